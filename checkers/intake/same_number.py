"""Telephone numbers that are also somebody's messenger account: 微信同号, 手机同微信, V同电话, "same number on WhatsApp". Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.text.mail_and_web_addresses import CHINESE_MOBILE

_NUMBER = re.compile(
    r"(?<![\dA-Za-z+])(?:\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){1,4}\d{3,6}(?!\d)|"
    rf"{CHINESE_MOBILE}"
    r"|0?9\d{2}[ -]?\d{3}[ -]?\d{3}|0\d{2,4}[ -]?\d{3}[ -]?\d{3,5}"
    r"|[2-9]\d{3}[ -]?\d{4}(?!\d)|\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}|\d{2,4}[ -]\d{3,4}[ -]\d{3,4})(?![\d年元块])"
)
_PHONE_WORD = r"(?:手机|手機|电话|電話|号码|號碼|此号|本号|tel(?:ephone)?\.?|phone|mobile|cell|call|text|sms)"
_CHANNELS = {
    "wechat": (r"(?:微信|威信|薇信|wechat|weixin|[vV]信|vx|wx)", r"(?:微|薇|威|v)"),
    "whatsapp": (r"(?:whats ?app)", r"(?:wa|wapp)"),
    "telegram": (r"(?:telegram|纸飞机|电报)", r"(?:tg)"),
    "line": (r"(?:line|賴)", r"(?:line)"),
}
_HINTS = {
    "wechat": ("微信", "微同", "薇", "威信", "威同", "wechat", "weixin", "v信", "v同", "vx", "wx"),
    "whatsapp": ("whats",),
    "telegram": ("telegram", "纸飞机", "电报", "tg同"),
    "line": ("line同", "line 同", "同line", "/line", "line/", "on line", "賴"),
}
"""Texts of which one must occur (in lower case): most postings hold none."""
_REACH_BEFORE, _REACH_BEHIND = 24, 16


_ANY = "(?:" + "|".join(long for long, _ in _CHANNELS.values()) + ")"
_JOIN = r"[^\w\n]{0,2}(?:[/／&+、,(（和与跟或]|or\b|and\b)[^\w\n]{0,2}"
_NUMBER_WORD = r"(?:号码|號碼|号|號|手机号?|手機號?|电话|電話|步(?!更新|推送|发布|發布|直播)|no\b\.?|num(?:ber)?\b|(?![\w\u4e00-\u9fff]))"


def _mark(channel: str, short: str) -> re.Pattern[str]:
    """Return the pattern of words that say a number is also that of a channel."""
    return re.compile(
        rf"{channel}[^\w\n]{{0,3}}(?:[和与跟/]{{0,1}}(?:{_PHONE_WORD}|{_ANY})){{0,1}}号?[^\w\n]{{0,1}}同[^\w\n]?{_NUMBER_WORD}"
        rf"|(?<![a-z\d]){short}同{_NUMBER_WORD}"
        rf"|{channel}(?:也是|即|就是|亦是)[^\d\n]{{0,4}}{_NUMBER_WORD}"
        rf"|{_PHONE_WORD}(?:号码?|號碼?)?[^\w\n]{{0,2}}(?:同步?|即是?|也是|就是|亦是|兼)[^\w\n]?(?:{channel}|{short}(?![a-z]))"
        rf"|(?:{_PHONE_WORD}|{_ANY}){_JOIN}{channel}|{channel}{_JOIN}(?:{_PHONE_WORD}|{_ANY})"
        rf"|(?<![不相])(?:同|即|也是)[^\w\n]?{channel}(?!群|公众)"
        rf"|same[^\n\d]{{0,16}}\b(?:on|for|is|in|as|my)\b[^\n\d]{{0,8}}{channel}|{channel}[^\n\d]{{0,12}}same (?:number|no\b)"
        rf"|also (?:on|has|my|available on)[^\n\d]{{0,6}}{channel}",
        re.IGNORECASE,
    )


_MARKS = {kind: _mark(*words) for kind, words in _CHANNELS.items()}


def same_numbers(flat: str, low: str) -> Iterator[str]:
    """Yield `phone:number` and `channel:number` for each number that is both; `low` is `flat` in lower case."""
    for kind, mark in _MARKS.items():
        if not any(hint in low for hint in _HINTS[kind]):
            continue
        for found in mark.finditer(flat):
            number = _nearest_number(flat, *found.span())
            if number:
                yield f"phone:{number}"
                yield f"{kind}:{number}"


def _nearest_number(flat: str, start: int, end: int) -> str:
    """Return the number that ends closely before, or begins closely after a mark; at most one line away."""
    before = list(_NUMBER.finditer(flat, max(0, start - 2 * _REACH_BEFORE), start))
    if before and start - before[-1].end() <= _REACH_BEFORE and flat.count("\n", before[-1].end(), start) <= 1:
        return before[-1].group().strip()
    behind = _NUMBER.search(flat, end, end + 2 * _REACH_BEHIND)
    return behind.group().strip() if behind and behind.start() - end <= _REACH_BEHIND else ""
