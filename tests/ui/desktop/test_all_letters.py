"""The letter dialog: opened where a recipient is shown, a text to edit, saved, marked as sent, answered, followed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.applications import DateKind
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Stage
from app.letters.model import Answer, LetterKind
from app.redact.policies import stage_policy
from app.services.checks import CheckResult
from app.services.copies import CopyRequest
from app.services.letters import LetterService
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from ui.desktop.dialogs.all_letters import LettersDialog
from ui.desktop.dialogs.base import DiscardDialog
from ui.desktop.dialogs.letter import LetterDialog
from ui.desktop.models.incident_report_words import case_country
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.drop_down import ComboBox

Look = Callable[[QWidget], list[str]]
Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def dialog(ready_window: Window, tmp_path: Path) -> LetterDialog:
    """The dialog for `Harbour`, who got a copy."""
    session = ready_window.session
    recipient = session.recipients.find_or_add("Harbour", RecipientKind.PLATFORM, ("harbour.example",))
    session.copies.make(CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",)), tmp_path)
    opened = LetterDialog(session, ready_window.messages, recipient, ready_window)
    opened.show()
    return opened


def choose(box: ComboBox, value: str) -> None:
    """Choose as a person does: the box says that it was activated."""
    index = box.findData(value)
    assert index >= 0, value
    box.setCurrentIndex(index)
    box.activated.emit(index)


def letters(dialog: LetterDialog) -> LetterService:
    return dialog._letters


def button(dialog: LetterDialog, text: str) -> Button:
    return next(one for one in dialog.list.findChildren(Button) if one.accessibleName().startswith(text))


def test_it_is_opened_from_the_recipient_by_the_keyboard(
    ready_window: Window, dialog: LetterDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.reject()
    ready_window.go("applications")
    page = ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    page.views.choose("table")
    page.table.selectRow(0)
    opened: list[str] = []
    monkeypatch.setattr(LetterDialog, "exec", lambda self: opened.append(self.windowTitle()))
    page.about.write.setFocus()
    QTest.keyClick(page.about.write, Qt.Key.Key_Space)
    assert opened == ["Write a letter to Harbour"]


def test_the_choices_write_the_text_anew(dialog: LetterDialog, clipped: Look, nameless: Look) -> None:
    choose(dialog.law, "gdpr")
    assert "Article 15" in dialog.text.toPlainText() and "Harbour (harbour.example)" in dialog.text.toPlainText()
    choose(dialog.kind, LetterKind.ERASE.value)
    assert "Article 17(1)" in dialog.text.toPlainText() and dialog.law.currentData() == "gdpr"
    choose(dialog.law, "pipl")
    choose(dialog.language, "zh")
    text = dialog.text.toPlainText()
    assert "第四十七条" in text and "此致" in text
    assert "please check" in dialog.notes.text() and "790" not in text
    assert not dialog.to.isVisibleTo(dialog) and "dpdp" not in [
        dialog.law.itemData(row) for row in range(dialog.law.count())
    ]
    choose(dialog.kind, LetterKind.COMPLAINT.value)
    assert dialog.to.isVisibleTo(dialog) and dialog.to.count() == 4
    choose(dialog.to, "12321网络不良与垃圾信息举报受理中心")
    assert "12321" in dialog.text.toPlainText().split("\n\n")[1]
    assert clipped(dialog) == [] and nameless(dialog) == []
    choose(dialog.language, "en")
    assert "12321" in dialog.text.toPlainText().split("\n\n")[2]
    choose(dialog.law, "uk-gdpr")
    assert "12321" not in dialog.text.toPlainText() and "section 164A" in dialog.text.toPlainText()
    choose(dialog.to, "the Information Commission (ICO)")
    assert "the Information Commission (ICO)" in dialog.text.toPlainText()


def test_a_changed_text_is_replaced_only_if_the_person_agrees(
    dialog: LetterDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dialog.law, "gdpr")
    dialog.text.setPlainText("Mine\n\nMy own words.")
    answers = [False, True]
    monkeypatch.setattr(dialog._messages, "ask", lambda question: answers.pop(0))
    choose(dialog.kind, LetterKind.STOP.value)
    assert dialog.text.toPlainText() == "Mine\n\nMy own words."
    assert dialog.kind.currentData() == LetterKind.ACCESS.value
    choose(dialog.kind, LetterKind.STOP.value)
    assert "Article 21(1)" in dialog.text.toPlainText() and answers == []


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".txt", ".eml"])
def test_it_is_saved_as_it_was_edited_and_kept_once(
    dialog: LetterDialog, until: Until, tmp_path: Path, suffix: str
) -> None:
    choose(dialog.law, "none")
    for words in ("First words", "Second words"):
        dialog.text.setPlainText(f"Mine\n\n{words}.")
        dialog.save_to(tmp_path / f"letter{suffix}")
        until(dialog.save.isEnabled)
    assert (tmp_path / f"letter{suffix}").stat().st_size > 10
    if suffix == ".txt":
        assert (tmp_path / "letter.txt").read_text("utf-8") == "Mine\n\nSecond words.\n"
    (kept,) = letters(dialog).all()
    assert kept.text == "Mine\n\nSecond words." and not kept.sent and dialog.changed
    assert "Send it yourself" in dialog.status.text()
    assert "not sent" in " ".join(label.text() for label in dialog.list.findChildren(QWidget) if hasattr(label, "text"))


def test_a_letter_that_cannot_be_written_is_not_kept(dialog: LetterDialog, until: Until, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "nowhere" / "letter.pdf")
    until(dialog.save.isEnabled)
    assert letters(dialog).all() == () and dialog.status.text()
    dialog.text.setPlainText(" ")
    dialog.sent.click()
    assert letters(dialog).all() == () and "nothing in the letter" in dialog.status.text()


def test_sent_answered_and_followed(
    ready_window: Window, dialog: LetterDialog, until: Until, clipped: Look, nameless: Look
) -> None:
    choose(dialog.law, "gdpr")
    dialog.day.setDate(QDate(2026, 1, 31))
    dialog.sent.click()
    (kept,) = letters(dialog).all()
    assert (kept.sent, kept.due) == ("2026-01-31", "2026-02-28")
    assert "28 February 2026" in dialog.status.text()
    (due,) = ready_window.session.applications.dates(kept.recipient_id)
    assert due.kind is DateKind.REPLY and due.day == "2026-02-28"
    until(lambda: button(dialog, "Next letter: Reminder").isVisibleTo(dialog))
    (box,) = dialog.list.findChildren(ComboBox)
    choose(box, Answer.REFUSED.value)
    assert letters(dialog).get(kept.id).answer is Answer.REFUSED
    button(dialog, "Next letter: Ask for the reasons").click()
    assert dialog.kind.currentData() == LetterKind.REASONS.value and "31 January 2026" in dialog.text.toPlainText()
    assert clipped(dialog) == [] and nameless(dialog) == []
    dialog.sent.click()
    assert [one.about for one in letters(dialog).all()] == ["", kept.id]
    ready_window.go("applications")
    page = ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    page.show_recipient(kept.recipient_id)
    told = [page.about._event_text(event) for event in page.about.events]
    assert "Letter sent: See and copy my data" in told and "See and copy my data: They refused" in told


def test_closing_records_nothing(dialog: LetterDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog.text.setPlainText("Mine\n\nwords")
    answer = [False]
    monkeypatch.setattr(DiscardDialog, "answered", lambda _: answer[0])
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.text.toPlainText() == "Mine\n\nwords", "asked, and nothing discarded"
    answer[0] = True
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and letters(dialog).all() == () and not dialog.changed


def test_the_text_is_copied(dialog: LetterDialog) -> None:
    dialog.copy.click()
    assert QApplication.clipboard().text().strip() == dialog.text.toPlainText().strip()


def test_a_draft_is_discarded(
    dialog: LetterDialog, until: Until, tmp_path: Path, answer: Callable[[str], None]
) -> None:
    dialog.save_to(tmp_path / "letter.txt")
    until(dialog.save.isEnabled)
    kept = len(dialog._letters.all(dialog._recipient.id))
    answer("")
    button(dialog, "Discard").click()
    assert len(dialog._letters.all(dialog._recipient.id)) == kept, "asked, and not discarded"
    answer("yes")
    button(dialog, "Discard").click()
    assert letters(dialog).all() == ()
    dialog.sent.click()
    assert [bool(one.sent) for one in letters(dialog).all()] == [True]


def test_a_mailbox_goes_into_the_text_and_the_mail(dialog: LetterDialog, until: Until, tmp_path: Path) -> None:
    dialog.mailbox.setText("privacy at harbour")
    dialog.mailbox.editingFinished.emit()
    assert "not a mail address" in dialog.status.text()
    dialog.mailbox.setText("privacy@harbour.example")
    dialog.mailbox.editingFinished.emit()
    assert "E-mail: privacy@harbour.example" in dialog.text.toPlainText()
    path = tmp_path / "mine.eml"
    dialog.save_to(path)
    until(path.exists)
    assert "To: privacy@harbour.example" in path.read_text("utf-8")
    dialog.text.appendPlainText("My own words.")
    dialog.mailbox.setText("")
    dialog.mailbox.editingFinished.emit()
    assert "My own words." in dialog.text.toPlainText(), "what the person wrote stands"
    second = tmp_path / "second.eml"
    dialog.save_to(second)
    until(second.exists)
    assert "\nTo:" not in second.read_text("utf-8")


def test_answers_are_recorded_from_leaks_and_letters_are_found(
    ready_window: Window, dialog: LetterDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.sent.click()
    dialog.close()
    (letter,) = letters(dialog).all()
    opened: list[str] = []
    listed = LettersDialog(ready_window.session, lambda one: opened.append(one.name), ready_window)
    listed.show()
    look = next(one for one in listed.findChildren(Button) if one.accessibleName() == "Letters to Harbour")
    look.click()
    assert opened == ["Harbour"]
    listed.close()
    dialog.keep_words(letter.id, "before any answer nothing is kept")
    assert letters(dialog).get(letter.id).reply == ""
    dialog._answer(letter.id, "refused")
    dialog.keep_words(letter.id, "We decline, Saxophone.")
    (hit,) = ready_window.session.vault.search("saxophone")
    shown: list[str] = []
    monkeypatch.setattr(LetterDialog, "exec", lambda one: shown.append(one._recipient.name))
    ready_window.open_hit(hit)
    assert shown == ["Harbour"]


def test_a_letter_is_marked_as_sent_once(dialog: LetterDialog, until: Until, tmp_path: Path) -> None:
    choose(dialog.law, "gdpr")
    dialog.sent.click()
    assert not dialog.sent.isEnabled()
    dialog.sent.click()
    dialog.save_to(tmp_path / "letter.txt")
    until(lambda: "letter.txt" in dialog.status.text())
    assert [bool(one.sent) for one in letters(dialog).all()] == [True], "saved again, it is the same letter"
    dialog.text.appendPlainText("One more question.")
    assert dialog.sent.isEnabled()
    dialog.sent.click()
    assert [bool(one.sent) for one in letters(dialog).all()] == [True, True]
    choose(dialog.kind, LetterKind.ERASE.value)  # unasked: what was written is recorded
    assert dialog.sent.isEnabled()
    dialog.mark_saved()  # else closing asks about the text that was typed


@pytest.mark.parametrize(("country", "law"), [("SG", "pdpa-sg"), ("GB", "uk-gdpr"), ("CN", "pipl")])
def test_a_letter_begins_with_the_country_of_its_case(ready_window: Window, country: str, law: str) -> None:
    recipient = ready_window.session.recipients.add("Harbour")
    opened = LetterDialog(ready_window.session, ready_window.messages, recipient, ready_window, country=country)
    assert opened.law.currentData() == law
    opened.propose(LetterKind.SOURCE)
    assert opened.law.currentData() == law


def test_the_country_of_a_case_is_what_was_told_else_that_of_its_check() -> None:
    card = check(from_fields("Clerk. Pay a deposit first.", location="Singapore"), created="2026-11-30T09:00:00Z")
    checked = CheckResult(card, "c1", 0.0)
    assert case_country("CN", checked) == "CN"
    assert case_country("", checked) == "SG"
    assert case_country("", None) == ""
