"""A proof says no more than it shows, and what could be read two ways is refused: by the program in it and by ours."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from vault_samples import fill

from app import resources
from app.errors import UserError
from app.vault.keys.key_derivation import PassphraseUnlock
from app.vault.ledger.ledger_file import check_ledger_file
from app.vault.ledger.proof import to_proof
from app.vault.ledger.row_hashes import GENESIS, body_hash, canonical, row_hash, sha256
from app.vault.ledger.row_kinds import KINDS
from app.vault.vault import Vault

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "vault-v1"
DATA = b"the copy"


def copy_body(**changes):
    file = {"format": "txt", "name": "cv.txt", "sha256": sha256(DATA), "size": len(DATA)}
    return {"copy_id": "c", "reference": "R7K4-0001", "recipient": "Acme", "files": [file], **changes}


def chain(*rows):
    """Rows that are consistent with each other, of (kind, body text)."""
    made, previous = [], GENESIS
    for number, (kind, body) in enumerate(rows, 1):
        digest = body_hash("00", body)
        row = {
            "number": number,
            "at": "2026-11-24T09:30:00Z",
            "kind": kind,
            "body_sha256": digest,
            "previous": previous,
        }
        previous = row_hash(number, row["at"], kind, digest, previous)
        made.append({**row, "hash": previous, "salt": "00", "body": body})
    return made


def proof(folder, rows, files=(("files/R7K4-0001.txt", DATA),), text=None):
    """A proof written by hand: (what the program in it says, what ours says: hidden rows, or the problem's code)."""
    head = {"number": len(rows), "hash": rows[-1]["hash"]} if rows else {"number": 0, "hash": GENESIS}
    document = {"format": "countermark-proof", "version": 1, "made": "", "head": head, "rows": rows}
    members = {"ledger.json": (text or json.dumps(document)).encode(), **dict(files)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    for name, data in members.items():
        path = folder / name
        if folder in path.resolve().parents:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    try:
        report = check_ledger_file(out.getvalue())
        return run(folder), report.problem.code if report.problem else report.hidden
    except UserError as error:
        return run(folder), error.code


def run(folder):
    shutil.copy(resources.path("proof", "verify_proof.py"), folder)
    command = [sys.executable, "-I", str(folder / "verify_proof.py")]
    env = {"PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env, check=False)


def test_a_sound_one_says_what_it_shows_and_what_it_does_not(tmp_path):
    rows = chain(("vault", "{}"), ("copy", canonical(copy_body())))
    for key in ("body", "salt"):
        del rows[0][key]
    done, ours = proof(tmp_path, rows)
    assert (done.returncode, ours) == (0, 1)
    last = done.stdout.splitlines()[-2:]
    assert last[0] == "Consistent with itself, 1 rows hidden; it does not show who wrote it or that it is whole."
    assert last[1] == "前后一致，1 行未公开内容；这不能说明由谁写成，也不能说明内容完整。"


def test_an_empty_chain_is_refused(tmp_path):
    done, ours = proof(tmp_path, [], files=())
    assert (done.returncode, ours) == (1, "empty") and "NOT VALID" in done.stdout


@pytest.mark.parametrize("kind", ["certified", "copy ", "Copy", "", "benchmark"])
def test_an_invented_kind_is_refused(tmp_path, kind):
    done, ours = proof(tmp_path, chain(("vault", "{}"), (kind, "{}")), files=())
    assert (done.returncode, ours) == (1, "kind") and "no such kind" in done.stdout


def test_a_key_that_stands_twice_is_refused(tmp_path):
    """Wherever it is: one reader takes the first, another the last."""
    body = canonical(copy_body())[:-1] + ',"recipient":"Somebody else"}'
    done, ours = proof(tmp_path, chain(("copy", body)))
    assert (done.returncode, ours) == (1, "not-a-ledger-file") and "stands twice" in done.stdout
    rows = chain(("vault", "{}"))
    text = json.dumps({"format": "countermark-proof", "version": 1, "head": {"number": 1, "hash": rows[0]["hash"]}})
    twice = text[:-1] + f', "rows": [], "rows": {json.dumps(rows)}}}'
    done, ours = proof(tmp_path, rows, files=(), text=twice)
    assert (done.returncode, ours) == (1, "not-a-ledger-file")


@pytest.mark.parametrize(
    "name",
    [
        "files/other.txt",
        "more.txt",
        "files/R7K4-0001.txt.exe",
        "timestamps/9.tsr",
        "timestamps/9.hash",
        "files/x/y.txt",
    ],
)
def test_a_file_that_no_row_speaks_of_is_refused(tmp_path, name):
    rows = chain(("copy", canonical(copy_body())))
    done, ours = proof(tmp_path, rows, files=(("files/R7K4-0001.txt", DATA), (name, b"x")))
    assert done.returncode == 1 and ours in ("file-unlisted", "timestamp-changed") and "no row speaks of" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_refused(tmp_path):
    folder = tmp_path / "proof"
    folder.mkdir()
    (tmp_path / "outside").write_bytes(DATA)
    assert proof(folder, chain(("copy", canonical(copy_body()))))[0].returncode == 0
    (folder / "files" / "R7K4-0001.txt").unlink()
    (folder / "files" / "R7K4-0001.txt").symlink_to(tmp_path / "outside")
    assert run(folder).returncode == 1
    (folder / "files" / "R7K4-0001.txt").unlink()
    (folder / "files" / "R7K4-0001.txt").write_bytes(DATA)
    (folder / "README.txt").symlink_to(tmp_path / "outside")
    assert run(folder).returncode == 1


@pytest.mark.parametrize(
    "reference",
    [
        "../../etc/R7",
        "A/B-1",
        "A\\B-1",
        "C:\\X-1",
        "..-1",
        "CON",
        "NUL",
        "-",
        "R7K4-0001\n",
        "r7k4-0001",
        "甲-1",
        "A-" * 11,
        "",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, reference):
    folder = tmp_path / "a" / "proof"
    folder.mkdir(parents=True)
    (folder / "files").mkdir()
    (tmp_path / "a" / "etc").mkdir()
    (tmp_path / "a" / "etc" / "R7.txt").write_bytes(DATA)
    done, ours = proof(folder, chain(("copy", canonical(copy_body(reference=reference)))), files=())
    assert (done.returncode, ours) == (1, "not-a-ledger-file") and "as recorded" not in done.stdout


@pytest.mark.parametrize("form", ["../txt", "txt/..", "TXT", "t.x", "", "txt\n", "123456789"])
def test_a_form_that_leads_elsewhere_is_refused(tmp_path, form):
    body = copy_body(files=[{"format": form, "name": "", "sha256": sha256(DATA), "size": 8}])
    done, ours = proof(tmp_path, chain(("copy", canonical(body))), files=())
    assert (done.returncode, ours) == (1, "not-a-ledger-file")


def test_what_is_printed_is_quoted(tmp_path):
    """No control characters of a terminal, no turned writing, no line that looks like ours."""
    evil = "Acme\x1b[2J\r\n1 rows, valid\u202e\u2066\ufeff\x00" + "PROBLEM"
    rows = chain(
        ("copy", json.dumps(copy_body(recipient=evil))),
        ("copy-voided", json.dumps({"copy_id": "c", "reference": evil, "reason": [evil], evil: evil})),
    )
    rows[0]["at"] = rows[1]["at"] = evil
    rows = [*chain(("copy", rows[0]["body"]), ("copy-voided", rows[1]["body"]))]
    done, ours = proof(tmp_path, rows)
    assert (done.returncode, ours) == (0, 0)
    assert all(char.isprintable() or char == "\n" for char in done.stdout)
    assert not [line for line in done.stdout.splitlines() if line.startswith(("1 rows", "PROBLEM"))]
    rows[0]["at"] = rows[0]["kind"] = evil
    done, _ = proof(tmp_path, rows)
    assert done.returncode == 1 and all(char.isprintable() or char == "\n" for char in done.stdout)


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.update(number="../../x"),
        lambda row: row.update(number=True),
        lambda row: row.update(hash=3),
        lambda row: row.update(kind=["copy"]),
        lambda row: row.update(body="[]"),
        lambda row: row.update(body={"a": 1}),
        lambda row: row.update(salt=None),
        lambda row: row.pop("at"),
    ],
)
def test_shaped_nonsense_is_refused_in_words(tmp_path, change):
    rows = chain(("vault", "{}"), ("copy", canonical(copy_body())))
    change(rows[1])
    done, ours = proof(tmp_path, rows)
    assert done.returncode == 1 and isinstance(ours, str) and "Traceback" not in done.stderr


def test_the_program_in_it_knows_the_kinds_that_ours_knows():
    source = resources.path("proof", "verify_proof.py").read_text("utf-8")
    scope: dict[str, object] = {"__name__": "proof"}
    exec(compile(source, "verify_proof.py", "exec"), scope)
    assert set(scope["KINDS"]) == KINDS


def test_a_proof_of_a_vault_of_version_1_is_sound(tmp_path, clock):
    """Its rows have another form than those of today."""
    folder = shutil.copytree(GOLDEN, tmp_path / "golden")
    expected = json.loads((GOLDEN / "expected.json").read_text("utf-8"))
    with Vault.open(folder, PassphraseUnlock(expected["passphrase"]), clock=clock) as vault:
        data = to_proof(vault)
    zipfile.ZipFile(io.BytesIO(data)).extractall(tmp_path / "proof")
    assert check_ledger_file(data).problem is None and run(tmp_path / "proof").returncode == 0


def test_a_zip_with_a_member_twice_is_refused(vault):
    fill(vault, 1)
    data = io.BytesIO(to_proof(vault))
    with zipfile.ZipFile(data, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("files/R7K4-0001.pdf", b"%PDF 1")
    assert check_ledger_file(data.getvalue()).problem.code == "file-unlisted"
