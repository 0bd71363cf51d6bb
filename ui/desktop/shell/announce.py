"""Announcements of changes away from the focus to assistive technology. The focused widget is read anyway."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(about: QWidget, text: str, *, urgent: bool = False) -> None:
    """Announce `text` for the widget `about` after the current announcement, or at once if `urgent`."""
    if not text:
        return
    # here: their enumerations cost 2 ms of the start
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(about, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
