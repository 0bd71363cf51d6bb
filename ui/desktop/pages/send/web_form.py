"""Filling a platform's web form: the copy part by part for the clipboard, which forgets each after a minute.

The copy was made and recorded before the first part can be copied: whatever is pasted is in the ledger already.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.workers.cancellation import CancelToken, Progress
from ui.desktop.models import field_names
from ui.desktop.models.web_form_parts import FOOT, TOP, FormPart, distinguish_names, form_parts
from ui.desktop.platform.clipboard import ForgettingClipboard
from ui.desktop.shell import vocabulary
from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, clear, column
from ui.desktop.widgets.flow_layout import row_with_buttons, with_glyph
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line

if TYPE_CHECKING:
    from app.services.copies import CopyRequest, CopyResult
    from app.services.copy_plan import CopyPlan
    from ui.desktop.shell.session import Session


def make_for_form(
    session: Session, request: CopyRequest, plan: CopyPlan, token: CancelToken, progress: Progress
) -> CopyResult:
    """Make the copy as text and record it; no file stays behind (the exact bytes are in the vault)."""
    with tempfile.TemporaryDirectory(prefix="countermark-") as folder:
        result = session.copies.make(request, Path(folder), plan=plan, cancel=token, progress=progress)
    with session.vault.transaction():
        for file in result.record.files:
            session.vault.copies.set_path(result.record.copy_id, file.format, "")
    return result


class FormView(Translatable, QWidget):
    """The parts, each with a button that copies it. `finished` when the person is done."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: tuple[FormPart, ...] = ()
        self.buttons: list[Button] = []
        self._result: CopyResult | None = None
        self._copied: set[int] = set()
        self._left = 0
        self.clipboard = ForgettingClipboard(self)
        self.headline, self.who, self.how, self.timer = Text(look="section"), ElidedLabel(), Text(look="muted"), Text()
        self.done, self._lines, scroll = Button("primary", "tick"), column(space="m"), Scroll(width=820)
        line, card = column(self, space="m"), Card(space="s")
        card.body.addWidget(row_with_buttons(with_glyph(Glyph("confirmed", "good", 28), self.headline), self.done))
        for part in (self.who, self.how, self.timer):
            card.body.addWidget(part)
        scroll.body.addWidget(card)
        scroll.body.addLayout(self._lines)
        line.addWidget(scroll)
        self.headline.set_text(lambda: self.tr("Copy recorded. Paste it into the form part by part"))
        self.how.set_text(
            lambda: self.tr(
                "Each part carries this copy's marks, so paste it unchanged. The clipboard is cleared after a minute."
            )
        )
        self.done.set_text(lambda: self.tr("I've filled in the form"))
        self.on_language_change(self._retranslate)
        self.done.clicked.connect(self._finish)
        self.clipboard.left.connect(self._tell_left)

    def load(self, result: CopyResult, plan: CopyPlan) -> None:
        """Show a recorded copy."""
        self._result, self.parts, self._copied = result, form_parts(plan.document), set()
        self._retranslate()

    def _retranslate(self) -> None:
        self._tell_left(self._left)
        clear(self._lines)
        self.buttons = []
        if self._result is None:
            return
        record = self._result.record
        self.who.set_untrusted(f"{self._result.recipient.name} · {vocabulary.stage(record.stage)} · {record.reference}")
        for number, name in enumerate(distinguish_names([self._name(part) for part in self.parts])):
            self._lines.addWidget(self._part(number, name))

    def _name(self, part: FormPart) -> str:
        if part.section == FOOT:
            return self.tr("Reference line")
        if part.section == TOP:
            return field_names.part_of_id(part.field) if part.field else field_names.section(TOP)
        return one_line(" · ".join(text for text in (part.heading, part.entry) if text))

    def _part(self, number: int, name: str) -> QWidget:
        part = self.parts[number]
        card, held = Card("inset", space="s"), QWidget()
        texts = column(held, space="xs")
        texts.addWidget(Text(name, "caption"))
        texts.addWidget(Text(part.text))
        button = Button("", "copy")
        told = name if part.entry else f"{name}: {one_line(part.text)[:40]}"
        button.setText(self.tr("Copied") if number in self._copied else self.tr("Copy"))
        button.setAccessibleName(self.tr("Copy {part}").format(part=told))
        button.clicked.connect(partial(self._copy, number))
        self.buttons.append(button)
        card.body.addWidget(row_with_buttons(held, button))
        return card

    def _copy(self, number: int) -> None:
        self.clipboard.put(self.parts[number].text)
        self._copied.add(number)
        name = self.buttons[number].accessibleName()
        self.buttons[number].setText(self.tr("Copied"))
        self.buttons[number].setAccessibleName(name)

    def _tell_left(self, seconds: int) -> None:
        self._left = seconds
        text = self.tr("Clipboard is cleared in {count} s.").format(count=seconds)
        self.timer.setText(text if seconds else self.tr("Nothing on the clipboard is from this copy."))

    def _finish(self) -> None:
        self.clipboard.forget()
        self.finished.emit()
