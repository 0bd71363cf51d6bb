"""The preview shows pixels of the real file and finds texts on its pages."""

import subprocess
import sys

import pytest

from app.domain.document import text_lines
from app.domain.resume import Resume
from app.errors import UserError
from app.render import preview
from app.render.writers import render

from .conftest import MakeDocument


@pytest.mark.parametrize("scale", [0.7, 1.5])
def test_pages_are_packed_rgb(make_document: MakeDocument, scale: float) -> None:
    with preview.open_pages(render(make_document(bullets=60), Resume(), "pdf")) as shown:
        pages = shown.pictures(scale)
    assert len(pages) == 2
    for page in pages:
        assert len(page.rgb) == page.width * page.height * 3
        assert page.rgb[:3] == b"\xff\xff\xff"
        assert min(page.rgb) < 120


def test_every_line_has_a_box_and_wrapped_lines_have_several(make_document: MakeDocument) -> None:
    document = make_document("zh-Hans")
    lines = text_lines(document)
    with preview.open_pages(render(document, Resume(), "pdf")) as shown:
        boxes = shown.boxes([*lines, "not there"])
    assert all(boxes[:-1])
    assert boxes[-1] == ()
    assert len(boxes[lines.index(next(line for line in lines if line.startswith("二期0")))]) == 2
    assert boxes[0][0].top < boxes[4][0].top


def test_a_file_that_is_no_pdf_is_refused() -> None:
    with pytest.raises(UserError, match="pdf-unreadable"), preview.open_pages(b"no pdf"):
        pass


def test_a_program_that_ends_while_pages_are_drawn_ends_in_order(make_document: MakeDocument) -> None:
    program = """
import sys, threading
from app.render import preview
pdf, drawn = sys.stdin.buffer.read(), threading.Event()
def draw():
    while True:
        with preview.open_pages(pdf) as pages:
            pages.pictures(3.0)
        drawn.set()
        threading.Event().wait(0.01)  # a loop that takes the lock again at once leaves it to nobody
threading.Thread(target=draw, daemon=True).start()
drawn.wait()
print("written")
"""
    made = render(make_document(), Resume(), "pdf")
    for _ in range(4):
        ended = subprocess.run([sys.executable, "-c", program], input=made, capture_output=True, check=False)
        assert (ended.returncode, ended.stdout.strip()) == (0, b"written"), ended.stderr
