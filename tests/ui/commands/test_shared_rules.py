"""Rules that a counsellor signs for colleagues: searched for personal data, taken from whom one knows, used by every check until their last day."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import PASSPHRASE, MovingClock, new_caseload

from app.clock import system_clock
from app.errors import UserError
from app.services.caseload import open_caseload
from app.services.shared_lists import SharedLists
from app.services.vaults import open_vault
from checkers.rules.colleague_packs import pack_text, read_colleague_packs
from ui.checking import Engine
from ui.shared_rules import rules_folder

ROWS = "words,severity,explanation,source\n占座费|保位费,严重,以占座为名收费,本校 2026 年投诉\nunpaid trial month,,A month of work without pay,\n"
POSTING = "某某科技招聘文员。报到前交占座费500元。".encode()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COUNTERMARK_PASSPHRASE", PASSPHRASE)
    clock = MovingClock()
    clock.now = system_clock()
    for name in ("wu", "li"):
        new_caseload(tmp_path / name, clock).vault.close()
    return tmp_path


def sign(command: Callable, office: Path, rows: str, *more: str) -> object:
    (office / "rules.csv").write_text(rows, encoding="utf-8")
    asked = ("--kind", "rules", "--title", "Office rules", "--out", str(office / "rules.signed"), *more)
    return command("caseload", "shared", "sign", str(office / "rules.csv"), *asked, vault=office / "wu")


def codes(day: str) -> set[str]:
    posting = Engine().extract(POSTING, name="a.txt", url="", content_type="")
    return {one.code.rpartition("-")[0] for one in Engine().check(posting, created=f"{day}T00:00:00Z").signals}


def test_rules_go_from_one_counsellor_to_another_and_end_by_themselves(command: Callable, office: Path) -> None:
    signed = sign(command, office, ROWS)
    assert signed.status == 0 and signed.data["count"] == 2, signed.err
    stranger = command("caseload", "shared", "read", str(office / "rules.signed"), vault=office / "li")
    assert stranger.data["error"]["code"] == "shared-list-stranger" and not rules_folder().exists()
    taken = command("caseload", "shared", "read", str(office / "rules.signed"), "--trust", "Ms Wu", vault=office / "li")
    assert taken.status == 0 and taken.data["author"] == "Ms Wu", taken.err
    assert "Ms Wu" in taken.out and taken.data["expires"] in str(taken.data)
    (pack,), refused = read_colleague_packs(rules_folder(), taken.data["issued"])
    assert not refused and [rule.severity.value for rule in pack.rules] == ["critical", "warning"]
    assert pack.rules[0].source == "Ms Wu · 本校 2026 年投诉"
    found = [code for code in codes(taken.data["issued"]) if code.startswith("colleague-")]
    assert len(found) == 1, "the shipped rules do not know the word"
    assert not [code for code in codes("2028-01-01") if code.startswith("colleague-")]
    command("caseload", "shared", "forget", "Ms Wu", vault=office / "li")
    assert not [code for code in codes(taken.data["issued"]) if code.startswith("colleague-")]


def test_rules_with_personal_data_or_that_cannot_be_used_are_not_signed(command: Callable, office: Path) -> None:
    head = "words,severity,explanation,source\n"
    for row, code in (
        ("占座费,严重,找李经理 13800138000 办理,", "shared-list-personal"),
        ("(a+)+b,critical,A pattern,", "rules-row"),
        ("deposit,deadly,Pays,", "rules-row"),
        ("deposit,critical,,", "rules-row"),
    ):
        refused = sign(command, office, head + row + "\n")
        assert refused.data["error"]["code"] == code and not (office / "rules.signed").exists(), row


def test_rules_that_cannot_be_used_are_not_kept_as_taken(command: Callable, office: Path) -> None:
    signer = open_caseload(open_vault(office / "wu", PASSPHRASE))
    lists = SharedLists(signer.vault, signer.identity.sign_key)
    data = lists.sign("rules", "Rules", [{"words": "(a+)+b", "severity": "critical", "explanation": "Pays"}], 30)
    signer.vault.close()
    (office / "rules.signed").write_bytes(data)
    read = command("caseload", "shared", "read", str(office / "rules.signed"), "--trust", "Ms Wu", vault=office / "li")
    assert read.data["error"]["code"] == "rules-row"
    assert not command("caseload", "shared", "show", vault=office / "li").data["lists"]
    assert not rules_folder().exists()


def test_a_title_of_an_author_has_one_pack(tmp_path: Path) -> None:
    from checkers.rules import colleague_packs

    row, days = ["deposit first", "notice", "Pays", ""], {"issued": "2026-11-01", "expires": "2026-12-01"}
    for key in ("ab" * 32, "cd" * 32):
        colleague_packs.keep(tmp_path, pack_text("Ours", [row], author="Wu", key=key, **days))
        colleague_packs.keep(tmp_path, pack_text("Ours", [row, row[:]], author="Wu", key=key, **days))
    packs, _ = read_colleague_packs(tmp_path, "2026-11-30")
    assert [len(pack.rules) for pack in packs] == [2, 2] and len({pack.rules[0].code for pack in packs}) == 2
    colleague_packs.drop_expired(tmp_path, "2026-12-02")
    assert read_colleague_packs(tmp_path, "2026-11-30") == ((), {})
    with pytest.raises(UserError, match="rules-row"):
        pack_text("Ours", [["x", "", "y", ""]], author="", key="ab" * 32, **days)


def test_signed_rules_are_listed_with_who_and_until_when(command: Callable, office: Path) -> None:
    sign(command, office, ROWS, "--days", "30")
    command("caseload", "shared", "read", str(office / "rules.signed"), "--trust", "Ms Wu", vault=office / "li")
    (shown,) = command("caseload", "shared", "show", vault=office / "li").data["lists"]
    about = (shown["kind"], shown["title"], shown["author"], shown["count"])
    assert about == ("rules", "Office rules", "Ms Wu", 2) and shown["issued"] < shown["expires"]
