"""Sample copies for the vault's tests and for the processes they start."""

from __future__ import annotations

import hashlib

from app.domain.copies import CopyFile, CopyRecord, RecipientKind
from app.domain.policy import Withheld
from app.domain.sensitivity import Kind, Operator, Stage
from app.vault.store.database import Database

PASSPHRASE = "correct horse 电池"


def file_of(data, file_format="txt"):
    return CopyFile(file_format, f"cv.{file_format}", hashlib.sha256(data).hexdigest(), len(data)), data


def record(recipient_id, number=1, **changes):
    values = {
        "copy_id": f"copy{number}",
        "reference": f"R7K4-{number:04d}",
        "recipient_id": recipient_id,
        "stage": Stage.APPLY,
        "policy": {"email": "alias", "phone": "remove"},
        "master": "main",
        "master_version": 1,
        "created": "2026-11-24T09:30:00Z",
        "channel": "email",
        "disclosed": ("basics.name", "work.w1"),
        "withheld": (Withheld("basics.phone", Kind.PHONE, Operator.REMOVE, "field", "13800138000", ""),),
        "assignment": bytes([number % 256, 7]),
        "spec_version": 1,
        "aliases": {"basics.email": f"me+{number}@example.org"},
        "check_id": "",
    }
    return CopyRecord(**{**values, **changes})


def fill(vault, copies=1):
    """A master, one recipient and some copies; returns the recipient."""
    vault.masters.add("main", '{"basics":{"name":"王小明"}}', "first")
    recipient = vault.recipients.add("Acme 有限公司", RecipientKind.EMPLOYER, ["acme.example"], "找后端 team lead")
    for number in range(1, copies + 1):
        vault.copies.add(
            record(recipient.id, number), [file_of(b"text %d" % number), file_of(b"%%PDF %d" % number, "pdf")]
        )
    return recipient


def card_with(*pictures):
    """A check card that speaks of pictures, in different groups, besides a line without one."""
    lines = [
        {"params": {"picture": f"{number}.png", "picture_sha256": hashlib.sha256(data).hexdigest()}}
        for number, data in enumerate(pictures, 1)
    ]
    return {"card": {"confirmed": lines[:1], "needs_you": [*lines[1:], {"params": {}}], "not_checked": []}}


def snapshot(folder):
    """Every file of a folder with its bytes."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def execute_with_key(vault, *statements):
    """Change the database through a second connection, as somebody with the key would."""
    second = Database.connect(vault.database.path, vault.access.database_key(), vault.access.content.salt)
    try:
        second.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            second.execute(statement)
    finally:
        second.close()
