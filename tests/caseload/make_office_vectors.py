"""Writes docs/formats/office-events-vectors.json anew: `python tests/caseload/make_office_vectors.py`. Only for a new format version.

The first event files are as programs wrote them that knew one consent of a student; the last ones say several, and end one.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from office_samples import OFFICE, Colleague, consent, founded, invite, join, settle

from app.caseload.office.event_file import Kind

OUT = Path(__file__).parents[2] / "docs" / "formats" / "office-events-vectors.json"


def main() -> None:
    """Write the vectors."""
    wu, li = founded("Ms Wu"), Colleague("Mr Li")
    invite(wu, li)
    li.view.files.update(wu.view.files)
    li.view.times.update(wu.view.times)
    assert join(li)
    fair, advice, other = consent(2, "fair", "Acme GmbH"), consent(1, "advice"), consent(3, "report")
    student = wu.add("王晓明")
    wu.say(Kind.CONSENT, student, **fair)
    settle([wu, li])
    older = {name for name in wu.view.files if name.startswith("events/")}
    li.say(Kind.NOTE, student, text="called today")
    wu.hold(student, fair, advice)
    settle([wu, li])
    li.hold(student, other)
    wu.withdraw(fair)
    wu.hold(student, advice)
    settle([wu, li])
    row = {
        "office": OFFICE,
        "reader": {"age": li.identity.age_key, "ed25519": li.identity.sign_key.hex()},
        "student": student,
        "files": {name: base64.b64encode(data).decode() for name, data in sorted(wu.view.files.items())},
        "older": sorted(older),
        "after_older": {"consents": [fair]},
        "after_all": {"consents": [other, advice], "withdrawn": [fair["id"]], "notes": ["called today"]},
        "an_older_program_reads": [fair["id"], fair["id"], other["id"], advice["id"]],
    }
    OUT.write_text(json.dumps(row, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
