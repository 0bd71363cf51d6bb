"""Fields of a review: a box that is cleared again gives back the end it hid."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.desktop.models.resume_edit import NOW, FieldSpot, Shape
from ui.desktop.widgets.fields import FieldBox


@pytest.mark.usefixtures("first_window")
def test_an_end_comes_back_when_the_box_is_cleared(qtbot: QtBot) -> None:
    box = FieldBox(FieldSpot("work.w1", "end", Shape.DATE), "work", "2014-11", to_confirm=True)
    qtbot.addWidget(box)
    shown = box.editor.text()  # type: ignore[union-attr]
    told: list[str] = []
    box.edited.connect(lambda _spot, text: told.append(text))
    assert box.going_on is not None
    box.going_on.click()
    assert box.text == NOW and box.editor.text() == ""  # type: ignore[union-attr]
    box.going_on.click()
    assert told == [NOW, "2014-11"]
    assert (box.text, box.editor.text()) == ("2014-11", shown)  # type: ignore[union-attr]
