"""What was worked out of an object is remembered for that object, and goes with it."""

from __future__ import annotations

import gc
import weakref
from dataclasses import dataclass

from app.domain.per_object import per_object


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Page:
    """Two equal ones are two objects."""

    text: str


def test_it_runs_once_for_each_object_and_keeps_nothing_alive() -> None:
    asked: list[Page] = []

    @per_object
    def words(page: Page) -> list[str]:
        asked.append(page)
        return page.text.split()

    first, second = Page("a b"), Page("a b")
    assert words(first) is words(first) and words(first) == words(second)
    assert [one is first for one in asked] == [True, False], "told apart by identity"
    gone = weakref.ref(first)
    asked.clear()
    del first
    gc.collect()
    assert gone() is None
    assert words(Page("c")) == ["c"], "whatever stands at the same place in memory later"
