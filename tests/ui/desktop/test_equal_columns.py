"""Equal columns that become fewer where the room is narrow: `ui.desktop.widgets.equal_columns`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import column
from ui.desktop.widgets.equal_columns import Columns
from ui.desktop.widgets.page import Scroll

pytestmark = pytest.mark.usefixtures("first_window")


@pytest.fixture
def columns(qtbot: QtBot) -> Iterator[Columns]:
    """Four buttons in at most two columns of 100 pixels, the third a wide one, in a scrolling column 500 pixels wide."""
    view, made = Scroll(width=2000), Columns(2, 100, space="m")
    for number in range(4):
        made.add(QPushButton(str(number)), wide=number == 2)
    view.body.addWidget(made)
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    qtbot.waitExposed(view)
    yield made


def boxes(columns: Columns) -> list[QRect]:
    return [part.geometry() for part in columns.findChildren(QPushButton)]


def view_of(columns: Columns) -> QWidget:
    return columns.window()


def test_as_many_as_fit_all_equally_wide(columns: Columns) -> None:
    first, second, wide, last = boxes(columns)
    assert (first.y(), wide.y() > first.y(), last.y() > wide.y()) == (second.y(), True, True)
    assert abs(first.width() - second.width()) <= 1 and abs(wide.width() - columns.width()) <= 1
    assert last.x() == 0 and last.width() == first.width()


def test_two_of_three_fill_the_line_where_they_are_to(qtbot: QtBot) -> None:
    made = Columns(3, 100, fill=True)
    qtbot.addWidget(made)
    for number in range(3):
        made.add(QPushButton(str(number)))
    made.resize(600, 100)
    made.show()
    qtbot.waitExposed(made)
    made.findChildren(QPushButton)[1].hide()
    qtbot.waitUntil(lambda: made.findChildren(QPushButton)[2].geometry().right() == made.rect().right())
    first, _, last = boxes(made)
    assert abs(first.width() - last.width()) <= 1 and first.width() > 250


def test_fewer_in_a_narrow_room_and_again_more(columns: Columns, qtbot: QtBot) -> None:
    before = boxes(columns)
    view_of(columns).resize(190, 400)
    qtbot.waitUntil(lambda: len({box.y() for box in boxes(columns)}) == 4)
    assert all(box.width() == columns.width() for box in boxes(columns))
    view_of(columns).resize(500, 400)
    qtbot.waitUntil(lambda: boxes(columns) == before)


def test_none_is_narrower_than_what_stands_in_it(columns: Columns, qtbot: QtBot) -> None:
    first = columns.findChildren(QPushButton)[0]
    letter = first.fontMetrics().horizontalAdvance("n")
    first.setText("n" * (380 // letter))  # far more than one of two columns in five hundred pixels has, in any font
    qtbot.waitUntil(lambda: len({box.y() for box in boxes(columns)}) == 4)
    assert columns.minimumSizeHint().width() == first.minimumSizeHint().width() <= columns.width()


def test_a_part_that_is_put_out_leaves_no_gap(columns: Columns, qtbot: QtBot) -> None:
    first, second, *_ = columns.findChildren(QPushButton)
    first.hide()
    qtbot.waitUntil(lambda: second.x() == 0)
    first.show()
    qtbot.waitUntil(lambda: second.x() > first.x() == 0)


def test_a_part_that_comes_later_is_shown(columns: Columns, qtbot: QtBot) -> None:
    late = QPushButton("late")
    columns.add(late)
    qtbot.waitUntil(lambda: late.isVisible() and late.x() > 0)
    assert late.y() == boxes(columns)[3].y()


def test_larger_text_makes_them_fewer(columns: Columns, qtbot: QtBot) -> None:
    view_of(columns).resize(300, 400)
    qtbot.waitUntil(lambda: len({box.y() for box in boxes(columns)}) == 3)
    theme().dress(view_of(columns))
    theme().set_scale(200)
    qtbot.waitUntil(lambda: len({box.y() for box in boxes(columns)}) == 4)


def test_what_bends_is_as_high_as_its_words(qtbot: QtBot) -> None:
    holder, made = QWidget(), Columns(2, 100)
    text = QLabel("many words " * 40)
    text.setWordWrap(True)
    made.add(text)
    made.add(QLabel("few"))
    line = column(holder)
    line.addWidget(made)
    line.addStretch(1)
    qtbot.addWidget(holder)
    holder.resize(600, 900)
    holder.show()
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()) > 0)
    assert made.height() < 900
