"""What marks are called for people, in English and Chinese: the options of document-wide choices, the items of orders.

Data and look-up only; codes stay the stable keys everywhere else. Wordings and headings are their own labels.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.domain.resume import Resume, fields
from app.domain.style import HEADINGS, family
from app.marks.layers.order import SECTION_TARGETS
from app.marks.spec import Spec

JOINT: Final = " · "
"""What stands between the items of an order in evidence."""
_SHOWN: Final = 40
_NAMES: Final = ("name", "language", "title")

PLACE_LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "style:date_format": ("How dates are written", "日期写法"),
    "style:range_dash": ("Sign between dates", "日期之间的连接符"),
    "style:present_word": ("Word for “until now”", "“至今”的用词"),
    "style:skill_separator": ("Sign between skills", "技能之间的分隔符"),
    "style:detail_separator": ("Sign between the parts of a header", "标题行各部分的分隔符"),
    "style:label_form": ("How a detail stands beside its name", "名称与说明的写法"),
    "style:organisation_first": ("Employer or position first", "先写单位还是职位"),
    "style:study_first": ("Degree or subject first", "先写学位还是专业"),
    "style:school_first": ("School or degree first", "先写学校还是学位专业"),
    "style:location_line": ("Where the place of a job stands", "工作地点的位置"),
    "style:date_line": ("Where the dates of an entry stand", "起止时间的位置"),
    "style:ampersand": ("“and” or “&”", "“and”或“&”"),
    "style:oxford": ("Comma before the last item", "列举末项前的逗号"),
    "style:percent": ("“%” or “percent”", "“%”或“percent”"),
    "style:final_stop": ("Full stop at the end of an item", "条目末尾的句号"),
    "style:cjk_spacing": ("Space between Chinese and Latin text", "中英文之间的空格"),
    "order:sections.core": ("Order of projects, education and skills", "项目、教育、技能的先后"),
    "order:sections.minor": ("Order of the short sections", "其余小节的先后"),
}
"""Place → (English, Chinese)."""

OPTION_LABELS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "style:date_format": {
        "mon-year": ("Mar 2021", "Mar 2021"),
        "month-year": ("March 2021", "March 2021"),
        "slash": ("03/2021", "03/2021"),
        "iso": ("2021-03", "2021-03"),
        "dot": ("2021.03", "2021.03"),
        "nian": ("2021年3月", "2021年3月"),
        "slash-zh": ("2021/03", "2021/03"),
    },
    "style:range_dash": {
        " – ": ("long dash –", "长横线 –"),
        " - ": ("hyphen -", "短横线 -"),
        " to ": ("the word “to”", "单词“to”"),
        " 至 ": ("the word 至", "“至”字"),
    },
    "style:skill_separator": {
        ", ": ("comma", "英文逗号"),
        " | ": ("upright line |", "竖线 |"),
        "; ": ("semicolon", "分号"),
        "、": ("Chinese list comma 、", "顿号"),
        "，": ("Chinese comma ，", "逗号"),
    },
    "style:detail_separator": {
        ", ": ("comma", "英文逗号"),
        " | ": ("upright line |", "竖线 |"),
        " – ": ("long dash –", "长横线 –"),
        "，": ("Chinese comma ，", "逗号"),
        " / ": ("slash /", "斜线 /"),
    },
    "style:label_form": {
        "colon": ("after a colon", "冒号之后"),
        "brackets": ("in brackets", "括号之内"),
        "dash": ("after a dash", "横线之后"),
    },
    "style:organisation_first": {
        "first": ("employer first, then position", "先单位，后职位"),
        "last": ("position first, then employer", "先职位，后单位"),
    },
    "style:study_first": {
        "first": ("degree first, then subject", "先学位，后专业"),
        "last": ("subject first, then degree", "先专业，后学位"),
    },
    "style:school_first": {
        "first": ("school first", "先学校"),
        "last": ("degree and subject first", "先学位专业"),
    },
    "style:location_line": {
        "second": ("in the second line", "第二行"),
        "first": ("in the first line", "第一行"),
    },
    "style:date_line": {
        "first": ("at the right of the first line", "第一行右侧"),
        "second": ("in brackets after the second line", "第二行末尾的括号内"),
    },
    "style:ampersand": {"word": ("and", "and"), "sign": ("&", "&")},
    "style:oxford": {"with": ("with a comma", "有逗号"), "without": ("without a comma", "无逗号")},
    "style:percent": {"sign": ("31%", "31%"), "word": ("31 percent", "31 percent")},
    "style:final_stop": {"with": ("with a full stop", "有句号"), "without": ("without a full stop", "无句号")},
    "style:cjk_spacing": {"spaced": ("with a space", "有空格"), "tight": ("without a space", "无空格")},
}
"""Place → option code → (English, Chinese)."""


def place_label(place: str, language: str) -> str:
    """The name of a document-wide place in the window's language (`en`, `zh…`); empty for any other place."""
    return _of(PLACE_LABELS.get(place), language)


def option_label(place: str, option: str, language: str) -> str:
    """What evidence says a copy has at `place`, for people: `EvidenceItem.expected` with codes replaced. Texts of the
    person's own (wordings, headings, items of lists) come back as they are."""
    if place.removeprefix("order:") in SECTION_TARGETS:
        known = HEADINGS[family(language)]
        return JOINT.join(known[key][0] if key in known else key for key in option.split(JOINT))
    return _of(OPTION_LABELS.get(place, {}).get(option), language) or option


def _of(pair: tuple[str, str] | None, language: str) -> str:
    return pair[family(language) == "zh"] if pair else ""


def item_names(resume: Resume, spec: Spec) -> dict[int, tuple[str, ...]]:
    """Carrier index of every order → the printed texts of its items (shortened), in the order of its options."""
    leaves = {leaf.id: leaf.value for leaf in fields(resume)}

    def name(target: str, key: str) -> str:
        paths = (f"{target}.{key}", *(f"{target}.{key}.{last}" for last in _NAMES))
        return next((leaves[path] for path in paths if path in leaves), key)[:_SHOWN]

    return {
        index: tuple(name(carrier.target, key) for key in carrier.options)
        for index, carrier in enumerate(spec.carriers)
        if carrier.kind == "order"
    }
