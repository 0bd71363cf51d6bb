"""Compares the parts of a mail: what stands in one form of it and not in the other, and whether that is something of substance.

A mail program shows the HTML; filters, previews and screen readers may read the plain text. Judges no words; linear time.
"""

from __future__ import annotations

import re
from itertools import pairwise

from app.text.domains import registrable
from app.text.mail_and_web_addresses import WEB_LIKE, emails

_URL = re.compile(WEB_LIKE, re.IGNORECASE)
_HOST = re.compile(r"(?:https?://|www\.)([a-z0-9.-]{3,100})", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9][a-z0-9'’]{0,40}|[\u3400-\u9fff]", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:[$€£¥￥₹]|\b(?:usd|eur|gbp|rmb|hkd|sgd|inr|ngn)\b) ?(\d[\d,.]{0,12})|(\d[\d,.]{0,12}) ?(?:元|块|usdt|usd|euros?|pounds?|dollars?|rmb)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.])\+?\d[\d ()-]{7,18}\d(?![\w])")
_SENTENCES = re.compile(r"(?<=[.!?])\s+|(?<=[。！？；])|\n{2,}|\n(?=\s{0,3}[-*•·])")
_PLACEHOLDER = re.compile(
    r"\bhtml\b|\bbrowser\b|view (?:this|it|the) |e-?mail (?:client|program|reader)|浏览器|瀏覽器|网页版|網頁版|不支持|不支援|客户端",
    re.IGNORECASE,
)
"""Words of the notes that stand for the HTML: "your e-mail client does not show HTML"."""
_COVERED = 0.6
_SUBSTANCE = 8
"""Words (Chinese: characters) of its own from which a text part says something else."""


def own_sentences(text: str, other: str) -> list[str]:
    """Return the sentences of `text` that `other` does not hold, in order."""
    pairs = _pairs(other)
    words = {word for pair in pairs for word in pair}
    return [
        " ".join(sentence.split()) for sentence in _SENTENCES.split(text) if not _is_covered(sentence, pairs, words)
    ]


def differ(own: list[str], other: str) -> bool:
    """Return True if sentences of one part say something that `other` (with its link targets) does not: a figure, a contact, or a text."""
    text = "\n".join(sentence for sentence in own if not _PLACEHOLDER.search(sentence))
    return bool(_facts(text) - _facts(other)) or len(_words(text)) >= _SUBSTANCE


def _is_covered(sentence: str, pairs: frozenset[tuple[str, str]], words: set[str]) -> bool:
    own = _words(sentence)
    mine = list(pairwise(own))
    if not mine:
        return not own or own[0] in words or not own[0].isdigit()
    return sum(pair in pairs for pair in mine) >= _COVERED * len(mine) and not (_facts(sentence) and _lacks(own, words))


def _lacks(own: list[str], words: set[str]) -> bool:
    """Return True if a figure of a sentence is missing: `pay $50` for `pay $5` is another sentence."""
    return any(word[0].isdigit() and word not in words for word in own)


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(_URL.sub(" ", text))]


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(_words(text)))


def _facts(text: str) -> set[str]:
    """Return sums, mail addresses, telephone numbers and domains in `text`, in a form that compares."""
    found = {f"sum:{(match[1] or match[2]).replace(',', '').rstrip('.')}" for match in _MONEY.finditer(text)}
    found |= {f"mail:{match.group().lower()}" for match in emails(text)}
    found |= {f"phone:{re.sub(r'[^0-9]', '', match.group())[-8:]}" for match in _PHONE.finditer(text)}
    return found | {f"site:{domain}" for match in _HOST.finditer(text) if (domain := registrable(match[1]))}
