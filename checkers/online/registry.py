"""The explicit list of look-ups, and the choice of those that fit a posting. Proposes only: asking is the person's decision."""

from __future__ import annotations

from app.domain.checks import Posting
from app.text import domain_lists as lists
from app.text.domains import registrable
from checkers.guided.lookups import countries_of
from checkers.online.abn import AbnLookup
from checkers.online.acra import Acra
from checkers.online.base import Lookup, Query, register_infos
from checkers.online.brreg import Brreg
from checkers.online.companies_house import CompaniesHouse
from checkers.online.gleif import Gleif
from checkers.online.hong_kong import HongKong
from checkers.online.rdap import Rdap
from checkers.online.recherche_entreprises import RechercheEntreprises
from checkers.online.taiwan import Taiwan
from checkers.online.vies import Vies

LOOKUPS: tuple[Lookup, ...] = (
    CompaniesHouse(),
    HongKong(),
    Taiwan(),
    Acra(),
    AbnLookup(),
    Brreg(),
    RechercheEntreprises(),
    Vies(),
    Gleif(),
    Rdap(),
)
_UNMISTAKABLE = frozenset({"gleif", "acra"})
"""Registers whose numbers have a length and check that no other register here shares."""
_MOST_DOMAINS = 2


def lookup_named(code: str, lookups: tuple[Lookup, ...] = LOOKUPS) -> Lookup | None:
    """Return the look-up of that code."""
    return next((lookup for lookup in lookups if lookup.code == code), None)


def query_of(lookup: Lookup, text: str, name: str = "") -> Query:
    """Return `text` as a query for this register: its number if it can be one (with `name` to compare), else a name or domain."""
    if lookup.code == "rdap":
        return Query(domain=text.rpartition("@")[2])
    return Query(name=name, number=text) if lookup.number_of(text) else Query(name=text)


def lookups_for(posting: Posting, lookups: tuple[Lookup, ...] = LOOKUPS) -> tuple[tuple[Lookup, Query], ...]:
    """Return the look-ups worth offering for a posting, each with its query.

    Numbers found in it (with the name to compare), else the employer's name in the registers of the countries
    concerned, and the domains that mail is to go to.
    """
    concerned = _countries(posting)
    name = posting.organisation.strip()
    found: list[tuple[Lookup, Query]] = []
    for lookup in lookups:
        if lookup.code == "rdap":
            found += [(lookup, Query(domain=domain)) for domain in _domains(posting)]
            continue
        country = register_infos()[lookup.code].country
        here = country in concerned
        numbers = [one for one in posting.identifiers if lookup.number_of(one)]
        if numbers and (here or lookup.code in _UNMISTAKABLE or _prefixed(lookup, numbers[0])):
            found.append((lookup, Query(name=name, number=numbers[0])))
        elif name and here and lookup.accepts(Query(name=name)):
            found.append((lookup, Query(name=name)))
    return tuple(found)


def _prefixed(lookup: Lookup, number: str) -> bool:
    """Return True for a VAT number, which carries its state in front and needs no other hint."""
    return lookup.code == "vies" and number[:2].isalpha()


def _countries(posting: Posting) -> frozenset[str]:
    text = f"{posting.location}\n{posting.organisation}\n{posting.text[:3000]}"
    named = {about.country for about in register_infos().values() if any(place in text for place in about.places)}
    return countries_of(posting) | named


def _domains(posting: Posting) -> tuple[str, ...]:
    """Return the registrable domains of the posting's mail addresses and of the employer's links, without free mail."""
    hosts = [
        value.rpartition("@")[2]
        for kind, _, value in (one.partition(":") for one in posting.contacts)
        if kind == "email"
    ]
    domains = dict.fromkeys(registrable(host) for host in hosts)
    return tuple(domain for domain in domains if domain and not lists.is_free_mail(domain))[:_MOST_DOMAINS]
