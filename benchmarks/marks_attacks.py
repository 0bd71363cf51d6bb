"""The attacks of `app.marks.simulated_attacks` plus blends of several copies, which perfect colluders would make."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.domain.compose import compose
from app.domain.document import Block, Document
from app.marks.apply import apply_marks
from app.marks.assignment import Assignment
from app.marks.simulated_attacks import lines, verbatim
from benchmarks.marks_fixtures import Fixture


def copy_document(fixture: Fixture, assignment: Assignment) -> Document:
    """The composed copy of an assignment, without contact and reference."""
    resume, style = apply_marks(fixture.resume, fixture.spec, assignment)
    bare = replace(resume.basics, email="", phone="", url="", profiles=(), location=type(resume.basics.location)())
    return compose(replace(resume, basics=bare), style)


@dataclass(frozen=True, slots=True)
class Blend:
    """A collusion of `parts` copies."""

    name: str
    parts: int
    make: Callable[[Fixture, Sequence[Assignment], random.Random], str]


def interleaved(fixture: Fixture, copies: Sequence[Assignment], rng: random.Random) -> str:
    """Each job, project and section as a whole from one of the copies."""
    documents = [copy_document(fixture, copy) for copy in copies]
    order: list[str] = []
    parts: list[dict[str, list[Block]]] = []
    for document in documents:
        groups: dict[str, list[Block]] = {}
        current = "top"
        for block in document.blocks:
            name = getattr(block, "field", "") or getattr(block, "section", "")
            current = (
                ".".join(name.split(".")[:2])
                if name.startswith(("work.", "projects."))
                else (name.split(".")[0] or current)
            )
            groups.setdefault(current, []).append(block)
        parts.append(groups)
        order = order or list(groups)
    chosen = [block for key in order for block in parts[rng.randrange(len(parts))].get(key, [])]
    return "\n".join(lines(replace(documents[0], blocks=tuple(chosen))))


def per_place(fixture: Fixture, copies: Sequence[Assignment], rng: random.Random) -> str:
    """Each place from a randomly chosen copy."""
    values = tuple(rng.choice(copies).values[index] for index in range(len(fixture.spec.carriers)))
    return verbatim(copy_document(fixture, Assignment(values)), rng)


def majority(fixture: Fixture, copies: Sequence[Assignment], rng: random.Random) -> str:
    """Each choice by majority (ties at random), each list by Borda count."""
    values = []
    for index, carrier in enumerate(fixture.spec.carriers):
        held = [copy.values[index] for copy in copies]
        if carrier.kind == "choice":
            top = max(held.count(value) for value in held)
            values.append(rng.choice([value for value in held if held.count(value) == top]))
        else:
            rank = {item: sum(value.index(item) for value in held) + rng.random() / 2 for item in held[0]}
            values.append(tuple(sorted(held[0], key=rank.__getitem__)))
    return verbatim(copy_document(fixture, Assignment(tuple(values))), rng)


BLENDS = (
    Blend("2 interleaved", 2, interleaved),
    Blend("2 random", 2, per_place),
    Blend("3 interleaved", 3, interleaved),
    Blend("3 random", 3, per_place),
    Blend("3 majority", 3, majority),
)
