"""Returns unneeded memory to the system: free blocks of the C library (glibc only), leftovers of imports, code of the start (Linux)."""

from __future__ import annotations

import ctypes
import functools
import gc
import os
import sys
from typing import Final

_ARENA_MAX: Final = -8
_MMAP_THRESHOLD: Final = -3
_TRIM_THRESHOLD: Final = -1
_LARGE: Final = 128 * 1024
_NOT_NEEDED: Final = 4
_CHUNK: Final = 1 << 16
_SAFE: Final = ("r-xp", "r--s")
_FONT: Final = (".ttf", ".ttc", ".otf")


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


def freeze_gc() -> None:
    """Exclude everything imported so far from garbage collection."""
    gc.freeze()
    trim_heap()


def trim_heap() -> None:
    """Return free memory to the system (some milliseconds)."""
    if (libc := _libc()) is not None:
        libc.malloc_trim(0)


def release_code() -> None:
    """Return the pages of libraries' code and of fonts, most of which only the start used: the process is 35 MB smaller (2 ms).

    What is needed again the system puts back from its cache of files, a microsecond for each 64 KB.
    """
    if sys.platform != "linux":
        return
    # holds the interpreter's lock, in which libraries are opened: none is half mapped meanwhile
    libc = ctypes.PyDLL(None)
    libc.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    for start, end in _code(_mappings(libc)):
        libc.madvise(start, end - start, _NOT_NEEDED)


def _code(mappings: str) -> list[tuple[int, int]]:
    """Return from where to where code, fonts and tables are mapped, in pages that nobody can have written to."""
    found = list[tuple[int, int]]()
    for line in mappings.splitlines():
        place, rights, *rest = line.split(None, 5)
        if rest[-1].startswith("/") and (rights in _SAFE or (rights == "r--p" and rest[-1].endswith(_FONT))):
            start, _, end = place.partition("-")
            found.append((int(start, 16), int(end, 16)))
    return found


def _mappings(libc: ctypes.PyDLL) -> str:
    number = libc.open(b"/proc/self/maps", os.O_RDONLY | os.O_CLOEXEC)
    text, chunk = bytearray(), ctypes.create_string_buffer(_CHUNK)
    while (size := libc.read(number, chunk, _CHUNK)) > 0:  # -1 as well where it cannot be opened
        text += chunk.raw[:size]
    libc.close(number)
    return text.decode("utf-8", "replace")
