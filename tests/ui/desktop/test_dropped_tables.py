"""A table dropped anywhere goes by what stands in it: applications are offered, official lists imported, others explained."""

from __future__ import annotations

import gzip
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.services.past_applications import read_past
from app.workers.cancellation import CancelToken
from checkers.registers.column_mapping import ChosenMapping, ColumnMapping
from checkers.registers.store import RegisterStore
from ui.desktop.dialogs.import_official_list import RegisterDialog
from ui.desktop.dialogs.past_applications import PastDialog
from ui.desktop.models import dropped_file
from ui.desktop.models.dropped_table import TableKind, table_kind
from ui.desktop.shell import drops
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
Look = Callable[[QWidget], list[str]]

OWN = "Company,Date applied,Status,Notes,Mood\nQuayside Freight,2026-01-05,Rejected,call again,9\nAlder Foods,,Applied,,\n"
OFFICIAL = "Organisation Name,Town/City,Type & Rating\nAlpha Foods Ltd,Leeds,Worker (A rating)\n"
OTHER = "Item,Price\nTea,2.10\n"


def drag(window: Window, path: Path) -> None:
    mime = _mime(path)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPointF(300, 300).toPoint(), copy, mime, left, none))


def drop(window: Window, path: Path) -> None:
    drag(window, path)
    mime = _mime(path)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), copy, mime, left, none))


def _mime(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def written(folder: Path, text: str, kind: str) -> Path:
    """The table as a file of a kind."""
    path = folder / f"table{kind}"
    if kind == ".xlsx":
        book = Workbook()
        for line in ("My list", *text.splitlines()):
            book.active.append(line.split(","))  # type: ignore[union-attr]
        book.save(path)
    elif kind == ".zip":
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("table.csv", text)
    elif kind == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, "utf-8")
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """The dialogs that were opened; they stay open while the test goes on."""
    opened: list[QWidget] = []

    def exec_(dialog: PastDialog | RegisterDialog) -> int:
        opened.append(dialog)
        dialog.show()
        return 0

    monkeypatch.setattr(PastDialog, "exec", exec_)
    monkeypatch.setattr(RegisterDialog, "exec", exec_)
    return opened


@pytest.mark.parametrize("page", ["today", "applications", "resume", "settings"])
@pytest.mark.parametrize("kind", [".csv", ".xlsx"])
def test_a_list_of_applications_is_offered_wherever_it_is_dropped(
    ready_window: Window, tmp_path: Path, until: Until, asked: list[PastDialog], clipped: Look, page: str, kind: str
) -> None:
    session = ready_window.session
    ready_window.go(page)
    drop(ready_window, written(tmp_path, OWN, kind))
    until(lambda: asked and asked[0].take.isVisible())
    (dialog,) = asked
    assert ready_window.stack.currentWidget() is ready_window.page("applications")
    line = 4 if kind == ".xlsx" else 3
    said, left = dialog.status_label.text().rsplit("\n", 1)
    assert said == f"Found in the file: 1\nLines that could not be imported: {line} (day)"
    assert left == "Columns not imported: Mood"
    assert dialog.take.text().strip() == "Add all: 1" and clipped(dialog) == []
    assert session.applications.reconstructed() == (), "nothing is kept before the person says so"
    dialog.take.click()
    until(lambda: dialog.added)
    assert [one.name for one in session.applications.reconstructed()] == ["Quayside Freight"]
    assert [card.details.notes for card in session.applications.cards()] == ["call again"]
    assert dialog.take.isHidden()


def test_no_means_that_no_application_is_kept(
    ready_window: Window, tmp_path: Path, until: Until, asked: list[PastDialog]
) -> None:
    head = ready_window.session.vault.ledger.head()
    drop(ready_window, written(tmp_path, OWN, ".csv"))
    until(lambda: asked and asked[0].take.isVisible())
    asked[0].close_it.click()
    assert ready_window.session.vault.ledger.head() == head and ready_window.session.recipients.all() == ()


@pytest.mark.parametrize("page", ["today", "applications"])
def test_an_official_list_goes_to_the_lists(
    ready_window: Window, tmp_path: Path, until: Until, asked: list[RegisterDialog], page: str
) -> None:
    ready_window.go(page)
    drop(ready_window, written(tmp_path, OFFICIAL, ".csv"))
    until(lambda: asked)
    assert isinstance(asked[0], RegisterDialog)
    assert ready_window.stack.currentWidget() is ready_window.page("settings")


@pytest.mark.parametrize("page", ["today", "applications"])
def test_what_is_neither_gets_one_sentence(
    ready_window: Window, tmp_path: Path, until: Until, asked: list[QWidget], page: str
) -> None:
    ready_window.go(page)
    drop(ready_window, written(tmp_path, OTHER, ".csv"))
    until(lambda: ready_window.messages.shown.startswith("“table.csv” has no columns that the program knows."))
    assert asked == [] and ready_window.stack.currentWidget() is ready_window.page(page)


def test_on_settings_the_person_says_what_unknown_columns_hold(
    ready_window: Window, tmp_path: Path, until: Until, asked: list[QWidget]
) -> None:
    ready_window.go("settings")
    drop(ready_window, written(tmp_path, OTHER, ".csv"))
    until(lambda: asked)
    assert isinstance(asked[0], RegisterDialog)


def test_a_table_that_cannot_be_read_or_takes_long_is_told(
    ready_window: Window, tmp_path: Path, until: Until, asked: list[QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = threading.Event()

    def endless(_path: Path, token: CancelToken) -> TableKind:
        while not stopped.wait(0.001):
            token.check()
        return TableKind.NEITHER

    monkeypatch.setattr(drops, "SLOW_MS", 0)
    monkeypatch.setattr(dropped_file, "table_kind", endless)
    monkeypatch.setattr(ready_window, "_drops", drops.Drops(ready_window, ready_window, ready_window.stack))
    drop(ready_window, written(tmp_path, OTHER, ".csv"))
    until(lambda: ready_window.messages.shown == "Reading the file…")
    ready_window.banner.acted.emit()
    until(lambda: not ready_window.messages.shown)
    stopped.set()
    monkeypatch.setattr(dropped_file, "table_kind", table_kind)
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 and no more")
    drop(ready_window, tmp_path / "broken.xlsx")
    until(lambda: "broken.xlsx" in ready_window.messages.shown)
    assert asked == []


def test_what_no_page_can_use_has_a_sign_of_its_own(ready_window: Window, tmp_path: Path) -> None:
    overlay = ready_window.overlay
    for name, taken in (("r.docx", True), ("r.7z", False)):
        (tmp_path / name).write_bytes(b"x")
        ready_window.go("resume")
        drag(ready_window, tmp_path / name)
        assert (overlay._takes.isVisible(), overlay._refuses.isVisible()) == (taken, not taken)


@pytest.mark.parametrize("page", ["today", "applications", "leaks"])
def test_the_words_over_a_drag_promise_what_is_done(ready_window: Window, tmp_path: Path, page: str) -> None:
    ready_window.go(page)
    drag(ready_window, written(tmp_path, OWN, ".csv"))
    said = ready_window.overlay.title.text()
    assert said == (
        "Drop it for “Leaks”" if page == "leaks" else "Drop a list: of your applications, or an official one"
    )


@pytest.mark.parametrize(
    ("titles", "kind"),
    [
        ("公司名称,投递日期,状态", TableKind.APPLICATIONS),
        ("Employer;Applied on;Via", TableKind.APPLICATIONS),
        ("单位名称,许可证编号,日期", TableKind.REGISTER),
        ("企业名称,统一社会信用代码", TableKind.REGISTER),
        ("CompanyName,CompanyNumber,CompanyStatus", TableKind.REGISTER),
        ("Company name", TableKind.REGISTER),
        ("Name,E-mail,Phone", TableKind.NEITHER),
        ("Company,Notes", TableKind.NEITHER),
    ],
)
def test_columns_decide(hermetic_home: Path, tmp_path: Path, titles: str, kind: TableKind) -> None:
    assert table_kind(written(tmp_path, f"{titles}\nabc\n", ".csv"), CancelToken()) is kind


def test_what_the_person_said_of_a_table_before_goes_first(hermetic_home: Path, tmp_path: Path) -> None:
    path = written(tmp_path, OTHER, ".csv")
    with RegisterStore(paths.registers_file()) as store:
        store.import_file(path, chosen=ChosenMapping(0, ColumnMapping({"name": (0,)})), key="teas", as_of="2026-01-01")
    assert table_kind(path, CancelToken()) is TableKind.REGISTER


@pytest.mark.parametrize("kind", [".xls", ".ods"])
def test_a_list_of_applications_may_be_an_older_or_an_open_spreadsheet(
    ready_window: Window, tmp_path: Path, until: Until, asked: list[PastDialog], kind: str
) -> None:
    """Files that LibreOffice made."""
    drop(ready_window, Path(__file__).parents[2] / f"checkers/registers/data/applications{kind}")
    until(lambda: asked and asked[0].take.isVisible())
    asked[0].take.click()
    until(lambda: asked[0].added)
    assert [one.name for one in ready_window.session.applications.reconstructed()] == ["Quayside Freight"]


@pytest.mark.parametrize("kind", [".zip", ".gz"])
def test_packed_tables_are_read_too(hermetic_home: Path, tmp_path: Path, kind: str) -> None:
    assert table_kind(written(tmp_path, OWN, kind), CancelToken()) is TableKind.APPLICATIONS


@pytest.mark.parametrize(
    "data",
    [
        OWN.encode("utf-16"),
        OWN.replace(",", "\t").encode("utf-16"),
        ("My list, as of today\n" + OWN.replace(",", ";")).encode(),
        OWN.replace(",", "|").encode(),
        OWN.replace("\n", "\r").encode(),
        b"recipient,day,disclosed\n" + b"Quayside Freight,2026-01-05,name;email;phone;photo\n" * 3,
    ],
    ids=["utf-16", "utf-16, tabs", "headline", "bars", "bare returns", "semicolons in cells"],
)
def test_what_is_offered_can_be_read(hermetic_home: Path, tmp_path: Path, data: bytes) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes(data)
    assert table_kind(table, CancelToken()) is TableKind.APPLICATIONS
    assert read_past(data, today="2026-11-24").applications[0].name == "Quayside Freight"
