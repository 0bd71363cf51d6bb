"""Chinese names are found by their pinyin and its initials, in every reading of a character."""

from __future__ import annotations

import pytest

from app.domain.copies import RecipientKind
from app.errors import Cancelled
from app.services.platforms import PlatformService
from app.text import pinyin
from app.vault.vault import Vault
from app.workers.cancellation import CancelToken

NAME = "恒海运通物流有限公司"


@pytest.mark.parametrize(
    ("name", "typed", "span"),
    [
        (NAME, "hhy", (0, 3)),
        (NAME, "henghaiyun", (0, 3)),
        (NAME, "heng hai yun", (0, 3)),
        (NAME, "henghy", (0, 3)),
        (NAME, "henghaiyunt", (0, 4)),
        (NAME, "wl", (4, 6)),
        (NAME, "wlyxgs", (4, 10)),
        (NAME, "hly", None),
        (NAME, "henghaiyunx", None),
        ("重庆长安", "cqca", (0, 4)),
        ("重庆长安", "zqca", (0, 4)),
        ("重庆长安", "zhongqingzhangan", (0, 4)),
        ("银行", "yh", (0, 2)),
        ("银行", "yx", (0, 2)),
        ("银行", "yinhang", (0, 2)),
        ("绿城", "lvcheng", (0, 2)),
        ("绿城", "lucheng", (0, 2)),
        ("女装", "nuzhuang", (0, 2)),
        ("西安", "xi'an", (0, 2)),
        ("张三", "zhs", (0, 2)),
        ("T3出行", "t3cx", None),  # a digit is searched as written
        ("Tech恒海", "techhh", (0, 6)),
        ("恒 海", "hh", None),
        ("Hahaha Ltd", "hah", None),
        ("", "hh", None),
    ],
)
def test_a_name_is_spelled_by_syllables_and_initials(name: str, typed: str, span: tuple[int, int] | None) -> None:
    assert (pinyin.find_spelled(name, typed) if pinyin.is_spelling(typed) else None) == span


@pytest.mark.parametrize("typed", ["h", "13800", "恒海", "a@b", "", "h" * 41])
def test_what_is_no_spelling_is_not_tried(typed: str) -> None:
    assert not pinyin.is_spelling(typed)


def test_search_finds_every_kind_by_initials(vault: Vault) -> None:
    recipient = vault.recipients.add(NAME, RecipientKind.EMPLOYER)
    other = vault.recipients.add("Hhy Ltd", RecipientKind.EMPLOYER)
    vault.recipients.add("Northwind", RecipientKind.EMPLOYER)
    check = vault.checks.add({}, title="Packer", organisation="上海恒海运通")
    found = vault.search("HHY")
    assert [(hit.kind, hit.id) for hit in found] == [
        ("recipient", other.id),
        ("recipient", recipient.id),
        ("check", check),
    ]
    assert found[2].excerpt == "上海恒海运通" and found[2].marks == ((2, 5),)
    assert [hit.id for hit in vault.search("恒海")] == [recipient.id, check], "as written, once"
    assert vault.search("hhx") == []


def test_platforms_are_found_by_initials(vault: Vault) -> None:
    platforms = PlatformService(vault)
    assert "zhaopin" in [hit.id for hit in platforms.search("zlzp")]
    assert "zhaopin" in [hit.id for hit in platforms.search("zhilian")]


def test_a_search_that_was_given_up_stops(vault: Vault) -> None:
    vault.recipients.add(NAME, RecipientKind.EMPLOYER)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        vault.search("hhy", token)
