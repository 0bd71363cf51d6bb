"""A stored picture of a check, to be viewed and saved again."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.files import write_atomic
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.platform.file_dialogs import save_file
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.session import Session
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.picture_view import PictureView
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

SIDE: Final = 2400
"""Of what is shown, at most: the screenshot of a long page on a telephone stays readable."""


class PictureDialog(Dialog):
    """Shows the picture with a hash; `told` is what the line of the card says it showed."""

    def __init__(
        self, session: Session, digest: str, untrusted_name: str, untrusted_told: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(860, parent)
        self._session, self._digest, self._name = session, digest, untrusted_name
        self._place = JobSlot(self)
        self.view, self.busy, self.hint, self.status_label = PictureView(), Busy(), Text(look="muted"), StatusLabel()
        self.save, self.close_it = Button("", "folder"), Button("primary")
        for part in (self.hint, self.busy, self.status_label, self.view):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.save, self.close_it)
        self.busy.watch(self._place, "read")
        self.view.setAccessibleDescription(one_line(untrusted_told))
        self.on_language_change(self._retranslate)
        self.save.clicked.connect(self._ask_place)
        self.close_it.clicked.connect(self.reject)
        self.finished.connect(self._place.cancel)
        self._place.start(self._preview, Outcomes(self._shown, self.status_label.refuse))

    def _retranslate(self) -> None:
        name = one_line(self._name)
        self.setWindowTitle(self.tr("Screenshot saved with the check"))
        self.view.setAccessibleName(self.tr("Screenshot {name}").format(name=name))
        self.hint.setText(
            self.tr(
                "“{name}”, as you added it. You see a copy of its pixels. What you save is the original file, with its own details."
            ).format(name=name)
        )
        self.save.setText(self.tr("Save…"))
        self.close_it.setText(self.tr("Close"))

    def _data(self) -> bytes:
        data = self._session.vault.checks.picture(self._digest)
        if data is None:
            raise UserError("vault-damaged", path=str(self._session.folder))
        return data

    def _preview(self, token: CancelToken, _progress: Progress) -> bytes:
        from app.services.picture_redaction import preview

        return preview(self._data(), side=SIDE, cancel=token)

    def _shown(self, png: bytes) -> None:
        self.view.show_picture(png)
        self.fit()

    def _ask_place(self) -> None:
        from ui.desktop.models.export_everything import harmless_name

        name, _ = save_file(self, self.tr("Save as a file"), harmless_name(self._name))
        if name:
            self.save_as(Path(name))

    def save_as(self, path: Path) -> None:
        """Write the exact bytes into a file."""

        def work(_token: CancelToken, _progress: Progress) -> None:
            write_atomic(path, self._data())

        saved = self.tr("Saved: {name}").format(name=path.name)
        self._place.start(work, Outcomes(lambda _: self.status_label.show_text(saved), self.status_label.refuse))
