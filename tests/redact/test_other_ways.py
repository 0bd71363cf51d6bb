"""Personal data as people write it beside the usual forms: births, names spelled or cut short, nationality, gender and party in a word."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.own_mentions import mentions
from app.redact.scan import scan


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("Born in '79. Please call.", "'79", Kind.BIRTH),
        ("I was born on a farm in the late seventies, and moved.", "late seventies", Kind.BIRTH),
        ("my bday is 12/2. see you", "12/2", Kind.BIRTH),
        ("I was born in 94, in Leeds.", "94", Kind.BIRTH),
        ("本人一九八〇年六月初二(农历)出生。", "一九八〇年六月初二(农历)", Kind.BIRTH),
        ("生日：80/11/3（民國）", "80/11/3（民國）", Kind.BIRTH),
        ("我七年級尾段班，別嫌老", "七年級尾段班", Kind.BIRTH),
        ("Born mid-1980s in Dubbo.", "mid-1980s", Kind.BIRTH),
        ("生于民国84年2月17日", "民国84年2月17日", Kind.BIRTH),
        ("Birthday: 3/11", "3/11", Kind.BIRTH),
        ("农冉，95后，男的，别看名字", "男的", Kind.GENDER),
        ("Lady doctor, married", "Lady", Kind.GENDER),
        ("先生稱謂即可。", "先生", Kind.GENDER),
        ("国籍 美籍华人", "美籍华人", Kind.NATIONALITY),
        ("本人英國國民（海外），並持", "英國國民（海外）", Kind.NATIONALITY),
        ("未婚未育，中国国籍无境外居留", "中国国籍", Kind.NATIONALITY),
        ("Bin österreichischer Staatsbürger.", "österreichischer", Kind.NATIONALITY),
        ("已婚，二孩，农工党员；现", "农工党员", Kind.POLITICAL),
        ("1407–55 rue Wellington, Gatineau, QC  J8X 2J1", "1407–55 rue Wellington", Kind.ADDRESS),
        ("Friends call me Mo; on paper it is longer.", "Mo", Kind.NAME),
    ],
)
def test_other_ways(text: str, value: str, kind: Kind) -> None:
    assert any(span.kind is kind and value in span.text for span in scan(text)), scan(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("規費1,000元由本所負擔。民國113年6月12日", Kind.BIRTH),
        ("出生地略。2023年4月17日在2号线作业", Kind.BIRTH),
        ("The Seventies room is on the third floor.", Kind.BIRTH),
        ("别看男的女的都能做", Kind.GENDER),
    ],
)
def test_look_alikes_of_them(text: str, kind: Kind) -> None:
    assert not [span for span in scan(text) if span.kind is kind]


@pytest.mark.parametrize(
    ("text", "name", "part"),
    [
        ("my name's declan, that's d-e-c-l-a-n. i saw", "declan oyelaran", "d-e-c-l-a-n"),
        ("bassi: b, a, double s, i", "gurpreet bassi", "b, a, double s, i"),
        ("spelled k.e.m.p, thanks", "anna kemp", "k.e.m.p"),
        ("o h for office, that is w r e n", "tom wren", "w r e n"),
        ("此致\n敬礼\n旻", "钟离旻", "旻"),
        ("祝好\n沐阳\n", "林沐阳", "沐阳"),
    ],
)
def test_a_name_spelled_or_cut_short(text: str, name: str, part: str) -> None:
    assert part in [text[start:end] for start, end in mentions(text, [name])]


@pytest.mark.parametrize("text", ["plan a-b-c works", "u s a visa", "q a b c d e f", "see f.o.b. terms", "\n备注"])
def test_other_letters_are_no_name(text: str) -> None:
    assert not list(mentions(text, ["declan oyelaran", "钟离旻"]))
