"""A student handed to a colleague is one student of the office, whose withdrawal reaches everybody, whoever joined or wrote first."""

from __future__ import annotations

from pathlib import Path

import pytest
from caseload_samples import MovingClock, consented, copy_for, join_office, sync_all

from app.caseload.office.event_file import Kind
from app.caseload.students import Student
from app.services import caseload_consent, caseload_handover, caseload_office_students
from app.services.caseload import Caseload
from app.services.caseload_office import OfficeService

SECRET = "what the colleague chose"


def hand_over(giver: Caseload, receiver: Caseload, clock: MovingClock, work: Path) -> Student:
    """Hand student 1 over by file; return the receiver's."""
    clock.move(minutes=5)
    caseload_handover.pass_on(giver, giver.student("1"), work / "one.age", SECRET)
    (taken,) = caseload_handover.take_over(receiver, work / "one.age", SECRET).students
    clock.move(minutes=5)
    return taken


def copies(caseload: Caseload) -> list[tuple[str, str]]:
    """Each copy in the office's only record: who said it, and its reference."""
    service = OfficeService(caseload)
    (record,) = service.students()
    return [(service.name_of(one.stamp.author), str(one.data["reference"])) for one in record.copies]


def adviser(caseload: Caseload) -> str:
    service = OfficeService(caseload)
    (record,) = service.students()
    return service.name_of(str(record.current(Kind.ADVISER)["adviser"]))


def test_handed_over_within_an_office(two: tuple[Caseload, Caseload], clock: MovingClock, tmp_path: Path) -> None:
    wu, li = two
    first = copy_for(wu, consented(wu, "1", "王浩然", "Acme GmbH"), tmp_path / "a").reference
    sync_all(wu, li)
    OfficeService(wu).note("1", "called today")
    taken = hand_over(wu, li, clock, tmp_path)
    second = copy_for(li, taken, tmp_path / "b").reference
    sync_all(wu, li)
    for one in two:
        assert sorted(copies(one)) == sorted([("Ms Wu", first), ("Mr Li", second)])
        assert adviser(one) == "Mr Li" and OfficeService(one).status().students == 1
    assert [one.reference for one in OfficeService(wu).colleagues_copies()] == [second]
    assert OfficeService(li).colleagues_copies() == []  # both are in the vault
    wu.remove([wu.student("1")], "removed")
    sync_all(wu, li)
    assert len(copies(wu)) == 2 and len(OfficeService(li).students()[0].notes) == 1  # it stays the same student
    li.remove([li.student("1")], "removed")
    sync_all(wu, li)
    assert OfficeService(wu).students() == OfficeService(li).students() == []


def test_the_receiver_who_removes_ends_nothing_of_the_giver(
    two: tuple[Caseload, Caseload], clock: MovingClock, tmp_path: Path
) -> None:
    wu, li = two
    consented(wu, "1", "王浩然", "Acme GmbH")
    sync_all(wu, li)
    hand_over(wu, li, clock, tmp_path)
    sync_all(wu, li)
    li.remove([li.student("1")], "removed")
    sync_all(li, wu)
    assert wu.student("1").state(wu.today).value == "active" and len(OfficeService(li).students()) == 1


@pytest.mark.parametrize("joined_first", [True, False])
@pytest.mark.parametrize("giver_withdraws", [True, False])
def test_a_withdrawal_ends_it_with_both(
    apart: tuple[Caseload, Caseload],
    clock: MovingClock,
    tmp_path: Path,
    shared: Path,
    joined_first: bool,
    giver_withdraws: bool,
) -> None:
    wu, li = apart
    consented(wu, "1", "王浩然", "Acme GmbH")
    if joined_first:
        join_office(wu, li, shared)
        sync_all(wu, li)
    hand_over(wu, li, clock, tmp_path)
    if not joined_first:
        join_office(wu, li, shared)
    sync_all(wu, li)
    assert len(OfficeService(wu).students()) == 1
    first, other = (wu, li) if giver_withdraws else (li, wu)
    caseload_consent.withdraw(first, first.student("1"))
    OfficeService(first).sync()
    assert OfficeService(other).sync().ended == 1
    sync_all(wu, li)
    assert wu.students() == li.students() == [] == OfficeService(wu).students() == OfficeService(li).students()
    assert list((shared / "keys").iterdir()) == []


def test_a_withdrawal_before_the_receivers_first_sync_reaches_the_receiver(
    two: tuple[Caseload, Caseload], clock: MovingClock, tmp_path: Path
) -> None:
    wu, li = two
    consented(wu, "1", "王浩然", "Acme GmbH")
    sync_all(wu, li)
    hand_over(wu, li, clock, tmp_path)
    caseload_consent.withdraw(wu, wu.student("1"))
    OfficeService(wu).sync()
    assert OfficeService(li).sync().ended == 1 and li.students() == []


def test_the_giver_whom_the_receiver_forestalled_is_who_made_the_copies(
    two: tuple[Caseload, Caseload], clock: MovingClock, tmp_path: Path
) -> None:
    wu, li = two
    made = copy_for(wu, consented(wu, "1", "王浩然", "Acme GmbH"), tmp_path / "a").reference
    hand_over(wu, li, clock, tmp_path)
    sync_all(li, wu)
    for one in two:
        assert copies(one) == [("Ms Wu", made)] and adviser(one) == "Mr Li"


def test_a_member_who_enters_the_withdrawal_of_an_own_student_for_the_office_ends_the_own_data(
    two: tuple[Caseload, Caseload],
) -> None:
    wu, li = two
    consented(wu, "1", "王浩然", "Acme GmbH")
    sync_all(wu, li)
    OfficeService(wu).withdraw("1")
    sync_all(wu, li)
    assert wu.students() == [] and OfficeService(li).students() == []


# -- what older programs wrote: a record of each counsellor ----------------------------------------------------------


@pytest.fixture
def doubled(
    two: tuple[Caseload, Caseload], clock: MovingClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Caseload, Caseload]:
    """An office in which an older program made two records of one student."""
    wu, li = two
    copy_for(wu, consented(wu, "1", "王浩然", "Acme GmbH"), tmp_path / "a")

    def anew(caseload: Caseload, replica: object, student: Student, records: object, row: object, _: bool) -> object:
        return {**joined(caseload, replica, student, (), row, False), "received": False}  # type: ignore[arg-type]

    with monkeypatch.context() as older:
        joined = caseload_office_students._joined
        older.setattr(caseload_office_students, "_joined", anew)
        older.setattr(caseload_office_students, "_taken_over", lambda _: {})
        sync_all(wu, li)
        hand_over(wu, li, clock, tmp_path)
        sync_all(wu, li)
    for one in two:
        rows = one.vault.preferences.with_prefix(caseload_office_students.MINE)
        for folder, row in rows.items():
            old = {key: value for key, value in row.items() if key != "received"}
            one.vault.preferences.set(caseload_office_students.MINE + folder, old)
    assert len(OfficeService(wu).students()) == len(OfficeService(li).students()) == 2
    return two


@pytest.mark.parametrize("turn", [1, -1])
def test_two_records_of_one_student_become_the_givers(doubled: tuple[Caseload, Caseload], turn: int) -> None:
    sync_all(*doubled[::turn])
    for one in doubled:
        ((by, _),) = copies(one)
        assert by == "Ms Wu" and adviser(one) == "Mr Li"


def test_a_withdrawal_ends_both_records_of_an_older_program(doubled: tuple[Caseload, Caseload]) -> None:
    wu, li = doubled
    caseload_consent.withdraw(wu, wu.student("1"))
    OfficeService(wu).sync()
    assert OfficeService(li).sync().ended == 1
    assert li.students() == [] == OfficeService(li).students()
