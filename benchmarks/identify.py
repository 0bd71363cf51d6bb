"""Measure what a copy for browsing still tells of its person and their employers: `python -m benchmarks.identify FOLDER… [--only 01,02] [--show]`.

A folder holds résumés of any format with what is true of each (`NN.pdf`, `NN.truth.json`: see `benchmarks.identify_truth`), or has one `NN.txt` (a résumé) and one `NN.json` for each persona: `person` (`name`, `all_names`), `withheld_organisations`
(`name`, `kind`, `identifying`: each string that gives it away, `why`, `strength`), `self_identifying`, and `innocent` (strings that must
stay). Each résumé is imported as a file, the fields that a person would set right in the review are set right, and a browse copy is written
in every format. The files are read by other programs than ours (`pdftotext`, `unzip`) and searched by code that shares nothing with the
program: letters and digits only, in any case, with every accent and width folded; words whole where they are of an alphabet.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.copies import RecipientKind
from app.domain.resume import Education, Resume, Work, fields
from app.domain.sensitivity import Kind, Stage
from app.errors import AppError
from app.redact.engine import redact
from app.redact.policies import stage_policy
from app.services.copies import FORMATS, CopyRefused, CopyRequest, CopyResult, CopyService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.vaults import create_vault
from benchmarks.identify_truth import persona_of


@dataclass
class Tally:
    """Counts over all personas: what was looked for and what was found, by kind; copies that were refused; damage."""

    asked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    innocent: int = 0
    damaged: list[str] = field(default_factory=list)
    clean: int = 0
    personas: int = 0


def folded(text: str) -> str:
    """Return the text in small letters without accents, widths and soft breaks."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    kept = (char for char in plain if not unicodedata.combining(char) and unicodedata.category(char) != "Cf")
    return "".join(kept).casefold()


def holds(text: str, value: str) -> bool:
    """Return True if a folded text has a value: across line breaks, hyphenated or not; whole words only."""
    parts = re.findall(r"[^\W_]+", folded(value))
    if not parts:
        return False
    body = (
        r"[\W_]*".join(map(re.escape, parts))
        if not folded(value).isascii()
        else r"[\W_]{0,4}".join(map(re.escape, parts))
    )
    start = r"(?<![^\W_])" if parts[0][0].isascii() else ""
    end = r"(?![^\W_])" if parts[-1][-1].isascii() else ""
    return re.search(start + body + end, text) is not None


def text_of(path: Path) -> str:
    """Return the text of a written file, by programs that are not ours."""
    if path.suffix == ".pdf":
        return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    if path.suffix == ".docx":
        xml = subprocess.run(
            ["unzip", "-p", str(path), "word/document.xml"], capture_output=True, check=True
        ).stdout.decode()
        return re.sub(r"<[^>]+>", "", xml.replace("</w:p>", "\n"))
    return path.read_text("utf-8")


def reviewed(resume: Resume, persona: dict[str, Any]) -> tuple[Resume, int]:
    """Return the résumé as a person leaves it after the review, and how many fields they had to add: their name, employers and schools."""
    added = 0
    if folded(resume.basics.name) != folded(persona["person"]["name"]):
        resume = dataclasses.replace(resume, basics=dataclasses.replace(resume.basics, name=persona["person"]["name"]))
        added += 1
    named = {folded(item.organisation) for item in (*resume.work, *resume.volunteer)}
    named |= {folded(item.institution) for item in resume.education}
    for number, one in enumerate(persona["withheld_organisations"]):
        if any(folded(one["name"]) in other for other in named):
            continue
        added += 1
        if one["kind"] == "school":
            item = Education(f"added{number}", institution=one["name"])
            resume = dataclasses.replace(resume, education=(*resume.education, item))
        else:
            job = Work(f"added{number}", organisation=one["name"])
            resume = dataclasses.replace(resume, work=(*resume.work, job))
    return resume, added


def personas(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield each résumé of a folder with its persona."""
    for path in sorted(folder.iterdir()):
        truth, persona = path.with_suffix(".truth.json"), path.with_suffix(".json")
        if path.suffix == ".json":
            continue
        if truth.exists():
            text = source_text(path)
            yield path, persona_of(json.loads(truth.read_text("utf-8")), text)
        elif path.suffix == ".txt" and persona.exists():
            yield path, json.loads(persona.read_text("utf-8"))


def all_text(resume: Resume) -> str:
    """Return the folded text of every field."""
    return folded("\n".join(leaf.value for leaf in fields(resume) if leaf.kind is not Kind.PHOTO))


def source_text(path: Path) -> str:
    """Return the text of a résumé as other programs read it; empty where none here does."""
    try:
        return text_of(path)
    except (subprocess.CalledProcessError, UnicodeDecodeError):
        return ""


def copy_of(path: Path, persona: dict[str, Any], folder: Path) -> tuple[CopyResult, int, Resume]:
    """Import a résumé and write its browse copy; return it, the fields added, and the résumé. Raises CopyRefused."""
    with create_vault(folder / "v", "identify passphrase", keyring=False) as vault:
        imports = ImportService(vault)
        draft = imports.read(path.name, path.read_bytes())
        resume, added = reviewed(draft.resume, persona)
        imports.accept(resume)
        recipient = RecipientService(vault).add("Jobs Platform", RecipientKind.PLATFORM)
        request = CopyRequest(recipient, stage_policy(Stage.BROWSE), FORMATS)
        return CopyService(vault).make(request, folder / "out"), added, resume


def examine(path: Path, persona: dict[str, Any], tally: Tally, *, show: bool) -> None:
    """Write the copy of one persona and count what it tells."""
    tally.personas += 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            made, added, before = copy_of(path, persona, folder)
        except AppError as error:
            tally.refused.append(f"{path.stem}: {_reason(error)}")
            return
        texts = {Path(file.path).suffix: folded(text_of(Path(file.path))) for file in made.record.files}
    told: list[str] = []
    for group, why, value, strength in wanted(persona):
        key = f"{group} {strength}"
        tally.asked[key] += 1
        tally.asked[f"{group} by {why}"] += 1
        where = [suffix for suffix, text in texts.items() if holds(text, value)]
        if where:
            tally.found[key] += 1
            tally.found[f"{group} by {why}"] += 1
            told.append(
                f"{value} ({group}, {why}, {strength}, {' '.join(where)}) in {_context(texts[where[0]], value)!r}"
            )
    certain = [one for one in told if ", certain," in one]
    tally.clean += not certain
    redacted = redact(before, stage_policy(Stage.BROWSE), words=made.words).resume
    read, left = all_text(before), all_text(redacted)
    lost = [one for one in persona["innocent"] if holds(read, one) and not holds(left, one)]
    tally.innocent += len(persona["innocent"])
    tally.damaged += [f"{path.stem}: {one}" for one in lost]
    print(
        f"{path.stem}: {len(certain)} certain, {len(told)} in all, {len(lost)} damaged, {added} fields added",
        flush=True,
    )
    if show:
        for one in told:
            print("   ", one)
        for one in lost:
            print("    damaged:", one)


def _context(text: str, value: str) -> str:
    first = re.findall(r"[^\W_]+", folded(value))[0]
    at = text.find(first)
    return " ".join(text[max(0, at - 30) : at + len(value) + 30].split())


def _reason(error: AppError) -> str:
    if isinstance(error, CopyRefused):
        first = error.findings[0]
        return f"{first.code} {first.kind} {first.field} {first.channel} {first.excerpt!r}"
    return str(error)


def wanted(persona: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """Return (group, why, string, strength) of everything that must not be told, the names themselves among it."""
    rows = [("self", one["why"], one["text"], one["strength"]) for one in persona["self_identifying"]]
    for one in persona["withheld_organisations"]:
        rows += [(one["kind"], str(got["why"]), got["text"], got["strength"]) for got in one["identifying"]]
    return list(dict.fromkeys(rows))


def main() -> int:
    """Examine every persona and print the table; ends with 1 if a certain one is told."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", action="store_true", help="what was found, word for word")
    options = parser.parse_args()
    tally = Tally()
    only = options.only.split(",") if options.only else None
    for folder in options.folders:
        for path, persona in personas(folder):
            if only is None or path.stem in only:
                examine(path, persona, tally, show=options.show)
    for key in sorted(tally.asked):
        print(f"{key}: {tally.found[key]} of {tally.asked[key]}")
    print(
        f"{tally.clean} of {tally.personas} tell nothing certain; {len(tally.refused)} refused; {len(tally.damaged)} of {tally.innocent} innocent strings gone"
    )
    for one in tally.refused:
        print("refused", one)
    return 1 if tally.clean < tally.personas else 0


if __name__ == "__main__":
    sys.exit(main())
