"""What is passed over quickly in noise gives the same as reading all of it: beginnings of values, escapes, headings, folded letters."""

from __future__ import annotations

import html
import random
import re

import pytest

from app.verify import decode, deobfuscation, template_text
from app.verify.channels.pdf_raw import _LITERAL
from app.verify.folding import fold_normalised
from app.verify.short_strings import standing_in
from app.verify.unescaping import holds_escapes, unescaped_readings

_NOISE = ("AB/=", "0a :\n", "A2/=-\n", "Az09+/_-=\n ", "中A/0=\n", "12,;. ", "&#<xgtamp; ;3\n", "()\\a")
_PLAIN = [
    (decode._BASE64, r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,}={0,2}(?![A-Za-z0-9+/_=-])"),
    (decode._BASE32, r"(?<![A-Za-z0-9+/])[A-Z2-7]{16,}={0,6}(?![A-Za-z0-9+/=])"),
    (
        decode._BASE64_PART,
        r"(?<=/)(?:[A-Za-z0-9]{4}){3,}(?:[A-Za-z0-9]{2}(?:==)?|[A-Za-z0-9]{3}=?)?(?![A-Za-z0-9=])",
    ),
    (decode._HEX, r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{2}[ :]?){6,}(?![0-9A-Fa-f])"),
    (deobfuscation._CODES, r"(?<![\d.])(?:\d{2,5}\s?[,;]\s?){3,2000}\d{2,5}(?![\d.])"),
]
"""Expressions and how they would be written if time did not matter."""


def _texts(size: int = 300) -> list[str]:
    dice = random.Random(7)
    made = ("".join(dice.choices(pool, k=dice.randint(0, 60))) for pool in _NOISE for _ in range(size))
    texts = [re.sub("(.)", lambda found: found[1] * dice.choice((1, 1, 2, 6, 14)), text) for text in made]
    return texts + [
        "".join(dice.choices(("12,", "345; ", "6", "78", ".", "x"), (9, 9, 2, 2, 1, 1), k=12)) for _ in texts
    ]


@pytest.mark.parametrize(("quick", "plain"), _PLAIN, ids=["base64", "base32", "part", "hex", "codes"])
def test_what_may_not_stand_before_a_match_is_seen_behind_its_first_letter(quick: re.Pattern[str], plain: str) -> None:
    found = [re.findall(plain, text) for text in _texts()]
    assert [quick.findall(text) for text in _texts()] == found
    assert any(found)


def test_escapes_are_decoded_once_for_each_different_line() -> None:
    texts = _texts()
    every = {data for text in texts if len(text) > 5 for data in decode.embedded_encodings(text)}
    assert decode.encodings_in_lines([*texts, *texts]) == every
    assert b"Ouyang Wenlong" in decode.encodings_in_lines(["first\nT3V5YW5nIFdlbmxvbmc\nlast", "last"])


def test_strings_are_found_that_stand_anywhere_in_a_long_text() -> None:
    dice = random.Random(7)
    for pool in ("abc", "ab中文\U00020000", "".join(map(chr, range(0x4E00, 0x5200)))):
        text = "".join(dice.choices(pool, k=5_000))
        for size in (1, 2, 3):
            wanted = {"".join(dice.choices(pool, k=size)) for _ in range(50)} | {text[-size:], text[:size], "x" * size}
            assert standing_in(text, wanted) == {each for each in wanted if each in text}
            data = text.encode("utf-16-le")
            heads = {each.encode("utf-16-le") for each in wanted if max(each) <= "\uffff"}
            assert standing_in(data, heads) == {each for each in heads if each in data}
    assert standing_in("ab" * 300_000 + "c", {"bc", "ca"}) == {"bc"}  # over the edge of a part
    assert standing_in("\ud800" * 3_000, {"\ud800a"}) == set() == standing_in("a" * 3_000, set())


def test_references_are_those_of_html() -> None:
    for text in (*_texts(), "&lt;b&gt; &#x41;&#66 &amp;lt; &notit; &zwnj;a &;&& &'x; &nGt"):
        assert deobfuscation._REFERENCE.sub(deobfuscation._referenced, text) == html.unescape(text)


@pytest.mark.parametrize(
    "sign", ["%41", "%u4f60", "&lt;", "&#65;", "\\u4f60", "\\x41", "\\101", "=41=42", "a=\nb", "xn--a"]
)
def test_a_sign_of_an_escape_is_seen_in_noise(sign: str) -> None:
    assert holds_escapes(f"% & \\ = x {sign}")
    assert not holds_escapes("100 % & = \\ x xn- &'5")
    assert list(unescaped_readings("100 % & = \\ x xn- &'5")) == []


def test_escaped_bytes_are_read_in_both_encodings_and_nothing_twice() -> None:
    assert list(unescaped_readings("%41")) == ["A"]
    assert list(unescaped_readings("%C5%B7")) == ["\u0177"]
    assert list(unescaped_readings("%C5%B7%D1%F4")) == ["Å·Ñô", "欧阳"]


def test_every_heading_is_blanked_between_other_lines() -> None:
    for heading in template_text.HEADINGS:
        for frame in ("{}", "one\n{}\ntwo", "one\r {} \nx", "\f{} "):
            assert heading not in template_text.blank_headings(frame.format(heading))
            assert template_text.blank_headings(f"x{heading}") == f"x{heading}"


def test_a_long_text_folds_like_each_of_its_characters() -> None:
    dice = random.Random(7)
    for pool in ("abC -\n1" * 9 + "ß中Ⅷﬁ", "abC " * 9 + "\ud800é"):
        text = "".join(dice.choices(pool, k=3_000))
        assert fold_normalised(text) == "".join(map(fold_normalised, text))


def test_strings_of_a_pdf_are_found_with_brackets_and_escapes_in_them() -> None:
    plain = re.compile(rb"\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)", re.DOTALL)
    for text in (*_texts(), "(a(b)c)((d)(e(f)))(\\))(g\\", "(" * 50):
        assert _LITERAL.findall(text.encode()) == plain.findall(text.encode())
