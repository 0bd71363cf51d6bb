"""What the person saw on an official page that only they may ask: pasted, typed, or read from a screenshot of it.

Keeps nothing: `text` is what was said, `picture` the name of the screenshot and its hash. The picture stays where it is.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.cancel import CancelToken, Progress
from app.errors import AppError
from ui.desktop.dialogs.base import Dialog
from ui.desktop.incoming import PICTURES, Incoming, choose_file
from ui.desktop.messages import sentence
from ui.desktop.safe_text import LiveText, Text, one_line
from ui.desktop.theme import theme
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.flow import field, flow
from ui.desktop.widgets.panels import Busy
from ui.desktop.workers import Outcomes, Place

if TYPE_CHECKING:
    from app.domain.checks import CardLine, Posting

LINES = 132
"""Room for what a page says of one employer (logical pixels at 100 %)."""


class GuidedDialog(Dialog):
    """Asks what one page said. Accepted only with a text."""

    def __init__(self, untrusted_page: str, parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        self._page, self._place, self.picture = untrusted_page, Place(self), ("", "")
        self.hint, self.label, self.told, self.busy = Text(look="muted"), Text(look="caption"), LiveText(), Busy()
        self.said, self.shot = QPlainTextEdit(), Button("", "file")
        self.keep, self.close_it = Button("primary", "tick"), Button()
        self.said.setTabChangesFocus(True)
        self.label.setBuddy(self.said)
        for part in (self.hint, field(self.label, self.said), self.busy, self.told):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.close_it, self.keep, lead=flow(self.shot))
        self.told.hide()
        self.busy.watch(self._place, "read")
        theme().follow(self._fit)
        self._fit()
        self.on_language(self._say)
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
        """What the page said."""
        return self.said.toPlainText()

    def lines(self, posting: Posting, today: str) -> tuple[CardLine, ...]:
        """What was said as lines of the posting's card, dated `today` (RFC 3339)."""
        from checkers import guided_paste

        name, digest = self.picture
        shot = {"picture": name, "picture_sha256": digest} if name else {}
        found = guided_paste.lines(self.text, posting, page=self._page, today=today)
        return tuple(replace(one, params={**one.params, **shot}) for one in found)

    def _fit(self) -> None:
        self.said.setMinimumHeight(theme().px(LINES))

    def _say(self) -> None:
        self.setWindowTitle(self.tr("What the page said"))
        self.hint.setText(
            self.tr(
                "Copy what “{page}” shows of this employer and paste it here: name, number, state. It is compared with the posting and kept with this check, as what you saw today."
            ).format(page=one_line(self._page))
        )
        label = self.tr("What it shows")
        self.label.setText(label)
        self.said.setAccessibleName(label)
        self.shot.setText(self.tr("Read a screenshot…"))
        self.keep.setText(self.tr("Keep it with the check"))
        self.close_it.setText(self.tr("Cancel"))

    def _enable(self) -> None:
        self.keep.setEnabled(bool(self.text.strip()))

    def _choose(self) -> None:
        incoming = choose_file(self, self.tr("Choose a screenshot"), self.tr("Pictures"), PICTURES)
        if incoming is not None:
            self.read(incoming)

    def read(self, incoming: Incoming) -> None:
        """Put what stands on a picture into the field, for the person to look at."""

        def work(token: CancelToken, _progress: Progress) -> tuple[str, str]:
            from app.resume.readings import read_texts

            data = incoming.data()
            return read_texts(incoming.name, data, cancel=token)[0], hashlib.sha256(data).hexdigest()

        def done(found: tuple[str, str]) -> None:
            self.said.setPlainText(found[0])
            self.picture = incoming.name, found[1]
            self._tell(self.tr("Read from {name}. Look whether it is right.").format(name=one_line(incoming.name)))

        self._place.start(work, Outcomes(done, self._refused))

    def _refused(self, error: AppError) -> None:
        self._tell(sentence(error.code, dict(error.params)))

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.show()
        self.fit()
