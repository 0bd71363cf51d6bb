"""Reports of a caseload: facts from students' vaults → what is published and remembered → tables, charts, PDF and CSV.

What was published lies in the caseload's own vault, as numbers alone: no student, no pseudonym. See `app.caseload.report_counts`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import messages
from app.caseload.report_choices import DEFAULT_THRESHOLD, THRESHOLDS, Dimension
from app.caseload.report_counts import (
    Fact,
    Measure,
    Published,
    is_part,
    new_facts,
    next_month,
    period_end,
    publish,
    published_from_json,
    published_until,
    valid_month,
)
from app.caseload.students import name_key
from app.clock import local_day, local_moment, to_iso
from app.csv_file import csv_bytes
from app.domain.applications import ANSWERS
from app.domain.charts import Chart, ChartKind, Series
from app.errors import UserError
from app.files import make_private_folder, write_atomic
from app.services.applications import ApplicationService
from app.services.chart_pages import ChartPages, Section
from app.services.checks import is_of_posting
from app.services.letters import LetterService
from app.services.prior_disclosures import core_name

if TYPE_CHECKING:
    from app.vault.vault import Vault

_STORED: Final = "caseload-reports"
_BARS: Final = 12
"""Most bars of a chart; the table beside it has all rows."""


def facts_of(student: str, vault: Vault, sectors: Mapping[str, str]) -> list[Fact]:
    """Return what a student's vault says for reports, under a pseudonym. `sectors` maps names of employers to their sectors.

    Copies count when they were made (voided ones do not), answers when the first one was noted, requests when the letter was sent, signals at the time
    of the check that a copy refers to.
    """
    names = {one.id: one.name for one in vault.recipients.all()}
    known = {name_key(name): sector for name, sector in sectors.items()}
    copies = sorted((one for one in vault.copies.all() if not one.voided), key=lambda one: one.created)
    stage_of = {one.recipient_id: one.stage.value for one in copies}

    def fact(recipient_id: str, when: str, stage: str, measure: Measure) -> Fact:
        name = names.get(recipient_id, "")
        return Fact(student, name, known.get(name_key(name), ""), when, stage, measure)

    found = [fact(one.recipient_id, one.created, one.stage.value, Measure.COPIES) for one in copies]
    applications = ApplicationService(vault, vault.clock)
    for recipient_id in names:
        answers = [step.noted for step in applications.history(recipient_id) if step.status in ANSWERS and step.noted]
        if answers:
            found.append(fact(recipient_id, min(answers), stage_of.get(recipient_id, ""), Measure.ANSWERS))
    for letter in LetterService(vault, vault.clock).all():
        if letter.sent:
            stage = stage_of.get(letter.recipient_id, "")
            found.append(fact(letter.recipient_id, letter.sent, stage, Measure.REQUESTS))
    owners = {one.check_id: one for one in copies if one.check_id}
    for check in vault.checks.all():
        signals = check.card.get("signals")
        owner = owners.get(check.id)
        if owner is not None and isinstance(signals, list | tuple):
            found += [fact(owner.recipient_id, check.created, owner.stage.value, Measure.SIGNALS)] * len(signals)
    return found


def posting_facts(vault: Vault, sectors: Mapping[str, str], facts: Iterable[Fact]) -> list[Fact]:
    """Return the signals of postings that were checked in the caseload's own `vault`, each posting once. An employer is called as in `facts`.

    They are no student's, and of no stage.
    """
    names = {core_name(one.employer): one.employer for one in facts}
    known = {name_key(name): sector for name, sector in sectors.items()}
    found, seen = list[Fact](), set[str]()
    for check in vault.checks.all():
        signals, source = check.card.get("signals"), check.source_sha256 or check.id
        if source in seen or not is_of_posting(check) or not isinstance(signals, list | tuple):
            continue
        seen.add(source)
        employer = names.get(core_name(check.organisation), check.organisation)
        sector = known.get(name_key(employer), "")
        found += [Fact("", employer, sector, check.created, "", Measure.SIGNALS)] * len(signals)
    return found


class CaseloadReports:
    """Publishes reports and remembers them in the caseload's vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    @property
    def last_full_month(self) -> str:
        """The last month that is over."""
        year, month = map(int, local_day(self._vault.clock())[:7].split("-"))
        return f"{year - (month == 1):04d}-{(month - 2) % 12 + 1:02d}"

    def published(self) -> Published | None:
        """Return what was published so far. Raises UserError `vault-damaged`."""
        stored = self._vault.preferences.get(_STORED)
        try:
            return published_from_json(stored) if stored else None
        except (ValueError, KeyError, TypeError):
            raise UserError("vault-damaged", path=str(self._vault.folder)) from None

    def publish(
        self, facts: Sequence[Fact], *, threshold: int | None = None, until: str = "", so_far: bool = False
    ) -> Published:
        """Publish a report up to the month `until` (empty: the last full one), or with `so_far` up to now, or return the one of that period again, also
        where nothing happened since.

        Raises UserError `report-threshold`, `report-month`, `report-earlier`, `report-published` (the period has another threshold), `report-empty`.
        """
        limit = threshold or DEFAULT_THRESHOLD
        if limit not in THRESHOLDS:
            raise UserError("report-threshold", known=", ".join(map(str, THRESHOLDS)))
        last, before = to_iso(self._vault.clock()) if so_far else self._month(until), self.published()
        done = published_until(before)
        if before is not None and (period_end(last) <= period_end(done) or (so_far and not new_facts(facts, before))):
            report = before.reports[-1]
            if until and last != done:
                raise UserError("report-earlier", month=done[:10])
            if threshold not in (None, report.threshold):
                raise UserError("report-published", month=done[:10], threshold=report.threshold)
            return before
        try:
            made = publish(facts, before, last, limit)
        except ValueError:
            raise UserError("report-empty", month=last[:10]) from None
        with self._vault.transaction():
            self._vault.preferences.set(_STORED, made.to_json())
        return made

    def _month(self, until: str) -> str:
        try:
            last = valid_month(until) if until else self.last_full_month
        except ValueError:
            raise UserError("report-month", month=until[:20]) from None
        if last > self.last_full_month:
            raise UserError("report-month", month=last)
        return last


def sections(published: Published, by: Iterable[Dimension], language: str) -> tuple[Section, ...]:
    """Return the parts of a report: for each dimension a table of all measures over all months, and of copies by month."""
    return tuple(part for dimension in by for part in _sections_of(published, dimension, language))


def _sections_of(published: Published, by: Dimension, language: str) -> list[Section]:
    def say(code: str, **params: str | int) -> str:
        return messages.sentence(f"report-{code}", language, params)

    hidden, names, periods = say("hidden"), published.names(by), period_names(published, language)
    titled = [(periods.get(name) or row_name(by, name, language), name) for name in names]
    measures = [(say(measure.value), measure) for measure in Measure]
    everything = Chart(
        ChartKind.LINE if by is Dimension.MONTH else ChartKind.BAR,
        say(f"by-{by.value}"),
        (*(title for title, _ in titled), say("all")),
        tuple(
            Series(
                title, (*(published.number(measure, by, name) for name in names), published.number(measure, by, None))
            )
            for title, measure in measures
        ),
        hidden,
    )
    drawn = _most(everything) if by is not Dimension.MONTH else _without_last(everything)
    found = [Section(everything.title, drawn, everything.table())]
    if by is not Dimension.MONTH:
        monthly = Chart(
            ChartKind.STACKED,
            say(f"copies-by-{by.value}"),
            (*periods.values(), say("all")),
            tuple(
                Series(
                    title, tuple(published.number(Measure.COPIES, by, name, month) for month in (*published.months, ""))
                )
                for title, name in titled
            ),
            hidden,
        )
        few = len(monthly.series) <= _BARS // 2
        found.append(Section(monthly.title, _without_last(monthly) if few else None, _turned(monthly.table())))
    return found


def period_names(published: Published, language: str) -> dict[str, str]:
    """Return the periods and how people read them: a month, or from which day of it to which; the last one, where its month is not over, as so far."""
    days = Counter(local_moment(one)[0] for one in published.months if is_part(one))
    found, before = dict[str, str](), ""

    def end(part: str) -> str:  # with the time, where two reports were made on one day
        day, time = local_moment(part)
        return f"{int(day[8:])} {time}" if days[day] > 1 else str(int(day[8:]))

    for period in published.months:
        follows = is_part(before) and before[:7] == period[:7]
        found[period] = period
        if follows or is_part(period):
            first = end(before) if follows else "1"
            last = end(period) if is_part(period) else _last_day(period)[8:]
            days_of = {"month": period[:7], "first": first, "last": last}
            found[period] = messages.sentence("report-part", language, {**days_of})
        before = period
    if is_part(before):
        found[before] = messages.sentence("report-so-far", language, {"period": found[before]})
    return found


def _last_day(period: str) -> str:
    """Return the last day of a month, or of a part of one, as a local ISO day."""
    if is_part(period):
        return local_moment(period)[0]
    return (date.fromisoformat(f"{next_month(period)}-01") - timedelta(days=1)).isoformat()


def row_name(by: Dimension, name: str, language: str) -> str:
    """Return a row's name for people: stages in words, an empty one as not stated."""
    if not name:
        return messages.sentence("report-not-stated", language)
    return messages.sentence(f"stage-{name}", language) if by is Dimension.STAGE else name


def _most(chart: Chart) -> Chart:
    """Return the first measure alone, without the sum, of at most `_BARS` rows: those with the greatest numbers shown, hidden ones last by name."""
    first = chart.series[0]
    order = sorted(range(len(chart.categories) - 1), key=lambda place: -(first.values[place] or 0))[:_BARS]
    series = Series(first.name, tuple(first.values[place] for place in order))
    title = f"{chart.title}: {first.name}"
    return Chart(ChartKind.BAR, title, tuple(chart.categories[place] for place in order), (series,), chart.hidden)


def _without_last(chart: Chart) -> Chart:
    """Return a chart without its sum."""
    series = tuple(Series(one.name, one.values[:-1]) for one in chart.series)
    return Chart(chart.kind, chart.title, chart.categories[:-1], series, chart.hidden)


def _turned(table: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(zip(*table, strict=True))


def limits(published: Published, language: str) -> tuple[str, ...]:
    """Return sentences on what is hidden, and what the numbers do not say."""
    params: dict[str, str | int] = {
        "threshold": published.reports[-1].threshold,
        "most": published.reports[-1].threshold - 1,
        "day": _last_day(published.months[-1]),
    }
    months = "limit-so-far" if is_part(published.months[-1]) else "limit-months"
    return tuple(
        messages.sentence(f"report-{code}", language, params) for code in ("limit-small", months, "limit-signals")
    )


def report_subject(published: Published, language: str) -> str:
    """Return from when to when a report goes."""
    first, last = published.months[0], published.months[-1]
    if first == last:
        return period_names(published, language)[last]
    ends = {"first": first[:7], "last": _last_day(last) if is_part(last) else last}
    text = messages.sentence("report-subject", language, {**ends})
    return messages.sentence("report-so-far", language, {"period": text}) if is_part(last) else text


def report_pdf(published: Published, by: Iterable[Dimension], language: str) -> bytes:
    """Return the report as PDF pages. Raises EnvironmentProblem `pdf-failed`."""
    pages = ChartPages(
        messages.sentence("report-title", language),
        report_subject(published, language),
        limits(published, language),
        messages.sentence("report-footer", language),
    )
    return pages.pdf(sections(published, by, language), language)


def report_rows(published: Published, by: Iterable[Dimension]) -> list[dict[str, object]]:
    """Return every number as published: dimension, row (`all`: of all rows; else empty: not stated), month (empty: all), measure, value (None: hidden)."""
    found: list[dict[str, object]] = []
    for dimension in by:
        months = ("",) if dimension is Dimension.MONTH else (*published.months, "")
        for name in (*published.names(dimension), None):
            whose = {"by": dimension.value, "row": name or "", "all": name is None}
            for month in months:
                for measure in Measure:
                    value = published.number(measure, dimension, name, month)
                    found.append({**whose, "month": month, "measure": measure.value, "value": value})
    return found


def report_csv(published: Published, by: Iterable[Dimension], language: str) -> bytes:
    """Return every number as published as a table for people, in their words."""

    def say(code: str) -> str:
        return messages.sentence(f"report-{code}", language)

    periods = period_names(published, language)
    lines = [tuple(say(f"column-{one}") for one in ("table", "row", "period", "measure", "number"))]
    for one in report_rows(published, by):
        dimension, name, value = Dimension(str(one["by"])), str(one["row"]), one["value"]
        row = say("all") if one["all"] else periods.get(name) or row_name(dimension, name, language)
        period = periods.get(str(one["month"]), say("all"))
        measure, shown = say(str(one["measure"])), say("hidden") if value is None else str(value)
        lines.append((say(f"by-{dimension.value}"), row, period, measure, shown))
    return csv_bytes(lines)


def write_report(published: Published, by: Sequence[Dimension], out: Path, language: str) -> tuple[Path, ...]:
    """Write the report as PDF and CSV into a folder; returns the files. Raises as `app.files.write_atomic`, and `pdf-failed`."""
    pages = report_pdf(published, by, language)
    table = report_csv(published, by, language)
    make_private_folder(out)
    month = published.months[-1][:10]
    files = (out / f"report-{month}.pdf", out / f"report-{month}.csv")
    for path, data in zip(files, (pages, table), strict=True):
        write_atomic(path, data)
    return files
