"""Measures the vault: unlocking, appending, searching, backing up, and kills survived. One command:

    python benchmarks/vault.py [--copies 5000 50000] [--kills 200] [--kills-only] [--keepassxc] [--no-backup]

Prints one JSON document; times are medians in milliseconds unless said otherwise. The keyring figures need
gnome-keyring-daemon and dbus-run-session; the comparison needs keepassxc-cli. Writes only to a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "vault")]

import crash_harness  # noqa: E402
from vault_samples import RecipientKind, file_of, record  # noqa: E402

from app.clock import system_clock  # noqa: E402
from app.vault.backup import backup_file  # noqa: E402
from app.vault.keys import keyring_slot  # noqa: E402
from app.vault.keys.key_derivation import KeyringUnlock, PassphraseUnlock  # noqa: E402
from app.vault.vault import Vault, preload  # noqa: E402

QUERIES = ("后端", "Acme17", "R0000777", "acme9.example", "不在", "zz", "me+42@", "杭州 后端", "nothing here")
PASSPHRASE = "benchmark"


def timed(action: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each of `times` runs."""
    out = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        out.append((time.perf_counter() - start) * 1000)
    return out


def summary(values: list[float]) -> dict[str, float]:
    """Median and worst, rounded."""
    return {"median_ms": round(statistics.median(values), 2), "worst_ms": round(max(values), 2)}


def filled(folder: Path, copies: int, size: int) -> Vault:
    """A vault with `copies` copies of `size` random bytes for 500 recipients."""
    vault = Vault.create(folder, PASSPHRASE, keyring=False, clock=system_clock)
    vault.masters.add("main", "{}")
    recipients = []
    for number in range(500):
        note = "杭州 找后端 team lead" if number % 50 == 0 else "met at a fair, phone 0571-8888"
        recipients.append(
            vault.recipients.add(f"Acme{number} 有限公司", RecipientKind.EMPLOYER, [f"acme{number}.example"], note)
        )
    rng = random.Random(1)
    for start in range(0, copies, 1000):
        with vault.transaction():
            for number in range(start + 1, min(start + 1000, copies) + 1):
                made = record(recipients[number % 500].id, number, reference=f"R{number:07d}")
                vault.copies.add(made, [file_of(rng.randbytes(size), "pdf")])
    return vault


def measure_search(base: Path, copies: int) -> dict[str, object]:
    """Search, attribution rows, append and verify at `copies` copies."""
    vault = filled(base / f"v{copies}", copies, 64)
    vault.close()
    vault = Vault.open(base / f"v{copies}", PassphraseUnlock(PASSPHRASE), clock=system_clock)
    first = {query: round(timed(lambda query=query: vault.search(query), 1)[0], 2) for query in QUERIES}
    runs = {query: timed(lambda query=query: vault.search(query), 7) for query in QUERIES}
    row = {"copies": copies, "worst_first_ms": max(first.values()), "first_ms": first}
    row["worst_median_ms"] = round(max(statistics.median(values) for values in runs.values()), 2)
    row["append"] = summary(timed(lambda: vault.ledger.append("request", {"a": 1}), 200))
    row["assigned_rows"] = summary(timed(lambda: vault.copies.assigned("main"), 3))
    row["verify_ledger"] = summary(timed(vault.ledger.verify, 1))
    row["database_mb"] = round((vault.folder / "vault.db").stat().st_size / 1e6, 1)
    vault.close()
    return row


def measure_unlock(base: Path) -> dict[str, object]:
    """Opening with the passphrase, warm and in a new process, on a vault of 1,000 copies."""
    folder = base / "unlock"
    filled(folder, 1000, 64).close()

    def once() -> None:
        Vault.open(folder, PassphraseUnlock(PASSPHRASE), clock=system_clock).close()

    out: dict[str, object] = {"passphrase_warm": summary(timed(once, 9))}
    cold = [json.loads(run_self("unlock", "passphrase", str(folder))) for _ in range(5)]
    out["passphrase_new_process"] = {
        "imports_ms": statistics.median(run["imports"] for run in cold),
        "open_ms": statistics.median(run["open"] for run in cold),
    }
    if shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session"):
        out["keyring_new_process"] = measure_keyring(base)
    return out


def measure_keyring(base: Path) -> dict[str, float]:
    """Opening with a real Secret Service, in processes of its own session."""
    environment = {**os.environ, "HOME": str(base), "XDG_RUNTIME_DIR": str(base)}
    command = ["dbus-run-session", "--", sys.executable, __file__, "keyring-session", str(base / "vault-with-keyring")]
    output = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    runs = [json.loads(line) for line in output.splitlines()]
    return {f"{key}_ms": round(statistics.median(run[key] for run in runs), 2) for key in ("imports", "open", "again")}


def keyring_session(folder: Path) -> None:
    """Inside dbus-run-session: start a keyring, make a vault, open it from fresh processes."""
    daemon = ["gnome-keyring-daemon", "--unlock", "--components=secrets"]
    subprocess.run(daemon, input=b"x", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    with Vault.create(folder, PASSPHRASE, keyring=True, clock=system_clock) as vault:
        assert not vault.notices, vault.notices
    for _ in range(7):
        print(run_self("unlock", "keyring", str(folder)).strip(), flush=True)


def unlock(kind: str, folder: Path) -> None:
    """In a fresh process: what the imports cost, what opening costs the first time and again."""
    start = time.perf_counter()
    preload()
    if kind == "keyring":
        keyring_slot.available()
    imports = time.perf_counter()
    way = KeyringUnlock() if kind == "keyring" else PassphraseUnlock(PASSPHRASE)
    Vault.open(folder, way, clock=system_clock).close()
    opened = time.perf_counter()
    Vault.open(folder, way, clock=system_clock).close()
    marks = (imports - start, opened - imports, time.perf_counter() - opened)
    print(json.dumps(dict(zip(("imports", "open", "again"), (round(mark * 1000, 1) for mark in marks), strict=True))))


def run_self(*arguments: str) -> str:
    """The output of this program run again."""
    return subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, check=True).stdout


def measure_backup(base: Path) -> dict[str, object]:
    """1,000 copies of 60 kB: backup with passphrase, test-restore, restore."""
    vault = filled(base / "big", 1000, 60_000)
    secret = backup_file.BackupPassphrase(PASSPHRASE)
    path = base / "big.age"
    out = {"backup_s": round(timed(lambda: backup_file.write_backup(vault, path, secret), 1)[0] / 1000, 2)}
    out["file_mb"] = round(path.stat().st_size / 1e6, 1)
    tested = timed(lambda: backup_file.test_restore(path, secret, clock=system_clock), 1)[0]
    restored = timed(lambda: backup_file.restore(path, secret, base / "back", clock=system_clock), 1)[0]
    rekeyed = timed(lambda: vault.access.rekey(PassphraseUnlock(PASSPHRASE)), 1)[0]
    vault.close()
    return {
        **out,
        "test_restore_s": round(tested / 1000, 2),
        "restore_s": round(restored / 1000, 2),
        "rekey_s": round(rekeyed / 1000, 2),
    }


def measure_kills(base: Path, kills: int) -> dict[str, object]:
    """Random SIGKILLs spread over all kinds of work."""
    rng = random.Random(20261124)
    problems: list[str] = []
    acknowledged = 0
    per_mode: dict[str, int] = dict.fromkeys(crash_harness.MODES, 0)
    crash_harness.cheap()
    for number in range(kills):
        mode = crash_harness.MODES[number % len(crash_harness.MODES)]
        place = base / f"kill{number}"
        place.mkdir()
        crash_harness.prepare(place)
        steps, found = crash_harness.trial(mode, place, rng)
        acknowledged += len(steps)
        per_mode[mode] += 1
        problems += [f"{mode}: {problem}" for problem in found]
        shutil.rmtree(place)
    return {"kills": kills, "per_mode": per_mode, "acknowledged_steps": acknowledged, "problems": problems}


OPENING = """
import json, sys, time
start = time.perf_counter()
from pathlib import Path
from app.clock import system_clock
from app.vault.keys import keyfile, key_derivation
from app.vault.vault import Vault, preload
preload()
imported, derived, folder = time.perf_counter(), 0.0, Path(sys.argv[1])
if sys.argv[2] == "parts":
    key_derivation.decrypt_database_key("", keyfile.load(folder)[0].slots[0], b"any")
    derived = time.perf_counter() - imported
began = time.perf_counter()
with Vault.open(folder, key_derivation.PassphraseUnlock("benchmark"), clock=system_clock) as vault:
    assert vault.search("Acme17")
opened = time.perf_counter() - began - derived
seconds = {"imports": imported - start, "argon2id": derived, "open_search_close": opened}
print(json.dumps({name: round(value * 1000, 1) for name, value in seconds.items()}))
"""


def opening(folder: Path, what: str) -> str:
    """A fresh process that opens with the passphrase, searches and closes, as `keepassxc-cli search` does."""
    command = [sys.executable, "-c", OPENING, str(folder), what]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def measure_keepassxc(base: Path) -> dict[str, object]:
    """keepassxc-cli opening a database of 1,000 entries and finding one, against us with 1,000 copies, as processes."""
    source = base / "entries.xml"
    entry = "<Entry><String><Key>Title</Key><Value>Acme {0}</Value></String><String><Key>Notes</Key><Value>{1}</Value>"
    entries = "".join((entry + "</String></Entry>").format(number, "x" * 400) for number in range(1000))
    source.write_text(
        "<?xml version='1.0'?><KeePassFile><Root><Group><Name>r</Name>" + entries + "</Group></Root></KeePassFile>",
        "utf-8",
    )
    out: dict[str, object] = {}
    for name, options in (("its_default", []), ("told_to_take_100_ms", ["-t", "100"])):
        database = base / f"{name}.kdbx"
        command = ["keepassxc-cli", "import", "-p", *options, str(source), str(database)]
        subprocess.run(command, input=b"benchmark\nbenchmark\n", check=True, capture_output=True)
        listing = ["keepassxc-cli", "search", "-q", str(database), "Acme 777"]
        told = subprocess.run(
            ["keepassxc-cli", "db-info", "-q", str(database)], input=b"benchmark\n", check=True, capture_output=True
        )
        (kdf,) = [line for line in told.stdout.decode().splitlines() if line.startswith("KDF")]
        theirs = timed(partial(subprocess.run, listing, input=b"benchmark\n", check=True, capture_output=True), 9)
        out[f"keepassxc_{name}"] = {**summary(theirs), "kdf": kdf}
    ours = timed(lambda: opening(base / "unlock", "process"), 9)
    parts = [json.loads(opening(base / "unlock", "parts")) for _ in range(5)]
    bare = timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 5)
    out["ours_process"] = summary(ours)
    out["of_which_ms"] = {key: round(statistics.median(part[key] for part in parts), 1) for key in parts[0]}
    out["of_which_bare_python_ms"] = summary(bare)["median_ms"]
    return out


def times(base: Path, copies: list[int], *, backup: bool, keepassxc: bool) -> dict[str, object]:
    """Every figure that is a time or a size."""
    result: dict[str, object] = {"unlock": measure_unlock(base)}
    result["search"] = [measure_search(base, count) for count in copies]
    if backup:
        result["backup_1000_copies"] = measure_backup(base)
    if keepassxc:
        result["keepassxc"] = measure_keepassxc(base)
    return result


def main() -> None:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, nargs="*", default=[5000, 50_000])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--kills-only", action="store_true", help="no times")
    parser.add_argument("--keepassxc", action="store_true")
    parser.add_argument("--no-backup", action="store_true", help="leave out the 60 MB of backups")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="countermark-benchmark-") as name:
        base = Path(name)
        result: dict[str, object] = {"cpus": os.cpu_count(), "load": os.getloadavg()[0]}
        if not asked.kills_only:
            result |= times(base, asked.copies, backup=not asked.no_backup, keepassxc=asked.keepassxc)
        if asked.kills:
            result["kills"] = measure_kills(base, asked.kills)
    print(json.dumps(result, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["unlock", kind, folder]:
            unlock(kind, Path(folder))
        case ["keyring-session", folder]:
            keyring_session(Path(folder))
        case _:
            main()
