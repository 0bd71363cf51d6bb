"""The Today page: what to do next, the three main tasks, and what happened last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import local_day
from app.domain.applications import ApplicationRow, ImportantDate
from app.domain.sensitivity import Stage
from app.domain.stored_records import CheckHeading
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import day_of, format_moment
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.page_host import Addressee, Shell
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.check_list import check_mark, check_words
from ui.desktop.widgets.due_items import DueList
from ui.desktop.widgets.equal_columns import Columns
from ui.desktop.widgets.flow_layout import flow, row_with_buttons, with_glyph
from ui.desktop.widgets.page import Page, Scroll
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.saved_items import saved_item_line

if TYPE_CHECKING:
    from app.services.checkup import CheckUpService
    from ui.desktop.dialogs.checkup import CheckUpDialog

SHOWN = 5
LOOK_MS = 15_000
"""How often a page that is left open looks whether somebody is not back from a meeting: whoever finds the screen is to see whom to call."""


class TodayPage(Page):
    """Start page: what is due now."""

    key = "today"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._place, self.checkup = JobSlot(self), Button("", "shield")
        self._state_shown: object = None
        self.watch = self._watch()
        scroll = Scroll(width=980)
        self.frame.addWidget(scroll, 1)
        self.next_title, self.next_text = Text(look="section"), Text(look="muted")
        self.next = Button("primary", "arrow-right")
        self._next_key = "resume"
        self.next_card, self.shortcuts = self._next_card(), dict[str, Card]()
        scroll.body.addWidget(self.next_card)
        self.due = DueList()
        self.due.application_asked.connect(shell.show_application)
        self.due.check_asked.connect(shell.show_check)
        self.due.incident_asked.connect(shell.show_incident)
        self.due.platform_asked.connect(shell.show_platform)
        self.due.checkup_asked.connect(self._check_up)
        self.due.settled.connect(self._settled)
        self.due.noticed.connect(self._noticed)
        self.due.meeting_asked.connect(self.show_meeting)
        self.due.returned.connect(self._returned)
        self.due.put_off.connect(self._put_off)
        scroll.body.addWidget(self.due)
        scroll.body.addWidget(self._shortcuts_grid())
        self.copies, self.checks = column(space="s"), column(space="s")
        self.recent_copies, self.recent_checks = (
            self._recent(self.copies, "copies"),
            self._recent(self.checks, "checks"),
        )
        pair = Columns(2, 300, fill=True)
        pair.add(self.recent_copies)
        pair.add(self.recent_checks)
        scroll.body.addWidget(pair)
        self.platforms = Button("", "globe")
        self.platforms.set_text(lambda: self.tr("Platforms…"))
        self.platforms.clicked.connect(lambda: shell.show_platform(""))
        scroll.body.addWidget(flow(self.checkup, self.platforms))
        self.title.set_text(lambda: self.tr("Today"))
        self.subtitle.set_text(lambda: self.tr("Send less, know more."))
        self.next.clicked.connect(self._go_on)
        self.checkup.set_text(lambda: self.tr("Yearly check-up…"))
        self.checkup.clicked.connect(self._check_up)
        self.checkup_told = Text(look="caption")
        scroll.body.addWidget(self.checkup_told)
        self.on_language_change(self.refresh)

    def _next_card(self) -> Card:
        card = Card(space="m")
        card.body.addWidget(
            row_with_buttons(with_glyph(Glyph("countermark", "text", 44), self.next_title, self.next_text), self.next)
        )
        return card

    def _shortcuts_grid(self) -> QWidget:
        grid = Columns(3, 210, fill=True)
        ways = (
            ("check", lambda: self.tr("Check a posting"), lambda: self.tr("Before you send anything.")),
            ("send", lambda: self.tr("Make a copy"), lambda: self.tr("Only what this recipient needs.")),
            ("leaks", lambda: self.tr("Something leaked"), lambda: self.tr("Find which copy it is consistent with.")),
        )
        for key, title, text in ways:
            card, name, hint, go = (
                Card(space="s"),
                Text(look="strong"),
                Text(look="muted"),
                Button("quiet", "arrow-right"),
            )
            head = row(space="m")
            head.addWidget(Glyph(key, "accent", 26))
            head.addWidget(name, 1)
            card.body.addLayout(head)
            card.body.addWidget(hint)
            card.body.addStretch(1)
            line = row()
            line.addStretch(1)
            line.addWidget(go)
            card.body.addLayout(line)
            name.set_text(title)
            hint.set_text(text)
            go.set_text(lambda: self.tr("Open"))
            go.bind_text(go.setAccessibleName, title)
            go.clicked.connect(partial(self._go, key))
            grid.add(card)
            self.shortcuts[key] = card
        return grid

    def _go_on(self) -> None:
        self._go(self._next_key)

    def _go(self, key: str) -> None:
        if key == "send":
            self._shell.send_to(Addressee())  # a new one: the page may still show the last
        else:
            self._shell.go(key)

    def _check_up(self) -> None:
        from app.services.checkup import CheckUp
        from ui.desktop.dialogs.checkup import CheckUpDialog

        session = self._shell.session
        service = session.checkup

        def show(found: CheckUp) -> None:
            dialog = CheckUpDialog(session, found, self)
            dialog.letter_asked.connect(lambda recipient, kind: self._write_letter(dialog, recipient, kind))
            dialog.accepted.connect(lambda: self._checked_up(service, len(dialog.found.letters)))
            dialog.open()

        def work(_token: CancelToken, _progress: Progress) -> CheckUp:
            return service.run()

        self._place.start(work, Outcomes(show, self._shell.messages.error))

    def _checked_up(self, service: CheckUpService, letters: int) -> None:
        service.done()
        self.refresh()
        left = self.tr("Letters still to write: {count}").format(count=letters) if letters else ""
        told = self.tr("Check-up done. The next one is due on {day}.").format(day=day_of(service.next_day()))
        again = self.tr("Open the check-up") if letters else ""
        self._shell.messages.inform(" ".join(one for one in (told, left) if one), again, self._check_up)

    def _write_letter(self, dialog: CheckUpDialog, recipient_id: str, kind: str) -> None:
        from app.letters.model import LetterKind
        from ui.desktop.dialogs.letter import LetterDialog

        recipient = self._shell.session.vault.recipients.get(recipient_id)
        if recipient is not None:
            letter = LetterDialog(self._shell.session, self._shell.messages, recipient, dialog)
            letter.propose(LetterKind(kind))
            letter.exec()
            dialog.refresh()

    def _settled(self, recipient_id: str, name: str, before: tuple[ImportantDate, ...]) -> None:
        self.refresh()
        text = self.tr("Done: {date}").format(date=one_line(name))
        self._shell.messages.undoable(text, self.tr("Undo"), partial(self._undo_date, recipient_id, before))

    def _put_off(self, key: str, name: str, day: str) -> None:
        service = self._shell.session.put_off
        before = service.days().get(key, "")
        service.put_off(key, day)
        self.refresh()
        text = self.tr("Put off until {day}: {what}") if day else self.tr("Back on Today: {what}")
        told = text.format(day=day_of(day), what=one_line(name))
        self._shell.messages.undoable(told, self.tr("Undo"), partial(self._undo_put_off, key, before))

    def _undo_put_off(self, key: str, before: str) -> None:
        self._shell.session.put_off.put_off(key, before)
        self._shell.messages.clear()
        self.refresh()

    def _undo_date(self, recipient_id: str, before: tuple[ImportantDate, ...]) -> None:
        self._shell.session.applications.set_dates(recipient_id, before)
        self._shell.messages.clear()
        self.refresh()

    def _noticed(self, note_id: str, record_id: str, seen: bool = True) -> None:
        self._shell.session.own_notes.mark_seen(note_id, record_id, seen=seen)
        self._shell.messages.clear()
        self.refresh()
        if seen:
            text, again = self.tr("Seen. The note stays."), partial(self._noticed, note_id, record_id, False)
            self._shell.messages.undoable(text, self.tr("Undo"), again)

    def show_meeting(self, plan_id: str) -> None:
        """Open one plan for a meeting; a new one where the id is empty."""
        from ui.desktop.dialogs.meeting import plan_meeting

        session = self._shell.session
        if plan_meeting(session, self, session.meetings.get(plan_id) if plan_id else None):
            self.refresh()

    def _returned(self, plan_id: str) -> None:
        plan = self._shell.session.meetings.mark_back(plan_id)
        self.refresh()
        text = sentence("meeting-back", {"title": one_line(plan.title)})
        self._shell.messages.undoable(text, self.tr("Undo"), partial(self._not_returned, plan_id))

    def _not_returned(self, plan_id: str) -> None:
        self._shell.session.meetings.mark_back(plan_id, back=False)
        self._shell.messages.clear()
        self.refresh()

    def _recent(self, into: QVBoxLayout, what: str) -> Card:
        card, title = Card(space="m"), Text(look="section")
        title.set_text(lambda: self.tr("Recent copies") if what == "copies" else self.tr("Recent checks"))
        card.body.addWidget(title)
        card.body.addLayout(into)
        card.body.addStretch(1)
        return card

    def entered(self) -> None:
        """Bring the page up to date, where the vault or the time that it shows has changed."""
        if (state := self._state()) != self._state_shown:
            self._show_state(state)

    def _state(self) -> object:
        """Return what the page is made of: the day, the minute (meetings have a time), and how often the vault was written."""
        session = self._shell.session
        now = session.clock()
        return local_day(now), now.replace(second=0, microsecond=0), session.vault.database.changes

    def _watch(self) -> QTimer:
        watch = QTimer(self, interval=LOOK_MS)
        watch.timeout.connect(self._look)
        watch.start()
        return watch

    def _look(self) -> None:
        """Show anew a page in sight on which a meeting has become overdue; nothing else moves a page that is open."""
        if self.isVisible() and self._late() != self.due.overdue:
            self.refresh()

    def _late(self) -> list[str]:
        return [plan.id for plan in self._shell.session.meetings.overdue()]

    def refresh(self) -> None:
        """Update the page."""
        self._show_state(self._state())

    def _show_state(self, state: object) -> None:
        session, self._state_shown = self._shell.session, state
        from app.services import stored_resume
        from app.services.sample_data import is_sample

        versions = stored_resume.offered_versions(session.vault)
        copies = session.applications.latest_copies(SHOWN)
        hidden = session.trash.ids("check")
        checks = [check for check in session.vault.checks.latest() if check.id not in hidden]
        self.due.show_due(session)
        done = session.checkup.last()
        self.checkup_told.setVisible(bool(done))
        if done:
            again = session.checkup.next_day()
            told = self.tr("Check-up done on {day}. The next one is due on {next}.")
            self.checkup_told.setText(told.format(day=day_of(done), next=day_of(again)))
        self._say_next(bool(versions), is_sample(versions), bool(copies))
        clear(self.copies)
        for found in copies:
            self.copies.addWidget(self._copy_line(found))
        clear(self.checks)
        recent = [check for check in checks if check.id not in self.due.stale][:SHOWN]  # those are listed as due
        serious = session.vault.checks.with_critical_signs(check.id for check in recent)
        for check in recent:
            self.checks.addWidget(self._check_line(check, serious=check.id in serious))
        self.recent_copies.setVisible(bool(copies))
        self.recent_checks.setVisible(bool(recent))

    def _say_next(self, has_resume: bool, sample: bool, has_copies: bool) -> None:
        if not has_resume:
            key, title = "resume", self.tr("Start with your résumé")
            text, act = self.tr("Import it once. Every copy is made from it."), self.tr("Add my résumé")
        elif not has_copies:
            key, title = "send", self.tr("Make your first copy")
            text = (
                self.tr("This is a sample résumé. Try making a copy, then import your own.")
                if sample
                else self.tr("Choose a recipient and see exactly what they will read.")
            )
            act = self.tr("Make a copy")
        else:
            key = title = text = act = ""  # the person knows the way: what there is to do is below
        self._next_key = key
        self.next_card.setVisible(bool(key))
        for task, card in self.shortcuts.items():
            card.setVisible(task != key)
        self.next_title.setText(title)
        self.next_text.setText(text)
        self.next.setText(act)

    def _copy_line(self, found: ApplicationRow) -> QWidget:
        detail = f"{found.reference} · {vocabulary.stage(Stage(found.stage))} · {format_moment(found.made)}"
        open_copy = Button("icon", "chevron-right")
        open_copy.name(self.tr("Open copy {reference}").format(reference=found.reference))
        open_copy.clicked.connect(partial(self._shell.show_copy, found.copy_id))
        return saved_item_line("file", found.name, detail, open_copy)

    def _check_line(self, check: CheckHeading, *, serious: bool) -> QWidget:
        title, detail, name = check_words(check, serious=serious)
        open_check = Button("icon", "chevron-right")
        open_check.name(name)
        open_check.clicked.connect(partial(self._shell.show_check, check.id))
        glyph, role = check_mark(serious=serious)
        return saved_item_line(glyph, title, detail, open_check, role)
