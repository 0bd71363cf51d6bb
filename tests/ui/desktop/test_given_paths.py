"""A résumé is taken in every form that is read: dropped where the first run asks for it, dropped on its page, or pasted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services.vaults import create_vault
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.shell.untrusted_input import from_mime, from_path
from ui.desktop.shell.window import Window
from ui.desktop.widgets.text_or_file_input import SHOWN

Until = Callable[[Callable[[], object]], None]
TEXT = """Philippa Okonjo-Reyes
Organ builder
07700 900417 | philippa@okonjo-organs.example

Work experience
Tewkesbury Organ Works - Senior voicer
June 2018 - present
"""


def resume_page(window: Window) -> ResumePage:
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    return page


def test_the_first_run_takes_a_dropped_resume(first_window: Window, hermetic_home: Path, until: Until) -> None:
    path = hermetic_home / "cv.txt"
    path.write_text(TEXT, "utf-8")
    gate = first_window.gate
    assert isinstance(gate, FirstRun)
    assert first_window.focusWidget() is gate.welcome.next
    gate.ready.emit(create_vault(hermetic_home / "countermark" / "vault", "correct horse battery", keyring=False))
    gate.show_step(3)
    mime, buttons, keys = QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, where = Qt.DropAction.CopyAction, QPointF(40, 40)
    entered = QDragEnterEvent(where.toPoint(), copy, mime, buttons, keys)
    QApplication.sendEvent(gate.first, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(gate.first, QDropEvent(where, copy, mime, buttons, keys))
    until(lambda: first_window.gate is None)
    page = resume_page(first_window)
    until(lambda: page.stack.currentWidget() is page.review)
    assert page.review.resume.basics.name == "Philippa Okonjo-Reyes"
    first_window.close()


@pytest.mark.parametrize("how", ["file", "text"])
def test_a_resume_given_to_its_page_is_read_and_what_was_typed_is_kept(
    window: Window, how: str, tmp_path: Path, until: Until
) -> None:
    window.go("resume")
    page = resume_page(window)
    page.begin("hand")
    assert page.home.state.text() == "Nothing entered yet."
    page.home.form.sections["basics"].boxes[0].editor.setText("P. Okonjo")  # type: ignore[union-attr]
    assert page.home.state.text() == "Unsaved changes."
    if how == "file":
        path = tmp_path / "cv.md"
        path.write_text(TEXT, "utf-8")
        window.receive(from_path(path))
    else:
        QGuiApplication.clipboard().setText(TEXT)
        window.rail.buttons["resume"].setFocus()
        QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    until(lambda: page.stack.currentWidget() is page.review)
    assert page.review.resume.basics.name == "Philippa Okonjo-Reyes"
    typed = window.session.imports.current()
    assert typed is not None
    assert typed.basics.name == "P. Okonjo"


def test_pasting_into_a_field_gives_the_page_nothing(window: Window) -> None:
    window.go("resume")
    page = resume_page(window)
    page.begin("hand")
    field = page.home.form.sections["basics"].boxes[0].editor
    QGuiApplication.clipboard().setText("Philippa")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.home.form.resume.basics.name == "Philippa"
    assert window.messages.shown == ""
    QGuiApplication.clipboard().clear()
    window.paste()
    assert window.messages.shown == "The clipboard has nothing that can be used here."


def test_a_pasted_picture_is_given_as_one(window: Window) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    QGuiApplication.clipboard().setImage(picture)
    given = from_mime(QGuiApplication.clipboard().mimeData())
    assert given is not None
    assert QImage.fromData(given.data()).pixelColor(3, 3) == picture.pixelColor(3, 3)
    assert window.page("check").accepts(given) and window.page("leaks").accepts(given)


def test_a_pasted_text_too_long_to_be_shown_is_looked_at_at_once(window: Window, until: Until) -> None:
    window.go("check")
    page = window.page("check")
    assert isinstance(page, CheckPage)
    field = page.intake.text
    QGuiApplication.clipboard().setText("招聘仓库主管，月薪八千元。" * (SHOWN // 13 + 1))
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == ""
    until(lambda: page.stack.currentWidget() is page.card or window.messages.shown)
    assert page.stack.currentWidget() is page.card
    page.begin()
    QGuiApplication.clipboard().setText("招聘仓库主管")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == "招聘仓库主管"
