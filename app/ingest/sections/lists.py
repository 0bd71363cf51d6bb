"""Parsers of list sections: certificates, awards, publications, skills, languages, interests, and sections without a place
in the standard.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from app.domain.resume import Award, Certificate, Interest, Language, Line, Publication, Section, Skill
from app.ingest.layout.rows import Row, glue, paragraphs, value
from app.ingest.sections.lexical_tests import is_organisation, is_place
from app.ingest.sections.provenance import Notes, SectionResults
from app.ingest.sections.vocabulary import LANGUAGE_NAME, SCHOOL
from app.text.characters import fold, has_han
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
        listed = (
            alone and bool(named) and not is_organisation(named[-1]) and (len(named) > 2 or len(cells) == len(named))
        )
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
    bare, date, raw = certificate_name(_without_supplements(text))
    name = value(bare.replace("\t", " ")) if "\t" not in bare else bare.strip()
    if not name:
        return
    certificate_id = f"c{len(found.certificates) + 1}"
    _record_rows(f"certificates.{certificate_id}", [row], raw, notes)
    parts = [value(cell) for cell in _ISSUED.split(name) if value(cell)]
    by = (
        len(parts) == 2
        and (_ACRONYM.fullmatch(parts[1]) or not SCHOOL.search(parts[1]))
        and (" " in parts[0] or parts[0].isupper() or "\t" in name)
        and ("\t" in name or is_organisation(parts[1]) or _ACRONYM.fullmatch(parts[1]))
    )
    name, issuer = parts if by else (name, _issuer_in(text.partition(bare)[2]))
    found.certificates.append(Certificate(certificate_id, " ".join(name.split()), date, issuer))


def certificate_name(text: str) -> tuple[str, str, str]:
    """Return (the text of a certificate without what stands behind its name, ISO date, source words of the date).

    Behind a name stand dates, numbers and the end of the validity, bare or in brackets, in any order. The date is the first that is not the end of the
    validity. What belongs to the name stays: a grade or class in brackets, a year in the middle.

    >>> certificate_name("Medical First Aid MEFA-8841 09 Feb 2023 08 Feb 2028")
    ('Medical First Aid', '2023-02-09', '09 Feb 2023')
    >>> certificate_name("道路旅客运输从业资格证（证号4101000779）")
    ('道路旅客运输从业资格证', '', '')
    """
    whole, found = text, list[tuple[str, str]]()
    while (cut := _tail_of(text := _JOINT.sub("", text), found)) is not None:
        left = _TAIL_WORD.sub("", _JOINT.sub("", text[:cut]))
        if not _is_name(left, behind=text[cut:]):
            break
        text = left
    if text == _JOINT.sub("", whole):  # nothing stands behind the name: a date in front, or none
        name, date, raw = _split_date(whole)
        return (value(whole) if name.count("(") > name.count(")") else name), date, raw
    return (text, *(found[0] if found else ("", "")))


def _tail_of(text: str, found: list[tuple[str, str]]) -> int | None:
    """Return where the last thing behind a name begins, None if there is none; its date is put first in `found`."""
    if (bracket := _BRACKET.search(text)) and _is_tail(inner := bracket[1] or bracket[2]):
        dates = [span for span in find_dates(inner) if not _EXPIRING.search(inner[: span.start])]
        found[:0] = [(span.first, span.raw_first) for span in dates]
        return bracket.start()
    if bracket and text.endswith((")", "）")):
        return None
    if code := _CODE.search(text):
        return code.start()
    spans = find_dates(text)
    if not spans or value(text[widened(text, spans[-1])[1] :]):
        return None
    cut = widened(text, spans[-1])[0]
    if not _EXPIRING.search(_JOINT.sub("", text[:cut])):
        found.insert(0, (spans[-1].first, spans[-1].raw_first))
    return cut


_JOINT: Final = re.compile(r"[\s,，、;；:：.·•–—-]+$|\.{3,}$")
_BRACKET: Final = re.compile(r"[(（]([^()（）]*)[)）]$|[(（]([^()（）]*)$")
_EXPIRING: Final = re.compile(
    r"(?i)(?:exp(?:\.|ires?|iry)?|valid(?: (?:to|until|till|through))?|until|gültig bis|有效期?至?|到期)\s*[:：]?\s*$"
)
_TAIL_WORD: Final = re.compile(
    r"(?i)[\s,，、;；(（–—-]+(?:issued|obtained|awarded|passed|renewed|re-?certified|expires?|expiry|exp\.?|valid(?: (?:to|until|till|through))?|gültig bis|since|in|on)\s*:?$"
    r"|[\s,，、;；(（]*(?:有效期至|有效期|有效至|到期|取得|获得|獲得|复审|年审|初领|发证|发证日期|证号|證號|编号|編號|字號)\s*[:：]?$"
)
_LABEL: Final = r"(?:(?:certificate|licen[cs]e|registration|reg|cert|card|ref|id)?\.?\s*(?:no|nr|number|#)\.?|reg\.|pin|证书编号|证书号|证号|證號|编号|編號|字號|号码)"
_CODE: Final = re.compile(
    rf"(?i)(?:[\s,，、;；–—-]+{_LABEL}\s*[:：]?\s*[\w/-]*\d[\w/-]*"
    r"|\s+(?-i:(?=[A-Z0-9/ -]*\d{4})(?!(?:19|20)\d\d$)(?:[A-Z]{1,5} )?(?:\d{6,}|(?=[\d/-]*[A-Z])[A-Z0-9]+(?:[/-][A-Z0-9]+)*|(?<=[A-Z] )\d{4,})))$"
    rf"|(?<=[\u3400-\u9fff)）])\s*{_LABEL}\s*[:：]?\s*[\w/-]*\d[\w/-]*$"
)


def _is_name(text: str, *, behind: str) -> bool:
    """Return True if a text can be the name before what stands behind it: before a bare number one word is none (`ISO 27001`)."""
    bare = re.fullmatch(r"\s*[A-Z0-9/ -]+", behind) is not None
    return len(re.sub(r"\W", "", text)) > 1 and (not bare or has_han(text) or " " in text.strip())


def _is_tail(inner: str) -> bool:
    """Return True if the words in brackets tell when, under which number, until when or by whom, not which certificate."""
    parts = [part for part in re.split(r"[,，;；]\s*", inner) if part.strip()]
    told = [part for part in parts if _tells_when_or_which(part)]
    return bool(told) and all(part in told or is_organisation(part.strip()) for part in parts)


def _tells_when_or_which(part: str) -> bool:
    numbered = (
        re.search(rf"(?i)^\s*{_LABEL}\s*[:：]?\s*[\w/-]*\d", part) is not None or re.search(r"\d{5}", part) is not None
    )
    return numbered or bool(find_dates(part)) or _TAIL_WORD.search(f" {part}") is not None


def _issuer_in(tail: str) -> str:
    """Return the organisation in brackets behind a certificate's name: `(City & Guilds, 2009)`."""
    parts = [
        part.strip() for inner in re.findall(r"[(（]([^()（）]*)", tail) for part in re.split(r"[,，;；]\s*", inner)
    ]
    return next((part for part in parts if is_organisation(part) and not _tells_when_or_which(part)), "")


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


_LABELLED: Final = re.compile(r"^(?P<label>[^:：\t,，、。]{1,45}?)\s*[:：]\s*(?P<rest>\S.*)$")
_SEPARATORS: Final = re.compile(r"\s*[,，、;；|｜‖✕•·●○★☆◆]+\s*|\t+|\s{3,}|\s+/\s+")
_LEVEL: Final = re.compile(
    r"^(?P<level>熟练掌握|熟练使用|熟练运用|熟练|熟悉|精通|掌握|了解|擅长|具备|能够|Proficient in|Proficient with|Advanced in|Advanced|Familiar with|Familiar|Experienced in|"
    r"Experienced with|Expert in|Expert|Intermediate|Basic|Beginner|Learning|Working knowledge of|Knowledge of)(?:\s*[:：]\s*|\s+|(?=[A-Za-z\u3400-\u9fff]))(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_SPOKEN_LABEL: Final = re.compile(
    r"(?i)^(?:spoken |foreign |human )?(?:languages?|language skills|语言|语言能力|外语|外语水平|語言)$"
)
_INTEREST_LABEL: Final = re.compile(r"(?i)^(?:interests?|hobbies|hobbies (?:&|and) interests|兴趣|爱好|兴趣爱好|興趣)$")
_CERT_LABEL: Final = re.compile(
    r"(?i)^(?:certificat(?:es?|ions?)(?: (?:&|and) (?:training|licenses))?|licenses?|证|證|证件|持证|证书|技能证书|资格证书|所获证书|證照)$"
)
_AWARD_LABEL: Final = re.compile(r"(?i)^(?:awards?|hono[u]?rs?|honors (?:&|and) awards|奖项|荣誉|所获荣誉|获奖)$")


_BOTH: Final = re.compile(
    r"(?i)(?:证|證|照).*(?:技能|技术|特长)|(?:技能|技术|特长).*(?:证|證|照)|(?:cert|licen|ticket|qualif).*skill|skill.*(?:cert|licen|ticket|qualif)"
)


def read_mixed(title: str, rows: Sequence[Row], found: SectionResults, notes: Notes) -> bool:
    """Parse skills and certificates under one heading that names both, each item into its own section.

    Returns False for any other heading, or if no item is a certificate.
    """
    items = [(item, row) for row in rows for item in map(value, split_list(_unlabelled(row.text))) if item]
    if not _BOTH.search(title) or not any(is_paper(item) for item, _ in items):
        return False
    for item, row in items:
        if is_paper(item):
            add_certificate(item, row, found, notes)
        else:
            _add_skill("", item, row, found, notes)
    return True


def _unlabelled(text: str) -> str:
    label = _LABELLED.match(text)
    return label["rest"] if label else text


def read_skills(rows: Sequence[Row], found: SectionResults, notes: Notes) -> None:
    """Parse tiers of skills; rows labelled as languages, interests, certificates or awards go to those sections."""
    for row in _skill_rows(rows):
        match = _LABELLED.match(row.text) or re.match(r"^(?P<label>[^\t]{2,32})\t(?P<rest>\S.*)$", row.text)
        label, rest = (match["label"].strip(), match["rest"].strip()) if match else ("", row.text)
        if match and "\t" in row.text and not _LABELLED.match(row.text) and not _table_label(label, rest):
            label, rest = "", row.text
        if label and _routed(label, rest, row, found, notes):
            continue
        for piece in re.split(r"[；;]\s*|。", rest) if not label or "；" in rest or ";" in rest else [rest]:
            _add_skill(label, piece, row, found, notes)


def _skill_rows(rows: Sequence[Row]) -> list[Row]:
    """Return rows with wrapped lists joined: a row ending in a comma, or a full row of a list, continues in the next."""
    out: list[Row] = []
    for row in paragraphs(rows, fresh=_opens_tier):
        if out and not row.bullet and not _opens_tier(row) and _unfinished(out[-1], row):
            held = out[-1]
            out[-1] = Row(
                glue(held.text, row.text),
                held.lo,
                row.hi,
                held.page,
                held.box,
                held.size,
                held.bold,
                0,
                held.bullet,
                False,
                held.indent,
            )
        else:
            out.append(row)
    return out


def _opens_tier(row: Row) -> bool:
    if len(re.findall(r"\s[•·|]\s", row.text)) >= 1 and not row.text.endswith((",", "，", "、")):
        return True  # `A • B • C`: the next line is a list of its own
    return _LABELLED.match(row.text) is not None or "\t" in row.text[:32]


def _unfinished(held: Row, row: Row) -> bool:
    return held.text.rstrip().endswith((",", "，", "、", "/", "&")) or (
        "," in held.text and "," in row.text and row.indent > held.indent + 4 and row.box is not None
    )


def _table_label(label: str, rest: str) -> bool:
    return (len(_SEPARATORS.split(rest)) > 1 and "," in rest) or (has_han(label) and "、" in rest)


def _routed(label: str, rest: str, row: Row, found: SectionResults, notes: Notes) -> bool:
    if _SPOKEN_LABEL.match(label) and LANGUAGE_NAME.search(rest):
        add_languages(rest, row, found, notes)
    elif _INTEREST_LABEL.match(label):
        _add_interests(rest, row, found, notes)
    elif _CERT_LABEL.match(label):
        for piece in certificate_items(rest, alone=True):
            add_certificate(piece, row, found, notes)
    elif _AWARD_LABEL.match(label):
        for piece in re.split(r"\s*[;；、]\s*", rest):
            add_award(piece, row, found, notes)
    else:
        return False
    return True


def _add_skill(label: str, text: str, row: Row, found: SectionResults, notes: Notes) -> None:
    text = text.strip()
    level = _LEVEL.match(text)
    words = [value(word) for word in split_list(_commas_for_spaces(level["rest"] if level else text))]
    words = [word for word in words if word]
    if not words:
        return
    skill_id = f"s{len(found.skills) + 1}"
    notes.put(f"skills.{skill_id}", row.lo, row.hi)
    found.skills.append(Skill(skill_id, value(label), value(level["level"]) if level else "", tuple(words)))


def _commas_for_spaces(text: str) -> str:
    """Return a list whose items only a space parts with commas: `#SPC #DOE`, or single words of which two or more are Chinese.

    >>> _commas_for_spaces("Illustrator InDesign 活版印刷 書籍裝幀")
    'Illustrator, InDesign, 活版印刷, 書籍裝幀'
    """
    words = text.split()
    if len(words) > 1 and all(word.startswith("#") and len(word) > 1 for word in words):
        return ", ".join(word[1:] for word in words)
    chinese = [word for word in words if has_han(word)]
    parted = len(chinese) > 1 and len(words) > 2 and not re.search(r"[,，、;；:：|/•·。\t]", text)
    return ", ".join(words) if parted and all(len(word) <= _TAG for word in chinese) else text


_TAG: Final = 9
"""Most characters of a Chinese word that is an item of such a list."""
_ETC: Final = re.compile("(?<![中高初同平上下优特一二三甲乙丙丁对])等$")


def split_list(text: str) -> list[str]:
    """Return the items of a list, cut at its separators outside brackets."""
    pieces: list[str] = []
    depth, start = 0, 0
    for match in re.finditer(r"[(（\[]|[)）\]]|" + _SEPARATORS.pattern, text):
        mark = match.group()
        if mark in "(（[" and mark:
            depth += 1
        elif mark in ")）]" and mark:
            depth = max(depth - 1, 0)
        elif depth == 0:
            pieces.append(text[start : match.start()])
            start = match.end()
    pieces.append(_ETC.sub("", text[start:].rstrip(" .。")))
    return [re.sub(r"^(?:and|以及|和|等)\s+", "", piece).rstrip(" .。") for piece in pieces]


def read_languages(rows: Sequence[Row], found: SectionResults, notes: Notes) -> None:
    """Parse spoken languages."""
    for row in paragraphs(rows):
        add_languages(row.text, row, found, notes)


def add_languages(text: str, row: Row, found: SectionResults, notes: Notes) -> None:
    """Parse the languages listed in the text of a row; an examination alone is a certificate."""
    for piece in language_items(text):
        if is_paper(piece) and has_han(piece + "试" * piece.startswith(("CET", "TEM"))):
            add_certificate(piece, row, found, notes)
        if piece and not is_paper(piece):
            language_id = f"l{len(found.languages) + 1}"
            notes.put(f"languages.{language_id}", row.lo, row.hi)
            found.languages.append(Language(language_id, *split_language(piece)))


_AND: Final = re.compile(r"\s*(?:&|\band\b|\bund\b|\bet\b|和|及|、|/)\s*")
_FLUENCY: Final = (
    r"fluent|native|proficient|conversational|basic|intermediate|advanced|bilingual|excellent|very good|good|fair|some|working knowledge of|"
    r"verhandlungssicher|fließend|gute?|courant|notions d['’e]"
)
_LEVEL_FIRST: Final = re.compile(
    rf"(?i)^(?:speaks? |spoken |i speak )?(?P<level>(?:{_FLUENCY})(?: (?:and|to) (?:{_FLUENCY}))?)\s*:?\s*(?:in |speaker of |knowledge of |command of )?(?P<name>[^\W\d_]+)$"
)


def language_items(text: str) -> list[str]:
    """Return the languages of a list, each with its level; names joined by "and" are parted.

    >>> language_items("Fluent Cantonese, good English and Mandarin")
    ['Fluent Cantonese', 'good English', 'Mandarin']
    """
    out: list[str] = []
    for piece in map(value, split_list(text)):
        sides = _AND.split(piece)
        both = len(sides) > 1 and all(LANGUAGE_NAME.search(side) and len(side.split()) < 4 for side in sides)
        out += [value(side) for side in sides] if both else [piece]
    return [piece for piece in out if piece]


def split_language(piece: str) -> tuple[str, str]:
    """Return a language and its level (which may be empty).

    >>> split_language("Welsh – first language"), split_language("good English"), split_language("英语流利")
    (('Welsh', 'first language'), ('English', 'good'), ('英语', '流利'))
    """
    match = re.match(r"^(?P<name>[^:：(（–—]+?)\s*(?:[:：–—]\s*|\s-\s+|(?P<open>[(（]))(?P<level>.+?)[)）]?$", piece)
    if match:
        return value(match["name"]), value(match["level"])
    first = _LEVEL_FIRST.match(piece)
    if first:
        return first["name"], first["level"]
    spoken = LANGUAGE_NAME.search(piece)
    if spoken and spoken.start() == 0 and len(piece) > len(spoken.group()) + 1:
        return spoken.group(), value(piece[spoken.end() :])
    return piece, ""


def read_interests(rows: Sequence[Row], found: SectionResults, notes: Notes) -> None:
    """Parse interests, one per item of a list."""
    for row in paragraphs(rows):
        _add_interests(row.text, row, found, notes)


def _add_interests(text: str, row: Row, found: SectionResults, notes: Notes) -> None:
    pieces = (
        [value(piece) for piece in split_list(text)]
        if len(text) < 200 and not text.rstrip().endswith("。")
        else [value(text)]
    )
    for piece in pieces:
        if piece:
            interest_id = f"i{len(found.interests) + 1}"
            notes.put(f"interests.{interest_id}", row.lo, row.hi)
            found.interests.append(Interest(interest_id, piece))


def read_other(title: str, rows: Sequence[Row], found: SectionResults, notes: Notes, heading: Row | None) -> None:
    """Store a section without a place in the standard: its title and lines."""
    section_id = f"x{len(found.sections) + 1}"
    rows = [row for row in rows if not _placed(row, found, notes)]
    lines: list[Line] = []
    for row in paragraphs(rows, prose=max((row.right_edge - row.indent for row in rows), default=0.0) > 180):
        line_id = f"l{len(lines) + 1}"
        notes.put(f"sections.{section_id}.lines.{line_id}", row.lo, row.hi)
        lines.append(Line(line_id, " ".join(row.text.split())))
    if heading is not None:
        notes.put(f"sections.{section_id}.title", heading.lo, heading.hi)
    if lines:
        found.sections.append(Section(section_id, value(title) if fold(title).strip() else "", tuple(lines)))


_LEVEL_AND_LANGUAGE: Final = re.compile(
    r"(?i)^(?P<level>fluent|native|conversational|basic|some) (?P<name>\w+)$|^(?P<first>[^\W\d_]+)(?:\s*[-–:(：（]\s*(?:fluent|native|basic|good|mother tongue|conversational|[ABC][12]|流利|母语).*)?$"
    r"|\b(?:i (?:also )?speak|je parle|ich spreche|hablo)\s+(?P<spoken>[^\W\d_]+)"
)


def _placed(row: Row, found: SectionResults, notes: Notes) -> bool:
    """Return True if a line of a mixed section is a certificate or a spoken language; it is stored there."""
    text = value(row.text)
    tongue = _LEVEL_AND_LANGUAGE.search(text) if len(text) < 80 else None
    name = next(filter(None, (tongue[group] for group in ("name", "first", "spoken"))), "") if tongue else ""
    if name and (
        LANGUAGE_NAME.fullmatch(name) or (tongue and (tongue["spoken"] or ("-" in text and "fluent" in text)))
    ):
        add_languages(name if tongue and tongue["spoken"] else text, row, found, notes)
        return not (tongue and tongue["spoken"])
    if is_paper(text) and ":" not in text and "：" not in text:
        add_certificate(text, row, found, notes)
        return True
    return False
