"""A card of the Settings page: e-mail aliases, an address of its own for every copy."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from app.domain.alias_scheme import PROVIDED, SCHEMES, AliasScheme
from app.errors import AppError, UserError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import field, row_with_buttons
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.secret_line import SecretLine


class AddressCard(Translatable, Card):
    """One choice, applied at once; a domain is applied by its button, a provider once it was asked whether the key works."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell = shell
        self.scheme, self.domain, self.use = ComboBox(), QLineEdit(), Button()
        self.shown, self._hint, self._caution = Text(look="caption"), Text(look="muted"), Text(look="muted")
        self.url, self.key, self.ask = QLineEdit(), SecretLine(), Button("", "globe")
        self.busy, self._place, self._told = Busy(), JobSlot(self), Text(look="muted")
        self._names = [Text(look="caption") for _ in range(2)]
        label, name = Text(), Text(look="caption")
        titled(self, "mail", lambda: self.tr("The e-mail address in your copies"))
        label.set_text(lambda: self.tr("Copies show"))
        label.setBuddy(self.scheme)
        name.set_text(lambda: self.tr("Your domain"))
        self._own = field(name, row_with_buttons(self.domain, self.use, space="m"))
        name.setBuddy(self.domain)
        self._account = [field(one, editor) for one, editor in zip(self._names, (self.key, self.url), strict=True)]
        self.busy.watch(self._place, "alias")
        parts = (self._hint, row_with_buttons(label, self.scheme), self._told, *self._account, self._own, self.ask)
        for part in (*parts, self.busy, self._caution, self.shown):
            self.body.addWidget(part)
        for key in SCHEMES:
            self.scheme.addItem("", key)
        self.on_language_change(self._retranslate)
        self.show_now()
        self.scheme.activated.connect(lambda _index: self._chosen())
        self.domain.returnPressed.connect(self.use.click)
        self.use.clicked.connect(self._put_in_force)
        self.ask.clicked.connect(self._ask_provider)

    def _retranslate(self) -> None:
        self._hint.setText(
            self.tr(
                "If every copy shows a different address, a message or even a bare list of addresses points to the copy it is consistent with."
            )
        )
        names = (
            self.tr("My own address, the same in every copy"),
            self.tr("My address with a tag after a plus sign"),
            self.tr("A new address at my own domain"),
            self.tr("A new address from SimpleLogin"),
            self.tr("A new address from addy.io"),
        )
        for place, text in enumerate(names):
            self.scheme.setItemText(place, text)
        self.scheme.setAccessibleName(self.tr("Copies show"))
        self.domain.setAccessibleName(self.tr("Your domain"))
        self.domain.setPlaceholderText("example.org")
        self.use.setText(self.tr("Use this domain"))
        fields = (
            (self.key, self.tr("Your API key")),
            (self.url, self.tr("Server address, if you host it yourself (optional)")),
        )
        for one, (editor, text) in zip(self._names, fields, strict=True):
            one.setText(text)
            editor.setAccessibleName(text)
        self.ask.setText(self.tr("Test and use"))
        self._show_explanation()

    def show_now(self) -> None:
        """Show what is in force."""
        kept = self._shell.session.copies.alias_scheme()
        self.scheme.setCurrentIndex(self.scheme.findData(kept.scheme))
        self.domain.setText(kept.domain)
        self.url.setText(kept.url if kept.scheme in PROVIDED else "")
        self.key.clear()
        self._show_explanation()

    def _chosen(self) -> None:
        scheme = self.scheme.currentData()
        if scheme in PROVIDED:
            self._show_explanation()
            self.key.setFocus()
        elif scheme != "catch-all" or self.domain.text().strip():
            self._put_in_force()
        else:
            self._show_explanation()
            self.domain.setFocus()

    def _put_in_force(self) -> None:
        scheme = AliasScheme(self.scheme.currentData(), self.domain.text().strip().lower())
        try:
            self._shell.session.copies.set_alias_scheme(scheme)
        except UserError as error:
            self._shell.messages.error(error)
            return
        self._shell.messages.clear()
        self.show_now()

    def _ask_provider(self) -> None:
        """Ask the provider whether key and domain are right, then use it."""
        session, key = self._shell.session, self.key.text().strip()
        wanted = AliasScheme(self.scheme.currentData(), self.domain.text().strip(), self.url.text().strip())

        def work(_token: CancelToken, _progress: Progress) -> AliasScheme:
            kept = session.alias_providers.choose(wanted, key)
            session.copies.set_alias_scheme(kept)
            return kept

        self._shell.messages.clear()
        self._place.start(work, Outcomes(self._chose_provider, self._refused))

    def _chose_provider(self, _kept: AliasScheme) -> None:
        self.show_now()
        self._shell.messages.inform(self.tr("It works. An address is created when you save a copy."))

    def _refused(self, error: AppError) -> None:
        self._shell.messages.error(error)

    def _show_explanation(self) -> None:
        """Explain the shown choice, with the address that a copy would show."""
        scheme = self.scheme.currentData()
        cautions = {
            "subaddress": self._plus_warning(),
            "catch-all": self.tr(
                "The domain's mailbox must accept every address (catch-all). Send yourself a test message first."
            ),
        }
        provided = scheme in PROVIDED
        self._own.setVisible(provided or scheme == "catch-all")
        self.use.setVisible(not provided)
        for part in (*self._account, self.ask, self._told):
            part.setVisible(provided)
        host = self.url.text().strip() or {"simplelogin": "app.simplelogin.io", "addy": "app.addy.io"}.get(scheme, "")
        self._told.setText(sentence("alias-provider-told", {"host": one_line(host)}))
        self._caution.setText(cautions.get(scheme, ""))
        self._caution.setVisible(scheme in cautions)
        address = self._example(scheme)
        self.shown.setText(self.tr("For example {address}").format(address=address))
        self.shown.setVisible(bool(address))

    def _plus_warning(self) -> str:
        """Return the caution about sub-addresses, with that of a provider known not to deliver them."""
        from app.mail.providers import undelivered_plus

        email, told = self._email(), sentence("alias-subaddress-warning")
        if (found := undelivered_plus(email)) is not None:
            params: dict[str, str | int] = {"domain": email.rpartition("@")[2], "date": found.checked}
            told = f"{sentence('alias-plus-undelivered', params)} {told}"
        return told

    def _email(self) -> str:
        resume = self._shell.session.imports.current(self._shell.session.master)
        return resume.basics.email if resume else ""

    def _example(self, scheme: str) -> str:
        from app.marks.aliases import make_alias

        if scheme in PROVIDED:
            kept = self._shell.session.copies.alias_scheme()
            return kept.stand_in("k7q2xm9t4r") if kept.scheme == scheme else ""
        email = self._email()
        made = make_alias(scheme, "k7q2xm9t4r", email, self.domain.text())
        return made or (email if scheme == "none" else "")
