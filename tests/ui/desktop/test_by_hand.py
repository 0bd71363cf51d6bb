"""What the person finds out by hand stands on the card with its age; own notes warn on the next card and on Today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from app.domain.incident_reports import Channel, IncidentReport, Money
from app.domain.incidents import Surfaced
from app.domain.own_notes import NoteKind, OwnNote
from app.workers.cancellation import CancelToken
from ui.desktop.dialogs.incident_report import IncidentReportDialog
from ui.desktop.dialogs.noted_answer import NotedAnswerDialog
from ui.desktop.dialogs.noted_facts import NotedFactsDialog
from ui.desktop.dialogs.own_note import OwnNoteDialog
from ui.desktop.dialogs.own_notes import OwnNotesDialog
from ui.desktop.pages.check.by_hand_card import ByHandCard
from ui.desktop.pages.check.met_again_card import MetAgainCard
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.today.page import TodayPage
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.shell.window import Window
from ui.desktop.widgets.safe_text import Text

Until = Callable[[Callable[[], object]], None]
NAME = "宁波海川贸易有限公司"
POSTING = f"公司名称：{NAME}\n岗位：文员\n联系电话：13812345678\n入职需交押金300元。"


@pytest.fixture
def checked(ready_window: Window, until: Until) -> Callable[[str], CheckPage]:
    def check(text: str) -> CheckPage:
        ready_window.hand("check", UntrustedInput("", untrusted_text=text))
        page = ready_window.page("check")
        assert isinstance(page, CheckPage)
        until(lambda: page.stack.currentWidget() is page.card and not page.card.slices.busy)
        assert page.card.result is not None and page.card.result.card.posting.text == text
        return page

    return check


def part(page: CheckPage, kind: type[QWidget]) -> QWidget:
    page.card.slices.finish()
    return page.card.view.findChildren(kind)[-1]


def texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(Text))


def answered(open_it: Callable[[], object], fill: Callable[[QDialog], None]) -> None:
    """Open a dialog and fill it in while it stands open."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            fill(dialog)
        finally:
            dialog.done(dialog.result() or 0)

    QTimer.singleShot(0, answer)
    open_it()


def test_an_answer_and_facts_stand_on_the_card(
    checked: Callable[[str], CheckPage], until: Until, ready_window: Window
) -> None:
    page = checked(POSTING)
    card = part(page, ByHandCard)
    assert isinstance(card, ByHandCard) and "Which firm will sign" in texts(card) and "Insured staff" in texts(card)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NotedAnswerDialog)
        dialog.keep.click()
        assert dialog.line is None and dialog.status_label.isVisible(), "without words nothing is kept"
        assert (dialog.way.currentData(), dialog.outcome.currentData()) == ("chat", "open"), (
            "nothing is confirmed by default"
        )
        dialog.answer.setPlainText("The front desk: no such job")
        dialog.outcome.setCurrentIndex(dialog.outcome.findData("denied"))
        dialog.keep.click()

    buttons = [one for one in card.findChildren(QPushButton) if one.accessibleName().endswith("this recruiter?")]
    answered(buttons[0].click, fill)
    until(lambda: "The front desk: no such job" in texts(part(page, ByHandCard)))

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, NotedFactsDialog) and not dialog.keep.isEnabled()
        dialog.values["cases"].setText("2")
        dialog.pasted.setPlainText("实缴资本：0万元 参保人数：0人")
        assert (dialog.values["insured"].text(), dialog.values["paid-in"].text()) == ("0人", "0万元")
        dialog.keep.click()

    again = part(page, ByHandCard)
    assert isinstance(again, ByHandCard)
    answered(again.note_facts.click, read)
    until(lambda: "0 insured staff" in texts(part(page, ByHandCard)))
    found = texts(part(page, ByHandCard))
    assert "noted today" in found and "The front desk: no such job" in found
    kept = ready_window.session.vault.checks.all()
    assert page.card.result is not None and kept[0].id == page.card.result.check_id and len(kept) == 3
    later = checked(POSTING.replace("文员", "客服"))
    assert "0 insured staff" in texts(part(later, ByHandCard)), "the same employer's next posting"


def test_a_note_warns_on_the_next_card_and_on_today(
    checked: Callable[[str], CheckPage], ready_window: Window, until: Until
) -> None:
    page = checked(POSTING)
    card = part(page, ByHandCard)
    assert isinstance(card, ByHandCard) and not page.card.view.findChildren(MetAgainCard)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, OwnNoteDialog) and dialog.phones.text() == "13812345678"
        dialog.phones.clear()
        dialog.keep.click()
        assert dialog.status_label.isVisible() and dialog.isVisible(), "nobody could be recognised by it"
        dialog.phones.setText("138 1234 5678， 010-88886666")
        dialog.text.setPlainText("kept the deposit")
        dialog.avoid.setChecked(True)
        dialog.keep.click()

    answered(card.recruiter.click, fill)
    service = ready_window.session.own_notes
    (note,) = service.all()
    assert note.avoid and note.phones == ("138 1234 5678", "010-88886666") and note.met == ()
    assert "You wanted to avoid 138 1234 5678" in texts(part(page, MetAgainCard))
    later = checked("公司名称：杭州云帆科技有限公司\n岗位：客服\n电话 13812345678")
    assert "kept the deposit" in texts(part(later, MetAgainCard)) and later.card.send.property("look") == "quiet"
    assert checked("Company: Tin Cup Ltd\nPacker in Leeds, UK").card.send.property("look") == "primary"
    ready_window.go("today")
    today = ready_window.page("today")
    assert isinstance(today, TodayPage)
    assert "You wanted to avoid them. They turned up again" in texts(today.due)
    tick = next(one for one in today.due.findChildren(QPushButton) if one.accessibleName() == "Seen: 138 1234 5678")
    tick.click()
    assert today.due.count == 0 and service.get(note.id).met[0].seen
    assert [hit.kind for hit in ready_window.session.search("13812345678", CancelToken())][-1] == "note"


def test_notes_are_listed_deleted_and_brought_back(ready_window: Window) -> None:
    session = ready_window.session
    notes = [session.own_notes.keep(OwnNote(NoteKind.EMPLOYER, name, "x")) for name in ("Brass Kettle", "Tin Cup")]
    ready_window.show_note(notes[0].id)
    page = ready_window.page("check")
    dialog = page.findChildren(OwnNotesDialog)[-1]
    titles = [
        one.accessibleName() for one in dialog.findChildren(QPushButton) if one.accessibleName().startswith("Del")
    ]
    assert titles == ["Delete the note about Brass Kettle", "Delete the note about Tin Cup"]
    next(one for one in dialog.findChildren(QPushButton) if one.accessibleName() == titles[0]).click()
    assert session.own_notes.all() == (notes[1],) and dialog.undo.isVisible()
    dialog.undo.click()
    assert {one.name for one in session.own_notes.all()} == {"Brass Kettle", "Tin Cup"} and not dialog.undo.isVisible()
    dialog.close_it.click()


def test_a_report_begins_with_the_posting(checked: Callable[[str], CheckPage], ready_window: Window) -> None:
    page = checked(POSTING + "\nhttps://www.zhipin.com/job/1.html")
    assert page.card.report.isVisible() and page.card.report.property("look") == "primary"
    assert page.card.send.property("look") == "quiet"
    assert page.card.complain.isVisible() and "BOSS" in page.card.complain.text()
    page.card.report.click()
    leaks = ready_window.page("leaks")
    assert isinstance(leaks, LeaksPage)
    dialog = leaks.findChildren(IncidentReportDialog)[-1]
    report = dialog.said_report()
    assert report.channel is Channel.POSTING and report.contact == "13812345678"
    assert NAME in report.said and "押金300元" in report.said and report.check
    assert not dialog.amount.isVisible()
    dialog.money.setCurrentIndex(dialog.money.findData(Money.YES.value))
    dialog.money.activated.emit(dialog.money.currentIndex())
    assert dialog.amount.isVisible()
    dialog.amount.setText("300 元")
    assert dialog.said_report().amount == "300 元"
    dialog.reject()


def test_serious_signs_are_shown_to_a_counsellor_whom_the_person_allowed(
    checked: Callable[[str], CheckPage], ready_window: Window, until: Until
) -> None:
    from app.caseload.keys import new_identity
    from app.redact.policies import load_policy
    from app.services.caseload_student_consent import ConsentService

    page = checked(POSTING)
    assert not page.card.counsellor.isVisible(), "nobody was allowed to look"
    vault = ready_window.session.vault
    expires = (vault.clock().date() + timedelta(days=60)).isoformat()
    address, policy = new_identity().address.text, load_policy('{"base": "apply"}')
    ConsentService(vault).make("Ms Wu", address, policy, "incident", expires=expires)
    page = checked(POSTING)
    assert page.card.counsellor.isVisible() and page.card.report.text().strip() in page.card.counsellor.text()
    leaks = ready_window.page("leaks")
    leaks._log(IncidentReport(Channel.POSTING, "A deposit", "2026-11-01"), ())
    until(lambda: "Share a draft or incident" in ready_window.banner.text)


def test_an_incident_proposes_what_to_do_next(ready_window: Window, until: Until) -> None:

    session = ready_window.session
    made = session.incident_reports.log(
        IncidentReport(Channel.GIVEN, "Paid", "2026-11-01", money=Money.YES, amount="300", country="CN")
    )
    ready_window.show_incident(made.id)
    leaks = ready_window.page("leaks")
    assert isinstance(leaks, LeaksPage)
    steps = leaks.incident.steps
    assert steps.amount.isVisible() and steps.amount.text() == "300"
    told = [one.text().strip() for one in steps.proposed]
    assert any("110" in one for one in told) and any("96110" in one for one in told)
    steps.proposed[0].click()
    until(lambda: session.incident_reports.report(made.id).follow_ups)
    assert [one.what for one in session.incident_reports.report(made.id).follow_ups] == told[:1]
    until(lambda: leaks.incident.steps is not steps)
    assert told[0] not in [one.text().strip() for one in leaks.incident.steps.proposed]
    leaks.incident.steps.amount.setText("350 by WeChat")
    leaks.incident.steps.amount.editingFinished.emit()
    until(lambda: session.incident_reports.report(made.id).amount == "350 by WeChat")


def test_the_question_before_a_copy_shows_the_signs_or_says_how_many_more() -> None:
    from app.services.risk_confirmation import Question
    from ui.desktop.shell.critical_question import confirm_risk

    def shown(count: int) -> list[str]:
        signs = tuple({"en": f"Sign {number}", "zh": f"迹象 {number}"} for number in range(count))
        return [say() for say in confirm_risk(Question("1", tuple("a" * count), signs)).signs]

    assert shown(6) == [f"Sign {number}" for number in range(6)]
    assert shown(9)[-1] == "Further serious signs on the card: 3" and len(shown(9)) == 7


def test_what_to_do_now_stands_before_the_comparison_and_speaks_the_readers_language(
    ready_window: Window, until: Until
) -> None:
    """Money was lost: bank and police first. A step taken in one language is said in the next; a noted report does it."""
    session = ready_window.session
    money = IncidentReport(Channel.MAIL, "They asked for a deposit", "2026-11-01", money=Money.YES, country="GB")
    made = session.incident_reports.log(money, [Surfaced("mail.txt", b"Pay the deposit")])
    ready_window.go("leaks")
    leaks = ready_window.page("leaks")
    assert isinstance(leaks, LeaksPage)
    leaks.show_incident(made.id)
    view = leaks.incident
    order = [view._body.itemAt(at).widget() for at in range(view._body.count())]
    holder = next(one for one in order if one is not None and one.isAncestorOf(view.again))
    assert order.index(view.steps) < order.index(holder)
    steps = view.steps
    told = [one.text() for one in steps.proposed]
    steps.proposed[1].click()
    until(lambda: view.steps is not steps)
    assert view.steps.boxes[0].text().endswith(told[1])
    ready_window.change_settings(replace(ready_window.settings, language="zh"))
    translations().finish()
    assert "报案或举报" in view.steps.boxes[0].text()
    ready_window.change_settings(replace(ready_window.settings, language="en"))
    translations().finish()
    assert view.steps.boxes[0].text().endswith(told[1])
    steps = view.steps
    steps.cases.office.setEditText("Report Fraud")
    steps.cases.add.click()
    until(lambda: view.steps is not steps)
    assert [one.isChecked() for one in view.steps.boxes] == [True]
    steps = view.steps
    assert steps.cases.numbers[0].isVisibleTo(steps), "its number often comes later"
    steps.cases.note_number(0, "NFRC-77")
    until(lambda: session.incident_reports.report(made.id).cases[0].number == "NFRC-77")
