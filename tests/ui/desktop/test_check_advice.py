"""A card tells a person to do one thing once, below every finding that calls for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from ui.desktop.dialogs.evidence import EvidenceDialog
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.shell import jobs
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Card
from ui.desktop.widgets.safe_text import Text

Until = Callable[[Callable[[], object]], None]


def test_whom_to_call_follows_the_country_of_the_posting(ready_window: Window, until: Until) -> None:
    ready_window.go("check")
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    page.intake.sample.click()  # a British one
    until(lambda: page.stack.currentWidget() is page.card and page.card.result is not None)
    page.card.slices.finish()
    (told,) = [one.text() for one in page.card.view.findChildren(Text) if one.text().startswith("Before you go")]
    assert "999" in told and "China" not in told and "110" not in told


def test_the_card_says_for_which_country_it_is_and_is_told_anew_for_another(ready_window: Window, until: Until) -> None:
    ready_window.change_settings(replace(ready_window.settings, country="NG"))
    until(lambda: not jobs.busy())
    ready_window.go("check")
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    page.intake.sample.click()  # a British one
    until(lambda: page.stack.currentWidget() is page.card and page.card.result is not None)
    page.card.slices.finish()
    assert page.card.result is not None and (page.card.result.card.law, page.card.result.card.lines) == ("GB", "NG")
    assert "For: United Kingdom, Nigeria" in [one.text() for one in page.card.view.findChildren(Text)]
    first = page.card.result
    page.card.country.setCurrentIndex(page.card.country.findData("US"))
    page.card.country.activated.emit(page.card.country.currentIndex())
    until(lambda: page.card.result is not first)
    page.card.slices.finish()
    assert (page.card.result.card.law, page.card.result.card.lines) == ("GB", "US")
    assert "For: United Kingdom, United States" in [one.text() for one in page.card.view.findChildren(Text)]
    advice = " ".join(one.advice["en"] for one in page.card.result.card.signals)
    assert "FBI" in advice and "Nigeria" not in advice
    assert page.card.country.currentData() == "US"
    assert page.card.result.card.confirmed == first.card.confirmed, "nothing was looked up again"
    chosen = page.card.result
    ready_window.change_settings(replace(ready_window.settings, country="SG"))
    until(lambda: not jobs.busy())
    ready_window.go("settings")
    ready_window.go("check")
    until(lambda: page.card.result is not chosen)
    assert page.card.result.card.lines == "SG", "changed under Settings"
    page.card.evidence.click()
    (pack,) = [one for one in page.findChildren(EvidenceDialog) if one.isVisible()]
    assert pack.country.currentData() == "SG"


POSTING = (
    "招聘文员，底薪5000元。入职前须交押金500元。建档费80元、体检费160元入职当天交。\n"
    "须将身份证原件交公司统一保管。出租银行卡每天200元，也可帮忙跑分过账。\n公司：恒通物流有限公司\n"
)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_advice_stands_below_all_findings_that_it_answers(
    ready_window: Window,
    until: Until,
    speak: Callable[..., None],
    clipped: Callable[[QWidget], list[str]],
    language: str,
) -> None:
    speak(ready_window, language, "light")
    ready_window.hand("check", UntrustedInput("", untrusted_text=POSTING))
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    until(lambda: page.stack.currentWidget() is page.card and page.card.result is not None)
    page.card.slices.finish()
    result = page.card.result
    assert result is not None
    signals = result.card.signals
    keys = [signal.does for signal in signals if signal.does]
    assert len(keys) > len(set(keys)), "two findings call for the same"
    told = [label.text() for label in page.card.view.findChildren(Text)]
    texts = {signal.does: [one.advice[language] for one in signals if one.does == signal.does] for signal in signals}
    for does in set(keys):
        shown = max(texts[does], key=len).partition("。" if language == "zh" else ".")[0]
        assert sum(text.startswith(shown) for text in told) == 1, does
    twice = next(key for key in keys if keys.count(key) > 1)
    explained = [signal.explanation[language] for signal in signals if signal.does == twice]
    (together,) = [
        card
        for card in page.card.view.findChildren(Card)
        if set(explained) <= {label.text() for label in card.findChildren(Text)}
    ]
    assert together.findChildren(Text)[-1].text().startswith(max(texts[twice], key=len)[:6])
    assert clipped(ready_window) == []
