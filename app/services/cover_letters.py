"""Cover letters beside copies: the person's text, checked like the copy, marked, verified, recorded, handed over. No sentence is made here.

A letter tells what its copy may tell and nothing else: it is verified against everything that the copy withholds. It carries a reference of
its own and, of the wordings that the person approved in it, those that are drawn for it; its ledger row names the copy it goes with.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.clock import Clock, system_clock, to_iso
from app.domain.copies import LETTER, CopyFile, CopyRecord, Recipient, RecipientKind
from app.domain.copy_file_names import letter_stem, parts_of
from app.domain.cover_letter import LetterText, as_section, is_address, letter_document, paragraphs_of, parse
from app.domain.design import Arrangement, Fit, Layout
from app.domain.document import Document, text_lines
from app.domain.policy import CHOSEN, FOUND, Redaction
from app.domain.resume import Field, Resume, fields
from app.domain.sensitivity import Kind, Operator
from app.domain.style import Style, language_group
from app.domain.verification import Finding, Verification
from app.errors import UserError
from app.files import make_private_folder
from app.marks.assignment import Assignment, assign, pack, unpack
from app.marks.carriers import Limits
from app.marks.issued_copies import IssuedCopy, IssuedVersion
from app.marks.layers.wording import WORDING_LAYER
from app.marks.reference import make_reference
from app.marks.specification import Spec, Wording
from app.marks.wording_check import hard_problems
from app.render.page_fit import fit
from app.render.writers import render
from app.services import child_tasks, copy_file_names, stored_resume
from app.services.application_details import ApplicationDetails
from app.services.compute import LOCAL, Compute
from app.services.copies import NOT_PRINTED, REFERENCE, CopyRefused, hand_over, layout_of_document
from app.services.copy_plan import new_copy_id, spec_of
from app.services.mail_drafts import subject_of
from app.services.saved_designs import design_of
from app.services.stored_resume import Master
from app.text.exact_words import holds_words
from app.verify.verify import expect_files, verify_file
from app.workers.cancellation import CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from app.vault.vault import Vault

FORMATS: Final = ("pdf", "docx", "txt")
BESIDE: Final = "beside"
"""Under this key the look of a letter in the ledger names the copy that it goes with."""
_SOURCES: Final = "cover-letter:"
"""Preferences: by the letter's id, the text it was written as, its language and its copy."""
_UNMARKED: Final = 0
_VERSION: Final = 1
_STRICT: Final = frozenset({Kind.BIRTH, Kind.ID_NUMBER, Kind.SALARY, Kind.MARITAL, Kind.POLITICAL, Kind.GENDER})
"""Kinds of which a letter may hold no data at all where its copy holds none; names, places and dates are also those of the employer."""


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """A letter ready to be verified: `beside` is its copy, `redaction` that of the copy, `letter` its text as drawn, `fit` how it fills its page,
    `address` what is known of whom it goes to."""

    copy_id: str
    reference: str
    beside: CopyRecord
    recipient: Recipient
    master: Master
    redaction: Redaction
    marked: Resume
    source: LetterText
    spec: Spec
    assignment: Assignment
    letter: Resume
    document: Document
    fit: Fit
    file_stem: str
    text: str
    address: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The text for a mail: the letter without its head, the address above it, and its reference."""
        texts = [line.text for line in paragraphs_of(self.letter)]
        return "\n\n".join(texts[1:] if is_address(texts[0], self.address) else texts) + "\n"


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Facts of a copy that a letter beside it can build on: the `name` (empty: withheld), `proofs` (achievements), the usual `subject` of a mail;
    the text that was written last; and the `address` of whom it goes to, as far as the application has it (Chinese letters open without)."""

    language: str
    name: str
    proofs: tuple[str, ...]
    subject: str
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class LetterResult:
    """A letter that was handed over."""

    record: CopyRecord
    recipient: Recipient
    plan: LetterPlan
    verifications: tuple[Verification, ...]


class CoverLetterService:
    """The cover letters of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock, compute: Compute = LOCAL) -> None:
        self._vault, self._clock, self._compute = vault, clock, compute

    def copy_of(self, copy: str) -> CopyRecord:
        """Return the copy with an id or reference that a letter can go with. Raises `UserError` `copy-unknown`, `cover-not-beside`."""
        record = self._vault.copies.get(copy) or self._vault.copies.by_reference(copy)
        if record is None:
            raise UserError("copy-unknown", reference=copy[:40])
        if record.spec_version == _UNMARKED or record.voided:
            raise UserError("cover-not-beside", reference=record.reference)
        return record

    def last_text(self, copy_id: str) -> str:
        """Return the text of the letter that was made last beside a copy, as it was written; empty where there is none."""
        found = [record for record in self._vault.copies.all() if record.channel == LETTER]
        sources = (self._source(record.copy_id) for record in found)
        return next((str(one["text"]) for one in sources if one.get(BESIDE) == copy_id), "")

    def _source(self, letter_id: str) -> Mapping[str, object]:
        stored = self._vault.preferences.get(_SOURCES + letter_id)
        return stored if isinstance(stored, dict) else {}

    def plan(
        self, beside: CopyRecord, text: str, *, reference: bool | None = None, cancel: CancelToken | None = None
    ) -> LetterPlan:
        """Plan a letter beside a copy; nothing is written. `reference` None: printed where the copy prints its own.

        Raises `UserError` as `parse` does, and `cover-variant` (`text`) for a wording that says something else.
        """
        source = parse(text)
        master = stored_resume.version(self._vault, beside.master, beside.master_version)
        made = self._planned_copy(beside, master, cancel)
        letter_id = new_copy_id()
        first = source.resume(master.resume.language)
        spec = letter_spec(first, source)
        assignment = assign(self._vault.mark_secret, letter_id, spec)
        letter, _ = WORDING_LAYER.apply(first, Style(), dict(zip(spec.carriers, assignment.values, strict=True)))
        own = make_reference(self._vault.mark_secret, letter_id)
        facts = self._vault.copies.layout(beside.copy_id)
        printed = facts.get(REFERENCE) != NOT_PRINTED if reference is None else reference
        name = made.redaction.resume.basics.name
        document = letter_document(
            *(made.document.blocks, letter),
            name=name,
            reference=own if printed else "",
            layout=_layout(master, facts),
        )
        found = fit(document, pages=1)
        document = replace(document, layout=replace(document.layout, density=found.density, pages=found.pages))
        stem = letter_stem(parts_of(made.redaction, "", own if printed else ""), document.language)
        recipient = self._recipient(beside)
        return LetterPlan(
            *(letter_id, own, beside, recipient, master, made.redaction, made.marked, source, spec, assignment),
            *(letter, document, found, stem, text, self._address(beside, recipient)),
        )

    def facts(self, beside: CopyRecord, *, cancel: CancelToken | None = None) -> LetterFacts:
        """Return what a letter beside a copy can build on: only what that copy itself shows."""
        master = stored_resume.version(self._vault, beside.master, beside.master_version)
        redaction = self._planned_copy(beside, master, cancel).redaction
        shown = redaction.resume
        achieved = (one.highlights for one in (*shown.work, *shown.volunteer))
        lines = (*achieved, *(one.highlights for one in shown.projects))
        proofs = tuple(line.text for group in lines for line in group if line.text)
        subject = subject_of(redaction, shown.language)
        address = self._address(beside, self._recipient(beside)) if language_group(shown.language) != "zh" else ()
        return LetterFacts(
            *(shown.language, shown.basics.name, proofs, subject, self.last_text(beside.copy_id)),
            address="\n".join(address) if len(address) > 1 else "",
        )

    def _address(self, beside: CopyRecord, recipient: Recipient) -> tuple[str, ...]:
        """Return contact, employer and place of the application that a copy belongs to, as far as they are known."""
        details = ApplicationDetails(self._vault, self._clock)
        job = details.get(details.application_of(beside))
        employer = job.employer or (recipient.name if recipient.kind is RecipientKind.EMPLOYER else "")
        return tuple(line for line in (job.contact, employer, job.place) if line.strip())

    def _planned_copy(self, beside: CopyRecord, master: Master, cancel: CancelToken | None) -> child_tasks.PlannedCopy:
        """Return the copy as it was planned: its marks, and what its policy withholds."""
        from app.services.remembered_choices import policy_of

        spec = spec_of(master, beside.spec_version, self._compute, cancel)
        try:
            assignment = unpack(spec, beside.assignment)
        except ValueError:  # made by a newer version, or damaged: what it shows cannot be known
            raise UserError("cover-copy-unread", reference=beside.reference) from None
        policy = policy_of(beside, beside.stage, tuple(Operator))
        order = child_tasks.Order(
            *(master.resume, spec, pack(spec, assignment), policy, dict(beside.aliases), "", ""),
            arrangement=Arrangement(photo=False),
        )
        return self._compute.run(child_tasks.plan, order, cancel=cancel)

    def _recipient(self, beside: CopyRecord) -> Recipient:
        return next(one for one in self._vault.recipients.all() if one.id == beside.recipient_id)

    def make(
        self,
        plan: LetterPlan,
        formats: Sequence[str],
        out: Path,
        *,
        subject: str = "",
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> LetterResult:
        """Verify and record a planned letter and write its files into `out`; the `subject` of a mail is checked with it.

        Raises `CopyRefused` for what the copy withholds and the letter tells (`refused` say where), `UserError` `format-unknown`,
        `EnvironmentProblem`, `Cancelled`.
        """
        token = cancel or CancelToken()
        wanted = _known_formats(formats)
        expect_files(len(wanted))
        progress("render", 0, 3)
        rendered = {one: render(plan.document, plan.letter, one) for one in wanted}
        progress("verify", 1, 3)
        verifications = self._verified(plan, rendered, subject, token)
        token.check()
        progress("record", 2, 3)
        make_private_folder(out)
        record = self._record(plan, rendered, out)
        hand_over(self._vault, record, rendered)
        progress("done", 3, 3)
        return LetterResult(record, plan.recipient, plan, verifications)

    def _verified(
        self, plan: LetterPlan, rendered: Mapping[str, bytes], subject: str, cancel: CancelToken
    ) -> tuple[Verification, ...]:
        absent = plan.redaction.absent
        derived = self._compute.run(child_tasks.derive, absent, plan.marked, cancel=cancel)
        files: list[tuple[str, bytes, tuple[str, ...]]] = [
            (f"{plan.file_stem}.{one}", data, text_lines(plan.document)) for one, data in rendered.items()
        ]
        if subject.strip():
            files.append(("Subject.txt", f"{subject.strip()}\n".encode(), (subject.strip(),)))
        results = tuple(
            verify_file(
                *(name, data),
                absent=absent,
                allowed=plan.redaction.allowed,
                expected=expected,
                own=True,
                derived=derived,
                patterns=plan.redaction.policy.removed_kinds & _STRICT,
                cancel=cancel,
            )
            for name, data, expected in files
        )
        found = [
            (name.rpartition(".")[2], one)
            for (name, _, _), result in zip(files, results, strict=True)
            for one in result.findings
        ]
        told_texts = "\n".join((*text_lines(plan.document), subject))
        found += [
            ("txt", Finding("letter", "text", "value", one.kind, one.field, one.before))
            for one in plan.beside.withheld
            if one.reason in (CHOSEN, FOUND) and one.before.strip() and holds_words(told_texts, one.before)
        ]
        if any(not result.channels for result in results):
            found.append(("file", Finding("file", "file", "unreadable")))
        if found:
            told = as_section(plan.letter)
            redaction = Redaction(told, plan.redaction.policy, (), absent, plan.redaction.allowed, ())
            refused = CopyRefused(found, redaction, told)
            refused.refused = tuple(replace(one, suggestion=None, ways=()) for one in refused.refused)
            raise refused  # the words are the person's: they change them in their text
        return results

    def _record(self, plan: LetterPlan, rendered: Mapping[str, bytes], out: Path) -> CopyRecord:
        stem = copy_file_names.free_stem_in(out, plan.file_stem, rendered)
        files = tuple(
            CopyFile(
                *(one, f"{stem}.{one}", hashlib.sha256(data).hexdigest(), len(data)),
                str((out / f"{stem}.{one}").resolve()),
            )
            for one, data in rendered.items()
        )
        beside = plan.beside
        record = CopyRecord(
            *(plan.copy_id, plan.reference, beside.recipient_id, beside.stage, {}, beside.master),
            *(beside.master_version, to_iso(self._clock()), LETTER, _told_fields(plan), ()),
            assignment=pack(plan.spec, plan.assignment),
            spec_version=_UNMARKED,
            files=files,
            check_id=beside.check_id,
        )
        facts = layout_of_document(plan.document) | {BESIDE: beside.copy_id}
        source = {"text": plan.text, "language": plan.document.language, BESIDE: beside.copy_id}
        with self._vault.transaction():
            self._vault.copies.add(record, [(file, rendered[file.format]) for file in files], facts)
            self._vault.preferences.set(_SOURCES + plan.copy_id, source)
            applications = ApplicationDetails(self._vault, self._clock)
            applications.take_copy(record, applications.application_of(beside))
        return record


def letter_spec(letter: Resume, source: LetterText) -> Spec:
    """Return the places where a letter varies: the wordings that the person approved in it, and nothing of its style.

    Raises `UserError` `cover-variant` (`text`) for a wording that changes a number, drops a term or hides a character.
    """
    wordings = tuple(Wording(key, other) for key, other in source.variants().items())
    carriers = WORDING_LAYER.carriers(letter, wordings, Limits(_VERSION))
    originals = {field.id: field.value for field in fields(letter)}
    for key, others in source.variants().items():
        if wrong := next((other for other in others if hard_problems(letter, originals[key], other)), ""):
            raise UserError("cover-variant", text=wrong[:60])
    told = "\n".join(f"{one.id}\t{one.target}\t{one.span}\t" + "\t".join(one.options) for one in carriers)
    digest = hashlib.sha256(f"cover letter {_VERSION}\n{told}".encode()).digest()[:4]
    return Spec(_VERSION, carriers, digest)


def issued_letters(vault: Vault, records: Sequence[CopyRecord]) -> tuple[IssuedVersion, ...]:
    """Return the letters among the records as attribution needs them; those that were written as the same text together."""
    groups: dict[tuple[str, str], list[CopyRecord]] = defaultdict(list)
    for record in records:
        stored = vault.preferences.get(_SOURCES + record.copy_id) if record.channel == LETTER else None
        if isinstance(stored, dict):
            groups[str(stored.get("text", "")), str(stored.get("language", ""))].append(record)
    found = []
    for (text, language), members in groups.items():
        source = parse(text)
        letter = source.resume(language)
        copies = tuple(IssuedCopy(one.copy_id, one.reference, one.assignment) for one in members)
        found.append(IssuedVersion(letter, letter_spec(letter, source), copies))
    return tuple(found)


def _known_formats(formats: Sequence[str]) -> tuple[str, ...]:
    unknown = [one for one in formats if one not in FORMATS]
    if unknown or not formats:
        raise UserError("format-unknown", format=", ".join(unknown), known=", ".join(FORMATS))
    return tuple(dict.fromkeys(formats))


def _layout(master: Master, facts: Mapping[str, str]) -> Layout:
    """Return the look of the copy: the theme and paper it was made with, the colour and fonts that are set for its résumé."""
    from app.domain.design import Appearance

    chosen = Appearance(theme=facts.get("theme", ""), paper=facts.get("paper", ""))
    return design_of(master, chosen).layout


def _told_fields(plan: LetterPlan) -> tuple[str, ...]:
    """Return the ids of the copy's fields that the letter tells: those of its head, and values that stand in its text."""
    printed = {field for block in plan.document.blocks for field in getattr(block, "fields", ())}
    text = "\n".join(text_lines(plan.document)).casefold()
    shown = set(plan.redaction.disclosed)

    def tells(field: Field) -> bool:
        return field.id in printed or (
            field.kind is not None and len(field.value) > 3 and field.value.casefold() in text
        )

    return tuple(one.id for one in fields(plan.redaction.resume) if one.id in shown and tells(one))
