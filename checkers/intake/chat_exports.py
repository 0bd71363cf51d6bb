"""Exported chats that are data: Telegram as JSON (`result.json`) and HTML (`messages.html`), LinkedIn's `messages.csv`. To the same text as `chat`:
one line `Name: message` each, in the order of the conversation. Links behind words are kept as (text shown, target). Judges nothing; bounded.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import cast

from bs4 import BeautifulSoup
from bs4.element import Tag

from checkers.intake.html_text import read_node

MAX_MESSAGES = 20_000
_LINKEDIN = ("conversation id", "from", "date", "content")
_FIELD = 1_000_000


@dataclass(frozen=True, slots=True)
class ChatExport:
    """A chat as text, its links, the time of its first message, and how many of how many messages were read."""

    text: str
    links: tuple[tuple[str, str], ...] = ()
    first: str = ""
    read: int = 0
    whole: int = 0


def read_telegram_json(value: object) -> ChatExport | None:
    """Read a Telegram chat, or the chats of a whole account; None for other JSON."""
    if not isinstance(value, dict):
        return None
    chats = value.get("chats")
    listed = cast(object, chats.get("list")) if isinstance(chats, dict) else None
    rooms = [value] if "messages" in value else listed if isinstance(listed, list) else []
    messages = [one for room in rooms if isinstance(room, dict) for one in _messages(room)]
    if not any(_is_message(one) for one in messages):
        return None
    lines: list[str] = []
    links: list[tuple[str, str]] = []
    said = [one for one in messages if one.get("type") == "message"]
    for one in said[:MAX_MESSAGES]:
        text = _plain_text(one.get("text"), links)
        name = one.get("file_name")
        attached = f"[{name}]" if isinstance(name, str) else ""
        words = " ".join(filter(None, (text, attached)))
        if words.strip():
            lines.append(f"{_one_line(one.get('from'))}: {words}")
    first = said[0].get("date") if said else ""
    return ChatExport("\n".join(lines), tuple(links), str(first or "")[:40], min(len(said), MAX_MESSAGES), len(said))


def _messages(room: dict[str, object]) -> list[dict[str, object]]:
    messages = room.get("messages")
    return (
        [cast("dict[str, object]", one) for one in messages if isinstance(one, dict)]
        if isinstance(messages, list)
        else []
    )


def _is_message(one: dict[str, object]) -> bool:
    return one.get("type") == "message" and "from" in one and "date" in one and isinstance(one.get("text"), str | list)


def _plain_text(value: object, links: list[tuple[str, str]]) -> str:
    """Return the words of a message: a text, or a list of texts and marked pieces, of which those with a target are links."""
    if isinstance(value, str):
        return value
    parts: list[str] = []
    for piece in value if isinstance(value, list) else []:
        words = piece if isinstance(piece, str) else piece.get("text") if isinstance(piece, dict) else ""
        words = words if isinstance(words, str) else ""
        target = piece.get("href") if isinstance(piece, dict) else None
        if isinstance(target, str) and target.startswith(("http://", "https://", "mailto:")):
            links.append((" ".join(words.split())[:200], target[:2_000]))
        parts.append(words)
    return "".join(parts)


def _one_line(value: object) -> str:
    return " ".join(str(value or "").replace(":", " ").split())[:60] or "?"


def is_telegram_html(soup: BeautifulSoup) -> bool:
    """Return True if a page is Telegram's export: a history of messages with the senders' names."""
    return soup.select_one(".history .message.default .body") is not None


def read_telegram_html(soup: BeautifulSoup) -> ChatExport:
    """Read Telegram's HTML export; a message without a name is by the sender of the one before it."""
    lines: list[str] = []
    who, first = "?", ""
    messages = soup.select(".history .message.default")
    for message in messages[:MAX_MESSAGES]:
        body = message.select_one(".body")
        name = body.find("div", class_="from_name", recursive=False) if body else None
        if isinstance(name, Tag):
            who = _one_line(read_node(name)[0])
        date = message.select_one(".date[title]")
        first = first or (str(date.get("title"))[:40] if date else "")
        text = "\n".join(read_node(part)[0] for part in message.select(".text, .media .title"))
        if text.strip():
            lines.append(f"{who}: {text}")
    return ChatExport("\n".join(lines), (), first, min(len(messages), MAX_MESSAGES), len(messages))


def read_linkedin_csv(text: str) -> ChatExport | None:
    """Read LinkedIn's `messages.csv` (newest first) in the order of each conversation; None for other text."""
    head = text.lstrip("\ufeff").partition("\n")[0].lower()
    if not all(name in head for name in _LINKEDIN) or len(head) > 2_000:
        return None
    csv.field_size_limit(_FIELD)
    try:
        rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline="")))
    except csv.Error:
        return None
    rooms: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows[:MAX_MESSAGES]:
        values = {str(key).strip().lower(): value for key, value in row.items() if isinstance(value, str)}
        content = values.get("content", "").strip()
        if content:
            said = (values.get("date", ""), _one_line(values.get("from")), content)
            rooms.setdefault(values.get("conversation id", ""), []).append(said)
    if not rooms:
        return None
    for room in rooms.values():
        room.reverse()  # of one second, the lower row is the earlier
        room.sort(key=lambda said: said[0])
    talks = list(rooms.values())
    lines = ["\n".join(f"{who}: {content}" for _, who, content in talk) for talk in talks]
    return ChatExport("\n\n".join(lines), (), talks[0][0][0][:40], min(len(rows), MAX_MESSAGES), len(rows))
