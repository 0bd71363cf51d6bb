"""Dated items: certificates, awards and publications; the name of each among dates, numbers, classes and issuers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from app.domain.resume import Award, Certificate, Publication
from app.ingest.layout.rows import UNFINISHED, Row, glue, paragraphs, value
from app.ingest.provenance import Notes, SectionResults
from app.ingest.sections.lexical_tests import is_organisation, is_place
from app.ingest.sections.vocabulary import DEGREE, LANGUAGE_NAME, SCHOOL
from app.text.characters import has_han
from app.text.course_providers import is_course_provider
from app.text.dates import find_dates, widened
from app.text.months import ENGLISH, ENGLISH_SHORT

_Dated = TypeVar("_Dated", Award, Certificate)
_PAPER_ZH: Final = re.compile(
    r"(?:证|證|技[术術]士|执照|執照|证书|證書|驾照|駕照|牌照|资格|資格|职称|職稱|[甲乙丙][等级級]|[一二三四五六七八九十初中高][级級])(?:[（(][^）)]*[）)])?$|[（(](?:[初中高][级級]|[一二三四五][级級]|高?[级級]?技[师師])(?:/[^（）()]{1,6})?[)）]$|^(?:CET|TEM)-?[468]"
)
_PAPER: Final = re.compile(
    r"(?i)\b(?:certificat(?:e|ion)|licen[cs]e|permit|permis [a-z]\d?|führerschein|first aid|cpr|nvq|haccp|osha|cscs|whmis|dbs|safe pass|manual handling|"
    r"food (?:safety|hygiene)|(?:registered|chartered) (?:member|fellow)|psc1|sst|caces|carnet de \w+|child (?:safeguarding|protection)|chartered (?:certified )?accountant)\b|\bregistration \d+$|\b(?:ticket|card)$"
)


def is_paper(text: str) -> bool:
    """Return True if a short item names a certificate, a licence or an examination by its words."""
    if re.fullmatch("驾照|驾驶证|駕照|駕駛執照|證照|证件|证书|證書|执照|执业证|资格|資格|职称|職稱", text):
        return False
    if has_han(text):
        if LANGUAGE_NAME.match(text) and text.endswith(("）", ")")) and not text.startswith(("CET", "TEM")):
            return False  # `韓語（初級）`: a level, no examination
        return len(text) <= 24 and _PAPER_ZH.search(text) is not None and not re.search(r"[，。,；]", text)
    return len(text.split()) <= 8 and _PAPER.search(text) is not None and not text.endswith((":", "!", "?"))


def is_fellowship(text: str) -> bool:
    """Return True if a row is the grade of a learned body, with its letters: `2019 Fellow of the Royal … Society (FRXS)`."""
    return _FELLOWSHIP.fullmatch(value(" ".join(text.split()))) is not None


_FELLOWSHIP: Final = re.compile(
    r"(?:(?:19|20)\d\d\s+)?(?:Senior |Associate |Principal |Chartered )?(?:Fellow|Member) of the [^,()]{4,60} \([A-Z][A-Za-z]{2,6}\)(?:,? (?:19|20)\d\d)?"
    r"|(?:(?:19|20)\d\d\s+)?(?:Senior |Associate |Principal )?Fellow of the (?:[A-Z][a-z]+ ){1,5}(?:Academy|Institute|Institution|Association)(?:, [A-Z][A-Za-z ]{2,24})?(?:,? (?:19|20)\d\d)?"
    r"|(?:Fellow|Member|Associate|(?:Associate|Graduate) Member)(?: \([A-Z]{2,6}\))?, (?:[A-Z][a-z]+ )?(?:Institut(?:e|ion)|Society|Association) of [^,()]{4,60}(?: \([A-Z][A-Za-z]{2,6}\))?(?:,? \(?(?:19|20)\d\d\)?)?"
)


def split_date(text: str) -> tuple[str, str, str]:
    """Return (text without its single date, ISO date, source words of the date)."""
    spans = find_dates(text)
    if len(spans) != 1:
        return value(text.replace("\t", " ")), "", ""
    start, end = widened(text, spans[0])
    before, after = value(text[:start]), value(text[end:])
    if before and after:  # the date stands inside: leave the sentence whole
        return value(text.replace("\t", " ")), spans[0].first, spans[0].raw_first
    return before or after, spans[0].first, spans[0].raw_first


def record_rows(base: str, rows: Sequence[Row], raw_date: str, notes: Notes) -> None:
    """Record the source rows of an entry, and those of its date if it has one."""
    lo, hi = rows[0].lo, rows[-1].hi
    notes.put(base, lo, hi)
    if raw_date:
        notes.put(f"{base}.date", lo, hi, raw_date)


def take_date(section: str, entries: list[_Dated], text: str, row: Row, notes: Notes) -> bool:
    """Return True if a text is only a date and the last of the entries lacks one; the date is stored there."""
    name, date, raw = split_date(text)
    if name or not date or entries[-1].date:
        return False
    entries[-1] = replace(entries[-1], date=date)
    notes.put(f"{section}.{entries[-1].id}.date", row.lo, row.hi, raw)
    return True


def read_certificates(rows: Sequence[Row], found: SectionResults, notes: Notes, *, whole: bool = True) -> None:
    """Parse certificates, one per item of a list; a row that is only a date belongs to the one above it. `whole`: the rows
    are all of their section, so that a single one may list several."""
    before = len(found.certificates)
    for row in rows:
        _add_from_cells(row, found, notes)
    kept = _whole_rows(_from_columns([row for row in rows if not row.cells]))
    above = Row("", 0, 0)
    for row in _with_dates_behind(kept):
        over, above = above, row
        for piece in certificate_items(row.text, alone=whole and len(kept) == 1):
            if len(found.certificates) == before or (
                not take_date("certificates", found.certificates, piece, row, notes)
                and not _take_body(found, piece, row, over, notes, before)
            ):
                add_certificate(piece, row, found, notes)


def _with_dates_behind(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, where each name stands under a line that is only its date the date behind the name."""
    dated = [bool(find_dates(row.text)) and not split_date(row.text)[0] for row in rows]
    if len(rows) < 4 or dated != [True, False] * (len(rows) // 2):
        return list(rows)
    return [row for date, name in zip(rows[::2], rows[1::2], strict=True) for row in (name, date)]


def _take_body(found: SectionResults, text: str, row: Row, above: Row, notes: Notes, before: int) -> bool:
    """Return True if a text is only a body with a date and the certificate above has neither; both are stored there."""
    if len(found.certificates) == before or row.bullet:
        return False
    last = found.certificates[-1]
    body, date, raw = split_date(text)
    small = body and 0 < row.size < 0.95 * above.size  # in small letters below the paper
    if last.date or last.issuer or not date or not (small or _is_body_alone(body, text)):
        return False
    found.certificates[-1] = replace(last, date=date, issuer=body)
    notes.put(f"certificates.{last.id}.date", row.lo, row.hi, raw)
    return True


def _is_body_alone(body: str, text: str) -> bool:
    return _gives_papers(body) and not (is_paper(body) or is_paper(text))


def _add_from_cells(row: Row, found: SectionResults, notes: Notes) -> None:
    """Store the certificate of a row under named columns: name, date and issuer from their own cells."""
    cells = dict(reversed(row.cells))
    name = cells.get("other") or cells.get("role") or cells.get("level")
    if not name:
        return
    spans = find_dates(cells.get("dates", ""))
    certificate_id = f"c{len(found.certificates) + 1}"
    record_rows(f"certificates.{certificate_id}", [row], spans[-1].raw_first if spans else "", notes)
    date = spans[-1].first if spans else ""
    found.certificates.append(Certificate(certificate_id, name, date, cells.get("place", "")))


def _from_columns(rows: Sequence[Row]) -> list[Row]:
    """Return the rows; under one that names columns each keeps its first cell, the name, and its first date."""
    named = any(_names_columns(row.text) for row in rows)
    out: list[Row] = []
    for row in rows:
        name, *cells = row.text.split("\t")
        if named and cells and not _names_columns(row.text) and not find_dates(name):
            dates = [cell for cell in cells if find_dates(cell)][:1]
            row = replace(row, text="\t".join([name, *dates]))
        if not _names_columns(row.text):
            out.append(row)
    return out


def _is_no_name(word: str) -> bool:
    """Return True if a word is no certificate by itself, as `PMP` is."""
    return not word.isupper()


def _is_whole_paper(row: Row) -> bool:
    """Return True if a Chinese row of a list is a whole certificate, with its date or body in brackets or without."""
    return has_han(row.text) and is_paper(_IN_BRACKETS_LAST.sub("", row.text.strip())) and row.text[0] not in "（("


_IN_BRACKETS_LAST: Final = re.compile(r"[（(][^（）()]*[)）]$")
_BODY_ALONE: Final = re.compile(r"[（(][\u3400-\u9fff]{3,20}[会會局院部校司]?[)）]")
"""A body in brackets in a line of its own, below the certificate it gave."""


def _whole_rows(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with wrapped lists joined: behind an open bracket or phrase, before a bracket, or within a list
    parted by semicolons."""
    out: list[Row] = []
    for row in paragraphs(rows, prose=False, rest=_is_no_name, fresh=_is_whole_paper):
        above = out[-1].text if out else ""
        opened = above.count("(") + above.count("（") > above.count(")") + above.count("）")
        listed = re.search("[;；]", above) and re.search("[;；]", row.text) and not re.search(r"[;；.。]$", above)
        bracketed = row.text.startswith(("(", "（")) and (";" in row.text or _STATE.fullmatch(row.text) is not None)
        bracketed = bracketed or _SHORT_FORM.fullmatch(row.text) is not None
        bracketed = bracketed or (is_paper(above) and _BODY_ALONE.fullmatch(row.text) is not None)
        broken = re.search(r"\s[–—|｜-]$", above) is not None
        dated = _MONTH_LAST.search(above) and re.match(r"(?:19|20)\d\d\b", row.text)
        if out and not row.bullet and (opened or listed or bracketed or dated or broken or UNFINISHED.search(above)):
            out[-1] = replace(out[-1], text=f"{above} {row.text}" if broken else glue(above, row.text), hi=row.hi)
        else:
            out.append(row)
    return out


_SHORT_FORM: Final = re.compile(r"\([A-Z]{3,8}\)")
"""The letters of a certificate below its name, in a narrow column."""
_STATE: Final = re.compile(r"\((?:active|current|expired|in progress|pending|ongoing)\)", re.IGNORECASE)
"""Whether a certificate holds, in a line of its own."""
_MONTH_LAST: Final = re.compile(rf"(?i),? (?:{'|'.join(ENGLISH)}|{'|'.join(ENGLISH_SHORT)})\.?$")
"""A date that breaks off before its year."""
_ITEM: Final = re.compile(r"\s*[;；|｜]\s*|\s+[•·]\s+")
_ITEM_ZH: Final = re.compile(
    r"(?:\s*[;；、|｜]\s*|\s+[•·／]\s+|[，,](?=\s*[^，,；;]*(?:证|證|证书|證書|级|級)(?:[，,]|$)))(?![^(（]*[)）])"
)
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
    text = _with_body_before_date(text)
    cells = [cell for cell in text.split("\t") if cell.strip()]
    if len(cells) > 1 and all(is_paper(cell) or certificate_name(cell)[0] != cell.strip() for cell in cells):
        bare = [certificate_name(cell)[0] for cell in cells]
        if all(len(re.sub(r"[\W\d]", "", name)) > 2 for name in bare) and not any(map(_supplements, cells)):
            return [piece for cell in cells for piece in certificate_items(cell, alone=False)]
    if has_han(text):
        gaps = [r"(?<=[年\d][)）])[，,](?=[^，,（(]+[（(])"] if find_dates(text) else [r"\s{3,}"]
        return re.split("|".join([_ITEM_ZH.pattern, *gaps]), text)
    out: list[str] = []
    for whole in _ITEM.split(text):
        cells = [cell for cell in _COMMA.split(whole) if cell.strip()]
        named = [cell for cell in cells if not _supplements(cell)]
        bare = [re.sub(r"\s*\([^()]*\)$", "", cell) for cell in named]
        dated = [
            _DATED.search(cell) is not None and not (_gives_papers(own) or is_course_provider(own))
            for cell, own in zip(named, bare, strict=True)
        ]
        # else the date is that of the whole: `Wireman's Licence, Three Phase (2012)`
        each = alone or len(named) > 2 or dated[:1] == [True]
        sure = sum(is_paper(own) or (each and when) for own, when in zip(bare, dated, strict=True))
        listed = alone and bool(named) and not _gives_papers(bare[-1]) and (len(named) > 2 or len(cells) == len(named))
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


def _with_body_before_date(text: str) -> str:
    """Return one certificate whose body or date stands behind a bar with tabs instead, and the date last.

    >>> _with_body_before_date("一级建造师 | 2020-09 | 住建部").split("\\t")
    ['一级建造师', '住建部', '2020-09']
    """
    name, *cells = [cell for cell in re.split(r"\s*[|｜]\s*", text) if cell.strip()] or [""]
    dates = [cell for cell in cells if _supplements(cell)]
    bodies = [cell for cell in cells if cell not in dates]
    one = len(bodies) <= 1 and all(
        (_gives_papers(cell) or is_course_provider(cell)) and not is_paper(cell) for cell in bodies
    )
    return "\t".join([name, *bodies, *dates]) if cells and one and "\t" not in text else text


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
    dated = dated and not re.search(r"[A-Z]{3,}", cell[: spans[0].start])  # `SMSTS (2021)`
    return dated or _NUMBER.match(cell.strip()) is not None or _EXPIRES.match(cell.strip()) is not None


def _names_columns(text: str) -> bool:
    """Return True if a row is the heading of a table: `Certificate ⇥ Date issued ⇥ Valid until`."""
    return (
        "\t" in text
        and not re.search(r"\d", text)
        and re.search(r"(?i)\b(?:dates?|years?|issued|obtained|valid|expir\w+)\b|日期|年份|时间|時間|有效", text)
        is not None
    )


def add_certificate(text: str, row: Row, found: SectionResults, notes: Notes) -> None:
    """Parse one certificate: its name, the date and who issued it; a number and the end of its validity stand in no
    field."""
    bare, date, raw = certificate_name(_without_supplements(text))
    name = value(bare.replace("\t", " ")) if "\t" not in bare else bare.strip()
    if not name:
        return
    certificate_id = f"c{len(found.certificates) + 1}"
    record_rows(f"certificates.{certificate_id}", [row], raw, notes)
    parts = [value(cell) for cell in _ISSUED.split(name) if value(cell)]
    by = (
        len(parts) == 2
        and not _MEMBER.fullmatch(parts[0])
        and len(parts[1]) > 2  # `Driving licence B, BE`
        and (_ACRONYM.fullmatch(parts[1]) or not SCHOOL.search(parts[1]) or not DEGREE.search(parts[0]))
        and (" " in parts[0] or parts[0].isupper() or "\t" in name or has_han(parts[0]))
        and (
            "\t" in name
            or _gives_papers(parts[1])
            or _ACRONYM.fullmatch(parts[1])
            or is_course_provider(parts[1])
            or (date and _TRAINER.fullmatch(parts[1]))
        )
    )
    if len(parts) == 2 and not by and is_course_provider(parts[0]) and not is_course_provider(parts[1]):
        by, parts = True, parts[::-1]  # `Coursera – Python for Everybody`
    if len(parts) == 2 and not by and _BODY_FIRST.match(name) and not is_organisation(parts[1]):
        by, parts = True, parts[::-1]
    bracket = None if by else _BODY_IN_BRACKETS.fullmatch(name)
    if (
        bracket
        and _gives_papers(bracket["body"])
        and not is_paper(bracket["body"])
        and not _SUBJECT_ZH.fullmatch(bracket["body"])
    ):
        by, parts = True, [bracket["name"], bracket["body"]]
    name, issuer = parts if by else (name, _issuer_in(text.partition(bare)[2]))
    if by and date:
        name = _DATE_IN_BRACKETS.sub("", name)
    found.certificates.append(Certificate(certificate_id, " ".join(name.split()), date, issuer))


_TRAINER: Final = re.compile(r"(?:[A-Z][\w&'’-]*\s){1,3}(?:Training|Trainers|Works|Services|Consultants)")
"""Who gave a course, by the last word of the name."""
_DATE_IN_BRACKETS: Final = re.compile(r"\s*[(（][^()（）]*(?:19|20)\d\d[^()（）]*[)）]$")
"""The date between a name and who issued it: `Manual Handling (2022), Safe Works Ltd`."""


def _gives_papers(text: str) -> bool:
    """Return True if a text names a body that gives certificates: an organisation, an office, an authority."""
    return is_organisation(text) or _BODY.search(text) is not None


_BODY: Final = re.compile(
    r"(?:教育|人社|住建|卫健|交通|财政|工信|文旅|公安|司法|劳动|勞動)部$|[\u3400-\u9fff]{2}(?:厅|廳|局|署|委|会|會|院|所|中心)$"
    r"|(?i:\b(?:authority|red cross|red crescent|ambulance|council|board|commission|department|ministry|agency|federation|society|association|academy|guild|[a-zäöü]*akademie|trades)\b)"
)
_BODY_FIRST: Final = re.compile(
    r"(?:The )?(?:Institute|Institution|Association|Council|Board|Society|College|Chamber) of [^,–—-]+ [–—-] "
)
"""A body before the certificate that it gives: `Institute of … – Associate Chartered Accountant (ACA)`."""
_SUBJECT_ZH: Final = re.compile("(?:小[学學]|初中|高中|中[学學]|幼[儿兒][园園]|大[学學])[\u3400-\u9fff]{2,3}")
"""The subject of a teacher's certificate: `教师资格证（小学语文）`."""
_BODY_IN_BRACKETS: Final = re.compile(r"(?P<name>[^（()）]{3,}?)\s*[（(](?P<body>[^（()）]{4,})[)）]")


def certificate_name(text: str) -> tuple[str, str, str]:
    """Return (the text of a certificate without what stands behind its name, ISO date, source words of the date).

    Behind a name stand dates, numbers and the end of the validity, bare or in brackets, in any order. The date is the first that is not the end of the
    validity. What belongs to the name stays: a grade or class in brackets, a year in the middle.

    >>> certificate_name("Medical First Aid MEFA-8841 09 Feb 2023 08 Feb 2028")
    ('Medical First Aid', '2023-02-09', '09 Feb 2023')
    >>> certificate_name("道路旅客运输从业资格证（证号4101000779）")
    ('道路旅客运输从业资格证', '', '')
    """
    text = _STATUS.sub("", text)
    whole, found = text, list[tuple[str, str]]()
    text, first = _without_date_in_front(text)
    while (cut := _tail_of(text := _JOINT.sub("", text), found)) is not None:
        left = _TAIL_WORD.sub("", _JOINT.sub("", text[:cut]))
        if not _is_name(left, behind=text[cut:]):
            break
        text = _STATUS.sub("", left)
    if first is not None:
        return (text, *(found[0] if found and not first[0] else first))
    if text == _JOINT.sub("", whole):  # nothing stands behind the name: no date, or one inside
        name, date, raw = split_date(whole)
        return (value(whole) if name.count("(") > name.count(")") else name), date, raw
    return (text, *(found[0] if found else ("", "")))


_STATUS: Final = re.compile(r"(?:\t+|\s*\.{3,}\s*)[a-z][a-z ,-]*$")
"""How it stands with a certificate, in a column behind its name: `Forklift Licence⇥current`."""


def _without_date_in_front(text: str) -> tuple[str, tuple[str, str] | None]:
    """Return a text without the date before it, and that date; two empty texts for the end of the validity (`有效至 2026
    年 9 月 急救證書`), None without one."""
    spans = find_dates(text[:60])
    if not spans:
        return text, None
    start, end = widened(text, spans[0])
    before, rest = text[:start].strip(), text[end:].lstrip(" \t:：,，·|-–—)）")
    expiring = _EXPIRING.fullmatch(before) is not None
    if (before and not expiring) or len(re.sub(r"[\W\d]", "", rest)) < 2 or spans[0].ranged:
        return text, None
    return rest, ("", "") if expiring else (spans[0].first, spans[0].raw_first)


def _tail_of(text: str, found: list[tuple[str, str]]) -> int | None:
    """Return where the last thing behind a name begins, None if there is none; its date is put first in `found`."""
    if (bracket := _BRACKET.search(text)) and _is_tail(inner := bracket[1] or bracket[2], text[: bracket.start()]):
        dates = [span for span in find_dates(inner) if not _EXPIRING.search(inner[: span.start])]
        found[:0] = [(span.first, span.raw_first) for span in dates]
        return bracket.start()
    if bracket and text.endswith((")", "）")):
        return None
    if code := _CODE.search(text) or _CLASS.search(text):
        return code.start()
    spans = find_dates(text)
    behind = value(text[widened(text, spans[-1])[1] :]) if spans else ""
    if not spans or (behind and not _EVENT_ZH.fullmatch(behind)):
        return None
    cut = widened(text, spans[-1])[0]
    if "期" not in behind and not _EXPIRING.search(_JOINT.sub("", text[:cut])):
        found.insert(0, (spans[-1].first, spans[-1].raw_first))
    return cut


_JOINT: Final = re.compile(r"[\s,，、;；:：.·•–—-]+$|\.{3,}$")
_BRACKET: Final = re.compile(r"[(（]([^()（）]*)[)）]$|[(（]([^()（）]*)$")
_EXPIRING: Final = re.compile(
    r"(?i)(?:exp(?:\.|ires?|iry)?|valid(?: (?:to|until|till|through))?|until|gültig bis|有效期?至?|到期)\s*[:：]?\s*$"
)
_EVENT_ZH: Final = re.compile(
    "取得|[获獲]得|考取|[颁頒]发|[发發][证證]|体检|體檢|年[审審]|[复複][审審]|[换換][证證]|到期"
)
"""Behind a date, what happened then: `育婴员证，2015年取得`."""
_TAIL_WORD: Final = re.compile(
    r"(?i)[\s,，、;；(（–—-]+(?:issued|obtained|gained|awarded|passed|renewed|re-?certified|expires?|expiry|exp\.?|valid(?: (?:to|until|till|through))?|gültig bis|since|in|on)\s*:?$"
    r"|[\s,，、;；(（]*(?:有效期至|有效期|有效至|到期|取得|获得|獲得|复审|年审|初领|发证|发证日期|证号|證號|编号|編號|字號)\s*[:：]?$"
)
_KIND: Final = r"(?:(?:certificate|licen[cs]e|registration|regn?|cert|card|ref|id)\.?\s*)"
_LABEL: Final = rf"(?:{_KIND}?(?:no|nr|number|#)\.?|reg\.|pin|证书编号|证书号|证号|證號|编号|編號|字號|号码)"
_STANDARDS: Final = (
    "ISO",
    "IEC",
    "EN",
    "DIN",
    "BS",
    "API",
    "ASME",
    "ASTM",
    "AWS",
    "IATF",
    "OHSAS",
    "NFPA",
    "ANSI",
    "IEEE",
    "GB",
)
_NO_STANDARD: Final = "".join(rf"(?<!\b{name} )(?!{name}[ -]?\d)" for name in _STANDARDS)
"""The number of a standard, which belongs to the name of a certificate: `Lead Auditor ISO 27001`."""
_CODE: Final = re.compile(
    rf"(?i)(?:(?:\s*[,，、;；–—-]\s*{_LABEL}|\s+(?!{_KIND}){_LABEL})\s*[:：]?\s*(?-i:[A-Z]{{1,4}} )?[\w/-]*\d[\w/-]*"
    rf"|\s+(?-i:{_NO_STANDARD}(?=[A-Z0-9/ -]*\d{{4}})(?!(?:19|20)\d\d$)(?:[A-Z]{{1,5}} )?(?:\d{{6,}}|(?=[\d/-]*[A-Z])[A-Z0-9]+(?:[/-][A-Z0-9]+)*|(?<=[A-Z] )\d{{4,}})))$"
    r"|(?<=[\d\u3400-\u9fff)）])\s+[\u3400-\u9fff]{1,5}\d{6,}号?$"
    rf"|(?<=[\u3400-\u9fff)）])\s*{_LABEL}\s*[:：]?\s*[\w/-]*\d[\w/-]*$"
)


_RESULT: Final = r"(?:\d{1,3}(?:\.\d+)?\s*%|(?:first|second|third|1st|2nd|3rd) class|(?:with )?(?:distinction|merit|credit|honou?rs)|\d{1,3} (?:hours?|days?|weeks?|months?))"
_VALID: Final = r"current|valid|clean(?: record)?|in date|长期有效.*|長期有效.*|(?:现行|在期)?有效|有效期内"
"""That a certificate holds."""
_CLASS: Final = re.compile(
    rf"(?i)\s+[–—-]\s+{_RESULT}$|(?<=[\u3400-\u9fff])\s+(?:19|20)\d\d\s*年\s*(?:复审|年审|換證|换证)$"
)
"""Result or length of a course, or a renewal, behind a name."""


def _is_name(text: str, *, behind: str) -> bool:
    """Return True if a text can be the name before what stands behind it: before a bare number one word is none (`ISO 27001`)."""
    bare = re.fullmatch(r"\s*[A-Z0-9/ -]+", behind) is not None
    return len(re.sub(r"\W", "", text)) > 1 and (not bare or has_han(text) or " " in text.strip())


def _is_tail(inner: str, name: str) -> bool:
    """Return True if the words in brackets tell when, under which number, until when or by whom, not which certificate."""
    parts = [part for part in re.split(r"[,，;；]\s*", inner) if part.strip()]
    named = any(_INITIALS.fullmatch(part.strip()) for part in parts)  # `aPHR (HRCI)`: who gave it
    dated = " " in name.strip() and any(find_dates(part) for part in parts)
    return any(_tells_when_or_which(part) for part in parts) and (dated or not named)


def _tells_when_or_which(part: str) -> bool:
    numbered = (
        re.search(rf"(?i)^\s*{_LABEL}\s*[:：]?\s*[\w/-]*\d", part) is not None or re.search(r"\d{5}", part) is not None
    )
    resulted = re.fullmatch(rf"(?i){_RESULT}|{_VALID}", part.strip()) is not None
    return numbered or resulted or bool(find_dates(part)) or _TAIL_WORD.search(f" {part}") is not None


def _issuer_in(tail: str) -> str:
    """Return the organisation in brackets behind a certificate's name: `(City & Guilds, 2009)`."""
    parts = [
        part.strip() for inner in re.findall(r"[(（]([^()（）]*)", tail) for part in re.split(r"[,，;；]\s*", inner)
    ]
    bodies = [
        re.sub("(?:[颁頒核签簽]?[发發]|[发發][证證])$", "", part) for part in parts if not _tells_when_or_which(part)
    ]
    return next(filter(_gives_papers, bodies), "")


_INITIALS: Final = re.compile("[A-Z]{2,6}")


def _without_supplements(text: str) -> str:
    """Return a certificate without a number or the end of its validity behind it."""
    commas = [match for match in _CELL.finditer(text) if match.start() > 0]
    while commas and any(pattern.match(text[commas[-1].end() :].strip()) for pattern in (_NUMBER, _EXPIRES)):
        text = text[: commas.pop().start()]
    return text


_CELL: Final = re.compile(r"\t+|\s*[|｜]\s*|,\s+(?![^()]*\))")
_ISSUED: Final = re.compile(
    r"(?<=[）)证書书師师])\s+(?=[\u3400-\u9fff]{2,12}(?:部|厅|廳|局|委|会|會|院|中心)$)|\t+|,\s+(?![^()]*\))|，(?![^（(]*[)）])|\s+[–—-]\s+|\s+(?:issued by|by|from)\s+(?=[A-Z])"
)
_MEMBER: Final = re.compile(
    r"(?i)(?:registered|chartered|associate|licensed) (?:member|fellow)|member|fellow|associate"
)
"""A grade of membership, which says nothing without the body that gives it."""
_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z&]*[A-Z](?: [A-ZÀ-Þ]\w+)?")


def read_awards(rows: Sequence[Row], found: SectionResults, notes: Notes) -> None:
    """Parse awards, one per row; a row that is only a date belongs to the one above it.

    Chinese lists: one award per item, or certificates if all items are certificates.
    """
    before = len(found.awards)
    for row in paragraphs(rows):
        if len(found.awards) > before and take_date("awards", found.awards, row.text, row, notes):
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
    title, date, raw = split_date(" ".join(cells))
    if title:
        award_id = f"a{len(found.awards) + 1}"
        record_rows(f"awards.{award_id}", [row], raw, notes)
        found.awards.append(Award(award_id, title, date))


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
        name, date, raw = split_date(re.sub(r"^\[\d+\]\s*", "", group[0].text))
        if name:
            publication_id = f"p{len(found.publications) + 1}"
            record_rows(f"publications.{publication_id}", group, raw, notes)
            summary = " ".join(" ".join(row.text.split()) for row in group[1:])
            found.publications.append(Publication(publication_id, name, "", date, "", summary))


def _opens_publication(row: Row, above: Row) -> bool:
    marked = row.bullet or row.numbered or re.match(r"\[\d+\]", row.text) is not None
    return marked or (row.bold and not above.bold) or "\t" in row.text
