"""The yearly check-up: the platforms with their state to set right, and what the program found, to read and to print."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.platforms import Topic, Visibility
from app.errors import AppError
from app.files import write_atomic
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.i18n import translations
from ui.desktop.widgets.basic import Button, clear, column
from ui.desktop.widgets.choice import ComboBox
from ui.desktop.widgets.flow import Point, row_with_buttons
from ui.desktop.widgets.safe_text import ElidedLabel, Text, explain
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.services.checkup import CheckUp
    from app.services.platforms import PlatformView
    from ui.desktop.shell.session import Session


class CheckUpDialog(Dialog):
    """Shows a check-up; a state that is chosen is kept at once, and the findings are brought up to date."""

    def __init__(self, session: Session, found: CheckUp, parent: QWidget | None = None) -> None:
        super().__init__(720, parent, height=560)
        self._session, self.found = session, found
        self.hint, self.platforms_title = Text(look="muted"), Text(look="section")
        self._rows, self._lists = column(space="s"), column(space="s")
        self.boxes: dict[str, ComboBox] = {}
        self.status_label = StatusLabel("success")
        self.save, self.close_it = Button("", "print"), Button("primary", "tick")
        for part in (self.hint, self.platforms_title):
            self.body.addWidget(part)
        self.body.addLayout(self._rows)
        self.body.addLayout(self._lists)
        self.body.addWidget(self.status_label)
        self.body.addStretch(1)
        self.finish(self.save, self.close_it)
        self.on_language_change(self._retranslate)
        self.save.clicked.connect(self._ask_save)
        self.close_it.clicked.connect(self.accept)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Yearly check-up"))
        self.hint.setText(
            self.tr(
                "Ten minutes: look at each platform as an employer would, say what you saw, then see what is left to do."
            )
        )
        self.platforms_title.setText(self.tr("Platforms"))
        self.save.setText(self.tr("Save to print…"))
        self.close_it.setText(self.tr("Done for this year"))
        self._show_platforms()
        self._show_findings()

    def _show_platforms(self) -> None:
        from app.services.platforms import PlatformService

        clear(self._rows)
        self.boxes.clear()
        for view in PlatformService(self._session.vault, self._session.clock).views():
            self._rows.addWidget(self._platform(view))

    def _platform(self, view: PlatformView) -> QWidget:
        key = "zh" if translations().language.startswith("zh") else "en"
        name, box = view.platform.name[key], ComboBox()
        names = {
            Visibility.UNKNOWN: self.tr("Not said"),
            Visibility.PUBLIC: self.tr("Public"),
            Visibility.HIDDEN: self.tr("Hidden"),
            Visibility.CLOSED: self.tr("Account closed"),
        }
        for visibility, text in names.items():
            box.addItem(text, visibility.value)
        box.setCurrentIndex(box.findData(view.state.visibility.value))
        box.setAccessibleName(self.tr("My résumé on {name}").format(name=name))
        box.activated.connect(partial(self._chosen, view.platform.id))
        self.boxes[view.platform.id] = box
        parts = [name]
        if view.copies:
            parts.append(self.tr("copies: {count}").format(count=len(view.copies)))
        if view.state.looked:
            parts.append(self.tr("looked at on {day}").format(day=view.state.looked))
        steps = [step for topic in Topic for step in view.platform.steps.get(topic, ())]
        label = ElidedLabel(" · ".join(parts))
        if steps:
            explain(label, "\n".join(f"{one.words[key]} ({one.source})" for one in steps))
        return row_with_buttons(label, box)

    def _chosen(self, platform_id: str, _index: int = 0) -> None:
        from app.services.checkup import CheckUpService
        from app.services.platforms import PlatformService

        session, box = self._session, self.boxes[platform_id]
        try:
            PlatformService(session.vault, session.clock).set_state(platform_id, Visibility(box.currentData()))
            self.found = CheckUpService(session.vault, session.clock).run()
        except AppError as error:
            self.status_label.refuse(error)
            return
        self._show_findings()

    def _show_findings(self) -> None:
        from app.services.checkup_print import sections

        clear(self._lists)
        for heading, lines in sections(self.found, translations().language):
            self._lists.addWidget(Text(heading, "strong"))
            for line in lines:
                point = Point("chevron-right", "muted")
                point.label.setText(line)
                self._lists.addWidget(point)

    def _ask_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as a page"), "Countermark-check-up.pdf", "PDF (*.pdf)"
        )
        if name:
            self.save_to(Path(name).with_suffix(".pdf"))

    def save_to(self, path: Path) -> None:
        """Save the check-up as pages to print."""
        from app.services.checkup_print import checkup_pages

        try:
            write_atomic(path, checkup_pages(self.found, translations().language))
        except AppError as error:
            self.status_label.refuse(error)
            return
        self.status_label.show_text(self.tr("Saved: {name}").format(name=path.name))
