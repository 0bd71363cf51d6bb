"""A card of the Settings page: the names of copies' files, a template with the name it gives now."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit

from app.domain.copy_file_names import PARTS, checked_template, stem
from app.errors import UserError
from app.services import copy_file_names
from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.flow_layout import field, flow, row_with_buttons
from ui.desktop.widgets.safe_text import Text

_EXAMPLE = "R7K4-Q2MD"


class NamesCard(Translatable, Card):
    """The template is applied by its button; what it gives is shown while it is typed."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell = shell
        self.template, self.use, self.shown, self.neutral = QLineEdit(), Button(), Text(), Text(look="muted")
        self.parts = {part: Button("quiet", "plus") for part in PARTS}
        hint, name = Text(look="muted"), Text(look="caption")
        titled(self, "file", lambda: self.tr("The file names of your copies"))
        hint.set_text(
            lambda: self.tr(
                "Recruiters find files by name. Leave it empty to use the usual name in your résumé's country."
            )
        )
        name.set_text(lambda: self.tr("Name of the files"))
        name.setBuddy(self.template)
        for part in (
            hint,
            field(name, row_with_buttons(self.template, self.use, space="m")),
            flow(*self.parts.values()),
            self.shown,
            self.neutral,
        ):
            self.body.addWidget(part)
        self.neutral.set_text(
            lambda: self.tr(
                "If a copy hides your name, its files get a neutral name. File names never show anything hidden."
            )
        )
        self.on_language_change(self._retranslate)
        self.template.setText(copy_file_names.template(shell.session.vault))
        self.template.textChanged.connect(lambda _text: self._show_example())
        self.template.returnPressed.connect(self.use.click)
        self.use.clicked.connect(self._put_in_force)
        for key, button in self.parts.items():
            button.clicked.connect(partial(self._insert, key))
        self._show_example()

    def _retranslate(self) -> None:
        names = {
            "name": self.tr("Name"),
            "school": self.tr("School"),
            "position": self.tr("Position sought"),
            "recipient": self.tr("Recipient"),
            "reference": self.tr("Reference"),
        }
        for part, button in self.parts.items():
            button.setText(names[part])
        self.use.setText(self.tr("Use this name"))
        self.template.setAccessibleName(self.tr("Name of the files"))
        self._show_example()

    def _insert(self, part: str, _checked: bool = False) -> None:
        before = self.template.text()[: self.template.cursorPosition()]
        self.template.insert(f"{'-' if before and before[-1] != '-' else ''}{{{part}}}")
        self.template.setFocus()

    def _show_example(self) -> None:
        """Show the name that the template gives a copy which shows everything of the present résumé."""
        resume = self._shell.session.imports.current(self._shell.session.master)
        if resume is None:
            self.shown.setText(self.tr("An example appears here once you have a résumé."))
            return
        usual = copy_file_names.usual_template(resume)
        self.template.setPlaceholderText(usual)
        try:
            template = checked_template(self.template.text()) or usual
        except UserError as error:
            self.shown.setText(sentence(error.code, dict(error.params)))
            return
        parts = {
            "name": resume.basics.name,
            "school": resume.education[0].institution if resume.education else "",
            "position": resume.basics.label,
            "recipient": self.tr("Recipient"),
            "reference": _EXAMPLE,
        }
        self.shown.setText(self.tr("For example {name}").format(name=f"{stem(template, parts, resume.language)}.pdf"))

    def _put_in_force(self) -> None:
        try:
            self.template.setText(copy_file_names.set_template(self._shell.session.vault, self.template.text()))
        except UserError as error:
            self._shell.messages.error(error)
            return
        self._shell.messages.inform(self.tr("Saved. New copies will use this name."))
