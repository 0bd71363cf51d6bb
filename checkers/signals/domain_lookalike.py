"""Look-alike domains: of the employer's own site, of job boards and of well-known brands. Offline; a hint, never a
proof.

Compared in this order: a known domain in front of another, equal skeleton (confusable letters), one typing error, same name under another suffix, name
plus a
recruiting word. Source of the families: dnstwist; of the letters: Unicode confusables (most common ones only).
"""

from __future__ import annotations

from app.domain.checks import Posting, Signal
from app.text.characters import without_accents
from checkers import lists
from checkers.net.domains import has_national_ending, registrable, registrable_label
from checkers.net.hostnames import to_unicode
from checkers.signals import contacts
from checkers.signals.base import CheckContext, Finding, evidence_of, logic_signal

_CONFUSABLE = {
    ord(odd): plain
    for plain, odds in {
        "o": "0оοօ", "l": "1|іıӏ", "e": "3еє", "a": "4а@α", "s": "5ѕ$", "b": "8ьƅ", "g": "9ɡ", "t": "7тτ",
        "p": "рρ", "c": "сϲ", "x": "хχ",
        "y": "уγ", "j": "ј", "d": "ԁđ", "n": "ոпη", "v": "ν", "w": "ωѡ", "k": "кκ", "u": "υս", "h": "һ", "m": "м",
    }.items()
    for odd in odds
} | {ord("i"): "l", ord("ї"): "l"}  # fmt: skip
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"), ("ii", "u"))
_JOB_WORDS = frozenset(
    {
        "careers",
        "career",
        "jobs",
        "job",
        "hr",
        "recruit",
        "recruitment",
        "hiring",
        "offer",
        "zhaopin",
        "talent",
        "apply",
    }
    | {"work", "team", "official", "global", "group", "cn", "china", "hk", "sg", "uk", "us", "online", "vip", "app"}
)
_MIN = 5


def skeleton(name: str) -> str:
    """Return a name with confusable letters made equal."""
    plain = without_accents(name.lower()).translate(_CONFUSABLE)
    for pair, single in _PAIRS:
        plain = plain.replace(pair, single)
    return plain


def one_edit(first: str, second: str) -> bool:
    """Return True if two names are one insertion, deletion, change or swap of neighbours apart (Damerau-Levenshtein 1)."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    if len(first) > len(second):
        first, second = second, first
    at = next((index for index, char in enumerate(first) if char != second[index]), len(first))
    if len(first) < len(second):
        return first[at:] == second[at + 1 :]
    return first[at + 1 :] == second[at + 1 :] or (
        first[at : at + 2] == second[at : at + 2][::-1] and first[at + 2 :] == second[at + 2 :]
    )


def lookalike_kind(host: str, known: str) -> str:
    """Return how `host` imitates the domain `known`: `inside` (linkedin.com.jobs.top), `skeleton`, `typo`, `suffix`, `word`, or "".

    "" also for the domain itself, and for the same name under a country's ending: firms have national sites.
    """
    base, own = registrable(host), registrable(known)
    if not base or not own or base == own:
        return ""
    name, other = to_unicode(registrable_label(host)), registrable_label(known)
    if len(other) < _MIN:
        return ""
    before = f".{host.strip('.').lower().removesuffix(base)}"
    if f".{own}." in before or f".{own.replace('.', '-')}." in before:
        return "inside"
    if name == other:
        return "" if has_national_ending(base) else "suffix"
    if skeleton(name) == skeleton(other):
        return "skeleton"
    if one_edit(name, other):
        return "typo"
    rest = name.replace(other, "", 1).strip("-") if other in name else None
    return "word" if rest is not None and (rest in _JOB_WORDS or rest.isdigit()) else ""


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check hosts and mail domains for imitations of a known one."""
    known = [brand.domain for brand in lists.brands()]
    if context.employer_site:
        known.insert(0, registrable(contacts.link_host(context.employer_site)))
    owned = {registrable(domain) for domain in known}
    places = [(url, host) for url, host in contacts.links(posting)] + list(contacts.mail_addresses(posting))
    signals: list[Signal] = []
    for written, host in places:
        if registrable(host) in owned or lists.is_free_mail(host):
            continue
        if any(lookalike_kind(host, domain) for domain in known):
            signals += logic_signal(context, "domain-lookalike", evidence_of(posting, written, "contacts"))
    signals += _borrowed_brand(posting, context)
    return Finding(signals=tuple(signals))


def _borrowed_brand(posting: Posting, context: CheckContext) -> tuple[Signal, ...]:
    """Return a signal for a well-known name as employer while every mail address is free mail or someone else's."""
    firm = f"{posting.organisation} {posting.brand}".lower()
    mails = contacts.mail_addresses(posting)
    if not mails:
        return ()
    for brand in lists.brands():
        if any(len(name) >= 2 and _names(name, firm) for name in brand.names):
            own = {registrable(one.domain) for one in lists.brands() if set(one.names) & set(brand.names)}
            national = {registrable_label(domain) for domain in own}
            strange = [
                address
                for address, domain in mails
                if registrable(domain) not in own
                and not (registrable_label(domain) in national and has_national_ending(domain))
            ]
            if len(strange) == len(mails):
                return logic_signal(context, "brand-borrowed", evidence_of(posting, strange[0], "contacts"))
    return ()


def _names(name: str, firm: str) -> bool:
    if not name.isascii():
        return name in firm
    return f" {name} " in f" {firm.replace(',', ' ').replace('.', ' ')} "
