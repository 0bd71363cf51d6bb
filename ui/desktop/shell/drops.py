"""Hands a file dropped on the window to the page it is for, or says why no page can use it.

Where a name leaves a choice, the content decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.desktop.models.dropped_file import FileUse, InspectedFile, inspect_files, why_unusable
from ui.desktop.models.dropped_table import is_table
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.page_host import Shell
from ui.desktop.shell.page_stack import BY_CONTENT, PageStack
from ui.desktop.shell.untrusted_input import UntrustedInput, one_by_one_sentence
from ui.desktop.widgets.safe_text import one_line
from ui.desktop.widgets.sidebar import page_name

SLOW_MS: Final = 2_000
"""A file that takes longer to look into is spoken of."""


class Drops(QObject):
    """Dispatcher of dropped input to the pages of `shell`."""

    def __init__(self, window: QWidget, shell: Shell, stack: PageStack) -> None:
        super().__init__(window)
        self._shell, self._stack, self._place = shell, stack, JobSlot(self)
        self._left = list[str]()
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._announce_slow)
        self._told = ""

    def receive(self, incoming: UntrustedInput) -> None:
        """Inspect a drop and hand it to its page, or show a message. A drop during an inspection is refused with a message."""
        if self._place.busy:
            self._left.append(incoming.name or self.tr("the text"))
            self._warn()
            return
        self._left.clear()
        target = self._stack.target(incoming)
        if target == BY_CONTENT:
            self._look(incoming)
        elif target:
            self._shell.hand(target, incoming)
        else:
            self._refuse(incoming)

    def _look(self, incoming: UntrustedInput) -> None:
        files, here = (replace(incoming, more=()), *incoming.more), self._stack.key
        self._slow.start()
        self._place.start(
            lambda token, _progress: inspect_files(files, token),
            Outcomes(partial(self._sort, here), self._shell.messages.error, ended=self._ended),
        )

    def _announce_slow(self) -> None:
        self._told = self.tr("Reading the file…")
        self._shell.messages.inform(self._told, self.tr("Stop"), self._place.cancel)

    def _ended(self) -> None:
        self._slow.stop()
        if self._told and self._shell.messages.shown == self._told:
            self._shell.messages.clear()
        self._told = ""

    def _sort(self, here: str, found: tuple[InspectedFile, ...]) -> None:
        self._shell.messages.clear()
        if here == "settings":  # a table dropped there is meant for the lists
            found = tuple(replace(one, use=FileUse.REGISTER) if one.use is FileUse.NONE else one for one in found)
        why = self._why_none(found)
        if not why:
            self._hand_all(found)
        self._warn(why)

    def _why_none(self, found: Sequence[InspectedFile]) -> str:
        """Return the reason why a set of files is refused as a whole; empty if all can be taken."""
        for one in found:
            if why := self._refusal_reason(one):
                name = one_line(one.incoming.name)
                told = why if name in why else self.tr("“{name}”: {why}").format(name=name, why=why)
                return why if len(found) == 1 else self.tr("None of these files was opened.") + " " + told
        alone = any(one.use in (FileUse.RESUME, FileUse.POSTING) for one in found)
        return one_by_one_sentence() if alone and len(found) > 1 else ""

    def _refusal_reason(self, one: InspectedFile) -> str:
        if one.problem is not None:
            return sentence(one.problem.code, one.problem.params)
        if one.use is not FileUse.NONE:
            return ""
        text = (
            self.tr(
                "“{name}” has no columns that the program knows. A list of your applications needs one for the company and one for the day. An official list can be imported under Settings, where you say what its columns contain."
            )
            if is_table(one.incoming)
            else self.tr("“{name}” is not a résumé, a posting or a known list.")
        )
        return text.format(name=one_line(one.incoming.name))

    def _hand_all(self, found: Sequence[InspectedFile]) -> None:
        """Hand on the person's own lists one by one (each asks first), then all official lists together."""
        registers = [one.incoming for one in found if one.use is FileUse.REGISTER]
        for one in found:
            if one.use is not FileUse.REGISTER:
                self._shell.hand(one.use.value, one.incoming)
        if registers:
            self._shell.hand(FileUse.REGISTER.value, replace(registers[0], more=tuple(registers[1:])))

    def _warn(self, *said: str) -> None:
        """Show a warning, and what else was dropped meanwhile."""
        lines = [line for line in said if line]
        if self._left:
            names = self.tr(", ").join(map(one_line, self._left))
            text = self.tr("Not opened, because another file was being read: {names}. Drop it again.")
            lines.append(text.format(names=names))
        if lines:
            self._shell.messages.warn("\n".join(lines))

    # -- what cannot be used here -------------------------------------------------------------------------------------

    def _refuse(self, incoming: UntrustedInput) -> None:
        if incoming.more and not incoming.pages:
            self._shell.messages.warn(one_by_one_sentence())
        elif pages := self._stack.accepting_pages(incoming):
            names = self.tr(", ").join(map(page_name, pages))
            text = (
                self.tr("“{name}” cannot be used on this page. Open one of these and drop it there: {pages}.")
                if incoming.name
                else self.tr("A text cannot be used on this page. Open one of these and drop it there: {pages}.")
            )
            self._shell.messages.warn(text.format(name=one_line(incoming.name), pages=names))
        else:
            self._place.start(
                lambda _token, _progress: why_unusable(incoming),
                Outcomes(partial(self._tell_unusable, incoming), self._shell.messages.error),
            )

    def _tell_unusable(self, incoming: UntrustedInput, code: str) -> None:
        name = one_line(incoming.name)
        if code == "folder":
            self._warn(self.tr("“{name}” is a folder. Open it and drop the files inside it.").format(name=name))
        elif code:
            self._warn(sentence(code, {"path": one_line(str(incoming.path))}))
        else:
            text = self.tr(
                "“{name}” is not a kind of file that the program reads. It reads PDF, Word (DOCX), text, JSON, saved pages, e-mails, pictures and tables."
            )
            self._warn(text.format(name=name))
