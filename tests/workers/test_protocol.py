"""The one framing of all children: what is said, what is refused, and what crosses without loss."""

from __future__ import annotations

import io
import sys

import pytest

from app.errors import Cancelled, EnvironmentProblem, UserError
from app.workers import isolation, jobs, protocol
from app.workers.cancellation import CancelToken
from app.workers.isolation import Limits, Stream, run_isolated
from app.workers.protocol import ANSWER, ERROR, PROGRESS, Message, WorkerBug
from tests.workers.confined_program import JOB, command


@pytest.fixture(autouse=True)
def quick_children() -> None:
    """Children start as they do for people."""


def test_a_message_crosses_without_loss() -> None:
    sent = Message(ANSWER, {"value": {"text": "简历\ud800\0", "float": 0.1 + 0.2, "large": 2**80}}, bytes(range(256)))
    assert protocol.receive(io.BytesIO(sent.pack())) == sent


def test_the_bytes_of_an_answer_cross_as_they_are() -> None:
    answer = {"text": "简历", "pdf": bytes(range(256)) * 9, "none": b"", "rgb": b"\0\xff", "list": [1]}
    sent = protocol.answer_message(answer)
    assert len(sent.pack()) < 9 * 256 + 300, "no longer than they are"
    arrived = protocol.receive(io.BytesIO(sent.pack()))
    assert arrived is not None and protocol.answer_of(arrived) == answer
    assert protocol.bytes_in(answer, "rgb") == b"\0\xff"
    with pytest.raises(UserError, match="worker-died"):
        protocol.bytes_in(answer, "text")


@pytest.mark.parametrize(
    "lengths",
    ["x", [["rgb", 4]], [["rgb", 2]], [["rgb", -1], ["pdf", 4]], [["rgb", "3"]], [[7, 3]], [["rgb"]], [3], []],
)
def test_lengths_that_do_not_fit_the_bytes_are_no_answer(lengths: object) -> None:
    with pytest.raises(ValueError):
        protocol.answer_of(Message(ANSWER, {"value": {}, "bytes": lengths}, b"abc"))


@pytest.mark.parametrize("cut", [1, 8, 12, -1])
def test_a_message_that_breaks_off_is_none(cut: int) -> None:
    assert protocol.receive(io.BytesIO(Message(ANSWER, {}, b"abc").pack()[:cut])) is None


@pytest.mark.parametrize("head", [b"[]", b"{}", b'{"kind": "pickle"}', b'{"kind": 1}', b"\xff", b"{", b"[" * 100_000])
def test_anything_else_is_no_message(head: bytes) -> None:
    with pytest.raises(ValueError):
        protocol.parse(head)


@pytest.mark.parametrize(
    "error", [UserError("too-large", limit=7), EnvironmentProblem("disk-full", path="x"), Cancelled()]
)
def test_expected_errors_cross_with_what_their_sentence_needs(error: UserError) -> None:
    arrived = protocol.error_of(protocol.error_message(error))
    assert (type(arrived), str(arrived)) == (type(error), str(error))


def test_what_nobody_expected_arrives_as_a_bug_with_its_traceback() -> None:
    arrived = protocol.error_of(protocol.error_message(ZeroDivisionError(), "Traceback: here"))
    assert isinstance(arrived, WorkerBug) and "here" in str(arrived)


@pytest.mark.parametrize(
    "header", [{}, {"family": "user", "code": 7, "params": {}}, {"family": "user", "code": "x", "params": []}]
)
def test_an_error_without_form_is_none(header: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        protocol.error_of(Message(ERROR, header))


OTHER = """
import app
app.__version__ = "0.0.1"
from app.workers import protocol
protocol.__version__ = "0.0.1"
def job(header, payload):
    return {}
"""
NEWER = """
from app.workers import protocol
protocol.PROTOCOL += 1
def job(header, payload):
    return {}
"""


@pytest.mark.parametrize("source", [OTHER, NEWER])
def test_a_child_of_another_version_is_refused_in_one_sentence(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program was updated while its window was open: nothing is said to the child."""
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(source))
    with pytest.raises(UserError, match="program-updated"):
        run_isolated(JOB, {"secret": 1}, b"x")


MUTE = "import sys\nsys.stdout.buffer.write({said!r})\nsys.stdout.flush()\nsys.stdin.buffer.read()\n"


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\n{}",
        b"\0\0\0\2\0\0\0\0{}",
        b"\xff\xff\xff\xff\xff\xff\xff\xff",
        protocol.hello().pack() + b"\0\0\0\2\0\0\0\0{}",
        protocol.hello().pack() + Message(ANSWER, {"value": []}).pack(),
        protocol.hello().pack() + Message(ANSWER, {"value": {}, "bytes": [["x", 9]]}, b"abc").pack(),
        protocol.hello().pack() + Message(ERROR, {"family": "user", "code": []}).pack(),
        protocol.hello().pack() + protocol.hello().pack(),
        protocol.hello().pack() + Message(PROGRESS, {"step": "x", "done": "many", "total": 1}).pack(),
    ],
)
def test_whatever_a_child_says_is_judged_like_a_file(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    once = MUTE.format(said=said)
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: [sys.executable, "-P", "-c", once])
    with (
        Stream(JOB, {}, Limits(sleep=0.4)) as stream,
        pytest.raises(UserError, match=r"worker-died|stopped-responding"),
    ):
        stream.ask({}, b"")
    if said.startswith(protocol.hello().pack()):
        with pytest.raises(UserError, match="worker-died"):
            run_isolated(JOB, {}, b"x" * 10)


FLOOD = """
import itertools, sys
sys.stdout.buffer.write({hello!r})
for number in itertools.count():
    sys.stdout.buffer.write({report!r})
"""


def test_a_child_that_never_stops_reporting_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    report = Message(PROGRESS, {"step": "x", "done": 1, "total": 2}).pack()
    flood = FLOOD.format(hello=protocol.hello().pack(), report=report * 1000)
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: [sys.executable, "-P", "-c", flood])
    channel = isolation.start()
    try:
        channel.open((JOB,), {}, Limits())
        token = AfterProgress()
        with pytest.raises(Cancelled):
            channel.ask(JOB, {}, cancel=token, progress=token)
    finally:
        channel.end()


WATCHES = """
from app.workers import jobs
jobs.WATCHED_JOBS = ("app.trouble:job",)
def job(header, payload, cancel, progress):
    if header["what"] == "fail":
        return {"x": 1 / 0}
    progress("first", 0, 2)
    while header["what"] == "wait":
        cancel.check()
    progress("first", 2, 2)
    return {"got": payload.decode(), **header}
"""


class AfterProgress(CancelToken):
    """Somebody presses the button when the bar has begun to move."""

    def __call__(self, step: str, done: int, total: int) -> None:
        self.cancel()


def test_progress_cancellation_and_bugs_cross_and_the_child_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(WATCHES))
    channel = isolation.start()
    try:
        channel.open((JOB,), {"common": 7}, Limits())
        seen: list[tuple[str, int, int]] = []
        answer = channel.ask(JOB, {"what": "go"}, b"abc", progress=lambda *report: seen.append(report))
        assert answer == {"got": "abc", "what": "go", "common": 7}
        assert seen == [("first", 0, 2), ("first", 2, 2)]
        with pytest.raises(WorkerBug, match="ZeroDivisionError"):
            channel.ask(JOB, {"what": "fail"})
        token = AfterProgress()
        with pytest.raises(Cancelled):
            channel.ask(JOB, {"what": "wait"}, cancel=token, progress=token)
        channel.cancel()
        with pytest.raises(Cancelled):
            channel.answer()
        assert channel.ask(JOB, {"what": "go"}, b"next")["got"] == "next"
    finally:
        channel.end()
