"""Chats copied out of messengers are read as what was said; times and dates do not become contacts or fields."""

from __future__ import annotations

import pytest

from checkers.check import check
from checkers.intake import extract
from checkers.intake.chat import read_chat

WECHAT = "人事小李 2026-11-01 10:20\n入职需要先交押金300元\n我 2026-11-01 10:21:05\n可以不交吗\n\n人事小李 2026-11-01 10:22\n不行"
WHATSAPP = "[01/11/2026, 10:20] Anna HR: You must pay a registration fee of $50\n[01/11/2026, 10:21] Me: why?\nreally"
NOTICE = "01/11/2026, 10:19 - Messages and calls are end-to-end encrypted. Tap to learn more.\n"
QQ_EXPORT = (
    "消息记录（此消息记录为文本格式，不支持重新导入）\n\n================================\n消息分组:我的好友\n"
    "================================\n消息对象:海川人事\n\n2026-11-26 9:01:12 海川人事(12345678)\n先垫付100，完成返130\n\n"
    "2026-11-26 9:02:10 我\n哪家公司\n"
)
ANDROID = "01/11/2026, 10:20 - Anna HR: Hello\n01/11/2026, 10:21 - Me: Hi"


@pytest.mark.parametrize(
    ("text", "people", "first", "kept"),
    [
        (
            WECHAT,
            ("人事小李", "我"),
            "2026-11-01 10:20",
            "人事小李:\n入职需要先交押金300元\n我:\n可以不交吗\n人事小李:\n不行",
        ),
        (
            WHATSAPP,
            ("Anna HR", "Me"),
            "01/11/2026, 10:20",
            "Anna HR: You must pay a registration fee of $50\nMe: why?\nreally",
        ),
        (ANDROID, ("Anna HR", "Me"), "01/11/2026, 10:20", "Anna HR: Hello\nMe: Hi"),
        (NOTICE + ANDROID, ("Anna HR", "Me"), "01/11/2026, 10:20", "Anna HR: Hello\nMe: Hi"),
        (QQ_EXPORT, ("海川人事", "我"), "2026-11-26 9:01:12", "海川人事:\n先垫付100，完成返130\n我:\n哪家公司"),
    ],
)
def test_a_chat_is_read(text: str, people: tuple[str, ...], first: str, kept: str) -> None:
    chat = read_chat(text)
    assert chat is not None
    assert (chat.people, chat.first, chat.text) == (people, first, kept)


def test_an_advertisement_with_one_date_is_no_chat() -> None:
    assert read_chat("招聘会 2026-11-01 10:20\n地点：宁波") is None


@pytest.mark.parametrize(("text", "code"), [(WECHAT, "fee-deposit"), (WHATSAPP, "en-fee-to-start")])
def test_what_was_said_in_a_chat_is_checked(text: str, code: str) -> None:
    posting = extract(text.encode())
    card = check(posting, created="2026-11-24T09:00:00Z")
    assert "chat" in posting.notes and code in {signal.code for signal in card.signals}
