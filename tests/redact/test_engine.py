"""The engine withholds by field and in running text, keeps what a policy keeps, and says what it did."""

from __future__ import annotations

import dataclasses

import pytest

from app.domain.professional_registers import registration_names, with_registrations
from app.domain.resume import Resume, fields
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind, Operator, Stage
from app.errors import UserError
from app.ingest.reading import read_resume
from app.redact import engine
from app.redact.engine import redact
from app.redact.known_value_matcher import KnownValues
from app.redact.policies import load_policy, stage_policy

ENGLISH = {
    "basics": {
        "name": "Tomasz Wójcik",
        "email": "tomasz.wojcik@example.pl",
        "phone": "+48 601 555 142",
        "summary": "Tomasz (+48 601 555 142) is 37 years old and lives in Evanston. At Halcyon I reported to Anna "
        "Nowak-Lis.",
        "location": {
            "address": "1420 Maple Ave, Apt 5B",
            "postalCode": "60201",
            "city": "Evanston",
            "countryCode": "US",
        },
        "profiles": [{"network": "GitHub", "username": "twojcik", "url": "https://github.com/twojcik"}],
    },
    "work": [
        {
            "name": "Halcyon Fluidics GmbH",
            "startDate": "2019-01",
            "description": "a maker of pumps",
            "location": "Chicago",
            "highlights": [
                "Rebuilt Halcyon billing in January 2019",
                "Call zero zero four eight six zero one five five five one four two",
            ],
        }
    ],
    "education": [{"institution": "University of Warsaw", "startDate": "2010-10", "endDate": "2015-06"}],
    "references": [
        {"name": "Anna Nowak-Lis", "reference": "manager, +48 58 555 77 01", "x-consent": "yes"},
        {"name": "Piotr Zając", "reference": "p.zajac@example.pl"},
    ],
    "x-personal": {
        "birthDate": "1988-11-23",
        "gender": "male",
        "idNumbers": [{"kind": "PESEL", "value": "88112301239"}],
    },
}


@pytest.fixture
def resume() -> Resume:
    return from_json(ENGLISH)


def _text(resume: Resume) -> str:
    return "\n".join(field.value for field in fields(resume))


def test_browse_leaves_no_trace(resume: Resume) -> None:
    result = redact(resume, stage_policy(Stage.BROWSE))
    text = _text(result.resume)
    for gone in (
        "Tomasz",
        "Wójcik",
        "601",
        "Halcyon",
        "Warsaw",
        "Evanston",
        "Maple",
        "2019-01",
        "January",
        "twojcik",
        "37",
        "Anna",
        "male",
    ):
        assert gone not in text
    assert result.resume.work[0].organisation == "a maker of pumps"
    assert result.resume.work[0].description == ""
    assert result.resume.work[0].start == "2019"
    assert result.resume.work[0].location == "Chicago"
    assert result.resume.basics.location.region == "Illinois"
    assert result.resume.basics.profiles == ()
    assert result.resume.references == ()


def test_absent_values_are_not_found_in_any_text(resume: Resume) -> None:
    for stage in Stage:
        result = redact(resume, stage_policy(stage))
        finder = KnownValues(result.absent)
        assert all(finder.find(field.value) == () for field in fields(result.resume))


def test_apply_keeps_the_name_and_city_and_uses_the_alias(resume: Resume) -> None:
    result = redact(resume, stage_policy(Stage.APPLY), aliases={"basics.email": "x7@alias.example"})
    assert result.resume.basics.name == "Tomasz Wójcik"
    assert result.resume.basics.email == "x7@alias.example"
    assert result.resume.basics.location.city == "Evanston"
    assert result.resume.basics.location.address == ""
    absent = {(value.kind, value.value) for value in result.absent}
    assert (Kind.ADDRESS, "1420 Maple Ave, Apt 5B") in absent
    assert (Kind.ADDRESS, "Evanston") not in absent
    assert (Kind.EMAIL, "tomasz.wojcik@example.pl") in absent
    assert any(value.value == "x7@alias.example" for value in result.allowed)
    assert "lives in Evanston" in result.resume.basics.summary


def test_an_alias_policy_without_alias_keeps_the_address_except_on_platforms(resume: Resume) -> None:
    assert redact(resume, stage_policy(Stage.APPLY)).resume.basics.email == "tomasz.wojcik@example.pl"
    assert redact(resume, stage_policy(Stage.BROWSE)).resume.basics.email == ""


def test_interview_keeps_the_phone_in_running_text_too(resume: Resume) -> None:
    result = redact(resume, stage_policy(Stage.INTERVIEW))
    assert "+48 601 555 142" in result.resume.basics.summary
    assert result.resume.work[0].highlights[1].text.startswith("Call zero zero")


def test_offer_discloses_referees_only_with_consent(resume: Resume) -> None:
    result = redact(resume, stage_policy(Stage.OFFER))
    assert [item.name for item in result.resume.references] == ["Anna Nowak-Lis"]
    assert result.resume.personal.id_numbers[0].value == "88112301239"
    assert "37 years old" in result.resume.basics.summary
    assert "references.r2.name" in {value.field for value in result.absent}


def test_every_change_is_accounted_for(resume: Resume) -> None:
    result = redact(resume, stage_policy(Stage.BROWSE))
    reasons = {entry.reason for entry in result.withheld}
    assert reasons == {"field", "known", "pattern"}
    entry = next(entry for entry in result.withheld if entry.field == "work.w1.organisation")
    assert (entry.kind, entry.operator, entry.after) == (Kind.EMPLOYER, Operator.GENERALISE, "a maker of pumps")
    assert set(result.disclosed).isdisjoint(entry.field for entry in result.withheld)


def test_masks_are_shown_and_the_full_values_are_absent(resume: Resume) -> None:
    policy = load_policy(
        '{"base": "apply", "set": {"phone": "mask", "name": "mask", "id_number": "mask", "birth": "mask"}}'
    )
    result = redact(resume, policy)
    assert result.resume.basics.name == "T. W."
    assert "*" in result.resume.basics.phone
    assert result.resume.personal.birth_date == "1988-**-**"
    assert result.resume.personal.id_numbers[0].value.count("*") >= 4


def test_a_kept_link_that_holds_a_withheld_name_goes(resume: Resume) -> None:
    named = dataclasses.replace(resume, basics=dataclasses.replace(resume.basics, url="https://tomasz-wojcik.example"))
    result = redact(named, load_policy('{"base": "apply", "set": {"name": "remove"}}'))
    assert result.resume.basics.url == ""


def test_a_field_override_keeps_one_employer(resume: Resume) -> None:
    result = redact(resume, load_policy('{"base": "browse", "fields": {"work.w1.organisation": "keep"}}'))
    assert result.resume.work[0].organisation == "Halcyon Fluidics GmbH"
    assert "Halcyon billing" in result.resume.work[0].highlights[0].text


def test_chinese_resume() -> None:
    resume = from_json(
        {
            "basics": {
                "name": "欧阳文龙",
                "phone": "13800001234",
                "summary": "我是欧阳文龙（Wenlong OUYANG），33岁，微信：oywl_2020，手机 １３８００００１２３４。",
                "location": {"address": "上海市浦东新区张江路1号2幢301室"},
            },
            "work": [{"name": "山高月小科技（上海）有限公司", "location": "上海", "highlights": ["山高月小内部平台"]}],
            "x-personal": {"otherNames": ["歐陽文龍"], "birthDate": "1992-06-15"},
        }
    )
    result = redact(resume, stage_policy(Stage.BROWSE))
    text = _text(result.resume)
    assert not any(gone in text for gone in ("欧阳", "文龙", "１３８", "oywl", "山高月小", "浦东", "33岁", "OUYANG"))
    assert result.resume.basics.location.region == "上海市"
    assert result.resume.work[0].highlights[0].text == "某科技公司内部平台"
    assert redact(resume, stage_policy(Stage.APPLY)).resume.basics.location.city == "上海市"


def test_order_of_items_never_changes(resume: Resume) -> None:
    for stage in Stage:
        ids = [field.id for field in fields(redact(resume, stage_policy(stage)).resume)]
        original = [field.id for field in fields(resume)]
        common = [one for one in ids if one in original]
        assert common == [one for one in original if one in ids]


def test_a_result_that_still_holds_something_is_refused(resume: Resume, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine._Run, "_sweep", lambda self, field, sweeper: field.value)
    with pytest.raises(UserError) as caught:
        redact(resume, stage_policy(Stage.BROWSE))
    assert caught.value.code == "redaction-residue"
    assert caught.value.params["field"] == "basics.summary"


@pytest.mark.parametrize(("stage", "kept"), [(Stage.APPLY, True), (Stage.BROWSE, False)])
def test_an_address_that_only_spells_the_disclosed_name_does_not_block_the_name(stage: Stage, kept: bool) -> None:
    resume = from_json(
        {
            "basics": {"name": "Jane Smith", "email": "jane@example.com"},
            "work": [{"name": "Acme Ltd", "highlights": ["Published with A. Rao and J. Smith."]}],
            "x-personal": {"otherEmails": ["jsmith@example.com", "jsmith84@example.com"]},
        }
    )
    redaction = redact(resume, stage_policy(stage))
    withheld = {value.value for value in redaction.absent if value.field.startswith("personal.other_emails")}
    assert ("jsmith" not in withheld) is kept
    assert {"jsmith@example.com", "jsmith84"} <= withheld
    assert ("J. Smith" in redaction.resume.work[0].highlights[0].text) is kept


def test_an_address_that_names_a_withheld_employer_goes_as_a_whole() -> None:
    said = (
        "See fennmark-freight.com/tools, https://github.com/fennmark/router or write to ops@fennmarkfreight.com today."
    )
    resume = from_json({"work": [{"name": "Fennmark Freight Ltd", "position": "Analyst", "highlights": [said]}]})
    text = (
        redact(resume, load_policy('{"base": "apply", "set": {"employer": "generalise"}}'))
        .resume.work[0]
        .highlights[0]
        .text
    )
    assert "ennmark" not in text
    assert "logistics" not in text
    assert not set("/@") & set(text)


def _unusual(resume: Resume, stage: Stage, kinds: dict[Kind, Operator], single: dict[str, Operator]) -> set[Kind]:
    base = stage_policy(stage)
    policy = dataclasses.replace(base, operators={**base.operators, **kinds}, fields=single)
    return set(engine.kinds_shown_beyond_stage(resume, redact(resume, policy)))


def test_what_a_stage_shows_by_itself_is_never_unusual(resume: Resume) -> None:
    for stage in Stage:
        assert _unusual(resume, stage, {}, {}) == set()
    assert _unusual(resume, Stage.APPLY, {Kind.EMAIL: Operator.KEEP, Kind.NAME: Operator.KEEP}, {}) == set()


def test_a_kind_or_a_single_field_that_stays_against_its_stage_is_unusual(resume: Resume) -> None:
    assert _unusual(resume, Stage.APPLY, {Kind.PHONE: Operator.KEEP}, {}) == {Kind.PHONE}
    assert _unusual(resume, Stage.APPLY, {}, {"basics.phone": Operator.KEEP}) == {Kind.PHONE}
    assert _unusual(resume, Stage.INTERVIEW, {}, {"basics.phone": Operator.KEEP}) == set()
    assert _unusual(resume, Stage.BROWSE, {Kind.SCHOOL: Operator.KEEP}, {}) == {Kind.SCHOOL}


def test_a_date_that_is_a_year_already_is_not_unusual(resume: Resume) -> None:
    """The stage leaves it as it is; one with a month, kept by hand, is unusual."""
    first, *others = resume.work
    for start, kept in (("2015", set()), ("2015-03", {Kind.DATES})):
        dated = dataclasses.replace(resume, work=(dataclasses.replace(first, start=start), *others))
        assert _unusual(dated, Stage.BROWSE, {}, {}) == set()
        assert _unusual(dated, Stage.BROWSE, {}, {f"work.{first.id}.start": Operator.KEEP}) == kept


def test_what_is_taken_out_in_spite_of_the_choice_is_not_called_kept(resume: Resume) -> None:
    """A referee without consent never stays; a masked number is not shown as it stands."""
    loose = dataclasses.replace(
        resume, references=tuple(dataclasses.replace(one, consent="") for one in resume.references)
    )
    assert loose.references
    assert _unusual(loose, Stage.APPLY, {Kind.REFEREE: Operator.KEEP}, {}) == set()
    assert _unusual(resume, Stage.APPLY, {Kind.PHONE: Operator.MASK}, {}) == set()


ANNOUNCED = [
    "Irish passport PX4471902",
    "My NI number is QQ 12 34 56 C",
    "US passport 533312345 · NI number QQ 12 34 56 C",
    "Call me on 07700 900417",
    "持中国护照 E12345678",
    "身份证号后四位 0028",
    "Seaman's Book No. C0917744, valid to 2029",
    "Discharge book UK0447190 (Panama), last entry 2023",
    "Passport P7719023B, issued Manila 03/2019, valid until 03/2029",
    "海员证 A00918821，有效期至2028年6月",
    "Height / weight 168 cm / 61 kg",
    "身高 168cm 体重 61kg",
]
SAID = {
    "Passport PX4471902 and two dogs": "Passport [withheld] and two dogs",
    "Full clean driving licence MORGA657054SM9IJ": "Full clean driving licence [withheld]",
    "Yacht licence 4471902, renewed 2022": "Yacht licence [withheld], renewed 2022",
}


@pytest.mark.parametrize(
    ("city", "referee"),
    [("Bath", "Ann Grey, Bath Royal Hospital"), ("Wells", "Canon Rupert Thistlewood, Wells Cathedral")],
)
def test_the_town_that_is_shown_stays_though_a_withheld_name_begins_with_it(city: str, referee: str) -> None:
    text = (
        f"Philippa Okonjo\nOrgan builder\n14 High Street, {city} BA5 2UE\n07700 900417\n\nWork experience\n"
        f"Tewkesbury Organ Works - Voicer\nJune 2018 - present\n- Kept the organs of {city}\n- Played for {referee.split(', ')[1]}\n\n"
        f"References\n{referee}\n"
    )
    swept = redact(read_resume("cv.txt", text.encode()).resume, stage_policy(Stage.APPLY)).resume
    assert swept.basics.location.city == city
    first, second = (line.text for line in swept.work[0].highlights)
    assert first == f"Kept the organs of {city}"
    assert referee.split(", ")[1] not in second


def test_a_line_that_only_announces_what_is_withheld_goes_whole() -> None:
    resume = from_json(
        {"basics": {"name": "Philippa Okonjo"}, "x-sections": [{"title": "", "lines": [*ANNOUNCED, *SAID]}]}
    )
    (section,) = resume.sections
    result = redact(resume, stage_policy(Stage.APPLY))
    assert [line.text for line in result.resume.sections[0].lines] == list(SAID.values())
    told = {item.field: item.before for item in result.withheld}
    for line in section.lines[: len(ANNOUNCED)]:
        assert told[f"sections.{section.id}.lines.{line.id}"] == line.text


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Supervisor: Odalys Ferran-Pruitt, ask before calling", ""),
        ("Referee: Ann Trethowan, Head of Organs, can be contacted any time", ""),
        ("Line manager: Mr Paul Ode (retired) | Team of six", "Team of six"),
        ("37 hours; Reference: Ines Quell, Dean; Tuned 40 organs", "37 hours; Tuned 40 organs"),
        ("证明人：庞晓岚，车间主任，可随时联系", ""),
        ("Hours a week: 40 Salary: £31,200 per year", "Hours a week: 40"),
    ],
)
def test_the_label_and_what_is_said_of_a_referee_behind_theirs_go_with_the_value(line: str, left: str) -> None:
    resume = from_json(
        {"basics": {"name": "Philippa Okonjo"}, "work": [{"name": "Tewkesbury Organ Works", "highlights": [line]}]}
    )
    swept = redact(resume, stage_policy(Stage.APPLY)).resume
    assert [one.text for one in swept.work[0].highlights] == ([left] if left else [])


@pytest.mark.parametrize(
    ("city", "kept"),
    [
        ("Organ Street", False),
        ("Harbour Road, Leith", False),
        ("Lindenstraße 4", False),
        ("rue des Orgues", False),
        ("建设路", False),
        ("解放街12号", False),
        ("Chester-le-Street", True),
        ("St Albans", True),
        ("Menlo Park", True),
        ("贵港市", True),
    ],
)
def test_a_street_that_stands_as_a_town_is_withheld(city: str, kept: bool) -> None:
    resume = from_json({"basics": {"name": "Philippa Okonjo", "location": {"city": city}}})
    assert redact(resume, stage_policy(Stage.APPLY)).resume.basics.location.city == (city if kept else "")


def test_a_day_long_past_among_contact_data_is_a_birth() -> None:
    lines = [
        "日期 1988年3月9日",
        "Date: 09.03.1988",
        "2019.05.01",
        "Available from 9 March 2012",
        "上岗日期 1988年3月9日",
    ]
    resume = from_json({"basics": {"name": "Philippa Okonjo"}, "x-sections": [{"title": "", "lines": lines}]})
    (section,) = redact(resume, stage_policy(Stage.APPLY)).resume.sections
    assert [line.text for line in section.lines] == lines[2:]


def test_what_stands_behind_a_tutor_is_the_persons_own_work() -> None:
    resume = from_json(
        {
            "basics": {"name": "Philippa Okonjo"},
            "work": [{"name": "Tewkesbury Organ Works", "highlights": ["导师：庞晓岚教授，研究方向：管风琴声学"]}],
        }
    )
    (line,) = redact(resume, stage_policy(Stage.APPLY)).resume.work[0].highlights
    assert "管风琴声学" in line.text and "庞晓岚" not in line.text


def test_the_town_of_a_school_goes_where_the_school_is_not_named(resume: Resume) -> None:
    """A town with one university names it; the same town elsewhere in the résumé stays: it is nobody's address."""
    (study,) = resume.education
    (job,) = resume.work
    named = dataclasses.replace(job, location="Warsaw")
    resume = dataclasses.replace(resume, work=(named,), education=(dataclasses.replace(study, location="Warsaw"),))
    town = f"education.{study.id}.location"
    for stage in (Stage.APPLY, Stage.INTERVIEW, Stage.OFFER):
        assert town in redact(resume, stage_policy(stage)).disclosed
    browsed = redact(resume, stage_policy(Stage.BROWSE))
    assert browsed.resume.education[0].location == "" and browsed.resume.work[0].location == "Warsaw"
    assert town not in browsed.disclosed
    (taken,) = (one for one in browsed.withheld if one.field == town)
    assert (taken.kind, taken.operator, taken.reason) == (Kind.SCHOOL, Operator.REMOVE, "field")
    policy = stage_policy(Stage.BROWSE)
    kept = dataclasses.replace(policy, fields={f"education.{study.id}.institution": Operator.KEEP})
    assert redact(resume, kept).resume.education[0].location == "Warsaw"
    alone = dataclasses.replace(policy, fields={town: Operator.KEEP})
    assert redact(resume, alone).resume.education[0].location == "Warsaw", "the person said so"


FAMILY = {
    "电话 [x]（老婆 13700137088），随时可到岗": "电话 [x]，随时可到岗",
    "老婆 13700137088": "",
    "Free from May (wife: Mary, 086 555 0101).": "Free from May.",
    "Emergency contact: Tom Roe, 086 555 0102 | Own van": "Own van",
    "Own van (husband: Tunde)": "Own van",
    "会开叉车（妻子：李红）": "会开叉车",
    "Cares for mother and baby": "Cares for mother and baby",
}


def test_nothing_of_a_relative_stays_where_their_number_goes() -> None:
    """`（老婆 [已隐去]）` would tell that there is a wife."""
    resume = from_json({"basics": {"name": "Philippa Okonjo"}, "x-sections": [{"title": "", "lines": list(FAMILY)}]})
    shown = redact(resume, stage_policy(Stage.APPLY)).resume
    assert [line.text for line in shown.sections[0].lines] == list(filter(None, FAMILY.values()))


@pytest.mark.parametrize(
    ("place", "at_browse", "later"),
    [
        ({"city": "Leeds"}, "", ""),  # whose Leeds?
        ({"city": "Leeds", "countryCode": "GB"}, "England", ""),
        ({"city": "Leeds", "region": "West Yorkshire", "countryCode": "GB"}, "West Yorkshire", "West Yorkshire"),
        ({"city": "成都"}, "四川省", ""),
        ({"address": "四川省成都市武侯区人民南路1号"}, "四川省", "四川省"),
    ],
)
def test_a_town_gets_no_region_that_the_person_did_not_write(place: dict[str, str], at_browse: str, later: str) -> None:
    resume = from_json({"basics": {"name": "Ann Hall", "location": place}})
    assert redact(resume, stage_policy(Stage.BROWSE)).resume.basics.location.region == at_browse
    for stage in (Stage.APPLY, Stage.INTERVIEW):
        assert redact(resume, stage_policy(stage)).resume.basics.location.region == later


def test_a_number_of_a_public_register_of_a_profession_stays_when_one_applies() -> None:
    numbers = [{"kind": "NMC PIN", "value": "17F0283E"}, {"kind": "Passport", "value": "533380006"}]
    resume = from_json(
        {
            "basics": {"name": "Ann Hall", "summary": "Staff nurse, NMC PIN 17F0283E, passport 533380006."},
            "x-personal": {"idNumbers": numbers},
        }
    )
    for stage in (Stage.APPLY, Stage.INTERVIEW):
        kept = redact(resume, with_registrations(stage_policy(stage), resume))
        assert [one.value for one in kept.resume.personal.id_numbers] == ["17F0283E"]
        assert "17F0283E" in kept.resume.basics.summary and "533380006" not in kept.resume.basics.summary
        assert Kind.ID_NUMBER not in engine.kinds_shown_beyond_stage(resume, kept), "it is not unusual"
    browsed = redact(resume, with_registrations(stage_policy(Stage.BROWSE), resume))
    assert browsed.resume.personal.id_numbers == () and "17F0283E" not in browsed.resume.basics.summary
    own = next(field.id for field in fields(resume) if field.value == "17F0283E")
    chosen = load_policy(f'{{"base": "apply", "fields": {{"{own}": "remove"}}}}')
    assert redact(resume, with_registrations(chosen, resume)).resume.personal.id_numbers == (), "the person said so"


@pytest.mark.parametrize(
    ("line", "number", "name"),
    [
        ("NMC registered, PIN 16I0000E", "16I0000E", "NMC"),
        (
            "Registered with the Nursing and Midwifery Council (NMC), PIN: 16I0000E",
            "16I0000E",
            "Nursing and Midwifery Council",
        ),
        ("GMC registration number 7012345", "7012345", "GMC"),
        ("HCPC registered (PH 123456)", "PH 123456", "HCPC"),
        ("Ahpra registration no. NMW0001234567", "NMW0001234567", "Ahpra"),
        ("护士执业证书编号：201332003841", "201332003841", "护士执业证书"),
    ],
)
def test_such_a_number_in_running_text_stays_too(line: str, number: str, name: str) -> None:
    sections = [
        {
            "title": "Registration",
            "lines": [{"id": "a", "text": line}, {"id": "b", "text": f"{line}, passport no. 533380006"}],
        }
    ]
    resume = from_json(
        {
            "basics": {"name": "Ann Hall", "summary": line},
            "certificates": [{"name": line}],
            "x-sections": sections,
        }
    )
    for stage in (Stage.APPLY, Stage.INTERVIEW, Stage.OFFER):
        policy = with_registrations(stage_policy(stage), resume)
        assert registration_names(policy, resume) == (name,), "the person is told"
        made = redact(resume, policy)
        shown = made.resume
        first, second = (one.text for one in shown.sections[0].lines)
        assert (shown.basics.summary, shown.certificates[0].name, first) == (line, line, line)
        assert number in second and "533380006" not in second
        assert Kind.ID_NUMBER not in engine.kinds_shown_beyond_stage(resume, made)
    browsed = with_registrations(stage_policy(Stage.BROWSE), resume)
    assert registration_names(browsed, resume) == ()
    assert number not in str(redact(resume, browsed).resume)
    assert number not in str(redact(resume, stage_policy(Stage.APPLY)).resume), (
        "the person chose what is shown of numbers"
    )


@pytest.mark.parametrize(
    "line",
    [
        "NMC registered, passport number 533380006",
        "Trained at the GMC plant; employee ID number 533380006",
        "NMC registered nurse. ID number 533380006",
        "Emergency contact: wife Mary, NMC PIN 16I0000E",
        "医师执业证书编号：321000198001011234",
    ],
)
def test_no_other_number_stays_behind_the_name_of_a_register(line: str) -> None:
    resume = from_json({"basics": {"name": "Ann Hall"}, "x-sections": [{"title": "More", "lines": [line]}]})
    shown = redact(resume, with_registrations(stage_policy(Stage.APPLY), resume)).resume
    text = str([one.text for section in shown.sections for one in section.lines])
    assert "533380006" not in text and "16I0000E" not in text and "19800101" not in text
