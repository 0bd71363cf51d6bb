"""Deadlines of letters: whether an answer is overdue, and which letter may follow. Reads no clock: the day is given."""

from __future__ import annotations

from app.letters.model import Answer, Letter, LetterKind


def is_overdue(letter: Letter, today: str) -> bool:
    """Return True if a letter was sent, its day for an answer is past, and none was recorded."""
    return bool(letter.sent) and is_unanswered(letter, today)


def is_unanswered(letter: Letter, today: str) -> bool:
    """Return True if the day for an answer is past and none was recorded, whether or not the letter was marked as sent."""
    return bool(letter.due) and letter.answer is None and letter.due < today


def next_kind(letter: Letter, today: str) -> LetterKind | None:
    """Return the kind of letter that may follow, or None where nothing is to be written now.

    Silence: a reminder, then a complaint. A refusal or half an answer: a question for the reasons, then a complaint. A question about
    identity: an answer with what they have already.
    """
    pressed = letter.kind in (LetterKind.REMINDER, LetterKind.REASONS)
    if letter.kind is LetterKind.COMPLAINT:
        unheard = is_overdue(letter, today) or letter.answer in (Answer.REFUSED, Answer.PARTLY)
        return LetterKind.COMPLAINT if unheard and not letter.to else None
    if letter.answer is Answer.IDENTITY:
        return LetterKind.IDENTITY
    if letter.answer in (Answer.REFUSED, Answer.PARTLY):
        return LetterKind.COMPLAINT if letter.kind is LetterKind.REASONS else LetterKind.REASONS
    if is_overdue(letter, today):
        return LetterKind.COMPLAINT if pressed else LetterKind.REMINDER
    return None
