"""The photo of a résumé in the window: added, cropped, replaced, removed, with undo; offered at import; its metadata gone."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.resume import Resume
from app.domain.sensitivity import Kind, Operator
from ui.desktop.dialogs.photo import PhotoDialog
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.untrusted_input import from_path
from ui.desktop.shell.window import Window
from ui.desktop.widgets.crop_canvas import CropCanvas
from ui.desktop.widgets.photo_box import PhotoBox

Until = Callable[[Callable[[], object]], None]
SECRET = b"GPS 51.5007 N"


def picture(path: Path, size: tuple[int, int] = (600, 480), colour: tuple[int, int, int] = (200, 60, 40)) -> Path:
    """A photo whose camera wrote where it was taken, in EXIF, in a comment and behind its end."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    Image.new("RGB", size, colour).save(path, "JPEG", exif=exif, comment=SECRET)
    path.write_bytes(path.read_bytes() + SECRET)
    return path


def decoded(uri: str) -> tuple[bytes, Image.Image]:
    data = base64.b64decode(uri.partition(",")[2])
    return data, Image.open(io.BytesIO(data))


@pytest.fixture
def box(ready_window: Window) -> tuple[ResumePage, PhotoBox]:
    page = ready_window.page("resume")
    ready_window.rail.buttons["resume"].click()
    assert isinstance(page, ResumePage)
    photo = page.home.form.sections["personal"].photo
    assert photo is not None
    return page, photo


def choose(photo: PhotoBox, path: Path, until: Until, shape: str = "25x35") -> None:
    """Add or replace the photo through its dialog."""
    photo.choose.click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PhotoDialog) and one.isVisible())
    assert not dialog.use.isEnabled()
    dialog.take(from_path(path))
    until(lambda: dialog.use.isEnabled())
    if shape != "25x35":
        dialog.shape.buttons[shape].click()
    before = photo.uri
    dialog.use.click()
    until(lambda: photo.uri != before)


def test_a_photo_is_added_cropped_replaced_and_removed_and_each_can_be_undone(
    box: tuple[ResumePage, PhotoBox], until: Until, tmp_path: Path
) -> None:
    page, photo = box
    assert photo.uri == "" and photo.remove.isHidden() and photo.crop.isHidden()
    choose(photo, picture(tmp_path / "a.jpg"), until)
    first = photo.uri
    data, shown = decoded(first)
    assert abs(shown.width / shown.height - 25 / 35) < 0.01
    assert SECRET not in data and not shown.getexif() and "comment" not in shown.info
    assert page.home.form.resume.personal.photo == first and page.home.dirty
    choose(photo, picture(tmp_path / "b.jpg", (300, 300), (10, 90, 200)), until, "free")
    second = photo.uri
    assert decoded(second)[1].size == (300, 300)
    photo.remove.click()
    assert page.home.form.resume.personal.photo == ""
    for expected in (second, first, ""):
        page.undo()
        assert page.home.form.resume.personal.photo == expected
    page.redo()
    again = page.home.form.sections["personal"].photo
    assert again is not None and again.uri == first
    page._keep(page.home.form.resume, "")
    stored = page._shell.session.imports.current()
    assert stored is not None and stored.personal.photo == first


def test_no_stage_shows_a_photo_and_only_the_person_can(
    ready_window: Window, sample: Resume, until: Until, tmp_path: Path
) -> None:
    from app.domain.sensitivity import Stage
    from app.redact.policies import stage_policy
    from app.services.picture_redaction import cropped_photo

    uri = cropped_photo(picture(tmp_path / "a.jpg").read_bytes(), (0, 0, 1, 1))
    import dataclasses

    ready_window.session.imports.accept(
        dataclasses.replace(sample, personal=dataclasses.replace(sample.personal, photo=uri))
    )
    assert {stage_policy(stage).operators[Kind.PHOTO] for stage in Stage} == {Operator.REMOVE}
    ready_window.rail.buttons["send"].click()
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    page.address_name("Hengtong Logistics")
    until(lambda: page.save.isEnabled())
    assert page.preview is not None and not page.preview.plan.redaction.resume.personal.photo
    page.kinds.choose(Kind.PHOTO, Operator.KEEP)
    until(lambda: page.save.isEnabled())
    page.save_into(tmp_path / "out")
    until(lambda: page.stack.currentWidget() is page.done)
    (path,) = (tmp_path / "out").glob("*.pdf")
    assert SECRET not in path.read_bytes()
    with pikepdf.open(path) as file:
        pictures = [one for one in file.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert len(pictures) == 1 and not Image.open(io.BytesIO(pictures[0].read_raw_bytes())).getexif()


def test_the_frame_keeps_its_proportions_and_stays_on_the_picture(qapp: QApplication, tmp_path: Path) -> None:
    from app.services.picture_redaction import preview

    canvas = CropCanvas()
    canvas.resize(400, 400)
    canvas.set_proportion(25, 35)
    canvas.show_picture(preview(picture(tmp_path / "a.jpg").read_bytes()))
    canvas.show()

    def proportion() -> float:
        left, top, right, bottom = canvas.box
        return (right - left) * 600 / ((bottom - top) * 480)

    assert canvas.box[3] - canvas.box[1] == 1.0 and abs(proportion() - 25 / 35) < 1e-6
    for key in (Qt.Key.Key_Minus, Qt.Key.Key_Minus, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Plus):
        QTest.keyClick(canvas, key)
        assert abs(proportion() - 25 / 35) < 1e-6
    for _ in range(150):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
        QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.box[2] == 1.0 and canvas.box[1] == 0.0
    for _ in range(150):
        QTest.keyClick(canvas, Qt.Key.Key_Minus)
    corner = canvas.frame().bottomRight().toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner)
    QTest.mouseMove(canvas, (QPointF(corner) + QPointF(-400, 300)).toPoint())
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton)
    assert all(0 <= side <= 1 for side in canvas.box) and abs(proportion() - 25 / 35) < 1e-6
    canvas.set_proportion(0, 0)
    assert canvas.box == (0.0, 0.0, 1.0, 1.0)


def test_a_photo_in_a_file_is_offered_and_can_be_left_out(
    ready_window: Window, sample: Resume, until: Until, tmp_path: Path
) -> None:
    import dataclasses

    from app.domain.compose import compose
    from app.domain.design import Layout
    from app.domain.style import default_style
    from app.render import pdf
    from app.services.picture_redaction import cropped_photo

    uri = cropped_photo(picture(tmp_path / "a.jpg", (250, 350)).read_bytes(), (0, 0, 1, 1))
    with_photo = dataclasses.replace(sample, personal=dataclasses.replace(sample.personal, photo=uri))
    file = tmp_path / "cv.pdf"
    file.write_bytes(pdf.write(compose(with_photo, default_style("en"), layout=Layout("modern"))))
    page = ready_window.page("resume")
    ready_window.rail.buttons["resume"].click()
    assert isinstance(page, ResumePage)
    page.dropped(from_path(file))
    until(lambda: "review" in page.__dict__ and page.stack.currentWidget() is page.review)
    review = page.review
    until(lambda: review.next.isEnabled())
    assert review.photo.isVisible()
    shown = decoded(review.resume.personal.photo)[1]
    assert abs(shown.width / shown.height - 25 / 35) < 0.02
    review.photo.leave_out.click()
    assert review.resume.personal.photo == "" and not review.photo.isVisible()
