"""Extracts title, trade name, place and pay from the opening of pasted text without labels.

The line that people write over a posting ("Parcel Sorter (nights) at Quayside Parcels, Bristol. £14.05/hr") or its
first sentence (某某酒店招聘餐厅服务员，底薪4800元). A name without a legal form is a trade name (`brand`), never the registered one.
What is in doubt stays empty: a name that is wrong sends the person to the wrong register. Bounded patterns, linear
time.
"""

from __future__ import annotations

import re
from itertools import pairwise

from app.domain.style import MONTHS
from app.text.legal_forms import latin_pattern
from app.text.organizations import name_words, wide_words
from app.text.places import is_city
from app.text.positions import position_pattern_zh
from app.text.word_tables import alternation
from checkers.intake.extracted_fields import ExtractedFields

_OPENING = 1_500
_NEAR = 400
_LINES = 6
_HEAD = 160
"""Letters of the opening that are read, and for English pay; its lines that may hold the head, and letters of a head."""

# -- English -------------------------------------------------------------------------------------------------------------

_JOB_WORD = re.compile(
    r"\b(?:(?!(?:Welcome|Member|Offer|Order|Letter|Center|Paper|River|Winter|Summer|Computer|Number|December|November|October"
    r"|September|Manchester|Leicester|Worcester|Chester|Exeter|Lancaster|Doncaster|Denver|Vancouver|Hannover|Dover|Under|Over"
    r"|After|Never|Other|Together|However|Later|Newsletter|Senior|Junior|Interior|Favor|Honor|Quarter|Whatever|Remember|Matter"
    r"|Labou?r|Color|Colour|Floor|Either|Neither|Whether|Rather|Transfer|Register|Career|Customer|Super|Answer|Error|Major|Minor)s?\b)"
    r"[A-Za-z]{2,18}(?:er|or|ist|ian|eer)s?|assistants?|attendants?|accountants?|consultants?|agents?|superintendents?"
    r"|clerks?|chefs?|cooks?|nurses?|guards?|interns?|apprentices?|trainees?|staff|operatives?|representatives?|associates?"
    r"|executives?|advis[eo]rs?|receptionists?|secretar(?:y|ies)|aides?|crew|hands?|stewards?|cashiers?|tutors?|models?"
    r"|hosts?|au pairs?|nann(?:y|ies)|barista|baristas|technicians?|leads?|heads?|specialists?|coordinators?|partners?"
    r"|\w{0,12}(?:man|men|woman|person)|porters?|mechanics?|analysts?|paralegals?|dispatch|pickers?|packers?)\b",
    re.IGNORECASE,
)
_WORD = r"[A-Z0-9][\w'’&-]{0,24}(?:\.(?=\w)[\w'’&-]{1,24})?"
_NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?: (?:&|\+|and(?= [A-Z])|of(?= (?:the )?[A-Z])|{_WORD})){{0,5}})"
_PLACE = r"(?P<place>[A-Z][\w'’.-]{1,20}(?: (?:upon|on|under|de|[A-Z][\w'’.-]{1,20})){0,3})"
_HEAD_LINE = re.compile(
    rf"^(?P<title>[^\n,|]{{3,80}}?(?:, [a-z][a-z-]{{2,15}}(?: [a-z]{{2,12}})?)?)(?:(?P<by> (?:–|—|-|@) ?| ?[|] ?| at (?=[A-Z\d])| with (?=[A-Z\d]))|, (?=[A-Z\d])){_NAME}"
    rf"(?:,? [a-z][a-z ]{{2,24}}(?=[,.]|$))?(?:, {_PLACE})?(?=[,.;(|]| [–—-] |$)"
)
_SPEAKER = re.compile(
    rf"\b(?:(?:role|position|job|post|vacancy|interview|shift|day|interest|induction|career|call|working|work|team) (?:here )?"
    rf"(?:at|with|in)|registering with|applying to|applied to|application to|welcome to|join(?:ing)?|[Tt]his is [A-Z]\w{{1,14}}"
    rf"(?: [A-Z]\w{{1,14}})? (?:from|at|with)|on behalf of|hired by) (?!the\b){_NAME}"
)
_HIRES = re.compile(
    rf"(?:^|[.!?\n] ?){_NAME}(?:, [^.!?;:\n]{{3,60}})?,? (?:is|are) (?:now |currently |urgently )?(?:hiring|recruiting|looking for|seeking|inviting)"
)
_PLACE_LINE = re.compile(rf"^{_NAME} ?[·•|] ?{_PLACE}(?: ?\(|, |$)")
"""The line under a title on many boards: "Bellfield Carillons · Loughborough (On-site)"."""
_ONLY_NAME = re.compile(_NAME)
_ORGANISATION = re.compile(
    rf"\b(?:{alternation(word.title() for word in name_words('line') if word.isascii())}|{latin_pattern('sure')})\.?$"
)
"""How the name of an organisation ends that stands on a line of its own."""
_TWO_WORDS = re.compile(r"[A-Z0-9]\S* (?:& |\+ |and |of (?:the )?)?[A-Z0-9(]")
_NO_NAME = re.compile(
    r"^(?:(?:the )?(?:UK|USA?|EU|Remote|Hybrid|Home|Full|Part|Fully|Permanent|Temporary|Contract|Urgent|Immediate|No|Earn|Start"
    r"|Work(?:ing)?|Nationwide|Anywhere|Online|Worldwide|North|South|East|West|Central|Greater|New|Upper|Lower|St|Saint|Port"
    r"|San|Los|Las|El|Northern|Southern|Eastern|Western|Nights?|Days?|Weekends?|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
    rf"|{'|'.join(MONTHS)}|You|Your|We|Our|I|HR|Human|Recruitment Team"
    r"|WhatsApp|Telegram|Facebook|Instagram|LinkedIn|Indeed|Amazon Gift|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday|This|That|It|Please|Apply|Ref|Reference|Salary|Pay|Location|Dr|Mr|Mrs|Ms)\b|\d)"
)
_DEPARTMENT = re.compile(
    r"\b(?:Unit|Wards?(?: \d+\w?)?|Department|Dept\.?|Team|Division|Directorate|Faculty|Section|Theatres?|Outpatients|A&E|Bank|Nights|Days|Shifts?)$"
)
"""How a part of an organisation ends."""
_GREETING = re.compile(
    r"^(?:Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening)|Congratulations|Thank)\b", re.IGNORECASE
)
_SHOUT = re.compile(
    r"^(?:Subject ?: ?|(?:we(?:'|’)?(?: a)?re |now |urgently )?(?:hiring|recruiting)(?: now| urgently)? ?[:!–—-] ?|(?:job|vacancy|role|position|"
    r"opening|wanted) ?[:–—-] ?|(?:conditional )?(?:job )?offer(?: of employment)? ?[:–—-] ?)+",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?= |$)|(?<=[a-z)]) ?[;]")
_TAIL = re.compile(r"(?: \((?:m/?f/?[dx]|[^()]{1,40})\))?$")
_UNIT = r"(?:an? |per |/ ?|each )(?:hour|hr|h|day|week|month|year|annum|night|shift)\b"
_SUM = r"\d[\d,]{0,9}(?:\.\d{1,2})?[kK]?"
_MONEY = rf"(?:[£$€₹₦]|(?:AU|NZ|CA|US|HK|S)\$|R(?=\d)|NGN|PHP|INR|KES) ?{_SUM}(?: ?(?:–|—|-|to) ?[£$€₹₦]?{_SUM})?"
_PAY = re.compile(
    rf"(?P<pay>{_MONEY}(?: ?(?:{_UNIT}|p/?[hawm]\b|hourly|weekly|monthly|annually)|(?= (?:basic )?salary)))"
    rf"|\bsalary(?: of| is| from|:)? (?P<said>{_MONEY}(?: ?{_UNIT})?)"
)
_FEE = re.compile(
    r"\b(?:fees?|costs?|access|member\w*|subscri\w+|deposit|charg\w+|rent|allowance|only|just|wash\w*|deduct\w*|insurance|you pay|towards)\b",
    re.IGNORECASE,
)
_BARE_PAY = re.compile(rf"^{_MONEY}(?=[,;(]|\.(?!\d)| plus| basic| gross|$)")

# -- Chinese -------------------------------------------------------------------------------------------------------------

_HAN_TAG = re.compile(r"^(?:[【\[［][^】\]］\n]{1,24}[】\]］]\s{0,2}){1,3}")
_HAN_HIRES = re.compile(
    r"^(?:因[^，。\n]{2,10}[，,])?(?P<name>(?:[“「『\"][^”」』\"\n]{2,14}[”」』\"]|[\u4e00-\u9fffA-Za-z0-9·]{2,16}?)(?:[（(][^（()）\n]{1,12}[）)])?)?"
    r"(?:现在?|因[^，。\n]{2,10}[，,]?)?(?:长期|長期|面向社会|公开|诚意|大量|高薪|急需?|诚)?"
    r"(?:直招|急招|诚聘|誠聘|招聘(?!会|會)|招募|招收|聘请|聘請|徵才|急徵|徵|聘(?![用书書期])|招(?!聘|募|收|待|标|標|领|手|呼|商(?!场|超|铺|务)|牌|数))"
    r"(?:一[名位个個]|[两數数]名|若干名?|\d{1,3}[名位个個人]?(?!\.))?(?P<job>[^，。；！!：:\n]{2,24})"
)
_HAN_COUNT = re.compile(
    r"(?:[（(【]?(?:若干|[0-9０-９]{1,4}|[一二三四五六七八九十两兩数數]{1,3}|各[一二两\d]{1,2})\s{0,2}[名位个個人](?:左右)?.{0,8}|数名|若干|[，,、].*|[和及与].{1,10}各.*)$"
)
_HAN_JOB = re.compile(rf"(?:{position_pattern_zh('posting')})$")
_HAN_FORM = re.compile(rf"(?:{wide_words('line')})(?:[（(][^（()）\n]{{1,12}}[）)])?$")
_HAN_NO_NAME = re.compile(
    r"^(?:[0-9某]|本|我|各|因|现|急|高薪|长期|即日|老板|平台|网上|线上|在家|诚|招|大量|全国|全國|同城|附近|兼职|寒假|暑假|你|您|他|她|这|那|一家|一个|正规|知名|大型|公司$|工厂$|酒店$|超市$"
    r"|学校$|餐厅$|饭店$|店$|机构$|医院$|团队$)"
)
_HAN_SAYS = re.compile(
    r"(?:公司(?:名)?叫|我们是|我司|我公司|我是|这里是|加入|名叫|关注|欢迎来到|品牌|我們是|這裡是)[“「『\"](?P<name>[^”」』\"\n]{2,14})[”」』\"]"
    r"|(?:这里是|我是|這裡是)(?P<desk>[\u4e00-\u9fffA-Za-z0-9·]{2,14}?)(?:的)?(?:人事部?|[Hh][Rr]|招聘部|人力资源部?|人力資源部?|招聘专员|行政部)"
)
_HAN_POST = re.compile(r"(?:岗位|职位|職位|崗位|职务)(?:是|为|為)(?P<job>[^，。；！!：:\n]{2,16})")
_HAN_PAY = re.compile(
    r"(?P<pay>(?:综合|税前|到手|转正|平均)?(?:月薪|底薪|时薪|時薪|日薪|年薪|月工资|工资|工資|日结|周薪|每小时|每小時|月入)\s{0,2}(?:约|約|为|為|在|[:：])?\s{0,2}\d[\d.,]{0,9}"
    r"(?:\s?[万千kK])?(?:\s?(?:—|–|-|~|至|到)+\s?\d[\d.,]{0,9}\s?[万千kK]?)?\s?[元块塊]?(?:\s?/\s?[月天日时時小]{1,2})?(?:以上|起|左右)?)"
)
_HAN_ALONE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]{3,20}(?:[（(][^（()）\n]{1,12}[）)])?")
"""A line that is nothing but a name."""
_HAN_GAP = re.compile(
    r"\s{0,2}[–—|｜·•,，、/]\s{0,2}|\s{1,2}[-－]\s{1,2}|\s{2,4}|(?<=[\u4e00-\u9fff）)])\s(?=[\u4e00-\u9fff])"
)
"""Between the parts of a head (仓储主管 – 恒运物流有限公司，武汉)."""
_HAN_PARTS = 5
_LONGEST_HAN = 24
"""Parts of a head at most, and letters of a job."""
_HAN = re.compile("[\u4e00-\u9fff]")


def extract_opening(text: str, found: ExtractedFields) -> None:
    """Extract title, trade name, place and pay from the opening of `text` into fields of `found` that are still empty."""
    opening = text[:_OPENING]
    if len(_HAN.findall(opening)) * 4 > len(opening):
        _extract_han(opening, found)
    else:
        _extract_latin(opening, found)


def _extract_latin(opening: str, found: ExtractedFields) -> None:
    lines = [line.strip() for line in opening.split("\n") if line.strip()]
    for line in lines[:_LINES]:
        if not _GREETING.match(line) and _extract_header_line(_SHOUT.sub("", line), found):
            break
    if not _has_name(found) and len(lines) > 1 and _JOB_WORD.search(lines[0][:_HEAD]):
        _extract_employer_line(lines[1:3], found)
    if not _has_name(found):
        for pattern in (_HIRES, _SPEAKER):
            names = (match.group("name") for match in pattern.finditer(opening))
            name = next((name for name in map(_trimmed, names) if _is_name(name) and _TWO_WORDS.match(name)), "")
            found.put("brand", name, "text:head")
    found.put("salary", _latin_pay(opening[:_NEAR]), "text:head")


def _extract_header_line(line: str, found: ExtractedFields) -> bool:
    """Extract a header line ("title at name"); return False unless its title names a job and a name follows."""
    end = _SENTENCE_END.search(line)
    rest = line[end.end() :].strip() if end else ""
    match = _HEAD_LINE.match((line[: end.start()] if end else line)[:_HEAD])
    if match is None:
        return False
    title, name, place = match.group("title").strip(), _trimmed(match.group("name")), match.group("place") or ""
    if not _JOB_WORD.search(_TAIL.sub("", title)) or len(title.split()) > 8 or not _is_name(name):
        return False
    if _DEPARTMENT.search(name):  # "Staff Nurse, Acute Medical Unit": the employer stands elsewhere
        found.put("title", title, "text:head")
        return False
    if not place and not _TWO_WORDS.match(name) and (match.group("by") or "").strip() not in ("at", "with", "@"):
        return False  # "Kitchen Porter – Leeds": a place as likely as a name
    found.put("title", title, "text:head")
    if not _has_name(found):
        found.put("brand", name, "text:head")
    if not _NO_NAME.match(place):
        found.put("location", place, "text:head")
    pay = _BARE_PAY.match(rest)
    found.put("salary", pay.group() if pay else "", "text:head")
    return True


def _extract_employer_line(lines: list[str], found: ExtractedFields) -> None:
    """Extract the employer from a line of its own below the title."""
    under = _PLACE_LINE.match(lines[0][:_HEAD])
    if under and _is_name(under.group("name")):
        found.put("brand", _trimmed(under.group("name")), "text:head")
        found.put("location", under.group("place"), "text:head")
        return
    alone = (line for line in lines if len(line) <= _HEAD and _ORGANISATION.search(line) and _TWO_WORDS.match(line))
    name = next((line for line in alone if _ONLY_NAME.fullmatch(line) and _is_name(line)), "")
    found.put("brand", _trimmed(name), "text:head")


def _latin_pay(opening: str) -> str:
    """Return the first sum by the hour, week, month or year that nobody has to pay."""
    for pay in _PAY.finditer(opening):
        if not _FEE.search(opening[max(0, pay.start() - 40) : pay.end() + 25]):
            return pay.group("pay") or pay.group("said")
    return ""


def _has_name(found: ExtractedFields) -> bool:
    return "organisation" in found.values or "brand" in found.values


def _trimmed(name: str) -> str:
    return name.strip(" .,&+(-").removesuffix(" and").removesuffix(" of")


def _is_name(name: str) -> bool:
    if _NO_NAME.match(name) or len(name) < 3:
        return False
    words = name.split()
    is_job = len(words) < 3 and _JOB_WORD.fullmatch(words[-1]) is not None  # "Night Porter"
    return not is_job or "&" in name or name.isupper()


def _extract_han(opening: str, found: ExtractedFields) -> None:
    lines = [_HAN_TAG.sub("", line.strip()) for line in opening.split("\n") if line.strip()]
    organisation = found.values.get("organisation", "")
    for line in lines[:3]:
        name_ahead = len(organisation) if organisation and line.startswith(organisation) else 0
        match = _HAN_HIRES.match(line[name_ahead:_HEAD].lstrip())  # 鸿达优聘人力资源有限公司 holds a verb of its own
        if match is None:
            continue
        job, name = _HAN_COUNT.sub("", match.group("job")).strip("，, 、"), match.group("name") or ""
        if _HAN_JOB.search(job):
            found.put("title", job, "text:head")
        if not _has_name(found) and _is_han_name(name):
            found.put("brand", name.strip('“”「」『』"'), "text:head")
        break
    for line in lines[:2]:
        if _extract_han_header(line[:_HEAD], found):
            break
    _extract_title_above(lines[:_LINES], found)
    if not _has_name(found):
        alone = (line for line in lines[:3] if _HAN_ALONE.fullmatch(line) and not _HAN_JOB.search(line))
        found.put("brand", next(filter(_is_han_name, alone), ""), "text:head")
    post = _HAN_POST.search(opening)
    if post and _HAN_JOB.search(_HAN_COUNT.sub("", post.group("job"))):
        found.put("title", _HAN_COUNT.sub("", post.group("job")), "text:head")
    says = _HAN_SAYS.search(opening)
    if says and not _has_name(found):
        name = says.group("name") or says.group("desk")
        found.put("brand", name if says.group("name") or _is_han_name(name) else "", "text:head")
    pay = _HAN_PAY.search(opening)
    found.put("salary", pay.group("pay") if pay else "", "text:head")


def _extract_title_above(lines: list[str], found: ExtractedFields) -> None:
    """Extract a job that stands alone above the line that gives the employer (护士 20 名 / 单位：…)."""
    organisation = found.values.get("organisation", "")
    pairs = pairwise(lines)
    above = next(
        (line for line, below in pairs if organisation and organisation in below and re.search("[:：]", below)), ""
    )
    job = _HAN_COUNT.sub("", above).strip("，, 、")
    if len(job) <= _LONGEST_HAN and _HAN_JOB.search(job):
        found.put("title", job, "text:head")


def _extract_han_header(line: str, found: ExtractedFields) -> bool:
    """Extract a head of a job, a name and perhaps a place in any order; return False unless it has one job and one name."""
    parts = _HAN_GAP.split(line)
    known = found.values.get("organisation", "")
    jobs = [part for part in parts if _HAN_JOB.search(_HAN_COUNT.sub("", part)) and len(part) <= _LONGEST_HAN]
    names = [part for part in parts if part not in jobs and (part == known or _is_han_name(part))]
    if not 2 <= len(parts) <= _HAN_PARTS or len(jobs) != 1 or len(names) != 1:
        return False
    found.put("title", _HAN_COUNT.sub("", jobs[0]), "text:head")
    if not _has_name(found):
        found.put("brand", names[0].strip('“”「」『』"'), "text:head")
    found.put("location", next((part for part in parts if is_city(part)), ""), "text:head")
    return True


def _is_han_name(name: str) -> bool:
    is_quoted = name.startswith(("“", "「", "『", '"'))
    return is_quoted or (not _HAN_NO_NAME.match(name) and _HAN_FORM.search(name) is not None)
