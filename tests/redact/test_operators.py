"""Masks and generalisations say less and nothing false."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.operators import age_band, generalise, mask
from app.redact.sectors import sector
from app.redact.sentence_repair import replace_span
from app.text.places import city_of, division_of, province_of


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Kind.PHONE, "13812345678", "138****5678"),
        (Kind.PHONE, "138 1234 5678", "138 **** 5678"),
        (Kind.EMAIL, "meg.fitz@example.com", "m***@example.com"),
        (Kind.ID_NUMBER, "310115199206150033", "3101**********0033"),
        (Kind.ID_NUMBER, "E12345678", "E1*****78"),
        (Kind.NAME, "欧阳文龙", "欧阳**"),
        (Kind.NAME, "麦青", "麦*"),
        (Kind.NAME, "Jane Doe", "J. D."),
        (Kind.BIRTH, "1992-06-15", "1992-**-**"),
        (Kind.DATES, "2019-07", "2019-**"),
        (Kind.ADDRESS, "上海市浦东新区张江路1号", "上海市***"),
        (Kind.ADDRESS, "1420 Maple Ave", "***"),
        (Kind.PHOTO, "data:image/png;base64,AAAA", ""),
    ],
)
def test_mask(kind: Kind, value: str, expected: str) -> None:
    assert mask(kind, value) == expected


@pytest.mark.parametrize(
    ("kind", "value", "language", "expected"),
    [
        (Kind.DATES, "2019-07", "en", "2019"),
        (Kind.BIRTH, "1992年6月15日", "zh-Hans", "1992"),
        (Kind.BIRTH, "15 June 1992", "en", "1992"),
        (Kind.EMPLOYER, "Blue Freight Logistics Ltd", "en", "a logistics company"),
        (Kind.EMPLOYER, "顺风物流有限公司", "zh-Hans", "某物流公司"),
        (Kind.EMPLOYER, "晨曦雲端股份有限公司", "zh-Hant", "某科技公司"),
        (Kind.EMPLOYER, "Zyx", "en", "an employer"),
        (Kind.SCHOOL, "复旦大学", "zh-Hans", "某高校"),
        (Kind.SCHOOL, "Technische Hochschule Musterau", "en", "a university"),
        (Kind.SALARY, "23000 EUR", "en", "20000–30000 EUR"),
        (Kind.NATIVE_PLACE, "湖南长沙", "zh-Hans", "湖南省"),
        (Kind.PHONE, "13812345678", "en", ""),
        (Kind.ID_NUMBER, "E12345678", "en", ""),
    ],
)
def test_generalise(kind: Kind, value: str, language: str, expected: str) -> None:
    assert generalise(kind, value, language) == expected


def test_the_persons_own_description_wins() -> None:
    assert generalise(Kind.EMPLOYER, "Blue Freight Ltd", "en", described="a listed carrier") == "a listed carrier"


def test_age_bands() -> None:
    assert (age_band(33, "en"), age_band(40, "zh-Hans")) == ("30–39", "40–49岁")


def test_sectors_exist_in_three_wordings() -> None:
    assert len({sector(Kind.EMPLOYER, "Acme Bank", language) for language in ("en", "zh-Hans", "zh-Hant")}) == 3


@pytest.mark.parametrize(
    ("address", "province", "city"),
    [
        ("广东省深圳市南山区科苑路8号", "广东省", "深圳市"),
        ("上海市浦东新区张江路1号", "上海市", "上海市"),
        ("新疆乌鲁木齐市天山区解放南路66号", "新疆维吾尔自治区", "乌鲁木齐市"),
        ("广州市越秀区中山五路120号", "广东省", "广州市"),
        ("香港九龙旺角弥敦道688号", "香港特别行政区", ""),
        ("1420 Maple Ave", "", ""),
    ],
)
def test_places_of_a_chinese_address(address: str, province: str, city: str) -> None:
    assert (province_of(address), city_of(address)) == (province, city)


def test_divisions_of_the_world() -> None:
    assert division_of("Evanston", "US") == "Illinois"
    assert division_of("Nowhere-on-Sea", "GB") == ""


@pytest.mark.parametrize(
    ("text", "taken", "expected"),
    [
        ("Call me on 555 0142.", "555 0142", "Call me on [withheld]."),
        ("Phone: 555 0142 | Python", "555 0142", "Python"),
        ("Python | 555 0142", "555 0142", "Python"),
        ("I am here (555 0142) daily", "555 0142", "I am here daily"),
        ("a, 555 0142, b", "555 0142", "a, b"),
        ("555 0142", "555 0142", ""),
        ("微信：abc_123，Python", "abc_123", "Python"),
        ("我叫麦青。", "麦青", "我叫[withheld]。"),
    ],
)
def test_what_remains_reads_well(text: str, taken: str, expected: str) -> None:
    start = text.index(taken)
    assert replace_span(text, start, start + len(taken), "", "[withheld]") == expected
