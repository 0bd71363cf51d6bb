"""What a copy for an application keeps back though no label of the person's own data stands before it: the family, whoever may be
asked, an age; and schooling told by labels in the head."""

from __future__ import annotations

import pytest

from app.domain.draft import Draft
from app.domain.resume import fields
from app.domain.sensitivity import Kind, Operator, Stage
from app.redact.engine import kinds_shown_beyond_stage, redact
from app.redact.personal_data_scan import scan
from app.redact.policies import load_policy, stage_policy

HEAD = "Philippa Okonjo-Reyes\nOrgan builder & tuner\n07700 900417 | philippa@okonjo.example\n"
WORK = "\nWork\n\nTewkesbury Organ Works — Senior voicer\nJune 2018 – present\n- Voiced 2,300 pipes\n"
HEAD_ZH = "欧阳静怡\n幼儿园主班教师\n手机：138 0013 8127\n"
WORK_ZH = "\n工作经历\n2019.03-至今  杭州小麦田幼儿园  主班教师\n- 带班32名幼儿\n"


def resume_with(draft_of, tail: str, head: str = "") -> Draft:
    zh = not f"{head}{tail}".isascii()
    return draft_of(f"{HEAD_ZH if zh else HEAD}{head}{WORK_ZH if zh else WORK}{tail}\n")


def shown(draft: Draft, stage: Stage = Stage.APPLY) -> str:
    return "\n".join(field.value for field in fields(redact(draft.resume, stage_policy(stage)).resume))


@pytest.mark.parametrize("stage", [Stage.BROWSE, Stage.APPLY])
@pytest.mark.parametrize(
    ("tail", "secrets"),
    [
        ("\n家庭成员\n母亲：王秀英，农民\n父亲 张建国 工人\n妹妹张小兰 在读大学", "家庭 母亲 王秀英 农民 张建国 工人 小兰"),
        ("\n家庭情况：父母务农，一个弟弟\n\n自我评价\n热爱工作", "家庭 父母 弟弟"),
        ("\n三、家庭主要成员及社会关系\n关系\t姓名\t单位\n父女\t张建国\t杭州某厂", "家庭 父女 张建国 某厂"),
        ("\n其他\n母亲：王秀英，农民\n父亲 张建国 工人", "母亲 王秀英 农民 张建国"),
        ("\nFamily\nFather: Tomasz, mechanic\nMother Anna, seamstress\nTwo brothers", "Family Tomasz mechanic Anna brothers"),
        ("\nFamily background\nMy father is a mechanic and my mother Anna a nurse.", "Family father Anna nurse"),
        ("\nOther\nFather: Tomasz, mechanic\nBrother: Jan, printer", "Father Tomasz Brother Jan"),
        ("\nMother's name: Anna Reyes\n", "Mother Anna"),
    ],
)  # fmt: skip
def test_the_family_goes_with_the_family_status(draft_of, tail: str, secrets: str, stage: Stage) -> None:
    text = shown(resume_with(draft_of, tail), stage)
    assert [word for word in secrets.split() if word in text] == []
    assert "热爱工作" in text or "热爱" not in tail


def test_the_family_is_told_of_and_can_be_kept(draft_of) -> None:
    draft = resume_with(draft_of, "\n家庭成员\n母亲：王秀英，农民")
    told = redact(draft.resume, stage_policy(Stage.APPLY)).withheld
    assert [(item.kind, item.before) for item in told if item.field.startswith("sections")] == [
        (Kind.MARITAL, "家庭成员"),
        (Kind.MARITAL, "母亲：王秀英，农民"),
    ]
    kept = redact(draft.resume, load_policy('{"base": "apply", "set": {"marital": "keep"}}'))
    assert kept.policy.operators[Kind.MARITAL] is Operator.KEEP
    assert [line.text for line in kept.resume.sections[0].lines] == ["母亲：王秀英，农民"]
    assert kinds_shown_beyond_stage(draft.resume, kept) == (Kind.MARITAL,)


def test_a_relatives_dates_and_addresses_are_not_the_persons(draft_of) -> None:
    draft = draft_of(
        f"欧阳静怡\n幼儿园主班教师\n{WORK_ZH}\n家庭成员\n配偶 李明 liming@example.org\n出生日期：1985-03-04\n"
    )
    assert (draft.resume.personal.birth_date, draft.resume.basics.email) == ("", "")


@pytest.mark.parametrize(
    "row",
    [
        "- Parent governor at St Mary's",
        "- Sister Hospital of the Year",
        "- Mother tongue: French",
        "- Brother: HL-2270 printers",
        "- Sister: ward rounds",
        "- 亲子教育、父母课堂",
        "- 父母课堂：每月一次",
        "- 联系老师和家长",
        "\n培训\n家庭教育指导师培训",
    ],
)
def test_a_word_for_a_relative_that_tells_of_none_stays(draft_of, row: str) -> None:
    text = shown(resume_with(draft_of, row))
    assert row.strip().splitlines()[-1].lstrip("- ") in text


def test_the_family_may_be_an_interest(draft_of) -> None:
    draft = resume_with(draft_of, "\nInterests\n\nReading\n\nFamily\n\nCooking")
    assert [item.name for item in draft.resume.interests] == ["Reading", "Family", "Cooking"]


@pytest.mark.parametrize(
    ("row", "secrets", "kept"),
    [
        ("不放心可以问陈老师 13955550112", "陈老师 139", "不放心可以问[已隐去]"),
        ("有什么不清楚打13955550112找老张", "老张 139", "有什么不清楚打[已隐去]找[已隐去]"),
        ("问原来的班主任欧阳老师 13955550112", "欧阳老师 139", "问原来的班主任[已隐去]"),
        ("陈园长：0571-88005501", "陈园长 0571", ""),
        ("陈丽华 园长 13955550112", "陈丽华 139", ""),
        ("Ask for Mrs Byrne if in doubt, 086 555 0101", "Byrne 086", "Ask for [withheld] if in doubt"),
        ("Ring Sean in the yard on 086 555 0101", "Sean 086", "Ring [withheld] in the yard on [withheld]"),
        ("Talk to Big Tom, 086 555 0101", "Tom 086", "Talk to [withheld]"),
        ("Siobhan knows my work: 087 555 0101", "Siobhan 087", ""),
        ("Sean Byrne, yard foreman, 086 555 0101", "Byrne foreman 086", ""),
    ],
)
def test_who_may_be_asked_goes_with_their_number(draft_of, row: str, secrets: str, kept: str) -> None:
    draft = resume_with(draft_of, f"\n{row}")
    text = shown(draft)
    assert [word for word in secrets.split() if word in text] == []
    assert not kept or kept in text.splitlines()
    assert len(draft.resume.work) == 1


@pytest.mark.parametrize("row", ["Pippa Reyes, 07700 900417", "Kings Road Depot, 01632 960001"])
def test_the_person_or_a_place_is_no_referee(draft_of, row: str) -> None:
    assert resume_with(draft_of, f"\n{row}").resume.references == ()


def test_a_pasted_text_names_who_is_asked() -> None:
    found = {(span.kind, span.text) for span in scan("不放心可以问陈老师，电话13955550112。带过王老师的班。")}
    assert {text for kind, text in found if kind is Kind.REFEREE} == {"陈老师"}


@pytest.mark.parametrize(
    ("row", "age"),
    [
        ("41岁", "41岁"),
        ("年龄：41", "年龄：41"),
        ("女 41岁", "41岁"),
        ("41 years old", "41 years old"),
        ("Age 41", "Age 41"),
        ("Age: 41 | Single", "Age: 41"),
    ],
)
def test_an_age_in_the_head_stands_for_the_date_of_birth(draft_of, row: str, age: str) -> None:
    draft = resume_with(draft_of, "", f"{row}\n")
    assert draft.resume.personal.birth_date == age
    assert draft.resume.sections == ()
    assert "41" not in shown(draft)


def test_a_date_of_birth_counts_before_an_age(draft_of) -> None:
    draft = resume_with(draft_of, "", "41岁\n出生日期：1984年3月\n")
    assert draft.resume.personal.birth_date == "1984-03"


@pytest.mark.parametrize(
    ("head", "tail", "study"),
    [
        ("毕业院校：浙江师范大学\n学历：本科\n专业：学前教育\n毕业时间：2012年6月\n", "", ("浙江师范大学", "学前教育", "本科", "", "2012-06")),
        ("性别：女  学历：本科\n毕业院校：浙江师范大学    专业：学前教育\n", "\n教育背景\n2008.09-2012.06  浙江师范大学", ("浙江师范大学", "学前教育", "本科", "2008-09", "2012-06")),
        ("学历\t大专\n毕业院校\t杭州职业技术学院\t专业\t数控技术\n", "", ("杭州职业技术学院", "数控技术", "大专", "", "")),
        ("学历：本科\n", "", ("", "", "本科", "", "")),
    ],
)  # fmt: skip
def test_labelled_schooling_in_the_head_is_education(draft_of, head: str, tail: str, study: tuple[str, ...]) -> None:
    draft = resume_with(draft_of, tail, head)
    found = [(item.institution, item.area, item.study_type, item.start, item.end) for item in draft.resume.education]
    assert (found, draft.resume.sections) == ([study], ())
    assert not [warning for warning in draft.warnings if warning.code == "left-out"]
