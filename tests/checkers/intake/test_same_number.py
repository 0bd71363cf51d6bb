"""A number that is said to be a messenger's too is a contact of both."""

from __future__ import annotations

import pytest

from checkers.intake.contacts_and_identifiers import contacts


@pytest.mark.parametrize(
    ("text", "channel", "number"),
    [
        ("联系人李姐 13812345678（微信同号）", "wechat", "13812345678"),
        ("电话微信同号：138 1234 5678", "wechat", "138 1234 5678"),
        ("手机同微信 13912345678，面议", "wechat", "13912345678"),
        ("加我详聊 13712345678 V同电话", "wechat", "13712345678"),
        ("王经理 15812345678 微同", "wechat", "15812345678"),
        ("报名：１３８１２３４５６７８（vx同号）", "wechat", "13812345678"),
        ("手机号也是微信\n18612345678", "wechat", "18612345678"),
        ("微信与手机同号 18612345678", "wechat", "18612345678"),
        ("聯絡電話 9123 4567（WhatsApp同號）", "whatsapp", "9123 4567"),
        ("查詢請電 6123-4567 電話同WhatsApp", "whatsapp", "6123-4567"),
        ("Call 020 7946 0991, same number on WhatsApp.", "whatsapp", "020 7946 0991"),
        ("My mobile is +44 7700 900123 (also on WhatsApp)", "whatsapp", "+44 7700 900123"),
        ("Tel/WhatsApp: +65 9123 4567", "whatsapp", "+65 9123 4567"),
        ("Text or WhatsApp (415) 555-0132", "whatsapp", "(415) 555-0132"),
        ("手機 0912-345-678，LINE同號", "line", "0912-345-678"),
    ],
)
def test_a_number_of_two_channels_is_a_contact_of_both(text: str, channel: str, number: str) -> None:
    found = contacts(text)
    assert f"phone:{number}" in found and f"{channel}:{number}" in found


def test_one_number_may_be_of_three_channels() -> None:
    found = contacts("WhatsApp/WeChat: +852 9123 4567")
    assert {"phone:+852 9123 4567", "wechat:+852 9123 4567", "whatsapp:+852 9123 4567"} <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        "电话 13812345678，微信不同号，请另加",
        "手机 13812345678。公司公众号与微信同步更新。",
        "不同微信群发布同一岗位，电话 13812345678",
        "月薪 8000-12000，微信同号",
        "The pay is 3200 to 4100 a month, same number of hours for all. WhatsApp groups are not used.",
        "Call 020 7946 0991. We never recruit by WhatsApp.",
    ],
)
def test_numbers_that_nobody_says_are_the_same_stay_what_they_are(text: str) -> None:
    assert not [one for one in contacts(text) if not one.startswith(("phone:", "url:"))]
