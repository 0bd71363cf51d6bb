"""A card of the Settings page: deleting everything, or in the vault of a student who is advised, removing that student."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from app.clock import local_day
from ui.desktop.dialogs.delete_everything import EraseDialog
from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.safe_text import Text, one_line

if TYPE_CHECKING:
    pass


class EraseCard(Translatable, Card):
    """Deletes everything of the person's own after a typed confirmation; in the vault of a student who is advised it removes that student alone."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell, self.erase = shell, Button("danger", "trash")
        student = shell.vaults.student_name
        text = Text(look="muted")
        if student:
            titled(self, "trash", lambda: self.tr("Remove this student"))
            text.set_text(
                lambda: self.tr(
                    "Removes {name} from your caseload: this vault, its key, its backups and files not yet sent. Your other students and your settings stay. All that stays about {name} is one line without a name: that there was a consent, and when it ended. Copies that were sent stay with whoever has them."
                ).format(name=student)
            )
            self.erase.set_text(lambda: self.tr("Remove this student…"))
        else:
            titled(self, "trash", lambda: self.tr("Delete everything"))
            text.set_text(lambda: self.tr("The vault, its local backups and the settings, from this computer."))
            self.erase.set_text(lambda: self.tr("Delete everything…"))
        self.body.addWidget(row_with_buttons(text, self.erase))
        self.erase.clicked.connect(lambda: self._erase(is_student=bool(student)))

    def _erase(self, *, is_student: bool) -> None:
        if is_student or EraseDialog(self, self._elsewhere()).exec() == QDialog.DialogCode.Accepted:
            self._shell.erase_everything()
        else:
            self._shell.messages.inform(self.tr("Nothing was deleted."))

    def _elsewhere(self) -> str:
        """Return what is not deleted with the person's own vault: what counsellors were allowed to have, and students on this computer."""
        from app.services.caseload_student_consent import ConsentService

        session = self._shell.session
        today = local_day(session.clock())
        given = [
            one for one in ConsentService(session.vault).given() if not one.withdrawn and today <= one.terms.expires
        ]
        lines = [
            self.tr(
                "{counsellor} keeps what you allowed until {day}. To end that, press “Allow, share, take back…” before you delete."
            ).format(counsellor=one_line(one.counsellor), day=day_of(one.terms.expires))
            for one in given
        ]
        if self._shell.vaults.has_caseload:
            lines.append(
                self.tr("The students you advise are in vaults of their own and stay. Delete them on their page.")
            )
        return "\n".join(lines)
