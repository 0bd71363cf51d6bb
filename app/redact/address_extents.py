"""Extend an address to all of its row: what names the house before its number (`number 12`, `H/No. C418/7`, 含光路南段), a remark in brackets and the
parts behind a comma (`91½ Brock Avenue (rear), Macon, three one two oh four`). Reads the text with its capitals."""

from __future__ import annotations

import re
from typing import Final

Range = tuple[int, int]

_HAN: Final = "\u3400-\u9fff"
_COUNT: Final = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_PLACE: Final = (
    rf"(?:{_COUNT}|first|second|third|fourth|number|no|nr|n[ºo°]|the|over|above|behind|opposite|beside|before|after|flat|room|bed|space|house|home|unit|floor|"
    r"door|bungalow|cottage|caravan|farm|block|rear|front|back|upper|lower|ground|basement|top|coach|annexe?|lane|corner|of|and|at|by|c/o|vill|village|"
    r"near|next|to|số|nhà|ngõ|quận|phường|kv|m|ul|rue|de|la|du|des|di|da|do|dos|das|del|van|der|den|st)"
)
_WORD: Final = (
    rf"(?:#?\d[\w½/\-]*|[^\W\d_][.\w'’/\-]*\d[\w/\-]*|[A-Z\u00c0-\u00de\u1e00-\u1eff][\w.'’/\-]*|{_PLACE}\.?)"
)
_OPENED: Final = re.compile(
    rf"(?:(?<=\n)|(?<=[:;|(] )|(?<=[:|(])|(?<=, )|\A|(?<= (?:at|in|is) )|(?<= (?:near|from|with) )|(?<= outside ))(?P<gap>{_WORD}(?:,? {_WORD}){{0,6}},? )\Z"
)
_PART: Final = re.compile(
    rf",? \([^()\n]{{2,20}}\)|(?:, ?| )(?:[A-Z][\w.]{{1,5}}: )?{_WORD}(?: {_WORD}){{0,4}}(?=[,.;:|)\n(]|\Z)(?!:)"
)
_MOST_PARTS: Final = 5
_OF_A_PLACE: Final = "路街道巷里村区區市省县縣镇鎮乡鄉段院号號厦廈苑庄莊园園寨屯组組队隊"
_HAN_GAP: Final = re.compile(
    rf"(?:(?<=[，。；：、\n\s:,;(（])|(?<=[在到住寄至去往址函抵回])|\A)(?=[^\n]*[{_OF_A_PLACE}])(?:(?![到寄住函抵址])[{_HAN}\dA-Za-z\-]){{1,16}}\Z"
)
_HAN_REST: Final = re.compile(
    r"[\d零〇一二三四五六七八九十百A-Za-z号號楼樓单單元层層室座栋棟户戶门門幢弄东西南北中\-]{1,12}(?=[，。；、\n\s,;.()（）」”\"]|\Z)"
)
_REACH: Final = 60


def widened_address(text: str, cased: str, start: int, end: int) -> Range:
    """Return the range of the whole row around an address at `[start:end]` of a text in the normal form and the same with its capitals."""
    line = text.rfind("\n", 0, start) + 1
    first = max(line, start - _REACH)
    if re.search(f"[{_HAN}]", text[start:end]):
        before = _HAN_GAP.search(text, first, start)
        rest = _HAN_REST.match(text, end)
        return before.start() if before else start, rest.end() if rest else end
    opened = _OPENED.search(cased, first, start)
    return opened.start("gap") if opened else start, _last_part(cased, end)


def _last_part(cased: str, end: int) -> int:
    """Return the end of the row whose parts go on at `end`."""
    for _ in range(_MOST_PARTS):
        part = _PART.match(cased, end)
        if not part:
            break
        end = part.end()
    return end
