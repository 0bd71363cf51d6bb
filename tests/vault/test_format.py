"""docs/vault-format.md, followed to the letter without the program: anyone could open a vault."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from pathlib import Path

import sqlcipher3.dbapi2
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "vault-v1"


def compact(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def database_key(keys, kind, wrapping):
    (slot,) = [slot for slot in keys["slots"] if slot["kind"] == kind]
    cost = slot.get("kdf")
    bound = {
        "kdf": [cost["memory_kib"], cost["iterations"], cost["lanes"]] if cost else None,
        "kind": kind,
        "slot": slot["id"],
        "vault": keys["vault"],
    }
    aead = AESGCM(wrapping(slot, bytes.fromhex(slot["salt"])))
    return aead.decrypt(bytes.fromhex(slot["nonce"]), base64.b64decode(slot["wrapped"]), compact(bound).encode())


def recovery_secret(code):
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = 0
    for group in code.split("-"):
        for character in group[:4]:
            number = number * 32 + alphabet.index(character)
    return number.to_bytes(20, "big")


def test_a_stranger_opens_the_frozen_vault(tmp_path):
    expected = json.loads((GOLDEN / "expected.json").read_text("utf-8"))
    keys = json.loads((GOLDEN / "vault.keys").read_text("utf-8"))
    digest = keys.pop("sha256")
    assert hashlib.sha256(json.dumps(keys, sort_keys=True, separators=(",", ":")).encode()).hexdigest() == digest

    def argon(slot, salt):
        cost = slot["kdf"]
        kdf = Argon2id(
            salt=salt,
            length=32,
            iterations=cost["iterations"],
            lanes=cost["lanes"],
            memory_cost=cost["memory_kib"],
        )
        return kdf.derive(expected["passphrase"].encode())

    def hkdf(slot, salt):
        made = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"countermark recovery slot v1")
        return made.derive(recovery_secret(expected["recovery"]))

    key = database_key(keys, "passphrase", argon)
    assert key == database_key(keys, "recovery", hkdf)
    copy = shutil.copy(GOLDEN / "vault.db", tmp_path / "vault.db")
    connection = sqlcipher3.dbapi2.connect(copy)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{keys['salt']}'\"")
    previous = "0" * 64
    for number, at, kind, salt, body, before, row_hash in connection.execute(
        "SELECT number, at, kind, salt, body, previous, hash FROM ledger ORDER BY number"
    ):
        body_sha256 = hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest()
        row = {"at": at, "body_sha256": body_sha256, "kind": kind, "number": number, "previous": previous}
        assert before == previous and row_hash == hashlib.sha256(compact(row).encode()).hexdigest()
        previous = row_hash
    connection.close()
    assert previous == expected["ledger"]["hash"]
