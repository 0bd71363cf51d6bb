"""The tables of organisations: every row is whole and says where it is from, look-ups find each name, and nothing loads early."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from app import resources
from app.text import organization_names as tables
from app.text.lexicons import common_words
from app.text.organization_names import (
    COLUMNS,
    FOLDER,
    KINDS,
    TABLES,
    Organization,
    keys_of,
    name_key,
    organization_of,
    organizations_named,
    without_legal_form,
)
from app.text.places import countries

ROOT = Path(__file__).parents[2]
GREATER_CHINA = ("CN", "HK", "MO", "TW")
PROJECT_985 = (
    "北京大学 清华大学 中国人民大学 北京师范大学 北京航空航天大学 北京理工大学 中国农业大学 中央民族大学 南开大学 天津大学 大连理工大学 东北大学 吉林大学 "
    "哈尔滨工业大学 复旦大学 上海交通大学 同济大学 华东师范大学 南京大学 东南大学 浙江大学 中国科学技术大学 厦门大学 山东大学 中国海洋大学 武汉大学 "
    "华中科技大学 中南大学 湖南大学 国防科技大学 中山大学 华南理工大学 四川大学 电子科技大学 重庆大学 西安交通大学 西北工业大学 西北农林科技大学 兰州大学"
).split()
PROJECT_211 = (
    "北京交通大学 北京工业大学 北京科技大学 北京化工大学 北京邮电大学 北京林业大学 北京中医药大学 北京外国语大学 中国传媒大学 中央财经大学 对外经济贸易大学 "
    "北京体育大学 中央音乐学院 中国政法大学 华北电力大学 中国石油大学（北京） 中国石油大学（华东） 中国矿业大学 中国矿业大学（北京） 中国地质大学（武汉） "
    "中国地质大学（北京） 天津医科大学 河北工业大学 太原理工大学 内蒙古大学 辽宁大学 大连海事大学 延边大学 东北师范大学 哈尔滨工程大学 东北农业大学 "
    "东北林业大学 华东理工大学 东华大学 上海外国语大学 上海财经大学 上海大学 海军军医大学 空军军医大学 苏州大学 南京航空航天大学 南京理工大学 河海大学 "
    "江南大学 南京农业大学 中国药科大学 南京师范大学 安徽大学 合肥工业大学 福州大学 南昌大学 郑州大学 武汉理工大学 华中农业大学 华中师范大学 "
    "中南财经政法大学 湖南师范大学 暨南大学 华南师范大学 广西大学 海南大学 西南交通大学 四川农业大学 西南大学 西南财经大学 贵州大学 云南大学 西藏大学 "
    "西北大学 西安电子科技大学 长安大学 陕西师范大学 青海大学 宁夏大学 新疆大学 石河子大学"
).split()
AMBIGUOUS = (
    "汉 唐 海豹 海豚 小米 荣耀 理想 蚂蚁 菜鸟 豆包 北大 人大 长安 红旗 平安 自如 美的 起点 苹果公司 Slack Apple Shell Target Gap Visa Meta Next Boots Orange "
    "Ford Square Block Zoom Box Oracle Stripe Indeed Lark MIT BIT ABC Brown Rice Cambridge Oxford Columbia Amazon Windows Threads X"
).split()


@lru_cache(maxsize=1)
def rows() -> tuple[Organization, ...]:
    return tuple(map(tables._organization, range(len(tables._index().rows))))


@lru_cache(maxsize=1)
def lines() -> tuple[list[str], ...]:
    texts = (resources.path(FOLDER, name).read_text("utf-8") for name in TABLES)
    return tuple(line.split("\t") for text in texts for line in text.splitlines() if not line.startswith("#"))


def of(*, kind: str, home: bool) -> list[Organization]:
    return [row for row in rows() if row.kind == kind and (row.country in GREATER_CHINA) == home]


def names(row: Organization, *kinds: str) -> list[str]:
    return [one.text for one in row.names if one.kind in kinds]


# ------------------------------------------------------------------------------------------------------- the rows


def test_every_row_has_its_columns_a_source_and_a_date() -> None:
    readme = resources.path(FOLDER, "README.md").read_text("utf-8")
    told = set(re.findall(r"^\| `(\w+)` \|", readme, re.MULTILINE))
    assert {len(line) for line in lines()} == {len(COLUMNS)}
    assert {row.kind for row in rows()} == {"company", "university", "school", "hospital", "institute"}
    assert {row.country for row in rows()} <= {*countries(), "-"}
    assert {code for row in rows() for code in row.source} <= told and all(row.source for row in rows())
    assert all(re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", row.checked) for row in rows())


def test_what_is_written_by_hand_says_so_and_nothing_else_does() -> None:
    for name, _, _, known, found, source, _ in lines():
        assert not known or "k" in source.split(), name
        assert not found or set(source.split()) - {"k"}, name


def test_names_are_well_formed() -> None:
    for name, _, _, known, found, _, _ in lines():
        assert re.fullmatch(r"~?[^\s~:|](?:[^\t\n~:|]*[^\s~:|])?", name), name
        for item in (item for cell in (known, found) if cell for item in cell.split("|")):
            assert re.fullmatch(r"~?[NLBPSAFTD](?:@[a-z]{2})?:[^\s~:|](?:[^\t\n~:|]*[^\s~:|])?", item), (name, item)
    for row in rows():
        assert all(re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", domain) for domain in names(row, "domain")), row.name
        assert all(one.language == "" for one in row.names if one.kind in ("ticker", "domain"))
        assert all(re.fullmatch(r"[a-z]{2}", one.language) for one in row.names if one.kind not in ("ticker", "domain"))


def test_no_organisation_and_no_name_in_a_row_comes_twice() -> None:
    usual = Counter((name_key(row.name), row.country, row.kind) for row in rows())
    assert [one for one, count in usual.items() if count > 1] == []
    for row in rows():
        twice = [key for key, count in Counter(name_key(one.text) for one in row.names).items() if count > 1]
        assert twice == [], row.name


def test_there_are_enough_of_each() -> None:
    chinese = of(kind="company", home=True)
    assert len(rows()) >= 3_000
    assert sum(row.country in GREATER_CHINA for row in rows()) >= 1_000
    assert sum(bool(names(row, "brand", "product")) for row in chinese) >= 500
    assert len(of(kind="university", home=True)) >= 500
    assert len(of(kind="university", home=False)) >= 800
    assert len(of(kind="company", home=False)) >= 800
    assert sum(resources.path(FOLDER, name).stat().st_size for name in TABLES) <= 1_500_000


def test_every_985_and_211_university_has_a_short_name_and_a_domain() -> None:
    assert (len(PROJECT_985), len(PROJECT_211)) == (
        39,
        112 + 3 - 39,
    )  # three of the 112 are in two places under one name
    for name in (*PROJECT_985, *PROJECT_211):
        row = organization_of(name)
        assert row is not None and row.kind == "university", name
        assert row.name == name or name_key(row.name) == name_key(name)
        assert names(row, "short", "acronym") and names(row, "domain") and names(row, "name"), name


def test_ordinary_words_are_marked() -> None:
    marked = {one.text for row in rows() for one in row.names if one.ambiguous}
    assert [word for word in AMBIGUOUS if word not in marked | {"苹果公司"}] == []
    for row in rows():
        for one in row.names:
            key = name_key(one.text)
            ordinary = len(key) == 1 or key in common_words() or (key.isascii() and len(key) <= 2)
            assert one.ambiguous or not ordinary or one.kind in ("legal", "domain"), (row.name, one)
            assert one.ambiguous or one.kind != "ticker" or len(one.text) >= 4, (row.name, one)


def test_names_that_no_sentence_holds_are_not_marked() -> None:
    for name in (
        "ByteDance 字节跳动 抖音 TikTok 腾讯 微信 GOOGL YouTube PwC 普华永道 ICBC 复旦 pku.edu.cn Huawei 拼多多".split()
    ):
        found = [one for row in organizations_named(name) for one in row.names if name_key(one.text) == name_key(name)]
        assert found and not any(one.ambiguous for one in found), name


# ---------------------------------------------------------------------------------------------------- the look-up


def test_every_name_finds_its_row() -> None:
    """The tables are folded in one step; that must give the same keys as one name alone."""
    for number, row in enumerate(rows()):
        for one in row.names:
            for key in keys_of(one.text, one.kind):
                assert number in tables._rows_named(key), (row.name, one)


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("抖音", "字节跳动"),
        ("飞书", "字节跳动"),
        ("tiktok", "字节跳动"),
        ("BABA", "阿里巴巴"),
        ("baba", "阿里巴巴"),
        ("ＹｏｕＴｕｂｅ", "Alphabet"),
        ("Nestlé", "Nestlé"),
        ("NESTLE", "Nestlé"),
        ("騰訊", "腾讯"),
        ("腾讯科技（深圳）", "腾讯"),
        ("腾讯科技(深圳)有限公司", "腾讯"),
        ("Goldman Sachs & Co. LLC", "Goldman Sachs"),
        ("Robert Bosch GmbH", "Bosch"),
        ("L'Oréal S.A.", "L'Oréal"),
        ("Massachusetts Institute of Technology", "Massachusetts Institute of Technology"),
        ("hku.hk", "香港大学"),
        ("工行", "中国工商银行"),
        ("四大", None),
        ("MSU", None),
        ("", None),
        ("...", None),
        ("株式会社リクルート", "Recruit"),
    ],
)
def test_look_up_by_any_name(name: str, usual: str | None) -> None:
    found = organization_of(name)
    assert (found and found.name) == usual


def test_a_usual_name_comes_before_a_brand_of_the_same_name() -> None:
    assert {row.name for row in organizations_named("LinkedIn")} == {"LinkedIn", "Microsoft"}
    found = organization_of("LinkedIn")
    assert found is not None and found.name == "LinkedIn"


def test_legal_forms_fall_away() -> None:
    assert without_legal_form("acme widgets co ltd") == "acme widgets"
    assert without_legal_form("acme s a") == "acme"
    assert without_legal_form("ltd") == "ltd"
    assert without_legal_form("某某科技股份有限公司") == "某某科技"
    assert without_legal_form("株式会社某某") == "某某"


# ------------------------------------------------------------------------------------------------------- loading


def test_tables_are_read_at_the_first_look_up_and_once() -> None:
    program = (
        "import sys, ui.main, ui.commands.cli; ui.commands.cli.build_parser()\n"
        "assert 'app.text.organization_names' not in sys.modules\n"
        "from app.text import employer_names, organization_names as names\n"
        "assert names._index.cache_info().currsize == 0\n"
        "assert employer_names.names_of('ByteDance') and names.organization_of('抖音')\n"
        "assert names._index.cache_info().misses == 1\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")


# -------------------------------------------------------------------------------------------------- how it is made


@pytest.fixture(scope="module")
def maker() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "packaging" / "organizations.py"))


def test_schools_come_by_domain_without_departments(maker: dict[str, Any], tmp_path: Path) -> None:
    for path, text in {
        "ie/example.txt": "\ufeffExample University\nOllscoil Shamplach\nhttp://example.ie",
        "ie/example/cs.txt": "Department of Computing",
        "in/ernet/a.txt": "University A",
        "in/ernet/b.txt": "University B",
        "in/ernet/c.txt": "University C",
        "in/ernet/d.txt": "University D",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    found = {row.name: (row.country, row.found) for row in maker["schools"](tmp_path)}
    assert found["Example University"] == ("IE", ["N:Ollscoil Shamplach", "D:example.ie"])
    assert found["University A"] == ("IN", ["D:a.ernet.in"])
    assert "Department of Computing" not in found


def test_names_found_join_the_row_written_by_hand(maker: dict[str, Any]) -> None:
    row = maker["Row"]
    hand = row("~Acme", "IE", "company", ["N:爱克米", "D:acme.ie"], [], ["k"], "2026-01-01")
    merged = [hand]
    same = row("Acme Widgets", "-", "company", [], ["N:ACME", "D:acme.ie", "D:acme.com"], ["nsi"])
    namesake = row("Acme", "US", "company", [], ["D:acme.us"], ["nsi"])
    maker["merge"](merged, [same, namesake])
    assert [one.name for one in merged] == ["~Acme", "Acme"]
    assert hand.found == ["N:Acme Widgets", "D:acme.com"] and hand.source == ["k", "nsi"]
    assert hand.known == ["N:爱克米", "D:acme.ie"] and hand.checked == "2026-01-01"


def test_brands_that_share_a_site_stay_apart(maker: dict[str, Any]) -> None:
    row = maker["Row"]
    merged = [row("Inn One", "US", "company", [], ["D:inns.com"], ["nsi"])]
    maker["merge"](merged, [row("Inn Two", "US", "company", [], ["D:inns.com"], ["nsi"])])
    assert [one.name for one in merged] == ["Inn One", "Inn Two"]


def test_the_script_knows_what_is_by_hand(maker: dict[str, Any]) -> None:
    kept = maker["read_tables"]()
    assert len(kept) == sum("k" in row.source for row in rows())
    assert all(not row.found for row in kept)


def test_letters_of_the_tables_are_explained() -> None:
    readme = resources.path(FOLDER, "README.md").read_text("utf-8")
    assert all(f"`{letter}`" in readme for letter in KINDS)
