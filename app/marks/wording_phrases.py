"""Tables of harmless alternatives that `app.marks.wording_proposals` draws on: data only, English and Chinese.

Every entry is something a person may tick, shown as a full sentence; nothing here is applied unasked. An entry must fit any sentence of a
résumé and may not change who did what, how much, how sure it is or when. A variant from a table is still checked by `app.marks.wording_check`.
"""

from __future__ import annotations

import re
from typing import Final

Rule = tuple[str, str]
"""A pattern and what may stand in its place."""


def _inner_phrase_rules(*pairs: tuple[str, str]) -> tuple[Rule, ...]:
    """Return rules for two phrases that may replace each other inside a sentence."""
    rules = [(rf"\b{re.escape(old)}\b", new) for one, two in pairs for old, new in ((one, two), (two, one))]
    return tuple(rules)


def _opening_rules(*pairs: tuple[str, str]) -> tuple[Rule, ...]:
    """Return rules for first words of a sentence that may replace each other."""
    return tuple((rf"^{old}\b(?= )", new) for one, two in pairs for old, new in ((one, two), (two, one)))


def _results(*verbs: tuple[str, str]) -> tuple[Rule, ...]:
    """Return rules for `…, reducing X` and `…, which reduced X`."""
    found = []
    for present, past in verbs:
        found += [(rf", {present}(?= )", f", which {past}"), (rf", which {past}(?= )", f", {present}")]
    return tuple(found)


_PERIOD: Final = r"(?=(?:day|week|fortnight|month|quarter|year|morning|evening|Monday|delivery|step|release)\b)"
_NO_A_PERIOD: Final = "".join(
    rf"(?<!{word} )"
    for word in ("within", "in", "for", "of", "about", "after", "over", "under", "than", "on", "by", "to", "from")
) + "".join(rf"(?<!{word} )" for word in ("through", "half", "such", "quite"))

PHRASES_EN: Final[tuple[Rule, ...]] = (
    (rf"\b(?<=[a-z] ){_NO_A_PERIOD}a (day|week|month|year)\b", r"per \1"),
    (r"\bper (day|week|month|year)\b", r"a \1"),
    (rf"\b[Ee]very {_PERIOD}", "each "),
    (rf"\beach {_PERIOD}", "every "),
    (r"\bin order to\b", "to"),
    (r"\bvia\b", "through"),
    (r"\bvarious\b", "different"),
    (r"\butili[sz]ing\b", "using"),
    (r"(?<=[a-z]) using\b(?! up)", " with"),
    (
        r"(?<=[a-z]) that (?=(?:improved?|reduced?|increased?|cuts?|allow(?:s|ed)|enable[sd]|helped|saved?|can|could)\b)",
        " which ",
    ),
    (
        r"(?<=[a-z]) which (?=(?:improved?|reduced?|increased?|cuts?|allow(?:s|ed)|enable[sd]|helped|saved?|can|could)\b)",
        " that ",
    ),
    (r"\bhelp(ed|ing)? to (?=[a-z])", r"help\1 "),
    (r"\bin all aspects of\b", "in every aspect of"),
    (r"\be\.g\.", "for example"),
    (r"(?<=\d )staff\b", "employees"),
    (r"(?<=\d )employees\b", "staff"),
    (r"\bnightly\b", "overnight"),
    (r"\bprior to\b", "before"),
    (r"\bin a timely manner\b", "on time"),
    (r"\bover (?=\d)", "more than "),
    (r"\bmore than (?=\d)", "over "),
    (r"\bapproximately (?=\d)", "about "),
    (r"\b(?:around|roughly) (?=\d)", "about "),
    (r"\babout (?=\d)", "around "),
    (r"\b(?:less|fewer) than (?=\d)", "under "),
    (r"\bnearly (?=\d)", "almost "),
    (r"\balmost (?=\d)", "nearly "),
    (r"\bthe majority of the\b", "most of the"),
    (r"\ba large number of\b", "many"),
    (r"\bso that\b(?= (?:the|no|they|we|it|every|each|all)\b)", "so"),
    (r"\b[Aa]s part of a team\b", "in a team"),
    (r"\bthroughout the (?=(?:day|week|month|year|season|shift|project)\b)", "during the "),
    (r"\bwhile (?=(?:keeping|maintaining|reducing|improving|saving|ensuring)\b)", "at the same time "),
    *_inner_phrase_rules(
        ("because of", "owing to"),
        ("colleagues", "co-workers"),
        ("additional", "further"),
        ("for example", "for instance"),
        ("entire", "whole"),
        ("quickly", "rapidly"),
        ("resulting in", "leading to"),
        ("several", "a number of"),
        ("numerous", "many"),
        ("together with", "along with"),
        ("in collaboration with", "in cooperation with"),
        ("based on", "on the basis of"),
        ("ensuring that", "making sure that"),
        ("ensure that", "make sure that"),
        ("a wide range of", "a broad range of"),
        ("a variety of", "a range of"),
        ("at the same time", "simultaneously"),
        ("in addition to", "besides"),
        ("regarding", "concerning"),
        ("in accordance with", "in line with"),
        ("day-to-day", "everyday"),
        ("with a focus on", "focusing on"),
        ("until", "till"),
        ("toward", "towards"),
        ("e-mail", "email"),
        ("on-site", "onsite"),
        ("back-end", "backend"),
        ("front-end", "frontend"),
        ("start-up", "startup"),
        ("decision-making", "decision making"),
        ("healthcare", "health care"),
        ("across the company", "company-wide"),
        ("the same day", "on the same day"),
        ("issues", "problems"),
        ("purchasing", "buying"),
        ("such as", "like"),
        ("anyone", "anybody"),
        ("significantly", "considerably"),
        ("especially", "particularly"),
        ("easily", "readily"),
        ("in-house", "internal"),
        ("everyone", "everybody"),
    ),
    (r", (cutting|lowering)(?= )", ", reducing"),
    *_results(
        ("reducing", "reduced"),
        ("improving", "improved"),
        ("increasing", "increased"),
        ("saving", "saved"),
        ("cutting", "cut"),
        ("enabling", "enabled"),
        ("allowing", "allowed"),
        ("resulting in", "resulted in"),
        ("leading to", "led to"),
        ("generating", "generated"),
        ("raising", "raised"),
        ("lowering", "lowered"),
        ("boosting", "boosted"),
        ("eliminating", "eliminated"),
        ("shortening", "shortened"),
        ("ensuring", "ensured"),
        ("making", "made"),
    ),
    *_opening_rules(
        ("Reduced", "Lowered"),
        ("Increased", "Raised"),
        ("Wrote", "Authored"),
        ("Set up", "Established"),
        ("Improved", "Enhanced"),
        ("Built", "Developed"),
        ("Conducted", "Carried out"),
        ("Organized", "Arranged"),
        ("Organised", "Arranged"),
        ("Streamlined", "Simplified"),
        ("Collected", "Gathered"),
        ("Selected", "Chose"),
        ("Started", "Began"),
        ("Hired", "Recruited"),
        ("Purchased", "Bought"),
        ("Verified", "Checked"),
        ("Finished", "Completed"),
        ("Launched", "Rolled out"),
        ("Co-authored", "Co-wrote"),
        ("Shipped", "Released"),
        ("Gained", "Acquired"),
        ("Achieved", "Reached"),
        ("Introduced", "Brought in"),
        ("Earned", "Obtained"),
        ("Mentored", "Coached"),
    ),
    (r"^Cut(?= )", "Reduced"),
    (r"^Deployed(?= )", "Rolled out"),
    (r"^Provisioned(?= )", "Set up"),
    (r"^Scaled(?= )", "Grew"),
    (r"^Got(?= )", "Received"),
    (r"^Served as\b", "Acted as"),
    (r"^Boosted(?= )", "Increased"),
    (r"^Performed(?= )", "Carried out"),
    (r"^Implemented(?= )", "Put in place"),
    (r"^Analy[sz]ed(?= )", "Examined"),
    (r"^Handled(?= )", "Dealt with"),
    (r"^(?:Utili[sz]ed|Leveraged)(?= )", "Used"),
    (r"^Assisted(?= )", "Helped"),
    (r"^Oversaw(?= )", "Supervised"),
    (r"^Participated in\b", "Took part in"),
    (r"^Collaborated with\b", "Worked with"),
    (r"^Worked closely with\b", "Collaborated closely with"),
    (r"^Optimi[sz]ed(?= )", "Tuned"),
    (r"^Migrated(?= )", "Moved"),
    (r"^Investigated(?= )", "Looked into"),
    (r"^Answered(?= )", "Responded to"),
    (r"^Taught(?= )", "Instructed"),
)
"""English. Each rule is tried at its first place."""

_HAN: Final = r"[\u3400-\u9fff]"
_DONE: Final = "完成|实现|建立|优化|提升|提高|降低|减少|搭建|开发|编写|撰写|制定|组织|推动|解决|整理|引入|获得|取得|缩短|节约|节省|增加|改进"
_ACTS: Final = "优化|改造|重构|整理|分析|测试|维护|培训|升级|梳理|排查|评估|统计|检查|管理|设计|审核|跟踪|汇总|核对"


def _swap_rules(*pairs: tuple[str, str]) -> tuple[Rule, ...]:
    return tuple((old, new) for one, two in pairs for old, new in ((one, two), (two, one)))


PHRASES_ZH: Final[tuple[Rule, ...]] = (
    (r"每天", "每日"),
    (r"每日(?!报)", "每天"),
    (rf"每月(?={_HAN})", "每个月"),
    (r"每个月", "每月"),
    (r"每周(?!期)", "每星期"),
    (r"每星期", "每周"),
    (r"每季度", "每个季度"),
    (r"提升(?!机)", "提高"),
    (r"提高", "提升"),
    (r"(?<=缩短|增长|降低|提升|提高|减少|扩大)到", "至"),
    (r"(?<=缩短|增长|降低|提升|提高|减少|扩大)至", "到"),
    (r"降到(?=\d)", "降至"),
    (r"降至(?=\d)", "降到"),
    (r"由(?=\d)", "从"),
    (r"从(?=\d)", "由"),
    (r"(?<=，)并(?=[为对由将在向与])", "并且"),
    (r"(?<=，)并且", "并"),
    (r"(?:^|(?<=，))通过", "借助"),
    (r"(?:^|(?<=，))(?:利用|借助)", "通过"),
    (r"(?:^|(?<=，))将(?=[\u3400-\u9fff])", "把"),
    (r"(?<=，)使(?=[\u3400-\u9fff]{2})(?!用)", "让"),
    (r"(?<=，)让(?=[\u3400-\u9fff]{2})", "使"),
    (r"(?<=，)从而", "由此"),
    (r"(?<=，)同时", "与此同时"),
    (r"搭建", "构建"),
    (r"开展(?=培训|合作|调研)", "进行"),
    (r"发现(?=\d)", "找出"),
    (r"修正", "更正"),
    (r"以及", "及"),
    (r"(?<=活动|项目|任职)期间", "过程中"),
    (rf"(?<={_HAN}{{2}})与(?={_HAN}{{2}})(?!会)", "和"),
    (rf"(?<={_HAN}{{2}})(?<![温总饱共中缓柔调平祥])和(?={_HAN}{{2}})(?![谐平解约缓睦善气音])", "与"),
    (r"(?<=[1-9])名(?=[\u3400-\u9fff])(?!次)", "位"),
    (r"(?<=[1-9])位(?=[\u3400-\u9fff])(?![数置于])", "名"),
    (r"约(?=\d)(?<!大约)", "大约"),
    (r"大约(?=\d)", "约"),
    (r"超过(?=\d)", "超"),
    (r"近(?=\d)(?<!将近)", "将近"),
    (r"将近(?=\d)", "近"),
    (r"共计(?=\d)", "共"),
    (r"(?<=[\u3400-\u9fff])共(?=\d)", "共计"),
    (r"累计(?=[\u3400-\u9fff]{0,4}\d)", "总计"),
    (r"降低(?=成本|延迟|损耗|误差|风险|费用|能耗)", "减少"),
    (rf"(?:^|(?<=，))对([\u3400-\u9fffA-Za-z0-9]{{2,12}})进行(了?)({_ACTS})", r"\3\2\1"),
    (rf"({_DONE})了(?=[\u3400-\u9fff\d])", r"\1"),
    (rf"^({_DONE})(?=[\u3400-\u9fff]{{2}})(?![后时率度中的者性等了到至并])", r"\1了"),
    *_swap_rules(
        ("节省", "节约"),
        ("根据", "依据"),
        ("按照", "依照"),
        ("编写", "撰写"),
        ("制定", "制订"),
        ("优化", "改进"),
        ("整理", "梳理"),
        ("收集", "搜集"),
        ("包括", "包含"),
        ("按时", "准时"),
        ("独立完成", "独自完成"),
        ("使用", "采用"),
    ),
)
"""Chinese. Each rule is tried at its first place."""

NUMBER_WORDS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
HAN_NUMBERS: Final = "两三四五六七八九十"
"""Numerals for 2 to 10 before a measure word."""
MEASURES: Final = "个名位家款次份种条项场台座支篇门期天周轮组类套"

FIXED_PAIRS: Final = frozenset(
    {("research", "development"), ("terms", "conditions"), ("trial", "error"), ("health", "safety"), ("back", "forth")}
    | {("profit", "loss"), ("mergers", "acquisitions"), ("supply", "demand"), ("input", "output"), ("drag", "drop")}
    | {("pros", "cons"), ("sales", "marketing"), ("quality", "assurance"), ("wear", "tear"), ("law", "order")}
)
"""Pairs whose order is part of the term."""
