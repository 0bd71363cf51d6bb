"""Mail providers as dated data: IMAP host, way to log in, name in `Authentication-Results`, delivery of sub-addresses (resources/mail)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from app import resources
from app.yaml_file import read_yaml


class Login(StrEnum):
    """Secret with which a provider lets a mail program in; `export`: with none that this program has."""

    PASSWORD = "password"
    CODE = "code"
    APP_PASSWORD = "app-password"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider as it is for one mail domain. `plus`: it delivers `name+tag@…` (None: not known); `checked` an ISO date."""

    id: str
    host: str
    login: Login
    help: Mapping[str, str]
    server: str = ""
    plus: bool | None = None
    checked: str = ""


@functools.cache
def providers() -> Mapping[str, Provider]:
    """Return the provider of each mail domain."""
    document = cast("dict[str, Any]", read_yaml(resources.path("mail", "providers.yaml")))
    return {
        domain: Provider(
            row["id"],
            row.get("hosts", {}).get(domain, row.get("host", "")),
            Login(row["login"]),
            row["help"],
            row.get("server", ""),
            row.get("plus", {}).get("delivers"),
            document["checked"],
        )
        for row in document["providers"]
        for domain in row["domains"]
    }


def provider_of(address: str) -> Provider | None:
    """Return the provider of a mail address, None for one that is not listed (an own domain)."""
    return providers().get(address.strip().lower().rpartition("@")[2])


def undelivered_plus(address: str) -> Provider | None:
    """Return the provider of an address if it is known not to deliver `name+tag@…`, with the date of that knowledge."""
    found = provider_of(address)
    return found if found is not None and found.plus is False else None
