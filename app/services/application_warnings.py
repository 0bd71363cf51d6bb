"""Warnings about an application: the same job twice, and an agency between the person and the employer. Reports what is in the vault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.applications import JobDetails, recipient_of
from app.domain.copies import Recipient, RecipientKind
from app.services.application_details import ApplicationDetails
from app.services.prior_disclosures import core_name
from app.vault.search.full_text import name_key
from app.vault.store import application_rows

if TYPE_CHECKING:
    from app.vault.vault import Vault


class WarningKind(StrEnum):
    """Kind of a warning about an application.

    `same-job`: another application is for the same job; `other-way`: another one, through somebody else, goes to the same employer; `direct`:
    another one went there directly;
    `agency`: an agency stands between, and the employer is known; `agency-unknown`: and the employer is not.
    """

    SAME_JOB = "same-job"
    OTHER_WAY = "other-way"
    DIRECT = "direct"
    AGENCY = "agency"
    AGENCY_UNKNOWN = "agency-unknown"


@dataclass(frozen=True, slots=True)
class ApplicationWarning:
    """A warning: the other application it is about (empty: none), with its recipient's name and its job's title."""

    kind: WarningKind
    application_id: str = ""
    name: str = ""
    title: str = ""


def warnings_about(vault: Vault, application_id: str) -> tuple[ApplicationWarning, ...]:
    """Return the warnings about an application in the vault."""
    recipient = vault.recipients.get(recipient_of(application_id))
    if recipient is None:
        return ()
    return warnings_of(vault, recipient, ApplicationDetails(vault, vault.clock).get(application_id), application_id)


def warnings_of(
    vault: Vault, recipient: Recipient, details: JobDetails, application_id: str = ""
) -> tuple[ApplicationWarning, ...]:
    """Return the warnings about an application as it is typed (`application_id` where it is stored already)."""
    found = list(_agency(recipient, details))
    employer = details.employer or ("" if recipient.kind is RecipientKind.AGENCY else recipient.name)
    core, title = core_name(employer), _title(details.title)
    words = core.split()
    for other, name, behind, other_title, link in (
        application_rows.similar_names(vault.database, words) if words else ()
    ):
        if other == application_id or core_name(behind or name) != core:
            continue
        same = (bool(title) and _title(other_title) == title) or (bool(details.link) and link == details.link)
        if same:
            found.append(ApplicationWarning(WarningKind.SAME_JOB, other, name, other_title))
        elif recipient_of(other) != recipient.id:
            kind = WarningKind.OTHER_WAY if behind else WarningKind.DIRECT
            found.append(ApplicationWarning(kind, other, name, other_title))
    return tuple(_once_each(found))


def _once_each(found: Sequence[ApplicationWarning]) -> Iterator[ApplicationWarning]:
    """Yield each warning of the same job, and of the other ways to an employer one for each recipient that no such warning names."""
    told = {recipient_of(one.application_id) for one in found if one.kind is WarningKind.SAME_JOB}
    for one in found:
        recipient = recipient_of(one.application_id)
        if one.kind in (WarningKind.OTHER_WAY, WarningKind.DIRECT):
            if recipient in told:
                continue
            told.add(recipient)
        yield one


def _agency(recipient: Recipient, details: JobDetails) -> tuple[ApplicationWarning, ...]:
    if recipient.kind is not RecipientKind.AGENCY:
        return ()
    kind = WarningKind.AGENCY if details.employer else WarningKind.AGENCY_UNKNOWN
    return (ApplicationWarning(kind, name=recipient.name, title=details.employer),)


def _title(title: str) -> str:
    """Return a job title without case, width and punctuation."""
    return " ".join(re.sub(r"[\W_]+", " ", name_key(title)).split())
