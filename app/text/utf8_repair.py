"""UTF-8 that was cut in the middle of a letter or lost a byte on the way. Never takes text of another encoding for it."""

from __future__ import annotations

_FEW = 20
"""One damaged place for this many whole letters beyond ASCII is still UTF-8: in GB 18030 or Big5 read as UTF-8 nearly
every letter is damaged."""


def utf8_text(data: bytes) -> str | None:
    """`data` as text when it is UTF-8, perhaps cut at either end (what is left of a cut letter is dropped) or with few
    damaged bytes within (each becomes U+FFFD); None when it is not UTF-8."""
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
