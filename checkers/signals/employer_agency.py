"""Agencies: one that speaks as the employer, and one that shows no licence. Source:
人力资源市场暂行条例 18, 32; 就业促进法 40, 41."""

from __future__ import annotations

import re

from app.domain.checks import Evidence, Outcome, Posting
from app.text.characters import simplified
from checkers.guided.lookups import countries_of
from checkers.intake.agency_principal import principal_of
from checkers.signals.base import CheckContext, Finding, evidence_at, evidence_of, line, logic_signal

_LICENSED = frozenset({"CN", "HK", "TW", "SG", "JP", "MY"})
_AGENCY_NAME = re.compile(
    r"人力资源|人才服务|劳务|派遣|人力(?=服务|有限|外包)|职业介绍|人才(?:市场|交流)|猎头|灵活用工|"
    r"\b(?:recruitment|recruiting|staffing|employment agency|manpower|personnel|headhunt\w{0,4})\b",
    re.IGNORECASE,
)
_AGENCY_TEXT = re.compile(
    r"代招|受(?:客户|企业|厂方)?委托招聘|本中介|我们是(?:一家)?(?:中介|劳务)|驻厂招聘|"
    r"甲方单位|用工单位为|客户公司招聘|on behalf of our client",
    re.IGNORECASE,
)
_AGENCY_ASKS = re.compile(
    r"(?<!不是)(?<!非)(?<!不通过)(?<!无)(?:职业介绍所|人力资源中介|劳务中介|本中介)|(?<!无)(?<!免)(?<!任何)中介(?:服务)?费[0-9一二三四五六七八九]|推荐给(?:用人单位|客户|工厂|雇主|企业)|"
    r"(?<!no )(?<!not an )(?<!not a )\b(?:employment|recruitment|staffing|placement) (?:agency|bureau) (?:in|for|of|seeks|is|looks|recruits)\b|\bour (?:placement|agency|consultancy|recruitment) fee\b",
    re.IGNORECASE,
)
"""An agency that asks in its own name, whoever is named as the employer."""
_DIRECT = re.compile(
    r"(?:本公司|公司|厂家|工厂|单位|企业|官方|厂方|总部)(?:直招|直聘|自招|直签)|非中介|"
    r"不是中介|无中介|中介勿扰|direct(?:ly)? by the employer|no agencies",
    re.IGNORECASE,
)
_OWN_STAFF = re.compile(
    r"猎头顾问|招聘顾问|人力资源(?:专员|经理|总监|助理|顾问|主管|bp)|hrbp|recruitment consultant|派遣专员",
    re.IGNORECASE,
)


def is_agency(posting: Posting) -> bool:
    """Return True if an agency posts, by its name or its own words."""
    name, text = (_simplified(given) for given in (posting.organisation, posting.text))
    return bool(_AGENCY_NAME.search(name) or _AGENCY_TEXT.search(text) or _AGENCY_ASKS.search(text))


def _simplified(text: str) -> str:
    return text if text.isascii() else "".join(simplified().get(char, char) for char in text)


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check for an agency that is, or seems to be, behind the posting: what it must show, and whose order it has."""
    name = posting.organisation
    named = _AGENCY_NAME.search(name) if name else None
    spoken = _AGENCY_TEXT.search(posting.text)
    principal = principal_of(posting.text, name)
    if named is None and spoken is None and not principal:
        return Finding()
    evidence: tuple[Evidence, ...] = (
        evidence_of(posting, name, "organisation")
        if named
        else (evidence_at(posting, *spoken.span()),)
        if spoken
        else ()
    )
    told = {"where": "named"} if principal else {}
    mandate = (line("agency-mandate", Outcome.NEEDS_MANUAL, name, principal, **told),)
    if named is None and spoken is None:
        return Finding(needs_you=mandate)
    direct = _DIRECT.search(posting.text)
    if direct is not None:
        evidence = (*evidence, evidence_at(posting, *direct.span()))
        return Finding(signals=logic_signal(context, "agency-as-employer", evidence), needs_you=mandate)
    if _OWN_STAFF.search(posting.title):
        return Finding()
    if posting.licences or not _must_show_licence(posting):
        return Finding(needs_you=mandate)
    return Finding(signals=logic_signal(context, "agency-without-licence", evidence), needs_you=mandate)


def _must_show_licence(posting: Posting) -> bool:
    """Return True if agencies must show a licence where the job is; in most countries they need none."""
    concerned = countries_of(posting) - {"*"}
    return not concerned or bool(concerned & _LICENSED)
