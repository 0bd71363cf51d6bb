"""Age files for a passphrase: the library and this program read each other's, whatever the machine; no damage goes unnoticed."""

from __future__ import annotations

import os

import pyrage
import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from app.errors import EnvironmentProblem, UserError
from app.vault.backup import age_passphrase, backup_file
from tests.golden.old_vaults import too_slow

PASSPHRASE = "密码 correct horse"
SIZES = (0, 1, 65535, 65536, 65537, 131_072, 200_000)


@pytest.mark.parametrize("size", SIZES)
def test_the_library_reads_what_is_written(size):
    data = os.urandom(size)
    made = age_passphrase.encrypt(data, PASSPHRASE)
    assert pyrage.passphrase.decrypt(made, PASSPHRASE) == data
    assert age_passphrase.decrypt(made, PASSPHRASE) == data


def test_what_the_library_writes_is_read_where_the_library_would_not(monkeypatch):
    made = pyrage.passphrase.encrypt(b"of a fast machine", PASSPHRASE)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", too_slow)
    assert backup_file._decrypt(made, backup_file.BackupPassphrase(PASSPHRASE)) == b"of a fast machine"


class TestShipped:
    """At the cost that is shipped."""

    @pytest.fixture
    def cheap_backups(self):
        """Not here."""

    def test_a_new_file_costs_what_is_shipped_on_any_machine(self, monkeypatch):
        monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda *_: pytest.fail("the library measures the machine"))
        made = backup_file._encrypt(b"data", backup_file.BackupPassphrase(PASSPHRASE))
        assert made.split(b"\n")[1].endswith(b" 18")
        assert age_passphrase.decrypt(made, PASSPHRASE) == b"data"


@pytest.mark.parametrize("work", [18, 19, 20, 21])
def test_all_work_that_an_earlier_version_may_have_asked_for_is_done(work, monkeypatch):
    paid = []
    real = age_passphrase._wrapping_key

    def cheaply(passphrase, salt, asked):
        paid.append(asked)
        return real(passphrase, salt, 1)

    monkeypatch.setattr(age_passphrase, "_wrapping_key", cheaply)
    monkeypatch.setattr(age_passphrase, "WORK_FACTOR", work)
    made = age_passphrase.encrypt(b"data", PASSPHRASE)
    assert age_passphrase.decrypt(made, PASSPHRASE) == b"data" and paid == [work, work]


def test_too_little_memory_is_told_in_words(monkeypatch):
    made = age_passphrase.encrypt(b"data", PASSPHRASE)

    def no_memory(*_):
        raise MemoryError

    monkeypatch.setattr(age_passphrase, "_wrapping_key", no_memory)
    with pytest.raises(EnvironmentProblem, match="backup-needs-memory"):
        age_passphrase.decrypt(made, PASSPHRASE)


def refusal(data: bytes, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(UserError) as caught:
        age_passphrase.decrypt(data, passphrase)
    return caught.value.code


def test_another_passphrase_and_a_file_for_a_key_are_told_from_damage():
    assert refusal(age_passphrase.encrypt(b"data", PASSPHRASE), "another") == "backup-wrong-secret"
    recipient = pyrage.x25519.Identity.generate().to_public()
    assert refusal(pyrage.encrypt(b"data", [recipient])) == "backup-wrong-secret"


def test_every_changed_and_every_missing_byte_is_noticed():
    made = age_passphrase.encrypt(b"data", PASSPHRASE)
    for at in range(len("age-encryption.org/v1\n-> scrypt "), len(made)):
        for changed in (made[:at] + bytes([made[at] ^ 1]) + made[at + 1 :], made[:at]):
            assert refusal(changed) in ("backup-damaged", "backup-wrong-secret"), at
    assert refusal(made + b"x") == "backup-damaged"


def test_base64_in_another_spelling_is_no_header():
    made = age_passphrase.encrypt(b"data", PASSPHRASE)
    end = made.index(b"\n", made.index(b"\n--- ") + 1)
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = letters[letters.index(made[end - 1]) + 1]  # the same bytes, with bits behind them that mean nothing
    assert refusal(made[: end - 1] + bytes([other]) + made[end:]) == "backup-damaged"


def test_chunks_may_not_be_left_out_moved_or_added():
    made = age_passphrase.encrypt(os.urandom(65536 * 2 + 5), PASSPHRASE)
    head, chunk = len(made) - (65552 * 2 + 21), 65552
    first, second, third = made[head : head + chunk], made[head + chunk : head + 2 * chunk], made[head + 2 * chunk :]
    for changed in (second + first + third, first + third, first + second, first + second + third + third, b""):
        assert refusal(made[:head] + changed) == "backup-damaged"


def test_an_empty_chunk_behind_a_full_one_is_no_age_file(monkeypatch):
    """The format forbids it, and the library refuses it."""
    monkeypatch.setattr(age_passphrase.os, "urandom", bytes)  # keys that are known here
    full = bytes(65536)
    made = age_passphrase.encrypt(full, PASSPHRASE)
    cipher = ChaCha20Poly1305(age_passphrase._derived(bytes(16), bytes(16), b"payload"))
    chunks = [(full, False), (b"", True)]
    sealed = [
        cipher.encrypt(age_passphrase._counter(number, last=last), chunk, None)
        for number, (chunk, last) in enumerate(chunks)
    ]
    longer = made[: -len(full) - 16] + b"".join(sealed)
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(longer, PASSPHRASE)
    assert refusal(longer) == "backup-damaged"
