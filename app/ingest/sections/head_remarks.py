"""Separation of what stands inside the names of an entry's head and belongs to other fields: departments, remarks, brackets, towns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from app.ingest.layout.line_features import is_firm_fact
from app.ingest.layout.rows import value
from app.ingest.sections.lexical_tests import (
    LEGAL_FORM,
    is_organisation,
    is_place,
    is_title,
    without_town,
    without_trailing_place,
)
from app.ingest.sections.towns_in_names import TOWN_ZH, is_told_town
from app.text.characters import has_han
from app.text.places import is_chinese_county, is_city


@dataclass(slots=True)
class Head:
    """Parsed head of an entry. `dates` are the spans found, `date_raw` the exact source words of the first."""

    title: str = ""
    organisation: str = ""
    location: str = ""
    start: str = ""
    end: str = ""
    start_raw: str = ""
    end_raw: str = ""
    open_ended: bool = False
    extra: list[str] = field(default_factory=list)


def set_place_apart(head: Head, *, told: bool = False) -> None:
    """Move the place behind an employer's name to its own field: `Power Contractors - Timmins, ON`. `told`: a column or a
    label says that it is the employer, so that a city behind its last comma is one."""
    cut = [] if head.location else without_trailing_place(head.organisation)
    name, _, town = head.organisation.rpartition(", ")
    if told and not head.location and len(cut) < 2 and name and (is_city(town) or town.endswith(" City")):
        head.organisation, head.location = name, town
        return
    if len(cut) == 2 and is_place(cut[1]):
        head.organisation, head.location = cut


def split_unit(head: Head) -> None:
    """Remove the department before a position: `重症医学科 主管护师`."""
    unit = _UNIT_BEFORE.fullmatch(head.title)
    if unit and is_title(unit["post"]):
        head.extra.insert(0, unit["unit"])
        head.title = unit["post"]


_UNIT_BEFORE: Final = re.compile(
    r"(?P<unit>[\u3400-\u9fff]{1,8}(?:部|组|組|科|室|处|處|中心|车间))[ \u3000](?P<post>[\u3400-\u9fff]{2,12})"
)


def split_remarks(head: Head) -> None:
    """Remove department and remarks from a position, and brackets and town from an employer."""
    head.title = _SPOKEN_LEAD.sub("", head.title)
    head.title = _HELD_ZH.sub("", head.title)
    if not head.location:
        head.title, head.location = post_and_town(head.title, head.organisation)
    section = _SECTION.match(head.title)
    if section:  # `生鲜部/理货`
        head.extra.insert(0, section["section"])
        head.title = section["post"]
    unit = _UNIT_BEHIND.fullmatch(head.title)
    if unit and is_title(unit["post"]):  # `项目经理 客服部`
        head.extra.insert(0, unit["unit"])
        head.title = unit["post"]
    remark = _REMARK.search(head.title) if len(head.title) <= _LONGEST else None
    if remark:  # `货车司机，跑山西拉煤`, `OTR furniture, 48 states`
        head.extra.insert(0, value(head.title[remark.start() :]))
        head.title = head.title[: remark.start()].rstrip()
    if re.search(r"[a-z]{3,}\.$", head.organisation) and not LEGAL_FORM.search(head.organisation):
        head.organisation = head.organisation[:-1]
    placed = _ABROAD.search(head.title[-_LONGEST:])
    if placed and (is_place(placed["place"]) or is_city(placed["place"])) and not head.location:  # `主厨（宜兴市）`
        head.title, head.location = head.title.removesuffix(placed.group()), placed["place"]
    fact = _FIRM_ASIDE.search(head.organisation[-_LONGEST:])
    if fact and is_firm_fact(fact["fact"]):  # `…股份有限公司（機械設備製造業 100~500人）`
        head.extra.insert(0, fact["fact"])
        head.organisation = head.organisation.removesuffix(fact.group())
    behind = _TOWN_BEHIND_ASIDE.fullmatch(head.organisation[-_LONGEST:])
    if behind and not head.location and (is_place(behind["town"]) or is_city(behind["town"])):
        head.organisation, head.location = behind["name"], behind["town"]  # `… School (NYSC), Abuja`
    aside = re.search(r"\s*\((?P<words>[a-z][^()]{0,60}|[A-Z]{2,6})\)$", head.organisation[-_LONGEST:])
    told = aside and (
        _is_short_form(aside["words"], head.organisation[: -len(aside.group())]) or not _OF_JOB.search(aside["words"])
    )
    if aside and not told and not behind:  # `Tesco (part time)`
        head.extra.insert(0, aside["words"])
        head.organisation = head.organisation.removesuffix(aside.group())
    abroad = _ABROAD.search(head.organisation[-_LONGEST:])
    if abroad and _is_town_in_brackets(head.organisation, abroad["place"]):
        head.organisation = head.organisation.removesuffix(abroad.group())
        head.organisation, town = without_town(head.organisation)
        head.location = head.location or f"{town} {abroad.group().strip()}".strip()
    if not head.location:
        head.organisation, town = without_town(head.organisation)
        head.location = town.rstrip(".")
    if re.fullmatch(r"[(（][^()（）]+[)）]", head.location):
        head.location = head.location[1:-1].strip()


_FIRM_ASIDE: Final = re.compile(r"\s*[(（](?P<fact>[^()（）]{2,30})[)）]$")
_TOWN_BEHIND_ASIDE: Final = re.compile(r"(?P<name>.{4,}\([^()]{2,40}\)), (?P<town>[^,()]{2,30})")


def take_post_behind(head: Head) -> None:
    """Store a position of no known word behind the employer, where it stands in the section's other heads: `The Salted Anchor,
    Cellar Hand`; an unknown name behind a dash was taken for the town."""
    if head.title or not head.organisation:
        return
    name, _, post = head.organisation.partition(", ")
    if _POST.fullmatch(head.location) and not (is_place(head.location) or is_city(head.location)):
        head.title, head.location = head.location, ""
    elif _POST.fullmatch(post) and not (is_place(post) or is_city(post) or is_organisation(post)):
        head.organisation, head.title = name, post


_POST: Final = re.compile(r"[A-Z][a-zà-ÿ]+(?: [A-Z&]?[a-zà-ÿ]*){1,3}")
_OF_JOB: Final = re.compile(
    r"^[A-Z]+$|\b(?:part|full)[- ]?time\b|\b(?:temp(?:orary)?|seasonal|casual|contract|agency|weekends?|nights?|evenings?|summers?|holidays?|intern\w*|placement|training|apprentice\w*|secondment|cover|closed|shift|hours|zero|permanent|remote|unpaid|volunt\w+|until|since|now|then|also|with|as|for|by|formerly|via|through|I)\b"
)
"""What a bracket behind an employer tells of the job and not of the employer."""


def _is_short_form(letters: str, name: str) -> bool:
    """Return True if capitals are the initials of the name before them: `National Service Scheme (NSS)`."""
    return letters.isupper() and letters == "".join(word[0] for word in name.split() if word[:1].isupper())


def _is_town_in_brackets(name: str, bracket: str) -> bool:
    """Return True if a bracket behind a name is where it is: `… AB, Uppsala (Sweden)`, `…研究所（德国德累斯顿）`, and
    neither a branch (`（湖北分所）`) nor the district that a school for pupils is called by."""
    if has_han(bracket) and (is_organisation(bracket) or _BRANCH.search(bracket)):
        return False
    called = _CALLED_BY_DISTRICT.search(name) is not None and not is_city(bracket)
    town = is_place(bracket) or is_city(bracket) or is_place(bracket[:2]) or is_chinese_county(bracket)
    return not called and town


_BRANCH: Final = re.compile("[所司部店校厂廠行院]$|集团|集團")


_CALLED_BY_DISTRICT: Final = re.compile("(?:書院|书院|中[学學]|小[学學]|幼[儿兒稚][园園])[（(]")


_SPOKEN_LEAD: Final = re.compile(
    r"(?i)^(?:(?:the )?(?:rank|position|post|role) of|(?:(?:presently |currently )?work(?:ed|ing)|employed|served|serving) as(?: an?)?)\s+(?=\S)"
)
"""Words of a sentence before a position: `rank of Havildar`."""


_HELD_ZH: Final = re.compile(r"^(?:担任|擔任|现任|現任|历任|歷任|兼任|任)(?=[\u3400-\u9fff]{2})(?!任)")
"""A verb before a Chinese position: `任秩序维护主管`."""


_ABROAD: Final = re.compile(r"\s*[(（](?P<place>[^\W\d][^()（）\d]{1,20})[)）]$")


_LONGEST: Final = 200
"""Maximum length of a position or an employer, in characters."""


_SECTION: Final = re.compile(
    r"^(?P<section>[\u3400-\u9fff]{1,8}(?:部|组|組|科|室|处|處|中心|车间))\s*[/／·\-—]\s*(?P<post>[\u3400-\u9fff].*)$"
)


_UNIT_BEHIND: Final = re.compile(
    r"(?P<post>[\u3400-\u9fff/、]{2,14})[ \u3000](?P<unit>[\u3400-\u9fff]{1,6}(?:部|组|組|科|课|課|室|处|處|中心|车间))"
)
"""A position with its department behind it."""


_REMARK: Final = re.compile(
    r"(?<=[\u3400-\u9fff])[，,；].{3,}$|(?<=[\u3400-\u9fff])[（(][^）)]*[，,][^）)]*[）)]$|(?<=[\u3400-\u9fff])[（(](?:每[周週月年日天][^）)]*|不定期)[）)]$|,\s\d[^,]*,.*$"
)
"""Remarks behind a position."""


def post_and_town(post: str, employer: str) -> tuple[str, str]:
    """Return a position and the town or country behind its comma, which may be empty.

    >>> post_and_town("副研究员，中洲", "中洲理工大学"), post_and_town("博士后，瑞士", "苏黎湖技术大学")
    (('副研究员', '中洲'), ('博士后', '瑞士'))
    """
    first, _, town = post.partition("，")
    placed = TOWN_ZH.fullmatch(town) and is_title(first) and not is_title(town)
    return (first, town) if placed and is_told_town(town, [employer], set()) else (post, "")
