"""Printed units of a master version (bullets, headers, rows) as functions of the marks. Composer output only.

A unit knows which carriers change its text and renders itself in normal form for any choice of them, through the same composer that
prints copies; so the text looked for in a leak is exactly the text of the copies.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from app.domain.compose import compose
from app.domain.document import Entry, Heading, Title, block_lines
from app.domain.prose_spelling import apply_style, protected_terms
from app.domain.resume import Resume
from app.domain.style import Style, default_style
from app.marks.carriers import Carrier
from app.marks.layers.style import ARRANGEMENT, with_choice
from app.marks.layers.usage import Span, usages_in, with_usage
from app.marks.layers.wording import replace_spans
from app.marks.normalization import normal
from app.marks.sentences import prose_of
from app.marks.specification import Spec

DATES_PLACE: Final = -1
"""Beside the carriers, a choice that is none: where the dates of a header are read, as the theme of a copy draws it."""
PLACES: Final = ("second", "first", "last")
Choices = Mapping[int, str]
"""Carrier index → option label (or a decoy that no copy has)."""


@dataclass(slots=True)
class Unit:
    """One printed unit. `key` is the field id it prints; `carriers` the indices of the choice carriers that show in it; `dated`: it is a
    header whose dates stand where the theme puts them (`DATES_PLACE`)."""

    key: str
    carriers: tuple[int, ...]
    _print: Callable[[Choices], str]
    dated: bool = False
    _cache: dict[tuple[tuple[int, str], ...], str] = field(default_factory=dict)

    def render(self, choices: Choices) -> str:
        """Return the unit's text in normal form."""
        key = tuple(sorted(choices.items()))
        if key not in self._cache:
            self._cache[key] = normal(self._print(choices))
        return self._cache[key]


def units_of(resume: Resume, spec: Spec) -> tuple[Unit, ...]:
    """Return every unit of a master version, in printed order."""
    builder = _Builder(resume, spec)
    return (*builder.prose_units(), *builder.row_units())


_WITH_PROSE: Final = frozenset({"work", "volunteer", "education", "projects"})
"""Sections whose items hold prose of their own beside the header row."""


_ARRANGED: Final = ARRANGEMENT | {"detail_separator"}


class _Builder:
    def __init__(self, resume: Resume, spec: Spec) -> None:
        self._resume = resume
        self._base = default_style(resume.language)
        self._style = {i: c for i, c in enumerate(spec.carriers) if c.layer == "style"}
        self._digits = [index for index, carrier in self._style.items() if carrier.target == "numerals"]
        self._words: dict[str, list[int]] = {}
        self._usage = {i: c for i, c in enumerate(spec.carriers) if c.layer == "usage"}
        self._spec = spec
        for index, carrier in enumerate(spec.carriers):
            if carrier.layer == "wording":
                self._words.setdefault(carrier.target, []).append(index)

    def prose_units(self) -> Iterator[Unit]:
        """Yield summaries, descriptions and bullets: wordings and prose spellings show in them."""
        terms = protected_terms(self._resume)
        for key, text, bullet in prose_of(self._resume):
            own = tuple(term for term in terms if term in text)
            usages = self._usages(key, text, own)
            carriers = [*self._words.get(key, []), *usages]

            def show(
                choices: Choices,
                key: str = key,
                text: str = text,
                own: tuple[str, ...] = own,
                bullet: bool = bullet,
                usages: Mapping[int, tuple[Span, ...]] = usages,
            ) -> str:
                for index, places in usages.items():
                    text = with_usage(text, places, choices[index]) if index in choices else text
                picked = [(self._spec.carriers[i].span, choices[i]) for i in self._words.get(key, ()) if i in choices]
                return apply_style(replace_spans(text, picked), self._with_choices(choices), own, bullet=bullet)

            yield Unit(key, (*carriers, *self._visible_carriers(show, [*carriers, *self._digits])), show)

    def _usages(self, key: str, text: str, own: Sequence[str]) -> dict[int, tuple[Span, ...]]:
        """Return the small words of a sentence that vary (carrier index → places), outside its ticked wordings."""
        if key.startswith("education."):
            return {}
        taken = [self._spec.carriers[index].span for index in self._words.get(key, ())]
        found = {index: usages_in(text, carrier.target, own, taken) for index, carrier in self._usage.items()}
        return {index: places for index, places in found.items() if places}

    def row_units(self) -> Iterator[Unit]:
        """Yield headers of jobs, studies and projects, and rows of lists."""
        shaping = [index for index, carrier in self._style.items() if carrier.target in ARRANGEMENT]
        for key, alone in _rows(self._resume):

            def show(choices: Choices, alone: Resume = alone) -> str:
                document = compose(alone, self._with_choices(choices))
                blocks = [block for block in document.blocks if not isinstance(block, Title | Heading)]
                place = choices.get(DATES_PLACE, PLACES[0])
                blocks = [dataclasses.replace(one, dates=place) if isinstance(one, Entry) else one for one in blocks]
                return "\n".join(line for block in blocks[:1] for line in block_lines(block))

            dated = show({}) != show({DATES_PLACE: "first"})
            yield Unit(key, self._visible_carriers(show, shaping, arranged=True), show, dated=dated)

    def _with_choices(self, choices: Choices) -> Style:
        style = self._base
        for index, option in choices.items():
            if index in self._style:
                style = with_choice(style, self._style[index].target, option)
        return style

    def _visible_carriers(
        self, show: Callable[[Choices], str], others: Sequence[int], *, arranged: bool = False
    ) -> tuple[int, ...]:
        """Return the style carriers whose options change the unit, as it is by default or with one option of `others`: in Chinese a count
        has a space beside it only as a digit. Of a header only those that depend on its arrangement are tried so."""
        grounds: list[dict[int, str]] = [{}]
        for index in others:
            grounds.extend({index: option} for option in self._spec.carriers[index].options[1:])
        found = []
        for index, carrier in self._style.items():
            tried = grounds if not arranged or carrier.target in _ARRANGED else grounds[:1]
            if any(_differs(show, ground, index, carrier) for ground in tried):
                found.append(index)
        return tuple(found)


def _differs(show: Callable[[Choices], str], ground: Choices, index: int, carrier: Carrier) -> bool:
    return len({normal(show({**ground, index: option})) for option in carrier.options}) > 1


def _rows(resume: Resume) -> Iterator[tuple[str, Resume]]:
    """Yield each header or row alone in an otherwise empty résumé."""
    empty = Resume(language=resume.language)
    bare = {"highlights": (), "courses": (), "keywords": (), "summary": "", "description": ""}
    for section in ("work", "volunteer", "education", "projects", "awards", "certificates", "publications"):
        for item in getattr(resume, section):
            names = {spec.name for spec in dataclasses.fields(item)}
            strip = {name: value for name, value in bare.items() if name in names and section in _WITH_PROSE}
            yield f"{section}.{item.id}", _only_item(empty, section, dataclasses.replace(item, **strip))
    for section in ("languages", "interests"):
        for item in getattr(resume, section):
            if len(getattr(item, "keywords", ())) < 2:
                yield f"{section}.{item.id}", _only_item(empty, section, item)


def _only_item(empty: Resume, section: str, item: object) -> Resume:
    change: dict[str, Any] = {section: (item,)}
    return dataclasses.replace(empty, **change)
