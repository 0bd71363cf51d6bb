"""Signed statements: what holds, and that nothing else is believed. Keys and signatures of RFC 8032, section 7.1."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.updates.release import is_newer, read_release
from app.updates.signed_statements import Statement, open_statement, seal

KEY = Ed25519PrivateKey.from_private_bytes(
    bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
)
SUCCESSOR = Ed25519PrivateKey.from_private_bytes(
    bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
)
ROOT = Path(__file__).resolve().parents[2]
KEYS = frozenset(key.public_key().public_bytes_raw().hex() for key in (KEY, SUCCESSOR))
BODY = {"version": "1.2.0", "page": "https://example.org/1.2.0", "files": {"countermark_1.2.0_amd64.deb": "ab" * 32}}
SAID = Statement("release", 7, date(2026, 11, 1), date(2027, 1, 31), BODY)
TODAY = date(2026, 11, 29)


def opened(file: bytes, **changed: Any) -> Statement:
    return open_statement(file, **({"kind": "release", "keys": KEYS, "today": TODAY} | changed))


def refused(file: bytes, **changed: Any) -> str:
    with pytest.raises(UserError) as caught:
        opened(file, **changed)
    return caught.value.code


@pytest.mark.parametrize("signers", [(KEY,), (SUCCESSOR,), (KEY, SUCCESSOR)])
def test_either_key_is_enough(signers: tuple[Ed25519PrivateKey, ...]) -> None:
    assert opened(seal(SAID, *signers)) == SAID


def test_a_stranger_is_not_believed_nor_a_signature_for_another_text() -> None:
    assert refused(seal(SAID, Ed25519PrivateKey.generate())) == "signed-unknown"
    assert refused(seal(SAID)) == "signed-unknown"
    file = json.loads(seal(SAID, KEY))
    file["statement"] = file["statement"].replace("1.2.0", "9.2.0")
    assert refused(json.dumps(file).encode()) == "signed-unknown"
    plain = KEY.sign(json.loads(seal(SAID, KEY))["statement"].encode())
    file = json.loads(seal(SAID, KEY))
    file["signatures"][0]["signature"] = base64.b64encode(plain).decode()
    assert refused(json.dumps(file).encode()) == "signed-unknown", "signed for another purpose"


def test_what_is_over_older_or_about_something_else_is_refused() -> None:
    file = seal(SAID, KEY)
    assert refused(file, today=date(2027, 2, 1)) == "signed-expired"
    assert opened(file, today=date(2027, 1, 31)) == SAID
    assert refused(file, seen=8) == "signed-older"
    assert opened(file, seen=7) == SAID
    assert refused(file, kind="rules") == "signed-other-kind"
    assert refused(file, limit=100) == "signed-damaged"


def altered(change: Callable[[dict[str, Any]], object]) -> bytes:
    """A statement changed before it was signed by the right key."""
    values: dict[str, Any] = json.loads(json.loads(seal(SAID, KEY))["statement"])
    change(values)
    from app.updates import signed_statements

    text = json.dumps(values, ensure_ascii=False)
    signature = signed_statements._spelled(KEY.sign(signed_statements._CONTEXT + text.encode()))
    key = KEY.public_key().public_bytes_raw().hex()
    file = {"format": "countermark-signed", "version": 1, "statement": text}
    return json.dumps({**file, "signatures": [{"key": key, "signature": signature}]}).encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.pop("expires"),
        lambda said: said.update(more=1),
        lambda said: said.update(sequence=True),
        lambda said: said.update(sequence=0),
        lambda said: said.update(sequence="7"),
        lambda said: said.update(issued="yesterday"),
        lambda said: said.update(issued="2027-02-01"),
        lambda said: said.update(expires="2099-01-01"),
        lambda said: said.update(kind="../release"),
        lambda said: said.update(body=[]),
    ],
)
def test_a_right_signature_does_not_make_a_statement(change: Callable[[dict[str, Any]], object]) -> None:
    assert refused(altered(change)) == "signed-damaged"


@given(
    st.binary(max_size=400)
    | st.recursive(st.none() | st.text(max_size=9) | st.integers(), st.lists).map(
        lambda value: json.dumps(
            {"format": "countermark-signed", "version": 1, "statement": value, "signatures": value}
        ).encode()
    )
)
def test_anything_else_is_one_error(file: bytes) -> None:
    assert refused(file).startswith("signed-")


def test_deep_json_is_one_error() -> None:
    assert refused(b"[" * 30_000) == "signed-damaged"


@pytest.mark.parametrize(
    "changed",
    [
        {"version": "1.2-beta"},
        {"version": 1},
        {"page": "http://example.org"},
        {"page": "https://user@example.org/"},
        {"page": "https://[::1"},
        {"files": {"../x": "ab" * 32}},
        {"files": {"x.deb": "AB" * 32}},
        {"files": []},
    ],
)
def test_a_release_that_is_none(changed: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="signed-damaged"):
        read_release({**BODY, **changed})


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("1.2", "1.1.9", True),
        ("1.2", "1.2.0", False),
        ("1.10", "1.9", True),
        ("1.2", "1.2.0.dev3", False),
        ("0.9", "1.0", False),
    ],
)
def test_newer(version: str, than: str, newer: bool) -> None:
    assert is_newer(version, than) is newer


def test_the_vectors_of_the_format() -> None:
    vectors = json.loads((ROOT / "docs" / "formats" / "signed-statement-vectors.json").read_text("utf-8"))
    given_keys, day = frozenset(vectors["keys"]), date.fromisoformat(vectors["today"])
    good = json.dumps(vectors["good"]).encode()
    assert opened(good, keys=given_keys, today=day) == SAID
    assert json.loads(seal(SAID, KEY, SUCCESSOR)) == vectors["good"], "Ed25519 signs the same text the same way"
    for code, file in vectors["refused"].items():
        assert refused(json.dumps(file).encode(), keys=given_keys, today=day) == code
