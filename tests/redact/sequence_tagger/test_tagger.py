"""The tagger: tokens, hashed features, the best row of tags, and what it finds beside the detectors."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from app.domain.sensitivity import Kind
from app.redact.personal_data_scan import scan
from app.redact.prepared_text import Document
from app.redact.sequence_tagger import model
from app.redact.sequence_tagger.cues import cues
from app.redact.sequence_tagger.features import SIZE, features
from app.redact.sequence_tagger.tables import heading_cells, speakers
from app.redact.sequence_tagger.tagger import CLASSES, Tagged, lines_of, tag
from app.redact.sequence_tagger.tokens import tokenise

TEXT = "姓名：王晓敏\n电话 138 0000 1234，O'Neil-Ruiz\n\nEnd"


def test_tokens_cover_everything_but_white_space() -> None:
    tokens = tokenise(TEXT)
    assert [TEXT[one.start : one.end] for one in tokens[:7]] == ["姓", "名", "：", "王", "晓", "敏", "\n"]
    assert [one.sort for one in tokens if TEXT[one.start] in "1O-"] == ["digits", "digits", "word", "sign"]
    covered = {at for one in tokens for at in range(one.start, one.end)}
    assert all(at in covered or TEXT[at] == " " for at in range(len(TEXT)))


def test_a_word_ends_where_ideographs_begin() -> None:
    text = "我的github是lin-ops，IG係kai"
    words = [text[one.start : one.end] for one in tokenise(text) if one.sort == "word"]
    assert words == ["github", "lin", "ops", "IG", "kai"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("badge no. 2210-4471-0092-1183-20", "order no. 2210-4471-0092-1183-20"),
        ("焊工证编号是TS-2210-4471-0092-1183", "检定证编号是TS-2210-4471-0092-1183"),
    ],
)
def test_every_part_of_a_number_knows_the_word_that_says_whose_it_is(one: str, other: str) -> None:
    rows = [features(Document(text), tokenise(Document(text).text), {})[-1] for text in (one, other)]
    same = [features(Document(text), tokenise(Document(text).text), {})[-1] for text in (one, one)]
    assert (same[0] == same[1]).all()
    assert (rows[0] != rows[1]).sum() >= 4


def test_lines_are_the_tokens_between_ends_of_lines_and_long_ones_are_cut() -> None:
    def sizes(text: str) -> list[int]:
        return [end - start for start, end in lines_of(text, tokenise(text))]

    assert sizes("a b\n\nc") == [2, 1]
    assert sizes("a " * 400) == [150, 150, 100]
    assert sizes("a " * 40 + ". b. c 3.5. " + "d " * 9) == [41, 16], "behind a sentence, not inside a number"


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
    long, changed = (Document(first + "\nw" * 30) for first in ("alpha", "omega"))
    one, other = (features(text, tokenise(text.text), {})[-1] for text in (long, changed))
    assert (one == other).all()


def shares_by_trial(scores: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    size, tags = scores.shape
    shares = np.zeros((size, tags))
    for row in itertools.product(range(tags), repeat=size):
        steps = sum(transitions[before, after] for before, after in itertools.pairwise(row))
        worth = np.exp(sum(scores[at, one] for at, one in enumerate(row)) + steps)
        for at, one in enumerate(row):
            shares[at, one] += worth
    return shares / shares.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("seed", range(5))
def test_the_share_of_a_tag_is_that_of_all_rows_that_have_it(seed: int) -> None:
    generator = np.random.default_rng(seed)
    sizes = [3, 5, 0, 1, 4]
    random.Random(seed).shuffle(sizes)
    ends = list(itertools.accumulate(sizes))
    lines = list(zip([0, *ends], ends, strict=False))
    scores = generator.normal(size=(sum(sizes) + 1, 3)).astype(np.float32)
    transitions = generator.normal(size=(3, 3)).astype(np.float32)
    shares = model.marginals(scores, transitions, lines)
    for start, end in lines:
        if end > start:
            assert np.allclose(shares[start:end], shares_by_trial(scores[start:end], transitions), atol=1e-5)
    assert shares[-1].tolist() == [1, 0, 0]  # of no line


def tagged(text: str, tags: str, threshold: float = 0.5) -> Tagged:
    """Return a text whose tokens have the given tags for certain, or (`tag/share`) by a share."""
    names = ["O", *(f"{begin}-{name}" for name in CLASSES for begin in "BI")]
    shares = np.zeros((len(tags.split()), len(names)), np.float32)
    for at, one in enumerate(tags.split()):
        name, _, share = one.partition("/")
        shares[at, names.index(name)] = float(share or 1)
        shares[at, 0] += 1 - float(share or 1)
    return Tagged(text, tokenise(text), shares, np.full(len(CLASSES), threshold, np.float32))


def test_ranges_end_where_another_begins_and_with_the_line() -> None:
    found = tagged("a b c d\ne f", "B-name I-name B-phone O O I-phone I-phone").findings()
    assert found == [(0, 3, "name"), (4, 5, "phone"), (8, 11, "phone")]


def test_a_range_needs_one_sure_token_and_takes_half_sure_ones_beside_it() -> None:
    assert tagged("a b c", "O B-name/0.4 O").findings() == []
    assert tagged("a b c", "B-name/0.9 I-name/0.3 I-name/0.2").findings() == [(0, 3, "name")]
    assert tagged("a b c", "O B-name/0.15 O", 0.1).findings() == []


def test_signs_at_the_ends_of_a_range_are_no_part_of_it() -> None:
    assert tagged("( a )", "B-name/0.3 I-name I-name/0.3").findings() == [(2, 3, "name")]


def test_a_name_found_once_is_found_where_it_may_be_one() -> None:
    tags = "B-name O B-name/0.1 O O"
    assert tagged("Mira and Mira or Kim", tags).findings() == [(0, 4, "name"), (9, 13, "name")]
    assert tagged("Mira and Mara or Kim", tags).findings() == [(0, 4, "name")]
    assert tagged("Mira and Mira or Kim", tags.replace("B-name", "B-salary")).findings() == [(0, 4, "salary")]


def test_who_speaks_in_a_chat_is_found_wherever_they_do() -> None:
    chat = "bob: hi\nann: yo\nbob: so"
    assert tagged(chat, "B-name/0.25 O O O O O O O O O O").findings() == [(0, 3, "name"), (16, 19, "name")]
    assert tagged(chat, "B-name/0.1 O O O O O O O O O O").findings() == []
    assert tagged(chat.replace("\nbob", "\nbop"), "B-name/0.25 O O O O O O O O O O").findings() == []


def test_a_cell_that_may_be_personal_is_where_half_of_its_column_is() -> None:
    table, tags = "a; b; n\n1; 2; Kim\n3; 4; Lou", "O O O O O O O O O O B-name O O O O O {}"
    assert tagged(table, tags.format("B-name/0.1")).findings() == [(14, 17, "name"), (24, 27, "name")]
    assert tagged(table, tags.format("B-name/0.01")).findings() == [(14, 17, "name")]
    assert tagged(table, tags.replace("B-name", "O").format("B-name/0.1")).findings() == []


def test_certainty_is_that_of_the_surest_token() -> None:
    text = tagged("aa bb cc", "O B-name/0.25 O")
    assert [text.certainty(0, 8), text.certainty(0, 2), text.certainty(8, 8)] == [0.25, 0.0, 0.0]


def test_shipped_weights_know_every_class_and_forbid_what_cannot_follow() -> None:
    weights = model.weights()
    place = {name: at for at, name in enumerate(weights.tags)}
    assert weights.tags == ("O", *(f"{begin}-{name}" for name in CLASSES for begin in "BI"))
    assert len(weights.thresholds) == len(CLASSES)
    assert weights.transitions[place["O"], place["I-name"]] == model.FORBIDDEN
    assert weights.transitions[place["B-phone"], place["I-name"]] == model.FORBIDDEN


def test_cells_have_the_heading_of_their_column() -> None:
    text = "관계 / 성명 / 연령\n부 / 탁명호 / 62\n모 / 공미란 / 59\n\nA, b"
    cells = {text[start:end]: (column, heading) for start, end, column, heading in heading_cells(text)}
    assert cells["공미란"] == (1, "성명")
    assert cells["62"] == (2, "연령")
    assert "A" not in cells


def test_speakers_are_what_begins_several_lines_of_a_chat() -> None:
    text = "[10:01] bob: hi\n14:20\t阿嬌店長\t好\n[10:02] bob: yo\n14:21\t阿嬌店長\t好\nNote: once"
    assert {text[start:end] for start, end, _ in speakers(text)} == {"bob", "阿嬌店長"}


def test_cues_are_whole_words_or_their_beginnings_and_single_ideographs_stand_apart() -> None:
    def classes(text: str) -> list[str]:
        return [one.of_class for one in cues(text)]

    assert classes("my wife") == ["kin"]
    assert classes("midwifery") == []
    assert classes("asthmatics") == ["health"]
    assert classes("母 / 58") == ["kin"]
    assert classes("电子厂") == []


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
    assert tag(Document(" \t"), []).findings() == []


def test_an_empty_answer_is_no_personal_data_by_itself() -> None:
    text = "Display: wayland\nScreen reader: none\nReligion of the applicant: none\nKnown devices: n/a\n"
    assert [
        span.text for span in scan(text) if span.detector == "tagger" and span.text.lower() in ("none", "n/a")
    ] == []
