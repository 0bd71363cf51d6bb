"""Copies in traditional script: what the program adds is in the script of the résumé, in every format, and marks are read all the same."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pypdf
import pytest

from app import resources
from app.domain.chinese_script import in_script, is_traditional
from app.domain.compose import _LABELS, compose
from app.domain.copies import RecipientKind
from app.domain.cover_letter import FRAMES, TITLES
from app.domain.document import text_lines
from app.domain.resume import Resume
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.domain.style import HEADINGS
from app.ingest.sections.vocabulary import known_kind
from app.marks.apply import apply_marks
from app.marks.assignment import assign
from app.marks.normalization import normal
from app.marks.specification import build_spec
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.vaults import create_vault
from app.text.characters import basic_simplified
from app.verify.template_text import HEADINGS as KNOWN_TO_THE_VERIFIER

BOTH = set("出台向志教致表面里系松准几只干斗冬后云千回谷卷吊周升合同升游制布占才困念朱症克卜")
"""Letters that stand for another one only in some words, so that they are right in both scripts."""
SIMPLIFIED = set(basic_simplified().values()) - set(map(chr, basic_simplified())) - BOTH
OURS = [
    *(text for texts in HEADINGS["zh"].values() for text in texts),
    *_LABELS["zh"].values(),
    *(TITLES["zh"], *FRAMES["zh"], "编号", "第 {n} 页，共 {of} 页", "仅供", "请勿转发", "应聘", "求职", "简历"),
]


@pytest.mark.parametrize("text", OURS)
def test_our_words_are_written_in_traditional_script_and_read_as_the_same(text: str) -> None:
    written = in_script(text, "zh-Hant")
    assert not set(written) & SIMPLIFIED
    assert normal(written) == normal(text)
    assert (in_script(text, "zh-Hans"), in_script(text, "en")) == (text, text)


@pytest.mark.parametrize(
    ("tag", "traditional"),
    [("zh-Hant", True), ("zh-TW", True), ("zh_HK", True), ("zh-Hans-HK", False), ("zh-CN", False), ("en-HK", False)],
)
def test_the_script_is_told_by_the_tag(tag: str, traditional: bool) -> None:
    assert is_traditional(tag) is traditional


def test_headings_of_the_traditional_script_are_known_where_copies_are_read_back() -> None:
    for section, texts in HEADINGS["zh"].items():
        for text in texts:
            written = in_script(text, "zh-Hant")
            assert written in KNOWN_TO_THE_VERIFIER or section == "personal", written
            assert known_kind(written) == known_kind(text), written


def traditional_resume() -> Resume:
    data = resources.path("samples", "resume-zh.json").read_text("utf-8").translate(_traditional())
    return from_json(json.loads(data) | {"x-language": "zh-Hant"})


def test_no_choice_of_a_mark_writes_a_simplified_word() -> None:
    resume = traditional_resume()
    spec = build_spec(resume)
    for number in range(40):
        marked, style = apply_marks(resume, spec, assign(b"a secret of 32 bytes for a test..", f"c{number}", spec))
        assert not set("".join(text_lines(compose(marked, style)))) & SIMPLIFIED


def test_a_copy_of_a_traditional_resume_has_no_simplified_word(tmp_path: Path) -> None:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as vault:
        ImportService(vault).accept(traditional_resume())
        platform = RecipientService(vault).find_or_add("星河人力", RecipientKind.PLATFORM)
        for stage in (Stage.APPLY, Stage.OFFER):
            request = CopyRequest(platform, stage_policy(stage), ("pdf", "docx", "txt"))
            made = CopyService(vault).make(request, tmp_path / "out")
            for file in made.record.files:
                text = shown(Path(file.path).read_bytes(), file.format)
                assert "工作經" in text and ("編號" in text or file.format == "txt")
                assert set(text) & SIMPLIFIED == set(), file.format
                assert not set(Path(file.path).name) & SIMPLIFIED


def _traditional() -> dict[int, str]:
    """A traditional character for each simplified one (the first there is)."""
    found: dict[int, str] = {}
    for old, new in basic_simplified().items():
        found.setdefault(ord(new), chr(old))
    return {key: value for key, value in found.items() if chr(key) in SIMPLIFIED}


def shown(data: bytes, format: str) -> str:
    if format == "pdf":
        return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    if format == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    return data.decode()
