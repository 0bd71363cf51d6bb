"""The check-up in sentences, and as pages to print."""

from __future__ import annotations

from app import messages
from app.clock import from_iso, local_day
from app.domain.platforms import Visibility
from app.render.any_text import print_any
from app.services.checkup import CheckUp
from app.text.dates import long_day

NOBODY = "checkup-none"


def sections(found: CheckUp, language: str) -> list[tuple[str, list[str]]]:
    """Return the headings with their lines, the letters to send last; a section in which nothing was found says so."""
    letters = [letter_line(one.name, kind, language) for one, kind in found.letters]
    rows = (("backup", [backup_line(found, language)]), ("letters", letters))
    return [*findings(found, language), *(_section(code, lines, language) for code, lines in rows)]


def findings(found: CheckUp, language: str) -> list[tuple[str, list[str]]]:
    """Return the headings with their lines of what is out: platforms, old contacts, open requests, holders."""
    key = "zh" if language.startswith("zh") else "en"

    def said(code: str, **params: str | int) -> str:
        return messages.sentence(f"checkup-{code}", language, params)

    held = [
        said(
            "expired" if one.expired else "old" if one.old else "held",
            name=one.recipient.name,
            count=one.count,
            day=long_day(local_day(from_iso(one.copy.created)), language),
            ended=long_day(str(one.expired), language),
        )
        for one in found.held
    ]
    public = [
        said(
            "assumed" if one.state.visibility is Visibility.UNKNOWN else "public",
            name=one.platform.name[key],
            day=long_day(one.state.looked, language),
        )
        for one in found.platforms
        if one.counts_as_public
    ]
    asked = [said("request", name=one.name, day=long_day(day, language)) for one, day in found.open_requests]
    old = [
        said("contact", value=one.fact.value, names=", ".join(two.name for two in one.recipients))
        for one in found.old_contacts
    ]
    rows = (("platforms", public), ("contacts", old), ("requests", asked), ("holders", held))
    return [_section(code, lines, language) for code, lines in rows]


def _section(code: str, lines: list[str], language: str) -> tuple[str, list[str]]:
    heading, none = (messages.sentence(f"checkup-{one}", language) for one in (code, "none"))
    return heading, lines or [none]


def letter_line(name: str, kind: str, language: str) -> str:
    """Return the sentence for a letter of that kind (`LetterKind`) to send."""
    return messages.sentence(f"checkup-letter-{kind}", language, {"name": name})


def backup_line(found: CheckUp, language: str) -> str:
    """Return what the person said of their backup; the question, where they were not asked within the year."""
    if found.backup is None:
        return messages.sentence("checkup-backup-ask", language)
    opened, day = found.backup
    return messages.sentence(
        "checkup-backup-yes" if opened else "checkup-backup-no", language, {"day": long_day(day, language)}
    )


def checkup_pages(found: CheckUp, language: str) -> bytes:
    """Return the PDF of a check-up. Raises EnvironmentProblem `pdf-failed`."""
    data = {
        "family": "zh" if language.startswith("zh") else "en",
        "title": messages.sentence("checkup-title", language),
        "subject": messages.sentence("checkup-made", language, {"day": long_day(found.day, language)}),
        "first": "",
        "sections": [
            {"heading": heading, "lines": [{"label": "", "text": line, "more": []} for line in lines]}
            for heading, lines in sections(found, language)
        ],
        "limits": messages.sentence("checkup-limits", language),
        "signed": [],
    }
    return print_any("evidence.typ", data)
