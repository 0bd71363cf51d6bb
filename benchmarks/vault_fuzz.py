"""Coverage-guided fuzzing (atheris) of what reads files from outside: keys file, backup, JSON résumé, ledger file.

    python benchmarks/vault_fuzz.py [--seconds 60] [--only keyfile]

Needs `pip install atheris` (a developer's tool, Linux and macOS; not a dependency). Each target runs in a process of its
own, starting from real samples. Prints one JSON document: executions, covered edges, and the first failure if any. A
refusal in words (`UserError`) is fine; any other exception, a hang of 10 s, or a file written is a failure.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

TARGETS = ("keyfile", "backup", "json-resume", "ledger-json", "ledger-proof")
WRITING = ("os.rename", "os.mkdir", "os.link", "os.symlink", "os.remove")


def target(name: str) -> Callable[[bytes], object]:
    """The function that reads what `name` says."""
    if name == "keyfile":
        from app.vault.keyfile import parse

        return parse
    if name == "backup":
        from app.vault import backup

        return lambda data: backup.parse(data, len(data))
    if name == "json-resume":
        from app.resume.registry import read

        return lambda data: read("cv.json", data)
    from app.vault.ledger_file import check_ledger_file

    return check_ledger_file


def samples(name: str, base: Path) -> list[bytes]:
    """Real files to start from."""
    from app import resources
    from app.clock import system_clock
    from app.vault import backup, export, keyfile, proof
    from app.vault.vault import Vault

    if name == "json-resume":
        return [resources.path("samples", "resume-en.json").read_bytes()]
    with Vault.create(base / "vault", "fuzz", keyring=False, clock=system_clock) as vault:
        vault.masters.add("main", "{}")
        if name == "keyfile":
            return [(base / "vault" / keyfile.NAME).read_bytes()]
        if name == "ledger-json":
            return [export.to_json(vault)]
        if name == "ledger-proof":
            return [proof.to_proof(vault)]
        vault.access.new_recovery()
        return [backup.plain_content(vault)]


def fuzz(name: str, folder: Path, seconds: int) -> None:
    """Inside a process of its own: fuzz one target until the time is over."""
    import atheris

    corpus = folder / "corpus"
    corpus.mkdir()
    for number, data in enumerate(samples(name, folder)):
        (corpus / str(number)).write_bytes(data)
    with atheris.instrument_imports(include=["app"]):
        from app.errors import UserError

        read = target(name)
    inside = [False]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if inside[0] and (event in WRITING or (event == "open" and "r" not in str(arguments[1] or "r"))):
            raise AssertionError(f"wrote: {event} {arguments}")

    def one(data: bytes) -> None:
        inside[0] = True
        try:
            read(data)
        except UserError:
            return
        finally:
            inside[0] = False

    sys.addaudithook(hook)
    limits = [
        f"-max_total_time={seconds}",
        "-timeout=10",
        "-rss_limit_mb=2048",
        "-max_len=60000",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={folder}/", str(corpus)], one)
    atheris.Fuzz()


def report(name: str, seconds: int) -> dict[str, object]:
    """Fuzz one target; what came of it."""
    with tempfile.TemporaryDirectory(prefix="countermark-fuzz-") as folder:
        command = [sys.executable, __file__, "--target", name, "--folder", folder, "--seconds", str(seconds)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=seconds + 120)
        text = done.stderr + done.stdout
        runs = re.search(r"stat::number_of_executed_units:\s*(\d+)", text)
        covered = re.findall(r"cov: (\d+)", text)
        failures = [path.read_bytes()[:200].hex() for path in Path(folder).glob("*-*") if path.is_file()]
    out: dict[str, object] = {"target": name, "seconds": seconds, "executions": int(runs[1]) if runs else 0}
    out |= {"covered_edges": int(covered[-1]) if covered else 0, "failures": len(failures), "status": done.returncode}
    if failures or done.returncode:
        out |= {"first_failure_hex": failures[:1], "tail": text[-1500:]}
    return out


def main() -> None:
    """Run all targets, or one inside its process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--target", choices=TARGETS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.target:
        fuzz(asked.target, Path(asked.folder), asked.seconds)
        return
    chosen = [asked.only] if asked.only else TARGETS
    print(json.dumps([report(name, asked.seconds) for name in chosen], indent=1))


if __name__ == "__main__":
    main()
