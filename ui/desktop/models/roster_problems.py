"""Sentences for rows of a roster that are not taken. No widgets."""

from __future__ import annotations

from ui.desktop.shell.messages import sentence


def problem_line(row: int, problem: str, other: int) -> str:
    """Return the sentence for the `row` of the file that is not taken; `other` is the row that it repeats (0: none)."""
    code = "roster-name-known-person" if problem == "name-same-person" and other == 0 else f"roster-{problem}"
    return sentence(code, {"row": row, "other": other})
