"""The helper with which a package proves that its explicit registry holds every module of a folder.

Use from any test: `from registry_rule import unregistered`, then
`assert unregistered("app.redact.detectors", DETECTORS) == []`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from dataclasses import fields, is_dataclass


def home_of(entry: object) -> str:
    """The module an entry (module, class, function, instance or dotted name) comes from."""
    if isinstance(entry, str):
        return entry.partition(":")[0]
    if hasattr(entry, "__path__") or type(entry).__name__ == "module":
        return str(getattr(entry, "__name__", ""))
    return str(getattr(entry, "__module__", None) or type(entry).__module__)


def homes_of(entry: object) -> set[str]:
    """The modules an entry comes from: its own, and those of the functions it holds (a `Checker(name, module.run)`)."""
    held = [getattr(entry, name.name) for name in fields(entry)] if is_dataclass(entry) else []
    return {home_of(entry), *(home_of(value) for value in held if callable(value))}


def unregistered(
    package: str, registry: Iterable[object], *, prefixes: tuple[str, ...] = ("",), besides: Iterable[str] = ()
) -> list[str]:
    """Modules of `package` whose names begin with one of `prefixes` and that give no entry to `registry`.

    A module gives an entry if it holds it by any name, if the entry was defined there, or if the entry calls it.
    `besides` names modules that rightly give none (bases, shared helpers); a name there that does not exist is reported
    too, so that the list of exceptions cannot rot.
    """
    entries, exempt = list(registry), set(besides)
    homes = set().union(*(homes_of(entry) for entry in entries)) if entries else set()
    folder = importlib.import_module(package).__path__
    present = {info.name for info in pkgutil.iter_modules(folder) if info.name.startswith(prefixes)}

    def gives(name: str) -> bool:
        held = vars(importlib.import_module(f"{package}.{name}")).values()
        return f"{package}.{name}" in homes or any(value is entry for value in held for entry in entries)

    missing = [name for name in present - exempt if not gives(name)]
    return sorted(missing) + [f"no such module: {name}" for name in sorted(exempt - present)]
