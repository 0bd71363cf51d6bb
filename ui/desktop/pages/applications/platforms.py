"""The recruitment platforms within the Applications page: their list, the page of one, and what its buttons do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.copies import RecipientKind
from app.domain.platforms import Platform, PlatformState, Topic, Visibility
from app.errors import AppError
from app.reader_country import reader_country
from app.services.platforms import by_country
from ui.desktop.dialogs.short_questions import LinesDialog
from ui.desktop.models.platform_words import content_language, platform_name, topic_name
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.applications.platform_list import PlatformList
from ui.desktop.pages.applications.platform_view import PlatformPage
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.page_host import Addressee, Shell
from ui.desktop.widgets.basic import column
from ui.desktop.widgets.safe_text import one_line
from ui.desktop.widgets.split import Stack

if TYPE_CHECKING:
    from app.services.platforms import PlatformService


class Platforms(Translatable, QWidget):
    """List and pages. `changed`: something else than a platform may have (a copy from memory, a letter)."""

    changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.stack, self.list, self.page = Stack(), PlatformList(), PlatformPage()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.page)
        column(self).addWidget(self.stack)
        self.list.opened.connect(self.show_platform)
        self.list.add_asked.connect(self._ask_add)
        page = self.page
        page.state_chosen.connect(self._set_state)
        page.answered.connect(self._answer)
        page.review_chosen.connect(self._set_review)
        page.noted.connect(self._ask_note)
        page.forgotten.connect(self._forget_note)
        page.letter_asked.connect(self._write_letter)
        page.record_asked.connect(self._record)
        page.incident_asked.connect(self._log_incident)
        page.copy_asked.connect(self._make_copy)
        page.copy_opened.connect(shell.show_copy)
        page.removed.connect(self._remove)

    @property
    def service(self) -> PlatformService:
        """The platforms of the open vault."""
        return self._shell.session.platforms

    @property
    def shows_one(self) -> bool:
        """Return True while the page of one platform is shown."""
        return self.stack.currentWidget() is self.page

    def show_list(self) -> None:
        """Show the list, brought up to date."""
        self.list.show_views(by_country(self.service.views(), reader_country()))
        self.stack.setCurrentWidget(self.list)

    def show_platform(self, platform_id: str) -> None:
        """Show the page of one platform; the list, where there is no such platform any more."""
        try:
            view = self.service.view(platform_id)
        except AppError as error:
            self._shell.messages.error(error)
            self.show_list()
            return
        self.page.load(view)
        self.stack.setCurrentWidget(self.page)

    def refresh(self) -> None:
        """Bring what is shown up to date."""
        if self.shows_one and self.page.view is not None:
            self.show_platform(self.page.view.platform.id)
        else:
            self.show_list()

    def _set_state(self, platform_id: str, visibility: str) -> None:
        self.page.load(self.service.set_state(platform_id, Visibility(visibility)))

    def _answer(self, platform_id: str, question_id: str, seen: bool | None) -> None:
        self.page.load(self.service.answer(platform_id, {question_id: seen}))

    def _set_review(self, platform_id: str, day: str) -> None:
        self.page.load(self.service.set_review(platform_id, day))

    def _ask_note(self, platform_id: str, topic: str) -> None:
        asked = Topic(topic)
        question = Question(
            lambda: topic_name(asked),
            lambda: self.tr("Open the official page and paste what it says about this. It is saved with today’s date."),
            lambda: self.tr("Save"),
            field=lambda: self.tr("What the page says"),
        )
        dialog = LinesDialog(question, self)
        dialog.editor.setPlainText(self.service.state(platform_id).pasted.get(asked, ("", ""))[0])
        if dialog.answered():
            self.service.paste(platform_id, asked, dialog.editor.toPlainText())
            self.show_platform(platform_id)
            self.page.notes[asked].setFocus()

    def _forget_note(self, platform_id: str, topic: str) -> None:
        platform, before = self.service.find(platform_id), self.service.state(platform_id)
        self.service.paste(platform_id, Topic(topic), "")
        self.show_platform(platform_id)
        self._offer_undo(self.tr("The notes are removed."), platform, before)

    def _offer_undo(self, text: str, platform: Platform, before: PlatformState) -> None:
        self._shell.messages.undoable(text, self.tr("Restore"), partial(self._restore, platform, before))

    def _restore(self, platform: Platform, before: PlatformState) -> None:
        self.service.restore(platform, before)
        self._shell.messages.clear()
        self.show_platform(platform.id)

    def _write_letter(self, platform_id: str) -> None:
        from ui.desktop.dialogs.letter import LetterDialog

        recipient = self.service.recipient(platform_id, content_language())
        LetterDialog(self._shell.session, self._shell.messages, recipient, self).exec()
        self.changed.emit()
        self.page.letter.setFocus()

    def _record(self, platform_id: str) -> None:
        from ui.desktop.dialogs.past_applications import PastDialog

        view = self.service.view(platform_id)
        known = self.service.known_recipient(view)
        dialog = PastDialog(self._shell.session, self._shell.messages, self)
        dialog.propose(known.name if known else platform_name(view.platform), RecipientKind.PLATFORM)
        dialog.exec()
        self.show_platform(platform_id)
        self.changed.emit()
        self.page.record.setFocus()

    def _log_incident(self, platform_id: str) -> None:
        self._shell.log_incident(one_line(platform_name(self.service.find(platform_id))))

    def _make_copy(self, platform_id: str) -> None:
        view = self.service.view(platform_id)
        known = self.service.known_recipient(view)
        domains = (view.platform.domain,) if view.platform.domain else ()
        self._shell.send_to(Addressee(known.name if known else platform_name(view.platform), domains))

    def _ask_add(self) -> None:
        from ui.desktop.dialogs.platform import PlatformDialog

        dialog = PlatformDialog(self.service.add, self)
        dialog.accepted.connect(lambda: self.show_platform(dialog.added))
        dialog.open()

    def _remove(self, platform_id: str) -> None:
        platform, before = self.service.remove(platform_id)
        self.show_list()
        text = self.tr("Removed from the list: {name}").format(name=one_line(platform_name(platform)))
        self._offer_undo(text, platform, before)
