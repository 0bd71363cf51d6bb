"""Caches what was computed of an immutable object for as long as the object lives, and no longer."""

from __future__ import annotations

import functools
import weakref
from collections.abc import Callable
from typing import TypeVar

A = TypeVar("A")
R = TypeVar("R")


def per_object(work_out: Callable[[A], R]) -> Callable[[A], R]:
    """Decorate a function of one immutable, weakly referable object: it runs once for each object.

    Objects are told apart by identity: comparing two résumés would cost as much as reading them. The result goes when the object does.
    """
    known: dict[int, tuple[weakref.ref[A], R]] = {}

    @functools.wraps(work_out)
    def remembered(of: A) -> R:
        found = known.get(id(of))
        if found is not None and found[0]() is of:
            return found[1]
        result, key = work_out(of), id(of)

        def forget(gone: weakref.ref[A]) -> None:
            if (last := known.get(key)) is not None and last[0] is gone:
                del known[key]

        known[key] = (weakref.ref(of, forget), result)
        return result

    return remembered
