"""Consent packages: made and signed by a student, opened by the one counsellor they were encrypted to.

The label opens alone: what a package holds, for what and until when is known before its data are decrypted. Format, with test vectors:
docs/formats/consent-package.md. Nothing here stores anything or knows what was seen before: replays are the caller's to refuse.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from app.caseload import keys, sealing
from app.caseload.keys import Address, Identity
from app.caseload.sealed_container import Package
from app.caseload.students import (
    MAX_EMPLOYERS,
    MAX_NAME,
    MAX_PURPOSE,
    SENDING,
    Consent,
    Malformed,
    Purpose,
    Route,
    texts,
    valid_day,
)
from app.domain.canonical_json import canonical
from app.errors import UserError

FORMAT: Final = "countermark-consent"
DATA_FORMAT: Final = "countermark-consent-data"
VERSION: Final = 1
LONGEST: Final = timedelta(days=731)
"""Between the day of issue and the last day of a consent: nobody consents for ever."""
_CONTEXT: Final = b"countermark-consent-1\0"
_KEYS: Final = frozenset(
    "counsellor_age counsellor_key counts data_sha256 employers expires format id issued kinds language purpose purpose_text sequence"
    " student student_key version withdraws".split()
)


@dataclass(frozen=True, slots=True)
class Label:
    """Contents of a label. `counts`: part of the résumé → number of fields; `withdraws`: id of the package that this
    one ends, else empty; `data_sha256`: of `data.age`; `digest`: SHA-256 of the label as it was signed ("" until then).
    """

    id: str
    sequence: int
    student: str
    student_key: bytes
    counsellor: Address
    purpose: Purpose
    purpose_text: str
    employers: tuple[str, ...]
    kinds: tuple[str, ...]
    counts: Mapping[str, int]
    issued: str
    expires: str
    language: str
    data_sha256: str
    withdraws: str = ""
    digest: str = ""

    @property
    def consent(self) -> Consent:
        """The terms that a counsellor keeps of it."""
        return Consent(
            self.id,
            self.sequence,
            Route.PACKAGE,
            self.purpose,
            self.purpose_text,
            self.employers,
            self.kinds,
            self.issued,
            self.expires,
            self.digest,
        )


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms that a student sets: for what, for which employers, until when (ISO day), issued when."""

    purpose: Purpose
    purpose_text: str
    employers: tuple[str, ...]
    issued: str
    expires: str


def require_valid(terms: Terms) -> None:
    """Raise UserError `consent-day`, `consent-expired`, `consent-too-long`, `consent-employers-missing` or
    `consent-employers-unneeded` for terms that no package may have."""
    try:
        issued, expires = date.fromisoformat(valid_day(terms.issued)), date.fromisoformat(valid_day(terms.expires))
    except Malformed:
        raise UserError("consent-day", day=terms.expires) from None
    if expires < issued:
        raise UserError("consent-expired", day=terms.expires)
    if expires - issued > LONGEST:
        raise UserError("consent-too-long", day=(issued + LONGEST).isoformat())
    if terms.purpose in SENDING and not terms.employers:
        raise UserError("consent-employers-missing")
    if terms.purpose not in SENDING and terms.employers:
        raise UserError("consent-employers-unneeded")


def make(
    resume: Mapping[str, object],
    terms: Terms,
    *,
    student: str,
    sign_key: bytes,
    counsellor: Address,
    sequence: int,
    kinds: Sequence[str],
    counts: Mapping[str, int],
    language: str,
) -> tuple[Label, bytes]:
    """Return the label and the file of a new package. `resume`: the chosen fields as JSON Resume with `x-personal`: what is in it is given.

    Raises UserError as `require_valid`, and `consent-too-large`.
    """
    require_valid(terms)
    document = {"format": DATA_FORMAT, "version": VERSION, "resume": resume, "attachments": []}
    data = sealing.encrypt(canonical(document).encode(), counsellor.recipient)
    label = Label(
        secrets.token_hex(16),
        sequence,
        student[:MAX_NAME],
        keys.public_key(sign_key),
        counsellor,
        terms.purpose,
        terms.purpose_text[:MAX_PURPOSE],
        terms.employers,
        tuple(sorted(kinds)),
        dict(counts),
        terms.issued,
        terms.expires,
        language,
        hashlib.sha256(data).hexdigest(),
    )
    return _sealed(label, data, sign_key)


def withdraw(
    given: Consent, *, student: str, sign_key: bytes, counsellor: Address, sequence: int, today: str, language: str
) -> tuple[Label, bytes]:
    """Return the label and the file of a package that ends the consent `given`; it holds a label only."""
    label = Label(
        secrets.token_hex(16),
        sequence,
        student[:MAX_NAME],
        keys.public_key(sign_key),
        counsellor,
        given.purpose,
        "",
        (),
        (),
        {},
        today,
        today,
        language,
        sealing.EMPTY,
        withdraws=given.id,
    )
    return _sealed(label, None, sign_key)


def _sealed(label: Label, data: bytes | None, sign_key: bytes) -> tuple[Label, bytes]:
    text = canonical(_label_json(label)).encode()
    made = sealing.seal(_CONTEXT, text, data, label.counsellor.recipient, sign_key)
    return replace(label, digest=hashlib.sha256(text).hexdigest()), made


def open_label(untrusted_package: Package, identity: Identity) -> Label:
    """Decrypt the label, and prove who signed it and that the data are those it speaks of, without decrypting these.

    Raises UserError `consent-not-for-you` (encrypted to another key), `consent-forwarded` (the student made it for another counsellor),
    `consent-altered`, `consent-newer`.
    """
    text = sealing.decrypt(untrusted_package.label, identity.age_key)
    label = _read_label(text)
    if label.counsellor != identity.address:
        raise UserError("consent-forwarded")
    if hashlib.sha256(untrusted_package.data or b"").hexdigest() != label.data_sha256 or (
        (untrusted_package.data is None) != bool(label.withdraws)
    ):
        raise UserError("consent-altered")
    if not sealing.is_signed(_CONTEXT, text, untrusted_package, label.student_key):
        raise UserError("consent-altered")
    return replace(label, digest=hashlib.sha256(text).hexdigest())


def open_data(untrusted_package: Package, identity: Identity) -> bytes:
    """Return the chosen fields as JSON Resume, of a package whose label was opened. Raises UserError `consent-altered` or `consent-attachments`."""
    assert untrusted_package.data is not None
    try:
        document = json.loads(sealing.decrypt(untrusted_package.data, identity.age_key))
        resume, attachments = document["resume"], document["attachments"]
        if (document["format"], document["version"]) != (DATA_FORMAT, VERSION) or not isinstance(resume, dict):
            raise Malformed("data")
    except (ValueError, TypeError, KeyError, RecursionError):
        raise UserError("consent-altered") from None
    if attachments:
        raise UserError("consent-attachments")
    return json.dumps(resume, ensure_ascii=False).encode()


def _label_json(label: Label) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": label.id,
        "sequence": label.sequence,
        "student": label.student,
        "student_key": label.student_key.hex(),
        "counsellor_age": label.counsellor.recipient,
        "counsellor_key": label.counsellor.verify_key.hex(),
        "purpose": label.purpose.value,
        "purpose_text": label.purpose_text,
        "employers": list(label.employers),
        "kinds": list(label.kinds),
        "counts": dict(label.counts),
        "issued": label.issued,
        "expires": label.expires,
        "language": label.language,
        "data_sha256": label.data_sha256,
        "withdraws": label.withdraws,
    }


def _read_label(untrusted_text: bytes) -> Label:
    return sealing.read_label(untrusted_text, FORMAT, VERSION, _KEYS, _label_of)


def _label_of(body: Mapping[str, object]) -> Label:
    label = Label(
        sealing.matching(sealing.ID, body["id"]),
        sealing.number(body["sequence"], 1),
        sealing.bounded(body["student"], MAX_NAME),
        bytes.fromhex(sealing.matching(sealing.KEY, body["student_key"])),
        Address(
            sealing.bounded(body["counsellor_age"], 100),
            bytes.fromhex(sealing.matching(sealing.KEY, body["counsellor_key"])),
        ),
        Purpose(sealing.bounded(body["purpose"], 40)),
        sealing.bounded(body["purpose_text"], MAX_PURPOSE),
        tuple(sealing.bounded(one, MAX_NAME) for one in texts(body["employers"])),
        tuple(sealing.matching(sealing.WORD, one) for one in texts(body["kinds"])),
        sealing.counts(body["counts"]),
        valid_day(body["issued"]),
        valid_day(body["expires"]),
        sealing.matching(sealing.LANGUAGE, body["language"]),
        sealing.matching(sealing.KEY, body["data_sha256"]),
        sealing.matching(sealing.ID, body["withdraws"]) if body["withdraws"] != "" else "",
    )
    if len(label.employers) > MAX_EMPLOYERS:
        raise Malformed("employers")
    if not label.withdraws:
        try:
            require_valid(Terms(label.purpose, label.purpose_text, label.employers, label.issued, label.expires))
        except UserError:
            raise Malformed("terms") from None
    return label
