"""The hash chain: what verify notices and names."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_samples import card_with, fill

from app.domain.stored_records import LedgerProblem
from app.vault.ledger.row_hashes import GENESIS, body_hash, canonical, row_hash


def tamper(vault, *statements):
    """Change rows as someone with the key and an SQL shell could."""
    for trigger in ("ledger_no_update", "ledger_no_delete"):
        vault.database.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    for statement in statements:
        vault.database.execute(statement)


def test_rows_are_chained_over_canonical_json(vault):
    fill(vault, 2)
    entries = list(vault.ledger.entries())
    assert [entry.number for entry in entries] == [1, 2, 3, 4] and entries[0].previous == GENESIS
    for before, entry in itertools.pairwise(entries):
        assert entry.previous == before.hash
    last = entries[-1]
    (salt,) = vault.database.fetch_one("SELECT salt FROM ledger ORDER BY number DESC LIMIT 1")
    assert last.hash == row_hash(last.number, last.at, last.kind, body_hash(salt, canonical(last.body)), last.previous)
    assert vault.ledger.verify() is None and vault.ledger.head() == last
    assert [entry.kind for entry in vault.ledger.entries(newest_first=True, limit=1)] == ["copy"]
    assert len(list(vault.ledger.entries(kind="copy"))) == 2


@pytest.mark.parametrize(
    "statement", ["UPDATE ledger SET kind = 'x'", "DELETE FROM ledger", "REPLACE INTO ledger SELECT * FROM ledger"]
)
def test_the_ledger_refuses_changes(vault, statement):
    with pytest.raises(Exception, match="append-only"):
        vault.database.execute(statement)
    assert vault.ledger.verify() is None


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE ledger SET body = replace(body, 'Acme', 'Acne') WHERE number = 3", LedgerProblem(3, "hash")),
        ("UPDATE ledger SET at = '2020-01-01T00:00:00Z' WHERE number = 2", LedgerProblem(2, "hash")),
        ("DELETE FROM ledger WHERE number = 2", LedgerProblem(2, "gap")),
        ("DELETE FROM ledger WHERE number = 4", LedgerProblem(0, "head", "3")),
        ("UPDATE ledger SET previous = hash WHERE number = 2", LedgerProblem(2, "previous")),
        (
            "UPDATE blobs SET data = x'00' WHERE data = CAST('text 1' AS BLOB)",
            LedgerProblem(3, "file-changed", "R7K4-0001 txt"),
        ),
        (
            "DELETE FROM copy_files WHERE copy_id = 'copy2' AND format = 'pdf'",
            LedgerProblem(4, "file-missing", "R7K4-0002 pdf"),
        ),
        (
            "UPDATE copies SET assignment = x'0909' WHERE copy_id = 'copy1'",
            LedgerProblem(3, "copy-changed", "R7K4-0001", "marks"),
        ),
        ("UPDATE masters SET document = '{}'", LedgerProblem(2, "master-changed", "main 1", "sha256")),
    ],
)
def test_verify_names_the_first_bad_row(vault, statement, problem):
    fill(vault, 2)
    tamper(vault, statement)
    assert vault.ledger.verify() == problem


def test_a_copy_without_a_row_is_noticed(vault):
    fill(vault, 1)
    tamper(
        vault,
        "DELETE FROM ledger WHERE number = 3",
        "UPDATE meta SET value = (SELECT number || ' ' || hash FROM ledger WHERE number = 2) WHERE key = 'ledger_head'",
    )
    assert vault.ledger.verify() == LedgerProblem(0, "copy-unrecorded", "R7K4-0001")


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE checks SET card = '{}'", "check-changed"),
        ("UPDATE incidents SET body = '{}'", "incident-changed"),
        ("UPDATE blobs SET data = x'00' WHERE data = CAST('advert' AS BLOB)", "file-changed"),
        ("UPDATE blobs SET data = x'00' WHERE data = CAST('voice' AS BLOB)", "file-changed"),
        ("UPDATE blobs SET data = x'00' WHERE data = CAST('shot' AS BLOB)", "file-changed"),
        ("DELETE FROM blobs WHERE data = CAST('shot' AS BLOB)", "file-changed"),
    ],
)
def test_changed_checks_and_incidents_are_named(vault, statement, code):
    vault.checks.add({"signals": []}, "ad.txt", b"advert")
    vault.checks.add(card_with(b"shot", b"an older version noted it only"), "ad.txt", b"advert", pictures=[b"shot"])
    incident = vault.incidents.add("call", "x", "2026-01-01", {"a": 1})
    vault.incidents.update(incident.id, "x", {"a": 2})
    vault.incidents.add_file(incident.id, "v", b"voice")
    assert vault.ledger.verify() is None
    vault.database.execute(statement)
    assert vault.ledger.verify().code == code


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), json_values, max_size=4))
def test_canonical_json_has_one_form(value):
    text = canonical(value)
    assert canonical(json.loads(text)) == text


def test_canonical_json_refuses_what_has_no_form():
    for bad in (float("nan"), {1: 2}, {"a": {2: 3}}, {"a": b"x"}):
        with pytest.raises((ValueError, TypeError)):
            canonical(bad)
