"""Letters to recipients and authorities: drafted from the ledger, kept in the vault, sent days and answers recorded.

A letter that was sent and each answer are ledger rows; drafts and the text are the person's own notes. Sends nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from app.clock import Clock, from_iso, local_day, system_clock, to_iso
from app.domain.applications import DateKind, ImportantDate
from app.domain.copies import FORM, SCAN, CopyRecord, Recipient, RecipientKind
from app.domain.resume import Field, fields
from app.domain.sensitivity import Kind, Operator
from app.domain.stored_records import LETTERS
from app.errors import UserError
from app.letters.authorities import Authority, authorities, find_authority
from app.letters.compose import Occasion, compose_letter
from app.letters.deadlines import next_kind
from app.letters.laws import AnswerTime, Law, first_guess, law_of
from app.letters.model import FOLLOW_UPS, Answer, Form, Holding, Letter, LetterKind, Sender
from app.messages import sentence
from app.reader_country import reader_country
from app.render.mail_draft import is_address
from app.services import stored_resume
from app.services.applications import ApplicationService
from app.services.recipients import RecipientService

if TYPE_CHECKING:
    from app.vault.vault import Vault

MAILBOX: Final = "mailbox:"
"""Preferences: the mailbox of a recipient, by their id, as the person gave it."""
MAX_REPLY: Final = 50_000
"""Most characters of an answer's words."""
SENT: Final = "letter"
ANSWERED: Final = "letter-answered"
"""Kinds of ledger rows."""
_IN_PART: Final = (Operator.MASK, Operator.GENERALISE, Operator.ALIAS)
_OTHER: Final = "other"
_PARTS: Final = ("work", "education", _OTHER)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for the person about a draft, by language. `article`, `source` and `checked` of a sentence about the law that was
    left out because it is not confirmed; `confirmed` False: as far as we know, check it."""

    says: Mapping[str, str]
    confirmed: bool
    article: str = ""
    source: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that is not kept yet, and what the person should know: its `law` and `notes`. `mailbox` is where it goes by mail ("": not known)."""

    recipient: Recipient
    kind: LetterKind
    law: Law
    language: str
    text: str
    to: str
    about: str
    notes: tuple[Note, ...]
    sender: Sender
    mailbox: str = ""


class LetterService:
    """The letters of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    # -- drafts -------------------------------------------------------------------------------------------------------

    def draft(
        self,
        name: str,
        kind: LetterKind,
        *,
        law: str = "",
        language: str = "en",
        to: str = "",
        about: str = "",
        country: str = "",
    ) -> Draft:
        """Write a draft for a recipient. `law` empty: that of the letter it follows, else the first guess for `country` ("": the reader's);
        `to`: an authority, known or as typed, or the recipient itself (a complaint only); `about`: the id of the letter it follows.

        Raises UserError `recipient-unknown`, `letter-unknown`, `letter-needs-earlier`, `letter-to-complaint-only`,
        `letter-law-unknown`, `letter-law-not-in-force`.
        """
        recipient = RecipientService(self._vault).find(name)
        today, country = self._today(), country or reader_country()
        followed = self._followed(recipient, kind, about)
        named_law = law or (followed.law if followed else "")
        chosen = law_of(named_law, today) if named_law else first_guess(country, today)
        if to and kind is not LetterKind.COMPLAINT:
            raise UserError("letter-to-complaint-only")
        history = tuple(one for one in self.all(recipient.id) if one.sent)
        itself = to.strip().casefold() == recipient.name.casefold()
        authority = None
        if kind is LetterKind.COMPLAINT and not itself:
            authority = self._authority(chosen, country, to, history)
        sender = self.sender(recipient.id)
        occasion = Occasion(
            *(kind, chosen, "zh" if language.startswith("zh") else "en", today, recipient.name, recipient.domains),
            *(recipient.kind is RecipientKind.PERSON, self.holdings(recipient.id), sender),
            *(authority, followed, history),
            mailbox=self.mailbox(recipient.id) if authority is None else "",
        )
        named = authority.name[occasion.language] if isinstance(authority, Authority) else authority or ""
        notes = _notes(chosen, occasion.section, self._time(chosen, kind, followed).why if not named else None)
        if kind is LetterKind.COMPLAINT and not itself:
            notes = (*notes, *self._addressee_notes(chosen, named, history))
        root = followed.id if followed else ""
        text = compose_letter(occasion)
        return Draft(
            *(recipient, kind, chosen, occasion.language, text, named, root, notes, sender), mailbox=occasion.mailbox
        )

    def _addressee_notes(self, law: Law, named: str, history: Sequence[Letter]) -> Iterator[Note]:
        """Yield what the person should know of whom a complaint goes to."""
        if not self.authorities(law):
            yield _note("letter-no-authority", confirmed=True)
        elif named and not history:
            yield _note("letter-write-them-first", confirmed=False)

    def mailbox(self, recipient_id: str) -> str:
        """Return the mailbox of a recipient as the person gave it; "" where it is not known."""
        return str(self._vault.preferences.get(MAILBOX + recipient_id, ""))

    def set_mailbox(self, recipient_id: str, address: str) -> str:
        """Keep the mailbox of a recipient ("": forget it) and return it. Raises UserError `mailbox-invalid`."""
        address = address.strip()
        if address and not is_address(address):
            raise UserError("mailbox-invalid", address=address[:60])
        self._vault.preferences.set(MAILBOX + recipient_id, address or None)
        return address

    def authorities(self, law: Law) -> tuple[Authority, ...]:
        """Return the authorities to which a complaint may go: of the reader's country where the law holds there, else of the law's."""
        country = reader_country()
        places = (country,) if country and (not law.countries or country in law.countries) else law.countries[:1]
        return tuple(one for place in places for one in authorities(place))

    def _authority(self, law: Law, country: str, to: str, history: Sequence[Letter]) -> Authority | str | None:
        """Return whom a complaint goes to; None: whoever holds the data, where that comes first and was not done yet."""
        if to:
            return find_authority(to, (country, *law.countries)) or " ".join(to.split())
        done = any(one.kind is LetterKind.COMPLAINT and not one.to for one in history)
        if law.controller_first and law.controller_first <= self._today() and not done:
            return None
        return next(iter(self.authorities(law)), None)

    def _followed(self, recipient: Recipient, kind: LetterKind, about: str) -> Letter | None:
        """Return the request that a letter is about. A follow-up without `about` is about the last one that was sent."""
        sent = [one for one in self.all(recipient.id) if one.sent]
        if about:
            found = self.get(about)
            if found.recipient_id != recipient.id or not found.sent:
                raise UserError("letter-needs-earlier")
        elif kind in FOLLOW_UPS:
            if not sent:
                raise UserError("letter-needs-earlier")
            found = sent[-1]
        else:
            return None
        return self._root(found)

    def _root(self, letter: Letter) -> Letter:
        """Return the request at the beginning, with the answer that was given last."""
        first = letter
        while first.about:
            first = self.get(first.about)
        return replace(first, answer=letter.answer or first.answer, answered=letter.answered or first.answered)

    # -- what they have -----------------------------------------------------------------------------------------------

    def holdings(self, recipient_id: str) -> tuple[Holding, ...]:
        """Return what a recipient got according to the ledger, earliest first: kinds of data, never a value; no void copies."""
        copies = [_holding(copy, self._kinds(copy)) for copy in self._copies(recipient_id)]
        before = [
            Holding(past.day, Form.BEFORE, tuple(kind for kind in Kind if kind.value in past.kinds))
            for past in ApplicationService(self._vault, self._clock).reconstructed(recipient_id)
        ]
        return tuple(sorted((*before, *copies), key=lambda one: one.day))

    def sender(self, recipient_id: str) -> Sender:
        """Return the person by what a recipient has: the name that was disclosed, the address made for them, else one they got."""
        name = contact = ""
        references: list[str] = []
        for copy in reversed(self._copies(recipient_id)):
            values = self._disclosed(copy)
            name = name or values.get("basics.name", "")
            contact = contact or next(iter(copy.aliases.values()), "")
            if _printed_reference(copy):
                references.insert(0, copy.reference)
        if not contact:
            contact = self._first_disclosed(recipient_id, "basics.email") or self._first_disclosed(
                recipient_id, "basics.phone"
            )
        return Sender(name or self._first_disclosed(recipient_id, "basics.name"), contact, tuple(references))

    def _copies(self, recipient_id: str) -> list[CopyRecord]:
        found = [copy for copy in self._vault.copies.for_recipient(recipient_id) if not copy.voided]
        return sorted(found, key=lambda copy: (copy.created, self._vault.copies.sequence_number(copy.copy_id)))

    def _disclosed(self, copy: CopyRecord) -> dict[str, str]:
        shown = set(copy.disclosed) - {one.field for one in copy.withheld}
        return self._values(copy.master, copy.master_version, shown)

    def _values(self, master: str, number: int, wanted: set[str]) -> dict[str, str]:
        return {field.id: field.value for field in self._fields(master, number, wanted)}

    def _fields(self, master: str, number: int, wanted: set[str]) -> tuple[Field, ...]:
        """Return fields of a résumé version by their ids; none where there was no résumé (number 0)."""
        if number < 1 or not wanted:
            return ()
        resume = stored_resume.version(self._vault, master, number).resume
        return tuple(field for field in fields(resume) if field.id in wanted)

    def _first_disclosed(self, recipient_id: str, field: str) -> str:
        """Return a value of a field as the recipient got it, the latest first: from a copy, or from before the program."""
        for copy in reversed(self._copies(recipient_id)):
            if value := self._disclosed(copy).get(field, ""):
                return value
        for past in reversed(ApplicationService(self._vault, self._clock).reconstructed(recipient_id)):
            if value := self._values(stored_resume.MAIN, past.master_version, {field} & set(past.fields)).get(
                field, ""
            ):
                return value
        return ""

    def _kinds(self, copy: CopyRecord) -> tuple[tuple[Kind, ...], tuple[str, ...]]:
        """Return the kinds of data and the parts of the résumé that a copy shows, wholly or in part."""
        shown = set(copy.disclosed)
        found = {field.kind for field in self._fields(copy.master, copy.master_version, shown) if field.kind}
        found |= {one.kind for one in copy.withheld if one.kind is not Kind.DATES and one.operator in _IN_PART}
        if copy.aliases:
            found.add(Kind.EMAIL)
        heads = {key.split(".")[0] for key in shown}
        parts = {head if head in _PARTS else _OTHER for head in heads - {"basics", "personal"}}
        return tuple(kind for kind in Kind if kind in found), tuple(part for part in _PARTS if part in parts)

    # -- kept letters -------------------------------------------------------------------------------------------------

    def keep(self, draft: Draft, text: str = "") -> Letter:
        """Keep a draft (with the text as the person edited it); it gets an id. Raises UserError `letter-empty`."""
        words = text or draft.text
        if not words.strip():
            raise UserError("letter-empty")
        with self._vault.transaction():
            taken = [int(key) for key in self._vault.preferences.with_prefix(LETTERS) if key.isdigit()]
            letter = Letter(
                *(str(max(taken, default=0) + 1), draft.recipient.id, draft.kind, draft.law.id, draft.language),
                *(to_iso(self._clock()), words, draft.to),
                about=draft.about,
            )
            self._store(letter)
        return letter

    def get(self, letter_id: str) -> Letter:
        """Return a kept letter. Raises UserError `letter-unknown`."""
        found = _letter(letter_id, self._vault.preferences.get(LETTERS + letter_id))
        if found is None:
            raise UserError("letter-unknown", id=letter_id)
        return found

    def all(self, recipient_id: str = "") -> tuple[Letter, ...]:
        """Return the kept letters to one recipient or to all, in the order in which they were kept."""
        stored = self._vault.preferences.with_prefix(LETTERS)
        known = (_letter(key, stored[key]) for key in sorted(filter(str.isdigit, stored), key=int))
        return tuple(one for one in known if one and recipient_id in ("", one.recipient_id))

    def mark_sent(self, letter_id: str, day: str = "") -> Letter:
        """Record that a letter was sent on `day` (ISO date; empty: today). The day for an answer becomes a date of the recipient.

        Raises UserError `letter-unknown`, `letter-sent-before`.
        """
        letter = self.get(letter_id)
        if letter.sent:
            raise UserError("letter-sent-before", id=letter_id, day=letter.sent)
        sent = day or self._today()
        due = self._due(letter, sent)
        letter = replace(letter, sent=sent, due=due)
        with self._vault.transaction():
            self._vault.ledger.append(SENT, self._row(letter))
            self._store(letter)
            if due:
                ApplicationService(self._vault, self._clock).add_date(
                    letter.recipient_id, ImportantDate(DateKind.REPLY, due)
                )
        return letter

    def record_answer(self, letter_id: str, answer: Answer, day: str = "", reply: str = "") -> Letter:
        """Record how a letter was answered on `day` (ISO date; empty: today); a later answer takes the place of an earlier one.

        `reply` are the words of the answer; the ledger gets their hash.

        Raises UserError `letter-unknown`, `letter-not-sent`.
        """
        letter = self.get(letter_id)
        if not letter.sent:
            raise UserError("letter-not-sent", id=letter_id)
        letter = replace(letter, answer=answer, answered=day or self._today(), reply=reply[:MAX_REPLY] or letter.reply)
        body = {"letter_id": letter.id, "recipient_id": letter.recipient_id}
        with self._vault.transaction():
            words = {"reply_sha256": _sha256(letter.reply)} if letter.reply else {}
            self._vault.ledger.append(ANSWERED, {**body, "answer": answer.value, "day": letter.answered, **words})
            self._store(letter)
            self._settle(letter)
        return letter

    def next_kind(self, letter: Letter) -> LetterKind | None:
        """Return the kind of letter that may follow now; None where nothing does, or it was written and sent."""
        followed = {one.about for one in self.all(letter.recipient_id) if one.sent and int(one.id) > int(letter.id)}
        root = self._root(letter).id
        return None if root in followed else next_kind(letter, self._today())

    def discard(self, letter_id: str) -> None:
        """Remove a letter that was never sent. Raises UserError `letter-unknown`, `letter-sent-before`."""
        letter = self.get(letter_id)
        if letter.sent:
            raise UserError("letter-sent-before", id=letter_id, day=letter.sent)
        self._vault.preferences.set(LETTERS + letter_id, None)

    def _settle(self, letter: Letter) -> None:
        applications = ApplicationService(self._vault, self._clock)
        for index, known in enumerate(applications.dates(letter.recipient_id)):
            if known.kind is DateKind.REPLY and known.day == letter.due and not known.done:
                applications.mark_date_done(letter.recipient_id, index)
                return

    def _due(self, letter: Letter, sent: str) -> str:
        """Return the day for an answer; "" for a letter to an authority, or where the day of sending is no date."""
        if letter.to:
            return ""
        law, root = law_of(letter.law, letter.written[:10]), self._root(letter)
        return self._time(law, letter.kind, root).due(date.fromisoformat(sent)).isoformat()

    def _time(self, law: Law, kind: LetterKind, followed: Letter | None) -> AnswerTime:
        asked = followed.kind if followed is not None and kind in FOLLOW_UPS else kind
        return law.answer_time(asked.value)

    def _row(self, letter: Letter) -> dict[str, object]:
        recipient = self._vault.recipients.get(letter.recipient_id)
        return {
            "letter_id": letter.id,
            "recipient_id": letter.recipient_id,
            "recipient": recipient.name if recipient else "",
            "letter_kind": letter.kind.value,
            "law": letter.law,
            "to": letter.to,
            "about": letter.about,
            "day": letter.sent,
            "due": letter.due,
            "text_sha256": _sha256(letter.text),
        }

    def _store(self, letter: Letter) -> None:
        row = {name: str(getattr(letter, name) or "") for name in Letter.__dataclass_fields__ if name != "id"}
        self._vault.preferences.set(LETTERS + letter.id, row)

    def _today(self) -> str:
        return local_day(self._clock())


def _letter(letter_id: str, stored: object) -> Letter | None:
    """Return a stored letter; None for what is none, or was written by a newer version."""
    if not isinstance(stored, dict) or stored.get("kind") not in set(LetterKind):
        return None
    row = {
        name: str(stored.get(name, "")) for name in Letter.__dataclass_fields__ if name not in ("id", "kind", "answer")
    }
    answer = Answer(stored["answer"]) if stored.get("answer") in set(Answer) else None
    return Letter(id=letter_id, kind=LetterKind(stored["kind"]), answer=answer, **row)


def _note(code: str, *, confirmed: bool) -> Note:
    return Note({key: sentence(code, key) for key in ("en", "zh")}, confirmed)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _printed_reference(copy: CopyRecord) -> bool:
    return copy.channel not in (FORM, SCAN)


def _holding(copy: CopyRecord, kinds: tuple[tuple[Kind, ...], tuple[str, ...]]) -> Holding:
    form = {FORM: Form.FORM, SCAN: Form.SCAN}.get(copy.channel, Form.COPY)
    day = local_day(from_iso(copy.created))
    return Holding(day, form, *kinds, reference=copy.reference if _printed_reference(copy) else "")


def _notes(law: Law, section: str, why: Mapping[str, str] | None) -> tuple[Note, ...]:
    left_out = (Note(one.says, False, one.article, one.source, one.checked) for one in law.unconfirmed(section))
    advice = (Note(one.says, one.confirmed) for one in law.advice)
    return (*((Note(why, True),) if why else ()), *advice, *left_out)
