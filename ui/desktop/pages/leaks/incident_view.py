"""One saved incident: when and where it surfaced, the results, and the files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.incidents import Comparison, FileAnswer, NamedCopy
from app.domain.records import Incident, IncidentFile
from app.domain.sensitivity import Kind
from app.services.incidents import answers_of, caller_facts_of, unreadable_answers, where_of
from ui.desktop.models.incident_words import answer_line, excerpt, file_line, known_by_line, latest_line
from ui.desktop.models.mark_names import bound_text
from ui.desktop.pages.leaks.trace_result import Limits
from ui.desktop.shell import words
from ui.desktop.shell.dates import day_of, format_day, format_moment
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, clear, column, row, rule
from ui.desktop.widgets.flow import row_with_buttons
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line

SHOWN = 20
"""Most answers and files that are listed."""


class IncidentView(Translatable, QWidget):
    """An incident. `compare_asked` carries its id, `copy_asked` a copy's id, `correct_asked` the incident, `save_asked` the
    incident's id and a file's name."""

    compare_asked = Signal(str)
    copy_asked = Signal(str)
    correct_asked = Signal(Incident)
    save_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.incident: Incident | None = None
        self._untrusted_text = ""
        self.again, self.correct = Button("primary", "leaks"), Button("quiet", "edit")
        self.view = Scroll(width=820)
        column(self).addWidget(self.view)
        self.on_language_change(self._retranslate)

    def load(self, incident: Incident, untrusted_text: str) -> None:
        """Show an incident; the text is what was pasted, where it was."""
        self.incident, self._untrusted_text = incident, untrusted_text
        self._retranslate()
        self.view.verticalScrollBar().setValue(0)

    def _retranslate(self) -> None:
        incident, body = self.incident, self.view.body
        if incident is None:
            return
        clear(body)
        answers, (newer, unread) = answers_of(incident), unreadable_answers(incident)
        latest = answers[0] if answers and not newer else None
        earlier, unread = answers[1:] if latest else answers, unread - newer
        body.addWidget(self._answer(incident, latest))
        body.addWidget(self._kept_files_card(incident))
        if earlier or unread:
            body.addWidget(self._earlier_answers_card(earlier, unread))
        if latest and latest.alternatives:
            body.addWidget(Limits(latest.alternatives, named=bool(latest.copies)))

    def _answer(self, incident: Incident, latest: Comparison | None) -> Card:
        card = Card(space="m")
        self.correct = Button("quiet", "edit")
        self.correct.setText(self.tr("Correct…"))
        self.correct.setAccessibleName(self.tr("Correct title, day and place"))
        self.correct.clicked.connect(partial(self.correct_asked.emit, incident))
        card.body.addWidget(row_with_buttons(ElidedLabel(incident.title, "title"), self.correct))
        where, knew = one_line(where_of(incident)), caller_facts_of(incident)
        surfaced = self.tr("Surfaced on {day}").format(day=day_of(incident.when))
        card.body.addWidget(Text(f"{surfaced} · {where}" if where else surfaced, "lead"))
        if knew:
            kinds = {kind.value: words.kind(kind) for kind in Kind}
            names = self.tr(", ").join(kinds.get(one) or one_line(one) for one in knew)
            card.body.addWidget(Text(self.tr("They knew: {what}").format(what=names)))
        card.body.addWidget(rule())
        head, named = row(space="m"), bool(latest and latest.copies)
        head.addWidget(Glyph("eye" if named else "question", "accent" if named else "muted", 24))
        head.addWidget(Text(latest_line(incident), "section"), 1)
        card.body.addLayout(head)
        if latest is not None:
            self._facts(card.body, latest)
        self.again = Button("primary", "leaks")
        self.again.setText(self.tr("Compare again with every copy"))
        self.again.setAccessibleDescription(one_line(incident.title))
        self.again.clicked.connect(partial(self.compare_asked.emit, incident.id))
        card.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        return card

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
        bound = self.tr("Probability that chance alone names a wrong copy: {bound}")
        texts.addWidget(Text(bound.format(bound=bound_text(copy.p_false)), "muted"))
        look.setText(self.tr("See this copy"))
        look.clicked.connect(partial(self.copy_asked.emit, copy.copy_id))
        return row_with_buttons(held, look)

    def _kept_files_card(self, incident: Incident) -> Card:
        card = Card(space="m")
        card.body.addWidget(Text(self.tr("What surfaced"), "section"))
        if self._untrusted_text:
            card.body.addWidget(Text(excerpt(self._untrusted_text), "muted"))
        for file in incident.files[:SHOWN]:
            card.body.addWidget(self._file(incident, file))
        if (more := len(incident.files) - SHOWN) > 0:
            text = self.tr("More files that are kept: {count}. “Export everything” under Settings writes them out.")
            card.body.addWidget(Text(text.format(count=more)))
        kept = self.tr("Kept since {day}, exactly as you received it.").format(day=format_day(incident.created))
        card.body.addWidget(Text(kept, "caption"))
        return card

    def _file(self, incident: Incident, file: IncidentFile) -> QWidget:
        name = self.tr("Pasted text") if incident.kind == "text" else one_line(file.name)
        size = translations().locale.formattedDataSize(file.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        save = Button("quiet", "folder")
        save.setText(self.tr("Save as a file…"))
        save.setAccessibleName(self.tr("Save “{file}” as a file").format(file=name))
        save.clicked.connect(partial(self.save_asked.emit, incident.id, file.name))
        return row_with_buttons(ElidedLabel(f"{name} · {size}"), save)

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
