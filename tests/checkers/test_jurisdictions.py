"""Every country and every kind of trap: the right office first, no foreign one, a source and its day, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from app import resources
from app.domain.checks import Basis, Posting, Severity, Signal
from app.reader_country import COUNTRIES
from app.text.characters import has_han
from checkers.applicable_law import Jurisdiction, localize
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from checkers.jurisdictions import Country, country
from checkers.posting_country import place_of
from checkers.rules.loader import shipped_packs
from checkers.rules.model import Rule
from checkers.signals.base import CheckContext
from checkers.trap_kinds import Kind, kind_of, kinds

WHEN = "2026-11-29T09:00:00Z"
CHINESE = {"CN", "HK", "TW"}
MONEY_NUMBERS = {
    **{"CN": "110", "HK": "18222", "TW": "165", "SG": "1799", "MY": "997", "IN": "1930", "PH": "1326"},
    **{"AU": "1300 292 371", "NZ": "0508 638 723", "GB": "0300 123 2040", "CA": "1-888-495-8501"},
    **{"DE": "116 116", "FR": "0 805 805 817"},
}
MONEY_PAGES = {
    **{"NG": "www.efcc.gov.ng", "IE": "www.garda.ie", "US": "www.ic3.gov", "EU": "www.europol.europa.eu"},
    **{"ES": "www.policia.es", "IT": "www.commissariatodips.it", "PL": "www.policja.pl"},
}


@cache
def known(code: str) -> Country:
    found = country(code)
    assert found is not None
    return found


def rules() -> Iterator[Rule]:
    for pack in shipped_packs():
        yield from pack.rules


def rule_of(kind: Kind) -> Rule | None:
    return next((rule for rule in rules() if kind_of(rule) is kind), None)


def told(kind: Kind, place: str, reader: str, *, agency: bool = False) -> Signal:
    rule = rule_of(kind)
    assert rule is not None
    given = Signal(rule.code, Severity.CRITICAL, (), "Some rule (2026-11-24)", Basis(), rule.explanation, rule.advice)
    where = Jurisdiction(place, reader, law=place, lines=reader or place)
    (signal,) = localize([(given, rule)], where, agency=agency)
    return signal


KINDS = [kind for kind in kinds().values() if rule_of(kind)]


def offices_of(text: str) -> set[str]:
    """The countries that are not this one whose number or page of an office a text holds."""
    found = set()
    for code in COUNTRIES:
        for office in known(code).offices:
            for mark in (office.number if len(office.number) > 3 else "", office.url.split(" ")[0]):
                if mark and re.search(rf"(?<![\w.]){re.escape(mark)}(?![\w-])", text):
                    found.add(code)
    return found


def shared(code: str) -> set[str]:
    """A country and those whose offices it shares: members of the union share its."""
    mine = {(office.number, office.url) for office in known(code).offices}
    return {other for other in COUNTRIES if {(one.number, one.url) for one in known(other).offices} & mine}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
@pytest.mark.parametrize("code", COUNTRIES)
def test_each_kind_names_law_and_offices_of_that_country_only(code: str, kind: Kind) -> None:
    signal, there = told(kind, code, code), known(code)
    assert signal.kind == kind.id and signal.kind_name == kind.name
    assert re.search(r" \(\d{4}-\d\d-\d\d\)$", signal.source)
    assert signal.advice["en"].startswith(kind.advice["en"]) and signal.advice["zh"].startswith(kind.advice["zh"])
    assert not re.search(r"[{}]|  ", signal.advice["en"] + signal.advice["zh"])
    assert offices_of(signal.advice["en"]) <= shared(code) and offices_of(signal.advice["zh"]) <= shared(code)
    wanted = [office for line in kind.lines if (office := there.office(line))]
    places = [signal.advice[language].find(one.name[language]) for language in ("en", "zh") for one in wanted]
    assert all(place > 0 for place in places)
    if code not in CHINESE:
        assert not has_han(signal.advice["en"] + signal.source + signal.basis.law)
    law = there.law(kind.traps, agency=False)
    assert bool(law) is bool(signal.basis.law)
    if law:
        assert law.law["en"] in signal.advice["en"] and law.law["zh"] in signal.advice["zh"]
        assert signal.source.startswith(law.source.split("; ")[0]) and law.binds != "agency"


@pytest.mark.parametrize("code", COUNTRIES)
def test_the_line_for_lost_money_is_told_first(code: str) -> None:
    assert known(code).offices[0].kind == "money"
    text = told(kinds()["task-top-up"], code, code).advice["en"]
    lines = text[text.index("If money is gone") :]
    assert (MONEY_NUMBERS.get(code) or MONEY_PAGES[code]) in lines.split("Report it")[0]


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_law_and_every_office_has_a_source_and_the_day_it_was_read(code: str) -> None:
    there = known(code)
    assert set(there.name) == {"en", "zh"} and has_han(there.name["zh"])
    for office in there.offices:
        assert office.source and date.fromisoformat(office.checked) >= date(2026, 11, 1), office
        assert office.sure in ("read", "excerpt", "page") and (office.sure != "page" or not office.number), office
        assert office.number or office.url, office
        assert office.name["en"] and has_han(office.name["zh"]) | (office.name["zh"] == office.name["en"]), office
    for law in there.laws:
        assert law.source and date.fromisoformat(law.checked) >= date(2026, 11, 1), law
        assert law.sure in ("read", "excerpt") and law.binds in ("employer", "agency", "anyone"), law
        assert set(law.says) == set(law.law) == {"en", "zh"} and has_han(law.says["zh"]), law
        assert law.says["en"].endswith(".") and law.says["zh"].endswith("。"), law
        assert not re.search(r"[.!?] ", law.law["en"] + law.says["en"]), (
            law
        )  # one sentence, or its parts get lost on a card


def test_a_file_is_there_for_every_country_and_for_no_other() -> None:
    files = {path.stem.upper() for path in resources.path("jurisdictions").glob("*.yaml")}
    assert files == set(COUNTRIES)
    assert country("JP") is None and country("../cn") is None and country("") is None


def test_every_trap_of_a_law_is_one_of_some_kind_and_every_line_is_some_office() -> None:
    traps = {trap for kind in kinds().values() for trap in kind.traps}
    offices = {office.kind for code in COUNTRIES for office in known(code).offices}
    assert {trap for code in COUNTRIES for law in known(code).laws for trap in law.traps} <= traps
    assert {line for kind in kinds().values() for line in kind.lines} <= offices


@pytest.mark.parametrize(
    ("place", "agency", "law", "article"),
    [
        ("CN", False, "劳动合同法", "9"),
        ("CN", True, "就业促进法", "41"),
        ("GB", False, "Fraud Act 2006", "2"),
        ("GB", True, "Employment Agencies Act 1973", "6"),
        ("IE", False, "Payment of Wages Act 1991", "5(1)"),
        ("IE", True, "Employment Agency Act 1971", "7"),
        ("NZ", False, "Wages Protection Act 1983", "12A"),
        ("IT", False, "Penal Code (Italy)", "640"),
        ("PH", True, "Labor Code of the Philippines", "34(a)"),
        ("EU", False, "", ""),
    ],
)
def test_a_statute_is_cited_only_where_it_binds_who_posts(place: str, agency: bool, law: str, article: str) -> None:
    signal = told(kinds()["registration-fee"], place, place, agency=agency)
    assert signal.basis == Basis(law, article)


def test_a_reader_elsewhere_gets_the_law_of_the_place_and_the_lines_of_home() -> None:
    signal = told(kinds()["money-mule"], "CA", "NG")
    assert signal.basis == Basis("Criminal Code", "462.31")
    assert "Economic and Financial Crimes Commission in Nigeria" in signal.advice["en"]
    assert "尼日利亚" in signal.advice["zh"] and "加拿大法律" in signal.advice["zh"]
    assert "1-888-495-8501" not in signal.advice["en"]
    labour = told(kinds()["wage-withheld"], "GB", "PH").advice["en"]
    assert "Acas helpline in the United Kingdom" in labour and "dole.gov.ph" not in labour


def test_a_card_says_whose_law_and_whose_offices_it_names() -> None:
    text = "Warehouse clerk in Toronto, Canada. You must pay a $150 registration fee before we send the offer letter."
    card = check(from_fields(text), created=WHEN, context=CheckContext(today="2026-11-29", country="NG"))
    assert (card.law, card.lines) == ("CA", "NG")
    assert any("Nigeria" in one.advice["en"] and one.basis.law == "Criminal Code" for one in card.signals)


@pytest.mark.parametrize(
    ("text", "reader", "place"),
    [
        ("Line cook in Chicago, $22 an hour.", "", "US"),
        ("Admin assistant. Send us your NRIC and Singpass login.", "", "SG"),
        ("Typing from home, Rs paid by UPI each day.", "", "IN"),
        ("Pay the ₦5,000 form fee with your BVN.", "", "NG"),
        ("Data entry, pay through GCash.", "", "PH"),
        ("Kitchen porter in Leeds or Dublin.", "", ""),
        ("Kitchen porter in Leeds or Dublin.", "IE", "IE"),
        ("Parcels. Write to us.", "GB", ""),
        ("新加坡招客服，月薪S$2800。", "SG", "SG"),
        ("新加坡招客服，月薪2800新币。", "", "CN"),
        ("到職須先繳押金300元，離職退還。", "", ""),
    ],
)
def test_the_place_of_a_posting_is_what_it_names_and_the_reader_decides_between_several(
    text: str, reader: str, place: str
) -> None:
    assert place_of(from_fields(text), reader) == place


def test_the_place_field_goes_before_the_script() -> None:
    assert place_of(Posting(text="招聘客服，入职交押金。", location="Singapore", language="zh")) == "SG"


def test_an_english_posting_of_nowhere_gets_no_chinese_law_even_for_a_reader_in_china() -> None:
    text = "You must pay a 150 dollar registration fee before we send the offer letter."
    card = check(from_fields(text), created=WHEN, context=CheckContext(today="2026-11-29", country="CN"))
    assert card.signals and not any(one.basis.law or has_han(one.source) for one in card.signals)
    assert card.law == "" and card.lines == "CN" and any("110" in one.advice["en"] for one in card.signals)


def test_a_mere_notice_speaks_of_no_fraud_and_of_no_police() -> None:
    kind = kinds()["registration-fee"]
    rule = rule_of(kind)
    assert rule is not None
    given = Signal(rule.code, Severity.NOTICE, (), rule.source, Basis(), rule.explanation, rule.advice)
    (signal,) = localize([(given, rule)], Jurisdiction("US", "", law="US", lines="US"))
    assert signal.basis == Basis() and "fraud" not in signal.advice["en"] and "ic3.gov" not in signal.advice["en"]
    assert "Wage and Hour Division" in signal.advice["en"]


def test_sources_of_mainland_china_are_told_only_with_its_law() -> None:
    kind = kinds()["registration-fee"]
    rule = rule_of(kind)
    assert rule is not None
    source = "人社部《求职八大陷阱》2023; FTC on job scams (2026-11-24)"
    given = Signal(rule.code, Severity.CRITICAL, (), source, Basis(), rule.explanation, rule.advice)
    for code in COUNTRIES:
        (signal,) = localize([(given, rule)], Jurisdiction(code, "", law=code, lines=code))
        assert ("人社部" in signal.source) is (code == "CN") and "FTC on job scams" in signal.source


def test_a_statute_for_just_those_who_post_goes_before_one_for_anyone() -> None:
    anyone, employer = (law for law in known("IE").laws if "deceit" in law.traps or "wage" in law.traps)
    if anyone.binds != "anyone":
        anyone, employer = employer, anyone
    both = replace(known("IE"), laws=(replace(anyone, traps=("x",)), replace(employer, traps=("x",))))
    assert both.law(("x",), agency=False) == replace(employer, traps=("x",))
    turned = replace(both, laws=both.laws[::-1])
    assert turned.law(("x",), agency=False) == replace(employer, traps=("x",))
    assert turned.law(("x",), agency=True) == replace(anyone, traps=("x",))


def test_a_part_of_a_statute_is_called_as_that_statute_calls_it() -> None:
    called = {law.law["en"]: law.unit["en"] for code in ("GB", "IE") for law in known(code).laws}
    assert called["UK GDPR"] == called["GDPR"] == "article" and called["Fraud Act 2006"] == "section"


@pytest.mark.parametrize(
    ("kind", "place", "article"),
    [
        ("sim-line", "CN", "31"),
        ("sim-line", "TW", ""),
        ("sim-line", "PH", ""),
        ("sim-line", "GB", ""),
        ("money-mule", "CN", "31"),
        ("money-mule", "TW", ""),
        ("money-mule", "MY", ""),
        ("money-mule", "GB", "327"),
        ("account-rental", "TW", "22"),
        ("account-rental", "MY", "424B"),
        ("reshipping", "DE", "261"),
        ("reshipping", "SG", ""),
        ("cash-courier", "SG", "55A"),
        ("cash-courier", "PH", ""),
        ("firm-in-your-name", "HK", ""),
    ],
)
def test_a_law_on_accounts_is_not_cited_for_cards_cash_or_goods(kind: str, place: str, article: str) -> None:
    assert told(kinds()[kind], place, place).basis.article == article
