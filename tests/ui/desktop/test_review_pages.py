"""The review beside the real pages: places of fields, words put into them, entries joined and divided, lines that no field took."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.words_on_pages import Area
from tests.ingest.conftest import build_pdf
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.resume.resume_review import Review
from ui.desktop.shell.untrusted_input import from_path
from ui.desktop.shell.window import Window
from ui.desktop.widgets.form_fields import WORDS_MIME, FieldBox

Until = Callable[[Callable[[], object]], None]
ROWS = (
    "Jane Roe",
    "jane.roe@example.com",
    "Experience",
    "Clerk, Acme Ltd, 2019 - 2021",
    "- Answered letters of customers",
    "- Kept the files of two offices",
    "Driver, Globex Ltd, 2016 - 2018",
    "- Drove a van in the city",
    "Skills",
    "Welding, Soldering",
)


def resume_pdf(rows: tuple[str, ...] = ROWS) -> bytes:
    return build_pdf([[(72, 72 + 26 * at, 11, row in ("Experience", "Skills"), row) for at, row in enumerate(rows)]])


@pytest.fixture
def page(window: Window, tmp_path: Path, until: Until) -> ResumePage:
    """The page with a résumé in PDF under review."""
    (tmp_path / "cv.pdf").write_bytes(resume_pdf())
    return reviewed(window, tmp_path / "cv.pdf", until)


def reviewed(window: Window, path: Path, until: Until) -> ResumePage:
    window.go("resume")
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    page.dropped(from_path(path))
    until(lambda: page._reviewing() and page.review.next.isEnabled() and not page.is_drawing)
    window.activateWindow()
    until(window.isActiveWindow)
    return page


def box_at(review: Review, path: str) -> FieldBox:
    box = review.form.box_of(path)
    assert box is not None and box.spot.path == path
    return box


def visit(review: Review, path: str) -> FieldBox:
    review.form.go_to(path)
    box = box_at(review, path)
    box.editor.setFocus()
    return box


def middle(review: Review, area: Area) -> QPoint:
    return review.pane.pages.canvas.placed(area).center().toPoint()


def areas_of(review: Review, path: str) -> tuple[Area, ...]:
    draft = review._draft
    assert draft is not None
    return draft.areas(draft.places[path])


def test_the_place_of_a_field_is_highlighted_on_its_page(page: ResumePage, until: Until) -> None:
    review = page.review
    assert review.pane.stack.shown is review.pane.pages
    until(lambda: review.pane.pages.canvas.pictured == (1,))
    visit(review, "work.w2.organisation")
    (area,) = review.pane.pages.canvas.shown_areas
    assert (area,) == areas_of(review, "work.w2.organisation")
    assert 72 + 6 * 26 - 11 < (area.top + area.bottom) / 2 < 72 + 6 * 26 + 2, "on the line of the second job"
    assert review.pane.place.isHidden()


def test_a_picture_that_comes_late_changes_nothing_the_person_did(page: ResumePage, qtbot: QtBot, until: Until) -> None:
    review, canvas = page.review, page.review.pane.pages.canvas
    until(lambda: canvas.pictured == (1,))
    picture = canvas._pictures.pop(1)
    assert not canvas.grab().isNull(), "the letters are drawn where there is no picture"
    visit(review, "work.w1.position")
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    before, shown = canvas.spans, canvas.shown_areas
    from app.ingest.page_pictures import PagePicture

    review.show_pictures([PagePicture(2, 1, b"\0" * 6)])
    until(lambda: canvas.pictured == (1,))
    assert (canvas.spans, canvas.shown_areas) == (before, shown) and picture.width() == 1_000


def test_a_click_on_the_page_goes_to_the_field(page: ResumePage, qtbot: QtBot) -> None:
    review, canvas = page.review, page.review.pane.pages.canvas
    for path in ("work.w2.position", "basics.email", "work.w1.highlights"):
        area = areas_of(review, path if path != "work.w1.highlights" else "work.w1.highlights.h2")[0]
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle(review, area))
        assert review.form.focusWidget() is box_at(review, path).editor
        assert area in canvas.shown_areas


def test_a_region_drawn_on_the_page_is_put_into_a_field(page: ResumePage, qtbot: QtBot) -> None:
    review, canvas = page.review, page.review.pane.pages.canvas
    (area,) = areas_of(review, "work.w2.organisation")
    box = visit(review, "work.w1.organisation")
    rect = canvas.placed(area)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(rect.left()) - 4, round(rect.top()) - 6))
    qtbot.mouseMove(canvas, QPoint(round(rect.right()) + 2, round(rect.bottom()) + 6))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(rect.right()) + 2, round(rect.bottom()) + 6))
    assert review.pane.words == "Globex Ltd"
    assert review.pane.put.text() == "Put into: Organisation"
    review.pane.put.click()
    assert review.resume.work[0].organisation == box.text == "Globex Ltd"
    assert canvas.shown_areas == (area,), "its place is now that of the words"
    assert page.undo() and review.resume.work[0].organisation == "Acme Ltd"


def test_marked_words_dropped_on_a_field_replace_it_and_a_list_grows(page: ResumePage) -> None:
    review = page.review
    for path, words in (("work.w2.position", "Carter"), ("work.w1.highlights", "Kept a dog")):
        box, mime = box_at(review, path), QMimeData()
        mime.setData(WORDS_MIME, words.encode())
        drop = QDropEvent(
            QPointF(4, 4), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        box.editor.dropEvent(drop)
        assert drop.isAccepted()
    assert review.resume.work[1].position == "Carter"
    assert [line.text for line in review.resume.work[0].highlights][-1] == "Kept a dog"
    assert len(review.resume.work[0].highlights) == 3


def test_words_are_put_into_a_field_with_the_keyboard_alone(page: ResumePage, qtbot: QtBot) -> None:
    review, canvas = page.review, page.review.pane.pages.canvas
    box = visit(review, "work.w2.position")
    qtbot.keyClick(box.editor, Qt.Key.Key_F9)
    assert canvas.hasFocus() and review.pane.words == "Driver"
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert review.pane.words == "Kept", "the line above, at the same place"
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert review.pane.words == "the files" and "the files" in canvas.accessibleDescription()
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert review.resume.work[1].position == "the files" and review.pane.spans == ()
    assert review.form.focusWidget() is box.editor
    qtbot.keyClick(box.editor, Qt.Key.Key_F9)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert review.form.focusWidget() is box.editor
    assert review.resume.work[1].position == "the files"


def test_the_space_bar_goes_to_the_field_of_a_word(page: ResumePage, qtbot: QtBot) -> None:
    review, canvas = page.review, page.review.pane.pages.canvas
    empty = visit(review, "work.w2.location")
    qtbot.keyClick(empty.editor, Qt.Key.Key_F9)
    assert review.pane.words == "Driver", "an empty field begins where its entry stands"
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert review.form.focusWidget() is box_at(review, "work.w2.organisation").editor


def test_a_range_of_dates_fills_beginning_and_end(page: ResumePage) -> None:
    review = page.review
    review._put("work.w2.start", "03/2015 - present", [])
    assert (review.resume.work[1].start, review.resume.work[1].end) == ("2015-03", "")
    assert review.resume.work[1].current


def test_the_place_of_words_that_are_not_in_the_file_is_unknown(page: ResumePage) -> None:
    review = page.review
    box = visit(review, "work.w1.organisation")
    box.editor.setText("Initech")  # type: ignore[union-attr]
    visit(review, "work.w1.position")
    visit(review, "work.w1.organisation")
    assert review.pane.pages.canvas.shown_areas == ()
    assert review.pane.place.text() == "Place unknown" and review.pane.place.isVisible()
    visit(review, "work.w1.position")
    assert review.pane.place.isHidden()


def test_two_entries_are_joined_and_the_step_is_undone(page: ResumePage, qtbot: QtBot, until: Until) -> None:
    review = page.review
    before = review.resume
    box = visit(review, "work.w2.position")
    assert review.tools.join.isEnabled()
    qtbot.keyClick(box.editor, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    until(lambda: not review.form._slices.busy)
    (job,) = review.resume.work
    assert (job.position, job.organisation, job.start, job.end) == ("Clerk", "Acme Ltd", "2016", "2021")
    assert [line.text for line in job.highlights] == [
        "Answered letters of customers",
        "Kept the files of two offices",
        "Driver, Globex Ltd, 2016 - 2018",
        "Drove a van in the city",
    ]
    assert "work.w2.organisation" not in review.form.to_confirm and "work.w1.organisation" in review.form.to_confirm
    assert page.undo() and review.resume == before
    until(lambda: not review.form._slices.busy)
    assert "work.w2.organisation" in review.form.to_confirm, "what was not looked over awaits a look again"
    page.redo()
    assert len(review.resume.work) == 1


def test_an_entry_is_divided_where_the_cursor_is(page: ResumePage, qtbot: QtBot, until: Until) -> None:
    review = page.review
    qtbot.keyClick(visit(review, "work.w2.position").editor, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    until(lambda: not review.form._slices.busy)
    box = visit(review, "work.w1.highlights")
    qtbot.keyClick(box.editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        qtbot.keyClick(box.editor, Qt.Key.Key_Down)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(box.editor, Qt.Key.Key_J, keys)
    until(lambda: not review.form._slices.busy)
    first, second = review.resume.work
    assert len(first.highlights) == 2
    assert (second.position, second.organisation, second.start, second.end) == ("Driver", "Globex Ltd", "2016", "2018")
    assert [line.text for line in second.highlights] == ["Drove a van in the city"]
    owner = f"work.{second.id}"
    assert f"{owner}.organisation" in review.form.to_confirm, "what the program read of the line is to be looked at"
    visit(review, f"{owner}.organisation")
    (area,) = review.pane.pages.canvas.shown_areas
    assert 72 + 6 * 26 - 11 < (area.top + area.bottom) / 2 < 72 + 6 * 26 + 2


def test_f8_goes_to_doubts_then_fields_then_lines_then_the_button_that_saves(
    window: Window, tmp_path: Path, qtbot: QtBot, until: Until
) -> None:
    rows = (*ROWS[:6], "Driver, Globex Ltd, 2018 - 2016", *ROWS[7:], "Zzyzx 4711 quux")
    (tmp_path / "cv.pdf").write_bytes(resume_pdf(rows))
    review = reviewed(window, tmp_path / "cv.pdf", until).review
    doubts = [doubt.field_id for doubt in review.draft.doubts]
    assert doubts
    first = review.form.box_of(doubts[0])
    assert first is not None and review.form.focusWidget() is first.editor, "the most doubtful first"
    qtbot.keyClick(first.editor, Qt.Key.Key_Return)
    assert doubts[0] not in review.form.to_confirm
    seen: list[object] = []
    while review.form.waiting:
        now = review.form.focusWidget()
        assert now is not None and now not in seen and len(seen) < 60
        seen.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Return)
    now = review.form.focusWidget()
    assert now is not None
    qtbot.keyClick(now, Qt.Key.Key_F8)
    if review.unread.rows:
        assert review.unread.rows[0].put.hasFocus()
        for _ in review.unread.left:
            qtbot.keyClick(review.unread.rows[0].drop, Qt.Key.Key_Space)
        qtbot.keyClick(review, Qt.Key.Key_F8)
    assert review.next.hasFocus() and review.next.text().strip() == "Save résumé"


def test_a_line_that_no_field_took_is_put_into_one_or_dropped(page: ResumePage) -> None:
    from app.domain.draft import SourceSpan

    review = page.review
    text = review.source.toPlainText()
    found = [
        SourceSpan(1, words, text.index(words), text.index(words) + len(words), 0.0)
        for words in ("Kept the files", "Soldering")
    ]
    review.unread.load(found)
    menu = review.line_menu(review.unread.rows[0])
    skills = next(one.menu() for one in menu.actions() if one.text() == "Skills")
    add = skills.actions()[-1]  # type: ignore[union-attr]
    add.trigger()
    assert [line.place.text for line in review.unread.rows] == ["Soldering"]
    assert "Kept the files" in {skill.name for skill in review.resume.skills}
    review.unread.rows[0].drop.click()
    assert review.unread.left == () and review.unread.isHidden()
    assert page.undo() and [place.text for place in review.unread.left] == ["Soldering"]
    assert page.undo() and len(review.unread.left) == 2
    assert "Kept the files" not in {skill.name for skill in review.resume.skills}


def test_a_line_that_no_field_took_replaces_nothing(page: ResumePage) -> None:
    from app.domain.draft import SourceSpan

    review = page.review
    job = review.resume.work[0]
    at, start = f"work.{job.id}.position", f"work.{job.id}.start"
    box_at(review, at).editor.setText("Nurse")  # type: ignore[union-attr]
    began = box_at(review, start).text
    assert began

    def put(path: str, words: str) -> None:
        review.unread.load([SourceSpan(1, words, 0, 0, 0.0)])
        review._take_away(review.unread.rows[0], path)

    put(at, "Band 6")
    assert review.resume.work[0].position == "Nurse, Band 6" and not review.unread.left
    assert page.undo() and review.resume.work[0].position == "Nurse" and review.unread.left
    box_at(review, at).editor.setText("护士")  # type: ignore[union-attr]
    put(at, "长白班")
    assert review.resume.work[0].position == "护士 长白班"
    put(start, "March 1999")
    assert box_at(review, start).text == began and [one.text for one in review.unread.left] == ["March 1999"]
    assert "already" in review.unread.hint.text(), "it is said why"
    box_at(review, start).editor.setText("")  # type: ignore[union-attr]
    put(start, "March 1999")
    assert review.resume.work[0].start == "1999-03" and not review.unread.left


def test_what_was_corrected_is_proposed_for_the_next_file_of_the_layout(
    page: ResumePage, window: Window, tmp_path: Path, qtbot: QtBot, until: Until
) -> None:
    review = page.review
    for job in review.resume.work:
        names = (job.organisation, job.position)
        for name, text in zip(("position", "organisation"), names, strict=True):
            box_at(review, f"work.{job.id}.{name}").editor.setText(text)  # type: ignore[union-attr]
    page._keep_reviewed(review.resume)
    rows = [row.replace("Acme Ltd", "Initech Ltd").replace("Jane Roe", "Mary Poe") for row in ROWS]
    (tmp_path / "next.pdf").write_bytes(resume_pdf(tuple(rows)))
    review = reviewed(window, tmp_path / "next.pdf", until).review
    assert next((job.position, job.organisation) for job in review.resume.work) == ("Initech Ltd", "Clerk")
    told = {doubt.field_id for doubt in review.draft.doubts if doubt.code == "doubt-lesson"}
    assert {"work.w1.position", "work.w1.organisation"} <= told and told <= {*review.form.to_confirm}
    visit(review, "work.w1.position")
    assert review.pane.pages.canvas.shown_areas, "the place went with the words"
    assert "you corrected it so" in review.doubts.itemAt(0).widget().label.text()  # type: ignore[union-attr]


def test_an_entry_is_moved_to_another_section(page: ResumePage, until: Until) -> None:
    review = page.review
    visit(review, "work.w2.position")
    menu = review.tools.menu()
    next(one for one in menu.actions() if one.text() == "Volunteering").trigger()
    until(lambda: not review.form._slices.busy)
    (post,) = review.resume.volunteer
    assert (post.position, post.organisation, len(review.resume.work)) == ("Driver", "Globex Ltd", 1)


def test_a_text_file_is_shown_as_text_and_a_click_goes_to_the_field(
    window: Window, tmp_path: Path, until: Until
) -> None:
    (tmp_path / "cv.txt").write_text("\n".join(ROWS), "utf-8")
    review = reviewed(window, tmp_path / "cv.txt", until).review
    assert review.pane.stack.shown is review.pane.text and review.pane.turn.isHidden()
    review.pane.text.pressed.emit(review.source.toPlainText().index("Globex") + 2)
    assert review.form.focusWidget() is box_at(review, "work.w2.organisation").editor


def test_a_draft_that_was_put_off_comes_back_with_its_pages(page: ResumePage) -> None:
    review = page.review
    visit(review, "work.w1.position")
    page.put_away()
    kept = page._shell.session.imports.take_draft()
    assert kept is not None
    review.load(kept[1])
    assert review.pane.stack.shown is review.pane.pages and review.pane.pages.canvas.pictured == ()
    assert review.draft.areas(review.draft.places["work.w1.position"])


def test_neither_a_review_nor_a_message_is_a_window_for_a_moment(
    window: Window, tmp_path: Path, until: Until, qapp: QApplication
) -> None:
    window.activateWindow()
    until(window.isActiveWindow)
    lost = list[object]()
    qapp.focusWindowChanged.connect(lost.append)
    (tmp_path / "cv.pdf").write_bytes(resume_pdf())
    window.go("resume")
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    page.dropped(from_path(tmp_path / "cv.pdf"))
    until(lambda: page._reviewing() and page.review.form.sections and not page.is_drawing)
    window.messages.inform("Saved.", "Undo", lambda: None)
    qapp.processEvents()
    qapp.focusWindowChanged.disconnect(lost.append)
    assert lost == [] and window.isActiveWindow()
