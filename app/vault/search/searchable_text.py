"""The texts by which recipients, copies, checks and incidents are found, in their stored spelling. Reads only.

All of it is untrusted. A card or an incident of any shape is read as far as possible: other versions wrote others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from typing import Final

from app.vault.store.database import Database, Row

_CODES: Final = frozenset(("at", "verdict", "note", "alternatives", "copy_id", "p_false", "considered", "recipients"))
"""What an incident keeps of its answers for the program alone."""
_LONG: Final = "says"
"""Where an incident keeps what it says."""
_FOR_MACHINES: Final = re.compile(r"[0-9a-f]{16,}")
"""An id or a hash: nobody searches for it, and nobody wants to read it in what was found."""
_NOTES: Final = ("job", "dates", "interviews", "documents")
"""Preferences with notes about the applications with a recipient."""
_NOT_WORDS: Final = frozenset(
    (
        "employer_key",
        "created",
        "check_id",
        "next",
        "kind",
        "day",
        "done",
        "id",
        "at",
        "minutes",
        "sha256",
        "size",
        "added",
    )
)
"""Keys of these notes that hold nothing to search for."""


def _of_recipient(name: str) -> str:
    """Return SQL: the preference is a note of this name about an application with the recipient."""
    return f"p.key = '{name}:' || r.id OR p.key >= '{name}:' || r.id || '.' AND p.key < '{name}:' || r.id || '/'"


_ROWS: Final = {
    "recipient": "SELECT seq, name, domains, notes, (SELECT json_group_array(json(p.value)) FROM preferences p WHERE"
    f" {' OR '.join(map(_of_recipient, _NOTES))}) FROM recipients r WHERE id = ?",
    "copy": "SELECT c.seq, reference, r.name, r.domains, aliases, channel, voided,"
    " (SELECT json_group_array(f.name) FROM copy_files f WHERE f.copy_id = c.copy_id)"
    " FROM copies c JOIN recipients r ON r.id = c.recipient_id WHERE copy_id = ?",
    "check": "SELECT seq, title, organisation, source_name, card FROM checks WHERE id = ?",
    "incident": "SELECT seq, title, body FROM incidents WHERE id = ?",
}


def searchable_texts(database: Database, kind: str, ref: str) -> tuple[int, list[str]]:
    """Return the sequence number of a row (0: there is none), and the texts it is found by."""
    row = database.fetch_one(_ROWS[kind], [ref])
    return (int(str(row[0])), [text for text in _TEXTS[kind](row[1:]) if text]) if row else (0, [])


def _recipient(row: Row) -> Iterator[str]:
    name, domains, notes, applications = (str(part) for part in row)
    yield from (name, *_strings(json.loads(domains)), notes, *_strings(json.loads(applications), _NOT_WORDS))


def _copy(row: Row) -> Iterator[str]:
    reference, name, domains, aliases, channel, voided, files = (str(part) for part in row)
    yield from (reference, reference.replace("-", ""), name, *_strings(json.loads(domains)))
    yield from (*_strings(json.loads(aliases)), channel, voided, *_strings(json.loads(files)))


def _check(row: Row) -> Iterator[str]:
    """Yield the posting's words, the names in it, and the answers about it."""
    title, organisation, source_name, card = (str(part) for part in row)
    yield from (title, organisation, source_name)
    stored = json.loads(card)
    posting, groups = (_map(_map(stored).get(key)) for key in ("posting", "card"))
    for key in ("text", "brand", "contacts", "url"):
        yield from _strings(posting.get(key))
    for line in (line for group in groups.values() if isinstance(group, list) for line in group):
        yield from _strings([_map(line).get("subject"), _map(line).get("evidence")])


def _incident(row: Row) -> Iterator[str]:
    """Yield its title, and the words of its body: no codes, no ids."""
    title, body = str(row[0]), json.loads(str(row[1]))
    yield title
    if isinstance(body, dict) and _LONG in body:  # last: the index ends somewhere, and all else is short
        body[_LONG] = body.pop(_LONG)
    yield from (text for text in _strings(body, _CODES) if not _FOR_MACHINES.fullmatch(text))


_TEXTS: Final[dict[str, Callable[[Row], Iterator[str]]]] = {
    "recipient": _recipient,
    "copy": _copy,
    "check": _check,
    "incident": _incident,
}


def _map(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _strings(value: object, without: Collection[str] = ()) -> Iterator[str]:
    """Yield every text and number inside a JSON value, in its order, except under some keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _strings(part, without) if key not in without else ()
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part, without)
