"""Chinese surnames, from `resources/lexicon/chinese_surnames.txt`: the commonest (safe to look for in running text), all, and those of two characters."""

from __future__ import annotations

from typing import Final

from app import resources


def _sections() -> dict[str, str]:
    found: dict[str, str] = {}
    section = ""
    for line in resources.path("lexicon", "chinese_surnames.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith("#"):
            found[section] = f"{found.get(section, '')} {line}"
    return found


_SECTIONS: Final = _sections()

COMMON: Final = "".join(_SECTIONS["common"].split())
"""Surnames of one character in simplified form, roughly by frequency."""

SURNAMES: Final = frozenset("".join((_SECTIONS["common"] + _SECTIONS["other"]).split()))
"""Every surname of one character, traditional forms included."""

COMPOUND: Final = tuple(_SECTIONS["compound"].split())
"""Surnames of two characters in simplified form."""

COMPOUND_TRADITIONAL: Final = tuple(_SECTIONS["compound_traditional"].split())
"""Surnames of two characters in traditional form."""

_WORDS: Final = frozenset(
    "东方 西门 南宫 百里 单于 太史 南门 东郭 上官 司马 宗政 司空 司徒 左丘 公羊 长孙 司寇 公良 宰父".split()
)
SURELY_COMPOUND: Final = tuple(surname for surname in COMPOUND if surname not in _WORDS)
"""Those of two characters that are nothing but a surname: who stands behind one is a person wherever the text says it."""
