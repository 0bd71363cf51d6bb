"""Name and number search in one imported list. Reads only.

Equal core or number first (B-tree), else the rarest grams of the name, their rows weighted by rarity, the best of them compared
in full by rapidfuzz. Only equal cores or numbers are `equal`; a near name is a caution, never a confirmation (measured:
an absent name has a "97 % hit" too often, REGISTERS.md F.5). Numerals must be equal: "Fund II" is not "Fund III".
"""

from __future__ import annotations

import math
import sqlite3
import unicodedata
import zlib
from dataclasses import dataclass
from typing import Final

import numpy as np
from rapidfuzz import fuzz

from checkers.registers import grams
from checkers.registers.names import core_name, numerals

NEAR: Final = 92.0
SIMILAR: Final = 60.0
_RAREST: Final = 20
_ROWS: Final = 600_000
_CANDIDATES: Final = 300
_KEPT: Final = 50
_COLUMNS: Final = "name, identifier, status, licence, valid_to, place"


@dataclass(frozen=True, slots=True)
class Hit:
    """One name in a register. `match` is `equal` (same core name or number), `near` (≥ 92: compare letter by letter) or
    `similar`; `score` is 0–100."""

    name: str
    identifier: str
    status: str
    register: str
    as_of: str
    score: float
    match: str
    licence: str = ""
    valid_to: str = ""
    place: str = ""


def plain_number(text: str) -> str:
    """A number as it is stored: full-width folded, no blanks, upper case."""
    return "".join(unicodedata.normalize("NFKC", text).upper().split())


def core_hash(core: str) -> int:
    """The number (signed, four bytes) under which a core name is indexed; equal numbers are compared in full."""
    return zlib.crc32(core.encode("utf-8", "replace")) - (1 << 31)


def in_list(db: sqlite3.Connection, number: int, count: int, name: str, about: tuple[str, str]) -> list[Hit]:
    """The hits for `name` (or a number) in list `number` with `count` rows, best first; `about` is its key and date."""
    core = core_name(name)
    if not core:
        return []
    equal = _equal(db, number, name, core)
    found: list[tuple[tuple[str, ...], float, str]] = [(row, 100.0, "equal") for row in equal]
    known = set(equal)
    found += [entry for entry in _near(db, number, count, core) if entry[0] not in known]
    return [
        Hit(row[0], row[1], row[2], *about, round(score, 1), match, row[3], row[4], row[5])
        for row, score, match in found
    ]


def _equal(db: sqlite3.Connection, number: int, name: str, core: str) -> list[tuple[str, ...]]:
    same = db.execute(f"select {_COLUMNS} from org_{number} where core=? limit 200", (core_hash(core),)).fetchall()
    found = [row for row in same if core_name(row[0]) == core]
    wanted = plain_number(name)
    if any(char.isdigit() for char in wanted):
        for column in ("identifier", "licence"):
            query = f"select {_COLUMNS} from org_{number} where {column}=? and {column} <> '' limit {_KEPT}"
            found += db.execute(query, (wanted,)).fetchall()
    return list(dict.fromkeys(tuple(row) for row in found))[:_KEPT]


def _near(db: sqlite3.Connection, number: int, count: int, core: str) -> list[tuple[tuple[str, ...], float, str]]:
    picked = _candidates(db, number, count, core)
    if not picked:
        return []
    marks = ",".join("?" * len(picked))
    wanted = numerals(core)
    ranked: list[tuple[tuple[str, ...], float, str]] = []
    for row in db.execute(f"select {_COLUMNS} from org_{number} where id in ({marks})", picked).fetchall():
        other = core_name(row[0])
        score = likeness(core, other)
        if score >= NEAR and numerals(other) != wanted:
            score = NEAR - 1
        if score >= SIMILAR:
            ranked.append((row, min(score, 99.9), "near" if score >= NEAR else "similar"))
    ranked.sort(key=lambda item: -item[1])
    return ranked[:_KEPT]


def likeness(core: str, other: str) -> float:
    """0–100: the best of plain, re-ordered and partial likeness, the latter two at a discount."""
    return max(
        fuzz.ratio(core, other), 0.97 * fuzz.token_sort_ratio(core, other), 0.90 * fuzz.partial_ratio(core, other)
    )


def _candidates(db: sqlite3.Connection, number: int, count: int, core: str) -> list[int]:
    """Rows that share the rarest grams with `core`, heaviest first; at most `_ROWS` postings are read."""
    codes = grams.gram_codes(core).tolist()[:400]
    marks = ",".join("?" * len(codes))
    known = db.execute(
        f"select sum(n), gram from gram_{number} where gram in ({marks}) group by gram", codes
    ).fetchall()
    weights = np.zeros(count, dtype=np.float32)
    seen: list[grams.Ints] = []
    used = 0
    for frequency, gram in sorted(known)[:_RAREST]:
        if seen and used + frequency > _ROWS:
            break
        used += frequency
        weight = math.log(1 + count / frequency)
        for segment, ids in db.execute(f"select segment, ids from gram_{number} where gram=?", (gram,)):
            rows = grams.unpacked(ids) + segment * grams.SEGMENT
            weights[rows] += weight
            seen.append(rows)
    if not seen:
        return []
    touched = grams.union(seen)
    if len(touched) > _CANDIDATES:
        touched = touched[np.argpartition(-weights[touched], _CANDIDATES)[:_CANDIDATES]]
    return [int(row) for row in touched]
