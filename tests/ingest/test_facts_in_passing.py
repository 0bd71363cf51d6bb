"""Facts that stand without a label among others: numbers of documents, degrees with their class, counties, groups; and the head of a
summary in somebody's own words."""

from __future__ import annotations

import pytest

from app.domain.draft import Draft
from app.domain.resume import fields
from app.domain.sensitivity import Stage
from app.redact.engine import redact
from app.redact.policies import stage_policy

HEAD = "Philippa Okonjo-Reyes\nOrgan builder & tuner\n07700 900417 | philippa@okonjo.example\n"
WORK = "\nWork\n\nTewkesbury Organ Works — Senior voicer\nJune 2018 – present\n- Voiced 2,300 pipes\n"
HEAD_ZH = "欧阳静怡\n幼儿园主班教师\n手机：138 0013 8127\n"
WORK_ZH = "\n工作经历\n2019.03-至今  杭州小麦田幼儿园  主班教师\n- 带班32名幼儿\n"


def numbers(draft: Draft) -> list[tuple[str, str]]:
    return [(item.kind, item.value) for item in draft.resume.personal.id_numbers]


def lines(draft: Draft) -> list[str]:
    return [line.text for section in draft.resume.sections for line in section.lines]


def left_out(draft: Draft) -> str:
    return "".join(warning.params["text"] for warning in draft.warnings if warning.code == "left-out")


@pytest.mark.parametrize(
    ("row", "number", "nationality"),
    [
        ("Born 3 March 1987 · Irish passport PX4471902", ("passport", "PX4471902"), "Irish"),
        ("My passport is PX4471902", ("passport", "PX4471902"), ""),
        ("Born 3 March 1987 | US passport 533312345", ("passport", "533312345"), "US"),
        ("NI number QQ 12 34 56 C", ("NI", "QQ 12 34 56 C"), ""),
        ("DOB 3 March 1987    SSN 900-55-0123", ("SSN", "900-55-0123"), ""),
        ("Passport: 123456789", ("Passport", "123456789"), ""),
    ],
)
def test_a_document_without_a_label_is_an_id_number(
    draft_of, row: str, number: tuple[str, str], nationality: str
) -> None:
    draft = draft_of(f"{HEAD}{row}\n{WORK}")
    assert numbers(draft) == [number]
    assert draft.resume.personal.nationality == nationality
    assert (lines(draft), draft.resume.personal.other_phones, left_out(draft)) == ([], (), "")


@pytest.mark.parametrize(
    ("row", "number", "nationality"),
    [
        ("女 | 1993年8月 | 持中国护照 E12345678", ("护照", "E12345678"), "中国"),
        ("女 · 1993年8月 · 身份证330105199308080022", ("身份证", "330105199308080022"), ""),
    ],
)
def test_a_chinese_document_too(draft_of, row: str, number: tuple[str, str], nationality: str) -> None:
    draft = draft_of(f"{HEAD_ZH}{row}\n{WORK_ZH}")
    assert (numbers(draft), draft.resume.personal.nationality, lines(draft)) == ([number], nationality, [])


def test_what_is_no_number_of_a_document_stays(draft_of) -> None:
    """A visa for some years, the licence somebody has; the end of a number stays beside its words, so that a copy can leave both out."""
    draft = draft_of(f"{HEAD}Working holiday visa 2019-2024\nFull clean licence, no. DK402118\n{WORK}")
    assert numbers(draft) == [("licence", "DK402118")]
    assert "Working holiday visa 2019-2024" in lines(draft)
    assert "Full clean licence" in [field.value for field in fields(draft.resume)]
    draft = draft_of(f"{HEAD_ZH}1993/08/11 出生，女，身份证号后四位 0028，未婚未育\n{WORK_ZH}")
    assert (numbers(draft), lines(draft)) == ([], ["身份证号后四位 0028"])
    assert draft.resume.personal.marital_status == "未婚未育"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("女 | 1993年8月 | 汉族", "汉族"),
        ("女，1993年8月生，维吾尔族", "维吾尔族"),
        ("女 | 民族：汉", "民族：汉"),
        ("民  族：蒙古族    籍  贯：通辽", "民族：蒙古族"),
    ],
)
def test_an_ethnic_group_is_left_out_and_told(draft_of, row: str, told: str) -> None:
    draft = draft_of(f"{HEAD_ZH}{row}\n{WORK_ZH}")
    assert told[-2:] not in "\n".join(field.value for field in fields(draft.resume))
    assert left_out(draft) == told


@pytest.mark.parametrize(
    ("line", "study"),
    [
        ("BA Music (2:1), University of Durham, 2005 to 2008", ("University of Durham", "BA", "Music", "2:1")),
        ("University of Leeds, BSc (Hons) Physics 2:2, 2010 - 2013", ("University of Leeds", "BSc (Hons)", "Physics", "2:2")),
        ("BEng Civil Engineering (2.1 Hons) - University of Strathclyde 1999-2003", ("University of Strathclyde", "BEng", "Civil Engineering", "2.1 Hons")),
        ("University of York | BA History | Upper Second | 2001-2004", ("University of York", "BA", "History", "Upper Second")),
        ("BSc Economics, First Class Honours, University of Bath, 2009-2012", ("University of Bath", "BSc", "Economics", "First Class Honours")),
        ("MSc Ecology (Distinction), Bangor University, 2014", ("Bangor University", "MSc", "Ecology", "Distinction")),
        ("BS Biology, Ohio State University, GPA 3.8/4.0, 2012-2016", ("Ohio State University", "BS", "Biology", "3.8/4.0")),
        ("2016.09-2020.06 西南民族大学 网络与新媒体 本科（绩点：3.6/4.0）", ("西南民族大学", "本科", "网络与新媒体", "3.6/4.0")),
        ("2016.09-2020.06 西南民族大学 网络与新媒体 本科 绩点 3.6/4.0", ("西南民族大学", "本科", "网络与新媒体", "3.6/4.0")),
    ],
)  # fmt: skip
def test_the_class_of_a_degree_is_its_score(draft_of, line: str, study: tuple[str, ...]) -> None:
    (read,) = draft_of(f"{HEAD}\nEducation\n{line}\n").resume.education
    assert (read.institution, read.study_type, read.area, read.score) == study
    assert not read.courses


PROSE = "Pipe organ builder with fourteen years at the bench. I voice reed stops and rebuild slider soundboards."
PROSE_ZH = "喜欢孩子，有耐心，善于与家长沟通，做事踏实，带过三届毕业班。"


@pytest.mark.parametrize(
    "heading", ["What I do", "Who I am", "In a nutshell", "How I work", "A few words", "我这个人", "碎碎念", "先说两句"]
)
def test_a_colloquial_heading_over_a_text_heads_the_summary(draft_of, heading: str) -> None:
    head, prose, work = (HEAD, PROSE, WORK) if heading.isascii() else (HEAD_ZH, PROSE_ZH, WORK_ZH)
    draft = draft_of(f"{head}\n{heading}\n{prose}\n{work}")
    assert draft.resume.basics.summary == prose
    assert (lines(draft), left_out(draft)) == ([], "")
    assert len(draft.resume.work) == 1


def test_a_headline_over_a_text_stays_one(draft_of) -> None:
    draft = draft_of(f"Philippa Okonjo-Reyes\n\nOrgan builder & tuner\n{PROSE}\n\n07700 900417\n{WORK}")
    assert (draft.resume.basics.label, draft.resume.basics.summary) == ("Organ builder & tuner", PROSE)


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("14 Cathedral Close, Wells, Somerset BA5 2UE", ("14 Cathedral Close", "Wells", "Somerset", "BA5 2UE", "")),
        ("14 Cathedral Close, Wells, Somerset", ("14 Cathedral Close", "Wells", "Somerset", "", "")),
        ("12 High St, Oxford OX1 1AA", ("12 High St", "Oxford", "", "OX1 1AA", "")),
        ("3 Elm Road, Framwellgate Moor, Durham DH1 5AB", ("3 Elm Road, Framwellgate Moor", "Durham", "", "DH1 5AB", "")),
        ("9 Mill Lane, Consett, Co. Durham, DH8 5AB, UK", ("9 Mill Lane", "Consett", "Co. Durham", "DH8 5AB", "UK")),
        ("10 Kent Road, Kent CT1 2AB", ("10 Kent Road", "Kent", "", "CT1 2AB", "")),
        ("5 Main Street, Mallow, Co. Cork P51 X2Y3", ("5 Main Street", "Mallow", "Co. Cork", "P51 X2Y3", "")),
        ("Mallow, Co. Cork", ("", "Mallow", "Co. Cork", "", "")),
        ("742 Evergreen Terrace, Springfield, IL 62704", ("742 Evergreen Terrace", "Springfield", "IL", "62704", "")),
        ("123 Main St, Toronto, ON M5V 2T6", ("123 Main St", "Toronto", "ON", "M5V 2T6", "")),
    ],
)  # fmt: skip
def test_a_county_is_no_town(draft_of, address: str, parts: tuple[str, ...]) -> None:
    place = draft_of(f"{HEAD}{address}\n{WORK}").resume.basics.location
    assert (place.address, place.city, place.region, place.postal_code, place.country_code) == parts


SCHOOL = "\nSCHOOL\nSowela Technical Community College - Welding certificate 2009\n"


@pytest.mark.parametrize("heading", ["REFS", "They'll tell you", "Good word from"])
def test_names_with_numbers_at_the_end_are_no_courses(draft_of, heading: str) -> None:
    """Under a heading that nobody knows they went into the schooling above, where no copy would have withheld them."""
    people = "Ricky Thibodeaux (foreman) 337-555-0171\nAnne Marsh 318-555-0108\n"
    draft = draft_of(f"{HEAD}{SCHOOL}\n{heading}\n{people}")
    assert [known.name for known in draft.resume.references] == ["Ricky Thibodeaux", "Anne Marsh"]
    (study,) = draft.resume.education
    assert (study.courses, draft.resume.personal.other_phones) == ((), ())


def test_a_label_apart_begins_a_list_of_its_own(draft_of) -> None:
    draft = draft_of(f"{HEAD}{SCHOOL}\nCARDS: TWIC, OSHA 10\n\nTools I know: band saw, plasma table\n")
    assert [paper.name for paper in draft.resume.certificates] == ["TWIC", "OSHA 10"]
    assert [word for skill in draft.resume.skills for word in skill.keywords] == ["band saw", "plasma table"]
    assert draft.resume.education[0].courses == ()


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ("Next of kin: Mary Broussard, (337) 555-0171", "(337) 555-0171"),
        ("Emergency contact: Tom Smith (337) 555-0188", "(337) 555-0188"),
        ("紧急联系人：巴特尔（丈夫）15048550177", "15048550177"),
        ("电话13995550123（老婆 13995550456）", "13995550456"),
    ],
)
def test_the_number_of_a_relative_is_not_the_persons(draft_of, row: str, number: str) -> None:
    """It stays beside the words that say whose it is, and no copy shows it."""
    resume = draft_of(f"{HEAD if row.isascii() else HEAD_ZH}{row}\n{WORK if row.isascii() else WORK_ZH}").resume
    assert number not in (resume.basics.phone, *resume.personal.other_phones)
    assert any(number in line.text for section in resume.sections for line in section.lines)
    shown = redact(resume, stage_policy(Stage.APPLY)).resume
    assert not any(number in field.value for field in fields(shown))


@pytest.mark.parametrize(
    ("row", "phone", "kept"),
    [
        ("电话 13600136077（妻：王秀兰 13700137088）", "13600136077", ["妻：王秀兰 13700137088"]),
        ("现住：贵阳市花溪区甲秀南路2708号（父亲：蒋国林 13700137088）电话 13600136077", "13600136077", ["父亲：蒋国林 13700137088"]),
        ("电话：15999550143（爱人同号）", "15999550143", []),
        ("手机 13600136077（老婆 李红）", "13600136077", []),
        ("电话：13600136077 女儿电话：13700137088（微信同号）", "13600136077", ["女儿电话：13700137088（微信同号）"]),
        ("07700 900631 (husband: Tunde, 07700 900632)", "07700 900631", ["husband: Tunde, 07700 900632"]),
        ("086 555 0121 (wife: Mary)", "086 555 0121", []),
        ("086 555 0121\nI.C.E. my mother, Kathleen 057 555 0150", "086 555 0121", ["I.C.E. my mother, Kathleen 057 555 0150"]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_relative_is_kept_apart(draft_of, row: str, phone: str, kept: list[str]) -> None:
    """A row of its own holds number and name, and goes from a copy whole; without a number nothing is kept and the person is told."""
    name, work = ("Philippa Okonjo-Reyes", WORK) if row[0].isdigit() else ("欧阳静怡", WORK_ZH)
    draft = draft_of(f"{name}\n{row}\n{work}")
    resume = draft.resume
    assert (resume.basics.phone, resume.personal.other_phones) == (phone, ())
    assert (lines(draft), "（" in resume.basics.location.address) == (kept, False)
    assert bool(left_out(draft)) == (not kept)
    shown = redact(resume, stage_policy(Stage.APPLY)).resume
    assert not any(section.lines for section in shown.sections)


def test_a_relative_at_the_end_of_a_list_is_no_item_of_it(draft_of) -> None:
    draft = draft_of(f"{HEAD}{WORK}\nI speak\nIrish (native), English\nEmergency: Páraic (husband) 085 555 0199\n")
    assert [spoken.language for spoken in draft.resume.languages] == ["Irish", "English"]
    assert lines(draft) == ["Emergency: Páraic (husband) 085 555 0199"]


@pytest.mark.parametrize(
    ("block", "kept"),
    [
        ("EMERGENCY CONTACT\nTom Roe (brother)\n087 555 0199", ["EMERGENCY CONTACT Tom Roe (brother) 087 555 0199"]),
        ("紧急联系人\n张强 13955550112", ["紧急联系人 张强 13955550112"]),
        ("家庭成员\n父亲：李大山，农民，13955550111\n爱人 张强 13955550112", ["父亲：李大山，农民，13955550111", "爱人 张强 13955550112"]),
    ],
)  # fmt: skip
def test_who_is_called_in_an_emergency_is_not_the_person(draft_of, block: str, kept: list[str]) -> None:
    head, work = (HEAD, WORK) if block.isascii() else (HEAD_ZH, WORK_ZH)
    draft = draft_of(f"{head}{work}\n{block}\n")
    assert (lines(draft), draft.resume.personal.other_phones, draft.resume.references) == (kept, (), ())
    shown = redact(draft.resume, stage_policy(Stage.APPLY)).resume
    assert not any(section.lines for section in shown.sections)


@pytest.mark.parametrize("row", ["Nurse on the ward (mother and baby)", "组织活动（母亲节义卖）"])
def test_a_word_for_a_relative_alone_tells_nothing(draft_of, row: str) -> None:
    head, work = (HEAD, WORK) if row.isascii() else (HEAD_ZH, WORK_ZH)
    (job,) = draft_of(f"{head}{work}- {row}\n").resume.work
    assert job.highlights[-1].text == row


@pytest.mark.parametrize(
    ("text", "label", "home"),
    [
        ("# Ann Roe\n\nBaker, Mallow, Co. Cork · 087 555 0143 · ann@example.ie", "Baker", ("Mallow", "Co. Cork")),
        ("# Ann Roe\n\nStaff nurse (ICU), Tuam, Co. Galway, 087 555 0143, ann@example.ie", "Staff nurse (ICU)", ("Tuam", "Co. Galway")),
        ("# Ann Roe\n\nBookkeeper (returning), Hebden Bridge, West Yorkshire | 07700 900631", "Bookkeeper (returning)", ("Hebden Bridge", "West Yorkshire")),
        ("**Ann Roe** — shop assistant — Tullamore, Co. Offaly — 086 555 0121", "shop assistant", ("Tullamore", "Co. Offaly")),
        ("# Ann Roe\n\nPlasterer, Tuam, Co. Galway\n\n086 555 0177", "Plasterer", ("Tuam", "Co. Galway")),
        ("# Ann Roe\n\nPicker / forklift driver, Tallaght, Dublin 24 (originally from Ibadan, Nigeria)\n\n086 555 0177", "Picker", ("Tallaght, Dublin 24", "")),
        ("# Ann Roe\n\nPlasterer\n\nBern, 031 312 01 44", "Plasterer", ("Bern", "")),
        ("周建军，公交驾驶员，成都市金牛区，13980550162", "公交驾驶员", ("成都市金牛区", "")),
        ("马哈麦提·艾山    厨师    乌鲁木齐\n\n电话：15999550143", "厨师", ("乌鲁木齐", "")),
    ],
)  # fmt: skip
def test_profession_home_and_number_in_one_line(draft_of, text: str, label: str, home: tuple[str, str]) -> None:
    draft = draft_of(f"{text}\n\n## Work\n\nNight Shift Lead, Barter's Bakehouse Ltd, 2019 to now\n", "cv.md")
    basics = draft.resume.basics
    assert (basics.label, (basics.location.city, basics.location.region), lines(draft)) == (
        label,
        home,
        ["forklift driver"] if "forklift" in text else [],
    )
    assert basics.name in ("Ann Roe", "周建军", "马哈麦提·艾山")
    assert basics.phone and left_out(draft) == ""


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("男，41岁，广东佛山人，现住佛山市禅城区汾江中路12号", "广东佛山"),
        ("女 · 湖南长沙人 · 1993年8月生", "湖南长沙"),
        ("祖籍山东，未婚", "山东"),
        ("新疆喀什人，维吾尔族", "新疆喀什"),
        ("British | Native of Mayo", "Mayo"),
        ("Native of Inis Oírr. Married, one son.", "Inis Oírr"),
        ("British | Originally from Kerala, India", "Kerala, India"),
    ],
)
def test_where_somebody_comes_from_needs_no_label(draft_of, row: str, place: str) -> None:
    head, work = (HEAD, WORK) if row.isascii() else (HEAD_ZH, WORK_ZH)
    draft = draft_of(f"{head}{row}\n{work}")
    assert draft.resume.personal.native_place == place
    assert not any(place in line for line in lines(draft))
    shown = redact(draft.resume, stage_policy(Stage.APPLY)).resume
    assert not any(place in field.value for field in fields(shown))


def test_who_is_in_charge_comes_from_nowhere(draft_of) -> None:
    draft = draft_of(f"{HEAD_ZH}上海项目负责人，带过团队\n{WORK_ZH}")
    assert draft.resume.personal.native_place == ""


def test_how_many_children_somebody_has_is_a_family_status(draft_of) -> None:
    draft = draft_of(f"{HEAD}British and Nigerian. Two children, 4 and 7.\n{WORK}")
    person = draft.resume.personal
    assert (person.nationality, person.marital_status) == ("British and Nigerian", "Two children, 4 and 7.")
    assert (
        draft_of("# 林晓枫\n\n> 福建漳州人，2000年生，单身\n\n13600136077\n", "cv.md").resume.personal.marital_status
        == "单身"
    )
    draft = draft_of(f"{HEAD_ZH}已婚，育有一女\n{WORK_ZH}")
    assert (draft.resume.personal.marital_status, lines(draft)) == ("已婚", [])
    assert "育有一女" in left_out(draft)


def test_an_account_of_a_chinese_network_is_a_link(draft_of) -> None:
    draft = draft_of(f"{HEAD_ZH}小红书：@糖糖不加糖 | VX: tang_lin97 | 坐标成都\n{WORK_ZH}")
    accounts = [(profile.network, profile.username) for profile in draft.resume.basics.profiles]
    assert sorted(accounts) == [("小红书", "糖糖不加糖"), ("微信", "tang_lin97")]
    assert (lines(draft), draft.resume.basics.location.city) == ([], "成都")


def test_jobs_that_are_numbered_begin_at_their_number(draft_of) -> None:
    """The duties of the job before were taken for the employer of the next."""
    draft = draft_of(
        f"{HEAD}\nExperience\n1) Office Assistant at Dr. Menon's Dental Clinic, Trivandrum (June 2014 to March 2018)\n"
        "     Appointments, billing, petty cash\n2) Cashier, Lulu Textiles, 2012 July - 2014 May\n"
    )
    jobs = [(work.organisation, work.position) for work in draft.resume.work]
    assert jobs == [("Dr. Menon's Dental Clinic", "Office Assistant"), ("Lulu Textiles", "Cashier")]
    draft = draft_of(
        f"{HEAD_ZH}\n主要经历：\n一、2012年7月～2017年8月，呼和浩特市正诚会计师事务所，审计助理\n参与32家企业年报审计。\n"
        "二、2011年10月—2012年6月　内蒙古民大附属超市　收银\n\n工作证明人：财务总监 苏日娜 电话 13947550188\n"
    )
    jobs = [(work.organisation, work.position) for work in draft.resume.work]
    assert jobs == [("呼和浩特市正诚会计师事务所", "审计助理"), ("内蒙古民大附属超市", "收银")]
    assert [line.text for work in draft.resume.work for line in work.highlights] == ["参与32家企业年报审计。"]
    assert [known.name for known in draft.resume.references] == ["苏日娜"]
