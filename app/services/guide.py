"""The user guide: CommonMark pages of `resources/guide`, read, listed and searched. Offline, and without a vault.

A heading that can be linked to has a line `<a id="name"></a>` before it; the names are the same in every language.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from app import resources
from app.files import read_file
from app.messages import SOURCE
from app.vault.search.excerpts import excerpt, term_pattern
from app.vault.search.search_folding import fold
from app.yaml_file import read_yaml

FIRST: Final = "index"
PAGES: Final = (
    *(FIRST, "start", "resume", "names", "copy", "check", "applications", "leaks", "platforms"),
    *("search", "settings", "browser", "counsellors", "office", "limits", "words"),
)
"""Keys of the pages, in reading order: `resources/guide/CODE/KEY.md`."""
PICTURE: Final = re.compile(r"\.\./pictures/((?:[a-z]{2})/[a-z0-9-]+\.png)")
"""How a page names a picture, which lies in `resources/guide/pictures`."""

_ANCHOR: Final = re.compile(r'<a id="([a-z-]+)"></a>')
_HEADING: Final = re.compile(r"#{1,3} (.+)")
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP: Final = re.compile(r"\*\*|`|^(?:[-*>]|\d+\.) +", re.MULTILINE)
_HAN: Final = re.compile("[\u3400-\u9fff]")
_MAX_QUERY: Final = 120
_MAX_FILE: Final = 200_000
_TYPED: Final = 12
"""Weight of a word that people type for a section: about that of a word in its heading."""
_ALIKE: Final = 0.4
"""Share of a query's letter groups that a section holds, at least, where no section holds all its words."""


@dataclass(frozen=True, slots=True)
class Section:
    """Part of a page from one heading to the next, without markup; `anchor` is empty where no link leads to it.

    `found_by`: words that people type for it and that it need not contain (`resources/guide/search_words.yaml`).
    """

    heading: str
    anchor: str
    text: str
    found_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page: its CommonMark without the lines of anchors, and its sections (one for each heading, in order)."""

    key: str
    body: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """Return the heading of the page."""
        return self.sections[0].heading


@dataclass(frozen=True, slots=True)
class GuideHit:
    """A section that a search found."""

    page: str
    anchor: str
    title: str
    heading: str
    excerpt: str


def guide_language(language: str) -> str:
    """Return the language in which the guide is shown: English where there is none in `language`."""
    return language if resources.path("guide", language, f"{FIRST}.md").is_file() else SOURCE


def page_source(key: str, language: str) -> str:
    """Return the text of a page as it stands in its file; `key` must be one of `PAGES`."""
    path = resources.path("guide", guide_language(language), f"{PAGES[PAGES.index(key)]}.md")
    return read_file(path, _MAX_FILE).decode("utf-8")


@functools.lru_cache(maxsize=2 * len(PAGES))
def guide_page(key: str, language: str) -> GuidePage:
    """Return a page of the guide; `key` must be one of `PAGES`."""
    body: list[str] = []
    parts: list[tuple[str, str, list[str]]] = []
    anchor = ""
    for line in page_source(key, language).splitlines():
        if found := _ANCHOR.fullmatch(line):
            anchor = found[1]
            continue
        body.append(line)
        if heading := _HEADING.fullmatch(line):
            parts.append((plain_text(heading[1]), anchor, []))
            anchor = ""
        elif parts:
            parts[-1][2].append(line)
    sections = tuple(
        Section(heading, name, plain_text("\n".join(lines)), _search_words(f"{key}#{name}", guide_language(language)))
        for heading, name, lines in parts
    )
    return GuidePage(key, "\n".join(body) + "\n", sections)


@functools.cache
def _all_search_words() -> Mapping[str, Mapping[str, list[object]]]:
    loaded = read_yaml(resources.path("guide", "search_words.yaml"))
    return cast("Mapping[str, Mapping[str, list[object]]]", loaded)


def _search_words(place: str, language: str) -> tuple[str, ...]:
    """Return the words by which a section (`page#anchor`) is found as well: those of its language first, then the others'."""
    known = _all_search_words().get(place, {})
    return tuple(fold(str(one)) for code in sorted(known, key=lambda code: code != language) for one in known[code])


def plain_text(markdown: str) -> str:
    """Return CommonMark without its markup; pictures leave their description."""
    return _MARKUP.sub("", _LINK.sub(r"\1", markdown)).strip()


def search_guide(query: str, language: str) -> list[GuideHit]:
    """Return sections that contain every word of `query`, best first; else those that share most of its letter groups.

    Letter groups (three letters; two characters of Chinese) find what was mistyped, and Chinese sentences, which have
    no spaces between words.
    """
    terms = fold(query[:_MAX_QUERY]).split()
    if not terms:
        return []
    places = [(page, one) for key in PAGES for page in (guide_page(key, language),) for one in page.sections]
    scored = [(_words_score(terms, one), page, one) for page, one in places]
    if not any(score for score, _, _ in scored):
        groups = {group for term in terms for group in _groups(term)}
        scored = [(_groups_score(groups, one), page, one) for page, one in places]
    found = sorted((row for row in scored if row[0]), key=lambda row: -row[0])
    patterns = [term_pattern(term) for term in terms]
    return [
        GuideHit(page.key, one.anchor, page.title, one.heading, excerpt([one.text], one.heading, patterns)[0])
        for _, page, one in found
    ]


def _words_score(terms: Sequence[str], section: Section) -> float:
    """Return how well a section answers the words, 0 where one is missing: the more of its heading they are, the better.

    A section that people look for by something in the query answers it whatever else is in it ("I was scammed, what now").
    """
    heading, text, query = fold(section.heading), fold(section.text), " ".join(terms)
    asked = _TYPED * any(_is_in(one, query) for one in section.found_by)
    total = 0.0
    for term in terms:
        here = (8 + 8 * len(term) / len(heading)) * (term in heading) + min(text.count(term), 4)
        here += _TYPED * (len(term) > 1 and any(one.startswith(term) for one in section.found_by))
        if not here:
            return asked
        total += here
    return total + asked


def _is_in(word: str, query: str) -> bool:
    """Return True if a query holds a word: as a whole, or anywhere where it is Chinese."""
    return bool(re.search(rf"\b{re.escape(word)}s?\b" if word.isascii() else re.escape(word), query))


def _groups_score(groups: set[str], section: Section) -> float:
    text = fold(f"{section.heading}\n{section.text}")
    share = sum(group in text for group in groups) / len(groups)
    return share if share >= _ALIKE else 0


def _groups(term: str) -> set[str]:
    size = 2 if _HAN.search(term) else 3
    return {term[at : at + size] for at in range(max(1, len(term) - size + 1))}
