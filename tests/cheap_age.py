"""An age file for a passphrase, as the age format 1 (https://age-encryption.org/v1) has it, at the least cost of scrypt.

The library always takes more than a second for one, and as long again to open it. It reads what this writes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import struct
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_LOG_N: Final = 1
_CHUNK: Final = 64 * 1024


def _base64(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(key)


def encrypt(data: bytes, passphrase: str) -> bytes:
    """What `pyrage.passphrase.encrypt` gives, quickly."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    salted = b"age-encryption.org/v1/scrypt" + salt
    wrapping = hashlib.scrypt(passphrase.encode(), salt=salted, n=1 << _LOG_N, r=8, p=1, dklen=32)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    head = b"age-encryption.org/v1\n-> scrypt %b %d\n%b\n---" % (_base64(salt), _LOG_N, _base64(wrapped))
    proof = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    starts = range(0, max(len(data), 1), _CHUNK)
    chunks = (
        cipher.encrypt(struct.pack(">3xQ?", start // _CHUNK, start == starts[-1]), data[start : start + _CHUNK], None)
        for start in starts
    )
    return head + b" " + _base64(proof) + b"\n" + nonce + b"".join(chunks)
