"""Chinese characters of a withheld name: found where a sentence uses them as a name, left where they are other words."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.matchers.han_context import Form, features, is_free, is_name, score
from tests.redact.known_checks import found, uncovered

FOUND = [
    (Kind.SCHOOL, "浙江大学", "浙大农学院，水稻方向", "浙大"),
    (Kind.SCHOOL, "国立政治大学", "政大新闻系硕士", "政大"),
    (Kind.SCHOOL, "江城卫生职业技术学院", "江城卫校三年制护理", "江城卫校"),
    (Kind.EMPLOYER, "西北第三建筑工程公司", "西北三建木工班组长", "西北三建"),
    (Kind.EMPLOYER, "第一汽车集团", "一汽冲压车间模具工", "一汽"),
    (Kind.EMPLOYER, "玉山商業銀行", "玉山銀理專三年", "玉山銀"),
    (Kind.EMPLOYER, "市第一人民医院", "市一医院急诊护士", "市一医院"),
    (Kind.NAME, "张海涛", "张工主持了两条产线的改造", "张工"),
    (Kind.NAME, "雷鸣", "雷厨是同事对我的称呼", "雷厨"),
    (Kind.NAME, "黃金水", "阿水師是鄰里對我的稱呼", "阿水師"),
    (Kind.NAME, "何詠詩", "何姑娘為老人院註冊護士", "何姑娘"),
    (Kind.ADDRESS, "武汉", "现住武汉，可驻外", "武汉"),
    (Kind.ADDRESS, "成都", "坐标蓉城，宠物美容师", "蓉城"),
]  # fmt: skip
LEFT = [
    (Kind.SCHOOL, "南开大学", "在云南开客栈两年"),
    (Kind.SCHOOL, "河海大学", "运河海鲜码头装卸"),
    (Kind.EMPLOYER, "紫光", "紫光灯消毒，每日登记时长"),
    (Kind.EMPLOYER, "光大银行", "把老菜发扬光大"),
    (Kind.EMPLOYER, "中车", "停车场中车位引导与收费"),
    (Kind.EMPLOYER, "京东集团", "管理南京东路旗舰店"),
    (Kind.NAME, "林志工", "擔任圖書館志工六年"),
    (Kind.NAME, "元旦", "元旦、春节均可值班"),
    (Kind.NAME, "任强", "担任工程资料员"),
    (Kind.ADDRESS, "日照", "记录温室日照时数"),
    (Kind.ADDRESS, "大连", "全省最大连锁药房店员"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "text", "written"), FOUND)
def test_the_name_is_found(kind: Kind, value: str, text: str, written: str) -> None:
    assert not uncovered(kind, value, text, written)


@pytest.mark.parametrize(("kind", "value", "text"), LEFT)
def test_other_words_are_left(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text) == []


def test_a_cue_and_a_sound_boundary_raise_the_score() -> None:
    def scored(text: str, form: Form = Form.FIRM) -> float:
        at = text.index("理想")
        return score(features(text, at, at + 2, form))

    assert scored("在理想工作三年") > 0 > scored("追求理想生活")
    assert scored("昊天加入理想公司") > scored("昊天谈理想时光")


def test_a_name_of_nothing_else_needs_only_a_boundary() -> None:
    assert is_free("负责鹿鸣app的增长", 2, 4)
    assert not is_free("在云南开客栈", 2, 4) and not is_free("追求理想生活", 2, 4)
    assert not is_name("追求理想生活", 2, 4, Form.FIRM)


def test_every_feature_has_a_weight() -> None:
    sentences = ["小王、“王工”的3个", "在北京王工程部，", "", "的王工b站", "云南王工 2019 届毕业"]
    for text in sentences:
        at = max(0, text.find("王工"))
        for form in Form:
            for known in (False, True):
                score(features(text or "王工", at, at + 2, form, known=known))
