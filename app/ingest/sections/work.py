"""Parsers of work, voluntary work and projects from the rows of their sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from app.domain.resume import Line, Project, Work
from app.ingest.layout.bullets import BULLET, DUTY_LABEL, NUMBERED
from app.ingest.layout.head_roles import read_by_place, read_together, settles
from app.ingest.layout.line_features import LONE_LABEL, could_name, is_verbal
from app.ingest.layout.rows import Row, value
from app.ingest.provenance import Notes
from app.ingest.sections.contact import links
from app.ingest.sections.entries import PUPIL, Entry, is_break, is_study_entry, split_entries
from app.ingest.sections.entry_headers import agree, read_head, roles_of, settled, settled_by_place
from app.ingest.sections.head_remarks import Head, take_post_behind
from app.ingest.sections.lexical_tests import (
    CLAUSE,
    is_duty,
    is_organisation,
    is_place,
    is_title,
    name_weight,
    names_position,
    position_weight,
    without_dates,
)
from app.text.characters import has_han
from app.text.dates import DateSpan, find_dates


@dataclass(frozen=True, slots=True)
class _Employer:
    """A head line that names an employer and stands over its positions: name, rows, its own dates, and the shape of
    the first position below it, and its town."""

    name: str
    rows: tuple[Row, ...]
    shape: tuple[tuple[bool, bool], ...] = ()
    location: str = ""

    def stands_over(self, entry: Entry, head: Head, gap: int, above: Row, *, goes_on: bool) -> bool:
        """Return True if an entry without an employer of its own is a position of this one.

        The layout must say so: a head of the same shape, nothing unclaimed in it or right above it that may be another
        name, dates within those of the employer, and no empty line between them, unless the dates are those right
        before or after the position above (`goes_on`).
        """
        if not head.title or head.extra or _is_loose_name(above) or (gap > 1 and not goes_on):
            return False
        if self.shape and _shape(entry.head) != self.shape:
            return False
        spans = [span for row in self.rows for span in find_dates(row.text) if span.ranged]
        own = [span for row in entry.head for span in find_dates(row.text)]
        return not spans or not own or _within(own[0], spans[0])


def _shape(rows: Sequence[Row]) -> tuple[tuple[bool, bool], ...]:
    """Return, for each row of a head, whether it is dated, and whether it begins with the date."""
    spans = [find_dates(row.text) for row in rows]
    return tuple((bool(own), bool(own) and own[0].start <= 1) for own in spans)


def _within(inner: DateSpan, outer: DateSpan) -> bool:
    """Return True if a span of dates lies within another; both may be open."""
    first, last = inner.first, inner.last or ("9999" if inner.ranged else inner.first)
    until = outer.last or "9999"
    return not (
        first[: min(len(first), len(outer.first))] < outer.first[: min(len(first), len(outer.first))]
        or last[: min(len(last), len(until))] > until[: min(len(last), len(until))]
    )


def _meets(job: Work, head: Head) -> bool:
    """Return True if the dates of a head end where a job begins, or begin where it ends: in the same or the next
    month."""
    pairs = ((head.end, job.start), (job.end, head.start))
    return any(_months(end) and 0 <= _months(start) - _months(end) <= 1 for end, start in pairs)


def _months(date: str) -> int:
    """Return the number of a month counted from year 0 (of a year: of its first month); 0 for anything else."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-\d\d)?", date)
    return 12 * int(match[1]) + int(match[2] or 0) if match else 0


def _is_loose_name(row: Row) -> bool:
    """Return True if a row at the end of an entry may be a name that nobody claimed: plain and short, no activity."""
    named = is_organisation(row.text) if has_han(row.text) else name_weight(row.text) > 0 or is_organisation(row.text)
    return named and not row.bullet and could_name(row) and not is_verbal(row.text) and not is_place(row.text)


def with_names_above(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, those without an employer with the name that stands unclaimed right above them."""
    out: list[Entry] = []
    for entry in entries:
        before = out[-1].body if out else []
        loose = len(before) > 1 and _is_loose_name(before[-1]) and entry.rows[0].lo - before[-1].hi <= 1
        if loose and entry.head and not read_head(entry.head).organisation:
            entry = Entry([before.pop(), *entry.head], entry.body)
        out.append(entry)
    return out


def _with_tasks_apart(entries: list[Entry]) -> list[Entry]:
    """Return the entries, the text of a form about all jobs below the last of them with the job that each line names:
    `长兴建材：市内建材配送` belongs to 保定市长兴建材厂."""
    last = entries[-1].body if len(entries) > 1 else []
    found = [_TASK_OF.fullmatch(row.text) for row in last]
    homes = [_home_of_task(told["name"], entries) if told else None for told in found]
    if sum(home is not None for home in homes) < 2 or len(set(map(id, filter(None, homes)))) < 2:
        return entries
    entries[-1].body = []
    for row, told, home in zip(last, found, homes, strict=True):
        (home or entries[-1]).body.append(replace(row, text=told["text"]) if told and home else row)
    return entries


def _home_of_task(name: str, entries: Sequence[Entry]) -> Entry | None:
    """Return the only entry whose head has a name in it, or that of military service for one that says so."""
    served = re.compile("部队|部隊|解放军|解放軍|武警") if re.match("[部军軍服]", name) else re.compile(re.escape(name))
    homes = [entry for entry in entries if any(served.search(row.text) for row in entry.head)]
    return homes[0] if len(homes) == 1 else None


_TASK_OF: Final = re.compile(
    r"(?:[\u3400-\u9fff]{2,8}\t)?(?P<name>[\u3400-\u9fff]{2,8}?)(?:期间|期間)?[：:](?P<text>[^：:]+)"
)
"""A line of tasks that begins with a short name of its employer."""


def _with_stops_as_cells(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, where most heads are a name, a full stop and a position with a tab in its place: one order and
    one mark for all of them (`Fenland Record Office, Ely. Archive Assistant`)."""
    cuts = [_POST_BEHIND_STOP.fullmatch(entry.head[0].text) if len(entry.head) == 1 else None for entry in entries]
    told = [cut for cut in cuts if cut and names_position(cut["post"]) and not names_position(cut["name"])]
    if len(told) < 2 or 2 * len(told) <= len(entries):
        return list(entries)
    return [
        Entry([replace(entry.head[0], text=f"{cut['name']}\t{cut['post']}")], entry.body)
        if cut in told and cut
        else entry
        for entry, cut in zip(entries, cuts, strict=True)
    ]


_POST_BEHIND_STOP: Final = re.compile(
    r"(?P<name>[^.]*[a-zà-ÿ)]{2}(?<!\bSt)(?<!\bMt)(?<!\bDr)(?<!Inc)(?<!Ltd))\.\s+(?P<post>[A-Z][^.\t]{3,70})"
)


def _with_posts_below(entries: Sequence[Entry]) -> list[Entry]:
    """Return voluntary posts, those without a date below one of the same order and separator as posts of their own."""
    out: list[Entry] = []
    for entry in entries:
        cut = 1 if _is_two_posts(entry.head) else len(entry.head)
        head, body = entry.head[:cut], [*entry.head[cut:], *entry.body]
        out.append(Entry(head))
        led, *below = read_together([head, *([row] for row in body)]) if head else [None]
        for row, reading in zip(body, below, strict=False):
            named, _, told = row.text.partition("; ")
            alike = led and reading and len(head) == 1 and led.scheme == reading.scheme and len(named) < 90
            told_so = alike and reading and (settles(reading, "", "", "", ()) or _is_plain_post(named))
            if told_so or (not find_dates(head[0].text) and _post_and_body(head[0].text) and _post_and_body(row.text)):
                out.append(Entry([replace(row, text=named)], [replace(row, text=told)] if told else []))
            else:
                out[-1].body.append(row)
    return out


def _with_body_of_table(entry: Entry) -> Entry:
    """Return a voluntary post, one from a row of a table with the cell that is neither post nor date as the body served."""
    told = [[kind for kind, _ in row.cells] for row in entry.head]
    if len(told) != 1 or "place" in told[0] or told[0].count("other") != 1 or "role" not in told[0]:
        return entry
    cells = tuple(("place" if kind == "other" else kind, text) for kind, text in entry.head[0].cells)
    return Entry([replace(entry.head[0], cells=cells)], entry.body)


def _take_post_and_body(head: Head, rows: Sequence[Row]) -> None:
    """Store a voluntary post and its body, one before and one behind a comma, where the words of the head tell less."""
    text = value(without_dates(rows[0].text)[0].replace("\t", " ")) if len(rows) == 1 else head.title
    first, second = _post_and_body(text.replace("()", "").replace("（）", "").strip())
    if not second:
        return
    turned = names_position(second) and not names_position(first)
    turned = turned or (is_organisation(first) and not (is_title(first) or is_organisation(second)))
    post, body = (second, first) if turned else (first, second)
    whole = head.organisation and names_position(head.title) and not (head.extra or _COMMA.search(head.title))
    if not whole or not text.startswith((head.title, head.organisation)):
        head.title, head.organisation, head.location, head.extra = post, body, "", []


def _move_activity(head: Head) -> None:
    """Move what was done in a Chinese voluntary post out of the place of its body (`社区志愿者，累计120小时`), and a post that
    stands there alone to its own field."""
    if has_han(head.organisation) and not is_organisation(head.organisation):
        if head.title and (is_duty(head.organisation) or re.search(r"\d", head.organisation)):
            head.extra.append(head.organisation)
            head.organisation = ""
        elif not head.title and _VOLUNTEER_ZH.search(head.organisation):
            head.title, head.organisation = head.organisation, ""


_VOLUNTEER_ZH: Final = re.compile("志[愿願工][\u3400-\u9fff]{0,4}[人者员員]$|义工$|義工$")


def _post_and_body(text: str) -> tuple[str, str]:
    """Return a post and where it was held from a line that is nothing but these, parted by a comma; else empty texts.

    >>> _post_and_body("Retained firefighter, Mid & South Fire Crew"), _post_and_body("Ran a club, and a shop")
    (('Retained firefighter', 'Mid & South Fire Crew'), ('', ''))
    >>> _post_and_body("Member of NSS")
    ('Member', 'NSS')
    """
    if member := _MEMBER_OF.fullmatch(text):
        return member["post"], member["body"]
    post, comma, body = (
        (side.strip() for side in re.split(r"([,，])", text, maxsplit=1)) if _COMMA.search(text) else ("",) * 3
    )
    brief = len(post) <= 12 and len(body) <= 24 if has_han(text) else len(post.split()) <= 5 and len(body.split()) <= 9
    named = body[:1].isupper() or (has_han(body) and not (re.search(r"[，。；\d]", body) or is_verbal(body)))
    plain = bool(comma) and brief and named and text[:1] == text[:1].upper() and not find_dates(text)
    firm = is_organisation(post) and not (is_organisation(body) or (has_han(body) and names_position(body)))
    return (post, body) if plain and not firm else ("", "")


_COMMA: Final = re.compile("[,，]")
_MEMBER_OF: Final = re.compile(
    r"(?P<post>(?:(?:Active|Student|Executive|Founding|Committee) )?[Mm]ember) of (?:the )?(?P<body>[A-Z][^,.;:\d]{1,50})"
)


def _is_two_posts(head: Sequence[Row]) -> bool:
    """Return True if each of two rows of a head is a post by itself."""
    texts = [without_dates(row.text)[0].strip(" ,\t") for row in head[:2]]
    return len(head) > 1 and (all(map(_is_plain_post, texts)) or all(_post_and_body(row.text)[0] for row in head))


def _is_plain_post(text: str) -> bool:
    """Return True if a text is a position and a name: `Committee member, Ballyfoyle Tidy Towns`."""
    head = read_head([Row(text, 0, 0)])
    plain = names_position(head.title) and not head.extra
    return plain and head.organisation[:1].isupper() and name_weight(head.organisation) >= 0


def jobs_and_others(rows: Sequence[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """Return the rows of a section of jobs without its studies and pauses, the rows of the studies, and those of the
    pauses: a career may tell all in one list (`2004.09—2008.07 某大学动物医学专业学习`, `Career break`)."""
    entries = split_entries(with_sublists(rows))
    kinds = [1 if is_study_entry(entry) else 2 if is_break(entry) else 0 for entry in entries]
    if not any(kinds) or (2 not in kinds and all(kinds)):
        return list(rows), [], []
    held = {
        at: kind
        for entry, kind in zip(entries, kinds, strict=True)
        for row in entry.rows
        for at in range(row.lo, row.hi + 1)
    }
    jobs, studies, pauses = ([row for row in rows if held.get(row.lo, 0) == kind] for kind in range(3))
    return jobs, list(map(_without_pupil, studies)), pauses


def _without_pupil(row: Row) -> Row:
    """Return a row of a table without the cells that say that somebody was a pupil, and who vouches for it."""
    kept = tuple((kind, text) for kind, text in row.cells if kind != "vouching" and not PUPIL.fullmatch(text))
    return replace(row, text="\t".join(text for _, text in kept), cells=kept) if row.cells else row


def _employer_over(entry: Entry, head: Head) -> _Employer | None:
    """Return the employer of a head in which it has a row of its own, or None."""
    first = entry.head[0] if len(entry.head) > 1 else None
    shared = first is not None and bool(head.title) and head.title in first.text  # `Barista, Pain Doré Café`
    if first is None or shared or head.organisation not in first.text or position_weight(head.organisation) > 0:
        return None
    town = head.location if head.location and head.location in first.text else ""
    return _Employer(head.organisation, (first,), _shape(entry.head[1:]), town)


def under_heading(works: Sequence[Work], prefix: str, heading: Row | None, title: str, notes: Notes) -> list[Work]:
    """Return entries with their section's heading, if it tells them apart from jobs or voluntary work in general:
    internships, posts of a student, military service, research."""
    words = value(title)
    if heading is None or _GENERAL[prefix].search(words) or not _TELLS_APART.search(words):
        return list(works)
    for work in works:
        notes.put(f"{prefix}.{work.id}.heading", heading.lo, heading.hi)
    return [replace(work, heading=words) for work in works]


_TELLS_APART: Final = re.compile(
    r"(?i)\b(?:intern(?:ships?)?|placements?|students?|campus|university|school|teaching|research|militar\w+|national service|army|service|apprentice\w*|freelance|part[- ]time"
    r"|activit\w+|extra-?curricular\w*|leadership|involvement|community|outreach|praktik\w+|stages?|ehrenamt\w*|wehrdienst|zivildienst)\b"
    r"|实习|實習|见习|校园|校園|在校|校内|学生|學生|社团|社團|科研|研究|教学|军|軍|兵役|服役|兼职|兼職|社会实践|社會實踐|課外"
)
_GENERAL: Final = {
    "work": re.compile(r"(?i)\b(?:work|employment|career|professional|jobs?)\b|工作|职业|職業|从业"),
    "volunteer": re.compile(r"(?i)\bvolunt\w+|志愿|志願|志工|义工|義工|义务|義務"),
}
"""Headings that the usual one of a copy says as well."""


def read_work(rows: Sequence[Row], prefix: str, first: int, notes: Notes) -> list[Work]:
    """Return the entries of a work or voluntary section; `prefix` is `work` or `volunteer`, ids count from `first`."""
    works: list[Work] = []
    employer: _Employer | None = None
    waiting: tuple[Entry, Head] | None = None
    above = Row("", -1, -1, bullet=True)
    entries = _with_stops_as_cells(with_names_above(_with_tasks_apart(split_entries(with_sublists(rows)))))
    entries = list(map(_with_body_of_table, _with_posts_below(entries))) if prefix == "volunteer" else entries
    order, roles = _order(entries), roles_of([entry.head for entry in entries])
    together, by_place = (read([entry.head for entry in entries]) for read in (read_together, read_by_place))
    plain = [read_head(entry.head, roles=roles, order=order) for entry in entries]
    agreed = agree(together, plain)
    for at, (entry, reading, placed) in enumerate(zip(entries, together, by_place, strict=True)):
        gap = entry.rows[0].lo - above.hi
        employed = employer is not None and gap <= 1
        head = read_head(entry.head, roles=roles, order=order, employed=employed)
        head = head if employed else settled_by_place(settled(head, reading, agreed=agreed), placed)
        if order < 0 and not employed and entry.body and len(entry.head) == 1:
            take_post_behind(head)
        if prefix == "volunteer":
            _take_post_and_body(head, entry.head)
            _move_activity(head)
        goes_on = bool(works) and _meets(works[-1], head)
        inherits = not head.organisation and employer and employer.stands_over(entry, head, gap, above, goes_on=goes_on)
        if waiting and waiting[1].start and not inherits:  # nothing stands below it: a job without a position
            works.append(_work(*waiting, prefix, first + len(works), notes))
        waiting = None
        if not entry.body and (_only_employer(entry, head) or _is_over(entries[at : at + 2], plain[at : at + 2])):
            employer = _Employer(head.organisation, tuple(entry.head), location=head.location)
            waiting = (entry, head)
            above = replace(entry.rows[-1], bullet=True)
            continue
        if head.organisation:
            employer = _employer_over(entry, head)
        elif not inherits:
            employer = None
        above = entry.rows[-1]
        works.append(_work(entry, head, prefix, first + len(works), notes, employer if inherits else None))
    if waiting and waiting[1].start:
        works.append(_work(*waiting, prefix, first + len(works), notes))
    return _with_towns_below(works, entries)


def _with_towns_below(works: Sequence[Work], entries: Sequence[Entry]) -> list[Work]:
    """Return the jobs, one without a town whose first line is only a place with it, where another job has a town."""
    listed = {row.text for entry in entries for row in entry.body if row.bullet or row.numbered}
    placed = any(work.location for work in works)
    out: list[Work] = []
    for work in works:
        opening = work.summary or (work.highlights[0].text if work.highlights else "")
        told = _PLACED.fullmatch(opening)
        if not work.location and (told or (placed and is_place(opening) and opening not in listed)):
            below = work.highlights if work.summary else work.highlights[1:]
            work = replace(work, location=told["town"] if told else opening, summary="", highlights=below)
        out.append(work)
    return out


_PLACED: Final = re.compile(r"工作地[点點][:：\s]\s*(?P<town>[\u3400-\u9fff]{2,12})")
"""A place of work behind its label: `工作地點 台中市`."""


def _work(entry: Entry, head: Head, prefix: str, number: int, notes: Notes, employer: _Employer | None = None) -> Work:
    """Return one entry; `employer`: the line above it that it takes its employer from."""
    work_id = f"{prefix[0]}{number}"
    base = f"{prefix}.{work_id}"
    notes.put(base, entry.rows[0].lo, entry.rows[-1].hi)
    town = employer.location if employer and not head.location else ""
    for name in ("organisation", "location")[: 1 + bool(town)] if employer else ():
        notes.put(f"{base}.{name}", employer.rows[0].lo, employer.rows[-1].hi)  # type: ignore[union-attr]
        notes.inherited.add(f"{base}.{name}")
    _end_lone_date(head)
    _note_head(base, head, entry, notes, "organisation", "position")
    summary, highlights = _body(entry.body, [*head.extra], base, notes)
    organisation = employer.name if employer else head.organisation
    dates, going_on = (head.start, head.end), bool(head.start and head.open_ended)
    return Work(work_id, organisation, head.title, head.location or town, "", *dates, "", summary, highlights, going_on)


_SUBLIST: Final = re.compile(
    r"(?i)^(?:(?:key |selected |major )?(?:projects?|clients?|assignments?)|(?:主要|参与|參與|代表)?(?:项目|項目|專案|客户|客戶))\s*[:：]$"
)
"""A label inside an entry that opens a list of what was done there."""
_SUBENTRY: Final = re.compile(
    r"(?i)^(?:(?:end[- ]?)?clients?|customer|projects?)(?:\s*\d{1,2})?\s*[:：]\s*\S|^(?:项目|項目|專案|客户|客戶)(?:[一二三四五六七八九十]|\d{1,2})?\s*[:：]\s*\S"
)
"""A client or a project under a job, which has dates of its own and is no other job."""


def with_sublists(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with clients and projects under a job as items of its list, up to an empty line or a heading."""
    out: list[Row] = []
    inside = False
    for row in rows:
        apart = not out or row.lo - out[-1].hi > 1 or row.heading or (row.bold and not out[-1].bold)
        inside = bool(out) and ((inside and not apart) or _SUBLIST.match(row.text) is not None)
        inside = inside and not is_organisation(row.text)
        listed = bool(out) and (inside or _SUBENTRY.match(row.text) is not None)
        out.append(replace(row, bullet=True, bold=False) if listed else row)
    return out


def _end_lone_date(head: Head) -> None:
    """Make a single date of a head both start and end of the job or project.

    Only the words "until now" (or an open range) extend it.
    """
    if head.start and not head.end and not head.open_ended:
        head.end, head.end_raw = head.start, head.start_raw


def _order(entries: Sequence[Entry]) -> int:
    """Return a vote on the order of position and employer, from entries whose position is known by its words.

    Above zero: position first; below: employer first. The other entries follow the same order.
    """
    votes = 0
    for entry in entries:
        head, text = read_head(entry.head), "\n".join(row.text for row in entry.head)
        if head.organisation and names_position(head.title) and not names_position(head.organisation):
            votes += 1 if text.find(head.title) < text.find(head.organisation) else -1
    return votes


def _only_employer(entry: Entry, head: Head) -> bool:
    """Return True if a head names an employer and no position; positions under it may follow."""
    return bool(head.organisation) and not head.title and not entry.head[0].cells and is_organisation_like(entry.head)


def _is_over(entries: Sequence[Entry], heads: Sequence[Head]) -> bool:
    """Return True if the first of two entries is a name and dates, and the second, right below, a position without an
    employer within these dates: an employer over its positions, whatever its words."""
    if len(entries) < 2 or not heads[0].organisation or heads[0].title or heads[0].extra or entries[0].head[0].cells:
        return False
    spans, own = ([span for row in entry.head for span in find_dates(row.text) if span.ranged] for entry in entries)
    near = entries[1].rows[0].lo - entries[0].rows[-1].hi <= 1
    posted = bool(heads[1].title) and not heads[1].organisation and names_position(heads[1].title)
    return near and posted and bool(spans and own) and _within(own[0], spans[0])


def is_organisation_like(rows: Sequence[Row]) -> bool:
    """Return True if the rows contain an organisation's name and no position."""
    return len(rows) <= 2 and any(is_organisation(row.text) or row.bold for row in rows)


def _note_head(base: str, head: Head, entry: Entry, notes: Notes, organisation: str, title: str) -> None:
    if not entry.head:
        return
    lo, hi = entry.head[0].lo, entry.head[-1].hi
    sure = 0.9 if head.organisation and head.title and head.start else 0.6
    for name in (organisation, title, "location"):
        if f"{base}.{name}" not in notes.lines:
            notes.put(f"{base}.{name}", lo, hi, confidence=sure)
    notes.put(f"{base}.start", lo, hi, head.start_raw, 0.9)
    if head.end:
        notes.put(f"{base}.end", lo, hi, head.end_raw, 0.9)


def _body(rows: Sequence[Row], extra: list[str], base: str, notes: Notes) -> tuple[str, tuple[Line, ...]]:
    """Return summary and highlights: prose before the first bullet is the summary, all other rows are highlights."""
    bulleted = any(row.bullet or row.numbered for row in rows)
    sized = any(map(_FIRM_SIZE.search, extra))
    summary = ""
    lines: list[Line] = []
    for text in _without_firm_facts(extra):
        mark = NUMBERED.match(text) or BULLET.match(text)
        lines.append(Line(f"h{len(lines) + 1}", text[mark.end() :] if mark else text))
    for row in rows:
        text = value_of_body(row.text)
        if not text or LONE_LABEL.match(text) or DUTY_LABEL.fullmatch(text):
            continue
        if sized and row is rows[0] and _FIRM_LINE.fullmatch(text):
            continue
        if bulleted and not lines and not summary and not (row.bullet or row.numbered):
            summary = text
            notes.put(f"{base}.summary", row.lo, row.hi)
            continue
        for told in [text] if bulleted else split_sentences(text):
            line_id = f"h{len(lines) + 1}"
            notes.put(f"{base}.highlights.{line_id}", row.lo, row.hi)
            lines.append(Line(line_id, told))
    return summary, tuple(lines)


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph in which somebody tells what they did, each of which is a duty.

    >>> split_sentences("负责焊接。带徒弟两名。"), split_sentences("Kept the books for Roe Ltd. and sons.")
    (['负责焊接。', '带徒弟两名。'], ['Kept the books for Roe Ltd. and sons.'])
    """
    if has_han(text):
        return re.findall(r"[^。]+(?:。[”」』）)]*|$)", text)
    ends = [match.end() for match in CLAUSE.finditer(text)]
    sides = [text[start:end].strip() for start, end in pairwise([0, *ends, len(text)])]
    whole = all(len(side.split()) > 2 and not re.match(r"[A-Z]\.", side) for side in sides)  # `with Prof. T. Stone`
    return sides if whole else [text]


def _without_firm_facts(extra: list[str]) -> list[str]:
    """Return the rest of a head without what a job board says of the firm: its size, its owners, its line of business."""
    told = any(_FIRM_SIZE.search(text) or _FIRM_OWNERS.fullmatch(text) for text in extra)
    facts = (_FIRM_SIZE, _FIRM_OWNERS, _FIRM_LINE)
    kept = [text for text in extra if not any(fact.fullmatch(text) for fact in (_PAY, _FIRM_TRADE, _LENGTH))]
    return [text for text in kept if not (told and any(fact.fullmatch(text) for fact in facts))]


_PAY: Final = re.compile(r"\d{3,6}\s*[-~～–—至]\s*\d{3,6}\s*元/月")
"""What a job paid, as a job board has it beside the position."""


_LENGTH: Final = re.compile(r"(?:\d{1,2}\s*年)?\s*零?\d{1,2}\s*(?:个月|個月)|\d{1,2}\s*年")
"""How long a job was, behind its dates."""


_FIRM_SIZE: Final = re.compile(
    r"(?:[\u3400-\u9fff/、]{2,14}\s+)?(?:\d{1,6}\s*[-~～–—至]\s*\d{1,6}\s*人|\d{1,6}\s*人以[上下])"
)
_FIRM_OWNERS: Final = re.compile(
    "(?:民营|民營|国有|國有|外资|外資|中外合资|合资|合資|私营|上市|股份制)(?:公司|企业|企業)?"
)
_FIRM_TRADE: Final = re.compile("[\u3400-\u9fff]{1,6}(?<![毕畢创創作就失学學专專])[业業]")
_FIRM_LINE: Final = re.compile("[\u3400-\u9fff]{2,8}(?:[/、][\u3400-\u9fff]{2,8})+")


def value_of_body(text: str) -> str:
    """Return a sentence unchanged but for tabs, which become spaces."""
    return " ".join(text.split())


def read_projects(rows: Sequence[Row], first: int, notes: Notes) -> list[Project]:
    """Return the entries of a projects section."""
    projects: list[Project] = []
    for entry in _project_entries(rows):
        project_id = f"p{first + len(projects)}"
        base = f"projects.{project_id}"
        notes.put(base, entry.rows[0].lo, entry.rows[-1].hi)
        head = read_head(entry.head)
        _end_lone_date(head)
        name, roles, entity, extra = _project_head(entry.head)
        _note_head(base, head, entry, notes, "name", "entity")
        url = next((find.value for row in entry.rows for find in links(row.text)), "")
        description, highlights = _body(entry.body, extra, base, notes)
        named = (project_id, name, description, entity, url, head.start, head.end)
        projects.append(Project(*named, roles, (), highlights, bool(head.start and head.open_ended)))
        if description:
            notes.lines[f"{base}.description"] = notes.lines.get(
                f"{base}.summary", (entry.rows[0].lo, entry.rows[-1].hi)
            )
    return [project for project in projects if project.name or project.highlights or project.description]


def _project_entries(rows: Sequence[Row]) -> list[Entry]:
    """Return the entries of a projects section; a label that says which project it is opens one and is no part of its
    name: `Mini Project: Coconut Dehusker`."""
    starts = [at for at, row in enumerate(rows) if _WHICH_PROJECT.match(row.text)]
    rows = [replace(row, text=_WHICH_PROJECT.sub("", row.text)) for row in rows]
    parts = [rows[at:end] for at, end in pairwise([*sorted({0, *starts}), len(rows)])] if starts else [rows]
    return [entry for part in parts for entry in split_entries(part)]


_WHICH_PROJECT: Final = re.compile(
    r"(?i)^(?:final[- ]year|main|major|mini|minor|academic|capstone|diploma|college) project\s*:\s*(?=\S)"
)


def _project_head(rows: Sequence[Row]) -> tuple[str, tuple[str, ...], str, list[str]]:
    """Return name, roles, entity and the remaining parts: the first part is the name, a position is a role."""
    parts: list[str] = []
    for row in rows:
        text, _ = without_dates(row.text)
        parts += [value(piece) for piece in re.split(r"\t+|\s*[|｜]\s*|\s+[·•]\s+|\s{2,}", text) if value(piece)]
    parts = [part for part in parts if not is_place(part)]
    if not parts:
        return "", (), "", []
    name, rest = parts[0], parts[1:]
    rest = [part for part in rest if part.lower() not in _LINK_WORDS]
    roles = tuple(part for part in rest if len(part) <= 40 and is_title(part))
    entity = next((part for part in rest if part not in roles and is_organisation(part)), "")
    return name, roles, entity, [part for part in rest if part not in roles and part != entity]


_LINK_WORDS: Final = frozenset(
    ["link", "github", "demo", "website", "source", "source code", "live demo", "repo", "code", "链接"]
)
"""Link texts in a project head; the target is kept, the word is dropped."""
