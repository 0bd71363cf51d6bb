"""Saved mail and saved pages in one file: .eml and .mhtml to the part that holds the posting. Attachments are never
opened."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage

_HEAD = re.compile(
    rb"^(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,40}){2,200}\r?\n"
)
_TELLING = re.compile(
    rb"^(?:mime-version|received|return-path|message-id|from|subject|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
_POSTS = re.compile(r"mailto:([^>?\s]{3,200})", re.IGNORECASE)
MAX_PARTS = 300


@dataclass(frozen=True, slots=True)
class Part:
    """The readable part of a message.

    Bytes with content type, the address of a saved page, and the mail's sender, subject, date and Reply-To address.
    """

    data: bytes
    content_type: str
    url: str
    sender: str
    subject: str
    date: str
    reply_to: str


def looks_like_message(data: bytes, name: str) -> bool:
    """Return True if bytes are a mail or MHTML file."""
    if name.lower().endswith((".eml", ".mht", ".mhtml")):
        return True
    head = data[:8000]
    return bool(_HEAD.match(head)) and len(_TELLING.findall(head)) >= 2


def read_message(data: bytes) -> Part:
    """Return the best part of a message: the first HTML part of a saved page, the richest text of a mail."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    best, kind, url, rank = b"", "text/plain", _header(message, "Snapshot-Content-Location"), -1
    for number, part in enumerate(message.walk()):
        if number > MAX_PARTS or part.is_multipart():
            continue
        subtype = part.get_content_type()
        value = {"text/plain": 1, "text/html": 2}.get(subtype, -1)
        if part.get_content_disposition() == "attachment" or value <= rank:
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            charset = part.get_content_charset("")
            best, kind, rank = payload, subtype + (f"; charset={charset}" if charset else ""), value
            url = url or _header(part, "Content-Location")
    if rank < 0 and not message.is_multipart():
        payload = message.get_payload(decode=True)
        best = payload if isinstance(payload, bytes) else b""
    sender, subject, date = (_header(message, name) for name in ("From", "Subject", "Date"))
    answers = _header(message, "Reply-To")
    posts = _POSTS.search(_header(message, "List-Post"))
    if posts and posts.group(1).lower() in answers.lower():  # a mailing list, which everybody on it answers to
        answers = ""
    return Part(best, kind, url if url.startswith(("http://", "https://")) else "", sender, subject, date, answers)


def _header(message: object, name: str) -> str:
    try:
        value = message[name] if isinstance(message, email.message.Message) else None
        return " ".join(str(value or "").split())[:500]
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):  # hostile headers break the parser
        return ""
