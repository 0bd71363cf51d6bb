"""Every drop ends in a result or in one true sentence: several files, JSON, folders, what no page reads, one drop upon another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from app import resources
from ui.desktop.dialogs.import_official_list import RegisterDialog
from ui.desktop.dialogs.past_applications import PastDialog
from ui.desktop.shell.untrusted_input import UntrustedInput, from_path, from_paths
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]

FILES = {
    "own.csv": "Company,Date applied,Status\nQuayside Freight,2026-01-05,Rejected\n",
    "official.csv": "Organisation Name,Town/City,Type & Rating\nAlpha Foods Ltd,Leeds,Worker (A rating)\n",
    "second.csv": "Organisation Name,Town/City,Type & Rating\nBeta Foods Ltd,York,Worker (A rating)\n",
    "teas.csv": "Item,Price\nTea,2.10\n",
    "resume.json": resources.path("samples", "resume-en.json").read_text("utf-8"),
    "job.json": json.dumps(
        {"@type": "JobPosting", "title": "Driver", "description": "Deliveries in Leeds, paid weekly."}
    ),
    "list.json": json.dumps([{"CompanyName": "Alpha Foods Ltd", "CompanyNumber": "01234567"}]),
    "applied.json": json.dumps([{"Company": "Quayside Freight", "Date applied": "2026-01-05"}]),
    "other.json": '{"tea": 2.1}',
    "cut.json": '{"basics": {"name": "Li',
    "empty.csv": "",
    "notes.txt": "Accountant wanted in Leeds.",
    "call.msg": "From a@b.example",
    "old.doc": "",
}


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., UntrustedInput]:
    """What is dropped, by the names of the files."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.csv").mkdir()
    return lambda *names: from_paths([tmp_path / name for name in names])


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """The dialogs that were opened, in order; each is refused at once."""
    opened: list[QDialog] = []

    def exec_(dialog: PastDialog | RegisterDialog) -> int:
        opened.append(dialog)
        return 0

    monkeypatch.setattr(PastDialog, "exec", exec_)
    monkeypatch.setattr(RegisterDialog, "exec", exec_)
    return opened


def test_several_lists_come_one_after_the_other(
    ready_window: Window, until: Until, asked: list[QDialog], files: Callable[..., UntrustedInput]
) -> None:
    ready_window.receive(files("official.csv", "own.csv", "list.json", "second.csv"))
    until(lambda: len(asked) == 4)
    assert [type(one) for one in asked] == [PastDialog, *[RegisterDialog] * 3]
    assert [one.name.text() for one in asked[1:]] == ["official", "list", "second"]  # type: ignore[attr-defined]


def test_what_is_wrong_with_one_of_several_is_said_and_none_is_taken(
    ready_window: Window, until: Until, asked: list[QDialog], files: Callable[..., UntrustedInput]
) -> None:
    ready_window.receive(files("own.csv", "empty.csv"))
    ready_window.receive(files("notes.txt"))
    until(lambda: "empty" in ready_window.messages.shown)
    first, second = ready_window.messages.shown.split("\n")
    assert first == "None of these files was opened. “empty.csv”: This file is empty."
    assert second == "Not opened, because another file was being read: notes.txt. Drop it again."
    assert asked == [] and ready_window.stack.key == "today"


def test_json_goes_by_what_it_holds(
    ready_window: Window, until: Until, asked: list[QDialog], files: Callable[..., UntrustedInput]
) -> None:
    resume, check = ready_window.page("resume"), ready_window.page("check")
    for page in ("check", "settings"):
        ready_window.go(page)
        ready_window.receive(files("resume.json"))
        until(lambda: resume.stack.currentWidget() is resume.review)  # type: ignore[attr-defined]
        resume.show_stored()  # type: ignore[attr-defined]
    ready_window.go("today")
    ready_window.receive(files("job.json"))
    until(lambda: ready_window.stack.key == "check" and check.has_pending_input)
    check.busy.cancelled.emit()  # type: ignore[attr-defined]
    for name, kind in (("list.json", RegisterDialog), ("applied.json", PastDialog)):
        ready_window.go("check")
        ready_window.receive(files(name))
        until(lambda: asked)
        assert isinstance(asked.pop(), kind)


SAID = (
    ("today", ["other.json"], "“other.json” is not a résumé, a posting or a known list."),
    ("today", ["cut.json"], "This file is damaged and cannot be read."),
    ("today", ["call.msg"], "“call.msg” is not a kind of file that the program reads."),
    ("check", ["old.doc"], "This is an old Word file"),
    ("send", ["folder"], "“folder” is a folder."),
    ("today", ["folder.csv"], "folder.csv cannot be read: it is a folder"),
    ("leaks", ["gone.7z"], "There is no file"),
    ("applications", ["notes.txt"], "open one of these and drop it there: Résumé, Check, Leaks."),
    ("today", ["notes.txt", "own.csv"], "Several files at once can only be lists"),
    ("check", ["resume.json", "own.csv"], "Several files at once can only be lists"),
    ("check", ["notes.txt", "a.png"], "pictures of one posting or of one résumé (12 at most)"),
    ("check", [f"{number}.png" for number in range(13)], "Several files at once can only be lists"),
    ("applications", ["a.png", "b.png"], "Open one of these and drop it there: Résumé, Check, Leaks."),
)


def test_what_cannot_be_used_gets_one_true_sentence(
    ready_window: Window, until: Until, files: Callable[..., UntrustedInput]
) -> None:
    for page, names, said in SAID:
        ready_window.go(page)
        ready_window.messages.clear()
        ready_window.receive(files(*names))
        until(lambda said=said: said.casefold() in ready_window.messages.shown.casefold())
        assert ready_window.stack.key == page


def test_a_file_that_is_looked_over_is_not_replaced_by_the_next(
    ready_window: Window, until: Until, files: Callable[..., UntrustedInput]
) -> None:
    page = ready_window.page("resume")
    ready_window.receive(files("resume.json"))
    until(lambda: page.stack.currentWidget() is page.review)  # type: ignore[attr-defined]
    ready_window.receive(from_path(resources.path("samples", "resume-zh.docx")))
    assert ready_window.messages.shown.startswith("“Résumé” is still working on something else.")
    assert page.stack.currentWidget() is page.review and page._note == "resume.json"  # type: ignore[attr-defined]


def test_a_list_that_is_refused_names_those_that_wait(
    ready_window: Window, until: Until, asked: list[QDialog], files: Callable[..., UntrustedInput]
) -> None:
    ready_window.go("settings")
    ready_window.page("settings").dropped(files("empty.csv", "official.csv"))
    until(lambda: ready_window.messages.shown.endswith("Also not imported: official.csv. Drop the files again."))
    assert "empty.csv" in ready_window.messages.shown and asked == []
