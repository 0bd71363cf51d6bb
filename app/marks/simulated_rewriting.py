"""Simulates a rewritten copy: typed into a platform's form, one job of it, reworded throughout, translated.

Stand-ins, not the real thing: no language model and no translator runs. They keep what those keep (figures, names, which items are there)
and replace what those replace, so that an estimate does not count on more than survives. None of them knows carriers, secrets or the decoder.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Final

from app.domain.document import Block, Bullet, Document, Entry, Heading, Inline, Pair, Paragraph, Title
from app.domain.style import HEADINGS, PRESENT_WORDS, SECTIONS, language_group
from app.marks.simulated_attacks import lines, rewrite_dates, separator_in

_PARTS: Final = re.compile(r" \| | – | · | / |, |，")
"""Signs between the parts of a header: a form has a field for each."""
_BRACKETED: Final = re.compile(r"^(.+?) ?[(（]([^()（）]+)[)）]$")
_DATED: Final = re.compile(r"\d{4}")
_WORD: Final = re.compile(r"\d[\d.,]* ?[万亿]|[A-Za-z][\w+#./-]*|[\u3400-\u9fff]{2}|[\u3400-\u9fff]")
_NAMED: Final = re.compile(r"\d|[+#]|^[A-Z].*[A-Z]")
"""A word that is a name or a figure whatever the sentence around it."""
_FILLER: Final = ("相关", "各项", "有关", "整体", "推进", "落实", "协调", "支撑")


def form(document: Document, rng: random.Random) -> str:
    """Return the text as a platform shows what was typed into its form: every field apart, ISO dates, skills A–Z, its own headings, its own
    order of sections. Nothing is left of the copy's way of writing and arrangement."""
    return "\n".join(_form_lines(document))


def _form_lines(document: Document) -> list[str]:
    zh = language_group(document.language) == "zh"
    out: list[str] = []
    for section, blocks in _in_usual_order(document):
        if section:
            out.append(HEADINGS[language_group(document.language)].get(section, (section,))[0])
        pairs = [block for block in blocks if isinstance(block, Pair) and block.field.startswith("skills.")]
        if pairs:
            out += _sorted_words(pairs)
        for block in blocks:
            if block not in pairs:
                out += _fields(block, zh)
    return [line for line in out if line]


def _fields(block: Block, zh: bool) -> list[str]:
    if isinstance(block, Entry):
        whole = "\n".join(part for part in (block.left, block.right, block.sub) if part)
        parts = [_iso(part.strip(), zh) for row in whole.split("\n") for part in _split_header(row)]
        return sorted(part for part in parts if part)
    if isinstance(block, Inline):
        return sorted(block.items)
    return lines(Document("zh" if zh else "en", "", (block,)))


def _split_header(row: str) -> list[str]:
    """Return the parts of a header line; a range of dates stays whole."""
    if _DATED.search(row):
        return [row]
    parts: list[str] = []
    for part in _PARTS.split(row):
        found = _BRACKETED.match(part)
        parts += found.groups() if found else (part,)
    return parts


def _iso(text: str, zh: bool) -> str:
    text = rewrite_dates(text, zh, "{y}-{m}")
    for word in PRESENT_WORDS["zh" if zh else "en"]:
        text = text.replace(word, "至今" if zh else "Present")
    return re.sub(r"(?<=\d) ?(?:–|to|至) ?(?=[\dP至])", " – ", text)


def _sorted_words(pairs: Sequence[Pair]) -> list[str]:
    """Return the skills of all tiers, A–Z, a line each."""
    words = [word for pair in pairs for word in (pair.text.split(separator_in(pair.text) or "\0"))]
    return sorted(words, key=str.casefold)


def _in_usual_order(document: Document) -> list[tuple[str, list[Block]]]:
    """Return the sections with their blocks, without headings, in an order that is the same for every copy; what stands before comes first."""
    found: dict[str, list[Block]] = {"": []}
    current = ""
    for block in document.blocks:
        if isinstance(block, Title):
            continue
        if isinstance(block, Heading):
            current = block.section
            found.setdefault(current, [])
        else:
            found[current].append(block)
    order = ["", "summary", *SECTIONS]
    return sorted(found.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order))


def one_job(document: Document, rng: random.Random) -> str:
    """Return one job with its points, as somebody quotes it."""
    jobs = [
        at for at, block in enumerate(document.blocks) if isinstance(block, Entry) and block.field.startswith("work.")
    ]
    if not jobs:
        return "\n".join(lines(document))
    start = rng.choice(jobs)
    end = start + 1
    while end < len(document.blocks) and isinstance(document.blocks[end], Bullet | Paragraph):
        end += 1
    return "\n".join(lines(Document(document.language, "", document.blocks[start:end])))


def rewritten(document: Document, rng: random.Random) -> str:
    """Return the text as reworded throughout and laid out anew: half of the words of a sentence are others, points stand in another order."""
    return reworded(document, rng, kept=0.5)


def translated(document: Document, rng: random.Random) -> str:
    """Return the text as in another language: figures and names stay, no other word does."""
    return reworded(document, rng, kept=0.0)


def reworded(document: Document, rng: random.Random, *, kept: float, moved: bool = True) -> str:
    """Return the text laid out anew, with the share `kept` of the words of a sentence; points and skills stand in another order if `moved`."""
    zh = language_group(document.language) == "zh"
    out: list[str] = []
    for _, blocks in _in_usual_order(document):
        points: list[str] = []
        for block in (*blocks, None):
            if isinstance(block, Bullet):
                points += [other_words(line, kept, rng) for line in _fields(block, zh)]
                continue
            if moved:
                rng.shuffle(points)
            out += points
            points = []
            if isinstance(block, Paragraph):
                out += [other_words(line, kept, rng) for line in _fields(block, zh)]
            elif moved and isinstance(block, Pair) and block.field.startswith("skills."):
                out += _sorted_words([block])
            elif block is not None:
                out += _fields(block, zh)
    return "\n".join(out)


def other_words(text: str, kept: float, rng: random.Random) -> str:
    """Return a sentence with the share `kept` of its words; names and figures stay."""
    chinese = re.search("[\u3400-\u9fff]", text) is not None

    def other(found: re.Match[str]) -> str:
        word = found.group()
        latin_term = chinese and word.isascii()
        inner_name = found.start() > 0 and word[0].isupper()
        if latin_term or inner_name or _NAMED.search(word) or rng.random() < kept:
            return word
        return rng.choice(_FILLER) if "\u3400" <= word[0] <= "\u9fff" else word[::-1].lower()

    return _WORD.sub(other, text)
