"""Platforms count as public until the person says otherwise; the check-up finds what is old, expired or still out, once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app import resources
from app.clock import local_day, system_clock
from app.domain.applications import DateKind, ImportantDate
from app.domain.copies import RecipientKind
from app.domain.platforms import Topic, Visibility
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.redact.policies import stage_policy
from app.services import masters
from app.services.applications import ApplicationService
from app.services.checkup import CheckUpService
from app.services.copies import CopyRequest, CopyService
from app.services.platforms import ORDER, PlatformService, platforms
from app.services.recipients import RecipientService
from app.services.vaults import create_vault
from app.vault.vault import Vault

TODAY = local_day(system_clock())


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        resume = from_json(json.loads(resources.path("samples", "resume-zh.json").read_text("utf-8")))
        made.masters.add(masters.MAIN, masters.encode(resume))
        yield made


def send(vault: Vault, name: str, tmp_path: Path, kind: RecipientKind = RecipientKind.EMPLOYER) -> str:
    recipient = RecipientService(vault).find_or_add(name, kind)
    CopyService(vault).make(CopyRequest(recipient, stage_policy(Stage.INTERVIEW), ("txt",)), tmp_path)
    return recipient.id


def test_every_shipped_step_names_its_source_and_day() -> None:
    assert [one.id for one in platforms()] == list(ORDER)
    for one in platforms():
        assert set(one.steps) == set(Topic)
        for step in (step for steps in one.steps.values() for step in steps):
            assert all((step.words["en"], step.words["zh"], step.source, step.checked)), one.id
            assert step.url.startswith("https://")


def test_a_platform_that_got_a_copy_is_public_until_somebody_says_otherwise(vault: Vault, tmp_path: Path) -> None:
    service = PlatformService(vault)
    assert not any(one.counts_as_public for one in service.views())
    send(vault, "智联招聘", tmp_path, RecipientKind.PLATFORM)
    assert [one.platform.id for one in service.used() if one.counts_as_public] == ["zhaopin"]
    view = service.set_state("智联", Visibility.HIDDEN)
    assert (view.counts_as_public, view.state.since, view.state.looked) == (False, TODAY, TODAY)
    later = service.set_state("zhaopin", Visibility.HIDDEN)
    assert later.state.since == TODAY
    assert later.review > TODAY
    assert service.set_state("zhaopin", Visibility.CLOSED).review == ""


def test_what_the_official_page_says_is_kept_with_its_day(vault: Vault) -> None:
    service = PlatformService(vault)
    service.paste("BOSS直聘", Topic.DELETE, " 我的 → 设置 → 注销 ")
    assert service.state("boss").pasted[Topic.DELETE] == ("我的 → 设置 → 注销", TODAY)
    service.set_state("boss", Visibility.HIDDEN)
    assert Topic.DELETE in service.state("boss").pasted
    service.paste("boss", Topic.DELETE, "")
    assert service.state("boss").pasted == {}


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("nobody", "", "platform-unknown"),
        ("boss", "2199-01-01", "incident-day-future"),
        ("boss", "soon", "incident-day-unknown"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_kept(vault: Vault, name: str, day: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        PlatformService(vault).set_state(name, Visibility.PUBLIC, day)
    assert refused.value.code == code
    assert PlatformService(vault).state("boss").looked == ""


def test_the_check_up_finds_what_is_expired_asked_and_old(vault: Vault, tmp_path: Path) -> None:
    applications = ApplicationService(vault)
    expired, asked = send(vault, "Expired", tmp_path), send(vault, "Asked", tmp_path)
    send(vault, "Fresh", tmp_path)
    applications.add_date(expired, ImportantDate(DateKind.EXPIRES, "2026-01-01"))
    applications.add_date(asked, ImportantDate(DateKind.EXPIRES, "2026-01-01"))
    applications.add_date(asked, ImportantDate(DateKind.REPLY, "2026-02-01"))
    found = CheckUpService(vault).run()
    assert [(one.recipient.name, one.expired) for one in found.held if one.expired] == [
        ("Expired", "2026-01-01"),
        ("Asked", "2026-01-01"),
    ]
    assert [(one.name, day) for one, day in found.open_requests] == [("Asked", "2026-02-01")]
    assert [(one.name, kind) for one, kind in found.letters] == [("Expired", "erase")]


def test_an_old_number_is_told_with_those_who_have_it(vault: Vault, tmp_path: Path) -> None:
    send(vault, "Old", tmp_path)
    before = masters.current(vault).resume
    changed = replace(before, basics=replace(before.basics, phone="13900009999"))
    vault.masters.add(masters.MAIN, masters.encode(changed))
    send(vault, "New", tmp_path)
    contacts = CheckUpService(vault).run().old_contacts
    assert [(one.fact.value, [two.name for two in one.recipients]) for one in contacts] == [
        (before.basics.phone, ["Old"])
    ]


def test_it_is_due_once_a_year(vault: Vault, tmp_path: Path) -> None:
    now = system_clock()
    service = CheckUpService(vault)
    assert not service.is_due()
    send(vault, "Somebody", tmp_path)
    assert not service.is_due()
    assert CheckUpService(vault, lambda: now + timedelta(days=366)).is_due()
    CheckUpService(vault, lambda: now + timedelta(days=366)).done()
    assert not CheckUpService(vault, lambda: now + timedelta(days=400)).is_due()
    late = CheckUpService(vault, lambda: now + timedelta(days=400)).run()
    assert [(one.name, kind) for one, kind in late.letters] == [("Somebody", "access")]
