"""Detection of the encoding of non-Unicode text: GB 18030, or Windows-1252 where GB 18030 would yield improbable
Chinese."""

from __future__ import annotations

import re
from typing import Final

_SAMPLE: Final = 1_000_000
_RUN: Final = re.compile(rb"[\x80-\xff]+")
_LONE: Final = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]{1,2}(?![\x80-\xff])|(?<![\x80-\xff])[\x80-\xff]{1,2}(?=[A-Za-z])")
"""One accented letter in a word of unaccented ones: Chinese characters would stand together."""


def legacy_encoding(untrusted_data: bytes) -> str:
    """Return `gb18030` or `cp1252`, judged by the first million bytes; the last character may be cut."""
    sample = untrusted_data[:_SAMPLE]
    runs = sum(1 for _ in _RUN.finditer(sample))
    if 2 * sum(1 for _ in _LONE.finditer(sample)) > runs:
        return "cp1252"
    high = [char for char in sample.decode("gb18030", "replace") if char > "\x7f"]
    chinese = sum("\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" for char in high)
    return "gb18030" if chinese > 0.7 * len(high) else "cp1252"
