"""Verification of files that are no copies of ours: the independent verifier and, besides it, the redactor's matchers.

Those see more of what people spell freely. The one place where both are known; a finding of either is a finding.
"""

from __future__ import annotations

from typing import Any, Final

from app.redact.withheld_value_search import find_residue
from app.verify.jobs import context_from_header, verification_to_json
from app.verify.jobs import warm as warm_verifier
from app.verify.judge import verify
from app.verify.registry import CHANNELS

JOB: Final = "app.services.second_opinion:verify_file"


def verify_file(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Run `app.verify.jobs.verify_file` with the redactor's second opinion."""
    return verification_to_json(verify(header["name"], payload, context_from_header(header, find_residue), CHANNELS))


warm = warm_verifier
"""Load the verifier's libraries ahead of a file (see `app.workers.isolation.prepare`)."""
