"""Saved mail and saved pages in one file (.eml, .mhtml): the text parts, the headers that matter, and what is attached. Attachments are
never opened: of each the name, the type and the first bytes are looked at.

What a header says was written by whoever sent the mail, except the headers that the reader's own server put on top. Every access to
a hostile message goes through `_safe`: the library's parsers fail in many ways on damaged ones.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from typing import TypeVar, cast

_T = TypeVar("_T")
_HEAD = re.compile(
    rb"^(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,40}){2,200}\r?\n"
)
_TELLING = re.compile(
    rb"^(?:mime-version|received|return-path|message-id|from|subject|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
_POSTS = re.compile(r"mailto:([^>?\s]{3,200})", re.IGNORECASE)
_HEADS = re.compile(rb"^content-(?:type|disposition):", re.IGNORECASE | re.MULTILINE)
_NESTING = re.compile(rb"boundary\s*=|message/rfc822", re.IGNORECASE)
MAX_PARTS = 300
MAX_NESTING = 200
"""Multipart heads in a file beyond which no tree is built: each one costs the parser a level, and a test of every line."""
MAX_HEADS = 2_000
"""Heads of parts in a file beyond which none is built."""
MAX_HEADER = 500
MAX_SOURCE = 4_000
"""Characters of a header that are parsed: the library needs the square of the time for a longer one."""
MAX_RESULTS = 2_000
_OPENING_BYTES = 16


@dataclass(frozen=True, slots=True)
class Part:
    """A text part: its bytes, its type with charset, and whether a sibling says the same in another form (multipart/alternative)."""

    data: bytes
    content_type: str
    alternative: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attached file: the name as the mail gives it, its declared type, and its first bytes (not more)."""

    name: str
    content_type: str
    opening: bytes


@dataclass(frozen=True, slots=True)
class MailFile:
    """A saved mail or page: text parts (the one that is shown first), the address of a saved page, headers, and attachments.

    `lettering`: the program that saved the page says that it read figures from a picture of their font. `authentication` is the topmost Authentication-Results header ("" without one), unfolded.
    """

    parts: tuple[Part, ...]
    url: str
    sender: str
    subject: str
    date: str
    reply_to: str
    authentication: str
    attachments: tuple[Attachment, ...]
    lettering: bool = False


class _BoundedHeaders(email.policy.EmailPolicy):
    """The library's policy, with headers cut before they are parsed."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a header, the value cut to `MAX_SOURCE`."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MAX_SOURCE]


def looks_like_message(data: bytes, name: str) -> bool:
    """Return True if bytes are a mail or MHTML file."""
    if name.lower().endswith((".eml", ".mht", ".mhtml")):
        return True
    head = data[:8000]
    return bool(_HEAD.match(head)) and len(_TELLING.findall(head)) >= 2


def read_message(data: bytes) -> MailFile | None:
    """Read a message: of a saved page its first HTML part, of a mail every text part, the richest first. None where it has too many parts, or too deep ones."""
    if len(_NESTING.findall(data)) > MAX_NESTING or len(_HEADS.findall(data)) > MAX_HEADS:
        return None
    message = _safe(lambda: email.message_from_bytes(data, policy=_BoundedHeaders()), None)
    if message is None:
        return None
    texts: list[tuple[int, Part, str]] = []
    attachments: list[Attachment] = []
    for part, parent in _leaves(message):
        found = _text_part(part, parent)
        if found is not None:
            texts.append((found.content_type.startswith("text/html"), found, _header(part, "Content-Location")))
        elif parent is not None and (attached := _attachment(part)) is not None:
            attachments.append(attached)
    texts.sort(key=lambda text: -text[0])  # stable: HTML before plain text, each in the order of the mail
    if not texts and not message.is_multipart():
        texts = [(0, Part(_payload(message), "text/plain"), "")]
    places = (_header(message, "Snapshot-Content-Location"), texts[0][2] if texts else "")
    url = next((place for place in places if place.startswith(("http://", "https://"))), "")
    return MailFile(
        parts=tuple(text[1] for text in texts[: 1 if url else None]),
        url=url,
        sender=_header(message, "From"),
        subject=_header(message, "Subject"),
        date=_header(message, "Date"),
        reply_to=_reply_to(message),
        authentication=_raw_header(message, "Authentication-Results"),
        attachments=() if url else tuple(attachments),
        lettering=bool(_header(message, "X-Countermark-Lettering")),
    )


def _safe(read: Callable[[], _T], default: _T) -> _T:
    """Return what `read` returns, or `default` where a damaged message breaks the library's parser."""
    try:
        return read()
    except Exception:  # no list of what they raise holds: OverflowError for a date, IndexError for a header …
        return default


def _leaves(message: Message) -> Iterator[tuple[Message, Message | None]]:
    """Yield the parts that hold no parts, each with the part around it; iterative and bounded."""
    stack: list[tuple[Message, Message | None]] = [(message, None)]
    for _ in range(MAX_PARTS):
        if not stack:
            return
        part, parent = stack.pop()
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            stack.extend((one, part) for one in reversed(inner) if isinstance(one, Message))
        else:
            yield part, parent


def _text_part(part: Message, parent: Message | None) -> Part | None:
    """Return a part as text that is shown; None for attachments, other types and blank text."""
    kind = _safe(part.get_content_type, "text/plain")
    if kind not in ("text/plain", "text/html") or _safe(part.get_content_disposition, None) == "attachment":
        return None
    payload = _payload(part)
    if not payload.strip():
        return None
    charset = _safe(lambda: part.get_content_charset(""), "")
    alternative = parent is not None and _safe(parent.get_content_type, "") == "multipart/alternative"
    return Part(payload, kind + (f"; charset={charset}" if charset else ""), alternative)


def _attachment(part: Message) -> Attachment | None:
    """Return a part as an attached file; None for pictures that the text itself shows."""
    name = " ".join(str(_safe(part.get_filename, None) or "").split())[:MAX_HEADER]
    kind = _safe(part.get_content_type, "")
    attached = _safe(part.get_content_disposition, None) == "attachment"
    if not attached and kind.startswith("image/") and _header(part, "Content-ID"):
        return None
    if not attached and not name and kind in ("text/plain", "text/html"):
        return None
    return Attachment(name, kind[:100], _payload(part)[:_OPENING_BYTES])


def _payload(part: Message) -> bytes:
    payload = _safe(lambda: cast("object", part.get_payload(decode=True)), cast("object", b""))
    return payload if isinstance(payload, bytes) else b""


def _reply_to(message: Message) -> str:
    """Return the address that answers go to; "" for a mailing list, which everybody on it answers to."""
    answers = _header(message, "Reply-To")
    posts = _POSTS.search(_header(message, "List-Post"))
    return "" if posts and posts.group(1).lower() in answers.lower() else answers


def _header(message: Message, name: str) -> str:
    return " ".join(_safe(lambda: str(message[name] or ""), "").split())[:MAX_HEADER]


def _raw_header(message: Message, name: str) -> str:
    """Return the first header of that name as it stands in the file, unfolded."""
    values = (str(value) for key, value in message.raw_items() if key.lower() == name.lower())
    return " ".join(next(values, "").split())[:MAX_RESULTS]
