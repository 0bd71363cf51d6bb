"""Labelled texts for the training of the tagger: reading, classes of the labels, and variants with other values in the same sentences.

A line of a file is {"id", "text", "spans": [{"start", "end", "label"}]}. `"partial": true` says that what no span marks may be personal too,
as in the sets of tests/redact/data, which have no labels for pay, family, health and other people. `"learnt": true` says that the detectors' rules
were written with the text at hand: what they find in it is better than in a text that nobody has seen.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from app.redact.detectors import DETECTORS
from app.redact.prepared_text import Document
from app.redact.sequence_tagger.features import features
from app.redact.sequence_tagger.tagger import CLASSES, Found, hints_of, lines_of
from app.redact.sequence_tagger.tokens import Token, tokenise
from benchmarks.tagger_training import Example

CLASS_OF: Final = {
    "name": "name former_name nickname person_name display_name NAME",
    "relative": "relative_name emergency_contact_name emergency_contact",
    "referee": "referee_name REFEREE",
    "phone": "phone extension PHONE",
    "email": "email EMAIL",
    "handle": "handle account_id wechat qq line_id username social_handle whatsapp telegram user_id IM",
    "link": "profile_url website url URL",
    "address": "address residence postcode ADDRESS",
    "birth": "birth_date age zodiac birth_year birth_time DOB",
    "origin": "native_place birthplace birth_place hukou household_registration hometown",
    "gender": "gender title pronoun pronouns GENDER",
    "nation": "nationality ethnicity immigration_status visa_status caste displacement_status citizenship tribe",
    "family": "marital_status children family_status dependents sexual_orientation pregnancy parental_status",
    "belief": "political_status religion union_membership military_service military_status criminal_record veteran_status political_view",
    "health": "health disability height weight blood_type appearance health_insurance clothing_size eyesight shoe_size vaccination",
    "salary": "salary benefit financial_status tax_class expected_salary current_salary financial debt",
    "employer": "EMPLOYER",
}
CLASS_OF_LABEL: Final = {label: name for name, labels in CLASS_OF.items() for label in labels.split()}
"""Every other label is a number of the person: class `id`."""
TAGS: Final = ("O", *(f"{begin}-{name}" for name in CLASSES for begin in "BI"))
_NUMBER: Final = {tag: number for number, tag in enumerate(TAGS)}
Row = dict[str, Any]


def read(paths: Iterable[Path]) -> list[Row]:
    """Return the rows of the files; ids begin with the file's name."""
    rows = []
    for path in paths:
        for line in filter(str.strip, path.read_text("utf-8").splitlines()):
            row = json.loads(line)
            spans = [{**span, "label": span.get("label") or span["type"]} for span in row["spans"]]
            partial = row.get("partial", "persona" in row)
            rows.append({**row, "id": f"{path.stem}/{row['id']}", "spans": spans, "partial": partial})
    return rows


class Text:
    """A row with its document, tokens, detectors' findings and features."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.document = Document(row["text"])
        self.tokens = tokenise(self.document.text)
        self.found: list[Found] = [
            (start, end, one.name) for one in DETECTORS for start, end in one.find(self.document)
        ]
        if row.get("missing"):
            self._leave_out(row["missing"])
        hints = hints_of(self.tokens, self.found)
        self.features = features(self.document, self.tokens, hints) if self.tokens else np.zeros((0, 1), np.uint32)
        self.lines = lines_of(self.document.text, self.tokens)

    def _leave_out(self, share: float) -> None:
        """Leave out findings, all those of one value together, and at times all labels, as they are missing where the detectors know nothing."""
        generator = random.Random(self.row["id"])
        lost = {
            at for span in self.row["spans"] if generator.random() < share for at in range(span["start"], span["end"])
        }
        gold = {at for span in self.row["spans"] for at in range(span["start"], span["end"])}
        kept = []
        for one in self.found:
            place = set(range(*self.document.original(*one[:2])))
            if not place & lost and (place & gold or generator.random() >= share):
                kept.append(one)
        self.found = kept
        if generator.random() < share:
            vars(self.document)["labels"] = ()

    def example(self) -> Example:
        """Return the text for training; whether what the detector of employers found is one is left open: no text but those labelled in part
        says so."""
        tags = tags_of(self.document, self.row, self.tokens)
        hints = hints_of(self.tokens, self.found)
        free = np.array([hints.get(at, "").endswith(" employer") for at in range(len(tags))], bool)
        return Example(self.row["id"].partition("~")[0], self.features, tags, free & (tags == 0), self.lines)


def example_of(row: Row) -> Example:
    """Return a row for training."""
    return Text(row).example()


def tags_of(document: Document, row: Row, tokens: Sequence[Token]) -> Any:
    """Return the number of the tag of each token by the labelled spans of a row."""
    tags = np.zeros(len(tokens), np.int64)
    spans = sorted(row["spans"], key=lambda span: span["start"])
    at, last = 0, -1
    for position, token in enumerate(tokens):
        start, end = document.original(token.start, token.end)
        while at < len(spans) and spans[at]["end"] <= start:
            at += 1
        if token.sort == "line":
            last = -1
        elif at < len(spans) and spans[at]["start"] < end:
            name = CLASS_OF_LABEL.get(spans[at]["label"], "id")
            tags[position] = _NUMBER[("I-" if last == at else "B-") + name]
            last = at
    return tags


_MISSING: Final = (0.15, 0.3, 0.3)
"""Share of findings left out of a text from which rules were learnt: of itself, and of each of its variants."""


def unlearnt(rows: Sequence[Row], seed: int) -> Iterator[Row]:
    """Yield the texts from which rules were learnt and two variants of each, all with findings left out: else what no detector finds would
    never be personal in them."""
    for turn, share in enumerate(_MISSING):
        for row in variants(rows, seed + turn) if turn else rows:
            yield {**row, "missing": share}


_NAMES: Final = frozenset(["name", "relative_name", "referee_name", "person_name"])
_SIGNS: Final = (": ", " - ", "  ", "\t", " = ", "：")
_SWAPPED, _WITHOUT_CAPITALS, _OTHER_SIGN, _MISREAD = 0.6, 0.1, 0.15, 0.03


def _sort(row: Row, span: Row) -> tuple[object, ...]:
    """Return what two values have in common that can stand for each other: file, language, label, script, capitals. Of the same file, so
    that no value of a text held back is learnt."""
    value = span["value"]
    label = "name" if span["label"] in _NAMES else span["label"]
    wide = bool(re.search("[\u3040-\u9fff\uac00-\ud7a3]", value))
    return row["id"].partition("/")[0], str(row.get("lang", ""))[:2], label, wide, value.islower(), value.isupper()


_SENTENCE: Final = re.compile(r"[^\n。]{18,160}?(?:[。\n]|\.(?= [A-Z])|$)")
_INSERTED = 0.5


def impersonal(rows: Sequence[Row]) -> dict[tuple[str, str], list[str]]:
    """Return file and language → sentences with a number in which no value stands: orders, standards, prices, rooms, dates of events."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        for one in _SENTENCE.finditer(row["text"]):
            free = not any(span["start"] < one.end() and one.start() < span["end"] for span in row["spans"])
            if free and re.search(r"\d", one.group()):
                found[_file_and_language(row)].append(one.group().strip())
    return found


def _file_and_language(row: Row) -> tuple[str, str]:
    return row["id"].partition("/")[0], str(row.get("lang", ""))[:2]


def _with_sentence(row: Row, sentence: str, generator: random.Random) -> Row:
    """Return a text with a sentence more, at the end of one of its lines or on a line of its own."""
    text = row["text"]
    at = generator.choice([*(found.start() for found in re.finditer(r"\n", text)), len(text)])
    if any(span["start"] < at < span["end"] for span in row["spans"]):
        return row
    wide = re.search("[\u3040-\u9fff]", sentence)
    new = generator.choice(("\n", "" if wide else " ", "" if wide else " ")) + sentence
    spans = [
        {**span, "start": span["start"] + len(new), "end": span["end"] + len(new)} if span["start"] >= at else span
        for span in row["spans"]
    ]
    return {**row, "text": text[:at] + new + text[at:], "spans": spans}


def variants(rows: Sequence[Row], seed: int) -> Iterator[Row]:
    """Yield each text with other values of the same sort, some without capitals, with other signs behind labels, or misread, half of them
    with sentences of other texts that tell nothing of the person."""
    generator = random.Random(seed)
    sentences = impersonal(rows)
    pool: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for row in rows:
        for span in row["spans"]:
            span.setdefault("value", row["text"][span["start"] : span["end"]])
            pool[_sort(row, span)].append(span["value"])
    for row in rows:
        varied = _variant(row, pool, generator, seed)
        others = sentences.get(_file_and_language(row), ())
        while others and generator.random() < _INSERTED:
            varied = _with_sentence(varied, generator.choice(others), generator)
        yield varied


def _variant(row: Row, pool: dict[tuple[object, ...], list[str]], generator: random.Random, seed: int) -> Row:
    sign = generator.choice(_SIGNS) if generator.random() < _OTHER_SIGN else ""
    misread = generator.random() < _MISREAD
    small = generator.random() < _WITHOUT_CAPITALS
    chosen: dict[str, str] = {}
    text, at, spans = "", 0, []
    for span in sorted(row["spans"], key=lambda span: span["start"]):
        value = span["value"]
        if value not in chosen:
            other = generator.choice(pool[_sort(row, span)])
            swap = "\n" not in value + other and generator.random() < _SWAPPED
            chosen[value] = other if swap else value
        new = chosen[value]
        if misread:
            new = "".join(generator.choice({"0": "0O", "1": "1lI"}.get(char, char)) for char in new)
        between = row["text"][at : span["start"]]
        text += re.sub(r"[:：][ \t]?$", lambda _: sign, between) if sign else between
        spans.append({**span, "start": len(text), "end": len(text) + len(new), "value": new})
        text, at = text + new, span["end"]
    text += row["text"][at:]
    if small:
        text = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return {**row, "id": f"{row['id']}~{seed}", "text": text, "spans": spans}
