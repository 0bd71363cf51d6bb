"""A call is logged through the window: ticked facts are weighed, next steps kept, Today reminds; bad input loses nothing."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from app.domain.applications import DateKind, ImportantDate
from app.domain.caller_facts import StatedFact
from app.domain.copies import RecipientKind
from app.domain.incident_reports import Channel, FollowUp, IncidentReport, IncidentStatus, Money
from app.domain.sensitivity import Kind, Stage
from app.redact.policies import stage_policy
from app.services.checkup import CheckUpService
from app.services.copies import CopyRequest
from app.services.incident_reports import report_of
from app.services.letters import LetterService
from app.services.trash import Trash
from ui.desktop.dialogs.checkup import CheckUpDialog
from ui.desktop.dialogs.correct_incident_report import CorrectReportDialog
from ui.desktop.dialogs.evidence import EvidenceDialog
from ui.desktop.dialogs.first_hour import FirstHourDialog
from ui.desktop.dialogs.incident_report import FactRow, IncidentReportDialog
from ui.desktop.dialogs.join_incidents import JoinIncidentsDialog
from ui.desktop.dialogs.letter import LetterDialog
from ui.desktop.models import trace_report
from ui.desktop.models.incident_report_words import incident_title
from ui.desktop.models.joined_incidents_words import incident_heading
from ui.desktop.models.mark_names import bound_text
from ui.desktop.pages.leaks import incident_view, trace_result
from ui.desktop.pages.leaks.incident_steps import IncidentSteps
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.today.page import TodayPage
from ui.desktop.shell.date_formats import day_of as format_day_of
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


def texts(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel))


def opened(window: Window, page: LeaksPage) -> IncidentReportDialog:
    page.log.click()
    found = [one for one in page.findChildren(IncidentReportDialog) if one.isVisible()]
    assert found
    return found[-1]


def make(window: Window, out: Path, name: str, stage: Stage) -> None:
    session = window.session
    recipient = session.recipients.find_or_add(name, RecipientKind.EMPLOYER)
    session.copies.make(CopyRequest(recipient, stage_policy(stage), ("txt",)), out)


def leaks(window: Window) -> LeaksPage:
    window.go("leaks")
    page = window.page("leaks")
    assert isinstance(page, LeaksPage)
    return page


def test_a_call_is_logged_and_says_who_could_know(ready_window: Window, until: Until, tmp_path: Path) -> None:
    window = ready_window
    make(window, tmp_path, "Hengtong Logistics", Stage.INTERVIEW)
    make(window, tmp_path, "Quayside", Stage.BROWSE)
    page = leaks(window)
    dialog = opened(window, page)
    row = next(one for one in dialog.rows if one.fact.kind == Kind.PHONE.value)
    row.box.setChecked(True)
    row.unsure.setChecked(True)
    dialog.contact.setText("+44 20 7946 0000")
    dialog.other.setText("my shoe size")
    dialog.said.setPlainText("They offered a loan.")
    dialog.keep.click()
    until(lambda: page.incident.incident is not None and page.stack.currentWidget() is page.incident)
    incident = page.incident.incident
    assert incident is not None
    report = report_of(incident)
    assert [(one.value, one.sure) for one in report.knew] == [(row.fact.value, False), ("my shoe size", True)]
    shown = texts(page.incident)
    assert "no copy ever showed it" in shown
    assert "1 of 2 lacked it" in shown
    assert "Cannot tell" in shown
    assert "They offered a loan." in shown


def test_a_caller_had_the_number_unless_the_person_says_otherwise(ready_window: Window) -> None:
    dialog = opened(ready_window, leaks(ready_window))
    (phone,) = [one for one in dialog.rows if one.fact.kind == Kind.PHONE.value]
    (mail,) = [one for one in dialog.rows if one.fact.kind == Kind.EMAIL.value]
    told = phone.stated()
    assert told is not None and told.implied and mail.stated() is None

    def choose(channel: Channel) -> None:
        dialog.channel.setCurrentIndex(dialog.channel.findData(channel.value))
        dialog.channel.activated.emit(dialog.channel.currentIndex())

    choose(Channel.MAIL)
    assert phone.stated() is None and mail.stated() is not None
    mail.box.click()
    choose(Channel.CALL)
    choose(Channel.MAIL)
    assert mail.stated() is None, "what the person unticked stays"


def test_what_they_knew_is_completed_later_and_weighed_again(
    ready_window: Window, until: Until, tmp_path: Path
) -> None:
    make(ready_window, tmp_path, "Quayside", Stage.BROWSE)
    page = leaks(ready_window)
    dialog = opened(ready_window, page)
    (phone,) = [one for one in dialog.rows if one.fact.kind == Kind.PHONE.value]
    phone.box.click()
    dialog.contact.setText("+44 20 7946 0000")
    dialog.keep.click()
    until(lambda: page.incident.incident is not None and page.stack.currentWidget() is page.incident)
    first = page.incident.incident
    assert first is not None and report_of(first).knew == ()
    page.incident.told_asked.emit(first)
    again = next(one for one in page.findChildren(CorrectReportDialog) if one.isVisible())
    assert again.contact.text() == "+44 20 7946 0000" and not again.channel.isEnabled()
    (phone,) = [one for one in again.rows if one.fact.kind == Kind.PHONE.value]
    assert phone.stated() is None
    phone.box.click()
    again.other.setText("my shoe size")
    again.keep.click()
    until(lambda: len(report_of(ready_window.session.vault.incidents.get(first.id) or first).knew) == 2)
    until(lambda: "no copy ever showed it" in texts(page.incident))
    kept = ready_window.session.vault.incidents.get(first.id)
    assert kept is not None and kept.title == first.title and report_of(kept).contact == "+44 20 7946 0000"


def test_a_time_that_is_none_keeps_the_dialog_and_what_was_typed(ready_window: Window, until: Until) -> None:
    page = leaks(ready_window)
    dialog = opened(ready_window, page)
    dialog.contact.setText("unknown")
    dialog.time.setText("half past nine")
    dialog.keep.click()
    assert dialog.isVisible()
    assert dialog.status_label.text()
    assert dialog.contact.text() == "unknown"
    dialog.time.setText("9:30")
    dialog.keep.click()
    until(lambda: ready_window.session.incidents.visible() != ())
    assert report_of(ready_window.session.incidents.visible()[0]).time == "09:30"


def test_beside_a_reminder_it_says_that_reminders_are_off(ready_window: Window) -> None:
    report = IncidentReport(Channel.CALL, "Deposit asked", QDate.currentDate().toString(Qt.DateFormat.ISODate))
    incident = ready_window.session.incident_reports.log(report)
    ready_window.show_incident(incident.id)
    steps = leaks(ready_window).incident.steps
    assert steps.turn_on.isVisible()
    steps.turn_on.click()
    assert ready_window.settings.reminders
    assert not leaks(ready_window).incident.steps.turn_on.isVisible()
    ready_window.show_incident(incident.id)
    assert not leaks(ready_window).incident.steps.turn_on.isVisible()


def test_next_steps_are_kept_at_once_and_today_reminds(ready_window: Window, until: Until) -> None:
    window, page = ready_window, leaks(ready_window)
    dialog = opened(window, page)
    dialog.contact.setText("somebody")
    dialog.keep.click()
    until(lambda: page.stack.currentWidget() is page.incident)
    steps = page.incident.steps
    steps.what.setText("Ask the platform")
    steps.day.setDate(QDate.currentDate())
    steps.what.returnPressed.emit()
    incidents = window.session.incidents
    until(lambda: report_of(incidents.visible()[0]).follow_ups != () and page.incident.steps is not steps)
    until(lambda: page.incident.steps.isVisible())
    steps = page.incident.steps
    assert steps.what.text() == "" and steps.missing.isHidden(), "it is in the list"
    steps.add.click()
    assert steps.missing.isVisible() and "what to do" in steps.missing.text()
    steps.what.setText("Ring the bank ")
    assert steps.missing.isHidden()
    steps.money.setCurrentIndex(steps.money.findData(Money.YES.value))
    steps.money.activated.emit(0)
    until(lambda: report_of(incidents.visible()[0]).money is Money.YES and page.incident.steps is not steps)
    assert "bank and the police" in texts(page.incident)
    steps = page.incident.steps
    assert steps.what.text() == "Ring the bank ", "what is being typed stays"
    steps.status.setCurrentIndex(steps.status.findData(IncidentStatus.WAITING.value))
    steps.status.activated.emit(0)
    until(lambda: report_of(incidents.visible()[0]).status is IncidentStatus.WAITING)
    page.incident.notes.text.setPlainText("Spoke with Ms Hollingworth")
    page.incident.notes.keep.click()
    until(lambda: report_of(incidents.visible()[0]).notes == "Spoke with Ms Hollingworth")
    assert report_of(incidents.visible()[0]).follow_ups[0].what == "Ask the platform"
    window.go("today")
    today = window.page("today")
    assert isinstance(today, TodayPage)
    assert "Ask the platform" in texts(today)


def test_boxes_stay_under_the_pointer_when_bank_and_police_were_told(ready_window: Window, qapp: QApplication) -> None:
    """The line about bank and police goes with a tick; a second click must not meet another box."""
    heights, shown = list[int](), list[bool]()
    for done in (False, True):
        steps = tuple(FollowUp("2026-12-01", step, done, step) for step in ("bank", "police"))
        report = IncidentReport(Channel.CALL, "x", "2026-11-01", money=Money.YES, follow_ups=steps)
        card = IncidentSteps(report)
        card.setParent(ready_window)
        card.resize(700, 700)
        card.show()
        qapp.processEvents()
        heights.append(card.boxes[0].mapTo(card, QPoint()).y())
        shown.append(card.first.isVisible())
    assert shown == [True, False] and heights[0] == heights[1]


def test_steps_stand_by_their_day_and_enter_notes_a_case_number(ready_window: Window) -> None:
    steps = (FollowUp("", "someday"), FollowUp("2026-12-05", "later"), FollowUp("2026-12-01", "sooner"))
    card = IncidentSteps(IncidentReport(Channel.CALL, "x", "2026-11-01", follow_ups=steps))
    card.setParent(ready_window)
    card.show()
    across = sorted(range(3), key=lambda at: card.boxes[at].mapTo(card, QPoint()).y())
    assert across == [2, 1, 0] and "someday" in card.boxes[0].text()
    noted = list[IncidentReport]()
    card.changed.connect(noted.append)
    card.cases.office.setEditText("西溪派出所")
    card.cases.number.setText("A-7")
    QTest.keyClick(card.cases.number, Qt.Key.Key_Return)
    assert [(one.office, one.number) for one in noted[-1].cases] == [("西溪派出所", "A-7")]


def test_a_kind_in_a_title_is_said_once_and_in_the_language_of_the_window(ready_window: Window) -> None:
    made = ready_window.session.incident_reports.log(IncidentReport(Channel.CALL, "电话 · +86 571 0000", "2026-11-01"))
    assert incident_title(made) == "Call · +86 571 0000"
    assert incident_heading(made).count("all ·") == 1 and "电话" not in incident_heading(made)
    own = ready_window.session.incident_reports.log(IncidentReport(Channel.CALL, "Zoe · again", "2026-11-01"))
    assert incident_title(own) == "Zoe · again"


def test_an_evidence_pack_is_written_from_the_incident(ready_window: Window, until: Until, tmp_path: Path) -> None:
    window, page = ready_window, leaks(ready_window)
    dialog = opened(window, page)
    dialog.contact.setText("somebody")
    dialog.keep.click()
    until(lambda: page.stack.currentWidget() is page.incident)
    page.incident.steps.evidence.click()
    chosen = [one for one in page.findChildren(EvidenceDialog) if one.isVisible()]
    assert chosen
    assert page.incident.incident is not None
    wizard = chosen[-1]
    wizard.next.click()
    wizard.next.click()
    until(lambda: not wizard.times.isHidden() and wizard.times.toPlainText() != "")
    wizard.next.click()
    wizard.write_into(tmp_path)
    until(lambda: list(tmp_path.glob("evidence-*/bagit.txt")) != [])
    until(lambda: "summary.pdf" in wizard.status_label.text())


def test_first_steps_are_shown_and_saved(ready_window: Window, tmp_path: Path) -> None:
    page = leaks(ready_window)
    page.first_steps.click()
    dialog = next(one for one in page.findChildren(FirstHourDialog) if one.isVisible())
    first = dialog.told()
    dialog.case.setCurrentIndex(1)
    dialog.case.activated.emit(1)
    assert dialog.told() != first
    assert dialog.told()[0].text in texts(dialog)
    dialog.save_to(tmp_path / "steps.pdf")
    assert (tmp_path / "steps.pdf").read_bytes().startswith(b"%PDF")


def test_the_check_up_keeps_a_state_at_once_and_prints(ready_window: Window, until: Until, tmp_path: Path) -> None:
    window = ready_window
    make(window, tmp_path, "LinkedIn", Stage.BROWSE)
    window.go("today")
    today = window.page("today")
    assert isinstance(today, TodayPage)
    today.checkup.click()
    until(lambda: today.findChildren(CheckUpDialog) != [])
    dialog = today.findChildren(CheckUpDialog)[-1]
    assert "LinkedIn: not yet confirmed as hidden" in texts(dialog)
    box = dialog.boxes["linkedin"]
    box.setCurrentIndex(box.findData("hidden"))
    box.activated.emit(0)
    until(lambda: "LinkedIn: not yet confirmed as hidden" not in texts(dialog))
    dialog.save_to(tmp_path / "checkup.pdf")
    assert (tmp_path / "checkup.pdf").read_bytes().startswith(b"%PDF")
    dialog.close_it.click()
    service = CheckUpService(window.session.vault)
    assert service.last()
    assert format_day_of(service.next_day()) in window.messages.shown, "Today says when it is next due"
    window.messages.clear()
    assert format_day_of(service.next_day()) in today.checkup_told.text() and today.checkup_told.isVisible()
    today.checkup.click()
    until(lambda: len(today.findChildren(CheckUpDialog)) > 0 and today.findChildren(CheckUpDialog)[-1].isVisible())
    dialog = today.findChildren(CheckUpDialog)[-1]
    box = dialog.boxes["boss"]
    box.setCurrentIndex(box.findData("none"))
    box.activated.emit(0)
    assert box.currentText() == "No account there"
    view = window.session.platforms.view("boss")
    assert (view.used, view.review, view.counts_as_public) == (False, "", False)


def pressed(keys: list[str]) -> None:
    """Press keys where the focus is, as a person would: single letters are typed, names are special keys."""
    for key in keys:
        part = QApplication.focusWidget()
        assert part is not None
        if len(key) == 1:
            QTest.keyClicks(part, key)
        else:
            QTest.keyClick(part, {"tab": Qt.Key.Key_Tab, "enter": Qt.Key.Key_Return, "space": Qt.Key.Key_Space}[key])


def test_a_call_is_logged_by_keys_alone(ready_window: Window, until: Until) -> None:
    """One press opens the report at the number, one Enter keeps it; between them a Tab for each field. The number they called is ticked."""
    window, page = ready_window, leaks(ready_window)
    window.activateWindow()
    page.log.setFocus()
    pressed(["enter"])
    dialog = next(one for one in page.findChildren(IncidentReportDialog) if one.isVisible())
    until(lambda: dialog.contact.hasFocus() and not dialog._hesitation.moment.isActive())
    pressed([*"02079460000", "tab", *"loan", "tab", "enter"])
    until(lambda: window.session.incidents.visible() != ())
    made = window.session.vault.incidents.get(window.session.incidents.visible()[0].id)
    assert made is not None
    report = report_of(made)
    assert (report.contact, report.said, [one.value for one in report.knew]) == (
        "02079460000",
        "loan",
        [dialog.rows[0].fact.value],
    )


def logged(window: Window, *contacts: str) -> list[str]:
    """Log one call each; their ids, the last one that surfaced first."""
    service = window.session.incident_reports
    for day, contact in enumerate(contacts, 1):
        service.log(IncidentReport(Channel.CALL, f"From {contact}", f"2026-01-0{day}", contact=contact, said="A loan."))
    return [one.id for one in window.session.incidents.visible()]


def test_several_are_joined_from_the_list_and_the_undo_splits_them(ready_window: Window, until: Until) -> None:
    window, session = ready_window, ready_window.session
    late, early = logged(window, "Ann", "Ben")
    page = leaks(window)
    page.kept.join.click()
    dialog = next(one for one in page.findChildren(JoinIncidentsDialog) if one.isVisible())
    assert not dialog.join.isEnabled()
    for box in dialog.boxes.values():
        box.click()
    assert {"From Ann", "From Ben"} <= {one for text in texts(dialog).splitlines() for one in text.split(" · ")}
    assert "In more than one: nothing" in texts(dialog)
    dialog.join.click()
    until(lambda: report_of(session.incidents.visible()[0]).joined == (early,))
    until(lambda: window.messages.shown)
    assert report_of(session.incidents.visible()[1]).joined == (late,)
    window.messages.undo()
    until(lambda: all(report_of(one).joined == () for one in session.incidents.visible()))


def test_the_view_shows_those_joined_and_splits_one_off(ready_window: Window, until: Until) -> None:
    window, session = ready_window, ready_window.session
    first, second, third = logged(window, "Ann", "Ben", "Cleo")
    page = leaks(window)
    page.show_incident(first)
    page.joining.join((first, second, third), first)
    until(lambda: len(page.incident._joined) == 2)
    until(lambda: page.incident.split.isVisible())
    page.incident.opened.emit(second)
    assert page.incident.incident is not None and page.incident.incident.id == second
    page.incident.split.click()
    until(lambda: page.incident._joined == [])
    known = {one.id: set(report_of(one).joined) for one in session.incidents.visible()}
    assert known == {first: {third}, second: set(), third: {first}}


def test_a_file_is_added_untouched_and_shown_with_its_hash(
    ready_window: Window, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = ready_window, ready_window.session
    picture = tmp_path / "chat.png"
    picture.write_bytes(b"\x89PNG as it was")
    (made,) = logged(window, "Ann")
    page = leaks(window)
    page.show_incident(made)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(picture)], ""))
    page.incident.add_files.click()
    until(lambda: session.incidents.visible()[0].files != ())
    (file,) = session.incidents.visible()[0].files
    until(lambda: file.sha256 in texts(page.incident))
    assert "added on" in texts(page.incident)
    assert session.vault.incidents.file_bytes(made, file.name) == picture.read_bytes()


def test_the_check_up_ends_in_letters_that_open(ready_window: Window, until: Until, tmp_path: Path) -> None:
    window, session = ready_window, ready_window.session
    make(window, tmp_path, "Hengtong Logistics", Stage.BROWSE)
    recipient = session.recipients.find("Hengtong Logistics")
    session.applications.add_date(recipient.id, ImportantDate(DateKind.EXPIRES, "2026-01-01"))
    window.go("today")
    today = window.page("today")
    assert isinstance(today, TodayPage)
    today.checkup.click()
    until(lambda: today.findChildren(CheckUpDialog) != [])
    dialog = today.findChildren(CheckUpDialog)[-1]
    dialog.backup.setCurrentIndex(dialog.backup.findData("yes"))
    dialog.backup.activated.emit(1)
    assert "A backup was opened" in texts(dialog)
    kinds: list[str] = []

    def send(letter: LetterDialog, *_args: object) -> int:
        kinds.append(str(letter.kind.currentData()))
        letter.sent.click()
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LetterDialog, "exec", send)
        dialog.letters[recipient.id].click()
    assert kinds == ["erase"]
    assert [one.kind.value for one in LetterService(session.vault).all(recipient.id) if one.sent] == ["erase"]
    assert dialog.letters == {}
    assert "No letter is due." in texts(dialog)
    assert [one.name for one, _ in dialog.found.open_requests] == ["Hengtong Logistics"]


def test_today_reminds_of_the_check_up_a_year_after_the_first_copy(
    ready_window: Window, until: Until, tmp_path: Path
) -> None:
    window = ready_window
    make(window, tmp_path, "Quayside", Stage.BROWSE)
    today = window.page("today")
    assert isinstance(today, TodayPage)
    today.entered()
    assert "Ten minutes" not in texts(today)
    now = window.session.clock()
    window.session.__dict__.pop("checkup", None)
    window.session.clock = lambda: now.replace(year=now.year + 2)
    today.entered()
    assert "Ten minutes" in texts(today)
    today.due.checkup_asked.emit()
    until(lambda: today.findChildren(CheckUpDialog) != [])


def test_a_reminder_leaves_the_page_where_it_was(ready_window: Window, until: Until) -> None:
    (incident,) = logged(ready_window, "Ann")
    page = leaks(ready_window)
    page.show_incident(incident)
    bar = page.incident.view.verticalScrollBar()
    until(lambda: bar.maximum() > 0)
    page.incident.steps.what.setText("Ask the platform")
    page.incident.steps.what.setFocus()
    at = bar.maximum() // 2
    bar.setValue(at)
    before = page.incident.steps
    before.add.click()
    until(lambda: page.incident.steps is not before)
    until(lambda: bar.value() == at)
    until(lambda: page.incident.steps.what.hasFocus())
    page.begin()
    page.show_incident(incident)


def test_an_ampersand_in_what_they_knew_is_read() -> None:
    row = FactRow(StatedFact("Harrow & Stone"))
    assert row.box.text().endswith("Harrow && Stone"), "else the toolkit takes it for a key"


def test_the_sidebar_leads_to_the_start_of_the_page_that_is_open(ready_window: Window) -> None:
    (incident,) = logged(ready_window, "Ann")
    page = leaks(ready_window)
    page.show_incident(incident)
    ready_window.rail.buttons["leaks"].click()
    assert page.stack.currentWidget() is page.intake
    page.intake.text.setPlainText("half a")
    ready_window.rail.buttons["leaks"].click()
    assert page.intake.text.toPlainText() == "half a", "nothing typed is lost"
    page.show_incident(incident)
    ready_window.rail.buttons["check"].click()
    ready_window.rail.buttons["leaks"].click()
    assert page.stack.currentWidget() is page.incident, "from another page it is as it was left"


@pytest.mark.parametrize(
    ("language", "wanted"), [("en", "No copy had been made by that day"), ("zh", "截至当天还没有制作过任何副本")]
)
def test_what_happened_before_the_first_copy_is_compared_with_nobody_and_says_why(
    ready_window: Window, speak: Callable[..., None], language: str, wanted: str
) -> None:
    answer = {"named": [], "had_all": [], "verdict": "inconclusive", "mass": 0.0, "total": 0, "missing": {"x": 0}}
    made = ready_window.session.vault.incidents.add("call", "A call", "2026-01-01", {"weighed": answer})
    speak(ready_window, language, "light")
    page = leaks(ready_window)
    page.show_incident(made.id)
    assert wanted in texts(page.incident) and "Recipients: 0" not in texts(page.incident)


def test_an_incident_leads_to_a_letter_a_page_and_silence(
    ready_window: Window, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = ready_window, ready_window.session
    other = session.recipients.add("Aardvark Ltd")
    platform = session.platforms.recipient("linkedin", "en")
    answer = {
        "named": [],
        "had_all": [platform.name],
        "verdict": "inconclusive",
        "mass": 0.1,
        "total": 2,
        "missing": {},
    }
    made = session.vault.incidents.add("call", "A call", "2026-01-01", {"weighed": answer})
    page = leaks(window)
    page.show_incident(made.id)
    acting = page.incident.acting
    assert [one.name for one in acting.recipients][:2] == [platform.name, other.name]
    assert "does not show" in texts(page.incident)
    acting.mute.click()
    assert session.muted.since(platform.id)
    assert acting.state.text()
    acting.who.setCurrentIndex(1)
    acting.who.activated.emit(1)
    assert acting.state.text() == ""
    asked: list[str] = []
    monkeypatch.setattr(LetterDialog, "exec", lambda dialog: asked.append(dialog.kind.currentData()))
    acting.letter.click()
    assert asked == ["source"], "first: where did you get it"
    assert not page.incident.steps.boxes
    monkeypatch.setattr(LetterDialog, "exec", lambda dialog: dialog.sent.click())
    page.incident.acting.letter.click()
    until(lambda: page.incident.steps.boxes)
    assert [box.isChecked() for box in page.incident.steps.boxes] == [True], "the letter was sent: that step is done"
    assert not any("where they got" in one.text() for one in page.incident.steps.proposed)
    acting = page.incident.acting
    acting.page.click()
    assert window.stack.key == "applications"
    page.show_incident(made.id)
    page.incident.acting.mute.click()
    assert session.muted.since(platform.id) == ""


def test_a_recipient_taken_away_meanwhile_is_said_to_be_unknown(ready_window: Window) -> None:
    window, session = ready_window, ready_window.session
    gone, stays = session.recipients.add("Aardvark Ltd"), session.recipients.add("Zebra Ltd")
    made = session.vault.incidents.add("call", "A call", "2026-01-01", {})
    page = leaks(window)
    page.show_incident(made.id)
    acting = page.incident.acting
    Trash(session.vault, session.clock).erase(gone.id)
    for button in (acting.mute, acting.letter, acting.page):
        acting.recipients = (gone, stays)
        acting.who.setCurrentIndex(0)
        button.click()
        assert "Aardvark Ltd" in window.messages.shown
        assert [one.name for one in acting.recipients] == ["Zebra Ltd"]
    acting.mute.click()
    assert session.muted.since(stays.id)


def test_a_bound_says_at_most_once(ready_window: Window) -> None:
    assert bound_text(1 / 6_945_362) == "at most 1 in 6,945,362"
    for source in (trace_report, trace_result, incident_view):
        assert ", at most: {bound}" not in inspect.getsource(source)
