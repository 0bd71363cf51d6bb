"""Long views are built in slices: the window draws and takes input between them, and whoever asks gets the whole."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.resume import Resume
from app.domain.sensitivity import Operator
from app.services import copies
from app.services.compute import ChildCompute
from tests.patience import HANG_SECONDS
from ui.desktop.pages.send.page import SendPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.platform import memory
from ui.desktop.shell import incremental_build, jobs
from ui.desktop.shell.incremental_build import IncrementalBuild
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.window import Window
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Card, column
from ui.desktop.widgets.resume_form import ResumeForm
from ui.desktop.widgets.sidebar import PAGES

Until = Callable[[Callable[[], object]], None]
POSTED = QEvent.Type(QEvent.registerEventType())


@pytest.fixture
def step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step takes longer than a slice may."""
    monkeypatch.setattr(incremental_build, "SLICE_SECONDS", -1.0)


@pytest.mark.usefixtures("qapp", "step_by_step")
def test_input_comes_between_two_slices(until: Until) -> None:
    order: list[object] = []

    class Between(QWidget):
        def event(self, event: QEvent) -> bool:
            if event.type() == POSTED:
                order.append("input")
            return super().event(event)

    between = Between()
    between.show()

    def steps() -> Iterator[None]:
        for number in range(3):
            order.append(number)
            QCoreApplication.postEvent(between, QEvent(POSTED))
            yield

    made = IncrementalBuild(between, lambda: order.append("done"))
    made.begin(steps())
    assert order == [0], "what is in sight is there at once"
    until(lambda: not made.busy)
    assert order == [0, "input", 1, "input", 2, "input", "done"]


@pytest.mark.usefixtures("qapp", "step_by_step")
def test_what_is_asked_for_is_there_and_an_earlier_view_is_dropped() -> None:
    seen, done = list[str](), list[int]()
    made = IncrementalBuild(QWidget(), lambda: done.append(1))
    made.begin(iter(seen.append(f"old {number}") for number in range(3)))
    made.begin(iter(seen.append(f"new {number}") for number in range(3)))
    made.finish()
    assert seen == ["old 0", "new 0", "new 1", "new 2"] and done == [1] and not made.busy
    made.finish()
    assert done == [1]


@pytest.mark.usefixtures("qapp", "step_by_step")
def test_out_of_sight_a_view_is_built_when_nothing_else_happens_and_goes_on_at_once_when_shown(until: Until) -> None:
    order: list[object] = []
    hidden = QWidget()
    made = IncrementalBuild(hidden, lambda: order.append("done"))
    made.begin(iter(order.append(number) for number in range(3)))
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()
    assert order == [0] and made._turn.remainingTime() > 0, "a page that is opened meanwhile comes first"
    hidden.show()
    assert made._turn.interval() == 0
    until(lambda: not made.busy)
    assert order == [0, 1, 2, "done"]


@pytest.mark.usefixtures("qapp", "step_by_step")
def test_a_view_built_out_of_sight_is_laid_out_before_it_is_shown(until: Until) -> None:
    page, part = QWidget(), QWidget()
    column(page).addWidget(part)
    rows = column(part)
    page.resize(400, 300)
    made = IncrementalBuild(part)
    made.begin(iter([rows.addWidget(QLabel("one", part)), rows.addWidget(QLabel("two", part))]))
    until(lambda: not made.busy)
    made._turn.setInterval(0)
    until(lambda: not made._turn.isActive())
    first, second = part.findChildren(QLabel)
    assert second.y() >= first.geometry().bottom() > 0


@pytest.mark.usefixtures("first_window", "step_by_step")
def test_a_form_is_whole_when_something_asks_for_it(sample: Resume, until: Until) -> None:
    form = ResumeForm()
    form.load(sample)
    assert len(form._sections) == 1, "the others are built while nothing else happens"
    assert len(form.sections["work"].boxes) >= 3 * len(sample.work)
    form.load(sample)
    until(lambda: not form._slices.busy)
    assert set(form._sections) == set(form.sections)


@pytest.mark.usefixtures("first_window")
def test_an_item_comes_and_goes_without_the_others_being_built_anew(sample: Resume) -> None:
    form = ResumeForm()
    form.load(sample)
    work = form.sections["work"]
    before = list(work.boxes)
    work.item_added.emit("work")
    added = [box for box in work.boxes if box not in before]
    assert work.boxes[: len(before)] == before and len({box.spot.owner for box in added}) == 1
    assert len(form.resume.work) == len(sample.work) + 1
    section, _, item = before[0].spot.owner.partition(".")
    work.item_removed.emit(section, item)
    assert work.boxes == [box for box in before if box.spot.owner != before[0].spot.owner] + added
    assert [one.id for one in form.resume.work] == [*(one.id for one in sample.work[1:]), added[0].spot.owner[5:]]


def test_pages_are_built_in_advance_only_while_nothing_else_goes_on(window: Window, until: Until) -> None:
    window.go("today")
    background, go_on = window.background, threading.Event()
    JobSlot(window).start(lambda *_: go_on.wait(HANG_SECONDS), Outcomes(lambda _: None))
    background._warm_one()
    assert set(window.stack._pages) == {"today"} and background._warm.isActive()
    go_on.set()
    until(lambda: len(window.stack._pages) == len(PAGES))


def test_code_of_the_start_is_returned_once_and_once_more_when_the_pages_are_built(
    window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    returned: list[int] = []
    monkeypatch.setattr(memory, "release_code", lambda: returned.append(len(window.stack._pages)))
    background = window.background
    window.go("today")
    until(lambda: not jobs.busy() and len(window.stack._pages) == len(PAGES))
    monkeypatch.setattr(ChildCompute, "prepare", lambda _: None)
    background._return_memory()
    background._return_memory()
    assert returned == [len(PAGES)]
    background._warm_one()
    background._return_memory()
    background._return_memory()
    assert returned == [len(PAGES)] * 2


def test_what_a_copy_is_planned_from_is_loaded_beside_the_window(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    makers: list[threading.Thread] = []

    class Recorded(copies.CopyRequest):
        def __init__(self, *given: object, **named: object) -> None:
            makers.append(threading.current_thread())
            super().__init__(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(copies, "CopyRequest", Recorded)
    ready_window.go("send")
    until(lambda: makers)
    assert threading.main_thread() not in makers


def test_a_sheet_of_the_settings_is_made_when_it_is_looked_at(ready_window: Window) -> None:
    ready_window.go("settings")
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    assert not isinstance(page.table.parentWidget(), Card) and not page.table.isVisible()
    page.entered()
    assert not page.table.isVisible() and not page.none.isVisible(), "no window of its own"
    page.show_sheet("network")
    assert page.none.isVisible()


@pytest.mark.usefixtures("step_by_step")
def test_an_item_is_taken_out_while_the_rest_of_the_form_is_still_being_built(ready_window: Window) -> None:
    form = ResumeForm()
    form.load(Resume(work=ready_window.session.imports.current("main").work))  # type: ignore[union-attr]
    while "work" not in form._sections or not form._sections["work"].boxes:
        form._slices._take_some()
    work = form._sections["work"]
    section, _, item = work.boxes[0].spot.owner.partition(".")
    work.item_removed.emit(section, item)
    assert form._slices.busy, "the rest is not built for it"
    assert item not in [one.id for one in form.resume.work]
    assert len(form.sections["work"]._cards) == len(form.resume.work)


@pytest.mark.usefixtures("step_by_step")
def test_the_rows_of_single_fields_come_one_by_one_and_whole_when_asked_for(ready_window: Window, until: Until) -> None:
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    ready_window.go("send")
    until(lambda: page.preview)
    page.left.setCurrentWidget(page.single)
    assert 1 <= len(page.single._boxes) < len(page.single._fields)
    assert len(page.single.boxes) == len(page.single._fields)
    assert all(result.text() for result in page.single._results.values())
    chosen = next(iter(page.single.boxes))
    page.single.choose(chosen, Operator.REMOVE)
    page.left.setCurrentWidget(page.changes)
    theme().set_choice("dark")
    assert not page.single._boxes, "what is out of sight is not dressed anew"
    page.left.setCurrentWidget(page.single)
    assert page.single.boxes[chosen].currentData() == Operator.REMOVE.value
