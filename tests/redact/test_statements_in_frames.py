"""A scan finds statements by their frames, whole: origins and faiths, spouses, illnesses with what follows from them, other mentions of names."""

from __future__ import annotations

import pytest

from app.redact.name_mentions import other_mentions
from app.redact.personal_data_scan import scan

FRAMES = [
    ("I come from a Traveller background and was the first to finish school.", "from a Traveller background"),
    ("I grew up in a Hakka family in Sarawak and came to Auckland in 2013.", "in a Hakka family in Sarawak"),
    ("The note mentions her Russian background and her accent.", "her Russian background"),
    ("I go to the Pentecostal church so no Sundays.", "the Pentecostal church"),
    ("We keep a kosher kitchen and Bice has a nut allergy.", "keep a kosher kitchen"),
    ("祖籍辽宁义县；1986年立春那天生于兰州。", "祖籍辽宁义县"),
    ("I wear a hearing aid in my left ear; it has never affected site work.", "wear a hearing aid in my left ear"),
    (
        "I've a pacemaker since last year, so no strong magnets.",
        "I've a pacemaker since last year, so no strong magnets",
    ),
    ("有痛风，不宜久坐长途航班。", "有痛风，不宜久坐长途航班"),
    ("慢性咽炎，不能担任班主任。", "慢性咽炎，不能担任班主任"),
    (
        "She was off sick for eleven weeks following surgery on her spine and has returned to nursing.",
        "following surgery on her spine",
    ),
    ("与太太分居，抚养权归我；哮喘。", "与太太分居，抚养权归我"),
    ("I have one child and am not married.", "have one child and am not married"),
    ("I leave word with my wife, Moira Geddes, on the landline.", "my wife, Moira Geddes"),
]


@pytest.mark.parametrize(("text", "value"), FRAMES)
def test_a_statement_is_found_whole(text: str, value: str) -> None:
    at = text.index(value)
    covered = {place for one in scan(text) for place in range(one.start, one.end)}
    assert all(place in covered for place in range(at, at + len(value)) if text[place].isalnum()), scan(text)


@pytest.mark.parametrize(
    ("names", "text", "mentions"),
    [
        (["Haruto Nishigaki"], "Vote: Nishigaki 1. Second choice Nishigaki.", ["Nishigaki", "Nishigaki"]),
        (["Jerome Achterberg"], 'Also "Jer talks over folks when tired".', ["Jer"]),
        (["Anneliese Vörösmarty"], "[94] Vörösmarty, A. et al., ACS Catal.", ["Vörösmarty, A."]),
        (["澹台明月"], "推荐人写道：明月于2019年进组，明月当空。", ["明月"]),
        (["冯德立"], "顾问评语：德立从货代起家。德立路3号。", ["德立"]),
        (["Will Young"], "I will be young at heart; you will see.", []),
    ],
)
def test_other_mentions_of_a_name(names: list[str], text: str, mentions: list[str]) -> None:
    assert [text[slice(*place)] for place in other_mentions(text, names)] == mentions
