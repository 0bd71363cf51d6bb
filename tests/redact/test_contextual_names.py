"""Names where only their place tells that they are names, and spellings made by rule, each beside a text where they mean something else."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from tests.redact.known_checks import found, uncovered

FOUND = [
    # a word that signs, owns
    (Kind.NAME, "Will Marsh", "The drawings will be on the desk by Friday.\n\nWill\n07700", "Will"),
    (Kind.NAME, "Rose van der Berg", "Sales rose 12%.\n\nRegards\nRose", "Rose"),
    (Kind.NAME, "Hope Lindgren", "Gruß, Hope", "Hope"),
    (Kind.NAME, "Will Marsh", "He praised Will's drawings", "Will"),
    # initials that sign, a title with an initial
    (Kind.NAME, "Pieter Jan de Wit", "De muur is wit.\n\nGroet, PJ", "PJ"),
    (Kind.NAME, "Jean-Baptiste Lemoine", "Cordialement,\nJB", "JB"),
    (Kind.REFEREE, "Dr. Omar Haddad", "Dr O. signs on Sundays", "Dr O"),
    # a title written small
    (Kind.REFEREE, "Tomasz Lis", "dziś pan Lis ma dyżur", "pan Lis"),
    (Kind.REFEREE, "Anneke Smit", "Beste mevrouw Smit,", "mevrouw Smit"),
    # the surname with its particles as one word, or divided at the end of a line
    (Kind.NAME, "Rose van der Berg", "Vanderberg, Rose", "Vanderberg, Rose"),
    (Kind.NAME, "Xiaoling Hong-Mitchell", "X. Hong-Mit-\nchell, nurse", "X. Hong-Mit-\nchell"),
    # Russian order, cases with initials, pet names
    (Kind.NAME, "Соколова Екатерина Андреевна", "Рекомендую Соколову Е. А. Работала у нас", "Соколову Е. А."),
    (Kind.NAME, "Соколова Екатерина Андреевна", "Добрый день! Передайте, пожалуйста, Кате, что смена завтра", "Кате"),
    (Kind.NAME, "Соколова Екатерина Андреевна", "The lead (Katya) signs", "Katya"),
    # calls made of a Chinese name
    (Kind.REFEREE, "李芳", "芳姐说周四面试", "芳姐"),
    (Kind.REFEREE, "王建国", "今天开会，王总代班", "王总"),
    (Kind.NAME, "欧阳若曦", "欧阳那边的材料放在桌上", "欧阳"),
    (Kind.NAME, "欧阳若曦", "小曦记得带身份证", "小曦"),
    (Kind.NAME, "黃志強", "黃生聽日返工未？", "黃生"),
    (Kind.NAME, "黃志強", "強哥: 收到", "強哥"),
    (Kind.NAME, "文明", "文明于1988年出生", "文明"),
    # Wade-Giles, Cyrillic, Korean ranks, Japanese surnames
    (Kind.NAME, "诸葛思远", "Chu-ko Ssu-yüan, 1997", "Chu-ko Ssu-yüan"),
    (Kind.NAME, "诸葛思远", "Чжугэ Сыюань, инженер", "Чжугэ Сыюань"),
    (Kind.REFEREE, "박서연", "내일 박 부장님이 오신대", "박 부장님"),
    (Kind.NAME, "김지훈", "지훈이가 정리했다", "지훈이"),
    (Kind.NAME, "佐藤 美咲", "Misaki Sato led it; ask SATO M. or Ms. Sato", "Misaki Sato"),
    (Kind.NAME, "佐藤 美咲", "サトウ ミサキと申します", "サトウ ミサキ"),
    # firms cut to single characters, without what stands in front
    (Kind.EMPLOYER, "上海浦东发展银行股份有限公司", "浦发银行实习", "浦发银行"),
    (Kind.EMPLOYER, "东方航空食品投资有限公司", "东航食品采购主管", "东航食品"),
    (Kind.EMPLOYER, "Công ty Cổ phần Sữa Ban Mai", "Kinh nghiệm: Sữa Ban Mai, kế toán", "Sữa Ban Mai"),
    (Kind.EMPLOYER, "Ngân hàng TMCP Biển Đông", "làm ở Ngân hàng Biển Đông.", "Ngân hàng Biển Đông"),
    (Kind.EMPLOYER, "株式会社青空製作所", "職歴 (株)青空製作所 開発部", "(株)青空製作所"),
    (Kind.EMPLOYER, "Amazing Grace Care Homes Ltd", "DBS checked. Amazing Grace manager: yes", "Amazing Grace"),
]  # fmt: skip
QUIET = [
    (Kind.NAME, "Will Marsh", "Where there is a will there is a way. Will you sign? The will's executor"),
    (Kind.NAME, "Rose van der Berg", "The rose garden needs pruning. Rose gold. A van, der Weg"),
    (Kind.NAME, "Hope Lindgren", "We hope.\nHope springs eternal; hope\n"),
    (Kind.NAME, "Pieter Jan de Wit", "The PJ pipeline and PJ pants, see pj.example"),
    (Kind.REFEREE, "Dr. Omar Haddad", "Dr O. Brown and Mr O.K. Corral, Dr. Ohm"),
    (Kind.REFEREE, "Tomasz Lis", "lis w lesie, pan listonosz"),
    (Kind.NAME, "Khalid bin Saleh Al-Harbi", "Saleh market at gate 3"),
    (Kind.NAME, "Jean-Baptiste Lemoine", "Saint Jean-Baptiste au Québec"),
    (Kind.NAME, "Mark Penn", "Penn State is a school"),
    (Kind.NAME, "Соколова Екатерина Андреевна", "Сокол летает над заводом"),
    (Kind.REFEREE, "王建国", "国王总督、王工会、小王子、称王总是难"),
    (Kind.REFEREE, "李芳", "芬芳姐妹花，李生态园"),
    (Kind.NAME, "欧阳若曦", "欧阳修的散文，晨曦小曦园"),
    (Kind.NAME, "張曉明", "小明問小華：這題怎麼算？"),
    (Kind.NAME, "黃志強", "志願者自強不息，学生生活"),
    (Kind.NAME, "文明", "文明施工，讲文明树新风，文明是进步"),
    (Kind.REFEREE, "박서연", "박람회 과장급, 대박 부장판사"),
    (Kind.NAME, "佐藤 美咲", "the sato of Kyoto; sato-yama walks"),
    (Kind.EMPLOYER, "东方航空食品投资有限公司", "东航线、山东航食"),
    (Kind.EMPLOYER, "Al Noor School", "The Al Noor mosque is nearby"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "text", "written"), FOUND)
def test_the_person_or_firm_is_found(kind: Kind, value: str, text: str, written: str) -> None:
    assert not uncovered(kind, value, text, written)


@pytest.mark.parametrize(("kind", "value", "text"), QUIET)
def test_what_means_something_else_is_not(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text) == []
