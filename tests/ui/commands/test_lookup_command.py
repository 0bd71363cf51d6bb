"""`countermark lookup`: shows what would be sent, and sends nothing before `--online`."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import paths, settings
from app.errors import UserError
from app.services.network_request_log import RequestLine
from checkers.online.registry import LOOKUPS
from ui.commands.lookup import REGISTERS
from ui.online_lookups import KeyringKeys, fetch_page


def test_the_choices_are_the_registered_look_ups() -> None:
    assert set(REGISTERS) == {lookup.code for lookup in LOOKUPS}


def test_without_online_the_exact_request_is_shown_and_nothing_is_sent(command, hermetic_home: Path) -> None:
    answer = command("lookup", "445790", "--register", "companies-house", "--name", "Tesco")
    assert answer.status == 1 and answer.data["error"]["code"] == "online-needed"
    assert answer.data["request"] == {
        "register": "companies-house",
        "host": "api.company-information.service.gov.uk",
        "url": "https://api.company-information.service.gov.uk/company/00445790",
        "leaves": ["00445790"],
        "needs_key": True,
    }
    assert "--online" in answer.err
    assert not paths.data_folder().exists()
    assert command("lookup", "--live-smoke").status == 1


@pytest.mark.parametrize(
    "arguments", [["lookup"], ["lookup", "Kite", "--register", "vies"], ["lookup", "a b", "--register", "rdap"]]
)
def test_a_query_that_does_not_fit_is_one_sentence(command, arguments: list[str]) -> None:
    answer = command(*arguments)
    assert answer.status == 1 and answer.data["error"]["code"] == "lookup-unfit"
    assert answer.err.count("\n") == 1


def test_the_offline_switch_holds_against_online(command) -> None:
    settings.save(paths.settings_file(), settings.Settings(offline=True))
    answer = command("lookup", "Kite", "--online")
    assert answer.status == 1 and answer.data["error"]["code"] == "offline"
    lines: list[RequestLine] = []
    with pytest.raises(UserError, match="offline"):  # the door itself, whoever forgot to look at the switch
        fetch_page("https://jobs.example.org/1", lines.append)
    assert lines == []


def test_a_damaged_settings_file_leaves_the_switch_on_and_says_so(command) -> None:
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().write_text("offline = tr")
    for arguments in (("lookup", "Kite", "--online"), ("check", "https://jobs.example.org/1", "--online")):
        answer = command(*arguments)
        assert answer.status == 1 and answer.data["error"]["code"] == "offline-damaged"
    assert not paths.requests_file().exists()


def test_without_a_key_the_answer_is_unknown_and_nothing_is_sent(command) -> None:
    answer = command("lookup", "445790", "--register", "companies-house", "--online")
    assert answer.status == 0 and [one["outcome"] for one in answer.data["lines"]] == ["unknown"]
    assert "key" in answer.data["lines"][0]["text"]
    assert not (paths.data_folder() / "requests.jsonl").exists()


def test_no_key_where_there_is_no_keyring() -> None:
    assert KeyringKeys().key("abn") == ""
