"""Pay and illness by class of wording: a figure in the unit of the one before it, a pay that changes, the course of an illness; and what only looks like it."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.personal_data_scan import scan


def found(text: str, kind: Kind) -> list[str]:
    return [span.text for span in scan(text) if span.kind is kind]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The range was £26k to £29k and I'd be fine with 25, to start.", "25"),
        ("公司把我工资从7100降到2690，理由是岗位调整。", "2690"),
        ("以前店里给5k8，您给6300我就来。", "6300"),
        ("Current post: Head of Maths, MPS6 + TLR2b, £47,250.", "£47,250"),
    ],
)
def test_an_amount_of_pay_is_told_by_the_one_before_it(text: str, amount: str) -> None:
    assert any(amount in one for one in found(text, Kind.SALARY))


@pytest.mark.parametrize("text", ["背调供应商报价3200元/人。", "招聘简章第3条写的是年薪9至12万。"])
def test_what_others_ask_or_post_is_no_pay(text: str) -> None:
    assert found(text, Kind.SALARY) == []


@pytest.mark.parametrize(
    ("text", "illness"),
    [
        ("He suffers from migraines but comes every day.", "suffers from migraines"),
        ("I had sick leave for a hernia in May.", "sick leave for a hernia"),
        ("孕期得过糖耐量异常，现在正常，站柜没事。", "得过糖耐量异常，现在正常"),
    ],
)
def test_an_illness_is_found_with_what_says_it(text: str, illness: str) -> None:
    assert any(illness in one for one in found(text, Kind.MARITAL))


@pytest.mark.parametrize("text", ["I taught a class of six pupils with autism.", "负责糖尿病患者护理和用药管理。"])
def test_an_illness_of_pupils_and_patients_stays(text: str) -> None:
    assert found(text, Kind.MARITAL) == []
