"""Asks under which name a file is saved. The name gets the ending of its kind: a file that nobody finds again was not saved."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.desktop.dialogs.short_questions import confirm
from ui.desktop.models.question_texts import Question
from ui.desktop.platform.file_dialogs import save_file
from ui.desktop.widgets.safe_text import one_line

translate = QCoreApplication.translate
_ENDING: Final = re.compile(r"\*(\.\w+)")


def ask_save_path(parent: QWidget, title: str, proposed: str, kinds: str) -> Path | None:
    """Return the path that the person chose, with an ending of `kinds` (Qt's filters, `PDF (*.pdf);;Text (*.txt)`); None for no.

    The system's dialog asks before a file is replaced; where the ending made another name of it, this asks.
    """
    name, chosen = save_file(parent, title, proposed, kinds)
    if not name:
        return None
    path = with_ending(Path(name), kinds, chosen)
    return path if path == Path(name) or not path.exists() or confirm(parent, _replacing(path)) else None


def with_ending(path: Path, kinds: str, chosen: str = "") -> Path:
    """Return the path with an ending of `kinds`: a typed one of theirs, unless another kind than the first was `chosen`."""
    known, wanted = _ENDING.findall(kinds.lower()), _ENDING.findall(chosen.lower())
    suffix = path.suffix.lower()
    if not known or suffix in (wanted if wanted and wanted[0] != known[0] else known):
        return path
    base = path.with_suffix("") if suffix in known else path
    return base.with_name(base.name + (wanted or known)[0])


def _replacing(path: Path) -> Question:
    return Question(
        lambda: translate("save_as", "Replace the file?"),
        lambda: translate("save_as", "“{name}” already exists in this folder.").format(name=one_line(path.name)),
        lambda: translate("save_as", "Replace it"),
    )
