"""Names of the files of copies: the template that is set, the name it gives a planned copy, and a free one in a folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.copy_file_names import (
    checked_template,
    country_of_names,
    default_template,
    folder_name,
    free_stem,
    neutral_stem,
    parts_of,
    spelled,
    stem,
)
from app.domain.resume import Resume
from app.reader_country import reader_country

if TYPE_CHECKING:
    from app.services.copy_plan import CopyPlan
    from app.vault.vault import Vault

_TEMPLATE: Final = "file-names"
"""Preference: the person's own template; what stands in it may be personal."""
_FOLDER: Final = "copies-folder"
"""Preference: the folder into which copies were saved last."""


def template(vault: Vault) -> str:
    """Return the template that is set; empty: as usual for the language and country of each résumé."""
    stored = vault.preferences.get(_TEMPLATE, "")
    return stored if isinstance(stored, str) else ""


def set_template(vault: Vault, text: str) -> str:
    """Set the template (empty: as usual) and return it as it is kept. Raises `UserError` as `checked_template` does."""
    kept = checked_template(text)
    with vault.transaction():
        vault.preferences.set(_TEMPLATE, kept or None)
    return kept


def with_recipient(template: str) -> str:
    """Return a template whose names tell the recipient."""
    return template if "{recipient}" in template else f"{template}-{{recipient}}"


def usual_template(resume: Resume) -> str:
    """Return the template that holds for a résumé where none is set."""
    return default_template(resume.language, country_of_names(resume, reader_country()))


def stem_of(vault: Vault, plan: CopyPlan, chosen: str = "") -> str:
    """Return the name of a planned copy's files without their ending, by the template `chosen` for it, else the one that is set. Raises
    `UserError` as `checked_template` does."""
    wanted = checked_template(chosen) or template(vault)
    if not wanted:
        usual = usual_template(plan.master.resume)
        wanted = with_recipient(usual) if vault.copies.names_tell_recipient else usual
    parts = parts_of(plan.redaction, plan.recipient.name, plan.document.reference)
    return stem(wanted, parts, plan.document.language)


def neutral(plan: CopyPlan) -> CopyPlan:
    """Return the plan with a name of its files that holds no personal data."""
    return replace(plan, file_stem=neutral_stem(plan.document.language, plan.document.reference))


def free_stem_in(folder: Path, name: str, endings: Iterable[str]) -> str:
    """Return `name`, numbered where files of that name are in the folder already."""
    try:
        there = [one.name for one in folder.iterdir()]
    except OSError:  # a folder that may be written and not be listed: nothing in it is overwritten all the same
        there = []
    return free_stem(name, endings, there)


def own_folder(vault: Vault, folder: Path, plan: CopyPlan) -> Path:
    """Return the folder for a planned copy: `folder`, or one of the recipient's own in it where files are called the same, or nearly, that are not
    this recipient's: another one's copy, the full résumé (a number or a hyphen would tell nobody which is whose). It may not exist yet.
    """
    own = {file.path for copy in vault.copies.for_recipient(plan.recipient.id) for file in copy.files}
    wanted = spelled(plan.file_stem)
    try:
        others = any(
            spelled(one.stem) == wanted and str(one) not in own and one.is_file() for one in folder.resolve().iterdir()
        )
    except OSError:
        return folder
    return folder / (folder_name(plan.recipient.name) or plan.reference) if others else folder


def last_folder(vault: Vault) -> str:
    """Return the folder into which copies were saved last; empty where there is none any more."""
    stored = vault.preferences.get(_FOLDER, "")
    return stored if isinstance(stored, str) and stored and Path(stored).is_dir() else ""


def remember_folder(vault: Vault, folder: Path) -> None:
    """Keep the folder into which copies are saved, for the next time."""
    with vault.transaction():
        vault.preferences.set(_FOLDER, str(folder))
