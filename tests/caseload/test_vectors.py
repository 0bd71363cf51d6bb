"""The published vectors of the consent package: this reader gives what they say, and an archive tool reads the same members."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path

import pytest

from app.caseload import consent_package, keys, sealed_container
from app.caseload.keys import Identity, parse_address
from app.errors import UserError

VECTORS = json.loads(
    (Path(__file__).parents[2] / "docs" / "formats" / "consent-package-vectors.json").read_text("utf-8")
)


def identity(name: str) -> Identity:
    return Identity(VECTORS[name]["age"], bytes.fromhex(VECTORS[name]["ed25519"]))


@pytest.mark.parametrize("number", range(len(VECTORS["packages"])))
def test_each_package_leads_to_what_the_vectors_say(number: int) -> None:
    row = VECTORS["packages"][number]
    who, data = identity(row["opened_by"]), base64.b64decode(row["file"])
    if row["result"].startswith("consent-"):
        with pytest.raises(UserError) as refused:
            consent_package.open_label(sealed_container.read(data), who)
        assert refused.value.code == row["result"]
        return
    found = sealed_container.read(data)
    label = consent_package.open_label(found, who)
    if row["result"] == "withdrawal":
        assert label.withdraws and found.data is None
    else:
        assert json.loads(consent_package.open_data(found, who)) == VECTORS["resume"]
        assert label.consent.employers == ("Acme GmbH", "华星物流")


def test_the_vectors_spell_out_what_is_signed() -> None:
    whole = zipfile.ZipFile(io.BytesIO(base64.b64decode(VECTORS["packages"][0]["file"])))
    assert whole.namelist() == ["label.age", "data.age", "signature"] and whole.testzip() is None
    verify_key = keys.public_key(bytes.fromhex(VECTORS["student"]["secret"]))
    assert keys.signed_by(verify_key, whole.read("signature"), bytes.fromhex(VECTORS["signed"]))
    assert keys.fingerprint(verify_key) == VECTORS["student"]["fingerprint"]


def test_an_address_is_120_characters_and_reads_back() -> None:
    for name in ("counsellor", "other"):
        address = parse_address(VECTORS[name]["address"])
        assert len(address.text) == 120 and address == identity(name).address
        assert address.fingerprint == VECTORS[name]["fingerprint"]


def test_an_archive_of_another_tool_is_read() -> None:
    """`zipfile` writes stored members without extras, as the format asks; a compressed one is refused."""
    members = zipfile.ZipFile(io.BytesIO(base64.b64decode(VECTORS["packages"][0]["file"])))
    for method, taken in ((zipfile.ZIP_STORED, True), (zipfile.ZIP_DEFLATED, False)):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            for name in members.namelist():
                archive.writestr(name, members.read(name))
        if taken:
            assert (
                consent_package.open_label(sealed_container.read(out.getvalue()), identity("counsellor")).student
                == "王晓明"
            )
        else:
            with pytest.raises(UserError, match="consent-not-a-package"):
                sealed_container.read(out.getvalue())
