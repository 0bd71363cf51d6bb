"""Rules that counsellors sign for each other: checked before they are signed, and put where every check finds them once they are taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import paths

if TYPE_CHECKING:
    from app.services.shared_lists import SharedList

_NOBODY: Final = "0" * 64


def rules_folder() -> Path:
    """Return the folder of rules on this computer."""
    return paths.data_folder() / "rules"


def require_usable(rows: Sequence[Mapping[str, str]], title: str) -> None:
    """Raise UserError `rules-row` for the first rule that could not be used, `rule-pack-invalid` where they cannot together."""
    from app.services.list_privacy import COLUMNS, RULES
    from checkers.rules.colleague_packs import pack_text

    cells = [[row.get(column, "") for column in COLUMNS[RULES]] for row in rows]
    pack_text(title, cells, author="", issued="2026-01-01", expires="2026-01-01", key=_NOBODY)


def import_rules(found: SharedList) -> None:
    """Put a list of rules among those of this computer, until its last day; do nothing with a list of another kind. Raises as `require_usable`."""
    from app.services.list_privacy import RULES
    from checkers.rules import colleague_packs

    if found.kind != RULES:
        return
    days = {"issued": found.issued, "expires": found.expires}
    text = colleague_packs.pack_text(found.title, found.rows, author=found.author, key=found.key, **days)
    colleague_packs.drop_expired(rules_folder(), found.issued)
    colleague_packs.keep(rules_folder(), text)
