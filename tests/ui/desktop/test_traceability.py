"""Before a copy is sent: the meter, the drill, and the marks on its pages, on the real copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.attribution import DrillResult, ScenarioBits, Verdict
from app.domain.document import Paragraph, text_lines
from app.domain.sensitivity import Stage
from app.marks.traceability_trial import DRILLS
from app.render.preview import Box
from tests.sampling import sample
from ui.desktop.models import traceability
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.window import Window
from ui.desktop.widgets.marks_legend import outlines
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.traceability_view import MeterView

Until = Callable[[Callable[[], object]], None]
Look = Callable[[QWidget], list[str]]
SCENARIOS = ["full", "platform", "half", "one-job", "scan", "retyped", "rewritten", "translated"]


def open_send(window: Window, until: Until) -> SendPage:
    window.go("send")
    page = window.page("send")
    assert isinstance(page, SendPage)
    page.left.setCurrentWidget(page.meter)
    until(lambda: page.preview is not None and page.meter.bits)
    return page


def tried(page: SendPage, until: Until) -> SendPage:
    page.meter.go.click()
    until(lambda: page.meter.results)
    return page


def test_the_meter_measures_this_copy(ready_window: Window, until: Until) -> None:
    page = open_send(ready_window, until)
    assert [one.scenario for one in page.meter.bits] == SCENARIOS
    full = page.meter.bits[0]
    assert full.verdict is Verdict.IDENTIFIED
    half = next(one for one in page.meter.bits if one.scenario == "half")
    assert full.bits > half.bits > 0
    assert page.meter.help.isVisible() is any(one.ticked for one in page.meter.bits)


def test_below_the_line_the_meter_says_what_would_help(first_window: Window) -> None:
    view = MeterView()
    strong = ScenarioBits("full", 60.0, 30.0, Verdict.IDENTIFIED)
    view.show_bits([strong])
    assert view.help.isHidden()
    half = ScenarioBits("half", 18.0, 30.0, Verdict.INCONCLUSIVE, 7, Verdict.IDENTIFIED)
    view.show_bits([strong, half, ScenarioBits("scan", 8.0, 30.0, Verdict.INCONCLUSIVE, 7, Verdict.PROBABLE)])
    assert not view.help.isHidden()
    gained, left = view.help_text.text().splitlines()
    assert "7" in gained and "half of the text" in gained
    assert "scan" in left and "half" not in left
    view.deleteLater()


def test_the_estimate_gives_way_to_previews_and_comes_after_them(ready_window: Window, until: Until) -> None:
    window = ready_window
    window.go("send")
    page = window.page("send")
    assert isinstance(page, SendPage)
    page.left.setCurrentWidget(page.meter)
    for stage in (Stage.BROWSE, Stage.OFFER, Stage.APPLY):
        page.who.stages.choose(stage.value)
        page.preview = None
        page.refresh()
        until(lambda: page.preview is not None)
        assert page.meter.bits == ()
    until(lambda: page.meter.bits)


def test_nothing_is_estimated_until_somebody_looks(
    ready_window: Window, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []
    monkeypatch.setattr(traceability, "measure", lambda session, plan, token: measured.append(plan.copy_id) or ())
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    until(lambda: page.preview is not None)
    assert not page.drills._pause.isActive() and measured == []
    page.left.setCurrentWidget(page.meter)
    until(lambda: measured)
    assert page.preview is not None and measured == [page.preview.plan.copy_id]


def test_the_drill_traces_the_copy_and_keeps_nothing(ready_window: Window, until: Until) -> None:
    page = open_send(ready_window, until)
    ledger = ready_window.session.vault.ledger.head()
    tried(page, until)
    results = {result.attack: result for result in page.meter.results}
    assert len(results) == len(DRILLS) == 11
    assert results["verbatim"].right
    assert results["verbatim"].verdict is Verdict.IDENTIFIED
    assert ready_window.session.vault.ledger.head() == ledger
    assert ready_window.session.vault.copies.count() == 0


def test_a_name_that_is_wrong_is_shown_as_wrong(window: Window, qtbot: QtBot) -> None:
    meter = MeterView()
    qtbot.addWidget(meter)

    def shown(result: DrillResult) -> list[str]:
        meter.show_results([result])
        return [text.text() for text in meter.findChildren(Text)]

    said = shown(DrillResult("half", Verdict.PROBABLE, False, 3.0, 30.0, 1.0, wrong=True))
    assert "Leads to another copy" in said and "Cannot tell" not in said
    assert any(text.startswith("Wrong: the trace named another copy") for text in said)
    assert "Cannot tell" in shown(DrillResult("scan", Verdict.INCONCLUSIVE, False, 3.0, 30.0, 1.0))


def test_results_of_another_copy_are_not_left_standing(ready_window: Window, until: Until) -> None:
    page = tried(open_send(ready_window, until), until)
    page.who.stages.choose(Stage.BROWSE.value)
    until(lambda: page.preview is not None and page.preview.plan.policy.stage is Stage.BROWSE)
    assert page.meter.results == ()


def test_the_meter_leads_to_the_wordings(ready_window: Window, until: Until) -> None:
    page = open_send(ready_window, until)
    page.meter.wordings.click()
    resume = ready_window.page("resume")
    assert isinstance(resume, ResumePage)
    assert ready_window.stack.currentWidget() is resume
    assert resume.stack.currentWidget() is resume.wordings


def test_marks_are_shown_where_they_stand(ready_window: Window, until: Until) -> None:
    page = open_send(ready_window, until)
    assert not any(sheet.outlines for sheet in page.pages.sheets)
    page.marks.setChecked(True)
    assert page.preview is not None
    places = page.preview.places
    assert {"order", "style", "headings", "reference"} <= {place.layer for place in places}
    printed = text_lines(page.preview.plan.document)
    assert all(any(place.text in line for line in printed) for place in places)
    sheet = page.pages.sheets[0]
    one = sheet.outlines[0]
    scale = page.preview.scale / page.pages.devicePixelRatioF()
    inside = QPoint(round((one.left + one.right) / 2 * scale), round((one.top + one.bottom) / 2 * scale))
    assert sheet.meaning_at(inside) == one.meaning
    assert sheet.meaning_at(QPoint(1, 1)) == ""
    assert "1 Order of items" in page.legend.text.text().replace("\xa0", " ")
    page.marks.setChecked(False)
    assert not any(sheet.outlines for sheet in page.pages.sheets)


def lines_of(label: Text, width: int) -> list[str]:
    """The lines of a text at a width."""
    laid, lines = QTextLayout(label.text(), label.font()), list[str]()
    laid.beginLayout()
    while (line := laid.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(label.text()[line.textStart() : line.textStart() + line.textLength()])
    laid.endLayout()
    return lines


LOOKS = [("en", "light"), ("en", "dark"), ("zh", "light"), ("zh", "dark")]


@pytest.mark.parametrize(("language", "theme"), sample(LOOKS, 2, by=lambda look: look[0]))
def test_the_meter_is_whole(
    ready_window: Window, speak: Callable[..., None], until: Until, clipped: Look, language: str, theme: str
) -> None:
    speak(ready_window, language, theme)
    page = tried(open_send(ready_window, until), until)
    page.marks.setChecked(True)
    assert clipped(ready_window) == []
    begins = {line[:1] for width in range(60, 900, 6) for line in lines_of(page.legend.text, width)}
    assert "1" in begins and not begins & {"(", "（"}, "a bracket stands on the line of its word"


def test_a_small_word_is_the_mark_of_a_line_that_has_no_other() -> None:
    carriers, small = (), {"basics.summary": "usage:conjunction"}
    block = Paragraph("熟悉采购与仓储", "basics.summary")
    (place,) = traceability._of_block(block, carriers, "", small)
    assert (place.layer, place.place, place.text) == ("usage", "usage:conjunction", "熟悉采购与仓储")
    assert tuple(traceability._of_block(block, carriers, "", {})) == ()
    box = Box(1, 0.1, 0.1, 0.4, 0.2)
    (outline,) = outlines([replace(place, boxes=(box,))])
    assert outline.tag == "7"
    assert "“与”" in outline.meaning
