"""White letters on white paper in a Word file are hidden text; on a ground of their own they are read."""

from __future__ import annotations

import pytest

HEAD = "<w:p><w:r><w:t>Jane Smith</w:t></w:r></w:p><w:p><w:r><w:t>jane@example.com, an engineer for pumps</w:t></w:r></w:p>"
DARK = "<w:shd w:val='clear' w:fill='1F3864'/>"
PAPER = "<w:shd w:val='clear' w:fill='FFFFFF'/>"
MARKED = "<w:highlight w:val='black'/>"


def white(properties: str = "", colour: str = "FFFFFF") -> str:
    return f"<w:r><w:rPr><w:color w:val='{colour}'/>{properties}</w:rPr><w:t>quite unseen</w:t></w:r>"


def cell(properties: str, table: str = "") -> str:
    row = f"<w:tr><w:tc><w:tcPr>{properties}</w:tcPr><w:p>{white()}</w:p></w:tc></w:tr>"
    return f"<w:tbl><w:tblPr>{table}</w:tblPr>{row}</w:tbl>"


HIDDEN = {
    "white": f"<w:p>{white()}</w:p>",
    "nearly white": f"<w:p>{white(colour='FEFEFE')}</w:p>",
    "white ground": f"<w:p>{white(PAPER)}</w:p>",
    "in a plain cell": cell(""),
}
SEEN = {
    "dark run": f"<w:p>{white(DARK)}</w:p>",
    "dark paragraph": f"<w:p><w:pPr>{DARK}</w:pPr>{white()}</w:p>",
    "marked": f"<w:p>{white(MARKED)}</w:p>",
    "dark cell": cell(DARK),
    "table with a style": cell("", "<w:tblStyle w:val='Dark'/>"),
    "styled paragraph": f"<w:p><w:pPr><w:pStyle w:val='Banner'/></w:pPr>{white()}</w:p>",
    "grey": f"<w:p>{white(colour='808080')}</w:p>",
    "automatic": f"<w:p>{white(colour='auto')}</w:p>",
    "picture behind": f"<w:p><w:r><w:drawing><wp:anchor xmlns:wp='u' behindDoc='1'/></w:drawing></w:r></w:p><w:p>{white()}</w:p>",
}


def read(docx, draft_of, xml):
    draft = draft_of(docx(HEAD + xml), "cv.docx")
    return "quite unseen" in draft.source_text, [warning.code for warning in draft.warnings]


@pytest.mark.parametrize("how", HIDDEN)
def test_white_letters_on_paper_are_left_out_and_told(docx, draft_of, how):
    assert read(docx, draft_of, HIDDEN[how]) == (False, ["hidden-text"])


@pytest.mark.parametrize("how", SEEN)
def test_white_letters_on_a_ground_are_read(docx, draft_of, how):
    assert read(docx, draft_of, SEEN[how]) == (True, [])
