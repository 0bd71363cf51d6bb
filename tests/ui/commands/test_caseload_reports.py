"""`countermark caseload report` and `caseload trace` as a script calls them: files, JSON, refusals, and nothing of another student."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import resources
from app.caseload.students import Consent, Keeper, Purpose, Route
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.caseload import create_caseload
from app.services.caseload_sectors import known_sectors
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.vaults import open_vault

PASSPHRASE = "correct horse battery"
STUDENTS = {"1": ("Ada Ferrow", "resume-en.json", "Acme GmbH"), "2": ("Lu Qingzhou", "resume-zh.json", "Other Ltd")}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A caseload with two students, each with one copy, made in September 2026."""
    tmp_path = tmp_path_factory.mktemp("made")
    folder = tmp_path / "office"
    caseload = create_caseload(folder, PASSPHRASE, clock=lambda: datetime(2026, 9, 14, 9, tzinfo=UTC))
    with caseload.vault:
        for number, (name, sample, employer) in STUDENTS.items():
            resume = from_json(json.loads(resources.path("samples", sample).read_text("utf-8")))
            student = caseload.add(
                number,
                name,
                Keeper.COUNSELLOR,
                asked_until="2098-01-01",
                fill=lambda vault, resume=resume: ImportService(vault).accept(resume),
            )
            terms = (Route.PAPER, Purpose.APPLICATIONS, "", (employer,), (), "2026-09-01", "2098-01-01", "")
            caseload.store(replace(student, consent=Consent(number.zfill(32), 0, *terms)))
            with caseload.open_student(student) as vault:
                recipient = RecipientService(vault).find_or_add(employer)
                request = CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",))
                CopyService(vault, clock=vault.clock).make(request, tmp_path / "out" / number)
    return tmp_path


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    """A caseload of one's own."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "office"


def test_a_report_hides_what_is_of_few(command: Callable, office: Path, tmp_path: Path) -> None:
    (tmp_path / "sectors.csv").write_text("employer,sector\nAcme GmbH,Trade\n", "utf-8")
    asked = ("caseload", "report", "--out", str(tmp_path / "report"), "--until", "2026-09")
    made = command(*asked, "--by", "employer,sector", "--sectors", str(tmp_path / "sectors.csv"), vault=office)
    with open_vault(office, PASSPHRASE) as vault:
        assert known_sectors(vault) == {"Acme GmbH": "Trade"}, "remembered for the next report"
    assert made.status == 0, made.err
    assert [Path(one).suffix for one in made.data["files"]] == [".pdf", ".csv"]
    assert (made.data["from"], made.data["until"], made.data["threshold"]) == ("2026-09", "2026-09", 10)
    copies = [row for row in made.data["numbers"] if row["measure"] == "copies"]
    assert {row["by"] for row in copies} == {"employer", "sector"} and all(row["value"] is None for row in copies)
    assert {row["row"] for row in copies} == {"", "Acme GmbH", "Other Ltd", "Trade"}
    assert all(row["value"] == 0 for row in made.data["numbers"] if row["measure"] == "requests")
    told = command(*asked, as_json=False, vault=office)
    assert "Numbers from 1 to 9 are hidden" in told.out, "the same report is given again, and in words"
    again = command(*asked, "--threshold", "5", vault=office)
    assert (again.status, again.data["error"]["code"]) == (1, "report-published")


def test_a_report_so_far_goes_up_to_now(command: Callable, office: Path, tmp_path: Path) -> None:
    asked = ("caseload", "report", "--out", str(tmp_path / "report"), "--so-far")
    made = command(*asked, vault=office)
    assert (made.status, made.data["so_far"]) == (0, True), made.err
    assert all(row["value"] in (None, 0) for row in made.data["numbers"] if row["measure"] == "copies")
    assert command(*asked, vault=office).data["until"] == made.data["until"], "nothing happened since"
    both = command(*asked, "--until", "2026-09", vault=office)
    assert (both.status, both.data["error"]["code"]) == (1, "report-until-so-far")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--by", "hair"), "report-by-unknown"),
        (("--threshold", "7"), "report-threshold"),
        (("--until", "2026-08"), "report-empty"),
        (("--until", "2999-01"), "report-month"),
        (("--until", "yesterday"), "report-month"),
        (("--sectors", "FILE"), "report-sectors"),
    ],
)
def test_a_wrong_option_is_told_and_nothing_is_published(
    command: Callable, office: Path, tmp_path: Path, more: tuple[str, ...], code: str
) -> None:
    (tmp_path / "names.csv").write_text("who,what\nAcme GmbH,Trade\n", "utf-8")
    options = [str(tmp_path / "names.csv") if one == "FILE" else one for one in more]
    asked = command("caseload", "report", "--out", str(tmp_path / "report"), *options, vault=office)
    assert (asked.status, asked.data["error"]["code"]) == (1, code)
    assert not (tmp_path / "report").exists()


def test_a_leak_is_told_with_whose_it_is(command: Callable, office: Path, tmp_path: Path) -> None:
    (leak,) = (tmp_path / "out" / "2").iterdir()
    found = command("caseload", "trace", str(leak), vault=office)
    assert found.status == 0, found.err
    assert (found.data["verdict"], found.data["student"]["name"]) == ("identified", "Lu Qingzhou")
    assert found.data["candidates"][0]["recipient"] == "Other Ltd"
    assert (found.data["copies_considered"], found.data["students"], found.data["tests_made"]) == (2, 2, 1)
    assert "Ferrow" not in found.out and "Acme" not in found.out
    ways = [one[:11] for one in found.data["alternatives"]]
    assert ways.index("The student") == ways.index("You sent th") - 1, "the student has the file, too"
    hidden = command("caseload", "trace", str(leak), "--pseudonyms", as_json=False, vault=office)
    assert "Lu Qingzhou" not in hidden.out and hidden.out.count("S-") >= 1


def test_what_is_of_nobody_cannot_be_told(command: Callable, office: Path, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Wanted: a cook for a small café by the harbour, evenings only.", "utf-8")
    found = command("caseload", "trace", str(tmp_path / "text.txt"), vault=office)
    assert (found.status, found.data["verdict"], found.data["student"]) == (3, "inconclusive", None)
    assert found.data["candidates"] == []


def test_a_vault_that_is_no_caseload_is_told(ready: Callable, tmp_path: Path) -> None:
    asked = ready("caseload", "report", "--out", str(tmp_path / "report"))
    assert (asked.status, asked.data["error"]["code"]) == (1, "not-a-caseload")
