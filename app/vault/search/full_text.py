"""Full-text search over recipients, copies, checks, incidents, letters and own notes; numbers are found however they are grouped.

A trigram index answers terms of three characters and more; shorter ones (two-character Chinese words) are found by
scanning the indexed text. Numbers are found however they are grouped. Index and query are folded alike
(`search_key`). Never returns rows of another vault: there is one index per database.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from app.domain.stored_records import SearchHit
from app.vault.ledger.row_hashes import storable
from app.vault.search import excerpts, search_folding, searchable_text
from app.vault.search.letter_search import letter_hits
from app.vault.search.own_note_search import own_note_hits
from app.vault.search.pinyin_search import pinyin_hits
from app.vault.store.database import Database, Value
from app.workers.cancellation import CancelToken, check

MARK: Final = "search-"
"""With a kind, the key under which the vault keeps up to which row (`seq`) all are indexed by this version."""
LEDGER: Final = f"{MARK}ledger"
"""The key under which the vault keeps up to which row of the ledger all changes are indexed by this version."""
CHANGED: Final = "incident-updated"
"""The kind of the ledger's rows that say so: an incident alone is changed after it was added, and found by other words by
older programs (recipients and copies are found by the same, if with their accents; a check is never changed)."""
_KEEP_UP: Final = (
    "UPDATE meta SET value = CAST((SELECT max(number) FROM ledger) AS TEXT) WHERE key = ? AND NOT EXISTS (SELECT 1 FROM ledger"
    " WHERE kind = ? AND number > CAST(meta.value AS INTEGER) AND number <= (SELECT max(number) FROM ledger) - ?)"
)
_KINDS: Final = {
    "recipient": "SELECT name FROM recipients WHERE id = ?",
    "copy": "SELECT c.reference || ' · ' || r.name FROM copies c JOIN recipients r ON r.id = c.recipient_id"
    " WHERE c.copy_id = ?",
    "check": "SELECT CASE title WHEN '' THEN organisation ELSE title END FROM checks WHERE id = ?",
    "incident": "SELECT title FROM incidents WHERE id = ?",
}
_ORDER: Final = tuple(_KINDS)
_SPAN: Final = 1 << 40
_MAX_TERMS: Final = 8
_MAX_TEXT: Final = 200_000
_LONGEST_NUMBER: Final = 15
"""Digits of the longest telephone number (E.164)."""
_NUMBER: Final = re.compile(r"[+(]?[0-9][0-9 ().–/-]{4,30}[0-9]")
"""Telephone and other numbers as people write them; also indexed without their separators."""


def name_key(text: str) -> str:
    """Return the form in which names are compared: without case and width."""
    return storable(" ".join(unicodedata.normalize("NFKC", text).casefold().split()))


def search_key(text: str) -> str:
    """Return the form that is indexed and searched: without case, width and accents."""
    return storable(" ".join(search_folding.fold(text).split()))


def index_row(database: Database, kind: str, ref: str) -> bool:
    """Index (or re-index) a row by its stored texts, in the caller's transaction; returns True if the index changed."""
    seq, parts = searchable_text.searchable_texts(database, kind, ref)
    text = "\n".join(search_key(part) for part in parts if part)[:_MAX_TEXT]
    if compact := dict.fromkeys(_compact(found) for found in _NUMBER.findall(text) if not found.isdigit()):
        text += "\n" + " ".join(compact)
    place = _base(kind) + seq
    if not seq or database.fetch_one("SELECT text FROM search WHERE rowid = ?", [place]) == (text,):
        return False
    database.execute("INSERT OR REPLACE INTO search (rowid, text, ref) VALUES (?, ?, ?)", [place, text, ref])
    # the row after the last that `reindex` knows to be indexed so: now that is the last (a row of an older program leaves a gap)
    database.execute("UPDATE meta SET value = ? WHERE key = ? AND value = ?", [str(seq), f"{MARK}{kind}", str(seq - 1)])
    database.execute(_KEEP_UP, [LEDGER, CHANGED, 0])
    return True


def index_changed(database: Database, ref: str) -> None:
    """Re-index an incident whose change is the last row of the ledger, in the caller's transaction.

    A change that an older program made before it stays to be caught up.
    """
    index_row(database, "incident", ref)
    database.execute(_KEEP_UP, [LEDGER, CHANGED, 1])


def remove_row(database: Database, kind: str, seq: int) -> None:
    """Remove the row `seq` of `kind` from the index, in the caller's transaction."""
    database.execute("DELETE FROM search WHERE rowid = ?", [_base(kind) + seq])


def search(database: Database, query: str, cancel: CancelToken | None = None, *, limit: int = 50) -> list[SearchHit]:
    """Return rows that contain every word of `query`: recipients first, then copies, checks, incidents, letters, own notes,
    newest first; after them those whose Chinese name it spells in pinyin or by its initials.

    Raises `Cancelled`.
    """
    words = search_key(query)
    with database.hold_lock():
        found = _hits(database, _terms(words), limit, cancel) or _hits(database, words.split(), limit, cancel)
        spelled = pinyin_hits(database, words, cancel) if len(found) < limit else []
    known = {(hit.kind, hit.id) for hit in found}
    return [*found, *(hit for hit in spelled if (hit.kind, hit.id) not in known)][:limit]


def _hits(database: Database, terms: list[str], limit: int, cancel: CancelToken | None) -> list[SearchHit]:
    terms = terms[:_MAX_TERMS]
    hits: list[SearchHit] = []
    patterns = [excerpts.term_pattern(_compact(term) if _NUMBER.fullmatch(term) else term) for term in terms]
    for kind in _ORDER if terms else ():
        check(cancel)
        for (ref,) in database.execute(*_statement(kind, terms, limit - len(hits))):
            check(cancel)
            if row := database.fetch_one(_KINDS[kind], [ref]):
                title = str(row[0])
                hits.append(SearchHit(kind, str(ref), title, *_explain(database, kind, str(ref), title, patterns)))
    hits += letter_hits(database, patterns, limit - len(hits))
    return [*hits, *own_note_hits(database, patterns, limit - len(hits))]


def _explain(
    database: Database, kind: str, ref: str, title: str, patterns: list[re.Pattern[str]]
) -> tuple[str, tuple[excerpts.Span, ...]]:
    """Return the words around a match of what the title does not contain; the row is read only then, for it may be long."""
    if not excerpts.terms_not_in(title, patterns):
        return "", ()
    seq, texts = searchable_text.searchable_texts(database, kind, ref)
    found = excerpts.excerpt(texts, title, patterns)
    if not found[0] and any(len(text) > excerpts.MAX_NORMALIZED for text in texts):
        return excerpts.excerpt([_indexed(database, _base(kind) + seq)], title, patterns)
    return found


def _indexed(database: Database, place: int) -> str:
    row = database.fetch_one("SELECT text FROM search WHERE rowid = ?", [place])
    return str(row[0]) if row else ""


def _terms(query: str) -> list[str]:
    """Split a query into words; a telephone number becomes its distinctive end.

    It is found however it is grouped, and with a trunk zero, a country code or neither before it.
    """
    numbers: list[str] = []

    def take(found: re.Match[str]) -> str:
        digits = _compact(found[0])
        if not excerpts.TELLING <= len(digits) <= _LONGEST_NUMBER:
            return found[0]
        numbers.append(digits[-excerpts.TELLING :])
        return " "

    return [*_NUMBER.sub(take, query).split(), *numbers]


def _base(kind: str) -> int:
    return (_ORDER.index(kind) + 1) * _SPAN


def _statement(kind: str, terms: list[str], limit: int) -> tuple[str, list[Value]]:
    where, values = ["rowid BETWEEN ? AND ?"], [_base(kind), _base(kind) + _SPAN - 1]
    parameters: list[Value] = [*values]
    if long := [term for term in terms if len(term) >= 3]:
        where.append("search MATCH ?")
        parameters.append(" AND ".join(f"({' OR '.join(_spellings(term))})" for term in long))
    for term in terms:
        if len(term) < 3:
            where.append("instr(text, ?) > 0")
            parameters.append(term)
    return (
        f"SELECT ref FROM search WHERE {' AND '.join(where)} ORDER BY rowid DESC LIMIT ?",
        [*parameters, max(limit, 0)],
    )


def _spellings(term: str) -> list[str]:
    """Return a long term as the index is asked for it; a number also without its separators."""
    spelled = [term, _compact(term)] if _NUMBER.fullmatch(term) else [term]
    return ['"' + one.replace('"', '""') + '"' for one in dict.fromkeys(spelled)]


def _compact(number: str) -> str:
    return "".join(filter(str.isdigit, number))
