"""The Leaks page: a row of contact data, several files of one incident, what is shown, and the saved calculation."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.attribution import Verdict
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Stage
from app.mail import reading
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest
from app.services.traces import judged_together
from ui.desktop.models.trace_report import as_page
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.shell.untrusted_input import UntrustedInput, from_mime, from_path, from_paths
from ui.desktop.shell.window import Window
from ui.desktop.shell.window_drops import WindowDropTarget

Until = Callable[[Callable[[], object]], None]
Look = Callable[[QWidget], list[str]]


@pytest.fixture
def copies(ready_window: Window, tmp_path: Path) -> list[Path]:
    """A copy for an employer who got the phone number, one for a platform that did not."""
    session = ready_window.session
    made = []
    for name, stage in (("Hengtong Logistics", Stage.INTERVIEW), ("<b>Board</b>", Stage.BROWSE)):
        recipient = session.recipients.find_or_add(name, RecipientKind.EMPLOYER)
        result = session.copies.make(CopyRequest(recipient, stage_policy(stage), ("txt",)), tmp_path)
        made.append(Path(result.record.files[0].path))
    return made


def compare(window: Window, incoming: UntrustedInput, until: Until) -> LeaksPage:
    window.go("leaks")
    window.receive(incoming)
    page = window.page("leaks")
    assert isinstance(page, LeaksPage)
    until(lambda: page.stack.currentWidget() is page.answers)
    return page


def said(page: LeaksPage) -> str:
    return "\n".join(label.text() for label in page.answer.findChildren(QLabel) if label.isVisible())


def test_a_row_of_contact_data_names_no_copy(ready_window: Window, copies: list[Path], until: Until) -> None:
    resume = ready_window.session.imports.current()
    assert resume is not None
    page = compare(ready_window, UntrustedInput("", untrusted_text=f"lead;{resume.basics.phone};Bristol"), until)
    text = said(page)
    assert "Recipients who ever had this number or address: 1 of 2." in text
    assert "Hengtong Logistics" in text
    assert "Consistent with" not in text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_a_named_copy_nothing_is_said_of_this_copy(
    ready_window: Window, copies: list[Path], until: Until, speak: Callable[..., None], language: str
) -> None:
    speak(ready_window, language, "light")
    this, ways = ("this copy", "passed on") if language == "en" else ("这份副本", "保险库")
    page = compare(ready_window, UntrustedInput("", untrusted_text="The weather is fine in Leeds."), until)
    assert page.answer.result is not None and not page.answer.result.named
    assert page.answer.result.attribution.alternatives
    assert this not in said(page).lower() and ways in said(page)
    assert this not in as_page(page.traced).decode().lower()
    page = compare(ready_window, from_path(copies[0]), until)
    assert this in said(page), "here one is named"


def test_several_files_are_one_incident(ready_window: Window, copies: list[Path], until: Until) -> None:
    vault = ready_window.session.vault
    (first_made,) = (one for one in vault.copies.all() if one.files[0].path == str(copies[0]))
    vault.copies.void(first_made.copy_id, "sent to nobody")
    single = ready_window.session.traces.trace(copies[0].name, copies[0].read_bytes())
    page = compare(ready_window, from_paths(copies), until)
    assert "You made this copy void: sent to nobody" in said(page), (
        "what the person noted of it stands beside the answer"
    )
    assert len(page.traced) == 2
    assert page.which.isVisible()
    assert page.which.count() == 2
    first = page.traced[0].result.suspects[0]
    assert first.recipient.name == "Hengtong Logistics"
    assert first.candidate.p_false == pytest.approx(single.suspects[0].candidate.p_false * 2)
    page.which.setCurrentIndex(1)
    page.which.activated.emit(1)
    assert page.answer.traced is page.traced[1]


def test_what_came_with_a_mail_is_compared_too(
    ready_window: Window, copies: list[Path], tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = EmailMessage()
    message["Subject"] = "A candidate for you"
    message.set_content("您好，见附件。", charset="gb18030", cte="base64")
    message.add_attachment(copies[0].read_bytes(), maintype="text", subtype="plain", filename="cv.txt")
    (tmp_path / "mail.eml").write_bytes(message.as_bytes())
    page = compare(ready_window, from_path(tmp_path / "mail.eml"), until)
    assert [one.untrusted_name for one in page.traced] == ["mail.txt", "mail.eml: cv.txt"]
    assert "您好，见附件。" in page.traced[0].untrusted_text
    assert page.traced[1].result.suspects[0].recipient.name == "Hengtong Logistics"
    assert "Hengtong Logistics" in said(page)
    many = b"".join(b"From x\nX-Part: 1\n\n%d\n\n" % number for number in range(2))
    (tmp_path / "calls.mbox").write_bytes(many + b"From x\n" + message.as_bytes())
    monkeypatch.setattr(reading, "MOST_MESSAGES", 2)  # a bound is no other path
    page.begin()
    page = compare(ready_window, from_path(tmp_path / "calls.mbox"), until)
    assert [one.untrusted_name for one in page.traced] == ["calls 2.txt", "calls 3.txt", "calls 3.eml: cv.txt"]
    assert "Hengtong Logistics" in said(page), "the strongest answer is shown"
    assert ready_window.messages.shown.startswith("“calls.mbox” holds 3 messages. The last 2 were compared;")


def test_a_bound_that_no_longer_carries_lowers_the_verdict(
    ready_window: Window, copies: list[Path], until: Until
) -> None:
    page = compare(ready_window, from_paths(copies[:1]), until)
    (one,) = page.traced
    answer = one.result.attribution
    close = dataclasses.replace(answer.candidates[0], p_false=6e-7)
    result = dataclasses.replace(one.result, attribution=dataclasses.replace(answer, candidates=(close,)))
    assert judged_together([result])[0].attribution.verdict is Verdict.IDENTIFIED
    assert judged_together([result, result])[0].attribution.verdict is Verdict.PROBABLE


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    ready_window: Window, copies: list[Path], tmp_path: Path, until: Until
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    page = compare(ready_window, from_paths([broken, copies[0]]), until)
    assert len(page.traced) == 1
    assert "broken.pdf" in ready_window.messages.shown


def test_pictures_are_taken(ready_window: Window, tmp_path: Path) -> None:
    ready_window.go("leaks")
    page = ready_window.page("leaks")
    assert page.accepts(from_paths([tmp_path / "photo.JPG", tmp_path / "scan.tiff"]))
    assert not page.accepts(from_paths([tmp_path / "photo.jpg", tmp_path / "program.exe"]))


def test_a_drop_of_several_files_keeps_them_all(tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.pdf", "b.txt", "c.png")])
    incoming = from_mime(mime)
    assert incoming is not None
    assert [one.name for one in (incoming, *incoming.more)] == ["a.pdf", "b.txt", "c.png"]


class _Announced(QMimeData):
    """What another program announces and does not deliver: it hung, or closed."""

    def hasFormat(self, _kind: str) -> bool:
        return True

    def retrieveData(self, _kind: str, _type: object) -> None:
        return None


def test_what_another_program_announces_and_does_not_deliver_is_told(ready_window: Window) -> None:
    mime = _Announced()
    assert mime.hasUrls() and mime.hasText() and mime.hasImage() and from_mime(mime) is None
    event = QDropEvent(
        QPointF(200, 200), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    (target,) = ready_window.findChildren(WindowDropTarget)
    assert target.eventFilter(ready_window, event), "Qt itself passes on no drop whose drag was not accepted"
    assert ready_window.messages.shown.startswith("The other program did not hand it over.")


def test_only_what_was_seen_is_evidence(ready_window: Window, copies: list[Path], until: Until) -> None:
    text = "\n".join(line for line in copies[0].read_text("utf-8").splitlines() if "Ref " not in line)
    page = compare(ready_window, UntrustedInput("", untrusted_text=text), until)
    assert "“”" not in said(page)
    assert "Printed reference" not in said(page), "the reference was cut off, so it is no evidence"
    assert "Consistent with copy" in said(page)


def test_the_calculation_is_saved_as_data_and_as_a_page(
    ready_window: Window, copies: list[Path], tmp_path: Path, until: Until
) -> None:
    page = compare(ready_window, from_paths(copies), until)
    page.export_to(tmp_path / "trace.json")
    data = json.loads((tmp_path / "trace.json").read_text("utf-8"))
    first = data["files"][0]
    assert first["attribution"]["verdict"] == "identified"
    assert first["attribution"]["candidates"][0]["evidence"]
    assert first["copies"][0]["recipient"] == "Hengtong Logistics"
    assert len(first["sha256"]) == 64
    page.export_to(tmp_path / "trace.html")
    html = (tmp_path / "trace.html").read_text("utf-8")
    assert "Consistent with copy" in html
    assert "&lt;b&gt;Board&lt;/b&gt;" in html
    assert "<b>Board</b>" not in html
    assert "<script" not in html
    assert "http" not in html.replace("https://example.com", "")


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh", "dark")])
def test_the_answers_are_whole(
    ready_window: Window,
    copies: list[Path],
    speak: Callable[..., None],
    until: Until,
    clipped: Look,
    nameless: Look,
    language: str,
    theme: str,
) -> None:
    speak(ready_window, language, theme)
    compare(ready_window, from_paths(copies), until)
    assert clipped(ready_window) == []
    assert nameless(ready_window) == []
    resume = ready_window.session.imports.current()
    assert resume is not None
    compare(ready_window, UntrustedInput("", untrusted_text=resume.basics.phone), until)
    assert clipped(ready_window) == []


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="no program that reads pictures")
def test_pictures_of_one_leak_are_compared_as_its_pages_too(
    ready_window: Window, copies: list[Path], until: Until, tmp_path: Path, screenshot: Callable[[Path, str], Path]
) -> None:
    lines = [line for line in copies[0].read_text("utf-8").splitlines() if line.strip()]
    named = [screenshot(tmp_path / f"p{page}.png", "\n".join(lines[at : at + 3])) for page, at in ((10, 3), (9, 0))]
    page = compare(ready_window, from_paths(named), until)
    whole, first, second = page.traced
    assert whole.untrusted_name == "p9.png +1" and first.untrusted_name == "p9.png"
    assert whole.untrusted_text == f"{first.untrusted_text}\n{second.untrusted_text}"
    assert lines[0] in first.untrusted_text
    assert "the pages of one document, in the order of their names: p9.png, p10.png." in ready_window.messages.shown
    found = page.keeping._found
    assert found is not None and found.answer is not None and found.text == whole.untrusted_text
    assert [one.name for one in found.answer.files] == ["p9.png +1", "p9.png", "p10.png"]
