"""Prints the first steps of a case as one page."""

from __future__ import annotations

from collections.abc import Sequence

from app import messages
from app.incidents.first_hour import ToldStep
from app.render.undrawable_characters import print_any


def steps_page(title: str, steps: Sequence[ToldStep], language: str) -> bytes:
    """Return the PDF of the steps, each with a box to tick. Raises EnvironmentProblem `pdf-failed`."""
    data = {
        "family": "zh" if language.startswith("zh") else "en",
        "title": title,
        "subject": "",
        "digest": "",
        "summary": "",
        "signals": [],
        "groups": [
            {
                "heading": messages.sentence("first-hour-now", language),
                "box": True,
                "lines": [{"text": step.text, "source": step.source} for step in steps],
            }
        ],
        "limits": messages.sentence("first-hour-checked", language),
    }
    return print_any("card.typ", data)
