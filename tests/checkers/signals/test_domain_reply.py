"""Mails in a firm's name whose answers go to somebody else; and those that only travel through a service."""

from __future__ import annotations

import pytest

from checkers.check import check
from checkers.intake.posting_reader import extract

WHEN = "2026-11-26T09:00:00Z"
FIRM = "Northgate Logistics Ltd <jobs@northgate-logistics.co.uk>"


def mail(sender: str, answers: str, **headers: str) -> bytes:
    lines = [f"From: {sender}", f"Reply-To: {answers}", "Subject: Your application", "MIME-Version: 1.0"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    text = "\r\n".join([*lines, "Content-Type: text/plain; charset=utf-8", "", "Dear Sam, you are on our short list."])
    return text.encode()


def evidence(data: bytes) -> list[str]:
    posting = extract(data, name="offer.eml")
    found = [one for one in check(posting, created=WHEN).signals if one.code == "mail-reply-elsewhere"]
    assert all(posting.text[one.start : one.end] == one.text for signal in found for one in signal.evidence)
    return [one.text for signal in found for one in signal.evidence]


@pytest.mark.parametrize(
    ("sender", "answers"),
    [
        (FIRM, "northgate.hiring@gmail.com"),
        (FIRM, '"Northgate HR" <hr@northgate-logistics-careers.com>'),
        (FIRM, "hr@northgate-logistics.top"),
        (FIRM, "desk@mailinator.com"),
        ("=?utf-8?b?5rW35bed6LS45piT5Lq65LqL6YOo?= <hr@haichuan-trade.cn>", "haichuan_hr@163.com"),
        ('"careers@northgate-logistics.co.uk" <northgate.careers@gmail.com>', "hr.northgate@outlook.com"),
        ("HR Department <people@huawei.com>", "800123456@qq.com"),
    ],
)
def test_answers_to_somebody_else_are_a_signal_with_both_addresses(sender: str, answers: str) -> None:
    told = evidence(mail(sender, answers))
    assert len(told) == 2 and told[1] in answers


@pytest.mark.parametrize(
    ("sender", "answers"),
    [
        (FIRM, "sam.hill@northgate-logistics.co.uk"),
        (FIRM, "apply@mail.northgate-logistics.co.uk"),
        (FIRM, "jobs@northgate-logistics.com"),
        (FIRM, "reply+8f2a@northgate.greenhouse.io"),
        (FIRM, "no-reply@us.greenhouse-mail.io"),
        (FIRM, "northgate@myworkday.com"),
        (FIRM, "a1b2c3@indeedemail.com"),
        (FIRM, "careers@lists.ngl-trade.org"),
        ("Northgate via Greenhouse <no-reply@us.greenhouse-mail.io>", "hr@northgate-logistics.co.uk"),
        ("Workday <northgate@myworkday.com>", "hiring.northgate@gmail.com"),
        ("智联招聘 <service@steer.zhaopin.com>", "hr@haichuan-trade.cn"),
        ("海川贸易 <hr@haichuan-trade.cn>", "reply@51job.com"),
        ("Sam Hill <sam.hill@gmail.com>", "sam.hill@outlook.com"),
        ("Northgate Careers <northgate.careers@gmail.com>", "jobs@northgate-logistics.co.uk"),
        ("", "x@gmail.com"),
        (FIRM, "not an address"),
    ],
)
def test_services_and_other_domains_of_the_same_firm_are_no_signal(sender: str, answers: str) -> None:
    assert not evidence(mail(sender, answers))


def test_a_mailing_list_is_answered_at_the_list() -> None:
    answers = "jobs-uk@googlegroups.com"
    assert not evidence(mail(FIRM, answers, List_Post=f"<mailto:{answers}>"))
    assert evidence(mail(FIRM, "northgate@gmail.com", List_Post=f"<mailto:{answers}>"))


def test_headers_that_were_pasted_are_read_and_those_of_a_quoted_mail_far_below_are_not() -> None:
    head = f"From: {FIRM}\nReply-To: northgate.hiring@gmail.com\n"
    assert evidence((head + "You are hired.").encode())
    assert not evidence(("The office is in town. " * 200 + "\n" + head).encode())
