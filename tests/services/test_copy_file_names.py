"""Names of a copy's files hold nothing that the copy withholds, whatever the template and the stage; and what a copy without a reference shows."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import resources
from app.domain.compose import compose
from app.domain.copies import Recipient, RecipientKind
from app.domain.copy_file_names import PARTS, parts_of, stem
from app.domain.employer_expectations import expected_kinds, with_kinds
from app.domain.policy import Policy
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind, Operator, Stage
from app.domain.style import default_style
from app.errors import UserError
from app.redact.engine import redact
from app.redact.policies import stage_policy
from app.services import copy_file_names
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.proofreading import proofread
from app.services.recipients import RecipientService
from app.services.remembered_choices import prints_reference
from app.services.vaults import create_vault
from app.vault.vault import Vault
from tests.render.random_resumes import random_resume
from tests.sampling import repeats

SAMPLES = [json.loads(resources.path("samples", f"resume-{one}.json").read_text("utf-8")) for one in ("en", "zh")]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        ImportService(made).accept(from_json(SAMPLES[0]))
        yield made


def request_for(vault: Vault, stage: Stage = Stage.APPLY, **more: object) -> CopyRequest:
    request = CopyRequest(RecipientService(vault).find_or_add("Northwind"), stage_policy(stage), ("txt", "json"))
    return replace(request, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("stage", list(Stage))
def test_no_field_that_is_withheld_stands_in_a_name(stage: Stage) -> None:
    """Random résumés, templates and operators; what is withheld is looked for in the name by what the verifier knows of names of files."""
    draw = random.Random(f"names {stage}")
    for seed in range(repeats(150, 12)):
        resume = from_json(SAMPLES[seed]) if seed < len(SAMPLES) else random_resume(seed)
        operators = dict(stage_policy(stage).operators)
        operators[draw.choice((Kind.NAME, Kind.SCHOOL, Kind.EMPLOYER))] = draw.choice(
            (Operator.REMOVE, Operator.MASK, Operator.GENERALISE)
        )
        redaction = redact(resume, Policy(stage, operators))
        template = "-".join(f"{{{part}}}" for part in draw.sample(PARTS, draw.randrange(1, 6)))
        name = stem(template, parts_of(redaction, "Northwind", "R7K4-Q2MD"), resume.language)
        document = compose(redaction.resume, default_style(resume.language))
        found = proofread(resume, redaction, document, False, name)
        assert [one for one in found if one.channel == "name"] == [], name
        shown = set(redaction.disclosed)
        for field, text in (("basics.name", resume.basics.name), ("basics.label", resume.basics.label)):
            assert field in shown or not text or text.replace(" ", "-") not in name


@pytest.mark.parametrize("operator", [Operator.REMOVE, Operator.MASK, Operator.GENERALISE])
def test_what_a_copy_shows_in_part_is_in_no_name(operator: Operator) -> None:
    resume, apply = from_json(SAMPLES[0]), stage_policy(Stage.APPLY)
    policy = Policy(apply.stage, {**apply.operators, Kind.NAME: operator, Kind.SCHOOL: operator})
    parts = parts_of(redact(resume, policy), "Northwind", "R7K4-Q2MD")
    assert parts["name"] == parts["school"] == ""
    assert stem("{name}-{school}-CV", parts, "en") == "Resume-R7K4-Q2MD"


def test_a_copy_is_named_as_its_country_is_used_to_and_neutrally_where_the_name_is_withheld(
    vault: Vault, tmp_path: Path
) -> None:
    service = CopyService(vault)
    named = service.make(request_for(vault), tmp_path / "out").record
    name = SAMPLES[0]["basics"]["name"].replace(" ", "-")
    word = "Resume" if SAMPLES[0]["basics"]["location"].get("countryCode") in ("US", "CA") else "CV"
    assert sorted(file.name for file in named.files) == [f"{name}-{word}.json", f"{name}-{word}.txt"]
    second = service.make(request_for(vault), tmp_path / "out").record
    assert {Path(file.path).stem for file in second.files} == {f"{name}-{word}-2"}
    unnamed = service.make(request_for(vault, Stage.BROWSE), tmp_path / "out").record
    assert {Path(file.path).stem for file in unnamed.files} == {f"Resume-{unnamed.reference}"}


def test_a_withheld_value_in_the_template_itself_makes_the_name_neutral(vault: Vault, tmp_path: Path) -> None:
    name = SAMPLES[0]["basics"]["name"]
    made = CopyService(vault).make(request_for(vault, Stage.BROWSE, name_template=f"{name} application"), tmp_path)
    assert {Path(file.path).stem for file in made.record.files} == {f"Resume-{made.record.reference}"}


def test_the_template_that_is_set_holds_and_can_be_taken_back(vault: Vault) -> None:
    copy_file_names.set_template(vault, "{recipient}-{name}")
    plan = CopyService(vault).plan(request_for(vault))
    assert plan.file_stem.startswith("Northwind-")
    with pytest.raises(UserError):
        copy_file_names.set_template(vault, "{phone}")
    assert copy_file_names.template(vault) == "{recipient}-{name}"
    copy_file_names.set_template(vault, "")
    assert not CopyService(vault).plan(request_for(vault)).file_stem.startswith("Northwind")


def test_a_copy_without_its_reference_shows_it_nowhere_and_the_next_one_for_them_neither(
    vault: Vault, tmp_path: Path
) -> None:
    made = CopyService(vault).make(
        request_for(vault, Stage.BROWSE, reference=False, formats=("pdf", "docx", "txt", "json")), tmp_path
    )
    from app.ingest.readings import read_texts

    for file in made.record.files:
        assert made.record.reference not in file.name
        text = read_texts(file.name, Path(file.path).read_bytes())[0]
        assert made.record.reference not in text and "Ref " not in text
    recipient = vault.recipients.all()[0]
    assert not prints_reference(vault, recipient)
    CopyService(vault).make(request_for(vault), tmp_path / "again")
    assert prints_reference(vault, recipient)
    assert vault.ledger.verify() is None


def test_a_notice_stands_without_a_reference_too(vault: Vault) -> None:
    agency = Recipient("", "Bridge", RecipientKind.AGENCY)
    plan = CopyService(vault).plan(request_for(vault, recipient=agency, reference=False))
    from app.render.plain import write_text

    text = write_text(plan.document).decode()
    assert "Prepared for Bridge" in text and plan.reference not in text


def test_the_last_folder_is_remembered_while_it_is_there(vault: Vault, tmp_path: Path) -> None:
    assert copy_file_names.last_folder(vault) == ""
    folder = tmp_path / "copies"
    folder.mkdir()
    copy_file_names.remember_folder(vault, folder)
    assert copy_file_names.last_folder(vault) == str(folder)
    folder.rmdir()
    assert copy_file_names.last_folder(vault) == ""


def test_a_phone_number_is_offered_where_employers_expect_it_and_nowhere_else() -> None:
    resume = from_json(SAMPLES[0])
    apply = stage_policy(Stage.APPLY)
    for country in ("GB", "US", "CN"):
        assert expected_kinds(country, apply, resume) == (Kind.PHONE,)
    assert expected_kinds("DE", apply, resume) == expected_kinds("", apply, resume) == ()
    assert expected_kinds("GB", stage_policy(Stage.BROWSE), resume) == ()
    kept = with_kinds(apply, (Kind.PHONE,))
    assert expected_kinds("GB", kept, resume) == ()
    assert redact(resume, kept).resume.basics.phone == resume.basics.phone
    assert not redact(resume, apply).resume.basics.phone


def test_two_recipients_files_of_one_name_get_folders_of_their_own(vault: Vault, tmp_path: Path) -> None:
    service, folder = CopyService(vault), tmp_path / "copies"

    def saved(name: str) -> Path:
        request = request_for(vault, recipient=RecipientService(vault).find_or_add(name))
        plan = service.plan(request)
        out = copy_file_names.own_folder(vault, folder, plan)
        return Path(service.make(request, out, plan=plan).record.files[0].path).relative_to(folder)

    first, second = saved("Northwind"), saved("Contoso: Ltd?")
    assert first.parent == Path()
    assert second == Path("Contoso-Ltd") / first.name, "the name of the file names nobody"
    assert saved("Northwind").parent == Path(), "the same recipient's are numbered"
    again = saved("Contoso: Ltd?")
    assert again.parent == second.parent
    assert again != second


def test_a_copy_never_lies_beside_the_full_resume_under_nearly_its_name(vault: Vault, tmp_path: Path) -> None:
    service = CopyService(vault)
    request = request_for(vault, recipient=RecipientService(vault).find_or_add("Northwind"))
    plan = service.plan(request)
    (tmp_path / plan.file_stem).mkdir()
    assert copy_file_names.own_folder(vault, tmp_path, plan) == tmp_path, "a folder is attached to nothing"
    (tmp_path / f"{plan.file_stem.replace('-', ' ').lower()}.docx").write_bytes(b"the full one")
    assert copy_file_names.own_folder(vault, tmp_path, plan) == tmp_path / "Northwind"
