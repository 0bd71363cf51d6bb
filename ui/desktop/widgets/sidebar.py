"""The sidebar of the window: the pages, and the lock."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.icons import Glyph
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import RAIL_WIDTH, SPACE
from ui.desktop.widgets.basic import ICON, Button, CheckableButton, column, row
from ui.desktop.widgets.safe_text import Text, explain
from ui.desktop.widgets.split import UprightReach

SEAL: Final = 30
"""Size of the seal above the glyphs of the pages, in whose middle line it stands."""

INSET: Final = 12
"""Border and padding before a glyph."""

PAGES: Final = ("today", "resume", "check", "send", "applications", "leaks", "settings")
"""Keys of the pages in the order of the rail; the icon of a page has the same name."""


def page_name(key: str) -> str:
    """A page's name in the language in force."""
    translate = QCoreApplication.translate
    return {
        "today": translate("rail", "Today"),
        "resume": translate("rail", "Résumé"),
        "check": translate("rail", "Check"),
        "send": translate("rail", "Send"),
        "applications": translate("rail", "Applications"),
        "leaks": translate("rail", "Leaks"),
        "settings": translate("rail", "Settings"),
    }[key]


class Sidebar(Translatable, QWidget):
    """Navigation. `chosen` carries the page's key."""

    chosen = Signal(str)
    lock_asked = Signal()
    search_asked = Signal()
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._compact = False
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Button] = {}
        self._keys: dict[Button, str] = {}
        reach = UprightReach()
        column(self).addWidget(reach)
        line = column(reach.inner, space="xs", margins=(SPACE["m"], SPACE["l"], SPACE["m"], SPACE["l"]))
        self._buttons_and_brand, self._brand = reach.inner, self._make_brand()
        line.addWidget(self._brand)
        self.seek = Button("rail", "search")
        self._keys[self.seek] = "Ctrl+K"
        self.seek.clicked.connect(self.search_asked)
        self.bind_text(self.seek.setText, lambda: self.tr("Search"))
        line.addWidget(self.seek)
        line.addSpacing(SPACE["s"])
        for number, key in enumerate(PAGES, 1):
            if key == "settings":
                line.addStretch(1)
            self._add(key, number)
            line.addWidget(self.buttons[key])
        self.guide = Button("rail", "question")
        self._keys[self.guide] = "F1"
        self.guide.clicked.connect(self.help_asked)
        self.bind_text(self.guide.setText, lambda: self.tr("Help"))
        line.addWidget(self.guide)
        self.lock = Button("rail", "lock")
        self._keys[self.lock] = "Ctrl+L"
        self.lock.clicked.connect(self.lock_asked)
        self.bind_text(self.lock.setText, lambda: self.tr("Lock"))
        line.addWidget(self.lock)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme().follow(self._fit)
        self.on_language_change(self._fit)

    def set_compact(self, compact: bool) -> None:
        """Show glyphs alone (names stay for assistive technology and as tooltips)."""
        if compact != self._compact:
            self._compact = compact
            self._fit()

    def mark(self, key: str) -> None:
        """Show which page is open."""
        self.buttons[key].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the seal in or leave it out."""
        super().resizeEvent(event)
        self._drop_brand_for_buttons()

    def _drop_brand_for_buttons(self) -> None:
        """Where the rail is too low for everything, the seal goes, and no button is cut."""
        needed = self._buttons_and_brand.sizeHint().height() + (
            self._brand.sizeHint().height() if self._brand.isHidden() else 0
        )
        self._brand.setVisible(needed <= self.height())

    def _make_brand(self) -> QWidget:
        brand = QWidget()
        line = row(brand, space="m")
        line.addWidget(Glyph("countermark", "text", SEAL))
        self._name = QWidget()
        name = column(self._name)
        name.setSpacing(0)
        title, other = Text("Countermark", "strong", wrap=False), Text("简历暗记", "caption", wrap=False)
        name.addWidget(title)
        name.addWidget(other)
        line.addWidget(self._name, 1)
        return brand

    def _add(self, key: str, number: int) -> None:
        button = self.buttons[key] = CheckableButton("rail", key)
        button.setAutoExclusive(True)  # heard as one of several, not as a box to tick
        self._group.addButton(button)
        button.clicked.connect(lambda: self.chosen.emit(key))
        shortcut = QShortcut(f"Ctrl+{number}", self)
        shortcut.activated.connect(button.click)
        self.bind_text(button.setText, lambda: page_name(key))
        self._keys[button] = f"Ctrl+{number}"

    def _fit(self) -> None:
        self.setMinimumWidth(theme().px(RAIL_WIDTH) if not self._compact else 0)
        self._name.setVisible(not self._compact)
        inset = max(0, INSET + (theme().px(ICON) - theme().px(SEAL)) // 2)
        self._brand.setContentsMargins(inset, 0, 0, SPACE["m"])
        for button, keys in self._keys.items():
            button.show_text(not self._compact)
            name = button.accessibleName()
            explain(button, self.tr("{name} ({keys})").format(name=name, keys=keys) if self._compact else keys)
        self._drop_brand_for_buttons()
