"""What has the form of personal data and is the other side's or a thing's: offices, posted pay, prices, meetings, parcels, repositories, chemicals; and
beside each the same form where it is the person's."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.personal_data_scan import scan


def found(text: str, *kinds: Kind) -> list[str]:
    """Return the findings of these kinds."""
    return [span.text for span in scan(text) if span.kind in kinds]


@pytest.mark.parametrize(
    "text",
    [
        "I would prefer it to the Teams call 391 220 447 18.",
        "The link asked for PIN 774 209 118#, which failed.",
        "票据号(皖)0008204417，金额3,600.00元。",
        "The courier number 020 7946 0018 was on the parcel label: tracking 020 7946 0018.",
        "Join the Zoom meeting 845 112 033 97 at 9:30.",
        "Receipt series 003986-004917 audited.",
        "腾讯会议号417 882 306 55，密码看邀请。",
        "UPS 1Z 88A 4W2 03 9915 7734 is out for delivery.",
        "快递单号 055 7123 4567 已签收。",
        "Passcode 0207 946 0018 for the conference.",
    ],
)
def test_numbers_of_things_are_no_phones(text: str) -> None:
    assert found(text, Kind.PHONE) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("About the parcel: my mobile is 07700 900 112, call after six.", "07700 900 112"),
        ("If the Zoom call drops, ring me on 07700 900 113.", "07700 900 113"),
        ("快递到了打我电话 138 0055 2716。", "138 0055 2716"),
        ("Meeting moved; my number is +44 7700 900114.", "+44 7700 900114"),
    ],
)
def test_a_phone_beside_a_thing_is_one(text: str, number: str) -> None:
    assert number in found(text, Kind.PHONE)


@pytest.mark.parametrize(
    "text",
    [
        "Mirrors at git@git.fluxline.internal:core/infra.git, port 22.",
        "git clone git@github.example:team/tool.git",
        "push to deploy@build.northpier.example:2222/apps/shop.git",
        "rsync to backup@store.example.com:/var/data/site works",
    ],
)
def test_the_path_of_a_repository_is_no_mail_address(text: str) -> None:
    assert found(text, Kind.EMAIL) == []


def test_a_mail_address_before_a_colon_is_one() -> None:
    assert found("Write to jo.marsh@posteo.example: I answer at once.", Kind.EMAIL) == ["jo.marsh@posteo.example"]


@pytest.mark.parametrize(
    "text",
    [
        "面试5/22（三）14:00，內湖瑞光路513巷26號6樓，停車B2",
        "上班地址钱江路1366号A座大堂，6月3日9:00报到",
        "律所办公地址东三环中路7号4层，收件请写部门。",
        "面试地点：静安区南京西路1788号1505",
        "Site address for the trial is 3 Hume Hwy, gate 2.",
        "Interview at 14 Quayside Walk, room 2, on Monday.",
        "Deliveries to the warehouse at 22 Corn Street, please.",
        "The office is at 88 Lindell Ave, fourth floor.",
        "返工喺青衣長輝路99號倉，朝8晚6",
        "公司在徐汇区桂平路418号7楼",
    ],
)
def test_where_a_firm_stands_is_no_home(text: str) -> None:
    assert found(text, Kind.ADDRESS) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("公司宿舍：我住杭州市西湖区文三路478号华门世家2幢1单元702", "文三路478号"),
        ("Not the office: I live at 14 Quayside Walk, Leeds LS6 3AG.", "14 Quayside Walk"),
        ("面试后请寄到我的住址合肥市蜀山区潜山路320号", "潜山路320号"),
        ("My home address is 22 Corn Street, Bristol BS1 1HQ.", "22 Corn Street"),
        ("Jo Marsh, Warehouse Operative, 14 Quayside Walk, Leeds LS6 3AG", "14 Quayside Walk"),
    ],
)
def test_a_home_beside_an_office_is_one(text: str, part: str) -> None:
    assert any(part in one for one in found(text, Kind.ADDRESS))


@pytest.mark.parametrize(
    "text",
    [
        "Contract: 24 months, advertised pay SAR 4,500; fee table B.",
        "Entry-level pay is N180,000 monthly by circular HR/24/09.",
        "朝8晚6，OT 1.5倍，日薪公告$850",
        "Salary as posted: $52,100 a year.",
        "押金：2000元",
        "服务费每月1,800元",
    ],
)
def test_posted_pay_and_prices_are_not_ones_own(text: str) -> None:
    assert found(text, Kind.SALARY) == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Salary sought: between £68k and £72k", "between £68k and £72k"),
        ("离职前月薪人民币贰万壹仟元整", "人民币贰万壹仟元整"),
        ("Present salary: Rs 28,500/- p.m., quarters given", "Rs 28,500/- p.m."),
        ("目前年包98万(含股票)，涨幅面议", "98万(含股票)"),
        ("现年收入约75万；推荐人", "约75万"),
        ("Current pay: £29,480 p.a. plus pension", "£29,480 p.a."),
        ("Expected salary: $62.50/hr", "$62.50/hr"),
        ("期望薪资：15000元以上", "15000元以上"),
        ("Current salary: 1,740 net", "1,740 net"),
        ("期望月薪：22000元×13", "22000元×13"),
    ],
)
def test_pay_is_found_with_all_that_says_it(text: str, phrase: str) -> None:
    assert any(phrase in one for one in found(text, Kind.SALARY)), found(text, Kind.SALARY)


@pytest.mark.parametrize(
    "text", ["CAS 7664-93-9 inventory", "fleet (NSN 2320-01-371-9584)", "CAS: 64-17-5", "NSN 5998-01-447-1820"]
)
def test_numbers_of_chemicals_and_stock_are_no_identity_numbers(text: str) -> None:
    assert found(text, Kind.ID_NUMBER) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("on the NMC register for six years (PIN 17F0283E)", "17F0283E"),
        ("NMC pin 19B0447E, revalidated", "19B0447E"),
        ("COREN R.28,417 since 2015", "R.28,417"),
        ("AGS no. 8124 4093", "8124 4093"),
        ("我：后四位253X，车是粤B D36212", "253X"),
    ],
)
def test_numbers_of_a_profession_and_parts_of_one(text: str, number: str) -> None:
    assert number in found(text, Kind.ID_NUMBER)


@pytest.mark.parametrize("role", ["Visitor", "Cand", "Agent", "Operator", "Dispatcher"])
def test_a_role_in_a_chat_is_nobodys_name(role: str) -> None:
    chat = f"Bot: hello\n{role}: hello, the upload failed\nBot: try again\n{role}: it works now\nBot: good\n{role}: bye"
    assert role not in found(chat, Kind.NAME)


@pytest.mark.parametrize("firm", ["Acme GmbH", "Huber GmbH", "Northgate Ltd"])
def test_a_firm_with_its_legal_form_is_no_person(firm: str) -> None:
    assert {span.kind for span in scan(firm)} == {Kind.EMPLOYER}
