"""No street of the contact data reaches a copy for an application, whatever its words are; the invented streets are of kinds that no list has."""

from __future__ import annotations

import pytest

from app.domain.policy import Policy
from app.domain.resume import fields
from app.domain.resume_json import from_json
from app.domain.sensitivity import Operator, Stage
from app.ingest.draft_codec import draft_from_json
from app.ingest.jobs import read_resume
from app.redact.engine import redact
from app.redact.policies import stage_policy

ADDRESSES = (
    ("9 Abbot Wynd, Paisley", "Wynd"), ("14 Tolbooth Pend, Cupar KY15 4AB", "Tolbooth"), ("3 Harl Snicket, Whitby", "Snicket"),
    ("61 Corrie Neuk, Dunbar", "Neuk"), ("7 Tobar Bhride, Athenry, Co. Galway", "Bhride"), ("33 Rath Uisce, Gorey", "Uisce"),
    ("2207 Copper Knoll, Missoula", "Knoll"), ("118 Mesa Hollow, Flagstaff, AZ 86001", "Hollow"), ("88 Loon Outlook, Kenora", "Outlook"),
    ("5 Wattle Dip, Ballarat", "Dip"), ("22 Rimu Spur, Nelson", "Spur"), ("40 Kameeldoring Draai, Upington", "Draai"),
    ("17 Kaveri Salai, Madurai", "Salai"), ("204 Himgiri Toli, Ranchi 834001", "Toli"), ("31 Adesuwa Bypass, Benin City", "Adesuwa"),
    ("8 Mwangaza Njia, Nakuru", "Njia"), ("56 Sampaguita Eskinita, Iloilo City", "Eskinita"), ("11 Titian Kenari, Ipoh", "Kenari"),
    ("Am Lerchenfeld 9, Celle", "Lerchenfeld"), ("Krummer Timpen 7, Münster", "Timpen"), ("18 venelle du Four, Rennes", "Four"),
    ("Costanilla de los Ciegos 3, Segovia", "Ciegos"), ("Salita Pollaiuoli 13, Genova", "Pollaiuoli"), ("Calçada do Moinho 5, Évora", "Moinho"),
    ("Achterom 44, Delft", "Achterom"), ("Zaułek Rybacki 2, Toruń", "Rybacki"),
    ("Flat 2/1, 9 Abbot Wynd, Paisley", "Wynd"), ("Lot 7 Coolabah Fireline, Toowoomba", "Coolabah"), ("Eenheid 5, Vygie Kromme, George", "Vygie"),
    ("House 31-C, Chaman Tola, Multan", "Chaman"),
)  # fmt: skip
HEADS = (
    "{at} Mobile: 07700 900 162 Email: f.mac@example.co.uk",
    "{at} | 07700 900 162 | f.mac@example.co.uk",
    "{at}\nTel 07700 900 162\nf.mac@example.co.uk",
)
BODY = """
Employment history
Sept 2021 - now Approved Electrician
Clydeside Electrical Services, Glasgow
- Domestic rewires and consumer unit changes for three housing associations.
"""


@pytest.mark.parametrize(("at", "word"), ADDRESSES)
def test_a_street_among_contact_data_is_an_address(at: str, word: str) -> None:
    for head in HEADS:
        text = f"Fraser MacAllister\n{head.format(at=at)}\n{BODY}"
        resume = draft_from_json(read_resume({"name": "cv.txt"}, text.encode())).resume
        assert word in resume.basics.location.address, head
        copy = redact(resume, stage_policy(Stage.APPLY)).resume
        assert not [field.value for field in fields(copy) if word in field.value], head


@pytest.mark.parametrize(
    ("at", "town"),
    [("Rose Cottage, Paisley", "Paisley"), ("Salthill, Galway", "Galway"), ("Swindon, Wiltshire", "Swindon")],
)
def test_a_house_before_its_town_is_no_town(at: str, town: str) -> None:
    text = f"Fraser MacAllister\n{at} | 07700 900 162\n{BODY}"
    assert draft_from_json(read_resume({"name": "cv.txt"}, text.encode())).resume.basics.location.city == town


@pytest.mark.parametrize(
    ("at", "address", "city", "region"),
    [
        ("12 Alake Close, Surulere, Lagos", "12 Alake Close", "Surulere", "Lagos"),
        ("9 Abbot Wynd, Paisley", "9 Abbot Wynd", "Paisley", ""),
    ],
)
def test_a_town_and_its_region_behind_a_street_have_their_own_fields(
    at: str, address: str, city: str, region: str
) -> None:
    text = f"Fraser MacAllister\nContact Address: {at}\n{BODY}"
    place = draft_from_json(read_resume({"name": "cv.txt"}, text.encode())).resume.basics.location
    assert (place.address, place.city, place.region) == (address, city, region)


def test_a_second_name_with_a_comma_is_no_house_before_its_town() -> None:
    text = f"陳曉嵐\nCHAN Hiu Lam, Charlotte\n5550 6138 | hiulam.chan@example.hk\n{BODY}"
    found = draft_from_json(read_resume({"name": "cv.txt"}, text.encode())).resume.basics.location
    assert (found.address, found.city) == ("", "")


def left_over(*lines: str) -> dict[str, object]:
    return {
        "basics": {"name": "Fraser MacAllister"},
        "x-language": "en",
        "x-sections": [
            {"id": "s1", "title": "", "lines": [{"id": f"l{at}", "text": line} for at, line in enumerate(lines)]}
        ],
    }


@pytest.mark.parametrize(
    "line", ["61 Corrie Neuk", "Rose Cottage, Paisley", "Krummer Timpen 7 | Open to relocate", "K2231045"]
)
def test_what_no_field_took_is_withheld_unless_it_is_harmless(line: str) -> None:
    resume = from_json(left_over(line))
    copy = redact(resume, stage_policy(Stage.APPLY)).resume
    words = line.split("|")[0].split(",")[0].strip()
    assert not [field.value for field in fields(copy) if words in field.value]
    kept = Policy(Stage.APPLY, stage_policy(Stage.APPLY).operators, {"sections.s1.lines.l0": Operator.KEEP})
    assert words in redact(resume, kept).resume.sections[0].lines[0].text


@pytest.mark.parametrize(
    "line",
    [
        "Full UK driving licence",
        "Right to work in the UK",
        "Paisley",
        "18th Edition Wiring Regulations 2391-52",
        "Open to relocation, 4 weeks' notice",
    ],
)
def test_harmless_lines_among_contact_data_stay(line: str) -> None:
    assert redact(from_json(left_over(line)), stage_policy(Stage.APPLY)).resume.sections[0].lines[0].text == line
