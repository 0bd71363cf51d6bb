"""Everything that is kept, written out as plain files: incidents with what surfaced, exactly; nothing readable stays of half of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.attribution import Verdict
from app.domain.incidents import Comparison, FileAnswer, Surfaced
from app.errors import UserError
from app.messages import sentence
from app.services.incidents import Details
from app.services.vaults import create_vault
from app.workers.cancellation import CancelToken, no_progress
from ui.desktop.models.export_everything import export_everything
from ui.desktop.shell.session import Session
from ui.desktop.shell.untrusted_input import UntrustedInput

SHOTS = (b"\x89PNG register", b"\x89PNG only noted")
ANSWER = Comparison("2026-11-24T09:30:00Z", 7, (FileAnswer("", Verdict.INCONCLUSIVE),), ("forwarded",))
NAMES = ("résumé\u202efdp.exe", "😀" * 200 + ".pdf", "..", 'a<b>:"|?*.txt', "con")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as vault:
        made = Session(vault)
        surfaced = [Surfaced(name, name.encode() * 9) for name in NAMES]
        made.incidents.save(Details("Loan offer", "2026-11-20", "a forum"), surfaced, ANSWER, text="what it says")
        noted = [{"params": {"picture": "a/b.png", "picture_sha256": hashlib.sha256(one).hexdigest()}} for one in SHOTS]
        vault.checks.add({"card": {"confirmed": noted}}, "ad.txt", b"the posting", pictures=SHOTS[:1])
        yield made


def test_incidents_come_out_whole_under_names_that_deceive_nobody(session: Session, tmp_path: Path) -> None:
    session.trash.add("incident", session.vault.incidents.all()[0].id)
    folder = export_everything(session, tmp_path, CancelToken(), no_progress)
    (kept,) = (folder / "incidents").iterdir()
    told = json.loads((kept / "incident.json").read_text("utf-8"))
    (incident,) = session.vault.incidents.all()
    assert (told["id"], told["title"], told["surfaced"]) == (incident.id, "Loan offer", "2026-11-20")
    assert told["facts"] == incident.body and told["facts"]["says"] == "what it says"
    assert {one["name"] for one in told["files"]} == set(NAMES)
    for one in told["files"]:
        data = (kept / one["file"]).read_bytes()
        assert data == one["name"].encode() * 9 and hashlib.sha256(data).hexdigest() == one["sha256"]
        assert "\u202e" not in one["file"] and len(one["file"].encode()) < 255


def test_a_check_comes_out_with_its_posting_and_the_screenshots_it_rests_on(session: Session, tmp_path: Path) -> None:
    (kept,) = (export_everything(session, tmp_path, CancelToken(), no_progress) / "checks").iterdir()
    told = json.loads((kept / "check.json").read_text("utf-8"))
    assert told["pictures"] == [
        {"file": "2-a_b.png", "name": "a/b.png", "sha256": hashlib.sha256(SHOTS[0]).hexdigest()}
    ]
    assert {path.name for path in kept.iterdir()} == {"check.json", "1-ad.txt", "2-a_b.png"}
    assert (kept / "2-a_b.png").read_bytes() == SHOTS[0] and (kept / "1-ad.txt").read_bytes() == b"the posting"


def test_nothing_readable_stays_when_the_vault_is_locked_meanwhile(session: Session, tmp_path: Path) -> None:
    def lock(step: str, done: int, total: int) -> None:
        if done == total - 1:
            session.vault.close()

    with pytest.raises(UserError, match="vault-locked"):
        export_everything(session, tmp_path, CancelToken(), lock)
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_outside_text_reaches_neither_a_crash_nor_the_direction_of_a_sentence() -> None:
    assert UntrustedInput("", untrusted_text="a\ud800b").data() == b"a?b"
    for language in ("en", "zh"):
        told = sentence("table-unreadable", language, {"path": "list\u202evsc.exe\x1b[2J"})
        assert "list vsc.exe" in told and "\u202e" not in told and "\x1b" not in told
        assert "7" in sentence("past-quote", language, {"line": 7})
