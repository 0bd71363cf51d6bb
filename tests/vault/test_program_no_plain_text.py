"""The whole program, driven by its command line: no personal value in any file outside copies and explicit exports.

Unlike test_no_plain_text.py, which looks at the vault alone, this runs import, copy, trace, check, backup, salvage and
refusals in a process of its own and scans every byte it wrote: data, settings, temporary files (removed ones too), logs.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import urllib.parse
from pathlib import Path

import pytest

from app import resources
from tests.patience import HANG_SECONDS
from tests.sampling import full_only

PROGRAM = Path(__file__).with_name("watched_program.py")
PASSPHRASE, SECOND = "Pass-Kanarie-7788", "Next-Kanarie-8899"
NAME, EMPLOYER, NOTE = "Quillon Zefyrkanarie", "Kanarienvogel Blaufels KG", "Birdwatching for Zwitscherbund e.V."
EMAIL, PHONE, STREET, ID = "quillon.zk@kanarie.example", "+44 20 7946 0877", "77 Zwitschergasse", "908172635"
CHINESE, RECIPIENT, DOMAIN, WORD = "金丝雀绝密", "Piepmatz Nestbau", "piepmatz.example", "Trillerpfeife77"
CANARIES = (NAME, EMPLOYER, NOTE, EMAIL, PHONE, STREET, ID, CHINESE, RECIPIENT, DOMAIN, WORD, PASSPHRASE, SECOND)
WINDOW = Path(__file__).with_name("watched_window.py")
STEPS = ["first_run", "read_resume", "send", "look_and_trace", "back_up", "lock_and_unlock", "closed"]
WRITTEN_BY_COMMAND = ("inputs", "handed-over", "exports")


def forms(text: str) -> set[bytes]:
    """How a careless program may write a text: encodings, escapes, base64 at each of its three alignments."""
    found = set()
    for raw in (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")):
        found |= {raw, raw.hex().encode(), raw.hex().upper().encode()}
        for shift in range(3):
            encoded = base64.b64encode(b"\0" * shift + raw)[shift and shift + 1 :].rstrip(b"=")[:-1]
            found |= {encoded, encoded.translate(bytes.maketrans(b"+/", b"-_"))}
    digits = "".join(ch for ch in text if ch.isalnum())
    found |= {json.dumps(text)[1:-1].encode(), urllib.parse.quote(text).encode(), digits.encode()}
    return found | {urllib.parse.quote_plus(text).encode(), text.upper().encode(), text.lower().encode()}


def leaks(base: Path) -> list[tuple[str, str]]:
    """(file, canary) for every canary in the bytes or the name of a file that is neither input, copy nor export."""
    wanted = {canary: forms(canary) for canary in CANARIES}
    found = []
    for path in base.rglob("*"):
        place = path.relative_to(base)
        if place.parts[0] in WRITTEN_BY_COMMAND:
            continue
        data = str(place).encode() + (path.read_bytes() if path.is_file() else b"")
        found += [(str(place), canary) for canary, spelled in wanted.items() if any(form in data for form in spelled)]
    return found


@pytest.fixture
def home(tmp_path):
    """The folders of a program that has only this place, and a résumé of canaries in `inputs`."""
    for name in ("tmp", "home", "data", "state", "graveyard", *WRITTEN_BY_COMMAND):
        (tmp_path / name).mkdir()
    resume = json.loads(resources.path("samples", "resume-en.json").read_text("utf-8"))
    resume["basics"] |= {"name": NAME, "email": EMAIL, "phone": PHONE}
    resume["basics"]["location"]["address"] = STREET
    resume["work"][0]["name"] = EMPLOYER
    resume["work"][0]["highlights"].append(CHINESE)
    resume["volunteer"] = [{"organization": "Zwitscherbund", "position": "Guide", "summary": NOTE}]
    resume["x-personal"]["idNumbers"] = [{"kind": "Passport", "value": ID}]
    inputs = tmp_path / "inputs"
    (inputs / f"{NAME}.json").write_text(json.dumps(resume, ensure_ascii=False), "utf-8")
    (inputs / "broken.pdf").write_bytes(b"%PDF-1.7\n" + NAME.encode() + b" " + EMAIL.encode())
    (inputs / "posting.txt").write_text(
        f"{RECIPIENT} hires an analyst. Pay a deposit. {WORD}, write to {EMAIL}", "utf-8"
    )
    (inputs / "new.txt").write_text(SECOND)
    return tmp_path


def journey(base: Path) -> list[tuple[int, list[str]]]:
    """(expected status, command) of what a person does, mistakes and refusals included."""
    inputs, handed, exports = base / "inputs", base / "handed-over", base / "exports"
    vault = ["--vault", str(base / "data" / "vault")]
    make = ["copy", "make", "--recipient", RECIPIENT, "--out", str(handed), *vault]
    steps = [
        (0, ["vault", "create", "--no-keyring", *vault]),
        (0, ["resume", "import", str(inputs / f"{NAME}.json"), *vault]),
        (1, ["resume", "import", str(inputs / "broken.pdf"), *vault]),
        (0, ["recipient", "add", RECIPIENT, "--domain", DOMAIN, *vault]),
        (0, ["alias", "set", "--scheme", "subaddress", *vault]),
        (0, [*make, "--stage", "offer", "--format", "pdf,docx,txt,json"]),
        (0, [*make, "--stage", "browse", "--format", "pdf"]),
        (1, ["copy", "make", "--recipient", RECIPIENT, "--stage", "apply", "--out", str(inputs / "new.txt"), *vault]),
        (0, ["redact", "scan", str(inputs / f"{NAME}.json"), *vault]),
        (0, ["check", str(inputs / "posting.txt"), "--keep", *vault]),
        (0, ["check", str(inputs / "posting.txt"), *vault]),
        (3, ["trace", "-", *vault]),
        (0, ["ledger", "search", RECIPIENT, *vault]),
        (1, ["ledger", "export", str(exports / "ledger.docx"), *vault]),
        (0, ["ledger", "export", str(exports / "ledger.csv"), *vault]),
        (0, ["ledger", "export", str(exports / "proof.zip"), "--recipient", RECIPIENT, *vault]),
        (0, ["ledger", "timestamp", "request", str(base / "data" / "q.tsq"), *vault]),
        (0, ["vault", "backup", str(base / "data" / "b.age"), *vault]),
        (0, ["vault", "test-restore", str(base / "data" / "b.age")]),
        (0, ["vault", "restore", str(base / "data" / "b.age"), "--vault", str(base / "data" / "again")]),
        (0, ["vault", "local-backups", "make", *vault]),
        (0, ["vault", "rekey", *vault]),
        (0, ["vault", "salvage", str(exports / "salvaged"), *vault]),
        (0, ["vault", "passphrase", "--new-passphrase-file", str(inputs / "new.txt"), *vault]),
        (1, ["resume", "show", *vault]),
        (0, ["resume", "export", str(exports / "me.json"), "--passphrase-file", str(inputs / "new.txt"), *vault]),
        (0, ["vault", "verify", "--passphrase-file", str(inputs / "new.txt"), *vault]),
    ]
    return steps


def surroundings(base: Path) -> dict[str, str]:
    """The environment of a process whose every folder lies under `base`."""
    environment = {**os.environ} | {name: str(base / "tmp") for name in ("TMPDIR", "TEMP", "TMP")}
    environment |= {name: str(base / "home") for name in ("HOME", "USERPROFILE")}
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
        environment[name] = str(base / "state" / name)
    environment["COUNTERMARK_HOME"] = str(base / "state" / "countermark")
    return environment


def drive(base: Path, until: int | None = None, **extra: str) -> None:
    """Run the journey, or its beginning, in a process whose every folder lies under `base`."""
    steps = journey(base)[:until]
    environment = surroundings(base) | {"COUNTERMARK_PASSPHRASE": PASSPHRASE, **extra}
    leaked = f"{NAME} {PHONE} nothing alike {WORD}"
    given = json.dumps({"commands": [command for _, command in steps], "stdin": leaked})
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(base / "graveyard")],
        input=given,
        capture_output=True,
        text=True,
        env=environment,
        cwd=base / "home",
    )
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    wrong = [answer for answer, (status, _) in zip(answers, steps, strict=True) if answer["status"] != status]
    assert not wrong, wrong


def test_no_personal_value_in_any_file_but_copies_and_exports(home):
    drive(home)
    assert leaks(home) == []
    for place in ("handed-over", "exports"):
        assert any((home / place).iterdir()), "the journey made what it says"
    assert len(list((home / "graveyard").iterdir())) > 50, "removed files were kept for the scan"
    assert not any((home / "tmp").iterdir()), "temporary files are gone"
    copies = b"".join(path.read_bytes() for path in (home / "handed-over").iterdir())
    assert NAME.encode() in copies, "the canaries did go through the program"
    _, stanza, _ = (home / "data" / "b.age").read_bytes().split(b"\n", 2)
    assert stanza.startswith(b"-> scrypt") and int(stanza.split()[-1]) >= 15, "guessing its passphrase is dear"


@full_only
def test_no_personal_value_in_any_file_of_the_window(home):
    command = [sys.executable, str(WINDOW), str(home / "graveyard"), PASSPHRASE, NAME, RECIPIENT, EMPLOYER]
    (home / "state" / "runtime").mkdir(mode=0o700)
    environment = surroundings(home) | {"XDG_RUNTIME_DIR": str(home / "state" / "runtime")}
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, cwd=home / "home", timeout=HANG_SECONDS
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == STEPS, done.stderr
    assert leaks(home) == []
    assert list((home / "handed-over").rglob("*.pdf")), "a copy was handed over"
    assert {"sheet.pdf", "b.age"} == {path.name for path in (home / "exports" / EMPLOYER).iterdir()}
    assert (home / "data" / "vault" / "vault.db").exists()
    assert not any((home / "tmp").iterdir()), "temporary files are gone"


def test_a_careless_importer_would_be_seen(home):
    drive(home, 2, COUNTERMARK_TEST_LEAK="1")
    found = leaks(home)
    assert {canary for _, canary in found} >= {NAME, EMAIL, PHONE, ID, CHINESE}
    assert all(file.startswith("graveyard") for file, _ in found)


@pytest.mark.parametrize("spelled", ["plain", "utf-16", "base64", "name", "escaped"])
def test_the_scan_sees_each_spelling(home, spelled):
    raw = f"x{CHINESE} and {EMPLOYER}".encode()
    text = {
        "plain": raw,
        "utf-16": raw.decode().encode("utf-16"),
        "base64": base64.b64encode(b"ab" + raw),
        "name": b"",
        "escaped": json.dumps(raw.decode()).encode(),
    }[spelled]
    (home / "state" / (EMPLOYER if spelled == "name" else "f")).write_bytes(b"\0\0" + text)
    assert EMPLOYER in {canary for _, canary in leaks(home)}
