"""Texts of a question of the window, in the language in force. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Say = Callable[[], str]
"""A text in the language in force: what is open when the language changes says it again."""


@dataclass(frozen=True, slots=True)
class Question:
    """The words of a question.

    Its `title`, the text below it, the verbs on the buttons that go on (`yes`) and that leave everything as it is
    (`no`; without one it is "Cancel"), the name of the `field` where something is asked for, and `signs` to be
    weighed.
    """

    title: Say
    text: Say
    yes: Say
    no: Say | None = None
    field: Say = str
    signs: tuple[Say, ...] = ()
