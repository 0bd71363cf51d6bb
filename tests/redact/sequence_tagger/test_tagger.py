"""The tagger: tokens, hashed features, the best row of tags, and what it finds beside the detectors."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from app.domain.sensitivity import Kind
from app.redact.document import Document
from app.redact.scan import contacts_in, scan
from app.redact.sequence_tagger import model
from app.redact.sequence_tagger.features import SIZE, features
from app.redact.sequence_tagger.tagger import lines_of, spans_of, tag
from app.redact.sequence_tagger.tokens import tokenise

TEXT = "姓名：王晓敏\n电话 138 0000 1234，O'Neil-Ruiz\n\nEnd"


def test_tokens_cover_everything_but_white_space() -> None:
    tokens = tokenise(TEXT)
    assert [TEXT[one.start : one.end] for one in tokens[:7]] == ["姓", "名", "：", "王", "晓", "敏", "\n"]
    assert [one.sort for one in tokens if TEXT[one.start] in "1O-"] == ["digits", "digits", "word", "sign"]
    covered = {at for one in tokens for at in range(one.start, one.end)}
    assert all(at in covered or TEXT[at] == " " for at in range(len(TEXT)))


def test_lines_are_the_tokens_between_ends_of_lines_and_long_ones_are_cut() -> None:
    assert [end - start for start, end in lines_of(tokenise("a b\n\nc"))] == [2, 1]
    assert [end - start for start, end in lines_of(tokenise("a " * 900))] == [400, 400, 100]


def test_features_are_numbers_below_their_size_and_the_same_every_time() -> None:
    document = Document(TEXT)
    tokens = tokenise(document.text)
    first, again = features(document, tokens, {}), features(document, tokens, {})
    assert first.shape[0] == len(tokens)
    assert first.max() < SIZE
    assert (first == again).all()
    hinted = features(document, tokens, {3: "B name"})
    assert (hinted[3] != first[3]).any()


def test_features_look_over_the_end_of_a_line_but_not_at_what_is_far() -> None:
    near, far = Document("alpha\nbeta gamma"), Document("omega\nbeta gamma")
    one, other = (features(text, tokenise(text.text), {}) for text in (near, far))
    assert (one[2] != other[2]).any()
    text = "w " * 30
    long, changed = Document("first " + text), Document("other " + text)
    one, other = (features(text, tokenise(text.text), {})[-1] for text in (long, changed))
    assert (one != other).sum() <= 2  # the first words of the line alone


def best_by_trial(scores: np.ndarray, transitions: np.ndarray) -> tuple[int, ...]:
    size, tags = scores.shape

    def worth(row: tuple[int, ...]) -> float:
        steps = sum(transitions[before, after] for before, after in itertools.pairwise(row))
        return float(sum(scores[at, one] for at, one in enumerate(row)) + steps)

    return max(itertools.product(range(tags), repeat=size), key=worth)


@pytest.mark.parametrize("seed", range(5))
def test_the_best_row_of_tags_is_the_best_of_all_rows(seed: int) -> None:
    generator = np.random.default_rng(seed)
    sizes = [3, 5, 0, 1, 4]
    random.Random(seed).shuffle(sizes)
    ends = list(itertools.accumulate(sizes))
    lines = list(zip([0, *ends], ends, strict=False))
    scores = generator.normal(size=(sum(sizes), 3)).astype(np.float32)
    transitions = generator.normal(size=(3, 3)).astype(np.float32)
    tags = model.best_tags(scores, transitions, lines)
    for start, end in lines:
        if end > start:
            assert tuple(tags[start:end]) == best_by_trial(scores[start:end], transitions)


def test_ranges_begin_at_a_beginning_and_end_with_the_line() -> None:
    tokens = tokenise("a b c d\ne f")
    tags = ["B-name", "I-name", "B-name", "O", "O", "I-phone", "I-phone"]
    assert spans_of(tokens, tags) == [(0, 3, "name"), (4, 5, "name"), (8, 11, "phone")]
    assert spans_of(tokens, ["O", "O", "O", "B-id", "I-id", "I-id", "O"]) == [(6, 7, "id"), (8, 9, "id")]


def test_shipped_weights_know_every_class_and_forbid_what_cannot_follow() -> None:
    weights = model.weights()
    place = {name: at for at, name in enumerate(weights.tags)}
    assert weights.tags[0] == "O"
    assert len(place) == 35
    assert weights.transitions[place["O"], place["I-name"]] <= -50
    assert weights.transitions[place["B-phone"], place["I-name"]] <= -50


FOUND = [
    ("她今年三十一，丈夫在铁路上班，两个孩子。\n我目前到手九千左右，想要一万二。", "一万二"),
    ("Thanks!\nBest,\nMarguerite Halloran\nMob 087 555 0142", "Marguerite Halloran"),
    ("Refs: Skip Olander, retired foreman, 928 555 0142", "Skip Olander"),
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_data_without_a_pattern_are_found(text: str, value: str) -> None:
    covered = {at for span in scan(text) for at in range(span.start, span.end)}
    start = text.index(value)
    assert set(range(start, start + len(value))) <= covered | {at for at, char in enumerate(text) if char == " "}


def test_what_is_nobodys_is_left() -> None:
    text = "Managed a budget of EUR 1.2m, version 4.7.1, ISO 9001, order 4500012345.\n负责会员体系，月活提升 30%，预算 8,600 万元。"
    assert [span.text for span in scan(text) if span.kind is not Kind.EMPLOYER] == []


def test_an_empty_text_has_nothing() -> None:
    assert tag(Document(" \t"), []) == []


def test_contacts_are_those_of_firms_too() -> None:
    assert contacts_in("Hotline 400-826-1190, hr@example.com") == (
        "hr@example.com",
    ) or "hr@example.com" in contacts_in("Hotline 400-826-1190, hr@example.com")
