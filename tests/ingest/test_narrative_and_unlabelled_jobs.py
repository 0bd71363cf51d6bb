"""Jobs without any word the program knows, duties that are no names, and jobs told in sentences."""

from __future__ import annotations

import itertools

import pytest

from app.ingest.sections.certificates import is_paper
from app.ingest.sections.entry_headers import told_job
from app.ingest.sections.lexical_tests import is_duty, without_dates
from app.text.dates import find_dates
from tests.growth import MUCH, growth
from tests.sampling import sample

PHARMACY = """Siobhan Keane
Pharmacy dispenser
12 Castle View, Corbridge NE45 5AA
07700 900111 | siobhan.keane@example.com

Employment
Pharmacy dispenser
Bellwether Pharmacy, Corbridge
March 2019 - now
Hands out 400 items a day

Window dresser's mate
The Cobbler's Last, Hexham
2014 to 2019
Served up to 60 customers an hour

Zorb wrangler
Fresh Fields
2012 - 2013
Kept 40 zorbs clean
"""


def jobs(draft_of, text: str) -> list[tuple[str, str, str, str]]:
    resume = draft_of(text).resume
    return [(work.organisation, work.position, work.start, work.end) for work in resume.work]


def test_an_employer_without_a_known_word_and_a_duty_below_the_dates(draft_of) -> None:
    resume = draft_of(PHARMACY).resume
    assert resume.basics.label == "Pharmacy dispenser"
    assert [(work.organisation, work.position, work.location) for work in resume.work] == [
        ("Bellwether Pharmacy", "Pharmacy dispenser", "Corbridge"),
        ("The Cobbler's Last", "Window dresser's mate", "Hexham"),
        ("Fresh Fields", "Zorb wrangler", ""),
    ]
    assert [work.highlights[0].text for work in resume.work] == [
        "Hands out 400 items a day",
        "Served up to 60 customers an hour",
        "Kept 40 zorbs clean",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hands out 400 items a day",
        "Rugs sold at the auction",
        "Looked after the bar on busy nights",
        "负责门店日常运营",
    ],
)
def test_a_duty(text: str) -> None:
    assert is_duty(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bellwether Pharmacy, Corbridge",
        "Assistant to the head of sales at the Leeds branch",
        "Nursery practitioner",
        "青禾",
        "The Plume of Feathers",
    ],
)
def test_no_duty(text: str) -> None:
    assert not is_duty(text)


def test_dashes_between_an_employer_and_a_position_in_small_letters(draft_of) -> None:
    text = "Ann Roe\nann@example.com\n\nWork\n\nCentra Kilbride, Claremorris - deli and till - since Easter 2022\n\nLavelle's Pharmacy, Ballyhaunis - Saturday help - June 2019 to August 2021\n"
    assert jobs(draft_of, text) == [
        ("Centra Kilbride", "deli and till", "2022", ""),
        ("Lavelle's Pharmacy", "Saturday help", "2019-06", "2021-08"),
    ]


def test_jobs_told_in_english(draft_of) -> None:
    text = (
        "Ann Roe\nann@example.com\n\nMy work\nSince July 2021 I have been second in charge at Tuatane Flats. Two staff under me. "
        "Before that I was dairy assistant for Miller's from 2014 to 2017.\n"
    )
    assert jobs(draft_of, text) == [
        ("Tuatane Flats", "second in charge", "2021-07", ""),
        ("Miller's", "dairy assistant", "2014", "2017"),
    ]


def test_jobs_told_in_chinese_without_any_heading(draft_of) -> None:
    text = (
        "你好，我叫蒋大勇，男，1994年生，河南周口人，现在住在郑州市金水区庙李新村21号。\n电话15205550195，微信同号。\n\n"
        "我从2020年5月开始在蜂速达花园路站当骑手，一直干到现在。\n之前2016年3月到2020年4月在富鑫精密做普工，装手机壳。\n"
    )
    draft = draft_of(text)
    assert jobs(draft_of, text) == [
        ("蜂速达花园路站", "骑手", "2020-05", ""),
        ("富鑫精密", "普工", "2016-03", "2020-04"),
    ]
    assert (draft.resume.basics.phone, draft.resume.personal.gender) == ("15205550195", "男")
    assert draft.resume.basics.location.address == "郑州市金水区庙李新村21号"


@pytest.mark.parametrize("text", ["I was happy there", "We met at the Grand Hotel", "在校期间成绩优秀"])
def test_no_job_is_told(text: str) -> None:
    assert told_job(text) is None


def test_a_chinese_table_with_a_department_before_the_position_and_a_plain_employer(draft_of) -> None:
    text = "姓名：庞立新\n电话：13900001111\n\n工作经历\n2018.03-至今    青禾    运营部/经理\n负责门店日常运营，团队8人\n2014.06-2018.02    山水间    店长\n"
    assert jobs(draft_of, text) == [("青禾", "经理", "2018-03", ""), ("山水间", "店长", "2014-06", "2018-02")]


def test_a_position_in_two_languages_stays_whole(draft_of) -> None:
    text = "范一诺\nfan@example.com\n\n工作经历\n西安汉渭博物院, 讲解员 Gallery Guide, 07.2015 – 08.2018\n"
    assert jobs(draft_of, text) == [("西安汉渭博物院", "讲解员 Gallery Guide", "2015-07", "2018-08")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("'04 - '09\tBig Sky", "2004", "2009"),
        ("2020 → Freelance", "2020", ""),
        ("18年3月~20年5月", "2018-03", "2020-05"),
        ("depuis 2012", "2012", ""),
    ],
)
def test_short_and_open_dates(text: str, first: str, last: str) -> None:
    (span,) = find_dates(text)
    assert (span.first, span.last, span.ranged) == (first, last, True)


def test_a_nickname_above_the_name_and_a_name_on_two_lines(draft_of) -> None:
    assert (
        draft_of(
            "MACCA\nAngus McAllister\nchef\nangus@example.com\n\nWork\nHead Chef\nBraceria Ferrante\n2019 - now\n"
        ).resume.basics.name
        == "Angus McAllister"
    )


def test_items_that_are_certificates() -> None:
    assert all(map(is_paper, ["Emergency First Aid", "Class 2 licence", "C1驾照", "普通话二级甲等", "Permis B"]))
    assert not any(map(is_paper, ["Stock control", "驾照", "会修水电", "Word", "有驾照，能出差"]))


def test_thousands_of_dates_in_a_line_cost_little() -> None:
    text = "2019 - 2020 x "
    rest, spans = without_dates(text * 4_000)
    assert len(spans) == 4_000
    assert "2019" not in rest
    assert growth(without_dates, text * 1_000, text * 4_000) < MUCH  # 16 when every date is held against every other


def test_a_date_on_a_line_of_its_own_is_that_of_the_certificate_or_award_above(draft_of) -> None:
    resume = draft_of(
        "Ann Roe\nann@example.com\n\nCertificates\nFirst aid at work\nMay 2021\nForklift licence\n\nAwards\nBest stall\n2019\n"
    ).resume
    assert [(paper.name, paper.date) for paper in resume.certificates] == [
        ("First aid at work", "2021-05"),
        ("Forklift licence", ""),
    ]
    assert [(award.title, award.date) for award in resume.awards] == [("Best stall", "2019")]


@pytest.mark.parametrize(
    ("text", "employer", "position"),
    [
        ("Engineer,B,C,D,Chef,Foo Bar\t2019 - 2020", "Foo Bar", "Engineer,B,C,D,Chef"),
        ("Clerk\tA,B,C,D,E Ltd,Leeds\t2019 - 2020", "A,B,C,D,E Ltd", "Clerk"),
        ("Cashier\tTesco (part time)\t2019 - 2020", "Tesco", "Cashier"),
    ],
)
def test_commas_without_spaces_and_brackets_in_a_head(draft_of, text: str, employer: str, position: str) -> None:
    resume = draft_of(f"Ann Roe\nann@example.com\n\nWork\n{text}\n- did it all\n").resume
    assert [(work.organisation, work.position) for work in resume.work] == [(employer, position)]
    assert "(part" not in text or "part time" in [line.text for line in resume.work[0].highlights]


ENDLESS = itertools.product(
    ["A", "的", "Foo - Bar ", "Foo\t", "Foo - Austin, TX ", "经理（a，", "(", "的 a", "Foo, ", "roe\n", "Foo  "],
    ["", "Work\nFoo\nBar\n2019 - 2020\n", "Education\n", "References\n", "Certificates\n"],
)


@pytest.mark.parametrize(("piece", "section"), sample(ENDLESS, 16, seed="endless", by=lambda case: case[0]))
def test_endless_lines_cost_little(draft_of, piece: str, section: str) -> None:
    def text(length: int) -> str:
        return f"Ann Roe\nann@example.com\n\n{section}{piece * (length // len(piece))}\n"

    assert growth(draft_of, text(2_000), text(8_000)) < MUCH  # 16 where a pattern starts anew at every letter


@pytest.mark.parametrize("marks", ["一、|二、", "（一）|（二）", "1、|2、", "1.  |2.  ", "第一份：|第二份：", "①|②"])
@pytest.mark.parametrize(
    "layout",
    [
        "{0}佛山陶瓷机械有限公司  维修电工  2016年3月—至今\n负责12条生产线\n{1}顺德家电厂  电工  2008—2016年2月\n2019年、2022年评为先进\n",
        "{0}佛山陶瓷机械有限公司\n2016年3月—至今  维修电工\n负责12条生产线\n{1}顺德家电厂\n2008—2016年2月  电工\n2019年、2022年评为先进\n",
    ],
)
def test_the_number_before_an_entry_opens_it_and_belongs_to_no_value(draft_of, layout: str, marks: str) -> None:
    resume = draft_of("司徒国强\n电话 13600136077\n\n工作经历\n" + layout.format(*marks.split("|"))).resume
    told = [(work.organisation, work.position, [line.text for line in work.highlights]) for work in resume.work]
    assert told == [
        ("佛山陶瓷机械有限公司", "维修电工", ["负责12条生产线"]),
        ("顺德家电厂", "电工", ["2019年、2022年评为先进"]),
    ]


def test_numbers_in_other_places(draft_of) -> None:
    resume = draft_of(
        "司徒国强\n电话 13600136077\n\n工作经历\n2016.3—至今  佛山陶瓷机械有限公司  维修电工\n一、负责12条生产线\n二、带徒弟\n\n教育\n"
        "一、佛山技工学校 电气维修 中专 2005-2008\n二、南海一中 2002-2005\n"
    ).resume
    assert [line.text for line in resume.work[0].highlights] == ["负责12条生产线", "带徒弟"]
    assert [study.institution for study in resume.education] == ["佛山技工学校", "南海一中"]
    jobs = draft_of(
        "Declan Furey\n086 555 0177\n\nExperience\n(a) Deputy Manager, Hanlon's SuperValu, 2016 - present\n    Rota for 22\n"
        "(b) Shop Assistant, O'Brien's Newsagents, 2009 - 2016\n"
    ).resume.work
    assert [(work.organisation, work.position) for work in jobs] == [
        ("Hanlon's SuperValu", "Deputy Manager"),
        ("O'Brien's Newsagents", "Shop Assistant"),
    ]


def test_what_stands_behind_the_dates_of_a_list_is_a_duty(draft_of) -> None:
    (job,) = draft_of(
        "李桂香\n电话 13600136077\n\n工作经历\n第一家：合肥政务区陈老师家，住家保姆，2021年2月到现在，带双胞胎\n"
    ).resume.work
    assert (job.organisation, job.position) == ("合肥政务区陈老师家", "住家保姆")
    assert [line.text for line in job.highlights] == ["带双胞胎"]


def test_a_numbered_line_with_its_dates_is_the_whole_head(draft_of) -> None:
    jobs = draft_of(
        "Gráinne de Búrca\n087 555 0166\n\nWork\n(1) RVN, Fergus Veterinary Clinic, Feb 2020 - now\n    Theatre, X-ray\n(2) Kennel hand, Burren Dog Rescue, 2017 to Jan 2020\n    40 dogs\n"
    ).resume.work
    assert [[line.text for line in job.highlights] for job in jobs] == [["Theatre, X-ray"], ["40 dogs"]]


def test_a_line_between_jobs_without_a_heading_is_told_of_the_job_above(draft_of) -> None:
    draft = draft_of(
        "艾山江    厨师\n电话：15999550143\n\n一、2018.3—现在   乌鲁木齐红山宾馆      凉菜厨师长\n   管6个人，婚宴最多88桌\n二、2011.6—2018.2  喀什其尼瓦克饭店    热菜厨师\n"
    )
    assert [line.text for work in draft.resume.work for line in work.highlights] == ["管6个人，婚宴最多88桌"]
    assert draft.resume.sections == ()
