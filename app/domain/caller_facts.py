"""Facts a caller or sender knew, as the person tells them, and the person's own facts it may be ticked from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatedFact:
    """One thing the caller knew, in the person's words or as one of their own values.

    `implied`: it was not said, but the caller acted on it; `sure`: the person is certain of it.
    """

    value: str
    implied: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class OwnFact:
    """One value of the person that copies may have told.

    `id` is stable for a value; `kind` is a key of a policy, "label" for a job title, "" for others; `old`: no longer in the latest
    version; `since`: the day of the first version that has it (ISO 8601).
    """

    id: str
    kind: str
    value: str
    old: bool
    since: str
