"""Writes a mail that is to be sent: a draft that mail programs open for writing (`X-Unsent`), with its files attached. Sends nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from app.text.printable import one_line

_TYPES: Final[Mapping[str, str]] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain",
    "json": "application/json",
}


def mail_draft(
    subject: str, body: str, *, sender: str = "", to: str = "", attachments: Sequence[tuple[str, bytes]] = ()
) -> bytes:
    """Return the draft as bytes (RFC 5322) without a date or an identity of its own. `sender` and `to`: what is no address is left out;
    `attachments`: names and bytes."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(subject)
    for name, address in (("From", sender), ("To", to)):
        if is_address(address):
            message[name] = address
    message["X-Unsent"] = "1"  # mail programs open it to be looked at and sent, not as one that came
    message.set_content(body, cte="quoted-printable")
    for name, data in attachments:
        main, _, sub = _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream").partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def is_address(text: str) -> bool:
    """Return True if a text is an e-mail address that can stand in a header."""
    name, at, host = text.partition("@")
    return (
        bool(name and at and "." in host)
        and text.isascii()
        and one_line(text) == text
        and not set(' ,;<>"()') & set(text)
    )
