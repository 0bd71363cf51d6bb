"""`countermark check --country`: whose offices the card names; the posting's place still decides the law."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import paths, settings

POSTING = "Warehouse clerk in Toronto, Canada. You must pay a $150 registration fee before we send the offer letter."


@pytest.fixture
def posting(tmp_path: Path) -> str:
    path = tmp_path / "posting.txt"
    path.write_text(POSTING, "utf-8")
    return str(path)


def test_the_card_names_law_of_the_place_and_offices_of_the_country_asked_for(command, posting: str) -> None:
    answer = command("check", posting, "--country", "ng")
    assert answer.data["jurisdiction"] == {"law": "CA", "lines": "NG", "names": "Canada, Nigeria"}
    (signal,) = [one for one in answer.data["signals"] if one["kind"] == "registration-fee"]
    assert signal["kind_name"] == "A fee to be hired" and signal["basis"] == {
        "law": "Criminal Code",
        "article": "380(1)",
    }
    assert "Economic and Financial Crimes Commission in Nigeria" in signal["advice"]
    told = command("check", posting, "--country", "NG", as_json=False).out
    assert "For: Canada, Nigeria" in told


def test_without_it_the_setting_is_taken_and_without_that_the_place(command, posting: str) -> None:
    assert command("check", posting).data["jurisdiction"]["lines"] == "CA"
    settings.save(paths.settings_file(), settings.Settings(country="PH"))
    assert command("check", posting).data["jurisdiction"]["lines"] == "PH"


def test_a_country_without_data_is_refused_with_those_there_are(command, posting: str) -> None:
    answer = command("check", posting, "--country", "XX")
    assert answer.status == 1 and answer.data["error"]["code"] == "country-unknown"
    assert "GB" in answer.data["error"]["message"] and "XX" in answer.data["error"]["message"]


def test_rows_are_checked_for_the_country_too(command, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": 1, "text": POSTING}), "utf-8")
    answer = command("check", str(rows), "--jsonl", "--country", "uk", as_json=False)
    (line,) = [json.loads(one) for one in answer.out.splitlines()]
    assert line["jurisdiction"]["lines"] == "GB" and "0300 123 2040" in line["signals"][0]["advice"]


def test_the_law_has_its_name_in_the_language_of_the_reader(command, tmp_path: Path) -> None:
    posting = tmp_path / "posting.txt"
    posting.write_text("招聘仓管员，上岗前交押金500元，联系人王经理 13912345678", "utf-8")
    for language, name, unit in (("en", "Labour Contract Law of China", "article"), ("zh", "劳动合同法", "条")):
        found = command("check", str(posting), "--country", "CN", "--language", language)
        assert found.data["signals"][0]["basis"] == {"law": "劳动合同法", "article": "9"}, "as its own country calls it"
        assert (found.data["signals"][0]["basis_name"], found.data["signals"][0]["basis_unit"]) == (name, unit)
