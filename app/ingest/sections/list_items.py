"""Cutting of a list in one line at its separators."""

from __future__ import annotations

import re
from typing import Final

SEPARATORS: Final = re.compile(r"\s*[,，、;；|｜／‖✕•·●○★☆◆]+\s*|\t+|\s{3,}|\s+[/*]\s+")


_ETC: Final = re.compile("(?<![中高初同平上下优特一二三甲乙丙丁对])等$")


_DASHES: Final = re.compile(r"\s+[—–]\s*")
"""What parts the items of a list without commas: `Rigging — Oversize permits — Brake checks`."""


_LEAST: Final = 3
"""Least number of dashes that part items: `English – fluent – spoken daily` is one."""


def split_list(text: str, *, strokes: bool = True) -> list[str]:
    """Return the items of a list, cut at its separators outside brackets, strokes among them."""
    pieces: list[str] = []
    depth, start = 0, 0
    listed = re.search(
        r"[,，、;；]", re.sub(r"[(（][^()（）]*[)）]", "", text)
    )  # then `JavaScript / TypeScript` is one
    separators = SEPARATORS.pattern.replace(r"\s+[/*]\s+", r"\s+\*\s+") if listed or not strokes else SEPARATORS.pattern
    if not listed and len(_DASHES.findall(text)) >= _LEAST:
        separators += "|" + _DASHES.pattern
    for match in re.finditer(r"[(（\[]|[)）\]]|" + separators, text):
        mark = match.group()
        if mark in "(（[" and mark:
            depth += 1
        elif mark in ")）]" and mark:
            depth = max(depth - 1, 0)
        elif depth == 0:
            pieces.append(text[start : match.start()])
            start = match.end()
    pieces.append(_ETC.sub("", text[start:].rstrip(" .。")))
    return [re.sub(r"^(?:and|以及|和|等)\s+", "", piece).rstrip(" .。") for piece in pieces]
