"""Filters of the list of applications: words, status, source, tag, and saved filters that name a choice of these."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.applications import ApplicationFilter, Status
from app.errors import AppError
from app.text.printable import one_line
from ui.desktop.dialogs.short_questions import ask_line
from ui.desktop.models.applications import status_name
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.drop_down import Choice, ComboBox, add_hidden_label
from ui.desktop.widgets.flow_layout import Flow

if TYPE_CHECKING:
    from app.services.saved_filters import SavedFilters


class ListFilters(Translatable, QWidget):
    """`changed`: something else is to be shown. `lead` stands before the search field."""

    changed = Signal()

    def __init__(self, shell: Shell, lead: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.search, self.statuses, self.source, self.tag, self.saved = (
            QLineEdit(),
            ComboBox(),
            Choice(),
            Choice(),
            Choice(),
        )
        self.keep, self.remove = Button("icon", "plus"), Button("icon", "trash")
        self.statuses.addItem("", "")
        for status in Status:
            self.statuses.addItem("", status.value)
        line = Flow(self, space="s")
        line.add(lead)
        line.add(self.search, 1, 200)
        for part in (self.statuses, self.source, self.tag, self.saved, self.keep, self.remove):
            line.add(part)
        self.search.textChanged.connect(self._touched)
        for box in (self.statuses, self.source, self.tag):
            box.activated.connect(lambda: self._touched())
        self.saved.activated.connect(lambda: self._apply())
        self.keep.clicked.connect(self._ask_save)
        self.remove.clicked.connect(self._remove)
        add_hidden_label(self, self.statuses, lambda: self.tr("Status"))
        add_hidden_label(self, self.source, lambda: self.tr("Source"))
        add_hidden_label(self, self.tag, lambda: self.tr("Tag"))
        add_hidden_label(self, self.saved, lambda: self.tr("Saved filters"))
        self.bind_text(self.search.setPlaceholderText, lambda: self.tr("Search a recipient, reference or file"))
        self.bind_text(self.search.setAccessibleName, lambda: self.tr("Search"))
        self.on_language_change(self._retranslate)

    @property
    def _service(self) -> SavedFilters:
        from app.services.saved_filters import SavedFilters

        return SavedFilters(self._shell.session.vault)

    @property
    def chosen(self) -> ApplicationFilter:
        """Return the filter in force."""
        parts = (str(box.currentData() or "") for box in (self.statuses, self.source, self.tag))
        return ApplicationFilter(self.search.text(), *parts)

    def _retranslate(self) -> None:
        self.statuses.setItemText(0, self.tr("Every status"))
        for index, status in enumerate(Status, 1):
            self.statuses.setItemText(index, status_name(status))
        self.keep.name(self.tr("Save this filter…"))
        self.remove.name(self.tr("Remove this saved filter"))
        for box, text in ((self.source, self.tr("Every source")), (self.tag, self.tr("Every tag"))):
            if box.count():
                box.setItemText(0, text)
        if self.saved.count():
            self.saved.setItemText(0, self.tr("No saved filter"))

    def refresh(self) -> None:
        """Read the sources, tags and saved filters that there are."""
        from app.services.application_details import ApplicationDetails

        details = ApplicationDetails(self._shell.session.vault, self._shell.session.clock)
        self._fill(self.source, self.tr("Every source"), details.values("source"))
        self._fill(self.tag, self.tr("Every tag"), details.values("tags"))
        self._fill(self.saved, self.tr("No saved filter"), tuple(self._service.all()))
        self._show_buttons()

    def _fill(self, box: Choice, first: str, values: tuple[str, ...]) -> None:
        if [box.itemData(index) for index in range(box.count())] != ["", *values]:
            before = str(box.currentData() or "")
            with QSignalBlocker(box):
                box.clear()
                box.addItem(first, "")
                for value in values:
                    box.addItem(one_line(value), value)
                box.setCurrentIndex(max(0, box.findData(before)))
        box.setVisible(bool(values) and self.narrows)

    narrows = True
    """False where the view on show is narrowed by words alone."""

    def narrow(self, wide: bool, everything: bool) -> None:
        """Show only what the view on show can be narrowed by: nothing, words and status, or all."""
        self.narrows = everything
        self.search.setVisible(wide)
        self.statuses.setVisible(wide)
        for box in (self.source, self.tag, self.saved):
            box.setVisible(everything and box.count() > 1)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.keep.setVisible(self.narrows and self.chosen != ApplicationFilter())
        self.remove.setVisible(self.narrows and bool(self.saved.currentData()))

    def _touched(self) -> None:
        name = str(self.saved.currentData() or "")
        if name and self._service.all().get(name) != self.chosen:
            self.saved.setCurrentIndex(0)
        self._show_buttons()
        self.changed.emit()

    def _apply(self) -> None:
        found = self._service.all().get(str(self.saved.currentData() or ""), ApplicationFilter())
        self.show_filter(found)

    def show_filter(self, chosen: ApplicationFilter) -> None:
        """Put a filter in force."""
        with QSignalBlocker(self.search):
            self.search.setText(chosen.wanted)
        for box, value in ((self.statuses, chosen.status), (self.source, chosen.source), (self.tag, chosen.tag)):
            if value and box.findData(value) < 0:  # nothing has it any more
                box.addItem(one_line(value), value)
            box.setCurrentIndex(max(0, box.findData(value)))
        self._show_buttons()
        self.changed.emit()

    def _ask_save(self) -> None:
        question = Question(
            lambda: self.tr("Save this filter"),
            lambda: self.tr("It saves the words, status, source and tag chosen now."),
            lambda: self.tr("Save filter"),
            field=lambda: self.tr("Name"),
        )
        name = ask_line(self, question, str(self.saved.currentData() or ""))
        if name:
            self.save(name)

    def save(self, name: str) -> None:
        """Save what is chosen under a name."""
        try:
            name = self._service.save(name, self.chosen)
        except AppError as error:
            self._shell.messages.error(error)
            return
        self.refresh()
        self.saved.setCurrentIndex(self.saved.findData(name))
        self._show_buttons()

    def _remove(self) -> None:
        name = str(self.saved.currentData())
        removed = self._service.remove(name)
        self.saved.setCurrentIndex(0)
        self.refresh()
        if removed is not None:
            text = self.tr("Removed: {name}").format(name=one_line(name))
            self._shell.messages.undoable(text, self.tr("Undo"), partial(self._back, name, removed))

    def _back(self, name: str, removed: ApplicationFilter) -> None:
        self._service.save(name, removed)
        self._shell.messages.clear()
        self.refresh()
