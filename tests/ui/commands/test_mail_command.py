"""`countermark mail`: saved mail is looked through, a mailbox is kept by consent, scanned, and one message becomes an incident."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from checkers.net.client import HttpClient
from tests.mail.dovecot_server import HOST, PASSWORD, Dovecot, running
from tests.mail.messages_sample import OWN, mail
from ui import online_lookups

Command = Callable[..., Any]


@pytest.fixture
def alias(ready: Command, tmp_path: Path) -> str:
    assert ready("alias", "set", "--scheme", "subaddress").status == 0
    made = ready(
        *("copy", "make", "--recipient", "Northwind", "--stage", "apply", "--format", "txt"),
        *("--out", str(tmp_path / "out")),
    )
    assert made.status == 0, made.err
    return str(made.data["aliases"]["email"])


@pytest.fixture
def server() -> Iterator[Dovecot]:
    with running() as one:
        yield one


@pytest.fixture
def reachable(server: Dovecot, monkeypatch: pytest.MonkeyPatch) -> Dovecot:
    gate = HttpClient(lambda _: True, ports=None, resolve=lambda host, port: ("127.0.0.1",), roots=server.authority)
    monkeypatch.setattr(online_lookups, "OWN_SERVICES", gate)
    gate.stay_offline = online_lookups.is_offline
    return server


def test_saved_mail_is_looked_through_and_kept(ready: Command, alias: str, tmp_path: Path) -> None:
    path = tmp_path / "one.eml"
    path.write_bytes(mail(alias, "x@other.com", "dkim=pass header.d=other.com"))
    found = ready("mail", "read", str(path), "--server", OWN).data
    assert found["files"][0] | {"file": ""} == {"file": "", "read": 1, "unreadable": 0}
    (row,) = found["found"]
    assert (row["recipient"], row["alias"], row["verdict"]) == ("Northwind", alias, "other")
    assert row["says"].startswith("Came to the address that only Northwind was given")
    made = ready("mail", "read", str(path), "--incident", "1")
    assert made.status == 0 and ready("incident", "show", made.data["incident"]).data["kind"] == "mail"
    assert ready("mail", "read", str(path), "--incident", "2").data["error"]["code"] == "mail-message-gone"
    plain = ready("mail", "read", str(path), as_json=False)
    assert "Messages looked at: 1" in plain.out and "leaked" not in plain.out


def test_without_agreement_a_mailbox_is_not_kept(ready: Command, tmp_path: Path, memory_keyring: Any) -> None:
    answer = ready("mail", "add", "mine", "--user", "me@qq.com")
    assert answer.status == 1 and answer.data["error"]["code"] == "mailbox-consent"
    assert "授权码" in answer.data["help"] and ready("mail", "list").data == {"mailboxes": []}
    told = ready("mail", "add", "o", "--user", "me@hotmail.com", "--agree")
    assert told.data["error"]["code"] == "mailbox-export-only"


def test_a_mailbox_is_kept_scanned_and_forgotten(
    ready: Command,
    alias: str,
    reachable: Dovecot,
    tmp_path: Path,
    memory_keyring: dict[tuple[str, str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from app.vault.keys import keyring_slot

    monkeypatch.setattr(keyring_slot, "_TRUSTED", ("tests.conftest",))
    secret = tmp_path / "secret"
    secret.write_text(PASSWORD + "\n", "utf-8")
    kept = ready(
        *("mail", "add", "mine", "--user", "box", "--host", HOST, "--port", str(reachable.tls), "--server", OWN),
        *("--password-from", str(secret), "--agree"),
    )
    assert kept.status == 0, kept.err
    assert "password" not in kept.data and PASSWORD not in str(kept.data)
    assert [one["name"] for one in ready("mail", "list").data["mailboxes"]] == ["mine"]
    reachable.deliver("box", [mail(alias), mail("x@y.example")])
    assert ready("mail", "test", "--mailbox", "mine").data == {"messages": 2}
    found = ready("mail", "scan", "--mailbox", "mine", "--resume").data
    assert found["read"] == 2 and [one["alias"] for one in found["found"]] == [alias]
    assert ready("mail", "scan", "--mailbox", "mine", "--resume").data["read"] == 0
    assert ready("mail", "scan", "--mailbox", "mine").data["read"] == 2
    key = ready("mail", "found", "--mailbox", "mine").data["found"][0]["key"]
    made = ready("mail", "incident", key, "--mailbox", "mine").data
    assert made["files"][0]["bytes"] == len(mail(alias))
    assert ready("mail", "remove", "--mailbox", "mine").status == 0 and memory_keyring == {}
    assert ready("mail", "scan", "--mailbox", "mine").data["error"]["code"] == "mailbox-unknown"
