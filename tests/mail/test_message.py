"""A saved e-mail is compared by what it says and by what came with it, however both are encoded."""

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest

from app.mail.message import MOST_FILES, split_message


def mail(charset: str = "utf-8", text: str = "您好，附件是候选人的简历。") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "王女士 <hr@example.cn>", "候选人简历"
    message.set_content(text, charset=charset, cte="base64")
    return message


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "big5"])
def test_the_text_is_decoded_and_attachments_stand_beside_it(charset: str) -> None:
    text = "您好，附件是候選人的簡歷。" if charset == "big5" else "您好，附件是候选人的简历。"
    message = mail(charset, text)
    message.add_attachment(b"%PDF-1.7 bytes", maintype="application", subtype="pdf", filename="简历 欧阳.pdf")
    message.add_attachment(b"\x89PNG logo", maintype="image", subtype="png", disposition="inline", cid="<logo>")
    (name, said), (attached, data) = split_message("Mail.EML", message.as_bytes())
    assert name == "Mail.txt"
    assert said.decode().splitlines() == ["王女士 <hr@example.cn>", "候选人简历", text]
    assert (attached, data) == ("Mail.EML: 简历 欧阳.pdf", b"%PDF-1.7 bytes")


def test_text_that_says_gb2312_and_holds_more_is_read_whole() -> None:
    body = base64.b64encode("镕基堃喆，电话".encode("gb18030")).decode()
    raw = f'Subject: x\r\nContent-Type: text/plain; charset="GB2312"\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n'
    ((_, said),) = split_message("a.eml", raw.encode())
    assert "镕基堃喆，电话" in said.decode()


def test_mail_in_html_alone_is_handed_on_as_such_with_its_head() -> None:
    message = EmailMessage()
    message["Subject"] = "A <b>list</b> of seekers"
    message.set_content("<p>Amara Lindqvist</p>", subtype="html")
    ((name, said),) = split_message("a.eml", message.as_bytes())
    assert name == "a.html"
    assert "&lt;b&gt;list" in said.decode() and "<p>Amara Lindqvist</p>" in said.decode()


def test_what_is_no_mail_or_broken_is_handed_on_as_it_is() -> None:
    assert split_message("a.pdf", b"From: x\n\ny") == (("a.pdf", b"From: x\n\ny"),)
    assert split_message("a.eml", b"") == (("a.eml", b""),)
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3_000))
    assert split_message("a.eml", nested)
    for head in (b"Content-Type: text/plain; charset=nonsense\n\nok\xff", b"Content-Transfer-Encoding: base64\n\n%%%"):
        assert split_message("a.eml", head)[0][1]


def test_many_attachments_are_taken_up_to_a_bound() -> None:
    message = mail()
    for number in range(MOST_FILES + 9):
        message.add_attachment(b"x", maintype="application", subtype="pdf", filename=f"{number}.pdf")
    assert len(split_message("a.eml", message.as_bytes())) == 1 + MOST_FILES
