"""The Leaks page: something surfaced; which copy is it consistent with? Names a copy, never a culprit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import AppError
from ui.desktop.incoming import Incoming, choose_file
from ui.desktop.pages.leak_answer import Answer
from ui.desktop.shell import Shell
from ui.desktop.widgets.basic import Button, topped
from ui.desktop.widgets.intake import Intake
from ui.desktop.widgets.page import Page
from ui.desktop.widgets.panels import Busy
from ui.desktop.workers import Outcomes, Place

if TYPE_CHECKING:
    from app.services.traces import TraceResult

KINDS: Final = (".pdf", ".docx", ".txt", ".md", ".json", ".html", ".htm", ".eml")


class LeaksPage(Page):
    """Traces what surfaced."""

    key = "leaks"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._place = Place(self)
        self.intake, self.busy, self.answer, self.stack = Intake(), Busy(), Answer(), QStackedWidget()
        self.another = Button("", "plus")
        self.tools.addWidget(self.another)
        self._busy_view = topped(self.busy)
        for view in (self.intake, self._busy_view, self.answer):
            self.stack.addWidget(view)
        self.frame.addWidget(self.stack, 1)
        self.frame.addSpacing(16)
        self._say()
        self.intake.given.connect(lambda text: self.dropped(Incoming("", untrusted_text=text)))
        self.intake.file_asked.connect(self._choose)
        self.busy.cancelled.connect(self._place.cancel)
        self.another.clicked.connect(self.begin)
        self.answer.copy_asked.connect(self._show_copy)
        self.begin()

    def _say(self) -> None:
        self.title.says(lambda: self.tr("Leaks"))
        self.subtitle.says(lambda: self.tr("Your résumé turned up somewhere? See which copy it is consistent with."))
        self.intake.label.says(lambda: self.tr("Paste the text that surfaced"))
        self.say(self.intake.text.setAccessibleName, lambda: self.tr("Paste the text that surfaced"))
        self.say(
            self.intake.text.setPlaceholderText,
            lambda: self.tr("The more of it, the better: even a few lines can be enough, a few words are not."),
        )
        self.intake.hint.says(lambda: self.tr("Or drop the file that surfaced (PDF, Word, text) on this window."))
        self.intake.file.says(lambda: self.tr("Open a file…"))
        self.intake.go.says(lambda: self.tr("Compare"))
        self.another.says(lambda: self.tr("Compare something else"))

    def begin(self) -> None:
        """Show the empty field."""
        self.intake.text.clear()
        self._show(self.intake)
        self.intake.text.setFocus()

    def takes(self, incoming: Incoming) -> bool:
        """Files and texts."""
        return incoming.path is None or incoming.suffix in KINDS

    def dropped(self, incoming: Incoming) -> None:
        """Compare a file or text with every copy."""
        self._shell.messages.clear()
        service = self._shell.session.traces
        self._show(self._busy_view)
        self.busy.begin("compare")
        self._place.start(
            lambda token, progress: service.trace(incoming.name, incoming.data(), cancel=token, progress=progress),
            Outcomes(self._traced, self._refused, self.busy.report, self._ended),
        )

    def _choose(self) -> None:
        incoming = choose_file(self, self.tr("Choose what surfaced"), self.tr("Documents"), KINDS)
        if incoming is not None:
            self.dropped(incoming)

    def _traced(self, result: TraceResult) -> None:
        self.answer.load(result)
        self._show(self.answer)

    def _refused(self, error: AppError) -> None:
        self._show(self.intake)
        self._shell.messages.error(error)

    def _ended(self) -> None:
        if self.stack.currentWidget() is self._busy_view:
            self._show(self.intake)

    def _show_copy(self, copy_id: str) -> None:
        self._shell.show_copy(copy_id)

    def _show(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(view)
        self.another.setVisible(view is self.answer)
