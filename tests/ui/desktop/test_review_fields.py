"""Fields of a review: Enter says that a line is right, and a box that is cleared again gives back the end it hid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.desktop.models.resume_edit import PRESENT, FieldSpot, Shape
from ui.desktop.widgets.form_fields import FieldBox, GrowingText


@pytest.mark.usefixtures("first_window")
def test_an_end_comes_back_when_the_box_is_cleared(qtbot: QtBot) -> None:
    box = FieldBox(FieldSpot("work.w1", "end", Shape.DATE), "work", "2014-11", to_confirm=True)
    qtbot.addWidget(box)
    shown = box.editor.text()  # type: ignore[union-attr]
    told: list[str] = []
    box.edited.connect(lambda _spot, text: told.append(text))
    assert box.going_on is not None
    box.going_on.click()
    assert box.text == PRESENT and box.editor.text() == ""  # type: ignore[union-attr]
    box.going_on.click()
    assert told == [PRESENT, "2014-11"]
    assert (box.text, box.editor.text()) == ("2014-11", shown)  # type: ignore[union-attr]


@pytest.mark.usefixtures("first_window")
def test_enter_confirms_a_single_line_only(qtbot: QtBot) -> None:
    confirmed, edited = list[object](), list[str]()
    for spot in (FieldSpot("basics", "label", Shape.SHORT), FieldSpot("basics", "summary", Shape.LONG)):
        box = FieldBox(spot, "basics", "At sea.", to_confirm=True)
        qtbot.addWidget(box)
        box.confirmed.connect(confirmed.append)
        box.edited.connect(lambda _spot, text: edited.append(text))
        qtbot.keyClick(box.editor, Qt.Key.Key_Return)
    assert [spot.name for spot in confirmed] == ["label"]  # type: ignore[attr-defined]
    assert edited == ["\nAt sea."], "in a text of several lines it begins a line"


@pytest.mark.usefixtures("first_window")
def test_enter_goes_on_from_a_line_that_was_just_corrected(qtbot: QtBot) -> None:
    box = FieldBox(FieldSpot("basics", "name", Shape.SHORT), "basics", "Maya Okonkwo x", to_confirm=True)
    qtbot.addWidget(box)
    confirmed = list[object]()
    box.confirmed.connect(confirmed.append)
    qtbot.keyClick(box.editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(box.editor, Qt.Key.Key_Return)
    assert confirmed == [box.spot]


@pytest.mark.usefixtures("first_window")
def test_ctrl_enter_confirms_a_long_text(qtbot: QtBot) -> None:
    box = FieldBox(FieldSpot("basics", "summary", Shape.LONG), "basics", "At sea.", to_confirm=True)
    qtbot.addWidget(box)
    confirmed = list[object]()
    box.confirmed.connect(confirmed.append)
    qtbot.keyClick(box.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(box.editor, GrowingText)
    assert (confirmed, box.editor.toPlainText()) == ([box.spot], "At sea.")
