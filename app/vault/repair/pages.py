"""Reads a SQLCipher 4 file page by page, without SQLite: finds damaged pages and decrypts the others.

Used only when a vault is examined or salvaged. A page is 4096 bytes, the last 80 of them IV (16) and HMAC-SHA512 (64)
over ciphertext, IV and page number; the HMAC key is PBKDF2-HMAC-SHA512(key, salt XOR 0x3a, 2 rounds)
(https://www.zetetic.net/sqlcipher/design/). Decrypted pages stay in memory. Never writes.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.files import open_file, read_bytes
from app.vault.folder import LARGEST_DATABASE
from app.workers.cancellation import CancelToken, check

PAGE: Final = 4096
_IV: Final = 16
_MAC: Final = 64
_BODY: Final = PAGE - _IV - _MAC
_SALT: Final = 16
_LOCK_PAGE: Final = (1 << 30) // PAGE + 1
_MAGIC: Final = b"SQLite format 3\0"


def read_tolerant(path: Path) -> bytes:
    """Read a file, with zeros for pages that the disk cannot read any more. Raises OSError for any other reason."""
    try:
        return read_bytes(path, LARGEST_DATABASE)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
    out = bytearray()
    with open_file(path).detach() as source:
        for start in range(0, path.stat().st_size, PAGE):
            try:
                source.seek(start)
                out += source.read(PAGE)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                out += bytes(PAGE)
    return bytes(out)


def damaged_pages(data: bytes, key: bytes, salt: bytes, cancel: CancelToken | None = None) -> list[int]:
    """Return numbers (from 1) of the pages whose HMAC is wrong; an incomplete last page counts as damaged. Raises `Cancelled`."""
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    bad = []
    for number, page in _pages(data):
        check(cancel)
        if not _is_authentic(number, page, mac_key):
            bad.append(number)
    return [*bad, len(data) // PAGE + 1] if len(data) % PAGE else bad


def plain_image(data: bytes, key: bytes, without: list[int]) -> bytes:
    """Return a plain SQLite image, for memory only, with the pages `without` zeroed (page 1 is always decrypted)."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    lost = set(without) - {1}
    out = bytearray()
    for number, page in _pages(data):
        if number in lost or number == _LOCK_PAGE:
            out += bytes(PAGE)
            continue
        start = _SALT if number == 1 else 0
        cipher = Cipher(algorithms.AES256(key), modes.CBC(page[_BODY : _BODY + _IV])).decryptor()
        body = cipher.update(page[start:_BODY]) + cipher.finalize()
        out += (_MAGIC if number == 1 else b"") + body + bytes(PAGE - _BODY)
    out[16:24] = b"\x10\x00\x01\x01\x50\x40\x20\x20"  # page size, rollback journal, 80 reserved bytes, fixed fractions
    return bytes(out)


def _pages(data: bytes) -> Iterator[tuple[int, bytes]]:
    for index in range(len(data) // PAGE):
        yield index + 1, data[index * PAGE : (index + 1) * PAGE]


def _is_authentic(number: int, page: bytes, mac_key: bytes) -> bool:
    if number == _LOCK_PAGE:
        return True
    start = _SALT if number == 1 else 0
    mac = hmac.new(mac_key, page[start : _BODY + _IV] + number.to_bytes(4, "little"), "sha512").digest()
    return hmac.compare_digest(mac, page[_BODY + _IV :])
