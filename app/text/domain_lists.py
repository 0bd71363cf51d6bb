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
    """A well-known organisation: its own domain and its names, lower case.

    `shared` are those of its names that other firms carry too; `is_word`: the name in its domain is an ordinary word or that of others.
    """

    domain: str
    names: tuple[str, ...]
    shared: frozenset[str] = frozenset()
    is_word: bool = False


@functools.cache
def brands() -> tuple[Brand, ...]:
    """Return all brands of `resources/lists/brands.txt`, in order of their domains."""
    rows = [line.split("\t") for line in sorted(domains("brands"))]
    return tuple(_brand(*row[:3]) for row in rows)


def _brand(domain: str, names: str, flag: str) -> Brand:
    written = [name for name in names.split("|") if name]
    shared = frozenset(name[1:] for name in written if name.startswith("~"))
    return Brand(domain, tuple(name.removeprefix("~") for name in written), shared, flag == "word")


@functools.cache
def _owner_names() -> dict[str, frozenset[str]]:
    return {brand.domain: frozenset(brand.names) for brand in brands()}


def same_owner(first: str, second: str) -> bool:
    """Return True if two registrable domains are known to belong to one brand."""
    names = _owner_names()
    return bool(names.get(first, frozenset()) & names.get(second, frozenset()))


def is_free_mail(domain: str) -> bool:
    """Return True if anyone can open a mailbox at this domain."""
    return domain in domains("free_mail")


def is_disposable(domain: str) -> bool:
    """Return True if the domain hands out throw-away mailboxes."""
    return domain in domains("disposable_mail")
