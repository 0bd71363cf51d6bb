"""The sections that are lists: skills, languages, interests, awards, certificates, publications, references, other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from app.domain.resume import (
    Award,
    Certificate,
    Education,
    Interest,
    Language,
    Line,
    Profile,
    Project,
    Publication,
    Reference,
    Section,
    Skill,
    Work,
)
from app.han_surnames import ALL, COMPOUND
from app.resume.folding import fold, has_han
from app.resume.structure.contact import emails, phones
from app.resume.structure.dates import find_dates, widened
from app.resume.structure.heads import is_organisation, is_place, is_title
from app.resume.structure.names import looks_like_name
from app.resume.structure.places import Notes
from app.resume.structure.rows import Row, glue, paragraphs, value
from app.resume.structure.words import SPOKEN


@dataclass(slots=True)
class Found:
    """Everything the section parsers collect."""

    work: list[Work] = field(default_factory=list)
    volunteer: list[Work] = field(default_factory=list)
    education: list[Education] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    skills: list[Skill] = field(default_factory=list)
    languages: list[Language] = field(default_factory=list)
    interests: list[Interest] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    publications: list[Publication] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    summary: list[Row] = field(default_factory=list)


_LABELLED: Final = re.compile(r"^(?P<label>[^:：\t,，、。]{1,45}?)\s*[:：]\s*(?P<rest>\S.*)$")
_SEPARATORS: Final = re.compile(r"\s*[,，、;；|｜•·●]\s*|\t+|\s{3,}|\s+/\s+")
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
    r"(?i)^(?:certificat(?:es?|ions?)(?: (?:&|and) (?:training|licenses))?|licenses?|证书|技能证书|资格证书|所获证书|證照)$"
)
_AWARD_LABEL: Final = re.compile(r"(?i)^(?:awards?|hono[u]?rs?|honors (?:&|and) awards|奖项|荣誉|所获荣誉|获奖)$")


def read_skills(rows: Sequence[Row], found: Found, notes: Notes) -> None:
    """Tiers of skills; rows labelled as languages, interests, certificates or awards go where they belong."""
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
    """Rows with wrapped lists joined: a row ending in a comma, or a full row of a list, goes on in the next."""
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


def _routed(label: str, rest: str, row: Row, found: Found, notes: Notes) -> bool:
    if _SPOKEN_LABEL.match(label) and SPOKEN.search(rest):
        _add_languages(rest, row, found, notes)
    elif _INTEREST_LABEL.match(label):
        _add_interests(rest, row, found, notes)
    elif _CERT_LABEL.match(label):
        for piece in re.split(r"\s*[;；、]\s*|,\s+", rest):
            _add_certificate(piece, row, found, notes)
    elif _AWARD_LABEL.match(label):
        for piece in re.split(r"\s*[;；、]\s*", rest):
            _add_award(piece, row, found, notes)
    else:
        return False
    return True


def _add_skill(label: str, text: str, row: Row, found: Found, notes: Notes) -> None:
    text = text.strip()
    level = _LEVEL.match(text)
    words = [value(word) for word in split_list(level["rest"] if level else text)]
    words = [word for word in words if word]
    if not words:
        return
    skill_id = f"s{len(found.skills) + 1}"
    notes.put(f"skills.{skill_id}", row.lo, row.hi)
    found.skills.append(Skill(skill_id, value(label), value(level["level"]) if level else "", tuple(words)))


_ETC: Final = re.compile("(?<![中高初同平上下优特一二三甲乙丙丁对])等$")


def split_list(text: str) -> list[str]:
    """A list cut at its separators, not inside brackets."""
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


def read_languages(rows: Sequence[Row], found: Found, notes: Notes) -> None:
    """Spoken languages."""
    for row in paragraphs(rows):
        _add_languages(row.text, row, found, notes)


def _add_languages(text: str, row: Row, found: Found, notes: Notes) -> None:
    for piece in split_list(text):
        piece = value(piece)
        if not piece:
            continue
        language_id = f"l{len(found.languages) + 1}"
        notes.put(f"languages.{language_id}", row.lo, row.hi)
        match = re.match(
            r"^(?P<name>[^:：(（–—]+?)\s*(?:[:：–—]\s*|\s-\s+|(?P<open>[(（]))(?P<level>.+?)[)）]?$", piece
        )
        if match:
            found.languages.append(Language(language_id, value(match["name"]), value(match["level"])))
            continue
        spoken = SPOKEN.search(piece)
        fluency = re.match(
            r"(?i)^(?P<level>fluent|native|proficient|conversational|basic|intermediate|bilingual)\s+(?:in|speaker of)?\s*(?P<name>\w+)$",
            piece,
        )
        if fluency:
            found.languages.append(Language(language_id, fluency["name"], fluency["level"]))
        elif spoken and spoken.start() == 0 and len(piece) > len(spoken.group()) + 1:
            found.languages.append(Language(language_id, spoken.group(), value(piece[spoken.end() :])))
        else:
            found.languages.append(Language(language_id, piece))


def read_interests(rows: Sequence[Row], found: Found, notes: Notes) -> None:
    """Interests, one per item of a list."""
    for row in paragraphs(rows):
        _add_interests(row.text, row, found, notes)


def _add_interests(text: str, row: Row, found: Found, notes: Notes) -> None:
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


def _dated(text: str) -> tuple[str, str, str]:
    """(text without its single date, ISO date, source words of the date)."""
    spans = find_dates(text)
    if len(spans) != 1:
        return value(text.replace("\t", " ")), "", ""
    start, end = widened(text, spans[0])
    before, after = value(text[:start]), value(text[end:])
    if before and after:  # the date stands inside: leave the sentence whole
        return value(text.replace("\t", " ")), spans[0].first, spans[0].raw_first
    return before or after, spans[0].first, spans[0].raw_first


def read_awards(rows: Sequence[Row], found: Found, notes: Notes) -> None:
    """Awards, one per row."""
    for row in paragraphs(rows):
        for piece in re.split(r"[；;]", row.text) if has_han(row.text) else [row.text]:
            _add_award(piece, row, found, notes)


def _add_award(text: str, row: Row, found: Found, notes: Notes) -> None:
    cells = [cell for cell in re.split(r"\t+", text) if value(cell)]
    if len(cells) > 2 and is_place(value(cells[-1])):
        cells = cells[:-1]
    title, date, raw = _dated(" ".join(cells))
    if not title:
        return
    award_id = f"a{len(found.awards) + 1}"
    notes.put(f"awards.{award_id}", row.lo, row.hi)
    if date:
        notes.put(f"awards.{award_id}.date", row.lo, row.hi, raw)
    found.awards.append(Award(award_id, title, date))


def read_certificates(rows: Sequence[Row], found: Found, notes: Notes) -> None:
    """Certificates, one per row (Chinese lists: one per item)."""
    for row in paragraphs(rows):
        for piece in re.split(r"[；;、]|\s+[•·]\s+" if has_han(row.text) else r"\s+[•·]\s+|;\s+", row.text):
            _add_certificate(piece, row, found, notes)


def _add_certificate(text: str, row: Row, found: Found, notes: Notes) -> None:
    name, date, raw = _dated(text)
    if not name:
        return
    certificate_id = f"c{len(found.certificates) + 1}"
    notes.put(f"certificates.{certificate_id}", row.lo, row.hi)
    if date:
        notes.put(f"certificates.{certificate_id}.date", row.lo, row.hi, raw)
    issuer = ""
    cells = [value(cell) for cell in re.split(r"\t+|\s*[|｜]\s*", name)]
    if len(cells) == 2:
        name, issuer = cells
    found.certificates.append(Certificate(certificate_id, name, date, issuer))


def read_publications(rows: Sequence[Row], found: Found, notes: Notes) -> None:
    """Publications: a row that is bold, numbered or dated opens one, the rows after it are its summary."""
    groups: list[list[Row]] = []
    for row in paragraphs(rows):
        opens = (
            row.bullet
            or row.numbered
            or re.match(r"\[\d+\]", row.text)
            or (row.bold and not (groups and groups[-1][-1].bold))
            or "\t" in row.text
        )
        if groups and not opens and not (has_han(row.text) and len(groups[-1]) == 1):
            groups[-1].append(row)
        else:
            groups.append([row])
    for group in groups:
        name, date, raw = _dated(re.sub(r"^\[\d+\]\s*", "", group[0].text))
        if not name:
            continue
        publication_id = f"p{len(found.publications) + 1}"
        lo, hi = group[0].lo, group[-1].hi
        notes.put(f"publications.{publication_id}", lo, hi)
        if date:
            notes.put(f"publications.{publication_id}.date", lo, hi, raw)
        summary = " ".join(" ".join(row.text.split()) for row in group[1:])
        found.publications.append(Publication(publication_id, name, "", date, "", summary))


_REFEREE_NAME: Final = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Miss|Mx)\.? +)?[A-ZÀ-Þ][\w'’.-]*(?: +(?:(?:van|von|de|der|da|di|del|al|bin|Mc|O) +)*[A-ZÀ-Þ][\w'’.-]*){0,4}|^[\u3400-\u9fff·]{2,4}(?=[\s,，、（(:：]|$)"
)


def read_references(rows: Sequence[Row], found: Found, notes: Notes) -> None:
    """Referees: the name opens an entry, everything else said about the person is the reference."""
    groups: list[list[Row]] = []
    for row in paragraphs(rows, prose=False):
        reachable = bool(groups) and any(emails(known.text) or phones(known.text, zh=True) for known in groups[-1])
        starts = _REFEREE_NAME.match(row.text.lstrip()) and not emails(row.text[:30])
        if (
            not groups
            or row.bullet
            or (_alike(groups[0][0], row) and _referee(row.text)[0])
            or (starts and (reachable or (row.bold and not groups[-1][-1].bold) or _alike(groups[0][0], row)))
        ):
            groups.append([row])
        else:
            groups[-1].append(row)
    for group in groups:
        text = "\n".join(re.sub(r"\t+", "  ", row.text) for row in group)
        if re.search(r"(?i)available (?:up)?on request|furnished upon", text):
            continue
        name, rest = _referee(text)
        reference_id = f"r{len(found.references) + 1}"
        notes.put(f"references.{reference_id}", group[0].lo, group[-1].hi)
        found.references.append(Reference(reference_id, name, rest))


_REFEREE_CELL: Final = re.compile(r"[^\n,，、;；|｜()（）:：\t—–]+?(?=\s+[-–—]|[\n,，、;；|｜()（）:：\t—–]|\s{2,}|$)")


def _referee(text: str) -> tuple[str, str]:
    """(name, everything else) of one referee. The name is the first part that has the form of one and does not name an
    employer, a position or a place; in Chinese also a word between spaces that begins with a surname."""
    for match in _REFEREE_CELL.finditer(text):
        cell = value(match.group())
        words = cell.split() if has_han(cell) else [cell]
        for word in words:
            bare = _COURTESY.sub("", word)
            han = (
                has_han(word)
                and (word[0] in ALL or word[:2] in COMPOUND)
                and len(word) <= 4
                and not _CALLED.search(word)
            )
            titled = bare != word and len(bare.split()) >= 2
            if looks_like_name(bare) and (han or (not has_han(word) and (titled or not _no_person(word)))):
                at = text.index(word, match.start())
                return word, _without(text, at, at + len(word))
    opening = _REFEREE_NAME.match(text)
    if opening is None:
        return "", value(" ".join(text.split()))
    return value(opening.group()), _without(text, 0, opening.end())


_CALLED: Final = re.compile("(?:老师|老師|师傅|師傅|先生|女士|校长|校長|主任|经理|經理|总|總|姐|哥|叔)$")
"""How people are called by their work: a surname and such a word is not yet a full name."""
_COURTESY: Final = re.compile(
    r"^(?:Coach|C/E|C/O|Capt|Kgwd|Barr|Sr|Assoc\. Prof|Frau|Herr|Hon|Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Rev|Fr|Engr|Capt|Atty)\.? +"
)


def _no_person(cell: str) -> bool:
    return is_organisation(cell) or is_title(_COURTESY.sub("", cell)) or is_place(cell) or len(cell.split()) < 2


def _without(text: str, start: int, end: int) -> str:
    sides = (value(" ".join(side.split())) for side in (text[:start], text[end:]))
    return "\n".join(filter(None, sides))


def _alike(first: Row, row: Row) -> bool:
    """Whether a row looks like the first referee's row: one line holds name, role and number."""
    return bool(phones(first.text, zh=True) or emails(first.text)) and bool(
        phones(row.text, zh=True) or emails(row.text)
    )


def read_other(title: str, rows: Sequence[Row], found: Found, notes: Notes, heading: Row | None) -> None:
    """A section the standard has no place for: its title and lines."""
    section_id = f"x{len(found.sections) + 1}"
    lines: list[Line] = []
    for row in paragraphs(rows, prose=max((row.reach - row.indent for row in rows), default=0.0) > 180):
        line_id = f"l{len(lines) + 1}"
        notes.put(f"sections.{section_id}.lines.{line_id}", row.lo, row.hi)
        lines.append(Line(line_id, " ".join(row.text.split())))
    if heading is not None:
        notes.put(f"sections.{section_id}.title", heading.lo, heading.hi)
    if lines:
        found.sections.append(Section(section_id, value(title) if fold(title).strip() else "", tuple(lines)))
