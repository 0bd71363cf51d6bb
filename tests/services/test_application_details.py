"""An application is one job: several at one employer, filled from a checked posting, with copies, documents and interviews of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import resources
from app.domain.applications import ApplicationFilter, DateKind, ImportantDate, Interview, JobDetails, Status
from app.domain.copies import RecipientKind
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.redact.policies import stage_policy
from app.services.application_details import ApplicationDetails, split_tags
from app.services.application_warnings import WarningKind, warnings_about
from app.services.applications import ApplicationService
from app.services.checks import CheckService
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.saved_filters import SavedFilters
from app.services.trash import Trash
from app.services.vaults import create_vault
from app.vault.vault import Vault
from ui.checking import Engine


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
        yield made


@pytest.fixture
def service(vault: Vault, clock: Hands) -> ApplicationDetails:
    return ApplicationDetails(vault, clock)


@pytest.fixture
def list_of(vault: Vault, clock: Hands) -> ApplicationService:
    return ApplicationService(vault, clock)


def with_resume(vault: Vault) -> None:
    text = resources.path("samples", "resume-en.json").read_text("utf-8")
    ImportService(vault).accept(from_json(json.loads(text)), note="test")


def make_copy(vault: Vault, name: str, out: Path, **more: str):
    recipient = next(one for one in vault.recipients.all() if one.name == name)
    request = CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",), **more)  # type: ignore[arg-type]
    return CopyService(vault, vault.clock).make(request, out).record


def test_several_jobs_at_one_employer_are_several_cards(
    vault: Vault, service: ApplicationDetails, list_of: ApplicationService
) -> None:
    first = service.add("Acme", JobDetails(title="Packer", place="Leeds", tags=("nights",), source="Indeed"))
    second = service.add("Acme", JobDetails(title="Picker", notes="ask for Zoë"))
    assert [one.name for one in vault.recipients.all()] == ["Acme"] and first != second
    list_of.record_status(second, Status.INTERVIEW)
    list_of.add_date(second, ImportantDate(DateKind.FOLLOW_UP, "2026-12-01"))
    cards = {card.details.title: (card.status, card.next_day) for card in list_of.cards()}
    assert cards == {"Packer": ("planned", ""), "Picker": ("interview", "2026-12-01")}
    found = [
        ApplicationFilter("zoe"),
        ApplicationFilter(status="planned"),
        ApplicationFilter(source="Indeed"),
        ApplicationFilter(tag="nights"),
        ApplicationFilter("title"),
    ]
    titles = [[card.details.title for card in list_of.cards(one)] for one in found]
    assert titles == [["Picker"], ["Packer"], ["Packer"], ["Packer"], []]
    by_title = [card.details.title for card in list_of.cards(sort="title", descending=False)]
    assert by_title == ["Packer", "Picker"]
    assert service.values("tags") == ("nights",) and service.values("source") == ("Indeed",)
    assert [(hit.kind, hit.title) for hit in vault.search("picker")] == [("recipient", "Acme")]
    due = ApplicationService(vault, lambda: datetime(2026, 12, 2, tzinfo=UTC)).due_dates()
    assert [(one.recipient_id, one.application_id) for one in due] == [(first, second)]


def test_an_old_vault_shows_what_it_showed(
    vault: Vault, service: ApplicationDetails, list_of: ApplicationService
) -> None:
    known = vault.recipients.add("Acme", RecipientKind.EMPLOYER, ())
    list_of.record_status(known.id, Status.SENT, "2026-10-01")
    (before,) = list_of.cards()
    assert (before.id, before.status, before.details) == (known.id, "sent", JobDetails())
    added = service.add("Acme", JobDetails(title="Picker"))
    assert added != known.id and [one.status for one in list_of.history(known.id)] == [Status.SENT]
    service.discard(added)
    assert list_of.cards() == [before]


def test_details_are_refused_with_a_sentence_and_nothing_is_kept(service: ApplicationDetails, vault: Vault) -> None:
    for wrong, code in (
        (JobDetails(title="x" * 301), "application-part-long"),
        (JobDetails(link="javascript:alert(1)"), "application-link-wrong"),
        (JobDetails(link="no address"), "application-link-wrong"),
        (JobDetails(closes="soon"), "application-day-unknown"),
    ):
        with pytest.raises(UserError) as refused:
            service.add("Acme", wrong)
        assert refused.value.code == code
    assert vault.recipients.all() == []
    made = service.add("Acme", JobDetails(link="jobs.example.org/1", title="  A\n job "))
    assert service.get(made).link == "https://jobs.example.org/1" and service.get(made).title == "A job"
    before = service.set(made, JobDetails(title="Another"))
    service.set(made, before)
    assert service.get(made) == before
    with pytest.raises(UserError, match="application-unknown"):
        service.set("nobody", JobDetails())
    assert split_tags("remote, 双休；remote、x") == ("remote", "双休", "x")


@pytest.mark.parametrize(
    ("posting", "name", "title", "place", "pay"),
    [
        ("Warehouse Assistant – Northgate Logistics, Leeds\nShifts of 8 hours.", "Northgate Logistics", "Warehouse Assistant", "Leeds", ""),
        ("职位：仓库文员\n公司：青禾物流有限公司\n地点：杭州\n薪资：6000-8000元/月\n双休。", "青禾物流有限公司", "仓库文员", "杭州", "6000-8000元/月"),
    ],
)  # fmt: skip
def test_a_card_is_filled_from_the_checked_posting(
    vault: Vault, service: ApplicationDetails, posting: str, name: str, title: str, place: str, pay: str
) -> None:
    checked = CheckService(Engine(), vault, vault.clock).check(posting.encode(), name="posting.txt")
    found, details = service.read_posting(checked.check_id)
    assert (found, details.title, details.place, details.pay) == (name, title, place, pay)
    made = service.add(found, details)
    assert service.for_posting(vault.recipients.all()[0].id, checked.check_id) == made


@pytest.mark.parametrize(
    ("line", "contact"),
    [
        ("联系人：李经理", "李经理"),
        ("招聘联系人: 王芳女士 13800138000", "王芳女士 · 13800138000"),
        ("Contact: Ms Ward, careers@northgate.example", "Ms Ward · careers@northgate.example"),
        ("Hiring manager: Ana de Souza", "Ana de Souza"),
        ("Contact us on careers@northgate.example", "careers@northgate.example"),
        ("Contact Details", ""),
        ("We contact Ms Ward's customers.", ""),
    ],
)
def test_whom_to_ask_for_is_read_from_the_posting(
    vault: Vault, service: ApplicationDetails, line: str, contact: str
) -> None:
    text = f"Warehouse Assistant – Northgate Logistics, Leeds\nShifts of 8 hours.\n{line}\n"
    checked = CheckService(Engine(), vault, vault.clock).check(text.encode(), name="posting.txt")
    assert service.read_posting(checked.check_id)[1].contact == contact


@pytest.mark.parametrize(
    ("lines", "link", "contact"),
    [
        ("Apply at https://jobs.example.org/4711", "https://jobs.example.org/4711", ""),
        (
            "Apply: https://jobs.example.org/4711\nMail hr@northgate.example",
            "https://jobs.example.org/4711",
            "hr@northgate.example",
        ),
        ("See https://northgate.example and https://jobs.example.org/4711", "", ""),
    ],
)
def test_the_one_link_of_a_text_is_that_of_the_posting(
    vault: Vault, service: ApplicationDetails, lines: str, link: str, contact: str
) -> None:
    text = f"Warehouse Assistant – Northgate Logistics, Leeds\nShifts of 8 hours.\n{lines}\n"
    checked = CheckService(Engine(), vault, vault.clock).check(text.encode(), name="posting.txt")
    read = service.read_posting(checked.check_id)[1]
    assert (read.link, read.contact) == (link, contact)


def test_copies_belong_to_a_card(
    vault: Vault, service: ApplicationDetails, list_of: ApplicationService, tmp_path: Path
) -> None:
    with_resume(vault)
    first, second = (service.add("Acme", JobDetails(title=title)) for title in ("Packer", "Picker"))
    copy = make_copy(vault, "Acme", tmp_path, application_id=second)
    plain = make_copy(vault, "Acme", tmp_path)
    assert (service.application_of(copy), service.application_of(plain)) == (second, first)
    assert {card.details.title: (card.status, card.copies) for card in list_of.cards()} == {
        "Packer": ("sent", 1),
        "Picker": ("sent", 1),
    }
    rows = {row.copy_id: row.application_id for row in list_of.rows()}
    assert rows == {copy.copy_id: second, plain.copy_id: first}
    service.assign_copy(copy, first)
    assert {card.details.title: card.status for card in list_of.cards()} == {"Packer": "sent", "Picker": "planned"}
    service.assign_copy(copy, second)
    vault.preferences.set(f"job:{second}", None)  # a note that is lost takes no copy with it
    assert {row.copy_id: row.application_id for row in list_of.rows()} == dict.fromkeys(rows, first)


def test_a_copy_for_a_posting_opens_a_card_for_it(
    vault: Vault, service: ApplicationDetails, list_of: ApplicationService, tmp_path: Path
) -> None:
    with_resume(vault)
    vault.recipients.add("Northgate Logistics", RecipientKind.EMPLOYER, ())
    earlier = make_copy(vault, "Northgate Logistics", tmp_path)
    text = b"Warehouse Assistant - Northgate Logistics, Leeds\nShifts of 8 hours."
    check = CheckService(Engine(), vault, vault.clock).check(text, name="posting.txt")
    copies = [make_copy(vault, "Northgate Logistics", tmp_path, check_id=check.check_id) for _ in range(2)]
    assert {service.application_of(one) for one in copies} == {f"{earlier.recipient_id}.2"}
    assert sorted((card.details.title, card.copies) for card in list_of.cards()) == [
        ("", 1),
        ("Warehouse Assistant", 2),
    ]


def test_the_first_copy_for_a_posting_leaves_one_card(
    vault: Vault, service: ApplicationDetails, list_of: ApplicationService, tmp_path: Path
) -> None:
    with_resume(vault)
    vault.recipients.add("Northgate Logistics", RecipientKind.EMPLOYER, ())
    text = b"Warehouse Assistant - Northgate Logistics, Leeds\nShifts of 8 hours."
    check = CheckService(Engine(), vault, vault.clock).check(text, name="posting.txt")
    copy = make_copy(vault, "Northgate Logistics", tmp_path, check_id=check.check_id)
    assert service.application_of(copy) == copy.recipient_id
    assert [(card.details.title, card.copies, card.status) for card in list_of.cards()] == [
        ("Warehouse Assistant", 1, "sent")
    ]


def test_documents_are_kept_in_the_vault_and_really_removed(vault: Vault, service: ApplicationDetails) -> None:
    one, other = (service.add("Acme", JobDetails(title=title)) for title in ("Packer", "Picker"))
    service.add_document(one, "plan.pdf", b"%PDF plan")
    again = service.add_document(one, "../plan.pdf", b"%PDF other")
    service.add_document(other, "same.pdf", b"%PDF plan")
    assert [kept.name for kept in service.documents(one)] == ["plan.pdf", again.name] and "/" not in again.name
    assert service.document_bytes(one, again.name) == b"%PDF other"
    service.remove_document(one, "plan.pdf")
    assert service.document_bytes(other, "same.pdf") == b"%PDF plan"  # the same bytes are still wanted
    service.remove_document(other, "same.pdf")
    service.remove_document(one, again.name)
    assert vault.database.fetch_one("SELECT count(*) FROM blobs") == (0,)
    with pytest.raises(UserError, match="document-unknown"):
        service.document_bytes(one, "plan.pdf")


def test_interviews_are_the_next_date(service: ApplicationDetails, list_of: ApplicationService, clock: Hands) -> None:
    made = service.add("Acme", JobDetails(title="Packer"))
    kept = service.set_interview(made, Interview("", "2026-12-03 09:30", 45, "Quay St"))
    list_of.add_date(made, ImportantDate(DateKind.FOLLOW_UP, "2026-12-05"))
    assert list_of.cards()[0].next_day == "2026-12-03"
    clock.now = datetime(2026, 12, 4, 9, 0, tzinfo=UTC)
    assert list_of.cards()[0].next_day == "2026-12-05"
    with pytest.raises(UserError, match="interview-moment-unknown"):
        service.set_interview(made, Interview("", "tomorrow"))
    service.remove_interview(made, kept.id)
    assert service.interviews(made) == ()


def test_the_same_job_twice_and_an_agency_between_are_told(vault: Vault, service: ApplicationDetails) -> None:
    direct = service.add("Northgate Ltd", JobDetails(title="Packer (nights)"))
    other = service.add("Northgate Ltd", JobDetails(title="Driver"))
    through = service.add("Orchard", JobDetails(title="packer, NIGHTS", employer="NORTHGATE"), RecipientKind.AGENCY)
    unknown = service.add("Orchard", JobDetails(title="Clerk"))
    apart = service.add("Northgate Foods", JobDetails(title="Packer (nights)"))

    def told(application_id: str) -> list[tuple[WarningKind, str]]:
        return [(one.kind, one.application_id) for one in warnings_about(vault, application_id)]

    assert told(direct) == [(WarningKind.SAME_JOB, through)]
    assert told(other) == [(WarningKind.OTHER_WAY, through)]
    assert sorted(told(through)) == sorted([(WarningKind.AGENCY, ""), (WarningKind.SAME_JOB, direct)])
    more = service.add("Northgate Ltd", JobDetails(title="Cook"))
    clerk = service.add("Orchard", JobDetails(title="Porter", employer="Northgate"), RecipientKind.AGENCY)
    assert sorted(told(clerk)) == sorted([(WarningKind.AGENCY, ""), (WarningKind.DIRECT, direct)]), (
        "the same words once"
    )
    for one in (more, clerk):
        Trash(vault, vault.clock).add("application", one)
    assert told(unknown) == [(WarningKind.AGENCY_UNKNOWN, "")] and told(apart) == []
    Trash(vault, vault.clock).add("application", through)
    assert told(direct) == []


def test_one_job_goes_to_the_trash_and_the_others_stay(
    vault: Vault, service: ApplicationDetails, list_of: ApplicationService, clock: Hands
) -> None:
    first, second = (service.add("Acme", JobDetails(title=title)) for title in ("Packer", "Picker"))
    service.add_document(second, "plan.pdf", b"%PDF plan")
    trash = Trash(vault, clock)
    trash.add("application", second)
    assert [card.id for card in list_of.cards()] == [first]
    assert [(one.title, one.erasable) for one in trash.all()] == [("Picker · Acme", True)]
    trash.restore("application", second)
    assert len(list_of.cards()) == 2
    trash.add("application", second)
    trash.add("application", first)
    clock.now += timedelta(days=31)
    assert trash.erase_expired() == 1 and not service.exists(second) and service.exists(first)
    assert vault.database.fetch_one("SELECT count(*) FROM blobs") == (0,) and vault.search("picker") == []


def test_filters_are_saved_by_name(vault: Vault) -> None:
    saved, chosen = SavedFilters(vault), ApplicationFilter("leeds", "sent", "Indeed", "nights")
    assert saved.save("  Leeds\n nights ", chosen) == "Leeds nights"
    assert SavedFilters(vault).all() == {"Leeds nights": chosen}
    with pytest.raises(UserError, match="filter-name"):
        saved.save(" ", chosen)
    assert saved.remove("Leeds nights") == chosen and saved.all() == {}
