"""Detectors: the registry is complete, each finds its forms and leaves the rest alone, hostile text included."""

from __future__ import annotations

import importlib
import itertools
import pkgutil

import pytest

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.redact import detectors
from app.redact.detectors import DETECTORS
from app.redact.detectors.base import Detector
from app.redact.personal_data_scan import scan
from app.redact.prepared_text import Document

HELPERS = {"base", "people"}


def test_no_detector_file_is_missing_from_the_registry() -> None:
    names = {module.name for module in pkgutil.iter_modules(detectors.__path__)} - HELPERS
    modules = [importlib.import_module(f"app.redact.detectors.{name}") for name in sorted(names)]
    assert {id(module.DETECTOR) for module in modules} == {id(detector) for detector in DETECTORS}
    assert {detector.name for detector in DETECTORS} == names


def test_every_detector_explains_itself() -> None:
    assert all(isinstance(detector, Detector) and len(detector.explanation) > 10 for detector in DETECTORS)


FOUND = [
    ("email", "write jane.roe@example.org now", "jane.roe@example.org"),
    ("email", "jane.roe [at] example [dot] org", "jane.roe [at] example [dot] org"),
    ("email", "jane AT example DOT org", "jane AT example DOT org"),
    ("email", "lzx艾特example.cn", "lzx艾特example.cn"),
    ("email", "ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ"),
    ("phone", "电话 １３８ ００００ １２３４", "１３８ ００００ １２３４"),
    ("phone", "(020) 8555 0142", "(020) 8555 0142"),
    ("phone", "+44 20 7946 0958", "+44 20 7946 0958"),
    ("phone", "call 601-555-142", "601-555-142"),
    ("phone", "手机：一三八零零零零一二三四", "一三八零零零零一二三四"),
    ("phone", "0755-26000000转8021", "0755-26000000转8021"),
    ("link", "fr.linkedin.com/in/jdoe", "fr.linkedin.com/in/jdoe"),
    ("link", "我的博客 https://a.example/x?y=1。", "https://a.example/x?y=1"),
    ("link", "Portfolio: jane-doe.design", "jane-doe.design"),
    ("messenger", "微信：abc_1990", "abc_1990"),
    ("messenger", "v：lzx_0505", "lzx_0505"),
    ("messenger", "Telegram @jdoe_77", "@jdoe_77"),
    ("messenger", "Skype: live:jane.doe", "live:jane.doe"),
    ("messenger", "QQ 2714088136", "2714088136"),
    ("identity", "身份证号：310115199206150033", "310115199206150033"),
    ("identity", "310115199206150033", "310115199206150033"),
    ("identity", "Passport No.: 533401287", "533401287"),
    ("identity", "NRIC: S9312345G", "S9312345G"),
    ("identity", "SSN 536-22-8726", "536-22-8726"),
    ("bank_card", "卡号 4111 1111 1111 1111", "4111 1111 1111 1111"),
    ("bank_card", "IBAN DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
    ("birth", "Date of birth: 15 June 1992", "15 June 1992"),
    ("birth", "1992年6月15日出生", "1992年6月15日"),
    ("birth", "née le 3 mars 1990", "3 mars 1990"),
    ("age", "I am 33 years old", "33 years old"),
    ("age", "33岁", "33岁"),
    ("age", "Jane Doe (28)", "28"),
    ("age", "Edad: 34 años", "34 años"),
    ("address", "1420 Maple Ave, Apt 5B, Evanston, IL 60201", "1420 Maple Ave, Apt 5B, Evanston, IL 60201"),
    ("address", "C/ Gran Vía 22, 3º B, 28013 Madrid", "C/ Gran Vía 22, 3º B, 28013 Madrid"),
    ("address", "Lindenallee 8a, 04277 Leipzig", "Lindenallee 8a, 04277 Leipzig"),
    ("address", "8 rue des Lilas, 69003 Lyon, France", "8 rue des Lilas, 69003 Lyon, France"),
    ("address", "现住广州市越秀区中山五路120号大院7号楼1204房。", "广州市越秀区中山五路120号大院7号楼1204房"),
    ("gender", "性　别：女", "女"),
    ("gender", "Geschlecht: weiblich", "weiblich"),
    ("nationality", "Nationality: Lebanese, married", "Lebanese"),
    ("marital", "婚姻状况：已婚", "已婚"),
    ("marital", "Dana Roe (girlfriend: Mary Poe)", "girlfriend: Mary Poe"),
    ("marital", "电话 13800001234（媳妇 李红梅）", "媳妇 李红梅"),
    ("marital", "\n婆婆 王秀兰 退休\n", "婆婆 王秀兰 退休"),
    ("political", "中共党员", "中共党员"),
    ("native_place", "籍贯：湖南长沙", "湖南长沙"),
    ("salary", "期望薪资：25k-30k", "25k-30k"),
    ("referee", "证明人：高立青（原部门经理）", "高立青"),
    ("referee", "REFERENCES\nAnna Nowak-Lis, former manager", "Anna Nowak-Lis"),
    ("name", "My name is Priya Raghunathan and", "Priya Raghunathan"),
    ("name", "姓　　名：欧 阳 文 龙　性别", "欧 阳 文 龙"),
    ("employer", "2019.07 – 至今　长风食品集团股份有限公司", "长风食品集团股份有限公司"),
    ("employer", "Analyst, Riffle & Fjord AB — 2015", "Riffle & Fjord AB"),
]  # fmt: skip

QUIET = [
    "Brother HL-2140 printers and a Sister Act",
    "Handled 13,800,000 rows per day and cut batch time from 42 to 9 minutes.",
    "ticket IDs INC-5550142 to INC-5550199 closed within 4.5 hours",
    "Ran migration v3.12.555 to v4.0.142; ISBN 978-3-16-148410-0 cited.",
    "The 2019-2023 audit (budget 1,250,000 USD, case 88-4471-203) is public.",
    "负责订单系统，日处理 13800000 单，订单号形如 202406150033014455，P99 延迟 142 ms；",
    "编号 GB/T 35273-2020 合规项目负责人。",
    "12 years of experience with Node.js, Vue.js and ASP.NET on Slack and Telegram bots",
    "微信小程序、QQ音乐、飞书开放平台",
    "Line manager for signal processing; 24 people, 95 % on time",
    "Jan 2019 – Present, 06/2015 – 12/2018, 2016.07 – 2019.06",
    "女装、男鞋类目运营，负责中文方向",
    "We meet at example conferences; work at scale. Look at this dot com history.",
    "pp. 1367-1401, doi 10.1000/182, RFC 2616, ISO 9001:2015",
]


@pytest.mark.parametrize(("name", "text", "value"), FOUND)
def test_finds(name: str, text: str, value: str) -> None:
    detector = next(one for one in DETECTORS if one.name == name)
    document = Document(text)
    covered = {i for start, end in detector.find(document) for i in range(*document.original(start, end))}
    at = text.index(value)
    assert all(i in covered for i in range(at, at + len(value)) if text[i].isalnum())


@pytest.mark.parametrize("text", QUIET)
def test_leaves_alone(text: str) -> None:
    assert scan(text) == ()


def test_a_gender_in_brackets_is_no_daughter() -> None:
    assert [span.text for span in scan("（女 汉族）")] == ["女", "汉族"]


def test_scan_is_sorted_disjoint_and_quotes_the_text() -> None:
    text = "Jane Roe\njane@example.org | +44 20 7946 0958 | 微信：abc_1990\n身份证号：310115199206150033"
    spans = scan(text)
    assert [span.kind for span in spans] == [Kind.NAME, Kind.EMAIL, Kind.PHONE, Kind.MESSENGER, Kind.ID_NUMBER]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


def test_known_values_name_the_kind_and_their_field() -> None:
    spans = scan("ping 13800001234", [ProtectedValue("basics.phone", Kind.PHONE, "13800001234")])
    assert [(span.detector, span.explanation) for span in spans] == [("known", "basics.phone: number")]


def test_beside_a_known_name() -> None:
    known = [ProtectedValue("basics.name", Kind.NAME, "Keiko Tanabe")]
    assert [span.text for span in scan("Keiko Tanabe (田辺 恵子) joined", known)] == ["Keiko Tanabe", "田辺 恵子"]
    assert [span.text for span in scan("Keiko Tanabe here (34). ", known)] == ["Keiko Tanabe", "34"]
    assert [span.text for span in scan("signed K. T.", known)] == ["K. T."]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20_000,
        "1 " * 10_000,
        "a." * 10_000,
        "a@" * 10_000,
        "(" * 20_000,
        "微信" * 10_000,
        "路1号" * 6_000,
        "Aa Bb " * 4_000,
        "reference: " * 2_000,
        "\u200b" * 20_000,
        "one two " * 3_000,
        "市区县" * 5_000,
        "12-" * 7_000,
        "x" * 20_000 + "@",
        "at dot " * 3_000,
    ],
)
def test_hostile_text_is_read_to_the_end(text: str) -> None:
    known = [ProtectedValue("n", Kind.NAME, "Aa Bb"), ProtectedValue("p", Kind.PHONE, "13800001234")]
    assert all(span.end <= len(text) for span in scan(text, known))
