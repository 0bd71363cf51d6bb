"""Detection keeps its level on three sets of labelled texts, of 39 personas, each written before the detectors were tuned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.resume_json import from_json
from app.redact.known import protected_values
from app.redact.scan import scan

DATA = Path(__file__).parent / "data"
STRUCTURED = {"PHONE", "EMAIL", "ID", "IM", "ADDRESS", "DOB", "URL", "GENDER"}


@pytest.mark.parametrize("which", ["", "_second", "_third"])
def test_recall_and_precision(which: str) -> None:
    personas = json.loads((DATA / f"personas{which}.json").read_text(encoding="utf-8"))
    known = {name: protected_values(from_json(data)) for name, data in personas.items()}
    found = {True: 0, False: 0}
    total = {True: 0, False: 0}
    hits = true_hits = 0
    for line in (DATA / f"texts{which}.jsonl").read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        text = doc["text"]
        spans = scan(text, known[doc["persona"]])
        covered = {index for span in spans for index in range(span.start, span.end)}
        for gold in doc["spans"]:
            structured = gold["type"] in STRUCTURED
            total[structured] += 1
            found[structured] += all(i in covered for i in range(gold["start"], gold["end"]) if text[i].isalnum())
        hits += len(spans)
        true_hits += sum(any(s.start < g["end"] and g["start"] < s.end for g in doc["spans"]) for s in spans)
    assert found[True] / total[True] >= 0.98
    assert found[False] / total[False] >= 0.98
    assert true_hits / hits >= 0.98
