"""Working copies of an evidence pack: strangers are hidden by name, and by surname and title; trades and the person stay."""

from __future__ import annotations

import pytest

from app.services.evidence_redaction import Redaction


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("刘经理说先交押金680元，刘经理的微信 liu_hr88", "刘经理"),
        ("我是腾悦科技的招聘刘经理", "刘经理"),
        ("联系人刘经理，电话13800001111", "13800001111"),
        ("张总您好，我到了", "张总"),
    ],
)
def test_a_stranger_known_by_a_title_is_hidden_wherever_the_words_stand(text: str, hidden: str) -> None:
    copy = Redaction((), (), "zh").apply(text)
    assert hidden not in copy and "已隐去" in copy


def test_a_trade_is_nobody_and_an_offer_stays() -> None:
    assert Redaction((), (), "zh").apply("招高级经理一名，项目经理负责") == "招高级经理一名，项目经理负责"
    assert "经理" in Redaction((), (), "zh").apply("销售经理，月薪8000", posting=True)
