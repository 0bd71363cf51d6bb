"""Asks for a new passphrase twice: of the vault, of a backup file, or of a file for somebody else."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.vault.keys.passphrase_policy import rejection_code
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.flow_layout import field
from ui.desktop.widgets.safe_text import LiveText, Text
from ui.desktop.widgets.secret_line import SecretLine

TOO_SHORT = "passphrase-too-short"
"""Said by the button that stays off while somebody types."""


class PassphraseDialog(Dialog):
    """Accepted only when both entries agree and are long enough; `passphrase` is then the new one.

    `of_backup`: of a backup file; `of_handover`: of a file that somebody else opens; `after_sheet`: the recovery sheet has just opened the vault; `received`: a caseload comes from a colleague, who knows the file's passphrase.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        of_backup: bool = False,
        of_handover: bool = False,
        after_sheet: bool = False,
        received: bool = False,
    ) -> None:
        super().__init__(440, parent)
        self._of_backup, self._after_sheet, self._received = of_backup, after_sheet, received
        self._of_handover = of_handover
        self.lead = Text()
        self.body.addWidget(self.lead)
        self.lead.setVisible(after_sheet or of_backup or of_handover or received)
        self.first, self.again, self.hint = SecretLine(), SecretLine(), LiveText(look="muted")
        self.yes, self.no = Button("primary"), Button()
        first, again = Text(look="strong"), Text(look="strong")
        for label, editor in ((first, self.first), (again, self.again)):
            editor.textChanged.connect(self._weigh)
            self.body.addWidget(field(label, editor))
        self.body.addWidget(self.hint)
        self.body.addStretch(1)
        self.finish(self.no, self.yes)
        self.bind_text(self.setWindowTitle, self._title)
        first.set_text(self._name)
        again.set_text(self._again_name)
        self.bind_text(self.first.setAccessibleName, self._name)
        self.bind_text(self.again.setAccessibleName, self._again_name)
        self.yes.set_text(self._verb)
        self.no.set_text(lambda: self.tr("Later") if self._after_sheet or self._received else self.tr("Cancel"))
        self.lead.set_text(self._lead)
        self.first.returnPressed.connect(self.again.setFocus)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.on_language_change(self._weigh)

    @property
    def passphrase(self) -> str:
        """The new passphrase."""
        return self.first.text()

    def _verb(self) -> str:
        if self._of_handover:
            return self.tr("Save the file")
        return self.tr("Back up") if self._of_backup else self.tr("Change passphrase")

    def _name(self) -> str:
        if self._of_handover:
            return self.tr("Passphrase of the file")
        return self.tr("Backup passphrase") if self._of_backup else self.tr("New passphrase")

    def _again_name(self) -> str:
        if self._of_handover:
            return self.tr("Confirm the file's passphrase")
        return self.tr("Confirm backup passphrase") if self._of_backup else self.tr("Confirm passphrase")

    def _lead(self) -> str:
        if self._of_backup:
            return self.tr("Only this passphrase opens the file; a recovery sheet does not.")
        if self._of_handover:
            return self.tr("The file opens with this passphrase alone. Pass it on separately from the file.")
        if self._received:
            return self.tr(
                "Whoever gave you the file knows its passphrase. Set one of your own now: from then on only yours unlocks this caseload here."
            )
        return self.tr(
            "You unlocked the vault with your recovery sheet. Set a new passphrase now if you forgot the old one."
        )

    def _title(self) -> str:
        if self._after_sheet or self._received:
            return self.tr("Set a new passphrase")
        if self._of_handover:
            return self.tr("Passphrase of the file")
        return self.tr("Backup passphrase") if self._of_backup else self.tr("Change passphrase")

    def _weigh(self) -> None:
        code = rejection_code(self.first.text())
        differs = self.first.text() != self.again.text()
        self.yes.setEnabled(not code and not differs)
        if code and code != TOO_SHORT:
            self.hint.setText(sentence(code))
        elif not code and self.again.text():
            self.hint.setText(self.tr("The passphrases don't match.") if differs else "")
        elif self._of_backup:
            self.hint.setText(
                self.tr("You will need it to restore the backup. It may differ from your vault's passphrase.")
            )
        else:
            self.hint.setText(self.tr("Four or five random words are strong and easy to remember."))
