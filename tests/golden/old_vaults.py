"""The vault that the program of commit 702f3ef left behind, and what that program said of it: read, asked again, compared.

The frozen files are only read. What is asked here is what the generator asked when it froze the answers, so that both
sides are made by the same lines.
"""

from __future__ import annotations

import functools
import hashlib
import io
import json
import lzma
import tarfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

import pyrage

from app.domain.stored_records import Incident
from app.errors import UserError
from app.mail.reading import read_parts
from app.services.applications import ApplicationService
from app.services.copies import CopyService
from app.services.incidents import answers_of, where_of
from app.services.manual_edits import excluded_carriers
from app.services.network_request_log import read_requests
from app.services.traces import TraceResult, TraceService, judged_together
from app.services.trash import Trash
from app.vault.backup import age_passphrase
from app.vault.ledger.timestamp import list_timestamps
from app.vault.store.checks import pictures_of
from app.vault.vault import Vault

FOLDER: Final = Path(__file__).resolve().parent / "vault-2026-11-28"
ARCHIVE: Final = FOLDER / "vault.tar.xz"
EXPECTED: Final = FOLDER / "expected.json"
CAUTIOUS: Final = ("phone-unheld", "reference-in-prose", "reference-conflict")
"""Groups in which a later program may say less than the old one did, never more and never another copy."""
TO_ALIAS: Final = "mail-to-alias"
"""Mail of which only the header `To:` names a copy: the old program did not look there. A later one may name that very copy."""
_SUREST: Final = ("identified", "probable", "inconclusive")
ADDED: Final = ("attested", "restored")
"""Kinds of ledger rows that a later program adds when it first opens the vault; everything before them stays as it was."""
_BOUND: Final = 0.1
"""How far a bound may move: a later program may split the allowed error otherwise (14 % for the joint test, 15 % once)."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that surfaced: a file of the archive, or (empty `name`) a text that was pasted."""

    key: str
    group: str
    name: str
    data: bytes


def unpack(folder: Path) -> Path:
    """Unpack the frozen files into an empty `folder`, and the vault out of its backup; returns `folder`.

    By hand, not by the program under test: that vault is what the old program's own restore had written.
    """
    with lzma.open(ARCHIVE) as stream, tarfile.open(fileobj=stream) as archive:
        archive.extractall(folder, filter="data")
    found = members(folder / "backup.age", str(expected()["backup_passphrase"]))
    for name, data in found.items():
        if name != "manifest.json":
            (folder / "vault" / name).write_bytes(data)
    (folder / "vault" / "vault.keys.copy").write_bytes(found["vault.keys"])
    (folder / "vault").chmod(0o700)  # as the program makes it; git keeps no such rights
    return folder


@functools.lru_cache(maxsize=1)
def decrypted(data: bytes, passphrase: str) -> bytes:
    """The content of an age file; deriving its key takes seconds, so it is done once in a process. Not by `pyrage`, which refuses to on a
    machine that is slow."""
    return age_passphrase.decrypt(data, passphrase)


def too_slow(*_: object) -> NoReturn:
    """What the library says on a machine that is slow, or busy, of a backup that another made."""
    raise pyrage.DecryptError("Excessive work parameter for passphrase.\nDecryption would take around 32 seconds.")


def members(backup: Path, passphrase: str) -> dict[str, bytes]:
    """The files in a backup, as `age -d backup.age | tar x` gives them."""
    plain = decrypted(backup.read_bytes(), passphrase)
    with tarfile.open(fileobj=io.BytesIO(plain)) as archive:
        return {one.name: read.read() for one in archive if (read := archive.extractfile(one)) is not None}


def expected() -> dict[str, Any]:
    """What the old program said."""
    found = json.loads(EXPECTED.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def leaks(folder: Path, wanted: Mapping[str, Any]) -> list[Leak]:
    """Everything that the old program was asked about, in its order."""
    rows = wanted["traces"]
    return [Leak(row["key"], row["group"], row["name"], (folder / "leaks" / row["file"]).read_bytes()) for row in rows]


def answer(service: TraceService, leak: Leak) -> dict[str, Any]:
    """What a program says of one leak: a mail is taken apart and its parts are judged together, as the commands do."""
    try:
        parts = read_parts(leak.name, leak.data).parts if leak.name else (("", leak.data),)
        results = judged_together([service.trace(name, data, record=False) for name, data in parts])
    except UserError as error:
        return {"error": error.code, "parts": []}
    return {"error": "", "parts": [_said(result) for result in results]}


def _said(result: TraceResult) -> dict[str, Any]:
    attribution = result.attribution
    return {
        "verdict": attribution.verdict.value,
        "note": attribution.note,
        "considered": attribution.copies_considered,
        "candidates": [
            {"reference": one.copy.reference, "recipient": one.recipient.name, "p_false": digits(one.candidate.p_false)}
            for one in result.suspects
        ],
        "known_by": [one.name for one in result.known_by],
        "recipients": result.recipients,
    }


def digits(value: float) -> float:
    """A bound to six significant digits."""
    return float(f"{value:.6g}")


def differences(leak: Leak, before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What a program says otherwise than the old one did; empty when it keeps the old answer."""
    shapes = [(said["error"], len(said["parts"])) for said in (before, now)]
    if shapes[0] != shapes[1]:
        return [f"{leak.key}: error and parts {shapes[0]}, now {shapes[1]}"]
    found = []
    for old, new in zip(before["parts"], now["parts"], strict=True):
        named = {one["reference"] for one in new["candidates"]}
        if leak.group in CAUTIOUS:
            found += _bolder(old, new)
        elif leak.group != TO_ALIAS or not named or not named <= set(leak.key.split()):
            found += _other(old, new, exact=leak.group != "file-read")
    return [f"{leak.key}: {one}" for one in found]


def _other(old: Mapping[str, Any], new: Mapping[str, Any], *, exact: bool) -> list[str]:
    """Everything must be equal; of a file that had to be read (not `exact`) the bound may differ as far as the verdict holds."""
    if (old["note"], new["note"]) == ("no-marks", "contact-unheld"):
        new = {**new, "note": "no-marks"}  # the same answer; it also says that no copy held the text's contact data
    found = [f"{key}: {old[key]}, now {new[key]}" for key in old if key != "candidates" and old[key] != new[key]]
    named, named_now = ([(one["reference"], one["recipient"]) for one in said["candidates"]] for said in (old, new))
    if named != named_now:
        return [*found, f"candidates: {named}, now {named_now}"]
    for one, other in zip(old["candidates"], new["candidates"], strict=True):
        if exact and abs(one["p_false"] - other["p_false"]) > _BOUND * one["p_false"]:
            found.append(f"{one['reference']}: bound {one['p_false']}, now {other['p_false']}")
    return found


def _bolder(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Where a later program may become more cautious: no surer verdict, and no copy named that was not."""
    found = []
    if _SUREST.index(new["verdict"]) < _SUREST.index(old["verdict"]):
        found.append(f"verdict: {old['verdict']}, now {new['verdict']}")
    if new["verdict"] != "inconclusive":
        known = {one["reference"] for one in old["candidates"]}
        found += [f"names {one['reference']}" for one in new["candidates"] if one["reference"] not in known]
    return found


def copies_of(vault: Vault) -> list[dict[str, Any]]:
    """Every copy as it stands, oldest first, with the hashes of the bytes that are really stored."""
    recipients = {one.id: one.name for one in vault.recipients.all()}
    return [
        {
            "copy_id": copy.copy_id,
            "reference": copy.reference,
            "recipient": recipients[copy.recipient_id],
            "stage": copy.stage.value,
            "created": copy.created,
            "voided": copy.voided,
            "master": [copy.master, copy.master_version, copy.spec_version],
            "aliases": dict(copy.aliases),
            "files": {
                file.format: hashlib.sha256(vault.copies.file_bytes(copy.copy_id, file.format)).hexdigest()
                for file in copy.files
            },
        }
        for copy in reversed(vault.copies.all())
    ]


def state_of(vault: Vault) -> dict[str, Any]:
    """What else a person would look for: the ledger, masters, checks, incidents, applications, what was put away."""
    applications = ApplicationService(vault, vault.clock)
    entries = [entry for entry in vault.ledger.entries() if entry.kind not in ADDED]
    kinds = Counter(entry.kind for entry in entries)
    cards = applications.cards()
    return {
        "vault": vault.vault_id,
        "schema": vault.database.user_version,
        "ledger": {"rows": len(entries), "hash": entries[-1].hash, "kinds": dict(sorted(kinds.items()))},
        "masters": [
            [name, one.number, one.note, hashlib.sha256(one.document.encode()).hexdigest()]
            for name in vault.masters.names()
            for one in vault.masters.versions(name)
        ],
        "recipients": [[one.name, one.kind.value, list(one.domains), one.notes] for one in vault.recipients.all()],
        "checks": [_check(vault, one.id) for one in vault.checks.all()],
        "incidents": [_incident(vault, one) for one in vault.incidents.all()],
        "applications": sorted([card.name, card.status, card.copies, card.next_day] for card in cards),
        "histories": {
            one.name: [[step.status.value, step.day] for step in applications.history(one.id)]
            for one in vault.recipients.all()
        },
        "reconstructed": [[one.name, one.day, list(one.kinds)] for one in applications.reconstructed()],
        "trash": sorted([one.kind, one.title, one.erasable] for one in Trash(vault, vault.clock).all()),
        "requests": [[one.host, one.sent, one.at] for one in read_requests(vault)],
        "stamps": [[one.row, one.row_hash, one.time] for one in list_timestamps(vault)],
        "edited": sorted(excluded_carriers(vault)),
        "alias": CopyService(vault).alias_scheme().scheme,
    }


def _check(vault: Vault, check_id: str) -> dict[str, Any]:
    stored = vault.checks.get(check_id)
    assert stored is not None
    groups = stored.card["card"]
    assert isinstance(groups, Mapping)
    signals = stored.card["signals"]
    assert isinstance(signals, list)
    return {
        "title": stored.title,
        "organisation": stored.organisation,
        "source": [stored.source_name, hashlib.sha256(vault.checks.source(check_id) or b"").hexdigest()],
        "signals": [str(one["code"]) for one in signals],
        "lines": {group: [str(one["code"]) for one in lines] for group, lines in groups.items()},
        "pictures": [vault.checks.has_picture(digest) for digest in pictures_of(stored.card)],
    }


def _incident(vault: Vault, incident: Incident) -> dict[str, Any]:
    data = [vault.incidents.file_bytes(incident.id, file.name) or b"" for file in incident.files]
    return {
        "kind": incident.kind,
        "title": incident.title,
        "when": incident.when,
        "where": where_of(incident),
        "files": [[file.name, hashlib.sha256(one).hexdigest()] for file, one in zip(incident.files, data, strict=True)],
        "answers": [
            [
                said.at,
                said.considered,
                [[one.name, one.verdict.value, [copy.reference for copy in one.copies]] for one in said.files],
            ]
            for said in answers_of(incident)
        ],
    }
