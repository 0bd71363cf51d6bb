"""Counts for the reports of a caseload: facts about students → counts by employer, sector, stage and month, published once and with small numbers hidden.

A report covers periods: whole months that are over, and parts of one where it was made before the month was over; the rest of such a month is a
period of its own. What it publishes is remembered, numbers and gaps alike: a later report adds periods, never changes one, and hides what
would give away an earlier gap (`suppression`). Holds no student: only how many. Signals are about postings, so they are counted without hiding.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

import numpy as np

from app.caseload.report_choices import Dimension
from app.caseload.suppression import Flags, Ints, Rows, State, suppress

_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_FORMAT: Final = 1
_FORMAT_PARTS: Final = 2
"""With parts of months among the periods: a program that knows whole months alone must not go on with it."""


class Measure(StrEnum):
    """Kind of event that is counted."""

    COPIES = "copies"
    ANSWERS = "answers"
    REQUESTS = "requests"
    SIGNALS = "signals"


PROTECTED: Final = (Measure.COPIES, Measure.ANSWERS, Measure.REQUESTS)
"""Measures that are about students."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One event: a pseudonym of the student, the employer and its sector (empty: not known), when it was (ISO, to the month at least), the stage, what
    happened."""

    student: str
    employer: str
    sector: str
    when: str
    stage: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Report:
    """One publication: the last period it covers, and of each protected measure which of its sums over months are hidden, and by how many
    students at least each sum came about: row by row."""

    until: str
    threshold: int
    hidden_sums: Mapping[Measure, Sequence[bool]]
    students: Mapping[Measure, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Published:
    """Everything that was published so far. `months` names the periods in order: whole months (`2026-11`; the rest of one after a part), and parts that
    end at a moment of their month (`2026-11-17T09:30:00Z`). `sectors` gives each employer's sector; `counts` are (leaf row, month), employers before stages;
    `hidden` is (row, month): employers, stages, sectors, all (see `suppression.Rows`)."""

    months: tuple[str, ...]
    employers: tuple[str, ...]
    sectors: tuple[str, ...]
    stages: tuple[str, ...]
    counts: Mapping[Measure, Ints]
    hidden: Mapping[Measure, Flags]
    reports: tuple[Report, ...]
    sector_names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """List the sectors in the order in which they came up."""
        object.__setattr__(self, "sector_names", tuple(dict.fromkeys(self.sectors)))

    @property
    def rows(self) -> Rows:
        """The rows of the tables."""
        places = {name: place for place, name in enumerate(self.sector_names)}
        of = np.asarray([places[name] for name in self.sectors], dtype=np.int64)
        return Rows(len(self.employers), len(self.stages), len(self.sector_names), of)

    def names(self, by: Dimension) -> tuple[str, ...]:
        """Return the names of a dimension's rows, sorted: the order tells nothing of the numbers."""
        if by is Dimension.MONTH:
            return self.months
        found = {Dimension.EMPLOYER: self.employers, Dimension.SECTOR: self.sector_names, Dimension.STAGE: self.stages}
        return tuple(sorted(found[by]))

    def number(self, measure: Measure, by: Dimension, name: str | None, month: str = "") -> int | None:
        """Return a number as published (empty `month`: all periods; `name` None: all rows; empty: those not stated); None if it is hidden."""
        if by is Dimension.MONTH:
            by, name, month = Dimension.EMPLOYER, None, name or month
        row, rows = self._row(by, name), self.rows
        whole = rows.summed(self.counts[measure])
        if month:
            place = self.months.index(month)
            return None if self.hidden[measure][row, place] else int(whole[row, place])
        last = self.reports[-1].hidden_sums.get(measure)
        return None if last is not None and last[row] else int(whole[row].sum())

    def _row(self, by: Dimension, name: str | None) -> int:
        rows = self.rows
        if name is None:
            return rows.all_row
        if by is Dimension.EMPLOYER:
            return self.employers.index(name)
        if by is Dimension.STAGE:
            return rows.employers + self.stages.index(name)
        return rows.leaves + self.sector_names.index(name)

    def to_json(self) -> dict[str, object]:
        """Return everything as JSON."""
        return {
            "format": _FORMAT_PARTS if any(map(is_part, self.months)) else _FORMAT,
            "months": list(self.months),
            "employers": list(self.employers),
            "sectors": list(self.sectors),
            "stages": list(self.stages),
            "counts": {measure.value: self.counts[measure].tolist() for measure in Measure},
            "hidden": {measure.value: self.hidden[measure].astype(int).tolist() for measure in Measure},
            "reports": [
                {
                    "until": one.until,
                    "threshold": one.threshold,
                    "hidden_sums": {
                        measure.value: [int(flag) for flag in one.hidden_sums[measure]] for measure in PROTECTED
                    },
                    "students": {
                        measure.value: [int(count) for count in one.students[measure]] for measure in PROTECTED
                    },
                }
                for one in self.reports
            ],
        }


def published_from_json(data: Mapping[str, Any]) -> Published:
    """Inverse of `Published.to_json`. Raises ValueError, KeyError or TypeError."""
    if data["format"] not in (_FORMAT, _FORMAT_PARTS):
        raise ValueError(f"format {data['format']}")
    employers, stages, months = (tuple(map(str, data[key])) for key in ("employers", "stages", "months"))
    sectors = tuple(map(str, data["sectors"]))
    leaves = (len(employers) + len(stages), len(months))
    whole = (leaves[0] + len(set(sectors)) + 1, len(months))
    reports = tuple(
        Report(
            str(one["until"]),
            int(one["threshold"]),
            {measure: tuple(bool(flag) for flag in one["hidden_sums"][measure.value]) for measure in PROTECTED},
            {measure: tuple(int(count) for count in one["students"][measure.value]) for measure in PROTECTED},
        )
        for one in data["reports"]
    )
    return Published(
        months,
        employers,
        sectors,
        stages,
        {one: np.asarray(data["counts"][one.value], dtype=np.int64).reshape(leaves) for one in Measure},
        {one: np.asarray(data["hidden"][one.value], dtype=bool).reshape(whole) for one in Measure},
        reports,
    )


def next_month(month: str) -> str:
    """Return the month after one."""
    year, number = map(int, month.split("-"))
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def valid_month(text: str) -> str:
    """Return a month (`2026-11`). Raises ValueError for anything else."""
    if not _MONTH.fullmatch(text):
        raise ValueError(text)
    return text


def published_until(published: Published | None) -> str:
    """Return the last period that was published; empty if none was."""
    return published.months[-1] if published else ""


def is_part(period: str) -> bool:
    """Return True if a period ends before its month does."""
    return len(period) > len("2026-11")


def period_end(period: str) -> str:
    """Return a text that no time within a period sorts behind, and every later one does; empty for no period."""
    return f"{period}~" if period and not is_part(period) else period


def publish(facts: Iterable[Fact], published: Published | None, until: str, threshold: int) -> Published:
    """Return what is published with a report up to and including the period `until`, a month or a moment, which is later than any before.

    Facts of a period that was published already change nothing. Raises ValueError if there is no period to add, or no fact.
    """
    known = [one for one in facts if one.when <= period_end(until)]
    done = period_end(published_until(published))
    new = [one for one in known if one.when > done]
    before = published.months if published else ()
    if period_end(until) <= done or not (before or new):
        raise ValueError("nothing to publish")
    first = min((one.when[:7] for one in new), default="")
    table = _extended(published, new, _periods(before, first, until))
    made = _Counts(table, known, len(before))
    hidden, hidden_sums, students = dict(table.hidden), dict[Measure, list[bool]](), dict[Measure, list[int]]()
    for measure in PROTECTED:
        state = made.state(measure, threshold)
        suppress(state, threshold)
        hidden[measure] = state.hidden_months
        hidden_sums[measure] = [bool(flag) for flag in state.hidden_sums[:, -1]]
        students[measure] = made.students(measure)
    report = Report(until, threshold, hidden_sums, students)
    return replace(table, counts=made.counts, hidden=hidden, reports=(*table.reports, report))


def new_facts(facts: Iterable[Fact], published: Published | None) -> int:
    """Return how many facts are later than every published period."""
    done = period_end(published_until(published))
    return sum(one.when > done for one in facts)


def late_facts(facts: Iterable[Fact], published: Published | None) -> int:
    """Return how many facts of published periods came too late to be counted."""
    done = period_end(published_until(published))
    if published is None:
        return 0
    seen = Counter(one.measure for one in facts if one.when <= done)
    employers = len(published.employers)
    return sum(max(0, seen[one] - int(published.counts[one][:employers].sum())) for one in Measure)


def _periods(before: Sequence[str], first: str, until: str) -> tuple[str, ...]:
    """Return the periods up to and with `until`, after those `before`; without any, from the month `first`."""
    month = first if not before else before[-1][:7] if is_part(before[-1]) else next_month(before[-1])
    found = list(before)
    while month < until[:7]:
        found.append(month)
        month = next_month(month)
    return (*found, until)


def _extended(published: Published | None, new: Sequence[Fact], months: tuple[str, ...]) -> Published:
    """Return what was published with the rows and months of new facts added: empty, and shown as far as earlier months go."""
    old = published or Published((), (), (), (), {}, {}, ())
    sectors = dict(zip(old.employers, old.sectors, strict=True))
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for one in new:
        votes[one.employer][one.sector] += 1
    for name in sorted(set(votes) - set(sectors)):
        sectors[name] = max(sorted(votes[name]), key=lambda sector: votes[name][sector])
    stages = (*old.stages, *sorted({one.stage for one in new} - set(old.stages)))
    made = Published(months, tuple(sectors), tuple(sectors.values()), stages, {}, {}, ())
    places, leaves = _moved_rows(old, made), made.rows.leaves
    counts, hidden = {}, {}
    for measure in Measure:
        counts[measure] = np.zeros((leaves, len(months)), dtype=np.int64)
        hidden[measure] = np.zeros((made.rows.all_row + 1, len(months)), dtype=bool)
        if published:
            counts[measure][places[: old.rows.leaves], : len(old.months)] = old.counts[measure]
            hidden[measure][places, : len(old.months)] = old.hidden[measure]
    reports = tuple(_with_rows(one, places, made.rows.all_row + 1) for one in old.reports)
    return replace(made, counts=counts, hidden=hidden, reports=reports)


def _moved_rows(old: Published, new: Published) -> Ints:
    """Return the place of each old row among the new ones."""
    rows, before = new.rows, old.rows
    moved = [*range(before.employers), *(rows.employers + place for place in range(before.stages))]
    moved += [rows.leaves + new.sector_names.index(name) for name in old.sector_names]
    return np.asarray([*moved, rows.all_row], dtype=np.int64)


def _with_rows(report: Report, places: Ints, count: int) -> Report:
    def moved(values: Sequence[int]) -> list[int]:
        row = np.zeros(count, dtype=np.int64)
        row[places] = values
        return [int(one) for one in row]

    return Report(
        report.until,
        report.threshold,
        {measure: [bool(flag) for flag in moved(report.hidden_sums[measure])] for measure in PROTECTED},
        {measure: moved(report.students[measure]) for measure in PROTECTED},
    )


class _Counts:
    """Counts and students of every row and month, those of published months as they were published."""

    def __init__(self, table: Published, facts: Sequence[Fact], done: int) -> None:
        self._table, self._done, rows = table, done, table.rows
        self.counts = {measure: table.counts[measure].copy() for measure in Measure}
        self._by_month: dict[tuple[Measure, int, int], set[str]] = defaultdict(set)
        self._ever: dict[tuple[Measure, int], set[str]] = defaultdict(set)
        ends = [period_end(one) for one in table.months]
        employers = {name: place for place, name in enumerate(table.employers)}
        stages = {name: rows.employers + place for place, name in enumerate(table.stages)}
        for one in facts:
            if one.employer not in employers or one.stage not in stages or one.when[:7] < table.months[0][:7]:
                continue  # came too late to be counted
            leaf, stage, month = employers[one.employer], stages[one.stage], bisect_left(ends, one.when)
            if month >= done:
                self.counts[one.measure][[leaf, stage], month] += 1
            for row in (leaf, stage, rows.leaves + int(rows.sector_of[leaf]), rows.all_row):
                self._by_month[one.measure, row, month].add(one.student)
                self._ever[one.measure, row].add(one.student)

    def students(self, measure: Measure) -> list[int]:
        """Return by how many students the sum of each row came about at least: those who are here, or as many as an earlier report knew."""
        before = [one.students[measure] for one in self._table.reports[-1:]]
        rows = range(self._table.rows.all_row + 1)
        return [max([len(self._ever[measure, row]), *(known[row] for known in before)]) for row in rows]

    def state(self, measure: Measure, threshold: int) -> State:
        """Return the numbers of a measure: those from fewer students than the threshold are small, and so those below it."""
        table, rows = self._table, self._table.rows
        months = rows.summed(self.counts[measure])
        people = np.zeros_like(months)
        for (counted, row, month), students in self._by_month.items():
            if counted is measure:
                people[row, month] = len(students)
        ends = (*(table.months.index(one.until) for one in table.reports), months.shape[1] - 1)
        earlier = [one.hidden_sums[measure] for one in table.reports]
        hidden_sums = np.zeros((len(months), len(ends)), dtype=bool)
        for place, flags in enumerate(earlier):
            hidden_sums[:, place] = flags
        fixed_months, fixed_sums = np.zeros(months.shape, dtype=bool), np.zeros(hidden_sums.shape, dtype=bool)
        fixed_months[:, : self._done], fixed_sums[:, :-1] = True, True
        small_sums = np.zeros(hidden_sums.shape, dtype=bool)
        whole = months.sum(axis=1)
        small_sums[:, -1] = (whole > 0) & (np.minimum(whole, self.students(measure)) < threshold)
        if (
            self._done
        ):  # a sum that did not grow is the number of the report before, and is known or not known like that
            same = whole == months[:, : self._done].sum(axis=1)
            small_sums[:, -1] = np.where(same, hidden_sums[:, len(earlier) - 1], small_sums[:, -1])
        small = (months > 0) & (np.minimum(months, people) < threshold)
        return State(
            rows, months, ends, small, small_sums, fixed_months, fixed_sums, table.hidden[measure].copy(), hidden_sums
        )
