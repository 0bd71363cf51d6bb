"""Simulates changes to a copy between the recipient and the place where it surfaces: cut, retyped, sorted, recognised from a screenshot.

The leak drill runs them on a real copy, the benchmark on thousands. Each takes a composed copy and a random generator and returns the
text that surfaces. None of them knows carriers, secrets or the decoder.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from app.domain.document import Block, Bullet, Contact, Document, Entry, Heading, Inline, Pair, text_lines
from app.domain.style import HEADINGS, MONTHS, PRESENT_WORDS, language_group

Attack = Callable[[Document, random.Random], str]

_EN_MONTHS = "|".join(name[:3] for name in MONTHS)
_EN_DATE = re.compile(rf"\b({_EN_MONTHS})[a-z]* (\d{{4}})\b|\b(\d\d)/(\d{{4}})\b|\b(\d{{4}})-(\d\d)\b")
_ZH_DATE = re.compile(r"(\d{4})(?:[.年/-])(\d{1,2})月?")
_OCR_CONFUSIONS = {
    "o": "0",
    "l": "1",
    "i": "l",
    "e": "c",
    "m": "rn",
    "B": "8",
    "S": "5",
    "未": "末",
    "日": "曰",
    "己": "已",
    "入": "人",
}


def lines(document: Document) -> list[str]:
    """Return the printed lines of a copy."""
    return [line for line in text_lines(document) if line]


def without_contact(document: Document) -> Document:
    """Return a copy without contact line, reference and notice: the parts that anyone hiding a source removes first."""
    blocks = tuple(block for block in document.blocks if not isinstance(block, Contact))
    return replace(document, blocks=blocks, reference="", notice="")


def verbatim(document: Document, rng: random.Random) -> str:
    """Return the text copied and pasted as it is."""
    return "\n".join(lines(document))


def cleaned(document: Document, rng: random.Random) -> str:
    """Return the text in NFKC, without invisible characters, all on one line."""
    text = unicodedata.normalize("NFKC", verbatim(document, rng))
    return " ".join("".join(ch for ch in text if unicodedata.category(ch) != "Cf").split())


def lowered(document: Document, rng: random.Random) -> str:
    """Return the text all in lower case."""
    return verbatim(document, rng).lower()


def wrapped(document: Document, rng: random.Random) -> str:
    """Return the text as a PDF viewer gives it: dates on lines of their own, sentences broken, bullets with glyphs."""
    out = []
    for block in document.blocks:
        for line in _block_lines(block):
            words, row = line.split(" "), ""
            glyph = "• " if isinstance(block, Bullet) else ""
            for word in words:
                if len(row) + len(word) > 88:
                    out.append(glyph + row)
                    row, glyph = "", "  "
                row = f"{row} {word}".strip()
            out.append(glyph + row)
    return "\n".join(out)


def _block_lines(block: Block) -> list[str]:
    return lines(Document("en", "", (block,)))


def lists_shuffled(document: Document, rng: random.Random) -> str:
    """Put every word list and every list row in a new random order."""
    blocks = list(document.blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Pair) and (sep := separator_in(block.text)):
            items = block.text.split(sep)
            rng.shuffle(items)
            blocks[index] = replace(block, text=sep.join(items))
        elif isinstance(block, Inline):
            blocks[index] = replace(block, items=tuple(rng.sample(block.items, len(block.items))))
    rows = [
        i for i, b in enumerate(blocks) if isinstance(b, Bullet) and b.field.split(".")[0] in ("interests", "languages")
    ]
    moved = rows[:]
    rng.shuffle(moved)
    shuffled = list(blocks)
    for source, target in zip(rows, moved, strict=True):
        shuffled[target] = blocks[source]
    return "\n".join(lines(replace(document, blocks=tuple(shuffled))))


def separator_in(text: str) -> str:
    """Return the sign between the items of a list, or nothing."""
    return next((sep for sep in (" | ", " · ", " / ", "; ", "、", "，", ", ") if sep in text), "")


def ocr_attack(rate: float) -> Attack:
    """Return an attack that simulates OCR with a character error rate."""

    def attack(document: Document, rng: random.Random) -> str:
        return spoil(wrapped(document, rng), rate, rng)

    return attack


def spoil(text: str, rate: float, rng: random.Random) -> str:
    """Misread, add and lose characters at the given rate; line breaks stay."""
    out = []
    for ch in text:
        if rng.random() >= rate or ch == "\n":
            out.append(ch)
            continue
        kind = rng.random()
        if kind < 0.6:
            out.append(_OCR_CONFUSIONS.get(ch) or rng.choice("abcdefghijklmnopqrstuvwxyz.,'-1lI"))
        elif kind < 0.8:
            out.append(ch + rng.choice("il.,' t"))
    return "".join(out)


def retyped(document: Document, rng: random.Random) -> str:
    """Return the text as somebody with other habits types it anew, with a typo now and then."""
    return typed("\n".join(lines(_reheaded(document, 1))), language_group(document.language) == "zh", rng)


def typed(text: str, zh: bool, rng: random.Random) -> str:
    """Rewrite a text in a typist's own habits of dates, punctuation and spacing, with a typo in 170 characters."""
    text = rewrite_dates(text, zh, "{y}.{m}" if zh else "{m}/{y}")
    text = re.sub(r" (?:–|to|至|-) (?=[\dPC至现])", "-", text)
    for language, other in (("en", "now"), ("zh", "今")):
        for written in PRESENT_WORDS[language]:
            text = text.replace(written, other)
    text = text.replace(" & ", " and ").replace(" | ", ", " if not zh else "，").replace(" – ", " - ")
    text = re.sub(r", (and|or) ", r" \1 ", text)
    text = re.sub(r"[.。]$", "", text, flags=re.M)
    if zh:
        text = re.sub(r"(?<=[\u3400-\u9fff]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[\u3400-\u9fff])", "", text)
    return spoil(text, 0.006, rng)


def rewrite_dates(text: str, zh: bool, shape: str) -> str:
    """Return a text with its months in another shape (`{y}`, `{m}`)."""

    def en(found: re.Match[str]) -> str:
        if found[1]:
            month, year = f"{_EN_MONTHS.split('|').index(found[1]) + 1:02d}", found[2]
        elif found[3]:
            month, year = found[3], found[4]
        else:
            month, year = found[6], found[5]
        return shape.format(y=year, m=month)

    if zh:
        return _ZH_DATE.sub(lambda found: shape.format(y=found[1], m=f"{int(found[2]):02d}"), text)
    return _EN_DATE.sub(en, text)


def _reheaded(document: Document, pick: int) -> Document:
    known = HEADINGS[language_group(document.language)]
    fixed = [
        replace(b, text=known[b.section][pick % len(known[b.section])])
        if isinstance(b, Heading) and b.section in known
        else b
        for b in document.blocks
    ]
    return replace(document, blocks=tuple(fixed))


def platform(document: Document, rng: random.Random) -> str:
    """Return the text in a platform's own form: ISO dates, skills A–Z, its headings, bullets joined into one paragraph per job."""
    out: list[str] = []
    for block in _reheaded(document, 0).blocks:
        if isinstance(block, Pair) and (sep := separator_in(block.text)):
            out.append(f"{block.label}: " + ", ".join(sorted(block.text.split(sep), key=str.casefold)))
        elif isinstance(block, Bullet) and out and not block.field.startswith(("languages", "interests")):
            out[-1] += ("" if out[-1].endswith((".", "。")) else ".") + " " + block.text
        elif isinstance(block, Entry):
            out += [f"{block.left} {block.right}", block.sub, ""]
        else:
            out += _block_lines(block)
    text = rewrite_dates("\n".join(line for line in out if line), language_group(document.language) == "zh", "{y}-{m}")
    return re.sub(r" (?:–|to|至|-) (?=[\dPC至现])", " – ", text)


def excerpt(share: float, before: Attack = verbatim) -> Attack:
    """Return an attack that keeps a contiguous part of the attacked text."""

    def attack(document: Document, rng: random.Random) -> str:
        text = before(document, rng)
        size = int(len(text) * share)
        start = rng.randrange(0, len(text) - size + 1)
        return text[start : start + size]

    return attack


def platform_lower(document: Document, rng: random.Random) -> str:
    """Return the text in a platform's form, in lower case."""
    return platform(document, rng).lower()


SINGLE_ATTACKS: tuple[tuple[str, Attack], ...] = (
    ("contact removed", verbatim),
    ("whitespace, NFKC, zero-width", cleaned),
    ("lower-case", lowered),
    ("PDF-like line breaks", wrapped),
    ("lists shuffled", lists_shuffled),
    ("retyped", retyped),
    ("OCR 1 %", ocr_attack(0.01)),
    ("OCR 3 %", ocr_attack(0.03)),
    ("OCR 8 %", ocr_attack(0.08)),
    ("platform", platform),
    ("half", excerpt(0.5)),
    ("30 %", excerpt(0.3)),
    ("15 %", excerpt(0.15)),
    ("OCR 3 % half", excerpt(0.5, ocr_attack(0.03))),
    ("retyped half", excerpt(0.5, retyped)),
    ("retyped 30 %", excerpt(0.3, retyped)),
    ("platform lower half", excerpt(0.5, platform_lower)),
)
