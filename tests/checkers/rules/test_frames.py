"""Frames: concepts that stand together, who pays whom, texts that only tell of a fraud, and mistakes in a pack."""

from __future__ import annotations

import pytest

from app.errors import UserError
from checkers.rules.concepts import Lexicon, Tags, forms
from checkers.rules.engine import Engine, shipped_engine
from checkers.rules.frames import MAX_ANCHORS
from checkers.rules.literal_filter import Shape
from checkers.rules.loader import read_pack
from checkers.rules.negation import Mode, count_warnings, is_denied_part

PACK = """\
pack: mine
version: "2026-01-01"
concepts:
  wage: {patterns: ['salary [^.]{0,9}[0-9]']}
  price: {patterns: ['\\$[0-9]{1,5}'], not_in: [wage], plain: "yes"}
  kit: {words: ['starter kit|badge~']}
  back: {words: [refund~|handed back]}
  start: {words: [before you start], plain: "yes"}
  boss: {words: [we pay]}
rules:
  - code: my-frame
    severity: critical
    frames:
      - core: [price, kit@30]
        some: [back, start]
        least: 1
        reach: 1
        within: 90
        unless: [boss]
    explanation: {en: x, zh: x}
    advice: {en: x, zh: x}
    source: mine
    date: "2026-01-01"
    positive: [one]
    negative: [other]
"""


def engine(old: str = "", new: str = "") -> Engine:
    return Engine([read_pack("mine.yaml", PACK.replace(old, new) if old else PACK)])


@pytest.mark.parametrize(
    "text",
    [
        "The badges are $40. It is refunded in May.",
        "Starter kit for $40, before you start",
        "For the badge there is $40; handed back",
    ],
)
def test_a_frame_fires_where_its_parts_stand_together(text: str) -> None:
    (hit,) = engine().match(text)
    assert len(hit.spans) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Salary is $40, badge before you start",  # a wage is no price
        "The badge is $40.",  # nothing else
        "The badge" + " is very nice indeed" * 3 + " and $40, before you start",  # the thing is too far off
        "The badge is $40. That is all. We say so. Come before you start",  # too many sentences
        "We pay the badge, $40, before you start",  # the employer pays
        "For $40 you get no badge, before you start",  # denied
        "Report it: a fake office sells a badge for $40 before you start",  # a warning
    ],
)
def test_a_frame_stays_silent(text: str) -> None:
    assert not engine().match(text)


def test_a_warning_that_gives_an_account_to_write_to_is_an_offer() -> None:
    text = "No scam! Badge $40 before you start, telegram: @badge_desk"
    assert count_warnings(text) == 0 and engine().match(text)


def test_a_denial_reaches_to_the_end_of_its_clause() -> None:
    assert is_denied_part("公司不收服装费", 4, 7, Mode.FULL) and is_denied_part(
        "不会打电话，让您交服装费", 9, 12, Mode.FULL
    )
    assert not is_denied_part("体检不用去医院排队，服装费两百自己交", 13, 15, Mode.FULL)
    assert not is_denied_part("no need for a call, you send the badge fee", 29, 38, Mode.FULL)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("q:要交押金吗?a:不用。", "押金", True),
        ("押金谁出?厂里出。", "押金", True),
        ("is there a badge fee? no, we pay.", "badge fee", True),
        ("要交押金吗?要,两百。", "押金", False),
        ("想兼职刷单吗?不用出门。", "刷单", False),
        ("can you rent us your card? no experience needed.", "your card", False),
    ],
)
def test_what_is_asked_and_answered_no_is_denied(text: str, word: str, expected: bool) -> None:
    at = text.index(word)
    assert is_denied_part(text, at, at + len(word), Mode.WARNING) is expected


def test_who_works_against_a_trap_tells_of_it_and_who_asks_for_money_does_not() -> None:
    assert count_warnings("劳动监察大队招协管员,处理扣押身份证类投诉") >= 2
    assert count_warnings("律所招助理,为陷入传销的当事人整理证据") >= 2
    assert count_warnings("律所招助理,整理当事人证据,入职前交服装费300元") == 0
    assert count_warnings("if the police ask, say it is a gift") == count_warnings("警方问起就说是货款") == 0


def test_words_end_where_they_end_and_take_their_forms_only_when_asked() -> None:
    assert set(forms("badge~")) >= {"badge", "badges", "badged", "badging"} and list(forms("badge")) == ["badge"]
    concept = shipped_engine().rule("en-frame-fee").frames[0].core[1].concepts[0]  # type: ignore[union-attr]
    places = Lexicon([concept]).places(Shape("kitten kit, kit-kat, starter kit"))[concept]
    assert [(start, end) for start, end in places if start < 10] == [(7, 10)]


def test_the_work_on_one_frame_is_bounded() -> None:
    text = "badge $40 " * 4_000
    tags = Tags(Shape(text), Lexicon([]))
    frame = engine().rules[0].frames[0]
    assert len(tags.places(frame.core[0].concepts[0])) <= 300 and MAX_ANCHORS <= 100
    assert not engine().match(text)


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("core: [price, kit@30]", "core: [price, nope]", 14, "unknown concept nope"),
        ("kit@30", "kit@far", 14, "a slot is written"),
        ("core: [price, kit@30]", "core: []", 14, "needs core"),
        ("least: 1", "least: 3", 16, "more than some holds"),
        ("within: 90", "within: 9000", 18, "up to 400"),
        ("not_in: [wage]", "not_in: [later]", 5, "unknown concept later"),
        ("words: [we pay]", "words: [x]", 9, "too short"),
        ("    frames:\n", "    logic: other\n    frames:\n", 11, "or logic"),
    ],
)
def test_a_mistake_in_concepts_or_frames_names_file_and_line(old: str, new: str, line: int, why: str) -> None:
    with pytest.raises(UserError) as caught:
        engine(old, new)
    assert caught.value.code == "rule-pack-invalid" and caught.value.params["file"] == "mine.yaml"
    assert why in str(caught.value.params["why"]) and abs(int(str(caught.value.params["line"])) - line) <= 1
