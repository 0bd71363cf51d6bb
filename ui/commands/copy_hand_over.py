"""Options of `countermark copy …` about handing a copy over: its files' names, its visible reference, what employers of a country expect."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from app import messages
from app.domain.copy_file_names import PARTS

if TYPE_CHECKING:
    from app.domain.copies import Recipient
    from app.domain.policy import Policy
    from app.services.copies import CopyRequest, CopyResult
    from app.vault.vault import Vault

_TOLD: Final = ("full", "half")
"""Scenarios of the meter that tell what is left without a reference."""


def add_hand_over_options(parser: argparse.ArgumentParser) -> None:
    """Add the options; without them a copy is as was chosen last for its recipient, and named as its country is used to."""
    parser.add_argument(
        "--name-template",
        default="",
        metavar="T",
        help="name of the files, of "
        + ", ".join(f"{{{part}}}" for part in PARTS)
        + " (default: as set, else by country)",
    )
    parser.add_argument(
        "--reference",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="print the reference on every page; without it a leaked page has to be traced by its marks alone",
    )
    parser.add_argument(
        "--keep-expected",
        action="store_true",
        help="keep what employers of the résumé's country expect at this stage (a phone number when applying)",
    )


def reference_printed(vault: Vault, recipient: Recipient, options: argparse.Namespace) -> bool:
    """Return True if a copy shows its reference: as the options say, else as the recipient's last copy did."""
    from app.services.remembered_choices import prints_reference

    given: bool | None = options.reference
    return prints_reference(vault, recipient) if given is None else given


def keep_expected(vault: Vault, policy: Policy, options: argparse.Namespace) -> Policy:
    """Return the policy, with `--keep-expected` also keeping what is expected."""
    from app.domain.address_order import country_of
    from app.domain.employer_expectations import expected_kinds, with_kinds
    from app.reader_country import reader_country
    from app.services import stored_resume

    if not options.keep_expected:
        return policy
    resume = stored_resume.current(vault, options.master).resume
    return with_kinds(policy, expected_kinds(country_of(resume) or reader_country(), policy, resume))


def reference_warnings(
    vault: Vault, request: CopyRequest, result: CopyResult, language: str
) -> list[dict[str, object]]:
    """Return a warning where a copy shows no reference: how it could still be traced."""
    from app.services.traceability import TraceabilityService

    if request.reference:
        return []
    measured = TraceabilityService(vault).measure(request, plan=result.plan)
    verdicts = {one.scenario: one.verdict.value for one in measured.scenarios if one.scenario in _TOLD}
    told: dict[str, str | int] = {key: messages.sentence(f"meter-{one}", language) for key, one in verdicts.items()}
    sentence = messages.sentence("reference-left-out", language, told)
    return [{"code": "reference-left-out", "message": sentence, "verdicts": verdicts}]
