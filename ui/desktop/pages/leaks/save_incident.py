"""Bar under a result of the Leaks page: saves what surfaced as an incident, or adds the result to the saved one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.stored_records import Incident
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.models.incident_words import answer_line
from ui.desktop.models.leaks_page_work import ComparisonResult
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes, Work
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, column
from ui.desktop.widgets.flow_layout import bar
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text, one_line

if TYPE_CHECKING:
    from app.services.incidents import Details


class SaveIncidentBar(Translatable, QWidget):
    """Saves the shown result as an incident, and offers the next step. `opened` carries an incident's id."""

    opened = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._place = shell, JobSlot(self)
        self._found: ComparisonResult | None = None
        self._draft: Details | None = None
        self.incident: Incident | None = None
        self._added = False
        self.status_label, self.busy = Text(look="muted"), Busy()
        self.keep, self.open = Button("primary", "archive"), Button("quiet", "arrow-right")
        self._bar = bar(self.status_label, self.open, self.keep)
        line = column(self, space="xs")
        line.addWidget(self.busy)
        line.addWidget(self._bar)
        self.busy.watch(self._place, "record")
        self._place.busy_changed.connect(lambda busy: self.keep.setEnabled(not busy))
        self.keep.clicked.connect(self._next)
        self.open.clicked.connect(self._open)
        self.open.set_text(lambda: self.tr("Open the incident"))
        self.on_language_change(self._retranslate)

    def show_for(self, found: ComparisonResult) -> None:
        """Show the bar for a result; nothing is offered for one that did not surface."""
        self._found, self._draft = found, None
        self._set(found.known, added=False)

    def forget(self) -> None:
        """Hide the bar: the result is no longer shown."""
        self._found = self._draft = self.incident = None

    def _set(self, incident: Incident | None, *, added: bool) -> None:
        self.incident, self._added = incident, added
        if added and self.window().focusWidget() in (None, self.keep):
            self.status_label.setFocus()  # what was done; the button goes, and the next one far from it would have the focus
        self._retranslate()

    def _retranslate(self) -> None:
        found, incident = self._found, self.incident
        answer = found.answer if found is not None else None
        self._bar.setVisible(answer is not None)
        self.keep.setAccessibleDescription(answer_line(answer) if answer is not None else "")
        self.keep.setVisible(not self._added)
        self.open.setVisible(incident is not None)
        if incident is None:
            self.status_label.setText(self.tr("Not saved yet"))
            self.keep.setText(self.tr("Save as an incident…"))
            return
        if incident.id in self._shell.session.trash.ids("incident"):
            text, act = self.tr("Saved as “{title}”, which is in Trash"), self.tr("Restore it and add this answer")
        else:
            text, act = self.tr("Saved as “{title}”, surfaced on {day}"), self.tr("Add this answer to it")
        self.status_label.setText(text.format(title=one_line(incident.title), day=day_of(incident.when)))
        self.keep.setText(act)

    def _open(self) -> None:
        if self.incident is not None:
            self.opened.emit(self.incident.id)

    def _next(self) -> None:
        if self.incident is None:
            self._ask()
        else:
            self._add(self.incident.id)

    def _ask(self) -> None:
        from app.services.incidents import Details
        from ui.desktop.dialogs.incident import IncidentDialog

        found, session = self._found, self._shell.session
        if found is None:
            return
        proposed = self._draft or Details(self._title(found), "")
        dialog = IncidentDialog(session.incidents, proposed, self)
        dialog.accepted.connect(lambda: self._keep(found, dialog.details))
        dialog.rejected.connect(lambda: self._remember(found, dialog.said()))
        dialog.open()

    def _title(self, found: ComparisonResult) -> str:
        from app.services.caller_facts import stands_in
        from app.services.incidents import proposed_title

        name, more = found.surfaced[0].untrusted_name, len(found.surfaced) - 1
        title = proposed_title(name, found.text)
        if not name and any(stands_in(one.value, title) for one in self._shell.session.caller_facts.own_facts()):
            title = self.tr("Pasted text")  # the person's own name would be the title on every list
        return self.tr("{title} and {count} more").format(title=title, count=more) if more else title

    def _remember(self, found: ComparisonResult, details: Details) -> None:
        """Remember the entered details for when the person comes back to the result."""
        if found is self._found:
            self._draft = details

    def _keep(self, found: ComparisonResult, details: Details) -> None:
        self._remember(found, details)
        service, answer = self._shell.session.incidents, found.answer
        assert answer is not None

        def work(token: CancelToken, _progress: Progress) -> Incident:
            return service.save(details, found.surfaced, answer, text=found.text, cancel=token)

        self._start(found, work)

    def _add(self, incident_id: str) -> None:
        found, service = self._found, self._shell.session.incidents
        if found is None or (answer := found.answer) is None:
            return

        def work(_token: CancelToken, _progress: Progress) -> Incident:
            return service.add_answer(incident_id, answer)

        self._start(found, work)

    def _start(self, found: ComparisonResult, work: Work[Incident]) -> None:
        def done(incident: Incident) -> None:
            if found is self._found:
                self._set(incident, added=True)
            self._shell.messages.inform(self.tr("Saved. Find it on this page or with Ctrl+K."))

        self._place.start(work, Outcomes(done, self._shell.messages.error))
