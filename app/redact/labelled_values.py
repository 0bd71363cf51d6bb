"""Extract personal values by the labels of resources/lexicon/value_labels.txt: the label is looked up wherever it stands, and what follows
it is the value if it has the shape that the label's role allows (an identifier, an amount, a date, a name, a short text).

Complements `label_value_pairs`, which reads the layout of forms: here a label may stand in a sentence, in a row of facts or before a
bare space. Gives positions and roles only; a detector decides. Linear in the length: labels are looked up word by word (Latin and other
scripts with spaces) or by one prefix tree (Han, Hangul), and every value is bounded.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from app import resources
from app.redact.amount_values import read_amount
from app.redact.label_context import Context
from app.redact.label_value_pairs import Cell, role_of
from app.redact.person_values import read_birth, read_person
from app.redact.place_values import read_address, read_place
from app.redact.value_shapes import (
    read_account,
    read_blood,
    read_handle,
    read_identifier,
    read_measure,
    read_phone,
    read_plate,
    read_postcode,
    read_text,
)
from app.text.normalization import folded

_WORD: Final = re.compile(r"[^\W\d_\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff]+")
_WIDE: Final = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7a3]")
_BETWEEN_WORDS: Final = re.compile(r"[ .\-/'&_°]{0,3}(?:\([a-z]\))?")
_BETWEEN_HAN: Final = r"[ \t]{0,6}"


class WordLabel(NamedTuple):
    """A label of a script with spaces, behind its first word."""

    rest: tuple[str, ...]
    label: str


class Occurrence(NamedTuple):
    """A label at `[start:end]` of the normal form with the roles it may have."""

    start: int
    end: int
    label: str
    roles: tuple[str, ...]


@lru_cache(maxsize=1)
def _roles() -> Mapping[str, tuple[str, ...]]:
    """Return label in the normal form → roles, in the order of the file."""
    roles: dict[str, list[str]] = defaultdict(list)
    for line in resources.path("lexicon", "value_labels.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            role, _, labels = line.partition(":")
            for label in labels.split("|"):
                known = roles[folded(label).strip()]
                if role not in known:
                    known.append(role)
    return {label: tuple(found) for label, found in roles.items()}


def is_label(text: str) -> bool:
    """Return True if a text in the normal form is a label and nothing else."""
    return text in _roles()


def labels_of_role(role: str) -> tuple[str, ...]:
    """Return the labels in the normal form that may have a role."""
    return tuple(label for label, roles in _roles().items() if role in roles)


@lru_cache(maxsize=1)
def _word_labels() -> Mapping[str, Sequence[WordLabel]]:
    """Return first word → labels that begin with it, longest first."""
    index: dict[str, list[WordLabel]] = defaultdict(list)
    for label in _roles():
        if not _WIDE.search(label):
            words = _WORD.findall(label)
            index[words[0]].append(WordLabel(tuple(words[1:]), label))
    return {word: sorted(found, key=lambda one: -len(one.rest)) for word, found in index.items()}


@lru_cache(maxsize=1)
def _wide_labels() -> re.Pattern[str]:
    """Return the labels in Han, kana and Hangul as one prefix tree, longest first; a form may set their characters apart."""
    tree: dict[str, object] = {}
    for label in _roles():
        if _WIDE.search(label):
            node = tree
            for char in re.sub(r"\s", "", label):
                below = node.setdefault(char, {})
                node = below if isinstance(below, dict) else {}
            node[""] = True
    return re.compile(_tree_pattern(tree))


def _tree_pattern(node: Mapping[str, object]) -> str:
    """Return the regular expression of a prefix tree whose words end at the key ""."""
    branches = []
    for char, below in sorted(node.items()):
        if char and isinstance(below, dict):
            rest = _tree_pattern(below)
            gap = f"{_BETWEEN_HAN}{rest}" if rest else ""
            branches.append(re.escape(char) + (f"(?:{gap})?" if gap and "" in below else gap))
    return f"(?:{'|'.join(branches)})" if branches else ""


def occurrences(text: str) -> Iterator[Occurrence]:
    """Yield the labels of a text in the normal form, in reading order per script."""
    index, roles = _word_labels(), _roles()
    words = list(_WORD.finditer(text))
    taken = -1
    for at, word in enumerate(words):
        for candidate in index.get(word.group(), ()) if word.start() >= taken else ():
            last = _match_rest(text, words, at, candidate.rest)
            if last >= 0:
                end = words[last].end()
                yield Occurrence(word.start(), end, candidate.label, roles[candidate.label])
                taken = end
                break
    for found in _wide_labels().finditer(text):
        label = re.sub(r"[ \t]", "", found.group())
        yield Occurrence(found.start(), found.end(), label, roles.get(label) or roles.get(found.group(), ()))


def _match_rest(text: str, words: Sequence[re.Match[str]], at: int, rest: Sequence[str]) -> int:
    """Return the index of the last word of a label whose first word is `words[at]`, or -1."""
    for offset, low in enumerate(rest, 1):
        if at + offset >= len(words) or words[at + offset].group() != low:
            return -1
        gap = text[words[at + offset - 1].end() : words[at + offset].start()]
        if not _BETWEEN_WORDS.fullmatch(gap):
            return -1
    return at + len(rest)


_READERS: Final = {
    "number": read_identifier,
    "weak number": read_identifier,
    "bank": read_account,
    "plate": read_plate,
    "salary": read_amount,
    "birthdate": read_birth,
    "person": read_person,
    "referee": read_person,
    "alias": read_person,
    "name": read_person,
    "handle": read_handle,
    "height": read_measure,
    "weight": read_measure,
    "blood": read_blood,
    "native": read_place,
    "birthplace": read_place,
    "residence": read_place,
    "phone": read_phone,
    "postcode": read_postcode,
    "address": read_address,
}
"""Reader of a value by the role of its label; the other roles are short texts."""


_ANNOUNCED: Final = re.compile(r"\.?(?: ?(?:no|nr|id|number|号码?))?\.?(?: ?\([^()\n]{1,20}\))? ?[:=]")
_PARTED: Final = re.compile(r"  $|[|;\t] ?$|(?<=[\u4e00-\u9fff\d]) $")
"""A label that ends the value before it: a sign follows, or a gap precedes it."""


def labelled_values(text: str, cased: str, labels: Sequence[Occurrence]) -> tuple[Cell, ...]:
    """Return the personal values behind the `labels` of a text (normal form, and the same with capitals), as cells of the label's role."""
    found = sorted(labels, key=lambda one: (one.start, -one.end))
    starts = [
        one.start
        for one in found
        if _ANNOUNCED.match(text, one.end) or _PARTED.search(text, max(0, one.start - 3), one.start)
    ]
    cells: list[Cell] = []
    for one in found:
        if one.end < len(text) and text[one.end] == "'" and one.roles[0] in ("person", "name"):
            continue
        at = bisect_left(starts, one.end)
        following = starts[at] if at < len(starts) else len(text)
        context = Context(text, cased, one.start, one.end, following, one.label)
        for role in one.roles:
            reader = _READERS.get(role, read_text)
            cells.extend(
                Cell(role, one.label, start, end)
                for start, end in reader(context, role)
                if end > start and not role_of(text[start:end])[0]
            )
    return tuple(cells)
