"""Keys of a person who is advised, in their own vault: one that signs what they give, one that opens what comes back. Made when first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from app.caseload import keys

if TYPE_CHECKING:
    from app.vault.vault import Vault

_SIGN: Final = "student_sign_key"
_AGE: Final = "student_age_key"


def sign_key(vault: Vault) -> bytes:
    """Return the Ed25519 secret key (32 bytes)."""
    return bytes.fromhex(_key(vault, _SIGN, lambda: keys.new_sign_key().hex()))


def age_key(vault: Vault) -> str:
    """Return the age key (`AGE-SECRET-KEY-1…`)."""
    return _key(vault, _AGE, keys.new_age_key)


def _key(vault: Vault, name: str, make: Callable[[], str]) -> str:
    row = vault.database.fetch_one("SELECT value FROM meta WHERE key = ?", [name])
    if row:
        return str(row[0])
    key = make()
    with vault.database.transaction() as sql:
        sql.table("meta").insert({"key": name, "value": key})
    return key
