"""Chinese names with titles, in Cantonese spelling and as words; known names as kings and places; numbers of things and firms."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.personal_data_scan import scan
from tests.redact.known_checks import found

FOUND = [
    # surname and title, full name and title
    ("宋晚晴", "通知：宋工本周出差，样品交接", "宋工"),
    ("高兴", "高总下周回来签字", "高总"),
    ("魏子衿", "魏师傅还没到现场", "魏师傅"),
    ("尉迟远山", "尉迟工，图纸改好了", "尉迟工"),
    ("何世榮經理", "舊上司，就寫何世榮經理，電話 2855", "何世榮經理"),
    ("周敏老师", "问周敏老师，她在", "周敏老师"),
    # the given name alone
    ("尉迟远山", "候选人（同事称远山、尉迟工）", "远山"),
    ("宋晚晴", "学姐！我是晚晴～打扰一下", "晚晴"),
    ("魏子衿", "顾老师：子衿，你上次说", "子衿"),
    ("余小满", "大家都喊小满，茶厂里", "小满"),
    ("梁啟謙", "客人留言：Kai Him 好有耐性", "Kai Him"),
    ("梁啟謙", "請找 Kai-him（前堂）", "Kai-him"),
    # Hong Kong's and Macau's spelling
    ("梁啟謙", "此致 K.H. Leong", "K.H. Leong"),
    ("梁啟謙", "職員 Leung Kai Him", "Leung Kai Him"),
    ("楊國強", "Ieong Kuok Keong", "Ieong Kuok Keong"),
    ("劉志偉", "LAO CHI WAI", "LAO CHI WAI"),
    ("何婉儀", "由：何小姐（Y.Y. Ho）", "Y.Y. Ho"),
]  # fmt: skip
QUIET = [
    # titles that are other words
    ("宋晚晴", "宋工艺品展、仿宋工笔画"),
    ("高兴", "提高总能力，最高总能耗"),
    ("张伟", "主张总结经验，张总会议室"),
    ("任远", "责任工程，任工种不限"),
    ("王芳", "国王工作坊，王工坊"),
    # given names that are words
    ("宋晚晴", "今天晚晴（天气的晴）适合散步"),
    ("林初雪", "预报明天初雪，路滑"),
    ("魏子衿", "青青子衿，悠悠我心。——这句诗是我名字的由来"),
    ("尉迟远山", "技术扎实，远山近水都熟"),
    ("余小满", "前后是茶厂最忙的时候，小满节气"),
    # somebody else in Latin letters
    ("梁啟謙", "Wong Kai Him and Kai Him Chan, kai him"),
    ("梁啟謙", "Kai Himmel, K.H. Lee, KAI HIM"),
    ("梁啟謙", "Mr Leong of Penang"),
    ("何婉儀", "Ho Chi Minh City, Y.Y. Holdings"),
    ("楊國強", "Ieong Ka Man"),
    # kings, saints and places
    ("Solomon Achterberg", "Wisdom of King Solomon, paperback"),
    ("Solomon Achterberg", "the Solomon Islands"),
    ("Mehmet Tuğrul Akdeniz", "Akdeniz bölgesinde de çalışırım"),
    ("Hudson Marlowe", "along the Hudson River and Hudson Bay"),
    ("Benedikt Krause", "Pope Benedikt and Sankt Benedikt"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "written"), FOUND)
def test_the_known_name_is_found(name: str, text: str, written: str) -> None:
    assert written in found(Kind.NAME, name, text)


@pytest.mark.parametrize(("name", "text"), QUIET)
def test_the_look_alike_is_not(name: str, text: str) -> None:
    assert found(Kind.NAME, name, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "求人番号26010-00527に応募",
        "注文番号 075-555-0527 の件",
        "Auftrag 0170-000-4836 liegt vor",
        "Sipariş no 0532-000-3814 hazır",
        "замовлення № 050-000-1937 готове",
        "发票抬头：拙园书店；税号 91320500MA00007394。",
        "税号：91320500MA00007394",
        "Rechnung an: Mole GmbH, Steuernummer 21/815/08150",
        "sheets 92F/1 to 92F/16, EPSG:26910",
    ],
)
def test_the_number_of_a_thing_or_a_firm_is_nobodys(text: str) -> None:
    assert [(span.detector, span.text) for span in scan(text)] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("電話番号 075-555-0527 まで", "075-555-0527"),
        ("Auftrag erledigt, mobil 0170 0004836", "0170 0004836"),
        ("个人税号 110101199003072316", "110101199003072316"),
        ("Steuernummer: 21/815/08150", "21/815/08150"),
        ("IM chat: braai_5 is mine", "braai_5"),
        ("Person in charge: 0170/000-4836", "0170/000-4836"),
    ],
)
def test_the_number_of_a_person_is_found(text: str, value: str) -> None:
    assert value in [span.text for span in scan(text)]
