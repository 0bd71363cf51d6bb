"""Labels and tooltips that show text as text. Everything that comes from outside goes through here.

Qt renders markup in labels, message boxes and tooltips by default, and loads the pictures that it names; a posting, a résumé or a
file name must never be able to. Every tooltip of the window is set by `explain` and its kin, whatever it says; that nothing
else sets one, or shows markup, is held by `tests/house/test_inputs.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.text.printable import one_line as one_line
from app.text.printable import plain as plain
from ui.desktop.shell.announce import announce
from ui.desktop.shell.i18n import Translatable

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QTabWidget


def no_key(text: str) -> str:
    """Return a text for a button or box of the toolkit as it reads: an ampersand in it marks no key."""
    return text.replace("&", "&&")


LONG: Final = 24
_LONG_WORD: Final = re.compile(rf"[!-~]{{{LONG + 1},2000}}")
_JOINTS: Final = (re.compile(r"[/\-_.?&=@:,+](?=[^/\u200b])"), re.compile(r"[!-~]{12}(?=[!-~])"))
_BREAK: Final = "\\g<0>\u200b"
_HAN: Final = "[\u4e00-\u9fff]"
_DATE: Final = re.compile(rf"(?<=\d)(?={_HAN})|(?<=[年月])(?=\d)")
_COUNT: Final = re.compile(rf"(?<=\d) (?={_HAN}|[A-Z][a-z]{{2,8}} \d{{4}}\b)")
"""Between a number and what it counts, in Chinese; between day and month."""
_LAST_SIGNS: Final = re.compile(rf"(?<={_HAN})(?={_HAN}{{1,4}}[。！？…：；，、”」』）]*$)", re.MULTILINE)
_TAIL: Final = range(12, 19)
"""Letters that the last line of several holds at least, as far as they are no more than this."""
_LINES: Final = 30
"""So many letters (half as many Chinese characters) stand on one line nearly always."""


class _Explained(Protocol):
    def setToolTip(self, text: str, /) -> None: ...


class Text(Translatable, QLabel):
    """A plain-text label. `look` picks the type style of the stylesheet; long text wraps unless `wrap` is False."""

    _whole = ""

    def __init__(
        self,
        text: str = "",
        look: str = "body",
        *,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("look", look)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Set the text; it breaks where a reader would break it."""
        self._whole = text
        broken = with_nonbreaking(breakable(text)) if self.wordWrap() else text
        super().setText(broken)
        self.setAccessibleName(text if broken != text else "")

    def text(self) -> str:
        """The text as it was set."""
        return self._whole

    def set_text(self, text: Callable[[], str]) -> None:
        """Set the text now and at every change of language."""
        self.bind_text(self.setText, text)

    def set_tone(self, tone: str) -> None:
        """Colour the text by tone (`critical`, `warning`, `notice`, `good`, `accent` or empty)."""
        if tone == (self.property("tone") or ""):
            return
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)


class LiveText(Text):
    """A label that is announced when it is shown or its text changes: it reports what the person just did.

    A class of its own, because a `showEvent` in Python is called for every label of a page that is opened.
    """

    def setText(self, text: str) -> None:
        """Set the text, and announce it if it is visible and new."""
        if text != self.text() and self.isVisible():
            announce(self, text)
        super().setText(text)

    def showEvent(self, event: QShowEvent) -> None:
        """Announce the text."""
        super().showEvent(event)
        announce(self, self.text())


class ElidedLabel(QLabel):
    """One line of untrusted text, elided where it does not fit; the whole is in the tooltip."""

    _cut = False

    def __init__(self, text: str = "", look: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(one_line(text))

    def set_untrusted(self, untrusted_text: str) -> None:
        """Show outside text."""
        self.setText(one_line(untrusted_text))
        self._explain(cut=False)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to give way to its neighbours."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, elided, and let the tooltip know (here alone: a list of them is resized many times before it is seen)."""
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), text)
        self._explain(cut=text != self.text())

    def _explain(self, *, cut: bool) -> None:
        if cut != self._cut:
            self._cut = cut
            explain(self, self.text() if cut else "")


def breakable(text: str) -> str:
    """Return the text with invisible break opportunities in words of more than `LONG` letters (for display alone)."""
    return _LONG_WORD.sub(lambda found: _JOINTS[1].sub(_BREAK, _JOINTS[0].sub(_BREAK, found[0])), text)


def with_nonbreaking(text: str) -> str:
    """Return the text with invisible signs where no line may end (for display alone).

    Within a Chinese date, between a number and what it counts, and so that no word and no few characters are alone on
    the last line.
    """
    if any(map(str.isdigit, text)):
        text = _COUNT.sub("\u00a0", _DATE.sub("\u2060", text))
    if len(text) > _LINES // 2:
        text = "\n".join(map(_with_tail, _LAST_SIGNS.sub("\u2060", text).split("\n")))
    return text


def without_nonbreaking(text: str) -> str:
    """Return the text (of one line) without those signs."""
    return text.replace("\u2060", "").replace("\u00a0", " ")


def _with_tail(line: str) -> str:
    head, tail = line, ""
    while len(line) > _LINES and len(tail) < _TAIL.start:
        rest, space, word = head.rpartition(" ")
        longer = f"{word}\u00a0{tail}" if tail else word
        if not space or len(longer) >= _TAIL.stop or "/" in word or "\\" in word:  # a path is copied as it is
            break
        head, tail = rest, longer
    return f"{head} {tail}" if tail else line


def tooltip(untrusted_text: str) -> str:
    """Return a text for a tooltip, escaped where Qt would take it for markup."""
    if not any(sign in untrusted_text for sign in "<&"):
        return untrusted_text
    from html import escape  # here: it brings the names of all characters

    return f"<qt>{escape(untrusted_text)}</qt>"


def explain(part: _Explained, untrusted_text: str) -> None:
    """Set the tooltip of a widget or of an icon in the tray (empty: none)."""
    part.setToolTip(tooltip(untrusted_text))


def explain_tab(tabs: QTabWidget, place: int, untrusted_text: str) -> None:
    """Set the tooltip of one tab."""
    tabs.setTabToolTip(place, tooltip(untrusted_text))


def explain_here(event: QHelpEvent, part: QWidget, untrusted_text: str) -> None:
    """Show a tooltip under the pointer (empty: none)."""
    from PySide6.QtWidgets import QToolTip

    QToolTip.showText(event.globalPos(), tooltip(untrusted_text), part)


def explain_below(part: QWidget, untrusted_text: str) -> None:
    """Show an explanation under a part at once, until the pointer or the focus moves on."""
    from PySide6.QtWidgets import QToolTip

    QToolTip.showText(part.mapToGlobal(part.rect().bottomLeft()), tooltip(untrusted_text), part)
