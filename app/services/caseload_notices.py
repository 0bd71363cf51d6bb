"""Texts that a counsellor's office prints for its files: impact assessment, FERPA, PIPL, GDPR; dated data with their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app import resources
from app.errors import UserError
from app.yaml_file import read_yaml


@dataclass(frozen=True, slots=True)
class Notice:
    """One text. `title` and `text` by language (`en`, `zh`); `checked`: the ISO day it was read; `sure`: `read` or `general`."""

    law: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    source: str
    checked: str
    sure: str


def notices(law: str = "") -> list[Notice]:
    """Return the texts, or those of one law. Raises UserError `notice-unknown`."""
    loaded = read_yaml(resources.path("caseload", "notices.yaml"))
    assert isinstance(loaded, dict)
    found = [
        Notice(one["law"], one["title"], one["text"], one["source"], one["checked"], one["sure"])
        for one in loaded["notices"]
    ]
    if law and law not in {one.law for one in found}:
        raise UserError("notice-unknown", law=law, known=", ".join(one.law for one in found))
    return [one for one in found if law in ("", one.law)]
