"""The last decision of a scan weighs what is known of a candidate; what is formally certain stands whatever it says."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain.sensitivity import Kind
from app.redact import finding_decision
from app.redact.detectors import DETECTORS
from app.redact.finding_decision import (
    BY_FINDER,
    CERTAIN,
    CONTRADICTED,
    NUMERIC,
    Candidate,
    DecisionWeights,
    decided,
    features,
    numeric_features,
    shipped_weights,
    stands,
)
from app.redact.personal_data_scan import CAUTION, candidates_of, scan
from app.redact.prepared_text import Document

RESUME = "Ines Quell\nTel: 07700 900417\nMail ines@quell.example\nI earn £31,200 and live with asthma.\nISBN 978-0-306-40615-7"


def candidates(text: str) -> list[Candidate]:
    return candidates_of(Document(text), (), CAUTION)[2]


def numbers_of(text: str) -> dict[str, dict[str, float]]:
    """Return by finder the numbers of its first candidate."""
    document = Document(text)
    tagged, _, found = candidates_of(document, (), CAUTION)
    rows = numeric_features(document, tagged, found)
    assert rows.shape == (len(found), len(NUMERIC))
    return {
        one.finder: dict(zip(NUMERIC, row, strict=True)) for one, row in reversed(list(zip(found, rows, strict=True)))
    }


def test_an_address_of_mail_a_labelled_telephone_and_a_labelled_number_are_certain() -> None:
    found = candidates(f"{RESUME}\nPassport No. PX4471902")
    certain = {one.finder for one in found if CERTAIN in one.signs}
    assert {"email", "phone", "identity"} <= certain
    assert not {"name", "salary"} & certain


def test_a_telephone_without_a_label_is_not_certain() -> None:
    assert not [one for one in candidates("Ring 07700 900417 after six") if CERTAIN in one.signs]


def test_what_is_certain_stands_whatever_is_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(RESUME)
    tagged, _, found = candidates_of(document, (), CAUTION)
    against = decision_of(-9.0)
    monkeypatch.setattr(finding_decision, "shipped_weights", lambda: against)
    assert decided(document, tagged, found, CAUTION) == [CERTAIN in one.signs and not one.refuted for one in found]
    assert decided(document, tagged, (), CAUTION) == []


LETTER = (
    "The gallery opens at ten. We hang the new show on Monday and light it on Tuesday, and the van comes for the crates at noon. The floor has to be "
    "dry by then, so please mop it early. I have epilepsy, well controlled, and I walk home along the river when the weather is kind. My two girls are "
    "in year 6, so I need school hours. The keys hang behind the desk, next to the list of the crates and the plan of the walls."
)


def decision_of(bias: float) -> DecisionWeights:
    """Return weights that say the same of every candidate."""
    known = shipped_weights()
    weights = np.zeros_like(known.weights)
    weights[0] = bias
    return DecisionWeights(known.finders, known.signs, weights)


def test_a_longer_text_is_decided_and_a_short_one_goes_by_the_thresholds(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {one.text for one in scan(LETTER)}
    short = scan(RESUME)
    every, none = decision_of(9.0), decision_of(-9.0)
    monkeypatch.setattr(finding_decision, "shipped_weights", lambda: none)
    assert {one.text for one in scan(LETTER)} < told
    assert scan(RESUME) == short
    monkeypatch.setattr(finding_decision, "shipped_weights", lambda: every)
    assert len(candidates(LETTER)) >= len(told)
    assert scan(RESUME) == short


def test_more_is_asked_of_the_tagger_than_of_detectors_and_where_a_false_alarm_is_worse() -> None:
    told, detected = (Candidate(0, 4, Kind.NAME, finder) for finder in ("tagger name", "name"))
    assert [stands(told, 0.74, caution) for caution in (CAUTION, 1.0)] == [True, False]
    assert [stands(detected, likely, CAUTION) for likely in (0.02, 0.15)] == [False, True]


def test_what_something_speaks_against_is_weighed_and_is_never_certain() -> None:
    against = Candidate(0, 4, Kind.EMAIL, "email", (CERTAIN, CONTRADICTED))
    assert against.refuted
    assert stands(against, 0.99, CAUTION)
    assert not stands(against, 0.3, CAUTION)


def test_features_are_one_then_numbers_finder_both_together_and_signs() -> None:
    weights = DecisionWeights({"phone": 0, "name": 1}, {"mentioned": 0}, np.zeros(0))
    numbers = np.arange(len(NUMERIC), dtype=float)[None, :]
    (row,) = features(numbers, [Candidate(0, 4, Kind.NAME, "name", ("mentioned", "new"))], weights)
    size = len(NUMERIC)
    assert row[0] == 1
    assert row[1 : 1 + size].tolist() == numbers[0].tolist()
    assert row[1 + size : 3 + size].tolist() == [0, 1]
    assert row[3 + size : -1 : 2].tolist() == [0] * len(BY_FINDER)
    assert row[4 + size : -1 : 2].tolist() == [float(at) for at in BY_FINDER]
    assert row[-1] == 1


def test_numbers_tell_labels_lines_and_the_first_person() -> None:
    found = numbers_of(RESUME)
    assert found["phone"]["behind a colon"] == 1
    assert found["phone"]["ends the line"] == 1
    assert found["salary"]["first person near"] == 1
    assert found["salary"]["begins the line"] == 0
    assert found["name"]["begins the line"] == 1
    assert found["name"]["chinese"] == 0
    assert numbers_of("姓名：欧阳文龙\n电话：13800138000")["phone"]["chinese"] == 1


def test_shipped_weights_know_every_detector_that_is_weighed() -> None:
    weights = shipped_weights()
    assert {one.name for one in DETECTORS} - {"age"} <= set(weights.finders)
    size = 1 + len(NUMERIC) + len(weights.finders) * (1 + len(BY_FINDER)) + len(weights.signs)
    assert weights.weights.shape == (size,)
