"""Splits a saved e-mail into its own text and each attached file, decoded (RFC 5322, RFC 2045 to 2047)."""

from __future__ import annotations

import email
import email.policy
import html
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from pathlib import PurePath
from typing import Final

from app.text.legacy_encodings import legacy_encoding

SUFFIX: Final = ".eml"
MOST_MESSAGE: Final = 25_000_000
"""Bytes of a message that is fetched whole."""
MOST_PARTS: Final = 300
"""Parts of a message that are looked at."""
MOST_FILES: Final = 20
"""Attachments that are taken out."""
_BROKEN: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError, MessageError)
"""What the parser raises on hostile mail."""


def split_message(untrusted_name: str, data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Split a file into (name, bytes) to be compared: of a mail its text, then its attachments, each named after both.

    Anything else, and a mail nothing can be extracted from, stays the file itself. Never raises.
    """
    if not untrusted_name.lower().endswith(SUFFIX):
        return ((untrusted_name, data),)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        found = tuple(_parts(untrusted_name, message))
    except _BROKEN:
        found = ()
    return found or ((untrusted_name, data),)


def _parts(name: str, message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    texts, files = dict[str, str](), list[tuple[str, bytes]]()
    for number, part in zip(range(MOST_PARTS), message.walk(), strict=False):
        kind, attached = part.get_content_type(), _file_name(part)
        if part.is_multipart() or _is_decoration(part):
            continue
        if attached or part.get_content_disposition() == "attachment":
            payload = _payload(part)
            if payload and len(files) < MOST_FILES:
                files.append((f"{name}: {attached or number}", payload))
        elif kind in ("text/plain", "text/html"):
            texts[kind] = f"{texts.get(kind, '')}{_text(part)}\n"
    head = "\n".join(filter(None, (_header(message, key) for key in ("From", "Subject"))))
    if not texts.get("text/plain", "").strip() and "text/html" in texts:
        said = f"<p>{html.escape(head)}</p>{texts['text/html']}"
        yield f"{PurePath(name).stem}.html", said.encode("utf-8", "replace")
    elif said := f"{head}\n{texts.get('text/plain', '')}".strip():
        yield f"{PurePath(name).stem}.txt", said.encode("utf-8", "replace")
    yield from files


def _is_decoration(part: EmailMessage) -> bool:
    """Return True for a logo in the text."""
    return part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: EmailMessage) -> str:
    data, named = _payload(part), (part.get_content_charset() or "utf-8").lower()
    try:
        return data.decode("gb18030" if named.startswith("gb") else named)  # GB2312 is said, and more is written
    except (LookupError, UnicodeDecodeError):
        return data.decode(legacy_encoding(data), "replace")


def _file_name(part: EmailMessage) -> str:
    try:
        return " ".join(str(part.get_filename() or "").split())[:200]
    except _BROKEN:
        return ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message[name] or "").split())[:500]
    except _BROKEN:
        return ""
