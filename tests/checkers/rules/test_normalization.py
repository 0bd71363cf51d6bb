"""Disguised words are written plainly before matching, and evidence still points at the original characters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkers.rules.normalization import normalise


@pytest.mark.parametrize(
    ("disguised", "plain", "original"),
    [
        ("交押.金300", "押金", "押.金"),
        ("交押⭐金300", "押金", "押⭐金"),
        ("要ya金200块", "押金", "ya金"),
        ("要yj200元", "押金", "yj"),
        ("招shua单员", "刷单", "shua单"),
        ("加薇：abc12345", "微信", "薇"),
        ("ｖ信 abc12345", "微信", "ｖ信"),
        ("✈️ @abc12345 招人", "飞机", "✈"),
        ("交扌甲金300", "押金", "扌甲金"),
        ("收yhk两张", "银行卡", "yhk"),
        ("做點-贊任務", "点赞", "點-贊"),
    ],
)
def test_a_disguise_is_seen_through_and_its_place_is_kept(disguised: str, plain: str, original: str) -> None:
    normal = normalise(disguised)
    at = normal.text.index(plain)
    start, end = normal.span(at, at + len(plain))
    assert disguised[start:end] == original


@pytest.mark.parametrize(
    "text", ["在团队有威信", "领导威信高", "收押，金额另议", "安徽信达公司", "Yang jin said yes", "kit ya ma"]
)
def test_ordinary_words_stay(text: str) -> None:
    assert normalise(text).text == text.lower().replace("，", ",")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="押金刷单微信薇v ya.jin⭐✈🐧\n加:1２ \u200b", max_size=40))
def test_every_place_leads_back_into_the_text(text: str) -> None:
    normal = normalise(text)
    last = 0
    for at in range(len(normal.text)):
        start, end = normal.span(at, at + 1)
        assert 0 <= start < end <= len(text) and start >= last
        last = start
