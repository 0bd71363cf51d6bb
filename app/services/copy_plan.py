"""Plans a copy before it is made: marks → redaction → composed document. Writes nothing.

Marks are applied to the master version first, so that the redaction sweeps exactly the text that will be printed and
every copy of one version shares one carrier specification.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.alias_scheme import AliasScheme
from app.domain.chinese_script import in_script
from app.domain.copies import Recipient, RecipientKind
from app.domain.design import Appearance, Fit
from app.domain.document import Document
from app.domain.optional_items import optional_items
from app.domain.policy import Policy, Redaction, Withheld, WordChoice
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind, Operator
from app.domain.style import Style, language_group
from app.marks.aliases import alias_token, make_alias
from app.marks.assignment import Assignment, assign, pack, with_fixed
from app.marks.posting_terms import asked_items
from app.marks.reference import make_reference
from app.marks.specification import SPEC_VERSION, Spec, Wording
from app.services import child_tasks
from app.services.compute import LOCAL, Compute
from app.services.saved_designs import design_of, pinned_sections
from app.services.stored_resume import Master
from app.workers.cancellation import CancelToken

USUAL: Final = Appearance()
NOTICE_KINDS = frozenset({RecipientKind.PLATFORM, RecipientKind.AGENCY})


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """A copy ready to be rendered: its identity, marks, redaction and document; `words`: the choices of single words in it, the person's own
    and what the verifier's findings added; `fit`: how it fills its pages (None: it has none); `file_stem`: the name of its files without their
    ending; `plain`: it is handed over as data alone. Its `reference` stands on its pages only where `document.reference` does."""

    copy_id: str
    reference: str
    recipient: Recipient
    policy: Policy
    master: Master
    spec: Spec
    assignment: Assignment
    aliases: Mapping[str, str]
    marked: Resume
    style: Style
    redaction: Redaction
    document: Document
    words: tuple[WordChoice, ...] = ()
    fit: Fit | None = None
    file_stem: str = ""
    plain: bool = False


def kept_against_stage(plan: CopyPlan) -> tuple[Withheld, ...]:
    """Return contact and other personal fields that the policy keeps and the redaction changed nevertheless.

    They contain what is withheld elsewhere (a kept work address at a withheld employer). The person must hear of it:
    it may be the only way to reach them.
    """
    kinds = {field.id: field.kind for field in fields(plan.marked)}
    found = []
    for item in plan.redaction.withheld:
        kind = kinds.get(item.field)
        if item.reason != "field" and kind and plan.policy.operator_for(item.field, kind) is Operator.KEEP:
            found.append(item)
    return tuple(found)


def new_copy_id() -> str:
    """Return a random 128-bit identifier in hex."""
    return secrets.token_hex(16)


def approved_wordings(master: Master) -> tuple[Wording, ...]:
    """Return the wordings approved for a master version."""
    return tuple(Wording(key, variants) for key, variants in sorted(master.wordings.items()))


def spec_of(
    master: Master, version: int = SPEC_VERSION, compute: Compute = LOCAL, cancel: CancelToken | None = None
) -> Spec:
    """The carrier specification of a master version; `version` is the one that a copy was made with. Of a copy that a newer
    program made only the contact data can be read: its marks do not fit the newest specification known here."""
    pinned, hidden = pinned_sections(master.appearance), master.appearance.hidden
    known = min(version, SPEC_VERSION)
    return compute.run(
        child_tasks.specify,
        master.resume,
        approved_wordings(master),
        known,
        pinned,
        hidden,
        master.leeway,
        cancel=cancel,
    )


def plan_copy(
    master: Master,
    recipient: Recipient,
    policy: Policy,
    *,
    secret: bytes,
    alias: AliasScheme,
    day: str,
    copy_id: str = "",
    notice: bool | None = None,
    printed_reference: bool = True,
    words: tuple[WordChoice, ...] = (),
    spec: Spec | None = None,
    posting: str = "",
    appearance: Appearance = USUAL,
    address: str = "",
    compute: Compute = LOCAL,
    cancel: CancelToken | None = None,
) -> CopyPlan:
    """Plan one copy. `day` is the ISO date printed in the notice; `appearance` what is chosen for this copy beside the résumé's own; `notice` None means the default for the kind; without
    `printed_reference` its pages do not show the reference; `address` the alias that a provider made for it ("": a stand-in is shown); `spec` is
    the master's, where it is known already; what the `posting` asks for is never left out. What is drawn from the `secret` is drawn here; `compute` gets what was drawn."""
    copy_id = copy_id or new_copy_id()
    spec = spec or spec_of(master, compute=compute, cancel=cancel)
    asked = asked_items(master.resume, optional_items(master.resume, master.leeway), posting)
    assignment = with_fixed(spec, assign(secret, copy_id, spec), asked)
    aliases = _aliases(master.resume, policy, alias, alias_token(secret, copy_id), address)
    reference = make_reference(secret, copy_id)
    wanted = recipient.kind in NOTICE_KINDS if notice is None else notice
    line = _notice_line(master.resume.language, recipient, day) if wanted else ""
    printed = reference if printed_reference else ""
    design = design_of(master, appearance)
    order = child_tasks.Order(
        *(master.resume, spec, pack(spec, assignment), policy, aliases, printed, line, words),
        *(design.layout, design.arrangement, pinned_sections(master.appearance), design.hidden, day),
    )
    made = compute.run(child_tasks.plan, order, cancel=cancel)
    return CopyPlan(
        *(copy_id, reference, recipient, policy, master, spec, assignment, aliases),
        *(made.marked, made.style, made.redaction, made.document, words),
    )


def _aliases(resume: Resume, policy: Policy, alias: AliasScheme, token: str, address: str) -> dict[str, str]:
    if policy.operator_for("basics.email", Kind.EMAIL) is not Operator.ALIAS:
        return {}
    if alias.provided:
        return {"basics.email": address or alias.stand_in(token)}
    made = make_alias(alias.scheme, token, resume.basics.email, alias.domain)
    return {"basics.email": made} if made else {}


def _notice_line(language: str, recipient: Recipient, day: str) -> str:
    if language_group(language) == "zh":
        before, after = in_script("仅供", language), in_script("请勿转发", language)
        return f"{before}{recipient.name}使用 · {day} · {after}"
    return f"Prepared for {recipient.name} · {day} · not for onward sharing"
