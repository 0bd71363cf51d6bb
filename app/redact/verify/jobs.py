"""The verifier's job in the isolated process: header and bytes in, findings out as JSON."""

from __future__ import annotations

import io
from typing import Any

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.domain.verification import Verification
from app.redact.verify.judge import verify
from app.redact.verify.model import Context
from app.redact.verify.registry import CHANNELS


def verify_file(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """`header`: name, own, expected (list or null), absent and allowed ([field, kind, value] rows)."""
    expected = header["expected"]
    context = Context(
        own=bool(header["own"]),
        expected=None if expected is None else tuple(expected),
        absent=_protected(header["absent"]),
        allowed=_protected(header["allowed"]),
    )
    return encoded(verify(header["name"], payload, context, CHANNELS))


def warm() -> None:
    """Judge an empty page, so that every library and table is loaded before a file comes (see `app.isolation.prepare`)."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.new() as blank:
        blank.add_blank_page()
        blank.save(out)
    value = ProtectedValue("basics.name", Kind.NAME, "Nobody Anywhere")
    verify(
        "Resume.pdf", out.getvalue(), Context(own=True, expected=("x",), absent=(value,), allowed=(value,)), CHANNELS
    )


def _protected(rows: list[list[str]]) -> tuple[ProtectedValue, ...]:
    return tuple(ProtectedValue(field, Kind(kind), value) for field, kind, value in rows)


def encoded(result: Verification) -> dict[str, Any]:
    """A verification as JSON-able data."""
    rows = [
        [finding.channel, finding.where, finding.code, finding.kind, finding.field, finding.excerpt]
        for finding in result.findings
    ]
    return {"format": result.format, "channels": list(result.channels), "findings": rows}
