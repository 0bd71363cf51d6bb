"""Importing a résumé: file → draft → reviewed → a new master version."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from app.domain.copies import MasterVersion
from app.domain.design import Appearance
from app.domain.draft import Draft
from app.domain.identifying_names import carried_over
from app.domain.optional_items import Leeway, carried_leeway
from app.domain.resume import Resume, fields
from app.errors import UserError
from app.ingest.draft_codec import draft_from_json, draft_to_json
from app.services import import_lessons, stored_resume
from app.workers.cancellation import CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from app.vault.vault import Vault


_PUT_OFF: Final = "draft"


class ImportService:
    """Reads files in the isolated process and stores what the person accepted."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def read(
        self, name: str, data: bytes, *, cancel: CancelToken | None = None, progress: Progress = no_progress
    ) -> Draft:
        """Read the draft in a file. Raises `UserError` when nothing usable was found."""
        from app.ingest.reading import read_resume

        progress("read", 0, 0)
        draft = read_resume(name, data, cancel=cancel)
        progress("read", 1, 1)
        return draft

    def read_pages(
        self,
        pages: Sequence[tuple[str, bytes]],
        *,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> Draft:
        """Read the draft in several pictures, (name, bytes) each, in their order. Raises like `read`."""
        from app.ingest.reading import read_resume_pages

        progress("read", 0, 0)
        draft = read_resume_pages(pages, cancel=cancel)
        progress("read", 1, 1)
        return draft

    def with_lessons(self, draft: Draft) -> Draft:
        """Return the draft with what was learnt from corrections of the same layout, each change a doubt."""
        return import_lessons.apply(draft, import_lessons.Lessons(self._vault).all())

    def learn(self, read: Draft, kept: Resume) -> None:
        """Remember how a draft (as it was read) was corrected, for the next file of its layout."""
        lesson = import_lessons.learn(read, kept)
        if lesson is not None:
            import_lessons.Lessons(self._vault).remember(lesson)

    def save_draft(self, name: str, draft: Draft) -> None:
        """Store an unreviewed draft of the file `name` until the vault is opened again."""
        self._vault.preferences.set(_PUT_OFF, [name, json.dumps(draft_to_json(draft))])

    def take_draft(self) -> tuple[str, Draft] | None:
        """Return and remove the stored draft and its file's name; None when there is none, or another version wrote it."""
        kept = self._vault.preferences.get(_PUT_OFF)
        if kept is None:
            return None
        self._vault.preferences.set(_PUT_OFF, None)
        try:
            name, encoded = kept
            return str(name), draft_from_json(json.loads(encoded))
        except (KeyError, TypeError, ValueError):
            return None

    def accept(
        self,
        resume: Resume,
        *,
        master: str = stored_resume.MAIN,
        note: str = "",
        wordings: Mapping[str, Sequence[str]] | None = None,
        names: bool = False,
        appearance: Appearance | None = None,
        leeway: Leeway | None = None,
        draft: Draft | None = None,
    ) -> MasterVersion:
        """Store a reviewed résumé as the next version.

        Approved wordings of the previous version are kept for lines that are unchanged, and the names that were confirmed to give
        somebody away (see `carried_over`), unless it is those that change (`names`), and how its copies look unless that is what changes
        (`appearance`; of a first version the order of its file, where it was read from a `draft`), and what copies may leave out or put in another order (`leeway`, see `carried_leeway`); if nothing changed, nothing is written. Raises
        `UserError` `nothing-entered`.
        """
        if not fields(resume):
            raise UserError("nothing-entered")
        latest = stored_resume.latest(self._vault, master)
        if latest is not None and not names:
            resume = carried_over(resume, stored_resume.decode(latest).resume)
        if wordings is None:
            wordings = _surviving_wordings(stored_resume.decode(latest), resume) if latest else {}
        if appearance is None and latest is not None:
            appearance = stored_resume.decode(latest).appearance
        elif appearance is None and draft is not None:
            appearance = Appearance(section_order=leading_sections(draft))
        if leeway is None and latest is not None:
            before = stored_resume.decode(latest)
            leeway = carried_leeway(before.leeway, before.resume, resume)
        document = stored_resume.encode(resume, wordings, appearance, leeway)
        if latest is not None and latest.document == document:
            return latest
        with self._vault.transaction():
            return self._vault.masters.add(master, document, note)

    def current(self, master: str = stored_resume.MAIN) -> Resume | None:
        """Return the latest version's résumé, or None."""
        version = stored_resume.latest(self._vault, master)
        return stored_resume.decode(version).resume if version else None


def leading_sections(draft: Draft) -> tuple[str, ...]:
    """Return the section that copies print first because its file does: education, where it stands above all that was done; else none."""
    begins: dict[str, int] = {}
    for field, place in draft.places.items():
        section = field.partition(".")[0]
        begins[section] = min(place.start, begins.get(section, place.start))
    done = [begins[section] for section in ("work", "volunteer", "projects") if section in begins]
    studied = begins.get("education")
    return ("education",) if studied is not None and done and studied < min(done) else ()


def _surviving_wordings(before: stored_resume.Master, resume: Resume) -> Mapping[str, Sequence[str]]:
    old = {field.id: field.value for field in fields(before.resume)}
    new = {field.id: field.value for field in fields(resume)}
    return {key: value for key, value in before.wordings.items() if old.get(key) == new.get(key)}
