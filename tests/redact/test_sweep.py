"""One sweep takes out all that a text must not hold: what is known and what is found by its form."""

from __future__ import annotations

import pytest

from app.domain.policy import ProtectedValue
from app.domain.resume import Field, Resume
from app.domain.sensitivity import Kind, Operator, Stage
from app.redact.policies import stage_policy
from app.redact.sweep import Sweeper


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ask Jane Smith-Okafor or call 13800138000 before noon.", ("Smith-Okafor", "13800138000")),
        ("Call 13800138000, then ask Jane Smith-Okafor, or write to desk@example.org.", ("13800138000", "desk@")),
        ("Jane Smith-Okafor: 110101199003070038", ("Smith-Okafor", "110101199003070038")),
    ],
)
def test_a_known_value_hides_no_finding_beside_it(text: str, left: tuple[str, ...]) -> None:
    absent = (ProtectedValue("basics.name", Kind.NAME, "Jane Smith-Okafor"),)
    sweeper = Sweeper(
        Resume(),
        stage_policy(Stage.BROWSE),
        lambda field: Operator.REMOVE,
        lambda field, operator: "",
        absent,
        (),
    )
    swept, taken = sweeper.sweep(Field("work.w1.highlights.h1", None, text))
    assert {one.reason for one in taken} == {"known", "pattern"}
    assert not [part for part in left if part in swept]
