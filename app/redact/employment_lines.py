"""Extract the employer from a dated line of a work history, and recognise company names.

Knows nothing of persons. A line counts if it holds a span of years; of its parts the one that is neither title, place, school nor
sentence is the employer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.label_value_pairs import role_of
from app.redact.prepared_text import Document
from app.text.dates import until_now_pattern
from app.text.legal_forms import folded_forms, folded_pattern, legal_forms
from app.text.lexicons import common_words, title_words
from app.text.months import any_month, month_numbers
from app.text.normalization import folded
from app.text.organizations import industry_endings, name_words
from app.text.places import place_names
from app.text.positions import position_pattern, position_pattern_zh, positions
from app.text.schools import school_words_in_text

Range = tuple[int, int]

_MONTH: Final = rf"(?:{any_month()}[\s/]{{1,2}}'?)?"
_YEAR: Final = (
    r"(?:(?:0?[1-9]|1[0-2])\s?[./\-]\s?)?(?:19[5-9]\d|20[0-4]\d)(?:\s?[./\-年]\s?(?:0?[1-9]|1[0-2])(?!\d)\s?月?|年)?"
)
_NOW: Final = until_now_pattern("line")
DATES: Final = re.compile(
    rf"(?<![\d.\-/])(?:(?:from|since|seit|depuis|desde|od|dal|von|de|自|始于)\s)?{_MONTH}{_YEAR}\s?(?:-{{1,2}}|~|to|till|until|bis|a|au|al|do|至|到|—|–)\s{{0,2}}"
    rf"(?:till |to )?(?:{_MONTH}{_YEAR}(?![\d\-/])|{_NOW}|(?=\s{{0,2}}(?:[|·,;)]|$|\n)))|(?<![\d.\-/])(?:19[5-9]\d|20[0-4]\d)\s?[\-–]\s?\d{{2}}(?![\d\-/.年月])|"
    rf"(?<![a-z])(?:since|seit|depuis|od|desde|ab)\s{_MONTH}{_YEAR}|(?<![\d.\-/]){_YEAR}\s?(?:至今|起|till date)"
)
_SPLIT: Final = re.compile(
    r"\s[-–—|·•/]{1,2}\s|[|·•■◆●▪►→;；:：()（）\t\n【】]|\.{3,}|\s\.\s|,\s?|，\s?|、|\s{2,}|。|->"
)
_SKIP_SECTION: Final = re.compile(
    r"(?:education|academic|qualifications?|projects?|publications?|certificat|awards?|honou?rs|skills|languages|courses|training|referen|volunteer|"
    r"interests|hobbies|学历|教育|项目|论文|发表|证书|获奖|荣誉|技能|语言|校园|培训|formation|ausbildung|bildung|formacion|istruzione|wyksztalcenie|kenntnisse)"
)
_WORK_SECTION: Final = re.compile(
    r"(?:work|employ|professional|career|experience|history|工作|任职|职业|实习|经历|职歴|职历|berufserfahrung|experiencia|laboral|esperienz|doswiadczenie|경력)"
)
SCHOOL: Final = re.compile(
    rf"{school_words_in_text()}|gpa|bachelor|master of|diploma|degree|"
    r"ph\.?d|m\.?sc|b\.?sc|\bb\.?a\b|\bmba\b|本科|硕士|博士|学士"
)
_HAN_TITLE: Final = re.compile(
    rf"(?:{position_pattern_zh('dated')})$|"
    r"^(?:负责|参与|主持|带领|担任|完成|兼任|全职|兼职|主要|任|至|属实|在职|离职|原|本人)|部$|组$|项目|系统|完成|带领|团队|平台$|日期|证$|有效期|考试|考研|^(?:继续|义务|终身|高等)教育|^年?(?:累计|共计|合计)|经历$|背景$|简介$|情况$|评价$|倒$|公务员|辞职|待业|空窗|备考|休学|课题|计划$|比赛|大赛|活动|期间|(?:代码|编码|编号|号码|账号|卡号|简历|履历|方式|证书|名单|清单|登记表|一览表)$"
)
_CONNECT: Final = frozenset(
    "& and of the de la le les el los du des del di da do y e et und i at for at z a n + von van der".split()
)
_NOT_COMPANY: Final = frozenset(
    "period perioada periodo periode zeitraum duration duree durata okres remote hybrid onsite fulltime parttime full-time part-time contract present now i my the this that we our it he she they a an in on from to with "
    "monday tuesday wednesday thursday friday saturday sunday home work once least last first all age noon night level school university college "
    "same same-day summary profile skills education projects".split()
) | frozenset(month_numbers("en"))
_JOB_FIRST: Final = frozenset(positions("dated-first"))
"""First words that make capitalised words a job: `Head of Test Bench`."""
_TRADESMAN: Final = re.compile(rf".{{3}}(?:{position_pattern('dated-ending')})(?:in)?$")
"""Endings of German trades: alone in a dated line, a job."""
_JOB_HEADS: Final = frozenset(positions("dated")) | frozenset("i ii iii iv v usd eur gbp inr hkd sgd".split())
"""Last words that make capitalised words a job, not a firm: titles, grades, the currency of a salary."""
_RELEASE: Final = re.compile(r"\d{1,3}(?:\.\d{1,4}){1,3}|\d{1,2}[a-z]")
"""The number of a release or a standard (`Kotlin 1.9.22`, `Order 1a`): what it belongs to is no firm."""
_FORMS: Final = re.compile(rf"\b(?:{folded_pattern('name')})\b\.?")


def company_run(document: Document, start: int, limit: int | None = None) -> Range | None:
    """Return the capitalised words that begin at `start` (connecting words inside), with a legal form that follows."""
    stop = min(len(document.text), start + 80) if limit is None else limit
    end = start
    words = 0
    for word in re.finditer(r"(?:[^\W_]|[&+])(?:[^\W_]|['&.\-])*", document.cased[start:stop]):
        at = start + word.start()
        gap = document.text[end:at]
        written = word.group().rstrip(".")
        legal = folded(written).replace(".", "") in legal_forms()[0]
        listed = (
            legal
            and re.fullmatch(r",? \(?", gap)
            and ("," not in gap or folded(written).replace(".", "") in folded_forms("comma"))
        )
        if words and not (re.fullmatch(r"\.? {1,2}", gap) or listed):
            break
        if not words and gap.strip():
            break
        big = written[0].isupper() or written[0].isdigit() or written[0] == "&"
        if (
            not big
            and not legal
            and not (words and folded(written) in _CONNECT and _goes_on(document, at + len(written)))
        ):
            break
        words = words + 1
        end = at + len(written)
        if words >= 7 or (word.group().endswith(".") and not legal and len(written) > 3):
            break
    if end == start:
        return None
    if document.text[end : end + 1] == "." and _FORMS.search(document.text[max(start, end - 6) : end]):
        end += 1
    return (start, end) if looks_like_company(document, start, end) else None


def _goes_on(document: Document, end: int) -> bool:
    """Return True if a capitalised word follows a connecting one."""
    return bool(re.match(r" (?:(?:the|la|le|los|de) )?[A-Z0-9\u00c0-\u024f]", document.cased[end : end + 6]))


def looks_like_company(document: Document, start: int, end: int) -> bool:
    """Return True if capitalised words can be a firm's name: not only titles, common words, places, dates or a school."""
    words = [folded(word).strip(".") for word in re.findall(r"[^\W_](?:[^\W_]|['&.\-])*", document.cased[start:end])]
    telling = [word for word in words if word not in _CONNECT]
    if not telling or telling[0] in _NOT_COMPANY or SCHOOL.search(document.text[start:end]):
        return False
    if len(telling) == 1 and _TRADESMAN.search(telling[0]):
        return False
    if any(_RELEASE.fullmatch(word) for word in telling[1:]):
        return False
    if telling[-1] in _JOB_HEADS or telling[0] in _JOB_FIRST or (telling[0].isdigit() and len(telling) > 1):
        return False
    if all(word in title_words() or word in _NOT_COMPANY or not word.isalpha() for word in telling):
        return False
    if " ".join(words) in place_names() or (len(telling) == 1 and (telling[0] in place_names() or len(telling[0]) < 3)):
        return False
    return not (len(telling) == 1 and telling[0] in common_words())


def work_lines(document: Document) -> Iterator[Range]:
    """Yield the employers of the dated lines outside sections on education, projects and the like."""
    section = ""
    previous: Range | None = None
    at = 0
    text = document.text
    while at <= len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        bare = line.strip(" \t#*=-—【】■:：[]<>")
        if 2 <= len(bare) <= 32 and not re.search(r"\d|,|@", bare):
            section = "skip" if _SKIP_SECTION.search(bare) else "work" if _WORK_SECTION.search(bare) else section
        elif section != "skip" and len(line) <= 240 and DATES.search(line) and not SCHOOL.search(line):
            found = list(_employers(document, at, stop))
            yield from found
            if not found and section == "work" and previous:
                yield from _whole_line(document, *previous)
        previous = (at, stop) if bare else None
        at = stop + 1


def _employers(document: Document, start: int, end: int) -> Iterator[Range]:
    """Yield the employer of a dated line; of `A (2011-2014) · B (2015-)` both."""
    parts = [part for part in _parts(document, start, end) if part[1] - part[0] >= 2]
    dates = [(found.start() + start, found.end() + start) for found in DATES.finditer(document.text[start:end])]
    best = [part for part in parts[:6] if _is_employer(document, *part) and not _is_label(document, start, *part)]
    if len(dates) <= 1:
        yield from sorted(best, key=lambda part: (not has_form(document.text[slice(*part)]), best.index(part)))[:1]
        return
    for first, _ in dates:
        nearest = [part for part in best if part[1] <= first + 1]
        if nearest:
            yield nearest[-1]


def _is_label(document: Document, line: int, start: int, end: int) -> bool:
    """Return True if one word opens a line and a colon follows it (`Zaměstnání: 2015–2023 …`)."""
    opens = not re.search(r"[^\W_]", document.text[line:start])
    return (
        opens
        and document.text[end : end + 1] == ":"
        and " " not in document.text[start:end]
        and not has_form(document.text[start:end])
    )


def _parts(document: Document, start: int, end: int) -> Iterator[Range]:
    text = document.text
    cuts = sorted(
        [
            (found.start() + start, found.end() + start)
            for found in (*DATES.finditer(text[start:end]), *_SPLIT.finditer(text[start:end]))
        ]
    )
    at = start
    for left, right in [*cuts, (end, end)]:
        if left > at:
            yield from _words_of(text, at, left)
        at = max(at, right)


def _words_of(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield a part without its blanks; Chinese words separated by blanks are parts of their own."""
    while start < end and not (text[start].isalnum() or text[start] in "「『\"'"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")."):
        end -= 1
    if re.search(r"[\u4e00-\u9fff] |[^\x00-\x7f] [\u4e00-\u9fff]", text[start:end]):
        for word in re.finditer(r"\S+", text[start:end]):
            yield start + word.start(), start + word.end()
    elif end > start:
        yield start, end


def _is_employer(document: Document, start: int, end: int) -> bool:
    text = document.text[start:end]
    if role_of(text)[0]:
        return False
    if re.search(r"[\u3040-\u9fff\uac00-\ud7a3]", text):
        return is_han_company(text)
    if re.match(r",? [A-Z]{2,3}(?![A-Za-z.])", document.cased[end : end + 6]) or re.match(
        r", (?:usa|uk|u\.s|china|india|germany)", document.text[end : end + 9]
    ):
        return False  # `Redmond, WA`
    run = company_run(document, start, end)
    return bool(run and run[1] >= end - 1 and re.search(r"[a-z]{2}", text))


def is_han_company(text: str) -> bool:
    """Return True if Chinese text is a firm's name by its length and its words, not a title, a place or a clause."""
    name = re.sub(r"\s", "", text)
    if (
        not 2 <= len(name) <= 26
        or name in place_names()
        or re.match(r"\d{5}", name)
        or re.search(r"[，。！？了着过吗呢的我你他她您]|^[将把被第每各]|可以|能够|作为|应该|需要", name)
    ):
        return False
    if name.endswith((*legal_forms()[1], *name_words("dated"))):
        return True
    if SCHOOL.search(name) or _HAN_TITLE.search(name):
        return False
    return len(name) >= 3


def has_form(text: str) -> bool:
    """Return True if a name (in the normal form) has a legal form or ends with a trade."""
    return bool(_FORMS.search(text)) or any(
        text.endswith(ending) for ending in (*legal_forms()[1], *industry_endings())
    )


def _whole_line(document: Document, start: int, end: int) -> Iterator[Range]:
    """Yield the line above a dated title, if all of it (up to a comma or bar) is a company."""
    part = next(_parts(document, start, end), None)
    if part and end - start <= 80 and _is_employer(document, *part) and not DATES.search(document.text[start:end]):
        yield part
