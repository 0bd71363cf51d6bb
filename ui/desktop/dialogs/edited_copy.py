"""Records that the person changed a copy by hand before it was sent: differing places no longer count. Written when a file is given."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.copies import CopyRecord
from app.errors import AppError
from app.services.manual_edits import ManualEdit, excluded_carriers, record_manual_edit
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models.mark_names import place_name
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import Messages, sentence
from ui.desktop.shell.session import Session
from ui.desktop.shell.untrusted_input import UntrustedInput, choose_file
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text

KINDS = (".pdf", ".docx", ".txt", ".md", ".json", ".html", ".htm")
SHOWN = 12


class EditedDialog(Dialog):
    """Takes the file that was really sent for one copy, and shows which of its marks were changed."""

    def __init__(self, session: Session, messages: Messages, record: CopyRecord, parent: QWidget | None = None) -> None:
        super().__init__(520, parent)
        self._session, self._messages, self._record = session, messages, record
        self._place = JobSlot(self)
        self.what, self.status_label, self.places = Text(), Text(look="strong"), Text(look="muted")
        self.file, self.close_it = Button("primary", "folder"), Button()
        self.busy = Busy()
        for part in (self.what, self.busy, self.status_label, self.places):
            self.body.addWidget(part)
        self.busy.watch(self._place, "compare")
        self._place.busy_changed.connect(lambda busy: self.file.setEnabled(not busy))
        self.finish(self.close_it, self.file)
        self.file.setFocus()
        self.file.clicked.connect(self._choose)
        self.close_it.clicked.connect(self.accept)
        self.finished.connect(self._place.cancel)
        self._noted: ManualEdit | None = None
        self.on_language_change(self._retranslate)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Copy {reference} changed by hand").format(reference=self._record.reference))
        self.what.setText(
            self.tr(
                "Choose the file that you really sent. The places you changed no longer count for or against this copy; everything else still does. The file is read, not saved."
            )
        )
        self.file.setText(self.tr("Choose the file I sent…"))
        self.close_it.setText(self.tr("Close"))
        self._show_status()

    def _show_status(self) -> None:
        if self._noted is None:
            excluded = tuple(sorted(excluded_carriers(self._session.vault).get(self._record.copy_id, ())))
            self.status_label.setText(self.tr("Noted before:") if excluded else "")
        else:
            excluded = self._noted.excluded
            params: dict[str, str | int] = {"reference": self._record.reference, "count": len(excluded)}
            self.status_label.setText(
                sentence("copy-edited", params) if excluded else sentence("copy-not-edited", params)
            )
        names = list(dict.fromkeys(place_name(one) for one in excluded))
        more = [self.tr("… and {count} more").format(count=len(names) - SHOWN)] if len(names) > SHOWN else []
        self.places.setText("\n".join([*names[:SHOWN], *more]))
        for part in (self.status_label, self.places):
            part.setVisible(bool(part.text()))

    def _choose(self) -> None:
        incoming = choose_file(self, self.tr("Choose the file that was sent"), self.tr("Documents"), KINDS)
        if incoming is not None:
            self.read(incoming)

    def read(self, incoming: UntrustedInput) -> None:
        """Compare a file with the copy and exclude what differs."""
        session, copy_id = self._session, self._record.copy_id

        def work(token: CancelToken, _progress: Progress) -> ManualEdit:
            return record_manual_edit(
                session.vault, copy_id, incoming.name, incoming.data(), compute=session.compute, cancel=token
            )

        self._place.start(work, Outcomes(self._show_noted, self._refused))

    def _show_noted(self, noted: ManualEdit) -> None:
        self._noted = noted
        self._show_status()
        self.fit()

    def _refused(self, error: AppError) -> None:
        self._messages.error(error)
        self.status_label.setText(self._messages.shown)
        self.status_label.show()
        self.places.hide()
        self.fit()
