"""A letter to whoever holds the person's data: kind, law, a text to edit, saved as a file, marked as sent. Sends nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.clock import local_day
from app.domain.copies import Recipient
from app.errors import AppError
from app.files import write_atomic
from app.letters.laws import laws_in_force
from app.letters.model import FOLLOW_UPS, REQUESTS, Answer, Letter, LetterKind
from app.messages import language_name
from app.services.letters import Draft, LetterService
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.recipient_letters import LetterList
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import ask_lines, confirm
from ui.desktop.models.letter_words import letter_kind_name
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import Messages, sentence
from ui.desktop.shell.session import Session
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Flow, field, flow
from ui.desktop.widgets.safe_text import Text, one_line

LANGUAGES: Final = ("en", "zh")
FORMATS: Final = (
    ("Word (*.docx)", ".docx"),
    ("PDF (*.pdf)", ".pdf"),
    ("Text (*.txt)", ".txt"),
    ("Mail (*.eml)", ".eml"),
)
PREVIEW: Final = 300
"""Least height of the text (logical pixels at 100 %)."""


class LetterDialog(Dialog):
    """Writes letters to one recipient, and shows those so far. `country`: where its case is ("": where the reader is).
    `changed`: something was recorded."""

    def __init__(
        self,
        session: Session,
        messages: Messages,
        recipient: Recipient,
        parent: QWidget | None = None,
        *,
        country: str = "",
    ) -> None:
        super().__init__(860, parent, height=700)
        self._country = country
        self._session, self._messages, self._recipient = session, messages, recipient
        self._letters = LetterService(session.vault, session.clock)
        self._draft: Draft | None = None
        self._kept: Letter | None = None
        self._about, self.changed, self._place = "", False, JobSlot(self)
        self.kind, self.law, self.language, self.to = ComboBox(), ComboBox(), ComboBox(), ComboBox()
        self.day, self.text, self.notes, self.status = (
            DateBox(),
            QPlainTextEdit(),
            Text(look="muted"),
            Text(look="strong"),
        )
        self.list = LetterList()
        self.save, self.copy, self.close_it = Button("", "folder"), Button("quiet", "copy"), Button()
        self.sent = Button("primary", "tick")
        self._labels = [Text(look="caption") for _ in range(5)]
        self._mailbox_label, self.mailbox = Text(look="caption"), QLineEdit(self._letters.mailbox(recipient.id))
        self._fill_choices()
        self._build_layout()
        self.on_language_change(self._retranslate)
        self._connect()
        self._show_list()
        self._write()
        self.kind.setFocus()

    def propose(self, kind: LetterKind) -> None:
        """Begin with a kind of letter; one that follows an earlier letter is about the last that was sent."""
        index = self.kind.findData(kind.value)
        if index >= 0:
            self.kind.setCurrentIndex(index)
            self._write()

    def _fill_choices(self) -> None:
        for law in laws_in_force(self._today()):
            self.law.addItem("", law.id)
        for code in LANGUAGES:
            self.language.addItem(language_name(code), code)
        self.language.setCurrentIndex(
            self.language.findData("zh" if translations().language.startswith("zh") else "en")
        )
        self.day.setMaximumDate(QDate.currentDate())

    def _build_layout(self) -> None:
        fields = QWidget()
        grid = Flow(fields, space="m")
        shares = ((3, 230), (3, 280), (1, 130), (2, 220))
        for label, box, (share, least) in zip(
            self._labels, (self.kind, self.law, self.language, self.to), shares, strict=False
        ):
            self._addressee = field(label, box)
            grid.add(self._addressee, share, least)
        grid.add(field(self._mailbox_label, self.mailbox), 2, 200)
        self.text.setTabChangesFocus(True)
        self.text.setAcceptDrops(False)
        theme().follow(self._fit_text)
        self._fit_text()
        for part in (self.list, fields, self.text, self.status, self.notes):
            self.body.addWidget(part)
        self.body.setStretchFactor(self.text, 1)
        self.finish(self.close_it, field(self._labels[4], self.day), self.sent, lead=flow(self.save, self.copy))

    def _fit_text(self) -> None:
        self.text.setMinimumHeight(theme().px(PREVIEW))
        self.text.setTabStopDistance(theme().px(330))

    def _connect(self) -> None:
        for box in (self.kind, self.law, self.language, self.to):
            box.activated.connect(self._choose)
        self.save.clicked.connect(self._ask_save)
        self.copy.clicked.connect(self._copy)
        self.sent.clicked.connect(self._mark_sent)
        self.text.textChanged.connect(self._text_changed)
        self.close_it.clicked.connect(self.reject)
        self.list.sent.connect(self._send_kept)
        self.list.answered.connect(self._answer)
        self.list.next_asked.connect(self._follow)
        self.list.discarded.connect(self._discard)
        self.list.words_asked.connect(self._ask_words)
        self.mailbox.editingFinished.connect(self._keep_mailbox)
        self._place.busy_changed.connect(lambda busy: self.save.setEnabled(not busy))

    def _retranslate(self) -> None:
        name = one_line(self._recipient.name)
        self.setWindowTitle(self.tr("Write a letter to {name}").format(name=name))
        names = (
            self.tr("What do you want?"),
            self.tr("Law"),
            self.tr("Language"),
            self.tr("Addressee"),
            self.tr("Sent on"),
        )
        for label, text, editor in zip(
            self._labels, names, (self.kind, self.law, self.language, self.to, self.day), strict=True
        ):
            label.setText(text)
            editor.setAccessibleName(text)
        self._mailbox_label.setText(self.tr("Their mailbox, if you know it"))
        self.mailbox.setAccessibleName(self.tr("Their mailbox, if you know it"))
        self.text.setAccessibleName(self.tr("Text of the letter"))
        self.save.setText(self.tr("Save as a file…"))
        self.copy.setText(self.tr("Copy the text"))
        self.sent.setText(self.tr("Mark as sent"))
        self.close_it.setText(self.tr("Close"))
        for index, law in enumerate(laws_in_force(self._today())):
            self.law.setItemText(index, law.short[self._window_language()])
        self._name_kinds()
        self._show_notes()

    def _name_kinds(self) -> None:
        """Offer the kinds: what follows an earlier letter only where one was sent."""
        chosen = self.kind.currentData()
        follow_ups = FOLLOW_UPS if any(one.sent for one in self._letters.all(self._recipient.id)) else ()
        with QSignalBlocker(self.kind):
            self.kind.clear()
            for kind in (*REQUESTS, LetterKind.COMPLAINT, *follow_ups):
                self.kind.addItem(letter_kind_name(kind), kind.value)
            self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))

    # -- the draft ----------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        """Write the text anew after a choice; what the person changed in it is replaced only if they agree."""
        if self._edited() and not self._may_replace():
            self._select_draft()
            return
        kind, law, before = self.kind.currentData(), str(self.law.currentData()), self._draft
        same = before is not None and (kind, law) == (before.kind.value, before.law.id)
        if before is not None and kind != before.kind.value:
            self._about = ""
        self._write(law=law, to=str(self.to.currentData() or "") if same else "")

    def _text_changed(self) -> None:
        """Let what reads differently be marked as sent: one letter is recorded once."""
        kept = self._kept
        self.sent.setEnabled(kept is None or not kept.sent or kept.text != self.text.toPlainText())

    def _edited(self) -> bool:
        """Tell whether a new text would lose words that are recorded nowhere."""
        recorded = [one.text.strip() for one in (self._draft, self._kept) if one is not None]
        return self._draft is not None and self.text.toPlainText().strip() not in recorded

    def _may_replace(self) -> bool:
        return self._messages.ask(
            Question(
                lambda: self.tr("Write the letter again?"),
                lambda: self.tr("You changed the text. The new letter replaces it."),
                lambda: self.tr("Write it again"),
                lambda: self.tr("Keep my text"),
            )
        )

    def _write(self, law: str = "", to: str = "") -> None:
        kind = LetterKind(self.kind.currentData())
        to = to if kind is LetterKind.COMPLAINT else ""
        try:
            draft = self._letters.draft(
                *(self._recipient.name, kind),
                law=law,
                language=str(self.language.currentData()),
                to=to,
                about=self._about,
                country=self._country,
            )
        except AppError as error:
            self._refused(error)
            self._select_draft()
            return
        self._draft, self._kept = draft, None
        self.text.setPlainText(draft.text)
        self.sent.setEnabled(True)
        self.status.hide()
        self._select_draft()
        self._show_notes()

    def _select_draft(self) -> None:
        """Show the choices that the text was written with."""
        draft = self._draft
        if draft is None:
            return
        for box, value in ((self.kind, draft.kind.value), (self.law, draft.law.id), (self.language, draft.language)):
            box.setCurrentIndex(max(0, box.findData(value)))
        complaint = draft.kind is LetterKind.COMPLAINT
        with QSignalBlocker(self.to):
            self.to.clear()
            first = draft.to or self._recipient.name
            names = [one.name[draft.language] for one in self._letters.authorities(draft.law)] if complaint else []
            for name in dict.fromkeys((first, *names, self._recipient.name)):
                self.to.addItem(one_line(name), name)
        self._addressee.setVisible(complaint)

    def _show_notes(self) -> None:
        draft, language = self._draft, self._window_language()
        lines = []
        for note in draft.notes if draft is not None else ():
            text = note.says[language]
            if note.article:
                text = sentence("letter-unconfirmed", {"text": text, "article": note.article})
            elif not note.confirmed:
                text = sentence("letter-check", {"text": text})
            lines.append(text)
        self.notes.setText("\n".join(lines))
        self.notes.setVisible(bool(lines))

    # -- files, sent, answers -----------------------------------------------------------------------------------------

    def _ask_save(self) -> None:
        kinds = ";;".join(name for name, _ in FORMATS)
        start = f"letter-{self.kind.currentData()}.docx"
        path = ask_save_path(self, self.tr("Save as a file"), start, kinds)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the letter as a file, in the format of its suffix, and keep it."""
        draft, text = self._draft, self.text.toPlainText()
        if draft is None:
            return
        sender = draft.sender.contact

        def work(token: CancelToken, progress: Progress) -> str:
            from app.render.letter import letter_file

            data = letter_file(text, path.suffix, draft.language, sender=sender, to=draft.mailbox)
            token.check()
            write_atomic(path, data)
            return path.name

        self._place.start(work, Outcomes(self._saved, self._refused))

    def _saved(self, name: str) -> None:
        if self._keep() is not None:
            again = self._kept is not None and bool(self._kept.sent)
            told = (
                self.tr("Saved: {name}.")
                if again
                else self.tr("Saved: {name}. Send it yourself, then mark it as sent.")
            )
            self._say(told.format(name=name))
            self._show_list()
            self.sent.setFocus()

    def _keep(self) -> Letter | None:
        """Keep the letter as it reads now; the same one once only."""
        text = self.text.toPlainText()
        if self._draft is None or (self._kept is not None and self._kept.text == text):
            return self._kept
        try:
            if self._kept is not None and not self._kept.sent:
                self._letters.discard(self._kept.id)
            self._kept = self._letters.keep(self._draft, text)
        except AppError as error:
            self._refused(error)
            return None
        self.changed = True
        return self._kept

    def _copy(self) -> None:
        self.text.selectAll()
        self.text.copy()
        self._say(self.tr("Copied: paste it into your mail or their form, then mark it as sent."))

    def _mark_sent(self) -> None:
        kept = self._keep()
        if kept is not None:
            self._send_kept(kept.id, self.day.date().toString(Qt.DateFormat.ISODate))

    def _send_kept(self, letter_id: str, day: str = "") -> None:
        try:
            letter = self._letters.mark_sent(letter_id, day)
        except AppError as error:
            self._refused(error)
            return
        if self._kept is not None and self._kept.id == letter_id:
            self._kept = letter
            self.sent.setEnabled(False)
            self.close_it.setFocus()
        told = self.tr("Recorded as sent. The answer is due on {day}; from then on the Today page shows it.")
        self._say(told.format(day=day_of(letter.due)) if letter.due else self.tr("Recorded as sent."))
        self._recorded()

    def _answer(self, letter_id: str, answer: str) -> None:
        try:
            self._letters.record_answer(letter_id, Answer(answer))
        except AppError as error:
            self._refused(error)
            return
        self._say(self.tr("Answer recorded."))
        self._recorded()

    def _ask_words(self, letter_id: str) -> None:
        question = Question(
            lambda: self.tr("What did they answer?"),
            lambda: self.tr("Paste it here. It is saved with the letter and included in evidence packs."),
            lambda: self.tr("Save"),
            field=lambda: self.tr("Their words"),
        )
        if words := ask_lines(self, question):
            self.keep_words(letter_id, words)

    def keep_words(self, letter_id: str, words: str) -> None:
        """Keep the words of an answer with its letter."""
        letter = self._letters.get(letter_id)
        if letter.answer is not None:
            self._letters.record_answer(letter_id, letter.answer, letter.answered, words)
            self._say(self.tr("Answer recorded."))
            self._recorded()

    def _keep_mailbox(self) -> None:
        """Keep the mailbox as it is typed; a text that the person did not change is written anew with it."""
        draft, known = self._draft, self._letters.mailbox(self._recipient.id)
        if self.mailbox.text().strip() == known:
            return
        try:
            address = self._letters.set_mailbox(self._recipient.id, self.mailbox.text())
        except AppError as error:
            self._refused(error)
            return
        self.status.hide()
        if draft is not None and not self._edited():
            self._write(law=draft.law.id, to=draft.to)
        elif draft is not None and not draft.to:
            self._draft = replace(draft, mailbox=address)

    def _follow(self, letter_id: str, kind: str) -> None:
        if self._edited() and not self._may_replace():
            return
        self._about = letter_id
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self._write()
        self.text.setFocus()

    def unsaved(self) -> bool:
        """Return True if the text was changed and not kept since."""
        return self._edited() and (self._kept is None or self._kept.text != self.text.toPlainText())

    def _discard(self, letter_id: str) -> None:
        question = Question(
            lambda: self.tr("Discard this letter?"),
            lambda: self.tr("It was not sent. Its text is deleted for good."),
            lambda: self.tr("Discard the letter"),
        )
        if not confirm(self, question):
            return
        try:
            self._letters.discard(letter_id)
        except AppError as error:
            self._refused(error)
            return
        if self._kept is not None and self._kept.id == letter_id:
            self._kept = None
        self._recorded()

    def _recorded(self) -> None:
        self.changed = True
        self._name_kinds()
        self._show_list()

    def _show_list(self) -> None:
        letters = [(one, self._letters.next_kind(one)) for one in self._letters.all(self._recipient.id)]
        self.list.show_letters(letters, self._today())

    def _say(self, text: str) -> None:
        self.status.setText(text)
        self.status.show()
        self.reveal(self.status)

    def _refused(self, error: AppError) -> None:
        self._messages.error(error)
        self._say(self._messages.shown)

    def _today(self) -> str:
        return local_day(self._session.clock())

    def _window_language(self) -> str:
        return "zh" if translations().language.startswith("zh") else "en"
