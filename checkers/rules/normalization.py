"""Normalisation of a text for rule matching, with a map back to the original offsets. Never shown to anyone.

Full-width to ASCII, traditional to simplified, lower case: all one character for one. Zero-width characters, and blanks or decoration
between two Han characters (押 金, 押*金), are dropped, and then offsets are mapped through an index.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.text.characters import WIDE, basic_simplified, has_han

_DROP = re.compile(
    "[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\ufe0f\ufe0e]|(?<=[\u4e00-\u9fff])(?:[ "
    "\t\u3000·*_~^|`]{1,3}(?=[\u4e00-\u9fff](?:[ \t\u3000·*_~^|`]|[^\u4e00-\u9fff]|$))"
    "|[*·_~^|`]{1,2}(?=[\u4e00-\u9fff]))"
)
_QUICK = re.compile(
    "[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\ufe0f\ufe0e]|[\u4e00-\u9fff][ \t\u3000·*_~^|`]{1,3}[\u4e00-\u9fff]"
)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_EXTRA = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "`": "'", "–": "-", "—": "-",
    "－": "-", "\u00a0": " ", "\u3000": " ",
    "０": "0", "₿": "b", "❤": "信", "⒈": "1", "①": "1", "②": "2", "③": "3", "④": "4",
    "⑤": "5", "⑥": "6", "⑦": "7", "⑧": "8", "⑨": "9",
    "➕": "加", "✚": "加", "㊙": "秘", "佰": "百", "仟": "千", "萬": "万",
    "帐": "账", "帳": "账", "唰": "刷", "緻": "致",
}  # fmt: skip


@functools.cache
def table() -> Mapping[int, str]:
    """Return the one-for-one translation table."""
    mapping = {**basic_simplified(), **{code: plain.lower() for code, plain in WIDE.items()}}
    mapping.update({ord(old): new for old, new in _EXTRA.items()})
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x180), *range(0x370, 0x530)):
        lower = chr(code).lower()
        if len(lower) == 1:
            mapping[code] = lower
    for code in range(0x1D400, 0x1D800):  # mathematical letters, used to dodge filters
        plain = unicodedata.normalize("NFKC", chr(code)).lower()
        if len(plain) == 1:
            mapping[code] = plain
    return mapping


_SEPARATOR = r"[^\w\u4e00-\u9fff，。；！？、：,;!?:\n()（）【】\[\]\"'%￥¥$]{1,3}"
_TAKEN_APART = (
    *(
        "押金",
        "保证金",
        "刷单",
        "佣金",
        "垫付",
        "微信",
        "兼职",
        "日结",
        "贷款",
        "分期",
        "返利",
        "跑分",
        "银行卡",
        "身份证",
    ),
    *(
        "验证码",
        "中介费",
        "报名费",
        "培训费",
        "收款码",
        "四件套",
        "拉人头",
        "下线",
        "本金",
        "返现",
        "点赞",
        "缴纳",
        "支付宝",
    ),
)
_SPELT: tuple[tuple[str, str], ...] = (
    # pinyin, in part or whole, and initials beside a number
    (r"(?<![a-z])ya ?jin(?![a-z])|(?<![a-z])ya金|押jin(?![a-z])|(?<![a-z])yj(?=[ :：]?[0-9]{2,4}(?:元|块))", "押金"),
    (r"保zheng金|bao证金|(?<![a-z])bao ?zheng ?jin(?![a-z])|(?<![a-z])bzj(?=[ :：]?[0-9]{2,5})", "保证金"),
    (r"(?<![a-z])shua ?dan(?![a-z])|(?<![a-z])shua单|刷dan(?![a-z])|涮单|唰单|s单(?=员|兼职|返)", "刷单"),
    (r"佣jin(?![a-z])|(?<![a-z])yong金|拥金|用金(?=日结|当天)", "佣金"),
    (r"点zan(?![a-z])|(?<![a-z])dian赞|点攒", "点赞"),
    (r"兼zhi(?![a-z])|(?<![a-z])jian ?zhi(?=[ 日招])|尖职|兼值", "兼职"),
    (r"贷kuan(?![a-z])|(?<![a-z])dai款|代款(?=分期)", "贷款"),
    (r"(?<![a-z])yhk(?![a-z])|银行ka(?![a-z])|银航卡", "银行卡"),
    (r"(?<![a-z])sfz(?![a-z])|身份zheng(?![a-z])|身fen证", "身份证"),
    (r"(?<![a-z])zfb(?![a-z])|支付bao(?![a-z])|(?<![a-z])zhi付宝|吱付宝", "支付宝"),
    (r"(?<![a-z])yzm(?![a-z])|验证ma(?![a-z])|验正码", "验证码"),
    # sound-alikes and emoji for messengers, only where they cannot be the ordinary word
    (r"(?<=加)(?:威|薇|徽|维|卫|嶶)(?:信|芯|新|xin)?(?=[号:： a-z0-9])", "微信"),
    (r"(?:薇|(?<!安)徽|嶶)(?:信|芯|xin)|(?<![a-z])v ?信|微xin(?![a-z])|(?<![a-z])wei信|威信(?=[号:：])|微❤", "微信"),
    (r"✈|🛩|🛫", "飞机"),
    (r"🐧", "qq"),
    # characters taken apart into their halves
    (r"扌甲金|扌甲 金", "押金"),
    (r"亻用金", "佣金"),
    (r"彳攵信|微亻言", "微信"),
)
_APART_HINT = re.compile(f"[\u4e00-\u9fff]{_SEPARATOR}[\u4e00-\u9fff]")
_APART = re.compile(
    "|".join(word[0] + "".join(f"(?:{_SEPARATOR})?{char}" for char in word[1:]) for word in _TAKEN_APART)
)
_HINTS: tuple[tuple[str, ...], ...] = (
    ("ya", "jin", "yj"),
    ("zheng", "bao", "bzj"),
    ("shua", "dan", "涮单", "唰单", "s单"),
    ("jin", "yong", "拥金", "用金"),
    ("zan", "dian赞", "点攒"),
    ("zhi", "尖职", "兼值"),
    ("kuan", "dai", "代款"),
    ("yhk", "ka", "银航卡"),
    ("sfz", "zheng", "fen"),
    ("zfb", "bao", "zhi付", "吱付宝"),
    ("yzm", "ma", "验正码"),
    ("加威", "加薇", "加徽", "加维", "加卫", "加嶶"),
    ("薇", "徽", "嶶", "v", "xin", "wei", "威信", "微❤"),
    ("✈", "🛩", "🛫"),
    ("🐧",),
    ("扌甲",),
    ("亻用",),
    ("彳攵", "亻言"),
)
"""Per entry of `_SPELT`, texts of which one must occur: most postings hold none, and are not searched."""
_SPELT_PATTERNS = tuple(
    (hints, re.compile(pattern), word) for hints, (pattern, word) in zip(_HINTS, _SPELT, strict=True)
)


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text; `index[i]` is the offset in the original of character i, or None when offsets are the same."""

    text: str
    index: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map `start:end` of the normalised text to the span of the original."""
        if self.index is None or start >= end:
            return start, end
        return self.index[start], self.index[end - 1] + 1


@functools.lru_cache(maxsize=8)
def normalise(text: str) -> Normal:
    """Normalise `text` for matching. The last result is kept for the next checker that asks about the same posting."""
    if text.isascii():  # nothing to drop or unmask: disguises are of Chinese words
        return Normal(text.lower().replace("`", "'"))
    return _unmasked(_drop_matches(_translated(text)))


def _translated(text: str) -> str:
    """Return `text.translate(table())`, faster: few characters of a text are in the table."""
    if _ASTRAL.search(text):
        return text.translate(table())
    plain = text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass").replace("`", "'")
    return _odd_character_pattern().sub(lambda match: match.group().translate(table()), plain)


@functools.cache
def _odd_character_pattern() -> re.Pattern[str]:
    """Return the pattern of runs of characters outside ASCII that the table changes, but for the few beyond 16 bits (they make a class
    slow)."""
    return re.compile("[" + "".join(re.escape(chr(code)) for code in sorted(table()) if 0x7F < code < 0x10000) + "]+")


def _drop_matches(plain: str) -> Normal:
    if _QUICK.search(plain) is None:
        return Normal(plain)
    kept: list[str] = []
    index: list[int] = []
    at = 0
    for match in _DROP.finditer(plain):
        kept.append(plain[at : match.start()])
        index.extend(range(at, match.start()))
        at = match.end()
    kept.append(plain[at:])
    index.extend(range(at, len(plain)))
    return Normal("".join(kept), index)


def _unmasked(given: Normal) -> Normal:
    """Replace disguised words (ya金, 押.金, ✈) by the plain ones. A plain word inside a disguise spans all of it."""
    text = given.text
    changed: list[tuple[re.Match[str], str]] = []
    end = 0
    for match, word in sorted(_disguised_words(text), key=lambda one: one[0].start()):
        if match.start() >= end and word != match.group():
            changed.append((match, word))
            end = match.end()
    if not changed:
        return given
    kept: list[str] = []
    index: list[int] = []
    before: Sequence[int] = given.index if given.index is not None else range(len(text))
    at = 0
    for match, word in changed:
        kept += [text[at : match.start()], word]
        index.extend(before[at : match.start()])
        index.extend(before[min(match.start() + step, match.end() - 1)] for step in range(len(word) - 1))
        index.append(before[match.end() - 1])
        at = match.end()
    kept.append(text[at:])
    index.extend(before[at:])
    return Normal("".join(kept), index)


def _disguised_words(text: str) -> Iterator[tuple[re.Match[str], str]]:
    if _APART_HINT.search(text):
        for match in _APART.finditer(text):
            yield match, "".join(char for char in match.group() if "\u4e00" <= char <= "\u9fff")
    if has_han(text):
        for hints, pattern, word in _SPELT_PATTERNS:
            if any(hint in text for hint in hints):
                for match in pattern.finditer(text):
                    yield match, word
