"""Jobs under a heading that no list knows, each with employer, position and dates on lines of their own: found by their shape.

The little résumés of `data/shapes` were written for this: every order of the lines, with and without a place, with bullets and
without, with empty lines and without, in English, Chinese, German and French. Those whose name begins with `e` hold lists of dated
blocks that are no jobs.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from app.domain.draft import Draft
from app.domain.resume import fields
from app.ingest.layout.rows import rows_of
from app.ingest.sections.entries import blocks_of
from app.ingest.sections.lexical_tests import names_position
from app.ingest.source_lines import TextLine
from app.ingest.value_folding import skeleton
from app.text.dates import find_dates
from tests.growth import MUCH, growth
from tests.sampling import sample

DATA = Path(__file__).parent / "data" / "shapes"
NAMES = sorted(path.name.removesuffix(".truth.json") for path in DATA.glob("*.truth.json"))


def is_latin(text: str) -> bool:
    """Whether the fonts of the builder of PDF files have all its letters."""
    return text.encode("cp1252", "ignore").decode("cp1252") == text


FORMS = ("text", "Word", "Word with bold headings", "PDF")
CASES = [
    (name, form)
    for name in NAMES
    for form in FORMS
    if form != "PDF" or is_latin((DATA / f"{name}.txt").read_text("utf-8"))
]
LABELS = "Employer Post Dates 公司 职位 时间 电话 联系电话 邮箱 手机 家庭住址 现居 岗位名称 毕业 出生".split()


def key(text: str) -> str:
    return re.sub(r"[\W_]+", "", skeleton(text)[0].lower())


def word_file(docx, para, text: str, bold: frozenset[str]) -> bytes:
    runs = [para(escape(line), "<w:b/>" if line in bold else "") if line else "<w:p/>" for line in text.split("\n")]
    return docx("".join(runs))


def pdf_file(pdf, text: str, headings: frozenset[str]) -> bytes:
    items, top = [], 60
    for line in text.split("\n"):
        if line:
            items.append((60, top, 10, line in headings, line))
        top += 14 if line else 8
    return pdf([items])


@pytest.fixture(scope="module")
def read(draft_of, docx, para, pdf):
    """The draft of a résumé in one of the forms, and its truth."""

    def make(name: str, form: str) -> tuple[Draft, dict, str]:
        text, truth = (
            (DATA / f"{name}.txt").read_text("utf-8"),
            json.loads((DATA / f"{name}.truth.json").read_text("utf-8")),
        )
        headings = frozenset(truth["headings"])
        if form == "text":
            return draft_of(text), truth, text
        if form == "PDF":
            return draft_of(pdf_file(pdf, text, headings), "resume.pdf"), truth, text
        bold = headings if form.endswith("headings") else frozenset()
        return draft_of(word_file(docx, para, text, bold), "resume.docx"), truth, text

    return make


@pytest.mark.parametrize(("name", "form"), CASES)
def test_every_job_with_its_duties_and_nothing_else(read, name: str, form: str) -> None:
    draft, truth, _ = read(name, form)
    resume = draft.resume
    jobs = [(key(work.organisation), key(work.position), work.start, work.end) for work in resume.work]
    assert jobs == [
        (key(work["organisation"]), key(work["position"]), work["start"], work["end"]) for work in truth["work"]
    ]
    assert [key(study.institution) for study in resume.education] == [key(school) for school in truth["schools"]]
    assert key(resume.basics.name) == key(truth["name"])
    for work, wanted in zip(resume.work, truth["work"], strict=True):
        told = key(work.summary + " ".join(line.text for line in work.highlights))
        assert [duty for duty in wanted["duties"] if key(duty) not in told] == []
        assert [duty for duty in wanted["duties"] if key(duty) in key(resume.basics.summary)] == []


@pytest.mark.parametrize(("name", "form"), CASES)
def test_nothing_but_headings_and_labels_is_lost(read, name: str, form: str) -> None:
    draft, truth, text = read(name, form)
    kept = key(" ".join(field.value for field in fields(draft.resume)))
    lost = []
    for line in text.split("\n"):
        bare = line
        for span in reversed(find_dates(line)):
            bare = bare[: span.start] + " " + bare[span.end :]
        if line not in truth["headings"]:
            lost += [word for word in re.split(r"[\s,，、|：:]+", bare) if key(word) not in kept and word not in LABELS]
    assert lost == []


def rows(text: str):
    return rows_of([TextLine(line) for line in text.split("\n")])


def test_the_same_layout_is_taken_for_all_blocks() -> None:
    lines = rows("Tom's\nSorter\n2019 - 2020\nSorted it all by hand\nAnn's\nPacker\n2020 - 2021\nPacked it all by hand")
    heads = [[row.text for row in lines[block.start : block.body]] for block in blocks_of(lines)]
    assert heads == [["Tom's", "Sorter", "2019 - 2020"], ["Ann's", "Packer", "2020 - 2021"]]


@pytest.mark.parametrize(
    "text",
    [
        "2019 - 2020",
        "Austin, TX\n2019 - 2020\n4 months\nReno, NV\n2020 - 2021\n8 months",
        "Leeds\n2010 - 2014\nYork\n2014 - 2018",
        "I was there from 2010 to 2014.",
    ],
)
def test_dates_alone_are_no_blocks(text: str) -> None:
    assert blocks_of(rows(text)) == []


def test_a_firm_named_in_the_plural_is_no_position() -> None:
    assert not any(map(names_position, ["Conwy Valley Vets", "Park Lane Butchers", "Kwik Fitters"]))
    assert all(map(names_position, ["Vet", "Head waitress", "Butcher", "Junior Butcher"]))


BLOCKS = [
    "Penhallow\nCrab dresser\n2019 - 2020\n- picked crabs\n\n",
    "GOOD THINGS\n\n",
    "2019 - 2020\n",
    "Penhallow\nCrab dresser\n2019 - 2020\npicked crabs\nMercy College\nDiploma, 2010\n",
]


@pytest.mark.parametrize("block", sample(BLOCKS, 2, seed="blocks"))
def test_thousands_of_blocks_cost_little(block: str) -> None:
    few, many = (rows("Ann Roe\nann@example.com\n\nWHERE IT WENT\n" + block * count) for count in (200, 800))
    assert growth(blocks_of, few, many) < MUCH  # 16 when every layout is tried on every block
