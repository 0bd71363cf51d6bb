"""Splits an employer's name from the words that say for whom it recruits: `某某有限公司（受“腾悦科技”委托招聘）`.

Says nothing of whether the order exists: only what is written.
"""

from __future__ import annotations

import re
from typing import Final

_QUOTES: Final = "“”「」『』\"'‘’"
_WHO_ZH: Final = rf"[{_QUOTES}]?(?P<{{0}}>[^{_QUOTES}（()）【】\[\]，,。；;\n]{{{{2,40}}}}?)[{_QUOTES}]?"
_WHO_EN: Final = r"(?P<en>[A-Z0-9][^()\n;]{1,80}?)"
_FOR: Final = (
    r"\s{0,3}(?:[（(\[【]\s?|[，,;；、–—-]\s?)?(?:"
    rf"(?:系|现)?(?:接?受){_WHO_ZH.format('zh')}(?:之|的)?委托(?:代为|代理|代)?(?:招聘|招募|招人|招工)?"
    rf"|代{_WHO_ZH.format('by')}(?:招聘|招募|招人|招工)"
    rf"|(?i:(?:recruiting |hiring |acting |advertising )?on behalf of|(?:recruiting|hiring) for)\s{{1,3}}{_WHO_EN}"
    r")\s?[）)\]】]?"
)
_TAIL: Final = re.compile(rf"(?P<name>.{{2,200}}?){_FOR}\s{{0,3}}[.。]?", re.DOTALL)
_AFTER: Final = re.compile(rf"{_FOR}(?=[.。；;\n]|\s*$)", re.MULTILINE)


def split_principal(untrusted_name: str) -> tuple[str, str]:
    """Return the plain name and the firm that it says to recruit for ("": it names none)."""
    found = _TAIL.fullmatch(untrusted_name.strip()[:400])
    return (found.group("name").strip(" ,，"), _who(found)) if found else (untrusted_name, "")


def principal_of(untrusted_text: str, name: str) -> str:
    """Return the firm for which `name` says to recruit, directly behind that name in a text; "" where it names none."""
    at = untrusted_text.find(name) if name else -1
    while at >= 0:
        if found := _AFTER.match(untrusted_text, at + len(name)):
            return _who(found)
        at = untrusted_text.find(name, at + len(name))
    return ""


def _who(found: re.Match[str]) -> str:
    return next(part for part in (found.group("zh"), found.group("by"), found.group("en")) if part).strip(" ,.")
