"""An office of real caseloads through a real folder: what one counsellor says the others know, and a withdrawal ends the data with all of them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from caseload_samples import (
    MovingClock,
    consented,
    copy_for,
    kept,
    new_caseload,
    reopened,
    shared_consents,
    sync_all,
    told,
)

from app.caseload.batch_pairs import Card, Employer, Obstacle
from app.caseload.office import members
from app.caseload.office.event_file import Kind
from app.caseload.students import Route
from app.domain.attribution import Verdict
from app.domain.sensitivity import Stage
from app.errors import EnvironmentProblem, UserError
from app.services import caseload_batch, caseload_consent, caseload_handover, office_step
from app.services.caseload import Caseload
from app.services.caseload_office import OfficeService
from app.services.caseload_office_texts import card_lines, member_lines, warning_lines
from app.services.caseload_trace import CohortTrace, copies_of
from app.services.caseload_vaults import each_student
from app.text.dates import long_day
from app.vault.backup import local_backup
from app.vault.folder import OFFICE, STUDENTS
from app.vault.ledger.row_hashes import sha256


def test_joining_takes_an_invitation_and_the_owners_fingerprint(
    tmp_path: Path, clock: MovingClock, shared: Path
) -> None:
    wu, li = new_caseload(tmp_path / "wu", clock), new_caseload(tmp_path / "li", clock)
    with pytest.raises(UserError, match="office-none "):
        OfficeService(li).invitation(shared)
    OfficeService(wu).create(shared, "Careers", "Ms Wu")
    with pytest.raises(UserError, match="office-not-invited"):
        OfficeService(li).invitation(shared)
    OfficeService(wu).invite(li.identity.address.text, "Mr Li")
    found = OfficeService(li).invitation(shared)
    assert (found.title, found.owner, found.fingerprint) == ("Careers", "Ms Wu", wu.identity.address.fingerprint)
    with pytest.raises(UserError, match="office-other-owner"):
        OfficeService(li).join(shared, li.identity.address.fingerprint)
    assert not office_step.is_joined(li) and not (li.vault.folder / OFFICE).exists()
    OfficeService(li).join(shared, found.fingerprint)
    with pytest.raises(UserError, match="office-not-owner"):
        OfficeService(li).invite(new_caseload(tmp_path / "bo", clock).identity.address.text, "Bo")
    for one in (wu, li):
        one.vault.close()


def test_colleagues_know_students_with_a_consent_and_no_others(two: tuple[Caseload, Caseload]) -> None:
    wu, li = two
    consented(wu, "1", "王晓明", "Acme GmbH")
    kept(wu, "2", "Li Wei")  # no consent
    sync_all(wu, li)
    (record,) = OfficeService(li).students()
    assert record.current(Kind.RECORD)["name"] == "王晓明"
    assert [one.data["employers"] for one in record.consents] == [["Acme GmbH"]]
    assert OfficeService(li).name_of(str(record.current(Kind.ADVISER)["adviser"])) == "Ms Wu"
    before = OfficeService(wu).status()
    OfficeService(wu).sync()
    assert OfficeService(wu).status() == replace(before, synced=OfficeService(wu).status().synced)


def test_copies_are_told_by_hash_and_recipient(two: tuple[Caseload, Caseload], tmp_path: Path) -> None:
    wu, li = two
    student = consented(wu, "1", "Zhang Min", "Acme GmbH")
    sync_all(wu, li)
    made = copy_for(wu, student, tmp_path / "out")
    sync_all(wu, li)
    (copy,) = OfficeService(li).students()[0].copies
    assert copy.data["recipient"] == "Acme GmbH" and copy.data["reference"] == made.reference
    assert copy.data["sha256"] == [file.sha256 for file in made.files]


def test_of_contradicting_entries_the_chosen_one_holds_for_everybody(two: tuple[Caseload, Caseload]) -> None:
    wu, li = two
    consented(wu, "1", "Zhang Min", "Acme GmbH")
    sync_all(wu, li)
    OfficeService(wu).assign("1", "Ms Wu")
    OfficeService(li).assign("1", "Mr Li")
    with pytest.raises(UserError, match="office-nothing-to-choose"):
        OfficeService(li).choose("1", Kind.ADVISER, 0)
    sync_all(wu, li)
    record = OfficeService(li).student("1")
    advisers = [OfficeService(li).name_of(one.data["adviser"]) for one in record.fields[Kind.ADVISER]]
    assert record.contradictions == (Kind.ADVISER,) and set(advisers) == {"Ms Wu", "Mr Li"}
    OfficeService(li).choose("1", Kind.ADVISER, 0)  # the other one is shown first
    sync_all(li, wu)
    for one in two:
        now = OfficeService(one).student("1")
        assert now.contradictions == ()
        assert OfficeService(one).name_of(now.current(Kind.ADVISER)["adviser"]) == advisers[0]


def test_a_file_of_a_colleagues_student_is_told_with_whom_to_ask(
    two: tuple[Caseload, Caseload], tmp_path: Path
) -> None:
    wu, li = two
    student = consented(wu, "1", "Zhang Min", "Acme GmbH")
    sync_all(wu, li)
    made = copy_for(wu, student, tmp_path / "out")
    with wu.open_student(student) as vault:
        file = vault.copies.file_bytes(made.copy_id, "txt")
    sync_all(wu, li)
    assert OfficeService(wu).colleagues_copies() == []
    own = consented(li, "2", "Li Wei", "Acme GmbH", language="en")
    its = copy_for(li, own, tmp_path / "li")
    students, unopened = each_student(li, copies_of)
    cohort = CohortTrace(students, OfficeService(li).colleagues_copies())
    same = cohort.trace("", file)
    assert unopened == 0 and same.verdict is Verdict.IDENTIFIED and same.is_recorded_file and same.student == ""
    (copy,) = same.recorded
    assert (copy.name, copy.member, copy.recipient) == ("Zhang Min", "Ms Wu", "Acme GmbH")
    assert same.copies == 2  # N is all of them
    cited = cohort.trace("", f"They quoted {made.reference}.".encode())
    assert cited.verdict is Verdict.INCONCLUSIVE and cited.recorded == (copy,) and not cited.is_recorded_file
    both = cohort.trace("", f"They quoted {made.reference} and {its.reference}.".encode())
    assert both.recorded == () and both.conflict and both.verdict is Verdict.INCONCLUSIVE
    assert cohort.trace("", b"Nothing of anybody.").recorded == ()


def test_what_a_colleague_learns_of_a_withdrawal_ends_the_data_with_the_adviser(
    two: tuple[Caseload, Caseload], shared: Path
) -> None:
    wu, li = two
    student, other = consented(wu, "1", "Zhang Min", "Acme GmbH"), consented(wu, "2", "Li Wei", "Acme GmbH")
    local_backup.create_local_backup(li.vault)
    sync_all(wu, li)
    OfficeService(li).withdraw("1")
    sync_all(li, wu)
    assert [one.id for one in wu.students()] == ["2"] and not (wu.vault.folder / STUDENTS / student.folder).exists()
    assert "office-ended" in told(wu)
    for one in (wu, li):
        rows = str(one.vault.database.execute("SELECT key, value FROM preferences"))
        assert "Zhang Min" not in rows and "Li Wei" in rows
        assert len(local_backup.local_backups(one.vault.folder)) == 1  # the earlier ones held the key
    assert len(list((shared / "keys").iterdir())) == 1
    assert wu.student("2").folder == other.folder
    with wu.open_student(wu.student("2")):
        pass


def test_two_withdrawals_in_one_sync_take_the_files_of_both_and_keep_what_is_kept(
    two: tuple[Caseload, Caseload], tmp_path: Path
) -> None:
    wu, li = two
    written = []
    for number in range(2):
        student = consented(wu, str(number), f"Student {number}", "Acme GmbH")
        written += [Path(file.path) for file in copy_for(wu, student, tmp_path / str(number)).files]
    consent = wu.student("0").consent
    assert consent is not None
    third = kept(wu, "2", "Bo")
    wu.store(replace(third, consent=replace(consent, id="cd" * 16)))
    sync_all(wu, li)
    for student_id in ("0", "1", "2"):
        OfficeService(li).withdraw(student_id)
    sync_all(li, wu)
    assert not any(path.exists() for path in written)
    (bo,) = wu.students()
    assert bo.id == "2" and bo.consent is None and bo.withdrawn  # kept for the grace period, to be handed over
    status = OfficeService(wu).status()
    said, shared_screen = ("\n".join(warning_lines(status, "en", pseudonyms=hidden)) for hidden in (False, True))
    assert "student Bo withdrew" in said and f"stays until {long_day(wu.removal_day(bo), 'en')}" in said
    assert "Student 0" not in said and said.count("What came by package was removed here") == 2
    assert "Bo" not in shared_screen and bo.pseudonym in shared_screen
    with wu.open_student(bo):
        pass


def test_a_newer_consent_than_the_one_that_was_withdrawn_stays(two: tuple[Caseload, Caseload]) -> None:
    wu, li = two
    student = consented(wu, "1", "Zhang Min", "Acme GmbH")
    sync_all(wu, li)
    OfficeService(li).withdraw("1")
    assert student.consent is not None
    wu.store(replace(student, consent=replace(student.consent, id="ab" * 16)))
    sync_all(li, wu)
    assert [one.id for one in wu.students()] == ["1"] and "office-ended-earlier" in told(wu)
    sync_all(wu, li)
    assert shared_consents(li) == [["ab" * 16]]


def test_a_students_own_withdrawal_and_removal_end_the_record_everywhere(two: tuple[Caseload, Caseload]) -> None:
    wu, li = two
    one, other = consented(wu, "1", "Zhang Min", "Acme GmbH"), consented(wu, "2", "Li Wei", "Acme GmbH")
    sync_all(wu, li)
    caseload_consent.withdraw(wu, one)
    wu.remove([other], "removed")
    sync_all(wu, li)
    assert OfficeService(li).students() == [] and OfficeService(wu).students() == []
    assert "office-ended-elsewhere" in told(li) and "office-ended-elsewhere" not in told(wu)
    said = "\n".join(warning_lines(OfficeService(li).status(), "en"))
    assert one.pseudonym in said and other.pseudonym not in said and "Zhang Min" not in said
    sync_all(wu, li)
    codes = [one.code for one in OfficeService(li).status().told]
    assert codes.count("office-ended-elsewhere") == 1, "told once"


def test_no_consent_is_relied_on_after_a_week_without_a_sync(
    two: tuple[Caseload, Caseload], clock: MovingClock, tmp_path: Path
) -> None:
    wu, li = two
    consented(wu, "1", "Zhang Min", "Acme GmbH")
    sync_all(wu, li)
    cards = [Card(Employer("Acme GmbH"))]
    clock.move(days=6)
    assert len(caseload_batch.look(wu, cards).pairs) == 1
    before = caseload_batch.look(wu, cards)
    batch = caseload_batch.begin(wu, tmp_path / "fair", Stage.APPLY)
    clock.move(days=1)
    with pytest.raises(UserError, match="office-stale"):  # of a window that stayed open
        caseload_batch.run(wu, batch, before)
    late = caseload_batch.look(wu, cards)
    assert late.pairs == () and late.counts() == {Obstacle.NOT_SYNCED: 1}
    assert OfficeService(wu).status().is_stale
    OfficeService(wu).sync()
    assert len(caseload_batch.look(wu, cards).pairs) == 1
    assert OfficeService(wu).status().is_silent  # and nothing came of Mr Li


def test_a_share_that_is_not_connected_is_told_and_what_is_unsent_waits(
    two: tuple[Caseload, Caseload], shared: Path
) -> None:
    wu, li = two
    consented(wu, "1", "Zhang Min", "Acme GmbH")
    sync_all(wu, li)
    OfficeService(li).note("1", "called today")
    shared.rename(shared.with_name("away"))
    shared.mkdir()  # an empty mount point
    with pytest.raises(EnvironmentProblem, match="office-folder-missing"):
        OfficeService(li).sync()
    assert list(shared.iterdir()) == [] and OfficeService(li).status().unsent == 1
    shared.rmdir()
    shared.with_name("away").rename(shared)
    sync_all(li, wu)
    assert [one.data["text"] for one in OfficeService(wu).students()[0].notes] == ["called today"]


def test_what_lies_in_the_folder_for_good_is_told_once(two: tuple[Caseload, Caseload], shared: Path) -> None:
    wu, _ = two
    folder = next((shared / "events").iterdir())
    (folder / f"{7:08d}-{'ab' * 16}.events").write_bytes(b"made up")
    sync_all(wu)
    assert "office-file-damaged" in told(wu)
    OfficeService(wu).mark_read()
    sync_all(wu)
    assert told(wu) == set()
    (folder / f"{8:08d}-{'ab' * 16}.events").write_bytes(b"made up")
    sync_all(wu)
    assert told(wu) == {"office-file-damaged"}


def test_a_folder_moves(two: tuple[Caseload, Caseload], shared: Path, tmp_path: Path) -> None:
    wu, _ = two
    shared.rename(tmp_path / "elsewhere")
    (tmp_path / "other").mkdir()
    with pytest.raises(EnvironmentProblem, match="office-folder-missing"):
        OfficeService(wu).use_folder(tmp_path / "other")
    OfficeService(wu).use_folder(tmp_path / "elsewhere")
    assert OfficeService(wu).status().folder == str(tmp_path / "elsewhere")


def test_a_caseload_restored_from_an_old_backup_says_nobody_twice(
    two: tuple[Caseload, Caseload], tmp_path: Path
) -> None:
    wu, li = two
    backup = tmp_path / "backup"
    wu.vault.close()
    shutil.copytree(wu.vault.folder, backup)
    wu = reopened(wu)
    consented(wu, "1", "Zhang Min", "Acme GmbH")
    sync_all(wu, li)
    students = wu.vault.folder / STUDENTS
    record = wu.student("1")
    wu.vault.close()
    # the database of yesterday, and the student entered again under the same folder name
    for name in ("vault.db", "vault.head"):
        shutil.copy2(backup / name, wu.vault.folder / name)
    assert students.is_dir()
    wu = reopened(wu)
    wu.store(record)
    sync_all(wu, li)
    assert len(OfficeService(li).students()) == 1
    wu.vault.close()


def test_leaving_forgets_the_office_and_keeps_the_students(two: tuple[Caseload, Caseload], shared: Path) -> None:
    wu, li = two
    consented(wu, "1", "Zhang Min", "Acme GmbH")
    kept(li, "9", "Bo")
    sync_all(wu, li)
    files = sorted(shared.rglob("*"))
    OfficeService(li).leave()
    assert [one.id for one in li.students()] == ["9"] and not office_step.is_stale(li)
    rows = str(li.vault.database.execute("SELECT key, value FROM preferences"))
    assert "office" not in rows and "Zhang Min" not in rows and not (li.vault.folder / OFFICE).exists()
    assert sorted(shared.rglob("*")) == files
    with pytest.raises(UserError, match="office-none-joined"):
        OfficeService(li).sync()


def test_wiping_a_caseload_takes_its_copy_of_the_office(two: tuple[Caseload, Caseload]) -> None:
    _, li = two
    caseload_handover.wipe(li)
    assert not li.vault.folder.exists()


def test_an_owner_neither_wipes_nor_leaves_before_colleagues_have_another(two: tuple[Caseload, Caseload]) -> None:
    wu, li = two
    for deed in (lambda: caseload_handover.wipe(wu), lambda: OfficeService(wu).leave()):
        with pytest.raises(UserError, match="office-owner-leaves"):
            deed()
    assert wu.vault.folder.exists() and office_step.is_joined(wu)
    OfficeService(wu).make_owner("Mr Li")
    sync_all(wu, li)
    caseload_handover.wipe(wu)
    assert not wu.vault.folder.exists()
    OfficeService(li).remove("Ms Wu")  # the new owner can
    caseload_handover.wipe(li)  # and nobody is left who would need one


def test_a_member_who_deletes_the_caseload_says_goodbye(two: tuple[Caseload, Caseload], tmp_path: Path) -> None:
    wu, li = two
    consented(wu, "1", "王晓明", "Acme GmbH")
    consented(wu, "2", "Zhang Min", "Acme GmbH")
    sync_all(wu, li)
    caseload_handover.pass_on(wu, wu.student("1"), tmp_path / "wang.age", "what the colleague chose")
    caseload_handover.take_over(li, tmp_path / "wang.age", "what the colleague chose")
    sync_all(wu, li)
    OfficeService(wu).make_owner("Mr Li")
    sync_all(wu, li)
    assert not caseload_handover.wipe(wu).is_untold
    sync_all(li)
    status = OfficeService(li).status()
    assert [one.has_left for one in status.members] == [True, False] and "office-member-left" in told(li)
    assert "Ms Wu (left)" in member_lines(status, "en")[0] and "Ms Wu" not in card_lines(status, "en")[0]
    assert [one.current(Kind.RECORD)["id"] for one in OfficeService(li).students()] == ["1"]  # who was handed over
    assert not caseload_handover.wipe(li).is_untold  # nobody is left who would need an owner


def test_a_caseload_whose_office_cannot_be_reached_is_deleted_and_says_so(
    two: tuple[Caseload, Caseload], shared: Path
) -> None:
    wu, li = two
    consented(li, "1", "Zhang Min", "Acme GmbH")
    sync_all(wu, li)
    shared.rename(shared.with_name("away"))
    assert caseload_handover.wipe(li).is_untold and not li.vault.folder.exists()
    shared.with_name("away").rename(shared)
    sync_all(wu)
    assert not any(one.has_left for one in OfficeService(wu).status().members)


def test_an_owner_whose_colleagues_need_no_office_leaves_it_anyway(two: tuple[Caseload, Caseload]) -> None:
    wu, _ = two
    OfficeService(wu).leave(anyway=True)
    assert not office_step.is_joined(wu)
    caseload_handover.wipe(wu)


def test_the_owner_hands_over_and_goes(two: tuple[Caseload, Caseload]) -> None:
    wu, li = two
    with pytest.raises(UserError, match="office-owner-stays"):
        OfficeService(wu).remove("Ms Wu")
    OfficeService(wu).make_owner("Mr Li")
    sync_all(wu, li)
    OfficeService(li).remove("Ms Wu")
    OfficeService(wu).sync()
    assert OfficeService(wu).status().is_removed and "office-removed-you" in told(wu)
    consented(li, "1", "Zhang Min", "Acme GmbH")
    sync_all(li, wu)
    assert OfficeService(wu).students() == []


def test_paper_consents_are_shared_like_others(two: tuple[Caseload, Caseload]) -> None:
    wu, li = two
    student = consented(wu, "1", "Zhang Min", "Acme GmbH")
    assert student.consent is not None
    wu.store(replace(student, consent=replace(student.consent, route=Route.PAPER)))
    sync_all(wu, li)
    assert OfficeService(li).students()[0].consents[0].data["route"] == "paper"


def test_who_vouches_for_a_member_and_whom_one_compared_is_shown(
    two: tuple[Caseload, Caseload], tmp_path: Path, clock: MovingClock
) -> None:
    wu, li = two
    zhang = new_caseload(tmp_path / "zhang", clock)
    OfficeService(wu).invite(zhang.identity.address.text, "Ms Zhang")
    sync_all(wu, li)
    lines = {one.name: one for one in OfficeService(li).status().members}
    assert (lines["Ms Wu"].added_by, lines["Ms Zhang"].added_by) == ("", "Ms Wu")
    assert lines["Ms Wu"].is_compared and not lines["Ms Zhang"].is_compared
    told = member_lines(OfficeService(li).status(), "en")
    assert "added by Ms Wu" in told[2] and "you have not compared the fingerprint" in told[2]
    assert all(one.is_compared for one in OfficeService(wu).status().members if not one.is_you)
    with pytest.raises(UserError, match="office-fingerprint-differs"):
        OfficeService(li).compare("Ms Zhang", wu.identity.address.fingerprint)
    OfficeService(li).compare("Ms Zhang", zhang.identity.address.fingerprint.lower())
    assert all(one.is_compared for one in OfficeService(li).status().members if not one.is_you)
    OfficeService(li).leave()
    assert li.vault.preferences.get("office-compared") is None
    zhang.vault.close()


def test_a_list_by_an_older_program_says_nobody_vouched(two: tuple[Caseload, Caseload]) -> None:
    row = members.first_members("Careers", two[0].identity, "Ms Wu", "2026-11-29").to_json()
    for one in row["members"]:  # type: ignore[attr-defined]
        del one["added_by"]
    assert [one.added_by for one in members.members_from_json(row).members] == [""]


def test_a_student_passed_on_within_an_office_stays_with_the_colleague(
    two: tuple[Caseload, Caseload], tmp_path: Path
) -> None:
    wu, li = two
    student = consented(wu, "1", "王晓明", "Acme GmbH")
    sync_all(wu, li)
    caseload_handover.pass_on(wu, student, tmp_path / "wang.age", "what the colleague chose")
    caseload_handover.take_over(li, tmp_path / "wang.age", "what the colleague chose")
    sync_all(wu, li)
    wu.remove([wu.student("1")], "removed")
    sync_all(wu, li)
    sync_all(wu, li)
    assert wu.students() == [] and [one.state(li.today).value for one in li.students()] == ["active"]
    advisers = [str(one.current(Kind.ADVISER)["adviser"]) for one in OfficeService(wu).students()]
    assert [OfficeService(wu).name_of(one) for one in advisers] == ["Mr Li"]
    caseload_consent.withdraw(li, li.student("1"))
    sync_all(wu, li)
    assert OfficeService(wu).students() == []


def test_a_withdrawal_ends_that_consent_and_what_rested_on_it_alone(
    two: tuple[Caseload, Caseload], tmp_path: Path
) -> None:
    """One person, known to two counsellors by a consent each: ending one leaves the other's vault, files and consent."""
    written = dict[str, list[Path]]()
    for name, one in zip(("wu", "li"), two, strict=True):
        student = consented(one, "1", "Zhang Min", "Acme GmbH")
        assert student.consent is not None
        student = replace(student, consent=replace(student.consent, id=sha256(name.encode())[:32]))
        one.store(student)
        written[name] = [Path(file.path) for file in copy_for(one, student, tmp_path / name).files]
    wu, li = two
    sync_all(wu, li)
    assert len(OfficeService(wu).students()) == 2
    caseload_consent.withdraw(wu, wu.student("1"))
    sync_all(wu, li)
    assert not wu.students() and not any(path.exists() for path in written["wu"])
    assert li.student("1").consent is not None and all(path.exists() for path in written["li"])
    assert shared_consents(wu) == [[li.student("1").consent.id]]
