"""The eyes of a picky reader: what is cut off, what lies over something else, what stayed in another language."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from app import resources
from benchmarks.waiting import in_sight
from ui.desktop.widgets.drop_down import Choice
from ui.desktop.widgets.safe_text import ElidedLabel

SEEN = (QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTabBar, QPlainTextEdit, QTextEdit, QTableView)


def _parts(root: QWidget) -> Iterator[QWidget]:
    """Visible widgets that show something of their own, without the inner parts of Qt's own widgets."""
    for widget in in_sight(root):
        inner = isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QTabBar | QLineEdit)
        if isinstance(widget, SEEN) and not inner and not widget.objectName().startswith("qt_"):
            yield widget


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _in_its_box(widget: QComboBox) -> int:
    """Pixels by which the text of a choice is wider than the room beside its arrow."""
    option = QStyleOptionComboBox()
    widget.initStyleOption(option)
    edit = QStyle.SubControl.SC_ComboBoxEditField
    room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, widget)
    return widget.fontMetrics().boundingRect(widget.currentText()).width() - room.width()


def _is_clipped(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel) or not _text(widget):
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        longest = max(re.split(r"[ \n\t\u200b]+", QLabel.text(widget)), key=len, default="")
        narrow = widget.fontMetrics().horizontalAdvance(longest) > widget.contentsRect().width() + 1
        return (longest.replace("\u00a0", "").isascii() and narrow) or widget.heightForWidth(
            widget.width()
        ) > widget.height() + 1
    if isinstance(widget, QComboBox):
        return not widget.isEditable() and not isinstance(widget, Choice) and _in_its_box(widget) > 2
    hint = widget.minimumSizeHint() if isinstance(widget, QAbstractButton) else widget.sizeHint()
    return hint.width() > widget.width() + 1 or hint.height() > widget.height() + 1


def _beyond(widget: QWidget, root: QWidget) -> bool:
    """Return True if a widget reaches out of a parent that cannot be scrolled to show the rest."""
    sideways, upright = True, True
    rect, parent = QRect(widget.rect()), widget
    while parent is not root and (sideways or upright):
        up = parent.parentWidget()
        if up is None or parent.isWindow():
            return False
        rect.translate(parent.pos())
        area = up.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is up:
            scrolled = isinstance(area, QScrollArea)
            sideways = (
                sideways and area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff and scrolled
            )
            upright = False
        if sideways and (rect.left() < -1 or rect.right() > up.width() + 1):
            return True
        if upright and (rect.top() < -1 or rect.bottom() > up.height() + 1):
            return True
        parent = up
    return False


def _overlapping(parts: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    by_parent: dict[QWidget | None, list[QWidget]] = {}
    for part in parts:
        by_parent.setdefault(part.parentWidget(), []).append(part)
    for siblings in by_parent.values():
        for place, one in enumerate(siblings):
            for other in siblings[place + 1 :]:
                common = one.geometry().intersected(other.geometry())
                if common.width() > 1 and common.height() > 1:
                    yield one, other


@cache
def english() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Texts of the window that read otherwise in Chinese, and patterns for those with values in them."""
    plain, patterns = set(), []
    tree = ElementTree.parse(resources.path("languages", "zh", "window.ts"))  # noqa: S314 — a file of the program
    for message in tree.iter("message"):
        source, target = message.findtext("source") or "", message.findtext("translation") or ""
        if source in (target, "Countermark") or message.findtext("comment") == "language-name":
            continue  # the program's name is written both ways, and a language names itself
        if "{" not in source:
            plain.add(source)
        elif len(re.findall(r"[A-Za-z]{2,}", re.sub(r"{\w*}", "", source))) > 2:
            patterns.append(re.compile(re.sub(r"\\{\w*\\}", ".+", re.escape(source))))
    return frozenset(plain), tuple(patterns)


def untranslated(text: str) -> bool:
    """Return True if a text is in English although there is a Chinese translation."""
    plain, patterns = english()
    return text in plain or any(pattern.fullmatch(text) for pattern in patterns)


def faults(root: QWidget, language: str) -> list[str]:
    """Everything that is wrong with what is on show."""
    parts = list(_parts(root))
    found = [f"cut off: {_text(part)!r}" for part in parts if _is_clipped(part)]
    found += [f"beyond its place: {type(part).__name__} {_text(part)!r}" for part in parts if _beyond(part, root)]
    found += [f"overlap: {_text(one)!r} and {_text(other)!r}" for one, other in _overlapping(parts)]
    for bar in (part for part in parts if isinstance(part, QTabBar)):
        names = [bar.tabText(place) for place in range(bar.count()) if bar.isTabVisible(place)]
        if bar.sizeHint().width() > bar.width() + 1 and not bar.usesScrollButtons():
            found.append(f"cut off tabs: {names}")
    if language == "zh":
        found += [f"not translated: {text!r}" for text in map(_text, parts) if text and untranslated(text)]
        for part in (part for part in parts if isinstance(part, QLineEdit | QPlainTextEdit)):
            if untranslated(part.placeholderText()):
                found.append(f"not translated: {part.placeholderText()!r}")
    return found
