"""The everyday work of two trees in turn: `python -m benchmarks.pair OTHER_TREE [--runs N] [--only start,import,…]`.

Each tree needs its `.venv` (`make install`). Both do the same with the same files, one after the other, so that the ratio holds
when the machine's speed drifts. Printed per work: medians of wall and processor seconds (children included) of this tree and of the
other, and the median of the ratios pair by pair (below 1: this tree is faster).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parents[1]
PASSPHRASE: Final = "wombat lantern sixteen orchard"
WARM: Final = """
import sys, tempfile, time, os
from pathlib import Path
from app import resources
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.copies import FORMATS, CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.vaults import create_vault
def cpu():
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
with tempfile.TemporaryDirectory() as folder, create_vault(Path(folder) / "v", "wombat lantern sixteen orchard", keyring=False) as vault:
    imports = ImportService(vault)
    sample = resources.path("samples", "resume-en.json")
    imports.accept(imports.read(sample.name, sample.read_bytes()).resume)
    recipient = RecipientService(vault).add("Acme", RecipientKind.EMPLOYER)
    make = lambda: CopyService(vault).make(CopyRequest(recipient, stage_policy(Stage.APPLY), FORMATS), Path(folder) / "out")
    make()
    wall, spent = time.perf_counter(), cpu()
    for _ in range(5):
        make()
    print((time.perf_counter() - wall) / 5, (cpu() - spent) / 5)
"""


@dataclass(frozen=True)
class Tree:
    """A checkout with its environment, and a home with a vault of its own."""

    root: Path
    home: Path

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a program of this checkout's environment with its own home; returns the finished process, or exits on an error."""
        environment = {
            **os.environ,
            "HOME": str(self.home),
            "COUNTERMARK_HOME": str(self.home / "countermark"),
            "COUNTERMARK_PASSPHRASE": PASSPHRASE,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "",  # bytecode is kept, as on a person's computer
            **variables,
        }
        program = [str(self.root / ".venv" / "bin" / arguments[0]), *arguments[1:]]
        done = subprocess.run(program, env=environment, cwd=self.home, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{self.root.name}: {' '.join(arguments)[:80]}: {done.stderr[-400:]}")
        return done


def timed(tree: Tree, *arguments: str, **variables: str) -> tuple[float, float]:
    """Wall and processor seconds of a whole command and its children."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    tree.run(*arguments, **variables)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def works(rows: Path, posting: Path, resume: Path) -> Iterator[tuple[str, Callable[[Tree], tuple[float, float]]]]:
    """Each work by name, as what takes a tree and tells its seconds."""
    make = ("countermark", "copy", "make", "--recipient", "Acme", "--stage", "apply")
    yield "start", lambda tree: timed(tree, "countermark", COUNTERMARK_EXIT_AFTER_PAINT="1")
    yield "import", lambda tree: timed(tree, "countermark", "resume", "import", str(resume))
    yield (
        "cold copy",
        lambda tree: timed(tree, *make, "--format", "pdf,docx,txt,json", "--out", str(tree.home / "out")),
    )
    yield "warm copy", _warm
    yield "check", lambda tree: timed(tree, "countermark", "check", str(posting), "--json")
    yield (
        "batch",
        lambda tree: timed(tree, "countermark", "copy", "batch", str(rows), "--out", str(tree.home / "out")),
    )


def _warm(tree: Tree) -> tuple[float, float]:
    wall, spent = tree.run("python", "-c", WARM).stdout.split()
    return float(wall), float(spent)


def _prepare(tree: Tree) -> None:
    tree.home.mkdir()
    (tree.home / "out").mkdir()
    tree.run("countermark", "vault", "create", "--no-keyring")
    tree.run("countermark", "resume", "import", str(HERE / "resources" / "samples" / "resume-en.json"))
    tree.run("countermark", "recipient", "add", "Acme")


def main() -> None:
    """Run the works in turn and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("other", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--resume", type=Path, default=HERE / "resources" / "samples" / "resume-en.json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        trees = [Tree(HERE, base / "this"), Tree(options.other.resolve(), base / "other")]
        for tree in trees:
            _prepare(tree)
        rows, posting = base / "rows.csv", base / "posting.txt"
        lines = [f"Firm {number},employer,,apply,pdf" for number in range(40)]
        rows.write_text("\n".join(["recipient,kind,domain,stage,format", *lines]), "utf-8")
        posting.write_text("Write to hr@gooogle.com. Company: Google. Pay a deposit of 300 before you start.", "utf-8")
        wanted = options.only.split(",") if options.only else None
        for name, work in works(rows, posting, options.resume.resolve()):
            if wanted is None or name in wanted:
                print(json.dumps({"work": name, **_compared(work, trees, options.runs)}), flush=True)


def _compared(work: Callable[[Tree], tuple[float, float]], trees: list[Tree], runs: int) -> dict[str, object]:
    for tree in trees:
        work(tree)
    pairs = [tuple(work(tree) for tree in trees) for _ in range(runs)]
    told: dict[str, object] = {}
    for index, figure in enumerate(("wall", "cpu")):
        for side, name in enumerate(("this", "other")):
            told[f"{figure} {name}"] = round(statistics.median(pair[side][index] for pair in pairs), 3)
        told[f"{figure} ratio"] = round(statistics.median(pair[0][index] / pair[1][index] for pair in pairs), 3)
    return told


if __name__ == "__main__":
    sys.exit(main())
