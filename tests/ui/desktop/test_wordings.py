"""The Wordings view: nothing is approved unasked, refusals in words, a new version that copies are made from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from app import messages
from app.services import stored_resume
from app.services.optional_items import outlook_of
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.resume.wordings import SentenceCard, WordingsView, changed_words
from ui.desktop.shell.window import Window

Look = Callable[[QWidget], list[str]]


Until = Callable[[Callable[[], object]], None]


def shown(window: Window, until: Until) -> WordingsView:
    """The view with its sentences, for which alternatives were made in a child."""
    window.show_wordings()
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    until(lambda: not page.is_rewording)
    return page.wordings


@pytest.fixture
def view(ready_window: Window, until: Until) -> WordingsView:
    return shown(ready_window, until)


def write_own(card: SentenceCard, text: str) -> None:
    if card.own.isVisible():
        card.own.click()
    card.editor.setPlainText(text)
    card.add.click()


def routing(view: WordingsView) -> SentenceCard:
    return next(card for card in view.cards.values() if card.original.startswith("Wrote and maintained"))


def test_nothing_is_approved_unasked(view: WordingsView) -> None:
    assert sum(len(card.ticks) for card in view.cards.values()) > 3
    assert view.approved == {}
    assert not view.save.isEnabled()


def test_both_sentences_stand_in_full(view: WordingsView) -> None:
    card = routing(view)
    assert card.head.text() == "Wrote and maintained the routing reports that 14 depots use every morning."
    assert "Wrote and maintained the routing reports that 14 depots use each morning." in [
        tick.variant for tick in card.ticks
    ]
    assert "“every” → “each”" in card.ticks[0].why.text()


def test_a_ticked_sentence_becomes_part_of_a_new_version(
    ready_window: Window, view: WordingsView, until: Until
) -> None:
    card = routing(view)
    card.ticks[0].box.setChecked(True)
    view.save.click()
    latest = ready_window.session.vault.masters.latest("main")
    assert latest is not None
    assert latest.number == 2
    assert list(stored_resume.decode(latest).wordings.values()) == [(card.ticks[0].variant,)]
    assert shown(ready_window, until) is view
    assert routing(view).ticks[0].box.isChecked()
    assert not view.save.isEnabled()


def test_ticked_items_and_orders_become_part_of_a_new_version(
    ready_window: Window, view: WordingsView, until: Until
) -> None:
    card = view.leeway
    assert card.isVisible() and card.orders and card.items
    assert not any(tick.box.isChecked() for tick in (*card.orders, *card.items)), "nothing is ticked unasked"
    card.orders[0].box.setChecked(True)
    card.items[0].box.setChecked(True)
    ticked = card.leeway
    assert view.save.isEnabled()
    view.save.click()
    latest = ready_window.session.vault.masters.latest("main")
    assert latest is not None
    assert (latest.number, stored_resume.decode(latest).leeway) == (2, ticked)
    assert shown(ready_window, until).leeway.leeway == ticked
    assert not view.save.isEnabled()


def test_while_ticking_it_says_what_the_ticks_are_worth_as_the_command_does(
    ready_window: Window, view: WordingsView
) -> None:
    card, said = view.leeway, set()
    assert "can be ticked" in card.outlook.text()
    for number, tick in enumerate(card.items, 1):
        tick.box.setChecked(True)
        code, told = outlook_of(stored_resume.current(ready_window.session.vault).resume, card.leeway).message
        assert card.outlook.text() == messages.sentence(code, "en", told) and told["ticked"] <= number
        said.add(card.outlook.text())
    assert len(said) > 3 and told["more"] == 0 and "more" not in card.outlook.text()


def test_leaving_saves_nothing(ready_window: Window, view: WordingsView) -> None:
    routing(view).ticks[0].box.setChecked(True)
    view.back.click()
    latest = ready_window.session.vault.masters.latest("main")
    assert latest is not None
    assert latest.number == 1


def test_an_own_wording_with_another_number_is_refused(view: WordingsView) -> None:
    card, count = routing(view), len(routing(view).ticks)
    write_own(card, card.original.replace("14", "40"))
    assert "number" in card.problem.text()
    card.add.click()
    assert len(card.ticks) == count


def test_another_responsibility_is_told_and_needs_a_second_press(view: WordingsView) -> None:
    card, count = routing(view), len(routing(view).ticks)
    own = card.original.replace("Wrote and maintained", "Led and wrote")
    write_own(card, own)
    assert "responsibility" in card.problem.text()
    assert len(card.ticks) == count
    card.editor.setPlainText(own + " ")
    assert not card.problem.isVisible()
    card.add.click()
    assert len(card.ticks) == count, "an edited sentence is told about again"
    card.add.click()
    assert card.approved == (own,)


def test_the_same_sentence_is_no_wording(view: WordingsView) -> None:
    card = routing(view)
    write_own(card, card.original)
    assert card.problem.text()
    assert card.approved == ()


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("a b c", "a x c", ("b", "x")),
        ("每天检查", "每日检查", ("天", "日")),
        ("same", "same", ("", "")),
    ],
)
def test_changed_words(old: str, new: str, change: tuple[str, str]) -> None:
    assert changed_words(old, new) == change


@pytest.mark.parametrize(
    ("language", "theme", "scale"), [("en", "light", 100), ("zh", "dark", 100), ("en", "dark", 200)]
)
def test_wordings_are_whole(
    ready_window: Window,
    view: WordingsView,
    speak: Callable[..., None],
    clipped: Look,
    nameless: Callable[[QWidget], list[str]],
    language: str,
    theme: str,
    scale: int,
) -> None:
    speak(ready_window, language, theme, scale)
    card = routing(view)
    write_own(card, card.original.replace("14", "40"))
    assert clipped(ready_window) == []
    assert nameless(ready_window) == []
