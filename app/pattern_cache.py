"""Regular expressions compiled once per installation, not in every process (they are half of a cold command's time).

`packaging/compile_patterns.py` writes the file when the program is set up or bundled; `use` makes `re.compile` take from it what it holds. Keys are
the expression and its flags, so a changed expression is simply not found and is compiled as ever. A file of another Python is ignored as a whole.
As trusted as the compiled modules (`.pyc`) beside it. WORKAROUND: Python keeps no compiled expressions on disk; `pickle` compiles them again.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import mmap
import re
import sys
import zlib
from _blake2 import blake2b  # `hashlib` would load OpenSSL into every process
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]
from typing import Any, Final, TypeAlias

from app.files import open_file

FILE: Final = Path(sys.prefix) / "compiled_patterns"
"""In the environment or the bundle, never in a person's folders."""
MADE_BY: Final = (sys.version, _sre.MAGIC, _sre.CODESIZE)

Key: TypeAlias = bytes
Entry: TypeAlias = tuple[int, int, int, int, dict[str, int], tuple[str | None, ...]]
"""Place and length of the packed code (in bytes), flags, number of groups, names to groups, groups to names."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """Arguments of `_sre.compile` beside the expression itself."""

    flags: int
    code: list[int]
    groups: int
    group_index: Mapping[str, int]
    index_group: tuple[str | None, ...]


class PatternCache:
    """The file, opened; nothing is taken from it before it is asked for."""

    def __init__(self, path: Path) -> None:
        """Raises OSError, ValueError (damaged, or of another Python)."""
        with open_file(path) as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        size = int.from_bytes(self._bytes[:8], "little")
        try:
            made_by, self._entries, self._facts = marshal.loads(self._bytes[8 : 8 + size])  # noqa: S302  # as trusted as .pyc files
        except (EOFError, TypeError) as error:
            raise ValueError("damaged") from error
        if made_by != MADE_BY:
            raise ValueError("made by another Python")
        self._start = 8 + size

    def pattern(self, expression: str, flags: int) -> re.Pattern[str] | None:
        """Return the compiled expression, or None."""
        entry: Entry | None = self._entries.get(_key(expression, flags))
        if entry is None:
            return None
        place, length, final_flags, groups, group_index, index_group = entry
        code = array("I")
        code.frombytes(zlib.decompress(self._bytes[self._start + place : self._start + place + length]))
        compiled = _sre.compile(expression, final_flags, code.tolist(), groups, dict(group_index), index_group)
        assert isinstance(compiled, re.Pattern)
        return compiled

    def fact(self, name: str, pattern: re.Pattern[str]) -> tuple[str, ...] | None:
        """Return what was found out about a pattern when the file was written (see `fact`)."""
        found: tuple[str, ...] | None = self._facts.get((name, _key(pattern.pattern, pattern.flags)))
        return found


def _key(expression: str, flags: int) -> Key:
    return blake2b(f"{int(flags)}:{expression}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


re._MAXCACHE = 4_096  # type: ignore[attr-defined]
"""Expressions that `re` keeps. WORKAROUND: with its 512 it forgets the oldest, which are those of every text, for those of one name, and
compiles them again (a tenth of a second for the largest)."""


def compile_unkept(expression: str) -> re.Pattern[str]:
    """Compile an expression that is of one value only, so that `re` need not keep it."""
    pattern = _compiler.compile(expression, 0)
    assert isinstance(pattern, re.Pattern)
    return pattern


_opened: list[PatternCache] = []


def use(path: Path = FILE) -> bool:
    """Let `re.compile` of this process take from the file; returns False, and changes nothing, if it cannot be used."""
    if _opened:
        return True
    try:
        cache = PatternCache(path)
    except (OSError, ValueError):
        return False
    compile_anew = _compiler.compile

    def compile_or_take(expression: Any, flags: int = 0) -> Any:
        taken = cache.pattern(expression, flags) if isinstance(expression, str) else None
        return compile_anew(expression, flags) if taken is None else taken

    _compiler.compile = compile_or_take
    _opened.append(cache)
    return True


def fact(name: str, pattern: re.Pattern[str]) -> tuple[str, ...] | None:
    """Return what the file knows of a pattern under a name ("required characters"), so that it need not be parsed again; None: nothing."""
    return _opened[0].fact(name, pattern) if _opened else None


def packed(
    patterns: Mapping[tuple[str, int], Compiled], facts: Mapping[tuple[str, re.Pattern[str]], tuple[str, ...]]
) -> bytes:
    """Return the content of the file: by expression and flags what was compiled, by name and pattern what is known of it. The same gives the same bytes."""
    entries: dict[Key, Entry] = {}
    codes = bytearray()
    for (expression, flags), one in sorted(patterns.items(), key=lambda item: item[0]):
        code = zlib.compress(array("I", one.code).tobytes())
        entries[_key(expression, flags)] = (
            *(len(codes), len(code), one.flags, one.groups, dict(one.group_index)),
            one.index_group,
        )
        codes += code
    known = {(name, _key(pattern.pattern, pattern.flags)): value for (name, pattern), value in facts.items()}
    head = marshal.dumps((MADE_BY, entries, known), 2)  # without references, which depend on who else holds a string
    return len(head).to_bytes(8, "little") + head + codes
