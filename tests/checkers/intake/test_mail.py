"""Saved mail: where its links lead, what its parts say, what its receiver tested, and what is attached. Real messages, built here; nothing is opened."""

from __future__ import annotations

import random
from email.message import EmailMessage

import pytest

from app.domain.checks import CheckCard, Posting
from app.errors import UserError
from app.text.mail_results import read_results
from checkers.check import check
from checkers.intake import mime
from checkers.intake.attachments import described
from checkers.intake.mail_parts import differ, own_sentences
from checkers.intake.posting_reader import extract
from checkers.signals import contacts
from checkers.signals.base import CheckContext
from checkers.signals.domain_links import run as check_links
from tests.growth import MUCH, growth

WHEN = "2026-11-29T09:00:00Z"
BEFORE = "Thank you for your interest in the role of clerk at our office."
DEMAND = "You must pay a registration fee of $50."


def mail(text: str = BEFORE, html: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "Anna <anna@northgate.example>", "Your application"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def card_of(message: EmailMessage) -> CheckCard:
    return check(extract(message.as_bytes(), name="m.eml"), created=WHEN)


def codes(message: EmailMessage) -> set[str]:
    return {signal.code for signal in card_of(message).signals}


def links_signals(html: str, name: str = "m.html") -> set[str]:
    posting = extract(html.encode(), name=name)
    return {signal.code for signal in check_links(posting, CheckContext()).signals}


# -- links ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "target", "differs"),
    [
        ("https://careers.northgate.com", "https://evil.top/x", True),
        ("careers.northgate.com/jobs", "http://northgate.com.evil.top/x", True),
        ("Apply at www.amazon.com now", "https://amazon.apply-desk.co/x", True),
        ("hr@northgate.com", "mailto:northgate.hr@gmail.com", True),
        ("www.northgate.com", "https://www.northgate.com/jobs?id=1", False),
        ("northgate.com", "https://jobs.northgate.co.uk/1", False),
        ("https://www.amazon.jobs/1", "https://www.amazon.com/jobs/1", False),
        ("www.northgate.com", "https://u123.ct.sendgrid.net/ls/click?upn=abc", False),
        ("www.northgate.com", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.northgate.com%2F1&data=5", False),
        ("www.northgate.com", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.top%2F1&data=5", True),
        ("www.northgate.com", "https://urldefense.com/v3/__https://www.northgate.com/jobs__;!!abc$", False),
        ("www.northgate.com", "https://evil.top/?url=https%3A%2F%2Fwww.northgate.com", True),
        ("Apply now", "https://evil.top/x", False),
        ("Node.js and ASP.NET", "https://evil.top/x", False),
    ],
)  # fmt: skip
def test_a_link_that_shows_one_address_and_leads_to_another_is_told(shown: str, target: str, differs: bool) -> None:
    html = f"<html><body><p>{BEFORE} <a href='{target.replace('&', '&amp;')}'>{shown}</a></p></body></html>"
    assert ("link-shown-differs" in links_signals(html)) is differs


def test_the_targets_of_links_are_kept_and_checked_like_addresses_in_the_text() -> None:
    html = f"<p>{BEFORE} <a href='http://dl.example.com/task.apk'>our app</a> <a href='mailto:kit.desk@gmail.com?subject=x'>write</a></p>"
    posting = extract(mail(html=html).as_bytes(), name="m.eml")
    assert ("our app", "http://dl.example.com/task.apk", "dl.example.com") in contacts.link_targets(posting)
    assert "email:kit.desk@gmail.com" in posting.contacts
    found = {signal.code: signal for signal in check(posting, created=WHEN).signals}
    assert [one.text for one in found["link-app-package"].evidence] == ["http://dl.example.com/task.apk"]


def test_links_in_menus_and_beside_the_description_of_a_page_are_left_out() -> None:
    page = (
        "<html><body><nav><a href='https://evil.top/a'>www.bank.com</a></nav><a href='https://evil.top/b'>www.bank.com</a>"
        "<div class='job-description'>File papers and answer calls in our office in town every day. Apply at "
        "<a href='https://forms.gle/x1'>our form</a>.</div></body></html>"
    )
    assert extract(page.encode()).links == ("our form\thttps://forms.gle/x1",)


def test_hidden_links_and_relative_ones_are_no_links() -> None:
    html = f"<p>{BEFORE} <a style='display:none' href='https://evil.top'>www.bank.com</a> <a href='/x'>www.bank.com</a></p>"
    assert links_signals(html) == set()


# -- parts ---------------------------------------------------------------------------------------------------------------


def test_a_demand_that_stands_only_in_the_text_part_is_read_and_the_difference_told() -> None:
    message = mail(f"{BEFORE}\n\n{DEMAND}", f"<p>{BEFORE}</p>")
    card = card_of(message)
    assert DEMAND in card.posting.text and card.posting.text.count(BEFORE) == 1
    found = {signal.code: signal for signal in card.signals}
    assert "en-fee-to-start" in found
    (evidence,) = found["mail-parts-differ"].evidence
    assert (evidence.text, evidence.field) == (DEMAND, "text")


def test_a_demand_that_stands_only_in_the_html_part_is_read() -> None:
    assert "en-fee-to-start" in codes(mail(BEFORE, f"<p>{BEFORE}</p><p>{DEMAND}</p>"))


def test_what_an_article_or_footer_of_a_mail_leaves_out_is_read() -> None:
    html = f"<main>{BEFORE} We look forward to meeting you.</main><footer>{DEMAND}</footer>"
    assert "en-fee-to-start" in codes(mail(BEFORE, html))


@pytest.mark.parametrize(
    ("text", "html", "differs"),
    [
        ("Hello Sam,\nwe are glad\nto meet you.", "<p>Hello <b>Sam</b>, we are glad to meet you.</p>", False),
        ("See https://n.example/1 for all.", "<p>See <a href='https://n.example/1'>this page</a> for all.</p>", False),
        ("Your mail client does not show HTML. View this mail online at www.n.example", f"<p>{BEFORE}</p>", False),
        (BEFORE + "\n\nFee: $90", f"<p>{BEFORE}</p>", True),
        (BEFORE + "\n\nWrite to kit@pay.example", f"<p>{BEFORE}</p>", True),
        (BEFORE + " We pay $900 a week.", f"<p>{BEFORE} We pay $90 a week.</p>", True),
        ("The weather in spring is mild and the gardens of the old town open early.", f"<p>{BEFORE}</p>", True),
        ("您已通过初审。", "<p>您已<b>通过</b>初审。</p>", False),
        ("请于周一前把三百元服装押金转到这个账户。", "<p>您已通过初审。</p>", True),
    ],
)
def test_parts_differ_only_in_substance(text: str, html: str, differs: bool) -> None:
    assert ("mail-parts-differ" in codes(mail(text, html))) is differs


def test_sentences_of_ones_own_are_those_that_the_other_does_not_hold() -> None:
    assert own_sentences("We meet on Monday. Bring 300 euros.", "we meet on monday, 9 o'clock") == ["Bring 300 euros."]
    assert not differ([], "") and differ(["Bring 300 euros."], "we meet") and not differ(["Bring it."], "we meet")


# -- the receiver's tests --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ("mx.a.net; spf=fail smtp.mailfrom=n.com; dkim=none; dmarc=fail (p=NONE) header.from=n.com", "mail-sender-failed"),
        ("mx.a.net; spf=softfail smtp.mailfrom=n.com; dkim=fail header.d=n.com", "mail-sender-failed"),
        ("spf=fail (sender IP is 1.2.3.4) smtp.mailfrom=n.com; dmarc=fail action=none header.from=n.com", "mail-sender-failed"),
        ("mx.a.net; spf=pass smtp.mailfrom=b.com; dkim=fail header.d=n.com", "mail-sender-partly"),
        ("mx.a.net; spf=fail smtp.mailfrom=l.com; dkim=pass header.d=n.com; dmarc=pass header.from=n.com", ""),
        ("mx.a.net; dkim=fail header.d=l.com; dkim=pass header.d=n.com; spf=pass smtp.mailfrom=n.com", ""),
        ("mx.a.net; spf=neutral; dkim=none; dmarc=none", ""),
        ("mx.a.net; spf=temperror; dkim=pass header.d=n.com", ""),
    ],
)  # fmt: skip
def test_failed_tests_of_the_sender_are_told(results: str, code: str) -> None:
    found = codes(mail(Authentication_Results=results)) & {"mail-sender-failed", "mail-sender-partly"}
    assert found == ({code} if code else set())


def test_a_pass_is_a_line_to_check_and_never_a_confirmation() -> None:
    card = card_of(
        mail(Authentication_Results="mx.a.net; spf=pass smtp.mailfrom=x@bulk.com; dmarc=pass header.from=n.com")
    )
    (line,) = [line for line in card.needs_you if line.code.startswith("mail-sender-passed")]
    assert (line.subject, line.params["server"]) == ("n.com", "mx.a.net")
    assert not any(line.code.startswith("mail-") for line in card.confirmed)


def test_only_the_topmost_header_counts() -> None:
    top = "Authentication-Results: mx.a.net; dmarc=fail header.from=n.com\r\nAuthentication-Results: mx.evil.com; dmarc=pass header.from=n.com\r\n"
    data = top.encode() + mail().as_bytes()
    assert read_results(extract(data, name="m.eml").authentication).results == {"dmarc": "fail"}
    assert "mail-sender-failed" in {signal.code for signal in check(extract(data, name="m.eml"), created=WHEN).signals}


def test_a_mail_without_results_says_that_nothing_is_known_and_a_page_says_nothing() -> None:
    assert "mail-results-absent" in {line.code for line in card_of(mail()).not_checked}
    page = check(extract(b"<p>Clerk wanted in our office.</p>"), created=WHEN)
    assert "mail-results-absent" not in {line.code for line in page.not_checked}


# -- attachments ---------------------------------------------------------------------------------------------------------


def attached(name: str, data: bytes = b"x", kind: str = "application/octet-stream") -> mime.Attachment:
    return mime.Attachment(name, kind, data[:16])


ZIP, LOCKED_ZIP = b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00"


@pytest.mark.parametrize(
    ("one", "text", "mark"),
    [
        (attached("offer.exe"), "", "runs"),
        (attached("Offer.pdf.exe"), "", "runs"),
        (attached("Offer.pdf      .scr"), "", "runs"),
        (attached("offer\u202efdp.exe"), "", "runs"),
        (attached("offer.lnk"), "", "runs"),
        (attached("task.iso"), "", "runs"),
        (attached("task.apk"), "", "runs"),
        (attached("offer.pdf", b"MZ\x90\x00"), "", "runs"),
        (attached("offer.html", kind="text/html"), "", "hides"),
        (attached("offer", kind="text/html"), "", "hides"),
        (attached("form.docm"), "", "hides"),
        (attached("form.xlsm"), "", "hides"),
        (attached("scan.pdf.abc"), "", "hides"),
        (attached("task.zip", LOCKED_ZIP), "", "locked"),
        (attached("task.rar"), "Password: 2026", "locked"),
        (attached("资料.7z"), "解压密码：8888", "locked"),
        (attached("form.docx", b"\xd0\xcf\x11\xe0\xa1\xb1"), "", "locked"),
        (attached("task.zip", ZIP), "", ""),
        (attached("form.docx", ZIP), "Password: 2026", ""),
        (attached("offer.docx.pdf", b"%PDF-1.7"), "", ""),
        (attached("letter.pdf.p7s"), "", ""),
        (attached("Offer v1.2.pdf"), "", ""),
        (attached("简历模板.doc", b"\xd0\xcf\x11\xe0"), "", ""),
    ],
)
def test_what_an_attached_file_can_do_is_marked(one: mime.Attachment, text: str, mark: str) -> None:
    (row,) = described([one], text)
    assert row.split("\t")[2:] == ([mark] if mark else [])
    assert "\u202e" not in row


def test_attachments_are_listed_by_name_and_type_and_never_read() -> None:
    message = mail()
    message.add_attachment(b"%PDF secret words", maintype="application", subtype="pdf", filename="offer.pdf")
    message.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="cam.exe")
    message.add_attachment(b"GIF8", maintype="image", subtype="gif", cid="<logo>", disposition="inline")
    card = card_of(message)
    (line,) = [line for line in card.needs_you if line.code == "mail-attachments"]
    assert line.subject == "offer.pdf (application/pdf), cam.exe (application/octet-stream)"
    found = {signal.code: signal for signal in card.signals}
    assert [one.text for one in found["attachment-runs"].evidence] == ["cam.exe"]
    assert "secret words" not in card.posting.text


def test_a_mail_of_attachments_alone_is_read_by_its_head() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Anna <anna@northgate.example>", "Offer"
    message.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="cam.exe")
    posting = extract(message.as_bytes(), name="m.eml")
    assert posting.title == "Offer" and posting.attachments == ("cam.exe\tapplication/octet-stream\truns",)


# -- hostile messages ------------------------------------------------------------------------------------------------------


def sample() -> bytes:
    message = mail(
        "Pay a fee of $50.\n" * 3,
        "<html><body><p>Hi <a href='https://e.top/x'>www.amazon.com</a></p></body></html>",
        Date="Sun, 29 Nov 2026 09:00:00 +0000",
        Reply_To="x@gmail.com",
        Authentication_Results="mx.example; spf=fail (x) smtp.mailfrom=a.b; dkim=pass header.d=c.d",
    )
    message.add_attachment(b"MZ\0\1", maintype="application", subtype="octet-stream", filename="a.pdf.exe")
    return message.as_bytes()


PIECES = (
    b"\r\n", b"\n\n", b"boundary=", b'; charset=\xff"', b"=?utf-8?q?=ZZ?=", b'Content-Type: multipart/mixed; boundary="x"\n\n', b"--x\n",
    b"Content-Transfer-Encoding: base64\n", b"filename*=utf-9''%ff%", b"<a href='http://[::1'>", b"=?x?b?", b"\0", b"charset*0*=\xff",
    b"Content-Type: message/rfc822\n\n", b"Date: Sun, 99999999999999 Nov 2026\n",
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(out))
        end = min(len(out), at + chance.randint(1, 60))
        kind = chance.randrange(5)
        if kind == 0:
            out[at] = chance.randrange(256)
        elif kind == 1:
            del out[at:end]
        elif kind == 2:
            out[at:at] = out[at:end] * chance.randint(1, 20)
        elif kind == 3:
            out[at:at] = chance.choice(PIECES)
        elif chance.random() < 0.2:
            del out[at:]
        out = out if len(out) > 20 else bytearray(b"From: a\nSubject: b\n\nx")
    return bytes(out)


def test_a_thousand_damaged_mails_end_in_a_posting_or_a_sentence() -> None:
    chance, data = random.Random(20261129), sample()
    for _ in range(1_000):
        damaged = mutated(data, chance)
        try:
            posting = extract(damaged, name="m.eml")
        except UserError as error:
            assert error.code in ("posting-empty", "posting-kind")
        else:
            assert isinstance(posting, Posting) and posting.text.strip()


@pytest.mark.parametrize(
    "header",
    [b"From: " + b"=?utf-8?q?a?= " * 9, b"Content-Type: text/plain" + b"; a=b" * 9, b"Received: (" + b"( " * 9],
)
def test_a_header_of_any_length_is_read_in_bounded_work(header: bytes) -> None:
    def read(pieces: int) -> None:
        extract(header[:-36] + header[-36:] * pieces + b"\nSubject: x\nDate: y\n\nbody", name="m.eml")

    assert growth(read, 3_000, 12_000) < MUCH


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: x\nContent-Type: message/rfc822\n\n" * 3_000 + b"pay a fee",
        b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(3_000)) + b"pay a fee",
        b"Content-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: image/gif\n\nx\n" * 3_000
        + b"pay a fee",
    ],
)
def test_a_mail_that_is_of_too_many_parts_is_read_as_text(data: bytes) -> None:
    posting = extract(data, name="m.eml")
    assert "too-complex" in posting.notes and "pay a fee" in posting.text
