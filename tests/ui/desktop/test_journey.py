"""The journey of a person who has never seen the program, through the real window, services and files."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app import resources
from app.domain.draft import Doubt, Draft, ImportWarning
from app.domain.resume import Resume, Work
from app.domain.sensitivity import Kind, Operator, Stage
from app.services.network_request_log import read_requests
from tests.patience import HANG_SECONDS
from ui.desktop.dialogs import open_link
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.check.page import CheckPage, is_link
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.resume.resume_review import FIRST_DOUBTS, DoubtRow, WarningRow
from ui.desktop.pages.send.page import SendPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.pages.today.page import TodayPage
from ui.desktop.shell.untrusted_input import UntrustedInput, from_path
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
PASSPHRASE = "correct horse battery"


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def show(window: Window, key: str) -> object:
    window.rail.buttons[key].click()
    return window.page(key)


def make_copy(window: Window, folder: Path, name: str, until: Until) -> SendPage:
    page = show(window, "send")
    assert isinstance(page, SendPage)
    page.address_name(name)
    until(lambda: page.save.isEnabled())
    page.save_into(folder)
    until(lambda: page.stack.currentWidget() is page.done)
    return page


def test_first_run_to_first_copy(first_window: Window, qtbot: QtBot, until: Until, tmp_path: Path) -> None:
    window, gate = first_window, first_window.gate
    assert isinstance(gate, FirstRun)
    assert gate.focusWidget() is gate.welcome.next
    qtbot.keyClick(gate.welcome.next, Qt.Key.Key_Return)
    qtbot.keyClicks(gate.make.first, PASSPHRASE)
    qtbot.keyClicks(gate.make.again, PASSPHRASE)
    press(qtbot, gate.make.make)
    until(lambda: gate.steps.currentWidget() is gate.sheet)
    press(qtbot, gate.sheet.later)
    press(qtbot, gate.first.sample[0])
    until(lambda: window.gate is None)
    assert window.background._open is window.session, "the first session is reminded too"
    resume = window.page("resume")
    assert isinstance(resume, ResumePage)
    assert resume.stack.currentWidget() is resume.home
    press(qtbot, resume.home.send)
    page = make_copy(window, tmp_path, "Hengtong Logistics", until)
    (made,) = tmp_path.iterdir()
    record = window.session.vault.copies.by_reference(page.done.reference.text())
    assert record is not None and [file.name for file in record.files] == [made.name]
    assert window.messages.shown == ""


def test_unequal_passphrases_make_no_vault(first_window: Window, qtbot: QtBot, hermetic_home: Path) -> None:
    gate = first_window.gate
    assert isinstance(gate, FirstRun)
    gate.show_step(1)
    qtbot.keyClicks(gate.make.first, PASSPHRASE)
    qtbot.keyClicks(gate.make.again, "something else")
    press(qtbot, gate.make.make)
    assert not (hermetic_home / "countermark" / "vault").exists()
    assert gate.steps.currentWidget() is gate.make


def test_import_is_reviewed_before_it_is_kept(window: Window, qtbot: QtBot, until: Until) -> None:
    window.receive(from_path(resources.path("samples", "resume-zh.docx")))
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    until(lambda: page.stack.currentWidget() is page.review)
    assert window.session.imports.current() is None
    review = page.review
    assert "reviewed everything" not in review.left.text(), "nothing was looked at yet"
    waiting = review.form.waiting
    assert waiting > 2
    asked = [box for part in review.form.sections.values() for box in part.boxes if box.waiting]
    assert review.form.focusWidget() is asked[0].editor
    review.next.click()
    assert review.form.waiting == waiting, "walking to a field confirms nothing"
    assert review.form.focusWidget() is asked[1].editor
    qtbot.keyClick(asked[1].editor, Qt.Key.Key_Return)
    assert review.form.waiting == waiting - 1
    assert review.form.focusWidget() is asked[2].editor
    asked[2].confirm.click()  # type: ignore[union-attr]
    assert review.form.focusWidget() is asked[3].editor
    waiting = review.form.waiting
    name = review.form.sections["basics"].boxes[0]
    name.editor.setText("王小明")  # type: ignore[union-attr]
    assert review.form.waiting == waiting - name_was_waiting(waiting, review.form.waiting)
    while review.form.waiting:
        box = next(box for part in review.form.sections.values() for box in part.boxes if box.waiting)
        assert box.confirm is not None
        box.confirm.click()
    review.next.click()
    kept = window.session.imports.current()
    assert kept is not None
    assert kept.basics.name == "王小明"


def name_was_waiting(before: int, after: int) -> int:
    """Correcting a field that awaited a look settles it."""
    assert after in (before, before - 1)
    return before - after


def test_a_long_warning_is_short_until_the_rest_is_asked_for(window: Window) -> None:
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    for count in (1, 90):
        text = "; ".join(f"line {number}" for number in range(count))
        page.review.load(Draft(Resume(), "", "", {}, (ImportWarning("left-out", {"text": text}),), ()))
        told = page.review.findChildren(WarningRow)[-1]
        assert "line 0" in told.label.text()
        assert told.more.isHidden() == (count == 1) == (f"line {count - 1}." in told.label.text())
        assert "Please add what matters." in told.label.text(), "what to do is seen in any case"
    told.more.click()
    assert f"{text}." in told.label.text()
    assert told.more.isHidden()


def test_doubts_lead_to_their_fields_the_most_doubtful_first(window: Window, until: Until) -> None:
    page = show(window, "resume")
    assert isinstance(page, ResumePage)
    jobs = tuple(Work(f"w{number}", f"Firm {number} Ltd", f"Town {number}") for number in range(FIRST_DOUBTS + 2))
    doubts = tuple(
        Doubt(f"work.{job.id}.position", "doubt-position-place", 0.85, {"value": job.position}) for job in jobs
    )
    review = page.review
    page.stack.setCurrentWidget(review)
    review.load(Draft(Resume(work=jobs), "", "", {}, (), (), doubts))
    until(lambda: review.next.isEnabled())

    def rows() -> list[DoubtRow]:
        held = [review.doubts.itemAt(at).widget() for at in range(review.doubts.count())]
        return [row for row in held if isinstance(row, DoubtRow)]

    assert [row.path for row in rows()] == [doubt.field_id for doubt in doubts[:FIRST_DOUBTS]]
    assert "Town 0" in rows()[0].label.text()
    rows()[0].look.click()
    boxes = [box for section in review.form.sections.values() for box in section.boxes]
    (box,) = (box for box in boxes if box.spot.path == "work.w0.position")
    assert review.form.focusWidget() is box.editor
    more = review.doubts.itemAt(review.doubts.count() - 1).widget()
    assert isinstance(more, QPushButton)
    assert "2" in more.text()
    more.click()
    assert [row.path for row in rows()] == [doubt.field_id for doubt in doubts]


def test_the_source_of_a_field_is_shown(window: Window, until: Until) -> None:
    window.receive(from_path(resources.path("samples", "resume-zh.docx")))
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    until(lambda: page.stack.currentWidget() is page.review)
    page.review.form.sections["basics"].boxes[0].visited.emit(page.review.form.sections["basics"].boxes[0].spot)
    (selection,) = page.review.source.extraSelections()
    assert selection.cursor.selectedText() == page.review.form.sections["basics"].boxes[0].text  # type: ignore[attr-defined]


def test_a_skipped_section_is_not_kept(window: Window, until: Until) -> None:
    window.receive(from_path(resources.path("samples", "resume-zh.docx")))
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    until(lambda: page.stack.currentWidget() is page.review)
    assert page.review.resume.work
    page.review.form.sections["work"].keep.click()
    assert page.review.resume.work == ()
    page.review.form.sections["work"].keep.click()
    assert page.review.resume.work


def test_entry_by_hand_and_versions(window: Window) -> None:
    page = show(window, "resume")
    assert isinstance(page, ResumePage)
    page.by_hand.click()
    page.home.save.click()
    assert window.messages.shown == "There is nothing in it yet. Fill in at least a name."
    page.home.form.sections["basics"].boxes[0].editor.setText("Li Wei")  # type: ignore[union-attr]
    page.home.form.sections["work"].item_added.emit("work")
    job = page.home.form.sections["work"].boxes[0]
    job.editor.setText("Hengtong")  # type: ignore[union-attr]
    page.home.save.click()
    assert page.home.versions.count() == 1
    page.home.form.sections["basics"].boxes[0].editor.setText("Li Wei Wei")  # type: ignore[union-attr]
    page.home.save.click()
    assert page.home.versions.count() == 2
    kept = window.session.imports.current()
    assert kept is not None
    assert (kept.basics.name, kept.work[0].organisation) == ("Li Wei Wei", "Hengtong")
    page.home.version_chosen.emit(1)
    assert page.home.form.resume.basics.name == "Li Wei"


def test_what_is_previewed_is_what_is_saved(ready_window: Window, until: Until, tmp_path: Path) -> None:
    page = show(ready_window, "send")
    assert isinstance(page, SendPage)
    page.address_name("Hengtong Logistics")
    until(lambda: page.save.isEnabled())
    previewed = page.preview
    assert previewed is not None
    pdf = ready_window.session.copies.preview(previewed.plan)
    page.save_into(tmp_path)
    until(lambda: page.stack.currentWidget() is page.done)
    (made,) = tmp_path.iterdir()
    assert made.read_bytes() == pdf


def test_a_changed_choice_makes_the_preview_stale(ready_window: Window, until: Until) -> None:
    page = show(ready_window, "send")
    assert isinstance(page, SendPage)
    page.address_name("Hengtong Logistics")
    until(lambda: page.save.isEnabled())
    assert "phone" not in page.stays.text().lower()
    page.kinds.choose(Kind.PHONE, Operator.KEEP)
    assert not page.save.isEnabled()
    until(lambda: page.save.isEnabled())
    assert page.unusual.isVisible()
    page.who.stages.choose(Stage.OFFER.value)
    until(lambda: page.save.isEnabled())
    assert page.reads.toPlainText()
    assert page.pages.count >= 1


def test_while_a_copy_is_made_no_other_is(
    ready_window: Window, until: Until, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = show(ready_window, "send")
    assert isinstance(page, SendPage)
    page.address_name("Hengtong Logistics")
    until(page.save.isEnabled)
    copies, going_on = ready_window.session.copies, threading.Event()
    make = copies.make

    def waiting(*given: object, **named: object) -> object:
        going_on.wait(HANG_SECONDS)
        return make(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(copies, "make", waiting)
    page.save_into(tmp_path)
    before = page.preview
    page.kinds.choose(Kind.PHONE, Operator.KEEP)
    until(lambda: page.preview is not before)
    assert not page.save.isEnabled()
    assert not page.fill.isEnabled()
    going_on.set()
    until(lambda: page.stack.currentWidget() is page.done)
    assert len(ready_window.session.vault.copies.all()) == 1


def test_copies_are_listed_and_found(ready_window: Window, until: Until, tmp_path: Path) -> None:
    for name in ("Hengtong Logistics", "Anker Robotics"):
        make_copy(ready_window, tmp_path, name, until).done.another.click()
    page = show(ready_window, "applications")
    assert isinstance(page, ApplicationsPage)
    page.views.choose("table")
    assert page.model.rowCount() == 2
    page.search.setText("anker")
    assert page.model.rowCount() == 1
    assert page.detail.who.text() == "Anker Robotics"
    page.search.setText("nobody")
    assert page.none.isVisible()
    today = show(ready_window, "today")
    assert isinstance(today, TodayPage)
    assert today.copies.count() == 2


def test_a_leaked_copy_is_recognised_and_an_unrelated_text_is_not(
    ready_window: Window, until: Until, tmp_path: Path
) -> None:
    send = make_copy(ready_window, tmp_path, "Hengtong Logistics", until)
    reference = send.done.reference.text()
    (made,) = tmp_path.iterdir()
    page = show(ready_window, "leaks")
    assert isinstance(page, LeaksPage)
    ready_window.receive(from_path(made))
    until(lambda: page.stack.currentWidget() is page.answers)
    result = page.answer.result
    assert result is not None
    assert result.suspects[0].copy.reference == reference
    page.another.click()
    page.intake.text.setPlainText("An unrelated text about the weather in Leeds and the price of bread. " * 5)
    page.intake.go.click()
    until(lambda: page.stack.currentWidget() is page.answers)
    assert page.answer.result is not None
    assert page.answer.result.attribution.verdict.value == "inconclusive"


@pytest.mark.parametrize("name", ["posting-en.html", "posting-zh.txt"])
def test_a_posting_becomes_a_card_with_evidence(
    ready_window: Window, until: Until, name: str, said_yes: list[str]
) -> None:
    page = show(ready_window, "check")
    assert isinstance(page, CheckPage)
    ready_window.receive(from_path(resources.path("samples", name)))
    until(lambda: page.stack.currentWidget() is page.card)
    assert page.card.result is not None
    assert page.card.result.card.signals
    assert page.card.posting.extraSelections()
    assert page.card.result.check_id
    page.card.send.click()
    send = ready_window.page("send")
    assert isinstance(send, SendPage)
    assert ready_window.stack.currentWidget() is send
    assert send.who.name


def test_refusing_consent_opens_nothing(ready_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refuse(dialog: QDialog) -> int:
        asked.append(dialog)
        return QDialog.DialogCode.Rejected.value

    monkeypatch.setattr(open_link.ConsentDialog, "exec", refuse)
    ready_window.hand("check", UntrustedInput("", untrusted_text="https://jobs.example.org/1"))
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    assert len(asked) == 1
    assert page.stack.currentWidget() is page.intake
    assert read_requests(ready_window.session.vault) == ()


def test_agreeing_opens_the_link_once(ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until) -> None:
    opened = []
    posting = resources.path("samples", "posting-en.html").read_bytes()

    def fetch(url: str, log: object, *, cancel: object = None) -> tuple[bytes, str, str]:
        opened.append(url)
        return posting, url, "text/html"

    monkeypatch.setattr("ui.online_lookups.fetch_page", fetch)
    monkeypatch.setattr(open_link.ConsentDialog, "exec", lambda _: QDialog.DialogCode.Accepted.value)
    ready_window.hand("check", UntrustedInput("", untrusted_text=" https://jobs.example.org/1\n"))
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    until(lambda: page.stack.currentWidget() is page.card)
    assert opened == ["https://jobs.example.org/1"]


def test_escape_refuses_consent(window: Window, qtbot: QtBot) -> None:
    dialog = open_link.ConsentDialog("https://jobs.example.org/1?a=<b>", window)
    dialog.show()
    assert dialog.link.toPlainText() == "https://jobs.example.org/1?a=<b>"
    assert dialog.no.isDefault()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected.value


def test_notices_of_the_vault_are_told(ready_window: Window) -> None:
    ready_window.session.vault.notices.append("keys-file-damaged")
    ready_window.opened(ready_window.session.vault)
    assert ready_window.messages.shown


def test_offline_asks_nothing_and_opens_nothing(ready_window: Window) -> None:
    ready_window.change_settings(dataclasses.replace(ready_window.settings, offline=True))
    ready_window.hand("check", UntrustedInput("", untrusted_text="https://jobs.example.org/1"))
    assert ready_window.messages.shown
    assert read_requests(ready_window.session.vault) == ()
    (way,) = (one for one in ready_window.banner.findChildren(QPushButton) if one.text() == "Open the network settings")
    way.click()
    settings = ready_window.page("settings")
    assert isinstance(settings, SettingsPage) and settings.offline.isVisible(), "the switch is one press away"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("https://a.example/x", True), ("see https://a.example/x", False), ("ftp://a.example", False)],
)
def test_a_link_is_nothing_but_a_link(text: str, expected: bool) -> None:
    assert is_link(text) is expected
