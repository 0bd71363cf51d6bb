"""Signals of mail addresses: throw-away mail, free mail in a firm's name, mail domain against website and employer."""

from __future__ import annotations

import re

from app.domain.checks import Outcome, Posting, Signal
from app.text import domain_lists as lists
from app.text.domains import has_national_ending, registrable, registrable_label, share_public_service
from app.text.organizations import name_words
from checkers.signals import contacts
from checkers.signals.base import CheckContext, Finding, evidence_of, line, logic_signal

_WORD = re.compile(r"[a-z0-9]{4,}")


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check the mail addresses in the posting."""
    signals: list[Signal] = []
    firm = posting.organisation or posting.brand
    own_site = registrable(contacts.link_host(context.employer_site)) if context.employer_site else ""
    sites = {own_site} if own_site else contacts.site_domains(posting)
    seen: set[str] = set()
    for address, domain in contacts.mail_addresses(posting):
        evidence = evidence_of(posting, address, "contacts")
        base = registrable(domain)
        if lists.is_disposable(domain) or lists.is_disposable(base):
            signals += logic_signal(context, "mail-disposable", evidence)
        elif lists.is_free_mail(domain) or lists.is_free_mail(base):
            signals += logic_signal(context, "mail-free-for-firm", evidence) if firm else ()
        elif sites and base and base not in sites and not any(_same_name(base, site) for site in sites):
            signals += logic_signal(context, "mail-other-than-site", evidence)
        elif firm and base and not _can_belong_to(firm, domain):
            signals += logic_signal(context, "mail-other-than-name", evidence)
        seen.add(domain)
    lines = tuple(
        line("mail-domain-age", Outcome.NOT_CHECKED, domain)
        for domain in sorted(seen)
        if not lists.is_free_mail(domain)
    )
    return Finding(signals=tuple(signals), not_checked=lines[:3])


def _same_name(first: str, second: str) -> bool:
    """Return True if two domains are one name under ordinary endings (northgate.com and northgate.co.uk) or of one public service."""
    return share_public_service(first, second) or (
        registrable_label(first) == registrable_label(second)
        and has_national_ending(first)
        and has_national_ending(second)
    )


def _can_belong_to(firm: str, domain: str) -> bool:
    """Return True if a mail domain can be that firm's: shares a distinctive word or its initials.

    Chinese names cannot be compared: True.
    """
    words = [word for word in _WORD.findall(firm.lower()) if word not in name_words("mail")]
    if not words:
        return True
    name = registrable_label(domain)
    initials = "".join(word[0] for word in re.findall(r"[a-z0-9]+", firm.lower()))
    return (
        any(word in name or name in word for word in words)
        or name in initials
        or (len(name) <= 5 and initials.startswith(name[:2]))
    )
