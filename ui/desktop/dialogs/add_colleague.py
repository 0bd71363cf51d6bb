"""A colleague is added to an office: the key as text, from a file or from a picture of its QR code, the fingerprint that both compare, and the name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.errors import AppError
from app.files import read_file
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.platform.file_dialogs import open_file
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.flow_layout import field, row_with_buttons
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.caseload.keys import Address


class AddColleagueDialog(Dialog):
    """Accepted once key and name are there and the person says that the fingerprint was compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(620, parent)
        self._place, self.busy, self.status_label = JobSlot(self), Busy(), StatusLabel()
        self.hint, self.fingerprint = Text(look="muted"), Text(look="strong")
        self.key, self.name, self.compared = QLineEdit(), QLineEdit(), QCheckBox()
        self.choose, self.go, self.no = Button("", "folder"), Button("primary", "plus"), Button()
        self._labels = (Text(look="caption"), Text(look="caption"))
        parts = (
            self.hint,
            field(self._labels[0], row_with_buttons(self.key, self.choose, space="m")),
            self.fingerprint,
            self.compared,
            field(self._labels[1], self.name),
            self.busy,
            self.status_label,
        )
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.no, self.go)
        self.busy.watch(self._place)
        self.on_language_change(self._retranslate)
        self.key.textChanged.connect(lambda: self._show_key())
        self.name.textChanged.connect(lambda: self._enable())
        self.compared.toggled.connect(lambda _on: self._enable())
        self.choose.clicked.connect(lambda: self._choose())
        self.go.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.finished.connect(lambda _answer: self._place.cancel())
        self._place.busy_changed.connect(lambda _busy: self._enable())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Add a colleague"))
        self.hint.setText(
            self.tr(
                "Your colleague's program shows the key (“My key…”). Your colleagues trust your list, so compare the fingerprint yourself, by telephone or face to face, not by the way the key came."
            )
        )
        names = (self.tr("Key"), self.tr("Your colleague's name, as all members see it"))
        for label, editor, name in zip(self._labels, (self.key, self.name), names, strict=True):
            label.setText(name)
            editor.setAccessibleName(name)
        self.choose.setText(self.tr("From a file or picture…"))
        self.compared.setText(self.tr("Your colleague read out the same fingerprint"))
        self.go.setText(self.tr("Add"))
        self.no.setText(self.tr("Cancel"))
        self._show_key()

    def _choose(self) -> None:
        kinds = self.tr("Keys and pictures (*.txt *.png *.jpg *.jpeg *.bmp *.webp *.gif *.pdf)")
        name = open_file(self, self.tr("Your colleague's key"), kinds)
        if name:
            self.read_key(Path(name))

    def read_key(self, path: Path) -> None:
        """Take the key from a text file or the picture of a QR code."""
        from app.services import counsellor_key_file

        def work(token: CancelToken, _progress: Progress) -> Address:
            return counsellor_key_file.read_key(read_file(path, counsellor_key_file.LARGEST), cancel=token)

        self.status_label.hide()
        self._place.start(work, Outcomes(lambda found: self.key.setText(found.text), self.status_label.refuse))

    def _show_key(self) -> None:
        """Show the fingerprint of the key; a comparison of another one does not count for it."""
        from app.caseload.keys import parse_address

        try:
            shown = parse_address(self.key.text()).fingerprint
        except AppError:
            shown = ""
        text = self.tr("Fingerprint: {fingerprint}").format(fingerprint=shown) if shown else ""
        if text != self.fingerprint.text():
            self.compared.setChecked(False)
        self.fingerprint.setText(text)
        for part in (self.fingerprint, self.compared):
            part.setVisible(bool(shown))
        self._enable()
        self.fit()

    def _enable(self) -> None:
        free = not self._place.busy
        self.choose.setEnabled(free)
        self.go.setEnabled(free and self.compared.isChecked() and bool(self.name.text().strip()))
