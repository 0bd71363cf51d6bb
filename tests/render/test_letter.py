"""A letter as a file: the person's text and nothing else, in each format; what stands at the right stays there."""

from __future__ import annotations

import io
import re
import zipfile
from email import message_from_bytes
from email.policy import default

import pypdf
import pytest

from app.errors import UserError
from app.render.letter import letter_file, plain_letter, split_subject

LETTER = "Request\n\n\t29 November 2026\n\nTo Harbour <Jobs> & Co\n\nYou have:\n- a copy (R7K4-Q2MD)\n- a form\n\nYours,\n\tAmara\n\ta1@mine.example\n"
CHINESE = "关于查阅的请求\n\n晨港招聘：\n\n　　本人希望了解。\n- 一份简历\n\n　　此致\n敬礼！\n\n\t闻人若溪\n\t2026年11月29日\n"


def words(text: str) -> str:
    return re.sub(r"\s|•|- ", "", text)


@pytest.mark.parametrize(("text", "language"), [(LETTER, "en"), (CHINESE, "zh")])
def test_pdf_and_word_hold_the_text_and_no_one_else(text: str, language: str) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(letter_file(text, ".pdf", language)))
    assert words("".join(page.extract_text() for page in pdf.pages)) == words(text)
    assert set(pdf.metadata or {}) <= {"/Title", "/Creator"}
    assert not re.search(rb"/(?:URI|JS|Launch|EmbeddedFile)\b", letter_file(text, ".pdf", language))
    with zipfile.ZipFile(io.BytesIO(letter_file(text, ".DOCX", language))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
        document = archive.read("word/document.xml").decode()
        assert {(info.date_time[0], info.create_system) for info in archive.infolist()} == {(1980, 0)}
    shown = "".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", document))
    assert words(shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) == words(text)
    right = re.findall(r'<w:jc w:val="right"/></w:pPr>.*?</w:p>', document)
    assert len(right) == (2 if language == "en" else 1)
    assert letter_file(text, ".docx", language) == letter_file(text, ".docx", language)


def test_plain_text_keeps_every_line() -> None:
    assert plain_letter(LETTER).splitlines()[2] == " " * 40 + "29 November 2026"
    assert letter_file(CHINESE, ".txt", "zh").decode().splitlines()[-1].strip() == "2026年11月29日"


def test_a_mail_is_a_draft_with_subject_sender_and_text_only() -> None:
    data = letter_file(CHINESE, ".eml", "zh", sender="a1@mine.example", to="dpo@harbour.example")
    mail = message_from_bytes(data, policy=default)
    assert mail["Subject"] == "关于查阅的请求" and mail["From"] == "a1@mine.example"
    assert mail["To"] == "dpo@harbour.example" and mail["X-Unsent"] == "1"
    assert set(mail.keys()) <= {
        *("Subject", "From", "To", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    }
    assert words(mail.get_content()) == words(split_subject(CHINESE)[1])
    assert not list(mail.iter_attachments())


@pytest.mark.parametrize(
    "contact",
    [
        "13800138000",
        "a@b",
        "x@y.example\r\nBcc: z@y.example",
        "a, b@y.example",
        "x@y.example\nBcc:z@y.example",
        "甲@y.example",
        "",
    ],
)
def test_what_is_no_address_never_gets_into_the_head_of_a_mail(contact: str) -> None:
    mail = message_from_bytes(letter_file(LETTER, ".eml", "en", sender=contact, to=contact), policy=default)
    assert mail["From"] is None and mail["To"] is None and mail["Bcc"] is None


def test_a_subject_cannot_smuggle_a_header() -> None:
    mail = message_from_bytes(letter_file("Hi\rBcc: z@y.example\n\ntext\n", ".eml", "en"), policy=default)
    assert mail["Bcc"] is None and mail["Subject"] == "Hi Bcc: z@y.example"


def test_an_empty_letter_and_an_unknown_format_are_refused() -> None:
    for text, suffix, code in (
        (" \n", ".pdf", "letter-empty"),
        (LETTER, ".odt", "letter-format-unknown"),
        (LETTER, "", "letter-format-unknown"),
    ):
        with pytest.raises(UserError) as caught:
            letter_file(text, suffix, "en")
        assert caught.value.code == code
    with pytest.raises(UserError, match="no-glyph"):
        letter_file("Title\n\n\U0001f600\n", ".pdf", "en")


def test_control_characters_do_not_break_the_word_file() -> None:
    broken = "Title\n\nbe\x00\x0b\ufffe\ud800fore ]]> & <w:p/>\n"
    for suffix in (".docx", ".pdf", ".txt", ".eml"):
        assert letter_file(broken, suffix, "en")
    data = letter_file(broken, ".docx", "en")
    document = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert "before ]]&gt; &amp; &lt;w:p/&gt;" in document
