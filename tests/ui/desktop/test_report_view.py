"""Charts and the view of reports: the table has everything, hidden is not drawn as zero, both languages, keyboard and screen reader."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.caseload.report_counts import Fact, Measure, Published, publish
from app.domain.charts import Chart, ChartKind, Series
from ui.desktop.shell.i18n import translations
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.chart import ChartView
from ui.desktop.widgets.report_view import ReportView

pytestmark = pytest.mark.usefixtures("first_window")


def _chart(kind: ChartKind, *values: int | None) -> Chart:
    return Chart(kind, "Copies", ("one", "two", "three"), (Series("Copies", values),), "hidden")


def _published() -> Published:
    draw = random.Random(1)
    facts = [
        Fact(f"S{draw.randrange(300)}", name, "Trade", f"2026-0{month}", draw.choice(("apply", "offer")), measure)
        for name, count in (("Acme GmbH", 40), ("云帆科技有限公司", 25), ("Small Ltd", 3))
        for month in (1, 2, 3)
        for measure in (Measure.COPIES, Measure.ANSWERS)
        for _ in range(count)
    ]
    return publish(facts, None, "2026-03", 10)


def _shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    theme().dress(widget)
    widget.resize(1100, 700)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def _picture(view: ChartView) -> QImage:
    return view.picture.grab().toImage()


@pytest.mark.parametrize("kind", list(ChartKind))
def test_hidden_looks_like_neither_zero_nor_a_number(qtbot: QtBot, kind: ChartKind) -> None:
    view = ChartView()
    _shown(qtbot, view)
    pictures = []
    for values in ((40, None, 40), (40, 0, 40), (40, 20, 40)):
        view.show_chart(_chart(kind, *values))
        pictures.append(_picture(view))
    assert pictures[0] != pictures[1] and pictures[0] != pictures[2] and pictures[1] != pictures[2]


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_chart_is_drawn_in_the_colours_of_the_theme(qtbot: QtBot, choice: str) -> None:
    view = ChartView()
    _shown(qtbot, view)
    view.show_chart(_chart(ChartKind.BAR, 40, 30, 40))
    theme().set_choice(choice)
    picture, accent = _picture(view), QColor(theme().colours.accent)
    places = ((x, y) for x in range(0, picture.width(), 5) for y in range(0, picture.height(), 3))
    assert sum(picture.pixelColor(*place) == accent for place in places) > 50


def test_the_table_has_every_number_and_the_picture_no_focus(qtbot: QtBot) -> None:
    view = ChartView()
    _shown(qtbot, view)
    chart = _chart(ChartKind.BAR, 40, None, 0)
    view.show_chart(chart)
    model = view.table.model()
    cells = [[model.index(row, column).data() for column in range(2)] for row in range(3)]
    assert cells == [["one", "40"], ["two", "hidden"], ["three", "0"]]
    assert view.picture.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert view.table.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert view.table.accessibleName() == view.picture.accessibleName() == "Copies"


def test_a_report_is_read_by_each_dimension_in_both_languages(
    qtbot: QtBot, clipped: Callable[[QWidget], list[str]]
) -> None:
    view = ReportView()
    _shown(qtbot, view)
    assert view.save.isHidden() and not view.charts
    view.show_report(_published())
    for language, month, hidden in (("en", "By month", "hidden"), ("zh", "按月份", "隐藏")):
        translations().set_choice(language)
        for key, count in (("employer", 2), ("sector", 2), ("stage", 2), ("month", 1)):
            view.by.choose(key)
            assert len(view.charts) == count
            assert clipped(view) == []
        assert view.by.buttons["month"].text() == month
        view.by.choose("employer")
        model = view.charts[0].table.model()
        texts = {model.index(row, column).data() for row in range(model.rowCount()) for column in range(5)}
        assert hidden in texts and "Small Ltd" in texts


def test_making_and_saving_are_asked_for(qtbot: QtBot) -> None:
    view = ReportView()
    _shown(qtbot, view)
    view.show_report(_published())
    for button, signal in ((view.make, view.make_asked), (view.save, view.save_asked)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
