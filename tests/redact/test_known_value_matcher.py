"""Known values are found in every variant, and not in ordinary words."""

from __future__ import annotations

import pytest

from app.domain.policy import ProtectedValue
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind
from app.redact.known_value_matcher import KnownValues, protected_values
from tests.redact.known_checks import found, uncovered

FOUND = [
    (Kind.NAME, "欧阳文龙", "欧 阳 文 龙", "欧 阳 文 龙"),
    (Kind.NAME, "欧阳文龙", "署名 歐陽文龍。", "歐陽文龍"),
    (Kind.NAME, "欧阳文龙", "PDF 里是 欧阳⽂⻰", "欧阳⽂⻰"),
    (Kind.NAME, "欧阳文龙", "by Wenlong OUYANG and others", "Wenlong OUYANG"),
    (Kind.NAME, "欧阳文龙", "W. Ouyang, 2019", "W. Ouyang"),
    (Kind.NAME, "欧阳文龙", "see https://x.example/ouyangwenlong/cv", "ouyangwenlong"),
    (Kind.NAME, "欧阳文龙", "欧阳先生您好", "欧阳先生"),
    (Kind.NAME, "司徒嘉敏", "J.M. Situ 与他人", "J.M. Situ"),
    (Kind.NAME, "单雪琴", "Shan Xueqin", "Shan Xueqin"),
    (Kind.NAME, "麦青", "我是麦青，", "麦青"),
    (Kind.NAME, "古丽娜尔·艾山", "古丽娜尔•艾山", "古丽娜尔•艾山"),
    (Kind.NAME, "Marguerite Fitzgerald", "MARGUERITE A. FITZGERALD", "MARGUERITE A. FITZGERALD"),
    (Kind.NAME, "Marguerite Fitzgerald", "Fitzgerald, Marguerite", "Fitzgerald, Marguerite"),
    (Kind.NAME, "Marguerite Fitzgerald", "Meg Fitzgerald called", "Meg Fitzgerald"),
    (Kind.NAME, "Marguerite Fitzgerald", "Marguerite Anne Fitzgerald", "Marguerite Anne Fitzgerald"),
    (Kind.NAME, "Marguerite Fitzgerald", "cv_m-fitzgerald_2024.pdf", "m-fitzgerald"),
    (Kind.NAME, "Marguerite "
                "Fitzgerald", "M a r g u e r i t e  F i t z g e r a l d", "M a r g u e r i t e  F i t z g e r a l d"),
    (Kind.NAME, "Tomasz Wójcik", "Тomasz Wojcik", "Тomasz Wojcik"),
    (Kind.NAME, "Ma Li", "Signed: Ma Li.", "Ma Li"),
    (Kind.NAME, "Oluwaseun Adeyemi", "call me Seun", "Seun"),
    (Kind.PHONE, "13800001234", "１３８－００００－１２３４", "１３８－００００－１２３４"),
    (Kind.PHONE, "13800001234", "+86 138 0000 1234", "+86 138 0000 1234"),
    (Kind.PHONE, "13800001234", "一三八零零零零一二三四", "一三八零零零零一二三四"),
    (Kind.PHONE, "13800001234", "幺三八〇〇〇〇幺二三四", "幺三八〇〇〇〇幺二三四"),
    (Kind.PHONE, "13800001234", "1380\u200b000\u00ad1234", "1380\u200b000\u00ad1234"),
    (Kind.PHONE, "13800001234", "wa.me/8613800001234", "8613800001234"),
    (Kind.PHONE, "+1 312 555 "
                 "0142", "three one two five five five oh one four "
                         "two", "three one two five five five oh one four two"),
    (Kind.PHONE, "(312) 555-0142", "312.555.0142", "312.555.0142"),
    (Kind.PHONE, "+44 20 7946 0958", "020 7946 0958", "020 7946 0958"),
    (Kind.PHONE, "0755-26000000转8021", "0755-26000000 转 8021", "0755-26000000 转 8021"),
    (Kind.EMAIL, "ouyang.wl@example.cn", "ouyang.wl#example.cn（请把#换成@）", "ouyang.wl#example.cn"),
    (Kind.EMAIL, "meg.fitz@example.com", "meg.fitz (at) example dot com", "meg.fitz (at) example dot com"),
    (Kind.EMAIL, "shilei.dev@example.com", "shilei.dev在example.com", "shilei.dev在example.com"),
    (Kind.EMAIL, "gulnar@example.cn", "gulnar @ example . cn", "gulnar @ example . cn"),
    (Kind.MESSENGER, "oywl_2020", "微信 oywl_2020", "oywl_2020"),
    (Kind.ID_NUMBER, "310115199206150033", "3101151\n9920615\n0033", "3101151\n9920615\n0033"),
    (Kind.ID_NUMBER, "EA1234567", "EA 1234567", "EA 1234567"),
    (Kind.LINK, "https://github.com/mfitz-example", "github.com/mfitz-example/", "github.com/mfitz-example/"),
    (Kind.EMPLOYER, "山高月小科技（上海）有限公司", "在山高月小任职", "山高月小"),
    (Kind.EMPLOYER, "山高月小科技（上海）有限公司", "山高月小科技(上海)有限公司", "山高月小科技(上海)有限公司"),
    (Kind.EMPLOYER, "山高月小科技（上海）有限公司", "mail.shangaoyuexiao.com", "shangaoyuexiao"),
    (Kind.EMPLOYER, "金陵芯微电子有限公司", "前金陵芯微员工", "金陵芯微"),
    (Kind.EMPLOYER, "Affinity Offices Ltd.", "at Affinity Offices Limited", "Affinity Offices Limited"),
    (Kind.EMPLOYER, "Affinity Offices Ltd.", "git@affinityoffices.com", "affinityoffices"),
    (Kind.EMPLOYER, "Halcyon Fluidics GmbH", "left Halcyon in May", "Halcyon"),
    (Kind.EMPLOYER, "China National Cement Corporation", "the CNCC plant", "CNCC"),
    (Kind.EMPLOYER, "Slack", "I worked at Slack for years", "Slack"),
    (Kind.EMPLOYER, "风", "我在「风」工作", "风"),
    (Kind.SCHOOL, "北京大学", "本科就读于北大，", "北大"),
    (Kind.SCHOOL, "上海交通大学", "上海交大 2015", "上海交大"),
    (Kind.BIRTH, "1992-06-15", "生于1992年6月15日", "1992年6月15日"),
    (Kind.BIRTH, "1992-06-15", "15 June 1992", "15 June 1992"),
    (Kind.BIRTH, "1992-06-15", "15/06/92", "15/06/92"),
    (Kind.BIRTH, "1992-06-15", "一九九二年六月十五日", "一九九二年六月十五日"),
    (Kind.BIRTH, "1992-06-15", "出生年月：1992.06", "1992.06"),
    (Kind.BIRTH, "1992-06-15", "ID 310115199206150033", "19920615"),
    (Kind.GENDER, "女", "性　别：女", "女"),
    (Kind.ADDRESS, "上海市浦东新区张江路1号2幢301室", "住在张江路1号附近", "张江路1号"),
    (Kind.REFEREE, "Dr. Harold Okonkwo", "ask Dr. Harold Okonkwo", "Dr. Harold Okonkwo"),
    (Kind.REFEREE, "+33 4 65 71 00 09", "04.65.71.00.09", "04.65.71.00.09"),
]  # fmt: skip

QUIET = [
    (Kind.NAME, "文方", "负责中文方向的产品"),
    (Kind.NAME, "Ma Li", "the formality of mali and malignant"),
    (Kind.NAME, "Grace Tan", "with good grace and a tan"),
    (Kind.NAME, "Mark Long", "a mark of long service"),
    (Kind.NAME, "Tomasz Wójcik", "the two men talked to Masz and others"),
    (Kind.NAME, "石磊", "石头磊落"),
    (Kind.PHONE, "13800001234", "日处理 13800000 单，1380000123 件"),
    (Kind.PHONE, "13800001234", "ISBN 978-3-16-148410-0"),
    (Kind.PHONE, "8123 4567", "order 981234567 shipped"),
    (Kind.ID_NUMBER, "E12345678", "case 12345678"),
    (Kind.EMPLOYER, "Slack", "pick up the slack; Slack bots, Jira, Kafka"),
    (Kind.EMPLOYER, "风", "今天风很大"),
    (Kind.EMPLOYER, "长风食品集团股份有限公司", "长风破浪会有时"),
    (Kind.GENDER, "女", "女装电商运营"),
    (Kind.NATIONALITY, "Chinese", "fluent in Chinese"),
    (Kind.BIRTH, "1992-06-15", "version 1992.0615 and 1992"),
    (Kind.DATES, "2021", "in 2021 and 2022"),
    (Kind.SCHOOL, "北京大学", "北京的大学生"),
]


@pytest.mark.parametrize(("kind", "value", "text", "written"), FOUND)
def test_finds_variants(kind: Kind, value: str, text: str, written: str) -> None:
    assert not uncovered(kind, value, text, written)


@pytest.mark.parametrize(("kind", "value", "text"), QUIET)
def test_stays_silent_on_ordinary_text(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text) == []


def test_a_shared_surname_inside_an_allowed_name_is_no_hit() -> None:
    referee = ProtectedValue("references.r1.name", Kind.REFEREE, "Maria Wójcik")
    own = ProtectedValue("basics.name", Kind.NAME, "Tomasz Wójcik")
    finder = KnownValues([referee], allowed=[own])
    assert finder.find("Tomasz Wójcik") == ()
    assert finder.find("Ms Wójcik") != ()
    assert finder.find("Maria Wójcik") != ()


def test_protected_values_include_what_follows_from_fields() -> None:
    resume = from_json(
        {
            "basics": {
                "name": "Ana Ruiz",
                "email": "ana.ruiz77@gmail.com",
                "profiles": [{"network": "GitHub", "username": "aruiz-dev", "url": "https://github.com/aruiz-dev"}],
            },
            "work": [{"name": "Acme S.L.", "url": "https://acme-widgets.example", "location": "Madrid"}],
            "references": [{"reference": "Joaquín Mora, jefe, +34 913 00 11 22, j.mora@acme.example"}],
            "x-personal": {"otherNames": ["Anita"], "photo": "data:image/png;base64,AAAA"},
        }
    )
    texts = {value.value for value in protected_values(resume)}
    assert {
        "ana.ruiz77",
        "aruiz-dev",
        "acme-widgets.example",
        "+34 913 00 11 22",
        "j.mora@acme.example",
        "Joaquín Mora",
    } <= texts
    assert "Madrid" not in texts
    assert not any(text.startswith("data:") for text in texts)


@pytest.mark.parametrize("name", ["דוד כהן", "علي حسن"])
def test_a_short_name_of_a_script_without_capitals_is_found(name: str) -> None:
    finder = KnownValues([ProtectedValue("basics.name", Kind.NAME, name)])
    assert [hit.how for hit in finder.find(f"Hotline of {name}, Leeds")] == ["name"]
    assert finder.find(f"Signed {' '.join(name.split()[::-1])}")
    assert not finder.find("Hotline of nobody, שלום עולם, مرحبا بكم")
