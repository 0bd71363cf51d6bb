"""Signs news of a version with keys from files: `sign_statement.py release FOLDER --page URL --key KEY [--key KEY] --sequence N --days N --out FILE`.

`sign_statement.py data FOLDER … [--public TEXT]…` signs newer files of `rules/`, `jurisdictions/` and `platforms/` below FOLDER, each read as the program will read it, and
searched for personal data: a number or an address that the shipped file of that name does not hold is refused until `--public` says that it is an office's.
`sign_statement.py key FILE` makes a key (PEM, readable by its owner) and prints its public half for resources/updates/publisher.toml. The files
of FOLDER are those that people get; each is listed with its SHA-256. Keys stay off the build machine but for the moment of signing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from release_facts import epoch

import app
from app import resources
from app.domain.sensitivity import Kind
from app.redact.personal_data_scan import scan
from app.services.published_data import KIND as DATA
from app.updates.release import KIND, read_release
from app.updates.signed_statements import Statement, seal
from ui.published_data_check import read_newer

_PERSONAL = frozenset({Kind.PHONE, Kind.EMAIL, Kind.MESSENGER, Kind.BIRTH, Kind.ID_NUMBER})


def make_key(path: Path) -> str:
    """Write a new key to `path`, which must not exist; return its public half in hexadecimal."""
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    return key.public_key().public_bytes_raw().hex()


def read_key(path: Path) -> Ed25519PrivateKey:
    """Return the Ed25519 key in a PEM file; raises SystemExit for any other."""
    key = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise SystemExit(f"{path} holds no Ed25519 key.")
    return key


def release(options: argparse.Namespace) -> bytes:
    """Return the signed statement about the files of a folder; the day of issue is that of the build."""
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(options.folder.iterdir())
        if path.is_file()
    }
    body = {"version": app.__version__, "page": options.page, "files": files}
    read_release(body)
    issued = datetime.fromtimestamp(epoch(), UTC).date()
    said = Statement(KIND, options.sequence, issued, issued + timedelta(days=options.days), body)
    return seal(said, *map(read_key, options.key))


def personal_data(name: str, text: str) -> list[str]:
    """Return numbers and addresses in the lines of a data file that are not in the shipped file of that name (words alone are patterns, not persons)."""
    shipped = resources.path(*name.split("/"))
    known = set(shipped.read_text("utf-8").splitlines()) if shipped.is_file() else set()
    new = "\n".join(line for line in text.splitlines() if line not in known)
    found = (span.text for span in scan(new, caution=1.0) if span.kind in _PERSONAL)
    return list(dict.fromkeys(one for one in found if "@" in one or any(map(str.isdigit, one))))


def data(options: argparse.Namespace) -> bytes:
    """Return the signed statement of newer data files: FOLDER holds `rules/`, `jurisdictions/` or `platforms/` with YAML files."""
    files = {
        path.relative_to(options.folder).as_posix(): path.read_text("utf-8") for path in options.folder.glob("*/*.yaml")
    }
    for name, text in files.items():
        read_newer(name, text)
        if found := [one for one in personal_data(name, text) if one not in options.public]:
            raise SystemExit(
                f"{name} may hold personal data: {'; '.join(found)}. Take it out, or give --public for what is an office's."
            )
    issued = datetime.fromtimestamp(epoch(), UTC).date()
    until = issued + timedelta(days=options.days)
    return seal(Statement(DATA, options.sequence, issued, until, {"files": files}), *map(read_key, options.key))


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("key").add_argument("file", type=Path)
    for verb in (release, data):
        one = verbs.add_parser(verb.__name__)
        one.set_defaults(make=verb)
        one.add_argument("folder", type=Path)
        if verb is release:
            one.add_argument("--page", required=True)
        else:
            one.add_argument("--public", action="append", default=[], metavar="TEXT")
        one.add_argument("--key", type=Path, action="append", required=True)
        one.add_argument("--sequence", type=int, required=True)
        one.add_argument("--days", type=int, default=180)
        one.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.verb == "key":
        print(make_key(options.file))
    else:
        options.out.write_bytes(options.make(options))


if __name__ == "__main__":
    main()
