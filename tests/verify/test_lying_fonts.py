"""Text whose mapping lies about the drawn glyphs is refused; what cannot be proven is read by OCR or refused; honest fonts of any face pass."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Name

from app.domain.verification import Verification
from app.verify import ocr
from app.verify.font_mapping import mapping_doubts
from app.verify.model import Context, Source

from .lying_fonts import showing
from .persona import ABSENT, EMPLOYER, PINYIN, base, judged

FACES = (
    *(f"Helvetica{style}" for style in ("", "-Bold", "-Oblique", "-BoldOblique")),
    *(f"Times-{style}" for style in ("Roman", "Bold", "Italic", "BoldItalic")),
    *(f"Courier{style}" for style in ("", "-Bold", "-Oblique", "-BoldOblique")),
)
SHOWN = "Ouyang Wenlong of Birmingham"
COPIED = "the old mill at Brockhampton"
PANGRAM = "Sphinx of black quartz, judge my vow. JOKER WIZARD Qb"


def _codes(result: Verification) -> set[tuple[str, str]]:
    return {(finding.channel, finding.code) for finding in result.findings if finding.channel != "ocr"}


@pytest.mark.parametrize("face", FACES)
def test_a_page_that_shows_a_name_and_copies_other_words_is_refused(face: str) -> None:
    assert _codes(judged(showing(SHOWN, COPIED, bases=(face,)))) == {("pdf.glyphs", "unproven")}


@pytest.mark.parametrize("face", FACES)
def test_an_honest_mapping_passes_in_every_face(face: str) -> None:
    assert not judged(showing(PANGRAM, PANGRAM, bases=(face,))).findings


def test_capitals_for_small_letters_are_no_lie() -> None:
    assert not judged(showing(PANGRAM.upper(), PANGRAM)).findings


def test_a_lie_spread_over_many_fonts_is_refused() -> None:
    data = showing(SHOWN, COPIED, bases=FACES)
    assert _codes(judged(data)) == {("pdf.glyphs", "unproven")}


def test_letters_that_copy_as_spaces_or_nothing_known_are_refused_without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "languages", lambda: "")
    private = "".join(chr(0xE000 + at) for at in range(len(SHOWN)))
    for copied in (" " * len(SHOWN), private):
        assert ("pdf.glyphs", "unproven") in _codes(judged(showing(SHOWN, copied)))


@pytest.mark.skipif(not ocr.available(), reason="tesseract is not installed")
def test_letters_that_copy_as_private_characters_are_read_by_ocr() -> None:
    private = "".join(chr(0xE000 + at) for at in range(len(PINYIN)))
    found = [finding for finding in judged(showing(PINYIN, private)).findings if finding.code == "value"]
    assert {finding.channel for finding in found} == {"ocr"}


def test_ornaments_that_copy_as_letters_are_not_called_clean_without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"a{number}" for number in (1, 2, 202, 3, 4, 5, 119, 118, 117, 11, 12, 13)]
    with pikepdf.open(io.BytesIO(showing("abcdefghkmno", "abcdefghkmno", bases=("ZapfDingbats",)))) as file:
        encoding = file.pages[0].Resources.Font.L0.Encoding
        encoding.Differences = [part for at, name in enumerate(names) for part in (0x80 + at, Name(f"/{name}"))]
        out = io.BytesIO()
        file.save(out)
    monkeypatch.setattr(ocr, "languages", lambda: "")
    assert _codes(judged(out.getvalue())) == {("pdf.glyphs", "unproven")}


def test_text_without_ink_tells_no_lie() -> None:
    """A scanner lays the text that it recognised over the picture, in a font of no shape."""
    assert not judged(showing(SHOWN, COPIED, state="3 Tr")).findings


def test_hanzi_that_copy_as_other_hanzi_are_refused() -> None:
    shown, copied = EMPLOYER[:8], "春江潮水连海平共"
    with pikepdf.open(io.BytesIO(base("pdf", shown))) as file:
        for font in (
            thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing
        ):
            cmap = font.ToUnicode.read_bytes().decode("latin-1")
            for letter, other in zip(shown, copied, strict=True):
                cmap = cmap.replace(f"<{ord(letter):04X}>", f"<{ord(other):04X}>")
                cmap = cmap.replace(f"<{ord(letter):04x}>", f"<{ord(other):04x}>")
            font.ToUnicode.write(cmap.encode("latin-1"))
        out = io.BytesIO()
        file.save(out)
    assert ("pdf.glyphs", "unproven") in _codes(judged(out.getvalue()))
    stranger = Source(out.getvalue(), Context(False, None, ABSENT[2:4], ()), ())
    assert [doubt.proven for doubt in mapping_doubts(stranger)] == [False]


def test_one_ornament_shown_often_is_a_bullet_and_many_without_text_are_refused() -> None:
    def page(codes: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(showing("a", "a"))) as file:
            sheet = file.pages[0]
            glyphs = {
                f"/a{code}": file.make_stream(f"9 0 d0 {code % 5} 0 5 {code % 7} re f".encode()) for code in set(codes)
            }
            sheet.Resources.Font.T = pikepdf.Dictionary(
                Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[0.1, 0, 0, 0.1, 0, 0],
                FirstChar=min(codes), LastChar=max(codes), Widths=[9] * (max(codes) - min(codes) + 1),
                CharProcs=pikepdf.Dictionary(glyphs),
                Encoding=pikepdf.Dictionary(Differences=[part for code in sorted(set(codes)) for part in (code, Name(f"/a{code}"))]),
            )  # fmt: skip
            sheet.contents_add(f"BT /T 9 Tf 20 20 Td <{codes.hex()}> Tj ET".encode())
            out = io.BytesIO()
            file.save(out)
        return out.getvalue()

    assert not judged(page(bytes([136] * 12))).findings
    assert ("ink", "unreadable") in _codes(judged(page(bytes(range(136, 146)))))
