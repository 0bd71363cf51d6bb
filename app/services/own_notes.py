"""The person's own notes about employers and recruiters: kept in the vault, found again in later postings and incidents.

They are no rows of the ledger and stand in nothing that leaves the vault but its backups: no print, no evidence pack, no letter. A person's
name alone says little, so a recruiter is recognised by it only where it stands by itself, and the match says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

from app.clock import Clock, local_day, system_clock
from app.domain.own_notes import NoteKind, NoteMatch, OwnNote, Sighting, SightingKind
from app.errors import UserError
from app.services.prior_disclosures import core_name
from app.vault.search.own_note_search import OWN_NOTES, note_of

if TYPE_CHECKING:
    from app.domain.checks import Posting
    from app.vault.vault import Vault

LONGEST: Final = 10_000
"""Characters of a note."""
_SHORT: Final = 200
_MOST: Final = 20
"""Numbers or addresses of a kind, and sightings, at most."""
_TELLING: Final = 7
"""Digits from the end by which two telephone numbers are the same, at least."""
_NUMBER: Final = re.compile(r"\+?\d[\d ().–-]{5,24}\d")
_BETWEEN: Final = re.compile(r"[,，、;；/|()（）]| (?:at|of|from|@|[-–—]) ")
"""Stands between the parts of a name."""
_TITLES: Final = "经理|总监|主管|主任|老师|女士|先生|小姐|老板|总|哥|姐"
_MOST_TEXT: Final = 200_000


class OwnNoteService:
    """The own notes of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    def all(self) -> tuple[OwnNote, ...]:
        """Return every note, the one changed last first."""
        stored = self._vault.preferences.with_prefix(OWN_NOTES)
        notes = [note for key in filter(str.isdigit, stored) if (note := note_of(key, stored[key])) is not None]
        return tuple(sorted(notes, key=lambda one: (one.changed, int(one.id)), reverse=True))

    def get(self, note_id: str) -> OwnNote:
        """Return a note. Raises `UserError` `own-note-unknown`."""
        found = note_of(note_id, self._vault.preferences.get(OWN_NOTES + note_id))
        if found is None:
            raise UserError("own-note-unknown", id=note_id[:40])
        return found

    def keep(self, note: OwnNote) -> OwnNote:
        """Store a note, a new one (without an id) under the next id; return it as it is stored.

        Raises `UserError` `own-note-empty` (neither a name nor a number or address), `own-note-unknown`.
        """
        note = _clean(note)
        if not note.title:
            raise UserError("own-note-empty")
        today = local_day(self._clock())
        with self._vault.transaction():
            if note.id:
                before = self.get(note.id)
                note = replace(note, created=before.created, met=before.met, changed=today)
            else:
                taken = [int(key) for key in self._vault.preferences.with_prefix(OWN_NOTES) if key.isdigit()]
                note = replace(note, id=str(max(taken, default=0) + 1), created=today, changed=today)
            self._store(note)
        return note

    def discard(self, note_id: str) -> OwnNote:
        """Delete a note for good; return it as it was. Raises `UserError` `own-note-unknown`."""
        with self._vault.transaction():
            note = self.get(note_id)
            self._vault.preferences.set(OWN_NOTES + note_id, None)
        return note

    def restore(self, note: OwnNote) -> None:
        """Store a deleted note again as it was."""
        with self._vault.transaction():
            self._store(note)

    # -- met again ----------------------------------------------------------------------------------------------------

    def in_posting(self, posting: Posting) -> tuple[NoteMatch, ...]:
        """Return the notes that fit a posting, those to avoid first."""
        return self._matches((posting.organisation, posting.brand), posting.contacts, posting.text)

    def avoided_since(self, name: str) -> str:
        """Return the ISO day of the note that says to avoid an employer or recruiter of a name; "" where there is none."""
        core = core_name(name)
        found = (one for one in self.all() if core and one.avoid and core in map(core_name, _parts(one.name)))
        return next((one.changed for one in found), "")

    def in_text(self, *texts: str) -> tuple[NoteMatch, ...]:
        """Return the notes that fit what was said or written in an incident, those to avoid first."""
        return self._matches((), (), "\n".join(texts))

    def meet_check(self, check_id: str, posting: Posting, *, earlier: str = "") -> None:
        """Record in the notes that fit a posting that it was checked.

        `earlier` is the check of the same posting that this one follows: a note that knows it follows, too, and no other does.
        """
        title = posting.title or posting.organisation or posting.brand or posting.source
        if earlier:
            self._follow(earlier, check_id)
        else:
            self._meet(self.in_posting(posting), SightingKind.CHECK, check_id, title)

    def meet_incident(self, incident_id: str, title: str, *texts: str) -> None:
        """Record in the notes that fit an incident that it was logged or changed."""
        self._meet(self.in_text(title, *texts), SightingKind.INCIDENT, incident_id, title)

    def unseen(self) -> tuple[tuple[OwnNote, Sighting], ...]:
        """Return the sightings that the person has not seen yet, with their notes, the latest first; without records in the trash."""
        from app.services.trash import Trash

        trash = Trash(self._vault, self._clock)
        found = [(note, one) for note in self.all() for one in note.met if not one.seen]
        hidden = {kind: trash.ids(kind.value) for kind in {one.kind for _, one in found}}
        shown = [pair for pair in found if pair[1].id not in hidden[pair[1].kind]]
        return tuple(sorted(shown, key=lambda pair: pair[1].day, reverse=True))

    def mark_seen(self, note_id: str, record_id: str, *, seen: bool = True) -> None:
        """Record that the person saw a sighting (or that it was ticked by mistake). Raises `UserError` `own-note-unknown`."""
        with self._vault.transaction():
            note = self.get(note_id)
            met = tuple(replace(one, seen=seen) if one.id == record_id else one for one in note.met)
            self._store(replace(note, met=met))

    def _meet(self, matches: Iterable[NoteMatch], kind: SightingKind, record_id: str, title: str) -> None:
        today = local_day(self._clock())
        for match in matches:
            note = match.note
            if record_id not in (one.id for one in note.met):
                sighting = Sighting(kind, record_id, _line(title), today, _line(match.by))
                with self._vault.transaction():
                    self._store(replace(note, met=(*note.met, sighting)[-_MOST:]))

    def _follow(self, earlier: str, check_id: str) -> None:
        for note in self.all():
            if earlier in (one.id for one in note.met):
                met = tuple(replace(one, id=check_id) if one.id == earlier else one for one in note.met)
                with self._vault.transaction():
                    self._store(replace(note, met=met))

    def _matches(self, names: Iterable[str], contacts: Iterable[str], untrusted_text: str) -> tuple[NoteMatch, ...]:
        notes = self.all()
        if not notes:
            return ()
        seen = _Seen(names, contacts, untrusted_text)
        found = [match for note in notes if (match := seen.match(note)) is not None]
        return tuple(sorted(found, key=lambda match: not match.note.avoid))

    def _store(self, note: OwnNote) -> None:
        row = asdict(note)
        row.pop("id")
        row["met"] = [{**one, "kind": str(one["kind"])} for one in row["met"]]
        row["kind"] = note.kind.value
        self._vault.preferences.set(OWN_NOTES + note.id, row)


class _Seen:
    """The names, numbers and addresses of one posting or incident, in the form in which they are compared."""

    def __init__(self, names: Iterable[str], contacts: Iterable[str], untrusted_text: str) -> None:
        self._text = unicodedata.normalize("NFKC", untrusted_text[:_MOST_TEXT])
        self._folded = self._text.casefold()
        self._cores = {core_name(name): name for name in names if name.strip()}
        split = [one.partition(":")[::2] for one in contacts]
        phones = [value for kind, value in split if kind == "phone"] + _NUMBER.findall(self._text)
        self._phones = {_digits(one): one for one in phones if len(_digits(one)) >= _TELLING}
        self._others = {value.strip().casefold() for _, value in split}

    def match(self, note: OwnNote) -> NoteMatch | None:
        """Return how a note fits, by a number or address rather than by a name; None where it does not."""
        by = next(filter(None, (self._phone(one) for one in note.phones)), "")
        by = by or next((one for one in (*note.mails, *note.accounts) if self._holds(one)), "")
        if by:
            return NoteMatch(note, by)
        named = next((part for part in _parts(note.name) if self._named(note.kind, part)), "")
        return NoteMatch(note, named, by_name=True) if named else None

    def _phone(self, wanted: str) -> str:
        digits = _digits(wanted)
        if len(digits) < _TELLING:
            return ""
        return next((shown for one, shown in self._phones.items() if _same_number(one, digits)), "")

    def _holds(self, wanted: str) -> bool:
        """Return True if an address or account name is a contact of the posting, or stands by itself in the text."""
        folded = wanted.casefold()
        if folded in self._others:
            return True
        return len(folded) > 4 and bool(re.search(rf"(?<![\w.@-]){re.escape(folded)}(?![\w@-])", self._folded, re.A))

    def _named(self, kind: NoteKind, name: str) -> bool:
        core = core_name(name)
        if bool(core) and core in self._cores:
            return True
        return self._stands(name, 4 if kind is NoteKind.EMPLOYER else 2)

    def _stands(self, name: str, shortest: int) -> bool:
        """Return True if a name stands by itself in the text: as words, or in Chinese with nothing but a title behind it."""
        folded = unicodedata.normalize("NFKC", name).casefold()
        if folded.isascii():
            return len(folded) > 4 and bool(re.search(rf"\b{re.escape(folded)}\b", self._folded))
        if len(folded) < shortest:
            return False
        if shortest > 2:  # an organisation's full name stands anywhere
            return folded in self._folded
        return bool(re.search(rf"(?<![一-鿿]){re.escape(folded)}(?=[^一-鿿]|$|{_TITLES})", self._folded))


def _parts(name: str) -> tuple[str, ...]:
    """Return a name, and what is written as several: a person and their firm.

    >>> _parts("Dana Pike, Swiftline"), _parts("张敏（远山人力）"), _parts("Smith & Sons")
    (('Dana Pike, Swiftline', 'Dana Pike', 'Swiftline'), ('张敏（远山人力）', '张敏', '远山人力'), ('Smith & Sons',))
    """
    split = [part.strip() for part in _BETWEEN.split(name)]
    return tuple(dict.fromkeys(part for part in (name, *split) if part))


def note_for(posting: Posting, matches: Iterable[NoteMatch], *, recruiter: bool) -> OwnNote:
    """Return the note about the employer or the recruiter of a posting: one that fits it already, else a new one with what the posting says."""
    kind = NoteKind.RECRUITER if recruiter else NoteKind.EMPLOYER
    known = next((one.note for one in matches if one.note.kind is kind), None)
    if known is not None or not recruiter:
        return known or OwnNote(kind, posting.organisation or posting.brand)
    split = [one.partition(":")[::2] for one in posting.contacts]
    phones, mails = (tuple(value for found, value in split if found == wanted) for wanted in ("phone", "email"))
    accounts = tuple(value for found, value in split if found not in ("phone", "email", "url"))
    return OwnNote(kind, "", phones=phones, mails=mails, accounts=accounts)


def _same_number(one: str, other: str) -> bool:
    """Return True if two numbers are the same but for a country code or trunk zero."""
    short, long = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    return len(short) >= _TELLING and long.endswith(short) and len(long) - len(short) <= 4


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, unicodedata.normalize("NFKC", text)))


def _clean(note: OwnNote) -> OwnNote:
    return replace(
        note,
        name=_line(note.name),
        text=note.text.strip()[:LONGEST],
        phones=_lines(note.phones),
        mails=_lines(note.mails),
        accounts=_lines(note.accounts),
    )


def _lines(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_line, given))))[:_MOST]


def _line(text: str) -> str:
    return " ".join(text.split())[:_SHORT]


def note_json(note: OwnNote) -> Mapping[str, object]:
    """Return a note as the JSON of the commands."""
    return {
        **asdict(note),
        "title": note.title,
        "kind": note.kind.value,
        "met": [{**asdict(one), "kind": one.kind.value} for one in note.met],
    }
