"""Letters of a real vault: what they say of the person, sent days, answers, dates to remember, and the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import paths, resources, settings
from app.domain.applications import DateKind, PastApplication
from app.domain.copies import Recipient, RecipientKind
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind, Stage
from app.errors import UserError
from app.letters.laws import laws
from app.letters.model import Answer, Form, LetterKind
from app.redact.policies import stage_policy
from app.services.applications import ApplicationService
from app.services.copies import CopyRequest, CopyService
from app.services.copy_plan import AliasScheme
from app.services.imports import ImportService
from app.services.letters import LETTERS, LetterService
from app.services.trash import Trash
from app.services.vaults import create_vault, open_vault
from app.vault.vault import Vault

PASSPHRASE = "correct horse battery"


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
    with create_vault(tmp_path / "vault", PASSPHRASE, keyring=False, clock=clock) as made:
        resume = from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
        ImportService(made).accept(resume)
        yield made


@pytest.fixture
def letters(vault: Vault, clock: Hands) -> LetterService:
    return LetterService(vault, clock)


def add(vault: Vault, name: str = "Harbour Jobs", kind: RecipientKind = RecipientKind.PLATFORM) -> Recipient:
    return vault.recipients.add(name, kind, ("harbour.example",))


def send(vault: Vault, clock: Hands, out: Path, to: Recipient, stage: Stage, scheme: str = "none") -> str:
    copies = CopyService(vault, clock)
    copies.set_alias_scheme(AliasScheme(scheme, "mine.example" if scheme != "none" else ""))
    with vault.transaction():
        return copies.make(CopyRequest(to, stage_policy(stage), ("txt",)), out).record.copy_id


def test_a_letter_says_which_kinds_they_have_and_no_value_they_lack(
    vault: Vault, letters: LetterService, clock: Hands, tmp_path: Path
) -> None:
    known = add(vault)
    copy_id = send(vault, clock, tmp_path, known, Stage.APPLY, "catch-all")
    copy = vault.copies.get(copy_id)
    assert copy is not None
    (alias,) = copy.aliases.values()
    draft = letters.draft(known.name, LetterKind.ACCESS, law="gdpr")
    assert copy.reference in draft.text and "24 November 2026" in draft.text and "harbour.example" in draft.text
    assert draft.sender.name == "Amara Lindqvist" and draft.sender.contact == alias and alias in draft.text
    values = vault.masters.latest("main")
    assert values is not None
    resume = json.loads(values.document)
    basics = resume["basics"]
    assert basics["email"] not in draft.text and basics["phone"] not in draft.text
    assert resume["x-personal"]["idNumbers"][0]["value"] not in draft.text
    assert not [job["name"] for job in resume["work"] if job["name"] in draft.text]
    (held,) = letters.holdings(known.id)
    assert held.form is Form.COPY and Kind.EMAIL in held.kinds and Kind.PHONE not in held.kinds


def test_a_name_that_was_withheld_is_not_given_away_by_the_letter(
    vault: Vault, letters: LetterService, clock: Hands, tmp_path: Path
) -> None:
    known = add(vault)
    copy = vault.copies.get(send(vault, clock, tmp_path, known, Stage.BROWSE))
    assert copy is not None
    for kind in (LetterKind.ACCESS, LetterKind.ERASE, LetterKind.SOURCE, LetterKind.STOP, LetterKind.WITHDRAW):
        draft = letters.draft(known.name, kind, law="pipl", language="zh")
        assert "Amara" not in draft.text and "Lindqvist" not in draft.text and "@" not in draft.text
        assert f"编号{copy.reference}的申请人" in draft.text


def test_void_copies_are_left_out_and_what_was_before_is_named_as_remembered(
    vault: Vault, letters: LetterService, clock: Hands, tmp_path: Path
) -> None:
    known = add(vault)
    copy_id = send(vault, clock, tmp_path, known, Stage.APPLY)
    vault.copies.void(copy_id, "never sent")
    assert letters.holdings(known.id) == () and letters.sender(known.id).name == ""
    past = PastApplication(known.name, known.kind, "2024-03-02", disclosed=(Kind.NAME, Kind.PHONE))
    ApplicationService(vault, clock).add_application(past)
    (held,) = letters.holdings(known.id)
    assert held.form is Form.BEFORE and held.kinds == (Kind.NAME, Kind.PHONE)
    text = letters.draft(known.name, LetterKind.ERASE, law="gdpr").text
    assert "2 March 2024" in text and "as far as I remember (name, phone)" in text
    sender = letters.sender(known.id)
    assert sender.name == "Amara Lindqvist" and sender.contact and "@" not in sender.contact


def test_the_law_is_that_of_the_readers_country(vault: Vault, letters: LetterService) -> None:
    known = add(vault)
    told = settings.load(paths.settings_file())
    for country, law in (("CN", "pipl"), ("GB", "uk-gdpr"), ("IN", "none"), ("FR", "gdpr")):
        settings.save(paths.settings_file(), replace(told, country=country))
        assert letters.draft(known.name, LetterKind.ACCESS).law.id == law
    assert letters.draft(known.name, LetterKind.COMPLAINT).to == "the CNIL"
    with pytest.raises(UserError, match="letter-law-not-in-force"):
        letters.draft(known.name, LetterKind.ACCESS, law="dpdp")


def test_a_sent_letter_becomes_a_date_and_a_ledger_row_and_its_answer_settles_the_date(
    vault: Vault, letters: LetterService, clock: Hands
) -> None:
    known = add(vault)
    applications = ApplicationService(vault, clock)
    letter = letters.keep(letters.draft(known.name, LetterKind.ACCESS, law="gdpr"), "Subject\n\nMy own words.\n")
    assert letters.get(letter.id).text == "Subject\n\nMy own words.\n" and not letter.sent
    assert not list(vault.ledger.entries(kind="letter")) and applications.dates(known.id) == ()
    sent = letters.mark_sent(letter.id, "2026-11-24")
    assert (sent.sent, sent.due) == ("2026-11-24", "2026-12-24")
    (row,) = vault.ledger.entries(kind="letter")
    assert row.body["letter_id"] == letter.id and row.body["due"] == "2026-12-24" and "words" not in str(row.body)
    (due,) = applications.dates(known.id)
    assert (due.kind, due.day, due.done) == (DateKind.REPLY, "2026-12-24", False)
    assert letters.next_kind(sent) is None
    clock.now += timedelta(days=31)
    assert [one.name for one in applications.due_dates()] == ["Harbour Jobs"]
    assert letters.next_kind(sent) is LetterKind.REMINDER
    answered = letters.record_answer(letter.id, Answer.REFUSED)
    assert answered.answered == "2026-12-25" and applications.due_dates() == ()
    assert [entry.body["answer"] for entry in vault.ledger.entries(kind="letter-answered")] == ["refused"]
    assert letters.next_kind(answered) is LetterKind.REASONS
    assert vault.ledger.verify() is None


def test_each_step_is_followed_by_its_letter_until_the_complaint(
    vault: Vault, letters: LetterService, clock: Hands
) -> None:
    known = add(vault)
    first = letters.keep(letters.draft(known.name, LetterKind.ERASE, law="uk-gdpr"))
    letters.mark_sent(first.id)
    first = letters.record_answer(first.id, Answer.IDENTITY)
    kinds = []
    letter = first
    for _ in range(5):
        clock.now += timedelta(days=40)
        kind = letters.next_kind(letters.get(letter.id))
        if kind is None:
            break
        kinds.append(kind.value)
        draft = letters.draft(known.name, kind, about=letter.id)
        assert draft.law.id == "uk-gdpr" and ("24 November 2026" in draft.text)
        kept = letters.keep(draft)
        assert letters.next_kind(kept) is None
        before, letter = letter, letters.mark_sent(kept.id)
        assert letters.next_kind(letters.get(before.id)) is None
    assert kinds == ["identity", "reminder", "complaint", "complaint"]
    assert [one.to for one in letters.all(known.id)][-2:] == ["", "the Information Commission (ICO)"]
    assert letter.due == ""
    history = letters.get(letter.id).text
    assert (
        "to delete my personal data" in history and "they asked me to show who I am" not in history.split("24 Nov")[0]
    )


def test_an_answer_to_a_follow_up_is_what_the_next_letter_speaks_of(
    vault: Vault, letters: LetterService, clock: Hands
) -> None:
    known = add(vault)
    first = letters.mark_sent(letters.keep(letters.draft(known.name, LetterKind.ACCESS, law="pipl")).id)
    assert first.due == "2026-12-15"
    clock.now += timedelta(days=30)
    reminder = letters.draft(known.name, LetterKind.REMINDER, about=first.id)
    second = letters.mark_sent(letters.keep(reminder).id)
    letters.record_answer(second.id, Answer.REFUSED, "2026-12-28")
    text = letters.draft(known.name, LetterKind.REASONS, about=second.id).text
    assert "24 November 2026" in text and "On 28 December 2026 you answered that you would not grant it." in text


def test_what_cannot_be_is_one_sentence_and_changes_nothing(vault: Vault, letters: LetterService) -> None:
    known, other = add(vault), vault.recipients.add("Other", RecipientKind.EMPLOYER)
    draft = letters.draft(known.name, LetterKind.ACCESS, law="none")
    kept = letters.keep(draft)
    for call, code in (
        (lambda: letters.draft("Nobody", LetterKind.ACCESS), "recipient-unknown"),
        (lambda: letters.draft(known.name, LetterKind.REMINDER), "letter-needs-earlier"),
        (lambda: letters.draft(known.name, LetterKind.REMINDER, about=kept.id), "letter-needs-earlier"),
        (lambda: letters.draft(other.name, LetterKind.REASONS, about=kept.id), "letter-needs-earlier"),
        (lambda: letters.draft(known.name, LetterKind.ACCESS, to="ICO"), "letter-to-complaint-only"),
        (lambda: letters.record_answer(kept.id, Answer.DONE), "letter-not-sent"),
        (lambda: letters.get("77"), "letter-unknown"),
        (lambda: letters.keep(draft, " \n"), "letter-empty"),
    ):
        with pytest.raises(UserError) as caught:
            call()
        assert caught.value.code == code
    letters.mark_sent(kept.id)
    for again in (letters.mark_sent, letters.discard):
        with pytest.raises(UserError, match="letter-sent-before"):
            again(kept.id)
    spare = letters.keep(draft)
    letters.discard(spare.id)
    assert [one.id for one in letters.all()] == [kept.id]


def test_a_person_and_a_place_without_law_get_a_plain_letter(vault: Vault, letters: LetterService) -> None:
    vault.recipients.add("Li Wei", RecipientKind.PERSON)
    draft = letters.draft("Li Wei", LetterKind.SOURCE, law="none")
    assert "To Li Wei\n" in draft.text and "Officer" not in draft.text and "Article" not in draft.text
    assert "I have not sent you anything" in draft.text
    typed = letters.draft("Li Wei", LetterKind.COMPLAINT, law="none", to="  The   Ombudsman ")
    assert typed.to == "The Ombudsman" and "To The Ombudsman" in typed.text


def test_a_complaint_may_go_to_the_platform_itself_first(vault: Vault, letters: LetterService, clock: Hands) -> None:
    known = add(vault)
    assert letters.draft(known.name, LetterKind.COMPLAINT, law="pipl").to.startswith("the cyberspace administration")
    first = letters.draft(known.name, LetterKind.COMPLAINT, law="pipl", to=" harbour JOBS ")
    assert first.to == "" and "To the person responsible" in first.text and "Article 65" not in first.text
    sent = letters.mark_sent(letters.keep(first).id)
    assert sent.due == "2026-12-15"
    clock.now += timedelta(days=30)
    assert letters.next_kind(sent) is LetterKind.COMPLAINT
    second = letters.draft(known.name, LetterKind.COMPLAINT, about=sent.id)
    assert second.to and "Article 65" in second.text and "(a complaint)" in second.text and "I sent them" in second.text


def test_drafts_go_with_a_recipient_who_is_erased(vault: Vault, letters: LetterService, clock: Hands) -> None:
    known, other = add(vault), add(vault, "Other")
    letters.keep(letters.draft(known.name, LetterKind.STOP, law="none"))
    kept = letters.keep(letters.draft(other.name, LetterKind.STOP, law="none"))
    trash = Trash(vault, clock)
    trash.add("recipient", known.id)
    clock.now += timedelta(days=31)
    assert trash.erase_expired() == 1 and letters.all() == (kept,)
    letters.mark_sent(kept.id)
    trash.add("recipient", other.id)
    clock.now += timedelta(days=31)
    assert trash.erase_expired() == 0 and len(letters.all()) == 1


def test_notes_name_what_was_left_out_and_never_what_was_printed(vault: Vault, letters: LetterService) -> None:
    add(vault)
    for law in laws().values():
        if not law.in_force("2026-11-24"):
            continue
        draft = letters.draft("Harbour Jobs", LetterKind.ACCESS, law=law.id)
        left_out = [note for note in draft.notes if note.article]
        assert all(not note.confirmed and note.source and note.checked for note in left_out)
        assert [note.article for note in left_out] == [one.article for one in law.unconfirmed("access")]
        assert not [note for note in draft.notes if note.says["en"] in draft.text]


def test_letters_are_kept_over_a_reopening_and_a_newer_kind_is_passed_over(
    tmp_path: Path, vault: Vault, letters: LetterService, clock: Hands
) -> None:
    known = add(vault)
    kept = letters.mark_sent(letters.keep(letters.draft(known.name, LetterKind.STOP, law="pdpo")).id)
    kept = letters.record_answer(kept.id, Answer.PARTLY)
    vault.preferences.set(LETTERS + "9", {"kind": "telegram", "recipient_id": known.id})
    vault.preferences.set(LETTERS + "x", "nonsense")
    vault.close()
    with open_vault(tmp_path / "vault", PASSPHRASE) as again:
        service = LetterService(again, clock)
        assert service.all() == (kept,)
        assert service.keep(service.draft(known.name, LetterKind.STOP, law="pdpo")).id == "10"
        assert again.ledger.verify() is None


def test_an_agency_is_no_harder_to_write_to(vault: Vault, letters: LetterService) -> None:
    vault.recipients.add("Agency", RecipientKind.AGENCY)
    assert "To the Data Protection Officer\nAgency\n" in letters.draft("Agency", LetterKind.STOP, law="gdpr").text


def test_a_mailbox_that_was_given_stands_in_the_letter_and_none_is_guessed(
    vault: Vault, letters: LetterService, clock: Hands
) -> None:
    known = add(vault)
    plain = letters.draft(known.name, LetterKind.ACCESS, law="none")
    assert plain.mailbox == "" and "E-mail" not in plain.text
    for wrong in (
        "Harbour",
        "a b@harbour.example",
        "x@harbour",
        "Privacy <privacy@harbour.example>",
        "a@b.example,c@d.example",
    ):
        with pytest.raises(UserError) as refused:
            letters.set_mailbox(known.id, wrong)
        assert refused.value.code == "mailbox-invalid" and letters.mailbox(known.id) == ""
    assert letters.set_mailbox(known.id, " privacy@harbour.example ") == "privacy@harbour.example"
    draft = letters.draft(known.name, LetterKind.ACCESS, law="none")
    assert draft.mailbox == "privacy@harbour.example" and "\nE-mail: privacy@harbour.example\n" in draft.text
    assert "电子邮箱：privacy@harbour.example" in letters.draft(known.name, LetterKind.ACCESS, language="zh").text
    authority = letters.draft(known.name, LetterKind.COMPLAINT, law="pipl")
    assert authority.to and authority.mailbox == "" and "privacy@harbour.example" not in authority.text
    trash = Trash(vault, clock)
    trash.add("recipient", known.id)
    clock.now += timedelta(days=31)
    assert trash.erase_expired() == 1 and letters.mailbox(known.id) == ""


def test_the_words_of_an_answer_are_kept_found_and_in_the_ledger(vault: Vault, letters: LetterService) -> None:
    known = add(vault)
    sent = letters.mark_sent(letters.keep(letters.draft(known.name, LetterKind.ACCESS, law="none")).id)
    letters.record_answer(sent.id, Answer.REFUSED, "2026-11-25", "We never heard of any Saxophone.")
    kept = letters.get(sent.id)
    assert kept.reply == "We never heard of any Saxophone." and kept.answered == "2026-11-25"
    letters.record_answer(sent.id, Answer.PARTLY)
    assert letters.get(sent.id).reply, "a later answer without words keeps those there are"
    assert [entry.body["reply_sha256"] for entry in vault.ledger.entries(kind="letter-answered")]
    found = vault.search("saxophone")
    assert [(one.kind, one.id) for one in found] == [("letter", sent.id)]
    assert "Saxophone" in found[0].excerpt and known.name in found[0].title
    assert ("letter", sent.id) in [(one.kind, one.id) for one in vault.search("access harbour")]
    assert vault.search("zeppelin") == [] and vault.ledger.verify() is None


@pytest.mark.parametrize(("country", "page"), [("AU", "oaic.gov.au"), ("NZ", "privacy.org.nz"), ("NG", "ndpc.gov.ng")])
def test_a_country_without_a_letter_law_has_an_authority_and_is_told_to_write_first(
    vault: Vault, letters: LetterService, monkeypatch: pytest.MonkeyPatch, country: str, page: str
) -> None:
    monkeypatch.setattr("app.services.letters.reader_country", lambda: country)
    known = add(vault)
    draft = letters.draft(known.name, LetterKind.COMPLAINT, law="none")
    assert draft.to and page in draft.text
    assert any("write to whoever holds the data first" in one.says["en"] for one in draft.notes)
    letters.mark_sent(letters.keep(letters.draft(known.name, LetterKind.ACCESS, law="none")).id)
    again = letters.draft(known.name, LetterKind.COMPLAINT, law="none")
    assert not any("write to whoever holds the data first" in one.says["en"] for one in again.notes)


def test_where_no_authority_is_known_it_is_said(
    vault: Vault, letters: LetterService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.letters.reader_country", lambda: "IN")
    draft = letters.draft(add(vault).name, LetterKind.COMPLAINT, law="none")
    assert draft.to == "" and any("No authority" in one.says["en"] for one in draft.notes)
