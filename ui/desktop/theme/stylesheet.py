"""Stylesheet of the window, generated from the tokens. Widgets choose a look by the property `look`, never by colour."""

from __future__ import annotations

from string import Template
from typing import Final

from ui.desktop.theme.tokens import CONTROL_HEIGHT, RADIUS, TYPE, Colours

_BASE: Final = """
QAbstractButton, QAbstractItemView, QComboBox, QTabBar { outline: none; }
QWidget#canvas, QScrollArea#canvas, QWidget#page { background: $canvas; }
QScrollArea { border: none; background: transparent; }
QAbstractScrollArea::corner { border: none; background: transparent; }
QScrollArea[look="pages"] { border: 2px solid transparent; border-radius: ${radius_m}px; }
QScrollArea[look="pages"]:focus { border-color: $focus; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
QLabel { background: transparent; color: $text; }
QLabel[look="display"] { font-size: ${display}px; font-weight: 700; }
QLabel[look="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[look="section"] { font-size: ${section}px; font-weight: 700; }
QLabel[look="lead"] { font-size: ${lead}px; color: $muted; }
QLabel[look="strong"] { font-weight: 700; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="caption"] { font-size: ${caption}px; color: $muted; }
QLabel[look="overline"] { font-size: ${caption}px; font-weight: 700; color: $muted; }
QToolTip { background: $raised; color: $text; border: 1px solid $line_strong; padding: 6px 8px; }
QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius_l}px; }
QFrame[look="inset"] { background: $raised; border: 1px solid $line; border-radius: ${radius_m}px; }
QFrame[look="bar"] { background: transparent; border: none; border-top: 1px solid $line; }
QFrame[look="lane"] { background: $raised; border: 1px solid $line; border-radius: ${radius_l}px; }
QFrame[look="drop"] { background: $surface; border: 2px dashed $line_strong; border-radius: ${radius_l}px; }
QFrame[look="drop"][active="true"] { background: $accent_soft; border-color: $accent; }
QFrame[look="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="overlay"] { background: $accent_soft; border: 3px dashed $accent; border-radius: ${radius_l}px; }
"""

_TONES: Final = """
QFrame[block="$tone"] { background: $soft; border: 1px solid $soft; border-radius: ${radius_m}px; }
QLabel[tone="$tone"] { color: $colour; }
QLabel[badge="$tone"] { color: $colour; background: $soft; border-radius: ${radius_s}px; padding: 2px 8px;
  font-size: ${caption}px; font-weight: 700; }
"""

_BUTTONS: Final = """
QPushButton { background: $surface; color: $text; border: 1px solid $line_strong; border-radius: ${radius_s}px;
  padding: 0 14px; min-height: ${control}px; font-weight: 500; }
QPushButton:hover { background: $raised; border-color: $accent; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border: 2px solid $focus; padding: 0 13px; min-height: ${control_focus}px; }
QPushButton:disabled { color: $muted; border-color: $line; background: $raised; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:focus { background: $accent; border: 3px solid $accent; background-clip: padding;
  padding: 0 12px; min-height: ${control_ring}px; }
QPushButton[look="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; color: $accent; padding: 0 10px; }
QPushButton[look="quiet"]:hover { background: $accent_soft; }
QPushButton[look="quiet"]:focus { border: 2px solid $focus; padding: 0 9px; }
QPushButton[look="quiet"]:disabled { color: $muted; background: transparent; }
QPushButton[look="danger"] { color: $critical; border-color: $critical; background: $surface; }
QPushButton[look="danger"]:disabled { color: $muted; border-color: $line; background: $raised; }
QPushButton[look="danger"]:hover { background: $critical_soft; }
QPushButton[look="icon"] { background: transparent; border-color: transparent; padding: 0; min-width: ${control}px;
  max-width: ${control}px; }
QPushButton[look="icon"]:hover { background: $accent_soft; }
QPushButton[look="icon"]:focus { border: 2px solid $focus; padding: 0; }
QPushButton[look="rail"] { background: transparent; border: 2px solid transparent; border-radius: ${radius_m}px;
  text-align: left; padding: 0 10px; color: $text; min-height: ${rail_item}px; }
QPushButton[look="rail"]:hover { background: $line; }
QPushButton[look="rail"]:checked { background: $surface; color: $accent; font-weight: 700; border-color: $line; }
QPushButton[look="rail"]:focus { border: 2px solid $focus; }
QPushButton[look="segment"] { border-radius: 0; border-color: $line_strong; margin-left: -1px; }
QPushButton[look="segment"][edge="first"] { border-top-left-radius: ${radius_s}px;
  border-bottom-left-radius: ${radius_s}px; margin-left: 0; }
QPushButton[look="segment"][edge="last"] { border-top-right-radius: ${radius_s}px;
  border-bottom-right-radius: ${radius_s}px; }
QPushButton[look="segment"]:checked { background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[look="segment"]:focus { border: 2px solid $focus; padding: 0 13px; }
QPushButton[look="segment"]:checked:focus { background: $accent; border: 3px solid $accent; background-clip: padding;
  border-radius: ${radius_s}px;
  padding: 0 12px; min-height: ${control_ring}px; }
QPushButton[compact="true"] { min-height: ${small}px; padding: 0 10px; }
QPushButton[compact="true"]:focus { padding: 0 9px; min-height: ${small_focus}px; }
QPushButton[compact="true"]:checked:focus { padding: 0 8px; min-height: ${small_ring}px; }
QPushButton[look="quote"] { background: $raised; border: 1px solid $line; border-left: 3px solid $accent; color: $text;
  text-align: left; }
QPushButton[look="quote"]:hover { background: $accent_soft; }
QPushButton[look="quote"]:focus { border: 2px solid $focus; }
QPushButton[look="confirm"] { background: $surface; border: 1px solid $warning; padding: 0; min-width: ${control}px;
  max-width: ${control}px; }
QPushButton[look="confirm"]:hover { background: $warning_soft; }
QPushButton[look="confirm"]:focus { border: 2px solid $focus; }
"""

_FIELDS: Final = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit { background: $surface; color: $text;
  border: 1px solid $line_strong; border-radius: ${radius_s}px; padding: 0 10px; selection-background-color: $selection;
  selection-color: $text; placeholder-text-color: $muted; }
QLineEdit, QComboBox, QSpinBox, QDateEdit { min-height: ${control}px; }
QComboBox { padding-left: 12px; }
.ComboBox[editable="false"] { qproperty-sizeAdjustPolicy: AdjustToContents; }
QComboBox:editable { padding-left: 10px; }
QPlainTextEdit, QTextEdit { padding: 8px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus,
QDateEdit:focus { border: 2px solid $focus; padding-left: 9px; }
QComboBox:focus { padding-left: 11px; }
QComboBox:editable:focus { padding-left: 9px; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus { min-height: ${control_focus}px; }
QComboBox QLineEdit, QDateEdit QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 7px 7px; }
QLineEdit:disabled, QComboBox:disabled { color: $muted; background: $raised; border-color: $line; }
QLineEdit[attention="true"], QPlainTextEdit[attention="true"] { border: 1px solid $warning; background: $warning_soft; }
QLineEdit[attention="true"]:focus, QPlainTextEdit[attention="true"]:focus { border: 2px solid $focus; }
QPlainTextEdit[look="reading"], QTextEdit[look="reading"] { border: 1px solid $line; background: $surface;
  padding: 14px; }
QPlainTextEdit[look="reading"]:focus, QTextEdit[look="reading"]:focus { border: 2px solid $focus; padding: 13px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: ${row}px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(look:chevron-$scheme.svg); width: ${chevron}px;
  height: ${chevron}px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line_strong; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $text; outline: none; }
QComboBox QAbstractItemView::item { min-height: ${row}px; padding: 0 8px; }
QCheckBox, QRadioButton { background: transparent; color: $text; spacing: 8px; min-height: ${row}px;
  border: 2px solid transparent; border-radius: ${radius_s}px; padding: 0 4px 0 2px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox:disabled { color: $muted; }
QCheckBox::indicator { width: ${tick}px; height: ${tick}px; border: 1px solid $line_strong; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(look:tick-$scheme.svg); }
QRadioButton::indicator { width: ${tick}px; height: ${tick}px; border: 1px solid $line_strong;
  border-radius: ${round}px; background: $surface; }
QRadioButton::indicator:checked { width: ${dot}px; height: ${dot}px; border: ${ring}px solid $accent; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
"""

_VIEWS: Final = """
QTableView, QListWidget, QListView { background: $surface; color: $text; border: 1px solid $line;
  border-radius: ${radius_l}px; gridline-color: $line; alternate-background-color: $raised;
  selection-background-color: $accent_soft; selection-color: $text; }
QTableView:focus, QListView:focus { border: 2px solid $focus; }
QTableView::item, QListView::item { padding: 0 10px; border: none; border-bottom: 1px solid $line; }
QListView[look="lane"] { background: transparent; border: 2px solid transparent; border-radius: ${radius_m}px; }
QListView[look="lane"]:focus { border-color: $focus; }
QListView[look="lane"]::item { padding: 0; border: none; }
QListWidget::item { min-height: ${rail_item}px; }
QListView[look="outline"] { background: transparent; border: 2px solid transparent; border-radius: ${radius_m}px; }
QListView[look="outline"]:focus { border-color: $focus; }
QListView[look="outline"]::item { min-height: ${small}px; padding: 0 4px; border: none; border-radius: ${radius_s}px; }
QTableView::item:selected, QListView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: transparent; }
QHeaderView::section { background: $raised; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 0 13px; min-height: ${row}px; font-weight: 700; font-size: ${caption}px; }
QHeaderView::section:first { border-top-left-radius: ${radius_corner}px; }
QHeaderView::section:last { border-top-right-radius: ${radius_corner}px; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: ${chevron}px; height: ${chevron}px; }
QHeaderView::up-arrow { image: url(look:chevron-up-$scheme.svg); }
QHeaderView::down-arrow { image: url(look:chevron-$scheme.svg); }
QTableCornerButton::section { background: $raised; border: none; }
QCalendarWidget QTableView, QCalendarWidget QTableView:focus { border: none; border-radius: 0;
  selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QTableView::item { padding: 0; border: none; }
QCalendarWidget QTableView::item:selected { background: $accent; color: $on_accent; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; border-bottom: 1px solid $line; }
QCalendarWidget QToolButton { background: transparent; color: $text; border: 2px solid transparent;
  border-radius: ${radius_s}px; padding: 2px 6px; min-height: ${small}px; font-weight: 700; }
QCalendarWidget QToolButton:hover { background: $accent_soft; }
QCalendarWidget QToolButton:focus { border-color: $focus; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 0 2px; margin-right: 18px; min-height: ${row}px;
  border: 2px solid transparent; font-weight: 500; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: 700; }
QTabBar::tab:selected:focus { border: 2px solid $focus; border-radius: ${radius_s}px; }
QTabBar::tab:hover { color: $text; }
QTabBar::scroller { width: ${row}px; }
QTabBar QToolButton { background: $raised; border: 1px solid $line; border-radius: ${radius_s}px; }
QSplitter::handle { background: transparent; width: 12px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $scroll; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
  text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QMenu { background: $surface; color: $text; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; }
QDialog { background: $canvas; }
QWidget#rail { background: $rail; border-right: 1px solid $line; }
QWidget#vaultstrip { background: $accent_soft; border-left: 8px solid $accent; border-bottom: 1px solid $line; }
QWidget#vaultstrip[kind="caseload"] { background: $notice_soft; border-left-color: $notice; }
QWidget#vaultstrip[kind="student"] { background: $warning_soft; border-left-color: $warning; }
"""


def stylesheet(colours: Colours, scale: int, scheme: str) -> str:
    """Return the stylesheet for one palette and text scale (per cent). `scheme` is `light` or `dark` (for drawn images)."""
    values: dict[str, str | int] = {**colours._asdict()}
    values |= {name: round(size * scale / 100) for name, size in TYPE.items()}
    values |= {f"radius_{name}": size for name, size in RADIUS.items()}
    values["radius_corner"] = RADIUS["l"] - 1  # inside a border
    values["control"] = round((CONTROL_HEIGHT - 2) * scale / 100)
    values["small"] = round(24 * scale / 100)  # its text fits within the thickest border too
    values |= {f"{name}_focus": int(values[name]) - 2 for name in ("control", "small")}  # its border is as much thicker
    values |= {
        f"{name}_ring": int(values[name]) - 4 for name in ("control", "small")
    }  # thicker still, on filled buttons
    values["tick"] = round(18 * scale / 100)
    values["round"] = (int(values["tick"]) + 2) // 2  # with its border
    values["ring"] = round(6 * scale / 100)
    values["dot"] = int(values["tick"]) + 2 - 2 * int(values["ring"])
    values["chevron"] = round(16 * scale / 100)
    values["row"] = round(30 * scale / 100)
    values["rail_item"] = round(38 * min(scale, 150) / 100)  # all of the rail is in sight on a 768 pixel screen
    values["scheme"] = scheme
    tones = "".join(
        Template(_TONES).substitute(
            values, tone=tone, colour=getattr(colours, tone), soft=getattr(colours, f"{tone}_soft")
        )
        for tone in ("critical", "warning", "notice", "good", "accent")
    )
    return Template(_BASE + _BUTTONS + _FIELDS + _VIEWS).substitute(values) + tones
