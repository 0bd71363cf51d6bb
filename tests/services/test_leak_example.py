"""The example of the Leaks page: a real comparison of invented copies, drawn anew each time, that can be stopped."""

from __future__ import annotations

import pytest

from app.domain.attribution import Verdict
from app.errors import Cancelled
from app.services.leak_example import compare_example
from app.workers.cancellation import CancelToken

NAMES = ("Quayside", "Orchard", "Harbour")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_example_is_compared_for_real(language: str) -> None:
    first, second = compare_example(NAMES, language), compare_example(NAMES, language)
    for example in (first, second):
        attribution, (named, *_) = example.result.attribution, example.result.named
        assert attribution.verdict is Verdict.IDENTIFIED
        assert attribution.copies_considered == len(NAMES)
        assert named.recipient.name in NAMES
        assert named.copy.reference not in example.text, "the marks tell, not a printed reference"
        assert {item.layer for item in named.candidate.evidence} >= {"order", "style"}
        assert example.calculation["master_versions"]
    assert first.text != second.text, "drawn anew"
    assert first.result.suspects[0].copy.reference != second.result.suspects[0].copy.reference


def test_the_example_can_be_stopped() -> None:
    token, steps = CancelToken(), list[str]()

    def stop(step: str, done: int, total: int) -> None:
        steps.append(step)
        token.cancel()

    with pytest.raises(Cancelled):
        compare_example(NAMES, "en", cancel=token, progress=stop)
    assert steps == ["plan"]
