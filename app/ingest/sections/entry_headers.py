"""Parser of the head of an entry (title, organisation, place, dates), by separators, word cues, the roles of its lines, or
as a sentence.

Parts are substrings of the rows; a part that no rule claims is returned as `extra`, never dropped. In entries of one
shape the same line is the position in each.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.ingest.layout.head_roles import Reading, likelihood, read_together, settles, untangles
from app.ingest.layout.line_features import beside_dates, mostly_date
from app.ingest.layout.rows import Row, value
from app.ingest.sections.entries import told_job
from app.ingest.sections.head_remarks import Head, set_place_apart, split_remarks, split_unit
from app.ingest.sections.lexical_tests import (
    FREE,
    LEGAL_FORM,
    STRONG_SEPARATOR,
    belongs_to_name,
    clauses,
    cut_at,
    is_duty,
    is_organisation,
    is_pause,
    is_place,
    is_title,
    just_a_name,
    looks_like_place,
    name_weight,
    named_with_town,
    names_position,
    peel_comma_place,
    position_weight,
    without_dates,
    without_trailing_place,
)
from app.text.characters import has_han
from app.text.dates import DateSpan, find_dates
from app.text.legal_forms import latin_pattern
from app.text.organization_kinds import is_general
from app.text.places import is_city

ROLES: Final = ("position", "employer", "place")


def roles_of(heads: Sequence[Sequence[Row]]) -> tuple[str, ...]:
    """Return the role of each name in every head (`position`, `employer`, `place`), or nothing.

    Nothing unless there are two or more heads of one shape with one name a row, and their words are conclusive.
    """
    names = [[name for row in head for name in beside_dates(row.text)] for head in heads]
    count = len(names[0]) if names else 0
    told = any(
        re.search(r"[，、]|\s(?:at|@|bei|chez)\s", name) for own in names for name in own
    )  # several in one piece
    plain = not told and all(len(own) == count and len(head) >= count for own, head in zip(names, heads, strict=True))
    if len(heads) < 2 or not 2 <= count <= len(ROLES) or not plain:
        return ()
    orders = itertools.permutations(ROLES[:count])
    scored = sorted(
        ((sum(map(_role_score, itertools.chain(*names), itertools.cycle(order))), order) for order in orders),
        reverse=True,
    )
    return scored[0][1] if scored[0][0] > scored[1][0] + 1 else ()


def _role_score(name: str, role: str) -> float:
    """Score how well a name suits a role by its words and its look."""
    position = names_position(name)
    employer = is_organisation(name) and not position
    weight = position_weight(name) if is_title(name) else 0.0
    if role == "position":
        return 2.0 * position - 2.0 * employer - 2.0 * is_place(name) - 0.5 * name_weight(name) + weight
    if role == "employer":
        return 2.0 * employer - 2.0 * position - 2.0 * is_place(name) + 0.5 * name_weight(name) - weight
    return 2.0 * is_place(name) + 0.5 * (just_a_name(name) and " " not in name) - 2.0 * (position or employer)


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a head: its text, the row it stands in, and the undivided text it was cut from."""

    text: str
    row: int
    whole: str = ""


def read_head(rows: Sequence[Row], *, roles: Sequence[str] = (), order: int = 0, employed: bool = False) -> Head:
    """Return title, organisation, place and dates of the rows at the head of one entry.

    Where the words do not identify the position, the other entries of the section do: `roles` is the role of each
    name in them (`roles_of`), `order` is above zero if they name the position first, below if the employer.
    `employed`: a row above names the employer of several positions.
    """
    if rows and rows[0].cells:
        return _by_column(rows)
    if {"place", "role"} <= {row.label for row in rows}:
        return _by_label(rows)
    if roles and sum(any(map(names_position, beside_dates(row.text))) for row in rows) != 1:
        return _by_role(rows, roles)
    head = Head()
    parts: list[_Part] = []
    for index, row in enumerate(rows):
        text, spans = without_dates(row.text)
        _take_dates(head, row.text, spans)
        if row.label == "location":
            head.location = head.location or value(text)
            continue
        told = told_job(" ".join(text.split())) if len(rows) == 1 else None
        if told:
            head.title, head.organisation, rest = told
            head.extra = [rest if has_han(rest) else " ".join(row.text.split())] if rest else []
            return head
        if len(rows) == 1 and (duty := _DUTY_BEHIND.match(text)):
            head.extra.append(value(duty["duty"]))
            text = duty["named"]
        elif len(rows) == 1 and (told_behind := _duty_behind_post(text)):
            text, duty_text = told_behind
            head.extra.append(duty_text)
        for whole in STRONG_SEPARATOR.split(text):
            pieces, more = clauses(whole) if spans else ([whole], [])
            head.extra += map(value, more)
            for piece in pieces:
                parts += [_Part(found, index, piece) for found in without_trailing_place(piece)]
    parts = [part for part in parts if re.search(r"\w", part.text)]
    head.extra += [part.text for part in parts if IN_BRACKETS.fullmatch(part.text)]
    parts = [part for part in parts if not IN_BRACKETS.fullmatch(part.text)]
    head.extra += [part.text for part in parts[_MOST:]]
    _assign(head, parts[:_MOST], order=order, employed=employed)
    return head


def agree(readings: Sequence[Reading | None], heads: Sequence[Head]) -> tuple[bool, str] | None:
    """Return the order and the separator in which the words of half of the heads, one at least, tell what the section's
    heads tell together; None if they do not."""
    told = [
        reading.scheme
        for reading, head in zip(readings, heads, strict=True)
        if reading and (reading.employer, reading.position) == (head.organisation, head.title)
    ]
    usual = max(set(told), key=told.count) if told else None
    return usual if usual and len(heads) > 1 and 2 * told.count(usual) >= len(heads) else None


def settled(head: Head, reading: Reading | None, *, agreed: tuple[bool, str] | None = None) -> Head:
    """Return the head with the names that the section's heads together tell, where its own words tell less.

    A head with the order and the separator in which the other heads' words agree with that (`agreed`) needs no clear
    advantage.
    """
    known = (head.organisation, head.title, head.location, head.extra)
    alike = reading is not None and reading.scheme == agreed and untangles(reading, *known)
    if reading and (alike or settles(reading, *known)):
        head.organisation, head.title, head.location = reading.employer, reading.position, reading.place
        head.extra = list(reading.rest)
        set_place_apart(head)
        split_remarks(head)
    return head


def settled_by_place(head: Head, placed: Reading | None) -> Head:
    """Return the head with the names that stand where the section's other heads have employer and position, unless it
    has them already, perhaps without a town or a remark, or both from one place (`Cook at Roe Ltd`)."""
    if placed is None or (_is_part(head.organisation, placed.employer) and _is_part(head.title, placed.position)):
        return head
    one = any(
        _is_part(head.organisation, text) and _is_part(head.title, text) for text in (placed.employer, placed.position)
    )
    if not one:
        head.organisation, head.title, head.location = placed.employer, placed.position, placed.place
        head.extra = list(placed.rest)
        set_place_apart(head)
        split_remarks(head)
    return head


def _is_part(name: str, whole: str) -> bool:
    """Return True if a name is a text, or that but for what stands behind a mark or in brackets."""
    return bool(name) and name in whole


IN_BRACKETS: Final = re.compile(r"[(（][^()（）]*[)）]")
"""A remark, which names nothing: `2008/6-至今(不定期)`."""
_DUTY_BEHIND: Final = re.compile(
    r"(?P<named>[\u3400-\u9fff][^，\t]{1,30}，[^\t]{2,30})，\t，(?P<duty>[\u3400-\u9fff][^\t]*)$"
)
"""Text behind the dates of a list that names employer and position: `某公司，维修电工，(dates)，带徒弟`."""
_POST_AND_DUTY: Final = re.compile(r"(?P<named>[^：:]*?\s(?P<post>[\u3400-\u9fff]\S*?))\s*[：:]\s*(?P<duty>[^：:\t]+)")
_MOST: Final = 24
"""Maximum number of parts in a head."""


def _duty_behind_post(text: str) -> tuple[str, str] | None:
    """Return a head without what follows its position and a colon, and that text; None for any other head.

    >>> _duty_behind_post("某医院 急诊科 实习护士：负责分诊，日均接诊 60 人")
    ('某医院 急诊科 实习护士', '负责分诊，日均接诊 60 人')
    """
    found = _POST_AND_DUTY.fullmatch(text.rstrip())
    if found is None or not names_position(found["post"]) or names_position(found["duty"]) or find_dates(found["duty"]):
        return None
    duty = value(found["duty"])
    return (found["named"], duty) if sum(map(has_han, duty)) >= 4 else None


def _by_role(rows: Sequence[Row], roles: Sequence[str]) -> Head:
    head = Head()
    for row in rows:
        _take_dates(head, row.text, find_dates(row.text))
    named = dict(zip(roles, (name for row in rows for name in beside_dates(row.text)), strict=True))
    head.title, head.organisation, head.location = (named.get(role, "") for role in ROLES)
    set_place_apart(head)
    split_remarks(head)
    return head


def _by_column(rows: Sequence[Row]) -> Head:
    """Return the head of a table's row: each value from its own column, and none from any other cell."""
    head = Head()
    _take_dates(head, rows[0].text, find_dates(rows[0].text))
    for kind, text in rows[0].cells:
        if kind == "place" and not head.organisation:
            head.organisation = text
        elif kind == "role" and not head.title:
            head.title = text
        elif kind == "named" and not (head.organisation or head.title):
            _take_names(head, text)
        elif kind in ("dates", "vouching") or (mostly_date(text) and text in rows[0].text):
            continue
        elif is_place(text) and not head.location:
            head.location = text
        else:
            head.extra.append(text)
    head.extra += [row.text for row in rows[1:]]
    set_place_apart(head, told=True)
    split_unit(head)
    return head


def _take_names(head: Head, text: str) -> None:
    """Store the employer and the position that one cell holds (`維港國際貿易有限公司 行政主任`)."""
    row = Row(text, 0, 0)
    told = settled(read_head([row]), read_together([[row]])[0])
    head.title, head.organisation, head.location = told.title, told.organisation, told.location
    head.extra += told.extra


def _by_label(rows: Sequence[Row]) -> Head:
    """Return the head of a form: each value from the row with its label, whatever its words."""
    head = Head()
    for row in rows:
        text, spans = without_dates(row.text)
        _take_dates(head, row.text, spans)
        named = value(text.replace("\t", " "))
        if row.label == "place" and not head.organisation:
            head.organisation = named
        elif row.label == "role" and not head.title:
            head.title = named
        elif row.label == "location" and not head.location:
            head.location = named
        elif named:
            head.extra.append(named)
    set_place_apart(head, told=True)
    split_remarks(head)
    return head


def _take_dates(head: Head, text: str, spans: Sequence[DateSpan]) -> None:
    best = next((span for span in spans if span.ranged), spans[0] if spans else None)
    if best is None or (head.start and (not best.ranged or head.end or head.open_ended)):
        return
    head.start, head.end = best.first, best.last
    head.start_raw, head.end_raw = best.raw_first, best.raw_last
    head.open_ended = best.ranged and not best.last
    finer = [span for span in spans if not span.ranged and span.first.startswith(f"{best.first[:4]}-")]
    if finer and best.ranged and len(best.first) == 4:  # `2020 年春 —— 现在（2020.04 起）`
        head.start, head.start_raw = finer[0].first, finer[0].raw_first


def _assign(head: Head, parts: list[_Part], *, order: int, employed: bool) -> None:
    """Assign each part its role in the head; the remaining ones are kept as `extra`."""
    told = [part for part in parts if _is_sentence(part.text) or is_duty(part.text)]
    parts = [part for part in parts if part not in told]
    titles, others, places = _sorted_out(parts, order=order, employed=employed)
    extra = _titled(head, titles, others) if titles else _untitled(head, others, title_first=order > 0)
    if not places and extra and head.title and head.organisation and just_a_name(extra[-1].text):
        places, extra = [extra[-1]], extra[:-1]
    head.location = head.location or (places[0].text.rstrip(".") if places else "")
    head.extra += [part.text for part in extra + places[1:] + told]
    split_remarks(head)


def _sorted_out(parts: list[_Part], *, order: int, employed: bool) -> tuple[list[_Part], list[_Part], list[_Part]]:
    """Return parts that name positions, parts that may name employers, and places."""
    places = [part for at, part in enumerate(parts) if is_place(part.text) or _behind_name(parts[at - 1 : at], part)]
    places = places or _known_city(parts)
    rest = [part for part in parts if part not in places]
    titles = [part for part in rest if names_position(part.text) and not FREE.fullmatch(part.text)]
    others = [part for part in rest if part not in titles]
    if len(titles) + len(others) == 1:
        titles, others, places = _split_only_part((titles or others)[0], titles, others, places, employed=employed)
    if len(titles) > 1 and not any(is_organisation(part.text) for part in others):
        titles, others = _rivals(titles, others, order)
    if len(titles) == 1 and others and not any(is_organisation(part.text) for part in others):
        cut, named = _split_at_comma(titles[0])
        if named and is_organisation(named[0].text):
            titles, places, others = cut, places or others, named
    weak = [part for part in others if looks_like_place(part.text)]
    if not titles and len(others) == 2 and weak and " " in named_with_town(weak[0].text)[0]:
        weak = []  # a position and `Mabon Street Pharmacy, Newport`
    if not places and weak and len(others) > 1:
        places, others = weak[:1], [part for part in others if part is not weak[0]]
    if titles and len(others) == 1 and not places:
        others, places = _town_behind(others[0])
    if len(titles) == 1 and others and not places:
        titles, places = _town_behind_post(titles[0])
    return titles, others, places


def _town_behind_post(part: _Part) -> tuple[list[_Part], list[_Part]]:
    """Split `HGV Driver, Doncaster` where the employer stands elsewhere: behind the comma is nothing but a known place."""
    post, _, town = part.text.partition(", ")
    placed = bool(town) and is_title(post) and not is_title(town) and (is_place(town) or is_city(town.split(", ")[-1]))
    if not placed or is_organisation(town):
        return [part], []
    return [_Part(post, part.row)], [_Part(town, part.row)]


def _known_city(parts: list[_Part]) -> list[_Part]:
    """Return the part that is only a city's name, if the others have the names of an entry without it."""
    cities = [part for part in parts if is_city(part.text) and not is_title(part.text)]
    rest = [part for part in parts if part not in cities]
    two = [part.text.partition(",") for part in rest]
    named = len(rest) > 1 or any(is_organisation(part.text) for part in rest)
    named = named or any(is_title(first) and second and not is_title(second) for first, _, second in two)
    titled = any(is_title(part.text) for part in rest)
    return cities if len(cities) == 1 and named and titled else []


def _titled(head: Head, titles: list[_Part], others: list[_Part]) -> list[_Part]:
    """Store the first position and its employer; return the remaining parts.

    The employer is the part with the marks of an organisation, else the first.
    """
    head.title = titles[0].text
    others.sort(key=lambda part: has_han(part.text) and _DEPARTMENT.search(part.text) is not None)
    marked = any(is_organisation(part.text) and not _DEPARTMENT.search(part.text) for part in others)
    others.sort(key=lambda part: marked and part.row == titles[0].row and not is_organisation(part.text))
    head.organisation = others[0].text if others else ""
    extra = titles[1:] + others[1:]
    return extra if others and others[0].whole == titles[0].whole else _with_tail(head, titles[0], extra)


def _split_only_part(
    part: _Part, titles: list[_Part], others: list[_Part], places: list[_Part], *, employed: bool
) -> tuple[list[_Part], list[_Part], list[_Part]]:
    """Return titles, others and places from the only part that is no place, cut at a comma or at brackets."""
    cut, named = _split_at_comma(part)
    if not employed or any(is_organisation(part.text) for part in named):
        titles, others = cut, named
    if not titles and len(others) == 1:
        titles, others = _unlisted_position(others[0])
    if titles and not others:
        titles, others = _split_self_employed(titles[0]) or _out_of_brackets(titles[0])
    cut_off = peel_comma_place(others[0].text) if others and not places else []
    if len(cut_off) == 2:
        others, places = [_Part(cut_off[0], others[0].row)], [_Part(cut_off[1], others[0].row)]
    return titles, others, places


def _unlisted_position(part: _Part) -> tuple[list[_Part], list[_Part]]:
    """Split `Chargée de recrutement, Rhône Intérim SAS, Lyon`: before an organisation, a phrase that no list knows and
    that reads like no name is the position."""
    first, _, rest = part.text.partition(", ")
    phrase = bool(rest) and name_weight(first) < 0 and not (is_organisation(first) or is_place(first) or has_han(first))
    name = rest.split(",")[0]
    if not phrase or not (is_organisation(name) or LEGAL_FORM.search(name) or _says_what_it_is(name)):
        return [], [part]
    return [_Part(first, part.row)], [_Part(rest, part.row)]


def _says_what_it_is(name: str) -> bool:
    """Return True if a capitalised name of several words has one for a kind of organisation: `Seshego Library Friends`."""
    words = name.split()
    large = all(word[:1].isupper() for word in words)
    return len(words) > 1 and large and not is_place(name) and any(is_general(word.lower()) for word in words[1:])


def _town_behind(part: _Part) -> tuple[list[_Part], list[_Part]]:
    """Split `Braceria Ferrante, Carlton` beside a position: two plain names with a comma are an employer and its town."""
    cells = [cell.strip() for cell in part.text.split(",")]
    if len(cells) != 2 or belongs_to_name(*cells):
        return [part], []
    if not re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+)?", cells[1]) or is_title(cells[0]):
        return [part], []
    return [_Part(cells[0], part.row)], [_Part(cells[1], part.row)]


def _is_sentence(text: str) -> bool:
    """Return True if a part is a sentence that follows the head on the same line."""
    words = text.split()
    small = sum(word[:1].islower() for word in words)
    ended = text.endswith(".") and len(words) >= 4 and not re.search(r"(?:\b[^\W\d_]\.){2,}$", text)  # `sp. z o.o.`
    return text.endswith("。") or (ended and small >= (0.6 if is_title(text) else 0.5) * (len(words) - 1))


def _behind_name(before: list[_Part], part: _Part) -> bool:
    """Return True if a part is the town that a comma cut from an employer's name."""
    cut = bool(before) and before[0].whole == part.whole and is_organisation(before[0].text) and not is_title(part.text)
    return (
        cut and just_a_name(part.text) and re.search(r",\s*" + re.escape(part.text) + r"\.?$", part.whole) is not None
    )


def _with_tail(head: Head, title: _Part, extra: list[_Part]) -> list[_Part]:
    """Return the extra parts after restoring to a position the part a dash cut off (`Trainee – Testing`) if the
    employer stands elsewhere."""
    tail = next((part for part in extra if part.whole == title.whole and part.row == title.row), None)
    start = title.whole.find(title.text)
    if tail is None or start < 0 or not is_title(title.text):
        return extra
    at = title.whole.find(tail.text, start + len(title.text))
    if at < 0 or not re.fullmatch(r"\s*[-–‒,]{1,3}\s*", title.whole[start + len(title.text) : at]):
        return extra
    head.title = title.whole[start : at + len(tail.text)]
    return [part for part in extra if part is not tail]


def _out_of_brackets(part: _Part) -> tuple[list[_Part], list[_Part]]:
    """Split `Self employed electrician (Geraghty Electrical)`: a name in brackets behind a position is the employer."""
    match = re.fullmatch(r"(?P<title>[^()（）]{3,60}?)\s*[(（](?P<name>[^()（）]{3,60})[)）]", part.text)
    if match is None or not is_title(match["title"]):
        return [part], []
    name = match["name"]
    named = is_organisation(name) or (
        FREE.match(match["title"]) and name_weight(name) > 0
    )  # `Staff Nurse (Acute Medicine)`
    if not named or is_title(name) or is_place(name) or _RANKS.fullmatch(name) or find_dates(name):
        return [part], []
    return [_Part(match["title"], part.row)], [_Part(name, part.row)]


_RANKS: Final = re.compile(r"[A-Z][A-Z0-9]{1,4}(?:\s*(?:to|through|[-–/])\s*[A-Z][A-Z0-9]{1,4})+")
"""The ranks somebody had in a position: `Driver (PVT to CPL)`."""


def _untitled(head: Head, others: list[_Part], *, title_first: bool) -> list[_Part]:
    """Assign employer and position where no word names a position; return the remaining parts.

    The part with the marks of an organisation, else the one most like a name, is the employer; the first of the
    others is the position.
    """
    if not others:
        return []
    pair = others[0].text.split() if len(others) == 1 and has_han(others[0].text) else []
    if len(pair) == 2 and all(map(has_han, pair)) and not re.search(r"[，。；(（]", others[0].text):
        others = [_Part(word, others[0].row) for word in pair]  # `老李电脑城 修电脑`
    marked = [part for part in others if is_organisation(part.text) or FREE.fullmatch(part.text)]
    if has_han(others[0].text) and len({part.row for part in others}) == 1 and len(others) >= 2:
        named = [part for part in others if not _DEPARTMENT.search(part.text)] or others
        chosen = next((part for part in named if part in marked), named[0])
        others = [part for part in [*named, *others] if part is not chosen]
        others = [chosen, *dict.fromkeys(others)]
    elif marked:
        chosen = marked[-1] if title_first and len(others) == 2 else marked[0]
    else:
        first = others[:3]
        weights = [
            name_weight(part.text) + 0.25 * (index == (1 if title_first else 0)) for index, part in enumerate(first)
        ]
        chosen = first[weights.index(max(weights))]
    rest = [part for part in others if part is not chosen]
    if len(others) == 1 and (is_pause(chosen.text) or (not marked and name_weight(chosen.text) < 0)):
        head.title = chosen.text
        return []
    head.organisation = chosen.text
    if title_first and (divided := _position_before(chosen.text)):  # as in the other entries, whatever stands behind it
        head.title, head.organisation = divided
        return rest
    firms = [part for part in rest if LEGAL_FORM.search(part.text)] if chosen in marked else []
    rest = [part for part in rest if part not in firms] + firms  # a second name of the firm is no position
    if rest and rest[0] not in firms:
        head.title = rest[0].text
    elif firms:
        return rest
    elif title_first and named_with_town(chosen.text)[0]:  # as in the other entries: `Sales Girl, Nwakaego Provisions`
        head.title, head.organisation = named_with_town(chosen.text)
    return rest[1:]


_DEPARTMENT: Final = re.compile("(?:部|中心|组|組|科|(?<!工作|實驗|实验)室|处|處)$")


_COMMA: Final = re.compile(rf"[,，](?!\s*(?:{latin_pattern('sure')}|L\.P|LP|Co)(?![\w-]))")
"""A comma, but before a company's legal form."""


def _position_before(text: str) -> tuple[str, str] | None:
    """Return the two parts of `Ward Sister, Altnagelvin Area Hospital`, or None.

    The second has the marks of an organisation, the first has none.
    """
    first, _, second = text.partition(",")
    named = second and is_organisation(second) and not is_organisation(first)
    return (first.strip(), second.strip()) if named else None


def _split_at_comma(part: _Part) -> tuple[list[_Part], list[_Part]]:
    """Split `Software Engineer, Globex Corporation`, in either order; a title with commas of its own stays whole."""
    flags = _position_cells([cell.strip() for cell in _COMMA.split(part.text)])
    if len(flags) < 2 or not any(flags) or all(flags):
        return ([part], []) if is_title(part.text) else ([], [part])
    cut = len(flags) - flags[::-1].index(True) if flags[0] else flags.index(True)
    if cut == len(flags):
        return [part], []
    if flags[0]:  # `Part-time Lecturer, Printmaking, Mbagathi School of Art`: what stands before the name is the post's
        cells = [cell.strip() for cell in _COMMA.split(part.text)]
        named = [at for at in range(cut, len(cells)) if is_organisation(cells[at])]
        cut = next((at for at in named if not _UNIT.match(cells[at])), named[0] if named else _first_name(cells, cut))
    sides = [_Part(side, part.row) for side in cut_at(part.text, _COMMA.finditer(part.text), cut)]
    return (sides[:1], sides[1:]) if flags[0] else (sides[1:], sides[:1])


def _first_name(cells: Sequence[str], cut: int) -> int:
    """Return the first cell from `cut` that reads surely more like an employer than those before it: `Bridges, Roe & Fils`
    behind a position."""
    best = cut
    for at in range(cut + 1, len(cells)):
        unit = _UNIT.search(cells[best]) is not None
        told = unit or likelihood(cells[at])[0] > likelihood(cells[best])[0] + _SURELY
        best = at if told and not looks_like_place(cells[at]) else best
    return best


_SURELY: Final = 2.0
"""Least advantage of a name over another one as an employer."""
_UNIT: Final = re.compile(
    r"^(?:Department|Dept\.?|Faculty|Division) (?:of|for) |\b(?:Department|Section|Division|Unit|Desk)$"
)
"""A part of the employer, told with the position."""


def _position_cells(cells: list[str]) -> list[bool]:
    """Return, for each cell, True if it names a position.

    Where no cell has the marks of an organisation, a cell that reads like a company's name does not count.
    """
    titled = [is_title(cell) for cell in cells]
    if (
        len(cells) == 2 and all(titled) and sum(map(is_organisation, cells)) == 1
    ):  # `Accounts Clerk, Lee & Partners CPA`
        return [not is_organisation(cell) for cell in cells]
    sure = [position_weight(cell) > 0 for cell in cells]
    marked = any(is_organisation(cell) for cell, title in zip(cells, titled, strict=True) if not title)
    return sure if any(sure) and not marked else titled


def _split_self_employed(part: _Part) -> tuple[list[_Part], list[_Part]] | None:
    """Split `Taxi driver, self employed`, with such a phrase at one side of a comma; None if there is none."""
    cells = [cell.strip() for cell in _BESIDE_FREE.split(part.text) if cell.strip()]
    if len(cells) != 2:
        return None
    for free, title in (cells, reversed(cells)):
        if FREE.fullmatch(free) and not FREE.fullmatch(title):
            return [_Part(title, part.row)], [_Part(free, part.row)]
    return None


_BESIDE_FREE: Final = re.compile(r"[,，]|\s+[/–-]\s+")
_CLEAR: Final = 1.5
"""Minimum difference in position likeness of two texts that overrides the order of the other entries."""


def _rivals(titles: list[_Part], others: list[_Part], order: int) -> tuple[list[_Part], list[_Part]]:
    """Return positions and others after deciding between two parts that both contain words of positions.

    The part that reads like a company's name is the employer (`Sous Chef` at `Head Chef Catering`); of two that
    read alike, the one in the place where the other entries have it, else, in Chinese, the first.
    """
    first, second = titles[:2]
    lead = _as_position(first) - _as_position(second)
    if others and abs(lead) < _CLEAR:
        return titles, others
    if abs(lead) < _CLEAR:
        lead += _CLEAR * ((order > 0) - (order < 0)) or (
            -_CLEAR if has_han(first.text) and has_han(second.text) else 0.0
        )
    title, employer = (first, second) if lead >= 0 else (second, first)
    return [title, *titles[2:]], [employer, *others]


def _as_position(part: _Part) -> float:
    employed = is_organisation(part.text) and position_weight(part.text) <= 0
    return position_weight(part.text) - 3.0 * (FREE.match(part.text) is not None) - 1.0 * employed
