"""What stands around a short form and tells whether it means somebody: free edges, capitals, words by which people and firms are named.

The verifier's own rules, narrower than the redactor's on purpose: where the redactor left an ordinary word standing, a copy must not be
refused for it.
"""

from __future__ import annotations

import re
from typing import Final

from app.domain.policy import DerivedForm
from app.domain.sensitivity import Kind
from app.verify.folding import is_wide, letters_of

_CODE_SIGNS: Final = "._-@/#=+~"
_FIRMS: Final = frozenset([Kind.EMPLOYER, Kind.SCHOOL])
_CODES: Final = frozenset([Kind.EMAIL, Kind.LINK, Kind.MESSENGER, Kind.ID_NUMBER])


def free_left(text: str, start: int) -> bool:
    """Return True if no letter of an alphabet touches `text[start]` from the left, capitals inside a word being a beginning."""
    if start == 0 or not _alphabetic(text[start - 1]):
        return True
    return text[start].isupper() and (text[start - 1].islower() or text[start + 1 : start + 2].islower())


def free_right(text: str, end: int) -> bool:
    """Return True if no letter of an alphabet follows `text[:end]`."""
    if end >= len(text) or not _alphabetic(text[end]):
        return True
    return text[end].isupper() and (text[end - 1].islower() or text[end + 1 : end + 2].islower())


def _alphabetic(char: str) -> bool:
    return char.isalpha() and not is_wide(char)


def in_code(text: str, start: int, end: int) -> bool:
    """Return True if a span without spaces stands in an address, handle, link or file name."""
    inside = text[start:end]
    if any(char.isspace() for char in inside):
        return False
    before, after = text[start - 1 : start], text[end : end + 2]
    follows = after[:1] in tuple("_-@/#=") or (after[:1] == "." and after[1:].isalnum())
    return bool(before and before in _CODE_SIGNS and before != ".") or follows or any(char in "._-@" for char in inside)


def is_acronym(text: str, start: int, end: int) -> bool:
    """Return True if capitals stand as a word, not at the head of a file number (`SGS/T/0061`) nor among other capitals."""
    if re.match(r"[-_/]?\d|[-_/][A-Z]{1,4}[-_/]\d|\w", text[end : end + 8]):
        return False
    return not (text[start - 1 : start].isalnum() or text[start - 1 : start] in tuple("-_/&.+"))


_OTHERS: Final = frozenset(
    "king queen emperor empress pope saint st sankt santa santo san sao prophet apostle mount mt lake fort port cape".split()
)
_THINGS: Final = re.compile(
    r" (?:market|mosque|church|cathedral|temple|school|college|university|state|scholarship|prize|award|foundation|medal|street|road|avenue|airport"
    r"|stadium|tower|islands?|bay|river|sea|coast|valley|province|county|region|mountains?|day|week|festival|square|park|bridge|hill|beach)\b",
    re.IGNORECASE,
)


def of_another(text: str, start: int, end: int, form: DerivedForm) -> bool:
    """Return True if one word of a name is rather a king's, a saint's or a place's: `King Solomon`, `Akdeniz coast`."""
    if " " in text[start:end].strip() or form.how == "value" or form.value.kind in _CODES:
        return False
    if _THINGS.match(text, end):
        return True
    before = re.search(r"([A-Z][a-z]+)\.? $", text[max(0, start - 14) : start])
    return bool(before and before[1].lower() in _OTHERS)


_PERSON_BEFORE: Final = re.compile(
    r"(?:(?<![a-z])(?:i'm|i am|my name is|name's|names?|called|call me|calls me|known as|goes by|go by|nickname|preferred(?: name)?|alias|aka|signed"
    r"|dear|hi|hello|hey|thanks|thank you|cheers|regards|sincerely|ask for|ask|reach|contact|tell|call|cc|met|this is|it's|here's"
    r"|ich bin|hier ist|soy|me llamo|je suis|c'est|sono|ciao|hola|salut|bonjour|liebe|lieber|hallo)[\s:,.!]{1,3}[\"'“(]?"
    r"|(?:^|\n)[ \t]*[–—-]{1,2}[ \t]?|[(\"“][ ]?)$",
    re.IGNORECASE,
)
_PERSON_AFTER: Final = re.compile(r"\s(?:here|speaking|this side)(?![a-z])|[\"”')]|\s?[,.!:;\n]|\s*$")
_FIRM_BEFORE: Final = re.compile(
    r"(?:(?<![a-z])(?:at|for|joined|join|joining|left|leaving|with|formerly|company|employer|bei|chez|presso|firma|worked for|working for)[.:,]?\s{1,2}"
    r"(?:the )?|@\s?|(?<![a-z])ex-)[\"'“(]?$",
    re.IGNORECASE,
)
_CODE_BEFORE: Final = re.compile(r"(?:[@/:=：]|微信|微信号|wechat|wx|vx|qq|telegram|号|id)\s{0,2}$", re.IGNORECASE)
_LINE: Final = re.compile(r"[^\n]*")


def called(text: str, start: int, end: int, kind: Kind) -> bool:
    """Return True if a word is used of somebody (a firm, an account) there: after what announces one, or alone on a line as a signature."""
    before, head = text[max(0, start - 28) : start], text[start]
    if kind in _CODES:
        return bool(_CODE_BEFORE.search(before))
    if not (head.isupper() or head.lower() == head.upper()):
        return False
    if kind in _FIRMS:
        return bool(_FIRM_BEFORE.search(before)) and not re.match(r"['’-]?\w", text[end : end + 2])
    return bool(_PERSON_BEFORE.search(before) and _PERSON_AFTER.match(text, end))


_WIDE_PERSON_BEFORE: Final = re.compile(
    r"(?:我是|我叫|叫我|本人|姓名|名叫|叫做|叫|署名|联系人?|推荐人|证明人|导师|同事|领导|申请人|求职者|候选人|感谢|[@:：，,、；;。\s「『（(\"“]|^)$"
)
_WIDE_PERSON_AFTER: Final = re.compile(
    r"[说讲让叫带问找给也都已和与跟把要想负担任]|[，,。.！!、；;：:\s）)」』\"”]|$|[今明昨]天|[上下]午|老师|先生|女士|经理|同学|出差|请假|加班"
)
_WIDE_FIRM_BEFORE: Final = re.compile(r"(?:在|于|入职|加入|离开|来自|任职于|就职于|[「『《“\"])$")
_WIDE_FIRM_AFTER: Final = re.compile(r"公司|集团|总部|任职|工作|上班|担任|就职|实习|期间|[」』》”\"]")


def wide_called(text: str, start: int, end: int, *, person: bool) -> bool:
    """Return True if two or three Chinese characters that may be a word are used of a person or firm there."""
    before = text[max(0, start - 6) : start]
    word = letters_of(text[start:end])
    if person:
        named = re.search(
            r"(?:我是|我叫|叫我|姓名|名叫|叫做|署名|联系人|推荐人|证明人|申请人|求职者|候选人)[:：]?\s?$", before
        )
        told = _WIDE_PERSON_BEFORE.search(before) and _WIDE_PERSON_AFTER.match(text, end)
        return bool(named) or bool(told and not _ordinary(word))
    return bool(_WIDE_FIRM_BEFORE.search(before) and _WIDE_FIRM_AFTER.match(text, end))


def _ordinary(word: str) -> bool:
    from app.verify.lexicon import is_word

    return is_word(word)
