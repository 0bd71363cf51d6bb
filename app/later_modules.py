"""Lets a package be imported without those modules that it names and this program never asks it for.

WORKAROUND: sqlite_utils loads the library of its command line, keyring those for downloads and archives, at their first line: 15 MB of the
window's memory, and a tenth of a second. Where something is asked of such a module after all, it is loaded then.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any


class LaterModule(ModuleType):
    """Stand-in for a module, which is loaded when something else than these attributes is first asked of it."""

    def __init__(self, name: str, **attributes: object) -> None:
        super().__init__(name)
        vars(self).update(attributes)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by the import system
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


@contextlib.contextmanager
def put_off(*names: str, **instead: ModuleType) -> Iterator[None]:
    """Let imports meanwhile find stand-ins for modules that are not loaded yet, or another module `instead`.

    Whoever imports one of them afterwards gets the real one.
    """
    chosen = {**{name: LaterModule(name) for name in names}, **instead}
    new = {name: module for name, module in chosen.items() if name not in sys.modules}
    sys.modules.update(new)
    try:
        yield
    finally:
        for name, module in new.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
