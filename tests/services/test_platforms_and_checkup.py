"""Platforms count as public until the person says otherwise; the check-up finds what is old, expired or still out, once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from app import resources
from app.clock import local_day, system_clock
from app.domain.applications import DateKind, ImportantDate, Status
from app.domain.copies import RecipientKind
from app.domain.platforms import Topic, Visibility
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind, Stage
from app.errors import UserError
from app.letters.model import Answer, LetterKind
from app.redact.policies import stage_policy
from app.services import stored_resume
from app.services.applications import ApplicationService
from app.services.checkup import CheckUpService
from app.services.checkup_print import checkup_pages, sections
from app.services.copies import CopyRequest, CopyService
from app.services.known_platforms import ORDER, platforms
from app.services.letters import LetterService
from app.services.platforms import PUBLIC_DAYS, REVIEW_DAYS, PlatformService, by_country, questions
from app.services.recipients import RecipientService
from app.services.vaults import create_vault
from app.text.characters import has_han
from app.text.dates import long_day
from app.vault.vault import Vault

TODAY = local_day(system_clock())


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        resume = from_json(json.loads(resources.path("samples", "resume-zh.json").read_text("utf-8")))
        made.masters.add(stored_resume.MAIN, stored_resume.encode(resume))
        yield made


def send(vault: Vault, name: str, tmp_path: Path, kind: RecipientKind = RecipientKind.EMPLOYER) -> str:
    recipient = RecipientService(vault).find_or_add(name, kind)
    CopyService(vault).make(CopyRequest(recipient, stage_policy(Stage.INTERVIEW), ("txt",)), tmp_path)
    return recipient.id


def test_every_shipped_step_names_its_source_and_day() -> None:
    assert [one.id for one in platforms()] == list(ORDER)
    for one in platforms():
        assert set(one.steps) == set(Topic)
        for step in (step for steps in one.steps.values() for step in steps):
            assert all((step.words["en"], step.words["zh"], step.source["en"], step.source["zh"], step.checked)), one.id
            assert step.url.startswith("https://")


def test_every_official_page_and_every_claim_of_a_question_names_its_source() -> None:
    for one in platforms():
        assert one.home.startswith("https://")
        assert one.home_source["en"] and has_han(one.home_source["zh"])
    assert len({one.id for one in questions()}) == len(questions())
    for question in questions():
        assert all((question.words["en"], question.words["zh"]))
        assert bool(question.source) == bool(question.checked)


def test_a_platform_that_got_a_copy_is_public_until_somebody_says_otherwise(vault: Vault, tmp_path: Path) -> None:
    service = PlatformService(vault)
    assert not any(one.counts_as_public for one in service.views())
    send(vault, "智联招聘", tmp_path, RecipientKind.PLATFORM)
    assert [one.platform.id for one in service.used() if one.counts_as_public] == ["zhaopin"]
    view = service.set_state("智联", Visibility.HIDDEN)
    assert (view.counts_as_public, view.state.since, view.state.looked) == (False, TODAY, TODAY)
    later = service.set_state("zhaopin", Visibility.HIDDEN)
    assert later.state.since == TODAY
    assert later.review > TODAY
    assert service.set_state("zhaopin", Visibility.CLOSED).review == ""


def test_what_the_official_page_says_is_kept_with_its_day(vault: Vault) -> None:
    service = PlatformService(vault)
    service.paste("BOSS直聘", Topic.DELETE, " 我的 → 设置 → 注销 ")
    assert service.state("boss").pasted[Topic.DELETE] == ("我的 → 设置 → 注销", TODAY)
    service.set_state("boss", Visibility.HIDDEN)
    assert Topic.DELETE in service.state("boss").pasted
    service.paste("boss", Topic.DELETE, "")
    assert service.state("boss").pasted == {}


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("nobody", "", "platform-unknown"),
        ("boss", "2199-01-01", "incident-day-future"),
        ("boss", "soon", "incident-day-unknown"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_kept(vault: Vault, name: str, day: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        PlatformService(vault).set_state(name, Visibility.PUBLIC, day)
    assert refused.value.code == code
    assert PlatformService(vault).state("boss").looked == ""


def test_the_check_up_finds_what_is_expired_asked_and_old(vault: Vault, tmp_path: Path) -> None:
    applications = ApplicationService(vault)
    expired, asked = send(vault, "Expired", tmp_path), send(vault, "Asked", tmp_path)
    send(vault, "Fresh", tmp_path)
    applications.add_date(expired, ImportantDate(DateKind.EXPIRES, "2026-01-01"))
    applications.add_date(asked, ImportantDate(DateKind.EXPIRES, "2026-01-01"))
    applications.add_date(asked, ImportantDate(DateKind.REPLY, "2026-02-01"))
    found = CheckUpService(vault).run()
    assert [(one.recipient.name, one.expired) for one in found.held if one.expired] == [
        ("Expired", "2026-01-01"),
        ("Asked", "2026-01-01"),
    ]
    assert [(one.name, day) for one, day in found.open_requests] == [("Asked", "2026-02-01")]
    assert [(one.name, kind) for one, kind in found.letters] == [("Expired", "erase")]


def test_an_old_number_is_told_with_those_who_have_it(vault: Vault, tmp_path: Path) -> None:
    send(vault, "Old", tmp_path)
    before = stored_resume.current(vault).resume
    changed = replace(before, basics=replace(before.basics, phone="13900009999"))
    vault.masters.add(stored_resume.MAIN, stored_resume.encode(changed))
    send(vault, "New", tmp_path)
    contacts = CheckUpService(vault).run().old_contacts
    assert [(one.fact.value, [two.name for two in one.recipients]) for one in contacts] == [
        (before.basics.phone, ["Old"])
    ]


def test_it_is_due_once_a_year(vault: Vault, tmp_path: Path) -> None:
    now = system_clock()
    service = CheckUpService(vault)
    assert not service.is_due()
    send(vault, "Somebody", tmp_path)
    assert not service.is_due()
    assert CheckUpService(vault, lambda: now + timedelta(days=366)).is_due()
    CheckUpService(vault, lambda: now + timedelta(days=366)).done()
    assert not CheckUpService(vault, lambda: now + timedelta(days=400)).is_due()
    late = CheckUpService(vault, lambda: now + timedelta(days=400)).run()
    assert [(one.name, kind) for one, kind in late.letters] == [("Somebody", "access")]


def day_after(days: int) -> str:
    return local_day(system_clock() + timedelta(days=days))


def test_answers_are_kept_with_the_day_on_which_the_person_looked(vault: Vault) -> None:
    service = PlatformService(vault)
    view = service.answer("boss", {"phone": True, "photo": False}, "2026-11-01")
    assert view.state.seen == {"phone": (True, "2026-11-01"), "photo": (False, "2026-11-01")}
    assert view.state.looked == "2026-11-01"
    later = service.answer("boss", {"phone": None, "name": True})
    assert later.state.seen == {"photo": (False, "2026-11-01"), "name": (True, TODAY)}
    with pytest.raises(UserError) as refused:
        service.answer("boss", {"shoe-size": True})
    assert refused.value.code == "platform-question-unknown"
    assert service.set_state("boss", Visibility.HIDDEN).state.seen == later.state.seen


def test_a_look_comes_due_after_half_a_year_or_on_the_chosen_day(vault: Vault) -> None:
    service = PlatformService(vault)
    assert service.set_state("liepin", Visibility.HIDDEN).review == day_after(REVIEW_DAYS)
    assert service.set_review("liepin", day_after(30)).review == day_after(30)
    assert service.due() == ()
    later = PlatformService(vault, lambda: system_clock() + timedelta(days=31))
    assert [one.platform.id for one in later.due()] == ["liepin"]
    assert later.set_state("liepin", Visibility.HIDDEN).review == day_after(31 + REVIEW_DAYS)
    assert later.due() == ()
    assert service.set_review("liepin").review == day_after(31 + REVIEW_DAYS)
    with pytest.raises(UserError):
        service.set_review("liepin", "soon")


def test_own_platforms_work_like_the_others_and_can_be_put_back(vault: Vault) -> None:
    service = PlatformService(vault)
    made = service.add(" Harbour  Jobs ", "www.harbour-jobs.example/privacy")
    assert (made.name["zh"], made.home) == ("Harbour Jobs", "https://www.harbour-jobs.example/privacy")
    service.paste("harbour jobs", Topic.HIDE, "Profile, Visibility, Off")
    assert service.view(made.id).counts_as_public
    recipient = RecipientService(vault).find_or_add("Somebody", RecipientKind.PLATFORM, ("harbour-jobs.example",))
    assert service.recipient(made.id, "en") == recipient
    gone, state = service.remove(made.id)
    assert len(service.views()) == len(ORDER)
    service.restore(gone, state)
    assert service.view("Harbour Jobs").state.pasted[Topic.HIDE] == ("Profile, Visibility, Off", TODAY)
    assert service.add("Another", "").id != made.id


@pytest.mark.parametrize(
    ("name", "address", "code"),
    [
        ("  ", "", "platform-name-missing"),
        ("BOSS 直聘", "", "platform-exists"),
        ("Harbour", "javascript:alert(1)", "platform-address-wrong"),
        ("Harbour", "file:///etc/passwd", "platform-address-wrong"),
        ("Harbour", "http://[broken", "platform-address-wrong"),
        ("Harbour", "ftp://harbour.example/privacy", "platform-address-wrong"),
    ],
)
def test_a_platform_that_cannot_be_added_is_refused(vault: Vault, name: str, address: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        PlatformService(vault).add(name, address)
    assert refused.value.code == code
    assert len(PlatformService(vault).all()) == len(ORDER)


def test_a_shipped_platform_stays(vault: Vault) -> None:
    with pytest.raises(UserError) as refused:
        PlatformService(vault).remove("boss")
    assert refused.value.code == "platform-shipped"


def test_what_is_remembered_counts_as_given(vault: Vault) -> None:
    service = PlatformService(vault)
    view = service.record("zhaopin", "2026-01-05", (Kind.PHONE,), "platform form", "zh")
    assert [(one.day, one.kinds) for one in view.past] == [("2026-01-05", ("phone",))]
    assert view.counts_as_public
    assert view.review == (date.fromisoformat("2026-01-05") + timedelta(days=REVIEW_DAYS)).isoformat()
    assert RecipientService(vault).find("智联招聘").kind is RecipientKind.PLATFORM


def test_platforms_are_found_by_name_domain_and_own_notes(vault: Vault) -> None:
    service = PlatformService(vault)
    service.paste("58", Topic.HIDE, "Settings, Privacy, Invisible")
    assert [one.id for one in service.search("直聘")] == ["boss"]
    assert [one.id for one in service.search("ZHAOPIN.com")] == ["zhaopin"]
    assert [(one.id, one.excerpt) for one in service.search("invisible")] == [("58", "Settings, Privacy, Invisible")]
    assert service.search("  ") == []


def test_letters_follow_a_closed_account_an_old_number_and_silence(vault: Vault, tmp_path: Path) -> None:
    send(vault, "LinkedIn", tmp_path, RecipientKind.PLATFORM)
    over, going_on = send(vault, "Over", tmp_path), send(vault, "Going on", tmp_path)
    silent = send(vault, "Silent", tmp_path)
    before = stored_resume.current(vault).resume
    vault.masters.add(
        stored_resume.MAIN, stored_resume.encode(replace(before, basics=replace(before.basics, phone="13900009999")))
    )
    ApplicationService(vault).record_status(over, Status.REJECTED)
    ApplicationService(vault).record_status(going_on, Status.INTERVIEW)
    letters = LetterService(vault)
    kept = letters.keep(letters.draft("Silent", LetterKind.ERASE))
    letters.mark_sent(kept.id, "2026-01-05")
    PlatformService(vault).set_state("linkedin", Visibility.CLOSED)
    found = {one.name: kind for one, kind in CheckUpService(vault).run().letters}
    assert found == {"LinkedIn": "erase", "Over": "erase", "Silent": "reminder"}
    assert silent in {one.id for one, _ in CheckUpService(vault).run().open_requests}
    letters.record_answer(kept.id, Answer.REFUSED)
    assert {one.name: kind for one, kind in CheckUpService(vault).run().letters}["Silent"] == "reasons"


def test_the_backup_is_asked_once_a_year(vault: Vault) -> None:
    service = CheckUpService(vault)
    assert service.run().backup is None
    service.record_backup(opened=False)
    assert service.run().backup == (False, TODAY)
    service.record_backup(opened=True)
    assert service.run().backup == (True, TODAY)
    assert CheckUpService(vault, lambda: system_clock() + timedelta(days=366)).run().backup is None


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://www.zhipin.com/job/1.html", "boss"),
        ("zhipin.com/job/1.html", "boss"),
        ("https://zhipin.com.evil.example/job", None),
        ("https://notzhipin.com/job", None),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_a_platform_is_known_by_an_address_of_its_own(vault: Vault, address: str, wanted: str | None) -> None:
    found = PlatformService(vault).at(address)
    assert (found.id if found else None) == wanted


def test_platforms_of_the_persons_country_and_of_many_come_first(vault: Vault) -> None:
    service = PlatformService(vault)
    service.set_state("boss", Visibility.HIDDEN)
    here = [one.platform.id for one in by_country(service.views(), "GB")]
    assert here[:3] == ["boss", "linkedin", "indeed"], "what is used stays first"
    assert [one.platform.id for one in by_country(service.views(), "")][1:] == [one for one in ORDER if one != "boss"]


def test_the_page_says_every_answer_and_whether_it_was_finished(vault: Vault) -> None:
    service, checkup = PlatformService(vault), CheckUpService(vault)
    for name, said in (
        ("linkedin", Visibility.PUBLIC),
        ("boss", Visibility.HIDDEN),
        ("zhaopin", Visibility.NONE),
        ("58", Visibility.CLOSED),
    ):
        service.set_state(name, said)
    checkup.record_backup(True)
    soon = (date.fromisoformat(TODAY) + timedelta(days=PUBLIC_DAYS)).isoformat()
    assert service.view("linkedin").review == soon, "what is public is looked at again sooner"
    told = {heading: "\n".join(lines) for heading, lines in sections(checkup.run(), "en")}
    assert f"look again on {long_day(soon, 'en')}" in told["Still public"]
    assert "not answered for: 4" in told["Still public"] and "Nothing found" not in told["Still public"]
    answers = told["Your answers for each platform"]
    for line in (
        "LinkedIn: public",
        "BOSS Zhipin: hidden",
        "Zhaopin: no account there",
        "account closed",
        "Not answered: ",
    ):
        assert line in answers
    assert "A backup was opened" in told["Backup"]

    def printed() -> str:
        page = pypdfium2.PdfDocument(checkup_pages(checkup.run(), "en"))
        return "".join(one.get_textpage().get_text_range() for one in page)

    assert "not finished yet" in printed() and "Gone through" not in printed()
    checkup.done()
    assert "Gone through on" in printed() and "not finished yet" not in printed()
