"""Session lock on macOS: the distributed notification `com.apple.screenIsLocked`, through Core Foundation.

https://developer.apple.com/documentation/corefoundation/cfnotificationcenter
Only listens. Where Core Foundation is not as expected, nothing is watched.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Final

NAME: Final = b"com.apple.screenIsLocked"
_LIBRARY: Final = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_UTF8: Final = 0x08000100
_DELIVER_IMMEDIATELY: Final = 4
_POINTER: Final = ctypes.c_void_p
_CALLBACK: Final = ctypes.CFUNCTYPE(None, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)


def core_foundation() -> ctypes.CDLL | None:
    """The library, its three functions declared; None where it cannot be loaded."""
    try:
        library = ctypes.CDLL(_LIBRARY)
        library.CFNotificationCenterGetDistributedCenter.argtypes = []
        library.CFNotificationCenterGetDistributedCenter.restype = _POINTER
        library.CFStringCreateWithCString.argtypes = [_POINTER, ctypes.c_char_p, ctypes.c_uint32]
        library.CFStringCreateWithCString.restype = _POINTER
        observer = library.CFNotificationCenterAddObserver
        observer.argtypes = [_POINTER, _POINTER, _CALLBACK, _POINTER, _POINTER, ctypes.c_long]
        observer.restype = None
    except (OSError, AttributeError):
        return None
    return library


def watch(library: ctypes.CDLL | None, told: Callable[[], None]) -> object:
    """Call `told` (on the main thread) when the screen is locked; returns what has to be referenced, None if not watched."""
    centre = library.CFNotificationCenterGetDistributedCenter() if library is not None else None
    if library is None or not centre:
        return None
    callback = _CALLBACK(lambda *_: told())
    name = library.CFStringCreateWithCString(None, NAME, _UTF8)
    library.CFNotificationCenterAddObserver(centre, None, callback, name, None, _DELIVER_IMMEDIATELY)
    return callback
