"""Applications in a real vault: SQL lists, statuses, dates, what was before the program, and the trash."""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import resources
from app.domain.applications import DateKind, ImportantDate, JobDetails, PastApplication, Status
from app.domain.copies import RecipientKind
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind, Stage
from app.errors import UserError
from app.redact.policies import stage_policy
from app.services.application_insights import outcomes
from app.services.applications import ApplicationService
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.past_applications import read_past
from app.services.trash import Trash
from app.services.vaults import create_vault
from app.vault.vault import Vault

TODAY = "2026-11-24"


class Hands:
    """A clock whose hands can be moved."""

    now = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def vault(tmp_path: Path, clock: Hands) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "correct horse battery", keyring=False, clock=clock) as made:
        resume = from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
        ImportService(made).accept(resume)
        yield made


@pytest.fixture
def service(vault: Vault, clock: Hands) -> ApplicationService:
    return ApplicationService(vault, clock)


def send(vault: Vault, clock: Hands, out: Path, name: str, stage: Stage) -> str:
    copies = CopyService(vault, clock)
    known = vault.recipients.by_name(name) or vault.recipients.add(name, RecipientKind.EMPLOYER)
    with vault.transaction():
        made = copies.make(CopyRequest(known, stage_policy(stage), ("txt",)), out)
    return made.record.recipient_id


def test_lists_are_sorted_and_filtered_by_the_database(
    vault: Vault, service: ApplicationService, clock: Hands, tmp_path: Path
) -> None:
    acme = send(vault, clock, tmp_path, "Acme", Stage.OFFER)
    clock.now += timedelta(days=1)
    send(vault, clock, tmp_path, "borealis", Stage.APPLY)
    vault.recipients.add("北极星", RecipientKind.AGENCY)
    service.record_status(acme, Status.GHOSTED)
    assert [row.name for row in service.rows(sort="recipient", descending=False)] == ["Acme", "borealis"], (
        "no job without a copy"
    )
    assert [row.name for row in service.rows(sort="stage")] == ["Acme", "borealis"]
    assert [row.status for row in service.rows(sort="status", descending=False)] == ["sent", "ghosted"]
    by_status = service.cards(sort="status", descending=False)
    assert [card.status for card in by_status] == ["planned", "sent", "ghosted"]
    written = next(one for one in vault.copies.all() if one.recipient_id != acme).files[0].name
    assert [row.name for row in service.rows(wanted=f"BOREALIS {written[:6]}")] == ["borealis"]
    assert [row.name for row in service.rows(status=Status.GHOSTED)] == ["Acme"]
    assert service.rows(wanted="%") == []
    assert {card.name: card.copies for card in service.cards()} == {"Acme": 1, "borealis": 1, "北极星": 0}
    for name in ("Łódź Müller ＡＧ", "Lodz Muller"):
        vault.recipients.add(name, RecipientKind.EMPLOYER)
    vault.database.execute("UPDATE copies SET channel = 'ZOË’S referral' WHERE recipient_id = ?", [acme])
    for wanted in ("lodz muller", "ŁÓDŹ müller"):
        assert {card.name for card in service.cards(wanted)} == {"Łódź Müller ＡＧ", "Lodz Muller"}
    assert [card.name for card in service.cards(wanted="zoe's")] == ["Acme"]
    assert [card.name for card in service.cards("北极")] == ["北极星"]


def test_the_status_of_the_last_day_counts_and_the_last_note_is_undone(
    vault: Vault, service: ApplicationService
) -> None:
    known = vault.recipients.add("Acme", RecipientKind.EMPLOYER)
    service.record_status(known.id, Status.OFFER, "2026-11-20")
    service.record_status(known.id, Status.INTERVIEW, "2026-11-10")
    assert service.cards()[0].status == "offer"
    service.undo_status(known.id)
    service.undo_status(known.id)
    assert service.cards()[0].status == "planned"


def test_dates_come_due_and_are_settled(vault: Vault, service: ApplicationService, clock: Hands) -> None:
    known = vault.recipients.add("Acme", RecipientKind.EMPLOYER)
    service.add_date(known.id, ImportantDate(DateKind.EXPIRES, "2026-11-25"))
    service.add_date(known.id, ImportantDate(DateKind.FOLLOW_UP, "2026-11-20"))
    assert [due.date.kind for due in service.due_dates()] == [DateKind.FOLLOW_UP]
    clock.now += timedelta(days=2)
    first, second = service.due_dates()
    service.mark_date_done(first.recipient_id, first.index)
    assert service.due_dates() == (dataclasses.replace(second, index=1),)
    assert service.cards()[0].next_day == "2026-11-25"
    service.mark_date_done(second.recipient_id, second.index)
    assert service.due_dates() == ()


def test_today_is_the_day_where_the_person_is(
    vault: Vault, service: ApplicationService, clock: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        clock.now = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)  # half past seven in the morning of the 25th
        known = vault.recipients.add("远岫科技", RecipientKind.EMPLOYER)
        service.add_date(known.id, ImportantDate(DateKind.FOLLOW_UP, "2026-11-25"))
        assert len(service.due_dates()) == 1
        service.record_status(known.id, Status.INTERVIEW, "2026-11-25")
        service.record_status(known.id, Status.OFFER)
        assert service.cards()[0].status == "offer"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_silence_is_noticed(vault: Vault, service: ApplicationService, clock: Hands, tmp_path: Path) -> None:
    acme = send(vault, clock, tmp_path, "Acme", Stage.APPLY)
    send(vault, clock, tmp_path, "Borealis", Stage.APPLY)
    clock.now += timedelta(days=30)
    service.record_status(acme, Status.INTERVIEW)
    assert [card.name for card in service.without_news_since("2026-12-10")] == ["Borealis"]
    service.record_status(vault.recipients.by_name("Borealis").id, Status.GHOSTED, "2026-11-25")  # type: ignore[union-attr]
    assert service.without_news_since("2026-12-10") == []


def test_the_past_is_reconstructed_in_the_ledger_and_only_voided(vault: Vault, service: ApplicationService) -> None:
    past = PastApplication("Old Co", RecipientKind.AGENCY, "2025-03-01", Status.GHOSTED, "mail", (Kind.PHONE,))
    known = service.reconstruct(past)
    (kept,) = service.reconstructed(known.id)
    assert (kept.day, kept.channel, kept.kinds, kept.fields) == ("2025-03-01", "mail", ("phone",), ("basics.phone",))
    card = service.cards()[0]
    assert (card.copies, card.last, card.status) == (0, "2025-03-01", "ghosted") and service.rows() == []
    service.record_status(known.id, Status.REPLIED, "2025-04-01")
    service.reconstruct(dataclasses.replace(past, day="2025-02-01", status=Status.SENT))
    service.void_reconstructed(kept.number, "it was another agency")
    assert [(step.status, step.day) for step in service.history(known.id)] == [
        (Status.SENT, "2025-02-01"),
        (Status.REPLIED, "2025-04-01"),
    ], "the status that came with it is gone, the others stay"
    (left,) = service.reconstructed()
    service.void_reconstructed(left.number, "never")
    service.undo_status(known.id)
    card = service.cards()[0]
    assert (card.last.startswith("2025"), card.status) == (False, "planned"), "it counts no longer anywhere"
    assert service.reconstructed() == ()
    assert vault.ledger.verify() is None
    assert vault.ledger.get(kept.number).body["recipient"] == "Old Co"  # type: ignore[union-attr]


def test_a_file_of_past_applications_is_read_line_by_line() -> None:
    text = (
        "Recipient;Day;Kind;Status;Disclosed\n恒通物流;2025/3/1;platform;ghosted;name phone|email\n"
        ";2025-01-01;;;\nAcme;last May;;;\nAcme;2025-05-05;robot;;\nAcme;2025-05-05;;;secrets\n\nAcme;2025-05-05;;;\n"
    )
    for data in (text.encode("utf-8-sig"), text.encode("gb18030"), text.replace(";", "\t").encode()):
        read = read_past(data, today=TODAY)
        assert [(one.name, one.day, one.kind.value) for one in read.applications] == [
            ("恒通物流", "2025-03-01", "platform"),
            ("Acme", "2025-05-05", "employer"),
        ]
        assert read.applications[0].disclosed == (Kind.NAME, Kind.PHONE, Kind.EMAIL)
        assert read.problems == ((3, "recipient"), (4, "day"), (5, "kind"), (6, "disclosed"))


def test_a_list_is_read_in_the_encoding_it_has() -> None:
    """Spreadsheets of western Windows write Windows-1252, those of Chinese Windows GB 18030, some neither mark."""
    for encoding, names in (
        ("cp1252", ["Société Générale", "“Quayside”", "Educação Über São Paulo"]),
        ("gb18030", ["恒通物流", "朱镕基·T恤", "Café 远岫"]),
        ("utf-16-le", ["Société", "恒通物流"]),
    ):
        text = "company,date\r" + "".join(f"{name},2026-01-05\r" for name in names)
        for ends in ("\r", "\n", "\r\n"):
            read = read_past(text.replace("\r", ends).encode(encoding), today=TODAY)
            assert ([one.name for one in read.applications], read.problems) == (names, ())


def test_a_quotation_mark_that_nobody_closed_takes_no_line_with_it_in_silence() -> None:
    rest = "Alder,2026-01-05,x\n" * 40
    for text in (f'"Quay,2026-01-05,x\n{rest}', f'"Quay,2026-01-05,x\n{rest}"Foo, Inc",2026-01-05,x\n'):
        with pytest.raises(UserError, match="past-quote") as refused:
            past(f"company,date,note\nAcme,2026-01-02,x\n{text}")
        assert refused.value.params == {"line": 3}
    pasted = '"We seek a clerk, or two.\nPosted 2026-01-05, apply by mail, today"'
    assert [row[0] for row in past(f"company,date,note\nAcme,2026-01-02,{pasted}\nFoo,2026-01-03,\n")[0]] == [
        "Acme",
        "Foo",
    ]


def test_a_name_holds_nothing_that_is_not_seen(vault: Vault, service: ApplicationService) -> None:
    text = "company,date\nQuay\u202eside\x07 \u200bLtd,2026-01-05\nQuayside  Ltd,2026-01-06\n\u200b,2026-01-06\nمی\u200cخواهم,2026-01-07\n"
    (*read, nameless, last) = read_past(text.encode(), today=TODAY).applications
    assert {service.add_application(one).name for one in (*read, last)} == {"Quayside Ltd", "می\u200cخواهم"}
    with pytest.raises(UserError, match="recipient-empty"):
        service.add_application(nameless)
    assert len(vault.recipients.all()) == 2


def past(text: str) -> tuple[list[tuple[str, str, str, str]], tuple[tuple[int, str], ...]]:
    read = read_past(text.encode(), today=TODAY)
    return [(one.name, one.day, one.status.value, one.channel) for one in read.applications], read.problems


def test_each_job_of_a_list_is_a_card_with_its_notes_once(vault: Vault, service: ApplicationService) -> None:
    text = "company,date,status,job title,备注\nAcme,2026-01-05,sent,Clerk,call again\nAcme,2026-02-05,planned,Cook,\n"
    for _ in range(2):
        for one in read_past(text.encode(), today=TODAY).applications:
            service.add_application(one)
    assert [one.name for one in vault.recipients.all()] == ["Acme"]
    cards = {card.details.title: (card.status, card.details.notes) for card in service.cards()}
    assert cards == {"Clerk": ("sent", "call again"), "Cook": ("planned", "")}, "one card for each job, once"
    assert vault.ledger.problems() == ()
    assert [hit.title for hit in vault.search("call again")] == ["Acme"]
    assert vault.ledger.verify() is None


def test_a_list_that_people_keep_for_themselves_is_read() -> None:
    english = (
        "Role,Company,Date applied,Status,Applied via,Pay,Comments\n"
        "Clerk,Acme,14/05/2026,Rejected,Indeed,9,Ms Hall; said  she calls\nCook,Foo,03/06/2026,No response,,,\n"
    )
    assert past(english) == ([("Acme", "2026-05-14", "rejected", "Indeed"), ("Foo", "2026-06-03", "ghosted", "")], ())
    read = read_past(english.encode(), today=TODAY)
    assert read.untrusted_left == ()
    assert [(one.details.title, one.details.pay, one.details.notes) for one in read.applications] == [
        ("Clerk", "9", "Ms Hall; said she calls"),
        ("Cook", "", ""),
    ]
    chinese = "公司名称,投递日期,状态,渠道\n远岫科技,2026年8月9日,已投递,某招聘网\n禾川包装,2026.7.1,杳无音信,内推\n"
    assert past(chinese) == (
        [("远岫科技", "2026-08-09", "sent", "某招聘网"), ("禾川包装", "2026-07-01", "ghosted", "内推")],
        (),
    )
    own = "公司,日期,状态\n甲,2026/7/1,已读不回\n乙,2026/7/2,二面\n丙,2026/7/3,挂了\n"
    assert [one[2] for one in past(own)[0]] == ["ghosted", "interview", "rejected"]
    assert past("employer;date\nAcme;May 14, 2026\nFoo;3 June 2026\nBar;2026-06-04 09:30\n")[0] == [
        ("Acme", "2026-05-14", "sent", ""),
        ("Foo", "2026-06-03", "sent", ""),
        ("Bar", "2026-06-04", "sent", ""),
    ]


def test_everything_that_is_known_of_a_job_is_read() -> None:
    english = (
        "Company,Job title,City,Salary,Job link,Deadline,Source,Contact,Tags,Date,Client\n"
        "Orchard Talent,Clerk,Leeds,£9,jobs.example/4,14/12/2026,Indeed,Ms Hall,nights; far,2026-11-02,Acme\n"
        "Foo,Cook,,,see mail,,,,,2026-11-03,\n"
    )
    read = read_past(english.encode(), today=TODAY)
    first, second = (one.details for one in read.applications)
    assert first == JobDetails(
        *("Clerk", "Acme", "Leeds", "£9", "jobs.example/4", "2026-12-14", "Indeed", "Ms Hall"), ("nights", "far")
    )
    assert second == JobDetails(title="Cook", notes="see mail") and read.untrusted_left == ()
    chinese = "公司,岗位,工作地点,薪资,链接,截止日期,来源,联系人,标签,日期\n远岫科技,文员,武汉,6k,https://a.example/1,2026-12-01,BOSS直聘,李经理,双休,2026-11-01\n"
    (one,) = read_past(chinese.encode(), today=TODAY).applications
    assert one.details == JobDetails(
        *("文员", "", "武汉", "6k", "https://a.example/1", "2026-12-01", "BOSS直聘", "李经理"), ("双休",)
    )
    assert one.channel == "BOSS直聘"


def test_a_status_of_a_list_says_nothing_of_the_days_to_an_answer(vault: Vault, service: ApplicationService) -> None:
    """A list names one day, that of sending: an answer on it is not known to have come on that day."""
    text = "company,job,date,status\nAcme,Clerk,2026-01-05,rejected\nAcme,Cook,2026-01-06,sent\n"
    for one in read_past(text.encode(), today=TODAY).applications:
        service.add_application(one)
    assert [(one.sent, bool(one.answered), one.days) for one in outcomes(vault)] == [
        ("2026-01-05", True, None),
        ("2026-01-06", False, None),
    ]
    clerk = next(card for card in service.cards() if card.details.title == "Clerk")
    assert service.is_undated(clerk.id, service.history(clerk.id)[-1])
    cook = next(card for card in service.cards() if card.details.title == "Cook")
    service.record_status(cook.id, Status.REPLIED, "2026-01-10")
    assert [one.days for one in outcomes(vault)] == [None, 4]
    assert not any(service.is_undated(cook.id, step) for step in service.history(cook.id))


def test_one_of_two_jobs_of_a_list_is_taken_back(vault: Vault, service: ApplicationService) -> None:
    text = "company,job,date,status\nAcme,Clerk,2026-01-05,rejected\nAcme,Cook,2026-01-05,offer\n"
    for one in read_past(text.encode(), today=TODAY).applications:
        service.add_application(one)
    assert vault.ledger.problems() == ()
    second = service.reconstructed()[1]
    service.void_reconstructed(second.number, "never sent")
    assert {card.details.title: card.status for card in service.cards()} == {"Clerk": "rejected", "Cook": "planned"}
    assert vault.ledger.verify() is None and vault.ledger.problems() == ()
    vault.preferences.set("before:" + second.application_id, {"day": "2020-01-01"})
    assert [(one.code, one.detail) for one in vault.ledger.problems()] == [("recipient-changed", "Acme")]


def test_a_list_names_the_job_of_what_was_typed_without_one(vault: Vault, service: ApplicationService) -> None:
    service.reconstruct(PastApplication("Acme", RecipientKind.EMPLOYER, "2026-01-05", Status.REJECTED))
    for day in ("2026-01-05", "2026-01-09"):
        (one,) = read_past(f"company,job,date\nAcme,Clerk of {day},{day}\n".encode(), today=TODAY).applications
        service.add_application(one)
    assert sorted(card.details.title for card in service.cards()) == ["Clerk of 2026-01-05", "Clerk of 2026-01-09"]
    assert vault.ledger.problems() == ()


def test_days_that_could_be_two_are_not_guessed() -> None:
    assert past("company,date\nAcme,03/05/2026\n") == ([], ((2, "day"),))
    assert past("company,date\nAcme,03/05/2026\nFoo,05/14/2026\n")[0][0][1] == "2026-03-05"
    assert past("company,date\nAcme,05/05/2026\n")[0][0][1] == "2026-05-05"
    assert past("company,date\nAcme,14/10/26\n") == ([], ((2, "day"),)), "it may be of 2014"
    assert past("company,date\nAcme,14/10/26\nFoo,14/05/2026\n")[0][0][1] == "2026-10-14"


def test_a_day_to_come_is_no_past() -> None:
    assert past(f"recipient,day\nAcme,{TODAY}\nFoo,2026-11-25\n") == ([("Acme", TODAY, "sent", "")], ((3, "day"),))


def test_a_planned_one_needs_no_day() -> None:
    assert past("company,date,status\nAcme,,To apply\nFoo,2027-01-02,planned\nBar,,sent\n") == (
        [("Acme", "", "planned", ""), ("Foo", "2027-01-02", "planned", "")],
        ((4, "day"),),
    )


def test_the_own_name_of_a_column_goes_first() -> None:
    assert past("company,recipient,day\nParent,Acme,2026-01-01\n")[0][0][0] == "Acme"


@pytest.mark.parametrize(
    "data", [b"", b"name,when\nAcme,2025-01-01\n", b"\x00\xff", b'recipient,day\n"' + b"x" * 200_000, b"MZ\0\0" * 99]
)
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="past-columns"):
        read_past(data, today=TODAY)


def test_the_trash_hides_and_gives_back(
    vault: Vault, service: ApplicationService, clock: Hands, tmp_path: Path
) -> None:
    acme = send(vault, clock, tmp_path, "Acme", Stage.APPLY)
    never = vault.recipients.add("Never Sent", RecipientKind.EMPLOYER)
    service.record_status(never.id, Status.WITHDRAWN)
    trash = Trash(vault, clock)
    trash.add("recipient", acme)
    trash.add("recipient", never.id)
    assert service.rows() == []
    assert service.cards() == []
    assert {one.title: one.erasable for one in trash.all()} == {"Acme": False, "Never Sent": True}
    clock.now += timedelta(days=29)
    assert trash.erase_expired() == 0
    clock.now += timedelta(days=2)
    assert trash.erase_expired() == 1
    assert vault.recipients.get(never.id) is None
    assert vault.search("never") == []
    trash.restore("recipient", acme)
    assert [row.name for row in service.rows()] == ["Acme"]
    assert vault.ledger.verify() is None


def test_who_is_spoken_of_is_never_erased(vault: Vault, service: ApplicationService) -> None:
    known = service.reconstruct(PastApplication("Old Co", RecipientKind.EMPLOYER, "2025-03-01"))
    vault.recipients.erase(known.id)
    assert vault.recipients.get(known.id) is not None
