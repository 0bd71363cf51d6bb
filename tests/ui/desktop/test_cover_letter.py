"""A cover letter in the window: from the outline, checked like its copy, recorded beside it, attached to a mail."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from app.domain.applications import JobDetails
from app.domain.copies import LETTER
from app.services.application_details import ApplicationDetails
from ui.desktop.dialogs.cover_letter import CoverLetterDialog
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.window import Window

LOW = 722
"""Lines of a screen of 768 that a dialog may have (`SHARE`)."""
Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def dialog(ready_window: Window, until: Until, tmp_path: Path) -> CoverLetterDialog:
    """The dialog, opened from a copy that was just made."""
    ready_window.rail.buttons["send"].click()
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    page.address_name("Hengtong Logistics")
    until(lambda: page.save.isEnabled())
    page.save_into(tmp_path / "out")
    until(lambda: page.stack.currentWidget() is page.done)
    page.done.letter.click()
    found = next(one for one in QApplication.topLevelWidgets() if isinstance(one, CoverLetterDialog))
    until(lambda: found._facts is not None and not found._place.busy)
    return found


def test_the_letter_grows_from_the_outline_until_it_is_edited(dialog: CoverLetterDialog) -> None:
    assert not dialog.save.isEnabled(), "a frame without a word of the person is no letter"
    dialog.why.setPlainText("Your routing team works on what I care about.")
    assert dialog.text.toPlainText().startswith("Dear Hiring Manager,\n\nYour routing team")
    assert dialog.save.isEnabled()
    proof = dialog.offers[0].itemData(1)
    dialog.offers[0].setCurrentIndex(1)
    dialog.offers[0].activated.emit(1)
    assert dialog.proofs[0].toPlainText() == proof and proof in dialog.text.toPlainText()
    dialog.text.setPlainText("My own words.")
    dialog.available.setText("From March.")
    assert dialog.text.toPlainText() == "My own words."
    dialog.again.click()
    assert "From March." in dialog.text.toPlainText()


def test_the_application_s_address_stands_above_and_all_fits_a_low_screen(
    dialog: CoverLetterDialog, ready_window: Window, until: Until
) -> None:
    session, record = ready_window.session, dialog._record
    details = ApplicationDetails(session.vault)
    details.set(details.application_of(record), JobDetails(place="Malmö", contact="Ms Novak"))
    again = CoverLetterDialog(session, record, dialog._recipient, ready_window)
    again.open()
    until(lambda: again._facts is not None and not again._place.busy)
    assert again.address.toPlainText().splitlines()[::2] == ["Ms Novak", "Malmö"]
    assert again.text.toPlainText().startswith("Ms Novak\n") and not again.save.isEnabled(), "still only a frame"
    again.resize(again.width(), LOW)
    until(lambda: again._reach.height() < LOW and again._reach.verticalScrollBar().maximum() == 0)
    again.address.clear()
    assert again.text.toPlainText().startswith("Dear Hiring Manager,")


def test_a_letter_is_saved_beside_its_copy_with_a_mail_and_taken_up_again(
    dialog: CoverLetterDialog,
    ready_window: Window,
    until: Until,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    dialog.why.setPlainText("I would be {glad|happy} to join your routing team.")
    dialog.save_into(tmp_path / "letter", mail=True)
    copies = ready_window.session.vault.copies
    until(lambda: dialog.told.isVisible() and not dialog._place.busy)
    letter = next(one for one in copies.all() if one.channel == LETTER)
    assert letter.reference in dialog.told.text()
    (draft,) = (tmp_path / "letter").glob("*.eml")
    assert opened == [str(draft)]
    mail = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default)
    names = {part.get_filename() for part in mail.iter_attachments()}
    assert names == {file.name for one in copies.all() for file in one.files}
    body = mail.get_body(("plain",))
    assert body is not None and "to join your routing team" in body.get_content() and "{" not in body.get_content()
    again = CoverLetterDialog(ready_window.session, dialog._record, dialog._recipient, ready_window)
    again.open()
    until(lambda: again._facts is not None)
    assert "{glad|happy}" in again.text.toPlainText()


def test_what_the_copy_leaves_out_is_named_and_nothing_is_saved(
    dialog: CoverLetterDialog, ready_window: Window, until: Until, tmp_path: Path
) -> None:
    resume = ready_window.session.imports.current()
    assert resume is not None
    dialog.why.setPlainText(f"Call me on {resume.basics.phone} any time.")
    dialog.save_into(tmp_path / "letter")
    until(lambda: dialog.told.isVisible() and not dialog._place.busy)
    assert resume.basics.phone in dialog.told.text() and "Nothing was saved" in dialog.told.text()
    assert not (tmp_path / "letter").exists()
    assert all(one.channel != LETTER for one in ready_window.session.vault.copies.all())
