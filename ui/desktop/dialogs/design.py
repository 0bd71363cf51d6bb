"""Dialog that chooses how copies of a résumé look, by pictures of the copy itself in every theme."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.clock import to_iso
from app.domain.compose import printed_sections
from app.domain.design import AUTOMATIC, PAPERS, Appearance
from app.domain.style import SECTIONS, default_style, heading, ordered_sections
from app.errors import AppError
from app.render.themes.theme import ACCENTS, FONTS, THEMES, theme, theme_of
from app.services.design_previews import in_theme
from app.services.saved_designs import pinned_sections
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models.design_thumbnails import (
    PREVIEW_SCALE,
    Thumbnail,
    accent_names,
    count_text,
    font_names,
    make_thumbnail,
    over_text,
)
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.widgets.basic import Button, column
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Flow, field
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel
from ui.desktop.widgets.thumbnails import Thumbnails

if TYPE_CHECKING:
    from app.services.copy_plan import CopyPlan
    from ui.desktop.shell.session import Session

_DENSITIES: Final = (AUTOMATIC, 2, 4, 5, 6, 8)
_PAGES: Final = (0, 1, 2, 3)
_ENDS: Final = ("summary", "references")
"""Sections that stand first and last wherever the others stand: they can be hidden, not moved."""


class Sections(QListWidget):
    """The sections of a résumé: dragged into another order (or moved by Ctrl with an arrow), unticked where no copy is to show them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.model().rowsMoved.connect(self.changed)
        self.itemChanged.connect(self.changed)

    def load(self, sections: Sequence[tuple[str, str]], hidden: Sequence[str]) -> None:
        """Show the sections (key and heading) in their order."""
        self.blockSignals(True)
        self.clear()
        for key, name in sections:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setCheckState(Qt.CheckState.Unchecked if key in hidden else Qt.CheckState.Checked)
            if key in _ENDS:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
            self.addItem(item)
        self.blockSignals(False)

    def _keys(self, *states: Qt.CheckState) -> tuple[str, ...]:
        items = [self.item(row) for row in range(self.count())]
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() in states)

    @property
    def order(self) -> tuple[str, ...]:
        """The keys of the sections that can be moved, as they stand."""
        keys = self._keys(Qt.CheckState.Checked, Qt.CheckState.Unchecked)
        return tuple(key for key in keys if key not in _ENDS)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The keys of the sections that are not ticked."""
        return self._keys(Qt.CheckState.Unchecked)

    def move(self, step: int) -> None:  # type: ignore[override]
        """Move the current section up or down."""
        row = self.currentRow()
        other = self.item(row + step)
        here = self.item(row)
        if (
            other is None
            or here is None
            or {str(one.data(Qt.ItemDataRole.UserRole)) for one in (here, other)} & {*_ENDS}
        ):
            return
        self.insertItem(row + step, self.takeItem(row))
        self.setCurrentRow(row + step)
        self.changed.emit()


class DesignDialog(Dialog):
    """Chooses the appearance of the copies of a résumé. `saved` once it is kept."""

    saved = Signal()

    def __init__(self, session: Session, plan: CopyPlan, parent: QWidget | None = None) -> None:
        super().__init__(1060, parent, height=760)
        self._session, self._plan = session, plan
        self.appearance = plan.master.appearance
        self._day = to_iso(session.clock())[:10]
        self._drawing = JobSlot(self)
        self._waiting: list[str] = []
        self._drawn: dict[str, Thumbnail] = {}
        self.themes, self.sections = Thumbnails(THEMES), Sections()
        self.accent, self.fonts, self.paper, self.density, self.pages = (ComboBox() for _ in range(5))
        self.up, self.down = Button("quiet"), Button("quiet")
        self.told, self.status_label = Text(look="caption"), StatusLabel("warning")
        self.keep, self.close_it = Button("primary", "tick"), Button()
        self._labels = [Text(look="caption") for _ in range(7)]
        self._fill_boxes()
        self._build_layout()
        self.on_language_change(self._retranslate)
        self._connect()
        self._draw_all()

    def _fill_boxes(self) -> None:
        chosen = self.appearance
        for box, values, now in (
            (self.accent, ("", *ACCENTS), chosen.accent),
            (self.fonts, ("", *FONTS), chosen.fonts),
            (self.paper, ("", *PAPERS), chosen.paper),
            (self.density, _DENSITIES, chosen.density),
            (self.pages, _PAGES, chosen.pages),
        ):
            known = values if now in values else (*values, now)
            for value in known:
                box.addItem("", value)
            box.setCurrentIndex(box.findData(now))
        for at, value in enumerate(ACCENTS, 1):
            swatch = QPixmap(16, 16)
            swatch.fill(QColor(value))
            self.accent.setItemIcon(at, QIcon(swatch))
        language = self._plan.master.resume.language
        now = self.appearance.theme or theme_of(self._plan.document.layout, language).key
        self.themes.setCurrentRow(THEMES.index(now))
        self._load_sections()

    def _load_sections(self) -> None:
        resume = self._plan.master.resume
        style = dataclasses.replace(default_style(resume.language), section_order=pinned_sections(self.appearance))
        shown = set(printed_sections(resume, style))
        keys = ["summary", *ordered_sections(style), "references"]
        named = [(key, heading(style, resume.language, key)) for key in keys if key in shown]
        self.sections.load(named, self.appearance.hidden)

    def _build_layout(self) -> None:
        choices = QWidget()
        stacked = column(choices, space="s")
        boxes = (self.accent, self.fonts, self.paper, self.density, self.pages)
        for label, box in zip(self._labels[1:6], boxes, strict=True):
            stacked.addWidget(field(label, box))
        stacked.addWidget(field(self._labels[6], self.sections), 1)
        moves = QWidget()
        line = Flow(moves, space="s")
        line.add(self.up)
        line.add(self.down)
        stacked.addWidget(moves)
        sheet = QWidget()
        whole = Flow(sheet, space="l", top=True)
        whole.add(field(self._labels[0], self.themes), 3, 560)
        whole.add(choices, 1, 240)
        self.themes.setMinimumHeight(600)
        self.body.addWidget(sheet, 1)
        self.body.addWidget(self.told)
        self.body.addWidget(self.status_label)
        self.finish(self.close_it, self.keep)

    def _connect(self) -> None:
        self.themes.currentRowChanged.connect(self._theme_chosen)
        for box in (self.accent, self.fonts, self.paper, self.density, self.pages):
            box.activated.connect(self._touched)
        self.sections.changed.connect(self._touched)
        self.up.clicked.connect(lambda: self.sections.move(-1))
        self.down.clicked.connect(lambda: self.sections.move(1))
        self.keep.clicked.connect(self._save)
        self.close_it.clicked.connect(self.reject)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Design"))
        names = (
            self.tr("Your copy in each design"),
            self.tr("Colour"),
            self.tr("Fonts"),
            self.tr("Paper"),
            self.tr("Density"),
            self.tr("Fit to"),
            self.tr("Sections (drag to reorder, untick to hide)"),
        )
        parts = (self.themes, self.accent, self.fonts, self.paper, self.density, self.pages, self.sections)
        for label, name, part in zip(self._labels, names, parts, strict=True):
            label.setText(name)
            part.setAccessibleName(name)
        usual = self.tr("As the design has it")
        self._name(self.accent, {"": usual, **accent_names()})
        self._name(self.fonts, {"": usual, **font_names()})
        self._name(self.paper, {"": self.tr("As your country prints"), "a4": "A4", "letter": self.tr("US Letter")})
        self._name(
            self.density,
            {
                AUTOMATIC: self.tr("Automatic: full pages"),
                2: self.tr("Tight"),
                4: self.tr("Rather tight"),
                5: self.tr("Normal"),
                6: self.tr("Rather airy"),
                8: self.tr("Airy"),
            },
        )
        pages = {0: self.tr("As many as needed")}
        self._name(self.pages, pages | {number: count_text(number) for number in _PAGES[1:]})
        self.up.setText(self.tr("Move up"))
        self.down.setText(self.tr("Move down"))
        self.keep.setText(self.tr("Save design"))
        self.close_it.setText(self.tr("Cancel"))
        self._name_themes()

    @staticmethod
    def _name(box: ComboBox, names: dict[str, str] | dict[int, str]) -> None:
        for at in range(box.count()):
            value = box.itemData(at)
            box.setItemText(at, names.get(value, str(value)))

    def _name_themes(self) -> None:
        from ui.desktop.shell.i18n import Translations

        running = Translations.running
        language = "zh" if running is not None and running.language.startswith("zh") else "en"
        for row, key in enumerate(THEMES):
            found, drawn = theme(key), self._drawn.get(key)
            pages = f"{count_text(drawn.fit.pages)}\n" if drawn else ""
            self.themes.item(row).setText(f"{found.names[language]}\n{pages}{found.purposes[language]}")
        self._tell()

    def _tell(self) -> None:
        drawn = self._drawn.get(self._theme)
        self.told.setText(over_text(drawn.fit if drawn else None))

    @property
    def _theme(self) -> str:
        return THEMES[max(0, self.themes.currentRow())]

    def _theme_chosen(self, row: int) -> None:
        if row < 0:
            return
        before = self.appearance
        self.appearance = in_theme(before, THEMES[row])
        for box, value in ((self.accent, self.appearance.accent), (self.fonts, self.appearance.fonts)):
            box.setCurrentIndex(box.findData(value))
        self.density.setCurrentIndex(self.density.findData(self.appearance.density))
        if not before.section_order:
            self._load_sections()
        self._tell()

    def _touched(self) -> None:
        order = self.sections.order
        usual = tuple(
            key
            for key in (*pinned_sections(dataclasses.replace(self.appearance, section_order=())), *SECTIONS)
            if key in order
        )
        usual = tuple(dict.fromkeys(usual))
        self.appearance = Appearance(
            self._theme,
            self.density.currentData(),
            self.accent.currentData(),
            self.fonts.currentData(),
            self.paper.currentData(),
            self.pages.currentData(),
            () if order == usual else order,
            self.sections.hidden,
        )
        self._draw_all()

    def _draw_all(self) -> None:
        """Draw every theme anew, the chosen one first."""
        self._waiting = sorted(THEMES, key=lambda key: key != self._theme)
        self._draw_next()

    def _draw_next(self) -> None:
        if not self._waiting:
            return
        key = self._waiting.pop(0)
        plan, look, day = self._plan, self.appearance, self._day
        scale = PREVIEW_SCALE * self.devicePixelRatioF()

        def work(token: CancelToken, progress: Progress) -> Thumbnail:
            return make_thumbnail(plan, look, key, day, scale, token)

        self._drawing.start(work, Outcomes(self._show, self.status_label.refuse))

    def _show(self, drawn: Thumbnail) -> None:
        page = drawn.page
        image = QImage(page.rgb, page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888)
        self._drawn[drawn.theme] = drawn
        self.themes.show_picture(THEMES.index(drawn.theme), image.copy())
        self._name_themes()
        self._draw_next()

    def _save(self) -> None:
        try:
            chosen = dataclasses.replace(self.appearance, theme=self._theme)
            self._session.appearances.set(chosen, self._plan.master.name)
        except AppError as error:
            self.status_label.refuse(error)
            return
        self.saved.emit()
        self.accept()
