"""Find a Japanese name whose surname is a common one in Latin letters or kana (佐藤美咲: Misaki Sato, SATO M., サトウ ミサキ, Ms. Sato).

The reading of a given name cannot be told from its characters, so any word beside the surname is taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from app import resources
from app.redact.matchers.base import Found, LazyPattern
from app.redact.prepared_text import Document
from app.text.normalization import folded
from app.text.titles import PLAIN

_NO_NAME: Final = frozenset("the a an at in on of to for from by with and or dear hi hello".split())


@lru_cache(maxsize=1)
def _surnames() -> dict[str, str]:
    """Return surname in the normal form → its reading in Latin letters."""
    lines = resources.path("lexicon", "japanese_surnames.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {folded(written): reading for reading, *names in rows for written in names}


_KANA: Final = (
    ("kya", "きゃ"), ("sho", "しょ"), ("jo", "じょ"), ("ryu", "りゅ"), ("shi", "し"), ("chi", "ち"), ("tsu", "つ"), ("ji", "じ"), ("fu", "ふ"),
    *((consonant + vowel, kana) for consonant, row in (
        ("k", "かきくけこ"), ("s", "さしすせそ"), ("t", "たちつてと"), ("n", "なにぬねの"), ("h", "はひふへほ"), ("m", "まみむめも"), ("r", "らりるれろ"),
        ("g", "がぎぐげご"), ("z", "ざじずぜぞ"), ("d", "だぢづでど"), ("b", "ばびぶべぼ"), ("p", "ぱぴぷぺぽ"),
    ) for vowel, kana in zip("aiueo", row, strict=True)),
    ("ya", "や"), ("yu", "ゆ"), ("yo", "よ"), ("wa", "わ"), ("a", "あ"), ("i", "い"), ("u", "う"), ("e", "え"), ("o", "お"), ("n", "ん"),
)  # fmt: skip


def _kana(reading: str) -> str:
    written = ""
    while reading:
        sound, kana = next(((sound, kana) for sound, kana in _KANA if reading.startswith(sound)), (reading[0], ""))
        written, reading = written + kana, reading[len(sound) :]
    return written


_LONG: Final = re.compile(r"[おこそとのほもよろごぞどぼぽょ]")
_LONG_KATA: Final = re.compile(r"[オコソトノホモヨロゴゾドボポョ]")
"""Sounds that the Latin spelling writes alike whether they are short or long."""


class JapaneseName:
    """One name that begins with a common Japanese surname."""

    def __init__(self, name: str) -> None:
        surname = next((name[:size] for size in (3, 2, 1) if len(name) > size and name[:size] in _surnames()), "")
        reading = _surnames().get(surname, "")
        self.latin: LazyPattern | None = None
        self.kana: LazyPattern | None = None
        self.readings = (
            tuple(dict.fromkeys((reading, reading.replace("ou", "o").replace("oo", "o")))) if reading else ()
        )
        self.kana_readings: tuple[str, ...] = ()
        if not reading:
            return
        spelled = (
            reading.replace("oo", "oh?").replace("ou", "o[uh]?").replace("to", "toh?u?")
            if len(reading) > 3
            else reading
        )
        word = r"[a-z][a-z'-]{1,11}"
        self.latin = LazyPattern(
            rf"(?<![^\W_])(?:(?:{PLAIN})\.? {spelled}|(?P<g>{word}|[a-z]\.) {spelled}|{spelled},? (?P<h>{word}|[a-z]\.)|{spelled}[- ]?(?:san|sensei|sama|kun))(?![^\W_])"
        )
        self.hook = reading[:3]
        sounds = _kana(reading)
        katakana = "".join(chr(ord(char) + 0x60) for char in sounds)
        drawn_out = (
            _LONG.sub(r"\g<0>う", sounds),
            _LONG_KATA.sub(r"\g<0>ウ", katakana),
            _LONG_KATA.sub(r"\g<0>ー", katakana),
        )
        self.kana_readings = tuple(dict.fromkeys((sounds, katakana, *drawn_out)))
        hira = _LONG.sub(r"\g<0>[うお]?", sounds)
        kata = _LONG_KATA.sub(r"\g<0>[ウオー]?", "".join(chr(ord(char) + 0x60) for char in sounds))
        self.kana = LazyPattern(
            rf"{kata}[ ・]?[ァ-ヶー]{{2,6}}(?![ァ-ヶー])|{hira}[ ・]?[ぁ-ん]{{2,6}}(?![ぁ-んァ-ヶー])"
            rf"|(?<![ぁ-んァ-ヶー])(?:{kata}|{hira})(?=[ ]?(?:さん|様|さま|先生|くん))"
        )

    def find(self, document: Document) -> Iterator[Found]:
        """Find the name capitalised in Latin letters; in kana at a word's beginning."""
        if self.latin is None or self.kana is None:
            return
        for found in self.latin.finditer(document.text) if self.hook in document.text else ():
            written = document.cased[found.start() : found.end()]
            beside = found.group("g") or found.group("h") or ""
            big = all(
                part[0].isupper()
                for part in re.findall(r"[A-Za-z]+", re.sub(r"[- ](?:san|sensei|sama|kun)$", "", written))
            )
            if big and beside not in _NO_NAME:
                yield *found.span(), "romanised"
        aligned = len(document.source) == len(document.text)
        for found in self.kana.finditer(document.source) if aligned and self._in_kana(document.source) else ():
            yield *found.span(), "romanised"

    def _in_kana(self, text: str) -> bool:
        """Return True if the first sound of the surname stands in a text."""
        return any(reading[0] in text for reading in self.kana_readings)
