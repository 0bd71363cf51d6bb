"""The master résumé: JSON Resume (schema 1.0.0) plus typed personal fields, as frozen dataclasses.

Every text leaf is an addressable field with a stable id (`work.w1.highlights.h2`) and, through dataclass metadata, a
sensitivity kind. `fields()` lists the leaves, `rewrite()` builds a new résumé from changed leaves. Nothing here
reads or writes files. Empty text means "not given"; nothing is ever defaulted to an invented value.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from app.domain.per_object import per_object
from app.domain.sensitivity import Kind

MESSENGERS: Final = frozenset(
    (
        "wechat weixin 微信 qq telegram whatsapp line kakaotalk kakao signal skype viber discord threema wire zalo "
        "dingtalk 钉钉 飞书 lark messenger xmpp jabber icq msn teams slack"
    ).split()
)
"""Networks (lower case) whose profile is a messenger id rather than a link."""


def _text(json: str = "", kind: Kind | None = None) -> Any:
    return field(default="", metadata={"json": json, "kind": kind})


def _flag(json: str) -> Any:
    return field(default=False, metadata={"json": json, "kind": None})


def _entry_list(json: str = "") -> Any:
    return field(default=(), metadata={"json": json, "kind": None})


def _terms(json: str, kind: Kind) -> Any:
    """Return a field of names that nothing prints (see `app.domain.identifying_names`)."""
    return field(default=(), metadata={"json": json, "kind": kind, "private": True})


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or bullet with a stable id."""

    id: str
    text: str = _text("text")


@dataclass(frozen=True, slots=True)
class Location:
    """Place of residence."""

    address: str = _text("address", Kind.ADDRESS)
    postal_code: str = _text("postalCode", Kind.ADDRESS)
    city: str = _text("city", Kind.ADDRESS)
    region: str = _text("region", Kind.ADDRESS)
    country_code: str = _text("countryCode", Kind.ADDRESS)


@dataclass(frozen=True, slots=True)
class Profile:
    """An account on some network; its kind is messenger or link by `network` (see `profile_kind`)."""

    id: str
    network: str = _text("network")
    username: str = _text("username", Kind.LINK)
    url: str = _text("url", Kind.LINK)


@dataclass(frozen=True, slots=True)
class Basics:
    """Name, contact and summary."""

    name: str = _text("name", Kind.NAME)
    label: str = _text("label")
    email: str = _text("email", Kind.EMAIL)
    phone: str = _text("phone", Kind.PHONE)
    url: str = _text("url", Kind.LINK)
    summary: str = _text("summary")
    location: Location = field(default_factory=Location, metadata={"json": "location"})
    profiles: tuple[Profile, ...] = _entry_list("profiles")


@dataclass(frozen=True, slots=True)
class Work:
    """A job or (in `volunteer`) a voluntary role. Dates are ISO 8601 reduced (`2021`, `2021-03`, `2021-03-05`)
    or empty; an empty `end` says nothing, only `current` says that it goes on. `description` is what the person wrote to
    stand for the employer when it is generalised ("a listed logistics company"). `heading` is the section's own heading
    where the master résumé tells such entries apart ("Internships"); a copy prints it in place of the usual one."""

    id: str
    organisation: str = _text("name", Kind.EMPLOYER)
    position: str = _text("position")
    location: str = _text("location")
    url: str = _text("url", Kind.EMPLOYER)
    start: str = _text("startDate", Kind.DATES)
    end: str = _text("endDate", Kind.DATES)
    description: str = _text("description")
    summary: str = _text("summary")
    highlights: tuple[Line, ...] = _entry_list("highlights")
    current: bool = _flag("x-current")
    identifying_terms: tuple[str, ...] = _terms("x-identifyingTerms", Kind.EMPLOYER)
    not_identifying: tuple[str, ...] = _terms("x-notIdentifying", Kind.EMPLOYER)
    heading: str = _text("x-section")


@dataclass(frozen=True, slots=True)
class Education:
    """A course of study; `description` stands for the institution when it is generalised. `location` is the town of the
    institution: it goes where that is not named (`app/redact/engine.py`), for a town with one university names it."""

    id: str
    institution: str = _text("institution", Kind.SCHOOL)
    location: str = _text("x-location")
    url: str = _text("url", Kind.SCHOOL)
    area: str = _text("area")
    study_type: str = _text("studyType")
    start: str = _text("startDate", Kind.DATES)
    end: str = _text("endDate", Kind.DATES)
    score: str = _text("score")
    description: str = _text("description")
    courses: tuple[Line, ...] = _entry_list("courses")
    current: bool = _flag("x-current")
    identifying_terms: tuple[str, ...] = _terms("x-identifyingTerms", Kind.SCHOOL)
    not_identifying: tuple[str, ...] = _terms("x-notIdentifying", Kind.SCHOOL)


@dataclass(frozen=True, slots=True)
class Project:
    """A project, dated or not; dates as in `Work`."""

    id: str
    name: str = _text("name")
    description: str = _text("description")
    entity: str = _text("entity", Kind.EMPLOYER)
    url: str = _text("url", Kind.LINK)
    start: str = _text("startDate", Kind.DATES)
    end: str = _text("endDate", Kind.DATES)
    roles: tuple[str, ...] = _entry_list("roles")
    keywords: tuple[str, ...] = _entry_list("keywords")
    highlights: tuple[Line, ...] = _entry_list("highlights")
    current: bool = _flag("x-current")


@dataclass(frozen=True, slots=True)
class Skill:
    """One tier of skills: order inside `keywords` is free unless the person pinned it."""

    id: str
    name: str = _text("name")
    level: str = _text("level")
    keywords: tuple[str, ...] = _entry_list("keywords")


@dataclass(frozen=True, slots=True)
class Language:
    """A spoken language."""

    id: str
    language: str = _text("language")
    fluency: str = _text("fluency")


@dataclass(frozen=True, slots=True)
class Interest:
    """An interest."""

    id: str
    name: str = _text("name")
    keywords: tuple[str, ...] = _entry_list("keywords")


@dataclass(frozen=True, slots=True)
class Award:
    """An award."""

    id: str
    title: str = _text("title")
    date: str = _text("date", Kind.DATES)
    awarder: str = _text("awarder")
    summary: str = _text("summary")


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate."""

    id: str
    name: str = _text("name")
    date: str = _text("date", Kind.DATES)
    issuer: str = _text("issuer")
    url: str = _text("url", Kind.LINK)


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication."""

    id: str
    name: str = _text("name")
    publisher: str = _text("publisher")
    date: str = _text("releaseDate", Kind.DATES)
    url: str = _text("url", Kind.LINK)
    summary: str = _text("summary")


@dataclass(frozen=True, slots=True)
class Reference:
    """A referee; `consent` is whether they agreed to be named ("yes" or empty)."""

    id: str
    name: str = _text("name", Kind.REFEREE)
    reference: str = _text("reference", Kind.REFEREE)
    consent: str = _text("x-consent")


@dataclass(frozen=True, slots=True)
class Section:
    """A section the standard has no place for, kept as titled lines."""

    id: str
    title: str = _text("title")
    lines: tuple[Line, ...] = _entry_list("lines")


@dataclass(frozen=True, slots=True)
class IdNumber:
    """An identity document number."""

    id: str
    kind: str = _text("kind")
    value: str = _text("value", Kind.ID_NUMBER)


@dataclass(frozen=True, slots=True)
class Personal:
    """`x-personal`: what JSON Resume has no place for. `photo` is a data URI."""

    other_names: tuple[str, ...] = field(default=(), metadata={"json": "otherNames", "kind": Kind.NAME})
    birth_date: str = _text("birthDate", Kind.BIRTH)
    gender: str = _text("gender", Kind.GENDER)
    nationality: str = _text("nationality", Kind.NATIONALITY)
    marital_status: str = _text("maritalStatus", Kind.MARITAL)
    political_status: str = _text("politicalStatus", Kind.POLITICAL)
    native_place: str = _text("nativePlace", Kind.NATIVE_PLACE)
    salary: str = _text("salary", Kind.SALARY)
    photo: str = _text("photo", Kind.PHOTO)
    other_phones: tuple[str, ...] = field(default=(), metadata={"json": "otherPhones", "kind": Kind.PHONE})
    other_emails: tuple[str, ...] = field(default=(), metadata={"json": "otherEmails", "kind": Kind.EMAIL})
    id_numbers: tuple[IdNumber, ...] = _entry_list("idNumbers")
    identifying_terms: tuple[str, ...] = _terms("identifyingTerms", Kind.NAME)
    not_identifying: tuple[str, ...] = _terms("notIdentifying", Kind.NAME)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Resume:
    """The whole résumé. `language` is a BCP 47 tag: `en`, `zh-Hans`, `zh-Hant`."""

    language: str = "en"
    basics: Basics = field(default_factory=Basics, metadata={"json": "basics"})
    work: tuple[Work, ...] = _entry_list("work")
    volunteer: tuple[Work, ...] = _entry_list("volunteer")
    education: tuple[Education, ...] = _entry_list("education")
    projects: tuple[Project, ...] = _entry_list("projects")
    skills: tuple[Skill, ...] = _entry_list("skills")
    languages: tuple[Language, ...] = _entry_list("languages")
    interests: tuple[Interest, ...] = _entry_list("interests")
    awards: tuple[Award, ...] = _entry_list("awards")
    certificates: tuple[Certificate, ...] = _entry_list("certificates")
    publications: tuple[Publication, ...] = _entry_list("publications")
    references: tuple[Reference, ...] = _entry_list("references")
    sections: tuple[Section, ...] = _entry_list("x-sections")
    personal: Personal = field(default_factory=Personal, metadata={"json": "x-personal"})


@dataclass(frozen=True, slots=True)
class Field:
    """One text leaf: stable id, kind (None = free text that is only swept) and value."""

    id: str
    kind: Kind | None
    value: str


Rewrite = Callable[[Field], str | None]
"""Returns the new text of a leaf, or None to empty it (in a tuple of texts: to drop the item)."""


def profile_kind(network: str) -> Kind:
    """Return messenger or link, by the network's name."""
    return Kind.MESSENGER if network.strip().lower() in MESSENGERS else Kind.LINK


@per_object
def fields(resume: Resume) -> tuple[Field, ...]:
    """Return all non-empty text leaves in document order."""
    return tuple(field for field in _leaf_fields(resume, "") if field.value)


def _leaf_fields(node: Any, prefix: str) -> Iterator[Field]:
    override = profile_kind(node.network) if isinstance(node, Profile) else None
    of: Any = type(node)
    for name, kind in _attributes_with_text(of):
        value = getattr(node, name)
        path = f"{prefix}{name}"
        if isinstance(value, str):
            yield Field(
                path if not isinstance(node, Line) else prefix[:-1], override if kind and override else kind, value
            )
        elif dataclasses.is_dataclass(value):
            yield from _leaf_fields(value, f"{path}.")
        else:
            for index, item in enumerate(value):
                if isinstance(item, str):
                    yield Field(f"{path}.{index}", kind, item)
                else:
                    yield from _leaf_fields(item, f"{path}.{item.id}.")


@functools.cache
def _attributes_with_text(node: type[Any]) -> tuple[tuple[str, Kind | None], ...]:
    """Name and kind of the attributes that may hold text of the person: not an id, a flag, what is private, or the language tag of the
    whole résumé."""
    return tuple(
        (spec.name, spec.metadata.get("kind"))
        for spec in dataclasses.fields(node)
        if spec.name not in ("id", "current")
        and not (spec.name == "language" and not issubclass(node, Language))
        and not spec.metadata.get("private")
    )


def rewrite(resume: Resume, change: Rewrite) -> Resume:
    """Return a new résumé with every non-empty leaf passed through `change`; lines that become empty are dropped."""
    result = _rewrite_node(resume, "", change)
    assert isinstance(result, Resume)
    return result


def _rewrite_node(node: Any, prefix: str, change: Rewrite) -> Any:
    override = profile_kind(node.network) if isinstance(node, Profile) else None
    of: Any = type(node)
    new: dict[str, Any] = {}
    for name, kind in _attributes_with_text(of):
        value = getattr(node, name)
        path = f"{prefix}{name}"
        if isinstance(value, str):
            leaf_id = path if not isinstance(node, Line) else prefix[:-1]
            if value:
                new[name] = change(Field(leaf_id, override if kind and override else kind, value)) or ""
        elif dataclasses.is_dataclass(value):
            new[name] = _rewrite_node(value, f"{path}.", change)
        else:
            items = [_rewritten_item(item, kind, path, index, change) for index, item in enumerate(value)]
            new[name] = tuple(item for item in items if item and not (isinstance(item, Line) and not item.text))
    return dataclasses.replace(node, **new)


def _rewritten_item(item: Any, kind: Kind | None, path: str, index: int, change: Rewrite) -> Any:
    if isinstance(item, str):
        return change(Field(f"{path}.{index}", kind, item))
    return _rewrite_node(item, f"{path}.{item.id}.", change)
