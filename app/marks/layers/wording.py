"""Layer "wording": the person's approved variants of a sentence. Nothing is varied that was not ticked.

Each variant is reduced to the words in which it differs from the master. Variants that differ in the same words are
alternatives of one carrier; variants that differ in separate places combine. A variant that changes a number, loses a
term or hides a character is never used (`app.marks.wording_check`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.resume import Field, Resume, fields, rewrite
from app.domain.style import Style, default_style
from app.marks.carriers import Carrier, Limits, Value, Wording
from app.marks.wording_check import hard_problems

_TOKENS = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|\s+|.")

Slot = tuple[int, int, tuple[str, ...]]
"""Start and end in the master's text, and the texts that may stand there (the master's own first)."""


def slots(text: str, variants: Sequence[str]) -> tuple[Slot, ...]:
    """Return the separate places in which approved variants differ from `text`, in order."""
    edits = sorted({_edit(text, variant) for variant in variants if variant != text})
    groups: list[list[tuple[int, int, str]]] = []
    for edit in edits:
        if groups and edit[0] <= max(end for _, end, _ in groups[-1]):
            groups[-1].append(edit)
        else:
            groups.append([edit])
    return tuple(_slot(text, group) for group in groups)


def _edit(text: str, variant: str) -> tuple[int, int, str]:
    old, new = _TOKENS.findall(text), _TOKENS.findall(variant)
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    start = len("".join(old[:head]))
    end = len(text) - len("".join(old[len(old) - tail :]))
    return start, end, "".join(new[head : len(new) - tail])


def _slot(text: str, group: Sequence[tuple[int, int, str]]) -> Slot:
    start, end = min(edit[0] for edit in group), max(edit[1] for edit in group)
    texts = [text[start:end], *(text[start:s] + new + text[e:end] for s, e, new in group)]
    return start, end, tuple(dict.fromkeys(texts))


def replace_spans(text: str, chosen: Sequence[tuple[tuple[int, int], str]]) -> str:
    """Return `text` with each (span, replacement) put in; spans do not overlap."""
    for (start, end), new in sorted(chosen, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@dataclass(frozen=True, slots=True)
class WordingLayer:
    """Approved wordings."""

    name: str = "wording"

    def carriers(self, resume: Resume, wordings: Sequence[Wording], limits: Limits) -> tuple[Carrier, ...]:
        """Return one carrier per separate place of every field that has usable approved variants."""
        approved: dict[str, list[str]] = {}
        for wording in wordings:
            approved.setdefault(wording.field_id, []).extend(wording.variants)
        found = []
        for field in fields(resume):
            good = [text for text in approved.get(field.id, ()) if not hard_problems(resume, field.value, text)]
            for number, (start, end, texts) in enumerate(slots(field.value, good)):
                section = ".".join(field.id.split(".")[:2])
                name = f"wording:{field.id}:{number}"
                found.append(Carrier(name, self.name, section, "choice", texts, field.id, (start, end)))
        return tuple(found)

    def apply(self, resume: Resume, style: Style, values: Mapping[Carrier, Value]) -> tuple[Resume, Style]:
        """Return the résumé with the chosen wordings."""
        chosen: dict[str, list[tuple[tuple[int, int], str]]] = {}
        for carrier, value in values.items():
            chosen.setdefault(carrier.target, []).append((carrier.span, carrier.options[value[0]]))

        def change(field: Field) -> str | None:
            return replace_spans(field.value, chosen[field.id]) if field.id in chosen else field.value

        return rewrite(resume, change) if chosen else resume, style


WORDING_LAYER = WordingLayer()


def readings(resume: Resume, carriers: Iterable[Carrier]) -> tuple[Resume, ...]:
    """Return the master as it is, then with the second text of every place that has approved wordings, with the third, and so on: each wording is in one
    of them."""
    worded = [carrier for carrier in carriers if carrier.layer == WORDING_LAYER.name]
    found = [resume]
    for number in range(1, max((len(carrier.options) for carrier in worded), default=1)):
        values = {carrier: (min(number, len(carrier.options) - 1),) for carrier in worded}
        found.append(WORDING_LAYER.apply(resume, default_style(resume.language), values)[0])
    return tuple(found)
