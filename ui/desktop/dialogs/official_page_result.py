"""Entry of a result from an official page that only the person may open: pasted, typed, or read from a screenshot of it.

Stores nothing: `text` is the entered text, `lines` compare it, `pictures` are the exact bytes of the screenshot they
rest on.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.errors import UserError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.untrusted_input import PICTURES, UntrustedInput, choose_file
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.flow_layout import field, flow
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.domain.checks import CardLine, Posting

LINES = 132
"""Room for what a page says of one employer (logical pixels at 100 %)."""

_UNREAD: Final = ("nothing-found", "ocr-missing")
"""Why nothing is read on a picture that is whole."""


class GuidedDialog(Dialog):
    """Asks for the text of one page. Accepted only with a text."""

    def __init__(self, untrusted_page: str, parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        self._page, self._place = untrusted_page, JobSlot(self)
        self._untrusted, self._named, self._read = b"", dict[str, str](), ""
        self.hint, self.label, self.status_label, self.busy = (
            Text(look="muted"),
            Text(look="caption"),
            StatusLabel(),
            Busy(),
        )
        self.said, self.shot = QPlainTextEdit(), Button("", "file")
        self.keep, self.close_it = Button("primary", "tick"), Button()
        self.said.setTabChangesFocus(True)
        self.label.setBuddy(self.said)
        for part in (self.hint, field(self.label, self.said), self.busy, self.status_label):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.close_it, self.keep, lead=flow(self.shot))
        self.busy.watch(self._place, "read")
        theme().follow(self._fit)
        self._fit()
        self.on_language_change(self._retranslate)
        self.keep.setEnabled(False)
        self.said.textChanged.connect(self._enable)
        self._place.busy_changed.connect(lambda busy: self.shot.setEnabled(not busy))
        self.shot.clicked.connect(self._choose)
        self.keep.clicked.connect(self.accept)
        self.close_it.clicked.connect(self.reject)
        self.finished.connect(self._place.cancel)
        self.said.setFocus()

    @property
    def text(self) -> str:
        """The entered text of the page."""
        return self.said.toPlainText()

    def lines(self, posting: Posting, today: str) -> tuple[CardLine, ...]:
        """Return the entered text as lines of the posting's card, dated `today` (RFC 3339)."""
        from checkers.guided import pasted_register_page

        found = pasted_register_page.lines(self.text, posting, page=self._page, today=today)
        return tuple(replace(one, params=one.params | self._named) for one in found)

    @property
    def pictures(self) -> tuple[bytes, ...]:
        """The exact bytes of the screenshot that was read, if one was."""
        return (self._untrusted,) if self._untrusted else ()

    def _fit(self) -> None:
        self.said.setMinimumHeight(theme().px(LINES))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("What the page said"))
        self.hint.setText(
            self.tr(
                "Copy what “{page}” shows about this employer and paste it here: name, number, status. It is compared with the posting and saved with this check, as what you saw today."
            ).format(page=one_line(self._page))
        )
        label = self.tr("What it shows")
        self.label.setText(label)
        self.said.setAccessibleName(label)
        self.shot.setText(self.tr("Read a screenshot…"))
        self.keep.setText(self.tr("Save with the check"))
        self.close_it.setText(self.tr("Cancel"))

    def _enable(self) -> None:
        self.keep.setEnabled(bool(self.text.strip()))

    def _choose(self) -> None:
        incoming = choose_file(self, self.tr("Choose a screenshot"), self.tr("Pictures"), PICTURES)
        if incoming is not None:
            self.read(incoming)

    def read(self, incoming: UntrustedInput) -> None:
        """Fill in the text of a picture, for the person to check; the picture is stored in any case."""

        def work(token: CancelToken, _progress: Progress) -> tuple[bytes, str, str]:
            data = incoming.data()
            text = _read(incoming.name, data, token)
            return data, hashlib.sha256(data).hexdigest(), text

        def done(found: tuple[bytes, str, str]) -> None:
            self._untrusted, digest, text = found
            self._named = {"picture": incoming.name, "picture_sha256": digest}
            if text and self.text.strip() not in ("", self._read):
                told = self.tr("{name} is saved with the check. What you typed is unchanged.")
            elif text:
                self._read = text.strip()
                self.said.setPlainText(text)
                told = self.tr("Read from {name}. Check that it is right. The picture is saved with the check.")
            else:
                told = self.tr("{name} is saved with the check, but no text could be read in it. Type what it shows.")
            self.status_label.show_text(told.format(name=one_line(incoming.name)))

        self._place.start(work, Outcomes(done, self.status_label.refuse))


def _read(untrusted_name: str, untrusted: bytes, token: CancelToken) -> str:
    """Return the text in a picture; empty where nothing can be read. Raises `UserError` `no-picture`, or like `read_texts`."""
    from app.ingest.formats.sniff import is_picture
    from app.ingest.readings import read_texts

    if not is_picture(untrusted):
        raise UserError("no-picture", name=untrusted_name)
    try:
        return read_texts(untrusted_name, untrusted, cancel=token)[0]
    except UserError as error:
        if error.code not in _UNREAD:
            raise
        return ""
