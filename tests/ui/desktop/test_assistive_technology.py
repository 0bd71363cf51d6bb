"""What assistive technology hears of boxes, repeated fields and choices: walked through QAccessible, as AT-SPI and others do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.resume import Basics, Profile, Resume, Work
from app.errors import UserError
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell import progress_words
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Segments
from ui.desktop.widgets.form_fields import FieldBox
from ui.desktop.widgets.resume_form import ResumeForm
from ui.desktop.widgets.split import Tabs

ROLE, TEXT, LABEL = QAccessible.Role, QAccessible.Text, QAccessible.RelationFlag.Label


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def heard(widget: QWidget) -> str:
    """The name of a control where it comes from the labels beside it, as on Linux, or else its own."""
    interface = QAccessible.queryAccessibleInterface(widget)
    labels = [label.text(TEXT.Name) for label, _ in interface.relations(LABEL)]
    return " ".join(labels) or interface.text(TEXT.Name)


def nameless_boxes(root: QWidget) -> list[str]:
    """Boxes that are announced by their value alone."""
    return [box.accessibleName() for box in root.findChildren(QComboBox) if heard(box) in ("", box.currentText())]


def test_every_box_is_heard_by_its_name_and_not_by_its_value_alone(
    ready_window: Window, speak: Callable[..., None], until: Callable[..., None]
) -> None:
    window = ready_window
    for key in ("resume", "send", "applications", "leaks", "settings"):
        window.go(key)
        page = window.page(key)
        until(lambda page=page: page.isVisible())
        if isinstance(page, SettingsPage):  # a sheet is built when it is first opened
            for sheet in range(page.tabs.count()):
                page.tabs.setCurrentIndex(sheet)
        assert page.findChildren(QComboBox), key
        assert nameless_boxes(page) == [], key
    which = window.page("leaks")
    assert isinstance(which, LeaksPage)
    assert heard(which.which) == "Files of this incident"
    speak(window, "zh", "light")
    window.go("leaks")  # a page out of sight changes when it is looked at, or when its turn comes
    assert heard(which.which) == which.which.accessibleName() != "Files of this incident"


def test_pages_and_segments_are_heard_as_one_of_several(ready_window: Window, qtbot: QtBot) -> None:
    segments = Segments(("a", "b"))
    qtbot.addWidget(segments)
    segments.choose("b")
    ready_window.go("check")
    for buttons, chosen in ((segments.buttons, "b"), (ready_window.rail.buttons, "check")):
        for key, button in buttons.items():
            interface = QAccessible.queryAccessibleInterface(button)
            assert interface.role() is ROLE.RadioButton
            assert bool(interface.state().checked) == (key == chosen)  # type: ignore[attr-defined]
    tabs = Tabs()
    qtbot.addWidget(tabs)
    tabs.addTab(QWidget(), "One")
    tab = QAccessible.queryAccessibleInterface(tabs.tabBar()).child(0)
    assert tab.role() is ROLE.PageTab and tab.state().selected  # type: ignore[attr-defined]


def test_a_chosen_page_stays_chosen_when_it_is_pressed_again(ready_window: Window) -> None:
    ready_window.go("check")
    button: QAbstractButton = ready_window.rail.buttons["check"]
    button.click()
    assert button.isChecked()
    ready_window.rail.buttons["leaks"].click()
    assert not button.isChecked()


RESUME = Resume(
    basics=Basics(name="Li", profiles=(Profile("p1", "LinkedIn", "li"),)),
    work=(Work("w1", "Harbour Freight"), Work("w2", "Mill Lane Bakery"), Work("w3")),
)


def _line(form: ResumeForm, owner: str, name: str) -> tuple[FieldBox, QLineEdit]:
    boxes = (box for section in form.sections.values() for box in section.boxes)
    box = next(box for box in boxes if (box.spot.owner, box.spot.name) == (owner, name))
    assert isinstance(box.editor, QLineEdit)
    return box, box.editor


def test_repeated_fields_are_heard_with_their_entry(window: Window, qtbot: QtBot, speak: Callable[..., None]) -> None:
    form = ResumeForm()
    qtbot.addWidget(form)
    form.load(RESUME, ("work.w2.organisation",), reviewing=True)
    start, (box, organisation) = _line(form, "work.w2", "start")[1], _line(form, "work.w2", "organisation")
    assert heard(start) == "From, Work 2: Mill Lane Bakery"
    assert box.confirm is not None
    assert box.confirm.accessibleName() == "Organisation, Work 2: Mill Lane Bakery: this is right"
    assert heard(_line(form, "work.w3", "start")[1]) == "From, Work 3"
    assert heard(_line(form, "basics.profiles.p1", "url")[1]) == "Web address, Accounts and messengers 1: LinkedIn"
    assert heard(_line(form, "basics", "phone")[1]) == "Phone"
    names = [heard(one.editor) for section in form.sections.values() for one in section.boxes]
    assert len(set(names)) == len(names), "no two fields sound alike"
    organisation.setText("Quay Bakery")
    assert heard(start) == heard(start) == "From, Work 2: Quay Bakery"
    form.sections["work"].item_removed.emit("work", "w1")
    assert heard(start) == "From, Work 1: Quay Bakery"
    speak(window, "zh", "light")
    assert heard(start) == "开始，工作经历 1：Quay Bakery"
    assert heard(start) == start.accessibleName()


def test_a_title_being_typed_does_not_rename_its_own_field_at_every_letter(ready_window: Window, qtbot: QtBot) -> None:
    form = ResumeForm()
    qtbot.addWidget(form)
    form.load(RESUME)
    form.sections  # noqa: B018 - all of them are built
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    (_, organisation), (_, position) = (_line(form, "work.w2", name) for name in ("organisation", "position"))
    organisation.setFocus()
    qtbot.waitUntil(organisation.hasFocus)
    organisation.setText("Quay")
    assert heard(organisation) == "Organisation, Work 2: Mill Lane Bakery"
    assert heard(position) == "Position, Work 2: Quay"
    position.setFocus()
    assert heard(organisation) == "Organisation, Work 2: Quay"
    assert form.resume.work[1].organisation == "Quay"


@pytest.fixture
def read_out(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What is announced, and whether at once; the real events are sent all the same."""
    told: list[tuple[str, bool]] = []

    class Event(QAccessibleAnnouncementEvent):
        def setPoliteness(self, politeness: QAccessible.AnnouncementPoliteness) -> None:
            told[-1] = (told[-1][0], politeness is QAccessible.AnnouncementPoliteness.Assertive)
            super().setPoliteness(politeness)

        def __init__(self, about: QWidget, text: str) -> None:
            told.append((text, False))
            super().__init__(about, text)

    monkeypatch.setattr("PySide6.QtGui.QAccessibleAnnouncementEvent", Event)
    return told


def test_what_happens_beside_the_focus_is_read_out(
    ready_window: Window, read_out: list[tuple[str, bool]], until: Callable[..., None]
) -> None:
    messages = ready_window.messages
    messages.inform("Saved as version 2.")
    messages.error(UserError("offline"))
    assert read_out == [("Saved as version 2.", False), (messages.shown, True)]
    read_out.clear()
    ready_window.hand(
        "check", UntrustedInput("", untrusted_text="Parcel clerk wanted. Pay a deposit of 90 pounds first.")
    )
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    until(lambda: page.stack.currentWidget() is page.card)
    assert read_out[0] == (progress_words.step_name("check"), False), "that work goes on"
    assert read_out[-1] == (page.card.result.card.posting.title or page.title.text(), False), "and what came of it"


def test_what_a_field_says_of_what_was_typed_is_read_out_when_it_changes(
    window: Window, qtbot: QtBot, read_out: list[tuple[str, bool]]
) -> None:
    dialog = PassphraseDialog(window)
    dialog.show()
    qtbot.waitExposed(dialog)
    read_out.clear()
    dialog.first.setText("correct horse battery staple")
    for text in ("correct", "correct horse"):
        dialog.again.setText(text)
    assert read_out == [(dialog.hint.text(), False)], "not at every letter"
    dialog.close()
