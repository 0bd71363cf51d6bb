"""A vault that an earlier program left behind, in today's window: all of it is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from app.services.vaults import open_vault
from tests.golden import old_vaults
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.shell.window import Window


def said(root: QWidget) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if not label.isHidden())


def test_the_frozen_vault_is_shown(first_window: Window, tmp_path: Path) -> None:
    frozen, kept = old_vaults.unpack(tmp_path), old_vaults.expected()
    first_window.opened(open_vault(frozen / "vault", kept["passphrase"]))
    first_window.go("applications")
    page = first_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    page.views.choose("table")
    hidden = {title for kind, title, _ in kept["trash"] if kind == "recipient"}
    served = {copy["recipient"] for copy in kept["copies"]}
    copies = [copy["reference"] for copy in kept["copies"] if copy["recipient"] not in hidden]
    waiting = [name for name, *_ in kept["recipients"] if name not in served | hidden]
    rows = [page.model.row(number) for number in range(page.model.rowCount())]
    assert sorted(row.reference for row in rows) == sorted(copies) and len(copies) > 180
    page.views.choose("list")
    jobs = [page.jobs.row(number).name for number in range(page.jobs.rowCount())]
    assert set(waiting) <= set(jobs) and waiting
    first_window.go("leaks")
    shown = said(first_window.page("leaks"))
    away = {title for kind, title, _ in kept["trash"] if kind == "incident"}
    titles = [incident["title"] for incident in kept["incidents"]]
    assert [title for title in titles if (title in shown) == (title in away)] == []
    first_window.go("today")
    assert copies[-1] in said(first_window.page("today"))
    first_window.close()
