"""The verifier as it is called: isolated process, own copies clean, unfaithful or foreign copies refused, bombs bounded."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.document import Bullet, Document, Title, text_lines
from app.domain.policy import ProtectedValue
from app.domain.resume import Basics, Resume
from app.domain.sensitivity import Kind
from app.redact.derived_forms import derived_forms
from app.render.writers import WRITERS, render
from app.verify import ocr, verify_file
from app.verify.channels.text_equality import compare
from app.verify.decode import embedded_encodings, macro_texts, rtf_texts
from app.verify.jpeg import jpeg_objection
from app.verify.judge import verify
from app.verify.model import Budget, Context
from app.verify.registry import CHANNELS

from . import docx_leaks
from . import pdf_picture_leaks as pictures
from .persona import ABSENT, ALLOWED, NAME, PHONE, base, document, judged


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("language", ["en", "zh-Hans", "en-US"])
def test_every_writer_passes_in_the_isolated_process(format: str, language: str) -> None:
    copy = document(language=language)
    data = render(copy, Resume(basics=Basics(name="候选人", email=ALLOWED[0].value)), format)
    expected = None if format == "json" else text_lines(copy)
    result = verify_file(f"Resume.{format}", data, absent=ABSENT, allowed=ALLOWED, expected=expected, own=True)
    assert result.findings == ()
    assert result.clean
    assert len(result.channels) >= 4


def test_a_finding_says_channel_place_kind_field_and_excerpt() -> None:
    data = base("docx", f"电话 {PHONE}")
    result = verify_file("a.docx", data, absent=ABSENT, allowed=(), expected=None, own=False)
    finding = next(finding for finding in result.findings if finding.channel == "zip.paragraphs")
    assert (finding.where, finding.code, finding.kind) == ("word/document.xml", "value", Kind.PHONE)
    assert (finding.field, finding.excerpt) == ("basics.phone", PHONE)


def test_an_allowed_value_read_with_spaces_between_its_letters_explains_a_name_in_it() -> None:
    """As text by position has it: a referee withheld, of the name of an employer that stays; the copy was refused."""
    absent = (ProtectedValue("references.r2.name", Kind.REFEREE, "Ms Thandeka Shongwe"),)
    allowed = (ProtectedValue("work.w2.organisation", Kind.EMPLOYER, "Shongwe & Pillay Hardware"),)
    context = Context(False, None, absent, allowed)
    assert verify("a.txt", b"Storeman, Shongwe & Pi llay Ha rdware, 201 2", context, CHANNELS).findings == ()
    for residue in (b"Thandeka Shongwe", b"Shongwe said so", b"Shongwe & Pi llay"):
        assert verify("a.txt", b"Storeman. " + residue, context, CHANNELS).findings, residue


AINTREE = (
    Document(
        "en", "Resume", (Title("Stable hand, Aintree"), Title("Tom Considine Racing, 2018"), Bullet("mucked out"))
    ),
    (ProtectedValue("references.r2.name", Kind.REFEREE, "Ms Aoife Considine"),),
    (ProtectedValue("work.w2.organisation", Kind.EMPLOYER, "Tom Considine Racing"),),
)


def test_a_line_run_into_an_allowed_value_with_the_surname_of_a_referee_is_no_finding() -> None:
    """PDF text with its lines joined reads `AintreeTom Considine Racing`; the copy was refused."""
    copy, absent, allowed = AINTREE
    context = Context(False, None, absent, allowed)
    data = render(copy, Resume(), "pdf")
    assert verify("a.pdf", data, context, CHANNELS).findings == ()
    assert verify("a.txt", b"Stable hand, AintreeTom Considine Racing", context, CHANNELS).findings == ()
    stripped = Context(False, None, absent, ())
    assert verify("a.pdf", data, stripped, CHANNELS).findings


@pytest.mark.parametrize(
    "residue",
    [
        "A. Considine",
        "Aoife Considine",
        "AoifeConsidine",
        "AConsidine",
        "Ms Considine",
        "A. Considine Racing",
        "AoifeTom Considine Racing",
        "AOIFETom Considine Racing",
        "Aoife Tom Considine Racing",
        "AintreeTom Considine",
    ],
)
def test_the_name_of_the_referee_beside_such_a_value_is_a_finding(residue: str) -> None:
    copy, absent, allowed = AINTREE
    leaking = Document("en", "Resume", (*copy.blocks, Bullet(residue)))
    context = Context(False, None, absent, allowed)
    assert verify("a.txt", render(leaking, Resume(), "txt"), context, CHANNELS).findings


ZHE = (ProtectedValue("basics.name", Kind.NAME, "王喆"),)


def told(text: str) -> bool:
    """Return True if the verifier finds the name 王喆 in a text, with the forms that the redactor lists."""
    context = Context(False, None, ZHE, (), derived=derived_forms(ZHE, Resume()))
    return bool(verify("a.txt", text.encode(), context, CHANNELS).findings)


@pytest.mark.parametrize(
    "text",
    [
        "王\n工程师\n杭州",
        "王\n经理，十年经验\n",
        "简历\n\n王\n\n工程师\n",
        "王\n工、技、管三类岗位\n",
        "请联系王\n工程技术部主管\n",  # 王工 ends inside 工程
    ],
)
def test_a_job_title_in_the_line_under_a_surname_is_not_called_by_it(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "项目由王\n工程师验收\n",
        "本项目的验收由王\n工程师负责。\n",
        "王\n工\n程\n师\n",
        "王\n经\n理\n",
        "王工\n程师是这个项目的总负责人\n",
        "王工程\n师负责\n",
        "负责人是王\n经理\n",
        "本项目的验收请找王\n工，谢谢\n",
        "王\n喆\n",
        "王\n喆，工程师，十年经验\n",
        "王 工程师",
    ],
)
def test_a_name_that_wrapping_broke_is_a_finding(text: str) -> None:
    assert told(text)


OUYANG = (ProtectedValue("basics.name", Kind.NAME, "欧阳娜"),)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("我是欧阳*，做桌面软件。", False),
        ("我是歐陽＊", False),
        ("**我是欧阳**，做桌面软件。", True),
        ("我是欧阳，", True),
    ],
)
def test_a_masked_name_of_two_letters_and_stars_calls_nobody(text: str, finding: bool) -> None:
    context = Context(False, None, OUYANG, (), derived=derived_forms(OUYANG, Resume()))
    assert bool(verify("a.txt", text.encode(), context, CHANNELS).findings) is finding


def test_a_masked_name_over_a_job_title_is_no_finding_in_a_pdf() -> None:
    """Read by position the star stands on a line of its own, so that the surname alone is left above the title."""
    copy = Document("zh-Hans", "简历", (Title("王*"), Title("工程师"), Bullet("做桌面软件")))
    context = Context(False, None, ZHE, (), derived=derived_forms(ZHE, Resume()))
    assert verify("a.pdf", render(copy, Resume(), "pdf"), context, CHANNELS).findings == ()
    leaking = Document("zh-Hans", "简历", (*copy.blocks, Bullet("负责" * 29 + "王工程师")))
    assert verify("a.pdf", render(leaking, Resume(), "pdf"), context, CHANNELS).findings


def test_a_value_inside_an_allowed_value_is_no_finding() -> None:
    absent = (ProtectedValue("basics.name", Kind.NAME, "Li Na"),)
    allowed = (ProtectedValue("work.w1.organisation", Kind.EMPLOYER, "Li Na Industries Ltd"),)
    data = b"Engineer at Li Na Industries Ltd, Leeds\n"
    assert verify("a.txt", data, Context(False, None, absent, allowed), CHANNELS).findings == ()
    elsewhere = data + b"Signed: Li Na\n"
    assert verify("a.txt", elsewhere, Context(False, None, absent, allowed), CHANNELS).findings


LINES = ("Name", "a | b", "- x", "Ref R7K4")


@pytest.mark.parametrize(
    ("text", "objection"),
    [
        ("Name\na | b\n• - x\nRef R7K4", ""),
        ("Na me a|b Ref R7K4 - x Ref R7K4", ""),
        ("Name\na | b\nRef R7K4", "missing"),
        ("Name\na | b\n- x y\nRef R7K4", "added"),
        ("Name\na | b\n- x\nRef R7K4\nmore", "added"),
        ("a | b\nName\n- x\nRef R7K4", "added"),
    ],
)
def test_faithful_means_the_same_text_and_nothing_else(text: str, objection: str) -> None:
    assert compare(text, LINES).startswith(objection)
    assert bool(compare(text, LINES)) == bool(objection)


@pytest.mark.parametrize("format", ["pdf", "docx", "txt"])
def test_a_missing_line_is_unfaithful(format: str) -> None:
    wanted = document("a line that was not printed")
    codes = {finding.code for finding in judged(base(format), own=True, expected=wanted, name=f"a.{format}").findings}
    assert codes == {"unfaithful"}


def test_a_long_document_with_its_footer_on_every_page_is_faithful() -> None:
    copy = document(*(f"第{number}项：负责文件导入模块的整体设计与开发工作。" for number in range(120)))
    assert judged(render(copy, Resume(), "pdf"), own=True, expected=copy).findings == ()


def test_a_pattern_on_the_allow_list_is_no_finding() -> None:
    copy = Document("en", "Resume", (Title("A"), Bullet("write to someone.else@example.net or +44 20 7946 0958")))
    data = render(copy, Resume(), "txt")
    assert {finding.code for finding in judged(data, own=True).findings} == {"pattern"}
    allowed = (
        ProtectedValue("basics.email", Kind.EMAIL, "someone.else@example.net"),
        ProtectedValue("basics.phone", Kind.PHONE, "+44 (20) 7946 0958"),
    )
    assert verify("a.txt", data, Context(True, None, ABSENT, allowed), CHANNELS).findings == ()


def test_a_zip_bomb_is_a_finding_and_not_a_hang() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"word/{number}.xml", b"<a>" + b" " * 90_000_000)
    context = Context(False, None, ABSENT, (), Budget(unpacked=100_000_000))
    findings = verify("a.docx", out.getvalue(), context, CHANNELS).findings
    assert {finding.code for finding in findings} == {"unreadable"}


def test_files_nested_too_deeply_are_a_finding() -> None:
    data = b"<a/>"
    for _ in range(8):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.zip", data)
        data = out.getvalue()
    assert "unreadable" in {finding.code for finding in judged(data).findings}


def test_an_entity_bomb_is_read_without_being_expanded() -> None:
    rows = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "lol"}">' for at in range(12))
    bomb = f"<!DOCTYPE d [{rows}]><w:document>&e11;</w:document>"
    assert judged(docx_leaks.repacked({"word/document.xml": bomb.encode()})).findings == ()


def test_a_locked_pdf_is_never_clean() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(base("pdf"))) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(owner="o", user="secret", R=6))
    assert not judged(locked.getvalue()).clean


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=40))
def test_a_damaged_copy_gives_a_verdict_and_is_never_our_own(at: int, noise: bytes) -> None:
    clean = base("docx")
    at %= len(clean)
    damaged = clean[:at] + noise + clean[at:]
    assert judged(damaged, own=True, name="a.docx").findings
    judged(damaged)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_an_added_byte_anywhere_breaks_the_structure(kind: str) -> None:
    clean = base(kind)
    for at in (0, len(clean)):
        changed = clean[:at] + b" " * 3 + clean[at:]
        assert judged(changed, own=True, name=f"a.{kind}").findings


def test_a_photo_of_ours_has_no_segments_beyond_pixels() -> None:
    plain = pictures._jpeg()
    assert jpeg_objection(plain) == ""
    assert jpeg_objection(pictures._jpeg(comment=b"x")) == "segment FE"
    assert jpeg_objection(plain + b"x") == "bytes after the picture"
    assert jpeg_objection(plain[:-2]) == "no end marker"
    assert jpeg_objection(b"GIF89a") == "not a JPEG"


def test_escapes_are_undone() -> None:
    assert b"Ouyang Wenlong" in list(embedded_encodings("T3V5YW5nIFdlbmxvbmc"))
    assert b"138000" in list(embedded_encodings("31 33 38 30 30 30"))
    assert "欧".encode() in list(embedded_encodings("%E6%AC%A7"))
    assert "欧阳".encode() in list(embedded_encodings("\\u6b27\\u9633"))
    assert any(
        NAME in text
        for text in rtf_texts(b"{\\rtf1 " + b"".join(b"\\'%02x" % byte for byte in NAME.encode("gb18030")) + b"}")
    )
    assert any(PHONE in text for text in macro_texts(docx_leaks.macro(PHONE)))


def test_without_tesseract_there_is_no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ocr.languages.cache_clear()
    ocr._installed.cache_clear()
    try:
        assert not ocr.available()
        assert ocr.recognise_text(pictures.caption()) is None
    finally:
        ocr.languages.cache_clear()
        ocr._installed.cache_clear()


def test_signs_that_share_a_glyph_are_one_text() -> None:
    # a PDF holds ・ of the résumé and · of the writer; pypdf reads one of them for both
    assert compare("台中市・後端 ・ 仅供使用", ("台中市・後端 · 仅供使用",)) == ""
    assert compare("台中市後端", ("台中市・後端",)).startswith("missing")
