"""Ledgers that come as files: sound ones, changed ones, hostile ones."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vault_samples import fill

from app.domain.stored_records import LedgerProblem
from app.errors import UserError
from app.vault.ledger import export
from app.vault.ledger.ledger_file import check_ledger_file
from app.vault.ledger.proof import to_proof


@pytest.fixture
def files(vault):
    """A JSON export, and a proof of one copy of two."""
    fill(vault, 2)
    return export.to_json(vault), to_proof(vault, ["R7K4-0002"]), vault.ledger.head().hash


def test_exports_and_proofs_are_sound(files):
    exported, proof, head = files
    report = check_ledger_file(exported)
    assert (report.rows, report.shown, report.head, report.problem) == (4, 4, head, None)
    report = check_ledger_file(proof)
    assert (report.rows, report.shown, report.head, report.problem) == (4, 1, head, None)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda document: document["rows"][1].update(number=7), LedgerProblem(2, "gap")),
        (lambda document: document["rows"][1].update(number=True), LedgerProblem(2, "gap")),
        (lambda document: document["rows"][1].update(at="2020-01-01T00:00:00Z"), LedgerProblem(2, "hash")),
        (lambda document: document["rows"][2].update(body="{}"), LedgerProblem(3, "hash")),
        (lambda document: document["rows"][2].update(body_sha256="0" * 64), LedgerProblem(3, "body")),
        (lambda document: document["rows"].pop(), LedgerProblem(0, "head")),
        (lambda document: document["rows"].pop(0), LedgerProblem(1, "gap")),
    ],
)
def test_changed_exports_are_noticed(files, change, problem):
    document = json.loads(files[0])
    change(document)
    assert check_ledger_file(json.dumps(document).encode()).problem == problem


@pytest.mark.parametrize(("data", "code"), [(None, "file-missing"), (b"other", "file-changed")])
def test_changed_files_of_a_proof_are_noticed(files, data, code):
    source, out = zipfile.ZipFile(io.BytesIO(files[1])), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if not name.endswith(".pdf"):
                target.writestr(name, source.read(name))
            elif data is not None:
                target.writestr(name, data)
    assert check_ledger_file(out.getvalue()).problem == LedgerProblem(4, code, "R7K4-0002.pdf")


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b"PK\3\4", b"[" * 100_000, b'{"format":"countermark-ledger","version":1,"rows":3}']
)
def test_other_files_are_refused_in_words(data):
    with pytest.raises(UserError, match="not-a-ledger-file"):
        check_ledger_file(data)


def test_newer_files_are_refused(files):
    document = json.loads(files[0])
    document["version"] = 2
    with pytest.raises(UserError, match="ledger-file-newer"):
        check_ledger_file(json.dumps(document).encode())


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_goes_unnoticed_or_crashes(files, data):
    """Flip, cut or insert bytes anywhere: refused in words, or reported, or (white space) the same rows."""
    source = bytearray(files[data.draw(st.integers(0, 1))])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(source) - 1))
        match data.draw(st.sampled_from(["flip", "cut", "insert"])):
            case "flip":
                source[at] ^= data.draw(st.integers(1, 255))
            case "cut":
                del source[at : at + data.draw(st.integers(1, 50))]
            case _:
                source[at:at] = data.draw(st.binary(min_size=1, max_size=20))
        if not source:
            return
    try:
        report = check_ledger_file(bytes(source))
    except UserError as error:
        assert error.code in {"not-a-ledger-file", "ledger-file-newer", "too-large"}
    else:
        assert report.problem is not None or (report.rows, report.head) == (4, files[2])


@settings(max_examples=100, deadline=None)
@given(
    st.fixed_dictionaries(
        {
            "format": st.just("countermark-proof"),
            "version": st.just(1),
            "head": st.dictionaries(st.sampled_from(["number", "hash"]), st.none() | st.integers() | st.text()),
            "rows": st.lists(
                st.dictionaries(
                    st.sampled_from(["number", "at", "kind", "salt", "body", "body_sha256", "previous", "hash"]),
                    st.none() | st.integers() | st.text(max_size=3) | st.just({}) | st.just("0" * 64),
                )
                | st.none(),
                max_size=3,
            ),
        }
    )
)
def test_shaped_nonsense_never_crashes(document):
    try:
        report = check_ledger_file(json.dumps(document).encode())
    except UserError as error:
        assert error.code == "not-a-ledger-file"
    else:
        assert report.problem is not None or report.rows == 0
