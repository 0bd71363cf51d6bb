"""Measures rendering: cold and warm time per format, bytes, lines found by two engines, same bytes in two processes.

Run: `python -m benchmarks.render`. Prints one table row per language and format.
"""

from __future__ import annotations

import hashlib
import io
import re
import statistics
import subprocess
import sys
import time

from app.domain.document import Bullet, Contact, Document, Entry, Heading, Pair, Paragraph, Title, text_lines
from app.domain.resume import Resume
from app.render.writers import WRITERS, render

_EN = "Rebuilt the file-offload pipeline in Python/Qt, cutting end-to-end latency from 4.2 s to 380 ms; first-class fix {}."
_ZH = "负责文件导入模块的整体设计与开发，支持 PDF、DOCX、XLSX 等十余种格式，解析成功率由 82% 提升至 97.5%（第 {} 期）。"


def sample(language: str, first: int = 0) -> Document:
    """A two-page document of 52 lines or more."""
    chinese = language == "zh-Hans"
    line = _ZH if chinese else _EN
    blocks = [
        Title("欧阳文龙" if chinese else "Maria-Christina Oyelaran-Fitzgerald"),
        Contact(("name@example.org", "+44 20 7946 0958", "https://example.org/portfolio"), " | "),
        Heading("工作经历" if chinese else "Work Experience", "work"),
    ]
    for job in range(4):
        blocks.append(Entry(f"山高月小科技 {job}" if chinese else f"Riffle & Fjord AB {job}", "2021.03 – 至今", "Łódź"))
        blocks += [Bullet(line.format(first + 10 * job + number)) for number in range(9)]
    blocks += [Paragraph(line.format("x")), Pair("Qt", "C++、Python")]
    return Document(language, "个人简历" if chinese else "Resume", tuple(blocks), "R7K4-Q2MD")


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\ufffe", "-").replace("\x02", "-"))


def found(document: Document, data: bytes) -> str:
    """`found/lines` in PDFium and pypdf."""
    import pypdf
    import pypdfium2

    first = _squeezed("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)))
    second = _squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))
    lines = text_lines(document)
    return " ".join(f"{sum(_squeezed(line) in text for line in lines)}/{len(lines)}" for text in (first, second))


_CHILD = (
    "import sys, time, hashlib; start = time.perf_counter(); from benchmarks.render import *;"
    "data = render(sample(sys.argv[1]), Resume(), sys.argv[2]);"
    "print(time.perf_counter() - start, hashlib.sha256(data).hexdigest())"
)


def main() -> None:
    """Print the table."""
    print(f"{'language':10}{'format':8}{'cold ms':>9}{'warm ms':>9}{'bytes':>9}  same bytes  lines (PDFium pypdf)")
    for language in ("en", "zh-Hans"):
        for format in WRITERS:
            runs = [
                subprocess.run(
                    [sys.executable, "-c", _CHILD, language, format], capture_output=True, check=True, text=True
                ).stdout.split()
                for _ in range(3)
            ]
            cold = statistics.median(float(run[0]) for run in runs) * 1000
            times = []
            for number in range(12):
                document = sample(language, 100 * number)
                start = time.perf_counter()
                render(document, Resume(), format)
                times.append(time.perf_counter() - start)
            data = render(sample(language), Resume(), format)
            same = len({run[1] for run in runs} | {hashlib.sha256(data).hexdigest()}) == 1
            lines = found(sample(language), data) if format == "pdf" else ""
            print(
                f"{language:10}{format:8}{cold:9.0f}{statistics.median(times[1:]) * 1000:9.1f}{len(data):9}  {same!s:10}  {lines}"
            )


if __name__ == "__main__":
    main()
