"""A draft and an incident shared from a student's own vault, answered from a counsellor's, and accepted one by one: two real vaults, real files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from caseload_samples import MovingClock, new_caseload, own_vault, package_of

from app.caseload import sealed_container, sealing, shared_matter
from app.caseload.shared_matter import STEP, Answer, MatterKind, MatterLabel, Suggestion
from app.caseload.students import Student
from app.domain.caller_facts import StatedFact
from app.domain.incident_reports import Channel, IncidentReport
from app.domain.resume import fields
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.letters.model import LetterKind
from app.redact.policies import load_policy, stage_policy
from app.services import caseload_consent, caseload_shared_matters, stored_resume
from app.services.caseload import Caseload
from app.services.caseload_student_consent import ConsentService
from app.services.caseload_student_sharing import Decision, SharingService
from app.services.copies import CopyRequest, CopyService
from app.services.evidence import EvidenceService
from app.services.evidence_sources import PackChoice
from app.services.incident_reports import IncidentReportService
from app.services.letters import LetterService
from app.services.recipients import RecipientService
from app.vault.vault import Vault

NO_PHONE = '{"base": "interview", "set": {"phone": "remove", "address": "remove"}}'


@pytest.fixture
def own(tmp_path: Path, clock: MovingClock) -> Iterator[Vault]:
    with own_vault(tmp_path / "own", clock) as vault:
        yield vault


@pytest.fixture
def student(caseload: Caseload, own: Vault) -> Student:
    """The student in the caseload, by a consent for advice."""
    made = package_of(own, caseload, purpose="advice", employers=())
    found = caseload_consent.take(caseload, caseload_consent.look(caseload, made.data))
    assert found is not None
    return found


def consent_id(own: Vault) -> str:
    return ConsentService(own).given()[-1].terms.id


def shared_draft(own: Vault) -> bytes:
    service = SharingService(own)
    return service.share(
        consent_id(own), service.draft(load_policy(NO_PHONE), "Is it clear?"), "My résumé", stored_resume.MAIN
    )[1]


def taken(caseload: Caseload, data: bytes) -> caseload_shared_matters.HeldMatter:
    return caseload_shared_matters.take(caseload, caseload_shared_matters.look(caseload, data))


def values(vault: Vault) -> dict[str, str]:
    return {one.id: one.value for one in fields(stored_resume.current(vault).resume)}


def logged(own: Vault, tmp_path: Path) -> str:
    """An incident of the student about a recipient who has a copy."""
    recipient = RecipientService(own).find_or_add("Hengtai Trading")
    CopyService(own, own.clock).make(
        CopyRequest(recipient, stage_policy(Stage.INTERVIEW), ("txt",)), tmp_path / "copies"
    )
    report = IncidentReport(Channel.CALL, "A strange call", "2026-11-28", said="They knew where I worked.")
    return IncidentReportService(own, own.clock).log(replace(report, knew=(StatedFact("Beijing"),))).id


def shared_incident(own: Vault, incident: str) -> bytes:
    service = SharingService(own)
    what = service.incident(incident, "What now?", recipients=("Hengtai Trading",))
    return service.share(consent_id(own), what, "A strange call", incident)[1]


def test_suggestions_for_a_draft_are_accepted_one_by_one(own: Vault, caseload: Caseload, student: Student) -> None:
    held = taken(caseload, shared_draft(own))
    before, texts = values(own), {one.key: one.text for one in held.parts}
    assert held.question == "Is it clear?" and "basics.phone" not in texts
    assert not any(before["basics.phone"][-6:] in text for text in texts.values())
    first, second, third = [key for key in texts if ".highlights." in key][:3]
    said = Answer(
        "Well done.", tuple(Suggestion(key, texts[key], f"Better {at}") for at, key in enumerate((first, second)))
    )
    _, data = caseload_shared_matters.answer(caseload, student, held.label.id, said)
    service = SharingService(own)
    received = service.take_answer(data)
    assert received.answer == said and values(own) == before
    service.accept(received.label.id, 0)
    service.decline(received.label.id, 1)
    after = values(own)
    assert after == {**before, first: "Better 0"} and after[third] == before[third]
    assert service.answer(received.label.id).decisions == (Decision.ACCEPTED, Decision.DECLINED)
    assert service.take_answer(data).decisions == (Decision.ACCEPTED, Decision.DECLINED)  # again: nothing is forgotten
    with pytest.raises(UserError, match="suggestion-unknown"):
        service.accept(received.label.id, 1)


def test_a_suggestion_for_a_text_that_changed_meanwhile_changes_nothing(
    own: Vault, caseload: Caseload, student: Student
) -> None:
    held = taken(caseload, shared_draft(own))
    one = next(one for one in held.parts if ".highlights." in one.key)
    service = SharingService(own)
    answers = [
        service.take_answer(
            caseload_shared_matters.answer(
                caseload, student, held.label.id, Answer("", (Suggestion(one.key, one.text, after),))
            )[1]
        )
        for after in ("First", "Second")
    ]
    service.accept(answers[0].label.id, 0)
    changed = values(own)
    with pytest.raises(UserError, match="suggestion-changed"):
        service.accept(answers[1].label.id, 0)
    assert values(own) == changed and service.answer(answers[1].label.id).decisions == (Decision.OPEN,)


def test_an_incident_leads_to_letter_and_pack_in_the_students_name(
    own: Vault, caseload: Caseload, student: Student, tmp_path: Path
) -> None:
    incident = logged(own, tmp_path)
    held = taken(caseload, shared_incident(own, incident))
    name = stored_resume.current(own).resume.basics.name
    with caseload.open_student(student) as vault:
        letter = LetterService(vault, vault.clock).draft("Hengtai Trading", LetterKind.ACCESS, language="en")
        evidence = EvidenceService(vault, vault.clock)
        pack = evidence.collect(held.incident_id, PackChoice())
        there = IncidentReportService(vault, vault.clock).report(held.incident_id)
    assert name in letter.text and letter.sender.name == name
    assert there == replace(IncidentReportService(own, own.clock).report(incident), joined=(), check="")
    assert b"A strange call" in pack.files["data/summary.json"]
    said = Answer("", (Suggestion("where", "", ""), Suggestion(STEP, "", "Ask them for access", day="2026-12-06")))
    with pytest.raises(UserError, match="suggestion-unfit"):
        caseload_shared_matters.answer(caseload, student, held.label.id, said)
    fitting = (Suggestion("said", "They knew where I worked.", "They knew my town."), said.suggestions[1])
    _, data = caseload_shared_matters.answer(caseload, student, held.label.id, Answer("", fitting))
    service = SharingService(own)
    received = service.take_answer(data)
    service.accept(received.label.id, 1)
    report = IncidentReportService(own, own.clock).report(incident)
    assert report.said == "They knew where I worked."
    assert [(one.day, one.what) for one in report.follow_ups] == [("2026-12-06", "Ask them for access")]
    service.accept(received.label.id, 0)
    assert IncidentReportService(own, own.clock).report(incident).said == "They knew my town."


def test_a_copy_travels_with_an_incident_as_it_was_handed_over(
    own: Vault, caseload: Caseload, student: Student, tmp_path: Path
) -> None:
    incident = logged(own, tmp_path)
    (copy,) = own.copies.all()
    service = SharingService(own)
    with pytest.raises(UserError, match="copy-unknown"):
        service.incident(incident, "", copies=("R7K4-Q2MD",))
    what = service.incident(incident, "", copies=(copy.reference,))
    held = taken(caseload, service.share(consent_id(own), what, "A strange call", incident)[1])
    with caseload.open_student(student) as vault:
        there = vault.incidents.file_bytes(held.incident_id, f"{copy.reference}.txt")
        pack = EvidenceService(vault, vault.clock).collect(held.incident_id, PackChoice())
    assert there == own.copies.file_bytes(copy.copy_id, "txt")
    assert any(copy.reference in name for name in pack.files)
    assert service.incident(incident, "").files == ()  # only what was chosen


def test_nothing_of_it_is_beside_another_student(
    own: Vault, caseload: Caseload, student: Student, tmp_path: Path, clock: MovingClock
) -> None:
    with own_vault(tmp_path / "second", clock, name="Li Wei") as second:
        made = package_of(second, caseload, purpose="advice", employers=())
        other = caseload_consent.take(caseload, caseload_consent.look(caseload, made.data))
    assert other is not None
    held = taken(caseload, shared_draft(own))
    with caseload.open_student(other) as vault:
        assert caseload_shared_matters.matters(vault) == []
    with pytest.raises(UserError, match="matter-unknown"):
        caseload_shared_matters.answer(caseload, other, held.label.id, Answer("Hello", ()))
    rows = " ".join(str(row) for row in caseload.vault.database.execute("SELECT * FROM preferences"))
    rows += " ".join(str(row[0]) for row in caseload.vault.database.execute("SELECT body FROM ledger"))
    assert "Is it clear?" not in rows and "My résumé" not in rows  # the caseload knows that, not what


def test_only_under_a_consent_in_force_and_once(own: Vault, caseload: Caseload, student: Student) -> None:
    data = shared_draft(own)
    taken(caseload, data)
    with pytest.raises(UserError, match="consent-replayed"):
        caseload_shared_matters.look(caseload, data)
    later = shared_draft(own)
    ended = ConsentService(own).withdraw(consent_id(own))
    with pytest.raises(UserError, match="matter-no-consent"):
        shared_draft(own)
    caseload_consent.take(caseload, caseload_consent.look(caseload, ended.data))
    with pytest.raises(UserError, match="matter-no-student"):
        caseload_shared_matters.look(caseload, later)


def test_not_after_the_last_day_of_the_consent(
    own: Vault, caseload: Caseload, student: Student, clock: MovingClock
) -> None:
    data = shared_draft(own)
    clock.move(days=214)  # the day after 2027-06-30, and nothing was removed yet
    with pytest.raises(UserError, match="matter-no-student"):
        caseload_shared_matters.look(caseload, data)
    with pytest.raises(UserError, match="matter-no-consent"):
        shared_draft(own)


def test_an_answer_of_somebody_else_is_refused(
    own: Vault, caseload: Caseload, student: Student, tmp_path: Path, clock: MovingClock
) -> None:
    """Another counsellor who got hold of the label signs an answer to it, with their own keys in it and with the right ones."""
    held = taken(caseload, shared_draft(own))
    other = new_caseload(tmp_path / "other", clock)
    with other.vault:
        for ends in (replace(held.label.ends, counsellor=other.identity.address), held.label.ends):
            about = replace(held.label, ends=ends)
            _, data = shared_matter.reply(
                Answer("Pay me", ()), about, other.identity.sign_key, issued="2026-11-29", language=""
            )
            with pytest.raises(UserError, match=r"matter-unknown|consent-altered"):
                SharingService(own).take_answer(data)
        with pytest.raises(UserError, match="consent-not-for-you"):
            caseload_shared_matters.look(other, shared_draft(own))
    assert SharingService(own).answers() == []


def test_what_is_not_as_the_format_says_is_refused(own: Vault, caseload: Caseload, student: Student) -> None:
    found = sealed_container.read(shared_draft(own))
    label = shared_matter.open_shared(found, caseload.identity)
    body = shared_matter.label_to_json(label)
    assert shared_matter.is_matter(found, caseload.identity.age_key)
    for change in ({"kind": "answer"}, {"kind": "letter"}, {"answers": label.id}, {"title": "x" * 201}, {"more": ""}):
        assert altered(own, caseload, {**body, **change}, found.data) == "consent-altered", change
    assert altered(own, caseload, {**body, "version": 2}, found.data) == "consent-newer"
    assert altered(own, caseload, body, b"other data") == "consent-altered"
    assert altered(own, caseload, body, found.data) == ""


def altered(own: Vault, caseload: Caseload, body: dict[str, object], data: bytes | None) -> str:
    """The code with which a label that the student really signed is refused; empty if it is not."""
    from app.domain.canonical_json import canonical
    from app.services.student_keys import sign_key

    text = canonical(body).encode()
    sealed = sealing.seal(shared_matter._CONTEXT, text, data, caseload.identity.address.recipient, sign_key(own))
    try:
        caseload_shared_matters.look(caseload, sealed)
    except UserError as refused:
        return refused.code
    return ""


def test_an_incident_that_no_vault_takes_leaves_nothing(own: Vault, caseload: Caseload, student: Student) -> None:
    service = SharingService(own)
    for report in ({}, {"kind": "call", "title": "x", "when": "2026-02-30", "body": {}}, {"kind": "call", "body": []}):
        what = shared_matter.Matter(MatterKind.INCIDENT, "", (), report)
        label, data = service.share(consent_id(own), what, "x", "0")
        assert isinstance(label, MatterLabel)
        with pytest.raises(UserError, match="consent-altered"):
            taken(caseload, data)
    with caseload.open_student(student) as vault:
        assert vault.incidents.all() == [] and caseload_shared_matters.matters(vault) == []
