"""The Check page lists what was checked before, and opens it again."""

from __future__ import annotations

from collections.abc import Callable

from ui.desktop.pages.check import CheckPage
from ui.desktop.widgets.basic import Button
from ui.desktop.window import Window

Until = Callable[[Callable[[], object]], None]
TEXT = "{title} at {name}, Leeds. £12.90 an hour. Write to jobs@example.org."


def test_earlier_checks_are_listed_and_opened_again(ready_window: Window, until: Until) -> None:
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
