"""Words for meeting plans: countries to choose, whom to call, and the lines that Today shows."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.meetings import MeetingPlan
from app.domain.offices import Channel
from app.reader_country import COUNTRIES, reader_country
from app.services.meeting_text import moment_text, overdue_steps
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.messages import sentence


def countries() -> dict[str, str]:
    """Return the countries that can be chosen with their names, that of the reader first."""
    from checkers.jurisdictions import country_title

    language = "zh" if translations().language.startswith("zh") else "en"
    home = reader_country()
    ordered = sorted(COUNTRIES, key=lambda code: code != home)
    return {code: name for code in ordered if (name := country_title(code, language))}


def emergency(plan: MeetingPlan) -> Sequence[Channel]:
    """Return whom to call when somebody does not come back from a meeting."""
    from checkers.country_offices import emergency_of_plan

    return emergency_of_plan(plan, reader_country(), translations().language)


def overdue_lines(plan: MeetingPlan) -> tuple[str, ...]:
    """Return what to do, in order, when somebody did not come back: whoever is named as waiting is called first."""
    language = translations().language
    steps = overdue_steps(plan, emergency(plan), language)
    waits = " · ".join(one for one in (plan.trusted, plan.trusted_phone) if one)
    if not waits:
        return steps
    told: dict[str, str | int] = {"back": moment_text(plan.back_by, language), "name": waits}
    return (sentence("meeting-overdue-first", told), *steps[1:])


def overdue_line(plan: MeetingPlan) -> str:
    """Return the line of Today for a plan whose time to be back has passed."""
    language = translations().language
    others = overdue_lines(plan)[1:]
    waits = " · ".join(one for one in (plan.trusted, plan.trusted_phone) if one)
    told: dict[str, str | int] = {"back": moment_text(plan.back_by, language), "name": waits, "steps": " ".join(others)}
    return sentence("meeting-overdue" if waits else "meeting-overdue-nobody", told)


def ahead_line(plan: MeetingPlan) -> str:
    """Return the line of Today for a plan that begins soon, or has begun."""
    language = translations().language
    place = plan.place_found or plan.place_told or sentence("meeting-open")
    told: dict[str, str | int] = {
        "begins": moment_text(plan.begins, language),
        "back": moment_text(plan.back_by, language),
        "place": place,
    }
    return sentence("meeting-ahead", told)
