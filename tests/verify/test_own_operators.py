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


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (rb"BT /f0 9 Tf [(a(b)\051)-2(\\)] TJ ET", [b"BT", b"Tf", b"TJ", b"ET"]),
        (b"BI /W 1 ID x EI", []),
        (b"/Span<</ActualText(x)>>BDC EMC", []),
        (b"BT <0041> Tj ET", []),
        (b"BT (open Tj ET", []),
    ],
)
def test_only_what_our_writer_writes_is_read_here(content: bytes, read: list[bytes]) -> None:
    found = _operations(content)
    assert [operator for _, operator in found] == read
    if read:
        assert found[2][0][0] == [b"a(b))", -2, b"\\"]
