"""Handing a copy over in the window: names, folder, reference and its cost, what employers expect, a mail with the files attached."""

from __future__ import annotations

import dataclasses
import email
import email.policy
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.domain.resume import Resume
from app.domain.sensitivity import Kind, Operator
from app.services import copy_file_names
from ui.desktop.pages.send.page import SendPage
from ui.desktop.pages.settings.file_names_card import NamesCard
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(window: Window, sample: Resume, until: Until) -> SendPage:
    """Send, on the résumé of somebody in Britain, with a recipient named and the copy shown."""
    place = dataclasses.replace(sample.basics.location, country_code="GB")
    resume = dataclasses.replace(sample, basics=dataclasses.replace(sample.basics, location=place))
    window.session.imports.accept(resume)
    window.go("today")
    window.rail.buttons["send"].click()
    shown = window.page("send")
    assert isinstance(shown, SendPage)
    shown.address_name("Hengtong Logistics")
    until(lambda: shown.save.isEnabled())
    return shown


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open."""
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toLocalFile()) or True)
    return urls


def test_a_phone_number_is_kept_by_one_press_and_its_risk_is_said_once(page: SendPage, until: Until) -> None:
    assert page.expected.isVisible()
    told = page.expected.text.text()
    assert "Phone" in told and "United Kingdom" in told and "call you" in told
    page.expected.keep.click()
    until(lambda: page.save.isEnabled())
    assert not page.expected.isVisible() and not page.unusual.isVisible()
    assert page.preview is not None and page.preview.plan.redaction.resume.basics.phone
    page._again()
    page.address_name("Another Employer")
    until(lambda: page.expected.isVisible() and page.save.isEnabled())
    assert page.kinds.overrides.get(Kind.PHONE) is not Operator.KEEP, "it was chosen for the other one"
    assert "call you" not in page.expected.text.text()


def test_the_reference_goes_by_one_press_after_its_cost_was_said(page: SendPage, until: Until, tmp_path: Path) -> None:
    assert page.reference.printed and not page.reference.cost.isVisible()
    page.reference.box.click()
    assert page.reference.cost.isVisible() and "marks only" in page.reference.cost.text()
    until(lambda: page.save.isEnabled() and "full text" in page.reference.cost.text())
    page.save_into(tmp_path)
    until(lambda: page.stack.currentWidget() is page.done)
    page.done.another.click()
    assert page.reference.printed, "it holds for whom it was chosen"
    page.address_name("Hengtong Logistics")
    until(lambda: page.save.isEnabled())
    assert not page.reference.printed
    assert page.preview is not None and page.preview.plan.document.reference == ""


def test_the_folder_is_remembered_and_nothing_is_overwritten(
    page: SendPage, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: asked.append(given[2]) or str(tmp_path))
    shown = page.reference.file.text()
    assert page.reference.file.isVisible()
    assert "-CV.pdf" in shown
    for count in (1, 2):
        page.save.click()
        until(lambda: page.stack.currentWidget() is page.done)
        assert len(list(tmp_path.glob("*-CV*.pdf"))) == count
        page.done.another.click()
        page.address_name("Hengtong Logistics")
        until(lambda: page.save.isEnabled())
    assert asked == [str(Path.home()), str(tmp_path)]


def test_the_files_are_attached_to_a_mail_that_is_to_be_sent(
    page: SendPage, until: Until, tmp_path: Path, opened: list[str]
) -> None:
    page.formats["docx"].setChecked(True)
    page.save_into(tmp_path)
    until(lambda: page.stack.currentWidget() is page.done)
    page.done.mail.click()
    until(lambda: page.done.drafted.isVisible())
    (path,) = tmp_path.glob("*.eml")
    assert opened == [str(path)] and path.name in page.done.drafted.text()
    draft = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert draft["X-Unsent"] == "1" and draft["From"] is None and draft["Date"] is None
    attached = {part.get_filename(): part.get_content() for part in draft.iter_attachments()}
    assert attached == {one.name: one.read_bytes() for one in tmp_path.iterdir() if one.suffix != ".eml"}
    page.done.folder.click()
    until(lambda: len(opened) == 2)
    assert opened[1] == str(tmp_path)


def test_the_template_shows_what_it_gives_before_it_is_set(page: SendPage, ready_window: Window) -> None:
    settings = ready_window.page("settings")
    assert isinstance(settings, SettingsPage)
    settings.show_sheet("copies")
    card = settings.findChild(NamesCard)
    assert card is not None and card.shown.text().endswith("-CV.pdf")
    card.template.setText("{name}-{phone}")
    assert "{phone}" in card.shown.text()
    card.use.click()
    assert copy_file_names.template(ready_window.session.vault) == ""
    card.template.setText("Application")
    card.parts["recipient"].click()
    assert card.template.text() == "Application-{recipient}"
    card.use.click()
    assert copy_file_names.template(ready_window.session.vault) == "Application-{recipient}"
