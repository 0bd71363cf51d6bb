"""The window's checks run in a child: the same card as in one process, and nothing of the checkers stays here."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from app import paths, resources
from app.errors import Cancelled
from app.workers.cancellation import CancelToken
from checkers import card_json
from checkers.registers.store import RegisterStore
from ui.checking import Engine
from ui.checking_child import ChildEngine

WHEN = "2026-11-25T09:00:00Z"


@pytest.fixture(autouse=True)
def quick_children() -> None:
    """Children start as they do for people."""


def given(name: str) -> dict[str, object]:
    data = resources.path("samples", name).read_bytes()
    return {"data": data, "name": name, "url": "", "content_type": "", "created": WHEN, "cancel": CancelToken()}


@pytest.mark.parametrize("name", ["posting-en.html", "posting-zh.txt"])
def test_a_child_gives_the_same_card(name: str) -> None:
    here = Engine().examine(**given(name))  # type: ignore[arg-type]
    child = ChildEngine().examine(**given(name))  # type: ignore[arg-type]
    assert card_json.dump(child) == card_json.dump(here)
    assert child == card_json.load(card_json.dump(here)) and child.signals
    assert ChildEngine().check(here.posting, created=WHEN) == child


def test_a_document_is_read_as_text_and_keeps_its_own_hash() -> None:
    buffer, document = io.BytesIO(), docx.Document()
    document.add_paragraph("入职需缴纳押金300元")
    document.save(buffer)
    values = {**given("posting-en.html"), "data": buffer.getvalue(), "name": "posting.docx"}
    here, child = Engine().examine(**values), ChildEngine().examine(**values)  # type: ignore[arg-type]
    assert child == here and child.posting.original_sha256 == hashlib.sha256(buffer.getvalue()).hexdigest()


def test_the_registers_are_asked_in_the_child_though_it_may_write_next_to_nothing(tmp_path: Path) -> None:
    rows = tmp_path / "list.csv"
    rows.write_text("name,number\nNorthwind Logistics Ltd,00445790\n", "utf-8")
    with RegisterStore(paths.registers_file()) as store:
        store.import_file(rows)
    card = ChildEngine().examine(**given("posting-en.html"))  # type: ignore[arg-type]
    assert card == Engine().examine(**given("posting-en.html"))  # type: ignore[arg-type]
    assert "registers-not-asked" not in {line.code for line in card.not_checked}


def test_a_check_that_is_stopped_ends_its_child() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        ChildEngine().examine(**{**given("posting-en.html"), "cancel": token})  # type: ignore[arg-type]


def test_a_check_leaves_no_checker_in_the_windows_process() -> None:
    program = f"""
import sys
from app import resources
from app.workers.cancellation import CancelToken
from ui.checking_child import ChildEngine
data = resources.path("samples", "posting-en.html").read_bytes()
engine = ChildEngine()
card = engine.examine(data, name="p.html", url="", content_type="", created={WHEN!r}, cancel=CancelToken())
assert engine.encode(card, "en")["signals"]
from checkers.online.registry import lookups_for
assert lookups_for(card.posting)
print([name for name in ("bs4", "lxml", "numpy", "rapidfuzz", "checkers.check", "checkers.rules.engine") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
