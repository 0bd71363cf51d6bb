"""The language a résumé is written in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.ingest.layout.rows import Row
from app.text.characters import has_han, is_ideograph


def written_language(rows: Sequence[Row]) -> str:
    """`en`, `zh-Hans` or `zh-Hant` (BCP 47), by the letters of most of the text."""
    text = "".join(row.text for row in rows)
    if not has_han(text):
        return "en"
    if sum(map(is_ideograph, text)) <= 0.1 * (sum(ch.isalpha() for ch in text) or 1):
        return "en"
    traditional = sum(ch in _TRADITIONAL for ch in text)
    simplified = sum(ch in _SIMPLIFIED for ch in text)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


_TRADITIONAL: Final = frozenset(
    "學經歷電話業專區會個時間開發設計師與為從國內應證書過這們對於語實習獎項關係資產際務點員長動進單價據處號碼區黨員"
)
_SIMPLIFIED: Final = (
    frozenset(
        "学经历电话业专区会个时间开发设计师与为从国内应证书过这们对于语实习奖项关系资产际务点员长动进单价据处号码区党员"
    )
    - _TRADITIONAL
)
