"""Certificates, awards and publications, and the recognition of a certificate without a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from app.domain.resume import Award, Certificate, Publication
from app.ingest.layout.rows import Row, paragraphs, value
from app.ingest.sections.lexical_tests import is_place
from app.ingest.sections.provenance import Notes
from app.ingest.sections.section_results import SectionResults
from app.text.characters import has_han
from app.text.dates import find_dates, widened

_Dated = TypeVar("_Dated", Award, Certificate)
_PAPER_ZH: Final = re.compile(
    r"(?:证|證|执照|執照|证书|證書|驾照|駕照|牌照|资格|資格|职称|職稱|[甲乙丙][等级級]|[一二三四五六七八九十初中高][级級])(?:[（(][^）)]*[）)])?$|^(?:CET|TEM)-?[468]"
)
_PAPER: Final = re.compile(
    r"(?i)\b(?:certificat(?:e|ion)|licen[cs]e|permit|permis [a-z]\d?|führerschein|first aid|cpr|nvq|haccp|osha|cscs|whmis|dbs|safe pass|manual handling|"
    r"food (?:safety|hygiene)|psc1|sst|caces|carnet de \w+)\b|\b(?:ticket|card)$"
)


def is_paper(text: str) -> bool:
    """Return True if a short item names a certificate, a licence or an examination by its words."""
    if re.fullmatch("驾照|驾驶证|駕照|駕駛執照|證照|证件|证书|證書|执照|执业证|资格|資格|职称|職稱", text):
        return False
    if has_han(text):
        return len(text) <= 24 and _PAPER_ZH.search(text) is not None and not re.search(r"[，。,；]", text)
    return len(text.split()) <= 8 and _PAPER.search(text) is not None and not text.endswith((":", "!", "?"))


def _split_date(text: str) -> tuple[str, str, str]:
    """Return (text without its single date, ISO date, source words of the date)."""
    spans = find_dates(text)
    if len(spans) != 1:
        return value(text.replace("\t", " ")), "", ""
    start, end = widened(text, spans[0])
    before, after = value(text[:start]), value(text[end:])
    if before and after:  # the date stands inside: leave the sentence whole
        return value(text.replace("\t", " ")), spans[0].first, spans[0].raw_first
    return before or after, spans[0].first, spans[0].raw_first


def _record_rows(base: str, rows: Sequence[Row], raw_date: str, notes: Notes) -> None:
    """Record the source rows of an entry, and those of its date if it has one."""
    lo, hi = rows[0].lo, rows[-1].hi
    notes.put(base, lo, hi)
    if raw_date:
        notes.put(f"{base}.date", lo, hi, raw_date)


def _dates(section: str, entries: list[_Dated], text: str, row: Row, notes: Notes) -> bool:
    """Return True if a text is only a date and the last of the entries lacks one; the date is stored there."""
    name, date, raw = _split_date(text)
    if name or not date or entries[-1].date:
        return False
    entries[-1] = replace(entries[-1], date=date)
    notes.put(f"{section}.{entries[-1].id}.date", row.lo, row.hi, raw)
    return True


def read_awards(rows: Sequence[Row], found: SectionResults, notes: Notes) -> None:
    """Parse awards, one per row; a row that is only a date belongs to the one above it.

    Chinese lists: one award per item, or certificates if all items are certificates.
    """
    before = len(found.awards)
    for row in paragraphs(rows):
        if len(found.awards) > before and _dates("awards", found.awards, row.text, row, notes):
            continue
        if not has_han(row.text):
            add_award(row.text, row, found, notes)
            continue
        items = re.split(r"[；;、]", row.text)
        if all(is_paper(value(item)) for item in items):
            for item in items:
                add_certificate(item, row, found, notes)
            continue
        for piece in re.split(r"[；;]", row.text):
            add_award(piece, row, found, notes)


def add_award(text: str, row: Row, found: SectionResults, notes: Notes) -> None:
    """Parse one award from the text of a row."""
    cells = [cell for cell in re.split(r"\t+", text) if value(cell)]
    if len(cells) > 2 and is_place(value(cells[-1])):
        cells = cells[:-1]
    title, date, raw = _split_date(" ".join(cells))
    if title:
        award_id = f"a{len(found.awards) + 1}"
        _record_rows(f"awards.{award_id}", [row], raw, notes)
        found.awards.append(Award(award_id, title, date))


def read_certificates(rows: Sequence[Row], found: SectionResults, notes: Notes) -> None:
    """Parse certificates, one per row (Chinese lists: one per item); a row that is only a date belongs to the one
    above it."""
    before = len(found.certificates)
    for row in paragraphs([row for row in rows if not _names_columns(row.text)], prose=False):
        gaps = r"[；;、]|\s+[•·]\s+" + ("" if find_dates(row.text) else r"|\s{3,}")
        for piece in re.split(gaps if has_han(row.text) else r"\s+[•·]\s+|;\s+", row.text):
            if len(found.certificates) == before or not _dates("certificates", found.certificates, piece, row, notes):
                add_certificate(piece, row, found, notes)


def _names_columns(text: str) -> bool:
    """Return True if a row is the heading of a table: `Certificate ⇥ Date issued ⇥ Valid until`."""
    return (
        "\t" in text
        and not re.search(r"\d", text)
        and re.search(r"(?i)\b(?:dates?|issued|valid|expir\w+)\b|日期|时间|時間|有效", text) is not None
    )


def add_certificate(text: str, row: Row, found: SectionResults, notes: Notes) -> None:
    """Parse one certificate from the text of a row."""
    name, date, raw = _split_date(text)
    if name:
        certificate_id = f"c{len(found.certificates) + 1}"
        _record_rows(f"certificates.{certificate_id}", [row], raw, notes)
        cells = [value(cell) for cell in re.split(r"\t+|\s*[|｜]\s*", name)]
        name, issuer = cells if len(cells) == 2 else (name, "")
        found.certificates.append(Certificate(certificate_id, name, date, issuer))


def read_publications(rows: Sequence[Row], found: SectionResults, notes: Notes) -> None:
    """Parse publications: a row that is bold, numbered or in columns opens one, the rows after it are its summary."""
    groups: list[list[Row]] = []
    for row in paragraphs(rows):
        untold = bool(groups) and has_han(row.text) and len(groups[-1]) == 1
        if groups and not untold and not _opens_publication(row, groups[-1][-1]):
            groups[-1].append(row)
        else:
            groups.append([row])
    for group in groups:
        name, date, raw = _split_date(re.sub(r"^\[\d+\]\s*", "", group[0].text))
        if name:
            publication_id = f"p{len(found.publications) + 1}"
            _record_rows(f"publications.{publication_id}", group, raw, notes)
            summary = " ".join(" ".join(row.text.split()) for row in group[1:])
            found.publications.append(Publication(publication_id, name, "", date, "", summary))


def _opens_publication(row: Row, above: Row) -> bool:
    marked = row.bullet or row.numbered or re.match(r"\[\d+\]", row.text) is not None
    return marked or (row.bold and not above.bold) or "\t" in row.text
