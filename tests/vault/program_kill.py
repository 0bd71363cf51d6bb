"""Kills real commands of the program with SIGKILL at random moments and checks what is left, over and over.

`python program_kill.py FOLDER KILLS SEED FORMATS` prints one JSON document: kills per kind of command, acknowledged
commands, and what was wrong (nothing, one hopes). A command runs as `countermark … --json` does, in a process forked from
one that has imported the program already, so that the kills fall into its work and not into its imports. Half of the
kills come after a random time, half at a random file operation. One vault lives through all of them. POSIX only.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app import resources
from app.clock import system_clock
from app.services import copies, imports, ledgers, vaults  # noqa: F401
from app.vault.backup import backup_file, local_backup
from app.vault.keys import key_derivation
from app.vault.keys.key_derivation import PassphraseUnlock
from app.vault.repair.inspection import verify_open
from app.vault.vault import Vault, preload
from ui.commands.cli import run

MODES = ("import", "copy", "backup", "passphrase", "rekey", "local-backup")
FIRST, SECOND = "first passphrase", "second passphrase"
FILE_EVENTS = ("open", "os.rename", "os.link", "os.remove", "os.mkdir", "shutil.rmtree", "os.listdir", "os.scandir")
RECIPIENT = "Northwind"
COPY = ("copy", "make", "--recipient", RECIPIENT, "--stage", "apply")


def forked(work: Callable[[], None]) -> tuple[int, int]:
    """Start `work` in a forked process with its stdout into a pipe: (process id, the pipe's end to read)."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child:
        os.close(write_end)
        return child, read_end
    os.close(read_end)
    os.dup2(write_end, 1)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    status = 99
    try:
        work()
        sys.stdout.flush()
        status = 0
    finally:
        os._exit(status)


def collected(child: int, pipe: int, until: float | None) -> tuple[str, int]:
    """What `child` prints, and its status; it is killed at the time `until` (monotonic)."""
    parts, alive = [], True
    while True:
        wait = None if until is None or not alive else max(until - time.monotonic(), 0)
        ready, _, _ = select.select([pipe], [], [], wait)
        if not ready:
            os.kill(child, signal.SIGKILL)
            alive = False
        elif data := os.read(pipe, 1 << 20):
            parts.append(data)
        else:
            break
    os.close(pipe)
    return b"".join(parts).decode("utf-8", "replace"), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die_at(event_number: int) -> None:
    """Kill this process at its file operation of that number."""
    seen = 0

    def hook(event: str, _: object) -> None:
        nonlocal seen
        seen += event in FILE_EVENTS
        if seen == event_number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


class Trials:
    """One vault and all that was acknowledged about it."""

    def __init__(self, base: Path, rng: random.Random, formats: str) -> None:
        self.base, self.rng, self.formats = base, rng, formats
        self.folder, self.out = base / "vault", base / "out"
        self.passphrase, self.maybe = FIRST, FIRST
        self.references: set[str] = set()
        self.masters, self.number, self.backups = 0, 0, set()
        self.unfinished = 0
        self.times = dict.fromkeys(MODES, 1.0)
        self.events = dict.fromkeys(MODES, 200)
        self.identity = ""

    def command(self, mode: str) -> list[str]:
        """The command of one trial; each differs from the one before."""
        self.number += 1
        new = self.base / "new-passphrase"
        if mode == "import":
            resume = json.loads(resources.path("samples", "resume-en.json").read_text("utf-8"))
            resume["basics"]["label"] = f"Analyst {self.number}"
            (self.base / "cv.json").write_text(json.dumps(resume), "utf-8")
            return ["resume", "import", str(self.base / "cv.json")]
        if mode == "passphrase":
            self.maybe = SECOND if self.passphrase == FIRST else FIRST
            new.write_text(self.maybe)
        return {
            "copy": [*COPY, "--format", self.formats, "--out", str(self.out)],
            "backup": ["vault", "backup", str(self.base / f"b{self.number}.age"), "--recipient", self.identity],
            "passphrase": ["vault", "passphrase", "--new-passphrase-file", str(new)],
            "rekey": ["vault", "rekey"],
            "local-backup": ["vault", "local-backups", "make"],
        }[mode]

    def run(self, command: list[str], *, seconds: float | None = None, event: int = 0) -> tuple[str, int]:
        """Run a command to its end, or until it is killed: (stdout, status)."""

        def work() -> None:
            os.environ["COUNTERMARK_PASSPHRASE"] = self.passphrase
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            if event:
                die_at(event)
            raise_unless_done(run([*command, "--vault", str(self.folder), "--json"]))

        child, pipe = forked(work)
        return collected(child, pipe, None if seconds is None else time.monotonic() + seconds)

    def done(self, command: list[str]) -> None:
        """Run a command that must succeed."""
        out, status = self.run(command)
        assert status == 0, (command, out)

    def acknowledge(self, mode: str, out: str) -> bool:
        """Take note of what a command said it did; a cut-off answer says nothing."""
        try:
            data = json.loads(out)
        except ValueError:
            return False
        if "error" in data:
            raise AssertionError(data)
        if mode == "copy":
            self.references.add(data["reference"])
        if mode == "import":
            self.masters = data["version"]
        if mode == "passphrase":
            self.passphrase = self.maybe
        if mode == "backup":
            self.backups.add(Path(data["file"]).name)
        return True

    def check(self) -> list[str]:
        """What is wrong with what is there, found in a process of its own (opening there sweeps what a kill left)."""
        self.unfinished += sum(1 for _ in self.out.glob(".*"))
        child, pipe = forked(lambda: print(json.dumps(self.found())))
        out, status = collected(child, pipe, None)
        if status != 0:
            return [f"the vault could not be examined: {out}"]
        found: list[str]
        self.passphrase, found = json.loads(out)
        self.maybe = self.passphrase
        return found

    def found(self) -> tuple[str, list[str]]:
        """(The passphrase that opens, what is wrong)."""
        try:
            vault, opens = vaults.open_vault(self.folder, self.passphrase), self.passphrase
        except Exception:
            if self.maybe == self.passphrase:
                raise
            vault, opens = vaults.open_vault(self.folder, self.maybe), self.maybe
        with vault:
            wrong = [f"verify: {item}" for item in verify_open(vault)] + [f"notice: {code}" for code in vault.notices]
            copies = vault.copies.all()
            kept = {(file.name, file.sha256) for copy in copies for file in copy.files}
            versions = [version.number for version in vault.masters.versions("main")]
        wrong += [f"lost copy {reference}" for reference in self.references - {copy.reference for copy in copies}]
        if sorted(versions) != list(range(1, len(versions) + 1)) or len(versions) < self.masters:
            wrong.append(f"masters {versions}, {self.masters} acknowledged")
        for path in self.out.iterdir():
            name = path.name
            if name.startswith("."):
                wrong.append(f"left behind by a kill: {name}")
                continue
            if (name, hashlib.sha256(path.read_bytes()).hexdigest()) not in kept:
                wrong.append(f"handed over without a record: {name}")
            if name not in {known for known, _ in kept}:
                wrong.append(f"nothing recorded of {name}")
        return opens, wrong + self.wrong_backups()

    def recorded(self) -> tuple[int, int]:
        """(Copies, résumé versions) that the vault holds in the end, the unacknowledged ones too."""

        def work() -> None:
            with Vault.open(self.folder, PassphraseUnlock(self.passphrase), clock=system_clock) as vault:
                print(json.dumps([vault.copies.count(), len(vault.masters.versions("main"))]))

        copies_held, versions = json.loads(collected(*forked(work), None)[0])
        return copies_held, versions

    def wrong_backups(self) -> list[str]:
        """Backups that do not open, or that were acknowledged and are not there."""
        secret = backup_file.BackupIdentity((self.base / "identity").read_text())
        there = {path.name for path in self.base.glob("b*.age")}
        for name in there:
            backup_file.test_restore(self.base / name, secret, clock=system_clock)
        wrong = [f"lost {name}" for name in self.backups - there]
        for made in local_backup.local_backups(self.folder):
            wrong += [f"local backup: {name}" for name in local_backup.damaged_files(made)]
        return wrong

    def trial(self, mode: str) -> tuple[bool, list[str]]:
        """Kill one command: (whether it was acknowledged before, what is wrong then)."""
        command = self.command(mode)
        moment = self.rng.random() ** 0.4  # late ones more often: reading and rendering come first, writing last
        if self.rng.random() < 0.5:
            out, _ = self.run(command, event=max(round(moment * self.events[mode]), 1))
        else:
            out, _ = self.run(command, seconds=moment * self.times[mode])
        acknowledged = self.acknowledge(mode, out)
        wrong = [f"{mode} {self.number}: {item}" for item in self.check()]
        self.discard_old()
        return acknowledged, wrong

    def discard_old(self) -> None:
        """Keep the checks short: drop backups that were examined."""
        for path in sorted(self.base.glob("b*.age"), key=lambda item: item.stat().st_mtime)[:-2]:
            path.unlink()
            self.backups.discard(path.name)
        for made in local_backup.local_backups(self.folder)[3:]:
            for path in made.folder.iterdir():
                path.unlink()
            made.folder.rmdir()

    def prepare(self) -> None:
        """A vault with a résumé and a recipient; each command once to its end, timed, its file operations counted."""
        import pyrage

        identity = pyrage.x25519.Identity.generate()
        self.identity = str(identity.to_public())
        (self.base / "identity").write_text(str(identity))
        self.out.mkdir()
        self.done(["vault", "create", "--no-keyring"])
        self.done(["resume", "import", str(resources.path("samples", "resume-en.json"))])
        self.done(["recipient", "add", RECIPIENT])
        for mode in MODES:
            command, began = self.command(mode), time.monotonic()
            out, status = self.run(command)
            assert status == 0, (mode, out)
            self.times[mode] = time.monotonic() - began
            self.acknowledge(mode, out)
            self.events[mode] = self.count_events(mode)

    def count_events(self, mode: str) -> int:
        """How many file operations a command of that mode does."""
        command = self.command(mode)

        def work() -> None:
            os.environ["COUNTERMARK_PASSPHRASE"] = self.passphrase
            seen = [0]
            sys.addaudithook(lambda event, _: seen.__setitem__(0, seen[0] + (event in FILE_EVENTS)))
            status = run([*command, "--vault", str(self.folder), "--json"])
            print("\n" + json.dumps(seen[0]))
            raise_unless_done(status)

        out, status = collected(*forked(work), None)
        assert status == 0, (mode, out)
        answer, _, count = out.rstrip().rpartition("\n")
        self.acknowledge(mode, answer)
        return int(count)


def raise_unless_done(status: int) -> None:
    """A command that fails makes its process fail."""
    if status:
        raise SystemExit(status)


def preloaded() -> None:
    """Import what the commands import, without running any of it (a fork keeps no threads)."""
    import PIL.Image  # noqa: F401
    import pyrage  # noqa: F401

    preload(writing=True)


def main(base: Path, kills: int, seed: str, formats: str) -> dict[str, object]:
    """Prepare and kill `kills` commands; returns the report."""
    key_derivation.CURRENT_KDF = key_derivation.Kdf(64, 1, 1)
    preloaded()
    assert threading.active_count() == 1, "a fork keeps no threads"
    trials = Trials(base, random.Random(seed), formats)
    trials.prepare()
    wrong, acknowledged = trials.check(), 0
    per_mode = dict.fromkeys(MODES, 0)
    for number in range(kills):
        mode = MODES[number % len(MODES)]
        said, found = trials.trial(mode)
        per_mode[mode] += 1
        acknowledged += said
        wrong += found
    held, versions = trials.recorded()
    return {
        "kills": kills,
        "per_command": per_mode,
        "acknowledged_before_the_kill": acknowledged,
        "seconds_per_command": {mode: round(seconds, 2) for mode, seconds in trials.times.items()},
        "file_operations": trials.events,
        "copies_acknowledged_and_held": [len(trials.references), held],
        "last_version_acknowledged_and_held": [trials.masters, versions],
        "unfinished_files_swept": trials.unfinished,
        "problems": wrong,
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4])))
