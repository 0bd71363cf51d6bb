"""The résumé editor: outline, live pages, fields checked as they are left, addresses in parts. Undo covers all of it."""

from __future__ import annotations

import dataclasses
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.design import Appearance
from app.domain.resume import IdNumber, Location, Profile, Publication, Resume
from app.errors import EnvironmentProblem
from app.render.preview import PageImage
from app.services.design_previews import as_written
from app.workers.cancellation import CancelToken
from tests.patience import HANG_SECONDS
from ui.desktop.models.outline import outline_rows, place_in_gap
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.resume.resume_home import WITH_PAGES, ResumeHome
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window
from ui.desktop.widgets import live_pages
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.form_fields import FORM_ROWS, MAX_ROWS, FieldBox, GrowingText
from ui.desktop.widgets.live_pages import LivePages
from ui.desktop.widgets.resume_entry import Entry
from ui.desktop.widgets.resume_form import arranged

Until = Callable[[Callable[[], object]], None]
ALT = Qt.KeyboardModifier.AltModifier
DAY = "2026-11-30"


@pytest.fixture
def page(ready_window: Window) -> ResumePage:
    ready_window.resize(1100, 700)
    ready_window.go("resume")
    found = ready_window.page("resume")
    assert isinstance(found, ResumePage) and found.home.form.sections
    return found


@pytest.fixture
def home(page: ResumePage) -> ResumeHome:
    return page.home


def box_of(home: ResumeHome, path: str) -> FieldBox:
    return next(box for section in home.form.sections.values() for box in section.boxes if box.spot.path == path)


def write(home: ResumeHome, path: str, text: str) -> FieldBox:
    """Type a text into a field and leave it."""
    box = box_of(home, path)
    assert isinstance(box.editor, QLineEdit)
    box.editor.setFocus()
    box.editor.selectAll()
    box.editor.insert(text)
    box.editor.editingFinished.emit()
    return box


def drop(home: ResumeHome, path: str, before: str) -> bool:
    """Drag one row of the outline above another. Returns True where the row could be let go."""
    outline = home.outline
    outline.point(path)
    row = next(number for number, one in enumerate(outline.rows) if one.path == before)
    above = outline.visualItemRect(outline.item(row))
    at = QPointF(above.center().x(), above.top() + 1)
    data, none, left = QMimeData(), Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    over = QDragMoveEvent(at.toPoint(), Qt.DropAction.MoveAction, data, left, none)
    over.accept()
    outline.dragMoveEvent(over)
    outline.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, data, left, none))
    return over.isAccepted()


def jobs_shown(home: ResumeHome) -> list[str]:
    """The employers in the order in which their cards stand."""
    section = home.form.sections["work"]
    cards = [
        found for at in range(section.rows.count()) if isinstance(found := section.rows.itemAt(at).widget(), Entry)
    ]
    boxes = [box.text for box in section.boxes if box.spot.name == "organisation"]
    assert [card.title for card in cards] == boxes, "what is visited next is what stands next"
    return boxes


def test_alt_and_an_arrow_move_an_entry_and_undo_takes_it_back(
    page: ResumePage, home: ResumeHome, qtbot: QtBot
) -> None:
    before = home.form.resume
    names = [job.organisation for job in before.work]
    home.outline.point(f"work.{before.work[1].id}")
    qtbot.keyClick(home.outline, Qt.Key.Key_Up, ALT)
    assert [job.organisation for job in home.form.resume.work] == [names[1], names[0], *names[2:]]
    assert jobs_shown(home)[:2] == [names[1], names[0]]
    assert home.outline.path == f"work.{before.work[1].id}", "it stays current"
    qtbot.keyClick(home.outline, Qt.Key.Key_Up, ALT)
    assert home.form.resume.work[0] == before.work[1], "the first goes no higher"
    assert home.dirty and page.undo()
    assert home.form.resume == before and jobs_shown(home) == names and not home.dirty
    page.redo()
    assert jobs_shown(home)[0] == names[1]


def test_a_section_is_dragged_and_copies_print_it_there(
    page: ResumePage, home: ResumeHome, ready_window: Window
) -> None:
    drop(home, "education", "work")
    keys = [row.path for row in home.outline.rows if not row.section]
    assert keys.index("education") < keys.index("work") and tuple(home.form.sections) == tuple(keys)
    column = home.form._column
    assert column.indexOf(home.form.sections["education"]) < column.indexOf(home.form.sections["work"])
    home.save.click()
    stored = ready_window.session.appearances.get()
    document, _ = as_written(home.form.resume, stored, DAY)
    printed = [block.section for block in document.blocks if hasattr(block, "section")]
    assert printed.index("education") < printed.index("work")
    drop(home, "education", "skills")
    assert page.undo()
    assert [row.path for row in home.outline.rows if not row.section] == keys and not home.dirty


def test_the_usual_order_is_kept_as_no_order(home: ResumeHome) -> None:
    drop(home, "education", "work")
    assert home.section_order is not None
    drop(home, "education", "skills")
    assert home.section_order is None and not home.dirty, "it stands where it always did"


def test_another_design_that_was_saved_meanwhile_stays(
    page: ResumePage, home: ResumeHome, ready_window: Window
) -> None:
    drop(home, "education", "work")
    ready_window.session.appearances.set(Appearance("classic"))
    QTest.keyClick(home.outline, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not home.dirty, "saved by key"
    stored = ready_window.session.appearances.get()
    assert stored.theme == "classic" and stored.section_order[:1] == ("education",)


def test_an_entry_leaves_its_section_nowhere_and_a_fixed_section_its_place_never(home: ResumeHome) -> None:
    rows = outline_rows(home.form.resume, arranged(("work",)))
    paths = [row.path for row in rows]
    job = f"work.{home.form.resume.work[0].id}"
    assert place_in_gap(rows, job, paths.index("education") + 1) is None
    assert place_in_gap(rows, job, paths.index(job)) is None, "where it is"
    assert not any(row.movable for row in rows if row.path in ("basics", "personal", "references", "sections"))
    before = home.form.resume, home.section_order
    assert not drop(home, job, "basics")
    drop(home, "skills", "basics")
    assert home.form.resume == before[0]
    assert next(iter(home.section_order or ())) == "skills", "before the first that can be moved"
    assert next(row.path for row in home.outline.rows) == "basics"


def test_accounts_and_identity_documents_are_moved_like_entries(
    page: ResumePage, home: ResumeHome, qtbot: QtBot
) -> None:
    resume = home.form.resume
    accounts = tuple(Profile(f"p{number}", name) for number, name in enumerate(("LinkedIn", "GitHub", "WeChat"), 1))
    papers = (IdNumber("i1", "Passport", "X1"), IdNumber("i2", "Driving licence", "Y2"))
    resume = dataclasses.replace(
        resume,
        basics=dataclasses.replace(resume.basics, profiles=accounts),
        personal=dataclasses.replace(resume.personal, id_numbers=papers),
    )
    home.form.load(resume, order=home.section_order or ())
    assert home.form.sections and page
    home.form.changed.emit()
    texts = {row.path: row.text for row in home.outline.rows}
    assert texts["basics.profiles.p2"] == "GitHub" and texts["personal.id_numbers.i1"] == "Passport"
    assert drop(home, "basics.profiles.p3", "basics.profiles.p1")
    assert [one.network for one in home.form.resume.basics.profiles] == ["WeChat", "LinkedIn", "GitHub"]
    section = home.form.sections["basics"]
    assert [box.text for box in section.boxes if box.spot.name == "network"] == ["WeChat", "LinkedIn", "GitHub"]
    home.outline.point("personal.id_numbers.i1")
    qtbot.keyClick(home.outline, Qt.Key.Key_Down, ALT)
    assert [one.kind for one in home.form.resume.personal.id_numbers] == ["Driving licence", "Passport"]
    assert not drop(home, "basics.profiles.p1", "personal.id_numbers.i1"), "an account stays among the accounts"
    home.outline.chosen.emit("basics.profiles.p2")
    assert home.form.place == "basics.profiles.p2.network"


def test_a_press_puts_publications_newest_first_and_undo_takes_it_back(page: ResumePage, home: ResumeHome) -> None:
    dates = ("2019-04", "", "2024-01", "2021")
    papers = tuple(Publication(f"p{number}", f"Paper {number}", date=day) for number, day in enumerate(dates, 1))
    home.form.load(dataclasses.replace(home.form.resume, publications=papers))
    assert home.form.sections and page
    home.form.changed.emit()
    button = next(
        one for one in home.form.sections["publications"].findChildren(Button) if one.accessibleName() == "Newest first"
    )
    button.click()
    assert [one.id for one in home.form.resume.publications] == ["p3", "p4", "p1", "p2"]
    boxes = [box.text for box in home.form.sections["publications"].boxes if box.spot.name == "name"]
    assert boxes == ["Paper 3", "Paper 4", "Paper 1", "Paper 2"]
    assert page.undo() and home.form.resume.publications == papers


def test_a_press_goes_to_a_section_an_entry_or_the_button_that_adds_one(home: ResumeHome) -> None:
    job = home.form.resume.work[1]
    home.outline.chosen.emit(f"work.{job.id}")
    assert home.form.place == f"work.{job.id}.organisation"
    assert home.outline.path == f"work.{job.id}", "the outline follows the field"
    assert home.form.resume.awards == ()
    home.outline.chosen.emit("awards")
    assert home.form.sections["awards"].isAncestorOf(home.form.focusWidget())


def test_new_and_renamed_entries_show_in_the_outline(page: ResumePage, home: ResumeHome) -> None:
    home.form.sections["awards"].item_added.emit("awards")
    made = home.form.resume.awards[0].id
    row = next(one for one in home.outline.rows if one.path == f"awards.{made}")
    assert row.text == "Awards 1"
    write(home, f"awards.{made}.title", "Best in show")
    assert "Best in show" in [home.outline.item(at).text().strip() for at in range(home.outline.count())]
    assert page.undo() and page.undo()
    assert f"awards.{made}" not in [one.path for one in home.outline.rows]


def test_undo_touches_only_what_changed(page: ResumePage, home: ResumeHome) -> None:
    section, box = home.form.sections["work"], box_of(home, "basics.label")
    before = box.text
    write(home, "basics.label", "Something else")
    assert page.undo()
    assert box.text == before and home.form.sections["work"] is section, "nothing was built anew"
    card = home.form.resume.work[1]
    section.item_removed.emit("work", card.id)
    assert page.undo() and jobs_shown(home)[1] == card.organisation, "it comes back where it was"


# -- fields ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "wrong", "right"),
    [
        ("basics.email", "ann@example", "ann@example.org"),
        ("basics.url", "my page", "example.org/me"),
        ("basics.phone", "call me", "+44 20 7946 0321"),
        ("personal.birth_date", "last century", "1994-02-11"),
    ],
)
def test_a_field_is_checked_when_it_is_left_and_keeps_its_text(
    home: ResumeHome, path: str, wrong: str, right: str
) -> None:
    box = box_of(home, path)
    assert isinstance(box.editor, QLineEdit)
    box.editor.setFocus()
    box.editor.setText(wrong)
    assert not box.doubted, "who is typing is not disturbed"
    box.editor.editingFinished.emit()
    assert box.doubted and box.problem is not None and box.problem.text().endswith(".")
    assert box.editor.accessibleDescription() == box.problem.text()
    assert (box.text, box.editor.text()) == (wrong, wrong)
    box.editor.setText(right)
    assert not box.doubted and box.editor.accessibleDescription() == "", "mended: it goes at once"


def test_an_end_before_its_start_is_said_whichever_is_changed(page: ResumePage, home: ResumeHome) -> None:
    job = next(job for job in home.form.resume.work if job.end and not job.current)
    end = box_of(home, f"work.{job.id}.end")
    write(home, f"work.{job.id}.start", "2031-01")
    assert end.doubted and end.problem is not None and "before the start" in end.problem.text()
    assert page.undo()
    assert not end.doubted


def test_a_sentence_about_a_field_follows_the_language(
    home: ResumeHome, ready_window: Window, speak: Callable[..., None]
) -> None:
    box = write(home, "basics.email", "ann@example")
    assert box.problem is not None
    english = box.problem.text()
    speak(ready_window, "zh", "light")
    assert box.problem.text() != english and box.editor.accessibleDescription() == box.problem.text()


def test_a_country_is_shown_by_name_and_stored_by_code(
    home: ResumeHome, ready_window: Window, speak: Callable[..., None]
) -> None:
    box = write(home, "basics.location.country_code", "germany")
    assert isinstance(box.editor, QLineEdit)
    assert home.form.resume.basics.location.country_code == "DE" and box.editor.text() == "Germany"
    write(home, "basics.location.country_code", "Atlantis")
    assert (home.form.resume.basics.location.country_code, box.editor.text()) == ("Atlantis", "Atlantis")
    write(home, "basics.location.country_code", "德国")
    speak(ready_window, "zh", "light")
    assert box.editor.text() == "德国"


def test_an_address_in_one_line_is_offered_in_parts(page: ResumePage, home: ResumeHome, until: Until) -> None:
    for name in ("city", "region", "postal_code", "country_code"):
        write(home, f"basics.location.{name}", "")
    line = "350 Fifth Avenue, New York, NY 10118, USA"
    box = write(home, "basics.location.address", line)
    until(lambda: box.offered is not None)
    assert box.offered is not None and home.form.resume.basics.location == Location(line), "nothing is done unasked"
    box.offered.click()
    assert home.form.resume.basics.location == Location("350 Fifth Avenue", "10118", "New York", "NY", "US")
    assert [box_of(home, f"basics.location.{name}").text for name in ("address", "city")] == [
        "350 Fifth Avenue",
        "New York",
    ]
    assert box.offered is None and page.undo()
    assert home.form.resume.basics.location == Location(line), "one step"


def test_an_offer_that_comes_late_is_not_made(home: ResumeHome) -> None:
    for name in ("city", "region", "postal_code"):
        write(home, f"basics.location.{name}", "")
    box = write(home, "basics.location.address", "1 High Street, Bath")
    home.form.offer_parts("12 Cowley Road, Oxford", Location("12 Cowley Road", "", "Oxford"))
    assert box.offered is None
    home.form.offer_parts("1 High Street, Bath", Location("1 High Street", "", "Bath", "", "GB"))
    assert (box.offered is not None) == (home.form.resume.basics.location.address == "1 High Street, Bath")
    write(home, "basics.location.city", "Bath")
    write(home, "basics.location.address", "2 High Street")
    assert box.offered is None


def test_a_text_of_the_form_is_as_tall_as_it_is_long(home: ResumeHome) -> None:
    editor = box_of(home, "basics.summary").editor
    assert isinstance(editor, GrowingText)
    heights = []
    for rows in (2, MAX_ROWS + 6, FORM_ROWS + 20):
        editor.setPlainText("\n".join("line" for _ in range(rows)))
        heights.append(editor.height())
        assert (editor.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff) == (rows <= FORM_ROWS)
    assert heights[0] < heights[1] < heights[2]
    assert heights[1] >= (MAX_ROWS + 6) * editor.fontMetrics().lineSpacing()


# -- pages ----------------------------------------------------------------------------------------------------------------


class Press:
    """Stands for the drawing of pages: each waits until the test lets it go."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fails: set[str] = set()
        self._gates: defaultdict[str, threading.Event] = defaultdict(threading.Event)

    def allow(self, *names: str) -> None:
        """Let these be drawn."""
        for name in names:
            self._gates[name].set()

    def make(
        self, resume: Resume, look: Appearance, day: str, scale: float, token: CancelToken
    ) -> tuple[PageImage, ...]:
        name = resume.basics.name
        gate = self._gates[name]
        self.asked.append(name)
        gate.wait(HANG_SECONDS)
        if name in self.fails:
            raise EnvironmentProblem("pdf-failed", reason="test")
        return (PageImage(10, 10, bytes(300)),)


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    made = Press()
    monkeypatch.setattr(live_pages, "make_pages", made.make)
    monkeypatch.setattr(live_pages, "PAUSE_MS", 0)
    yield made
    made.allow(*made.asked)


def person(name: str) -> Resume:
    return dataclasses.replace(Resume(), basics=dataclasses.replace(Resume().basics, name=name))


def test_pages_of_an_older_text_never_replace_those_of_a_newer_one(
    press: Press, qtbot: QtBot, until: Until, window: Window
) -> None:
    pages = LivePages(lambda: DAY)
    qtbot.addWidget(pages)
    pages.show()
    pages.show_resume(person("A"), Appearance())
    until(lambda: press.asked == ["A"])
    pages.show_resume(person("Ann"), Appearance())
    until(lambda: "Ann" in press.asked)
    press.allow("Ann")
    until(lambda: pages.drawn.basics.name == "Ann")
    press.allow("A")
    until(lambda: not any(thread.is_alive() for thread in pages._drawing._threads))
    until(lambda: not pages.busy)
    assert pages.drawn.basics.name == "Ann"
    pages.show_resume(person("Anna"), Appearance())
    until(lambda: "Anna" in press.asked)
    pages.show_resume(person("Ann"), Appearance())  # taken back while it was drawn
    until(lambda: not pages.busy)
    press.allow("Anna")
    until(lambda: not any(thread.is_alive() for thread in pages._drawing._threads))
    assert pages.drawn.basics.name == "Ann" and pages.pages.count == 1


def test_pages_that_cannot_be_made_are_said_and_those_before_stay(
    press: Press, qtbot: QtBot, until: Until, window: Window, speak: Callable[..., None]
) -> None:
    press.allow("Ann", "Bo")
    press.fails.add("Bo")
    pages = LivePages(lambda: DAY)
    qtbot.addWidget(pages)
    pages.show()
    pages.show_resume(person("Ann"), Appearance())
    until(lambda: pages.pages.count == 1)
    pages.show_resume(person("Bo"), Appearance())
    until(pages.status.isVisible)
    assert pages.pages.count == 1 and pages.status.text()
    in_english = pages.status.text()
    pages._pause.setInterval(600_000)  # not because it was tried once more
    speak(window, "zh", "light")
    translations().finish()
    assert pages.status.text() != in_english, "the reason too is told in the new language"
    pages._pause.setInterval(0)
    pages.show_resume(person("Ann"), Appearance())
    until(lambda: not pages.status.isVisible())


def test_the_names_of_the_pages_change_with_the_language(
    press: Press, qtbot: QtBot, until: Until, window: Window, speak: Callable[..., None]
) -> None:
    press.allow("Ann")
    pages = LivePages(lambda: DAY)
    qtbot.addWidget(pages)
    pages.show()
    pages.show_resume(person("Ann"), Appearance())
    until(lambda: pages.pages.count == 1)
    assert pages.pages.sheets[0].accessibleName() == "Page 1 of 1"
    speak(window, "zh", "light")
    until(lambda: not translations().busy)
    assert pages.pages.sheets[0].accessibleName() == "第 1 页，共 1 页"


def test_nothing_is_drawn_where_nobody_looks(press: Press, qtbot: QtBot, window: Window) -> None:
    pages = LivePages(lambda: DAY)
    qtbot.addWidget(pages)
    pages.show_resume(person("Ann"), Appearance())
    assert not pages.busy
    pages.show()
    assert pages.busy
    pages.hide()
    assert not pages.busy and press.asked == []


def test_the_pages_stand_beside_the_form_from_1366_on_and_else_by_a_button(
    home: ResumeHome, ready_window: Window, press: Press, until: Until, clipped: Callable[..., list[str]]
) -> None:
    assert home.width() < WITH_PAGES and home.pages.isHidden() and home.outlined.isVisible()
    assert home.pages_button.text().strip() == "Show pages"
    home.pages_button.click()
    assert home.pages.isVisible() and home.outlined.isHidden() and home.pages_button.text().strip() == "Hide pages"
    home.pages_button.click()
    assert home.pages.isHidden()
    home._wants_pages = None
    ready_window.resize(1366, 768)
    until(home.pages.isVisible)
    assert home.outlined.isVisible() and not home.split.stacked
    assert clipped(ready_window) == []
    home.pages_button.click()
    ready_window.resize(1500, 800)
    assert home.pages.isHidden(), "the person put them away"


def test_the_pages_are_those_of_the_text_as_it_is_typed(
    page: ResumePage, home: ResumeHome, ready_window: Window, until: Until
) -> None:
    ready_window.resize(1366, 768)
    until(lambda: home.pages.pages.count and not home.pages.busy)
    assert home.pages.drawn == home.form.resume
    write(home, "basics.name", "Somebody Else")
    until(lambda: home.pages.drawn.basics.name == "Somebody Else")
    assert ready_window.session.vault.copies.all() == [], "nothing is recorded: nobody got anything"
