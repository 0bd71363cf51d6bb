"""Classification of a text by known words and forms: a place, a position, an organisation."""

from __future__ import annotations

import re
import string
from functools import lru_cache
from typing import Final

from app.ingest.sections.orthographic_shape import named_with_town
from app.ingest.sections.words import COUNTRIES, ORG, ORG_ZH, SCHOOL, STATES, TITLE, TITLE_ZH
from app.text.characters import fold, has_han
from app.text.dates import PRESENT, DateSpan, find_dates, widened
from app.text.kinship import PARENTS
from app.text.legal_forms import latin_pattern
from app.text.places import regions
from app.text.positions import position_pattern_zh
from app.text.word_tables import alternation

DURATION: Final = re.compile(
    r"[(（]?\b(?:\d{1,2}\s*(?:years?|yrs?|months?|mos?)\.?\s*(?:,\s*)?)+[)）]?|[(（\[]\s*(?:\d{1,2}\s*年)?\s*零?\d{1,2}\s*(?:个月|個月|月|年)\s*[)）\]]",
    re.IGNORECASE,
)
_CITY_STATE: Final = re.compile(
    r"^[A-Z][\w.'’ -]{1,30},\s*(?P<region>[A-Z][A-Za-z.]{1,20}(?: [A-Z][A-Za-z.]+){0,2})(?:,\s*(?P<more>[A-Z][A-Za-z. ]{1,25}))?(?:\s+\d{5}(?:-\d{4})?)?$"
)
_CITY_ST: Final = re.compile(r"^[A-Z][a-z.'’]+(?: [A-Z][a-z.'’]+){0,2} [A-Z]{2}$")
_REMOTE: Final = re.compile(r"(?i)^(?:fully )?(?:remote|hybrid|on-?site|worldwide|远程|居家)(?:\s*[(（,，].{0,30})?$")
_PLACE_ZH: Final = re.compile(
    rf"^(?:中国|{alternation(regions('city'))}|[\u3400-\u9fff]{{2,3}}[省市])(?:市|省)?(?:[·\-\s]?[\u3400-\u9fff]{{1,6}}(?:区|县|市|區))?$"
)
LEGAL_FORM: Final = re.compile(rf"(?i)\b(?:{latin_pattern('sure', 'head')})\.?$")
_ONE_PLACE: Final = re.compile(r"^[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}$")
_CAMPUS: Final = re.compile(r"(?i)\buniversity of\b|\bstate (?:polytechnic )?(?:university|college)\b|^the \w+$")


_BRACKETED_PRESENT: Final = re.compile(rf"[\[【(（]\s*{PRESENT}\s*[\])）】]", re.IGNORECASE)


def without_dates(text: str) -> tuple[str, list[DateSpan]]:
    """Return the text with dates and durations replaced by a tab, and the dates."""
    spans = find_dates(text)
    kept: list[str] = []
    at = 0
    for start, end in (widened(text, span) for span in spans):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    out = "\t".join([*kept, text[at:]])
    return DURATION.sub("\t", _BRACKETED_PRESENT.sub("\t", out)), spans


@lru_cache(maxsize=4_096)
def is_place(text: str) -> bool:
    """Return True if a text is a place as written in a résumé: `Austin, TX`, `Bengaluru, India`, `Remote`, `上海市`."""
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
    """Return True for capitalised words around one comma. Weaker than `is_place`: only where a place is expected."""
    match = _CITY_STATE.match(" ".join(text.split()))
    return is_place(text) or (match is not None and len(text) <= 40 and not TITLE.search(text) and not ORG.search(text))


@lru_cache(maxsize=4_096)
def is_title(text: str) -> bool:
    """Return True if `text` is a job title (English or Chinese)."""
    if has_han(text):
        bare = re.sub(r"[（(][^()（）]*[)）]", "", fold(text))
        return TITLE_ZH.search(_without_latin(bare)) is not None and not re.search(r"公司|集团", text)
    return TITLE.search(text) is not None


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


_PAUSE: Final = re.compile(
    rf"(?i)(?:(?:planned|family) )?(?:career|employment) (?:break|pause|gap)|gap year|(?:maternity|paternity|parental|carer['’]?s?) leave|sabbatical|(?:stay[- ]at[- ]home|full[- ]time) (?:{PARENTS}|parent|carer)|"
    r"elternzeit|congé parental|全职(?:妈妈|宝妈|太太|爸爸|主妇|在家)|全職(?:媽媽|主婦)|家庭主妇|(?:待业|备考|考研|休养|产假|育儿)(?:期?)"
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
    if _CAMPUS.search(lead) and not is_place(town):
        return name, ""
    return lead, town
