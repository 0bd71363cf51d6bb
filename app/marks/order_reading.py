"""Reads the order of lists in an outside text: the compact place that holds most of a list's items.

A name that also occurs elsewhere ("Rust" in a bullet) must not corrupt a list: only the smallest window that holds the most items counts.
Lists of names that stand in alphabetical order say nothing (somebody sorted them).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from app.domain.resume import Resume
from app.marks.alignment import Window
from app.marks.carriers import SELECTION, Carrier
from app.marks.layers.order import SECTION_TARGETS
from app.marks.likelihood_factors import BOTH_ENDS, Factor, OrderFactor
from app.marks.normalization import normal
from app.marks.sentences import is_prose
from app.marks.specification import Spec

MAX_EXCERPT: Final = 40
"""Characters by which an item is named in an order."""
_SORTED_FROM: Final = 4
_FUZZY_FROM: Final = 4
_FUZZY_SCORE: Final = 78.0

Hit = tuple[int, int, int]
"""Start, end, item index."""


@dataclass(frozen=True, slots=True)
class Orders:
    """Orders read from a text. `factors`: (carrier index, factor, text found); `separators`: (carrier index, extra edits per option);
    `tiers`: places of the skill tiers."""

    factors: tuple[tuple[int, Factor, str], ...]
    separators: tuple[tuple[int, list[int]], ...]
    tiers: dict[str, Window]


def observe_orders(
    resume: Resume, spec: Spec, text: str, places: Mapping[str, Window], headings: Mapping[str, int]
) -> Orders:
    """Read every list order that shows. `places` are the located units, `headings` the located headings."""
    separator = next((i for i, c in enumerate(spec.carriers) if c.target == "skill_separator"), None)
    span = _span(places)
    found: list[tuple[int, Factor, str]] = []
    gaps: list[tuple[int, list[int]]] = []
    hits_of: dict[int, list[Hit]] = {}
    for index, carrier in enumerate(spec.carriers):
        if carrier.kind == "order" and carrier.target not in SECTION_TARGETS and carrier.target != "skills":
            hits_of[index] = _hits(resume, carrier, text, places)
            if separator is not None and carrier.target.endswith("keywords"):
                gaps.extend((separator, row) for row in _gaps(spec.carriers[separator], hits_of[index], text))
    tiers = _tier_hits(spec, hits_of)
    tiers += _tiers_by_name(resume, spec, text, places, tiers)
    low, high = _span_with_hits(span, hits_of)
    optional = frozenset(carrier.target for carrier in spec.carriers if carrier.layer == SELECTION)
    for index, carrier in enumerate(spec.carriers):
        if carrier.kind != "order":
            continue
        if carrier.target in SECTION_TARGETS:
            hits = _section_hits(carrier, places, headings, tiers)
        elif carrier.target == "skills":
            hits = [(start, end, carrier.options.index(key)) for start, end, key in tiers if key in carrier.options]
        else:
            hits = hits_of[index]
        if factor := _factor(carrier, sorted(hits), low, high, text, optional):
            found.append((index, factor, " · ".join(_item_excerpt(carrier, hit, text) for hit in sorted(hits))))
    return Orders(tuple(found), tuple(gaps), {f"skills.{key}": Window(start, end) for start, end, key in tiers})


def _span(places: Mapping[str, Window]) -> tuple[int, int]:
    if not places:
        return 10**9, -1
    return min(place.start for place in places.values()), max(place.end for place in places.values())


def _span_with_hits(span: tuple[int, int], hits_of: Mapping[int, Sequence[Hit]]) -> tuple[int, int]:
    every = [hit for hits in hits_of.values() for hit in hits]
    return min([span[0], *(hit[0] for hit in every)]), max([span[1], *(hit[1] for hit in every)])


def _factor(
    carrier: Carrier, hits: Sequence[Hit], low: int, high: int, text: str, optional: frozenset[str]
) -> OrderFactor | None:
    """Return the factor of a list, None where it says nothing. Of one that reaches an edge of the text what is unseen may stand beyond it,
    unless the copy may have left out all of that (`optional`)."""
    seen = tuple(dict.fromkeys(item for _, _, item in hits))
    if not seen or (_sortable(carrier) and _alphabetical([normal(text[start:end]) for start, end, _ in hits])):
        return None
    cut = 0
    unseen = {key for item, key in enumerate(carrier.options) if item not in seen}
    if any(f"{carrier.target}.{key}" not in optional for key in unseen):
        first, last = hits[0][0], max(hit[1] for hit in hits)
        at_end, at_start = last >= high - 1, first <= low + 1
        cut = BOTH_ENDS if at_end and at_start else int(at_end) - int(at_start)
    if len(seen) < 2 and cut in (0, BOTH_ENDS):
        return None
    return OrderFactor(len(carrier.options), seen, cut)


def _sortable(carrier: Carrier) -> bool:
    """Return True if a form or platform may have sorted the list: nobody sorts sentences."""
    return not carrier.target.endswith(".highlights")


def _alphabetical(names: Sequence[str]) -> bool:
    if len(names) < _SORTED_FROM:
        return False
    swaps = sum(a > b for a, b in pairwise(names))
    return swaps <= 0.08 * len(names)


def _hits(resume: Resume, carrier: Carrier, text: str, places: Mapping[str, Window]) -> list[Hit]:
    owner = carrier.target
    placed = [(item, _item_window(f"{owner}.{key}", places)) for item, key in enumerate(carrier.options)]
    rows = [(window.start, window.end, item) for item, window in placed if window]
    names = _names(resume, carrier)
    if not names or len(rows) == len(names):
        return rows
    sentences = [window for key, window in places.items() if is_prose(key)]
    return max(rows, locate_words([normal(name) for name in names], text, sentences), key=len)


def _item_window(path: str, places: Mapping[str, Window]) -> Window | None:
    """Return the place of an item: from the first to the last of its parts that were found, its header or (of a project) its sentences."""
    own = [window for key, window in places.items() if key == path or key.startswith(f"{path}.")]
    return Window(min(w.start for w in own), max(w.end for w in own)) if own else None


def _names(resume: Resume, carrier: Carrier) -> list[str]:
    """Return the printed texts of the items of a list of words, of interests, or of short rows."""
    if carrier.target.endswith("keywords"):
        return list(carrier.options)
    if carrier.target == "interests":
        by_id = {item.id: item.name for item in resume.interests}
        return [by_id[key] for key in carrier.options]
    return []


def locate_words(names: Sequence[str], text: str, others: Sequence[Window], fewest: int = 2) -> list[Hit]:
    """Return the first hits of the items inside the smallest window with the most distinct items, none where there are
    fewer than `fewest`. A name inside a part of the text that was located as something else (`others`) belongs there, not to the list."""
    hits = sorted(hit for item, name in enumerate(names) for hit in exact_hits(name, item, text))
    hits = [hit for hit in hits if not any(_is_inside(hit, other) for other in hits)]
    hits = [hit for hit in hits if not any(place.start <= hit[0] and hit[1] <= place.end for place in others)]
    reach = 2 * sum(len(name) + 3 for name in names) + 40
    best: list[Hit] = []
    for place, first in enumerate(hits):
        window: dict[int, Hit] = {}
        for hit in hits[place:]:
            if hit[1] - first[0] > reach:
                break
            window.setdefault(hit[2], hit)
            chosen = list(window.values())
            if len(chosen) > len(best) or (len(chosen) == len(best) and _length(chosen) < _length(best)):
                best = chosen
    if len(best) < min(fewest, len(names)) and len(names) > 1:
        return []
    return sorted([*best, *_fuzzy(names, {hit[2] for hit in best}, text, best, others)])


def _length(hits: Sequence[Hit]) -> int:
    return hits[-1][1] - hits[0][0] if hits else 10**9


def _is_inside(hit: Hit, other: Hit) -> bool:
    return other[0] <= hit[0] and hit[1] <= other[1] and other[1] - other[0] > hit[1] - hit[0]


def exact_hits(name: str, item: int, text: str) -> list[Hit]:
    """Return where a name in normal form stands as a word of its own."""
    if not name:
        return []
    before = r"(?<![a-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    after = r"(?![a-z0-9+#])" if name[-1].isascii() and name[-1].isalnum() else ""
    return [(m.start(), m.end(), item) for m in re.finditer(before + re.escape(name) + after, text)]


def _fuzzy(
    names: Sequence[str], known: set[int], text: str, hits: Sequence[Hit], others: Sequence[Window]
) -> list[Hit]:
    """Find items misread by OCR, in the gaps of and right around the window, not inside of what was located as something else."""
    if not hits:
        return []
    margin = 30 + sum(len(name) + 3 for item, name in enumerate(names) if item not in known)
    low, high = max(0, hits[0][0] - margin), hits[-1][1] + margin
    ordered = sorted(hits)
    edges = [low, *(edge for hit in ordered for edge in hit[:2]), min(high, len(text))]
    gaps = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    found = []
    for item, name in enumerate(names):
        if item in known or len(name) < _FUZZY_FROM:
            continue
        scored = []
        for start, end in gaps:
            match = fuzz.partial_ratio_alignment(name, text[start:end], score_cutoff=_FUZZY_SCORE)
            if match is not None and end - start >= len(name) - 1:
                scored.append((match.score, start + match.dest_start, start + match.dest_end))
        if scored:
            _, start, end = max(scored)
            if not any(place.start <= start and end <= place.end for place in others):
                found.append((start, end, item))
    return found


def _gaps(separator: Carrier, hits: Sequence[Hit], text: str) -> list[list[int]]:
    """Return the edit distances of the text between neighbouring items to each separator."""
    rows = []
    options = [normal(f"a{option}a")[1:-1].strip() for option in separator.options]
    for left, right in pairwise(hits):
        gap = text[left[1] : right[0]]
        if 0 < len(gap) <= 4 and (bare := gap.strip()):
            row = [Levenshtein.distance(option, bare) for option in options]
            if min(row) == 0:
                rows.append(row)
    return rows


def _tier_hits(spec: Spec, hits_of: Mapping[int, Sequence[Hit]]) -> list[tuple[int, int, str]]:
    """Locate skill tiers by the place of their items."""
    found = []
    for index, hits in hits_of.items():
        target = spec.carriers[index].target
        if target.startswith("skills.") and len(hits) >= 2:
            found.append((hits[0][0], max(hit[1] for hit in hits), target.split(".")[1]))
    return found


def _tiers_by_name(
    resume: Resume, spec: Spec, text: str, places: Mapping[str, Window], known: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Locate skill tiers of one item, or of none, by their names; a name inside another tier is that one's item."""
    seen = {key for _, _, key in known}
    names = {skill.id: normal(skill.name) for skill in resume.skills if skill.id not in seen}
    free = [key for carrier in spec.carriers if carrier.target == "skills" for key in carrier.options if key in names]
    taken = [Window(start, end) for start, end, _ in known]
    sentences = [*taken, *(window for key, window in places.items() if is_prose(key))]
    return [
        (start, end, free[item]) for start, end, item in locate_words([names[key] for key in free], text, sentences)
    ]


def _section_hits(
    carrier: Carrier, places: Mapping[str, Window], headings: Mapping[str, int], tiers: Sequence[tuple[int, int, str]]
) -> list[Hit]:
    """Locate sections by the middle of their located parts, or by their heading alone."""
    found = []
    for item, section in enumerate(carrier.options):
        own = [(place.start, place.end) for key, place in places.items() if key.startswith(f"{section}.")]
        if section == "skills":
            own += [(start, end) for start, end, _ in tiers]
        if not own and section in headings:
            own = [(headings[section], headings[section] + 1)]
        if own:
            middle = sorted(own)[len(own) // 2]
            found.append((middle[0], max(end for _, end in own), item))
    return found


def _item_excerpt(carrier: Carrier, hit: Hit, text: str) -> str:
    """Return what names an item in evidence: the key of a section, which may have been found by a letter of it, else its text."""
    start, end, item = hit
    return carrier.options[item] if carrier.target in SECTION_TARGETS else _item_beginning(text[start:end])


def _item_beginning(text: str) -> str:
    """Return the beginning of an item, enough to know it by."""
    text = text.strip()
    return text if len(text) <= MAX_EXCERPT else f"{text[:MAX_EXCERPT].rstrip()}…"
