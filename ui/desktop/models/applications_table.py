"""The applications as a list: job, whose it is, place, status, next date, closing date, source, last copy. The database sorts and filters; what is
known of a job is taken apart only for rows in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.applications import ApplicationCard, ApplicationFilter, Status
from ui.desktop.models.applications import status_name
from ui.desktop.models.queried_table import QueriedTable
from ui.desktop.shell.date_formats import brief
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.services.applications import ApplicationService

SORTS: Final = ("title", "recipient", "place", "status", "next", "closes", "source", "made")
SORT_BY_DATE: Final = SORTS.index("made")


class ApplicationsTable(QueriedTable[ApplicationCard]):
    """The applications that a filter lets through."""

    sorts = SORTS

    def __init__(self) -> None:
        super().__init__()
        self._filter = ApplicationFilter()

    def search(self, chosen: ApplicationFilter) -> None:
        """Show only what a filter lets through."""
        if chosen != self._filter:
            self._filter = chosen
            self.read_again()

    def query(self, service: ApplicationService, sort: str, descending: bool) -> list[ApplicationCard]:
        """Return the cards that the filter lets through."""
        return service.cards(self._filter, sort=sort, descending=descending)

    def find(self, application_id: str) -> int:
        """Return the number of the row of an application; -1 when it is not shown."""
        return next((number for number, one in enumerate(self._rows) if one.id == application_id), -1)

    def names(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (
            self.tr("Job"),
            self.tr("Organisation"),
            self.tr("Place"),
            self.tr("Status"),
            self.tr("Next date"),
            self.tr("Closes"),
            self.tr("Source"),
            self.tr("Last change"),
        )

    def texts(self, row: ApplicationCard) -> tuple[str, ...]:
        """Return one text for each column."""
        known = row.details
        through = self.tr("{employer} (through {agency})")
        whose = through.format(employer=known.employer, agency=row.name) if known.employer else row.name
        return (
            one_line(known.title) or "–",
            one_line(whose),
            one_line(known.place) or "–",
            status_name(Status(row.status)),
            brief(row.next_day) if row.next_day else "–",
            brief(known.closes) if known.closes else "–",
            one_line(known.source) or "–",
            brief(row.last) if row.last else "–",
        )
