"""Feature vectors of a posting for the wording model: hashed words and word pairs per field, and a few counts. Pure; the same code serves
training and use, so that a trained weight means the same thing on a person's machine.

Addresses, numbers and quotation marks are folded first, so that one corpus's spelling of them is not learnt. The country is left out on
purpose: the training data would teach that a country is a sign of fraud. Of the place only its shape, its region and its town are used.
"""

from __future__ import annotations

import functools
import math
import re
import string
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.text.contacts import EMAIL_LIKE
from checkers.rules.patterns import measured
from checkers.wording import style

BUCKETS: Final = 1 << 17
MAX_FIELD: Final = 12_000
_PHONE: Final = " phonetoken "
_THREE: Final = re.compile(r"\d{3}")
"""Without three figures in a row there is no telephone number."""
_FOLDS: Final = (  # pattern, its token, and what a text must hold for it to be worth a search
    (
        re.compile(rf"{EMAIL_LIKE}|#email_\w+#?", re.IGNORECASE),
        " mailtoken ",
        ("@", "#email_"),
    ),
    (
        re.compile(
            r"#?\bhttps?://\S+|\bwww\.\S+|#url_\w+#?|\b[\w-]{1,63}\.(?:com|net|org|info|biz)\b(?:/\S*)?", re.IGNORECASE
        ),
        " urltoken ",
        ("http", "www.", "#url_", ".com", ".net", ".org", ".info", ".biz"),
    ),
    (
        re.compile(r"#phone_\w+#?|\+?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{3,4}\b", re.IGNORECASE),
        _PHONE,
        ("#phone_",),
    ),
)
_BEYOND: Final = re.compile(r"[^\x00-\x7f]")
_WORD: Final = re.compile(r"[a-z]+|\d+|[$£€!]")
_GLUED: Final = (re.compile(r"[A-Z](?<=[a-z][A-Z])(?=[a-z])"), re.compile(r"[.!?;:,)](?=[A-Za-z])"))
"""A capital in the middle of a word, and a mark with no blank after it: each begins with a class, which makes the search quick."""
_QUOTES: Final = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-", 0xA0: " "}
_CURLY: Final = re.compile("[" + "".join(map(chr, _QUOTES)) + "]")
_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_PAIR: Final = np.uint64(0xC2B2AE3D27D4EB4F)
Hashes = NDArray[np.uint64]
STOP: Final = frozenset(
    "i me my myself we our ours ourselves you your yours yourself he him his she her it its they them their what which who this that "
    "these those am is are was were be been being have has had having do does did doing a an the and but if or because as until while "
    "of at by for with about against between into through during before after above below to from up down in out on off over under "
    "again further then once here there when where why how all any both each few more most other some such no nor not only own same so "
    "than too very s t can will just don should now".split()
)
CUES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("earn", r"\bearn(?:ing)?s?\b.{0,25}(?:\$|usd|money|per|weekly|daily|extra|up to)|extra (?:income|cash|money)"),
        ("home", r"work(?:ing)? (?:from|at) home|home[- ]based|from the comfort"),
        (
            "noexp",
            r"no (?:prior |previous )?experience|experience (?:is )?not (?:necessary|required|needed)|will train|training (?:is )?provided",
        ),
        ("pay", r"(?:weekly|daily|same day) pay|paid (?:weekly|daily)|per (?:hour|hr|week|day)|\$ ?\d|/hr\b|an hour"),
        (
            "urgent",
            r"urgent|immediate(?:ly)? (?:start|hir|need|open)|start (?:immediately|today|asap)|hiring now|apply (?:now|today|asap)",
        ),
        ("computer", r"(?:have|own|access to) (?:a )?(?:computer|laptop|pc)\b|internet (?:access|connection)"),
        ("clerk", r"data entry|typist|administrative assistant|customer service rep|payroll|clerk|receptionist"),
        (
            "passport",
            r"social security|passport|bank account|driver'?s licen|credit (?:check|report|score)|background check",
        ),
        ("age", r"\b(?:18|21) years|over (?:18|21)\b|at least (?:18|21)\b|high school"),
        ("bonus", r"sign[- ]?on bonus|bonus(?:es)?\b|commission|401\(?k|medical|dental"),
        ("oil", r"oil (?:and|&) gas|offshore|refinery|petroleum|drilling|subsea|energy"),
        (
            "agencyapply",
            r"click|visit our|apply (?:here|online|at|using)|fill (?:out|in)|send (?:your|us|a) (?:resume|cv)|email your",
        ),
        ("team", r"\bour (?:team|product|customers|clients|company|platform)\b|\bwe(?:'re| are)\b|startup|founded"),
        ("flex", r"flexible (?:hours|schedule)|part[- ]time|own (?:hours|boss|schedule)|spare time|anywhere"),
        ("lots", r"positions? available|openings?|vacanc|multiple positions|several positions"),
    )
)
_CUE_LITERALS: Final = tuple(measured(pattern.pattern, required=False).literals for _, pattern in CUES)
"""Per cue, texts of which one must occur where it matches, if there are any."""
COUNTS: Final = (
    "fields", "profile", "no-profile", "profile-length", "body-length", "short-body", "title-words", "title-capitals", "title-marks", "mail", "phone", "link",
    "exclaim", "money", "digits", "capitals", "salary", "salary-wide", "glued",
    "no-place", "country-only", "town", "town-small", "town-capitals", "no-region", "town-words", "place-long", "town-digits",
)  # fmt: skip
DENSE: Final = len(COUNTS) + 2 * len(CUES) + len(style.STYLE)
SALTS: Final = {
    "plain": 5, "title": 1, "profile": 2, "body": 3, "place": 4, "triples": 6, "opening": 7, "lead": 8, "closing": 9, "tail": 10,
    "shape": 11, "title-shape": 12,
}  # fmt: skip
BLOCKS: Final = tuple(SALTS)
ENDS: Final = {"opening": (0, 40), "lead": (0, 20), "closing": (-40, None), "tail": (-20, None)}
_COUNTRY: Final = re.compile(r"[A-Z]{2}\Z")


@dataclass(frozen=True, slots=True)
class Fields:
    """Text fields of a posting for the model. `apart` is True if the fields were separate in the source, so that an empty profile means
    there is none."""

    title: str
    profile: str
    body: str
    salary: str
    apart: bool
    location: str = ""


@dataclass(frozen=True, slots=True)
class Vector:
    """One sparse block: `buckets`, ascending, and `counts`, the number of occurrences of each."""

    buckets: NDArray[np.int64]
    counts: NDArray[np.float64]


def folded(text: str) -> str:
    """Return `text` in lower case with links, mail addresses and phone numbers as tokens, straight quotes, and sentences glued together
    separated."""
    text = text[:MAX_FIELD]
    if not text.isascii():
        text = _CURLY.sub(lambda match: _QUOTES[ord(match.group())], text)
    low = text.lower()
    for pattern, token, marks in _FOLDS:
        if any(mark in low for mark in marks) or (token == _PHONE and _THREE.search(low)):
            text = pattern.sub(token, text)
    return _GLUED[1].sub(r"\g<0> ", _GLUED[0].sub(r" \g<0>", text)).lower()


def words_of(text: str) -> list[str]:
    """Return the words, numbers (as `0`) and marks for money and shouting of a folded text."""
    return ["0" * len(word) if word.isdigit() else word for word in _WORD.findall(text)]


def hashed(words: Sequence[str]) -> Hashes:
    """Return one hash per word."""
    return np.fromiter(map(_crc, words), dtype=np.uint64, count=len(words))


@functools.lru_cache(maxsize=1 << 15)
def _crc(word: str) -> int:
    return zlib.crc32(word.encode())


def bucket(hashes: Hashes, salt: int) -> NDArray[np.int64]:
    """Map hashes to the buckets of a block."""
    mixed = (hashes + np.uint64(salt + 1)) * _GOLDEN
    return (mixed >> np.uint64(64 - 17)).astype(np.int64)


def pairs(hashes: Hashes) -> Hashes:
    """Return one hash per pair of neighbouring words."""
    return (hashes[:-1] * _PAIR) ^ (hashes[1:] + _GOLDEN) if len(hashes) > 1 else hashes[:0]


def triples(hashes: Hashes) -> Hashes:
    """Return one hash per three neighbouring words."""
    return (pairs(hashes)[:-1] * _PAIR) ^ (hashes[2:] + _GOLDEN) if len(hashes) > 2 else hashes[:0]


def blocks(fields: Fields) -> tuple[dict[str, Vector], NDArray[np.float64]]:
    """Return the sparse blocks by name and the dense counts of a posting."""
    texts = [folded(text) for text in (fields.title, fields.profile, fields.body)]
    words = [words_of(text) for text in texts]
    single = [hashed(part) for part in words]
    kept = hashed(plain_words(words))
    grams = {
        "plain": np.concatenate((kept, pairs(kept))),
        "title": np.concatenate((single[0], pairs(single[0]))),
        "profile": np.concatenate((single[1], pairs(single[1]))),
        "body": np.concatenate((single[2], pairs(single[2]))),
        "place": hashed(_place_words(fields.location)),
        "triples": triples(single[2]),
        "shape": style.shape_hashes(fields.body, style.BODY_GRAMS),
        "title-shape": style.shape_hashes(fields.title, style.TITLE_GRAMS),
    }
    for name, (start, end) in ENDS.items():
        part = single[2][start:end]
        grams[name] = np.concatenate((part, pairs(part)))
    sparse = {name: vector(grams[name], salt) for name, salt in SALTS.items()}
    parts = _place_parts(fields.location)[1]
    compared = style.counts(
        fields.title,
        fields.profile[:MAX_FIELD],
        fields.body[:MAX_FIELD],
        parts[-1] if parts else "",
        (texts[1], texts[2]),
        words[2],
    )
    return sparse, np.concatenate((_dense_values(fields, texts, words), _place_shape(fields), compared))


def _place_parts(location: str) -> tuple[bool, list[str]]:
    """Split a place such as `US, TX, Houston` or `London` into (True if a country code came first, the parts after it)."""
    parts = [part.strip() for part in location[:200].split(",")] if location.strip() else []
    led = bool(parts) and _COUNTRY.match(parts[0]) is not None
    return led, parts[1:] if led else parts


def _place_words(location: str) -> list[str]:
    """Return region and town of a place, never the country."""
    return [word for part in _place_parts(location)[1] for word in re.findall(r"\w+", part.lower())]


def _place_shape(fields: Fields) -> NDArray[np.float64]:
    led, parts = _place_parts(fields.location)
    region = parts[0] if len(parts) > 1 else ""
    town = ",".join(parts[1:]) if len(parts) > 1 else ("" if led else "".join(parts))
    values = (
        fields.apart and not fields.location,
        led and not parts,
        town,
        town.islower(),
        town.isupper(),
        len(parts) > 1 and not region,
        len(town.split()) > 1,
        len(parts) > 2,
        any(char.isdigit() for char in town),
    )
    return np.array([float(bool(value)) for value in values])


def plain_words(words: Sequence[Sequence[str]]) -> list[str]:
    """Return the content words of title, profile and body: no stop words, numbers or marks; profile first, as in the corpus."""
    title, profile, body = words
    return [word for part in (profile, title, body) for word in part if word not in STOP and word[0].isalpha()]


def plain_block(text: str) -> Vector:
    """Return the `plain` block of text that came without stop words and marks."""
    kept = hashed(plain_words(((), (), words_of(folded(text)))))
    return vector(np.concatenate((kept, pairs(kept))), SALTS["plain"])


def vector(hashes: Hashes, salt: int) -> Vector:
    """Count the occurrences of each bucket."""
    found = np.sort(bucket(hashes, salt).astype(np.int32))
    firsts = np.flatnonzero(np.concatenate((np.ones(1, dtype=np.bool_)[: len(found)], found[1:] != found[:-1])))
    return Vector(found[firsts].astype(np.int64), np.diff(np.append(firsts, len(found))).astype(np.float64))


def _dense_values(fields: Fields, texts: Sequence[str], words: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    title, profile, body = texts
    size = max(len(fields.body), 1)
    money = [int(number) for number in re.findall(r"\d+", fields.salary)[:2] if len(number) < 9]
    whole = body + " " + profile
    values = [
        float(fields.apart),
        float(bool(fields.profile)),
        float(fields.apart and not fields.profile),
        math.log1p(len(profile)) / 8,
        math.log1p(len(body)) / 8,
        float(len(body) < 500),
        len(words[0]) / 8,
        sum(char.isupper() for char in fields.title) / max(len(fields.title), 1),
        float(any(char in "!$*#" or char.isdigit() for char in fields.title)),
        float("mailtoken" in whole),
        float("phonetoken" in whole),
        float("urltoken" in whole),
        math.log1p(whole.count("!")),
        math.log1p(whole.count("$")),
        min(_count(fields.body, string.digits, str.isdigit) / size * 20, 2.0),
        min(_count(fields.body, string.ascii_uppercase, str.isupper) / size * 5, 3.0),
        float(bool(fields.salary)),
        float(len(money) == 2 and money[0] > 0 and money[1] > 2 * money[0]),
        min(sum(len(pattern.findall(fields.body)) for pattern in _GLUED) / size * 200, 3.0),
    ]
    for (_, pattern), literals in zip(CUES, _CUE_LITERALS, strict=True):
        for text in (title, whole):
            may = not literals or any(literal in text for literal in literals)
            values.append(float(may and pattern.search(text) is not None))
    return np.array(values)


def _count(text: str, plain: str, test: Callable[[str], bool]) -> int:
    """Return the number of characters of `text` that pass `test`; those in ASCII are given as `plain`."""
    return sum(map(text.count, plain)) + (0 if text.isascii() else sum(map(test, _BEYOND.findall(text))))
