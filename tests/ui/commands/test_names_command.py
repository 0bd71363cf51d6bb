"""`resume names` and what `copy make` says of names that may identify somebody, in JSON and for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import resources


@pytest.fixture
def named(ready, tmp_path: Path):  # type: ignore[no-untyped-def]
    resume = json.loads(resources.path("samples", "resume-en.json").read_text("utf-8"))
    resume["work"][0]["highlights"][0] = "Led the Kestrel squad and moved Tidepool to new hosts."
    resume["work"][0]["x-identifyingTerms"] = ["forecast"]
    resume["work"][0]["x-notIdentifying"] = ["Kestrel"]
    file = tmp_path / "resume.json"
    file.write_text(json.dumps(resume), "utf-8")
    assert ready("resume", "import", str(file)).status == 0
    return ready


def job_of(answer) -> dict[str, object]:  # type: ignore[no-untyped-def]
    return next(one for one in answer.data["owners"] if one["name"] == "Fennmark Freight Ltd")


def texts(job: dict[str, object], key: str) -> list[str]:
    return [one["text"] for one in job[key]]  # type: ignore[attr-defined]


def test_names_are_listed_confirmed_dismissed_and_asked_about_again(named) -> None:
    job = job_of(named("resume", "names"))
    assert texts(job, "confirmed") == texts(job, "not_identifying") == [], "a file decides nothing"
    assert "Fennmark" in job["withheld_already"]
    kestrel = next(one for one in job["candidates"] if one["text"] == "Kestrel")
    assert (kestrel["reason"], kestrel["message"], kestrel["count"]) == ("team", "team", 1)
    assert "Led the Kestrel squad" in kestrel["sentence"]
    owner = job["owner"]
    made = named("resume", "names", "--confirm", owner, "Tidepool")
    assert made.data["version"] > 1 and texts(job_of(made), "confirmed") == ["Tidepool"]
    assert texts(job_of(named("resume", "names", "--dismiss", owner, "Kestrel")), "not_identifying") == ["Kestrel"]
    assert "Kestrel" in texts(job_of(named("resume", "names", "--ask-again", owner, "Kestrel")), "candidates")
    assert "Tidepool" in texts(job_of(named("resume", "names", "--unconfirm", owner, "Tidepool")), "candidates")
    for given in (("work.w99.organisation", "x"), (owner, "…")):
        answer = named("resume", "names", "--confirm", *given)
        assert answer.status == 1 and answer.err.count("\n") == 1
        assert answer.data["error"]["code"] in ("names-owner-unknown", "name-unusable")
    said = named("resume", "names", "--confirm", owner, "Tidepool", "--language", "zh", as_json=False).out
    assert "[x] Tidepool" in said and "[ ] Kestrel  (团队)" in said and "已自动隐去" in said
    assert "dentifying" not in json.dumps(named("resume", "show").data), "no part of the résumé that is exported"


def test_a_copy_says_what_may_identify(named, tmp_path: Path) -> None:
    make = ("copy", "make", "--recipient", "Northwind", "--format", "txt")
    told = named(*make, "--stage", "browse", "--out", str(tmp_path / "a")).data["may_identify"]
    first = next(one for one in told if one["text"] == "Kestrel")
    assert set(first) == {"text", "owner", "field", "reason", "message"}
    assert (first["reason"], first["field"].startswith("work.")) == ("team", True)
    said = named(*make, "--stage", "browse", "--out", str(tmp_path / "b"), as_json=False).out
    assert sum("May identify you: " in line for line in said.splitlines()) == 1 and "Kestrel" in said
    assert named(*make, "--stage", "offer", "--out", str(tmp_path / "c")).data["may_identify"] == []
    for one in told:
        assert named("resume", "names", "--confirm", one["owner"], one["text"]).status == 0
    done = named(*make, "--stage", "browse", "--out", str(tmp_path / "d"))
    assert done.data["may_identify"] == []
    text = Path(done.data["files"][0]["path"]).read_text("utf-8")
    assert not any(one["text"] in text for one in told)
