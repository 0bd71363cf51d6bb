"""Asks before a link is opened: exactly what is sent to whom. "No" means that nothing happens. "No" means that nothing happens."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtWidgets import QWidget

from ui.desktop.dialogs.request_consent import RequestDialog
from ui.desktop.widgets.safe_text import Text, one_line


class ConsentDialog(RequestDialog):
    """One link, once."""

    def __init__(self, untrusted_url: str, parent: QWidget | None = None) -> None:
        url = one_line(untrusted_url)
        super().__init__(url, parent)
        seen = Text()
        self.add_receiver(urlsplit(url).hostname or "")
        self.add_fact(lambda: self.tr("What is sent"), self.link)
        self.add_fact(lambda: self.tr("What they can see"), seen)
        seen.set_text(lambda: self.tr("Your internet address, the time, and that someone opened this page."))
        self.bind_text(self.link.setAccessibleName, lambda: self.tr("What is sent"))
        self.bind_text(self.setWindowTitle, lambda: self.tr("Open this link?"))
        self.question.set_text(lambda: self.tr("Open this link once?"))
        self.yes.set_text(lambda: self.tr("Open it once"))
        self.no.set_text(lambda: self.tr("Do not open it"))
