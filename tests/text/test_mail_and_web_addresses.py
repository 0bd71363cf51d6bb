"""E-mail and web addresses in running text: what is one, and where it ends."""

from __future__ import annotations

import re

import pytest

from app.text.mail_and_web_addresses import (
    EMAIL,
    EMAIL_LIKE,
    NETWORKS,
    WEB_LIKE,
    emails,
    host_of,
    network_of,
    without_scheme,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mail jane.doe+cv@mail.example.co.uk.", ["jane.doe+cv@mail.example.co.uk"]),
        ("o'neill@example.com, 'jane@example.com'", ["o'neill@example.com", "jane@example.com"]),
        ("邮箱abc@example.com微信", ["abc@example.com"]),
        ("Email:-jane@example.com Mail……jane@example.org ...joe@example.net", ["jane@example.com", "jane@example.org", "joe@example.net"]),
        ("<_jane@example.com>;joe@example.com", ["_jane@example.com", "joe@example.com"]),
        ("a@b c@d.e jane@example @example.com jane@.com jane@example.c0m1 npm i pkg@1.2.3", []),
        ("jane@example.com_old jane@example.com-x", []),
    ],
)  # fmt: skip
def test_emails(text: str, found: list[str]) -> None:
    assert [match.group() for match in emails(text)] == found


def test_no_address_is_longer_than_a_mail_server_takes() -> None:
    assert EMAIL.search("x" * 65 + "@example.com") is None
    assert EMAIL.search("x" * 64 + "@example.com") is not None
    assert EMAIL.search("x@" + "y" * 64 + ".com") is None
    assert EMAIL.search("x@" + "y" * 63 + ".com") is not None


def test_hostile_runs_take_no_time() -> None:
    for run in ("a" * 50_000, "a@" * 25_000, "a." * 25_000, "a@" + "b." * 25_000, "a@" + "-" * 50_000):
        assert list(emails(run + "@")) == [] or run.startswith("a@b")


@pytest.mark.parametrize("text", ["张三@公司.中国", "me@mail.foo-bar.com", "me@example.com"])
def test_what_looks_like_an_address_is_taken_whole(text: str) -> None:
    found = re.search(EMAIL_LIKE, f"写信 {text}. 谢谢")
    assert found is not None
    assert found.group() == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（https://example.com/a?b=c#d）", "https://example.com/a?b=c#d"),
        ("见www.example.com/主页，谢谢", "www.example.com/主页"),
        ('href="https://example.com/x">', "https://example.com/x"),
        ("[https://example.com]|next", "https://example.com"),
    ],
)
def test_a_web_address_ends_where_the_sentence_goes_on(text: str, found: str) -> None:
    match = re.search(WEB_LIKE, text)
    assert match is not None
    assert match.group() == found


def test_hosts_and_networks() -> None:
    assert without_scheme("HTTPS://WWW.Example.com/A") == "Example.com/A"
    assert without_scheme("ftp://example.com") == "example.com"
    assert host_of("https://www.Example.com/A?b") == host_of("example.com#x") == "example.com"
    assert [network_of(host) for host in ("cn.linkedin.com", "linkedin.cn", "jane.github.io", "t.me", "x.com")] == [
        "LinkedIn", "LinkedIn", "GitHub", "Telegram", "X",
    ]  # fmt: skip
    assert [network_of(host) for host in ("example.com", "max.com", "mylinkedin.com", "")] == [""] * 4
    assert [network_of(host) for host in ("x.example.com", "line.example.com", "about.example.com")] == [""] * 3
    assert all(network_of(domain) == name for domain, name in NETWORKS.items())
