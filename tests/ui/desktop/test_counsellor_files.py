"""Files of a counsellor in the window: texts to print, signed official lists, a colleague's handover received on a new and on a used computer."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QDialog

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import PASSPHRASE, MovingClock, kept, new_caseload

from app import paths
from app.errors import UserError
from app.services import caseload_handover
from app.services.caseload import Caseload, create_caseload, is_caseload
from app.services.caseload_notices import notices, usual_laws
from app.services.caseload_settings import Letterhead
from app.services.shared_lists import SharedLists
from app.services.vaults import open_vault
from checkers.registers.store import RegisterStore
from checkers.rules.colleague_packs import read_colleague_packs
from ui.desktop.dialogs import signed_lists as module
from ui.desktop.dialogs import vault_files
from ui.desktop.dialogs.caseload_leaving import LeavingDialog
from ui.desktop.dialogs.caseload_notices import NoticesDialog
from ui.desktop.dialogs.import_official_list import RegisterDialog
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.dialogs.signed_lists import SignedListsDialog
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.caseload.students_page import CaseloadView
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.shell.window import Window
from ui.shared_rules import rules_folder

Until = Callable[[Callable[[], object]], None]
OFFICIAL = (
    "企业名称,统一社会信用代码,法定代表人,地址\n"
    "宁波海川人力资源有限公司,91330201MA0000007X,王某,宁波市海晏北路88号\n"
    "恒海物流有限公司,91330201MA0000008X,李某,wang.wei@example.org\n"
)


@pytest.fixture
def caseload(first_window: Window) -> Iterator[Caseload]:
    made = create_caseload(paths.default_caseload(), PASSPHRASE)
    yield made
    made.vault.close()


@pytest.fixture
def handover(tmp_path: Path) -> Path:
    """A colleague's file with two students."""
    colleague = new_caseload(tmp_path / "colleague", MovingClock())
    for number, name in enumerate(("王晓明", "Li Wei")):
        kept(colleague, f"h{number}", name)
    caseload_handover.transfer(colleague, tmp_path / "all.age", PASSPHRASE)
    colleague.vault.close()
    return tmp_path / "all.age"


def test_chosen_texts_are_printed_dated_and_the_names_remembered(
    caseload: Caseload, first_window: Window, tmp_path: Path, until: Until
) -> None:
    dialog = NoticesDialog(caseload, notices(), first_window)
    assert len(dialog.boxes) == 4 and dialog.save.isEnabled()
    for number, box in enumerate(dialog.boxes):
        box.setChecked(number == 0)
    dialog.letterhead.institution.setText("Seaport University")
    dialog.write(tmp_path / "texts.pdf")
    until(lambda: dialog.status_label.text())
    document = pypdfium2.PdfDocument(tmp_path / "texts.pdf")
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Impact assessment" in text and "Seaport University" in text and "FERPA" not in text
    assert "not legal advice" in text and "have every point checked" in text and "28 November 2026" in text
    assert caseload.letterhead == Letterhead("Seaport University", "")
    dialog.boxes[0].setChecked(False)
    assert not dialog.save.isEnabled()
    dialog.reject()


def test_an_official_list_is_signed_here_and_searched_there(
    caseload: Caseload, first_window: Window, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = new_caseload(tmp_path / "other", caseload.vault.clock)  # type: ignore[arg-type]
    signing, out = SignedListsDialog(other, (), first_window), tmp_path / "agencies.signed"
    (tmp_path / "agencies.csv").write_text(OFFICIAL, "utf-8")
    monkeypatch.setattr(RegisterDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(module, "ask_save_path", lambda *_: out)
    asked, answers = list[str](), iter([False, True])

    def confirm(_parent: object, question: Question) -> bool:
        asked.append(question.text())
        return next(answers)

    monkeypatch.setattr(module, "confirm", confirm)
    signing.propose(tmp_path / "agencies.csv")
    until(lambda: asked and not signing._place.busy)
    assert "wang.wei@example.org" in asked[0] and not out.exists(), "no is no"
    signing.propose(tmp_path / "agencies.csv")
    until(out.is_file)
    until(lambda: not signing._place.busy)
    assert "王某" not in out.read_text("utf-8") and "李某" not in out.read_text("utf-8")
    reading = SignedListsDialog(caseload, (), first_window)
    names = iter(["", "Town office"])
    monkeypatch.setattr(module, "ask_author", lambda *_: next(names))
    reading.read(out)
    until(lambda: not reading._place.busy)
    assert not reading.list.count(), "nobody was named: nothing is taken"
    reading.read(out)
    until(lambda: reading.list.count())
    assert "Town office" in reading.list.item(0).text()
    with RegisterStore(paths.registers_file()) as store:
        assert [(one.register, one.author) for one in store.registers()] == [("agencies", "Town office")]
        assert store.search("宁波海川人力资源有限公司")[0].match == "equal" and not store.search("恒海物流有限公司")
    monkeypatch.setattr(module, "confirm", lambda *_: True)
    reading.list.setCurrentRow(0)
    reading.forget.click()
    until(lambda: not reading.list.count())
    with RegisterStore(paths.registers_file()) as store:
        assert not store.registers()
    assert not SharedLists(caseload.vault, caseload.identity.sign_key).authors()
    signing.reject()
    reading.reject()
    other.vault.close()


def test_rules_are_signed_here_and_fire_there_until_the_author_is_forgotten(
    caseload: Caseload, first_window: Window, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = new_caseload(tmp_path / "other", caseload.vault.clock)  # type: ignore[arg-type]
    signing, out = SignedListsDialog(other, (), first_window), tmp_path / "rules.signed"
    table = tmp_path / "rules.csv"
    monkeypatch.setattr(module, "open_file", lambda *_: str(table))
    monkeypatch.setattr(module, "ask_line", lambda *_: "Office rules")
    monkeypatch.setattr(module, "ask_save_path", lambda *_: out)
    table.write_text("words,severity,explanation,source\n占座费,致命,收占座费,\n", encoding="utf-8")
    signing.rules.click()
    until(lambda: "Row 1" in signing.status_label.text() and not signing._place.busy)
    assert not out.exists()
    table.write_text("words,severity,explanation,source\n占座费,严重,收占座费,\n", encoding="utf-8")
    signing.rules.click()
    until(lambda: out.is_file() and not signing._place.busy)
    reading = SignedListsDialog(caseload, (), first_window)
    monkeypatch.setattr(module, "ask_author", lambda *_: "Ms Wu")
    reading.read(out)
    until(lambda: reading.list.count())
    assert "Office rules" in reading.list.item(0).text() and "Ms Wu" in reading.list.item(0).text()
    day = caseload.today
    (pack,), _ = read_colleague_packs(rules_folder(), day)
    assert pack.rules[0].explanation["zh"] == "收占座费"
    monkeypatch.setattr(module, "confirm", lambda *_: True)
    reading.list.setCurrentRow(0)
    reading.forget.click()
    until(lambda: not reading.list.count())
    assert read_colleague_packs(rules_folder(), day) == ((), {})
    signing.reject()
    reading.reject()
    other.vault.close()


def test_a_colleagues_students_come_beside_ones_own(
    caseload: Caseload, first_window: Window, handover: Path, until: Until
) -> None:
    view = CaseloadView(caseload, first_window.messages)
    dialog = LeavingDialog(caseload, 30, 0, view)
    dialog.received.connect(view.refresh)
    dialog.take_over(handover, "another passphrase of words")
    until(lambda: dialog.status_label.text() and not dialog._place.busy)
    assert not caseload.students()
    dialog.take_over(handover, PASSPHRASE)
    until(lambda: view.model.rowCount() == 2)
    assert "Students taken over: 2" in dialog.status_label.text()
    dialog.reject()


def test_a_new_computer_begins_with_a_colleagues_handover_file(
    first_window: Window, handover: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = first_window.gate
    assert isinstance(first, FirstRun) and "backup" in first.welcome.restore.text()
    first.welcome.whom.choose("advise")
    assert "handover" in first.welcome.restore.text()
    answers = iter([None, (handover, PASSPHRASE)])
    monkeypatch.setattr(vault_files, "ask_handover_file", lambda _parent: next(answers))
    first.welcome.restore.click()
    assert not is_caseload(paths.default_caseload()), "no file, nothing"

    def answered(dialog: PassphraseDialog) -> int:
        words = "words of my own only" if "knows its passphrase" in dialog.lead.text() else "other words of my own"
        for line in (dialog.first, dialog.again):
            line.setText(words)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PassphraseDialog, "exec", answered)
    first.welcome.restore.click()
    until(lambda: isinstance(first_window.gate, LockPage))
    with pytest.raises(UserError, match="wrong-passphrase"):
        open_vault(paths.default_caseload(), PASSPHRASE)
    assert is_caseload(paths.default_caseload()) and "Students received: 2" in first_window.messages.shown
    lock = first_window.gate
    assert isinstance(lock, LockPage)
    lock.passphrase.setText("words of my own only")
    lock.unlock.click()
    until(lambda: isinstance(first_window.gate, CaseloadView))
    assert first_window.gate.model.rowCount() == 2  # type: ignore[union-attr]
    first_window.gate.passphrase.click()  # type: ignore[union-attr]
    until(lambda: "was changed" in first_window.messages.shown)
    first_window.lock()
    with pytest.raises(UserError, match="wrong-passphrase"):
        open_vault(paths.default_caseload(), "words of my own only")


@pytest.mark.parametrize(
    ("country", "language", "laws"),
    [
        ("", "zh", {"pipl"}),
        ("CN", "en", {"pipl"}),
        ("US", "zh", {"ferpa"}),
        ("FR", "en", {"dpia", "gdpr"}),
        ("NG", "en", {"dpia"}),
    ],
)
def test_the_texts_of_the_readers_country_are_ticked_at_first(country: str, language: str, laws: set[str]) -> None:
    assert usual_laws(notices(), country, language) == laws


def test_no_chinese_text_to_print_holds_an_english_sentence_or_a_recipients_name_in_copies() -> None:
    for one in notices():
        assert not re.search(r"[A-Za-z]{3,} [a-z]{3,}", one.source["zh"]), one.law
        assert "names its recipient" not in one.text["en"] and "写明接收方。" not in one.text["zh"]
