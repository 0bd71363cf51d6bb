"""The Check page lists what was checked before, and opens it again."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.domain.stored_records import CheckHeading
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.shell.untrusted_input import from_path
from ui.desktop.shell.window import Window
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.check_list import CheckList
from ui.desktop.widgets.safe_text import ElidedLabel

Until = Callable[[Callable[[], object]], None]


def test_a_check_has_one_time_on_its_card_and_in_the_list(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long it takes from one to the other."""
    session = ready_window.session
    times = itertools.count()
    at = lambda: datetime(2026, 11, 28, 23, next(times), tzinfo=UTC)  # noqa: E731
    monkeypatch.setattr(session.vault.checks, "_clock", at)
    monkeypatch.setattr(session.checks, "_clock", at)
    result = session.checks.check(TEXT.format(title="Baker", name="Brass Kettle").encode())
    (heading,) = session.vault.checks.latest()
    assert heading.created == result.card.created == session.vault.checks.all()[0].created
    assert session.vault.ledger_view.problems == ()


def test_a_click_anywhere_on_a_row_opens_it(window: Window, qtbot: QtBot) -> None:
    rows = CheckList(lambda _ids: frozenset(), window)
    rows.show_kept([CheckHeading("c1", "2026-11-25T10:00:00Z", "Night Porter", "Windle")])
    rows.resize(600, 200)
    rows.show()
    opened: list[str] = []
    rows.opened.connect(opened.append)
    title = next(one for one in rows.findChildren(ElidedLabel) if one.text() == "Night Porter")
    qtbot.mouseClick(title, Qt.MouseButton.LeftButton)
    assert opened == ["c1"]
    row = title.parentWidget()
    qtbot.mousePress(row, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(-20, -20))
    qtbot.mouseClick(row, Qt.MouseButton.RightButton)
    assert opened == ["c1"], "the person moved away, or meant something else"
    next(one for one in row.findChildren(Button)).click()
    assert opened == ["c1", "c1"]


def test_a_check_with_serious_signs_shows_so_in_the_list_of_earlier_ones(window: Window) -> None:
    rows, asked = CheckList(lambda ids: asked.append(list(ids)) or frozenset({"c1"}), window), list[list[str]]()
    kept = [CheckHeading(f"c{number}", "2026-11-25T10:00:00Z", f"Job {number}", "Windle") for number in range(9)]
    rows.show_kept(kept)
    assert asked[-1] == ["c0", "c1", "c2", "c3"], "only of those on show"
    glyphs = [one._name for one in rows.findChildren(Glyph)]
    assert glyphs == ["check", "critical", "check", "check"]
    assert sum("Serious signs" in one.text() for one in rows.findChildren(ElidedLabel)) == 1


TEXT = "{title} at {name}, Leeds. £12.90 an hour. Write to jobs@example.org."


def test_earlier_checks_are_listed_and_opened_again(ready_window: Window, until: Until, tmp_path: Path) -> None:
    ready_window.go("check")
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    assert page.earlier.isHidden()
    for title, name in (("Night Porter", "Windle & Sons"), ("Line Cook", "Brass Kettle Ltd")):
        page.begin()
        page.intake.text.setPlainText(TEXT.format(title=title, name=name))
        page.intake.go.click()
        until(lambda: page.stack.currentWidget() is page.card)
    page.another.click()
    assert page.earlier.isVisible()
    assert [one.title for one in page.earlier.kept] == ["Line Cook", "Night Porter"]
    look = next(button for button in page.earlier.findChildren(Button) if "Night Porter" in button.accessibleName())
    look.click()
    assert page.stack.currentWidget() is page.card
    assert page.card.result is not None and page.card.result.card.posting.title == "Night Porter"
    page.remove.click()
    page.begin()
    assert [one.title for one in page.earlier.kept] == ["Line Cook"]
    texts = ("Tram Driver", "Packer\n\nPay a refundable deposit of 150 GBP before you start, by gift card.", "Baker")
    mails = (f"From x\nFrom: jobs@example.org\nSubject: {text}\n\nAt Brass Kettle, Leeds.\n\n" for text in texts)
    (tmp_path / "offers.mbox").write_text("".join(mails) + "From x\nX-Empty: 1\n\n", "utf-8")
    ready_window.receive(from_path(tmp_path / "offers.mbox"))
    until(lambda: page.stack.currentWidget() is page.card)
    assert page.card.result is not None and page.card.result.card.posting.title == "Packer", "the gravest of them"
    assert "checked separately (3 of 4, at most the last 20)" in ready_window.messages.shown
    page.begin()
    assert [one.title for one in page.earlier.kept][:3] == ["Baker", "Packer", "Tram Driver"]
