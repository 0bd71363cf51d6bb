"""What the extension says is taken apart without belief; what has another shape is refused as a whole."""

from __future__ import annotations

import base64
import email
import email.policy
import io
import json
import struct

import pytest

from app.companion import message_frames
from app.companion.page_as_mhtml import as_saved_page
from app.companion.page_message import MOST_CHARACTERS, PageCapture, State, answer, parse
from checkers.intake.posting_reader import extract

PAGE = {"url": "https://jobs.example/1?id=7", "title": "Packer", "html": "<body><h1>Packer</h1></body>", "text": None}


def message(**page: object) -> bytes:
    """A message of the extension with another page than the usual one."""
    return json.dumps({"v": 1, "op": "posting", "page": {**PAGE, **page}}).encode()


def test_a_page_is_taken() -> None:
    page = parse(message(title="  A \n job ", glyphs={"chars": ["\ue031"], "png": base64.b64encode(b"x").decode()}))
    assert page == PageCapture(
        url="https://jobs.example/1?id=7", title="A job", markup=str(PAGE["html"]), text="", glyphs=("\ue031",), picture=b"x"
    )  # fmt: skip


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "chrome://settings", ""])
def test_an_address_that_is_not_of_the_web_is_left_out(url: str) -> None:
    assert parse(message(url=url)).url == ""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'"posting"',
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"v": 1, "op": "posting", "page": ' + b'{"html":' * 100_000,
        json.dumps({"v": 2, "op": "posting", "page": PAGE}).encode(),
        json.dumps({"v": 1, "op": "other", "page": PAGE}).encode(),
        json.dumps({"v": 1, "op": "posting", "page": None}).encode(),
        message(html=None),
        message(html=" \n", text=""),
        message(html=7),
        message(url=["x"]),
        message(html="x" * (MOST_CHARACTERS + 1)),
        message(title="x" * 301),
        message(glyphs=[]),
        message(glyphs={"chars": ["5"], "png": ""}),
        message(glyphs={"chars": ["\ue031" * 2], "png": ""}),
        message(glyphs={"chars": ["\ue031"] * 65, "png": ""}),
        message(glyphs={"chars": [], "png": ""}),
        message(glyphs={"chars": ["\ue031"], "png": "%%%"}),
        message(glyphs={"chars": ["\ue031"], "png": "A" * 1_000_004}),
    ],
    ids=range(24),
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        parse(data)


def test_half_a_character_harms_nothing() -> None:
    raw = b'{"v":1,"op":"posting","page":{"url":"https://a.example/","title":"x","html":"<p>\\ud83d job</p>"}}'
    assert parse(raw).markup == "<p>? job</p>"


# -- frames ----------------------------------------------------------------------------------------------------------


class Counting(io.BytesIO):
    """A source that remembers how much was asked of it."""

    asked = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.asked += size or 0
        return super().read(size)


def test_a_frame_is_refused_by_its_length_before_it_is_read() -> None:
    source = Counting(struct.pack("=I", message_frames.MOST + 1) + b"x" * 100)
    with pytest.raises(message_frames.FrameTooLarge):
        message_frames.read_frame(source)
    assert source.asked == message_frames.HEAD


@pytest.mark.parametrize("data", [b"", b"\1", b"\5\0\0\0abc"])
def test_a_frame_that_ends_early_is_none(data: bytes) -> None:
    assert message_frames.read_frame(io.BytesIO(data)) is None


def test_frames_are_read_back() -> None:
    source = io.BytesIO(message_frames.frame(b"one") + message_frames.frame(b""))
    assert (message_frames.read_frame(source), message_frames.read_frame(source)) == (b"one", b"")


def test_an_answer_is_one_word() -> None:
    assert answer(State.SHOWN) == {"ok": True, "state": "shown"}
    assert {state: answer(state)["ok"] for state in State} == {
        state: state in (State.SHOWN, State.WAITING) for state in State
    }


# -- the saved page ----------------------------------------------------------------------------------------------------

BODY = "<body><h1>Packer</h1><p>Pay \ue031\ue032 元/月. Deposit 300 元 before you begin, by WeChat pay only.</p></body>"


def saved(**page: object) -> PageCapture:
    return parse(message(**page))


def test_the_page_comes_out_as_it_went_in_with_its_address() -> None:
    name, data = as_saved_page(saved(html=BODY))
    posting = extract(data, name=name)
    assert posting.url == PAGE["url"] and posting.source == PAGE["url"]
    assert "Deposit 300" in posting.text and "□□" in posting.text and "font-digits" in posting.notes


def test_digits_that_were_read_stand_in_the_text_and_are_spoken_of() -> None:
    glyphs = {"chars": ["\ue031", "\ue032"], "png": ""}
    name, data = as_saved_page(saved(html=BODY, glyphs=glyphs), "42")
    posting = extract(data, name=name)
    assert "Pay 42 元/月" in posting.text
    assert "lettering-read" in posting.notes and "font-digits" not in posting.notes


def test_a_selected_text_is_the_page() -> None:
    name, data = as_saved_page(saved(html=None, text="Packer <b>wanted</b> & paid\nDeposit: 300 yuan"))
    posting = extract(data, name=name)
    assert "Packer <b>wanted</b> & paid\nDeposit: 300 yuan" in posting.text and posting.url == PAGE["url"]


def test_a_page_without_an_address_is_no_mail() -> None:
    name, data = as_saved_page(saved(url="about:blank", html=BODY))
    posting = extract(data, name=name)
    assert name == "page.html" and posting.url == "" and "mail" not in posting.notes and "Deposit 300" in posting.text


@pytest.mark.parametrize(
    "url",
    ["https://a.example/\r\nFrom: x", "https://a.example/\u2028x\x00", "https://招聘.example/职位?x=\r\n\r\n<b>"],
)
def test_an_address_ends_no_line(url: str) -> None:
    _, data = as_saved_page(saved(url=url, html=BODY))
    read = email.message_from_bytes(data, policy=email.policy.default)
    assert read.keys() == ["From", "Snapshot-Content-Location", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]  # fmt: skip
    assert "Deposit 300" in str(read.get_content())


def test_a_page_that_looks_like_a_mail_is_one_page() -> None:
    hostile = "<pre>" + "\r\n--x\r\nContent-Type: text/plain; boundary=x\r\n\r\n" * 3_000 + "the end</pre>"
    name, data = as_saved_page(saved(html=hostile))
    posting = extract(data, name=name)
    assert posting.url == PAGE["url"] and "the end" in posting.text and "mail" not in posting.notes
