"""Packages: what may stand in one, and that every change of a byte, a key or a member is noticed."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from app.caseload import consent_package, keys, sealed_container, sealing
from app.caseload.consent_package import Label, Terms
from app.caseload.sealed_container import Package
from app.caseload.students import Gap, Purpose
from app.domain.canonical_json import canonical
from app.errors import UserError

COUNSELLOR = keys.new_identity()
STUDENT = keys.new_sign_key()
TERMS = Terms(Purpose.FAIR, "", ("Acme GmbH",), "2026-11-29", "2027-06-30")


def made(terms: Terms = TERMS, **more: object) -> tuple[Label, bytes]:
    said: dict[str, object] = {
        "student": "Li Wei",
        "sign_key": STUDENT,
        "counsellor": COUNSELLOR.address,
        "sequence": 1,
    }
    said |= {"kinds": ["name"], "counts": {"basics": 1}, "language": "en"}
    return consent_package.make({"basics": {"name": "Li Wei"}}, terms, **{**said, **more})


def opened(data: bytes) -> Label:
    return consent_package.open_label(Package(**_members(data)), COUNSELLOR)


def _members(data: bytes) -> dict[str, bytes]:
    found = sealed_container.read_members({}, data)
    return {
        "label": found["label"],
        "data": found["data"] if found["has_data"] else None,
        "signature": found["signature"],
    }


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (replace(TERMS, expires="2026-11-28"), "consent-expired"),
        (replace(TERMS, expires="2029-01-01"), "consent-too-long"),
        (replace(TERMS, expires="soon"), "consent-day"),
        (replace(TERMS, employers=()), "consent-employers-missing"),
        (replace(TERMS, purpose=Purpose.ADVICE), "consent-employers-unneeded"),
    ],
)
def test_terms_that_no_package_may_have(terms: Terms, code: str) -> None:
    with pytest.raises(UserError, match=code):
        made(terms)


def test_no_changed_byte_of_a_package_is_taken() -> None:
    """Of every member and header: either the file is no package, or it was altered. Never is it opened."""
    _, data = made()
    chosen = random.Random(24).sample(range(len(data)), 400)
    for at in chosen:
        changed = bytearray(data)
        changed[at] ^= 1 << (at % 8)
        try:
            label = opened(bytes(changed))
        except UserError as refused:
            assert refused.code in ("consent-not-a-package", "consent-altered", "consent-not-for-you"), at
        else:  # a byte of the archive's headers that says nothing of its content: versions, time, attributes
            assert label == opened(data) and _members(bytes(changed)) == _members(data), at


def _signed(body: dict[str, object], data: bytes | None, sign_key: bytes = STUDENT) -> bytes:
    text = canonical(body).encode()
    return sealing.seal(consent_package._CONTEXT, text, data, COUNSELLOR.address.recipient, sign_key)


def test_a_signed_label_that_is_not_as_the_format_says_is_refused() -> None:
    """The student's own key signed each: a signature makes a malformed label no better."""
    label, data = made()
    body, inner = consent_package._label_json(label), _members(data)["data"]
    assert opened(_signed(body, inner)).id == label.id
    changes: list[dict[str, object]] = [
        {"sequence": 0},
        {"sequence": True},
        {"sequence": "1"},
        {"id": "x" * 32},
        {"student": "n" * 201},
        {"student_key": "00"},
        {"purpose": "anything"},
        {"employers": []},
        {"employers": "Acme"},
        {"employers": ["a"] * 501},
        {"kinds": ["Name!"]},
        {"counts": {"basics": -1}},
        {"counts": []},
        {"expires": "2026-11-28"},
        {"expires": "2030-01-01"},
        {"issued": "2026-02-30"},
        {"language": "<b>"},
        {"withdraws": "short"},
        {"more": 1},
    ]
    for change in changes:
        with pytest.raises(UserError, match="consent-altered"):
            opened(_signed({**body, **change}, inner))
    with pytest.raises(UserError, match="consent-newer"):
        opened(_signed({**body, "version": 2}, inner))
    with pytest.raises(UserError, match="consent-altered"):  # a withdrawal with data, or none without
        opened(_signed({**body, "withdraws": "a" * 32}, inner))


def test_a_key_that_stands_twice_in_a_label_is_refused() -> None:
    label, data = made()
    text = canonical(consent_package._label_json(label)).replace('"version":1', '"version":1,"version":1').encode()
    sealed = sealing.seal(consent_package._CONTEXT, text, _members(data)["data"], COUNSELLOR.address.recipient, STUDENT)
    with pytest.raises(UserError, match="consent-altered"):
        opened(sealed)


def test_a_label_signed_by_another_key_is_refused() -> None:
    label, data = made()
    with pytest.raises(UserError, match="consent-altered"):
        opened(_signed(consent_package._label_json(label), _members(data)["data"], keys.new_sign_key()))


def test_attachments_are_refused_rather_than_lost() -> None:
    _, data = made()
    inner = json.loads(sealing.decrypt(_members(data)["data"], COUNSELLOR.age_key))
    assert json.loads(consent_package.open_data(Package(**_members(data)), COUNSELLOR)) == inner["resume"]
    more = canonical({**inner, "attachments": [{"name": "a.pdf"}]}).encode()
    with pytest.raises(UserError, match="consent-attachments"):
        consent_package.open_data(Package(b"", sealing.encrypt(more, COUNSELLOR.address.recipient), b""), COUNSELLOR)


def test_a_consent_covers_its_purpose_its_employers_and_its_days() -> None:
    label, _ = made(replace(TERMS, employers=("Acme GmbH", "华星 物流")))
    given = label.consent
    assert given.gap(Purpose.FAIR, "ACME GMBH", "2027-06-30") is None
    assert given.gap(Purpose.FAIR, "华星物流", "2026-11-29") is None
    assert given.gap(Purpose.ADVICE, "", "2026-11-29") is None
    assert given.gap(Purpose.FAIR, "Acme GmbH", "2027-07-01") is Gap.EXPIRED
    assert given.gap(Purpose.FAIR, "Northwind", "2026-11-29") is Gap.EMPLOYER
    assert given.gap(Purpose.APPLICATIONS, "Acme GmbH", "2026-11-29") is Gap.PURPOSE
    advice, _ = made(replace(TERMS, purpose=Purpose.ADVICE, employers=()))
    assert advice.consent.gap(Purpose.ADVICE, "Acme GmbH", "2026-11-29") is Gap.PURPOSE
    assert advice.consent.gap(Purpose.FAIR, "Acme GmbH", "2026-11-29") is Gap.PURPOSE


def test_an_archive_whose_headers_contradict_its_content_is_no_package() -> None:
    """A member that is not as its checksum says, or that claims to be compressed, is refused by the reader itself."""
    _, data = made()
    at = data.index(b"label.age") + len(b"label.age")
    for place, value in ((at + 40, data[at + 40] ^ 1), (8, 8), (6, 1)):  # content; method; flags
        changed = bytearray(data)
        changed[place] = value
        with pytest.raises(UserError, match="consent-not-a-package"):
            sealed_container.read_members({}, bytes(changed))
