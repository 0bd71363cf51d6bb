"""First steps: whom to call depends on where the person is, and the window asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.incident_reports import Channel, Money
from app.reader_country import reader_country
from app.services.incident_reports import report_of
from ui.desktop.dialogs.evidence import EvidenceDialog
from ui.desktop.dialogs.first_hour import FirstHourDialog, WaysOn
from ui.desktop.dialogs.incident_report import IncidentReportDialog
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.shell.window import Window
from ui.desktop.widgets.safe_text import Text

Until = Callable[[Callable[[], object]], None]
D = TypeVar("D", bound=QWidget)


def shown(page: QWidget, kind: type[D]) -> D:
    return next(one for one in page.findChildren(kind) if one.isVisible())


def choose(dialog: FirstHourDialog, country: str) -> None:
    dialog.country.setCurrentIndex(dialog.country.findData(country))
    dialog.country.activated.emit(dialog.country.currentIndex())


def test_choosing_the_country_leaves_the_buttons_where_they_are(ready_window: Window, until: Until) -> None:
    dialog = FirstHourDialog("", ready_window, WaysOn(print, print, print))
    dialog.show()
    choose(dialog, "CN")
    last = dialog.told()[-1].text
    until(lambda: any(one.isVisible() and one.text().endswith(last) for one in dialog.findChildren(Text)))
    assert dialog.height() == dialog.sizeHint().height(), "as high as its steps, those for the country among them"


def test_choosing_the_country_names_its_offices(ready_window: Window) -> None:
    dialog = FirstHourDialog("", ready_window)
    assert not any("110" in step.text for step in dialog.told())
    assert dialog.country.currentData() == ""
    while dialog.country.currentData() != "CN":
        before = dialog.country.currentIndex()
        QTest.keyClick(dialog.country, Qt.Key.Key_Down)
        assert dialog.country.currentIndex() > before
    dialog.country.activated.emit(dialog.country.currentIndex())
    assert any("110" in step.text for step in dialog.told())


def test_without_a_vault_there_is_nothing_to_go_on_to(ready_window: Window) -> None:
    dialog = FirstHourDialog("GB", ready_window)
    dialog.show()
    assert not dialog.log.isVisible()
    assert not dialog.pack.isVisible()


def test_from_the_first_steps_it_goes_on_to_the_log_and_the_pack(ready_window: Window, until: Until) -> None:
    session = ready_window.session
    ready_window.go("leaks")
    page = ready_window.page("leaks")
    assert isinstance(page, LeaksPage)
    page.first_steps.click()
    choose(shown(page, FirstHourDialog), "NG")
    shown(page, FirstHourDialog).pack.click()
    asked = shown(page, IncidentReportDialog)
    assert asked.channel.currentData() == Channel.GIVEN.value
    assert asked.money.currentData() == Money.YES.value
    assert "pay" in asked.said.accessibleName()
    asked.channel.setCurrentIndex(asked.channel.findData(Channel.CALL.value))
    asked.channel.activated.emit(asked.channel.currentIndex())
    assert "they say" in asked.said.accessibleName()
    asked.channel.setCurrentIndex(asked.channel.findData(Channel.GIVEN.value))
    asked.said.setPlainText("800 by bank transfer")
    asked.keep.click()
    until(lambda: any(one.isVisible() for one in page.findChildren(EvidenceDialog)))
    (incident,) = session.incidents.visible()
    assert incident.kind == "given"
    pack = shown(page, EvidenceDialog)
    assert (pack.country.currentData(), pack.money.currentData()) == ("NG", Money.YES.value)
    pack.close()
    offices = page.incident.steps.cases.office
    assert "Economic and Financial Crimes" in " ".join(offices.itemText(index) for index in range(offices.count()))
    page.first_steps.click()
    assert shown(page, FirstHourDialog).country.currentData() == "NG"
    shown(page, FirstHourDialog).pack.click()
    assert shown(page, EvidenceDialog)._incident_id == incident.id, "the one that is looked at"


def test_from_a_card_the_log_knows_its_posting(ready_window: Window, until: Until) -> None:
    text = "Accountant in Leeds. Pay a deposit before you begin."
    ready_window.hand("check", UntrustedInput("", untrusted_text=text))
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    until(lambda: page.stack.currentWidget() is page.card)
    page.card.first_steps_asked.emit()
    choose(shown(page, FirstHourDialog), "NG")
    shown(page, FirstHourDialog).pack.click()
    until(lambda: any(one.isVisible() for one in page.findChildren(EvidenceDialog)))
    pack = shown(page, EvidenceDialog)
    assert (pack.country.currentData(), pack.money.currentData()) == ("NG", Money.YES.value)
    assert page.card.result is not None
    assert page.card.result.card.lines == "NG", "the card is told for where the person says they are"
    assert [key for key, box in pack.checks if box.isChecked()] == [page.card.result.check_id]
    pack.close()
    page.card.first_steps_asked.emit()
    assert shown(page, FirstHourDialog).country.currentData() == "NG"
    shown(page, FirstHourDialog).log.click()
    leaks = ready_window.page("leaks")
    asked = shown(leaks, IncidentReportDialog)
    asked.said.setPlainText("I paid")
    asked.keep.click()
    until(ready_window.session.incidents.visible)
    report = report_of(ready_window.session.incidents.visible()[0])
    assert (report.check, report.country) == (page.card.result.check_id, "NG")


def test_the_country_of_the_settings_is_chosen_already(ready_window: Window, until: Until) -> None:
    ready_window.change_settings(replace(ready_window.settings, country="NG"))
    until(lambda: reader_country() == "NG")
    ready_window.go("leaks")
    leaks = ready_window.page("leaks")
    assert isinstance(leaks, LeaksPage)
    leaks.ask_first_steps()
    dialog = shown(leaks, FirstHourDialog)
    assert dialog.country.currentData() == "NG" and any("efcc" in step.text for step in dialog.told())
    dialog.close_it.click()
