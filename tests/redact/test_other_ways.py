"""Personal data as people write it beside the usual forms: births, names spelled or cut short, nationality, gender and party in a word."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.personal_data_scan import scan
from app.redact.spelled_out_names import mentions


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
        ("单身。真名冒志远，面试再给证件。", "冒志远", Kind.NAME),
        ("主题：应聘注册会计师+闻人澈+5年", "闻人澈", Kind.NAME),
        ("我是贵厂退休职工耿大江，身体还好。", "耿大江", Kind.NAME),
        ("三者险都有。刘建业", "刘建业", Kind.NAME),
        ("I declare that I am married to the bursar, Josie Tan.", "Josie Tan", Kind.NAME),
        ("（一）梁焯明工程師，退休\n（二）何師奶（房東）", "何師奶", Kind.REFEREE),
        ("（一）梁焯明工程師，退休\n（二）何師奶（房東）", "梁焯明", Kind.REFEREE),
        ("註冊護士編號：RN441983", "RN441983", Kind.ID_NUMBER),
        ("執業登記證北市00417983，無肇事", "北市00417983", Kind.ID_NUMBER),
        ("Supreme Court No.: SCN 084983; stamp affixed.", "SCN 084983", Kind.ID_NUMBER),
        ("He left in 2011 (25148831 was my service number).", "25148831", Kind.ID_NUMBER),
        ("a corps member (state code AB/23B/4983, Batch B)", "AB/23B/4983", Kind.ID_NUMBER),
        ("Véhicule personnel GK-518-ZV.", "GK-518-ZV", Kind.ID_NUMBER),
        ("本人四十出头，能吃苦", "四十出头", Kind.BIRTH),
        ("I am in my late forties, an atheist.", "in my late forties", Kind.BIRTH),
        ("I turned thirty-one on the third of May.", "the third of May", Kind.BIRTH),
        ("I turned 58 in July. Call me.", "July", Kind.BIRTH),
        ("Spoke to her. F, 58. Ex-driver.", "F", Kind.GENDER),
        ("@阿明：男，武汉人", "男", Kind.GENDER),
        ("I am a citizen of India on F-1.", "citizen of India", Kind.NATIONALITY),
        ("Passport Indian no. T4417983.", "Indian", Kind.NATIONALITY),
        ("Tél. 06\nFranco-sénégalaise\nObjet : candidature", "Franco-sénégalaise", Kind.NATIONALITY),
        ("Ich bin zu 50 % schwerbehindert.", "zu 50 % schwerbehindert", Kind.MARITAL),
        ("Инвалидность III группы, условия обычные.", "Инвалидность III группы", Kind.MARITAL),
        ("– portfolio at oksana-hryn.example and repos", "oksana-hryn.example", Kind.LINK),
        ("LinkedIn：in/muberlee", "in/muberlee", Kind.LINK),
        ("Cell: 0917    FB: chefreymac\nWife", "chefreymac", Kind.MESSENGER),
        ("Mail: PSC 819, Box 99, FPO AP 96599", "PSC 819, Box 99, FPO AP 96599", Kind.ADDRESS),
        ("ADR:;;2207 Fogline Ave #4;San Francisco;CA;94199;USA\nBDAY:", "San Francisco;CA;94199;USA", Kind.ADDRESS),
        ("CCTC: 11.8 LPA  ECTC: 16 LPA (nego)\nNotice: 60 days", "16 LPA (nego)", Kind.SALARY),
        ("Salary now $96,340 (Band 3, step 2).", "$96,340 (Band 3, step 2)", Kind.SALARY),
        ("Her daughter drives too. Wants 22 an hr, nights ok.", "22 an hr", Kind.SALARY),
        ("I would want no less than £18.50 an hour.", "no less than £18.50 an hour", Kind.SALARY),
        ("工资要求 3200管吃住", "3200管吃住", Kind.SALARY),
        ("錢不拘，一月三千夠了。", "一月三千", Kind.SALARY),
        ("現職月薪7萬2，年終2個月，餘面議。", "7萬2，年終2個月", Kind.SALARY),
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
        ("I am a citizen of the world.", Kind.NATIONALITY),
        ("招四十多名工人", Kind.BIRTH),
        ("主题：应聘产品+运营+5年", Kind.NAME),
        ("Sales turned in July.", Kind.BIRTH),
        ("Four (grades 6 6 5 5 4) in 2019", Kind.ID_NUMBER),
        ("报名序号：JS0417　岗位：物理", Kind.ID_NUMBER),
        ("專利證書號I741983。", Kind.ID_NUMBER),
        ("译著ISBN 978-7-5327-5417-5", Kind.ID_NUMBER),
        ("Wrote 38 EMI reports to CSA C22.2 No. 61010-1", Kind.REFEREE),
        ("Job reference: LIB/2291/25", Kind.REFEREE),
        ("The scale in your pack runs from M1 £31,650 to M4 £40,439.", Kind.SALARY),
        ("Shop rent AED 240,000 p.a.", Kind.SALARY),
        ("市場行情65～110萬。", Kind.SALARY),
        ("家长满意度98.2%", Kind.MARITAL),
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
