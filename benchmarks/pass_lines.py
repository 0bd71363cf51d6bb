"""Runs the long benchmarks whose answer is right or wrong: `python -m benchmarks.pass_lines [--quick] [--only NAME…]`.

Prints the figure of each, what it may be at most, and what could not run because this machine lacks a program; ends with 1 if one
is past its line. `--quick` tries each with little, to see that it runs. What only measures time, room or recall has no line and
is not run here (`make bench`).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
Verdict = tuple[str, bool]
"""A figure in words, and whether it is within its line."""


@dataclass(frozen=True, slots=True)
class Long:
    """One long benchmark: its module, what it is asked in full and quickly, what it needs, and how it is judged."""

    module: str
    line: str
    asked: tuple[str, ...]
    quickly: tuple[str, ...]
    judge: Callable[[str, str, int], Verdict]
    programs: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    posix: bool = False

    def missing(self) -> list[str]:
        """Return the programs and packages that this machine lacks for it."""
        lacking = [name for name in self.programs if shutil.which(name) is None]
        lacking += [name for name in self.packages if importlib.util.find_spec(name) is None]
        return lacking + (["fork"] if self.posix and not hasattr(os, "fork") else [])


def old_vaults(out: str, _: str, status: int) -> Verdict:
    """Every answer as it was."""
    return " ".join((re.findall(r"^all .*", out, re.MULTILINE) or ["no answer"])[-1].split()), status == 0


def exports(out: str, _: str, status: int) -> Verdict:
    """No copy blocked, nothing withheld left in one."""
    made = int((re.findall(r"'made': (\d+)", out) or ["0"])[0])
    blocked, residue = (len(re.findall(rf"^{word}:", out, re.MULTILINE)) for word in ("blocked", "residue"))
    return f"{made} files, {blocked} blocked, {residue} with residue", status == 0 and made > 0 == blocked + residue


def ways_on(out: str, _: str, status: int) -> Verdict:
    """No export without a way on."""
    told = "; ".join(re.findall(r"^(?:made|refused|dead end|words)\b.*", out, re.MULTILINE)[-5:])
    return told, status == 0 and "made at once" in out


def kills(out: str, _: str, status: int) -> Verdict:
    """Nothing lost, nothing half-done."""
    if status:
        return "it failed", False
    report = json.loads(out)["kills"]
    return f"{report['kills']} kills, {len(report['problems'])} problems", not report["problems"] and report[
        "kills"
    ] > 0


def monkey(out: str, err: str, status: int) -> Verdict:
    """No crash and no error."""
    errors = err.count("Traceback")
    return f"{errors} errors, end {status}; {out.partition(chr(10))[0]}", status == 0 and not errors


def journeys(out: str, _: str, status: int) -> Verdict:
    """Every file goes the whole way."""
    files = len(re.findall(r"\d s  ", out))
    return f"{files} files, {status} with problems", status == 0 and files > 0


def fuzzed(out: str, _: str, status: int) -> Verdict:
    """No bug, no death, no hang."""
    rows = re.findall(r"^[\w-]+ +(\d+) +\d+ +\d+ +(\d+) +(\d+) +(\d+) ", out, re.MULTILINE)
    tried = sum(int(row[0]) for row in rows)
    wrong = [sum(int(row[at]) for row in rows) for at in (1, 2, 3)]
    text = f"{tried} inputs of {len(rows)} kinds, {wrong[0]} bugs, {wrong[1]} deaths, {wrong[2]} hangs"
    return text, status == 0 and tried > 0 == sum(wrong)


def guided(out: str, _: str, status: int) -> Verdict:
    """No failing input."""
    rows = json.loads(out) if status in (0, 1) and out else []
    failures = sum(row["failures"] + bool(row["status"]) for row in rows)
    return f"{sum(row['executions'] for row in rows)} inputs, {failures} failures", bool(rows) and not failures


def innocents(out: str, _: str, status: int) -> Verdict:
    """No share of innocent scores over Markov's bound."""
    rows = [tuple(map(float, row)) for row in re.findall(r"^\| [\d.]+ \| \d+ \| (\S+) \| (\S+) \|", out, re.MULTILINE)]
    over = sum(share > bound for share, bound in rows)
    return f"{out.partition(';')[0]}, {over} of {len(rows)} lines over the bound", status == 0 and bool(
        rows
    ) and not over


RESUMES: Final = "tests/golden/resumes"
BENCHMARKS: Final = (
    Long("old_vaults", "all answers as they were", (), ("--quick",), old_vaults),
    Long(
        "verify",
        "0 blocked, 0 residue",
        ("--exports", "600", "--seed", "31"),
        ("--exports", "8", "--seed", "31"),
        exports,
        programs=("qpdf", "pdftotext", "unzip"),
    ),
    Long("exports", "0 dead ends", (RESUMES, "--exports", "500"), (RESUMES, "--exports", "6"), ways_on),
    Long(
        "vault",
        "0 problems",
        ("--kills-only", "--kills", "220"),
        ("--kills-only", "--kills", "11"),
        kills,
    ),
    Long("vault_program", "0 problems", ("--kills", "240"), ("--kills", "6"), kills, posix=True),
    *(
        Long("monkey", "0 errors", ("--seed", seed), ("--seed", seed, "--actions", "50"), monkey)
        for seed in ("7", "8", "9")
    ),
    Long("journey", "0 files with problems", (RESUMES,), (RESUMES, "--stages", "apply"), journeys),
    Long(
        "fuzz",
        "0 bugs, deaths, hangs",
        ("--seconds", "60", "--count", "2000"),
        ("--seconds", "2", "--count", "20"),
        fuzzed,
    ),
    Long("vault_fuzz", "0 failures", ("--seconds", "60"), ("--seconds", "2"), guided, packages=("atheris",)),
    Long("marks_innocents", "no share over Markov's bound", ("--minutes", "10"), ("--minutes", "0.1"), innocents),
)


def run(one: Long, *, quick: bool) -> bool:
    """Run one benchmark and print what came of it; returns whether it is within its line (or could not run)."""
    asked = one.quickly if quick else one.asked
    name = " ".join((one.module, *asked))
    if lacking := one.missing():
        print(f"skipped  {name}: this machine lacks {', '.join(lacking)}", flush=True)
        return True
    began = time.monotonic()
    command = [sys.executable, "-m", f"benchmarks.{one.module}", *asked]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL)
    figure, passed = one.judge(done.stdout, done.stderr, done.returncode)
    took = time.monotonic() - began
    print(f"{'passed ' if passed else 'FAILED '}  {name}: {figure} (line: {one.line}; {took:.0f} s)", flush=True)
    if not passed:
        print(done.stdout[-3000:] + done.stderr[-3000:], flush=True)
    return passed


def main() -> int:
    """Run them all, or those that were named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="each with little")
    parser.add_argument("--only", nargs="*", default=[], choices=sorted({one.module for one in BENCHMARKS}))
    options = parser.parse_args()
    chosen = [one for one in BENCHMARKS if not options.only or one.module in options.only]
    failed = [one for one in chosen if not run(one, quick=options.quick)]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
