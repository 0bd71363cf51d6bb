"""Names in a copy that may identify the person or an employer: as JSON, and as one line for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app import messages

if TYPE_CHECKING:
    from app.services.copies import CopyResult
    from app.vault.vault import Vault

_SHOWN: Final = 3


def may_identify_json(vault: Vault, result: CopyResult, language: str) -> list[dict[str, object]]:
    """Return the candidates that a made copy prints though it withholds what they stand for; the person confirmed or dismissed none of them."""
    from app.services.identifying_names import NameService

    found = NameService(vault).printed(result.plan) if result.plan else ()
    return [
        {
            "text": one.text,
            "owner": one.owner,
            "field": one.field,
            "reason": one.reason,
            "message": messages.sentence(f"name-reason-{one.reason}", language),
        }
        for one in found
    ]


def may_identify_line(names: Sequence[str], language: str) -> list[str]:
    """Return the line (none if there is no such name)."""
    if not names:
        return []
    params: dict[str, str | int] = {"names": ", ".join(names[:_SHOWN])}
    if len(names) <= _SHOWN:
        return [messages.sentence("may-identify", language, params)]
    return [messages.sentence("may-identify-more", language, {**params, "count": len(names) - _SHOWN})]
