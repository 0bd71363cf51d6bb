"""Moving recipients to the trash and restoring them, and the empty list that says when all of them are there."""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.domain.applications import recipient_of
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.panels import Empty
from ui.desktop.widgets.safe_text import one_line


class RecipientTrash:
    """Part of the Applications page; `refresh` updates that page. `open` is the button of the empty list."""

    def __init__(self, shell: Shell, empty: Empty, refresh: Callable[[], object]) -> None:
        self._shell, self._empty, self._refresh = shell, empty, refresh
        self.open = Button("quiet", "trash")
        empty.add(self.open)
        self.open.set_text(lambda: QCoreApplication.translate("trash", "Open Trash"))
        self.open.clicked.connect(lambda: shell.show_settings("vault"))

    def say_empty(self) -> None:
        """Explain an empty list: nothing was made yet, or all of it is in the trash."""
        hidden = bool(self._shell.session.trash.ids("recipient"))
        self.open.setVisible(hidden)
        self._empty.title.setText(
            QCoreApplication.translate("trash", "All applications are in Trash")
            if hidden
            else QCoreApplication.translate("trash", "No copies yet")
        )

    def put(self, application_id: str) -> None:
        """Move an application to the trash, with undo; the recipient with it where it is the only one with them."""
        from app.services.application_details import ApplicationDetails

        session, recipient_id = self._shell.session, recipient_of(application_id)
        hidden = session.trash.ids("application") - {application_id}
        others = set(ApplicationDetails(session.vault, session.clock).of_recipient(recipient_id)) - {application_id}
        if others - hidden:
            session.trash.add("application", application_id)
            self._refresh()
            title = ApplicationDetails(session.vault, session.clock).get(application_id).title
            known = session.vault.recipients.get(recipient_id)
            text = QCoreApplication.translate("trash", "“{name}” is in Trash.")
            whose = one_line(title or (known.name if known else ""))
            self._offer_back(application_id, text.format(name=whose), "application")
            return
        session.trash.add("recipient", recipient_id)
        self._refresh()
        known = session.vault.recipients.get(recipient_id)
        text = QCoreApplication.translate("trash", "“{name}” was moved to Trash. The ledger keeps its record.")
        self._offer_back(recipient_id, text.format(name=one_line(known.name) if known else ""))

    def undo_add(self, application_id: str, known: Set[str]) -> None:
        """Take back an application that was just added, and its recipient if it is none of those `known` before."""
        session, recipient_id = self._shell.session, recipient_of(application_id)
        if recipient_id not in known:
            session.trash.erase(recipient_id)
        session.trash.erase_application(application_id)
        self._shell.messages.clear()
        self._refresh()

    def tell(self, recipient_id: str, copy_id: str) -> None:
        """Explain that a requested recipient or copy is in the trash."""
        session = self._shell.session
        copy = session.vault.copies.get(copy_id) if copy_id else None
        known = session.vault.recipients.get(copy.recipient_id if copy else recipient_id)
        if known is not None and known.id in session.trash.ids("recipient"):
            text = QCoreApplication.translate("trash", "“{name}” is in Trash.")
            self._offer_back(known.id, text.format(name=one_line(known.name)))

    def _offer_back(self, identifier: str, text: str, kind: str = "recipient") -> None:
        back = QCoreApplication.translate("trash", "Restore")
        self._shell.messages.undoable(text, back, partial(self._put_back, kind, identifier))

    def _put_back(self, kind: str, identifier: str) -> None:
        self._shell.session.trash.restore(kind, identifier)
        self._shell.messages.clear()
        self._refresh()
