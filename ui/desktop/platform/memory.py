"""Returns unneeded memory to the system: free blocks of the C library (glibc only), leftovers of imports, code of the start (Linux)."""

from __future__ import annotations

import ctypes
import functools
import os
import re
import sys
from typing import Final

_ARENA_MAX: Final = -8
_MMAP_THRESHOLD: Final = -3
_TRIM_THRESHOLD: Final = -1
_LARGE: Final = 128 * 1024
_NOT_NEEDED: Final = 4
_CHUNK: Final = 1 << 16
_READ_ONLY: Final = ("r-xp", "r--p", "r--s")
_MAPPING: Final = re.compile(
    r"^(?P<start>[0-9a-f]+)-(?P<end>[0-9a-f]+) (?P<rights>\S+) \S+ \S+ \d+ +/.*\n"
    r"(?:(?!Anonymous:)[A-Z].*\n)*Anonymous: +(?P<written>\d+)",
    re.MULTILINE,
)
"""A mapped file, with the kilobytes of it that are no longer as in the file."""


@functools.cache
def _libc() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL(None) if sys.platform == "linux" else None
    except OSError:
        return None
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None


def limit_malloc_arenas() -> None:
    """Configure malloc at the start: one arena for all threads, and large blocks (pictures of pages) outside of it."""
    if (libc := _libc()) is not None:
        for option, value in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE)):
            libc.mallopt(option, value)


def trim_heap() -> None:
    """Return free memory to the system (some milliseconds)."""
    if (libc := _libc()) is not None:
        libc.malloc_trim(0)


def release_code() -> None:
    """Return the pages of libraries' code and tables and of fonts, most of which only the start used: the process is 50 MB smaller (10 ms).

    What is needed again the system puts back from its cache of files, a microsecond for each 64 KB.
    """
    if sys.platform != "linux":
        return
    # holds the interpreter's lock, in which libraries are opened: none is half mapped meanwhile
    libc = ctypes.PyDLL(None)
    libc.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    for start, end in _unwritten(_mappings(libc)):
        libc.madvise(start, end - start, _NOT_NEEDED)


def _unwritten(mappings: str) -> list[tuple[int, int]]:
    """Return from where to where files are mapped for reading only, code, tables and fonts, without a page that was written to since
    (`/proc/self/smaps`)."""
    read_only = (one for one in _MAPPING.finditer(mappings) if one["rights"] in _READ_ONLY and one["written"] == "0")
    return [(int(one["start"], 16), int(one["end"], 16)) for one in read_only]


def _mappings(libc: ctypes.PyDLL) -> str:
    number = libc.open(b"/proc/self/smaps", os.O_RDONLY | os.O_CLOEXEC)
    text, chunk = bytearray(), ctypes.create_string_buffer(_CHUNK)
    while (size := libc.read(number, chunk, _CHUNK)) > 0:  # -1 as well where it cannot be opened
        text += chunk.raw[:size]
    libc.close(number)
    return text.decode("utf-8", "replace")
