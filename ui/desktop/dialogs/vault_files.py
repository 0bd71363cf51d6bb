"""Vault files a person saves or opens: the recovery sheet, a backup, a restored backup. Each asks where, then works."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import ask_secret
from ui.desktop.models.question_texts import Question
from ui.desktop.platform.file_dialogs import open_file, output_folder
from ui.desktop.shell.date_formats import format_moment
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import Messages
from ui.desktop.shell.session import Session
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.services.caseload_handover import Transferred
    from app.vault.backup.backup_file import BackupInfo
    from app.vault.vault import Vault

translate = QCoreApplication.translate


def save_sheet(parent: QWidget, vault: Vault, messages: Messages, place: JobSlot, done: Callable[[], object]) -> None:
    """Create a recovery sheet and save it as PDF where the person chooses; `done` is called once it is saved."""
    path = ask_save_path(
        parent, translate("vault_files", "Save the recovery sheet"), "Countermark-recovery-sheet.pdf", "PDF (*.pdf)"
    )
    if path is None:
        return
    from app.services.vaults import write_recovery_sheet

    language = translations().language

    def saved(_nothing: None) -> None:
        messages.inform(translate("vault_files", "The recovery sheet is saved. Print it, then delete the file."))
        done()

    place.start(
        lambda token, _progress: write_recovery_sheet(vault, path, language=language, replace=True, cancel=token),
        Outcomes(saved, messages.error),
    )


def save_backup(parent: QWidget, session: Session, messages: Messages, place: JobSlot, report: Progress) -> None:
    """Write one encrypted backup file, then open it again in a temporary folder to prove that it restores."""
    backups = translate("vault_files", "Backups")
    path = ask_save_path(
        parent, translate("vault_files", "Save a backup"), "Countermark-backup.age", f"{backups} (*.age)"
    )
    secret = new_secret(parent) if path is not None else ""
    if path is None or not secret:
        return
    from app.services.vaults import back_up_tested

    def done(held: BackupInfo) -> None:
        text = translate("vault_files", "Backup saved and tested: {name}. Copies in it: {count}")
        messages.inform(text.format(name=one_line(path.name), count=held.copies))

    place.start(
        lambda token, progress: back_up_tested(session.vault, path, secret, token, progress),
        Outcomes(done, messages.error, report),
    )


def save_everything(parent: QWidget, session: Session, messages: Messages, place: JobSlot, report: Progress) -> None:
    """Export everything as plain files into a new folder where the person chooses."""
    name = output_folder(parent, translate("vault_files", "Choose where to create the folder"))
    if not name:
        return
    from ui.desktop.models.export_everything import export_everything

    place.start(
        lambda token, progress: export_everything(session, Path(name), token, progress),
        Outcomes(
            lambda folder: messages.inform(
                translate(
                    "vault_files", "Everything was exported to the folder {name}. These files are not encrypted."
                ).format(name=folder.name)
            ),
            messages.error,
            report,
        ),
    )


def restore(
    parent: QWidget, folder: Path, messages: Messages, place: JobSlot, report: Progress, done: Callable[[], None]
) -> None:
    """Restore a backup into `folder`, where no vault is yet; by its passphrase, or by the age key it was made for."""
    backups, everything = translate("vault_files", "Backups"), translate("vault_files", "All files")
    kinds = f"{everything} (*);;{backups} (*.age)"  # a backup may have been saved under any name
    name = open_file(parent, translate("vault_files", "Open a backup"), kinds)
    from app.services.vaults import check_backup_secret, opens_with, restore_backup

    secret = ask_secret(parent, _of_backup(), partial(check_backup_secret, Path(name))) if name else ""
    if not secret:
        return

    def finished(found: tuple[BackupInfo, bool]) -> None:
        held, same = found
        text = translate(
            "vault_files",
            "Backup of {day} restored, and its ledger verified. Copies: {copies}, ledger entries: {rows}.",
        )
        told = text.format(day=format_moment(held.created), copies=held.copies, rows=held.ledger_rows)
        opens = (
            translate(
                "vault_files",
                "Unlock it with the passphrase of this file. If somebody handed the vault over to you, they know it: set one of your own afterwards (Settings, Change passphrase).",
            )
            if same
            else translate("vault_files", "Unlock it with your passphrase or recovery sheet.")
        )
        messages.inform(f"{told} {opens}")
        done()

    def work(token: CancelToken, progress: Progress) -> tuple[BackupInfo, bool]:
        progress("restore", 0, 0)
        held = restore_backup(Path(name), folder, secret, cancel=token)
        return held, opens_with(folder, secret)

    messages.clear()
    place.start(work, Outcomes(finished, messages.error, report))


def ask_handover_file(parent: QWidget) -> tuple[Path, str] | None:
    """Ask for a colleague's handover file and the passphrase that opens it; None when the person gives none."""
    kinds = translate("vault_files", "Handover files (*.age);;All files (*)")
    name = open_file(parent, translate("vault_files", "Open a handover file"), kinds)
    from app.services.caseload_handover import require_opens

    question = Question(
        lambda: translate("vault_files", "Receive a colleague's students"),
        lambda: translate("vault_files", "Enter the passphrase that your colleague set for the file."),
        lambda: translate("vault_files", "Receive"),
        field=lambda: translate("vault_files", "Passphrase of the file"),
    )
    secret = ask_secret(parent, question, partial(require_opens, Path(name))) if name else ""
    return (Path(name), secret) if secret else None


def receive_caseload(
    parent: QWidget, folder: Path, messages: Messages, place: JobSlot, report: Progress, done: Callable[[], None]
) -> None:
    """Make a caseload in `folder` from a colleague's handover file; `done` is called once it is there."""
    found = ask_handover_file(parent)
    if found is None:
        return
    path, secret = found
    own = _own_secret(parent)

    def finished(made: Transferred) -> None:
        text = (
            translate("vault_files", "Students received: {count}. Unlock the caseload with your new passphrase.")
            if own
            else translate(
                "vault_files", "Students received: {count}. Unlock the caseload with the passphrase of the file."
            )
        )
        messages.inform(text.format(count=made.students))
        done()

    def work(_token: CancelToken, progress: Progress) -> Transferred:
        from app.services.caseload_handover import receive

        progress("restore", 0, 0)
        return receive(path, folder, secret, own_passphrase=own)

    messages.clear()
    place.start(work, Outcomes(finished, messages.error, report))


def _own_secret(parent: QWidget) -> str:
    """Ask for a passphrase of one's own for what is received; empty when the person keeps that of the file."""
    dialog = PassphraseDialog(parent, received=True)
    given = dialog.exec() == PassphraseDialog.DialogCode.Accepted
    return dialog.passphrase if given else ""


def change_passphrase(parent: QWidget, vault: Vault, messages: Messages, place: JobSlot) -> None:
    """Ask for a new passphrase of a vault, and set it."""
    dialog = PassphraseDialog(parent)
    if dialog.exec() == PassphraseDialog.DialogCode.Accepted:
        chosen = dialog.passphrase
        place.start(
            lambda token, _progress: vault.access.set_passphrase(chosen, token),
            Outcomes(
                lambda _nothing: messages.inform(translate("vault_files", "The passphrase was changed.")),
                messages.error,
            ),
        )
    dialog.deleteLater()


def new_secret(parent: QWidget, *, handover: bool = False) -> str:
    """Ask twice for the passphrase of a backup, or of a file for somebody else; empty when the person does not give one."""
    dialog = PassphraseDialog(parent, of_backup=not handover, of_handover=handover)
    given = dialog.exec() == PassphraseDialog.DialogCode.Accepted
    return dialog.passphrase if given else ""


def _of_backup() -> Question:
    return Question(
        lambda: translate("vault_files", "Restore a backup"),
        lambda: translate(
            "vault_files", "Enter the passphrase set when the backup was saved. It may differ from your vault's."
        ),
        lambda: translate("vault_files", "Restore backup"),
        field=lambda: translate("vault_files", "Backup passphrase"),
    )
