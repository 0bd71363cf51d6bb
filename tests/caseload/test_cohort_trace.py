"""Tracing among all students: whose copy it is and for whom, among all copies; nothing of another student; else "cannot tell"."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterator

import pytest

from app import resources
from app.domain.attribution import Verdict
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.caseload_trace import CohortAnswer, CohortTrace, StudentCopies, copies_of
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.traces import TraceService
from app.services.vaults import create_vault
from app.vault.vault import Vault

SAMPLES = {"S-A": "resume-en.json", "S-B": "resume-zh.json"}
RECIPIENTS = ("Northwind", "Harbour Lights")


@pytest.fixture(scope="module")
def vaults(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Vault]]:
    folder = tmp_path_factory.mktemp("cohort")
    made = {}
    for student, sample in SAMPLES.items():
        vault = create_vault(folder / student, "a passphrase of words", keyring=False)
        ImportService(vault).accept(from_json(json.loads(resources.path("samples", sample).read_text("utf-8"))))
        for name in RECIPIENTS:
            recipient = RecipientService(vault).find_or_add(f"{name} of {student}")
            request = CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt", "docx"))
            CopyService(vault).make(request, folder / "out" / student / name)
        made[student] = vault
    yield made
    for vault in made.values():
        vault.close()


@pytest.fixture(scope="module")
def cohort(vaults: dict[str, Vault]) -> CohortTrace:
    return CohortTrace([copies_of(student, vault) for student, vault in vaults.items()])


def _text(vault: Vault, recipient: str) -> str:
    known = {one.id: one.name for one in vault.recipients.all()}
    copy = next(one for one in vault.copies.all() if known[one.recipient_id].startswith(recipient))
    return vault.copies.file_bytes(copy.copy_id, "txt").decode()


def _without_reference(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if "Ref" not in line and "编号" not in line)


def _all_words(answer: CohortAnswer) -> str:
    return json.dumps(dataclasses.asdict(answer), default=str, ensure_ascii=False)


@pytest.mark.parametrize("student", SAMPLES)
@pytest.mark.parametrize("recipient", RECIPIENTS)
def test_a_copy_is_told_with_whose_it_is_and_for_whom(
    cohort: CohortTrace, vaults: dict[str, Vault], student: str, recipient: str
) -> None:
    text = _without_reference(_text(vaults[student], recipient))
    answer = cohort.trace("", text.encode())
    assert answer.verdict is Verdict.IDENTIFIED
    assert (answer.student, answer.suspects[0].recipient.name) == (student, f"{recipient} of {student}")
    assert answer.copies == sum(len(vault.copies.all()) for vault in vaults.values())
    other = next(one for one in SAMPLES if one != student)
    assert f"of {other}" not in _all_words(answer)


def test_the_exact_file_is_enough(cohort: CohortTrace, vaults: dict[str, Vault]) -> None:
    copy = vaults["S-B"].copies.all()[0]
    answer = cohort.trace("leak.docx", vaults["S-B"].copies.file_bytes(copy.copy_id, "docx"))
    assert (answer.verdict, answer.student, answer.suspects[0].copy.copy_id) == (
        Verdict.IDENTIFIED,
        "S-B",
        copy.copy_id,
    )


@pytest.mark.parametrize("text", ["-", "Wanted: a friendly cook for a small harbour café, evenings only. " * 5])
def test_what_is_of_nobody_names_nobody(cohort: CohortTrace, text: str) -> None:
    answer = cohort.trace("", text.encode())
    assert (answer.verdict, answer.student, answer.suspects, answer.cited) == (Verdict.INCONCLUSIVE, "", (), ())


def test_a_body_with_the_reference_of_another_student_shows_one_student_only(
    cohort: CohortTrace, vaults: dict[str, Vault]
) -> None:
    body = _without_reference(_text(vaults["S-A"], "Northwind"))
    reference = vaults["S-B"].copies.all()[0].reference
    answer = cohort.trace("", f"{body}\nRef {reference}\n".encode())
    assert answer.student in ("S-A", "")
    assert reference not in _all_words(answer) and "of S-B" not in _all_words(answer)


def test_references_of_two_students_name_neither(cohort: CohortTrace, vaults: dict[str, Vault]) -> None:
    references = [vault.copies.all()[0].reference for vault in vaults.values()]
    answer = cohort.trace("", f"They wrote {references[0]} and then {references[1]}.".encode())
    assert (answer.verdict, answer.student, answer.cited) == (Verdict.INCONCLUSIVE, "", ())


@pytest.mark.parametrize("kept", [1.0, 0.5, 0.2, 0.05])
def test_among_the_copies_of_one_vault_the_verdict_is_that_of_the_single_trace(
    vaults: dict[str, Vault], kept: float
) -> None:
    vault = vaults["S-A"]
    text = _without_reference(_text(vault, "Northwind"))
    data = text[: int(len(text) * kept)].encode()
    alone = TraceService(vault).trace("", data, record=False)
    answer = CohortTrace([copies_of("S-A", vault)]).trace("", data)
    assert answer.verdict is alone.attribution.verdict
    assert answer.bits_needed == alone.attribution.bits_needed
    assert [one.copy.copy_id for one in answer.suspects] == [one.copy.copy_id for one in alone.named]


def test_copies_that_are_not_compared_count_in_the_bound(vaults: dict[str, Vault]) -> None:
    own = copies_of("S-A", vaults["S-A"])
    text = _without_reference(_text(vaults["S-A"], "Northwind")).encode()
    few = CohortTrace([own, copies_of("S-B", vaults["S-B"])]).trace("", text)
    many = CohortTrace([own, *(_copied(copies_of("S-B", vaults["S-B"]), place) for place in range(50))]).trace("", text)
    assert many.copies == 2 + 2 * 50
    alone, among = few.suspects[0].candidate.p_false, many.suspects[0].candidate.p_false
    assert (
        alone < among <= alone * many.copies / few.copies * 1.001
    )  # the tighter bound is taken where the simple one is close
    assert many.bits_needed - few.bits_needed == pytest.approx(math.log2(many.copies / few.copies))


def _copied(student: StudentCopies, place: int) -> StudentCopies:
    """Return the same copies under other ids."""
    issued = tuple(
        dataclasses.replace(
            version, copies=[dataclasses.replace(one, copy_id=f"{place}-{one.copy_id}") for one in version.copies]
        )
        for version in student.issued
    )
    records = tuple(dataclasses.replace(one, copy_id=f"{place}-{one.copy_id}", files=()) for one in student.records)
    return StudentCopies(f"S-{place}", issued, records, student.recipients)
