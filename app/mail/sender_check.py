"""Judges whether the sender of a message is the recipient who was given the address it came to. Pure; never from the From line alone.

A sender counts when the own server vouches for a domain of the same organisation as the address in From (RFC 7489
alignment, by the public suffix list). Services that send in others' names and free mail providers tell nothing about who wrote.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.mail import AliasMail, SenderJudgement, SenderVerdict
from app.text import domain_lists
from app.text.domains import organization


def judge(mail: AliasMail, recipient_domains: Iterable[str]) -> SenderJudgement:
    """Return the judgement of a message that came to an address given to a recipient with these domains.

    Reasons: `same-domain`, `other-domain`, `relay`; `forwarded`, `not-checked`, `not-aligned`, `free-mail`,
    `recipient-unknown` where it cannot be told.
    """
    if mail.forwarded:
        return SenderJudgement(SenderVerdict.UNKNOWN, "forwarded")
    if not mail.checked:
        return SenderJudgement(SenderVerdict.UNKNOWN, "not-checked")
    if not mail.aligned:
        relay = next((domain for domain in mail.vouched if is_relay(domain)), "")
        return SenderJudgement(*((SenderVerdict.RELAY, "relay", relay) if relay else _unknown("not-aligned")))
    owner = organization(mail.aligned)
    if domain_lists.is_free_mail(owner):
        return SenderJudgement(*_unknown("free-mail", owner))
    own = {organization(domain.strip()) for domain in recipient_domains} - {""}
    if owner in own or any(domain_lists.same_owner(owner, domain) for domain in own):
        return SenderJudgement(SenderVerdict.RECIPIENT, "same-domain", owner)
    if is_relay(mail.aligned):
        return SenderJudgement(SenderVerdict.RELAY, "relay", owner)
    if not own:
        return SenderJudgement(*_unknown("recipient-unknown", owner))
    return SenderJudgement(SenderVerdict.OTHER, "other-domain", owner)


def is_relay(domain: str) -> bool:
    """Return True if mail of this domain is sent in others' names: mailing services, applicant tracking, job boards, alias forwarders."""
    known = domain_lists.domains("mail_services") | domain_lists.domains("alias_forwarders")
    known |= domain_lists.domains("job_sites") - domain_lists.domains("free_mail")
    labels = domain.split(".")
    return any(".".join(labels[at:]) in known for at in range(len(labels) - 1))


def _unknown(reason: str, domain: str = "") -> tuple[SenderVerdict, str, str]:
    return SenderVerdict.UNKNOWN, reason, domain
