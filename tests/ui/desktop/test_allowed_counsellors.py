"""A student and a counsellor at their windows: allowing, ending, sharing and suggestions, from one real vault to another through files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import PASSPHRASE, kept

from app.domain.incident_reports import Channel, IncidentReport
from app.domain.resume import fields
from app.domain.sensitivity import Kind, Operator
from app.services import caseload_shared_matters, stored_resume
from app.services.caseload import Caseload, create_caseload
from app.services.caseload_student_consent import ConsentService
from app.services.vaults import create_vault
from tests.ui.desktop.counsellor_acts import answer
from ui.desktop.dialogs import allow_counsellor, allowed_counsellors
from ui.desktop.dialogs.allow_counsellor import AllowDialog
from ui.desktop.dialogs.allowed_counsellors import CounsellorsDialog
from ui.desktop.dialogs.compared_resumes import ComparedResumesDialog
from ui.desktop.dialogs.counsellor_key import CounsellorKeyDialog
from ui.desktop.dialogs.paper_consent import PaperConsentDialog
from ui.desktop.dialogs.share_with_counsellor import ShareDialog
from ui.desktop.dialogs.shared_matters import MattersDialog
from ui.desktop.dialogs.suggestions import SuggestionsDialog
from ui.desktop.pages.caseload.students_page import CaseloadView
from ui.desktop.shell.app import _folder
from ui.desktop.shell.date_formats import short
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    made = create_caseload(tmp_path / "caseload", PASSPHRASE)
    yield made
    made.vault.close()


@pytest.fixture
def view(caseload: Caseload, ready_window: Window) -> CaseloadView:
    """The counsellor's page (on another computer, in life)."""
    return CaseloadView(caseload, ready_window.messages)


def allow(window: Window, caseload: Caseload, path: Path, until: Until, purpose: str = "advice") -> AllowDialog:
    dialog = AllowDialog(window.session, window)
    dialog.show()
    dialog.counsellor.setCurrentText("Ms Wu")
    dialog.key.setText(caseload.identity.address.text)
    dialog.purpose.setCurrentIndex(dialog.purpose.findData(purpose))
    if purpose == "fair":
        dialog.employers.setPlainText("Acme GmbH\n\nOther Ltd\n")
    dialog.write(path)
    until(lambda: not dialog._place.busy)
    return dialog


def take(view: CaseloadView, path: Path, until: Until) -> None:
    view.look_at(path)
    until(lambda: not view._place.busy)


def values(window: Window) -> dict[str, str]:
    return {one.id: one.value for one in fields(stored_resume.current(window.session.vault).resume)}


def test_a_key_is_typed_as_it_reads_at_the_end_and_in_the_middle(ready_window: Window, caseload: Caseload) -> None:
    dialog = AllowDialog(ready_window.session, ready_window)
    dialog.show()
    text = caseload.identity.address.text
    QTest.keyClicks(dialog.key, text[:20] + text[24:])
    dialog.key.setCursorPosition(20)
    QTest.keyClicks(dialog.key, text[20:24])
    assert dialog.key.text() == text and dialog.key.cursorPosition() == 24
    assert caseload.identity.address.fingerprint in dialog.fingerprint.text()
    dialog.reject()


def test_a_key_comes_from_a_picture_of_its_code(
    ready_window: Window, caseload: Caseload, tmp_path: Path, until: Until
) -> None:
    shown = CounsellorKeyDialog(caseload.identity.address, ready_window)
    shown.write(tmp_path / "key.png")
    Image.open(tmp_path / "key.png").convert("RGB").rotate(7, expand=True, fillcolor="white").save(
        tmp_path / "taken.jpg"
    )
    (tmp_path / "key.txt").write_text(f"{caseload.identity.address.text}\n", "utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8 no picture" * 2000)
    dialog = AllowDialog(ready_window.session, ready_window)
    for name in ("key.png", "taken.jpg", "key.txt"):
        dialog.key.clear()
        dialog.read_key(tmp_path / name)
        until(lambda: not dialog._place.busy)
        assert dialog.key.text() == caseload.identity.address.text, name
        assert caseload.identity.address.fingerprint in dialog.fingerprint.text()
    dialog.key.clear()
    dialog.read_key(tmp_path / "photo.jpg")
    until(lambda: not dialog._place.busy)
    assert not dialog.key.text() and "not a counsellor's key" in dialog.status_label.text()


def test_what_is_allowed_is_what_arrives(
    ready_window: Window,
    caseload: Caseload,
    view: CaseloadView,
    tmp_path: Path,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    phone = values(ready_window)["basics.phone"]
    dialog = AllowDialog(ready_window.session, ready_window)
    dialog.show()
    assert not dialog.save.isEnabled() and not dialog._names.isVisible()
    dialog.counsellor.setCurrentText("Ms Wu")
    dialog.key.setText(caseload.identity.address.text)
    dialog.purpose.setCurrentIndex(dialog.purpose.findData("fair"))
    assert dialog._names.isVisible() and dialog.save.isEnabled()
    dialog.write(tmp_path / "a.consent")
    until(lambda: not dialog._place.busy)
    assert "Name them" in dialog.status_label.text() and not (tmp_path / "a.consent").exists()
    dialog.employers.setPlainText("Acme GmbH\n\nOther Ltd\n")
    dialog.choices.choose("basics.phone", Operator.REMOVE)
    dialog.write(tmp_path / "a.consent")
    until(lambda: dialog.made is not None)
    answer(monkeypatch, yes=True)
    take(view, tmp_path / "a.consent", until)
    (student,) = caseload.students()
    assert student.consent is not None and student.consent.employers == ("Acme GmbH", "Other Ltd")
    assert Kind.PHONE.value not in student.consent.kinds
    with caseload.open_student(student) as vault:
        arrived = stored_resume.current(vault).resume
    assert not arrived.basics.phone and not any(phone[-6:] in one.value for one in fields(arrived))


def test_another_key_under_the_same_name_needs_a_yes(
    ready_window: Window, caseload: Caseload, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(ready_window, caseload, tmp_path / "a.consent", until)
    with create_caseload(tmp_path / "other", PASSPHRASE).vault as vault:
        from app.services.caseload import open_caseload

        other = open_caseload(vault)
        asked = answer(monkeypatch, yes=False)
        refused = allow(ready_window, other, tmp_path / "b.consent", until)
        assert caseload.identity.address.fingerprint in asked[0] and other.identity.address.fingerprint in asked[0]
        assert refused.made is None and not (tmp_path / "b.consent").exists()
        assert len(ConsentService(ready_window.session.vault).given()) == 1
        answer(monkeypatch, yes=True)
        again = allow(ready_window, other, tmp_path / "b.consent", until)
        until(lambda: again.made is not None)
    assert (tmp_path / "b.consent").exists()


def test_ending_a_consent_asks_and_removes_there(
    ready_window: Window,
    caseload: Caseload,
    view: CaseloadView,
    tmp_path: Path,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    allow(ready_window, caseload, tmp_path / "a.consent", until)
    answer(monkeypatch, yes=True)
    take(view, tmp_path / "a.consent", until)
    dialog = CounsellorsDialog(ready_window.session, ready_window)
    (button,) = dialog.ends.values()
    asked = answer(monkeypatch, yes=False)
    button.click()
    given = ConsentService(ready_window.session.vault).given()[0].terms
    assert sentence(f"purpose-{given.purpose.value}") in asked[0] and short(given.issued) in asked[0]
    assert "Ms Wu" in asked[0] and not ConsentService(ready_window.session.vault).given()[0].withdrawn
    dialog.end(next(iter(dialog.ends)), tmp_path / "end.consent")
    until(lambda: not dialog._place.busy)
    assert not dialog.ends and not dialog.share.isEnabled()
    asked = answer(monkeypatch, yes=True)
    (record,) = caseload.students()
    take(view, tmp_path / "end.consent", until)
    until(lambda: caseload.students() == [])
    assert f"{record.name} ends the consent “" in asked[0] and "data from the package" in asked[0]
    until(lambda: record.name in ready_window.messages.shown)
    assert "only a ledger entry without a name" in ready_window.messages.shown
    for other in ("consent-narrower", "consent-new-version"):
        assert sentence(other)[:30] not in ready_window.messages.shown, "a sentence of another case"


def _steps_are_listed_and_taken_back(matters: MattersDialog, parts: int) -> None:
    for text in ("Call the bank", "Tell the school"):
        matters.step.setText(text)
        matters.add_step.click()
    steps = [matters.parts.item(row).text() for row in range(parts, matters.parts.count())]
    assert len(steps) == 2 and "Call the bank" in steps[0] and "Suggestions: 3" in matters.count.text()
    matters.parts.setCurrentRow(parts)
    assert matters.after.toPlainText() == "Call the bank" and matters.after.isReadOnly()
    assert matters.drop.isVisibleTo(matters) and not matters.suggest.isEnabled()
    matters.drop.click()
    matters.parts.setCurrentRow(matters.parts.count() - 1)
    matters.drop.click()
    assert not matters.steps and matters.parts.count() == parts


def test_a_draft_is_shared_answered_and_accepted_by_the_piece(
    ready_window: Window,
    caseload: Caseload,
    view: CaseloadView,
    tmp_path: Path,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    allow(ready_window, caseload, tmp_path / "a.consent", until)
    asked = answer(monkeypatch, yes=True)
    take(view, tmp_path / "a.consent", until)
    share = ShareDialog(ready_window.session, ready_window)
    until(lambda: share.save.isEnabled())
    before = values(ready_window)
    line = next(key for key in before if ".highlights." in key)
    assert before[line] in share.seen.toPlainText()
    share.question.setPlainText("Is it clear?")
    share.write(tmp_path / "draft.shared")
    until(lambda: (tmp_path / "draft.shared").exists() and not share._place.busy)
    take(view, tmp_path / "draft.shared", until)
    (student,) = caseload.students()
    assert "shares" in asked[-1]
    with caseload.open_student(student) as vault:
        found = caseload_shared_matters.matters(vault)
    matters = MattersDialog(caseload, student, found)
    assert "Is it clear?" in matters.question.text() and not matters.save.isEnabled()
    matters.parts.setCurrentRow([one.key for one in found[0].parts].index(line))
    assert matters.after.toPlainText() == before[line] and not matters.suggest.isEnabled()
    matters.after.setPlainText("Led a team of four")
    matters.suggest.click()
    assert matters.unsaved() and matters.save.isEnabled()
    _steps_are_listed_and_taken_back(matters, len(found[0].parts))
    matters.write(tmp_path / "a.answer")
    until(lambda: (tmp_path / "a.answer").exists() and not matters._place.busy)
    assert not matters.unsaved()
    decided = list[tuple[str, str]]()

    def decide(dialog: SuggestionsDialog) -> int:
        assert values(ready_window) == before
        dialog.accepts[0].click()
        decided.append((values(ready_window)[line], dialog.status_label.text()))
        assert not dialog.accepts and not dialog.declines
        return 0

    monkeypatch.setattr(SuggestionsDialog, "exec", decide)
    dialog = CounsellorsDialog(ready_window.session, ready_window)
    dialog.take_answer(tmp_path / "a.answer")
    until(lambda: decided and not dialog._place.busy)
    assert decided == [("Led a team of four", "")]
    assert values(ready_window) == {**before, line: "Led a team of four"}


def test_an_incident_is_shared_with_the_files_that_were_ticked(
    ready_window: Window, caseload: Caseload, tmp_path: Path, until: Until
) -> None:
    from app.domain.incidents import Surfaced

    files = [Surfaced("chat.png", b"picture"), Surfaced("private.txt", b"nobody's business")]
    report = IncidentReport(Channel.CALL, "A strange call", "2026-11-20", said="They knew my school.")
    ready_window.session.incident_reports.log(report, files)
    allow(ready_window, caseload, tmp_path / "a.consent", until)
    dialog = ShareDialog(ready_window.session, ready_window)
    dialog.what.setCurrentIndex(1)
    until(lambda: dialog.save.isEnabled())
    assert set(dialog.files) == {"chat.png", "private.txt"} and "chat.png" not in dialog.seen.toPlainText()
    dialog.files["chat.png"].click()
    until(lambda: "chat.png" in dialog.seen.toPlainText() and dialog.save.isEnabled())
    assert dialog._matter is not None and [name for name, _ in dialog._matter.files] == ["chat.png"]
    assert "They knew my school." in dialog.seen.toPlainText()


def test_the_copy_that_an_incident_named_goes_with_it_if_ticked(
    ready_window: Window, caseload: Caseload, tmp_path: Path, until: Until
) -> None:
    from app.domain.incidents import Surfaced
    from app.domain.sensitivity import Stage
    from app.redact.policies import stage_policy
    from app.services.copies import CopyRequest, CopyService
    from app.services.incidents import Details, IncidentService, build_comparison
    from app.services.recipients import RecipientService
    from app.services.traces import TraceService

    vault = ready_window.session.vault
    recipient = RecipientService(vault).find_or_add("Hengtai Trading")
    request = CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",))
    copy = CopyService(vault).make(request, tmp_path / "copies").record
    leaked = vault.copies.file_bytes(copy.copy_id, "txt")
    found = build_comparison([("leak.txt", TraceService(vault).trace("leak.txt", leaked))], "2026-11-20T08:00:00Z")
    IncidentService(vault).save(Details("A leak", "2026-11-20", ""), [Surfaced("leak.txt", leaked)], found)
    allow(ready_window, caseload, tmp_path / "a.consent", until)
    dialog = ShareDialog(ready_window.session, ready_window)
    dialog.what.setCurrentIndex(1)
    until(lambda: dialog.save.isEnabled())
    assert list(dialog.copies) == [copy.reference] and "Hengtai Trading" in dialog.copies[copy.reference].text()
    dialog.copies[copy.reference].click()
    until(lambda: f"{copy.reference}.txt" in dialog.seen.toPlainText() and dialog.save.isEnabled())
    assert dialog._matter is not None and dialog._matter.files == ((f"{copy.reference}.txt", leaked),)


def test_the_settings_lead_to_it(ready_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = list[str]()
    monkeypatch.setattr(CounsellorsDialog, "exec", lambda dialog: opened.append(dialog.windowTitle()))
    ready_window.go("settings")
    page = ready_window.page("settings")
    page.show_sheet("vault")  # type: ignore[attr-defined]
    page.counsellors.open.click()  # type: ignore[attr-defined]
    assert opened == ["My counsellors"]


def test_a_form_on_paper_allows_nothing_until_its_code_is_typed(
    view: CaseloadView, caseload: Caseload, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(caseload, "7", "王晓明")
    view.refresh()
    student = caseload.student("7")
    dialog = PaperConsentDialog(caseload, student, student.name)
    dialog.purpose.setCurrentIndex(dialog.purpose.findData("fair"))
    dialog.write(tmp_path / "form.pdf")
    until(lambda: not dialog._place.busy)
    assert "Name them" in dialog.status_label.text() and not (tmp_path / "form.pdf").exists()
    dialog.employers.setPlainText("Acme GmbH\n acme  gmbh\n")
    dialog.write(tmp_path / "form.pdf")
    until(lambda: not dialog._place.busy)
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF")
    form = caseload.student("7").form
    assert form is not None and form.terms.employers == ("Acme GmbH",)
    assert not dialog.code.text() and not dialog.signed.isEnabled()  # the code is read from the paper
    dialog.code.setText("AAAA-AAAA")
    dialog.signed.click()
    assert "AAAA-AAAA" in dialog.status_label.text() and caseload.student("7").consent is None
    dialog.code.setText(form.code)
    dialog.signed.click()
    assert caseload.student("7").consent is not None


def test_files_of_two_consents_and_their_withdrawals_are_proposed_with_names_of_their_own(
    ready_window: Window, caseload: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    """They lie in one folder until they are handed over: with one name the second would replace the first."""
    proposed = list[str]()
    for module in (allow_counsellor, allowed_counsellors):
        monkeypatch.setattr(module, "ask_save_path", lambda _parent, _title, name, _kinds: proposed.append(name))
    for purpose in ("fair", "advice"):
        allowing = AllowDialog(ready_window.session, ready_window)
        allowing.counsellor.setCurrentText("Ms Wu")
        allowing.purpose.setCurrentIndex(allowing.purpose.findData(purpose))
        allowing._ask_where()
        allow(ready_window, caseload, tmp_path / f"{purpose}.file", until, purpose)
    dialog = CounsellorsDialog(ready_window.session, ready_window)
    for given in ConsentService(ready_window.session.vault).given():
        dialog._save_withdrawal(given)
    assert len(set(proposed)) == 4 and all("Ms-Wu" in name for name in proposed)
    asked = answer(monkeypatch, yes=False)
    dialog._end(given)
    assert "stay: 1" in asked[0] and "grace period" not in asked[0], "nothing is said of a vault that goes on"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_replaced_consent_is_shown_so_and_is_not_counted_as_staying(
    ready_window: Window,
    caseload: Caseload,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    until: Until,
    language: str,
) -> None:
    for name in ("a", "b"):
        allow(ready_window, caseload, tmp_path / name, until)
    translations().set_choice(language)
    old, new = ConsentService(ready_window.session.vault).given()
    dialog = CounsellorsDialog(ready_window.session, ready_window)
    shown = "\n".join(one.text() for one in dialog.findChildren(QLabel))
    words = ("replaced on", "valid until") if language == "en" else ("被取代", "有效期至")
    assert [shown.count(one) for one in words] == [1, 1], shown
    asked = answer(monkeypatch, yes=False)
    dialog.ends[new.terms.id].click()
    dialog.ends[old.terms.id].click()
    stay = "stay: 1" if language == "en" else "保持有效"
    assert stay not in asked[0] and ("never handed over" if language == "en" else "从未交") in asked[1]


def test_a_withdrawal_before_its_consent_is_told_as_noted(
    ready_window: Window, caseload: Caseload, view: CaseloadView, tmp_path: Path, until: Until
) -> None:
    allow(ready_window, caseload, tmp_path / "a.consent", until)
    service = ConsentService(ready_window.session.vault)
    (given,) = service.given()
    (tmp_path / "end.consent").write_bytes(service.withdraw(given.terms.id).data)
    take(view, tmp_path / "end.consent", until)
    assert ready_window.messages.shown == sentence("consent-noted") and given.terms.id[:4] not in sentence(
        "consent-noted"
    )
    take(view, tmp_path / "a.consent", until)
    assert given.terms.issued in ready_window.messages.shown and caseload.students() == []


def test_resumes_are_marked_as_compared_one_or_several_at_once(
    caseload: Caseload, view: CaseloadView, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(caseload, "7", "王晓明")
    kept(caseload, "8", "李浩然")
    kept(caseload, "9", "Ann Lee")
    view.refresh()
    view.select(caseload.student("8").folder)
    pressed, seen = list[str](["close_it"]), list[tuple[str, ...]]()

    def answered(dialog: ComparedResumesDialog) -> int:
        seen.append(tuple(one.id for one in dialog.ticked))
        for name in pressed:
            getattr(dialog, name).click()
        return dialog.result()

    monkeypatch.setattr(ComparedResumesDialog, "exec", answered)
    view.reviewed.click()
    assert seen == [()] and not any(one.reviewed for one in caseload.students()), "nobody looked at anything yet"
    opened = list[str]()
    view.opened.connect(lambda student: opened.append(student.id))
    pressed[:] = ["open_vault"]
    view.reviewed.click()
    assert opened == ["8"] and not any(one.reviewed for one in caseload.students())
    pressed[:] = ["marked"]
    view.reviewed.click()
    assert not any(one.reviewed for one in caseload.students())
    caseload.ticked = frozenset([caseload.student("8").folder])  # ticked there before a vault was looked at
    view.reviewed.click()
    assert [one.id for one in caseload.students() if one.reviewed] == ["8"] and view.reviewed.isEnabled()
    pressed[:] = ["all", "marked"]
    view.reviewed.click()
    assert all(one.reviewed for one in caseload.students()) and not view.reviewed.isEnabled()


def test_who_only_advises_starts_with_the_students(hermetic_home: Path) -> None:
    from app import paths

    assert _folder(["countermark"]) == paths.default_vault()
    create_caseload(paths.default_caseload(), PASSPHRASE).vault.close()
    assert _folder(["countermark"]) == paths.default_caseload()
    create_vault(paths.default_vault(), PASSPHRASE, keyring=False).close()
    assert _folder(["countermark"]) == paths.default_vault()
    assert _folder(["countermark", "--vault", "elsewhere"]) == Path("elsewhere")
