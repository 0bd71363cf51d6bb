"""By which other names an organisation is known: brands, products, short names, acronyms, tickers, domains.

From the tables of `resources/organizations` (their README explains columns, sources and licences). A row withholds words, it never
states a fact: nothing from here may be printed to a person or into a copy. Loaded on the first look-up, never at program start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from app import resources
from app.text.characters import simplified
from app.text.legal_forms import legal_forms
from app.text.normalization import folded
from app.text.word_tables import is_wide

NameKind = Literal["name", "legal", "brand", "product", "short", "acronym", "former", "ticker", "domain"]
OrganizationKind = Literal["company", "university", "school", "hospital", "institute"]

FOLDER: Final = "organizations"
TABLES: Final = ("china_companies.tsv", "china_institutions.tsv", "world_companies.tsv", "world_institutions.tsv")
COLUMNS: Final = ("name", "country", "kind", "known", "found", "source", "checked")
KINDS: Final[dict[str, NameKind]] = {
    "N": "name",
    "L": "legal",
    "B": "brand",
    "P": "product",
    "S": "short",
    "A": "acronym",
    "F": "former",
    "T": "ticker",
    "D": "domain",
}
"""Letters of the tables and what they stand for."""
AMBIGUOUS: Final = "~"
"""Stands before a name that is an ordinary word, too."""


@dataclass(frozen=True, slots=True)
class OtherName:
    """One name of an organisation.

    `language` is an ISO 639-1 code, empty for tickers and domains. An `ambiguous` name is an ordinary word, a place or a person's name
    as well (`Shell`, `汉`, `Ford`): withhold it only in context, as a whole word with its capital letters.
    """

    text: str
    kind: NameKind
    language: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation with all its names, its usual one first.

    `country` is an ISO 3166-1 code, `-` for several or unknown; `source` and `checked` are the codes and the date of the row.
    """

    name: str
    country: str
    kind: OrganizationKind
    names: tuple[OtherName, ...]
    source: tuple[str, ...]
    checked: str


def organization_of(name: str) -> Organization | None:
    """Return the organisation that has this name, with or without a legal form; None if none or several have it.

    One whose usual name it is, letter by letter (東北大学 is not 东北大学) or at least in the normal form, comes before those that bear
    it as a brand or a short name.
    """
    found = organizations_named(name)
    usual = [one for one in found if name_key(one.name) == name_key(name)]
    exact = [one for one in usual if one.name == name.strip()]
    for several in (exact, usual, found):
        if len(several) == 1:
            return several[0]
    return None


def organizations_named(name: str) -> tuple[Organization, ...]:
    """Return all organisations that have this name, with or without a legal form, in the order of the tables."""
    return tuple(map(_organization, _rows_named(name_key(name))))


def is_ambiguous(organization: Organization, key: str) -> bool:
    """Return True if every name of the organisation with this key is an ordinary word, too."""
    return all(one.ambiguous for one in organization.names if key in keys_of(one.text, one.kind))


def name_key(name: str) -> str:
    """Return the key under which a name is looked up: its normal form with signs as spaces, none beside ideographs.

    >>> name_key("AT&T Inc."), name_key("香港中文大學（深圳）")
    ('at t inc', '香港中文大学深圳')
    """
    return _spaced(_SIGNS.sub(" ", folded(name)))


def without_legal_form(key: str) -> str:
    """Return a key without the legal forms at its end, or a Japanese or Korean one in front; a key that is nothing else stays.

    >>> without_legal_form("bytedance pte ltd"), without_legal_form("腾讯科技深圳有限公司")
    ('bytedance', '腾讯科技深圳')
    """
    latin, wide = legal_forms()
    if not key.isascii():
        while ending := next((form for form in wide if key.endswith(form) and len(key) > len(form) + 1), ""):
            key = key[: -len(ending)]
        return next((key[len(form) :] for form in wide if len(form) > 3 and key.startswith(form) and key != form), key)
    words = key.split()
    while len(words) > 1:
        size = next((n for n in (1, 2, 3) if n < len(words) and _is_form(words[-n:], latin)), 0)
        if not size:
            break
        words = words[:-size]
    return " ".join(words)


def keys_of(name: str, kind: NameKind) -> frozenset[str]:
    """Return the keys of a name of a kind: registered names also count without their legal forms."""
    key = name_key(name)
    return frozenset([key, without_legal_form(key)]) if kind == "legal" else frozenset([key])


def _is_form(words: list[str], forms: frozenset[str]) -> bool:
    """Return True for a legal form, whole or with its letters apart (`s a` of `S.A.`)."""
    return "".join(words) in forms and (len(words) == 1 or all(len(word) == 1 for word in words))


_SIGNS: Final = re.compile(r"[\W_]+")
_BESIDE_IDEOGRAPH: Final = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
_SEPARATORS: Final = "\n\t|:~"


@dataclass(frozen=True, slots=True)
class _Index:
    """Rows of the tables as written, and the number of the rows by key; `more` has the second and further ones."""

    rows: list[str]
    first: dict[str, int]
    more: dict[str, list[int]]


@lru_cache(maxsize=1)
def _index() -> _Index:
    """Read the tables. They are folded as one text, since 50,000 names one by one would take a second."""
    texts = (resources.path(FOLDER, name).read_text(encoding="utf-8") for name in TABLES)
    rows = [line for text in texts for line in text.splitlines() if line and not line.startswith("#")]
    rows.sort(key=str.isascii)  # ideographs first: most folding is for them, and plain ASCII goes fast
    plain = next((number for number, line in enumerate(rows) if line.isascii()), len(rows))
    index = _Index(rows, {}, {})
    first, more = index.first, index.more
    for number, line in enumerate((*_normal_rows(rows[:plain]), *_normal_rows(rows[plain:]))):
        for key in _keys_in(line):
            if first.setdefault(key, number) != number and number not in more.setdefault(key, []):
                more[key].append(number)
    return index


def _normal_rows(rows: list[str]) -> list[str]:
    """Return rows in normal form, signs as spaces, the separators in place."""
    text = "\n".join(rows).lower()
    forms = _forms(text)
    if text.isascii():  # `translate` is fast over ASCII only
        return text.translate({ord(char): form for char, form in forms.items()}).split("\n")
    changed = re.compile(f"[{re.escape(''.join(forms))}]")
    return changed.sub(lambda found: forms[found.group()], text).split("\n")


def _forms(text: str) -> dict[str, str]:
    """Return the characters of a text that are another in a key, the separators apart. An ideograph in use today stands for itself."""
    own = simplified()
    chars = [
        char for char in set(text) - {*_SEPARATORS, "\0"} if not ("\u4e00" <= char <= "\u9fff" and char not in own)
    ]
    forms = zip(chars, folded("\0".join(chars)).split("\0"), strict=True)
    return {char: key for char, form in forms if (key := re.sub(r"[\W_]", " ", form)) != char}


def _keys_in(line: str) -> list[str]:
    """Return the keys of a row in normal form."""
    name, _, _, known, found, _ = line.split("\t", 5)
    keys = [_spaced(name.lstrip(AMBIGUOUS))]
    for item in f"{known}|{found}".split("|"):
        kind, _, key = item.partition(":")
        if " " in key:
            key = _spaced(key)
        if key:
            keys.append(key)
        if kind == "l":
            keys.append(without_legal_form(key))
    return keys


def _spaced(text: str) -> str:
    """Return a text in normal form with single spaces, none beside ideographs."""
    key = " ".join(text.split())
    return key if key.isascii() else _BESIDE_IDEOGRAPH.sub("", key)


def _rows_named(key: str) -> list[int]:
    index = _index()
    for form in dict.fromkeys((key, without_legal_form(key))):
        if form in index.first:
            return [index.first[form], *index.more.get(form, ())]
    return []


@lru_cache(maxsize=256)
def _organization(number: int) -> Organization:
    name, country, kind, known, found, source, checked = _index().rows[number].split("\t")
    items = [f"{AMBIGUOUS}N:{name[1:]}" if name.startswith(AMBIGUOUS) else f"N:{name}"]
    items += [item for item in f"{known}|{found}".split("|") if item]
    names = tuple(dict.fromkeys(_other_name(item, country) for item in items))
    return Organization(name.lstrip(AMBIGUOUS), country, _KIND_OF[kind], names, tuple(source.split()), checked)


_KIND_OF: Final[dict[str, OrganizationKind]] = {
    "company": "company",
    "university": "university",
    "school": "school",
    "hospital": "hospital",
    "institute": "institute",
}


def _other_name(item: str, country: str) -> OtherName:
    code, text = item.lstrip(AMBIGUOUS).split(":", 1)
    letter, _, language = code.partition("@")
    kind = KINDS[letter]
    if kind not in ("ticker", "domain"):
        language = language or _language(text, country)
    return OtherName(text, kind, language, item.startswith(AMBIGUOUS))


def _language(text: str, country: str) -> str:
    """Return the language of a name whose item gives none: by its script, ideographs by the country."""
    if any("\u3040" <= char <= "\u30ff" for char in text):
        return "ja"
    if any("\uac00" <= char <= "\ud7a3" for char in text):
        return "ko"
    if is_wide(text):
        return "ja" if country == "JP" else "zh"
    return "ru" if any("\u0400" <= char <= "\u04ff" for char in text) else "en"
