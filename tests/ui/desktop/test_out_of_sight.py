"""What nobody sees costs nothing when the look changes: it waits until it is looked at, or is made anew then."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import resources
from app.domain.policy import Redaction
from app.domain.resume import Resume
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.resume.wordings import SentenceCard
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.untrusted_input import from_path
from ui.desktop.shell.window import Window
from ui.desktop.theme import theme as themes
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.changes_view import ChangesView
from ui.desktop.widgets.fields import FieldBox
from ui.desktop.widgets.safe_text import Text

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def nothing_later(first_window: Window) -> Iterator[None]:
    """Hidden parts are dressed by nobody but who looks at them."""
    theme()._later.blockSignals(True)
    yield
    theme()._later.blockSignals(False)


def settings(window: Window) -> SettingsPage:
    window.go("settings")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def parts(root: QWidget, kind: type[QWidget]) -> int:
    """How many there are, without those that are about to be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return len(root.findChildren(kind))


@pytest.mark.usefixtures("nothing_later")
def test_a_sheet_of_the_settings_takes_a_new_look_when_it_is_looked_at(window: Window) -> None:
    page = settings(window)
    page.show_sheet("vault")
    small = page.passphrase.height()
    page.show_sheet("general")
    theme().set_scale(200)
    assert page.scale.fontMetrics().height() > page.passphrase.fontMetrics().height(), "what is in sight is first"
    page.tabs.tabBar().setCurrentIndex(2)
    assert page.passphrase.isVisible() and page.passphrase.fontMetrics().height() == page.scale.fontMetrics().height()
    page.grab()
    assert page.passphrase.height() > 1.5 * small


@pytest.mark.usefixtures("nothing_later")
def test_settings_that_are_opened_in_a_new_look_have_it(window: Window) -> None:
    page = settings(window)
    before = [part.fontMetrics().height() for part in (page.title, page.tabs.tabBar(), page.scale)]
    window.go("today")
    theme().set_scale(200)
    window.go("settings")
    now = [part.fontMetrics().height() for part in (page.title, page.tabs.tabBar(), page.scale)]
    assert all(new > 1.8 * old for new, old in zip(now, before, strict=True))


def test_a_dialog_of_the_settings_wears_the_look(window: Window, qtbot: QtBot) -> None:
    page = settings(window)
    dialog = PassphraseDialog(page)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.styleSheet() == page.tabs.tabBar().styleSheet() != ""


def test_small_hidden_parts_are_dressed_together(
    qtbot: QtBot, first_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = [QWidget() for _ in range(3)]
    for part in hidden:
        qtbot.addWidget(part)
        theme().dress(part)

    def late() -> int:
        return sum(part.styleSheet() != theme()._sheet for part in theme()._living_wearers())

    theme().set_scale(125)
    assert late() >= 3
    monkeypatch.setattr(themes, "SLICE_SECONDS", -1.0)
    before = late()
    theme()._dress_next()
    assert late() == before - 1, "a large one alone"
    monkeypatch.setattr(themes, "SLICE_SECONDS", 60.0)
    theme()._dress_next()
    assert late() == 0


def test_wordings_are_dropped_when_they_are_left(ready_window: Window, until: Until) -> None:
    ready_window.show_wordings()
    page = ready_window.page("resume")
    assert isinstance(page, ResumePage)
    until(lambda: not page.is_rewording)
    assert page.wordings.cards
    page.wordings.back.click()
    assert page.stack.currentWidget() is page.home
    assert not page.wordings.cards and not parts(page.wordings, SentenceCard)
    ready_window.show_wordings()
    page.show_stored()
    until(lambda: not page.is_rewording)
    assert not page.wordings.cards, "what was on its way is not shown to nobody"


def test_a_review_is_dropped_when_it_is_left(window: Window, until: Until) -> None:
    window.receive(from_path(resources.path("samples", "resume-zh.docx")))
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    until(lambda: page.stack.currentWidget() is page.review and page.review.next.isEnabled())
    assert parts(page.review, FieldBox)
    page.review.discard.click()
    assert not parts(page.review, FieldBox) and page.review.source.toPlainText() == ""


def test_a_card_out_of_sight_is_made_anew_when_somebody_looks(ready_window: Window, until: Until) -> None:
    ready_window.go("check")
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    page.intake.sample.click()
    until(lambda: page.stack.currentWidget() is page.card and not page.card.slices.busy)
    told = [label.text() for label in page.card.view.findChildren(Text)]
    assert len(told) > 10
    ready_window.go("today")
    theme().set_scale(125)
    assert not parts(page.card.view, Text)
    ready_window.go("check")
    until(lambda: not page.card.slices.busy)
    assert [label.text() for label in page.card.view.findChildren(Text)] == told


def test_a_text_with_changes_is_laid_out_once(qtbot: QtBot, first_window: Window, sample: Resume) -> None:
    view = ChangesView()
    qtbot.addWidget(view)
    view.show()
    laid_out = list[int]()
    view.document().contentsChange.connect(lambda _at, _removed, added: laid_out.append(added))
    view.show_redaction(sample, Redaction(sample, stage_policy(Stage.OFFER), (), (), (), ()))
    assert len(view.toPlainText().split("\n")) > 20
    assert len(laid_out) <= 3


@pytest.mark.usefixtures("nothing_later")
def test_an_open_dialog_of_a_sheet_out_of_sight_takes_a_new_look(window: Window, qtbot: QtBot) -> None:
    page = settings(window)
    page.show_sheet("vault")
    page.show_sheet("general")
    dialog = PassphraseDialog(page.keeping)
    qtbot.addWidget(dialog)
    dialog.open()
    before = dialog.first.fontMetrics().height()
    theme().set_scale(200)
    assert dialog.first.fontMetrics().height() > 1.8 * before
