"""Remove a span from running text so that the rest reads well. Pure; knows nothing about policies."""

from __future__ import annotations

import re
from typing import Final

from app.redact.label_value_pairs import role_of
from app.text.kinship import BRACKETS, KIN, KIN_LABEL, OF_KIN
from app.text.normalization import folded

_LABEL: Final = re.compile(
    r"(?:(?<=^)|(?<=[\n|;；，,。·•\t])|(?<=\s\s)|(?<=[.!?]\s))\s*[^\W\d][^\n|;；，,。:：\t()（）]{0,24}[:：]\s*$"
)
_LAST_WORD: Final = re.compile(r"\s(?P<label>[^\W\d_]{2,20})[:：]\s*$")
_DELIMITERS: Final = "|;；，,、·•\t\n/"
_ENDS: Final = ".。!！?？"
_PAIRS: Final = {"(": ")", "（": "）", "[": "]", "【": "】", "<": ">", "「": "」", "“": "”", '"': '"'}


def replace_span(text: str, start: int, end: int, replacement: str, token: str) -> str:
    """Return `text` with `[start:end]` replaced; an empty replacement removes the span with its label, brackets or segment, and leaves
    `token` where the sentence needs a word."""
    if replacement:
        return _with_one_article(text[:start], replacement) + text[end:]
    if _right_bound(text, end) and (label := _known_label(text, start)) is not None:
        return _joined(text[:label], text[end:])
    start, end = _with_label(text, start, end)
    start, end, bracketed = _with_brackets(text, start, end)
    if bracketed:
        return cut_span(text, start, end)
    if _is_clause(text, start, end):
        return _without_segment(text, start, end)
    return text[:start] + token + text[end:]


_ARTICLE: Final = re.compile(
    r"(?<![^\W_])(?:(?P<a>an?)|the|this|that|our|my|your|their|its|his|her|every|each|no|any) (?P<between>[a-z-]+ )?$",
    re.IGNORECASE,
)
_INDEFINITE: Final = re.compile(r"an? (?=[a-z])")


def _with_one_article(left: str, replacement: str) -> str:
    """Return the text before a value with what stands for it, whose own article goes where one stands before it already (`an environmental
    employer`, `the company`); `a` and `an` agree with the next word."""
    before, own = _ARTICLE.search(left), _INDEFINITE.match(replacement)
    if before is None or own is None or before["between"] in _PREPOSITIONS:
        return left + replacement
    noun = replacement[own.end() :]
    if before["a"] and not before["between"]:
        capital = before["a"][0]
        left = left[: before.start("a")] + capital + own.group()[1:]
    return left + noun


_PREPOSITIONS: Final = frozenset(f"{word} " for word in "at for in of with by from to and or via on as".split())

_SEGMENT: Final = re.compile(r"[|｜;；\n\t。]|\s{2,}")
_LONGEST: Final = 120
"""More signs than what tells of a relative and how to reach them has."""


def about_kin(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span around `[start:end]` that mentions a relative: the bracket with their word in it (`（老婆 …）`, `(wife: Mary, …)`), or
    the segment that begins with it (`Emergency contact: …`); the word alone would tell of the family."""
    for found in BRACKETS.finditer(text):
        if found.start() < start and end < found.end() and KIN.search(found["inner"]):
            return found.span()
    low = max((found.end() for found in _SEGMENT.finditer(text, 0, start)), default=0)
    after = _SEGMENT.search(text, end)
    high = after.start() if after else len(text)
    if high - low <= _LONGEST and (OF_KIN.match(text, low) or KIN_LABEL.match(text, low)):
        return low + len(text[low:high]) - len(text[low:high].lstrip()), high
    return None


def cut_span(text: str, start: int, end: int) -> str:
    """Return `text` without `[start:end]` and the signs that only set it off."""
    if _is_clause(text, start, end):
        return _without_segment(text, start, end)
    return _joined(text[:start].rstrip(" "), text[end:])


def _with_label(text: str, start: int, end: int) -> tuple[int, int]:
    label = _LABEL.search(text, max(0, text.rfind("\n", 0, start) + 1), start)
    return (label.start(), end) if label and _right_bound(text, end) else (start, end)


def _known_label(text: str, start: int) -> int | None:
    """Return where the label begins that ends at `start` behind other words (`40 hours a week Salary: …`): one word, known as a label."""
    found = _LAST_WORD.search(text, max(0, start - 30), start)
    return found.start() if found and role_of(folded(found["label"]))[0] else None


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int, bool]:
    left, right = text[:start].rstrip(" "), text[end:].lstrip(" ")
    if left and right and _PAIRS.get(left[-1]) == right[0]:
        return len(left) - 1, len(text) - len(right) + 1, True
    return start, end, False


def _right_bound(text: str, end: int) -> bool:
    right = text[end:].lstrip(" \u3000")
    return (
        not right or right[0] in _DELIMITERS or right[0] in _ENDS or text[end : end + 2].isspace() or right[0] in ")）"
    )


def _is_clause(text: str, start: int, end: int) -> bool:
    left = text[:start].rstrip(" \u3000")
    ended = not left or left[-1] in _DELIMITERS or (left[-1] in _ENDS and not _ABBREVIATION.search(left))
    return ended and _right_bound(text, end)


_ABBREVIATION: Final = re.compile(r"(?i)(?<![^\W\d_])(?:no|nr|num|reg|regd|lic|cert|ref|tel|ext)\.$")
"""Before a number: no end of a sentence."""


def _without_segment(text: str, start: int, end: int) -> str:
    left, right = text[:start].rstrip(" \u3000"), text[end:].lstrip(" \u3000")
    if left and left[-1] in _DELIMITERS and (not right or right[0] in _ENDS + ")）\n"):
        left = left[:-1].rstrip(" ") if left[-1] != "\n" else left
    elif right and right[0] in _DELIMITERS and right[0] != "\n":
        right = right[1:].lstrip(" \u3000")
    elif right and right[0] in _ENDS and (not left or left[-1] in _ENDS):
        right = right[1:].lstrip(" ")
    return _joined(left, right)


def _joined(left: str, right: str) -> str:
    gap = " " if left and right and left[-1] in ",;|·•.!?/" and right[0] not in " \n" + _ENDS + _DELIMITERS else ""
    if left and right and left[-1].isalnum() and right[0].isalnum() and left[-1].isascii() and right[0].isascii():
        gap = " "
    text = (left + gap + right).strip(" \u3000")
    return text if re.search(r"[^\W_]", text) else ""
