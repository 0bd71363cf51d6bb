"""Find people whom a text greets or names by their title (`Dear Ms Farquharson`, `Hi Wiremu and Tui,`, `Matron Adaeze`, 潘主任, 联系小严), for a scan.

A name of the language's words (`Dear Sir`, `Chief Executive`) and an institution that is named after somebody (`Dr Barnardo Trust`) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.public_names import is_named_after
from app.text.chinese_surnames import COMMON, COMPOUND
from app.text.kinship import ALL_KIN_ZH
from app.text.lexicons import family_names, given_names, is_ordinary, is_word, nicknames, title_words
from app.text.months import ENGLISH_SHORT
from app.text.normalization import folded
from app.text.places import place_names
from app.text.speakers import OTHER_SPEAKERS
from app.text.titles import title_pattern, titles

Range = tuple[int, int]

_GENDERED: Final = title_pattern("gendered")
_OFFICES: Final = "|".join(
    (
        *titles("line"),
        "Pastor|Sister|Matron|Supervisor|Foreman|Sgt|Cpl|Mallam|Alhaj[ia]|Aunt(?:ie|y)?|Uncle|Kuya|Ate|Tit[ao]|Whaea|Matua|Koro",
    )
).replace(".", r"\.")
_WORD: Final = r"[A-Z][a-z]+(?:['’\-][A-Z]?[a-z]+)*|(?:Mac|Mc|O'|D')[A-Z][a-z]+"
_PERSON: Final = rf"(?:{_WORD})(?: (?:[A-Z]\.|(?:d[aeiu]|van|von|bin|binti|al|el|de la|der) |{_WORD})){{0,2}}"
_TITLED: Final = re.compile(rf"(?<![\w'/\-])(?:{_GENDERED}|{_OFFICES})\.? (?:(?:Dr|Ing|Prof)\.? )?(?P<v>{_PERSON})")
_GREETING: Final = "Dear|Hi|Hiya|Hello|Hey|Hullo|Morning|Good (?:morning|afternoon|evening|day)|Kia ora|Bonjour|Chere?|Liebe[r]?|Hallo|Guten Tag|Estimad[oa]|Querid[oa]|Hola|Gentile|Car[oa]|Ola|Prezad[oa]|Hei|Hej|To|Attn"
_GREETED: Final = re.compile(
    rf"(?:^|\n)[ \t>]{{0,6}}(?:{_GREETING}):? (?:(?:{_GENDERED})\.? )?(?P<v>{_PERSON})(?: (?:and|&) (?P<w>{_PERSON}))?(?= ?(?:[,:!;\n]|[–—\-] |$))"
)
_BY_GENDER: Final = folded(f"{title_pattern('gendered-han')}|太(?=[,:])")
_BY_OFFICE: Final = "|".join(
    dict.fromkeys(
        folded(title)
        for title in (*titles("han"), *titles("by-work"), "局长", "行长", "校监", "法官")
        if re.fullmatch("[\u4e00-\u9fff]{2,}", title) and not re.match(_BY_GENDER, folded(title))
    )
)
_SHORT_OFFICE: Final = folded("姐|哥|嫂|总|队|导|董")
_CUE: Final = folded("给找姓的和跟与致向由是问约见烦系请对让叫于从被及或听称为位人长")
_SURNAME: Final = rf"(?:{'|'.join(COMPOUND)}|[{COMMON}])"
_OPENS: Final = rf"(?:^|(?<=[^\u4e00-\u9fff])|(?<=[{_CUE}]))"
_HAN: Final = re.compile(
    rf"{_OPENS}(?!{folded('麻烦|那位|任何|全体|各位')})(?P<o>{_SURNAME}(?:[\u4e00-\u9fff]{{1,2}})?(?:{_BY_OFFICE}))(?!{folded('助理|办公|室')})"
    rf"|{_OPENS}(?P<s>{_SURNAME}(?:{_SHORT_OFFICE})(?:\((?:[\u4e00-\u9fff]{{2,4}}|hr)\))?)(?=[^\u4e00-\u9fff]|$|[{folded('说讲的给在让')}])"
    rf"|{_OPENS}(?!{folded('麻烦|那位|任何|各位')})(?P<g>{_SURNAME}(?:[\u4e00-\u9fff]{{1,2}})?)(?={_BY_GENDER})"
    rf"|(?P<c>{folded('姓')}{_SURNAME})(?={folded('的')})"
    rf"|(?:^|(?<=[^\u4e00-\u9fff])|(?<=[{_CUE}{folded('录')}]))(?P<n>[{folded('老小阿')}]{_SURNAME})(?=[^\u4e00-\u9fff]|$|[{folded('说讲给在让')}])"
)
_KIN: Final = frozenset(folded(ALL_KIN_ZH).split("|"))
_OF_WORDS: Final = re.compile(
    folded(
        "班主任|车[间队站厂]|高[中级校]|安[全保]|商[务场店会]|房[产地]|金[融牌]|党[委支]|田[径野]|水[利务电]|文[化艺]|连长?队"
    )
)
"""What begins like a surname and is a word for an office (车间主任, 高级经理)."""
_KIN_BEGINS: Final = re.compile(folded(f"(?:{ALL_KIN_ZH})"))
_OF_AN_OFFICE: Final = re.compile(OTHER_SPEAKERS)
_GREETED_HAN: Final = re.compile(
    rf"(?:^|\n)[ \t]*(?:{folded('尊敬的|致')})?(?P<v>[\u4e00-\u9fff]{{1,4}}?)(?:{_BY_OFFICE}|{_BY_GENDER}|{folded('同学|总|姐|哥')})?[,， ]?(?={folded('[您你]好|台鉴|大鉴|惠鉴')})"
)


_IS_HAN: Final = re.compile("[\u4e00-\u9fff]")
_NOT_CALLED: Final = frozenset((*ENGLISH_SHORT, *"sept familie family team all everyone".split()))


def titled_people(text: str, cased: str) -> Iterator[Range]:
    """Yield whom a text (normal form, and the same with capitals) greets or names by a title."""
    for form in (_TITLED, _GREETED):
        for found in form.finditer(cased):
            for name in found.re.groupindex:
                if found[name] and _is_called(found[name]) and not is_named_after(text, *found.span(name)):
                    yield found.span(name)
    if not _IS_HAN.search(text):
        return
    for found in _HAN.finditer(text):
        name = found.lastgroup or "o"
        called = re.sub(rf"(?:{_BY_OFFICE})$", "", found[name])
        if not (
            is_word(found[name])
            or is_word(called)
            or is_word(called[1:])
            or found[name] in _KIN
            or _OF_WORDS.match(found[name])
        ):
            yield found.span(name)
    for found in _GREETED_HAN.finditer(text):
        if found["v"] in COMMON or not (
            is_word(found["v"]) or _OF_AN_OFFICE.fullmatch(found["v"]) or _KIN_BEGINS.match(text, found.start("v"))
        ):
            yield found.span("v")


def _is_called(name: str) -> bool:
    """Return True if the first word of a name is none of the language or the name of a place."""
    first = re.split(r"[ '’\-]", name)[0].lower()
    if first in _NOT_CALLED or name.split(" ")[-1].lower() in title_words():
        return False
    if first in given_names() or first in family_names() or first in nicknames():
        return True
    return not is_ordinary(first) and first not in place_names()
