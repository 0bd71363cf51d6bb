"""The card: what it always says, what it never says, and that it survives storing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import checkers
from app.domain.checks import Outcome, Posting
from checkers import card_json
from checkers import check_batch as rows_of_cards
from checkers.check import check
from checkers.intake.posting_reader import extract, from_fields
from checkers.signals import registry
from checkers.signals.base import CheckContext, Checker, Finding

WHEN = "2026-11-24T09:00:00Z"
SCAM = (
    "公司名称：宁波海川贸易有限公司\n岗位：文员\n统一社会信用代码：91110000600037341L\n"
    "入职需缴纳押金300元\n简历发 12345@qq.com"
)


def test_no_checker_file_is_missing_from_the_registry() -> None:
    folder = Path(checkers.__file__).parent / "signals"
    helpers = {"licence_uscc"}
    files = {
        path.stem
        for path in folder.glob("*.py")
        if path.stem.partition("_")[0] in ("posting", "employer", "licence", "domain")
    }
    assert files - helpers == {checker.name for checker in registry.CHECKERS}


def test_a_card_always_says_what_was_not_looked_at_and_what_the_person_must_do() -> None:
    for text in ("x", SCAM, "Clerk wanted in Leeds, Northgate Logistics Ltd"):
        card = check(extract(text.encode()), created=WHEN)
        codes = {line.code for line in card.needs_you}
        assert {"call-back", "safety-out-of-town"} <= codes
        assert {"registers-not-asked", "online-not-asked"} <= {line.code for line in card.not_checked}
        shown = json.dumps(card_json.encode(card, "en")).lower()
        assert "score" not in shown.replace("credit score", "") and "is safe" not in shown


def test_guided_lines_carry_link_query_and_date_and_open_nothing() -> None:
    card = check(extract(SCAM.encode()), created=WHEN)
    gsxt = next(line for line in card.needs_you if line.code == "guided-gsxt")
    assert gsxt.params["url"].startswith("https://www.gsxt.gov.cn")
    assert gsxt.params["query"] == "宁波海川贸易有限公司"
    assert gsxt.as_of and gsxt.outcome is Outcome.NEEDS_MANUAL


def test_every_signal_shows_span_source_and_advice() -> None:
    posting = extract(SCAM.encode())
    card = check(posting, created=WHEN)
    assert {"fee-deposit", "mail-free-for-firm"} <= {signal.code for signal in card.signals}
    for signal in card.signals:
        assert signal.evidence and signal.source and signal.advice["en"] and signal.advice["zh"]
        for evidence in signal.evidence:
            assert posting.text[evidence.start : evidence.end] == evidence.text


def test_a_checker_that_fails_says_could_not_check_and_hides_nothing() -> None:
    def broken(posting: Posting, context: CheckContext) -> Finding:
        raise RuntimeError("boom")

    card = check(extract(SCAM.encode()), created=WHEN, checkers=(Checker("broken", broken), *registry.CHECKERS))
    assert any(line.code == "check-failed" and line.subject == "broken" for line in card.not_checked)
    assert any(signal.code == "fee-deposit" for signal in card.signals)


def test_a_stored_card_comes_back_without_loss() -> None:
    card = check(extract(SCAM.encode()), created=WHEN)
    assert card_json.load(json.loads(json.dumps(card_json.dump(card)))) == card


@pytest.mark.parametrize("document", [{}, {"format": 99}, {"format": 1, "posting": 3}])
def test_what_is_no_stored_card_is_refused(document: dict) -> None:
    with pytest.raises(ValueError):
        card_json.load(document)


def test_rows_keep_id_and_offsets_of_their_text() -> None:
    rows = [
        {"id": 7, "text": " 入职需缴纳押金300元 ", "title": "文员"},
        {"id": "b", "text": "", "organisation": "某知名公司"},
    ]
    first, second = rows_of_cards.check_rows(rows, "zh", created=WHEN)
    assert first["id"] == 7
    span = first["signals"][0]["evidence"][0]
    assert rows[0]["text"][span["start"] : span["end"]] == span["text"]
    assert first["signals"][0]["basis"] == {"law": "劳动合同法", "article": "9"}
    assert second["id"] == "b" and second["wording_risk"] is None


def test_a_field_that_is_not_in_the_text_is_checked_too_and_named_in_the_evidence() -> None:
    card = check(from_fields("Call us.", title="刷单员，一单一结"), created=WHEN)
    assert card.signals[0].evidence[0].field == "title"


def test_sentences_exist_in_both_languages_for_every_line() -> None:
    card = check(extract(SCAM.encode()), created=WHEN)
    for group in (card.confirmed, card.needs_you, card.not_checked):
        for line in group:
            for language in ("en", "zh"):
                text = card_json.line_text(line, language)
                assert text and not text.startswith(f"{line.code}") and "{" not in text
