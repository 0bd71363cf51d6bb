"""Alias tokens: ten keyed characters for an e-mail alias or a link. Phone and name are never varied.

Nothing here creates a mailbox: a catch-all domain or sub-addressing must exist already.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Final, Literal

TOKEN_ALPHABET: Final = "abcdefghijkmnpqrstuvwxyz23456789"
"""32 symbols without l, o, 0, 1."""
TOKEN_LENGTH: Final = 10
_TOKEN: Final = re.compile(rf"(?<![a-z0-9])([{TOKEN_ALPHABET}]{{{TOKEN_LENGTH}}})(?![a-z0-9])")

Scheme = Literal["none", "subaddress", "catch-all"]


def alias_token(secret: bytes, copy_id: str) -> str:
    """Return the copy's token: uniform over 32^10 by HMAC, independent of every other mark."""
    digest = hmac.new(secret, b"countermark alias 1\0" + copy_id.encode(), hashlib.sha512).digest()
    return "".join(TOKEN_ALPHABET[byte & 31] for byte in digest[:TOKEN_LENGTH])


def make_alias(scheme: str, token: str, email: str, domain: str = "") -> str | None:
    """Return the address to hand out: `me+token@host` (subaddress), `token@domain` (catch-all), None for `none` or if the scheme cannot
    be used (no e-mail, no domain)."""
    local, at, host = email.strip().rpartition("@")
    if scheme == "subaddress" and at and local:
        return f"{local.split('+')[0]}+{token}@{host}"
    if scheme == "catch-all" and domain.strip(" @."):
        return f"{token}@{domain.strip(' @.')}"
    return None


def token_in(alias: str) -> str:
    """Return the token that an alias or a link carries ("" if none, as with an alias made by somebody else)."""
    local = alias.rpartition("@")[0] or alias
    found = _TOKEN.findall(local.lower())
    return str(found[-1]) if found else ""
