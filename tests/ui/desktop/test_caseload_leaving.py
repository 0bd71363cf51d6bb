"""Leaving in the window: the caseload as one file for a colleague, the time vaults are kept, and deleting it after the word, never without."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import PASSPHRASE, consented, kept

from app import paths
from app.caseload.keys import new_identity
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.caseload import Caseload, create_caseload
from app.services.caseload_handover import hand_over, receive
from app.services.caseload_office import OfficeService
from app.services.copies import CopyRequest, CopyService
from app.services.recipients import RecipientService
from app.vault.folder import DATABASE
from app.workers.cancellation import no_progress
from ui.desktop.dialogs import caseload_leaving as module
from ui.desktop.dialogs import vault_files
from ui.desktop.dialogs.caseload_leaving import LeavingDialog
from ui.desktop.dialogs.caseload_trace_result import CohortFindingDialog
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.caseload.students_page import CaseloadView
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def caseload(first_window: Window) -> Iterator[Caseload]:
    made = create_caseload(paths.default_caseload(), PASSPHRASE)
    consented(made, "1", "王晓明", "Acme GmbH")
    yield made
    made.vault.close()


@pytest.fixture
def view(caseload: Caseload, first_window: Window) -> CaseloadView:
    first_window.show_folder(paths.default_caseload())
    first_window.opened(caseload.vault)
    assert isinstance(first_window.gate, CaseloadView)
    return first_window.gate


def test_a_colleague_opens_the_handover_file(
    caseload: Caseload, first_window: Window, tmp_path: Path, until: Until
) -> None:
    dialog = LeavingDialog(caseload, 30, 1, first_window)
    dialog.hand_over(tmp_path / "all.age", PASSPHRASE)
    until(lambda: dialog.status_label.text() and not dialog._place.busy)
    assert receive(tmp_path / "all.age", tmp_path / "theirs", PASSPHRASE).students == 1
    dialog.days.setCurrentIndex(dialog.days.findData(7))
    dialog.days.activated.emit(dialog.days.currentIndex())
    assert caseload.grace_days == 7 and len(caseload.students()) == 1
    dialog.reject()


def test_a_vault_that_was_handed_over_says_which_passphrase_opens_it(
    first_window: Window, caseload: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    student, out, done = kept(caseload, "7", "Li Na"), tmp_path / "li.age", list[bool]()
    hand_over(caseload, student, out, PASSPHRASE)
    monkeypatch.setattr(vault_files, "open_file", lambda *_: str(out))
    monkeypatch.setattr(vault_files, "ask_secret", lambda *_: PASSPHRASE)
    place = JobSlot(first_window)
    vault_files.restore(
        first_window, tmp_path / "mine", first_window.messages, place, no_progress, lambda: done.append(True)
    )
    until(lambda: done)
    assert "Unlock it with the passphrase of this file" in first_window.banner.text
    assert "set one of your own" in first_window.banner.text


@pytest.mark.parametrize(("language", "name"), [("en", "Confirm the file's passphrase"), ("zh", "确认文件密码")])
def test_the_file_of_a_handover_has_a_passphrase_of_its_own(first_window: Window, language: str, name: str) -> None:
    translations().set_choice(language)
    dialog = PassphraseDialog(first_window, of_handover=True)
    assert dialog.again.accessibleName() == name
    dialog.deleteLater()


@pytest.mark.parametrize("given", ["", "no"])
def test_without_the_word_nothing_is_deleted(view: CaseloadView, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    dialog, wiped = LeavingDialog(view._caseload, 30, 1, view), list[bool]()
    dialog.wiped.connect(lambda: wiped.append(True))
    monkeypatch.setattr(module, "ask_line", lambda *_: given)
    dialog.wipe.click()
    assert not wiped and (paths.default_caseload() / DATABASE).is_file()
    dialog.reject()


def test_whose_colleagues_need_an_owner_is_told_before_anything_is_deleted(
    view: CaseloadView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shared").mkdir()
    OfficeService(view._caseload).create(tmp_path / "shared", "Careers", "Ms Wu")
    OfficeService(view._caseload).invite(new_identity().address.text, "Mr Li")
    dialog, asked = LeavingDialog(view._caseload, 30, 1, view), list[object]()
    monkeypatch.setattr(module, "ask_line", lambda *question: asked.append(question) or "delete")
    dialog.wipe.click()
    assert not asked and "You are the owner of “Careers”" in dialog.status_label.text()
    assert (paths.default_caseload() / DATABASE).is_file()
    dialog.reject()


def test_the_word_deletes_the_caseload_and_leads_back(
    view: CaseloadView, first_window: Window, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ask_line", lambda *_: "Delete")
    beside = paths.default_caseload().parent / "of-somebody-else"
    beside.write_text("stays")
    dialog = LeavingDialog(view._caseload, 30, 1, view)
    dialog.wiped.connect(view.wiped)
    dialog.wipe.click()
    until(lambda: "deleted" in first_window.messages.shown)
    assert not paths.default_caseload().exists() and beside.read_text() == "stays"
    assert first_window.vaults.caseload is None and first_window.folder == paths.default_vault()


@pytest.mark.parametrize("anyway", [False, True])
def test_where_the_office_cannot_be_told_nothing_is_deleted_without_a_yes(
    view: CaseloadView, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch, anyway: bool
) -> None:
    (tmp_path / "shared").mkdir()
    OfficeService(view._caseload).create(tmp_path / "shared", "Careers", "Ms Wu")
    (tmp_path / "shared").rename(tmp_path / "away")
    asked, wiped = list[str](), list[bool]()

    def answer(_parent: object, question: Question) -> str | bool:
        asked.append(question.text())
        return "delete" if question.field() else anyway

    monkeypatch.setattr(module, "ask_line", answer)
    monkeypatch.setattr(module, "confirm", answer)
    dialog = LeavingDialog(view._caseload, 30, 1, view)
    dialog.wiped.connect(lambda: wiped.append(True))
    dialog.wipe.click()
    until(lambda: len(asked) == 2)
    assert asked[0].startswith("Your office “Careers” is told first") and "could not be told" in asked[1]
    assert wiped == [True] * anyway
    if not anyway:  # else the dialog has gone
        dialog.reject()


def test_a_leaked_file_is_traced_among_all_students(
    view: CaseloadView, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    caseload = view._caseload
    shown: list[str] = []
    monkeypatch.setattr(CohortFindingDialog, "exec", lambda one: shown.append(one.answer.text() + one.rest.text()))
    with caseload.open_student(caseload.student("1")) as vault:
        recipient = RecipientService(vault).find_or_add("Acme GmbH")
        made = CopyService(vault).make(CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",)), tmp_path / "out")
    view.trace_file(Path(made.record.files[0].path))
    until(lambda: shown and not view._place.busy)
    assert all(one in shown[0] for one in (made.record.reference, "王晓明", "Acme GmbH"))
    view.hide_names.setChecked(True)
    view.trace_file(Path(made.record.files[0].path))
    until(lambda: len(shown) == 2)
    assert "王晓明" not in shown[1] and caseload.student("1").pseudonym in shown[1]
