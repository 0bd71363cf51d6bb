"""Title, day and place of a kept incident are put right through the window."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.clock import local_day
from app.errors import EnvironmentProblem
from ui.desktop.dialogs.incident import IncidentDialog
from ui.desktop.models import leaks_page_work
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
Look = Callable[[QWidget], list[str]]


def said(root: QWidget) -> str:
    QApplication.processEvents()  # what was just made comes into sight
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def test_title_day_and_place_are_put_right(
    ready_window: Window, clipped: Look, nameless: Look, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
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
    assert dialog.status_label.text() == "Give it a short title, so that you can find it again."
    dialog.title.setText("Odd call")
    dialog.where.setText("by telephone")
    dialog.day.setDate(QDate(2026, 1, 2))
    correct = session.vault.incidents.correct

    def full(*_: object) -> None:
        raise EnvironmentProblem("disk-full", path="vault.db")

    monkeypatch.setattr(session.vault.incidents, "correct", full)
    dialog.keep.click()
    until(lambda: "disk is full" in ready_window.messages.shown)
    monkeypatch.setattr(session.vault.incidents, "correct", correct)
    page.incident.correct.click()
    dialog = page.findChildren(IncidentDialog)[-1]
    assert (dialog.title.text(), dialog.where.text()) == ("Odd call", "by telephone"), "what was typed is there again"
    dialog.keep.click()
    until(lambda: page.incident.incident is not None and page.incident.incident.title == "Odd call")
    assert ready_window.focusWidget() is page.incident.correct
    assert "Surfaced on 2 January 2026 · by telephone" in said(page.incident)
    page.incident.correct.click()
    page.findChildren(IncidentDialog)[-1].close_it.click()
    kinds = [entry.kind for entry in session.vault.ledger.entries() if entry.kind.startswith("incident")]
    assert kinds == ["incident", "incident-updated"], "leaving changes nothing"
    page.another.click()
    assert "Odd call" in said(page.kept)
    assert ready_window.session.vault.ledger.verify() is None
    strange(ready_window, page)
    many_files(ready_window, page, until, monkeypatch)


def strange(window: Window, page: LeaksPage) -> None:
    """An incident of the first version, and one of hostile words and days: both are shown, in both languages."""
    incidents = window.session.vault.incidents
    old = incidents.add("call", "贷款推销", "2026-11-20", {"knew": ["phone"]})
    odd = incidents.add(
        "text", "cod\u202efdp\x1b[2J", "0001-01-01", {"where": "\u202ex" * 9, "compared": [{}], "more": {}}
    )
    incidents.add_file(odd.id, "a\u202efdp.exe", b"words\0\xff \xe2\x80\xae")
    for language, told in (("en", "They knew: Phone\n"), ("zh", "对方知道：电话\n")):
        window.change_settings(dataclasses.replace(window.settings, language=language))
        for one in (old, odd):
            window.show_incident(one.id)
            shown = said(page.incident)
            assert (told in shown) == (one is old) and not any(char in shown for char in "\u202e\x1b\0")
    page.incident.correct.click()
    dialog = page.findChildren(IncidentDialog)[-1]
    assert dialog.said().day == "0001-01-01", "what the box cannot show is not changed in silence"
    dialog.day.setDate(QDate(2026, 1, 2))
    assert dialog.said().day == "2026-01-02"
    dialog.close_it.click()


def many_files(window: Window, page: LeaksPage, until: Until, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are not listed are spoken of; what would not fit in memory together is not compared, and told."""
    many = window.session.vault.incidents.add("file", "Many", "2026-11-20", {})
    for number in range(22):
        window.session.vault.incidents.add_file(many.id, f"{number:02}.txt", b"%d" % number)
    monkeypatch.setattr(leaks_page_work, "MOST_BYTES", 1)
    window.change_settings(dataclasses.replace(window.settings, language="en"))
    window.show_incident(many.id)
    assert "More saved files: 2." in said(page.incident)
    page.incident.again.click()
    until(lambda: "could not be read" in window.messages.shown)
    names = ", ".join(f"{number:02}.txt" for number in range(1, 9))
    assert window.messages.shown == f"These files could not be read: {names} and 13 more" and len(page.traced) == 1
