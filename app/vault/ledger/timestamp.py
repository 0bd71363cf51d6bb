"""RFC 3161 time-stamps of the ledger head, and of any bytes: writes the request, checks (and of the head stores) the response.

The person sends the request to a time-stamping authority by any means; nothing here uses the network. A response is
stored only if it answers the hash of a row of this ledger and its signature chains to the given root certificates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.clock import to_iso
from app.errors import UserError
from app.vault.ledger.row_kinds import TIMESTAMP
from app.vault.store import blob_store

if TYPE_CHECKING:
    from cryptography import x509
    from rfc3161_client import TimeStampRequest, TimeStampResponse

    from app.vault.vault import Vault

_REQUESTS: Final = "timestamp-requests"


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """A checked response: the ledger row it covers (and so every row before), the authority's time and name."""

    row: int
    row_hash: str
    time: str
    authority: str
    sha256: str


def create_request(vault: Vault) -> tuple[int, bytes]:
    """Create the DER request for the present ledger head; also returns the number of that row. Its nonce is stored."""
    head = vault.ledger.head()
    if head is None:
        raise UserError("ledger-empty")
    made = _build_request(head.hash.encode())
    asked = dict(vault.preferences.get(_REQUESTS, {}))
    asked[str(made.nonce)] = head.number
    vault.preferences.set(_REQUESTS, asked)
    return head.number, made.as_bytes()


def import_response(vault: Vault, untrusted_response: bytes, roots_pem: bytes) -> TimeStamp:
    """Check a response against the row that was asked for and store it, with a ledger row.

    Raises UserError `timestamp-unreadable`, `timestamp-refused`, `timestamp-not-ours`, `timestamp-untrusted` or
    `certificates-unreadable`.
    """
    response, nonce = _decode(untrusted_response)
    row = vault.preferences.get(_REQUESTS, {}).get(str(nonce))
    entry = vault.ledger.get(int(row)) if row is not None else None
    if nonce is None or entry is None:
        raise UserError("timestamp-not-ours")
    moment, authority = _verify(response, nonce, roots_pem, entry.hash.encode())
    return _store_response(vault, entry.number, entry.hash, moment, authority, untrusted_response)


def request_for(data: bytes) -> bytes:
    """Return the DER request for the hash of any bytes."""
    return bytes(_build_request(data).as_bytes())


def check_response(untrusted_response: bytes, request: bytes, data: bytes, roots_pem: bytes) -> tuple[str, str]:
    """Check a response to `request`, which was about `data`; return the authority's time (RFC 3339) and name (may be empty).

    Raises UserError like `import_response`.
    """
    response, nonce = _decode(untrusted_response)
    if nonce is None or _der_integer(nonce) not in request:
        raise UserError("timestamp-not-ours")
    return _verify(response, nonce, roots_pem, data)


def _build_request(data: bytes) -> TimeStampRequest:
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    return TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()


def _der_integer(number: int) -> bytes:
    """Return a positive number as a DER INTEGER (ITU-T X.690, 8.3)."""
    digits = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return bytes((2, len(digits))) + digits


def _decode(untrusted_response: bytes) -> tuple[TimeStampResponse, int | None]:
    """Return a granted response and its nonce."""
    from rfc3161_client import PKIStatus, decode_timestamp_response

    try:
        response = decode_timestamp_response(untrusted_response)
        granted = PKIStatus(response.status) == PKIStatus.GRANTED
        nonce = response.tst_info.nonce if granted else None
    except ValueError:
        raise UserError("timestamp-unreadable") from None
    if not granted:
        raise UserError("timestamp-refused")
    return response, nonce


def _verify(response: TimeStampResponse, nonce: int, roots_pem: bytes, message: bytes) -> tuple[str, str]:
    """Verify a response about a message; return the authority's time and name."""
    from rfc3161_client import VerificationError, VerifierBuilder

    builder = VerifierBuilder(nonce=nonce, roots=_certificates(roots_pem))
    try:
        builder.build().verify_message(response, message)
    except VerificationError as error:
        mismatch = "Mismatch between messages" in str(error)
        raise UserError("timestamp-not-ours" if mismatch else "timestamp-untrusted") from None
    name = response.tst_info.name
    authority = name.value.rfc4514_string() if name is not None and hasattr(name.value, "rfc4514_string") else ""
    return to_iso(response.tst_info.gen_time), authority


def list_timestamps(vault: Vault) -> list[TimeStamp]:
    """Return every stored response, oldest first."""
    return [
        TimeStamp(int(str(body["row"])), *(str(body[key]) for key in ("row_hash", "time", "authority", "sha256")))
        for body in (entry.body for entry in vault.ledger.entries(kind=TIMESTAMP))
    ]


def response_bytes(vault: Vault, stamp: TimeStamp) -> bytes:
    """Return the exact response. Raises UserError `vault-damaged`."""
    data = blob_store.get(vault.database, stamp.sha256)
    if data is None:
        raise UserError("vault-damaged", path=str(vault.folder))
    return data


def _store_response(vault: Vault, row: int, row_hash: str, moment: str, authority: str, data: bytes) -> TimeStamp:
    with vault.transaction():
        stamp = TimeStamp(row, row_hash, moment, authority, blob_store.store_blob(vault.database, data))
        vault.ledger.append(
            TIMESTAMP,
            {"row": row, "row_hash": row_hash, "time": moment, "authority": authority, "sha256": stamp.sha256},
        )
    return stamp


def _certificates(pem: bytes) -> list[x509.Certificate]:
    from cryptography import x509

    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError:
        raise UserError("certificates-unreadable") from None
