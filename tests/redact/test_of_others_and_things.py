"""A scan leaves what is nobody's in particular: contacts of firms, what a post asks, costs and scales, numbers of companies and pages,
illnesses of patients."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.contradictions import Contradictions
from app.redact.personal_data_scan import scan
from app.redact.prepared_text import Document

NOBODYS = [
    "Informal chats via the ward on 0117 496 0300; closing date 14 June.",
    "For bookings ring the box office on 020 7946 0123.",
    "Write to tickets@harlequin.example or enquiries@harlequin.example.",
    "Our studio is at 48 Rivington Street, London EC2A 3QN.",
    "For returns write to 12 Mill Lane Industrial Estate, Unit 7, Leeds LS10 1AB.",
    "The applicant must be a British citizen or hold settled status.",
    "应聘者须为中国国籍，未婚优先，党员优先。",
    "Company number 08123456, registered charity 1089464.",
    "Dosage: metformin 500 mg twice daily; warfarin interacts with aspirin.",
]
PERSONAL = [
    ("I am a British citizen and hold settled status.", "British", Kind.NATIONALITY),
    ("I take metformin 500 mg twice daily.", "metformin", Kind.MARITAL),
    ("Ring the house on (01632) 960188 after six.", "960188", Kind.PHONE),
    ("My home: 48 Rivington Street, London EC2A 3QN", "48 Rivington", Kind.ADDRESS),
]


@pytest.mark.parametrize("text", NOBODYS)
def test_what_is_nobodys_stays(text: str) -> None:
    assert [(one.detector, one.text) for one in scan(text)] == []


@pytest.mark.parametrize(("text", "value", "kind"), PERSONAL)
def test_the_same_of_a_person_is_found(text: str, value: str, kind: Kind) -> None:
    assert any(one.kind is kind and value in one.text for one in scan(text)), scan(text)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.SALARY, "The prize fund stands at £44,182 of €90,000.", "£44,182"),
        (Kind.SALARY, "Scale point 4, $51,880 (published).", "$51,880"),
        (Kind.SALARY, "贷款还剩97.6万。", "97.6万"),
        (Kind.SALARY, "本岗位6000-9000元（网站已公布）。", "6000-9000元"),
        (Kind.SALARY, "The legal minimum is £9.18.", "£9.18"),
        (Kind.SALARY, "Band for the post tops out at €61k.", "€61k"),
        (Kind.SALARY, "个税起征点5000元。", "5000元"),
        (Kind.SALARY, "逾期罚款300元。", "300元"),
        (Kind.ID_NUMBER, "GTIN 4006381333931 on each box.", "4006381333931"),
        (Kind.ID_NUMBER, "Our sponsor licence 7QXK118P2 is valid.", "7QXK118P2"),
        (Kind.ID_NUMBER, "segfault at 0x7ffd3a20 in the log.", "0x7ffd3a20"),
        (Kind.ID_NUMBER, "DTSTART:20250311T090000Z", "20250311T090000Z"),
        (Kind.ID_NUMBER, "物料编码 30410-00812", "30410-00812"),
        (Kind.PHONE, "Angew. Chem. 2023, 88, 11847-11856.", "11847-11856"),
        (Kind.ID_NUMBER, "Crystal data CCDC 2206412-2206425.", "2206412-2206425"),
    ],
)
def test_the_words_around_contradict(kind: Kind, text: str, value: str) -> None:
    document = Document(text)
    start = document.text.index(Document(value).text)
    assert Contradictions(document).refute(kind, "tagger", start, start + len(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I earn £44,182 and would move for £50,000.", "£44,182"),
        ("My salary is $51,880 (published).", "$51,880"),
        ("期望月薪14,500（按貴署薪級公布者亦可）。", "14,500"),
    ],
)
def test_ones_own_pay_is_not_contradicted(text: str, value: str) -> None:
    document = Document(text)
    start = document.text.index(value)
    assert not Contradictions(document).refute(Kind.SALARY, "tagger", start, start + len(value))
