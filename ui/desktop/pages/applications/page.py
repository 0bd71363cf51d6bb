"""The Applications page: jobs as a list, a board or a calendar, insights, and a table of every copy; beside it everything about one."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.applications import ApplicationFilter, ImportantDate, Status, recipient_of
from app.services import sample_data
from ui.desktop.dialogs.interview import ask_interview_of
from ui.desktop.dialogs.short_questions import ask_reason
from ui.desktop.models.applications import status_name
from ui.desktop.models.applications_table import ApplicationsTable
from ui.desktop.models.copies_table import CopiesTable
from ui.desktop.models.dropped_table import is_table
from ui.desktop.pages.applications.application_detail import ApplicationDetail
from ui.desktop.pages.applications.application_trash import RecipientTrash
from ui.desktop.pages.applications.copy_detail import CopyDetail
from ui.desktop.pages.applications.job_card import JobCard
from ui.desktop.pages.applications.list_filters import ListFilters
from ui.desktop.pages.applications.platforms import Platforms
from ui.desktop.pages.applications.tables import view_of_copies, view_of_jobs
from ui.desktop.shell.page_host import Addressee, Shell
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.widgets.basic import Button, Segments, at_top, column
from ui.desktop.widgets.board import Board
from ui.desktop.widgets.containers import PlainContainer
from ui.desktop.widgets.fitted_table import FittedTable
from ui.desktop.widgets.page import Page
from ui.desktop.widgets.panels import Empty, SampleBar
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.split import Split, Stack, Tabs

if TYPE_CHECKING:
    from ui.desktop.pages.applications.calendar_view import CalendarView
    from ui.desktop.pages.applications.insights_view import InsightsView

VIEWS: Final = ("list", "board", "calendar", "insights", "table")
_HERE: Final = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ApplicationsPage(Page):
    """The board, the table, and what is beside them."""

    key = "applications"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.empty, self.stack = Empty("applications"), Stack()
        self.none = Text(look="muted")
        self.views, self.shown = Segments(VIEWS, small=True), Stack()
        self.filters = ListFilters(shell, self.views)
        self.search, self.statuses = self.filters.search, self.filters.statuses
        self.add, self.past, self.sample_bar = Button("primary", "plus"), Button("", "plus"), SampleBar()
        self.open_platforms, self.back = Button("", "globe"), Button("", "arrow-left")
        self.model, self.detail = CopiesTable(), CopyDetail(shell)
        self.jobs = ApplicationsTable()
        self.list = view_of_jobs(self.jobs)
        self.about, self.tabs = ApplicationDetail(JobCard(shell)), Tabs()
        self._build_layout()
        self._retranslate()
        self._connect()
        self.views.choose(VIEWS[0])

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.views.chosen.connect(self._switch)
        self.about.changed.connect(self._noted)
        self.about.trash_asked.connect(self.trash.put)
        self.about.date_removed.connect(self._date_removed)
        self.about.void_asked.connect(self._void_reconstructed)
        self.about.opened.connect(self._open_event)
        self.about.refused.connect(self._shell.messages.error)
        self.about.send_asked.connect(self._shell.send_to)
        self.about.letter_asked.connect(self._write_letter)
        self.about.meeting_asked.connect(self._plan_meeting)
        self.detail.void_asked.connect(self._void)
        self.detail.edited_asked.connect(self._edited)
        self.empty.button.clicked.connect(lambda: self._shell.send_to(Addressee()))
        self.past.clicked.connect(lambda: self._add_past())
        for button in (self.add, self.empty_add):
            button.clicked.connect(lambda: self.add_application())
        self.about.job.changed.connect(self._noted)
        self.about.job.other_asked.connect(self.show_application)
        self.about.job.check_asked.connect(self._shell.show_check)
        self.open_platforms.clicked.connect(lambda: self.show_platform(""))
        self.back.clicked.connect(self._go_back)
        self.empty_past.clicked.connect(lambda: self._add_past())
        self.empty_sample.clicked.connect(self._add_sample)
        self.sample_bar.remove.clicked.connect(self._remove_sample)
        self.list.selectionModel().currentRowChanged.connect(self._chosen_job)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self.tabs, self._escaped, context=_HERE)

    def _build_layout(self) -> None:
        for tool in (self.back, self.open_platforms, self.past, self.add):
            self.tools.add(tool)
        self.back.hide()
        line = column(desk := PlainContainer(), space="m", margins=(0, 0, 0, 24))
        line.addWidget(self.sample_bar)
        line.addWidget(self.filters)
        line.addWidget(self.none)
        self.shown.addWidget(self.list)
        self.tabs.addTab(self.about, "")
        self.tabs.addTab(self.detail, "")
        self.close_detail = Button("icon", "close")
        self.close_detail.clicked.connect(self._close_detail)
        self.tabs.setCornerWidget(self.close_detail)
        line.addWidget(Split(self.shown, self.tabs, (2, 1)), 1)
        self._empty_view, self._desk, self.empty_past = at_top(self.empty), desk, Button("quiet")
        self.empty_sample, self.empty_add = Button("quiet"), Button("quiet", "plus")
        self.empty.add(self.empty_add)
        self.empty.add(self.empty_past)
        self.empty.add(self.empty_sample)
        self.trash = RecipientTrash(self._shell, self.empty, self.entered)
        self.stack.addWidget(self._empty_view)
        self.stack.addWidget(desk)
        self.frame.addWidget(self.stack, 1)

    def _retranslate(self) -> None:
        self.on_language_change(self._name_page)
        self.on_language_change(self.trash.say_empty)
        self.empty.hint.set_text(
            lambda: self.tr(
                "Every copy you make is listed here permanently, with its reference and exactly what it showed."
            )
        )
        self.empty.button.set_text(lambda: self.tr("Make a copy to send"))
        for button in (self.add, self.empty_add):
            button.set_text(lambda: self.tr("Add application…"))
        self.past.set_text(lambda: self.tr("Import past applications…"))
        self.open_platforms.set_text(lambda: self.tr("Platforms…"))
        self.back.set_text(lambda: self.tr("Back"))
        self.empty_past.set_text(lambda: self.tr("Import past applications…"))
        self.empty_sample.set_text(lambda: self.tr("Show me an example"))
        self.sample_bar.label.set_text(lambda: self.tr("Three of these are invented: they show what this page can do."))
        self.sample_bar.remove.set_text(lambda: self.tr("Remove the sample"))
        self.bind_text(self.list.setAccessibleName, lambda: self.tr("Applications"))
        self.bind_text(self.views.setAccessibleName, lambda: self.tr("View"))
        self.on_language_change(self._name_choices)
        self.on_language_change(self._say_none)
        self.on_language_change(self.model.retell)
        self.on_language_change(self.jobs.retell)

    def _name_page(self) -> None:
        if self._at_platforms:
            self.title.setText(self.tr("Platforms"))
            self.subtitle.setText(self.tr("What each one got, and what others see of you there."))
        else:
            self.title.setText(self.tr("Applications"))
            self.subtitle.setText(self.tr("Your jobs, their status, and who received which copy."))

    def _say_none(self) -> None:
        chosen = self.filters.chosen
        searched = self.views.key == "list" or chosen.wanted.strip() or chosen.status
        self.none.setText(self.tr("No results.") if searched else self.tr("No copies yet"))

    def _name_choices(self) -> None:
        self.close_detail.name(self.tr("Close (Esc)"))
        self.tabs.setTabText(0, self.tr("Timeline"))
        self.tabs.setTabText(1, self.tr("This copy"))
        names = {
            "list": self.tr("List"),
            "board": self.tr("Board"),
            "calendar": self.tr("Calendar"),
            "insights": self.tr("Insights"),
            "table": self.tr("Copies"),
        }
        for key, name in names.items():
            self.views.buttons[key].setText(name)

    # -- the platforms ------------------------------------------------------------------------------------------------

    @cached_property
    def platforms(self) -> Platforms:
        """The recruitment platforms, built when they are first looked at."""
        made = Platforms(self._shell)
        self.stack.addWidget(made)
        return made

    @property
    def _at_platforms(self) -> bool:
        return "platforms" in self.__dict__ and self.stack.currentWidget() is self.platforms

    def show_platform(self, platform_id: str) -> None:
        """Show the page of one recruitment platform, or their list where the id is empty."""
        if platform_id:
            self.platforms.show_platform(platform_id)
        else:
            self.platforms.show_list()
        self.stack.setCurrentWidget(self.platforms)
        self._show_tools()
        self.back.setFocus()

    def _go_back(self) -> None:
        """From the page of a platform to the list, from the list to the applications."""
        if self.platforms.shows_one:
            self.platforms.show_list()
        else:
            self._leave_platforms()
            self.open_platforms.setFocus()

    def _leave_platforms(self) -> None:
        if self._at_platforms:
            self.stack.setCurrentWidget(self._desk)
            self._show_tools()
            self.entered()

    def _show_tools(self) -> None:
        self.back.setVisible(self._at_platforms)
        self.open_platforms.setVisible(not self._at_platforms)
        self.past.setVisible(not self._at_platforms)
        self.add.setVisible(not self._at_platforms)
        self._name_page()

    # -- what is shown ------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Bring the view on show up to date."""
        if self._at_platforms:
            self.platforms.refresh()
            return
        self.filters.refresh()
        some = self._read() or self.filters.chosen != ApplicationFilter()
        self.past.setVisible(some)
        self.add.setVisible(some)
        self.sample_bar.setVisible(sample_data.has_applications(self._shell.session.vault))
        self.trash.say_empty()
        self.stack.setCurrentWidget(self._desk if some else self._empty_view)
        self._show_rest()

    def _read(self) -> bool:
        """Read what the view on show needs (there may be thousands); whether it shows anything."""
        service, view = self._shell.session.applications, self.views.key
        if view == "board":
            cards = service.cards(self.filters.chosen._replace(status=""))
            self.board.show_cards(cards)
            return bool(cards)
        if view == "list":
            self.jobs.read(service)
            return self.jobs.rowCount() > 0
        if view in ("calendar", "insights"):
            (self.calendar if view == "calendar" else self.insights).refresh()
            return True
        self.model.read(service)
        return self.model.rowCount() > 0 or bool(service.cards())

    def _filter(self) -> None:
        if self.views.key == "board":
            self._read()
        self._show_rest()

    def _show_rest(self) -> None:
        view, chosen = self.views.key, self.filters.chosen
        if view not in ("list", "table"):
            self.none.hide()
            return
        if view == "list":
            self.jobs.search(chosen)
        else:
            self.model.search(chosen.wanted, Status(chosen.status) if chosen.status else None)
        table = self.list if view == "list" else self.table
        rows = table.model().rowCount()
        self.none.setVisible(rows == 0)
        self._say_none()
        if rows and not table.currentIndex().isValid():  # read anew: the one on show stays, if it is there
            shown = self.about.application_id
            table.selectRow(max(0, self.jobs.find(shown) if view == "list" else self.model.find_application(shown)))
        self.tabs.setVisible(table.currentIndex().isValid())

    def _switch(self, view: str) -> None:
        widget, tables = self._widget_of(view), ("list", "table")
        self.shown.setCurrentWidget(widget)
        self.close_detail.setVisible(view not in tables)
        self.tabs.setVisible(isinstance(widget, FittedTable) and widget.currentIndex().isValid())
        self.filters.narrow(view not in ("calendar", "insights"), view in ("list", "board"))
        self.statuses.setVisible(view in tables)
        if self.stack.currentWidget() is self._desk:
            shown = self.about.application_id
            self._read()
            self._show_rest()
            if view == "board" and shown:
                self.board.choose(shown)
            elif view == "list" and (place := self.jobs.find(shown)) >= 0:
                self.list.selectRow(place)

    def _widget_of(self, view: str) -> QWidget:
        if view == "list":
            return self.list
        if view == "table":
            return self.table
        return self.board if view == "board" else self.calendar if view == "calendar" else self.insights

    @cached_property
    def table(self) -> FittedTable:
        """The table of copies, built when it is first looked at."""
        made = view_of_copies(self.model)
        made.selectionModel().currentRowChanged.connect(self._chosen)
        self.bind_text(made.setAccessibleName, lambda: self.tr("Copies"))
        self.shown.addWidget(made)
        return made

    @cached_property
    def board(self) -> Board:
        """The board, built when it is first looked at."""
        made = Board()
        made.chosen.connect(self._chosen_card)
        made.opened.connect(self._open_card)
        made.moved.connect(self._move)
        self.shown.addWidget(made)
        return made

    @cached_property
    def calendar(self) -> CalendarView:
        """The calendar, built when it is first looked at."""
        from ui.desktop.pages.applications.calendar_view import CalendarView

        made = CalendarView(self._shell)
        made.opened.connect(self._open_card)
        self.shown.addWidget(made)
        return made

    @cached_property
    def insights(self) -> InsightsView:
        """The insights, built when they are first looked at."""
        from ui.desktop.pages.applications.insights_view import InsightsView

        made = InsightsView(self._shell)
        self.shown.addWidget(made)
        return made

    def show_copy(self, copy_id: str) -> None:
        """Select one copy."""
        self._leave_platforms()
        self._select(copy_id)
        self.tabs.setCurrentIndex(1)
        self.table.setFocus()

    def show_recipient(self, recipient_id: str) -> None:
        """Select the first application with a recipient."""
        from app.services.application_details import ApplicationDetails

        session = self._shell.session
        hidden = session.trash.ids("application")
        known = ApplicationDetails(session.vault, session.clock).of_recipient(recipient_id)
        self.show_application(next((one for one in known if one not in hidden), recipient_id))

    def _select(self, copy_id: str) -> None:
        self.views.choose("table")
        if self.stack.currentWidget() is self._empty_view:  # the board was read, and showed nothing
            self._read()
        place = self.model.find(copy_id)
        if place < 0 and (self.search.text() or self.statuses.currentIndex()):
            self.statuses.setCurrentIndex(0)
            self.search.clear()
            self._filter()
            place = self.model.find(copy_id)
        if place >= 0:
            self.table.selectRow(place)
        else:
            self.trash.tell("", copy_id)

    def _chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            found = self.model.row(current.row())
            self._load(found.application_id, found.copy_id)
        self.tabs.setVisible(current.isValid())

    def _chosen_job(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._load(self.jobs.row(current.row()).id, "")
        self.tabs.setVisible(current.isValid())

    def show_application(self, application_id: str) -> None:
        """Select one application in the list."""
        self._leave_platforms()
        self.views.choose("list")
        if self.stack.currentWidget() is self._empty_view:
            self.entered()
        if self.jobs.find(application_id) < 0:
            self.filters.show_filter(ApplicationFilter())
        place = self.jobs.find(application_id)
        if place >= 0:
            self.list.selectRow(place)
            self.list.setFocus()
        else:
            self.trash.tell(recipient_of(application_id), "")

    def _load(self, application_id: str, copy_id: str) -> None:
        session = self._shell.session
        recipient = session.vault.recipients.get(recipient_of(application_id))
        if recipient is None:
            return
        record = session.vault.copies.get(copy_id) if copy_id else None
        self.tabs.setTabVisible(1, record is not None)
        if record is not None:
            self.detail.load((record, recipient))
        self.about.load(session, recipient, application_id)

    def _open_event(self, kind: str, identifier: str) -> None:
        """A line of the timeline: its copy is shown beside it, its check or incident on the page it belongs to."""
        elsewhere = {"check": self._shell.show_check, "incident": self._shell.show_incident}
        if kind in elsewhere:
            elsewhere[kind](identifier)
            return
        vault = self._shell.session.vault
        record = vault.copies.get(identifier)
        recipient = vault.recipients.get(record.recipient_id) if record is not None else None
        if record is not None and recipient is not None:
            self.detail.load((record, recipient))
            self.tabs.setTabVisible(1, True)
            self.tabs.setCurrentIndex(1)

    # -- the board ----------------------------------------------------------------------------------------------------

    def _chosen_card(self, application_id: str) -> None:
        if not self.tabs.isHidden():
            self._load(application_id, "")

    def _open_card(self, application_id: str) -> None:
        self._load(application_id, "")
        self.tabs.show()
        if self.views.key == "board":
            self.board.keep_in_sight(application_id)
        self.about.status.setFocus()

    def _escaped(self) -> None:
        if not self._shell.messages.dismiss() and self.views.key not in ("list", "table"):
            self._close_detail()

    def _close_detail(self) -> None:
        self.tabs.hide()
        if self.views.key == "board":
            self.board.choose(self.about.application_id)

    def _move(self, application_id: str, key: str) -> None:
        from app.services.application_details import ApplicationDetails

        session = self._shell.session
        recipient = session.vault.recipients.get(recipient_of(application_id))
        if recipient is None:
            return
        session.applications.record_status(application_id, Status(key))
        self._after_change(application_id)
        title = ApplicationDetails(session.vault, session.clock).get(application_id).title
        name = one_line(" · ".join(filter(None, (title, recipient.name))))
        text = self.tr("{name} moved to “{status}”.").format(name=name, status=status_name(Status(key)))
        self._shell.messages.undoable(text, self.tr("Undo"), partial(self._undo_move, application_id))
        if ask_interview_of(session, application_id, self.window()):
            self._after_change(application_id)

    def _undo_move(self, application_id: str) -> None:
        self._shell.session.applications.undo_status(application_id)
        self._shell.messages.clear()
        self._after_change(application_id)

    def _after_change(self, application_id: str) -> None:
        self.entered()
        if not self.tabs.isHidden():
            self._load(application_id, "")
        if self.views.key == "board":
            self.board.choose(application_id)

    def _noted(self) -> None:
        shown, view = self.about.application_id, self.views.key
        chosen = self.table.currentIndex() if view == "table" else QModelIndex()
        found = self.model.row(chosen.row()) if chosen.isValid() else None
        self.entered()
        if view == "list" and (place := self.jobs.find(shown)) >= 0:
            self.list.selectRow(place)
        elif found is not None:
            self._select(found.copy_id)

    # -- jobs ---------------------------------------------------------------------------------------------------------

    def add_application(self, check_id: str = "") -> None:
        """Ask for the details of a job and add it; those that a check read from a posting are filled in."""
        from app.services.application_details import ApplicationDetails
        from ui.desktop.dialogs.application import ApplicationDialog

        session = self._shell.session
        service = ApplicationDetails(session.vault, session.clock)
        name, details = service.read_posting(check_id) if check_id else ("", None)
        known = {one.id for one in session.recipients.all()}
        dialog = ApplicationDialog(session, "", name, details, self)
        if dialog.exec() == ApplicationDialog.DialogCode.Accepted:
            self.entered()
            self.show_application(dialog.application_id)
            undo = partial(self.trash.undo_add, dialog.application_id, known)
            self._shell.messages.undoable(self.tr("Application added."), self.tr("Undo"), undo)

    # -- past ones, the trash, void copies ----------------------------------------------------------------------------

    def accepts(self, incoming: UntrustedInput) -> bool:
        """A table of past applications."""
        return is_table(incoming)

    def dropped(self, incoming: UntrustedInput) -> None:
        """Offer the past applications that a table holds."""
        self._add_past(incoming)

    def _add_past(self, incoming: UntrustedInput | None = None) -> None:
        from ui.desktop.dialogs.past_applications import PastDialog

        dialog = PastDialog(self._shell.session, self._shell.messages, self)
        if incoming is not None:
            dialog.offer(incoming)
        dialog.exec()
        self.entered()

    def _add_sample(self) -> None:
        names = (
            self.tr("Quayside Freight (example)"),
            self.tr("Orchard Talent (example)"),
            self.tr("Harbour Jobs (example)"),
        )
        sample_data.add_applications(self._shell.session.vault, names, self._shell.session.clock)
        self.entered()

    def _remove_sample(self) -> None:
        sample_data.remove_applications(self._shell.session.vault, self._shell.session.clock)
        self.entered()

    def _date_removed(self, application_id: str, name: str, before: tuple[ImportantDate, ...]) -> None:
        text = self.tr("Removed: {date}").format(date=one_line(name))
        self._shell.messages.undoable(text, self.tr("Restore"), partial(self._date_back, application_id, before))

    def _date_back(self, application_id: str, before: tuple[ImportantDate, ...]) -> None:
        self._shell.session.applications.set_dates(application_id, before)
        self._shell.messages.clear()
        known = self._shell.session.vault.recipients.get(recipient_of(application_id))
        if known is not None and self.about.application_id == application_id:
            self.about.load(self._shell.session, known)
        self._noted()

    def _void(self, copy_id: str) -> None:
        reason = ask_reason(self, lambda: self.tr("Void this copy"), lambda: self.tr("Make it void"))
        if reason:
            self._shell.session.vault.copies.void(copy_id, reason)
            self.entered()
            self.show_copy(copy_id)

    def _void_reconstructed(self, number: int) -> None:
        reason = ask_reason(self, lambda: self.tr("Correct this entry"), lambda: self.tr("Take it back"))
        if reason:
            self._shell.session.applications.void_reconstructed(number, reason)
            known = self._shell.session.vault.recipients.get(self.about.recipient_id)
            if known is not None:
                self.about.load(self._shell.session, known)
            self._noted()
            self.about.status.setFocus()
            self._shell.messages.inform(self.tr("It no longer counts. The ledger keeps both entries."))

    def show_letter(self, letter_id: str) -> None:
        """Open the letters to the recipient of one letter."""
        from app.services.letters import LetterService

        recipient_id = LetterService(self._shell.session.vault, self._shell.session.clock).get(letter_id).recipient_id
        self.show_recipient(recipient_id)
        self._write_letter(recipient_id)

    def _write_letter(self, recipient_id: str) -> None:
        from ui.desktop.dialogs.letter import LetterDialog

        known = self._shell.session.vault.recipients.get(recipient_id)
        if known is None:
            return
        dialog = LetterDialog(self._shell.session, self._shell.messages, known, self)
        dialog.exec()
        if dialog.changed:
            self.about.load(self._shell.session, known)
            self._noted()
        self.about.write.setFocus()

    def _plan_meeting(self, recipient_id: str) -> None:
        """Open the last plan with a recipient that is not over, else a new one for the next interview there."""
        from app.domain.meetings import MeetingPlan
        from app.services.application_details import ApplicationDetails
        from ui.desktop.dialogs.meeting import plan_meeting

        session = self._shell.session
        known = session.vault.recipients.get(recipient_id)
        if known is not None:
            plans = (one for one in session.meetings.all() if one.recipient_id == recipient_id and not one.returned)
            ahead = ApplicationDetails(session.vault, session.clock).next_interview(self.about.application_id)
            begins, place = (ahead.at, ahead.place) if ahead else ("", "")
            new = MeetingPlan("", known.name, begins, "", place_told=place, recipient_id=known.id)
            plan_meeting(session, self, next(plans, None) or new)
            self.about.meet.setFocus()

    def _edited(self, copy_id: str) -> None:
        from ui.desktop.dialogs.edited_copy import EditedDialog

        record = self._shell.session.vault.copies.get(copy_id)
        if record is not None:
            EditedDialog(self._shell.session, self._shell.messages, record, self).exec()
