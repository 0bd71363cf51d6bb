"""Makes an evidence pack of an incident or a check: originals untouched, working copies without other people's data, what was sent and
written, a neutral timeline, and manifests that check without this program.

It accuses nobody: the summary tells what was received, made and done, and what this cannot show.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import messages, resources
from app.clock import Clock, local_day, system_clock
from app.domain.policy import ProtectedValue
from app.errors import AppError, UserError
from app.evidence.bagit import bag
from app.evidence.exhibits import Exhibit, Happening, HiddenPart, path_of
from app.evidence.pack_draft import Box, ExhibitEdit, Form, PackDraft, read_timeline
from app.files import make_private_folder, write_atomic
from app.services import stored_resume
from app.services.caller_facts import nameable
from app.services.evidence_print import summary_pages
from app.services.evidence_redaction import Redaction, spans_of_others
from app.services.evidence_sources import EvidenceSources, PackChoice, Part, Sources
from app.services.evidence_timeline import happenings_of
from app.vault.ledger.proof import to_proof
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.vault.vault import Vault

SUMMARY: Final = "summary.pdf"
VERIFY: Final = "verify_bag.py"
PROOF: Final = "ledger-proof.zip"
_STEM: Final = re.compile(r"\.\w{1,5}$")


@dataclass(frozen=True, slots=True)
class EvidencePack:
    """A pack: its files by path, the exhibits and the timeline. Nothing is written yet."""

    files: Mapping[str, bytes] = field(repr=False)
    exhibits: tuple[Exhibit, ...]
    timeline: tuple[Happening, ...]


class EvidenceService:
    """The evidence of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock
        self._sources = EvidenceSources(vault, clock)

    def draft(self, incident_id: str, choice: PackChoice) -> PackDraft:
        """Return what is proposed for a pack, to be edited. Raises like `collect`."""
        sources = self._sources.find(incident_id, choice)
        return PackDraft(sources.title, tuple(one.draft for one in sources.parts), happenings_of(sources))

    def original(self, incident_id: str, choice: PackChoice, key: str) -> bytes:
        """Return the bytes of one proposed exhibit. Raises like `collect`, and `UserError` `exhibit-unknown`."""
        return self._part(incident_id, choice, key).load()

    def text(
        self, incident_id: str, choice: PackChoice, key: str, cancel: CancelToken | None = None
    ) -> tuple[str, tuple[HiddenPart, ...]]:
        """Return the text of one proposed exhibit, and all that is hidden in its copy unless the person decides otherwise.

        Raises like `original`, and of a text that cannot be read like `plain_text`.
        """
        from app.ingest.readings import plain_text

        part = self._part(incident_id, choice, key)
        text = plain_text(part.draft.name, part.load(), cancel=cancel)
        return text, Redaction(self._own_values(), choice.hidden, choice.language).parts(text, posting=part.posting)

    def _part(self, incident_id: str, choice: PackChoice, key: str) -> Part:
        found = next((one for one in self._sources.find(incident_id, choice).parts if one.draft.key == key), None)
        if found is None:
            raise UserError("exhibit-unknown", key=key[:80])
        return found

    def suggest(self, data: bytes, cancel: CancelToken | None = None) -> tuple[Box, ...]:
        """Return boxes over the lines of a picture in which text recognition sees data of others; a first guess, never the whole.

        Raises `UserError` `ocr-missing`, `ocr-failed`, `nothing-found`, `damaged-file`, and `Cancelled`.
        """
        from app.ingest.readings import lines_of_picture

        own = self._own_values()
        lines = lines_of_picture(data, cancel=cancel)
        return tuple(_roomy(box) for text, box in lines if spans_of_others(text, own))

    def collect(self, incident_id: str, choice: PackChoice, cancel: CancelToken | None = None) -> EvidencePack:
        """Collect the pack of an incident, or of checks alone (`incident_id` empty).

        Raises `UserError` `incident-unknown`, `check-unknown`, `copy-unknown`, `evidence-nothing`, `timeline-line`, `exhibit-unknown`,
        `ledger-broken` (where copies are to be proven), `vault-damaged`, and of a picture with boxes like `pictures.blacked_out`;
        `Cancelled`.
        """
        token = cancel or CancelToken()
        sources = self._sources.find(incident_id, choice)
        if unknown := set(choice.edits) - {one.draft.key for one in sources.parts}:
            raise UserError("exhibit-unknown", key=min(unknown)[:80])
        happened = happenings_of(sources) if choice.timeline is None else read_timeline(choice.timeline)
        payload: dict[str, bytes] = {}
        exhibits = self._exhibits(sources, choice, payload, token)
        if choice.references:
            payload["sent/copies-proof.zip"] = to_proof(self._vault, choice.references, token)
        proven = not choice.originals or self._prove(sources, payload, token)
        day = self._today()
        payload[SUMMARY] = summary_pages(sources, exhibits, happened, choice.channels, day=day, proven=proven)
        payload["summary.json"] = _as_json(sources.title, exhibits, happened, day)
        code = "evidence-readme" if choice.originals else "evidence-readme-copies"
        payload["README.txt"] = _read_me(code, sum(one.left for one in exhibits), choice.language)
        info = {"Bagging-Date": day, "External-Description": sources.title}
        tags = {VERIFY: resources.path("proof", VERIFY).read_bytes()}
        return EvidencePack(bag(payload, info, tags), tuple(exhibits), happened)

    def write(self, pack: EvidencePack, folder: Path, cancel: CancelToken | None = None) -> Path:
        """Write a pack into a new folder inside `folder`; return it.

        Raises `UserError` `folder-missing`, `EnvironmentProblem`, `Cancelled`; then no half pack is left behind under that name.
        """
        token = cancel or CancelToken()
        if not folder.is_dir():
            raise UserError("folder-missing", path=str(folder))
        target = _free(folder, f"evidence-{self._today()}")
        for path, data in pack.files.items():
            token.check()
            if path != "bagit.txt":
                _write(target / path, data)
        _write(target / "bagit.txt", pack.files["bagit.txt"])  # last: without it a folder is no bag
        return target

    def _today(self) -> str:
        return local_day(self._clock())

    def _exhibits(
        self, sources: Sources, choice: PackChoice, payload: dict[str, bytes], token: CancelToken
    ) -> list[Exhibit]:
        found, redaction = list[Exhibit](), Redaction(self._own_values(), choice.hidden, choice.language)
        unstated = messages.sentence("evidence-source-unstated", choice.language)
        for part in sources.parts:
            token.check()
            draft = part.draft
            edit = choice.edits.get(draft.key) or ExhibitEdit(draft.source, draft.purpose)
            if not edit.include:
                continue
            data, number = part.load(), len(found) + 1
            path = path_of(number, draft.name, part.folder) + part.suffix
            if choice.originals or draft.form is Form.RECORD:
                payload[path] = data
            else:
                path = ""
            suffix, copy, left = _working_copy(part, data, edit, redaction, token)
            working = path_of(number, _STEM.sub("", draft.name) + suffix, "working") if copy else ""
            if copy:
                payload[working] = copy
            found.append(
                Exhibit(
                    *(number, draft.name, edit.source or unstated, edit.purpose, draft.obtained),
                    *(hashlib.sha256(data).hexdigest(), len(data), path, working),
                    own=draft.form is Form.RECORD,
                    left=left,
                )
            )
        return found

    def _prove(self, sources: Sources, payload: dict[str, bytes], token: CancelToken) -> bool:
        """Add the ledger's rows about everything in the pack; False where the ledger is broken and so proves nothing."""
        try:
            payload[PROOF] = to_proof(self._vault, (), token, records=sources.records)
        except UserError as error:
            if error.code != "ledger-broken":
                raise
            return False
        return True

    def _own_values(self) -> tuple[ProtectedValue, ...]:
        version = stored_resume.latest(self._vault)
        if version is None:
            return ()
        resume = stored_resume.decode(version).resume
        return tuple(ProtectedValue(one.id, one.kind, one.value) for one in nameable(resume) if one.kind is not None)


def _read_me(code: str, left: int, language: str) -> bytes:
    """Return the README; where the person left data of others readable in the copies, it says so."""
    told = messages.sentence("evidence-readme-left", language, {"count": left}) if left else ""
    text = "\n".join(filter(None, (messages.sentence(code, language), told)))
    return text.encode() + b"\n"


def _roomy(box: Box) -> Box:
    """Return the box of a line with room for what reaches above and below its letters."""
    left, top, right, bottom = box
    room = (bottom - top) / 4
    return max(0.0, left - room), max(0.0, top - room), min(1.0, right + room), min(1.0, bottom + room)


def _working_copy(
    part: Part, data: bytes, edit: ExhibitEdit, redaction: Redaction, cancel: CancelToken
) -> tuple[str, bytes, int]:
    """Return the ending and the bytes of a copy without other people's data (empty bytes where none can be made), and how many words the
    person left readable in it."""
    from app.services.picture_redaction import blacked_out

    form = part.draft.form
    if form in (Form.PICTURE, Form.PDF) and edit.boxes is not None:
        return ".png", blacked_out(data, edit.boxes, cancel=cancel), 0
    if form in (Form.PICTURE, Form.RECORD):
        return "", b"", 0
    chosen = replace(redaction, shown=edit.shown, hidden=(*redaction.hidden, *edit.hidden))
    text, left = _text_without_others(part, data, chosen, cancel)
    return ".txt", text.encode("utf-8", "replace"), left


def _text_without_others(part: Part, data: bytes, redaction: Redaction, cancel: CancelToken) -> tuple[str, int]:
    """Return the text of a file without other people's data ("" where it has no text that can be read), and how many words were left."""
    from app.ingest.readings import plain_text

    try:
        return redaction.apply(plain_text(part.draft.name, data, cancel=cancel), posting=part.posting)
    except AppError:
        cancel.check()
        return "", 0


def _as_json(title: str, exhibits: Sequence[Exhibit], happened: Sequence[Happening], day: str) -> bytes:
    document = {
        "format": "countermark-evidence",
        "version": 1,
        "made": day,
        "title": title,
        "timeline": [{"day": one.day, "time": one.time, "text": one.text} for one in happened],
        "exhibits": [
            {
                "number": one.number,
                "name": one.name,
                "source": one.source,
                "purpose": one.purpose,
                "obtained": one.obtained,
                "sha256": one.sha256,
                "bytes": one.size,
                "path": f"data/{one.path}" if one.path else "",
                "working": f"data/{one.working}" if one.working else "",
                **({"left_readable": one.left} if one.left else {}),
            }
            for one in exhibits
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _free(folder: Path, name: str) -> Path:
    """Return a path inside a folder that nothing has yet."""
    found, number = folder / name, 1
    while found.exists():
        number += 1
        found = folder / f"{name}-{number}"
    return found


def _write(path: Path, data: bytes) -> None:
    make_private_folder(path.parent)
    write_atomic(path, data)
