"""Registers that may be asked about the employer of a card, one button each. Sends nothing by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.register_request import LookupDialog
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.offline import refuse_when_offline
from ui.desktop.shell.page_host import Shell
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, column, row
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text, one_line

if TYPE_CHECKING:
    from app.domain.checks import CardLine, Posting
    from checkers.online.base import Lookup, Query


class LookupsCard(Card):
    """A button per register that fits the posting. `answered` carries the card lines of one answer."""

    answered = Signal(tuple)

    def __init__(self, shell: Shell, posting: Posting, parent: QWidget | None = None) -> None:
        from checkers.online.registry import lookups_for

        super().__init__(space="m", parent=parent)
        self._shell, self._place = shell, JobSlot(self)
        self.buttons: list[Button] = []
        head = row(space="s")
        head.addWidget(Glyph("globe", "accent"))
        head.addWidget(Text(self.tr("Search a public register"), "section"), 1)
        self.body.addLayout(head)
        self.body.addWidget(
            Text(self.tr("Each button first shows exactly what is sent. Nothing is sent until you agree."), "muted")
        )
        for lookup, query in lookups_for(posting):
            self._offer(lookup, query)
        self.busy = Busy()
        self.body.addWidget(self.busy)
        self.busy.watch(self._place, "ask")
        self._place.busy_changed.connect(self._enable)
        lists = Button("quiet", "building")
        lists.setText(self.tr("Use an official list on this computer…"))
        lists.clicked.connect(lambda: shell.show_settings("registers"))
        self.body.addWidget(lists, 0, Qt.AlignmentFlag.AlignLeft)
        if not self.buttons:
            self.body.addWidget(Text(self.tr("No register here covers the organisation in this posting."), "muted"))

    def _offer(self, lookup: Lookup, query: Query) -> None:
        from checkers.online.base import register_infos

        about = register_infos()[lookup.code]
        language = "zh" if translations().language.startswith("zh") else "en"
        pair = column(space="xs")
        button = Button("", "search")
        button.setText(one_line(about.title[language]))
        button.clicked.connect(partial(self._ask, lookup, query))
        pair.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        asked = " · ".join(part for part in (query.number, query.name, query.domain) if part)
        pair.addWidget(Text(one_line(asked), "caption"))
        self.body.addLayout(pair)
        self.buttons.append(button)

    def _ask(self, lookup: Lookup, query: Query) -> None:
        self._shell.messages.clear()
        if refuse_when_offline(self._shell):
            return
        request = lookup.preview(query)
        if LookupDialog(request, self).exec() != LookupDialog.DialogCode.Accepted:
            return
        session = self._shell.session

        def work(token: CancelToken, progress: Progress) -> tuple[CardLine, ...]:
            from checkers.net.client import Consent
            from ui.online_lookups import lookup_context

            progress("fetch", 0, 0)
            consent = Consent(request.host, "lookup", granted=True)
            answers = lookup.run(query, lookup_context(session.vault, cancel=token), consent)
            token.check()  # a register that was not reached because of it is no answer
            return answers

        self._place.start(work, Outcomes(self.answered.emit, self._refused))

    def _refused(self, error: AppError) -> None:
        self._shell.messages.error(error)

    def _enable(self, busy: bool) -> None:
        for button in self.buttons:
            button.setEnabled(not busy)
