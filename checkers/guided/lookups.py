"""Official pages to open by hand: which fit a posting, as data with the query to copy. Opens nothing itself. Opens nothing itself.

The list is `resources/lists/guided.yaml` (editable, each link with the day it was checked).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from app import resources
from app.domain.checks import CardLine, Outcome, Posting
from app.text import domain_lists as lists
from app.text.legal_forms import forms_of_country
from app.text.places import regions
from app.text.word_tables import alternation
from checkers.signals.base import line

if TYPE_CHECKING:
    from checkers.rules.pattern_filter import Sieve


@dataclass(frozen=True, slots=True)
class Lookup:
    """One official page: what it can show, where it is, which query it takes (`name`, `code`, `domain`).

    For which countries (ISO codes, `*` = all), titles per language, when the link was checked, and the facts that may be found
    there (codes of `by_hand.yaml`).
    """

    code: str
    url: str
    query: str
    countries: tuple[str, ...]
    title: dict[str, str]
    proves: dict[str, str]
    checked: str
    facts: tuple[str, ...] = ()


@functools.cache
def lookups() -> tuple[Lookup, ...]:
    """Return all look-ups of the shipped list."""
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
            facts=tuple(str(fact) for fact in row.get("facts", ())),
        )
        for row in loaded["lookups"]
    )


def query_for(lookup: Lookup, posting: Posting) -> str:
    """Return what to type into the page for this posting, or ""."""
    if lookup.query == "code" and posting.identifiers:
        return posting.identifiers[0]
    if lookup.query == "domain":
        mails = [contact.partition(":")[2] for contact in posting.contacts if contact.startswith("email:")]
        hosts = (mail.rpartition("@")[2].lower() for mail in mails)
        return next((host for host in hosts if not lists.is_free_mail(host)), "")
    return posting.organisation or posting.brand


@functools.lru_cache(maxsize=4)
def countries_of(posting: Posting, likely: Callable[[str], Iterable[str]] | None = None) -> frozenset[str]:
    """Return the countries a posting seems to concern; `*` always.

    From its place and employer, else from words and currency in its text, else from its script. `likely` limits the
    countries to try (without it all are tried, some milliseconds). The last answers are kept: several checkers ask about one posting.
    """
    likely = likely or _every
    near = f"{posting.location}\n{posting.organisation}".lower()
    found = {code for code in likely(near) if re.search(_PLACES[code], near)}
    last = posting.location.replace("，", ",").rpartition(",")[2].strip()
    if (code := _CODES.get(last.upper(), last)) in _PLACES:
        found = {code}
    if not found:
        found = set(_named_in(posting.text[:3000].lower(), likely))
    if not found and posting.language == "zh":
        found.add("CN")
    return frozenset(found | {"*"})


@functools.lru_cache(maxsize=4)
def _named_in(text: str, likely: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """Return the countries that a running text in lower case names, of those that are likely. The last answers are kept for the next question."""
    return frozenset(code for code in likely(text) if re.search(_IN_TEXT.get(code, _PLACES[code]), text))


_PLACES = {
    "HK": r"香港|hong kong|九龍|九龙|新界|kowloon",
    "TW": r"台灣|台湾|臺灣|taiwan|taipei|台北|臺北|新北市|高雄|統一編號",
    "SG": rf"singapore|新加坡|{forms_of_country('sg')}",
    "GB": r"united kingdom|\buk\b|\bgb\b|england|scotland|wales|northern ireland|london|manchester|birmingham|leeds|"
    r"glasgow|edinburgh|bristol|liverpool|sheffield|cardiff|belfast|companies house|£|\bgbp\b|vat:? ?gb ?\d|英国|"
    rf"\b(?:co\.?|county) (?:{alternation(regions('said', 'gb'))})\b",
    "IE": r"\bireland\b(?<!northern ireland)|dublin|, ?(?:cork|galway|limerick|waterford|kilkenny|sligo)\b|爱尔兰|"
    rf"\b(?:co\.?|county) (?:{alternation(regions('said', 'ie'))})\b",
    "AU": rf"australia|sydney|melbourne|brisbane|perth|adelaide|{forms_of_country('au')}|\babn\b|澳大利亚|澳洲",
    "NZ": r"new zealand|auckland|wellington|christchurch|nzbn|新西兰",
    "CA": r"\bcanada\b|toronto|vancouver|montreal|calgary|ottawa|加拿大",
    "US": r"united states|\busa?\b|u\.s\.|new york|california|texas|florida|chicago|seattle|boston|san francisco|"
    rf"los angeles|, ?(?:ny|ca|tx|fl|il|wa|ma|ga|nc|oh|pa|va|az|co(?!\.? [a-z]))\b|{forms_of_country('us')}|美国",
    "JP": rf"\bjapan\b|tokyo|osaka|日本|東京|大阪|{forms_of_country('jp')}",
    "IN": rf"\bindia\b|mumbai|bengaluru|bangalore|delhi|hyderabad|chennai|pune|{forms_of_country('in')}|₹",
    "DE": rf"germany|deutschland|berlin|munich|münchen|hamburg|frankfurt|{forms_of_country('de')}",
    "FR": rf"\bfrance\b|\bparis\b|\blyon\b|marseille|{forms_of_country('fr')}",
    "NO": r"norway|norge|\boslo\b|bergen",
    "MY": rf"malaysia|kuala lumpur|{forms_of_country('my')}|马来西亚",
    "PH": r"philippines|manila|quezon city|\bcebu\b|davao|makati|taguig|₱|菲律宾",
    "NG": r"nigeria|\blagos\b|abuja|ibadan|port harcourt|₦|尼日利亚",
    "ES": r"\bspain\b|españa|madrid|barcelona|sevilla|西班牙",
    "IT": r"\bitaly\b|\bitalia\b|\bmilano?\b|\brom[ae]\b|torino|意大利",
    "PL": r"\bpoland\b|\bpolska\b|warsaw|warszawa|krak[oó]w|wrocław|gdańsk|波兰",
}
"""What in a posting's place, name or text points to a country; matched against lower-case text."""
_IN_TEXT = {"US": _PLACES["US"].replace(r"\busa?\b|", r"\busa\b|")}
"""Where a word means the country in a place but not in running text ("contact us")."""


def _every(text: str) -> Iterable[str]:
    return _PLACES


@functools.cache
def _sieve() -> Sieve:
    """Return the sieve for checks, of which there are many; the window's process, with one posting at a time, need not load it."""
    from checkers.rules.pattern_filter import Sieve

    return Sieve({code: (pattern, _IN_TEXT.get(code, pattern)) for code, pattern in _PLACES.items()})


_CODES = {"UK": "GB", "USA": "US"}


def countries_named(posting: Posting) -> frozenset[str]:
    """Return the countries of `countries_of` without `*`."""
    return countries_of(posting, _sieve().named) - {"*"}


def lines(posting: Posting) -> tuple[CardLine, ...]:
    """Return the look-ups worth doing for this posting, as lines that need the person; at most four, most telling first."""
    concerned = countries_of(posting, _sieve().named)
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
