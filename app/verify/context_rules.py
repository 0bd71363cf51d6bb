"""Context rules for short forms: word boundaries, capitals, words by which people and firms are named.

The verifier's own rules, narrower than the redactor's on purpose: where the redactor left an ordinary word standing,
a copy must not be refused for it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from app.domain.policy import DerivedForm
from app.domain.sensitivity import Kind
from app.verify.folding import fold_letters, is_cjk_letter
from app.verify.lexicon import (
    capitalised_words,
    common_words,
    dictionary_entry,
    is_ordinary,
    legal_forms,
    places,
    surnames,
)

_CODE_SIGNS: Final = "._-@/#=+~"
_FIRMS: Final = frozenset([Kind.EMPLOYER, Kind.SCHOOL])
_CODES: Final = frozenset([Kind.EMAIL, Kind.LINK, Kind.MESSENGER, Kind.ID_NUMBER])


def starts_word(text: str, start: int) -> bool:
    """Return True if no letter of an alphabet touches `text[start]` from the left; a capital inside a word is a beginning."""
    if start == 0 or not _alphabetic(text[start - 1]):
        return True
    return text[start].isupper() and (text[start - 1].islower() or text[start + 1 : start + 2].islower())


def ends_word(text: str, end: int) -> bool:
    """Return True if no letter of an alphabet follows `text[:end]`."""
    if end >= len(text) or not _alphabetic(text[end]):
        return True
    return text[end].isupper() and (text[end - 1].islower() or text[end + 1 : end + 2].islower())


def may_be_wrapped(text: str, at: int) -> bool:
    """Return True if the line break `text[at]` may come from wrapping: the first letter of the next line had no room on this one.

    A column is at least as wide as the next line, and Chinese wraps between any two letters. Widths in half-width units.
    """
    before, after = (
        text[text.rfind("\n", 0, at) + 1 : at].strip(),
        text[at + 1 :].lstrip("\n").partition("\n")[0].strip(),
    )
    return _columns(before) + _columns(after[:1]) > _columns(after)


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def _alphabetic(char: str) -> bool:
    return char.isalpha() and not is_cjk_letter(char)


def in_identifier(text: str, start: int, end: int) -> bool:
    """Return True if a span without spaces is part of an address, handle, link or file name."""
    inside = text[start:end]
    if any(char.isspace() for char in inside):
        return False
    before, after = text[start - 1 : start], text[end : end + 2]
    follows = after[:1] in tuple("_-@/#=") or (after[:1] == "." and after[1:].isalnum())
    return bool(before and before in _CODE_SIGNS and before != ".") or follows or any(char in "._-@" for char in inside)


def is_acronym(text: str, start: int, end: int) -> bool:
    """Return True if capitals form a word, not the head of a file number (`SGS/T/0061`) nor part of other capitals."""
    if re.match(r"[-_/]?\d|[-_/][A-Z]{1,4}[-_/]\d|\w", text[end : end + 8]):
        return False
    return not (text[start - 1 : start].isalnum() or text[start - 1 : start] in tuple("-_/&.+"))


_OTHERS: Final = (
    "king|queen|emperor|empress|pope|saint|st|sankt|santa|santo|san|sao|prophet|apostle|mount|mt|lake|fort|port|cape"
)
_BEFORE_OTHERS: Final = re.compile(rf"(?<![a-z])(?:{_OTHERS})\.?[ -](?:[^\W\d_]+-)?$", re.IGNORECASE)
_THINGS: Final = re.compile(
    r"(?:['’]s)? (?:market|mosque|church|cathedral|temple|school|college|university|state|scholarship|prize|award|foundation|medal|street|road|avenue"
    r"|airport|stadium|tower|islands?|bay|river|sea|coast|valley|province|county|region|mountains?|day|week|festival|square|park|bridge|hill|beach)\b",
    re.IGNORECASE,
)
_NAME_GOES_ON: Final = re.compile(r"(?:-|\.?\s{1,4})([A-Z][\w'’-]*)")
_NUMBERED: Final = re.compile(r" (?:I{2,3}|IV|VI{0,3})\b")
_PARTS: Final = frozenset(
    [
        "first word",
        "given name",
        "surname",
        "part of the name",
        "telling word",
        "romanised",
        "short form",
        "title and surname",
    ]
)


def names_something_else(text: str, start: int, end: int, form: DerivedForm) -> bool:
    """Return True if part of a name rather names a king, saint, place or other firm: `King Solomon`, `Mr Wong Tai Sin`."""
    if form.how == "value" or form.value.kind in _CODES:
        return False
    if _THINGS.match(text, end) or _BEFORE_OTHERS.search(text[max(0, start - 24) : start]):
        return True
    if form.how in ("title and surname", "title and initial"):
        return _NAME_GOES_ON.match(text, end) is not None or re.match(r"\.[A-Z]", text[end : end + 2]) is not None
    if form.how == "pinyin head":  # the translated name of a firm goes on in words with capitals
        return re.match(r" &?[ ]?[A-Z]", text[end : end + 3]) is None
    if form.how == "first word":
        after = _NAME_GOES_ON.match(text, end)
        known = fold_letters(form.value.value)
        goes_on = (
            after is not None and fold_letters(after[1]) not in known and fold_letters(after[1]) not in legal_forms()[0]
        )
        return goes_on or _NUMBERED.match(text, end) is not None
    return False


_CLOSINGS: Final = (
    "regards|wishes|best|sincerely|faithfully|truly|cheers|thanks|thank you|yours|love|gruß|grüße|grüßen|gruss|lg|vg|cordialement|amitiés|saludos|atentamente|abraços?"
    "|saluti|groet|groeten|pozdrawiam|hilsen|terveisin|с уважением|спасибо|此致|敬上"
)
_ANNOUNCED: Final = (
    "i'm|i am|my name is|name's|names?|called|call me|calls me|known as|goes by|go by|nickname|preferred(?: name)?|first|alias|aka|signed|dear|hi|hello|hey|evening|morning"
    "|ask for|met|this is|it's|here's|cv of|resume of|ich bin|hier ist|moin|soy|me llamo|je suis|c'est|sono|ciao|hola|salut|bonjour|liebe|lieber|hallo|叫我|我叫|我是"
)
_PERSON_BEFORE: Final = re.compile(
    rf"(?:(?<![^\W\d_])(?:{_ANNOUNCED}|{_CLOSINGS})[\s:,.!\"']{{1,3}}[\"'“(]?|[(\"“][ ]?)$",
    re.IGNORECASE,
)
_DASH_BEFORE: Final = re.compile(r"(?:^|\n)[ \t]*[–—-]{1,2}[ \t]?$")
"""The sign before a name that signs, which also opens an item of a list."""
_PERSON_AFTER: Final = re.compile(r"[\"”')]|\s?[,.!:;\n]|\s*$|\s(?:here|speaking|this side|就行)(?![a-z])")
_REACHED: Final = re.compile(
    r"(?<![a-z])(?:reach|contact|tell|call|cc|ask|ping|text|phone|thank|thanks|email|message)[ ]$", re.IGNORECASE
)
_REACHED_AFTER: Final = re.compile(
    r"\s?(?:[,.;:!?)\n]|$)|[ ](?:through|on|at|via|under|about|if|for|before|after|or|and|when|directly|first|to)(?![a-z])"
)
_OPENS: Final = re.compile(r"(?:^|\n|[.!?;:,][ ]{1,2})[\s\"'(]{0,2}$")
_DOES: Final = re.compile(
    r"[ ](?:joining|joined|said|told|asked|worked|works|wrote|led|leads|ran|runs|built|taught|drew|sold|kept|brought|made|took|gave|spoke|held|knew|proofread|managed|handled|helped"
    r"|designed|developed|prepared|organi[sz]ed|trained|supervised|moved|covers|covered|left|started|finished|agreed|applied|graduated)(?![a-z])"
)
_SPEAKS: Final = re.compile(r"\n$")
_SIGNS: Final = re.compile(
    rf"\n[ \t]*\n[ \t]*[–—-]{{0,2}}[ \t]?$|(?<![^\W\d_])(?:{_CLOSINGS})[ ,.!]{{0,3}}\n[ \t]*$", re.IGNORECASE
)
_ENDS_LINE: Final = re.compile(r"[ \t]*[.,!]?[ \t]*(?:\n|$)")
_OWNS: Final = re.compile(r"['’]s [a-z]")
_FIRM_BEFORE: Final = re.compile(
    r"(?:(?<![a-z])(?:at|for|joined|join|joining|left|leaving|with|formerly|company|employer|bei|chez|presso|firma|worked for|working for)(?::\s{1,2}|[.,]?[ \t\u00a0]{1,2})"
    r"(?:the )?|@\s?|(?<![a-z])ex-)[\"'“(]?$",
    re.IGNORECASE,
)
_CODE_BEFORE: Final = re.compile(r"(?:[@/:=：]|微信|微信号|wechat|wx|vx|qq|telegram|号|id)\s{0,2}$", re.IGNORECASE)


def refers_to_party(text: str, start: int, end: int, kind: Kind) -> bool:
    """Return True if a word refers to somebody (a firm, an account): announced, as a signature, as the subject of a verb."""
    before, head = text[max(0, start - 28) : start], text[start]
    if kind in _CODES:
        return bool(_CODE_BEFORE.search(before))
    if not (head.isupper() or head.lower() == head.upper()):
        return False
    if kind in _FIRMS:
        return bool(_FIRM_BEFORE.search(before)) and not re.match(r"['’-]?\w", text[end : end + 2])
    if _SIGNS.search(before) and _ENDS_LINE.match(text, end):
        return True
    return _names_person(text, start, end, before) and not _also_lower_case(text, text[start:end])


def _names_person(text: str, start: int, end: int, before: str) -> bool:
    if _PERSON_BEFORE.search(before) and _PERSON_AFTER.match(text, end):
        return True
    if _REACHED.search(before) and _REACHED_AFTER.match(text, end):
        return True
    if _DASH_BEFORE.search(before) and _ENDS_LINE.match(text, end):
        return True
    if _OPENS.search(before) and _DOES.match(text, end):
        return True
    if _SPEAKS.search(before) and text.startswith(": ", end):
        return True
    if before[-2:].strip(" ").isalpha() and before[-2:-1].islower() and _OWNS.match(text, end):
        return _ARTICLE_BEFORE.search(before) is None  # the Baker's dozen
    return bool(_ENDS_LINE.match(text, end) and re.search(r"[.!?] $", before))


def _also_lower_case(text: str, word: str) -> bool:
    """Return True if the word also occurs in lower case: it is an ordinary word of the text then."""
    small = word.lower()
    return small != word and re.search(rf"(?<![\w@._/-]){re.escape(small)}(?![\w@._/-])", text) is not None


_SMALL_WORD_BEFORE: Final = re.compile(r"(?:^|[\s(\"'])[a-z][a-z'’-]*,? [\"'“(]?$")
_ARTICLE_BEFORE: Final = re.compile(
    r"\b(?:the|an?|this|that|these|those|our|my|your|their|its|every|each|no|all|any|some) [\"'“]?$", re.IGNORECASE
)
_CAPITAL_BESIDE: Final = re.compile(r"[A-Z][\w'’-]* $")
_TOWN_BEFORE: Final = re.compile(r"\b(?:in|at|near|from|to|around|outside|live[sd]?|based|city|town) $", re.IGNORECASE)
_NO_TOWN_AFTER: Final = re.compile(r" ?\d|[-’']\w| [A-Z]| [a-z]{3,}(?:ing|ment|ware|tion)\b")


def uses_word_as_name(text: str, start: int, end: int, kind: Kind) -> bool:
    """Return True if a word of the language (Banks, Kafka, Bury) names a person, firm or town where it stands."""
    letters, before = fold_letters(text[start:end]), text[max(0, start - 28) : start]
    if kind is Kind.ADDRESS:
        return _stands_as_town(text, start, end, before)
    if refers_to_party(text, start, end, kind):
        return True
    if letters in capitalised_words() or letters in common_words() or not text[start + 1 : end].islower():
        return False
    return _is_capital_of_name(text, start, end, before) and (kind in _FIRMS or not _ARTICLE_BEFORE.search(before))


def in_running_text(text: str, start: int, end: int) -> bool:
    """Return True if a word written small stands beside a span, which is then no mere name in a list of properties."""
    return (
        _SMALL_WORD_BEFORE.search(text[max(0, start - 28) : start]) is not None
        or re.match(r"[ -][a-z]{2}", text[end : end + 3]) is not None
    )


def _is_capital_of_name(text: str, start: int, end: int, before: str) -> bool:
    """Return True for a capital within a sentence that has small letters around it."""
    if re.match(r"[-_/@]| [A-Z&]", text[end : end + 2]) or _CAPITAL_BESIDE.search(before):
        return False
    return (
        bool(_SMALL_WORD_BEFORE.search(before))
        and not _also_lower_case(text, text[start:end])
        and not _is_title_line(text, start)
    )


def _is_title_line(text: str, at: int) -> bool:
    """Return True if most longer words of a line have capitals."""
    long = re.findall(r"\b[^\W\d_]{4,}", text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0])
    return len(long) >= 3 and sum(word[0].isupper() for word in long) * 2 > len(long)


def _stands_as_town(text: str, start: int, end: int, before: str) -> bool:
    if not (text[start].isupper() and text[start + 1 : end].islower()) or _NO_TOWN_AFTER.match(text, end):
        return False
    region = re.match(r", ?([A-Z][A-Za-z]+)", text[end : end + 24])
    beside = region is not None and (
        fold_letters(region[1]) in places() or (len(region[1]) == 2 and region[1].isupper())
    )
    technical = re.search(
        r"\b(?:[A-Z]{2,}|[A-Za-z]+[a-z][A-Z]\w*)\b", text[max(0, start - 24) : start] + text[end : end + 24]
    )
    return beside or (bool(_TOWN_BEFORE.search(before)) and technical is None)


def is_small_word(text: str, start: int, end: int) -> bool:
    """Return True if a word of the language is written small, outside addresses and file names."""
    return text[start:end].islower() and not set(text[start - 1 : start] + text[end : end + 1]) & set("@_/=#")


def opens_sentence_as_words(text: str, start: int, end: int) -> bool:
    """Return True if letters open a sentence with the only capital of several words (`Cold storage of vaccines`)."""
    written = text[start:end]
    opens = re.search(r"(?:^|[\n.!?;:•*·–-]\s?)$", text[max(0, start - 2) : start])
    goes_on = re.match(r" [a-z]{2,}", text[end : end + 4])
    return bool(opens and goes_on) and " " in written and written[0].isupper() and written[1:].islower()


def is_phrase(text: str, start: int, end: int) -> bool:
    """Return True if the letters of a whole name are a phrase: words written small (`sterling silver`), one word of the dictionary
    (`jackhammer`, or the beginning of `electrical`), a constant (`INT_MAX`), or the end of one sentence and more (`Max. power`)."""
    written = text[start:end]
    if re.search(r"[a-z]{2}[.!?;][ \n]+[a-z]|^[a-z]{2,}[.!?;] ", written):
        return True
    words = [fold_letters(word) for word in re.findall(r"[^\W\d_]+", written)]
    if " " in written and re.match(r"[a-z]{2,}", text[end : end + 2]):
        return True
    if not words or not all(map(is_ordinary, words)):
        return False
    if len(words) == 1:
        return re.fullmatch(r"[A-Z]?[a-z]+", written) is not None
    return (written.isupper() and "_" in written) or (
        written.islower() and " " in written and re.search(r"[A-Z]", text) is not None
    )


_WIDE_PERSON_BEFORE: Final = re.compile(
    r"(?:我是|我叫|叫我|本人|姓名|名叫|叫做|叫|署名|联系人?|推荐人|证明人|导师|同事|领导|申请人|求职者|候选人|感谢|[找由问]|[@:：，,、；;。\s「『（(\"“]|^)$"
)
_WIDE_PERSON_AFTER: Final = re.compile(
    r"[说說讲講让讓叫带帶问問找给給也都已和与與跟把要想负負担擔任你您收盯]|[，,。.！!、；;：:\s）)」』\"”]|$|[今明昨]天|[听聽]日|[上下]午|老师|老師|先生|女士|经理|同学|出差|请假|加班|那边|那邊|这边|這邊|记得|記得|微信"
    r"|代班|[于於]\s?\d|求职|应聘"
)


def masks_given_name(text: str, start: int, end: int) -> bool:
    """Return True if the stars of a masked given name follow a surname (`欧阳**`); stars before it in the line may be emphasis."""
    return text[end : end + 1] == "*" and "*" not in text[text.rfind("\n", 0, start) + 1 : start]


_WIDE_NAMED: Final = re.compile(
    r"(?:我是|我叫|叫我|姓名|名叫|叫做|署名|联系人|推荐人|证明人|申请人|求职者|候选人)[:：]?\s?$"
)
_WIDE_DOES: Final = re.compile(r"[于於]\s?\d|生于|出生|毕业|入职|今天|昨天|明天|请假|加班|出差|求职|应聘")
_WIDE_FIRM_BEFORE: Final = re.compile(r"(?:在|[于於]|入职|加入|离开|来自|考入|公司[是叫为為]|东家[是叫]?|[「『《“\"])$")
_WIDE_FIRM_AFTER: Final = re.compile(r"公司|集团|总部|任职|工作|上班|担任|就职|实习|期间|[，,。；;」』》”\"]|$")
_EXAMPLES: Final = frozenset("小明 小红 小华 小刚 小强 小丽 小李 小王 小张".split())
"""The children of school exercises."""
_QUOTED: Final = ("「」", "『』", "《》", "“”", '""')
_PLACE_OR_THING: Final = re.compile(
    r"[东西南北中]?(?:路|街|道|巷|弄|桥|镇|村|县|区|湖|河|山|湾)|小区|花园|大厦|公寓|家园|新村|大道|广场|[机器械]{2}|[\u4e00-\u9fff]{0,2}(?:展|杯|赛)"
)


def names_thing(text: str, end: int) -> bool:
    """Return True if Chinese characters continue as the name of a street, an estate, a fair: 国强路, 国强机械展."""
    return _PLACE_OR_THING.match(text, end) is not None


_SCHOOL_BEHIND: Final = re.compile(
    r"[\u4e00-\u9fff]{0,5}(?:学院|學院|[系院所](?![\u4e00-\u9fff])|系|专业|專業|本科|硕士|碩士|博士|毕业|畢業|附[中小属屬])"
)
_OFFICE_BEHIND: Final = re.compile(r"[\u4e00-\u9fff]{0,6}(?:车间|車間|分厂|门店|門店|[总分支]行|[事業业]部)")


def stands_apart_cjk(text: str, start: int, end: int, kind: Kind) -> bool:
    """Return True if Chinese characters that are no word begin a clause or follow a word by which one names a party, quotes left out; or
    if a word about the party follows a firm or school."""
    before = text[max(0, start - 7) : start].rstrip(_QUOTES)
    cue = _WIDE_FIRM_BEFORE if kind in _FIRMS else _WIDE_PERSON_BEFORE
    if not before or not is_cjk_letter(before[-1]) or cue.search(before):
        return True
    return kind in _FIRMS and (_SCHOOL_BEHIND if kind is Kind.SCHOOL else _OFFICE_BEHIND).match(text, end) is not None


def _refers_to_firm_cjk(text: str, start: int, end: int, kind: Kind) -> bool:
    """Return True if characters that may be a word are a firm's or school's name by what stands on both sides, or begin a clause that ends
    with a job; a word in quotes that a sentence goes on with (有“快手”之名) is none."""
    before = text[max(0, start - 7) : start]
    unquoted = before.rstrip(_QUOTES)
    if unquoted != before and unquoted and is_cjk_letter(unquoted[-1]) and not _QUOTED_NAME.search(unquoted):
        return False
    if kind is Kind.SCHOOL and _SCHOOL_BEHIND.match(text, end):
        return True
    if _WIDE_FIRM_BEFORE.search(before) and _WIDE_FIRM_AFTER.match(text, end):
        return not names_thing(text, end)
    entry = dictionary_entry(fold_letters(text[start:end])) if end - start <= _LONGEST_WORD else None
    opens = not before or not (is_cjk_letter(before[-1]) or before[-1].isalnum())
    if not opens or (entry is not None and entry[0] == "ordinary"):
        return False
    return (entry is None and text.startswith("的", end)) or _JOB_BEHIND.match(text, end) is not None


_QUOTES: Final = "\"“「『《'"
_QUOTED_NAME: Final = re.compile(r"(?:代号|名为|品牌|公司|[叫在于])$")
_LONGEST_WORD: Final = 4
_JOB_BEHIND: Final = re.compile(
    r"[^，。,;；、\n的了做在与和]{2,9}(?:[员員師师长長岗崗]|(?<![施竣])工|经理|經理|主管|导购|客服|车间)(?=$|[，。,;；、\s])"
)
_HOME_BEFORE: Final = re.compile(r"(?:[住居驻駐]|老家|籍贯[:：]?|籍貫[:：]?|来自|來自|坐标|省)$")


def refers_to_party_cjk(text: str, start: int, end: int, kind: Kind) -> bool:
    """Return True if two or three Chinese characters that may be a word (of a firm: even one) refer to a person or firm."""
    before, word = text[max(0, start - 6) : start], fold_letters(text[start:end])
    if kind in _FIRMS:
        if len(word) == 1:
            return text[start - 1 : start] + text[end : end + 1] in _QUOTED
        return _refers_to_firm_cjk(text, start, end, kind)
    if kind is Kind.ADDRESS:
        return _HOME_BEFORE.search(before) is not None and not names_thing(text, end)
    if _WIDE_NAMED.search(before):
        return True
    if word in _EXAMPLES or (
        len(word) == 2 and dictionary_entry(word) and word not in surnames() and not _WIDE_DOES.match(text, end)
    ):
        return False
    return bool(_WIDE_PERSON_BEFORE.search(before) and _WIDE_PERSON_AFTER.match(text, end))
