"""The design tokens: every colour, size, radius and duration of the window is defined here and nowhere else."""

from __future__ import annotations

from typing import Final, NamedTuple

SPACE: Final = {"xs": 4, "s": 8, "m": 12, "l": 16, "xl": 24, "xxl": 32, "xxxl": 48}
"""The spacing scale."""

RADIUS: Final = {"s": 6, "m": 8, "l": 12}
"""Corner radii: fields and buttons, small cards, large cards."""

TYPE: Final = {"caption": 12, "body": 14, "lead": 16, "section": 17, "title": 25, "display": 32}
"""The type scale."""

CARET_MS: Final = 1060
"""A caret blinks this often. Nothing else moves by itself but the bar of long work; with reduced motion neither does."""

RAIL_WIDTH: Final = 208
READING_WIDTH: Final = 880
CONTROL_HEIGHT: Final = 36


class Colours(NamedTuple):
    """One palette. `*_soft` is a background for text in the colour of the same name."""

    canvas: str
    surface: str
    raised: str
    rail: str
    line: str
    line_strong: str
    scroll: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    critical: str
    critical_soft: str
    warning: str
    warning_soft: str
    notice: str
    notice_soft: str
    good: str
    good_soft: str
    highlight: str
    selection: str
    focus: str


LIGHT: Final = Colours(
    canvas="#f6f4ef",
    surface="#ffffff",
    raised="#fbfaf7",
    rail="#ece9e1",
    line="#e3dfd5",
    line_strong="#8f897b",
    scroll="#c4beb0",
    text="#1d2329",
    muted="#5a616a",
    accent="#1f5f63",
    accent_hover="#174a4d",
    accent_soft="#e0eeec",
    on_accent="#ffffff",
    critical="#a3262a",
    critical_soft="#fbe9e7",
    warning="#7f4f00",
    warning_soft="#fcf0d6",
    notice="#2f4f8f",
    notice_soft="#e7edf9",
    good="#22603a",
    good_soft="#e3f2e7",
    highlight="#ffe49a",
    selection="#cfe5e2",
    focus="#1f5f63",
)

DARK: Final = Colours(
    canvas="#17191c",
    surface="#1f2226",
    raised="#262a2f",
    rail="#121416",
    line="#33383e",
    line_strong="#7c848d",
    scroll="#4d545c",
    text="#eceef0",
    muted="#a9b0b8",
    accent="#7fc6bf",
    accent_hover="#9ad7d1",
    accent_soft="#1f3a3a",
    on_accent="#0d2423",
    critical="#ff9c92",
    critical_soft="#43211f",
    warning="#f0bf63",
    warning_soft="#3d2f12",
    notice="#a5bff5",
    notice_soft="#232f4a",
    good="#8fd3a4",
    good_soft="#1c3526",
    highlight="#6b5410",
    selection="#2d4f4e",
    focus="#7fc6bf",
)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two `#rrggbb` colours (WCAG 2.2, 1–21)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
