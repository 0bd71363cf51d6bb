"""Reader of a LinkedIn data export (a zip of CSV files), to a draft: tolerant per row, unknown columns ignored, no
defaults."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any, Final

from app.domain.draft import Draft, ImportWarning
from app.errors import UserError
from app.ingest.formats.archive import Archive
from app.ingest.formats.sniff import decoded
from app.ingest.formats.structured_mapping import Mapped, sentences

MAX_ROWS: Final = 2_000
_FILES: Final = (
    "profile",
    "email addresses",
    "phonenumbers",
    "positions",
    "education",
    "skills",
    "languages",
    "certifications",
    "projects",
    "honors",
    "publications",
    "volunteering",
    "courses",
    "recommendations_received",
)
Row = Mapping[str, str]


def looks_like_linkedin(names: tuple[str, ...]) -> bool:
    """Return True if an archive holds the CSV files of an export."""
    stems = {_stem(name) for name in names}
    return len(stems & {"profile", "positions", "education", "skills", "profile summary"}) >= 1


def _stem(name: str) -> str:
    base = name.rsplit("/", 1)[-1].lower()
    return (
        base[:-4].replace("phone numbers", "phonenumbers").replace("phone_numbers", "phonenumbers")
        if base.endswith(".csv")
        else ""
    )


def read_linkedin(payload: bytes) -> Draft:
    """Return the draft of an export. Raises `UserError` `damaged-file`, `nothing-found`."""
    archive = Archive(payload)
    members = {_stem(name): name for name in archive.names if _stem(name)}
    mapped = Mapped()
    mapped.data["basics"] = {"profiles": []}
    for stem in _FILES:
        if stem in members:
            for row in _rows(archive.read(members[stem]), mapped, members[stem]):
                _READERS[stem](row, mapped)
    if not mapped.data["basics"]["profiles"]:
        del mapped.data["basics"]["profiles"]
    return mapped.draft("linkedin")


def _rows(data: bytes, mapped: Mapped, name: str) -> list[Row]:
    text = decoded(data)
    if text is None:
        mapped.warnings.append(ImportWarning("part-unreadable", {"part": name}))
        return []
    if text.startswith("Notes:"):
        text = text.partition("\n\n")[2]
    try:
        head = text.lstrip().partition("\n")[0]
        reader = csv.DictReader(
            io.StringIO(text), delimiter=max(",;\t", key=head.count)
        )  # a spreadsheet may have saved it
        rows: list[Row] = []
        for number, raw in enumerate(reader):
            if number >= MAX_ROWS:
                break
            row = {
                str(key).strip().lower(): str(val).strip()
                for key, val in raw.items()
                if key and isinstance(val, str) and val.strip()
            }
            if row:
                rows.append(row)
                mapped.lines += "\t".join(row.values()).splitlines()
    except csv.Error as error:
        raise UserError("damaged-file") from error
    return rows


def _get(row: Row, *names: str) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _profile(row: Row, mapped: Mapped) -> None:
    basics = mapped.data["basics"]
    name = mapped.full_name(_get(row, "first name"), _get(row, "last name"))
    basics.update(
        {
            "name": name,
            "label": _get(row, "headline"),
            "summary": _get(row, "summary"),
            "location": {
                "address": _get(row, "address"),
                "postalCode": _get(row, "zip code"),
                "city": _get(row, "geo location"),
            },
        }
    )
    personal: dict[str, object] = {}
    birth = mapped.date(_get(row, "birth date"))
    if birth:
        personal["birthDate"] = birth
    if _get(row, "maiden name"):
        personal["otherNames"] = [_get(row, "maiden name")]
    if personal:
        mapped.data["x-personal"] = personal
    for handle in _split(_get(row, "twitter handles")):
        basics["profiles"].append({"network": "Twitter", "username": handle})
    for site in _split(_get(row, "websites")):
        kind, _, url = site.partition(":") if not site.lower().startswith("http") else ("", "", site)
        basics["profiles"].append({"network": kind if url else "", "url": url or site})
    for entry in _split(_get(row, "instant messengers")):
        network, _, user = entry.partition(":")
        basics["profiles"].append({"network": network, "username": user or network})


def _split(text: str) -> list[str]:
    return [piece.strip() for piece in text.strip("[]").split(",") if piece.strip()]


def _email(row: Row, mapped: Mapped) -> None:
    _first_or_other(
        mapped, "email", "otherEmails", _get(row, "email address", "email"), _get(row, "primary").lower() == "yes"
    )


def _phone(row: Row, mapped: Mapped) -> None:
    _first_or_other(mapped, "phone", "otherPhones", _get(row, "number", "phone number"), False)


def _first_or_other(mapped: Mapped, key: str, others: str, text: str, primary: bool) -> None:
    basics = mapped.data["basics"]
    if not text:
        return
    if basics.get(key):
        text, basics[key] = (basics[key], text) if primary else (text, basics[key])
        mapped.data.setdefault("x-personal", {}).setdefault(others, []).append(text)
    else:
        basics[key] = text


def _position_dates(row: Row, mapped: Mapped) -> dict[str, Any]:
    """Return the dates of a position. LinkedIn accepts one without an end only if the member ticked that they still
    hold it."""
    start, end = mapped.date(_get(row, "started on")), _get(row, "finished on")
    return {"startDate": start, **mapped.end_keys(end), **({"x-current": True} if start and not end.strip() else {})}


def _work(row: Row, mapped: Mapped) -> None:
    mapped.add(
        "work",
        {
            "name": _get(row, "company name"),
            "position": _get(row, "title"),
            "location": _get(row, "location"),
            **_position_dates(row, mapped),
            "highlights": sentences(_get(row, "description")),
        },
    )


def _volunteer(row: Row, mapped: Mapped) -> None:
    mapped.add(
        "volunteer",
        {
            "name": _get(row, "company name", "organization"),
            "position": _get(row, "role"),
            "summary": _get(row, "cause"),
            **_position_dates(row, mapped),
            "highlights": sentences(_get(row, "description")),
        },
    )


def _education(row: Row, mapped: Mapped) -> None:
    mapped.add(
        "education",
        {
            "institution": _get(row, "school name"),
            "studyType": _get(row, "degree name"),
            "startDate": mapped.date(_get(row, "start date")),
            **mapped.end_keys(_get(row, "end date")),
            "courses": [*sentences(_get(row, "notes")), *sentences(_get(row, "activities"))],
        },
    )


def _skill(row: Row, mapped: Mapped) -> None:
    name = _get(row, "name")
    if name:
        skills = mapped.data.setdefault("skills", [{"keywords": []}])
        skills[0]["keywords"].append(name)


def _language(row: Row, mapped: Mapped) -> None:
    mapped.add("languages", {"language": _get(row, "name"), "fluency": _get(row, "proficiency")})


def _certificate(row: Row, mapped: Mapped) -> None:
    mapped.add(
        "certificates",
        {
            "name": _get(row, "name"),
            "issuer": _get(row, "authority"),
            "url": _get(row, "url"),
            "date": mapped.date(_get(row, "started on")),
        },
    )


def _project(row: Row, mapped: Mapped) -> None:
    mapped.add(
        "projects",
        {
            "name": _get(row, "title", "name"),
            "url": _get(row, "url"),
            "highlights": sentences(_get(row, "description")),
            "startDate": mapped.date(_get(row, "started on")),
            **mapped.end_keys(_get(row, "finished on")),
        },
    )


def _honor(row: Row, mapped: Mapped) -> None:
    mapped.add(
        "awards",
        {"title": _get(row, "title"), "date": mapped.date(_get(row, "issued on")), "summary": _get(row, "description")},
    )


def _publication(row: Row, mapped: Mapped) -> None:
    mapped.add(
        "publications",
        {
            "name": _get(row, "name"),
            "publisher": _get(row, "publisher"),
            "releaseDate": mapped.date(_get(row, "published on")),
            "url": _get(row, "url"),
            "summary": _get(row, "description"),
        },
    )


def _course(row: Row, mapped: Mapped) -> None:
    if _get(row, "name"):
        sections = mapped.data.setdefault("x-sections", [])
        if not sections:
            sections.append({"title": "", "lines": []})
        sections[0]["lines"].append(_get(row, "name"))


def _recommendation(row: Row, mapped: Mapped) -> None:
    name = mapped.full_name(_get(row, "first name"), _get(row, "last name"))
    said = "\n".join(filter(None, [_get(row, "job title"), _get(row, "company"), _get(row, "text")]))
    mapped.add("references", {"name": name, "reference": said})


_READERS: Final = dict(
    zip(
        _FILES,
        (
            _profile,
            _email,
            _phone,
            _work,
            _education,
            _skill,
            _language,
            _certificate,
            _project,
            _honor,
            _publication,
            _volunteer,
            _course,
            _recommendation,
        ),
        strict=True,
    )
)
