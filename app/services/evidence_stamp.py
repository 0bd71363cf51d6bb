"""RFC 3161 time-stamps of evidence packs: over the manifest of its manifests, so over everything in it. Opens no network.

The request is a file that the person sends to an authority of their choice; the response is put into the pack only if it answers it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.errors import UserError
from app.files import read_file, write_atomic
from app.vault.ledger.timestamp import check_response, request_for

STAMPED: Final = "tagmanifest-sha256.txt"
REQUEST: Final = f"{STAMPED}.tsq"
RESPONSE: Final = f"{STAMPED}.tsr"
ROOTS: Final = f"{STAMPED}.roots.pem"


def write_request(folder: Path) -> Path:
    """Write the request for a pack's folder into it, and return its path; one that is there already is kept.

    Raises `UserError` `pack-unknown` where the folder holds no pack, `EnvironmentProblem`.
    """
    request = folder / REQUEST
    stamped = _stamped(folder)
    if not request.is_file():
        write_atomic(request, request_for(stamped))
    return request


def add_response(folder: Path, untrusted_response: bytes, roots_pem: bytes) -> tuple[str, str]:
    """Check the response to a pack's request and put it into the pack; return the authority's time (RFC 3339) and name.

    Raises `UserError` `pack-unknown`, `timestamp-unasked`, and like `check_response`; then nothing is written.
    """
    stamped = _stamped(folder)
    if not (folder / REQUEST).is_file():
        raise UserError("timestamp-unasked", path=str(folder))
    found = check_response(untrusted_response, read_file(folder / REQUEST), stamped, roots_pem)
    write_atomic(folder / ROOTS, roots_pem)
    write_atomic(folder / RESPONSE, untrusted_response)
    return found


def _stamped(folder: Path) -> bytes:
    path = folder / STAMPED
    if not path.is_file() or not (folder / "bagit.txt").is_file():
        raise UserError("pack-unknown", path=str(folder))
    return read_file(path)
