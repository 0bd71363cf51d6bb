"""Links: web addresses with or without scheme, and profile pages of known networks."""

from __future__ import annotations

import re
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.document import Document

_TAIL: Final = r"[^\s，。；、）】」』》<>\"'|）)\]]{0,300}"
_SITES: Final = (
    r"linkedin\.com|github\.com|gitlab\.com|gitee\.com|bitbucket\.org|codeberg\.org|zhihu\.com|weibo\.com|weibo\.cn|"
    r"bilibili\.com|douban\.com|juejin\.cn|csdn\.net|jianshu\.com|"
    r"cnblogs\.com|segmentfault\.com|xiaohongshu\.com|twitter\.com|x\.com|facebook\.com|fb\.com|instagram\.com|"
    r"youtube\.com|medium\.com|dev\.to|behance\.net|dribbble\.com|"
    r"stackoverflow\.com|kaggle\.com|huggingface\.co|researchgate\.net|orcid\.org|scholar\.google\.com|xing\.com|"
    r"t\.me|wa\.me|line\.me|qiita\.com|zenn\.dev|note\.com|about\.me|"
    r"angel\.co|leetcode\.com|leetcode\.cn|hackerrank\.com|codepen\.io|npmjs\.com|pypi\.org|maimai\.cn|tiktok\.com|"
    r"pinterest\.com|vk\.com|threads\.net|bsky\.app|wellfound\.com"
)
_TLD: Final = (
    r"com|org|net|edu|gov|io|dev|me|co|ai|app|info|biz|name|page|site|online|tech|blog|design|studio|work|xyz|top|"
    r"vip|club|pro|tv|cc|cloud|space|website|link|art|eu|"
    r"cn|hk|tw|mo|jp|kr|vn|sg|my|th|id|ph|in|pk|bd|ae|sa|eg|il|tr|ru|ua|uk|ie|fr|de|es|it|pt|nl|be|ch|at|se|no|dk|fi|"
    r"pl|cz|sk|hu|ro|bg|gr|us|ca|mx|br|ar|cl|pe|au|nz|za|ng|ke|ma"
)
_PATTERNS: Final = compiled(
    rf"(?P<v>(?:https?|ftp)://[a-z0-9\u4e00-\u9fff]{_TAIL})",
    rf"(?<![a-z0-9@.\-/])(?P<v>www\.[a-z0-9\-]{{1,60}}\.[a-z]{{2,12}}{_TAIL})",
    rf"(?<![a-z0-9@\-/])(?P<v>(?:[a-z0-9\-]{{1,30}}\.){{0,2}}(?:{_SITES})/{_TAIL})",
    rf"(?<![a-z0-9@.\-_/])(?P<v>(?:[a-z0-9][a-z0-9\-]{{0,40}}\.){{1,3}}(?:{_TLD})/[a-z0-9~@_\-]{_TAIL})",
    rf"(?<![a-z0-9@.\-_/])(?P<bare>(?:[a-z0-9][a-z0-9\-]{{0,40}}\.){{1,"
    rf"3}}(?P<tld>{_TLD}))(?![a-z0-9@\-_])(?!\.[a-z0-9])",
)
_CUE: Final = re.compile(
    r"(?:web(?:site|page|seite)?|site|url|blog|portfolio|home ?page|code is at|work is at|online at|link|see|visit|"
    r"profile|sitio|página|pagina|博客|主页|网站|网址|作品集?见?|链接|个人站|官网|仓库|ホームページ)"
    r"[\s:：|()是在见為为]{0,6}$"
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
    cued = bool(_CUE.search(before)) or found.group("bare").count(".") >= 2 or _alone(document.text, start, end)
    return (start, end) if cued and re.search(r"[a-z]{2}", found.group("bare").split(".")[0]) else None


def _alone(text: str, start: int, end: int) -> bool:
    """Whether it fills a field of a contact line: `… | jane-doe.dev | …`."""
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
    return (not before or before[-1] in "|\n\t·•") and (not after or after[0] in "|\n\t·•")


DETECTOR: Final = Detector("link", Kind.LINK, "a web address or profile page", _PATTERNS, _validate)
