"""What comes from outside is shown as text, wherever it is shown: no widget reads markup in it or opens what it names.

A picture that a name points at is watched by the system itself (inotify): to open it, once, fails the test.
"""

from __future__ import annotations

import ctypes
import dataclasses
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QTabBar,
    QToolTip,
    QWidget,
)

from app.domain.copies import RecipientKind
from app.domain.resume import Resume
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest
from benchmarks.waiting import in_sight
from tests.ui.desktop.markup import markup_in
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.window import Window
from ui.desktop.widgets.safe_text import explain, tooltip
from ui.desktop.widgets.sidebar import PAGES

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the watch is Linux's"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
IN_OPEN = 0x20
"""`inotify(7)`: the file was opened."""


class Watch:
    """Tells whether a file was opened since it was last asked."""

    def __init__(self, path: Path) -> None:
        system = ctypes.CDLL(None, use_errno=True)
        self._events = system.inotify_init1(os.O_NONBLOCK)
        assert self._events >= 0 and system.inotify_add_watch(self._events, os.fsencode(path), IN_OPEN) >= 0

    def opened(self) -> bool:
        try:
            return bool(os.read(self._events, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        os.close(self._events)


@pytest.fixture
def bait(tmp_path: Path) -> Path:
    """A picture that nothing has a reason to open."""
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(tmp_path / "bait.png"))
    return tmp_path / "bait.png"


@pytest.fixture
def watch(bait: Path) -> Iterator[Watch]:
    watching = Watch(bait)
    yield watching
    watching.close()


def hover(widget: QWidget, at: QPoint) -> None:
    """The pointer rests on a place of a widget."""
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))


def hover_all(root: QWidget) -> int:
    """The pointer rests on everything in sight, and on every row of every list. How many tooltips were shown."""
    shown = 0
    for widget in list(in_sight(root)):
        places = [widget.rect().center()]
        view = widget.parent()
        if isinstance(view, QAbstractItemView) and view.viewport() is widget:
            places += [QPoint(30, y) for y in range(5, min(widget.height(), 400), 20)]
        if isinstance(widget, QTabBar):
            places = [widget.tabRect(at).center() for at in range(widget.count())]
        for place in places:
            hover(widget, place)
            shown += bool(QToolTip.text())
            QApplication.processEvents()
            QToolTip.hideText()
    return shown


def hostile(sample: Resume, markup: str) -> Resume:
    """The sample, every text of which that names something is markup."""
    work = tuple(dataclasses.replace(job, organisation=markup, position=markup) for job in sample.work)
    basics = dataclasses.replace(sample.basics, label=markup, summary=f"{markup} {markup}")
    return dataclasses.replace(sample, work=work, basics=basics)


def test_the_watch_sees(qapp: QApplication, bait: Path, watch: Watch, window: Window) -> None:
    raw = QLabel(f'<img src="file:{bait}">')
    raw.show()
    assert watch.opened(), "a label of the toolkit reads markup"
    raw.setToolTip(f'<img src="file:{bait}">')
    hover(raw, QPoint(5, 5))
    assert watch.opened(), "and so does its tooltip"
    assert len(markup_in(raw)) >= 2
    raw.hide()
    QToolTip.hideText()
    watch.opened()
    calm = QLabel("calm")
    calm.setTextFormat(Qt.TextFormat.PlainText)
    explain(calm, f'<img src="file:{bait}"> & more')
    calm.show()
    hover(calm, QPoint(5, 5))
    assert QToolTip.text() and not watch.opened()
    assert markup_in(calm) == []
    calm.hide()


@pytest.mark.parametrize(
    "text", ["a & b", "<b>", "&lt;b&gt;", "1 < 2", "plain", "<!doctype html>", "&amp;", "x\n<img src=file:/etc>"]
)
def test_a_tooltip_is_its_text_letter_for_letter(text: str) -> None:
    document = QTextDocument()
    made = tooltip(text)
    if made == text:
        assert not any(sign in text for sign in "<&"), "nothing that could be markup is left as it is"
        return
    document.setHtml(made)
    assert document.toPlainText() == text.replace("\n", " ")


def test_nothing_from_outside_is_read_as_markup_or_opened(
    ready_window: Window,
    sample: Resume,
    bait: Path,
    watch: Watch,
    tmp_path: Path,
    until: Callable[[Callable[[], object]], None],
) -> None:
    window, markup = ready_window, f'<img src="file:{bait}"><b>x</b>'
    session = window.session
    session.imports.accept(hostile(sample, markup), note=markup)
    known = session.recipients.add(markup, RecipientKind.AGENCY)
    session.copies.make(CopyRequest(known, stage_policy(Stage.APPLY), ("txt",)), tmp_path)
    session.checks.check(f"{markup}\nCompany: {markup}\nPay a deposit of 150 first. {markup}".encode(), name="post.txt")
    watch.opened()
    faults, shown = list[str](), 0
    for key in PAGES:
        window.go(key)
        page = window.page(key)
        if isinstance(page, SendPage):
            page.address_name(markup)
            until(page.save.isEnabled)
            page.left.setCurrentWidget(page.single)
        if isinstance(page, ResumePage):
            assert page.home.form.sections
        if isinstance(page, ApplicationsPage):
            page.show_recipient(known.id)
        if isinstance(page, CheckPage):
            (stored,) = session.vault.checks.latest()
            page.show_stored(stored.id)
            until(lambda at=page: not at.card.slices.busy)
        window.messages.warn(markup, markup)
        shown += hover_all(window)
        faults += [f"{key}: {fault}" for fault in markup_in(window)]
    assert "\n".join(faults) == ""
    assert shown > 10
    assert not watch.opened(), "a picture that a name points at was opened"
