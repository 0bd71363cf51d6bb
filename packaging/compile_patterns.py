"""Write the compiled regular expressions of the program beside its environment: `python packaging/compile_patterns.py [FILE]`.

Beside them, as `compiled_binding`, the code of Qt's Python binding (`ui/binding_cache.py`).

Loads every module, works through the samples once (some expressions are built when they are first needed) and keeps what was compiled. Run by
`packaging/setup.sh` and `build.spec`; without the file everything works, more slowly (`app/pattern_cache.py`).
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]
from types import CodeType, SimpleNamespace
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
PACKAGES: Final = ("app", "checkers", "ui.commands")
CHECK: Final[dict[str, Any]] = {
    **{"rules": str(ROOT / "none"), "registers": str(ROOT / "none"), "url": "", "country": "GB"},
    **{"posting": None, "created": "2026-01-01T00:00:00Z"},
}


def record() -> dict[tuple[str, int], Any]:
    """Collect from now on what this process compiles."""
    from app.pattern_cache import Compiled

    found: dict[tuple[str, int], Compiled] = {}
    engine, compile_anew = _compiler._sre, _compiler.compile
    last: list[Compiled] = []

    def keep(pattern: Any, flags: int, code: list[int], groups: int, index: dict[str, int], names: Any) -> Any:
        last[:] = [Compiled(int(flags), list(code), groups, dict(index), tuple(names))]
        return engine.compile(pattern, flags, code, groups, index, names)

    def compile_and_keep(expression: Any, flags: int = 0) -> Any:
        made = compile_anew(expression, flags)
        if isinstance(expression, str):
            found[expression, int(flags)] = last[0]
        return made

    _compiler._sre = SimpleNamespace(**{**vars(engine), "compile": keep})
    _compiler.compile = compile_and_keep
    return found


def modules() -> Iterator[str]:
    """Names of the program's modules."""
    for name in PACKAGES:
        package = importlib.import_module(name)
        yield from (one.name for one in pkgutil.walk_packages(package.__path__, f"{name}."))


def load_window() -> dict[bytes, CodeType]:
    """Load the window, which has Qt's binding compile its own (see `ui/binding_cache.py`), and what it loads ahead. Return the code of the binding.

    Nothing where Qt's libraries are not there: a window does not start there either.
    """
    from ui import binding_cache

    found: dict[bytes, CodeType] = {}
    try:
        with binding_cache.record(found):
            import PySide6.QtCore  # noqa: F401
        from ui.desktop.shell.app import WARM
    except ImportError:
        return found
    for name in WARM:
        importlib.import_module(name)
    return found


NUMBERS: Final = "\n".join(f"contact {'1' * size} {'1' * 4}" for size in range(4, 10))
"""Telephone numbers that are valid nowhere: every country's rules are asked."""


def work_through_samples() -> None:
    """Do with the samples what builds expressions at first use."""
    from app.ingest.jobs import read_resume
    from app.redact.personal_data_scan import scan
    from ui.checking_jobs import check

    scan(NUMBERS)
    for path in sorted((ROOT / "resources" / "samples").iterdir()):
        data = path.read_bytes()
        if path.suffix in (".json", ".txt"):
            scan(data.decode()[:20_000])
        if path.name.startswith("resume"):
            read_resume({"name": path.name}, data)
        if path.name.startswith("posting"):
            kind = "text/html" if path.suffix == ".html" else "text/plain; charset=utf-8"
            check({**CHECK, "name": path.name, "content_type": kind}, data)


def facts() -> dict[tuple[str, Any], tuple[str, ...]]:
    """What a detector asks of its patterns, and what the alternatives of long ones need."""
    from app.redact import (
        first_person_facts,
        own_family,
        required_characters,
        required_words,
        unlabelled_facts,
    )
    from app.redact.detectors import DETECTORS

    found: dict[tuple[str, Any], tuple[str, ...]] = {}
    for pattern in (pattern for detector in DETECTORS for pattern in detector.patterns):
        found[required_characters.FACT, pattern] = tuple(sorted(required_characters.required(pattern)))
        found[required_words.FACT, pattern] = required_words.as_fact(required_words.required_words(pattern))
    told = (unlabelled_facts, first_person_facts, own_family)
    for pattern in (pattern for module in told for pattern in module.patterns()):
        found[required_words.FACT, pattern] = required_words.as_fact(required_words.required_words(pattern))
    return found


def write(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all."""
    temporary = path.with_suffix(".new")
    temporary.write_bytes(content)
    temporary.replace(path)


def main() -> None:
    """Write the files."""
    sys.path.insert(0, str(ROOT))
    patterns = record()
    from app import pattern_cache
    from ui import binding_cache

    for name in modules():
        importlib.import_module(name)
    binding = load_window()
    work_through_samples()
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else pattern_cache.FILE
    write(path, pattern_cache.packed(patterns, facts()))
    write(path.with_name(binding_cache.FILE.name), binding_cache.packed(binding))
    print(f"{len(patterns)} regular expressions compiled", file=sys.stderr)


if __name__ == "__main__":
    main()
