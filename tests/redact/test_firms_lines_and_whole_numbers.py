"""Lines of firms are nobody's telephone; the number of a person is found with all that is written as part of it."""

import pytest

from app.domain.sensitivity import Kind
from app.redact.firms_lines import is_of_a_firm, is_service_line
from app.redact.number_extents import widened_number, widened_phone
from app.redact.personal_data_scan import scan


@pytest.mark.parametrize(
    ("written", "service"),
    [
        ("400-820-8820", True),
        ("1-888-555-0155", True),
        ("(877) 555-0101", True),
        ("8-800-555-00-00", True),
        ("900 555 000", True),
        ("1300 555 010", True),
        ("0800 555 0111", True),
        ("88885 12345", False),
        ("8000123456", False),
        ("13800138000", False),
        ("07700 900 318", False),
    ],
)
def test_numbers_that_a_country_gives_to_services(written: str, service: bool) -> None:
    assert is_service_line(written) is service


@pytest.mark.parametrize(
    ("text", "number", "firm"),
    [
        ("chambers line 01-555-0100 closes at 4", "01-555-0100", True),
        ("ask the factory line, it's 0755-5550 0000", "0755-5550 0000", True),
        ("my number 1300 555 018, which is your own call centre", "1300 555 018", True),
        ("别打店里那个023-55504000", "023-55504000", True),
        ("home line 01-555-0100", "01-555-0100", False),
        ("my direct line: 01-555-0100", "01-555-0100", False),
        ("on the train line 4 call 01-555-0100", "01-555-0100", False),
    ],
)
def test_words_that_say_who_answers_a_number(text: str, number: str, firm: bool) -> None:
    at = text.index(number)
    assert is_of_a_firm(text, at, at + len(number)) is firm


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("Ohio JHK 4472, grey", "4472", "JHK 4472"),
        ("enrolment SCN 098417, branch", "098417", "SCN 098417"),
        ("educator certificate TEA ID 1874402.", "1874402", "TEA ID 1874402"),
        ("pin 098417", "098417", "098417"),
        ("车牌哈A 041827,绿源", "041827", "哈A 041827"),
        ("工号 041827", "041827", "041827"),
        ("card 0418-27/A1 here", "0418", "0418-27/A1"),
        ("card 0418 is mine", "0418", "0418"),
    ],
)
def test_a_number_is_taken_whole(text: str, found: str, whole: str) -> None:
    at = text.index(found)
    start, end = widened_number(text.lower(), text, at, at + len(found))
    assert text[start:end] == whole


def test_a_telephone_number_takes_the_group_before_it_only_where_it_lacks_one() -> None:
    text = "phone, 323 . 555 . 0102, mine"
    assert widened_phone(text, text.index("555"), text.index(", mine")) == (7, 23)
    text = "floor 12 555 0102 4433"
    assert widened_phone(text, text.index("555"), len(text)) == (text.index("555"), len(text))


def test_the_volume_and_year_of_a_journal_is_no_telephone_number() -> None:
    spans = scan("Best known for Mater. Sci. Eng. A 812 (2021) 141-159, call me on 07700 900 318.")
    assert [span.text for span in spans if span.kind is Kind.PHONE] == ["07700 900 318"]
