"""Reading of the studies of a section together: which lines open them, and which piece names the school, which the degree.

The entries of a section are set alike, so the school stands at one place in all of them: in the same of its lines, and
first, second, last … in that. The places of school and degree are chosen by the pieces of all entries together, so that
a school whose words no list knows is told by the others, and by what else stands in its own entry.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from app.ingest.layout.line_features import mostly_date
from app.ingest.layout.rows import Row, value
from app.ingest.sections.degrees_and_schools import (
    AREA,
    SCHOOL_NAME,
    SCORE,
    has_school,
    is_degree,
    names_exams,
    split_degree,
    whole_score,
    without_class,
)
from app.ingest.sections.lexical_tests import PARTNERS, is_organisation, is_place, without_dates
from app.ingest.sections.study_pieces import SUBJECT, has_degree, lettered_degree, pieces_of
from app.text.characters import has_han
from app.text.dates import find_dates
from app.text.places import is_city
from app.text.schools import LEVELS_ZH

Place = tuple[int, int]
"""Where a piece stands in an entry: its line, and its number there, from the end below zero."""

_PIECES: Final = re.compile(
    r"\t+|\s*[|｜]\s*|\s+[·•]\s*|\s*[·•]\s+|\s{2,}|\s*—\s*|\s+[–-]\s+|\s*[;；]\s*|,\s+|，|[:：]\s+(?=\S)|(?<=[\w).])\s+(?:from|at)\s+(?=[A-Z])"
    r"|(?<=[a-zà-ÿ)]{3})\.\s+(?=[A-Z])|(?<=[\u3400-\u9fff）)])\s+(?=[\u3400-\u9fff])|\s*(?=[(（])|(?<=[)）])\s*"
)
_SEGMENT: Final = re.compile(r"\t+|\s+[|·•–—-]\s+")
"""What parts a town with its country from a name beside it."""
_LABEL: Final = re.compile(
    r"(?i)(?:thesis|dissertation|advis[eo]r|supervisor|subjects?|modules?|courses?|grade|gpa|topic|title|minor|honou?rs|award|prize|论文|論文|导师|導師|主修|课程|課程|研究方向)\b.*"
)
_PLAIN: Final = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’&-]*|of|de|des|du|la|le|the|and|für|der|am|di|da|del|do|ng|y|e|i|og|och|im|an)(?: (?:[A-ZÀ-Þ][\w.'’&-]*|of|de|des|du|la|le|the|and|für|der|am|zu|di|da|del|do|ng|y|e|i|og|och|im|an|&|[IVX]+))*"
)
"""A name: capitalised words, and small ones between them."""
_REMARK: Final = re.compile(
    r"(?i)(?:summa|magna|cum) |honou?rs|distinction|dean['’]s|valedictorian|class\b|exchange|expected|credit\b|merit|奖学金|獎學金|排名|全日制|毕业|畢業|肄"
)
_TAUGHT: Final = re.compile(
    r"(?i)\b(?:program(?:me)?|course|training|diploma|degree|licence|bootcamp|lehrgang|kurs|studies)$|班$"
)


def with_names_whole(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, a name that a narrow column broke behind its comma whole: `Roe University,` above `Vale`."""
    out: list[Row] = []
    for row in rows:
        held = out[-1] if out else None
        alike = held and row.size == held.size and row.indent == held.indent and row.page == held.page
        plain = alike and not (row.bullet or row.cells or row.label or find_dates(row.text) or has_degree(row.text))
        if held and plain and held.text.endswith(",") and row.lo == held.hi + 1 and len(row.text) <= _BROKEN_LONGEST:
            out[-1] = replace(held, text=f"{held.text} {row.text}", hi=row.hi)
        else:
            out.append(row)
    return out


_BROKEN_LONGEST: Final = 30


def regular_parts(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """Return the entries of a section whose lines repeat: as many lines in each, its one range of dates at one place, each
    line set as in the others; nothing without such an order.

    >>> texts = ("Roe College", "BSc Botany", "2015 – 2018", "Vale Seminar", "A levels", "2013 – 2015")
    >>> [len(part) for part in regular_parts([Row(text, at, at) for at, text in enumerate(texts)])]
    [3, 3]
    """
    dated = [at for at, row in enumerate(rows) if find_dates(row.text)]
    if len(dated) < 2 or len(rows) % len(dated) or any(row.bullet or row.cells or row.label for row in rows):
        return []
    length = len(rows) // len(dated)
    parts = [rows[at : at + length] for at in range(0, len(rows), length)]
    alike = all(at % length == dated[0] for at in dated) and dated[0] < length <= _ORDERED_LINES
    looks = {
        tuple((row.bold and "\t" not in row.text, round(row.size), round(row.indent)) for row in part) for part in parts
    }
    told = all(any(has_degree(row.text) or has_school(row.text) for row in part) for part in parts)
    return list(parts) if alike and told and len(looks) == 1 else []


_ORDERED_LINES: Final = 4
"""Most lines of an entry in such an order."""
_MOST: Final = 3.0
"""Most that one piece counts for or against a place."""
_SURE: Final = 1.0
"""Least score of a piece that is read as a school without another entry's word."""
_CLEAR: Final = 1.0
"""Least advantage of a choice of places over the next one with another school."""


@lru_cache(maxsize=4_096)
def as_school(text: str) -> float:
    """Return a score of how much a piece reads like a school; below zero for what is none.

    >>> as_school("Harbour College") > as_school("Brandywine State") > 0 > as_school("BSc Geography")
    True
    """
    if not re.search(r"[^\W\d_]{2}", text):
        return -_MOST
    if is_degree(text) or lettered_degree(text) or names_exams(text):
        return 2.0 if has_han(text) and _named_by_level(text) else -_MOST
    if has_school(text):
        return _MOST
    if SCORE.search(text) or whole_score(text) or text[:1] in "(（" or _LABEL.match(text) or _REMARK.search(text):
        return -_MOST
    if is_place(text) or is_city(text):
        return -2.0
    score = (
        1.0 * is_organisation(text) - 1.5 * (AREA.search(text) is not None) - 0.5 * (re.search(r"\d", text) is not None)
    )
    if has_han(text):
        return score + (2.0 if _named_by_level(text) else -0.5) - 2.0 * (len(text) > 20)
    plain = _PLAIN.fullmatch(text) is not None
    return score + (0.9 if plain else -1.5) + 0.4 * (" " in text) - 2.0 * (len(text) > 70 or text[:1].islower())


def _named_by_level(text: str) -> bool:
    """Return True if a Chinese text is a name with a level of schools at its end: `嘉禾职业中专`."""
    return any(
        text.endswith(level) and len(text) >= len(level) + 2
        for level in (*LEVELS_ZH, "中专", "中專", "职高", "学校", "學校")
    )


@lru_cache(maxsize=4_096)
def as_degree(text: str) -> float:
    """Return a score of how much a piece reads like a degree."""
    if is_degree(text) or lettered_degree(text):
        return _MOST
    if has_school(text) or is_place(text) or whole_score(text) or text[:1] in "(（" or _LABEL.match(text):
        return -_MOST
    if names_course(text):
        return 1.0
    return -0.5 - 0.5 * text[:1].islower()


def names_course(text: str) -> bool:
    """Return True if the last word of a name says that it is taught: `Full-Stack Web Development Bootcamp`."""
    return _TAUGHT.search(text) is not None


def names_of(rows: Sequence[Row]) -> dict[Place, str]:
    """Return the pieces of an entry by their places, each from the start and from the end of its line; lines that are
    only dates do not count, nor do items.

    >>> names_of([Row("2019", 0, 0), Row("HND, Harkaway Hall", 1, 1)])
    {(0, 0): 'HND', (0, -2): 'HND', (0, 1): 'Harkaway Hall', (0, -1): 'Harkaway Hall'}
    """
    out: dict[Place, str] = {}
    lines = (row for row in rows if _may_name(row))
    for at, row in enumerate(itertools.islice(lines, _LINES)):
        segments = _SEGMENT.split(without_class(without_dates(row.text)[0])[0])
        text = "\t".join(segment for segment in segments if not is_place(value(segment)))
        pieces = _with_partners([piece for piece in map(value, _PIECES.split(text)) if re.search(r"\w", piece)])
        told = [piece for piece in pieces if not (piece[:1] in "(（" or whole_score(piece) or is_place(piece))]
        for number, piece in enumerate(told if len(told) <= _EACH else ()):
            out[at, number] = out[at, number - len(told)] = piece
    return out


def _may_name(row: Row) -> bool:
    return not (row.bullet or row.cells or row.label == SUBJECT or len(row.text) > _LONG or mostly_date(row.text))


def _with_partners(pieces: Sequence[str]) -> list[str]:
    """Return pieces, those of a name of three partners as one: `Gardiner, Prentice and Jensen`."""
    out: list[str] = []
    for piece in pieces:
        if out and PARTNERS.fullmatch(f"{out[-1]}, {piece}") and as_degree(out[-1]) < _MOST:
            out[-1] = f"{out[-1]}, {piece}"
        else:
            out.append(piece)
    return out


def read_by_place(entries: Sequence[Sequence[Row]]) -> list[tuple[str, str]]:
    """Return school and degree of each entry by the places that suit all of them best; an empty text for what no piece
    surely is."""
    held = [names_of(rows) for rows in entries]
    told = [names for names in held if len(names) > 2]
    choice = _best_places(told)
    if choice is None:
        return [("", "") for _ in held]
    school, degree = choice
    schools = sum(as_school(names.get(school, "")) >= _MOST for names in told)
    degrees = sum(as_degree(names.get(degree, "")) >= _MOST for names in told)
    out: list[tuple[str, str]] = []
    for names in held:
        name, title = names.get(school, ""), names.get(degree, "")
        sure = as_degree(title) >= _MOST or schools * 2 >= len(told)
        named = sure and name != title and as_school(name) > (0.0 if schools * 2 >= len(told) else _SURE)
        titled = as_degree(title) > (-1.0 if degrees * 2 >= len(told) else 0.0) and not is_place(title)
        out.append((name if name and named else "", title if title and title != name and titled else ""))
    return out


def _best_places(told: Sequence[Mapping[Place, str]]) -> tuple[Place, Place] | None:
    """Return the places of school and degree with the highest score over all entries, or None if the school's is not
    clear."""
    places = sorted({place for names in told for place in names})
    if len(told) > _ENTRIES:
        return None
    schools = sorted(places, key=lambda at: -sum(_bounded(as_school, names.get(at, "")) for names in told))[:_BEST]
    degrees = sorted(places, key=lambda at: -sum(_bounded(as_degree, names.get(at, "")) for names in told))[:_BEST]
    pairs = [(school, degree) for school in schools for degree in degrees if school != degree]
    scored = sorted(
        ((sum(_score(names, *pair) for names in told), pair) for pair in pairs),
        key=lambda found: (-found[0], found[1]),
    )
    if not scored or scored[0][0] <= 0:
        return None
    most, best = scored[0]
    found = [names.get(best[0], "") for names in told]
    other = next((score for score, (at, _) in scored if [names.get(at, "") for names in told] != found), -1e9)
    return best if most - other > _CLEAR else None


_BEST: Final = 8
"""Number of places that are tried for the school, and for the degree."""
_LONG: Final = 240
_LINES: Final = 4
_EACH: Final = 6
_ENTRIES: Final = 16
"""Most characters of a line, lines of an entry, pieces of a line, and entries that are read by place."""


def _score(names: Mapping[Place, str], school: Place, degree: Place) -> float:
    name, title = names.get(school, ""), names.get(degree, "")
    if name and name == title:
        return -2 * _MOST
    own = _bounded(as_school, name)
    between = bool(name and title) and own < _MOST and _stands_between(names, school, degree)
    return own + _bounded(as_degree, title) - 1.5 * between


def _bounded(score: Callable[[str], float], text: str) -> float:
    return max(-_MOST, min(score(text), _MOST)) if text else -1.0


def _stands_between(names: Mapping[Place, str], school: Place, degree: Place) -> bool:
    """Return True if the piece at the place of the school follows the degree, and another name follows it on its line: it may
    be the subject."""
    line = [text for (at, number), text in sorted(names.items()) if at == school[0] and number >= 0]
    at = line.index(names[school])
    return (
        degree[0] == school[0]
        and 0 < at < len(line) - 1
        and line[at - 1] == names[degree]
        and as_school(line[at + 1]) > 0
    )


def without_name(text: str, name: str) -> str:
    """Return a line without a name and the marks beside it."""
    at = text.find(name)
    if at < 0:
        return text
    before, behind = text[:at], text[at + len(name) :]
    before = re.sub(r"[\s,，:：|｜·•–—-]+$|\s+(?:from|at)\s+$", "", before)
    behind = re.sub(r"^[\s,，:：|｜·•–—-]*(?=[^\s,，:：|｜·•–—-])|^[\s,，:：|｜·•–—-]+$", "", behind)
    return before + ("\t" if before and behind else "") + behind


def tells_study(part: Sequence[Row]) -> bool:
    """Return True if a line of an entry names a degree or a school."""
    return any(has_degree(without_dates(row.text)[0]) or has_school(row.text) for row in part)


def look_alike(parts: Sequence[Sequence[Row]]) -> bool:
    """Return True if the first lines of all entries are set alike, dates and all."""
    firsts = [part[0] for part in parts[:_MANY]]
    return len({(len(find_dates(row.text)), led_by_dates(row), row.bold, "\t" in row.text) for row in firsts}) == 1


_MANY: Final = 30


def names_like_school(part: Sequence[Row]) -> bool:
    """Return True if the first line of an entry is dated and may be a school that no list knows."""
    names = names_of(part[:1])
    return bool(find_dates(part[0].text)) and as_school(names.get((0, 0), "")) > 0


def is_study_item(text: str) -> bool:
    """Return True if an item below a study is one of its own: a school, what else there was of it, and its date at the end.

    >>> is_study_item("Uniwersytet Zielony, summer school, 2012"), is_study_item("Thesis at the University of Roe, 2012")
    (True, False)
    """
    dates, (name, _, rest) = find_dates(text), text.partition(",")
    ended = bool(dates) and dates[-1].end >= len(text.rstrip(" )."))
    return (
        ended
        and bool(rest)
        and len(text) <= _ITEM
        and name[:1].isupper()
        and SCHOOL_NAME.match(name) is not None
        and has_school(name)
    )


_ITEM: Final = 110
"""Most characters of a study told in an item."""


def dates_open(rows: Sequence[Row]) -> set[int]:
    """Return the first lines of the rows that are only dates if each stands over a school and its degree, else nothing."""
    starts = [at for at, row in enumerate(rows) if mostly_date(row.text)]
    parts = [rows[start + 1 : end] for start, end in pairwise([*starts, len(rows)])]
    told = all(len(part) == 2 and has_school(part[0].text) and has_degree(part[1].text) for part in parts)
    return {rows[at].lo for at in starts} if len(starts) > 1 and starts[0] == 0 and told else set()


def labels_open(rows: Sequence[Row]) -> set[int]:
    """Return the rows that open entries of a form by the label that the first row has, if all rows have labels."""
    first = rows[0].label if rows else ""
    told = first and "place" in {row.label for row in rows} and all(row.label for row in rows if not row.bullet)
    return {row.lo for row in rows if row.label == first} if told and first != "study" else set()


def led_by_dates(row: Row) -> bool:
    """Return True if a row opens with a range of dates, in which case every entry of its section does."""
    spans = find_dates(row.text)
    return bool(spans) and spans[0].ranged and not row.text[: spans[0].start].strip()


def names_another_school(row: Row) -> bool:
    """Return True if a name stands behind a degree with its subject: a school that no list knows."""
    first, *behind = pieces_of(without_dates(row.text)[0]) or [""]
    split = split_degree(first)
    return bool(split and split[1] and behind) and as_school(behind[0]) > 0
