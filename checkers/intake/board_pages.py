"""Selectors of the big job boards: where each field is in their pages, tried in order, every one optional.

The selectors come from public scrapers and age; each field records which one fired. Adding a board
is adding one `Board` to `BOARDS`. A board's own footer (its licences) is never read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import Tag

from checkers.intake.extracted_fields import ExtractedFields, text_value
from checkers.intake.font_digits import has_private_glyphs, marked
from checkers.intake.html_text import html_text, read_node
from checkers.intake.schema_org import JsonMap, as_map, load_json, walk

Selectors = tuple[str, ...]
_LEADING_LABEL = re.compile(
    r"^(?:公司名称|企业全称|公司全称|公司|职位|岗位|地址|工作地点|经营状态|成立日期)\s{0,3}[:：]?\s{0,3}"
)


@dataclass(frozen=True, slots=True)
class Board:
    """A job board: words that identify it (host or markup), selectors per field, and keys per field in its page state."""

    name: str
    marks: tuple[str, ...]
    selectors: dict[str, Selectors]
    state: re.Pattern[str] | None = None
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)


BOARDS = (
    Board(
        "zhipin",
        ("zhipin.com", "job-sec-text"),
        {
            "title": (".job-detail-header .job-name", ".info-primary .name h1", ".job-banner .name h1"),
            "organisation": (".level-list li.company-name",),
            "brand": (".job-company-name", ".sider-company .company-info a", ".sider-company .company-name"),
            "salary": (".job-salary", ".info-primary .salary", ".job-banner .salary"),
            "location": (".location-address", ".job-location .text-desc"),
            "description": (".job-sec-text", ".job-detail-section .text"),
            "company_profile": (".job-sec.company-info .text", ".company-info-box .fold-text"),
        },
        re.compile(r"_jobInfo\s{0,4}=\s{0,4}"),
        {
            "title": ("jobName", "job_name"),
            "brand": ("brandName", "company"),
            "salary": ("salaryDesc",),
            "location": ("address",),
            "description": ("postDescription",),
        },
    ),
    Board(
        "51job",
        ("51job.com",),
        {
            "title": ("div.cn h1", ".jname h1", ".job-title", "h1"),
            "organisation": (".cname a", ".com_name p", ".company-name"),
            "salary": (".cn strong", ".sal", ".salary"),
            "location": (".msg.ltype", ".bmsg .fp", ".job-address"),
            "description": (".job_msg", ".bmsg.job_msg", ".job-desc"),
            "company_profile": (".tmsg", ".company-intro"),
        },
        re.compile(r"__SEARCH_RESULT__\s{0,4}=\s{0,4}|__NUXT__\s{0,4}=\s{0,4}"),
        {
            "title": ("jobName",),
            "organisation": ("fullCompanyName",),
            "brand": ("companyName",),
            "salary": ("provideSalaryString",),
            "location": ("jobAreaString",),
            "description": ("jobDescribe",),
        },
    ),
    Board(
        "zhaopin",
        ("zhaopin.com",),
        {
            "title": (".summary-plane__title", ".summary-planes__title", "h1"),
            "organisation": (".company__title", ".company-name", ".company__name"),
            "salary": (".summary-plane__salary", ".summary-planes__salary"),
            "location": (".job-address__content-text", ".summary-plane__info li", ".address-info__bubble"),
            "description": (".describtion__detail-content", ".describtion-card__detail-content", ".job-description"),
            "company_profile": (".company__description", ".company-desc"),
        },
        re.compile(r"__INITIAL_STATE__\s{0,4}=\s{0,4}"),
        {
            "title": ("positionName", "detailedPosition.name"),
            "organisation": ("companyName",),
            "salary": ("salaryReal", "salary60", "salaryCount"),
            "location": ("workCity", "positionWorkCity"),
            "description": ("jobDesc", "jobSummary"),
        },
    ),
    Board(
        "liepin",
        ("liepin.com",),
        {
            "title": (".title-info h1", ".job-apply-content .name", "h1"),
            "organisation": (
                '.label-box:has(.label:-soup-contains("企业全称")) .text',
                'li:has(span:-soup-contains("企业全称"))',
                ".company-other .company-full-name",
                ".company-name",
            ),
            "brand": (".company-info-container .name",),
            "salary": (".job-apply-content .salary", ".salary"),
            "location": (".job-properties span", ".basic-infor span"),
            "description": ('[data-selector="job-intro-content"]', ".content-word", ".job-intro-container"),
            "company_profile": (".company-intro-container .inner", ".company-introduction"),
        },
    ),
    Board(
        "58",
        ("58.com", "pos_base_info"),
        {
            "title": (".pos_title", ".pos_name"),
            "organisation": (".baseInfo_link a", ".comp_baseInfo_title a"),
            "salary": (".pos_salary",),
            "location": (".pos-area", ".pos_area_item"),
            "description": (".posDes .des", ".des"),
            "company_profile": (".comIntro .shiji", ".comp_intro"),
        },
    ),
    Board(
        "lagou",
        ("lagou.com",),
        {
            "title": (".position-head .name", ".job-name h2", "h1"),
            "brand": (".job_company .fl-cn", ".company"),
            "salary": (".salary",),
            "location": (".work_addr", ".job-address"),
            "description": ("dl#job_detail dd.job_bt", ".job_bt", ".job-detail"),
        },
        re.compile(r"__NEXT_DATA__\s{0,4}=\s{0,4}|__INITIAL_STATE__\s{0,4}=\s{0,4}"),
        {
            "title": ("positionName",),
            "organisation": ("companyFullName",),
            "brand": ("companyShortName",),
            "salary": ("salary",),
            "location": ("positionAddress", "city"),
            "description": ("positionDetail",),
        },
    ),
    Board(
        "linkedin",
        ("linkedin.com",),
        {
            "title": (".top-card-layout__title", ".job-details-jobs-unified-top-card__job-title", "h1"),
            "organisation": (
                ".topcard__org-name-link",
                ".job-details-jobs-unified-top-card__company-name",
                "h4.base-search-card__subtitle",
            ),
            "location": (".topcard__flavor--bullet", ".job-details-jobs-unified-top-card__bullet"),
            "description": (".show-more-less-html__markup", ".jobs-description__content", "#job-details"),
            "employment_type": (".description__job-criteria-text",),
        },
    ),
    Board(
        "indeed",
        ("indeed.com", "jobsearch-"),
        {
            "title": (".jobsearch-JobInfoHeader-title", "h1"),
            "organisation": ('[data-company-name="true"]', ".jobsearch-InlineCompanyRating div"),
            "location": ('[data-testid="job-location"]', ".jobsearch-JobInfoHeader-subtitle div"),
            "salary": ("#salaryInfoAndJobType",),
            "description": ("#jobDescriptionText",),
        },
        re.compile(r"_initialData\s{0,4}=\s{0,4}"),
        {
            "title": ("jobTitle",),
            "organisation": ("companyName",),
            "location": ("formattedLocation",),
            "salary": ("salaryText",),
            "description": ("sanitizedJobDescription.content", "sanitizedJobDescription"),
        },
    ),
)
_GENERIC = {
    "title": ("h1", "[property='og:title']"),
    "description": (
        ".job-description",
        "#job-description",
        ".job-detail",
        ".jobDescription",
        ".description",
        "article",
        "main",
    ),
    "organisation": (".company-name", ".companyName", ".employer", "[class*=company-name]"),
    "salary": (".salary", "[class*=salary]"),
    "location": (".job-location", ".location", "[class*=location]"),
}
GENERIC = Board("page", (), dict(_GENERIC.items()))


def board_of(url: str, markup: str) -> Board | None:
    """Return the board a page comes from: by its address, else by marks in the head of the markup."""
    host = url.lower().partition("//")[2].partition("/")[0]
    for board in BOARDS:
        if host and any(host == mark or host.endswith("." + mark) for mark in board.marks):
            return board
    head = markup[:60_000].lower()
    scores = [(sum(head.count(mark) for mark in board.marks), board) for board in BOARDS]
    best = max(scores, key=lambda pair: pair[0])
    return best[1] if best[0] >= 2 else None


def extract_board(board: Board, soup: BeautifulSoup, found: ExtractedFields, classes: frozenset[str]) -> None:
    """Extract fields by the board's selectors and page state into `found`."""
    for name, selectors in board.selectors.items():
        for selector in selectors:
            node = soup.select_one(selector)
            if not isinstance(node, Tag):
                continue
            text, hidden = read_node(node, classes)
            if node.name == "meta":
                text = text_value(node.get("content"))
            if name == "description":
                found.hidden.extend(words for words in hidden if len(words) <= 40)
            text = _LEADING_LABEL.sub("", text) if name in ("organisation", "location", "title") else text
            if has_private_glyphs(text):
                found.note("font-digits")
                text = marked(text)
            if text.strip():
                found.put(name, text, f"{board.name}:{selector}")
                break
    if board.state is not None:
        _extract_state(board, soup, found)


def _extract_state(board: Board, soup: BeautifulSoup, found: ExtractedFields) -> None:
    assert board.state is not None
    for script in soup.find_all("script", limit=80):
        text = script.get_text()[:2_000_000]
        match = board.state.search(text)
        if match is None and script.get("id") != "__NEXT_DATA__":
            continue
        value = first_json(text, match.end() if match else 0)
        nodes: list[JsonMap] = list(walk(value))
        for name, keys in board.keys.items():
            for key in keys:
                hit = next((value for node in nodes if (value := _value(node, key))), "")
                if hit:
                    found.put(name, html_text(hit), f"{board.name}:state.{key}")
                    break


def _value(node: JsonMap, key: str) -> str:
    """Return the text under a key, or under `outer.inner`."""
    outer, _, inner = key.partition(".")
    return text_value(as_map(node.get(outer)).get(inner)) if inner else text_value(node.get(outer))


def first_json(text: str, start: int) -> object:
    """Return the first JSON object or array at or after `start`, or None."""
    import json

    brace = min((at for at in (text.find("{", start), text.find("[", start)) if at >= 0), default=-1)
    if brace < 0:
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, brace)[0]
    except (ValueError, RecursionError):
        return load_json(text[brace:])
