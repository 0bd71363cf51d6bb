"""Language detection: of a résumé (English, simplified or traditional Chinese), and of the languages that decline
names."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from app.domain.scripts import mostly_han
from app.text.characters import traditional_and_simplified
from app.text.normalization import folded


def written_language(text: str) -> str:
    """Return `en`, `zh-Hans` or `zh-Hant` (BCP 47), by the majority of the letters of a text."""
    if not mostly_han(text):
        return "en"
    traditional, plain = traditional_and_simplified(text)
    return "zh-Hant" if traditional > plain else "zh-Hans"


_SMALL_WORDS: Final = {
    language: frozenset(folded(words).split())
    for language, words in {
        "fi": "ja oli ei että joka kun mutta olen olin kanssa sain niin vuodesta myös tai sekä mukaan hän hei moi kiitos terveisin työskentelin",
        "pl": "jest się nie oraz przez jako który pan pani panem pana panią dla była był byłem moja mam we od nad przed proszę dziękuję pracował pracowała pracowałem pracowałam pozdrawiam szanowni państwo dzień dobry",
        "cs": "pro byl byla jsem nebo který jako pan pani pán paní ve jsou jsme ho mu mohu dobrý den děkuji prosím pracoval pracovala doporučit",
        "hr": "sam bio bila kod koji nije kao",
        "hu": "az nem hogy volt egy meg pedig kérem úr asszony vagyok",
        "de": "und der die das ist mit für bei ich sie nicht von zu im bitte wir den dem sehr geehrte geehrter hallo danke grüße",
        "nordic": "och är jag med som och jeg på til har hos var frå og ikke av hej hei det är mvh hilsen",
        "lt": "yra buvo kad jis ji kaip mano ir",
        "lv": "bija kā mans mana arī vai viņš ir",
        "tr": "ve bir bu ile için olarak olan bey hanım merhaba teşekkürler saygılar saygılarımla çalıştım",
        "eu": "eta da dut dit duzu baina mesedez egin eskerrik asko kaixo naiz dago lan",
        "is": "ekki sem hjá að ég og var",
        "ru": "по что как был была это для що працювала працював який был моя зовут мене звати",
    }.items()
}
_ENOUGH: Final = 2
"""Minimum number of different function words that identify a language."""


_LETTERS: Final = {
    language: re.compile(rf"[{letters}{letters.upper()}]")
    for language, letters in {
        "pl": "łąęśżź",
        "cs": "řěů",
        "hu": "őű",
        "tr": "ğş",
        "is": "þð",
        "lt": "ėįų",
        "lv": "āēīņļ",
        "ru": "а-яіїє",
    }.items()
}
_LETTERS_ENOUGH: Final = 6
"""Minimum number of language-specific letters that identify a language."""


def languages_of(words: Set[str], source: str) -> frozenset[str]:
    """Return the languages of a text: those with two function words or more among its `words` (in the normal form), or
    with letters of their own."""
    told = {language for language, small in _SMALL_WORDS.items() if len(words & small) >= _ENOUGH}
    if not source.isascii():
        told |= {language for language, letters in _LETTERS.items() if len(letters.findall(source)) >= _LETTERS_ENOUGH}
    return frozenset(told)
