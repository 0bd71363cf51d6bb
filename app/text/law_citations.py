"""Citations of laws as each language writes them. Pure."""

from __future__ import annotations

import re
from typing import Final

_HAN: Final = "零一二三四五六七八九"


def cite_law(law: str, article: str, language: str, unit: str = "") -> str:
    """Return the name of a law with its article (may be empty), which its country calls a `unit`: `Fraud Act 2006, section 2`, 《中华人民共和国劳动合同法》第九条. A Chinese name that has its own
    title marks (英国《欺诈法》) gets no others."""
    if not language.startswith("zh"):
        return ", ".join(filter(None, (law, f"{unit} {article}".strip() if article else "")))
    title = law if not law or "《" in law else f"《{law}》"
    return f"{title}第{_han_article(article)}条" if article else title


def _han_article(number: str) -> str:
    """Return the number of an article in Chinese figures (第三十九条); from a hundred on, and with parts, as it is."""
    if not re.fullmatch("[1-9][0-9]?", number):
        return number
    tens, ones = divmod(int(number), 10)
    return f"{_HAN[tens] if tens > 1 else ''}{'十' if tens else ''}{_HAN[ones] if ones else ''}"
