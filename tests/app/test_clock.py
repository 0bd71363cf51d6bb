"""Moments as they are stored: what was written is read, and nothing else is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.clock import from_iso, to_iso


def test_a_moment_is_read_as_it_was_written() -> None:
    moment = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    assert to_iso(moment) == "2026-11-24T09:30:00Z"
    assert from_iso(to_iso(moment)) == moment


@pytest.mark.parametrize(
    "text",
    ["", "2026-11-24", "2026-11-24T09:30:00", "2026-W48-2T09:30:00Z", "2026-13-24T09:30:00Z", "2026-11-24T09:30:00Z "],
)
def test_nothing_else_is_a_moment(text: str) -> None:
    with pytest.raises(ValueError):
        from_iso(text)
