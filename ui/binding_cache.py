"""Code of Qt's Python binding, compiled once per installation. Must not import the binding.

WORKAROUND: PySide6 carries its own Python modules as sources inside its library and compiles them in each process that imports it (12 ms of
every start of the window are gained). `packaging/compile_patterns.py` writes their code beside the compiled expressions (`app.pattern_cache`);
it is found by file name and source, so that of another version of PySide6 is simply not found, and a file of another Python or a damaged one is
not used: then all is compiled as ever. As trusted as the compiled modules (`.pyc`) beside it. To be without it, leave out the line
`with binding_cache.use():` in `ui/desktop/__init__.py`.
"""

from __future__ import annotations

import builtins
import marshal
import sys
from _blake2 import blake2b  # as in `app.pattern_cache`
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any, Final

from app.files import open_file

FILE: Final = Path(sys.prefix) / "compiled_binding"
MADE_BY: Final = sys.version

NEVER_RUN: Final = "shibokensupport/signature/lib/pyi_generator.py"
"""Writes stubs for type checkers, and only when it is called from outside; it would load `argparse` and `logging` (4 ms)."""


@contextmanager
def use(path: Path = FILE) -> Iterator[None]:
    """Let `compile` take from the file meanwhile; nothing changes if the file cannot be used."""
    known = _read(path)
    with _replaced(lambda source, name: known.get(_key(source, name))):
        yield


@contextmanager
def record(into: dict[bytes, CodeType]) -> Iterator[None]:
    """Collect what is compiled meanwhile."""
    compile_anew = builtins.compile

    def keep(source: bytes, name: str) -> CodeType:
        code = into[_key(source, name)] = compile_anew(source if name != NEVER_RUN else b"", name, "exec")
        return code

    with _replaced(keep):
        yield


def packed(codes: Mapping[bytes, CodeType]) -> bytes:
    """Return the content of the file. The same gives the same bytes."""
    return marshal.dumps((MADE_BY, {key: marshal.dumps(codes[key], 2) for key in sorted(codes)}), 2)


def _read(path: Path) -> Mapping[bytes, CodeType]:
    try:
        with open_file(path) as file:
            made_by, codes = marshal.loads(file.read())  # noqa: S302  # as trusted as .pyc files
        return {key: marshal.loads(code) for key, code in codes.items()} if made_by == MADE_BY else {}  # noqa: S302
    except (OSError, EOFError, ValueError, TypeError, AttributeError):
        return {}


@contextmanager
def _replaced(taken: Callable[[bytes, str], CodeType | None]) -> Iterator[None]:
    """Ask `taken` first for whole files that are given as bytes, as the binding does it."""
    compile_anew = builtins.compile

    def compile_or_take(source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:
        is_file = isinstance(source, bytes) and isinstance(filename, str) and mode == "exec"
        code = taken(source, filename) if is_file and not rest and not named else None
        return compile_anew(source, filename, mode, *rest, **named) if code is None else code

    builtins.compile = compile_or_take
    try:
        yield
    finally:
        builtins.compile = compile_anew


def _key(source: bytes, name: str) -> bytes:
    return blake2b(name.encode() + b"\0" + source, digest_size=16).digest()
