"""Names that give me away: each tick is saved at once and undone by one key, and a copy asks about what it would still print."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.identifying_names import PERSON, Decision, PrintedName, owned_names
from app.domain.resume import Line, Resume
from app.domain.sensitivity import Stage
from app.services import stored_resume
from ui.desktop.pages.resume.identifying_names import NameRow, NamesView, OwnerCard
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.window import Window
from ui.desktop.widgets.identifying_names_note import NamesNote

Until = Callable[[Callable[[], object]], None]
JOB = "work.w1.organisation"
LINE = "Led the Kestrel squad and moved Tidepool to the HX-GW2100 gateway; the Tidepool & Sons depot came later."


def page_of(window: Window) -> ResumePage:
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    return page


def resume_of(window: Window) -> Resume:
    resume = window.session.imports.current()
    assert resume is not None
    return resume


def confirmed(window: Window) -> dict[str, tuple[str, ...]]:
    return {one.owner: one.confirmed for one in owned_names(resume_of(window)) if one.confirmed}


@pytest.fixture
def named(ready_window: Window) -> Window:
    """A window on a résumé whose first job names a team and a product."""
    resume = resume_of(ready_window)
    job = dataclasses.replace(resume.work[0], id="w1", highlights=(Line("h9", LINE), *resume.work[0].highlights))
    ready_window.session.imports.accept(dataclasses.replace(resume, work=(job, *resume.work[1:])))
    return ready_window


def shown(window: Window, until: Until) -> NamesView:
    window.show_names()
    until(lambda: not page_of(window).is_naming)
    return page_of(window).names


def job_of(view: NamesView) -> OwnerCard:
    return view.cards[JOB]


def row_of(view: NamesView, name: str) -> NameRow:
    found = job_of(view).row_of(name)
    assert found is not None
    return found


def press(target: QWidget, key: Qt.Key) -> None:
    target.setFocus()
    QTest.keyClick(target, key)
    QApplication.processEvents()


def test_ticks_are_saved_at_once_by_keyboard_and_undone(named: Window, until: Until) -> None:
    view = shown(named, until)
    assert next(iter(view.cards)) == PERSON
    assert confirmed(named) == {}, "nothing is ticked unasked"
    kestrel = row_of(view, "Kestrel")
    assert kestrel.seen.pointed_out == "Kestrel" and "team" in kestrel.why.text()
    assert kestrel.box.accessibleName() == "Withhold Kestrel" and LINE[:12] in kestrel.box.accessibleDescription()
    press(kestrel.box, Qt.Key.Key_Space)
    assert confirmed(named) == {JOB: ("Kestrel",)}
    assert "1" in view.state.text() and named.focusWidget() is kestrel.box
    assert "Kestrel" in named.messages.shown
    named.messages.undo()
    assert confirmed(named) == {} and not kestrel.box.isChecked()


def test_a_name_of_ones_own_and_one_that_identifies_nobody(named: Window, until: Until) -> None:
    view = shown(named, until)
    job = job_of(view)
    job.editor.setText("  Operations  ")
    press(job.editor, Qt.Key.Key_Return)
    assert confirmed(named) == {JOB: ("Operations",)}
    assert job.editor.text() == ""
    until(lambda: not page_of(named).is_naming)
    own = row_of(view, "Operations")
    assert own.box.isChecked() and "added by you" in own.why.text()
    assert "ordinary word" in own.warning.text(), "it says what else goes"
    other = row_of(view, "HX-GW2100")
    press(other.other, Qt.Key.Key_Return)
    assert named.session.names.decision(JOB, "HX-GW2100") is Decision.DISMISSED
    press(other.other, Qt.Key.Key_Return)
    assert named.session.names.decision(JOB, "HX-GW2100") is Decision.OPEN, "it can be taken back"
    job.editor.setText("…")
    press(job.editor, Qt.Key.Key_Return)
    assert "cannot be withheld" in named.messages.shown and job.editor.text() == "…"


def test_a_late_answer_changes_no_tick(named: Window, until: Until) -> None:
    """What is found out comes after what the person did meanwhile, here from another page."""
    page = page_of(named)
    named.show_names()
    named.session.names.decide(JOB, "Tidepool", Decision.CONFIRMED)
    until(lambda: not page.is_naming)
    assert row_of(page.names, "Tidepool").box.isChecked()
    report = named.session.names.report()
    row_of(page.names, "Tidepool").box.click()
    page.names.refresh(report)
    assert not row_of(page.names, "Tidepool").box.isChecked()


def test_edits_that_are_not_saved_lose_no_name(named: Window, until: Until) -> None:
    page = page_of(named)
    named.go("resume")
    page.home.form.sections["basics"].boxes[0].editor.setText("Li Wei")  # type: ignore[union-attr]
    named.session.names.decide(JOB, "Tidepool", Decision.CONFIRMED)  # as the Send page does
    page.home.save.click()
    assert resume_of(named).basics.name == "Li Wei"
    assert confirmed(named) == {JOB: ("Tidepool",)}
    view = shown(named, until)
    press(view.back, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.home


def send_page(window: Window, until: Until) -> SendPage:
    window.go("send")
    page = window.page("send")
    assert isinstance(page, SendPage)
    page.address_name("Harbour Jobs")
    page.who.choose_stage(Stage.BROWSE)
    page.refresh()
    until(page.save.isEnabled)
    return page


def test_a_copy_asks_about_the_names_it_prints(named: Window, until: Until) -> None:
    page = send_page(named, until)
    note = page.rest.names
    assert note.isVisible() and page.save.isEnabled(), "it asks, and does not hinder"
    first = note.names[0].text
    assert first in note.text.text() and first in note.withhold.accessibleName()
    before = len(note.names)
    press(note.withhold, Qt.Key.Key_Return)
    assert first in confirmed(named)[JOB]
    assert first not in [one.text for one in note.names]
    assert not page.save.isEnabled(), "what is shown is made anew"
    until(page.save.isEnabled)
    assert page.preview is not None and first not in page.preview.untrusted_text
    second = note.names[0]
    note.keep.click()
    until(page.save.isEnabled)
    assert second not in note.names and len(note.names) <= before - 2
    assert second.text in page.preview.untrusted_text
    named.messages.undo()
    until(page.save.isEnabled)
    assert second.text in [one.text for one in note.names], "it is asked about again"
    latest = stored_resume.latest(named.session.vault)
    assert latest is not None and page.preview.plan.master.number == latest.number
    page.who.choose_stage(Stage.OFFER)
    page.refresh()
    until(page.save.isEnabled)
    assert not note.isVisible(), "a copy that names the employer gives nothing away"


@pytest.mark.parametrize(("language", "theme", "scale"), [("zh", "dark", 100), ("en", "dark", 200)])
def test_both_views_are_whole(
    named: Window,
    until: Until,
    speak: Callable[..., None],
    clipped: Callable[[QWidget], list[str]],
    nameless: Callable[[QWidget], list[str]],
    language: str,
    theme: str,
    scale: int,
) -> None:
    view = shown(named, until)
    row_of(view, "Kestrel").box.click()
    speak(named, language, theme, scale)
    assert clipped(named) == []
    assert nameless(named) == []


def test_a_preview_from_before_asks_nothing_again(named: Window) -> None:
    """The answer for the version before comes in after the person decided."""
    note = NamesNote()
    found = (PrintedName("Kestrel", JOB, "Fennmark", "team", "work.w1.highlights.h9"),)
    before = stored_resume.current(named.session.vault)
    note.show_names(before, found)
    note.settle("main", before.number + 1, JOB, "Kestrel")
    note.show_names(before, found)
    assert note.names == () and not note.isVisible()
    note.show_names(dataclasses.replace(before, number=before.number + 1), found)
    assert note.names == found, "a newer answer is as the master says"
