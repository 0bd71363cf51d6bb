"""Acts on an incident towards one recipient: a letter, their page, nothing more to be sent. It says of nobody that they did it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.copies import Recipient, RecipientKind
from app.domain.stored_records import Incident
from app.errors import UserError
from app.services.incident_reports import report_of
from app.services.incidents import answers_of
from ui.desktop.models.incident_report_words import case_country
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import field, flow
from ui.desktop.widgets.safe_text import LiveText, Text, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping


class Acting(Translatable, Card):
    """Card with the steps towards a recipient: those the incident is consistent with are offered first.

    `letter_sent` carries a letter (`Letter`) that was marked as sent, and the name of its recipient."""

    letter_sent = Signal(object, str)

    def __init__(self, shell: Shell, incident: Incident, parent: QWidget | None = None) -> None:
        super().__init__(space="m", parent=parent)
        self._shell, self._incident, self._muted = shell, incident, shell.session.muted
        self.recipients: tuple[Recipient, ...] = ()
        self.title, self.hint, self._label = Text(look="section"), Text(look="muted"), Text(look="caption")
        self.who, self.state = ComboBox(), LiveText()
        self.letter, self.page, self.mute = Button("", "mail"), Button("", "arrow-right"), Button("quiet", "eye-off")
        for part in (self.title, self.hint, field(self._label, self.who), flow(self.letter, self.page, self.mute)):
            self.body.addWidget(part)
        self.body.addWidget(self.state)
        self._list()
        self.on_language_change(self._retranslate)
        self.who.activated.connect(lambda _index: self._show_state())
        self.letter.clicked.connect(self._write)
        self.page.clicked.connect(self._open)
        self.mute.clicked.connect(self._toggle)

    def _list(self) -> None:
        self.recipients = _in_order(self._incident, self._shell.session.vault.recipients.all())
        self.who.clear()
        for one in self.recipients:
            self.who.addItem(one_line(one.name), one.id)
        if not self.recipients:
            self.hide()

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Contact a recipient"))
        self.hint.setText(
            self.tr(
                "Asking where they got your data, or to delete them, is your right whether or not it came from them."
            )
        )
        self._label.setText(self.tr("Recipient"))
        self.who.setAccessibleName(self.tr("Recipient"))
        self.letter.setText(self.tr("Write a letter…"))
        self._show_state()

    @property
    def recipient(self) -> Recipient | None:
        """The chosen recipient; None where there is none."""
        return self.recipients[self.who.currentIndex()] if self.recipients else None

    def _known_recipient(self) -> Recipient | None:
        """Return the chosen recipient; None, which is told, where it was taken away on another page meanwhile."""
        chosen = self.recipient
        if chosen is None or self._shell.session.vault.recipients.get(chosen.id) is not None:
            return chosen
        self._shell.messages.error(UserError("recipient-unknown", name=chosen.name))
        self._list()
        self._show_state()
        return None

    def _show_state(self) -> None:
        chosen = self.recipient
        if chosen is None:
            return
        platform = chosen.kind is RecipientKind.PLATFORM
        self.page.setText(self.tr("Hide or delete it there…") if platform else self.tr("What they got…"))
        since = self._muted.since(chosen.id)
        self.mute.setText(self.tr("Send to them again") if since else self.tr("Send nothing more"))
        told = self.tr("Since {day} you send them nothing more; you are reminded when you make a copy for them.")
        self.state.setText(told.format(day=day_of(since)) if since else "")

    def _write(self) -> None:
        from app.letters.model import LetterKind
        from app.services.letters import LetterService
        from ui.desktop.dialogs.letter import LetterDialog

        chosen = self._known_recipient()
        if chosen is not None:
            session = self._shell.session
            letters = LetterService(session.vault, session.clock)
            before = {one.id for one in letters.all(chosen.id) if one.sent}
            report = report_of(self._incident)
            country = case_country(report.country, session.stored_check(report.check) if report.check else None)
            dialog = LetterDialog(session, self._shell.messages, chosen, self, country=country)
            dialog.propose(LetterKind.SOURCE)
            dialog.exec()
            for new in (one for one in letters.all(chosen.id) if one.sent and one.id not in before):
                self.letter_sent.emit(new, chosen.name)

    def _open(self) -> None:
        chosen = self._known_recipient()
        if chosen is None:
            return
        if chosen.kind is RecipientKind.PLATFORM and (platform := _platform_of(self._shell, chosen)):
            self._shell.show_platform(platform)
        else:
            self._shell.show_recipient(chosen.id)

    def _toggle(self) -> None:
        chosen = self._known_recipient()
        if chosen is not None:
            self._muted.set(chosen.id, muted=not self._muted.since(chosen.id))
            self._show_state()


def _in_order(incident: Incident, recipients: Sequence[Recipient]) -> tuple[Recipient, ...]:
    """Return the recipients: those of copies and facts the incident is consistent with, those who had all that was known, the others."""
    latest = answers_of(incident)[:1]
    named = [copy.recipient for answer in latest for copy in answer.copies]
    weighed = incident.body.get("weighed")
    rows: Mapping[str, object] = weighed if isinstance(weighed, dict) else {}
    for key in ("named", "had_all"):
        found = rows.get(key)
        named += [str(one) for one in found] if isinstance(found, list) else []
    place = {name: number for number, name in reversed(list(enumerate(named)))}
    return tuple(sorted(recipients, key=lambda one: (place.get(one.name, len(named)), one.name.casefold())))


def _platform_of(shell: Shell, recipient: Recipient) -> str:
    """Return the id of the platform that a recipient is; "" where it is none that has a page."""
    service = shell.session.platforms
    views = ((view.platform.id, service.known_recipient(view)) for view in service.used())
    return next((key for key, known in views if known is not None and known.id == recipient.id), "")
