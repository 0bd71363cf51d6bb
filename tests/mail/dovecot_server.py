"""A real Dovecot on loopback, with a certificate authority of its own, for tests. It needs Dovecot 2.4 and the `openssl` program."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.patience import HANG_SECONDS

PASSWORD = "pass wörd"
HOST = "imap.example.org"
_FOLDERS = "/usr/sbin:/usr/local/sbin"

_CONFIG = """
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/log
protocols = imap
listen = {listen}
ssl = required
ssl_server_cert_file = {root}/server.pem
ssl_server_key_file = {root}/server.key
mail_driver = maildir
mail_path = {root}/mail/%{{user}}
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 1
first_valid_gid = 1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
auth_allow_cleartext = no
passdb static {{
  password = {password}
}}
userdb static {{
  fields {{
    home = {root}/mail/%{{user}}
  }}
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Dovecot:
    """A running server: its ports, the file of the authority to trust, and where each user's messages are."""

    root: Path
    tls: int
    starttls: int
    authority: Path
    owner: str

    def deliver(self, user: str, messages: Sequence[bytes], folder: str = "") -> None:
        """Put messages into a mailbox as new ones, in order."""
        place = self.root / "mail" / user / (f".{folder}" if folder else "")
        for name in ("new", "cur", "tmp"):
            (place / name).mkdir(parents=True, exist_ok=True)
        begin = len(list((place / "new").iterdir()))
        for number, data in enumerate(messages, begin):
            (place / "new" / f"{1_700_000_000 + number}.M{number:06}.test").write_bytes(data)
        self.own(place)

    def forget_index(self, user: str) -> None:
        """Have the server number a mailbox anew: another UIDVALIDITY."""
        place = self.root / "mail" / user
        for path in place.glob("dovecot*"):
            path.unlink()
        (place / "dovecot-uidlist").write_text(f"3 V{int(time.time()) + 1000} N1 G{'ab' * 16}\n")
        self.own(place)

    def own(self, place: Path) -> None:
        """Give a folder to the server's user."""
        if os.getuid() == 0:
            top = self.root / "mail"
            user = pwd.getpwnam(self.owner)
            for path in (*place.parents, place, *place.rglob("*")):
                if path == top or top in path.parents:
                    os.chown(path, user.pw_uid, user.pw_gid)


def program(name: str) -> str:
    """Return the path of a system program, or skip: fail where `make test` has set everything up."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:{_FOLDERS}")
    if found is None:
        told = f"{name} is not installed (`make test` installs it: dovecot-imapd, openssl)"
        (pytest.fail if os.environ.get("COUNTERMARK_TEST_ALL") else pytest.skip)(told)
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def certify(folder: Path, name: str, host: str, days: int = 30) -> tuple[Path, Path]:
    """Make an authority `name`-ca.pem and a server certificate `name`.pem of it for `host`; returns authority and certificate."""
    openssl = program("openssl")

    def run(*arguments: str) -> None:
        subprocess.run([openssl, *arguments], check=True, capture_output=True, cwd=folder)

    new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    usage = ("-addext", "keyUsage=critical,keyCertSign,cRLSign")
    own = ("-keyout", f"{name}-ca.key", "-out", f"{name}-ca.pem")
    run("req", "-x509", *new, *own, "-subj", "/CN=Test", "-days", "30", *usage)
    run("req", *new, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={host}")
    (folder / f"{name}.ext").write_text(
        f"subjectAltName=DNS:{host}\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n"
    )
    signed = ("-CA", f"{name}-ca.pem", "-CAkey", f"{name}-ca.key", "-extfile", f"{name}.ext", "-days", str(days))
    run("x509", "-req", "-in", f"{name}.csr", *signed, "-out", f"{name}.pem")
    return folder / f"{name}-ca.pem", folder / f"{name}.pem"


@contextmanager
def running(listen: str = "127.0.0.1") -> Iterator[Dovecot]:
    """Start a server in a folder of its own, and end it."""
    dovecot = program("dovecot")
    version = subprocess.run([dovecot, "--version"], check=True, capture_output=True, text=True).stdout.split()[0]
    if not version.startswith("2.4"):
        pytest.skip(f"Dovecot {version} has another configuration than the 2.4 that these tests write")
    root = Path(tempfile.mkdtemp(prefix="cm-imap-"))
    root.chmod(0o755)
    owner = "nobody" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    group = subprocess.run(["id", "-gn", owner], check=True, capture_output=True, text=True).stdout.strip()
    authority, _ = certify(root, "server", HOST)
    tls, plain = _free_port(), _free_port()
    values = {
        "root": root,
        "listen": listen,
        "user": owner,
        "group": group,
        "tls": tls,
        "plain": plain,
        "password": PASSWORD,
    }
    (root / "dovecot.conf").write_text(_CONFIG.format(**values), "utf-8")
    (root / "mail").mkdir()
    server = Dovecot(root, tls, plain, authority, owner)
    server.own(root / "mail")
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    with (root / "said").open("wb") as said:
        process = subprocess.Popen([dovecot, "-F", "-c", str(root / "dovecot.conf")], env=environment, stderr=said)
    try:
        _await(process, tls, root)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=HANG_SECONDS)
        shutil.rmtree(root, ignore_errors=True)


def _await(process: subprocess.Popen[bytes], port: int, root: Path) -> None:
    until = time.monotonic() + HANG_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)  # until the server listens
    log = (root / "log").read_text() if (root / "log").exists() else ""
    pytest.fail(f"Dovecot did not start: {(root / 'said').read_text()} {log[-2000:]}")
