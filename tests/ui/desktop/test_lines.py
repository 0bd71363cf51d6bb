"""Where a line ends: not within a Chinese date, not between a number and what it counts, and nothing stands alone on the last."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QLabel

from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Quote
from ui.desktop.widgets.safe_text import Text

CHINESE = "对方自2026年11月26日起不再需要这份副本，请在 3 天内要求其删除，并保留回复。"
ENGLISH = "Two copies went out since 24 November 2026, and both of them are still held by one agency."
PARTED = re.compile(r"\d\n[年月日天]|\d \n[天N]|[年月]\n\d")


def lines(label: Text, width: int) -> list[str]:
    """The lines of a label at a width, without the signs that are not seen."""
    shown = QLabel.text(label)
    option, layout = QTextOption(), QTextLayout(shown, label.font())
    option.setWrapMode(QTextOption.WrapMode.WordWrap)  # as the label itself wraps
    layout.setTextOption(option)
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    parts = (shown[start:end] for start, end in pairwise([*starts, len(shown)]))
    return [part.replace("\u2060", "").replace("\u00a0", " ") for part in parts]


@pytest.mark.parametrize(("text", "least"), [(CHINESE, len("保留回复。")), (ENGLISH, len("by one agency.") - 2)])
def test_a_line_ends_where_a_reader_would_end_it(qapp: QApplication, text: str, least: int) -> None:
    label = Text(text)
    whole = label.fontMetrics().horizontalAdvance(text)
    seen = [lines(label, width) for width in range(whole // 5, whole, 3)]
    assert {len(found) for found in seen} >= {2, 3, 4, 5}
    assert all("".join(found) == text for found in seen), "nothing that is seen was added"
    assert [found for found in seen if PARTED.search("\n".join(found))] == []
    assert min(len(found[-1]) for found in seen) >= least
    assert label.text() == label.accessibleName() == text, "the signs are for the eye alone"


def test_a_paragraph_ends_as_the_last_one_does(qapp: QApplication) -> None:
    label = Text("The first of them ends in an ugly way here.\n" * 2)
    assert QLabel.text(label).count("ugly\u00a0way\u00a0here.\n") == 2


@pytest.mark.parametrize(
    "text",
    [
        "No results.",
        "没有相符的内容。",
        "Everything that could be read is in /srv/My CV/a.pdf.",
        "Everything that could be read is in C:\\My CV\\a.pdf.",
        "The copy went to the Versicherungsgesellschaft Nord",
    ],
)
def test_short_texts_paths_and_long_words_stay_as_they_are(qapp: QApplication, text: str) -> None:
    assert not {"\u2060", "\u00a0"} & set(QLabel.text(Text(text)))


@pytest.mark.parametrize(
    ("words", "tail"),
    [
        ("💰💰💰 Applicants pay a refundable deposit of 500 euro before their first working day to the centre", 12),
        ("💰💰💰 入职前请先交纳五百元押金和服装费，培训合格后由公司统一退还给本人", 3),
    ],
)
def test_no_word_of_a_quote_is_parted_and_none_stands_alone(window: Window, words: str, tail: int) -> None:
    quote, seen = Quote(words), set[str]()
    known = set(words.split())
    for room in range(240, 560, 4):
        lines = quote._lines(room)
        if len(lines) > 1 and not lines[-1].endswith("…"):
            seen.add(lines[-1])
            assert "".join(lines).replace(" ", "") == f"“{words}”".replace(" ", "")
            assert len(lines[-1]) > tail, room
            assert tail == 3 or all(word.strip("“”") in known for line in lines for word in line.split()), room
    assert len(seen) >= 3
