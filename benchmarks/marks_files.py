"""The marks in real files: `python -m benchmarks.marks_files [--copies N] [--store FILE]`. PDF and DOCX through the
product's own writers and readers; scans and photos through pypdfium2, Pillow and what is installed to read pictures
(skipped, and said so, without any).

Prints bits on the true copy (contact data and reference taken out) and the share attributed at N = 1e5, α = 1e-6, with its
95 % interval (Wilson 1927). `--store` keeps what was read, one line a trial as it ends: a run that is stopped goes on where it
was, and `--only-stored` judges what is there.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from app.errors import UserError
from app.ingest import readings as readings_of_product
from app.ingest.readings import read_texts
from app.marks.assignment import assign
from app.marks.attribution import MAIN_SHARE
from app.marks.score import score
from app.marks.tail_bound import ScoreTail
from app.render.writers import render
from benchmarks.marks_attacks import copy_document
from benchmarks.marks_fixtures import Fixture, held_out, standard
from benchmarks.marks_trials import SECRET, Bench

LINE = math.log2(1e5 / 1e-6)


def pages(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Render the pages of a PDF as grey pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def scanned(image: Image.Image, rng: random.Random) -> Image.Image:
    """Return the picture slightly turned, blurred, noisy and compressed."""
    image = image.rotate(rng.uniform(-0.8, 0.8), fillcolor=255, resample=Image.Resampling.BICUBIC)
    image = image.filter(ImageFilter.GaussianBlur(0.6))
    return compressed(noised(image, 10, rng), 55)


def photographed(image: Image.Image, rng: random.Random) -> Image.Image:
    """In perspective, unevenly lit, blurred, noisy and compressed."""
    wide, high = image.size
    shift = [rng.uniform(0, 0.02) * wide for _ in range(8)]
    corners = (
        shift[0],
        shift[1],
        shift[2],
        high - shift[3],
        wide - shift[4],
        high - shift[5],
        wide - shift[6],
        shift[7],
    )
    image = image.transform((wide, high), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=235)
    light = np.linspace(1.0, 0.62, wide)[None, :] * np.linspace(0.95, 0.8, high)[:, None]
    lit = Image.fromarray((np.asarray(image) * light).clip(0, 255).astype(np.uint8))
    return compressed(noised(lit.filter(ImageFilter.GaussianBlur(0.9)), 14, rng), 40)


def noised(image: Image.Image, sigma: float, rng: random.Random) -> Image.Image:
    """Add Gaussian noise to a picture."""
    grain = np.random.default_rng(rng.randrange(2**32)).normal(0, sigma, (image.height, image.width))
    return Image.fromarray((np.asarray(image) + grain).clip(0, 255).astype(np.uint8))


def compressed(image: Image.Image, quality: int) -> Image.Image:
    """Compress a picture as JPEG and decode it again."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return Image.open(io.BytesIO(buffer.getvalue())).convert("L")


def as_png(images: list[Image.Image]) -> list[bytes]:
    """Encode pictures as PNG files."""
    files = []
    for image in images:
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        files.append(buffer.getvalue())
    return files


def picture_texts(data: bytes) -> tuple[str, ...]:
    """All readings of one page; a page on which nothing is found is empty."""
    try:
        return read_texts("a.png", data)
    except UserError:
        return ("",)


def as_joined(pages_read: list[tuple[str, ...]]) -> list[str]:
    """All readings of a document of several pictures; a page with fewer readings has its last one in the rest."""
    most = max(len(texts) for texts in pages_read)
    return ["\n".join(texts[min(number, len(texts) - 1)] for texts in pages_read) for number in range(most)]


def readings(kind: str, pdf: bytes, docx: bytes, seed: int) -> list[str]:
    """The texts that one way of leaking gives, read as the product reads them (twice for pictures)."""
    rng = random.Random(seed)
    if kind in ("pdf", "docx"):
        return list(read_texts(f"a.{kind}", pdf if kind == "pdf" else docx))
    if kind == "photo":
        shots = [photographed(page, rng) for page in pages(pdf, 150)]
    else:
        shots = [scanned(page, rng) for page in pages(pdf, int(kind.split()[1]))]
    return as_joined([picture_texts(data) for data in as_png(shots)])


class Store:
    """Cache of texts read in earlier trials, by résumé, specification, attack and number; without a file it keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known: dict[tuple[str, str, str, int], list[str]] = {}
        if path is not None and path.exists():
            for line in path.read_text("utf-8").splitlines():
                one = json.loads(line)
                self._known[one["fixture"], one["spec"], one["kind"], one["number"]] = one["texts"]

    def get(self, fixture: Fixture, kind: str, number: int) -> list[str] | None:
        """Return the texts of a trial, or None when it was not read yet."""
        return self._known.get((fixture.name, fixture.spec.digest.hex(), kind, number))

    def add(self, fixture: Fixture, kind: str, number: int, texts: list[str]) -> None:
        """Append the texts of a trial."""
        if self._path is not None:
            key = {"fixture": fixture.name, "spec": fixture.spec.digest.hex(), "kind": kind, "number": number}
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({**key, "texts": texts}, ensure_ascii=False) + "\n")


def trials(
    fixture: Fixture, number: int, kinds: list[str], store: Store, read: bool
) -> Iterator[tuple[str, float, bool]]:
    """One copy in every way: the way, the true copy's bits, and whether it is named."""
    bench = Bench(fixture, 0)
    copy = assign(SECRET, f"file{number}", fixture.spec)
    files: tuple[bytes, bytes] | None = None
    for kind in kinds:
        texts = store.get(fixture, kind, number)
        if texts is None and not read:
            continue
        if texts is None:
            document = copy_document(fixture, copy)
            files = files or (render(document, fixture.resume, "pdf"), render(document, fixture.resume, "docx"))
            texts = readings(kind, *files, number)
            store.add(fixture, kind, number, texts)
        factors = [bench.read(text) for text in texts]
        bits = float(score(bench.table([copy]), factors)[0])
        line = LINE - math.log2(MAIN_SHARE)
        yield kind, bits, bits >= line or -math.log2(ScoreTail(factors, number).p_value(bits)) >= line


def interval(passed: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    z, share = 1.96, passed / count
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - spread) / (1 + z * z / count), (middle + spread) / (1 + z * z / count)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=8)
    parser.add_argument("--fixture", default="", help="only fixtures whose name contains this (several: a,b)")
    parser.add_argument("--way", default="", help="only ways whose name contains this (several: a,b)")
    parser.add_argument("--store", type=Path, help="file that keeps what was read, so that a run can be stopped")
    parser.add_argument("--engine", default="", help="read pictures with this engine alone (tesseract, rapidocr)")
    parser.add_argument("--only-stored", action="store_true", help="read nothing anew")
    options = parser.parse_args(arguments)
    if options.engine:
        readings_of_product.engines = lambda: (options.engine,)
    kinds = ["pdf", "docx"] + (["scan 200", "scan 150", "scan 100", "photo"] if readings_of_product.engines() else [])
    if len(kinds) == 2:
        print("nothing that reads pictures is installed: no scans and photos")
    kinds = [kind for kind in kinds if any(part in kind for part in options.way.split(","))]
    fixtures = [f for f in (*standard(), *held_out()) if any(part in f.name for part in options.fixture.split(","))]
    store = Store(options.store)
    found: dict[tuple[str, str], list[tuple[float, bool]]] = {}
    for number in range(options.copies):
        for fixture in fixtures:
            for kind, bits, named in trials(fixture, number, kinds, store, not options.only_stored):
                found.setdefault((fixture.name, kind), []).append((bits, named))
    print("| résumé | way | copies | bits median (min) | N=1e5 α=1e-6 | 95 % |\n|---|---|---|---|---|---|")
    for (name, kind), results in sorted(found.items()):
        bits = [one for one, _ in results]
        passed = sum(named for _, named in results)
        low, high = interval(passed, len(results))
        print(
            f"| {name} | {kind} | {len(results)} | {np.median(bits):.1f} ({min(bits):.1f}) "
            f"| {passed / len(results):.3f} | {low:.3f}–{high:.3f} |"
        )


if __name__ == "__main__":
    main()
