"""Typographic features of a posting and counts that compare its fields. Pure, like `features`.

Of every word only its kind is kept here (lower case, capitals, figures), with the marks and spaces between them: hurried, pasted and
carefully set texts differ in it whatever they are about.
"""

from __future__ import annotations

import math
import re
import string
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.text.contacts import EMAIL_LIKE

MAX_SHAPE: Final = 6_000
BODY_GRAMS: Final = (2, 6)
TITLE_GRAMS: Final = (1, 5)
STYLE: Final = (
    "shared-names", "overlap", "we", "you", "we-profile", "curly", "apostrophes", "glued-words", "glued-sentences", "loose-marks",
    "word-length", "variety", "stars", "bullets", "questions", "shouted", "title-in-body", "town-in-body", "title-upper", "title-lower",
    "lone-i", "years", "must", "names", "legal-form", "link-profile", "exclaim-profile", "mail-body", "phone-body", "link-body",
    "apply-link",
)  # fmt: skip
_ADDRESSES: Final = re.compile(rf"#(?:url|email|phone)_\w+#?|https?://\S+|\bwww\.\S+|{EMAIL_LIKE}", re.IGNORECASE)
_KINDS: Final = np.arange(128, dtype=np.uint32)
for _plain, _kind in ((string.ascii_lowercase, "a"), (string.ascii_uppercase, "A"), (string.digits, "9")):
    _KINDS[[ord(char) for char in _plain]] = ord(_kind)
_SPACES: Final = np.array([code for code in range(0x3001) if chr(code).isspace()], dtype=np.uint32)
_KINDS[_SPACES[_SPACES < 128]] = ord(" ")
_RUNS: Final = np.array([ord(kind) for kind in "aA9 "], dtype=np.uint32)
_STEP: Final = np.uint64(0x100000001B3)
_LETTERS: Final = re.compile(r"[A-Za-z]+")
_NAME: Final = re.compile(r"[A-Z](?<=[a-z,] [A-Z])[A-Za-z]{2,}")
_FIRST_PERSON: Final = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_SECOND_PERSON: Final = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_OBLIGATION: Final = re.compile(r"\b(?:must|most|should)\b", re.IGNORECASE)
_APPLY: Final = re.compile(r"apply (?:here|using|below|via|at|by)|link below|below link|urltoken\W*\Z")
_LEGAL: Final = ("inc.", "llc", "ltd", "gmbh", "corp")
_YEARS: Final = re.compile(r"\d\+? ?(?:years|yrs)")


def shape(text: str) -> str:
    """Return the typing of a text: `We pay $20!` becomes `Aa a $9!`, an address one capital."""
    return _shape_codes(text).tobytes().decode("utf-32-le")


def _shape_codes(text: str) -> NDArray[np.uint32]:
    """Return the signs of `shape` as numbers: each letter, figure or blank as its kind, and each run of one kind once."""
    text = text[: 2 * MAX_SHAPE]
    if any(mark in text for mark in ("@", "#", "://")) or "www." in text.lower():
        text = _ADDRESSES.sub(" U ", text)
    signs = np.frombuffer(text[:MAX_SHAPE].encode("utf-32-le", "replace"), dtype=np.uint32)
    plain = signs < len(_KINDS)
    kinds = np.where(plain, _KINDS[np.where(plain, signs, 0)], signs)
    if not plain.all():
        kinds[np.isin(kinds, _SPACES)] = ord(" ")
    again = np.zeros(len(kinds), dtype=np.bool_)
    again[1:] = (kinds[1:] == kinds[:-1]) & np.isin(kinds[1:], _RUNS)
    codes: NDArray[np.uint32] = kinds[~again]
    return codes


def shape_hashes(text: str, lengths: tuple[int, int]) -> NDArray[np.uint64]:
    """Return one hash per run of `lengths` neighbouring signs of the shape of a text."""
    signs = _shape_codes(text).astype(np.uint64)
    found: list[NDArray[np.uint64]] = []
    running = np.zeros(len(signs), dtype=np.uint64)
    for length in range(1, lengths[1] + 1):
        if len(signs) < length:
            break
        running = running[: len(signs) - length + 1] * _STEP + signs[length - 1 :] + np.uint64(length)
        if length >= lengths[0]:
            found.append(running)
    return np.concatenate(found) if found else np.zeros(0, dtype=np.uint64)


def counts(
    title: str, profile: str, body: str, town: str, folded: tuple[str, str], words: Sequence[str]
) -> list[float]:
    """Return the numbers named by `STYLE`. `folded` is (profile, body) with addresses as tokens; `words` those of the folded body."""
    ours, theirs = _LETTERS.findall(body), _LETTERS.findall(profile)
    size, many = max(len(body), 1), max(len(ours), 1)
    names = set(_NAME.findall(body))
    low = body.lower()
    return [
        min(len(names & set(_NAME.findall(profile))), 4) / 4,
        _overlap(theirs, ours),
        len(_FIRST_PERSON.findall(body)) / many * 20,
        len(_SECOND_PERSON.findall(body)) / many * 20,
        len(_FIRST_PERSON.findall(profile)) / max(len(theirs), 1) * 20,
        min(len(re.findall("[’“”]", body)), 5) / 5,
        min(len(re.findall("[a-z]'[a-z]", body)), 5) / 5,
        math.log1p(len(re.findall("[a-z][A-Z][a-z]", body))),
        len(re.findall("[.:;!?][A-Z]", body)) / size * 200,
        len(re.findall(" [,.!?]", body)) / size * 200,
        sum(map(len, ours)) / many / 5,
        len(set(words)) / max(len(words), 1) ** 0.7 / 3,
        math.log1p(body.count("*")),
        math.log1p(body.count("•") + body.count("·")),
        math.log1p(body.count("?")),
        sum(len(word) > 2 and word.isupper() for word in ours) / many * 10,
        float(title.lower() in low),
        float(bool(town) and town.lower() in low),
        float(title.isupper()),
        float(title[:1].islower()),
        float(re.search(r"\bi\b", body) is not None),
        float(_YEARS.search(body) is not None),
        len(_OBLIGATION.findall(body)) / many * 20,
        len(names) / many * 20,
        float(any(form in low for form in _LEGAL)),
        float("urltoken" in folded[0]),
        math.log1p(profile.count("!")),
        float("mailtoken" in folded[1]),
        float("phonetoken" in folded[1]),
        float("urltoken" in folded[1]),
        float(_APPLY.search(folded[1]) is not None),
    ]


def _overlap(theirs: Sequence[str], ours: Sequence[str]) -> float:
    """Return the share of the profile's longer words that the body uses too."""
    profile = {word.lower() for word in theirs if len(word) > 4}
    return len(profile & {word.lower() for word in ours if len(word) > 4}) / len(profile) if profile else 0.0
