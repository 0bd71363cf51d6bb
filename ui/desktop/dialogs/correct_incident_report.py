"""Completes or corrects the report of an incident, with what was written down. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget

from app.domain.caller_facts import OwnFact
from app.domain.incident_reports import IncidentReport
from ui.desktop.dialogs.incident_report import SHOWN, FactRow, IncidentReportDialog, proposed_title


class CorrectReportDialog(IncidentReportDialog):
    """Asks again for what was said and known; the way it came stays, and a title that the person gave."""

    def __init__(
        self,
        facts: Sequence[OwnFact],
        validate: Callable[[IncidentReport], object],
        before: IncidentReport,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            *(facts, validate, parent),
            where=before.where,
            channel=before.channel,
            money=before.money,
            check_id=before.check,
            country=before.country,
            contact=before.contact,
            said=before.said,
        )
        self._before = before
        self.channel.setEnabled(False)
        self.day.setDate(QDate.fromString(before.day, Qt.DateFormat.ISODate))
        self.time.setText(before.time)
        self.amount.setText(before.amount)
        for part in (self.files_title, self.choose):
            part.hide()
        self._fit_amount()
        self._tick()

    def _tick(self) -> None:
        known = {one.value: one for one in self._before.knew}
        for one in self.rows:
            one.tick(known.pop(one.fact.value, None))
        hidden = [one for one in self.rows[SHOWN:] if one.box.isChecked()]
        for fact in known.values():
            one = FactRow(fact)
            one.tick(fact)
            self.rows.append(one)
            self._facts_column.addWidget(one)
        if hidden:
            self._show_all()

    def _retranslate(self) -> None:
        super()._retranslate()
        self.setWindowTitle(self.tr("What was said and known"))
        self.hint.setText(self.tr("The ledger keeps the earlier entry."))
        self.keep.setText(self.tr("Correct it"))

    def said_report(self) -> IncidentReport:
        """Return the report in the fields, with all that these do not ask for as it was."""
        said, before = super().said_report(), self._before
        own = before.title != proposed_title(before.channel, before.contact, before.said)
        return replace(
            before,
            title=before.title if own else said.title,
            day=said.day,
            time=said.time,
            contact=said.contact,
            said=said.said,
            knew=said.knew,
            money=said.money,
            amount=said.amount,
        )
