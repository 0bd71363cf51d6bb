"""A counsellor's window: the question of the first run, whose vault is open, never two at once, packages looked at before they are taken."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import PASSPHRASE, MovingClock, kept, own_vault, package_of, resume

from app import paths
from app.caseload.students import Purpose
from app.domain.resume_json import from_json, to_json
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.redact.policies import stage_policy
from app.services import caseload_consent, stored_resume
from app.services.caseload import Caseload
from app.services.caseload_handover import receive
from app.services.caseload_roster import set_reviewed
from app.services.caseload_student_consent import ConsentService
from app.services.copies import CopyRequest
from app.services.imports import ImportService
from app.services.vaults import create_vault, open_vault, restore_backup
from app.vault.folder import STUDENTS
from tests.ui.desktop.counsellor_acts import answer, students
from ui.desktop.dialogs.caseload_report import CaseloadReportDialog
from ui.desktop.dialogs.compared_resumes import ComparedResumesDialog
from ui.desktop.dialogs.delete_everything import EraseDialog
from ui.desktop.dialogs.search import ENTRIES, SearchDialog
from ui.desktop.models import search_commands
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.caseload import handing_over, incoming_packages, search
from ui.desktop.pages.caseload.students_page import CaseloadView
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell import lock_cleanup
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.button_menu import button_menu

Until = Callable[[Callable[[], object]], None]
LAST_DAY = (date.today() + timedelta(days=30)).isoformat()


def test_the_first_run_asks_for_whom(first_window: Window, until: Until) -> None:
    first = first_window.gate
    assert isinstance(first, FirstRun) and not first_window.vaults.strip.isVisible()
    assert first.where.text() == "Step 1 of 3"
    first.welcome.whom.choose("advise")
    assert first.where.text() == "Step 1 of 2" and "students" in first.title.text()
    first.welcome.next.click()
    assert first.where.text() == "Step 2 of 2" and first.title.text() == "Your caseload"
    first.make.first.setText(PASSPHRASE)
    first.make.again.setText(PASSPHRASE)
    first.make.make.click()
    until(lambda: first.steps.currentIndex() == 2)
    first.sheet.later.click()
    assert students(first_window).none.isVisible()
    assert first_window.folder == paths.default_caseload() and not (paths.default_vault() / "vault.db").exists()
    assert first_window.vaults.strip.isVisible() and first_window.windowTitle().endswith("Students I advise")
    first_window.lock()
    assert isinstance(first_window.gate, LockPage)
    open_vault(paths.default_caseload(), PASSPHRASE).close()


def test_a_sheet_put_off_is_made_on_the_page_of_students(
    first_window: Window, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = first_window.gate
    assert isinstance(first, FirstRun)
    first.welcome.whom.choose("advise")
    first.welcome.next.click()
    first.make.first.setText(PASSPHRASE)
    first.make.again.setText(PASSPHRASE)
    first.make.make.click()
    until(lambda: first.steps.currentIndex() == 2)
    view_name = "Create recovery sheet…"
    assert view_name in first.sheet.where.text() and "Settings" not in first.sheet.where.text()
    first.sheet.later.click()
    view = students(first_window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    view.sheet.click()
    assert len(view._caseload.vault.access.key_slots()) == 1, "no file, no sheet"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet.pdf"), ""))
    assert view.sheet.text().strip() == view_name
    view.sheet.click()
    until(lambda: first_window.messages.shown)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert len(view._caseload.vault.access.key_slots()) == 2


def test_a_resume_imported_into_an_empty_vault_is_kept_for_the_student(
    office: Window, caseload: Caseload, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    caseload.set_grace_days(60)
    record = caseload.student("2")
    code, _ = caseload_consent.print_form(caseload, record, Purpose.ADVICE, expires=LAST_DAY, language="en")
    caseload_consent.sign_form(caseload, code)
    office.vaults._open(caseload.student("2"))
    ImportService(office.session.vault).accept(resume(name="Li Wei"))
    office.vaults.strip.back.click()
    view = students(office)
    view.select(record.folder)
    row = view._row()
    assert row is not None and view.give.isEnabled()
    assert row.removed_on == (date.fromisoformat(LAST_DAY) + timedelta(days=61)).isoformat()
    answer(monkeypatch, yes=True)
    view.end.click()
    until(lambda: not view._place.busy)
    with caseload.open_student(caseload.student("2")) as vault:
        assert vault.masters.names(), "the vault stays for the grace period"
    view.select(record.folder)
    assert view.give.isEnabled() and not view.end.isEnabled()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_after_a_withdrawal_the_students_vault_opens_no_more(
    office: Window, caseload: Caseload, tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make() -> None:
        recipient = office.session.recipients.find_or_add("Acme GmbH")
        office.session.copies.make(CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",)), tmp_path / "out")

    translations().set_choice(language)
    note = office.vaults.strip.note
    office.vaults._open(caseload.student("1"))
    assert note.isVisible() and ("has given no consent" if language == "en" else "尚未给出同意") in note.text()
    with pytest.raises(UserError, match="release-missing"):
        make()
    office.vaults.strip.back.click()
    code, _ = caseload_consent.print_form(
        caseload, caseload.student("1"), Purpose.FAIR, employers=("Acme GmbH",), expires=LAST_DAY, language="en"
    )
    caseload_consent.sign_form(caseload, code)
    office.vaults._open(caseload.student("1"))
    assert note.isVisible() and ("nobody compared" if language == "en" else "尚未核对") in note.text()
    office.vaults.strip.back.click()
    set_reviewed(caseload, caseload.student("1"))
    office.vaults._open(caseload.student("1"))
    assert not note.isVisible() and not note.text()
    make()
    office.vaults.strip.back.click()
    asked, view = answer(monkeypatch, yes=False), students(office)
    view.select(caseload.student("1").folder)
    view.end.click()
    kept_back = "no longer opens" if language == "en" else "不再打开"
    assert kept_back in asked[0] and caseload.student("1").consent is not None
    caseload_consent.withdraw(caseload, caseload.student("1"))
    assert not list((tmp_path / "out").iterdir()), "the withdrawal cleared what lay there"
    for press in (lambda: office.vaults._open(caseload.student("1")), view._show_shared):
        office.messages.clear()
        view.refresh()
        view.select(caseload.student("1").folder)
        press()
        said = "opens again only with a new consent" if language == "en" else "有新的同意后才能再打开"
        assert said in office.messages.shown and office.vaults.student is None
    caseload_consent.sign_form(
        caseload,
        caseload_consent.print_form(caseload, caseload.student("1"), Purpose.ADVICE, expires=LAST_DAY, language="en")[
            0
        ],
    )
    office.vaults._open(caseload.student("1"))
    assert office.vaults.student is not None
    assert ("do not allow sending" if language == "en" else "不包括向用人单位投递") in note.text()
    office.vaults.strip.back.click()


def test_for_myself_stays_as_it_was(first_window: Window, until: Until) -> None:
    first = first_window.gate
    assert isinstance(first, FirstRun)
    first.welcome.next.click()
    first.make.first.setText(PASSPHRASE)
    first.make.again.setText(PASSPHRASE)
    first.make.make.click()
    until(lambda: first.steps.currentIndex() == 2)
    assert first_window.folder == paths.default_vault() and not paths.default_caseload().exists()
    assert not first_window.vaults.strip.isVisible() and first_window.windowTitle() == "Countermark"


def test_whose_vault_is_open_is_always_said_and_only_one_is_shown(
    office: Window, caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleared = list[str]()
    monkeypatch.setattr(lock_cleanup, "forget_copied_and_shown", lambda: cleared.append(office.windowTitle()))
    assert office.windowTitle().endswith("Students I advise") and office.vaults.strip.property("kind") == "caseload"
    assert not office.rail.isVisible()
    for student in caseload.students():
        office.vaults._open(student)
        assert office.gate is None and office.rail.isVisible() and office.session.folder.name == student.folder
        assert student.name in office.windowTitle() and student.name in office.vaults.strip.name.text()
        assert office.vaults.strip.property("kind") == "student"
        vault = office.session.vault
        office.vaults.strip.back.click()
        assert student.name in cleared[-1] and not vault.access.usable
        assert (
            office._session is None and students(office).table.isVisible() and student.name not in office.windowTitle()
        )
        caseload.open_student_vault(student).close()  # nobody holds it


def test_locking_closes_the_student_and_the_caseload(office: Window, caseload: Caseload, until: Until) -> None:
    office.vaults._open(caseload.student("1"))
    office.lock()
    assert isinstance(office.gate, LockPage) and office.vaults.caseload is None
    until(lambda: not office._last_work.place.busy)
    with open_vault(paths.default_caseload(), PASSPHRASE):
        pass
    assert "王晓明" not in office.windowTitle() and "王晓明" not in office.vaults.strip.name.text()


def test_a_caseload_locks_sooner(office: Window) -> None:
    assert office.vaults.lock_minutes(10) == 5 and office.vaults.lock_minutes(0) == 5
    assert office.vaults.lock_minutes(2) == 2 and office._idle._timer.interval() == 5 * 60_000
    office.lock()
    assert office.vaults.lock_minutes(10) == 10


def test_the_switch_locks_one_vault_before_the_other_is_asked_for(office: Window, caseload: Caseload) -> None:
    create_vault(paths.default_vault(), PASSPHRASE, keyring=False).close()
    office.vaults.strip.switch.click()
    assert isinstance(office.gate, LockPage) and office.folder == paths.default_vault()
    assert office.vaults.caseload is None and office.windowTitle().endswith("My own vault")
    office.opened(open_vault(paths.default_vault(), PASSPHRASE))
    assert office.gate is None and office.vaults.strip.property("kind") == "own"
    office.vaults.strip.switch.click()
    assert isinstance(office.gate, LockPage) and office.folder == paths.default_caseload() and office._session is None


def test_settings_of_a_students_vault_are_shown_again_after_each_sheet(office: Window, caseload: Caseload) -> None:
    office.vaults._open(caseload.student("2"))
    page = cast("SettingsPage", office.page("settings"))
    office.go("settings")
    for key in page._sheets:
        page.show_sheet(key)
    office.go("today")
    office.go("settings")
    assert all(not note.text() or note.isHidden() for note in page.preset_notes)


@pytest.mark.parametrize("yes", [False, True])
def test_deleting_everything_in_a_students_vault_removes_that_student_alone(
    office: Window, caseload: Caseload, monkeypatch: pytest.MonkeyPatch, until: Until, yes: bool
) -> None:
    student = caseload.student("2")
    office.vaults._open(student)
    card = cast("SettingsPage", office.page("settings")).deletion
    texts = "\n".join(label.text() for label in card.findChildren(QLabel))
    assert "Remove this student" in texts and "Li Wei from your caseload" in texts and "stays about Li Wei" in texts
    asked = answer(monkeypatch, yes=yes)
    card.erase.click()
    view = students(office)
    until(lambda: not view._place.busy)
    assert len(asked) == 1 and "Li Wei" in asked[0]
    folder = paths.default_caseload() / STUDENTS
    assert (folder / student.folder / "vault.db").exists() is not yes
    assert [one.id for one in caseload.students()] == (["1"] if yes else ["2", "1"])
    assert view.model.rowCount() == len(caseload.students()) and office.vaults.student is None


def test_deleting_ones_own_says_what_counsellors_and_students_keep(
    office: Window, caseload: Caseload, tmp_path: Path
) -> None:
    clock = MovingClock()
    clock.now = caseload.vault.clock()
    with own_vault(paths.default_vault(), clock, name="Li Wei") as own:
        package_of(own, caseload, expires=LAST_DAY)
        ended = package_of(own, caseload, expires=LAST_DAY)
        ConsentService(own).withdraw(ended.label.id)
    office.vaults.strip.switch.click()
    office.opened(open_vault(paths.default_vault(), PASSPHRASE))
    card = cast("SettingsPage", office.page("settings")).deletion
    dialog = EraseDialog(office, card._elsewhere())
    told = dialog.elsewhere.text()
    assert told.count("Ms Wu keeps what you allowed") == 1 and "students you advise" in told
    assert "Delete everything" in card.erase.text()


@pytest.mark.parametrize(
    ("language", "typed", "button"),
    [
        ("en", "consent", "paper"),
        ("en", "consent", "take"),
        ("en", "statistics", "report"),
        ("en", "hand over", "give"),
        ("zh", "授权", "take"),
        ("zh", "撤回", "end"),
        ("zh", "名册", "add"),
        ("zh", "招聘会", "fair"),
    ],
)
def test_the_search_box_finds_what_the_page_of_students_can_do(
    office: Window, caseload: Caseload, speak: Callable[..., None], language: str, typed: str, button: str
) -> None:
    caseload_consent.sign_form(
        caseload,
        caseload_consent.print_form(caseload, caseload.student("1"), Purpose.ADVICE, expires=LAST_DAY, language="en")[
            0
        ],
    )
    view = students(office)
    speak(office, language, "light", 100)
    view.refresh()
    view.select(caseload.student("1").folder)
    buttons = {key: one for key, one in vars(view).items() if isinstance(one, Button)}
    entries = search.button_entries(buttons)
    assert button in [hit.id for hit in search_commands.find(entries, typed)[:ENTRIES]]
    assert all(entry.name and entry.id in buttons for entry in entries)


def test_what_is_rarely_done_is_in_a_menu(office: Window) -> None:
    view = students(office)
    menu = button_menu(view._rare, view)
    names = [action.text() for action in menu.actions()]
    assert names == [one.text().strip() for one in view._rare] and all(one.isEnabled() for one in menu.actions())
    pressed = list[bool]()
    view.export.clicked.disconnect()
    view.export.clicked.connect(lambda: pressed.append(True))
    menu.actions()[0].trigger()
    assert pressed and not any(one.isVisible() for one in view._rare)


def test_a_student_is_found_by_name_but_not_on_a_shared_screen(
    office: Window, caseload: Caseload, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    view, seen = students(office), list[list[str]]()

    def typed(dialog: SearchDialog, words: str) -> None:
        dialog.box.setText(words)
        dialog.look_up()
        until(lambda: not dialog._place.busy)
        seen.append([dialog.hits.item(row).text() for row in range(dialog.hits.count())])
        if dialog.hits.count():
            dialog._open(dialog.hits.item(0))

    monkeypatch.setattr(SearchDialog, "exec", lambda dialog: typed(dialog, "li w"))
    view.select(caseload.student("1").folder)
    office.search()
    row = view._row()
    assert seen[0][0].startswith("2 Li Wei") and row is not None and row.student.id == "2"
    view.hide_names.setChecked(True)
    office.search()
    assert seen[1] == []
    pressed = list[bool]()
    view.report.clicked.connect(lambda: pressed.append(True))
    monkeypatch.setattr(CaseloadReportDialog, "exec", lambda _: None)
    monkeypatch.setattr(SearchDialog, "exec", lambda dialog: typed(dialog, "report"))
    office.search()
    assert pressed
    office.lock()
    monkeypatch.setattr(SearchDialog, "exec", lambda _: pytest.fail("nothing is searched while it is locked"))
    office.search()


def test_pseudonyms_hide_every_name(office: Window, caseload: Caseload) -> None:
    view = students(office)
    view.hide_names.setChecked(True)
    texts = [view.model.texts(view.model.row(number)) for number in range(view.model.rowCount())]
    assert not any(name in str(texts) for name in ("王晓明", "Li Wei"))
    assert [row[0] for row in texts] == sorted(one.pseudonym for one in caseload.students())
    office.vaults._open(caseload.student("1"))
    assert "王晓明" not in office.windowTitle()
    office.leave_student()
    assert students(office).hide_names.isChecked()


def test_a_package_is_shown_first_and_no_means_nothing(
    office: Window, caseload: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    clock = MovingClock()
    clock.now = caseload.vault.clock()
    with own_vault(tmp_path / "own", clock, name="Li Wei") as own:
        made = package_of(own, caseload, expires=f"{clock.now.year + 1}-06-30")
    path = tmp_path / "li.consent"
    path.write_bytes(made.data)
    view, before = students(office), caseload.vault.ledger.head()
    asked = answer(monkeypatch, yes=False)
    view.hide_names.setChecked(True)
    view.look_at(path)
    until(lambda: asked and not view._place.busy)
    assert "Li Wei" not in asked.pop() and caseload.student("2").consent is None
    view.hide_names.setChecked(False)
    view.look_at(path)
    until(lambda: asked and not view._place.busy)
    assert "Li Wei" in asked[0] and "Acme GmbH" in asked[0] and "compare the fingerprint" in asked[0]
    assert caseload.vault.ledger.head() == before and caseload.student("2").consent is None
    questions, offered, place = list[str](), list[str](), -1

    def whose(_parent: object, question: Question, choices: Sequence[str]) -> int:
        questions.append(question.text())
        offered[:] = choices
        return place

    monkeypatch.setattr(incoming_packages, "ask_one_of", whose)
    asked = answer(monkeypatch, yes=True)
    view.look_at(path)
    until(lambda: questions and not view._place.busy)
    assert offered == ["The same person as 2", "Somebody else of this name: a new student"], (
        "one name, perhaps two people"
    )
    assert caseload.vault.ledger.head() == before, "nobody said whose it is"
    place = 0
    view.look_at(path)
    until(lambda: caseload.student("2").consent is not None and not view._place.busy)
    assert "valid: 1" in view.counts.text()


def test_somebody_else_of_a_known_name_is_told_apart(
    office: Window, caseload: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    clock = MovingClock()
    clock.now = caseload.vault.clock()
    document = to_json(resume(name="Liam Novak"))
    document["basics"].update(email="liam@novak.example", phone="+49 30 901820")
    mine = kept(caseload, "S1002", "Liam Novak")
    with own_vault(tmp_path / "own", clock) as own:
        own.masters.add(stored_resume.MAIN, stored_resume.encode(from_json(document)))
        made = package_of(own, caseload, expires=f"{clock.now.year + 1}-06-30")
    path = tmp_path / "liam.consent"
    path.write_bytes(made.data)
    view, questions, offered = students(office), list[str](), list[str]()
    view.refresh()

    def whose(_parent: object, question: Question, choices: Sequence[str]) -> int:
        questions.append(question.text())
        offered[:] = choices
        return 0

    monkeypatch.setattr(incoming_packages, "ask_one_of", whose)
    answer(monkeypatch, yes=True)
    view.look_at(path)
    until(lambda: len(caseload.students()) == 4 and not view._place.busy)
    assert "liam@novak.example in the package" in questions[0] and "different: Phone" in questions[0]
    assert "the same: Schools" in questions[0] and "version 1 stays" in questions[0]
    assert offered[0] == "Somebody else of this name: a new student", "what differs is not proposed"
    assert caseload.student("S1002") == mine, "the row of the list is as it was"
    with caseload.open_student(mine) as vault:
        assert len(vault.masters.versions(stored_resume.MAIN)) == 1


def test_a_list_is_shown_first_with_what_is_wrong(
    office: Window, caseload: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    (tmp_path / "cv.json").write_text('{"basics": {"name": "Li Na", "label": "Clerk"}}', encoding="utf-8")
    (tmp_path / "list.csv").write_text("id,name,resume\n3,Zhang Min,cv.json\n1,Known\n,Nobody\n", encoding="utf-8")
    view, asked = students(office), answer(monkeypatch, yes=False)
    view.preview(tmp_path / "list.csv")
    until(lambda: asked and not view._place.busy)
    assert "Zhang Min" in asked[0] and "Row 3" in asked[0] and "Row 4" in asked[0] and len(caseload.students()) == 2
    view.hide_names.setChecked(True)
    view.preview(tmp_path / "list.csv")
    until(lambda: len(asked) == 2 and not view._place.busy)
    assert "Zhang Min" not in asked[1] and "Row 3" in asked[1]
    view.hide_names.setChecked(False)
    answer(monkeypatch, yes=True)
    view.preview(tmp_path / "list.csv")
    until(lambda: len(caseload.students()) == 3 and not view._place.busy)
    assert view.model.rowCount() == 3
    assert "Row 2: the list says Zhang Min, the résumé says Li Na." in office.banner.text
    assert not office.messages._linger.isActive(), "it is a warning, which stays"
    added = caseload.student("3")
    assert added.other_name and added.folder in {one.folder for one in view._unseen()}
    dialog = ComparedResumesDialog(caseload, view._unseen(), view, chosen="3")
    place = dialog._students.index(next(one for one in dialog._students if one.id == "3"))
    assert "another name" in dialog.list.item(place).text() and not dialog.ticked
    dialog.all.click()
    assert "3" not in {one.id for one in dialog.ticked}


def test_removing_asks_first(office: Window, caseload: Caseload, monkeypatch: pytest.MonkeyPatch, until: Until) -> None:
    view = students(office)
    view.table.selectRow(0)
    first = view.model.row(0).student
    asked = answer(monkeypatch, yes=False)
    view.remove.click()
    assert first.name in asked[0] and len(caseload.students()) == 2
    answer(monkeypatch, yes=True)
    view.remove.click()
    until(lambda: len(caseload.students()) == 1 and not view._place.busy)
    assert first.id not in {one.id for one in caseload.students()}


def test_nothing_is_clipped_or_nameless(
    office: Window, caseload: Caseload, clipped: Callable, nameless: Callable, pseudo_locale: object
) -> None:
    office.resize(1366, 768)
    QApplication.processEvents()
    assert clipped(office) == [] and nameless(office) == []
    office.vaults._open(caseload.student("1"))
    QApplication.processEvents()
    assert clipped(office.vaults.strip) == [] and nameless(office.vaults.strip) == []


def test_a_vault_that_was_kept_is_handed_over_and_gone(
    caseload: Caseload, first_window: Window, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = CaseloadView(caseload, first_window.messages)
    kept_here = next(row for row in range(2) if view.model.row(row).student.id == "1")
    choices, offered = iter([-1, 0, 0, 0]), list[int]()
    monkeypatch.setattr(
        handing_over, "ask_one_of", lambda _view, _question, who, **_chosen: offered.append(len(who)) or next(choices)
    )
    out = tmp_path / "wang.age"
    answers = iter([None, out, out])
    monkeypatch.setattr(handing_over, "ask_save_path", lambda *_: next(answers))
    secrets = iter(["", PASSPHRASE])
    monkeypatch.setattr(handing_over, "new_secret", lambda *_, **__: next(secrets))
    view.table.selectRow(1 - kept_here)
    view.give.click()  # nobody was chosen
    view.table.selectRow(kept_here)
    for _ in range(2):  # no file, then no passphrase: nothing happens
        view.give.click()
        assert not out.exists() and view.model.rowCount() == 2
    view.give.click()
    until(lambda: view.model.rowCount() == 1)
    assert offered == [1, 2, 2, 2], "a student with a vault of their own needs none from here"
    assert [one.id for one in caseload.students()] == ["2"]
    restored = restore_backup(out, tmp_path / "restored", PASSPHRASE)
    assert restored is not None
    with open_vault(tmp_path / "restored", PASSPHRASE) as vault:
        assert vault.masters.names()


def test_who_withdrew_is_told_what_stays_and_how_it_goes_at_once(
    office: Window, caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _ = caseload_consent.print_form(
        caseload, caseload.student("1"), Purpose.FAIR, employers=("Acme GmbH",), expires=LAST_DAY, language="en"
    )
    caseload_consent.sign_form(caseload, code)
    view = students(office)
    view.refresh()
    at = next(row for row in range(view.model.rowCount()) if view.model.row(row).student.id == "1")
    view.table.selectRow(at)
    asked = answer(monkeypatch, yes=False)
    view.end.click()
    assert "no longer opens" in asked[0] and f"{caseload.grace_days} more days" in asked[0]
    assert view.remove.text().strip() in asked[0], "the button that removes it at once is named"
    assert caseload.student("1").consent is not None


def test_a_student_is_handed_to_a_colleague_alone(
    caseload: Caseload, first_window: Window, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, out = CaseloadView(caseload, first_window.messages), tmp_path / "wang.age"
    view.select(caseload.student("1").folder)
    monkeypatch.setattr(handing_over, "ask_one_of", lambda *_, **__: 1)
    monkeypatch.setattr(handing_over, "ask_save_path", lambda *_: out)
    monkeypatch.setattr(handing_over, "new_secret", lambda *_, **__: PASSPHRASE)
    view.give.click()
    until(lambda: out.is_file() and not view._place.busy)
    row = view._row()
    assert row is not None and row.student.id == "1", "whom to remove later is still chosen"
    assert "tell the student" in first_window.messages.shown and len(caseload.students()) == 2
    assert receive(out, tmp_path / "theirs", PASSPHRASE).students == 1


@pytest.mark.parametrize("scale", [100, 200])
def test_no_button_is_cut_on_a_low_screen(office: Window, qapp: QApplication, scale: int) -> None:
    office.resize(1366, 768)
    office.change_settings(dataclasses.replace(office.settings, text_scale=scale))
    office.show()
    for _ in range(10):
        qapp.processEvents()
    view = students(office)
    shown = [one for one in view.findChildren(Button) if one.isVisible()]
    cut = [one.text() for one in shown if not one.parentWidget().rect().contains(one.geometry())]
    assert len(shown) > 10 and cut == []
    assert view.table.height() >= 3 * view.table.verticalHeader().defaultSectionSize()
