"""Detectors by class of writing: each form that was once missed with its siblings, and as many look-alikes left alone."""

from __future__ import annotations

import pytest

from app.redact.matchers.dates import KnownDate
from app.redact.personal_data_scan import scan
from app.redact.prepared_text import Document

FOUND = [
    # cells of forms: colon, arrow, dots, columns, brackets, question, tags, quotes, tables
    ("name=>Darnell\nsex=>M\nssn=>536274418", ["Darnell", "M", "536274418"]),
    ("tax id ............ 31876490500\ngender ............ Feminino", ["31876490500", "Feminino"]),
    ("4. Sex                   : Male", ["Male"]),
    ("【姓名】佟丽雯【性别】女【现单位】盛京北药【学历】本科", ["佟丽雯", "女", "盛京北药"]),
    ("Gender? M\nNRIC? S8927416H\nWho can confirm? Siew Hoon, 98760143", ["M", "S8927416H", "Siew Hoon", "98760143"]),
    ("<fullName>Oliver Berg</fullName><birthDate>1990-06-12</birthDate>", ["Oliver Berg", "1990-06-12"]),
    ('{"gender": "male", "currentEmployer": "Dune Cargo FZE"}', ["male", "Dune Cargo FZE"]),
    ("编号｜姓名｜年龄｜现公司\nC1｜佟丽雯｜28｜锦里云仓", ["佟丽雯", "28", "锦里云仓"]),
    ("序号,姓名,单位,手机\n017,佟丽雯,盛京北药集团,13804055072", ["佟丽雯", "盛京北药集团", "13804055072"]),
    ("姓 名 邓 凯\n性 别 男", ["邓 凯", "男"]),
    ("Nachname: Lüttgenau Vorname: Jörg Alter: 46", ["Lüttgenau", "Jörg", "46"]),
    ("D.0.B: 02/10/\n1996\nN I N : 4821 109\n7365", ["02/10/\n1996", "4821 109\n7365"]),
    ("Geburtsdatum;23.11.1978\nAnschrift;Karl-Heine-Straße 46, 04229 Leipzig", ["23.11.1978", "Karl-Heine-Straße 46"]),
    # identity numbers, whole and in part
    ("last four of social are 4418, DOB", ["4418"]),
    ("my aadhaar ends with 5839", ["5839"]),
    ("身份证后四位是1517", ["1517"]),
    ("RG 9.412.077-3 SSP/PR", ["9.412.077-3 SSP/PR"]),
    ("SV-Nummer: 29 050279 L 012", ["29 050279 L 012"]),
    ("TIN: 412-908-375-000   SSS: 34-8120573-6", ["412-908-375-000", "34-8120573-6"]),
    ("身份證號碼：R 482917 (3)", ["R 482917 (3)"]),
    ("AHV 756.9217.0769.85", ["756.9217.0769.85"]),
    ("my ni is QQ 41 78 26 C if u need it", ["QQ 41 78 26 C"]),
    # telephone numbers read out and bare
    ("use oh double-seven hundred, 900461 now", ["oh double-seven hundred, 900461"]),
    ("it's four one nine, 555 0173", ["four one nine, 555 0173"]),
    ("电话请打壹叁捌零肆零伍伍零柒贰，晚上", ["壹叁捌零肆零伍伍零柒贰"]),
    ("Landline: 8555-0116", ["8555-0116"]),
    ("T: 9876204513 | E: h@example.in", ["9876204513"]),
    ("erreichbar unter 0341 / 90 38 44 17", ["0341 / 90 38 44 17"]),
    # e-mail signs and messengers
    ("kt.lai小老鼠example.com.tw", ["kt.lai小老鼠example.com.tw"]),
    ("mail: haruka.saionji★example.jp", ["haruka.saionji★example.jp"]),
    ("thais.b arroba exemplo ponto com ponto br", ["thais.b arroba exemplo ponto com ponto br"]),
    ("Netfang: rosa.b (hjá) postur.example.is", ["rosa.b (hjá) postur.example.is"]),
    ("Born 1984-12-05, kona", ["1984-12-05", "kona"]),
    ("hong골뱅이example점kr", ["hong골뱅이example점kr"]),
    ("signal me shiv_ph.90", ["shiv_ph.90"]),
    ("LINE 可搜尋 ktlai0917；", ["ktlai0917"]),
    ("群主（电报 @ruoxisg）", ["ruoxisg"]),
    # ages, birthdays, gender
    ("I turned 29 in October", ["29"]),
    ("Liway Cruz — 32, Brazilian", ["32"]),
    ("我叫叶尔肯，伊犁人，32啦，会开车", ["32"]),
    ("birthday January 12", ["January 12"]),
    ("生日　1月31日", ["1月31日"]),
    ("yes female for the dbs bit", ["female"]),
    # addresses
    ("Flat 4, 113 Peckham Rye, London SE15 3UL", ["Flat 4, 113 Peckham Rye, London SE15 3UL"]),
    ("2718 Collingwood Blvd, Unit 3\nToledo, OH 43610", ["2718 Collingwood Blvd, Unit 3\nToledo, OH 43610"]),
    ("Lister Meile 48a · D-30161 Hannover", ["Lister Meile 48a · D-30161 Hannover"]),
    ("847 Tampines St 82 #11-203 S(520847)", ["847 Tampines St 82 #11-203 S(520847)"]),
    ("My address is Długa 18/4, Kraków. Sprint", ["Długa 18/4, Kraków"]),
    ("“185弄27号401，佟女士", ["185弄27号401"]),
    # names
    ("hiya, it's Shiv from the drop-in", ["Shiv"]),
    ("同事都叫我凯哥，车间里", ["凯哥"]),
    ("冠廷 敬上", ["冠廷"]),
    ("Dear team,\nthanks for the call.\nThanks & Regards,\nArun", ["Arun"]),
    ("CV file \"Pryce-Harding_CV_v6.docx\"", ["Pryce-Harding"]),
    ("西園寺 遥（さいおんじ はるか）", ["西園寺 遥", "さいおんじ はるか"]),
    ("My name is Kuan Lee. Papers by K. Lee", ["Kuan Lee", "K. Lee"]),
    # employers
    ("2016–2020 Mate & Mar Turismo — UI designer", ["Mate & Mar Turismo"]),
    ("Analyst, Nova Quai — 06/2015 – 12/2018", ["Nova Quai"]),
    ("2016.07 – 2019.06　立青传媒　工程师", ["立青传媒"]),
    ("After nine years at Norddeutsche Pumpentechnik I left", ["Norddeutsche Pumpentechnik"]),
    ("毕业后先在蓉塔文化做了两年运营，之后转到锦里云仓。", ["蓉塔文化", "锦里云仓"]),
    ("Chez Ondelette, j'ai travaillé", ["Ondelette"]),
    # references
    ("Loretta Vance hired me at Maumee", ["Loretta Vance", "Maumee"]),
    ("My old tutor, Prof. Meredith, agreed", ["Prof. Meredith"]),
    ("Reporting to – Mrs. Lakshmi Narasimhan, AVP", ["Mrs. Lakshmi Narasimhan"]),
    ("问老姚（姚建平）就行", ["老姚", "姚建平"]),
]  # fmt: skip

QUIET = [
    "Req Id: 2475\nFile name: final\nCompany mail: daily",
    "HS 8536.69 (male/female connectors), female-thread couplings, women's team",
    "ticket ending 4418, card game 4418, last 4 digits of the order 4418",
    "in two thousand 2020, one hundred ninety-five thousand five hundred dollars",
    "seven eight 2021 12 44; twenty 24 items",
    "the signal is 0.9dB and the line is down; wechat is also used by teams",
    "WeChat Pay; messenger services.Maintain highest levels",
    "Age: 30 to 45, $21M raised, 32 projects, ages 18-25",
    "You must be 16-18 years old to apply; at least 21 years of age; 年满18周岁即可报名",
    "我那辆车 2016 年的，里程 14 万",
    "2015 3rd Place, WITHCON Hacking Competition Final Seoul",
    "Architecture Search via Differentiable Pruning Dec 2022",
    "Google DeepMind – London, UK May 2021 – Aug 2021",
    "Customer Experience Engineering\n04/2021 - Present",
    "Global 2000 companies headquartered here in St. Louis",
    "Experience with Maven, Jenkins and Sonar; work with Scrum Masters",
    "proficient in Python, R, SAS and Excel, SAS",
    "将三轮 2019-2023 项目，带领 8 人团队完成",
    "有效期至 2026-03-31，打印日期 2025-07-22",
    "系统提示：姓名与证件不一致（错误码 E-4017）",
    "C U R R I C U L U M   V I T A E",
    "Dear Recruiter, your posting arrived",
    "第12期3卷502页，编号 8-1-402",
    "Contact Center Representatives will provide support",
    # qualities, states and signs where a name could stand
    "I'm Flexible, Reliable and Punctual",
    "Candidate: Accepted\nOwner: DevOps\nPrepared by: Quality Dept",
    "Dear all,\nthe office is closed.\nBest,\nHR",
    "申请人 申请方式 线上投递\n申请人签字 节选自《员工手册》",
    "候选人：您好\n候选人：没变\n候选人：有空",
    "领导方式、推荐方式；证明方式：邮寄；今日立冬",
    "工号,姓名,分机\n88062,（離職）,613\n88063,（待補）,614",
    # feasts, preparations and foreign prepositions where a firm could stand
    "Before Easter the line was slow. After Easter it was fast.",
    "HMI, SCADA, PLC, DCS, VFD, MCC",
    "bei Bedarf, bei Interesse, chez Soi",
    "QQ群公告\n工资卡开户行代码：402651020006　社保起缴：2019-03",
    "【应届生简历】（2001-09）",
    "员工福利：入职即买五险一金，入职满一年体检，现在是旺季",
    # ages of things and asked for, ids of things, years in a column
    "The 34-year-old bridge and a 20 year old plant",
    "年龄：16-45周岁男女不限；18岁至40岁之间",
    "user_id=80412; Application ID: AA00 B1C2 D3; task id 5550142",
    "tags TR-0136 to TR-0920\n2016 - 2020   night shift",
    "底薪+1000-2000元绩效",
    "born in the cloud since 2015",
    "Signal: RSRP -95 dBm",
    "2nd Place\n2024\n2023\n2024\n2025\nAWS",
    "专业技能\n证明人\n自我评价",
]


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_finds_the_class(text: str, values: list[str]) -> None:
    covered = {i for span in scan(text) for i in range(span.start, span.end)}
    for value in values:
        at = text.index(value)
        assert all(i in covered for i in range(at, at + len(value)) if text[i].isalnum()), value


@pytest.mark.parametrize("text", QUIET)
def test_leaves_the_look_alikes_alone(text: str) -> None:
    kept = {"employer"} if "DeepMind" in text or "Experience Engineering" in text else set()
    assert [(span.detector, span.text) for span in scan(text) if span.detector not in kept] == []


def test_cells_of_a_text_of_labels_only() -> None:
    assert Document("Name:\nGender:\nPhone:").cells == ()


@pytest.mark.parametrize("text", ["March 3, 2015", "3/17/2015", "17.3.2015", "Mar. 3rd, 2015", "03-17-2015"])
def test_a_known_month_is_found_with_a_day_in_it(text: str) -> None:
    document = Document(f"started {text} in Leeds")
    ((start, end, _),) = list(KnownDate(2015, 3, 0, month_too=True).find(document))
    assert document.text[start:end].startswith(text.casefold()[:4])
    assert "2015" in document.text[start:end]


@pytest.mark.parametrize("text", ["April 3, 2015", "4/17/2015", "13/17/2015", "March 3, 2016", "version 1.3.20155"])
def test_other_months_are_not(text: str) -> None:
    assert list(KnownDate(2015, 3, 0, month_too=True).find(Document(text))) == []
