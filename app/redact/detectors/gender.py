"""Gender words behind a label, in a form's cell, in a personal line, or in a statement about oneself.

A gender word of another sense (male connector, women's team, `male/female flange`) is none: it must fill its place.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.label_value_pairs import Cell
from app.redact.matchers.short_facts import LABELS
from app.redact.prepared_text import Document
from app.text.lexicons import title_words
from app.text.normalization import folded
from app.text.number_words import AGE_WORDS

_RUSSIAN: Final = (
    "|".join(
        map(
            folded,
            (
                "женский",
                "мужской",
                "женщина",
                "мужчина",
                "женская",
                "мужская",
                "женски",
                "мужски",
                "жіноча",
                "чоловіча",
                "жіночий",
                "чоловічий",
                "жінка",
                "чоловік",
                "мъж",
                "мъжки",
                "жена",
                "жен",
                "муж",
                "ж",
                "м",
                "ч",
            ),
        )
    )
    + "|"
    + "|".join(map(folded, ("γυναικα", "ανδρας", "θηλυ", "αρρεν")))
)
_PRONOUNS: Final = r"(?:she ?/ ?(?:her(?: ?/ ?hers)?|they)|he ?/ ?(?:him(?: ?/ ?his)?|they)|they ?/ ?(?:them(?: ?/ ?theirs)?|she|he)|[zx]e ?/ ?(?:hir|zir|zem|xem)|ey ?/ ?em)"
"""Pronouns that a person asks to be referred to by: `she/her`."""
_PRONOUNS_ABROAD: Final = rf"(?:{_PRONOUNS}|sie ?/ ?ihr|er ?/ ?ihm|elle(?: ?/ ?la)?|ella|iel|el(?= ?\))|hen(?: ?/ ?hen)?|ona ?/ ?jej|on ?/ ?jego|她|他)"
_WORDS: Final = (
    rf"{_RUSSIAN}|"
    r"non-?binary|female|male|woman|man|weiblich|mannlich|divers|femenin[oa]|masculin[oa]|mujer|hombre|varon|feminin|"
    r"masculin|femme|homme|femminile|maschile|femmina|maschio|donna|uomo|"
    r"feminino|masculino|mulher|homem|kobieta|mezczyzna|nu|nam|vrouw|man|kvinna|kvinde|mand|kadin|erkek|여성|남성|"
    r"trans(?:gender)? (?:man|woman)|kona|karl|kvenkyns|karlkyns|perempuan|laki-laki|wanita|pria|zena|muz|no|ferfi|nainen|mies|"
    r"여자|남자|여|남|女性|男性|女士|先生|女|男|其他|f|m|w|d|x|h|k"
)
_ABROAD: Final = (
    "kona|karl|karlmadur|kvenkyns|karlkyns|moteris|vyras|sieviete|virietis|naine|mees|nainen|mies|zensko|musko|zensky|muzsky|zenska|muska|femeie|barbat|"
    "kvinna|kvinde|kvinne|mand|mann|vrouw|kobieta|mezczyzna|kadin|erkek|zena|muz|ferfi"
)
"""Gender words that are told by the date of birth before them."""
_STATED_GENDER: Final = r"female|male|non-?binary|trans(?:gender)? (?:man|woman)|woman|man|varon|mujer|hombre|femme|homme|weiblich|mannlich|donna|uomo|feminino|masculino"
_PATTERNS: Final = compiled(
    rf"(?<![a-z])(?:{LABELS[Kind.GENDER]}|성별|gioi tinh|geslacht|kon|cinsiyet|{folded('пол')})\s{{0,3}}(?:\([^)\n]{{0,"
    rf"12}}\))?[\s:=|\t\-]{{1,6}}(?P<v>{_WORDS})(?![a-z\u4e00-\u9fff])",
    r"(?<![a-z])(?:性\s{0,4}别)[\s:=|\t]{0,6}(?P<v>[男女])(?:性)?",
    rf"(?<![a-z/])(?P<pronouns>{_PRONOUNS})(?![a-z/])",
    rf"(?:(?<![a-z])(?:(?:my )?(?:preferred )?pronouns?|pronomen|pronoms?|pronombres?|pronomes?|zaimki)(?: are| is| sind)?[\s:=|]{{1,4}}|代词[\s:=是|]{{1,4}})(?P<pronouns>{_PRONOUNS_ABROAD})(?![a-z/])",
    r"(?<=[a-z] )\((?P<pronouns>sie ?/ ?ihr|er ?/ ?ihm|elle ?/ ?la|ona ?/ ?jej|on ?/ ?jego)(?=\))",
    r"(?:^|[\n|,，、;；\t/·(（）)]|\s{2})\s{0,3}(?P<v>男|女|男性|女性|男生|女生|여|남|여성|남성|여자|남자)\s{0,3}(?=$|[\n|,，、;；。\t/·)）]|\s{2})",
    r"(?:^|(?<=[\u4e00-\u9fff\d ][ \n]))(?P<v>[男女])(?=[ \n]|$)(?![ ](?:生|士|装|鞋|厕|子))",
    r"(?:^|[\n|/·;\t])[ ]{0,3}(?P<letter>[fm])[ ]{0,3}(?=$|[\n|/·;\t])",
    r"(?:(?:19|20)\d\d|\d{2} ?[岁yo]{1,3}) ?/ ?(?P<v>[mf])(?= ?/)",
    r"(?<![a-z])(?:geb\.?|born(?: on)?|dob|d\.o\.b\.?|\*|nac\.|nee?(?:\(e\))? le|b\.)[^\n]{0,30}\d[,;/|]\s?(?P<v>[wmfdkh])(?=\s{0,2}(?:$|[\n,.;|)]))",
    rf"(?<![a-z])(?:geb\.?|born(?: on)?|dob|d\.o\.b\.?|\*|nac\.|fodd|fodt|syntynyt|synt\.?|ur\.?|nar\.?|szul\.?|gim\.?|dzim\.?|b\.)[^\n]{{0,30}}\d[,;/|]\s?(?P<v>{_ABROAD}|female|male)(?=\s{{0,2}}(?:$|[\n,.;|)]))",
    rf"(?<![a-z])(?:i am|i'm|im|am) (?:a )?(?:\d{{2}}|{AGE_WORDS})(?: years? old)?,? (?:an? |and (?:an? )?)?(?P<v>{_STATED_GENDER})(?=[\s]{{0,2}}(?:$|[\n.,;!)?]|and |with |from |living |based ))",
    r"(?:^|[\n|,;\t·(]|\s-)\s{0,3}(?P<v>female|male|weiblich|mannlich|mujer|hombre|varon|femme|homme|donna|uomo|"
    r"femenino|feminino|masculino|kobieta|mezczyzna)\s{0,3}(?=$|[\n|,.;\t·)]|-\s|/\s?\d)",
    rf"[|,;(] ?(?P<v>non-?binary|{folded('мужчина')}|{folded('женщина')})(?= ?[,;.|)])",
    r"(?:^|[.!;\n] ?|(?<![a-z])an? )(?P<v>woman|man) in (?:tech|stem|engineering|construction|science|trades|a field with|a (?:male|man)-)",
    r"(?:说?自己是|身为)(?P<v>女生|男生|女性|男性|女的|男的)",
    r"(?:^|[，,。；;、\s(])(?P<v>[男女]的)(?=[，,。；;、!！\s)]|$)",
    r"(?<![a-z])(?P<v>lady) (?P<post>[a-z]{4,14})(?![a-z])",
    r"(?P<v>先生|女士|小姐)称谓",
    r"(?<=[.|·;\n] )(?P<v>[fm])(?=, [1-7]\d[.,;\n])",
    r"(?<=[\u4e00-\u9fff][:：])\s?(?P<v>[男女])(?=[，,])",
    r"(?:\d{2}\s{0,2}(?:岁|周岁|歳)|岁)[\s,，、/|]{0,2}(?P<v>[男女])(?!朋友|装|孩|友|儿|男|女|均|不限)",
    r"(?<![\u4e00-\u9fff])(?P<v>[男女])[\s,，、/|]{1,2}(?=\d{2}\s{0,2}(?:岁|周岁)|(?:汉族|(?:19|20)\d\d))",
    rf"(?<![a-z])(?:i am|i'm|im|am|my (?:sex|gender)(?: is)?|as (?:an? )?(?:adult|single|married|young)|yes,?|soy|je suis|"
    rf"ich bin|sono|sou) (?:an? |una? |une? |eine? )?(?P<v>{_STATED_GENDER})(?=[\s]{{0,2}}(?:$|[\n.,;!)?]|for (?:the|your|this)|and (?:\d|i )|"
    rf"aged|\())",
    r"(?:我是|本人(?:是|为)?|本人性别(?:是|为)?|性别(?:是|为|填|写|选))(?:一[名个位])?(?P<v>女性|男性|女生|男生|女的|男的|女|男)(?=$|[\s，,。；;、!！~～(（])",
)


_PERSONAL_LINE: Final = re.compile(
    r"@|(?<!\d)\d{2} ?(?:yrs?|years|y/?o|岁)(?![a-z])|\d{7}|\d{2,4}[ .\-/]\d{2,4}[ .\-/]\d{2,4}|(?:19|20)\d\d[./\-]\d"
)


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    if "letter" in found.re.groupindex:
        line = document.text[document.text.rfind("\n", 0, found.start("letter")) + 1 :].partition("\n")[0]
        return found.span("letter") if len(line) <= 300 and _PERSONAL_LINE.search(line) else None
    if "pronouns" in found.re.groupindex:
        return _own_pronouns(document, *found.span("pronouns"))
    if "post" in found.re.groupindex and found["post"] != "doctor" and found["post"] not in title_words():
        return None  # `lady luck`
    start, end = found.span("v")
    if end < len(document.text) and document.text[end] == "性" and document.text[start:end] in "男女":
        end += 1
    return start, end


_CHOICE: Final = 24
_ASKS: Final = re.compile(
    r"(?:e\.g\.|such as|for example|like|whether|share your|state your|your pronouns)[^\n]{0,24}$"
)


def _own_pronouns(document: Document, start: int, end: int) -> Range | None:
    """Return pronouns that stand for themselves: not one pair among several, nor the options of a form, nor `he/they must`."""
    around = document.text[max(0, start - _CHOICE) : start], document.text[end : end + _CHOICE]
    several = any(re.search(rf"(?<![a-z]){_PRONOUNS}(?![a-z])", text) for text in around)
    closed = re.match(
        r"\s{0,2}(?:[)\]|,.;·•—–-]|\n|$)|\s{2}| (?:pronouns|please|here)(?![a-z])", document.text[end : end + 12]
    )
    return (
        (start, end) if closed and not several and not _ASKS.search(document.text, max(0, start - 50), start) else None
    )


_CELL: Final = re.compile(
    rf"[\s(\[\"'☑√✓✔■●☒]{{0,4}}(?P<v>{_WORDS})(?![a-z\u4e00-\u9fff])(?=\s{{0,3}}(?:$|[^\w\s]|\n|\s{{2}}|[a-z]))"
)


_BOX: Final = re.compile(r"\[\s?(?P<a>[x*v✓✔√·]?)\s?\]|\(\s?(?P<b>[x*v✓✔√·]?)\s?\)|(?P<c>[■☑☒✓✔√◉▣])|(?P<d>[□○☐◯▢])")
_PART: Final = re.compile(rf"{_BOX.pattern}|(?P<word>{_WORDS})(?![a-z\u4e00-\u9fff])")


def _ticked_word(document: Document, cell: Cell) -> Iterator[Range]:
    """Yield the word whose box is ticked: boxes stand before all words (`□男 ■女`) or behind all (`M [x] F [ ]`)."""
    opening = document.text.rfind("\n", 0, cell.start) + 1
    box_before = _BOX.search(document.text, max(opening, cell.start - 4), cell.start + 1)
    stop = document.text.find("\n", cell.start)
    stop = min(len(document.text) if stop < 0 else stop, cell.start + 60)
    parts = list(_PART.finditer(document.text, box_before.start() if box_before else cell.start, stop))
    boxes_first = bool(parts) and not parts[0].group("word")
    pairs = itertools.pairwise(parts) if boxes_first else zip(parts[1:], parts, strict=False)
    for box, word in pairs:
        if word.group("word") and not box.group("word") and (box.group("a") or box.group("b") or box.group("c")):
            yield word.span("word")


def _read(document: Document, cell: Cell) -> Iterator[Range]:
    """Yield the ticked word of a form with boxes, else the cell's first word, if nothing but a remark follows."""
    if _BOX.search(document.text, max(0, cell.start - 4), cell.end):
        yield from _ticked_word(document, cell)
        return
    found = _CELL.match(document.text, cell.start, cell.end)
    if found:
        yield found.span("v")


DETECTOR: Final = Detector(
    "gender",
    Kind.GENDER,
    "a gender word behind a label or in a personal line",
    _PATTERNS,
    _validate,
    frozenset(["gender"]),
    _read,
    frozenset(["gender"]),
)
