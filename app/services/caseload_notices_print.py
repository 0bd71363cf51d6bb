"""Prints the texts for a counsellor's office (impact assessment, FERPA, PIPL, GDPR), dated, with lines to fill in and to sign."""

from __future__ import annotations

from collections.abc import Sequence

from app import messages
from app.render.undrawable_characters import print_any
from app.services.caseload_form import BLANK
from app.services.caseload_notices import Notice
from app.services.caseload_settings import Letterhead
from app.text.dates import long_day

_FIELDS = ("responsible", "assessed", "again", "signature")


def notices_pages(chosen: Sequence[Notice], letterhead: Letterhead, today: str, language: str) -> bytes:
    """Return the PDF of the chosen texts, each from the top of a page, with the ISO day `today`. Raises EnvironmentProblem `pdf-failed`."""
    language = "zh" if language.startswith("zh") else "en"

    def said(key: str, **params: str | int) -> str:
        return messages.sentence(f"notices-{key}", language, params)

    head = [
        [said("institution"), letterhead.institution or BLANK],
        [said("counsellor"), letterhead.counsellor or BLANK],
        [said("printed"), long_day(today, language)],
    ]
    data = {
        "family": language,
        "title": said("title"),
        "head": head,
        "notices": [_notice(one, language) for one in chosen],
        "fields": [said(name) for name in _FIELDS],
        "limits": said("limits"),
    }
    return print_any("notices.typ", data)


def _notice(one: Notice, language: str) -> dict[str, object]:
    """Return one text as the template takes it; a label ends at the first colon of a paragraph."""
    origin = {"source": one.source[language], "day": long_day(one.checked, language)}
    return {
        "title": one.title[language],
        "lines": one.text[language].strip().splitlines(),
        "source": messages.sentence(f"notices-{one.sure}", language, dict(origin)),
    }
