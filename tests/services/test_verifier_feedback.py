"""What the verifier finds is withheld in every format; what is then still found is refused with a way on."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.policy import FOUND, UNPRINTABLE, ProtectedValue, Redaction, WordAction, WordChoice
from app.domain.resume import Basics, Line, Resume, Work, fields
from app.domain.sensitivity import Kind, Stage
from app.domain.verification import Finding
from app.redact import engine
from app.redact.policies import stage_policy
from app.render import typesetter
from app.services import verifier_feedback
from app.services.copies import FORMATS, CopyRefused, CopyRequest, CopyService
from app.services.copy_plan import CopyPlan
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.refusal_texts import options_line, place_name, refusal_json
from app.services.vaults import create_vault
from app.services.word_places import places_of
from app.vault.vault import Vault
from tests.verify.test_independence import isolated_in_process

MISSED = "Zephyrine"
POINTS = ("Ran two plants.", f"Led the {MISSED} line.", "Trained staff.")
RESUME = Resume(
    basics=Basics(name="Ann Ferris"),
    work=(
        Work(
            "w1",
            organisation="Fennmark Ltd",
            position="Planner",
            start="2019",
            highlights=tuple(Line(f"h{at}", text) for at, text in enumerate(POINTS)),
        ),
    ),
)


@pytest.fixture(autouse=True)
def _in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The verifier's job in this process; that it runs in another is tested with the copies."""
    isolated_in_process(monkeypatch)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        yield made


def request_for(vault: Vault, resume: Resume, formats: tuple[str, ...], stage: Stage = Stage.BROWSE) -> CopyRequest:
    ImportService(vault).accept(resume)
    return CopyRequest(RecipientService(vault).find_or_add("Northwind"), stage_policy(stage), formats)


@pytest.fixture
def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A redactor that does not know how the employer is called; the verifier does."""
    real = engine.redact

    def redact(*args: object, **more: object) -> object:
        redaction = real(*args, **more)  # type: ignore[arg-type]
        missed = ProtectedValue("work.w1.organisation", Kind.EMPLOYER, MISSED)
        return dataclasses.replace(redaction, absent=(*redaction.absent, missed))

    monkeypatch.setattr(engine, "redact", redact)


def tuple_of(plan: CopyPlan) -> tuple[CopyPlan]:
    return (plan,)


@pytest.fixture
def no_feedback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fed back: what the verifier finds is refused."""
    monkeypatch.setattr(verifier_feedback, "words_to_withhold", lambda *_: ())


@pytest.mark.usefixtures("careless")
def test_what_the_redactor_missed_is_gone_from_every_format(vault: Vault, tmp_path: Path) -> None:
    service = CopyService(vault)
    request = request_for(vault, RESUME, FORMATS)
    plan = service.plan(request)
    made = service.make(request, tmp_path / "out", plan=plan)
    assert [(one.field, one.text, one.reason) for one in made.words] == [("work.w1.highlights.h1", MISSED, FOUND)]
    assert made.words == plan.words, "the preview shows what the copy leaves out"
    assert all(one.clean for one in made.verifications)
    assert MISSED not in Path(made.record.files[2].path).read_text("utf-8")
    assert "Led the [withheld] line" in Path(made.record.files[2].path).read_text("utf-8")
    assert ("work.w1.highlights.h1", FOUND) in {(one.field, one.reason) for one in made.record.withheld}


@pytest.mark.usefixtures("careless")
@pytest.mark.parametrize("helped", [False, True])
def test_what_is_drawn_is_what_was_proofread(vault: Vault, helped: bool) -> None:
    typesetter.use_helper(helped)
    try:
        plan, drawn, said = CopyService(vault).plan_and_draw(request_for(vault, RESUME, FORMATS), tuple_of, tuple_of)
    finally:
        typesetter.use_helper(False)
    assert drawn == (plan,) and plan.fit is not None, "never the pages that were laid out before the text was read"
    assert [one.text for one in plan.words] == [MISSED] and said[0].words == plan.words


@pytest.mark.usefixtures("careless", "no_feedback")
def test_a_refusal_names_words_field_and_place_and_a_way_on(vault: Vault, tmp_path: Path) -> None:
    service, request = CopyService(vault), request_for(vault, RESUME, ("txt", "json"))
    with pytest.raises(CopyRefused) as caught:
        service.make(request, tmp_path / "out")
    (one,) = caught.value.refused
    told = refusal_json(one, caught.value.master, "en")
    assert (told["text"], told["field"], told["suggestion"]) == (MISSED, "work.w1.highlights.h1", "withhold")
    assert told["format"] == "txt" and told["where"] == "flat.text: text"
    assert told["place"] == "Work, Fennmark Ltd, point 2"
    assert told["ways"] == ["withhold", "replace", "keep"] and MISSED in str(told["message"])
    assert refusal_json(one, caught.value.master, "zh")["place"] == "工作经历，Fennmark Ltd，第 2 条"
    assert f"--withhold work.w1.highlights.h1 {MISSED}" in options_line(one)
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("careless", "no_feedback")
@pytest.mark.parametrize("way", list(WordAction))
def test_each_way_on_makes_the_copy(vault: Vault, tmp_path: Path, way: WordAction) -> None:
    service, request = CopyService(vault), request_for(vault, RESUME, ("txt",))
    with pytest.raises(CopyRefused) as caught:
        service.make(request, tmp_path / "out")
    (one,) = caught.value.refused
    choice = WordChoice(one.field, one.text, way, "main" if way is WordAction.REPLACE else "", one.kind)
    made = service.make(dataclasses.replace(request, words=(choice,)), tmp_path / "out")
    text = Path(made.record.files[0].path).read_text("utf-8")
    assert (MISSED in text) is (way is WordAction.KEEP)
    assert ("Led the main line" in text) is (way is WordAction.REPLACE)
    assert ("work.w1.organisation" in made.record.disclosed) is (way is WordAction.KEEP)
    stored = vault.copies.get(made.record.copy_id)
    assert stored is not None and stored.disclosed == made.record.disclosed
    assert (Kind.EMPLOYER in service.unusual(service.plan(dataclasses.replace(request, words=(choice,))))) is (
        way is WordAction.KEEP
    )


@pytest.mark.usefixtures("careless")
def test_words_kept_at_one_place_are_still_withheld_at_another(vault: Vault, tmp_path: Path) -> None:
    lines = (*RESUME.work[0].highlights, Line("h9", f"{MISSED} again."))
    resume = dataclasses.replace(RESUME, work=(dataclasses.replace(RESUME.work[0], highlights=lines),))
    keep = WordChoice("work.w1.highlights.h1", MISSED, WordAction.KEEP)
    request = dataclasses.replace(request_for(vault, resume, ("txt",)), words=(keep,))
    made = CopyService(vault).make(request, tmp_path / "out")
    text = Path(made.record.files[0].path).read_text("utf-8")
    assert f"Led the {MISSED} line" in text and f"{MISSED} again" not in text


def test_every_round_withholds_more_until_the_field_is_gone() -> None:
    resume = Resume(basics=Basics(summary="We are Zephyrine people."))
    finding = Finding("flat.text", "text", "value", Kind.EMPLOYER, "work.w1.organisation", MISSED)
    first = verifier_feedback.words_to_withhold([finding], resume, ())
    second = verifier_feedback.words_to_withhold([finding], resume, first)
    third = verifier_feedback.words_to_withhold([finding], resume, (*first, *second))
    assert [one.text for one in (*first, *second)] == [MISSED, resume.basics.summary]
    assert third == ()


def test_feedback_never_allows_anything() -> None:
    resume = Resume(basics=Basics(summary="We are Zephyrine people."))
    finding = Finding("flat.text", "text", "value", Kind.EMPLOYER, "work.w1.organisation", MISSED)
    assert {one.action for one in verifier_feedback.words_to_withhold([finding], resume, ())} == {WordAction.WITHHOLD}
    structure = Finding("pdf.structure", "Info", "structure", None, "", "/Author")
    assert verifier_feedback.words_to_withhold([structure], resume, ()) == ()


def test_words_over_the_end_of_a_field_go_on_both_sides() -> None:
    resume = Resume(work=(Work("w1", position="Planner at Ellis", summary="Don built the tower."),))
    finding = Finding("flat.text", "text", "value", Kind.EMPLOYER, "work.w2.organisation", "Ellis\nDon")
    chosen = verifier_feedback.words_to_withhold([finding], resume, ())
    assert {(one.field, one.text) for one in chosen} == {("work.w1.position", "Ellis"), ("work.w1.summary", "Don")}


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Ellis · Don", {"work.w1.position": "Ellis", "work.w1.summary": "Don"}),
        ("PLANNER AT ELLIS", {"work.w1.position": "Planner at Ellis"}),
        ("Ellis, Ltd Don", {"work.w1.position": "Ellis", "work.w1.summary": "Don"}),
        (
            "Ellis 2019 – 2021: Fennmark — Don",
            {"work.w1.position": "Ellis", "work.w1.organisation": "Fennmark", "work.w1.summary": "Don"},
        ),
        ("Ellis 2019 – 2021: Northwind — Don", {}),
        ("Don built\nthe tower", {"work.w1.summary": "Don built\nthe tower"}),
        ("Lis\nDon", {}),
        ("", {}),
        ("·", {}),
    ],
)
def test_words_over_ends_of_fields_have_their_parts(words: str, parts: dict[str, str]) -> None:
    """Also over three fields, in capitals, and with a layout's own words between; never a part of a word."""
    resume = Resume(
        work=(Work("w1", organisation="Fennmark", position="Planner at Ellis.", summary="Don built the tower."),)
    )
    found = {field.id: part for field, part in places_of(words, fields(resume))}
    assert found == parts


def test_chinese_words_over_the_end_of_a_field_have_their_parts() -> None:
    resume = Resume(work=(Work("w1", organisation="江城大学", position="讲师，现居武汉", summary="市人事局借调。"),))
    found = {field.id: part for field, part in places_of("武汉市人事局", fields(resume))}
    assert found == {"work.w1.position": "武汉", "work.w1.summary": "市人事局"}


def test_words_over_the_end_of_a_field_are_kept_by_their_parts() -> None:
    resume = Resume(work=(Work("w1", position="Planner at Ellis", summary="Don built the tower."),))
    finding = Finding("flat.text", "text", "value", Kind.EMPLOYER, "work.w2.organisation", "Ellis\nDon")
    told = verifier_feedback.refusals(
        [("txt", finding)], Redaction(resume, stage_policy(Stage.BROWSE), (), (), (), ()), resume
    )
    assert [(one.field, one.text, one.suggestion) for one in told] == [
        ("work.w1.position", "Ellis", WordAction.WITHHOLD),
        ("work.w1.summary", "Don", WordAction.WITHHOLD),
    ]
    one, other = (WordChoice(each.field, each.text, WordAction.KEEP) for each in told)
    assert not verifier_feedback.kept_knowingly(finding, resume, (one,))
    assert verifier_feedback.kept_knowingly(finding, resume, (one, other))
    assert verifier_feedback.words_to_withhold([finding], resume, (one, other)) == ()


@pytest.mark.parametrize("kind", sorted(verifier_feedback.NEVER_KEPT))
def test_the_six_kinds_are_not_kept_by_words(kind: Kind) -> None:
    resume = Resume(basics=Basics(summary="Ask for 555 0142 by night."))
    finding = Finding("flat.text", "text", "value", kind, "basics.phone", "555 0142")
    keep = WordChoice("basics.summary", "555 0142", WordAction.KEEP)
    assert not verifier_feedback.kept_knowingly(finding, resume, (keep,))
    assert verifier_feedback.kept_knowingly(dataclasses.replace(finding, kind=Kind.SCHOOL), resume, (keep,))


ARABIC = "عائشہ صدیقی"


def test_a_line_without_glyphs_is_left_out_of_a_pdf_and_stays_in_a_text(vault: Vault, tmp_path: Path) -> None:
    resume = dataclasses.replace(
        RESUME, work=(dataclasses.replace(RESUME.work[0], summary=f"Signed ({ARABIC}) daily."),)
    )
    service = CopyService(vault)
    printed = service.make(request_for(vault, resume, ("pdf", "txt"), Stage.OFFER), tmp_path / "1")
    assert [(one.text, one.reason) for one in printed.words] == [(ARABIC, UNPRINTABLE)]
    assert "Signed daily" in Path(printed.record.files[1].path).read_text("utf-8")
    plain = service.make(request_for(vault, resume, ("txt", "json"), Stage.OFFER), tmp_path / "2")
    assert ARABIC in Path(plain.record.files[0].path).read_text("utf-8") and plain.words == ()


def test_a_name_without_glyphs_is_asked_for_and_a_text_copy_is_made(vault: Vault, tmp_path: Path) -> None:
    resume = dataclasses.replace(RESUME, basics=Basics(name=ARABIC))
    service = CopyService(vault)
    request = request_for(vault, resume, ("pdf",), Stage.OFFER)
    with pytest.raises(CopyRefused) as caught:
        service.make(request, tmp_path / "1")
    (one,) = caught.value.refused
    assert (one.field, one.text, one.code, one.suggestion) == ("basics.name", ARABIC, "no-glyph", WordAction.REPLACE)
    latin = WordChoice("basics.name", ARABIC, WordAction.REPLACE, "Aisha Siddiqui")
    made = service.make(dataclasses.replace(request, words=(latin,)), tmp_path / "2")
    assert all(item.clean for item in made.verifications)
    text = service.make(dataclasses.replace(request, formats=("txt",)), tmp_path / "3")
    assert ARABIC in Path(text.record.files[0].path).read_text("utf-8")


def test_places_have_names() -> None:
    assert place_name(RESUME, "basics.summary", "en") == "Name and contact, summary"
    assert place_name(RESUME, "work.w1.organisation", "en") == "Work, Fennmark Ltd, organisation"
    assert place_name(RESUME, "", "en") == ""
    from app.domain.resume import fields
    from app.domain.resume_json import from_json

    every = json.loads(Path("resources/samples/resume-en.json").read_text("utf-8"))
    for field in fields(from_json(every)):
        assert "(place-" not in place_name(RESUME, field.id, "en"), field.id


def test_a_sentence_about_words_from_right_to_left_does_not_begin_with_them() -> None:
    """Where a text begins with Arabic, the whole line is set from right to left."""
    from app.render.glyph_coverage import NO_GLYPH
    from app.services.refusal_texts import refusal_sentence
    from app.services.verifier_feedback import Refusal

    refusal = Refusal(ARABIC, "basics.name", "pdf", "fonts", None, code=NO_GLYPH)
    for language in ("en", "zh"):
        sentence = refusal_sentence(refusal, Resume(), language)
        assert ARABIC in sentence and sentence[0].isalpha() and sentence[0] not in ARABIC
