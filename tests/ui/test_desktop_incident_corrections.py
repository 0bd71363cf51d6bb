"""Title, day and place of a kept incident are put right through the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.clock import local_day
from ui.desktop.dialogs.incident import IncidentDialog
from ui.desktop.pages.leaks import LeaksPage
from ui.desktop.window import Window

Look = Callable[[QWidget], list[str]]


def said(root: QWidget) -> str:
    QApplication.processEvents()  # what was just made comes into sight
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def test_title_day_and_place_are_put_right(ready_window: Window, clipped: Look, nameless: Look) -> None:
    page, session = ready_window.page("leaks"), ready_window.session
    assert isinstance(page, LeaksPage)
    body = {"where": "a forum", "compared": []}
    kept = session.vault.incidents.add("text", "Odd cal", local_day(session.clock()), body)
    ready_window.show_incident(kept.id)
    page.incident.correct.click()
    (dialog,) = page.findChildren(IncidentDialog)
    assert (dialog.title.text(), dialog.where.text()) == ("Odd cal", "a forum")
    assert clipped(dialog) == []
    assert nameless(dialog) == []
    dialog.title.setText(" ")
    dialog.keep.click()
    assert dialog.told.text() == "Give it a short title, so that you find it again."
    dialog.title.setText("Odd call")
    dialog.where.setText("by telephone")
    dialog.day.setDate(QDate(2026, 1, 2))
    dialog.keep.click()
    assert ready_window.focusWidget() is page.incident.correct
    assert "Odd call" in said(page.incident)
    assert "Surfaced on 2 January 2026 · by telephone" in said(page.incident)
    page.incident.correct.click()
    page.findChildren(IncidentDialog)[-1].close_it.click()
    kinds = [entry.kind for entry in session.vault.ledger.entries() if entry.kind.startswith("incident")]
    assert kinds == ["incident", "incident-updated"], "leaving changes nothing"
    page.another.click()
    assert "Odd call" in said(page.kept)
    assert ready_window.session.vault.ledger.verify() is None
