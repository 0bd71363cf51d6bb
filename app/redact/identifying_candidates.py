"""Find words of a résumé that may give its person, an employer or a school away, for the person to confirm or not.

Products, teams, projects, repositories, accounts, hosts, tickers, patents, model numbers, nicknames: nobody but the person knows which of
them a stranger would recognise. Recall goes before precision here: what is listed is only shown. Nothing is withheld by this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.identifying_names import owned_names
from app.domain.resume import Education, Field, Resume, Work, fields, without_identifying_terms
from app.domain.sensitivity import Kind
from app.redact.known_value_matcher import KnownValues
from app.redact.personal_values import protected_values
from app.text.contacts import ACCOUNT, EMAIL_LIKE, HOST_LIKE, REPOSITORY, host_of, network_of
from app.text.lexicons import STOP_WORDS, common_words, is_word, title_words
from app.text.normalization import folded
from app.text.places import place_names


class Hint(StrEnum):
    """Reason why a word may give somebody away."""

    NICKNAME = "nickname"
    FORMER_NAME = "former-name"
    ACCOUNT = "account"
    REPOSITORY = "repository"
    HOST = "host"
    PATENT = "patent"
    TICKER = "ticker"
    MODEL = "model"
    TEAM = "team"
    PROJECT = "project"
    QUOTED = "quoted"
    PRODUCT = "product"
    PROPER_NAME = "proper-name"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A `text` that may give away what is in the field `owner` (`basics.name`, `work.w1.organisation` …), of that field's `kind`; `field` is
    where it was first read."""

    owner: str
    kind: Kind
    text: str
    hint: Hint
    field: str


_LIKELIHOOD: Final = {hint: place for place, hint in enumerate(Hint)}
"""The reasons in the order of how often they are right."""

_PERSON: Final = ("basics.name", Kind.NAME)
_NAMED: Final = re.compile(
    r"(?P<nick>花名|昵称|暱稱|英文名|艺名|藝名|笔名|筆名|网名|網名|外号|绰号|江湖人称|人称|nick ?name|a\.?k\.?a\.?|known as|goes by|call me|pen name|screen name)"
    r"(?:[ :：是为叫「“\"'(（]|is ){0,3}(?P<v>[^\W\d_][^\s,，。；;、()（）\"”」']{0,23}(?: [A-Z][\w'-]{1,20})?)"
    r"|(?P<former>曾用名|原名|旧名|née|nee|formerly known as|formerly|maiden name)[ :：是为]{0,3}(?P<w>[^\W\d_][^\s,，。；;、()（）]{1,23}(?: [A-Z][\w'-]{1,20})?)",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(
    r"《([^《》\n]{1,24})》|「([^「」\n]{2,16})」|『([^『』\n]{2,16})』|“([^“”\n]{2,20})”|\"([^\"\n]{2,20})\""
)
_ACCOUNT: Final = re.compile(ACCOUNT)
_HOST: Final = re.compile(HOST_LIKE, re.IGNORECASE)
_PATENT: Final = re.compile(
    r"(?<![A-Za-z])(?:ZL|CN|US|EP|WO|JP|KR|IN)[ .]?\d[\d.,/ ]{5,16}\d(?:\.\d|[A-Z]\d?)?(?![\w])"
)
_TICKER: Final = re.compile(
    r"(?:NASDAQ|NYSE|LSE|HKEX|SEHK|TSE|NSE|BSE|ASX|SGX|SSE|SZSE|股票代码|股份代號|证券代码)\s?[:：]?\s?([A-Z]{1,6}|\d{4,6}(?:\.[A-Z]{2})?)"
)
_MODEL: Final = re.compile(r"(?<![\w-])[A-Z]{1,5}-?\d{2,5}[A-Za-z]{0,3}(?![\w-])")
_TEAM: Final = re.compile(
    r"(?:[Tt]eam|[Ss]quad|[Pp]roject|[Pp]rogramme) ([A-Z][\w'-]{2,20}(?: [A-Z][\w'-]{2,20})?)|([A-Z][\w'-]{2,20}) (?:[Tt]eam|[Ss]quad|[Tt]ribe)"
)
_TEAM_ZH: Final = re.compile(r"([\u4e00-\u9fff]{2,6}?)(?:战队|小组|工作室|事业群|事业部|项目组)")
_PRODUCT_ZH: Final = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[负負][责責]|主导|主導|参与|參與|运营|設計|设计|开发|開發)?([\u4e00-\u9fff]{2,5})(?=(?:APP|App|app|小程序|客户端|品牌|系列|直播间|公众号))"
)
_CAMEL: Final = re.compile(
    r"(?<![\w./@-])(?:[A-Z][a-z]+(?:[A-Z][a-z0-9]+)+|[a-z]+[A-Z][A-Za-z0-9]+|[A-Z][a-z]+\d+)(?![\w/@-])"
)
_PROPER: Final = re.compile(r"(?<=[\w,;] )[A-Z][\w'’-]{2,20}(?: (?:[A-Z][\w'’-]{1,20}|of|for)){0,2}(?<! of)(?<! for)")
_LATIN_IN_HAN: Final = re.compile(r"(?<=[\u3000-\u9fff])[A-Za-z][A-Za-z0-9+.-]{2,20}(?=[\u3000-\u9fff]|$)")
_MOST: Final = 400


def identifying_candidates(resume: Resume, *, decided: bool = False) -> tuple[Candidate, ...]:
    """Return the candidates of a résumé, the likeliest first, else in document order; each once for its owner. What is withheld anyway under any
    of its fields, skills and words of the language are left out, and without `decided` what the person confirmed or said to identify nobody."""
    settled = set() if decided else _settled(resume)
    known = KnownValues(protected_values(without_identifying_terms(resume)))
    ordinary = _ordinary(resume)
    found: dict[tuple[str, str], Candidate] = {}
    for owner, kind, leaf in _owned_texts(resume):
        for text, hint in _read(leaf.value):
            mine = (_PERSON if hint in _OF_PERSON else (owner, kind)) if owner else _PERSON
            flat = folded(text)
            if flat in settled or (flat in ordinary and hint not in _SURE) or _is_known(known, text):
                continue
            found.setdefault((mine[0], flat), Candidate(*mine, text, hint, leaf.id))
    return tuple(sorted(found.values(), key=lambda one: _LIKELIHOOD[one.hint]))[:_MOST]


def _settled(resume: Resume) -> set[str]:
    return {folded(text) for one in owned_names(resume) for text in (*one.confirmed, *one.dismissed)}


_OF_PERSON: Final = frozenset([Hint.NICKNAME, Hint.FORMER_NAME, Hint.ACCOUNT, Hint.REPOSITORY, Hint.PATENT])
"""What points to the person, wherever it stands."""
_SURE: Final = frozenset([Hint.NICKNAME, Hint.FORMER_NAME, Hint.QUOTED, Hint.TEAM, Hint.PROJECT, Hint.TICKER])
"""What is said to be a name: also if it is a word of the language."""


def _owned_texts(resume: Resume) -> Iterator[tuple[str, Kind, Field]]:
    """Yield free texts with the field that their names may give away: of an entry its organisation, else the person."""
    owners: dict[str, tuple[str, Kind]] = {}
    for section, items in (("work", resume.work), ("volunteer", resume.volunteer)):
        owners |= {
            f"{section}.{one.id}.": (f"{section}.{one.id}.organisation", Kind.EMPLOYER) for one in items if _named(one)
        }
    owners |= {
        f"education.{one.id}.": (f"education.{one.id}.institution", Kind.SCHOOL)
        for one in resume.education
        if _named(one)
    }
    for leaf in fields(resume):
        if leaf.kind in (None, Kind.LINK) and not leaf.id.endswith(
            (".location", ".study_type", ".area", ".network", ".level", ".fluency")
        ):
            holder = next((owner for prefix, owner in owners.items() if leaf.id.startswith(prefix)), _PERSON)
            yield *holder, leaf


def _named(entry: Work | Education) -> str:
    return entry.organisation if isinstance(entry, Work) else entry.institution


def _read(text: str) -> Iterator[tuple[str, Hint]]:
    """Yield what a text may name, with the reason; the surest first."""
    for found in _NAMED.finditer(text):
        yield (found["v"], Hint.NICKNAME) if found["nick"] else (found["w"], Hint.FORMER_NAME)
    for found in REPOSITORY.finditer(text):
        yield found[1], Hint.ACCOUNT
        if found[2]:
            yield found[2], Hint.REPOSITORY
    yield from ((found[1], Hint.ACCOUNT) for found in _ACCOUNT.finditer(text))
    for found in _HOST.finditer(re.sub(EMAIL_LIKE, " ", text)):
        if not network_of(host_of(found.group())):
            yield found.group(), Hint.HOST
    yield from ((found.group(), Hint.PATENT) for found in _PATENT.finditer(text))
    yield from ((found[1], Hint.TICKER) for found in _TICKER.finditer(text))
    yield from ((found[1] or found[2], Hint.TEAM) for found in _TEAM.finditer(text))
    yield from ((found[1], Hint.TEAM) for found in _TEAM_ZH.finditer(text))
    for found in _QUOTED.finditer(text):
        yield next(filter(None, found.groups())), Hint.QUOTED
    yield from ((found[1], Hint.PRODUCT) for found in _PRODUCT_ZH.finditer(text))
    for pattern, hint in (
        (_CAMEL, Hint.PRODUCT),
        (_LATIN_IN_HAN, Hint.PRODUCT),
        (_MODEL, Hint.MODEL),
        (_PROPER, Hint.PROPER_NAME),
    ):
        yield from ((found.group(), hint) for found in pattern.finditer(text))


def _ordinary(resume: Resume) -> frozenset[str]:
    """Return words and names that give nobody away: of the language, of places, and the person's skills."""
    skills = {word for skill in resume.skills for word in (skill.name, *skill.keywords)}
    skills |= {word for project in resume.projects for word in project.keywords}
    skills |= {part for word in skills for part in re.split(r"[\s,，、/()（）]+", word)}
    return common_words() | title_words() | STOP_WORDS | place_names() | frozenset(map(folded, skills))


def _is_known(known: KnownValues, text: str) -> bool:
    """Return True if a candidate is (a form of) a personal value, or is a plain word of two characters."""
    return is_word(folded(text)) or any(hit.start == 0 and hit.end == len(text) for hit in known.find(text))
