"""The keyring slot against a real Secret Service (gnome-keyring under its own bus), and against liars and sleepers."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from vault_samples import PASSPHRASE

from app.errors import UserError
from app.vault.keys import keyring_slot
from app.vault.keys.key_derivation import KeyringUnlock, PassphraseUnlock, SlotKind
from app.vault.vault import Vault
from tests.patience import HANG_SECONDS

SERVICE_TEST = Path(__file__).with_name("keyring_session.py")


class Fake(KeyringBackend):
    """A keyring whose module claims to be a trusted one."""

    priority = 1
    __module__ = "keyring.backends.SecretService"

    def __init__(self):
        self.kept = {}

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def delete_password(self, service, username):
        del self.kept[service, username]


class Liar(Fake):
    """Says yes and keeps something else."""

    __module__ = "keyring.backends.SecretService"

    def get_password(self, service, username):
        return "AAAA"


class Sleeper(Fake):
    """Waits for a prompt that nobody answers."""

    __module__ = "keyring.backends.SecretService"

    def __init__(self):
        super().__init__()
        self.woken = threading.Event()

    def get_password(self, service, username):
        self.woken.wait(HANG_SECONDS)


class PlainText(Fake):
    """A backend outside the allow-list."""

    __module__ = "keyrings.alt.file"


@pytest.fixture
def use(monkeypatch):
    def choose(backend):
        monkeypatch.setattr(keyring.core, "_keyring_backend", backend)
        return backend

    return choose


def test_keyring_opens_and_passphrase_still_does(folder, clock, use):
    backend = use(Fake())
    made = Vault.create(folder, PASSPHRASE, keyring=True, clock=clock)
    assert made.notices == [] and made.access.has(SlotKind.KEYRING)
    key = made.access.database_key()
    made.close()
    assert all(key.hex() not in text and PASSPHRASE not in text for text in backend.kept.values())
    Vault.open(folder, KeyringUnlock(), clock=clock).close()
    Vault.open(folder, PassphraseUnlock(PASSPHRASE), clock=clock).close()


def test_rekeying_keeps_the_keyring_and_removing_forgets_it(folder, clock, use):
    backend = use(Fake())
    with Vault.create(folder, PASSPHRASE, keyring=True, clock=clock) as made:
        made.access.rekey(PassphraseUnlock(PASSPHRASE))
    with Vault.open(folder, KeyringUnlock(), clock=clock) as again:
        again.access.remove(SlotKind.KEYRING)
        assert backend.kept == {} and not again.access.has(SlotKind.KEYRING)


@pytest.mark.parametrize(("backend", "code"), [(Liar, "keyring-unreliable"), (PlainText, "keyring-unavailable")])
def test_untrustworthy_keyrings_are_not_used(folder, clock, use, backend, code):
    use(backend())
    with Vault.create(folder, PASSPHRASE, keyring=True, clock=clock) as made:
        assert made.notices == [code] and not made.access.has(SlotKind.KEYRING)


def test_a_keyring_that_never_answers_is_given_up(use):
    sleeper = use(Sleeper())
    with pytest.raises(UserError, match="keyring-timeout"):
        keyring_slot.fetch("x", seconds=0.05)
    sleeper.woken.set()


def test_lying_later_asks_for_the_passphrase(folder, clock, use):
    use(Fake())
    Vault.create(folder, PASSPHRASE, keyring=True, clock=clock).close()
    use(Liar())
    with pytest.raises(UserError, match="keyring-unreliable"):
        Vault.open(folder, KeyringUnlock(), clock=clock)
    use(Fake())
    with pytest.raises(UserError, match="keyring-no-entry"):
        Vault.open(folder, KeyringUnlock(), clock=clock)
    Vault.open(folder, PassphraseUnlock(PASSPHRASE), clock=clock).close()


def test_a_chain_of_backends_is_searched_for_a_trusted_one(use):
    from keyring.backends.chainer import ChainerBackend

    trusted = Fake()

    class Chain(ChainerBackend):
        backends = (PlainText(), trusted)

    use(Chain())
    keyring_slot.store("a", b"12345")
    assert list(trusted.kept.values()) == ["MTIzNDU="] and keyring_slot.available()


@pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="needs gnome-keyring-daemon and dbus-run-session",
)
@pytest.mark.parametrize("names", ["default", "KeePassXC"])
def test_real_secret_service(tmp_path, names):
    """The whole life of a keyring slot in a process of its own, with a keyring of its own."""
    environment = {
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(Path.cwd()),
        "LC_ALL": "C.UTF-8",
        "KEYRING_PROPERTY_SCHEME": names,
    }
    command = ["dbus-run-session", "--", sys.executable, str(SERVICE_TEST), str(tmp_path / "vault")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=HANG_SECONDS)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["created", "opened", "rekeyed", "locked", "unasked", "passphrase", "removed"]
