"""Sections whose heading names several lists (`Skills, Certification and Languages`, 技能证书), and lists some rows of which
have the label of another: every row, or item, goes to the list it is of.

A label decides before the words of the items, these before the order in which the heading names its lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.ingest.layout.line_features import has_range
from app.ingest.layout.rows import Row, paragraphs, value
from app.ingest.sections.certificates import add_certificate, certificate_items, certificate_name, is_paper
from app.ingest.sections.lexical_tests import CLAUSE, is_organisation, is_title
from app.ingest.sections.lists import (
    LABELLED,
    add_award,
    add_interests,
    add_languages,
    add_skill,
    routed,
    split_language,
    split_list,
)
from app.ingest.sections.provenance import Notes, SectionResults
from app.ingest.sections.vocabulary import LANGUAGE_NAME, LISTS, heading_key, kinds_of_heading, known_kind, meant_kind
from app.ingest.sections.work import read_work


def read_mixed(kind: str, title: str, rows: Sequence[Row], found: SectionResults, notes: Notes) -> bool:
    """Parse a section of several lists; return False, and store nothing, if it is one list of one `kind`."""
    kinds = kinds_of_heading(title)
    if kind == "interests" and any(map(_is_post, rows)):
        kinds = ("interests", "volunteer")
    rows = _with_labels(rows, kind)
    several = len(kinds) > 1
    if not several and not any(_kind_of_label(row) not in ("", kind) for row in rows):
        return False
    plain = next((named for named in kinds if named not in ("languages", "certificates", "volunteer")), "skills")
    plain = plain if several else kind
    for row in paragraphs(rows, fresh=lambda row: LABELLED.match(row.text) is not None):
        for part in _sentences(row) if several else [row]:
            _read_row(part, kinds if several else (kind,), plain, found, notes)
    return True


def _sentences(row: Row) -> list[Row]:
    """Return the sentences of a row, each of which may be a list of its own: `Latin (reading). TEI XML, QGIS.`"""
    texts = [text for text in _SENTENCE.split(row.text) if text.strip()]
    return [replace(row, text=text) for text in texts]


_SENTENCE: Final = re.compile(rf"(?<=。)(?=.)|{CLAUSE.pattern}")


def _with_labels(rows: Sequence[Row], kind: str) -> list[Row]:
    """Return the rows with a colon behind the short word that opens every one of them: `外语 英语（流利）；日语（N3）`, between
    two cells where one of the labels is a language's (`普通话 | 二级甲等`), and behind labels of lists of which one is no `kind`."""
    if any(_list_in_cells(row) not in ("", kind) for row in rows):
        rows = [replace(row, text=row.text.replace("\t", ": ")) if _list_in_cells(row) else row for row in rows]
    if any(_TONGUE.match(row.text) for row in rows):
        rows = [replace(row, text=re.sub(r"^([^\t:：]+)\t(?=[^\t]+$)", r"\1: ", row.text)) for row in rows]
    spaced = [_SPACED.match(row.text) for row in rows]
    if len(rows) < 2 or not all(spaced):
        return list(rows)
    return [
        replace(row, text=f"{match['label']}：{match['rest']}")
        for row, match in zip(rows, spaced, strict=True)
        if match
    ]


_EUROPASS: Final = r"(?:mother tongue|native language|first language|other language|foreign language)(?:\(s\)|s)?"
"""Labels of languages in the form of Europass; the first three are a level as well."""
_TONGUE: Final = re.compile(rf"(?i)(?:{LANGUAGE_NAME.pattern.removeprefix('(?i)')}|{_EUROPASS})(?=\t|$)")
_SPACED: Final = re.compile(r"(?P<label>[\u3400-\u9fff]{2,8})[ \t]+(?P<rest>\S.*)$")


def _list_in_cells(row: Row) -> str:
    """Return the kind of list that the first of two cells is the heading of (`Software | EPLAN, SAP PM`), else an empty
    text."""
    label, _, rest = row.text.partition("\t")
    kind = known_kind(label) if rest and "\t" not in rest else ""
    return kind if kind in LISTS else ""


def _kind_of_label(row: Row) -> str:
    """Return the kind of list that the label of a row means; empty without one."""
    match = LABELLED.match(row.text)
    label = match["label"].strip() if match else ""
    if _TONGUE.fullmatch(label):
        return "languages"
    kind = known_kind(label) or (meant_kind(heading_key(label)) if match else "")
    return kind if kind in (*LISTS, "volunteer") else ""


def _read_row(row: Row, kinds: Sequence[str], plain: str, found: SectionResults, notes: Notes) -> None:
    match = LABELLED.match(row.text)
    label, rest = (match["label"].strip(), match["rest"].strip()) if match else ("", row.text)
    told = _kind_of_label(row)
    if told == "languages" and not LANGUAGE_NAME.search(rest) and not LANGUAGE_NAME.fullmatch(label):
        told = ""
    if told == "volunteer":
        found.volunteer += read_work([replace(row, text=rest)], "volunteer", len(found.volunteer) + 1, notes)
    elif label and routed(label, rest, row, found, notes):
        return
    elif told:
        _store(told, label, rest, row, found, notes)
    else:
        _read_unlabelled(row, label, rest, kinds, plain, found, notes)


def _read_unlabelled(
    row: Row, label: str, rest: str, kinds: Sequence[str], plain: str, found: SectionResults, notes: Notes
) -> None:
    """Store a row without the label of a list: by its words, whole or item by item."""
    items = [item for item in map(value, split_list(rest)) if item]
    spoken = sum(LANGUAGE_NAME.match(item) is not None for item in items)
    if "volunteer" in kinds and _is_post(row):
        found.volunteer += read_work([row], "volunteer", len(found.volunteer) + 1, notes)
    elif "awards" in kinds and _AWARD.search(rest):
        _store("awards", "", rest, row, found, notes)
    elif items and (spoken >= 0.6 * len(items) if "languages" in kinds else all(map(_is_levelled, items))):
        add_languages(rest, row, found, notes)
    elif "certificates" in kinds and not label and all(map(_is_certificate, certificate_items(rest, alone=False))):
        _store("certificates", "", rest, row, found, notes)
    elif "certificates" in kinds and any(map(is_paper, items)) and plain == "skills":
        for item in items:
            _store("certificates" if is_paper(item) else plain, "", item, row, found, notes)
    else:
        _store(plain, label, rest, row, found, notes)


_AWARD: Final = re.compile(
    r"(?i)[奖獎]|荣誉|榮譽|优秀|優秀|先进|标兵|\b(?:awards?|prizes?|medals?|scholarships?|honou?rs?|dean['’]s list|winner)\b"
)


def _is_levelled(item: str) -> bool:
    """Return True if an item is a language with its level, under whatever heading: `Conversational Welsh`."""
    language, level = split_language(item)
    return bool(level) and LANGUAGE_NAME.fullmatch(language) is not None


def _is_post(row: Row) -> bool:
    """Return True if a row tells a post with its years: `Under-14s coach, Lisburn Boxing Club, since 2010`."""
    return has_range(row.text) and (is_title(row.text) or is_organisation(row.text))


def _is_certificate(item: str) -> bool:
    """Return True if an item is a certificate by its words, or has a date behind its name."""
    name, date, _ = certificate_name(item)
    return is_paper(item) or is_paper(name) or bool(date and name != item)


def _store(kind: str, label: str, text: str, row: Row, found: SectionResults, notes: Notes) -> None:
    if kind == "certificates":
        for piece in certificate_items(text, alone=False):
            add_certificate(piece, row, found, notes)
    elif kind == "languages":
        own = _TONGUE.fullmatch(label) and not label.lower().startswith(("other", "foreign"))
        if LANGUAGE_NAME.fullmatch(label):
            text = f"{label}：{text}"
        elif own and not re.search("[:：(（,，、]", text):
            text = f"{text}：{label}"
        add_languages(text, row, found, notes)
    elif kind == "interests":
        add_interests(text, row, found, notes)
    elif kind == "awards":
        for piece in re.split(r"\s*[;；、]\s*", text):
            add_award(piece, row, found, notes)
    else:
        add_skill(label, text, row, found, notes)
