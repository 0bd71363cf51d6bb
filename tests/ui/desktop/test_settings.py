"""Settings take force at once and survive a restart; the vault's own doors work; a crash report tells no values."""

from __future__ import annotations

import hashlib
import json
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app import paths, settings
from app.domain.applications import DateKind, ImportantDate, Status
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Stage
from app.domain.stored_records import Wording
from app.errors import EnvironmentProblem
from app.reader_country import COUNTRIES
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest
from app.services.network_request_log import RequestLine, file_log, vault_log
from app.vault.vault import Vault
from app.workers.cancellation import CancelToken, no_progress
from checkers.net import client
from ui.desktop.dialogs import vault_files
from ui.desktop.models.export_everything import export_everything
from ui.desktop.models.requests_table import SENT
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.pages.settings.updates_card import UpdatesCard
from ui.desktop.shell import crash, jobs
from ui.desktop.shell.window import Window
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.requests_view import text_room

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(window: Window) -> SettingsPage:
    window.go("settings")
    found = window.page("settings")
    assert isinstance(found, SettingsPage)
    return found


def choose(box: object, key: object) -> None:
    box.setCurrentIndex(box.findData(key))  # type: ignore[attr-defined]
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]


def test_choices_are_kept(page: SettingsPage, until: Until) -> None:
    choose(page.language, "zh")
    choose(page.theme, "dark")
    choose(page.scale, 150)
    choose(page.minutes, 2)
    page.offline.click()
    until(lambda: not jobs.busy())
    kept = settings.load(paths.settings_file())
    assert (kept.language, kept.theme, kept.text_scale, kept.lock_minutes, kept.offline) == ("zh", "dark", 150, 2, True)
    assert page.title.text() == "设置"


def test_the_country_is_chosen_from_names_in_the_language_and_kept(
    page: SettingsPage, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.country.itemText(0) == "System default" and page.country.count() == len(COUNTRIES) + 1
    choose(page.country, "GB")
    assert page.country.currentText() == "United Kingdom"
    monkeypatch.setenv("TZ", "Asia/Manila")
    choose(page.language, "zh")
    until(lambda: not jobs.busy())
    assert page.country.currentText() == "英国" and page.country.itemText(0) == "跟随系统（菲律宾）"
    assert settings.load(paths.settings_file()).country == "GB"


PRESET = 'language = "en"\ncountry = "GB"\noffline = true\nlock_minutes = 3\nupdates = true\n'


@pytest.fixture
def preset(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which a school has preset everything that it may, before the window is there."""
    file = tmp_path_factory.mktemp("school") / "preset.toml"
    file.write_text(PRESET)
    monkeypatch.setattr(paths, "preset_file", lambda: file)


def shown(page: SettingsPage) -> list[bool]:
    """Whether the note stands under language, country, lock and offline, in this order."""
    for sheet in ("vault", "network"):
        page.show_sheet(sheet)
    return [not note.isHidden() for note in page.preset_notes]


def test_what_a_school_presets_is_in_force_and_says_so_until_the_person_chooses(
    preset: None, page: SettingsPage, until: Until
) -> None:
    assert shown(page) == [True] * 4 and "school" in page.preset_notes[0].text()
    assert (page.country.currentData(), page.minutes.currentText()) == ("GB", "After 3 minutes")
    assert page.offline.isChecked()
    updates = page.findChild(UpdatesCard)
    assert updates is not None and updates.agreed.isChecked() and not updates.preset_note.isHidden()
    page.offline.click()
    choose(page.country, "IE")
    updates.agreed.setEnabled(True)  # a build without a publisher disables it
    updates.agreed.click()
    assert shown(page) == [True, False, True, False] and updates.preset_note.isHidden()
    choose(page.minutes, 10)
    choose(page.language, "zh")
    until(lambda: not jobs.busy())
    assert shown(page) == [False] * 4
    assert "学校" in page.preset_notes[0].text()
    kept = settings.load(paths.settings_file())
    assert (kept.language, kept.country, kept.offline, kept.lock_minutes) == ("zh", "IE", False, 10)


def test_without_a_school_no_note_stands_there(page: SettingsPage) -> None:
    assert shown(page) == [False] * 4


def test_a_disk_that_takes_its_time_holds_up_nothing_and_the_newest_choice_is_kept(
    window: Window, page: SettingsPage, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, disk, begun = settings.save, threading.Event(), threading.Event()

    def slow(path: Path, changed: settings.Settings) -> None:
        assert threading.current_thread() is not threading.main_thread()
        begun.set()
        disk.wait()
        save(path, changed)

    monkeypatch.setattr(settings, "save", slow)
    monkeypatch.setattr("ui.desktop.shell.window.QUIT_SECONDS", 600.0)
    choose(page.scale, 150)
    until(begun.is_set)
    choose(page.scale, 125)
    assert window.settings.text_scale == 125, "it is in force while the disk is still busy with the one before"
    assert settings.load(paths.settings_file()).text_scale == 100
    disk.set()
    window.close()
    assert settings.load(paths.settings_file()).text_scale == 125, "who closes the window waits for it"


def test_every_request_is_listed(window: Window, page: SettingsPage) -> None:
    page.show_sheet("network")
    assert page.none.isVisible()
    log = vault_log(window.session.vault)
    log(RequestLine("api.example.org", "GET /2", "lookup", "2026-11-24T09:20:00Z", "page-slow"))
    log(RequestLine("jobs.example.org", "GET /1", "posting", "2026-11-24T09:30:00Z", "200"))
    beside = file_log(paths.requests_file())
    beside(RequestLine("api.older.org", "GET /0", "lookup", "2026-11-23T09:20:00Z", "200"))
    with paths.requests_file().open("a", encoding="utf-8") as broken:
        broken.write('{"host": "cut o\n[1]\n')
    page.entered()
    assert page.table.isVisible()
    assert [page.requests.row(row).host for row in range(page.requests.rowCount())] == [
        "jobs.example.org", "api.example.org", "api.older.org"
    ], "also what a command asked for without the vault"  # fmt: skip
    texts = [page.requests.index(0, column).data() for column in range(page.requests.columnCount())]
    assert texts[1:] == ["jobs.example.org", "GET /1", "to read a posting", "answered"]
    assert page.requests.index(1, 4).data() == "given up: it took too long", "why it failed, in words"


def codes_of_requests() -> set[str]:
    """Every code that a request of the one network door may end with."""
    source = "".join(path.read_text("utf-8") for path in Path(client.__file__).parent.glob("*.py"))
    return {*re.findall(r'Error\(\s*"([a-z-]+)"', source), "cancelled", "bug"}


def test_no_code_stands_in_the_list_of_requests(window: Window, page: SettingsPage, speak: Callable[..., None]) -> None:
    """Whatever it was for and however it ended: a sentence without codes or gaps, in Chinese without English."""
    log, codes = vault_log(window.session.vault), sorted(codes_of_requests())
    assert {"page-slow", "connect-failed", "host-unknown"} <= set(codes)
    for number, code in enumerate((*codes, "404", "200")):
        why = ("lookup", "posting", "not-thought-of")[number % 3]
        log(RequestLine("api.example.org", "GET /" + "word+" * 40, why, "2026-11-24T09:20:00Z", code))
    for language in ("en", "zh"):
        speak(window, language, "light")
        page.entered()
        for row in range(page.requests.rowCount()):
            why, result = (str(page.requests.index(row, column).data()) for column in (3, 4))
            assert why and result and not {"{", "}"} & set(why + result)
            assert not re.search(r"\b[a-z]+-[a-z]+\b", why + result)
            assert language == "en" or not re.search(r"[A-Za-z]", why + result)
        known = {page.requests.index(row, 4).data() for row in range(page.requests.rowCount())}
        assert len(known) >= 12, "each ending in its own words"


@pytest.mark.parametrize("scale", [100, 200])
def test_what_was_sent_is_shown_whole(
    window: Window, page: SettingsPage, qapp: QApplication, speak: Callable[..., None], scale: int
) -> None:
    speak(window, "en", "light", scale)
    sent = "GET https://api.example.org/api/v1/records?filter[fulltext]=Northwind+Logistics+Ltd&page=1"
    vault_log(window.session.vault)(RequestLine("api.example.org", sent, "lookup", "2026-11-24T09:20:00Z", "200"))
    window.resize(1240, 820)
    window.go("settings")
    page.show_sheet("network")
    qapp.processEvents()
    shown = str(page.requests.index(0, SENT).data())
    assert shown.replace("\u200b", "") == sent
    widest = max(page.table.fontMetrics().horizontalAdvance(part) for part in re.split(r"[\s\u200b]+", shown))
    assert widest <= page.table.columnWidth(SENT) - 16, "it breaks where a reader would break it"
    for language, width in (("zh", 1240), ("zh", 1366), ("en", 1010), ("en", 1500)):
        speak(window, language, "light", scale)
        window.resize(width, 820)
        for _ in range(3):
            qapp.processEvents()
        cell = page.requests.index(0, SENT)
        room, flags = text_room(page.table, cell), int(Qt.TextFlag.TextWordWrap)
        needed = page.table.fontMetrics().boundingRect(room, flags, str(cell.data())).height()
        assert page.table.rowHeight(0) >= needed, f"{language} {width}: whole in this width"
        assert room.width() <= page.table.columnWidth(SENT) - 20, "the stylesheet's room at both sides is counted"


def test_recovery_sheet_is_saved_where_the_person_says(
    window: Window, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.sheet.click()
    until(lambda: window.messages.shown)
    assert target.read_bytes().startswith(b"%PDF")


def test_saving_no_sheet_makes_no_sheet(window: Window, page: SettingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    key_slots = window.session.vault.access.key_slots()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.sheet.click()
    assert window.session.vault.access.key_slots() == key_slots


def test_backup_is_saved_and_tested(
    window: Window, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    target = tmp_path / "vault.age"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(vault_files, "new_secret", lambda *_: "a backup passphrase")
    page.backup.click()
    until(lambda: window.messages.shown)
    assert target.read_bytes().startswith(b"age-encryption.org")


def test_crash_report_names_places_but_no_values() -> None:
    secret = "13800138000"
    try:
        raise ValueError(secret)
    except ValueError:
        report = crash.report_of(*sys.exc_info())  # type: ignore[arg-type]
    assert secret not in report
    assert "ValueError" in report
    assert "test_settings.py" in report


BUILT_IN = {"meta", "blobs", "search"}
"""Tables of the vault that hold no words of their own: keys, the bytes that others point to, and an index of the others."""


def unsaid(vault: Vault, told: str) -> list[tuple[str, str]]:
    """Texts of the vault, table by table as SQL sees them, that a text does not hold."""
    tables = [str(row[0]) for row in vault.database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    told = told.casefold()
    found = []
    for table in tables:
        if table in BUILT_IN or table.startswith(("search_", "sqlite_")):
            continue
        for row in vault.database.execute(f"SELECT * FROM {table}"):
            words = {word for value in row if isinstance(value, str) for word in re.findall(r"[^\W\d_]{3,}", value)}
            found += [(table, word) for word in sorted(words) if word.casefold() not in told]
    return found


def test_everything_can_be_taken_along(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, until: Until
) -> None:
    session = ready_window.session
    request = CopyRequest(session.recipients.find_or_add("Acme"), stage_policy(Stage.APPLY), ("txt", "json"))
    made = session.copies.make(request, tmp_path / "sent")
    incident = session.vault.incidents.add("file", "Loan offer", "2026-11-20", {"where": "a forum"})
    for name in ("résumé.pdf", "../a:b?.txt", "x" * 300 + ".docx"):
        session.vault.incidents.add_file(incident.id, name, name.encode())
    planned = session.vault.recipients.add("Orchard Talent", RecipientKind.EMPLOYER, notes="Ms Chen called")
    session.applications.record_status(planned.id, Status.PLANNED, "2026-11-02")
    session.applications.add_date(planned.id, ImportantDate(DateKind.OTHER, "2026-12-01", "second talk"))
    session.vault.checks.add(
        {"lines": ["pay first"]}, "a:b.html", b"<p>posting</p>", title="Clerk", organisation="Acme"
    )
    session.vault.wordings.set("main", "basics.summary", [Wording("basics.summary", "Said otherwise", True)])
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    for _ in range(2):  # a second time goes into a folder of its own
        ready_window.messages.clear()
        page.take_along.click()
        until(lambda: ready_window.messages.shown)
    first, second = sorted(tmp_path.glob("Countermark-*"))
    for folder in (first, second):
        resume = json.loads((folder / "resume-main-1.json").read_text("utf-8"))
        assert resume["basics"]["name"] == session.imports.current().basics.name  # type: ignore[union-attr]
        assert made.record.reference in (folder / "ledger.csv").read_text("utf-8-sig")
        for file in made.record.files:
            copied = (folder / "copies" / f"{made.record.reference}.{file.format}").read_bytes()
            assert hashlib.sha256(copied).hexdigest() == file.sha256
        (kept,) = (folder / "incidents").iterdir()
        facts = json.loads((kept / "incident.json").read_text("utf-8"))
        assert (facts["title"], facts["surfaced"], facts["facts"]) == ("Loan offer", "2026-11-20", {"where": "a forum"})
        files = {path.read_bytes().decode() for path in kept.iterdir() if path.name != "incident.json"}
        assert files == {"résumé.pdf", "../a:b?.txt", "x" * 300 + ".docx"}
        noted = json.loads((folder / "kept.json").read_text("utf-8"))
        orchard = next(one for one in noted["recipients"] if one["name"] == "Orchard Talent")
        assert (orchard["notes"], orchard["dates"][0]["label"]) == ("Ms Chen called", "second talk")
        assert [(step["status"], step["day"]) for step in orchard["statuses"]] == [("planned", "2026-11-02")]
        assert noted["wordings"]["main"][0]["text"] == "Said otherwise" and noted["settings"]["language"] == "en"
        (check,) = (folder / "checks").iterdir()
        assert json.loads((check / "check.json").read_text("utf-8"))["card"] == {"lines": ["pay first"]}
        assert (check / "1-a_b.html").read_bytes() == b"<p>posting</p>"
        assert unsaid(session.vault, "".join(path.read_text("utf-8", "replace") for path in folder.rglob("*.*"))) == []


def test_no_folder_takes_nothing_along(ready_window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    page.take_along.click()
    assert not ready_window.messages.shown
    assert list(tmp_path.glob("Countermark-*")) == []


def test_an_export_that_cannot_be_written_leaves_nothing_readable(ready_window: Window, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_500, hard))  # the résumé fits, the ledger does not
    try:
        with pytest.raises(EnvironmentProblem):
            export_everything(ready_window.session, tmp_path, CancelToken(), no_progress)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_that_fits_does_not_scroll(ready_window: Window, qapp: QApplication) -> None:
    ready_window.resize(1366, 768)
    ready_window.show_settings("limits")
    for _ in range(5):
        qapp.processEvents()
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    sheet = page.tabs.currentWidget().findChildren(Scroll)[0]
    assert sheet.widget().height() > 300 and sheet.verticalScrollBar().maximum() == 0
    ready_window.resize(1366, 500)
    for _ in range(5):
        qapp.processEvents()
    assert sheet.verticalScrollBar().maximum() > 0


def test_a_sheet_is_made_when_somebody_opens_it(ready_window: Window) -> None:
    ready_window.go("settings")
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    assert [key for key, sheet in page._sheets.items() if sheet.findChildren(QWidget)] == ["general"]
    page.show_sheet("limits")
    assert page._sheets["limits"].findChildren(Scroll)[0].isVisible()
