from __future__ import annotations

import pytest

from app.ingest.formats.sniff import decoded
from app.text.utf8_repair import utf8_text
from checkers.intake.page_encoding import decode

TEXT = "负责三个仓库的排班，人均处理量提升百分之十八。Rebuilt the depot forecast — naïve, but it held. " * 3


@pytest.mark.parametrize("begin", range(4))
@pytest.mark.parametrize("end", range(4))
def test_a_text_cut_within_a_letter_is_still_read(begin: int, end: int) -> None:
    data = ("负责" + TEXT + "结束").encode()
    piece = data[begin : len(data) - end]
    for text in (utf8_text(piece), decoded(piece), decode(piece)):
        assert text is not None
        assert TEXT in text
        assert "\ufffd" not in text
        assert len(text) <= len(TEXT) + 4


def test_one_lost_byte_costs_one_letter() -> None:
    data = TEXT.encode()
    text = utf8_text(data[:100] + b"\xff" + data[100:])
    assert text is not None
    assert text.count("\ufffd") <= 3
    assert text.endswith(TEXT[-120:])


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "cp932", "cp1252"])
def test_other_encodings_are_not_taken_for_utf8(encoding: str) -> None:
    text = TEXT if encoding == "gb18030" else "café naïve señor" if encoding == "cp1252" else "東京都中央区日本橋"
    assert utf8_text(text.encode(encoding, "ignore")) is None


def test_a_cut_gb18030_text_is_still_chinese() -> None:
    assert "负责三个仓库" in (decoded(TEXT.encode("gb18030")) or "")
