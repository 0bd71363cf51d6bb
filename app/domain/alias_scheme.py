"""Scheme by which copies get an e-mail address of their own. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PROVIDED: Final = ("simplelogin", "addy")
"""Schemes in which a provider makes the addresses."""
SCHEMES: Final = ("none", "subaddress", "catch-all", *PROVIDED)


@dataclass(frozen=True, slots=True)
class AliasScheme:
    """Scheme of e-mail aliases.

    `none`, `subaddress` (user+token@…), `catch-all` (token@domain), or a provider (`simplelogin`, `addy`) with the
    `domain` chosen there, its base address `url`, and whether a name can be chosen on the domain (`own`).
    """

    scheme: str = "none"
    domain: str = ""
    url: str = ""
    own: bool = True

    @property
    def provided(self) -> bool:
        """True if a provider makes the addresses."""
        return self.scheme in PROVIDED

    def stand_in(self, token: str) -> str:
        """Return the address that a preview shows in place of the one that a provider will make."""
        return f"{token if self.own else 'new-address'}@{self.domain}"
