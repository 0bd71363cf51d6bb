"""`countermark caseload batch` as a script calls it: exceptions, copies, lists, going on; JSON of the contract."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import PASSPHRASE, MovingClock, consented, kept, new_caseload

from app.clock import system_clock


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    clock = MovingClock()
    clock.now = system_clock()
    caseload = new_caseload(tmp_path / "office", clock)
    consented(caseload, "1", "Li Wei", "Acme GmbH", "Other Ltd")
    consented(caseload, "2", "王晓明", "Acme GmbH")
    kept(caseload, "3", "Zhang Min")
    caseload.vault.close()
    return tmp_path / "office"


def test_a_fair_from_preview_to_the_second_call(
    command: Callable, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERMARK_PASSPHRASE", PASSPHRASE)
    rows = tmp_path / "rows.csv"
    rows.write_text("recipient,kind,domain\nAcme GmbH,employer,acme.example\nOther Ltd,,\nacme gmbh,,\n")
    out = tmp_path / "out"
    asked = ("caseload", "batch", "--employers", str(rows), "--stage", "apply", "--format", "txt", "--out", str(out))
    seen = command(*asked, "--preview", vault=office)
    assert seen.status == 0, seen.err
    assert seen.data["unchecked"] == ["Acme GmbH", "Other Ltd"]
    assert seen.data["exceptions"] == {"consent-missing": 1, "employer": 1} and seen.data["planned"] == 3
    assert [(one["row"], one["problem"], one["other"]) for one in seen.data["problems"]] == [(4, "twice", 2)]
    assert not out.exists()
    fewer = command(*asked, "--preview", "--leave-out", "ACME  gmbh", vault=office).data
    assert fewer["planned"] == 1 and fewer["exceptions"]["chosen"] == 1
    assert command(*asked, "--leave-out", "Nobody", vault=office).data["error"]["code"] == "batch-no-employer"
    made = command(*asked, vault=office)
    assert made.status == 0, made.err
    assert "Consent missing (students): 1" in made.err and (made.data["made"], made.data["already"]) == (3, 0)
    assert {(one["student"], one["employer"]) for one in made.data["copies"]} == {
        ("1", "Acme GmbH"),
        ("1", "Other Ltd"),
        ("2", "Acme GmbH"),
    }
    assert all(Path(path).is_file() for one in made.data["copies"] for path in one["files"])
    assert Path(made.data["mail_merge"]).is_file() and Path(made.data["print_list"]).is_file()
    assert [card["reused"] for card in made.data["cards"]] == [True, True]
    assert command(*asked, vault=office).data["error"]["code"] == "batch-exists"
    again = command(*asked, "--resume", "--pseudonyms", vault=office)
    assert (again.data["made"], again.data["already"]) == (0, 3) and "Li Wei" not in str(again.data["left_out"])
    assert all(one["student"].startswith("S-") for one in again.data["copies"])


def test_a_check_into_the_caseload_is_in_the_next_preview(
    command: Callable, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERMARK_PASSPHRASE", PASSPHRASE)
    rows, posting = tmp_path / "rows.csv", tmp_path / "posting.txt"
    rows.write_text("recipient\nAcme GmbH\n芜湖康宁医院\n", "utf-8")
    posting.write_text("护士 20 名\n单位：芜湖康宁医院\n报到前每人交押金600元，并寄来身份证原件", "utf-8")
    checked = command("check", str(posting), "--keep", vault=office)
    assert checked.status == 0, checked.err
    asked = ("--employers", str(rows), "--stage", "apply", "--out", str(tmp_path / "out"))
    seen = command("caseload", "batch", *asked, "--preview", vault=office)
    assert seen.data["cards"][0]["employer"] == "芜湖康宁医院" and seen.data["cards"][0]["critical"]
    assert seen.data["unchecked"] == ["Acme GmbH"] and seen.data["cards"][0]["postings"] == 1
