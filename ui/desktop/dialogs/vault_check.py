"""Examines the vault on request and, when something is damaged, writes out what can still be read, after a plain question.

Used from Settings (an open vault) and from the lock screen (a vault that does not open any more). Never repairs anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app import messages as sentences
from app.errors import AppError
from app.files import open_to_others
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.short_questions import ask_one_of
from ui.desktop.models.question_texts import Question
from ui.desktop.platform.file_dialogs import output_folder
from ui.desktop.shell.date_formats import format_moment
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes, Work
from ui.desktop.shell.messages import Messages, sentence

if TYPE_CHECKING:
    from app.vault.repair.inspection import Damage
    from app.vault.vault import Vault

translate = QCoreApplication.translate
T = TypeVar("T")
Salvage = Callable[[Path, CancelToken], list[str]]
SHOWN = 12
"""So many findings fit above a page; the rest is counted."""


def check(parent: QWidget, vault: Vault, messages: Messages, place: JobSlot, report: Progress) -> None:
    """Examine every page, row and file of an open vault and show the findings."""
    from app.services.vaults import salvage_open_vault, verify_open_vault

    def found(damage: Sequence[Damage]) -> None:
        if not damage:
            shut = not open_to_others(vault.folder)
            messages.inform(sentence("vault-ok")) if shut else messages.warn(sentence("folder-open"))
            return
        offer_salvage(
            messages,
            damage_sentences(damage),
            lambda: export_readable(parent, messages, place, report, partial(salvage_open_vault, vault)),
        )

    place.start(
        _with_first_step("read", lambda token: verify_open_vault(vault, token)), Outcomes(found, messages.error, report)
    )


def _with_first_step(step: str, work: Callable[[CancelToken], T]) -> Work[T]:
    """Work that first says what it does."""

    def run(token: CancelToken, progress: Progress) -> T:
        progress(step, 0, 0)
        return work(token)

    return run


def damage_sentences(damage: Sequence[Damage]) -> str:
    """Return the findings as sentences, one a line."""
    from app.services.vaults import damage_sentence

    lines = [damage_sentence(item, translations().language) for item in damage[:SHOWN]]
    if len(damage) > SHOWN:
        lines.append(translate("vault_check", "… and {count} more").format(count=len(damage) - SHOWN))
    return "\n".join([sentence("vault-problems"), *lines])


def handle_unopenable(
    parent: QWidget,
    messages: Messages,
    place: JobSlot,
    report: Progress,
    error: AppError,
    salvage: Salvage,
    accept: Callable[[], None],
) -> None:
    """Show why the vault did not open, and offer a remedy.

    When it is damaged: exporting what can still be read; when it is older than the one last used: opening it all the
    same.
    """
    from app.services.vaults import is_older, is_unopenable

    if is_older(error):
        messages.error(error, translate("vault_check", "Open it as it is…"), accept)
    elif is_unopenable(error) and error.code != "vault-newer":
        text = sentences.of_error(error, translations().language)
        offer_salvage(messages, text, lambda: export_readable(parent, messages, place, report, salvage))
    else:
        messages.error(error)


def can_restore_local_backup(folder: Path, error: AppError) -> bool:
    """Return True if the vault is damaged, or older than the one last used, and has a sound local backup."""
    from app.services.vaults import is_older, is_unopenable, valid_local_backups

    wrong = is_older(error) or (is_unopenable(error) and error.code != "vault-newer")
    return wrong and bool(valid_local_backups(folder))


def confirm_older(messages: Messages) -> bool:
    """Ask if a vault that is older than the one last used is to be opened; return True for yes."""
    return messages.ask(
        Question(
            lambda: translate("vault_check", "Open the older vault"),
            lambda: translate(
                "vault_check",
                "What was recorded later is missing in it: copies you made, and to whom. If you have a newer backup, restore that"
                " instead. The ledger will say that you opened it knowingly.",
            ),
            lambda: translate("vault_check", "Open it as it is"),
        )
    )


def restore_local_backup(
    parent: QWidget, folder: Path, messages: Messages, place: JobSlot, report: Progress, done: Callable[[], None]
) -> None:
    """Ask which local backup to restore in the vault's place; the damaged vault is kept beside it."""
    from app.clock import to_iso
    from app.services.vaults import replace_with_local_backup, valid_local_backups

    known = {format_moment(to_iso(backup.made)): backup.folder.name for backup in reversed(valid_local_backups(folder))}
    moments = list(known)[::-1]
    place_of = ask_one_of(parent, _which_backup(), moments)
    if place_of < 0:
        return
    chosen = known[moments[place_of]]

    def finished(aside: Path) -> None:
        done()
        text = translate(
            "vault_check",
            "The vault is as it was then. The damaged one is in {name}. Unlock with the passphrase of that day.",
        )
        messages.inform(text.format(name=aside.name))

    place.start(
        _with_first_step("restore", lambda token: replace_with_local_backup(folder, chosen, cancel=token)),
        Outcomes(finished, messages.error, report),
    )


def _which_backup() -> Question:
    return Question(
        lambda: translate("vault_check", "Go back to a local backup"),
        lambda: translate(
            "vault_check",
            "Everything after that moment will be missing. The damaged vault stays in a folder beside it; nothing is overwritten.",
        ),
        lambda: translate("vault_check", "Go back"),
        field=lambda: translate("vault_check", "The vault as it was on"),
    )


def offer_salvage(messages: Messages, text: str, act: Callable[[], None]) -> None:
    """Show the damage, with salvage as the next step."""
    messages.warn(text, translate("vault_check", "Write out what can be read…"), act)


def export_readable(parent: QWidget, messages: Messages, place: JobSlot, report: Progress, salvage: Salvage) -> None:
    """Ask for a folder, and export all that can be read as plain files."""
    question = Question(
        lambda: translate("vault_check", "Write out what can be read"),
        lambda: translate("vault_check", "The files will not be encrypted: whoever finds them can read them."),
        lambda: translate("vault_check", "Choose an empty folder…"),
    )
    sure = messages.ask(question)
    name = output_folder(parent, translate("vault_check", "An empty folder")) if sure else ""
    if not name:
        return
    out = Path(name)

    def done(lost: list[str]) -> None:
        count = sum(path.is_file() for path in out.rglob("*"))
        text = sentence("salvaged", {"path": str(out), "count": count})
        messages.warn("\n".join([text, sentence("salvage-lost"), *lost[:SHOWN]]) if lost else text)

    place.start(_with_first_step("write", lambda token: salvage(out, token)), Outcomes(done, messages.error, report))
