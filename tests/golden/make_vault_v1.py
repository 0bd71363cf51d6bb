"""Made tests/golden/vault-v1, once, with the program that first wrote schema version 1. Kept to show how.

Do not run it again: the point of the frozen vault is that today's program did not write it. A later schema version
gets a script and a folder of its own.
"""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent / "vault")]

import pyrage  # noqa: E402
from vault_samples import fill  # noqa: E402

from app.domain.stored_records import Wording  # noqa: E402
from app.vault import migrations  # noqa: E402
from app.vault.backup import backup_file  # noqa: E402
from app.vault.vault import Vault  # noqa: E402

PASSPHRASE = "golden 密码"


def main():
    assert migrations.newest() == 1
    folder = HERE / "vault-v1"
    vault = Vault.create(folder, PASSPHRASE, keyring=False, clock=lambda: datetime(2026, 11, 24, tzinfo=UTC))
    fill(vault, 3)
    vault.copies.void("copy2", "sent twice")
    vault.checks.add({"signals": []}, "ad.txt", "先交押金".encode(), title="会计", organisation="Foo 公司")
    incident = vault.incidents.add("call", "贷款推销", "2026-11-20", {"knew": ["phone"]})
    vault.incidents.add_file(incident.id, "note.txt", b"note")
    vault.preferences.set("alias", {"scheme": "catch-all"})
    vault.wordings.set("main", "work.w1.h1", [Wording("work.w1.h1", "led", True)])
    identity = pyrage.x25519.Identity.generate()
    sheet = vault.access.new_recovery()
    backup_file.write_backup(vault, folder / "backup.age", backup_file.BackupRecipient(str(identity.to_public())))
    head = vault.ledger.head()
    expected = {
        "passphrase": PASSPHRASE,
        "recovery": sheet.code,
        "identity": str(identity),
        "mark_secret": vault.mark_secret.hex(),
        "ledger": {"number": head.number, "hash": head.hash},
        "copies": [[copy.reference, copy.voided] for copy in vault.copies.all()],
        "schema": [list(row) for row in vault.database.execute("SELECT name, sql FROM sqlite_master ORDER BY name")],
    }
    (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", "utf-8")
    vault.close()
    (folder / "vault.lock").unlink()
    shutil.rmtree(folder / "backups", ignore_errors=True)


if __name__ == "__main__":
    main()
