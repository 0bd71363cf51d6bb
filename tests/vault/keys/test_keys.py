"""Slots, the keys file, the recovery code, changing ways in, re-keying; and what a hostile keys file can do."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vault_samples import PASSPHRASE, fill, snapshot

from app.errors import EnvironmentProblem, UserError
from app.vault.keys import key_derivation, key_slots, keyfile, recovery_code
from app.vault.keys.key_derivation import Kdf, PassphraseUnlock, RecoveryUnlock, SlotKind
from app.vault.vault import Vault


def slot(secret=b"secret", kind=SlotKind.PASSPHRASE, key=bytes(32)):
    return key_derivation.seal(
        "ab" * 16, kind, secret, key, "", key_derivation.CURRENT_KDF if kind is SlotKind.PASSPHRASE else None
    )


def test_the_shipped_cost_is_what_the_threat_model_says(monkeypatch):
    monkeypatch.undo()
    assert Kdf(memory_kib=65536, iterations=3, lanes=4) == key_derivation.CURRENT_KDF


@pytest.mark.parametrize("kind", list(SlotKind))
def test_a_slot_opens_only_for_its_secret_vault_and_kind(kind):
    key = bytes(range(32))
    made = slot(b"s" * 20, kind, key)
    assert key_derivation.decrypt_database_key("ab" * 16, made, b"s" * 20) == key
    assert key_derivation.decrypt_database_key("ab" * 16, made, b"t" * 20) is None
    assert key_derivation.decrypt_database_key("cd" * 16, made, b"s" * 20) is None
    assert key_derivation.decrypt_database_key("ab" * 16, dataclasses.replace(made, id="ff" * 8), b"s" * 20) is None
    other = SlotKind.KEYRING if kind is SlotKind.RECOVERY else SlotKind.RECOVERY
    assert key_derivation.decrypt_database_key("ab" * 16, dataclasses.replace(made, kind=other), b"s" * 20) is None


def test_weakened_parameters_are_noticed():
    made = slot()
    weaker = dataclasses.replace(made, kdf=Kdf(memory_kib=32, iterations=1, lanes=1))
    assert key_derivation.decrypt_database_key("ab" * 16, weaker, b"secret") is None


@pytest.mark.parametrize(
    "cost", [(1 << 21, 3, 4), (64, 1000, 1), (64, 1, 99), (4, 1, 1), (1 << 20, 1, 4), (1 << 19, 4, 4), (65536, 31, 1)]
)
def test_absurd_parameters_are_refused_before_they_cost_anything(cost):
    with pytest.raises(ValueError):
        Kdf(*cost)


@pytest.mark.parametrize("cost", [(65536, 3, 4), (262144, 3, 4), (65536, 12, 1), (1 << 19, 3, 16)])
def test_costs_that_somebody_may_choose_are_read(cost):
    made = dataclasses.replace(slot(), kdf=Kdf(*cost))
    content = keyfile.KeyFile("ab" * 16, "", bytes(16), (made,))
    assert keyfile.parse(keyfile.dump(content)) == content


@pytest.mark.parametrize(("count", "cost"), [(16, (65536, 3, 4)), (4, (262144, 3, 4)), (2, (1 << 19, 3, 1))])
def test_many_slots_may_not_cost_what_one_may_not(count, cost):
    """Every slot is tried: sixteen of a third of a second each once held the program for minutes."""
    many = tuple(dataclasses.replace(slot(), kdf=Kdf(*cost)) for _ in range(count))
    for content in (
        keyfile.KeyFile("ab" * 16, "", bytes(16), many),
        keyfile.KeyFile("ab" * 16, "", bytes(16), many[:1], many[1:]),
    ):
        with pytest.raises(UserError, match="vault-keys-damaged"):
            keyfile.parse(keyfile.dump(content))


def test_cost_is_raised_on_unlock(vault, folder, clock, monkeypatch):
    vault.close()
    monkeypatch.setattr(key_derivation, "CURRENT_KDF", Kdf(memory_kib=256, iterations=2, lanes=1))
    Vault.open(folder, PassphraseUnlock(PASSPHRASE), clock=clock).close()
    assert keyfile.load(folder)[0].slots[0].kdf == key_derivation.CURRENT_KDF
    Vault.open(folder, PassphraseUnlock(PASSPHRASE), clock=clock).close()


def test_changed_passphrase_ends_the_old_one(vault, reopen):
    assert vault.access.check_passphrase(PASSPHRASE) and not vault.access.check_passphrase("x")
    vault.access.set_passphrase("new one")
    vault.close()
    with pytest.raises(UserError, match="wrong-passphrase"):
        reopen()
    reopen(PassphraseUnlock("new one")).close()


def test_recovery_sheet_opens_and_a_new_one_replaces_it(vault, reopen):
    old = vault.access.new_recovery()
    new = vault.access.new_recovery()
    assert new.vault_id == vault.vault_id and len(new.groups) == 8
    vault.close()
    with pytest.raises(UserError, match="wrong-recovery-code"):
        reopen(RecoveryUnlock(old.code))
    with reopen(RecoveryUnlock(new.code.lower().replace("0", "o").replace("-", "  "))) as again:
        again.access.set_passphrase("forgot the first")
    reopen(PassphraseUnlock("forgot the first")).close()


def test_the_last_way_in_stays(vault, folder):
    before = snapshot(folder)
    with pytest.raises(UserError, match="last-way-in"):
        vault.access.remove(SlotKind.PASSPHRASE)
    assert snapshot(folder) == before
    vault.access.new_recovery()
    vault.access.remove(SlotKind.PASSPHRASE)
    assert [slot.kind for slot in vault.access.key_slots()] == [SlotKind.RECOVERY]
    with pytest.raises(UserError, match="last-way-in"):
        vault.access.remove(SlotKind.RECOVERY)


def test_missing_kinds_of_slot_are_told(vault, reopen):
    vault.close()
    with pytest.raises(UserError, match="no-recovery-slot"):
        reopen(RecoveryUnlock("-".join(recovery_code.to_groups(bytes(20)))))
    with pytest.raises(UserError, match="keyring-no-slot"):
        reopen(key_derivation.KeyringUnlock())


def test_rekeying_ends_the_sheet_and_keeps_everything(vault, folder, reopen):
    fill(vault, 3)
    sheet, key = vault.access.new_recovery(), vault.access.database_key()
    with pytest.raises(UserError, match="wrong-passphrase"):
        vault.access.rekey(PassphraseUnlock("guess"))
    vault.access.rekey(PassphraseUnlock(PASSPHRASE))
    assert vault.access.database_key() != key and vault.ledger.verify() is None
    vault.close()
    with pytest.raises(UserError, match="no-recovery-slot"):
        reopen(RecoveryUnlock(sheet.code))
    with reopen() as again:
        assert again.ledger.verify() is None and not keyfile.load(folder)[0].pending


@pytest.mark.parametrize("switched", [False, True])
def test_interrupted_rekeying_is_settled_on_opening(vault, folder, reopen, switched):
    content, new = vault.access.content, key_derivation.new_key()
    made = key_derivation.seal(
        vault.vault_id, SlotKind.PASSPHRASE, PASSPHRASE.encode(), new, "", key_derivation.CURRENT_KDF
    )
    keyfile.save(folder, dataclasses.replace(content, pending=(made,)))
    if switched:
        vault.database.execute(f"PRAGMA rekey = \"x'{new.hex()}{content.salt.hex()}'\"")
    vault.close()
    with reopen() as again:
        assert (again.access.database_key() == new) is switched
        assert keyfile.load(folder)[0].pending == ()
    reopen().close()


def test_a_kill_between_the_two_keys_files_is_mended(vault, folder, reopen):
    old = (folder / keyfile.KEYS_COPY).read_bytes()
    vault.access.set_passphrase("new one")
    (folder / keyfile.KEYS_COPY).write_bytes(old)
    vault.close()
    reopen(PassphraseUnlock("new one")).close()
    assert (folder / keyfile.KEYS_COPY).read_bytes() == (folder / keyfile.NAME).read_bytes()


@given(st.binary(min_size=20, max_size=20))
def test_recovery_code_round_trip(secret):
    groups = recovery_code.to_groups(secret)
    assert recovery_code.from_text(" ".join(groups)) == secret
    assert recovery_code.from_text("–".join(groups).lower().replace("1", "l")) == secret


@settings(max_examples=100)
@given(st.binary(min_size=20, max_size=20), st.integers(0, 39), st.sampled_from(recovery_code.ALPHABET))
def test_every_single_wrong_character_is_named(secret, at, wrong):
    text = "".join(recovery_code.to_groups(secret))
    if text[at] != wrong:
        with pytest.raises(UserError) as caught:
            recovery_code.from_text(text[:at] + wrong + text[at + 1 :])
        assert caught.value.code == "recovery-group" and caught.value.params == {"group": at // 5 + 1}


@settings(max_examples=100)
@given(st.binary(min_size=20, max_size=20), st.integers(0, 38))
def test_swapped_neighbours_and_groups_are_noticed(secret, at):
    groups = recovery_code.to_groups(secret)
    text = "".join(groups)
    swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if at % 5 != 4 and swapped != text:
        with pytest.raises(UserError, match="recovery-group"):
            recovery_code.from_text(swapped)
    if groups[0][:4] != groups[1][:4] or groups[0] != groups[1]:
        with pytest.raises(UserError, match="recovery-group"):
            recovery_code.from_text("".join((groups[1], groups[0], *groups[2:])))


def test_recovery_code_of_wrong_length():
    with pytest.raises(UserError) as caught:
        recovery_code.from_text("ABCDE-12")
    assert caught.value.code == "recovery-length" and caught.value.params == {"expected": 40, "found": 7}


def test_keys_file_round_trip():
    content = keyfile.KeyFile("ab" * 16, "2026", bytes(16), (slot(), slot(b"r" * 20, SlotKind.RECOVERY)), (slot(),))
    assert keyfile.parse(keyfile.dump(content)) == content


CONTENT = keyfile.dump(keyfile.KeyFile("ab" * 16, "2026", bytes(16), ()))


@settings(max_examples=150)
@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_any_bytes_as_keys_file_are_refused_in_words(untrusted):
    with pytest.raises(UserError) as caught:
        keyfile.parse(untrusted)
    assert caught.value.code in {"not-a-vault", "vault-keys-damaged", "vault-newer"}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_well_signed_nonsense_is_damage(data):
    """Someone who can compute the file's own hash still cannot crash or stall the reader."""
    made = keyfile.KeyFile("ab" * 16, "2026", bytes(16), (slot(),))
    body = json.loads(keyfile.dump(made))
    del body["sha256"]
    target = data.draw(st.sampled_from([body, body["slots"][0], body["slots"][0]["kdf"]]))
    name = data.draw(st.sampled_from(sorted(target)))
    junk = st.none() | st.integers() | st.text(max_size=50) | st.lists(st.integers(), max_size=3) | st.just({})
    target[name] = data.draw(junk | st.integers(2**31, 2**63))
    body["sha256"] = keyfile._digest(body)
    try:
        parsed = keyfile.parse(json.dumps(body).encode())
    except UserError as error:
        assert error.code in {"not-a-vault", "vault-keys-damaged", "vault-newer"}
    else:
        assert all(entry.kdf.memory_kib <= 1 << 20 for entry in parsed.slots)


@settings(max_examples=100)
@given(st.integers(0, len(CONTENT) - 1), st.integers(1, 255))
def test_a_flipped_byte_in_the_keys_file_is_damage(at, flip):
    data = bytearray(CONTENT)
    data[at] ^= flip
    try:
        same = keyfile.parse(bytes(data))
    except UserError as error:
        assert error.code in {"not-a-vault", "vault-keys-damaged"}
    else:
        assert same == keyfile.parse(CONTENT)  # white space only


def test_nesting_bombs_are_damage():
    for bomb in (b"[" * 60_000, b'{"format":' * 30_000):
        with pytest.raises(UserError):
            keyfile.parse(bomb)


@pytest.mark.parametrize("name", [keyfile.NAME, keyfile.KEYS_COPY])
def test_a_missing_keys_file_is_written_again(vault, folder, reopen, name):
    vault.close()
    (folder / name).unlink()
    with reopen() as again:
        assert again.notices == []
    assert (folder / keyfile.KEYS_COPY).read_bytes() == (folder / keyfile.NAME).read_bytes()


def test_candidates_need_no_database(vault):
    found = key_slots.candidates(vault.access.content, PassphraseUnlock(PASSPHRASE))
    assert [candidate.key for candidate in found] == [vault.access.database_key()]


def test_an_old_sheet_opens_until_the_new_one_is_kept(vault, reopen):
    """A sheet whose file could not be written must not have ended the one that lies in a drawer."""
    old, seen = vault.access.new_recovery(), []

    def lost(sheet):
        seen.append(sheet)
        raise EnvironmentProblem("disk-full", path="x")

    with pytest.raises(EnvironmentProblem, match="disk-full"):
        vault.access.new_recovery(lost)
    assert [slot.kind for slot in vault.access.key_slots()] == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]
    vault.close()
    with pytest.raises(UserError, match="wrong-recovery-code"):
        reopen(key_derivation.RecoveryUnlock(seen[0].code))
    with reopen(key_derivation.RecoveryUnlock(old.code)) as again:
        kept = []
        new = again.access.new_recovery(kept.append)
        assert kept == [new]
    with pytest.raises(UserError, match="wrong-recovery-code"):
        reopen(key_derivation.RecoveryUnlock(old.code))
    reopen(key_derivation.RecoveryUnlock(new.code)).close()


def test_a_kill_while_the_sheet_is_written_leaves_both_sheets(vault, folder, reopen):
    old, made = vault.access.new_recovery(), []

    def killed(sheet):
        made.append((sheet, {path.name: path.read_bytes() for path in folder.glob("vault.keys*")}))

    vault.access.new_recovery(killed)
    vault.close()
    ((sheet, files),) = made
    for name, data in files.items():
        (folder / name).write_bytes(data)
    for code in (old.code, sheet.code):
        reopen(key_derivation.RecoveryUnlock(code)).close()
    with reopen() as again:
        again.access.new_recovery()
        assert [slot.kind for slot in again.access.key_slots()] == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]
