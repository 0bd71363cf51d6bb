"""Regular expressions for e-mail addresses, web addresses and profile pages in running text.

Parts are exported as pattern strings, for callers that build further patterns of them (the redactor's disguised addresses);
they match text as it is and in the normal form. No validation beyond the form. Bounded: outside text is hostile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

LOCAL_PART: Final = r"[A-Za-z0-9_][A-Za-z0-9._%+'\-]{0,63}"
"""Local part of an address, before the @ (RFC 5321: at most 64 characters), of the characters people use."""
LOCAL_START: Final = r"(?<![A-Za-z0-9_%+])"
"""Start of a local part: not within a word, but allowed behind a dash or dots (`Email:-me@…`, `Mail …… me@…`) and Han."""
DOMAIN_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?"
TOP_LEVEL: Final = r"[A-Za-z]{2,24}"
EMAIL: Final = re.compile(
    rf"{LOCAL_START}{LOCAL_PART}@(?:{DOMAIN_LABEL}\.){{1,6}}{TOP_LEVEL}(?![A-Za-z0-9]|[_\-][A-Za-z0-9])"
)
"""An address that mail could be sent to; it may touch Han characters on either side."""
EMAIL_BROKEN: Final = re.compile(r"[\w.+-]+@[\w.-]*[-.]$")
"""An address that a line breaks behind a hyphen or a dot of its own."""
DOMAIN_REST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*")
"""What may go on from it in the next line."""
EMAIL_LIKE: Final = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
"""Text in any script that resembles an address, matched as a whole."""

WEB_START: Final = r"(?:https?://|www\.)"
WEB_ENDS: Final = r"\s<>\"'|｜，。；、（）)】」』》\]"
"""Characters that end a web address in running text (closing brackets, quotation marks, sentence ends), for a
character class."""
WEB_TAIL: Final = rf"[^{WEB_ENDS}]{{0,400}}"
WEB_LIKE: Final = rf"{WEB_START}[^{WEB_ENDS}]{{1,400}}"
"""A web address with a scheme or `www.`."""

TOP_LEVEL_DOMAINS: Final = (
    r"com|org|net|edu|gov|io|dev|me|co|ai|app|info|biz|name|page|site|online|tech|blog|design|xyz|top|vip|pro|works|"
    r"tv|cc|cloud|eu|gg|sh|so|example|test|"
    r"cn|hk|tw|mo|jp|kr|vn|sg|my|th|id|ph|in|pk|bd|ae|sa|eg|il|tr|ru|ua|uk|ie|fr|de|es|it|pt|nl|be|ch|at|se|no|dk|fi|"
    r"pl|cz|sk|hu|ro|bg|gr|us|ca|mx|br|ar|cl|pe|au|nz|za|ng|ke|ma"
)
"""Endings of a bare domain (`jane-doe.dev`) used for personal pages, and the two reserved for examples (RFC 2606)."""
ACCOUNT: Final = r"(?<![\w.])@([A-Za-z][\w.]{2,29}\w)"
"""An account with its sign (`@jane.doe`); group 1 is its name."""
HOST_LIKE: Final = rf"(?<![\w@.-])(?:[a-z0-9-]{{2,40}}\.){{1,3}}(?:{TOP_LEVEL_DOMAINS})(?![\w-])"
"""A bare host name with one of those endings, in small letters."""
REPOSITORY: Final = re.compile(
    r"(?:github|gitlab|gitee|bitbucket)\.(?:com|org)/([\w.-]{2,40})(?:/([\w.-]{2,60}))?", re.IGNORECASE
)
"""The address of a repository of source code: its account, and its name if one follows."""
WORD_DOMAINS: Final = "work|space|art|link|club|website|studio"
"""Further endings, ambiguous where a space was lost: they may begin the next sentence (`the team.Work with …`)."""

NETWORKS: Final[Mapping[str, str]] = {
    "linkedin.com": "LinkedIn",
    "github.com": "GitHub",
    "gitlab.com": "GitLab",
    "gitee.com": "Gitee",
    "bitbucket.org": "Bitbucket",
    "codeberg.org": "Codeberg",
    "zhihu.com": "知乎",
    "weibo.com": "微博",
    "weibo.cn": "微博",
    "bilibili.com": "bilibili",
    "douban.com": "豆瓣",
    "juejin.cn": "掘金",
    "csdn.net": "CSDN",
    "jianshu.com": "简书",
    "cnblogs.com": "博客园",
    "segmentfault.com": "SegmentFault",
    "xiaohongshu.com": "小红书",
    "twitter.com": "Twitter",
    "x.com": "X",
    "facebook.com": "Facebook",
    "fb.com": "Facebook",
    "instagram.com": "Instagram",
    "youtube.com": "YouTube",
    "medium.com": "Medium",
    "dev.to": "DEV",
    "behance.net": "Behance",
    "dribbble.com": "Dribbble",
    "stackoverflow.com": "Stack Overflow",
    "kaggle.com": "Kaggle",
    "huggingface.co": "Hugging Face",
    "researchgate.net": "ResearchGate",
    "orcid.org": "ORCID",
    "scholar.google.com": "Google Scholar",
    "xing.com": "XING",
    "quora.com": "Quora",
    "t.me": "Telegram",
    "wa.me": "WhatsApp",
    "line.me": "LINE",
    "qiita.com": "Qiita",
    "zenn.dev": "Zenn",
    "note.com": "note",
    "about.me": "about.me",
    "angel.co": "AngelList",
    "leetcode.com": "LeetCode",
    "leetcode.cn": "LeetCode",
    "hackerrank.com": "HackerRank",
    "codepen.io": "CodePen",
    "npmjs.com": "npm",
    "maimai.cn": "脉脉",
    "tiktok.com": "TikTok",
    "pinterest.com": "Pinterest",
    "vk.com": "VK",
    "threads.net": "Threads",
    "bsky.app": "Bluesky",
    "wellfound.com": "Wellfound",
}
"""Domain → name of the network that hosts profile pages there."""


CHINESE_MOBILE: Final = r"1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}"
"""A mobile number of mainland China without country code, grouped or not."""


def is_chinese_mobile(digits: str) -> bool:
    """Return True if `digits` is a mobile number of mainland China, with or without country code."""
    return re.fullmatch(r"(?:86)?1[3-9]\d{9}", digits) is not None


def emails(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of e-mail addresses in `text`, left to right."""
    return EMAIL.finditer(text) if "@" in text else iter(())


def without_scheme(url: str) -> str:
    """Return a web address without its scheme (`https://` or any other) and `www.`, in any letter case."""
    return re.sub(r"^(?:[A-Za-z][A-Za-z0-9+.-]{1,9}://)?(?:www\.)?", "", url, flags=re.IGNORECASE)


def host_of(url: str) -> str:
    """Return the host of a web address, with or without scheme, in lower case and without `www.`."""
    return re.split(r"[/?#]", without_scheme(url), maxsplit=1)[0].lower()


_WORDS: Final = frozenset(["about", "angel", "threads"])
"""Networks named by an ordinary word: only the full domain identifies them."""


def network_of(host: str) -> str:
    """Return the network that `host` belongs to, under any country domain (`linkedin.cn`, `jane.github.io`); empty if
    none."""
    dotted = f".{host}."
    for domain, network in NETWORKS.items():
        name = domain.rpartition(".")[0]
        if f".{domain if len(name) < 5 or name in _WORDS else name}." in dotted:
            return network
    return ""
