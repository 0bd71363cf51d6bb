"""Names of the parts of a shared draft or incident, in the language in force."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.caseload.shared_matter import STEP
from ui.desktop.models import field_names

translate = QCoreApplication.translate


def part_name(key: str, *, is_draft: bool) -> str:
    """Return the name of a part by its key."""
    if is_draft:
        return field_names.field_of_id(key)
    names = {
        STEP: translate("matter_words", "Next step"),
        "title": translate("matter_words", "What it is called"),
        "where": translate("matter_words", "Where it surfaced"),
        "contact": translate("matter_words", "Number or address"),
        "said": translate("matter_words", "What was said"),
        "notes": translate("matter_words", "Notes"),
    }
    return names.get(key, key)
