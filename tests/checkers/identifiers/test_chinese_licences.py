"""Chinese licences and spaced credit codes: read as places write them, compared with the employer's place; telephone numbers are none."""

from __future__ import annotations

import pytest

from checkers.check import check
from checkers.identifiers import find_all
from checkers.intake.posting_reader import extract

WHEN = "2026-11-29T09:00:00Z"
CODE = "91110000600037341L"


@pytest.mark.parametrize(
    ("text", "family", "number", "region"),
    [
        ("人力资源服务许可证编号：320583200123", "cn-hr-licence", "320583200123", "320583"),
        ("《人力资源服务许可证》编号：3205 8320 0123", "cn-hr-licence", "320583200123", "320583"),
        ("人力资源服务许可证（编号：320583-20-0123）", "cn-hr-licence", "320583200123", "320583"),
        ("人力资源服务许可证号 610100120105029-88662468", "cn-hr-licence", "610100120105", "610100"),
        ("(沪)人服证字[2026]第0100001号", "cn-hr-licence", "(沪)人服证字[2026]第0100001号", "310000"),
        ("粤人服证字〔2019〕第0123号", "cn-hr-licence", "粤人服证字〔2019〕第0123号", "440000"),
        ("人服证字[2026]第0100001号", "cn-hr-licence", "人服证字[2026]第0100001号", ""),
        ("劳务派遣经营许可证编号：3302032013001", "cn-dispatch", "3302032013001", "330203"),
        ("劳务派遣许可证编号330203202301050012，欢迎来电", "cn-dispatch", "330203202301050012", "330203"),
        ("劳务派遣经营许可证：浙劳派许字〔2023〕第0012号", "cn-dispatch", "浙劳派许字〔2023〕第0012号", "330000"),
        ("劳务派遣经营许可证（编号：昆劳派320583202300012）", "cn-dispatch", "昆劳派320583202300012", ""),
        ("对外劳务合作经营资格证书编号：LW370220120010", "cn-labour-export", "LW370220120010", "370220"),
        ("对外劳务合作经营资格证书 编号 2021000123", "cn-labour-export", "2021000123", ""),
    ],
)
def test_a_licence_is_read_with_its_region(text: str, family: str, number: str, region: str) -> None:
    (found,) = find_all(text)
    assert (found.family.code, found.reading.number, found.reading.facts.get("region_code", "")) == (
        family,
        number,
        region,
    )
    assert extract(f"岗位：普工\n{text}".encode()).licences == (found.text,)


@pytest.mark.parametrize(
    "text",
    [
        "劳务派遣许可证 13812345678",
        "我司持有劳务派遣经营许可证，成立于2019年，员工3000人",
        "对外劳务合作，电话 13812345678",
        "拥有对外劳务合作经营资格，2012年成立",
        "人力资源服务许可证齐全，电话0574-88888888",
    ],
)
def test_what_stands_behind_the_name_of_a_licence_is_not_always_its_number(text: str) -> None:
    assert find_all(text) == ()


@pytest.mark.parametrize(
    "written",
    [
        "9111 0000 6000 3734 1L",
        "91-110000-600037341-L",
        "９１１１００００６０００３７３４１Ｌ",
        "9 1 1 1 0 0 0 0 6 0 0 0 3 7 3 4 1 L",
        "9111·0000·6000·3734·1l",
    ],
)
def test_a_spaced_dashed_or_wide_credit_code_is_read_and_quoted_as_written(written: str) -> None:
    text = f"公司：北京某某贸易有限公司\n代码 {written}\n岗位：文员"
    posting = extract(text.encode())
    assert posting.identifiers == (CODE,)
    assert "uscc-well-formed" in {line.code for line in check(posting, created=WHEN).confirmed}
    wrong = extract(f"统一社会信用代码：{written[:-1]}M".encode())
    (signal,) = [one for one in check(wrong, created=WHEN).signals if one.code == "uscc-invalid"]
    (evidence,) = signal.evidence
    assert evidence.field == "text" and evidence.text.endswith(written[-2:-1] + "M")


@pytest.mark.parametrize(
    "text", ["电话 13800001111 13900002222", "2026 11 29 10 20 33 2026 11", "代码 9111 0000 6000 3734 1M"]
)
def test_other_grouped_numbers_are_no_credit_code(text: str) -> None:
    assert "cn-uscc" not in {found.family.code for found in find_all(text)}


@pytest.mark.parametrize(
    ("firm", "code", "place"),
    [
        ("苏州聚才人力资源有限公司", "", ""),
        ("宁波聚才人力资源有限公司", "", "宁波聚才人力资源有限公司"),
        ("聚才人力资源有限公司", CODE, "北京市"),
        ("聚才人力资源有限公司", "", ""),
    ],
)
def test_the_region_of_a_licence_is_compared_with_the_employers(firm: str, code: str, place: str) -> None:
    text = f"公司：{firm}\n人力资源服务许可证编号：320583200123\n统一社会信用代码：{code}\n岗位：普工"
    lines = [line for line in check(extract(text.encode()), created=WHEN).needs_you if line.code == "licence-region"]
    assert [line.params["place"] for line in lines] == ([place] if place else [])


def test_a_licence_has_one_line() -> None:
    card = check(
        extract("公司：昆山聚才人力资源有限公司\n人力资源服务许可证编号：320583200123\n岗位：普工".encode()),
        created=WHEN,
    )
    assert [line.code for line in card.needs_you if "320583200123" in line.subject] == ["identifier-facts"]
