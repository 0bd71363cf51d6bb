"""Prints the consent form that a student signs by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app import messages
from app.render.qr import qr_svg
from app.render.undrawable_characters import print_any
from app.services.caseload import Letterhead

BLANK: Final = "_" * 32
"""A line to write on."""


def consent_form(
    name: str, letterhead: Letterhead, rows: Sequence[tuple[str, str]], code: str, payload: str, language: str
) -> bytes:
    """Return the PDF of a form for the student `name`: to whom it is given (a name that is missing is a line to write on), what is allowed (label,
    value), a code to type and a QR code of `payload`.

    Raises EnvironmentProblem `pdf-failed`.
    """
    language = "zh" if language.startswith("zh") else "en"

    def said(key: str) -> str:
        return messages.sentence(f"consent-form-{key}", language)

    data = {
        "family": language,
        "title": said("title"),
        "intro": said("intro"),
        "rows": [
            [messages.sentence("consent-student", language), name],
            [said("institution"), letterhead.institution or BLANK],
            [said("counsellor"), letterhead.counsellor or BLANK],
            *(list(row) for row in rows),
        ],
        "rights": [said("free"), said("withdraw"), said("limit")],
        "code": code,
        "code_label": said("code"),
        "qr": qr_svg(payload),
        "signature": said("signature"),
        "date": said("date"),
        "guardian": said("guardian"),
    }
    return print_any("consent.typ", data)
