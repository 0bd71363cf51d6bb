"""Measure the names that may give somebody away: `python -m benchmarks.name_candidates FOLDER [--only 01,02] [--show]`.

FOLDER as in `benchmarks.identify`. Of the certain and likely strings that the text of a browse copy still tells, how many are among the candidates
that the page shows at first, with "show more", and that Send asks about; and how many candidates of a résumé have to do with none of its strings.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

from app.domain.identifying_names import SHOWN
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind, Stage
from app.ingest.reading import read_resume
from app.redact.engine import redact
from app.redact.identifying_candidates import identifying_candidates
from app.redact.identifying_names_report import printed_names
from app.redact.policies import stage_policy
from benchmarks.identify import folded, holds, reviewed, wanted


def related(name: str, string: str) -> bool:
    """Return True if withholding a name takes a string away: one holds the other."""
    han = len(name) >= 2 and not folded(name).isascii() and folded(name) in folded(string)
    return holds(folded(name), string) or holds(folded(string), name) or han


def names_of(resume: Resume) -> tuple[dict[str, list[str]], str]:
    """Return the candidates that a browse copy prints, as shown at first, all, and asked about by Send; and the copy's text."""
    redaction = redact(resume, stage_policy(Stage.BROWSE))
    text = folded("\n".join(leaf.value for leaf in fields(redaction.resume) if leaf.kind is not Kind.PHOTO))
    found: dict[str, list[str]] = {
        "shown": [],
        "all": [],
        "asked": [one.text for one in printed_names(resume, redaction)],
    }
    count: Counter[str] = Counter()
    for one in identifying_candidates(resume):
        count[one.owner] += 1
        if holds(text, one.text):
            found["all"].append(one.text)
            found["shown"] += [one.text] * (count[one.owner] <= SHOWN)
    return found, text


def main() -> int:
    """Examine every persona and print the table; ends with 1 if the median of the noise shown is above 12."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", action="store_true", help="what is missed, and what is noise, word for word")
    options = parser.parse_args()
    hits: Counter[str] = Counter()
    noise: dict[str, list[int]] = {"shown": [], "all": [], "asked": []}
    for path in sorted(options.folder.glob("*.txt")):
        if options.only and path.stem not in options.only.split(","):
            continue
        persona: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
        resume, _ = reviewed(read_resume(path.name, path.read_bytes()).resume, persona)
        found, text = names_of(resume)
        strings = wanted(persona)
        told = [one[2] for one in strings if one[3] in ("certain", "likely") and holds(text, one[2])]
        hits["told"] += len(told)
        for key, names in found.items():
            hits[key] += sum(any(related(name, string) for name in names) for string in told)
            noise[key].append(sum(not any(related(name, one[2]) for one in strings) for name in set(names)))
        if options.show:
            print(path.stem, "missed", [one for one in told if not any(related(name, one) for name in found["all"])])
            print(
                path.stem,
                "noise",
                [one for one in found["shown"] if not any(related(one, each[2]) for each in strings)],
            )
    for key, counts in noise.items():
        print(
            f"{key}: {hits[key]} of {hits['told']} strings that are told; noise median {median(counts)}, most {max(counts)}"
        )
    return int(median(noise["shown"]) > 12)


if __name__ == "__main__":
    sys.exit(main())
