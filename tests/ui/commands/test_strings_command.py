"""`countermark strings` prints every text in both languages with where it is shown, as lines, CSV or JSON; needs no vault."""

from __future__ import annotations

import csv
import io
import json

import pytest

from ui.main import main

SHOWN = "The passphrases don't match."


def test_the_table_is_printed_as_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["strings", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.lstrip("\ufeff"))))
    assert list(rows[0]) == ["key", "english", "chinese", "where"] and len(rows) > 3000
    (row,) = (one for one in rows if one["english"] == SHOWN and one["where"] == "window: dialogs/passphrase")
    assert row["chinese"] == "两次输入不一致。" and row["key"].startswith("PassphraseDialog.")
    assert {one["key"] for one in rows if one["english"].startswith("This passphrase does not open")} == {
        "messages.wrong-passphrase"
    }


def test_lines_and_json_hold_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["strings"]) == 0
    assert f"  {SHOWN}\n  两次输入不一致。\n  [window: dialogs/passphrase]" in capsys.readouterr().out
    assert main(["strings", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert {"card_lines", "steps"} <= {
        row["key"].partition(".yaml")[0].rpartition("/")[2] for row in document["strings"]
    }


def test_another_format_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["strings", "--format", "xml"]) == 2
    assert "xml" in capsys.readouterr().err
