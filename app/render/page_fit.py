"""Fits a copy to the number of pages that was asked for: the density at which it fills them well, and what to leave out where it does not fit.

Pages are laid out by Typst for a few densities in turn (`app.render.typesetter.measure`): the number of pages never grows smaller as the
density grows. Must never change what a document says.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from app.domain.design import AUTOMATIC, DEFAULT_DENSITY, DENSITIES, Fit
from app.domain.document import Block, Bullet, Document, Heading, Photo, Title, block_lines
from app.domain.style import language_group
from app.render import pdf, typesetter
from app.render.themes.look import sizes
from app.render.themes.theme import paper_of, theme_of
from app.workers import codec

SPARSE: Final = 1 / 3
LEAST: Final = 0.2
"""Shares of the last page: below the first it is filled by a looser page, below the second it may not stay."""
_SPARED: Final = 0.45
"""Share of the last page below which it is spared, where text of the last resort's size does that."""
_LAST_RESORT: Final = 2
"""The tightest density (9.5 pt) where no other keeps the last page from being nearly empty, or spares a page that is half empty."""
_MM: Final = 25.4 / 72
_MOST_TRIES: Final = 8
_EXPENDABLE: Final = ("references", "interests")
_STANDS_FOR_PHOTO: Final = "none"


def fit(document: Document, *, density: int = AUTOMATIC, pages: int = 0) -> Fit:
    """Return how the document fills its pages; `density` is found unless given, `pages` is the number wanted (0: as few as read well).

    A window's child does it (`typesetter.use_helper`). Raises `EnvironmentProblem` `pdf-failed`.
    """
    blocks = tuple(Photo(_STANDS_FOR_PHOTO) if isinstance(block, Photo) else block for block in document.blocks)
    document = dataclasses.replace(document, blocks=blocks)
    if not typesetter.has_helper():
        return Fitter(document).fit(density, pages)
    header = {"document": codec.encode(Document, document), "density": density, "pages": pages}
    found = codec.decode(Fit, typesetter.ask(typesetter.FIT_JOB, header)["fit"])
    assert isinstance(found, Fit)
    return found


class Fitter:
    """Lays one document out at several densities, each at most once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._theme = theme_of(document.layout, document.language)
        self._key = language_group(document.language)
        self._known: dict[int, tuple[int, float]] = {}
        self.floor = self._theme.floor[self._key]

    def at(self, density: int) -> tuple[int, float]:
        """Return the number of pages at a density, and how full the last one is."""
        if density not in self._known:
            self._known[density] = self._measured(self._document, density)
        return self._known[density]

    def fit(self, density: int, pages: int) -> Fit:
        """See `fit`."""
        if density in DENSITIES:
            return self._result(density, pages)
        target = pages
        if not target or self.at(self.floor)[0] > target:
            target = 1 if self.at(DEFAULT_DENSITY)[0] == 1 else self.at(self.floor)[0]
        step = self._airiest(target)
        while self.at(step)[1] < SPARSE and step < DENSITIES[-1] and self.at(step + 1)[0] <= target:
            step += 1
        if self._is_bare(step):
            step = self._least_bare(step)
        return self._result(step if pages else self._one_page_less(step), pages)

    def _one_page_less(self, density: int) -> int:
        """Return a tighter density that spares a last page which is more than half empty; the given one where there is none."""
        pages, fill = self.at(density)
        if pages == 1 or fill >= _SPARED:
            return density
        tighter = range(self.floor - 1, _LAST_RESORT - 1, -1)
        return next((step for step in tighter if self.at(step)[0] < pages), density)

    def _airiest(self, target: int) -> int:
        """Return the airiest density up to the default with no more than `target` pages; the floor where even that has more."""
        fits, fails = self.floor, DEFAULT_DENSITY
        if fails <= fits or self.at(fails)[0] <= target:
            return max(fits, fails)
        while fails - fits > 1:
            middle = (fits + fails) // 2
            if self.at(middle)[0] <= target:
                fits = middle
            else:
                fails = middle
        return fits

    def _is_bare(self, density: int) -> bool:
        pages, fill = self.at(density)
        return pages > 1 and fill < LEAST

    def _least_bare(self, density: int) -> int:
        """Return the density with the fewest pages whose last one is not nearly empty, or else the one where it is fullest."""
        steps: list[int] = [*range(self.floor, DENSITIES[-1] + 1), *range(self.floor - 1, _LAST_RESORT - 1, -1)]
        good = [step for step in steps if not self._is_bare(step)]
        if good:
            return min(good, key=lambda step: (self.at(step)[0], abs(step - density)))
        return max(steps, key=lambda step: self.at(step)[1])

    def _result(self, density: int, wanted: int) -> Fit:
        pages, fill = self.at(density)
        if not wanted or pages <= wanted:
            return Fit(density, pages, fill, wanted)
        tightest = min(density, self.floor)
        over = self._lines_over(tightest, wanted)
        ids, labels = self._to_leave_out(tightest, wanted, over)
        return Fit(density, pages, fill, wanted, over, ids, labels)

    def _lines_over(self, density: int, wanted: int) -> int:
        pages, fill = self.at(density)
        lengths = sizes(self._theme, density, self._key)
        height = (279.4 if paper_of(self._document.layout, self._document.language) == "letter" else 297.0) - sum(
            float(str(lengths[side])) for side in ("margin_top", "margin_bottom")
        )
        line = float(str(lengths["size"])) * (1 + float(str(lengths["leading"]))) * _MM
        return max(1, math.ceil((pages - wanted - 1 + fill) * height / line))

    def _to_leave_out(self, density: int, wanted: int, over: int) -> tuple[tuple[str, ...], dict[str, str]]:
        """Return fields without which the document fits, the least telling first; none where leaving out that much is no advice."""
        gone: set[int] = set()
        labels: dict[str, str] = {}
        tries, lines = 0, 0
        for index, part, label in _expendable(self._document):
            gone |= index
            labels[part] = label
            lines += max(
                1, round(sum(len(line) for at in index for line in block_lines(self._document.blocks[at])) / 95)
            )
            if lines < over:
                continue
            tries += 1
            left = tuple(block for at, block in enumerate(self._document.blocks) if at not in gone)
            if self._measured(dataclasses.replace(self._document, blocks=left), density)[0] <= wanted:
                return tuple(labels), labels
            if tries == _MOST_TRIES:
                break
        return (), {}

    def _measured(self, document: Document, density: int) -> tuple[int, float]:
        layout = dataclasses.replace(document.layout, density=density)
        data = pdf.template_data(dataclasses.replace(document, layout=layout), pixels=False)
        told = _laid_out(json.dumps(data, ensure_ascii=False))
        lengths = sizes(self._theme, density, self._key)
        top, bottom = (float(str(lengths[side])) for side in ("margin_top", "margin_bottom"))
        return int(told["pages"]), (float(told["y"]) - top) / (float(told["height"]) - top - bottom)


@lru_cache(maxsize=64)
def _laid_out(data: str) -> Mapping[str, float]:
    """Kept: a person turns a choice on and off, and looks again."""
    return typesetter.measure(pdf.TEMPLATE, data)


def _expendable(document: Document) -> Iterator[tuple[set[int], str, str]]:
    """Yield what a shorter document can do without, the least telling first: indices of its blocks, its id, what a person calls it.

    Whole sections nobody decides by; then bullets after the second of an entry, from the oldest entry up.
    """
    blocks = document.blocks
    for key in _EXPENDABLE:
        for at, block in enumerate(blocks):
            if isinstance(block, Heading) and block.section == key:
                yield set(_section(blocks, at)), key, block.text
    late: list[tuple[int, Bullet]] = []
    count = 0
    for at, block in enumerate(blocks):
        count = count + 1 if isinstance(block, Bullet) else 0
        if isinstance(block, Bullet) and count > 2:
            late.append((at, block))
    for at, block in reversed(late):
        yield {at}, block.field, block.text


def _section(blocks: tuple[Block, ...], start: int) -> Iterator[int]:
    yield start
    for at in range(start + 1, len(blocks)):
        if isinstance(blocks[at], Heading | Title):
            return
        yield at
