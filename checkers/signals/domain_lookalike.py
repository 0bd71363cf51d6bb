"""Look-alike domains: of the employer's own site, of job boards and of well-known brands. Offline; a hint, never a
proof.

Compared in this order: a known domain in front of another, the name with a recruiting word as a subdomain or label, equal skeleton
(confusable letters), one typing error, same name under another suffix. Source of the families: dnstwist; of the letters: Unicode
confusables (most common ones only). Known names are looked up in tables, so that one host costs the same whatever the length of the list.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from app.domain.checks import Evidence, Posting, Signal
from app.text import domain_lists as lists
from app.text.characters import narrow, without_accents
from app.text.domain_lists import Brand
from app.text.domains import has_national_ending, registrable, registrable_label
from app.text.hostnames import to_unicode
from app.text.legal_forms import latin_pattern
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
_RECRUITING = frozenset(
    "careers career jobs job hr hrd hrm hrteam recruit recruiting recruiter recruiters recruitment hiring hire hires offer offers talent talents apply "
    "applynow application applications onboarding onboard interview interviews vacancy vacancies employment employ employer staff staffing workforce "
    "remotejobs remote work joinus join opportunities zhaopin zp rencai xiaozhao neitui mianshi ruzhi yingpin zhaogong".split()
)
_AROUND = frozenset(
    "team official global group corp inc ltd company international worldwide online vip app portal center centre desk dept department office support "
    "service services mail email web site login verify secure my the new now at for in com net org www cn china hk hongkong sg singapore uk us usa "
    "ca canada au australia nz in india ph my malaysia ng nigeria za ie de eu europe asia uae kr korea jp japan tw taiwan th vn ae".split()
)
_WORDS = _RECRUITING | _AROUND
_LURING = frozenset("team official online vip app portal login verify secure support service work 0".split())
"""What alone beside a name makes a look-alike: firms themselves take names of countries and forms of companies (`brandgroup.com`, `brandchina.com`)."""
_OWN_ENDINGS = (".net", ".org")
"""Endings under which firms commonly hold their own name, besides `.com` and those of countries."""
_RESTRICTED = re.compile(r"(?:^|\.)(?:edu|ac|gov|gob|gouv|mil|int)(?:\.[a-z]{2})?$")
"""Endings that are given to schools and authorities only."""
_FORMS = re.compile(
    rf"\b(?:{latin_pattern('sure')}|co|company|corporation|group|the|uk|usa?|china|india|canada|australia|singapore|hk|hong kong|europe|global|international"
    r"|careers?|jobs|recruitment|hr|team)\b\.?|(?:技术|科技|网络|信息|集团|控股|股份|有限|责任|公司|中国|总部|分公司|招聘|人事部?|[（(][\u4e00-\u9fff]{2,4}[）)])",
    re.IGNORECASE,
)
"""Words beside the name of a firm that make it no other firm."""
_MIN = 5
"""Letters of a name from which likeness alone says something; a shorter one needs a recruiting word beside it or to be named."""
_CLEAR = {"inside": 2, "word": 3, "skeleton": _MIN, "suffix": _MIN, "typo": 6}
"""Letters of a name from which each kind of likeness is no chance, even where the posting does not name the brand."""
_MAX_LABEL = 63
_STEPS = 60
_SCHEME_LESS = re.compile(r"(?<![A-Za-z0-9_@./-])(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12}(?![A-Za-z0-9_@-])")
_HOST_START = re.compile(r"[a-z0-9.-]{1,120}$")
_MAX_BARE = 200


@functools.lru_cache(maxsize=4096)
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


@dataclass(slots=True)
class _Known:
    """Known domains in tables: by registrable domain, by the skeleton of the label, and by the label with one letter left out."""

    owned: set[str] = field(default_factory=set)
    by_skeleton: dict[str, list[Brand]] = field(default_factory=dict)
    by_shortened: dict[str, list[Brand]] = field(default_factory=dict)

    def add(self, brand: Brand) -> None:
        """Add one known domain."""
        own = registrable(brand.domain)
        label = registrable_label(brand.domain)
        if not own or not label:
            return
        self.owned.add(own)
        for key in {skeleton(label), skeleton(label.replace("-", ""))}:
            self.by_skeleton.setdefault(key, []).append(brand)
        for key in _shortened(label):
            self.by_shortened.setdefault(key, []).append(brand)


@functools.cache
def _shipped() -> _Known:
    known = _Known()
    for brand in lists.brands():
        known.add(brand)
    return known


@functools.lru_cache(maxsize=64)
def _only(domain: str) -> _Known:
    known = _Known()
    known.add(Brand(domain, ()))
    return known


def lookalike_kind(host: str, known: str) -> str:
    """Return how `host` imitates the domain `known`: `inside` (linkedin.com.jobs.top), `skeleton`, `typo`, `suffix`, `word`, or "".

    "" also for the domain itself, and for the same name under a country's ending: firms have national sites.
    """
    return next((kind for kind, _ in _imitations(host, _only(known))), "")


def _imitations(host: str, known: _Known) -> Iterator[tuple[str, Brand]]:
    """Yield how a host imitates known domains, and which; nothing for those domains themselves."""
    base = registrable(host)
    if not base or base in known.owned:
        return
    label = to_unicode(registrable_label(host))[:_MAX_LABEL]
    before = host.strip(".").lower().removesuffix(base).strip(".")
    for brand in _named_in_front(before, base, known):
        yield "inside", brand
    for brand in known.by_skeleton.get(skeleton(label), ()):
        other = registrable_label(brand.domain)
        if len(other) < _MIN:
            continue
        if label.replace("-", "") != other.replace("-", ""):
            yield "skeleton", brand
        elif not has_national_ending(base) and not base.endswith(_OWN_ENDINGS):
            yield "suffix", brand
    typos = (
        brand for key in _shortened(label) for brand in known.by_shortened.get(key, ()) if not _RESTRICTED.search(base)
    )
    for brand in typos:
        other = registrable_label(brand.domain)
        if len(other) >= _MIN and label[:1] == other[:1] and one_edit(label, other):
            yield "typo", brand
    yield from (("word", brand) for brand in _with_words(label, known))


def _named_in_front(before: str, base: str, known: _Known) -> Iterator[Brand]:
    """Yield the brands whose domain stands as subdomains in front of another, or whose name does in front of one made of recruiting words."""
    dotted = f".{before}."
    labels = before.split(".") if before else []
    words = _cores(registrable_label(base))
    recruiting = any(not core and removed & _RECRUITING for core, removed in words)
    known_host = base in lists.domains("job_sites") or base in lists.domains("mail_services")
    for label in labels:
        for part in {label, *_domain_parts(label)}:
            for brand in known.by_skeleton.get(skeleton(part), ()):
                own = registrable(brand.domain)
                if (
                    f".{own}." in dotted
                    or f".{own.replace('.', '-')}." in dotted
                    or f".www-{own.replace('.', '-')}." in dotted
                ) or (recruiting and not known_host and part == registrable_label(brand.domain)):
                    yield brand


def _domain_parts(label: str) -> Iterator[str]:
    """Yield what can be the name in a label like `linkedin-com` or `www-linkedin-com`."""
    parts = label.removeprefix("www-").split("-")
    yield from ("-".join(parts[:end]) for end in range(1, min(len(parts), 4)))


def _with_words(label: str, known: _Known) -> Iterator[Brand]:
    """Yield the brands that a label names together with recruiting words (`brand-careers`, `brandjobsuk`, `hr-brand`)."""
    for core, removed in _cores(label):
        if not core or not removed:
            continue
        recruiting = bool(removed & _RECRUITING)
        for brand in known.by_skeleton.get(skeleton(core), ()):
            other = registrable_label(brand.domain).replace("-", "")
            if skeleton(other) != skeleton(core.replace("-", "")):
                continue
            if (recruiting and (len(other) > 2 or "-" in label)) or (
                len(removed) == 1 and removed <= _LURING and len(other) >= _MIN
            ):
                yield brand


@functools.lru_cache(maxsize=2048)
def _cores(label: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return what is left of a label without words and figures at its ends, each with the words that were taken off; bounded."""
    todo: list[tuple[str, frozenset[str]]] = [(label.strip("-"), frozenset())]
    seen = {todo[0][0]}
    out: list[tuple[str, frozenset[str]]] = []
    while todo and len(out) < _STEPS:
        core, removed = todo.pop(0)
        out.append((core, removed))
        for rest, word in _without_end_word(core):
            if rest not in seen:
                seen.add(rest)
                todo.append((rest, removed | {word}))
    return tuple(out)


def _without_end_word(core: str) -> Iterator[tuple[str, str]]:
    figures = re.search(r"-?\d{1,6}$", core)
    if figures and figures.start():
        yield core[: figures.start()], "0"
    for size in range(min(len(core), 13), 1, -1):
        if core[-size:] in _WORDS:
            yield core[:-size].rstrip("-"), core[-size:]
        if core[:size] in _WORDS:
            yield core[size:].lstrip("-"), core[:size]


def _shortened(label: str) -> frozenset[str]:
    """Return a label, and all forms with one letter left out: two names that share one are at most two edits apart."""
    return frozenset((label, *(label[:at] + label[at + 1 :] for at in range(len(label)))))


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check hosts and mail domains for imitations of a known one."""
    site = registrable(contacts.link_host(context.employer_site)) if context.employer_site else ""
    evidence: dict[Evidence, None] = {}
    for written, host in _places(posting):
        if registrable(host) in _shipped().owned | {site} or lists.is_free_mail(host):
            continue
        if _imitates(host, site, posting):
            evidence.update(dict.fromkeys(evidence_of(posting, written, "contacts")))
    signals = logic_signal(context, "domain-lookalike", tuple(evidence))
    return Finding(signals=(*signals, *_borrowed_brand(posting, context)))


def _places(posting: Posting) -> Iterable[tuple[str, str]]:
    """Return everything in a posting that names a host: links, the targets of links, mail addresses, and bare names of hosts."""
    targets = ((target, host) for _, target, host in contacts.link_targets(posting))
    bare = islice(_bare_hosts(narrow(posting.text)), _MAX_BARE)
    return dict.fromkeys(
        [
            *contacts.links(posting),
            *targets,
            *contacts.mail_addresses(posting),
            *((one, host) for one in bare if (host := contacts.link_host(one))),
        ]
    )


def _bare_hosts(text: str) -> Iterator[str]:
    """Yield what can be a host without a scheme, from each dot that stands between small letters outwards."""
    at = text.find(".")
    while at >= 0:
        end = at + 1
        if (
            text[end : end + 2].isalpha()
            and text[end : end + 2].islower()
            and (text[at - 1 : at].isalnum() if at else False)
        ):
            before = _HOST_START.search(text[max(0, at - 120) : end])
            match = _SCHEME_LESS.match(text, end - len(before.group())) if before else None
            if match is not None:
                yield match.group()
                end = max(end, match.end())
        at = text.find(".", end)


def _imitates(host: str, site: str, posting: Posting) -> bool:
    """Return True if a host imitates the employer's site, or a brand clearly enough."""
    if site and lookalike_kind(host, site):
        return True
    if registrable(host) in lists.domains("job_sites") | lists.domains("mail_services"):
        return False
    return any(_is_clear(kind, brand, posting) for kind, brand in _imitations(host, _shipped()))


def _is_clear(kind: str, brand: Brand, posting: Posting) -> bool:
    """Return True if likeness to a brand is no chance: a long name of its own, or a brand that the posting names."""
    label = registrable_label(brand.domain)
    if not brand.is_word and len(label) >= _CLEAR[kind]:
        return True
    return any(
        _names(name, f"{posting.organisation} {posting.brand} {posting.title} {posting.text[:20_000]}".lower())
        for name in brand.names
    )


def _borrowed_brand(posting: Posting, context: CheckContext) -> tuple[Signal, ...]:
    """Return a signal for a well-known name as employer while every mail address is free mail or someone else's."""
    firm = f"{posting.organisation} {posting.brand}".lower()
    mails = contacts.mail_addresses(posting)
    if not mails:
        return ()
    for brand in lists.brands():
        if any(_is_called(name, firm, shared=name in brand.shared) for name in brand.names):
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


def _is_called(name: str, firm: str, *, shared: bool) -> bool:
    """Return True if a firm bears a brand's name; one that others carry too only where nothing but legal words is beside it (not Apple Tree Nursery)."""
    if len(name) < 2 or not _names(name, firm):
        return False
    return not shared or not _FORMS.sub("", firm.replace(name, " ", 1)).strip(" .,()（）-&")


def _names(name: str, text: str) -> bool:
    """Return True if `text` (lower case) names a brand: a Chinese name anywhere, another one as whole words that are no part of an address."""
    if name not in text or not name.isascii():
        return name in text
    return re.search(rf"(?<![\w@./-]){re.escape(name)}(?!\w|[-@]\w|\.\w)", text) is not None
