"""Look-ups on the Check page: the exact request first, nothing without a yes, the answer on a new card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.checks import Outcome
from app.domain.sensitivity import Stage
from app.services.network_request_log import read_requests
from app.services.vaults import create_vault
from checkers.online.base import Query
from checkers.online.companies_house import CompaniesHouse
from checkers.signals.base import line
from ui.desktop.dialogs.register_request import LookupDialog
from ui.desktop.pages.check.check_lookups import LookupsCard
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.messages import Messages
from ui.desktop.shell.page_host import Addressee
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
POSTING = "Company: Northgate Logistics Ltd\nCompany number 00445790\nLeeds, UK\nSend your CV to jobs@northgate.co.uk"


@pytest.fixture
def page(ready_window: Window, until: Until) -> CheckPage:
    ready_window.hand("check", UntrustedInput("", untrusted_text=POSTING))
    found = ready_window.page("check")
    assert isinstance(found, CheckPage)
    until(lambda: found.stack.currentWidget() is found.card)
    return found


def lookups(page: CheckPage) -> LookupsCard:
    page.card.slices.finish()
    return page.card.view.findChildren(LookupsCard)[-1]


def press(page: CheckPage, title: str) -> None:
    next(button for button in lookups(page).buttons if title in button.text()).click()


def test_no_sends_nothing(page: CheckPage, ready_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def refuse(dialog: LookupDialog) -> int:
        shown.append(dialog.link.toPlainText())
        return QDialog.DialogCode.Rejected.value

    monkeypatch.setattr(LookupDialog, "exec", refuse)
    monkeypatch.setattr(CompaniesHouse, "run", lambda *_: pytest.fail("it was sent"))
    press(page, "Companies House")
    assert shown == ["GET https://api.company-information.service.gov.uk/company/00445790"]
    assert read_requests(ready_window.session.vault) == ()
    assert len(ready_window.session.vault.checks.all()) == 1


def test_the_answer_stands_on_a_new_card(
    page: CheckPage, ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    answer = line("online-name-found", Outcome.CONFIRMED, "Northgate", "", "UK Companies House", "2026-11-24T09:00:00Z")
    monkeypatch.setattr(LookupDialog, "exec", lambda _: QDialog.DialogCode.Accepted.value)
    monkeypatch.setattr(CompaniesHouse, "run", lambda *_: (answer,))
    press(page, "Companies House")
    until(lambda: page.card.result is not None and answer in page.card.result.card.confirmed)
    assert page.card.result is not None
    kept = ready_window.session.vault.checks.all()
    assert len(kept) == 2 and kept[0].id == page.card.result.check_id


def test_an_open_window_leaves_no_plain_file_of_answers(
    first_window: Window, hermetic_home: Path, until: Until
) -> None:
    vault = create_vault(paths.default_vault(), "correct horse battery", keyring=False)
    left = paths.answers_file()
    left.write_text("{}", "utf-8")
    first_window.opened(vault)
    until(lambda: not left.exists())
    first_window.close()


def test_escape_refuses(page: CheckPage, qtbot: QtBot) -> None:
    dialog = LookupDialog(CompaniesHouse().preview(Query(number="00445790")), page)
    dialog.show()
    assert dialog.no.isDefault()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected.value


def test_the_card_is_printed_where_the_person_says_and_nowhere_on_cancel(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, until: Until
) -> None:
    chosen = iter(["", str(tmp_path / "card")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(chosen), ""))
    page.card.print.click()
    assert list(tmp_path.iterdir()) == []
    page.card.print.click()
    until(lambda: (tmp_path / "card.pdf").exists())
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")


GRAVE = "公司名称：宁波海川贸易有限公司\n岗位：文员\n入职需交押金300元。"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The answers to give, first to last; a question without an answer left fails."""
    answers: list[bool] = []
    monkeypatch.setattr(Messages, "ask", lambda *_: answers.pop(0))
    return answers


def grave_card(window: Window, until: Until) -> CheckPage:
    window.hand("check", UntrustedInput("", untrusted_text=GRAVE))
    page = window.page("check")
    assert isinstance(page, CheckPage)
    until(lambda: page.card.result is not None and page.card.result.card.posting.text == GRAVE)
    return page


def test_after_a_critical_sign_a_no_sends_nothing_and_is_kept(
    ready_window: Window, until: Until, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = grave_card(ready_window, until)
    monkeypatch.setattr(ready_window, "send_to", lambda _: pytest.fail("sent"))
    asked.append(False)
    page.card.send.click()
    kept = [entry.body for entry in ready_window.session.vault.ledger.entries(kind="gate")]
    assert [body["sent"] for body in kept] == [False]
    assert kept[0]["signals"] and page.card.result is not None and kept[0]["check_id"] == page.card.result.check_id


def test_after_a_critical_sign_a_yes_is_asked_for_once_and_offers_the_least(
    ready_window: Window, until: Until, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = grave_card(ready_window, until)
    sent: list[Addressee] = []
    monkeypatch.setattr(ready_window, "send_to", sent.append)
    asked.append(True)
    page.card.send.click()
    page.card.send.click()
    assert [addressee.stage for addressee in sent] == ["browse", "browse"]
    assert [entry.body["sent"] for entry in ready_window.session.vault.ledger.entries(kind="gate")] == [True]
    assert ready_window.session.vault.ledger.verify() is None


def test_the_send_page_takes_the_stage_that_is_offered(ready_window: Window, until: Until, asked: list[bool]) -> None:
    page = grave_card(ready_window, until)
    asked.append(True)
    page.card.send.click()
    send = ready_window.page("send")
    assert isinstance(send, SendPage) and send.who.stage is Stage.BROWSE


def test_a_posting_without_such_signs_is_not_asked_about(
    page: CheckPage, ready_window: Window, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Addressee] = []
    monkeypatch.setattr(ready_window, "send_to", sent.append)
    page.card.send.click()
    assert [addressee.stage for addressee in sent] == [""]


def test_a_copy_begun_on_the_send_page_is_asked_about_too(
    ready_window: Window, until: Until, asked: list[bool], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    grave_card(ready_window, until)
    send = ready_window.page("send")
    assert isinstance(send, SendPage)
    ready_window.go("send")
    send.address_name("宁波海川贸易")
    until(send.save.isEnabled)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    asked.append(False)
    send.save.click()
    assert list(tmp_path.iterdir()) == []
    asked.append(True)
    send.save.click()
    until(lambda: send.stack.currentWidget() is send.done)
    assert [entry.body["sent"] for entry in ready_window.session.vault.ledger.entries(kind="gate")] == [False, True]
