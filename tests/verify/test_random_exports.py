"""Copies of random persons for random policies are clean, in every format; `python -m benchmarks.verify --exports 600` makes more of them."""

from __future__ import annotations

import random

import pytest

from app.domain.compose import compose
from app.domain.document import text_lines
from app.domain.style import default_style
from app.errors import UserError
from app.redact.derived_forms import derived_forms
from app.redact.engine import redact
from app.render.writers import WRITERS, render
from app.verify.judge import verify
from app.verify.model import NEVER_OF_OTHERS, Context
from app.verify.registry import CHANNELS
from benchmarks.verify import person, policy


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("chinese", [False, True])
def test_a_random_export_is_clean(seed: int, chinese: bool) -> None:
    dice = random.Random(seed)
    resume, rules = person(dice, chinese), policy(dice)
    redaction = redact(resume, rules)
    document = compose(redaction.resume, default_style(resume.language), reference="R7K4-Q2MD")
    derived = derived_forms(redaction.absent, resume)
    patterns = NEVER_OF_OTHERS | rules.removed_kinds
    for form in WRITERS:
        try:
            data = render(document, redaction.resume, form)
        except UserError as refused:
            assert refused.code == "no-glyph"
            continue
        expected = None if form == "json" else tuple(text_lines(document))
        context = Context(True, expected, redaction.absent, redaction.allowed, derived=derived, patterns=patterns)
        assert verify(f"Resume-R7K4-Q2MD.{form}", data, context, CHANNELS).findings == ()
