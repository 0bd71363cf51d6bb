"""Texts as they surface, against the answers of 2026-11-28: `python -m benchmarks.marks_surfaced [--texts N] [--pictures N]`.

Six ordinary résumés as imported, contact data and reference taken out, 100 copies each. For each way of surfacing: identified /
probable / cannot tell, wrong names, and the median bits of the true copy, once with nothing ticked, once with orders and items ticked, once with all
proposed wordings ticked as well;
beside it what the same way gave in 2026-11 (`BEFORE`), when copies still varied what looks like an error. Rewriting and translation are
simulated (`app.marks.simulated_rewriting`). `--pictures` adds files and pictures read as the product reads them. Ends with 1 if a copy is named wrongly.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from PIL import Image

from app.domain.attribution import Verdict
from app.domain.document import Bullet, Document, Entry, Heading, Pair, Paragraph
from app.domain.resume import Location
from app.ingest.readings import read_texts
from app.marks.apply import apply_marks
from app.marks.assignment import Assignment, assign, pack
from app.marks.attribution import Examiner
from app.marks.issued_copies import IssuedCopy, IssuedVersion
from app.marks.reference import make_reference
from app.marks.score import score
from app.marks.simulated_attacks import excerpt, lines, platform, verbatim
from app.marks.simulated_rewriting import form, one_job, other_words, reworded
from app.render.writers import render
from app.text.characters import simplified
from benchmarks.marks_attacks import copy_document
from benchmarks.marks_files import as_joined, as_png, compressed, pages, picture_texts, scanned
from benchmarks.marks_fixtures import Fixture, items_ticked, with_leeway, with_proposals
from benchmarks.marks_selection import plain
from benchmarks.marks_trials import SECRET, Bench

COPIES: Final = 100
FILES: Final = (
    "imported_en", "imported_zh", "heldout_en_product", "heldout_zh_accountant", "heldout_en_electrician", "heldout_zh_warehouse"
)  # fmt: skip
TICKS: Final = ("nothing ticked", "orders and items ticked", "proposed wordings as well")
Way = Callable[[Document, random.Random], str]
Reading = Callable[[Fixture, Assignment, random.Random], list[str]]


def quoted(document: Document, rng: random.Random) -> str:
    """Return the text quoted in a mail, broken at 70 characters."""
    rows = [row for line in lines(document) for row in textwrap.wrap(line, 70) or [""]]
    return "Have you seen this?\n\n" + "\n".join(f"> {row}" for row in rows)


def edited(document: Document, rng: random.Random) -> str:
    """Return the text as edited by hand: one point gone, one in five reworded."""
    bullets = [block for block in document.blocks if isinstance(block, Bullet)]
    gone = rng.choice(bullets) if bullets else None
    blocks = [
        dataclasses.replace(block, text=other_words(block.text, 0.7, rng))
        if isinstance(block, Bullet) and rng.random() < 0.2
        else block
        for block in document.blocks
        if block is not gone
    ]
    return verbatim(dataclasses.replace(document, blocks=tuple(blocks)), rng)


def polished(document: Document, rng: random.Random) -> str:
    """Return the text with a quarter of the words of its sentences replaced, laid out as it was."""
    blocks = [
        dataclasses.replace(block, text=other_words(block.text, 0.75, rng))
        if isinstance(block, Bullet | Paragraph)
        else block
        for block in document.blocks
    ]
    return verbatim(dataclasses.replace(document, blocks=tuple(blocks)), rng)


def laid_out_anew(document: Document, rng: random.Random) -> str:
    """Return the same with headers, sections and lists as somebody else lays them out."""
    return reworded(document, rng, kept=0.75, moved=False)


def rewritten_in_order(document: Document, rng: random.Random) -> str:
    """Return the text with every sentence reworded, points in their order."""
    return reworded(document, rng, kept=0.5, moved=False)


def rewritten_reordered(document: Document, rng: random.Random) -> str:
    """Return the text with every sentence reworded, points in another order."""
    return reworded(document, rng, kept=0.5)


def back_again(document: Document, rng: random.Random) -> str:
    """Return the text as after a translation and one back: two words of five others, laid out anew."""
    return reworded(document, rng, kept=0.6, moved=False)


def one_way(document: Document, rng: random.Random) -> str:
    """Return the text in another language."""
    return reworded(document, rng, kept=0.0, moved=False)


def agency(document: Document, rng: random.Random) -> str:
    """Return the text in an agency's template: its own headers and dates, points joined, skills sorted."""
    return platform(document, rng)


def summary(document: Document, rng: random.Random) -> str:
    """Return what a recruiter's note keeps: headers, and one reworded point of each job."""
    out: list[str] = []
    taken = False
    for block in document.blocks:
        if isinstance(block, Entry):
            out.append(f"{block.left} {block.sub}".replace("\n", " "))
            taken = False
        elif isinstance(block, Bullet) and not taken and block.field.startswith("work."):
            out.append(other_words(block.text, 0.6, rng))
            taken = True
    return ". ".join(out)


def skills_and_education(document: Document, rng: random.Random) -> str:
    """Return those two sections as they are."""
    blocks, section = [], ""
    for block in document.blocks:
        section = block.section if isinstance(block, Heading) else section
        if section in ("skills", "education") or isinstance(block, Pair):
            blocks.append(block)
    return "\n".join(lines(dataclasses.replace(document, blocks=tuple(blocks))))


def in_traditional(document: Document, rng: random.Random) -> str:
    """Return the text in traditional characters (an English one as it is)."""
    other = {new: old for old, new in simplified().items() if old != new and len(old) == 1}
    return "".join(other.get(sign, sign) for sign in verbatim(document, rng))


WAYS: Final[Sequence[tuple[str, Way, str]]] = (
    ("pasted", verbatim, "20/0/0"),
    ("quoted in a mail", quoted, "20/0/0"),
    ("edited by hand", edited, "20/0/0"),
    ("in traditional characters", in_traditional, "14 to 40 bits"),
    ("polished, layout kept", polished, "20/0/0, 38 bits"),
    ("polished, laid out anew", laid_out_anew, "8/2/10, 14"),
    ("every bullet rewritten, order kept", rewritten_in_order, "6/2/12, 9"),
    ("every bullet rewritten, reordered", rewritten_reordered, "0/0/20, −2"),
    ("translated and back", back_again, "8/2/10, 13"),
    ("translated one way", one_way, "0/4/16, 0"),
    ("agency template", agency, "8/4/8, 15"),
    ("form with skills A–Z", form, "0/1/19, 7"),
    ("summary", summary, "0/0/20, 4"),
    ("one job", one_job, "0/12/8, 16"),
    ("skills and education", skills_and_education, "12/8/0, 26"),
    ("15 % of the text", excerpt(0.15), "0/8/12, 12"),
)


def as_file(kind: str) -> Reading:
    """Return a way of surfacing as a file of a kind that the product reads."""

    def read(fixture: Fixture, copy: Assignment, rng: random.Random) -> list[str]:
        document, marked = copy_document(fixture, copy), apply_marks(fixture.resume, fixture.spec, copy)[0]
        basics = dataclasses.replace(marked.basics, email="", phone="", url="", profiles=(), location=Location())
        return list(read_texts(f"a.{kind}", render(document, dataclasses.replace(marked, basics=basics), kind)))

    return read


def as_picture(make: Callable[[Image.Image, random.Random], Image.Image], dpi: int) -> Reading:
    """Return a way of surfacing as pictures of the pages of the PDF, made by `make` and read by the text recogniser."""

    def read(fixture: Fixture, copy: Assignment, rng: random.Random) -> list[str]:
        pdf = render(copy_document(fixture, copy), fixture.resume, "pdf")
        shots = [make(page, rng) for page in pages(pdf, dpi)]
        return as_joined([picture_texts(data) for data in as_png(shots)])

    return read


def faxed(page: Image.Image, rng: random.Random) -> Image.Image:
    """Return a page as it is faxed: scanned, and each dot black or white."""
    return scanned(page, rng).point(lambda value: 255 if value > 150 else 0)


def half_shown(page: Image.Image, rng: random.Random) -> Image.Image:
    """Return the half of what is printed on a page that a screenshot shows."""
    rows = np.flatnonzero((np.asarray(page) < 128).any(axis=1))
    first, last = (int(rows[0]), int(rows[-1])) if len(rows) else (0, page.height)
    half = (last - first) // 2 + 8
    top = max(0, rng.choice((first - 4, last - half)))
    return compressed(page.crop((0, top, page.width, min(page.height, top + half + 4))), 80)


PICTURES: Final[Sequence[tuple[str, Reading, str]]] = (
    ("JSON file", as_file("json"), "–"),
    ("Word file", as_file("docx"), "–"),
    ("PDF file", as_file("pdf"), "–"),
    ("scan (150 dpi)", as_picture(scanned, 150), "7/0/0, 30"),
    ("fax (200 dpi, black and white)", as_picture(faxed, 200), "6/1/0, 32"),
    ("half a screenshot", as_picture(half_shown, 110), "4/3/0, 24"),
)


@dataclass(slots=True)
class Row:
    """Answers to the texts of one way."""

    verdicts: Counter[str] = field(default_factory=Counter)
    wrong: int = 0
    bits: list[float] = field(default_factory=list)

    def cell(self) -> str:
        """Return the row as a table cell."""
        told = "/".join(
            str(self.verdicts[verdict.value])
            for verdict in (Verdict.IDENTIFIED, Verdict.PROBABLE, Verdict.INCONCLUSIVE)
        )
        return f"{told}, {np.median(self.bits):.0f}" + (f", **{self.wrong} wrong**" if self.wrong else "")


class Office:
    """A résumé of which `COPIES` copies were sent."""

    def __init__(self, fixture: Fixture) -> None:
        self.fixture, self.bench = fixture, Bench(fixture, 0)
        self.copies = [assign(SECRET, f"c{number}", fixture.spec) for number in range(COPIES)]
        self.references = [make_reference(SECRET, f"c{number}") for number in range(COPIES)]
        issued = [
            IssuedCopy(f"c{number}", self.references[number], pack(fixture.spec, copy))
            for number, copy in enumerate(self.copies)
        ]
        self.examiner = Examiner([IssuedVersion(fixture.resume, fixture.spec, issued)])

    def ask(self, row: Row, texts: Sequence[str], number: int) -> None:
        """Trace texts (readings of one leak) that derive from copy `number`, and add the answer to `row`."""
        answer = self.examiner.examine(texts)
        row.verdicts[answer.verdict.value] += 1
        table = self.bench.table([self.copies[number]])
        row.bits.append(float(score(table, [self.bench.read(text) for text in texts])[0]))
        named = [one for one in answer.candidates if one.p_false <= 1e-3]
        row.wrong += any(one.copy_id != f"c{number}" for one in named)


def ways(offices: Sequence[Office], way: Way, name: str, texts: int) -> Row:
    """Trace `texts` texts of one way, the résumés in turn."""
    row = Row()
    for trial in range(texts):
        office, number = offices[trial % len(offices)], 7 * trial % COPIES
        document = copy_document(office.fixture, office.copies[number])
        office.ask(row, [way(document, random.Random(f"{name}{trial}"))], number)
    return row


def pictures(offices: Sequence[Office], read: Reading, name: str, count: int) -> Row:
    """Trace `count` files or pictures of one way, the résumés in turn."""
    row = Row()
    for trial in range(count):
        office, number = offices[trial % len(offices)], 7 * trial % COPIES
        office.ask(row, read(office.fixture, office.copies[number], random.Random(f"{name}{trial}")), number)
    return row


def misleading(offices: Sequence[Office]) -> None:
    """Print the answers that misled in 2026-11: wrong ones must stay 0."""
    counts: Counter[str] = Counter()
    for office in offices:
        one, other = (
            verbatim(copy_document(office.fixture, office.copies[number]), random.Random(1)) for number in (3, 8)
        )
        rows = one.splitlines()
        third = "\n".join(rows[: len(rows) // 3])
        answer = office.examiner.examine([f"{third}\nRef {office.references[8]}"])
        named = {candidate.copy_id for candidate in answer.candidates if candidate.p_false <= 1e-3}
        counts["a third of A, footer of B: B named alone without the conflict"] += (
            named == {"c8"} and not answer.conflict
        )
        answer = office.examiner.examine([f"Thank you for copy {office.references[8]}, we will be in touch."])
        counts["a mail that cites B: B named"] += answer.verdict is not Verdict.INCONCLUSIVE
        answer = office.examiner.examine([f"{one}\n{other}"])
        named = {candidate.copy_id for candidate in answer.candidates if candidate.p_false <= 1e-3}
        counts["two whole copies in one text: both named"] += named == {"c3", "c8"}
        counts["two whole copies in one text: another named"] += bool(named - {"c3", "c8"})
        strange = verbatim(
            copy_document(office.fixture, assign(b"the secret of another vault ...", "x", office.fixture.spec)),
            random.Random(1),
        )
        answer = office.examiner.examine([strange])
        counts["a copy of another vault (same text): somebody named"] += answer.verdict is not Verdict.INCONCLUSIVE
    for name, count in counts.items():
        print(f"- {name}: {count} of {len(offices)}")


def main() -> int:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=20)
    parser.add_argument("--pictures", type=int, default=0, help="files and pictures of each way (0: none)")
    options = parser.parse_args()
    bare = [plain(file) for file in FILES]
    ticked = [with_leeway(one, one.name, items_ticked(one.resume)) for one in bare]
    worded = [with_proposals(one, one.name) for one in ticked]
    tables = [[Office(one) for one in fixtures] for fixtures in (bare, ticked, worded)]
    bits = [f"{file} " + " / ".join(f"{t[at].fixture.spec.bits:.0f}" for t in tables) for at, file in enumerate(FILES)]
    print("bits without contact data: " + "; ".join(bits))
    print(f"| way | 2026-11 | {' | '.join(TICKS)} |\n|---|---|---|---|---|", flush=True)
    wrong = 0
    for name, way, before in WAYS if options.texts else ():
        rows = [ways(offices, way, name, options.texts) for offices in tables]
        wrong += sum(row.wrong for row in rows)
        print(f"| {name} | {before} | {' | '.join(row.cell() for row in rows)} |", flush=True)
    for name, read, before in PICTURES if options.pictures else ():
        rows = [pictures(offices, read, name, options.pictures) for offices in tables]
        wrong += sum(row.wrong for row in rows)
        print(f"| {name} | {before} | {' | '.join(row.cell() for row in rows)} |", flush=True)
    for name, offices in zip(TICKS, tables, strict=True):
        print(f"\nAnswers that misled, {name}:")
        misleading(offices)
    print(f"\nwrong names: {wrong}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
