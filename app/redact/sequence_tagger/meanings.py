"""Give each token what the words around it mean (clusters of words of like meaning, resources/lexicon/word_clusters.txt), and what its sentence
and text are about: who speaks, which cues stand in them, what the detectors found in them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.redact.sequence_tagger.tokens import Token
from app.text.lexicons import word_clusters
from app.text.word_boundaries import divide

REACH: Final = 2
"""Words looked at on each side."""
_RUN: Final = re.compile("[^\\W\\d_\u2e80-\u9fff]+|[\u2e80-\u9fff]+")
_SHORTEST_PREFIX: Final = 4
_NUMBER, _LINE = 3_000_001, 3_000_002
Numbers = NDArray[np.uint32]


@lru_cache(maxsize=20_000)
def meaning(word: str) -> int:
    """Return the number of the cluster of a word in the normal form, else of its longest beginning that has one, of a word of ideographs
    else of the last one, else 0."""
    clusters = word_clusters()
    for size in range(len(word), min(len(word), _SHORTEST_PREFIX) - 1, -1):
        if word[:size] in clusters:
            return clusters[word[:size]] + 1
    return clusters.get(word[-1], -1) + 1 if _is_wide(word[0]) else 0


@lru_cache(maxsize=4_000)
def of_label(text: str) -> int:
    """Return the meaning of the last word of a label or heading in the normal form that has one."""
    found = (meaning(word) for run in reversed(_RUN.findall(text)) for word in _parts(run))
    return next((number for number in found if number), 0)


@lru_cache(maxsize=20_000)
def _number(word: str) -> int:
    return zlib.crc32(word.encode())


def _parts(run: str) -> tuple[str, ...]:
    return divide(run)[::-1] if _is_wide(run[0]) else (run,)


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff"


def around(text: str, tokens: Sequence[Token]) -> dict[str, Numbers]:
    """Return for each token the cluster of its word (`meaning 0`) and those of up to `REACH` words on each side (`meaning -1` …), and the
    words beside it (`unit 0`, `unit -1`, `unit 1`); a word of ideographs is one of the dictionary, signs are passed over."""
    means: list[int] = []
    words: list[int] = []
    unit_of: list[int] = []
    at = 0
    while at < len(tokens):
        one = tokens[at]
        if one.sort == "wide":
            end = at
            while end + 1 < len(tokens) and tokens[end + 1].sort == "wide" and tokens[end + 1].start == tokens[end].end:
                end += 1
            for form in divide(text[one.start : tokens[end].end]):
                means.append(meaning(form))
                words.append(_number(form))
                unit_of += [len(means)] * len(form)
            at = end + 1
            continue
        if one.sort != "sign":
            form = text[one.start : one.end]
            means.append(_NUMBER if one.sort == "digits" else _LINE if one.sort == "line" else meaning(form))
            words.append(_number(form) if one.sort == "word" else means[-1])
        unit_of.append(len(means))
        at += 1
    units = np.array(unit_of, np.int64) + REACH
    padded = np.zeros((2, len(means) + 2 * REACH + 1), np.uint32)
    padded[0, REACH + 1 : REACH + 1 + len(means)] = means
    padded[1, REACH + 1 : REACH + 1 + len(words)] = words
    columns = {f"meaning {offset}": padded[0, units + offset] for offset in range(-REACH, REACH + 1)}
    columns.update({f"unit {offset}": padded[1, units + offset] for offset in range(-REACH, REACH + 1)})
    return columns


_ENDS: Final = frozenset(".!?。！？；")
_TOLD: Final = ("kin", "child", "pay", "firm", "health", "thing", "group", "status", "money", "age")
"""Cues that say what a sentence is about."""
_FIRST: Final = frozenset(
    "i me my mine we our ich mein meine mir je mon ma mes moi yo mi mis me io mio mia eu meu minha ja moj moja jestem я мой моя мне ben benim saya 我 俺 本人 咱 我们 私 僕 저 제 나".split()
)
_OTHERS: Final = frozenset(
    "you your apply applicants applicant candidates candidate vacancy hiring wanted send submit 招聘 应聘 应聘者 招募 岗位 报名 待遇 公司 我司 面议 诚聘 应征 職缺 bewerben bewerbung postulez candidature".split()
)


def about(
    text: str, tokens: Sequence[Token], cue_of: Mapping[int, str], hints: Mapping[int, str]
) -> dict[str, Numbers]:
    """Return for each token what its sentence is about (cues), what the detectors found on its line, and who speaks in the text and what
    they found in it."""
    size = len(tokens)
    sentence, line = [0] * size, [0] * size
    begin, start = 0, 0
    for at, one in enumerate(tokens):
        last = at + 1 == size
        if last or one.sort == "line" or text[one.start] in _ENDS:
            told = {cue_of[inner] for inner in range(begin, at + 1) if inner in cue_of}
            value = _flags(name for name in _TOLD if name in told)
            sentence[begin : at + 1] = [value] * (at + 1 - begin)
            begin = at + 1
        if last or one.sort == "line":
            found = {hints[inner][2:] for inner in range(start, at + 1) if inner in hints}
            line[start : at + 1] = [_flags(sorted(found))] * (at + 1 - start)
            start = at + 1
    words = {text[one.start : one.end] for one in tokens if one.sort in ("word", "wide")}
    found = {name[2:] for name in hints.values()}
    speaks = ("first" if words & _FIRST else "") + ("others" if any(word in text for word in _OTHERS) else "")
    whose = [name for name in ("name", "birth", "gender", "identity", "age") if name in found]
    columns = {
        "sentence": np.array(sentence, np.uint32),
        "line hints": np.array(line, np.uint32),
        "speaker of text": np.full(size, zlib.crc32(speaks.encode()), np.uint32),
        "text": np.full(size, _flags([speaks, "name" if "name" in whose else "", str(min(2, len(whose)))]), np.uint32),
    }
    return columns


def _flags(names: Iterable[str]) -> int:
    return zlib.crc32("|".join(names).encode())
