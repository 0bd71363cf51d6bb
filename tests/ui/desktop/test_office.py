"""Colleagues in the window: an office is made, joined after a comparison, and in step; a share that is not there is said; "no" changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import PASSPHRASE, MovingClock, consented, kept, new_caseload

from app import paths
from app.caseload.office.event_file import Kind
from app.caseload.students import Purpose
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.render.qr import qr_png
from app.services import office_step
from app.services.caseload import Caseload, create_caseload
from app.services.caseload_office import OfficeService
from app.services.copies import CopyRequest, CopyService
from app.services.recipients import RecipientService
from ui.desktop.dialogs import office as module
from ui.desktop.dialogs import office_students as students_module
from ui.desktop.dialogs import which_consent
from ui.desktop.dialogs.add_colleague import AddColleagueDialog
from ui.desktop.dialogs.office import OfficeDialog
from ui.desktop.dialogs.office_students import OfficeStudentsDialog, rows_of
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.caseload.students_page import CaseloadView
from ui.desktop.platform import file_dialogs
from ui.desktop.shell.date_formats import format_moment
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture
def caseload(first_window: Window) -> Iterator[Caseload]:
    made = create_caseload(paths.default_caseload(), PASSPHRASE)
    yield made
    made.vault.close()


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Caseload]:
    made = new_caseload(tmp_path / "colleague", MovingClock())
    yield made
    made.vault.close()


def answer(monkeypatch: pytest.MonkeyPatch, yes: bool) -> list[Question]:
    asked: list[Question] = []

    def confirm(_parent: object, question: Question) -> bool:
        asked.append(question)
        return yes

    monkeypatch.setattr(module, "confirm", confirm)
    return asked


def test_an_office_is_made_and_shown_on_the_page(
    caseload: Caseload, first_window: Window, shared: Path, until: Until
) -> None:
    view = CaseloadView(caseload, first_window.messages)
    assert not view.office.isVisibleTo(view)
    dialog = OfficeDialog(caseload, None, view)
    dialog.changed.connect(view.refresh)
    assert dialog.make.isVisibleTo(dialog) and not dialog.sync.isVisibleTo(dialog)
    dialog.found(shared, "Careers", "Ms Wu")
    until(lambda: view.office.isVisibleTo(view))
    assert "Careers" in view.office.summary.text() and "Ms Wu" in dialog.members.text()
    assert dialog.sync.isVisibleTo(dialog) and not dialog.make.isVisibleTo(dialog)
    view.office.sync.click()
    until(view.office.sync.isEnabled)
    (shared / "countermark-office.json").unlink()
    for path in (shared / "events").rglob("*.*"):
        path.unlink()
    view.office.sync.click()
    until(lambda: "shared folder is not there" in first_window.messages.shown)
    dialog.reject()


def test_joining_asks_for_a_comparison_and_no_changes_nothing(
    caseload: Caseload,
    colleague: Caseload,
    first_window: Window,
    shared: Path,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    OfficeService(colleague).create(shared, "Careers", "Ms Wu")
    OfficeService(colleague).invite(caseload.identity.address.text, "Mr Li")
    consented(colleague, "1", "王晓明", "Acme GmbH")
    OfficeService(colleague).sync()
    dialog = OfficeDialog(caseload, None, first_window)
    asked = answer(monkeypatch, yes=False)
    dialog.join(shared)
    until(lambda: asked)
    assert colleague.identity.address.fingerprint in asked[0].text()
    assert not office_step.is_joined(caseload)
    asked = answer(monkeypatch, yes=True)
    dialog.join(shared)
    until(lambda: dialog.sync.isVisibleTo(dialog))
    assert office_step.is_joined(caseload) and "1" in dialog.summary.text()
    assert not dialog.invite.isEnabled()  # the owner's business
    asked = answer(monkeypatch, yes=False)
    dialog.leave.click()
    assert asked and office_step.is_joined(caseload)
    answer(monkeypatch, yes=True)
    dialog.leave.click()
    until(lambda: dialog.make.isVisibleTo(dialog))
    assert not office_step.is_joined(caseload)
    dialog.reject()


def test_a_folder_without_an_office_is_said(
    caseload: Caseload, first_window: Window, shared: Path, until: Until
) -> None:
    dialog = OfficeDialog(caseload, None, first_window)
    dialog.join(shared)
    until(lambda: dialog.status_label.text())
    assert "There is no office" in dialog.status_label.text()
    dialog.reject()


@pytest.fixture
def two(caseload: Caseload, colleague: Caseload, shared: Path) -> tuple[Caseload, Caseload]:
    """The window's caseload and a colleague's, in one office that the colleague owns, with a student of the colleague's whose entries contradict."""
    OfficeService(colleague).create(shared, "Careers", "Ms Wu")
    OfficeService(colleague).invite(caseload.identity.address.text, "Mr Li")
    OfficeService(caseload).join(shared, colleague.identity.address.fingerprint)
    consented(colleague, "1", "王晓明", "Acme GmbH")
    for one in (colleague, caseload):
        OfficeService(one).sync()
    OfficeService(colleague).assign("1", "Ms Wu")
    OfficeService(caseload).assign("1", "Mr Li")
    for one in (colleague, caseload, colleague):
        OfficeService(one).sync()
    OfficeService(caseload).sync()
    return caseload, colleague


def test_contradicting_entries_are_shown_and_one_is_chosen(
    two: tuple[Caseload, Caseload], first_window: Window, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = two
    dialog = OfficeStudentsDialog(mine, rows_of(OfficeService(mine)), parent=first_window)
    assert dialog.decide.isEnabled() and "王晓明" in dialog.who.text() and "contradicting" in dialog.list.item(0).text()
    offered: list[list[str]] = []

    def choose(_parent: object, _question: Question, choices: list[str]) -> int:
        offered.append(list(choices))
        return next((at for at, one in enumerate(choices) if "Mr Li" in one.split(": ")[1]), -1) if reply else -1

    monkeypatch.setattr(students_module, "ask_one_of", choose)
    reply = False
    dialog.decide.click()
    assert len(offered[0]) == 2 and OfficeService(mine).status().unsent == 0  # "no" changes nothing
    reply = True
    dialog.decide.click()
    until(lambda: dialog.status_label.text())
    assert OfficeService(mine).status().unsent == 1
    monkeypatch.setattr(students_module, "ask_lines", lambda *_: "called on Friday")
    dialog.note.click()
    until(lambda: OfficeService(mine).status().unsent == 2 and not dialog._place.busy)
    told = dialog.entries.text()
    assert "goes out with the next sync: called on Friday" in told and "sync: Mr Li advises the student" in told
    dialog.reject()
    for one in (mine, theirs):
        OfficeService(one).sync()
    record = OfficeService(theirs).student("1")
    assert record.contradictions == () and [one.data["text"] for one in record.notes] == ["called on Friday"]
    assert OfficeService(theirs).name_of(record.current(Kind.ADVISER)["adviser"]) == "Mr Li"


def test_who_has_no_student_is_told_of_the_offices(
    caseload: Caseload, colleague: Caseload, first_window: Window, shared: Path, until: Until
) -> None:
    OfficeService(colleague).create(shared, "Careers", "Ms Wu")
    OfficeService(colleague).invite(caseload.identity.address.text, "Mr Li")
    consented(colleague, "1", "王晓明", "Acme GmbH")
    OfficeService(colleague).sync()
    view = CaseloadView(caseload, first_window.messages)
    assert view.none.title.text() == "No students yet"
    OfficeService(caseload).join(shared, colleague.identity.address.fingerprint)
    view.refresh()
    until(lambda: "Students of your office: 1" in view.none.hint.text())
    assert view.none.title.text() == "No students of your own yet"
    bound = len(vars(view.none.title).get("_spoken", ()))
    view.office.told.emit()
    assert len(vars(view.none.title).get("_spoken", ())) == bound, "a text for each sync would be kept for good"
    assert "Students of the office: 1" in view.office.summary.text()


def test_an_empty_list_of_an_office_says_why(caseload: Caseload, first_window: Window, shared: Path) -> None:
    kept(caseload, "1", "王晓明")
    kept(caseload, "2", "Li Wei")
    OfficeService(caseload).create(shared, "Team", "Ms Wu")
    dialog = OfficeStudentsDialog(caseload, rows_of(OfficeService(caseload)), parent=first_window)
    dialog.show()
    assert dialog.none.isVisible() and "without a valid consent: 2" in dialog.none.text()
    assert "Only students whose consent is valid" in dialog.hint.text() and not dialog.list.isVisible()
    dialog.reject()


def test_the_offices_students_have_no_names_on_a_shared_screen(
    two: tuple[Caseload, Caseload], first_window: Window
) -> None:
    mine, _ = two
    dialog = OfficeStudentsDialog(mine, rows_of(OfficeService(mine)), pseudonyms=True, parent=first_window)
    shown = dialog.list.item(0).text() + dialog.who.text() + dialog.entries.text()
    assert "王晓明" not in shown and dialog.record is not None and dialog.record.id[:8] in shown
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_of_two_consents_the_one_that_ended_is_chosen_and_the_other_stays(
    two: tuple[Caseload, Caseload],
    first_window: Window,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    translations().set_choice(language)
    mine, theirs = two
    fair = theirs.student("1").consent
    assert fair is not None
    advice = replace(fair, id="a" * 32, purpose=Purpose.ADVICE, employers=(), expires="2098-12-31")
    theirs.store(theirs.student("1").with_consents([fair, advice]))
    for one in (theirs, mine):
        OfficeService(one).sync()
    dialog = OfficeStudentsDialog(mine, rows_of(OfficeService(mine)), parent=first_window)
    said = (
        ("Copies for a job fair", "Advice", "Acme GmbH")
        if language == "en"
        else ("招聘会投递", "就业指导", "Acme GmbH")
    )
    assert all(one in dialog.entries.text() for one in said)
    offered = list[str]()

    def choose(_parent: object, _question: object, rows: list[str], *, chosen: int) -> int:
        assert chosen < 0, "nothing is proposed"
        offered.extend(rows)
        return next(at for at, one in enumerate(rows) if said[0] in one)

    asked = list[str]()
    monkeypatch.setattr(which_consent, "ask_one_of", choose)
    monkeypatch.setattr(students_module, "confirm", lambda _parent, question: asked.append(question.text()) or True)
    dialog.end.click()
    until(lambda: OfficeService(mine).unsent())
    until(lambda: not dialog._place.busy)
    assert len(offered) == 3 and ("only this consent" in asked[0] or "仅凭该同意" in asked[0])
    assert ("the consent ended" if language == "en" else "同意已结束") in dialog.entries.text()
    for one in (mine, theirs, mine):
        OfficeService(one).sync()
    assert theirs.student("1").consents == (advice,)
    assert [one.data["purpose"] for one in OfficeService(mine).students()[0].consents] == ["advice"]
    dialog.reject()


def test_a_copy_shows_when_it_was_made_not_when_it_was_shared(
    caseload: Caseload, colleague: Caseload, first_window: Window, shared: Path, tmp_path: Path
) -> None:
    OfficeService(colleague).create(shared, "Careers", "Ms Wu")
    student = consented(colleague, "1", "王晓明", "Acme GmbH")
    with colleague.open_student(student) as vault:
        recipient = RecipientService(vault).find_or_add("Acme GmbH", RecipientKind.EMPLOYER)
        made = CopyService(vault).make(CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",)), tmp_path / "out")
    assert isinstance(colleague.vault.clock, MovingClock)
    colleague.vault.clock.move(hours=5)
    OfficeService(colleague).sync()
    dialog = OfficeStudentsDialog(colleague, rows_of(OfficeService(colleague)), parent=first_window)
    assert f"{format_moment(made.record.created)}  Ms Wu: copy {made.record.reference}" in dialog.entries.text()
    dialog.reject()


def test_the_folder_of_the_office_is_not_proposed_for_files_to_hand_over(
    caseload: Caseload, first_window: Window, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_dialogs.remember(file_dialogs.Way.WRITE, tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(shared))
    monkeypatch.setattr(module, "ask_line", lambda *_: "")
    dialog = OfficeDialog(caseload, None, first_window)
    dialog.make.click()
    assert file_dialogs.last_folder(file_dialogs.Way.WRITE) == str(tmp_path)
    dialog.reject()


def test_the_dialog_is_as_high_as_what_it_shows(
    caseload: Caseload, first_window: Window, shared: Path, until: Until
) -> None:
    dialog = OfficeDialog(caseload, None, first_window)
    dialog.show()
    dialog.found(shared, "Careers", "Ms Wu")
    until(lambda: dialog.sync.isVisible() and not dialog._place.busy)
    until(lambda: dialog._reach.verticalScrollBar().maximum() == 0)
    bottom = dialog.status_label.mapTo(dialog, QPoint(0, dialog.status_label.height())).y()
    assert dialog.status_label.text() and bottom <= dialog._buttons.y()
    dialog.reject()


def test_the_owner_hands_the_office_to_a_colleague(
    two: tuple[Caseload, Caseload], first_window: Window, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, theirs = two
    dialog = OfficeDialog(theirs, OfficeService(theirs).status(), first_window)
    asked = answer(monkeypatch, yes=False)
    dialog.leave.click()
    assert "nobody can add or remove colleagues" in asked[0].text() and office_step.is_joined(theirs)
    monkeypatch.setattr(module, "ask_one_of", lambda _parent, _question, names: names.index("Mr Li"))
    dialog.owner.click()
    until(lambda: not dialog._place.busy and not dialog.owner.isEnabled())
    dialog.leave.click()
    assert "nobody can add" not in asked[1].text()
    assert [one.name for one in OfficeService(theirs).status().members if one.is_owner] == ["Mr Li"]
    dialog.reject()


def test_a_colleague_is_added_only_after_a_comparison_and_another_key_asks_again(
    caseload: Caseload, colleague: Caseload, first_window: Window, until: Until, tmp_path: Path
) -> None:
    dialog = AddColleagueDialog(first_window)
    dialog.name.setText("Mr Li")
    assert not dialog.go.isEnabled() and not dialog.compared.isVisibleTo(dialog)
    dialog.key.setText(colleague.identity.address.text)
    assert colleague.identity.address.fingerprint in dialog.fingerprint.text() and not dialog.go.isEnabled()
    dialog.compared.setChecked(True)
    assert dialog.go.isEnabled()
    dialog.key.setText(caseload.identity.address.text)
    assert not dialog.compared.isChecked() and not dialog.go.isEnabled()
    (tmp_path / "key.png").write_bytes(qr_png(colleague.identity.address.text))
    dialog.read_key(tmp_path / "key.png")
    until(lambda: dialog.key.text() == colleague.identity.address.text)
    dialog.reject()


def test_a_members_fingerprint_is_compared_in_the_dialog(
    caseload: Caseload,
    colleague: Caseload,
    first_window: Window,
    shared: Path,
    until: Until,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    third = new_caseload(tmp_path / "third", MovingClock())
    owner = OfficeService(colleague)
    owner.create(shared, "Careers", "Ms Wu")
    owner.invite(caseload.identity.address.text, "Mr Li")
    owner.invite(third.identity.address.text, "Ms Zhang")
    OfficeService(caseload).join(shared, colleague.identity.address.fingerprint)
    dialog = OfficeDialog(caseload, OfficeService(caseload).status(), first_window)
    assert "added by Ms Wu" in dialog.members.text() and "not compared" in dialog.members.text()
    assert "backup" in dialog.honest.text()
    offered = list[list[str]]()

    def ask(_parent: object, _question: Question, choices: list[str]) -> int:
        offered.append(choices)
        return -1 if len(offered) == 1 else 0

    monkeypatch.setattr(module, "ask_one_of", ask)
    dialog.compare.click()
    assert "not compared" in dialog.members.text(), "no is no"
    dialog.compare.click()
    until(lambda: "not compared" not in dialog.members.text())
    assert offered == [[f"Ms Zhang  {third.identity.address.fingerprint}"]] * 2
    dialog.compare.click()
    assert len(offered) == 2, "there is nobody left"
    dialog.reject()
    third.vault.close()
