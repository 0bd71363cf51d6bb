"""The check-up in sentences, and as pages to print."""

from __future__ import annotations

from app import messages
from app.domain.platforms import Visibility
from app.render.any_text import print_any
from app.services.checkup import CheckUp

NOBODY = "checkup-none"


def sections(found: CheckUp, language: str) -> list[tuple[str, list[str]]]:
    """Return the headings with their lines; a section in which nothing was found says so."""
    key = "zh" if language.startswith("zh") else "en"

    def said(code: str, **params: str | int) -> str:
        return messages.sentence(f"checkup-{code}", language, params)

    letters = [said(f"letter-{kind}", name=one.name) for one, kind in found.letters]
    held = [
        said(
            "expired" if one.expired else "old" if one.old else "held",
            name=one.recipient.name,
            count=one.count,
            day=one.copy.created[:10],
            ended=one.expired,
        )
        for one in found.held
    ]
    public = [
        said(
            "assumed" if one.state.visibility is Visibility.UNKNOWN else "public",
            name=one.platform.name[key],
            day=one.state.looked,
        )
        for one in found.platforms
        if one.counts_as_public
    ]
    asked = [said("request", name=one.name, day=day) for one, day in found.open_requests]
    old = [
        said("contact", value=one.fact.value, names=", ".join(two.name for two in one.recipients))
        for one in found.old_contacts
    ]
    rows = (("letters", letters), ("platforms", public), ("contacts", old), ("requests", asked), ("holders", held))
    found_rows = [(said(code), lines or [said("none")]) for code, lines in rows]
    return [*found_rows, (said("backup"), [said("backup-ask")])]


def checkup_pages(found: CheckUp, language: str) -> bytes:
    """Return the PDF of a check-up. Raises EnvironmentProblem `pdf-failed`."""
    data = {
        "family": "zh" if language.startswith("zh") else "en",
        "title": messages.sentence("checkup-title", language),
        "subject": messages.sentence("checkup-made", language, {"day": found.day}),
        "first": "",
        "sections": [
            {"heading": heading, "lines": [{"label": "", "text": line, "more": []} for line in lines]}
            for heading, lines in sections(found, language)
        ],
        "limits": messages.sentence("checkup-limits", language),
        "signed": [],
    }
    return print_any("evidence.typ", data)
