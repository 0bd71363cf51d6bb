"""The look of copies is chosen by pictures of the person's own copy; it is kept with the résumé, can be undone, and changes what is sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.domain.design import Appearance
from app.render.themes.theme import THEMES
from app.services import stored_resume
from ui.desktop.dialogs.design import DesignDialog
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.window import Window
from ui.desktop.widgets.thumbnails import PICTURE

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def send(ready_window: Window, until: Until) -> SendPage:
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    page.address_name("Hengtong Logistics")
    until(page.save.isEnabled)
    return page


def opened(send: SendPage, until: Until) -> DesignDialog:
    send.design.click()
    dialog = next(one for one in send.findChildren(DesignDialog) if one.isVisible())
    until(lambda: len(dialog._drawn) == len(THEMES))
    return dialog


def picture(dialog: DesignDialog, row: int) -> QImage:
    found = dialog.themes.item(row).data(PICTURE)
    assert isinstance(found, QImage)
    return found


def test_every_design_is_shown_as_the_copy_itself(send: SendPage, until: Until) -> None:
    dialog = opened(send, until)
    seen = [picture(dialog, row) for row in range(len(THEMES))]
    assert all(not one.isNull() for one in seen)
    assert all(one != other for at, one in enumerate(seen) for other in seen[:at]), "each design looks different"
    assert all("page" in dialog.themes.item(row).text() for row in range(len(THEMES)))
    assert dialog.themes.currentRow() == THEMES.index("modern")


def test_what_is_saved_holds_for_copies_and_can_be_undone(
    ready_window: Window, send: SendPage, until: Until, tmp_path: Path
) -> None:
    vault = ready_window.session.vault
    assert send.preview is not None
    number = send.preview.plan.master.number
    dialog = opened(send, until)
    dialog.themes.setCurrentRow(THEMES.index("classic"))
    dialog.paper.setCurrentIndex(dialog.paper.findData("letter"))
    dialog.paper.activated.emit(dialog.paper.currentIndex())
    dialog.keep.click()
    assert stored_resume.current(vault).appearance == Appearance("classic", paper="letter")
    until(lambda: send.save.isEnabled() and send.preview and send.preview.plan.document.layout.theme == "classic")
    send.save_into(tmp_path)
    until(lambda: send.stack.currentWidget() is send.done)
    (copy,) = vault.copies.all()
    assert {key: vault.copies.layout(copy.copy_id)[key] for key in ("theme", "paper")} == {
        "theme": "classic",
        "paper": "letter",
    }
    ready_window.messages.clear()
    ready_window.session.appearances.set(Appearance())
    assert stored_resume.current(vault).appearance == Appearance()
    assert stored_resume.version(vault, "main", number + 1).appearance.theme == "classic", "a version keeps its own"


def test_a_design_saved_by_mistake_is_taken_back(ready_window: Window, send: SendPage, until: Until) -> None:
    dialog = opened(send, until)
    dialog.themes.setCurrentRow(THEMES.index("academic"))
    dialog.keep.click()
    assert stored_resume.current(ready_window.session.vault).appearance.theme == "academic"
    ready_window.messages.undo()
    assert stored_resume.current(ready_window.session.vault).appearance == Appearance()


def test_sections_are_moved_and_hidden(ready_window: Window, send: SendPage, until: Until) -> None:
    dialog = opened(send, until)
    before = dialog.sections.order
    dialog.sections.setCurrentRow(before.index("skills") + 1)  # the summary stands first
    dialog.up.click()
    item = next(
        dialog.sections.item(row)
        for row in range(dialog.sections.count())
        if dialog.sections.item(row).data(Qt.ItemDataRole.UserRole) == "interests"
    )
    item.setCheckState(Qt.CheckState.Unchecked)
    dialog.keep.click()
    kept = stored_resume.current(ready_window.session.vault).appearance
    moved = list(before)
    at = moved.index("skills")
    moved[at - 1 : at + 1] = moved[at - 1 : at + 1][::-1]
    assert (kept.section_order, kept.hidden) == (tuple(moved), ("interests",))
    until(lambda: send.save.isEnabled() and send.preview and send.preview.plan.master.appearance == kept)
    assert send.preview is not None
    assert send.preview.plan.redaction.resume.interests == ()
    assert not any(field.startswith("interests") for field in send.preview.plan.redaction.disclosed)


def test_what_does_not_fit_is_told_with_what_to_leave_out(ready_window: Window, send: SendPage, until: Until) -> None:
    resume = ready_window.session.imports.current()
    assert resume is not None
    from dataclasses import replace

    from app.domain.resume import Line

    long = tuple(
        Line(f"h{at}", f"Planned stock for shop number {at} and wrote what was learned in a report of its own.")
        for at in range(60)
    )
    ready_window.session.imports.accept(
        replace(resume, work=(replace(resume.work[0], highlights=long), *resume.work[1:]))
    )
    ready_window.session.appearances.set(Appearance(pages=1))
    send.refresh()
    until(lambda: send.save.isEnabled() and send.too_long.text())
    assert "too long" in send.too_long.text() and "Planned stock" in send.too_long.text()
