"""The copies as a table: reference, recipient, stage, date, status, next date, job. The database sorts and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.applications import ApplicationRow, Status
from app.domain.sensitivity import Stage
from ui.desktop.models.applications import status_name
from ui.desktop.models.queried_table import QueriedTable
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import brief, short
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.services.applications import ApplicationService

SORTS: Final = ("reference", "recipient", "stage", "made", "status", "next", "title")
SORT_BY_DATE: Final = SORTS.index("made")


class CopiesTable(QueriedTable[ApplicationRow]):
    """The copies with all words that are looked for, and of one status where one is chosen."""

    sorts = SORTS

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""
        self._status: Status | None = None

    def search(self, text: str, status: Status | None = None) -> None:
        """Show only rows that contain every word of `text`, and of one status when it is given."""
        if (text, status) != (self._wanted, self._status):
            self._wanted, self._status = text, status
            self.read_again()

    def query(self, service: ApplicationService, sort: str, descending: bool) -> list[ApplicationRow]:
        """Return the copies that are looked for."""
        return service.rows(wanted=self._wanted, status=self._status, sort=sort, descending=descending)

    def find(self, copy_id: str) -> int:
        """Return the number of the row of a copy; -1 when it is not shown."""
        return next((number for number, one in enumerate(self._rows) if one.copy_id == copy_id), -1)

    def find_application(self, application_id: str) -> int:
        """Return the number of the first row of a copy for an application; -1 when none is shown."""
        return next((number for number, one in enumerate(self._rows) if one.application_id == application_id), -1)

    def names(self) -> tuple[str, ...]:
        """Return the titles: reference, recipient, stage, when made, status, what is next, job."""
        return (
            self.tr("Reference"),
            self.tr("Recipient"),
            self.tr("Stage"),
            self.tr("Made"),
            self.tr("Status"),
            self.tr("Next date"),
            self.tr("Job"),
        )

    def texts(self, row: ApplicationRow) -> tuple[str, ...]:
        """Return one text for each column."""
        return (
            self.tr("{reference} (void)").format(reference=row.reference) if row.voided else row.reference,
            one_line(row.name),
            vocabulary.stage(Stage(row.stage)),
            short(row.made),
            status_name(Status(row.status)),
            brief(row.next_day) if row.next_day else "–",
            one_line(row.title) or "–",
        )
