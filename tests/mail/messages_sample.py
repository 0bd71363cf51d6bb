"""Messages for tests: what an own server makes of a mail that came to an alias."""

from __future__ import annotations

OWN = "mx.example.org"


def mail(
    to: str,
    sender: str = "hr@northwind.com",
    results: str = "dkim=pass header.d=northwind.com; spf=pass smtp.mailfrom=bounce@northwind.com",
    *,
    server: str = OWN,
    subject: str = "Your application",
    head: str = "",
    body: str = "Hello",
) -> bytes:
    """Return a message to `to`, with the check of `sender` that `server` wrote above it ("" for none)."""
    checked = f"Authentication-Results: {server}; {results}\r\n" if results else ""
    return (
        f"{checked}{head}From: HR <{sender}>\r\nTo: {to}\r\nSubject: {subject}\r\n"
        f"Date: Mon, 23 Nov 2026 10:00:00 +0800\r\nMessage-ID: <1@x.example>\r\n\r\n{body}\r\n"
    ).encode("utf-8", "surrogateescape")
