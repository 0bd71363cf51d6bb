"""The record is what the ledger says: one UPDATE with the key is named, field by field, and no answer rests on it."""

from __future__ import annotations

import dataclasses
import json

import pytest
from vault_samples import PASSPHRASE, execute_with_key, file_of, fill, record

from app.domain.applications import PastApplication
from app.domain.copies import CopyFile, CopyRecord, RecipientKind
from app.domain.stored_records import LedgerProblem
from app.errors import UserError
from app.services.applications import ApplicationService
from app.services.manual_edits import excluded_carriers
from app.services.traces import TraceService
from app.services.vaults import verify_vault
from app.vault.ledger import chain, record_facts
from app.vault.ledger.chain import Ledger
from app.vault.repair.inspection import Damage

COPIES = "UPDATE copies SET {} WHERE copy_id = 'copy1'"
DETAILS = "UPDATE copy_details SET {} WHERE copy_id = 'copy1'"
FILES = "UPDATE copy_files SET {} WHERE copy_id = 'copy1' AND format = 'pdf'"
UPDATES = {
    "copy_id": ("DELETE FROM copy_details WHERE copy_id = 'copy1'", "policy"),
    "reference": (COPIES.format("reference = 'R7K4-9999'"), "reference"),
    "recipient_id": (
        COPIES.format("recipient_id = (SELECT id FROM recipients WHERE name = 'Other Ltd')"),
        "recipient_id",
    ),
    "stage": (COPIES.format("stage = 'offer'"), "stage"),
    "policy": (DETAILS.format("policy = '{}'"), "policy"),
    "master": (COPIES.format("master = 'second'"), "master"),
    "master_version": (COPIES.format("master_version = 2"), "master_version"),
    "created": (COPIES.format("created = '2020-01-01T00:00:00Z'"), "created"),
    "channel": (COPIES.format("channel = 'post'"), "channel"),
    "disclosed": (DETAILS.format("disclosed = '[]'"), "disclosed"),
    "withheld": (DETAILS.format("withheld = '[]'"), "withheld"),
    "assignment": (COPIES.format("assignment = x'0909'"), "marks"),
    "spec_version": (COPIES.format("spec_version = 7"), "spec_version"),
    "aliases": (COPIES.format("""aliases = '{"basics.email":"x@example.org"}'"""), "aliases"),
    "files": (FILES.format("name = 'other.pdf'"), "files"),
    "check_id": (COPIES.format("check_id = 'c'"), "check_id"),
    "voided": (COPIES.format("voided = 'never sent'"), "void"),
}
"""Field of `CopyRecord` → a statement that changes it, and the field that is named."""
FILE_UPDATES = {
    "format": FILES.format("format = 'odt'"),
    "name": FILES.format("name = 'other.pdf'"),
    "sha256": FILES.format("sha256 = (SELECT sha256 FROM blobs WHERE data = CAST('text 2' AS BLOB))"),
    "size": FILES.format("size = 1"),
}


def as_an_older_version(monkeypatch):
    """Rows as they were written before they carried digests, and no attestation."""
    append = Ledger.append

    def older(self, kind, body):
        bare = {
            key: value for key, value in body.items() if key not in (record_facts.RECORD, record_facts.RECIPIENT_RECORD)
        }
        row = append(self, kind, bare)
        self._db.execute("DELETE FROM meta WHERE key = ?", [chain.COVERED])
        return row

    monkeypatch.setattr(Ledger, "append", older)


@pytest.fixture(params=["new", "old", "attested"])
def filled(request, vault, reopen, monkeypatch):
    """Three copies for Acme, and another recipient; written by this version, or by an older one (and opened since)."""
    with monkeypatch.context() as patch:
        if request.param != "new":
            as_an_older_version(patch)
        fill(vault, 3)
        vault.masters.add("main", '{"basics":{"name":"王小明 2"}}')
        vault.masters.add("second", "{}")
        other = vault.recipients.add("Other Ltd", RecipientKind.EMPLOYER)
        vault.copies.add(record(other.id, 9), [file_of(b"nine", "pdf")])
    if request.param == "attested":
        vault.close()
        vault = reopen()
        assert vault.ledger.head().kind == "attested"
    assert vault.ledger.problems() == () and vault.ledger_view.compare() == ()
    yield vault
    vault.close()


def test_every_field_of_a_copy_has_its_update():
    assert set(UPDATES) == {one.name for one in dataclasses.fields(CopyRecord)}
    assert {*FILE_UPDATES, "path"} == {one.name for one in dataclasses.fields(CopyFile)}


def test_every_column_is_compared(vault):
    """A column that a later version adds is compared, or left out here on purpose."""
    wanted = {
        "copies": {*record_facts.COPY, "voided", "seq"} - {"policy", "disclosed", "withheld"},
        "copy_details": {"copy_id", "policy", "disclosed", "withheld"},
        "copy_files": {*record_facts.FILE, "copy_id", "path"},
        "recipients": {*record_facts.RECIPIENT, "seq", "name_key"},
        "checks": {*record_facts.CHECK, "seq"},
        "incidents": {*record_facts.INCIDENT, "seq"},
        "incident_files": set(record_facts.INCIDENT_FILE),
        "masters": {*record_facts.MASTER, "seq"},
    }
    for table, columns in wanted.items():
        found = {str(row[1]) for row in vault.database.execute(f"PRAGMA table_info({table})")}
        assert found == columns, table


@pytest.mark.parametrize("changed", UPDATES)
def test_one_update_of_a_copy_is_named(filled, changed):
    statement, named = UPDATES[changed]
    execute_with_key(filled, statement)
    wanted = LedgerProblem(filled.ledger.problems()[0].number, "copy-changed", "R7K4-0001", named)
    assert wanted in filled.ledger.problems()
    assert wanted in filled.ledger_view.compare(), "an open vault notices what another connection wrote"
    filled.close()
    found = verify_vault(filled.folder, PASSPHRASE, clock=filled.clock)
    assert [item for item in found if item.code == "record" and item.problem == wanted]


@pytest.mark.parametrize("changed", FILE_UPDATES)
def test_one_update_of_a_file_is_named(filled, changed):
    execute_with_key(filled, FILE_UPDATES[changed])
    assert {problem.detail.split()[0] for problem in filled.ledger.problems()} == {"R7K4-0001"}
    assert any(problem.field == "files" for problem in filled.ledger_view.compare())


@pytest.mark.parametrize("changed", [key for key in UPDATES if key not in ("copy_id", "files")])
def test_copies_are_shown_as_the_ledger_has_them(filled, changed):
    before, light = filled.copies.get("copy1"), filled.copies.assigned("main")
    execute_with_key(filled, UPDATES[changed][0])
    filled.ledger_view.compare()
    found = filled.copies.get("copy1")
    if changed == "withheld":  # the ledger never held the values
        found = dataclasses.replace(found, withheld=before.withheld)
        assert [one.field for one in filled.copies.get("copy1").withheld] == ["basics.phone"]
    assert found == before
    assert sorted(filled.copies.assigned("main")) == sorted(light)
    assert "copy1" in [copy.copy_id for copy in filled.copies.for_recipient(before.recipient_id)]
    rows = {row.copy_id: row for row in ApplicationService(filled).rows()}
    row = rows["copy1"]
    assert (row.name, row.stage, row.made, row.voided) == ("Acme 有限公司", "apply", before.created, "")


@pytest.mark.parametrize(
    ("statement", "field"),
    [
        ("UPDATE recipients SET name = 'Evil Ltd' WHERE name LIKE 'Acme%'", "name"),
        ("UPDATE recipients SET kind = 'agency' WHERE name LIKE 'Acme%'", "kind"),
        ("UPDATE recipients SET domains = '[]' WHERE name LIKE 'Acme%'", ""),
        ("UPDATE recipients SET notes = 'x' WHERE name LIKE 'Acme%'", ""),
        ("UPDATE recipients SET created = '2020-01-01T00:00:00Z' WHERE name LIKE 'Acme%'", ""),
        ("UPDATE recipients SET id = 'other' WHERE name LIKE 'Acme%'", "missing"),
    ],
)
def test_one_update_of_a_recipient_is_named(filled, statement, field, request):
    old = request.node.callspec.params["filled"] == "old"
    execute_with_key(filled, statement)
    if not field and old:
        assert filled.ledger.problems() == (), "an older row speaks of name and kind alone, until the vault is opened"
        return
    (problem,) = filled.ledger.problems()
    assert problem.detail == "Acme 有限公司" and filled.ledger_view.compare() == (problem,)
    assert (problem.code, problem.field) == (
        ("recipient-missing", "") if field == "missing" else ("recipient-changed", field or "details")
    )
    assert field == "missing" or {row.name for row in ApplicationService(filled).rows()} == {
        "Acme 有限公司",
        "Other Ltd",
    }


def test_a_corrected_recipient_is_no_change_and_a_changed_correction_is(filled):
    acme = filled.recipients.by_name("Acme 有限公司")
    filled.recipients.update(dataclasses.replace(acme, name="Acme AG", notes="n", domains=("a.example",)))
    filled.copies.void("copy2", "typo")
    assert filled.ledger.problems() == ()
    for column, value in (("name", "Acme 有限公司"), ("domains", "[]"), ("notes", "x")):
        ((before,),) = filled.database.execute(f"SELECT {column} FROM recipients WHERE id = ?", [acme.id])
        execute_with_key(filled, f"UPDATE recipients SET {column} = '{value}' WHERE id = '{acme.id}'")
        problems = filled.ledger.problems()
        assert [(one.code, one.field) for one in problems] == [("recipient-changed", column)]
        assert filled.recipients.get(acme.id).name == "Acme AG" or column != "name" or filled.ledger_view.compare()
        filled.database.execute(f"UPDATE recipients SET {column} = ? WHERE id = ?", [before, acme.id])
    execute_with_key(filled, "UPDATE copies SET voided = '' WHERE copy_id = 'copy2'")
    assert [(one.detail, one.field) for one in filled.ledger.problems()] == [("R7K4-0002", "void")]
    filled.ledger_view.compare()
    assert filled.copies.get("copy2").voided == "typo"


OTHERS = [
    ("UPDATE checks SET title = 'x'", "check-changed", "title"),
    ("UPDATE checks SET organisation = 'x'", "check-changed", "organisation"),
    ("UPDATE checks SET source_name = 'x'", "check-changed", "source_name"),
    ("UPDATE checks SET source_sha256 = 'x'", "check-changed", "source_sha256"),
    ("UPDATE checks SET card = '{}'", "check-changed", "card_sha256"),
    ("UPDATE checks SET created = 'x'", "check-changed", "details"),
    ("DELETE FROM checks", "check-missing", ""),
    (
        "INSERT INTO checks SELECT seq + 9, 'new', created, title, organisation, '', '', card FROM checks",
        "check-unrecorded",
        "",
    ),
    ("UPDATE incidents SET title = 'x'", "incident-changed", "title"),
    ("UPDATE incidents SET kind = 'x'", "incident-changed", "kind"),
    ("UPDATE incidents SET occurred = 'x'", "incident-changed", "when"),
    ("UPDATE incidents SET body = '{}'", "incident-changed", "sha256"),
    ("UPDATE incidents SET created = 'x'", "incident-changed", "details"),
    ("DELETE FROM incidents", "incident-missing", ""),
    ("UPDATE incident_files SET name = 'x'", "incident-file-missing", ""),
    ("UPDATE incident_files SET media_type = 'x'", "incident-file-changed", "media_type"),
    ("UPDATE incident_files SET size = 9", "incident-file-changed", "size"),
    ("UPDATE masters SET note = 'x' WHERE note != ''", "master-changed", "note"),
    ("UPDATE masters SET created = 'x'", "master-changed", "details"),
    ("UPDATE masters SET document = '[]' WHERE number = 2", "master-changed", "sha256"),
    (
        "UPDATE preferences SET value = '{\"day\":\"2020-01-01\"}' WHERE key GLOB 'before:*'",
        "recipient-changed",
        "before",
    ),
    ("DELETE FROM preferences WHERE key GLOB 'before:*'", "recipient-changed", "before"),
    ("UPDATE preferences SET value = '{}' WHERE key = 'edited-copies'", "copy-changed", "edited"),
    ("UPDATE copies SET seq = 99 WHERE copy_id = 'copy1'", "copy-changed", "order"),
    ("DELETE FROM copies WHERE copy_id = 'copy1'", "copy-missing", ""),
]


@pytest.mark.parametrize(("statement", "code", "field"), OTHERS)
@pytest.mark.parametrize("attested", [False, True])
def test_one_update_of_any_other_record_is_named(vault, reopen, monkeypatch, attested, statement, code, field):
    with monkeypatch.context() as patch:
        if attested:
            as_an_older_version(patch)
        fill(vault, 2)
        vault.masters.add("main", "{}")
        vault.checks.add({"signals": []}, "ad.txt", b"advert", title="t", organisation="o")
        incident = vault.incidents.add("call", "first", "2026-01-01", {"a": 1})
        vault.incidents.correct(incident.id, "second", "2026-01-02", {"a": 2})
        vault.incidents.add_file(incident.id, "v", b"voice", "audio/wav")
        typed = ApplicationService(vault, vault.clock)
        typed.reconstruct(PastApplication("Past GmbH", RecipientKind.EMPLOYER, "2025-05-05"))
        vault.ledger.append("copy-edited", {"copy_id": "copy1", "sha256": "", "excluded": ["a", "b"]})
        vault.preferences.set("edited-copies", {"copy1": ["b", "a"]})
    if attested:
        vault.close()
        vault = reopen()
    assert vault.ledger.problems() == ()
    execute_with_key(vault, statement)
    assert (code, field) in [(one.code, one.field) for one in vault.ledger.problems()]
    vault.close()


def test_a_copy_put_in_beside_the_ledger_is_told_and_left_out(vault):
    fill(vault, 1)
    execute_with_key(
        vault,
        "INSERT INTO copies SELECT 9, 'copy9', 'R7K4-0009', recipient_id, stage, master, master_version, created, channel,"
        " spec_version, assignment, aliases, check_id, voided FROM copies",
        "INSERT INTO copy_details SELECT 'copy9', policy, disclosed, withheld FROM copy_details",
    )
    assert vault.ledger_view.compare() == (LedgerProblem(0, "copy-unrecorded", "R7K4-0009"),)
    assert [copy.copy_id for copy in vault.copies.all()] == ["copy1"] and vault.copies.get("copy9") is None
    assert [row.copy_id for row in vault.copies.assigned("main")] == ["copy1"]


def test_an_answer_that_rests_on_a_broken_chain_is_refused(vault):
    fill(vault, 1)
    execute_with_key(vault, "DROP TRIGGER ledger_no_update", "UPDATE ledger SET body = '{}' WHERE number = 3")
    with pytest.raises(UserError, match="ledger-broken"):
        TraceService(vault).trace("", b"anything at all that surfaced")


def test_older_rows_are_frozen_once_and_only_as_found(vault, reopen, monkeypatch):
    with monkeypatch.context() as patch:
        as_an_older_version(patch)
        fill(vault, 2)
        vault.recipients.add("Nobody yet", RecipientKind.PERSON)
        vault.checks.add({"a": 1}, title="t")
    vault.close()
    with reopen() as again:
        row = again.ledger.head()
        assert row.kind == "attested" and again.notices == []
        assert {kind: len(digests) for kind, digests in row.body.items()} == {
            **{"copy": 2, "recipient": 1, "check": 1, "master": 1}
        }
        assert "13800138000" not in json.dumps(row.body, ensure_ascii=False)
    with reopen() as again:
        assert again.ledger.head().number == row.number, "once"
        again.copies.add(record(again.recipients.all()[0].id, 7), [file_of(b"7")])
        again.database.execute("DELETE FROM meta WHERE key = ?", [chain.COVERED])
        again.database.execute("UPDATE copy_details SET withheld = '[]' WHERE copy_id = 'copy1'")
    with reopen() as again:
        assert again.ledger.head().kind == "copy", "nothing is attested a second time, so nothing is made good"
        assert [(one.detail, one.field) for one in again.ledger.problems()] == [("R7K4-0001", "withheld")]


def test_a_vault_that_an_older_version_used_in_between_is_closed_again(vault, reopen, monkeypatch):
    fill(vault, 1)
    vault.close()
    again = reopen()
    with monkeypatch.context() as patch:
        as_an_older_version(patch)
        again.copies.add(record(again.recipients.all()[0].id, 2), [file_of(b"2")])
    again.close()
    with reopen() as last:
        body = last.ledger.head().body
        assert (
            last.ledger.head().kind == "attested" and list(body["copy"]) == ["copy2"] and last.ledger.verify() is None
        )


def test_verify_says_which_record_and_field(vault, folder, clock):
    fill(vault, 1)
    execute_with_key(vault, COPIES.format("stage = 'offer'"))
    vault.close()
    problem = LedgerProblem(3, "copy-changed", "R7K4-0001", "stage")
    assert verify_vault(folder, PASSPHRASE, clock=clock) == [
        Damage("vault.db", "record", "3 copy-changed R7K4-0001 stage", problem)
    ]


def test_marks_changed_by_hand_are_those_that_the_ledger_says(vault):
    """Whoever could exclude marks could make a copy go free, or another one be named."""
    fill(vault, 2)
    with vault.transaction():
        vault.ledger.append("copy-edited", {"copy_id": "copy1", "sha256": "", "excluded": ["a"]})
        vault.preferences.set("edited-copies", {"copy1": ["a"]})
    assert vault.ledger_view.compare() == ()
    execute_with_key(vault, """UPDATE preferences SET value = '{"copy2":["a","b"]}' WHERE key = 'edited-copies'""")
    assert {(one.detail, one.field) for one in vault.ledger_view.compare()} == {
        ("R7K4-0001", "edited"),
        ("R7K4-0002", "edited"),
    }
    assert excluded_carriers(vault) == {"copy1": frozenset("a"), "copy2": frozenset()}
