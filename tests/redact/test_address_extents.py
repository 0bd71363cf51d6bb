"""An address is found with all of its row: what names the house before its number, a remark in brackets, the parts behind a comma."""

from __future__ import annotations

import pytest

from app.redact.address_extents import widened_address
from app.redact.prepared_text import Document


def whole(text: str, found: str) -> str:
    document = Document(text)
    start = text.index(found)
    place = document.normal.normal_span(start, start + len(found))
    first, last = document.original(*widened_address(document.text, document.cased, *place))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ("The bike is outside number 31 Colmore Back Row, locked", "31 Colmore Back Row", "number 31 Colmore Back Row"),
        ("Lodging: Bed space, Rm 208, Al Noor Bldg", "Rm 208, Al Noor Bldg", "Bed space, Rm 208, Al Noor Bldg"),
        ("I stay at 17½ Dunn Street (rear) and cook", "17½ Dunn Street", "17½ Dunn Street (rear)"),
        (
            "Home is 88 Quince Terrace, number nine, Tulsa, seven four one. Ring me",
            "88 Quince Terrace",
            "88 Quince Terrace, number nine, Tulsa, seven four one",
        ),
        ("包裹寄到朱雀路中段电建家属院3号楼，谢谢", "电建家属院3号楼", "朱雀路中段电建家属院3号楼"),
        ("合同寄海定区杏林街五号楼三单元八零四。", "海定区杏林街五号楼三单元", "海定区杏林街五号楼三单元八零四"),
    ],
)
def test_the_row_is_whole(text: str, found: str, wanted: str) -> None:
    assert whole(text, found) == wanted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Address: Flat 6, 112 Gorgie Road", "Flat 6, 112 Gorgie Road"),
        ("We met near the old 4 Sheep Street. Tel 0131", "4 Sheep Street"),
        ("Anschrift: Deichweg 3a\nTelefon: 040", "Deichweg 3a"),
        ("她住在解放路12号，上海大学毕业", "解放路12号"),
    ],
)
def test_a_label_and_a_sentence_are_no_part_of_it(text: str, found: str) -> None:
    assert whole(text, found) == found
