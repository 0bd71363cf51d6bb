"""Undo and redo in the résumé: a stack of whole states (they are frozen); consecutive edits of one field are one step."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand, QUndoStack

from app.domain.resume import Resume

STEPS = 200
PHOTO = ".resume.personal.photo"
"""The place of what is chosen and not typed: each choice is a step of its own."""


@dataclass(frozen=True, slots=True)
class Edited:
    """State of the editor: the résumé, and the keys of the sections that copies print first, in their order (empty: as the theme has it)."""

    resume: Resume
    section_order: tuple[str, ...] = ()


class Edit(QUndoCommand):
    """A step from one state to another; `place` names what was edited, so that typing there is one step."""

    def __init__(self, before: Edited, after: Edited, place: str, show: Callable[[Edited], object]) -> None:
        super().__init__()
        self._before, self.after, self._place, self._show = before, after, place, show
        self._done_once = False

    def id(self) -> int:
        """Edits may merge with edits."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Merge a further edit of the same place; one that restores the original is dropped."""
        if not isinstance(other, Edit) or not self._place or other._place != self._place:
            return False
        self.after = other.after
        self.setObsolete(self.after == self._before)
        return True

    def redo(self) -> None:
        """Show the later state (the first time it is shown already)."""
        if self._done_once:
            self._show(self.after)
        self._done_once = True

    def undo(self) -> None:
        """Show the earlier one."""
        self._show(self._before)


class EditHistory:
    """The history of one form."""

    def __init__(self, show: Callable[[Edited], object]) -> None:
        self.stack = QUndoStack()
        self.stack.setUndoLimit(STEPS)
        self._show, self._now = show, Edited(Resume())

    def begin(self, state: Edited) -> None:
        """Clear the history: another résumé is shown."""
        self.stack.clear()
        self._now = state

    def note(self, state: Edited) -> None:
        """Something was edited."""
        before, self._now = self._now, state
        if before != state:
            place = _place(before, state)
            self.stack.push(Edit(before, state, "" if place == PHOTO else place, self._put))

    def _put(self, state: Edited) -> None:
        self._now = state
        self._show(state)


def _place(before: object, after: object, path: str = "") -> str:
    """Where two states differ, as a path; empty when in more than one place or when items came or went."""
    if dataclasses.is_dataclass(before) and type(before) is type(after):
        names = [
            spec.name for spec in dataclasses.fields(before) if getattr(before, spec.name) != getattr(after, spec.name)
        ]
        if len(names) != 1:
            return ""
        return _place(getattr(before, names[0]), getattr(after, names[0]), f"{path}.{names[0]}")
    if isinstance(before, tuple) and isinstance(after, tuple):
        if len(before) != len(after):
            return ""
        places = [place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        return _place(before[places[0]], after[places[0]], f"{path}.{places[0]}") if len(places) == 1 else ""
    return path
