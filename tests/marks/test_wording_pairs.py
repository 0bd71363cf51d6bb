"""What may not be proposed: sentences that change who did it, how surely, how much, how often or how well."""

from __future__ import annotations

import pytest
from marks_samples import EN
from wording_pairs import DIFFERENT, SAME

from app.marks.wording_check import hard_problems, soft_problems


@pytest.mark.parametrize(("original", "variant"), DIFFERENT)
def test_a_change_of_responsibility_or_certainty_is_blocked(original: str, variant: str) -> None:
    assert hard_problems(EN, original, variant) or soft_problems(original, variant)
    assert hard_problems(EN, variant, original) or soft_problems(variant, original)


@pytest.mark.parametrize(("original", "variant"), SAME)
def test_the_same_in_other_words_is_not(original: str, variant: str) -> None:
    assert not hard_problems(EN, original, variant) and not soft_problems(original, variant)
