"""Words of a copy that are refused on the command line: named in `refused`, and the copy is made by the option that is offered."""

from __future__ import annotations

import json
from pathlib import Path

ARABIC = "\u0639\u0627\u0626\u0634\u06c1 \u0635\u062f\u06cc\u0642\u06cc"


def test_a_refusal_is_named_and_its_option_makes_the_copy(ready, tmp_path: Path) -> None:
    resume = tmp_path / "resume.json"
    resume.write_text(json.dumps({"basics": {"name": ARABIC}, "skills": [{"name": "SQL"}]}), "utf-8")
    assert ready("resume", "import", str(resume)).status == 0
    make = ("copy", "make", "--recipient", "Northwind", "--stage", "offer", "--format", "docx", "--out", str(tmp_path))
    refused = ready(*make)
    assert refused.status == 1 and refused.data["error"]["code"] == "copy-refused"
    (one,) = refused.data["refused"]
    assert {key: one[key] for key in ("text", "field", "suggestion")} == {
        "text": ARABIC,
        "field": "basics.name",
        "suggestion": "replace",
    }
    assert one["format"] and one["where"] and ARABIC in one["message"]
    assert ready(*make, "--replace", "basics.name", "Nobody", "Aisha").status == 1, "words that do not stand there"
    made = ready(*make, "--replace", "basics.name", ARABIC, "Aisha Siddiqui")
    assert made.status == 0 and made.data["verified"]
    assert ready(*make, "--withhold", "basics.name", ARABIC).status == 0
