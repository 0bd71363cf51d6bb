"""Two consents of one student in a counsellor's window: which was withdrawn, whom copies may go to, what a form asks; and the lock of a caseload."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QTimer

from app.caseload.students import Consent, Purpose, Route, Student
from app.services.caseload import Caseload
from tests.ui.desktop.counsellor_acts import answer, students
from ui.desktop.dialogs import paper_consent, which_consent
from ui.desktop.pages.caseload import students_page
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell import crash
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


def beside(caseload: Caseload, student_id: str) -> Student:
    """The student with two consents in force, for a fair and for advice."""
    record = caseload.student(student_id)
    terms = (Route.PAPER, Purpose.FAIR, "", ("Acme GmbH",), (), "2026-01-01", "2099-12-31", "")
    fair = Consent("f" * 32, 0, *terms)
    advice = dataclasses.replace(fair, id="a" * 32, purpose=Purpose.ADVICE, employers=(), expires="2098-12-31")
    changed = record.with_consents([fair, advice])
    caseload.store(changed)
    return changed


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_counsellor_chooses_which_consent_was_withdrawn(
    office: Window, caseload: Caseload, language: str, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    translations().set_choice(language)
    record, view, offered = beside(caseload, "1"), students(office), list[Sequence[str]]()
    view.refresh()
    view.select(record.folder)
    cell = view.model.texts(view._row())[3]
    assert ("fair" in cell and "advice" in cell.lower()) if language == "en" else ("招聘会" in cell and "指导" in cell)

    def choose(_parent: object, _question: object, rows: Sequence[str], *, chosen: int) -> int:
        offered.append(rows)
        assert chosen < 0, "nothing is proposed"
        return 1

    monkeypatch.setattr(which_consent, "ask_one_of", choose)
    asked = answer(monkeypatch, yes=True)
    view.end.click()
    until(lambda: not view._place.busy and len(caseload.student("1").consents) == 1)
    assert len(offered[0]) == 3 and caseload.student("1").consent.purpose is Purpose.FAIR
    stays = "stays in force" if language == "en" else "仍然有效"
    assert stays in asked[0]
    said = office.messages.shown
    assert ("Noted" if language == "en" else "已记录") in said and stays in said
    assert ("Delete those backups" if language == "en" else "请自行删除") not in said, "nothing was removed"
    caseload.require_not_ended(caseload.student("1"))


def test_the_employers_of_the_consent_are_offered_as_recipients(office: Window, caseload: Caseload) -> None:
    office.vaults._open(beside(caseload, "1"))
    office.enter("send")
    page = office.page("send")
    assert isinstance(page, SendPage)
    assert "Acme GmbH" in [page.who.who.itemText(row) for row in range(page.who.who.count())]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_automatic_lock_of_the_caseload_is_seen_and_set(
    office: Window, caseload: Caseload, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    translations().set_choice(language)
    view = students(office)
    assert view.idle in view._rare and "5" in view.idle.text()
    office.count_idle()
    assert office._idle._timer.interval() == 5 * 60_000

    def choose(_parent: object, _question: object, rows: Sequence[str], *, chosen: int) -> int:
        assert "5" in rows[chosen]
        return chosen - 1

    monkeypatch.setattr(students_page, "ask_one_of", choose)
    view.idle.click()
    assert caseload.lock_minutes == 2 and "2" in view.idle.text() and "2" in office.messages.shown
    assert office._idle._timer.interval() == 2 * 60_000


def test_what_the_automatic_lock_cuts_short_says_nothing(
    office: Window, caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dialog that is open is answered with no; the page behind it, which then looks into the closed vault, is gone."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back at the end
    crash.install(office, office.messages)
    view = students(office)
    view.select(caseload.student("1").folder)
    QTimer.singleShot(0, office.lock)
    view.paper.click()
    assert isinstance(office.gate, LockPage)
    assert office.messages.shown == ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_form_without_employers_asks_for_no_file(
    office: Window, caseload: Caseload, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    translations().set_choice(language)
    asked = list[object]()
    monkeypatch.setattr(paper_consent, "ask_save_path", lambda *said: asked.append(said))
    dialog = paper_consent.PaperConsentDialog(caseload, caseload.student("1"), "王晓明", students(office))
    dialog.show()
    dialog.print.click()
    assert asked == [] and dialog._names_missing.isVisible() and dialog.focusWidget() is dialog.employers
    dialog.employers.setPlainText("Acme GmbH")
    assert not dialog._names_missing.isVisible()
    dialog.print.click()
    assert len(asked) == 1
    dialog.mark_saved()
    dialog.close()
