"""Host names in ASCII and in their own script, as browsers read them (UTS #46, non-transitional). Pure; asks no network.

Non-transitional means that `straße.example` and `strasse.example` are two hosts (RFC 5891 and
https://www.unicode.org/reports/tr46/): the older reading took one for the other, and a request went to whoever had
bought the other name.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Final

import idna

_ASCII_HOST: Final = re.compile(
    r"(?!.{254})(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
)
"""Letters, digits, hyphens, and the underscore that some hosts have all the same."""


def to_ascii(host: str) -> str:
    """Return a host in lower case ASCII, without the trailing dot; IPv6 addresses without brackets.

    Raises ValueError for what is no host or has no such form.
    """
    name = host.strip().lower().removesuffix(".")
    if ":" in name and "%" not in name:
        return str(ipaddress.IPv6Address(name))
    if _ASCII_HOST.fullmatch(name) and "xn--" not in name:
        return name
    return idna.encode(name, uts46=True, transitional=False, std3_rules=True).decode("ascii").removesuffix(".")


def to_unicode(host: str) -> str:
    """Return a host with `xn--` labels in their own script; a malformed label stays as it is."""
    return ".".join(map(_decode_label, host.split(".")))


def _decode_label(label: str) -> str:
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode").lower()
    except (UnicodeError, ValueError, OverflowError):
        return label
