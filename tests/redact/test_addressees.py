"""Whom a letter greets is somebody, whoever writes it; roles, kin and wishes are no names."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.personal_data_scan import scan


def found(text: str, *kinds: Kind) -> str:
    return " | ".join(span.text for span in scan(text) if not kinds or span.kind in kinds)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Ms Oyelaran,\n\nI saw the post on the trust's board and would like to apply.", "Oyelaran"),
        ("Hi Rosalind,\n\nThanks for sending the offer letter. I have two questions.", "Rosalind"),
        ("Kia ora Wiremu and Tui,\n\nSaw your ad for a shepherd.", "Tui"),
        ("Grüezi Herr Bodmer\n\nGerne sende ich Ihnen die Unterlagen.", "Bodmer"),
        ("尊敬的顾教授：\n\n我是本校博士生，将于六月答辩。", "顾"),
        ("段经理您好：\n\nOffer（编号 OF-7）已收到，谢谢。", "段"),
        ("葉校監台鑒：\n\n頃閱報章，悉貴校聘請校工。", "葉"),
    ],
)
def test_whom_a_letter_greets_is_found(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir or Madam,\n\nI saw the post.",
        "Dear Hiring Manager,\n\nI saw the post.",
        "Hello Team,\n\nThe room is free from ten.",
        "表哥你好：\n电话里没说完。",
        "材料已附上，请查收。\n\n祝秋安",
    ],
)
def test_roles_kin_and_wishes_are_no_names(text: str) -> None:
    assert found(text, Kind.NAME, Kind.REFEREE) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Mr Oyelaran,\n\nThank you for applying. I read your application with interest.", "Oyelaran"),
        ("Hello Tomasz Wierzbicki,\n\nwe would like to offer you the post.", "Tomasz Wierzbicki"),
        ("Juan Dela Torre, RN\nI am applying for the post.\nMobile 0917 555 0182", "Juan Dela Torre"),
    ],
)
def test_whom_an_office_greets_is_found(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "First aid ticket good till June 2027, then a refresher.",
        "Convention FEHAP du 31 octobre 1951, art. 12.",
        "Flight on 14 July, seat 22F, suits me.",
        "MV Northern Bay, 56,000 DWT, bulk carrier",
        "Pizzaiolo da 12 anni: impasto diretto.",
    ],
)
def test_dates_and_counts_of_things_are_no_birth(text: str) -> None:
    assert found(text, Kind.BIRTH) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The Head, Human Resources,\nPlot 1188, Ajose Crescent, Ikoyi.\n\nAPPLICATION",
        "Equipment: Linde RM 5000, Yale 7300, Hyster H40XT; all licensed",
        "Interview 9 March 2pm, Meridian Tower 4 #07-11, bring laptop.",
        "周三可到世纪大道 88 号现场面试。",
        "站点地址科技四路52号，早会九点。",
    ],
)
def test_addresses_of_the_other_side_are_left(text: str) -> None:
    assert found(text, Kind.ADDRESS) == ""
