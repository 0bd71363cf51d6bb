"""Items that are due: whoever is not back from a meeting, follow-ups, copies past their need, platforms to look at, silence, and stale cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.clock import local_day, to_iso
from app.domain.applications import OPEN, DateKind
from ui.desktop.models.applications import date_name
from ui.desktop.models.meeting_words import ahead_line, overdue_line
from ui.desktop.models.platform_words import platform_name
from ui.desktop.shell.dates import day_of, format_day
from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line

if TYPE_CHECKING:
    from app.domain.applications import ApplicationCard, DueDate
    from app.domain.incident_reports import FollowUp
    from app.domain.meetings import MeetingPlan
    from app.domain.records import CheckHeading, Incident
    from app.services.platforms import PlatformView
    from ui.desktop.shell.session import Session

SILENT_AFTER: Final = timedelta(days=21)
STALE_AFTER: Final = timedelta(days=90)
SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class DueLine:
    """One line: its glyph, the recipient, the action, the button that opens it, and the button that marks it done, if any."""

    glyph: str
    untrusted_name: str
    what: str
    opens: str
    open: Callable[[], None]
    done: Callable[[], Button] | None = None


class DueList(Translatable, Card):
    """The list; `first` is the most pressing line. `recipient_asked`, `check_asked`, `incident_asked`, `meeting_asked` and `platform_asked`
    carry ids, `checkup_asked` nothing; `returned` (somebody is back from a meeting) its id; `settled` after something was ticked off: whose,
    the name of the date, and their dates as they were."""

    recipient_asked = Signal(str)
    check_asked = Signal(str)
    incident_asked = Signal(str)
    meeting_asked = Signal(str)
    returned = Signal(str)
    platform_asked = Signal(str)
    checkup_asked = Signal()
    settled = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(space="m", parent=parent)
        self.title, self._lines, self.more = Text(look="section"), column(space="s"), Button("quiet")
        self.first: DueLine | None = None
        self.count, self._shown, self._session = 0, SHOWN, None  # type: int, int, Session | None
        self.body.addWidget(self.title)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._show_all)
        self.title.set_text(lambda: self.tr("Due now"))

    def show_due(self, session: Session) -> None:
        """Read what is due; the card hides when nothing is."""
        self._session = session
        clear(self._lines)
        now = session.clock()
        dated = session.applications.due_dates()
        told = {due.recipient_id for due in dated}
        silent = session.applications.without_news_since(local_day(now - SILENT_AFTER))
        lines: list[Callable[[], DueLine]] = [
            *(partial(self._overdue_meeting, plan) for plan in session.meetings.overdue()),
            *(partial(self._meeting_ahead, plan) for plan in session.meetings.ahead()),
            *(partial(self._date_line, session, due) for due in dated),
            *(partial(self._follow_up, incident, one) for incident, one in session.incident_reports.due()),
            *(partial(self._platform, view) for view in session.platforms.due()),
            *([self._check_up] if session.checkup.is_due() else []),
            *(partial(self._stale, check) for check in _stale(session, to_iso(now - STALE_AFTER))),
            *(partial(self._silence_line, card) for card in silent if card.recipient_id not in told),
        ]
        self.count, self.first = len(lines), lines[0]() if lines else None
        for make in lines[: self._shown]:
            self._lines.addWidget(_row(make()))
        hidden = self.count - self._shown
        self.more.setVisible(hidden > 0)
        self.more.setText(self.tr("Show {count} more").format(count=hidden))
        self.setVisible(self.count > 0)

    def _show_all(self) -> None:
        self._shown = self.count
        if self._session is not None:
            self.show_due(self._session)

    def _date_line(self, session: Session, due: DueDate) -> DueLine:
        if due.date.kind is DateKind.EXPIRES:
            what = self.tr("Their need for the copy ended on {day}: ask them to delete it")
        elif due.date.kind is DateKind.REPLY:
            what = self.tr("Their reply to your request was due {day}: ask again, or complain to the regulator")
        else:
            what = self.tr("Due {day}: {what}")
        glyph = {DateKind.EXPIRES: "archive", DateKind.REPLY: "question"}.get(due.date.kind, "clock")
        told = what.format(day=day_of(due.date.day), what=date_name(due.date))
        return self._due_line(glyph, due.name, told, due.recipient_id, partial(self._tick, session, due))

    def _tick(self, session: Session, due: DueDate) -> Button:
        done = Button("icon", "tick")
        done.name(self.tr("Done: {what}").format(what=f"{date_name(due.date)}, {one_line(due.name)}"))
        done.clicked.connect(partial(self._settle, session, due))
        return done

    def _silence_line(self, card: ApplicationCard) -> DueLine:
        what = self.tr("No news since {day}. Follow up, or note that they ghosted you").format(day=day_of(card.last))
        return self._due_line("question", card.name, what, card.recipient_id)

    def _follow_up(self, incident: Incident, due: FollowUp) -> DueLine:
        what = self.tr("Due {day}: {what}").format(day=day_of(due.day), what=one_line(due.what))
        opens = self.tr("Open the incident “{title}”").format(title=one_line(incident.title))
        return DueLine("leaks", incident.title, what, opens, partial(self.incident_asked.emit, incident.id))

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
        what = self.tr("Look at yourself there as an employer would: due {day}").format(day=day_of(view.review))
        name, platform = platform_name(view.platform), view.platform.id
        opens = self.tr("Open {name}").format(name=one_line(name))
        return DueLine("globe", name, what, opens, partial(self.platform_asked.emit, platform))

    def _check_up(self) -> DueLine:
        name = self.tr("Yearly check-up")
        what = self.tr("Ten minutes: who still holds what, and which letters to send")
        return DueLine("shield", name, what, self.tr("Begin the check-up"), self.checkup_asked.emit)

    def _stale(self, check: CheckHeading) -> DueLine:
        what = self.tr("Checked on {day}: look again before you send more").format(day=format_day(check.created))
        name = check.organisation or check.title
        opens = self.tr("Open the check of {posting}").format(posting=one_line(name))
        return DueLine("check", name, what, opens, partial(self.check_asked.emit, check.id))

    def _due_line(
        self, glyph: str, untrusted_name: str, what: str, recipient_id: str, done: Callable[[], Button] | None = None
    ) -> DueLine:
        opens = self.tr("Open {name}").format(name=one_line(untrusted_name))
        return DueLine(glyph, untrusted_name, what, opens, partial(self.recipient_asked.emit, recipient_id), done)

    def _settle(self, session: Session, due: DueDate) -> None:
        before = session.applications.dates(due.application_id)
        session.applications.mark_date_done(due.application_id, due.index)
        self.settled.emit(due.application_id, date_name(due.date), before)


def _row(due: DueLine) -> QWidget:
    holder, open_it = QWidget(), Button("icon", "chevron-right")
    line, texts = row(holder, space="m"), column(space="xs")
    texts.setSpacing(0)
    texts.addWidget(ElidedLabel(due.untrusted_name, "strong"))
    texts.addWidget(Text(due.what, "caption"))
    line.addWidget(Glyph(due.glyph, "warning", 20))
    line.addLayout(texts, 1)
    open_it.name(due.opens)
    open_it.clicked.connect(lambda: due.open())
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
