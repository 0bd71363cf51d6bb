"""What Send warns of, and that it saves nothing but what it shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from app.domain.sensitivity import Kind, Operator
from ui.desktop.models import field_names
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


class Order(QObject):
    """What came first: the page was painted, or its preview begun."""

    def __init__(self, page: SendPage) -> None:
        super().__init__(page)
        self.seen: list[str] = []
        page.installEventFilter(self)
        page._previews.busy_changed.connect(self._begun)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.seen.append("painted")
        return False

    def _begun(self, busy: bool) -> None:
        if busy:
            self.seen.append("begun")


def show(window: Window, key: str) -> object:
    window.rail.buttons[key].click()
    return window.page(key)


def test_one_field_that_is_unusual_at_the_stage_is_warned_of(
    ready_window: Window, until: Until, tmp_path: Path
) -> None:
    page = show(ready_window, "send")
    assert isinstance(page, SendPage)
    page.address_name("Hengtong Logistics")
    until(lambda: page.save.isEnabled())
    page.kinds.choose(Kind.EMAIL, Operator.KEEP)
    until(lambda: page.save.isEnabled())
    assert not page.unusual.isVisible(), "the stage shows it by itself"
    page.single.choose("basics.phone", Operator.KEEP)
    until(lambda: page.save.isEnabled())
    assert page.unusual.isVisible() and page.unusual.text().endswith(": Phone")
    page.save_into(tmp_path)
    until(lambda: page.stack.currentWidget() is page.done)
    page.done.another.click()
    page.address_name("Hengtong Logistics")
    until(lambda: page.known.isVisible() and page.save.isEnabled())
    assert page.unusual.isVisible(), "the same choices are in force again"


def test_another_version_is_saved_only_once_it_is_shown(ready_window: Window, until: Until) -> None:
    page, imports = show(ready_window, "send"), ready_window.session.imports
    assert isinstance(page, SendPage)
    page.address_name("Hengtong Logistics")
    until(lambda: page.save.isEnabled())
    kept = imports.current()
    assert kept is not None
    show(ready_window, "resume")
    imports.accept(dataclasses.replace(kept, basics=dataclasses.replace(kept.basics, label="Harbour Pilot")))
    order = Order(page)
    show(ready_window, "send")
    assert not page.save.isEnabled() and not page.fill.isEnabled(), "what is shown is the version before"
    until(lambda: page._previews.busy)
    assert order.seen[0] == "painted", "a person who switches pages does not wait for the preview"
    show(ready_window, "today")
    assert not page._previews.busy, "nobody looks at it any more"
    show(ready_window, "send")
    until(lambda: page.save.isEnabled())
    assert page.preview is not None and "Harbour Pilot" in page.reads.toPlainText()


def test_what_changed_out_of_sight_is_written_anew_when_somebody_looks(ready_window: Window, until: Until) -> None:
    page = show(ready_window, "send")
    assert isinstance(page, SendPage)
    page.address_name("Hengtong Logistics")
    until(lambda: page.save.isEnabled())
    before = page.changes.document().toPlainText()
    show(ready_window, "settings")
    translations().set_choice("zh")
    assert page.changes.document().toPlainText() == before, "nobody looks"
    show(ready_window, "send")
    until(lambda: page.isVisible())  # a page that was translated first is opened in the next turn
    assert field_names.section("work") == "工作经历" and "工作经历" in page.changes.document().toPlainText()


def test_a_copy_that_lacks_unsaved_changes_says_so(ready_window: Window, until: Until) -> None:
    resume = show(ready_window, "resume")
    assert isinstance(resume, ResumePage)
    resume.home.form.sections["basics"].boxes[1].editor.setText("Harbour pilot")  # type: ignore[union-attr]
    page = show(ready_window, "send")
    assert isinstance(page, SendPage)
    assert "unsaved changes" in ready_window.messages.shown
    ready_window.banner.acted.emit()
    until(lambda: "Harbour pilot" in page.reads.toPlainText())
    show(ready_window, "resume")
    show(ready_window, "today")
    assert ready_window.messages.shown == "", "all is saved"
