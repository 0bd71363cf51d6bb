"""A name field that holds no name (a date, a sign, single letters) is no fault of the program's."""

from __future__ import annotations

import pytest

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.redact.known_value_matcher import KnownValues


@pytest.mark.parametrize("name", ["2025-03", "✓", "a b", "R7K4-Q2MD", " - ", "https://example.org/job"])
def test_a_name_that_is_none_can_be_looked_for(name: str) -> None:
    assert KnownValues([ProtectedValue("basics.name", Kind.NAME, name)]).values
