"""The guide is found by what people type when something happened, not only by its own words."""

from __future__ import annotations

import pytest

from app import messages, resources
from app.services.guide import PAGES, guide_page, search_guide
from app.yaml_file import read_yaml

TYPED = {
    "leaks#first-hour": ("被骗了", "我被骗了怎么办", "报警", "scammed", "police", "I was scammed, what now", "96110"),
    "check#card": ("押金", "deposit", "培训贷", "真的假的"),
    "leaks#log": ("log a call", "登记来电", "骚扰电话"),
    "check#away": ("外出会面", "meeting plan"),
    "check#own-notes": ("黑名单", "blacklist"),
    "check#by-hand": ("参保人数", "insured staff"),
    "start#unlock": ("forgot password", "忘记密码"),
}


@pytest.mark.parametrize("language", messages.languages())
@pytest.mark.parametrize(("place", "query"), [(place, query) for place, all_ in TYPED.items() for query in all_])
def test_what_people_type_finds_the_section(place: str, query: str, language: str) -> None:
    first = search_guide(query, language)[0]
    assert f"{first.page}#{first.anchor}" == place


def test_a_word_of_another_section_stays_where_it_was() -> None:
    assert search_guide("recovery sheet", "en")[0].anchor == "sheet"
    assert search_guide("zzqqxx", "en") == []


def test_every_list_of_words_is_of_a_section_and_in_both_languages() -> None:
    known = {f"{key}#{one.anchor}" for key in PAGES for one in guide_page(key, "en").sections}
    words = read_yaml(resources.path("guide", "search_words.yaml"))
    assert isinstance(words, dict) and set(words) <= known
    assert all(set(rows) == set(messages.languages()) and all(rows.values()) for rows in words.values())
