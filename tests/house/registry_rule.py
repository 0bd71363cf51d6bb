"""The helper with which a package proves that its explicit registry holds every module of a folder.

Use from any test: `from registry_rule import unregistered`, then
`assert unregistered("app.redact.detectors", DETECTORS) == []`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable


def home_of(entry: object) -> str:
    """The module an entry (module, class, function, instance or dotted name) comes from."""
    if isinstance(entry, str):
        return entry.partition(":")[0]
    if hasattr(entry, "__path__") or type(entry).__name__ == "module":
        return str(getattr(entry, "__name__", ""))
    return str(getattr(entry, "__module__", None) or type(entry).__module__)


def unregistered(
    package: str, registry: Iterable[object], *, prefix: str = "", besides: Iterable[str] = ()
) -> list[str]:
    """Modules of `package` whose name begins with `prefix` and that give no entry to `registry`.

    `besides` names modules that rightly give none (bases, shared helpers). Names in `besides` that do not exist are
    reported too, so that the exception list cannot rot.
    """
    folder = importlib.import_module(package).__path__
    present = {info.name for info in pkgutil.iter_modules(folder) if info.name.startswith(prefix)}
    homes = {home_of(entry) for entry in registry}
    exempt = set(besides)
    missing = [name for name in present - exempt if f"{package}.{name}" not in homes]
    return sorted(missing) + [f"no such module: {name}" for name in sorted(exempt - present)]
