"""A card of the Settings page: which version this is, under which licence it comes, and what else is in it."""

from __future__ import annotations

from app import __version__
from ui.desktop.dialogs.licences import LicencesDialog
from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.safe_text import Text


class AboutCard(Translatable, Card):
    """Three sentences and a button."""

    def __init__(self) -> None:
        super().__init__(space="m")
        self.version, self.parts, self.licences = Text(), Text(look="muted"), Button("", "file")
        titled(self, "info", lambda: self.tr("About Countermark"))
        self.body.addWidget(self.version)
        self.body.addWidget(row_with_buttons(self.parts, self.licences))
        self.version.set_text(
            lambda: self.tr("Version {version}. Free software under the Apache License 2.0, without warranty.").format(
                version=__version__
            )
        )
        self.parts.set_text(
            lambda: self.tr(
                "It contains Qt and PySide6 under the LGPL 3. Their libraries are files of their own in the program's folder, and you may replace them."
            )
        )
        self.licences.set_text(lambda: self.tr("Licences…"))
        self.licences.clicked.connect(self._show)

    def _show(self) -> None:
        dialog = LicencesDialog(self)
        dialog.exec()
        dialog.deleteLater()
