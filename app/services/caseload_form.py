"""Prints consent forms that students sign by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app import messages
from app.render.qr import qr_svg
from app.render.undrawable_characters import print_any
from app.services.caseload_settings import Letterhead

BLANK: Final = "_" * 32
"""A line to write on."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form for the student `name`: what is allowed (label, value), a code to type, and the `payload` of its QR code."""

    name: str
    rows: Sequence[tuple[str, str]]
    code: str
    payload: str


def consent_forms(letterhead: Letterhead, forms: Sequence[Form], language: str) -> bytes:
    """Return the PDF of forms, each on pages of its own: who asks for the consent (a name that is missing is a line to write on), and its contents.

    Raises EnvironmentProblem `pdf-failed`.
    """
    language = "zh" if language.startswith("zh") else "en"

    def said(key: str) -> str:
        return messages.sentence(f"consent-form-{key}", language)

    data = {
        "family": language,
        "title": said("title"),
        "intro": said("intro"),
        "forms": [
            {
                "rows": [
                    [messages.sentence("consent-student", language), form.name],
                    [said("institution"), letterhead.institution or BLANK],
                    [said("counsellor"), letterhead.counsellor or BLANK],
                    *(list(row) for row in form.rows),
                ],
                "code": form.code,
                "qr": qr_svg(form.payload),
            }
            for form in forms
        ],
        "rights": [said("free"), said("withdraw"), said("limit")],
        "code_label": said("code"),
        "signature": said("signature"),
        "date": said("date"),
        "guardian": said("guardian"),
    }
    return print_any("consent.typ", data)
