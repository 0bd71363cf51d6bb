"""Consent from a student's own vault to a counsellor's and back: what was not chosen is not there, and what has ended leaves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from caseload_samples import MovingClock, allowed, kept, new_caseload, own_vault, package_of, reopened, resume, taken

from app.caseload import keys, sealed_container, sealing
from app.caseload.consent_package import Terms
from app.caseload.students import Gap, Keeper, Purpose, Route, State
from app.domain.copies import RecipientKind
from app.domain.resume import fields
from app.domain.resume_json import from_json, to_json
from app.domain.sensitivity import Kind, Stage
from app.errors import UserError
from app.redact.policies import stage_policy
from app.services import caseload_consent as counsellor
from app.services import stored_resume
from app.services.caseload import Caseload
from app.services.caseload_namesakes import likenesses, the_certain_one
from app.services.caseload_settings import Letterhead
from app.services.caseload_student_consent import ConsentService
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.vault.folder import STUDENTS
from app.vault.vault import Vault

NO_PHONE = '{"base": "interview", "set": {"phone": "remove", "address": "remove"}}'


@pytest.fixture
def student(own: Vault) -> Vault:
    return own


def name_of(vault: Vault) -> str:
    return stored_resume.current(vault).resume.basics.name


def ledger_text(caseload: Caseload) -> str:
    return " ".join(str(row[0]) for row in caseload.vault.database.execute("SELECT body FROM ledger"))


def folders(caseload: Caseload) -> set[str]:
    return {path.name for path in (caseload.vault.folder / STUDENTS).iterdir()}


def test_what_was_not_chosen_does_not_arrive(caseload: Caseload, student: Vault) -> None:
    made = package_of(student, caseload, policy=NO_PHONE)
    whole = stored_resume.current(student).resume
    assert whole.basics.phone and "phone" not in made.label.kinds and "phone" in made.withheld
    record = taken(caseload, made.data)
    with caseload.open_student(record) as vault:
        arrived = stored_resume.current(vault).resume
    assert arrived.basics.name == whole.basics.name and not arrived.basics.phone
    assert not any(whole.basics.phone[-6:] in field.value for field in fields(arrived))
    assert record.consent.employers == ("Acme GmbH",) and record.state("2027-06-30") is State.ACTIVE


def test_looking_at_a_package_decrypts_and_stores_nothing_else(
    caseload: Caseload, student: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = package_of(student, caseload)
    opened = []
    real = sealing.decrypt
    monkeypatch.setattr(sealing, "decrypt", lambda data, who: opened.append(len(data)) or real(data, who))
    before = caseload.vault.ledger.head()
    incoming = counsellor.look(caseload, made.data)
    assert opened == [len(sealed_container.read(made.data).label)] and incoming.first_contact
    assert incoming.fingerprint == ConsentService(student).fingerprint
    assert caseload.vault.ledger.head() == before and caseload.students() == []


def test_a_package_is_taken_once_and_an_older_one_never(caseload: Caseload, student: Vault) -> None:
    first, second = package_of(student, caseload), package_of(student, caseload)
    record = taken(caseload, second.data)
    for data in (first.data, second.data):
        with pytest.raises(UserError, match="consent-replayed"):
            counsellor.look(caseload, data)
    caseload.remove([record], "removed")
    for data in (first.data, second.data):  # also after the student is gone
        with pytest.raises(UserError, match="consent-replayed"):
            counsellor.look(caseload, data)
    assert taken(caseload, package_of(student, caseload).data).name == record.name


def test_another_counsellor_cannot_use_it(
    caseload: Caseload, student: Vault, tmp_path: Path, clock: MovingClock
) -> None:
    other = new_caseload(tmp_path / "other", clock)
    with other.vault, pytest.raises(UserError, match="consent-not-for-you"):
        counsellor.look(other, package_of(student, caseload).data)


def test_a_package_that_has_expired_is_not_opened(caseload: Caseload, student: Vault, clock: MovingClock) -> None:
    made = package_of(student, caseload, expires="2026-12-01")
    clock.move(days=3)
    with pytest.raises(UserError, match="consent-expired"):
        counsellor.look(caseload, made.data)


def test_expiry_removes_data_and_unsent_files(
    caseload: Caseload, student: Vault, clock: MovingClock, tmp_path: Path
) -> None:
    record = taken(caseload, package_of(student, caseload, expires="2026-12-31").data)
    out = tmp_path / "out"
    out.mkdir()
    with caseload.open_student(record) as vault:
        recipient = RecipientService(vault).find_or_add("Acme GmbH", RecipientKind.EMPLOYER)
        made = CopyService(vault).make(CopyRequest(recipient, stage_policy(Stage.INTERVIEW), ("txt",)), out)
    clock.move(days=32)  # 2026-12-31
    assert caseload.sweep() == [] and record.gap(Purpose.FAIR, "Acme GmbH", caseload.today) is None
    clock.move(days=1)
    assert record.gap(Purpose.FAIR, "Acme GmbH", caseload.today) is Gap.EXPIRED
    assert [len(one.outputs) for one in caseload.sweep()] == [1]
    assert list(out.iterdir()) == [] and folders(caseload) == set() and caseload.students() == []
    said = ledger_text(caseload)
    assert record.name not in said and record.consent.id in said and made.record.files[0].sha256 in said


def test_a_withdrawal_by_the_student_removes_everything(caseload: Caseload, student: Vault) -> None:
    made = package_of(student, caseload)
    record = taken(caseload, made.data)
    ended = ConsentService(student).withdraw(made.label.id)
    assert counsellor.look(caseload, ended.data).label.withdraws == made.label.id
    assert taken(caseload, ended.data) is None
    assert caseload.students() == [] and folders(caseload) == set() and record.name not in ledger_text(caseload)
    for data in (made.data, ended.data):
        with pytest.raises(UserError, match="consent-replayed"):
            counsellor.look(caseload, data)
    assert [one.withdrawn for one in ConsentService(student).given()] == ["2026-11-29"]


def test_a_students_own_withdrawal_leaves_no_name(caseload: Caseload, student: Vault) -> None:
    listed = caseload.add("7", stored_resume.current(student).resume.basics.name, Keeper.STUDENT)
    made = package_of(student, caseload)
    record = counsellor.take(caseload, counsellor.look(caseload, made.data).of(listed))
    assert record is not None and record.id == listed.id
    incoming = counsellor.look(caseload, ConsentService(student).withdraw(made.label.id).data)
    codes = [code for code, _ in counsellor.withdrawal_texts(caseload, record, record.name)]
    assert codes == ["consent-ends-by", "consent-ends-data", "consent-leaves-nothing"]
    assert counsellor.take(caseload, incoming) is None and not caseload.students()
    assert record.name not in str(caseload.vault.database.execute("SELECT key, value FROM preferences"))


def test_a_withdrawal_of_what_is_not_here_changes_nothing(caseload: Caseload, student: Vault) -> None:
    first = package_of(student, caseload)
    ended = ConsentService(student).withdraw(first.label.id)
    with pytest.raises(UserError, match="consent-noted"):
        counsellor.look(caseload, ended.data)
    assert not caseload.students()
    with pytest.raises(UserError, match="consent-unknown"):
        ConsentService(student).withdraw("0" * 32)


def test_fewer_kinds_than_before_leave_nothing_of_the_old_ones(caseload: Caseload, student: Vault) -> None:
    old = taken(caseload, package_of(student, caseload).data)
    with caseload.open_student(old) as vault:
        assert stored_resume.current(vault).resume.basics.phone
    new = taken(caseload, package_of(student, caseload, policy=NO_PHONE).data)
    assert new.folder != old.folder and folders(caseload) == {new.folder} and new.id == old.id
    with caseload.open_student(new) as vault:
        assert (
            len(vault.masters.versions(stored_resume.MAIN)) == 1
            and not stored_resume.current(vault).resume.basics.phone
        )
    renewed = taken(caseload, package_of(student, caseload).data)  # more again: the vault and its copies go on
    assert renewed.folder == new.folder
    with caseload.open_student(renewed) as vault:
        assert len(vault.masters.versions(stored_resume.MAIN)) == 2


def test_another_key_under_a_known_name_stops(
    caseload: Caseload, student: Vault, tmp_path: Path, clock: MovingClock
) -> None:
    record = taken(caseload, package_of(student, caseload).data)
    with own_vault(tmp_path / "impostor", clock) as impostor:
        forged = package_of(impostor, caseload)
    for student_id in ("", record.id):
        with pytest.raises(UserError, match="consent-key-changed") as refused:
            counsellor.look(caseload, forged.data, student_id=student_id)
        assert refused.value.params["known"] == ConsentService(student).fingerprint
    with caseload.open_student(record) as vault:
        assert len(vault.masters.versions(stored_resume.MAIN)) == 1


def test_a_name_alone_never_says_whose_a_package_is(
    caseload: Caseload, student: Vault, tmp_path: Path, clock: MovingClock
) -> None:
    caseload.add("20260101", name_of(student), Keeper.STUDENT)
    caseload.add("20260102", "Somebody Else", Keeper.STUDENT)
    incoming = counsellor.look(caseload, package_of(student, caseload).data)
    assert incoming.student is None and [one.id for one in incoming.namesakes] == ["20260101"]
    with pytest.raises(UserError, match="consent-which-student"):
        counsellor.take(caseload, incoming)
    assert caseload.student("20260101").consent is None and len(caseload.students()) == 2
    (alike,) = likenesses(caseload, incoming)
    assert not alike.certain and not alike.version, "a row without a résumé has nothing to compare with"
    assert counsellor.take(caseload, incoming.of(caseload.student("20260101"))).id == "20260101"
    with own_vault(tmp_path / "two", clock, name="Zhang Min") as second:
        for number in (1, 2):
            caseload.add(f"z{number}", "Zhang Min", Keeper.STUDENT)
        made = package_of(second, caseload)
    assert counsellor.look(caseload, made.data, student_id="z2").student.id == "z2"
    asked = counsellor.look(caseload, made.data)
    assert asked.student is None and [one.id for one in asked.namesakes] == ["z1", "z2"]
    new = counsellor.take(caseload, asked.of(None))
    assert new is not None and new.id.startswith("C-") and caseload.student("z1").consent is None


def test_the_same_address_or_number_says_whose_a_package_is(
    caseload: Caseload, student: Vault, tmp_path: Path, clock: MovingClock
) -> None:
    name = name_of(student)
    mine = kept(caseload, "S1", name)
    other = to_json(resume(name=name))
    other["basics"].update(email="x@elsewhere.example", phone="+86 (0) 139-1111 2222")
    also = caseload.add("S2", name, Keeper.COUNSELLOR, fill=lambda vault: ImportService(vault).accept(from_json(other)))
    incoming = counsellor.look(caseload, package_of(student, caseload).data)
    first, second = likenesses(caseload, incoming)
    assert first.student.id == "S1" and first.certain and {Kind.EMAIL, Kind.PHONE} <= set(first.same)
    assert second.student.id == "S2" and not second.certain and second.same == (Kind.SCHOOL,)
    assert next((one.kind, one.here) for one in second.different) == (Kind.EMAIL, ("x@elsewhere.example",))
    assert the_certain_one((first, second)) == mine
    ((code, numbers),) = counsellor.arrival_texts(caseload, incoming.of(mine))
    assert (code, numbers) == ("consent-new-version", {"here": 1, "new": 2}), "a résumé here is not replaced unsaid"
    assert counsellor.take(caseload, incoming.of(mine)).id == "S1"
    with caseload.open_student(also) as vault:
        assert len(vault.masters.versions(stored_resume.MAIN)) == 1


def test_a_stranger_of_a_name_that_has_a_key_may_be_chosen_as_somebody_new(
    caseload: Caseload, student: Vault, tmp_path: Path, clock: MovingClock
) -> None:
    record = taken(caseload, package_of(student, caseload).data)
    with own_vault(tmp_path / "namesake", clock) as namesake:
        made = package_of(namesake, caseload)
    asked = counsellor.look(caseload, made.data, may_choose=True)
    (alike,) = likenesses(caseload, asked)
    assert not alike.certain, "the key is another, whatever the contacts say"
    with pytest.raises(UserError, match="consent-key-changed"):
        asked.of(record)
    assert counsellor.take(caseload, asked.of(None)).id != record.id


def test_a_counsellor_with_another_key_is_not_trusted_silently(
    caseload: Caseload, student: Vault, tmp_path: Path, clock: MovingClock
) -> None:
    assert package_of(student, caseload).first_contact
    assert not package_of(student, caseload).first_contact
    with new_caseload(tmp_path / "other", clock).vault as vault:
        from app.services.caseload import open_caseload

        other = open_caseload(vault)
        with pytest.raises(UserError, match="counsellor-key-changed"):
            package_of(student, other)
        ConsentService(student).forget_counsellor("MS  WU")
        assert package_of(student, other).first_contact


def test_nothing_is_given_when_withheld_data_would_be_in_it(
    caseload: Caseload, student: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The redactor made to do nothing: the verifier, which shares no code with it, refuses."""
    from app.redact import engine
    from app.redact.engine import redact

    whole = stage_policy(Stage.OFFER)
    monkeypatch.setattr(engine, "redact", lambda resume, policy: redact(resume, whole))
    with pytest.raises(UserError, match="consent-refused"):
        package_of(student, caseload, policy=NO_PHONE)
    assert ConsentService(student).given() == []


def test_a_signed_paper_form_allows_what_it_says_and_no_more(caseload: Caseload, clock: MovingClock) -> None:
    record = kept(caseload, "1", "Li Wei")
    code, pdf = counsellor.print_form(
        caseload, record, Purpose.FAIR, employers=("Acme GmbH",), expires="2027-01-31", language="en"
    )
    assert pdf.startswith(b"%PDF")
    assert caseload.student("1").gap(Purpose.FAIR, "Acme GmbH", caseload.today) is Gap.MISSING
    with pytest.raises(UserError, match="consent-code-unknown"):
        counsellor.sign_form(caseload, "AAAA-AAAA")
    for day in ("2026-11-28", "2026-11-30"):  # before it was printed, and tomorrow
        with pytest.raises(UserError, match="consent-day"):
            counsellor.sign_form(caseload, code, day=day)
    signed = counsellor.sign_form(caseload, f" {code.lower()} ")
    assert signed.consent.route is Route.PAPER and signed.gap(Purpose.FAIR, "Acme GmbH", caseload.today) is None
    assert signed.gap(Purpose.FAIR, "Northwind", caseload.today) is Gap.EMPLOYER
    with pytest.raises(UserError, match="consent-code-unknown"):
        counsellor.sign_form(caseload, code)
    ended = counsellor.withdraw(caseload, caseload.student("1"))
    after = caseload.student("1")
    assert ended is None and after.gap(Purpose.FAIR, "Acme GmbH", caseload.today) is Gap.MISSING
    assert after.state(caseload.today) is State.WITHDRAWN and caseload.removal_day(after) == "2026-12-30"
    clock.move(days=31)
    assert [one.student.id for one in caseload.sweep()] == ["1"]


def test_a_resume_put_into_an_empty_vault_is_kept_for_the_student(caseload: Caseload, clock: MovingClock) -> None:
    caseload.set_grace_days(60)
    record = caseload.add("1", "Li Wei", Keeper.STUDENT)  # as from a roster without the column of résumés
    caseload.add("2", "Zhang Min", Keeper.STUDENT)
    code, _ = counsellor.print_form(caseload, record, Purpose.ADVICE, expires="2026-12-31", language="en")
    signed = counsellor.sign_form(caseload, code)
    assert [row.removed_on for row in counsellor.board(caseload)] == ["2027-01-01", ""]
    with caseload.open_student(record) as vault:
        ImportService(vault).accept(resume(name="Li Wei"))
    row, other = counsellor.board(caseload)
    assert row.student.keeper is Keeper.COUNSELLOR and row.removed_on == "2027-03-02"
    assert other.student == caseload.student("2") and other.student.keeper is Keeper.STUDENT
    clock.move(days=40)
    assert caseload.sweep() == []
    assert counsellor.withdraw(caseload, signed) is None  # also by a record that was read before
    after = caseload.student("1")
    assert after.state(caseload.today) is State.WITHDRAWN and caseload.removal_day(after) == "2027-03-10"
    with caseload.open_student(after) as vault:
        assert vault.masters.names()


@pytest.mark.parametrize("ending", ["withdrawn", "expired"])
def test_a_vault_is_looked_into_before_it_goes(caseload: Caseload, clock: MovingClock, ending: str) -> None:
    record = caseload.add("1", "Li Wei", Keeper.STUDENT)
    code, _ = counsellor.print_form(caseload, record, Purpose.ADVICE, expires="2026-12-31", language="en")
    counsellor.sign_form(caseload, code)
    with caseload.open_student(record) as vault:
        ImportService(vault).accept(resume(name="Li Wei"))
    if ending == "withdrawn":
        assert counsellor.withdraw(caseload, caseload.student("1")) is None
    else:
        clock.move(days=40)
        assert caseload.sweep() == []
    assert caseload.student("1").keeper is Keeper.COUNSELLOR


def test_a_vault_found_kept_without_consent_gets_the_whole_grace_period(caseload: Caseload, clock: MovingClock) -> None:
    record = caseload.add("1", "Li Wei", Keeper.STUDENT)
    with caseload.open_student(record) as vault:
        ImportService(vault).accept(resume(name="Li Wei"))
    clock.move(days=200)
    assert [row.removed_on for row in counsellor.board(caseload)] == ["2027-07-18"]
    assert caseload.sweep() == [] and caseload.student("1").kept_since == "2027-06-17"


def test_an_empty_vault_and_one_of_a_package_still_go_at_once(caseload: Caseload, student: Vault) -> None:
    record = caseload.add("1", "Nobody yet", Keeper.STUDENT)
    code, _ = counsellor.print_form(caseload, record, Purpose.ADVICE, expires="2026-12-31", language="en")
    signed = counsellor.sign_form(caseload, code)
    assert counsellor.withdraw(caseload, signed) is not None
    caseload.remove(caseload.students(), "removed")  # the row that the roster had
    taken = counsellor.take(caseload, counsellor.look(caseload, package_of(student, caseload).data))
    assert taken is not None and counsellor.board(caseload)[0].student.keeper is Keeper.STUDENT
    assert counsellor.withdraw(caseload, taken) is not None and caseload.students() == []


@pytest.mark.parametrize(
    "typed", ["{}", "{lower}", "{spaced}", "{plain}", "{dashed}", "countermark:paper:1:{lower}:00"]
)
def test_a_forms_code_counts_however_it_is_typed(caseload: Caseload, typed: str) -> None:
    record = caseload.add("1", "Li Wei", Keeper.STUDENT)
    code, _ = counsellor.print_form(caseload, record, Purpose.ADVICE, expires="2026-12-31", language="en")
    plain = code.replace("-", "")
    ways = {"lower": code.lower(), "spaced": code.replace("-", " "), "plain": plain, "dashed": code.replace("-", " — ")}
    assert counsellor.sign_form(caseload, typed.format(code, **ways)).consent is not None


def test_the_form_shows_its_terms_and_a_code_that_reads(caseload: Caseload) -> None:
    import numpy as np
    import pypdfium2
    import zxingcpp

    record = kept(caseload, "1", "王晓明")
    code, pdf = counsellor.print_form(
        caseload, record, Purpose.FAIR, employers=("华星物流",), expires="2027-01-31", language="zh"
    )
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage().get_text_range()
    for part in ("王晓明", "华星物流", "2027年1月31日", code, "拒绝不影响获得服务"):
        assert part in "".join(text.split())
    read = zxingcpp.read_barcodes(np.asarray(page.render(scale=3).to_pil().convert("L")))
    assert [one.text.split(":")[3] for one in read] == [code]
    assert counsellor.sign_form(caseload, read[0].text).consent is not None


def test_the_board_lists_who_allowed_what_as_a_safe_table(caseload: Caseload, student: Vault) -> None:
    taken(caseload, package_of(student, caseload).data)
    caseload.add("=1+1", '=HYPERLINK("x")', Keeper.STUDENT)
    table = counsellor.board_csv(caseload, "en").decode("utf-8-sig")
    assert '"\'=1+1"' in table and name_of(student) in table and "Acme GmbH" in table and "2027-06-30" in table
    hidden = counsellor.board_csv(caseload, "en", pseudonyms=True).decode("utf-8-sig")
    assert name_of(student) not in hidden and "HYPERLINK" not in hidden and "S-" in hidden


def test_the_highest_sequence_number_is_kept_without_the_key(caseload: Caseload, student: Vault) -> None:
    made = package_of(student, caseload)
    record = taken(caseload, made.data)
    caseload.remove([record], "removed")
    again = reopened(caseload)
    key = made.label.student_key.hex()
    assert again.highest_sequence(key) == 1 and again.highest_sequence(keys.public_key(bytes(32)).hex()) == 0
    stored = again.vault.database.execute("SELECT key, value FROM preferences")
    assert not any(key in str(row) or record.name in str(row) for row in stored)
    again.vault.close()


@pytest.mark.parametrize(("language", "blank"), [("en", "Institution that answers"), ("zh", "个人信息处理者")])
def test_a_form_names_institution_and_counsellor_or_leaves_a_line(
    language: str, blank: str, caseload: Caseload, tmp_path: Path
) -> None:
    import pypdfium2

    def printed() -> str:
        student = caseload.student("9")
        _, pdf = counsellor.print_form(caseload, student, Purpose.ADVICE, expires="2027-06-30", language=language)
        pages = pypdfium2.PdfDocument(pdf)
        return " ".join("".join(page.get_textpage().get_text_bounded() for page in pages).split())

    kept(caseload, "9", "王晓明")
    assert blank in printed() and printed().count("_" * 32) == 2
    caseload.set_grace_days(60)
    caseload.set_letterhead(Letterhead("  Seaport  University ", "吴老师"))
    caseload.set_grace_days(45)
    again = reopened(caseload)
    assert (again.letterhead, again.grace_days) == (Letterhead("Seaport University", "吴老师"), 45)
    caseload.vault = again.vault
    text = printed()
    assert "Seaport University" in text and "吴老师" in text and "____" not in text


def test_forms_for_several_students_are_one_file_and_the_employers_are_remembered(
    caseload: Caseload, clock: MovingClock
) -> None:
    import pypdfium2

    withdrew = allowed(caseload, kept(caseload, "9", "Zhao Lei"))
    counsellor.withdraw(caseload, withdrew)
    kept(caseload, "1", "Li Wei")
    caseload.add("2", "Zhang Min", Keeper.STUDENT)
    asked = counsellor.without_consent(caseload)
    assert [one.id for one in asked] == ["1", "2"], "who withdrew is not asked with the others"
    terms = Terms(Purpose.FAIR, "", ("Acme GmbH", "Northwind"), caseload.today, "2027-01-31")
    codes, pdf = counsellor.print_forms(caseload, asked, terms, "en")
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)]
    assert len(pages) == 2 and len(set(codes)) == 2 and caseload.form_employers == ("Acme GmbH", "Northwind")
    for page, code, name, other in zip(pages, codes, ("Li Wei", "Zhang Min"), ("Zhang Min", "Li Wei"), strict=True):
        assert code in page and name in page and other not in page and "Acme GmbH, Northwind" in page
    assert all("Kinds of data" in page and "phone" in page for page in pages), "asked for before there is a résumé"
    counsellor.sign_form(caseload, codes[1])
    signed, waiting = caseload.student("2"), caseload.student("1")
    assert signed.gap(Purpose.FAIR, "Northwind", caseload.today) is None and waiting.consent is None
    given = counsellor.sign_form(caseload, codes[0]).consent
    assert given is not None and "phone" in given.kinds and "name" in given.kinds
