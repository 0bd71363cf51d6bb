"""A passphrase in a file: its letters are certain, or it is refused; and what opened a vault once always does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.clock import system_clock
from app.vault.vault import Vault
from tests.ui.commands.conftest import Answer

UMLAUTS = "ÄÖÜäöüßé"


@pytest.fixture
def umlauts(vault_folder: Path) -> Path:
    Vault.create(vault_folder, UMLAUTS, keyring=False, clock=system_clock).close()
    return vault_folder


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_file_in_unicode_opens(
    umlauts: Path, command: Callable[..., Answer], tmp_path: Path, encoding: str, end: str
) -> None:
    path = tmp_path / "passphrase.txt"
    path.write_bytes((UMLAUTS + end).encode(encoding))
    assert command("copy", "list", "--passphrase-file", str(path)).status == 0


@pytest.mark.parametrize(
    "data", [UMLAUTS.encode("latin-1"), "密码密码密码密码".encode("gb18030"), b"\xff\xfeabc", b"abc\xc3"]
)
def test_a_file_whose_letters_are_not_certain_is_refused(
    umlauts: Path, command: Callable[..., Answer], tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "passphrase.txt"
    path.write_bytes(data)
    new = tmp_path / "new"
    for arguments in (
        ("copy", "list", "--passphrase-file", str(path)),
        ("vault", "create", "--no-keyring", "--passphrase-file", str(path), "--vault", str(new)),
        ("copy", "list", "--recovery-code-file", str(path)),
        ("lookup", "--register", "companies-house", "--keep-key", str(path)),
    ):
        answer = command(*arguments)
        assert answer.status == 1 and answer.data["error"]["code"] == "secret-undecodable", arguments
        assert answer.err.count("\n") == 1 and str(path) in answer.err
    assert not new.exists()


def test_no_other_letters_open_what_a_latin_1_file_made(
    command: Callable[..., Answer], tmp_path: Path, vault_folder: Path
) -> None:
    """Each undecodable byte once became the same sign, so that any eight letters of Latin-1 opened the vault."""
    Vault.create(
        vault_folder, UMLAUTS.encode("latin-1").decode("utf-8", "replace"), keyring=False, clock=system_clock
    ).close()
    other = tmp_path / "other.txt"
    other.write_bytes("ÀÈÌÒÙàèì".encode("latin-1"))
    answer = command("copy", "list", "--passphrase-file", str(other))
    assert answer.status == 1 and answer.data["error"]["code"] == "secret-undecodable"


@pytest.mark.parametrize(
    ("passphrase", "code"), [("woaini1314", "passphrase-common"), ("\u200b" * 12, "passphrase-invisible")]
)
def test_a_weak_passphrase_becomes_none_but_opens_where_it_is_one(
    command: Callable[..., Answer],
    tmp_path: Path,
    vault_folder: Path,
    passphrase: str,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "passphrase.txt"
    path.write_text(passphrase, "utf-8")
    refused = command("vault", "create", "--no-keyring", "--passphrase-file", str(path))
    assert refused.status == 1 and refused.data["error"]["code"] == code and not vault_folder.exists()
    Vault.create(vault_folder, passphrase, keyring=False, clock=system_clock).close()
    assert command("copy", "list", "--passphrase-file", str(path)).status == 0
    for argument in ("passphrase", "restore"):
        extra = (str(tmp_path / "no.age"),) if argument == "restore" else ()
        again = command("vault", argument, *extra, "--passphrase-file", str(path), "--new-passphrase-file", str(path))
        assert again.status == 1 and again.data["error"]["code"] == code
