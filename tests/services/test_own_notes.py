"""Own notes about employers and recruiters: recognised in later postings and incidents, by a number rather than by a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.checks import Posting
from app.domain.incident_reports import Channel, IncidentReport
from app.domain.own_notes import NoteKind, OwnNote, SightingKind
from app.errors import UserError
from app.services import employer_facts
from app.services.checks import CheckService
from app.services.incident_reports import IncidentReportService
from app.services.own_notes import OwnNoteService, note_for
from app.services.trash import Trash
from app.services.vaults import create_vault
from app.vault.vault import Vault
from checkers.guided.official_page_facts import fact_lines
from ui.checking import Engine

EMPLOYER = OwnNote(NoteKind.EMPLOYER, "宁波海川贸易有限公司", "不退押金", avoid=True)
RECRUITER = OwnNote(
    NoteKind.RECRUITER, "王丽", phones=("138 1234 5678",), accounts=("haichuan_88",), mails=("hr@hc.cn",)
)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        yield made


@pytest.fixture
def notes(vault: Vault) -> OwnNoteService:
    return OwnNoteService(vault)


def posting(text: str, organisation: str = "", *contacts: str) -> Posting:
    return Posting(text, organisation=organisation, contacts=contacts)


def test_a_note_is_kept_changed_and_deleted_for_good(notes: OwnNoteService) -> None:
    made = notes.keep(replace(EMPLOYER, name="  宁波海川贸易有限公司 "))
    assert made.name == EMPLOYER.name and made.id and made.created
    changed = notes.keep(replace(made, text="more"))
    assert notes.all() == (changed,) and changed.created == made.created
    assert notes.discard(made.id) == changed and notes.all() == ()
    notes.restore(changed)
    assert notes.get(made.id) == changed
    with pytest.raises(UserError, match="own-note-empty"):
        notes.keep(OwnNote(NoteKind.RECRUITER, " ", "text alone finds nobody again"))
    with pytest.raises(UserError, match="own-note-unknown"):
        notes.get("77")


@pytest.mark.parametrize(
    ("text", "organisation", "contacts", "by"),
    [
        ("客服", "宁波海川贸易公司", (), "name"),
        ("宁波海川贸易有限公司诚聘", "", (), "name"),
        ("电话 +86 138-1234-5678", "", (), "+86 138-1234-5678"),
        ("客服", "", ("phone:13812345678",), "13812345678"),
        ("加微信 HaiChuan_88 详聊", "", (), "haichuan_88"),
        ("客服", "", ("wechat:haichuan_88",), "haichuan_88"),
        ("write to hr@hc.cn.", "", (), "hr@hc.cn"),
        ("联系人：王丽经理", "", (), "name"),
        ("客服", "宁波海山贸易有限公司", ("phone:13812345679",), ""),
        ("联系人：王丽娟", "", (), ""),
        ("whr@hc.cn, haichuan_889, 订单 2138123456789", "", (), ""),
    ],
)
def test_it_is_recognised_by_name_number_or_account(
    notes: OwnNoteService, text: str, organisation: str, contacts: tuple[str, ...], by: str
) -> None:
    for one in (EMPLOYER, RECRUITER):
        notes.keep(one)
    found = notes.in_posting(posting(text, organisation, *contacts))
    assert [("name" if one.by_name else one.by) for one in found] == ([by] if by else [])


@pytest.mark.parametrize(
    ("text", "organisation", "met"),
    [
        ("Ring our consultant Dana Pike.", "Swiftline Recruitment Ltd", "Dana Pike"),
        ("Ring us.", "Swiftline Ltd", "Swiftline"),
        ("Ring Dana Piketon.", "Swift Lines Ltd", ""),
    ],
)
def test_a_person_and_their_firm_in_one_line_are_two_names(
    notes: OwnNoteService, text: str, organisation: str, met: str
) -> None:
    notes.keep(OwnNote(NoteKind.RECRUITER, "Dana Pike, Swiftline", "Asked for a fee.", avoid=True))
    assert [one.by for one in notes.in_posting(posting(text, organisation))] == ([met] if met else [])
    assert bool(notes.avoided_since("Swiftline Ltd")) and not notes.avoided_since("Swift Ltd")


def test_a_later_posting_is_met_once_and_its_later_cards_follow(vault: Vault, notes: OwnNoteService) -> None:
    service = CheckService(Engine(), vault)
    before = service.check("公司名称：宁波海川贸易有限公司\n岗位：文员\n上海".encode(), name="a.txt")
    note = notes.keep(EMPLOYER)
    again = service.add_answers(before, fact_lines({"insured": "0"}, before.card.posting, page="x", day="2026-11-01"))
    assert again.check_id and notes.get(note.id).met == (), "the posting that the note was made of is none met again"
    later = service.check("公司名称：宁波海川贸易有限公司\n岗位：客服".encode(), name="b.txt")
    newest = service.recheck(later, {"location": "上海"})
    (met,) = notes.get(note.id).met
    assert (met.kind, met.id, met.title) == (SightingKind.CHECK, newest.check_id, "客服")
    assert notes.unseen() == ((notes.get(note.id), met),)
    notes.mark_seen(note.id, met.id)
    assert notes.unseen() == ()
    notes.mark_seen(note.id, met.id, seen=False)
    Trash(vault).add("check", newest.check_id)
    assert notes.unseen() == (), "of what is in the trash nothing is told"


def test_an_incident_is_met_when_it_is_logged_or_when_the_number_is_added_later(
    vault: Vault, notes: OwnNoteService
) -> None:
    note, service = notes.keep(RECRUITER), IncidentReportService(vault)
    first = service.log(IncidentReport(Channel.CALL, "A call", "2026-11-02", contact="0086 13812345678"))
    second = service.log(IncidentReport(Channel.MESSAGE, "A message", "2026-11-03"))
    assert [one.id for one in notes.get(note.id).met] == [first.id]
    service.revise(second.id, replace(service.report(second.id), notes="signed haichuan_88"))
    service.revise(second.id, replace(service.report(second.id), notes="signed haichuan_88, again"))
    assert [one.id for one in notes.get(note.id).met] == [first.id, second.id]


def test_a_new_note_begins_with_what_the_posting_says(notes: OwnNoteService) -> None:
    found = posting("x", "Brass Kettle Ltd", "phone:13812345678", "wechat:haichuan_88", "email:hr@hc.cn", "url:a.cn")
    assert note_for(found, (), recruiter=False).name == "Brass Kettle Ltd"
    made = note_for(found, (), recruiter=True)
    assert (made.phones, made.mails, made.accounts) == (("13812345678",), ("hr@hc.cn",), ("haichuan_88",))
    kept = notes.keep(replace(made, text="rude"))
    assert note_for(found, notes.in_posting(found), recruiter=True) == kept


def test_notes_are_found_by_words_and_numbers(vault: Vault, notes: OwnNoteService) -> None:
    made = notes.keep(replace(RECRUITER, text="asked for a Deposit twice"))
    for wanted in ("deposit", "王丽", "13812345678", "138 1234 5678", "haichuan_88"):
        assert [(hit.kind, hit.id) for hit in vault.search(wanted)] == [("note", made.id)], wanted
    assert vault.search("nothing of it") == []


def test_a_damaged_or_newer_note_loses_no_other(vault: Vault, notes: OwnNoteService) -> None:
    made = notes.keep(EMPLOYER)
    with vault.transaction():
        vault.preferences.set("own-note:8", {"kind": "something new", "name": "x"})
        vault.preferences.set("own-note:9", ["no note"])
    assert notes.all() == (made,) and vault.search("something new") == []


def test_what_was_noted_of_an_employer_is_there_for_its_next_posting(vault: Vault) -> None:
    service = CheckService(Engine(), vault)
    first = service.check("公司名称：宁波海川贸易有限公司\n岗位：文员".encode(), name="a.txt")
    for day, value in (("2025-01-01", "12人"), ("2026-11-01", "0")):
        lines = fact_lines({"insured": value}, first.card.posting, page="gsxt", day=day)
        first = service.add_answers(first, lines)
    assert [one.code for one in first.card.needs_you if one.noted_about] == ["fact-insured-none"], "the later one"
    assert not [one for one in first.card.confirmed if one.noted_about]
    (known,) = service.noted(posting("x", "宁波海川贸易公司"))
    assert (known.evidence, known.as_of) == ("0", "2026-11-01")
    assert service.noted(posting("x", "宁波海山贸易有限公司")) == ()
    assert employer_facts.forget(vault, "宁波海川贸易有限公司") and not employer_facts.forget(vault, "nobody")
    assert service.noted(posting("x", "宁波海川贸易公司")) == ()
    kept = [one for one in first.card.needs_you if one.noted_about]
    assert kept, "the card keeps it"
