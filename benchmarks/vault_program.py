"""Kills real commands of the program and counts what was lost; measures unlocking and the daily backup. One command:

    python benchmarks/vault_program.py [--kills 240] [--formats pdf,txt]

Prints one JSON document. The kills fall on import, copy make, backup, passphrase change, re-keying and local backup,
half of them after a random time, half at a random file operation (tests/vault/program_kill.py). POSIX only for these.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.clock import system_clock  # noqa: E402
from app.services.vaults import back_up_when_due, create_vault  # noqa: E402
from app.vault.backup import local_backup  # noqa: E402
from app.vault.ledger.chain import Ledger  # noqa: E402


def kills(base: Path, count: int, formats: str) -> dict[str, object]:
    """The report of `count` killed commands."""
    program = ROOT / "tests" / "vault" / "program_kill.py"
    command = [sys.executable, str(program), str(base), str(count), "benchmark", formats]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    report: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return report


def daily_backup(base: Path) -> dict[str, float]:
    """Milliseconds that opening and closing pay when no local backup is due, and when one is (a small vault)."""
    with create_vault(base / "vault", "benchmark passphrase", keyring=False, clock=system_clock) as vault:
        vault.masters.add("main", "{}")
        began = time.perf_counter()
        assert back_up_when_due(vault)
        due = time.perf_counter() - began
        assert len(local_backup.local_backups(vault.folder)) == 1
        idle = []
        for _ in range(50):
            began = time.perf_counter()
            back_up_when_due(vault)
            idle.append(time.perf_counter() - began)
    return {"due_ms": round(due * 1000, 2), "not_due_ms": round(statistics.median(idle) * 1000, 3)}


def verify_speed(base: Path, rows: int) -> dict[str, object]:
    """Seconds to verify a ledger of `rows` rows without copies: the cost of the chain itself."""
    with create_vault(base / "chain", "benchmark passphrase", keyring=False, clock=system_clock) as vault:
        with vault.transaction():
            for number in range(rows):
                vault.ledger.append("request", {"number": number, "text": "x" * 400})
        began = time.perf_counter()
        assert Ledger(vault.database, system_clock).verify() is None
        return {"rows": rows, "seconds": round(time.perf_counter() - began, 2)}


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=240)
    parser.add_argument("--formats", default="pdf,txt")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="countermark-benchmark-") as name:
        base = Path(name)
        result: dict[str, object] = {"cpus": os.cpu_count(), "load": os.getloadavg()[0]}
        result["local_backup"] = daily_backup(base)
        result["verify_chain"] = verify_speed(base, 20_000)
        if asked.kills and hasattr(os, "fork"):
            (base / "kills").mkdir()
            result["kills"] = kills(base / "kills", asked.kills, asked.formats)
    print(json.dumps(result, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
