"""`countermark application …`: a job is added, changed, listed, put into a calendar file and counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.ui.commands.conftest import Answer

Command = Callable[..., Answer]


def test_a_job_is_added_edited_listed_and_counted(command: Command, tmp_path: Path) -> None:
    command("vault", "create")
    added = command(
        "application",
        "add",
        "Acme",
        "--title",
        "Packer",
        "--closes",
        "2030-12-24",
        "--tag",
        "nights",
        "--source",
        "Indeed",
    )
    second = command("application", "add", "Acme", "--title", "Picker", "--status", "sent", "--date", "2026-10-01")
    assert added.status == 0 and added.data["id"] != second.data["id"] and second.data["status"] == "sent"
    identifier = added.data["id"]
    changed = command("application", "edit", identifier, "--pay", "£12/h", "--notes", "ask for Zoe")
    assert (changed.data["title"], changed.data["pay"], changed.data["tags"]) == ("Packer", "£12/h", ["nights"])
    refused = command("application", "edit", identifier, "--link", "no address", "--title", "lost?")
    assert refused.status == 1 and "web address" in refused.err
    assert command("application", "show", identifier).data["title"] == "Packer"
    assert command("application", "show", "nobody").status == 1
    listed = command("application", "list", "--tag", "nights").data["applications"]
    assert [(one["id"], one["title"], one["pay"]) for one in listed] == [(identifier, "Packer", "£12/h")]
    interview = command("application", "interview", identifier, "--at", "2030-12-03T09:30", "--place", "Quay St")
    assert [one["at"] for one in interview.data["interviews"]] == ["2030-12-03T09:30"]
    path = tmp_path / "jobs.ics"
    exported = command("application", "export-calendar", str(path))
    assert exported.data["entries"] == 2 and b"SUMMARY:Interview: Packer" in path.read_bytes()
    assert command("application", "export-calendar", str(path)).status == 1, "no file is written over"
    counted = command("application", "insights", "--out", str(tmp_path / "jobs.pdf"))
    assert counted.data["sent"] == 1 and counted.data["answered"] == 0
    assert (tmp_path / "jobs.pdf").read_bytes().startswith(b"%PDF")


def test_a_job_is_added_from_a_check(command: Command, tmp_path: Path) -> None:
    command("vault", "create")
    posting = tmp_path / "posting.txt"
    posting.write_text("Warehouse Assistant – Northgate Logistics, Leeds\nShifts of 8 hours.", "utf-8")
    command("check", str(posting))
    assert command("application", "add", "--check", "nothing").status == 1
