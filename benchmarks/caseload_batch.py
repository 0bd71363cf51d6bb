"""A batch of copies for a fair, PDF and DOCX, each verified: processor seconds per copy and the memory of every process.

With `one_by_one` the same number of copies is made one by one, as before there were children that stay: each file is read by a process that ends
with it. The two take turns in portions of students, so that both meet the same other work on the machine.
"""

from __future__ import annotations

import json
import os
import resource
import tempfile
import time
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from app import resources
from app.caseload.batch_pairs import Card, Employer
from app.caseload.students import Consent, Keeper, Purpose, Route, Student
from app.domain.resume import Resume
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services import caseload_batch
from app.services.caseload import Caseload, create_caseload
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.verify import verify
from app.workers.child_pool import end_pools
from app.workers.isolation import prepare, run_isolated
from app.workers.limits import resident_bytes

_PORTION: Final = 5
"""Students whose copies are made before the other way has its turn."""


def _spent() -> float:
    """Return processor seconds of this process and of its children that ended."""
    return sum(os.times()[:4])


def sample_resume(number: int) -> Resume:
    """Return a sample résumé under a name of its own, English and Chinese in turn."""
    language = ("en", "zh")[number % 2]
    data = json.loads(resources.path("samples", f"resume-{language}.json").read_text("utf-8"))
    data["basics"]["name"] = f"Student Number{number}" if language == "en" else f"王{chr(0x4E00 + number * 7)}明"
    return from_json(data)


def student_with_consent(caseload: Caseload, number: int, employers: tuple[str, ...]) -> Student:
    """Add a student with a résumé of their own, who consented on paper to a fair with these employers.

    A batch goes by name, and names begin with the number: so the languages take turns in it, and the tables of both are loaded early.
    """
    resume = sample_resume(number)
    name = f"{number:05d} {resume.basics.name}"
    student = caseload.add(
        f"{number:05d}", name, Keeper.STUDENT, fill=lambda vault: ImportService(vault).accept(resume)
    )
    terms = (Route.PAPER, Purpose.FAIR, "", employers, (), "2026-01-01", "2099-12-31", "")
    consented = Student(
        **{key: getattr(student, key) for key in student.__slots__} | {"consent": Consent(f"{number:032x}", 1, *terms)}
    )
    caseload.store(consented)
    return consented


def _one_by_one(caseload: Caseload, students: list[Student], employers: list[Employer], out: Path) -> None:
    """Make copies as before: each vault opened once, each file verified by a spare process that ends with it."""

    def fresh(job: str, header: dict[str, Any], data: bytes, **more: Any) -> dict[str, Any]:
        return run_isolated(job, header, data, limits=verify._LIMITS, cancel=more["cancel"])

    with patch.object(verify.OWN, "run", fresh), patch.object(verify.OWN, "prepare", lambda: prepare(verify.JOB, 2)):
        for student in students:
            with caseload.open_student(student) as vault:
                service, recipients = CopyService(vault), RecipientService(vault)
                for employer in employers:
                    recipient = recipients.find_or_add(employer.name)
                    service.make(CopyRequest(recipient, stage_policy(Stage.APPLY), ("pdf", "docx")), out)


def _together(caseload: Caseload, students: list[Student], employers: list[Employer], out: Path) -> int:
    """Make a batch; returns the copies made."""
    batch = caseload_batch.begin(caseload, out, Stage.APPLY)
    outlook = caseload_batch.rules.outlook(students, [Card(one) for one in employers], caseload.today)
    report = caseload_batch.run(caseload, batch, outlook)
    assert not report.failed, report.failed[0].error
    return report.made


def _memory() -> str:
    children = [resident_bytes(one.channel.child.pid) for one in verify.OWN._idle]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000
    return f"{resident_bytes(os.getpid()) // 1_000_000} MB (peak {peak}) + {[size // 1_000_000 for size in children]}"


def measure(students: int, employers: int, *, one_by_one: bool) -> None:
    """Measure and print."""
    chosen = [Employer(f"Employer {number:03d} GmbH") for number in range(employers)]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        caseload = create_caseload(folder / "caseload", "a passphrase of words")
        names = tuple(one.name for one in chosen)
        known = [student_with_consent(caseload, number, names) for number in range(students)]
        spent, made, wall = {"batch": 0.0, "one by one": 0.0}, 0, 0.0
        for first in range(0, students, _PORTION):
            portion = known[first : first + _PORTION]
            began, clock = _spent(), time.perf_counter()
            made += _together(caseload, portion, chosen, folder / f"batch-{first}")
            wall += time.perf_counter() - clock
            memory = _memory()
            if one_by_one or first + _PORTION >= students:
                end_pools()
            spent["batch"] += _spent() - began
            if one_by_one:
                began = _spent()
                _one_by_one(caseload, portion, chosen, folder / f"single-{first}")
                spent["one by one"] += _spent() - began
            print(f"copies: {made}  memory: {memory}  {_told(spent, made)}", flush=True)
        caseload.vault.close()
    print(f"in all: {_told(spent, made)}; {wall / made:.3f} s by the clock per copy of the batch")


def _told(spent: dict[str, float], made: int) -> str:
    text = f"core-seconds per copy: batch {spent['batch'] / made:.3f}"
    if single := spent["one by one"]:
        text += f", one by one {single / made:.3f}, ratio {spent['batch'] / single:.2f}"
    return text
