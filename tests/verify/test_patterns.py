"""The verifier's own patterns: the six kinds in every usual writing, and no year, score, version or product number among them."""

from __future__ import annotations

import pytest

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.verify.folding import nfkc
from app.verify.judge import verify
from app.verify.model import Context
from app.verify.patterns import find_personal_data
from app.verify.registry import CHANNELS
from tests.redact.test_abroad import QUIET as ABROAD
from tests.redact.test_detectors import QUIET as LOOK_ALIKES
from tests.redact.test_numbers_and_calls import NOBODY

FOUND = [
    (Kind.EMAIL, "write jane.roe@example.org now", "jane.roe@example.org"),
    (Kind.EMAIL, "jane.roe [at] example [dot] org", "jane.roe [at] example [dot] org"),
    (Kind.EMAIL, "ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ", "jane@example.org"),
    (Kind.EMAIL, "lzx艾特example.cn", "lzx艾特example.cn"),
    (Kind.PHONE, "+44 20 7946 0958", "+44 20 7946 0958"),
    (Kind.PHONE, "call 601-555-142", "601-555-142"),
    (Kind.PHONE, "(020) 8555 0142", "(020) 8555 0142"),
    (Kind.PHONE, "手机：一三八零零零零一二三四", "一三八零零零零一二三四"),
    (Kind.PHONE, "0755-26000000转8021", "0755-26000000"),
    (Kind.ID_NUMBER, "310115199206150033", "310115199206150033"),
    (Kind.ID_NUMBER, "Passport No.: 533401287", "533401287"),
    (Kind.ID_NUMBER, "SSN 536-22-8726", "536-22-8726"),
    (Kind.ID_NUMBER, "卡号 4111 1111 1111 1111", "4111 1111 1111 1111"),
    (Kind.LINK, "see https://a.example/x?y=1.", "https://a.example/x?y=1"),
    (Kind.LINK, "Portfolio: jane-doe.design", "jane-doe.design"),
    (Kind.BIRTH, "Date of birth: 15 June 1992", "15 June 1992"),
    (Kind.BIRTH, "1992年6月15日出生", "1992年6月15日"),
    (Kind.BIRTH, "I am 33 years old", "33 years old"),
    (Kind.MESSENGER, "微信：abc_1990", "abc_1990"),
    (Kind.MESSENGER, "Telegram @jdoe_77", "@jdoe_77"),
    (Kind.MESSENGER, "QQ 2714088136", "2714088136"),
]
SILENT = [
    "Counterbalance and reach truck (D1) 05/2024",
    "Mobile crane (A4) 11/2023, text 2 of 3",
    "born in the cloud since 2019; 3 years old project; aged 30–39",
    "Prepared for X · 2026-11-28, ISBN 978-3-16-148410-0, 10,000 users, v1.22.333",
    "curl https://api.example.com/v1/items, Node.js/Express, CI/CD",
    "热线 400-820-8820，邮编 200120，第一百二十三章，二〇一九至二〇二〇年",
    "scores 88-91-95-70, 2019 - 2021 / 2022 - 2023, 1300000 rows, 5 x 100 m",
]
SIX = frozenset([Kind.EMAIL, Kind.PHONE, Kind.ID_NUMBER, Kind.LINK, Kind.BIRTH, Kind.MESSENGER])


@pytest.mark.parametrize(("kind", "text", "written"), FOUND)
def test_a_pattern_is_found(kind: Kind, text: str, written: str) -> None:
    assert (kind, written) in {(item.kind, item.text) for item in find_personal_data(nfkc(text))}


@pytest.mark.parametrize("text", [*SILENT, *LOOK_ALIKES, *NOBODY, *(text for text in ABROAD if "www." not in text)])
def test_look_alikes_are_none(text: str) -> None:
    assert [item for item in find_personal_data(nfkc(text)) if item.kind in SIX] == []


def _codes(text: str, *allowed: ProtectedValue, patterns: frozenset[Kind]) -> set[str]:
    context = Context(True, None, (), allowed, patterns=patterns)
    return {finding.code for finding in verify("a.txt", text.encode(), context, CHANNELS).findings}


def test_only_kinds_that_the_policy_withholds_are_looked_for() -> None:
    text = "Pat, born 15 June 1992, see https://a.example/pat\n"
    assert _codes(text, patterns=frozenset()) == set()
    assert _codes(text, patterns=frozenset([Kind.BIRTH])) == {"pattern"}
    assert _codes(text, patterns=frozenset([Kind.LINK])) == {"pattern"}


def test_what_is_allowed_is_no_finding_however_it_is_written() -> None:
    text = "Pat, born 15 June 1992, +44 (20) 7946-0958\n"
    kept = (ProtectedValue("b", Kind.BIRTH, "1992-06-15"), ProtectedValue("p", Kind.PHONE, "+44 20 7946 0958"))
    assert _codes(text, *kept, patterns=frozenset(Kind)) == set()
    assert _codes(text, kept[0], patterns=frozenset(Kind)) == {"pattern"}
