"""Exports the master résumé as text for the person's own use: nothing is withheld here, so this is never a copy to send."""

from __future__ import annotations

import json
from typing import Final

from app.domain.identifying_names import owned_names, without_identifying_terms
from app.domain.resume import Resume
from app.domain.resume_json import to_json

SCHEMA: Final = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def to_json_resume(resume: Resume) -> str:
    """Return JSON Resume 1.0.0 with `x-personal`, `x-sections` and `x-language`; UTF-8, two-space indent, final line feed.

    The names that give the person or an employer away are left out: such a file is read by other programs and sites, and a list of what is to
    be withheld is no part of a résumé. A backup holds them, and so does an export of everything (`names_json`).
    """
    document = to_json(without_identifying_terms(resume))
    return json.dumps({"$schema": SCHEMA, **document}, ensure_ascii=False, indent=2) + "\n"


def names_json(resume: Resume) -> list[dict[str, object]]:
    """Return the confirmed names, and those said to identify nobody, of each owner that has any."""
    return [
        {"owner": one.owner, "name": one.name, "confirmed": list(one.confirmed), "not_identifying": list(one.dismissed)}
        for one in owned_names(resume)
        if one.confirmed or one.dismissed
    ]
