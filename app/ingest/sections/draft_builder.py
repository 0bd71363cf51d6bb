"""Conversion of the lines of a file to a draft; the entry point is `structure`.

Where a file has a second reading order, both are structured and the one with the higher `worth` is taken. An empty
result is a refusal (`nothing-found`), not an empty draft.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from app.domain.draft import Draft, ImportWarning, SourceSpan
from app.domain.resume import Basics, Education, Personal, Resume, Work, fields
from app.domain.sensitivity import Kind
from app.errors import UserError
from app.ingest.layout.letter_places import place_letters
from app.ingest.layout.line_features import has_range
from app.ingest.layout.rows import Row, paragraphs, rows_of, value
from app.ingest.provenance import Locator, Notes, SectionResults, drop_unsourced
from app.ingest.sections.about_the_person import read_person
from app.ingest.sections.certificates import (
    certificate_name,
    is_fellowship,
    is_paper,
    read_awards,
    read_certificates,
    read_publications,
)
from app.ingest.sections.contact import emails, phones
from app.ingest.sections.degrees_and_schools import is_degree, with_studies, without_studies
from app.ingest.sections.education import read_education
from app.ingest.sections.entries import sentences
from app.ingest.sections.entry_headers import read_head
from app.ingest.sections.heading_lines import LISTED, is_vouching
from app.ingest.sections.labelled_personal_facts import SALARY_LINE, is_amount, is_fact, label_only, labelled
from app.ingest.sections.languages import add_languages, read_languages, tells_languages
from app.ingest.sections.lexical_tests import is_organisation, is_pause, is_title
from app.ingest.sections.lists import (
    read_interests,
    read_mixed,
    read_other,
    read_skills,
)
from app.ingest.sections.person_name import strip_title
from app.ingest.sections.referees import reaches_nobody_else, read_references, without_kin, without_vouching
from app.ingest.sections.section_content import SURE, content_kind, is_study, kind_by_content, told_kind
from app.ingest.sections.section_division import Zone, split_sections, without_declarations, zones_of
from app.ingest.sections.studies_and_papers import papers_among, studies_among
from app.ingest.sections.study_pieces import matched_by_year
from app.ingest.sections.towns_in_names import with_towns_apart, with_towns_in_names
from app.ingest.sections.unread_lines import left_out_of_lines, signature
from app.ingest.sections.vocabulary import (
    LANGUAGE_NAME,
    LISTS,
    SCHOOL,
    heading_key,
    known_kind,
    meant_kind,
)
from app.ingest.sections.work import jobs_and_others, read_projects, read_work, under_heading
from app.ingest.source_lines import Source, TextLine, joined
from app.ingest.value_folding import skeleton
from app.text.characters import has_han
from app.text.dates import find_dates
from app.text.kinship import is_family
from app.text.languages import written_language


def zones_of_rows(rows: Sequence[Row]) -> list[Zone]:
    """Return the sections of a résumé in reading order, their kinds settled by heading and content."""
    zones = without_declarations(split_sections(zones_of(rows)))
    listed = False
    for zone in zones:
        _settle_kind(zone, listed=listed)
        listed = listed or zone.kind in LISTED
    return zones


CONFIRM_KINDS: Final = frozenset(
    [
        Kind.NAME,
        Kind.EMAIL,
        Kind.PHONE,
        Kind.MESSENGER,
        Kind.ADDRESS,
        Kind.LINK,
        Kind.EMPLOYER,
        Kind.REFEREE,
        Kind.ID_NUMBER,
        Kind.BIRTH,
    ]
)
"""Kinds of fields that the person must confirm before they become protected values."""
_SHOWN: Final = 2_000
"""Maximum number of characters of omitted text that a person is shown."""
_MARGIN: Final = 3.0
_PLACEHOLDER: Final = re.compile(r"X{3,}|20XX|Lorem ipsum|\[(?:Your|Company|Name)", re.IGNORECASE)


def structure(source: Source) -> Draft:
    """Return the draft of a file. Raises `UserError` `nothing-found`."""
    resume, notes, lines = parse_source(source)
    locator = Locator(lines)
    resume, places = drop_unsourced(resume, locator, notes)
    if source.photo:
        resume = dataclasses.replace(resume, personal=dataclasses.replace(resume.personal, photo=source.photo))
    if reading_score(resume) < 1:
        raise UserError("nothing-found")
    warnings = list(source.warnings)
    missed = left_out_of_lines(rows_of(lines), notes.headings, resume, locator)
    if missed:
        warnings.append(ImportWarning("left-out", {"text": "; ".join(missed)[:_SHOWN]}))
    if len(_PLACEHOLDER.findall(locator.text)) >= 3:
        warnings.append(ImportWarning("template-text"))
    return Draft(
        resume,
        source.format,
        locator.text,
        places,
        tuple(warnings),
        to_confirm(resume),
        pages=place_letters(lines, source.pages),
        unread=tuple(_unread(missed, locator)),
        headings=tuple(dict.fromkeys(" ".join(row.text.split()) for row in notes.headings)),
    )


def _unread(missed: Mapping[str, int], locator: Locator) -> Iterator[SourceSpan]:
    """Yield the places of pieces that no field took, each with the line that it is in."""
    for piece, line in missed.items():
        first, last = locator.line(line)
        span = locator.spans(piece, line, line)[0]
        if span is not None and first <= span[0] < span[1] <= last:
            yield locator.place(span, 0.0)
        else:  # not as it stands in the file: joining words were taken out
            yield dataclasses.replace(locator.place((first, first), 0.0), text=piece)


def parse_source(source: Source) -> tuple[Resume, Notes, Sequence[TextLine]]:
    """Return the better of the readings of a file's one or two reading orders, and the lines that it was made from."""
    resume, notes = parse(source.lines)
    if source.alternative and joined(source.alternative) != source.text:
        second, second_notes = parse(source.alternative)
        if reading_score(second) > reading_score(resume) + _MARGIN:
            return second, second_notes, source.alternative
    return resume, notes, source.lines


def to_confirm(resume: Resume) -> tuple[str, ...]:
    """Return the ids of the fields a person has to confirm; the name always, found or not."""
    found = [field.id for field in fields(resume) if field.kind in CONFIRM_KINDS]
    return tuple(dict.fromkeys(["basics.name", *found]))


def reading_score(resume: Resume) -> float:
    """Return a score of a reading: complete entries count most, loose text least, dates without anything nothing."""
    score = 2.0 * bool(resume.basics.name) + bool(resume.basics.email) + bool(resume.basics.phone)
    for work in (*resume.work, *resume.volunteer):
        named = bool(work.organisation) + bool(work.position)
        score += named + bool(named and work.start)
    for study in resume.education:
        score += bool(study.institution) + bool(study.study_type) + 0.5 * bool(study.end or study.start)
    score += sum(1.0 for project in resume.projects if project.name)
    score += min(sum(0.25 * len(skill.keywords) for skill in resume.skills), 5)
    score += len(resume.references) + 0.5 * len(resume.awards) + 0.5 * len(resume.certificates)
    return score + 0.3 * len(resume.sections) + 0.3 * bool(resume.basics.summary)


def parse(lines: Sequence[TextLine]) -> tuple[Resume, Notes]:
    """Return a résumé parsed from lines, with notes on positions; not yet checked against the source."""
    rows, kin = without_kin(rows_of(lines))
    rows, studies = without_studies(rows)
    zones = zones_of_rows(rows)
    notes, found = Notes(), SectionResults()
    notes.headings = [zone.heading for zone in zones if zone.heading is not None]
    about = [row for zone in zones for row in _person_rows(zone) if not _store_lists(row, found, notes)]
    others = {row.lo for zone in zones if zone.kind == "references" or is_family(zone.title) for row in zone.rows}
    sought = {row.lo for zone in zones if zone.kind == "target" for row in zone.rows}
    hidden = [line.text for line in lines if line.link]
    basics, personal, rest = read_person(about, rows, others, sought, hidden, notes)
    named = notes.lines.get("basics.name", (-1, -1))[0]
    taken = {row.lo for row in rows if row.lo == named and strip_title(row.text) == basics.name}
    facts = {row.lo for zone in zones if zone.kind not in PERSON_SECTIONS for row in _person_rows(zone)}
    rest = sorted([*rest, *kin], key=lambda row: row.lo)
    loose = _unclaimed_zones(zones, _rows_without_known_fields(rest, basics, personal, notes), sought)
    done = taken | facts | signature(zones[-1].rows[-2:] if zones else [], basics)
    own = "\n".join(field.value for field in fields(Resume(basics=basics, personal=personal)))
    for zone in zones:
        zone.rows = [row for row in zone.rows if row.lo not in done]
        if zone.kind in ("work", "volunteer", "projects"):
            zone.rows, vouching = without_vouching(zone.rows, own)
            loose += [Zone("references", "", vouching)] if vouching else []
    for zone in [*zones, *loose]:
        _read_zone(zone, found, notes)
    found.education = _without_levels(with_studies(matched_by_year(found.education, notes), studies, notes))
    text = "\n".join(row.text for row in rows)
    found.work, found.education = with_towns_in_names(found.work, found.education, text)
    found.work = with_towns_apart(found.work, found.education, basics.location.city, text)
    summary = _summary(found, notes)
    resume = Resume(
        written_language("".join(row.text for row in rows)),
        dataclasses.replace(basics, summary=summary),
        tuple(found.work),
        tuple(found.volunteer),
        tuple(found.education),
        tuple(found.projects),
        tuple(found.skills),
        tuple(found.languages),
        tuple(found.interests),
        tuple(found.awards),
        tuple(found.certificates),
        tuple(found.publications),
        tuple(known for known in found.references if not known.name or known.name.casefold() != basics.name.casefold()),
        tuple(found.sections),
        personal,
    )
    return resume, notes


def _without_levels(studies: Sequence[Education]) -> list[Education]:
    """Return the studies without the level alone that a form tells above them (`最高学历 硕士研究生`)."""
    schooled = any(study.institution and study.study_type for study in studies)
    return [
        study
        for study in studies
        if not (schooled and has_han(study.study_type))
        or any((study.institution, study.area, study.start, study.end, study.score, study.courses))
    ]


PERSON_SECTIONS: Final = ("head", "contact", "personal", "target")
"""Sections about the person as such."""
_OWN_FACTS: Final = frozenset(
    "birth_date gender nationality marital_status political_status native_place id passport address".split()
)


def _person_rows(zone: Zone) -> list[Row]:
    """Return the rows of a section that are about the person: all rows of some sections, labelled personal facts of
    the others."""
    if zone.kind in PERSON_SECTIONS:
        return zone.rows
    if zone.kind in ("work", "volunteer", "education", "projects") or is_family(zone.title):
        return []
    if zone.kind == "references":
        return [row for row in zone.rows if SALARY_LINE.match(row.text)]
    return [
        row for row in zone.rows if _tells_fact(row.text) or any(itertools.starmap(_is_own_fact, labelled(row.text)))
    ]


def _is_own_fact(kind: str, words: str) -> bool:
    return kind in _OWN_FACTS or (kind == "salary" and is_amount(words))


def _tells_fact(text: str) -> bool:
    """Return True if a text, or a piece of a short list, is a gender word, a date of birth or a pay expectation."""
    return (
        is_fact(text)
        or (SALARY_LINE.match(text) is not None and len(text) < 60)
        or (len(text) < 60 and has_han(text) and any(map(is_fact, re.split(r"[，,、。]\s*", text))))
    )


_LANGUAGE_LABEL: Final = re.compile(
    r"(?i)(?:^|\t)(?:(?:home|other|first|second|native|foreign|additional)\s+)?(?:languages?|mother tongue)(?:\s+(?:known|spoken))?\s*[:：\t]\s*:?\s*(?P<rest>[^\s\t][^\t]*)"
)
_LISTED_CELL: Final = re.compile(r"(?:^|\t)(?P<label>[^\t]{2,10})\t(?P<rest>[^\t]{2,})")


def _store_lists(row: Row, found: SectionResults, notes: Notes) -> bool:
    """Store the languages, skills and certificates in the labelled cells of a row about the person; return True if the
    row holds nothing else."""
    match = _LANGUAGE_LABEL.search(row.text)
    if match:
        add_languages(match["rest"], row, found, notes)
    for cell in _LISTED_CELL.finditer(row.text) if has_han(row.text) else ():
        kind = known_kind(cell["label"]) or meant_kind(heading_key(cell["label"]))
        if (
            kind in _LISTED_IN_CELLS
            and label_only(cell["label"]) in ("", "skip")
            and not re.search("[驾駕]", cell["label"])
        ):
            _LISTS[kind]([dataclasses.replace(row, text=cell["rest"])], found, notes)
    return match is not None and match.start() == 0


_LISTED_IN_CELLS: Final = ("skills", "certificates", "languages")


def _settle_kind(zone: Zone, *, listed: bool) -> None:
    """Settle the kind of a zone by its rows where the heading leaves it open or contradicts them.

    `listed`: True if lists of entries or of skills stand above it.
    """
    if zone.heading is None:
        return
    if told := _told_of_whom(zone, listed=listed):
        zone.kind = told
        return
    unlisted = not known_kind(zone.title) and zone.kind in ("interests", "skills", "certificates")
    further = _FURTHER.search(zone.title) is not None and not any(map(_names_study, zone.rows))
    papers = zone.kind == "certificates" and (further or not any(map(_names_schooling, zone.rows)))
    if unlisted and not papers and is_study(zone.rows):
        zone.kind = "education"  # the words of an unlisted heading may be ambiguous
    if zone.kind == "education" and _FURTHER.search(zone.title) and not any(map(_names_schooling, zone.rows)):
        zone.kind = "certificates"  # `Further qualifications`, with no school and no years of study
        return
    if zone.kind == "summary" and sum(has_range(row.text) for row in zone.rows) > 1 and has_range(zone.rows[0].text):
        zone.kind = kind_by_content(zone.rows) or zone.kind  # `Career summary` over jobs
    zone.kind = _contradicted(zone) or zone.kind
    if zone.kind not in ("other", "work", "coursework", "publications"):
        return
    found = kind_by_content(zone.rows) if known_kind(zone.title) else content_kind(zone.rows)
    if zone.kind == "publications" and "papers" in zone.title.lower():
        told = "certificates" if told_kind(zone.rows) == "certificates" else zone.kind
        zone.kind = "education" if is_study(zone.rows) else told
        return
    studied = zone.kind == "coursework" and bool(studies_among(zone.title, zone.rows, coursework=True))
    if zone.kind == "coursework" and not studied and 2 * sum(map(_is_dated_course, zone.rows)) >= len(zone.rows):
        zone.kind = "certificates"
        return
    if known_kind(zone.title) == "other":
        served = found == "work" and _SERVICE.search(zone.title) is not None
        listed = found == "skills" and _STRENGTHS.fullmatch(heading_key(zone.title)) is not None
        zone.kind = "languages" if found == "languages" else "work" if served else "skills" if listed else zone.kind
        return
    if zone.kind == "work" and not known_kind(zone.title) and _tell_of_self(zone.rows):
        zone.kind = "summary"  # `My story so far` over a text
    elif zone.kind == "work" and is_study(zone.rows):
        zone.kind = "education"
    elif zone.kind == "work" and _RESEARCH.search(zone.title) and not any(map(_names_job, zone.rows)):
        zone.kind = "projects"
    elif found == "work" and zone.rows[0].text.endswith((".", "。")):
        return  # a text first: the jobs after it are told apart when the section is read
    elif zone.kind == "other" or (zone.kind != "work" and found == "certificates"):
        zone.kind = found or zone.kind


def _told_of_whom(zone: Zone, *, listed: bool) -> str:
    """Return `references` for a section that tells of other people whatever its heading, `contact` for one that was
    taken for another and reaches only the applicant, else an empty text."""
    if listed and zone.kind in ("other", "summary") and all(is_vouching(row.text) for row in zone.rows):
        return "references"
    own = zone.kind in _SAID_TO_REACH and not known_kind(zone.title) and reaches_nobody_else(zone.rows)
    return "contact" if own else ""


_SAID_TO_REACH: Final = ("references", "summary")
"""Kinds that the words of a heading above contact data may mean: `Talk to me`, `Say hello`."""


def _contradicted(zone: Zone) -> str:
    """Return the kind that content surely tells of a section whose unlisted heading means another one: `In the classroom`
    over jobs; an empty text for any other."""
    told = told_kind(zone.rows, SURE) if zone.kind in _MEANT and not known_kind(zone.title) else ""
    return told if told == "work" or (told == "education" and zone.kind == "work") else ""


_MEANT: Final = ("work", "education", "skills", "languages", "certificates")
"""Kinds that the words of an unlisted heading may mean and its content may contradict."""


def _tell_of_self(rows: Sequence[Row]) -> bool:
    """Return True if rows are a text that dates nothing and lists nothing."""
    listed = any(row.bullet or find_dates(row.text) for row in rows)
    return bool(rows) and not listed and _is_prose(rows[0].text) and rows[-1].text.endswith((".", "。", "!"))


def _is_dated_course(row: Row) -> bool:
    """Return True if a row is a certificate by its words, or a course with its one date behind it."""
    name, date, _ = certificate_name(row.text)
    return (is_paper(name) or bool(date)) and not has_range(row.text) and not _names_schooling(row)


def _names_study(row: Row) -> bool:
    """Return True if a row has years of study or names a degree: no course of a firm's college, with its one date, and
    no class of a licence (`B, BE`)."""
    cells = [value(cell) for cell in re.split(r"\t+|,\s", row.text)]
    return has_range(row.text) or any(len(cell) > 3 and is_degree(cell) for cell in cells)


_FURTHER: Final = re.compile(r"(?i)\b(?:additional|further|other|weitere)\b|其他|其它")
"""A heading of qualifications besides those of schools."""


def _names_schooling(row: Row) -> bool:
    """Return True if a row names a school, or has a range of dates as a course of study does."""
    return SCHOOL.search(row.text) is not None or has_range(row.text)


_RESEARCH: Final = re.compile(r"(?i)^research|科研|研究")
"""A heading of research, which is a list of projects where nobody employed for it."""


def _names_job(row: Row) -> bool:
    return not row.bullet and (is_title(row.text) or is_organisation(row.text))


_STRENGTHS: Final = re.compile(r"(?:key |core |my )?strengths|focus areas")
"""A heading of what somebody is good at, which may be a list or a text."""
_SERVICE: Final = re.compile(
    r"(?i)\bservice (?:militaire|national|civique)|\b(?:military|national|armed|nysc)\b|dienst$|兵役|服役|部队|军旅"
)
"""A heading of a service, which may be told like a job."""


def _rows_without_known_fields(rest: Sequence[Row], basics: Basics, personal: Personal, notes: Notes) -> list[Row]:
    """Return the rows without those that a field of the person already holds.

    A part of the address kept as a line beside the address would stand in copies that omit the address.
    """
    told: dict[bool, list[str]] = {True: [], False: []}
    for field in fields(Resume(basics=basics, personal=personal)):
        if field.id != "personal.photo":
            told[field.kind is Kind.ADDRESS].append(skeleton(field.value)[0].casefold())
    home, others = "\n".join(told[True]), "\n".join(told[False])
    low, high = notes.lines.get("basics.location.address", notes.lines.get("basics.location", (-1, -1)))
    rows = ((row, skeleton(row.text)[0].casefold()) for row in rest)
    return [row for row, key in rows if key not in others and not (low <= row.lo <= high and key in home)]


def _unclaimed_zones(zones: Sequence[Zone], rest: Sequence[Row], sought: set[int]) -> list[Zone]:
    """Return zones for the rows of the head that no field took.

    Prose before or between the contact lines is the summary, facts are kept, and the rows on the work sought stay
    under their heading.
    """
    has_summary = any(zone.kind == "summary" for zone in zones)
    kept = [
        Zone("other", zone.title, [row for row in rest if _is_row_of_zone(row, zone)], zone.heading)
        for zone in zones
        if zone.kind == "target"
    ]
    prose: list[Row] = []
    facts: list[Row] = []
    begun = False
    for row in rest:
        if row.lo not in sought:
            begun = begun or _is_job(row)  # what follows a job without any heading belongs to the jobs
            (facts if has_summary or not (begun or _is_prose(row.text)) else prose).append(row)
    skills = [] if any(zone.kind == "skills" for zone in zones) else [row for row in facts if _is_strength(row)]
    skills = skills if len(skills) >= _STRENGTHS_LEAST else []
    facts = [row for row in facts if row not in skills]
    loose = (Zone("summary", "", prose), Zone("skills", "", skills), Zone("other", "", facts))
    return [zone for zone in (*loose, *kept) if zone.rows]


def _is_strength(row: Row) -> bool:
    """Return True if a row is an item of a few words, as in the list without a heading below a person's summary."""
    text = row.text.strip()
    brief = len(text) <= 12 if has_han(text) else 2 <= len(text) <= 40 and len(text.split()) <= 4
    return row.bullet and brief and not re.search(r"[\d:：@.。\t]", text)


_STRENGTHS_LEAST: Final = 5
"""Least number of items of such a list."""


def _is_row_of_zone(row: Row, zone: Zone) -> bool:
    return bool(zone.rows) and zone.rows[0].lo <= row.lo <= zone.rows[-1].lo


def _is_prose(text: str) -> bool:
    """Return True if a row is part of a text about the person: no single fact, no label, no contact data."""
    if "\t" in text or _LABEL.match(text) or emails(text) or phones(text, zh=has_han(text)):
        return False
    return len(text) >= 16 if has_han(text) else len(re.findall(r"[^\W\d_]{2,}|\b[AaI]\b", text)) >= 7


_LABEL: Final = re.compile(r"[^:：.。]{1,24}[:：]")


def _read_zone(zone: Zone, found: SectionResults, notes: Notes) -> None:
    kind, rows = zone.kind, zone.rows
    if kind in PERSON_SECTIONS or not rows:
        return
    if kind in ("summary", "other"):
        rows = _entries_inside(rows, found, notes)
        if not rows:
            return
    if kind == "work":
        rows, studies, pauses = jobs_and_others(rows)
        read_other("", pauses, found, notes, None)
        found.education += read_education(studies, len(found.education) + 1, notes) if studies else []
        found.work += _works(zone, rows, "work", len(found.work) + 1, notes)
    elif kind == "volunteer":
        papers = [row for row in rows if is_fellowship(row.text)]
        read_certificates(papers, found, notes, whole=False)
        rows = [row for row in rows if row not in papers]
        found.volunteer += _works(zone, rows, "volunteer", len(found.volunteer) + 1, notes)
    elif kind == "education":
        papers = papers_among(zone.title, rows)
        read_certificates(papers, found, notes, whole=len(papers) == len(rows))
        studies = [row for row in rows if row not in papers]
        found.education += read_education(studies, len(found.education) + 1, notes)
    elif kind == "projects":
        found.projects += read_projects(rows, len(found.projects) + 1, notes)
    elif kind == "summary":
        found.summary += rows
    elif kind in ("certificates", "coursework") and (
        studies := studies_among(zone.title, rows, coursework=kind == "coursework")
    ):
        found.education += read_education(studies, len(found.education) + 1, notes)
        rest = [row for row in rows if row not in studies]
        _read_zone(Zone(kind, zone.title, rest, zone.heading), found, notes)
    elif kind in ("certificates", "languages") and any(map(_is_remark, rows)):
        _read_zone(Zone(kind, zone.title, [row for row in rows if not _is_remark(row)], zone.heading), found, notes)
        read_other("", [row for row in rows if _is_remark(row)], found, notes, None)
    elif kind in LISTS and kind != "languages" and any(tells_languages(row.text) for row in rows):
        read_languages([row for row in rows if tells_languages(row.text)], found, notes)
        rest = [row for row in rows if not tells_languages(row.text)]
        _read_zone(Zone(kind, zone.title, rest, zone.heading), found, notes)
    elif kind in LISTS and read_mixed(kind, zone.title, rows, found, notes):
        return
    elif kind in _LISTS:
        _LISTS[kind](rows, found, notes)
    else:
        read_other(zone.title, rows, found, notes, zone.heading)


def _works(zone: Zone, rows: Sequence[Row], prefix: str, first: int, notes: Notes) -> list[Work]:
    """Return the entries of a section of jobs or voluntary work, with its heading where that tells them apart."""
    return under_heading(read_work(rows, prefix, first, notes), prefix, zone.heading, zone.title, notes)


def _is_remark(row: Row) -> bool:
    """Return True if a row of a list is a sentence rather than an item."""
    text = row.text.rstrip()
    if has_han(text):
        pieces = [certificate_name(piece)[0] for piece in re.split("[；;，、]", text.rstrip("。"))]
        return text.endswith("。") and len(text) >= 12 and not any(map(is_paper, pieces))
    ended = text.endswith((".", "!")) and len(text.split()) >= 5
    listed = ";" in text or text.startswith("(")
    return (
        not (row.bullet or listed) and (ended or text.startswith(("I ", "I’", "I'"))) and not LANGUAGE_NAME.search(text)
    )


_LISTS: Final = {
    "skills": read_skills,
    "languages": read_languages,
    "interests": read_interests,
    "awards": read_awards,
    "certificates": read_certificates,
    "publications": read_publications,
    "references": read_references,
}


def _entries_inside(rows: Sequence[Row], found: SectionResults, notes: Notes) -> list[Row]:
    """Extract jobs under a heading that does not announce them (or under none); return the other rows."""
    pieces, told = sentences(rows)
    if told:
        jobs = [pieces[index] for index in sorted(told)]
        found.work += read_work(jobs, "work", len(found.work) + 1, notes)
        return [row for index, row in enumerate(pieces) if index not in told]
    first = next((index for index, row in enumerate(rows) if not row.bullet and _is_job(row)), None)
    if first is None:
        return list(rows)
    if first > 0 and not rows[first - 1].bullet and len(rows[first - 1].text) < 60 and is_title(rows[first - 1].text):
        first -= 1
    found.work += read_work(rows[first:], "work", len(found.work) + 1, notes)
    return list(rows[:first])


def _is_job(row: Row) -> bool:
    if not has_range(row.text) or len(row.text) > 160 or _TOLD_OF_SELF.search(row.text):
        return False
    head = read_head([row])
    named = bool(head.start and head.title and head.organisation)
    told = is_title(head.title) or is_organisation(head.organisation) or has_han(row.text)
    return named and told and not (is_pause(head.title) or is_degree(head.organisation))


_TOLD_OF_SELF: Final = re.compile(r"^(?:兵役(?:[状狀][况況])?\s*[:：\t]|[役除][畢毕]|免役)|[\u3400-\u9fff]。\s*\S")
"""Military service among the person's facts, or a text of several sentences."""


def _summary(found: SectionResults, notes: Notes) -> str:
    rows = paragraphs(found.summary)
    if not rows:
        return ""
    notes.put("basics.summary", min(row.lo for row in rows), max(row.hi for row in rows))
    return "\n".join(" ".join(row.text.split()) for row in rows)
