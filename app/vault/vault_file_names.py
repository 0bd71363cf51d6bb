"""Names of the files by which a folder is known to be a vault or a caseload. Imports nothing: the window asks before it loads a vault's modules."""

from __future__ import annotations

from typing import Final

DATABASE: Final = "vault.db"
CASELOAD_KEYS: Final = ("caseload.keys", "caseload.keys.copy")
"""Where a caseload keeps the keys that wrap those of its students' vaults, and the copy."""
