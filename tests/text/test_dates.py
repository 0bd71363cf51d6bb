"""Dates to reduced ISO: what is read, what stays as written, what is no date."""

from __future__ import annotations

import pytest

from app.text.dates import find_dates, to_iso, widened

RANGES = [
    ("Jun 2017 – Sep 2017", "2017-06", "2017-09"),
    ("June 2023 – Sept. 2023", "2023-06", "2023-09"),
    ("Mar. 2010 \u00ad Aug. 2017", "2010-03", "2017-08"),
    ("2019.07 – 至今", "2019-07", ""),
    ("2012年9月-2016年6月", "2012-09", "2016-06"),
    ("２０１９．０７－２０２０．０１", "2019-07", "2020-01"),
    ("04/2021 - Present Austin", "2021-04", ""),
    ("03/2018 to Present", "2018-03", ""),
    ("2025-2029 (anticipated)", "2025", "2029"),
    ("2015-17", "2015", "2017"),
    ("Jan – Mar 2020", "2020-01", "2020-03"),
    ("2018-09-01 至 2020-06-30", "2018-09-01", "2020-06-30"),
    ("janv. 2020 – présent", "2020-01", ""),
    ("Spring 2020 - Fall 2021", "Spring 2020", "Fall 2021"),
    ("Since 2019", "2019", ""),
    ("Mar ’19 – now", "2019-03", ""),
    ("from April 2016 to date", "2016-04", ""),
    ("Jun-2020 to till date", "2020-06", ""),
    ("Term 3 2016 – end 2019", "2016", "2019"),
    ("seit Mai 2021", "2021-05", ""),
    ("Winter 2016/17", "2016", "2017"),
    ("2021 年春 — 现在", "2021", ""),
    ("2012年——2019年初", "2012", "2019"),
    ("二〇〇六年五月至二〇一一年底", "2006-05", "2011"),
    ("二零一九年十二月-至今", "2019-12", ""),
    ("2019/3-2024/11", "2019-03", "2024-11"),
    ("Summers 2012 to 2019", "2012", "2019"),
    ("民國101年～108年2月", "2012", "2019-02"),
    ("民國108年3月～迄今", "2019-03", ""),
    ("11/21 – current", "2021-11", ""),
    ("02/20 – 11/21", "2020-02", "2021-11"),
    ("2018年起", "2018", ""),
    ("Autumn 2017 to January 2020", "2017", "2020-01"),
    ("2021.07 → 2023.02", "2021-07", "2023-02"),
]


@pytest.mark.parametrize(("text", "first", "last"), RANGES)
def test_ranges(text, first, last):
    spans = find_dates(text)
    assert [(span.first, span.last, span.ranged) for span in spans] == [(first, last, True)]


@pytest.mark.parametrize(
    "text", ["GPA 3.97/4.00", "20XX.XX -- 20XX.XX", "$100,000", "1,300 余条", "US-20451-2019", "ISO 27001", "p99 2.2M"]
)
def test_numbers_that_are_no_dates(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("15 June 1992", "1992-06-15"),
        ("June 15, 1992", "1992-06-15"),
        ("1992 年 6月 15 日", "1992-06-15"),
        ("2015-07", "2015-07"),
        ("May '19", "2019-05"),
        ("Sommer", "Sommer"),
        ("22nd June, 1991", "1991-06-22"),
        ("民國72年8月16日", "1983-08-16"),
        ("9. März 1990", "1990-03-09"),
        ("二〇〇六年十月一日", "2006-10-01"),
        ("2021 年暑假", "2021"),
    ],
)
def test_single_dates(text, iso):
    assert to_iso(text) == iso


def test_words_around_a_date_belong_to_it():
    text = "State University Expected Graduation: May 2027"
    (span,) = find_dates(text)
    assert text[slice(*widened(text, span))] == "Expected Graduation: May 2027"
    text = "Engineer (2018 – 2020)"
    (span,) = find_dates(text)
    assert text[slice(*widened(text, span))] == "(2018 – 2020)"
