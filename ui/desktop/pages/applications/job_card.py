"""The job an application is for: its details, warnings, interviews and documents, with undo for every change."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.domain.applications import Interview, JobDetails, Status, recipient_of
from app.errors import AppError
from app.files import read_file, write_atomic
from ui.desktop.models.applications import status_name
from ui.desktop.models.warning_words import warning_line
from ui.desktop.platform.file_dialogs import open_file, save_file
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card, clear, column
from ui.desktop.widgets.flow_layout import Point, flow, row_with_buttons
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line

if TYPE_CHECKING:
    from app.services.application_details import ApplicationDetails

_SHOWN: Final = ("employer", "place", "pay", "closes", "source", "contact", "tags", "notes")
_MOST: Final = 50_000_000


class JobCard(Translatable, Card):
    """Shows one job. `changed`: something of it was changed; `other_asked` carries the id of another application that a warning is about;
    `check_asked` that of the check it was read from."""

    changed = Signal()
    other_asked = Signal(str)
    check_asked = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(space="s", parent=parent)
        self._shell, self.application_id, self.details = shell, "", JobDetails()
        self.title, self._lines, self._warnings = Text(look="section"), column(space="xs"), column(space="xs")
        self.edit, self.link, self.check = Button("", "edit"), Button("quiet", "link"), Button("quiet", "check")
        self._interviews, self._documents = column(space="xs"), column(space="xs")
        self.add_interview, self.add_document = Button("quiet", "plus"), Button("quiet", "plus")
        self.body.addWidget(self.title)
        self.body.addLayout(self._warnings)
        self.body.addLayout(self._lines)
        self.body.addWidget(flow(self.edit, self.link, self.check))
        self.body.addLayout(self._interviews)
        self.body.addLayout(self._documents)
        self.body.addWidget(flow(self.add_interview, self.add_document))
        self.edit.clicked.connect(self._edit)
        self.link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self.details.link)))
        self.check.clicked.connect(lambda: self.check_asked.emit(self.details.check_id))
        self.add_interview.clicked.connect(lambda: self._ask_interview(None))
        self.add_document.clicked.connect(self._ask_document)
        self.on_language_change(self._retranslate)

    @property
    def _service(self) -> ApplicationDetails:
        from app.services.application_details import ApplicationDetails

        return ApplicationDetails(self._shell.session.vault, self._shell.session.clock)

    def load(self, application_id: str) -> None:
        """Show the job of an application."""
        self.application_id = application_id
        self.details = self._service.get(application_id)
        self._retranslate()

    def _retranslate(self) -> None:
        known = self.details
        self.edit.setText(self.tr("Edit…") if known != JobDetails() else self.tr("Add job details…"))
        self.link.setText(self.tr("Open posting in browser"))
        self.check.setText(self.tr("Open its check"))
        self.add_interview.setText(self.tr("Add interview…"))
        self.add_document.setText(self.tr("Add document…"))
        self.title.setText(one_line(known.title) or self.tr("Job"))
        self.link.setVisible(bool(known.link))
        self.check.setVisible(bool(known.check_id))
        if self.application_id:
            self._show_lines()
            self._show_warnings()
            self._show_interviews()
            self._show_documents()

    def _show_lines(self) -> None:
        names = {
            "employer": self.tr("Employer: {value}"),
            "place": self.tr("Place: {value}"),
            "pay": self.tr("Pay: {value}"),
            "closes": self.tr("Last day to apply: {value}"),
            "source": self.tr("Found at: {value}"),
            "contact": self.tr("Contact: {value}"),
            "tags": self.tr("Tags: {value}"),
            "notes": self.tr("Notes: {value}"),
        }
        clear(self._lines)
        for key in _SHOWN:
            value = getattr(self.details, key)
            if value:
                told = ", ".join(value) if key == "tags" else day_of(value) if key == "closes" else value
                self._lines.addWidget(Text(names[key].format(value=one_line(told))))

    def _show_warnings(self) -> None:
        from app.services.application_warnings import warnings_about

        clear(self._warnings)
        for one in warnings_about(self._shell.session.vault, self.application_id)[:4]:
            point = Point("warning", "warning")
            point.label.setText(warning_line(one))
            if not one.application_id:
                self._warnings.addWidget(point)
                continue
            look = Button("icon", "chevron-right")
            look.name(self.tr("Open the other application"))
            look.clicked.connect(partial(self.other_asked.emit, one.application_id))
            self._warnings.addWidget(row_with_buttons(point, look, space="s"))

    # -- the details --------------------------------------------------------------------------------------------------

    def _edit(self) -> None:
        from ui.desktop.dialogs.application import ApplicationDialog

        dialog = ApplicationDialog(self._shell.session, self.application_id, parent=self.window())
        if dialog.exec() == ApplicationDialog.DialogCode.Accepted:
            self._after(self.tr("Application changed."), partial(self._put_back, self.application_id, dialog.before))
        self.edit.setFocus()

    def _put_back(self, application_id: str, before: JobDetails) -> None:
        self._service.set(application_id, before)

    def _after(self, text: str, undo: object) -> None:
        """Show a change, and offer to undo it."""

        def back() -> None:
            assert callable(undo)
            undo()
            self._shell.messages.clear()
            self._reload()

        self._reload()
        self._shell.messages.undoable(text, self.tr("Undo"), back)

    def _reload(self) -> None:
        self.load(self.application_id)
        self.changed.emit()

    # -- interviews ---------------------------------------------------------------------------------------------------

    def _show_interviews(self) -> None:
        clear(self._interviews)
        for one in self._service.interviews(self.application_id):
            when = self.tr("Interview: {day}, {time}").format(day=day_of(one.at[:10]), time=one.at[11:])
            holder = QWidget()
            texts = column(holder, space="xs")
            texts.setSpacing(0)
            texts.addWidget(Text(when))
            if told := one_line(" · ".join(filter(None, (one.place, one.contact, one.notes)))):
                texts.addWidget(Text(told, "caption"))
            edit, remove = Button("icon", "edit"), Button("icon", "trash")
            edit.name(self.tr("Edit: {what}").format(what=when))
            remove.name(self.tr("Remove: {what}").format(what=when))
            edit.clicked.connect(partial(self._ask_interview, one))
            remove.clicked.connect(partial(self._remove_interview, one, when))
            self._interviews.addWidget(row_with_buttons(holder, edit, remove, space="s"))

    def _ask_interview(self, known: Interview | None) -> None:
        from ui.desktop.dialogs.interview import InterviewDialog

        dialog = InterviewDialog(self._shell.session, self.application_id, known or None, self.window())
        if dialog.exec() == InterviewDialog.DialogCode.Accepted:
            self._after_interview()
        self.add_interview.setFocus()

    def _after_interview(self) -> None:
        """Show an interview that was saved; an application that had not come so far is at "Interview" now, which can be undone."""
        applications, application_id = self._shell.session.applications, self.application_id
        steps = applications.history(application_id)
        if steps and steps[-1].status not in (Status.PLANNED, Status.SENT, Status.REPLIED):
            self._reload()
            return
        applications.record_status(application_id, Status.INTERVIEW)
        text = self.tr("Interview saved. The status is now “{status}”.").format(status=status_name(Status.INTERVIEW))
        self._after(text, partial(applications.undo_status, application_id))

    def _remove_interview(self, one: Interview, when: str) -> None:
        application_id = self.application_id
        self._service.remove_interview(application_id, one.id)
        undo = partial(self._service.set_interview, application_id, one)
        self._after(self.tr("Removed: {what}").format(what=when), undo)

    # -- documents ----------------------------------------------------------------------------------------------------

    def _show_documents(self) -> None:
        clear(self._documents)
        for one in self._service.documents(self.application_id):
            save, remove = Button("icon", "file"), Button("icon", "trash")
            save.name(self.tr("Save as: {name}").format(name=one_line(one.name)))
            remove.name(self.tr("Remove: {what}").format(what=one_line(one.name)))
            save.clicked.connect(partial(self._ask_save, one.name))
            remove.clicked.connect(partial(self.remove_document, one.name))
            self._documents.addWidget(row_with_buttons(ElidedLabel(one.name), save, remove, space="s"))

    def _ask_document(self) -> None:
        name = open_file(self, self.tr("Add a document"))
        if name:
            self.keep_document(Path(name))

    def keep_document(self, path: Path) -> None:
        """Keep a file in the vault with the application."""
        try:
            made = self._service.add_document(self.application_id, path.name, read_file(path, _MOST))
        except AppError as error:
            self._shell.messages.error(error)
            return
        undo = partial(self._service.remove_document, self.application_id, made.name)
        self._after(self.tr("Saved in the vault: {name}").format(name=one_line(made.name)), undo)

    def remove_document(self, name: str) -> None:
        """Remove a document; undo keeps it again."""
        application_id = self.application_id
        try:
            data = self._service.document_bytes(application_id, name)
        except AppError as error:
            self._shell.messages.error(error)
            return
        self._service.remove_document(application_id, name)
        undo = partial(self._service.add_document, application_id, name, data)
        self._after(self.tr("Removed: {what}").format(what=one_line(name)), undo)

    def _ask_save(self, name: str) -> None:
        target, _ = save_file(self, self.tr("Save document"), one_line(name))
        if target:
            self.save_document(name, Path(target))

    def save_document(self, name: str, path: Path) -> None:
        """Write a document as it is kept."""
        try:
            write_atomic(path, self._service.document_bytes(self.application_id, name))
        except AppError as error:
            self._shell.messages.error(error)
            return
        self._shell.messages.inform(self.tr("Saved: {name}").format(name=path.name))

    @property
    def recipient_id(self) -> str:
        """The recipient of the shown application."""
        return recipient_of(self.application_id)
