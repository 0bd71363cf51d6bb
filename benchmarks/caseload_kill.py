"""One batch for a whole fair, killed in the middle and gone on with: memory of all its processes on the way, and what the ledgers hold at the end.

The batch runs in a process of its own, as a person's would; this one only builds the caseload, looks at memory, kills, and counts.

2026-11-30, 200 students × 5 employers, PDF and DOCX, two busy cores: 1,000 copies of 1,000, none twice, 2,000 files as recorded, after SIGKILL at 500; 0.26
core-seconds per copy. Memory of all processes (shared pages once) in a run without a kill, after 100, 200, … 1,000 copies: 491, 494, 500, 496, 494, 503, 503, 431 (two
readers had just been replaced), 494, 493 MB. Where all students of one language come before those of the other, the tables of the second add some 60 MB, once.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

from app.caseload.batch_pairs import Card, Employer
from app.domain.sensitivity import Stage
from app.services import caseload_batch, vaults
from app.services.caseload import Caseload, create_caseload, open_caseload
from app.vault.ledger.row_hashes import sha256
from app.workers.child_pool import end_pools
from benchmarks.caseload_batch import student_with_consent

_PASSPHRASE: Final = "a passphrase of words"
_MARKS: Final = (100, 200, 300, 400, 500, 600, 800, 1_000)
"""Copies after which memory is looked at."""


def employers(count: int) -> tuple[Employer, ...]:
    """Return employers of a fair."""
    return tuple(Employer(f"Employer {number:03d} GmbH") for number in range(count))


def measure(students: int, count: int) -> None:
    """Measure and print; fails if a copy was lost or made twice."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        caseload = create_caseload(folder / "caseload", _PASSPHRASE)
        names = tuple(one.name for one in employers(count))
        for number in range(students):
            student_with_consent(caseload, number, names)
        caseload.vault.close()
        print(f"{students} students in a caseload", flush=True)
        whole = students * count
        killed_at = _one_run(folder, count, kill_at=whole // 2, resume=False)
        print(f"killed after {killed_at} copies were told of", flush=True)
        _one_run(folder, count, kill_at=0, resume=True)
        _count_all(folder, whole)


def _one_run(folder: Path, count: int, *, kill_at: int, resume: bool) -> int:
    """Run the batch in a process of its own; returns copies told of. `kill_at`: SIGKILL then; 0 for never."""
    command = [sys.executable, "-m", "benchmarks.caseload_kill", str(folder), str(count), "resume" if resume else "new"]
    began, told, marks = time.perf_counter(), 0, [mark for mark in _MARKS if not kill_at or mark <= kill_at]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if not line.startswith("copies "):
                print(f"  {line.rstrip()}", flush=True)
                continue
            told = int(line.split()[1])
            if marks and told >= marks[0]:
                marks = [mark for mark in marks if mark > told]
                print(f"  after {told} copies, {time.perf_counter() - began:.0f} s: {_memory(child.pid)}", flush=True)
            if kill_at and told >= kill_at:
                child.send_signal(signal.SIGKILL)
                break
        if kill_at:
            child.wait()
            return told
        _, _, used = os.wait4(child.pid, 0)
        child.returncode = 0
        print(f"  {used.ru_utime + used.ru_stime:.0f} core-seconds, {time.perf_counter() - began:.0f} s by the clock")
    return told


def _memory(process: int) -> str:
    """Return the memory of a process and all it started, shared pages counted once (Linux)."""
    sizes = [_proportional(one) // 1_000 for one in _tree(process)]
    return f"{sum(sizes)} MB in {len(sizes)} processes {sizes}"


def _tree(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task").glob("*/children")
    return [process, *(one for file in children for number in file.read_text().split() for one in _tree(int(number)))]


def _proportional(process: int) -> int:
    """Return kilobytes, 0 of a process that has just ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _count_all(folder: Path, whole: int) -> None:
    """Compare ledgers, folder and lists with what was to be made."""
    references, files, doubled = Counter[str](), 0, 0
    with vaults.open_vault(folder / "caseload", _PASSPHRASE) as vault:
        caseload = open_caseload(vault)
        for student in caseload.students():
            with caseload.open_student(student) as own:
                copies = [one for one in own.copies.all() if not one.voided]
                assert own.ledger.verify() is None
            doubled += len(copies) - len({one.recipient_id for one in copies})
            references.update(one.reference for one in copies)
            for file in (one for copy in copies for one in copy.files):
                assert sha256(Path(file.path).read_bytes()) == file.sha256, file.path
                files += 1
    on_disk = sum(1 for path in (folder / "out").rglob("*") if path.suffix in (".pdf", ".docx"))
    print(
        f"{len(references)} copies of {whole}, {doubled} made twice, {files} files as recorded, {on_disk} on the disk"
    )
    assert (len(references), sum(references.values()), doubled) == (whole, whole, 0) and files == on_disk == 2 * whole


def _batch(caseload: Caseload, folder: Path, chosen: tuple[Employer, ...], *, resume: bool) -> None:
    def told(step: str, done: int, _whole: int) -> None:
        if step == "copies":
            print(f"copies {done}", flush=True)

    batch = caseload_batch.begin(caseload, folder / "out", Stage.APPLY, resume=resume)
    outlook = caseload_batch.look(caseload, [Card(one) for one in chosen])
    report = caseload_batch.run(caseload, batch, outlook, progress=told)
    assert not report.failed, report.failed[0].error
    print(f"made {report.made} of {len(report.copies)}, {report.seconds:.0f} s by the clock", flush=True)


def _main() -> None:
    folder, count, way = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    with vaults.open_vault(folder / "caseload", _PASSPHRASE) as vault:
        _batch(open_caseload(vault), folder, employers(count), resume=way == "resume")
    end_pools()


if __name__ == "__main__":
    _main()
