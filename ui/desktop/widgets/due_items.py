"""Items of Today: what is due (whoever is not back from a meeting, follow-ups, people met again, copies past their need, platforms to
review, stale cards), what comes in the next two weeks, who has not answered yet, and what the person put off. Nothing is listed twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.clock import local_day, to_iso
from app.domain.applications import OPEN, CalendarEntry, DateKind, EntryKind
from app.domain.own_notes import SightingKind
from app.services import application_calendar
from app.services.incident_reports import report_of
from app.services.today_put_off import DATE, row_key
from ui.desktop.models.applications import date_name
from ui.desktop.models.incident_report_words import follow_up_text, incident_title
from ui.desktop.models.meeting_words import ahead_line, overdue_line
from ui.desktop.models.platform_words import platform_name
from ui.desktop.shell.date_formats import day_of, format_day
from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line
from ui.desktop.widgets.saved_items import ClickableRow

if TYPE_CHECKING:
    from app.domain.applications import ApplicationCard, DueDate
    from app.domain.incident_reports import FollowUp
    from app.domain.meetings import MeetingPlan
    from app.domain.own_notes import OwnNote, Sighting
    from app.domain.stored_records import CheckHeading, Incident
    from app.services.platforms import PlatformView
    from ui.desktop.shell.session import Session

SOON: Final = timedelta(days=14)
WAITING_AFTER: Final = timedelta(days=7)
SILENT_AFTER: Final = timedelta(days=21)
STALE_AFTER: Final = timedelta(days=90)
SHOWN: Final = 6
SHOWN_LATER: Final = 4
"""Of what is not due yet."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """One line: its glyph, the recipient, the action, the button that opens it, and the button that marks it done, if any."""

    glyph: str
    untrusted_name: str
    what: str
    opens: str
    open: Callable[[], None]
    done: Callable[[], Button] | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What is due or comes in the next two weeks, earliest first, each read once: dates of applications, steps of incidents, platforms to
    review."""

    dates: Sequence[DueDate]
    steps: Sequence[tuple[Incident, FollowUp]]
    platforms: Sequence[PlatformView]


Row = tuple[str, Callable[[], DueLine]]
"""The key under which a row can be put off (empty: it cannot), and what makes its line once it is shown."""


class DueSection(QWidget):
    """Heading with the number of lines, the first lines, and a button that shows the others. `later` carries the key of a line that is to be
    put off, whose it is, and the button that was pressed."""

    later = Signal(str, str, QWidget)

    def __init__(self, shown: int) -> None:
        super().__init__()
        self._shown, self._rows, self.count = shown, list[Row](), 0
        self._body, self._lines = column(self, space="m"), column(space="s")
        self._body.addLayout(self._lines)

    @cached_property
    def title(self) -> Text:
        """The heading; made when there is something to list."""
        title = Text(look="section")
        self._body.insertWidget(0, title)
        return title

    @cached_property
    def more(self) -> Button:
        """The button that shows the others; made when there are."""
        more = Button("quiet", parent=self)
        more.hide()
        more.clicked.connect(self._show_all)
        self._body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return more

    def show_lines(self, title: str, rows: Sequence[Row]) -> None:
        """List what these make; the section hides when there is nothing."""
        self._rows, self.count = list(rows), len(rows)
        if rows:
            self.title.setText(title.format(count=self.count))
        self._fill()

    def _fill(self) -> None:
        clear(self._lines)
        for key, make in self._rows[: self._shown]:
            line = make()
            self._lines.addWidget(_row(line, self._later(key, line) if key else None))
        hidden = self.count - self._shown
        if hidden > 0:
            translate = QCoreApplication.translate
            more = translate("DueList", "Show {count} more") if self._shown else translate("DueList", "Show them")
            self.more.setText(more.format(count=hidden))
            self.more.show()
        elif "more" in vars(self):
            self.more.hide()
        self.setVisible(self.count > 0)

    def _later(self, key: str, line: DueLine) -> Button:
        button = Button("icon", "later")
        text = QCoreApplication.translate("DueList", "Remind me later: {what}")
        button.name(text.format(what=one_line(line.untrusted_name)))
        button.clicked.connect(lambda: self.later.emit(key, line.untrusted_name, button))
        return button

    def _show_all(self) -> None:
        self._shown = max(self._shown, self.count)
        self._fill()


class DueList(Translatable, Card):
    """The lists. `application_asked`, `check_asked`, `incident_asked`, `meeting_asked` and `platform_asked`
    carry ids, `checkup_asked` nothing; `returned` (somebody is back from a meeting) its id; `settled` after something was ticked off: whose,
    the name of the date, and their dates as they were; `put_off` the key of a row, whose it is, and the ISO day it comes back (empty: now);
    `noticed` after somebody's turning up again was ticked off: the ids of note and record."""

    application_asked = Signal(str)
    check_asked = Signal(str)
    incident_asked = Signal(str)
    meeting_asked = Signal(str)
    returned = Signal(str)
    platform_asked = Signal(str)
    checkup_asked = Signal()
    settled = Signal(str, str, object)
    put_off = Signal(str, str, str)
    noticed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(space="m", parent=parent)
        self.now, self.soon, self.waiting = DueSection(SHOWN), DueSection(SHOWN_LATER), DueSection(SHOWN_LATER)
        self.later = DueSection(0)
        self.stale: frozenset[str] = frozenset()
        self.overdue = list[str]()
        self._today = date.today()
        self._sections = (self.now, self.soon, self.waiting, self.later)
        for section in self._sections:
            self.body.addWidget(section)
            section.later.connect(self._ask_day)

    @property
    def count(self) -> int:
        """Return how many things are due now."""
        return self.now.count

    @property
    def title(self) -> Text:
        """Return the heading of what is due now."""
        return self.now.title

    @property
    def more(self) -> Button:
        """Return the button that shows all that is due now."""
        return self.now.more

    def show_due(self, session: Session) -> None:
        """Read what is due, what comes and what is waited for; the card hides when there is nothing."""
        now = session.clock()
        today, until = local_day(now), local_day(now + SOON)
        found = _Found(
            session.applications.due_dates(until),
            session.incident_reports.due(until),
            session.platforms.due(until),
        )
        dated = [due for due in found.dates if due.date.day <= today]
        planned = [
            one
            for one in application_calendar.entries(session.vault, session.clock, first=today, last=until)
            if one.kind in (EntryKind.INTERVIEW, EntryKind.CLOSING) and not one.done
        ]
        stale = _stale(session, to_iso(now - STALE_AFTER))
        self.stale = frozenset(check.id for check in stale)
        self._today = date.fromisoformat(today)
        overdue, ahead = session.meetings.overdue_and_ahead()
        self.overdue = [plan.id for plan in overdue]
        lines: list[Row] = [
            *(("", partial(self._overdue_meeting, plan)) for plan in overdue),
            *(("", partial(self._meeting_ahead, plan)) for plan in ahead),
            *(("", partial(self._planned, one)) for one in planned if one.day == today),
            *((_date_key(due), partial(self._date_line, session, due)) for due in dated),
            *self._found_by_services(session, found, today),
            *((row_key("check", check.id), partial(self._stale, check)) for check in stale),
        ]
        named = {due.recipient_id for due in dated} | {one.recipient_id for one in planned}
        coming, told = self._coming(session, found, today, named, [one for one in planned if one.day > today])
        waiting = session.applications.without_news_since(local_day(now - WAITING_AFTER))
        silent = local_day(now - SILENT_AFTER)
        silence: list[Row] = [
            (row_key("silence", card.id, card.last), partial(self._silence_line, card, silent))
            for card in waiting
            if card.recipient_id not in told
        ]
        put_off = session.put_off.days()
        self.now.show_lines(self.tr("Due now: {count}"), _without(lines, put_off))
        self.soon.show_lines(self.tr("In the next two weeks: {count}"), coming)
        self.waiting.show_lines(self.tr("Waiting for an answer: {count}"), _without(silence, put_off))
        self._show_put_off([*lines, *silence], put_off)
        self.setVisible(any(section.count for section in self._sections))

    def _show_put_off(self, rows: Sequence[Row], put_off: Mapping[str, str]) -> None:
        """List those of the rows that are put off, the next to come back first."""
        later = sorted((row for row in rows if row[0] in put_off), key=lambda row: put_off[row[0]])
        lines: list[Row] = [("", partial(self._put_off_line, key, make, put_off[key])) for key, make in later]
        self.later.show_lines(self.tr("Put off: {count}"), lines)

    def _found_by_services(self, session: Session, found: _Found, today: str) -> Iterator[Row]:
        """Yield the rows of incidents' next steps, of people met again, of platforms, and of the yearly check-up."""
        for incident, step in (pair for pair in found.steps if pair[1].day <= today):
            yield _step_key(incident, step), partial(self._follow_up, incident, step)
        for note, met in session.own_notes.unseen():
            yield row_key("met", note.id, met.id), partial(self._met_again, note, met)
        for view in (one for one in found.platforms if one.review <= today):
            yield row_key("platform", view.platform.id, view.review), partial(self._platform, view)
        if session.checkup.is_due():
            yield row_key("check-up", today[:4]), self._check_up

    def _put_off_line(self, key: str, make: Callable[[], DueLine], day: str) -> DueLine:
        line = make()
        what = self.tr("Put off until {day} · {what}").format(what=line.what, day=day_of(day))
        return replace(line, glyph="later", what=what, done=partial(self._bring_back, key, line.untrusted_name))

    def _bring_back(self, key: str, untrusted_name: str) -> Button:
        back = Button("icon", "undo")
        back.name(self.tr("Bring back now: {what}").format(what=one_line(untrusted_name)))
        back.clicked.connect(partial(self.put_off.emit, key, untrusted_name, ""))
        return back

    def _ask_day(self, key: str, untrusted_name: str, button: QWidget) -> None:
        from ui.desktop.widgets.put_off_menu import LaterMenu

        menu = LaterMenu(self._today, self)
        menu.chosen.connect(lambda day: self.put_off.emit(key, untrusted_name, day))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _coming(
        self, session: Session, read: _Found, today: str, told: set[str], planned: Sequence[CalendarEntry]
    ) -> tuple[list[Row], set[str]]:
        """Return the rows of what is not due yet, earliest first, and the recipients named so far."""
        dated = [due for due in read.dates if due.date.day > today]
        steps = [pair for pair in read.steps if pair[1].day > today]
        views = [view for view in read.platforms if view.review > today]
        found: list[tuple[str, Callable[[], DueLine]]] = [
            *((one.day, partial(self._planned, one)) for one in planned),
            *((due.date.day, partial(self._date_line, session, due, coming=True)) for due in dated),
            *((one.day, partial(self._follow_up, incident, one)) for incident, one in steps),
            *((view.review, partial(self._platform, view)) for view in views),
        ]
        rows: list[Row] = [("", make) for _, make in sorted(found, key=lambda pair: pair[0])]
        return rows, told | {due.recipient_id for due in dated}

    def _date_line(self, session: Session, due: DueDate, *, coming: bool = False) -> DueLine:
        if coming:
            what = self.tr("Due {day}: {what}")
        elif due.date.kind is DateKind.EXPIRES:
            what = self.tr("They no longer need the copy (since {day}). Ask them to delete it.")
        elif due.date.kind is DateKind.REPLY:
            what = self.tr("Their reply was due {day}. Ask again, or complain to the regulator.")
        else:
            what = self.tr("Due {day}: {what}")
        glyph = {DateKind.EXPIRES: "archive", DateKind.REPLY: "question"}.get(due.date.kind, "clock")
        told = what.format(day=day_of(due.date.day), what=date_name(due.date))
        whose = _whose(due.name, due.title)
        return self._due_line(glyph, whose, told, due.application_id, partial(self._tick, session, due))

    def _planned(self, entry: CalendarEntry) -> DueLine:
        """Return the line of an interview, or of the last day to apply for a job that nothing was sent for."""
        if entry.kind is EntryKind.INTERVIEW:
            when = (day_of(entry.day), entry.begins[11:16], one_line(entry.place))
            told = self.tr("Interview: {when}").format(when=" · ".join(part for part in when if part))
        else:
            told = self.tr("Last day to apply: {day}").format(day=day_of(entry.day))
        return self._due_line("clock", _whose(entry.name, entry.title), told, entry.application_id)

    def _tick(self, session: Session, due: DueDate) -> Button:
        done = Button("icon", "tick")
        done.name(self.tr("Done: {what}").format(what=f"{date_name(due.date)}, {one_line(due.name)}"))
        done.clicked.connect(partial(self._settle, session, due))
        return done

    def _silence_line(self, card: ApplicationCard, silent: str) -> DueLine:
        if card.last < silent:
            what = self.tr("No news since {day}. Follow up, or set the status to “Ghosted”.")
        else:
            what = self.tr("No news since {day}")
        what = what.format(day=day_of(card.last))
        return self._due_line("question", _whose(card.name, card.details.title), what, card.id)

    def _follow_up(self, incident: Incident, due: FollowUp) -> DueLine:
        what = self.tr("Due {day}: {what}").format(day=day_of(due.day), what=follow_up_text(report_of(incident), due))
        opens = self.tr("Open the incident “{title}”").format(title=incident_title(incident))
        return DueLine("leaks", incident_title(incident), what, opens, partial(self.incident_asked.emit, incident.id))

    def _met_again(self, note: OwnNote, met: Sighting) -> DueLine:
        """Return the line of somebody about whom there is a note and who turned up again."""
        name, title = one_line(note.title), one_line(met.title)
        if note.avoid:
            what = self.tr("You wanted to avoid them. They turned up again on {day}: {title}")
        else:
            what = self.tr("You have a note about them. They turned up again on {day}: {title}")
        asked = self.check_asked if met.kind is SightingKind.CHECK else self.incident_asked
        seen = partial(self._seen, note, met)
        opens = self.tr("Open {name}").format(name=title)
        told = what.format(day=day_of(met.day), title=title)
        return DueLine("critical" if note.avoid else "info", name, told, opens, partial(asked.emit, met.id), seen)

    def _seen(self, note: OwnNote, met: Sighting) -> Button:
        done = Button("icon", "tick")
        done.name(self.tr("Seen: {name}").format(name=one_line(note.title)))
        done.clicked.connect(partial(self.noticed.emit, note.id, met.id))
        return done

    def _overdue_meeting(self, plan: MeetingPlan) -> DueLine:
        return self._meeting("critical", plan, overdue_line(plan))

    def _meeting_ahead(self, plan: MeetingPlan) -> DueLine:
        return self._meeting("clock", plan, ahead_line(plan))

    def _meeting(self, glyph: str, plan: MeetingPlan, told: str) -> DueLine:
        opens = self.tr("Open the plan “{title}”").format(title=one_line(plan.title))
        asked, back = partial(self.meeting_asked.emit, plan.id), partial(self._back, plan)
        return DueLine(glyph, plan.title, told, opens, asked, back)

    def _back(self, plan: MeetingPlan) -> Button:
        back = Button("icon", "tick")
        back.name(self.tr("I am back: {title}").format(title=one_line(plan.title)))
        back.clicked.connect(partial(self.returned.emit, plan.id))
        return back

    def _platform(self, view: PlatformView) -> DueLine:
        what = self.tr("Review how employers see you there: due {day}").format(day=day_of(view.review))
        name, platform = platform_name(view.platform), view.platform.id
        opens = self.tr("Open {name}").format(name=one_line(name))
        return DueLine("globe", name, what, opens, partial(self.platform_asked.emit, platform))

    def _check_up(self) -> DueLine:
        name = self.tr("Yearly check-up")
        what = self.tr("Ten minutes: see who still has your data and which letters to send")
        return DueLine("shield", name, what, self.tr("Start check-up"), self.checkup_asked.emit)

    def _stale(self, check: CheckHeading) -> DueLine:
        what = self.tr("Checked on {day}. Check again before you send more.").format(day=format_day(check.created))
        name = check.organisation or check.title
        opens = self.tr("Open the check of {posting}").format(posting=one_line(name))
        return DueLine("check", name, what, opens, partial(self.check_asked.emit, check.id))

    def _due_line(
        self, glyph: str, untrusted_name: str, what: str, application_id: str, done: Callable[[], Button] | None = None
    ) -> DueLine:
        opens = self.tr("Open {name}").format(name=one_line(untrusted_name))
        return DueLine(glyph, untrusted_name, what, opens, partial(self.application_asked.emit, application_id), done)

    def _settle(self, session: Session, due: DueDate) -> None:
        before = session.applications.dates(due.application_id)
        session.applications.mark_date_done(due.application_id, due.index)
        self.settled.emit(due.application_id, date_name(due.date), before)


def _whose(untrusted_name: str, untrusted_title: str) -> str:
    """Return what a row is called: there may be several jobs at one employer."""
    return " · ".join(filter(None, (untrusted_name, untrusted_title)))


def _without(rows: Sequence[Row], put_off: Mapping[str, str]) -> list[Row]:
    return [row for row in rows if row[0] not in put_off]


def _date_key(due: DueDate) -> str:
    label = hashlib.sha256(due.date.label.encode()).hexdigest()[:8] if due.date.label else ""
    return row_key(DATE, due.application_id, due.date.kind.value, label, due.date.day)


def _step_key(incident: Incident, due: FollowUp) -> str:
    return row_key("step", incident.id, hashlib.sha256(due.what.encode()).hexdigest()[:8], due.day)


def _row(due: DueLine, later: Button | None) -> QWidget:
    open_it = Button("icon", "chevron-right")
    holder = ClickableRow(open_it)
    line, texts = row(holder, space="m"), column(space="xs")
    texts.setSpacing(0)
    texts.addWidget(ElidedLabel(due.untrusted_name, "strong"))
    texts.addWidget(Text(due.what, "caption"))
    line.addWidget(Glyph(due.glyph, "warning", 20))
    line.addLayout(texts, 1)
    open_it.name(due.opens)
    open_it.clicked.connect(lambda: due.open())
    if later is not None:
        line.addWidget(later)
    if due.done is not None:
        line.addWidget(due.done())
    line.addWidget(open_it)
    return holder


def _stale(session: Session, before: str) -> list[CheckHeading]:
    """Checks of organisations whose application is still open, the newest of each, when it is too old."""
    checks = session.vault.checks.headings()
    if all(check.created >= before for check in checks):
        return []  # applications may be thousands: they are read when they matter
    from app.services.prior_disclosures import core_name

    names = {core_name(card.name) for card in session.applications.cards() if card.status in OPEN}
    hidden, newest = session.trash.ids("check"), dict[str, "CheckHeading"]()
    for check in checks:
        key = core_name(check.organisation)
        if key in names and check.id not in hidden:
            newest.setdefault(key, check)
    return [check for check in newest.values() if check.created < before]
