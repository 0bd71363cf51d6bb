"""A vault made before (200 copies, check cards, incidents, backup, recovery sheet) opens, restores and traces as it did.

The frozen files were written by the program of commit 702f3ef (see vault-2026-11-28/README.md); nothing here may be
brought up to date with a later program. `python -m benchmarks.old_vaults` asks all that is asked here about a part.
"""

from __future__ import annotations

import functools
import json
import shutil
from datetime import UTC, datetime

import pyrage
import pytest

from app import settings
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.marks import attribution
from app.marks.attribution import Examiner
from app.services import copy_plan, ledgers, stored_resume, vaults
from app.services.imports import ImportService
from app.services.traces import TraceService
from app.vault.backup import age_passphrase
from app.vault.keys import key_derivation
from checkers import card_json
from tests.golden import old_vaults
from tests.sampling import sample
from ui.checking import Engine

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
SAMPLE = 24
"""Leaks that `make test` asks, one of every group among them; `make check-full` asks all, the benchmark without any short cut."""


def now():
    return NOW


@pytest.fixture(scope="module")
def frozen(tmp_path_factory):
    """The frozen files, unpacked once and only read."""
    return old_vaults.unpack(tmp_path_factory.mktemp("frozen"))


@pytest.fixture(scope="module")
def said():
    """What the old program said."""
    return old_vaults.expected()


@pytest.fixture(scope="module")
def vault(frozen, said, tmp_path_factory):
    """The old vault, opened with its passphrase."""
    folder = tmp_path_factory.mktemp("old") / "vault"
    shutil.copytree(frozen / "vault", folder)
    with vaults.open_vault(folder, said["passphrase"], clock=now) as opened:
        yield opened


def test_it_is_what_it_is_meant_to_be(said):
    copies, rows = said["copies"], said["traces"]
    assert len(copies) == 200 and {one["stage"] for one in copies} == set(map(str, Stage))
    assert {one["master"][2] for one in copies} == {0, 1, 2, 3} and sum(bool(one["voided"]) for one in copies) >= 3
    assert {bool(one["aliases"]) for one in copies} == {True, False} and len(said["recipients"]) >= 25
    assert {kind for one in copies for kind in one["files"]} >= {"txt", "json", "pdf", "docx"}
    assert {recipient[1] for recipient in said["recipients"]} == {"employer", "platform", "agency", "person"}
    assert len({tuple(one["master"][:2]) for one in copies}) >= 5 and len(rows) >= 60
    assert {one["kind"] for one in said["incidents"]} == {"text", "file", "mail"} and len(said["checks"]) >= 6
    assert {part["verdict"] for row in rows for part in row["parts"]} == {"identified", "probable", "inconclusive"}
    assert any(any(one["pictures"]) for one in said["checks"]) and said["stamps"] and said["edited"] and said["trash"]


def test_it_opens_with_its_passphrase_and_holds_what_it_held(vault, said):
    found = json.loads(json.dumps(old_vaults.state_of(vault)))
    assert {key: value for key, value in found.items() if value != said[key]} == {}
    assert vault.notices == []


def test_every_copy_has_the_bytes_that_were_handed_over(vault, said):
    assert old_vaults.copies_of(vault) == said["copies"]


def test_nothing_is_found_wrong_with_it(vault):
    assert vaults.verify_open_vault(vault) == []
    assert vault.ledger.verify() is None


def test_it_opens_with_the_recovery_sheet(frozen, said, tmp_path):
    shutil.copytree(frozen / "vault", tmp_path / "vault")
    with vaults.open_with_sheet(tmp_path / "vault", said["recovery"], clock=now) as opened:
        last = opened.ledger.get(said["ledger"]["rows"])
        assert last is not None and last.hash == said["ledger"]["hash"]
        assert opened.copies.count() == 200
    with pytest.raises(UserError, match="wrong-passphrase"):
        vaults.open_vault(tmp_path / "vault", said["passphrase"] + "!", clock=now)


def test_its_keys_have_the_cost_that_was_shipped(vault):
    """A cheaper derivation in tests must not hide that today's program cannot open yesterday's slot."""
    costs = {slot.kind: slot.kdf for slot in vault.access.content.slots}
    assert costs == {
        key_derivation.SlotKind.PASSPHRASE: key_derivation.Kdf(65536, 3, 4),
        key_derivation.SlotKind.RECOVERY: None,
    }


def test_its_backup_restores_elsewhere_and_traces_there(frozen, said, tmp_path, monkeypatch):
    monkeypatch.setattr(pyrage.passphrase, "decrypt", old_vaults.too_slow)
    info = vaults.verify_backup(frozen / "backup.age", said["backup_passphrase"], clock=now)
    assert (info.copies, info.ledger_rows, info.ledger_hash) == (200, said["ledger"]["rows"], said["ledger"]["hash"])
    monkeypatch.setattr(age_passphrase, "decrypt", old_vaults.decrypted)  # the second time it need not take seconds
    folder = tmp_path / "elsewhere"
    vaults.restore_backup(frozen / "backup.age", folder, said["backup_passphrase"], clock=now)
    with vaults.open_with_sheet(folder, said["recovery"], clock=now) as restored:
        assert old_vaults.copies_of(restored) == said["copies"]
        _ask(TraceService(restored), [one for one in old_vaults.leaks(frozen, said) if one.group == "half"][:1], said)


def test_its_local_backup_restores(frozen, vault, said, tmp_path):
    (made,) = vaults.valid_local_backups(frozen / "vault")
    vaults.local_backup.restore_local_backup(made, tmp_path / "earlier")
    with vaults.open_vault(tmp_path / "earlier", said["passphrase"], clock=now) as earlier:
        rows = [row for row in earlier.ledger.entries() if row.kind not in old_vaults.ADDED]
        assert rows and all(vault.ledger.get(row.number) == row for row in rows)
        then = {"voided": "", "recipient": ""}  # copies were voided, and a recipient renamed, after it
        found = [one | then for one in old_vaults.copies_of(earlier)]
        assert found == [one | then for one in said["copies"][: len(found)]] and len(found) == 6


@pytest.fixture
def one_examiner(vault, monkeypatch):
    """The copies are made ready for comparison once, not for every text: that takes two thirds of a trace."""
    examiner = Examiner(TraceService(vault).issued_versions())
    monkeypatch.setattr(attribution, "attribute_many", lambda texts, issued: examiner.examine(texts))


def _ask(service, leaks, said):
    rows = {row["key"]: row for row in said["traces"]}
    found = [
        text
        for leak in leaks
        for text in old_vaults.differences(leak, rows[leak.key], old_vaults.answer(service, leak))
    ]
    assert found == []


@pytest.mark.usefixtures("one_examiner")
def test_what_leaked_from_it_gets_the_answer_it_got(vault, frozen, said):
    """One leak of every group at least."""
    _ask(TraceService(vault), sample(old_vaults.leaks(frozen, said), SAMPLE, by=lambda leak: leak.group), said)


def test_one_of_them_through_nothing_but_the_program(vault, frozen, said):
    _ask(TraceService(vault), [one for one in old_vaults.leaks(frozen, said) if one.group == "retyped"][:1], said)


def test_its_master_versions_and_marks_can_be_read(vault, said):
    for name, number, _, _ in said["masters"]:
        master = stored_resume.version(vault, name, number)
        assert master.resume.basics.name in ("Tobin Ashgrove", "麦青")
    assert stored_resume.current(vault).wordings and stored_resume.current(vault, "中文").wordings
    specs = functools.lru_cache(lambda *of: copy_plan.spec_of(stored_resume.version(vault, *of[:2]), of[2]))
    for name in vault.masters.names():
        for row in vault.copies.assigned(name):
            spec = specs(name, row.master_version, row.spec_version)
            assert row.assignment[1:5] == spec.digest and len(row.assignment) == 5 + spec.width


def test_its_check_cards_can_be_shown(vault):
    for stored in vault.checks.all():
        card = card_json.load(stored.card)
        for language in ("en", "zh"):
            shown = Engine().encode(card, language)
            assert len(shown["signals"]) == len(stored.card["signals"])


def test_a_draft_that_was_put_off_and_the_settings_are_there(vault, frozen):
    name, draft = ImportService(vault).take_draft()
    assert name == "half-read.txt" and draft.resume.basics.name == "Tobin Ashgrove"
    kept = settings.load(frozen / "settings.toml")
    assert (kept.language, kept.theme, kept.lock_minutes, kept.text_scale, kept.quiet_from) == (
        "zh",
        "dark",
        25,
        120,
        22,
    )


@pytest.mark.parametrize("ending", ["csv", "json", "ics", "zip"])
def test_all_of_it_can_be_exported(vault, said, tmp_path, ending):
    path = tmp_path / f"ledger.{ending}"
    ledgers.export(vault, path)
    data = path.read_bytes()
    if ending in ("json", "zip"):
        report, head = ledgers.check_file(data), vault.ledger.head()
        assert report.problem is None and (report.rows, report.head) == (head.number, head.hash)
    else:
        kept = [one["reference"] for one in said["copies"] if ending == "csv" or not one["voided"]]
        assert [one for one in kept if one.encode() not in data] == []


def test_all_of_it_can_be_written_out_as_plain_files(vault, said, tmp_path):
    assert vaults.salvage_open_vault(vault, tmp_path / "out") == []
    written = {path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    digests = {old_vaults.hashlib.sha256(data).hexdigest() for data in written}
    assert {digest for one in said["copies"] for digest in one["files"].values()} <= digests
