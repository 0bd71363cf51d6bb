"""Fit the weights of `app/redact/matchers/name_context.py`: `python -m benchmarks.name_context_fit FILE... [--write]`.

A file has a JSON object a line: `sentence`, `withheld` (objects with `field` and `value`), `lang`, and `names` (what names somebody in it; absent
or empty where the sentence is honest). Every capitalised word of a withheld value that stands in a sentence is a row: a name if it is inside
one of `names`. Printed are rates by cross-validation whose folds keep a withheld value together; `--write` writes the weights of all rows.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.sensitivity import Kind
from app.redact.document import Document
from app.redact.matchers.acronyms import acronyms, is_acronym
from app.redact.matchers.fixed_terms import in_fixed_term
from app.redact.matchers.latin_names import name_words
from app.redact.matchers.name_context import Form, features
from app.redact.matchers.organisation_heads import HeadOfName
from app.redact.matchers.organisations import LatinOrganisation, _words, initials_of
from app.text.employer_names import names_of
from app.text.lexicons import is_ordinary
from app.text.normalization import folded

Floats = NDArray[np.float64]
PENALTY: Final = 0.7
_KINDS: Final = {
    "person": Kind.NAME,
    "referee": Kind.REFEREE,
    "employer": Kind.EMPLOYER,
    "school": Kind.SCHOOL,
    "project": Kind.EMPLOYER,
}
KINDS_BEFORE: Final = frozenset("project operation programme campaign".split())
_OUT: Final = Path("app/redact/matchers/name_weights.py")
_AS_WORDS: Final = {
    "person": ("Stone", "Hope", "Will", "Banks", "Grace", "Potter", "Mark", "Rose"),
    "organisation": ("Target", "Shell", "Slack", "Boost", "Oracle", "Gap", "Meta", "Brown"),
}
"""Words that take a rare name's place in a copy of its sentence: what stands around a name does not depend on how rare it is."""


@dataclass(frozen=True)
class Row:
    """One word of a withheld value in a sentence."""

    values: dict[str, float]
    is_name: bool
    group: str
    kind: str
    text: str
    copy: bool = False


def _targets(field: str, value: str) -> Iterator[tuple[str, Form, bool]]:
    """Yield the words of a value that could stand alone, in the normal form or, initials, as written; their form; whether initials are known."""
    if field in ("person", "referee"):
        words = [word for word in name_words(folded(value)) if len(word) > 1]
        for at, word in enumerate(words):
            yield word, Form.GIVEN if at == 0 and len(words) > 1 else Form.SURNAME, False
        return
    if field not in ("employer", "school", "project"):
        return
    school = field == "school"
    form, initials = (Form.SCHOOL, Form.SCHOOL_INITIALS) if school else (Form.FIRM, Form.FIRM_INITIALS)
    names = [value, *(other.text for other in names_of(value) if other.kind not in ("ticker", "domain"))]
    known = [called for name in names if (called := name if is_acronym(name) else initials_of(name))]
    yield from ((name, initials, True) for name in known)
    flat = folded(value)
    core = LatinOrganisation(flat, school=school).core
    yield from ((one, initials, False) for one in acronyms(_words(flat), core) if one not in known and one.isalpha())
    for name in names:
        words = LatinOrganisation(folded(name), school=school).core
        if (
            words
            and not is_acronym(name)
            and not initials_of(name)
            and (len(words) == 1 or (name == value and not school))
            and len(words[0]) > 2
        ):
            yield words[0], form, False
    yield from ((word, form, False) for word in HeadOfName(core, school=school).studied if word != flat)
    if len(core) > 1 and core[0] in KINDS_BEFORE:
        yield " ".join(core[1:]), form, False
    if len(core) > 2:
        yield " ".join(core[:-1]), form, False


def rows_of(entry: dict[str, object], group_with: str = "") -> Iterator[Row]:
    """Yield the rows of one sentence."""
    sentence = str(entry["sentence"])
    document = Document(sentence)
    named = [
        (found.start(), found.end())
        for name in entry.get("names", ())  # type: ignore[attr-defined]
        for found in re.finditer(rf"(?<![^\W_]){re.escape(folded(name))}(?![^\W_])", document.text)
    ]
    for item in entry["withheld"]:  # type: ignore[attr-defined]
        seen: set[tuple[int, int]] = set()
        every = {word.casefold() for word in re.findall(r"[^\W\d_]+", folded(item["value"]))}
        for word, form, known in _targets(item["field"], item["value"]):
            initials = form in (Form.FIRM_INITIALS, Form.SCHOOL_INITIALS)
            text = document.cased if initials else document.text
            for found in re.finditer(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text):
                if found.span() in seen or not document.cased[found.start()].isupper():
                    continue
                if not initials and " " not in word and _beside_own(document, *found.span(), every):
                    continue
                if in_fixed_term(document, *found.span(), _KINDS[item["field"]]):
                    continue
                seen.add(found.span())
                is_name = any(first <= found.start() and found.end() <= last for first, last in named)
                values = features(document, *found.span(), form, known=known)
                kind = "initials" if initials else "person" if form in (Form.GIVEN, Form.SURNAME) else "organisation"
                yield Row(values, is_name, group_with or item["value"], kind, f"{sentence} [{word}]")


def _beside_own(document: Document, start: int, end: int, every: set[str]) -> bool:
    """Return True if another word of the value stands beside a word, with a capital: the matcher of the whole name finds both."""
    before = re.search(r"([A-Z][^\W\d_]*)[^\w]{1,3}$", document.cased[max(0, start - 24) : start])
    after = re.match(r"[^\w]{1,3}([A-Z][^\W\d_]*)", document.cased[end : end + 24])
    return any(one is not None and folded(one[1]) in every for one in (before, after))


def copies(entry: dict[str, object]) -> Iterator[Row]:
    """Yield rows of copies of a sentence in which an ordinary word stands for its rare name."""
    for item in entry["withheld"]:  # type: ignore[attr-defined]
        group = "person" if item["field"] in ("person", "referee") else "organisation"
        if item["field"] not in _KINDS:
            continue
        for name in entry.get("names", ()):  # type: ignore[attr-defined]
            if not re.fullmatch(r"[A-Z][a-z]{3,}", name) or is_ordinary(folded(name)):
                continue
            for other in _AS_WORDS[group][hash_of(name) % 4 :: 4]:
                value = f"Zorblax {other}" if group == "person" and _is_surname(name, item["value"]) else other
                value = f"{other} Zorblax" if group == "person" and value == other else value
                changed = {
                    **entry,
                    "sentence": re.sub(rf"(?<!\w){name}(?!\w)", other, str(entry["sentence"])),
                    "names": [other],
                    "withheld": [{"field": item["field"], "value": value}],
                }
                for row in rows_of(changed, group_with=item["value"]):
                    yield Row(row.values, row.is_name, row.group, row.kind, row.text, copy=True)


def entries(file: Path) -> Iterable[dict[str, object]]:
    """Yield the sentences of a file: JSON lines, or lines of `field=value | sentence` with what names somebody in angle brackets."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if file.suffix == ".jsonl":
            yield json.loads(line)
        elif line and not line.startswith("#"):
            told, _, sentence = line.partition(" | ")
            field, _, value = told.partition("=")
            yield {
                "sentence": re.sub("[<>]", "", sentence),
                "withheld": [{"field": field, "value": value}],
                "names": re.findall("<(.*?)>", sentence),
            }


def hash_of(text: str) -> int:
    """Return a number that depends on nothing but the text."""
    return sum(map(ord, text))


def _is_surname(name: str, value: str) -> bool:
    return folded(value).split()[-1:] == [folded(name)]


def fitted(rows: Sequence[Row], names: Sequence[str]) -> Floats:
    """Return the coefficients of an L2 logistic regression (Newton's method), both classes weighing the same within a kind."""
    column = {name: at for at, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        for name, value in row.values.items():
            if name in column:
                x[at, column[name]] = value
    y = np.array([row.is_name for row in rows], dtype=float)
    weight = np.array([0.5 if row.copy else 1.0 for row in rows])
    beta = np.zeros(len(names))
    for _ in range(40):
        p = 1 / (1 + np.exp(-(x @ beta)))
        gradient = x.T @ (weight * (p - y)) + PENALTY * beta
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(names))
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return beta


def columns(rows: Sequence[Row], least: int = 3) -> list[str]:
    """Return the features that at least `least` rows have."""
    count: dict[str, int] = {}
    for row in rows:
        for name in row.values:
            count[name] = count.get(name, 0) + 1
    return sorted(name for name, times in count.items() if times >= least)


def scores_by_fold(rows: Sequence[Row], parts: int = 10) -> Floats:
    """Return the score of each row by weights of rows of other values."""
    groups = sorted({row.group for row in rows})
    order = np.random.default_rng(7).permutation(len(groups))
    fold = {group: int(order[at]) % parts for at, group in enumerate(groups)}
    scores = np.zeros(len(rows))
    for part in range(parts):
        train = [row for row in rows if fold[row.group] != part]
        names = columns(train)
        beta = dict(zip(names, fitted(train, names), strict=True))
        for at, row in enumerate(rows):
            if fold[row.group] == part:
                scores[at] = sum(beta.get(name, 0.0) * value for name, value in row.values.items())
    return scores


def main(arguments: Sequence[str]) -> int:
    """Print the rates; with `--write`, write the weights."""
    rows: list[Row] = []
    for file in (one for one in arguments if not one.startswith("--")):
        for entry in entries(Path(file)):
            rows.extend((*rows_of(entry), *copies(entry)))
    scores = scores_by_fold(rows)
    for kind in ("person", "organisation", "initials"):
        for is_name in (False, True):
            chosen = [at for at, row in enumerate(rows) if row.kind == kind and row.is_name is is_name and not row.copy]
            wrong = [at for at in chosen if (float(scores[at]) > 0) is not is_name]
            print(kind, "names" if is_name else "honest", len(chosen), "wrong", len(wrong))
            if "--show" in arguments:
                for at in wrong:
                    print("    ", round(float(scores[at]), 1), rows[at].text)
    if "--write" in arguments:
        names = columns(rows)
        write(dict(zip(names, fitted(rows, names), strict=True)))
    return 0


def write(weights: dict[str, float]) -> None:
    """Write the table of weights, those that round to nothing left out."""
    kept = {name: round(float(value), 1) for name, value in weights.items() if abs(value) >= 0.1}
    body = "".join(f'    "{name}": {value},\n' for name, value in sorted(kept.items()))
    head = '"""Weights of the features of `name_context.py`, made by `benchmarks/name_context_fit.py`."""\n\n'
    text = f"{head}from __future__ import annotations\n\nfrom typing import Final\n\nWEIGHTS: Final[dict[str, float]] = {{\n{body}}}\n"
    _OUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
