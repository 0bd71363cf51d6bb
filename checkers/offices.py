"""The offices of a country to turn to, in the order in which one turns to them."""

from __future__ import annotations

from typing import Final

from app.domain.offices import Channel
from checkers.countries import country

ORDER: Final = ("money", "fraud", "police", "labour", "market", "agency", "abroad")
"""Kinds of offices, those that are called first when money was lost before the others."""


def channels_of(code: str, language: str) -> tuple[Channel, ...]:
    """Return the offices of a country in the order in which they are turned to; none for a country that is not known."""
    found = country(code) if code else None
    if found is None:
        return ()
    key = "zh" if language.startswith("zh") else "en"
    offices = sorted(found.offices, key=lambda one: ORDER.index(one.kind) if one.kind in ORDER else len(ORDER))
    return tuple(
        Channel(one.name[key], one.number or one.url, f"{one.source} · {one.checked}", one.sure == "read")
        for one in offices
    )


def offices_of(code: str, language: str) -> dict[str, str]:
    """Return the offices of a country by kind, each as its name with its number or page; none for a country that is not known.

    The police of an emergency number stand in for the money office where the country has none of its own.
    """
    found = country(code) if code else None
    if found is None:
        return {}
    key = "zh" if language.startswith("zh") else "en"
    told: dict[str, str] = {}
    for one in found.offices:
        reached = one.number or one.url
        joined = f"{one.name[key]}（{reached}）" if key == "zh" else f"{one.name[key]} ({reached})"
        told.setdefault(one.kind, joined)
    for kind in ("money", "fraud"):
        if kind not in told and "police" in told:
            told[kind] = told["police"]
    return told
