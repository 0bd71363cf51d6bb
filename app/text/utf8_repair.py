"""Decoding of UTF-8 that was cut within a character or lost a byte. Does not accept other encodings."""

from __future__ import annotations

_FEW = 20
"""Minimum ratio of intact non-ASCII characters to damaged places.

In GB 18030 or Big5 read as UTF-8 nearly every character is damaged.
"""


def utf8_text(data: bytes) -> str | None:
    """Decode damaged UTF-8; None if `data` is not UTF-8.

    The data may be cut at either end (the rest of a cut character is dropped) or have few damaged bytes within
    (each becomes U+FFFD).
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    begin = next((at for at in range(min(4, len(data))) if not 0x80 <= data[at] < 0xC0), 0)
    text = data[begin:].decode("utf-8", "replace")
    if text.endswith("\ufffd"):
        text = text[:-1]
    damaged = text.count("\ufffd")
    whole = sum(char > "\x7f" for char in text) - damaged
    return text if whole and damaged * _FEW <= whole else None
