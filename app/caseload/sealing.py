"""Encrypts and signs files between a student and a counsellor: label and data with age to the one reader, and an Ed25519 signature over both. Formats: docs/formats/consent-package.md, docs/formats/shared-matter.md."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from app.caseload import keys, sealed_container
from app.caseload.sealed_container import Package
from app.caseload.students import Malformed
from app.domain.canonical_json import canonical
from app.errors import UserError

T = TypeVar("T")
ID: Final = re.compile(r"[0-9a-f]{32}")
KEY: Final = re.compile(r"[0-9a-f]{64}")
WORD: Final = re.compile(r"[a-z_]{1,40}")
LANGUAGE: Final = re.compile(r"[A-Za-z-]{0,20}")
EMPTY: Final = hashlib.sha256(b"").hexdigest()
"""SHA-256 of data that are not there."""
_MAX_NUMBER: Final = 2**53 - 1


def encrypt(data: bytes, recipient: str) -> bytes:
    """Encrypt to an age recipient (`age1…`)."""
    import pyrage  # type: ignore[import-untyped]

    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient)]))


def decrypt(untrusted_data: bytes, age_key: str) -> bytes:
    """Inverse of `encrypt`. Raises UserError `consent-not-for-you` (encrypted to another key), `consent-altered`."""
    import pyrage

    try:
        return bytes(pyrage.decrypt(untrusted_data, [pyrage.x25519.Identity.from_str(age_key)]))
    except pyrage.DecryptError as error:
        wrong = str(error) == "No matching keys found"
        raise UserError("consent-not-for-you" if wrong else "consent-altered") from None


def seal(context: bytes, label: bytes, data: bytes | None, recipient: str, sign_key: bytes) -> bytes:
    """Return the file of a label (canonical JSON) and of data that are encrypted already. Raises UserError `consent-too-large`."""
    signature = keys.sign(sign_key, _signed(context, label, data))
    return sealed_container.write(Package(encrypt(label, recipient), data, signature))


def is_signed(context: bytes, label: bytes, untrusted_package: Package, verify_key: bytes) -> bool:
    """Return True if the package's signature is one of this key over its label (decrypted) and its data."""
    return keys.signed_by(verify_key, untrusted_package.signature, _signed(context, label, untrusted_package.data))


def _signed(context: bytes, label: bytes, data: bytes | None) -> bytes:
    return context + hashlib.sha256(label).digest() + hashlib.sha256(data or b"").digest()


def matching(pattern: re.Pattern[str], value: object) -> str:
    """Return a text that is wholly as the pattern says. Raises `Malformed`."""
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise Malformed("text")
    return value


def bounded(value: object, most: int) -> str:
    """Return a text of at most so many characters. Raises `Malformed`."""
    if not isinstance(value, str) or len(value) > most:
        raise Malformed("text")
    return value


def number(value: object, least: int) -> int:
    """Return a whole number from `least` on. Raises `Malformed`."""
    if type(value) is not int or not least <= value <= _MAX_NUMBER:
        raise Malformed("number")
    return value


def counts(value: object) -> dict[str, int]:
    """Return a word → number mapping of at most 40 entries. Raises `Malformed`."""
    if not isinstance(value, Mapping) or len(value) > 40:
        raise Malformed("counts")
    return {matching(WORD, key): number(count, 0) for key, count in value.items()}


def read_label(
    untrusted_text: bytes, form: str, version: int, names: frozenset[str], parse: Callable[[dict[str, Any]], T]
) -> T:
    """Return what `parse` makes of a label: canonical JSON of this format and version with just these names.

    Raises UserError `consent-newer`, `consent-altered`.
    """
    try:
        body = json.loads(untrusted_text)
        if not isinstance(body, dict) or body.get("format") != form:
            raise Malformed("format")
        if body.get("version") != version:
            raise UserError("consent-newer")
        if set(body) != names or canonical(body).encode() != untrusted_text:  # one form: nothing stands in it twice
            raise Malformed("canonical")
        return parse(body)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise UserError("consent-altered") from None
