"""The look of a copy on the command line: theme, paper, pages; and what is said where it does not fit."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf

MAKE = ("copy", "make", "--recipient", "Northwind", "--stage", "apply", "--out")


def test_theme_and_paper_are_those_asked_for(ready, tmp_path: Path) -> None:
    made = ready(*MAKE, str(tmp_path), "--theme", "classic", "--paper", "letter")
    assert made.status == 0 and made.data["verified"]
    assert {key: made.data["layout"][key] for key in ("theme", "paper", "pages")} == {
        "theme": "classic", "paper": "letter", "pages": 1,
    }  # fmt: skip
    with pikepdf.open(made.data["files"][0]["path"]) as opened:
        assert round(float(opened.pages[0].MediaBox[3])) == 792
    usual = ready(*MAKE, str(tmp_path))
    assert (usual.data["layout"]["theme"], usual.data["layout"]["paper"]) == ("modern", "a4")


def test_an_unknown_theme_is_a_usage_error_and_impossible_pages_are_refused(ready, tmp_path: Path) -> None:
    assert ready(*MAKE, str(tmp_path), "--theme", "baroque").status == 2
    refused = ready(*MAKE, str(tmp_path), "--pages", "99")
    assert (refused.status, refused.data["error"]["code"]) == (1, "pages-unusable")
    assert list(tmp_path.glob("*.pdf")) == []


def test_what_does_not_fit_is_made_and_told(ready, tmp_path: Path) -> None:
    bullets = [f"Planned the stock of shop {at} and wrote a report on what was learned there." for at in range(90)]
    resume = tmp_path / "resume.json"
    resume.write_text(
        json.dumps(
            {
                "basics": {"name": "Ann Lee"},
                "work": [
                    {
                        "name": "Fennmark Freight",
                        "position": "Analyst",
                        "startDate": "2020",
                        "endDate": "2024",
                        "highlights": bullets,
                    }
                ],
            }
        ),
        "utf-8",
    )
    assert ready("resume", "import", str(resume)).status == 0
    made = ready(*MAKE, str(tmp_path), "--pages", "1")
    assert made.status == 0
    (warning,) = [one for one in made.data["warnings"] if one["code"] == "pages-over"]
    assert warning["pages"] == made.data["layout"]["pages"] == 2
    assert warning["lines"] > 20 and "too long" in warning["message"]
    assert ready(*MAKE, str(tmp_path), "--pages", "2").data["warnings"] == []
