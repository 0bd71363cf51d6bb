"""Guided look-ups: official pages that must not be automated, as data with the query to copy. Opens nothing itself.

The list is `resources/lists/guided.yaml` (editable, each link with the day it was checked).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import yaml

from app import resources
from app.domain.checks import CardLine, Outcome, Posting
from checkers.base import line


@dataclass(frozen=True, slots=True)
class Lookup:
    """One official page: what it can show, where it is, which query it takes (`name`, `code`, `domain`), for which
    countries
    (ISO codes, `*` = all), titles per language, and when the link was checked."""

    code: str
    url: str
    query: str
    countries: tuple[str, ...]
    title: dict[str, str]
    proves: dict[str, str]
    checked: str


@functools.cache
def lookups() -> tuple[Lookup, ...]:
    """All look-ups of the shipped list."""
    loaded = yaml.safe_load(resources.path("lists", "guided.yaml").read_text("utf-8"))
    return tuple(
        Lookup(
            code=str(row["code"]),
            url=str(row["url"]),
            query=str(row["query"]),
            countries=tuple(str(country) for country in row["countries"]),
            title={str(key): str(value) for key, value in row["title"].items()},
            proves={str(key): str(value) for key, value in row["proves"].items()},
            checked=str(row["checked"]),
        )
        for row in loaded["lookups"]
    )


def query_for(lookup: Lookup, posting: Posting) -> str:
    """What to type into the page for this posting, or ""."""
    if lookup.query == "code" and posting.identifiers:
        return posting.identifiers[0]
    if lookup.query == "domain":
        hosts = [
            contact.partition(":")[2].rpartition("@")[2] for contact in posting.contacts if contact.startswith("email:")
        ]
        return hosts[0] if hosts else ""
    return posting.organisation or posting.brand


def countries_of(posting: Posting) -> frozenset[str]:
    """The countries a posting seems to concern, from the script of its text and words for places; `*` always."""
    text = f"{posting.location}\n{posting.organisation}\n{posting.text[:3000]}"
    found = {code for code, words in _PLACES.items() if any(word in text for word in words)}
    if not found and posting.language == "zh":
        found.add("CN")
    return frozenset(found | {"*"})


_PLACES = {
    "HK": ("香港", "Hong Kong", "九龍", "新界"),
    "TW": ("台灣", "台湾", "臺灣", "Taiwan", "台北", "臺北", "新北市", "高雄"),
    "SG": ("Singapore", "新加坡"),
    "GB": ("United Kingdom", " UK", "England", "Scotland", "London", "Manchester", "Wales"),
    "AU": ("Australia", "Sydney", "Melbourne", "Brisbane"),
    "US": ("United States", " USA", "New York", "California", "Texas"),
    "JP": ("Japan", "日本", "東京"),
}


def lines(posting: Posting) -> tuple[CardLine, ...]:
    """The look-ups worth doing for this posting, as lines that need the person; at most four, most telling first."""
    concerned = countries_of(posting)
    if "CN" not in concerned and posting.language == "zh" and not concerned & {"HK", "TW", "SG", "JP"}:
        concerned |= {"CN"}
    wanted = [lookup for lookup in lookups() if concerned & set(lookup.countries)]
    out: list[CardLine] = []
    for lookup in wanted:
        query = query_for(lookup, posting)
        if not query and lookup.query != "none":
            continue
        out.append(
            line(
                f"guided-{lookup.code}",
                Outcome.NEEDS_MANUAL,
                query,
                source=lookup.title["en"],
                as_of=lookup.checked,
                url=lookup.url,
                query=query,
                title_en=lookup.title["en"],
                title_zh=lookup.title["zh"],
                proves_en=lookup.proves["en"],
                proves_zh=lookup.proves["zh"],
            )
        )
    if not (posting.organisation or posting.brand):
        out.insert(0, line("employer-unnamed", Outcome.NEEDS_MANUAL))
    return (*out[:4], line("call-back", Outcome.NEEDS_MANUAL, posting.organisation or posting.brand))
