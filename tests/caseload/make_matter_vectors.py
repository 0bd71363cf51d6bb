"""Writes docs/formats/shared-matter-vectors.json anew: `python tests/caseload/make_matter_vectors.py`. Only for a new format version."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from app.caseload import keys, sealed_container, shared_matter
from app.caseload.sealed_container import Package
from app.caseload.shared_matter import Answer, Ends, GivenCopy, Matter, MatterKind, Part, Suggestion

OUT = Path(__file__).parents[2] / "docs" / "formats" / "shared-matter-vectors.json"
STUDENT = bytes(range(32))
DRAFT = Matter(MatterKind.DRAFT, "这样写清楚吗？", (Part("basics.name", "王晓明"), Part("work.w1.position", "Clerk")))
INCIDENT = Matter(
    MatterKind.INCIDENT,
    "",
    (Part("title", "A strange call"),),
    {"kind": "call", "title": "A strange call", "when": "2026-11-20", "body": {"says": "", "where": ""}},
    (GivenCopy("Acme GmbH", "employer", "2026-11-01", ("email", "name")),),
    (("chat.txt", b"hello"),),
)
ANSWER = Answer("Good.", (Suggestion("work.w1.position", "Clerk", "Accounts clerk", "clearer"),))


def main() -> None:
    """Write the vectors."""
    counsellor, student_age = keys.new_identity(), keys.new_age_key()
    ends = Ends(keys.public_key(STUDENT), keys.age_recipient(student_age), counsellor.address)
    label, draft = shared_matter.share(DRAFT, "简历草稿", ends, STUDENT, issued="2026-11-29", language="zh-Hans")
    _, incident = shared_matter.share(INCIDENT, "A strange call", ends, STUDENT, issued="2026-11-29", language="en")
    _, answer = shared_matter.reply(ANSWER, label, counsellor.sign_key, issued="2026-11-30", language="en")
    _, forged = shared_matter.reply(ANSWER, label, STUDENT, issued="2026-11-30", language="en")
    members = sealed_container.read_members({}, draft)
    other_data = Package(members["label"], sealed_container.read_members({}, incident)["data"], members["signature"])
    rows = [
        (draft, "counsellor", "draft"),
        (incident, "counsellor", "incident"),
        (answer, "student", "answer"),
        (draft, "student", "consent-not-for-you"),
        (forged, "student", "consent-altered"),
        (sealed_container.write(other_data), "counsellor", "consent-altered"),
        (draft[:-1], "counsellor", "consent-not-a-package"),
    ]
    found = {
        "counsellor": {"age": counsellor.age_key, "ed25519": counsellor.sign_key.hex()},
        "student": {"age": student_age, "ed25519": STUDENT.hex()},
        "files": [
            {"file": base64.b64encode(data).decode(), "opened_by": who, "result": result} for data, who, result in rows
        ],
    }
    OUT.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
