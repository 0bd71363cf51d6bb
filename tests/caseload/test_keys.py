"""Wrapped keys open with their caseload, folder, student and generation only; addresses and damaged files are refused."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace

import pytest

from app.caseload import keys
from app.errors import UserError

CASELOAD, FOLDER = "a" * 32, "b" * 32


def test_a_wrapped_key_opens_with_its_own_record_only() -> None:
    wrapping, key = keys.first_keys(), secrets.token_bytes(32)
    wrapped, generation = keys.wrap(wrapping, CASELOAD, FOLDER, "s1", key)
    assert keys.unwrap(wrapping, CASELOAD, FOLDER, "s1", wrapped, generation) == key
    others = [
        (wrapping, "c" * 32, FOLDER, "s1", wrapped, generation),
        (wrapping, CASELOAD, "c" * 32, "s1", wrapped, generation),
        (wrapping, CASELOAD, FOLDER, "s2", wrapped, generation),
        (keys.first_keys(), CASELOAD, FOLDER, "s1", wrapped, generation),
        (wrapping, CASELOAD, FOLDER, "s1", wrapped, 2),
        (wrapping, CASELOAD, FOLDER, "s1", "no base 64!", generation),
    ]
    for arguments in others:
        with pytest.raises(UserError, match="caseload-key-missing"):
            keys.unwrap(*arguments)


def test_a_new_generation_ends_the_old_one() -> None:
    old, key = keys.first_keys(), secrets.token_bytes(32)
    wrapped, generation = keys.wrap(old, CASELOAD, FOLDER, "s1", key)
    both = old.advanced()
    assert keys.unwrap(both, CASELOAD, FOLDER, "s1", wrapped, generation) == key
    with pytest.raises(UserError, match="caseload-key-missing"):
        keys.unwrap(both.only_newest(), CASELOAD, FOLDER, "s1", wrapped, generation)


def test_the_file_of_keys_needs_the_secret_of_the_database_and_notices_damage() -> None:
    wrapping, secret = keys.first_keys().advanced(), secrets.token_bytes(32)
    data = keys.dump(wrapping, CASELOAD, secret)
    assert keys.parse(data, CASELOAD, secret) == wrapping
    assert all(key.hex() not in data.decode() for key in wrapping.by_generation.values())
    body = json.loads(data)
    body["keys"][0]["generation"] = 7
    broken = [
        data[:-9],
        b"",
        b"[]",
        b"{}",
        data.replace(b'"generation": 1', b'"generation": 3'),
        json.dumps(body).encode(),
    ]
    for damaged in broken:
        with pytest.raises(UserError, match="caseload-keys-damaged"):
            keys.parse(damaged, CASELOAD, secret)
    for arguments in ((data, "d" * 32, secret), (data, CASELOAD, secrets.token_bytes(32))):
        with pytest.raises(UserError, match="caseload-keys-damaged"):
            keys.parse(*arguments)


def test_an_address_that_is_none_is_refused() -> None:
    address = keys.new_identity().address
    assert keys.parse_address(f"  {address.text}\n") == address
    wrong = ["", "countermark:1:", address.text[:-1], address.text + "x", address.text.replace(":1:", ":2:")]
    wrong.append(address.text.replace("age1", "age1q", 1)[:120])
    for text in wrong:
        with pytest.raises(UserError, match="counsellor-key-invalid"):
            keys.parse_address(text)


def test_fingerprints_differ_with_either_key() -> None:
    one, two = keys.new_identity().address, keys.new_identity().address
    mixed = replace(one, verify_key=two.verify_key)
    assert len({one.fingerprint, two.fingerprint, mixed.fingerprint}) == 3
    assert all(len(group) == 5 for group in one.fingerprint.split("-"))
