"""Letters that contain every term of a query. They are few and kept as preferences, so they are read whenever they are searched."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

from app.domain.stored_records import LETTERS, SearchHit
from app.vault.search import excerpts
from app.vault.store.database import Database

_QUERY: Final = (
    "SELECT p.key, p.value, coalesce(r.name, '') FROM preferences p LEFT JOIN recipients r"
    " ON r.id = json_extract(p.value, '$.recipient_id') WHERE p.key GLOB ?"
)


def letter_hits(database: Database, terms: Sequence[re.Pattern[str]], limit: int) -> list[SearchHit]:
    """Return the letters in which every term occurs, the latest first; `terms` are patterns of `excerpts.term_pattern`."""
    hits: list[tuple[int, SearchHit]] = []
    for key, value, name in database.execute(_QUERY, [f"{LETTERS}[0-9]*"]):
        found, identifier = json.loads(str(value)), str(key).removeprefix(LETTERS)
        if not isinstance(found, dict) or not identifier.isdecimal():
            continue
        texts = [str(found.get(part, "")) for part in ("text", "reply", "to")]
        subject = texts[0].strip("\n").partition("\n")[0]
        title = " · ".join(part for part in (subject, str(name)) if part)
        if terms and not excerpts.terms_not_in("\n".join((title, *texts)), terms):
            explained = excerpts.excerpt(texts, title, terms)
            hits.append((int(identifier), SearchHit("letter", identifier, title, *explained)))
    return [hit for _, hit in sorted(hits, key=lambda pair: pair[0], reverse=True)][: max(limit, 0)]
