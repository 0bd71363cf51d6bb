"""Adds a mailbox: its address and secret, what is read in it, and the person's agreement. Tries it before it is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.mail import Mailbox, Security
from app.errors import AppError, UserError
from app.mail.providers import Login, provider_of
from app.services.mailbox_search import MailboxService
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Flow, field
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.secret_line import SecretLine
from ui.desktop.widgets.status_label import StatusLabel


class MailboxDialog(Dialog):
    """Asks for a mailbox. It is kept once it was opened for reading; `name` is then its name."""

    def __init__(self, service: MailboxService, parent: QWidget | None = None) -> None:
        super().__init__(640, parent)
        self._service = service
        self.name = ""
        self.address, self.secret = QLineEdit(), SecretLine()
        self.host, self.port, self.security = QLineEdit(), QLineEdit("993"), ComboBox()
        self.folder, self.server = QLineEdit("INBOX"), QLineEdit()
        self.help, self.told, self.server_hint = Text(), Text(look="muted"), Text(look="caption")
        self.agree, self.ask, self.status_label, self.busy = QCheckBox(), QCheckBox(), StatusLabel("warning"), Busy()
        self.keep, self.no = Button("primary", "tick"), Button()
        self._labels = [Text(look="caption") for _ in range(7)]
        self._place = JobSlot(self)
        self.busy.watch(self._place, "mail-login")
        for security in Security:
            self.security.addItem(security.value.upper(), security.value)
        self._build_layout()
        self.on_language_change(self._retranslate)
        self.address.textChanged.connect(lambda: self._show_state())
        self.secret.textChanged.connect(lambda: self._show_state())
        self.host.textChanged.connect(lambda: self._show_state())
        self.security.activated.connect(lambda: self.port.setText("993" if self._security is Security.TLS else "143"))
        self.agree.toggled.connect(lambda: self._show_state())
        self.keep.clicked.connect(self._try)
        self.no.clicked.connect(self.reject)
        self.finished.connect(lambda: self._place.cancel())

    @property
    def _editors(self) -> tuple[QWidget, ...]:
        return self.address, self.secret, self.host, self.port, self.security, self.folder, self.server

    @property
    def _security(self) -> Security:
        return Security(self.security.currentData())

    def _build_layout(self) -> None:
        first, own = QWidget(), QWidget()
        line, second = Flow(first, space="m"), Flow(own, space="m")
        fields = [field(label, editor) for label, editor in zip(self._labels, self._editors, strict=True)]
        line.add(fields[0], 1, 240)
        line.add(fields[1], 1, 240)
        for part, share, least in zip(fields[2:6], (3, 1, 1, 2), (200, 80, 120, 120), strict=True):
            second.add(part, share, least)
        for part in (first, self.ask, self.help, own, fields[6], self.server_hint, self.told, self.agree):
            self.body.addWidget(part)
        self.body.addWidget(self.status_label)
        self.body.addWidget(self.busy)
        self.body.addStretch(1)
        self.finish(self.no, self.keep)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Add a mailbox"))
        names = (
            self.tr("Your address"),
            self.tr("Password or authorization code"),
            self.tr("IMAP server"),
            self.tr("Port"),
            self.tr("Encryption"),
            self.tr("Folder"),
            self.tr("Name of your mail server in its checks (optional)"),
        )
        for label, editor, name in zip(self._labels, self._editors, names, strict=True):
            label.setText(name)
            editor.setAccessibleName(name)
        self.server_hint.setText(
            self.tr(
                "It is the first name in the Authentication-Results header of a message you received. Without it, the sender cannot be verified."
            )
        )
        self.told.setText(
            self.tr(
                "Countermark connects only when you start it. It opens the folder for reading, looks at who a message came to, who it came from, its subject, date and your server's check of the sender, and marks nothing as seen. A whole message is fetched only when you make an incident of it. The password stays in the keyring of this system, or in memory until the vault is locked."
            )
        )
        self.ask.setText(self.tr("Ask me for the password each time; do not save it"))
        self.agree.setText(self.tr("I agree to this for this mailbox"))
        self.keep.setText(self.tr("Test and save"))
        self.no.setText(self.tr("Cancel"))
        self._show_state()

    def _show_state(self) -> None:
        provider = provider_of(self.address.text())
        language = "zh" if translations().language.startswith("zh") else "en"
        self.help.setText(provider.help[language] if provider else "")
        self.help.setVisible(provider is not None)
        self.host.setPlaceholderText(provider.host if provider and provider.host else "imap.example.org")
        self.server.setPlaceholderText(provider.server if provider and provider.server else "mx.example.org")
        closed = provider is not None and provider.login is Login.EXPORT and not self.host.text().strip()
        known = bool(self.host.text().strip() or (provider and provider.host))
        whole = bool(self.address.text().strip() and self.secret.text() and known)
        self.keep.setEnabled(whole and not closed and self.agree.isChecked() and not self._place.busy)

    def _mailbox(self) -> Mailbox:
        port, user = self.port.text().strip(), self.address.text().strip()
        return Mailbox(
            name=user,
            host=self.host.text().strip(),
            user=user,
            port=int(port) if port.isdecimal() and len(port) < 6 else 0,
            security=self._security,
            folder=self.folder.text().strip() or "INBOX",
            server=self.server.text().strip(),
            ask=self.ask.isChecked(),
        )

    def _try(self) -> None:
        service, mailbox, secret = self._service, self._mailbox(), self.secret.text()
        self.status_label.hide()

        def work(token: CancelToken, _progress: Progress) -> str:
            kept = service.add(mailbox, secret)
            try:
                service.test(kept.name, token)
            except BaseException:
                service.remove(kept.name)
                raise
            return kept.name

        self._place.start(work, Outcomes(self._kept, self._refused, ended=self._show_state))
        self.keep.setEnabled(False)

    def _kept(self, name: str) -> None:
        self.name = name
        self.accept()

    def _refused(self, error: AppError) -> None:
        self.status_label.refuse(error)
        if isinstance(error, UserError) and error.code == "key-not-kept":
            self.ask.setChecked(True)
            self.status_label.show_text(
                self.tr(
                    "This system cannot save passwords for programs now (no keyring, or it is locked). Unlock it, or leave “Ask me for the password each time” ticked and press “Test and save” again."
                )
            )
        self.reveal(self.status_label)
