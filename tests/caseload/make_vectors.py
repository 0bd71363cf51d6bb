"""Writes docs/formats/consent-package-vectors.json anew: `python tests/caseload/make_vectors.py`. Only for a new format version."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from app.caseload import consent_package, keys, sealed_container, sealing
from app.caseload.consent_package import Terms
from app.caseload.keys import Identity
from app.caseload.sealed_container import Package
from app.caseload.students import Purpose

OUT = Path(__file__).parents[2] / "docs" / "formats" / "consent-package-vectors.json"
STUDENT = bytes(range(32))
RESUME = {
    "basics": {"name": "王晓明", "email": "wang@example.com"},
    "work": [{"name": "Northwind", "position": "Clerk"}],
}


def main() -> None:
    """Write the vectors."""
    counsellor, other = keys.new_identity(), keys.new_identity()
    terms = Terms(Purpose.FAIR, "校园双选会", ("Acme GmbH", "华星物流"), "2026-11-29", "2027-06-30")
    said = {"student": "王晓明", "sign_key": STUDENT, "kinds": ["name", "email"], "language": "zh-Hans"}
    label, good = consent_package.make(
        RESUME, terms, **said, counsellor=counsellor.address, sequence=1, counts={"basics": 2, "work": 2}
    )
    _, end = consent_package.withdraw(
        label.consent,
        student="",
        sign_key=STUDENT,
        counsellor=counsellor.address,
        sequence=2,
        today="2026-12-01",
        language="",
    )
    members = sealed_container.read_members({}, good)
    forged = Package(members["label"], members["data"], keys.sign(bytes(32), b"something else"))
    swapped = Package(members["label"], members["data"][:-1] + bytes([members["data"][-1] ^ 1]), members["signature"])
    forwarded = _forwarded(label, members, counsellor, other)
    text = consent_package.canonical(consent_package._label_json(label))
    altered = [_text(sealed_container.write(one)) for one in (forged, swapped)]
    OUT.write_text(
        json.dumps(
            {
                "counsellor": _identity(counsellor),
                "other": _identity(other),
                "student": {"secret": STUDENT.hex(), "fingerprint": keys.fingerprint(keys.public_key(STUDENT))},
                "label": text,
                "signed": sealing._signed(consent_package._CONTEXT, text.encode(), members["data"]).hex(),
                "resume": RESUME,
                "packages": [
                    {"file": _text(good), "opened_by": "counsellor", "result": "ok"},
                    {"file": _text(end), "opened_by": "counsellor", "result": "withdrawal"},
                    {"file": _text(good), "opened_by": "other", "result": "consent-not-for-you"},
                    *({"file": one, "opened_by": "counsellor", "result": "consent-altered"} for one in altered),
                    {"file": _text(forwarded), "opened_by": "other", "result": "consent-forwarded"},
                    {"file": _text(good[:-1]), "opened_by": "counsellor", "result": "consent-not-a-package"},
                    {"file": _text(good + b"\0"), "opened_by": "counsellor", "result": "consent-not-a-package"},
                ],
            },
            indent=1,
            ensure_ascii=False,
        )
        + "\n",
        encoding="utf-8",
    )


def _forwarded(label: consent_package.Label, members: dict, counsellor: Identity, other: Identity) -> bytes:
    """A label and data that the first counsellor decrypted and encrypted to another."""
    text = consent_package.canonical(consent_package._label_json(label)).encode()
    data = sealing.decrypt(members["data"], counsellor.age_key)
    again = [sealing.encrypt(one, other.address.recipient) for one in (text, data)]
    return sealed_container.write(Package(again[0], again[1], members["signature"]))


def _identity(who: Identity) -> dict[str, str]:
    address = who.address
    return {
        "age": who.age_key,
        "ed25519": who.sign_key.hex(),
        "address": address.text,
        "fingerprint": address.fingerprint,
    }


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


if __name__ == "__main__":
    main()
