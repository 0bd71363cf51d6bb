"""Pictures from outside, to be looked at: decoded in the isolated process only, and drawn anew."""

from __future__ import annotations

import base64
from typing import Final

from app.cancel import CancelToken
from app.isolation import Limits, run_isolated

_PREVIEW: Final = "app.render.scan_jobs:preview_scan"
_LIMITS: Final = Limits(seconds=60.0)


def preview(data: bytes, *, side: int = 1400, cancel: CancelToken | None = None) -> bytes:
    """The upright picture as a fresh PNG, at most `side` pixels wide and high. Raises `UserError` `photo-unreadable`,
    `photo-too-large`, those of a PDF, and `Cancelled`."""
    answer = run_isolated(_PREVIEW, {"side": side}, data, limits=_LIMITS, cancel=cancel or CancelToken())
    return base64.b64decode(answer["data"])
