"""The recruitment platforms that the program knows: those that are shipped, with their facts, and those that the person added.

Their state, and what each got: `platforms.py`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlsplit

from app import newer_data
from app.domain.platforms import Platform, PlatformStep, Topic
from app.yaml_file import read_yaml

if TYPE_CHECKING:
    from app.vault.vault import Vault

ORDER: Final = ("zhaopin", "51job", "liepin", "boss", "58", "24365", "linkedin", "indeed")
OWN: Final = "platforms-own"
"""Key of the preference that holds the rows of the person's own platforms."""


@functools.cache
def platforms() -> tuple[Platform, ...]:
    """Return every platform that is shipped, in the order in which they are shown."""
    return tuple(_platform(one) for one in ORDER)


def known_platforms(vault: Vault) -> tuple[Platform, ...]:
    """Return the platforms that are shipped, then those that the person added."""
    return (*platforms(), *_own(vault))


def platform_at(vault: Vault, address: str) -> Platform | None:
    """Return the platform to which a web address belongs, or None."""
    try:
        host = (urlsplit(address if "//" in address else f"//{address}").hostname or "").lower()
    except ValueError:
        return None
    return next((one for one in known_platforms(vault) if one.domain and f".{host}".endswith(f".{one.domain}")), None)


def own_rows(vault: Vault) -> list[dict[str, str]]:
    """Return id, name and address of each platform that the person added, as stored."""
    stored = vault.preferences.get(OWN)
    rows = [row for row in stored if isinstance(row, dict)] if isinstance(stored, list) else []
    return [{key: str(row.get(key, "")) for key in ("id", "name", "home")} for row in rows if row.get("id")]


def _own(vault: Vault) -> tuple[Platform, ...]:
    return tuple(
        Platform(
            row["id"],
            {"en": row["name"], "zh": row["name"]},
            (),
            (urlsplit(row["home"]).hostname or "").removeprefix("www."),
            "",
            public_by_default=True,  # nobody told: what is not known counts as public
            steps=dict.fromkeys(Topic, ()),
            home=row["home"],
            own=True,
        )
        for row in own_rows(vault)
    )


def _platform(platform_id: str) -> Platform:
    row = cast("dict[str, Any]", read_yaml(newer_data.path("platforms", f"{platform_id}.yaml")))
    return platform_of(platform_id, row)


def platform_of(platform_id: str, row: Mapping[str, Any]) -> Platform:
    """Return the platform that a file spells. Raises LookupError, TypeError or ValueError for one that is none."""
    return Platform(
        platform_id,
        row["name"],
        tuple(map(str, row["aliases"])),
        str(row["domain"]),
        str(row["country"] or ""),
        bool(row["public_by_default"]),
        {Topic(key): tuple(map(_step, steps)) for key, steps in row["steps"].items()},
        str(row["home"]["url"]),
        _by_language(row["home"]["source"]),
    )


def _by_language(value: object) -> Mapping[str, str]:
    """Return a text by language; one that is given once holds for both. Raises LookupError for one that lacks a language."""
    given = value if isinstance(value, Mapping) else {"en": value, "zh": value}
    return {key: str(given[key]) for key in ("en", "zh")}


def _step(row: Mapping[str, Any]) -> PlatformStep:
    words = {key: row[key] for key in ("en", "zh")}
    return PlatformStep(words, row["url"], _by_language(row["source"]), row["checked"], row.get("own_page") is True)
