"""Names of marks and bounds in plain words, for the answer, the report and the pages with their marks shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.desktop.models import labels

translate = QCoreApplication.translate

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
    }
    layer, _, what = place.partition(":")
    if layer == "headings":
        return translate("layers", "Heading")
    if layer == "order":
        return translate("layers", "Order in {section}").format(section=labels.section_of_id(what))
    return named.get(place) or layer_name(layer)


def bound_text(p_false: float) -> str:
    """An error bound for people: `1 in 4,000,000`."""
    if p_false < ONE_IN_A_BILLION:
        return translate("mark_names", "less than 1 in {count}").format(count=f"{1_000_000_000:,}")
    return translate("mark_names", "at most 1 in {count}").format(count=f"{round(1 / min(p_false, 1.0)):,}")
