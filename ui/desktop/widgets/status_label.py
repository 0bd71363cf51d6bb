"""A sentence in a dialog that is there only once there is something to tell, read out as it comes."""

from __future__ import annotations

from app.errors import AppError
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.safe_text import LiveText


class StatusLabel(LiveText):
    """Hidden at first; the dialog it stands in makes room for it."""

    def __init__(self, tone: str = "") -> None:
        super().__init__()
        if tone:
            self.set_tone(tone)
        self.hide()

    def tell(self, text: str) -> None:
        """Say it."""
        self.setText(text)
        self.show()
        dialog = self.window()
        if isinstance(dialog, Dialog):
            dialog.fit()

    def refuse(self, error: AppError) -> None:
        """Say why something is not done."""
        self.tell(sentence(error.code, dict(error.params)))
