"""Core of an organisation's name, so that other spellings (legal form, brackets, width) of one registered name are found.

Only an equal core counts as "found"; everything else is a similar name. The normal form is the one measured for this project (NFKC,
case-fold, traditional to simplified, accents away, legal forms away); it must not be changed without rebuilding every imported register
(`CORE_VERSION`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from app.text.characters import basic_simplified, without_accents
from app.text.legal_forms import latin_forms, wide_pattern

CORE_VERSION: Final = 2
_HAN_CHARS: Final = r"\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
HAN: Final = re.compile(f"[{_HAN_CHARS}]")
_BESIDE_HAN: Final = re.compile(f"(?<=[{_HAN_CHARS}]) +| +(?=[{_HAN_CHARS}])")
_TRADING_AS: Final = re.compile(r"\s+(?:t/a|trading\s+as|d/b/a|dba)\s+", re.IGNORECASE)
_MAY_TRADE: Final = re.compile(r"t/a|trading|dba|d/b", re.IGNORECASE)
_PUNCTUATION: Final = re.compile(r"[^\w\s]|_")
_HAN_SUFFIX: Final = re.compile(f"(?:集团)?(?:{wide_pattern('core')})+$")
_HAN_PREFIX: Final = re.compile(f"^(?:{wide_pattern('core-front')})")
_TAIL: Final = frozenset({*(form.lower() for form in latin_forms("core")), "and"})
_JOINED: Final = re.compile(r"\b(?:[a-z]\s){1,4}[a-z]\b")


def core_name(name: str) -> str:
    """Return the comparable core of a name, `""` if nothing is left. Equal cores mean "the same name"."""
    if name.isascii():
        return _latin(name.lower())
    text = unicodedata.normalize("NFKC", name).casefold()
    if not HAN.search(text):
        return _latin(without_accents(text))
    text = text.translate(basic_simplified())
    whole = text if text.isalnum() else _BESIDE_HAN.sub("", " ".join(_PUNCTUATION.sub(" ", text).split()))
    core = _HAN_SUFFIX.sub("", _HAN_PREFIX.sub("", whole)) or whole
    return core if HAN.search(core) else _latin(without_accents(HAN.sub(" ", text)))


def _latin(text: str) -> str:
    """Return the core of case-folded text without accents in an alphabet with spaces."""
    if not text.replace(" ", "").isalnum():
        text = text.replace("&", " and ").replace("'", "").replace("’", "").replace(".", "")
        text = _PUNCTUATION.sub(" ", text)
    kept = text.split()
    if any(len(word) == 1 for word in kept):
        kept = _JOINED.sub(lambda match: match.group().replace(" ", ""), " ".join(kept)).split()
    while len(kept) > 1 and kept[-1] in _TAIL:
        kept.pop()
    if len(kept) > 1 and kept[0] == "the":
        kept = kept[1:]
    return " ".join(kept)


def split_names(name: str) -> tuple[str, ...]:
    """Split `LEGAL t/a BRAND` into its parts, each a searchable name."""
    name = name.strip()
    if not _MAY_TRADE.search(name):
        return (name,) if name else ()
    return tuple(part.strip() for part in _TRADING_AS.split(name) if part.strip())


def numerals(core: str) -> tuple[str, ...]:
    """Return the Arabic and Roman numerals of a core: they must be equal for two names to be near."""
    return tuple(re.findall(r"\d+|\b(?=[ivx])(?:x{0,3}(?:ix|iv|v?i{0,3}))\b", core))
