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
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]
from typing import Any, Final, NamedTuple, TypeAlias

from app.files import open_file

FILE: Final = Path(sys.prefix) / "compiled_patterns"
"""In the environment or the bundle, never in a person's folders."""
MADE_BY: Final = (sys.version, _sre.MAGIC, _sre.CODESIZE)

Key: TypeAlias = bytes
KEY_BYTES: Final = 16
PLACE_BYTES: Final = 4
Facts: TypeAlias = dict[tuple[str, Key], tuple[str, ...]]
Record: TypeAlias = tuple[bytes, int, int, dict[str, int], tuple[str | None, ...]]
"""Packed code, flags, number of groups, names to groups, groups to names."""


class Compiled(NamedTuple):
    """Arguments of `_sre.compile` beside the expression itself."""

    flags: int
    code: list[int]
    groups: int
    group_index: Mapping[str, int]
    index_group: tuple[str | None, ...]


class PatternCache:
    """The file, opened; nothing is taken from it before it is asked for.

    After its head come the keys in order, the places where their records end, the records, and the facts.
    """

    def __init__(self, path: Path) -> None:
        """Raises OSError, ValueError (damaged, or of another Python)."""
        with open_file(path) as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        size = int.from_bytes(self._bytes[:8], "little")
        try:
            made_by, self._count, records, facts = marshal.loads(self._bytes[8 : 8 + size])  # noqa: S302  # as trusted as .pyc files
        except (EOFError, TypeError) as error:
            raise ValueError("damaged") from error
        if made_by != MADE_BY:
            raise ValueError("made by another Python")
        self._keys = 8 + size
        self._places = self._keys + self._count * KEY_BYTES
        self._records = self._places + self._count * PLACE_BYTES
        self._facts_start = self._records + records
        if self._facts_start + facts != len(self._bytes):
            raise ValueError("damaged")

    def pattern(self, expression: str, flags: int) -> re.Pattern[str] | None:
        """Return the compiled expression, or None."""
        key = _key(expression, flags)
        number = bisect_left(range(self._count), key, key=self._key_at)
        if number == self._count or self._key_at(number) != key:
            return None
        start, end = self._end(number - 1), self._end(number)
        record: Record = marshal.loads(self._bytes[self._records + start : self._records + end])  # noqa: S302
        packed_code, final_flags, groups, group_index, index_group = record
        code = array("I")
        code.frombytes(zlib.decompress(packed_code))
        compiled = _sre.compile(expression, final_flags, code.tolist(), groups, dict(group_index), index_group)
        assert isinstance(compiled, re.Pattern)
        return compiled

    def _key_at(self, number: int) -> Key:
        start = self._keys + number * KEY_BYTES
        return self._bytes[start : start + KEY_BYTES]

    def _end(self, number: int) -> int:
        """Return where a record ends, counted from the first (of which -1 is before)."""
        start = self._places + number * PLACE_BYTES
        return int.from_bytes(self._bytes[start : start + PLACE_BYTES], "little") if number >= 0 else 0

    @cached_property
    def _facts(self) -> Facts:
        found: Facts = marshal.loads(self._bytes[self._facts_start :])  # noqa: S302
        return found

    def fact(self, name: str, pattern: re.Pattern[str]) -> tuple[str, ...] | None:
        """Return what was found out about a pattern when the file was written (see `fact`)."""
        return self._facts.get((name, _key(pattern.pattern, pattern.flags)))


def _key(expression: str, flags: int) -> Key:
    return blake2b(f"{int(flags)}:{expression}".encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()


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
    records: dict[Key, bytes] = {}
    for (expression, flags), one in patterns.items():
        code = zlib.compress(array("I", one.code).tobytes())
        record: Record = (code, one.flags, one.groups, dict(one.group_index), one.index_group)
        records[_key(expression, flags)] = _marshalled(record)
    ordered = sorted(records.items())
    ends = accumulate(len(record) for _, record in ordered)
    known = _marshalled(
        {(name, _key(pattern.pattern, pattern.flags)): value for (name, pattern), value in facts.items()}
    )
    head = _marshalled((MADE_BY, len(ordered), sum(map(len, records.values())), len(known)))
    parts = (
        *(len(head).to_bytes(8, "little"), head),
        *(key for key, _ in ordered),
        *(end.to_bytes(PLACE_BYTES, "little") for end in ends),
        *(record for _, record in ordered),
        known,
    )
    return b"".join(parts)


def _marshalled(value: Any) -> bytes:
    return marshal.dumps(value, 2)  # without references, which depend on who else holds a string
