"""Card of e-mail aliases: an address of its own for every copy, the one mark that a bare row of contact data still carries."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLineEdit

from app.errors import UserError
from ui.desktop.pages.settings.other_cards import titled
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.choice import ComboBox
from ui.desktop.widgets.flow import field, row_with_buttons
from ui.desktop.widgets.safe_text import Text

SCHEMES: Final = ("none", "subaddress", "catch-all")
"""As `app.services.copy_plan.AliasScheme` names them."""


class AddressCard(Translatable, Card):
    """One choice, applied at once; a domain is applied by its button."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell = shell
        self.scheme, self.domain, self.use = ComboBox(), QLineEdit(), Button()
        self.shown, self._hint, self._caution = Text(look="caption"), Text(look="muted"), Text(look="muted")
        label, name = Text(), Text(look="caption")
        titled(self, "mail", lambda: self.tr("The e-mail address in your copies"))
        label.set_text(lambda: self.tr("Copies show"))
        label.setBuddy(self.scheme)
        name.set_text(lambda: self.tr("Your domain"))
        self._own = field(name, row_with_buttons(self.domain, self.use, space="m"))
        name.setBuddy(self.domain)
        for part in (self._hint, row_with_buttons(label, self.scheme), self._own, self._caution, self.shown):
            self.body.addWidget(part)
        for key in SCHEMES:
            self.scheme.addItem("", key)
        self.on_language_change(self._retranslate)
        self.show_now()
        self.scheme.activated.connect(lambda _index: self._chosen())
        self.domain.returnPressed.connect(self.use.click)
        self.use.clicked.connect(self._put_in_force)

    def _retranslate(self) -> None:
        self._hint.setText(
            self.tr(
                "With an address of its own in each copy, a message that reaches you, or a bare list of names and addresses, shows which copy it is consistent with."
            )
        )
        names = (
            self.tr("my own address, the same in all"),
            self.tr("my address with a sign after a plus"),
            self.tr("a new address at my own domain"),
        )
        for place, text in enumerate(names):
            self.scheme.setItemText(place, text)
        self.scheme.setAccessibleName(self.tr("Copies show"))
        self.domain.setAccessibleName(self.tr("Your domain"))
        self.domain.setPlaceholderText("example.org")
        self.use.setText(self.tr("Use this domain"))
        self._show_explanation()

    def show_now(self) -> None:
        """Show what is in force."""
        kept = self._shell.session.copies.alias_scheme()
        self.scheme.setCurrentIndex(self.scheme.findData(kept.scheme))
        self.domain.setText(kept.domain)
        self._show_explanation()

    def _chosen(self) -> None:
        if self.scheme.currentData() != "catch-all" or self.domain.text().strip():
            self._put_in_force()
        else:
            self._show_explanation()
            self.domain.setFocus()

    def _put_in_force(self) -> None:
        from app.services.copy_plan import AliasScheme

        scheme = AliasScheme(self.scheme.currentData(), self.domain.text().strip().lower())
        try:
            self._shell.session.copies.set_alias_scheme(scheme)
        except UserError as error:
            self._shell.messages.error(error)
            return
        self._shell.messages.clear()
        self.show_now()

    def _show_explanation(self) -> None:
        """Explain the shown choice, with the address that a copy would show."""
        scheme = self.scheme.currentData()
        cautions = {
            "subaddress": sentence("alias-subaddress-warning"),
            "catch-all": self.tr(
                "The mailbox of that domain has to take every address (catch-all). Send yourself a message to one first."
            ),
        }
        self._own.setVisible(scheme == "catch-all")
        self._caution.setText(cautions.get(scheme, ""))
        self._caution.setVisible(scheme in cautions)
        address = self._example(scheme)
        self.shown.setText(self.tr("For example {address}").format(address=address))
        self.shown.setVisible(bool(address))

    def _example(self, scheme: str) -> str:
        from app.marks.aliases import make_alias

        resume = self._shell.session.imports.current(self._shell.session.master)
        email = resume.basics.email if resume else ""
        made = make_alias(scheme, "k7q2xm9t4r", email, self.domain.text())
        return made or (email if scheme == "none" else "")
