"""An employer that is called like a word of ours blocks no clean copy, and is still found where it really stands."""

from __future__ import annotations

import pytest

from app.domain.chinese_script import in_script
from app.domain.compose import compose
from app.domain.document import text_lines
from app.domain.resume import Education, Line, Resume, Skill, Work
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.domain.style import HEADINGS, default_style
from app.domain.verification import Verification
from app.redact.engine import redact
from app.redact.policies import stage_policy
from app.render.writers import WRITERS, render
from app.verify import template_text
from app.verify.judge import verify
from app.verify.model import Context
from app.verify.registry import CHANNELS

NAMES = (
    "Skills",
    "Education AG",
    "Languages GmbH",
    "Artifact",
    "Language",
    "Version",
    "Noto",
    "工作经历",
    "个人简历",
    "教育",
    "Basics",
)


def _resume(employer: str, language: str) -> Resume:
    return Resume(
        language=language,
        work=(Work("w1", employer, "Engineer", start="2019", highlights=(Line("h1", "Did three things."),)),),
        education=(Education("e1", "University of Leeds", area="CS"),),
        skills=(Skill("s1", "Tools", keywords=("C++", "SQL")),),
    )


def _judged(resume: Resume, format: str, spoilt: str = "") -> Verification:
    redaction = redact(resume, stage_policy(Stage.BROWSE))
    shown = redaction.resume
    if spoilt:
        shown = from_json({"work": [{"position": spoilt}], "x-language": resume.language})
    document = compose(shown, default_style(resume.language), reference="R7K4-Q2MD")
    expected = None if format == "json" else tuple(text_lines(document))
    context = Context(True, expected, redaction.absent, redaction.allowed)
    return verify(f"Resume-R7K4-Q2MD.{format}", render(document, shown, format), context, CHANNELS)


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_also_our_word_blocks_nothing(name: str, format: str) -> None:
    language = "en" if name.isascii() else "zh-Hans"
    assert _judged(_resume(name, language), format).findings == ()


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("name", NAMES)
def test_the_same_name_in_a_sentence_is_found(name: str, format: str) -> None:
    language = "en" if name.isascii() else "zh-Hans"
    leak = f"Engineer at {name}" if name.isascii() else f"曾在{name}任职"
    found = _judged(_resume(name, language), format, leak).findings
    assert "work.w1.organisation" in {item.field for item in found}


def test_every_heading_that_is_printed_is_known_here() -> None:
    assert {
        in_script(text, language)
        for language in ("en", "zh", "zh-Hant")
        for sections in HEADINGS.values()
        for texts in sections.values()
        for text in texts
    } <= template_text.HEADINGS


def test_a_heading_is_excused_once() -> None:
    assert template_text.blank_headings("Skills\nC++\nSkills\nat Skills") == "\nC++\nSkills\nat Skills"
    assert template_text.blank_keys('{"basics": {"secret": "basics"}}') == '{"": {"secret": "basics"}}'
