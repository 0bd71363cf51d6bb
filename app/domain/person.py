"""The person behind several master résumés: what they share, whatever language or role a résumé is written for.

Facts without a language (addresses, numbers, accounts, dates, the photo) are the same in every résumé. Words are shared
between résumés of one language; a name written in another language joins the other names, so that every writing of it
is protected everywhere. Headline, summary and the sections belong to each résumé alone. Invents nothing.
"""

from __future__ import annotations

import dataclasses

from app.domain.resume import Basics, Location, Personal, Resume
from app.domain.style import language_group

_WORDS = ("gender", "nationality", "marital_status", "political_status", "native_place", "salary")


def with_person(resume: Resume, source: Resume) -> Resume:
    """Return `resume` with the personal data of `source`. A fact that `source` does not have stays as it is in `resume`."""
    same = language_group(resume.language) == language_group(source.language)
    return dataclasses.replace(
        resume,
        basics=_basics(resume.basics, source.basics, same=same),
        personal=_personal(resume, source, same=same),
    )


def person_alone(source: Resume, language: str) -> Resume:
    """Return a résumé in `language` that holds nothing but the personal data of `source`."""
    return with_person(Resume(language=language), source)


def _basics(own: Basics, other: Basics, *, same: bool) -> Basics:
    return dataclasses.replace(
        own,
        name=(other.name or own.name) if same else (own.name or other.name),
        email=other.email or own.email,
        phone=other.phone or own.phone,
        url=other.url or own.url,
        location=_location(own.location, other.location, same=same),
        profiles=other.profiles or own.profiles,
    )


def _location(own: Location, other: Location, *, same: bool) -> Location:
    """Return the same place; its words only where they are in the same language or nothing is written yet."""
    if other == Location():
        return own
    if same or own == Location():
        return other
    return dataclasses.replace(
        own,
        postal_code=other.postal_code or own.postal_code,
        country_code=other.country_code or own.country_code,
    )


def _personal(resume: Resume, source: Resume, *, same: bool) -> Personal:
    own, other = resume.personal, source.personal
    words = {name: getattr(other, name) or getattr(own, name) for name in _WORDS}
    if not same:
        words = {name: getattr(own, name) or getattr(other, name) for name in _WORDS}
    name = _basics(resume.basics, source.basics, same=same).name
    written = (
        (source.basics.name,) if same else (resume.basics.name, source.basics.name)
    )  # same: the old one is corrected
    writings = (*written, *own.other_names, *other.other_names)
    return dataclasses.replace(
        own,
        **words,
        other_names=tuple(dict.fromkeys(writing for writing in writings if writing and writing != name)),
        birth_date=other.birth_date or own.birth_date,
        photo=other.photo or own.photo,
        other_phones=tuple(dict.fromkeys((*other.other_phones, *own.other_phones))),
        other_emails=tuple(dict.fromkeys((*other.other_emails, *own.other_emails))),
        id_numbers=other.id_numbers or own.id_numbers,
        identifying_terms=tuple(dict.fromkeys((*own.identifying_terms, *other.identifying_terms))),
    )
