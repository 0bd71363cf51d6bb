"""Layer "style": one harmless typographic choice per document, never mixed inside one copy.

A carrier is declared only where the master's print would change with it. Must never touch names, employers, titles,
degrees, skills or numbers (`app.domain.prose_spelling` guards the prose choices).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.compose import compose
from app.domain.resume import Resume, fields
from app.domain.small_words import numbers_to_digits, that_to_which
from app.domain.style import (
    DATE_FORMATS,
    DETAIL_SEPARATORS,
    LABEL_FORMS,
    PRESENT_WORDS,
    RANGE_DASHES,
    SKILL_SEPARATORS,
    Style,
    default_style,
    language_group,
)
from app.marks import house_styles
from app.marks.carriers import Carrier, Limits, Value, Wording

BOOLEANS: Final[Mapping[str, tuple[str, str]]] = {
    "organisation_first": ("first", "last"),
    "study_first": ("first", "last"),
    "school_first": ("first", "last"),
}
"""Style switches as option labels: the first label stands for True."""


_TICKED_SINGLY: Final = {"numerals": numbers_to_digits, "relative": that_to_which}
"""Choices that the person may also tick place by place, which says more: then the place is theirs and the choice rests."""

HEADERS: Final = frozenset(
    {"organisation_first", "study_first", "school_first", "location_line", "header_lines", "degree_form", "date_line"}
)
"""Choices of what stands where in the header of an entry."""
ARRANGEMENT: Final = HEADERS | {"percent", "numerals", "relative"}
"""Choices of what stands where and of words: whoever types a copy anew in habits of their own mostly keeps these."""


def style_options(language: str) -> dict[str, tuple[str, ...]]:
    """Return, by style attribute, the values that copies of specifications 1 to 3 may take in a language."""
    key = language_group(language)
    prose = {"final_stop": ("with", "without")}
    words = {"numerals": ("words", "digits")}
    if key == "zh":
        prose["cjk_spacing"] = ("spaced", "tight")
    else:
        prose |= {"ampersand": ("word", "sign"), "oxford": ("with", "without"), "percent": ("sign", "word")}
        words["relative"] = ("that", "which")
    return {
        "date_format": DATE_FORMATS[key],
        "range_dash": RANGE_DASHES[key],
        "present_word": PRESENT_WORDS[key],
        "skill_separator": SKILL_SEPARATORS[key],
        "detail_separator": DETAIL_SEPARATORS[key],
        "label_form": LABEL_FORMS,
        **BOOLEANS,
        "location_line": ("second", "first", "second-brackets", "first-brackets"),
        "header_lines": ("two", "one"),
        "degree_form": ("separated", "brackets"),
        "date_line": ("first", "second"),
        **prose,
        **words,
    }


def with_choice(style: Style, attribute: str, option: str) -> Style:
    """Return the style with one attribute set to an option label."""
    value: object = option == BOOLEANS[attribute][0] if attribute in BOOLEANS else option
    return dataclasses.replace(style, **{attribute: value})  # type: ignore[arg-type]


def _approved_choices(resume: Resume, wordings: Sequence[Wording]) -> set[str]:
    """Return the choices of `_TICKED_SINGLY` that some approved variant makes for one place."""
    texts = {field.id: field.value for field in fields(resume)} if wordings else {}
    pairs = [(texts.get(one.field_id, ""), variant) for one in wordings for variant in one.variants]
    return {
        name for name, change in _TICKED_SINGLY.items() if any(change(a) == change(b) != "" for a, b in pairs if a != b)
    }


@dataclass(frozen=True, slots=True)
class StyleLayer:
    """One choice per document for each typographic habit that shows in the master."""

    name: str = "style"

    def carriers(self, resume: Resume, wordings: Sequence[Wording], limits: Limits) -> tuple[Carrier, ...]:
        """Return the carriers whose options print differently, each option distinct."""
        base = default_style(resume.language)
        ticked = _approved_choices(resume, wordings)
        accepted = house_styles.accepted_choices(resume) if limits.version >= house_styles.SINCE else None
        found = []
        for attribute, options in (accepted or style_options(resume.language)).items():
            if attribute in ticked:
                continue
            prints = {compose(resume, with_choice(base, attribute, option)).blocks: option for option in options[::-1]}
            if accepted:  # of those that print alike only the first is one
                options = tuple(option for option in options if option in prints.values())
            if len(prints) == len(options) > 1:
                found.append(Carrier(f"style:{attribute}", self.name, "style", "choice", options, attribute))
        return tuple(found)

    def apply(self, resume: Resume, style: Style, values: Mapping[Carrier, Value]) -> tuple[Resume, Style]:
        """Return the style with every choice set."""
        for carrier, value in values.items():
            style = with_choice(style, carrier.target, carrier.options[value[0]])
        return resume, style


STYLE_LAYER = StyleLayer()
