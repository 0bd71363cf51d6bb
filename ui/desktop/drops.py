"""What is dropped on the window: the page it is for, or one sentence why none can use it. Tables go by what stands in them."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.desktop.incoming import Incoming
from ui.desktop.models.dropped_table import TableKind, table_kind
from ui.desktop.page_stack import TABLE, PageStack
from ui.desktop.safe_text import one_line
from ui.desktop.shell import Shell
from ui.desktop.workers import Outcomes, Place

SLOW_MS: Final = 2_000
"""A file that takes longer to look into is spoken of."""


class Drops(QObject):
    """Gives what was dropped to a page of the `shell`."""

    def __init__(self, window: QWidget, shell: Shell, stack: PageStack) -> None:
        super().__init__(window)
        self._shell, self._stack, self._place = shell, stack, Place(self)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._tell)
        self._told = ""

    def receive(self, incoming: Incoming) -> None:
        """Every drop ends in a result or a message."""
        target = self._stack.target(incoming)
        if target == TABLE and incoming.path is not None:
            path, here = incoming.path, self._stack.key
            self._slow.start()
            self._place.start(
                lambda token, progress: table_kind(path, token),
                Outcomes(partial(self._sorted, incoming, here), self._shell.messages.error, ended=self._ended),
            )
        elif target:
            self._shell.hand(target, incoming)
        else:
            self._shell.messages.warn(
                self.tr("This page cannot use that kind of file. Open Résumé, Check or Leaks and drop it there.")
            )

    def _tell(self) -> None:
        self._told = self.tr("The file is being looked into…")
        self._shell.messages.inform(self._told, self.tr("Stop"), self._place.cancel)

    def _ended(self) -> None:
        self._slow.stop()
        if self._told and self._shell.messages.shown == self._told:
            self._shell.messages.clear()
        self._told = ""

    def _sorted(self, incoming: Incoming, here: str, kind: TableKind) -> None:
        self._shell.messages.clear()
        if kind is TableKind.APPLICATIONS:
            self._shell.hand("applications", incoming)
        elif kind is TableKind.REGISTER or here == "settings":  # dropped there, it is meant for the lists
            self._shell.hand("settings", incoming)
        else:
            text = self.tr(
                "“{name}” has no columns that are known. A list of your applications needs one for the company and one for the day; an official list can be imported under Settings, where you say what its columns hold."
            )
            self._shell.messages.warn(text.format(name=one_line(incoming.name)))
