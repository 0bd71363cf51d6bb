"""The explicit list of checkers, in the order of the card. A file `posting_*`, `employer_*`, `licence_*` or
`domain_*` that is
missing here fails a test."""

from __future__ import annotations

from checkers.signals import (
    domain_links,
    domain_lookalike,
    domain_mail,
    domain_reply,
    employer_agency,
    employer_identifiers,
    employer_name,
    employer_register,
    licence_numbers,
    posting_age,
    posting_hidden,
    posting_mail,
    posting_pay,
    posting_rules,
    posting_safety,
)
from checkers.signals.base import Checker

CHECKERS: tuple[Checker, ...] = (
    Checker("posting_rules", posting_rules.run),
    Checker("posting_pay", posting_pay.run),
    Checker("posting_hidden", posting_hidden.run),
    Checker("posting_mail", posting_mail.run),
    Checker("posting_age", posting_age.run),
    Checker("posting_safety", posting_safety.run),
    Checker("employer_name", employer_name.run),
    Checker("employer_agency", employer_agency.run),
    Checker("licence_numbers", licence_numbers.run),
    Checker("employer_identifiers", employer_identifiers.run),
    Checker("employer_register", employer_register.run),
    Checker("domain_mail", domain_mail.run),
    Checker("domain_reply", domain_reply.run),
    Checker("domain_links", domain_links.run),
    Checker("domain_lookalike", domain_lookalike.run),
)
