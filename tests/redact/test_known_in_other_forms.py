"""Known names as other languages bend, spell and shorten them, each form beside a look-alike that is left alone."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from tests.redact.known_checks import found, uncovered

FOUND = [
    # Hong Kong's spelling
    (Kind.NAME, "黃詩敏", "Dear Miss Wong, we are pleased", "Miss Wong"),
    (Kind.NAME, "黃詩敏", "編製人：S.M. Wong", "S.M. Wong"),
    (Kind.NAME, "黃詩敏", "Sze Man Wong：係呀", "Sze Man Wong"),
    (Kind.NAME, "歐陽健邦", "AU YEUNG KIN PONG", "AU YEUNG KIN PONG"),
    (Kind.NAME, "黃詩敏", "szeman.wong8 on the list", "szeman.wong"),
    # declined
    (Kind.NAME, "Aino Mäkelä-Virtanen", "Mäkelä-Virtasen paperit ovat, ja se oli", "Mäkelä-Virtasen"),
    (Kind.REFEREE, "Jukka Pekka Tuominen", "vanha pomo Tuomisen Jukka oli, mutta ei", "Tuomisen Jukka"),
    (Kind.NAME, "Tomáš Dvořák", "Dobrý den, s Tomášem Dvořákem jsem pracovala", "Tomášem Dvořákem"),
    (Kind.NAME, "Zeynep Karaosmanoğlu", "Karaosmanoğlu'nun dosyası", "Karaosmanoğlu'nun"),
    (Kind.EMPLOYER, "Stalbud Sp. z o.o.", "pracowałem w Stalbudzie jako spawacz, oraz przez rok", "Stalbudzie"),
    (Kind.EMPLOYER, "Huta Czarny Dunajec S.A.", "nie w Hucie Czarny Dunajec, oraz", "Hucie Czarny Dunajec"),
    (Kind.EMPLOYER, "Rheinwerk Anlagenbau GmbH", "bringen Sie Rheinwerks Zeugnis und die Mappe", "Rheinwerks"),
    # other spellings
    (
        Kind.NAME,
        "Mohammed Abdul-Rahman Al-Khatib",
        "Muhammad Abdulrahman Al Khateeb",
        "Muhammad Abdulrahman Al Khateeb",
    ),
    (Kind.NAME, "Ulrich Baumgärtner", "Gruß, Baumgaertner", "Baumgaertner"),
    (Kind.EMPLOYER, "Krämer & Söhne", "bei Kraemer & Soehne", "Kraemer & Soehne"),
    # called by a part
    (Kind.REFEREE, "Trần Văn Hậu", "Anh Hậu là trưởng phòng", "Hậu"),
    (Kind.NAME, "Rósa Björnsdóttir", "Yes, Rosa Bjorns is me", "Rosa Bjorns"),
    (Kind.NAME, "Hope Winters", "I'm Hope, a writer", "Hope"),
    (Kind.NAME, "Hope Winters", "two years. Hope proofread the almanac", "Hope"),
    (Kind.NAME, "Camille Desrosiers", "Hi all, Cam joining from France", "Cam"),
    (Kind.NAME, "Kateryna Lysenko", "Dear Katya, the desk", "Katya"),
    (Kind.NAME, "박서준", "서준아, 내일 봐요", "서준아"),
    (Kind.NAME, "陳曉嵐", "茲證明陳曉嵐女士曾任職", "陳曉嵐女士"),
    (Kind.NAME, "宋清明", "清明哥微信在群里", "清明哥"),
    (Kind.NAME, "江一帆", "审核：姓名江某帆与证件一致", "江某帆"),
    (Kind.NAME, "慕容雪", "慕容你盯一下，阿雪收到", "慕容"),
    (Kind.NAME, "慕容雪", "慕容你盯一下，阿雪收到", "阿雪"),
    (Kind.REFEREE, "Cô Bùi Kim Oanh", "Chào chị Hà, cô Oanh nói", "Oanh"),
    (Kind.NAME, "Jasmine O'Hara", '{"first":"Jasmine","req":1}', "Jasmine"),
    # other scripts
    (Kind.NAME, "Юлия Сергеевна Белозёрова", "Julija Belozjorova: logistics", "Julija Belozjorova"),
    (Kind.EMPLOYER, "ООО «Северный Вектор»", "at Severny Vektor since", "Severny Vektor"),
    (Kind.NAME, "ณัฐพงษ์ ศรีสุวรรณ", "ชื่อ: ณัฐพงษ์ ศรีสุวรรณ", "ณัฐพงษ์"),
    (Kind.NAME, "Stefan Georgiev Dimitrov", "Колега Стефан Димитров работи", "Стефан Димитров"),
    (Kind.EMPLOYER, "鼎盛生技股份有限公司", "推薦人，公司是鼎盛。謝謝", "鼎盛"),
    # firms cut short
    (Kind.EMPLOYER, "Port Autonome de Kaolack", "Le P.A.K. ne répond plus", "P.A.K"),
    (Kind.EMPLOYER, "Ayuntamiento de Zumaia", "Ayto. de Zumaia, peón", "Ayto. de Zumaia"),
    (Kind.EMPLOYER, "Siam Coolchain Co., Ltd.", "of Siam Cool Chain recommended", "Siam Cool Chain"),
    (Kind.EMPLOYER, "Northgate & Pryce LLP", "N&P let me go.", "N&P"),
    (Kind.EMPLOYER, "Gulf Pearl Marine Services", "Previous: Gulf Pearl.", "Gulf Pearl"),
    (Kind.EMPLOYER, "Hôpital Saint-Rémy", "avant : Hôpital St-Rémy", "Hôpital St-Rémy"),
    (Kind.EMPLOYER, "Sri Lakshmi Mills", "and Lakshmi Mills, Coimbatore", "Lakshmi Mills"),
]
LEFT_ALONE = [
    (Kind.NAME, "黃詩敏", "Mr Wong Tai Sin temple, Man Wong Lee"),
    (Kind.NAME, "Tomáš Dvořák", "They said the Tomasem file is gone"),
    (Kind.NAME, "Adam Petrovic", "the Adams report and the Petrovici brand"),
    (Kind.NAME, "Mohammed Al-Khatib", "Ahmed Al-Khatibi and Mahmud Salem"),
    (Kind.NAME, "Hope Winters", "Hope is a good thing. We hope so. Hope for the best"),
    (Kind.NAME, "安静", "考场纪律“保持安静”标语，平时一点都不安静，哈哈"),
    (Kind.NAME, "白露", "今日白露，天气转凉"),
    (Kind.NAME, "郑国强", "国强机械展开幕，国强路88号"),
    (Kind.EMPLOYER, "Lagoon Star Shipping Ltd", "VESSEL: LAGOON QUEEN; Lagoon Road"),
    (Kind.EMPLOYER, "Cauvery Cement Works Ltd", "Emp code CCW-1708"),
    (Kind.EMPLOYER, "St. Brendan's Nursing Home", "St Brendan's Day is a holiday"),
    (Kind.EMPLOYER, "Merlion Coldchain Pte Ltd", "COLD CHAIN / WAREHOUSE"),
    (Kind.EMPLOYER, "Baobab Câblage SARL", 'Navire "Baobab II", quai 5'),
    (Kind.PHONE, "13800005526", "流水号 13800005526024，运单 SF1380000552604"),
    (Kind.NAME, "马力", "发动机 420 马力，扭矩 2000 牛米"),
    (Kind.EMPLOYER, "Education AG", "Educational background"),
    (Kind.BIRTH, "1991-07-04", "tag: v2.7.1991, build 4.7.1991-rc2, Version 4.7.1991"),
    (Kind.PHONE, "3555 0825", "發票 INV-3555-0825"),
    (Kind.PHONE, "+420 601 555 018", "order no. 601 555 018-07"),
    (Kind.ADDRESS, "辽宁省沈阳市铁西区建设中路15号甲3-6-2", "库位 15-3-6"),
]


@pytest.mark.parametrize(("kind", "value", "text", "expected"), FOUND)
def test_found(kind: Kind, value: str, text: str, expected: str) -> None:
    assert not uncovered(kind, value, text, expected)


@pytest.mark.parametrize(("kind", "value", "text"), LEFT_ALONE)
def test_left_alone(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text) == []
