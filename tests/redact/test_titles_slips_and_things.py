"""A scan finds titles that tell a gender, people by their title, payslips, parts of a pay, ends of numbers; it leaves authors, whom a school is named after,
and texts in which nothing is personal."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.gendered_titles import gendered_titles
from app.redact.name_mentions import in_other_scripts, other_mentions
from app.redact.payslips import changed_pay, parts_of_pay, slip_amounts
from app.redact.personal_data_scan import scan
from app.redact.prepared_text import Document
from app.redact.public_names import is_public
from app.redact.titled_people import titled_people


def texts_of(document: Document, places: object) -> list[str]:
    return [document.text[start:end] for start, end in places]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Ask for Mrs Aaltonen at the gate.", ["mrs"]),
        ("Mr and Mrs Quispe signed.", ["mr", "mrs"]),
        ("N. Haapala (Ms), Head of Ward", ["ms"]),
        ("Title: Miss    Surname: Fashola", ["miss"]),
        ("TITLE: MX\nSURNAME: FASHOLA", ["mx"]),
        ("Referente: dott.ssa Bice Lavagna", ["dott.ssa"]),
        ("Kontakt: Frau Dr. Egger, Tel. 0512", ["frau"]),
        ("Rozmowa: pani Kowalczyk, pokój 3", ["pani"]),
        ("請找鄧女士或歐陽先生。", ["女士", "先生"]),
        ("那位先生和兩位女士都走了。", []),
        ("The missile; Herrenberg; a pan of rice", []),
        ("Dear Sir or Madam,", []),
    ],
)
def test_titles_that_tell_a_gender(text: str, titles: list[str]) -> None:
    document = Document(text)
    places = sorted(gendered_titles(document.text, document.cased))
    assert texts_of(document, places) == titles


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Matron Adaeze and Pastor Obinna know me.", ["adaeze", "obinna"]),
        ("Supervisor Kiprono signed; Chief Executive of the firm", ["kiprono"]),
        ("Dr Barnardo Trust, Form 3 (Rev. Jan 2024)", []),
        ("面试官是贺主任，联系小邱。", ["贺主任", "小邱"]),
        ("项目经理和班主任都在，每小时一次，车间主任。", []),
        ("麻烦邹先生转交。", ["邹"]),
    ],
)
def test_people_by_their_title(text: str, people: list[str]) -> None:
    document = Document(text)
    assert texts_of(document, sorted(titled_people(document.text, document.cased))) == people


def test_every_amount_of_a_payslip_is_pay() -> None:
    document = Document(
        "PAY ADVICE June\nBasic 162.50 h x 11.20   1,820.00\nLeave 44.80\nPension -91.00\nNET PAY 1,402.15"
    )
    assert texts_of(document, slip_amounts(document.text)) == ["11.20", "1,820.00", "44.80", "-91.00", "1,402.15"]


def test_prices_are_no_payslip() -> None:
    assert list(slip_amounts("Filter 12.40, gasket 3.15, belt 20.00, oil 7.99, coil 88.10")) == []


@pytest.mark.parametrize(
    ("text", "stated", "parts"),
    [
        ("Package QAR 9,000: basic 6,200, housing 1,800, transport 1,000.", "9,000", ["6,200", "1,800", "1,000"]),
        ("£13.10 days, £15.40 nights", "£13.10", ["£15.40"]),
        ("本薪 48,000、伙食 2,400、交通 1,800。", "48,000", ["2,400", "1,800"]),
        ("月综合八千二，其中底薪四千、夜班补助九百。", "八千二", ["四千", "九百"]),
        ("TC $150K ($120K base)", "$150K", ["$120k"]),
        ("I earn £30,000, manage 12 people and 4 vans.", "£30,000", []),
    ],
)
def test_parts_of_a_pay(text: str, stated: str, parts: list[str]) -> None:
    document = Document(text)
    start = document.text.index(Document(stated).text)
    assert texts_of(document, parts_of_pay(document.text, [(start, start + len(stated))])) == parts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Her wage went up from $21.40 to $22.10.", ["$21.40", "$22.10"]),
        ("工资由 6,200 调至 6,800。", ["6,200", "6,800"]),
        ("The rate of errors fell from 4 to 2.", []),
        ("Stock fell from 4,100 to 3,800.", []),
    ],
)
def test_a_pay_that_changes(text: str, amounts: list[str]) -> None:
    document = Document(text)
    assert texts_of(document, changed_pay(document.text)) == amounts


@pytest.mark.parametrize(
    ("text", "name", "public"),
    [
        ("1. Ada Ferranti, Tides and Harbours, 3rd ed., pp. 40-61.", "Ada Ferranti", True),
        ("He runs the Emmy Noether School board.", "Emmy Noether", True),
        ("Explain Kruskal's algorithm.", "Kruskal", True),
        ("Okonedo, P. (2019). Reefs. pp. 3-9. Written by P. Okonedo.", "Okonedo", False),
        ("Ring Ada Ferranti about the room.", "Ada Ferranti", False),
    ],
)
def test_authors_and_whom_things_are_named_after(text: str, name: str, public: bool) -> None:
    document = Document(text)
    start = document.text.index(name.lower())
    assert is_public(document.text, start, start + len(name)) is public


def test_initials_and_the_name_in_another_alphabet() -> None:
    minutes = "Present: Karin Lund, Deepak Gurung.\nKL said the line is faster. DG's shift ends. The IT room is free."
    found = [minutes[slice(*place)] for place in other_mentions(minutes, ["Karin Lund", "Deepak Gurung"])]
    assert found[-2:] == ["KL", "DG"]
    form = (
        "Applicant: Elif Demir / エリフ\nTorvald Nyqvist / ทอร์วัลด์ นีควิสต์\n" + "Visa class and the dates of stay. " * 12
    )
    assert [form[slice(*place)] for place in in_other_scripts(form, [11, 32])] == ["ทอร์วัลด์ นีควิสต์"]


STATED = [
    ("For the check: SSN last four 2047.", "2047", Kind.ID_NUMBER),
    ("农行尾号 3316，请核对。", "3316", Kind.ID_NUMBER),
    ("I left the line after a shoulder injury.", "a shoulder injury", Kind.MARITAL),
    ("小时候得过百日咳症，现在好了。", "百日咳症", Kind.MARITAL),
]


@pytest.mark.parametrize(("text", "value", "kind"), STATED)
def test_statements_that_the_tagger_tells_by_itself(text: str, value: str, kind: Kind) -> None:
    assert any(one.kind is kind and value in one.text for one in scan(text)), scan(text)


THINGS = """Task sheet 7. Put the goods on the shelf by batch and by date. Each carton holds forty packs of tea, and each pallet holds thirty cartons.
The belt runs at two speeds; the slow one is for glass. Check the film, the label and the tape. If a carton is torn, put it aside and write the number of the
line on the card. Staff with asthma or a cold wear a mask near the mill. The shop pays £3.10 for a pack and sells it at £4.25; a driver on the night run gets £14 an hour.
Clean the floor at noon. Count the stock on Friday and send the sheet to the office. Then take the empty pallets to the yard, stack them in tens, and lock the gate."""


def test_a_text_of_things_holds_nothing_personal() -> None:
    assert [(one.kind, one.text) for one in scan(THINGS)] == []


def test_a_title_in_a_name_leaves_it_a_name_and_is_left_where_false_alarms_are_worse() -> None:
    assert [(one.kind, one.text) for one in scan("Miss Selfridge")] == [(Kind.NAME, "Miss Selfridge")]
    assert {one.kind for one in scan("Dear Ms Akande,")} == {Kind.GENDER, Kind.REFEREE}
    assert Kind.GENDER not in {one.kind for one in scan("Dear Ms Akande,", caution=1.4)}
