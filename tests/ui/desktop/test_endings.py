"""Reminders that name nobody, the trash, diagnostics without personal data, and deleting everything; each with its "no"."""

from __future__ import annotations

import dataclasses
import os
import re
import sys
import types
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app import paths
from app.domain.applications import DateKind, ImportantDate
from app.domain.copies import RecipientKind
from app.domain.policy import ProtectedValue
from app.domain.resume import Basics, Resume
from app.domain.sensitivity import Kind
from app.marks.house_styles import accepted_choices
from app.marks.layers.style import style_options
from app.services.vaults import set_keyring
from app.settings import Settings
from ui.desktop.dialogs.delete_everything import EraseDialog
from ui.desktop.dialogs.diagnostics import DiagnosticsDialog
from ui.desktop.models.diagnostics import collect, collect_environment, redact_report
from ui.desktop.models.mark_names import option_name, place_name
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.platform import reminders
from ui.desktop.platform.reminders import Reminders, is_quiet, send_notification
from ui.desktop.shell.window import Window
from ui.online_lookups import KeyringKeys

Look = Callable[[QWidget], list[str]]
Until = Callable[[Callable[[], object]], None]


@pytest.mark.parametrize(
    ("hour", "start", "end", "quiet"),
    [(22, 21, 8, True), (7, 21, 8, True), (8, 21, 8, False), (20, 21, 8, False), (13, 12, 14, True), (14, 12, 14, False),
     (5, 0, 0, False)],
)  # fmt: skip
def test_quiet_hours(hour: int, start: int, end: int, quiet: bool) -> None:
    assert is_quiet(hour, start, end) is quiet


def test_a_reminder_comes_once_a_day_and_names_nobody(first_window: Window, until: Until) -> None:
    said: list[tuple[str, str]] = []
    watch = Reminders(first_window, lambda title, text: said.append((title, text)))
    watch.remember(["2026-11-20", "2026-11-24", "2026-12-01"])
    assert not watch.look(datetime(2026, 11, 24, 12)), "off until it is turned on"
    watch.set_settings(Settings(reminders=True))
    assert not watch.look(datetime(2026, 11, 24, 23)), "quiet hours"
    assert watch.look(datetime(2026, 11, 24, 12))
    until(lambda: said)
    assert said == [("Countermark", "Something is due: 2")]
    assert not watch.look(datetime(2026, 11, 24, 13))
    assert watch.look(datetime(2026, 11, 25, 9)), "still due the next day"


def test_the_system_is_asked_safely(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, str]] = []
    fake = types.SimpleNamespace(notification=types.SimpleNamespace(notify=lambda **given: asked.append(given)))
    monkeypatch.setitem(sys.modules, "plyer", fake)
    monkeypatch.setattr(reminders.sys, "platform", "linux")
    monkeypatch.setattr(reminders.sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    send_notification("--help", "<b> & more")
    assert (asked[0]["title"], asked[0]["message"]) == ("help", "&lt;b&gt; &amp; more")
    assert os.environ["LD_LIBRARY_PATH"] == "/bundle"
    fake.notification.notify = None  # no way to notify on this system
    send_notification("x", "y")


def test_reminders_and_the_tray_are_off_by_default(window: Window) -> None:
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.entered()
    assert not page.reminders.on.isChecked()
    assert not page.reminders.tray.isChecked()
    assert not window.background.tray.active
    page.reminders.on.click()
    page.reminders.since.setCurrentIndex(22)
    page.reminders.since.activated.emit(22)
    assert (window.settings.reminders, window.settings.quiet_from) == (True, 22)
    assert window.background.reminders.settings.reminders


def test_closing_with_the_tray_icon_locks_and_hides(ready_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(ready_window.background.tray), "active", True)
    monkeypatch.setattr(type(ready_window), "raise_", lambda _window: None)  # the test's platform cannot
    ready_window.close()
    assert ready_window.isHidden()
    assert isinstance(ready_window.gate, LockPage), "locked"
    ready_window.gate.unlock.setFocus()  # a window that is hidden loses its focus to something else
    ready_window.background._bring_to_front()
    assert ready_window.isVisible() and ready_window.focusWidget() is ready_window.gate.passphrase
    ready_window.background.leaving = True


def test_a_locked_program_still_knows_the_days(ready_window: Window) -> None:
    known = ready_window.session.recipients.add("Acme")
    dates = [ImportantDate(DateKind.FOLLOW_UP, f"2026-01-0{day}") for day in (2, 3)]
    ready_window.session.applications.set_dates(known.id, dates)
    ready_window.lock()
    assert ready_window.background.reminders._days == ("2026-01-02", "2026-01-03"), "every date, as Today counts them"


def test_a_date_kept_or_done_since_the_vault_was_opened_is_known(ready_window: Window, until: Until) -> None:
    said: list[str] = []
    reminders, service = ready_window.background.reminders, ready_window.session.applications
    reminders._notify = lambda _title, text: said.append(text)
    reminders.set_settings(Settings(reminders=True))
    known = ready_window.session.recipients.add("Acme")
    for day in ("2026-01-02", "2026-01-03"):
        service.add_date(known.id, ImportantDate(DateKind.FOLLOW_UP, day))
    assert reminders.look(datetime(2026, 1, 5, 12))
    until(lambda: said)
    assert said == ["Something is due: 2"]
    service.mark_date_done(known.id, 0)
    service.mark_date_done(known.id, 1)
    assert not reminders.look(datetime(2026, 1, 6, 12)), "all is done"


def test_the_trash_is_in_the_settings(window: Window) -> None:
    known = window.session.recipients.add("Acme")
    window.session.trash.add("recipient", known.id)
    window.go("settings")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    assert page.trash.none.isHidden()
    page.trash._restore_item(window.session.trash.all()[0])
    assert page.trash.none.isVisibleTo(page.trash)


def test_diagnostics_hold_no_personal_data(ready_window: Window, sample: object) -> None:
    from app.redact.known_value_matcher import protected_values
    from app.redact.personal_data_scan import scan

    session = ready_window.session
    session.recipients.add("Northwind Logistics Ltd", RecipientKind.EMPLOYER)
    text, found = redact_report(session, collect(session, collect_environment(ready_window.settings)))
    known = [
        *protected_values(session.imports.current()),
        ProtectedValue("r", Kind.EMPLOYER, "Northwind Logistics Ltd"),
    ]  # type: ignore[arg-type]
    judged = [
        one for one in scan(text, known) if one.detector != "tagger"
    ]  # that one judges sentences, and here are none
    assert judged == []
    assert "Vault recipients: 1" in text
    assert found == (), "versions are not taken for addresses"
    assert "not there" not in text, "every part it names is one that is installed"
    dirty = "Northwind Logistics Ltd wrote to amara.lindqvist@example.com from +44 20 7946 0321\n"
    text, found = redact_report(session, dirty)
    assert len(found) == 3
    assert "Northwind" not in text
    assert "@" not in text
    assert "7946" not in text


@pytest.mark.parametrize("user", ["siobhan", "李明", "Siobhan O'Brien"])
def test_who_owns_a_folder_is_blacked_out_everywhere(ready_window: Window, user: str) -> None:
    """Also somebody else than the person whom the system names, and a name of two characters."""
    for path in ("/home/{user}/cv.pdf", "C:\\Users\\{user}\\Desktop\\cv.docx", "file:///C:/Users/{user}/cv.pdf"):
        text, found = redact_report(ready_window.session, f"Failed: {path.format(user=user)}, said {user}\n")
        assert len(found) == 2 and user not in text


def test_the_name_of_the_user_is_blacked_out(ready_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/王伟"))
    assert "王伟" not in redact_report(ready_window.session, "Failed: D:\\王伟\\cv.docx\n")[0]


def test_whatever_the_vault_names_is_blacked_out(ready_window: Window) -> None:
    session = ready_window.session
    session.imports.accept(Resume(basics=Basics(name="闻人若溪", phone="13800130021")), master="chinese")
    session.vault.incidents.add("text", "A call about a loan", "2026-11-01", {})
    session.vault.checks.add({}, title="Remote Parcel Coordinator", organisation="远山物流有限公司")
    log = "闻人若溪 138-0013-0021 A call about a loan, Remote Parcel Coordinator, 远山物流 11010519491231002X\n"
    text, _ = redact_report(session, f"ERROR {log}")
    assert re.sub(r"\[\w+\]", "", text).strip(" ,\n-") == "ERROR"


@pytest.mark.parametrize("answer", [QDialog.DialogCode.Rejected, QDialog.DialogCode.Accepted])
def test_diagnostics_are_shown_before_they_are_saved(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, until: Until, answer: QDialog.DialogCode
) -> None:
    shown: list[str] = []

    def look(dialog: DiagnosticsDialog) -> QDialog.DialogCode:
        shown.append(dialog.text.toPlainText())
        return answer

    target = tmp_path / "diagnostics.txt"
    monkeypatch.setattr(DiagnosticsDialog, "exec", look)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    page.diagnostics.report.click()
    until(lambda: shown)
    assert "Countermark" in shown[0]
    if answer is QDialog.DialogCode.Accepted:
        assert target.read_text("utf-8") == shown[0]
    else:
        assert not target.exists()


def test_deleting_everything_needs_the_word(window: Window, clipped: Look, nameless: Look) -> None:
    dialog = EraseDialog(window)
    dialog.show()
    assert not dialog.yes.isEnabled()
    dialog.typed.setText("delete")
    assert not dialog.yes.isEnabled()
    dialog.typed.setText("DELETE")
    assert dialog.yes.isEnabled()
    assert clipped(dialog) == []
    assert nameless(dialog) == []


def test_not_deleting_changes_nothing(ready_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = ready_window.session.folder
    before = {path.name for path in folder.iterdir()}
    monkeypatch.setattr(EraseDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    page.deletion.erase.click()
    assert {path.name for path in folder.iterdir()} == before
    assert ready_window.session.imports.current() is not None


def test_deleting_everything_leaves_other_files_alone_and_nothing_of_its_own(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until, memory_keyring: dict[str, str]
) -> None:
    folder, data = ready_window.session.folder, paths.data_folder()
    for path in (folder / "notes.txt", data / "registers.db-notes"):
        path.write_text("mine", "utf-8")
    ready_window.change_settings(dataclasses.replace(ready_window.settings, offline=True, text_scale=150))
    set_keyring(ready_window.session.vault, on=True)
    KeyringKeys().store("companies-house", "a key")
    assert len(memory_keyring) == 2
    left = [
        "lookups.json",
        "requests.jsonl",
        "registers.db",
        "registers.db-wal",
        "settings.damaged",
        "settings.damaged.2",
    ]
    left += [".lookups.json.0a1b2c3d.tmp", f"{folder.name}/.backup-0a1b2c3d", f"{folder.name}/.vault.keys.0a1b2c3d.tmp"]
    for name in left:
        (data / name).write_text("Northwind", "utf-8")
    monkeypatch.setattr(EraseDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    ready_window.messages.inform("“Acme” is in Trash.", "Restore", lambda: ready_window.session)
    page.deletion.erase.click()
    until(lambda: isinstance(ready_window.gate, FirstRun))
    assert ready_window.messages.shown == "", "nothing names anybody any more"
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
    assert {path.name for path in data.iterdir()} == {folder.name, "registers.db-notes"}, "settings included"
    assert memory_keyring == {}
    now = ready_window.settings
    assert not now.offline and now.text_scale == 150, "only how a person sees and reads stays in force, in this window"
    assert ready_window.gate is not None
    assert ready_window._session is None


def test_codes_of_ways_of_writing_become_words(first_window: Window) -> None:
    assert option_name("style:cjk_spacing", "tight") == "without a space"
    assert option_name("order:work.w1.highlights", "h3 · h1 · h2") == "items in the order 3, 1, 2"
    assert option_name("order:skills.s1.keywords", "Go · Python") == "Go · Python"
    assert option_name("order:sections.core", "skills · projects") == "Skills · Projects"
    assert option_name("wording:basics.summary", "tight") == "tight"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("shown", ["en", "zh"])
def test_every_document_wide_choice_has_a_name(
    first_window: Window, speak: Callable[..., None], language: str, shown: str
) -> None:
    speak(first_window, shown, "light")
    accepted = accepted_choices(Resume(language="en-GB" if language == "en" else "zh-Hans"))
    choices = {
        name: tuple(dict.fromkeys([*options, *accepted.get(name, ())]))
        for name, options in style_options(language).items()
    }
    assert set(accepted) <= set(choices)
    places = [place_name(f"style:{choice}") for choice in choices]
    assert len(set(places)) == len(places)
    for choice, options in choices.items():
        names = [option_name(f"style:{choice}", option) for option in options]
        assert all(name.strip() for name in names)
        assert len(set(names)) == len(names)
        assert choice == "present_word" or not {name for name in names if name.islower() and " " not in name} & {
            "first",
            "last",
            "second",
            "word",
            "sign",
            "colon",
            "dash",
            "brackets",
            "spaced",
            "tight",
        }
