"""A batch for a fair: each pair one copy, whatever kills, stops or fails in between; lists, folders, cards, removal."""

from __future__ import annotations

import csv
import io
import random
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from batch_samples import CARDS, EMPLOYERS, make
from batch_samples import NAMES_OF_EMPLOYERS as NAMES
from caseload_samples import MovingClock, consented, kept, reopened, resume

from app.caseload.batch_pairs import Employer, Obstacle, Order
from app.caseload.consent_package import Terms
from app.caseload.students import Consent, Keeper, Purpose, Route, Student
from app.domain.checks import Basis, CheckCard, Posting, Severity, Signal
from app.domain.sensitivity import Stage
from app.domain.verification import Finding
from app.errors import Cancelled, EnvironmentProblem, UserError
from app.redact.policies import stage_policy
from app.services import (
    batch_lists,
    caseload_batch,
    caseload_consent,
    copies,
    copy_plan,
    risk_confirmation,
    stored_resume,
)
from app.services.batch_texts import outlook_lines, report_lines
from app.services.caseload import Caseload
from app.services.checks import CheckService
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.vault.ledger.row_hashes import sha256
from app.workers.cancellation import CancelToken, Pause
from tests.sampling import repeats


def table(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def require_whole(caseload: Caseload, out: Path, pairs: int) -> None:
    """Each pair has one copy in the ledger and its files as recorded; the lists tell of all; no other file lies there."""
    found, files = [], set()
    for student in caseload.students():
        with caseload.open_student(student) as vault:
            assert vault.ledger.verify() is None
            for record in vault.copies.all():
                recipient = next(one for one in vault.recipients.all() if one.id == record.recipient_id)
                found.append((student.name, recipient.name, record.reference))
                for file in record.files:
                    assert sha256(Path(file.path).read_bytes()) == file.sha256
                    files.add(Path(file.path))
    assert len(found) == pairs == len({row[:2] for row in found})
    merged = table(out / batch_lists.MAIL_MERGE)
    assert merged[0] == [
        "Student",
        "Employer",
        "E-mail of the employer",
        "Files",
        "Reference",
        "E-mail shown in the copy",
    ]
    assert sorted((row[0], row[1], row[4]) for row in merged[1:]) == sorted(found)
    assert {out / row[3] for row in merged[1:]} == files
    assert {path for path in out.rglob("*") if path.is_file()} == files | {
        out / batch_lists.MAIL_MERGE,
        out / batch_lists.PRINT_LIST,
    }


def test_each_pair_has_its_own_copy_marks_and_file_and_going_on_makes_nothing_twice(
    caseload: Caseload, tmp_path: Path
) -> None:
    for number, name in enumerate(("王晓明", "Li Wei")):
        consented(caseload, str(number), name, *NAMES)
    made = make(caseload, tmp_path / "out")
    assert made.made == 4 and not made.failed
    require_whole(caseload, tmp_path / "out", 4)
    texts = {path.read_bytes() for one in made.copies for path in one.files}
    assert len(texts) == 4
    assert {path.name for path in (tmp_path / "out").iterdir() if path.is_dir()} == {"王晓明-0", "Li-Wei-1"}
    assert all("Acme" in one.files[0].name or "Other" in one.files[0].name for one in made.copies)
    again = make(caseload, tmp_path / "out", resume=True)
    assert (again.made, len(again.copies)) == (0, 4)
    require_whole(caseload, tmp_path / "out", 4)


@pytest.mark.parametrize("seed", range(repeats(3, 1)))
def test_killed_anywhere_it_goes_on_and_loses_nothing(seed: int, caseload: Caseload, tmp_path: Path) -> None:
    for number, name in enumerate(("王晓明", "Li Wei")):
        consented(caseload, str(number), name, *NAMES)
    folder, out, draw = caseload.vault.folder, tmp_path / "out", random.Random(seed)
    caseload.vault.close()
    script = Path(__file__).with_name("batch_samples.py")
    for step in (draw.randint(1, 16), draw.randint(1, 8)):  # 4 copies of two writes, each with a before and an after
        ended = subprocess.run([sys.executable, script, folder, out, str(step)], capture_output=True, check=False)
        assert ended.returncode in (0, -signal.SIGKILL), ended.stderr.decode()
    caseload = reopened(caseload)
    make(caseload, out, resume=True)
    require_whole(caseload, out, 4)
    caseload.vault.close()


def test_a_copy_recorded_and_not_written_is_written_by_going_on(
    caseload: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    consented(caseload, "1", "Li Wei", *NAMES)
    with monkeypatch.context() as patch:
        patch.setattr(copies, "hand_over", killed)
        with pytest.raises(Killed):
            make(caseload, tmp_path / "out")
    with caseload.open_student(caseload.student("1")) as vault:
        (record,) = vault.copies.all()
    assert not Path(record.files[0].path).exists()
    went_on = make(caseload, tmp_path / "out", resume=True)
    assert went_on.made == 1 and record.reference in {one.reference for one in went_on.copies}
    require_whole(caseload, tmp_path / "out", 2)


def test_a_copy_that_could_not_be_handed_over_is_made_anew(
    caseload: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise EnvironmentProblem("disk-full", path="out")

    consented(caseload, "1", "Li Wei", "Acme GmbH")
    with monkeypatch.context() as patch:
        patch.setattr(copies, "write_atomic", full)
        failed = make(caseload, tmp_path / "out").failed
    assert [one.error.code for one in failed] == ["disk-full"]
    assert make(caseload, tmp_path / "out", resume=True).made == 1
    with caseload.open_student(caseload.student("1")) as vault:
        assert sorted(bool(one.voided) for one in vault.copies.all()) == [False, True]


def test_a_reference_that_spells_a_withheld_name_is_drawn_anew(
    caseload: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter(["V2MB-4MSH", "V2MB-4MSH"])  # the referee of the sample is called Marsh
    real = copy_plan.make_reference
    monkeypatch.setattr(copy_plan, "make_reference", lambda *about: next(drawn, "") or real(*about))
    consented(caseload, "1", "Ada Ferrow", *NAMES, language="en")
    made = make(caseload, tmp_path / "out")
    assert made.made == 2 and not made.failed and next(drawn, "") == ""
    require_whole(caseload, tmp_path / "out", 2)
    assert make(caseload, tmp_path / "out", resume=True).made == 0, "a refused id does not hide the copy that was made"
    require_whole(caseload, tmp_path / "out", 2)


def test_a_copy_refused_by_chance_is_tried_with_other_marks(
    caseload: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refused = copies._verify, list[str]()

    def verify(plan: copies.CopyPlan, *more: object) -> object:
        if not refused or plan.copy_id in refused:
            refused.append(plan.copy_id)
            raise copies.CopyRefused([("pdf", Finding("pdf.geometry", "page 1, by columns", "value", None, "", "H e"))])
        return real(plan, *more)

    monkeypatch.setattr(copies, "_verify", verify)
    consented(caseload, "1", "Li Wei", *NAMES)
    made = make(caseload, tmp_path / "out")
    assert made.made == 2 and not made.failed and refused
    require_whole(caseload, tmp_path / "out", 2)
    assert make(caseload, tmp_path / "out", resume=True).made == 0


def test_nobody_is_asked_about_a_reference(caseload: Caseload, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, real = iter(["V2MB-4MSH"]), copy_plan.make_reference
    monkeypatch.setattr(copy_plan, "make_reference", lambda *about: next(drawn, "") or real(*about))
    student = consented(caseload, "1", "Ada Ferrow", *NAMES, language="en")
    with caseload.open_student(student) as vault:
        recipient = RecipientService(vault).find_or_add("Acme GmbH")
        plan = CopyService(vault).plan(CopyRequest(recipient, stage_policy(Stage.APPLY)))
    assert "MSH" not in plan.reference and next(drawn, "") == ""


def test_one_students_error_leaves_the_others_alone(caseload: Caseload, tmp_path: Path) -> None:
    empty = consented(caseload, "1", "Li Wei", *NAMES)
    consented(caseload, "2", "王晓明", *NAMES)
    (caseload.vault.folder / "students" / empty.folder / "vault.db").write_bytes(b"no vault any more")
    made = make(caseload, tmp_path / "out")
    assert {one.pair.student.id for one in made.failed} == {"1"} and len(made.failed) == 2
    assert made.made == 2 and {one.pair.student.id for one in made.copies} == {"2"}


def test_by_employer_nothing_withheld_is_in_a_name_and_same_names_stay_apart(
    caseload: Caseload, tmp_path: Path
) -> None:
    for number in range(3):
        consented(caseload, str(number), "王晓明", *NAMES)
    shown, hidden = tmp_path / "shown", tmp_path / "hidden"
    make(caseload, shown, order=Order.EMPLOYER)
    assert {path.name for path in shown.iterdir() if path.is_dir()} == {"Acme-GmbH", "Other-Ltd"}
    assert len(list((shown / "Acme-GmbH").iterdir())) == 3
    make(caseload, hidden, order=Order.EMPLOYER, stage=Stage.BROWSE)
    names = [str(path.relative_to(hidden)) for path in hidden.rglob("*")]
    assert len(names) == 2 + 2 + 6 and not any("王" in one for one in names)


def test_a_pause_holds_and_cancelling_it_keeps_what_was_made(caseload: Caseload, tmp_path: Path) -> None:
    consented(caseload, "1", "Li Wei", *NAMES)
    pause, token, told = Pause(), CancelToken(), list[int]()

    def first_then_pause(_step: str, done: int, _total: int) -> None:
        told.append(done)
        pause.stop()

    class Watched(Pause):
        def wait(self, cancel: CancelToken) -> None:
            if told:
                assert pause.stopped
                cancel.cancel()
            pause.wait(cancel)

    with pytest.raises(Cancelled):
        make(caseload, tmp_path / "out", pause=Watched(), cancel=token, progress=first_then_pause)
    assert told == [1] and len(table(tmp_path / "out" / batch_lists.MAIL_MERGE)) == 2
    pause.go_on()
    assert make(caseload, tmp_path / "out", resume=True, pause=pause).made == 1
    require_whole(caseload, tmp_path / "out", 2)


def test_a_consent_that_ends_during_a_pause_is_obeyed(caseload: Caseload, tmp_path: Path, clock: MovingClock) -> None:
    consented(caseload, "1", "Li Wei", *NAMES)
    moved = make(caseload, tmp_path / "out", progress=lambda *_: clock.move(days=40_000))
    assert moved.made == 1 and [one.error.code for one in moved.failed] == ["batch-consent-ended"]


def test_a_folder_holds_one_batch(caseload: Caseload, tmp_path: Path) -> None:
    consented(caseload, "1", "Li Wei", *NAMES)
    with pytest.raises(UserError, match="batch-unknown"):
        make(caseload, tmp_path / "out", resume=True)
    make(caseload, tmp_path / "out")
    with pytest.raises(UserError, match="batch-exists"):
        make(caseload, tmp_path / "out")
    with pytest.raises(UserError, match="batch-differs"):
        make(caseload, tmp_path / "out", resume=True, stage=Stage.OFFER)
    with pytest.raises(UserError, match="batch-differs"):
        make(caseload, tmp_path / "out", resume=True, order=Order.EMPLOYER)


def test_nothing_to_make_is_said(caseload: Caseload, tmp_path: Path) -> None:
    kept(caseload, "1", "Li Wei")
    with pytest.raises(UserError, match="batch-nothing"):
        make(caseload, tmp_path / "out")


def test_who_is_removed_goes_from_files_folders_and_lists(caseload: Caseload, tmp_path: Path) -> None:
    gone = consented(caseload, "1", "Li Wei", *NAMES)
    consented(caseload, "2", "王晓明", *NAMES)
    out = tmp_path / "out"
    make(caseload, out)
    caseload.remove([gone], "removed")
    require_whole(caseload, out, 2)
    assert not any("Li" in str(path.relative_to(out)) for path in out.rglob("*"))
    assert not any(b"Li Wei" in path.read_bytes() for path in out.glob("*.csv"))


class Engine:
    """Checks nothing; its cards have the signals it is given."""

    def __init__(self, *red: str) -> None:
        self.red, self.asked = red, list[str]()

    def check(self, posting: Posting, *, created: str) -> CheckCard:
        self.asked.append(posting.organisation)
        signals = [Signal("fee", Severity.CRITICAL, (), "", Basis("", ""), {"en": "A fee is asked for."}, {})]
        return CheckCard(posting, created, (), (), (), tuple(signals if posting.organisation in self.red else ()))

    def dump(self, card: CheckCard) -> dict[str, object]:
        rows = [{"code": one.code, "severity": one.severity.value, "explanation": {"en": ""}} for one in card.signals]
        return {"signals": rows}


def test_an_employers_card_is_made_once_dated_and_reused_until_it_is_too_old(
    caseload: Caseload, clock: MovingClock
) -> None:
    consented(caseload, "1", "Li Wei", *NAMES)
    engine = Engine("Other Ltd")
    first = caseload_batch.check_employers(caseload, engine, EMPLOYERS)
    assert engine.asked == list(NAMES) and [one.reused for one in first] == [False, False]
    assert [card.employer.name for card in caseload_batch.look(caseload, first).cards] == ["Other Ltd", "Acme GmbH"]
    clock.move(days=30)
    second = caseload_batch.check_employers(caseload, engine, (*EMPLOYERS, Employer("Third")))
    assert engine.asked == [*NAMES, "Third"] and [one.check_id for one in second[:2]] == [one.check_id for one in first]
    assert caseload_batch.look(caseload, second[:2]).counts() == {}
    clock.move(days=1)
    old = caseload_batch.check_employers(caseload, engine, EMPLOYERS)
    assert caseload_batch.look(caseload, old).counts() == {Obstacle.CARD_OLD: 2} and len(engine.asked) == 3
    new = caseload_batch.check_employers(caseload, engine, EMPLOYERS, again=True)
    assert caseload_batch.look(caseload, new).counts() == {} and new[0].day == caseload.today


def _posting_checked(caseload: Caseload, employer: str, text: bytes, *signals: str) -> None:
    """Check a posting for an employer into the caseload's vault, with these critical signals."""

    class Reading(Engine):
        def examine(self, data: bytes, *, created: str, **_: object) -> CheckCard:
            return self.check(Posting(data.decode(), organisation="A job board"), created=created)

    engine = Reading("A job board") if signals else Reading()
    CheckService(engine, caseload.vault, caseload.vault.clock).check(text, employer=employer)


def test_a_checked_posting_of_an_employer_is_told_first_until_whatever_is_checked_later(
    caseload: Caseload, clock: MovingClock
) -> None:
    consented(caseload, "1", "Li Wei", *NAMES)
    assert caseload_batch.look(caseload, caseload_batch.check_employers(caseload, Engine(), EMPLOYERS)).unchecked() == [
        *NAMES
    ]
    _posting_checked(caseload, "Other Ltd", b"Pay a deposit.", "fee")
    day = caseload.today
    clock.move(days=31)
    _posting_checked(caseload, "Other Ltd", b"Another job.")
    caseload_batch.check_employers(caseload, Engine(), EMPLOYERS, again=True)  # the name alone is nothing against them
    found = caseload_batch.look(caseload, caseload_batch.check_employers(caseload, Engine(), EMPLOYERS))
    first = found.cards[0]
    assert (first.employer.name, first.critical, first.postings) == ("Other Ltd", ("fee",), 2)
    assert (first.signs_day, first.is_old(caseload.today)) == (day, False) and found.unchecked() == ["Acme GmbH"]
    lines = outlook_lines(found, "en")
    assert lines[0].endswith("first: 1") and "29 November 2026" in lines[1]


def test_a_card_of_one_students_vault_says_nothing_in_the_caseload(caseload: Caseload) -> None:
    student = consented(caseload, "1", "Li Wei", *NAMES)
    with caseload.open_student(student) as vault:
        CheckService(Engine("Other Ltd"), vault, vault.clock).check_employer("Other Ltd")
    found = caseload_batch.look(caseload, caseload_batch.check_employers(caseload, Engine(), EMPLOYERS))
    assert not any(card.critical for card in found.cards) and len(found.unchecked()) == 2


def test_a_student_without_a_resume_is_left_out_and_one_whose_vault_fails_is_named(
    caseload: Caseload, tmp_path: Path
) -> None:
    empty = consented(caseload, "1", "陈思远", *NAMES)
    caseload.remove([empty], "removed")
    bare = caseload.add("1", "陈思远", Keeper.STUDENT)
    caseload.store(replace(bare, consent=empty.consent, student_key=empty.student_key))
    with caseload.open_student(bare) as vault:
        CheckService(Engine(), vault, vault.clock).check_employer("Acme GmbH")
    assert caseload.is_used(bare)
    broken = consented(caseload, "2", "Li Wei", *NAMES)
    (caseload.vault.folder / "students" / broken.folder / "vault.db").write_bytes(b"no vault any more")
    cards = caseload_batch.check_employers(caseload, Engine(), EMPLOYERS)
    found = caseload_batch.look(caseload, cards)
    assert found.counts() == {Obstacle.NO_RESUME: 1} and {pair.student.id for pair in found.pairs} == {"2"}
    report = make(caseload, tmp_path / "out")
    lines = report_lines(report, tmp_path / "out", "zh", lambda one: one.name)
    assert "未生成：2" in lines[0] and lines[1].endswith("（Li Wei）") and len(lines) == 2


def test_copies_for_a_red_employer_are_answered_for_in_the_caseloads_ledger(caseload: Caseload, tmp_path: Path) -> None:
    consented(caseload, "1", "Li Wei", *NAMES)
    cards = caseload_batch.check_employers(caseload, Engine("Other Ltd"), EMPLOYERS)
    batch = caseload_batch.begin(caseload, tmp_path / "out", Stage.APPLY, formats=("txt",))
    caseload_batch.run(caseload, batch, caseload_batch.look(caseload, cards))
    (answer,) = caseload.vault.ledger.entries(kind="gate")
    assert answer.body["sent"] is True and answer.body["signals"] == ["fee"]


def test_students_without_a_vault_of_their_own_words_are_told(caseload: Caseload) -> None:
    caseload.add("1", "Li Wei", Keeper.STUDENT)
    kept(caseload, "2", "王晓明")
    cards = caseload_batch.check_employers(caseload, Engine(), EMPLOYERS)
    assert caseload_batch.look(caseload, cards).counts() == {Obstacle.CONSENT_MISSING: 2}


def _kept_with_consent(caseload: Caseload, expires: str) -> Student:
    """A student whose vault is kept here, with a consent on paper and a compared résumé."""
    student = kept(caseload, "1", "王晓明")
    terms = (Route.PAPER, Purpose.FAIR, "", NAMES, (), "2026-11-01", expires, "")
    consented_now = replace(student, consent=Consent("1" * 32, 0, *terms), reviewed="2026-11-20")
    caseload.store(consented_now)
    return consented_now


@pytest.mark.parametrize("way", ["withdrawn", "expired"])
def test_copies_of_a_vault_that_stays_go_when_the_consent_is_over(
    way: str, caseload: Caseload, tmp_path: Path, clock: MovingClock
) -> None:
    student, out = _kept_with_consent(caseload, "2026-12-31"), tmp_path / "out"
    consented(caseload, "2", "Li Wei", *NAMES)
    assert make(caseload, out, language="zh").made == 4
    assert [row[0] for row in table(out / "邮件合并.csv")] == ["学生", "Li Wei", "Li Wei", "王晓明", "王晓明"]
    changed = next((out / "王晓明-1").iterdir())
    changed.write_text("what somebody wrote over it", "utf-8")
    if way == "withdrawn":
        assert caseload_consent.withdraw(caseload, student) is None
    else:
        clock.move(days=40)
        assert not caseload.sweep()
    assert [one.id for one in caseload.students()] == ["2", "1"], "the vault stays for the grace period"
    assert list((out / "王晓明-1").iterdir()) == [changed], "only what is still as it was written goes"
    for name in batch_lists.names("zh"):
        assert "王晓明" not in (out / name).read_text("utf-8-sig") and len(table(out / name)) >= 1
    assert len(list((out / "Li-Wei-2").iterdir())) == 2


def test_lists_are_named_in_the_language_of_the_run_and_lie_there_once(tmp_path: Path) -> None:
    batch_lists.write(tmp_path, [], "zh")
    assert {path.name for path in tmp_path.iterdir()} == {"邮件合并.csv", "打印清单.csv"}
    batch_lists.write(tmp_path, [], "en")
    assert {path.name for path in tmp_path.iterdir()} == {batch_lists.MAIL_MERGE, batch_lists.PRINT_LIST}


def test_the_list_to_merge_mails_from_tells_the_address_that_a_copy_shows(caseload: Caseload, tmp_path: Path) -> None:
    student = consented(caseload, "1", "Li Wei", "Acme GmbH")
    with caseload.open_student(student) as vault:
        own = stored_resume.current(vault).resume.basics.email
    shown, hidden = tmp_path / "shown", tmp_path / "hidden"
    (copy,) = make(caseload, shown, stage=Stage.INTERVIEW).copies
    assert copy.address == own and own in copy.files[0].read_text("utf-8")
    assert table(shown / batch_lists.MAIL_MERGE)[1][5] == own
    (copy,) = make(caseload, hidden, stage=Stage.BROWSE).copies
    assert copy.address == "" and own not in copy.files[0].read_text("utf-8")
    (again,) = make(caseload, shown, stage=Stage.INTERVIEW, resume=True).copies
    assert again.address == own


def test_a_form_that_names_kinds_holds_for_those_alone(caseload: Caseload, tmp_path: Path) -> None:
    bare = caseload.add("1", "Li Wei", Keeper.STUDENT)
    terms = Terms(Purpose.FAIR, "", ("Acme GmbH",), caseload.today, "2027-06-30")
    caseload_consent.print_forms(caseload, [bare], terms, "en", kinds=("name", "email"))
    form = caseload.student("1").form
    assert form is not None and form.terms.kinds == ("name", "email")
    caseload_consent.sign_form(caseload, form.code)
    with caseload.open_student(caseload.student("1")) as vault:
        ImportService(vault).accept(resume("en"))
    found = caseload_batch.look(caseload, CARDS[:1])
    assert not found.pairs and found.counts() == {Obstacle.KINDS: 1}
    caseload_consent.print_forms(caseload, [caseload.student("1")], terms, "en", kinds=("name",))
    form = caseload.student("1").form
    assert form is not None and {"name", "email", "phone", "employer"} <= set(form.terms.kinds)
    caseload_consent.sign_form(caseload, form.code)
    assert len(caseload_batch.look(caseload, CARDS[:1]).pairs) == 1


def test_copies_for_a_red_employer_that_is_left_out_are_not_answered_for(caseload: Caseload, tmp_path: Path) -> None:
    consented(caseload, "1", "Li Wei", *NAMES)
    red = replace(CARDS[1], critical=("fee",))
    found = caseload_batch.look(caseload, (CARDS[0], red)).without({red.employer.name})
    batch = caseload_batch.begin(caseload, tmp_path / "out", Stage.APPLY, formats=("txt",))
    made = caseload_batch.run(caseload, batch, found)
    assert [one.pair.employer.name for one in made.copies] == [NAMES[0]]
    assert not list(caseload.vault.ledger.entries(kind=risk_confirmation.KIND))
