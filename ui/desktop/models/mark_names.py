"""Names of marks and bounds in plain words, for the answer, the report and the pages with their marks shown."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.desktop.models import field_names

translate = QCoreApplication.translate

_ITEM_ID: Final = re.compile(r"[a-z]{1,3}(\d+)")
ONE_IN_A_BILLION: Final = 1e-9
"""Smaller bounds are not told apart: the model behind them is not that exact."""


def layer_name(layer: str) -> str:
    """A layer of marks in plain words."""
    return {
        "contact": translate("layers", "Contact address"),
        "order": translate("layers", "Order of items"),
        "wording": translate("layers", "Wording"),
        "style": translate("layers", "Way of writing"),
        "headings": translate("layers", "Headings"),
        "usage": translate("layers", "Small words"),
        "selection": translate("layers", "What it leaves out"),
        "layout": translate("layers", "Layout"),
        "reference": translate("layers", "Printed reference"),
        "file": translate("layers", "The exact file"),
    }.get(layer, layer)


def place_name(place: str) -> str:
    """Return the name of a mark's place: `reference`, `alias`, or `layer:what` with a field id or a document-wide choice."""
    named = _mark_places().get(place)
    if named:
        return named
    layer, _, what = place.partition(":")
    if layer == "headings":
        return translate("layers", "Heading")
    if layer == "selection":
        return translate("layers", "An item of {section}").format(section=field_names.section_of_id(what))
    if layer == "order":
        return translate("layers", "Order in {section}").format(section=field_names.section_of_id(what))
    return layer_name(layer)


def _mark_places() -> dict[str, str]:
    return {
        "reference": translate("layers", "Printed reference"),
        "alias": translate("layers", "Contact address"),
        "sha256": translate("layers", "The exact file"),
        "style:date_format": translate("layers", "How dates are written"),
        "style:range_dash": translate("layers", "Sign between dates"),
        "style:present_word": translate("layers", "Word for “until now”"),
        "style:skill_separator": translate("layers", "Sign between skills"),
        "style:detail_separator": translate("layers", "Sign between the parts of a header"),
        "style:label_form": translate("layers", "How a detail is written beside its name"),
        "style:organisation_first": translate("layers", "Employer or position first"),
        "style:study_first": translate("layers", "Degree or subject first"),
        "style:school_first": translate("layers", "School or degree first"),
        "style:location_line": translate("layers", "Position of a job's place"),
        "style:header_lines": translate("layers", "Employer and position on one line or two"),
        "style:degree_form": translate("layers", "How degree and subject are written"),
        "style:date_line": translate("layers", "Position of the dates of an entry"),
        "style:ampersand": translate("layers", "“and” or “&”"),
        "style:oxford": translate("layers", "Comma before the last item"),
        "style:percent": translate("layers", "“%” or “percent”"),
        "style:numerals": translate("layers", "Small numbers as words or digits"),
        "style:relative": translate("layers", "“that” or “which”"),
        "style:final_stop": translate("layers", "Full stop at the end of an item"),
        "style:cjk_spacing": translate("layers", "Space between Chinese and Latin text"),
        "usage:conjunction": translate("layers", "“与” or “和”"),
        "usage:reaching": translate("layers", "“到” or “至”"),
        "usage:starting": translate("layers", "“由” or “从”"),
        "order:sections.core": translate("layers", "Order of projects, education and skills"),
        "order:sections.minor": translate("layers", "Order of the short sections"),
    }


def option_name(place: str, option: str) -> str:
    """Return an observed or assigned option in words: codes of spellings become words, everything else stays."""
    if place.startswith("selection:") and option in ("kept", "left-out"):
        return translate("options", "kept") if option == "kept" else translate("options", "left out")
    if place.startswith("style:"):
        return {**_signs(), **_arrangements()}.get((place.removeprefix("style:"), option), option)
    parts = option.split(" · ")
    if place.startswith("order:sections."):
        try:
            return " · ".join(field_names.section(part) for part in parts)
        except KeyError:  # lines that were found, not the keys of sections
            return option
    numbers = [found[1] for part in parts if (found := _ITEM_ID.fullmatch(part))]
    if place.startswith("order:") and len(numbers) == len(parts):
        return translate("options", "items in the order {numbers}").format(numbers=", ".join(numbers))
    return option


def _signs() -> dict[tuple[str, str], str]:
    return {
        ("date_format", "mon-year"): "Mar 2021",
        ("date_format", "month-year"): "March 2021",
        ("date_format", "slash"): "03/2021",
        ("date_format", "iso"): "2021-03",
        ("date_format", "sept-year"): "Sept 2021",
        ("date_format", "dot"): "2021.03",
        ("date_format", "nian"): "2021年3月",
        ("date_format", "slash-zh"): "2021/03",
        ("range_dash", " – "): translate("options", "long dash –"),
        ("range_dash", "–"): translate("options", "long dash without spaces"),
        ("range_dash", " - "): translate("options", "hyphen -"),
        ("range_dash", " to "): translate("options", "the word “to”"),
        ("range_dash", " 至 "): translate("options", "the word 至"),
        ("skill_separator", ", "): translate("options", "comma"),
        ("skill_separator", " | "): translate("options", "upright line |"),
        ("skill_separator", "; "): translate("options", "semicolon"),
        ("skill_separator", " · "): translate("options", "middle dot ·"),
        ("skill_separator", " / "): translate("options", "slash /"),
        ("detail_separator", " · "): translate("options", "middle dot ·"),
        ("skill_separator", "、"): translate("options", "Chinese list comma 、"),
        ("skill_separator", "，"): translate("options", "Chinese comma ，"),
        ("detail_separator", ", "): translate("options", "comma"),
        ("detail_separator", " | "): translate("options", "upright line |"),
        ("detail_separator", " – "): translate("options", "long dash –"),
        ("detail_separator", "，"): translate("options", "Chinese comma ，"),
        ("detail_separator", " / "): translate("options", "slash /"),
        ("label_form", "colon"): translate("options", "after a colon"),
        ("label_form", "brackets"): translate("options", "in brackets"),
        ("label_form", "dash"): translate("options", "after a dash"),
        ("cjk_spacing", "spaced"): translate("options", "with a space"),
        ("cjk_spacing", "tight"): translate("options", "without a space"),
    }


def _arrangements() -> dict[tuple[str, str], str]:
    return {
        ("organisation_first", "first"): translate("options", "employer first, then position"),
        ("organisation_first", "last"): translate("options", "position first, then employer"),
        ("study_first", "first"): translate("options", "degree first, then subject"),
        ("study_first", "last"): translate("options", "subject first, then degree"),
        ("school_first", "first"): translate("options", "school first"),
        ("school_first", "last"): translate("options", "degree and subject first"),
        ("location_line", "second"): translate("options", "in the second line"),
        ("location_line", "first"): translate("options", "in the first line"),
        ("location_line", "second-brackets"): translate("options", "in brackets in the second line"),
        ("location_line", "first-brackets"): translate("options", "in brackets in the first line"),
        ("header_lines", "two"): translate("options", "on two lines"),
        ("header_lines", "one"): translate("options", "on one line"),
        ("degree_form", "separated"): translate("options", "behind a sign"),
        ("degree_form", "reversed"): translate("options", "subject first, then degree"),
        ("degree_form", "brackets"): translate("options", "in brackets"),
        ("date_line", "first"): translate("options", "at the right of the first line"),
        ("date_line", "second"): translate("options", "in brackets at the end"),
        ("ampersand", "word"): "and",
        ("ampersand", "sign"): "&",
        ("oxford", "with"): translate("options", "with a comma"),
        ("oxford", "without"): translate("options", "without a comma"),
        ("percent", "sign"): "31%",
        ("percent", "word"): "31 percent",
        ("numerals", "words"): translate("options", "as words"),
        ("numerals", "digits"): translate("options", "as digits"),
        ("final_stop", "with"): translate("options", "with a full stop"),
        ("final_stop", "without"): translate("options", "without a full stop"),
    }


def bound_text(p_false: float) -> str:
    """An error bound for people: `1 in 4,000,000`."""
    if p_false < ONE_IN_A_BILLION:
        return translate("mark_names", "less than 1 in a billion")
    return translate("mark_names", "at most 1 in {count}").format(count=f"{round(1 / min(p_false, 1.0)):,}")
