"""Certificates, awards and publications, and the recognition of a certificate without a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from app.domain.resume import Award, Certificate, Publication
from app.ingest.layout.rows import Row, paragraphs, value
from app.ingest.sections.lexical_tests import is_organisation, is_place
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
    """Parse certificates, one per item of a list; a row that is only a date belongs to the one above it."""
    before = len(found.certificates)
    kept = paragraphs([row for row in rows if not _names_columns(row.text)], prose=False)
    for row in kept:
        for piece in certificate_items(row.text, alone=len(kept) == 1):
            if len(found.certificates) == before or not _dates("certificates", found.certificates, piece, row, notes):
                add_certificate(piece, row, found, notes)


_ITEM: Final = re.compile(r"\s*[;；|｜]\s*|\s+[•·]\s+")
_ITEM_ZH: Final = re.compile(r"\s*[;；、|｜]\s*|\s+[•·]\s+|[，,](?=\s*[^，,]*(?:证|證|证书|證書|级|級)(?:[，,]|$))")
_COMMA: Final = re.compile(r"\s*,\s+(?![^()]*\))")


def certificate_items(text: str, *, alone: bool) -> list[str]:
    """Return the certificates in the text of a row. `alone`: no other row lists certificates.

    Commas part certificates where the row is the whole list, or two of the parts have a date of their own or the words
    of a certificate; else what follows a comma is the issuer, a date or a number.

    >>> certificate_items("IOSH Managing Safely (2022), First Aid at Work", alone=True)
    ['IOSH Managing Safely (2022)', 'First Aid at Work']
    >>> certificate_items("AWS Cloud Practitioner, Amazon Web Services Inc., 2022", alone=False)
    ['AWS Cloud Practitioner, Amazon Web Services Inc., 2022']
    """
    if has_han(text):
        gaps = [] if find_dates(text) else [r"\s{3,}"]
        return re.split("|".join([_ITEM_ZH.pattern, *gaps]), text)
    out: list[str] = []
    for whole in _ITEM.split(text):
        cells = [cell for cell in _COMMA.split(whole) if cell.strip()]
        named = [cell for cell in cells if not _supplements(cell)]
        sure = sum(is_paper(re.sub(r"\s*\([^()]*\)$", "", cell)) or _DATED.search(cell) is not None for cell in named)
        listed = alone and bool(named) and not is_organisation(named[-1]) and (len(named) > 2 or len(cells) == len(named))
        brief = any(len(re.sub(r"\W", "", cell)) < 3 for cell in named)
        if len(named) < 2 or brief or not (sure > 1 or listed):
            out.append(whole)
            continue
        for cell in cells:
            if out and _supplements(cell):
                out[-1] += f", {cell}"
            else:
                out.append(cell)
    return out


_DATED: Final = re.compile(r"\((?:[A-Za-z]{3,9}\.? )?(?:19|20)\d\d\)$")
_NUMBER: Final = re.compile(
    r"(?i)^(?:(?:licen[cs]e|certificate|cert|registration|reg|card|id|ref)?\.?\s*(?:no|nr|number|#)\.?\s*:?\s*|#)[\w/-]*\d[\w/-]*$"
)
_EXPIRES: Final = re.compile(
    r"(?i)^\(?(?:exp(?:\.|ires?|iry)?|valid (?:to|until|till|through)|gültig bis|有效期至?)\s*:?\s*.*\d.*$"
)


def _supplements(cell: str) -> bool:
    """Return True if a part of a certificate is its date, its number or the end of its validity."""
    spans = find_dates(cell)
    dated = bool(spans) and sum(span.end - span.start for span in spans) >= len(cell.strip(" .()")) - 7
    return dated or _NUMBER.match(cell.strip()) is not None or _EXPIRES.match(cell.strip()) is not None


def _names_columns(text: str) -> bool:
    """Return True if a row is the heading of a table: `Certificate ⇥ Date issued ⇥ Valid until`."""
    return (
        "\t" in text
        and not re.search(r"\d", text)
        and re.search(r"(?i)\b(?:dates?|issued|valid|expir\w+)\b|日期|时间|時間|有效", text) is not None
    )


def add_certificate(text: str, row: Row, found: SectionResults, notes: Notes) -> None:
    """Parse one certificate: its name, the date and who issued it; a number and the end of its validity stand in no
    field."""
    name, date, raw = _split_date(_without_supplements(text))
    if not name:
        return
    certificate_id = f"c{len(found.certificates) + 1}"
    _record_rows(f"certificates.{certificate_id}", [row], raw, notes)
    parts = [value(cell) for cell in _ISSUED.split(name) if value(cell)]
    by = len(parts) == 2 and (" " in parts[0] or parts[0].isupper() or "\t" in name) and ("\t" in name or is_organisation(parts[1]) or _ACRONYM.fullmatch(parts[1]))
    name, issuer = parts if by else (name, "")
    found.certificates.append(Certificate(certificate_id, " ".join(name.split()), date, issuer))


def _without_supplements(text: str) -> str:
    """Return a certificate without a number or the end of its validity behind it."""
    commas = [match for match in _CELL.finditer(text) if match.start() > 0]
    while commas and any(pattern.match(text[commas[-1].end() :].strip()) for pattern in (_NUMBER, _EXPIRES)):
        text = text[: commas.pop().start()]
    return text


_CELL: Final = re.compile(r"\t+|\s*[|｜]\s*|,\s+(?![^()]*\))")
_ISSUED: Final = re.compile(r"\t+|,\s+(?![^()]*\))|\s+[–—-]\s+|\s+(?:issued by|by|from)\s+(?=[A-Z])")
_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z&]*[A-Z](?: [A-ZÀ-Þ]\w+)?")


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
