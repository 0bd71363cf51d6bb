"""The look of copies: kept with the résumé's version and the ledger's row, never in the way of tracing, redaction or old vaults."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from app import resources
from app.domain.attribution import Verdict
from app.domain.design import Appearance, appearance_from_json, appearance_to_json, overridden
from app.domain.document import Heading
from app.domain.optional_items import Leeway, orders_of
from app.domain.resume import Line, Reference, Section
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.redact.policies import stage_policy
from app.render.themes.theme import THEMES
from app.services import stored_resume
from app.services.copies import CopyRequest, CopyResult, CopyService
from app.services.imports import ImportService
from app.services.manual_edits import record_manual_edit
from app.services.optional_items import LeewayService
from app.services.recipients import RecipientService
from app.services.saved_designs import AppearanceService
from app.services.several_resumes import PersonService
from app.services.traces import TraceService
from app.services.vaults import create_vault
from app.services.wordings import WordingService
from app.vault.vault import Vault

CLASSIC = Appearance("classic", 4, "#5b2333", "serif", "letter", 2, ("education", "work"), ("interests",))


@pytest.fixture
def vault(tmp_path: Path, cheap_kdf: None) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        yield made


def taken_in(vault: Vault, language: str = "en") -> None:
    sample = json.loads(resources.path("samples", f"resume-{language}.json").read_text("utf-8"))
    ImportService(vault).accept(from_json(sample))


def made(vault: Vault, out: Path, look: Appearance | None = None, formats: tuple[str, ...] = ("pdf",)) -> CopyResult:
    name = f"Firm {vault.copies.count()}"
    recipient = RecipientService(vault).find_or_add(name)
    request = CopyRequest(recipient, stage_policy(Stage.APPLY), formats, appearance=look or Appearance())
    return CopyService(vault).make(request, out)


def printed(result: CopyResult) -> str:
    pages = pypdf.PdfReader(io.BytesIO(Path(result.record.files[0].path).read_bytes())).pages
    return "\n".join(page.extract_text() for page in pages)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_copy_in_any_theme_is_traced_and_read_without_a_mistake(vault: Vault, tmp_path: Path, language: str) -> None:
    taken_in(vault, language)
    orders = orders_of(stored_resume.current(vault).resume)
    LeewayService(vault).set(
        Leeway(free=tuple(one.path for one in orders))
    )  # the marks of a plain résumé alone are few
    results = {key: made(vault, tmp_path, Appearance(key)) for key in THEMES}
    for key, result in results.items():
        lines = printed(result).split("\n")
        text = "\n".join(line for line in lines if "@" not in line and result.record.reference not in line)
        found = TraceService(vault).trace("", text.encode())
        assert found.attribution.verdict is Verdict.IDENTIFIED, key
        assert found.suspects[0].copy.copy_id == result.record.copy_id, key
        noted = record_manual_edit(vault, result.record.copy_id, "sent.txt", printed(result).encode())
        misread = {one for one in noted.excluded if not (key == "european" and one.startswith("style:"))}
        assert misread == set(), key  # dates at the left: a head may be read in another order, and then tells nothing
        assert vault.copies.layout(result.record.copy_id)["theme"] == key


def test_the_ledger_tells_the_look_and_still_agrees_with_the_tables(vault: Vault, tmp_path: Path) -> None:
    taken_in(vault)
    result = made(vault, tmp_path, Appearance("compact", paper="letter"))
    layout = vault.copies.layout(result.record.copy_id)
    assert result.plan is not None and result.plan.fit is not None
    assert layout == {"theme": "compact", "density": str(result.plan.fit.density), "paper": "letter", "pages": "1"}
    assert vault.ledger.verify() is None
    assert vault.ledger_view.compare() == ()
    assert vault.copies.layout("unknown") == {}


def test_what_is_set_is_kept_with_the_version_and_survives_every_edit(vault: Vault) -> None:
    taken_in(vault)
    service, first = AppearanceService(vault), stored_resume.current(vault).number
    kept = service.set(CLASSIC)
    assert service.get() == CLASSIC and service.set(CLASSIC).number == kept.number
    resume = stored_resume.current(vault).resume
    ImportService(vault).accept(replace(resume, basics=replace(resume.basics, summary="Another summary of the work.")))
    assert service.get() == CLASSIC
    bullet = resume.work[0].highlights[0]
    WordingService(vault).set(
        f"work.{resume.work[0].id}.highlights.{bullet.id}", [bullet.text.replace("Rebuilt", "Remade")]
    )
    assert service.get() == CLASSIC
    persons = PersonService(vault)
    persons.start("manager")
    assert service.get("manager") == CLASSIC
    service.set(Appearance("modern"), "manager")
    ImportService(vault).accept(
        replace(stored_resume.current(vault).resume, basics=replace(resume.basics, phone="+44 20 7946 0999"))
    )
    persons.sync()
    assert service.get("manager") == Appearance("modern")
    assert stored_resume.version(vault, stored_resume.MAIN, first).appearance == Appearance()
    persons.revert(stored_resume.MAIN, first)
    assert service.get() == Appearance()


def test_a_version_without_a_look_is_stored_as_before() -> None:
    resume = from_json({"basics": {"name": "Ann Lee"}})
    assert stored_resume.encode(resume) == stored_resume.encode(resume, None, Appearance())
    assert "x-appearance" not in stored_resume.encode(resume)


def test_a_look_of_another_shape_is_left_as_usual() -> None:
    assert appearance_from_json(appearance_to_json(CLASSIC)) == CLASSIC
    for odd in (None, [], "classic", {"theme": 3, "pages": "2", "hidden": "work", "density": True, "new": 1}):
        assert appearance_from_json(odd) == Appearance()


def test_what_one_copy_asks_for_goes_over_what_the_resume_has() -> None:
    assert overridden(CLASSIC, Appearance()) == CLASSIC
    assert overridden(CLASSIC, Appearance(paper="a4")) == replace(CLASSIC, paper="a4")
    other = overridden(CLASSIC, Appearance("modern"))
    assert (other.theme, other.accent, other.fonts, other.density) == ("modern", "", "", -1)
    assert (other.paper, other.hidden) == ("letter", ("interests",))


@pytest.mark.parametrize(
    ("look", "code"),
    [
        (Appearance("baroque"), "theme-unknown"),
        (Appearance(accent="#ffee00"), "accent-unusable"),
        (Appearance(accent="red"), "accent-unusable"),
        (Appearance(fonts="comic"), "fonts-unknown"),
        (Appearance(paper="a3"), "paper-unknown"),
        (Appearance(pages=-1), "pages-unusable"),
        (Appearance(hidden=("basics",)), "section-unknown"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_and_nothing_is_written(
    vault: Vault, look: Appearance, code: str
) -> None:
    taken_in(vault)
    before = stored_resume.current(vault).number
    with pytest.raises(UserError) as refusal:
        AppearanceService(vault).set(look)
    assert (refusal.value.code, stored_resume.current(vault).number) == (code, before)


def test_a_persons_order_holds_in_every_copy_and_leaves_it_traceable(vault: Vault, tmp_path: Path) -> None:
    taken_in(vault)
    order = ("skills", "education", "work", "languages", "interests")
    AppearanceService(vault).set(Appearance(section_order=order))
    for _ in range(6):
        result = made(vault, tmp_path, formats=("txt",))
        assert result.plan is not None
        shown = [block.section for block in result.plan.document.blocks if isinstance(block, Heading)]
        assert [key for key in shown if key in order] == list(order)
        assert not any(carrier.id.startswith("order:sections") for carrier in result.plan.spec.carriers)
        text = Path(result.record.files[0].path).read_text("utf-8").replace(result.record.reference, "")
        found = TraceService(vault).trace("", text.encode())
        assert found.suspects[0].copy.copy_id == result.record.copy_id


def test_a_theme_that_puts_education_first_does_and_the_rest_stays_free(vault: Vault, tmp_path: Path) -> None:
    taken_in(vault)
    AppearanceService(vault).set(Appearance("academic"))
    result = made(vault, tmp_path, formats=("txt",))
    assert result.plan is not None
    shown = [block.section for block in result.plan.document.blocks if isinstance(block, Heading)]
    assert shown.index("education") < shown.index("work")
    minor = next(carrier for carrier in result.plan.spec.carriers if carrier.id == "order:sections.minor")
    assert set(minor.options) == {"languages", "interests"}


def test_a_hidden_section_is_in_no_format_and_what_it_names_is_withheld_elsewhere(vault: Vault, tmp_path: Path) -> None:
    sample = json.loads(resources.path("samples", "resume-en.json").read_text("utf-8"))
    resume = from_json(sample)
    resume = replace(
        resume,
        references=(Reference("r1", "Helena Quarrington", "+44 113 496 0745"),),
        sections=(Section("x1", "Patents", (Line("l1", "A valve for tanks"),)),),
        basics=replace(resume.basics, summary="Trained by Helena Quarrington in logistics."),
    )
    ImportService(vault).accept(resume)
    AppearanceService(vault).set(Appearance(hidden=("references", "interests", "sections.x1")))
    result = made(vault, tmp_path, formats=("pdf", "docx", "txt", "json"))
    for file in result.record.files:
        if file.format in ("txt", "json"):
            text = Path(file.path).read_text("utf-8")
            assert not any(word in text for word in ("Quarrington", "Patents", "valve", "Sailing")), file.format
    assert "Quarrington" not in printed(result) and "valve" not in printed(result)
    assert not any(one.startswith(("interests", "sections.x1", "references")) for one in result.record.disclosed)
    assert result.plan is not None
    assert not any(
        "interests" in carrier.target
        for carrier in result.plan.spec.carriers
        if carrier.layer == "order" and "sections" not in carrier.target
    )


STUDENT = """张小雨
电话：13800138000
邮箱：xiaoyu@example.org

教育背景
2022.09 - 2026.06  江城大学  本科  会计学

实习经历
2025.07 - 2025.09  江城会计师事务所  审计实习生
- 核对凭证 300 份
"""


@pytest.mark.parametrize("studied_first", [True, False])
def test_copies_begin_with_the_section_that_the_file_begins_with(
    vault: Vault, tmp_path: Path, *, studied_first: bool
) -> None:
    head, study, work = STUDENT.partition("教育背景")[0], *STUDENT[STUDENT.index("教育背景") :].split("实习经历")
    work = f"实习经历{work}"
    text = head + (study + work if studied_first else f"{work}\n{study}")
    service = ImportService(vault)
    draft = service.read("resume.txt", text.encode())
    service.accept(draft.resume, draft=draft)
    out = printed(made(vault, tmp_path))
    assert (out.index("江城大学") < out.index("江城会计师事务所")) is studied_first
    later = replace(draft.resume, basics=replace(draft.resume.basics, label="会计"))
    service.accept(later)
    assert stored_resume.current(vault).appearance.section_order == (("education",) if studied_first else ())
