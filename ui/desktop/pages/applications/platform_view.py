"""The page of one recruitment platform: state, what it got, what others see, steps with their sources, and own notes.

Changes nothing by itself: every choice is a signal.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QDate, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.platforms import PlatformStep, Topic, Visibility, VisibilityQuestion
from app.domain.sensitivity import Kind
from app.services.platforms import PlatformView, questions
from ui.desktop.models.platform_words import content_language, platform_name, standing, topic_name, visibility_name
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import day_of, format_day
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.incremental_build import IncrementalBuild
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button, Card, clear, column
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Flow, field, flow, row_with_buttons
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import ElidedLabel, Text, explain, one_line

SHOWN: Final = 20
"""Most things that are listed as given to a platform."""
_ANSWERS: Final = ("", "yes", "no")


class PlatformPage(Translatable, QWidget):
    """One platform. Each signal begins with the platform's id: `state_chosen` (a `Visibility`), `answered` (a question's id, True, False or
    None), `noted` and `forgotten` (a `Topic`), `review_chosen` (ISO day, "": the usual one), `letter_asked`, `record_asked`,
    `incident_asked`, `copy_asked` (to make one), `removed`; `copy_opened` carries a copy's id."""

    state_chosen = Signal(str, str)
    answered = Signal(str, str, object)
    noted = Signal(str, str)
    forgotten = Signal(str, str)
    review_chosen = Signal(str, str)
    letter_asked = Signal(str)
    record_asked = Signal(str)
    incident_asked = Signal(str)
    copy_asked = Signal(str)
    copy_opened = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: PlatformView | None = None
        self.area, self._held = Scroll(width=820), QWidget()
        self._body = column(self._held, space="l")
        self.state, self.day, self.standing = ComboBox(), DateBox(), Text(look="muted")
        self.letter, self.record = Button("primary", "mail"), Button("", "plus")
        self.answers: dict[str, tuple[ComboBox, Text]] = {}
        self.notes: dict[Topic, Button] = {}
        self.slices = IncrementalBuild(self)
        self.area.body.addWidget(self._held)
        column(self).addWidget(self.area)
        self.on_language_change(self._retranslate)

    def load(self, view: PlatformView) -> None:
        """Show a platform, what is further down in later turns of the event loop (`slices`); the same one again is brought up
        to date at once, where the person is reading."""
        before, self.view = self.view, view
        same = before is not None and before.platform.id == view.platform.id
        if before is not None and same and _shape(before) == _shape(view):
            self.slices.finish()
            self._tell(view)
            return
        self._retranslate()
        if same:
            self.slices.finish()
        else:
            self.area.verticalScrollBar().setValue(0)

    def _retranslate(self) -> None:
        view = self.view
        if view is None:
            return
        clear(self._body)
        self.notes, self.answers = {}, {}
        self.slices.begin(self._make_cards(view))

    def _make_cards(self, view: PlatformView) -> Iterator[None]:
        for make in (self._state_card, self._got_card, self._seen_card):
            self._body.addWidget(make(view))
            self._tell(view)
            yield
        for topic in Topic:
            self._body.addWidget(self._topic_card(view, topic))
            yield

    def _tell(self, view: PlatformView) -> None:
        """Show what may have changed beside the shape of the page: state, days and answers."""
        self.standing.setText(standing(view))
        self.state.setCurrentIndex(self.state.findData(view.state.visibility.value))
        if view.review:
            self.day.setDate(QDate.fromString(view.review, Qt.DateFormat.ISODate))
        for key, (box, told) in self.answers.items():
            seen, day = view.state.seen.get(key, (None, ""))
            box.setCurrentIndex(0 if seen is None else 1 if seen else 2)
            told.setText(self.tr("looked on {day}").format(day=day_of(day)) if day else "")

    # -- the cards ----------------------------------------------------------------------------------------------------

    def _state_card(self, view: PlatformView) -> Card:
        card, key = Card(space="m"), view.platform.id
        card.body.addWidget(Text(one_line(platform_name(view.platform)), "title"))
        self.standing = Text(look="muted")
        card.body.addWidget(self.standing)
        self.state, self.day = ComboBox(), DateBox()
        for visibility in Visibility:
            self.state.addItem(visibility_name(visibility), visibility.value)
        self.state.activated.connect(lambda _index: self.state_chosen.emit(key, self.state.currentData()))
        remind, usual = Button("", "clock"), Button("quiet")
        remind.setText(self.tr("Remind me then"))
        remind.clicked.connect(lambda: self.review_chosen.emit(key, self.day.date().toString(Qt.DateFormat.ISODate)))
        usual.setText(self.tr("Half a year after looking"))
        usual.clicked.connect(lambda: self.review_chosen.emit(key, ""))
        self.day.setMinimumDate(QDate.currentDate())
        choices = QWidget()
        line = Flow(choices, space="m")
        for editor, name, share, least in (
            (self.state, self.tr("My résumé there is"), 2, 240),
            (self.day, self.tr("Look again on"), 1, 150),
        ):
            label = Text(name, "caption")
            editor.setAccessibleName(name)
            line.add(field(label, editor), share, least)
        card.body.addWidget(choices)
        card.body.addWidget(flow(remind, usual))
        card.body.addWidget(self._acts(view))
        if view.platform.home:
            page = sentence("platform-home", {"url": view.platform.home})
            source = self.tr("Source: {source}").format(
                source=view.platform.home_source.get(content_language()) or self.tr("you")
            )
            card.body.addWidget(Text(f"{page} · {source}", "caption"))
        else:
            text = self.tr(
                "The address of its official page is not known. Add the platform again with it, if you like."
            )
            card.body.addWidget(Text(text, "caption"))
        return card

    def _acts(self, view: PlatformView) -> QWidget:
        key, parts = view.platform.id, list[QWidget]()
        self.letter = Button("primary", "mail")
        self.letter.setText(self.tr("Write a letter…"))
        self.letter.clicked.connect(partial(self.letter_asked.emit, key))
        parts.append(self.letter)
        if view.platform.home:
            parts.append(self._page_button(view.platform.home, self.tr("Open the official page")))
        log = Button("", "leaks")
        log.setText(self.tr("Log a call or message from there…"))
        log.clicked.connect(partial(self.incident_asked.emit, key))
        parts.append(log)
        if view.platform.own:
            remove = Button("quiet", "trash")
            remove.setText(self.tr("Remove from the list"))
            remove.clicked.connect(partial(self.removed.emit, key))
            parts.append(remove)
        return flow(*parts)

    def _got_card(self, view: PlatformView) -> Card:
        card, key = Card(space="s"), view.platform.id
        card.body.addWidget(Text(self.tr("What it got"), "section"))
        for copy in view.copies[:SHOWN]:
            look = Button("quiet", "arrow-right")
            look.setText(self.tr("See this copy"))
            look.setAccessibleName(self.tr("See the copy {reference}").format(reference=copy.reference))
            look.clicked.connect(partial(self.copy_opened.emit, copy.copy_id))
            parts = (
                format_day(copy.created),
                copy.reference,
                vocabulary.stage(copy.stage),
                vocabulary.channel(copy.channel),
            )
            card.body.addWidget(row_with_buttons(ElidedLabel(" · ".join(parts)), look))
        for past in view.past[:SHOWN]:
            text = self.tr("{day}, from memory: {what}")
            kinds = self.tr(", ").join(vocabulary.kind(kind) for kind in Kind if kind.value in past.kinds)
            what = " · ".join(one for one in (one_line(vocabulary.channel(past.channel)), kinds) if one)
            card.body.addWidget(Text(text.format(day=day_of(past.day), what=what or "—")))
        if not view.copies and not view.past:
            card.body.addWidget(Text(self.tr("No copy recorded."), "muted"))
        self.record, make = Button("", "plus"), Button("quiet", "send")
        self.record.setText(self.tr("Record what it got…"))
        self.record.clicked.connect(partial(self.record_asked.emit, key))
        make.setText(self.tr("Make a copy for it"))
        make.clicked.connect(partial(self.copy_asked.emit, key))
        card.body.addWidget(flow(self.record, make))
        return card

    def _seen_card(self, _view: PlatformView) -> Card:
        card = Card(space="s")
        card.body.addWidget(Text(self.tr("Look at yourself as an employer would"), "section"))
        hint = self.tr("Sign out, or use another account, and search for yourself. Each answer is saved with its date.")
        card.body.addWidget(Text(hint, "muted"))
        for question in questions():
            card.body.addWidget(self._question(question))
        return card

    def _question(self, question: VisibilityQuestion) -> QWidget:
        box, told = ComboBox(), Text(look="caption")
        for key, name in zip(_ANSWERS, (self.tr("Not looked at"), self.tr("Yes"), self.tr("Not seen")), strict=True):
            box.addItem(name, key)
        text = question.words[content_language()]
        box.setAccessibleName(text)
        box.activated.connect(partial(self._answer, question.id))
        self.answers[question.id] = box, told
        texts = QWidget()
        lines = column(texts, space="xs")
        lines.setSpacing(0)
        lines.addWidget(Text(text))
        if question.source:
            source = self.tr("Source: {source}, seen on {day}")
            lines.addWidget(Text(source.format(source=question.source, day=day_of(question.checked)), "caption"))
        lines.addWidget(told)
        return row_with_buttons(texts, box)

    def _answer(self, question_id: str, _index: int) -> None:
        assert self.view is not None
        chosen = self.answers[question_id][0].currentData()
        self.answered.emit(self.view.platform.id, question_id, {"yes": True, "no": False}.get(chosen))

    def _topic_card(self, view: PlatformView, topic: Topic) -> Card:
        card, key = Card(space="s"), view.platform.id
        card.body.addWidget(Text(topic_name(topic), "section"))
        steps = view.platform.steps.get(topic, ())
        for step in steps:
            self._add_step(card.body, step)
        if not steps:
            card.body.addWidget(Text(sentence("platform-no-step"), "muted"))
        text, day = view.state.pasted.get(topic, ("", ""))
        note = self.notes[topic] = Button("", "edit")
        note.setText(self.tr("Change your notes…") if text else self.tr("Paste what the page says…"))
        note.setAccessibleName(f"{topic_name(topic)}: {note.text().strip()}")
        note.clicked.connect(partial(self.noted.emit, key, topic.value))
        parts = [note]
        if view.platform.home and not steps:
            parts.insert(0, self._page_button(view.platform.home, self.tr("Open the official page"), topic_name(topic)))
        if text:
            card.body.addWidget(Text(sentence("platform-noted", {"day": day_of(day)}), "strong"))
            card.body.addWidget(Text(text))
            forget = Button("quiet", "trash")
            forget.setText(self.tr("Remove the notes"))
            forget.setAccessibleName(f"{topic_name(topic)}: {self.tr('Remove the notes')}")
            forget.clicked.connect(partial(self.forgotten.emit, key, topic.value))
            parts.append(forget)
        card.body.addWidget(flow(*parts))
        return card

    def _add_step(self, lines: QVBoxLayout, step: PlatformStep) -> None:
        texts = QWidget()
        both = column(texts, space="xs")
        both.setSpacing(0)
        both.addWidget(Text(step.words[content_language()]))
        source = self.tr("Source: {source}, seen on {day}")
        both.addWidget(Text(source.format(source=step.source[content_language()], day=day_of(step.checked)), "caption"))
        lines.addWidget(row_with_buttons(texts, self._page_button(step.url, self.tr("Open this page"))))

    def _page_button(self, url: str, text: str, about: str = "") -> Button:
        """Return a button that opens a page in the browser of the person, who sees its address before."""
        button = Button("quiet", "globe")
        button.setText(text)
        button.setAccessibleName(f"{text}: {about or one_line(url)}")
        explain(button, url)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(url)))
        return button


def _shape(view: PlatformView) -> tuple[object, ...]:
    """Return what the cards of a platform are made of; the rest is told in them."""
    return view.platform, view.copies, view.past, tuple(view.state.pasted.items())
