"""Two lines for the names that printed forms bear: the institution that answers for the data, and the counsellor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import column
from ui.desktop.widgets.flow_layout import Flow, field
from ui.desktop.widgets.safe_text import Text

if TYPE_CHECKING:
    from app.services.caseload_settings import Letterhead

_LONGEST = 200


class LetterheadFields(Translatable, QWidget):
    """Shows what is remembered of the names; empty ones are printed as lines to write on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.institution, self.counsellor = QLineEdit(), QLineEdit()
        self._labels = (Text(look="caption"), Text(look="caption"))
        both = QWidget()
        line = Flow(both, space="m")
        for label, editor in zip(self._labels, (self.institution, self.counsellor), strict=True):
            editor.setMaxLength(_LONGEST)
            line.add(field(label, editor), 1, 200)
        column(self).addWidget(both)
        self.on_language_change(self._retranslate)

    def _retranslate(self) -> None:
        names = (self.tr("Institution, as printed on forms"), self.tr("Your name, as printed on forms"))
        for label, editor, name in zip(self._labels, (self.institution, self.counsellor), names, strict=True):
            label.setText(name)
            editor.setAccessibleName(name)

    def show_letterhead(self, letterhead: Letterhead) -> None:
        """Show the names."""
        self.institution.setText(letterhead.institution)
        self.counsellor.setText(letterhead.counsellor)

    @property
    def letterhead(self) -> Letterhead:
        """The names as typed."""
        from app.services.caseload_settings import Letterhead

        return Letterhead(self.institution.text().strip(), self.counsellor.text().strip())
