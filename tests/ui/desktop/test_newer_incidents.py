"""Incidents that a newer version wrote: what this one does not know is said to be so, and never told as something else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.domain.attribution import Verdict
from app.domain.incidents import Comparison, FileAnswer, NamedCopy, Surfaced
from app.services.incidents import Details
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.shell.window import Window

KNOWN = Comparison(
    "2026-01-02T10:00:00Z",
    2,
    (FileAnswer("", Verdict.IDENTIFIED, "", (NamedCopy("c", "R7K4-Q2MD", "Northwind", 1e-9),)),),
    ("forwarded", "insider"),
)


def said(root: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def test_what_a_newer_version_wrote_is_said_to_be_of_a_newer_version(
    ready_window: Window, clipped: Callable[[QWidget], list[str]], tmp_path: Path
) -> None:
    service, vault = ready_window.session.incidents, ready_window.session.vault
    made = service.save(Details("Loan offer", "2026-01-02"), [Surfaced("", b"text")], KNOWN)
    newer = json.loads(json.dumps(dict(made.body["compared"][0])).replace('"identified"', '"attested"'))  # type: ignore[index]
    ready_window.go("leaks")
    page = ready_window.page("leaks")
    assert isinstance(page, LeaksPage)
    sentence = "A newer version of Countermark wrote the latest answer; this one cannot read it"

    vault.incidents.update(made.id, made.title, {**made.body, "compared": [newer]})
    page.begin()
    assert sentence in said(page.kept) and "Not compared" not in said(page.kept)

    answers = [newer, made.body["compared"][0], newer]  # type: ignore[index]
    vault.incidents.update(made.id, made.title, {**made.body, "compared": answers})
    page.show_incident(made.id)
    lines = said(page.incident).splitlines()
    assert sentence in lines and "What this does not prove" not in lines
    assert lines.index("Earlier answers") < next(at for at, one in enumerate(lines) if "R7K4-Q2MD" in one)
    assert "Answers that a newer version of Countermark wrote and this one cannot read: 1" in lines
    assert clipped(page.incident) == []

    known = {**made.body["compared"][0], "alternatives": ["forwarded", "cloned", "mind-read"]}  # type: ignore[index]
    vault.incidents.update(made.id, made.title, {**made.body, "compared": [known]})
    page.show_incident(made.id)
    shown = said(page.incident)
    assert "A further way that a newer version of Countermark knows; this one has no words for it." in shown
    assert "alternative-" not in shown and "forwarded it lawfully" in shown
