"""What a person pastes names nothing: title, trade name, place and pay are read from its opening, or left empty."""

from __future__ import annotations

import pytest

from checkers.check import check
from checkers.intake.posting_reader import extract, from_fields


def read(text: str) -> tuple[str, str, str, str]:
    posting = extract(text.encode())
    return posting.title, posting.brand, posting.location, posting.salary


@pytest.mark.parametrize(
    ("text", "title", "name", "place", "pay"),
    [
        (
            "Dental receptionist, part time – Harrow Row Practice, Guildford\n\nThree days a week, £12.90 an hour.",
            "Dental receptionist, part time",
            "Harrow Row Practice",
            "Guildford",
            "£12.90 an hour",
        ),
        ("Night Porter at Windle & Sons, York. £13.05/hr including breaks.", "Night Porter", "Windle & Sons", "York", "£13.05/hr"),
        (
            "Line Cook, The Brass Kettle, Denver. $21.50 an hour plus tips.",
            "Line Cook",
            "The Brass Kettle",
            "Denver",
            "$21.50 an hour",
        ),
        ("We're hiring: Tutors at Bexhill Learning, a small school.\nTwo evenings.", "Tutors", "Bexhill Learning", "", ""),
        ("Hi Ana, thank you for your interest in working with Marlpit Garden Centre. We start on Monday.", "", "Marlpit Garden Centre", "", ""),
        ("Oakley Print Works is looking for a driver.\nSalary of £26,400 a year.", "", "Oakley Print Works", "", "£26,400 a year"),
        ("澜桥物流招聘夜班分拣员3名，时薪25元，周结。", "夜班分拣员", "澜桥物流", "", "时薪25元"),
        ("【急聘】“小麦时光”招店员两名，月薪4500-5200元。", "店员", "小麦时光", "", "月薪4500-5200元"),
        ("因业务需要，现面向社会招聘社区网格员2名，月工资4200元。", "社区网格员", "", "", "月工资4200元"),
        ("您好，这里是青岚酒店人事部，您应聘的岗位是前台接待员，请周五来面试。", "前台接待员", "青岚酒店", "", ""),
        ("幼儿园主班教师\n杭州云朵幼儿园\n薪资：9000-11000元/月", "幼儿园主班教师", "杭州云朵幼儿园", "", "9000-11000元/月"),
        ("Bell Tuner\nBellfield Carillons · Loughborough (On-site)\nFull-time", "Bell Tuner", "Bellfield Carillons", "Loughborough", ""),
        ("Staff Nurse\nClyde Valley Hospice Trust\nMotherwell\nNights.", "Staff Nurse", "Clyde Valley Hospice Trust", "", ""),
        ("Senior Staff Nurse, Acute Medical Unit\nAiredale NHS Foundation Trust\nKeighley.", "Senior Staff Nurse", "Airedale NHS Foundation Trust", "", ""),
        ("Electrician - Estates Department\nHolme Housing Association\nBradford.", "Electrician", "Holme Housing Association", "", ""),
        ("深圳市鸿达优聘人力资源有限公司 急招文员/客服，无需经验。", "文员/客服", "", "", ""),  # 优聘 is no verb
        ("仓储主管 – 江城恒运物流有限公司，武汉\n薪资：8-10K\n岗位职责：排夜班。", "仓储主管", "", "武汉", "8-10K"),
        ("江城恒运物流有限公司 | 会计2名 | 上海\n月薪6000元。", "会计", "", "上海", "月薪6000元"),
        ("Java工程师 恒运科技有限公司\n五险一金。", "Java工程师", "", "", ""),
        ("店員 - 沙田連鎖餐廳\n時薪65元。", "店員", "沙田連鎖餐廳", "", "時薪65元"),
        ("沙田連鎖餐廳聘侍應生，時薪$65，包一餐。", "侍應生", "沙田連鎖餐廳", "", ""),
    ],
)  # fmt: skip
def test_the_opening_of_a_pasted_posting_is_read(text: str, title: str, name: str, place: str, pay: str) -> None:
    assert read(text) == (title, name, place, pay)


@pytest.mark.parametrize(
    "text",
    [
        "Kitchen Porter – Leeds\nFive evenings a week.",  # a town as likely as a name
        "Customer service staff – Remote, Full time",
        "Kitchen Porter – New York, NY",
        "Line Cook – Full Time Nights, York",
        "Bell Tuner\nWe Offer Excellent Care\nLoughborough",
        "Bell Tuner\nFull Time · Permanent\nLoughborough",
        "幼儿园教师\n五险一金\n薪资面议",
        "Dear Tomas,\n\nyour parcel is ready.",
        "Thank you for your order.",
        "Access to our list of shops for only $34.95 a year.",
        "本地建材公司招出纳一名，双休。",
        "周六文化广场举办招聘会，岗位1500个。",
        "某大学项目招聘录入员，在图书馆三楼工作室上班。",
        "平时不用的账号，借给我们工作室挂几天。",
    ],
)
def test_what_is_in_doubt_names_no_employer_and_no_pay(text: str) -> None:
    posting = extract(text.encode())
    assert (posting.organisation, posting.brand, posting.salary) == ("", "", "")
    assert not posting.title.startswith(("Dear", "Thank"))


@pytest.mark.parametrize("label", ["单位", "用人单位", "招聘单位"])
@pytest.mark.parametrize("name", ["芜湖康宁医院", "恒运物流有限公司", "芜湖市水务局"])
def test_the_unit_that_is_named_is_the_employer_and_the_job_stands_above_it(label: str, name: str) -> None:
    posting = extract(f"护士 20 名\n{label}：{name}\n待遇：5000元/月\n报到前交押金600元".encode())
    assert (posting.title, posting.organisation) == ("护士", name)


@pytest.mark.parametrize("wanted", ["护士 20 名", "护士（20名）", "护士20位，住宿", "护士"])
def test_how_many_are_wanted_is_no_part_of_the_job(wanted: str) -> None:
    assert extract(f"单位：芜湖康宁医院\n岗位：{wanted}\n待遇：5000元/月".encode()).title == "护士"


@pytest.mark.parametrize("value", ["元/月", "件", "万元", "人民币元", "本市户籍，不限"])
def test_a_unit_of_measure_is_no_employer(value: str) -> None:
    posting = extract(f"仓库管理员\n单位：{value}\n计件工资".encode())
    assert posting.organisation == ""


def test_labels_and_a_legal_form_go_before_the_opening() -> None:
    posting = extract(
        "Cleaner – Fern & Dale, Truro\nCompany: Fern and Dale Services Ltd\nPosition: Evening cleaner".encode()
    )
    assert (posting.title, posting.organisation, posting.brand) == ("Evening cleaner", "Fern and Dale Services Ltd", "")
    assert "title=text:label" in posting.found_by and "location=text:head" in posting.found_by


def test_a_trade_name_is_no_registered_name() -> None:
    card = check(extract(b"Night Porter at Windle & Sons, York. 13.05 an hour."), created="2026-11-26T09:00:00Z")
    assert card.posting.brand == "Windle & Sons" and card.posting.organisation == ""


@pytest.mark.parametrize("piece", ["Aa ", "Night Porter at ", "A & ", "招", "招聘员，", "“招", "Clerk – ", "$1 "])
def test_endless_openings_are_read_at_once(piece: str) -> None:
    assert extract((piece * 200_000).encode()).text.startswith(piece.strip())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Home | Jobs | Employers | Sign in\nStaff Nurse\nLeeds General Infirmary", "Staff Nurse"),
        ("Skip to main content\nHome > Jobs > Nursing\n\nStaff Nurse\nLeeds", "Staff Nurse"),
        ("首页 职位 公司 登录 注册\n仓管员\n上海某某有限公司", "仓管员"),
        ("首页 > 职位 > 仓储\n登录/注册\n仓管员", "仓管员"),
        ("Warehouse | Leeds | Nights\nAcme Ltd", "Warehouse | Leeds | Nights"),
        ("Home Carer\nAcme Ltd", "Home Carer"),
    ],
)
def test_the_navigation_of_a_site_is_no_title(text: str, title: str) -> None:
    assert from_fields(text).title == title


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("销售代表\n截止日期2026年12月20日", "2026年12月20日"),
        ("仓管，报名截止时间：2026年12月20日。", "2026年12月20日"),
        ("Nurse\nClosing date 20 December 2026", "20 December 2026"),
        ("Nurse\nApplications close on Sunday 20 December 2026.", "20 December 2026"),
        ("Please send your CV to jobs@acme.example by 20 December 2026.", "20 December 2026"),
        ("四、报名截止：2026年12月20日。", "2026年12月20日"),
        ("文员，健康证有效期至2026年12月20日", ""),
        ("Send the goods to our hub. The lease ends by 20 December 2026", ""),
        ("Manager\nThe project deadline is 20 December 2026", ""),
    ],
)
def test_the_last_day_to_apply_needs_no_colon(text: str, day: str) -> None:
    assert from_fields(text).valid_through == day


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Bookkeeper – Leicester\n\nMarlowe & Finch Chartered Accountants, 22 New Walk, Leicester LE1 6TF, is looking for a bookkeeper.",
            "Marlowe & Finch Chartered Accountants",
        ),
        ("招聘公告\n一、招聘单位：杭州市江畔医院（三级综合医院）\n二、招聘岗位：护士", "杭州市江畔医院"),
        ("招聘单位：腾讯科技（深圳）有限公司", "腾讯科技（深圳）有限公司"),
    ],
)
def test_an_employer_is_named_with_its_address_or_what_it_is_behind_it(text: str, name: str) -> None:
    read = from_fields(text)
    assert (read.organisation or read.brand) == name
