"""Copies whose files went with a consent: the questions name and count them, the record says so, and the window lets no file of them leave again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.caseload.students import Consent, Purpose, Route, Student
from app.domain.applications import Status
from app.domain.copies import CopyRecord
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services import caseload_consent
from app.services.caseload import Caseload
from app.services.copies import CopyRequest, CopyService
from app.services.recipients import RecipientService
from ui.desktop.dialogs import paper_consent
from ui.desktop.dialogs.paper_consent import PaperConsentDialog
from ui.desktop.models.consent_package_words import told_lines
from ui.desktop.pages.applications.application_detail import ApplicationDetail
from ui.desktop.pages.applications.copy_detail import CopyDetail
from ui.desktop.pages.send.copy_done import FileChip
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window

NAMES = ("Acme GmbH", "Other Ltd")


@pytest.fixture
def student(caseload: Caseload, tmp_path: Path) -> Student:
    """A student with a copy for each of two employers, under a consent that names both."""
    terms = (Route.PAPER, Purpose.FAIR, "", NAMES, (), "2026-01-01", "2099-12-31", "")
    record = replace(caseload.student("1"), consent=Consent("f" * 32, 0, *terms), reviewed="2026-01-02")
    caseload.store(record)
    with caseload.open_student(record) as vault:
        for name in NAMES:
            request = CopyRequest(RecipientService(vault).find_or_add(name), stage_policy(Stage.APPLY), ("txt",))
            CopyService(vault).make(request, tmp_path / "out")
    return record


def narrowed(caseload: Caseload, student: Student) -> tuple[Student, str]:
    """The student with a printed form that names the second employer alone, and its code."""
    until = f"{int(caseload.today[:4]) + 1}-06-30"
    code, _ = caseload_consent.print_form(
        caseload, student, Purpose.FAIR, employers=NAMES[1:], expires=until, language="en"
    )
    return caseload.student(student.id), code


def opened_copies(office: Window, student: Student) -> dict[str, CopyRecord]:
    """Open the student's vault in the window; its copies by employer."""
    office.vaults._open(student)
    vault = office.session.vault
    names = {one.id: one.name for one in vault.recipients.all()}
    return {names[one.recipient_id]: one for one in vault.copies.all()}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_signature_that_takes_files_is_asked_about(
    office: Window, caseload: Caseload, student: Student, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    translations().set_choice(language)
    known, code = narrowed(caseload, student)
    asked, answers = list[str](), iter([False, True])

    def confirm(_parent: object, question: object) -> bool:
        asked.append(question.text())  # type: ignore[attr-defined]
        return next(answers)

    monkeypatch.setattr(paper_consent, "confirm", confirm)
    dialog = PaperConsentDialog(caseload, known, known.name, office)
    dialog.code.setText(code)
    (gone,) = (one for one in (tmp_path / "out").iterdir() if "Acme" in one.name)
    dialog.signed.click()
    assert gone.name in asked[0] and "1" in asked[0]
    assert gone.is_file() and caseload.student("1").form is not None, "no is no"
    dialog.signed.click()
    assert not gone.exists() and len(list((tmp_path / "out").iterdir())) == 1
    dialog.reject()


def test_a_shared_screen_shows_how_many_files_go_and_no_names(caseload: Caseload, student: Student) -> None:
    texts = caseload_consent.withdrawal_texts(caseload, student, student.pseudonym)
    shown, hidden = ("\n".join(told_lines(texts, pseudonyms=one)) for one in (False, True))
    assert "Acme" in shown and "Files deleted now, 2" in shown
    assert "Acme" not in hidden and "Files deleted now: 2." in hidden


def test_nothing_leaves_and_the_record_says_why(
    office: Window, caseload: Caseload, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, code = narrowed(caseload, student)
    caseload_consent.sign_form(caseload, code)
    copies = opened_copies(office, caseload.student("1"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked for a place"))
    record = copies[NAMES[0]]
    office.show_copy(record.copy_id)
    detail = office.findChild(CopyDetail)
    (again,) = (one for one in detail.findChildren(QPushButton) if "again" in one.text() and one.isVisibleTo(detail))
    again.click()
    assert NAMES[0] in office.messages.shown and NAMES[1] in office.messages.shown, "the sentence of a new copy"
    page, recipient = office.findChild(ApplicationDetail), office.session.vault.recipients.by_name(NAMES[0])
    page.load(office.session, recipient)
    assert page._status is Status.WITHDRAWN
    told = [page._event_text(one) for one in page.events if one.kind == "consent-ended"]
    assert told == [f"Consent for copy {record.reference} ended: its files were deleted where they lay"]
    assert "Sent" not in page.now.text()


def test_a_file_that_still_lies_there_is_neither_dragged_out_nor_copied(
    office: Window, caseload: Caseload, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = opened_copies(office, student)
    office.show_copy(copies[NAMES[0]].copy_id)
    chip = next(one for one in office.findChild(CopyDetail).findChildren(FileChip) if "Acme" in one.text())
    narrow = replace(student.consent, employers=NAMES[1:])
    caseload.store(replace(caseload.student("1"), consent=narrow))  # meanwhile
    monkeypatch.setattr(QDrag, "exec", lambda *_: pytest.fail("dragged out"))
    QGuiApplication.clipboard().setText("before")
    QTest.keySequence(chip, QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text() == "before" and NAMES[0] in office.messages.shown
    start = chip.rect().center()
    QTest.mousePress(chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(chip, start * 3)
    QTest.mouseMove(chip, start * 5)
    QTest.mouseRelease(chip, Qt.MouseButton.LeftButton)
