"""Names of marks and bounds in plain words, for the answer, the report and the pages with their marks shown."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.desktop.models import labels

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
        "layout": translate("layers", "Layout"),
        "reference": translate("layers", "Printed reference"),
        "file": translate("layers", "The exact file"),
    }.get(layer, layer)


def place_name(place: str) -> str:
    """Where a mark stands: `reference`, `alias`, or `layer:what` with a field id or a document-wide choice."""
    named = {
        "reference": translate("layers", "Printed reference"),
        "alias": translate("layers", "Contact address"),
        "sha256": translate("layers", "The exact file"),
        "style:date_format": translate("layers", "How dates are written"),
        "style:range_dash": translate("layers", "Sign between dates"),
        "style:skill_separator": translate("layers", "Sign between skills"),
        "style:ampersand": translate("layers", "“and” or “&”"),
        "style:organisation_first": translate("layers", "Employer or position first"),
        "style:study_first": translate("layers", "Subject or degree first"),
        "style:present_word": translate("layers", "Word for “until now”"),
        "style:detail_separator": translate("layers", "Sign between details"),
        "style:label_form": translate("layers", "How labels are set off"),
        "style:oxford": translate("layers", "Comma before “and”"),
        "style:final_stop": translate("layers", "Full stop at the end"),
        "style:cjk_spacing": translate("layers", "Space between Chinese and Latin"),
    }
    layer, _, what = place.partition(":")
    if layer == "headings":
        return translate("layers", "Heading")
    if layer == "order":
        return translate("layers", "Order in {section}").format(section=labels.section_of_id(what))
    return named.get(place) or layer_name(layer)


def option_name(place: str, option: str) -> str:
    """What a text shows, or a copy has, at a place: codes of ways of writing become words, everything else stays."""
    layer, _, target = place.partition(":")
    if layer == "style":
        return _options().get((target, option), option)
    numbers = [found[1] for part in option.split(" · ") if (found := _ITEM_ID.fullmatch(part))]
    if layer == "order" and numbers and len(numbers) == option.count(" · ") + 1:
        return translate("options", "items in the order {numbers}").format(numbers=", ".join(numbers))
    return option


def _options() -> dict[tuple[str, str], str]:
    yes, no = translate("options", "with"), translate("options", "without")
    return {
        ("date_format", "mon-year"): translate("options", "like Mar 2021"),
        ("date_format", "month-year"): translate("options", "like March 2021"),
        ("date_format", "slash"): translate("options", "like 03/2021"),
        ("date_format", "slash-zh"): translate("options", "like 2021/03"),
        ("date_format", "iso"): translate("options", "like 2021-03"),
        ("date_format", "dot"): translate("options", "like 2021.03"),
        ("date_format", "nian"): translate("options", "like 2021年3月"),
        ("label_form", "colon"): translate("options", "a colon"),
        ("label_form", "brackets"): translate("options", "round brackets"),
        ("label_form", "dash"): translate("options", "a dash"),
        ("organisation_first", "first"): translate("options", "employer first"),
        ("organisation_first", "last"): translate("options", "position first"),
        ("study_first", "first"): translate("options", "degree first"),
        ("study_first", "last"): translate("options", "subject first"),
        ("ampersand", "word"): translate("options", "“and”"),
        ("ampersand", "sign"): "&",
        ("oxford", "with"): yes,
        ("oxford", "without"): no,
        ("final_stop", "with"): yes,
        ("final_stop", "without"): no,
        ("cjk_spacing", "spaced"): translate("options", "with a space"),
        ("cjk_spacing", "tight"): translate("options", "without a space"),
    }


def bound_text(p_false: float) -> str:
    """An error bound for people: `1 in 4,000,000`."""
    if p_false < ONE_IN_A_BILLION:
        return translate("mark_names", "less than 1 in {count}").format(count=f"{1_000_000_000:,}")
    return translate("mark_names", "at most 1 in {count}").format(count=f"{round(1 / min(p_false, 1.0)):,}")
