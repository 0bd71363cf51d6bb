"""Dialogs of several résumés: create another one with the same personal data, and compare two versions."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.copies import MasterVersion
from app.errors import AppError
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.date_formats import format_day
from ui.desktop.shell.session import Session
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.difference_view import DifferenceView
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Flow, field, flow
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel

LANGUAGES = (("", ""), ("en", "English"), ("zh-Hans", "简体中文"), ("zh-Hant", "繁體中文"))


class NewMasterDialog(Dialog):
    """Creates another résumé. `begun` is its first version once the dialog was accepted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        self._session = session
        self.begun: MasterVersion | None = None
        self.hint, self.name, self.language, self.whole = Text(look="muted"), QLineEdit(), ComboBox(), QCheckBox()
        self.status_label, self.keep, self.close_it = StatusLabel("warning"), Button("primary", "plus"), Button()
        self._labels = [Text(look="caption"), Text(look="caption")]
        for tag, text in LANGUAGES:
            self.language.addItem(text, tag)
        self._build_layout()
        self.on_language_change(self._retranslate)
        self.keep.clicked.connect(self._begin)
        self.close_it.clicked.connect(self.reject)
        self.name.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.setEnabled(False)

    def _build_layout(self) -> None:
        fields = QWidget()
        grid = Flow(fields, space="l")
        grid.add(field(self._labels[0], self.name), 2, 220)
        grid.add(field(self._labels[1], self.language), 1, 250)
        for part in (self.hint, fields, self.whole, self.status_label):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.close_it, self.keep)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("New résumé"))
        self.hint.setText(
            self.tr(
                "For another language or another kind of job. Name, contact and personal details are copied into it."
            )
        )
        names = (self.tr("What should it be called?"), self.tr("Written in"))
        for label, name, editor in zip(self._labels, names, (self.name, self.language), strict=True):
            label.setText(name)
            editor.setAccessibleName(name)
        self.name.setPlaceholderText(self.tr("e.g. manager, english"))
        self.language.setItemText(0, self.tr("Same as this one"))
        self.whole.setText(self.tr("Copy everything, not only the personal details"))
        self.keep.setText(self.tr("Create résumé"))
        self.close_it.setText(self.tr("Cancel"))

    def _begin(self) -> None:
        try:
            self.begun = self._session.persons.start(
                self.name.text(),
                source=self._session.master,
                language=self.language.currentData(),
                whole=self.whole.isChecked(),
            )
        except AppError as error:
            self.status_label.refuse(error)
            return
        self.accept()


class DifferenceDialog(Dialog):
    """Differences between two versions; both can be chosen."""

    def __init__(
        self, session: Session, versions: tuple[MasterVersion, ...], number: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(760, parent, height=560)
        self._session, self._versions = session, versions
        self.before, self.after, self.view, self.close_it = ComboBox(), ComboBox(), DifferenceView(), Button()
        self._labels = [Text(look="caption", wrap=False), Text(look="caption", wrap=False)]
        for label, box in zip(self._labels, (self.before, self.after), strict=True):
            label.setBuddy(box)
        self.body.addWidget(flow(self._labels[0], self.before, self._labels[1], self.after, space="m"))
        self.body.addWidget(self.view, 1)
        self.finish(self.close_it)
        for box in (self.before, self.after):
            for version in reversed(versions):
                box.addItem("", version.number)
            box.activated.connect(self._compare)
        numbers = [version.number for version in versions if version.number < number]
        self.before.setCurrentIndex(self.before.findData(numbers[-1] if numbers else number))
        self.after.setCurrentIndex(self.after.findData(number))
        self.on_language_change(self._retranslate)
        self.close_it.clicked.connect(self.accept)
        self._compare()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("What changed"))
        names = (self.tr("From"), self.tr("to"))
        for label, name, box in zip(self._labels, names, (self.before, self.after), strict=True):
            label.setText(name)
            box.setAccessibleName(name)
            for index, version in enumerate(reversed(self._versions)):
                text = self.tr("Version {number} · {day}").format(
                    number=version.number, day=format_day(version.created)
                )
                box.setItemText(index, text)
        self.close_it.setText(self.tr("Close"))

    def _compare(self) -> None:
        found = self._session.persons.compare(self._session.master, self.before.currentData(), self.after.currentData())
        self.view.show_differences(found)
