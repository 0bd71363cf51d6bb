"""Pages a typographer accepts, whatever the résumé: read back with PDFium from the finished file, not asked of the typesetter.

No heading and no head of an entry stands last on a page, a head keeps two lines of what follows it, the last page is at least a fifth full,
every text is there in its order, and each page of several says which it is.
"""

from __future__ import annotations

import dataclasses
import re

import pytest

from app.domain.compose import compose
from app.domain.design import Layout
from app.domain.document import Bullet, Document, Entry, Heading, Paragraph, block_lines, text_lines
from app.domain.style import default_style, language_group
from app.render import pdf, photo
from app.render.page_fit import LEAST, fit
from app.render.preview import Box, open_pages
from app.render.themes.look import sizes
from app.render.themes.theme import THEMES, theme
from app.verify.channels.text_equality import compare, without_page_numbers
from tests.sampling import repeats

from .random_resumes import random_resume

CASES = repeats(300, 32)


def made(seed: int) -> tuple[Document, bytes]:
    """A random résumé in one of the themes, at the density found for it."""
    resume, key = random_resume(seed), THEMES[seed % len(THEMES)]
    document = compose(
        resume,
        default_style(resume.language),
        reference="R7K4-Q2MD",
        layout=Layout(key),
        arrangement=theme(key).arrangement,
        day="2026-11-29",
    )
    found = fit(document)
    layout = dataclasses.replace(document.layout, density=found.density, pages=found.pages)
    document = dataclasses.replace(document, layout=layout)
    return document, pdf.write(document)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


class Laid:
    """Where the lines of a document stand on its pages: each text is found after the one before it."""

    def __init__(self, document: Document, data: bytes) -> None:
        lengths = sizes(theme(document.layout.theme), document.layout.density, language_group(document.language))
        self.margin = float(str(lengths["margin_bottom"])) * 72 / 25.4
        with open_pages(data) as pages:
            self.texts = pages.text().split("\f")
            self._read(document, pages)

    def _read(self, document: Document, pages: object) -> None:
        letters: list[tuple[str, Box]] = []
        heights = []
        for number, textpage in enumerate(pages._textpages):  # type: ignore[attr-defined]
            height = pages._pages[number].get_height()  # type: ignore[attr-defined]
            heights.append(height)
            foot = height - self.margin
            for at in range(textpage.count_chars()):
                character = textpage.get_text_range(at, 1).replace("\ufffe", "-").replace("\x02", "-")
                left, bottom, right, top = textpage.get_charbox(at, loose=True)
                if character.strip() and height - top < foot:
                    letters.append((character, Box(number, left, height - top, right, height - bottom)))
        self.heights = heights
        whole = "".join(letter for letter, _ in letters)
        self.places: list[list[Box]] = []
        at = 0
        for block in document.blocks:
            boxes: list[Box] = []
            for line in block_lines(block):
                wanted = squeezed(line)
                found = whole.find(wanted, at)
                assert found >= 0, line
                boxes += [box for _, box in letters[found : found + len(wanted)]]
                at = found + len(wanted)
            self.places.append(boxes)

    def lines_of(self, index: int, page: int) -> int:
        """How many printed lines of a block stand on a page."""
        tops = sorted(box.top for box in self.places[index] if box.page == page)
        return sum(1 for at, top in enumerate(tops) if at == 0 or top - tops[at - 1] > 4)


def check_heads(document: Document, laid: Laid) -> None:
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if not isinstance(block, Heading | Entry) or not laid.places[index] or index + 1 == len(blocks):
            continue
        page = laid.places[index][-1].page
        following = blocks[index + 1]
        if isinstance(block, Entry) and isinstance(following, Entry | Heading):
            continue
        assert laid.places[index + 1][0].page == page, f"{block} stands last on its page"
        if isinstance(block, Entry):
            assert lines_below(document, laid, index, page) >= 2, f"{block} keeps one line"


def lines_below(document: Document, laid: Laid, index: int, page: int) -> int:
    """Lines of an entry's own text on the page of its head; two where it has no more than one."""
    here = total = 0
    for at in range(index + 1, len(document.blocks)):
        if not isinstance(document.blocks[at], Bullet | Paragraph):
            break
        pages = {box.page for box in laid.places[at]}
        here += laid.lines_of(at, page)
        total += sum(laid.lines_of(at, one) for one in pages)
    return here if total > 1 else 2


def check_lines_behind_bullets(document: Document, laid: Laid) -> None:
    """A line behind the last bullet of an entry begins on the page where that ends."""
    for index in range(1, len(document.blocks)):
        if isinstance(document.blocks[index], Paragraph) and isinstance(document.blocks[index - 1], Bullet):
            assert laid.places[index][0].page == laid.places[index - 1][-1].page, f"{document.blocks[index]} is alone"


def check_last_page(laid: Laid, document: Document) -> None:
    pages = len(laid.texts)
    assert pages == document.layout.pages
    if pages == 1:
        return
    height = laid.heights[-1]
    bottom = max(box.bottom for boxes in laid.places for box in boxes if box.page == pages - 1)
    top = 12 * 72 / 25.4
    assert (bottom - top) / (height - 30 * 72 / 25.4) >= LEAST - 0.03, "the last page is nearly empty"


def check_last_bullets(document: Document, laid: Laid) -> None:
    """The last of several bullets is not alone at the head of a page."""
    for index, block in enumerate(document.blocks):
        run = [index - 2, index - 1]
        ends = index + 1 == len(document.blocks) or not isinstance(document.blocks[index + 1], Bullet)
        if (
            isinstance(block, Bullet)
            and ends
            and all(at >= 0 and isinstance(document.blocks[at], Bullet) for at in run)
        ):
            first = laid.places[index][0].page
            before = laid.places[index - 1][-1].page
            assert first == before or laid.lines_of(index, first) > 1, f"{block} stands alone on a new page"


@pytest.mark.parametrize("seed", range(CASES))
def test_pages_keep_the_rules(seed: int) -> None:
    photo.clear_cache()
    document, data = made(seed)
    laid = Laid(document, data)
    check_heads(document, laid)
    check_last_page(laid, document)
    check_last_bullets(document, laid)
    check_lines_behind_bullets(document, laid)
    expected = text_lines(document)
    assert compare(without_page_numbers(laid.texts, expected), expected) == ""
    if len(laid.texts) > 1:
        assert all(
            re.search(rf"(?:Page {n} of {len(laid.texts)}|第 {n} 页，共 {len(laid.texts)} 页)", text)
            for n, text in enumerate(laid.texts, 1)
        )
