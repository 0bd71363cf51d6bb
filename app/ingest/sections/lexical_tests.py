"""Classification of a text by known words and forms (a place, a position, an organisation), or without any by its shape
alone (a duty, a name, a position), and the splitting of an entry's head into such pieces.

A duty is a clause: it begins with a verb and continues in lower case, with figures and commas. A name is capitalised,
perhaps with a town behind it. A position is a few words in lower or sentence case.
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from app.ingest.layout.rows import value
from app.ingest.sections.vocabulary import COUNTRIES, ORG, ORG_ZH, SCHOOL, STATES, TITLE, TITLE_ZH, VERBS
from app.text.characters import fold, has_han
from app.text.dates import PRESENT, DateSpan, find_dates, widened
from app.text.kinship import PARENTS
from app.text.legal_forms import latin_pattern
from app.text.places import city_in_region, is_city, is_named_region, is_province_with_town, regions
from app.text.positions import position_pattern_zh
from app.text.schools import CAMPUS, RUNS_SCHOOLS
from app.text.word_tables import alternation

_SMALL_WORDS: Final = frozenset(
    "a an the and or of for to in on at by with from de du des la le les l' d' et der die das und im am von zu y e del di da & / + - –".split()
)
_OBJECT: Final = frozenset(
    "a an the all any both each every my our up out off on in for to with over after at from down around about daily weekly and it".split()
)
"""Words that follow a verb, and hardly ever a noun at the start of a name or a position."""
_DUTY_ZH: Final = re.compile(
    r"^(?:主要|全面|独立|協助|协助|负责|負責|参与|參與|管理|制定|完成|维护|維護|处理|處理|带领|帶領|组织|組織|主导|跟进|撰写|撰寫|每[天日周月]|从|日常)(?!人|员|員|部|中心|处)"
)
_PARTICIPLE: Final = re.compile(r"[A-Za-z][a-z-]{2,}(?:ed|ing)$")
_THIRD_PERSON_VERB: Final = re.compile(r"[A-Z][a-z-]{2,}[^s\W]s$")


@lru_cache(maxsize=4_096)
def is_duty(text: str) -> bool:
    """Return True if a line describes an activity and names nothing: `Hands out 400 items a day`."""
    words = text.split()
    if has_han(text):
        return _DUTY_ZH.match(text) is not None and len(text) >= 6
    if len(words) < 3 or "\t" in text or len(words) > 200:
        return False
    small, large = _content(words)
    if small < 2 or small <= large:
        return False
    first, second = words[0].strip(",.;:"), words[1].strip(",.;:").lower()
    if second in VERBS and small >= 2:
        return True  # `Rugs sold at the auction`
    if len(words) >= 4 and small >= 3 and small > large and _stem(first.lower()) in VERBS:
        return True  # `Supervises three account officers`
    object_follows = second in _OBJECT or second[:1].isdigit()
    if first.lower() in VERBS or _THIRD_PERSON_VERB.match(first) or _PARTICIPLE.match(first):
        return object_follows or (len(words) >= 5 and _THIRD_PERSON_VERB.match(first) is None)
    if len(words) < 6 or TITLE.search(" ".join(words[:2])):
        return False
    return small >= 3 * large + (3 if re.search(r"[,;.]|\d", text) else 4)


def _stem(verb: str) -> str:
    """Return a verb without the ending of its third person: `supervises`, `carries`."""
    stem = verb.removesuffix("s")
    return f"{stem[:-2]}y" if stem.endswith("ie") else stem


def _content(words: list[str]) -> tuple[int, int]:
    """Return how many words after the first are in lower case, and how many are capitalised; function words are not
    counted."""
    rest = [word.strip("(\"“‘'’") for word in words[1:] if word.lower().strip(",.;:") not in _SMALL_WORDS]
    return sum(word[:1].islower() for word in rest), sum(word[:1].isupper() for word in rest)


_TOWN_WORDS: Final = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}(?: \d{1,2})?"
_TOWN: Final = re.compile(
    rf"^(?P<name>[^,]*[^\W\d_][^,]*?)(?:,\s*|\s+[-–—]\s+)(?P<town>(?:via )?{_TOWN_WORDS}(?:,\s*[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+)?)?)\.?$"
)


def named_with_town(text: str) -> tuple[str, str]:
    """Return `Bellwether Pharmacy, Corbridge` as its two parts; two empty texts if a line has no such form."""
    match = _TOWN.match(text) if len(text) <= 90 else None
    return (match["name"].strip(), match["town"]) if match else ("", "")


@lru_cache(maxsize=4_096)
def name_weight(text: str) -> float:
    """Score the likeness of a text to an employer's name; below zero: to a position."""
    words = text.split()
    if has_han(text):
        return bool(re.search(r"[「“\"《]", text)) - 1.0 * bool(re.search(r"[/→、，]", text))
    if text[:1].islower():
        return -2.0
    small, large = _content(words)
    weight = 1.0 * bool(named_with_town(text)[0]) + 1.0 * bool(
        re.search(r"['’]s?\b|\s(?:&|and)\s[A-Z]|^The [A-Z]", text)
    )
    weight += 0.5 * (large > 0 and small == 0) - 1.5 * (small > large)
    return weight - 0.5 * (" / " in text)


DURATION: Final = re.compile(
    r"[(（]?\b(?:\d{1,2}\s*(?:years?|yrs?|months?|mos?)\.?\s*(?:,\s*)?)+[)）]?|[(（\[]\s*(?:\d{1,2}\s*年)?\s*零?\d{1,2}\s*(?:个月|個月|月|年)\s*[)）\]]",
    re.IGNORECASE,
)
_LENGTH_ONLY: Final = re.compile(
    r"[总總]?年[资資]\s*[:：]?\s*\d{1,2}(?:\s*[~～-]\s*\d{1,2})?\s*年(?:以上)?(?:工作)?(?:經驗|经验)?|"
    r"[(（\[【]\s*(?:约|約|共)?\s*(?:\d{1,2}\s*年)?\s*零?(?:\d{1,2}\s*(?:个|個)?月)?\s*[)）\]】]"
)
"""The length of a job in a line of its own, which only counts its dates: `[6年3个月]`."""
SAYS_NOTHING: Final = re.compile(
    rf"{_LENGTH_ONLY.pattern}|(?i:references?|referees?)(?i: (?:are )?(?:available )?(?:up)?on request\.?)|(?:[^\W_][\w ]{{0,24}}\s*[:：]?\s*[_＿.…]{{4,}}\s*){{1,3}}|[_＿]{{4,}}"
    r"|(?i:levels: )?A1 and A2: .{4,24}; B1 and B2: .{4,24}; C1 and C2: .{4,24}"
)
"""A line that only counts dates, promises referees, explains levels, or is left to be filled in by hand."""
_CITY_STATE: Final = re.compile(
    r"^[A-ZÀ-ÞĀ-Ž][\w.'’ -]{1,30},\s*(?P<region>[A-Z][A-Za-z.]{1,20}(?: [A-Z][A-Za-z.]+){0,2})(?:,\s*(?P<more>[A-Z][A-Za-z. ]{1,25}))?(?:\s+\d{5}(?:-\d{4})?)?$"
)
_CITY_ST: Final = re.compile(r"^[A-ZÀ-ÞĀ-Ž][a-zà-ž.'’]+(?: [A-Z][a-zà-ž.'’]+){0,2} [A-Z]{2,3}$")
_REMOTE: Final = re.compile(r"(?i)^(?:fully )?(?:remote|hybrid|on-?site|worldwide|远程|居家)(?:\s*[(（,，].{0,30})?$")
_PLACE_ZH: Final = re.compile(
    rf"^(?:中国|{alternation(regions('city'))}|[\u3400-\u9fff]{{2,3}}(?:[省市]|[縣县](?=[\u3400-\u9fff]{{2,3}}[市镇鎮乡鄉]$)))(?:市|省)?(?:[·\-\s]?(?:[\u3400-\u9fff]{{1,6}}(?:区|县|市|區|镇|鎮|乡|鄉)|{alternation(regions('city'))}))?$"
)
LEGAL_FORM: Final = re.compile(rf"(?i)\b(?:{latin_pattern('sure', 'head')})\.?$")
_ONE_PLACE: Final = re.compile(r"^[A-ZÀ-ÞĀ-Ž][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}$")


_BRACKETED_PRESENT: Final = re.compile(
    rf"(?<!硕士)(?<!碩士)(?<!博士)(?<![本专專]科)(?<!大[专專])(?<!究生)[\[【(（]\s*{PRESENT}\s*[\])）】]", re.IGNORECASE
)
"""Words for "until now" in brackets; behind a degree they say how somebody studied."""


def without_dates(text: str) -> tuple[str, list[DateSpan]]:
    """Return the text with dates and durations replaced by a tab, and the dates."""
    spans = find_dates(text)
    kept: list[str] = []
    at = 0
    for start, end in (widened(text, span) for span in spans):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    out = "\t".join([*kept, text[at:]])
    out = _BETWEEN_DATES.sub("\t", out) if len(spans) > 1 else out
    return DURATION.sub("\t", _BRACKETED_PRESENT.sub("\t", out)), spans


_BETWEEN_DATES: Final = re.compile(
    r"(?i)(?:\b(?:summers?|winters?|springs?|autumns?|seasons?)\s*)?\t\s*(?:and|&|,)\s*\t"
)
"""What is left of years in a row: `summers 2018 and 2019`."""


@lru_cache(maxsize=4_096)
def is_place(text: str) -> bool:
    """Return True if a text is a place as written in a résumé: `Austin, TX`, `Bengaluru, India`, `Remote`, `上海市`."""
    flat = " ".join(text.split()).strip("() ")
    if _CITY_ST.match(flat) and flat.split()[-1] in STATES and not TITLE.search(flat) and not ORG.search(flat):
        return True
    if " & " in flat and len(flat) < 60:
        return all(is_place(side) for side in flat.split(" & "))
    if _REMOTE.match(flat) or _PLACE_ZH.match(flat) or is_province_with_town(flat) or flat.lower() in COUNTRIES:
        return True
    if (has_han(flat) and is_city(flat)) or is_named_region(flat):
        return True
    if " - " in flat or " – " in flat:
        return False
    match = _CITY_STATE.match(flat)
    city = flat.split(",")[0]
    if not match or TITLE.search(flat) or ORG.search(city) or SCHOOL.search(city):
        return False
    region = match["region"]
    if match["more"] and not is_city(city) and (len(city.split()) > 2 or is_city(region)):
        return False  # `Field Station Las Garzas, La Paz, Mexico`: a name and its place
    country = (match["more"] or region).strip().lower()
    if not match["more"] and is_city(city) and (is_named_region(region) or city_in_region(city, region)):
        return True
    return region in STATES or country in COUNTRIES or (not match["more"] and _COUNTY.fullmatch(region) is not None)


_COUNTY: Final = re.compile(r"Co\.? [A-Z][a-z]+|County [A-Z][a-z]+")
_POSTNOMINAL: Final = re.compile(r",\s*(?:P\.?E|M\.?D|Ph\.?\s?D|R\.?N|CPA|MBA|PMP|CFA|FRCS|Esq|Jr|Sr|I{2,3}|IV)\.?$")
"""Letters behind a name, which are no region: `Marcus J. Ellsworth, P.E.`."""


def looks_like_place(text: str) -> bool:
    """Return True for capitalised words around one comma. Weaker than `is_place`: only where a place is expected."""
    match = None if _POSTNOMINAL.search(text) else _CITY_STATE.match(" ".join(text.split()))
    return is_place(text) or (match is not None and len(text) <= 40 and not TITLE.search(text) and not ORG.search(text))


@lru_cache(maxsize=4_096)
def is_title(text: str) -> bool:
    """Return True if `text` is a job title (English or Chinese)."""
    if has_han(text):
        bare = re.sub(r"[（(][^()（）]*[)）]", "", fold(text))
        posts = _without_latin(bare).split("、")
        return any(map(TITLE_ZH.search, posts)) and not re.search(r"公司|集团", text)
    return TITLE.search(_FOR_OTHERS.sub("", text) if " for " in text else text) is not None


_FOR_OTHERS: Final = re.compile(r"(?<= )for (?:[A-Za-z]+ )?[A-Za-z]+s\b")
"""For whom something is: `Statistics for Ecologists`."""


def _without_latin(text: str) -> str:
    """Return a text without spaces and without the Latin words behind it: `国际物流经理 Freight Manager`."""
    end = len(text.rstrip(_LATIN))
    tail = re.compile(r"\s[A-Za-z]").search(text, max(end - 1, 0))
    return re.sub(r"\s", "", text[: tail.start()] if tail else text)


_LATIN: Final = string.ascii_letters + " .&/'’-"


def is_organisation(text: str) -> bool:
    """Return True if a text has the marks of an organisation's name."""
    return (
        ORG_ZH.search(text) is not None
        if has_han(text)
        else ORG.search(text) is not None or SCHOOL.search(text) is not None
    )


def names_position(text: str) -> bool:
    """Return True if a text is a job title and not the name of a company that contains one."""
    return is_title(text) and not _has_legal_form(text) and not _trades(text)


def _trades(text: str) -> bool:
    """Return True if a name ends with a position in the plural, as a company's does: `Conwy Valley Vets`, `Park Lane
    Butchers`."""
    words = text.split()
    last = words[-1].rstrip(".,") if len(words) > 1 and all(word[:1].isupper() for word in words) else ""
    return (
        last.endswith("s")
        and not last.isupper()
        and TITLE.fullmatch(last) is not None
        and TITLE.fullmatch(last[:-1]) is not None
    )


def _has_legal_form(text: str) -> bool:
    """Return True if a text is a company name by its legal form, whatever its other words: `Athi Steel Fabricators
    Ltd`."""
    return LEGAL_FORM.search(text.split(",")[0]) is not None and not is_title(text.partition(",")[2])


FREE: Final = re.compile(
    r"(?i)[\u3400-\u9fff]{2,8}[(（]自由[职職][业業][)）]|(?:free-?lanc(?:e|er|ing)|self[- ](?:employed|employment)|independent|own account|sole trader|freiberuflich|selbstst?ändig|autónomo|indépendante?"
    r"|自由[职職][业業]者?|个体(?:经营|户|戶)|個體(?:經營|戶)|自[雇僱]|個人接案|自由接案|自由工作者)(?:[ ]?[(（][^()（）]{2,40}[)）])?"
)
"""Phrases in the place of an employer."""

_PAUSE: Final = re.compile(
    rf"(?i)(?:(?:planned|family) )?(?:career|employment) (?:break|pause|gap)|gap year|(?:maternity|paternity|parental|carer['’]?s?) leave|sabbatical|(?:stay[- ]at[- ]home|full[- ]time) (?:{PARENTS}|parent|carer|study)|"
    r"(?:at )?home (?:full[- ]time )?(?:caring|to care|with|looking after)|between (?:jobs|posts|roles|ships|positions|contracts)|elternzeit|congé parental|(?:家庭)?(?:全[职職]|[专專]心)(?:育[儿兒]|带[娃孩]|帶[娃孩]|妈妈|媽媽|宝妈|太太|爸爸|主[妇婦]|在家|照[顾顧][\u3400-\u9fff]{2,8})|家庭主妇|(?:[职職][业業涯])?空窗期?|照[顾顧]家[人庭](?![\u3400-\u9fff])|在家(?:[务務]农|[务務]農|带[娃孩]|帶[娃孩]|照[顾顧])|(?:待业|备考|考研|休养|产假|育儿)(?:期?)"
)


def is_pause(text: str) -> bool:
    """Return True if a text names a time without paid work, in the place of a position."""
    return _PAUSE.match(text) is not None and len(text) <= 60


_SUPPLEMENT: Final = re.compile(r"(?i)\s*[,(\[/:|]|\s[-–—]\s|\s(?:of|for|in|at|to|with|on|de|du|des|für|im)\s")
"""Start of a supplement to the name before it."""
_OFFICE_ZH: Final = re.compile(rf"(?:{position_pattern_zh('office')})$")
"""Words for an office; words for a trade (医生, 司机) also end the names of companies."""
_GRADE: Final = re.compile(r"(?:[IVX]+|\d.*|[A-Z]{1,3}\d*)$")
_PARTNERS: Final = re.compile(r"[A-ZÀ-Þ][\w'’-]+ (?:&|and) [A-ZÀ-Þ][\w'’-]+$")


@lru_cache(maxsize=4_096)
def position_weight(text: str) -> float:
    """Score a text with the word of a position: above zero for a position, below for the name of a company.

    The last noun of a phrase decides (`Hotel Manager`, but `Head Chef Catering`); partners share a company (`Baker
    & Butler`).
    """
    if not is_title(text):
        return -1.0
    if has_han(text):
        return 2.0 if _OFFICE_ZH.search(_without_latin(text)) else 0.5
    core = _SUPPLEMENT.split(text, maxsplit=1)[0].rstrip(" .")
    words = list(TITLE.finditer(core))
    behind = core[words[-1].end() :].strip() if words else core
    weight = 1.0 if words and (not behind or behind[:1].islower() or _GRADE.match(behind)) else -1.0
    weight -= 1.5 * (re.match("The [A-ZÀ-Þ]", core) is not None) + 1.0 * (_PARTNERS.match(core) is not None)
    return weight - 2.0 * _trades(core) - 3.0 * _has_legal_form(text)


def just_a_name(text: str) -> bool:
    """Return True if a text is one to three capitalised words with no mark of a position or an organisation."""
    return _ONE_PLACE.match(text) is not None and not is_organisation(text) and not is_title(text)


def without_town(name: str) -> tuple[str, str]:
    """Split an employer or a school from its town after a comma or a dash; a campus belongs to the name."""
    lead, town = named_with_town(name)
    if has_han(name) or not lead or LEGAL_FORM.search(town) or is_organisation(town) or is_title(town):
        return name, ""
    return (name, "") if belongs_to_name(lead, town) else (lead, town)


def ends_in_town(name: str, town: str) -> bool:
    """Return True if a town stands behind a name and is no part of it, as it is in `Câmara Municipal de Beja`."""
    joint = r"(?:of|for|d[eiou]|del|della|d[ao]s|von|van|am|zu|the)"
    return bool(town) and name.endswith(f" {town}") and not re.search(rf"(?i)\s{joint}\s$", name.removesuffix(town))


def belongs_to_name(lead: str, behind: str) -> bool:
    """Return True if what stands behind the comma of a name is part of it: a campus or a unit.

    >>> belongs_to_name("Rural Fire Service", "Bluewater Brigade"), belongs_to_name("Bellwether Pharmacy", "Corbridge")
    (True, False)
    """
    return _UNIT.search(behind) is not None or (CAMPUS.search(lead) is not None and not is_place(behind))


_UNIT: Final = re.compile(
    rf"(?i){RUNS_SCHOOLS}|\b(?:brigade|battalion|regiment|squadron|troop|unit|chapter|corps|army|navy|air force|marines|\w*korps)\b(?! member)"
)
"""Part of an army, a service or an association, or who runs a school: `Rural Fire Service, Bluewater Brigade`."""


PARTNERS: Final = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+(?:, [A-ZÀ-Þ][\w'’-]+)+,? (?:and|&) [A-ZÀ-Þ][\w'’-]+" + rf"(?: (?:{latin_pattern('sure')})\.?)?"
)
"""A name of partners, whose commas part nothing: `Gardiner, Prentice and Jensen`."""
STRONG_SEPARATOR: Final = re.compile(r"\t+|\s*[|｜‖¦∥]\s*|\s+[·•●∙⋅]\s*|\s*[·•]\s+|\s{2,}|\s*[—]\s+|\s+[—]\s*|\s*//\s*")
_DASH: Final = re.compile(r"\s+(?:-{1,3}|[–‒])\s+")
_AT: Final = re.compile(r"\s+(?:at|@|bei|chez)\s+|\s*＠\s*", re.IGNORECASE)
CLAUSE: Final = re.compile(
    r"(?<=[a-zà-ÿ)]{3})(?<!Engg)(?<!Corp)(?<!corp)(?<!Dept)(?<!dept)(?<!Govt)(?<!Univ)(?<!Asst)(?<!Engr)(?<!Bros)(?<!Natl)(?<!Hosp)\.\s+(?=[A-Z0-9])"
)
_TAIL_OF_TITLE: Final = re.compile(r"^(?P<title>[^:]{3,60}):\s+(?P<rest>[a-zà-ÿ].*)$")


def clauses(piece: str) -> tuple[list[str], list[str]]:
    """Cut a piece into clauses that may name something and clauses with further details.

    `Rye Harbour Print Shed. Studio technician: etching press`. Details are the third sentence and all after it, a
    long second one, and the text behind a position and a colon.
    """
    names: list[str] = []
    told: list[str] = []
    for at, clause in enumerate(CLAUSE.split(piece)):
        named = _TAIL_OF_TITLE.match(clause)
        if named and is_title(named["title"]):
            told.append(value(named["rest"]))
            clause = named["title"]
        far = at >= 2 or (at == 1 and len(clause.split()) > 6)
        (told if far else names).append(clause)
    return names, told


def without_trailing_place(piece: str) -> list[str]:
    """Return a piece without its trailing place, cut at a dash or "at" when that separates a title from the rest."""
    piece = _AT_END.sub("", value(piece))
    if not piece:
        return []
    if len(piece) > _LONGEST or is_place(piece):
        return [piece]
    unit = _UNIT_OF_POST.fullmatch(piece)
    if unit and is_title(unit["title"]) and not is_organisation(unit["unit"]) and is_organisation(unit["name"]):
        return [unit["post"], *without_trailing_place(f"{unit['name']}{unit['rest']}")]
    named, slash, town = (side.strip() for side in piece.rpartition(" / "))
    if slash and not is_place(named) and (looks_like_place(town) or is_city(town)):
        return [*without_trailing_place(named), town]
    for pattern in (_AT, _DASH):
        sides = pattern.split(piece)
        if len(sides) > 1 and all(re.search(r"[^\W\d]", side) for side in sides):
            if is_place(sides[-1]) or (looks_like_place(sides[-1]) and not is_title(sides[-1])):
                return [*without_trailing_place(piece[: piece.rfind(sides[-1])]), sides[-1].strip()]
            if _separates_position(sides, at=pattern is _AT):
                return [found for side in sides for found in without_trailing_place(side)]
    return (_in_han(piece) if has_han(piece) else []) or peel_comma_place(piece)


def post_and_employer(piece: str) -> list[str]:
    """Return the position and the employer that an "at" parts, else the piece.

    >>> post_and_employer("Head Chef @ Casa Roe"), post_and_employer("Casa Roe")
    (['Head Chef', 'Casa Roe'], ['Casa Roe'])
    """
    sides = _AT.split(piece)
    return sides if len(sides) > 1 and _separates_position(sides, at=True) else [piece]


def _separates_position(sides: Sequence[str], *, at: bool) -> bool:
    """Return True if the sides of a dash, or of an "at", are a position and something else."""
    titles = [is_title(side) for side in sides]
    if at and len(sides) == 2 and len(sides[0].split()) <= _PHRASE and not is_organisation(sides[0]):
        return re.match(r"[A-ZÀ-Þ\u3400-\u9fff]", sides[1]) is not None  # `Mask Maker at Freelance`
    if all(titles):
        weights = [position_weight(side) for side in sides]
        return len(sides) == 2 and (at or min(weights) <= 0 < max(weights))
    return any(titles) or _is_name_and_phrase(sides)


_UNIT_OF_POST: Final = re.compile(
    r"(?P<post>(?P<title>[^,–]{3,40}?) [–-] (?P<unit>[A-Z][\w&]*(?: [A-Z&][\w]*)?)), (?P<name>[^,]+)(?P<rest>.*)"
)
"""A position with its department, and the employer: `Intern – Production, Marlow Castings Ltd, Perth`."""
_AT_END: Final = re.compile(r"(?i)(?<=[\w)])\s+(?:at|@|bei|chez)$")
"""An "at" whose name follows in the next cell or line."""
_PHRASE: Final = 5
"""Maximum number of words of a position before an "at"."""
_LONGEST: Final = 300
"""Maximum length of a name, a position and a place together, in characters."""


def _in_han(piece: str) -> list[str]:
    """Return a piece with Chinese in it, cut at commas where one side is a position, or at spaces where the script
    changes."""
    cells = [cell.strip() for cell in re.split(r",\s+|，|(?<=[\u3400-\u9fff）)]),(?=[\u3400-\u9fffA-Z])", piece)]
    titles = [is_title(cell) for cell in cells]
    parted = re.search("[A-Za-z]", piece) or (len(cells) == 2 and (not titles[0] or is_organisation(cells[1])))
    if 1 < len(cells) <= 3 and any(titles) and not all(titles) and parted:
        return [found for cell in cells if cell for found in without_trailing_place(cell)]
    if len(cells) == 2 and _is_firm_zh(cells[0]) and _is_short_zh(cells[1]):
        return [*without_trailing_place(cells[0]), cells[1]]
    tail = _TOWN_BEHIND_ZH.fullmatch(piece)
    if tail and is_organisation(tail["name"]) and is_place(tail["town"]):
        return [tail["name"], tail["town"]]
    sides = _by_script(piece)
    if not re.search(r"\s", piece) or len(sides) > 5 or any(map(_is_half_bracketed, sides)):
        return [piece] if _POST_OF_OFFICE.fullmatch(piece) else _organisation_and_position(piece)
    titled, named = any(map(is_title, sides)), any(map(is_organisation, sides))
    two = len(sides) == 2 and has_han(sides[0]) != has_han(sides[1]) and titled
    two = two and not (has_han(sides[1]) and len(sides[0].split()) > 2)  # `Journal of Sodium Materials 审稿人`
    if (two and not named) or is_one_name(sides):
        return [piece]
    return sides if titled or named else []


def is_one_name(sides: Sequence[str]) -> bool:
    """Return True if two texts are one name in two scripts, Chinese and Latin: two employers, or two positions.

    >>> is_one_name(("慈晖社会服务中心", "Tsz Fai Social Service Centre")), is_one_name(("Acme Trading Ltd", "会计"))
    (True, False)
    """
    if len(sides) != 2 or has_han(sides[0]) == has_han(sides[1]):
        return False
    organised = all(is_organisation(side) or SCHOOL.search(side) for side in sides)
    return organised or all(map(is_title, sides))


_POST_OF_OFFICE: Final = re.compile("[\u3400-\u9fff]{2}[处處科室](?:干事|幹事|科员|科員|文员|文員|主任|助理|职员|職員)")
"""A position with the short name of its office, which is no employer: `教务处干事`."""


_TOWN_BEHIND_ZH: Final = re.compile(r"(?P<name>[^·・]{4,}?)\s*[·・]\s*(?P<town>[\u3400-\u9fff]{2,6})")
"""An employer with its town behind a dot: `某某会计师事务所（湖北分所）·武汉`."""


def _is_firm_zh(cell: str) -> bool:
    """Return True if a text is an organisation's name, perhaps with its town in brackets, and no position."""
    bare = re.sub(r"[（(][^（）()]*[)）]$", "", cell)
    return has_han(bare) and len(bare) > 3 and ORG_ZH.search(bare) is not None and not is_title(bare)


def _is_short_zh(cell: str) -> bool:
    """Return True if a text behind an organisation's comma is a few Chinese characters, a post or a town."""
    return re.fullmatch(r"[\u3400-\u9fff]{2,8}", cell) is not None and ORG_ZH.search(cell) is None


def _is_half_bracketed(side: str) -> bool:
    return len(re.findall("[(（]", side)) != len(re.findall("[)）]", side))


def _organisation_and_position(piece: str) -> list[str]:
    """Return the two parts of an organisation with a position right behind it (`某市农牧局科员、股长`), else nothing."""
    match = _ORGANISATION_ZH.match(piece)
    rest = piece[match.end() :] if match else ""
    return [piece[: match.end()], rest] if match and 2 <= len(rest) <= 14 and is_title(rest) else []


_ORGANISATION_ZH: Final = re.compile(
    r"[\u3400-\u9fff“”（）()]{2,}?(?:人民政府|政府|委员会|公司|集团|计划|局|处|厂|医院|学校|银行)(?!局|处|厂|[部长員员])"
)


def _is_name_and_phrase(sides: Sequence[str]) -> bool:
    """Return True if two or three short sides of a dash are a name and a phrase in lower or sentence case."""
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
    """Return the words of a piece with Chinese in it; consecutive Latin words, and a rank and the word behind it, stay
    together."""
    sides: list[str] = []
    for word in re.split(r"(?<![/／&])\s+(?![/／&])", piece):
        ranks = bool(sides) and _RANK.match(sides[-1].split(" ")[0]) is not None
        if sides and (ranks or (not has_han(_BRACKETED_END.sub("", word)) and not has_han(sides[-1]))):
            sides[-1] += " " + word
        else:
            sides.append(word)
    return [value(side) for side in sides if re.search(r"\w", side)]


_BRACKETED_END: Final = re.compile(r"(?<=[A-Za-z])[（(][^（）()]*[)）]$")
"""A remark behind a Latin word: `University of Northmoor（英国）`."""


def peel_comma_place(piece: str) -> list[str]:
    """Split off the place behind the last commas of a piece: known places, or any name behind a company's legal form."""
    cells = [cell.strip() for cell in _OUTER_COMMA.split(piece)]
    for count in (2, 1):
        towns = [cell.rstrip(".") if re.match("[A-ZÀ-Þ][a-zà-ÿ]", cell) else "" for cell in cells[-count:]]
        if belongs_to_name(", ".join(cells[:-count]), ", ".join(towns)):
            continue
        if len(cells) > count and all(map(just_a_name, towns)) and _ends_organisation(cells[:-count]):
            return list(cut_at(piece, _OUTER_COMMA.finditer(piece), len(cells) - count))
    for count in (3, 2, 1):
        town = ", ".join(cells[-count:])
        placed = len(cells) > count and (count > 1 or len(cells) == 2) and is_place(town)
        placed = placed or (count == 1 < len(cells) and is_city(town) and is_organisation(cells[-2]))
        if placed:
            return list(cut_at(piece, _OUTER_COMMA.finditer(piece), len(cells) - count))
    return [piece]


_OUTER_COMMA: Final = re.compile(r"[,，](?![^(（]*[)）])")
"""A comma outside brackets."""


def cut_at(text: str, commas: Iterable[re.Match[str]], count: int) -> tuple[str, str]:
    """Return a text before and behind its comma number `count`, counted from 1."""
    comma = next(itertools.islice(commas, count - 1, None))
    return text[: comma.start()].rstrip(" ,，"), text[comma.end() :].strip()


def _ends_organisation(cells: list[str]) -> bool:
    """Return True if the cells before a name are a complete employer.

    A legal form ends them, or they are one cell with the marks of an organisation and none of a position.
    """
    whole = len(cells) == 1 and is_organisation(cells[0]) and not is_title(cells[0]) and not has_han(cells[0])
    whole = whole and not re.search(r"(?i)\b(?:university|college|institute) of\b", cells[0])
    unit = len(cells) == 2 and all(is_organisation(cell) and not is_title(cell) for cell in cells)
    return LEGAL_FORM.search(cells[-1]) is not None or whole or unit
