"""Web forms part by part, a clipboard that forgets, undo of edits, and a sample that goes in one click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.copies import RecipientKind
from app.domain.document import Bullet, Contact, Document, Entry, Heading, Pair, Paragraph, Photo, Title, text_lines
from app.domain.resume import Resume
from app.services.sample_data import SAMPLE
from ui.desktop.models.web_form_parts import distinguish_names, form_parts
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.platform.clipboard import ForgettingClipboard
from ui.desktop.shell.window import Window
from ui.desktop.widgets.form_fields import GrowingText
from ui.desktop.widgets.resume_form import ResumeForm
from ui.desktop.widgets.safe_text import Text

Until = Callable[[Callable[[], object]], None]
Look = Callable[[QWidget], list[str]]

DOCUMENT = Document(
    "en",
    "Resume",
    (
        Photo("data:"),
        Title("Ann Lee"),
        Contact(("ann@example.org", "Leeds"), " | ", ("basics.email", "basics.location")),
        Heading("Work", "work"),
        Entry("Acme", "2020 – 2021", "Analyst", "work.w1"),
        Bullet("Did this", "work.w1.highlights.h1"),
        Entry("Borealis", "2019", "", "work.w2"),
        Bullet("Freelance", "work.w3"),
        Heading("Skills", "skills"),
        Pair("Languages", "Go, Python"),
        Paragraph("And more"),
    ),
    reference="R7K4-Q2MD",
)


def test_a_document_is_cut_into_what_forms_ask_for() -> None:
    parts = form_parts(DOCUMENT)
    assert [part.text for part in parts] == [
        "Ann Lee",
        "ann@example.org",
        "Leeds",
        "Acme\n2020 – 2021\nAnalyst\nDid this",
        "Borealis\n2019",
        "Freelance",
        "Languages: Go, Python\nAnd more",
        "Ref R7K4-Q2MD",
    ]
    assert [(part.heading, part.entry) for part in parts[3:7]] == [
        ("Work", "Acme · Analyst"),
        ("Work", "Borealis"),
        ("Work", ""),
        ("Skills", ""),
    ]
    assert [part.field for part in parts[:4]] == ["basics.name", "basics.email", "basics.location", "work.w1"]
    printed = [line for line in text_lines(DOCUMENT) if line not in ("Work", "Skills")]
    assert "\n".join(part.text for part in parts).splitlines() == printed, "nothing is lost and nothing is added"


def test_of_names_that_are_the_same_the_later_have_a_number() -> None:
    assert distinguish_names(["Work · Acme", "E-mail", "Work · Acme", "Work · Acme"]) == [
        "Work · Acme",
        "E-mail",
        "Work · Acme (2)",
        "Work · Acme (3)",
    ]


@pytest.mark.parametrize(
    ("language", "top"), [("en", ["Name", "Headline", "E-mail"]), ("zh", ["姓名", "求职意向", "电子邮箱"])]
)
def test_every_part_of_a_form_names_its_entry(
    ready_window: Window, until: Until, sample: Resume, speak: Callable[..., None], language: str, top: list[str]
) -> None:
    speak(ready_window, language, "light")
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    page.address_name("Harbour Jobs")
    until(page.fill.isEnabled)
    page.fill.click()
    until(lambda: page.stack.currentWidget() is page.form)
    captions = [one.text() for one in page.form.findChildren(Text) if one.property("look") == "caption"]
    assert captions[:3] == top and len(set(captions)) == len(captions) == len(page.form.parts)
    jobs = [job.organisation for job in sample.work]
    named = [(caption, one.accessibleName()) for caption, one in zip(captions, page.form.buttons, strict=True)]
    assert len({name for _, name in named}) == len(named)
    for organisation in jobs:
        (of_job,) = [both for both in named if organisation in both[0]]
        assert of_job[0] in of_job[1], "assistive technology hears it too"


def test_a_form_is_recorded_before_it_is_filled(
    ready_window: Window,
    until: Until,
    clipped: Look,
    nameless: Look,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    page.address_name("Harbour Jobs")
    page.who.kind.setCurrentIndex(page.who.kind.findData(RecipientKind.PLATFORM.value))
    until(page.fill.isEnabled)
    page.fill.click()
    until(lambda: page.stack.currentWidget() is page.form)
    assert page.form.focusWidget() is page.form.buttons[0], "the next step is where the keyboard is"
    (record,) = ready_window.session.vault.copies.all()
    assert (record.channel, [file.format for file in record.files]) == ("platform form", ["txt"])
    assert record.files[0].path == "", "no file stays behind"
    stored = ready_window.session.vault.copies.file_bytes(record.copy_id, "txt").decode()
    assert all(line in stored for part in page.form.parts for line in part.text.splitlines())
    assert clipped(ready_window) == []
    assert nameless(ready_window) == []
    page.form.buttons[0].click()
    assert QGuiApplication.clipboard().text() == page.form.parts[0].text
    assert page.form.buttons[0].text().strip() == "Copied"
    page.form.done.click()
    assert QGuiApplication.clipboard().text() == ""
    applications = ready_window.page("applications")
    assert isinstance(applications, ApplicationsPage)
    applications.show_copy(record.copy_id)
    applications.tabs.setCurrentWidget(applications.detail)
    said = [label.text() for label in applications.detail.findChildren(Text) if label.isVisible()]
    assert said[said.index("How") + 1] == "Through a web form"
    (saves,) = (one for one in applications.detail.findChildren(QPushButton) if "pasted" in one.text())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "pasted.txt"), ""))
    saves.click()
    assert (tmp_path / "pasted.txt").read_bytes().decode() == stored
    applications.tabs.setCurrentWidget(applications.about)
    lines = [label.text() for label in applications.about.findChildren(Text)]
    assert f"Copy {record.reference} made, Apply · Through a web form" in lines
    ready_window.go("send")
    assert page.stack.currentWidget() is page.desk


def test_the_clipboard_forgets_what_is_ours_only(first_window: Window) -> None:
    clipboard, left = ForgettingClipboard(first_window, 2), list[int]()
    clipboard.left.connect(left.append)
    clipboard.put("my address")
    assert QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")
    clipboard.tick()
    assert QGuiApplication.clipboard().text() == "my address"
    clipboard.tick()
    assert QGuiApplication.clipboard().text() == ""
    assert left == [2, 1, 0]
    clipboard.put("my address")
    QGuiApplication.clipboard().setText("something else")
    clipboard.forget()
    assert QGuiApplication.clipboard().text() == "something else"


def test_locking_empties_the_clipboard(ready_window: Window) -> None:
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    page.form.clipboard.put("my address")
    ready_window.lock()
    assert QGuiApplication.clipboard().text() == ""


@pytest.fixture
def resume(ready_window: Window) -> ResumePage:
    ready_window.go("resume")
    page = ready_window.page("resume")
    assert isinstance(page, ResumePage)
    return page


def name_box(page: ResumePage) -> QLineEdit:
    editor = page.home.form.sections["basics"].boxes[0].editor
    assert isinstance(editor, QLineEdit)
    return editor


def test_edits_are_undone_and_redone(resume: ResumePage) -> None:
    home = resume.home
    before = home.form.resume
    assert not home.undo.isEnabled()
    name_box(resume).setText("A")
    name_box(resume).setText("Another Name")
    work = home.form.resume.work[0].id
    home.form.sections["work"].item_removed.emit("work", work)
    assert len(home.form.resume.work) == len(before.work) - 1
    home.undo.click()
    assert home.form.resume.work == before.work
    assert home.form.resume.basics.name == "Another Name"
    home.undo.click()
    assert home.form.resume == before, "typing in one field is one step"
    assert not home.undo.isEnabled()
    assert not home.dirty and home.save.isHidden() and home.send.isVisible(), "nothing is left to be saved"
    home.redo.click()
    assert name_box(resume).text() == "Another Name"
    assert home.dirty and home.save.isVisible()


def test_the_keys_of_undo_and_redo_reach_the_form_from_a_field(resume: ResumePage, qtbot: QtBot) -> None:
    home, ctrl = resume.home, Qt.KeyboardModifier.ControlModifier
    before, work = home.form.resume, home.form.resume.work
    name_box(resume).setFocus()
    qtbot.keyClicks(name_box(resume), "A")
    assert home.undo.isEnabled()
    qtbot.keyClick(name_box(resume), Qt.Key.Key_Z, ctrl)
    assert home.form.resume == before and not home.undo.isEnabled(), (
        "typed and taken back in the field: nothing is left"
    )
    home.form.sections["work"].item_removed.emit("work", work[0].id)
    name_box(resume).setFocus()
    qtbot.keyClick(name_box(resume), Qt.Key.Key_Z, ctrl)
    assert home.form.resume == before
    assert home.form.focusWidget() is name_box(resume), "the person goes on where they are"
    qtbot.keyClick(name_box(resume), Qt.Key.Key_Z, ctrl | Qt.KeyboardModifier.ShiftModifier)
    assert home.form.resume.work == work[1:]
    summary = next(box.editor for box in home.form.sections["basics"].boxes if isinstance(box.editor, GrowingText))
    qtbot.keyClick(summary, Qt.Key.Key_Z, ctrl)
    assert home.form.resume == before
    qtbot.keyClick(home.send, Qt.Key.Key_Y, ctrl)
    assert home.form.resume.work == work[1:]


def test_saving_begins_a_new_history(resume: ResumePage) -> None:
    name_box(resume).setText("Another Name")
    resume.home.save.click()
    assert not resume.home.undo.isEnabled()


def test_the_sample_goes_in_one_click(ready_window: Window, resume: ResumePage, until: Until, tmp_path: object) -> None:
    session = ready_window.session
    assert resume.home.sample_bar.isVisible()
    name_box(resume).parent()
    send = ready_window.page("send")
    assert isinstance(send, SendPage)
    ready_window.go("send")
    send.address_name("Acme")
    until(send.save.isEnabled)
    send.save_into(tmp_path)  # type: ignore[arg-type]
    until(lambda: send.stack.currentWidget() is send.done)
    ready_window.go("resume")
    resume.home.own.click()
    assert session.imports.current() is None
    assert session.latest_version() is None
    assert [version.note for version in session.vault.masters.versions("main")] == [SAMPLE], "nothing is erased"
    assert [copy.voided for copy in session.vault.copies.all()] == ["made from the sample résumé"]
    assert session.known_recipients() == ()
    assert session.vault.ledger.verify() is None
    assert resume.empty.isVisible()
    resume.begin("sample")
    assert session.imports.current() is not None, "it can be taken again"


def test_the_chinese_window_offers_a_chinese_sample(window: Window, speak: Callable[..., None], until: Until) -> None:
    speak(window, "zh", "light")
    resume = window.page("resume")
    assert isinstance(resume, ResumePage)
    window.go("resume")
    resume.sample.click()
    current = window.session.imports.current()
    assert current is not None
    assert current.basics.name == "闻人若溪"
    assert current.language.startswith("zh")
    assert resume.home.sample_bar.isVisible()
    resume.home.own.click()
    assert window.session.imports.current() is None
    assert resume.empty.isVisible()
    assert window.session.vault.ledger.verify() is None


def test_a_form_that_is_gone_is_not_scrolled_any_more(ready_window: Window) -> None:
    """The call that scrolls to a field waits for the layout; a lock may come first."""
    resume = ready_window.session.imports.current()
    assert resume is not None
    form = ResumeForm()
    form.load(resume, ("basics.label",), reviewing=True)
    form.show()
    form.visit_next()
    form.go_to("basics.label")
    delete(form)
    QApplication.processEvents()  # pytest-qt fails the test where anything is called then
