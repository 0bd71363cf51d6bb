"""Divides rows into sections, each the rows under one heading. The one before the first heading is `head`. The zone before the first heading is `head`.

Columns: where the reading order moves to another column or page without a heading, the rows continue the section
that occupies the same column, or, when there is none, a new `head` zone.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final

from app.ingest.layout.line_features import FIELD_LABEL, beside_dates
from app.ingest.layout.line_roles import gaps_of
from app.ingest.layout.rows import Row, are_left_aligned, share_column, value
from app.ingest.layout.tables import in_columns, kind_of_columns
from app.ingest.sections.contact import emails, own_phones
from app.ingest.sections.degrees_and_schools import is_degree, split_degree
from app.ingest.sections.entries import Block, blocks_of, could_open_entry, unlabelled
from app.ingest.sections.heading_lines import (
    ANNOUNCES,
    CUT,
    HEADING_ZH,
    INLINE,
    Look,
    asks_for_referees,
    chinese_tail,
    could_head,
    cut_headings,
    is_apart,
    is_bold_heading_zh,
    is_capital_line,
    is_in_capitals,
    is_known_look,
    is_label_inside,
    is_labelled_other,
    is_loud,
    is_post,
    label_line,
    look_of,
    looks_like_heading,
    stands_alone,
    with_margin,
    with_plain_labels,
    with_reference_line,
    with_summary_line,
    with_whole_headings,
    without_heading_numbers,
)
from app.ingest.sections.labelled_personal_facts import labels_in
from app.ingest.sections.lexical_tests import (
    SAYS_NOTHING,
    is_organisation,
    is_pause,
    is_place,
    is_title,
    just_a_name,
    names_position,
)
from app.ingest.sections.person_name import name_below_sections
from app.ingest.sections.section_content import heading_looks, kind_by_content, names_of_entries, with_told_headings
from app.ingest.sections.unread_lines import DECLARES
from app.ingest.sections.vocabulary import (
    DECORATION,
    DEGREE,
    ENTRIES,
    HEADING_TAILS,
    LANGUAGE_NAME,
    LISTS,
    SCHOOL,
    heading_key,
    in_own_words,
    is_document_title,
    kinds_of_heading,
    known_kind,
    means_only,
    means_several,
    meant_kind,
)
from app.text.characters import has_han
from app.text.dates import find_dates
from app.text.kinship import is_family, tells_family


@dataclass(slots=True)
class Zone:
    """A section: kind (`words.SECTIONS` key, `head` or `other`), the heading's own words, rows, heading row."""

    kind: str
    title: str
    rows: list[Row] = field(default_factory=list)
    heading: Row | None = None


def zones_of(rows: Sequence[Row]) -> list[Zone]:
    """Return all zones in reading order."""
    rows = in_columns(cut_headings([row for row in with_whole_headings(rows) if not SAYS_NOTHING.fullmatch(row.text)]))
    body = median(row.size for row in rows) if rows else 0.0
    rows = _without_dots(with_plain_labels(rows, body), body)
    loud = heading_looks(rows, body)
    lined = with_summary_line(rows, with_margin(rows, _kinds(rows, body, loud)))
    inside = names_of_entries(rows, lined, body)
    kinds = with_told_headings(rows, with_reference_line(rows, lined), body, inside)
    looks, rows = _looks_of_headings(rows, kinds), without_heading_numbers(rows, kinds)
    named = name_below_sections(rows, kinds, body)
    zones = [current := Zone("head", "")]
    levels = {row.heading for row, kind in zip(rows, kinds, strict=True) if kind and row.heading}
    for index, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        if index == named:
            zones.append(current := Zone("head", "", [row]))
            continue
        in_entries = current.kind in _ENTRIES or (current.kind == "education" and SCHOOL.search(row.text) is not None)
        in_entries = in_entries and not _tells_section(row, body, loud)
        if index in inside or (in_entries and _dates_below(rows, kinds, index)) or _is_below_heading(current, row):
            pass
        elif (
            not kind
            and index
            and not _is_lone_degree(row.text)
            and (
                looks_like_heading(row, body, looks, levels, loud) or (not body and is_capital_line(rows, index, kinds))
            )
        ):
            kind = meant_kind(heading_key(row.text)) or ("other" if len(zones) > 1 or look_of(row) in loud else "")
        label, kind = _inline_label(rows, index, kind, current)
        if (kind == "projects" and current.kind == "work" and is_label_inside(rows, index)) or (
            kind == "other" and _is_label_of_form(current, row)
        ):
            kind = ""
        if kind:
            current = Zone(kind, row.text, [], row)
            zones.append(current)
        elif current.rows and current.kind == "languages" and _other_list(current, row):
            current = Zone("other" if is_labelled_other(row) else "skills", "", [row])
            zones.append(current)
        elif label:
            kind = known_kind(label["head"]) or known_kind(label["head"].split()[0])
            kind = kind or meant_kind(heading_key(label["head"])) or "skills"
            current = Zone(kind, label["head"], [replace(row, text=label["rest"])], row)
            zones.append(current)
        else:
            current = _home(zones, current, row, _below(rows, kinds, index))
            current.rows.append(row)
    return _zones_with_rows(zones)


def _inline_label(rows: Sequence[Row], index: int, kind: str, current: Zone) -> tuple[re.Match[str] | None, str]:
    """Return the label before the content of a row, or None, and the kind that the row itself heads."""
    row = rows[index]
    spoken = None if row.bullet else label_line(rows, index)
    label = spoken or (_INLINE_EN.match(row.text) if not kind and not row.bullet else None)
    kind = "" if spoken else kind  # `Tools I know: band saw` is no heading of what follows it
    label = label if label and (current.kind != "skills" or label["head"].isupper()) else None
    return None if current.heading and len(kinds_of_heading(current.title)) > 1 else label, kind


def _tells_section(row: Row, body: float, loud: set[Look]) -> bool:
    """Return True if a row among entries is a heading by its words or by larger type that only headings have."""
    told = meant_kind(heading_key(row.text)) and not names_position(row.text)  # `Classroom Interpreter` is a post
    larger = look_of(row) in loud and row.size > body * 1.08 and not is_title(row.text)
    return bool(known_kind(row.text) or told or larger)


def _looks_of_headings(rows: Sequence[Row], kinds: Sequence[str]) -> set[Look]:
    """Return the looks of the rows that are headings, without those of dated or long ones that are none."""
    looks = {look_of(row) for row, kind in zip(rows, kinds, strict=True) if kind}
    told = [row for row, kind in zip(rows, kinds, strict=True) if not kind]
    return looks - {look_of(row) for row in told if find_dates(row.text) or len(row.text) > 45}


def _without_dots(rows: Sequence[Row], body: float) -> list[Row]:
    """Return the rows, those set like headings without the bullet that decorates them: by their words, or by the larger
    type that two others with such words have."""
    told = Counter(look_of(row) for row in rows if row.bullet and _is_decorated(row, body) and row.size > body * 1.08)
    looks = {look for look, count in told.items() if count > 1}
    return [
        replace(row, bullet=False) if row.bullet and (look_of(row) in looks or _is_decorated(row, body)) else row
        for row in rows
    ]


def _is_decorated(row: Row, body: float) -> bool:
    words = known_kind(row.text) or meant_kind(heading_key(row.text))
    decorated = row.bold and (row.size > body * 1.08 or is_bold_heading_zh(row) or is_in_capitals(row.text))
    decorated = decorated or (row.bold and bool(known_kind(row.text) or (row.heading and words)))
    return decorated or (body > 0 and row.size > body * 1.08 and bool(words) and could_head(replace(row, bullet=False)))


def _is_label_of_form(zone: Zone, row: Row) -> bool:
    """Return True if a row among facts about the person looks like the rows above it: a label, no heading."""
    return zone.kind == "personal" and bool(zone.rows) and not row.heading and look_of(row) == look_of(zone.rows[-1])


def _is_below_heading(zone: Zone, row: Row) -> bool:
    """Return True if a row is a heading of a lower level in a section of entries: it heads an entry."""
    above = zone.heading.heading if zone.heading and zone.kind in (*_ENTRIES, "education") else 0
    return 0 < above < row.heading < CUT


def _zones_with_rows(zones: Sequence[Zone]) -> list[Zone]:
    """Return the zones that have rows; an unlisted heading without rows below it becomes a line of its own."""
    kept: list[Zone] = []
    for zone in zones:
        if zone.rows or zone.heading is None:
            kept.append(zone)
        elif not (known_kind(zone.title) or kinds_of_heading(zone.title)):
            kept.append(Zone("other", "", [zone.heading]))
    return [zone for zone in kept if zone.rows]


def _other_list(zone: Zone, row: Row) -> bool:
    """Return True if a labelled list of other things follows the languages: `办公软件：Office、SPSS`."""
    label = INLINE.match(row.text)
    items = re.split(r"[,，、;；]", label["rest"]) if label else []
    spoken = sum(LANGUAGE_NAME.search(item) is not None for item in items)
    listed = len(items) > 1 and 2 * spoken < len(items) and zone.heading is not None
    return not row.bullet and (listed or is_labelled_other(row))


_ENTRIES: Final = ("work", "volunteer", "projects")


def _dates_below(rows: Sequence[Row], kinds: Sequence[str], index: int) -> bool:
    """Return True if one of the two rows below has a range of dates, as below a position or an employer."""
    for below in range(index + 1, min(index + 3, len(rows))):
        if kinds[below] or rows[below].bullet:
            return False
        spans = find_dates(rows[below].text)
        if any(span.ranged for span in spans):
            return True
    return False


_INLINE_EN: Final = re.compile(
    r"(?i)^(?P<head>(?:technical |key |core )?skills|good at|good with|(?:professional )?summary|profile|objective|languages(?: known| spoken)?|interests|hobbies|certifications|certificates|licen[cs]es?|tickets|references)\s*:\s*(?P<rest>\S.*)$"
)


def _kinds(rows: Sequence[Row], body: float, loud: set[Look]) -> list[str]:
    """Return the kind that each row announces as a heading.

    Ambiguous words count only if the row looks like the headings that are unambiguous.
    """
    kinds = [_kind(row, body, index, rows) for index, row in enumerate(rows)]
    weak = [bool(_KNOWN_WEAK.fullmatch(heading_key(row.text))) or not known_kind(row.text) for row in rows]
    sure = {
        look_of(row)
        for row, kind, doubt in zip(rows, kinds, weak, strict=True)
        if kind and not doubt and row.heading != CUT
    }
    if loud:  # then a listed word in the look of the text is a label ("作品集" above a link)
        kinds = [kind if not kind or is_loud(row, body) else "" for row, kind in zip(rows, kinds, strict=True)]
        sure = {look for look in sure if look[1] or look[2] or look[0] > body * 1.04} | loud
        kinds = [
            kind
            or (
                meant_kind(heading_key(row.text))
                if look_of(row) in loud and could_head(row) and not names_position(row.text)
                else ""
            )
            for row, kind in zip(rows, kinds, strict=True)
        ]
    if not any(size for size, _, _ in sure):
        return kinds
    kinds = _with_alike(rows, kinds, weak, body)
    return [
        kind
        if not (kind and doubt) or is_known_look(look_of(row), sure) or row.heading or kind_of_columns(row.text)
        else ""
        for row, kind, doubt in zip(rows, kinds, weak, strict=True)
    ]


def _with_alike(rows: Sequence[Row], kinds: Sequence[str], weak: Sequence[bool], body: float) -> list[str]:
    """Return the kinds, with listed words that look like two or more sure headings and not like the text, loud or not:
    small grey headings, of which some are ambiguous words (`语言 Languages`)."""
    looks = Counter(look_of(row) for row, kind, doubt in zip(rows, kinds, weak, strict=True) if kind and not doubt)
    return [
        kind
        or (known_kind(row.text) if looks[look_of(row)] > 1 and abs(row.size - body) > 0.4 and could_head(row) else "")
        for row, kind in zip(rows, kinds, strict=True)
    ]


def _kind(row: Row, body: float, index: int, rows: Sequence[Row]) -> str:
    text = row.text.strip()
    if kind_of_columns(text):
        return kind_of_columns(text)
    if row.label == ANNOUNCES or _is_lone_degree(text):
        return ""
    if _INLINE_EN.match(text):
        return ""  # `Languages: English, some Polish`: heading and content in one line
    if (
        row.bullet
        or len(text) > 60
        or not text
        or text.endswith((",", "，", ";"))
        or FIELD_LABEL.match(text)
        or is_pause(text)
    ):
        return ""
    kind = known_kind(text) or ("other" if index and row.heading and is_document_title(text) else "")
    if is_family(text) and not tells_family(text, (below.text for below in rows[index + 1 : index + 4])):
        return ""  # `Family` among interests
    if not body and stands_alone(row, index, rows):
        return kind or ("" if any(labels_in(text)) or is_post(text) else meant_kind(heading_key(text)))
    loud = row.heading > 0 or row.bold or (body and row.size > body * 1.08) or is_in_capitals(text)
    if not kind and asks_for_referees(text, index, rows):
        return "references"
    if kind:
        plain = not (loud or DECORATION.match(text) or is_apart(rows, index))
        return "" if plain and (_KNOWN_WEAK.fullmatch(heading_key(text)) or find_dates(text)) else kind
    if is_apart(rows, index) and (tail := chinese_tail(heading_key(text))):
        return tail
    if index and is_bold_heading_zh(row):
        return meant_kind(heading_key(text))
    plain = not body and in_own_words(heading_key(text)) and text[-1] not in ".。!！?？"
    if not (loud or plain) or find_dates(text) or "|" in text or "@" in text or "\t" in text or index == 0:
        return ""
    return _unlisted_kind(
        row, heading_key(text), bigger=row.heading > 0 or row.size > body * 1.08 or is_in_capitals(text)
    )


def _is_lone_degree(text: str) -> bool:
    """Return True if a line is a degree by its words, which heads no section though it may be called a certificate."""
    key = heading_key(text)
    named = is_degree(value(text)) and not (known_kind(text) or means_several(key))
    return named and meant_kind(key) in ("", "certificates")


def _unlisted_kind(row: Row, key: str, *, bigger: bool) -> str:
    """Return the kind of a loud row that no list knows: by its last or first word, else by the meaning of its words."""
    if has_han(key) and bigger and meant_kind(key):
        return meant_kind(key)
    if bigger and len(key.split()) <= 5:
        for tail, found in HEADING_TAILS:
            short = has_han(tail) and len(key) <= HEADING_ZH
            if key.endswith(" " + tail) or key.startswith(tail + " ") or (short and key.endswith(tail)):
                return (
                    meant_kind(key)
                    if (found == "summary" and meant_kind(key) in ("education", "certificates", "skills"))
                    or (found == "certificates" and meant_kind(key) == "work")
                    else found
                )
    if not is_title(row.text) and not DEGREE.search(row.text) and len(key.split()) <= 3:
        told = next((kind for tail, kind in HEADING_TAILS if key.endswith(" " + tail)), "")
        if told in ("education", "work", "skills", "languages", "references"):
            return told
    if is_in_capitals(row.text) and not is_title(row.text) and len(key.split()) <= 6 and meant_kind(key):
        return meant_kind(key)
    only = means_only(key) and not (is_title(row.text) or is_organisation(row.text))
    only = only or (row.bold and means_several(key) and not is_title(row.text))
    sure = (
        in_own_words(key) or only or (0 < row.heading <= 2 and not is_title(row.text) and not is_organisation(row.text))
    )
    return meant_kind(key) if sure else ""


_KNOWN_WEAK: Final = re.compile(
    r"leadership|mentoring|software|tools|research|career|other|training|volunteer|work|service|teaching|language|community|"
    r"technologies|social|writing|additional|studies|communication|expertise|教育|语言|经历|兴趣|其他|项目|优势|荣誉|证书"
)


def _below(rows: Sequence[Row], kinds: Sequence[str], index: int) -> Sequence[Row]:
    """Return a row and those below it, up to the next heading."""
    end = next((at for at in range(index + 1, len(rows)) if kinds[at]), len(rows))
    return rows[index:end]


def _home(zones: list[Zone], current: Zone, row: Row, block: Sequence[Row]) -> Zone:
    """Return the zone that a row without a heading belongs to; `block`: the row and those below it, up to a heading."""
    before = current.rows[-1] if current.rows else current.heading
    if before is None or before.box is None or row.box is None:
        return current
    jumped = row.page != before.page or row.box.top < before.box.top - 2 * before.box.height
    if not jumped or any(share_column(known, row) for known in [before, *current.rows[-8:]]):
        return current
    title = current.heading
    if title and title.box and title.page == row.page and row.box.top > title.box.top - title.box.height:
        return current  # a list in several columns under one heading
    aligned = {
        known.page: zone
        for zone in zones
        for known in [*zone.rows, *([zone.heading] if zone.heading else [])][-12:]
        if are_left_aligned(known, row) and known.page in (row.page, row.page - 1)
    }
    if row.page not in aligned and row.page == before.page and _goes_on_in_column(current, before, block):
        return current
    if aligned:
        return aligned[max(aligned)]
    zones.append(Zone("head", ""))
    return zones[-1]


def _goes_on_in_column(current: Zone, before: Row, block: Sequence[Row]) -> bool:
    """Return True if a section flows on at the top of the next column, as in a newspaper: it is one of entries or a list,
    and what stands there tells nothing of the person."""
    right = before.box is not None and block[0].box is not None and block[0].box.x0 > before.box.x0 + 6 * before.size
    right = right and block[0].size < _TITLE * before.size
    told = any(
        emails(row.text) or own_phones(row.text, zh=has_han(row.text)) or any(labels_in(row.text)) for row in block
    )
    return right and current.kind in (*ENTRIES, *LISTS) and not told


def without_declarations(zones: Sequence[Zone]) -> list[Zone]:
    """Return the zones without the sentence that all is true and, at the end, the signature below it: no content of a
    résumé, left to the lines that no field took."""
    out: list[Zone] = []
    for zone in zones:
        at = next((index for index, row in enumerate(zone.rows) if DECLARES.match(row.text)), len(zone.rows))
        behind = [] if zone is zones[-1] else zone.rows[at + 1 :]
        kept = replace(zone, rows=[*zone.rows[:at], *behind])
        out += [kept] if kept.rows or not zone.rows else []
    return out


_TITLE: Final = 1.5
"""Least size of a title, in sizes of the text."""
_KEPT: Final = ("volunteer", "projects", "publications")
"""Sections that have entries with dates of their own."""
_OPEN: Final = ("head", "summary", "contact", "personal", "target")
"""Sections in which no list of entries is expected: a list found there is extracted, whatever its heading."""


def split_sections(zones: Sequence[Zone]) -> list[Zone]:
    """Return the zones, with lists of jobs or of schooling inside others moved to zones of their own."""
    taught = any(zone.kind == "education" and zone.heading for zone in zones)
    return [piece for zone in zones for piece in _pieces(zone, taught=taught)]


def _pieces(zone: Zone, *, taught: bool) -> list[Zone]:
    """Return a zone in its parts; `taught`: the education has a section of its own, so that a degree without a school
    above it only says what the person is."""
    rows = zone.rows
    if zone.kind in _KEPT or (zone.kind == "other" and known_kind(zone.title) == "other"):
        return [zone]
    blocks = blocks_of([unlabelled(row) for row in rows])
    if zone.kind == "education":
        blocks = [block for block in blocks if not _is_study(rows, block)]
    if taught and zone.kind == "head":
        blocks = [block for block in blocks if not _is_study(rows, block) or _has_school(rows, block)]
    if not blocks:
        return [zone]
    gaps = gaps_of(rows)
    if zone.kind == "work":
        cut = _tail(rows, gaps, blocks, schools_only=True)
        return [replace(zone, rows=rows[:cut]), *_zones_behind_list(rows, gaps, cut)]
    end = _tail(rows, gaps, blocks)
    first, lists = _lists(rows, gaps, blocks, end)
    meant = known_kind(zone.title) or meant_kind(heading_key(zone.title)) == zone.kind in ("education", "certificates")
    settled = zone.kind not in _OPEN and zone.heading is not None and bool(meant)
    if settled and lists[0].heading is None:
        return [zone]
    return [
        piece
        for piece in [replace(zone, rows=rows[:first]), *lists, *_zones_behind_list(rows, gaps, end)]
        if piece.rows
    ]


def _lists(rows: Sequence[Row], gaps: Sequence[bool], blocks: Sequence[Block], end: int) -> tuple[int, list[Zone]]:
    """Return the index of the first row, and the blocks in zones of their own, jobs or schooling."""
    kinds = ["education" if _is_study(rows, block) else "work" for block in blocks]
    changes = [at for at, kind in enumerate(kinds) if at == 0 or kind != kinds[at - 1]]
    headed = [_heading_of(rows, gaps, blocks[at], kinds[at]) for at in changes]
    starts = [start if heading is None else heading for heading, start in headed]
    zones = []
    for at, (heading, start), stop in zip(changes, headed, [*starts[1:], end], strict=True):
        row = rows[heading] if heading is not None else None
        zones.append(Zone(kinds[at], row.text if row else "", list(rows[start:stop]), row))
    return starts[0], zones


def _heading_of(rows: Sequence[Row], gaps: Sequence[bool], block: Block, kind: str) -> tuple[int | None, int]:
    """Return the index of the heading of a list that opens with a block (None without one), and of its first entry.

    Above a school the heading may have been taken for a line of the block.
    """
    start = block.start
    above = kind == "education" and start + 1 < block.body and SCHOOL.search(rows[start].text) is None
    if above and _is_list_heading(rows, gaps, start):
        return start, start + 1
    return (start - 1, start) if start and _is_list_heading(rows, gaps, start - 1) else (None, start)


def _is_study(rows: Sequence[Row], block: Block) -> bool:
    head = rows[block.start : block.body]
    texts = [row.text for row in head]
    if any(is_degree(name) and len(_degree(name)) > _SHORT for text in texts for name in beside_dates(text)):
        return True  # whatever words of a trade it has: `Meisterbrief (Master Craftswoman), Organ Building`
    named = any(SCHOOL.search(text) or len(_degree(text)) > _SHORT for text in texts)
    return named and not any(names_position(name) for text in texts for name in (text, *beside_dates(text)))


def _has_school(rows: Sequence[Row], block: Block) -> bool:
    return any(SCHOOL.search(row.text) for row in rows[block.start : block.body] if "@" not in row.text)


_SHORT: Final = 3
"""Maximum length of a degree that may also be a company's legal form (`Vestfisk AS`), in letters."""


def _degree(text: str) -> str:
    found = DEGREE.search(text)
    told = split_degree(text)
    return found.group() if found else told[0] if told else ""


def _is_list_heading(rows: Sequence[Row], gaps: Sequence[bool], index: int) -> bool:
    """Return True if a row is set above a list like a heading: it is loud, colloquial, or has space above it."""
    row = rows[index]
    text = row.text.strip()
    if (
        index == 0
        or row.bullet
        or row.numbered
        or find_dates(text)
        or len(text) > 60
        or "@" in text
        or not could_open_entry(row)
    ):
        return False
    named = names_position(text) or is_organisation(text) or is_place(text)
    if in_own_words(heading_key(text)) or DECORATION.match(text):
        return True
    if is_in_capitals(text) or row.bold > rows[index - 1].bold:
        return not named
    return gaps[index] and not named and (has_han(text) or not just_a_name(text))


def _tail(rows: Sequence[Row], gaps: Sequence[bool], blocks: Sequence[Block], *, schools_only: bool = False) -> int:
    """Return the index where the last block of a list ends and other content begins (with `schools_only`: schools)."""
    last = blocks[-1]
    spaced = any(any(gaps[block.body + 1 : block.end]) for block in blocks[:-1])
    for index in range(last.body + 1, last.end):
        apart = _is_set_off(rows, index) or (gaps[index] and not spaced and _is_plain(rows[index]))
        if apart and not schools_only:
            return index
        if _names_school(rows, index):
            above = index - 1
            return (
                above
                if above > last.body
                and (_is_list_heading(rows, gaps, above) or means_only(heading_key(rows[above].text)))
                else index
            )
    return last.end


def _is_plain(row: Row) -> bool:
    return not (row.bullet or row.numbered) and could_open_entry(row)


def _is_set_off(rows: Sequence[Row], index: int) -> bool:
    """Return True if a row is set off from the text above it like a heading: in capitals or in bold type."""
    text = rows[index].text
    able = _is_plain(rows[index]) and len(text) > 4 and not DEGREE.search(text)
    return able and (is_in_capitals(text) or rows[index].bold > rows[index - 1].bold)


def _names_school(rows: Sequence[Row], index: int) -> bool:
    """Return True if a row names a school or a degree, and a date stands in it or shortly below."""
    row = rows[index]
    if row.bullet or names_position(row.text) or not (SCHOOL.search(row.text) or DEGREE.search(row.text)):
        return False
    return len(row.text) <= 90 and any(find_dates(near.text) for near in rows[index : index + 3])


def _zones_behind_list(rows: Sequence[Row], gaps: Sequence[bool], start: int) -> list[Zone]:
    """Return the zones of the rows behind a list, section by section."""
    starts = [
        at
        for at in range(start, len(rows))
        if at == start or (gaps[at] and _is_plain(rows[at])) or _is_set_off(rows, at)
    ]
    return [_section(rows, gaps, at, end) for at, end in itertools.pairwise([*starts, len(rows)])]


def _section(rows: Sequence[Row], gaps: Sequence[bool], start: int, end: int) -> Zone:
    """Return the rows of one section as a zone.

    The first row is its heading if it looks like one, or if the other rows alone make a list.
    """
    head, rest = rows[start], rows[start + 1 : end]
    plain = _is_plain(head) and not (
        SCHOOL.search(head.text) or names_position(head.text) or is_organisation(head.text)
    )
    if rest and (_is_list_heading(rows, gaps, start) or (plain and kind_by_content(rest))):
        return Zone(meant_kind(heading_key(head.text)) or "other", head.text, list(rest), head)
    return Zone("education" if kind_by_content(rows[start:end]) == "education" else "other", "", [head, *rest])
