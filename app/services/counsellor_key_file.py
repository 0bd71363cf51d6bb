"""A counsellor's key from a file: its text, or a picture of its QR code, which is looked at in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.caseload.keys import Address, parse_address
from app.errors import UserError
from app.workers.cancellation import CancelToken
from app.workers.isolation import Limits, run_isolated

LARGEST: Final = 20_000_000
_JOB: Final = "app.services.counsellor_key_file:read_codes"
_LIMITS: Final = Limits(seconds=30.0, payload=LARGEST)
_MAX_SIDE: Final = 4_000
_MAX_CODES: Final = 20


def read_key(untrusted_data: bytes, *, cancel: CancelToken | None = None) -> Address:
    """Return the key in a text file or in a picture (PNG, JPEG and so on). Raises UserError `counsellor-key-invalid`, and what `run_isolated`
    raises."""
    if len(untrusted_data) < 10_000:
        try:
            return parse_address(untrusted_data.decode("utf-8-sig"))
        except (UnicodeDecodeError, UserError):
            pass
    answer = run_isolated(_JOB, {}, untrusted_data, limits=_LIMITS, cancel=cancel)
    for text in answer.get("texts", ()):
        try:
            return parse_address(str(text))
        except UserError:
            continue
    raise UserError("counsellor-key-invalid")


def read_codes(header: Mapping[str, Any], payload: bytes) -> dict[str, Any]:
    """The child's job: return the texts of the codes in a picture. Raises UserError `counsellor-key-invalid` where it is none."""
    import zxingcpp

    from app.render.id_scan_source import load_picture

    try:
        grey = load_picture(payload).convert("L")
    except UserError:
        raise UserError("counsellor-key-invalid") from None
    grey.thumbnail((_MAX_SIDE, _MAX_SIDE))
    return {"texts": [code.text for code in zxingcpp.read_barcodes(grey)[:_MAX_CODES]]}
