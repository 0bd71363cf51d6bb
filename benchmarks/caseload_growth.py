"""Growth: a caseload of 10, 100 and 1,000 students, and one student's vault with 5,000 copies: opened, listed, searched, planned for, traced, a student removed.

python -m benchmarks.caseload_growth [--students 1000] [--copies 5000]

Processor seconds (the machine may be busy with others). Copies have the marks of real ones, and files of a few bytes. "Command": a whole `countermark caseload status --json`,
with the memory it needs at most; "page": the page of students built and shown (offscreen); "search": one word in its search box; "plan": what a fair of 20 employers would make.

2026-11-30, two busy cores. 10 / 100 / 1,000 students: adding one 0.02 / 0.02 / 0.03 s, command 0.5 / 0.6 / 2.0 s (the first after 900 were added looks into each vault once),
unlock 0.15 s, open 0.00 / 0.00 / 0.02 s, list 0.01 / 0.00 / 0.04 s, page 0.02 / 0.04 / 0.15 s, search < 0.01 s, plan 0.00 / 0.01 / 0.07 s, opening one student ≤ 0.01 s,
removing one (all keys wrapped anew) 0.02 / 0.04 / 0.30 s, 2 / 16 / 160 MB. 5,000 copies in one vault: open < 0.01 s, list 0.08 s, search < 0.01 s, trace 2.4 s.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from app.caseload.batch_pairs import Card, Employer
from app.domain.compose import compose
from app.domain.copies import CopyFile, CopyRecord, Recipient, RecipientKind
from app.domain.document import text_lines
from app.domain.sensitivity import Stage
from app.marks.apply import apply_marks
from app.marks.assignment import assign, pack
from app.marks.reference import make_reference
from app.marks.specification import SPEC_VERSION, build_spec
from app.services import caseload_batch, stored_resume, vaults
from app.services.caseload import Caseload, create_caseload, open_caseload
from app.services.caseload_consent import board
from app.services.traces import TraceService
from app.vault.ledger.row_hashes import sha256
from app.vault.vault import Vault
from app.workers.cancellation import CancelToken
from benchmarks.caseload_batch import student_with_consent

_PASSPHRASE: Final = "a passphrase of words"
_SIZES: Final = (10, 100, 1_000)
_RECIPIENTS: Final = 500
_PEAK: Final = """
import sys
from ui.main import main
status = main()
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")), file=sys.stderr)
sys.exit(status)
"""
"""The program, and then the most memory it had (Linux; `ru_maxrss` is also that of whoever started it)."""
_FAIR: Final = tuple(Employer(f"Employer {number:03d} GmbH") for number in range(20))
Found = TypeVar("Found")


def _timed(act: Callable[[], Found]) -> tuple[Found, float]:
    began = sum(os.times()[:2])
    found = act()
    return found, sum(os.times()[:2]) - began


def students(folder: Path, most: int) -> None:
    """Let one caseload grow, and print what each size costs."""
    create_caseload(folder, _PASSPHRASE).vault.close()
    known = 0
    for size in (one for one in _SIZES if one <= most):
        print(f"{size} students: {_grown(folder, known, size)}", flush=True)
        known = size


def _grown(folder: Path, known: int, size: int) -> str:
    """Let the caseload grow to a size; return the figures."""
    with vaults.open_vault(folder, _PASSPHRASE) as vault:
        first = open_caseload(vault)
        names = tuple(one.name for one in _FAIR)
        added = _timed(lambda: [student_with_consent(first, number, names) for number in range(known, size)])[1]
    command, peak = _command(folder)
    opened, unlocking = _timed(lambda: vaults.open_vault(folder, _PASSPHRASE))
    with opened:
        caseload, opening = _timed(lambda: open_caseload(opened))
        rows, listing = _timed(lambda: board(caseload))
        page, searching = _page(caseload)
        outlook, planning = _timed(lambda: caseload_batch.look(caseload, [Card(one) for one in _FAIR]))
        assert len(outlook.pairs) == size * len(_FAIR)
        own, entering = _timed(lambda: caseload.open_student_vault(rows[size // 2].student))
        own.close()
        removing = _timed(lambda: caseload.remove([rows[0].student], "removed"))[1]
        student_with_consent(caseload, 10_000 + size, names)
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    return (
        f"add {added / (size - known):.3f} s each, command {command:.2f} s and {peak:.0f} MB, unlock {unlocking:.2f} s, open {opening:.3f} s,"
        f" list {listing:.3f} s, page {page:.2f} s, search {searching:.3f} s, plan {planning:.3f} s, one student {entering:.3f} s,"
        f" remove one {removing:.2f} s, {disk:.0f} MB"
    )


def _command(folder: Path) -> tuple[float, float]:
    """Return processor seconds and megabytes of a command that lists all."""
    secret = folder.parent / "passphrase.txt"
    secret.write_text(_PASSPHRASE, "utf-8")
    asked = ("caseload", "status", "--json", "--vault", str(folder), "--passphrase-file", str(secret))
    child = subprocess.Popen([sys.executable, "-c", _PEAK, *asked], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert child.stderr is not None
    told = child.stderr.read().decode()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, told
    return used.ru_utime + used.ru_stime, int(told.split()[-2]) / 1_000


def _page(caseload: Caseload) -> tuple[float, float]:
    """Return processor seconds of the page of students, built and shown, and of a search in it; the first is built twice, for what is loaded once."""
    from ui.desktop.pages.caseload.search import student_hits
    from ui.desktop.pages.caseload.students_page import CaseloadView
    from ui.desktop.shell.app import open_window
    from ui.desktop.shell.messages import Messages
    from ui.desktop.widgets.panels import Banner

    application, window = open_window()
    messages = Messages(window, Banner(window))

    def shown() -> CaseloadView:
        view = CaseloadView(caseload, messages)
        view.show()
        application.processEvents()
        return view

    shown().close()
    view, building = _timed(shown)
    rows = board(caseload)
    word = rows[-1].student.name.split()[-1]
    found, searching = _timed(lambda: student_hits(rows, pseudonyms=False, wanted=word, cancel=CancelToken()))
    assert found
    view.close()
    return building, searching


def copies(folder: Path, count: int) -> None:
    """Give one student's vault many copies, and print what it costs to use it."""
    caseload = create_caseload(folder, _PASSPHRASE)
    names = tuple(f"Employer {number:04d}" for number in range(_RECIPIENTS))
    student = student_with_consent(caseload, 0, names)
    with caseload.open_student(student) as vault:
        leaked, filling = _timed(lambda: _filled(vault, count, names))
    vault, opening = _timed(lambda: caseload.open_student_vault(student))
    listed, listing = _timed(lambda: vault.copies.all())
    by_reference, looking = _timed(lambda: vault.search(listed[count // 2].reference))
    by_name, searching = _timed(lambda: vault.search("Employer 0123"))
    result, tracing = _timed(lambda: TraceService(vault).trace("", leaked.encode()))
    vault.close()
    caseload.vault.close()
    print(f"{len(listed)} copies in one vault: filled in {filling:.1f} s, open {opening:.3f} s, list {listing:.2f} s")
    print(f"search by reference {looking:.3f} s ({len(by_reference)}), by name {searching:.3f} s ({len(by_name)})")
    named = [one.copy.reference for one in result.named]
    print(f"trace {tracing:.2f} s: {result.attribution.verdict} {named} among {result.attribution.copies_considered}")


def _filled(vault: Vault, count: int, names: Sequence[str]) -> str:
    """Add copies for the named employers in turn; return the text of the one in the middle, without its reference."""
    master, secret = stored_resume.current(vault), vault.mark_secret
    spec, draw = build_spec(master.resume), random.Random(1)
    recipients = [vault.recipients.add(name, RecipientKind.EMPLOYER, []) for name in names]
    for start in range(0, count, 500):
        with vault.transaction():
            for number in range(start, min(start + 500, count)):
                copy_id, data = f"{number:032x}", draw.randbytes(64)
                assignment = assign(secret, copy_id, spec)
                file = CopyFile("pdf", f"copy-{number}.pdf", sha256(data), len(data), "")
                vault.copies.add(
                    _record(copy_id, secret, recipients[number % len(recipients)], pack(spec, assignment), file),
                    [(file, data)],
                )
    marked, style = apply_marks(master.resume, spec, assign(secret, f"{count // 2:032x}", spec))
    return "\n".join(text_lines(compose(marked, style)))


def _record(copy_id: str, secret: bytes, recipient: Recipient, assignment: bytes, file: CopyFile) -> CopyRecord:
    made = ("2026-11-01T00:00:00Z", "file", ("basics.name",), ())
    return CopyRecord(
        *(copy_id, make_reference(secret, copy_id), recipient.id, Stage.APPLY, {}, stored_resume.MAIN, 1, *made),
        assignment=assignment,
        spec_version=SPEC_VERSION,
        files=(file,),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=1_000)
    parser.add_argument("--copies", type=int, default=5_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ.update(COUNTERMARK_HOME=f"{place}/home", QT_QPA_PLATFORM="offscreen")
        if options.copies:
            copies(Path(place) / "copies", options.copies)
        if options.students:
            students(Path(place) / "students", options.students)


if __name__ == "__main__":
    main()
