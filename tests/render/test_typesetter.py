"""The helper that typesets: the same bytes as in this process, replaced when it dies, ended when idle and at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.document import Document, Paragraph, Title
from app.errors import EnvironmentProblem
from app.render import pdf, typesetter
from app.workers import isolation

PAGE = pdf.template_data(Document("zh-Hans", "一页", (Title("李明"), Paragraph("A line, 一行")), "R7K4-Q2MD"))


@pytest.fixture(autouse=True)
def quick_children() -> None:
    """The child starts as it does for people."""


@pytest.fixture(autouse=True)
def _helper() -> Iterator[None]:
    typesetter.use_helper(True)
    yield
    typesetter.use_helper(False)


def _child() -> int:
    (worker,) = typesetter.HELPER._idle
    return worker.channel.child.pid


def test_a_helper_writes_the_same_bytes_again_and_again() -> None:
    first = pdf.compile_template("resume.typ", PAGE)
    helper = _child()
    assert pdf.compile_template("resume.typ", PAGE) == first
    assert _child() == helper
    typesetter.use_helper(False)
    assert not typesetter.HELPER._idle
    assert pdf.compile_template("resume.typ", PAGE) == first, "as in this process"


def test_a_helper_that_died_is_replaced() -> None:
    first = pdf.compile_template("resume.typ", PAGE)
    dead = typesetter.HELPER._idle[0].channel.child
    dead.kill()
    dead.wait()
    assert pdf.compile_template("resume.typ", PAGE) == first
    assert _child() != dead.pid


def test_a_helper_that_dies_over_a_page_is_replaced_once(monkeypatch: pytest.MonkeyPatch) -> None:
    dies = (
        "import sys; from app.workers import protocol; sys.stdout.buffer.write(protocol.hello().pack());"
        "sys.stdout.flush(); sys.stdin.buffer.read(4)"
    )
    good, dying = isolation._command(), [sys.executable, "-c", dies]
    commands = [dying, good]
    monkeypatch.setattr(isolation, "_command", lambda: commands.pop(0) if commands else good)
    monkeypatch.setattr(typesetter.HELPER, "prepare", lambda: None)  # no further one in its place
    assert pdf.compile_template("resume.typ", PAGE).startswith(b"%PDF")
    assert commands == []
    typesetter.end()
    commands[:] = [dying, dying]
    with pytest.raises(EnvironmentProblem):
        pdf.compile_template("resume.typ", PAGE)


def test_what_typst_refuses_is_told_and_the_helper_goes_on() -> None:
    with pytest.raises(EnvironmentProblem) as problem:
        pdf.compile_template("resume.typ", {**PAGE, "head": [{"kind": "paragraph"}]})
    assert problem.value.code == "pdf-failed"
    helper = _child()
    assert pdf.compile_template("resume.typ", PAGE).startswith(b"%PDF")
    assert _child() == helper


def test_an_idle_helper_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetter.HELPER, "_seconds", 0.0)
    pdf.compile_template("resume.typ", PAGE)
    for worker in list(typesetter.HELPER._idle):  # none: it ended already
        assert worker.expiry is not None
        worker.expiry.join()
        assert worker.channel.child.poll() is not None
    assert not typesetter.HELPER._idle


def test_a_program_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_command", lambda: ["/nowhere/countermark"])
    with pytest.raises(EnvironmentProblem):
        pdf.compile_template("resume.typ", PAGE)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells")
def test_a_helper_is_confined_before_its_first_page() -> None:
    pdf.compile_template("resume.typ", PAGE)
    status = Path("/proc", str(_child()), "status").read_text()
    assert "NoNewPrivs:\t1" in status and "Seccomp:\t2" in status
