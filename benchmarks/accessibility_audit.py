"""The ears of a picky reader: what assistive technology hears, what the keyboard reaches, every word a window can say."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QPalette, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.desktop.theme.tokens import contrast

ROLE: Final = QAccessible.Role
CONTROLS: Final = {
    ROLE.Button,
    ROLE.ButtonMenu,
    ROLE.ButtonDropDown,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.List,
    ROLE.Table,
    ROLE.Tree,
    ROLE.PageTab,
    ROLE.SpinBox,
    ROLE.ProgressBar,
    ROLE.Slider,
    ROLE.ListItem,
}
"""Roles of what a person acts on or reads by name."""

EXPECTED: Final = (
    (QComboBox, {ROLE.ComboBox}),
    (QProgressBar, {ROLE.ProgressBar}),
    (QAbstractSpinBox, {ROLE.SpinBox, ROLE.EditableText}),
    (QLineEdit, {ROLE.EditableText}),
    (QPlainTextEdit, {ROLE.EditableText}),
    (QTextEdit, {ROLE.EditableText}),
    (QAbstractButton, {ROLE.Button, ROLE.CheckBox, ROLE.RadioButton}),
    (QLabel, {ROLE.StaticText, ROLE.Graphic}),
)
"""The role that each kind of widget has to have."""


def _inner(widget: QWidget) -> bool:
    """Return True for a part of one of Qt's own widgets."""
    parent: QObject | None = widget.parent()
    own = isinstance(parent, QComboBox | QAbstractSpinBox | QTabBar | QLineEdit | QHeaderView)
    return own or widget.objectName().startswith("qt_")


def speechless(root: QWidget) -> list[str]:
    """Controls without a name, and widgets whose role is not theirs, as QAccessible tells them.

    The widgets are walked and each is asked for its interface, so that a finding can name the widget behind it.
    """
    QAccessible.setActive(True)
    found = list[str]()
    for thing in root.findChildren(QWidget):
        if not thing.isVisible() or _inner(thing) or isinstance(thing, QAbstractSlider):
            continue
        interface = QAccessible.queryAccessibleInterface(thing)
        if interface is None or not interface.isValid():
            continue
        role, name = interface.role(), interface.text(QAccessible.Text.Name).strip()
        wanted = next((roles for kind, roles in EXPECTED if isinstance(thing, kind)), None)
        if wanted is not None and role not in wanted:
            found.append(f"role {role.name}: {type(thing).__name__} {name!r}")
        if role in CONTROLS and not name:
            found.append(f"no name: {type(thing).__name__} in {type(thing.parent()).__name__}")
    return found


def tab_chain(root: QWidget) -> list[QWidget]:
    """Widgets under `root` that Tab reaches, from the first one round to it."""
    window = root.window()
    chain, widget = list[QWidget](), window.nextInFocusChain()
    first = widget
    while True:
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        if reached and (widget is root or root.isAncestorOf(widget)):
            chain.append(widget)
        widget = widget.nextInFocusChain()
        if widget is first:
            return chain


REACHABLE: Final = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSpinBox,
)


def unreachable(root: QWidget) -> list[str]:
    """Visible controls that Tab does not come to."""
    chain, found = set(tab_chain(root)), list[str]()
    for control in root.findChildren(QWidget):
        if not isinstance(control, REACHABLE) or _inner(control) or not control.isVisible() or not control.isEnabled():
            continue
        if control.window() is not root.window():
            continue  # of a dialog that is open over it
        group = control.group() if isinstance(control, QAbstractButton) else None
        if group is not None and group.exclusive() and chain.intersection(group.buttons()):
            continue  # one of several choices: Tab comes to the group, arrow keys go through it
        proxy = control.focusProxy()
        if control not in chain and proxy not in chain and not isinstance(control, QHeaderView):
            found.append(f"not by Tab: {type(control).__name__} {control.accessibleName()!r}")
    return found


class FocusWatch:
    """Checks that each kind of control looks clearly different when it has the focus."""

    def __init__(self) -> None:
        self._seen = set[tuple[str, ...]]()
        self.looked_at = 0

    def unseen(self, root: QWidget) -> list[str]:
        """Controls under `root` on which the focus cannot be seen well."""
        found = list[str]()
        root.window().activateWindow()
        for control in tab_chain(root):
            if not isValid(control) or control.focusProxy() is not None:
                continue
            checked = isinstance(control, QAbstractButton) and control.isChecked()
            looks = (str(control.property(name)) for name in ("look", "attention", "compact"))
            kind = (type(control).__name__, *looks, str(checked), str(_dark()))
            if kind in self._seen:
                continue
            self._seen.add(kind)
            self.looked_at += 1
            seen = ringed(_picture(control, focus=False), _picture(control, focus=True), _ring(control))
            if seen < HALF:
                found.append(f"focus not seen: {kind} {control.accessibleName()!r} ({seen:.0%})")
        return found


HALF: Final = 0.5
"""Of the outline of a control, what has to change clearly (a caret alone does not)."""
CLEARLY: Final = 3.0
"""Contrast between a pixel without the focus and with it (WCAG 2.2, 1.4.11)."""
DEEP: Final = 5
"""Pixels from the edge within which a ring lies."""


def ringed(before: QImage, after: QImage, ring: QRect) -> float:
    """Return the share of a control's outline, within `ring`, that changes clearly."""
    edges = list[list[tuple[int, int]]]()
    for deep in range(DEEP):
        box = ring.adjusted(deep, deep, -deep, -deep)
        across, down = range(ring.left(), ring.right() + 1, 2), range(ring.top(), ring.bottom() + 1, 2)
        edges.append(
            [(x, y) for y in (box.top(), box.bottom()) for x in across]
            + [(x, y) for x in (box.left(), box.right()) for y in down]
        )
    changed = [any(_differs(before, after, *place) for place in places) for places in zip(*edges, strict=True)]
    return sum(changed) / len(changed) if changed else 0.0


def _differs(before: QImage, after: QImage, x: int, y: int) -> bool:
    first, second = before.pixelColor(x, y), after.pixelColor(x, y)
    return first != second and contrast(first.name(), second.name()) >= CLEARLY


GAP: Final = 18
"""Between a tab and the next one; it belongs to the tab."""


def _ring(control: QWidget) -> QRect:
    if isinstance(control, QTabBar):
        return control.tabRect(control.currentIndex()).adjusted(0, 0, -GAP, 0)
    return control.rect()


def _dark() -> bool:
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def _picture(control: QWidget, *, focus: bool) -> QImage:
    if focus:
        control.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        control.clearFocus()
    QApplication.processEvents()
    image = QImage(control.size(), QImage.Format.Format_RGB32)
    image.fill(QApplication.palette().color(QPalette.ColorRole.Window))  # what stands behind it is seen through it
    control.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def words(root: QWidget) -> list[str]:
    """Every word that `root` shows or tells: texts, tooltips, names, placeholders, choices, tabs, tables, titles."""
    found = [root.windowTitle()]
    for widget in (root, *root.findChildren(QWidget)):
        if widget is not root and (not widget.isVisible() or widget.objectName().startswith("qt_")):
            continue
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        found += _own_words(widget)
    return [word for word in found if word]


def _own_words(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        return [widget.text()]
    if isinstance(widget, QComboBox):
        return [widget.itemText(place) for place in range(widget.count())]
    if isinstance(widget, QTabWidget):
        return [text for place in range(widget.count()) for text in (widget.tabText(place), widget.tabToolTip(place))]
    if isinstance(widget, QTextEdit) and widget.isReadOnly():
        return [widget.toPlainText()]
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return [widget.placeholderText()]
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        return _cells(widget.model())
    return []


def _cells(model: QAbstractItemModel | None) -> list[str]:
    if model is None:
        return []
    role, across = Qt.ItemDataRole, Qt.Orientation.Horizontal
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
    heads = [str(model.headerData(column, across, role.DisplayRole) or "") for column in columns]
    cells = [
        str(model.index(row, column).data(which) or "")
        for row in range(min(model.rowCount(), 50))
        for column in columns
        for which in (role.DisplayRole, role.ToolTipRole, role.AccessibleTextRole)
    ]
    return heads + cells
