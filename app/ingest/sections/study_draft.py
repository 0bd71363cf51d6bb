"""One study while its rows are read, and the entry that it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from app.domain.resume import Education, Line
from app.ingest.layout.rows import Row
from app.ingest.provenance import Notes
from app.ingest.sections.degrees_and_schools import AREA, SCHOOL_NAME, whole_score
from app.ingest.sections.lexical_tests import is_organisation, without_town
from app.text.characters import has_han
from app.text.schools import SCHOOL_OF


@dataclass(slots=True)
class StudyDraft:
    """The values found so far, the rows they came from, and the texts that no field took."""

    institution: str = ""
    location: str = ""
    study_type: str = ""
    area: str = ""
    start: str = ""
    end: str = ""
    start_raw: str = ""
    end_raw: str = ""
    score: str = ""
    current: bool = False
    phrase: str = ""
    """The degree whole, where its last words were taken for the subject: `Diploma de Especialização`."""
    inherited: bool = False
    placed: bool = False
    school_row: Row | None = None
    degree_row: Row | None = None
    rows: list[Row] = field(default_factory=list)
    rest: list[tuple[str, Row]] = field(default_factory=list)

    @property
    def only_dated(self) -> bool:
        """Return True if the rows so far are dates, perhaps with a remark, whose study stands below."""
        return bool(self.end or self.start) and not (self.institution or self.study_type or self.area)

    @property
    def tabled(self) -> bool:
        """Return True if the entry is a row of a table, each value from its own column."""
        return any(row.cells for row in self.rows)

    @property
    def empty(self) -> bool:
        """Return True if nothing has been found."""
        return not (self.institution or self.study_type or self.area or self.end or self.rest)


def _is_provider(draft: StudyDraft, text: str) -> bool:
    """Return True if a name beside a degree and its subject is who taught it: an organisation without a school's word."""
    return bool(draft.study_type and draft.area) and (is_organisation(text) or SCHOOL_NAME.match(text) is not None)


_EXAM: Final = re.compile(
    r"(?i)level|gcse|kcse|wassce|ssce|hsc|sslc|matric|leaving|high school|abitur|bac|ncea|ged|certificate|abschluss"
)


def finished(draft: StudyDraft, education_id: str, notes: Notes) -> Education:
    """Return the entry of a study that is read whole, and note where its values stand."""
    base = f"education.{education_id}"
    lo, hi = min(row.lo for row in draft.rows), max(row.hi for row in draft.rows)
    notes.put(base, lo, hi)
    if draft.school_row:
        notes.put(f"{base}.institution", draft.school_row.lo, draft.school_row.hi)
        notes.inherited |= {f"{base}.institution"} if draft.inherited else set()
    if draft.start:
        notes.put(f"{base}.start", lo, hi, draft.start_raw, 0.9)
    if draft.end:
        notes.put(f"{base}.end", lo, hi, draft.end_raw, 0.9)
    courses: list[Line] = []
    if (
        not draft.institution
        and _EXAM.search(draft.study_type)
        and SCHOOL_NAME.match(draft.area)
        and not AREA.search(draft.area)
        and not any(is_organisation(text) or SCHOOL_NAME.match(text) for text, _ in draft.rest)
    ):
        draft.institution, draft.area = draft.area, ""  # `KCSE, Garissa Girls`
    told = re.search(r"\s*\([^()]*\d[^()]*\)$", draft.institution)
    if told:  # `Ballina Convent School (510 points)`
        draft.institution = draft.institution[: told.start()]
        draft.rest.append((told.group().strip(" ()"), draft.rows[-1]))
    bare = re.sub(r"\s*[(\[][a-z][a-z ,-]+[)\]]$", "", draft.institution)
    bare = bare[:-1] if re.search(r", [A-Z][a-z]{3,}\.$", bare) else bare  # `Oke-Ogun State University, Iseyin.`
    draft.institution, town = without_town(bare)
    location = town or draft.location
    if location:
        notes.put(f"{base}.location", lo, hi, location, 0.8)
    if not draft.institution:  # `B.A. Textile Design, Limerick School of Design`
        names = (text for text, row in draft.rest if not row.bullet and not whole_score(text))
        draft.institution = next((text for text in names if SCHOOL_OF.match(text) or _is_provider(draft, text)), "")
        draft.rest = [(text, row) for text, row in draft.rest if text != draft.institution]
    if has_han(draft.area) and len(draft.area) > 3:
        draft.area = draft.area.removesuffix("专业").removesuffix("專業")
    for text, row in draft.rest:
        line_id = f"c{len(courses) + 1}"
        notes.put(f"{base}.courses.{line_id}", row.lo, row.hi)
        courses.append(Line(line_id, text))
    named = (draft.institution, location, "", draft.area, draft.study_type)
    return Education(education_id, *named, draft.start, draft.end, draft.score, "", tuple(courses), draft.current)
