"""Insights into one's own applications: sent, answered and days to the first answer, by status, hiring stage, source and month.

Counts what the person recorded, and says how many that are: a share of a small number is no share to compare. Never about an employer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, Final

from app import messages
from app.domain.applications import Status
from app.domain.charts import Chart, ChartKind, Series
from app.domain.sensitivity import Stage
from app.services.chart_pages import ChartPages, Section
from app.text.dates import short_month
from app.vault.store import application_rows

if TYPE_CHECKING:
    from app.vault.vault import Vault

FEW: Final = 10
"""Groups of fewer sent applications are too small to be compared."""
FEW_DAYS: Final = 3
"""Of fewer answers there is no median worth saying."""
_BARS: Final = 12
"""Most groups of a chart; the table beside it has all of them."""


class By(StrEnum):
    """Dimension by which applications are counted."""

    STATUS = "status"
    STAGE = "stage"
    SOURCE = "source"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An application that was sent: its status, the hiring stage of its latest copy and its source (empty: not known), the ISO days on which it was sent
    and first answered (empty: not known, not answered); `remembered` where the day of the answer is only that of a sending from before the
    program."""

    status: str
    sent: str
    answered: str
    stage: str = ""
    source: str = ""
    remembered: bool = False

    @property
    def days(self) -> int | None:
        """Days to the first answer; None where there is none, or a day is not known."""
        if self.remembered or not self.sent or not self.answered or self.answered < self.sent:
            return None
        return (date.fromisoformat(self.answered) - date.fromisoformat(self.sent)).days


def outcomes(vault: Vault) -> tuple[Outcome, ...]:
    """Return what became of every application that was sent; none of what is in the trash."""
    return tuple(Outcome(*row) for row in application_rows.outcomes(vault.database))


def answered_of(some: Sequence[Outcome], language: str) -> str:
    """Return how many were answered, with the share only where the number is large enough to be compared."""
    answered = sum(bool(one.answered) for one in some)
    code = "few" if len(some) < FEW else "share"
    percent = round(100 * answered / len(some)) if some else 0
    return _say(language, code, answered=answered, sent=len(some), percent=percent)


def days_of(some: Sequence[Outcome], language: str) -> str:
    """Return the median of the days to the first answer, and of how many answers; no median of a few."""
    days = [one.days for one in some if one.days is not None]
    if not days:
        return _say(language, "no-days")
    if len(days) < FEW_DAYS:
        return _say(language, "few-days", answers=len(days))
    middle = f"{median(days):g}"
    return _say(language, "days", days=middle, answers=len(days))


def summary(found: Sequence[Outcome], language: str) -> str:
    """Return all applications in one line: sent, answered, days to answer."""
    if not found:
        return _say(language, "none")
    answered, days = answered_of(found, language), days_of(found, language)
    return _say(language, "summary", sent=len(found), answered=answered, days=days)


def limits(language: str) -> str:
    """Return what the numbers do not say."""
    return _say(language, "limits", few=FEW)


def section(found: Sequence[Outcome], by: By, language: str) -> Section:
    """Return the chart of one dimension with its table."""
    title = _say(language, f"by-{by.value}")
    groups = _groups(found, by)
    heads = tuple(_say(language, code) for code in ("sent", "answered", "median"))
    if by is By.STATUS:
        rows = tuple((name, str(len(some))) for name, some in _named(groups, by, language))
        return Section(title, _chart(groups, by, language, title), (("", heads[0]), *rows))
    table = tuple(
        (name, str(len(some)), answered_of(some, language), days_of(some, language))
        for name, some in _named(groups, by, language)
    )
    return Section(title, _chart(groups, by, language, title), (("", *heads), *table))


def insights_pdf(found: Sequence[Outcome], language: str) -> bytes:
    """Return all insights as PDF pages. Raises EnvironmentProblem `pdf-failed`."""
    pages = ChartPages(_say(language, "title"), summary(found, language), (limits(language),), _say(language, "footer"))
    return pages.pdf([section(found, by, language) for by in By], language)


def _groups(found: Sequence[Outcome], by: By) -> dict[str, list[Outcome]]:
    """Return key → applications: statuses and stages in their order, sources and months sorted, what is not known last."""
    key_of: dict[By, Callable[[Outcome], str]] = {
        By.STATUS: lambda one: one.status,
        By.STAGE: lambda one: one.stage,
        By.SOURCE: lambda one: one.source,
        By.MONTH: lambda one: one.sent[:7],
    }
    groups: dict[str, list[Outcome]] = {}
    for one in found:
        groups.setdefault(key_of[by](one), []).append(one)
    order = {By.STATUS: [one.value for one in Status], By.STAGE: [one.value for one in Stage]}.get(by) or sorted(groups)
    return {key: groups[key] for key in [*filter(None, order), ""] if key in groups}


def _named(groups: dict[str, list[Outcome]], by: By, language: str) -> list[tuple[str, list[Outcome]]]:
    return [(_name(key, by, language), some) for key, some in groups.items()]


def _name(key: str, by: By, language: str) -> str:
    if not key:
        return _say(language, "not-stated")
    if by is By.STATUS:
        return messages.sentence(f"application-{key}", language)
    if by is By.STAGE:
        name = messages.sentence(f"stage-{key}", language)
        return name[:1].upper() + name[1:]
    return short_month(key, language) if by is By.MONTH else key


def _chart(groups: dict[str, list[Outcome]], by: By, language: str, title: str) -> Chart | None:
    """Return the chart of the groups, of those with most applications where there are many; None without any."""
    if not groups:
        return None
    keys = list(groups)
    if by is By.MONTH:
        keys = keys[-_BARS * 2 :]
    elif len(keys) > _BARS:
        most = sorted(keys, key=lambda key: -len(groups[key]))[:_BARS]
        keys = [key for key in keys if key in most]
    names = tuple(_name(key, by, language) for key in keys)
    sent = tuple(len(groups[key]) for key in keys)
    answered = tuple(sum(bool(one.answered) for one in groups[key]) for key in keys)
    if by is By.STATUS:
        series: tuple[Series, ...] = (Series(_say(language, "sent"), sent),)
    elif by is By.MONTH:
        open_ones = tuple(whole - part for whole, part in zip(sent, answered, strict=True))
        series = (Series(_say(language, "answered"), answered), Series(_say(language, "unanswered"), open_ones))
    else:
        series = (Series(_say(language, "sent"), sent), Series(_say(language, "answered"), answered))
    return Chart(ChartKind.STACKED if by is By.MONTH else ChartKind.BAR, title, names, series, "")


def _say(language: str, code: str, **params: str | int) -> str:
    return messages.sentence(f"insights-{code}", language, params)
