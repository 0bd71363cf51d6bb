"""Expressions are left out only where they cannot match, and one that is tried in parts finds what the whole finds."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import pytest

from app.pattern_cache import compile_unkept
from app.redact import first_person_facts, unlabelled_facts
from app.redact.alternatives import Alternatives, split
from app.redact.detectors import DETECTORS
from app.redact.prepared_text import Document
from app.redact.required_words import Held, as_fact, mask_of, required_words

DATA: Final = sorted((Path(__file__).parent / "data").glob("*_texts.jsonl"))
SAID: Final = (
    "i am a swiss citizen, divorced since 2019, mother of two, and a practising catholic. i have asthma.",
    "Born in 1989 at Leeds, I'm 41 and registered with the NMC no. 09 441 287; I hold British and Irish passports.",
    "男 / 37岁 / 中国籍 / 已婚, 属兔, 信佛, 我一九八七年三月的, 中共党员, 高血压, 左耳背",
    "soy celiaca, je suis asthmatique, ich habe asthma; widowed in 2011\nKiwi, settled in Cork. qq：一二三四五六七",
)


@pytest.fixture(scope="module", name="documents")
def _documents() -> list[Document]:
    lines = [line for path in DATA for line in path.read_text(encoding="utf-8").splitlines()]
    return [*map(Document, SAID), *(Document(json.loads(line)["text"]) for line in lines[::12])]


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        (r"\d\d ?(?:yo|ans)", [{"00yo", "00 yo", "00ans", "00 ans"}]),
        (r"19\d\d-[01]\d", [{"0000-00"}]),
        (r"[a-z]\d{6}\s?\([0-9a]\)", [{"000000(0)", "000000(a)", "000000 (0)", "000000 (a)"}]),
        (r"\d{3,}-ab", [{"000-ab"}, {"000"}]),
        (r"(?:colour|color)s?\b", [{"colour", "color"}]),
        (r"(?:ab)?", []),
        (r"(?:ab|c*)", []),
        (r"\w+ing(?= home)", [{" home"}, {"ing"}]),
        (r"(?!ab)cd", [{"cd"}]),
        (r"男|女生", [{"男", "女生"}]),
        (r"[^a]b", []),
        (r"(?i:abc)\d{2}", [{"00"}]),
        (r"(?:born|geboren) \d+", [{"born 0", "geboren 0"}]),
        (r"(?:ab|cd)?ef\d", [{"ef0"}]),
        (r"(?:ab|\d)x", [{"abx", "0x"}]),
        (r"(?:ab|\w)x", []),
        (r"[生年]\d", [{"生0", "年0"}]),
        (r"\d+(?=生|日)", [{"生", "日"}]),
        (r"(?:ab)*cd", [{"cd"}]),
        (r"(?:abc){2}\d|xy\d", [{"abcabc0", "xy0"}]),
        (r"(?i:ab)c", []),
        (r"(?<=tel)\d", [{"tel"}]),
    ],
)
def test_what_a_match_needs(pattern: str, sets: list[set[str]]) -> None:
    assert list(map(set, required_words(re.compile(pattern)))) == sets


def test_no_expression_is_left_out_of_a_text_that_it_matches(documents: list[Document]) -> None:
    patterns = [one for detector in DETECTORS for one in detector.patterns]
    patterns += [*unlabelled_facts.patterns(), *first_person_facts.patterns()]
    tried = 0
    for pattern in patterns:
        needs = required_words(pattern)
        assert required_words.__wrapped__(pattern) == tuple(frozenset(words.split("\0")) for words in as_fact(needs))
        for document in documents:
            if not document.held.one_of_each(mask_of(needs)):
                tried += 1
                assert not pattern.search(document.text), (pattern.pattern[:80], document.text[:80])
    assert tried > len(patterns) * len(documents) // 2, "half of the searches are saved"


def test_alternatives_find_what_the_whole_expression_finds(documents: list[Document]) -> None:
    found = 0
    for _, form in (*unlabelled_facts._ANYWHERE, *first_person_facts._FORMS):
        whole, parts = re.compile(form), Alternatives(form)
        for document in documents:
            expected = [(one.span(), one.lastgroup) for one in whole.finditer(document.text)]
            assert [(one.span(), one.lastgroup) for one in parts.finditer(document.text, document.held)] == expected
            found += len(expected)
    assert found > 12


def test_the_first_alternative_wins_and_matches_do_not_overlap() -> None:
    text = "abcabd abd"
    form = "(?P<x>abd)|(?P<y>ab)c?|(?P<z>cab)|b[dc]"
    expected = [(one.span(), one.lastgroup) for one in re.compile(form).finditer(text)]
    assert [(one.span(), one.lastgroup) for one in Alternatives(form).finditer(text, Held(text))] == expected
    assert split(r"a\|b|[|\]|]|(?:c|d)") == [r"a\|b", r"[|\]|]", "(?:c|d)"]


def test_a_text_tells_where_the_strings_stand_that_were_asked_for_later() -> None:
    held = Held("born 12.04.1990\tzyzzyva, 7 kids\nqwertz")
    needs = (frozenset(["zyzzyva,", "nowhere at all"]), frozenset(["0 kids"]))
    assert held.one_of_each(mask_of(needs))
    strings = held.strings(needs)
    assert strings == (frozenset(["zyzzyva,"]), frozenset(["0 kids"]))
    assert [held.has_each(strings, *place) for place in ((0, 15), (16, 32), (16, 24))] == [False, True, False]
    assert held.strings((frozenset(["zyzzyva,"]), frozenset(["unwritten"]))) is None
    assert held.one_of_each(mask_of((frozenset(["00.00.0000 zy"]),))), "a digit is 0, a tab a space"
    assert not held.one_of_each(mask_of((frozenset(["zyzzyva"]), frozenset(["unwritten"]))))
    assert held.one_of_each(mask_of(()))


def test_an_expression_of_one_name_does_not_push_out_those_of_every_text() -> None:
    before = len(re._cache)  # type: ignore[attr-defined]
    assert compile_unkept("zebulon (?P<v>quux)").search("zebulon quux")
    assert len(re._cache) == before  # type: ignore[attr-defined]
    assert re._MAXCACHE > 2_000  # type: ignore[attr-defined]
