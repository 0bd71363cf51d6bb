"""The way to an evidence pack in the window: money first, files, parts of pictures hidden, everything editable, from a check as well."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.clock import local_day, system_clock
from app.domain.incident_reports import Channel, IncidentReport, Money
from app.domain.incidents import Surfaced
from app.services.incident_reports import report_of
from tests.vault.timestamp_authority import Authority
from ui.desktop.dialogs.evidence import CONTENT, DONE, EXHIBITS, FIRST, TIMES, EvidenceDialog
from ui.desktop.dialogs.hide_picture_parts import HidePartsDialog
from ui.desktop.dialogs.hide_words import HideWordsDialog
from ui.desktop.models.evidence_offers import offered_checks
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Button

Until = Callable[[Callable[[], object]], None]


def texts(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisibleTo(part))


def printed(path: Path) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


def picture(path: Path) -> Path:
    Image.new("RGB", (200, 100), (250, 250, 250)).save(path)
    return path


def shown_parts(dialog: EvidenceDialog) -> HidePartsDialog:
    return next(one for one in dialog.findChildren(HidePartsDialog) if one.isVisible())


@pytest.fixture
def dialog(ready_window: Window) -> EvidenceDialog:
    report = IncidentReport(Channel.MESSAGE, "Deposit asked", local_day(system_clock()), said="Pay first.")
    incident = ready_window.session.incident_reports.log(report)
    found = EvidenceDialog(ready_window.session, incident.id, parent=ready_window)
    found.show()
    return found


def test_step_by_step_to_a_pack(ready_window: Window, dialog: EvidenceDialog, until: Until, tmp_path: Path) -> None:
    session = ready_window.session
    assert "bank and the police" not in texts(dialog)
    dialog.money.setCurrentIndex(dialog.money.findData(Money.YES.value))
    dialog.money.activated.emit(dialog.money.currentIndex())
    assert "bank and the police" in texts(dialog)
    assert "bank and the police" not in texts(EvidenceDialog(session, dialog._incident_id))
    dialog.next.click()
    assert dialog._step == CONTENT
    assert report_of(session.incidents.visible()[0]).money is Money.YES
    assert "bank and the police" in texts(EvidenceDialog(session, dialog._incident_id))
    dialog.add_files([picture(tmp_path / "chat.png")])
    until(lambda: "Files: 1" in texts(dialog))
    dialog.next.click()
    until(lambda: dialog._step == EXHIBITS)
    (row,) = dialog.rows
    assert "look through it first" in row.state.text()
    row.parts.click()
    parts = shown_parts(dialog)
    until(lambda: parts.use.isEnabled())
    assert "I looked" in parts.use.text()
    parts.board.add_box()
    assert "Hide" in parts.use.text()
    parts.use.click()
    assert "Boxes: 1" in row.state.text()
    row.purpose.setText("Shows the demand")
    dialog.next.click()
    assert dialog._step == TIMES
    dialog.times.appendPlainText("no day, so it goes on with the line above")
    dialog.back.click()
    dialog.back.click()
    dialog.next.click()
    until(lambda: dialog._step == EXHIBITS)
    assert dialog.rows[0].purpose.text() == "Shows the demand"
    dialog.next.click()
    assert "goes on with the line above" in dialog.times.toPlainText()
    (tmp_path / "out").mkdir()
    dialog.write_into(tmp_path / "out")
    until(lambda: dialog._step == DONE)
    assert dialog.pack is not None
    document = json.loads((dialog.pack / "data/summary.json").read_text("utf-8"))
    assert document["exhibits"][0]["purpose"] == "Shows the demand"
    assert document["timeline"][0]["text"].endswith("goes on with the line above")
    working = dialog.pack / document["exhibits"][0]["working"]
    with Image.open(working) as made:
        assert made.getpixel((100, 50)) == (0, 0, 0)
        assert made.getpixel((10, 10)) == (250, 250, 250)


def test_case_numbers_and_replies_are_noted_on_the_incident(ready_window: Window, until: Until) -> None:
    session = ready_window.session
    report = IncidentReport(Channel.CALL, "Deposit asked", local_day(system_clock()))
    incident = session.incident_reports.log(report)
    ready_window.show_incident(incident.id)
    page = ready_window.page("leaks")
    assert isinstance(page, LeaksPage)
    cases = page.incident.steps.cases
    cases.add.click()
    assert session.incident_reports.report(incident.id).cases == (), "no office, no report"
    cases.office.setEditText("Report Fraud")
    cases.number.setText("NFRC-77")
    cases.add.click()
    until(lambda: session.incident_reports.report(incident.id).cases != ())
    until(lambda: page.incident.steps.cases is not cases)
    page.incident.steps.cases.note_reply(0, "Looked into.")
    until(lambda: session.incident_reports.report(incident.id).cases[0].reply == "Looked into.")
    until(lambda: "NFRC-77 · Looked into." in texts(page.incident))
    assert [one.id for one in session.vault.search("NFRC-77")] == [incident.id]


def test_what_a_texts_copy_hides_is_seen_and_decided(ready_window: Window, until: Until, tmp_path: Path) -> None:
    """The chat's copy hides strangers; one word is left readable, one more hidden; the original stays as it was."""
    session = ready_window.session
    chat = "刘经理：押金转到 6217001234567890123\n联系电话13912345678，红色雨衣\n".encode()
    report = IncidentReport(Channel.MESSAGE, "Asked for a deposit", "2026-11-01")
    made = session.incident_reports.log(report, [Surfaced("chat.txt", chat)])
    dialog = EvidenceDialog(session, made.id, parent=ready_window)
    dialog.show()
    dialog.next.click()
    dialog.next.click()
    until(lambda: dialog._step == EXHIBITS)
    (row,) = (one for one in dialog.rows if one.draft.name == "chat.txt")
    row.words.click()
    words = next(one for one in dialog.findChildren(HideWordsDialog) if one.isVisible())
    until(lambda: words.use.isEnabled())
    assert list(words.boxes) == ["刘经理", "6217001234567890123", "13912345678"]
    assert all(box.isChecked() for box in words.boxes.values()), "hidden unless the person says otherwise"
    words.boxes["刘经理"].click()
    words.word.setText("蓝色雨衣")
    words.add.click()
    assert "is not in this text" in words.status_label.text() and words.word.text() == "蓝色雨衣"
    words.word.setText("红色雨衣")
    words.word.setFocus()
    QTest.keyClick(words.word, Qt.Key.Key_Return)
    assert words.isVisible() and "红色雨衣" in words.hidden, "Enter adds the word and closes nothing"
    words.use.click()
    assert "Left readable by you: 1; hidden by you: 1" in row.state.text()
    dialog.next.click()
    dialog.write_into(tmp_path)
    until(lambda: dialog._step == DONE)
    assert dialog.pack is not None
    (copy,) = (dialog.pack / "data" / "working").glob("*.txt")
    hidden = copy.read_text("utf-8")
    assert "刘经理" in hidden
    told = [(dialog.pack / "data" / "README.txt").read_text("utf-8"), printed(dialog.pack / "data" / "summary.pdf")]
    assert "words about other people that you left readable (1)" in " ".join(told[0].split())
    assert "left readable some words about other people (1)" in " ".join(told[1].split())
    assert "Copy without other" not in told[1]
    assert not any(one in hidden for one in ("6217001234567890123", "13912345678", "红色雨衣"))
    (original,) = (dialog.pack / "data" / "originals").glob("*chat.txt")
    assert original.read_bytes() == chat


def test_what_is_refused_keeps_everything_typed(dialog: EvidenceDialog, until: Until, tmp_path: Path) -> None:
    dialog.next.click()
    dialog.next.click()
    until(lambda: dialog._step == EXHIBITS)
    dialog.next.click()
    dialog.times.setPlainText("yesterday somebody called")
    dialog.write_into(tmp_path)
    until(lambda: "begins with a day" in dialog.status_label.text())
    assert dialog._step == TIMES
    assert dialog.times.toPlainText() == "yesterday somebody called"
    assert list(tmp_path.iterdir()) == []


def test_a_stamp_is_asked_for_and_added(dialog: EvidenceDialog, until: Until, tmp_path: Path) -> None:
    dialog.next.click()
    dialog.next.click()
    until(lambda: dialog._step == EXHIBITS)
    dialog.next.click()
    dialog.write_into(tmp_path)
    until(lambda: dialog._step == DONE)
    authority, answer, roots = Authority(tmp_path / "authority"), tmp_path / "a.tsr", tmp_path / "roots.pem"
    answer.write_bytes(b"no answer")
    roots.write_bytes(authority.root)
    dialog.request.click()
    assert "nothing was sent" in dialog.status_label.text()
    dialog.stamp(answer, roots)
    assert dialog.pack is not None
    assert not list(dialog.pack.glob("*.tsr"))
    answer.write_bytes(authority.stamp((dialog.pack / "tagmanifest-sha256.txt.tsq").read_bytes()))
    dialog.stamp(answer, roots)
    assert "carries a time-stamp" in dialog.status_label.text()


def test_a_check_has_its_own_pack(ready_window: Window, until: Until, tmp_path: Path) -> None:
    ready_window.hand(
        "check", UntrustedInput("", untrusted_text="Accountant in Leeds. Pay a deposit before you begin.")
    )
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    until(lambda: page.stack.currentWidget() is page.card)
    page.card.evidence.click()
    dialog = next(one for one in page.findChildren(EvidenceDialog) if one.isVisible())
    dialog.money.setCurrentIndex(dialog.money.findData(Money.YES.value))
    assert dialog.country.currentData() == "GB", "the check is about a job in Leeds"
    dialog.country.setCurrentIndex(dialog.country.findData("NG"))
    dialog.country.activated.emit(dialog.country.currentIndex())
    dialog.next.click()
    assert [box.isChecked() for _, box in dialog.checks] == [True]
    dialog.add_files([picture(tmp_path / "receipt.png")])
    until(lambda: "receipt.png" in texts(dialog))
    dialog.add_files([picture(tmp_path / "wrong.png")])
    until(lambda: "wrong.png" in texts(dialog))
    next(one for one in dialog.findChildren(Button) if one.accessibleName() == "Leave out wrong.png").click()
    assert "wrong.png" not in texts(dialog)
    dialog.next.click()
    until(lambda: dialog._step == EXHIBITS)
    assert [row.draft.key.partition(":")[0] for row in dialog.rows] == ["added", "posting", "card"]
    dialog.rows[0].box.setChecked(False)
    dialog.next.click()
    dialog.write_into(tmp_path)
    until(lambda: dialog._step == DONE)
    assert dialog.pack is not None
    document = json.loads((dialog.pack / "data/summary.json").read_text("utf-8"))
    assert [one["path"].split("/")[1] for one in document["exhibits"]] == ["originals", "checks"]
    session = ready_window.session
    assert dialog.folder.isVisible() and session.incidents.visible() == ()
    dialog.cases.office.setEditText("Report Fraud")
    dialog.cases.number.setText("NFRC-77")
    dialog.cases.add.click()
    until(lambda: "NFRC-77" in texts(dialog))
    (incident,) = session.incidents.visible()
    assert (incident.kind, report_of(incident).check, len(incident.files)) == ("posting", page.card.result.check_id, 2)
    report = report_of(incident)
    assert (report.money, report.country) == (Money.YES, "NG")
    assert str(dialog.pack) in report.notes
    dialog.cases.number.setText("2")
    dialog.cases.office.setEditText("ScamShield")
    dialog.cases.add.click()
    until(lambda: "ScamShield" in texts(dialog))
    assert [one.office for one in session.incident_reports.report(incident.id).cases] == ["Report Fraud", "ScamShield"]
    later = EvidenceDialog(session, incident.id)
    assert [box.isChecked() for _, box in later.checks] == [True], "its check belongs to it"
    dialog.close()


def test_a_posting_whose_card_was_completed_is_offered_once(ready_window: Window) -> None:
    session = ready_window.session
    for employer in ("Northwind Ltd", "Quayside Ltd"):
        result = session.checks.check_employer(employer)
        for answer in ("Hull", "Leeds", "York"):
            result = session.checks.recheck(result, {"location": answer})
        newest = result.check_id
    offers = offered_checks(session)
    assert len(session.vault.checks.all()) == 8 and len(offers) == 2
    assert offers[0][0] == newest and offers[0][1].startswith("Quayside Ltd")
    earlier = next(one.id for one in reversed(session.vault.checks.all()) if one.organisation == "Quayside Ltd")
    assert [key for key, _ in offered_checks(session, earlier)] == [earlier, offers[1][0]], "the incident's own card"


def test_an_incident_knows_that_its_pack_was_made(
    ready_window: Window, dialog: EvidenceDialog, until: Until, tmp_path: Path
) -> None:
    dialog.next.click()
    dialog.next.click()
    until(lambda: dialog._step == EXHIBITS)
    dialog.next.click()
    dialog.write_into(tmp_path)
    until(lambda: dialog._step == DONE)
    report = ready_window.session.incident_reports.report(dialog._incident_id)
    assert str(dialog.pack) in report.notes
    assert dialog.changed
    assert not dialog.unsaved()


def test_escape_asks_before_a_pack_is_thrown_away(
    dialog: EvidenceDialog, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(dialog, "_may_discard", lambda: bool(asked.append(True)))
    dialog.next.click()
    dialog.next.click()
    until(lambda: dialog._step == EXHIBITS)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close_it.click()
    assert asked == [True, True]
    assert dialog.isVisible()


def test_enter_in_a_closed_choice_opens_it_and_does_not_go_on(
    dialog: EvidenceDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bool] = []
    monkeypatch.setattr(dialog.country, "showPopup", lambda: opened.append(True))
    dialog.country.setFocus()
    QTest.keyClick(dialog.country, Qt.Key.Key_Return)
    assert dialog._step == FIRST
    assert opened == [True]


def test_for_anybody_but_the_police_the_originals_stay_out(
    dialog: EvidenceDialog, until: Until, tmp_path: Path
) -> None:
    dialog.next.click()
    dialog.add_files([picture(tmp_path / "chat.png")])
    until(lambda: "Files: 1" in texts(dialog))
    dialog.next.click()
    until(lambda: dialog._step == EXHIBITS)
    assert "police" in dialog.whom.currentText()
    told = dialog.whom_told.text()
    dialog.whom.setCurrentIndex(1)
    dialog.whom.activated.emit(1)
    assert dialog.whom_told.text() != told
    dialog.next.click()
    dialog.write_into(tmp_path)
    until(lambda: dialog._step == DONE)
    assert dialog.pack is not None
    assert not (dialog.pack / "data/originals").exists()


def test_a_picture_is_enlarged_and_the_boxes_stay_where_they_are(
    dialog: EvidenceDialog, until: Until, tmp_path: Path
) -> None:
    dialog.next.click()
    dialog.add_files([picture(tmp_path / "chat.png")])
    until(lambda: "Files: 1" in texts(dialog))
    dialog.next.click()
    until(lambda: dialog._step == EXHIBITS)
    dialog.rows[0].parts.click()
    parts = shown_parts(dialog)
    until(lambda: parts.use.isEnabled())
    parts.board.add_box()
    boxes, before = list(parts.board.boxes), parts.board.area().width()
    parts.zoom.buttons["400"].click()
    until(lambda: parts.board.area().width() > 3 * before)
    assert parts.board.boxes == boxes
    assert parts.view.horizontalScrollBar().maximum() > 0
    parts.zoom.buttons["100"].click()
    until(lambda: parts.board.area().width() <= before + 1)
    parts.close_it.click()
