"""Fills in the text of a letter (`resources/letters/en`, `zh`) from what is known: what they hold, law, earlier letters.

Prints a sentence about the law only where it is confirmed, and of the person nothing that the recipient does not have. The text is the
person's to edit; nothing here is sent.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, cast

from app import resources
from app.letters.authorities import Authority
from app.letters.deadlines import is_unanswered
from app.letters.laws import Law
from app.letters.model import Answer, Form, Holding, Letter, LetterKind, Sender
from app.messages import sentence
from app.text.dates import long_day
from app.yaml_file import read_yaml

_SLOT: Final = re.compile(r"\{([a-z-]+)\}")
_FIRST: Final = "complaint-first"
"""The text and the sentences of a complaint to whoever holds the data, where that comes first."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Everything a letter is made of. `day`: the ISO date on it. `recipient`, `domains`: who holds the data; `person`: no organisation.

    `authority`: a known one or a name as typed, for a complaint (None: it goes to the recipient). `about`: the letter it follows,
    `history`: the letters sent to the recipient so far, earliest first; `mailbox`: theirs, where it is known.
    """

    kind: LetterKind
    law: Law
    language: str
    day: str
    recipient: str
    domains: tuple[str, ...]
    person: bool
    holdings: tuple[Holding, ...]
    sender: Sender
    authority: Authority | str | None = None
    about: Letter | None = None
    history: tuple[Letter, ...] = ()
    mailbox: str = ""

    @property
    def section(self) -> str:
        """The kind by which texts and sentences are found."""
        return _FIRST if self.kind is LetterKind.COMPLAINT and self.authority is None else self.kind.value


def compose_letter(occasion: Occasion) -> str:
    """Return the letter: the subject, an empty line, the text."""
    template = _template(occasion.language, occasion.law.texts.get(occasion.section, occasion.section))
    return fill(template, lambda slot: _SLOTS[slot](occasion))


def fill(template: str, value: Callable[[str], str]) -> str:
    """Replace the slots of a template. A line of nothing but slots that are all empty is left out. Values are never searched for slots."""
    lines = []
    for line in template.splitlines():
        filled = _SLOT.sub(lambda match: value(match[1]), line)
        if filled.strip() or not line.strip():
            lines.append(filled.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


@functools.cache
def _template(language: str, name: str) -> str:
    return resources.path("letters", language, f"{name}.txt").read_text("utf-8")


@functools.cache
def _phrases(language: str) -> Mapping[str, str]:
    return cast("dict[str, str]", read_yaml(resources.path("letters", language, "phrases.yaml")))


def _say(occasion: Occasion, key: str, **values: str) -> str:
    return _SLOT.sub(lambda match: values[match[1]], _phrases(occasion.language)[key])


def _list(occasion: Occasion, parts: tuple[str, ...]) -> str:
    return _say(occasion, "separator").join(part for part in parts if part)


def _law(occasion: Occasion, role: str) -> str:
    found = occasion.law.quoted(occasion.section, role)
    return _say(occasion, "sentence-gap").join(one.says[occasion.language] for one in found)


def _to(occasion: Occasion) -> str:
    authority = occasion.authority
    if isinstance(authority, Authority):
        return _say(occasion, "to-authority", authority=authority.name[occasion.language], url=authority.url).strip()
    if authority is not None:
        return _say(occasion, "to-authority", authority=authority, url="").strip()
    who = {"recipient": _recipient(occasion), "addressee": occasion.law.addressee[occasion.language]}
    to = _say(occasion, "to-person" if occasion.person else "to", **who)
    return f"{to}\n{_say(occasion, 'to-mailbox', mailbox=occasion.mailbox)}" if occasion.mailbox else to


def _recipient(occasion: Occasion) -> str:
    if not occasion.domains:
        return occasion.recipient
    return _say(occasion, "recipient", name=occasion.recipient, domains=_list(occasion, occasion.domains))


def _records(occasion: Occasion) -> str:
    theirs = "-theirs" if occasion.authority is not None else ""
    if not occasion.holdings:
        return _say(occasion, f"records-none{theirs}")
    held = (f"- {_holding(occasion, one)}" for one in occasion.holdings)
    return "\n".join([_say(occasion, f"records{theirs}"), *held])


def _holding(occasion: Occasion, holding: Holding) -> str:
    kinds = [sentence(f"kind-{kind}", occasion.language) for kind in holding.kinds]
    named = _list(occasion, (*kinds, *(_say(occasion, f"part-{part}") for part in holding.parts)))
    key = Form.FORM if holding.form is Form.COPY and not holding.reference else holding.form
    day = long_day(holding.day, occasion.language)
    return _say(occasion, f"record-{key}", date=day, reference=holding.reference, kinds=named)


def _known(occasion: Occasion) -> str:
    """Return how the recipient can recognise the person, by what they have already."""
    sender = occasion.sender
    return _list(
        occasion,
        (
            _say(occasion, "known-name") if sender.name else "",
            _say(occasion, "known-contact", contact=sender.contact) if sender.contact else "",
            _say(occasion, "known-reference", references=_list(occasion, sender.references))
            if sender.references
            else "",
        ),
    )


def _recognised(key: str) -> Callable[[Occasion], str]:
    def say(occasion: Occasion) -> str:
        known = _known(occasion)
        return _say(occasion, key, known=known) if known else ""

    return say


def _name(occasion: Occasion) -> str:
    sender = occasion.sender
    if sender.name:
        return sender.name
    if sender.references:
        return _say(occasion, "unnamed", references=_list(occasion, sender.references))
    return _say(occasion, "unnamed-plain")


def _deadline(occasion: Occasion) -> str:
    time = occasion.law.answer_time(_asked(occasion).value)
    law = _law(occasion, "deadline")
    own = "" if law and time.statutory else _say(occasion, f"period-{time.unit}", count=str(time.count))
    return _say(occasion, "sentence-gap").join(part for part in (law, own) if part)


def _asked(occasion: Occasion) -> LetterKind:
    """Return what the person asked for at first: the kind of letter that this one follows."""
    return occasion.about.kind if occasion.about is not None else occasion.kind


def _request(occasion: Occasion) -> str:
    return _say(occasion, f"request-{_asked(occasion)}")


def _answer(occasion: Occasion) -> str:
    about = occasion.about
    if about is None or about.answer is None:
        return ""
    key = f"answer-{about.answer}" if about.answer in (Answer.REFUSED, Answer.PARTLY) else "answer-other"
    return _say(occasion, key, answered=long_day(about.answered, occasion.language))


def _history(occasion: Occasion) -> str:
    """Return what was written and answered so far, as dated facts; a place to write where there is nothing."""
    you = "-you" if occasion.authority is None else ""
    lines = []
    for letter in occasion.history:
        request = _say(occasion, f"request-{letter.kind}")
        lines.append(
            _say(occasion, f"history-sent{you}", date=long_day(letter.sent, occasion.language), request=request)
        )
        if letter.answer is not None:
            day = long_day(letter.answered, occasion.language)
            lines.append(_say(occasion, f"history-{letter.answer}{you}", date=day))
        elif is_unanswered(letter, occasion.day):
            lines.append(_say(occasion, f"history-silent{you}", date=long_day(letter.due, occasion.language)))
    if not lines:
        return _say(occasion, "history-none")
    return "\n".join([_say(occasion, "history"), *(f"- {line}" for line in lines)])


def _salutation(occasion: Occasion) -> str:
    return _say(occasion, "salutation" if occasion.authority is None else "salutation-authority")


def _law_of(role: str) -> Callable[[Occasion], str]:
    return lambda occasion: _law(occasion, role)


_SLOTS: Final[Mapping[str, Callable[[Occasion], str]]] = {
    "date": lambda occasion: long_day(occasion.day, occasion.language),
    "to": _to,
    "salutation": _salutation,
    "recipient": _recipient,
    "records": _records,
    "basis": _law_of("basis"),
    "deadline": _deadline,
    "refusal": _law_of("refusal"),
    "identity-law": _law_of("identity"),
    "complaint": _law_of("complaint"),
    "identity": _recognised("identity"),
    "proof": _recognised("proof"),
    "name": _name,
    "contact": lambda occasion: occasion.sender.contact,
    "request": _request,
    "sent": lambda occasion: long_day(occasion.about.sent, occasion.language) if occasion.about else "",
    "answer": _answer,
    "history": _history,
}
"""What each slot of a text is filled with."""
