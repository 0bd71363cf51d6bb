"""Marks a photo or scan of a document: recipient and purpose are burnt in across it, drawn boxes are struck out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QWidget,
)

from app.clock import to_iso
from app.domain.copies import Recipient, RecipientKind
from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models import field_names
from ui.desktop.pages.send.copy_done import FileChip
from ui.desktop.platform.file_dialogs import output_folder
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import format_day
from ui.desktop.shell.drop_target import DropTarget
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes, Work
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.session import Session
from ui.desktop.shell.untrusted_input import PICTURES, UntrustedInput, choose_file
from ui.desktop.widgets.basic import Button, clear
from ui.desktop.widgets.drop_down import LETTERS, ComboBox, NameBox, show_from_start
from ui.desktop.widgets.flow_layout import Flow, field, flow
from ui.desktop.widgets.panels import Busy, DropZone
from ui.desktop.widgets.redaction_canvas import RedactionCanvas
from ui.desktop.widgets.safe_text import LiveText, Text, one_line
from ui.desktop.widgets.split import Stack

if TYPE_CHECKING:
    from app.services.id_scans import ScanDraft, ScanRequest, ScanResult

T = TypeVar("T")
KINDS: Final = (*PICTURES, ".pdf")
SETTLE_MS: Final = 180
"""So long after the last letter of the recipient's name it is looked up whether a scan may go there."""
_TEXT: Final = 600
"""Characters of what is read on a scan that are shown: a card has fewer."""


class ScanDialog(Dialog):
    """Makes one marked scan. `made` carries the `ScanResult`."""

    made = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(700, parent, height=740)
        self._session, self._place = session, JobSlot(self)
        self._untrusted: bytes = b""
        self._result: ScanResult | None = None
        self._draft: tuple[ScanDraft, str] | None = None
        self._error: AppError | None = None
        self._refusal: AppError | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        DropTarget(self, self.take, KINDS)
        self.hint, self.date, self.status_label, self.how = (
            Text(look="muted"),
            Text(look="muted"),
            LiveText(),
            Text(look="caption"),
        )
        self.stack, self.drop, self.board, self.busy = Stack(), DropZone("file"), RedactionCanvas(), Busy()
        self.who, self.kind, self.purpose, self.numbers = NameBox(), ComboBox(), QLineEdit(), QCheckBox()
        self.add, self.undo, self.other = Button("", "plus"), Button("", "undo"), Button("quiet", "file")
        self.save, self.close_it = Button("primary", "tick"), Button()
        self._labels = {key: Text(look="caption") for key in ("who", "kind", "purpose")}
        self.who.offer([known.name for known in session.known_recipients()])
        self.kind.setMinimumContentsLength(LETTERS + 2)  # other languages write "Employer" longer
        for kind in RecipientKind:
            self.kind.addItem("", kind.value)
        self._build_layout()
        self.on_language_change(self._retranslate)
        self._connect()
        self._show_state()

    def address(self, name: str) -> None:
        """Set the recipient's name, shown from its beginning."""
        show_from_start(self.who, name)

    def _build_layout(self) -> None:
        self.stack.addWidget(self.drop)
        self.stack.addWidget(self.board)
        fields, self._chips = QWidget(), QWidget()
        grid, self.files = Flow(fields, space="l"), Flow(self._chips, space="s")
        for (key, editor), (share, least) in zip(
            (("who", self.who), ("kind", self.kind), ("purpose", self.purpose)),
            ((3, 200), (1, 130), (3, 200)),
            strict=True,
        ):
            grid.add(field(self._labels[key], editor), share, least)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.how)
        self.body.addWidget(flow(self.add, self.undo, self.other, trailing=True))
        for part in (fields, self.numbers, self.date, self.status_label, self._chips):
            self.body.addWidget(part)
        self.finish(self.close_it, self.save, lead=self.busy)
        self.busy.hide()

    def _connect(self) -> None:
        self.drop.button.clicked.connect(self._choose)
        self.other.clicked.connect(self._choose)
        self.add.clicked.connect(self.board.add_box)
        self.undo.clicked.connect(self.board.remove_last)
        self.board.changed.connect(self._boxes_changed)
        self.purpose.textChanged.connect(self._show_state)
        self._place.busy_changed.connect(self._show_state)
        self.who.editTextChanged.connect(self._show_state)
        self.who.editTextChanged.connect(lambda: self._settle.start())
        self._settle.timeout.connect(self._weigh)
        self.busy.cancelled.connect(self._place.cancel)
        self.save.clicked.connect(self._go_on)
        for changed in (self.purpose.textChanged, self.who.editTextChanged, self.kind.activated, self.numbers.toggled):
            changed.connect(self._drop_draft)
        self.close_it.clicked.connect(self.reject)
        self.finished.connect(self._place.cancel)

    def _name_save(self) -> None:
        self.save.setText(self.tr("Save watermarked scan…") if self._draft else self.tr("Show the marked scan"))

    def _retranslate(self) -> None:
        self._name_save()
        self.setWindowTitle(self.tr("Mark an ID scan"))
        self.hint.setText(
            self.tr(
                "Recipient, purpose and date are printed across the picture. Black out what they don't need to see."
            )
        )
        self.drop.title.setText(self.tr("A photo or scan of the document"))
        self.drop.hint.setText(self.tr("JPEG, PNG, WebP, BMP, GIF or TIFF"))
        self.drop.button.setText(self.tr("Choose a file…"))
        self.how.setText(
            self.tr("Draw a box with the mouse, or add one and move it with the arrow keys (Shift to resize).")
        )
        self.board.setAccessibleName(self.tr("The picture, with the boxes that will be black"))
        self.add.setText(self.tr("Add a box"))
        self.undo.setText(self.tr("Remove the last box"))
        self.other.setText(self.tr("Another picture…"))
        names = {
            "who": self.tr("Recipient"),
            "kind": self.tr("Recipient type"),
            "purpose": self.tr("Permitted use"),
        }
        for key, editor in (("who", self.who), ("kind", self.kind), ("purpose", self.purpose)):
            self._labels[key].setText(names[key])
            editor.setAccessibleName(names[key])
        self.purpose.setPlaceholderText(self.tr("e.g. starting work, opening a salary account"))
        for index, kind in enumerate(RecipientKind):
            self.kind.setItemText(index, vocabulary.recipient_kind(kind))
        self.numbers.setText(self.tr("Cover my ID numbers (checked before saving)"))
        self.date.setText(self.tr("Date on the scan: {day}").format(day=format_day(to_iso(self._session.clock()))))
        self.close_it.setText(self.tr("Close"))
        self._show_result()

    # -- the picture --------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        incoming = choose_file(self, self.tr("Choose a picture"), self.tr("Pictures and PDF files"), KINDS)
        if incoming is not None:
            self.take(incoming)

    def take(self, incoming: UntrustedInput) -> None:
        """Show a picture, read beside the window."""

        def work(token: CancelToken, _progress: Progress) -> tuple[bytes, bytes]:
            from app.services.picture_redaction import preview

            data = incoming.data()
            return data, preview(data, cancel=token)

        self._begin("read", work, self._shown)

    def _shown(self, answer: tuple[bytes, bytes]) -> None:
        self._untrusted, png = answer
        self._result = None
        self.board.show_picture(png)
        self.stack.setCurrentWidget(self.board)
        if not isinstance(self.focusWidget(), QLineEdit):  # who has gone on to type goes on
            self.board.setFocus()
        self._show_result()

    def _boxes_changed(self) -> None:
        self._drop_draft()
        if self.board.boxes and not self.numbers.isEnabled():
            self.numbers.setChecked(True)  # whoever strikes something out means the numbers, as on the command line
        self._show_state()

    def _weigh(self) -> None:
        """Say why no scan may go to the recipient, before anything is made."""
        name = self._recipient
        self._refusal = self._session.recipients.refusal(name) if name else None
        self._show_result()
        self._show_state()

    @property
    def _recipient(self) -> str:
        return " ".join(self.who.currentText().split())

    def _show_state(self) -> None:
        filled = self.board.filled
        self.numbers.setEnabled(bool(self.board.boxes))
        if not self.board.boxes:
            self.numbers.setChecked(False)
        for button in (self.add, self.undo, self.other):
            button.setVisible(filled)
        self.how.setVisible(filled)
        self.undo.setEnabled(bool(self.board.boxes))
        named = bool(self._recipient) and self._refusal is None
        whole = filled and bool(self.purpose.text().strip()) and named
        self._name_save()
        self.save.setEnabled(whole and not self._place.busy)  # the picture on show may be about to be another

    # -- saving -------------------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Show the finished scan first; then ask where it is to be saved."""
        self._weigh()
        if self._refusal is not None:
            return
        if self._draft is None:
            self.show_draft()
            return
        folder = output_folder(self, self.tr("Choose where to save the scan"))
        if folder:
            self.save_into(Path(folder))

    def _drop_draft(self) -> None:
        """Something was changed: what was shown is no longer what would be saved."""
        if self._draft is not None:
            self._draft = None
            self.board.show_finished(b"")
            self._show_result()
            self._show_state()

    def _request(self, *, known: bool) -> Callable[[], ScanRequest]:
        """Return a maker of the present request; called beside the window. The recipient is `known` to the vault then, or only named."""
        session, data, purpose = self._session, self._untrusted, self.purpose.text()
        name, kind = self._recipient, RecipientKind(self.kind.currentData())
        strikes, struck, language = tuple(self.board.boxes), self.numbers.isChecked(), translations().language

        def make() -> ScanRequest:
            from app.services.id_scans import ScanRequest

            recipient = session.recipients.for_copy(name, kind) if known else Recipient("", name, kind)
            return ScanRequest(data, recipient, purpose, strikes, struck, language, session.master)

        return make

    def show_draft(self) -> None:
        """Show the scan as it would be saved, with the watermark, and tell all that can be read on it. Nothing is recorded."""
        from app.services.id_scans import ScanService, readable_text

        session, asked = self._session, self._request(known=False)

        def work(token: CancelToken, progress: Progress) -> tuple[ScanDraft, str]:
            service = ScanService(session.vault, session.clock, session.compute)
            draft = service.draft(asked(), cancel=token, progress=progress)
            return draft, readable_text(draft, token)

        self._begin("render", work, self._drafted)

    def _drafted(self, draft: tuple[ScanDraft, str]) -> None:
        self._draft = draft
        self.board.show_finished(draft[0].data)
        self._show_result()
        self._show_state()

    def save_into(self, folder: Path) -> None:
        """Record the scan that was shown (else make it now) and write it into a folder."""
        from app.services.id_scans import ScanService

        session, asked, draft = self._session, self._request(known=True), self._draft

        def work(token: CancelToken, progress: Progress) -> ScanResult:
            service = ScanService(session.vault, session.clock, session.compute)
            return service.make(asked(), folder, draft=draft[0] if draft else None, cancel=token, progress=progress)

        self._begin("render", work, self._made)

    def _made(self, result: ScanResult) -> None:
        self._result = result
        self.board.show_finished(result.data)
        for file in result.record.files:
            chip = FileChip(Path(file.path), partial(self._session.vault.copies.require_release, result.record.copy_id))
            chip.refused.connect(self._refused)
            self.files.add(chip)
        self._show_result()
        self.made.emit(result)

    def _begin(self, step: str, work: Work[T], done: Callable[[T], object]) -> None:
        self._error, self._result, self._draft = None, None, None
        clear(self.files)
        self._show_result()
        self._place.start(work, Outcomes(done, self._refused, self.busy.report, self._ended))
        self.busy.begin(step)  # after the end of a job that this one replaces

    def _ended(self) -> None:
        self.busy.hide()
        self._show_state()

    def _refused(self, error: AppError) -> None:
        self._error = error
        self._show_result()

    def _show_result(self) -> None:
        """Show the error, or the result and what can still be read in it."""
        refused = self._error or (None if self._result else self._refusal)
        self.status_label.set_tone("warning" if refused else "")
        if refused is not None:
            self.status_label.setText(sentence(refused.code, dict(refused.params)))
        elif self._result is not None:
            result = self._result
            told = [
                self.tr("Scan {reference} saved and recorded in the ledger.").format(reference=result.record.reference)
            ]
            self.status_label.setText(" ".join([*told, *self._readable(result.was_read, result.shown)]))
        elif self._draft is not None:
            draft, text = self._draft
            told = [self.tr("Preview. Nothing is saved yet.")]
            told += self._readable(draft.was_read, draft.shown, draft.others)
            if text.strip():
                told.append(self.tr("Text that can be read on it: {text}").format(text=one_line(text)[:_TEXT]))
            self.status_label.setText(" ".join(told))
        self.status_label.setVisible(bool(refused or self._result or self._draft))
        if not self.status_label.isHidden():
            self.reveal(self._chips if self._result else self.status_label)

    def _readable(self, was_read: bool, shown: Sequence[str], others: Sequence[str] = ()) -> list[str]:
        """Return the sentences that tell what can be read on the finished scan."""
        told = [] if was_read else [sentence("scan-unread", {})]
        if shown:
            names = dict.fromkeys(field_names.section_of_id(field_id) for field_id in shown)
            told.append(self.tr("Still visible: {fields}").format(fields=self.tr(", ").join(names)))
        if others:
            named = self.tr(", ").join(one_line(one) for one in others)
            told.append(self.tr("Other text that looks like personal data: {texts}").format(texts=named))
        return told
