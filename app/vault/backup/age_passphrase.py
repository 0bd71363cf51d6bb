"""Files of the age format for a passphrase (https://age-encryption.org/v1, the scrypt recipient): written and read here, not by pyrage.

The library measures the machine, at writing to choose the work of scrypt and at reading to refuse more than sixteen seconds of it: a
backup of a fast computer did not restore on a slow or busy one, and one made on a busy computer was cheap to guess. Here the work is
a constant, and the only bound is the most that the library may ever have chosen. Never writes plain text; everything is in memory.
"""

from __future__ import annotations

import base64
import hmac
import os
import re
import struct
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from app.errors import EnvironmentProblem, UserError

WORK_FACTOR: Final = 18
"""log2 of scrypt's N for new files, as the `age` tool has it: 256 MiB, about a second."""
MAX_WORK_FACTOR: Final = 21
"""The most a file may ask for: 2 GiB and about eight seconds. Earlier versions took what the library measured for one second: 19 or 20, and
21 only on a processor more than twice as fast as those of 2026."""
_INTRO: Final = b"age-encryption.org/v1\n"
_SCRYPT: Final = b"-> scrypt "
_HEADER: Final = re.compile(
    rb"(?P<signed>age-encryption\.org/v1\n-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<work>[1-9]\d?)\n(?P<wrapped>[A-Za-z0-9+/]{43})\n---)"
    rb" (?P<mac>[A-Za-z0-9+/]{43})\n"
)
"""The whole header: a scrypt recipient is the only one of its file."""
_CHUNK: Final = 64 * 1024
_TAG: Final = 16
_NONCE: Final = 16


def encrypt(data: bytes, passphrase: str) -> bytes:
    """Return an age file of `data` that `passphrase` opens, here or with the `age` tool."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(_NONCE)
    wrapped = ChaCha20Poly1305(_wrapping_key(passphrase, salt, WORK_FACTOR)).encrypt(bytes(12), file_key, None)
    signed = b"%b%b%b %d\n%b\n---" % (_INTRO, _SCRYPT, _to_base64(salt), WORK_FACTOR, _to_base64(wrapped))
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    starts = range(0, max(len(data), 1), _CHUNK)
    chunks = (
        cipher.encrypt(_counter(number, last=start == starts[-1]), data[start : start + _CHUNK], None)
        for number, start in enumerate(starts)
    )
    return b"".join((signed, b" ", _to_base64(_mac(file_key, signed)), b"\n", nonce, *chunks))


def decrypt(untrusted_data: bytes, passphrase: str) -> bytes:
    """Return the content of an age file that `passphrase` opens.

    Raises UserError `backup-wrong-secret` (another passphrase, or a file for a key), `backup-damaged`, and EnvironmentProblem
    `backup-needs-memory`. How fast the machine is plays no part.
    """
    header = _HEADER.match(untrusted_data)
    if header is None:
        for_passphrase = untrusted_data.startswith(_INTRO + _SCRYPT)
        raise UserError("backup-damaged" if for_passphrase else "backup-wrong-secret")
    salt, wrapped, mac = (_from_base64(header[name]) for name in ("salt", "wrapped", "mac"))
    work = int(header["work"])
    if work > MAX_WORK_FACTOR:
        raise UserError("backup-damaged")
    try:
        file_key = ChaCha20Poly1305(_wrapping_key(passphrase, salt, work)).decrypt(bytes(12), wrapped, None)
    except InvalidTag:
        raise UserError("backup-wrong-secret") from None
    except MemoryError:
        raise EnvironmentProblem("backup-needs-memory", megabytes=(1 << work) // 1024) from None
    if not hmac.compare_digest(_mac(file_key, header["signed"]), mac):
        raise UserError("backup-damaged")
    try:
        return _decrypt_payload(memoryview(untrusted_data)[header.end() :], file_key)
    except InvalidTag:
        raise UserError("backup-damaged") from None


def _decrypt_payload(untrusted_payload: memoryview, file_key: bytes) -> bytes:
    """Decrypt nonce and chunks; raises InvalidTag for any change, a missing or an added chunk."""
    nonce, body = bytes(untrusted_payload[:_NONCE]), untrusted_payload[_NONCE:]
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    starts = range(0, max(len(body), 1), _CHUNK + _TAG)
    chunks = [
        cipher.decrypt(_counter(number, last=start == starts[-1]), body[start : start + _CHUNK + _TAG], None)
        for number, start in enumerate(starts)
    ]
    if len(chunks) > 1 and not chunks[-1]:  # only the one chunk of no data is empty
        raise InvalidTag
    return b"".join(chunks)


def _counter(number: int, *, last: bool) -> bytes:
    """Return the nonce of a chunk: eleven bytes of its number, and 1 for the last."""
    return struct.pack(">3xQ?", number, last)


def _wrapping_key(passphrase: str, salt: bytes, work: int) -> bytes:
    return Scrypt(b"age-encryption.org/v1/scrypt" + salt, 32, n=1 << work, r=8, p=1).derive(passphrase.encode())


def _mac(file_key: bytes, signed: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), signed, "sha256")


def _derived(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(file_key)


def _to_base64(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _from_base64(untrusted_text: bytes) -> bytes:
    """Decode unpadded base64; raises UserError `backup-damaged` where its last letter has bits that mean nothing."""
    raw = base64.b64decode(untrusted_text + b"=" * (-len(untrusted_text) % 4))
    if _to_base64(raw) != untrusted_text:
        raise UserError("backup-damaged")
    return raw
