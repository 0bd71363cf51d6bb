"""Fields of a review: Enter says that what stands there is right, and a box that is cleared again gives back the end it hid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.desktop.models.resume_edit import PRESENT, FieldSpot, Shape
from ui.desktop.widgets.fields import FieldBox, GrowingText


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
def test_enter_in_a_long_text_that_awaits_a_look_confirms_it(qtbot: QtBot) -> None:
    spot = FieldSpot("basics", "summary", Shape.LONG)
    box = FieldBox(spot, "basics", "Ten years at sea.", to_confirm=True)
    qtbot.addWidget(box)
    confirmed, edited = list[object](), list[str]()
    box.confirmed.connect(confirmed.append)
    box.edited.connect(lambda _spot, text: edited.append(text))
    assert isinstance(box.editor, GrowingText)
    qtbot.keyClick(box.editor, Qt.Key.Key_Return)
    assert (confirmed, edited, box.editor.toPlainText()) == ([spot], [], "Ten years at sea.")
    qtbot.keyClick(box.editor, Qt.Key.Key_Return)
    assert edited == ["\nTen years at sea."], "it was looked at: now it is a text like any other"


@pytest.mark.usefixtures("first_window")
def test_enter_in_a_long_text_that_is_being_corrected_begins_a_line(qtbot: QtBot) -> None:
    spot = FieldSpot("basics", "summary", Shape.LONG)
    for first, modifiers in (("x", Qt.KeyboardModifier.NoModifier), ("", Qt.KeyboardModifier.ShiftModifier)):
        box = FieldBox(spot, "basics", "At sea.", to_confirm=True)
        qtbot.addWidget(box)
        confirmed = list[object]()
        box.confirmed.connect(confirmed.append)
        qtbot.keyClicks(box.editor, first)
        qtbot.keyClick(box.editor, Qt.Key.Key_Return, modifiers)
        assert isinstance(box.editor, GrowingText)
        assert confirmed == [] and box.editor.toPlainText().replace("\u2028", "\n") == f"{first}\nAt sea."
