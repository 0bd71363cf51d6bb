"""Shows one request to a public register before it is sent. "No" means that nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.desktop.dialogs.request_consent import RequestDialog
from ui.desktop.widgets.safe_text import Text

if TYPE_CHECKING:
    from checkers.online.ask import Request


class LookupDialog(RequestDialog):
    """One register, once."""

    def __init__(self, request: Request, parent: QWidget | None = None) -> None:
        super().__init__(f"GET {request.url}", parent)
        leaves = Text(" · ".join(request.leaves)[:400])
        self.add_receiver(request.host)
        self.add_fact(lambda: self.tr("The whole request"), self.link)
        self.add_fact(lambda: self.tr("What they learn: this, your internet address, and the time"), leaves)
        self.bind_text(self.link.setAccessibleName, lambda: self.tr("The whole request"))
        self.bind_text(self.setWindowTitle, lambda: self.tr("Ask this register?"))
        self.question.set_text(lambda: self.tr("Ask this register once?"))
        self.yes.set_text(lambda: self.tr("Ask it once"))
        self.no.set_text(lambda: self.tr("Do not ask"))
