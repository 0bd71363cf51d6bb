"""Making a copy: plan → render → verify → ledger → hand over. One transaction covers "copy made".

Either the ledger holds the exact bytes that left, or no file was handed over. If the verifier finds anything withheld
in any written byte, nothing is handed over and `CopyRefused` says what and where.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from app.clock import Clock, system_clock, to_iso
from app.domain.alias_scheme import SCHEMES, AliasScheme
from app.domain.copies import FILE, CopyFile, CopyRecord, Recipient
from app.domain.design import Appearance, overridden
from app.domain.document import Document, text_lines
from app.domain.policy import DerivedForm, Policy, Redaction, Withheld, WordAction, WordChoice
from app.domain.resume import Resume
from app.domain.sensitivity import Kind
from app.domain.verification import Finding, Verification
from app.errors import EnvironmentProblem, UserError
from app.files import make_private_folder, write_atomic
from app.marks.aliases import alias_token
from app.marks.assignment import layer_bits, pack
from app.marks.specification import SPEC_VERSION, Spec
from app.render import typesetter
from app.render.glyph_coverage import NO_GLYPH
from app.render.page_fit import fit
from app.render.themes.theme import paper_of, theme_of
from app.render.writers import render
from app.services import child_tasks, copy_file_names, stored_resume, verifier_feedback
from app.services.application_details import ApplicationDetails
from app.services.compute import LOCAL, Compute
from app.services.copy_plan import CopyPlan, kept_against_stage, plan_copy, spec_of
from app.services.ended_consents import reopen
from app.services.proofreading import proofread
from app.services.risk_confirmation import posting_text
from app.verify.verify import expect_files, verify_file
from app.workers.cancellation import CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from app.services.alias_providers import AliasProviderService
    from app.services.stored_resume import Master
    from app.vault.vault import Vault

D = TypeVar("D")
R = TypeVar("R")

FORMATS = ("pdf", "docx", "txt", "json")
ALIAS_PREFERENCE = "alias"
REFERENCE: Final = "reference"
"""Under this key the look of a copy in the ledger says `NOT_PRINTED` where its pages do not show the reference."""
NOT_PRINTED: Final = "not printed"
DRAWS: Final = 3
"""Ids that are drawn for a copy until its reference spells nothing withheld."""
_PRINTED: Final = frozenset(["pdf", "docx"])
"""Formats that need a glyph for every character."""
_NAME_CHANNEL: Final = "name"
"""The verifier's channel of the name of the file."""
_NAMING: Final = threading.Lock()
"""Held from the choice of the files' names to their writing: copies that are made at once share folders."""
_DATA: Final = frozenset(["json"])
"""Formats that carry neither headings nor a way of writing."""


class CopyRefused(UserError):
    """Something withheld was found and could not be taken out: nothing was handed over. `findings` say what and in which channel, `refused`
    in which words of the master, with a way on; `master` is that résumé; `added` are the choices that would take it out of a copy that was previewed."""

    def __init__(
        self,
        findings: Iterable[tuple[str, Finding]],
        redaction: Redaction | None = None,
        master: Resume | None = None,
        added: tuple[WordChoice, ...] = (),
    ) -> None:
        """`findings`: format and finding; `redaction` and `master`: what the copy was made of, where it was made of a résumé."""
        found = tuple(findings)
        fmt, first = found[0]
        super().__init__(
            "copy-refused",
            count=len(found),
            format=fmt,
            kind=first.kind.value if first.kind else first.code,
            where=": ".join(part for part in (first.channel, first.where) if part),
        )
        self.findings = tuple(finding for _, finding in found)
        self.master = master or Resume()
        self.refused = verifier_feedback.refusals(found, redaction, self.master)
        self.added = added


class ReferenceRefused(CopyRefused):
    """The reference drawn for a copy spells something withheld ("MSH" for a referee called Marsh): a copy with another id may be made."""


@dataclass(frozen=True, slots=True)
class CopyRequest:
    """Parameters of a copy. `notice` None = the default for the recipient's kind; `words`: choices about single words; `appearance`: what
    this copy alone is to look like, beside what is set for the résumé; `reference`: its pages show the reference; `name_template`: of its files'
    names (empty: as is set, see `app.services.copy_file_names`); `application_id`: of the application it is for (empty: that of its posting, else the first)."""

    recipient: Recipient
    policy: Policy
    formats: tuple[str, ...] = ("pdf",)
    master: str = stored_resume.MAIN
    channel: str = FILE
    notice: bool | None = None
    check_id: str = ""
    words: tuple[WordChoice, ...] = ()
    appearance: Appearance = field(default_factory=Appearance)
    reference: bool = True
    name_template: str = ""
    application_id: str = ""


@dataclass(frozen=True, slots=True)
class CopyResult:
    """A copy that was made and handed over. `overruled`: fields the policy keeps that had to be left out or changed; `words`: the choices
    about single words in it; `kept`: what the verifier found of the words that the person keeps knowingly; `rounds`: how often it was planned
    again for what was found in its finished files; `plan`: what was made."""

    record: CopyRecord
    recipient: Recipient
    marks: Mapping[str, float]
    verifications: tuple[Verification, ...]
    seconds: float
    overruled: tuple[Withheld, ...] = ()
    words: tuple[WordChoice, ...] = ()
    kept: tuple[Finding, ...] = ()
    rounds: int = 0
    plan: CopyPlan | None = None


class CopyService:
    """Plans, previews, makes and lists copies of one vault. `providers` makes addresses where the scheme asks for it."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock = system_clock,
        compute: Compute = LOCAL,
        providers: AliasProviderService | None = None,
    ) -> None:
        self._vault = vault
        self._providers = providers
        self._clock = clock
        self._compute = compute
        self._specified: tuple[Master, Spec] | None = None

    def alias_scheme(self) -> AliasScheme:
        """Return the alias scheme the person set."""
        stored = self._vault.preferences.get(ALIAS_PREFERENCE, {})
        return AliasScheme(**stored) if isinstance(stored, dict) else AliasScheme()

    def set_alias_scheme(self, scheme: AliasScheme) -> None:
        """Set the alias scheme. Raises `UserError` for an unknown scheme, and for one without the domain it needs."""
        if scheme.scheme not in SCHEMES:
            raise UserError("alias-scheme-unknown", scheme=scheme.scheme)
        if (scheme.provided or scheme.scheme == "catch-all") and "." not in scheme.domain:
            raise UserError("alias-needs-domain")
        with self._vault.transaction():
            self._vault.preferences.set(ALIAS_PREFERENCE, asdict(scheme))

    def plan(self, request: CopyRequest, *, copy_id: str = "", cancel: CancelToken | None = None) -> CopyPlan:
        """Plan a copy without writing anything; what the verifier finds in its text is withheld, too. Raises `UserError` `no-resume`,
        `CopyRefused` for words that cannot be printed and cannot be left out, `ReferenceRefused` for the reference of `copy_id`, `Cancelled`."""
        return self.plan_and_draw(request, _nothing, _nothing, copy_id=copy_id, cancel=cancel)[0]

    def plan_and_draw(
        self,
        request: CopyRequest,
        draw: Callable[[CopyPlan], D],
        read: Callable[[CopyPlan], R],
        *,
        copy_id: str = "",
        cancel: CancelToken | None = None,
    ) -> tuple[CopyPlan, D, R]:
        """Return a plan as `plan` does, what `draw` makes of it (on another thread), and what `read` says of it before its pages are laid out.

        With children, pages are laid out and drawn in one while another proofreads the text; drawn again where it finds something.
        """
        for left in reversed(range(DRAWS)):
            try:
                return self._planned(request, draw, read, copy_id, cancel)
            except ReferenceRefused:
                if copy_id or not left:
                    raise
        raise AssertionError

    def _planned(
        self,
        request: CopyRequest,
        draw: Callable[[CopyPlan], D],
        read: Callable[[CopyPlan], R],
        copy_id: str,
        cancel: CancelToken | None,
    ) -> tuple[CopyPlan, D, R]:
        first = self._plan(request, request.words, copy_id, cancel)

        def drawn(plan: CopyPlan) -> tuple[CopyPlan, D]:
            fitted = _fitted(plan, request)
            return fitted, draw(fitted)

        if not typesetter.has_helper():
            plan = self._proofread(first, request, cancel)
            return (*drawn(plan), read(plan))
        with ThreadPoolExecutor(1) as beside:
            ahead = beside.submit(drawn, first)
            plan = self._proofread(first, request, cancel)
            if plan is not first:
                ahead = beside.submit(drawn, plan)
            said = read(plan)
            return (*ahead.result(), said)

    def _plan(
        self,
        request: CopyRequest,
        words: tuple[WordChoice, ...],
        copy_id: str,
        cancel: CancelToken | None,
        address: str = "",
    ) -> CopyPlan:
        master = stored_resume.current(self._vault, request.master)
        plan = plan_copy(
            master,
            request.recipient,
            request.policy,
            secret=self._vault.mark_secret,
            alias=self.alias_scheme(),
            day=to_iso(self._clock())[:10],
            copy_id=copy_id,
            notice=request.notice,
            printed_reference=request.reference,
            words=words,
            spec=self._spec_of(master, cancel),
            posting=posting_text(self._vault, request.recipient.name, request.check_id),
            appearance=request.appearance,
            address=address,
            compute=self._compute,
            cancel=cancel,
        )
        return replace(plan, file_stem=copy_file_names.stem_of(self._vault, plan, request.name_template))

    def _proofread(self, plan: CopyPlan, request: CopyRequest, cancel: CancelToken | None) -> CopyPlan:
        """Return the plan without what the verifier finds in its text and JSON; where it finds something in the name of the files, that is
        the neutral one."""
        printed = not _PRINTED.isdisjoint(request.formats)
        for left in reversed(range(verifier_feedback.ROUNDS + 1)):
            found = self._compute.run(
                *(proofread, plan.marked, plan.redaction, plan.document, printed, plan.file_stem),
                cancel=cancel,
            )
            if any(one.channel == _NAME_CHANNEL for one in found):
                found = tuple(one for one in found if one.channel != _NAME_CHANNEL)
                plan = copy_file_names.neutral(plan)
            added = verifier_feedback.words_to_withhold(found, plan.redaction.resume, plan.words)
            if not added or not left:
                break
            plan = self._plan(request, (*plan.words, *added), plan.copy_id, cancel)
        if unprintable := [("pdf", one) for one in found if one.code == NO_GLYPH]:
            raise CopyRefused(unprintable, plan.redaction, plan.master.resume)
        if spelled := [("txt", one) for one in found if one.excerpt and one.excerpt in plan.document.reference]:
            raise ReferenceRefused(spelled, plan.redaction, plan.master.resume)
        return plan

    def _spec_of(self, master: Master, cancel: CancelToken | None) -> Spec:
        """Return the carrier specification, cached for the last master: a person looks at many copies of one version in a row."""
        kept = self._specified
        if kept is None or kept[0] != master:
            kept = self._specified = (master, spec_of(master, SPEC_VERSION, self._compute, cancel))
        return kept[1]

    def unusual(self, plan: CopyPlan, cancel: CancelToken | None = None) -> tuple[Kind, ...]:
        """Kinds of which the copy shows a value as it stands though its stage alone would not, by a choice for a field, a kind or words."""
        kept = {choice.kind for choice in plan.words if choice.action is WordAction.KEEP}
        shown = self._compute.run(child_tasks.unusual_kinds, plan.marked, plan.redaction, cancel=cancel)
        return tuple(kind for kind in Kind if kind in kept or kind in shown)

    def preview(self, plan: CopyPlan) -> bytes:
        """Return the PDF of a plan."""
        expect_files(1)  # whoever looks at it is likely to make it
        return render(plan.document, plan.redaction.resume, "pdf")

    def make(
        self,
        request: CopyRequest,
        out: Path,
        *,
        plan: CopyPlan | None = None,
        copy_id: str = "",
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> CopyResult:
        """Make a copy and write its files into `out`. `plan` hands over exactly what was previewed; `copy_id`: of a copy that is not to be made
        twice (empty: a new one).

        Raises `CopyRefused` when the verifier finds anything, `UserError` for unusable input, `EnvironmentProblem` when
        the files cannot be written (the ledger then says that the copy was not handed over), `Cancelled`.
        """
        began = time.perf_counter()
        self._vault.copies.before_add(request.recipient.name)
        token = cancel or CancelToken()
        formats = known_formats(request.formats)
        expect_files(len(formats))  # they start while the copy is planned and rendered
        typesetter.prepare()
        progress("plan", 0, 4)
        previewed = plan is not None
        plan = plan or self.plan(request, copy_id=copy_id, cancel=token)
        plan, address = self._addressed(plan, request, token)
        for left in reversed(range(verifier_feedback.ROUNDS)):
            token.check()
            progress("render", 1, 4)
            rendered = {fmt: render(plan.document, plan.redaction.resume, fmt) for fmt in formats}
            progress("verify", 2, 4)
            derived = self._compute.run(child_tasks.derive, plan.redaction.absent, plan.marked, cancel=token)
            try:
                verifications, kept = _verify(plan, rendered, derived, token)
                break
            except CopyRefused as refused:
                if previewed or not left or not refused.added:
                    raise
                words = (*plan.words, *refused.added)
                again = self._plan(request, words, plan.copy_id, token, address)
                plan = _fitted(again if again.file_stem == plan.file_stem else copy_file_names.neutral(again), request)
        token.check()
        progress("record", 3, 4)
        record = self._recorded(request, plan, rendered, kept, out)
        progress("done", 4, 4)
        bits = layer_bits(plan.spec, record.aliases)
        return CopyResult(
            *(record, plan.recipient, bits, verifications, time.perf_counter() - began),
            *(kept_against_stage(plan), plan.words, kept, verifier_feedback.ROUNDS - 1 - left, plan),
        )

    def _addressed(self, plan: CopyPlan, request: CopyRequest, cancel: CancelToken) -> tuple[CopyPlan, str]:
        """Return the plan with the address that a provider makes for the copy, and the address; "" where the copy has none of these.

        Raises `UserError` `alias-…`: then nothing was made.
        """
        scheme = self.alias_scheme()
        if not scheme.provided or not plan.aliases:
            return plan, ""
        if self._providers is None:
            raise UserError("alias-key-missing")
        address = self._providers.take(scheme, alias_token(self._vault.mark_secret, plan.copy_id))
        return _fitted(self._plan(request, plan.words, plan.copy_id, cancel, address), request), address

    def _recorded(
        self,
        request: CopyRequest,
        plan: CopyPlan,
        rendered: Mapping[str, bytes],
        kept: Sequence[Finding],
        out: Path,
    ) -> CopyRecord:
        """Write the record and the files; a name is free from the look at the folder until the file is there."""
        make_private_folder(out)
        with _NAMING:
            record = self._record(request, plan, rendered, kept, out)
            hand_over(self._vault, record, rendered)
        return record

    def _record(
        self,
        request: CopyRequest,
        plan: CopyPlan,
        rendered: Mapping[str, bytes],
        kept: Sequence[Finding],
        out: Path,
    ) -> CopyRecord:
        stem = copy_file_names.free_stem_in(out, plan.file_stem, rendered)
        files = tuple(_file(stem, fmt, data, out) for fmt, data in rendered.items())
        record = CopyRecord(
            copy_id=plan.copy_id,
            reference=plan.reference,
            recipient_id=plan.recipient.id,
            stage=plan.policy.stage,
            policy={
                **{kind.value: operator.value for kind, operator in plan.policy.operators.items()},
                **{key: operator.value for key, operator in plan.policy.fields.items()},
            },
            master=plan.master.name,
            master_version=plan.master.number,
            created=to_iso(self._clock()),
            channel=request.channel,
            disclosed=tuple(dict.fromkeys([*plan.redaction.disclosed, *(one.field for one in kept if one.field)])),
            withheld=plan.redaction.withheld,
            assignment=pack(plan.spec, plan.assignment),
            spec_version=SPEC_VERSION,
            aliases=dict(plan.aliases),
            files=files,
            check_id=request.check_id,
        )
        with self._vault.transaction():
            self._vault.copies.add(record, [(file, rendered[file.format]) for file in files], layout_facts(plan))
            if self._providers is not None:
                self._providers.handed_out(record.copy_id, record.aliases)
            ApplicationDetails(self._vault, self._clock).take_copy(record, request.application_id)
            reopen(self._vault, record)
        return record

    def all(self) -> tuple[tuple[CopyRecord, Recipient], ...]:
        """List all copies, newest first, with their recipients, as the ledger records them."""
        self._vault.ledger_view.compare()
        recipients = {recipient.id: recipient for recipient in self._vault.recipients.all()}
        return tuple((record, recipients[record.recipient_id]) for record in self._vault.copies.all())


def _nothing(_plan: CopyPlan) -> None:
    """Neither draw nor say anything of a plan."""


def _fitted(plan: CopyPlan, request: CopyRequest) -> CopyPlan:
    """Return the plan with the density at which its pages are filled well, where it has pages."""
    plan = replace(plan, plain=frozenset(request.formats) == _DATA)
    if _PRINTED.isdisjoint(request.formats):
        return plan
    wanted = overridden(plan.master.appearance, request.appearance)
    found = fit(plan.document, density=wanted.density, pages=wanted.pages)
    layout = replace(plan.document.layout, density=found.density, pages=found.pages)
    return replace(plan, document=replace(plan.document, layout=layout), fit=found)


def layout_facts(plan: CopyPlan) -> dict[str, str]:
    """Return what the ledger keeps of the look of a copy."""
    return layout_of_document(plan.document)


def layout_of_document(document: Document) -> dict[str, str]:
    """Return theme, density, paper and pages of a document, and that its pages show no reference where they do not."""
    layout, language = document.layout, document.language
    facts = {
        "theme": theme_of(layout, language).key,
        "density": str(layout.density),
        "paper": paper_of(layout, language),
        "pages": str(layout.pages),
    }
    return facts if document.reference else facts | {REFERENCE: NOT_PRINTED}


def known_formats(formats: Sequence[str]) -> tuple[str, ...]:
    """Return formats, each once. Raises `UserError` `format-unknown` for one that there is not, and for none."""
    unknown = [fmt for fmt in formats if fmt not in FORMATS]
    if unknown or not formats:
        raise UserError("format-unknown", format=", ".join(unknown), known=", ".join(FORMATS))
    return tuple(dict.fromkeys(formats))


def hand_over(vault: Vault, record: CopyRecord, rendered: Mapping[str, bytes]) -> None:
    """Write the files of a recorded copy, all or none. Raises `EnvironmentProblem`; what was written goes and the copy is void then."""
    written: list[Path] = []
    try:
        for file in record.files:
            write_atomic(Path(file.path), rendered[file.format], replace=False)
            written.append(Path(file.path))
    except EnvironmentProblem:
        for path in written:
            path.unlink(missing_ok=True)
        with vault.transaction():
            vault.copies.void(record.copy_id, "not handed over: the files could not be written")
        raise


def _file(stem: str, fmt: str, data: bytes, out: Path) -> CopyFile:
    name = f"{stem}.{fmt}"
    return CopyFile(fmt, name, hashlib.sha256(data).hexdigest(), len(data), str((out / name).resolve()))


def _verify(
    plan: CopyPlan, rendered: Mapping[str, bytes], derived: Sequence[DerivedForm], cancel: CancelToken
) -> tuple[tuple[Verification, ...], tuple[Finding, ...]]:
    """Return what the verifier says of each file, without what the person keeps knowingly, and that apart. Raises `CopyRefused`."""
    expected = text_lines(plan.document)
    removed = plan.policy.removed_kinds

    def one(fmt: str) -> Verification:
        return verify_file(
            f"{plan.file_stem}.{fmt}",
            rendered[fmt],
            absent=plan.redaction.absent,
            allowed=plan.redaction.allowed,
            expected=None if fmt == "json" else expected,
            own=True,
            derived=derived,
            patterns=removed,
            cancel=cancel,
        )

    results = tuple(
        one(fmt) for fmt in rendered
    )  # one after another by one child: starting another costs more than it saves
    resume = plan.redaction.resume
    found = [(fmt, finding) for fmt, result in zip(rendered, results, strict=True) for finding in result.findings]
    kept = [row for row in found if verifier_feedback.kept_knowingly(row[1], resume, plan.words)]
    if left := [row for row in found if row not in kept]:
        added = verifier_feedback.words_to_withhold((finding for _, finding in left), resume, plan.words)
        raise CopyRefused(left, plan.redaction, plan.master.resume, added)
    if any(not result.channels for result in results):
        raise CopyRefused([(fmt, Finding("file", "file", "unreadable")) for fmt in rendered])
    return tuple(replace(result, findings=()) for result in results), tuple(finding for _, finding in kept)
