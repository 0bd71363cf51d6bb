"""Chats copied out of messengers are read as what was said; times and dates do not become contacts or fields."""

from __future__ import annotations

import json

import pytest

from app.errors import UserError
from checkers.check import check
from checkers.intake import chat_exports
from checkers.intake.chat import read_chat
from checkers.intake.posting_reader import extract

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


HELLO, WHY = "Anna HR: You must pay a registration fee of $50", "Me: why?"
HEADS = {
    "iOS, UK": ("[01/11/2026, 10:20:33] ", "[01/11/2026, 10:21:05] "),
    "iOS, US": ("[11/1/26, 10:20:33\u202fAM] ", "[11/1/26, 10:21:05\u202fPM] "),
    "iOS, marks of direction": ("\u200e[01/11/2026, 10:20:33] \u200e", "[01/11/2026, 10:21:05] "),
    "iOS, Germany": ("[01.11.26, 10:20:33] ", "[01.11.26, 10:21:33] "),
    "iOS, China": ("[2026/11/1 上午10:20:33] ", "[2026/11/1 下午1:20:33] "),
    "iOS, ISO": ("[2026-11-01, 10:20:33 a.m.] ", "[2026-11-01, 10:21:33 p.m.] "),
    "Android, US": ("11/1/26, 10:20\u202fAM - ", "11/1/26, 10:21\u202fPM - "),
    "Android, Germany": ("01.11.26, 10:20 - ", "01.11.26, 10:21 - "),
    "Android, Brazil": ("01/11/2026 10:20 - ", "01/11/2026 10:21 - "),
    "Android, China": ("2026/11/1 上午10:20 - ", "2026/11/1 下午1:20 - "),
    "Android, Finland": ("1.11.2026 klo 10.20 - ", "1.11.2026 klo 10.21 - "),
}


@pytest.mark.parametrize("name", HEADS)
def test_whatsapp_is_read_with_the_dates_of_many_phones(name: str) -> None:
    first, second = HEADS[name]
    posting = extract(f"{first}{HELLO}\n{second}{WHY}\n".encode())
    assert posting.text == f"{HELLO}\n{WHY}" and "chat" in posting.notes


BELOW = {
    "WeChat on a PC": ("{} 2026/11/01 10:20:33\n", ""),
    "WeChat on a Mac": ("{} 2026年11月1日 10:20\n", ""),
    "WeChat, forwarded": ("{}  10:20\n\n", "—————  2026-11-01  —————\n\n\n"),
    "Telegram, copied": ("{}, [01.11.2026 10:20]\n", ""),
    "Telegram, copied in the US": ("{}, [11/1/26 10:20 AM]\n", ""),
    "LinkedIn, copied": ("{0} sent the following messages at 10:20 AM\nView Anna’s profileAnna\n{0}   10:20 AM\n", ""),
    "LinkedIn, copied short": ("{}  10:20 AM\n", "NOV 1\n"),
}


@pytest.mark.parametrize("name", BELOW)
def test_heads_above_their_words_are_read(name: str) -> None:
    head, day = BELOW[name]
    posting = extract(f"{day}{head.format('Anna HR')}pay $50\n\n{head.format('我')}why?\n".encode())
    assert posting.text == "Anna HR:\npay $50\n我:\nwhy?" and "chat" in posting.notes


@pytest.mark.parametrize(
    "text",
    [
        "Monday\nKitchen porter 09:00\nCook 10:30\nHours as above, call us.",
        "Shifts\nEarly shift   6:00 AM\nLate shift   2:00 PM\nApply in the shop.",
        "Interview dates: 01/11/2026 10:20\nRoom 5, ask for Maria",
    ],
)
def test_a_timetable_is_no_chat(text: str) -> None:
    assert read_chat(text) is None


TELEGRAM = {
    "name": "Anna HR", "type": "personal_chat", "id": 1,
    "messages": [
        {"id": 1, "type": "service", "action": "phone_call", "date": "2026-11-01T10:19:00"},
        {"id": 2, "type": "message", "date": "2026-11-01T10:20:00", "from": "Anna HR", "text": [
            "You must pay a registration fee of $50 at ", {"type": "text_link", "text": "amazon.jobs", "href": "https://evil.top/x"}]},
        {"id": 3, "type": "message", "date": "2026-11-01T10:21:00", "from": "Me", "text": "why?"},
        {"id": 4, "type": "message", "date": "2026-11-01T10:22:00", "from": "Anna HR", "text": "", "file_name": "kit.apk"},
        {"id": 5, "type": "message", "date": "2026-11-01T10:23:00", "from": None, "text": ["", 7, None]},
    ],
}  # fmt: skip
TELEGRAM_TEXT = "Anna HR: You must pay a registration fee of $50 at amazon.jobs\nMe: why?\nAnna HR: [kit.apk]"


@pytest.mark.parametrize("value", [TELEGRAM, {"about": "x", "chats": {"about": "y", "list": [TELEGRAM]}}])
def test_telegrams_json_is_read_with_the_targets_of_its_links(value: object) -> None:
    posting = extract(json.dumps(value).encode(), name="result.json")
    assert posting.text == TELEGRAM_TEXT and posting.links == ("amazon.jobs\thttps://evil.top/x",)
    assert "chat" in posting.notes and posting.posted == "2026-11-01T10:20:00"
    card = check(posting, created="2026-11-29T09:00:00Z")
    assert {"link-shown-differs", "en-fee-to-start"} <= {signal.code for signal in card.signals}


def test_other_json_is_no_chat() -> None:
    for value in ({"messages": [{"type": "message"}]}, {"messages": "x"}, {"chats": []}, {"chats": {"list": [3]}}):
        with pytest.raises(UserError):
            extract(json.dumps(value).encode())


def message(words: str, who: str = "") -> str:
    name = f'<div class="from_name">\n{who}\n</div>' if who else ""
    return (
        '<div class="message default clearfix"><div class="body"><div class="pull_right date details" '
        f'title="01.11.2026 10:20:00">10:20</div>{name}<div class="text">{words}</div></div></div>'
    )


def test_telegrams_html_is_read_and_a_joined_message_has_the_speaker_before_it() -> None:
    body = (
        message("Pay $50 to <a href='https://evil.top'>amazon.jobs</a>", "Anna HR")
        + message("today")
        + message("why?", "Me")
    )
    page = f'<html><body><div class="history"><div class="message service"><div class="body details">1 November</div></div>{body}</div></body></html>'
    posting = extract(page.encode(), name="messages.html")
    assert posting.text == "Anna HR: Pay $50 to amazon.jobs\nAnna HR: today\nMe: why?"
    assert posting.links == ("amazon.jobs\thttps://evil.top",) and posting.posted == "01.11.2026 10:20:00"


HEAD = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
ROWS = (
    "c1,,Sam Poe,u,Anna,u,2026-08-01 02:05:00 UTC,,today?,INBOX",
    "c1,,Sam Poe,u,Anna,u,2026-08-01 02:05:00 UTC,,why?,INBOX",
    "c2,,Bob,u,Sam,u,2026-08-01 02:03:00 UTC,,Hi,INBOX",
    'c1,,Anna Lee,u,Sam,u,2026-08-01 02:00:00 UTC,,"Hi Sam,\npay $50",INBOX',
)


def test_linkedins_messages_are_read_by_conversation_and_in_order() -> None:
    posting = extract("\n".join(["\ufeff" + HEAD, *ROWS]).encode(), name="messages.csv")
    assert posting.text == "Anna Lee: Hi Sam,\npay $50\nSam Poe: why?\nSam Poe: today?\n\nBob: Hi"
    oldest_first = extract("\n".join([HEAD, *ROWS[:0:-1]]).encode(), name="messages.csv")
    assert oldest_first.text == "Anna Lee: Hi Sam,\npay $50\nSam Poe: why?\n\nBob: Hi"


def test_an_export_that_is_cut_says_how_much_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat_exports, "MAX_MESSAGES", 2)
    assert "chat-cut:2/4" in extract("\n".join([HEAD, *ROWS]).encode()).notes
    assert "chat-cut:2/4" in extract(json.dumps(TELEGRAM).encode()).notes


def test_an_advertisement_with_one_date_is_no_chat() -> None:
    assert read_chat("招聘会 2026-11-01 10:20\n地点：宁波") is None


@pytest.mark.parametrize(("text", "code"), [(WECHAT, "fee-deposit"), (WHATSAPP, "en-fee-to-start")])
def test_what_was_said_in_a_chat_is_checked(text: str, code: str) -> None:
    posting = extract(text.encode())
    card = check(posting, created="2026-11-24T09:00:00Z")
    assert "chat" in posting.notes and code in {signal.code for signal in card.signals}
