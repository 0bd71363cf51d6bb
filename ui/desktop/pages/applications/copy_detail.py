"""Details beside the list: contents of one copy, where its files are, and the exact files again from the vault."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.copies import FORM, CopyFile, CopyRecord, Recipient
from app.errors import AppError
from app.files import write_atomic
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.models import field_names
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.send.copy_done import FileChip
from ui.desktop.platform.file_dialogs import save_file
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import format_moment
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card, clear, column
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import ElidedLabel, Text, explain, one_line


class CopyDetail(Translatable, QWidget):
    """Contents of one copy. `void_asked` and `edited_asked` carry the copy's id."""

    void_asked = Signal(str)
    edited_asked = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        scroll, card = Scroll(), Card(space="m")
        self._row: tuple[CopyRecord, Recipient] | None = None
        self.reference, self.who, self.facts = (
            Text(look="title", wrap=False),
            ElidedLabel(look="strong"),
            column(space="s"),
        )
        self.files = column(space="xs")
        for part in (self.reference, self.who):
            card.body.addWidget(part)
        card.body.addLayout(self.facts)
        card.body.addLayout(self.files)
        self.edited, self.void, self.letter = Button("quiet", "edit"), Button("quiet", "close"), Button("quiet", "mail")
        self.alias_off, self.busy, self._place = Button("quiet", "mail"), Busy(), JobSlot(self)
        self.busy.watch(self._place, "alias")
        card.body.addWidget(self.busy)
        for button in (self.letter, self.edited, self.alias_off, self.void):
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.edited.set_text(lambda: self.tr("I changed this copy by hand…"))
        self.edited.clicked.connect(self._ask_edited)
        self.alias_off.set_text(lambda: self.tr("Switch off the address in this copy…"))
        self.alias_off.clicked.connect(self._ask_alias_off)
        self.letter.set_text(lambda: self.tr("Write a cover letter…"))
        self.letter.clicked.connect(self._write_letter)
        self.void.set_text(lambda: self.tr("This copy was never used…"))
        self.void.clicked.connect(self._ask_void)
        scroll.body.addWidget(card)
        column(self).addWidget(scroll)
        self.on_language_change(self._retranslate)

    def _ask_void(self) -> None:
        if self._row is not None:
            self.void_asked.emit(self._row[0].copy_id)

    def _ask_edited(self) -> None:
        if self._row is not None:
            self.edited_asked.emit(self._row[0].copy_id)

    def _ask_alias_off(self) -> None:
        """Ask, then have the provider switch off the address that it made for this copy."""
        assert self._row is not None
        record, session = self._row[0], self._shell.session
        question = Question(
            lambda: self.tr("Switch off the address in this copy?"),
            lambda: self.tr("Your alias provider is asked to. No message to {address} reaches you any more.").format(
                address=one_line(", ".join(record.aliases.values()))
            ),
            lambda: self.tr("Switch it off"),
            lambda: self.tr("Leave it on"),
        )
        if not self._shell.messages.ask(question):
            return

        def work(_token: CancelToken, _progress: Progress) -> str:
            return session.alias_providers.disable(record.copy_id)

        def done(address: str) -> None:
            self._shell.messages.inform(sentence("alias-disabled", {"address": one_line(address)}))
            self._retranslate()

        self._place.start(work, Outcomes(done, self._shell.messages.error))

    def _write_letter(self) -> None:
        from ui.desktop.dialogs.cover_letter import CoverLetterDialog

        if self._row is not None:
            CoverLetterDialog(self._shell.session, *self._row, self).open()

    def load(self, found: tuple[CopyRecord, Recipient]) -> None:
        """Show a copy."""
        self._row = found
        self._retranslate()

    def _retranslate(self) -> None:
        if self._row is None:
            return
        record, recipient = self._row
        self.reference.setText(record.reference)
        self.who.set_untrusted(recipient.name)
        clear(self.facts)
        kinds = dict.fromkeys(item.kind for item in record.withheld)
        facts = [
            (self.tr("When"), format_moment(record.created)),
            (self.tr("How"), one_line(vocabulary.channel(record.channel))),
            (self.tr("Stage"), vocabulary.stage(record.stage)),
            (self.tr("Left out"), self.tr(", ").join(vocabulary.kind(kind) for kind in kinds) or self.tr("nothing")),
            (self.tr("Made from"), self.tr("Version {number}").format(number=record.master_version)),
            (self.tr("Contents"), self._held(record.disclosed)),
        ]
        facts += [(self.tr("Its address"), one_line(address)) for address in record.aliases.values()]
        if record.voided:
            facts.append((self.tr("Void"), record.voided))
        for name, value in facts:
            pair = column(space="xs")
            pair.setSpacing(0)
            pair.addWidget(Text(name, "caption"))
            pair.addWidget(Text(value))
            self.facts.addLayout(pair)
        self.void.setVisible(not record.voided)
        self.alias_off.setVisible(self._shell.session.alias_providers.state(record.copy_id) is True)
        self.edited.setVisible(not record.voided and record.spec_version > 0)
        self.letter.setVisible(not record.voided and record.spec_version > 0)
        self._show_files()

    def _held(self, disclosed: tuple[str, ...]) -> str:
        sections: dict[str, list[str]] = {}
        for field_id in disclosed:
            head, _, name = field_names.field_of_id(field_id).partition(" · ")
            names = sections.setdefault(head, [])
            if name and name not in names:
                names.append(name)
        return "\n".join(
            self.tr("{section}: {fields}").format(section=head, fields=self.tr(", ").join(names)) if names else head
            for head, names in sections.items()
        )

    def _show_files(self) -> None:
        clear(self.files)
        assert self._row is not None
        record = self._row[0]
        for file in record.files:
            path = Path(file.path)
            if not file.path or not path.is_file():
                self.files.addWidget(self._again(record, file))
                continue
            chip = FileChip(path, partial(self._shell.session.vault.copies.require_release, record.copy_id))
            chip.refused.connect(self._shell.messages.error)
            chip.missing.connect(self._tell_missing, Qt.ConnectionType.QueuedConnection)
            self.files.addWidget(chip)

    def _tell_missing(self) -> None:
        """A file was taken away while its button stood here: offer to save it again."""
        self._show_files()
        self._shell.messages.inform(self.tr("That file is no longer where it was saved. You can save it again here."))

    def _again(self, record: CopyRecord, file: CopyFile) -> Button:
        """A file that is no longer where it was saved, or never was saved: the vault has it."""
        button = Button("", "folder")
        if record.channel == FORM:
            button.setText(self.tr("Save what was pasted…"))
        else:
            button.setText(self.tr("Save {name} again…").format(name=file.name))
            explain(button, self.tr("It is no longer where it was saved. Your vault has the very file that was sent."))
        button.clicked.connect(partial(self._save, record.copy_id, file))
        return button

    def _save(self, copy_id: str, file: CopyFile) -> None:
        try:
            self._shell.session.vault.copies.require_release(copy_id)
        except AppError as error:
            self._shell.messages.error(error)
            return
        name, _ = save_file(self, self.tr("Save as a file"), file.name)
        if not name:
            return
        copies, path = self._shell.session.vault.copies, Path(name)
        try:
            write_atomic(path, copies.file_bytes(copy_id, file.format))
        except AppError as error:
            self._shell.messages.error(error)
            return
        copies.set_path(copy_id, file.format, str(path))
        kept = copies.get(copy_id)
        if kept is not None and self._row is not None and self._row[0].copy_id == copy_id:
            self.load((kept, self._row[1]))
        self._shell.messages.inform(self.tr("Saved: {name}").format(name=path.name))
