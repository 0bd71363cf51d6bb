"""A card of the Settings page: what the person allowed a counsellor, and shared with one."""

from __future__ import annotations

from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.flow_layout import flow
from ui.desktop.widgets.safe_text import Text


class CounsellorCard(Translatable, Card):
    """Opens the dialog with everything about counsellors."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell = shell
        self.open, hint = Button("", "hand"), Text(look="muted")
        titled(self, "hand", lambda: self.tr("My counsellors"))
        hint.set_text(
            lambda: self.tr(
                "Does somebody advise you, at school or at an office? Decide here what they may have, until when, and end it again. You can show them one draft or incident and take their suggestions one by one."
            )
        )
        self.open.set_text(lambda: self.tr("Allow, share, take back…"))
        self.body.addWidget(hint)
        self.body.addWidget(flow(self.open))
        self.open.clicked.connect(lambda: self.show_dialog())

    def show_dialog(self) -> None:
        """Open the dialog."""
        from ui.desktop.dialogs.allowed_counsellors import CounsellorsDialog

        CounsellorsDialog(self._shell.session, self.window()).exec()
