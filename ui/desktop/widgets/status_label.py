"""A sentence in a dialog that is shown, and announced, only when there is something to report."""

from __future__ import annotations

from app.errors import AppError
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.safe_text import LiveText


class StatusLabel(LiveText):
    """Hidden at first; its dialog scrolls to it, and its buttons stay where they are."""

    def __init__(self, tone: str = "") -> None:
        super().__init__()
        if tone:
            self.set_tone(tone)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show a text; an empty one leaves the dialog where it is scrolled to."""
        self.setText(text)
        self.show()
        dialog = self.window()
        if text and isinstance(dialog, Dialog):
            dialog.reveal(self)

    def refuse(self, error: AppError) -> None:
        """Show why something is not done."""
        self.show_text(sentence(error.code, dict(error.params)))
