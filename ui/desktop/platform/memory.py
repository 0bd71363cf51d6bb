"""Returns unneeded memory to the system: free blocks of the C library (glibc only), and leftovers of imports."""

from __future__ import annotations

import ctypes
import functools
import gc
import sys
from typing import Final

_ARENA_MAX: Final = -8
_MMAP_THRESHOLD: Final = -3
_TRIM_THRESHOLD: Final = -1
_LARGE: Final = 128 * 1024


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
