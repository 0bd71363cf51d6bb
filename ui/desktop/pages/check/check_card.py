"""A check card: the posting with its evidence marked on the left; signals and the three groups on the right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import from_iso
from app.domain import checks
from app.domain.advice import deduplicate_advice
from app.text.law_citations import cite_law
from ui.desktop.models.meeting_words import countries
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import day_of, format_moment, localized_moment
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.incremental_build import IncrementalBuild
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.icons import Glyph
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Badge, Button, Card, Quote, clear, column, row
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import bar, field, flow
from ui.desktop.widgets.marked_text_view import MarkedTextView, TextMark
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import ElidedLabel, Text, explain, one_line
from ui.desktop.widgets.split import Split

if TYPE_CHECKING:
    from app.services.checks import CheckResult, CheckService

TONES: Final = {
    checks.Severity.CRITICAL: "critical",
    checks.Severity.WARNING: "warning",
    checks.Severity.NOTICE: "notice",
    checks.Severity.INFO: "notice",
}
GROUPS: Final = (("confirmed", "confirmed"), ("needs_you", "hand"), ("not_checked", "unknown"))
_DATED: Final = re.compile(r"(.*) \((\d{4}-\d\d-\d\d)\)", re.DOTALL)
_ORDER: Final = list(checks.Severity)
_QUOTES: Final = 4
"""Maximum number of quotes of a finding; of the others their number is told."""


class CardView(Translatable, QWidget):
    """Shows a result. `send_asked` when the person wants to make a copy for this employer, `print_asked` to have it on paper, `evidence_asked` to make a pack for
    officials, `first_steps_asked` where they gave something already, `report_asked` to log it as an incident, `complaint_asked` (a platform's id) to complain there, `country_chosen` (ISO 3166) when they say where they are,
    `seen_asked` (the name of an official page) to note what it showed, `picture_asked` (hash, name, what it showed) to look at
    a kept screenshot."""

    send_asked = Signal()
    print_asked = Signal()
    evidence_asked = Signal()
    first_steps_asked = Signal()
    report_asked = Signal()
    complaint_asked = Signal(str)
    country_chosen = Signal(str)
    seen_asked = Signal(str)
    picture_asked = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result: CheckResult | None = None
        self._service: CheckService | None = None
        self.country, self._country_focused = ComboBox(), False
        self.more: Callable[[CheckResult], QWidget] | None = None
        """What the page puts below the card, made anew for each result."""
        self.met_again: Callable[[CheckResult], QWidget | None] | None = None
        """What the page puts above the findings."""
        self._met: QVBoxLayout | None = None
        self.by_hand: Callable[[CheckResult], QWidget] | None = None
        """What the page puts below the groups: what only the person can find out."""
        self.slices = IncrementalBuild(self)
        self.posting, self.posting_title = MarkedTextView(), Text(look="overline", wrap=False)
        self.headline, self.employer, self.view = Text(look="section"), ElidedLabel(look="muted"), Scroll(width=720)
        self.send, self.print = Button("primary", "send"), Button("quiet", "print")
        self.evidence, self.first_steps = Button("quiet", "archive"), Button("quiet", "shield")
        self.report, self.complain, self._platform = Button("quiet", "leaks"), Button("quiet", "globe"), ("", "")
        self.limits, self.counsellor = Text(look="muted"), Text(look="muted")
        self.has_counsellor: Callable[[], bool] = bool
        """Return True if a consent allows a counsellor to look at what is shared."""
        self._build_layout()
        self.posting_title.set_text(lambda: self.tr("The posting"))
        self.bind_text(self.posting.setAccessibleName, lambda: self.tr("Text of the posting"))
        self.send.set_text(lambda: self.tr("Make a copy for them"))
        self.limits.set_text(lambda: sentence("card-limits"))
        self.print.set_text(lambda: sentence("card-print"))
        self.evidence.set_text(lambda: self.tr("Make an evidence pack…"))
        self.report.set_text(lambda: self.tr("Report this posting…"))
        self.counsellor.set_text(
            lambda: self.tr(
                "Your counsellor can look at it with you: choose “Report this posting…”, then share the report (Settings, My counsellors)."
            )
        )
        self.complain.set_text(lambda: self.tr("Complain at {platform}…").format(platform=self._platform[1]))
        self.first_steps.set_text(lambda: self.tr("I already paid or sent my ID…"))
        self.on_language_change(self._draw)
        self.send.clicked.connect(self.send_asked)
        self.print.clicked.connect(self.print_asked)
        self.evidence.clicked.connect(self.evidence_asked)
        self.first_steps.clicked.connect(self.first_steps_asked)
        self.report.clicked.connect(self.report_asked)
        self.complain.clicked.connect(lambda: self.complaint_asked.emit(self._platform[0]))

    def _build_layout(self) -> None:
        left = QWidget()
        pair = column(left, space="s")
        pair.addWidget(self.posting_title)
        pair.addWidget(self.posting, 1)
        pair.addWidget(flow(self.first_steps, self.complain))
        pair.addWidget(self.counsellor)
        line = column(self, space="m")
        line.addWidget(Split(left, self.view, (3, 4)), 1)
        self.bar = bar(self.limits, self.evidence, self.print, self.send, self.report)

    def load(self, result: CheckResult, service: CheckService) -> None:
        """Show a result."""
        self.result, self._service = result, service
        marks = [
            TextMark(span.start, span.end, f"{TONES[signal.severity]}_soft", strong=True)
            for signal in sorted(result.card.signals, key=lambda item: -_ORDER.index(item.severity))
            for span in signal.evidence
            if span.end > span.start and span.field == "text"
        ]
        self.posting.set_untrusted(result.card.posting.text, marks)
        critical = any(one.severity is checks.Severity.CRITICAL for one in result.card.signals)
        self.send.set_look("quiet" if critical else "primary")
        self.report.set_look("primary" if critical else "quiet")
        self.report.setVisible(bool(result.check_id and result.card.signals))
        self.evidence.setVisible(bool(result.check_id))
        self.first_steps.setVisible(critical)
        self.counsellor.setVisible(critical and bool(result.check_id) and self.has_counsellor())
        self._draw()
        self.view.verticalScrollBar().setValue(0)

    def show_platform(self, platform_id: str, name: str) -> None:
        """Offer to complain at the platform on which the posting is ("": none is known)."""
        self._platform = (platform_id, one_line(name))
        self.complain.setText(self.tr("Complain at {platform}…").format(platform=self._platform[1]))
        self.complain.setVisible(bool(platform_id))

    def show_met_again(self) -> None:
        """Show the part above the findings anew: notes about the employer changed."""
        if self.result is not None and self._met is not None:
            clear(self._met)
            if self.met_again is not None and (met := self.met_again(self.result)) is not None:
                self._met.addWidget(met)

    def _draw(self) -> None:
        if self.result is not None and self._service is not None:
            clear(self.view.body)
            self.slices.begin(self._building(self.result, self._service))

    def _building(self, result: CheckResult, service: CheckService) -> Iterator[None]:
        card, body = result.card, self.view.body
        encoded = service.encode(card, translations().language)
        body.addLayout(self._head(card))
        body.addLayout(self._country(cast("Mapping[str, str]", encoded["jurisdiction"])["names"], card.lines))
        if summed := str(encoded["summary"]):
            body.addWidget(Text(summed, "strong"))
        self._met = column()
        body.addLayout(self._met)
        self.show_met_again()
        if card.signals:
            language = translations().language
            signals = sorted(card.signals, key=lambda item: _ORDER.index(item.severity))
            for places, advice in deduplicate_advice(
                [(one.does, _text_in_language(one.advice, language)) for one in signals]
            ):
                body.addWidget(self._findings([signals[place] for place in places], advice, language))
                yield
        else:
            nothing = Card(space="s")
            nothing.body.addWidget(Text(self.tr("No signs of known scams found in this text."), "strong"))
            nothing.body.addWidget(
                Text(
                    self.tr("Many scams show no signs in the ad itself. Check the points below yourself."),
                    "muted",
                )
            )
            body.addWidget(nothing)
        lines = cast("Mapping[str, Sequence[Mapping[str, object]]]", encoded["card"])
        for group, glyph in GROUPS:
            shown = [one for one in lines.get(group, ()) if not _is_by_hand(one)]
            body.addWidget(self._group(group, glyph, shown))
            yield
        if self.by_hand is not None:
            body.addWidget(self.by_hand(result))
            yield
        if self.more is not None:
            body.addWidget(self.more(result))

    def _head(self, card: checks.CheckCard) -> QVBoxLayout:
        head = column(space="xs")
        posting = card.posting
        title = one_line(posting.title) or self.tr("Posting without a title")
        head.addWidget(Text(title, "section"))
        who = one_line(posting.organisation or posting.brand) or self.tr("No employer is named")
        at = format_moment(card.created) if card.created and from_iso(card.created) else ""
        head.addWidget(Text(self.tr("{employer} · checked on {day}").format(employer=who, day=at), "muted"))
        return head

    def _country(self, names: str, lines: str) -> QVBoxLayout:
        """Build the line that names the countries whose law and offices the card has, and the choice of the reader's (`lines`)."""
        line = column(space="xs")
        told = self.tr("For: {countries}").format(countries=names) if names else self.tr("For: no country is known")
        line.addWidget(Text(told, "muted"))
        self.country = ComboBox()
        for code, name in (("", self.tr("Choose: it decides whom to call")), *countries().items()):
            self.country.addItem(name, code)
        self.country.setCurrentIndex(max(0, self.country.findData(lines)))
        self.country.setAccessibleName(self.tr("Where are you?"))
        self.country.activated.connect(lambda: self._choose_country(lines))
        where = Text(self.tr("Where are you?"), "caption", wrap=False)
        where.setBuddy(self.country)
        line.addWidget(field(where, self.country), 0, Qt.AlignmentFlag.AlignLeft)
        if self._country_focused:
            self._country_focused = False
            QTimer.singleShot(0, self.country, self.country.setFocus)
        return line

    def _choose_country(self, now: str) -> None:
        code = str(self.country.currentData() or "")
        if code and code != now:
            self._country_focused = True
            self.country_chosen.emit(code)

    def _findings(self, signals: Sequence[checks.Signal], advised: str, language: str) -> Card:
        """Findings that one advice answers, and below them the advice."""
        card = Card(space="s")
        for place, signal in enumerate(signals):
            if place:
                card.body.addSpacing(SPACE["m"])
            self._signal(card.body, signal, language)
        if advised:
            advice = row(space="s")
            advice.addWidget(Glyph("arrow-right", "accent", 18), 0, Qt.AlignmentFlag.AlignTop)
            advice.addWidget(Text(advised), 1)
            card.body.addSpacing(SPACE["xs"])
            card.body.addLayout(advice)
        return card

    def _signal(self, into: QVBoxLayout, signal: checks.Signal, language: str) -> None:
        tone = TONES[signal.severity]
        head = row(space="s")
        head.addWidget(Glyph("critical" if tone == "critical" else "warning" if tone == "warning" else "info", tone))
        head.addWidget(Badge(vocabulary.severity(signal.severity), tone))
        head.addStretch(1)
        into.addLayout(head)
        into.addWidget(Text(_text_in_language(signal.explanation, language), "strong"))
        for span in signal.evidence[:_QUOTES]:
            into.addWidget(self._quote(span))
        if (more := len(signal.evidence) - _QUOTES) > 0:
            into.addWidget(Text(self.tr("and {count} more in the posting").format(count=more), "muted"))
        if signal.basis.law:
            into.addWidget(Text(self._citation(signal, language), "caption"))
        if signal.source:
            into.addWidget(Text(self._origin(signal.source), "caption"))

    def _citation(self, signal: checks.Signal, language: str) -> str:
        """Return the law that a finding rests on, cited as whoever reads it does."""
        from checkers.jurisdictions import law_title, law_unit

        code, basis = self.result.card.law if self.result is not None else "", signal.basis
        key = "zh" if language.startswith("zh") else "en"
        unit = law_unit(basis.law, basis.article, code, key)
        return cite_law(law_title(basis.law, code, key), basis.article, language, unit)

    def _origin(self, source: str) -> str:
        """Where a rule comes from (`one; two (2026-11-25)`), punctuated and dated as the language does."""
        dated = _DATED.fullmatch(source)
        named = self.tr("; ").join((dated[1] if dated else source).split("; "))
        if dated is None:
            return self.tr("Source: {source}").format(source=named)
        return self.tr("Source: {source} ({day})").format(source=named, day=day_of(dated[2]))

    def _quote(self, span: checks.Evidence) -> Button:
        quote, text = Quote(span.text), one_line(span.text)
        explain(quote, self.tr("Show in the posting"))
        quote.setAccessibleName(self.tr("Show where the posting says: {text}").format(text=text))
        quote.clicked.connect(partial(self._reveal, TextMark(span.start, span.end)))
        return quote

    def _reveal(self, mark: TextMark) -> None:
        self.posting.reveal(mark)

    def _group(self, group: str, glyph: str, lines: Sequence[Mapping[str, object]]) -> Card:
        card = Card(space="m")
        head = row(space="s")
        head.addWidget(
            Glyph(glyph, "accent" if group == "confirmed" else "warning" if group == "needs_you" else "muted")
        )
        head.addWidget(Text(sentence(f"card-{group}"), "section"), 1)
        card.body.addLayout(head)
        for line in lines:
            pair = column(space="xs")
            pair.addWidget(Text(str(line.get("text") or line.get("code", ""))))
            params = cast("Mapping[str, str]", line.get("params") or {})
            source = params.get(f"title_{translations().language}") or str(line.get("source", ""))
            origin = " · ".join(part for part in (source, localized_moment(str(line.get("as_of", "")))) if part)
            if origin:
                pair.addWidget(Text(origin, "caption"))
            if params.get("picture"):
                self._screenshot(pair, params["picture"], params.get("picture_sha256", ""), str(line.get("text", "")))
            if params.get("url"):
                pair.addLayout(self._guided(params["url"], params.get("query", ""), source))
            card.body.addLayout(pair)
        if not lines:
            none = self.tr("Nothing confirmed yet.") if group == "confirmed" else self.tr("None.")
            card.body.addWidget(Text(none, "muted"))
        return card

    def _screenshot(self, into: QVBoxLayout, untrusted_name: str, digest: str, told: str) -> None:
        """Add the screenshot a line rests on, to be opened where it is stored (an older version noted only name and hash)."""
        name = one_line(untrusted_name)
        text = self.tr("Screenshot {name}, SHA-256 {hash}").format(name=name, hash=digest)
        into.addWidget(Text(text, "caption"))
        if self._service is not None and self._service.has_picture(digest):
            look = Button("quiet", "eye")
            look.setText(self.tr("View"))
            look.setAccessibleName(self.tr("View the screenshot {name}").format(name=name))
            look.clicked.connect(partial(self.picture_asked.emit, digest, untrusted_name, told))
            into.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)

    def _guided(self, url: str, untrusted_query: str, page_name: str) -> QVBoxLayout:
        """An official page that only the person may ask: copy the query, open the page in the browser, note what it shows."""
        line = column(space="xs")
        if untrusted_query:
            copy = Button("", "copy")
            copy.setText(self.tr("Copy the organisation's name"))
            explain(copy, untrusted_query)
            copy.clicked.connect(partial(self._copy, untrusted_query))
            line.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        page = Button("quiet", "globe")
        page.setText(self.tr("Open the official page"))
        explain(page, url)
        page.clicked.connect(partial(self._open_page, url))
        line.addWidget(page, 0, Qt.AlignmentFlag.AlignLeft)
        seen = Button("quiet", "edit")
        seen.setText(self.tr("Record the result…"))
        seen.setAccessibleName(self.tr("Record the result of {page}").format(page=one_line(page_name)))
        seen.clicked.connect(partial(self.seen_asked.emit, page_name))
        line.addWidget(seen, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _copy(self, untrusted_query: str) -> None:
        QGuiApplication.clipboard().setText(untrusted_query)

    def _open_page(self, url: str) -> None:
        QDesktopServices.openUrl(QUrl(url))


def _is_by_hand(line: Mapping[str, object]) -> bool:
    """Return True for a line that the part for what the person found out shows."""
    return str(line.get("code", "")).startswith(("fact-", "answer-"))


def _text_in_language(texts: Mapping[str, str], language: str) -> str:
    """A rule's text in the language, else in English: rules are content with sources, in two languages."""
    return texts.get(language) or texts.get("en", "")
