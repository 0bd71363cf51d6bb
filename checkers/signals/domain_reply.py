"""A signal for mails whose replies go elsewhere: a firm's address as sender, and a mailbox of somebody else as Reply-To.

A sender's address can be written by anyone; the address that replies go to is the one that is read.
"""

from __future__ import annotations

import re

from app.domain.checks import Posting
from app.text import domain_lists as lists
from app.text.domains import has_national_ending, registrable, registrable_label
from app.text.legal_forms import latin_pattern
from app.text.mail_and_web_addresses import emails
from checkers.signals.base import CheckContext, Finding, evidence_of, logic_signal

_HEAD = 3_000
_SENDER = re.compile(r"^(?:from|发件人|寄件者|寄件人)[ \t]{0,3}[:：](?P<v>[^\n]{3,300})$", re.IGNORECASE | re.MULTILINE)
_ANSWERS = re.compile(
    r"^(?:reply[- ]to|回复(?:至|到|地址)?|答复(?:至|到|地址)?|回覆(?:至|到|地址)?)[ \t]{0,3}[:：](?P<v>[^\n]{3,300})$",
    re.IGNORECASE | re.MULTILINE,
)
_FIRM = re.compile(
    rf"\b(?:{latin_pattern('sure')}|company|group|hr|human resources|recruit\w{{0,6}}|careers?|talent|hiring|jobs)\b"
    r"|公司|集团|集團|人事|人力|招聘|招募",
    re.IGNORECASE,
)
_LISTS = ("lists.", "list.", "listserv.", "groups.", "mailman.")


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check for a sender that claims a firm while replies go to another domain."""
    sender, answers = (_address(head, posting.text) for head in (_SENDER, _ANSWERS))
    if not sender or not answers:
        return Finding()
    claimed = sender.rpartition("@")[2].lower()
    free = lists.is_free_mail(claimed) or lists.is_free_mail(registrable(claimed))
    if free and not _claims_a_firm(posting):
        return Finding()
    if not _replies_elsewhere(claimed, answers.rpartition("@")[2].lower(), free=free):
        return Finding()
    evidence = (*evidence_of(posting, sender, "contacts"), *evidence_of(posting, answers, "contacts"))
    return Finding(signals=logic_signal(context, "mail-reply-elsewhere", evidence))


def _address(head: re.Pattern[str], text: str) -> str:
    """Return the address in a header line at the head of a mail: the one in angle brackets, else the last."""
    found = head.search(text[:_HEAD])
    addresses = [*emails(found.group("v"))] if found else []
    bracketed = [one for one in addresses if one.string[: one.start()].rstrip().endswith("<")]
    return (bracketed or addresses)[-1].group() if addresses else ""


def _claims_a_firm(posting: Posting) -> bool:
    """Return True if a mail from a free mailbox is sent in a firm's name."""
    found = _SENDER.search(posting.text[:_HEAD])
    return bool(posting.organisation or posting.brand or (found and _FIRM.search(found.group("v").partition("<")[0])))


def _replies_elsewhere(claimed: str, answers: str, *, free: bool) -> bool:
    """Return True if replies go to somebody else than the domain that a mail claims to come from."""
    ours, theirs = registrable(claimed), registrable(answers)
    if not ours or not theirs or ours == theirs:
        return False
    known = lists.domains("mail_services") | lists.domains("job_sites") - lists.domains("free_mail")
    if {ours, claimed, theirs, answers} & known or answers.startswith(_LISTS):
        return False
    to_free = any(map(lists.is_free_mail, (theirs, answers))) or any(map(lists.is_disposable, (theirs, answers)))
    if to_free or free:
        return to_free
    return not (
        registrable_label(ours) == registrable_label(theirs)
        and all(has_national_ending(one) or one.endswith(".jobs") for one in (ours, theirs))
    )
