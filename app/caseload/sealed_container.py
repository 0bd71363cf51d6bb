"""The sealed container of a consent package and of a shared matter: an uncompressed ZIP with members of fixed names; `consent_package` and `matter`
seal and open what is in it. Format: docs/formats/consent-package.md.

Read by this reader alone, in a process of its own: nothing is decompressed, nothing but the known members accepted, every offset checked.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.errors import UserError
from app.workers.cancellation import CancelToken
from app.workers.isolation import Limits, run_isolated
from app.workers.protocol import bytes_in

LABEL: Final = "label.age"
DATA: Final = "data.age"
SIGNATURE: Final = "signature"
SIZES: Final[Mapping[str, int]] = {LABEL: 64 * 1024, DATA: 16_000_000, SIGNATURE: 64}
"""The largest size of each member in bytes."""
MAX_PACKAGE: Final = sum(SIZES.values()) + 4096
_JOB: Final = "app.caseload.sealed_container:read_members"
_LIMITS: Final = Limits(seconds=20.0, payload=MAX_PACKAGE)
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_TIME: Final = (0, (0 << 9) | (1 << 5) | 1)
"""1980-01-01 00:00, the earliest that the format has: the day is in the label."""


@dataclass(frozen=True, slots=True)
class Package:
    """The members of a package. `data` is None in a withdrawal, which has a label only."""

    label: bytes
    data: bytes | None
    signature: bytes


def write(package: Package) -> bytes:
    """Return the package as a file: the same bytes for the same members."""
    members = {LABEL: package.label, DATA: package.data, SIGNATURE: package.signature}
    body, directory, count = bytearray(), bytearray(), 0
    for name, data in members.items():
        if data is None:
            continue
        if len(data) > SIZES[name]:
            raise UserError("consent-too-large", name=name)
        named, start = name.encode(), len(body)
        sizes = (zlib.crc32(data), len(data), len(data), len(named), 0)
        body += _LOCAL.pack(b"PK\3\4", 20, 0, 0, *_TIME, *sizes) + named + data
        directory += _CENTRAL.pack(b"PK\1\2", 20, 20, 0, 0, *_TIME, *sizes, 0, 0, 0, 0, start) + named
        count += 1
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def read(untrusted_data: bytes, *, cancel: CancelToken | None = None) -> Package:
    """Read a package in a process of its own. Raises UserError `consent-not-a-package`, and what `run_isolated` raises."""
    if len(untrusted_data) > MAX_PACKAGE:
        raise UserError("consent-not-a-package")
    answer = run_isolated(_JOB, {}, untrusted_data, limits=_LIMITS, cancel=cancel)
    label, signature = bytes_in(answer, "label"), bytes_in(answer, "signature")
    return Package(label, bytes_in(answer, "data") if answer.get("has_data") is True else None, signature)


def read_members(header: Mapping[str, Any], payload: bytes) -> dict[str, Any]:
    """The child's job: return the members of a package. Raises UserError `consent-not-a-package`."""
    try:
        found = _members(payload)
    except (struct.error, ValueError):
        raise UserError("consent-not-a-package") from None
    if not {LABEL, SIGNATURE} <= set(found) or len(found[SIGNATURE]) != SIZES[SIGNATURE]:
        raise UserError("consent-not-a-package")
    return {
        "label": found[LABEL],
        "data": found.get(DATA, b""),
        "has_data": DATA in found,
        "signature": found[SIGNATURE],
    }


def _members(data: bytes) -> dict[str, bytes]:
    """Return name → bytes. Raises ValueError or struct.error for anything but a plain archive of the known members, without gaps."""
    _require(len(data) >= _END.size)
    magic, *disks, count, total, size, start, comment = _END.unpack_from(data, len(data) - _END.size)
    _require(magic == b"PK\5\6" and not any(disks) and count == total <= len(SIZES) and comment == 0)
    _require(start + size == len(data) - _END.size)
    found: dict[str, bytes] = {}
    at, body = start, 0
    for _ in range(count):
        row = _CENTRAL.unpack_from(data, at)
        name_size, extra, note, begin = row[10], row[11], row[12], row[16]
        name = data[at + _CENTRAL.size : at + _CENTRAL.size + name_size].decode("ascii")
        _require(row[0] == b"PK\1\2" and name in SIZES and name not in found and begin == body and extra == note == 0)
        content, body = _content(data, begin, row, name)
        found[name] = content
        at += _CENTRAL.size + name_size
    _require(at == start + size and body == start)
    return found


def _content(data: bytes, begin: int, row: tuple[Any, ...], name: str) -> tuple[bytes, int]:
    """Return a member's bytes and where they end; both headers must say the same of it."""
    local = _LOCAL.unpack_from(data, begin)
    flags, method, crc, packed, plain, name_size, extra = row[3], row[4], *row[7:12]
    _require(local[0] == b"PK\3\4" and local[2:4] == (flags, method) and local[6:10] == (crc, packed, plain, name_size))
    _require(flags == 0 and method == 0 and packed == plain <= SIZES[name] and extra == 0 and local[10] == 0)
    first = begin + _LOCAL.size + name_size
    _require(data[begin + _LOCAL.size : first] == name.encode() and first + plain <= len(data))
    content = data[first : first + plain]
    _require(zlib.crc32(content) == crc)
    return content, first + plain


def _require(right: bool) -> None:
    if not right:
        raise ValueError("not a plain archive of a package's members")
