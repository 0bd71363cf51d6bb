"""Whether the window's thread is at work, so that jobs beside it give way (`app.workers.cancellation.give_way`).

Python runs one thread at a time. While a job computes, each call between Qt and Python makes the window wait for its turn, some
hundred times for one page: 60 ms of work took 180. A job that stands still meanwhile is done hardly later.

The window is at work from the moment its event loop wakes until it waits again. On Linux Qt's loop is GLib's, whose signals
`awake` and `aboutToBlock` stand the wrong way round for this: the events are dispatched between the two. A GLib source sees
both moments (`prepare` before the wait, `check` after it: https://docs.gtk.org/glib/struct.SourceFuncs.html).
"""

from __future__ import annotations

import atexit
import ctypes
import functools
import threading
import time
from typing import Final

from PySide6.QtCore import QAbstractEventDispatcher, Qt

from app.workers.cancellation import give_way_to

PATIENCE_SECONDS: Final = 0.2
"""A job waits no longer for one stretch of the window's work: the window may itself be waiting for something of the job's."""
ENOUGH_SECONDS: Final = 1.0
"""A job that has waited for so long, and hardly gone on in between, goes on for as long: the window may be at work without end."""
_SETTLE_SECONDS: Final = 0.0005
"""The loop turns round several times in one stretch: only after so long without work is it over."""


class Turn:
    """Of one thread, which `begin`s and `end`s its stretches of work; others `give_way`."""

    def __init__(self) -> None:
        self._own, self._began = threading.get_ident(), 0.0
        self._rests, self._waiters = threading.Event(), threading.local()
        self._rests.set()

    def begin(self) -> None:
        """The thread has something to do."""
        if self._rests.is_set():
            self._began = time.monotonic()
            self._rests.clear()

    def end(self) -> None:
        """It waits for what comes."""
        self._rests.set()

    def give_way(self) -> None:
        """Wait until the thread rests, at most `PATIENCE_SECONDS` from when it began, and less where this one has waited for long
        already. At once in the thread itself."""
        if self._rests.is_set() or threading.get_ident() == self._own:
            return
        now = time.monotonic()
        owed = max(0.0, getattr(self._waiters, "owed", 0.0) - (now - getattr(self._waiters, "last", now)))
        free = getattr(self._waiters, "free", False) and owed > 0
        if not free:
            self._wait(now + ENOUGH_SECONDS - owed)
            owed += time.monotonic() - now
        self._waiters.owed, self._waiters.last = owed, time.monotonic()
        self._waiters.free = free or owed >= ENOUGH_SECONDS

    def _wait(self, last: float) -> None:
        while not self._rests.is_set():
            left = min(last, self._began + PATIENCE_SECONDS) - time.monotonic()
            if left <= 0 or not self._rests.wait(left):
                return
            time.sleep(_SETTLE_SECONDS)


@functools.cache
def watch() -> Turn:
    """Let jobs give way to this thread's event loop, from now on."""
    turn = Turn()
    loop = QAbstractEventDispatcher.instance()
    if not loop.inherits("QEventDispatcherGlib") or not _watch_glib(turn):
        loop.awake.connect(turn.begin, Qt.ConnectionType.DirectConnection)
        loop.aboutToBlock.connect(turn.end, Qt.ConnectionType.DirectConnection)
    turn.begin()  # this is called from the middle of a stretch
    give_way_to(turn.give_way)
    return turn


_SOURCE_BYTES: Final = 256
"""More than a `GSource` (96)."""
_FIRST: Final = -1000
"""A priority above all others: it sees every turn of the loop."""
_Look = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


class _SourceFuncs(ctypes.Structure):
    _fields_ = (
        ("prepare", _Look),
        ("check", _Look),
        *((name, ctypes.c_void_p) for name in ("dispatch", "finalize", "closure_callback", "closure_marshal")),
    )


def _watch_glib(turn: Turn) -> bool:
    """Whether a source of the default context, which Qt's loop runs in the first thread, now tells `turn`."""
    try:
        glib = ctypes.CDLL("libglib-2.0.so.0")
    except OSError:
        return False

    def prepare(_source: int, _timeout: int) -> int:
        turn.end()
        return 0

    def check(_source: int, _data: int) -> int:
        turn.begin()
        return 0

    functions = _SourceFuncs(_Look(prepare), _Look(check))  # never ready and without a time-out: it wakes nobody
    glib.g_source_new.restype = ctypes.c_void_p
    source = ctypes.c_void_p(glib.g_source_new(ctypes.byref(functions), _SOURCE_BYTES))
    glib.g_source_set_priority(source, _FIRST)
    glib.g_source_attach(source, None)
    atexit.register(_leave, glib, source, functions)
    return True


def _leave(glib: ctypes.CDLL, source: ctypes.c_void_p, _functions: _SourceFuncs) -> None:
    """Before Python ends; until then the functions that GLib calls are kept here."""
    glib.g_source_destroy(source)
