"""The check-up in sentences, and as pages to print."""

from __future__ import annotations

from app import messages
from app.clock import from_iso, local_day
from app.domain.platforms import Visibility
from app.render.undrawable_characters import print_any
from app.services.checkup import CheckUp
from app.services.platforms import PlatformView
from app.text.dates import long_day

NOBODY = "checkup-none"


def sections(found: CheckUp, language: str) -> list[tuple[str, list[str]]]:
    """Return the headings with their lines, the letters to send last; a section in which nothing was found says so."""
    key = "zh" if language.startswith("zh") else "en"
    answers = [_answer_line(one, language) for one in found.platforms if one.state.visibility is not Visibility.UNKNOWN]
    open_ = [one.platform.name[key] for one in found.platforms if one.state.visibility is Visibility.UNKNOWN]
    if open_:
        names = messages.sentence("list-comma", language).join(open_)
        answers.append(messages.sentence("checkup-unanswered", language, {"names": names}))
    letters = [letter_line(one.name, kind, language) for one, kind in found.letters]
    rows = (("answers", answers), ("backup", [backup_line(found, language)]), ("letters", letters))
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
            review=long_day(one.review, language),
        )
        for one in found.platforms
        if one.counts_as_public
    ]
    if unanswered := [one for one in found.platforms if _is_unanswered(one)]:
        public.append(said("not-said", count=len(unanswered)))
    asked = [said("request", name=one.name, day=long_day(day, language)) for one, day in found.open_requests]
    old = [
        said("contact", value=one.fact.value, names=", ".join(two.name for two in one.recipients))
        for one in found.old_contacts
    ]
    rows = (("platforms", public), ("contacts", old), ("requests", asked), ("holders", held))
    return [_section(code, lines, language) for code, lines in rows]


def _is_unanswered(view: PlatformView) -> bool:
    """Return True if nobody said anything of a platform that got nothing."""
    return not view.used and view.state.visibility is Visibility.UNKNOWN


def _answer_line(view: PlatformView, language: str) -> str:
    """Return what the person said of a platform, and on what day."""
    key = "zh" if language.startswith("zh") else "en"
    told = {"name": view.platform.name[key], "day": long_day(view.state.looked, language)}
    return messages.sentence(f"checkup-said-{view.state.visibility.value}", language, told)


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
        "subject": messages.sentence(
            "checkup-made" if found.last == found.day else "checkup-open",
            language,
            {"day": long_day(found.day, language)},
        ),
        "first": "",
        "sections": [
            {"heading": heading, "lines": [{"label": "", "text": line, "more": []} for line in lines]}
            for heading, lines in sections(found, language)
        ],
        "limits": messages.sentence("checkup-limits", language),
        "signed": [],
    }
    return print_any("evidence.typ", data)
