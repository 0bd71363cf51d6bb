"""Rows whose Chinese name is spelled by what was typed: `hhy` and `henghaiyun` find 恒海运通物流. Reads only; nothing is indexed.

Only names and titles are compared, and of those only the ones with a character beyond ASCII.
"""

from __future__ import annotations

from typing import Final

from app.domain.stored_records import SearchHit
from app.text import pinyin
from app.vault.store.database import Database
from app.workers.cancellation import CancelToken, check

_BEYOND_ASCII: Final = "GLOB '*[^ -~]*'"
_NAMES: Final = {
    "recipient": f"SELECT id, name, '' FROM recipients WHERE name {_BEYOND_ASCII} ORDER BY seq DESC",
    "copy": "SELECT c.copy_id, c.reference || ' · ' || r.name, '' FROM copies c JOIN recipients r"
    f" ON r.id = c.recipient_id WHERE r.name {_BEYOND_ASCII} ORDER BY c.seq DESC",
    "check": "SELECT id, CASE title WHEN '' THEN organisation ELSE title END, organisation FROM checks"
    f" WHERE title || organisation {_BEYOND_ASCII} ORDER BY seq DESC",
    "incident": f"SELECT id, title, '' FROM incidents WHERE title {_BEYOND_ASCII} ORDER BY seq DESC",
}
_MOST: Final = 20
"""Of one kind, at most: two letters spell many names."""
_LONGEST: Final = 200
"""Characters of a title that are looked at."""
_STEP: Final = 64
"""Names between two looks at whether the search was given up."""


def pinyin_hits(database: Database, typed: str, cancel: CancelToken | None = None) -> list[SearchHit]:
    """Return rows whose name `typed` (folded) spells, the newest of each kind first. Raises `Cancelled`."""
    if not pinyin.is_spelling(typed):
        return []
    hits: list[SearchHit] = []
    for kind, query in _NAMES.items():
        found = 0
        for number, row in enumerate(database.execute(query)):
            if number % _STEP == 0:
                check(cancel)
            if (hit := _hit(kind, *map(str, row), typed=typed)) is not None:
                hits.append(hit)
                found += 1
            if found == _MOST:
                break
    return hits


def _hit(kind: str, ref: str, title: str, other: str, *, typed: str) -> SearchHit | None:
    """Return the hit if its title is spelled, or its `other` name, which is shown then."""
    if pinyin.find_spelled(title[:_LONGEST], typed) is not None:
        return SearchHit(kind, ref, title, "")
    span = pinyin.find_spelled(other[:_LONGEST], typed)
    return SearchHit(kind, ref, title, other, (span,)) if span is not None else None
