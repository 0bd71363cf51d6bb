"""What is read sooner is read the same: runs in noise, cells of a sheet, constants, figures of a text."""

from __future__ import annotations

import random

import numpy as np
import pikepdf
import pytest

from app.verify import decode, file_format_constants, pdf_content
from app.verify.deobfuscation import deobfuscated_readings
from app.verify.letter_shapes import trim, trim_cells
from app.verify.numbers import WithheldNumbers, digit_runs
from app.verify.pdf_content import FontDecoder
from tests.verify.persona import ABSENT

_POOLS = (
    bytes(range(256)),
    b"\x00AB\x00C",
    bytes([0, 0x41, 0xE4, 0xB8, 0xAD, 0xC3, 0xA9, 0x80, 0x0A]),
    b"abc \x00\x01",
)


@pytest.mark.parametrize("pool", _POOLS)
def test_runs_in_noise_are_those_of_the_expressions(pool: bytes) -> None:
    dice = random.Random(7)
    for size in (1_999, 2_000, 3_001):
        for _ in range(20):
            noise = bytes(dice.choices(pool, k=size))
            expected = [found.decode("utf-8", "ignore") for found in decode._UTF8_RUN.findall(noise) if len(found) >= 6]
            expected += [found.decode("utf-16-le", "ignore") for found in decode._WIDE_LE.findall(noise)]
            expected += [found.decode("utf-16-be", "ignore") for found in decode._WIDE_BE.findall(noise)]
            assert list(decode.printable_runs(noise)) == expected


def test_cells_of_a_sheet_are_cut_like_each_alone() -> None:
    dice = np.random.default_rng(7)
    side, across, down = 30, 4, 3
    sheet = np.zeros((side * down, side * across), np.uint8)
    for _ in range(8):
        y, x = int(dice.integers(0, sheet.shape[0])), int(dice.integers(0, sheet.shape[1]))
        sheet[y : y + 9, x : x + 7] = dice.integers(0, 256)
    cells = list(trim_cells(sheet, side))
    assert len(cells) == down * across
    for at, cell in enumerate(cells):
        y, x = at // across * side, at % across * side
        assert np.array_equal(cell, trim(sheet[y : y + side, x : x + side]))


def test_the_last_eight_pages_that_were_parsed_are_kept() -> None:
    pdf_content._kept.clear()
    with pikepdf.new() as document:
        contents = [document.make_stream(b"BT %d Tr ET" % number) for number in range(9)]
        steps = [pdf_content.instructions(stream) for stream in contents]
        assert [step.name for step in steps[0]] == ["BT", "Tr", "ET"]
        again = [pdf_content.instructions(stream) for stream in reversed(contents)]
    assert [new is old for new, old in zip(reversed(again), steps, strict=True)] == [False, *[True] * 8]


@pytest.mark.parametrize("constant", [*file_format_constants.FONT_NOTICES, *file_format_constants.NAMESPACES])
def test_every_constant_is_blanked_wherever_it_stands(constant: str) -> None:
    assert constant not in file_format_constants.blank_constants(f"a {constant} b")
    for encoding in ("utf-8", "utf-16-be"):
        data = f"a {constant} b".encode(encoding)
        assert constant.encode(encoding) not in file_format_constants.blank_constants_in_bytes(data)


def test_a_code_without_text_is_lost_in_codes_of_one_two_and_three_bytes() -> None:
    for width in (1, 2, 3):
        decoder = FontDecoder({1: "a", 2: "b", 3: ""}, width, complete=False)
        shown = b"".join(code.to_bytes(width, "big") for code in (1, 3, 2, 9))
        assert decoder.text(shown) == ("ab", {3, 9})
    assert FontDecoder({1: "a"}, 2, complete=False).text(b"\x00\x01\x02") == ("a", {2})


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("ou1yang2 wen2long2", ["ouyang wenlong"]),
        ("ou1yang", []),
        ("zzhuang4zzhuang4 x", ["zzhuangzzhuang x"]),
        ("zhuangzhuang4a lang2\n", ["zhuangzhuanga lang\n"]),
        ("a12 b34", []),
    ],
)
def test_tones_are_undone_where_two_syllables_have_one(text: str, readings: list[str]) -> None:
    assert list(deobfuscated_readings(text)) == readings


def test_numbers_are_found_in_figures_of_any_script_in_words_and_mixed() -> None:
    numbers = WithheldNumbers(ABSENT, ())
    digits = next(row.digits for value in ABSENT for row in digit_runs(value.value) if len(row.digits) >= 11)
    thai = "".join(chr(0x0E50 + int(digit)) for digit in digits)
    words = " ".join("zero one two three four five six seven eight nine".split()[int(digit)] for digit in digits)
    han = "".join("〇一二三四五六七八九"[int(digit)] for digit in digits)
    mixed = digits[:5] + han[5:]
    for written in (digits, f"{digits[:4]}-{digits[4:]}", thai, words, han, mixed, f"call {digits} now"):
        assert list(numbers.find(written)), written
    assert not list(numbers.find(digits[:-1])) and not list(numbers.find("12 34 56 78"))
