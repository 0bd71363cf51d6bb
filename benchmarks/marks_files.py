"""The marks in real files: `python -m benchmarks.marks_files [--copies N]`. PDF and DOCX through the product's own writers
and readers; scans and photos through pypdfium2, Pillow and the tesseract program (skipped, and said so, without it).

Prints bits on the true copy (contact data and reference taken out) and the share attributed at N = 1e5, α = 1e-6.
"""

from __future__ import annotations

import argparse
import io
import math
import random

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from app.errors import UserError
from app.marks.assign import assign
from app.marks.score import score
from app.marks.tail import Tail
from app.render.writers import render
from app.resume.ocr import tesseract
from app.resume.readings import read_texts
from benchmarks.marks import SECRET, Bench
from benchmarks.marks_attacks import copy_document
from benchmarks.marks_fixtures import held_out, standard

LINE = math.log2(1e5 / 1e-6)


def pages(pdf: bytes, dpi: int) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def scanned(image: Image.Image, rng: random.Random) -> Image.Image:
    """Slightly turned, blurred, noisy and compressed."""
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
    grain = np.random.default_rng(rng.randrange(2**32)).normal(0, sigma, (image.height, image.width))
    return Image.fromarray((np.asarray(image) + grain).clip(0, 255).astype(np.uint8))


def compressed(image: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return Image.open(io.BytesIO(buffer.getvalue())).convert("L")


def as_png(images: list[Image.Image]) -> list[bytes]:
    files = []
    for image in images:
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        files.append(buffer.getvalue())
    return files


def picture_texts(data: bytes) -> tuple[str, ...]:
    """Both readings of one page; a page on which nothing is found is empty."""
    try:
        return read_texts("a.png", data)
    except UserError:
        return ("",)


def as_joined(pages_read: list[tuple[str, ...]]) -> list[str]:
    """Both readings of a document of several pictures; a page with one reading has it in both."""
    return ["\n".join(texts[min(number, len(texts) - 1)] for texts in pages_read) for number in range(2)]


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=8)
    parser.add_argument("--fixture", default="")
    options = parser.parse_args()
    kinds = ["pdf", "docx"] + (["scan 200", "scan 150", "scan 100", "photo"] if tesseract() else [])
    if len(kinds) == 2:
        print("tesseract is not installed: no scans and photos")
    print("| résumé | way | bits median (min) | N=1e5 α=1e-6 |\n|---|---|---|---|")
    for fixture in (*standard(), *held_out()):
        if options.fixture not in fixture.name:
            continue
        bench = Bench(fixture, 0)
        found: dict[str, list[float]] = {kind: [] for kind in kinds}
        passed = dict.fromkeys(kinds, 0)
        for number in range(options.copies):
            copy = assign(SECRET, f"file{number}", fixture.spec)
            document = copy_document(fixture, copy)
            pdf, docx = (render(document, fixture.resume, fmt) for fmt in ("pdf", "docx"))
            for kind in kinds:
                factors = [bench.read(text) for text in readings(kind, pdf, docx, number)]
                bits = float(score(bench.table([copy]), factors)[0])
                tight = bits >= LINE or -math.log2(Tail(factors, number).p_value(bits)) >= LINE
                found[kind].append(bits)
                passed[kind] += tight
        for kind in kinds:
            share = passed[kind] / options.copies
            print(
                f"| {fixture.name} | {kind} | {np.median(found[kind]):.1f} ({min(found[kind]):.1f}) | {share:.3f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
