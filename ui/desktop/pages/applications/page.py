"""The Applications page: a board of recipients by status, or a table of every copy; beside it everything about one."""

from __future__ import annotations

from functools import cached_property, partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from app.domain.applications import ImportantDate, Status
from app.services import samples
from ui.desktop.dialogs.ask import ask_reason
from ui.desktop.models.applications import status_name
from ui.desktop.models.copies_table import SORT_BY_DATE, SORTS, CopiesTable
from ui.desktop.models.dropped_table import is_table
from ui.desktop.pages.applications.application_detail import ApplicationDetail
from ui.desktop.pages.applications.application_trash import RecipientTrash
from ui.desktop.pages.applications.copy_detail import CopyDetail
from ui.desktop.pages.applications.platforms import Platforms
from ui.desktop.shell.page_host import Addressee, Shell
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button, Segments, at_top, column
from ui.desktop.widgets.board import Board
from ui.desktop.widgets.choice import ComboBox, add_hidden_label
from ui.desktop.widgets.fitted_table import ColumnWidth, FittedTable
from ui.desktop.widgets.flow import Flow
from ui.desktop.widgets.page import Page
from ui.desktop.widgets.panels import Empty, SampleBar
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.split import Split, Stack, Tabs

_ORDER: Final = tuple(map(SORTS.index, ("recipient", "status", "next", "made", "reference", "stage")))
"""The columns as they are shown: what is asked for most stands first."""
RECIPIENT: Final = SORTS.index("recipient")
_SHARES: Final = tuple(
    {"recipient": ColumnWidth(130, 190), "status": ColumnWidth(), "next": ColumnWidth(), "made": ColumnWidth(goes=3), "reference": ColumnWidth(goes=2),
     "stage": ColumnWidth(goes=1)}[key]
    for key in SORTS
)  # fmt: skip
_HERE: Final = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ApplicationsPage(Page):
    """The board, the table, and what is beside them."""

    key = "applications"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.empty, self.stack, self.search = Empty("applications"), Stack(), QLineEdit()
        self.none = Text(look="muted")
        self.views, self.board, self.shown = Segments(["table", "board"], small=True), Board(), Stack()
        self.past, self.sample_bar = Button("", "plus"), SampleBar()
        self.open_platforms, self.back = Button("", "globe"), Button("", "arrow-left")
        self.model, self.table, self.detail = CopiesTable(), FittedTable(_SHARES, RECIPIENT), CopyDetail(shell)
        self.about, self.tabs, self.statuses = ApplicationDetail(), Tabs(), ComboBox()
        self.statuses.addItem("", "")
        for status in Status:
            self.statuses.addItem("", status.value)
        self._set_table()
        self._build_layout()
        self._retranslate()
        self._connect()
        self.views.choose("table")

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.statuses.activated.connect(lambda: self._filter())
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
        self.open_platforms.clicked.connect(lambda: self.show_platform(""))
        self.back.clicked.connect(self._go_back)
        self.empty_past.clicked.connect(lambda: self._add_past())
        self.empty_sample.clicked.connect(self._add_sample)
        self.sample_bar.remove.clicked.connect(self._remove_sample)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.board.chosen.connect(self._chosen_card)
        self.board.opened.connect(self._open_card)
        self.board.moved.connect(self._move)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self.tabs, self._escaped, context=_HERE)

    def _set_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSortingEnabled(True)
        table.sortByColumn(SORT_BY_DATE, Qt.SortOrder.DescendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setResizeContentsPrecision(40)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, column_number in enumerate(_ORDER):
            header.moveSection(header.visualIndex(column_number), place)
        theme().follow(self._fit_rows)
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(theme().px(42))

    def _build_layout(self) -> None:
        for tool in (self.back, self.open_platforms, self.past):
            self.tools.add(tool)
        self.back.hide()
        desk = QWidget()
        line = column(desk, space="m", margins=(0, 0, 0, 24))
        line.addWidget(self.sample_bar)
        seek = QWidget()
        ways = Flow(seek, space="m")
        ways.add(self.views)
        ways.add(self.search, 1, 220)
        ways.add(self.statuses)
        line.addWidget(seek)
        line.addWidget(self.none)
        self.shown.addWidget(self.table)
        self.shown.addWidget(self.board)
        self.tabs.addTab(self.about, "")
        self.tabs.addTab(self.detail, "")
        self.close_detail = Button("icon", "close")
        self.close_detail.clicked.connect(self._close_detail)
        self.tabs.setCornerWidget(self.close_detail)
        line.addWidget(Split(self.shown, self.tabs, (2, 1)), 1)
        self._empty_view, self._desk, self.empty_past = at_top(self.empty), desk, Button("quiet")
        self.empty_sample = Button("quiet")
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
            lambda: self.tr("Every copy you make is listed here for good, with its reference and exactly what it held.")
        )
        self.empty.button.set_text(lambda: self.tr("Make a copy to send"))
        self.past.set_text(lambda: self.tr("Add applications…"))
        self.open_platforms.set_text(lambda: self.tr("Platforms…"))
        self.back.set_text(lambda: self.tr("Back"))
        self.empty_past.set_text(lambda: self.tr("Add applications by hand"))
        self.empty_sample.set_text(lambda: self.tr("Show me an example"))
        self.sample_bar.label.set_text(lambda: self.tr("Three of these are invented: they show what this page can do."))
        self.sample_bar.remove.set_text(lambda: self.tr("Remove the sample"))
        self.bind_text(self.search.setPlaceholderText, lambda: self.tr("Search a recipient, reference or file"))
        self.bind_text(self.search.setAccessibleName, lambda: self.tr("Search"))
        self.bind_text(self.table.setAccessibleName, lambda: self.tr("Copies"))
        self.none.set_text(lambda: self.tr("No results."))
        add_hidden_label(self, self.statuses, lambda: self.tr("Status"))
        self.bind_text(self.views.setAccessibleName, lambda: self.tr("View"))
        self.on_language_change(self._name_choices)
        self.on_language_change(self.model.retell)

    def _name_page(self) -> None:
        if self._at_platforms:
            self.title.setText(self.tr("Platforms"))
            self.subtitle.setText(self.tr("What each one got, and what others see of you there."))
        else:
            self.title.setText(self.tr("Applications"))
            self.subtitle.setText(self.tr("Who received which copy, and what it held."))

    def _name_choices(self) -> None:
        self.close_detail.name(self.tr("Close (Esc)"))
        self.tabs.setTabText(0, self.tr("Timeline"))
        self.tabs.setTabText(1, self.tr("This copy"))
        self.views.buttons["table"].setText(self.tr("Table"))
        self.views.buttons["board"].setText(self.tr("Board"))
        self.statuses.setItemText(0, self.tr("Every status"))
        for index, status in enumerate(Status, 1):
            self.statuses.setItemText(index, status_name(status))

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
        self._name_page()

    # -- what is shown ------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Bring the view on show up to date."""
        if self._at_platforms:
            self.platforms.refresh()
            return
        some = self._read() or bool(self.search.text()) or bool(self.statuses.currentData())
        self.past.setVisible(some)
        self.sample_bar.setVisible(samples.has_applications(self._shell.session.vault))
        self.trash.say_empty()
        self.stack.setCurrentWidget(self._desk if some else self._empty_view)
        self._show_rest()

    def _read(self) -> bool:
        """Read what the view on show needs (there may be thousands); whether it shows anything."""
        service = self._shell.session.applications
        if self.views.key == "board":
            cards = service.cards(self.search.text())
            self.board.show_cards(cards)
            return bool(cards)
        self.model.read(service)
        return self.model.rowCount() > 0

    def _filter(self) -> None:
        if self.views.key == "board":
            self._read()
        self._show_rest()

    def _show_rest(self) -> None:
        chosen = self.statuses.currentData()
        if self.views.key == "board":
            self.none.hide()
            return
        self.model.search(self.search.text(), Status(chosen) if chosen else None)
        self.none.setVisible(self.model.rowCount() == 0)
        if (
            self.model.rowCount() and not self.table.currentIndex().isValid()
        ):  # read anew: the one on show stays, if it is there
            self.table.selectRow(max(0, self.model.find(self.about.recipient_id, "")))
        self.tabs.setVisible(self.table.currentIndex().isValid())

    def _switch(self, view: str) -> None:
        board = view == "board"
        self.shown.setCurrentWidget(self.board if board else self.table)
        self.close_detail.setVisible(board)
        self.tabs.setVisible(not board and self.table.currentIndex().isValid())
        self.statuses.setVisible(not board)
        if self.stack.currentWidget() is self._desk:
            self._read()
            self._show_rest()
            if board and self.about.recipient_id:
                self.board.choose(self.about.recipient_id)

    def show_copy(self, copy_id: str) -> None:
        """Select one copy."""
        self._leave_platforms()
        self._select("", copy_id)
        self.table.setFocus()

    def show_recipient(self, recipient_id: str) -> None:
        """Select one recipient."""
        self._leave_platforms()
        self._select(recipient_id, "")
        self.table.setFocus()

    def _select(self, recipient_id: str, copy_id: str) -> None:
        self.views.choose("table")
        if self.stack.currentWidget() is self._empty_view:  # the board was read, and showed nothing
            self._read()
        place = self.model.find(recipient_id, copy_id)
        if place < 0 and (self.search.text() or self.statuses.currentIndex()):
            self.statuses.setCurrentIndex(0)
            self.search.clear()
            self._filter()
            place = self.model.find(recipient_id, copy_id)
        if place >= 0:
            self.table.selectRow(place)
        else:
            self.trash.tell(recipient_id, copy_id)

    def _chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            found = self.model.row(current.row())
            self._load(found.recipient_id, found.copy_id)
        self.tabs.setVisible(current.isValid())

    def _load(self, recipient_id: str, copy_id: str) -> None:
        session = self._shell.session
        recipient = session.vault.recipients.get(recipient_id)
        if recipient is None:
            return
        record = session.vault.copies.get(copy_id) if copy_id else None
        self.tabs.setTabVisible(1, record is not None)
        if record is not None:
            self.detail.load((record, recipient))
        self.about.load(session, recipient)

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

    def _chosen_card(self, recipient_id: str) -> None:
        if not self.tabs.isHidden():
            self._load(recipient_id, "")

    def _open_card(self, recipient_id: str) -> None:
        self._load(recipient_id, "")
        self.tabs.show()
        self.board.keep_in_sight(recipient_id)
        self.about.status.setFocus()

    def _escaped(self) -> None:
        if self.views.key == "board":
            self._close_detail()

    def _close_detail(self) -> None:
        self.tabs.hide()
        self.board.choose(self.about.recipient_id)

    def _move(self, recipient_id: str, key: str) -> None:
        session = self._shell.session
        recipient = session.vault.recipients.get(recipient_id)
        if recipient is None:
            return
        session.applications.record_status(recipient_id, Status(key))
        self._after_change(recipient_id)
        text = self.tr("{name} moved to “{status}”.").format(
            name=one_line(recipient.name), status=status_name(Status(key))
        )
        self._shell.messages.undoable(text, self.tr("Undo"), partial(self._undo_move, recipient_id))

    def _undo_move(self, recipient_id: str) -> None:
        self._shell.session.applications.undo_status(recipient_id)
        self._shell.messages.clear()
        self._after_change(recipient_id)

    def _after_change(self, recipient_id: str) -> None:
        self.entered()
        if not self.tabs.isHidden():
            self._load(recipient_id, "")
        if self.views.key == "board":
            self.board.choose(recipient_id)

    def _noted(self) -> None:
        chosen = self.table.currentIndex()
        found = self.model.row(chosen.row()) if chosen.isValid() else None
        self.entered()
        if found is not None and self.views.key == "table":
            self._select(found.recipient_id, found.copy_id)

    # -- past ones, the trash, void copies ----------------------------------------------------------------------------

    def accepts(self, incoming: UntrustedInput) -> bool:
        """A table of past applications."""
        return is_table(incoming)

    def dropped(self, incoming: UntrustedInput) -> None:
        """Offer the past applications that a table holds."""
        self._add_past(incoming)

    def _add_past(self, incoming: UntrustedInput | None = None) -> None:
        from ui.desktop.dialogs.past import PastDialog

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
        samples.add_applications(self._shell.session.vault, names, self._shell.session.clock)
        self.entered()

    def _remove_sample(self) -> None:
        samples.remove_applications(self._shell.session.vault, self._shell.session.clock)
        self.entered()

    def _date_removed(self, recipient_id: str, name: str, before: tuple[ImportantDate, ...]) -> None:
        text = self.tr("Removed: {date}").format(date=one_line(name))
        self._shell.messages.undoable(text, self.tr("Restore"), partial(self._date_back, recipient_id, before))

    def _date_back(self, recipient_id: str, before: tuple[ImportantDate, ...]) -> None:
        self._shell.session.applications.set_dates(recipient_id, before)
        self._shell.messages.clear()
        known = self._shell.session.vault.recipients.get(recipient_id)
        if known is not None and self.about.recipient_id == recipient_id:
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
            self._shell.messages.inform(self.tr("It counts no longer. The ledger keeps both rows."))

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
        """Open the last plan with a recipient that is not over, else a new one for them."""
        from app.domain.meetings import MeetingPlan
        from ui.desktop.dialogs.meeting import plan_meeting

        session = self._shell.session
        known = session.vault.recipients.get(recipient_id)
        if known is not None:
            plans = (one for one in session.meetings.all() if one.recipient_id == recipient_id and not one.returned)
            plan_meeting(session, self, next(plans, None) or MeetingPlan("", known.name, "", "", recipient_id=known.id))
            self.about.meet.setFocus()

    def _edited(self, copy_id: str) -> None:
        from ui.desktop.dialogs.edited import EditedDialog

        record = self._shell.session.vault.copies.get(copy_id)
        if record is not None:
            EditedDialog(self._shell.session, self._shell.messages, record, self).exec()
