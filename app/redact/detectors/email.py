"""E-mail addresses, plain and disguised: `(at)`, `[dot]`, `AT … DOT`, `#`, 在, full-width, spaced."""

from __future__ import annotations

import re
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.matchers.codes import AT_NAMES, DOT_NAMES
from app.redact.prepared_text import Document
from app.text.mail_and_web_addresses import DOMAIN_LABEL, LOCAL_PART, LOCAL_START, TOP_LEVEL

_LOCAL: Final = rf"{LOCAL_START}(?P<local>{LOCAL_PART})"
_BRACKET_AT: Final = (
    r"\s{0,2}[\[({<「【]\s{0,2}(?:at|a ?t|@|a|艾特|在|圈a|小老鼠|老鼠|chez|골뱅이|アットマーク|アット|"
    + AT_NAMES
    + r")\s{0,2}[\])}>」】]\s{0,2}"
)
_WORD_AT: Final = (
    rf"(?:\s{{1,2}}(?:at|chez|{AT_NAMES})\s{{1,2}}|"
    r"\s{0,2}(?:艾特|在|圈a|a圈|花a|小老鼠|老鼠号?|골뱅이|アットマーク|アット|_at_|-at-)\s{0,2})"
)
_DOT_WORD: Final = rf"(?:{DOT_NAMES})"
_DOT: Final = (
    rf"(?:\s{{0,2}}[\[({{<【]\s{{0,2}}(?:{_DOT_WORD}|\.|点|점|ドット)\s{{0,2}}[\])}}>】]\s{{0,2}}|\s{{1,2}}{_DOT_WORD}\s{{1,2}}|"
    r"\s{0,1}\.\s{0,1}|\s{0,1}(?:点|점|ドット)\s{0,1})"
)
_SIGN: Final = r"(?:\s?(?:下划线|减号|横杠|横线|点)\s?|\s(?:dot|underscore|dash|hyphen|punkt|punto|ponto|point)\s)"
_SPELLED_LOCAL: Final = rf"[a-z0-9]{{1,30}}(?:{_SIGN}(?:[a-z0-9]{{2,30}}|[a-z0-9](?:\s[a-z0-9]){{0,12}})){{1,3}}"
"""A local part with its signs in words, and letters told one by one: `shay dot o d k`."""
_DOMAIN: Final = rf"(?P<domain>{DOMAIN_LABEL}(?:{_DOT}{DOMAIN_LABEL}){{0,4}}{_DOT}(?P<tld>[a-z]{{2,12}}))(?![a-z0-9@])"
_PLAIN_DOMAIN: Final = rf"(?P<domain>{DOMAIN_LABEL}(?:\.{DOMAIN_LABEL}){{0,4}}\.(?P<tld>{TOP_LEVEL}))"
_PATTERNS: Final = compiled(
    rf"{_LOCAL}@{_PLAIN_DOMAIN}",
    rf"(?P<v>(?<![a-z0-9])[a-z0-9][a-z0-9._\-]{{1,30}}[·零〇一二三四五六七八九]{{1,8}}[a-z0-9]{{0,12}}@{_PLAIN_DOMAIN})",
    rf"(?P<v>(?:(?<![\w.])[a-z0-9_]{{1,30}}\s\.\s){{0,2}}{_LOCAL}\s{{1,2}}@\s{{0,2}}{_DOMAIN})",
    rf"(?P<v>{_LOCAL}@\s{{1,2}}{_DOMAIN})",
    rf"(?P<v>{_LOCAL}{_BRACKET_AT}{_DOMAIN})",
    rf"(?P<v>{_LOCAL}\s?[\[({{<]\s?(?P<any>[^\W\d_]{{1,10}})\s?[\])}}>]\s?{_PLAIN_DOMAIN})",
    rf"(?P<v>{_LOCAL}(?P<word>{_WORD_AT}){_DOMAIN})",
    rf"(?P<v>(?<![a-z0-9._])(?P<local>{_SPELLED_LOCAL})(?P<word>{_WORD_AT}|@){_DOMAIN})",
    rf"(?P<v>{_LOCAL}(?:[#*&$]|(?<=[a-z0-9]) [#*&] ){_PLAIN_DOMAIN})",
    rf"(?P<v>{_LOCAL}(?P<sign>[^\w\s.,;:|/\\<>()\[\]{{}}\"'=+%?!~&@#*$·\-，。、；：（）「」【】《》—…→])(?:\ufe0f)?{_PLAIN_DOMAIN})",
    r"(?P<v>(?<![a-z0-9])(?:[a-z0-9._\-] ){2,40}@ (?:[a-z0-9._\-] ){3,40}[a-z])(?![a-z0-9])",
)
_LOCAL_DOTS: Final = re.compile(
    rf"(?:[a-z0-9_]{{1,30}}\s{{0,2}}(?:[\[(]\s?(?:{_DOT_WORD}|点|\.)\s?[\])]|\s{_DOT_WORD}\s|点)\s{{0,2}}){{1,3}}$"
)
_MAIL_NEAR: Final = re.compile(
    r"(?:e-?mails?|mail|邮箱|邮件|信箱|邮址|correo|courriel|reach|write|contact|联系|adresse)[^\n]{0,30}$"
)
_NOT_TLD: Final = frozenset("js py md txt pdf doc docx png jpg json xml html css ts go rs java the and".split())


_OF_AN_OFFICE: Final = re.compile(
    r"(?:hr|hrd|human-?resources|recruit(?:ing|ment|er)?|careers?|jobs?|talent|hiring|bewerbung|rekrutacja|rh|rrhh|personal|zhaopin|support|service-?desk|help-?desk|helpline|customer-?(?:care|service)|"
    r"tickets|bookings?|enquir(?:y|ies)|inquiries|vacanc(?:y|ies)|appl(?:y|ications?)|recrut(?:e|a)ment[oi]?|candidatures?|emplois?|empleos?|seleccion|selezione|personnel|recepti?on|payroll|registry|newsroom|press|"
    r"equality|people|referral|admissions|no-?reply|donotreply|privacy|dpo|complaints|webmaster|postmaster)(?:[.\-_](?:team|cn|hk|uk|us|eu))?"
)
"""Local parts of the mailboxes that a firm keeps for applicants and customers: nobody's own."""


_REMOTE: Final = re.compile(r":(?:\d{2,5}/|[\w.~\-]{1,40}/)[\w.~/\-]{1,80}")
"""The path of a repository behind its host: `git@host:team/name.git` is no mailbox."""
_MACHINES: Final = frozenset("git hg svn root deploy ssh".split())


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    start, end = found.span("v") if "v" in found.re.groupindex else found.span()
    groups = found.groupdict()
    tld = groups.get("tld") or "com"
    if "word" in groups and groups["word"] is not None and not _plausible(document, found):
        return None
    if "local" in groups and groups["local"] and _OF_AN_OFFICE.fullmatch(groups["local"]):
        return None
    if groups.get("any") and not re.search(r"[\d._]", groups["local"]):
        return None
    if groups.get("sign") and (len(groups["local"]) < 3 or not re.search(r"[a-z]{2}", groups["local"])):
        return None
    if _REMOTE.match(document.text, end) or groups.get("local") in _MACHINES:
        return None
    if tld in _NOT_TLD and "@" not in found.group():
        return None
    domain = groups.get("domain") or ""
    kept = _trim(domain)
    end -= len(domain) - len(kept)
    dots = _LOCAL_DOTS.search(document.text[max(0, start - 60) : start])
    return start - (len(dots.group()) if dots else 0), end


def _trim(domain: str) -> str:
    """Remove a next sentence that a spaced full stop pulled in: `example.com. My`."""
    sentence = re.search(r"(?<=[a-z])\.\s+[a-z]+$", domain)
    return domain[: sentence.start()] if sentence and domain.count(".") > 1 and " . " not in domain else domain


def _plausible(document: Document, found: re.Match[str]) -> bool:
    """Return True if a match is an address and no prose: `work at example.com` is prose; `jm.situ AT example.com`, `jane at example dot
    org` are addresses."""
    word = found.group("word").strip()
    if word not in ("at", "chez", "att", "hja", "monkey", "strudel", "a cong", "papaki") and not (
        word == "在" and found.group("local").isalpha() and len(found.group("local")) < 3
    ):
        return True
    start, end = found.span("word")
    if document.cased[start:end].strip() == "AT":
        return True
    if re.search(_SIGN, found.group("local")):
        return True
    if re.search(rf"\b{_DOT_WORD}\b|[\[({{<]", found.group("domain")):
        return True
    local = found.group("local")
    if not re.search(r"[a-z]", local) or len(local) < 2 or re.search(r"\.\s[A-Z]", document.cased[end : found.end()]):
        return False
    return bool(re.search(r"[\d._]", local)) or bool(
        _MAIL_NEAR.search(document.text[max(0, found.start() - 40) : found.start()])
    )


DETECTOR: Final = Detector("email", Kind.EMAIL, "an e-mail address, plain or disguised", _PATTERNS, _validate)
