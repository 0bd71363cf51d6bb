"""Look-alikes of brands: blind imitations are found also where no employer is named; real domains, boards and ordinary words are left alone."""

from __future__ import annotations

import pytest

from app import resources
from app.text import domain_lists as lists
from app.text.domains import registrable
from checkers.intake.posting_reader import extract
from checkers.signals.base import CheckContext
from checkers.signals.domain_lookalike import run

CONTEXT = CheckContext()


def told(text: str) -> set[str]:
    return {signal.code for signal in run(extract(text.encode()), CONTEXT).signals}


IMITATIONS = (
    "amazon-careers.com amazon-jobs-uk.com amazonhr.net amaz0n-jobs.com arnazon-careers.com amazonjobsuk.com rnicrosoft-careers.com g00gle-hr.com "
    "google-recruiting.net linkedln.com linkedin.work linkedin-jobs-apply.com huawei-hr.com huaweizhaopin.com zhipin-hr.com zhipln.com "
    "tencent-zhaopin.cn bytedance-offer.com a1ibaba-jobs.com deloitte-uk-careers.com kpmg-careers.net accenture-india-jobs.in dhl-jobs.net fedex-hr.com "
    "netflix-careers.com shopee-hr.com cathaypacific-hk-jobs.com emirates-recruitment.com hsbc-hr.com hsbcjobs.hk byd-zhaopin.com foxconn-recruit.cn "
    "siemens-career.de walrnart-jobs.com starbucks-hiring.com openai-jobs.com sgcc-zhaopin.com microsoft.com.jobs-apply.top linkedin-com.apply.top "
    "www-amazon-com.evil.top careers.amazon.hiring-now.com hr.walmart.jobs-portal.online jobs.linkedin.com.login-secure.xyz"
).split()


@pytest.mark.parametrize("host", IMITATIONS)
def test_an_imitation_is_told_where_nobody_is_named(host: str) -> None:
    assert "domain-lookalike" in told(f"Remote assistants wanted, start today. Apply at https://{host}/x")
    assert "domain-lookalike" in told(f"远程助理，今天入职，官网{host}投递")


REAL = (
    "careers.google.com www.amazon.jobs jobs.apple.com hr.huawei.com careers.tencent.com www.tesco-careers.com www.metacareers.com amazon.co.uk "
    "boards.greenhouse.io amazon.wd5.myworkdayjobs.com netflix.recruitee.com huawei.careers.teamtailor.com siemens.avature.net apply.careers-page.com "
    "appletreenursery.com apple-tree-nursery-jobs.co.uk targetjobs.co.uk grabjobs.co metajob.at reedsmith.com seekonk-jobs.com deltadental-careers.com "
    "carnivalcorp.com marsh.com sinopecgroup.com bytedance.net indeedflex.co.uk amazonasjobs.com.br shellharbourjobs.com.au bayerncareers.de ebchina.com"
).split()


@pytest.mark.parametrize("host", REAL)
def test_real_sites_boards_and_ordinary_words_are_left_alone(host: str) -> None:
    assert told(f"Gardener wanted, four days a week. Apply at https://{host}/x") == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Company: Apple Tree Nursery\nSend your CV to apple.tree.nursery@gmail.com", ""),
        ("Company: Shell Harbour Bakery Ltd\nSend your CV to shellbakery@gmail.com", ""),
        ("公司：青岛中兴大酒店有限公司\n简历发 zhongxing@163.com", ""),
        ("Company: Apple Inc.\nSend your CV to apple.desk@gmail.com", "brand-borrowed"),
        ("Company: Shell UK\nApply at https://shell-jobs-uk.com", "domain-lookalike"),
        ("Kitchen porter\nApply at https://shell-jobs-uk.com", ""),
        ("公司：中兴技术有限公司\n简历发 zte88@163.com", "brand-borrowed"),
    ],
)
def test_a_brand_with_an_ordinary_name_must_be_named(text: str, code: str) -> None:
    assert told(text) == ({code} if code else set())


def test_every_place_of_an_imitation_is_evidence() -> None:
    posting = extract(b"Apply at https://amazon-careers.com/x or write to hr@huawei-hr.com")
    (signal,) = run(posting, CONTEXT).signals
    assert {one.text for one in signal.evidence} == {"https://amazon-careers.com/x", "hr@huawei-hr.com"}


def honest_domains() -> list[str]:
    """Return the domains of organisations that the program ships for withholding; no look-alike was looked for in them."""
    found = set()
    for path in resources.path("organizations").glob("*.tsv"):
        for line in path.read_text("utf-8").splitlines():
            names = "|".join(line.split("\t")[3:5]) if not line.startswith("#") else ""
            found |= {name.lstrip("~")[2:] for name in names.split("|") if name.lstrip("~").startswith("D:")}
    return sorted(found)


def test_at_most_two_in_a_thousand_honest_domains_are_taken_for_look_alikes() -> None:
    domains = honest_domains()
    assert len(domains) > 9_000
    false = [one for one in domains if told(f"Clerk wanted in our office. Apply at https://careers.{one}/1")]
    assert len(false) <= len(domains) * 0.002, false


def test_the_list_holds_150_brands_with_domains_that_can_be_owned() -> None:
    brands = lists.brands()
    assert len({name for brand in brands for name in brand.names[:1]}) >= 150
    assert sum(any(not name.isascii() for name in brand.names) for brand in brands) >= 100
    assert [brand.domain for brand in brands if registrable(brand.domain) != brand.domain or not brand.names] == []
