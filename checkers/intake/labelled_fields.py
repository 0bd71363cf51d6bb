"""Fields of a posting in plain text: labelled lines first, then names with a legal form. Bounded patterns, linear
time."""

from __future__ import annotations

import re

from app.text.organizations import wide_words
from checkers.intake.extracted_fields import ExtractedFields
from checkers.organisation_names import organisation_in

_LABELS: dict[str, str] = {
    "organisation": r"公司名称|公司全称|企业名称|企业全称|单位名称|招聘单位|用人单位|招聘公司|工作单位|公司|"
    r"單位名稱|公司名稱|企業名稱|招聘公司名稱|用人單位|雇主|僱主|"
    r"company name|company|employer|organi[sz]ation|hiring company|firm",
    "title": (
        r"招聘岗位|招聘职位|岗位名称|职位名称|应聘岗位|岗位|职位|工种|招聘崗位|招聘職位|職位名稱|"
        r"崗位名稱|職位|崗位|職缺|工作名稱|job title|position "
        r"title|position|title|role|vacancy|job"
    ),
    "salary": (
        r"薪资待遇|薪资范围|薪资|薪酬|月薪|工资待遇|工资|底薪|待遇|薪資待遇|薪資|工資|待遇|salary "
        r"range|salary|pay rate|pay|"
        r"compensation|wages?|remuneration"
    ),
    "location": (
        r"工作地点|工作地址|上班地点|上班地址|办公地点|公司地址|面试地址|地点|地址|工作地點|"
        r"上班地點|地點|工作地區|work location|job location|"
        r"location|workplace|place of work"
    ),
    "employment_type": r"工作性质|用工形式|职位类型|工作类型|工作性質|employment type|job type|contract type",
    "valid_through": (
        r"(?:报名|投递|招聘|申请)?截[止至](?:日期|时间|日)?|有效期至?|(?:報名|投遞|應徵|申請)?截止(?:日期|時間)?|"
        r"(?:applications? )?(?:closing date|deadline)(?: for applications)?|applications? close|apply by|closes|valid until"
    ),
    "posted": r"发布日期|发布时间|更新时间|發佈日期|posted on|date posted",
}
_CLOSING = re.compile(
    r"(?:(?:报名|投递|招聘|申请|報名|投遞|應徵|申請)截[止至](?:日期|时间|時間|日)?|(?<![\u4e00-\u9fff])截止(?:日期|时间|時間)|"
    r"(?<![a-z])(?:closing date|applications? close|application deadline|apply by|"
    r"(?:appl(?:y|ications?)|cv|r[ée]sum[ée])\b(?:(?!\.\s)[^\n]){1,90}\s(?:by|before|no later than)))"
    r"\s{0,2}[为是:：]?\s{0,2}(?:(?:on|is)\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?"
    r"(?P<day>20\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? 20\d\d|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?,? 20\d\d)",
    re.IGNORECASE,
)
"""A last day to apply without a colon behind its label, or within a sentence: `截止日期2026年12月20日`."""
_OPEN = r"^(?:[一二三四五六七八九十]{1,3}[、.．][ \t]{0,2}|[ \t>*#•·\-【\[(（\d.、]{0,6})"
_CLOSE = r"[ \t]{0,2}[】\])）]?[ \t]{0,3}"
_LINES = {
    name: re.compile(
        rf"{_OPEN}(?:{words}){_CLOSE}(?:[:：]|(?<=[】\]）)]))[ \t]{{0,4}}(?P<value>[^\n]{{1,200}})",
        re.IGNORECASE | re.MULTILINE,
    )
    for name, words in _LABELS.items()
}
_UNIT_LINE = re.compile(rf"{_OPEN}(?:单位|單位){_CLOSE}[:：][ \t]{{0,4}}(?P<value>[^\n]{{1,200}})", re.MULTILINE)
"""A label that stands before a unit of measure as well (单位：元/月): its value has to read like an organisation's name."""
_FORM = re.compile(
    rf"(?:{wide_words('line')}|(?<=[\u4e00-\u9fff]{{3}})[局院所校馆社])(?:[（(][^（()）\n]{{1,12}}[）)])?$"
)
_LABEL_LIKE = re.compile(r"^(?=[^\n:：】\])）]{1,60}[:：】\])）])", re.MULTILINE)
"""Where a labelled line can begin: longer than 60 characters no label is."""
_GREETING = re.compile(
    r"(?:Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening)|Thanks?|Thank you|Welcome|Congratulations)\b",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"[（(][^（()）]{0,12}(?:医院|醫院|企业|企業|国企|央企|外企|民营|民營|合资|合資|上市公司|500强|500強|机构|機構|单位|單位)[）)]$"
)
"""Behind the name of an employer: a word for what it is (三级综合医院), not a part of the name."""
_WANTED = re.compile(r"(?<=[\u4e00-\u9fff）)])[ \t]{0,3}[（(]?(?:招聘?|共)?[0-9０-９]{1,4}[ \t]{0,2}[名位][）)]?$")
"""Behind a job: how many are wanted (护士 20 名)."""
_CUT = re.compile(r"[\n;；|]|[。]|  {2,}|(?<=[^A-Za-z])，|\t")
_BRACKETED = re.compile(r"[（(\[【][^（()）\[\]【】\n]{0,60}[)）\]】]")
_SENTENCE = re.compile(r"[。！!？?；;]|，.{0,80}，|\. [A-Z]")
_MONEY = re.compile(r"\d|面议|面議|negotiable|competitive", re.IGNORECASE)


def extract_labels(text: str, found: ExtractedFields) -> None:
    """Extract labelled lines of `text`, and a name with a legal form, into fields of `found` that are still empty."""
    sample = text[:60_000]
    starts = [match.start() for match in _LABEL_LIKE.finditer(sample)]
    for name, pattern in _LINES.items():
        for match in filter(None, (pattern.match(sample, start) for start in starts)):
            value = _cut_value(match.group("value").strip()).strip(" ：:】]")
            if name == "organisation":
                value = _DESCRIBED.sub("", value)
            if name == "title":
                value = _WANTED.sub("", value)
            if _is_plausible_value(name, value):
                found.put(name, value, "text:label")
                break
    if "organisation" not in found.values:
        matches = filter(None, (_UNIT_LINE.match(sample, start) for start in starts))
        values = map(_employer_value, matches)
        found.put("organisation", next(filter(_is_organisation, values), ""), "text:label")
    if "valid_through" not in found.values and (day := _CLOSING.search(sample)):
        found.put("valid_through", day.group("day"), "text:label")
    if "organisation" not in found.values:
        name = organisation_in(sample)
        if name:
            found.put("organisation", name, "text:name")


def _employer_value(match: re.Match[str]) -> str:
    return _DESCRIBED.sub("", _cut_value(match.group("value").strip()).strip(" ：:】]"))


def _is_organisation(value: str) -> bool:
    return _is_plausible_value("organisation", value) and _FORM.search(value) is not None


def extract_title_line(text: str, found: ExtractedFields) -> None:
    """Take the first line of the text as title if it looks like one and there is none."""
    if "title" not in found.values:
        found.put("title", _first_line(text[:60_000]), "text:first-line")


def _cut_value(value: str) -> str:
    """Return a labelled value up to the first break outside brackets: `仓储文员（包吃住，可长期）` is one value."""
    for match in _CUT.finditer(value):
        before = value[: match.start()]
        depth = sum(before.count(char) for char in "(（[【") - sum(before.count(char) for char in ")）]】")
        rest = value[match.end() : match.end() + 60]
        if match.group() == "\n" or depth <= 0 or not any(char in rest for char in ")）]】"):
            return before
    return value


def _is_plausible_value(name: str, value: str) -> bool:
    """Return True if a labelled value can be that field, rather than a sentence that happens to follow the label."""
    if not value or value in ("无", "-", "/", "n/a", "N/A"):
        return False
    if name == "salary":
        return bool(_MONEY.search(value))
    if name in ("organisation", "title"):
        return len(value) <= 80 and not _SENTENCE.search(_BRACKETED.sub("", value))
    return len(value) <= 160


_TAGS = re.compile(r"^(?:[【\[][^】\]\n]{1,10}[】\]]\s{0,2}){1,3}(?=.)")
"""Shouts before a title: 【急聘】, [HIRING]."""


def extract_page_head(text: str, found: ExtractedFields) -> None:
    """Extract name, pay and place from the lines of a page above its description into `found`."""
    for name in ("organisation", "salary", "location"):
        for match in _LINES[name].finditer(text):
            value = _cut_value(match.group("value").strip()).strip(" ：:】]")
            if name == "organisation":
                value = _DESCRIBED.sub("", value)
            if _is_plausible_value(name, value):
                found.put(name, value, "page:label")
                break
    if "organisation" not in found.values:
        found.put("organisation", organisation_in(text), "page:name")


_PARTED = re.compile(r"\s*[|｜>»›·•/\t]\s*|\s{2,}|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_NAVIGATION = re.compile(
    r"(?:skip to |back to |return to |jump to |view all |see all ).{0,40}|"
    r"(?:(?:home|jobs?|menu|search|employers?|candidates?|companies|recruiters?|sign (?:in|up|out)|log ?(?:in|out)|register|login|"
    r"my account|about(?: us)?|contact(?: us)?|help|blog|news|careers?(?: advice)?|post a job|saved jobs|cookies|language|english|中文|"
    r"首页|主页|职位|职位搜索|搜索|公司|校园|校招|社招|资讯|消息|简历|我的|登录|登陆|注册|登录/注册|返回|返回列表|返回首页|我要招聘|我要找工作|"
    r"企业服务|找工作|招聘会|帮助|下载app|app下载|菜单|首頁|登入|註冊|職缺|搜尋)(?:\s*[|｜>»›·•/]\s*|\s+|$))+",
    re.IGNORECASE,
)
"""A line that is nothing but links of a site."""
_LINKS = re.compile(
    r"\b(?:home|sign in|sign up|log ?in|register|employers|candidates|jobs|menu|search)\b|首页|登录|注册|首頁|登入|註冊",
    re.IGNORECASE,
)


def is_navigation(line: str) -> bool:
    """Return True if a line pasted from a site is its navigation: "Skip to main content", a breadcrumb, `首页 职位 登录 注册`."""
    line = line.strip()[:300]
    if _NAVIGATION.fullmatch(line):
        return True
    parts = [part for part in _PARTED.split(line) if part]
    short = all(len(part) <= 24 and len(part.split()) <= 3 for part in parts)
    return len(parts) >= 3 and short and any(_LINKS.fullmatch(part) for part in parts)


def without_navigation(text: str) -> str:
    """Return the text from its first line that is no navigation of a site; the text itself if there is none among its first 40 lines."""
    rest = text
    for _ in range(40):
        line, _, after = rest.partition("\n")
        if line.strip() and not is_navigation(line):
            return rest
        rest = after
    return text


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.split("\n") if line.strip() and not is_navigation(line)), "")
    line = _TAGS.sub("", line)
    is_said = _GREETING.match(line) or re.search(
        r"[。！!？?；;,，]$|https?://|[:：]|\b(?:is|are|we|you|your)\b.*\.$", line
    )
    return line if len(line) <= 60 and not is_said else ""
