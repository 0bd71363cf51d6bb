"""Numbers of releases, files, storeys and sums are nobody's; what people are called in chats, and firms by their form, are found."""

from __future__ import annotations

import pytest

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.redact.personal_data_scan import scan

NOBODY = [
    "Rewrote the ingest (Scala 2.13.8), 2019-2021",
    "Survey quality since 2018: IHO Order 2b.",
    "灣仔 21/F，帶身份證",
    "The offer comes next week, so Nov 14 suits me",
    "I moved, so the Harbour office is 20 minutes away",
    "Candidate: R21 500 to R24 000",
    "导游／司机都行，安阳或北海",
    "installed: 35 PLC cabinets in 2020",
    "继续教育 2020—2022 年累计 90 学时",
    "编号 7，原水日耗量 1,300 吨",
]
FOUND = [
    (Kind.EMPLOYER, "Nurse, Dialysis — Ballyhoura Care DAC, 2019-2021", "Ballyhoura Care DAC"),
    (Kind.EMPLOYER, "Karoo Voice Centres (Pty) Ltd | agent 2015-2020", "Karoo Voice Centres (Pty) Ltd"),
    (Kind.NAME, "HR Cheung: Hi Phoebe, got your CV", "Phoebe"),
    (Kind.NAME, "猎头小柯：慕容老师在吗", "慕容老师"),
    (Kind.NAME, "Fine, everyone says Lindi.", "Lindi"),
    (Kind.NAME, "我在前台，叫我 Wendy 就行", "Wendy"),
    (Kind.REFEREE, "REFERENCES – T. Oake\n\n1. Dr Una Marchbanks\n   Reader in Botany", "Dr Una Marchbanks"),
    (Kind.ADDRESS, "我租在麓山南路31号桃花小区2栋305，很近", "麓山南路31号桃花小区2栋305"),
    (Kind.ADDRESS, "C/ dels Serrans 8, pta. 3, 46003 Valencia", "C/ dels Serrans 8, pta. 3, 46003 Valencia"),
]
KNOWN = [
    (Kind.NAME, "冼樂怡", "到時見，Sin 小姐", "Sin 小姐"),
    (Kind.NAME, "覃小满", "小满求职：前台", "小满"),
    (Kind.NAME, "Ottoline Prewett", "OTTY'S ONE-PAGER", "OTTY"),
    (Kind.EMPLOYER, "西安雁翎航空材料有限公司", "2013.06—今　雁翎航材　工艺员", "雁翎航材"),
    (Kind.EMPLOYER, "长沙橘洲星火文化传媒有限公司", "谭某（橘洲传媒内容总监）", "橘洲传媒"),
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_number_or_a_clause_is_nobody(text: str) -> None:
    assert not scan(text)


@pytest.mark.parametrize(("kind", "text", "value"), FOUND)
def test_a_pattern_finds(kind: Kind, text: str, value: str) -> None:
    assert (kind, value) in [(span.kind, span.text) for span in scan(text)]


@pytest.mark.parametrize(("kind", "whole", "text", "value"), KNOWN)
def test_a_form_of_a_known_value_is_found(kind: Kind, whole: str, text: str, value: str) -> None:
    known = (ProtectedValue("one", kind, whole),)
    assert (kind, value) in [(span.kind, span.text) for span in scan(text, known)]


def test_who_asks_is_no_known_reference() -> None:
    known = (ProtectedValue("ref", Kind.REFEREE, "刘振山"),)
    assert not scan("喂，是招聘的小刘吧", known)
    assert [span.text for span in scan("背调请问小刘，谢谢", known)] == ["小刘"]


def test_initials_that_open_a_file_number_are_no_known_firm() -> None:
    known = (ProtectedValue("emp", Kind.EMPLOYER, "Sankofa Grid Solutions Ltd"),)
    assert not scan("tender no. SGS/T/0061/2022", known)
    assert [span.text for span in scan("I left SGS in spring", known)] == ["SGS"]


def test_a_clause_behind_a_known_name_is_no_other_spelling() -> None:
    known = (ProtectedValue("full", Kind.NAME, "覃小满"),)
    assert "别搞混" not in [span.text for span in scan("署名 X.M. Qin，别搞混\n", known)]
