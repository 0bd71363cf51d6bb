"""Classification of section headings by their words, without decoration."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.ingest.sections.words import DOCUMENT_TITLES, SECTIONS
from app.text.characters import fold, has_han
from app.text.kinship import is_family

_KNOWN: Final = {name: kind for kind, names in SECTIONS.items() for name in names}
DECORATION: Final = re.compile(
    r"^(?:[\s>»【\[〔〖■◆●▌▍|｜▎★☆◎※#*•\-–—=_\u2500-\u257f]|[一二三四五六七八九十]{1,2}[、.．]|\d{1,2}[、.．]\s?(?=[\u4e00-\u9fff])|[IVX]{1,4}\.\s)+"
)


@lru_cache(maxsize=4_096)
def heading_key(text: str) -> str:
    """Return a heading in the form of the lists: no decoration, no colon, lower case, `&` for "and"."""
    flat = fold(text).replace("\t", " ").strip()
    flat = DECORATION.sub("", flat).rstrip(" 】]〕〗:：_-=|*#◆■.").lower()
    flat = re.sub(r"[\s\u2500-\u257f]+$", "", flat).replace("証", "證")
    flat = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", flat)
    if has_han(flat):
        flat = re.sub(r"\s*[a-z][a-z &/]*$|^[a-z][a-z &/]*\s+", "", flat) or flat
    return re.sub(r"\s+", " ", flat)


def known_kind(text: str) -> str:
    """Return the section kind of an exact heading, else an empty text."""
    key = heading_key(text)
    kind = _KNOWN.get(key) or _KNOWN.get(key.replace(" and ", " & ")) or _KNOWN.get(key.replace(" & ", " and "), "")
    return kind or ("other" if is_family(key) else "")


def is_document_title(text: str) -> bool:
    """Return True if a line only says that the document is a résumé."""
    return heading_key(text) in DOCUMENT_TITLES
