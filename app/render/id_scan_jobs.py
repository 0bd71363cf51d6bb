"""The job that marks a scan in the isolated process: header and the untrusted picture in, the finished picture out."""

from __future__ import annotations

from typing import Any

from app.render.id_scans import Strike, preview, stamp


def stamp_scan(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """The child's job: mark a scan. `header`: purpose, recipient, date, reference, language, strikes ([left, top, right, bottom] rows)."""
    done = stamp(
        payload,
        purpose=header["purpose"],
        recipient=header["recipient"],
        date=header["date"],
        reference=header["reference"],
        strikes=[Strike(*map(float, row)) for row in header["strikes"]],
        language=header["language"],
    )
    return {"data": done.data, "format": done.format, "width": done.width, "height": done.height}


def preview_scan(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """The child's job: scale a picture to `side` pixels at most; returns `width`, `height` and `rgb`."""
    picture = preview(payload, int(header["side"]))
    return {"rgb": picture.tobytes(), "width": picture.width, "height": picture.height}
