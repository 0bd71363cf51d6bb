"""Every board the program names, with a page in that board's own markup; no page is a real advertisement."""

from __future__ import annotations

import json

import pytest

from app.errors import UserError
from checkers.intake.board_pages import BOARDS
from checkers.intake.posting_reader import extract

COMPANY = "宁波海川贸易有限公司"
DUTY = "负责仓库收发与盘点，每周双休，缴纳五险一金，提供餐补和宿舍，要求会用表格软件，能适应轮班。"
PAGES = {
    "zhipin": (
        "https://www.zhipin.com/job_detail/1.html",
        f'<div class="info-primary"><div class="name"><h1>仓库文员</h1></div><span class="salary">5-6K</span></div>'
        f'<ul class="level-list"><li class="company-name"><span>公司名称</span>{COMPANY}</li></ul>'
        f'<div class="location-address">宁波鄞州</div><div class="job-sec-text">{DUTY}</div>',
    ),
    "51job": (
        "https://jobs.51job.com/ningbo/1.html",
        f'<div class="cn"><h1 title="仓库文员">仓库文员</h1><strong>5-6千/月</strong><p class="cname"><a title="x">{COMPANY}</a></p>'
        f'<p class="msg ltype">宁波鄞州</p></div><div class="bmsg job_msg">{DUTY}</div>',
    ),
    "zhaopin": (
        "https://jobs.zhaopin.com/1.htm",
        f'<h1 class="summary-plane__title">仓库文员</h1><span class="summary-plane__salary">5千-6千</span>'
        f'<a class="company__title">{COMPANY}</a><ul class="summary-plane__info"><li>宁波鄞州</li></ul>'
        f'<div class="describtion__detail-content">{DUTY}</div>',
    ),
    "liepin": (
        "https://www.liepin.com/job/1.shtml",
        f'<div class="title-info"><h1>仓库文员</h1></div><div class="job-apply-content"><span class="salary">5-6k</span></div>'
        f'<div class="job-properties"><span>宁波鄞州</span></div><dl data-selector="job-intro-content">{DUTY}</dl>'
        f'<div class="company-other"><div class="label-box"><span class="label">企业全称</span><span class="text">{COMPANY}</span></div></div>',
    ),
    "58": (
        "https://nb.58.com/cangku/1x.shtml",
        f'<span class="pos_title">仓库文员</span><span class="pos_salary">5000-6000</span><div class="baseInfo_link"><a>{COMPANY}</a></div>'
        f'<div class="pos-area"><span class="pos_area_item">宁波鄞州</span></div><div class="posDes"><div class="des">{DUTY}</div></div>',
    ),
    "lagou": (
        "https://www.lagou.com/jobs/1.html",
        '<script>window.__INITIAL_STATE__ = {"positionResult":{"result":[{"positionName":"仓库文员","companyFullName":"'
        + COMPANY
        + '","salary":"5k-6k","city":"宁波鄞州","positionDetail":"<p>'
        + DUTY
        + '</p>"}]}};</script>',
    ),
    "linkedin": (
        "https://www.linkedin.com/jobs/view/1",
        f'<h1 class="top-card-layout__title">仓库文员</h1><a class="topcard__org-name-link">{COMPANY}</a>'
        f'<span class="topcard__flavor--bullet">宁波鄞州</span><div class="show-more-less-html__markup">{DUTY}</div>',
    ),
    "indeed": (
        "https://cn.indeed.com/viewjob?jk=1",
        '<script>window._initialData={"jobInfoWrapperModel":{"jobInfoModel":{"jobInfoHeaderModel":{"jobTitle":"仓库文员","companyName":"'
        + COMPANY
        + '","formattedLocation":"宁波鄞州"},"sanitizedJobDescription":"<p>'
        + DUTY
        + '</p>"}}};</script>',
    ),
}  # fmt: skip


def test_no_board_is_without_a_page() -> None:
    assert {board.name for board in BOARDS} == set(PAGES)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_boards_own_page_is_read(name: str) -> None:
    url, body = PAGES[name]
    footer = "<footer>人力资源服务许可证 编号 110101123456</footer>"
    posting = extract(f"<html><head><title>x</title></head><body>{body}{footer}</body></html>".encode(), url=url)
    assert (posting.title, posting.organisation, posting.location) == ("仓库文员", COMPANY, "宁波鄞州")
    assert DUTY in posting.text
    assert "110101123456" not in posting.text and posting.licences == ()
    sources = dict(entry.split("=", 1) for entry in posting.found_by)
    assert sources["title"].startswith(f"{name}:")
    if name not in ("linkedin", "indeed"):
        assert posting.salary


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_saved_page_without_its_address_is_read_all_the_same(name: str) -> None:
    url, body = PAGES[name]
    posting = extract(f'<html><head><link href="{url}"><base href="{url}"></head><body>{body}</body></html>'.encode())
    assert DUTY in posting.text


LEVER = {
    "id": "u-1", "text": "Night Clerk", "categories": {"location": "Leeds", "commitment": "Full-time", "allLocations": ["Leeds"]},
    "hostedUrl": "https://jobs.lever.co/northgate/u-1", "applyUrl": "https://jobs.lever.co/northgate/u-1/apply",
    "descriptionPlain": "Count parcels at night.", "lists": [{"text": "You bring", "content": "<li>patience</li>"}],
    "additionalPlain": "No fees, ever.", "salaryRange": {"currency": "GBP", "interval": "per-hour-wage", "min": 12, "max": 14},
}  # fmt: skip
ASHBY = {
    "apiVersion": "1",
    "jobs": [
        {"id": "a-0", "title": "Other", "jobUrl": "https://jobs.ashbyhq.com/northgate/a-0", "descriptionPlain": "Other."},
        {"id": "a-1", "title": "Night Clerk", "location": "Leeds", "employmentType": "FullTime", "descriptionHtml": "<p>Count parcels at night.</p>",
         "jobUrl": "https://jobs.ashbyhq.com/northgate/a-1", "publishedAt": "2026-11-01", "compensation": {"compensationTierSummary": "£12"}},
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("document", "url"),
    [
        (LEVER, "https://jobs.lever.co/northgate/u-1"),
        ([LEVER], "https://api.lever.co/v0/postings/northgate/u-1"),
        (ASHBY, "https://jobs.ashbyhq.com/northgate/a-1"),
    ],
)
def test_an_open_board_gives_the_posting_its_address_names(document: object, url: str) -> None:
    posting = extract(json.dumps(document).encode(), url=url)
    assert (posting.title, posting.brand, posting.organisation) == ("Night Clerk", "northgate", "")
    assert (posting.location, "Count parcels at night." in posting.text) == ("Leeds", True)
    assert posting.salary and posting.employment_type and "several-postings" not in posting.notes


STATES = {
    "https://cn.indeed.com/viewjob?jk=1": '<script>window._initialData={"jobInfoWrapperModel":{"jobInfoModel":{"jobInfoHeaderModel":{"jobTitle":"仓库文员","companyName":"'
    + COMPANY + '","formattedLocation":"宁波鄞州"},"sanitizedJobDescription":{"content":"<p>' + DUTY
    + '</p>"}}},"salaryInfoModel":{"salaryText":"5-6K"}}</script>',
    "https://jobs.zhaopin.com/1.htm": '<script>__INITIAL_STATE__={"jobInfo":{"jobDetail":{"detailedPosition":{"name":"仓库文员","companyName":"'
    + COMPANY + '","salaryReal":"5-6K","workCity":"宁波鄞州","jobSummary":"<p>' + DUTY + '</p>"}}}};</script>',
}  # fmt: skip


@pytest.mark.parametrize("url", STATES)
def test_a_page_whose_fields_are_only_in_its_state_is_read(url: str) -> None:
    posting = extract(f"<html><body>{STATES[url]}</body></html>".encode(), url=url)
    assert (posting.title, posting.organisation, posting.salary, posting.location, posting.description) == (
        "仓库文员", COMPANY, "5-6K", "宁波鄞州", DUTY,
    )  # fmt: skip


@pytest.mark.parametrize(
    "foot", ['class="footer-box"', 'id="footer"', 'class="site-footer dark"', 'class="globalFooter"']
)
@pytest.mark.parametrize("duty", [DUTY, "负责仓库"])
def test_a_footer_by_class_is_not_the_postings_own_block(foot: str, duty: str) -> None:
    url, markup = PAGES["zhipin"]
    own = "人力资源服务许可证编号：440300260001"
    footer = f"<div {foot}>人力资源服务许可证编号：610100120105 营业执照 91110000600037341L</div>"
    page = markup.replace(DUTY, duty + own) + footer
    for address in (url, ""):
        posting = extract(f"<html><body>zhipin.com zhipin.com{page}</body></html>".encode(), url=address)
        assert (posting.licences, posting.identifiers) == (("440300260001",), ())
    plain = extract(f"<html><body><p>{duty}{own}</p>{footer}</body></html>".encode())
    assert (plain.licences, plain.identifiers) == (("440300260001",), ())


def test_a_boards_list_gives_its_first_posting_and_says_so_and_an_error_is_no_posting() -> None:
    one = {
        "title": "Clerk",
        "externalPath": "/job/Leeds/Clerk_R1",
        "locationsText": "Leeds",
        "postedOn": "Posted Today",
    }
    posting = extract(json.dumps({"total": 2, "jobPostings": [one, {**one, "title": "Cook"}]}).encode())
    assert (posting.title, posting.location, posting.notes) == ("Clerk", "Leeds", ("several-postings",))
    with pytest.raises(UserError, match="posting-empty"):
        extract(b'{"ok":false,"error":"Document not found"}')
