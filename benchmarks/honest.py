"""Count honest sentences that a copy changes, and true namings that it keeps: `python -m benchmarks.honest [FOLDER…] [--only e01,z02] [--quick]`.

A folder has `people.jsonl` (`id`, `lang`, `name`, `employers`, `schools`, `town`, `email`, `phone`, `birth`), `sentences.jsonl` (`person`, `text`,
`contains`: a part of a withheld value that is an ordinary word there) and perhaps `namings.jsonl` (`person`, `text`, `gone`: the strings that
do name the person or an organisation, and must be taken out). Each sentence stands among the duties of the person's résumé, of which a copy
for browsing is made; with `--quick` only redacted, without the copy's files and what their verifier adds. A sentence whose `contains` is a
whole value (`Target`, `Reading`) is counted apart. Ends with 1 if more than 1 % of the other sentences are changed, or a naming is kept.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from app.domain.copies import RecipientKind
from app.domain.policy import Redaction
from app.domain.resume import Basics, Education, Line, Location, Personal, Resume, Work, fields
from app.domain.sensitivity import Stage
from app.redact.engine import redact
from app.redact.policies import stage_policy
from app.services.copies import CopyRefused, CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.vaults import create_vault
from benchmarks.identify import folded, holds

FIXTURE: Final = Path(__file__).resolve().parent / "fixtures" / "honest"
SHARE: Final = 0.01
"""Share of the honest sentences that may be changed."""
Row = dict[str, Any]


@dataclass
class Tally:
    """Counts of all folders: honest sentences (those with a whole value apart) and namings, and what went wrong with them."""

    parts: int = 0
    wholes: int = 0
    namings: int = 0
    parts_changed: list[str] = field(default_factory=list)
    wholes_changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def rows_of(path: Path) -> list[Row]:
    """Return the lines of a file, none if there is no such file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line] if path.exists() else []


def resume_of(person: Row, texts: list[str]) -> Resume:
    """Return the person's résumé: the texts are the duties of the jobs in turn (`h0`, `h1`, …)."""
    employers = person["employers"]
    lines = [Line(f"h{number}", text) for number, text in enumerate(texts)]
    jobs = tuple(
        Work(
            f"w{number}",
            organisation=name,
            start=str(2008 + 3 * number),
            end=str(2011 + 3 * number),
            highlights=tuple(lines[number :: len(employers)]),
        )
        for number, name in enumerate(employers)
    )
    schools = tuple(Education(f"e{number}", institution=name) for number, name in enumerate(person["schools"]))
    basics = Basics(
        name=person["name"], email=person["email"], phone=person["phone"], location=Location(city=person["town"])
    )
    personal = Personal(birth_date=person["birth"])
    return Resume(person["lang"], basics, jobs, (), schools, personal=personal)


def whole_values(person: Row) -> frozenset[str]:
    """Return every value of a person that is a name by itself, folded."""
    names = [person["name"], person["town"], *person["employers"], *person["schools"]]
    return frozenset(folded(name) for name in names)


def redaction_of(resume: Resume, *, quick: bool) -> Redaction:
    """Return the redaction of a browse copy, of one that was made unless `quick`. Raises CopyRefused."""
    if quick:
        return redact(resume, stage_policy(Stage.BROWSE))
    with (
        tempfile.TemporaryDirectory() as name,
        create_vault(Path(name) / "v", "honest passphrase", keyring=False) as vault,
    ):
        ImportService(vault).accept(resume)
        recipient = RecipientService(vault).add("Jobs Platform", RecipientKind.PLATFORM)
        request = CopyRequest(recipient, stage_policy(Stage.BROWSE), ("txt",))
        made = CopyService(vault).make(request, Path(name) / "out")
        return redact(resume, stage_policy(Stage.BROWSE), words=made.words)


def duties_of(redaction: Redaction) -> dict[str, str]:
    """Return what is left of each duty, by the last part of its id."""
    return {leaf.id.rpartition(".")[2]: leaf.value for leaf in fields(redaction.resume) if ".highlights." in leaf.id}


def examine(person: Row, honest: list[Row], namings: list[Row], tally: Tally, *, quick: bool) -> None:
    """Make the copy of one person and count. The namings stand in a copy of their own, for they make words names."""
    for rows in (honest, namings):
        try:
            done = redaction_of(resume_of(person, [row["text"] for row in rows]), quick=quick)
        except CopyRefused as error:
            tally.refused.append(f"{person['id']}: {error.refused[0].text!r} in {error.refused[0].context!r}")
            continue
        left = duties_of(done)
        for number, row in enumerate(rows):
            after = left.get(f"h{number}", "")
            if rows is honest:
                _honest(person, row, after, tally)
            else:
                tally.namings += 1
                told = [one for one in row["gone"] if holds(folded(after), one)]
                if told:
                    tally.kept.append(f"{person['id']} {told}: {after}")


def _honest(person: Row, row: Row, after: str, tally: Tally) -> None:
    whole = folded(row["contains"]) in whole_values(person)
    tally.wholes += whole
    tally.parts += not whole
    if after != row["text"]:
        changed = tally.wholes_changed if whole else tally.parts_changed
        changed.append(f"{person['id']} {row['contains']}: {row['text']}\n      → {after or '(gone)'}")


def main() -> int:
    """Examine every person and print what was changed and what was kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[FIXTURE])
    parser.add_argument("--only", default="")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    only = options.only.split(",") if options.only else None
    tally = Tally()
    for folder in options.folders:
        by_person: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for name in ("sentences", "namings"):
            for row in rows_of(folder / f"{name}.jsonl"):
                by_person[row["person"]][name].append(row)
        for person in rows_of(folder / "people.jsonl"):
            if only is None or person["id"] in only:
                rows = by_person[person["id"]]
                examine(person, rows["sentences"], rows["namings"], tally, quick=options.quick)
    for title, found in (
        ("changed", tally.parts_changed),
        ("changed, a whole value", tally.wholes_changed),
        ("kept", tally.kept),
        ("refused", tally.refused),
    ):
        for one in found:
            print(f"{title}: {one}")
    share = len(tally.parts_changed) / max(1, tally.parts)
    print(f"honest sentences with a part of a value: {len(tally.parts_changed)} of {tally.parts} changed ({share:.1%})")
    print(f"with a whole value as an ordinary word: {len(tally.wholes_changed)} of {tally.wholes} changed")
    print(
        f"namings: {tally.namings - len(tally.kept)} of {tally.namings} taken out; copies refused: {len(tally.refused)}"
    )
    return 1 if share > SHARE or tally.kept or tally.refused else 0


if __name__ == "__main__":
    sys.exit(main())
