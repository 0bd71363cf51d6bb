"""Chooses between several résumés of one person, and offers to copy the personal data of this one to the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, TintedBlock, column
from ui.desktop.widgets.drop_down import ComboBox, add_hidden_label
from ui.desktop.widgets.flow_layout import flow, row_with_buttons, with_glyph
from ui.desktop.widgets.safe_text import Text


class MastersBar(Translatable, QWidget):
    """`chosen` carries a name; `new_asked` and `sync_asked` are for the page."""

    chosen = Signal(str)
    new_asked = Signal()
    sync_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._behind: tuple[str, ...] = ()
        self.box, self.new, self.sync = ComboBox(), Button("quiet", "plus"), Button("quiet", "tick")
        self.behind_bar, self.behind = TintedBlock("notice"), Text()
        line = column(self, space="s")
        self.behind_bar.body.addWidget(row_with_buttons(with_glyph(Glyph("info", "notice"), self.behind), self.sync))
        line.addWidget(flow(self.box, self.new, space="m"))
        line.addWidget(self.behind_bar)
        add_hidden_label(self, self.box, lambda: self.tr("Which résumé"))
        self.new.set_text(lambda: self.tr("New résumé…"))
        self.sync.set_text(lambda: self.tr("Sync to other résumés"))
        self.on_language_change(self._retranslate)
        self.box.activated.connect(lambda: self.chosen.emit(self.box.currentData()))
        self.new.clicked.connect(self.new_asked)
        self.sync.clicked.connect(self.sync_asked)

    def load(self, names: Sequence[str], current: str, behind: Sequence[str]) -> None:
        """Show the résumés there are, and those whose person differs from this one's."""
        self._names, self._behind = tuple(names), tuple(behind)
        self.box.clear()
        for name in names:
            self.box.addItem("", name)
        self.box.setCurrentIndex(max(0, self.box.findData(current)))
        self._retranslate()

    def _retranslate(self) -> None:
        for index, name in enumerate(self._names):
            self.box.setItemText(index, self._master_label(name))
        self.box.setVisible(len(self._names) > 1)
        names = self.tr(", ").join(self._master_label(name) for name in self._behind)
        text = self.tr("Name, contact and personal details are not the same in: {names}").format(names=names)
        self.behind.setText(text)
        self.behind_bar.setVisible(bool(self._behind))

    def _master_label(self, name: str) -> str:
        return self.tr("Main résumé") if name == "main" else name
