"""Measures recall and precision of the résumé importers: `python -m benchmarks.imports FOLDER` prints a table and exits 0.

FOLDER holds résumé files anywhere below it. `NAME.truth.json` beside `NAME.pdf` (contact, experience, education, skills)
and a `truth_people.json` (list of people whose values must be found) are the ground truth. Every file must import or
be refused with a code. Field-level recall and precision are over the truth files; the people's values over all files
that hold their name. A folder with `truth.jsonl` is scored as `benchmarks.layouts` does, which is stricter.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Final

from app.domain.draft import Draft
from app.domain.resume import fields
from app.errors import AppError
from app.ingest.reading import read_resume
from app.ingest.value_folding import skeleton
from app.text.characters import fold
from app.text.dates import find_dates
from benchmarks.layouts import TRUTH, Scored, scored, truths_of

SUFFIXES = {".pdf", ".docx", ".json", ".txt", ".md", ".html", ".rtf", ".zip", ".xml", ".jpg", ".png", ".odt"}


def key(text: str) -> str:
    """A comparison form: skeleton, lower case, letters and digits only."""
    return re.sub(r"[\W_]+", "", skeleton(text)[0].lower())


def dates_key(text: str) -> tuple[str, str]:
    """Return the first and last day of the first date in a text, both empty without one."""
    spans = find_dates(text)
    return (spans[0].first, spans[0].last) if spans else ("", "")


def found_values(draft: Draft) -> dict[str, list[str]]:
    """Return the values of a draft, per truth field."""
    resume = draft.resume
    degrees = [" ".join([e.study_type, e.area]) for e in resume.education]
    place = resume.basics.location
    return {
        "full_name": [key(resume.basics.name)],
        "email": [key(resume.basics.email)],
        "phone": [key(resume.basics.phone)],
        "location": [key(" ".join([place.address, place.city, place.region]))],
        "experience.title": [key(w.position) for w in resume.work],
        "experience.company": [key(w.organisation) for w in resume.work],
        "experience.dates": [f"{w.start}/{w.end}" for w in resume.work],
        "education.degree": [key(re.sub(r"\b(?:in|of)\b", " ", text)) for text in degrees],
        "education.institution": [key(e.institution) for e in resume.education],
        "skills": [key(word) for skill in resume.skills for word in skill.keywords],
    }


def true_values(truth: dict[str, object]) -> dict[str, list[str]]:
    """The same from a truth file."""
    contact, work, education = truth["contact"], truth["experience"], truth["education"]
    values = {name: [key(contact[name])] for name in ("full_name", "email", "phone", "location") if name in contact}
    values["experience.title"] = [key(w["title"]) for w in work]
    values["experience.company"] = [key(w["company"]) for w in work]
    values["experience.dates"] = ["/".join(dates_key(w["dates"])) for w in work]
    values["education.degree"] = [key(re.sub(r"\b(?:in|of)\b", " ", e["degree"])) for e in education]
    values["education.institution"] = [key(e["institution"]) for e in education]
    values["skills"] = [key(word) for word in truth["skills"]]
    return values


def people_missing(draft: Draft, people: list[dict[str, str]]) -> list[str]:
    """Values of the person of this file that stand in the source but not in the fields they belong to."""
    source = key(draft.source_text)
    values = key(" ".join(field.value for field in fields(draft.resume))) + "".join(
        map(birth_forms, [draft.resume.personal.birth_date])
    )
    missing = []
    for person in people:
        if key(person["name"]) != key(draft.resume.basics.name):
            continue
        for name, text in person.items():
            in_source = key(text) in source
            wanted = birth_key(text) if name == "dob" else key(text)
            if in_source and wanted not in values:
                missing.append(name)
    return missing


def birth_key(text: str) -> str:
    """Return a birth date in a text as a comparable key."""
    spans = find_dates(text)
    return key(spans[0].first) if spans else key(text)


def birth_forms(iso: str) -> str:
    """Return the key of a true birth date (ISO)."""
    return key(iso)


def files_of(folder: Path) -> list[Path]:
    """List the résumé files below a folder, without the truth files."""
    skip = {"truth_people.json", "PROVENANCE.json"}
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES and path.name not in skip and not path.name.endswith(".truth.json")
    )


def main(arguments: list[str]) -> int:
    """Read every file and print the table."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    people = [person for path in folder.rglob("truth_people.json") for person in json.loads(path.read_text("utf-8"))]
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    named = drafted = refused = ungrounded = 0
    layouts = {path: truth for held in folder.rglob(TRUTH) for path, truth in truths_of(held.parent)}
    scores: list[Scored] = []
    for path in files_of(folder):
        started = time.perf_counter()
        try:
            draft = read_resume(path.name, path.read_bytes())
        except AppError as error:
            refused += 1
            print(f"{path.name[:58]:58} refused: {error.code}")
            continue
        seconds = time.perf_counter() - started
        drafted += 1
        named += bool(draft.resume.basics.name)
        ungrounded += len(invented(draft))
        notes = people_missing(draft, people)
        truth_file = path.with_name(path.stem + ".truth.json")
        if truth_file.exists():
            truth = true_values(json.loads(truth_file.read_text("utf-8")))
            notes += compare(truth, found_values(draft), right, wanted, given)
        if path in layouts:
            scores += (rows := scored(layouts[path], draft))
            notes += [f"{row.field}: {row.wanted} / {row.found}" for row in rows if not row.right]
        resume = draft.resume
        print(
            f"{path.name[:58]:58} {seconds:4.1f}s {resume.basics.name[:20]:20} mail {bool(resume.basics.email):d} phone {bool(resume.basics.phone):d}"
            f" work {len(resume.work):2} edu {len(resume.education)} {' '.join(w.code for w in draft.warnings)} {'; '.join(notes)}"
        )
    print(f"\n{drafted} drafts, {refused} refusals, {named} with a name, {ungrounded} values not found in their source")
    print(f"{'field':24}{'truth':>6}{'recall':>9}{'precision':>11}")
    for name in wanted:
        recall = right[name] / max(wanted[name], 1)
        precision = right[name] / max(given[name], 1)
        print(f"{name:24}{wanted[name]:6}{recall:9.1%}{precision:11.1%}")
    print_layouts(scores)
    print_other_reader()
    return 0


OTHER_READER: Final = (("English", 281, 142, 236), ("Chinese", 216, 9, 183))
"""Fields of one set of résumés in each language: how many there are, how many OfflineCV's reader had, and how many this one had then."""


def print_other_reader() -> None:
    """Print what another public reader had of the same files, as recorded once: it runs in a browser and is not run here.

    Source: `offlinecv/OfflineCV`, Apache-2.0 (src/lib/heuristics); counted on the files of the first strangers' sets when this
    program's reader was taken up again (November 2026).
    """
    print(f"\n{'OfflineCV (recorded)':24}{'fields':>6}{'theirs':>9}{'ours then':>11}")
    for language, total, theirs, ours in OTHER_READER:
        print(f"{language:24}{total:6}{theirs / total:9.1%}{ours / total:11.1%}")


def print_layouts(scores: list[Scored]) -> None:
    """Print how many fields of the layout files were read, per field and in all."""
    if scores:
        print(f"\n{'layouts':24}{'fields':>6}{'right':>9}")
    for name in [*dict.fromkeys(row.field for row in scores), ""] if scores else ():
        rows = [row for row in scores if name in ("", row.field)]
        print(f"{name or 'all':24}{len(rows):6}{sum(row.right for row in rows) / len(rows):9.1%}")


def compare(
    truth: dict[str, list[str]],
    found: dict[str, list[str]],
    right: Counter[str],
    wanted: Counter[str],
    given: Counter[str],
) -> list[str]:
    """Count hits of one file; returns what was missed."""
    missed = []
    for name, values in truth.items():
        have = Counter(value for value in found[name] if value)
        hits = sum((have & Counter(values)).values())
        right[name] += hits
        wanted[name] += len(values)
        given[name] += sum(have.values())
        if hits < max(len(values), sum(have.values())):
            missed.append(
                f"{name}: {sorted((Counter(values) - have).elements())} / {sorted((have - Counter(values)).elements())}"
            )
    return missed


def invented(draft: Draft) -> list[str]:
    """Ids of fields whose source words are not in the source text."""
    source = skeleton(draft.source_text)[0]
    bad = []
    for field in fields(draft.resume):
        place = draft.places.get(field.id)
        said = place.text if place else field.value
        if (
            field.id != "personal.photo"
            and not field.id.endswith(".network")
            and skeleton(said)[0] not in source
            and fold(said) not in source
        ):
            bad.append(field.id)
    return bad


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
