"""One saved incident: when and where it surfaced, the results, the next steps, and the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.incident_reports import Channel, IncidentReport, Money
from app.domain.incidents import Comparison, FileAnswer, NamedCopy
from app.domain.sensitivity import Kind
from app.domain.stored_records import Incident, IncidentFile
from app.letters.model import Letter
from app.services.incident_reports import report_of
from app.services.incidents import answers_of, caller_facts_of, unreadable_answers, where_of
from ui.desktop.models.incident_report_words import incident_title, ways_lines, weighed_lines, with_letter_sent
from ui.desktop.models.incident_words import answer_line, excerpt, file_line, known_by_line, latest_line
from ui.desktop.models.joined_incidents_words import incident_heading
from ui.desktop.models.mark_names import bound_text
from ui.desktop.pages.leaks.incident_actions import Acting
from ui.desktop.pages.leaks.incident_steps import IncidentSteps
from ui.desktop.pages.leaks.trace_result import Limits
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import day_of, format_day, format_moment
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.page_host import Shell
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.flow_layout import Point, row_with_buttons
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.recipient_notes_card import NotesCard
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line

_COMPARED: Final = ("file", "text", "mail")
"""Kinds of incidents that are compared with copies."""
_NOTHING: Final = Incident("", "", "call", "", "", {})
SHOWN = 20
"""Most answers and files that are listed."""
_REPORTED: Final = frozenset(channel.value for channel in Channel) - {Channel.FILE.value, Channel.TEXT.value}
"""Kinds of incidents that were reported by the person."""
_ACT_FIRST: Final = frozenset((Channel.GIVEN.value, Channel.VISIT.value, Channel.POSTING.value))
"""Kinds of incidents of which the first question is what to do, and not where they got it."""


class IncidentView(Translatable, QWidget):
    """An incident. `compare_asked` carries its id, `copy_asked` a copy's id, `correct_asked` and `told_asked` (what was said and known) the incident, `save_asked` the
    incident's id and a file's name, `report_changed` the incident's id and its report
    as it is now, `evidence_asked`, `join_asked`, `split_asked` and `files_asked` its id, `opened` the id of another one."""

    compare_asked = Signal(str)
    copy_asked = Signal(str)
    correct_asked = Signal(Incident)
    told_asked = Signal(Incident)
    save_asked = Signal(str, str)
    report_changed = Signal(str, IncidentReport)
    evidence_asked = Signal(str)
    opened = Signal(str)
    join_asked = Signal(str)
    split_asked = Signal(str)
    files_asked = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.incident: Incident | None = None
        self._untrusted_text = ""
        self._joined: Sequence[Incident] = ()
        self._added: Mapping[str, str] = {}
        self.again, self.correct = Button("primary", "leaks"), Button("quiet", "edit")
        self.join = self.split = self.add_files = self.correct  # each gets a button of its own with the first incident
        self.view, self._held, self.notes = Scroll(width=820), QWidget(), NotesCard()
        self._shown_steps = ""
        self._body, self.steps = column(self._held, space="l"), IncidentSteps(report_of(_NOTHING))
        self.view.body.addWidget(self._held)
        self.view.body.addWidget(self.notes)
        self._return_to, self._given_focus = 0, ""
        self.notes.edited.connect(self._notes_edited)
        self.view.verticalScrollBar().rangeChanged.connect(self._range_changed)
        column(self).addWidget(self.view)
        self.on_language_change(self._retranslate)

    @property
    def first_button(self) -> Button:
        """The button that has the focus at first: to compare again, or to correct where nothing can be compared."""
        return self.again if self.again.parent() is not None else self.correct

    def load(
        self,
        incident: Incident,
        untrusted_text: str,
        joined: Sequence[Incident] = (),
        added: Mapping[str, str] | None = None,
    ) -> None:
        """Show an incident with those it is `joined` with; the text is what was pasted, where it was; `added` maps a file's name to the
        moment it was taken into the vault (RFC 3339)."""
        same = self.incident is not None and self.incident.id == incident.id
        at, focused = self.view.verticalScrollBar().value() if same else 0, self._focused() if same else ""
        self.incident, self._untrusted_text = incident, untrusted_text
        self._joined, self._added = joined, added or {}
        self.notes.show_notes(incident.id, report_of(incident).notes)
        self._retranslate()
        self._given_focus = focused
        if part := self.steps.parts().get(focused):
            part.setFocus()
        self._return_to = at
        self.view.verticalScrollBar().setValue(at)

    def _range_changed(self, _least: int, most: int) -> None:
        """Go back to where the person was, once what is shown anew has its height again."""
        if 0 < self._return_to <= most:
            self.view.verticalScrollBar().setValue(self._return_to)
            self._return_to = 0

    def _focused(self) -> str:
        """Return which of the next steps' parts has the focus or gets it as soon as it is shown; "" where none."""
        has, parts = QApplication.focusWidget(), self.steps.parts().items()
        waiting = self.steps.parts().get(self._given_focus)
        if waiting is not None and not waiting.isVisible():
            return self._given_focus  # loaded twice in one turn
        return next((key for key, part in parts if has is part or (has is not None and part.isAncestorOf(has))), "")

    def _retranslate(self) -> None:
        incident, body = self.incident, self._body
        if incident is None:
            return
        clear(body)
        answers, (newer, unread) = answers_of(incident), unreadable_answers(incident)
        latest = answers[0] if answers and not newer else None
        earlier, unread = answers[1:] if latest else answers, unread - newer
        body.addWidget(self._head(incident))
        compared, steps = self._comparison(incident, latest), self._steps_card(incident)
        found = [one for one in (compared, _weighed(incident)) if one is not None]
        first = report_of(incident).money is Money.YES or incident.kind in _ACT_FIRST
        for card in (steps, *found) if first else (*found, steps):  # what to do now before where it came from
            body.addWidget(card)
        self.acting = Acting(self._shell, incident)
        self.acting.letter_sent.connect(self._tick_letter)
        body.addWidget(self.acting)
        body.addWidget(self._kept_files_card(incident))
        body.addWidget(self._joined_card(incident))
        if earlier or unread:
            body.addWidget(self._earlier_answers_card(earlier, unread))
        if latest and latest.alternatives:
            body.addWidget(Limits(latest.alternatives, named=bool(latest.copies)))

    def _tick_letter(self, letter: Letter, recipient: str) -> None:
        told = with_letter_sent(self.steps.report, letter, recipient)
        if self.incident is not None and told != self.steps.report:
            self.report_changed.emit(self.incident.id, told)

    def _head(self, incident: Incident) -> Card:
        card = Card(space="m")
        self.correct = Button("quiet", "edit")
        self.correct.setText(self.tr("Correct…"))
        self.correct.setAccessibleName(self.tr("Correct title, date and source"))
        self.correct.clicked.connect(partial(self.correct_asked.emit, incident))
        buttons = [self.correct]
        if incident.kind in _REPORTED:
            complete = Button("quiet", "edit")
            complete.setText(self.tr("What they knew…"))
            complete.setAccessibleName(self.tr("Complete or correct what was said and known"))
            complete.clicked.connect(partial(self.told_asked.emit, incident))
            buttons.insert(0, complete)
        card.body.addWidget(row_with_buttons(Text(incident_title(incident), "title"), *buttons))
        where, knew = one_line(where_of(incident)), caller_facts_of(incident)
        surfaced = self.tr("Surfaced on {day}").format(day=day_of(incident.when))
        report = report_of(incident)
        told = (surfaced, report.time, one_line(report.contact), where)
        card.body.addWidget(Text(" · ".join(one for one in told if one), "lead"))
        if knew:
            kinds = {kind.value: vocabulary.kind(kind) for kind in Kind}
            names = self.tr(", ").join(kinds.get(one) or one_line(one) for one in knew)
            card.body.addWidget(Text(self.tr("They knew: {what}").format(what=names)))
        if incident.kind not in _COMPARED and (said := report_of(incident).said):
            card.body.addWidget(Text(excerpt(said), "muted"))
        return card

    def _comparison(self, incident: Incident, latest: Comparison | None) -> Card | None:
        """Return the card of the comparison with copies; None where there is nothing to compare."""
        self.again = Button("primary", "leaks")
        if not incident.files and not answers_of(incident):
            return None
        card = Card(space="m")
        head, named = row(space="m"), bool(latest and latest.copies)
        head.addWidget(Glyph("eye" if named else "question", "accent" if named else "muted", 24))
        head.addWidget(Text(latest_line(incident), "section"), 1)
        card.body.addLayout(head)
        if latest is not None:
            self._facts(card.body, latest)
        again = self.tr("Compare again with every copy") if answers_of(incident) else self.tr("Compare with every copy")
        self.again.setText(again)
        self.again.setAccessibleDescription(one_line(incident.title))
        self.again.clicked.connect(partial(self.compare_asked.emit, incident.id))
        card.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _steps_card(self, incident: Incident) -> IncidentSteps:
        typed = self.steps.typed if self._shown_steps == incident.id else ("", QDate())
        joined = [report_of(one) for one in self._joined]
        self.steps = IncidentSteps(report_of(incident), self._shell.settings.reminders, joined)
        self._shown_steps = incident.id
        self.steps.restore(typed)
        self.steps.reminders_asked.connect(self._turn_reminders_on)
        self.steps.changed.connect(partial(self.report_changed.emit, incident.id))
        self.steps.evidence_asked.connect(partial(self.evidence_asked.emit, incident.id))
        return self.steps

    def _turn_reminders_on(self) -> None:
        self._shell.change_settings(replace(self._shell.settings, reminders=True))

    def _notes_edited(self, incident_id: str, notes: str) -> None:
        """Emit the report with new notes; those of an incident that is no longer shown are kept as well."""
        if self.incident is not None and self.incident.id == incident_id:
            self.report_changed.emit(incident_id, replace(self.steps.report, notes=notes))

    def _facts(self, lines: QVBoxLayout, latest: Comparison) -> None:
        for copy in latest.copies[:SHOWN]:
            lines.addWidget(self._copy(copy))
        if len(latest.files) > 1:
            for file in latest.files[:SHOWN]:
                lines.addWidget(Text(file_line(file), "muted"))
        for file in _contacts(latest):
            lines.addWidget(Text(known_by_line(file)))
        for note in dict.fromkeys(file.note for file in latest.files if file.note.startswith("reference-")):
            lines.addWidget(Text(sentence(note)))
        compared = self.tr("Compared on {day}. Copies: {count}")
        lines.addWidget(Text(compared.format(day=format_moment(latest.at), count=latest.considered), "caption"))

    def _copy(self, copy: NamedCopy) -> QWidget:
        texts, held, look = column(space="xs"), QWidget(), Button("quiet", "arrow-right")
        texts.setSpacing(0)
        held.setLayout(texts)
        texts.addWidget(ElidedLabel(f"{copy.reference} · {copy.recipient}", "strong"))
        bound = self.tr("Probability of a wrong match by chance: {bound}")
        texts.addWidget(Text(bound.format(bound=bound_text(copy.p_false)), "muted"))
        look.setText(self.tr("See this copy"))
        look.clicked.connect(partial(self.copy_asked.emit, copy.copy_id))
        return row_with_buttons(held, look)

    def _kept_files_card(self, incident: Incident) -> Card:
        card = Card(space="m")
        card.body.addWidget(Text(self.tr("What leaked"), "section"))
        if self._untrusted_text:
            card.body.addWidget(Text(excerpt(self._untrusted_text), "muted"))
        for file in incident.files[:SHOWN]:
            card.body.addWidget(self._file(incident, file))
        if (more := len(incident.files) - SHOWN) > 0:
            text = self.tr("More saved files: {count}. “Export everything” under Settings exports them.")
            card.body.addWidget(Text(text.format(count=more)))
        if incident.files or self._untrusted_text:
            kept = self.tr("Saved on {day}, exactly as you received it.").format(day=format_day(incident.created))
            card.body.addWidget(Text(kept, "caption"))
        self.add_files = Button("", "plus")
        self.add_files.setText(self.tr("Add recordings, screenshots, files…"))
        self.add_files.clicked.connect(partial(self.files_asked.emit, incident.id))
        card.body.addWidget(self.add_files, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _joined_card(self, incident: Incident) -> Card:
        card = Card(space="s")
        card.body.addWidget(Text(self.tr("Belongs together with"), "section"))
        for one in self._joined[:SHOWN]:
            look = Button("quiet", "arrow-right")
            look.setText(self.tr("Open it"))
            look.setAccessibleName(self.tr("Open the incident “{title}”").format(title=one_line(one.title)))
            look.clicked.connect(partial(self.opened.emit, one.id))
            card.body.addWidget(row_with_buttons(ElidedLabel(incident_heading(one)), look))
        if not self._joined:
            card.body.addWidget(
                Text(self.tr("Nothing yet. A call and a message may come from the same source."), "muted")
            )
        self.join, self.split = Button("", "link"), Button("quiet", "undo")
        self.join.setText(self.tr("Join with others…"))
        self.join.clicked.connect(partial(self.join_asked.emit, incident.id))
        self.split.setText(self.tr("Split this one off"))
        self.split.clicked.connect(partial(self.split_asked.emit, incident.id))
        card.body.addWidget(self.join, 0, Qt.AlignmentFlag.AlignLeft)
        if self._joined:
            card.body.addWidget(self.split, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _file(self, incident: Incident, file: IncidentFile) -> QWidget:
        name = self.tr("Pasted text") if incident.kind == "text" else one_line(file.name)
        size = translations().locale.formattedDataSize(file.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        save = Button("quiet", "folder")
        save.setText(self.tr("Save as a file…"))
        save.setAccessibleName(self.tr("Save “{file}” as a file").format(file=name))
        save.clicked.connect(partial(self.save_asked.emit, incident.id, file.name))
        texts, held = column(space="xs"), QWidget()
        texts.setSpacing(0)
        held.setLayout(texts)
        texts.addWidget(ElidedLabel(f"{name} · {size}"))
        if added := self._added.get(file.name, ""):
            texts.addWidget(Text(self.tr("added on {moment}").format(moment=format_moment(added)), "caption"))
        if incident.kind != "text":  # of what was pasted there is no file elsewhere to compare the hash with
            texts.addWidget(ElidedLabel(f"SHA-256 {file.sha256}", "caption"))
        return row_with_buttons(held, save)

    def _earlier_answers_card(self, answers: Sequence[Comparison], unread: int) -> Card:
        card = Card(space="s")
        card.body.addWidget(Text(self.tr("Earlier answers"), "section"))
        for one in answers[:SHOWN]:
            line = self.tr("{day}: {answer}. Copies: {count}")
            text = line.format(day=format_moment(one.at), answer=answer_line(one), count=one.considered)
            card.body.addWidget(Text(text, "muted"))
        if unread:
            text = self.tr("Answers that a newer version of Countermark wrote and this one cannot read: {count}")
            card.body.addWidget(Text(text.format(count=unread), "muted"))
        return card


def _contacts(answer: Comparison) -> list[FileAnswer]:
    """The files that hold contact data alone."""
    return [file for file in answer.files if file.note == "contact-row" and not file.copies]


def _weighed(incident: Incident) -> Card | None:
    """Build the card with how what the caller knew was weighed; None where it was not."""
    stored = incident.body.get("weighed")
    lines = weighed_lines(stored) if isinstance(stored, Mapping) else []
    if not lines:
        return None
    card = Card(space="s")
    card.body.addWidget(Text(QCoreApplication.translate("IncidentView", "Who could know this"), "section"))
    for line in lines[:-1]:
        card.body.addWidget(Text(line))
    card.body.addWidget(Text(lines[-1], "strong"))
    card.body.addWidget(Text(sentence("trace-limits"), "muted"))
    for line in ways_lines():
        point = Point("chevron-right", "muted")
        point.label.setText(line)
        card.body.addWidget(point)
    return card
