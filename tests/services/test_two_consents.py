"""Two consents of one student: both in force, each ended by itself; and whatever is made in a student's name is covered by one of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from caseload_samples import MovingClock, allowed, copy_for, kept, package_of, reopened, taken

from app.caseload.students import Purpose, Route, State, Student
from app.domain.resume import fields
from app.errors import UserError
from app.services import caseload_consent as counsellor
from app.services import caseload_release, stored_resume
from app.services.caseload import Caseload
from app.services.caseload_student_consent import ConsentService
from app.services.caseload_student_sharing import SharingService
from app.vault.vault import Vault

NO_PHONE = '{"base": "interview", "set": {"phone": "remove", "address": "remove"}}'


@pytest.fixture
def student(own: Vault) -> Vault:
    return own


def codes(texts: object) -> list[str]:
    return [code for code, _ in texts]


def purposes(record: Student) -> list[str]:
    return [one.purpose.value for one in record.consents]


def advice(student: Vault, caseload: Caseload, **more: object) -> object:
    return package_of(student, caseload, **{"purpose": "advice", "employers": (), **more})


def test_a_consent_for_another_purpose_stands_beside_the_first(caseload: Caseload, student: Vault) -> None:
    first = taken(caseload, advice(student, caseload).data)
    second = counsellor.look(caseload, package_of(student, caseload).data)
    assert codes(counsellor.arrival_texts(caseload, second)) == ["consent-stays", "consent-new-version"]
    record = counsellor.take(caseload, second)
    assert len(counsellor.board_csv(caseload, "en").splitlines()) == 3, "one line for each consent"
    opened = reopened(caseload)
    again = opened.student(record.id)
    assert purposes(again) == ["fair", "advice"] and again.folder == first.folder
    assert again.gap(Purpose.FAIR, "Acme GmbH", opened.today) is None
    opened.vault.close()


@pytest.mark.parametrize("ends_first", [True, False])
def test_either_may_be_withdrawn_and_the_other_stays(caseload: Caseload, student: Vault, ends_first: bool) -> None:
    made = [advice(student, caseload), package_of(student, caseload)]
    for one in made:
        taken(caseload, one.data)
    gone, stays = made if ends_first else reversed(made)
    file = ConsentService(student).withdraw(gone.label.id).data
    incoming = counsellor.look(caseload, file)
    told = counsellor.withdrawal_texts(caseload, incoming.student, "Liu", incoming.ends)
    goes = [] if ends_first else ["consent-ends-copies"]  # the fair's consent names employers, that for advice none
    assert codes(told) == ["consent-ends-by", "consent-stays", *goes]
    assert told[0][1]["purpose"] == f"purpose-{gone.label.purpose.value}"
    assert told[1][1]["purpose"] == f"purpose-{stays.label.purpose.value}"
    assert counsellor.arrival_texts(caseload, incoming) == ()
    record = counsellor.take(caseload, incoming)
    assert [one.id for one in record.consents] == [stays.label.id] and record.state(caseload.today) is State.ACTIVE
    with caseload.open_student(record) as vault:
        assert vault.masters.names()
    last = taken(caseload, ConsentService(student).withdraw(stays.label.id).data)
    assert last is None and caseload.students() == []


def test_what_only_the_ended_consent_allowed_goes(caseload: Caseload, student: Vault) -> None:
    narrow = package_of(student, caseload, policy=NO_PHONE)
    wide = advice(student, caseload)
    for one in (narrow, wide):
        taken(caseload, one.data)
    record = caseload.students()[0]
    assert caseload_release.problem(caseload, record, "Acme GmbH", None) is None
    with caseload.open_student(record) as vault:
        assert stored_resume.current(vault).resume.basics.phone
        problem = caseload_release.problem(caseload, record, "Acme GmbH", vault)
        assert problem is not None and problem.code == "release-kinds", "the newest résumé has what the fair's lacks"
    incoming = counsellor.look(caseload, ConsentService(student).withdraw(wide.label.id).data)
    assert codes(counsellor.withdrawal_texts(caseload, record, "Liu", incoming.ends))[-1] == "consent-ends-less"
    left = counsellor.take(caseload, incoming)
    assert purposes(left) == ["fair"] and left.folder != record.folder
    with caseload.open_student(left) as vault:
        phone = stored_resume.current(student).resume.basics.phone
        versions = vault.masters.versions(stored_resume.MAIN)
        assert len(versions) == 1
        assert not any(phone[-6:] in one.value for one in fields(stored_resume.decode(versions[0]).resume))


def test_a_consent_that_is_over_ends_alone(caseload: Caseload, student: Vault, clock: MovingClock) -> None:
    taken(caseload, package_of(student, caseload, expires="2026-12-01").data)
    taken(caseload, advice(student, caseload).data)
    clock.move(days=5)
    record = caseload.students()[0]
    assert record.state(caseload.today) is State.ACTIVE and caseload.due() == []
    counsellor.sweep(caseload)
    assert purposes(caseload.students()[0]) == ["advice"]


def test_the_same_purpose_takes_the_place_and_its_withdrawal_is_understood(caseload: Caseload, student: Vault) -> None:
    first = package_of(student, caseload)
    taken(caseload, first.data)
    second = counsellor.look(caseload, package_of(student, caseload, employers=("Beta AG",)).data)
    assert codes(counsellor.arrival_texts(caseload, second))[0] == "consent-replaces"
    counsellor.take(caseload, second)
    with pytest.raises(UserError, match="consent-ended-before") as error:
        counsellor.look(caseload, ConsentService(student).withdraw(first.label.id).data)
    assert error.value.params["count"] == 1


@pytest.mark.parametrize("case", ["employer", "not-reviewed", "kinds", "purpose"])
def test_no_copy_that_the_consent_does_not_cover(caseload: Caseload, tmp_path: Path, case: str) -> None:
    record = allowed(caseload, kept(caseload, "1", "李晓梅"))
    employer, given = "Acme GmbH", record.consent
    if case == "employer":
        employer = "Beta AG"
    elif case == "not-reviewed":
        record = replace(record, reviewed="")
    elif case == "kinds":
        record = replace(record, consent=replace(given, kinds=("name", "email")))
    else:
        record = replace(record, consent=replace(given, purpose=Purpose.ADVICE, employers=()))
    caseload.store(record)
    with pytest.raises(UserError, match=f"release-{case}"):
        copy_for(caseload, record, tmp_path / "out", employer)
    assert not (tmp_path / "out").exists()
    caseload.store(allowed(caseload, record))
    assert record.consent.route is Route.PAPER and copy_for(caseload, record, tmp_path / "out", "acme gmbh")


def test_the_employers_of_the_consent_are_offered(caseload: Caseload) -> None:
    record = allowed(caseload, kept(caseload, "1", "李晓梅"))
    with caseload.open_student(record) as vault:
        assert vault.recipients.offered == ("Acme GmbH",) and not vault.recipients.all()


def test_packages_and_withdrawals_of_two_consents_are_taken_in_any_order(caseload: Caseload, student: Vault) -> None:
    first, second = advice(student, caseload), package_of(student, caseload)
    record = taken(caseload, second.data)
    assert purposes(taken(caseload, first.data)) == ["advice", "fair"]
    for again in (first, second):
        with pytest.raises(UserError, match="consent-replayed"):
            counsellor.look(caseload, again.data)
    ends_first, ends_second = (ConsentService(student).withdraw(one.label.id).data for one in (first, second))
    assert purposes(taken(caseload, ends_second)) == ["advice"]
    assert taken(caseload, ends_first) is None and record.id not in {one.id for one in caseload.students()}
    for data in (first.data, second.data, ends_first, ends_second):
        with pytest.raises(UserError, match="consent-replayed"):
            counsellor.look(caseload, data)


def test_a_withdrawal_that_comes_first_holds_when_its_package_comes(
    caseload: Caseload, student: Vault, clock: MovingClock
) -> None:
    made = package_of(student, caseload)
    clock.move(days=2)
    for _ in range(2):
        with pytest.raises(UserError, match="consent-noted"):
            counsellor.look(caseload, ConsentService(student).withdraw(made.label.id).data)
    ended = caseload.today
    clock.move(days=1)
    with pytest.raises(UserError, match="consent-withdrawn-before") as error:
        counsellor.look(caseload, made.data)
    assert error.value.params == {"day": ended, "noted": ended}


def _newer_first(caseload: Caseload, student: Vault, **older: object) -> tuple[bytes, Student]:
    """Take a package with a newer résumé, and return one with the older that was made before, and the student."""
    first = advice(student, caseload, **older)
    here = stored_resume.current(student).resume
    newer = replace(here, basics=replace(here.basics, label="Head of laboratory"))
    student.masters.add(stored_resume.MAIN, stored_resume.encode(newer))
    return first.data, taken(caseload, package_of(student, caseload).data)


def _label(caseload: Caseload, record: Student) -> tuple[int, str]:
    with caseload.open_student(record) as vault:
        version = stored_resume.latest(vault)
        return version.number, stored_resume.decode(version).resume.basics.label


def test_an_older_package_brings_its_consent_and_the_newer_resume_stays(caseload: Caseload, student: Vault) -> None:
    older, record = _newer_first(caseload, student)
    caseload.store(replace(record, reviewed="2026-11-01"))
    incoming = counsellor.look(caseload, older)
    assert codes(counsellor.arrival_texts(caseload, incoming)) == ["consent-stays", "consent-resume-stays"]
    record = counsellor.take(caseload, incoming)
    assert set(purposes(record)) == {"advice", "fair"} and record.reviewed == "2026-11-01"
    assert _label(caseload, record) == (1, "Head of laboratory")
    third = package_of(student, caseload, purpose="report", employers=())
    assert "consent-new-version" in codes(counsellor.arrival_texts(caseload, counsellor.look(caseload, third.data)))


def test_the_newer_resume_stays_also_when_its_own_consent_has_ended(caseload: Caseload, student: Vault) -> None:
    taken(caseload, advice(student, caseload).data)
    older, record = _newer_first(caseload, student, purpose="report")
    ends = ConsentService(student).withdraw(record.consent.id)
    assert purposes(taken(caseload, ends.data)) == ["advice"]
    assert _label(caseload, taken(caseload, older))[1] == "Head of laboratory"


def test_a_later_consent_for_the_same_purpose_replaces_one_on_the_students_own_list(
    caseload: Caseload, student: Vault, clock: MovingClock
) -> None:
    service = ConsentService(student)
    package_of(student, caseload)
    advice(student, caseload, expires="2026-12-05")
    clock.move(days=3)
    again = package_of(student, caseload)
    old, short_one, new = service.given()
    assert (old.replaced, short_one.replaced, new.replaced) == (caseload.today, "", "")
    assert service.beside(new) == [short_one] and SharingService(student).consents() == [short_one, new]
    clock.move(days=10)
    assert service.beside(new) == [], "one that is over is none"
    service.withdraw(again.label.id)
    assert service.given()[0].replaced and not service.given()[0].is_in_force(caseload.today)


def test_no_older_package_for_the_same_purpose_nor_after_everything_ended(caseload: Caseload, student: Vault) -> None:
    old, other, new = package_of(student, caseload), advice(student, caseload), package_of(student, caseload)
    record = taken(caseload, new.data)
    with pytest.raises(UserError, match="consent-replayed"):
        counsellor.look(caseload, old.data)
    counsellor.withdraw(caseload, record)  # the student said so; what was on its way went with it
    with pytest.raises(UserError, match="consent-replayed"):
        counsellor.look(caseload, other.data)


def test_what_an_earlier_program_noted_holds_for_every_purpose(caseload: Caseload, student: Vault) -> None:
    first, second = advice(student, caseload), package_of(student, caseload)
    key = first.label.student_key.hex()
    caseload.vault.preferences.set("caseload-seen:" + caseload._blinded(key), second.label.sequence)
    with pytest.raises(UserError, match="consent-replayed"):
        counsellor.look(caseload, first.data)
    third = package_of(student, caseload)
    taken(caseload, third.data)
    with pytest.raises(UserError, match="consent-replayed"):
        counsellor.look(caseload, first.data)
