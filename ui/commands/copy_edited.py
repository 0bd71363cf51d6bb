"""`countermark copy edited COPY FILE`: record that the file really sent differs from the copy, before it is traced."""

from __future__ import annotations

import argparse

from app import messages
from ui.commands.common import Result, read_input, unlocked_vault


def run_edited(options: argparse.Namespace) -> Result:
    """Exclude the marks that the edited file changed."""
    from app.services.manual_edits import record_manual_edit

    name, data = read_input(options.file)
    with unlocked_vault(options) as vault:
        found = record_manual_edit(vault, options.copy, name, data)
    document: dict[str, object] = {
        "copy_id": found.copy.copy_id,
        "reference": found.copy.reference,
        "excluded": list(found.excluded),
    }
    params: dict[str, str | int] = {"reference": found.copy.reference, "count": len(found.excluded)}
    code = "copy-edited" if found.excluded else "copy-not-edited"
    return Result(document, (messages.sentence(code, options.language, params),))
