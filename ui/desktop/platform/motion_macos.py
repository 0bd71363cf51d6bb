"""Reduced motion on macOS: "Reduce motion" in the accessibility settings, from NSWorkspace through the Objective-C runtime."""

from __future__ import annotations

import ctypes
from typing import Any, Final

_LIBRARY: Final = "/usr/lib/libobjc.A.dylib"
_POINTER: Final = ctypes.c_void_p


def runtime() -> ctypes.CDLL | None:
    """The Objective-C runtime, its two look-ups declared; None where it cannot be loaded."""
    try:
        library = ctypes.CDLL(_LIBRARY)
        for look_up in (library.objc_getClass, library.sel_registerName):
            look_up.argtypes, look_up.restype = [ctypes.c_char_p], _POINTER
    except (OSError, AttributeError):
        return None
    return library


def prefers_reduced_motion(library: Any) -> bool:
    """Return True if motion is to be reduced (AppKit is loaded: Qt's own platform part uses it)."""
    workspace = library.objc_getClass(b"NSWorkspace") if library is not None else None
    if not workspace:
        return False
    shared = _sender(library, _POINTER)(workspace, library.sel_registerName(b"sharedWorkspace"))
    if not shared:
        return False
    return bool(
        _sender(library, ctypes.c_bool)(shared, library.sel_registerName(b"accessibilityDisplayShouldReduceMotion"))
    )


def _sender(library: Any, answer: Any) -> Any:
    """`objc_msgSend` for a message without arguments: one for each kind of answer (subscribing makes a new one)."""
    send = library["objc_msgSend"]
    send.argtypes, send.restype = [_POINTER, _POINTER], answer
    return send
