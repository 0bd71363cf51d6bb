"""Domains, look-alikes, credit codes and pay: pure functions against known cases."""

from __future__ import annotations

import subprocess
import sys

import pytest
from publicsuffixlist import PublicSuffixList

from app.text import public_suffixes
from app.text.domains import owner_domain, registrable, registrable_label, share_public_service
from app.text.hostnames import to_unicode
from checkers.signals import licence_uscc
from checkers.signals.domain_lookalike import lookalike_kind, one_edit


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
    assert lookalike_kind(host, known) == how


def test_bodies_of_one_public_service_share_a_site() -> None:
    assert share_public_service("anhst.nhs.uk", "jobs.nhs.uk") and share_public_service("leeds.gov.uk", "www.gov.uk")
    assert not share_public_service("notnhs.uk", "jobs.nhs.uk") and not share_public_service(
        "nhs.uk.top", "jobs.nhs.uk"
    )


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


@pytest.mark.parametrize(
    ("host", "domain", "name"),
    [
        ("127.0.0.1", "", "127.0.0.1"),
        ("192.168.1.300", "", "300"),
        ("::1", "", ""),
        ("localhost", "", "localhost"),
        ("a.notasuffix", "", "notasuffix"),
        ("www.ck", "www.ck", "www"),
        ("a.www.ck", "www.ck", "www"),
        ("a.b.ck", "a.b.ck", "a"),
        ("ck", "", "ck"),
        ("kobe.jp", "kobe.jp", "kobe"),
        ("b.kobe.jp", "", ""),
        ("a.b.kobe.jp", "a.b.kobe.jp", "a"),
        ("a.city.kobe.jp", "city.kobe.jp", "city"),
        ("b.a.公司.cn", "a.公司.cn", "a"),
        ("b.a.xn--55qx5d.cn", "a.xn--55qx5d.cn", "a"),
        ("me.github.io", "github.io", "github"),
    ],
)
def test_wildcards_exceptions_addresses_and_other_scripts_are_read_as_tldextract_does(
    host: str, domain: str, name: str
) -> None:
    assert (registrable(host), registrable_label(host)) == (domain, name)


@pytest.mark.parametrize("private", [False, True])
def test_every_rule_is_read_as_the_parser_of_the_list_reads_it(private: bool) -> None:
    parser = PublicSuffixList(accept_unknown=False, only_icann=not private)
    rules = public_suffixes._rules(private)
    assert len(rules) > (9000 if private else 6000)
    only_parents = {rule[2:] for rule in rules if rule.startswith("*.")} - rules  # these are told apart above
    domain = owner_domain if private else registrable
    for rule in rules:
        name = rule.lstrip("!*.")
        for host in (name, f"a.{name}", f"c.b.a.{name}", f"a.{name.encode('idna').decode()}"):
            if host not in only_parents:
                assert domain(host) == (parser.privatesuffix(host) or ""), host
                assert public_suffixes.split(host, private=private)[1] == (parser.publicsuffix(host) or ""), host


def test_an_offline_check_loads_no_http_client() -> None:
    program = "import sys, ui.checking, checkers.signals.registry, checkers.online.registry; print(sorted({'requests', 'urllib3'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
