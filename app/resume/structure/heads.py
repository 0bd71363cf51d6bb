"""The head of an entry (title, organisation, place, dates) taken apart by separators and word cues.

Parts are substrings of the rows; what no rule claims is handed back as `extra`, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from app.resume.folding import fold, has_han
from app.resume.structure.dates import DateSpan, find_dates, widened
from app.resume.structure.rows import Row, value
from app.resume.structure.shape import is_duty, name_weight, named_with_town
from app.resume.structure.told import told_job
from app.resume.structure.words import COUNTRIES, ORG, ORG_ZH, SCHOOL, STATES, TITLE, TITLE_ZH

_STRONG: Final = re.compile(r"\t+|\s*[|｜‖¦∥]\s*|\s+[·•●∙⋅]\s*|\s*[·•]\s+|\s{2,}|\s*[—]\s+|\s+[—]\s*|\s*//\s*")
_DASH: Final = re.compile(r"\s+(?:-{1,3}|[–‒])\s+")
_AT: Final = re.compile(r"\s+(?:at|@|bei|chez)\s+", re.IGNORECASE)
_DURATION: Final = re.compile(
    r"[(（]?\b(?:\d{1,2}\s*(?:years?|yrs?|months?|mos?)\.?\s*,?\s*)+[)）]?|[(（\[]\s*(?:\d{1,2}\s*年)?\s*零?\d{1,2}\s*(?:个月|個月|月|年)\s*[)）\]]",
    re.IGNORECASE,
)
_CITY_STATE: Final = re.compile(
    r"^[A-Z][\w.'’ -]{1,30},\s*(?P<region>[A-Z][A-Za-z.]{1,20}(?: [A-Z][A-Za-z.]+){0,2})(?:,\s*(?P<more>[A-Z][A-Za-z. ]{1,25}))?(?:\s+\d{5}(?:-\d{4})?)?$"
)
_CITY_ST: Final = re.compile(r"^[A-Z][a-z.'’]+(?: [A-Z][a-z.'’]+){0,2} [A-Z]{2}$")
_REMOTE: Final = re.compile(r"(?i)^(?:fully )?(?:remote|hybrid|on-?site|worldwide|远程|居家)(?:\s*[(（,，].{0,30})?$")
_PLACE_ZH: Final = re.compile(
    r"^(?:中国|北京|上海|天津|重庆|广州|深圳|杭州|成都|南京|武汉|西安|苏州|长沙|郑州|青岛|大连|厦门|福州|济南|合肥|宁波|佛山|东莞|无锡|昆明|哈尔滨|沈阳|长春|南昌|"
    r"石家庄|太原|贵阳|南宁|海口|兰州|珠海|香港|澳门|台北|臺北|新北|台中|高雄|新竹|台南|[\u3400-\u9fff]{2,3}[省市])(?:市|省)?(?:[·\-\s]?[\u3400-\u9fff]{1,6}(?:区|县|市|區))?$"
)


@dataclass(slots=True)
class Head:
    """What an entry's head says. `dates` are the spans found, `date_raw` the exact source words of the first."""

    title: str = ""
    organisation: str = ""
    location: str = ""
    start: str = ""
    end: str = ""
    start_raw: str = ""
    end_raw: str = ""
    open_ended: bool = False
    extra: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a head: its text, the row it stands in, and the undivided text it was cut from."""

    text: str
    row: int
    whole: str = ""


def without_dates(text: str) -> tuple[str, list[DateSpan]]:
    """The text with dates and durations replaced by a tab, and the dates."""
    spans = find_dates(text)
    out = text
    for span in reversed(spans):
        start, end = widened(text, span)
        out = out[:start] + "\t" + out[end:]
    return _DURATION.sub("\t", out), spans


@lru_cache(maxsize=4_096)
def is_place(text: str) -> bool:
    """Whether a text is a place as people write it in a résumé: `Austin, TX`, `Bengaluru, India`, `Remote`, `上海市`."""
    flat = " ".join(text.split()).strip("() ")
    if _CITY_ST.match(flat) and flat.split()[-1] in STATES and not TITLE.search(flat) and not ORG.search(flat):
        return True
    if " & " in flat and len(flat) < 60:
        return all(is_place(side) for side in flat.split(" & "))
    if _REMOTE.match(flat) or _PLACE_ZH.match(flat) or flat.lower() in COUNTRIES:
        return True
    if " - " in flat or " – " in flat:
        return False
    match = _CITY_STATE.match(flat)
    city = flat.split(",")[0]
    if not match or TITLE.search(flat) or ORG.search(city) or SCHOOL.search(city):
        return False
    region = match["region"]
    country = (match["more"] or region).strip().lower()
    return region in STATES or country in COUNTRIES


def looks_like_place(text: str) -> bool:
    """The weaker form: capitalised words around one comma, taken only where a place is expected."""
    match = _CITY_STATE.match(" ".join(text.split()))
    return is_place(text) or (match is not None and len(text) <= 40 and not TITLE.search(text) and not ORG.search(text))


@lru_cache(maxsize=4_096)
def is_title(text: str) -> bool:
    """Whether a text names a position."""
    if has_han(text):
        bare = re.sub(r"[（(].*?[)）]", "", fold(text))
        han = re.sub(r"\s[A-Za-z][A-Za-z .&/'’-]*$|\s", "", bare)  # 国际物流经理 Freight Manager
        return TITLE_ZH.search(han) is not None and not re.search(r"公司|集团", text)
    return TITLE.search(text) is not None


def is_organisation(text: str) -> bool:
    """Whether a text has the marks of an organisation's name."""
    return (
        ORG_ZH.search(text) is not None
        if has_han(text)
        else ORG.search(text) is not None or SCHOOL.search(text) is not None
    )


def read_head(rows: Sequence[Row], *, title_first: bool = False, employed: bool = False) -> Head:
    """Title, organisation, place and dates of the rows that stand at the head of one entry. `title_first`: other entries
    of the section name the position first; `employed`: a row above names the employer of several positions."""
    head = Head()
    parts: list[_Part] = []
    for index, row in enumerate(rows):
        text, spans = without_dates(row.text)
        _take_dates(head, row.text, spans)
        told = told_job(" ".join(text.split())) if len(rows) == 1 else None
        if told:
            head.title, head.organisation, rest = told
            head.extra = [rest if has_han(rest) else " ".join(row.text.split())] if rest else []
            return head
        for whole in _STRONG.split(text):
            for at, piece in enumerate(_clauses(whole, head) if spans else [whole]):
                if at >= 2 or (at == 1 and len(piece.split()) > 6):
                    head.extra.append(value(piece))
                    continue
                parts += [_Part(found, index, piece) for found in _peeled(piece, head)]
    parts = [part for part in parts if re.search(r"\w", part.text)]
    _assign(head, parts, title_first=title_first, employed=employed)
    return head


CLAUSE: Final = re.compile(
    r"(?<=[a-zà-ÿ)]{3})(?<!Engg)(?<!Corp)(?<!corp)(?<!Dept)(?<!dept)(?<!Govt)(?<!Univ)(?<!Asst)(?<!Engr)(?<!Bros)(?<!Natl)(?<!Hosp)\.\s+(?=[A-Z0-9])"
)
_TAIL_OF_TITLE: Final = re.compile(r"^(?P<title>[^:]{3,60}):\s+(?P<rest>[a-zà-ÿ].*)$")


def _clauses(piece: str, head: Head) -> list[str]:
    """`Rye Harbour Print Shed. Studio technician: etching press` cut into its sentences; what follows a position and a
    colon is a sentence of its own."""
    out: list[str] = []
    for clause in CLAUSE.split(piece):
        named = _TAIL_OF_TITLE.match(clause)
        if named and is_title(named["title"]):
            head.extra.append(value(named["rest"]))
        out.append(named["title"] if named and is_title(named["title"]) else clause)
    return out


def _take_dates(head: Head, text: str, spans: Sequence[DateSpan]) -> None:
    best = next((span for span in spans if span.ranged), spans[0] if spans else None)
    if best is None or (head.start and (not best.ranged or head.end or head.open_ended)):
        return
    head.start, head.end = best.first, best.last
    head.start_raw, head.end_raw = best.raw_first, best.raw_last
    head.open_ended = best.ranged and not best.last


def _peeled(piece: str, head: Head) -> list[str]:
    """A piece without its trailing place, cut at a dash or "at" when that separates a title from the rest."""
    piece = value(piece)
    if not piece:
        return []
    if is_place(piece):
        return [piece]
    for pattern in (_AT, _DASH):
        sides = pattern.split(piece)
        if len(sides) > 1 and all(re.search(r"[^\W\d]", side) for side in sides):
            if is_place(sides[-1]) or (looks_like_place(sides[-1]) and not is_title(sides[-1])):
                return [*_peeled(piece[: piece.rfind(sides[-1])], head), sides[-1].strip()]
            titles = [is_title(side) for side in sides]
            if (any(titles) and not all(titles)) or (not any(titles) and _unlike(sides)):
                return [found for side in sides for found in _peeled(side, head)]
    if has_han(piece) and re.search(r"\s", piece):
        sides = _by_script(piece)
        if len(sides) <= 5 and (any(map(is_title, sides)) or any(map(is_organisation, sides))):
            two = len(sides) == 2 and has_han(sides[0]) != has_han(sides[1]) and any(map(is_title, sides))
            return [piece] if two and not any(map(is_organisation, sides)) else sides
    return _peel_comma_place(piece)


def names_position(text: str) -> bool:
    """Whether a text names a position and is not the name of a company with such a word in it."""
    return is_title(text) and not _incorporated(text)


def _incorporated(text: str) -> bool:
    """Whether a text is the name of a company by its legal form, whatever words it has besides: `Athi Steel Fabricators Ltd`."""
    return _LEGAL_FORM.search(text.split(",")[0]) is not None and not is_title(text.partition(",")[2])


def _unlike(sides: Sequence[str]) -> bool:
    """Whether two or three short sides of a dash are a name and something in small letters or in a sentence's case."""
    weights = [name_weight(side) for side in sides]
    marked = any(is_organisation(side) or named_with_town(side)[0] for side in sides)
    clear = len(sides) == 2 and min(weights) <= -2  # `Canadian Forces - vehicle tech`
    return (
        len(sides) <= 3
        and (marked or clear)
        and max(weights) > 0 > min(weights)
        and all(len(side) <= 60 for side in sides)
    )


_RANK: Final = re.compile("^(?:高级|高級|资深|資深|初级|初級|中级|中級|首席|主任|副|助理|实习|實習)$")


def _by_script(piece: str) -> list[str]:
    """The words of a piece with Chinese in it; Latin words that follow each other, a rank and what it ranks stay together."""
    sides: list[str] = []
    for word in piece.split():
        ranks = bool(sides) and _RANK.match(sides[-1].split(" ")[0]) is not None
        if sides and (ranks or (not has_han(word) and not has_han(sides[-1]))):
            sides[-1] += " " + word
        else:
            sides.append(word)
    return [side for side in sides if re.search(r"\w", side)]


_LEGAL_FORM: Final = re.compile(
    r"(?i)\b(?:inc|ltd|limited|plc|gmbh|corp|corporation|llc|llp|ab|ag|s\.a|bv|b\.v|pty|sdn bhd|s\.r\.l)\.?$"
)
_ONE_PLACE: Final = re.compile(r"^[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}$")


def _just_a_name(text: str) -> bool:
    """Whether a text is one to three capitalised words with no mark of a position or an organisation."""
    return _ONE_PLACE.match(text) is not None and not is_organisation(text) and not is_title(text)


def _peel_comma_place(piece: str) -> list[str]:
    """A piece and the place behind its last commas: known places, or any name behind a company's legal form."""
    cells = [cell.strip() for cell in re.split(r"[,，]", piece)]
    for count in (2, 1):
        towns = [cell.rstrip(".") if re.match("[A-ZÀ-Þ][a-zà-ÿ]", cell) else "" for cell in cells[-count:]]
        if len(cells) > count and all(map(_just_a_name, towns)) and _ends_organisation(cells[:-count]):
            at = piece.index(cells[-count], len(", ".join(cells[:-count])) - 2)
            return [piece[:at].rstrip(" ,，"), piece[at:]]
    for count in (3, 2, 1):
        if len(cells) > count:
            tail = ", ".join(cells[-count:])
            if is_place(tail) and (count > 1 or len(cells) == 2) and not _keeps_comma(cells, count):
                lead = piece[: piece.rfind(cells[-count])].rstrip(" ,，")
                return [lead, piece[piece.rfind(cells[-count]) :].strip()]
    return [piece]


def _ends_organisation(cells: list[str]) -> bool:
    """Whether the cells before a name are an employer with nothing more to it: a legal form ends them, or they are one
    cell with the marks of an organisation and none of a position."""
    whole = len(cells) == 1 and is_organisation(cells[0]) and not is_title(cells[0]) and not has_han(cells[0])
    whole = whole and not re.search(r"(?i)\b(?:university|college|institute) of\b", cells[0])
    return _LEGAL_FORM.search(cells[-1]) is not None or whole


def _keeps_comma(cells: list[str], count: int) -> bool:
    lead = cells[: len(cells) - count]
    return count == 2 and len(lead) == 1 and not lead[0]


def _assign(head: Head, parts: list[_Part], *, title_first: bool, employed: bool) -> None:
    told = [part for part in parts if _is_sentence(part.text) or is_duty(part.text)]
    parts = [part for part in parts if part not in told]
    places = [part for at, part in enumerate(parts) if is_place(part.text) or _behind_name(parts[at - 1 : at], part)]
    rest = [part for part in parts if part not in places]
    titles = [part for part in rest if names_position(part.text)]
    others = [part for part in rest if part not in titles]
    if len(titles) + len(others) == 1:
        cut, named = _split_at_comma((titles or others)[0])
        if not employed or any(is_organisation(part.text) for part in named):
            titles, others = cut, named
        if titles and not others:
            titles, others = _free(titles[0]) or _out_of_brackets(titles[0])
        for part in others[:1]:
            peeled = _peel_comma_place(part.text)
            if len(peeled) == 2 and not places:
                others, places = [_Part(peeled[0], part.row)], [_Part(peeled[1], part.row)]
    if len(titles) > 1 and not others:
        titles, others = _most_titled(titles)
    if len(titles) == 1 and others and not any(is_organisation(part.text) for part in others):
        cut, named = _split_at_comma(titles[0])
        if named and is_organisation(named[0].text):
            titles, places, others = cut, places or others, named
    weak = [part for part in others if looks_like_place(part.text)]
    if not titles and len(others) == 2 and weak and " " in named_with_town(weak[0].text)[0]:
        weak = []  # a position and `Mabon Street Pharmacy, Newport`
    if not places and weak and len(others) > 1:
        places, others = weak[:1], [part for part in others if part is not weak[0]]
    if titles and len(others) == 1 and not places:
        others, places = _town_behind(others[0])
    if titles:
        head.title = titles[0].text
        others.sort(key=lambda part: has_han(part.text) and _DEPARTMENT.search(part.text) is not None)
        marked = [part for part in others if is_organisation(part.text) and not _DEPARTMENT.search(part.text)]
        others.sort(key=lambda part: bool(marked) and part.row == titles[0].row and not is_organisation(part.text))
        extra = titles[1:] + others[1:]
        head.organisation = others[0].text if others else ""
        if not others or others[0].whole != titles[0].whole:
            extra = _with_tail(head, titles[0], extra)
    else:
        extra = _untitled(head, others, title_first=title_first)
    if not places and extra and head.title and head.organisation and _just_a_name(extra[-1].text):
        places, extra = [extra[-1]], extra[:-1]
    head.location = places[0].text.rstrip(".") if places else ""
    head.extra += [part.text for part in extra + places[1:] + told]
    section = _SECTION.match(head.title)
    if section:  # `生鲜部/理货`
        head.extra.insert(0, section["section"])
        head.title = section["post"]
    cut = _REMARK.search(head.title)
    if cut:  # `货车司机，跑山西拉煤`, `OTR furniture, 48 states`
        head.extra.insert(0, value(head.title[cut.start() :]))
        head.title = head.title[: cut.start()].rstrip()
    if re.search(r"[a-z]{3,}\.$", head.organisation) and not _LEGAL_FORM.search(head.organisation):
        head.organisation = head.organisation[:-1]
    head.organisation = re.sub(r"\s*\((?:[a-z][^()]{0,24}|[A-Z]{2,6})\)$", "", head.organisation)
    if not head.location:
        head.organisation, town = without_town(head.organisation)
        head.location = town.rstrip(".")


def _town_behind(part: _Part) -> tuple[list[_Part], list[_Part]]:
    """`Braceria Ferrante, Carlton` beside a position: two plain names with a comma are an employer and its town."""
    cells = [cell.strip() for cell in part.text.split(",")]
    if len(cells) != 2 or not re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+)?", cells[1]) or is_title(cells[0]):
        return [part], []
    return [_Part(cells[0], part.row)], [_Part(cells[1], part.row)]


def _is_sentence(text: str) -> bool:
    """Whether a part is a sentence that follows the head on the same line."""
    words = text.split()
    small = sum(word[:1].islower() for word in words)
    ended = text.endswith(".") and len(words) >= 4
    return text.endswith("。") or (ended and small >= (0.6 if is_title(text) else 0.5) * (len(words) - 1))


_SECTION: Final = re.compile(
    r"^(?P<section>[\u3400-\u9fff]{1,8}(?:部|组|組|科|室|处|處|中心|车间))\s*[/／·\-—]\s*(?P<post>[\u3400-\u9fff].*)$"
)
_REMARK: Final = re.compile(
    r"(?<=[\u3400-\u9fff])[，,；].{3,}$|(?<=[\u3400-\u9fff])[（(][^）)]*[，,][^）)]*[）)]$|,\s\d[^,]*,.*$"
)
"""What somebody tells about a position behind it."""


def _behind_name(before: list[_Part], part: _Part) -> bool:
    """Whether a part is the town that a comma cut from an employer's name."""
    cut = bool(before) and before[0].whole == part.whole and is_organisation(before[0].text) and not is_title(part.text)
    return (
        cut and _just_a_name(part.text) and re.search(r",\s*" + re.escape(part.text) + r"\.?$", part.whole) is not None
    )


def _with_tail(head: Head, title: _Part, extra: list[_Part]) -> list[_Part]:
    """A position gets back what a dash behind it cut off (`Trainee – Testing`) when the employer stands elsewhere."""
    tail = next((part for part in extra if part.whole == title.whole and part.row == title.row), None)
    start = title.whole.find(title.text)
    if tail is None or start < 0 or not is_title(title.text):
        return extra
    at = title.whole.find(tail.text, start + len(title.text))
    if at < 0 or not re.fullmatch(r"\s*[-–‒,]{1,3}\s*", title.whole[start + len(title.text) : at]):
        return extra
    head.title = title.whole[start : at + len(tail.text)]
    return [part for part in extra if part is not tail]


def _out_of_brackets(part: _Part) -> tuple[list[_Part], list[_Part]]:
    """`Self employed electrician (Geraghty Electrical)`: a name in brackets behind a position is the employer."""
    match = re.fullmatch(r"(?P<title>[^()（）]{3,60}?)\s*[(（](?P<name>[^()（）]{3,60})[)）]", part.text)
    if match is None or not is_title(match["title"]):
        return [part], []
    name = match["name"]
    named = is_organisation(name) or (name_weight(name) > 0 and " " in name)
    if not named or is_title(name) or is_place(name) or find_dates(name):
        return [part], []
    return [_Part(match["title"], part.row)], [_Part(name, part.row)]


def _untitled(head: Head, others: list[_Part], *, title_first: bool) -> list[_Part]:
    """No position word anywhere: the part with the marks of an organisation, else the one that looks most like a name,
    is the employer; the first of the others is the position."""
    if not others:
        return []
    marked = [part for part in others if is_organisation(part.text)]
    if has_han(others[0].text) and len({part.row for part in others}) == 1 and len(others) >= 2:
        named = [part for part in others if not _DEPARTMENT.search(part.text)] or others
        chosen = next((part for part in named if part in marked), named[0])
        others = [part for part in [*named, *others] if part is not chosen]
        others = [chosen, *dict.fromkeys(others)]
    elif marked:
        chosen = marked[-1] if title_first and len(others) == 2 else marked[0]
    else:
        first = others[:3]
        weights = [
            name_weight(part.text) + 0.25 * (index == (1 if title_first else 0)) for index, part in enumerate(first)
        ]
        chosen = first[weights.index(max(weights))]
    rest = [part for part in others if part is not chosen]
    if not marked and len(others) == 1 and name_weight(chosen.text) < 0:
        head.title = chosen.text
        return []
    head.organisation = chosen.text
    if rest:
        head.title = rest[0].text
    elif title_first and named_with_town(chosen.text)[0]:  # as in the other entries: `Sales Girl, Nwakaego Provisions`
        head.title, head.organisation = named_with_town(chosen.text)
    return rest[1:]


_DEPARTMENT: Final = re.compile("(?:部|中心|组|組|科|(?<!工作|實驗|实验)室|处|處)$")
_CAMPUS: Final = re.compile(r"(?i)\buniversity of\b|\bstate (?:polytechnic )?(?:university|college)\b|^the \w+$")


def without_town(name: str) -> tuple[str, str]:
    """An employer or a school and the town that stands behind it after a comma or a dash; a campus belongs to the name."""
    lead, town = named_with_town(name)
    if has_han(name) or not lead or _LEGAL_FORM.search(town) or is_organisation(town) or is_title(town):
        return name, ""
    if _CAMPUS.search(lead) and not is_place(town):
        return name, ""
    return lead, town


def _split_at_comma(part: _Part) -> tuple[list[_Part], list[_Part]]:
    """`Software Engineer, Globex Corporation` or the other way round; a title with commas of its own stays whole."""
    cells = [cell.strip() for cell in re.split(r"[,，](?!\s*(?:Inc|LLC|Ltd|Corp|L\.P|LP|GmbH|Co)(?![\w-]))", part.text)]
    flags = [is_title(cell) for cell in cells]
    if len(cells) < 2 or not any(flags) or all(flags):
        return ([part], []) if is_title(part.text) else ([], [part])
    if flags[0]:
        cut = max(index for index, flag in enumerate(flags) if flag) + 1
        if cut >= len(cells):
            return [part], []
        at = part.text.index(cells[cut], len(", ".join(cells[:cut])) - 2)
        return [_Part(part.text[:at].rstrip(" ,，"), part.row)], [_Part(part.text[at:].strip(), part.row)]
    cut = flags.index(True)
    at = part.text.index(cells[cut])
    return [_Part(part.text[at:].strip(), part.row)], [_Part(part.text[:at].rstrip(" ,，"), part.row)]


_FREE: Final = re.compile(r"(?i)free-?lanc(?:e|er|ing)|self[- ]employed|independent|自由职业|個人接案")
"""Words that stand in an employer's place."""


def _free(part: _Part) -> tuple[list[_Part], list[_Part]] | None:
    """`Taxi driver, self employed`: what stands in an employer's place at one side of a comma."""
    cells = [cell.strip() for cell in part.text.split(",")]
    if len(cells) != 2 or not all(cells):
        return None
    for free, title in (cells, reversed(cells)):
        if _FREE.fullmatch(free) and not _FREE.fullmatch(title):
            return [_Part(title, part.row)], [_Part(free, part.row)]
    return None


def _most_titled(titles: list[_Part]) -> tuple[list[_Part], list[_Part]]:
    """Two parts with position words: the one that also looks like an organisation is it, else the first is the title."""
    marked = [part for part in titles if is_organisation(part.text) or _FREE.match(part.text)]
    if marked and len(marked) < len(titles):
        return [part for part in titles if part not in marked], marked
    return titles[:1], titles[1:]
