"""Identifier families: found by their label, tested by their own rule, silent on everything else."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checkers.identifiers as package
from checkers.identifiers import FAMILIES, State, find_all, read
from checkers.identifiers.regions import name_of, provinces_in

GOOD = [
    ("lei", "LEI: HWUPKR0MPOU8FGXBT394", State.WELL_FORMED),
    ("cn-uscc", "统一社会信用代码：91110000600037341L", State.WELL_FORMED),
    ("cn-uscc", "代码 N2370700MF00000055", State.WELL_FORMED),
    ("cn-uscc", "52110000500000007X", State.WELL_FORMED),
    ("cn-old", "注册号：110108000000016", State.UNUSUAL),
    ("cn-hr-licence", "（沪）人服证字〔2026〕第0100001号", State.RECOGNISED),
    ("cn-hr-licence", "人力资源服务许可证编号：610100120105029-88662468", State.RECOGNISED),
    ("cn-hr-licence", "人力资源许可证号：990100120105", State.UNRECOGNISED),
    ("cn-dispatch", "劳务派遣经营许可证：甬人社派20260012号", State.RECOGNISED),
    ("cn-icp", "京ICP备12345678号-1", State.RECOGNISED),
    ("gb-crn", "Registered in England and Wales No. 00445790", State.RECOGNISED),
    ("gb-crn", "Company Number: SC123456", State.RECOGNISED),
    ("gb-vat", "VAT no. GB 220 4302 31", State.WELL_FORMED),
    ("hk-brn", "BRN: 30958055", State.RECOGNISED),
    ("hk-agency", "Employment Agency Licence No. 66295", State.RECOGNISED),
    ("in-cin", "CIN: U72200KA2013PTC097389", State.RECOGNISED),
    ("in-gstin", "GSTIN 27AAPFU0939F1ZV", State.WELL_FORMED),
    ("nz-nzbn", "NZBN 9429041533680", State.WELL_FORMED),
    ("sg-uen", "UEN: 196800306E", State.WELL_FORMED),
    ("sg-agency", "EA Licence No: 16C7981", State.RECOGNISED),
    ("jp-licence", "許可番号 派13-123456", State.RECOGNISED),
    ("jp-licence", "13-ユ-300001", State.RECOGNISED),
    ("jp-corporate", "法人番号：５８３５６７８２５６２４６", State.WELL_FORMED),
    ("tw-ubn", "統一編號：20828393", State.WELL_FORMED),
    ("eu-vat", "VAT no. IE6388047V USt", State.WELL_FORMED),
    ("eu-vat", "USt-IdNr.: DE129273398", State.WELL_FORMED),
    ("fr-siret", "SIRET 356 000 000 00048", State.WELL_FORMED),
    ("fr-siren", "SIREN 356 000 000", State.WELL_FORMED),
    ("no-orgnr", "Org.nr. 981 566 378", State.WELL_FORMED),
    ("us-ein", "EIN: 12-3456789", State.RECOGNISED),
    ("au-abn", "ABN 51 824 753 556", State.WELL_FORMED),
    ("au-acn", "ACN 000 000 019", State.WELL_FORMED),
]
WRONG = [
    ("lei", "LEI: HWUPKR0MPOU8FGXBT395"),
    ("cn-uscc", "91110000600037341M"),
    ("cn-old", "注册号：110108000000017"),
    ("in-gstin", "GSTIN 27AAPFU0939F1Z1"),
    ("in-cin", "CIN: X72200KA2013PTC097389"),
    ("nz-nzbn", "NZBN 9429041533683"),
    ("sg-uen", "UEN: 196800306A"),
    ("jp-licence", "派48-123456"),
    ("jp-corporate", "法人番号 6835678256246"),
    ("tw-ubn", "統一編號：20828394"),
    ("eu-vat", "VAT no. IE6388048V"),
    ("fr-siren", "SIREN 356 000 001"),
    ("no-orgnr", "Org.nr. 981 566 379"),
    ("au-abn", "ABN 51 824 753 557"),
]


@pytest.mark.parametrize(("code", "text", "state"), GOOD)
def test_found_and_read(code: str, text: str, state: State) -> None:
    found = find_all(f"We hire now. {text}, apply today")
    assert [(entry.family.code, entry.reading.state) for entry in found] == [(code, state)]


@pytest.mark.parametrize(("code", "text"), WRONG)
def test_numbers_that_cannot_have_been_issued(code: str, text: str) -> None:
    (found,) = find_all(f"我们招聘 {text} thanks")
    assert (found.family.code, found.reading.state) == (code, State.INVALID)


@pytest.mark.parametrize(
    "text",
    [
        "Call 020 7946 0000 or +86 13800138000", "Salary 25000-30000 per year", "Order 51824753556", "Posted 2026-11-24 10:00:00",
        "身份证号 110105199001011234567", "QQ 123456789012", "Earn in 12345678 ways", "a cinema with 12345678 seats", "Main 12345678", "ref 00445790",
        "binary 123456789", "Reference UENX 196800306E", "company with 500000 staff",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_all(text) == ()


def test_single_changes_of_a_credit_code_are_caught() -> None:
    code = "91110000600037341L"
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    for place in range(18):
        for char in alphabet:
            if char != code[place]:
                assert read("cn-uscc", code[:place] + char + code[place + 1 :]).state is State.INVALID


def test_wrong_inner_code_is_only_unusual() -> None:
    weights = [pow(3, place, 31) for place in range(17)]
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = "91110000600037342"
    total = sum(weight * alphabet.index(char) for weight, char in zip(weights, body, strict=True))
    assert read("cn-uscc", body + alphabet[(31 - total % 31) % 31]).state is State.UNUSUAL


def test_facts() -> None:
    assert read("cn-uscc", "91110000600037341L").facts["kind"] == "企业"
    assert read("cn-hr-licence", "610100120105").facts["region"] == "陕西省西安市"
    assert read("in-cin", "U72200KA2013PTC097389").facts["year"] == "2013"
    assert read("gb-crn", "445790").number == "00445790"


def test_regions() -> None:
    assert name_of("330203") == "浙江省宁波市海曙区"
    assert name_of("100000") == "国家级登记机关"
    assert provinces_in("广东省东莞市长安镇") == {"44"}
    assert provinces_in("London") == frozenset()


def test_unknown_family_is_an_error() -> None:
    with pytest.raises(KeyError):
        read("xx", "1")


def test_every_family_is_registered_once_and_named() -> None:
    codes = [family.code for family in FAMILIES]
    assert len(codes) == len(set(codes))
    for family in FAMILIES:
        assert set(family.name) == {"en", "zh"}
    modules = {path.stem for path in Path(package.__file__).parent.glob("*.py")}
    source = (Path(package.__file__).parent / "registry.py").read_text("utf-8")
    for module in modules - {"__init__", "base", "find", "registry", "regions"}:
        assert f"{module}." in source


@given(st.text(alphabet="0123456789ABCDEFGHXZ .-:ABNVATCINUENLEI統一編號注册号人力资源许可证\n", max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_error_and_spans_fit(text: str) -> None:
    found = find_all(text)
    for entry in found:
        assert text[entry.start : entry.end] == entry.text
    assert all(first.end <= second.start for first, second in pairwise(found))
