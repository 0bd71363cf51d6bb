"""The window; the only place that imports PySide6."""

from __future__ import annotations

import sys
from types import ModuleType

from ui import binding_cache, fast_enums

with binding_cache.use():
    import PySide6.QtCore  # noqa: F401 - what is switched below comes with it


def _may_use_pyside(module: ModuleType) -> bool:
    return module.__name__.partition(".")[0] in ("ui", "PySide6", "__main__")


def _import_quickly() -> None:
    """Replace shibokensupport's test of whether a module uses PySide by one on its name.

    WORKAROUND: shibokensupport reads the source of every module imported after PySide to look for the word
    (`feature._mod_uses_pyside`), for the sake of `from __feature__ import …`, which nothing here uses. The sources stay in
    the line cache: 20 MB, and torn arenas; in a bundle, which has none, each import searches all modules for them.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _may_use_pyside  # type: ignore[union-attr]


_import_quickly()
fast_enums.install()
