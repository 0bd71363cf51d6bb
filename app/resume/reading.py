"""Reads untrusted files in a separate process with time and memory limits. The only door for the rest of the app."""

from __future__ import annotations

from typing import Final

from app.cancel import CancelToken
from app.domain.draft import Draft
from app.isolation import Limits, run_isolated
from app.resume.codec import draft_from_json

READING: Final = Limits(seconds=60.0, memory=1_500_000_000, payload=64_000_000)


def read_resume(name: str, data: bytes, *, cancel: CancelToken | None = None) -> Draft:
    """The draft of a résumé file; `name` is its file name (never trusted for its kind).

    Raises `UserError` (`nothing-found`, `unsupported-format`, `damaged-file`, `encrypted-file`, `too-large`,
    `took-too-long`, … — one sentence each) or `Cancelled`.
    """
    return draft_from_json(
        run_isolated("app.resume.jobs:read_resume", {"name": name}, data, limits=READING, cancel=cancel)
    )


def read_text(name: str, data: bytes, *, cancel: CancelToken | None = None) -> str:
    """The readable text of any supported file in reading order, as written. Raises like `read_resume`."""
    return str(run_isolated("app.resume.jobs:read_text", {"name": name}, data, limits=READING, cancel=cancel)["text"])
