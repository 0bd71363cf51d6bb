"""Reader of JSON Resume (1.0.0 and the earlier `company`/`organization` spelling), with `x-personal`, to a draft."""

from __future__ import annotations

import base64
import binascii
import dataclasses
import re
from collections.abc import Iterator
from typing import Any, Final

from app.domain.draft import Draft, ImportWarning
from app.domain.identifying_names import without_identifying_terms
from app.domain.resume import Resume
from app.domain.resume_json import from_json
from app.errors import UserError
from app.ingest.formats.photo import photo_uri
from app.ingest.provenance import Locator, Notes, drop_unsourced
from app.ingest.sections.draft_builder import reading_score, to_confirm
from app.ingest.source_lines import TextLine
from app.text.dates import is_present

MAX_NODES: Final = 50_000
MAX_DEPTH: Final = 60
_PHOTO: Final = re.compile(r"data:image/[\w.+-]+;base64,(?P<data>[A-Za-z0-9+/=\s]+)$")


def looks_like_json_resume(data: object) -> bool:
    """Return True if parsed JSON has the shape of JSON Resume."""
    if not isinstance(data, dict) or "sections" in data:
        return False
    known = {"basics", "work", "education", "skills", "volunteer", "projects", "x-personal", "languages", "awards"}
    shared = len(known & set(data))
    return isinstance(data.get("basics"), dict) or shared >= (1 if "x-language" in data else 2)


def read_json_resume(data: Any, form: str = "json-resume") -> Draft:
    """Return the draft of parsed JSON Resume data. Values are taken unchanged; anything not understood becomes a
    warning."""
    problems: list[str] = []
    lines = tuple(TextLine(line) for line in leaves(data))
    resume = without_identifying_terms(
        from_json(_spelled(data), problems)
    )  # the person confirms those here, no file does
    resume = _with_photo(resume, data)
    warnings = [ImportWarning("not-understood", {"path": path}) for path in problems[:20] if path != "basics.image"]
    return finished(resume, form, lines, [*warnings, *_without_end(resume)])


def _without_end(resume: Resume) -> Iterator[ImportWarning]:
    """Yield a warning for each entry without an end date.

    The standard has only an end date: where it is missing, the job may go on, may have been given up, or may have
    lasted for that year. The data is taken unchanged (`x-current` or an end such as "Present" marks a current job).
    """
    for job in (*resume.work, *resume.volunteer):
        if job.start and not job.end and not job.current:
            yield ImportWarning("end-missing", {"name": job.organisation or job.position, "start": job.start})


def finished(resume: Resume, form: str, lines: tuple[TextLine, ...], warnings: list[ImportWarning]) -> Draft:
    """Return a draft of structured data, with places found in the listed leaves. Raises `UserError` `nothing-found`."""
    if reading_score(resume) < 1:
        raise UserError("nothing-found")
    locator = Locator(lines)
    resume, places = drop_unsourced(resume, locator, Notes())
    places = {key: dataclasses.replace(place, confidence=1.0) for key, place in places.items()}
    return Draft(resume, form, locator.text, places, tuple(warnings), to_confirm(resume))


def leaves(data: Any, path: str = "", depth: int = 0) -> Iterator[str]:
    """Yield `path: value` lines of parsed JSON, the readable source of a structured file. Raises `UserError`
    `too-complex`."""
    if depth > MAX_DEPTH:
        raise UserError("too-complex")
    if isinstance(data, dict):
        for key, item in data.items():
            yield from leaves(item, f"{path}.{key}" if path else str(key), depth + 1)
    elif isinstance(data, list):
        if len(data) > MAX_NODES:
            raise UserError("too-complex")
        for index, item in enumerate(data):
            yield from leaves(item, f"{path}[{index}]", depth + 1)
    elif data is not None and data != "" and not (isinstance(data, str) and data.startswith("data:")):
        for line in str(data).splitlines() or [""]:
            yield f"{path}: {line}"


def _spelled(data: Any) -> Any:
    """Return the data with older spellings (`website` for `url`) under the current names of the standard; nothing is
    added."""
    if isinstance(data, list):
        return [_spelled(item) for item in data]
    if not isinstance(data, dict):
        return data
    out = {key: _spelled(item) for key, item in data.items()}
    if "website" in out and "url" not in out:
        out["url"] = out.pop("website")
    if isinstance(end := out.get("endDate"), str) and is_present(end):
        del out["endDate"]
        out["x-current"] = True
    if "gpa" in out and "score" not in out and "institution" in out:
        out["score"] = out.pop("gpa")
    return out


def _with_photo(resume: Resume, data: Any) -> Resume:
    basics = data.get("basics") if isinstance(data.get("basics"), dict) else {}
    given = resume.personal.photo or str(basics.get("image") or basics.get("picture") or "")
    return dataclasses.replace(resume, personal=dataclasses.replace(resume.personal, photo=safe_photo(given)))


def safe_photo(uri: str) -> str:
    """Return a data URI decoded and re-encoded; an empty text for anything else (a link, a damaged picture)."""
    match = _PHOTO.match(uri)
    if match is None:
        return ""
    try:
        return photo_uri(base64.b64decode(match["data"], validate=False), portrait_only=False)
    except (binascii.Error, ValueError):
        return ""
