"""Re-reads a finished file in a separate process, by other code than wrote it, and reports what must not be there.

Files that our own writers made of the person's data are read one after another by children that stay (`OWN`): starting one costs several times
what reading a file does. Any other file gets a child of its own that ends with it, so no stranger's bytes meet the reading of another file.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Final

from app.domain.policy import DerivedForm, ProtectedValue
from app.domain.sensitivity import Kind
from app.domain.verification import Finding, Verification
from app.workers.cancellation import CancelToken
from app.workers.child_pool import Pool
from app.workers.isolation import Limits, prepare, run_isolated

JOB: Final = "app.verify.jobs:verify_file"
_LIMITS: Final = Limits(seconds=180.0, memory=2_500_000_000)
MOST_CHILDREN: Final = max(2, os.cpu_count() or 1)
IDLE_SECONDS: Final = 120.0
_RENEWED: Final = 400
"""Files after which a child is replaced: its memory grows by some 6 MB until then, and in a batch of a thousand copies no further."""
OWN: Final = Pool((JOB,), _LIMITS, {}, most=MOST_CHILDREN, idle=IDLE_SECONDS, requests=_RENEWED)
"""Children for files of our own writers; errors keep the codes of one child per file."""


def expect_files(count: int, job: str = JOB) -> None:
    """Start the verifier's processes ahead of time: `count` files will soon be verified by `job`. One process takes all files of ours."""
    if job == JOB:
        OWN.prepare()
    else:
        prepare(job, count)


def await_expected() -> None:
    """Return when the process started by `expect_files` has loaded what it needs."""
    OWN.await_prepared()


def verify_file(
    name: str,
    data: bytes,
    *,
    absent: Sequence[ProtectedValue],
    allowed: Sequence[ProtectedValue],
    expected: Sequence[str] | None,
    own: bool,
    derived: Sequence[DerivedForm] = (),
    patterns: frozenset[Kind] = frozenset(),
    cancel: CancelToken | None = None,
    job: str = JOB,
) -> Verification:
    """Verify the file `data` called `name`: report what is found in it that should not be there.

    `absent`: values of which no form may be found; `allowed`: values that stay (an occurrence inside one of them is
    no finding); `expected`: the lines the text must consist of (None: not compared). With `own` the file must also be
    built exactly as our writers build it; any other file is judged by values alone. `derived`: forms of absent values
    that the caller knows of, beside those the verifier derives itself; `patterns`: kinds of which a copy of ours may
    hold no other data than what is allowed, beside e-mail, telephone, identity number and messenger. `job`: the job
    of the isolated process, one that answers like this package's. Raises `UserError` `too-large`, `took-too-long`,
    `worker-died`, and `Cancelled`: the caller hands nothing over then.
    """
    header = {
        "name": name,
        "own": own,
        "expected": None if expected is None else list(expected),
        "absent": _rows(absent),
        "allowed": _rows(allowed),
        "derived": _forms(absent, derived),
        "patterns": sorted(patterns),
    }
    if own and job == JOB:
        answer = OWN.run(job, header, data, cancel=cancel)
    else:
        answer = run_isolated(job, header, data, limits=_LIMITS, cancel=cancel)
    findings = tuple(
        Finding(channel, where, code, Kind(kind) if kind else None, field, excerpt)
        for channel, where, code, kind, field, excerpt in answer["findings"]
    )
    return Verification(answer["format"], tuple(answer["channels"]), findings)


def _rows(values: Sequence[ProtectedValue]) -> list[tuple[str, str, str, bool]]:
    return [(value.field, value.kind.value, value.value, value.term) for value in values]


def _forms(absent: Sequence[ProtectedValue], derived: Sequence[DerivedForm]) -> list[list[Any]]:
    """Return each form with the index of its value among the absent ones; forms of other values are dropped."""
    places = {value: at for at, value in enumerate(absent)}
    return [[places[form.value], form.text, form.standing.value, form.how] for form in derived if form.value in places]
