"""Verifies any file against what a policy withholds from the current master."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.policy import Policy
from app.domain.verification import Verification
from app.redact.derived_forms import derived_forms
from app.redact.engine import redact
from app.services import second_opinion, stored_resume
from app.verify.verify import verify_file
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.vault.vault import Vault


def verify_against_policy(
    vault: Vault,
    name: str,
    data: bytes,
    policy: Policy,
    *,
    master: str = stored_resume.MAIN,
    cancel: CancelToken | None = None,
) -> Verification:
    """Search every channel of a file for anything `policy` withholds."""
    resume = stored_resume.current(vault, master).resume
    redaction = redact(resume, policy)
    return verify_file(
        name,
        data,
        absent=redaction.absent,
        allowed=redaction.allowed,
        expected=None,
        own=False,
        derived=derived_forms(redaction.absent, resume),
        cancel=cancel,
        job=second_opinion.JOB,
    )
