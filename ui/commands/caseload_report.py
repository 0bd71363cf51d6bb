"""`countermark caseload report --out DIR`: counts by employer, sector, stage and month, with small numbers hidden, as PDF and CSV."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.caseload.report_choices import DEFAULT_THRESHOLD, THRESHOLDS, Dimension
from app.errors import UserError
from ui.commands.common import Result, Subparsers

if TYPE_CHECKING:
    from app.caseload.report_counts import Fact
    from app.vault.vault import Vault


def add_actions(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the action's parser."""
    report = verbs.add_parser("report", parents=[common], help="counts by employer, sector, stage and month")
    report.add_argument("--out", metavar="DIR", required=True, help="folder for the PDF and the CSV")
    report.add_argument(
        "--threshold",
        type=int,
        help=f"numbers from 1 to one less are hidden: one of {', '.join(map(str, THRESHOLDS))} ({DEFAULT_THRESHOLD})",
    )
    report.add_argument("--by", default="", metavar="LIST", help="employer,sector,stage,month (all of them)")
    report.add_argument(
        "--until", default="", metavar="MONTH", help="the last month, such as 2026-10 (the last full one)"
    )
    report.add_argument(
        "--so-far",
        action="store_true",
        help="also the current month, up to now; what comes later is a period of its own",
    )
    report.add_argument(
        "--sectors", default="", metavar="FILE", help="CSV or XLSX with columns employer, sector; remembered"
    )
    report.set_defaults(run=_report)


def _report(options: argparse.Namespace) -> Result:
    from app.caseload.report_counts import is_part, late_facts
    from app.services.caseload_reports import (
        CaseloadReports,
        facts_of,
        limits,
        posting_facts,
        report_rows,
        write_report,
    )
    from app.services.caseload_sectors import known_sectors, remember_sectors
    from app.services.caseload_vaults import count_ended, each_student
    from ui.commands.common import opened_caseload

    if options.so_far and options.until:
        raise UserError("report-until-so-far")
    by = _dimensions(options.by)
    sectors = _sectors(options.sectors)
    with opened_caseload(options) as caseload:
        if sectors:
            remember_sectors(caseload.vault, sectors)
        known = known_sectors(caseload.vault)

        def read(student: str, vault: Vault) -> list[Fact]:
            return facts_of(student, vault, known)

        (per_student, unopened), ended = each_student(caseload, read), count_ended(caseload)
        facts = [fact for one in per_student for fact in one]
        facts += posting_facts(caseload.vault, known, facts)
        reports = CaseloadReports(caseload.vault)
        published = reports.publish(facts, threshold=options.threshold, until=options.until, so_far=options.so_far)
    late = late_facts(facts, published)
    files = write_report(published, by, Path(options.out).expanduser(), options.language)
    data: dict[str, object] = {
        "files": [str(one) for one in files],
        "from": published.months[0][:7],
        "until": published.months[-1],
        "so_far": is_part(published.months[-1]),
        "threshold": published.reports[-1].threshold,
        "numbers": report_rows(published, by),
        "late": late,
        "unopened": unopened,
        "ended": ended,
    }
    lines = [messages.sentence("report-written", options.language, {"paths": ", ".join(map(str, files))})]
    lines += limits(published, options.language)
    lines += [messages.sentence("report-late", options.language, {"count": late})] if late else []
    lines += [messages.sentence("cohort-unopened", options.language, {"count": unopened})] if unopened else []
    lines += [messages.sentence("report-ended", options.language, {"count": ended})] if ended else []
    return Result(data, tuple(lines))


def _dimensions(text: str) -> Sequence[Dimension]:
    """Return the dimensions of a comma-separated list, all for an empty one. Raises UserError `report-by-unknown`."""
    found = []
    for name in filter(None, (part.strip() for part in text.split(","))):
        if name not in set(Dimension):
            raise UserError("report-by-unknown", by=name[:40], known=", ".join(Dimension))
        found.append(Dimension(name))
    return tuple(dict.fromkeys(found)) or tuple(Dimension)


def _sectors(name: str) -> dict[str, str]:
    """Return employer → sector from a table. Raises UserError `report-sectors`, and what reading a table raises."""
    from app.services.caseload_sectors import read_sectors
    from checkers.registers.tables import rows

    if not name:
        return {}
    path = Path(name)
    with rows(path) as table:
        return read_sectors(table, path.name)
