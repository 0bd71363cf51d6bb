"""The Leaks page: something surfaced; which copy is it consistent with? Names a copy, never a culprit."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.cancel import CancelToken, Progress
from app.errors import AppError, UserError
from app.files import write_atomic
from ui.desktop.incoming import Incoming, choose_files
from ui.desktop.models.trace_report import Traced, as_json, as_page, headline, name_of
from ui.desktop.pages.incident_view import IncidentView
from ui.desktop.pages.leak_answer import Answer
from ui.desktop.safe_text import one_line
from ui.desktop.shell import Shell
from ui.desktop.widgets.basic import Button, column, topped
from ui.desktop.widgets.choice import Choice, name_unseen
from ui.desktop.widgets.intake import Intake
from ui.desktop.widgets.page import Page
from ui.desktop.widgets.panels import Busy, Empty, SampleBar
from ui.desktop.widgets.split import Stack
from ui.desktop.workers import Outcomes, Place

PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp")
KINDS: Final = (".pdf", ".docx", ".txt", ".md", ".json", ".html", ".htm", ".eml", ".csv", *PICTURES)


@dataclass(frozen=True, slots=True)
class Found:
    """What was traced, and the files that could not be read with the reason."""

    traced: tuple[Traced, ...]
    refused: tuple[tuple[str, UserError], ...]


class LeaksPage(Page):
    """Traces what surfaced."""

    key = "leaks"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._place = Place(self)
        self.intake, self.busy, self.answer, self.stack = Intake(), Busy(), Answer(), Stack()
        self.another, self.export, self.which = Button("", "plus"), Button("", "file"), Choice()
        self.traced: tuple[Traced, ...] = ()
        self.tools.add(self.export)
        self.tools.add(self.another)
        self._busy_view, self.answers = topped(self.busy), QWidget()
        line = column(self.answers, space="m")
        line.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.answer, 1)
        self.empty, self.sample_bar, self._trying = Empty("leaks"), SampleBar(), False
        self.empty_past = Button("quiet")
        self.empty.add(self.empty_past)
        self._empty_view = topped(self.empty)
        self.frame.addWidget(self.sample_bar)
        self.incident = IncidentView()
        for view in (self.intake, self._busy_view, self.answers, self._empty_view, self.incident):
            self.stack.addWidget(view)
        self.frame.addWidget(self.stack, 1)
        self._say()
        self.intake.given.connect(lambda text: self.dropped(Incoming("", untrusted_text=text)))
        self.intake.file_asked.connect(self._choose)
        self.busy.cancelled.connect(self._place.cancel)
        self.another.clicked.connect(self.begin)
        self.empty.button.clicked.connect(lambda: self._shell.go("send"))
        self.empty_past.clicked.connect(self._add_past)
        self.intake.sample.clicked.connect(self._try_own)
        self.sample_bar.remove.clicked.connect(self.begin)
        self.which.activated.connect(lambda: self.answer.load(self.traced[self.which.currentIndex()]))
        self.export.clicked.connect(self._ask_export)
        self.answer.copy_asked.connect(self._show_copy)
        self.incident.compare_asked.connect(self._trace_kept)
        self.begin()

    def _say(self) -> None:
        self.title.says(lambda: self.tr("Leaks"))
        self.subtitle.says(lambda: self.tr("Your résumé turned up? See which copy it is consistent with."))
        self.intake.label.says(lambda: self.tr("Paste the text that surfaced"))
        self.say(self.intake.text.setAccessibleName, lambda: self.tr("Paste the text that surfaced"))
        self.say(
            self.intake.text.setPlaceholderText,
            lambda: self.tr("The more of it, the better: even a few lines can be enough, a few words are not."),
        )
        self.intake.hint.says(
            lambda: self.tr(
                "Or drop what surfaced here: PDF, Word, text, a scan or a photo. Several files at once are one incident."
            )
        )
        self.intake.file.says(lambda: self.tr("Open a file…"))
        self.intake.go.says(lambda: self.tr("Compare"))
        self.another.says(lambda: self.tr("Compare something else"))
        self.intake.sample.says(lambda: self.tr("Try it with my last copy"))
        self.sample_bar.label.says(lambda: self.tr("A try with your own last copy. Nothing of it was written down."))
        self.sample_bar.remove.says(lambda: self.tr("End the try"))
        self.empty.title.says(lambda: self.tr("No copy to compare with yet"))
        self.empty.hint.says(
            lambda: self.tr(
                "Every copy you make carries marks of its own. When a text or file turns up somewhere, this page says which copy it is consistent with."
            )
        )
        self.empty.button.says(lambda: self.tr("Make a copy"))
        self.empty_past.says(lambda: self.tr("Add applications by hand"))
        self.export.says(lambda: self.tr("Save the calculation…"))
        name_unseen(self, self.which, lambda: self.tr("Files of this incident"))
        self.on_language(self._name_files)

    def begin(self) -> None:
        """Show the empty field."""
        self.intake.text.clear()
        self._show(self.intake)
        self.entered()
        self.intake.text.setFocus()

    def entered(self) -> None:
        """Without any copy there is nothing to compare with: say what comes first."""
        copies = self._shell.session.vault.copies.count()
        before = bool(self._shell.session.applications.reconstructed())
        if self.stack.currentWidget() in (self.intake, self._empty_view):
            self._show(self.intake if copies or before else self._empty_view)
        self.intake.sample.setVisible(bool(copies))

    def takes(self, incoming: Incoming) -> bool:
        """Files and texts."""
        return all(one.path is None or one.suffix in KINDS for one in (incoming, *incoming.more))

    def dropped(self, incoming: Incoming) -> None:
        """Compare a file or text with every copy."""
        self._compare(incoming, record=True)

    def _add_past(self) -> None:
        from ui.desktop.dialogs.past import PastDialog

        PastDialog(self._shell.session, self._shell.messages, self).exec()
        self.entered()

    def _try_own(self) -> None:
        copies = self._shell.session.vault.copies
        last = copies.all()[0]
        file = last.files[0]
        text = copies.file_bytes(last.copy_id, "txt" if "txt" in {one.format for one in last.files} else file.format)
        self._compare(Incoming(file.name, untrusted_bytes=text), record=False)

    def _compare(self, incoming: Incoming, *, record: bool) -> None:
        self._shell.messages.clear()
        self._trying = not record
        session = self._shell.session

        def work(token: CancelToken, progress: Progress) -> Found:
            from app.services.traces import judged_together  # here: it is much, and few sessions need it

            service = session.traces
            traced, refused = [], []
            for one in (incoming, *incoming.more):
                try:
                    data = one.data()
                    result = service.trace(one.name, data, cancel=token, progress=progress, record=record)
                except UserError as error:
                    refused.append((one.name, error))
                else:
                    whole = service.calculation(one.name, data, result, cancel=token)
                    traced.append(Traced(one.name, hashlib.sha256(data).hexdigest(), result, whole))
            if not traced:
                raise refused[0][1]
            judged = judged_together([one.result for one in traced])
            together = [replace(one, result=result) for one, result in zip(traced, judged, strict=True)]
            return Found(tuple(together), tuple(refused))

        self._place.start(work, Outcomes(self._traced, self._refused, self.busy.report, self._ended))
        self.busy.begin("compare")  # after the end of a job that this one replaces, which shows the empty field
        self._show(self._busy_view)

    def show_incident(self, incident_id: str) -> None:
        """Show one incident as it was kept."""
        incident = self._shell.session.vault.incidents.get(incident_id)
        if incident is not None:
            self._shell.messages.clear()
            self.incident.load(incident)
            self._show(self.incident)

    def _trace_kept(self, incident_id: str, name: str) -> None:
        kept = self._shell.session.vault.incidents.file_bytes(incident_id, name)
        if kept is not None:
            self._compare(Incoming(name, untrusted_bytes=kept), record=True)

    def _choose(self) -> None:
        incoming = choose_files(self, self.tr("Choose what surfaced"), self.tr("Documents"), KINDS)
        if incoming is not None:
            self.dropped(incoming)

    def _traced(self, found: Found) -> None:
        from app.services.traces import strength

        self.traced = found.traced
        self._name_files()
        best = min(range(len(found.traced)), key=lambda at: strength(found.traced[at].result))
        self.which.setCurrentIndex(best)
        self.answer.load(found.traced[best])
        self._show(self.answers)
        if found.refused:
            names = self.tr(", ").join(one_line(name) for name, _ in found.refused)
            self._shell.messages.warn(self.tr("These files could not be read: {names}").format(names=names))

    def _name_files(self) -> None:
        at = self.which.currentIndex()
        self.which.clear()
        for one in self.traced:
            self.which.addItem(self.tr("{file}: {answer}").format(file=name_of(one)[:60], answer=headline(one.result)))
        self.which.setCurrentIndex(at)
        self.which.setVisible(len(self.traced) > 1)

    def _ask_export(self) -> None:
        page, data = self.tr("Page to read"), self.tr("Data")
        name, kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the calculation"), "Countermark-trace.html", f"{page} (*.html);;{data} (*.json)"
        )
        if name:
            suffix = ".json" if kind.startswith(data) or name.lower().endswith(".json") else ".html"
            self.export_to(Path(name).with_suffix(suffix))

    def export_to(self, path: Path) -> None:
        """Write the whole calculation as a page (`.html`) or as data (`.json`)."""
        data = as_json(self.traced) if path.suffix == ".json" else as_page(self.traced)
        try:
            write_atomic(path, data)
        except AppError as error:
            self._shell.messages.error(error)
            return
        self._shell.messages.inform(
            self.tr("The calculation is saved. It names recipients: keep it where nobody else reads it.")
        )

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
        self.another.setVisible(view in (self.answers, self.incident))
        self.export.setVisible(view is self.answers)
        self.sample_bar.setVisible(view is self.answers and self._trying)
