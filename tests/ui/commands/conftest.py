"""A command line in a temporary home: runs commands in this process and gives back status, JSON and stderr."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app import resources
from ui.commands.cli import run

PASSPHRASE = "correct horse battery"


@dataclass(frozen=True)
class Answer:
    status: int
    data: Any
    err: str
    out: str


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def command(
    vault_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Answer]:
    monkeypatch.setenv("COUNTERMARK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("COUNTERMARK_LANGUAGE", "en")

    def call(*arguments: str, as_json: bool = True, vault: Path | None = None) -> Answer:
        capsys.readouterr()
        extra = ["--json"] if as_json else []
        status = run([*arguments, "--vault", str(vault or vault_folder), *extra])
        captured = capsys.readouterr()
        data = None
        if as_json and captured.out.strip():
            data = json.loads(captured.out)
        return Answer(status, data, captured.err, captured.out)

    return call


@pytest.fixture
def ready(command: Callable[..., Answer]) -> Callable[..., Answer]:
    """A vault with the English sample résumé and one recipient."""
    assert command("vault", "create", "--no-keyring").status == 0
    assert command("resume", "import", str(resources.path("samples", "resume-en.json"))).status == 0
    assert command("recipient", "add", "Northwind", "--domain", "northwind.example").status == 0
    return command
