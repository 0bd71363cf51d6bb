"""Links: web addresses with or without scheme, and profile pages of known networks."""

from __future__ import annotations

import re
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.prepared_text import Document
from app.text.mail_and_web_addresses import NETWORKS, TOP_LEVEL_DOMAINS, WEB_TAIL, WORD_DOMAINS

_SITES: Final = "|".join(map(re.escape, NETWORKS))
_TLD: Final = f"{TOP_LEVEL_DOMAINS}|{WORD_DOMAINS}"
_PATTERNS: Final = compiled(
    rf"(?P<v>(?:https?|ftp)://[a-z0-9\u4e00-\u9fff]{WEB_TAIL})",
    rf"(?<![a-z0-9@.\-/])(?P<v>www\.[a-z0-9\-]{{1,60}}\.[a-z]{{2,12}}{WEB_TAIL})",
    rf"(?<![a-z0-9@\-/])(?P<v>(?:[a-z0-9\-]{{1,30}}\.){{0,2}}(?:{_SITES})/{WEB_TAIL})",
    rf"(?<![a-z0-9@.\-_/])(?P<v>(?:[a-z0-9][a-z0-9\-]{{0,40}}\.){{1,3}}(?:{_TLD})/[a-z0-9~@_\-]{WEB_TAIL})",
    rf"(?<![a-z0-9@.\-_/])(?P<bare>(?:[a-z0-9][a-z0-9\-]{{0,40}}\.){{1,"
    rf"3}}(?P<tld>{_TLD}))(?![a-z0-9@\-_])(?!\.[a-z0-9])",
    r"(?<![a-z/])(?P<v>in/[a-z][a-z0-9]{1,20}(?:-[a-z0-9]{2,20}){1,3})(?![a-z0-9/])",
    r"(?<![a-z])linkedin ?[:：] ?(?P<v>in/[a-z0-9\-_%]{3,60})",
)
_CUE: Final = re.compile(
    r"(?:web(?:site|page|seite)?|site|url|blog|portfolio|home ?page|code is at|work is at|online at|link|see|visit|"
    r"站点|profile|sitio|página|pagina|博客|主页|网站|网址|作品集?见?|链接|个人站|作品(?:放|挂)|放在|官网|仓库|ホームページ)"
    r"(?:[\s:：|()是在见為为]{0,6}| (?:at|on|is|is at) )$"
)
_FILE_NAME: Final = re.compile(
    r"(?:node|vue|next|nuxt|express|three|d3|react|ember|backbone|socket|asp|vb|ado)\.(?:js|io|net)$"
)


_INTERFACE: Final = re.compile(
    r"(?:https?://)?(?:(?:[a-z0-9\-]+\.)*(?:api|gateway|auth|webhook|hooks|cdn|static|staging|dev-api)\.[a-z0-9.\-]+|localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?(?:[/?]|$)"
)
_CALLED: Final = re.compile(
    r"(?:(?<![a-z])(?:curl|wget|get|post|put|delete|patch|fetch|axios)(?:\s-{1,2}[a-z\-]+(?:\s(?:post|put|get))?){0,3}\s{1,2}['\"(]{0,2})$"
)
"""Programs and requests: what they call is a machine's interface, not a person's page."""


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    called = _CALLED.search(document.text, max(0, found.start() - 40), found.start())
    if _INTERFACE.match(found.group()) or (called and "/" in found.group()):
        return None
    if "bare" not in found.re.groupindex:
        start, end = found.span("v")
        text = document.text[start:end].rstrip(".,;:!?。，；：！？…'")
        return (start, start + len(text)) if len(text) > 6 else None
    start, end = found.span("bare")
    if _FILE_NAME.search(found.group("bare")):
        return None
    before = document.text[max(0, start - 24) : start]
    cued = bool(_CUE.search(before)) or found.group("bare").count(".") >= 2 or _fills_field(document.text, start, end)
    return (start, end) if cued and re.search(r"[a-z]{2}", found.group("bare").split(".")[0]) else None


def _fills_field(text: str, start: int, end: int) -> bool:
    """Return True if the span fills a field of a contact line: `… | jane-doe.dev | …`."""
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
    return (not before or before[-1] in "|\n\t·•") and (not after or after[0] in "|\n\t·•")


DETECTOR: Final = Detector("link", Kind.LINK, "a web address or profile page", _PATTERNS, _validate)
