"""A mail box is taken apart message by message, as Python's `mailbox` writes one, within bounds, and hostile ones in words."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from app.errors import UserError
from app.mail import reading
from app.mail.mbox import split_messages
from app.mail.reading import MOST_MESSAGES, MOST_PARTS, read_parts, take_apart


def mail(subject: str, text: str = "We have your file.", files: int = 0) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "hr@example.org", subject
    message.set_content(text)
    for number in range(files):
        message.add_attachment(b"x", maintype="application", subtype="pdf", filename=f"{number}.pdf")
    return message


def boxed(folder: Path, *mails: EmailMessage) -> bytes:
    box = mailbox.mbox(folder / "made.mbox")
    for one in mails:
        box.add(one)
    box.close()
    return (folder / "made.mbox").read_bytes()


def test_a_box_is_read_message_by_message(tmp_path: Path) -> None:
    said = "Dear all\n\nFrom here on: nothing.\nFrom: a quoted head\n\nFrom the office"
    found = read_parts("Calls.MBOX", boxed(tmp_path, mail("one", said, files=1), mail("two")))
    assert (found.messages, found.taken) == (2, 2)
    assert [name for name, _ in found.parts] == ["Calls 1.txt", "Calls 1.eml: 0.pdf", "Calls 2.txt"]
    first, _, second = (data.decode() for _, data in found.parts)
    assert first.strip() == f"hr@example.org\none\n{said}" and second.startswith("hr@example.org\ntwo\n")


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_only_a_line_between_messages_divides_them(end: bytes) -> None:
    lines = [b"", b"From - Mon Nov 23 09:00:00 2026", b"Subject: a", b"", b"From now on:", b"", b"From me", b"to you"]
    lines += [b"From x Mon", b"Subject: quoted", b"", b"From b@example.org", b"Subject: b", b"", b"text"]
    assert [one.count(b"Subject") for one in split_messages(end.join(lines))] == [2, 1]


def test_more_than_is_compared_is_told_and_the_last_are_taken(tmp_path: Path) -> None:
    count = MOST_MESSAGES + 3
    found = read_parts("a.mbox", boxed(tmp_path, *(mail(str(number)) for number in range(1, count + 1))))
    assert (found.messages, found.taken, len(found.parts)) == (count, MOST_MESSAGES, MOST_MESSAGES)
    assert [found.parts[0][0], found.parts[-1][0]] == ["a 4.txt", f"a {count}.txt"]
    with_files = "\n".join(f"From x\n{mail('s', files=19).as_string()}\n" for _ in range(9)).encode()
    answer = take_apart({"name": "b.mbox", "messages": 30, "parts": MOST_PARTS}, with_files)
    assert (answer["messages"], answer["taken"], len(answer["parts"])) == (9, MOST_PARTS // 20, MOST_PARTS)


@pytest.mark.parametrize("data", [b"From a@b.example", b"no box", b"\xff\xfe\x00From \n\n", b"From x\nSubject: a"])
def test_what_is_no_box_or_holds_nothing_is_handed_on(data: bytes) -> None:
    assert read_parts("a.mbox", data).parts and read_parts("a.eml", data).parts


def test_a_hostile_box_is_bounded() -> None:
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3_000))
    assert read_parts("a.mbox", b"From x\n" + nested).messages == 1
    many = b"\n\nFrom x\nA:" * 300_000
    assert read_parts("b.mbox", many).taken <= MOST_MESSAGES
    with pytest.raises(UserError, match="too-large"):
        read_parts("c.mbox", bytes(reading._LIMITS.payload + 1))


def test_other_files_are_handed_on_as_they_are() -> None:
    assert read_parts("a.pdf", b"From x\nSubject: a").parts == (("a.pdf", b"From x\nSubject: a"),)
