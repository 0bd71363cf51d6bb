"""Reports, the cohort trace and the batch of a large caseload: processor seconds, on data made for the purpose.

python -m benchmarks.caseload [--students 1000] [--copies 100000]
python -m benchmarks.caseload --students 20 --employers 5 [--one-by-one]     a batch of PDF and DOCX, and the same copies one by one, in turns
python -m benchmarks.caseload --students 200 --employers 5 --kill            one batch, killed in the middle and gone on with; memory on the way
python -m benchmarks.caseload_growth                                         10 to 1,000 students; 5,000 copies in one vault
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import random

from app import resources
from app.caseload.report_counts import Fact, Measure, Published, publish
from app.domain.compose import compose
from app.domain.copies import CopyRecord, Recipient, RecipientKind
from app.domain.document import text_lines
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.marks.apply import apply_marks
from app.marks.assignment import assign, pack
from app.marks.issued_copies import IssuedCopy, IssuedVersion
from app.marks.reference import make_reference
from app.marks.specification import Spec, build_spec
from app.services.caseload_trace import CohortTrace, StudentCopies

_MONTHS = tuple(f"2026-{month:02d}" for month in range(1, 13))
_STAGES = ("browse", "apply", "apply", "apply", "interview", "offer")


def _spent() -> float:
    """Return processor seconds of this process and of its children that ended."""
    return sum(os.times()[:4])


def facts(students: int, employers: int, per_student: int, seed: int = 1) -> list[Fact]:
    """Return copies of students to employers, some of whom many choose; a fifth were answered."""
    draw = random.Random(seed)
    names = [f"Employer {number:03d}" for number in range(employers)]
    sectors = {name: f"Sector {draw.randrange(10)}" for name in names}
    weights = [draw.paretovariate(1.2) for _ in names]
    found = []
    for number in range(students):
        for name in draw.choices(names, weights, k=per_student):
            fact = Fact(f"S{number}", name, sectors[name], draw.choice(_MONTHS), draw.choice(_STAGES), Measure.COPIES)
            found.append(fact)
            if draw.random() < 0.2:
                found.append(dataclasses.replace(fact, measure=Measure.ANSWERS))
    return found


def cohort(students: int, copies: int, seed: int = 1) -> tuple[list[StudentCopies], str, str]:
    """Return students with résumés of their own words and equally many copies each, the text of one of the copies, and that of a stranger."""
    draw = random.Random(seed)
    sample = json.loads(resources.path("samples", "resume-en.json").read_text("utf-8"))
    words = sorted(
        {word for job in sample["work"] for line in job["highlights"] for word in line.split() if word.isalpha()}
    )
    found, leaked, stranger = list[StudentCopies](), "", ""
    each = copies // students
    recipient = Recipient("r", "Northwind", RecipientKind.EMPLOYER)
    for number in range(students + 1):
        data = json.loads(json.dumps(sample))
        data["basics"]["name"] = f"Student Number{number}"
        for job in data["work"]:
            job["highlights"] = [" ".join(draw.sample(words, 9)).capitalize() for _ in job["highlights"]]
        resume = from_json(data)
        spec = build_spec(resume)
        secret = draw.randbytes(32)
        ids = [f"{number:05d}-{copy:05d}" for copy in range(each)]
        issued = tuple(
            IssuedCopy(one, make_reference(secret, one), pack(spec, assign(secret, one, spec))) for one in ids
        )
        version = IssuedVersion(resume, spec, issued)
        records = tuple(_record(one) for one in issued)
        if number == students:
            stranger = _text(version, spec, secret, ids[0])
            continue
        found.append(StudentCopies(f"S-{number:05d}", (version,), records, {"r": recipient}))
        if number == students // 2:
            leaked = _text(version, spec, secret, ids[each // 2])
    return found, leaked, stranger


def _record(copy: IssuedCopy) -> CopyRecord:
    marks = (copy.assignment, 1)
    return CopyRecord(
        copy.copy_id, copy.reference, "r", Stage.APPLY, {}, "m", 1, "2026-11-01T00:00:00Z", "file", (), (), *marks
    )


def _text(version: IssuedVersion, spec: Spec, secret: bytes, copy_id: str) -> str:
    marked, style = apply_marks(version.resume, spec, assign(secret, copy_id, spec))
    return "\n".join(text_lines(compose(marked, style)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=1_000)
    parser.add_argument("--copies", type=int, default=100_000)
    parser.add_argument("--employers", type=int, default=0, help="measure a batch for so many employers")
    parser.add_argument(
        "--one-by-one", action="store_true", help="also single copies, each file read by a fresh process"
    )
    parser.add_argument("--kill", action="store_true", help="kill the batch in the middle, and go on with it")
    options = parser.parse_args()
    if options.kill:
        from benchmarks import caseload_kill

        caseload_kill.measure(options.students, options.employers)
        return
    if options.employers:
        from benchmarks.caseload_batch import measure

        measure(options.students, options.employers, one_by_one=options.one_by_one)
        return
    known = facts(options.students, 100, 20)
    began = _spent()
    publish(known, None, _MONTHS[-1], 10)
    print(f"report, all 12 months at once: {_spent() - began:.2f} s of processor time, {len(known)} facts")
    published: Published | None = None
    began = _spent()
    for month in _MONTHS:
        published = publish(known, published, month, 10)
    print(f"reports, month by month: {_spent() - began:.2f} s")
    students, leaked, stranger = cohort(options.students, options.copies)
    began = _spent()
    trace = CohortTrace(students)
    print(f"index: {_spent() - began:.2f} s")
    for name, text in (("a copy", leaked), ("a stranger's résumé", stranger), ("nothing", "-")):
        began = _spent()
        answer = trace.trace("", text.encode())
        spent = _spent() - began
        print(
            f"trace of {name}: {spent:.2f} s of processor time ({answer.seconds:.2f} s in all), {answer.verdict} {answer.student} among {answer.copies} copies"
        )


if __name__ == "__main__":
    main()
