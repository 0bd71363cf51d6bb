"""Normal form in which outside text and our own renderings are compared. Loses only what no mark relies on.

Traditional characters as simplified ones, NFKC, no format or zero-width characters, folded case, plain quotes and hyphens, no bullet glyphs, single spaces; line starts are
remembered, because headings stand on lines of their own.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from app.text.characters import basic_simplified, has_han

MAX_CHARACTERS: Final = 200_000
"""Outside text past this length is not read: ten times the longest résumé."""
_PLAIN_SIGNS: Final = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "—": "–", "―": "–", "‐": "-", "‑": "-", "‒": "-", "−": "-", "゠": "-"}
)
_GLYPH: Final = re.compile(r"^\s*(?:[•●▪◦·‣∙■□○◆➢➤►✓*\uf0b7]+|[-–](?=\s))\s*")
_HAN: Final = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_HAN_GAP: Final = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}])|(?<=[,;:!?()]) (?=[{_HAN}])|(?<=[{_HAN}]) (?=[,;:!?()])")


@dataclass(frozen=True, slots=True)
class NormalText:
    """`text` in normal form; `lines` are the (start, end) offsets of its former lines."""

    text: str
    lines: tuple[tuple[int, int], ...]


def normal(text: str) -> str:
    """Return one rendering in normal form, as a single line."""
    return normal_text(text).text


def normal_text(untrusted_text: str) -> NormalText:
    """Return outside text in normal form. Linear in its length; text past `MAX_CHARACTERS` is ignored."""
    folded = unicodedata.normalize("NFKC", untrusted_text[:MAX_CHARACTERS]).translate(_PLAIN_SIGNS)
    if has_han(folded):
        folded = folded.translate(basic_simplified())
    pieces: list[str] = []
    lines: list[tuple[int, int]] = []
    length = 0
    for raw in folded.splitlines():
        line = _HAN_GAP.sub("", " ".join(_GLYPH.sub("", _visible(raw)).casefold().split()))
        if not line:
            continue
        if pieces and _needs_space(pieces[-1][-1], line[0]):
            pieces.append(" ")
            length += 1
        lines.append((length, length + len(line)))
        pieces.append(line)
        length += len(line)
    return NormalText("".join(pieces), tuple(lines))


def _visible(line: str) -> str:
    if line.isascii():
        return line
    return "".join(ch for ch in line if unicodedata.category(ch) not in ("Cf", "Mn", "Me", "Co"))


def _needs_space(before: str, after: str) -> bool:
    return not (_is_wide(before) and _is_wide(after))


def _is_wide(ch: str) -> bool:
    return "\u3000" <= ch <= "\u9fff" or "\uff00" <= ch <= "\uffef" or ch in ",;:!?()"
