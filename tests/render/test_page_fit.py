"""Pages are filled at a density that is found; what does not fit is told, with what to leave out so that it would."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from app.domain.design import DEFAULT_DENSITY, Layout
from app.domain.document import Bullet, Document, Heading
from app.render import typesetter
from app.render.page_fit import LEAST, Fitter, fit

from .conftest import MakeDocument


@pytest.fixture(autouse=True)
def _in_this_process() -> Iterator[None]:
    yield
    typesetter.use_helper(False)


@pytest.mark.parametrize(("language", "bullets"), [("en", 40), ("zh-Hans", 18)])
def test_pages_never_grow_fewer_as_the_density_grows(make_document: MakeDocument, language: str, bullets: int) -> None:
    fitter = Fitter(make_document(language, bullets=bullets))
    pages = [fitter.at(step)[0] for step in range(9)]
    assert pages == sorted(pages) and pages[0] < pages[-1]


def test_a_page_that_holds_it_all_is_left_as_it_is(make_document: MakeDocument) -> None:
    found = fit(make_document(bullets=10))
    assert (found.density, found.pages, found.over) == (DEFAULT_DENSITY, 1, 0)


def test_a_little_too_much_is_set_tighter_and_a_little_more_looser(make_document: MakeDocument) -> None:
    fits = {count: fit(make_document(bullets=count)) for count in range(36, 64, 2)}
    assert any(found.pages == 1 and found.density < DEFAULT_DENSITY for found in fits.values())
    assert any(found.pages == 2 and found.density > DEFAULT_DENSITY for found in fits.values())
    assert all(found.pages == 1 or found.fill >= LEAST for found in fits.values())


def test_a_page_that_is_more_than_half_empty_is_spared_where_smaller_text_does_that(
    make_document: MakeDocument,
) -> None:
    """Chinese text is set no smaller than its floor, but for that; whoever asks for a number of pages gets that number at the usual sizes."""
    documents = [make_document("zh-Hans", bullets=count) for count in range(18, 26)]
    found = [(fit(one), Fitter(one)) for one in documents]
    spared = [fitter for told, fitter in found if told.density < fitter.floor]
    assert spared, "one of the lengths has a last page that is worth sparing"
    for told, fitter in found:
        if told.density < fitter.floor:
            assert told.pages < fitter.at(fitter.floor)[0] and told.density >= 2
        elif told.pages > 1 and told.fill < 0.45:
            assert fitter.at(2)[0] == told.pages


def test_what_is_wanted_is_reached_or_told_and_what_to_leave_out_suffices(make_document: MakeDocument) -> None:
    document = make_document(bullets=0)
    bullets = tuple(
        Bullet(f"Number {at}: planned the stock of a shop and wrote a report.", f"work.w1.highlights.h{at}")
        for at in range(70)
    )
    extra = (Heading("Interests", "interests"), Bullet("Sailing", "interests.i1"))
    document = dataclasses.replace(document, blocks=(*document.blocks, *bullets, *extra), layout=Layout("modern"))
    assert fit(document, pages=2).over == 0
    found = fit(document, pages=1)
    assert found.over > 0 and found.wanted == 1 and found.pages == 2
    assert found.leave_out[0] == "interests" and found.labels["interests"] == "Interests"
    gone = set(found.leave_out)
    left = tuple(
        block
        for block in document.blocks
        if getattr(block, "field", "") not in gone
        and getattr(block, "field", "") != "interests.i1"
        and block != extra[0]
    )
    assert fit(dataclasses.replace(document, blocks=left), pages=1).over == 0
    assert "work.w1.highlights.h0" not in gone and "work.w1.highlights.h1" not in gone, "the first two say the most"


def test_a_density_that_is_chosen_holds(make_document: MakeDocument) -> None:
    assert fit(make_document(bullets=40), density=8).density == 8
    assert fit(make_document(bullets=40), density=0).density == 0


def test_few_layouts_are_tried(make_document: MakeDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []
    usual = Fitter._measured

    def counted(fitter: Fitter, document: Document, density: int) -> tuple[int, float]:
        tried.append(density)
        return usual(fitter, document, density)

    monkeypatch.setattr(Fitter, "_measured", counted)
    most = 0
    for count in range(10, 80, 5):
        tried.clear()
        fit(make_document(bullets=count))
        most = max(most, len(tried))
    assert most <= 6


def test_the_child_finds_the_same(make_document: MakeDocument) -> None:
    documents = [make_document(bullets=44, photo=True), make_document("zh-Hans", bullets=30)]
    here = [fit(one, pages=1) for one in documents]
    typesetter.use_helper(True)
    assert [fit(one, pages=1) for one in documents] == here
