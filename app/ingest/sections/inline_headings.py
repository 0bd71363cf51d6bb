"""Splitting of headings that share their line with content: table layouts, margin headings, labels, a referee in one
line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.ingest.layout.line_features import has_range
from app.ingest.layout.rows import Row
from app.ingest.sections.contact import emails, phones
from app.ingest.sections.heading_synonyms import meant_kind
from app.ingest.sections.headings import heading_key, known_kind
from app.ingest.sections.personal import label_only, labels_in
from app.ingest.sections.unknown_headings import is_reached, is_vouching
from app.ingest.sections.words import LANGUAGE_NAME
from app.text.characters import has_han
from app.text.dates import find_dates
from app.text.kinship import KIN, is_family, tells_family

INLINE: Final = re.compile(r"^\s*(?P<head>[^:：\t]{2,8}?)\s*[:：]\s*(?P<rest>\S.*)$")
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
    for index, row in enumerate(rows):
        last = known_kind(row.text) or last
        inline = INLINE.match(row.text)
        marked = _MARKED.match(row.text)
        if marked:
            out += [replace(row, text=marked["head"], heading=CUT), replace(row, text=marked["rest"], bold=False)]
            continue
        if inline and is_family(inline["head"]) and tells_family(inline["head"], [inline["rest"]]):
            last_ones += _split_heading(row, inline)
            continue
        spoken = inline is None or known_kind(inline["head"]) != "languages" or LANGUAGE_NAME.search(inline["rest"])
        if (
            inline
            and spoken
            and not row.bullet
            and has_han(inline["head"])
            and (
                known_kind(inline["head"]) in _INLINE_KINDS or _meant_list(inline["head"], last, begun=dated[0] < index)
            )
        ):
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
        if tab and rest.strip() and _in_margin(first, rest):
            out.append(_heading(row, first.strip()))
            out.append(replace(row, text=rest.strip(), bullet=False, bold=False, indent=row.stop or row.indent))
        else:
            out.append(row)
    return out + last_ones


def _split_heading(row: Row, told: re.Match[str]) -> list[Row]:
    """Return the heading and the content of a row, to be placed behind all sections."""
    apart = replace(row, box=None, bold=False, bullet=False)
    return [_heading(apart, told["head"]), replace(apart, text=told["rest"])]


def _in_margin(first: str, rest: str) -> bool:
    """Return True if the first cell of a row is a heading and the others are its content."""
    named = known_kind(first) not in ("", "personal") or (not known_kind(first) and _cut_label(first, rest))
    return named and label_only(first) not in ("degree", "school", "major", "skip") and not _is_label(first, rest)


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
