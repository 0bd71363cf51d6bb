"""Extract the labelled cells of a text: `Label: value` in every usual layout (colon, arrow, dots, columns, 【】, a question, the line
below) and tables with a heading row.

Gives only the position of a value and the role of its label; a detector judges the value. Linear in the length: lines are cut at
separators, and labels are looked up, not searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app import resources
from app.text.normalization import folded


@dataclass(frozen=True, slots=True)
class Cell:
    """A value at `[start:end]` of the normal form, the role of its label (`name`, `gender`, `birth`, `phone`, `email`,
    `messenger`, `address`, `place`, `employer`, `referee`, `id`, `other`), and the label in its canonical spelling."""

    role: str
    label: str
    start: int
    end: int


_LINE_LIMIT: Final = 600
_SEPARATOR: Final = re.compile(
    r"[ \t]{0,40}(?P<hard>=>|->|:=|(?<![0-9])[:](?!//)|[:](?=[ \t])|=|】|\.{3,60}|…{1,9}|\?(?=[ \t]))[ \t]{0,60}(?:-[ \t])?"
    r"|(?P<gap>\t[ \t]{0,60}| {2,60}\t?[ \t]{0,40})|(?P<end>[|;；【]|(?<=[^\s]),(?=[^\s\d])|[ ]?[·•/]{1,2}[ ])"
)
_NUMBERING: Final = re.compile(
    r"^[\W_]*(?:\(?\d{1,2}\s?[.):、]|[一二三四五六七八九十]{1,3}\s?[、.:)])?[\s\-*·•>#\"'【\[(]*"
)
_BRACKET: Final = re.compile(r"\s*[(\[][^()\[\]]{0,24}[)\]]\s*$")
_BEFORE: Final = (
    "my|your|his|her|current|present|previous|last|former|permanent|home|mailing|official|alternate|alternative|alt|"
    "primary|secondary|second|other|main|personal|private|applicant|applicants|candidate|candidates|employee|"
    "emergency|verified|the|full|legal|user|new|old|"
    "本人|个人|我的|联系|现|目前|主要|备用|常用|其他|另一"
)
_BEHIND_LABEL: Final = (
    "no|nr|num|number|numbers|nummer|numero|n|id|card|code|line|field|verified|also|too|if any|as in nric|as in passport|"
    "as per passport|as per nric|as in id|as per aadhaar|dd mm yyyy|yyyy mm dd|in full|"
    "actuel|actuelle|actual|attuale|aktuell|mevcut|obecny|"
    "号|号码|编号|一|二|三|1|2|3|也是|是|为|亦可写作|如下|如有"
)
_LEADING: Final = re.compile(rf"^(?:{_BEFORE})(?:\s|(?<=[\u4e00-\u9fff]))\s*")
_TRAILING: Final = re.compile(rf"(?:\s|(?<=[\u4e00-\u9fff]))(?:{_BEHIND_LABEL})$")
_NO_LABEL_LINE: Final = re.compile(r"[ \t]{0,40}(?=[^\s])")
_HAN_OR_HANGUL: Final = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3]")


_WHOLE_ONLY: Final = frozenset(
    "t m p c id name names ic ni pan visa line work home unit via cap sun smart globe office direct contact street line dl cc ci fin uid ss rc run rut city town state region mail "
    "company firm organization organisation reference references tele sex nick holder student participant unit tin".split()
)
"""Labels that mean something else behind another word: `Req Id`, `File name`, `Company mail`."""
_FIRM: Final = re.compile(r"[\u4e00-\u9fff]{2}(?:有限|集团|股份|责任|分|总)公司$")
"""`某某有限公司：` opens a line about the firm; 公司 is no label there."""
_GAP_BEFORE: Final = re.compile(r"\t|\s\s|[()>。.]")


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    """Return canonical label → role."""
    roles: dict[str, str] = {}
    for line in resources.path("lexicon", "labels.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            role, _, labels = line.partition(":")
            for label in labels.split("|"):
                roles.setdefault(_spelling(folded(label).strip()), role)
    return roles


@lru_cache(maxsize=1)
def _joined_labels() -> dict[str, str]:
    """Return Latin labels of several words written as one (`birthdate`, `currentemployer`) → canonical label."""
    return {label.replace(" ", ""): label for label in _roles() if " " in label and label.isascii() and len(label) > 6}


@lru_cache(maxsize=20_000)
def role_of(written: str) -> tuple[str, str]:
    """Return role and canonical spelling of a label in the normal form; empty strings if it is none that is known."""
    roles = _roles()
    text = _BRACKET.sub("", written)
    for part in [text, *_EITHER.split(text)] if len(text) < 48 and "@" not in text else []:
        label = _spelling(part)
        for _ in range(4):
            if label in roles:
                return roles[label], label
            if label in _joined_labels():
                return roles[_joined_labels()[label]], _joined_labels()[label]
            shorter = _TRAILING.sub("", label)
            shorter = shorter if shorter != label else _LEADING.sub("", label)
            if shorter == label or not shorter:
                break
            label = shorter
    return "", ""


_EITHER: Final = re.compile(r"\s?[/&·]\s?| or | and ")


def _spelling(label: str) -> str:
    """Normalise a label: words only; digits that OCR took for letters mended; letters set apart (`N I N`) joined."""
    if label.isalpha():
        return label
    text = _ZERO.sub("o", label) if "0" in label else label
    text = _ONE.sub("l", text) if "1" in text else text
    text = _SET_APART.sub(lambda at: _APART.sub("", at.group()), text)
    text = _NO_WORD.sub(" ", text).strip()
    return text if text.isascii() else _BETWEEN_WIDE.sub("", text)


_ZERO: Final = re.compile(r"(?<=[a-z])[0](?=[a-z.])|(?<=\.)0(?=\.)|(?<![\w])0(?=[a-z])")
_ONE: Final = re.compile(r"(?<=[a-z])1(?=[a-z])")
_SET_APART: Final = re.compile(r"(?<![a-z])((?:[a-z][.\s]{1,3}){1,5}[a-z])(?![a-z])")
_APART: Final = re.compile(r"[.\s]")
_NO_WORD: Final = re.compile(r"[\W_]+")
_BETWEEN_WIDE: Final = re.compile(r"(?<=[\u2e80-\u9fff\uac00-\ud7a3]) (?=[\u2e80-\u9fff\uac00-\ud7a3])")


def read_cells(text: str) -> tuple[Cell, ...]:
    """Return all labelled cells of a text in the normal form (an ideographic space given as a tab), in reading order."""
    cells: list[Cell] = []
    lines = list(_lines(text))
    for index, (start, end) in enumerate(lines):
        if end - start > _LINE_LIMIT:
            end = start + _LINE_LIMIT
        cells.extend(_line_cells(text, start, end, lines[index + 1] if index + 1 < len(lines) else None))
    cells.extend(_table_cells(text, lines))
    cells.extend(_tagged_cells(text))
    return tuple(sorted(cells, key=lambda cell: (cell.start, cell.end)))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at <= len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _line_cells(text: str, start: int, end: int, following: tuple[int, int] | None) -> Iterator[Cell]:
    """Yield the cells of one line: at each separator the label before it is looked up, and its value runs to the next one."""
    found: list[tuple[int, int, int, str, str]] = []  # label start, label end, value start, role, label
    low = start
    cuts = []
    for separator in _SEPARATOR.finditer(text, start, end):
        if separator.lastgroup != "end":
            label = _label_before(text, low, separator.start(), hard=separator.lastgroup == "hard")
            if label:
                found.append((label[0], separator.start(), separator.end(), label[1], label[2]))
        if separator.lastgroup != "gap":
            low = separator.end()
        cuts.append(separator.span())
    if not found:
        spaced = _spaced_label(text, start, end)
        if spaced:
            found.append(spaced)
    starts = [one[0] for one in found]
    for index, (_, label_end, value, role, name) in enumerate(found):
        stop = min([end, *starts[index + 1 : index + 2]])
        cut = next(
            (
                left
                for left, _ in cuts
                if left > value and left < stop and text[left : left + 1] in "\t |;；【" and _ends_value(text, left)
            ),
            stop,
        )
        last = _trimmed(text, value, min(stop, cut))
        if last > value:
            yield Cell(role, name, value, last)
        elif following and value >= end and (text[label_end:value].strip() or _HAN_OR_HANGUL.search(name)):
            first = (
                following[0] + len(text[following[0] : following[1]]) - len(text[following[0] : following[1]].lstrip())
            )
            if first < following[1] and not role_of(re.split(r"[:=]", text[first : following[1]])[0])[0]:
                yield Cell(role, name, first, _trimmed(text, first, min(following[1], first + 160)))


def _ends_value(text: str, at: int) -> bool:
    """Return True if a separator ends the value before it: a bar, a bracket, a tab, two spaces."""
    return (
        text[at] in "|;；【\t"
        or text[at : at + 2] == "  "
        or bool(re.match(r"[ \t]+[|;；\t]|[ \t]{2}", text[at : at + 42]))
    )


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t,;，；。\"'|":
        end -= 1
    return end


def _label_before(text: str, low: int, end: int, *, hard: bool) -> tuple[int, str, str] | None:
    """Return the longest known label that ends at `end` and begins at `low`, a word or (in Chinese) a character after it."""
    low = max(low, end - 60)
    segment = text[low:end]
    bracket = _BRACKET.search(segment)
    body = segment[: bracket.start()] if bracket else segment
    whole = body.strip(" \t\"'")
    if not whole:
        return None
    gaps = [gap.end() for gap in re.finditer(r"[\s()\"'，。,>]+", body)]
    if not hard:  # columns: the label is all of the column before
        gaps = [at for at in gaps if re.search(r"\t|\s\s", body[at - 2 : at])]
    for first in [0, *gaps][-7:]:
        role, label = role_of(body[first:] if first else _NUMBERING.sub("", body, count=1))
        if role and (
            not first or label not in _WHOLE_ONLY or not re.search(r"[^\W_]", _GAP_BEFORE.split(body[:first])[-1])
        ):
            return low + first, role, label
    if not hard:
        return None
    run = re.search(r"[\u4e00-\u9fff]{2,24}$", body.rstrip())
    if run and not _FIRM.search(run.group()):
        for size in range(min(9, len(run.group())), 1, -1):
            role, label = role_of(run.group()[-size:])
            if role and len(label) > 1:
                return low + len(body.rstrip()) - size, role, label
    return None


def _spaced_label(text: str, start: int, end: int) -> tuple[int, int, int, str, str] | None:
    """Return a label of single characters at the head of a line without separators: `姓 名 邓 凯`, `公 民 身 份 号 码`."""
    pieces = list(re.finditer(r"[^ ]+", text[start : min(end, start + 40)]))
    joined = ""
    best = None
    for piece in pieces[:9]:
        if not _HAN_OR_HANGUL.match(piece.group()) or len(joined) > 10:
            break
        joined += piece.group()
        role, label = role_of(joined)
        if role and len(label) > 1:
            after = start + piece.end()
            best = (start, after, min(end, after + 1), role, label)
    return best


def _table_cells(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Cell]:
    """Yield the cells under a heading row of at least three columns, two of them known, in the rows that have as many."""
    head: list[tuple[str, str]] = []
    sign = ""
    rows = 0
    for start, end in lines:
        if end - start > _LINE_LIMIT:
            head = []
            continue
        line = text[start:end]
        if head and rows < 60:
            columns = _columns(line, sign)
            if len(columns) == len(head) and not any(role_of(line[left:right])[0] for left, right in columns):
                rows += 1
                for (role, label), (left, right) in zip(head, columns, strict=True):
                    if role and right > left:
                        yield Cell(role, label, start + left, start + right)
                continue
            if not re.search(r"[^\W_]", line):
                continue
        head, sign = _heading(line)
        rows = 0
        if not head:
            yield from _pairs(line, start)


_TAG: Final = re.compile(r"<(?P<tag>[a-z][a-z0-9_.\-]{1,30})>(?P<v>[^<>\n]{1,120})</")


def _tagged_cells(text: str) -> Iterator[Cell]:
    """Yield the cells of XML-like elements: `<birthDate>1990-06-12</birthDate>`."""
    for found in _TAG.finditer(text):
        role, label = role_of(found.group("tag"))
        if role:
            yield Cell(role, label, *found.span("v"))


def _pairs(line: str, start: int) -> Iterator[Cell]:
    """Yield labels and values that stand in turn: `姓名 | 顾明远 | 性别 | 男`; a comma or semicolon parts one pair only."""
    sign = next((sign for sign in "|;," if sign in line), "")
    if not sign or (sign != "|" and line.count(sign) > 3):
        return
    columns = _columns(line, sign)
    if sign != "|":
        last = columns[-1][1]
        columns = [columns[0], (columns[1][0], last)] if role_of(line[slice(*columns[0])])[0] else columns[:0]
    roles = [role_of(line[left:right]) for left, right in columns]
    for (role, label), (following, _), (left, right) in zip(roles[:-1], roles[1:], columns[1:], strict=True):
        if role and not following and right > left:
            yield Cell(role, label, start + left, start + right)


def _heading(line: str) -> tuple[list[tuple[str, str]], str]:
    for sign in "|\t,;":
        if line.count(sign) >= 2 and ":" not in line:
            columns = _columns(line, sign)
            roles = [role_of(line[left:right]) for left, right in columns]
            known = sum(bool(role) for role, _ in roles)
            in_turn = sign == "|" and not any(role for role, _ in roles[1::2])
            if known >= 2 and known * 2 >= len(roles) and len(roles) >= 3 and not in_turn:
                return roles, sign
    return [], ""


def _columns(line: str, sign: str) -> list[tuple[int, int]]:
    columns = []
    at = 0
    body = len(line)
    if sign == "|":
        lead = re.match(r"\s*\|", line)
        at = lead.end() if lead else 0
        tail = re.search(r"\|\s*$", line)
        body = tail.start() if tail and tail.start() >= at else body
    while True:
        stop = line.find(sign, at, body)
        stop = body if stop < 0 else stop
        left, right = at, stop
        while left < right and line[left] in " \t\"'":
            left += 1
        while right > left and line[right - 1] in " \t\"'":
            right -= 1
        columns.append((left, right))
        if stop >= body:
            return columns
        at = stop + 1
