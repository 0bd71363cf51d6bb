"""The window. The only package in which Qt may be imported."""

from __future__ import annotations

from types import ModuleType

from PySide6 import QtCore as _QtCore  # first: the switch below belongs to it


def _may_use_pyside(module: ModuleType) -> bool:
    return module.__name__.partition(".")[0] in ("ui", "PySide6", "__main__")


def _import_quickly() -> None:
    """Ask by name whether an imported module uses PySide.

    WORKAROUND: shibokensupport reads the source of every module imported after PySide to find the word in it
    (`feature._mod_uses_pyside`), for the sake of `from __feature__ import …`, which nothing here uses. That is a third of
    the time of an import, and the sources stay in the line cache: 20 MB, and as much again in torn arenas.
    """
    try:
        from shibokensupport import feature
    except ImportError:
        return
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _may_use_pyside


_import_quickly()
