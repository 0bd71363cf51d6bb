"""Has a built program look through a mailbox of a real Dovecot: `python -m tests.mail.bundle_mailbox dist/countermark` (Linux, as root).

The program dials public addresses only and trusts the authorities that it brings along. So this runs in a network of its own, in which one
public address leads to this machine, and with a copy of the built folder that trusts the authority of the test as well. Ends with 77 where
the system gives no such network or has no Dovecot 2.4.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.mail.dovecot_server import HOST, PASSWORD, Dovecot, running
from tests.mail.messages_sample import OWN, mail

ADDRESS = "192.31.196.1"
"""Public, and nobody's: it is set aside for name servers that answer for addresses nobody has (RFC 7535)."""
USER = "maya"
CANNOT = 77
PREPARE = f"""
ip link set lo up && ip address add {ADDRESS}/32 dev lo || exit {CANNOT}
printf '127.0.0.1 localhost\\n{ADDRESS} {HOST}\\n' >"$1/hosts" && mount --bind "$1/hosts" /etc/hosts || exit {CANNOT}
exec "$2" -m tests.mail.bundle_mailbox "$3" "$1"
"""


class Program:
    """The built program, with an empty home and a vault of its own."""

    def __init__(self, bundle: Path, home: Path) -> None:
        self._program, self._vault = bundle / "countermark", home / "vault"
        self._environment = {
            **{"HOME": str(home), "COUNTERMARK_HOME": str(home / "data"), "PATH": "", "LANG": "C.UTF-8"},
            "COUNTERMARK_PASSPHRASE": "wombat lantern sixteen",
        }

    def __call__(self, *words: str) -> Any:
        command = [str(self._program), *words, "--vault", str(self._vault), "--json"]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"bundle: {words}: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)


def trusting(bundle: Path, authority: Path, folder: Path) -> Path:
    """A copy of the built folder that trusts one authority more."""
    copy = folder / "program"
    shutil.copytree(bundle, copy, symlinks=True, copy_function=os.link)
    for roots in copy.rglob("cacert.pem"):
        text = roots.read_text("utf-8")
        roots.unlink()  # the file is the one of the bundle, under another name
        roots.write_text(text + authority.read_text("utf-8"), "utf-8")
    return copy


def looked_through(program: Program, server: Dovecot, home: Path) -> None:
    """The whole way: a copy with an address of its own, mail to it and other mail, what is found, what stays as it was."""
    resume = next((home.parent / "program").rglob("resume-en.json"))
    program("vault", "create", "--no-keyring")
    program("resume", "import", str(resume))
    program("alias", "set", "--scheme", "subaddress")
    program("recipient", "add", "Northwind", "--domain", "northwind.com")
    made = program(
        "copy", "make", "--recipient", "Northwind", "--stage", "apply", "--format", "txt", "--out", str(home / "out")
    )
    alias = made["aliases"]["email"]
    server.deliver(
        USER, [mail(alias), mail(alias, sender="offer@stranger.example", results=""), mail("someone@example.org")]
    )
    password = home / "password"
    password.write_text(PASSWORD, "utf-8")
    words = ("--user", USER, "--host", HOST, "--port", str(server.tls), "--server", OWN, "--ask", "--agree")
    program("mail", "add", "here", *words, "--password-from", str(password))
    program("mail", "test", "--mailbox", "here", "--password-from", str(password))
    scanned = program("mail", "scan", "--mailbox", "here", "--password-from", str(password))
    assert scanned["read"] == 3 and len(scanned["found"]) == 2, scanned
    flags = [path.name.partition(":2,")[2] for path in (server.root / "mail" / USER).glob("*/*.test*")]
    assert len(flags) == 3 and not any("S" in one for one in flags), flags
    print(
        f"bundle: IMAP on this machine: {scanned['read']} messages read, {len(scanned['found'])} to an address of a copy, none marked as seen"
    )


def main(bundle: Path, folder: str = "") -> int:
    """Prepare a network and come back in it with its folder; return the exit status."""
    if folder:
        home = Path(folder) / "home"
        home.mkdir()
        with running("127.0.0.1, " + ADDRESS) as server:
            looked_through(Program(trusting(bundle, server.authority, Path(folder)), home), server, home)
        return 0
    with tempfile.TemporaryDirectory(dir=bundle.parent) as scratch:
        Path(scratch).chmod(0o755)
        command = ["unshare", "--net", "--mount", "sh", "-c", PREPARE, "sh", scratch, sys.executable, str(bundle)]
        return subprocess.run(command).returncode


if __name__ == "__main__":
    if sys.platform != "linux" or os.getuid() != 0 or not all(map(shutil.which, ("unshare", "ip"))):
        print("bundle: IMAP is not tried: this needs Linux, root, unshare and ip")
        sys.exit(CANNOT)
    try:
        sys.exit(main(Path(sys.argv[1]).resolve(), *sys.argv[2:]))
    except (pytest.skip.Exception, pytest.fail.Exception) as told:
        print(f"bundle: IMAP is not tried: {told}")
        sys.exit(CANNOT)
