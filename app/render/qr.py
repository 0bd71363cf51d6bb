"""Draws QR codes of short texts."""

from __future__ import annotations

import io
from typing import Any, Final

from app.errors import UserError

MAX_TEXT: Final = 600


def qr_svg(text: str) -> str:
    """Return a QR code (ISO/IEC 18004, error correction M, without its quiet zone) of a text as SVG.

    Raises UserError `qr-too-long` for more than 600 characters.
    """
    return str(_code(text).to_svg(add_quiet_zones=False))


def qr_png(text: str, scale: int = 8) -> bytes:
    """Return a QR code with its quiet zone as a PNG picture, `scale` pixels for each of its squares. Raises as `qr_svg`."""
    import numpy as np
    from PIL import Image

    saved = io.BytesIO()
    Image.fromarray(np.asarray(_code(text).to_image(scale=scale, add_quiet_zones=True))).save(saved, "PNG")
    return saved.getvalue()


def _code(text: str) -> Any:
    import zxingcpp

    if len(text) > MAX_TEXT:
        raise UserError("qr-too-long", limit=MAX_TEXT)
    return zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
