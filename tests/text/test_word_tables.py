"""The word tables: every use that code may ask for has words, every word a known use, and the patterns match what they should."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest

from app import resources
from app.text import dates, legal_forms, organizations, places, positions, postal_addresses, titles
from app.text.normalization import folded
from app.text.schools import school_names, school_words_in_text
from app.text.word_tables import alternation, entries, words
from app.verify import lexicon

TABLES = {
    ("lexicon", "legal_forms.tsv"): set(get_args(legal_forms.Use)),
    ("lexicon", "organization_words.tsv"): {*get_args(organizations.Use), "school", "school-end", "school-line"},
    ("lexicon", "positions.tsv"): set(get_args(positions.Use)),
    ("lexicon", "titles.tsv"): set(get_args(titles.Use)),
    ("lexicon", "until_now.tsv"): set(get_args(dates.Now)),
    ("places", "street_words.tsv"): set(get_args(postal_addresses.Use)),
    ("places", "regions.tsv"): set(get_args(places.Region)),
}


@pytest.mark.parametrize(("folder", "name"), TABLES)
def test_every_use_has_words_and_an_explanation_and_no_other_is_in_the_table(folder: str, name: str) -> None:
    rows = entries(folder, name)
    assert {use for row in rows for use in row.uses} == TABLES[folder, name]
    assert all(row.written == row.written.strip() != "" and row.where and row.uses for row in rows)
    twice = Counter((row.written, row.where if name == "regions.tsv" else ()) for row in rows)
    assert [word for word, count in twice.items() if count > 1] == []
    head = [line for line in resources.path(folder, name).read_text("utf-8").splitlines() if line.startswith("#")]
    assert all(any(re.search(rf"(?<![\w-]){use}(?![\w-])", line) for line in head) for use in TABLES[folder, name])


def test_a_use_that_no_word_has_is_an_error() -> None:
    with pytest.raises(LookupError):
        words("lexicon", "titles.tsv", "tittle")


def test_an_alternation_prefers_the_longer_word_and_takes_signs_as_they_are() -> None:
    pattern = re.compile(alternation(["Co", "S.A", "Co. KG", "*schule"]))
    assert [found.group() for found in pattern.finditer("Co. KG, S.A, SxA, Berufsschule")] == [
        "Co. KG",
        "S.A",
        "Berufsschule",
    ]


@pytest.mark.parametrize("name", ["Acme Ltd", "Acme S.A.", "Acme GmbH", "Acme L.L.C.", "Acme Sdn Bhd", "Acme Srl"])
def test_what_is_nothing_but_a_legal_form_ends_a_name(name: str) -> None:
    assert re.search(rf"\b(?:{legal_forms.latin_pattern('sure', 'head')})\.?$", name)


@pytest.mark.parametrize("text", ["served as", "the day spa", "Order AS", "told me", "EV charging", "DAC"])
def test_words_of_other_kinds_are_no_sure_forms(text: str) -> None:
    assert not re.search(rf"(?i)\b(?:{legal_forms.latin_pattern('sure')})\.?$", text)


def test_the_verifier_reads_the_same_forms_by_itself() -> None:
    latin, wide = legal_forms.legal_forms()
    own_latin, own_wide = lexicon.legal_forms()
    assert own_latin == latin and len(latin) > 100
    assert {form.strip("()") for form in wide} == set(own_wide)


@pytest.mark.parametrize(
    "text", ["Trinity College", "Berufsschule Linz", "ETH Zürich", "UC Davis", "Lycée Voltaire", "复旦大学", "岳麓书院"]
)
def test_names_of_schools(text: str) -> None:
    assert re.search(school_names(), text)


def test_in_running_text_fewer_words_tell_of_a_school() -> None:
    assert re.search(school_words_in_text(), folded("Universität Wien"))
    assert not re.search(school_words_in_text(), folded("Ich arbeite mit Greta im Vertrieb"))


def test_the_provinces_are_those_of_the_table() -> None:
    full = {name for code, name in places.china().items() if code.endswith("0000")}
    municipalities = {name for name in full if name.endswith("市")}
    assert full - municipalities <= places.regions("opens-address")
    assert {name.rstrip("市") for name in municipalities} <= places.regions("municipality")
    short = {re.sub(r"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$", "", name) for name in full}
    assert short <= places.regions("province")


@pytest.mark.parametrize(
    ("country", "code", "fine"),
    [
        ("gb", "BA5 2UE", True), ("gb", "SW1A 1AA", True), ("gb", "BA5 2CE", False), ("ie", "D02 XY45", True), ("ie", "D6W AC12", True), ("ie", "B02 XY45", False),
        ("ca", "K1A 0B1", True), ("us", "02139-4307", True), ("us", "2139", False),
    ],
)  # fmt: skip
def test_postal_codes(country: str, code: str, fine: bool) -> None:
    assert bool(re.fullmatch(postal_addresses.POSTAL_CODES[country], code)) is fine
    assert bool(re.fullmatch(postal_addresses.POSTAL_CODES[country].lower(), code.lower())) is fine


def test_a_chinese_address_tells_province_and_city() -> None:
    from app.domain.resume import Location

    place = postal_addresses.with_city(Location("广东省深圳市南山区科苑路1号"))
    assert (place.region, place.city, place.address) == ("广东省", "深圳市", "广东省深圳市南山区科苑路1号")
    assert postal_addresses.with_city(Location("北京海淀区中关村大街1号")).city == "北京"
