"""Reader of Reactive Resume JSON (versions 3, 4 and 5), to a draft: fields mapped, hidden items counted, no defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.domain.draft import Draft, ImportWarning
from app.errors import UserError
from app.ingest.formats.html import plain_lines
from app.ingest.formats.json_resume import MAX_DEPTH, safe_photo
from app.ingest.formats.structured_mapping import Json, Mapped, first_text, list_of, prose, sentences, text_of

_SECTIONS: Final = {
    "work": "work",
    "experience": "work",
    "education": "education",
    "volunteer": "volunteer",
    "projects": "projects",
    "skills": "skills",
    "languages": "languages",
    "interests": "interests",
    "awards": "awards",
    "certifications": "certificates",
    "publications": "publications",
    "references": "references",
    "profiles": "profiles",
}


def looks_like_reactive_resume(data: object) -> bool:
    """Return True if parsed JSON has the shape of a Reactive Resume export."""
    return isinstance(data, dict) and isinstance(data.get("basics"), dict) and isinstance(data.get("sections"), dict)


def read_reactive_resume(data: Json) -> Draft:
    """Return the draft of parsed Reactive Resume data."""
    mapped = Mapped(lines=list(_lines(data)))
    basics = data["basics"]
    _basics(mapped, basics, data)
    hidden = 0
    for name, section in data["sections"].items():
        if not isinstance(section, dict):
            continue
        if name == "summary":
            mapped.data["basics"].setdefault("summary", prose(section.get("content")))
        elif name == "custom":
            for custom in section.values():
                hidden += _custom(mapped, custom)
        elif name in _SECTIONS:
            hidden += _items(mapped, _SECTIONS[name], section)
        else:
            hidden += _custom(mapped, section)
    for custom in list_of(data.get("customSections")):
        hidden += _custom(mapped, custom)
    if hidden:
        mapped.warnings.append(ImportWarning("hidden-items", {"count": str(hidden)}))
    return mapped.draft("reactive-resume")


def _basics(mapped: Mapped, basics: Json, data: Json) -> None:
    place = basics.get("location")
    location = (
        {
            "address": text_of(place.get("address")),
            "postalCode": text_of(place.get("postalCode")),
            "city": text_of(place.get("city")),
            "region": text_of(place.get("region") or place.get("country")),
        }
        if isinstance(place, dict)
        else {"city": text_of(place)}
    )
    summary = data.get("summary")
    content = summary.get("content") if isinstance(summary, dict) else basics.get("summary")
    mapped.data["basics"] = {
        "name": text_of(basics.get("name")),
        "label": text_of(basics.get("headline")),
        "email": text_of(basics.get("email")),
        "phone": text_of(basics.get("phone")),
        "url": _url(basics.get("website") or basics.get("url")),
        "location": location,
        "profiles": [],
    }
    if prose(content):
        mapped.data["basics"]["summary"] = prose(content)
    for entry in list_of(basics.get("profiles")):
        _profile(mapped, entry)
    birth = mapped.date(first_text(basics, ("birthdate", "birthDate")))
    if birth:
        mapped.data["x-personal"] = {"birthDate": birth}
    for entry in list_of(basics.get("customFields")):
        if isinstance(entry, dict):
            label, words = first_text(entry, ("name", "label")), first_text(entry, ("value", "text"))
            if words:
                mapped.add("x-sections", {"title": label, "lines": [words]})
    picture = data.get("picture") or basics.get("picture") or basics.get("photo")
    mapped.photo = safe_photo(_url(picture))


def _url(value: Any) -> str:
    return first_text(value, ("url", "href")) if isinstance(value, dict) else text_of(value)


def _profile(mapped: Mapped, entry: Any) -> None:
    if isinstance(entry, dict):
        profile = {
            "network": text_of(entry.get("network")),
            "username": text_of(entry.get("username")),
            "url": _url(entry.get("url") or entry.get("website")),
        }
        if profile["username"] or profile["url"]:
            mapped.data["basics"]["profiles"].append({key: val for key, val in profile.items() if val})


def _is_hidden(entry: Json) -> bool:
    return entry.get("visible") is False or entry.get("hidden") is True


def _items(mapped: Mapped, section: str, data: Json) -> int:
    hidden = 0
    for entry in list_of(data.get("items")):
        if not isinstance(entry, dict):
            continue
        if _is_hidden(entry):
            hidden += 1
        elif section == "profiles":
            _profile(mapped, entry)
        else:
            mapped.add(section, _entry(mapped, section, entry))
    return hidden


def _dates_of(mapped: Mapped, entry: Json) -> Mapping[str, Any]:
    date = entry.get("date")
    if isinstance(date, dict):
        return {"startDate": mapped.date(text_of(date.get("start"))), **mapped.end_keys(text_of(date.get("end")))}
    return mapped.period(first_text(entry, ("period", "date")))


def _entry(mapped: Mapped, section: str, entry: Json) -> Json:
    """Return one item as JSON Resume. Versions differ in the names of keys; the first one filled is taken."""
    when = _dates_of(mapped, entry)
    if section in ("work", "volunteer", "education", "projects"):
        return {
            **_dated_entry(section, entry),
            "url": _url(entry.get("website") or entry.get("url")),
            **when,
        }
    if section in ("awards", "certificates", "publications"):
        return _distinction(section, entry, when.get("endDate", ""))
    name, keywords = first_text(entry, ("name", "title")), _keywords(entry)
    if section == "skills":
        return {"name": name, "level": first_text(entry, ("proficiency", "description")), "keywords": keywords}
    if section == "languages":
        return {
            "language": first_text(entry, ("language", "name")),
            "fluency": first_text(entry, ("fluency", "description")),
        }
    if section == "interests":
        return {"name": name, "keywords": keywords}
    said = [text_of(entry.get(key)) for key in ("position", "phone", "email")]
    return {"name": name, "reference": "\n".join(filter(None, [*said, prose(_description_of(entry))]))}


def _description_of(entry: Json) -> str:
    return first_text(entry, ("description", "summary"))


def _keywords(entry: Json) -> list[str]:
    return [text_of(word) for word in list_of(entry.get("keywords")) if text_of(word)]


def _dated_entry(section: str, entry: Json) -> Json:
    if section in ("work", "volunteer"):
        return {
            "name": first_text(entry, ("company", "organization", "name")),
            "position": text_of(entry.get("position")),
            "location": text_of(entry.get("location")),
            "highlights": sentences(_description_of(entry)),
        }
    if section == "education":
        courses = [text_of(course) for course in list_of(entry.get("courses")) if text_of(course)]
        return {
            "institution": first_text(entry, ("institution", "school")),
            "x-location": text_of(entry.get("location")),
            "studyType": first_text(entry, ("studyType", "degree")),
            "area": text_of(entry.get("area")),
            "score": first_text(entry, ("score", "grade")),
            "courses": [*sentences(_description_of(entry)), *courses],
        }
    return {
        "name": first_text(entry, ("name", "title")),
        "description": prose(entry.get("description")),
        "keywords": _keywords(entry),
        "highlights": sentences(entry.get("summary")),
    }


def _distinction(section: str, entry: Json, date: str) -> Json:
    name, url = first_text(entry, ("title", "name")), _url(entry.get("website") or entry.get("url"))
    if section == "awards":
        return {
            "title": name,
            "awarder": text_of(entry.get("awarder")),
            "date": date,
            "summary": prose(_description_of(entry)),
        }
    if section == "certificates":
        return {"name": name, "issuer": text_of(entry.get("issuer")), "date": date, "url": url}
    return {
        "name": name,
        "publisher": text_of(entry.get("publisher")),
        "releaseDate": date,
        "url": url,
        "summary": prose(_description_of(entry)),
    }


def _custom(mapped: Mapped, section: Any) -> int:
    """Map a custom section: every text of its items becomes a line."""
    if not isinstance(section, dict):
        return 0
    lines: list[str] = []
    hidden = 0
    for entry in list_of(section.get("items")):
        if isinstance(entry, dict) and _is_hidden(entry):
            hidden += 1
        elif isinstance(entry, dict):
            for key, item in entry.items():
                if key not in ("id", "visible", "hidden", "level", "icon"):
                    lines += plain_lines(_url(item) if isinstance(item, dict) else text_of(item))
    if lines:
        mapped.add("x-sections", {"title": first_text(section, ("name", "title")), "lines": lines})
    return hidden


def _lines(data: Any, depth: int = 0) -> Iterator[str]:
    """Yield all texts of the file, one per line, without markup; design settings are skipped."""
    if depth > MAX_DEPTH:
        raise UserError("too-complex")
    if isinstance(data, dict):
        for key, item in data.items():
            if key not in ("metadata", "id", "layout", "css", "visible", "hidden", "columns"):
                yield from _lines(item, depth + 1)
    elif isinstance(data, list):
        for item in data:
            yield from _lines(item, depth + 1)
    elif isinstance(data, str) and not data.startswith("data:"):
        yield from plain_lines(data)
