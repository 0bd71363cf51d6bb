"""Messenger accounts: WeChat, QQ, Telegram, WhatsApp, LINE, KakaoTalk, Signal and others, behind their name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.label_value_pairs import Cell
from app.redact.prepared_text import Document

_CLEAR: Final = (
    r"微\s{0,4}信(?:号码?|账号|id)?|v信|加?薇|加v|威信|薇信|vx|wx|we\s?chat|weixin|qq|企鹅(?:号)?|扣扣|telegram|电报|"
    r"whats\s?app|kakao\s?talk|kakao|카카오톡|카톡|viber|skype|discord|threema|zalo|"
    r"钉钉|飞书|lark|matrix|icq|snapchat|微博|抖音号?|小红书号?|line\s?id|tg|jabber|xmpp|mastodon|imessage|messenger|"
    r"facetime|dingtalk|instagram|insta|ig|zap|zapzap|wpp|wapp|whats|wa(?=[:\s]\s?\+?\d)|tele(?=[:\s]?\s?@)|wickr|element|bluesky|mixin|potato|"
    r"飞信|米聊|旺旺|领英私信|推特|贴吧|b站|知乎|豆瓣|快手|站酷|掘金|码云|简书|csdn|力扣|绿泡泡|绿信|小飞机|纸飞机"
)
_AMBIGUOUS_NAMES: Final = r"signal|line|v|q|wire|teams|session|im|chat"
_JOIN: Final = (
    r"[\s\]）)\"]{0,4}(?:(?:id|号码?|账号|帐号|handle|user(?:name)?|name|no\.?|nr\.?|number|usuario|纳|同号)\s{0,3})?"
    r"(?:请?搜[索寻]?|可以?|加|是|为|还是|仍是|仍为|就是|老的|我的|原来的|那个|同|找我|联系|(?:also|is|still|as|at|me|my|on|or|handle|under|i'm|id|account)(?![a-z])|"
    r"\s|[:=|\-@(（\t→\"'「“]){0,8}"
)
_WEAK_INTRODUCTION: Final = r"(?:\s(?:me|is|at|also|id|handle|as|on|or|still|under|account|my|name|可|搜|搜寻|搜索|加|是|账号|帐号)){1,3}\s{0,2}[:@]?\s?|\s?(?:可以?)?(?:搜[索寻]?|加|是|号|账号)[\s:]{0,2}"
_VALUE: Final = (
    r"(?P<v>@?(?:live:[a-z0-9._\-]{3,40}|[a-z0-9_][a-z0-9_.\-]{2,31}|[a-z0-9]{0,6}:[a-z0-9._\-#]{3,"
    r"40})(?:#\d{4})?)(?![a-z0-9@])"
)
_NUMBER: Final = r"(?P<v>\+?\(?\d[\d\s\-().]{4,18}\d)(?!\d)"
_PATTERNS: Final = compiled(
    rf"(?<![a-z])(?P<label>{_CLEAR}){_JOIN}{_NUMBER}",
    rf"(?<![a-z])(?P<label>{_CLEAR}){_JOIN}{_VALUE}",
    rf"(?<![a-z0-9.\-/])(?P<strict>{_AMBIGUOUS_NAMES})(?:\s{{0,2}}(?:id|号))?\s{{0,4}}[:=]\s{{0,3}}{_VALUE}",
    rf"(?<![a-z0-9.\-/])(?P<strict>{_AMBIGUOUS_NAMES})(?:\s{{0,2}}(?:id|号))?\s{{0,4}}[:=]\s{{0,3}}{_NUMBER}",
    rf"(?<![a-z0-9.\-/])(?P<told>{_CLEAR}|signal|line)(?:\s[a-z']{{1,10}}){{1,5}}\s?(?:[:→]|[-=]>)\s?{_VALUE}",
    rf"(?<![a-z0-9.\-/])(?P<soft>signal|line|wire|session)(?:{_WEAK_INTRODUCTION}){_VALUE}",
    rf"(?:on|via|by|auf|en|sur|per|uber|over|加我?|搜)\s{{0,2}}(?P<label>{_CLEAR}|signal|line)\s{{0,2}}(?:as|at|"
    rf"under|with|als|como|sous|@|:|\(|-)?\s{{0,2}}{_VALUE}",
    rf"{_VALUE}\s{{0,2}}(?:on|auf|sur|en|\()\s{{0,2}}(?P<after>{_CLEAR}|signal|line|vx?|wx|同?微信)(?![a-z0-9])",
    r"(?<![a-z])(?P<v>live:\.?cid\.[0-9a-f]{8,24})(?![a-z0-9])",
    r"(?<![a-z])(?:tweet|post|toot|commit|stream|blog|vlog|publish|push)(?:s|ed|ing)? as (?P<v>@?[a-z][a-z0-9_.\-]{3,31})(?![a-z0-9@])(?! (?:and|the|a|of))",
    r"加我(?:的)?(?:大号|小号)\s?(?P<v>\d{5,11})(?!\d)",
    r"(?:知乎|小红书|抖音|微博|b站|快手|公众号|视频号)[ :：]{0,2}(?P<v>@[\u4e00-\u9fffa-z0-9_·\-]{2,16}?)(?=[ ，,。；;、/|)）\n]|可以|有|$)",
    r"(?<![\w.@/])(?P<v>@(?=[a-z0-9_]{0,30}[\d_])[a-z0-9_]{4,32})(?![\w.]*[/@(])",
)
_CHAT_WORDS: Final = ("chat", "session", "teams", "v")
_WORDS: Final = frozenset(
    (
        "mini official account accounts group groups pay payment payments bot bots api sdk program programs programme "
        "channel channels web work open public ads marketing store business platform integration messages message "
        "messaging user users and the for with app apps user chat chats community support login game games team teams "
        "number phone contact id email or qq wechat whatsapp telegram is as at on me my to us in also same available "
        "details below above please only kit hook hooks service services tel mobile line signal skype"
    ).split()
)


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    start, end = found.span("v")
    text = document.text[start:end].rstrip(".-_ ")
    end = start + len(text)
    bare = text.lstrip("@")
    if (
        found.groupdict().get("strict") in _CHAT_WORDS
        and text.isalpha()
        and re.match(r" [a-z]", document.text[end : end + 2])
    ):
        return None  # `group chat: lunch at five`
    if len(re.sub(r"[\W_]", "", bare)) < 4 or bare in _WORDS:
        return None
    if re.fullmatch(r"[A-Za-z]*[a-z]{2}\.[A-Z][a-z]+", document.cased[start:end]):  # `messenger services.Maintain`
        return None
    if bare.isalpha() and not _is_introduced(document, found, start):
        return None
    if (
        bare.isalpha()
        and ("strict" in found.re.groupindex or "told" in found.re.groupindex)
        and document.cased[start:end].isupper()
    ):
        return None  # `Signal: RSRP`
    if ("soft" in found.re.groupindex or "told" in found.re.groupindex) and not re.match(
        r"(?=.*(?:[\d_]|[a-z]\.[a-z]))[a-z]{2}[\w.]{3}", bare
    ):
        return None
    if re.fullmatch(r"(?:19|20)\d\d(?:[-./]\d{1,2}){0,2}", bare) or re.fullmatch(r"v?\d{1,2}(?:\.\d{1,3}){1,2}", bare):
        return None
    return start, end


def _is_introduced(document: Document, found: re.Match[str], start: int) -> bool:
    """Return True if a colon, `@` or an asking word introduces a value of letters only; without one it is the next word of the sentence."""
    if document.text[start] == "@":
        return True
    between = document.text[found.start() : start]
    return bool(re.search(r"[:=|\t@「“]|搜|号|id\s*$|加\s*$|handle|username", between))


_CELL: Final = re.compile(
    r"[^\w@+(\n]{0,4}(?P<v>\+?\(?\d[\d\s\-().]{4,18}\d|@?(?:live:)?\.?[a-z0-9_][a-z0-9_.\-:#]{2,40})(?![\w@])(?=\s{0,3}(?:$|[^\w\s]|\n|\t|\s\s| [\u2e80-\u9fff(]))"
)


_SECOND: Final = re.compile(r"\s?[/／或、]\s?(?P<v>@?[a-z][a-z0-9_.\-]{4,30})(?![\w@.])")


def _read(document: Document, cell: Cell) -> Iterator[Range]:
    """Yield the handle or number that fills a cell labelled with a messenger."""
    found = _CELL.match(document.text, cell.start, min(len(document.text), cell.end + 2))
    measured = found and found.group("v").isalpha() and document.cased[slice(*found.span("v"))].isupper()
    if (
        found
        and not measured
        and found.group("v").strip("@.") not in _WORDS
        and len(re.sub(r"[\W_]", "", found.group("v"))) >= 4
    ):
        yield found.start("v"), found.start("v") + len(found.group("v").rstrip(".-_ "))
        other = _SECOND.match(document.text, found.end("v"))
        if other and not other.group("v").isalpha():
            yield other.span("v")


DETECTOR: Final = Detector(
    "messenger",
    Kind.MESSENGER,
    "an account of a messenger, behind its name",
    _PATTERNS,
    _validate,
    frozenset(["messenger"]),
    _read,
    stated=frozenset(["handle"]),
)
