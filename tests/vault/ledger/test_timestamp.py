"""RFC 3161: the request for the head, and responses from a real authority (openssl ts, run here)."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timestamp_authority import Authority
from vault_samples import fill

from app.errors import UserError
from app.vault.ledger import row_kinds, timestamp
from app.vault.ledger.ledger_file import check_ledger_file
from app.vault.ledger.proof import to_proof
from app.vault.ledger.row_hashes import GENESIS, body_hash, canonical, row_hash

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program as authority")


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("tsa") / "a")


def test_a_response_is_checked_kept_and_part_of_the_proof(vault, authority, tmp_path):
    fill(vault)
    row, asked = timestamp.create_request(vault)
    assert row == 3
    vault.masters.add("main", "{}")
    response = authority.stamp(asked)
    stamp = timestamp.import_response(vault, response, authority.root)
    assert stamp.row == 3 and stamp.row_hash == vault.ledger.get(3).hash and "Stamper" in stamp.authority
    assert timestamp.list_timestamps(vault) == [stamp] and timestamp.response_bytes(vault, stamp) == response
    assert vault.ledger.verify() is None
    zipfile.ZipFile(io.BytesIO(to_proof(vault))).extractall(tmp_path / "p")
    command = "openssl ts -verify -data timestamps/3.hash -in timestamps/3.tsr -CAfile"
    ca = authority.folder / "ca.pem"
    done = subprocess.run([*command.split(), str(ca)], cwd=tmp_path / "p", capture_output=True, text=True)
    assert "Verification: OK" in done.stdout + done.stderr


def test_responses_that_prove_nothing_are_refused(vault, authority, tmp_path, clock):
    fill(vault)
    _, asked = timestamp.create_request(vault)
    response = authority.stamp(asked)
    stranger = Authority(tmp_path / "b")
    with pytest.raises(UserError, match="timestamp-untrusted"):
        timestamp.import_response(vault, response, stranger.root)
    with pytest.raises(UserError, match="certificates-unreadable"):
        timestamp.import_response(vault, response, b"no pem")
    vault.preferences.set("timestamp-requests", {})
    with pytest.raises(UserError, match="timestamp-not-ours"):
        timestamp.import_response(vault, response, authority.root)
    (tmp_path / "x").write_bytes(b"x")
    query = ["openssl", "ts", "-query", "-data", "x", "-sha256", "-out", "x.tsq"]
    subprocess.run(query, cwd=tmp_path, check=True, capture_output=True)
    other = authority.stamp((tmp_path / "x.tsq").read_bytes())
    with pytest.raises(UserError, match="timestamp-not-ours"):
        timestamp.import_response(vault, other, authority.root)
    assert timestamp.list_timestamps(vault) == []


def test_a_response_for_another_hash_with_our_nonce_is_refused(vault, authority):
    fill(vault)
    row, asked = timestamp.create_request(vault)
    forged = asked.replace(asked[asked.index(b"\x04\x20") + 2 :][:32], bytes(32))
    with pytest.raises(UserError, match="timestamp-not-ours"):
        timestamp.import_response(vault, authority.stamp(forged), authority.root)
    assert row == 3


def test_flipped_bytes_of_a_response_are_never_accepted(vault, authority):
    fill(vault)
    response = authority.stamp(timestamp.create_request(vault)[1])

    @settings(max_examples=60, deadline=None)
    @given(st.integers(0, len(response) - 1), st.integers(1, 255))
    def flipped(at, bits):
        data = bytearray(response)
        data[at] ^= bits
        before = len(timestamp.list_timestamps(vault))
        try:
            stamp = timestamp.import_response(vault, bytes(data), authority.root)
        except UserError:
            assert len(timestamp.list_timestamps(vault)) == before
        else:
            assert stamp.row_hash == vault.ledger.get(3).hash

    flipped()


def test_a_ledger_written_anew_under_a_kept_stamp_is_noticed(vault, authority):
    """Who holds the key can rebuild the whole chain, but not have it stamped with an earlier time."""
    fill(vault)
    row, asked = timestamp.create_request(vault)
    timestamp.import_response(vault, authority.stamp(asked), authority.root)
    assert vault.ledger.verify() is None
    rewrite(vault, 2, "2020-01-01T00:00:00Z")
    problem = vault.ledger.verify()
    assert (problem.code, problem.detail) == ("timestamp-changed", str(row))


def test_a_proof_with_a_stamp_of_something_else_is_not_valid(vault, authority, tmp_path):
    fill(vault)
    for _ in range(2):
        timestamp.import_response(vault, authority.stamp(timestamp.create_request(vault)[1]), authority.root)
        vault.masters.add("main", "{}")
    data = to_proof(vault)
    assert check_ledger_file(data).problem is None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(tmp_path / "p")
    names = sorted((tmp_path / "p" / "timestamps").glob("*.tsr"), key=lambda path: int(path.stem))
    assert run_proof(tmp_path / "p").returncode == 0
    names[0].write_bytes(names[1].read_bytes())
    done = run_proof(tmp_path / "p")
    assert done.returncode == 1 and f"{names[0].name} is missing or a time-stamp of something else" in done.stdout
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as archive:
        for path in (tmp_path / "p").rglob("*"):
            if path.is_file():
                archive.write(path, path.relative_to(tmp_path / "p").as_posix())
    problem = check_ledger_file(changed.getvalue()).problem
    assert (problem.number, problem.code) == (int(names[0].stem), "timestamp-changed")


def rewrite(vault, number, at):
    """Change when a row was written and rebuild every hash after it, as a forger with the key would."""
    rows, previous = list(vault.ledger.rows()), GENESIS
    with vault.database.transaction() as sql:
        triggers = [
            row[0]
            for row in sql.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger'")
        ]
        names = [
            row[0]
            for row in sql.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger'")
        ]
        for name in names:
            sql.execute(f"DROP TRIGGER {name}")
        hashes = {}
        for row in rows:
            body = json.loads(row.body)
            if row.kind == row_kinds.TIMESTAMP:
                body["row_hash"] = hashes[body["row"]]
            text, when = canonical(body), at if row.number == number else row.at
            digest = row_hash(row.number, when, row.kind, body_hash(row.salt, text), previous)
            sql.execute(
                "UPDATE ledger SET at = ?, body = ?, previous = ?, hash = ? WHERE number = ?",
                [when, text, previous, digest, row.number],
            )
            previous = hashes[row.number] = digest
        sql.execute("UPDATE meta SET value = ? WHERE key = 'ledger_head'", [f"{len(rows)} {previous}"])
        for text in triggers:
            sql.execute(text)


def run_proof(folder):
    command = [sys.executable, "-I", str(folder / "verify_proof.py")]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env={"PYTHONUTF8": "1"})
