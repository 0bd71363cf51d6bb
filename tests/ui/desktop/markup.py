"""Whether a widget, or anything in it, would read markup in what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QTabBar, QTextEdit, QWidget

from ui.desktop.widgets.safe_text import tooltip

TIPS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)


def is_text(tip: str) -> bool:
    """Whether a tooltip is shown letter for letter: no markup, or escaped as a whole."""
    if not any(sign in tip for sign in "<&"):
        return True
    document = QTextDocument()
    document.setHtml(tip)
    return tooltip(document.toPlainText().replace("\xa0", " ")) == tip


def cells(model: QAbstractItemModel, under: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = under or QModelIndex()
    for row in range(min(model.rowCount(parent), 50)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            yield model.index(row, column, parent)


def markup_in(root: QWidget) -> list[str]:
    """Widgets and items that would read markup in what they show."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        about = f"{type(widget).__name__} {widget.accessibleName()[:40]!r}"
        tips = [widget.toolTip(), widget.whatsThis(), widget.statusTip()]
        if isinstance(widget, QTabBar):
            tips += [widget.tabToolTip(at) for at in range(widget.count())]
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            tips += [str(cell.data(role) or "") for cell in cells(widget.model()) for role in TIPS]
        if isinstance(widget, QLabel) and widget.windowType() is Qt.WindowType.ToolTip:
            tips.append(widget.text())  # the toolkit's own, which shows them
        elif isinstance(widget, QLabel) and widget.text() and widget.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"{about}: guesses whether {widget.text()[:60]!r} is markup")
        found += [f"{about}: tooltip {tip!r}" for tip in tips if not is_text(tip)]
        if isinstance(widget, QTextEdit) and "\ufffc" in widget.document().toPlainText():
            found.append(f"{about}: holds a picture")
        found += [f"{about}: action {one.text()!r}" for one in widget.actions() if not is_text(one.toolTip())]
    return found
