"""Helpers of the importers of structured data: values into JSON Resume, parsed dates and names, and their source
words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.draft import Draft, ImportWarning
from app.domain.resume import fields
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind
from app.errors import UserError
from app.ingest.formats.html import plain_lines
from app.ingest.provenance import Locator, Notes, drop_unsourced
from app.ingest.sections.draft_builder import reading_score, to_confirm
from app.ingest.source_lines import TextLine
from app.text.characters import is_ideograph
from app.text.dates import find_dates, is_present, to_iso

Json = dict[str, Any]


@dataclass(slots=True)
class Mapped:
    """JSON Resume data under construction, the source lines, and the source words of dates and names that were rewritten."""

    data: Json = dataclasses.field(default_factory=dict)
    lines: list[str] = dataclasses.field(default_factory=list)
    raws: dict[str, str] = dataclasses.field(default_factory=dict)
    warnings: list[ImportWarning] = dataclasses.field(default_factory=list)
    photo: str = ""

    def add(self, section: str, entry: Mapping[str, Any]) -> None:
        """Append an entry to a section; empty values are dropped, an empty entry altogether."""
        kept = {key: val for key, val in entry.items() if val not in ("", None, [], {}, False)}
        if kept:
            self.data.setdefault(section, []).append(kept)

    def date(self, text: str) -> str:
        """Return a single date as reduced ISO, or the person's words; "present" yields an empty text."""
        text = text.strip()
        if not text or is_present(text):
            return ""
        iso = to_iso(text)
        self.raws.setdefault(iso, text)
        return iso

    def end_keys(self, text: str) -> Mapping[str, Any]:
        """Return the keys of an end date: `endDate`, or `x-current` where a word means "until now"."""
        return {"endDate": self.date(text), "x-current": bool(text.strip()) and is_present(text)}

    def full_name(self, given: str, family: str) -> str:
        """Return a full name from its two parts, in the order in which its bearer writes it.

        Family name first and without a space where both are in Chinese characters, kana or Hangul.
        """
        written = " ".join(filter(None, [given, family]))
        if not given or not family or not all(map(_eastern, given + family)):
            return written
        self.raws[family + given] = written
        return family + given

    def period(self, text: str) -> Mapping[str, Any]:
        """Return the keys of a free-form period (`Jan 2020 – Present`).

        Text that cannot be parsed is the end as written; a single date is the end.
        """
        spans = find_dates(text)
        if not spans:
            return self.end_keys(text)
        first = spans[0]
        self.raws.setdefault(first.first, first.raw_first)
        if first.last:
            self.raws.setdefault(first.last, first.raw_last)
        if not first.ranged:
            return {"endDate": first.first}
        return {"startDate": first.first, "endDate": first.last, "x-current": not first.last}

    def draft(self, form: str) -> Draft:
        """Return the finished draft. Raises `UserError` `nothing-found`."""
        problems: list[str] = []
        resume = from_json(self.data, problems)
        if self.photo:
            resume = dataclasses.replace(resume, personal=dataclasses.replace(resume.personal, photo=self.photo))
        if reading_score(resume) < 1:
            raise UserError("nothing-found")
        notes = Notes()
        for field in fields(resume):
            if field.value in self.raws and field.kind in (Kind.DATES, Kind.BIRTH, Kind.NAME, Kind.REFEREE):
                notes.raw[field.id] = self.raws[field.value]
        locator = Locator(tuple(TextLine(line) for line in self.lines))
        resume, places = drop_unsourced(resume, locator, notes)
        sure = {key: dataclasses.replace(place, confidence=1.0) for key, place in places.items()}
        warnings = [*self.warnings, *(ImportWarning("not-understood", {"path": path}) for path in problems[:20])]
        return Draft(resume, form, locator.text, sure, tuple(warnings), to_confirm(resume))


def _eastern(char: str) -> bool:
    return is_ideograph(char) or "\u3040" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7af"


def list_of(value: Any) -> list[Any]:
    """Return a list as it is; for anything else in the place of a list, an empty one."""
    return value if isinstance(value, list) else []


def text_of(value: Any) -> str:
    """Return a scalar as text; for anything else an empty text."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def prose(value: Any) -> str:
    """Return a rich-text field as plain text, one paragraph per line."""
    return "\n".join(plain_lines(text_of(value)))


def sentences(value: Any) -> list[str]:
    """Return a rich-text field as a list of its lines without bullets."""
    return [line.lstrip("•-–*· ").strip() for line in plain_lines(text_of(value)) if line.lstrip("•-–*· ").strip()]


def first_text(entry: Mapping[str, Any], names: Iterable[str]) -> str:
    """Return the first non-empty text among some keys."""
    return next((text_of(entry[name]) for name in names if text_of(entry.get(name))), "")
