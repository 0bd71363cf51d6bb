"""Texts that a counsellor's office prints for its files: impact assessment, FERPA, PIPL, GDPR; dated data with their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app import resources
from app.errors import UserError
from app.reader_country import system_country
from app.yaml_file import read_yaml


@dataclass(frozen=True, slots=True)
class Notice:
    """One text. `title`, `text` and `source` by language (`en`, `zh`); `countries`: codes of `app.reader_country` where it is usual; `checked`: the ISO day it was read; `sure`: `read` or `general`."""

    law: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    source: Mapping[str, str]
    checked: str
    sure: str
    countries: tuple[str, ...] = ()


def notices(law: str = "") -> list[Notice]:
    """Return the texts, or those of one law. Raises UserError `notice-unknown`."""
    loaded = read_yaml(resources.path("caseload", "notices.yaml"))
    assert isinstance(loaded, dict)
    found = [
        Notice(
            **{name: one[name] for name in ("law", "title", "text", "source", "checked", "sure")},
            countries=tuple(one["countries"]),
        )
        for one in loaded["notices"]
    ]
    if law and law not in {one.law for one in found}:
        raise UserError("notice-unknown", law=law, known=", ".join(one.law for one in found))
    return [one for one in found if law in ("", one.law)]


def usual_laws(found: Sequence[Notice], country: str, language: str) -> frozenset[str]:
    """Return the laws of the texts that a reader usually needs: of the country they chose, else for Chinese of China, else of this computer's.

    Where no text is of that country, the impact assessment alone.
    """
    place = country or ("CN" if language.startswith("zh") else system_country())
    return frozenset(one.law for one in found if place in one.countries) or frozenset({"dpia"})
