"""The calendar of applications: a month of closing dates, dates to remember, interviews and meetings, the days of it as a list, and its export."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.domain.applications import CalendarEntry, EntryKind
from app.errors import AppError
from app.files import write_atomic
from app.text.printable import one_line
from ui.desktop.platform.file_dialogs import save_file
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.page_host import Shell
from ui.desktop.theme.icons import Glyph
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button, clear, column, row
from ui.desktop.widgets.flow_layout import flow
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import ElidedLabel, Text
from ui.desktop.widgets.split import PANE, Split, UprightReach

_WEEKS: Final = 6
_DAYS: Final = 7
_LEAST_WIDTH: Final = 420
_GLYPHS: Final = {
    EntryKind.CLOSING: "archive",
    EntryKind.DATE: "clock",
    EntryKind.INTERVIEW: "applications",
    EntryKind.MEETING: "globe",
}


class MonthGrid(Translatable, QWidget):
    """The weeks of a month. `chosen`: another day was chosen by pointer or arrow keys."""

    chosen = Signal(QDate)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day, self._entries = QDate.currentDate(), dict[str, list[CalendarEntry]]()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().follow(self._changed)

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Every day shows its number whole."""
        top, line = self.fontMetrics().height() + theme().px(8), self.fontMetrics().height() + 3
        return QSize(theme().px(_LEAST_WIDTH), top + _WEEKS * line)

    def changeEvent(self, event: QEvent) -> None:
        """Another style or font: the days need another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    @property
    def first(self) -> QDate:
        """The first day in sight: the one the week begins with on this computer."""
        begin = QDate(self.day.year(), self.day.month(), 1)
        return begin.addDays(-((begin.dayOfWeek() - QLocale.system().firstDayOfWeek().value) % _DAYS))

    @property
    def last(self) -> QDate:
        """The last day in sight."""
        return self.first.addDays(_WEEKS * _DAYS - 1)

    def show_entries(self, day: QDate, entries: Sequence[CalendarEntry]) -> None:
        """Show a month with this day chosen."""
        self.day, self._entries = day, {}
        for one in entries:
            self._entries.setdefault(one.day, []).append(one)
        told = self.tr("{month}. Arrow keys choose a day.").format(month=self.month_name())
        self.setAccessibleName(told)
        self.update()

    def month_name(self) -> str:
        """Return the month in sight."""
        return translations().locale.toString(self.day, self.tr("MMMM yyyy"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose another day by the arrows, another month by the page keys."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_DAYS, Qt.Key.Key_Down: _DAYS}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in steps:
            self.chosen.emit(self.day.addDays(steps[key]))
        elif key in months:
            self.chosen.emit(self.day.addMonths(months[key]))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        top, wide, tall = self._cell()
        if event.position().y() > top:
            place = int(event.position().x() // wide) + _DAYS * int((event.position().y() - top) // tall)
            self.chosen.emit(self.first.addDays(min(max(place, 0), _WEEKS * _DAYS - 1)))

    def _cell(self) -> tuple[int, float, float]:
        """Return the height of the head, and width and height of a day (pixels)."""
        top = self.fontMetrics().height() + theme().px(8)
        return top, self.width() / _DAYS, (self.height() - top) / _WEEKS

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the weekdays and the days with what they hold."""
        colours, locale = theme().colours, translations().locale
        top, wide, tall = self._cell()
        with QPainter(self) as painter:
            painter.setPen(QColor(colours.muted))
            for place in range(_DAYS):
                name = locale.dayName(self.first.addDays(place).dayOfWeek(), QLocale.FormatType.ShortFormat)
                painter.drawText(int(place * wide) + 6, 0, int(wide), top, Qt.AlignmentFlag.AlignVCenter, name)
            for place in range(_WEEKS * _DAYS):
                x, y = place % _DAYS * wide, top + place // _DAYS * tall
                self._draw_day(painter, self.first.addDays(place), (int(x), int(y), int(wide), int(tall)))
            if self.hasFocus():  # the chosen day may be out of sight
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(colours.focus), 3))
                painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _draw_day(self, painter: QPainter, day: QDate, box: tuple[int, int, int, int]) -> None:
        colours, (x, y, wide, tall) = theme().colours, box
        is_chosen, in_month = day == self.day, day.month() == self.day.month()
        painter.setBrush(QColor(colours.accent_soft if is_chosen else colours.surface if in_month else colours.raised))
        edge = colours.focus if is_chosen and self.hasFocus() else colours.accent if is_chosen else colours.line
        painter.setPen(QPen(QColor(edge), 2 if is_chosen else 1))
        painter.drawRect(x + 1, y + 1, wide - 3, tall - 3)
        is_today, line = day == QDate.currentDate(), painter.fontMetrics().height()
        font = painter.font()
        font.setBold(is_today)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if is_today else colours.text if in_month else colours.muted))
        painter.drawText(x + 6, y + 3, wide - 12, line, Qt.AlignmentFlag.AlignLeft, str(day.day()))
        font.setBold(False)
        painter.setFont(font)
        found = self._entries.get(day.toString(Qt.DateFormat.ISODate), [])
        room = max(0, (tall - line - 8) // line)
        for number, one in enumerate(found[:room]):
            more = len(found) - room
            text = self.tr("{count} more").format(count=more + 1) if number == room - 1 and more > 0 else _short(one)
            painter.setPen(QColor(colours.muted if one.done else colours.text))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, wide - 12)
            painter.drawText(x + 6, y + 3 + line * (number + 1), wide - 12, line, Qt.AlignmentFlag.AlignLeft, shown)


def _short(entry: CalendarEntry) -> str:
    from app.services.application_calendar import what

    time = f"{entry.begins[11:16]} " if entry.begins else ""
    return f"{time}{what(entry, translations().language)} · {one_line(entry.name)}"


class CalendarView(Translatable, QWidget):
    """A month and the entries of the chosen day and after it. `opened` carries an application's id."""

    opened = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.grid, self.month = MonthGrid(), Text(look="section", wrap=False)
        self.before, self.after, self.today = Button("icon", "arrow-left"), Button("icon", "chevron-right"), Button("")
        self.names, self.export = QCheckBox(), Button("", "file")
        self._lines, self._view, self.hint = column(space="s"), Scroll(), Text(look="caption")
        month, days = QWidget(), QWidget()
        line = column(month, space="s")
        head = row(space="s")
        for part in (self.before, self.month, self.after, self.today):
            head.addWidget(part)
        head.addStretch(1)
        line.addLayout(head)
        line.addWidget(self.grid, 1)
        self._view.body.addLayout(self._lines)
        self._view.body.addStretch(1)
        line = column(days, space="s")
        line.addWidget(self._view, 1)
        line.addWidget(self.names)
        line.addWidget(flow(self.export))
        line.addWidget(self.hint)
        self._month, self._split = month, Split(month, days, (3, 1))
        whole = UprightReach()
        column(whole.inner).addWidget(self._split)
        column(self).addWidget(whole)
        self.names.setChecked(True)
        self.grid.chosen.connect(self.show_day)
        self.before.clicked.connect(lambda: self.show_day(self.grid.day.addMonths(-1)))
        self.after.clicked.connect(lambda: self.show_day(self.grid.day.addMonths(1)))
        self.today.clicked.connect(lambda: self.show_day(QDate.currentDate()))
        self.export.clicked.connect(self._ask_export)
        self.on_language_change(self._retranslate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the month whole, also above the days: the view scrolls then."""
        super().resizeEvent(event)
        self._keep_whole()

    def _keep_whole(self) -> None:
        below = theme().px(PANE) + self._split.handleWidth() if self._split.stacked else 0
        self._split.setMinimumHeight(self._month.minimumSizeHint().height() + below)

    def _retranslate(self) -> None:
        self.before.name(self.tr("Previous month"))
        self.after.name(self.tr("Next month"))
        self.today.setText(self.tr("Today"))
        self.names.setText(self.tr("With names of employers and jobs"))
        self.export.setText(self.tr("Export calendar…"))
        self.hint.setText(self.tr("Calendar programs often copy their entries to an online account."))
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read the month in sight."""
        self.show_day(self.grid.day)

    def show_day(self, day: QDate) -> None:
        """Choose a day, and show the month it is in."""
        from app.services.application_calendar import entries

        self.grid.day = day
        session, first = self._shell.session, self.grid.first
        last = max(self.grid.last, day.addMonths(1))  # on the last day of a month, too, one sees what comes
        iso = Qt.DateFormat.ISODate
        found = entries(session.vault, session.clock, first=first.toString(iso), last=last.toString(iso))
        self.grid.show_entries(day, found)
        self.month.setText(self.grid.month_name())
        clear(self._lines)
        ahead = [one for one in found if one.day >= day.toString(iso)]
        shown = ""
        for one in ahead[:40]:
            if one.day != shown:
                self._lines.addWidget(Text(day_of(one.day), "strong"))
                shown = one.day
            self._lines.addWidget(self._line(one))
        if not ahead:
            self._lines.addWidget(Text(self.tr("Nothing planned in the month that follows."), "muted"))

    def _line(self, entry: CalendarEntry) -> QWidget:
        from app.services.application_calendar import what

        holder, texts = QWidget(), column(space="xs")
        line = row(holder, space="s")
        texts.setSpacing(0)
        kind = one_line(what(entry, translations().language))
        time = f"{entry.begins[11:16]}–{entry.ends[11:16]} " if entry.begins else ""
        done = self.tr("{what} (done)").format(what=kind) if entry.done else kind
        texts.addWidget(ElidedLabel(" · ".join(filter(None, (entry.title, entry.name))), "strong"))
        texts.addWidget(Text(one_line(" · ".join(filter(None, (f"{time}{done}", entry.place)))), "caption"))
        line.addWidget(Glyph(_GLYPHS[entry.kind], "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        if entry.application_id:
            look = Button("icon", "chevron-right")
            look.name(self.tr("Open: {what}").format(what=f"{kind}, {one_line(entry.name)}"))
            look.clicked.connect(partial(self.opened.emit, entry.application_id))
            line.addWidget(look)
        return holder

    def _ask_export(self) -> None:
        name, _ = save_file(self, self.tr("Export calendar"), "Countermark-applications.ics", "iCalendar (*.ics)")
        if name:
            self.export_to(Path(name).with_suffix(".ics"))

    def export_to(self, path: Path) -> None:
        """Write what is not done as an iCalendar file."""
        from app.services.application_calendar import calendar_file, entries

        session = self._shell.session
        found = [one for one in entries(session.vault, session.clock) if not one.done]
        names, language = self.names.isChecked(), translations().language
        try:
            write_atomic(path, calendar_file(found, session.vault.vault_id, session.clock(), language, names=names))
        except AppError as error:
            self._shell.messages.error(error)
            return
        told = self.tr("Calendar saved: {name}. Entries: {count}")
        self._shell.messages.inform(told.format(name=path.name, count=len(found)))
