"""A copy that was changed by hand: noted where the copy is shown, from the file that was really sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.copies import RecipientKind
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest
from app.services.manual_edits import excluded_carriers
from ui.desktop.dialogs import edited_copy
from ui.desktop.dialogs.edited_copy import EditedDialog
from ui.desktop.models.mark_names import place_name
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
Look = Callable[[QWidget], list[str]]


@pytest.fixture
def dialog(ready_window: Window, tmp_path: Path) -> EditedDialog:
    """The dialog for a copy whose text lies in `Northwind`'s folder."""
    session = ready_window.session
    recipient = session.recipients.find_or_add("Northwind", RecipientKind.EMPLOYER)
    made = session.copies.make(CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",)), tmp_path)
    opened = EditedDialog(session, ready_window.messages, made.record, ready_window)
    opened.show()
    return opened


def sent(dialog: EditedDialog) -> str:
    return Path(dialog._record.files[0].path).read_text("utf-8")


def test_what_was_changed_is_named_and_no_longer_counts(
    ready_window: Window, dialog: EditedDialog, until: Until, clipped: Look, nameless: Look
) -> None:
    text = sent(dialog)
    now, other = ("Present", "Now") if "Present" in text else (" Now", " Present")
    dialog.read(UntrustedInput("sent.txt", untrusted_text=text.replace(now, other)))
    assert not dialog.file.isEnabled()
    until(dialog.file.isEnabled)
    vault, copy_id = ready_window.session.vault, dialog._record.copy_id
    assert excluded_carriers(vault)[copy_id] == {"style:present_word"}
    assert dialog._record.reference in dialog.status_label.text()
    assert dialog.places.text() == place_name("style:present_word")
    assert clipped(dialog) == []
    assert nameless(dialog) == []
    again = EditedDialog(ready_window.session, ready_window.messages, dialog._record, ready_window)
    assert again.places.text() == place_name("style:present_word")


def test_an_unchanged_file_takes_an_earlier_note_back(
    ready_window: Window, dialog: EditedDialog, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, record = ready_window.session.vault, dialog._record
    vault.preferences.set("edited-copies", {record.copy_id: ["style:present_word"]})
    file = record.files[0].path
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (file, ""))
    dialog.file.click()
    until(dialog.file.isEnabled)
    assert excluded_carriers(vault)[record.copy_id] == frozenset()
    assert "nothing that carries a mark was changed" in dialog.status_label.text()
    assert dialog.places.isHidden()


def test_no_file_and_an_unreadable_file_change_nothing(
    ready_window: Window, dialog: EditedDialog, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    dialog.file.click()
    assert dialog.file.isEnabled()
    dialog.read(UntrustedInput("sent.pdf", untrusted_bytes=b"%PDF-1.4 broken"))
    until(dialog.file.isEnabled)
    assert dialog.status_label.text()
    assert not excluded_carriers(ready_window.session.vault)
    dialog.close_it.click()
    assert dialog.isHidden()


def test_it_is_asked_for_beside_the_copy(
    ready_window: Window, dialog: EditedDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(edited_copy.EditedDialog, "exec", lambda self: shown.append(self._record.copy_id))
    ready_window.go("applications")
    page = ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    page.show_copy(dialog._record.copy_id)
    page.tabs.setCurrentIndex(1)
    assert page.detail.edited.isVisible()
    page.detail.edited.click()
    assert shown == [dialog._record.copy_id]
