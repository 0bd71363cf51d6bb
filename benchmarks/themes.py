"""Contact sheets of the themes: `python -m benchmarks.themes OUT [--word]` draws every theme for six people in each of two languages.

Each row is one person, the first page in each theme, to be looked at as a recruiter would; `--word` draws the Word
files through LibreOffice instead. The table that is printed says how each copy fills its pages and how long finding that took (warm).
"""

from __future__ import annotations

import argparse
import base64
import dataclasses
import io
import json
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageDraw

from app.domain.compose import compose
from app.domain.design import Layout
from app.domain.document import Document
from app.domain.resume import Resume
from app.domain.resume_json import from_json
from app.domain.style import default_style
from app.render import docx, pdf
from app.render.page_fit import fit
from app.render.themes.theme import THEMES, theme

PEOPLE: Final = Path(__file__).parent / "fixtures" / "people"
SCALE: Final = 0.31


def person(file: Path) -> Resume:
    """Return one of the invented people."""
    data = json.loads(file.read_text("utf-8"))
    personal = data.get("x-personal", {})
    if personal.get("photo") == "PHOTO":
        personal["photo"] = portrait()
    return from_json(data)


def portrait() -> str:
    """Return a drawn portrait as a data URI."""
    picture = Image.new("RGB", (250, 350), (80, 130, 190))
    pen = ImageDraw.Draw(picture)
    pen.polygon([(20, 350), (70, 235), (180, 235), (230, 350)], fill=(40, 44, 60))
    pen.ellipse((75, 70, 175, 215), fill=(240, 205, 180))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return "data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode()


def fitted(resume: Resume, key: str) -> tuple[Document, str]:
    """Return a document in a theme at the density found, and how that fills its pages."""
    made = compose(
        resume,
        dataclasses.replace(default_style(resume.language), section_order=theme(key).order),
        reference="R7K4-Q2MD",
        layout=Layout(key),
        arrangement=theme(key).arrangement,
        day="2026-11-29",
    )
    fit(made)
    began = time.perf_counter()
    found = fit(dataclasses.replace(made, reference="R7K4-Q2ME"))
    spent = 1000 * (time.perf_counter() - began)
    layout = dataclasses.replace(made.layout, density=found.density, pages=found.pages)
    told = f"step {found.density}, {found.pages} p, last {found.fill:.0%}, {spent:.0f} ms"
    return dataclasses.replace(made, layout=layout), told


def pages_of(data: bytes) -> list[Image.Image]:
    """Return the pages of a PDF as pictures."""
    document = pypdfium2.PdfDocument(data)
    return [page.render(scale=SCALE * 1.6).to_pil().convert("RGB") for page in document]


def as_word(documents: Sequence[Document]) -> list[bytes]:
    """Return the Word files as LibreOffice prints them."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.docx" for number in range(len(documents))]
        for file, document in zip(files, documents, strict=True):
            file.write_bytes(docx.write(document))
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, *map(str, files)], check=True, capture_output=True)
        return [file.with_suffix(".pdf").read_bytes() for file in files]


def row(resume: Resume, name: str, *, word: bool) -> Image.Image:
    """Draw the first page of every theme beside each other."""
    tiles: list[Image.Image] = []
    made = [fitted(resume, key) for key in THEMES]
    printed = as_word([document for document, _ in made]) if word else [pdf.write(document) for document, _ in made]
    for key, (document, told), data in zip(THEMES, made, printed, strict=True):
        pages = pages_of(data)
        differs = "" if len(pages) == document.layout.pages else " (differs)"
        print(f"{name:14} {key:12} {told}" + (f"; Word: {len(pages)} p{differs}" if word else ""), flush=True)
        tiles.append(pages[0])
    return joined(tiles, across=True)


def joined(pictures: list[Image.Image], *, across: bool) -> Image.Image:
    """Return pictures in one, beside or below each other."""
    widths, heights = [one.width for one in pictures], [one.height for one in pictures]
    gaps = 8 * (len(pictures) - 1)
    size = (sum(widths) + gaps, max(heights)) if across else (max(widths), sum(heights) + gaps)
    whole, at = Image.new("RGB", size, (130, 130, 130)), 0
    for one in pictures:
        whole.paste(one, (at, 0) if across else (0, at))
        at += 8 + (one.width if across else one.height)
    return whole


def main() -> None:
    """Draw the sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--word", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[Image.Image]] = {"en": [], "zh": []}
    for file in sorted(PEOPLE.glob("*.json")):
        if options.only in file.stem:
            language = "zh" if file.stem.startswith("zh") else "en"
            rows[language].append(row(person(file), file.stem, word=options.word))
    for language, drawn in rows.items():
        if drawn:
            name = f"{'word' if options.word else 'themes'}-{language}.png"
            joined(drawn, across=False).quantize(64).save(options.out / name, optimize=True)


if __name__ == "__main__":
    main()
