"""Patterns for words that denote relatives and emergency contacts.

A number behind such a word is not the applicant's, and the word itself discloses family data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

PARENTS: Final = "mother|father|mum|mam|mom|dad"
SPOUSES: Final = "husband|wife"
PARTNERS_AND_PARENTS: Final = f"{SPOUSES}|spouse|fianc[ée]e?|boyfriend|girlfriend|{PARENTS}"
CHILDREN_AND_SIBLINGS: Final = "son|daughter|brother|sister"
"""Words with another meaning as well (a make of printers, a nurse)."""
RELATIVES: Final = f"{PARTNERS_AND_PARENTS}|{CHILDREN_AND_SIBLINGS}|parents?"
RELATIVES_ZH: Final = (
    "老婆|老公|妻子|丈夫|爱人|愛人|配偶|媳妇|媳婦|未婚夫|未婚妻|男朋友|女朋友|男友|女友|父亲|父親|母亲|母親|爸爸|妈妈|媽媽|岳父|岳母|公公|婆婆|爷爷|爺爺|奶奶|家属|家屬|家人|"
    "儿子|兒子|女儿|女兒|哥哥|姐姐|弟弟|妹妹"
)
"""Words of two characters or more, simplified and traditional."""
MY_KIN_ZH: Final = "妈妈?|爸爸?|老婆|老公|媳妇|爱人|太太|先生|丈夫|妻子|女儿|儿子|哥|姐|弟|妹|大姨|姑|叔|舅"
"""Words behind 我 before a name."""
PARTNERS_AND_PARENTS_ZH: Final = "[妻父母爸妈媽]"
"""Single characters, unambiguous where a name follows; 女 before one is a gender."""
_KIN: Final = (
    rf"{RELATIVES_ZH}|[爸妈媽]|(?<![\u3400-\u9fff])[妻夫父母儿女兄弟姐妹哥姊](?![\u3400-\u9fff])|"
    rf"\b(?:{RELATIVES})\b"
)
_URGENT: Final = r"紧急联[系络]人?|緊急聯[繫絡]人?|\b(?:next of kin|(?:in case of )?emergency(?: contact)?|i\.c\.e\.|ICE(?=\s?[:：]))"
URGENT_CONTACT: Final = (
    r"next of kin|emergency contacts?(?: person)?(?: name)?|contact in (?:case of )?(?:an )?emergency|in case of (?:an )?emergency(?:,? (?:please )?(?:contact|notify|inform|call))?|"
    r"kontakt im notfall|notfallkontakt|im notfall (?:zu )?(?:verstandigen|benachrichtigen)|personne a (?:prevenir|contacter)(?: en cas d'urgence)?|contact d'urgence|en cas d'urgence|"
    r"(?:contacto de|contacto en caso de|en caso de) emergencia|contato de emergencia|contatto (?:di|per) emergenza|(?:紧急|緊急)(?:联[系络]|聯[繫絡])人?"
)
"""Labels of whom to call in an emergency, as a regular expression over the normal form."""
_NUMBER: Final = r"(?:的?(?:电话|電話|手机|手機|号码|號碼|微信)|['’]s (?:phone|mobile|number|cell))?"
KIN: Final = re.compile(rf"(?i){_KIN}|{_URGENT}")
"""A word for a relative or an emergency contact."""
URGENT: Final = re.compile(rf"(?i){_URGENT}")
KIN_LABEL: Final = re.compile(rf"(?i)\s*(?:my\s+|我)?(?:(?:{_URGENT})|(?:{_KIN}){_NUMBER}\s?[:：])")
"""Start of a text labelled as a relative's or as an emergency contact's."""
OF_KIN: Final = re.compile(rf"(?i)\s*(?:my\s+|我)?(?:{_KIN}|{_URGENT})(?![\u3400-\u9fff'’]|[\w])")
"""Start of a text about a relative: `wife: Mary`, 老婆 李红, `my mother, Kathleen`."""
BRACKETS: Final = re.compile(r"[（(](?P<inner>[^（()）\n]{1,80})[)）]")
_MEMBERS: Final = r"(?:成员|成員|情况|情況|状况|狀況|背景|关系|關係|信息|資料|资料)"
_FAMILY: Final = re.compile(
    rf"(?i)(?:[一二三四五六七八九十\d]{{1,2}} )?(?P<zh>主要(?:家庭|社会|社會)(?:成员|成員|关系|關係)|家庭(?:主要)?{_MEMBERS}|社会关系|社會關係)(?:[及与與和 ]*(?:主要|重要)?(?:家庭|社会|社會)(?:主要)?{_MEMBERS})?(?: [a-z ]{{1,40}})?"
    r"|(?:my )?family(?P<told> (?:members?|details|background|information|particulars))?"
)
_OF_FAMILY: Final = re.compile(
    rf"(?i){_KIN}|父母|双亲|雙親|兄弟|姐妹|姊妹|子女|孩子|[已未]婚|\b(?:brothers|sisters|siblings?|sons|daughters|child(?:ren)?|kids|grandparents?|uncles?|aunts?|married|widow(?:ed)?|divorced|single)\b"
)
"""Members of a family and their number."""

CHILDREN: Final = re.compile(
    rf"(?i)(?:(?:{PARENTS}|parent) (?:of|to) |(?:with |have |i have )?)(?:an?|one|two|three|four|five|\d|no)(?: (?:small|young|little|grown(?:[- ]up)?|school[- ]age))? "
    r"(?:child(?:ren)?|kids?|sons?|daughters?|boys?|girls?)(?: \(.{1,30}\)|,? aged .{1,20}|, \d{1,2}(?:(?:,|,? and) \d{1,2}){0,4})?\.?"
    r"|(?:已?育有?|有|生有)?[一二两兩三四五\d][个個]?(?:孩子?|小孩|娃|子女|儿子?|女儿|子|女)(?:[一二两三四\d](?:子|女|儿|女儿))?"
)
"""Number of children."""

MY_PARTNERS: Final = f"{SPOUSES}|fiancee?|boyfriend|girlfriend|civil partner|hubby"
"""Who somebody lives with, in the normal form."""
MY_PARTNERS_ZH: Final = "老公(?![司公社])|老婆|爱人|丈夫|妻子|太太(?![团们])|男朋友|女朋友|未婚夫|未婚妻|媳妇"
ALL_KIN_ZH: Final = f"(?:我|其|他|她)?(?:{RELATIVES_ZH}|舅舅|舅妈|姑姑|姑父|姨妈|姨父|叔叔|伯伯|婶婶|堂[兄弟姐妹哥]|表[兄弟姐妹哥]|外甥女?|侄[子女儿]|大宝|二宝|孩子|小名|其[父母妻夫子女])"
"""Words right behind which the name of a relative stands."""
CHILDREN_WORDS: Final = "child(?:ren)?|kids?|sons?|daughters?|bab(?:y|ies)|newborn|twins|triplets|toddlers?|grand(?:child(?:ren)?|sons?|daughters?)"
OTHER_KIN: Final = (
    rf"{PARTNERS_AND_PARENTS}|parents|mummy|daddy|(?:step|grand)(?:{PARENTS}|parents)|gran|granny|nan|grandma|grandpa|granddad|brothers?|sisters?|siblings|"
    r"aunt(?:ie)?|uncle|nephews?|nieces?|in-laws|(?:mother|father|sister|brother)-in-law"
)
FAMILY_OF_LANGUAGES: Final = (
    r"(?<![a-z])mein(?:e[mnrs]?)? (?:[a-z]{2,12}n )?(?:(?:zwei|drei|vier|beiden|\d) )?(?:kind(?:er[ns]?|es)?|sohn(?:es|e[ns]?)?|tochter[ns]?|mutter|vaters?|eltern|frau|mann(?:es)?|ehemann(?:es)?|ehefrau|lebensgefahrt(?:e|en|in))(?![a-z])",
    r"(?<![a-z])(?:ma|mon|mes) (?:(?:deux|trois|quatre|jeunes?|petite?s?|\d) ){0,2}(?:enfants?|fils|filles?|mere|pere|parents|mari|femme|epouse|epoux|conjointe?|bebe)(?![a-z])",
    r"(?<![a-z])mis? (?:(?:dos|tres|cuatro|pequen[oa]s?|\d) ){0,2}(?:hij[oa]s?|ninos|ninas|madre|padres?|marido|espos[oa]|mujer)(?![a-z])",
    r"(?<![a-z])(?:meus?|minhas?) (?:(?:dois|duas|tres|quatro|\d) ){0,2}(?:filh[oa]s?|mae|pais?|marido|espos[oa])(?![a-z])",
    r"(?<![a-z])(?:mi[oa]|miei|mie) (?:(?:due|tre|quattro|\d) ){0,2}(?:figli[oae]?|madre|padre|genitori|marito|moglie|bambin[ioae])(?![a-z])",
)
"""Relatives of the first person in German, French, Spanish, Portuguese and Italian, as regular expressions over the normal form."""
OWN_CHILDREN_ZH: Final = "孩子|小孩|娃儿?|宝宝|儿子|女儿|子女|双胞胎|两宝|大宝|二宝"
OWN_ELDERS_ZH: Final = "父母|父亲|母亲|爸妈|爸爸|妈妈|公婆|公公|婆婆|岳父母?|岳母|爷爷|奶奶|外公|外婆|双亲"
OWN_SPOUSES_ZH: Final = "爱人|丈夫|妻子|老公|老婆|太太|配偶"


def is_family(title: str) -> bool:
    """Return True if a heading announces a family section: 家庭成员, `Family background`."""
    return _FAMILY.fullmatch(_plain_title(title)) is not None


def tells_family(title: str, lines: Iterable[str]) -> bool:
    """Return True if the lines under a heading describe the family; under `Family` alone, at least one line must name
    a relative."""
    found = _FAMILY.fullmatch(_plain_title(title))
    named = found is not None and bool(found["zh"] or found["told"])
    return named or (found is not None and any(map(_OF_FAMILY.search, lines)))


def _plain_title(title: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", title).split())
