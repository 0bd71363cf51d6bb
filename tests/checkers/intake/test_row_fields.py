"""Rows of `check --jsonl`: what is not given is read from the text, as for a file; what is given stays; offsets are those of the row's text."""

from __future__ import annotations

from checkers.check_batch import check_row
from checkers.intake.extracted_fields import FIELDS
from checkers.intake.posting_reader import extract, from_fields

WHEN = "2026-11-29T09:00:00Z"
LABELLED = (
    "公司：宁波海川贸易有限公司\n岗位：文员\n工作地点：宁波\n薪资：5000元/月\n负责日常工作，入职需要先交押金300元"
)
OPENING = (
    "Parcel Sorter (nights) at Quayside Parcels Ltd, Bristol. £14.05 an hour. Send your CV to quayside.jobs@gmail.com"
)


def test_fields_that_are_not_given_are_those_of_the_file() -> None:
    for text in (LABELLED, OPENING):
        row, file = from_fields(text), extract(text.encode())
        assert [getattr(row, name) for name in FIELDS] == [getattr(file, name) for name in FIELDS]
    assert (from_fields(LABELLED).organisation, from_fields(LABELLED).location) == ("宁波海川贸易有限公司", "宁波")


def test_a_given_field_stays_also_when_it_is_empty() -> None:
    posting = from_fields(LABELLED, organisation="", title="会计")
    assert (posting.organisation, posting.title, posting.location) == ("", "会计", "宁波")
    assert {"organisation=given", "title=given", "location=text:label"} <= set(posting.found_by)


def test_a_row_names_its_employer_and_quotes_its_own_text() -> None:
    text = "  \n" + LABELLED + "\n\n 微信 hr_haichuan"
    document = check_row({"text": text}, "en", created=WHEN)
    card, signals = document["card"], document["signals"]
    assert isinstance(card, dict) and isinstance(signals, list)
    assert "employer-unnamed" not in {line["code"] for line in card["needs_you"]}
    evidence = [one for signal in signals for one in signal["evidence"] if one["field"] == "text"]
    assert evidence and all(text[one["start"] : one["end"]] == one["text"] for one in evidence)


def test_a_chat_in_a_row_keeps_its_text_and_gives_its_first_day() -> None:
    text = "[01/11/2026, 10:20] Anna HR: Company: Northgate Ltd\n[01/11/2026, 10:21] Me: why?"
    posting = from_fields(text)
    assert posting.text == text and posting.posted == "01/11/2026, 10:20" and "chat" in posting.notes
