"""The law of a place and the offices of a country: data (`resources/jurisdictions/`), and where a posting is.

One file a country, read when it is first asked for. What no source confirms is not in it: an office without a confirmed number has none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from app import resources
from app.domain.checks import Posting
from app.text.characters import traditional_and_simplified
from app.yaml_file import read_yaml
from checkers.guided.lookups import countries_named

COUNTRIES: Final = (
    *("CN", "HK", "TW", "SG", "MY", "IN", "PH", "NG", "AU", "NZ"),
    *("GB", "IE", "US", "CA", "EU", "DE", "FR", "ES", "IT", "PL"),
)
"""The countries a reader can choose (ISO 3166; `EU` for the other members of the European Union)."""
_MAINLAND = re.compile(
    r"\b(?:china|prc|beijing|shanghai|shenzhen|guangzhou|hangzhou|chengdu|wuhan|nanjing|suzhou|tianjin|chongqing|xiamen|qingdao|dalian)\b"
    r"|中國大陸|中国大陆|統一社會信用代碼"
)
_HEAD = 4_000
_CLEAR = 2
"""So many times more marks of one place than of the other make a posting clearly of there."""


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody to turn to: `kind` (`money`, `fraud`, `police`, `labour`, `agency`, `market`, `abroad`), names by language,
    number (empty: none is confirmed), page, hours; `sure` is `read`, `excerpt` or `page` (only the page is known)."""

    kind: str
    name: Mapping[str, str]
    number: str
    url: str
    hours: str
    sure: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Law:
    """What a statute says of some traps, and whom it binds (`employer`, `agency`, `anyone`); names and words by language.

    `sure` is `read` (its text, or an official statement of it) or `excerpt` (quoted by others).
    """

    traps: tuple[str, ...]
    binds: str
    law: Mapping[str, str]
    article: str
    says: Mapping[str, str]
    sure: str
    source: str
    checked: str

    def may_bind(self, agency: bool) -> bool:
        """Return True if the statute binds who posts: an agency, or else the employer."""
        return self.binds == "anyone" or (self.binds == "agency") == agency


@dataclass(frozen=True, slots=True)
class Country:
    """A country: names, the word for a section of its statutes, its offices and laws, its own before those of the union it is in."""

    code: str
    name: Mapping[str, str]
    unit: Mapping[str, str]
    offices: tuple[Office, ...]
    laws: tuple[Law, ...]

    def office(self, kind: str) -> Office | None:
        """Return the office of a kind, or None."""
        return next((one for one in self.offices if one.kind == kind), None)

    def law(self, traps: Sequence[str], *, agency: bool) -> Law | None:
        """Return the law on the first of some traps on which one binds who posts; one for just them before one for anyone."""
        for trap in traps:
            found = [law for law in self.laws if trap in law.traps and law.may_bind(agency)]
            if found:
                return next((law for law in found if law.binds != "anyone"), found[0])
        return None


@functools.cache
def country(code: str) -> Country | None:
    """Return what is known of a country (ISO 3166, or `EU`), or None."""
    path = resources.path("jurisdictions", f"{code.lower()}.yaml")
    if not re.fullmatch("[A-Z]{2}", code) or not path.is_file():
        return None
    row = cast("dict[str, Any]", read_yaml(path))
    above = country(str(row["of"]).upper()) if "of" in row else None
    return Country(
        code=code,
        name=row["name"],
        unit=row["unit"],
        offices=(*map(_office, row["lines"]), *(above.offices if above else ())),
        laws=(*map(_law, row["laws"]), *(above.laws if above else ())),
    )


def _office(row: Mapping[str, Any]) -> Office:
    return Office(**{key: value if key == "name" else str(value) for key, value in row.items()})


def _law(row: Mapping[str, Any]) -> Law:
    return Law(**{**row, "traps": tuple(row["traps"]), "article": str(row["article"])})


def is_mainland(posting: Posting) -> bool:
    """Return True if the law of mainland China can apply: simplified characters, or a place there is named."""
    head = posting.text[:_HEAD]
    if _MAINLAND.search(f"{posting.location}\n{head}".lower()):
        return True
    return posting.language == "zh" and not _traditional(head, at_least=1)


def region_of(posting: Posting) -> str | None:
    """Return HK, TW or MO for a posting in traditional characters with marks of one and hardly any of the others."""
    head = f"{posting.location}\n{posting.organisation}\n{posting.text[:_HEAD]}"
    if not _traditional(head, at_least=3):
        return None
    low = head.lower()
    marks = {code: sum(mark in low for mark in given) for code, given in _cues()["regions"].items()}
    first, second, *_ = sorted(marks.values(), reverse=True)
    return max(marks, key=lambda code: marks[code]) if first > 0 and first >= _CLEAR * second else None


def place_of(posting: Posting, reader: str = "") -> str:
    """Return the country of a posting, or "" where it is not clear. Where several are named, that of the reader decides."""
    if region := region_of(posting):
        return region
    near = countries_named(replace(posting, text="", organisation="", language=""))
    if len(near) == 1:
        return next(iter(near))
    named = near or countries_named(replace(posting, language=""))
    if reader in named and reader != "CN":
        return reader
    if is_mainland(posting):
        return "CN"
    if not named and posting.language != "zh":
        named = frozenset(_cued(posting.text[:_HEAD].lower()))
    if reader in named:
        return reader
    return next(iter(named)) if len(named) == 1 else ""


def _cued(text: str) -> Iterator[str]:
    """Yield the countries whose currency, papers or services a text names."""
    for code, words in _cues()["cues"].items():
        if any(word in text for word in words) and _whole(words).search(text):
            yield code


@functools.cache
def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$])(?:{'|'.join(map(re.escape, words))})(?![a-z])")


@functools.cache
def _cues() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    rows = cast("dict[str, dict[str, list[str]]]", read_yaml(resources.path("lists", "place_cues.yaml")))
    return {part: {code: tuple(map(str, words)) for code, words in row.items()} for part, row in rows.items()}


def _traditional(text: str, *, at_least: int) -> bool:
    """Return True if a text has more traditional than simplified characters, and at least so many."""
    old, new = traditional_and_simplified(text)
    return old >= at_least and old > new
