"""Official lists in the window: shown, imported after a look at their columns, stopped and gone on with, removed; without a command line."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app import paths
from app.files import make_private_folder
from app.workers.cancellation import Progress
from checkers.registers.list_descriptions import Imported
from checkers.registers.store import RegisterStore
from tests.patience import HANG_SECONDS
from ui.desktop.dialogs.import_official_list import RegisterDialog
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.pages.settings.registers_card import RegistersCard
from ui.desktop.shell.untrusted_input import from_path
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
Speak = Callable[..., None]

ODD = "Published by the office,,\nFirm,Reg,Where\nAlpha Foods Ltd,77,Leeds\nBeta Foods Ltd,78,York\n"


def drop(window: Window, path: Path) -> None:
    """Drop a file on the window, as the window system would report it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    where, copy = QPointF(300, 300), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(where.toPoint(), copy, mime, left, none))
    QApplication.sendEvent(window, QDropEvent(where, copy, mime, left, none))


def card_of(window: Window) -> RegistersCard:
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    return page.registers


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[RegisterDialog], None]], None]:
    """A person in front of the question what a list holds: what they do is given, then they press the button they mean."""

    def answer(act: Callable[[RegisterDialog], None]) -> None:
        def exec_(dialog: RegisterDialog) -> int:
            dialog.show()
            act(dialog)
            return dialog.result()

        monkeypatch.setattr(RegisterDialog, "exec", exec_)

    return answer


def agree(dialog: RegisterDialog) -> None:
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)


def choose(dialog: RegisterDialog, field: str, title: str) -> None:
    """Choose a column by keyboard."""
    box = dialog.fields[field]
    box.setFocus()
    while box.currentText() != title:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"no column {title}"
        box.activated.emit(box.currentIndex())


def test_a_list_is_imported_shown_looked_in_and_removed_without_a_command_line(
    ready_window: Window, tmp_path: Path, until: Until, answered: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "odd-2026-10-31.csv"
    table.write_text(ODD, "utf-8")
    ready_window.show_settings("registers")
    card = card_of(ready_window)
    assert card.none.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))

    def say(dialog: RegisterDialog) -> None:
        assert dialog.titles.currentData() == 1, "no title is known: the first full row is taken"
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            QTest.keyClick(dialog.titles, key)
            dialog.titles.activated.emit(dialog.titles.currentIndex())
        assert not dialog.go.isEnabled()
        assert dialog.missing.isVisible()
        choose(dialog, "name", "Firm")
        choose(dialog, "identifier", "Reg")
        assert dialog._examples["identifier"].text() == "e.g. 77"
        assert dialog.as_of == "2026-10-31"
        dialog.name.setText("Food firms")
        agree(dialog)

    answered(say)
    QTest.mouseClick(card.add, Qt.MouseButton.LeftButton)
    until(lambda: card.found.registers)
    assert [(one.register, one.rows, one.as_of) for one in card.found.registers] == [("Food firms", 2, "2026-10-31")]
    assert "“Food firms” imported. Names: 2." in ready_window.messages.shown
    with RegisterStore(paths.registers_file()) as store:
        assert store.search("78")[0].name == "Beta Foods Ltd"

    ready_window.hand("check", from_path(_posting(tmp_path)))
    check = ready_window.page("check")
    until(lambda: check.card.result is not None)  # type: ignore[attr-defined]
    lines = [line.code for line in check.card.result.card.confirmed]  # type: ignore[attr-defined]
    assert "register-found" in lines

    again: list[bool] = []
    answered(lambda dialog: again.append(dialog._proposal.remembered and dialog.fields["name"].currentText() == "Firm"))
    ready_window.show_settings("registers")
    until(lambda: not card._place.busy)
    QTest.mouseClick(card.add, Qt.MouseButton.LeftButton)
    until(lambda: again)
    assert again == [True], "what was said of such a table is proposed the next time"
    until(lambda: not card._place.busy)
    QTest.mouseClick(card.removers[0], Qt.MouseButton.LeftButton)
    until(lambda: not card.found.registers)
    assert "“Food firms” removed" in ready_window.messages.shown
    assert card.none.isVisible()


def _posting(folder: Path) -> Path:
    path = folder / "posting.txt"
    path.write_text(
        "Warehouse clerk\nCompany: Beta Foods Ltd\nRegistration number 78\nPay: 2,000 a month, York.", "utf-8"
    )
    return path


def test_no_means_that_nothing_is_imported(
    ready_window: Window, tmp_path: Path, until: Until, answered: Callable[..., None]
) -> None:
    table = tmp_path / "firms.csv"
    table.write_text("Company name\nAlpha Foods Ltd\n", "utf-8")
    seen: list[bool] = []
    answered(lambda dialog: (seen.append(True), QTest.keyClick(dialog, Qt.Key.Key_Escape)))
    ready_window.go("today")
    drop(ready_window, table)
    until(lambda: seen)
    assert ready_window.stack.currentWidget() is ready_window.page("settings"), (
        "a table dropped anywhere leads to the lists"
    )
    until(lambda: not card_of(ready_window)._place.busy)
    assert card_of(ready_window).found.registers == ()


def test_an_import_that_is_cancelled_goes_on_with_the_same_file(
    ready_window: Window,
    tmp_path: Path,
    until: Until,
    answered: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Small segments stand for a large file."""
    monkeypatch.setattr("checkers.registers.grams.SEGMENT", 320)
    monkeypatch.setattr("checkers.registers.store._BATCH", 100)
    monkeypatch.setattr("ui.desktop.shell.jobs.THROTTLE_SECONDS", 0.0)
    table = tmp_path / "firms.csv"
    table.write_text("Company name\n" + "".join(f"Firm {n} Foods Ltd\n" for n in range(4_000)), "utf-8")
    ready_window.show_settings("registers")
    card, bars, pressed = card_of(ready_window), list[int](), threading.Event()
    report, whole = card.busy.report, RegisterStore.import_file

    def import_file(store: RegisterStore, path: Path, *, progress: Progress, **rest: Any) -> Imported:
        def told(step: str, done: int, total: int) -> None:
            progress(step, done, total)
            if done > 500:
                pressed.wait(HANG_SECONDS)  # the person is quicker than the import

        return whole(store, path, progress=told, **rest)

    monkeypatch.setattr(RegisterStore, "import_file", import_file)

    def watch(step: str, done: int, total: int) -> None:
        report(step, done, total)
        bars.append(card.busy.bar.maximum())
        if done > 500:
            card.busy.button.click()
            pressed.set()

    monkeypatch.setattr(card.busy, "report", watch)
    answered(agree)
    card.begin(from_path(table))
    until(lambda: card.found.unfinished)
    assert card.found.registers == ()
    assert max(bars) > 500, "the bar knows how far it is"
    assert card.found.unfinished[0].kept >= 320
    assert card.removers, "what was begun can be thrown away"
    monkeypatch.setattr(card.busy, "report", report)
    card.begin(from_path(table))
    until(lambda: card.found.registers)
    assert card.found.registers[0].rows == 4_000
    assert card.found.unfinished == ()


def test_what_is_no_table_is_told_in_a_sentence(ready_window: Window, tmp_path: Path, until: Until) -> None:
    ready_window.show_settings("registers")
    broken = tmp_path / "list.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    drop(ready_window, broken)
    until(
        lambda: ready_window.messages.shown == "list.xlsx cannot be read as a table. Use CSV, XLSX, XLS, ODS or JSON."
    )
    empty = tmp_path / "only-titles.csv"
    empty.write_text("name,city\n", "utf-8")
    ready_window.messages.clear()
    drop(ready_window, tmp_path / "gone.csv")
    until(lambda: ready_window.messages.shown)
    assert "gone.csv" in ready_window.messages.shown


def test_lists_of_an_earlier_version_are_named_with_what_to_do(
    ready_window: Window, tmp_path: Path, until: Until, speak: Speak
) -> None:
    import sqlite3

    make_private_folder(paths.registers_file().parent)
    table = tmp_path / "firms-2024-01-31.csv"
    table.write_text("Company name\nAlpha Foods Ltd\n", "utf-8")
    with RegisterStore(paths.registers_file()) as store:
        store.import_file(table)
    db = sqlite3.connect(paths.registers_file())
    db.execute("pragma user_version=1")
    db.commit()
    db.close()
    ready_window.show_settings("registers")
    card = card_of(ready_window)
    until(lambda: card.found.outdated)
    from PySide6.QtWidgets import QLabel

    texts = [label.text() for label in card.findChildren(QLabel)]
    assert any("imported by an earlier version" in text and "firms-2024-01-31.csv" in text for text in texts)
    ready_window.hand("check", from_path(_posting(tmp_path)))
    check = ready_window.page("check")
    until(lambda: check.card.result is not None)  # type: ignore[attr-defined]
    assert "register-outdated" in [line.code for line in check.card.result.card.not_checked]  # type: ignore[attr-defined]
