"""The bar under the Send page: the formats of the files, and the two ways to hand a copy over."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, column
from ui.desktop.widgets.flow_layout import Flow, flow
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text

FORMATS: Final = (("pdf", "PDF"), ("docx", "Word"), ("txt", "TXT"), ("json", "JSON"))


class SendBar(Translatable, QFrame):
    """`save` writes files, `fill` goes through a web form; `busy` shows the work, `need` what is missing yet."""

    def __init__(self, *more: QWidget) -> None:
        """`more`: what else belongs beside the formats."""
        super().__init__()
        self.setProperty("look", "bar")
        self.busy, self.need = Busy(), Text(look="muted", wrap=False)
        self.save, self.fill = Button("primary", "send"), Button("", "copy")
        self.formats = {key: QCheckBox(name) for key, name in FORMATS}
        self.formats["pdf"].setChecked(True)
        across = QWidget()
        places = Flow(across, space="m", trailing=True)
        places.add(flow(*self.formats.values(), *more, space="m"), 1)
        places.add(self.fill)
        places.add(self.save)
        line = column(self, space="s", margins=(0, SPACE["m"], 0, SPACE["l"]))
        line.addWidget(self.busy)
        line.addWidget(self.need, 0, Qt.AlignmentFlag.AlignRight)
        line.addWidget(across)
        self.busy.hide()
        self.save.set_text(lambda: self.tr("Save the copy…"))
        self.fill.set_text(lambda: self.tr("Fill a web form…"))
        self.need.set_text(lambda: self.tr("Enter a recipient first"))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The formats that are ticked (`pdf` where none is)."""
        return tuple(key for key, box in self.formats.items() if box.isChecked()) or ("pdf",)

    def allow(self, free: bool, *, named: bool) -> None:
        """Enable or disable making a copy; say what is missing where nobody is `named`."""
        self.save.setEnabled(free)
        self.fill.setEnabled(free)
        self.need.setVisible(not named)
