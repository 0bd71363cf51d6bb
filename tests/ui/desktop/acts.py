"""What a hand does to a window, as the system tells of it: the wheel, a key, a click. And a question to try it on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from ui.desktop.models.question_texts import Question

NO_KEYS, NO_PHASE = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
TURNS = [
    *((QPoint(0, step), NO_KEYS, NO_PHASE) for step in (120, -120)),
    *((QPoint(step, 0), NO_KEYS, NO_PHASE) for step in (120, -120)),
    *(
        (QPoint(0, -120), held, NO_PHASE)
        for held in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier)
    ),
    (QPoint(0, -120), Qt.KeyboardModifier.ControlModifier, NO_PHASE),
    *((QPoint(0, -60), NO_KEYS, phase) for phase in (Qt.ScrollPhase.ScrollBegin, Qt.ScrollPhase.ScrollUpdate)),
    (QPoint(0, 0), NO_KEYS, Qt.ScrollPhase.ScrollEnd),
]
"""Up, down and sideways; with every key held; and one stroke on a touchpad."""


def turn(widget: QWidget, step: QPoint, held: Qt.KeyboardModifier, phase: Qt.ScrollPhase) -> None:
    """The wheel over a widget; what it does not take goes up, as when a hand turns it (the toolkit does that for the system's own
    events alone)."""
    at: QWidget | None = widget
    over = QPointF(widget.mapToGlobal(QPointF(widget.rect().center())))
    while at is not None:
        inside = at.mapFromGlobal(over)
        event = QWheelEvent(inside, over, QPoint(), step, Qt.MouseButton.NoButton, held, phase, False)
        event.ignore()
        QApplication.sendEvent(at, event)
        at = None if event.isAccepted() or at.isWindow() else at.parentWidget()


def key(dialog: QWidget, which: Qt.Key, *, held: bool = False) -> None:
    """A key as the system gives it to a window."""
    handle = dialog.window().windowHandle()
    text = {Qt.Key.Key_Space: " ", Qt.Key.Key_Return: "\r"}.get(which, "x")
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(handle, QKeyEvent(kind, which, NO_KEYS, text, held))


def click(widget: QWidget, first: QEvent.Type = QEvent.Type.MouseButtonPress) -> None:
    """A click as the system gives it to a window."""
    handle, left = widget.window().windowHandle(), Qt.MouseButton.LeftButton
    over = widget.mapToGlobal(QPointF(widget.rect().center()))
    inside = widget.window().mapFromGlobal(over)
    for kind, down in ((first, left), (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
        QApplication.sendEvent(handle, QMouseEvent(kind, inside, over, left, down, NO_KEYS))


def question() -> Question:
    return Question(lambda: "Delete it?", lambda: "It is gone then.", lambda: "Delete it", lambda: "Keep")
