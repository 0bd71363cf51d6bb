"""Every page opens in every language, theme and length of text, with nothing cut off and nothing nameless."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, cast

import pytest
from PySide6.QtCore import QDate, QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import resources
from app.caseload.keys import new_identity
from app.caseload.office.event_chains import Waiting
from app.caseload.office.event_file import Kind as OfficeKind
from app.caseload.office.reconciled_records import Stamp, StudentRecord, Value
from app.caseload.shared_matter import Answer, Suggestion, reply
from app.caseload.students import Keeper, Student
from app.domain.caller_facts import StatedFact
from app.domain.checks import Posting
from app.domain.copies import CopyRecord, Recipient, RecipientKind
from app.domain.incident_reports import Channel, IncidentReport
from app.domain.meetings import MeetingPlan
from app.domain.own_notes import NoteKind, OwnNote
from app.domain.sensitivity import Stage
from app.evidence.exhibits import HiddenPart
from app.redact.policies import stage_policy
from app.services.caseload import Caseload
from app.services.caseload_notices import notices
from app.services.caseload_office import MemberLine, OfficeStatus, Told
from app.services.caseload_shared_matters import HeldMatter
from app.services.caseload_student_consent import ConsentService
from app.services.caseload_student_sharing import SharingService
from app.services.checkup import CheckUpService
from app.services.copies import CopyRequest
from app.services.incidents import Details
from app.services.joined_incidents import JoinedIncidentService
from app.services.risk_confirmation import Question
from app.services.shared_lists import SharedList
from checkers.online.ask import Request
from checkers.registers.column_mapping import ColumnMapping, Proposal
from ui.desktop.dialogs.add_colleague import AddColleagueDialog
from ui.desktop.dialogs.all_letters import LettersDialog
from ui.desktop.dialogs.allow_counsellor import AllowDialog
from ui.desktop.dialogs.allowed_counsellors import CounsellorsDialog
from ui.desktop.dialogs.application import ApplicationDialog
from ui.desktop.dialogs.base import Dialog, DiscardDialog
from ui.desktop.dialogs.caseload_leaving import LeavingDialog
from ui.desktop.dialogs.caseload_notices import NoticesDialog
from ui.desktop.dialogs.caseload_report import CaseloadReportDialog
from ui.desktop.dialogs.caseload_trace_result import CohortFindingDialog
from ui.desktop.dialogs.checkup import CheckUpDialog
from ui.desktop.dialogs.compared_resumes import ComparedResumesDialog
from ui.desktop.dialogs.correct_incident_report import CorrectReportDialog
from ui.desktop.dialogs.counsellor_key import CounsellorKeyDialog
from ui.desktop.dialogs.cover_letter import CoverLetterDialog
from ui.desktop.dialogs.crash import CrashDialog
from ui.desktop.dialogs.delete_everything import EraseDialog
from ui.desktop.dialogs.design import DesignDialog
from ui.desktop.dialogs.diagnostics import DiagnosticsDialog
from ui.desktop.dialogs.edited_copy import EditedDialog
from ui.desktop.dialogs.employer_posting import EmployerPostingDialog
from ui.desktop.dialogs.evidence import EvidenceDialog
from ui.desktop.dialogs.fair import FairDialog
from ui.desktop.dialogs.first_hour import FirstHourDialog, WaysOn
from ui.desktop.dialogs.hide_picture_parts import HidePartsDialog
from ui.desktop.dialogs.hide_words import HideWordsDialog
from ui.desktop.dialogs.id_scan import ScanDialog
from ui.desktop.dialogs.import_official_list import RegisterDialog
from ui.desktop.dialogs.incident import IncidentDialog
from ui.desktop.dialogs.incident_report import IncidentReportDialog
from ui.desktop.dialogs.interview import InterviewDialog
from ui.desktop.dialogs.join_incidents import JoinIncidentsDialog
from ui.desktop.dialogs.letter import LetterDialog
from ui.desktop.dialogs.licences import LicencesDialog
from ui.desktop.dialogs.mail import MailDialog
from ui.desktop.dialogs.mailbox import MailboxDialog
from ui.desktop.dialogs.meeting import MeetingDialog
from ui.desktop.dialogs.noted_answer import NotedAnswerDialog
from ui.desktop.dialogs.noted_facts import NotedFactsDialog
from ui.desktop.dialogs.office import OfficeDialog
from ui.desktop.dialogs.office_students import OfficeRows, OfficeStudentsDialog
from ui.desktop.dialogs.official_page_result import GuidedDialog
from ui.desktop.dialogs.open_link import ConsentDialog
from ui.desktop.dialogs.own_note import OwnNoteDialog
from ui.desktop.dialogs.own_notes import OwnNotesDialog
from ui.desktop.dialogs.paper_consent import PaperConsentDialog
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.dialogs.past_applications import PastDialog
from ui.desktop.dialogs.photo import PhotoDialog
from ui.desktop.dialogs.platform import PlatformDialog
from ui.desktop.dialogs.register_request import LookupDialog
from ui.desktop.dialogs.request_consent import RequestDialog
from ui.desktop.dialogs.search import SearchDialog
from ui.desktop.dialogs.several_resumes import DifferenceDialog, NewMasterDialog
from ui.desktop.dialogs.share_with_counsellor import ShareDialog
from ui.desktop.dialogs.shared_matters import MattersDialog
from ui.desktop.dialogs.short_questions import (
    AskDialog,
    ChoiceDialog,
    ConfirmDialog,
    DayDialog,
    LineDialog,
    LinesDialog,
    SecretDialog,
)
from ui.desktop.dialogs.signed_lists import SignedListsDialog
from ui.desktop.dialogs.stored_picture import PictureDialog
from ui.desktop.dialogs.suggestions import SuggestionsDialog
from ui.desktop.pages.catalogue import _BUILDERS
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.shell.critical_question import confirm_risk
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.session import Session
from ui.desktop.shell.untrusted_input import UntrustedInput, from_path
from ui.desktop.shell.window import Window
from ui.desktop.widgets.secret_line import SecretLine
from ui.desktop.widgets.sidebar import PAGES

LOOKS = [("en", "light"), ("en", "dark"), ("zh", "light"), ("zh", "dark")]
Look = Callable[[QWidget], list[str]]
Speak = Callable[..., None]
Until = Callable[[Callable[[], object]], None]


def test_every_page_of_the_rail_can_be_built() -> None:
    assert tuple(_BUILDERS) == PAGES


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_pages_are_whole(
    ready_window: Window, speak: Speak, clipped: Look, nameless: Look, language: str, theme: str
) -> None:
    speak(ready_window, language, theme)
    for key in PAGES:
        ready_window.go(key)
        assert clipped(ready_window) == [], key
        assert nameless(ready_window) == [], key


@pytest.mark.parametrize(("language", "theme"), LOOKS[:3])
def test_empty_pages_teach(
    window: Window, speak: Speak, clipped: Look, nameless: Look, language: str, theme: str
) -> None:
    speak(window, language, theme)
    for key in PAGES:
        window.go(key)
        assert clipped(window) == [], key
        assert nameless(window) == [], key


@pytest.mark.parametrize("scale", [125, 150, 200])
def test_pages_are_whole_in_large_text(ready_window: Window, speak: Speak, clipped: Look, scale: int) -> None:
    ready_window.resize(1366, 900)
    speak(ready_window, "en", "light", scale)
    for key in PAGES:
        ready_window.go(key)
        assert clipped(ready_window) == [], key


@pytest.mark.parametrize(("scale", "language"), [(100, "en"), (100, "zh"), (200, "en")])
def test_a_card_is_whole(
    ready_window: Window, speak: Speak, clipped: Look, nameless: Look, until: Until, scale: int, language: str
) -> None:
    ready_window.resize(1366, 900)
    speak(ready_window, language, "light", scale)
    ready_window.hand("check", from_path(resources.path("samples", "posting-zh.txt")))
    page = ready_window.page("check")
    until(lambda: page.stack.currentWidget() is page.card)  # type: ignore[attr-defined]
    page.card.slices.finish()  # type: ignore[attr-defined]
    assert clipped(ready_window) == []
    assert nameless(ready_window) == []
    view = page.card.view  # type: ignore[attr-defined]
    assert view.widget().width() <= view.viewport().width(), "the card is wider than its column"


def test_pages_are_whole_in_a_longer_language(ready_window: Window, clipped: Look, pseudo_locale: object) -> None:
    translations().retranslate()
    translations().finish()
    for key in PAGES:
        ready_window.go(key)
        assert clipped(ready_window) == [], key


def test_pages_are_whole_in_a_small_window(ready_window: Window, clipped: Look) -> None:
    ready_window.resize(ready_window.minimumSize())
    for key in PAGES:
        ready_window.go(key)
        assert clipped(ready_window) == [], key


@pytest.mark.parametrize("language", ["en", "zh"])
def test_first_run_is_whole(first_window: Window, speak: Speak, clipped: Look, nameless: Look, language: str) -> None:
    speak(first_window, language, "light")
    gate = first_window.gate
    assert isinstance(gate, FirstRun)
    for step in range(4):
        gate.show_step(step)
        assert clipped(first_window) == [], step
        assert nameless(first_window) == [], step


def test_first_run_is_whole_in_a_longer_language(first_window: Window, clipped: Look, pseudo_locale: object) -> None:
    translations().retranslate()
    translations().finish()
    gate = first_window.gate
    assert isinstance(gate, FirstRun)
    for step in range(4):
        gate.show_step(step)
        assert clipped(first_window) == [], step


_LONG_TEXT: Final = "Ms Averylongname-Anotherlongname " * 4, (HiddenPart(0, 32, "-"), HiddenPart(33, 64, "-"))
_LONG_WORDS: Final = "a-very-long-name/" * 12, lambda _token: _LONG_TEXT, (), ("Anotherlongname",)


def incident_dialogs(session: Session, window: Window) -> Iterator[QDialog]:
    """Those about what surfaced, and about what to do then."""
    yield IncidentDialog(session.incidents, Details("A résumé in a forum", "2026-01-01", "江城论坛"), window)
    yield IncidentReportDialog(session.caller_facts.own_facts(), session.incident_reports.validate, window)
    told = IncidentReport(Channel.CALL, "A call", "2026-11-28", knew=(StatedFact("my shoe size", True, False),))
    yield CorrectReportDialog(session.caller_facts.own_facts(), session.incident_reports.validate, told, window)
    kept = session.vault.incidents.add("call", "A call", "2026-01-01", {"money": "yes"})
    yield EvidenceDialog(session, kept.id, parent=window)
    yield HideWordsDialog(*_LONG_WORDS, window)
    yield HidePartsDialog("a-very-long-name/" * 12, bytes, (), lambda data, token: (), window)
    yield FirstHourDialog("GB", window, WaysOn(print, print, print))
    late = MeetingPlan("1", "An interview, far away", "2026-01-01T09:00", "2026-01-01T18:00", trusted="Li Mei")
    yield MeetingDialog(session, late, window)
    yield MailDialog(session, window)
    yield MailboxDialog(session.mailboxes, window)
    yield PlatformDialog(session.platforms.add, window)
    logged = [
        session.incident_reports.log(IncidentReport(Channel.CALL, f"A call & a long title {number} " * 4, "2026-01-01"))
        for number in range(2)
    ]
    service = JoinedIncidentService(session.vault)
    yield JoinIncidentsDialog(logged, frozenset(one.id for one in logged), service.together, window)


def office_status() -> OfficeStatus:
    """An office about which there is everything to tell."""
    members = tuple(
        MemberLine(
            f"A colleague of a long name {number}",
            "ABCDE-FGHIJ-KLMNO-PQRST",
            "2026-11-01",
            "",
            not number,
            not number,
            number == 2,
        )
        for number in range(3)
    )
    waiting = tuple(("Ms Wu", Waiting("", 3, reason)) for reason in ("gap", "key", "late", "fork", "damaged"))
    told = (Told("office-restored", {"count": 12}, "2026-11-29"),)
    return OfficeStatus("Careers", "/a/folder" * 9, members, "", True, True, False, 5_000, 2, 1, waiting, told)


def office_rows() -> OfficeRows:
    """A student of an office with contradicting entries, a copy and a note."""
    stamps = [Stamp(key, 1, 0, 0, "2026-11-29T08:00:00Z") for key in ("a", "b")]
    said = {"id": "20231234", "name": "A student of a long name, longer than most names are"}
    terms = {"expires": "2027-06-30", "employers": ["Alpha Ltd"]}
    fields = {
        OfficeKind.RECORD: (Value(stamps[0], said),),
        OfficeKind.CONSENT: (Value(stamps[0], terms),),
        OfficeKind.ADVISER: tuple(Value(one, {"adviser": one.author}) for one in stamps),
    }
    copies = (Value(stamps[0], {"reference": "R7K4-Q2MD", "recipient": "Alpha Ltd"}),)
    record = StudentRecord("0f" * 16, fields, copies, (Value(stamps[1], {"text": "Called on Friday."}),))
    return OfficeRows([record], {"a": "Ms Wu", "b": "Mr Li"}, ["Ms Wu", "Mr Li"])


def dialogs_of_counselling(session: Session, window: Window) -> Iterator[QDialog]:
    """Those of a student and a counsellor, with a consent, something shared and an answer to it."""
    counsellor, policy = new_identity(), stage_policy(Stage.INTERVIEW)
    until = QDate.currentDate().addDays(30).toString("yyyy-MM-dd")
    given = ConsentService(session.vault).make(
        "Ms Wu", counsellor.address.text, policy, "fair", employers=("Alpha Ltd",), expires=until
    )
    service = SharingService(session.vault)
    what = service.draft(policy, "Is it clear enough for the fair?")
    label, _ = service.share(given.label.id, what, "My résumé", "main")
    said = Answer("Well done", (Suggestion(what.parts[0].key, what.parts[0].text, "Other words", "shorter"),))
    _, data = reply(said, label, counsellor.sign_key, issued="2026-11-29", language="")
    received = service.take_answer(data)
    yield AllowDialog(session, window)
    yield CounsellorKeyDialog(counsellor.address, window)
    yield CounsellorsDialog(session, window)
    yield ShareDialog(session, window)
    yield SuggestionsDialog(session, received.label.id, window)
    held = HeldMatter(label, what.question, what.parts, "", ())
    student = Student("1", "Li Wei", "0" * 32, "2026-11-29", Keeper.STUDENT, "", 1)
    yield MattersDialog(cast(Caseload, None), student, [held], parent=window)
    yield PaperConsentDialog(cast(Caseload, None), student, student.name, window)


def dialogs_of_caseload(window: Window) -> Iterator[QDialog]:
    """Those of a counsellor's students, their fairs, reports and office."""
    yield FairDialog(cast(Caseload, None), window)
    unseen = [Student(str(at), "A long name " * 9, f"{at:032x}", "2026-11-29", Keeper.STUDENT, "", 1) for at in (1, 2)]
    yield ComparedResumesDialog(cast(Caseload, None), unseen, window, chosen="2")
    yield EmployerPostingDialog(cast(Caseload, None), "A very long name of a firm " * 4, window)
    yield CaseloadReportDialog(cast(Caseload, None), None, window)
    yield OfficeDialog(cast(Caseload, None), None, window)
    yield OfficeDialog(cast(Caseload, None), office_status(), window)
    yield OfficeStudentsDialog(cast(Caseload, None), office_rows(), parent=window)
    yield CohortFindingDialog(["This is consistent with copy R7K4-Q2MD.", "Compared with all copies."], window)
    yield LeavingDialog(cast(Caseload, None), 30, 200, window)
    yield NoticesDialog(cast(Caseload, None), notices(), window)
    yield AddColleagueDialog(window)
    held = SharedList(
        "register", "A long name " * 9, (), "2026-11-29", "2027-02-28", "a", "Town office", "2026-11-01", 9
    )
    yield SignedListsDialog(cast(Caseload, None), (held,), window)


def dialogs_of_employers(session: Session, window: Window) -> Iterator[QDialog]:
    """Those about an employer and a recruiter."""
    yield GuidedDialog("a-very-long-register/" * 12, window)
    firm = Posting("x", organisation="A very long name of a firm " * 4, language="zh")
    yield NotedFactsDialog(firm, ["A very long name of a page " * 4], {"insured": "12"}, window)
    yield NotedAnswerDialog("order", firm, window)
    noted = session.own_notes.keep(OwnNote(NoteKind.RECRUITER, "A very long name " * 8, "A note " * 40, avoid=True))
    yield OwnNoteDialog(noted, session.own_notes.keep, window)
    yield OwnNotesDialog(session, window)


def every_dialog(window: Window) -> Iterator[QDialog]:
    """Each dialog there is, not shown yet."""
    session, versions = window.session, tuple(window.session.vault.masters.versions("main"))
    yield ConsentDialog("https://jobs.example.org/" + "a-very-long-part/" * 12, window)
    yield LookupDialog(Request("lei", "api.example.org", "https://api.example.org/x?q=1", ("Northwind",)), window)
    yield from dialogs_of_employers(session, window)
    yield from (PassphraseDialog(window), PassphraseDialog(window, after_sheet=True))
    yield from (PassphraseDialog(window, received=True), PassphraseDialog(window, of_handover=True))
    yield CrashDialog("report", window)
    yield from (EraseDialog(window), DiagnosticsDialog("text", 3, window), LicencesDialog(window))
    yield SearchDialog(session.vault.search, window)
    yield ApplicationDialog(session, parent=window)
    yield InterviewDialog(session, "1", parent=window)
    yield InterviewDialog(session, "1", parent=window, of_status=True)
    yield NewMasterDialog(session, window)
    yield DifferenceDialog(session, versions, versions[-1].number, window)
    yield PastDialog(session, window.messages, window)
    yield ScanDialog(session, window)
    yield PhotoDialog(b"", window)
    yield from dialogs_of_caseload(window)
    yield from dialogs_of_counselling(session, window)
    asked = CopyRequest(Recipient("", "Alpha Ltd", RecipientKind.EMPLOYER), stage_policy(Stage.APPLY))
    yield DesignDialog(session, session.copies.plan(asked), window)
    yield PictureDialog(session, "0" * 64, "a-very-long-name/" * 12, "Its bytes are lost", window)
    yield from incident_dialogs(session, window)
    yield CheckUpDialog(session, CheckUpService(session.vault).run(), window)
    yield LetterDialog(session, window.messages, Recipient("1", "Alpha Ltd", RecipientKind.EMPLOYER), window)
    yield LettersDialog(session, print, window)
    made = CopyRecord("1", "RK7T2", "1", Stage.APPLY, {}, "main", 1, "2026-01-01", "file", (), (), b"", 2)
    yield EditedDialog(session, window.messages, made, window)
    yield CoverLetterDialog(session, made, Recipient("1", "Alpha Ltd", RecipientKind.EMPLOYER), window)
    rows = (
        ("A list of firms",),
        ("Company name", "A column with a long title, as authorities like them", "x"),
        ("Alpha Ltd", "77", ""),
    )
    yield RegisterDialog(Proposal("firms", "2026-10-31", rows, 1, ColumnMapping({"name": (0,)})), window)
    question = replace(
        confirm_risk(Question("", ("sign",), ({"en": "A sign that speaks against it", "zh": "一个不利的迹象"},))),
        field=lambda: "Reason",
    )
    yield from (ConfirmDialog(question, window), LineDialog(question, SecretLine(), window))
    yield from (SecretDialog(question, str, window), DiscardDialog(window))
    yield from (LinesDialog(question, window), ChoiceDialog(question, ("one", "other"), window))
    yield DayDialog(question, QDate(2026, 11, 30), QDate(2026, 12, 7), window)


def kinds_of_dialog(kind: type) -> set[type]:
    """All classes below a class."""
    return {one for child in kind.__subclasses__() for one in (child, *kinds_of_dialog(child))}


def test_no_dialog_is_left_out(ready_window: Window) -> None:
    assert {type(dialog) for dialog in every_dialog(ready_window)} == kinds_of_dialog(Dialog) - {
        RequestDialog,
        AskDialog,
    }


def test_dialogs_are_whole(ready_window: Window, clipped: Look, nameless: Look, pseudo_locale: object) -> None:
    for dialog in every_dialog(ready_window):
        dialog.show()
        assert clipped(dialog) == [], type(dialog).__name__
        assert nameless(dialog) == [], type(dialog).__name__
        dialog.close()


def drag(window: Window, mime: QMimeData, kind: QEvent.Type) -> None:
    """Drag over the window or drop on it, as the window system would report it."""
    where, copy, left, none = (
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    if kind is QEvent.Type.DragEnter:
        QApplication.sendEvent(window, QDragEnterEvent(where.toPoint(), copy, mime, left, none))
    else:
        QApplication.sendEvent(window, QDropEvent(where, copy, mime, left, none))


def test_the_whole_window_takes_a_drop(ready_window: Window, until: Until) -> None:
    ready_window.go("leaks")
    mime = QMimeData()
    mime.setText("a text that surfaced " * 20)
    drag(ready_window, mime, QEvent.Type.DragEnter)
    assert ready_window.overlay.isVisible()
    assert "Leaks" in ready_window.overlay.title.text()
    drag(ready_window, mime, QEvent.Type.Drop)
    assert not ready_window.overlay.isVisible()
    page = ready_window.page("leaks")
    until(lambda: page.stack.currentWidget() is page.answers)  # type: ignore[attr-defined]


def test_a_locked_window_takes_nothing(ready_window: Window) -> None:
    ready_window.lock()
    mime = QMimeData()
    mime.setText("text")
    drag(ready_window, mime, QEvent.Type.DragEnter)
    assert not ready_window.overlay.isVisible()


@pytest.mark.parametrize("name", ["notes.xyz", "picture.png"])
def test_a_drop_that_no_page_can_use_is_told(ready_window: Window, tmp_path: Path, until: Until, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    ready_window.receive(from_path(path))
    until(lambda: ready_window.messages.shown)


def test_a_resume_dropped_on_today_opens_its_page(window: Window, tmp_path: Path, until: Until) -> None:
    path = tmp_path / "resume.json"
    path.write_text('{"basics": {"name": "Li Wei", "email": "li@example.org"}}', "utf-8")
    window.receive(from_path(path))
    page = window.page("resume")
    until(lambda: page.stack.currentWidget() is page.review)  # type: ignore[attr-defined]
    assert window.stack.currentWidget() is page


def test_text_dropped_on_check_is_checked(ready_window: Window, until: Until) -> None:
    ready_window.go("check")
    ready_window.receive(
        UntrustedInput("", untrusted_text="Accountant wanted in Leeds. Send your CV to jobs@example.org.")
    )
    page = ready_window.page("check")
    until(lambda: page.stack.currentWidget() is page.card)  # type: ignore[attr-defined]


def test_the_window_stays_silent_about_values_it_cannot_read(
    ready_window: Window, tmp_path: Path, until: Until
) -> None:
    path = tmp_path / "resume.pdf"
    path.write_bytes(b"no pdf at all")
    ready_window.hand("resume", from_path(path))
    until(lambda: ready_window.messages.shown)
    page = ready_window.page("resume")
    assert page.stack.currentWidget() is page.home  # type: ignore[attr-defined]
