"""The published vectors of shared matters: this reader gives what they say, and an archive tool reads the same members."""

from __future__ import annotations

import base64
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from make_matter_vectors import ANSWER, DRAFT, INCIDENT, OUT

from app.caseload import sealed_container, shared_matter
from app.caseload.keys import Identity
from app.errors import UserError

VECTORS = json.loads(OUT.read_text("utf-8"))


def opened(row: dict[str, str]) -> object:
    who, found = VECTORS[row["opened_by"]], sealed_container.read(base64.b64decode(row["file"]))
    if row["opened_by"] == "student":
        return shared_matter.read_answer(found, shared_matter.open_answer(found, who["age"]), who["age"])
    identity = Identity(who["age"], bytes.fromhex(who["ed25519"]))
    return shared_matter.read_matter(found, shared_matter.open_shared(found, identity), who["age"])


@pytest.mark.parametrize("number", range(len(VECTORS["files"])))
def test_each_file_leads_to_what_the_vectors_say(number: int) -> None:
    row = VECTORS["files"][number]
    expected = {"draft": DRAFT, "incident": INCIDENT, "answer": ANSWER}.get(row["result"])
    if expected is not None:
        assert opened(row) == expected
        return
    with pytest.raises(UserError) as refused:
        opened(row)
    assert refused.value.code == row["result"]


def test_any_archive_tool_finds_the_three_members() -> None:
    whole = zipfile.ZipFile(io.BytesIO(base64.b64decode(VECTORS["files"][0]["file"])))
    assert whole.namelist() == ["label.age", "data.age", "signature"] and whole.testzip() is None


def test_a_changed_byte_is_refused_or_says_nothing_else() -> None:
    row = VECTORS["files"][0]
    data = base64.b64decode(row["file"])
    for at in range(0, len(data), 41):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        try:
            members = sealed_container.read_members({}, changed)
        except UserError as refused:
            assert refused.code == "consent-not-a-package", at
            continue
        found = sealed_container.Package(members["label"], members["data"], members["signature"])
        who = VECTORS["counsellor"]
        identity = Identity(who["age"], bytes.fromhex(who["ed25519"]))
        try:
            label = shared_matter.open_shared(found, identity)
            assert shared_matter.read_matter(found, label, who["age"]) == DRAFT, at
        except UserError as refused:
            assert refused.code in ("consent-altered", "consent-not-for-you"), at
