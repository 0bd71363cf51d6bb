"""Digits that a page draws with a font of its own, so that copied text holds other characters: private-use ones (BOSS直聘, 实习僧, 猫眼) or rare
ideographs (58同城, 安居客). What stands there cannot be known; it is marked, never guessed."""

from __future__ import annotations

import re

MARK = "□"
_PRIVATE = "\ue000-\uf8ff"
_RARE = "驋龒龤閏麣龥鑶鸺餼齤"
"""The ideographs behind which the font `fangchan-secret` of 58同城 hides the ten digits."""
_UNIT = r"\s?(?:元|[kK](?![a-z])|千|万|萬|/月|/天|·\d\d薪|薪|岁|年|人)"
_DRAWN = re.compile(
    rf"[{_PRIVATE}\d.]{{0,6}}[{_PRIVATE}](?:[{_PRIVATE}\d.]{{0,6}}(?:[-~–—至][{_PRIVATE}\d.]{{0,6}}[{_PRIVATE}])?(?={_UNIT})|[-~–—][{_PRIVATE}]|[{_PRIVATE}]{{1,6}}[-~–—][{_PRIVATE}])"
    rf"|[{_RARE}]{{2,8}}(?={_UNIT}|[-~–—])"
)
_ANY = re.compile(f"[{_PRIVATE}{_RARE}]")
_GLYPH = re.compile(f"[{_PRIVATE}]")


def has_drawn_digits(text: str) -> bool:
    """Return True if private glyphs stand where a figure does (before 元, K or 万, or in a range); a lone icon is none."""
    return not text.isascii() and _ANY.search(text) is not None and _DRAWN.search(text) is not None


def has_private_glyphs(text: str) -> bool:
    """Return True if a field (a title, a salary) holds a private glyph at all."""
    return _GLYPH.search(text) is not None


def marked(text: str) -> str:
    """Return `text` with private glyphs as `MARK`; same length."""
    return _GLYPH.sub(MARK, text)
