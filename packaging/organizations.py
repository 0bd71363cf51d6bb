"""Adds to the tables of `resources/organizations` what three data packages say: names in the column `found`, and rows of their own.

What was written by hand (the column `known` and its rows) stays as it is; the rest is made anew, so that a second run changes nothing.
Unpack the packages (their versions stand in the README of the tables), and run

    python packaging/organizations.py --swot DIR --brands nsi.min.json --brand-sites wikidata.min.json --listed indices_data.py \\
        --words FILE... --people FILE... --words-zh dict.txt

`--words` are word lists of English and other languages, `--people` lists of given names and surnames, the most frequent first, and
`--words-zh` the dictionary of jieba: names found in them are marked as ordinary words.
"""

from __future__ import annotations

import argparse
import json
import re
import runpy
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publicsuffixlist import PublicSuffixList

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from app.text.lexicons import common_words  # noqa: E402
from app.text.organization_names import AMBIGUOUS, FOLDER, TABLES, keys_of, name_key  # noqa: E402

TODAY = "2026-11-29"
"""The day on which the packages were read."""
COUNTRIES = frozenset("CN HK MO TW SG MY IN NG PH GB IE US CA AU NZ DE FR JP KR".split())
"""Countries whose schools are taken over; others come with what is known of them by hand."""
GREATER_CHINA = frozenset("CN HK MO TW".split())
BRANDS = COUNTRIES - frozenset("DE FR JP KR".split())
"""Countries whose brands are taken over; those of the others if they are in several countries."""
LANGUAGES = frozenset("en zh zh-Hans zh-Hant ja ko de fr".split())
LONGEST = 80
SUFFIXES = PublicSuffixList()


@dataclass(slots=True)
class Row:
    """A row of a table, with the items of `known` and `found` in order."""

    name: str
    country: str
    kind: str
    known: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    checked: str = TODAY

    def name_keys(self, *, sure: bool = False) -> set[str]:
        """Keys of all names but tickers and acronyms; `sure`: only of those that are no ordinary words."""
        items = [f"{'~' * self.name.startswith('~')}N:{self.name.lstrip('~')}", *self.known, *self.found]
        told = [item.lstrip("~").split(":", 1) for item in items if not (sure and item.startswith("~"))]
        return {
            key
            for code, text in told
            if code[0] not in "TA"
            for key in keys_of(text, "legal" if code == "L" else "name")
        }


def read_tables() -> list[Row]:
    """The rows written by hand, without what was found before."""
    rows = []
    for table in TABLES:
        path = ROOT / "resources" / FOLDER / table
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                name, country, kind, known, _, source, checked = line.split("\t")
                if "k" in source.split():
                    rows.append(
                        Row(name, country, kind, [item for item in known.split("|") if item], [], ["k"], checked)
                    )
    return rows


# ---------------------------------------------------------------------------------------------- ordinary words


class OrdinaryWords:
    """Tells which names are words, places or names of people as well."""

    CODES = frozenset(
        "api abc act cad cnc cpa cpu crm cup erp fda gmp gpu icu ide iot kpi mba mes oem plc sat sdk seo sim sql ui ux vc vip vpn usb".split()
    )
    TELLING = re.compile(
        r"\b(?:universit|colleg|institut|hochschule|academ|school|polytechn|hospital|école|ecole|bank|group|holding|inc\b|airlines|insurance|securities|pharma|"
        r"technolog|motors?\b|systems|studios|entertainment|electronics|pictures|china|america|africa|canada|ireland|india|nigeria|asia|europe)",
        re.IGNORECASE,
    )
    """Words of names that no sentence forms by chance."""

    def __init__(self, words: Iterable[Path], people: Iterable[Path], words_zh: Path) -> None:
        self.words = {word for path in words for word in self._small_words(path)} | common_words()
        self.people = {
            line.split()[0].lower() for path in people for line in path.read_text("latin-1").splitlines()[:4000] if line
        }
        self.words_zh = {
            word
            for word, _, kind in map(str.split, words_zh.read_text("utf-8").splitlines())
            if kind not in ("nt", "nz")
        }

    @staticmethod
    def _small_words(path: Path) -> Iterator[str]:
        for line in path.read_text("utf-8", errors="replace").splitlines():
            word = line.split("/")[0].strip()
            if word and word == word.lower():
                yield name_key(word)

    def __contains__(self, name: str) -> bool:
        key = name_key(name)
        if not key.isascii():
            return len(key) == 1 or key in self.words_zh or bool(re.fullmatch(r".大", key))
        parts = key.split()
        if len(key) <= 2 or key in self.CODES or key.isdigit():
            return True
        if len(parts) == 1:
            return key in self.words or key in self.people
        return len(parts) == 2 and all(part in self.words for part in parts) and not self.TELLING.search(name)


# ----------------------------------------------------------------------------------------------------- sources


def schools(folder: Path) -> Iterator[Row]:
    """Schools by mail domain: the path of a file is the domain backwards, its lines are the names."""
    by_name: dict[tuple[str, str], Row] = {}
    for host, names in sorted(hosts(folder).items()):
        end = host.rsplit(".", 1)[-1].upper()
        country = {"EDU": "US", "UK": "GB"}.get(end, end if len(end) == 2 else "-")
        row = by_name.setdefault(
            (name_key(names[0]), country), Row(names[0], country, kind_of_school(names[0]), source=["swot"])
        )
        row.found += [f"N:{name}" for name in names[1:]] + [f"D:{host}"]
    yield from by_name.values()


def hosts(folder: Path) -> dict[str, list[str]]:
    """Domain → names: the registered domain, or the whole one where many schools share that (`iisc.ernet.in`)."""
    listed = {
        ".".join((path.stem, *reversed(path.relative_to(folder).parts[:-1]))): path
        for path in sorted(folder.rglob("*.txt"))
    }
    told = {
        host: names
        for host, path in listed.items()
        if (names := list(school_names(path.read_text("utf-8", errors="replace"))))
    }
    owner = {host: SUFFIXES.privatesuffix(host) or host for host in told}
    many = {domain for domain, count in Counter(owner.values()).items() if count > 3 and domain not in told}
    found: dict[str, list[str]] = {}
    for host, names in told.items():
        domain = host if owner[host] in many else owner[host]
        if domain == host or domain not in told:  # a department of a school that is listed itself is left out
            found.setdefault(domain, []).extend(names)
    return found


def of_use(row: Row, known: set[str]) -> bool:
    """Return True for a school that is taken over: one known by hand, or a university of the listed countries, or one with a second name."""
    if known & {*domains(row)}:
        return True
    second = any(not item.startswith("D:") for item in row.found)
    return row.country in COUNTRIES and row.kind == "university" and (second or bool(UNIVERSITY.search(row.name)))


UNIVERSITY = re.compile(r"universi|institut|polytech|hochschule|[ée]cole|大学|大學|学院|學院|대학", re.IGNORECASE)


def school_names(text: str) -> Iterator[str]:
    """The lines that are names, without remarks in brackets at their end."""
    for line in text.lstrip("\ufeff").splitlines():
        name = re.sub(
            r"\s*[（(][^()（）]*(?:邮箱|mail|student)[^()（）]*[)）]$", "", " ".join(line.split()), flags=re.IGNORECASE
        ).strip(" ,;.-|")
        generic = name == name.lower().split(" ")[0] or name_key(name) in GENERIC
        if (
            3 <= len(name) <= LONGEST
            and not generic
            and not re.search(r"://|www\.|@|[:：|\t~]|website|mailbox", name, re.IGNORECASE)
        ):
            yield name


GENERIC = frozenset(
    [
        "university of applied sciences",
        "university",
        "college",
        "state university",
        "medical university",
        "high school",
        "school",
    ]
)
"""Lines that name a kind of school."""


def kind_of_school(name: str) -> str:
    """A school below the universities, or a university."""
    lower = re.search(
        r"\b(?:high|secondary|primary|elementary|middle|grammar) school|gymnasium|lyc[ée]e|realschule|中学|小学|高校$",
        name,
        re.IGNORECASE,
    )
    return "school" if lower and "大学" not in name else "university"


def brands(path: Path, sites: Path) -> Iterator[Row]:
    """Brands with the names that they bear in several languages; one row per brand."""
    homes = json.loads(sites.read_text("utf-8"))["wikidata"]
    rows: dict[str, Row] = {}
    for tree, group in json.loads(path.read_text("utf-8"))["nsi"].items():
        if not tree.startswith("brands/") and tree != "operators/amenity/hospital":
            continue
        for item in group["items"]:
            tags = item["tags"]
            number = tags.get("brand:wikidata") or tags.get("operator:wikidata", "")
            countries = {str(one).split("-")[0].split(".")[0].upper() for one in item["locationSet"]["include"]}
            if not number or not (countries & (BRANDS | {"001"}) or (len(countries) > 2 and countries & COUNTRIES)):
                continue
            kind = "hospital" if "hospital" in tree else "company"
            if kind == "hospital" and re.search(r"大学|University|Government|Health", item["displayName"]):
                continue
            country = next(iter(countries)) if len(countries) == 1 and countries <= COUNTRIES else "-"
            row = rows.setdefault(number, Row(item["displayName"].split(" (")[0], country, kind, source=["nsi"]))
            row.country = row.country if row.country == country else "-"
            row.found += [f"N{language}:{name}" for language, name in brand_names(tags)]
            row.found += [
                f"D:{domain}"
                for site in homes.get(number, {}).get("officialWebsites", [])[:2]
                if (domain := domain_of(site))
            ]
    for row in rows.values():
        tidy(row)
        if any(not item.startswith("D:") for item in row.found):
            yield row


def brand_names(tags: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of a language mark (`@ja` or empty) and a name."""
    for tag, value in tags.items():
        stem, _, language = tag.partition(":")
        if stem not in ("brand", "name", "short_name", "official_name", "alt_name", "operator") or language not in {
            "",
            *LANGUAGES,
        }:
            continue
        for name in value.split(";"):
            written = " ".join(name.split())
            both = re.search(r"[\u3040-\u9fff\uac00-\ud7a3]", written) and re.search(r"[A-Za-z]{3}", written)
            if 1 < len(written) <= LONGEST and not both and not re.search(r"[|\t~]", written):
                yield (f"@{language}" if language in ("de", "fr", "ja") else ""), written.replace(":", " ")


COUNTRY_NAMES = {
    "united states": "US", "united kingdom": "GB", "germany": "DE", "france": "FR", "japan": "JP", "switzerland": "CH", "netherlands": "NL", "spain": "ES",
    "sweden": "SE", "finland": "FI", "belgium": "BE", "italy": "IT", "ireland": "IE", "luxembourg": "LU", "canada": "CA", "austria": "AT", "denmark": "DK",
}  # fmt: skip
HOME_OF_INDEX = {"S&P": "US", "NASDAQ": "US", "DOW": "US", "NIKKEI": "JP", "FTSE": "GB"}


def listed(path: Path) -> Iterator[Row]:
    """Companies of stock indices with tickers and sites."""
    rows: dict[str, Row] = {}
    for index, content in sorted(runpy.run_path(str(path))["INDICES"].items()):
        home = next((code for start, code in HOME_OF_INDEX.items() if index.startswith(start)), "-")
        for one in content["companies"]:
            name = company_name(one["name"])
            told = str(one.get("country") or "")
            country = COUNTRY_NAMES.get(told.split(", ")[-1].lower(), home)
            row = rows.setdefault(name_key(name), Row(name, country, "company", source=["pts"]))
            ticker = re.sub(r"\.[A-Z]+$", "", str(one.get("symbol", "")))
            row.found += [f"T:{ticker}"] if re.fullmatch(r"[A-Z0-9.-]{1,6}", ticker) else []
            domain = domain_of(str(one.get("metadata", {}).get("website", "")).split(" ")[0])
            row.found += [f"D:{domain}"] if domain else []
    for row in rows.values():
        tidy(row)
        yield row


def company_name(written: str) -> str:
    """A company's usual name: without a class of shares and a legal form behind a comma or at the end."""
    bare = re.sub(r"\s*\([^()]*\)$", "", " ".join(written.split()))
    return (
        re.sub(
            r",? (?:Inc\.?|Ltd\.?|plc|PLC|AG|SE|S\.?A\.?|N\.?V\.?|Corporation|Corp\.?|Company|Co\.?|& Co\.?|Group plc|KGaA|A/S|AB|Oyj|ASA)$",
            "",
            bare,
        )
        or bare
    )


def domain_of(site: str) -> str:
    """The domain of a web address that belongs to the organisation, or empty."""
    host = re.sub(r"^https?://", "", site.strip().lower()).split("/")[0].split(":")[0].removeprefix("www.")
    if not re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", host):
        return ""
    domain = SUFFIXES.privatesuffix(host) or ""
    shared = (
        "facebook.com",
        "instagram.com",
        "wixsite.com",
        "google.com",
        "wordpress.com",
        "blogspot.com",
        "linktr.ee",
        "twitter.com",
    )
    return "" if domain in shared else domain


# -------------------------------------------------------------------------------------------------------- merge


def tidy(row: Row) -> None:
    """Drop names of `found` that the row has already, with another case or sign."""
    seen = {name_key(row.name), *(name_key(item.split(":", 1)[1]) for item in row.known)}
    kept = []
    for item in row.found:
        key = name_key(item.split(":", 1)[1])
        if key and key not in seen:
            seen.add(key)
            kept.append(item)
    row.found = kept


def merge(rows: list[Row], others: Iterable[Row]) -> None:
    """Add rows; names of an organisation that is there already go into its row."""
    sites: dict[str, Row] = {}
    names: dict[str, list[Row]] = {}
    for row in rows:
        enter(row, sites, names)
    for other in others:
        row = next((sites[site] for site in domains(other) if site in sites and same_house(sites[site], other)), None)
        row = row or named_alike(other, names)
        if row is None:
            rows.append(other)
            row = other
        else:
            row.found += [f"N:{other.name}", *other.found]
            row.source += [source for source in other.source if source not in row.source]
        tidy(row)
        enter(row, sites, names)


def drop_parents(rows: Iterable[Row]) -> None:
    """Drop from `found` the usual names of other rows: the list of schools names the university above a school beside it."""
    rows = list(rows)
    usual = {name_key(row.name) for row in rows}
    for row in rows:
        if "swot" in row.source:
            row.found = [item for item in row.found if item[0] != "N" or name_key(item.split(":", 1)[1]) not in usual]


def domains(row: Row) -> list[str]:
    """The domains among a row's names."""
    return [item.split(":", 1)[1] for item in (*row.known, *row.found) if item.startswith("D:")]


def same_house(one: Row, other: Row) -> bool:
    """Return True if a row with the same domain is the same organisation: a site is shared by brands, and by the schools of a district."""
    return "k" in one.source and (one.kind == other.kind or name_key(other.name) in one.name_keys())


def enter(row: Row, sites: dict[str, Row], names: dict[str, list[Row]]) -> None:
    """Put a row into the look-ups."""
    for site in domains(row):
        sites.setdefault(site, row)
    for key in {name_key(row.name), *row.name_keys(sure=True)}:
        there = names.setdefault(key, [])
        if all(row is not one for one in there):
            there.append(row)


def named_alike(other: Row, names: dict[str, list[Row]]) -> Row | None:
    """The row that bears the other's name as its usual one, or alone and in the same country as another sure one."""
    key = name_key(other.name)
    anywhere = "pts" in other.source or (
        other.country == "US" and "swot" in other.source
    )  # lists of the world under one country
    found = [
        row for row in names.get(key, ()) if row.kind == other.kind or ("swot" in other.source and "k" in row.source)
    ]
    usual = [
        row
        for row in found
        if name_key(row.name) == key
        and (anywhere or "-" in (row.country, other.country) or row.country == other.country)
    ]
    alias = [row for row in found if anywhere or row.country == other.country]
    if usual or len(alias) == 1:
        return (usual or alias)[0]
    return None


def mark(rows: Iterable[Row], ordinary: OrdinaryWords) -> None:
    """Mark names of `found`, and of rows without a hand-written part, that are ordinary words."""
    for row in rows:
        if "k" not in row.source and row.name in ordinary:
            row.name = AMBIGUOUS + row.name
        row.found = [marked(item, ordinary) for item in row.found]


def marked(item: str, ordinary: OrdinaryWords) -> str:
    """An item with the sign of an ordinary word if it is one; short tickers always are."""
    code, text = item.split(":", 1)
    ordinary_too = code[0] not in "DL" and (text in ordinary or (code == "T" and len(text) < 4))
    return AMBIGUOUS * ordinary_too + item


def write_tables(rows: list[Row]) -> None:
    """Write the rows, those by hand in their order, the others sorted behind them."""
    for table in TABLES:
        path = ROOT / "resources" / FOLDER / table
        head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
        chosen = [row for row in rows if table_of(row) == table]
        hand = [row for row in chosen if "k" in row.source]
        rest = sorted(
            (row for row in chosen if "k" not in row.source),
            key=lambda row: (row.country, row.kind, row.name.lstrip("~")),
        )
        lines = [
            "\t".join(
                (
                    row.name,
                    row.country,
                    row.kind,
                    "|".join(row.known),
                    "|".join(row.found),
                    " ".join(row.source),
                    row.checked,
                )
            )
            for row in (*hand, *rest)
        ]
        path.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8", newline="\n")


def table_of(row: Row) -> str:
    """The table that a row belongs to."""
    where = "china" if row.country in GREATER_CHINA else "world"
    return f"{where}_{'companies' if row.kind == 'company' else 'institutions'}.tsv"


def main() -> None:
    """Make the tables anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("--swot", "--brands", "--brand-sites", "--listed", "--words-zh"):
        parser.add_argument(option, type=Path, required=True)
    for option in ("--words", "--people"):
        parser.add_argument(option, type=Path, nargs="+", required=True)
    args: Any = parser.parse_args()
    rows = read_tables()
    known = {site for row in rows for site in domains(row)}
    taken = (row for row in schools(args.swot) if of_use(row, known))
    merge(rows, taken)
    merge(rows, listed(args.listed))
    merge(rows, brands(args.brands, args.brand_sites))
    drop_parents(rows)
    mark(rows, OrdinaryWords(args.words, args.people, args.words_zh))
    write_tables(rows)
    print(len(rows), dict(Counter(row.kind for row in rows)))


if __name__ == "__main__":
    main()
