"""A student with two consents in an office: colleagues see both; each ends alone, with everybody, and what rests on the other stays."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from caseload_samples import (
    MovingClock,
    copy_for,
    join_office,
    package_of,
    shared_consents,
    sync_all,
    taken,
    told,
)

from app.caseload.batch_pairs import Card, Employer, Obstacle
from app.caseload.office.event_file import Kind
from app.caseload.students import Purpose, State, Student
from app.errors import UserError
from app.services import (
    caseload_batch,
    caseload_consent,
    caseload_handover,
    caseload_office_students,
    caseload_release,
    stored_resume,
)
from app.services.caseload import Caseload
from app.services.caseload_office import OfficeService
from app.services.caseload_office_texts import warning_lines
from app.services.caseload_student_consent import ConsentService, Made
from app.text.dates import long_day
from app.vault.vault import Vault

SECRET = "what the colleague chose"
NO_PHONE = '{"base": "interview", "set": {"phone": "remove", "address": "remove"}}'
Two = tuple[Caseload, Caseload]


def advice_of(own: Vault, caseload: Caseload, **more: object) -> Made:
    return package_of(own, caseload, purpose="advice", employers=(), **more)


def both(own: Vault, caseload: Caseload, **of_fair: object) -> tuple[Made, Made]:
    """A consent for advice and one for a fair, taken one after the other."""
    made = advice_of(own, caseload), package_of(own, caseload, **of_fair)
    for one in made:
        taken(caseload, one.data)
    return made


def ids(*made: Made) -> list[str]:
    return [one.label.id for one in made]


def consents(caseload: Caseload) -> list[str]:
    """Ids of the consents of the caseload's only student, if there is one."""
    return [one.id for student in caseload.students() for one in student.consents]


def hand_over(giver: Caseload, receiver: Caseload, clock: MovingClock, work: Path) -> Student:
    """Give a colleague the only student."""
    clock.move(minutes=5)
    caseload_handover.pass_on(giver, giver.students()[0], work / "one.age", SECRET)
    (found,) = caseload_handover.take_over(receiver, work / "one.age", SECRET).students
    clock.move(minutes=5)
    return found


@pytest.fixture
def made(two: Two, own: Vault, clock: MovingClock, tmp_path: Path) -> tuple[Made, Made]:
    """The consents of a student whom both counsellors have, for advice and for a fair."""
    given = both(own, two[0])
    with_both(two, clock, tmp_path)
    return given


def with_both(two: Two, clock: MovingClock, work: Path) -> Student:
    """Give the colleague the student, and let both know; return the colleague's."""
    sync_all(*two)
    found = hand_over(*two, clock, work)
    sync_all(*two)
    return found


def test_colleagues_see_each_consent_that_is_in_force(two: Two, own: Vault) -> None:
    wu, li = two
    advice, fair = both(own, wu)
    sync_all(wu, li)
    for one in two:
        assert sorted(*shared_consents(one)) == sorted(ids(advice, fair))
    seen = {str(one.data["purpose"]): one.data for one in OfficeService(li).students()[0].consents}
    assert set(seen) == {"advice", "fair"} and seen["fair"]["employers"] == ["Acme GmbH"]
    assert OfficeService(wu).unsent() == []
    before = sorted(OfficeService(li).status().told, key=str)
    sync_all(wu, li)
    assert sorted(OfficeService(li).status().told, key=str) == before and OfficeService(wu).unsent() == []


def test_an_older_program_reads_the_newest_consent_that_is_left(two: Two, own: Vault, clock: MovingClock) -> None:
    wu, li = two
    advice = advice_of(own, wu)
    taken(wu, advice.data)
    clock.move(days=1)
    fair = package_of(own, wu)
    taken(wu, fair.data)
    sync_all(wu, li)

    def said() -> str:
        """The id where older programs look for it, in what is said next."""
        service = OfficeService(wu)
        replica = service._replica()
        caseload_office_students.publish(wu, replica)
        (event,) = (one for one in replica.outbox if one.kind is Kind.CONSENT)
        return str(event.data["id"])

    taken(wu, ConsentService(own).withdraw(fair.label.id).data)
    assert said() == advice.label.id


@pytest.mark.parametrize("gone", [0, 1])
@pytest.mark.parametrize("by_colleague", [True, False])
def test_a_withdrawal_of_either_reaches_every_colleague_and_the_other_stays(
    two: Two, own: Vault, made: tuple[Made, Made], gone: int, by_colleague: bool
) -> None:
    wu, li = two
    OfficeService(li).note(OfficeService(li).students()[0].id, "called today")
    assert sorted(consents(wu)) == sorted(consents(li)) == sorted(ids(*made))
    first, other = (li, wu) if by_colleague else (wu, li)
    if by_colleague:
        OfficeService(first).withdraw(OfficeService(first).students()[0].id, made[gone].label.id)
    else:
        taken(first, ConsentService(own).withdraw(made[gone].label.id).data)
    OfficeService(first).sync()
    assert OfficeService(other).sync().ended == 1
    sync_all(wu, li)
    (stays,) = ids(made[1 - gone])
    for one in two:
        assert consents(one) == [stays] and shared_consents(one) == [[stays]]
        assert one.students()[0].state(one.today) is State.ACTIVE
        (record,) = OfficeService(one).students()
        assert [note.data["text"] for note in record.notes] == ["called today"]
        with one.open_student(one.students()[0]) as vault:
            assert vault.masters.names()
        rows = str(one.vault.database.execute("SELECT key, value FROM preferences WHERE key LIKE 'office-record%'"))
        assert ("Acme GmbH" in rows) == (gone == 0), "of a withdrawn consent the id alone is left"
    assert "office-ended-one" in told(other) and "office-ended" not in told(other)
    said = "\n".join(warning_lines(OfficeService(other).status(), "en"))
    student, day = other.students()[0], made[gone].label.issued
    assert student.name in said and long_day(day, "en") in said and ("Advice" if gone == 0 else "job fair") in said
    hidden = "\n".join(warning_lines(OfficeService(other).status(), "en", pseudonyms=True))
    assert student.name not in hidden and student.pseudonym in hidden
    taken(wu, ConsentService(own).withdraw(stays).data)
    sync_all(wu, li)
    assert wu.students() == li.students() == [] == OfficeService(wu).students() == OfficeService(li).students()


def test_all_consents_at_once_end_the_student_everywhere(two: Two, own: Vault, shared: Path) -> None:
    wu, li = two
    both(own, wu)
    sync_all(wu, li)
    with pytest.raises(UserError, match="office-consent-unknown"):
        OfficeService(li).withdraw(OfficeService(li).students()[0].id, "ab" * 16)
    OfficeService(li).withdraw(OfficeService(li).students()[0].id)
    sync_all(li, wu)
    assert wu.students() == [] == OfficeService(wu).students() == OfficeService(li).students()
    assert list((shared / "keys").iterdir()) == [] and "office-ended" in told(wu)


def test_two_colleagues_who_note_one_withdrawal_each_end_the_student(
    two: Two, own: Vault, clock: MovingClock, tmp_path: Path, shared: Path
) -> None:
    wu, li = two
    advice, fair = both(own, wu)
    sync_all(wu, li)
    student = OfficeService(li).students()[0].id
    taken(wu, ConsentService(own).withdraw(advice.label.id).data)
    OfficeService(li).withdraw(student, fair.label.id)  # neither has heard of the other
    sync_all(li, wu)
    sync_all(li, wu)
    assert wu.students() == [] == OfficeService(wu).students() == OfficeService(li).students()
    assert list((shared / "keys").iterdir()) == []


@pytest.mark.parametrize("gone", [0, 1])
def test_files_that_rest_on_the_consent_that_ended_go_and_others_stay(
    two: Two, own: Vault, clock: MovingClock, tmp_path: Path, gone: int
) -> None:
    wu, li = two
    made = both(own, wu)
    found = with_both(two, clock, tmp_path)
    files = [Path(file.path) for file in copy_for(li, found, tmp_path / "out").files]
    sync_all(wu, li)
    assert all(path.exists() for path in files)
    OfficeService(wu).withdraw(OfficeService(wu).students()[0].id, made[gone].label.id)
    sync_all(wu, li)
    assert [path.exists() for path in files] == [gone == 0] * len(files)
    problem = caseload_release.problem(li, li.students()[0], "Acme GmbH")
    assert (problem is None) == (gone == 0)


def test_what_only_the_ended_consent_allowed_goes_and_the_record_goes_on(
    two: Two, own: Vault, clock: MovingClock, tmp_path: Path
) -> None:
    wu, li = two
    narrow = package_of(own, wu, policy=NO_PHONE)
    wide = advice_of(own, wu)
    for one in (narrow, wide):
        taken(wu, one.data)
    with_both(two, clock, tmp_path)
    before = OfficeService(li).students()[0]
    OfficeService(li).note(before.id, "called today")
    old = wu.students()[0].folder
    taken(wu, ConsentService(own).withdraw(wide.label.id).data)
    sync_all(wu, li)
    phone = stored_resume.current(own).resume.basics.phone
    for one in two:
        (student,) = one.students()
        assert student.folder != old and consents(one) == ids(narrow)
        with one.open_student(student) as vault:
            assert not stored_resume.current(vault).resume.basics.phone and phone
        (record,) = OfficeService(one).students()
        assert record.id == before.id and len(record.notes) == 1 and record.contradictions == ()
        assert "office-ended-elsewhere" not in told(one)
    sync_all(wu, li)
    assert OfficeService(wu).unsent() == OfficeService(li).unsent() == []
    wu.remove(wu.students(), "removed")
    sync_all(wu, li)
    assert shared_consents(wu) == [ids(narrow)] and consents(li) == ids(narrow)


def test_one_that_is_over_goes_from_the_team_and_the_other_stays(two: Two, own: Vault, clock: MovingClock) -> None:
    wu, li = two
    advice, _ = both(own, wu, expires="2026-12-01")
    sync_all(wu, li)
    clock.move(days=5)
    sync_all(wu, li)  # nobody has looked at the list of students since
    assert shared_consents(li) == [ids(advice)]
    caseload_consent.sweep(wu)
    sync_all(wu, li)
    assert shared_consents(li) == shared_consents(wu) == [ids(advice)] and consents(wu) == ids(advice)


@pytest.mark.parametrize("holds_another", [True, False])
def test_a_newer_consent_in_place_of_one_reaches_who_has_the_old_one(
    two: Two, own: Vault, clock: MovingClock, tmp_path: Path, holds_another: bool
) -> None:
    wu, li = two
    advice, fair = both(own, wu) if holds_another else (None, package_of(own, wu))
    if not holds_another:
        taken(wu, fair.data)
    with_both(two, clock, tmp_path)
    newer = package_of(own, wu, employers=("Beta AG",))
    taken(wu, newer.data)
    sync_all(wu, li)
    OfficeService(li).sync()
    (student,) = li.students()
    if advice is not None:
        assert consents(li) == ids(advice) and "office-replaced" in told(li)
        assert student.gap(Purpose.FAIR, "Acme GmbH", li.today) is not None
        assert sorted(*shared_consents(wu)) == sorted(ids(advice, newer))
    else:  # it is all that the data here rest on: told, nothing is destroyed
        assert consents(li) == ids(fair) and "office-consent-older" in told(li)
        assert sorted(*shared_consents(wu)) == sorted(ids(fair, newer))
        OfficeService(li).mark_read()
        sync_all(wu, li)
        assert "office-consent-older" not in told(li), "told once"
    assert fair.label.id not in consents(wu)


def test_who_lets_a_student_go_leaves_the_colleagues_consents(two: Two, own: Vault, made: tuple[Made, Made]) -> None:
    wu, li = two
    only_wu = package_of(own, wu, purpose="report", employers=())
    taken(wu, only_wu.data)
    sync_all(wu, li)
    assert sorted(*shared_consents(li)) == sorted(ids(*made, only_wu))
    wu.remove(wu.students(), "removed")
    sync_all(wu, li)
    assert sorted(*shared_consents(li)) == sorted(ids(*made)) and sorted(consents(li)) == sorted(ids(*made))
    li.remove(li.students(), "removed")
    sync_all(li, wu)
    assert OfficeService(wu).students() == OfficeService(li).students() == []


def test_no_copy_after_a_week_without_a_sync_whichever_consent_covers_it(
    two: Two, own: Vault, clock: MovingClock
) -> None:
    wu, li = two
    both(own, wu)
    sync_all(wu, li)
    cards = [Card(Employer("Acme GmbH"))]
    assert len(caseload_batch.look(wu, cards).pairs) == 1
    clock.move(days=7)
    assert caseload_batch.look(wu, cards).counts() == {Obstacle.NOT_SYNCED: 1}
    problem = caseload_release.problem(wu, wu.students()[0], "Acme GmbH")
    assert problem is not None and problem.code == "release-not-synced"


# -- a colleague who was away -----------------------------------------------------------------------------------------


def life(own: Vault, wu: Caseload) -> list[Callable[[], object]]:
    """What happens to a student's consents at one counsellor, step by step."""
    advice, fair = advice_of(own, wu), package_of(own, wu)
    return [
        lambda: taken(wu, advice.data),
        lambda: taken(wu, fair.data),
        lambda: OfficeService(wu).note(OfficeService(wu).students()[0].id, "called today"),
        lambda: taken(wu, ConsentService(own).withdraw(advice.label.id).data),
        lambda: taken(wu, package_of(own, wu, employers=("Beta AG",)).data),
        lambda: taken(wu, package_of(own, wu, purpose="report", employers=()).data),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_a_colleague_who_was_away_catches_up_in_any_order(
    apart: Two, own: Vault, shared: Path, tmp_path: Path, seed: int
) -> None:
    wu, li = apart
    join_office(wu, li, shared)
    sync_all(wu, li)
    away = tmp_path / "away"
    shutil.copytree(shared, away)
    OfficeService(li).use_folder(away)
    for step in life(own, wu):
        step()
        OfficeService(wu).sync()
    files = [path.relative_to(shared) for path in shared.rglob("*") if path.is_file()]
    draw = random.Random(seed)
    draw.shuffle(files)
    for name in files:
        (away / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(shared / name, away / name)
        if draw.random() < 0.5:
            OfficeService(li).sync()
    OfficeService(li).sync()
    assert shared_consents(li) == shared_consents(wu) and len(shared_consents(li)[0]) == 2
    assert sorted(*shared_consents(li)) == sorted(consents(wu))
    assert OfficeService(li).students() == OfficeService(wu).students()


# -- what an older program wrote --------------------------------------------------------------------------------------


def test_what_an_older_program_said_of_a_student_is_said_again_with_all_consents(two: Two, own: Vault) -> None:
    wu, li = two
    advice = advice_of(own, wu)
    student = taken(wu, advice.data)
    sync_all(wu, li)
    key = caseload_office_students.MINE + student.folder
    row = wu.vault.preferences.get(key)
    old = {name: value for name, value in row.items() if name not in ("consents", "folder")}
    wu.vault.preferences.set(key, {**old, "package": advice.label.id})
    fair = package_of(own, wu)
    taken(wu, fair.data)
    sync_all(wu, li)
    assert sorted(*shared_consents(li)) == sorted(ids(advice, fair)) and len(OfficeService(li).students()) == 1
    assert "package" not in wu.vault.preferences.get(key)


def test_a_withdrawal_that_an_older_program_said_ends_the_consent_that_it_names(two: Two, own: Vault) -> None:
    wu, li = two
    advice, fair = both(own, wu)
    sync_all(wu, li)
    (record,) = OfficeService(li).students()
    OfficeService(li)._say((Kind.ENDED, record.id, {"reason": "withdrawn", "package": fair.label.id}))
    sync_all(li, wu)
    sync_all(li, wu)
    assert consents(wu) == ids(advice) and shared_consents(li) == [ids(advice)], "begun anew with the one that stays"
