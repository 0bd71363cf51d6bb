"""Several résumés of one person: created from one another, personal data kept the same, versions compared and reverted.

A version is never changed: everything here only adds versions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.domain.copies import MasterVersion
from app.domain.person import person_alone, with_person
from app.domain.resume import Resume, fields
from app.domain.resume_difference import Difference, differences
from app.errors import UserError
from app.services import stored_resume

if TYPE_CHECKING:
    from app.vault.vault import Vault

_NAME: Final = re.compile(r"[\w][\w .+-]{0,39}")
STARTED: Final = "person of {source}"
REVERTED: Final = "version {number} again"


class PersonService:
    """The master résumés of one vault, taken together."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def names(self) -> list[str]:
        """List the master résumés, in the order they were created."""
        return self._vault.masters.names()

    def start(
        self, name: str, *, source: str = stored_resume.MAIN, language: str = "", whole: bool = False
    ) -> MasterVersion:
        """Create the master `name` with the personal data of `source` (with `whole`: all of it) in `language`.

        Empty `language`: that of `source`. Raises `UserError` `master-name-invalid`, `master-exists`, `no-resume`.
        """
        name = name.strip()
        if not _NAME.fullmatch(name):
            raise UserError("master-name-invalid", name=name[:60])
        if self._vault.masters.latest(name) is not None:
            raise UserError("master-exists", name=name)
        found = stored_resume.current(self._vault, source)
        language = language or found.resume.language
        resume = found.resume if whole else person_alone(found.resume, language)
        if not fields(resume):
            raise UserError("nothing-entered")
        document = stored_resume.encode(
            resume, found.wordings if whole else None, found.appearance, found.leeway if whole else None
        )
        with self._vault.transaction():
            return self._vault.masters.add(name, document, STARTED.format(source=source))

    def out_of_sync(self, source: str = stored_resume.MAIN) -> tuple[str, ...]:
        """Return the other masters whose personal data differ from those of `source`."""
        person = stored_resume.current(self._vault, source).resume
        return tuple(
            name
            for name in self.names()
            if name != source
            and (own := stored_resume.current(self._vault, name).resume)
            and _differs(own, with_person(own, person))
        )

    def sync(self, source: str = stored_resume.MAIN, names: Sequence[str] = ()) -> tuple[MasterVersion, ...]:
        """Copy the personal data of `source` to the masters `names` (empty: all others), all or none.

        Returns the new versions of those it changed. Raises `UserError` `no-resume`.
        """
        person = stored_resume.current(self._vault, source).resume
        chosen = [name for name in (names or self.names()) if name != source]
        made = []
        with self._vault.transaction():
            for name in chosen:
                own = stored_resume.current(self._vault, name)
                changed = with_person(own.resume, person)
                if _differs(own.resume, changed):
                    document = stored_resume.encode(changed, own.wordings, own.appearance, own.leeway)
                    made.append(self._vault.masters.add(name, document, STARTED.format(source=source)))
        return tuple(made)

    def compare(self, name: str, before: int, after: int) -> tuple[Difference, ...]:
        """Return the differences between two versions of a master. Raises `UserError` `version-unknown`."""
        first, second = (stored_resume.decode(self._version(name, number)).resume for number in (before, after))
        return differences(first, second)

    def revert(self, name: str, number: int) -> MasterVersion:
        """Make version `number` the newest again (a new version with the same content, wordings included).

        Returns the newest itself when the content is the same. Raises `UserError` `version-unknown`.
        """
        old = self._version(name, number)
        latest = self._vault.masters.latest(name)
        if latest is not None and latest.document == old.document:
            return latest
        with self._vault.transaction():
            return self._vault.masters.add(name, old.document, REVERTED.format(number=number))

    def _version(self, name: str, number: int) -> MasterVersion:
        found = self._vault.masters.get(name, number)
        if found is None:
            raise UserError("version-unknown", number=number, name=name)
        return found


def _differs(own: Resume, changed: Resume) -> bool:
    """Return True if anything of the person differs, the names that give them away included (they are no text of the résumé)."""
    terms = own.personal.identifying_terms != changed.personal.identifying_terms
    return terms or bool(differences(own, changed))
