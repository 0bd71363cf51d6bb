"""Writes a cover letter beside a copy: an outline in the person's words, the letter as plain text, the check of it, its files and a mail."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from app.domain.cover_letter import Outline, frame, written
from app.errors import AppError
from app.services import copy_file_names
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.pages.send.copy_done import FileChip, mail_programs_text
from ui.desktop.platform.file_dialogs import output_folder
from ui.desktop.platform.file_manager import open_draft
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes, Work
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button, clear, column
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.equal_columns import Columns
from ui.desktop.widgets.flow_layout import Flow, field, flow, row_with_buttons
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import LiveText, Text, one_line
from ui.desktop.widgets.split import Tabs

if TYPE_CHECKING:
    from app.domain.copies import CopyRecord, Recipient
    from app.services.cover_letters import LetterFacts, LetterResult
    from ui.desktop.shell.session import Session

T = TypeVar("T")
FORMATS: Final = (("pdf", "PDF"), ("docx", "Word"), ("txt", "TXT"))
_PROOFS: Final = 2
_BOX, _TALL = 72, 98
"""Heights of texts of several lines, so that a screen of 768 lines shows the whole dialog; the taller one stands beside two short ones."""
_LONG: Final = 90
"""Characters of an achievement in the list."""
_MOST_TOLD: Final = 4
"""Words in the way that are told at once."""


class CoverLetterDialog(Dialog):
    """`made` carries the `LetterResult`. Nothing is saved before the letter was checked against what its copy withholds."""

    made = Signal(object)

    def __init__(
        self, session: Session, record: CopyRecord, recipient: Recipient, parent: QWidget | None = None
    ) -> None:
        super().__init__(760, parent, height=720)
        self._session, self._record, self._recipient = session, record, recipient
        self._place = JobSlot(self)
        self._facts: LetterFacts | None = None
        self._composed = ""
        self.intro, self.told, self.hint = Text(look="muted"), LiveText(), Text(look="caption")
        self.greeting, self.available, self.subject = QLineEdit(), QLineEdit(), QLineEdit()
        self.address, self.why, self.text = QPlainTextEdit(), QPlainTextEdit(), QPlainTextEdit()
        self.proofs = [QPlainTextEdit() for _ in range(_PROOFS)]
        self.offers = [ComboBox() for _ in range(_PROOFS)]
        self.formats = {key: QCheckBox(name) for key, name in FORMATS}
        self.formats["pdf"].setChecked(True)
        self.again, self.mail, self.save, self.close_it = (
            Button("quiet", "undo"),
            Button("", "mail"),
            Button("primary", "tick"),
            Button(),
        )
        self.tabs, self.busy, self._chips = Tabs(), Busy(), QWidget()
        self.files = Flow(self._chips, space="s")
        self._labels = {
            key: Text(look="caption") for key in ("address", "greeting", "why", "available", "subject", "text")
        }
        self._proof_labels = [Text(look="caption") for _ in range(_PROOFS)]
        self._build_layout()
        self.on_language_change(self._retranslate)
        self._connect()
        self._load()

    def _build_layout(self) -> None:
        outline, letter = QWidget(), QWidget()
        lines = column(outline, space="s", margins=(0, 8, 0, 0))
        opening, proofs = Columns(2, 240, space="m"), Columns(2, 240, space="m")
        beside = QWidget()
        short = column(beside, space="s")
        short.addWidget(field(self._labels["greeting"], self.greeting))
        short.addWidget(field(self._labels["available"], self.available))
        opening.add(field(self._labels["address"], self.address))
        opening.add(beside)
        for label, editor, offer in zip(self._proof_labels, self.proofs, self.offers, strict=True):
            proof = QWidget()
            parts = column(proof, space="xs")
            parts.addWidget(field(label, editor))
            parts.addWidget(offer)
            proofs.add(proof)
        lines.addWidget(opening)
        lines.addWidget(field(self._labels["why"], self.why))
        lines.addWidget(proofs)
        lines.addStretch(1)
        for box in (self.address, self.why, *self.proofs):
            box.setTabChangesFocus(True)
            box.setFixedHeight(_TALL if box is self.address else _BOX)
        for offer in self.offers:
            offer.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            offer.setMinimumContentsLength(8)  # else a column is as wide as the longest achievement
        text = column(letter, space="s", margins=(0, 8, 0, 0))
        text.addWidget(self.text, 1)
        text.addWidget(row_with_buttons(self.hint, self.again))
        self.text.setTabChangesFocus(True)
        self.tabs.addTab(outline, "")
        self.tabs.addTab(letter, "")
        self.body.addWidget(self.intro)
        self.body.addWidget(self.tabs, 1)
        sending, kinds = Columns(2, 240, space="m"), QWidget()
        below = column(kinds)
        below.addStretch(1)
        below.addWidget(flow(*self.formats.values(), space="m"))
        sending.add(field(self._labels["subject"], self.subject))
        sending.add(kinds)
        self.body.addWidget(sending)
        self.body.addWidget(self.told)
        self.body.addWidget(self._chips)
        self.told.hide()
        self.finish(self.close_it, self.mail, self.save, lead=self.busy)
        self.busy.hide()

    def _connect(self) -> None:
        for line in (self.greeting, self.available):
            line.textChanged.connect(lambda _text: self._compose())
        for box in (self.address, self.why, *self.proofs):
            box.textChanged.connect(self._compose)
        for offer, editor in zip(self.offers, self.proofs, strict=True):
            offer.activated.connect(partial(self._take_proof, offer, editor))
        self.text.textChanged.connect(self._show_state)
        self.again.clicked.connect(self._compose_again)
        self.save.clicked.connect(lambda: self._ask_folder(mail=False))
        self.mail.clicked.connect(lambda: self._ask_folder(mail=True))
        self.close_it.clicked.connect(self.reject)
        self.finished.connect(self._place.cancel)
        self.busy.cancelled.connect(self._place.cancel)
        self._place.busy_changed.connect(self._show_state)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Cover letter"))
        self.intro.setText(
            self.tr(
                "For {recipient}, beside copy {reference}. Write in your own words; the program checks that nothing the copy leaves out is in it."
            ).format(recipient=one_line(self._recipient.name), reference=self._record.reference)
        )
        names = {
            "address": self.tr("Addressed to (name, employer, place)"),
            "greeting": self.tr("Greeting"),
            "why": self.tr("Why this job, at this employer?"),
            "available": self.tr("When could you start, or talk?"),
            "subject": self.tr("Subject of the mail"),
            "text": self.tr("Your letter"),
        }
        for key, editor in (
            ("address", self.address),
            ("greeting", self.greeting),
            ("why", self.why),
            ("available", self.available),
            ("subject", self.subject),
            ("text", self.text),
        ):
            self._labels[key].setText(names[key])
            editor.setAccessibleName(names[key])
        for number, (label, editor, offer) in enumerate(
            zip(self._proof_labels, self.proofs, self.offers, strict=True), 1
        ):
            name = self.tr("Proof {number}: what shows that you can do it?").format(number=number)
            label.setText(name)
            editor.setAccessibleName(name)
            offer.setAccessibleName(
                self.tr("Proof {number}: begin with an achievement of this copy").format(number=number)
            )
        self.tabs.setTabText(0, self.tr("Outline"))
        self.tabs.setTabText(1, self.tr("Letter"))
        example = "{荣幸|高兴}" if translations().language == "zh" else "{glad|happy}"
        self.hint.setText(
            self.tr(
                "An empty line begins a paragraph. {example}: both wordings are fine with you; a letter gets one, which marks it."
            ).format(example=example)
        )
        self.again.setText(self.tr("Put it together again from the outline"))
        self.save.setText(self.tr("Save the letter…"))
        self.mail.setText(self.tr("Save and write a mail…"))
        self.close_it.setText(self.tr("Close"))
        self._name_offers()

    def _name_offers(self) -> None:
        proofs = self._facts.proofs if self._facts else ()
        for offer in self.offers:
            offer.clear()
            offer.addItem(self.tr("Begin with an achievement…"), "")
            for text in proofs:
                shown = one_line(text)
                offer.addItem(shown if len(shown) <= _LONG else f"{shown[:_LONG]}…", text)
            offer.setVisible(bool(proofs))

    def _load(self) -> None:
        session, record = self._session, self._record

        def work(token: CancelToken, _progress: Progress) -> LetterFacts:
            from app.services.cover_letters import CoverLetterService

            return CoverLetterService(session.vault, session.clock, session.compute).facts(record, cancel=token)

        self._begin("read", work, self._loaded)

    def _loaded(self, facts: LetterFacts) -> None:
        self._facts = facts
        self.greeting.setPlaceholderText(frame(facts.language)[0])
        if not self.subject.text():
            self.subject.setText(facts.subject)
        if not self.address.toPlainText():
            self.address.setPlainText(facts.address)
        self._name_offers()
        self._compose()
        if facts.text and self.text.toPlainText() == self._composed:
            self.text.setPlainText(facts.text)  # the letter that was written last beside this copy, to go on with
            self.tabs.setCurrentIndex(1)

    def _take_proof(self, offer: ComboBox, editor: QPlainTextEdit, _index: int) -> None:
        if text := offer.currentData():
            editor.setPlainText(str(text))
            editor.setFocus()
        offer.setCurrentIndex(0)

    @property
    def outline(self) -> Outline:
        """The outline as it is filled in."""
        proofs = tuple(one.toPlainText() for one in self.proofs)
        return Outline(
            self.address.toPlainText(), self.greeting.text(), self.why.toPlainText(), proofs, self.available.text()
        )

    def _compose(self) -> None:
        """Put the letter together as long as the person has not written on in it themselves."""
        if self._facts is None:
            return
        untouched = self.text.toPlainText() == self._composed
        composed = written(self.outline, self._facts.language, self._facts.name)
        self._composed = composed
        if untouched:
            self.text.setPlainText(composed)
        self._show_state()

    def _compose_again(self) -> None:
        self.text.setPlainText(self._composed)

    def _show_state(self) -> None:
        text = self.text.toPlainText()
        self.again.setVisible(text != self._composed)
        ready = self._facts is not None and bool(text.strip()) and not self._place.busy
        bare = Outline(self.address.toPlainText())
        said = self._facts is not None and text != written(bare, self._facts.language, self._facts.name)
        for button in (self.save, self.mail):
            button.setEnabled(ready and said)

    # -- saving -------------------------------------------------------------------------------------------------------

    def _ask_folder(self, *, mail: bool) -> None:
        last = copy_file_names.last_folder(self._session.vault)
        folder = output_folder(self, self.tr("Choose where to save the letter"), last)
        if folder:
            self.save_into(Path(folder), mail=mail)

    def save_into(self, folder: Path, *, mail: bool = False) -> None:
        """Check the letter, record it and write it into a folder; with `mail` also a draft with the copy's files attached."""
        session, record, text, subject = self._session, self._record, self.text.toPlainText(), self.subject.text()
        formats = tuple(key for key, box in self.formats.items() if box.isChecked()) or ("pdf",)

        def work(token: CancelToken, progress: Progress) -> tuple[LetterResult, Path | None]:
            from app.services.cover_letters import CoverLetterService
            from app.services.mail_drafts import draft_with_files

            service = CoverLetterService(session.vault, session.clock, session.compute)
            plan = service.plan(record, text, cancel=token)
            result = service.make(plan, formats, folder, subject=subject, cancel=token, progress=progress)
            files = (record, result.record)
            return result, draft_with_files(session.vault, files, folder, subject, body=plan.body) if mail else None

        self._begin("render", work, self._made)

    def _made(self, answer: tuple[LetterResult, Path | None]) -> None:
        result, draft = answer
        said = [
            self.tr("Letter {reference} was checked, saved and recorded.").format(reference=result.record.reference)
        ]
        if result.plan.fit.pages > 1:
            said.append(self.tr("It has {pages} pages; recruiters read one.").format(pages=result.plan.fit.pages))
        may_leave = partial(self._session.vault.copies.require_release, result.record.copy_id)
        for path in (*(Path(file.path) for file in result.record.files), *((draft,) if draft is not None else ())):
            chip = FileChip(path, may_leave)
            chip.refused.connect(self._refused)
            self.files.add(chip)
        if draft is not None:
            open_draft(draft)
            said.append(mail_programs_text())
        self._tell(" ".join(said), "")
        self.mark_saved()
        self.made.emit(result)

    def _begin(self, step: str, work: Work[T], done: Callable[[T], object]) -> None:
        self.told.hide()
        clear(self.files)
        self._place.start(work, Outcomes(done, self._refused, self.busy.report, self._ended))
        self.busy.begin(step)
        self._show_state()

    def _ended(self) -> None:
        self.busy.hide()
        self._show_state()

    def _refused(self, error: AppError) -> None:
        reasons = getattr(error, "refused", ())
        self._tell(self._reasons_text(error) if reasons else sentence(error.code, dict(error.params)), "warning")

    def _reasons_text(self, error: AppError) -> str:
        """Return which words of the letter the copy leaves out, and where they are."""
        from app.services.copies import CopyRefused
        from app.services.refusal_texts import refusal_sentence

        assert isinstance(error, CopyRefused)
        places = {(one.field, one.kind): one for one in reversed(error.refused)}  # a text is read more than once
        said = [refusal_sentence(one, error.master, translations().language) for one in reversed(places.values())]
        first = self.tr("Nothing was saved. Change these words in the letter, then save it again.")
        return " ".join([first, *said[:_MOST_TOLD]])

    def _tell(self, text: str, tone: str) -> None:
        self.told.set_tone(tone)
        self.told.setText(text)
        self.told.show()
        self.reveal(self.told)
