"""Coverage-guided fuzzing (atheris) of what reads files from outside: keys file, backup, JSON résumé, ledger file.

    python benchmarks/vault_fuzz.py [--seconds 60] [--only keyfile]

Needs atheris (a developer's tool, Linux and macOS; not a dependency), which `make fuzz` fetches into `build/atheris`. Each target runs in a process of its
own, starting from real samples. Prints one JSON document: executions, covered edges, and the first failure if any. A
refusal in words (`UserError`) is fine; any other exception, a hang of 10 s, or a file written is a failure, and ends it with 1.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
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
        import app.vault.keys.keyfile

        return keys_file
    if name == "backup":
        from app.vault.backup import backup_file

        return lambda data: backup_file.parse(data, len(data))
    if name == "json-resume":
        import app.ingest.jobs  # noqa: F401

        return json_resume
    from app.vault.ledger.ledger_file import check_ledger_file

    return check_ledger_file


def keys_file(data: bytes) -> object:
    """Read a keys file; one whose checksum is wrong again with the right one, so that what lies behind is reached."""
    from app.vault.keys import keyfile

    try:
        body = json.loads(data)
    except (ValueError, RecursionError):
        return keyfile.parse(data)
    if isinstance(body, dict):
        bare = {key: value for key, value in body.items() if key != "sha256"}
        digest = hashlib.sha256(json.dumps(bare, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
        data = json.dumps({**bare, "sha256": digest}).encode()
    return keyfile.parse(data)


def json_resume(data: bytes) -> object:
    """Import a file that is JSON; anything else would be read as plain text, fifty times slower and not asked here."""
    from app.ingest.jobs import read_resume

    try:
        json.loads(data)
    except ValueError:
        return None
    except RecursionError:
        pass  # nested too deep: the importer has to say so in words
    return read_resume({"name": "cv.json"}, data)


def samples(name: str, base: Path) -> list[bytes]:
    """Real files to start from."""
    import pyrage

    from app import resources
    from app.clock import system_clock
    from app.vault.backup import backup_file
    from app.vault.keys import keyfile
    from app.vault.ledger import export, proof
    from app.vault.vault import Vault

    if name == "json-resume":
        whole = json.loads(resources.path("samples", "resume-en.json").read_bytes())
        small = {**whole, "work": [{**job, "highlights": job["highlights"][:1]} for job in whole["work"][:1]]}
        return [json.dumps({key: small[key]}).encode() for key in small] + [json.dumps(small).encode()]
    with Vault.create(base / "vault", "fuzz", keyring=False, clock=system_clock) as vault:
        vault.masters.add("main", "{}")
        if name == "keyfile":
            return [(base / "vault" / keyfile.NAME).read_bytes()]
        if name == "ledger-json":
            return [export.to_json(vault)]
        if name == "ledger-proof":
            return [proof.to_proof(vault)]
        identity = pyrage.x25519.Identity.generate()
        backup_file.write_backup(vault, base / "b.age", backup_file.BackupRecipient(str(identity.to_public())))
    return [bytes(pyrage.decrypt((base / "b.age").read_bytes(), [identity]))]


def fuzz(name: str, folder: Path, seconds: int) -> None:
    """Inside a process of its own: fuzz one target until the time is over."""
    import atheris

    corpus = folder / "corpus"
    corpus.mkdir()
    with atheris.instrument_imports(include=["app"]):
        from app.errors import UserError

        read = target(name)
        for number, data in enumerate(samples(name, folder)):
            (corpus / str(number)).write_bytes(data)
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
        f"-max_len={4000 if name == 'json-resume' else 300_000}",
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
    if importlib.util.find_spec("atheris") is None:
        raise SystemExit("atheris is missing: run `make fuzz`, which fetches it, or `pip install atheris`.")
    chosen = [asked.only] if asked.only else TARGETS
    rows = [report(name, asked.seconds) for name in chosen]
    print(json.dumps(rows, indent=1))
    if any(row["failures"] or row["status"] for row in rows):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
