"""A meeting plan in words: the page to leave with somebody, and what to do when the person is not back. Reads nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath

from app import messages
from app.domain.meetings import MeetingPlan, missing_parts
from app.domain.offices import Channel
from app.render.letter import letter_file
from app.text.dates import long_day


def meeting_page(plan: MeetingPlan, police: Sequence[Channel], name: str, language: str) -> bytes:
    """Return a plan as one page, in the format of a file's name (`.pdf`, `.docx`, `.txt`).

    Raises `UserError` `letter-format-unknown`, `no-glyph` (PDF), EnvironmentProblem `pdf-failed`.
    """
    key = "zh" if language.startswith("zh") else "en"
    return letter_file(meeting_text(plan, police, language), PurePath(name).suffix, key)


def meeting_text(plan: MeetingPlan, police: Sequence[Channel], language: str) -> str:
    """Return a plan as text: the title, an empty line, and blocks of points (`- …`)."""

    def said(code: str, **params: str) -> str:
        return messages.sentence(f"meeting-{code}", language, params)

    def told(code: str, value: str) -> str:
        return "- " + said(code, value=value or said("open"))

    when = said("when", begins=moment_text(plan.begins, language), back=moment_text(plan.back_by, language))
    blocks = [
        [
            said("block-where"),
            f"- {when}",
            told("place-told", plan.place_told),
            told("place-found", plan.place_found),
            told("contact", plan.contact),
            told("number-found", " · ".join(one for one in (plan.number_found, plan.checked_how) if one)),
            told("transport", plan.transport),
        ],
        [
            said("block-keep"),
            *(f"- {line}" for line in said("keep-lines").splitlines()),
            "- " + said("leave", words=leaving_words(plan, language)),
        ],
        [
            said(
                "block-trusted",
                name=" · ".join(one for one in (plan.trusted, plan.trusted_phone) if one) or said("open"),
            ),
            *(f"- {line}" for line in overdue_steps(plan, police, language)),
        ],
    ]
    if open_parts := missing_parts(plan):
        blocks.append([said("block-open"), *(f"- {said(f'missing-{part}')}" for part in open_parts)])
    title = said("page-title", title=plan.title)
    return "\n\n".join((title, *("\n".join(one) for one in blocks))) + "\n"


def overdue_steps(plan: MeetingPlan, police: Sequence[Channel], language: str) -> tuple[str, ...]:
    """Return what whoever waits does when the person is not back in time: whom to call, in order, and what to say."""

    def said(code: str, **params: str) -> str:
        return messages.sentence(f"meeting-{code}", language, params)

    numbers = said("or").join(said("number", name=one.name, number=one.reached) for one in police)
    place = " / ".join(dict.fromkeys(one for one in (plan.place_told, plan.place_found) if one)) or said("open")
    who = " · ".join(one for one in (plan.contact, plan.number_found) if one) or said("open")
    begun = moment_text(plan.begins, language)
    return (
        said("step-call", back=moment_text(plan.back_by, language)),
        said("step-police", police=numbers) if numbers else said("step-police-unknown"),
        said("step-tell", place=place, who=who, begins=begun, transport=plan.transport or said("open")),
    )


def leaving_words(plan: MeetingPlan, language: str) -> str:
    """Return what the person says when they want to leave: their own words, else the proposed ones."""
    return plan.words or messages.sentence("meeting-words", language)


def moment_text(moment: str, language: str) -> str:
    """Return a local moment (`2026-12-01T09:00`) as it is written in a language."""
    when = datetime.fromisoformat(moment)
    key = "zh" if language.startswith("zh") else "en"
    return f"{long_day(when.date().isoformat(), key)} {when:%H:%M}"
