"""A copy of our own writer is read by pypdf with fewer operators, and says the same; what our writer does not write is read as it is."""

from __future__ import annotations

import pytest

from app.domain.resume import Resume
from app.verify.channels.pdf_pypdf import _operations, page_texts
from benchmarks.redaction import render
from benchmarks.render import sample


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_copy_reads_the_same_with_fewer_operators(language: str) -> None:
    data = render(sample(language), Resume(), "pdf")
    assert page_texts(data, True) == page_texts(data) != ()


def test_strings_in_hexadecimal_are_read_as_their_bytes() -> None:
    found = _operations(b"BT [<009D00Ea>] TJ <41>Tj ET")
    assert [operator for _, operator in found] == [b"BT", b"TJ", b"Tj", b"ET"]
    assert (found[1][0][0], found[2][0]) == ([b"\x00\x9d\x00\xea"], [b"A"])


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (rb"BT /f0 9 Tf [(a(b)\051)-2(\\)] TJ ET", [b"BT", b"Tf", b"TJ", b"ET"]),
        (b"BI /W 1 ID x EI", []),
        (b"/Span<</ActualText(x)>>BDC EMC", []),
        (b"BT <0041> <004> Tj ET", []),
        (b"BT <00 41> Tj ET", []),
        (b"BT (open Tj ET", []),
    ],
)
def test_only_what_our_writer_writes_is_read_here(content: bytes, read: list[bytes]) -> None:
    found = _operations(content)
    assert [operator for _, operator in found] == read
    if read:
        assert found[2][0][0] == [b"a(b))", -2, b"\\"]
