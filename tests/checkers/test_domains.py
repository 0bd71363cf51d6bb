"""Domains, look-alikes, credit codes and pay: pure functions against known cases."""

from __future__ import annotations

import pytest

from checkers import licence_uscc
from checkers.domain_lookalike import one_edit, resembles
from checkers.domains import registrable, to_unicode


@pytest.mark.parametrize(
    ("host", "known", "how"),
    [
        ("www.1inkedin.com", "linkedin.com", "skeleton"),
        ("zhipim.com", "zhipin.com", "typo"),
        ("amazon-careers.com", "amazon.com", "word"),
        ("linkedin.work", "linkedin.com", "suffix"),
        ("link\u0435din.com".encode("idna").decode(), "linkedin.com", "skeleton"),
        ("jobs.linkedin.com", "linkedin.com", ""),
        ("leading.com", "linkedin.com", ""),
        ("bosch.com", "bosh.com", ""),
    ],
)
def test_resemblance(host: str, known: str, how: str) -> None:
    assert resembles(host, known) == how


def test_one_edit_is_symmetric_and_not_equality() -> None:
    assert one_edit("abcd", "abdc") and one_edit("abc", "abcd") and one_edit("abcd", "abc") and one_edit("abc", "abd")
    assert not one_edit("abc", "abc") and not one_edit("abc", "acbd") and not one_edit("abcd", "dcba")


def test_registrable_domain_is_found_offline() -> None:
    assert registrable("a.b.example.co.uk") == "example.co.uk"
    assert registrable("x.gov.cn") == "x.gov.cn"
    assert registrable("127.0.0.1") == registrable("co.uk") == ""
    assert to_unicode("xn--damaged-.com")


REAL = ["91110000600037341L", "91350100M000100Y43", "91440300708461136T", "914403001922038216", "N2370700MF00000055"]


@pytest.mark.parametrize("code", REAL)
def test_real_credit_codes_pass_and_every_single_change_fails(code: str) -> None:
    assert licence_uscc.read(code).valid
    for place, old in enumerate(code):
        for new in licence_uscc.ALPHABET:
            if new != old:
                assert not licence_uscc.read(code[:place] + new + code[place + 1 :]).valid


def test_swapped_neighbours_fail_and_spacing_is_forgiven() -> None:
    code = REAL[0]
    for place in range(17):
        if code[place] != code[place + 1]:
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert not licence_uscc.read(swapped).valid
    assert licence_uscc.read("9111 0000 6000 3734-1l").valid
