"""Words right before and right behind Chinese characters by which one sees that they are the name of a person, a firm, a school or a town.

Each is a feature among others (`han_context.py`), so that one that also stands elsewhere does no harm.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.text.organizations import industry_endings
from app.text.places import chinese_provinces
from app.text.positions import position_pattern_zh
from app.text.titles import HAN_TITLES

_BEFORE: Final = {
    "person": "我是|我[叫系]|叫我|称我为?|[叫系]|本人|姓名|署名|笔名|本名|联系人?|推荐人|证明人|介绍人|申请人|求职者|应聘[人者]|候选人|导师|感谢|师从|跟着|@|同事|领导|上级|上司|师傅|搭档|组长"
    "|负责人|(?<!参)与|[由向和找问让请给跟及或谢归随]|手下|在",
    "firm": "在|[于喺]|入职|加入|离开|来自|任职|就职|供职|服务于?|到|去了?|从|进入?|跳槽|东家|[上下]家|[单原现]?单位|公司|(?:公司|单位|东家)[是叫为]|签约|曾任|任|牵头|参与|代号|做|为|给|原|前|现职",
    "school": "毕业于|就读于?|考入|考上|考取|录取|在|于|自|到|从|来自|是",
    "place": "在|于|到|去|从|自|来自|往|[现常暂定移]?居|住|坐标|[常派]?驻|老家|籍贯|家乡|原籍|现在|[省市]",
}
_AFTER: Final = {
    "person": "[说讲让叫问找给收催约你您]|可为|可以|亲授|主持|主讲|主管|分管|负责|担任|任职|入职|毕业|就是|请假|加班|出差|签[字收名]|回复|提交|同意|求职|应聘|自荐|代班|那边|这边|[今明昨后][天早晚]"
    r"|[上下本这]周|[于生]\d|这个名字|手下|[,，(（|\s]{1,3}(?:男|女|[\u4e00-\u9fff]{2,3}人(?![\u4e00-\u9fff])|\d{2}\s?岁)",
    "firm": "公司|集团|总部|任职|工作(?!室)|上班|担任|实习|期间|时期|人(?![力员工才])|项目|工程|计划|行动|[总分支]行|门店|店|[总分]?厂|车间|部门|食堂|大门|同事|离职|裁员|毕业|进修|兼职|[里内]"
    "|[做待干](?!起)了?",
    "school": "毕业|本科|硕士|博士|研究生|学士|学位|专业|校友|旧生会|在读|附[中小属]|期间|校[内园]"
    r"|[\u4e00-\u9fff]{0,6}(?:学院|系(?![统列数])|院|所(?![有以在需])|专业|本科|硕士|博士|学士|毕业|[一二三四五]年制)",
    "place": r"市|[人港县](?![\u4e00-\u9fff])|籍|出生|长大|居住|户口|户籍|本地|生活",
}


@lru_cache(maxsize=8)
def cue_before(party: str) -> re.Pattern[str]:
    """Return a pattern, to be searched, of a word that ends right before a name of a party."""
    provinces = f"|{'|'.join(map(re.escape, chinese_provinces()))}" if party == "place" else ""
    return re.compile(rf"(?:{_BEFORE[party]}{provinces})[:：]?\s?$")


@lru_cache(maxsize=8)
def cue_after(party: str) -> re.Pattern[str]:
    """Return a pattern, to be matched, of a word right behind a name of a party."""
    titles = "".join(f"|{title}" for title in HAN_TITLES.split("|") if len(title) > 1) if party == "person" else ""
    return re.compile(rf"\s?(?:{_AFTER[party]}{titles})")


_CLAUSE_BEGINS: Final = re.compile(r"(?:^|[\n。！？!?；;，,])\s*$")
_AT_WORK: Final = re.compile(r"(?:^|[\n。！？!?；;，,]|曾|先后|现|后|期间)\s?[在于]$")
_WORKS: Final = re.compile(r"(?:负责|担任|任职|从事|主管|分管|轮岗|实习|上班)")
_ANNIVERSARY: Final = re.compile(r"\s?[\d一二三四五六七八九十百]{1,4}周年|以来|之初|初期")


@lru_cache(maxsize=1)
def _of_people() -> re.Pattern[str]:
    people = f"{position_pattern_zh('line')}|能手|支柱|骨干|标兵|新人|榜样|主心骨|的人"
    return re.compile(
        r"带[队看教]|带着?[一两二三四五六七八九十\d]+[名位个]|获评|被评[为上]|当选|每天[最都]"
        rf"|(?:[曾仍就]|一直)?是[^，。；,;\n]{{0,14}}?(?:{people})(?=$|[，。；,;\s])"
    )


@lru_cache(maxsize=1)
def _worker() -> re.Pattern[str]:
    workers = f"{position_pattern_zh('line')}|管家|车主|督导|导购|经纪人|配送员|地勤|空乘|理赔员|柜员"
    return re.compile(rf"(?:{workers})(?=$|[\s，。,;；、(（])")


def tells_of(text: str, start: int, end: int, party: str) -> bool:
    """Return True if a clause that begins with `text[start:end]` says what only people do or are (春光带队, 黎明是公认的技术能手), or one about
    work says where somebody was employed (在光明负责低温奶, 自如管家): whatever word it is."""
    if party == "person":
        return _CLAUSE_BEGINS.search(text, max(0, start - 4), start) is not None and (
            _of_people().match(text, end) is not None
        )
    if party != "firm":
        return False
    at_work = _AT_WORK.search(text, max(0, start - 4), start) is not None and _WORKS.match(text, end) is not None
    opens = _CLAUSE_BEGINS.search(text, max(0, start - 4), start) is not None
    return at_work or (opens and _worker().match(text, end) is not None)


def is_anniversary(text: str, end: int) -> bool:
    """Return True if years are counted behind characters that end at `end`: they are an event (建国70周年)."""
    return _ANNIVERSARY.match(text, end) is not None


@lru_cache(maxsize=1)
def office() -> re.Pattern[str]:
    """Return a pattern of a job at the end of a clause, without words that would make it a sentence (昊禾数控班班长)."""
    more = (
        "(?<!值)班|[组岗部员师务]|师傅|(?<![施竣开完])工|[班组队站]长|柜台|电销|领队|导购|柜员|前台|主办|门店|车间|转正"
    )
    years = r"(?:[一二两三四五六七八九十\d]{1,3}年半?)?"
    return re.compile(
        rf"[^，。,;；、\n的了做在与和及]{{0,10}}?(?:{position_pattern_zh('line')}|{more}){years}(?=$|[\s，。,;；、(（\n])"
    )


@lru_cache(maxsize=1)
def trade() -> re.Pattern[str]:
    """Return a pattern of a trade right behind the brand of a firm (青檀精密仪器)."""
    return re.compile("|".join(word for word in industry_endings() if len(word) > 1))
