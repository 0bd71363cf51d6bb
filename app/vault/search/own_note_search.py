"""Finds the person's own notes about employers and recruiters. They are few, so they are read rather than indexed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from app.domain.own_notes import NoteKind, OwnNote, Sighting, SightingKind
from app.domain.stored_records import SearchHit
from app.vault.search import excerpts
from app.vault.store.database import Database

OWN_NOTES: Final = "own-note:"
"""Preferences: each note by its id."""
_QUERY: Final = "SELECT key, value FROM preferences WHERE key GLOB ?"


def own_note_hits(database: Database, terms: Sequence[re.Pattern[str]], limit: int) -> list[SearchHit]:
    """Return the notes that contain every term, the newest first."""
    hits: list[tuple[int, SearchHit]] = []
    for key, value in database.execute(_QUERY, [f"{OWN_NOTES}[0-9]*"]) if terms else ():
        note = note_of(str(key).removeprefix(OWN_NOTES), json.loads(str(value)))
        if note is None:
            continue
        numbers = ["".join(filter(str.isdigit, one)) for one in note.phones]
        texts = [note.text, *note.phones, *note.mails, *note.accounts]
        if not excerpts.terms_not_in("\n".join((note.name, *texts, *numbers)), terms):
            explained = excerpts.excerpt(texts, note.title, terms)
            hits.append((int(note.id), SearchHit("note", note.id, note.title, *explained)))
    return [hit for _, hit in sorted(hits, key=lambda pair: pair[0], reverse=True)][: max(limit, 0)]


def note_of(note_id: str, stored: object) -> OwnNote | None:
    """Return a stored note; None for what is none. What another version wrote is read as far as possible."""
    if not note_id.isdecimal() or not isinstance(stored, Mapping) or stored.get("kind") not in set(NoteKind):
        return None
    met = stored.get("met")
    return OwnNote(
        NoteKind(str(stored["kind"])),
        _text(stored, "name"),
        _text(stored, "text"),
        stored.get("avoid") is True,
        _texts(stored, "phones"),
        _texts(stored, "mails"),
        _texts(stored, "accounts"),
        id=note_id,
        created=_text(stored, "created"),
        changed=_text(stored, "changed"),
        met=tuple(map(_sighting, filter(_is_sighting, met))) if isinstance(met, list) else (),
    )


def _is_sighting(stored: object) -> bool:
    return isinstance(stored, Mapping) and stored.get("kind") in set(SightingKind)


def _sighting(stored: Mapping[str, object]) -> Sighting:
    record_id, title, day, by = (_text(stored, key) for key in ("id", "title", "day", "by"))
    return Sighting(SightingKind(str(stored["kind"])), record_id, title, day, by, stored.get("seen") is True)


def _text(stored: Mapping[str, object], key: str) -> str:
    found = stored.get(key)
    return found if isinstance(found, str) else ""


def _texts(stored: Mapping[str, object], key: str) -> tuple[str, ...]:
    found = stored.get(key)
    return tuple(map(str, found)) if isinstance(found, list | tuple) else ()
