"""Intake: encodings, structured data, boards, saved pages, mail, decoys, and hostile pages."""

from __future__ import annotations

import json
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserError
from checkers.intake import html_text
from checkers.intake.posting_reader import extract
from tests.growth import MUCH, growth

TEXT = (
    "公司名称：宁波海川贸易有限公司\n招聘岗位：仓库文员\n薪资：5000-6500元/月\n工作地点：宁波市鄞州区\n"
    "联系电话：13800138000 微信：haichuan_hr"
)
JOB = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite"},
        {
            "@type": ["JobPosting"],
            "title": "Night Clerk",
            "hiringOrganization": {
                "@type": "Organization",
                "name": "Northgate",
                "legalName": "Northgate Logistics Ltd",
            },
            "jobLocation": {"@type": "Place", "address": {"addressLocality": "Leeds", "addressCountry": "GB"}},
            "baseSalary": {"currency": "GBP", "value": {"minValue": 12, "maxValue": 14, "unitText": "HOUR"}},
            "validThrough": "2026-12-01",
            "description": "<p>Count parcels &amp; keep lists.</p>",
        },
    ],
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_chinese_text_is_read_in_any_encoding_and_its_labels_become_fields(encoding: str) -> None:
    posting = extract(TEXT.encode(encoding))
    assert posting.organisation == "宁波海川贸易有限公司"
    assert (posting.title, posting.location, posting.salary) == ("仓库文员", "宁波市鄞州区", "5000-6500元/月")
    assert {"phone:13800138000", "wechat:haichuan_hr"} <= set(posting.contacts)
    assert posting.language == "zh"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gb2312", "gb18030"), ("utf-8", "gb18030"), ("big5", "big5"), ("", "big5"), ("iso-8859-1", "gb18030")],
)
def test_a_page_with_a_right_wrong_or_missing_charset_is_read(declared: str, encoding: str) -> None:
    body = (
        "公司在台北招聘店員,工作時間與薪資面議,請聯繫我們"
        if encoding == "big5"
        else "公司在宁波招聘店员,工作时间与薪资面议,请联系我们"
    )
    meta = f'<meta charset="{declared}">' if declared else ""
    posting = extract(f"<html><head>{meta}<title>x</title></head><body><p>{body}</p></body></html>".encode(encoding))
    assert body in posting.text


def test_json_ld_in_a_graph_is_read_first() -> None:
    page_text = (
        f"<html><script type='application/ld+json'><!--{json.dumps(JOB)}--></script><h1>Other</h1><p>Menu</p></html>"
    )
    posting = extract(page_text.encode())
    assert (posting.title, posting.organisation, posting.brand) == (
        "Night Clerk",
        "Northgate Logistics Ltd",
        "Northgate",
    )
    assert (posting.location, posting.salary) == ("Leeds, GB", "GBP 12-14 / hour")
    assert "Count parcels & keep lists." in posting.text
    assert "title=json-ld" in posting.found_by


def test_microdata_is_read() -> None:
    markup = """<div itemscope itemtype="https://schema.org/JobPosting"><h2 itemprop="title">Baker</h2>
    <span itemprop="hiringOrganization" itemscope><b itemprop="name">Oven Ltd</b></span>
    <p itemprop="description">Bake bread every morning from four, six days a week, in our shop.</p></div>"""
    posting = extract(markup.encode())
    assert (posting.title, posting.organisation) == ("Baker", "Oven Ltd")


BOSS = """<html><head><title>x - zhipin.com</title><style>.q1{display:none}</style></head><body>
<div class="job-detail-header"><span class="job-name">运营专员</span><span class="job-salary">\ue123\ue124K</span></div>
<span class="job-company-name">海川</span>
<ul class="level-list"><li class="company-name"><span>公司名称</span>宁波海川贸易有限公司</li></ul>
<div class="job-sec-text">负责日常<span class="q1">kanzhun</span>运营工作，
<i style="font-size:0">boss</i>要求本科，
<b style="width:0;height:0">直聘</b>双休，
提供五险一金和餐补。</div>
<footer>人力资源服务许可证 编号 110101123456 zhipin.com zhipin.com</footer></body></html>"""


def test_a_board_page_gives_legal_name_without_decoys_font_digits_or_the_boards_own_licence() -> None:
    posting = extract(BOSS.encode(), url="https://www.zhipin.com/job_detail/1.html")
    assert (posting.organisation, posting.brand, posting.title) == ("宁波海川贸易有限公司", "海川", "运营专员")
    assert "负责日常运营工作，要求本科，双休" in posting.text
    assert posting.hidden == ("kanzhun", "boss", "直聘")
    assert {"font-digits", "hidden-words"} <= set(posting.notes)
    assert posting.licences == ()


def test_open_board_json_keeps_the_tenant_as_brand_only() -> None:
    job = {"id": 5, "internal_job_id": 9, "title": "Vault Designer", "absolute_url": "https://boards.greenhouse.io/vaulttec/jobs/5",
           "location": {"name": "NYC"}, "content": "Draw &lt;p&gt;vaults&lt;/p&gt;"}  # fmt: skip
    posting = extract(json.dumps({"jobs": [job, {**job, "id": 6, "title": "Other"}], "meta": {"total": 2}}).encode())
    assert (posting.title, posting.brand, posting.organisation) == ("Vault Designer", "vaulttec", "")
    assert "vaults" in posting.text and "<p>" not in posting.text
    assert "several-postings" in posting.notes


def test_mail_and_saved_page_are_opened_to_the_part_that_is_read() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "HR <hr@northgate.example>", "Job offer"
    mail.set_content("plain")
    mail.add_alternative("<p>You must pay a registration fee of $50.</p>", subtype="html")
    mail.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="x.exe")
    posting = extract(mail.as_bytes(), name="offer.eml")
    assert (
        "registration fee of $50" in posting.text
        and "hr@northgate.example" in posting.text
        and "MZ" not in posting.text
    )
    saved = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://jobs.example.com/1\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<h1>Clerk</h1><p>caf=C3=A9</p>\r\n--B--\r\n"
    )
    posting = extract(saved, name="page.mhtml")
    assert posting.url == "https://jobs.example.com/1" and "café" in posting.text


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"\x89PNG\r\n", b"PK\x03\x04xx"])
def test_files_without_readable_text_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        extract(data)
    assert caught.value.code == "posting-kind"


def test_a_captcha_page_is_recognised() -> None:
    posting = extract("<html><title>滑动验证</title><body><p>请完成验证</p></body></html>".encode())
    assert "blocked-page" in posting.notes


HOSTILE = {
    "nested": ("", "<div>", 200_000, "text"),
    "unclosed scripts": ("", "<script>", 100_000, "text"),
    "comments": ("", "<!--", 200_000, ""),
    "attributes": ("<a ", "x=1 ", 200_000, ">text</a>"),
    "flat tags": ("", "<b>x</b>", 120_000, ""),
    "json": ("", "[", 100_000, ""),
    "json-ld": ("<script type='application/ld+json'>", '{"a":', 50_000, "</script><p>x</p>"),
    "style": ("<style>", ".a{", 100_000, "</style><p>text</p>"),
    "long line": ("公司：", "甲", 400_000, ""),
    "labels": ("", "公司：甲\n", 60_000, ""),
    "entities": ("<p>", "&lt;", 200_000, ""),
    "capitals": ("", "Aa Bb ", 80_000, ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_in_a_posting_or_a_sentence_within_bounded_work(name: str) -> None:
    start, piece, count, end = HOSTILE[name]

    def read(pieces: int) -> None:
        try:
            extract((start + piece * pieces + end).encode())
        except UserError as error:
            assert error.code in ("posting-empty", "posting-kind")

    assert growth(read, count // 4, count) < MUCH


def test_markup_that_is_too_deep_is_stripped_not_parsed() -> None:
    assert html_text.too_complex("<div>" * 300)
    assert html_text.too_complex("<tr><td>x" * 20_000)
    assert not html_text.too_complex("<p>a<br>" * 2_000)
    assert html_text.strip_tags("<script>bad()</script><p>a &amp; b</p><style>x</style>") == "a & b"


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet="<>/=\"' apdiv{}[]:,公司：\n", max_size=200).map(str.encode))
def test_no_bytes_make_intake_fail_otherwise_than_with_a_sentence(data: bytes) -> None:
    try:
        posting = extract(data)
    except UserError as error:
        assert error.code in ("posting-empty", "posting-kind")
    else:
        assert posting.text.strip()
