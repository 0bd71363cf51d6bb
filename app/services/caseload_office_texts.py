"""Sentences about an office: title, last sync, what the members must know, who they are. In the window and on the command line the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import messages
from app.clock import from_iso
from app.text.dates import long_day

if TYPE_CHECKING:
    from app.services.caseload_office import MemberLine, OfficeStatus, Told


def summary_lines(status: OfficeStatus, language: str) -> tuple[str, ...]:
    """Return title, folder, counts and the last sync as sentences."""
    counts: dict[str, str | int] = {"title": status.title, "folder": status.folder, "count": status.students}
    return (
        messages.sentence("office-summary", language, counts),
        last_sync_line(status, language),
    )


def last_sync_line(status: OfficeStatus, language: str) -> str:
    """Return when the last sync was."""
    return messages.sentence("office-last-sync", language, {"when": _when(status.synced, language)})


def card_lines(status: OfficeStatus, language: str) -> tuple[str, ...]:
    """Return whose office it is, how many students it knows, and the last sync."""
    comma = messages.sentence("list-comma", language)
    names = comma.join(one.name for one in status.members if one.is_current)
    params: dict[str, str | int] = {"title": status.title, "names": names, "count": status.students}
    said = messages.sentence("office-with", language, params)
    return said, last_sync_line(status, language)


def _when(moment: str, language: str) -> str:
    """Return an RFC 3339 time as local day and time; a dash for none. What is no time is shown as it is: a colleague's program wrote it."""
    if not moment:
        return "–"
    try:
        local = from_iso(moment).astimezone()
    except ValueError:
        return moment[:20]
    return f"{long_day(local.date().isoformat(), language)} {local:%H:%M}"


def warning_lines(status: OfficeStatus, language: str, *, pseudonyms: bool = False) -> tuple[str, ...]:
    """Return what the members must know: what waits, contradictions, what happened to the folder. `pseudonyms`: for a screen that others see."""
    lines = []
    if status.is_stale:
        lines.append(messages.sentence("office-stale", language, {}))
    if status.is_silent:
        lines.append(messages.sentence("office-silent", language, {}))
    if status.contradictions:
        lines.append(messages.sentence("office-contradictions", language, {"count": status.contradictions}))
    for name, one in status.waiting:
        lines.append(messages.sentence(f"office-waiting-{one.reason}", language, {"member": name, "count": one.count}))
    return (
        *lines,
        *(
            f"{long_day(one.day, language)}  {_told(one, status, language, pseudonyms=pseudonyms)}"
            for one in status.told
        ),
    )


def _told(told: Told, status: OfficeStatus, language: str, *, pseudonyms: bool) -> str:
    """Return what happened as a sentence. Of a student who is here it says the name, and until when a vault is kept; of one who is gone, there is no name."""
    code, params = told.code, dict(told.params)
    here = status.here.get(str(params.get("student", "")))
    if "day" in params:
        params["day"] = long_day(str(params["day"]), language)
    if here is not None and not pseudonyms:
        params["student"] = here.name
    if here is not None and here.until and code == "office-ended":
        code = "office-ended-kept"
        params["day"] = long_day(here.until, language)
    return messages.sentence(code, language, params)


def member_lines(status: OfficeStatus, language: str) -> tuple[str, ...]:
    """Return a line for each member."""
    found = []
    for one in status.members:
        roles = [
            messages.sentence(f"office-is-{role}", language, {})
            for role, holds in (
                *(("owner", one.is_owner), ("you", one.is_you)),
                *(("removed", one.is_removed), ("left", one.has_left and not one.is_removed)),
            )
            if holds
        ]
        heard = messages.sentence("office-heard", language, {"when": _when(one.heard, language)})
        found.append(" · ".join([" ".join([one.name, *roles]), *_vouched(one, language), heard, one.fingerprint]))
    return tuple(found)


def _vouched(one: MemberLine, language: str) -> tuple[str, ...]:
    """Return who added a member, and whether the person here compared the fingerprint; nothing of oneself and of those who are gone."""
    if one.is_you or not one.is_current:
        return ()
    compared = messages.sentence("office-compared" if one.is_compared else "office-not-compared", language, {})
    added = messages.sentence("office-added-by", language, {"member": one.added_by}) if one.added_by else ""
    return tuple(filter(None, (added, compared)))
