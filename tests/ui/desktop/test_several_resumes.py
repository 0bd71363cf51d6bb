"""Several résumés of one person in the window, what changed between versions, and what the last copy left out."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.resume import Resume
from app.domain.sensitivity import Kind, Operator, Stage
from ui.desktop.dialogs.several_resumes import DifferenceDialog, NewMasterDialog
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
Look = Callable[[QWidget], list[str]]


def resume_page(window: Window) -> ResumePage:
    window.go("resume")
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    return page


def send_page(window: Window) -> SendPage:
    window.go("send")
    page = window.page("send")
    assert isinstance(page, SendPage)
    return page


def begin(window: Window, name: str, *, whole: bool = False) -> None:
    page = resume_page(window)
    page.home.masters.new.click()
    dialog = page.findChildren(NewMasterDialog)[-1]
    dialog.name.setText(name)
    dialog.whole.setChecked(whole)
    dialog.keep.click()


def test_another_resume_shares_the_person_and_copies_are_made_from_it(
    ready_window: Window, until: Until, tmp_path: Path
) -> None:
    page = resume_page(ready_window)
    begin(ready_window, "manager", whole=True)
    assert ready_window.session.master == "manager"
    main = ready_window.session.imports.current()
    assert main is not None
    assert page.home.form.resume.basics.name == main.basics.name
    changed = dataclasses.replace(main, basics=dataclasses.replace(main.basics, summary="Leads teams of forty."))
    page.home.save_asked.emit(changed)
    send = send_page(ready_window)
    send.address_name("Hengtong Logistics")
    until(lambda: send.save.isEnabled())
    send.save_into(tmp_path)
    until(lambda: send.stack.currentWidget() is send.done)
    (record,) = ready_window.session.vault.copies.all()
    assert (record.master, record.master_version) == ("manager", 2)
    page = resume_page(ready_window)
    page.choose_master("main")
    assert page.home.form.resume.basics.summary == main.basics.summary


def test_an_empty_page_shows_a_resume_that_was_stored_elsewhere_meanwhile(window: Window, sample: Resume) -> None:
    page = resume_page(window)
    assert page.stack.currentWidget() is not page.home
    window.go("today")
    window.session.imports.accept(sample)
    assert resume_page(window).stack.currentWidget() is page.home
    assert page.home.form.resume.basics.name == sample.basics.name


def test_the_person_is_given_to_the_other_resumes(ready_window: Window) -> None:
    begin(ready_window, "manager")
    page = resume_page(ready_window)
    assert not page.home.masters.behind_bar.isVisible()
    own = page.home.form.resume
    page.home.save_asked.emit(
        dataclasses.replace(own, basics=dataclasses.replace(own.basics, phone="+44 20 7123 4567"))
    )
    assert page.home.masters.behind_bar.isVisible()
    page.home.masters.sync.click()
    main = ready_window.session.imports.current()
    assert main is not None
    assert main.basics.phone == "+44 20 7123 4567"
    assert not page.home.masters.behind_bar.isVisible()


def test_a_name_that_is_taken_is_refused_in_the_dialog(ready_window: Window, clipped: Look, nameless: Look) -> None:
    page = resume_page(ready_window)
    page.home.masters.new.click()
    (dialog,) = page.findChildren(NewMasterDialog)
    assert not dialog.keep.isEnabled()
    dialog.name.setText("main")
    dialog.keep.click()
    assert dialog.status_label.isVisible()
    assert dialog.begun is None
    assert clipped(dialog) == []
    assert nameless(dialog) == []


def test_what_changed_is_shown_between_any_two_versions(ready_window: Window, clipped: Look, nameless: Look) -> None:
    page = resume_page(ready_window)
    assert not page.home.changes.isVisible()
    own = page.home.form.resume
    page.home.save_asked.emit(dataclasses.replace(own, basics=dataclasses.replace(own.basics, label="Harbour pilot")))
    page.home.changes.click()
    (dialog,) = page.findChildren(DifferenceDialog)
    text = dialog.view.toPlainText()
    assert own.basics.label in text
    assert "Harbour pilot" in text
    assert own.basics.email not in text
    assert clipped(dialog) == []
    assert nameless(dialog) == []
    dialog.before.setCurrentIndex(dialog.before.findData(2))
    dialog.before.activated.emit(0)
    assert "Harbour pilot" not in dialog.view.toPlainText()


def test_a_recipients_last_choices_come_back(ready_window: Window, until: Until, tmp_path: Path) -> None:
    page = send_page(ready_window)
    page.address_name("Hengtong Logistics")
    page.who.stages.choose(Stage.BROWSE.value)
    until(lambda: page.save.isEnabled())
    page.kinds.choose(Kind.SCHOOL, Operator.KEEP)
    employer = next(
        field for field in page.single.boxes if field.startswith("work.") and field.endswith(".organisation")
    )
    page.single.choose(employer, Operator.KEEP)
    until(lambda: page.save.isEnabled())
    page.save_into(tmp_path)
    until(lambda: page.stack.currentWidget() is page.done)
    page.done.another.click()
    assert (page.who.stage, page.kinds.overrides, page.single.overrides) == (Stage.APPLY, {}, {}), "a copy begins anew"
    page.address_name("Hengtong Logistics")
    assert page.who.stage is Stage.BROWSE, "with the name, not after it"
    until(lambda: page.save.isEnabled())
    assert page.kinds.overrides == {Kind.SCHOOL: Operator.KEEP}
    assert page.single.overrides == {employer: Operator.KEEP}
    page.address_name("Hengtong Logistics and Sons")
    assert page.who.stage is Stage.APPLY, "that is somebody else"
    until(lambda: page.save.isEnabled())
    assert (page.kinds.overrides, page.single.overrides) == ({}, {})
    page.who.stages.choose(Stage.OFFER.value)
    page.address_name("Hengtong Logistics")
    until(lambda: page.save.isEnabled())
    assert (page.who.stage, page.single.overrides) == (Stage.OFFER, {}), "what the person chose stands"


def test_every_field_that_stays_is_listed_before_saving(ready_window: Window, until: Until) -> None:
    page = send_page(ready_window)
    page.address_name("Hengtong Logistics")
    until(lambda: page.save.isEnabled())
    resume = ready_window.session.imports.current()
    assert resume is not None
    assert resume.basics.name in page.stays.text()
    assert resume.basics.phone not in page.stays.text()
    page.single.choose("basics.phone", Operator.KEEP)
    until(lambda: page.save.isEnabled())
    preview = page.preview
    assert preview is not None
    assert preview.plan.redaction.resume.basics.phone == resume.basics.phone
    page.rest.each.click()
    assert page.left.currentWidget() is page.single
