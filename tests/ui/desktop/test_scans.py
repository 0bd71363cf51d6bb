"""An ID scan in the window: dropped, drawn over, marked, recorded; what was refused is said and nothing is written."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.services.picture_redaction import preview
from tests.patience import HANG_MS
from ui.desktop.dialogs.id_scan import ScanDialog
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.messages import Messages
from ui.desktop.shell.untrusted_input import from_path
from ui.desktop.shell.window import Window
from ui.desktop.widgets.redaction_canvas import RedactionCanvas

Until = Callable[[Callable[[], object]], None]
Look = Callable[[QWidget], list[str]]


def card() -> bytes:
    """A plain picture of the size of a card, with EXIF that must go."""
    picture = Image.new("RGB", (860, 540), (225, 230, 235))
    ImageDraw.Draw(picture).rectangle((60, 60, 260, 330), fill=(150, 160, 170))
    exif = Image.Exif()
    exif[0x013B] = "Li Wei"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif.tobytes())
    return out.getvalue()


@pytest.fixture
def dialog(ready_window: Window, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch) -> ScanDialog:
    """The dialog with a picture in it, opened by dropping the file on the Send page and saying that it is a document."""
    monkeypatch.setattr(Messages, "ask", lambda *_: False)
    path = tmp_path / "card.jpg"
    path.write_bytes(card())
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    assert page.accepts(from_path(path))
    page.dropped(from_path(path))
    (found,) = page.findChildren(ScanDialog)
    until(lambda: found.board.filled)
    return found


def draw(board: RedactionCanvas, qtbot: QtBot, box: tuple[float, float, float, float]) -> None:
    area = board.area()
    first = QPoint(round(area.left() + box[0] * area.width()), round(area.top() + box[1] * area.height()))
    last = QPoint(round(area.left() + box[2] * area.width()), round(area.top() + box[3] * area.height()))
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(board, last)
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=last)


def test_a_scan_is_drawn_over_marked_and_recorded(
    dialog: ScanDialog, ready_window: Window, qtbot: QtBot, until: Until, tmp_path: Path, clipped: Look, nameless: Look
) -> None:
    assert not dialog.save.isEnabled()
    dialog.who.setEditText("Hengtong Logistics")
    dialog.purpose.setText("starting work")
    assert dialog.save.isEnabled()
    draw(dialog.board, qtbot, (0.5, 0.6, 0.9, 0.8))
    assert len(dialog.board.boxes) == 1
    assert dialog.numbers.isChecked()
    assert clipped(dialog) == []
    assert nameless(dialog) == []
    dialog.numbers.setChecked(False)  # whether numbers can be read is the service's test, with text recognition
    out = tmp_path / "out"
    with qtbot.waitSignal(dialog.made, timeout=HANG_MS):
        dialog.save_into(out)
    (record,) = ready_window.session.vault.copies.all()
    (made,) = out.iterdir()
    assert (record.channel, record.files[0].path) == ("id-scan", str(made.resolve()))
    with Image.open(made) as picture:
        assert not picture.getexif()
        middle = picture.convert("L").crop((round(0.55 * 860), round(0.65 * 540), round(0.6 * 860), round(0.7 * 540)))
        assert min(middle.tobytes()) < 40
    assert record.reference in dialog.status_label.text()
    assert b"Li Wei" not in made.read_bytes()


def test_what_is_saved_is_what_was_shown_and_a_change_asks_to_be_shown_again(
    dialog: ScanDialog, ready_window: Window, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies, recipients = ready_window.session.vault.copies, ready_window.session.vault.recipients
    dialog.who.setEditText("Hengtong Logistics")
    dialog.purpose.setText("starting work")
    dialog.save.click()
    until(lambda: dialog._draft is not None and dialog.save.isEnabled())
    shown = dialog._draft
    assert shown is not None and copies.all() == [] and recipients.all() == []
    assert not dialog.board._finished.isNull() and "Nothing is saved yet" in dialog.status_label.text()
    dialog.purpose.setText("opening an account")
    assert dialog._draft is None and dialog.board._finished.isNull()
    dialog.save.click()
    until(lambda: dialog._draft is not None and dialog.save.isEnabled())
    shown = dialog._draft
    assert shown is not None
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    dialog.save.click()
    until(lambda: bool(copies.all()) and not dialog._place.busy)
    (made,) = (tmp_path / "out").iterdir()
    assert made.read_bytes() == shown[0].data
    assert copies.all()[0].reference == shown[0].reference


def test_a_refused_scan_says_why_and_writes_nothing(
    dialog: ScanDialog, ready_window: Window, until: Until, tmp_path: Path
) -> None:
    dialog.who.setEditText("Hengtong Logistics")
    dialog.purpose.setText("入职 \U0010ffff")
    dialog.save_into(tmp_path / "out")
    until(lambda: dialog.status_label.isVisible() and not dialog.busy.isVisible())
    assert ready_window.session.vault.copies.all() == []
    assert not (tmp_path / "out").exists()
    assert dialog.save.isEnabled()


def test_a_file_that_is_no_picture_is_refused_in_the_dialog(dialog: ScanDialog, until: Until, tmp_path: Path) -> None:
    path = tmp_path / "card.png"
    path.write_bytes(b"\x89PNG no picture")
    dialog.take(from_path(path))
    until(lambda: dialog.status_label.isVisible())
    assert dialog.status_label.text()


def test_boxes_are_placed_without_a_mouse(qtbot: QtBot) -> None:
    board = RedactionCanvas()
    qtbot.addWidget(board)
    board.show_picture(preview(card(), side=400))
    board.add_box()
    (before,) = board.boxes
    qtbot.keyClick(board, Qt.Key.Key_Right)
    qtbot.keyClick(board, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    (after,) = board.boxes
    assert after[0] > before[0]
    assert after[3] - after[1] > before[3] - before[1]
    for _ in range(200):
        qtbot.keyClick(board, Qt.Key.Key_Right)
    assert board.boxes[0][2] <= 1
    qtbot.keyClick(board, Qt.Key.Key_Delete)
    assert board.boxes == []
    draw(board, qtbot, (0.2, 0.2, 0.2, 0.2))
    assert board.boxes == [], "a click is no box"


def test_a_preview_is_upright_small_and_holds_pixels_only() -> None:
    made = preview(card(), side=300)
    with Image.open(io.BytesIO(made)) as picture:
        assert (picture.format, picture.mode, picture.width) == ("PNG", "RGB", 300)
        picture.verify()
    assert b"Li Wei" not in made


def test_a_dialog_that_was_answered_is_gone(dialog: ScanDialog, ready_window: Window) -> None:
    """It would be dressed again at every change of look for as long as its page lives."""
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not ready_window.page("send").findChildren(ScanDialog)
