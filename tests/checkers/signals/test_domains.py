"""Domains, look-alikes, credit codes and pay: pure functions against known cases."""

from __future__ import annotations

import subprocess
import sys

import pytest
import tldextract

from checkers.net import public_suffixes
from checkers.net.domains import registrable, registrable_label
from checkers.net.hostnames import to_unicode
from checkers.signals import licence_uscc
from checkers.signals.domain_lookalike import one_edit, resembles


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
        ("linkedin.com.apply-now.top", "linkedin.com", "inside"),
        ("linkedin-com.jobs.top", "linkedin.com", "inside"),
        ("amazon.jobs.apply-today.xyz", "amazon.jobs", "inside"),
        ("www.indeed.co.uk", "indeed.com", ""),
        ("monster.de", "monster.com", ""),
        ("indeed.cm", "indeed.com", "suffix"),
        ("indeed.co", "indeed.com", "suffix"),
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


def test_every_public_suffix_is_read_as_tldextract_reads_it() -> None:
    extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False)
    rules = sorted(public_suffixes._rules())
    assert len(rules) > 6000
    hosts = ["127.0.0.1", "192.168.1.300", "localhost", "a.notasuffix", "www.ck", "a.www.ck", "a.b.ck", "ck", "::1"]
    for rule in rules[::11]:
        name = rule.lstrip("!*.")
        hosts += [name, f"a.{name}", f"b.a.{name}", f"a.{name.encode('idna').decode()}"]
    for host in hosts:
        expected = extract(host)
        assert (registrable(host), registrable_label(host)) == (
            expected.top_domain_under_public_suffix,
            expected.domain,
        ), host


def test_an_offline_check_loads_no_http_client() -> None:
    program = "import sys, ui.engine, checkers.signals.registry, checkers.online.registry; print(sorted({'requests', 'urllib3', 'tldextract'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
