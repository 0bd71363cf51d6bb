"""Cover letters: never anything that the copy withholds, recorded beside it, traced by reference and approved wordings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import resources
from app.domain.applications import JobDetails
from app.domain.attribution import Verdict
from app.domain.copies import LETTER
from app.domain.cover_letter import Outline, parse, written
from app.domain.document import text_lines
from app.domain.policy import Policy
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind, Operator, Stage
from app.errors import EnvironmentProblem, UserError
from app.redact.policies import stage_policy
from app.services import copies
from app.services.application_details import ApplicationDetails
from app.services.copies import CopyRefused, CopyRequest, CopyService
from app.services.cover_letters import BESIDE, CoverLetterService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.remembered_choices import remembered_policy
from app.services.traces import TraceService
from app.services.vaults import create_vault
from app.vault.vault import Vault

SAMPLES = {one: json.loads(resources.path("samples", f"resume-{one}.json").read_text("utf-8")) for one in ("en", "zh")}
TEXT = """Dear Ms Novak,

I would be {glad|happy} to bring ten years of freight analysis to you. Your move to {one shared|a single shared} plan is work I {like|enjoy}.

I am available from March.

Kind regards,
Amara Lindqvist
"""


@pytest.fixture(params=["en"])
def vault(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        ImportService(made).accept(from_json(SAMPLES[request.param]))
        yield made


def copy_for(vault: Vault, out: Path, stage: Stage = Stage.APPLY, **more: object):  # type: ignore[no-untyped-def]
    request = CopyRequest(RecipientService(vault).find_or_add("Hengtong"), stage_policy(stage), ("txt",), **more)  # type: ignore[arg-type]
    return CopyService(vault).make(request, out).record


def test_a_letter_is_recorded_beside_its_copy_with_the_bytes_that_left(vault: Vault, tmp_path: Path) -> None:
    record = copy_for(vault, tmp_path)
    service = CoverLetterService(vault)
    made = service.make(service.plan(record, TEXT), ("pdf", "docx", "txt"), tmp_path)
    letter = made.record
    assert letter.channel == LETTER and letter.recipient_id == record.recipient_id
    assert vault.copies.layout(letter.copy_id)[BESIDE] == record.copy_id
    for file in letter.files:
        assert vault.copies.file_bytes(letter.copy_id, file.format) == Path(file.path).read_bytes()
        assert file.name == f"Amara-Lindqvist-Cover-Letter.{file.format}"
    assert "basics.name" in letter.disclosed and "basics.phone" not in letter.disclosed
    assert service.last_text(record.copy_id) == TEXT
    assert vault.ledger.verify() is None and not vault.ledger_view.compare()
    again = service.make(service.plan(record, TEXT), ("txt",), tmp_path).record
    assert again.files[0].name == "Amara-Lindqvist-Cover-Letter-2.txt"
    kept = remembered_policy(vault, vault.recipients.all()[0])
    assert kept is not None and kept.stage is Stage.APPLY, "the letter is no copy whose choices are remembered"


@pytest.mark.parametrize("stage", [Stage.BROWSE, Stage.APPLY])
def test_a_letter_tells_nothing_that_its_copy_withholds(vault: Vault, tmp_path: Path, stage: Stage) -> None:
    record = copy_for(vault, tmp_path, stage)
    service, person = CoverLetterService(vault), from_json(SAMPLES["en"])
    told = {
        Kind.PHONE: f"Ring me on {person.basics.phone}.",
        Kind.ADDRESS: f"I live at {person.basics.location.address}, {person.basics.location.postal_code}.",
    }
    if stage is Stage.BROWSE:
        told |= {
            Kind.NAME: f"My name is {person.basics.name}.",
            Kind.EMPLOYER: f"At {person.work[0].organisation} I led a team.",
            Kind.EMAIL: f"Write to {person.basics.email}.",
        }
    for kind, sentence in told.items():
        with pytest.raises(CopyRefused) as caught:
            service.make(service.plan(record, f"Dear all,\n\n{sentence}"), ("txt",), tmp_path / "letter")
        (first, *_) = caught.value.refused
        assert first.kind is kind and first.field == "sections.letter.lines.p2" and first.ways == ()
    assert not (tmp_path / "letter").exists()
    with pytest.raises(CopyRefused):
        service.make(service.plan(record, "Dear all,\n\nHello."), ("txt",), tmp_path, subject=told[Kind.PHONE])
    plain = service.make(service.plan(record, "Dear all,\n\nHello."), ("txt",), tmp_path / "letter")
    text = Path(plain.record.files[0].path).read_text("utf-8")
    assert (person.basics.name in text) is (stage is Stage.APPLY)
    assert stage is not Stage.BROWSE or plain.record.files[0].name.startswith("Cover-Letter-")


def test_words_taken_out_of_the_copy_stay_out_of_the_letter(vault: Vault, tmp_path: Path) -> None:
    from app.domain.policy import WordAction, WordChoice

    bullet = from_json(SAMPLES["en"]).work[0].highlights[0]
    word = max(bullet.text.split(), key=len).strip(".,;")
    field = f"work.{from_json(SAMPLES['en']).work[0].id}.highlights.{bullet.id}"
    record = copy_for(vault, tmp_path, words=(WordChoice(field, word, WordAction.WITHHOLD, kind=Kind.EMPLOYER),))
    service = CoverLetterService(vault)
    with pytest.raises(CopyRefused):
        service.make(service.plan(record, f"Dear all,\n\nI know about {word}."), ("txt",), tmp_path / "letter")


def test_a_letter_that_surfaces_is_traced_by_its_reference_and_by_wordings(vault: Vault, tmp_path: Path) -> None:
    record = copy_for(vault, tmp_path)
    service = CoverLetterService(vault)
    letters = [service.make(service.plan(record, TEXT), ("txt",), tmp_path) for _ in range(4)]
    texts = [Path(one.record.files[0].path).read_text("utf-8") for one in letters]
    assert len({text.partition("Ref")[0] for text in texts}) > 1, "the approved wordings vary"
    for one, text in zip(letters, texts, strict=True):
        assert not set("{|}") & set(text.partition("Dear")[2])
        found = TraceService(vault).trace("", f"{text}\nforwarded".encode(), record=False)
        assert found.attribution.verdict is Verdict.IDENTIFIED
        assert found.named[0].copy.reference == one.record.reference
        bare = TraceService(vault).trace("", text.partition("Ref")[0].encode(), record=False)
        assert bare.attribution.verdict is Verdict.INCONCLUSIVE, "three wordings prove nothing among four letters"
    data = Path(record.files[0].path).read_bytes()
    own = TraceService(vault).trace("", data + b"\nx", record=False)
    assert own.named[0].copy.reference == record.reference


def test_a_letter_without_reference_prints_none(vault: Vault, tmp_path: Path) -> None:
    record = copy_for(vault, tmp_path, reference=False)
    service = CoverLetterService(vault)
    made = service.make(service.plan(record, TEXT), ("txt",), tmp_path)
    assert "Ref" not in Path(made.record.files[0].path).read_text("utf-8"), "as its copy"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  \n\n ", "cover-empty"),
        ("x" * 8_001, "cover-too-long"),
        ("I {only}", "cover-choice"),
        ("I {a|b", "cover-choice"),
        ("I {|b}", "cover-choice"),
        ("I led {2|3} teams", "cover-variant"),
    ],
)
def test_a_text_that_cannot_be_used_is_refused_in_one_sentence(
    vault: Vault, tmp_path: Path, text: str, code: str
) -> None:
    service = CoverLetterService(vault)
    with pytest.raises(UserError) as caught:
        service.plan(copy_for(vault, tmp_path), text)
    assert caught.value.code == code


def test_files_that_cannot_be_written_void_the_letter(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = copy_for(vault, tmp_path)

    def full(path: Path, data: bytes, **_: bool) -> None:
        raise EnvironmentProblem("disk-full", path=str(path))

    monkeypatch.setattr(copies, "write_atomic", full)
    service = CoverLetterService(vault)
    with pytest.raises(EnvironmentProblem):
        service.make(service.plan(record, TEXT), ("txt",), tmp_path / "letter")
    letter = next(one for one in vault.copies.all() if one.channel == LETTER)
    assert letter.voided and list((tmp_path / "letter").iterdir()) == []
    with pytest.raises(UserError) as caught:
        service.copy_of(letter.reference)
    assert caught.value.code == "cover-not-beside"


@pytest.mark.parametrize("vault", ["zh"], indirect=True)
def test_a_chinese_letter_has_the_frame_and_name_its_readers_know(vault: Vault, tmp_path: Path) -> None:
    record = copy_for(vault, tmp_path)
    service = CoverLetterService(vault)
    facts = service.facts(record)
    text = written(Outline(why="贵公司的方向与我的经历一致。", available="随时可以面谈。"), facts.language, facts.name)
    assert text.startswith("尊敬的招聘负责人：") and text.endswith(f"此致\n敬礼\n{facts.name}\n")
    assert facts.subject.startswith(("应聘", "求职-")) and facts.name in facts.subject
    made = service.make(service.plan(record, text), ("pdf", "docx", "txt"), tmp_path, subject=facts.subject)
    assert made.record.files[0].name.startswith(f"{facts.name}-求职信")


def test_a_letter_is_addressed_as_its_application_says_and_its_mail_is_not(vault: Vault, tmp_path: Path) -> None:
    record = copy_for(vault, tmp_path)
    service = CoverLetterService(vault)
    assert service.facts(record).address == "", "a name alone is no address"
    details = ApplicationDetails(vault)
    details.set(
        details.application_of(record), JobDetails(title="Analyst", place="Kopparvägen 3, Malmö", contact="Ms Novak")
    )
    address = service.facts(record).address
    assert address == "Ms Novak\nHengtong\nKopparvägen 3, Malmö"
    plan = service.plan(record, written(Outline(address=address, why="I would like to join."), "en", "Amara Lindqvist"))
    lines = "\n".join(text_lines(plan.document)).split("\n")
    at = lines.index("Ms Novak")
    assert lines[at : at + 4] == ["Ms Novak", "Hengtong", "Kopparvägen 3, Malmö", "Dear Hiring Manager,"]
    assert plan.body.startswith("Dear Hiring Manager,\n\nI would like to join.")
    assert service.make(plan, ("pdf", "docx"), tmp_path).record.files, "and it passes the check of the letter"
    assert service.plan(record, TEXT).body.startswith("Dear Ms Novak,"), "a greeting is no address"


def test_the_outline_leaves_out_what_is_empty_and_adds_no_sentence() -> None:
    text = written(Outline(why="A.", proofs=("", "B."), closing="Bye,"), "en", "")
    assert text == "Dear Hiring Manager,\n\nA.\n\nB.\n\nBye,\n"
    assert parse("a {b|c} d {e|f}").variants() == {"projects.letter.highlights.p1": ("a c d e", "a b d f")}


def test_a_name_that_only_the_policy_withholds_is_withheld_in_the_letter(vault: Vault, tmp_path: Path) -> None:
    operators = {**stage_policy(Stage.APPLY).operators, Kind.NAME: Operator.REMOVE}
    request = CopyRequest(RecipientService(vault).find_or_add("Northwind"), Policy(Stage.APPLY, operators), ("txt",))
    record = CopyService(vault).make(request, tmp_path).record
    service = CoverLetterService(vault)
    with pytest.raises(CopyRefused):
        service.make(service.plan(record, TEXT), ("txt",), tmp_path / "letter")
