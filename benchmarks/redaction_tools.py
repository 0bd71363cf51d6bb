"""Other tools for `benchmarks.redaction`: presidio-analyzer, x-ray and MAT2, called in an environment of their own.

They are installed for the benchmark only (`python -m venv DIR`, `DIR/bin/pip install presidio-analyzer x-ray`; the
Debian package `mat2`) and never imported here. `found_tools` says which of them are there; a row of another says so too.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from app.domain.policy import ProtectedValue

Judge = Callable[[Path], bool]

_PRESIDIO = """
import json, sys
import spacy
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import SpacyNlpEngine
language = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": "blank"}])
language.nlp = {"en": spacy.blank("en")}
engine = AnalyzerEngine(nlp_engine=language, supported_languages=["en"])
print("=ready", flush=True)
for line in sys.stdin:
    found = engine.analyze(json.loads(line), language="en")
    print("=" + json.dumps([[one.start, one.end] for one in found]), flush=True)
"""
_XRAY = """
import asyncio, inspect, json, sys
import xray
print("=ready", flush=True)
for line in sys.stdin:
    try:
        found = xray.inspect(json.loads(line))
        found = asyncio.run(found) if inspect.isawaitable(found) else found
    except Exception:
        found = {}
    print("=" + json.dumps(bool(found)), flush=True)
"""


class Outside:
    """A tool that answers one JSON line per JSON line, in another Python."""

    def __init__(self, python: Path, program: str) -> None:
        self._command = [str(python), "-c", program]
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.there = self._line() == "ready"

    def _line(self) -> str:
        """The next answer (libraries print warnings of their own between them); empty when the tool has died."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("="):
                return line[1:].strip()
        return ""

    def ask(self, question: object) -> object:
        """The tool's answer; None when it died of the question (it is started again)."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
        except OSError:
            pass
        if answer := self._line():
            return json.loads(answer)
        self._process.kill()
        self._start()
        return None


def presidio(environment: Path) -> Callable[[str, tuple[ProtectedValue, ...]], Iterable[tuple[int, int]]] | None:
    """presidio-analyzer's default recognisers with a blank model (spaCy's own models are not on the package index)."""
    python = environment / "bin" / "python"
    tool = Outside(python, _PRESIDIO) if python.exists() else None
    if tool is None or not tool.there:
        return None

    def find(text: str, _known: tuple[ProtectedValue, ...]) -> Iterable[tuple[int, int]]:
        answer = tool.ask(text)
        assert isinstance(answer, list), "presidio died"
        return [(int(start), int(end)) for start, end in answer]

    return find


def xray(environment: Path) -> Judge | None:
    """x-ray: text under drawn rectangles of a PDF."""
    python = environment / "bin" / "python"
    tool = Outside(python, _XRAY) if python.exists() else None
    if tool is None or not tool.there:
        return None
    return lambda path: path.suffix == ".pdf" and bool(tool.ask(str(path)))


def found_tools(environment: Path) -> list[str]:
    """One line per tool: its version, or that it was not found and what to install."""
    python = environment / "bin" / "python"
    said = []
    for package in ("presidio-analyzer", "x-ray"):
        program = f"import importlib.metadata as m; print(m.version({package!r}))"
        version = _output([str(python), "-c", program]).strip() if python.exists() else ""
        there = version[:1].isdigit()
        said.append(f"{package:28}{version if there else f'NOT FOUND: pip install {package} into --tools DIR'}")
    for name, package in (
        ("mat2", "mat2"),
        ("pdftotext", "poppler-utils"),
        ("unzip", "unzip"),
        ("tesseract", "tesseract-ocr"),
    ):
        path = shutil.which(name) or (str(environment / "bin" / name) if (environment / "bin" / name).exists() else "")
        option = {"pdftotext": "-v", "unzip": "-v"}.get(name, "--version")
        first = (_output([path, option]).strip().splitlines() or [path])[0] if path else ""
        said.append(f"{name:28}{first or f'NOT FOUND: install the package {package}'}")
    return said


def _output(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    return (done.stdout + done.stderr).decode("utf-8", "replace").casefold()


def mat2(environment: Path, values: Sequence[ProtectedValue]) -> Judge | None:
    """MAT2 `--show`: caught when what it shows holds a withheld value."""
    inside = environment / "bin" / "mat2"
    program = str(inside) if inside.exists() else shutil.which("mat2")
    if not program or "show" not in _output([program, "--help"]):
        return None
    return lambda path: _holds(_output([program, "--show", str(path)]), values)


def plain_search(values: Sequence[ProtectedValue]) -> Judge | None:
    """Return a judge that searches as most people would: pdftotext or unzip, and search for the values."""
    if not (shutil.which("pdftotext") and shutil.which("unzip")):
        return None

    def judge(path: Path) -> bool:
        command = (
            ["pdftotext", str(path), "-"] if path.suffix == ".pdf" else ["unzip", "-p", str(path), "word/document.xml"]
        )
        return _holds(_output(command), values)

    return judge


def _holds(text: str, values: Sequence[ProtectedValue]) -> bool:
    return any(value.value.casefold() in text for value in values if len(value.value) > 1)


def leak_rows(files: Sequence[Path], judges: Sequence[tuple[str, Judge | None]]) -> None:
    """Print per tool how many leaks were caught and how many clean files blocked (`clean` in the name), and the time."""
    clean = [file for file in files if "clean" in file.name]
    for form in ("pdf", "docx"):
        leaks = [file for file in files if file.suffix == f".{form}" and file not in clean]
        good = [file for file in clean if file.suffix == f".{form}"]
        for name, judge in judges:
            if name == "x-ray" and form != "pdf":
                continue  # it reads PDF only
            if judge is None:
                print(f"{form:6}{name:34} not found")
                continue
            began = time.perf_counter()
            caught, blocked = sum(map(judge, leaks)), sum(map(judge, good))
            took = (time.perf_counter() - began) / max(1, len(leaks) + len(good)) * 1000
            print(
                f"{form:6}{name:34}{caught:4}/{len(leaks)} leaks caught {blocked:3}/{len(good)} clean blocked {took:7.0f} ms/file"
            )
