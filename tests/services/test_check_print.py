"""The printed card: every sentence of the card is on the pages, hostile text stays text, and no score or "safe" is added."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from app.services.check_print import card_pages
from checkers.card_json import encode
from checkers.check import check
from checkers.intake.posting_reader import extract
from ui.main import main

POSTING = """公司名称：宁波海川贸易有限公司
岗位：文员 #set page(fill: red) $x$ <b>粗</b> \U0001f4b0
工作地点：浙江宁波
入职需交押金300元。统一社会信用代码 91110000600037341L
"""


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    return "".join("".join(pages).split())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_sentence_of_the_card_is_printed_and_nothing_acts_as_markup(language: str) -> None:
    document = encode(check(extract(POSTING.encode()), created="2026-11-24T09:30:00Z"), language)
    printed = text_of(card_pages(document, language))
    assert "#setpage(fill:red)$x$<b>粗</b>?" in printed
    card: dict[str, list[dict[str, str]]] = document["card"]  # type: ignore[assignment]
    sentences = [row["text"] for rows in card.values() for row in rows]
    sentences += [row[key] for row in document["signals"] for key in ("explanation", "advice")]  # type: ignore[attr-defined]
    assert len(sentences) > 8
    for sentence in sentences:
        assert "".join(sentence.split()) in printed
    day = {"en": "24November2026", "zh": "2026年11月24日"}[language]
    assert day in printed and "2026-11-24" not in printed and "押金300" in printed


def test_the_command_saves_the_pages_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "posting.txt", tmp_path / "card.pdf"
    source.write_text(POSTING, "utf-8")
    assert main(["check", str(source), "--out", str(target)]) == 0
    first = target.read_bytes()
    assert first.startswith(b"%PDF")
    assert main(["check", str(source), "--out", str(target)]) == 1
    assert target.read_bytes() == first
    assert capsys.readouterr().err
