"""Waiting in Qt's event loop, in which jobs beside the window get the interpreter.

Not `QTest.qWait`: it keeps the interpreter's lock while it sleeps (PySide6 6.11), so that every job beside the window stands
still. A preview took three times as long under it, and what is loaded in advance was not loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LOOK_MS: Final = 2
"""Between two looks at a condition that is waited for."""


def rest(seconds: float) -> None:
    """Let events come for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop, loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], object], seconds: float = 600) -> None:
    """Let events come until a condition holds, which is looked at every `LOOK_MS`. Raises TimeoutError after a time that
    only a hang takes, however busy the machine is."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, look, end = QEventLoop(), QTimer(), QTimer()
    look.setInterval(LOOK_MS)
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    end.timeout.connect(loop.quit)
    look.start()
    end.start(round(seconds * 1000))
    if not condition():
        loop.exec()
    if not condition():
        raise TimeoutError("the window did not get ready")


def in_sight(root: QWidget) -> Iterator[QWidget]:
    """Every widget below one that is seen; hidden pages are not gone through."""
    for child in root.children():
        if child.isWidgetType() and child.isVisible():  # type: ignore[attr-defined]
            yield child  # type: ignore[misc]
            yield from in_sight(child)  # type: ignore[arg-type]
