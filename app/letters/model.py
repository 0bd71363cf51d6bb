"""Kinds of letters, what a letter says of the person, and how it was answered. Plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.sensitivity import Kind


class LetterKind(StrEnum):
    """Kind of a letter: a request, a complaint, or one that follows an earlier letter."""

    ACCESS = "access"
    ERASE = "erase"
    STOP = "stop"
    WITHDRAW = "withdraw"
    SOURCE = "source"
    COMPLAINT = "complaint"
    REMINDER = "reminder"
    REASONS = "reasons"
    IDENTITY = "identity"


REQUESTS: Final = (LetterKind.ACCESS, LetterKind.SOURCE, LetterKind.ERASE, LetterKind.STOP, LetterKind.WITHDRAW)
"""Letters that ask for something by themselves."""
FOLLOW_UPS: Final = (LetterKind.REMINDER, LetterKind.REASONS, LetterKind.IDENTITY)
"""Letters that are always about an earlier one."""


class Answer(StrEnum):
    """Answer to a letter. `identity`: they ask the person to show who they are."""

    DONE = "done"
    PARTLY = "partly"
    REFUSED = "refused"
    IDENTITY = "identity"


class Form(StrEnum):
    """Form in which the recipient got data: a copy, a web form, a marked scan, or an application from before the program."""

    COPY = "copy"
    FORM = "form"
    SCAN = "scan"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Holding:
    """Something the recipient got: on what ISO day, in what form, which kinds of data (never a value), and the reference
    printed on it (empty: none is)."""

    day: str
    form: Form
    kinds: tuple[Kind, ...]
    parts: tuple[str, ...] = ()
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """The person, by nothing that the recipient does not have already: each part is empty where they do not have it."""

    name: str = ""
    contact: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is kept. Days are ISO dates (empty: not yet); `to` is the authority it goes to (empty: the recipient);
    `about` the id of the letter it follows; `reply` the words of the answer, where they were kept; the first line of `text` is the subject."""

    id: str
    recipient_id: str
    kind: LetterKind
    law: str
    language: str
    written: str
    text: str
    to: str = ""
    sent: str = ""
    due: str = ""
    answer: Answer | None = None
    answered: str = ""
    about: str = ""
    reply: str = ""
