"""Personal values of a résumé, as a flat list: its own fields and the values derived from them.

Derived values (the local part of an e-mail address, the handle in a link, numbers inside a reference) are marked, for a policy that keeps
a field containing them wins over them. Never includes the photo or bare place names of employers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.identifying_names import identifying_terms
from app.domain.policy import ProtectedValue
from app.domain.resume import Field, Resume, fields
from app.domain.sensitivity import Kind
from app.redact.matchers.acronyms import is_acronym
from app.redact.matchers.codes import local_part
from app.text.employer_names import names_of
from app.text.lexicons import STOP_WORDS, general_acronyms, is_han
from app.text.mail_and_web_addresses import EMAIL_LIKE, WEB_LIKE, host_of, without_scheme
from app.text.normalization import folded
from app.text.positions import position_pattern_zh, positions

_LABELS: Final = frozenset(
    [
        "公司名称",
        "单位名称",
        "企业名称",
        "组织名称",
        "机构名称",
        "学校名称",
        "姓名",
        "xxx",
        "xx公司",
        "xxx公司",
        "company",
        "company name",
        "employer",
        "employer name",
        "school name",
        "university name",
        "university",
        "your name",
        "full name",
    ]
)
"""Placeholders of an unfilled template; nobody is called that, and every form holds the words."""

_ROLE_ZH: Final = re.compile(rf"(?:{position_pattern_zh('referee')})$")
_ROLES: Final = (
    STOP_WORDS
    | frozenset(positions("referee"))
    | frozenset(
        "emeritus operations engineering sales marketing finance product research development resources".split()
    )
)
"""Last words of job titles: the text of a reference begins with the referee's name or with their role."""

_EMAIL: Final = re.compile(EMAIL_LIKE)
_NUMBER: Final = re.compile(r"\+?\(?\d[\d\s().\-]{6,20}\d")
_URL: Final = re.compile(WEB_LIKE)


@dataclass(frozen=True, slots=True)
class OwnedValue:
    """A protected value, and True if it is only derived from another field's text."""

    value: ProtectedValue
    derived: bool


def protected_values(resume: Resume) -> tuple[ProtectedValue, ...]:
    """Return every personal value of the master, derived ones included; duplicates removed, in document order."""
    return tuple(dict.fromkeys(owned.value for owned in owned_values(resume)))


def owned_values(resume: Resume) -> tuple[OwnedValue, ...]:
    """Do as `protected_values`, with the derived ones marked."""
    found: dict[ProtectedValue, OwnedValue] = {}
    for field in fields(resume):
        if field.kind is None or field.kind is Kind.PHOTO:
            continue
        for value, derived in _values(field):
            item = ProtectedValue(field.id, field.kind, value)
            if (
                value.strip()
                and folded(value).strip() not in _LABELS
                and (item not in found or (found[item].derived and not derived))
            ):
                found[item] = OwnedValue(item, derived)
        for item in _known_names(field):
            found.setdefault(item, OwnedValue(item, derived=True))
    for field in identifying_terms(resume):
        assert field.kind is not None
        item = ProtectedValue(field.id, field.kind, field.value, term=True)
        found.setdefault(item, OwnedValue(item, derived=False))
    return tuple(found.values())


def _is_long_enough(name: str) -> bool:
    """Return True if a name that is a word as well can be told from that word: three letters, ideographs, or capitals."""
    return len(name) > 2 or is_han(name) or is_acronym(name)


def _known_names(field: Field) -> Iterator[ProtectedValue]:
    """Yield the other names of a known employer or school. One that is an ordinary word as well is matched as an employer's name is:
    where the text speaks of one."""
    if field.kind not in (Kind.EMPLOYER, Kind.SCHOOL) or field.id.endswith(".url"):
        return
    for other in names_of(field.value):
        plain = is_acronym(other.text) and other.text.lower() in general_acronyms()
        if not other.ambiguous and not plain:
            yield ProtectedValue(field.id, field.kind, other.text, term=True)
        elif _is_long_enough(other.text) and other.kind not in ("ticker", "domain"):
            yield ProtectedValue(field.id, field.kind, other.text)


def _values(field: Field) -> Iterator[tuple[str, bool]]:
    """Yield a field's own value, then those derived from it."""
    own = field.kind is not Kind.REFEREE or field.id.endswith(".name")
    if field.kind is Kind.ADDRESS and field.id.endswith("country_code"):
        return
    if own:
        yield field.value, False
    match field.kind:
        case Kind.EMAIL:
            yield from _from_email(field.value)
        case Kind.LINK | Kind.MESSENGER:
            yield from ((handle, True) for handle in _handles(field.value))
        case Kind.EMPLOYER | Kind.SCHOOL if field.id.endswith(".url"):
            yield from ((host, True) for host in _host(field.value))
        case Kind.REFEREE if not own:
            yield from ((value, False) for value in reference_values(field.value))
        case _:
            pass


def _from_email(address: str) -> Iterator[tuple[str, bool]]:
    local = local_part(address)
    if local:
        yield local, True


def _handles(link: str) -> Iterator[str]:
    """Yield the account in a profile link: `github.com/mfitz` → mfitz."""
    text = without_scheme(folded(link))
    if "/" not in text:
        return
    segments = [part for part in text.split("?")[0].split("/")[1:] if part]
    for segment in segments:
        if segment not in _PATH_WORDS and len(re.sub(r"[\W_]", "", segment)) >= 5:
            yield segment


_PATH_WORDS: Final = frozenset(
    (
        "in pub profile people user users portfolio about resume home index.html company projects project blog posts "
        "articles"
    ).split()
)


def _host(url: str) -> Iterator[str]:
    host = host_of(folded(url))
    if host and host != folded(url):
        yield host


def reference_values(text: str) -> Iterator[str]:
    """Yield the values that identify a referee inside the text of a reference: addresses, numbers, links, and a leading name."""
    rest = text
    for pattern in (_EMAIL, _URL, _NUMBER):
        for found in pattern.finditer(rest):
            if pattern is not _NUMBER or len(re.sub(r"\D", "", found.group())) >= 7:
                yield found.group().strip()
        rest = pattern.sub(" ", rest)
    lead = re.match(r"\s*(?:证明人|推荐人|介绍人)?[:：\s]*([\u4e00-\u9fff·]{2,4})(?=[\s（(，,、/|]|$)", rest)
    if lead and not _ROLE_ZH.search(folded(lead.group(1))):
        yield lead.group(1)
    person = re.match(
        r"\s*((?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s)?[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_.]*){1,3})\s*(?:[,，(（|"
        r"/–—-]|$)",
        rest,
    )
    if person and person.group(1).split()[-1].casefold() not in _ROLES:
        yield person.group(1)
