"""Colleagues in the window: an office is made, joined after a comparison, and in step; a share that is not there is said; "no" changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import PASSPHRASE, MovingClock, consented, new_caseload

from app import paths
from app.services import office
from app.services.caseload import Caseload, create_caseload
from app.services.office import OfficeService
from ui.desktop.dialogs import office as module
from ui.desktop.dialogs.office import OfficeDialog
from ui.desktop.models.questions import Question
from ui.desktop.pages.caseload.view import CaseloadView
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
    assert not office.is_joined(caseload)
    asked = answer(monkeypatch, yes=True)
    dialog.join(shared)
    until(lambda: dialog.sync.isVisibleTo(dialog))
    assert office.is_joined(caseload) and "1" in dialog.summary.text()
    assert not dialog.invite.isEnabled()  # the owner's business
    asked = answer(monkeypatch, yes=False)
    dialog.leave.click()
    assert asked and office.is_joined(caseload)
    answer(monkeypatch, yes=True)
    dialog.leave.click()
    until(lambda: dialog.make.isVisibleTo(dialog))
    assert not office.is_joined(caseload)
    dialog.reject()


def test_a_folder_without_an_office_is_said(
    caseload: Caseload, first_window: Window, shared: Path, until: Until
) -> None:
    dialog = OfficeDialog(caseload, None, first_window)
    dialog.join(shared)
    until(lambda: dialog.status_label.text())
    assert "There is no office" in dialog.status_label.text()
    dialog.reject()
