"""Messages that came to an alias are found by their headers, the sender by what the own server says; hostile ones are passed over."""

from __future__ import annotations

import email.message
import io
import random
from pathlib import Path

import pytest

from app.domain.mail import AliasMail, SenderVerdict
from app.mail.alias_matching import BATCH_BYTES, AliasSearch, Block, in_batches, match
from app.mail.mbox import split_messages, stream_messages
from app.mail.sender_check import judge
from tests.mail.messages_sample import OWN, mail

ALIAS = "me+k7q2xm9t4r@example.org"


def found(*data: bytes, servers: tuple[str, ...] = (OWN,)) -> list[AliasMail]:
    with AliasSearch([ALIAS], servers) as search:
        return [one.mail for one in search.search([Block(str(at), one) for at, one in enumerate(data)]).matches]


def judged(data: bytes, *domains: str) -> tuple[str, str, str]:
    (one,) = found(data)
    told = judge(one, domains)
    return told.verdict.value, told.reason, told.domain


@pytest.mark.parametrize(
    "head",
    [
        f"Delivered-To: {ALIAS}\r\n",
        f"X-Original-To: <{ALIAS.upper()}>\r\n",
        f"X-Envelope-To: {ALIAS}\r\n",
        f"Cc: a@b.example,\r\n  =?utf-8?q?M=C3=A9?= <{ALIAS}>\r\n",
        f"X-SimpleLogin-Envelope-To: {ALIAS}\r\n",
    ],
)
def test_an_alias_is_found_in_every_header_that_names_an_addressee(head: str) -> None:
    (one,) = found(mail("somebody@else.example", head=head))
    assert (one.alias, one.sender, one.subject, one.date) == (
        ALIAS,
        "hr@northwind.com",
        "Your application",
        "2026-11-23",
    )


@pytest.mark.parametrize(
    "data",
    [
        mail("me@example.org"),
        mail("xme+k7q2xm9t4r@example.org"),
        mail(f'"{ALIAS}" <a@b.example>'),
        mail("a@b.example", subject=ALIAS, body=f"To: {ALIAS}"),
        mail("a@b.example", head=f"X-Other: {ALIAS}\r\n"),
        b"",
        b"\x00\xff" * 500,
    ],
)
def test_an_alias_elsewhere_is_no_addressee(data: bytes) -> None:
    assert found(data) == []


def test_words_are_decoded_and_kept_to_one_line() -> None:
    subject = "=?gb2312?B?xPq6w6OsztK1xLzywPo=?= =?utf-8?q?_a=0Ab=0D_c?="
    (one,) = found(mail(ALIAS, subject=subject))
    assert one.subject.startswith("您好") and "\n" not in one.subject
    (raw,) = found(mail(ALIAS, subject="\udcc4\udce3"))
    assert raw.subject


VOUCHED = "dkim=pass header.d={0}; spf=pass smtp.mailfrom=bounce@{0}"


@pytest.mark.parametrize(
    ("sender", "results", "expected"),
    [
        ("hr@northwind.com", VOUCHED.format("mail.northwind.com"), ("recipient", "same-domain")),
        ("hr@eu.northwind.com", VOUCHED.format("northwind.com"), ("recipient", "same-domain")),
        ("hr@northwind.com", "dmarc=pass header.from=northwind.com", ("recipient", "same-domain")),
        (
            "hr@northwind.com",
            "dkim=pass header.d=relay.com; dkim=pass header.d=northwind.com",
            ("recipient", "same-domain"),
        ),
        ("sales@other.com", VOUCHED.format("other.com"), ("other", "other-domain")),
        ("hr@northwind.com", "dkim=fail header.d=northwind.com; spf=none", ("unknown", "not-aligned")),
        ("hr@northwind.com", VOUCHED.format("attacker.com"), ("unknown", "not-aligned")),
        ("hr@northwind.com", VOUCHED.format("sendgrid.net"), ("relay", "relay")),
        ("no-reply@mokahr.com", VOUCHED.format("mokahr.com"), ("relay", "relay")),
        ("jobs@zhaopin.com", VOUCHED.format("zhaopin.com"), ("relay", "relay")),
        ("a.reverse@simplelogin.co", VOUCHED.format("simplelogin.co"), ("relay", "relay")),
        ("hr@qq.com", VOUCHED.format("qq.com"), ("unknown", "free-mail")),
        ("hr@one.co.uk", VOUCHED.format("two.co.uk"), ("unknown", "not-aligned")),
        ("x@one.github.io", VOUCHED.format("two.github.io"), ("unknown", "not-aligned")),
        ("hr@northwind.com", "spf=pass smtp.helo=northwind.com", ("unknown", "not-aligned")),
        ("hr@northwind.com", "none (dkim=pass header.d=northwind.com)", ("unknown", "not-aligned")),
        ("hr@northwind.com", "", ("unknown", "not-checked")),
    ],
)
def test_the_sender_is_whom_the_own_server_vouches_for(sender: str, results: str, expected: tuple[str, str]) -> None:
    assert judged(mail(ALIAS, sender, results), "www.northwind.com")[:2] == expected


def test_only_the_own_servers_first_header_counts() -> None:
    forged = f"Authentication-Results: {OWN}; dkim=pass header.d=northwind.com\r\n"
    failed = mail(ALIAS, results="dkim=none", head=forged)
    assert judged(failed, "northwind.com")[1] == "not-aligned"
    foreign = mail(ALIAS, server="mx.attacker.com")
    assert judged(foreign, "northwind.com")[1] == "not-checked"
    assert found(foreign)[0].server == "mx.attacker.com" and not found(foreign)[0].vouched
    look = mail(ALIAS, server=f"evil{OWN}")
    assert judged(look, "northwind.com")[1] == "not-checked"
    assert judged(mail(ALIAS, server=f"a.{OWN}"), "northwind.com")[0] == "recipient"
    assert found(mail(ALIAS), servers=())[0].checked is False


def test_several_senders_are_none() -> None:
    data = mail(ALIAS, "hr@northwind.com>, <x@attacker.com")
    assert judged(data, "northwind.com")[1] == "not-aligned"


def test_a_recipient_without_domains_cannot_be_told_apart() -> None:
    assert judged(mail(ALIAS))[:2] == ("unknown", "recipient-unknown")


def test_a_forwarded_message_counts_and_nobody_vouches_for_it() -> None:
    outer = email.message.EmailMessage()
    outer["From"], outer["To"] = "friend@example.org", "me@example.org"
    outer.set_content("look")
    outer.add_attachment(email.message_from_bytes(mail(ALIAS), policy=email.policy.default))
    (one,) = found(outer.as_bytes())
    assert one.forwarded and one.sender == "hr@northwind.com" and not one.checked
    assert judge(one, ["northwind.com"]).verdict is SenderVerdict.UNKNOWN


HOSTILE = {
    "deep": b"Content-Type: multipart/mixed; boundary=a\n\n"
    + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 900,
    "no end": b"To: " + b"(" * 300_000,
    "long": b"To: " + b"a@b.c, " * 100_000,
    "charset": b"To: x@y.z\nSubject: =?no-such?q?a?= =?utf-8?b?!!!?=\nDate: 99 Foo 99999999999999\n\n",
    "many": b"To: a@b.c\n" * 60_000,
    "rfc822": b"Content-Type: message/rfc822\n\n" * 1_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_message_spoils_no_other(name: str) -> None:
    own = mail(ALIAS)
    assert [one.alias for one in found(own, HOSTILE[name], own)] == [ALIAS, ALIAS]


def test_what_ends_the_child_is_passed_over_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with AliasSearch([ALIAS], [OWN]) as search:
        ask = search._ask
        bad = b"bad"

        def dying(blocks: list[Block]) -> object:
            if any(one.untrusted_data == bad for one in blocks):
                from app.errors import UserError

                raise UserError("worker-died", status=9)
            return ask(blocks)

        monkeypatch.setattr(search, "_ask", dying)
        blocks = [Block(str(at), bad if at == 5 else mail(ALIAS)) for at in range(9)]
        result = search.search(blocks)
    assert result.unreadable == ("5",) and [one.key for one in result.matches] == [*"01234678"]


@pytest.mark.parametrize(
    "row", [{}, {"at": 7}, {"alias": "x@y.z"}, {"vouched": 3}, {"at": "x"}], ids=lambda row: str(row)
)
def test_a_childs_answer_is_judged_like_a_file(row: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    good = match({"aliases": [ALIAS], "servers": [OWN], "sizes": [len(mail(ALIAS))]}, mail(ALIAS))["matches"][0]
    answer = {"matches": [{**good, **row} if row else {}], "unreadable": []}
    with AliasSearch([ALIAS], [OWN]) as search:
        monkeypatch.setattr(search._stream, "ask", lambda *_: answer)
        result = search.search([Block("a", b"")])
    assert result.matches == () and result.unreadable == ("a",)


def test_batches_are_bounded() -> None:
    big = Block("x", b"x" * (BATCH_BYTES // 2))
    assert [len(one) for one in in_batches([big, big, big])] == [2, 1]
    assert [len(one) for one in in_batches([Block("x", b"")] * 450)] == [200, 200, 50]


def test_a_box_is_streamed_as_it_is_split(tmp_path: Path) -> None:
    draw = random.Random(22)
    lines = [b"", b"From x Mon", b"From: a", b">From y", b"text", b"Subject: b", b"From now on", b"x" * 70_000, b"\r"]
    for _ in range(400):
        data = b"\n".join(draw.choice(lines) for _ in range(draw.randint(0, 25))) + draw.choice([b"", b"\n"])
        assert tuple(stream_messages(io.BytesIO(data), 10**9)) == split_messages(data), data


def test_of_a_message_beyond_the_limit_the_beginning_is_kept() -> None:
    data = b"From x\nSubject: a\n\n" + b"line\n" * 100 + b"\nFrom y\nSubject: b\n\ntext\n"
    first, second = stream_messages(io.BytesIO(data), 40)
    assert len(first) <= 41 and first.startswith(b"Subject: a") and second == b"Subject: b\n\ntext\n"
