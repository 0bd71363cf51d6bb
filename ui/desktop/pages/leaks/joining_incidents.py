"""Joins and splits incidents, and adds files to one, beside the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.incidents import Surfaced
from app.services.joined_incidents import JoinedIncidentService
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.page_host import Shell
from ui.desktop.shell.untrusted_input import choose_files

translate = QCoreApplication.translate
Links = Mapping[str, tuple[str, ...]]


class Joining(QObject):
    """Acts for the page it is given. `changed` carries the id of the incident to be shown as it is now ("": none)."""

    changed = Signal(str)

    def __init__(self, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._page, self._place = shell, page, JobSlot(self)

    @property
    def service(self) -> JoinedIncidentService:
        """The joined incidents of the open vault."""
        return JoinedIncidentService(self._shell.session.vault, self._shell.session.clock)

    def ask_join(self, incident_id: str = "") -> None:
        """Ask which incidents belong together, beginning with one and those it is joined with."""
        from ui.desktop.dialogs.join_incidents import JoinIncidentsDialog

        session = self._shell.session
        ticked = frozenset(one.id for one in self.service.group(incident_id)) if incident_id else frozenset()
        dialog = JoinIncidentsDialog(session.incidents.visible(), ticked, self.service.together, self._page)
        dialog.accepted.connect(lambda: self.join(dialog.chosen, incident_id))
        dialog.open()

    def join(self, incident_ids: tuple[str, ...], shown: str = "") -> None:
        """Join incidents; the banner offers to undo it."""
        service = self.service
        text = translate("joining", "Joined: {count}").format(count=len(incident_ids))
        self._change(lambda: service.join(incident_ids), text, shown)

    def split(self, incident_id: str) -> None:
        """Take an incident out of its group; the banner offers to undo it."""
        service = self.service
        text = translate("joining", "It is separate again. The others stay joined.")
        self._change(lambda: service.split(incident_id), text, incident_id)

    def ask_files(self, incident_id: str) -> None:
        """Ask for files and add them to an incident, exactly as they are."""
        title = translate("joining", "Add files")
        incoming = choose_files(self._page, title, translate("joining", "Files"), (".*",))
        if incoming is None:
            return
        reports, chosen = self._shell.session.incident_reports, (incoming, *incoming.more)

        def work(token: CancelToken, _progress: Progress) -> None:
            files = []
            for one in chosen:
                token.check()
                files.append(Surfaced(one.name, one.data()))
            reports.attach(incident_id, files)

        def done(_nothing: None) -> None:
            self.changed.emit(incident_id)
            told = translate("joining", "Saved unchanged, with their hash. Files: {count}")
            self._shell.messages.inform(told.format(count=len(chosen)))

        self._place.start(work, Outcomes(done, self._shell.messages.error))

    def _change(self, act: Callable[[], Links], text: str, shown: str) -> None:
        def work(_token: CancelToken, _progress: Progress) -> Links:
            return act()

        def done(before: Links) -> None:
            self.changed.emit(shown)
            undo = partial(self._undo, before, shown)
            self._shell.messages.undoable(text, translate("joining", "Undo"), undo)

        self._place.start(work, Outcomes(done, self._shell.messages.error))

    def _undo(self, before: Links, shown: str) -> None:
        service = self.service

        def work(_token: CancelToken, _progress: Progress) -> None:
            service.restore(before)

        def done(_nothing: None) -> None:
            self._shell.messages.clear()
            self.changed.emit(shown)

        self._place.start(work, Outcomes(done, self._shell.messages.error))
