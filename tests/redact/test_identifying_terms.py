"""Other names that give a person, an employer or a school away: confirmed once, gone from every copy that withholds what they stand for."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from app.domain.copies import RecipientKind
from app.domain.identifying_names import identifying_terms
from app.domain.resume import Basics, Education, Line, Personal, Resume, Work, fields, rewrite
from app.domain.resume_json import from_json, to_json
from app.domain.sensitivity import Kind, Operator, Stage
from app.redact.engine import redact
from app.redact.policies import stage_policy
from app.services.copies import FORMATS, CopyRequest, CopyService
from app.services.file_verification import verify_against_policy
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.vaults import create_vault
from app.vault.vault import Vault

RESUME = Resume(
    "en",
    Basics("Ada Quill", "Engineer"),
    work=(
        Work(
            "w1",
            "Brightwater Systems Ltd",
            "Engineer",
            start="2019-03",
            highlights=(
                Line("h1", "Ran the Tidepool app for two million users and moved tide-pool.example to new hosts."),
                Line("h2", "Kept a rock pool of spare parts; the tide of tickets fell by half."),
            ),
            identifying_terms=("Tidepool", "tide-pool.example"),
        ),
    ),
    education=(
        Education(
            "e1",
            "University of Elmet",
            courses=(Line("c1", "Founder of the Owlery debating club."),),
            identifying_terms=("Owlery",),
        ),
    ),
    personal=Personal(identifying_terms=("quillbot9",)),
    sections=(),
)
ZH = Resume(
    "zh-Hans",
    Basics("林夏", "产品经理"),
    work=(
        Work(
            "w1",
            "云岫网络科技有限公司",
            "产品经理",
            summary="负责鹿鸣APP的增长，花名青鸾。",
            identifying_terms=("鹿鸣",),
        ),
    ),
    personal=Personal(identifying_terms=("青鸾",)),
)


def test_terms_belong_to_the_field_they_give_away_and_are_no_text_of_the_resume() -> None:
    assert [(one.id, one.value) for one in identifying_terms(RESUME)] == [
        ("basics.name", "quillbot9"),
        ("work.w1.organisation", "Tidepool"),
        ("work.w1.organisation", "tide-pool.example"),
        ("education.e1.institution", "Owlery"),
    ]
    assert not any("identifying" in field.id for field in fields(RESUME))
    assert rewrite(RESUME, lambda field: field.value) == RESUME


def test_they_are_kept_with_the_master_and_read_back() -> None:
    assert from_json(to_json(RESUME, ids=True)) == RESUME
    assert from_json(to_json(RESUME)).work[0].identifying_terms == RESUME.work[0].identifying_terms


def test_a_copy_that_withholds_the_employer_has_none_of_its_terms() -> None:
    copy = redact(RESUME, stage_policy(Stage.BROWSE)).resume
    text = json.dumps(to_json(copy))
    for term in ("Tidepool", "tide-pool", "Owlery", "quillbot9"):
        assert term.casefold() not in text.casefold()
    assert copy.work[0].highlights[1].text == RESUME.work[0].highlights[1].text, "ordinary words stay"
    assert "identifying" not in text


def test_chinese_terms_go_too() -> None:
    text = redact(ZH, stage_policy(Stage.BROWSE)).resume.work[0].summary
    assert "鹿鸣" not in text and "青鸾" not in text


def test_a_copy_that_names_the_employer_keeps_its_terms_in_the_text_and_prints_no_list() -> None:
    policy = stage_policy(Stage.OFFER)
    policy = dataclasses.replace(
        policy, operators={**policy.operators, Kind.EMPLOYER: Operator.KEEP, Kind.SCHOOL: Operator.KEEP}
    )
    redaction = redact(RESUME, policy)
    assert "Tidepool" in redaction.resume.work[0].highlights[0].text
    assert "identifying" not in json.dumps(to_json(redaction.resume))


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    vault = create_vault(tmp_path / "v", "identifying terms passphrase", keyring=False)
    ImportService(vault).accept(RESUME)
    return vault


def test_written_copies_hold_no_term_and_the_verifier_would_refuse_one(vault: Vault, tmp_path: Path) -> None:
    with vault:
        recipient = RecipientService(vault).add("Platform", RecipientKind.PLATFORM)
        made = CopyService(vault).make(CopyRequest(recipient, stage_policy(Stage.BROWSE), FORMATS), tmp_path / "out")
        assert made.record.files
        leak = b"Ran the TIDEPOOL app"
        findings = verify_against_policy(vault, "leak.txt", leak, stage_policy(Stage.BROWSE)).findings
        assert any("work.w1.organisation" in finding.field for finding in findings)
