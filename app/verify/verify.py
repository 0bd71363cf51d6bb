"""Re-reads a finished file in a separate process, by other code than wrote it, and reports what must not be there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.cancel import CancelToken
from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.domain.verification import Finding, Verification
from app.isolation import Limits, await_spares, prepare, run_isolated

_JOB: Final = "app.verify.jobs:verify_file"
_LIMITS: Final = Limits(seconds=180.0, memory=2_500_000_000)


def expect_files(count: int) -> None:
    """Start the verifier's processes ahead of time: `count` files will be verified soon."""
    prepare(_JOB, count)


def await_expected() -> None:
    """Return when the processes started by `expect_files` have loaded what they need."""
    await_spares(_JOB)


def verify_file(
    name: str,
    data: bytes,
    *,
    absent: Sequence[ProtectedValue],
    allowed: Sequence[ProtectedValue],
    expected: Sequence[str] | None,
    own: bool,
    cancel: CancelToken | None = None,
) -> Verification:
    """What is found in the file `data` called `name` that should not be there.

    `absent`: values of which no variant may be found; `allowed`: values that stay (an occurrence inside one of them is
    no finding); `expected`: the lines the text must consist of (None: not compared). With `own` the file must also
    be built exactly as our writers build it; any other file is judged by values alone. Raises `UserError` `too-large`,
    `took-too-long`, `worker-died`, and `Cancelled`: the caller hands nothing over then.
    """
    header = {
        "name": name,
        "own": own,
        "expected": None if expected is None else list(expected),
        "absent": [[value.field, value.kind.value, value.value] for value in absent],
        "allowed": [[value.field, value.kind.value, value.value] for value in allowed],
    }
    answer = run_isolated(_JOB, header, data, limits=_LIMITS, cancel=cancel)
    findings = tuple(
        Finding(channel, where, code, Kind(kind) if kind else None, field, excerpt)
        for channel, where, code, kind, field, excerpt in answer["findings"]
    )
    return Verification(answer["format"], tuple(answer["channels"]), findings)
