"""Exports the master résumé as text for the person's own use: nothing is withheld here, so this is never a copy to send."""

from __future__ import annotations

import json
from typing import Final

from app.domain.resume import Resume
from app.domain.resume_json import to_json

SCHEMA: Final = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def to_json_resume(resume: Resume) -> str:
    """Return JSON Resume 1.0.0 with `x-personal`, `x-sections` and `x-language`; UTF-8, two-space indent, final line feed."""
    return json.dumps({"$schema": SCHEMA, **to_json(resume)}, ensure_ascii=False, indent=2) + "\n"
