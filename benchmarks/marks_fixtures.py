"""The résumés that the marks are measured on. `{master|variant|…}` in a text marks approved wordings.

Loading with `wordings=False` keeps the master's own words only: the same résumé without any preparation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.optional_items import Leeway, items_of, orders_of
from app.domain.resume import Field, Resume, fields, rewrite
from app.domain.resume_json import from_json
from app.ingest.reading import read_resume
from app.marks.carriers import Wording
from app.marks.specification import Spec, build_spec
from app.marks.wording_proposals import propose

FOLDER = Path(__file__).parent / "fixtures"
_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Fixture:
    """One résumé under measurement: its wordings, what else its copies may differ in, and carrier specification."""

    name: str
    resume: Resume
    wordings: tuple[Wording, ...]
    spec: Spec
    leeway: Leeway = field(default_factory=Leeway)


def parse(data: object, name: str, *, wordings: bool = True) -> Fixture:
    """A fixture from JSON with slots."""
    raw = from_json(data)
    approved = [Wording(field.id, variants) for field in fields(raw) if (variants := _variants(field.value))]

    def plain(field: Field) -> str:
        return _SLOT.sub(lambda slot: slot[1].split("|")[0], field.value)

    resume = rewrite(raw, plain)
    used = tuple(approved) if wordings else ()
    return Fixture(name, resume, used, build_spec(resume, used))


def _variants(text: str) -> tuple[str, ...]:
    found = []
    for slot in _SLOT.finditer(text):
        for option in slot[1].split("|")[1:]:
            sentence = text[: slot.start()] + option + text[slot.end() :]
            found.append(_SLOT.sub(lambda other: other[1].split("|")[0], sentence))
    return tuple(found)


def load(file: str, name: str, *, wordings: bool = True) -> Fixture:
    """A fixture file of this folder."""
    return parse(json.loads((FOLDER / f"{file}.json").read_text("utf-8")), name, wordings=wordings)


def with_proposals(fixture: Fixture, name: str) -> Fixture:
    """The same résumé when the person ticks everything that the Wording page proposes, beside what they had approved."""
    ticked = tuple(Wording(one.field_id, (one.variant,)) for one in propose(fixture.resume))
    wordings = (*fixture.wordings, *ticked)
    spec = build_spec(fixture.resume, wordings, leeway=fixture.leeway)
    return Fixture(name, fixture.resume, wordings, spec, fixture.leeway)


def with_leeway(fixture: Fixture, name: str, leeway: Leeway) -> Fixture:
    """The same résumé with what else its copies may differ in."""
    return Fixture(
        name, fixture.resume, fixture.wordings, build_spec(fixture.resume, fixture.wordings, leeway=leeway), leeway
    )


def orders_ticked(resume: Resume) -> Leeway:
    """The ticks of a person to whom no skill of a list is worth more than another."""
    return Leeway(free=tuple(one.path for one in orders_of(resume)))


def items_ticked(resume: Resume) -> Leeway:
    """The orders, and items that not every copy needs: half of the bullets behind the first of each entry (as far as they may be left out: the
    first two never are), two skills, an interest."""
    items = items_of(resume)
    free = [one.key for one in items if one.path.endswith(".highlights")]
    entries = [one.highlights for one in (*resume.work, *resume.volunteer)] + [
        one.highlights for one in resume.projects
    ]
    behind = sum(max(0, len(bullets) - 1) for bullets in entries)
    bullets = [*free[::2], *free[1::2]][: (behind + 1) // 2]
    skills = [one.key for one in items if one.path.startswith("skills.")][1:3]
    interests = [one.key for one in items if one.path == "interests"][1:2]
    return Leeway(orders_ticked(resume).free, (), (*bullets, *skills, *interests))


def prepared(fixture: Fixture) -> Fixture:
    """A fixture whose person ticked the orders. (No items: where a bullet has wordings of its own, leaving it out costs what they carry.)"""
    return with_leeway(fixture, fixture.name, orders_ticked(fixture.resume))


def standard() -> tuple[Fixture, ...]:
    """EN-dense, ZH-dense, EN-sparse, EN-sparse with wordings, and that with everything ticked that is proposed."""
    sparse = prepared(load("en_sparse", "EN-sparse+wordings"))
    return (
        prepared(load("en_dense", "EN-dense")),
        prepared(load("zh_dense", "ZH-dense")),
        load("en_sparse", "EN-sparse", wordings=False),
        sparse,
        with_proposals(sparse, "EN-sparse+wordings+proposals"),
    )


def imported() -> tuple[Fixture, ...]:
    """Two ordinary résumés in the shape an import gives, written by hand: no wordings, nothing ticked; then with orders and items ticked."""
    found = []
    for plain in (load("imported_en", "plain EN"), load("imported_zh", "plain ZH")):
        resume = plain.resume
        found += [plain, with_leeway(plain, f"{plain.name}, orders ticked", orders_ticked(resume))]
        found.append(with_leeway(plain, f"{plain.name}, orders and items ticked", items_ticked(resume)))
    return tuple(found)


def held_out() -> tuple[Fixture, ...]:
    """Résumés that nothing was tuned on. Keep it that way: change the decoder for other reasons only."""
    return (
        prepared(load("heldout_en_product", "held-out EN product manager")),
        prepared(load("heldout_zh_accountant", "held-out ZH accountant")),
        load("heldout_en_nurse", "held-out EN nurse", wordings=False),
        prepared(load("heldout_en_nurse", "held-out EN nurse+wordings")),
        with_proposals(prepared(load("heldout_en_product", "")), "held-out EN product manager+proposals"),
        with_proposals(prepared(load("heldout_zh_accountant", "")), "held-out ZH accountant+proposals"),
        prepared(load("heldout_zh_warehouse", "held-out ZH warehouse")),
        prepared(load("heldout_en_electrician", "held-out EN electrician")),
        with_proposals(prepared(load("heldout_zh_warehouse", "")), "held-out ZH warehouse+proposals"),
        with_proposals(prepared(load("heldout_en_electrician", "")), "held-out EN electrician+proposals"),
    )


def from_files(paths: Iterable[Path], *, ticked: bool = False) -> tuple[Fixture, ...]:
    """Files read by the product's own importer and accepted as read; nothing prepared, or all proposals `ticked`."""
    found = []
    for path in paths:
        resume = read_resume(path.name, path.read_bytes()).resume
        fixture = Fixture(f"read from {path.name}", resume, (), build_spec(resume, ()))
        found.append(with_proposals(fixture, f"{fixture.name}, proposals ticked") if ticked else fixture)
    return tuple(found)
