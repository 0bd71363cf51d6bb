"""Facts about an employer that only the person can find on official pages: paid-in capital, insured staff, former names, cases. Data is in `resources/lists/by_hand.yaml`, the sentences in `card_lines.yaml`.

Reads them in what the person pasted. Opens nothing. What was noted becomes lines of the card with the day it was looked up and the page;
`reading` says what follows from it and what does not. Questions about who recruits: `recruiter_questions`.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from app import resources
from app.domain.ages import Age, age_of
from app.domain.checks import CardLine, CheckCard, Outcome, Posting
from app.errors import UserError
from app.text.dates import to_iso
from app.yaml_file import read_yaml
from checkers.guided.lookups import Lookup, countries_of, lookups, query_for
from checkers.guided.pasted_register_page import PASTED, parts_of
from checkers.signals.base import line

FACT: Final = "fact-"
_YOUNG: Final = 365
"""Days under which a firm is called new."""
_LONGEST: Final = 300
_NONE: Final = re.compile(
    r"[\s（(]*(?:0+(?:[.,]0+)?|零|无|暂无|没有|未(?:实缴|列入|缴)?|不在|none|no|nil|not (?:listed|on)|-|—)"
    r"(?:\s*(?:万?元?(?:人民币)?|人|家|条|件|个|记录|rmb|cny|usd|gbp))?[\s）).。]*",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact to be looked up: its code, the form of its value (`count`, `day`, `words`), title per language, the words that stand before it,
    and whether it is asked for in every country."""

    code: str
    value: str
    title: Mapping[str, str]
    labels: tuple[str, ...]
    everywhere: bool = False


@functools.cache
def by_hand_data() -> Mapping[str, Any]:
    """Return what only the person can find out, as it is shipped: facts, questions, ways and results."""
    return cast("Mapping[str, Any]", read_yaml(resources.path("lists", "by_hand.yaml")))


@functools.cache
def facts() -> tuple[Fact, ...]:
    """Return the facts in the order in which they are shown."""
    rows = cast("Sequence[Mapping[str, Any]]", by_hand_data()["facts"])
    return tuple(
        Fact(row["code"], row["value"], row["title"], tuple(row["labels"]), bool(row.get("everywhere"))) for row in rows
    )


def gatherers() -> tuple[str, ...]:
    """Return the names of sites that gather entries of official pages behind a login."""
    return tuple(map(str, by_hand_data()["gatherers"]))


def fact_of(code: str) -> Fact:
    """Return a fact. Raises `UserError` `fact-unknown`."""
    found = next((one for one in facts() if one.code == code), None)
    if found is None:
        raise UserError("fact-unknown", fact=code[:40], facts=", ".join(one.code for one in facts()))
    return found


def pages_for(posting: Posting, reader: str = "") -> tuple[Lookup, ...]:
    """Return the official pages that may show facts of the posting's employer: those of its countries, else of the reader's."""
    concerned = countries_of(posting) - {"*"} or frozenset({reader} - {""})
    return tuple(one for one in lookups() if one.facts and concerned & set(one.countries))


def facts_for(posting: Posting, reader: str = "") -> tuple[Fact, ...]:
    """Return the facts to be asked for about the posting's employer: those of every country, and those that one of `pages_for` may show."""
    shown = {code for page in pages_for(posting, reader) for code in page.facts}
    return tuple(one for one in facts() if one.everywhere or one.code in shown)


# -- what was noted ---------------------------------------------------------------------------------------------------


def facts_in(untrusted_text: str) -> dict[str, str]:
    """Return the facts that a text copied from such a page holds: code → value as it stands there."""
    text = parts_of(untrusted_text)
    found: dict[str, str] = {}
    for fact in facts():
        labels = "|".join(map(re.escape, sorted(fact.labels, key=len, reverse=True)))
        # a colon, tab or line break, or a count in brackets
        match = re.search(
            rf"(?:{labels})[ \t]{{0,4}}(?:[:\t\n][ \t\n]{{0,4}}|(?=[(]\s?\d)|[ ]+(?=\d))([^\n\t]{{1,120}})",
            text,
            re.IGNORECASE,
        )
        value = match.group(1).strip(" ()，,。;；") if match else ""
        if value and (fact.value == "words" or _readable(fact, value)):
            found[fact.code] = value
    return found


def _readable(fact: Fact, value: str) -> bool:
    return reading(fact, value, "") != "unread"


def reading(fact: Fact, value: str, day: str) -> str:
    """Return `none` (nothing, or of a firm: new), `some`, or `unread` for what a value says, looked up on an ISO day ("": any)."""
    plain = unicodedata.normalize("NFKC", value).strip()
    if fact.value == "day":
        founded = _day(plain)
        if not founded or (day and founded > day):
            return "unread"
        return "none" if day and (date.fromisoformat(day) - date.fromisoformat(founded)).days < _YOUNG else "some"
    if _NONE.fullmatch(plain):
        return "none"
    return "some" if fact.value == "words" or _FIGURE.search(plain) else "unread"


def _day(value: str) -> str:
    """Return the ISO day that a date begins with (a month with its first day); "" for what is no date."""
    iso = to_iso(value)
    try:
        return date.fromisoformat(iso + "-01-01"[len(iso) - len("2026") :] if len(iso) in (4, 7) else iso).isoformat()
    except ValueError:
        return ""


def fact_lines(values: Mapping[str, str], posting: Posting, *, page: str, day: str) -> tuple[CardLine, ...]:
    """Return a card line for each fact noted on an ISO day from a page (its name in the person's words); empty values are left out.

    Raises `UserError` `fact-unknown`.
    """
    subject, page = posting.organisation or posting.brand, _short(page) or "-"
    found = []
    for code, given in values.items():
        fact, value = fact_of(code), _short(given)
        if not value:
            continue
        read = reading(fact, value, day)
        titles = {f"about_it_{language}": title for language, title in fact.title.items()}
        ages = _age_params(value, day) if fact.value == "day" and read != "unread" else {}
        name = f"{FACT}{code}-{read}" if read != "unread" else f"{FACT}unread"
        params = {"fact": code, "page": page, "asked": day, "read": read, **titles, **ages}
        found.append(line(name, _fact_outcome(code, read), subject, value, f"{page} ({PASTED})", day, **params))
    return tuple(found)


def _age_params(value: str, day: str) -> dict[str, str]:
    age = age_of(_day(value), day)
    return {"age_unit": age.unit, "age_count": str(age.count)}


def _fact_outcome(code: str, read: str) -> Outcome:
    if read == "unread":
        return Outcome.UNKNOWN
    plain = {"founded": "some", "paid-in": "some", "insured": "some"}.get(code, "none")
    return Outcome.CONFIRMED if read == plain else Outcome.CONFIRMED_BUT


def noted_lines(card: CheckCard, earlier: Iterable[CardLine] = ()) -> dict[str, CardLine]:
    """Return what was noted about the employer, by what it is about: of a card, and of `earlier` ones where the card itself has nothing."""
    own = (*card.confirmed, *card.needs_you, *card.not_checked)
    found: dict[str, CardLine] = {}
    for one in (*own, *earlier):
        if key := one.noted_about:
            found.setdefault(key, one)
    return found


def page_query(page: Lookup, posting: Posting) -> str:
    """Return what to type into a page."""
    return query_for(page, posting)


def age_noted(one: CardLine, today: str) -> Age:
    """Return how long ago a line was noted, on an ISO day."""
    return age_of(one.as_of[:10], today)


def _short(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
