"""A single copy in a student's vault: who gets none is said when named and leaves no trace, and what the caseload's card says is said before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app.caseload.students import Consent, Purpose, Route
from app.errors import UserError
from app.services import caseload_batch
from app.services.caseload import Caseload
from app.services.checks import CheckService
from app.services.employer_cards import caution
from ui.checking_child import ChildEngine
from ui.desktop.dialogs import id_scan
from ui.desktop.dialogs.id_scan import ScanDialog
from ui.desktop.pages.send import page as send_page
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
NAMED, UNNAMED = ("Acme GmbH", "Other Ltd"), "Unnamed AG"
DEPOSIT = "Warehouse helper. Before you start, pay a refundable deposit of £200 for the uniform by gift card."


@pytest.fixture
def send(office: Window, caseload: Caseload) -> SendPage:
    """The Send page of a student whose consent names two employers."""
    terms = (Route.PAPER, Purpose.FAIR, "", NAMED, (), "2026-01-01", "2099-12-31", "")
    student = replace(caseload.student("1"), consent=Consent("f" * 32, 0, *terms), reviewed="2026-01-02")
    caseload.store(student)
    office.vaults._open(student)
    office.go("send")
    page = office.page("send")
    assert isinstance(page, SendPage)
    return page


def top_of(part: QWidget, page: SendPage) -> int:
    """How far below the page's upper edge a part begins."""
    return part.mapTo(page, QPoint()).y()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_employer_who_gets_none_is_refused_when_named_and_leaves_no_trace(
    send: SendPage, office: Window, language: str, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    translations().set_choice(language)
    asked = list[str]()
    monkeypatch.setattr(send_page, "output_folder", lambda *_: asked.append("folder"))
    send.address_name(UNNAMED)
    until(lambda: send.rest.release.isVisible() and send._current)
    told = send.rest.release.text()
    between = ", " if language == "en" else "、"
    assert UNNAMED in told and between.join(NAMED) in told
    assert not send.save.isEnabled() and not send.fill.isEnabled()
    assert top_of(send.who, send) < top_of(send.rest.release, send) < top_of(send.left, send), "where it is looked for"
    send.save_into(tmp_path / "out")
    until(lambda: not send._saving.busy)
    assert UNNAMED in office.messages.shown and not (tmp_path / "out").exists() and not asked
    assert not office.session.vault.recipients.all(), "nobody stands among the applications"
    send.address_name(NAMED[0])
    until(send.save.isEnabled)
    assert not send.rest.release.isVisible() and send.fill.isEnabled()
    send.save_into(tmp_path / "out")
    until(lambda: send.stack.currentWidget() is send.done)
    (made,) = (tmp_path / "out").glob("*.pdf")
    assert "Acme" in made.name, "as in a fair's folder, the name tells the employer"


def test_a_scan_for_an_employer_who_gets_none_is_refused_before_it_is_made(
    send: SendPage, office: Window, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(id_scan, "output_folder", lambda *_: pytest.fail("asked for a folder"))
    send.address_name(UNNAMED)
    send.mark_scan(None)
    (dialog,) = send.findChildren(ScanDialog)
    until(lambda: UNNAMED in dialog.status_label.text())
    dialog.purpose.setText("starting work")
    dialog._go_on()
    assert not dialog._place.busy and not dialog.save.isEnabled()
    with pytest.raises(UserError, match="release-employer"):
        dialog._request(known=True)()
    assert not office.session.vault.recipients.all()
    dialog.address(NAMED[0])
    until(lambda: not dialog.status_label.isVisible())
    dialog.reject()


def test_the_card_of_the_caseload_is_told_before_the_copy_is_made(
    send: SendPage, caseload: Caseload, until: Until, office: Window
) -> None:
    checks = CheckService(ChildEngine(), caseload.vault, caseload.vault.clock)
    checks.check(DEPOSIT.encode(), name="posting.txt", employer=NAMED[1])
    send.address_name(NAMED[1])
    until(lambda: send.rest.caution.isVisible() and send._current)
    employers = caseload_batch.read_employers([["recipient"], [NAMED[1]]]).employers
    card = caseload_batch.check_employers(caseload, ChildEngine(), employers)[0]
    assert send.rest.caution.text() == caution(caseload.vault, NAMED[1])["en"]
    assert card.meanings[0]["en"] in send.rest.caution.text() and send.save.isEnabled()
    translations().set_choice("zh")
    assert card.meanings[0]["zh"] in send.rest.caution.text()
    send.address_name(NAMED[0])
    until(lambda: not send.rest.caution.isVisible())
    assert not office.session.vault.checks.all()
