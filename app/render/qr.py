"""Draws QR codes of short texts."""

from __future__ import annotations

from typing import Final

from app.errors import UserError

MAX_TEXT: Final = 600


def qr_svg(text: str) -> str:
    """Return a QR code (ISO/IEC 18004, error correction M, without its quiet zone) of a text as SVG.

    Raises UserError `qr-too-long` for more than 600 characters.
    """
    if len(text) > MAX_TEXT:
        raise UserError("qr-too-long", limit=MAX_TEXT)
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return str(made.to_svg(add_quiet_zones=False))
