"""Letters in the window's words: kinds, answers, and one line for each letter."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.letters.model import Answer, Letter, LetterKind
from app.text.printable import one_line
from ui.desktop.shell.date_formats import day_of, format_day

translate = QCoreApplication.translate


def letter_kind_name(kind: LetterKind) -> str:
    """Return the name of a kind of letter."""
    return {
        LetterKind.ACCESS: translate("letter", "See and copy my data"),
        LetterKind.SOURCE: translate("letter", "Where did you get my data?"),
        LetterKind.ERASE: translate("letter", "Delete my data"),
        LetterKind.STOP: translate("letter", "Stop using my data"),
        LetterKind.WITHDRAW: translate("letter", "Withdraw my consent"),
        LetterKind.COMPLAINT: translate("letter", "Complaint"),
        LetterKind.REMINDER: translate("letter", "Reminder"),
        LetterKind.REASONS: translate("letter", "Ask for the reasons"),
        LetterKind.IDENTITY: translate("letter", "Reply about my identity"),
    }[kind]


def answer_name(answer: Answer) -> str:
    """Return the name of an answer to a letter."""
    return {
        Answer.DONE: translate("letter", "They did what I asked"),
        Answer.PARTLY: translate("letter", "They did a part of it"),
        Answer.REFUSED: translate("letter", "They refused"),
        Answer.IDENTITY: translate("letter", "They ask me to prove who I am"),
    }[answer]


def letter_line(letter: Letter, *, overdue: bool) -> str:
    """Return one line about a letter: its kind, to whom, and how it stands."""
    name = letter_kind_name(letter.kind)
    if letter.to:
        name = translate("letter", "{letter} to {authority}").format(letter=name, authority=one_line(letter.to))
    if not letter.sent:
        stands = translate("letter", "written {day}, not sent").format(day=format_day(letter.written))
    elif letter.answer is not None:
        answered = translate("letter", "{day}: {answer}")
        stands = answered.format(day=day_of(letter.answered), answer=answer_name(letter.answer))
    elif overdue:
        stands = translate("letter", "no answer by {day}").format(day=day_of(letter.due))
    elif letter.due:
        stands = translate("letter", "sent {day}, answer expected by {due}").format(
            day=day_of(letter.sent), due=day_of(letter.due)
        )
    else:
        stands = translate("letter", "sent {day}").format(day=day_of(letter.sent))
    return translate("letter", "{letter} · {stands}").format(letter=name, stands=stands)
