"""The kind of a section by its content, where its heading is not conclusive, and headings told by the sections below them."""

from __future__ import annotations

import bisect
import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from app.ingest.layout.line_features import has_range
from app.ingest.layout.rows import Row, value
from app.ingest.sections.contact import emails, links, phones
from app.ingest.sections.heading_lines import CUT, Look, could_head, in_sentence_case, is_in_capitals, is_loud, look_of
from app.ingest.sections.labelled_personal_facts import CELLS, labels_in
from app.ingest.sections.lexical_tests import is_duty, is_organisation, is_place, is_title, names_position
from app.ingest.sections.vocabulary import (
    DEGREE,
    LANGUAGE_NAME,
    SCHOOL,
    heading_key,
    known_kind,
    means_only,
    meant_kind,
)
from app.text.characters import has_han
from app.text.dates import find_dates
from app.text.positions import VOLUNTARY_POST

_CERTIFICATE: Final = re.compile(
    r"(?i)\b(?:certificat\w+|licen[cs]e\w*|permit|ticket|card|cpr|first aid|osha|nvq|registration)\b|证$|证（|证书|執照|执照|证照|證照|上岗证|驾照|駕照|[一二三四五]级$|认证"
)
_ITEMS: Final = re.compile(r"\s*[,，、;；|｜•·/]\s*|\t+|\s{2,}")


def kind_by_content(rows: Sequence[Row]) -> str:
    """Return the kind of a section (a key of `words.SECTIONS`), or an empty text if its rows are inconclusive."""
    heads = [row for row in rows if not row.bullet and not row.numbered] or list(rows)
    if not heads:
        return ""
    share = 1 / len(heads)
    reached = sum(bool(emails(row.text) or phones(row.text, zh=has_han(row.text))) for row in heads)
    schools = sum(map(_names_study, heads))
    works = sum(is_title(row.text) or is_organisation(row.text) for row in heads) - schools
    dated = sum(bool(find_dates(row.text)) for row in heads)
    if reached:
        others = any(
            is_title(cell) or is_organisation(cell) for row in rows for cell in map(value, CELLS.split(row.text))
        )
        return "references" if others else "contact" if (reached + _linked(heads)) * share >= 0.4 else ""
    if schools and dated and schools >= works and schools * share >= 0.3:
        return "education"
    if (any(has_range(row.text) for row in heads) and (works > 0 or dated > 1)) or (dated > 1 and works > 1):
        return "work"
    items = [item for row in rows for item in map(value, _ITEMS.split(row.text)) if item]
    if items and sum(LANGUAGE_NAME.search(item) is not None for item in items) >= 0.6 * len(items):
        return "languages"
    if items and sum(_CERTIFICATE.search(item) is not None for item in items) >= 0.5 * len(items):
        return "certificates"
    if len(rows) > 1 and all(_is_dated_item(row.text) for row in rows):
        return "awards" if any(_AWARD.search(row.text) for row in rows) else "certificates"
    return "skills" if _lists_things(rows) else ""


_AWARD: Final = re.compile(r"(?i)\b(?:awards?|prizes?|winner|medals?|of the (?:year|month)|scholar(?:ship)?)\b|奖|獎")


def _is_dated_item(text: str) -> bool:
    """Return True if a text is a name of a few words with one date behind it: `Power BI Data Analyst Associate (2023)`."""
    spans = find_dates(text)
    dated = len(spans) == 1 and not spans[0].ranged and spans[0].end >= len(text.rstrip(" )）.年")) - 1
    return dated and spans[0].start > 3 and len(text) <= 70


def _names_study(row: Row) -> bool:
    """Return True if a row names a degree, or a school without a position: `Lecturer in Law, University of Bergh` is a
    job."""
    return DEGREE.search(row.text) is not None or (SCHOOL.search(row.text) is not None and not is_title(row.text))


def _lists_things(rows: Sequence[Row]) -> bool:
    """Return True if rows are only a list of three or more short items without a sentence, a date or a position."""
    items = [item for row in rows for item in map(value, re.split(r"\s*[,，、;；|｜•·✓✔]\s*|\t+", row.text)) if item]
    most = 5 if all(row.bullet for row in rows) else 4
    short = all(len(item) <= 16 if has_han(item) else len(item.split()) <= most for item in items)
    plain = not any(find_dates(_MODEL.sub("", row.text)) or _ENDED.search(row.text.rstrip()) for row in rows)
    named = sum(is_title(item) or is_organisation(item) for item in items)
    return len(items) >= 3 and short and plain and 4 * named <= len(items)


_MODEL: Final = re.compile(r"\b[A-Z]{2,}\d{4}\b")
"""A name with a number that is no year: `SAP2000`."""
_ENDED: Final = re.compile(r"[。:：]$|^(?!(?:[^,.]+,){2,}[^,.]+\.$).*\.$")
"""The end of a sentence or of a label; a full stop may end a list of three things or more."""


def is_study(rows: Sequence[Row]) -> bool:
    """Return True if rows name degrees and no position: a list of studies, regardless of the heading."""
    cells = (cell for row in rows for piece in CELLS.split(row.text) for cell in _PARTS.split(piece))
    titled = any(is_title(cell) for cell in map(value, cells))
    return not titled and any(DEGREE.search(row.text) for row in rows) and kind_by_content(rows) == "education"


_PARTS: Final = re.compile(r"，|,\s|\s{2,}|(?<=[\u3400-\u9fff])\s(?=[\u3400-\u9fff])")


def _linked(rows: Sequence[Row]) -> int:
    return sum(bool(links(row.text)) for row in rows)


_PUBLISHED: Final = re.compile(
    r"(?i)\b(?:journal|proceedings|proc\.|vol\.|pp\.|doi|conference|press|review|transactions|arxiv|isbn|eds?\.|et al)|[“\"][A-Z].{15,}[”\"]|《|第一作者|通讯作者|期刊|学报|學報|出版"
)
_OWN: Final = re.compile(r"\b(?:I|my|me|I['’]m)\b|我|本人")
_PASTIME: Final = re.compile(
    r"(?i)\b(?:hik\w+|cycl\w+|reading|swim\w+|runn\w+|cook\w+|garden\w+|chess|football|cricket|tennis|music|piano|guitar|photograph\w+|travel\w*|yoga|badminton|walking|sailing|baking|pottery|films?|painting|climbing|fishing|choir)\b"
    r"|摄影|攝影|跑步|阅读|閱讀|读书|讀書|游泳|爬山|登山|旅行|旅遊|旅游|羽毛球|篮球|籃球|音乐|音樂|书法|書法|烘焙|围棋|钓鱼|电影|電影|徒步|骑行|乒乓|足球|下棋"
)
_SOMEBODY: Final = re.compile(
    r"(?i)\b(?:professor|prof|dr|mr|mrs|ms|manager|director)\b\.?|先生|女士|老師|老师|教授|经理|經理"
)
_MADE: Final = re.compile(
    r"(?i)\b(?:github|built|app|website|platform|system|project|thesis|prototype|open[- ]source|dataset|library)\b|项目|專案|系统|系統|平台|毕业设计|課題|课题|基金"
)
_TOOL: Final = re.compile(
    r"(?i)\b(?:excel|word|office|python|java|sql|photoshop|autocad|sap|linux|c\+\+|git|erp|driving|communication|team|management|microsoft|adobe|crm)\b|熟练|熟悉|精通|掌握|熟練|操作|办公|辦公|沟通|溝通|管理"
)
_PRIZE: Final = re.compile(
    r"(?i)\b(?:award\w*|prizes?|winner|medals?|of the (?:year|month)|scholar\w*|fellow\w*|grants?|bursary|honou?r\w*|dean['’]s list|finalist|recogni\w+|best)\b|奖|獎|优秀|優秀|先进|先進|标兵|荣誉|榮譽|称号|第[一二三四]名|冠军|冠軍"
)
_LABELLED: Final = re.compile(r"[^:：\t]{2,20}[:：\t]")

_OF_ROWS: Final[dict[str, Callable[[Row], object]]] = {
    "range": lambda row: has_range(row.text),
    "date": lambda row: bool(find_dates(row.text)) and not has_range(row.text),
    "language row": lambda row: LANGUAGE_NAME.search(row.text),
    "paper row": lambda row: _CERTIFICATE.search(row.text),
    "prize": lambda row: _PRIZE.search(row.text),
    "reached": lambda row: emails(row.text) or phones(row.text, zh=has_han(row.text)),
    "link": lambda row: links(row.text),
    "sentence": lambda row: len(row.text) > 25 and row.text.rstrip()[-1] in ".。！",
    "long": lambda row: len(row.text) > (25 if has_han(row.text) else 60),
    "bullet": lambda row: row.bullet or row.numbered,
    "fact": lambda row: any(labels_in(row.text)),
    "duty": lambda row: is_duty(row.text),
    "somebody": lambda row: _SOMEBODY.search(row.text),
    "voluntary": lambda row: VOLUNTARY_POST.search(row.text),
    "published": lambda row: _PUBLISHED.search(row.text),
    "own": lambda row: _OWN.search(row.text),
    "made": lambda row: _MADE.search(row.text),
    "labelled": lambda row: _LABELLED.match(row.text),
}
_OF_HEADS: Final[dict[str, Callable[[Row], object]]] = {
    "degree": lambda row: DEGREE.search(row.text),
    "school": lambda row: SCHOOL.search(row.text),
    "title": lambda row: is_title(row.text),
    "organisation": lambda row: is_organisation(row.text),
}
_OF_ITEMS: Final[dict[str, Callable[[str], object]]] = {
    "post": names_position,
    "language": LANGUAGE_NAME.search,
    "paper": _CERTIFICATE.search,
    "short": lambda item: len(item) <= 8 if has_han(item) else len(item.split()) <= 3,
    "pastime": _PASTIME.search,
    "tool": _TOOL.search,
    "place": is_place,
    "digit": re.compile(r"\d").search,
}


def measures(rows: Sequence[Row]) -> dict[str, float]:
    """Return what a section's content is like: the roots of the shares of its rows, of those without a bullet, and of its
    items that have a cue, and its extent."""
    rows = [row for row in rows if re.search(r"\w", row.text)]
    heads = [row for row in rows if not row.bullet and not row.numbered] or rows
    items = [item for row in rows for item in map(value, _ITEMS.split(row.text)) if item]
    found = {name: _share(map(told, rows)) for name, told in _OF_ROWS.items()}
    found |= {name: _share(map(told, heads)) for name, told in _OF_HEADS.items()}
    found |= {name: _share(map(told, items)) for name, told in _OF_ITEMS.items()}
    found |= {f"any {name}": float(found[name] > 0) for name in ("range", "degree", "post")}
    count = len(rows) or 1
    return found | {
        "rows": math.log(count) / 3,
        "items": math.log((len(items) or 1) / count) / 2,
        "one": float(count == 1),
    }


def _share(told: Iterable[object]) -> float:
    answers = list(map(bool, told))
    return math.sqrt(sum(answers) / (len(answers) or 1))


KINDS: Final = tuple(
    "summary work volunteer education projects skills languages certificates awards publications references interests contact".split()
)
"""Kinds of sections that content tells; what identifies the person counts as contact data."""

_WEIGHTS: Final = """
always          1.73  -1.29  -0.63  -0.34  -0.30  -0.19  -0.18   1.91   0.02  -0.82   0.34   0.08  -0.31
range          -0.81   1.74   0.58   0.55   0.49  -0.83  -0.00  -0.09  -0.16  -0.39  -0.51  -0.24  -0.32
date           -1.35  -1.06   0.30  -0.46   0.69  -1.03  -0.84   0.73   1.54   1.46  -0.51   0.27   0.23
language row   -0.83  -0.00  -0.42  -0.16  -0.49  -0.11   3.21   0.51  -0.40  -0.36  -0.60  -0.46   0.10
paper row      -0.13  -0.03  -0.30  -0.05  -0.42   0.38  -0.75   2.42  -0.28  -0.26  -0.46  -0.21   0.10
prize          -0.38  -1.01  -0.33  -0.40   0.36  -0.46  -0.05  -0.74   3.25   0.45  -0.31  -0.14  -0.25
reached        -0.81  -0.33  -0.41  -0.11  -0.45  -0.91  -0.30  -1.13  -0.35  -0.43   3.14  -0.25   2.33
link           -0.17   0.23  -0.02  -0.08  -0.15  -0.57  -0.07  -0.15  -0.04  -0.05  -0.21  -0.07   1.37
sentence        1.40  -0.56  -0.26  -0.57   0.43  -1.25   0.22  -0.58   0.12   0.54   0.63   0.23  -0.36
long            1.74  -0.03  -0.20  -0.68   0.85   0.76  -1.12   0.18  -0.98   0.81  -0.28  -0.20  -0.84
bullet         -0.42   0.42   0.94  -0.42   0.88   0.82  -0.76   0.58   0.32  -0.67  -0.33  -0.53  -0.83
fact            0.53  -0.03  -0.17   0.34  -0.48  -0.77  -0.32  -0.71  -0.24  -0.35  -0.05  -0.13   2.38
duty            0.51   0.94   1.10  -0.90   1.13  -0.28  -0.24  -1.17  -0.11  -0.74  -0.80   1.10  -0.54
somebody       -0.51   0.45  -0.12  -0.29  -0.45   0.32  -0.41  -0.26  -0.28  -0.20   2.57  -0.12  -0.72
voluntary       0.03  -1.37   3.25  -0.35  -0.62   0.25   0.29  -0.57  -0.34  -0.10   0.05  -0.14  -0.39
published      -0.56   0.28   0.13  -0.54  -0.34  -0.17  -0.03  -0.25   0.48   1.23  -0.06  -0.05  -0.12
own             1.37  -0.02  -0.26  -0.11  -0.34  -0.62  -0.01  -0.34  -0.13   0.34   0.48  -0.24  -0.12
made            0.30   0.12  -0.58  -0.24   2.60  -1.06  -0.14  -0.66  -0.02  -0.53  -0.34  -0.24   0.80
labelled       -1.41  -0.16   0.19   0.15   0.64   0.85   0.53  -0.17  -0.21  -0.57   0.24  -0.54   0.46
degree          0.05  -0.92  -0.17   1.51  -0.08   0.28  -0.10  -0.21   0.20  -0.13  -0.22  -0.09  -0.13
school         -0.19  -0.72  -0.02   3.02  -0.59  -0.67  -0.57   0.04   0.08  -0.24   0.29  -0.14  -0.29
title          -0.10   0.52   1.29  -0.59  -1.22  -0.17  -0.09   0.77   0.40  -0.06   0.12  -0.20  -0.66
organisation    0.52   1.58   0.54   1.34  -1.96  -0.27  -0.61   0.47   0.45  -0.99   0.60  -0.60  -1.08
post            0.78   0.19   0.54  -0.38  -0.32  -0.79  -0.11   0.85   0.29  -0.27  -0.00  -0.24  -0.53
language       -0.62   0.00  -0.31  -0.16  -0.38  -0.48   3.47   0.11  -0.32  -0.27  -0.44  -0.37  -0.24
paper           0.02  -0.03  -0.24   0.06  -0.33  -0.12  -0.62   2.28  -0.22  -0.20  -0.36  -0.18  -0.05
short          -1.13  -1.03  -0.29   0.18  -0.04   2.16   0.35  -0.06  -1.41   0.14  -0.12   0.08   1.19
pastime        -0.73  -0.17   0.15  -0.21  -0.30  -0.47  -0.01   0.05  -0.13  -0.15  -0.46   2.26   0.16
tool            1.06  -0.03  -0.30  -0.60  -0.39   3.24  -0.32  -0.16  -0.47   0.10  -0.70  -0.60  -0.84
place          -0.10  -0.33   0.54   0.24  -0.10  -0.16  -0.03  -0.29   0.28  -0.26  -0.41  -0.05   0.65
digit          -1.16  -0.30   0.66   0.69   0.79  -1.92  -0.73   0.63   0.88   0.21   0.05  -0.52   0.72
any range      -1.27   2.42   1.04   0.60   0.99  -1.19  -0.05  -0.50   0.16  -0.68  -0.70  -0.33  -0.49
any degree     -0.09  -1.72  -0.49   1.87   0.15   0.46  -0.06   0.33   0.44  -0.22  -0.30  -0.13  -0.23
any post        0.31   0.88   0.37  -0.71   0.29  -0.38  -0.37  -0.09  -0.14   0.63   0.43  -0.32  -0.88
rows           -0.77   2.37  -1.52   0.25   0.15   0.26  -0.14  -1.42   0.55   1.28  -0.73  -0.69   0.41
items           1.00   0.59  -0.16  -0.10  -0.62   1.39  -0.08  -1.23  -0.25   0.12  -0.81   0.11   0.06
one            -0.25   0.01   0.29  -0.57  -0.86   0.22  -0.33  -0.45   0.49  -0.75   1.47   1.16  -0.44
"""
"""Weights of the measures for `KINDS`, fitted by logistic regression to the sections under listed headings of all labelled
résumés; with each of their sets left out in turn they tell .85 of 1,038 kinds, and .92 of those with a lead of 1."""
_TABLE: Final = {line[:14].strip(): tuple(map(float, line[14:].split())) for line in _WEIGHTS.strip().splitlines()}


def kind_scores(rows: Sequence[Row]) -> list[tuple[str, float]]:
    """Return how well each kind suits the content of a section, the best first.

    >>> kind_scores([Row("Welsh, Polish, English", 0, 0)])[0][0]
    'languages'
    """
    found = {"always": 1.0} | measures(rows)
    sums = [sum(found[name] * weights[at] for name, weights in _TABLE.items()) for at in range(len(KINDS))]
    return sorted(zip(KINDS, sums, strict=True), key=lambda scored: -scored[1])


def told_kind(rows: Sequence[Row], lead: float = 1.0, *, over: str = "") -> str:
    """Return the kind that suits the content of a section by a lead over all others, or over one, else an empty text."""
    if not rows:
        return ""
    (kind, best), *others = kind_scores(rows)
    second = dict(others).get(over, -math.inf if over == kind else best) if over else others[0][1]
    return kind if best - second >= lead else ""


def content_kind(rows: Sequence[Row]) -> str:
    """Return the kind that the content of a section tells, never contact data (those may be another's); an empty text if
    it is inconclusive."""
    found = kind_by_content(rows)
    best = told_kind(rows, SURE, over=found) if found in _LOOSE else found or told_kind(rows)
    if best in ("education", *_LIKE, *_LIKE.values()) and not any(find_dates(row.text) for row in rows):
        return found
    return best if best not in ("", "contact") else found


_LOOSE: Final = ("work", "skills")
"""Kinds that content with other purposes may suit as well."""
SURE: Final = 2.0
"""Lead by which content contradicts what else tells the kind of a section."""


def heading_looks(rows: Sequence[Row], body: float) -> set[Look]:
    """Return looks that only headings have: louder than the text, three times or more, short, never dated, followed by
    text, and half of them with words of known headings."""
    by_look: dict[Look, list[int]] = {}
    for index, row in enumerate(rows):
        if body and index and row.heading != CUT and is_loud(row, body):
            by_look.setdefault(look_of(row), []).append(index)
    return {
        look
        for look, places in by_look.items()
        if _could_be_headings(rows, look, places) and _are_worded(rows, look, places, body)
    }


def _could_be_headings(rows: Sequence[Row], look: Look, places: Sequence[int]) -> bool:
    followed = sum(place + 1 < len(rows) and look_of(rows[place + 1]) != look for place in places)
    able = sum(could_head(rows[place]) for place in places) >= 0.85 * len(places)
    return able and followed >= 0.8 * len(places) and not _name_things(rows, places)


def _name_things(rows: Sequence[Row], places: Sequence[int]) -> bool:
    """Return True if several rows name positions or organisations, as those of entries do."""
    texts = [rows[place].text for place in places]
    named = sum((is_title(text) or is_organisation(text)) and not means_only(heading_key(text)) for text in texts)
    return named > 0.3 * len(texts)


def _are_worded(rows: Sequence[Row], look: Look, places: Sequence[int], body: float) -> bool:
    """Return True if enough of three rows or more in a look have words that mean a section."""
    members = [rows[place] for place in places]
    meant = sum(bool(known_kind(row.text) or meant_kind(heading_key(row.text))) for row in members)
    enough = 0.5 if look[0] > body * 1.04 else 0.6
    if len(members) >= 4 and all(map(in_sentence_case, members)) and meant >= 2:
        enough = 0.3
    return len(members) >= 3 and meant >= enough * len(members)


def with_told_headings(
    rows: Sequence[Row], kinds: Sequence[str], body: float, inside: Collection[int] = ()
) -> list[str]:
    """Return the kinds, with those of rows that no list knows and that are headings by their level in the file, by their
    look or, in a plain text, by their form, and by what stands below them; none for the names of entries (`inside`)."""
    groups: dict[str, list[int]] = {}
    for index in range(1, len(rows)):
        if form := _form_of(rows, index, body):
            groups.setdefault(form, []).append(index)
    out = list(kinds)
    for places in groups.values():
        loose = [place for place in places if not kinds[place]]
        able = len(places) > 1 and bool(loose) and all(could_head(rows[place]) for place in loose)
        told = _told_kinds(rows, kinds, places) if able and not _name_things(rows, loose) else {}
        out = [kind or told.get(index, "") for index, kind in enumerate(out)] if told else out
    return ["" if at in inside else kind for at, kind in enumerate(out)]


def _told_kinds(rows: Sequence[Row], kinds: Sequence[str], places: Sequence[int]) -> dict[int, str]:
    """Return the kinds of rows that are headings by their words or by what stands below each, up to the next: nearly all
    tell a kind of section, seldom the same one, and none the one in which it stands, as the entries of a list do."""
    known = [at for at, kind in enumerate(kinds) if kind]
    stops = sorted({*places, *known})
    found: dict[int, str] = {}
    for place in places:
        behind = bisect.bisect_right(stops, place)
        below = rows[place + 1 : stops[behind] if behind < len(stops) else len(rows)]
        key = heading_key(rows[place].text)
        told = known_kind(key) or meant_kind(key) or _listed_kind(below)
        above = bisect.bisect_left(known, place)
        section = kinds[known[above - 1]] if above else ""
        if not kinds[place] and told and _LIKE.get(told, told) == _LIKE.get(section, section):
            return {}
        found[place] = told
    several = len({*found.values()} - {""})
    sure = several > 1 and 2 * several >= len(found)
    told_all = sum(map(bool, found.values())) >= _NEARLY * len(found)
    return {place: kind or "other" for place, kind in found.items()} if sure and told_all else {}


def _listed_kind(rows: Sequence[Row]) -> str:
    """Return the kind that the content of a section tells, where it is no contact data, which may be another's, and no text
    that begins with a sentence about several things."""
    kind = content_kind(rows)
    return "" if kind == "contact" or (kind == "work" and rows[0].text.endswith((".", "。"))) else kind


def names_of_entries(rows: Sequence[Row], kinds: Sequence[str], body: float) -> set[int]:
    """Return the rows that head entries, not sections: all of a look that stand between two headings of a louder one, two
    or more, most of them with a range of dates right below."""
    headed = Counter(_rank_of(row) for row, kind in zip(rows, kinds, strict=True) if kind and known_kind(row.text))
    looks: dict[tuple[int, float], list[int]] = {}
    for index, row in enumerate(rows):
        if index and 0 <= row.heading < CUT and is_loud(row, body) and could_head(row):
            looks.setdefault(_rank_of(row), []).append(index)
    found: set[int] = set()
    for rank, places in looks.items():
        loud = [at for own, others in looks.items() if own < rank and headed[own] > 1 for at in others]
        inside = [at for at in loud if places[0] < at < places[-1]]
        dated = sum(_has_range_below(rows, at) for at in places)
        if loud and len(places) > 1 and not inside and min(loud) < places[0] and 3 * dated >= 2 * len(places):
            found |= {at for at in places if not known_kind(rows[at].text)}
    return found


def _rank_of(row: Row) -> tuple[int, float]:
    """Return how loud a row is: the level that the file gives it, and its size, the loudest the least."""
    return (row.heading or CUT, -round(row.size, 1))


def _has_range_below(rows: Sequence[Row], index: int) -> bool:
    """Return True if one of the two rows below has a range of dates, with no item before it."""
    near = list(itertools.takewhile(lambda row: not row.bullet, rows[index + 1 : index + 3]))
    return any(has_range(row.text) for row in near)


_LIKE: Final = {"volunteer": "work", "projects": "work"}
"""Kinds of sections whose entries look alike."""


def _form_of(rows: Sequence[Row], index: int, body: float) -> str:
    """Return what sets a row apart as a heading may be: its level, a look louder than the text, or in a plain text
    capitals or a colon behind an empty line; an empty text without any."""
    row = rows[index]
    if row.heading or row.bullet or row.numbered:
        return f"level {row.heading}" if 0 < row.heading < CUT and not row.bullet else ""
    if body:
        return f"look {look_of(row)}" if is_loud(row, body) else ""
    if row.lo - rows[index - 1].hi <= 1:
        return ""
    if is_in_capitals(row.text):
        return "capitals"
    return "colon" if row.text.rstrip().endswith((":", "：")) else ""


_NEARLY: Final = 0.6
"""Least share of headings that tell a kind of section."""
