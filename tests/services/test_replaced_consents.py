"""Files of copies go with the consent under which they were made, also one that a newer one replaced; the student's record says so, and nothing leaves again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from batch_samples import NAMES_OF_EMPLOYERS, make
from caseload_samples import MovingClock, kept, package_of, taken

from app.caseload.students import Consent, Purpose, Route, Student
from app.domain.applications import Status
from app.errors import BETWEEN, UserError
from app.services import (
    batch_copies,
    batch_lists,
    caseload_batch,
    caseload_consent,
    caseload_replaced,
    ended_consents,
    mail_drafts,
)
from app.services.applications import ApplicationService
from app.services.batch_texts import plan_lines
from app.services.caseload import Caseload
from app.vault.vault import Vault

ACME, OTHER = NAMES_OF_EMPLOYERS
GOES = ["consent-ends-copies", "consent-ends-files"]


@pytest.fixture
def student(own: Vault) -> Vault:
    return own


def codes(texts: object) -> list[str]:
    return [code for code, _ in texts]


def files(out: Path) -> list[str]:
    return sorted(one.name for one in out.rglob("*.txt"))


def listed(out: Path) -> str:
    return "".join((out / name).read_text("utf-8-sig") for name in batch_lists.names("en"))


def statuses(caseload: Caseload, record: Student) -> dict[str, str]:
    with caseload.open_student(record) as vault:
        return {one.name: one.status for one in ApplicationService(vault, vault.clock).cards()}


def texts_of(caseload: Caseload, code: str) -> list[tuple[str, Mapping[str, str | int]]]:
    """What is asked before the form with this code is recorded as signed."""
    return caseload_replaced.file_texts(caseload, *caseload_consent.form_of(caseload, code))


def on_paper(caseload: Caseload, *employers: str, **more: str) -> tuple[Student, str]:
    """A student whose printed form names employers, and the form's code."""
    known = next(iter(caseload.students()), None) or kept(caseload, "1", "李晓梅")
    code, _ = caseload_consent.print_form(
        caseload, known, Purpose.FAIR, employers=employers, expires="2026-12-31", language="en", **more
    )
    return known, code


@pytest.fixture
def paper(caseload: Caseload, tmp_path: Path) -> Student:
    """A student with copies for two employers under a consent on paper."""
    _, code = on_paper(caseload, ACME, OTHER)
    caseload.store(replace(caseload_consent.sign_form(caseload, code), reviewed="2026-11-20"))
    assert make(caseload, tmp_path / "out").made == 2
    return caseload.student("1")


def test_a_package_that_names_fewer_employers_takes_their_files(
    caseload: Caseload, student: Vault, tmp_path: Path
) -> None:
    record, out = taken(caseload, package_of(student, caseload, employers=(ACME, OTHER)).data), tmp_path / "out"
    assert make(caseload, out).made == 2
    incoming = caseload_consent.look(caseload, package_of(student, caseload, employers=(ACME,)).data)
    told = caseload_consent.arrival_texts(caseload, incoming)
    assert codes(told) == ["consent-replaces", *GOES, "consent-new-version"]
    assert told[2][1]["count"] == 1 and "Other" in str(told[2][1]["files"])
    record = caseload_consent.take(caseload, incoming)
    (left,) = files(out)
    assert "Acme" in left and OTHER not in listed(out) and ACME in listed(out)
    assert statuses(caseload, record) == {ACME: "sent", OTHER: "withdrawn"}


def test_a_form_that_names_fewer_employers_takes_their_files(
    caseload: Caseload, paper: Student, tmp_path: Path, clock: MovingClock
) -> None:
    clock.move(days=1)
    _, code = on_paper(caseload, OTHER)
    told = texts_of(caseload, code)
    assert codes(told) == GOES and told[1][1]["count"] == 1
    caseload_consent.sign_form(caseload, code)
    (left,) = files(tmp_path / "out")
    assert "Other" in left and ACME not in listed(tmp_path / "out")
    _, same = on_paper(caseload, OTHER)
    assert not texts_of(caseload, same), "nothing goes: nothing is asked"


def test_what_an_earlier_program_left_goes_when_the_next_consent_ends(
    caseload: Caseload, paper: Student, tmp_path: Path
) -> None:
    terms = (Route.PAPER, Purpose.APPLICATIONS, "", ("Third AG",), (), "2026-11-01", "2026-12-31", "")
    narrowed = replace(paper.consent, employers=(ACME,))
    record = paper.with_consents([narrowed, Consent("9" * 32, 0, *terms)])
    caseload.store(record)  # as if the consent had been replaced before
    told = caseload_consent.withdrawal_texts(caseload, record, record.name, record.consents[1])
    assert codes(told)[-2:] == GOES and told[-1][1]["count"] == 1
    caseload_consent.withdraw(caseload, record, record.consents[1])
    (left,) = files(tmp_path / "out")
    assert "Acme" in left


def test_a_withdrawal_names_and_counts_the_files_and_the_record_says_so(
    caseload: Caseload, paper: Student, tmp_path: Path
) -> None:
    told = dict(caseload_consent.withdrawal_texts(caseload, paper, paper.name))
    assert told["consent-ends-files"]["count"] == 2
    assert sorted(str(told["consent-ends-files"]["files"]).split(BETWEEN)) == files(tmp_path / "out")
    caseload_consent.withdraw(caseload, paper)
    assert not files(tmp_path / "out")
    with caseload.open_student(caseload.student("1")) as vault:
        ((day, ids),) = ended_consents.cleared_copies(vault)
        assert day[:10] == "2026-11-29" and sorted(ids) == sorted(one.copy_id for one in vault.copies.all())
        assert not vault.ledger_view.compare() and all(not one.voided for one in vault.copies.all())
        cards = ApplicationService(vault, vault.clock).cards()
        assert {one.status for one in cards} == {Status.WITHDRAWN}


def test_a_status_that_somebody_noted_stays(caseload: Caseload, paper: Student) -> None:
    with caseload.open_student(paper) as vault:
        service = ApplicationService(vault, vault.clock)
        service.record_status(vault.recipients.by_name(ACME).id, Status.INTERVIEW)
    caseload_consent.withdraw(caseload, paper)
    assert statuses(caseload, caseload.student("1")) == {ACME: "interview", OTHER: "withdrawn"}


def test_no_file_leaves_again_until_a_consent_names_the_recipient(
    caseload: Caseload, paper: Student, tmp_path: Path
) -> None:
    _, code = on_paper(caseload, OTHER)
    record = caseload_consent.sign_form(caseload, code)
    with caseload.open_student(record) as vault:
        copies = {vault.recipients.get(one.recipient_id).name: one for one in vault.copies.all()}
        with pytest.raises(UserError, match="release-employer"):
            vault.copies.require_release(copies[ACME].copy_id)
        vault.copies.require_release(copies[OTHER].copy_id)
        with pytest.raises(UserError, match="release-employer"):
            mail_drafts.draft_with_files(vault, [copies[OTHER], copies[ACME]], tmp_path, "Application")
    assert not list(tmp_path.glob("*.eml"))


def test_with_a_new_consent_the_application_is_sent_again(caseload: Caseload, paper: Student, tmp_path: Path) -> None:
    caseload_consent.withdraw(caseload, paper)
    assert set(statuses(caseload, caseload.student("1")).values()) == {"withdrawn"}
    _, code = on_paper(caseload, ACME, OTHER)
    signed = caseload_consent.sign_form(
        caseload, code
    )  # its form names the usual kinds: the résumé was not read for it
    caseload.store(replace(signed, consent=replace(signed.consent, kinds=())))
    make(caseload, tmp_path / "out", resume=True)
    assert len(files(tmp_path / "out")) == 2
    make(caseload, tmp_path / "new")
    assert set(statuses(caseload, caseload.student("1")).values()) == {"sent"}


def test_the_folder_tells_of_all_copies_that_lie_there(caseload: Caseload, paper: Student, tmp_path: Path) -> None:
    out = tmp_path / "out"
    outlook = caseload_batch.look(caseload, ())
    earlier = batch_copies.earlier_copies(caseload, outlook.pairs, out)
    assert earlier.others == 2 and "In this folder already: 2" in plan_lines(outlook, "en", None, earlier)
