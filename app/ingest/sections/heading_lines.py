"""Headings by the rows around them: unlisted ones, labels of lists, headings that share their line with content, and the
kind of a section by its content where its heading is not conclusive.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from app.ingest.layout.bullets import DUTY_LABEL
from app.ingest.layout.line_features import has_range, mostly_date
from app.ingest.layout.rows import Row
from app.ingest.sections.contact import emails, phones
from app.ingest.sections.labelled_personal_facts import label_only, labels_in
from app.ingest.sections.lexical_tests import is_organisation, is_place, is_title, names_position
from app.ingest.sections.vocabulary import (
    DECORATION,
    DEGREE,
    HEADING_TAILS,
    LANGUAGE_NAME,
    SCHOOL,
    announces_prose,
    heading_key,
    in_own_words,
    kinds_of_heading,
    known_kind,
    means_several,
    means_throughout,
    meant_kind,
)
from app.text.characters import has_han
from app.text.dates import find_dates
from app.text.kinship import KIN, OF_KIN, is_family, tells_family

Look = tuple[float, bool, bool]
"""Type size, bold, upper case."""


def look_of(row: Row) -> Look:
    """Return the look of a row, by which headings know one another."""
    return (round(row.size, 1), row.bold, is_in_capitals(row.text))


def is_known_look(look: Look, looks: set[Look]) -> bool:
    """Return True if some of `looks` is the same except for half a point of size."""
    return any(abs(look[0] - size) <= 0.6 and look[1:] == (bold, shouts) for size, bold, shouts in looks)


def looks_like_heading(row: Row, body: float, looks: set[Look], levels: set[int], loud: set[Look]) -> bool:
    """Return True if an unlisted row has the look, or the heading level, of the rows that are headings; `loud` are looks
    that nothing else has."""
    text = row.text.strip()
    if row.bullet or row.numbered or "\t" in text or len(text) > _LONGEST_HEADING:
        return False
    if find_dates(text) or text.endswith((".", "。", ",")):
        return False
    if _BRACKETED.match(text):
        return True
    look = look_of(row)
    if row.heading:
        return row.heading in levels or (row.heading <= 2 and is_known_look(look, looks))
    says = bool(meant_kind(heading_key(text))) and not is_title(text) and not is_organisation(text)
    louder = row.size > body * 1.15 or (row.bold and (row.size > body * 1.04 or is_in_capitals(text) or says))
    louder = louder or (look in loud and row.size > body * 1.04)
    return is_known_look(look, looks) and body > 0 and louder


def is_loud(row: Row, body: float) -> bool:
    """Return True if a row is set louder than the text."""
    return (
        row.heading > 0
        or row.bold
        or row.size > body * 1.04
        or is_in_capitals(row.text)
        or DECORATION.match(row.text) is not None
    )


_LONGEST_HEADING: Final = 45
"""Most characters of a heading that no list knows."""
_BRACKETED: Final = re.compile(r"^[【〔〖\[]\s*[^【】\[\]〔〕〖〗]{1,14}\s*[】〕〗\]]$")


def without_heading_numbers(rows: Sequence[Row], kinds: Sequence[str]) -> list[Row]:
    """Return the rows, those that look like the numbered headings of a form (`2. Education`) without their number."""
    looks = [look_of(row) for row, kind in zip(rows, kinds, strict=True) if kind and row.numbered]
    told = set(looks) if len(looks) > 1 else set()
    return [replace(row, numbered=False) if row.numbered and look_of(row) in told else row for row in rows]


ANNOUNCES: Final = "announces"
"""Label of a row that announces the text of an entry."""


def with_plain_labels(rows: Sequence[Row], body: float) -> list[Row]:
    """Return the rows, words that announce the text of every entry (`Job profile:`) in the look of the text: they head no
    section."""
    told = [heading_key(row.text) if _ANNOUNCING.search(row.text) else "" for row in rows]
    counts = Counter(key for key in told if known_kind(key) or meant_kind(key))
    return [
        replace(row, size=body, bold=False, heading=0, label=ANNOUNCES) if counts[key] > 1 else row
        for row, key in zip(rows, told, strict=True)
    ]


_ANNOUNCING: Final = re.compile(rf"^[^:：]{{2,30}}[:：]\s*$|^{DUTY_LABEL.pattern.removeprefix('(?i)')}$", re.IGNORECASE)


def is_post(text: str) -> bool:
    """Return True if a line names a position and its last word means no section: `On-the-job Trainee`."""
    last = text.split()[-1]
    return names_position(text) and ("-" in last or not meant_kind(heading_key(last)))


def is_in_capitals(text: str) -> bool:
    """Return True if a text is in capitals."""
    letters = [ch for ch in text if ch.isalpha()]
    return len(letters) > 3 and not has_han(text) and text.upper() == text


def is_bold_heading_zh(row: Row) -> bool:
    """Return True if a bold row is a few Chinese characters that mean a section, and names nothing: `擅长领域`, `专科技能`."""
    key = heading_key(row.text)
    short = row.bold and has_han(key) and len(key) <= HEADING_ZH and bool(meant_kind(key))
    named = (is_title(key) and not key.endswith(("实习", "實習"))) or (
        not chinese_tail(key) and (is_organisation(key) or DEGREE.search(key))
    )
    return short and not (named or find_dates(key) or any(labels_in(row.text)))


def chinese_tail(key: str) -> str:
    """Return the kind of a Chinese heading of a few letters by its last word (`教育及培训经历`), else an empty text."""
    tailed = has_han(key) and len(key) <= HEADING_ZH and any(key.endswith(tail) for tail, _ in HEADING_TAILS)
    return meant_kind(key) if tailed else ""


HEADING_ZH: Final = 8
"""Most characters of such a heading."""


def with_whole_headings(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, a heading that a narrow column broke behind its joining word whole (`Certificates and` / `languages`)."""
    out: list[Row] = []
    for row in rows:
        held = out[-1] if out else None
        alike = held and held.box and row.box and abs(held.size - row.size) < 0.1 and held.bold == row.bold
        near = alike and held and _share_an_edge(held, row) and held.page == row.page and row.lo == held.hi + 1
        brief = near and held and len(held.text) + len(row.text) <= _BROKEN_LONGEST
        if held and brief and _is_broken_heading(held.text, row.text):
            out[-1] = replace(held, text=f"{held.text} {row.text}", hi=row.hi)
        else:
            out.append(row)
    return out


def _share_an_edge(held: Row, row: Row) -> bool:
    """Return True if two rows begin at one place, end at one place or have one middle."""
    ends = held.right_edge - row.right_edge
    starts = held.indent - row.indent
    return min(abs(starts), abs(ends), abs(starts + ends) / 2) < 3


def _is_broken_heading(above: str, below: str) -> bool:
    """Return True if two lines are one heading: the first ends with a joining word, or only both together are known."""
    whole = f"{above} {below}"
    if _JOINING_END.fullmatch(above):
        return bool(kinds_of_heading(whole)[1:] or known_kind(whole))
    return bool(known_kind(whole)) and not (known_kind(below) or has_han(whole)) and above.isupper() == below.isupper()


_JOINING_END: Final = re.compile(r"(?i)[^,，.。\d]{3,24}(?:\s(?:and|und|et|&)|[&＆与與及和、/])")
_BROKEN_LONGEST: Final = 44


def in_sentence_case(row: Row) -> bool:
    """Return True if a row is in sentence case: `The last few years`."""
    words = row.text.split()
    return not has_han(row.text) and all(
        word[:1].islower() or word in ("I", "I’ve", "I'm", "I'd") for word in words[1:]
    )


def is_capital_line(rows: Sequence[Row], index: int, kinds: Sequence[str]) -> bool:
    """Return True if a line of plain text stands alone in capitals, as two headings above all lists do."""
    row = rows[index]
    alone = row.lo - rows[index - 1].hi > 1 and index + 1 < len(rows) and could_head(row) and is_in_capitals(row.text)
    named = is_title(row.text) or is_organisation(row.text) or is_place(row.text) or len(row.text.split()) > 3
    return (
        alone
        and not named
        and sum(bool(kind) and is_in_capitals(own.text) for own, kind in zip(rows, kinds, strict=True)) > 1
    )


def could_head(row: Row) -> bool:
    """Return True if a row is short and plain enough to be a heading."""
    text = row.text.strip()
    plain = not (row.bullet or row.numbered or "\t" in text or "@" in text or len(text) > 40 or find_dates(text))
    return plain and _DEGREE_ZH.search(text) is None


_DEGREE_ZH: Final = re.compile("[学學碩硕]士(?!后|後)")


def with_margin(rows: Sequence[Row], kinds: list[str]) -> list[str]:
    """Return the kinds, with those of the other short lines in a margin left of all text that holds three known
    headings or more."""
    heads = [at for at, (row, kind) in enumerate(zip(rows, kinds, strict=True)) if kind and row.box]
    edge = min((rows[at].indent for at in heads), default=0.0)
    margin = [at for at in heads if rows[at].indent - edge < _SAME_EDGE]
    loose = [at for at in range(heads[0], len(rows)) if not kinds[at]] if heads else []
    rest = [at for at in loose if rows[at].box and rows[at].indent - edge < _SAME_EDGE]
    inside = [at for at in loose if at not in rest and rows[at].indent - edge < _MARGIN]
    plain = all(could_head(rows[at]) and not find_dates(rows[at].text) for at in rest)
    if len(margin) < 3 or inside or not plain or len(rest) > len(margin):
        return kinds
    told = {at: meant_kind(heading_key(rows[at].text)) or "other" for at in rest}
    return [told.get(at, kind) for at, kind in enumerate(kinds)]


_SAME_EDGE: Final = 1.0
_MARGIN: Final = 30.0
"""Least width of a margin that holds headings, in points."""


def is_label_inside(rows: Sequence[Row], index: int) -> bool:
    """Return True if a row is a label inside an entry (`Projects:`) and no heading: as plain as the line right above it."""
    row, above = rows[index], rows[index - 1]
    plain = row.heading == above.heading and (not row.bold or above.bold) and not is_in_capitals(row.text)
    return plain and row.text.rstrip().endswith((":", "：")) and row.lo - above.hi <= 1 and row.size <= above.size


def with_summary_line(rows: Sequence[Row], kinds: list[str]) -> list[str]:
    """Return the kinds, with `summary` for a line before all entries that has only a text about the person below it."""
    reached = False
    ends = _next_headings(kinds)
    dated = list(accumulate((bool(row.bullet or find_dates(row.text)) for row in rows), initial=0))
    for index, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        below, end = index + 1, ends[index]
        plain = below < end and dated[below] == dated[end]
        apart = index > 0 and (row.lo - rows[index - 1].hi > 1 or row.bold or row.heading or bool(kind))
        named = known_kind(row.text) or row.bullet or is_title(row.text) or is_organisation(row.text)
        if apart and plain and not named and announces_prose(row.text, rows[below].text, reached=reached):
            return [*kinds[:index], "summary", *kinds[index + 1 :]]
        if kind in LISTED:
            break
        reached = reached or is_reached(row.text)
    return kinds


def _next_headings(kinds: Sequence[str]) -> list[int]:
    """Return, for each row, the index of the next one below it that has a kind, or the number of rows."""
    ends, end = [0] * len(kinds), len(kinds)
    for index in range(len(kinds) - 1, -1, -1):
        ends[index] = end
        end = index if kinds[index] else end
    return ends


LISTED: Final = ("work", "volunteer", "projects", "education", "skills", "references")
"""Sections behind which a text is no introduction."""


def with_reference_line(rows: Sequence[Row], kinds: list[str]) -> list[str]:
    """Return the kinds, with `references` for a short separate line behind other sections above names with a number or
    an address.

    Each name below has one; none of them is the person.
    """
    begun = next((index for index, kind in enumerate(kinds) if kind in LISTED), len(rows))
    kinds = list(kinds)
    for index in range(begun + 1, len(rows) - 1):
        row, end = rows[index], index + 1
        while end < len(rows) and not kinds[end] and rows[end].lo - rows[end - 1].hi <= 1:
            end += 1
        below = rows[index + 1 : end]
        short = (
            could_head(row) and len(row.text.split()) <= 4 and len(row.text) <= 24 and not re.search(r"\d", row.text)
        )
        apart = is_in_capitals(row.text) or row.bold or row.lo - rows[index - 1].hi > 1
        if kinds[index] or not (short and apart and below) or meant_kind(heading_key(row.text)) == "contact":
            continue
        if not is_organisation(row.text) and not is_title(row.text) and all(is_vouching(known.text) for known in below):
            kinds[index] = "references"
    return kinds


def asks_for_referees(text: str, index: int, rows: Sequence[Row]) -> bool:
    """Return True if a colloquial line asks the reader to call somebody, and the next line holds a number or an
    address."""
    key = heading_key(text)
    if not in_own_words(key) or meant_kind(key) != "references" or index + 1 >= len(rows):
        return False
    below = rows[index + 1].text
    return bool(emails(below) or phones(below, zh=has_han(below)))


def is_vouching(text: str) -> bool:
    """Return True if a text begins with a name, not with a word for a relative, and contains a number or an address."""
    named = _PERSON.match(text) is not None and OF_KIN.match(text) is None
    return named and is_reached(text) and not find_dates(text)


def is_reached(text: str) -> bool:
    """Return True if a text contains a number or an address."""
    return bool(emails(text) or phones(text, zh=has_han(text)))


_PERSON: Final = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’-]*\.? (?:\([a-z.]+\) )?){1,3}[A-ZÀ-Þ][\w'’-]+\b|[\u3400-\u9fff·]{2,4}(?![\u3400-\u9fff])"
)


_LABEL_OWN: Final = re.compile(r"^(?P<head>[^:：\d@\t]{3,30}):\s+(?P<rest>\S.*)$")


def label_line(rows: Sequence[Row], index: int) -> re.Match[str] | None:
    """Return the match of a list's label in a separate line, in capitals or in people's own words: `CARDS: TWIC`,
    `Tools I know: …`."""
    row = rows[index]
    match = _LABEL_OWN.match(row.text)
    apart = index > 0 and row.lo - rows[index - 1].hi > 1
    if match is None or not apart:
        return None
    key = heading_key(match["head"])
    spoken = in_own_words(key) or is_in_capitals(match["head"])
    return match if spoken and (meant_kind(key) or known_kind(key)) in _LISTS_OF_THINGS else None


_LISTS_OF_THINGS: Final = ("skills", "certificates", "languages", "interests", "awards")


INLINE: Final = re.compile(r"^\s*(?P<head>[^:：\t]{1,8}?)\s*[:：]\s*(?P<rest>\S.*)$")


def is_labelled_other(row: Row) -> bool:
    """Return True if a row has the label of what stands in no list: `专利：发明专利 2 项`."""
    label = INLINE.match(row.text)
    key = heading_key(label["head"]) if label else ""
    return (known_kind(key) or meant_kind(key)) == "other"


_INLINE_KINDS: Final = (
    "references",
    "languages",
    "interests",
    "summary",
    "certificates",
    "awards",
    "skills",
    "education",
)
CUT: Final = 9
"""Heading level given to a heading that was split from the content on its line."""


def cut_headings(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with headings that share their line with content (table layouts, margin headings) in rows of
    their own.

    A referee or the family told in one line between other sections moves behind all sections, whatever rows follow
    it.
    """
    out: list[Row] = []
    last_ones: list[Row] = []
    last = ""
    dated = [index for index, row in enumerate(rows) if has_range(row.text)] or [len(rows)]
    heads = {row.bold for row in rows if _is_dated_head(row)}
    for index, row in enumerate(rows):
        several = kinds_of_heading(row.text) if row.bold or row.heading else ()
        last = known_kind(row.text) or (several[0] if len(several) > 1 else last)
        inline = INLINE.match(row.text)
        marked = _MARKED.match(row.text)
        if marked:
            out += [replace(row, text=marked["head"], heading=CUT), replace(row, text=marked["rest"], bold=False)]
            continue
        if inline and is_family(inline["head"]) and tells_family(inline["head"], [inline["rest"]]):
            last_ones += _split_heading(row, inline)
            continue
        spoken = inline is None or known_kind(inline["head"]) != "languages" or LANGUAGE_NAME.search(inline["rest"])
        if inline and spoken and not row.bullet and _heads_inline(inline["head"], last, begun=dated[0] < index):
            out += [_heading(row, inline["head"]), replace(row, text=inline["rest"], bold=False)]
            continue
        vouched = _REFEREE_LABEL.match(row.text)
        if vouched and not row.heading and (emails(vouched["rest"]) or phones(vouched["rest"], zh=has_han(row.text))):
            out += [_heading(row, vouched["head"]), replace(row, text=vouched["rest"], bold=False, bullet=False)]
            continue
        asked = _match_referee_line(rows, index, dated, last)
        if asked:
            last_ones += _split_heading(row, asked)
            continue
        first, tab, rest = row.text.partition("\t")
        alike = row.bold in heads and has_range(rest) and mostly_date(rest)  # `Industrial attachment` among other posts
        if tab and rest.strip() and not alike and _in_margin(first, rest, bold=row.bold and last != "skills"):
            out.append(_heading(row, first.strip()))
            out.append(replace(row, text=rest.strip(), bullet=False, bold=False, indent=row.stop or row.indent))
        else:
            out.append(row)
    return out + last_ones


def _is_dated_head(row: Row) -> bool:
    """Return True if a row is a name that heads no section, a tab and a range of dates: the head of an entry."""
    first, _, rest = row.text.partition("\t")
    return has_range(rest) and mostly_date(rest) and not (known_kind(first) or meant_kind(heading_key(first)))


def _heads_inline(head: str, last: str, *, begun: bool) -> bool:
    """Return True if a Chinese label before a colon is the heading of its line; among skills or studies it names a part."""
    kind = known_kind(head)
    known = kind in _INLINE_KINDS and not (kind == last and last in ("skills", "education"))
    return has_han(head) and (known or bool(_meant_list(head, last, begun=begun)))


def _split_heading(row: Row, told: re.Match[str]) -> list[Row]:
    """Return the heading and the content of a row, to be placed behind all sections."""
    apart = replace(row, box=None, bold=False, bullet=False)
    return [_heading(apart, told["head"]), replace(apart, text=told["rest"])]


def _in_margin(first: str, rest: str, *, bold: bool) -> bool:
    """Return True if the first cell of a row is a heading and the others are its content; `bold`: it is set like one."""
    named = known_kind(first) not in ("", "personal") or (not known_kind(first) and _cut_label(first, rest))
    named = named or (not known_kind(first) and is_in_capitals(first) and meant_kind(heading_key(first)) in _MARGINAL)
    named = named or (bold and means_several(heading_key(first)) and meant_kind(heading_key(first)) in _MARGINAL)
    named = named and not (is_in_capitals(first) and is_organisation(first))  # a school in capitals: `HILL COLLEGE`
    told = len(first.strip()) <= 8 and (
        _ENTRIES_ZH.fullmatch(first.strip()) or (has_han(first) and meant_kind(heading_key(first)) == "awards")
    )
    if told and (spans := find_dates(rest[:30])) and spans[0].start == 0:  # entries or awards beside their heading
        return True
    return (
        named
        and (label_only(first) not in ("degree", "school", "major", "skip") or _tells_study(rest))
        and (bold or not _is_label(first, rest))
    )


def _tells_study(text: str) -> bool:
    """Return True if a text names a school, and a degree or dates: whole schooling behind 學歷."""
    return SCHOOL.search(text) is not None and (has_range(text) or DEGREE.search(text) is not None)


_MARGINAL: Final = ("work", "education", "volunteer", "certificates")
"""Sections whose heading beside their first line may have any words that mean them, if they are in capitals."""
_ENTRIES_ZH: Final = re.compile(
    "[\u3400-\u9fff]{0,6}(?:(?:工作|任职|任職|职业|職業|服役|实习|實習|教育|学习|學習).{0,3}(?:经历|經歷|经验|經驗|背景)|学历|學歷)"
)
"""A heading of entries beside the date of the first one."""


_ASKED: Final = re.compile(r"^(?P<head>[^:：\d@\t,，、/|]{2,30})[:：]\s*(?P<rest>\S.*)$")


def _match_referee_line(rows: Sequence[Row], index: int, dated: Sequence[int], last: str) -> re.Match[str] | None:
    """Return the match of a referee in one line behind an unlisted label (`Ask: Mrs Roe, at Hill & Co., 087 …`,
    打听我：车队长何兵 139…).

    The label means a referee, or, behind all entries (`dated`: their rows), it is any label of a name with a number
    or an address.
    """
    row = rows[index]
    match = None if row.heading or last == "references" else _ASKED.match(row.text)
    if match is None or any(labels_in(row.text)) or KIN.search(match["head"]) or not is_reached(match["rest"]):
        return None
    behind = rows[index + 1 : index + 2]
    apart = not behind or behind[0].lo - row.hi > 1 or known_kind(behind[0].text) or _ASKED.match(behind[0].text)
    meant = meant_kind(heading_key(match["head"]))
    if not apart or meant == "contact" or (meant != "references" and index < dated[-1] < len(rows)):
        return None
    return match if meant == "references" or (dated[0] < index and is_vouching(match["rest"])) else None


def _heading(row: Row, text: str) -> Row:
    return replace(row, text=text, size=row.size * 1.1, bold=True, heading=CUT)


def _meant_list(head: str, last: str, *, begun: bool) -> str:
    """Return the kind of list that a short Chinese label means; inside the skills it only names a group of them.

    Behind entries (`begun`) it may also introduce the work sought (`要求：包吃住`).
    """
    kind = meant_kind(heading_key(head)) if len(head) <= 4 and not (label_only(head) or known_kind(head)) else ""
    meant = kind in ("certificates", "skills", "interests", "languages") or (kind == "target" and begun)
    return kind if meant and last != "skills" else ""


def _cut_label(first: str, rest: str) -> bool:
    """Return True if the first cell of a form's row names a list of things (`持有证件`, `LICENSE:`) and one cell follows
    it."""
    name = first.strip()
    short = len(name) <= 6 if has_han(name) else name.endswith(":") and name.isupper() and " " not in name
    listed = meant_kind(heading_key(name)) in ("certificates", "skills", "languages", "interests", "awards")
    return short and listed and (not has_han(name) or "\t" not in rest.strip()) and not find_dates(rest)


_REFEREE_LABEL: Final = re.compile(
    r"(?i)^(?P<head>(?:referees?|references?|ask (?:them |these )?about me)\b[^:：\d@]{0,40}[:：]|(?:(?:工作|单位|單位)?(?:推荐人|推薦人|证明人|證明人)|諮詢人|咨询人|联系人[（(][^）)]*(?:领导|老板|同事)[^）)]*[）)])\s*[:：]?|(?:可以问|可以打听|可问)\s)"
    r"\s*(?P<rest>\S.*)$"
)
"""A referee in one line with an announcing label."""
_MARKED: Final = re.compile(r"^(?P<head>[【〔〖][^【】〔〕〖〗]{1,10}[】〕〗])\s*(?P<rest>\S.*)$")


def _is_label(first: str, rest: str) -> bool:
    """Return True if `Languages⇥Korean, English` inside a skills table is a label.

    Not if the first cell is loud (upper case, Han).
    """
    return not (has_han(first) or first.isupper()) or (has_han(first) and known_kind(first) in ("languages",))


def is_apart(rows: Sequence[Row], index: int) -> bool:
    """Return True if a short Chinese line has more space above it than a line is high, and text below it: a heading,
    whatever its type (a browser's print does not tell which Chinese letters are bold)."""
    row, above = rows[index], rows[index - 1] if index else None
    if above is None or row.box is None or above.box is None or row.page != above.page or not has_han(row.text):
        return False
    last = index + 1 == len(rows) or rows[index + 1].page != row.page
    return row.box.top - above.box.bottom > row.box.height and could_head(row) and not last


def stands_alone(row: Row, index: int, rows: Sequence[Row]) -> bool:
    """Return True if a short line of plain text has an empty line before it and text after it."""
    text = row.text.strip()
    alone = 1 < index < len(rows) - 1 and row.lo - rows[index - 1].hi > 1
    alone = alone and not known_kind(rows[index - 1].text)  # a ruler may stand between a heading and its first line
    key = heading_key(text)
    worded = bool(known_kind(text)) or in_own_words(key) or not (has_han(text) or " " in text)
    worded = worded or (in_sentence_case(row) and means_throughout(key))
    alone = alone and (worded or not (is_title(text) or is_organisation(text)))
    return alone and len(text.split()) <= 4 and could_head(row) and text[-1] not in ".。,，!！?？"
