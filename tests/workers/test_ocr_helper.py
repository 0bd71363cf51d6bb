"""The text recogniser in a process of its own: it answers, it is refused everything else, and it ends with whoever asked it."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from app import resources
from app.errors import Cancelled, UserError
from app.workers import isolation, jobs, ocr_helper
from app.workers.cancellation import CancelToken
from app.workers.isolation import Limits, run_isolated
from app.workers.ocr_helper import RecognitionFailed, Request
from tests.workers.confined_program import JOB, command

here = pytest.mark.skipif(
    sys.platform != "linux" or not ocr_helper.program(), reason="no Tesseract, or no helper on this system"
)


@pytest.fixture(autouse=True)
def quick_children() -> None:
    """Children start as they do for people."""


def picture(text: str, *, pages: int = 1) -> bytes:
    from PIL import ImageFont

    font = ImageFont.truetype(str(next(resources.path("fonts").glob("NotoSans-*.ttf"))), 36)
    page = Image.new("L", (1600, 300 * pages), 255)
    for line in range(5 * pages):
        ImageDraw.Draw(page).text((40, 20 + 58 * line), text, font=font, fill=0)
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


READS = """
from app.workers import ocr_helper
def job(header, payload):
    languages = ocr_helper.languages()
    text = ocr_helper.recognise(payload, ocr_helper.Request(("eng",), segmentation=6))
    return {"languages": languages, "text": text}
"""


@here
def test_a_confined_reader_gets_text_and_runs_nothing_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(READS, recognises=True))
    answer = run_isolated(JOB, {}, picture("Amara Lindqvist, engineer"))
    assert "eng" in answer["languages"]
    assert "Lindqvist" in answer["text"]


ATTACKS = """
import os, struct, json
from app.workers import ocr_helper, sandbox
from app.workers.sandbox import selftest
real = ocr_helper._run
def attacked(command, data, seconds):
    header = json.loads(os.environ["TZ"])
    return json.dumps(selftest.attempt(header, b"")).encode()
ocr_helper._run = attacked
def job(header, payload):
    return json.loads(ocr_helper.recognise(b"", ocr_helper.Request(("eng",))))
"""


@here
def test_the_helper_itself_is_closed_off_but_for_the_recogniser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a hostile picture could do if it took over the helper's own code: read, write, connect, trace and run other programs."""
    from app.workers.sandbox.selftest import FILES

    for name in FILES:
        (tmp_path / name).write_bytes(b"untouched")
    monkeypatch.setenv("TZ", json.dumps({"folder": str(tmp_path), "port": 9}))
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(ATTACKS, recognises=True))
    answer = run_isolated(JOB, {}, b"")
    done = {(group, name) for group, name, fine, _ in answer["acts"] if fine}
    allowed = {("programs", "copy itself"), ("programs", "put a program into memory"), ("programs", "become a program")}
    allowed |= {("processes", "signal the parent"), ("processes", "ask for the parent's limits"), ("system", "type into a terminal"), ("system", "allow itself files")}  # fmt: skip
    if "landlock" in answer["layers"]:
        assert done <= allowed
        assert ("programs", "run a program") not in done, "its own interpreter is not the recogniser"
    else:
        assert not {group for group, _ in done} & {"network"}
    assert {path.name for path in tmp_path.iterdir()} == set(FILES)


@pytest.mark.parametrize(
    "given",
    [
        {"languages": ["eng", "--psm"], "segmentation": 3, "table": False, "seconds": 5},
        {"languages": ["../../etc/passwd"], "segmentation": 3, "table": False, "seconds": 5},
        {"languages": "eng", "segmentation": 3, "table": False, "seconds": 5},
        {"languages": ["eng"], "segmentation": "3 --tessdata-dir /", "table": False, "seconds": 5},
        {"languages": ["eng"], "segmentation": 3, "table": False},
        {"languages": ["eng"], "segmentation": 3, "seconds": 5},
    ],
)
def test_a_helper_takes_three_choices_and_nothing_else(given: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError)):
        ocr_helper._valid(given)


def test_a_request_is_a_command_without_files() -> None:
    assert Request(("chi_sim", "eng"), 11, True).command("t") == ["t", "stdin", "stdout", "-l", "chi_sim+eng", "--psm", "11", "tsv"]  # fmt: skip
    assert Request().command("t") == ["t", "--list-langs"]
    asked = {"languages": ["eng"], "segmentation": 6, "table": True, "seconds": 10_000}
    assert ocr_helper._valid(asked) == Request(("eng",), 6, True, 300), "no longer than the longest page"


def test_without_a_recogniser_there_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_helper, "program", lambda: "")
    assert ocr_helper.start(()) == ()
    with pytest.raises(RecognitionFailed):
        ocr_helper.recognise(b"", Request(("eng",)))


class CancelsWhileItReads(CancelToken):
    """Cancels as soon as the recogniser runs below this process."""

    def __init__(self) -> None:
        super().__init__()
        self.others = descendants(os.getpid())  # what other tests left waiting
        self.below: set[int] = set()
        self.engine = 0

    def check(self) -> None:
        for pid in descendants(os.getpid()) - self.others:
            try:
                name = Path("/proc", str(pid), "comm").read_text().strip()
            except OSError:
                continue
            self.below.add(pid)
            self.engine = pid if name == "tesseract" else self.engine
        if self.engine:
            raise Cancelled


def descendants(pid: int) -> set[int]:
    found: set[int] = set()
    for task in Path("/proc", str(pid), "task").iterdir():
        try:
            children = {int(one) for one in (task / "children").read_text().split()}
        except OSError:
            continue
        found |= children.union(*(descendants(child) for child in children if Path("/proc", str(child)).exists()))
    return found


def runs(pid: int) -> bool:
    try:
        return Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except OSError:
        return False


@here
@pytest.mark.skipif(
    not Path("/proc/self/task", str(os.getpid()), "children").exists(), reason="/proc lists no children"
)
def test_a_cancelled_recognition_leaves_no_process() -> None:
    run_isolated("app.ingest.jobs:read_text", {"name": "note.txt"}, b"some words")  # whoever starts children is there
    token = CancelsWhileItReads()
    header = {"name": "page.png", "ocr": True}
    with pytest.raises(Cancelled):
        run_isolated("app.ingest.jobs:read_text", header, picture("many words to be read " * 4, pages=30), cancel=token)
    assert token.engine in token.below and len(token.below) >= 3, "the reader, its helper, and the recogniser"
    while any(map(runs, token.below)):  # killed; the system takes them away in its own time
        pass


SPINS = """
import os
from app.workers import ocr_helper
ocr_helper._run = lambda command, data, seconds: [None for _ in iter(int, 1)]
def job(header, payload):
    ocr_helper.recognise(b"", ocr_helper.Request(("eng",)))
"""


@here
def test_a_helper_that_hangs_is_ended_with_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(SPINS, recognises=True))
    before = descendants(os.getpid())
    with pytest.raises(UserError, match=r"worker-died|stopped-responding|took-too-long"):
        run_isolated(JOB, {}, b"", limits=Limits(seconds=1, sleep=0.3))
    while any(runs(pid) for pid in descendants(os.getpid()) - before):
        pass


@here
def test_the_loader_of_a_program_is_found() -> None:
    found = ocr_helper.loader_of(ocr_helper.program())
    assert Path(found).is_file() and "ld" in Path(found).name
    assert ocr_helper.loader_of(__file__) == "" == ocr_helper.loader_of("/nowhere")
