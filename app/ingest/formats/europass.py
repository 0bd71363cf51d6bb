"""Reader of Europass CVs, to a draft.

Covers the SkillsPassport form (XML and JSON, versions 2 and 3), the Candidate form (XML since 2020), and the XML
that Europass PDFs carry as an attachment.

XML is converted to the same nested texts as JSON and read by element name, in any namespace. Codes without a label
are kept as codes; nothing is looked up and nothing is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from app.domain.draft import Draft, ImportWarning
from app.errors import UserError
from app.ingest.formats.archive import MAX_DEPTH, local, parse_xml
from app.ingest.formats.json_resume import safe_photo
from app.ingest.formats.structured_mapping import Json, Mapped, prose, sentences, text_of
from app.text.dates import is_present

if TYPE_CHECKING:
    from app.ingest.formats.archive import Element

_CLASSIC: Final = ("SkillsPassport", "LearnerInfo", "learnerinfo", "Europass")


def looks_like_europass(data: object) -> bool:
    """Return True if parsed JSON is a SkillsPassport."""
    return isinstance(data, dict) and ("SkillsPassport" in data or "LearnerInfo" in data)


def is_europass_xml(text: str) -> bool:
    """Return True if an XML text is a Europass document, judged by its first elements."""
    head = re.sub(r"<\?.*?\?>|<!--.*?-->", "", text[:6_000], flags=re.DOTALL)
    return (
        re.search(r"<(?:[\w.-]+:)?(?:SkillsPassport|LearnerInfo|learnerinfo|Europass|Candidate)[\s>]", head) is not None
    )


def read_europass_json(data: Json) -> Draft:
    """Return the draft of a SkillsPassport JSON."""
    return _classic(data)


def read_europass_xml(payload: bytes) -> Draft:
    """Return the draft of a Europass XML. Raises `UserError` `unsafe-xml`, `damaged-file`, `nothing-found`."""
    root = parse_xml(payload)
    tree = _nested_texts(root, 0)
    if local(root) == "Candidate":
        return _candidate(tree if isinstance(tree, dict) else {})
    return _classic({local(root): tree})


def _nested_texts(node: Element, depth: int) -> Any:
    """Return an element as nested texts: children by local name, repeated ones as a list, attributes as `@name`."""
    if depth > MAX_DEPTH:
        raise UserError("too-complex")
    children = [child for child in node if local(child)]
    attributes = {f"@{str(key).rsplit('}', 1)[-1]}": str(val) for key, val in node.attrib.items()}
    if not children:
        text = (node.text or "").strip()
        return {"#": text, **attributes} if attributes else text
    out: Json = dict(attributes)
    for child in children:
        name, item = local(child), _nested_texts(child, depth + 1)
        if name in out:
            out[name] = [*out[name], item] if isinstance(out[name], list) else [out[name], item]
        else:
            out[name] = item
    return out


def _value_at(data: Any, *path: str) -> Any:
    for name in path:
        if isinstance(data, list):
            data = data[0] if data else None
        data = data.get(name) if isinstance(data, dict) else None
    return data


def _text(data: Any, *path: str) -> str:
    found = _value_at(data, *path)
    if isinstance(found, list):
        found = found[0] if found else ""
    if isinstance(found, dict):
        found = found.get("Label") or found.get("#") or found.get("Code") or ""
        if isinstance(found, dict):
            found = found.get("#", "")
    return text_of(found)


def _items_at(data: Any, *path: str) -> list[Any]:
    """Return all items at a path; the XML form wraps lists (`WorkExperienceList/WorkExperience`)."""
    found = _value_at(data, *path)
    if found is None and path:
        found = _value_at(data, *path[:-1], f"{path[-1]}List", path[-1])
        found = found if found is not None else _value_at(data, *path[:-1], f"{path[-1]}List")
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def _classic(data: Json) -> Draft:
    root = data
    for name in _CLASSIC:
        inner = _value_at(root, name)
        root = inner if isinstance(inner, dict) else root
    mapped = Mapped(lines=list(_lines(root)))
    person = _value_at(root, "Identification") or {}
    _classic_person(mapped, person, root)
    for entry in _items_at(root, "WorkExperience"):
        mapped.add(
            "work",
            {
                "name": _text(entry, "Employer", "Name"),
                "position": _text(entry, "Position"),
                "location": _text(entry, "Employer", "ContactInfo", "Address", "Contact", "Municipality"),
                **_period(mapped, entry),
                "highlights": sentences(_text(entry, "Activities")),
            },
        )
    for entry in _items_at(root, "Education"):
        mapped.add(
            "education",
            {
                "institution": _text(entry, "Organisation", "Name"),
                "x-location": _text(entry, "Organisation", "ContactInfo", "Address", "Contact", "Municipality"),
                "studyType": _text(entry, "Title"),
                "area": _text(entry, "Field"),
                **_period(mapped, entry),
                "courses": sentences(_text(entry, "Activities")),
            },
        )
    _classic_skills(mapped, _value_at(root, "Skills") or {})
    for entry in _items_at(root, "Achievement"):
        lines = sentences(_text(entry, "Description"))
        if lines:
            mapped.add("x-sections", {"title": _text(entry, "Title"), "lines": lines})
    return mapped.draft("europass")


def _classic_person(mapped: Mapped, person: Any, root: Any) -> None:
    contact = _value_at(person, "ContactInfo") or {}
    address = _value_at(contact, "Address", "Contact") or {}
    name = mapped.full_name(_text(person, "PersonName", "FirstName"), _text(person, "PersonName", "Surname"))
    phones = [_text(entry, "Contact") or _text(entry) for entry in _items_at(contact, "Telephone")]
    sites = [_text(entry, "Contact") or _text(entry) for entry in _items_at(contact, "Website")]
    profiles = [
        {"network": _text(entry, "Use"), "username": _text(entry, "Contact")}
        for entry in _items_at(contact, "InstantMessaging")
        if _text(entry, "Contact")
    ]
    profiles += [{"url": site} for site in sites[1:] if site]
    mapped.data["basics"] = {
        "name": name,
        "label": _text(root, "Headline", "Description"),
        "email": _text(contact, "Email", "Contact") or _text(contact, "Email"),
        "phone": phones[0] if phones else "",
        "url": sites[0] if sites else "",
        "profiles": profiles,
        "location": {
            "address": " ".join(filter(None, [_text(address, "AddressLine"), _text(address, "AddressLine2")])),
            "postalCode": _text(address, "PostalCode"),
            "city": _text(address, "Municipality"),
            "region": _text(address, "Country"),
        },
    }
    demographics = _value_at(person, "Demographics") or {}
    nationality = [_text(entry) for entry in _items_at(demographics, "Nationality")]
    mapped.data["x-personal"] = {
        "birthDate": _moment(mapped, _value_at(demographics, "Birthdate")),
        "gender": _text(demographics, "Gender"),
        "nationality": ", ".join(filter(None, nationality)) if len(nationality) < 2 else nationality[0],
        "otherPhones": [p for p in phones[1:] if p],
    }
    photo = _value_at(person, "Photo") or {}
    mime, payload = _text(photo, "MimeType"), _text(photo, "Data")
    if mime and payload:
        mapped.photo = safe_photo(f"data:{mime};base64,{payload}")


def _period(mapped: Mapped, entry: Any) -> Mapping[str, Any]:
    period = _value_at(entry, "Period") or {}
    return _dates(mapped, _value_at(period, "From"), _value_at(period, "To"), _value_at(period, "Current"))


def _dates(mapped: Mapped, first: Any, last: Any, current: Any) -> Mapping[str, Any]:
    """Return the keys of a period: its end, or `x-current` where the form's own flag or a word means "until now"."""
    start = _moment(mapped, first)
    if current is True or text_of(current).lower() == "true" or (isinstance(last, str) and is_present(last)):
        return {"startDate": start, "x-current": True}
    return {"startDate": start, "endDate": _moment(mapped, last)}


def _moment(mapped: Mapped, date: Any) -> str:
    """Return reduced ISO from `{Year, Month, Day}` (numbers, `--06`, `---15`, or attributes) or from an ISO text."""
    if isinstance(date, str):
        return mapped.date(re.sub(r"T.*$", "", date))
    if not isinstance(date, dict):
        return ""
    if text_of(date.get("FormattedDateTime")):
        return _moment(mapped, text_of(date["FormattedDateTime"]))
    year, month, day = (
        re.sub(r"\D", "", text_of(date.get(name) or date.get(f"@{name.lower()}"))) for name in ("Year", "Month", "Day")
    )
    if not year:
        return ""
    iso = year + (f"-{int(month):02d}" if month else "") + (f"-{int(day):02d}" if month and day else "")
    mapped.raws.setdefault(iso, year)
    return iso


def _classic_skills(mapped: Mapped, skills: Any) -> None:
    for entry in _items_at(skills, "Linguistic", "MotherTongue"):
        mapped.add("languages", {"language": _text(entry, "Description")})
    for entry in _items_at(skills, "Linguistic", "ForeignLanguage"):
        levels = _value_at(entry, "ProficiencyLevel")
        level = next(
            (
                _text(levels, name)
                for name in ("SpokenInteraction", "Speaking", "Listening", "Reading")
                if _text(levels, name)
            ),
            "",
        )
        mapped.add("languages", {"language": _text(entry, "Description"), "fluency": level})
    for name in ("Communication", "Organisational", "Organizational", "JobRelated", "Computer", "Other"):
        lines = sentences(_text(skills, name, "Description"))
        if lines:
            mapped.add("skills", {"keywords": lines})
    licences = [_text(entry) for entry in _items_at(skills, "Driving", "Description", "Licence")] or [
        _text(entry) for entry in _items_at(skills, "Driving", "Description")
    ]
    for licence in filter(None, licences):
        mapped.add("certificates", {"name": licence})


def _candidate(root: Json) -> Draft:
    mapped = Mapped(lines=list(_lines(root)))
    _candidate_person(mapped, _value_at(root, "CandidatePerson") or {})
    profiles = root.get("CandidateProfile")
    profile = profiles[0] if isinstance(profiles, list) and profiles else profiles or {}
    if isinstance(profiles, list) and len(profiles) > 1:
        mapped.warnings.append(ImportWarning("more-languages", {"count": str(len(profiles))}))
    summary = prose(_text(profile, "ExecutiveSummary"))
    if summary:
        mapped.data["basics"]["summary"] = summary
    for employer in _items_at(profile, "EmploymentHistory", "EmployerHistory"):
        for position in _items_at(employer, "PositionHistory"):
            mapped.add(
                "work",
                {
                    "name": _text(employer, "OrganizationName"),
                    "position": _text(position, "PositionTitle"),
                    "location": _text(position, "City")
                    or _text(employer, "OrganizationContact", "Communication", "Address", "CityName"),
                    **_span(mapped, position, "EmploymentPeriod"),
                    "highlights": sentences(_text(position, "Description")),
                },
            )
    for entry in _items_at(profile, "EducationHistory", "EducationOrganizationAttendance"):
        mapped.add(
            "education",
            {
                "institution": _text(entry, "OrganizationName"),
                "studyType": _text(entry, "EducationDegree", "DegreeName"),
                **_span(mapped, entry, "AttendancePeriod"),
                "score": _text(entry, "EducationDegree", "FinalGrade", "ScoreText"),
                "courses": sentences(_text(entry, "EducationDegree", "OccupationalSkillsCovered")),
            },
        )
    _candidate_skills(mapped, profile)
    return mapped.draft("europass")


def _candidate_person(mapped: Mapped, person: Any) -> None:
    name = mapped.full_name(
        _text(person, "PersonName", "GivenName"), _text(person, "PersonName", "FamilyName")
    ) or _text(person, "PersonName", "FormattedName")
    basics: Json = {"name": name, "profiles": []}
    phones: list[str] = []
    for entry in _items_at(person, "Communication"):
        channel, uri = _text(entry, "ChannelCode").lower(), _text(entry, "URI")
        dialled = " ".join(
            filter(None, [_text(entry, "CountryDialing"), _text(entry, "AreaDialing"), _text(entry, "DialNumber")])
        )
        address = _value_at(entry, "Address")
        if "@" in uri and not basics.get("email"):
            basics["email"] = uri
        elif uri and channel == "web" and not basics.get("url"):
            basics["url"] = uri
        elif uri:
            basics["profiles"].append(
                {"network": _text(entry, "UseCode"), "username" if "/" not in uri else "url": uri}
            )
        if dialled:
            phones.append(dialled)
        if isinstance(address, dict):
            basics["location"] = {
                "address": _text(address, "AddressLine"),
                "postalCode": _text(address, "PostalCode"),
                "city": _text(address, "CityName"),
                "countryCode": _text(address, "CountryCode"),
            }
    basics["phone"] = phones[0] if phones else ""
    mapped.data["basics"] = basics
    mapped.data["x-personal"] = {
        "birthDate": _moment(mapped, _text(person, "BirthDate")),
        "gender": _text(person, "GenderCode"),
        "nationality": _text(person, "NationalityCode"),
        "otherPhones": phones[1:],
    }


def _span(mapped: Mapped, entry: Any, name: str) -> Mapping[str, Any]:
    period = _value_at(entry, name) or {}
    return _dates(
        mapped, _value_at(period, "StartDate"), _value_at(period, "EndDate"), _value_at(period, "CurrentIndicator")
    )


def _candidate_skills(mapped: Mapped, profile: Any) -> None:
    words: list[str] = []
    for entry in _items_at(profile, "PersonQualifications", "PersonCompetency"):
        kind, name = _text(entry, "TaxonomyID").lower(), _text(entry, "CompetencyName") or _text(entry, "CompetencyID")
        if kind == "language":
            levels: Sequence[Any] = _items_at(entry, "CompetencyDimension")
            level = next(
                (_text(item, "Score", "ScoreText") for item in levels if _text(item, "Score", "ScoreText")), ""
            )
            mapped.add("languages", {"language": name, "fluency": level})
        elif name and not name.startswith("http"):
            words.append(name)
    if words:
        mapped.add("skills", {"keywords": words})


def _lines(data: Any, depth: int = 0) -> Iterator[str]:
    """Yield the texts of a document, one per line; the parts of a name or number stay together on one line."""
    if depth > MAX_DEPTH:
        raise UserError("too-complex")
    if isinstance(data, dict):
        flat = [text_of(item) for item in data.values()]
        whole = "\t".join(text for text in flat if text and "<" not in text and len(text) < 200)
        if whole:
            yield whole
        for key, item in data.items():
            if key in ("Data", "Photo", "DocumentInfo", "PrintingPreferences"):
                continue
            if not text_of(item) or "<" in text_of(item) or len(text_of(item)) >= 200:
                yield from _lines(item, depth + 1)
    elif isinstance(data, list):
        for item in data:
            yield from _lines(item, depth + 1)
    elif text_of(data):
        yield from prose(data).splitlines()
