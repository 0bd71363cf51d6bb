"""Files of our own writers are read by children that stay: with the same answers as a fresh child, one file knowing nothing of another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.domain.verification import Verification
from app.errors import UserError
from app.verify import verify
from app.workers import isolation
from app.workers.children import kill_child

NAME = ProtectedValue("basics.name", Kind.NAME, "Amara Lindqvist")
OTHER = ProtectedValue("basics.name", Kind.NAME, "Bruno Castellani")
FILES = (
    ("Resume.txt", b"Amara Lindqvist\n", NAME),
    ("Resume.txt", b"Bruno Castellani\n", NAME),
    ("Resume.txt", b"Bruno Castellani\n", OTHER),
    ("Resume.txt", b"Bruno Castellani\nAmara Lindqvist\n", OTHER),
)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    verify.OWN.end()
    yield
    verify.OWN.end()


def verified(name: str, data: bytes, absent: ProtectedValue, *, own: bool = True) -> Verification:
    lines = data.decode().splitlines()
    return verify.verify_file(name, data, absent=[absent], allowed=(), expected=lines, own=own)


def test_one_child_reads_them_all_and_says_what_a_fresh_one_says(monkeypatch: pytest.MonkeyPatch) -> None:
    together, children = [], set()
    for file in FILES:
        together.append(verified(*file))
        children |= {one.channel.child.pid for one in verify.OWN._idle}
    assert len(children) == 1

    def alone(job: str, header: dict, data: bytes, **more: object) -> dict:
        return isolation.run_isolated(job, header, data, limits=verify._LIMITS)

    monkeypatch.setattr(verify.OWN, "run", alone)
    assert together == [verified(*file) for file in FILES]
    assert [bool(one.findings) for one in together] == [True, False, True, True]


def test_a_strangers_file_never_meets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> dict:
        raise AssertionError("a stranger's file")

    monkeypatch.setattr(verify.OWN, "run", refused)
    assert verified("Resume.txt", b"Amara Lindqvist\n", NAME, own=False).findings


def test_a_child_that_dies_over_a_file_fails_that_file_and_is_replaced() -> None:
    verify.expect_files(2)
    verify.await_expected()
    (worker,) = verify.OWN._idle
    real = worker.channel.ask

    def dies(*arguments: object, **named: object) -> dict:
        kill_child(worker.channel.child)
        return real(*arguments, **named)

    worker.channel.ask = dies
    with pytest.raises(UserError, match="worker-died"):
        verified(*FILES[0])
    assert verified(*FILES[0]).findings
