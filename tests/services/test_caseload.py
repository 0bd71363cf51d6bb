"""A caseload: students open without passphrases, go without a trace but a row of the ledger, and a kill leaves each whole or gone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from caseload_samples import PASSPHRASE, MovingClock, allowed, kept, new_caseload, reopened

from app.caseload import keys
from app.caseload.students import Keeper
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Stage
from app.errors import EnvironmentProblem, UserError
from app.redact.policies import stage_policy
from app.services import caseload as module
from app.services import caseload_consent, caseload_handover, caseload_roster, stored_resume, vaults
from app.services.caseload import Caseload, create_caseload, is_caseload, open_caseload
from app.services.copies import CopyRequest, CopyService
from app.services.recipients import RecipientService
from app.vault.backup import local_backup
from app.vault.folder import STUDENTS
from app.vault.keys import key_derivation
from app.vault.vault import Vault
from app.vault.vault_file_names import CASELOAD_KEYS


def folders(caseload: Caseload) -> set[str]:
    return {path.name for path in (caseload.vault.folder / STUDENTS).iterdir()}


def bodies(caseload: Caseload) -> str:
    return " ".join(str(row[0]) for row in caseload.vault.database.execute("SELECT body FROM ledger"))


def test_students_open_without_a_passphrase_each(caseload: Caseload, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        kept(caseload, str(number), f"Student {number}")
    caseload = reopened(caseload)

    def derived(*_: object) -> bytes:
        raise AssertionError("a key was derived")

    monkeypatch.setattr(key_derivation, "_wrapping_key", derived)
    names = []
    for student in caseload.students():
        with caseload.open_student(student) as vault:
            names.append(stored_resume.current(vault).resume.basics.name)
            assert vault.access.key_slots() == []
    assert names == [f"Student {number}" for number in range(5)]
    caseload.vault.close()


def test_no_passphrase_opens_a_students_vault_from_outside(caseload: Caseload) -> None:
    student = kept(caseload, "1", "Li Wei")
    with pytest.raises(UserError, match="no-passphrase-slot"):
        vaults.open_vault(caseload.vault.folder / STUDENTS / student.folder, PASSPHRASE)


def test_one_vault_never_opens_with_anothers_key(caseload: Caseload) -> None:
    one, two = kept(caseload, "1", "Li Wei"), kept(caseload, "2", "Zhang Min")
    with pytest.raises(UserError, match="vault-damaged"):
        Vault.open(
            caseload.vault.folder / STUDENTS / two.folder,
            key_derivation.RawKeyUnlock(caseload._key(one)),
            clock=caseload.vault.clock,
        )


def test_an_id_is_there_once(caseload: Caseload) -> None:
    kept(caseload, "1", "Li Wei")
    before = folders(caseload)
    with pytest.raises(UserError, match="student-exists"):
        caseload.add("1", "Other", Keeper.STUDENT)
    assert folders(caseload) == before


def test_a_vault_that_cannot_be_filled_adds_nobody(caseload: Caseload) -> None:
    def fails(_: Vault) -> None:
        raise UserError("nothing-found")

    with pytest.raises(UserError, match="nothing-found"):
        caseload.add("1", "Li Wei", Keeper.COUNSELLOR, fill=fails)
    assert caseload.students() == [] and folders(caseload) == set()


def test_removal_leaves_a_row_without_a_name_and_everybody_elses_vault(caseload: Caseload, clock: MovingClock) -> None:
    gone, stays = kept(caseload, "20260101", "王晓明"), kept(caseload, "20260102", "Zhang Min")
    before, old_keys = local_backup.create_local_backup(caseload.vault), caseload._keys
    removal = caseload.remove([gone], "removed")[0]
    assert removal.backups == 1 and not before.folder.exists()
    caseload = reopened(caseload)
    assert [one.id for one in caseload.students()] == ["20260102"]
    assert folders(caseload) == {stays.folder}
    assert "王晓明" not in bodies(caseload) and "20260101" not in bodies(caseload) and gone.folder in bodies(caseload)
    with caseload.open_student(caseload.student("20260102")) as vault:
        assert stored_resume.current(vault).resume.basics.name == "Zhang Min"
    assert keys.unwrap(old_keys, caseload.vault.vault_id, gone.folder, gone.id, gone.wrapped, gone.generation)
    with pytest.raises(UserError, match="caseload-key-missing"):  # the old wrap is worth nothing any more
        caseload._key(gone)
    assert len(local_backup.local_backups(caseload.vault.folder)) == 1
    caseload.vault.close()


def test_removal_takes_files_that_still_lie_there_and_no_others(caseload: Caseload, tmp_path: Path) -> None:
    student, out = allowed(caseload, kept(caseload, "1", "Li Wei")), tmp_path / "out"
    out.mkdir()
    with caseload.open_student(student) as vault:
        recipient = RecipientService(vault).find_or_add("Acme GmbH", RecipientKind.EMPLOYER)
        made = CopyService(vault).make(CopyRequest(recipient, stage_policy(Stage.INTERVIEW), ("txt", "json")), out)
    first, second = (Path(file.path) for file in made.record.files)
    second.write_bytes(b"somebody else's by now")
    other = out / "other.txt"
    other.write_bytes(b"not ours")
    assert caseload.remove([student], "removed")[0].outputs == (str(first),)
    assert not first.exists() and second.exists() and other.exists()


class Killed(BaseException):
    """Stands for a kill: nothing of the program runs after it."""


KILLS = ("rename", "keys", "records", "last-record", "committed", "keys-again", "folder", "backup")


@pytest.mark.parametrize("point", KILLS)
def test_a_kill_leaves_a_student_whole_or_gone(point: str, caseload: Caseload, monkeypatch: pytest.MonkeyPatch) -> None:
    gone, stays = kept(caseload, "1", "Li Wei"), kept(caseload, "2", "Zhang Min")
    with monkeypatch.context() as patch:
        _arm(patch, caseload, point)
        with pytest.raises(Killed):
            caseload.remove([gone], "removed")
    caseload = reopened(caseload)
    there = {one.id for one in caseload.students()}
    committed = KILLS.index(point) >= KILLS.index("committed")
    assert there == ({"2"} if committed else {"1", "2"})
    assert folders(caseload) == ({stays.folder} if committed else {gone.folder, stays.folder})
    for student in caseload.students():
        with caseload.open_student(student) as vault:
            assert stored_resume.current(vault).resume.basics.name == student.name
    assert caseload.vault.ledger.verify() is None
    if not committed:
        caseload.remove([caseload.student("1")], "removed")
        assert folders(caseload) == {stays.folder}
    caseload.vault.close()


def _arm(patch: pytest.MonkeyPatch, caseload: Caseload, point: str) -> None:
    """Kill `remove` right before its step `point`."""

    def killed(*_: object, **__: object) -> None:
        raise Killed

    saves = iter(range(9))
    real_save = module._save_keys

    def save(*arguments: object) -> None:
        if point == ("keys" if next(saves) == 0 else "keys-again"):
            raise Killed
        real_save(*arguments)

    patch.setattr(module, "_save_keys", save)
    targets = {
        "rename": (Path, "rename"),
        "records": (caseload, "store"),
        "last-record": (caseload, "_wrap_again"),
        "committed": (caseload, "settle"),
        "folder": (module.shutil, "rmtree"),
        "backup": (caseload, "replace_backups"),
    }
    if point in targets:
        patch.setattr(*targets[point], killed)


def test_a_damaged_file_of_keys_is_replaced_by_its_copy(caseload: Caseload) -> None:
    student = kept(caseload, "1", "Li Wei")
    path = caseload.vault.folder / CASELOAD_KEYS[0]
    path.write_bytes(path.read_bytes()[:50])
    caseload = reopened(caseload)
    with caseload.open_student(caseload.student(student.id)):
        pass
    (caseload.vault.folder / CASELOAD_KEYS[1]).write_bytes(b"gone too")
    with pytest.raises(UserError, match="caseload-keys-damaged"):
        reopened(caseload)


def test_a_local_backup_in_place_of_a_damaged_database_keeps_the_students(caseload: Caseload) -> None:
    student, folder = kept(caseload, "1", "Li Wei"), caseload.vault.folder
    made = local_backup.create_local_backup(caseload.vault)
    caseload.vault.close()
    (folder / "vault.db").write_bytes(b"\0" * 8192)
    vaults.replace_with_local_backup(folder, made.folder.name, clock=caseload.vault.clock)
    with vaults.open_vault(folder, PASSPHRASE, clock=caseload.vault.clock) as vault:
        restored = open_caseload(vault)
        with restored.open_student(restored.student(student.id)) as own:
            assert stored_resume.current(own).resume.basics.name == "Li Wei"


def test_students_of_a_roster_outlast_a_database_damaged_on_the_same_day(caseload: Caseload, tmp_path: Path) -> None:
    folder, table = caseload.vault.folder, [["id", "name"], ["1", "Li Wei"], ["2", "Ann Lee"]]
    added = caseload_roster.add(caseload, caseload_roster.preview(caseload, table, tmp_path))
    assert len(added) == 2
    caseload.vault.close()
    (newest,) = local_backup.local_backups(folder)
    (folder / "vault.db").write_bytes(b"\0" * 8192)
    vaults.replace_with_local_backup(folder, newest.folder.name, clock=caseload.vault.clock)
    with vaults.open_vault(folder, PASSPHRASE, clock=caseload.vault.clock) as vault:
        restored = open_caseload(vault)
        assert {one.id for one in restored.students()} == {"1", "2"}
        with restored.open_student(restored.student("2")) as own:
            assert own.ledger.verify() is None


def test_a_vault_of_a_person_is_no_caseload_and_is_not_made_one(tmp_path: Path, clock: MovingClock) -> None:
    with vaults.create_vault(tmp_path / "own", PASSPHRASE, keyring=False, clock=clock) as vault:
        vault.masters.add("main", "{}")
        with pytest.raises(UserError, match="not-a-caseload"):
            open_caseload(vault)
    with pytest.raises(UserError, match="vault-exists"):
        create_caseload(tmp_path / "own", PASSPHRASE, clock=clock)
    assert not is_caseload(tmp_path / "own")


def test_a_making_that_was_cut_short_is_finished(
    tmp_path: Path, clock: MovingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(module, "_save_keys", killed)
        with pytest.raises(Killed):
            new_caseload(tmp_path / "caseload", clock)
    caseload = new_caseload(tmp_path / "caseload", clock)
    kept(caseload, "1", "Li Wei")
    with reopened(caseload).vault:
        assert is_caseload(tmp_path / "caseload")
    with pytest.raises(UserError, match="vault-exists"):
        new_caseload(tmp_path / "caseload", clock)


def test_time_runs_out_for_a_vault_that_is_kept(caseload: Caseload, clock: MovingClock) -> None:
    caseload.add("1", "Li Wei", Keeper.COUNSELLOR, asked_until="2026-12-31")
    caseload.add("2", "Zhang Min", Keeper.STUDENT)
    caseload.set_grace_days(10)
    assert caseload.removal_day(caseload.student("1")) == "2027-01-11"
    clock.move(days=42)  # 2027-01-10
    assert caseload.sweep() == []
    clock.move(days=1)
    assert [one.student.id for one in caseload.sweep()] == ["1"]
    assert [one.id for one in caseload.students()] == ["2"]  # nothing is known of this one but a name
    for days in (-1, 366):
        with pytest.raises(UserError, match="caseload-grace"):
            caseload.set_grace_days(days)


def test_pseudonyms_stay_and_say_nothing(caseload: Caseload) -> None:
    student = kept(caseload, "20260101", "王晓明")
    again = reopened(caseload)
    assert again.student(student.pseudonym).id == "20260101"
    assert student.pseudonym[2:].lower() == student.folder[:6]
    again.vault.close()


def test_a_handover_gives_everything_and_keeps_nothing(caseload: Caseload, tmp_path: Path, clock: MovingClock) -> None:
    student = allowed(caseload, kept(caseload, "1", "Li Wei"))
    file, own = tmp_path / "li-wei.age", tmp_path / "own"
    with caseload.open_student(student) as vault:
        recipient = RecipientService(vault).find_or_add("Acme GmbH", RecipientKind.EMPLOYER)
        CopyService(vault).make(CopyRequest(recipient, stage_policy(Stage.INTERVIEW), ("txt",)), tmp_path)
        head = vault.ledger.head()
    caseload_handover.hand_over(caseload, student, file, "the student's own words")
    assert caseload.students() == [] and folders(caseload) == set() and "Li Wei" not in bodies(caseload)
    vaults.restore_backup(file, own, "the student's own words", clock=clock)
    with vaults.open_vault(own, "the student's own words", clock=clock) as vault:
        assert stored_resume.current(vault).resume.basics.name == "Li Wei"
        assert len(vault.copies.all()) == 1 and head is not None
        assert vault.database.fetch_one("SELECT hash FROM ledger WHERE number = ?", [head.number])[0] == head.hash


def test_a_handover_that_fails_keeps_the_student(caseload: Caseload, tmp_path: Path) -> None:
    student = kept(caseload, "1", "Li Wei")
    (tmp_path / "there.age").write_bytes(b"something")
    with pytest.raises(Exception, match="file-exists"):
        caseload_handover.hand_over(caseload, student, tmp_path / "there.age", "the student's own words")
    with pytest.raises(UserError, match="passphrase-too-short"):
        caseload_handover.hand_over(caseload, student, tmp_path / "new.age", "short")
    assert [one.id for one in caseload.students()] == ["1"] and (tmp_path / "there.age").read_bytes() == b"something"
    empty = caseload.add("2", "Nobody yet", Keeper.STUDENT)
    with pytest.raises(UserError, match="handover-empty"):
        caseload_handover.hand_over(caseload, empty, tmp_path / "new.age", "the student's own words")


def test_a_colleague_gets_all_students_and_their_own_passphrase(
    caseload: Caseload, tmp_path: Path, clock: MovingClock
) -> None:
    kept(caseload, "1", "Li Wei")
    kept(caseload, "2", "Zhang Min")
    made = caseload_handover.transfer(caseload, tmp_path / "all.age", "what the colleague chose")
    assert made.students == 2 and len(caseload.students()) == 2
    caseload_handover.receive(tmp_path / "all.age", tmp_path / "theirs", "what the colleague chose", clock=clock)
    with pytest.raises(UserError, match="wrong-passphrase"):
        vaults.open_vault(tmp_path / "theirs", PASSPHRASE, clock=clock)
    with vaults.open_vault(tmp_path / "theirs", "what the colleague chose", clock=clock) as vault:
        theirs = open_caseload(vault)
        assert theirs.identity == caseload.identity
        for student in theirs.students():
            with theirs.open_student(student) as own:
                assert stored_resume.current(own).resume.basics.name == student.name
    data = (tmp_path / "all.age").read_bytes()
    (tmp_path / "cut.age").write_bytes(data[: len(data) // 2])
    with pytest.raises(UserError):
        caseload_handover.receive(tmp_path / "cut.age", tmp_path / "cut", "what the colleague chose", clock=clock)
    assert not is_caseload(tmp_path / "cut")


def test_a_colleagues_students_are_taken_beside_ones_own(
    caseload: Caseload, tmp_path: Path, clock: MovingClock
) -> None:
    first, same_id = kept(caseload, "1", "王晓明"), kept(caseload, "2", "Li Wei")
    caseload_handover.transfer(caseload, tmp_path / "all.age", PASSPHRASE)
    colleague = new_caseload(tmp_path / "colleague", clock)
    own = kept(colleague, "2", "Somebody Else")
    with pytest.raises(UserError, match="backup-wrong-secret"):
        caseload_handover.take_over(colleague, tmp_path / "all.age", "another passphrase of words")
    assert [one.id for one in colleague.students()] == ["2"]
    made = caseload_handover.take_over(colleague, tmp_path / "all.age", PASSPHRASE)
    assert [one.id for one in made.students] == ["1"] and made.left == (same_id.id,)
    colleague = reopened(colleague)
    assert {(one.id, one.name) for one in colleague.students()} == {("1", "王晓明"), ("2", own.name)}
    with colleague.open_student(colleague.student("1")) as vault:
        assert vault.masters.names() and vault.ledger.verify() is None
    again = caseload_handover.take_over(colleague, tmp_path / "all.age", PASSPHRASE)
    assert not again.students and set(again.left) == {"1", "2"}
    colleague.remove([colleague.student("2")], "removed")
    with colleague.open_student(colleague.student("1")) as vault:
        assert vault.masters.names(), "the key is wrapped anew with all others"
    with caseload.open_student(first) as vault:
        assert vault.masters.names(), "the giver's own stays"
    colleague.vault.close()


def test_one_student_alone_goes_to_a_colleague(caseload: Caseload, tmp_path: Path, clock: MovingClock) -> None:
    student, other = allowed(caseload, kept(caseload, "1", "王晓明")), kept(caseload, "2", "Li Wei")
    file = tmp_path / "wang.age"
    assert caseload_handover.pass_on(caseload, student, file, "what the colleague chose").students == 1
    assert [one.id for one in caseload.students()] == [other.id, student.id], "nobody is removed here"
    assert '"to":"colleague"' in bodies(caseload) and "王晓明" not in bodies(caseload)
    colleague = new_caseload(tmp_path / "colleague", clock)
    made = caseload_handover.take_over(colleague, file, "what the colleague chose")
    assert [one.consent for one in made.students] == [student.consent] and len(colleague.students()) == 1
    with colleague.open_student(made.students[0]) as vault:
        assert stored_resume.current(vault).resume.basics.name == "王晓明" and vault.ledger.verify() is None
    colleague.vault.close()
    caseload_handover.receive(file, tmp_path / "new", "what the colleague chose", clock=clock)
    with vaults.open_vault(tmp_path / "new", "what the colleague chose", clock=clock) as vault:
        theirs = open_caseload(vault)
        assert theirs.identity != caseload.identity, "the counsellor's own keys stay with the counsellor"
        assert [one.id for one in theirs.students()] == ["1"]
    with pytest.raises(EnvironmentProblem, match="file-exists"):
        caseload_handover.pass_on(caseload, other, file, "what the colleague chose")


def test_whose_consent_has_ended_goes_to_nobody_else(caseload: Caseload, tmp_path: Path) -> None:
    student = allowed(caseload, kept(caseload, "1", "王晓明"))
    caseload_consent.withdraw(caseload, student)
    with pytest.raises(UserError, match="handover-consent-ended"):
        caseload_handover.pass_on(caseload, caseload.student("1"), tmp_path / "wang.age", "what the colleague chose")
    assert not (tmp_path / "wang.age").exists()
    caseload_handover.hand_over(caseload, caseload.student("1"), tmp_path / "own.age", "the student's own words")
    assert caseload.students() == [] and (tmp_path / "own.age").is_file()


def test_wiping_leaves_other_files_alone(caseload: Caseload) -> None:
    kept(caseload, "1", "Li Wei")
    folder = caseload.vault.folder
    (folder / "notes.txt").write_text("not ours")
    assert caseload_handover.wipe(caseload).students == 1
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
