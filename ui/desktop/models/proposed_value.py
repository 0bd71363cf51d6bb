"""A choice that the program may propose and only the person makes; a proposal never overwrites it."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class ProposedValue(Generic[T]):
    """A value with a proposal: the person's choice, else the proposal, else `default`.

    Whatever is proposed, and whenever it comes, the person's choice stands: there is no order of events in which it
    would not.
    """

    def __init__(self, default: T) -> None:
        self.default = default
        self._own: T | None = None
        self._proposed: T | None = None

    @property
    def value(self) -> T:
        """The choice in force."""
        if self._own is not None:
            return self._own
        return self.default if self._proposed is None else self._proposed

    @property
    def is_chosen(self) -> bool:
        """True if the person chose."""
        return self._own is not None

    def choose(self, value: T) -> None:
        """The person chooses."""
        self._own = value

    def propose(self, value: T | None) -> None:
        """Propose a value (None: what was proposed is withdrawn)."""
        self._proposed = value

    def forget(self) -> None:
        """Clear choice and proposal."""
        self._own = self._proposed = None
