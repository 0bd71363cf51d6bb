"""What stands against a pair, who is told first, the ids of pairs, and lists of employers as people write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import messages
from app.caseload.batch_pairs import (
    CARD_DAYS,
    Batch,
    Card,
    Employer,
    EmployerProblem,
    Obstacle,
    Order,
    batch_from_json,
    obstacle,
    outlook,
    pair_id,
    read_employers,
)
from app.caseload.students import Consent, Keeper, Purpose, Route, Student
from app.domain.copies import RecipientKind
from app.errors import UserError
from app.services.batch_texts import outlook_lines
from app.services.csv_columns import parse_kind

TODAY = "2026-11-29"
ACME, OTHER = Employer("Acme GmbH"), Employer("Other Ltd")
CARD = Card(ACME, "c1", TODAY)


def consent(**more: object) -> Consent:
    made = Consent("0" * 32, 1, Route.PACKAGE, Purpose.FAIR, "", ("ACME  gmbh",), (), "2026-11-01", "2027-06-30", "")
    return replace(made, **more)


def student(number: int = 1, **more: object) -> Student:
    made = Student(str(number), f"Student {number}", f"{number:032x}", "2026-11-01", Keeper.STUDENT, "", 1)
    return replace(made, **{"consent": consent(), **more})


@pytest.mark.parametrize(
    ("who", "card", "expected"),
    [
        (student(), CARD, None),
        (student(consent=None), CARD, Obstacle.CONSENT_MISSING),
        (student(consent=None, withdrawn=TODAY), CARD, Obstacle.CONSENT_WITHDRAWN),
        (student(consent=consent(expires="2026-11-28")), CARD, Obstacle.CONSENT_EXPIRED),
        (student(consent=consent(purpose=Purpose.ADVICE)), CARD, Obstacle.PURPOSE),
        (student(consent=consent(purpose=Purpose.APPLICATIONS)), CARD, Obstacle.PURPOSE),
        (student(), Card(OTHER, "c2", TODAY), Obstacle.EMPLOYER),
        (student(keeper=Keeper.COUNSELLOR, resume_sha256="0" * 64), CARD, Obstacle.NOT_REVIEWED),
        (student(keeper=Keeper.COUNSELLOR, resume_sha256="0" * 64, reviewed=TODAY), CARD, None),
        (student(keeper=Keeper.COUNSELLOR), CARD, None),  # its résumé was not read from a roster's file unseen
        (student(), replace(CARD, day="2026-10-29"), Obstacle.CARD_OLD),
        (student(), replace(CARD, day="2026-10-30"), None),
    ],
)
def test_what_stands_against_a_pair(who: Student, card: Card, expected: Obstacle | None) -> None:
    assert CARD_DAYS == 30
    assert obstacle(who, card, TODAY) is expected


def test_exceptions_are_counted_and_red_cards_told_first() -> None:
    students = [student(1), *(student(number, consent=None) for number in range(2, 9))]
    red = Card(OTHER, "c2", TODAY, ("fee-before-work",))
    found = outlook(students, [CARD, red], TODAY)
    assert found.counts() == {Obstacle.CONSENT_MISSING: 7, Obstacle.EMPLOYER: 1}
    assert [pair.student.id for pair in found.pairs] == ["1"]
    assert [card.employer for card in found.cards] == [OTHER, ACME]
    warned = Card(Employer("Warned Ltd"), "c3", TODAY, warnings=("domain-lookalike",), meanings=({"en": "Look."},))
    assert [card.employer.name for card in outlook(students, [CARD, warned, red], TODAY).cards] == [
        *(OTHER.name, "Warned Ltd", ACME.name)
    ]


def test_who_has_no_resume_gets_no_copy_and_is_named() -> None:
    found = outlook([student(1), student(2)], [CARD], TODAY, without_resume={student(2).folder})
    assert [pair.student.id for pair in found.pairs] == ["1"] and found.counts() == {Obstacle.NO_RESUME: 1}
    assert "No résumé yet (students): 1 – Student 2" in outlook_lines(found, "en", lambda one: one.name)


def test_an_employer_of_whom_no_posting_was_checked_is_said() -> None:
    cards = [replace(CARD, employer=Employer(name)) for name in ("Beetle", "Aardvark")]
    seen = replace(CARD, postings=1)
    found = outlook([student(1)], [*cards, seen], TODAY)
    assert "No check yet of a posting (employers): 2 – Aardvark, Beetle" in outlook_lines(found, "en")
    assert "还没有核查过招聘信息（用人单位）：2（Aardvark、Beetle）" in outlook_lines(found, "zh")
    assert not any("No check yet" in line for line in outlook_lines(outlook([student(1)], [seen], TODAY), "en"))


@pytest.mark.parametrize(
    ("language", "first", "none"),
    [
        ("en", "Risky employers (red list), to be looked at first: 1", "no all-clear"),
        ("zh", "高风险用人单位，请先查看：1 家", "仍请自行留意"),
    ],
)
def test_risky_employers_are_said_first_in_words(language: str, first: str, none: str) -> None:
    meaning = {"en": "They ask for a fee.", "zh": "要求先付费。"}
    lookalike = {"en": "It imitates a known site.", "zh": "模仿知名网站。"}
    red = Card(OTHER, "c2", TODAY, ("fee-before-work",), meanings=(meaning,))
    warned = Card(ACME, "c1", TODAY, warnings=("domain-lookalike",), meanings=(lookalike,))
    lines = outlook_lines(outlook([student(1)], [warned, red], TODAY), language)
    assert lines[0] == first and OTHER.name in lines[1] and meaning[language] in lines[1]
    assert ACME.name in lines[2] and lookalike[language] in lines[2]
    assert none in outlook_lines(outlook([student(1)], [CARD], TODAY), language)[0]


def test_the_id_of_a_pair_is_fixed_and_nobody_elses() -> None:
    made = pair_id(b"s" * 32, "b1", ACME, 0)
    assert made == pair_id(b"s" * 32, "b1", Employer("acme GMBH", RecipientKind.AGENCY), 0) and len(made) == 32
    others = {
        pair_id(b"t" * 32, "b1", ACME, 0),
        pair_id(b"s" * 32, "b2", ACME, 0),
        pair_id(b"s" * 32, "b1", OTHER, 0),
        pair_id(b"s" * 32, "b1", ACME, 1),
    }
    assert len(others | {made}) == 5


def test_employers_as_people_list_them() -> None:
    rows = [
        ["Fair 2026", ""],
        ["单位", "Kind", "网站"],
        ["  Acme   GmbH ", "", "acme.example; jobs.acme.example"],
        ["", "employer", "nobody.example"],
        ["", "", ""],
        ["ACME GMBH", "", ""],
        ["Temp Agency", "Agency", ""],
        ["康宁医院", "医院", ""],
        ["x" * 201, "", ""],
    ]
    found = read_employers(rows, parse_kind)
    assert found.employers == (
        Employer("Acme GmbH", RecipientKind.EMPLOYER, ("acme.example", "jobs.acme.example")),
        Employer("Temp Agency", RecipientKind.AGENCY),
        Employer("康宁医院"),  # of a kind that is not known: taken, and said
    )
    assert [(one.row, one.problem, one.other) for one in found.problems] == [
        (4, EmployerProblem.MISSING, 0),
        (6, EmployerProblem.TWICE, 3),
        (8, EmployerProblem.KIND, 0),
        (9, EmployerProblem.LONG, 0),
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_kinds_count_in_the_words_of_either_language(language: str) -> None:
    words = {
        "en": ("Employer", "Job board", "Agency", "Person", ""),
        "zh": ("用人单位", "求职平台", "中介／代理", "个人", ""),
    }[language]
    rows = [["单位", "类型"], *([f"Firm {number}", word] for number, word in enumerate(words))]
    kinds = [*RecipientKind, RecipientKind.EMPLOYER]
    assert [one.kind for one in read_employers(rows, parse_kind).employers] == kinds


@pytest.mark.parametrize(
    "title", ["单位名称", "Company", "Employer name", "参会企业名称", "招聘单位", "用人单位（*）", "EMPLOYER:"]
)
def test_the_column_of_employers_has_many_usual_titles(title: str) -> None:
    found = read_employers(
        [["2026 秋季双选会"], [title.replace("（*）", "*"), "岗位"], ["康宁医院", "护士"]], parse_kind
    )
    assert [one.name for one in found.employers] == ["康宁医院"]


def test_a_kind_in_a_row_is_no_title() -> None:
    rows = [["参加者", "类别名"], ["康宁医院", "企业"], ["江城物流", "企业"]]
    with pytest.raises(UserError) as refused:
        read_employers(rows, parse_kind)
    assert refused.value.params["found"] == "参加者, 类别名"
    assert "参加者" in messages.of_error(refused.value, "zh") and "用人单位" in messages.of_error(refused.value, "zh")
    assert [one.name for one in read_employers([["Fair"], ["企业"], ["康宁医院"]], parse_kind).employers] == [
        "康宁医院"
    ]


def test_an_employer_that_is_left_out_is_said_once_and_gets_no_copy() -> None:
    both = consent(employers=(ACME.name, OTHER.name))
    found = outlook(
        [student(1, consent=both), student(2, consent=both)], [CARD, Card(OTHER, "c2", TODAY, ("fee",))], TODAY
    )
    left = found.without({OTHER.name})
    assert {pair.employer for pair in left.pairs} == {ACME} and len(left.pairs) == 2
    assert left.counts() == {Obstacle.CHOSEN: 1} and left.cards == found.cards
    assert "Left out by you (employers): 1 – Other Ltd" in outlook_lines(left, "en")
    assert found.without(()) is found


def test_who_allowed_fewer_kinds_than_the_resume_holds_is_left_out() -> None:
    found = outlook([student(1), student(2)], [CARD], TODAY, beyond_consent={student(2).folder})
    assert [pair.student.id for pair in found.pairs] == ["1"] and found.counts() == {Obstacle.KINDS: 1}
    assert any(
        "does not name (students): 1 – Student 2" in line for line in outlook_lines(found, "en", lambda one: one.name)
    )


def test_a_list_without_titles_and_an_endless_one_are_refused() -> None:
    with pytest.raises(UserError, match="employers-columns"):
        read_employers([["Acme"], ["Other"]], parse_kind)
    with pytest.raises(UserError, match="employers-too-many"):
        read_employers([["recipient"], *([f"Employer {number}"] for number in range(600))], parse_kind)


def test_a_record_comes_back_as_it_was_kept() -> None:
    batch = Batch("b", "/out", "apply", ("pdf", "docx"), Order.EMPLOYER, "2026-11-29T09:30:00Z")
    assert batch_from_json(batch.to_json()) == batch


def test_an_address_of_the_list_is_kept_and_other_columns_are_named() -> None:
    rows = [
        ["Company name *", "Booth", "E-Mail", "Contact"],
        ["Acme GmbH", "A1", "Jobs: hr@acme.example, x@y", "Ms Wu"],
        ["Other Ltd", "A2", "see website", ""],
        ["Third", "", f"{'x' * 260}@long.example", ""],
    ]
    found = read_employers(rows, parse_kind)
    assert [one.email for one in found.employers] == ["hr@acme.example", "", ""]
    assert found.left == ("Booth", "Contact") and not found.problems
    chinese = read_employers(
        [["双选会参会单位"], ["单位名称", "联系邮箱", "展位"], ["康宁医院", "hr@kn.example", "3"]], parse_kind
    )
    assert [(one.name, one.email) for one in chinese.employers] == [("康宁医院", "hr@kn.example")]
    assert chinese.left == ("展位",)
