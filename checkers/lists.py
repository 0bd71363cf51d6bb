"""Data lists shipped with the program: mail providers, shorteners, brands. Read once, never written."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from app import resources


@functools.cache
def domains(name: str) -> frozenset[str]:
    """Return the domains in `resources/lists/<name>.txt`, one per line, `#` for comments."""
    lines = resources.path("lists", f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@dataclass(frozen=True, slots=True)
class Brand:
    """A well-known organisation: its own domain and its names, lower case."""

    domain: str
    names: tuple[str, ...]


@functools.cache
def brands() -> tuple[Brand, ...]:
    """Return all brands of `resources/lists/brands.txt`."""
    rows = [line.split("\t") for line in sorted(domains("brands"))]
    return tuple(Brand(row[0], tuple(row[1].split("|")) if len(row) > 1 else ()) for row in rows)


def is_free_mail(domain: str) -> bool:
    """Return True if anyone can open a mailbox at this domain."""
    return domain in domains("free_mail")


def is_disposable(domain: str) -> bool:
    """Return True if the domain hands out throw-away mailboxes."""
    return domain in domains("disposable_mail")
