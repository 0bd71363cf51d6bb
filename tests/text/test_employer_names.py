"""Employers and schools as people write them in résumés lead to the organisation's other names, and what is not one leads to none."""

from __future__ import annotations

import pytest

from app.text.employer_names import LONGEST, employers_in, names_of
from app.text.normalization import folded

WRITTEN = {
    "ByteDance Ltd., Beijing": "抖音 飞书 TikTok Lark douyin.com",
    "字节跳动（上海）": "ByteDance 抖音 剪映",
    "字节跳动 ByteDance": "TikTok 今日头条",
    "北京抖音信息服务有限公司": "字节跳动 TikTok",
    "TikTok Pte. Ltd., Singapore": "字节跳动 ByteDance",
    "阿里巴巴（中国）有限公司": "淘宝 钉钉 菜鸟 BABA Taobao",
    "阿里巴巴集团控股有限公司": "淘宝 天猫",
    "淘宝（中国）软件有限公司": "阿里巴巴 Alibaba",
    "杭州阿里云智能科技有限公司": "Aliyun",
    "腾讯科技（深圳）有限公司": "微信 WeChat 王者荣耀 鹅厂",
    "腾讯云计算（北京）有限责任公司": "微信 Tencent",
    "腾讯 微信事业群": "QQ 鹅厂",
    "上海寻梦信息技术有限公司": "拼多多 Temu PDD",
    "北京三快在线科技有限公司": "美团 大众点评 Meituan",
    "深圳市大疆创新科技有限公司": "DJI Mavic",
    "华为技术有限公司": "Huawei 海思 鸿蒙",
    "小米通讯技术有限公司": "Redmi Xiaomi",
    "比亚迪汽车有限公司": "BYD 汉 海豹 弗迪",
    "上海米哈游网络科技股份有限公司": "原神 miHoYo Genshin Impact",
    "中国工商银行北京分行": "工行 ICBC",
    "招商银行股份有限公司深圳分行": "招行 CMB",
    "中国移动通信集团广东有限公司": "CMCC 咪咕",
    "普华永道中天会计师事务所（特殊普通合伙）": "PwC",
    "鸿富锦精密电子（郑州）有限公司": "富士康 Foxconn",
    "同济医院": "华中科技大学同济医学院附属同济医院 tjh.com.cn",
    "微软（中国）有限公司": "Microsoft Azure",
    "中國信託商業銀行": "CTBC 中信金",
    "台積電": "TSMC tsmc.com",
    "香港上海匯豐銀行有限公司": "HSBC 汇丰",
    "Google Ireland": "Alphabet YouTube Waymo GOOGL 谷歌",
    "Google LLC": "YouTube",
    "YouTube": "Google Alphabet",
    "Meta Platforms, Inc.": "Facebook Instagram WhatsApp",
    "Amazon Web Services EMEA SARL": "Amazon Twitch",
    "Goldman Sachs (Asia) L.L.C.": "高盛 gs.com",
    "PricewaterhouseCoopers LLP": "PwC 普华永道",
    "KPMG Huazhen LLP, Shanghai": "毕马威",
    "Ernst & Young LLP": "EY 安永",
    "JPMorgan Chase & Co.": "摩根大通 JPM Chase",
    "Procter and Gamble (Guangzhou) Ltd": "P&G 宝洁 SK-II",
    "Shell plc, London": "壳牌 SHEL",
    "Slack Technologies": "Slack",
    "Apple Inc.": "iPhone AAPL 苹果公司",
    "Robert Bosch GmbH": "Bosch 博世",
    "Tata Consultancy Services Ltd, Mumbai": "TCS",
    "Guaranty Trust Bank Plc, Lagos": "GTBank",
    "Jollibee Foods Corporation": "Jollibee Chowking",
    "DBS Bank Ltd, Singapore": "星展 POSB",
    "National University Hospital, Singapore": "NUH",
    "Samsung Electronics Co., Ltd.": "三星 Galaxy phone",
    "北京大学医学部": "北大 PKU 北医 pku.edu.cn",
    "北京大学光华管理学院": "北大 Peking University",
    "清华大学计算机系": "清华 THU Tsinghua University",
    "上海交通大学（本科）": "上海交大 SJTU",
    "華中科技大學": "华科 HUST",
    "MIT": "Massachusetts Institute of Technology 麻省理工学院",
    "Massachusetts Institute of Technology, Cambridge": "MIT mit.edu",
    "School of Computing, NUS": "National University of Singapore 新加坡国立大学",
    "University of Oxford, Department of Engineering Science": "Oxford University 牛津",
    "Trinity College Dublin, the University of Dublin": "TCD tcd.ie",
    "UC Berkeley": "University of California, Berkeley UCB",
    "Technische Universität München": "TUM 慕尼黑工业大学",
    "東京大学": "Todai UTokyo",
    "서울대학교 컴퓨터공학부": "SNU Seoul National University",
    "IIT Bombay": "IITB",
    "University of Lagos (Unilag)": "unilag.edu.ng",
    "北大": "北京大学",
    "pku.edu.cn": "北京大学 北大",
    "UCLA Anderson School of Management": "洛杉矶加大 ucla.edu",
    "Univ. of California, Los Angeles": "UCLA",
    "Bank of America Merrill Lynch": "BofA 美银",
    "Infosys BPM Limited, Bengaluru": "Infosys 印孚瑟斯",
    "美团骑手": "大众点评 Keeta",
    "武汉市小红书科技有限公司": "Xiaohongshu 行吟",
    "School of Computing National University of Singapore": "NUS",
    "华为2012实验室": "海思 Huawei",
    "星巴克国贸店": "Starbucks",
    "株式会社リクルート": "Recruit",
    "삼성전자(주)": "Samsung",
    "The Boston Consulting Group (BCG)": "BCG 波士顿咨询",
    "Nestlé Nigeria Plc": "雀巢 Nescafé",
}
"""What a person wrote → some of the names that must come back; a name with spaces stands between others."""


@pytest.mark.parametrize("text", WRITTEN)
def test_employers_and_schools_as_people_write_them(text: str) -> None:
    found = {one.text for one in names_of(text)}
    missing = WRITTEN[text]
    for name in sorted(found, key=len, reverse=True):
        missing = missing.replace(name, "")
    assert missing.split() == [], found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "()",
        "Beijing",
        "北京",
        "Target Shooting Club of Ohio",
        "Orange County Library",
        "Apple Valley Orchards",
        "American University of Nowhere Alumni Fund",
        "Scoil Mhuire",
        "中国银行业协会",
        "小米椒餐饮店",
        "理想国文化",
        "Ford & Daughters Bakery",
        "The Gap Year Company",
        "Meta-analysis Group",
        "Harvard Square Bookshop",
        "海豹突击训练营",
        "长安街便利店",
        "通用零部件加工厂",
        "中山大学城便利店",
        "Lancaster School of Motoring",
        "Princeton High School",
        "Delta School of Business",
    ],
)
def test_other_organisations_keep_their_names(text: str) -> None:
    assert [one.name for one in employers_in(text)] == []


def test_the_text_itself_is_left_out_and_no_name_comes_twice() -> None:
    for text in WRITTEN:
        names = names_of(text)
        assert len(names) == len(set(names))
        assert all(folded(one.text) != folded(text) for one in names)


def test_an_uncertain_name_gives_the_names_of_all_who_bear_it() -> None:
    assert {one.name for one in employers_in("SMU")} >= {
        "Singapore Management University",
        "Southern Methodist University",
    }
    assert {one.name for one in employers_in("南大")} >= {"南京大学", "Nanyang Technological University"}


def test_a_word_in_a_second_place_is_no_employer() -> None:
    assert [one.name for one in employers_in("Foo Widgets Ltd., Cambridge")] == []
    assert [one.name for one in employers_in("某某咨询有限公司，长安")] == []


def test_long_text_is_cut() -> None:
    assert names_of("大学" * 50_000) == ()
    assert names_of("university of " * 50_000) == ()
    assert names_of("Foo, " * (LONGEST // 5) + "YouTube") == () != names_of("Foo, " * 5 + "YouTube")
