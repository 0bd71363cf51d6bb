"""Count copies of imported résumés that are made, made after feedback, refused with a way on, or a dead end.

`python -m benchmarks.exports FILE_OR_FOLDER… [--exports 500] [--seed 1] [--show]`

Each export takes a random file (a résumé as a person has it, of any format that is read; imported as the program imports it, nothing set right), a random
stage and random formats. A copy that is refused is asked for again with the suggestion of each reason (words withheld, written another way,
kept knowingly): it has a way on if that copy is made. Ends with 1 if one has none. A file that cannot be imported is named and left out.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from app.domain.copies import RecipientKind
from app.domain.policy import WordAction, WordChoice
from app.domain.resume import Resume
from app.domain.sensitivity import Stage
from app.errors import AppError
from app.redact.policies import stage_policy
from app.services.copies import FORMATS, CopyRefused, CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.vaults import create_vault
from app.services.verifier_feedback import Refusal
from app.vault.vault import Vault

SUFFIXES: Final = frozenset([".txt", ".docx", ".pdf", ".odt", ".rtf", ".html"])
_TRIES: Final = 3
"""Times that the suggestions are followed."""
_INSTEAD: Final = "…"
"""Text written in place of words that cannot be printed."""


@dataclass
class Tally:
    """Counts of the exports by how they ended, and the dead ends."""

    ended: Counter[str] = field(default_factory=Counter)
    words: int = 0
    dead: list[str] = field(default_factory=list)


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Return the résumés among files and folders, in a fixed order."""
    found = [one for path in paths for one in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    return [one for one in found if one.suffix in SUFFIXES]


def imported(path: Path, vault: Vault) -> Resume | None:
    """Return the résumé of a file, or None where nothing could be imported."""
    try:
        return ImportService(vault).read(path.name, path.read_bytes()).resume
    except AppError as error:
        print(f"not imported: {path.name}: {error.code}", flush=True)
        return None


def suggested(refused: Sequence[Refusal]) -> Iterator[WordChoice]:
    """Yield what each reason suggests."""
    for one in refused:
        if one.suggestion is not None:
            instead = _INSTEAD if one.suggestion is WordAction.REPLACE else ""
            yield WordChoice(one.field, one.text, one.suggestion, instead, one.kind)


def export(vault: Vault, request: CopyRequest, out: Path, tally: Tally) -> str:
    """Make one copy, following suggestions where it is refused; return how it ended."""
    service, ended = CopyService(vault), ""
    for attempt in range(_TRIES):
        try:
            made = service.make(request, out)
        except CopyRefused as refused:
            ended = ended or f"refused {refused.refused[0].code} {refused.refused[0].text!r}"
            more = tuple(one for one in suggested(refused.refused) if one not in request.words)
            if not more:
                return f"dead end: {ended}"
            request = replace(request, words=(*request.words, *more))
        except AppError as error:
            return f"dead end: {error}"
        else:
            if attempt:
                return "refused with a way on"
            tally.words += len(made.words)
            return "made after feedback" if made.words else "made at once"
    return f"dead end after {_TRIES} suggestions: {ended}"


def run(paths: Sequence[Path], exports: int, seed: int, *, show: bool = False) -> Tally:
    """Make the exports and count them."""
    dice, tally = random.Random(seed), Tally()
    with (
        tempfile.TemporaryDirectory() as name,
        create_vault(Path(name) / "v", "exports passphrase", keyring=False) as vault,
    ):
        files, resumes = files_in(paths), dict[Path, Resume | None]()
        recipient = RecipientService(vault).add("Jobs Platform", RecipientKind.PLATFORM)
        number = 0
        while number < exports and files:
            path = dice.choice(files)
            resume = resumes[path] if path in resumes else resumes.setdefault(path, imported(path, vault))
            if resume is None:
                files.remove(path)
                continue
            number += 1
            stage, formats = dice.choice(list(Stage)), tuple(dice.sample(FORMATS, dice.choice((1, 1, 2, 4))))
            ImportService(vault).accept(resume)
            request = CopyRequest(recipient, stage_policy(stage), formats)
            ended = export(vault, request, Path(name) / "out", tally)
            tally.ended[ended.partition(":")[0]] += 1
            line = f"{number}: {path.name} {stage.value} {'+'.join(formats)}: {ended}"
            if ended.startswith("dead end"):
                tally.dead.append(line)
            if show or not ended.startswith("made"):
                print(line, flush=True)
    return tally


def main() -> int:
    """Run and print the counts; ends with 1 if an export has no way on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--exports", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="a line for every export")
    options = parser.parse_args()
    tally = run(options.paths, options.exports, options.seed, show=options.show)
    for key, count in sorted(tally.ended.items()):
        print(f"{key}: {count} of {options.exports}")
    print(f"words that the feedback withheld: {tally.words}; dead ends: {len(tally.dead)}")
    return 1 if tally.dead else 0


if __name__ == "__main__":
    sys.exit(main())
