"""Runs the program's command line in a process of its own and keeps a copy of every file it removes.

`python watched_program.py GRAVEYARD` reads `{"commands": [[argument, …], …], "stdin": text}` from stdin, runs each command as
the program would, and prints one JSON line per command. A copy goes to GRAVEYARD of whatever Python code removes
(temporary files) and of the open vault's files just before each closing (log, lock, work in progress), so that a scan
sees what no longer exists. `COUNTERMARK_TEST_LEAK` names a file into which this driver writes what it imports: the
test's proof that it would see a leak.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

GRAVEYARD = Path(sys.argv[1])
EXPLICIT = ("handed-over", "exports")
"""Folders beside GRAVEYARD into which a person asked for plain files: what is removed there is of such a file."""
NUMBERS = itertools.count()


def keep(path: Path) -> None:
    """Copy a file to the graveyard, its name with it."""
    with contextlib.suppress(OSError):
        data = path.read_bytes()
        (GRAVEYARD / f"{next(NUMBERS)}-{path.name[:100]}").write_bytes(data)


def hook(event: str, arguments: tuple[object, ...]) -> None:
    """Keep what is about to be removed."""
    if event == "os.remove":
        path = Path(os.fsdecode(arguments[0]))
        if not any(path.is_relative_to(GRAVEYARD.parent / name) for name in EXPLICIT):
            keep(path)


def watch_closing() -> None:
    """Keep the vault's files as they are while it is open."""
    from app.vault.vault import Vault

    close = Vault.close

    def closing(vault: Vault) -> None:
        for path in vault.folder.rglob("*"):
            if path.is_file():
                keep(path)
        close(vault)

    Vault.close = closing


def leak() -> None:
    """Make the importer careless: it leaves what it read in a temporary file."""
    from app.services.imports import ImportService

    read = ImportService.read

    def careless(self: ImportService, name: str, data: bytes, **options: object) -> object:
        with tempfile.NamedTemporaryFile("wb") as out:
            out.write(data)
            out.flush()
            keep(Path(out.name))
            return read(self, name, data, **options)

    ImportService.read = careless


def main() -> None:
    """Run the commands given on stdin."""
    given = json.load(sys.stdin)
    sys.addaudithook(hook)
    watch_closing()
    if os.environ.get("COUNTERMARK_TEST_LEAK"):
        leak()
    from app.vault.keys import key_derivation
    from ui.commands.cli import run

    key_derivation.CURRENT_KDF = key_derivation.Kdf(64, 1, 1)  # what is written is the same, in less time
    for command in given["commands"]:
        sys.stdin = io.TextIOWrapper(io.BytesIO(given["stdin"].encode()))
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = run(command)
        answer = {"command": command, "status": status, "out": out.getvalue(), "err": err.getvalue()}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
