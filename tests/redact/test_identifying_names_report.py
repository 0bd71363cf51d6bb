"""The report on names that give somebody away: what is withheld anyway, what may be, where it stands, and what a copy still prints."""

from __future__ import annotations

import dataclasses

import pytest

from app import messages
from app.domain.identifying_names import OWN, PERSON, SHOWN, NameFacts, OwnerNames, with_names
from app.domain.resume import Basics, Certificate, Education, Line, Publication, Resume, Section, Skill, Work
from app.domain.sensitivity import Kind, Operator, Stage
from app.redact.engine import redact
from app.redact.identifying_candidates import identifying_candidates
from app.redact.identifying_names_report import names_report, printed_names
from app.redact.policies import stage_policy
from app.text.name_patterns import Hint, named_things, short_forms

W1, W2, E1 = "work.w1.organisation", "work.w2.organisation", "education.e1.institution"
RESUME = Resume(
    "en",
    Basics("Ada Quill", "Engineer", summary="Known as Moss. I like reading on trains."),
    work=(
        Work(
            "w1",
            "Brightwater Systems Ltd",
            "Engineer",
            highlights=(
                Line("h1", "Led the Kestrel squad. Brightwater moved Tidepool to the HX-GW2100 gateway."),
                Line("h2", "The Reading of each meter was checked by Tidepool."),
            ),
        ),
        Work("w2", "Alder Mills", "Intern", highlights=(Line("h1", "Sold Tidepool licences to mills in Reading."),)),
    ),
    education=(Education("e1", "University of Leeds"),),
)


def of(resume: Resume, owner: str) -> OwnerNames:
    return next(one for one in names_report(resume) if one.owner == owner)


def named(names: tuple[NameFacts, ...]) -> list[str]:
    return [one.text for one in names]


def test_each_owner_has_its_candidates_with_the_reason_and_the_sentence() -> None:
    job = of(RESUME, W1)
    found = {one.text: one for one in job.candidates}
    assert {"Kestrel", "Tidepool", "HX-GW2100"} <= set(found)
    assert found["Kestrel"].reason == Hint.TEAM
    seen = found["Kestrel"].seen
    assert seen is not None
    assert (seen.field, seen.text) == ("work.w1.highlights.h1", "Led the Kestrel squad.")
    assert seen.text[seen.start : seen.end] == "Kestrel"
    assert found["Tidepool"].count == 3
    assert found["Tidepool"].others == (W2,), "it is told that another entry has it"
    assert next((one.text, one.reason) for one in of(RESUME, PERSON).candidates) == ("Moss", Hint.NICKNAME)


def test_what_is_withheld_anyway_is_a_fact_and_no_candidate() -> None:
    assert "Brightwater" in of(RESUME, W1).known
    assert "Leeds University" in of(RESUME, E1).known, "shipped names too"
    assert not any("Brightwater" in name for name in named(of(RESUME, W1).candidates))


def test_a_confirmed_name_is_no_candidate_any_more_and_stays_when_its_text_goes() -> None:
    decided = with_names(RESUME, W1, ("Tidepool", "Gone Product"), ("Kestrel",))
    job = of(decided, W1)
    assert named(job.confirmed) == ["Tidepool", "Gone Product"]
    assert named(job.dismissed) == ["Kestrel"]
    assert not {"Tidepool", "Kestrel"} & {name for one in names_report(decided) for name in named(one.candidates)}
    assert job.confirmed[1] == NameFacts("Gone Product", OWN, None, 0, ordinary=False, second=None, others=())
    assert job.dismissed[0].reason == Hint.TEAM
    assert "Tidepool" not in job.known


def test_an_ordinary_word_says_what_else_it_takes_out() -> None:
    facts = of(with_names(RESUME, W1, ("Reading",), ()), W1).confirmed[0]
    assert facts.ordinary and facts.count == 3
    assert facts.second is not None and facts.second.text == "I like reading on trains."
    assert facts.others == (W2,)
    assert not of(with_names(RESUME, W1, ("Tidepool",), ()), W1).confirmed[0].ordinary


def test_a_long_sentence_is_cut_around_the_name() -> None:
    long = dataclasses.replace(
        RESUME.work[0], highlights=(Line("h1", f"{'so ' * 90}the Kestrel squad{' and on' * 90}"),)
    )
    seen = next(
        one for one in of(dataclasses.replace(RESUME, work=(long,)), W1).candidates if one.text == "Kestrel"
    ).seen
    assert seen is not None
    assert len(seen.text) < 150 and seen.text.startswith("…") and seen.text.endswith("…")
    assert seen.text[seen.start : seen.end] == "Kestrel"


def test_a_copy_that_withholds_the_owner_is_asked_about_and_one_that_names_it_is_not() -> None:
    browse = {(one.text, one.owner) for one in printed_names(RESUME, redact(RESUME, stage_policy(Stage.BROWSE)))}
    assert {("Tidepool", W1), ("Kestrel", W1)} <= browse
    assert ("Moss", PERSON) not in browse, "a nickname that is said to be one is withheld anyway"
    open_policy = stage_policy(Stage.BROWSE)
    open_policy = dataclasses.replace(open_policy, operators={**open_policy.operators, Kind.EMPLOYER: Operator.KEEP})
    kept = {(one.text, one.owner) for one in printed_names(RESUME, redact(RESUME, open_policy))}
    assert not any(owner in (W1, W2) for _, owner in kept)
    assert printed_names(RESUME, redact(RESUME, stage_policy(Stage.OFFER))) == ()


@pytest.mark.parametrize(("confirmed", "dismissed"), [(("Tidepool",), ()), ((), ("Tidepool",))])
def test_nobody_is_asked_twice(confirmed: tuple[str, ...], dismissed: tuple[str, ...]) -> None:
    decided = with_names(RESUME, W1, confirmed, dismissed)
    redaction = redact(decided, stage_policy(Stage.BROWSE))
    assert "Tidepool" not in {one.text for one in printed_names(decided, redaction)}
    printed = "Tidepool" in redaction.resume.work[0].highlights[0].text
    assert printed is bool(dismissed)


def test_the_questions_come_to_an_end() -> None:
    many = " ".join(f"Ran Zq{letter}{other}x now." for letter in "abcdefgh" for other in "abcde")
    resume = dataclasses.replace(RESUME, work=(Work("w1", "Brightwater Systems Ltd", summary=many),))
    asked = 0
    for _ in range(SHOWN + 1):
        found = [one for one in printed_names(resume, redact(resume, stage_policy(Stage.BROWSE))) if one.owner == W1]
        if not found:
            break
        asked += 1
        job = resume.work[0]
        resume = with_names(resume, W1, (), (*job.not_identifying, found[0].text))
    assert asked == SHOWN


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        ("Everybody on nights calls me Deano.", "Deano", Hint.NICKNAME),
        ("花名青鸾，带三个人", "青鸾", Hint.NICKNAME),
        ("Alder Mills (formerly Holm & Sons)", "Holm", Hint.FORMER_NAME),
        ("portfolio at mossgarden.games since 2019", "mossgarden.games", Hint.HOST),
        ("B站 @野地里的猫", "野地里的猫", Hint.ACCOUNT),
        ("listed (LSE: BRW) since 2010", "BRW", Hint.TICKER),
        ("深市上市（002999）的公司", "002999", Hint.TICKER),
        ("客服电话 95999", "95999", Hint.TICKER),
        ("moved to the Quayside campus", "Quayside campus", Hint.PLACE),
        ("办公在明溪大厦", "明溪大厦", Hint.PLACE),
        ("负责鹿鸣APP的增长", "鹿鸣", Hint.PRODUCT),
        ("won the Blue Heron Award", "Blue Heron Award", Hint.EVENT),
        ("patent ZL 2020 1 0998877.1", "ZL 2020 1 0998877.1", Hint.PATENT),
    ],
)
def test_what_a_text_names(text: str, name: str, hint: Hint) -> None:
    assert (name, hint) in list(named_things(text))


@pytest.mark.parametrize(
    "text",
    [
        "A colleague calls me and I like it.",
        "I've worked here since May.",
        "主管写邮件，喜欢读旧书店的日记。",
        "PAPERWORK",
    ],
)
def test_what_names_nothing(text: str) -> None:
    assert list(named_things(text)) == []


@pytest.mark.parametrize(
    ("text", "organisation", "short"),
    [
        ("the KIT library", "Karlsruher Institut für Technologie", "KIT"),
        ("At OLCHC on nights", "Our Lady's Children's Hospital, Crumlin", "OLCHC"),
        ("Ubi design academy", "Ubisoft Singapore", "Ubi"),
        ("在川大读书", "四川大学", "川大"),
        ("印着 SF 的工服", "顺丰速运有限公司", "SF"),
    ],
)
def test_short_forms_of_an_organisation(text: str, organisation: str, short: str) -> None:
    assert short in [name for name, _ in short_forms(text, organisation)]


def test_ordinary_words_are_no_short_forms() -> None:
    assert list(short_forms("公司在四川，大学生活很好", "四川大学")) == []
    assert list(short_forms("On IT and HR in the US", "Karlsruher Institut für Technologie")) == []


def test_every_reason_has_words_in_both_languages() -> None:
    for code in (*Hint, OWN):
        for language in ("en", "zh"):
            assert messages.sentence(f"name-reason-{code}", language)
    assert {messages.sentence(f"name-reason-{code}", "zh") for code in Hint}.isdisjoint(
        {messages.sentence(f"name-reason-{code}", "en") for code in Hint}
    )


def test_candidates_are_bounded_on_hostile_text() -> None:
    hostile = Resume("en", Basics("Ada Quill", summary="Aa" * 4_000 + " @" * 1_000 + "《" * 1_000 + "负责" * 1_000))
    assert len(identifying_candidates(hostile)) <= 400


def test_what_a_number_counts_names_nothing() -> None:
    line = Line("h", "带 4 人前端团队，对接 3 条业务线；发布“鹿鸣”。")
    resume = Resume("zh-Hans", Basics(name="周迅文"), (Work("w", "青禾远山软件有限公司", highlights=(line,)),))
    texts = [one.text for one in identifying_candidates(resume)]
    assert "鹿鸣" in texts and not [text for text in texts if text[0] in "人条"]


SHARED = Resume(
    "en",
    Basics("Ada Quill", "Welder"),
    work=(
        Work(
            "w1",
            "Brightwater Marine Ltd",
            "HGV Driver",
            location="Skipton",
            highlights=(
                Line("h1", "Passed each CQC and DBS audit; knew MIG and TIG welding, and English and Maths lessons."),
                Line("h2", "Served on MV JADE HARMONY, later on Amber Coral, as Coach Driver and Support Specialist."),
                Line("h3", "Cut waits below 240ms and moved Tidepool to Kenya and Singapore."),
            ),
        ),
    ),
    skills=(Skill("s1", "Tools", keywords=("SolidWorks", "CompTIA")),),
    certificates=(
        Certificate("c1", "HIAB ALLMI Crane Licence", issuer="Karur Skills Academy"),
        Certificate("c2", "Person Centred First Aid"),
    ),
    publications=(Publication("p1", "Shao et al., Ionics Letters Online 2024, on doped layers of cathodes"),),
)


def test_what_many_people_have_is_no_candidate() -> None:
    """Qualifications, titles of jobs, abbreviations of a trade, places, skills and pieces of citations."""
    found = {one.text for one in identifying_candidates(SHARED)}
    assert not found & {
        "HIAB ALLMI",
        "HIAB",
        "Karur",
        "Karur Skills Academy",
        "Person Centred First",
        "CompTIA",
        "SolidWorks",
    }
    assert not found & {
        "CQC",
        "DBS",
        "MIG",
        "TIG",
        "HGV Driver",
        "Coach Driver",
        "Support Specialist",
        "Skipton",
        "CO2",
    }
    assert not found & {"English and Maths", "Kenya and Singapore", "Shao", "Ionics Letters Online", "Letters"}


def test_ships_and_products_called_by_words_stay_candidates() -> None:
    found = {one.text for one in identifying_candidates(SHARED)}
    assert {"Tidepool", "MV JADE HARMONY", "Amber Coral"} <= found


def test_the_label_of_a_line_is_no_candidate() -> None:
    lines = (Line("l1", "Father’s Name: on request"), Line("l2", "SEAFARER BIO-DATA"), Line("l3", "Known as Moss."))
    resume = dataclasses.replace(RESUME, sections=(Section("x1", "Other", lines),))
    found = {one.text for one in identifying_candidates(resume)}
    assert "Moss" in found and not found & {"Father", "Father’s Name", "SEAFARER BIO-DATA"}
