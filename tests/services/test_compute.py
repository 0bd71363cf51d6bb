"""A window computes in a child, a command in its own process: the same results, and the vault's secrets stay where the vault is."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from app import resources
from app.domain.optional_items import Leeway
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.errors import Cancelled, UserError
from app.redact.policies import stage_policy
from app.render.writers import render
from app.services import child_tasks, stored_resume
from app.services.compute import LOCAL, ChildCompute
from app.services.copies import CopyRequest, CopyResult, CopyService
from app.services.copy_plan import AliasScheme, spec_of
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.traceability import TraceabilityService
from app.services.traces import TraceService
from app.services.vaults import create_vault
from app.vault.keys.macs import derived_key
from app.vault.vault import Vault
from app.workers import client, codec, jobs
from app.workers.cancellation import CancelToken

Json = dict[str, Any]


@pytest.fixture(params=["en", "zh"])
def vault(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        sample = json.loads(resources.path("samples", f"resume-{request.param}.json").read_text("utf-8"))
        ImportService(made).accept(from_json(sample))
        CopyService(made).set_alias_scheme(AliasScheme("subaddress"))
        yield made


@pytest.fixture
def beside() -> Iterator[ChildCompute]:
    made = ChildCompute()
    yield made
    made._pool.end()


def asked(vault: Vault, name: str = "Northwind", stage: Stage = Stage.APPLY) -> CopyRequest:
    return CopyRequest(RecipientService(vault).find_or_add(name), stage_policy(stage), ("txt", "json"))


def made(vault: Vault, out: Path, name: str) -> CopyResult:
    return CopyService(vault).make(asked(vault, name), out)


@pytest.mark.parametrize("stage", [Stage.BROWSE, Stage.OFFER])
def test_a_plan_is_the_same_to_the_last_byte(vault: Vault, beside: ChildCompute, stage: Stage) -> None:
    request = asked(vault, stage=stage)
    here = CopyService(vault).plan(request)
    there = CopyService(vault, compute=beside).plan(request, copy_id=here.copy_id)
    assert there == here
    assert CopyService(vault, compute=beside).unusual(there) == CopyService(vault).unusual(here)
    for fmt in ("txt", "json", "docx"):
        assert render(there.document, there.redaction.resume, fmt) == render(here.document, here.redaction.resume, fmt)
    derived = (here.redaction.absent, here.marked)
    assert sorted(map(repr, beside.run(child_tasks.derive, *derived))) == sorted(
        map(repr, LOCAL.run(child_tasks.derive, *derived))
    )


def test_other_wordings_are_the_same(vault: Vault, beside: ChildCompute) -> None:
    master = stored_resume.current(vault)
    here = LOCAL.run(child_tasks.alternatives, master.resume)
    assert beside.run(child_tasks.alternatives, master.resume) == here
    assert here and all(variant != field_id for field_id, variant, _ in here)


def test_names_that_give_away_are_the_same(vault: Vault, beside: ChildCompute) -> None:
    resume = stored_resume.current(vault).resume
    assert beside.run(child_tasks.identifying_names, resume) == LOCAL.run(child_tasks.identifying_names, resume)
    plan = CopyService(vault).plan(asked(vault, stage=Stage.BROWSE))
    told = (resume, plan.redaction)
    assert beside.run(child_tasks.printed_names, *told) == LOCAL.run(child_tasks.printed_names, *told)


def test_who_gave_up_leaves_the_queue(vault: Vault, beside: ChildCompute) -> None:
    """A person who tries one choice after another leaves plans behind that nobody waits for: none may wait for a child."""
    service, given_up = CopyService(vault, compute=beside), CancelToken()
    plan = service.plan(asked(vault))
    given_up.cancel()
    with pytest.raises(Cancelled):
        service.unusual(plan, given_up)
    with pytest.raises(Cancelled):
        CopyService(vault, compute=beside).plan(asked(vault), cancel=given_up)
    with pytest.raises(Cancelled):
        spec_of(plan.master, compute=beside, cancel=given_up)


def test_a_comparison_and_all_behind_it_are_the_same(vault: Vault, beside: ChildCompute, tmp_path: Path) -> None:
    copies = [made(vault, tmp_path / str(number), f"Northwind {number}") for number in range(3)]
    text = Path(copies[1].record.files[0].path).read_bytes()
    whole, part = text, b"\n".join(text.splitlines()[4:-4])
    for leaked in (whole, part, b"nothing of it, but call 138 0013 8000"):
        here, there = TraceService(vault), TraceService(vault, beside)
        first, second = (one.trace("", leaked, record=False) for one in (here, there))
        for name in ("attribution", "suspects", "known_by", "recipients", "contacts", "cited", "changed"):
            assert getattr(first, name) == getattr(second, name), name
        explained = [one.calculation("", leaked, first) for one in (here, there)]
        assert json.dumps(explained[0]) == json.dumps(explained[1])
    assert second.unknown_contacts == ("138 0013 8000",)


def test_an_estimate_and_a_drill_are_the_same(vault: Vault, beside: ChildCompute, tmp_path: Path) -> None:
    made(vault, tmp_path / "one", "Northwind")
    request = asked(vault, "Other Ltd")
    plan = CopyService(vault).plan(request)
    measured = [
        TraceabilityService(vault, compute).measure(request, plan=plan, with_drill=True) for compute in (LOCAL, beside)
    ]
    assert (measured[0].scenarios, measured[0].drills) == (measured[1].scenarios, measured[1].drills)
    assert len(measured[0].drills) > 5


class Stop(CancelToken):
    """Cancels with the first report of a child at work."""

    def __call__(self, step: str, done: int, total: int) -> None:
        if step == "contact-removed":
            self.cancel()


def test_a_drill_reports_and_is_cancelled(vault: Vault, beside: ChildCompute) -> None:
    plan = CopyService(vault, compute=beside).plan(asked(vault))
    token = Stop()
    with pytest.raises(Cancelled):
        TraceabilityService(vault, beside).drill(plan, cancel=token, progress=token)
    assert CopyService(vault, compute=beside).plan(asked(vault), copy_id=plan.copy_id) == plan


def every_form(secret: bytes) -> list[bytes]:
    """A secret as bytes, in hex, and as base64 at each of its three alignments."""
    inside = [base64.b64encode(b"\0" * shift + secret)[4:-4] for shift in range(3)]
    return [secret, secret.hex().encode(), secret.hex().upper().encode(), *inside, json.dumps(list(secret)).encode()]


def test_no_key_and_no_secret_ever_enters_a_child(
    vault: Vault, beside: ChildCompute, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that is said to children while copies are planned, made, measured, attacked and compared, and the memory of a child after it."""
    said, write = list[bytes](), client.write

    def heard(stdin: IO[bytes], message: bytes, *, last: bool = True) -> None:
        said.append(message)
        write(stdin, message, last=last)

    monkeypatch.setattr(client, "write", heard)
    service, request = CopyService(vault, compute=beside), asked(vault)
    plan = service.plan(request)
    result = service.make(request, tmp_path / "out", plan=plan)
    TraceabilityService(vault, beside).measure(request, plan=plan, with_drill=True)
    TraceService(vault, beside).trace("", Path(result.record.files[0].path).read_bytes())
    everything = b"\n".join(said)
    assert plan.reference.encode() in everything and any(plan.aliases.values()), "what was drawn is said"
    secrets = [
        vault.mark_secret,
        vault.access.database_key(),
        *(derived_key(vault.database, one) for one in ("search", "seal", "ledger")),
    ]
    for secret in secrets:
        assert len(secret) >= 16
        assert not [form for form in every_form(secret) if form in everything]
    seen = [memory(worker.channel.child.pid) for worker in beside._pool._idle]
    if None not in seen:
        whole = b"".join(filter(None, seen))
        assert plan.reference.encode() in whole, "one of them was asked"
        assert not [secret for secret in secrets if secret in whole]
        assert b"a passphrase of words" not in whole


def memory(pid: int) -> bytes | None:
    """What stands in the writable memory of a process; None where the system does not let us look."""
    try:
        maps = Path("/proc", str(pid), "maps").read_text()
        parts = []
        with Path("/proc", str(pid), "mem").open("rb") as file:
            for start, end in re.findall(r"^([0-9a-f]+)-([0-9a-f]+) rw", maps, re.MULTILINE):
                file.seek(int(start, 16))
                parts.append(file.read(int(end, 16) - int(start, 16)))
        return b"".join(parts)
    except OSError:
        return None


@pytest.mark.parametrize("task", child_tasks.TASKS)
def test_every_task_declares_what_crosses(task: str) -> None:
    expected, result, _ = child_tasks.signature(task)
    for hint in (*expected.values(), result):
        codec._coders(hint)


def test_only_tasks_that_are_listed_are_done(beside: ChildCompute) -> None:
    assert "app.services.child_tasks:run" in jobs.WATCHED_JOBS
    with pytest.raises(Exception, match="KeyError"):
        beside._pool.run("app.services.child_tasks:run", {"task": "run", "arguments": []})


def test_what_a_child_answers_is_judged(beside: ChildCompute, monkeypatch: pytest.MonkeyPatch) -> None:
    resume = from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
    monkeypatch.setattr(beside._pool, "run", lambda *_, **__: {"result": ["x"]})
    with pytest.raises(UserError, match="work-died"):
        beside.run(child_tasks.specify, resume, (), 3, (), (), Leeway())
