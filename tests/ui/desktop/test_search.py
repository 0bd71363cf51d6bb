"""One box finds people, copies and checks, by keyboard alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidgetItem
from pytestqt.qtbot import QtBot

from app import resources
from app.domain.copies import RecipientKind
from app.domain.stored_records import SearchHit
from app.errors import UserError
from app.services.vaults import create_vault
from app.vault.search import excerpts
from app.vault.vault import Vault
from tests.ui.desktop.held import Held, Until
from ui.desktop.dialogs.search import SearchDialog
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.shell.untrusted_input import UntrustedInput, from_path
from ui.desktop.shell.window import Window
from ui.desktop.widgets.hit_rows import HIT, marked_line


def test_search_by_keyboard_opens_what_it_found(ready_window: Window, qtbot: QtBot) -> None:
    for name in ("Hengtong Logistics", "Hengtong Robotics"):
        ready_window.session.recipients.add(name, RecipientKind.EMPLOYER)

    def type_and_choose() -> None:
        dialog = ready_window.findChild(SearchDialog)
        assert dialog is not None
        qtbot.keyClicks(dialog.box, "hengtong")
        qtbot.waitUntil(lambda: dialog.hits.count() == 2)
        qtbot.keyClick(dialog.box, Qt.Key.Key_Down)
        chosen = dialog.hits.currentItem().text()
        qtbot.keyClick(dialog.box, Qt.Key.Key_Up)
        assert dialog.hits.currentItem().text() != chosen
        dialog.hits.itemActivated.emit(dialog.hits.currentItem())

    QTimer.singleShot(0, type_and_choose)
    ready_window.search()
    page = ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    assert ready_window.stack.currentWidget() is page
    assert page.about.who.text().startswith("Hengtong")


def test_a_long_search_leaves_the_window_free_and_gives_way_to_the_next(
    ready_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    for name in ("Hengtong Logistics", "Hengtong Robotics", "Northwind"):
        ready_window.session.recipients.add(name, RecipientKind.EMPLOYER)
    held = Held(monkeypatch, excerpts, "terms_not_in")
    dialog = SearchDialog(ready_window.session.vault.search, ready_window)
    dialog.show()
    qtbot.keyClicks(dialog.box, "hengtong")
    until(held.reached.is_set)
    dialog.box.setText("north")
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    assert dialog.chosen is None and dialog.isVisible(), "it opens what was typed once that is found"
    held.go()
    until(lambda: dialog.chosen is not None)
    assert dialog.chosen.title == "Northwind"


def test_each_row_says_why_it_was_found(ready_window: Window, until: Until, clipped: Callable[..., list[str]]) -> None:
    text = "Packer wanted\nCompany: Acme Ltd\nWe pack <b>PARCELS</b> \u202e in Leeds.\n"
    ready_window.session.checks.check(text.encode(), name="saved.txt")
    ready_window.session.recipients.add("Parcels & Co", RecipientKind.EMPLOYER)
    dialog = SearchDialog(ready_window.session.vault.search, ready_window)
    dialog.show()
    dialog.box.setText("parcels")
    until(lambda: not dialog._settle.isActive() and dialog.hits.count() == 2)
    named, why = (dialog.hits.item(row) for row in range(2))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert named.data(role) == named.text() == "Parcels & Co   ·   Recipient", "the title says why"
    assert why.data(role) == f"{why.text()}, found in: We pack <b>PARCELS</b> in Leeds."
    heights = [dialog.hits.visualItemRect(item).height() for item in (named, why)]
    assert heights[1] > heights[0]
    line, places = marked_line(why.data(HIT), dialog.fontMetrics(), 600)
    assert [line[start : start + length] for start, length in places] == ["PARCELS"] and "\u202e" not in line
    assert clipped(dialog) == []
    bold, plain = drawn(dialog, why), drawn(dialog, why, marks=False)
    assert bold != plain, "the match is seen"


def test_the_search_says_how_many_older_rows_are_still_missing(
    ready_window: Window, clipped: Callable[..., list[str]]
) -> None:
    background, seen = ready_window.background, list[object]()

    def look() -> None:
        (dialog,) = ready_window.findChildren(SearchDialog)
        background.gathering.emit(1200, 5000)
        seen.extend((dialog.older.text(), dialog.put_off.isVisible(), clipped(dialog)))
        background.gathering.emit(0, 0)
        seen.append(dialog.put_off.isVisible())
        dialog.reject()

    QTimer.singleShot(0, look)
    ready_window.search()
    told = "Indexing older entries: 1,200 of 5,000. You can already search."
    assert seen == [told, True, [], False]


def drawn(dialog: SearchDialog, item: QListWidgetItem, *, marks: bool = True) -> QImage:
    """The picture of a row, with its matches marked or not."""
    hit = item.data(HIT)
    item.setData(HIT, hit if marks else dataclasses.replace(hit, marks=()))
    return dialog.hits.viewport().grab(dialog.hits.visualItemRect(item)).toImage()


@pytest.mark.parametrize("width", [80, 300, 900])
def test_marks_stand_where_qt_counts_them_and_end_with_the_line(ready_window: Window, width: int) -> None:
    hit = SearchHit("check", "1", "title", "😀 we pack parcels and again parcels " + "😀" * 30, ((10, 17), (28, 35)))
    line, places = marked_line(hit, ready_window.fontMetrics(), width)
    units = line.encode("utf-16-le")
    found = [units[2 * start : 2 * (start + length)].decode("utf-16-le") for start, length in places]
    assert all("parcels".startswith(one) for one in found)
    assert (found == ["parcels", "parcels"]) is (width > 80)


def test_a_stored_check_opens_as_it_was(ready_window: Window, until: Until) -> None:
    ready_window.hand("check", from_path(resources.path("samples", "posting-zh.txt")))
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    until(lambda: page.stack.currentWidget() is page.card)
    assert page.card.result is not None
    card, check_id = page.card.result.card, page.card.result.check_id
    page.another.click()
    ready_window.show_check(check_id)
    assert page.stack.currentWidget() is page.card
    assert page.card.result.card == card


def test_a_check_goes_to_the_trash_and_back(ready_window: Window, until: Until) -> None:
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    trash, checks = ready_window.session.trash, ready_window.session.vault.checks
    ready_window.hand(
        "check", UntrustedInput("", untrusted_text="Packer wanted\nCompany: Acme Ltd\nParcels in Leeds.\n")
    )
    until(lambda: page.stack.currentWidget() is page.card)
    (kept,) = checks.all()
    page.remove.click()
    assert page.stack.currentWidget() is page.intake and page.remove.isHidden()
    assert trash.ids("check") == {kept.id}
    ready_window.banner.acted.emit()
    assert page.stack.currentWidget() is page.card and page.remove.isVisible()
    assert trash.ids("check") == frozenset()
    page.remove.click()
    (hit,) = ready_window.session.vault.search("parcels")
    ready_window.go("today")
    ready_window.open_hit(hit)
    assert page.card.isVisible() and page.remove.isHidden()
    assert ready_window.messages.shown == "This check is in Trash."
    ready_window.banner.acted.emit()
    assert trash.ids("check") == frozenset() and checks.all() == [kept], "nothing was erased"


def test_a_vault_of_the_old_form_catches_up_beside_the_window(
    first_window: Window, hermetic_home: Path, until: Until
) -> None:
    vault = create_vault(hermetic_home / "countermark" / "vault", "correct horse battery", keyring=False)
    kept = vault.checks.add({"posting": {"text": "We pack parcels"}}, title="Packer")
    with vault.transaction():
        vault.database.execute("UPDATE search SET text = 'packer'")
        vault.database.execute("DELETE FROM meta WHERE key = 'search'")
    assert vault.search("parcels") == []
    told: list[tuple[int, int]] = []
    first_window.background.gathering.connect(lambda *report: told.append(report))
    first_window.opened(vault)
    until(lambda: told and told[-1] == (0, 0))
    assert (1, 1) in told and not vault.search_is_behind
    assert [hit.id for hit in vault.search("parcels")] == [kept]
    first_window.close()


def test_an_index_that_cannot_be_looked_at_keeps_no_vault_shut(
    first_window: Window, hermetic_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is damaged, or a disk that is full: the pages come up, and the next opening tries again."""

    def damaged(_vault: Vault) -> bool:
        raise UserError("vault-damaged", path="vault")

    monkeypatch.setattr(Vault, "search_is_behind", property(damaged))
    first_window.opened(create_vault(hermetic_home / "countermark" / "vault", "correct horse battery", keyring=False))
    assert first_window.gate is None and not first_window.messages.shown
    first_window.close()
