"""What stands in the database and should not is damage, told with its way on: never a bug."""

from __future__ import annotations

import pytest
from vault_samples import PASSPHRASE, execute_with_key, fill

from app.errors import AppError, UserError
from app.services.applications import ApplicationService
from app.services.copies import CopyService
from app.services.vaults import open_vault, verify_vault
from app.vault.ledger import export

READS = {
    "copies": lambda vault: vault.copies.all(),
    "a copy": lambda vault: vault.copies.get("copy1"),
    "assigned": lambda vault: vault.copies.assigned("main"),
    "listed": lambda vault: CopyService(vault).all(),
    "recipients": lambda vault: vault.recipients.all(),
    "masters": lambda vault: vault.masters.versions("main"),
    "checks": lambda vault: vault.checks.all(),
    "incidents": lambda vault: vault.incidents.all(),
    "preferences": lambda vault: vault.preferences.with_prefix(""),
    "ledger": lambda vault: list(vault.ledger.entries()),
    "search": lambda vault: vault.search("acme parcels"),
    "applications": lambda vault: (ApplicationService(vault).rows(), ApplicationService(vault).cards()),
    "verify": lambda vault: vault.ledger.verify(),
    "compare": lambda vault: vault.ledger_view.compare(),
    "json": export.to_json,
    "csv": export.to_csv,
    "mark secret": lambda vault: vault.mark_secret,
}
STRICT = "loose"
LOOSE = (
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_master SET sql = replace(replace(replace(sql, ' STRICT, WITHOUT', ' WITHOUT'), ' STRICT', ''), 'NOT NULL', '')",
)
"""What lets columns hold anything, in a connection of its own: the next one reads the schema so."""
NONSENSE = {
    "a table is missing": ("DROP TABLE copy_details",),
    "the ledger is missing": ("DROP TABLE ledger",),
    "a column is missing": ("ALTER TABLE recipients RENAME COLUMN notes TO other",),
    "no such stage": ("UPDATE copies SET stage = 'marriage'",),
    "no such kind": ("UPDATE recipients SET kind = 'x'",),
    "JSON that is none": (
        *("UPDATE copy_details SET withheld = '{', policy = '', disclosed = 'x'", "UPDATE copies SET aliases = '}'"),
        *("UPDATE recipients SET domains = '['", "UPDATE preferences SET value = '{'", "UPDATE checks SET card = '{'"),
        *("UPDATE incidents SET body = ''",),
    ),
    "other JSON": (
        *(
            "UPDATE copy_details SET withheld = '[[1]]', policy = '3', disclosed = '7'",
            "UPDATE copies SET aliases = '[]'",
        ),
        *("UPDATE recipients SET domains = '9'", "UPDATE preferences SET value = '9'", "UPDATE checks SET card = '1'"),
        *("UPDATE incidents SET body = 'null'",),
    ),
    "text for bytes": (STRICT, "UPDATE copies SET assignment = 'text'", "UPDATE blobs SET data = 'text'"),
    "nothing at all": (
        *(
            STRICT,
            "UPDATE copies SET created = NULL, stage = NULL, assignment = NULL, aliases = NULL, master_version = NULL",
        ),
        *("UPDATE recipients SET name = NULL, domains = NULL", "UPDATE masters SET document = NULL"),
    ),
    "text for numbers": (
        STRICT,
        "UPDATE copies SET master_version = 'x', spec_version = 'y'",
        "UPDATE copy_files SET size = 'z'",
    ),
    "bytes for text": (
        STRICT,
        "UPDATE copies SET reference = x'ff00', stage = x'00' WHERE copy_id = 'copy1'",
        "UPDATE recipients SET name = x'ff'",
    ),
    "no text": (
        STRICT,
        "UPDATE recipients SET name = CAST(x'ff00fe' AS TEXT)",
        "UPDATE checks SET title = CAST(x'c3' AS TEXT)",
    ),
    "no secret": ("UPDATE meta SET value = 'x' WHERE key = 'mark_secret'",),
}


def change(vault, statements):
    if statements[0] == STRICT:
        execute_with_key(vault, *LOOSE)
    execute_with_key(vault, *(one for one in statements if one != STRICT))


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_in_the_database_is_damage_and_no_bug(vault, folder, clock, nonsense):
    fill(vault, 2)
    vault.checks.add({"posting": {"text": "parcels"}}, "ad.txt", b"advert", title="t", organisation="o")
    incident = vault.incidents.add("call", "acme", "2026-01-01", {"a": 1})
    vault.incidents.add_file(incident.id, "v", b"voice")
    vault.preferences.set("k", {"a": 1})
    change(vault, NONSENSE[nonsense])
    vault.close()
    told = []
    try:
        with open_vault(folder, PASSPHRASE, clock=clock) as again:
            for name, read in READS.items():
                try:
                    read(again)
                except AppError as error:
                    assert error.code in ("vault-damaged", "ledger-broken"), name
                    told.append(name)
    except UserError as error:
        assert error.code == "vault-damaged"
    damage = verify_vault(folder, PASSPHRASE, clock=clock)
    assert damage, "the check says so"


def test_damage_says_where_and_never_what(vault):
    fill(vault, 1)
    change(vault, (STRICT, "UPDATE recipients SET name = CAST(x'53656372657420ff' AS TEXT)"))
    with pytest.raises(UserError) as caught:
        vault.recipients.all()
    assert caught.value.code == "vault-damaged" and "Secret" not in str(caught.value)


def test_a_misuse_of_the_driver_stays_a_bug(vault):
    with pytest.raises(Exception) as caught:
        vault.database.execute("SELECT ?", [])
    assert not isinstance(caught.value, AppError)
