"""The sample of a large property is fixed, holds every class, and gives way to the whole."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from source_tree import ROOT

from tests import sampling
from tests.sampling import drawn, sample

WORDS = [f"{letter}{number}" for letter in "abcdef" for number in range(20)]


def test_it_is_as_large_as_said_in_order_and_always_the_same() -> None:
    once = drawn(WORDS, 30)
    assert len(set(once)) == 30 and once == sorted(once, key=WORDS.index)
    assert once == drawn(WORDS, 30) and once != drawn(WORDS, 30, seed="another")
    assert drawn(WORDS, 1000) == WORDS and drawn(WORDS, 0, by=len) == drawn(WORDS, 2, by=len)


@pytest.mark.parametrize("most", [1, 6, 40])
def test_every_class_is_there(most: int) -> None:
    found = drawn(WORDS, most, by=lambda word: word[0])
    assert {word[0] for word in found} == set("abcdef") and len(found) == max(6, most)


def test_the_whole_is_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "FULL", True)
    assert sample(WORDS, 3) == WORDS and sampling.repeats(9, 2) == 9
    monkeypatch.setattr(sampling, "FULL", False)
    assert sample(WORDS, 3) == drawn(WORDS, 3) and sampling.repeats(9, 2) == 2


@pytest.mark.parametrize(("asked", "full"), [("1", True), ("0", False), ("", False)])
def test_one_variable_asks_for_it_and_reaches_the_tests(asked: str, full: bool) -> None:
    said = "import tests.conftest as c, types; c.pytest_configure(types.SimpleNamespace(workerinput={})); "
    said += "from tests import sampling; print(sampling.FULL); c.pytest_unconfigure(None)"
    environment = {**os.environ, "COUNTERMARK_FULL": asked}
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.stdout.strip() == str(full), done.stderr
