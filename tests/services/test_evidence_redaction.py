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
        ("陳先生: 你好，轉 HK$2000 去恒生\n我: 好", "陳先生"),
        ("陳先生叫我轉錢", "陳先生"),
        ("聯絡人係鄭小姐", "鄭小姐"),
    ],
)
def test_a_stranger_known_by_a_title_is_hidden_wherever_the_words_stand(text: str, hidden: str) -> None:
    copy = Redaction((), (), "zh").apply(text)[0]
    assert hidden not in copy and "已隐去" in copy


def test_a_trade_is_nobody_and_an_offer_stays() -> None:
    assert Redaction((), (), "zh").apply("招高级经理一名，项目经理负责")[0] == "招高级经理一名，项目经理负责"
    assert "经理" in Redaction((), (), "zh").apply("销售经理，月薪8000", posting=True)[0]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("收款账户：6217001234567890123", "6217001234567890123"),
        ("请把押金转到这个卡号 6228480402564890018", "6228480402564890018"),
        ("支付宝账号 xiaoming@qq.com", "xiaoming@qq.com"),
        ("身份证号 11010519491231002X", "11010519491231002X"),
        ("护照号：G12345678", "G12345678"),
        ("BSB 062-000 Acc 1234 5678", "1234 5678"),
        ("BSB 062-000 Acc 1234 5678", "062-000"),
        ("Sort code 20-45-77, account number 12345678", "20-45-77"),
        ("Sort code 20-45-77, account number 12345678", "12345678"),
        ("IBAN DE89 3704 0044 0532 0130 00", "0532 0130 00"),
        ("Pay to card 4539 1488 0343 6467", "4539 1488 0343 6467"),
        ("Bitcoin bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"),
        ("USDT TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE now", "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE"),
        ("SSN 078-05-1120", "078-05-1120"),
        ("联系电话13912345678", "13912345678"),
    ],
)
@pytest.mark.parametrize("posting", [False, True])
def test_accounts_cards_numbers_and_phones_of_others_are_hidden(text: str, secret: str, posting: bool) -> None:
    assert secret not in Redaction((), (), "en").apply(text, posting=posting)[0]


@pytest.mark.parametrize("text", ["订单号 202611300012345678", "工资 6000-8000 元", "2026-11-30 14:05", "押金680元"])
def test_what_the_case_is_about_stays(text: str) -> None:
    assert Redaction((), (), "zh").apply(text)[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "请把押金转到这个卡号 6228480402564890018",
        "打到 6217 0012 3456 7890 123 就行",
        "Pay to card 4539 1488 0343 6467",
        "4539-1488-0343-6467 is the card",
        "银行卡6228 4804 0256 4890",
    ],
)
def test_a_card_is_never_called_a_telephone_number(text: str) -> None:
    copy = Redaction((), (), "zh").apply(text)[0]
    assert "【已隐去】" in copy and "电话" not in copy and not any(map(str.isdigit, copy))


def test_the_person_decides_what_stays_readable_and_what_else_is_hidden() -> None:
    text = "刘经理 13912345678 红色雨衣"
    assert Redaction((), ("红色雨衣",), "zh", ("刘经理",)).apply(text)[0] == "刘经理 【已隐去：电话】 【已隐去】"
    parts = Redaction((), (), "zh").parts(text)
    assert [text[one.start : one.end] for one in parts] == ["刘经理", "13912345678"]
