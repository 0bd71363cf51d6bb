"""Every scene that is photographed for the documents, in both languages, both themes, three text sizes and two sizes of the
window, looked at by a program: nothing cut off, nothing over something else, nothing left in English, and the right
colours behind it. Each is also heard (names and roles), gone through by keyboard, and told in another language while open.

Of the looks `make test` takes one for each scene, all of them in turn, and of two scenes in three either the longer texts or the other language; `make
check-full` takes all.
"""

from __future__ import annotations

import itertools
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.style import HEADINGS
from benchmarks.accessibility_audit import FocusWatch, speechless, unreachable, words
from benchmarks.layout_audit import faults, untranslated
from benchmarks.screenshots import Scenes
from tests.sampling import sample
from tests.ui.desktop.conftest import PseudoLocale, never_lock
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import DARK, LIGHT

SCREEN, SMALL = (1366, 768), (1024, 700)
LOOKS = [
    ("light", 100, SCREEN),
    ("light", 100, SMALL),
    ("dark", 100, SCREEN),
    ("dark", 150, SCREEN),
    ("dark", 200, SCREEN),
    ("light", 200, SCREEN),
    ("light", 150, SCREEN),
]
"""Each differs from the one before in one thing, and the first from the last: every change restyles what is in sight."""


EXAMPLES = ("Quayside Freight (example)", "Orchard Talent (example)", "Harbour Jobs (example)")
OF_THE_SAMPLE = frozenset(["Data", "Status", *EXAMPLES, *itertools.chain.from_iterable(HEADINGS["en"].values())])
"""Words of the English samples (a group of skills, a column of a list, and the headings that a copy of the résumé may have:
each copy has its own) that happen to be words of the window too; and the names that an example was compared with."""


def _plain(said: list[str]) -> set[str]:
    """Without numbers: a clock may have moved on."""
    return {re.sub(r"\d+", "#", word) for word in said}


class Inspector(Scenes):
    """A studio that looks instead of taking pictures."""

    faults: list[str]
    scenes: int
    focus: FocusWatch
    seen: set[tuple[str, int, tuple[int, int]]]

    def watch_shown(self, patch: pytest.MonkeyPatch) -> None:
        """A part shown before it is in its place is a window for a moment: it flashes, and takes the focus."""
        show = QWidget.setVisible

        def watched(widget: QWidget, visible: bool) -> None:
            if visible and widget.isWindow() and not isinstance(widget, Window | QDialog | QMenu):
                where = sys._getframe(1).f_code
                self.faults.append(f"a window for a moment: {type(widget).__name__} in {where.co_qualname}")
            show(widget, visible)

        patch.setattr(QWidget, "setVisible", watched)
        patch.setattr(QWidget, "show", lambda widget: watched(widget, True))

    def shoot(self, name: str, what: QWidget | None = None) -> None:
        root = what or self._window
        self.scenes += 1
        for scheme, scale, size in self.looks_of(name):
            theme().set_scale(scale)
            theme().set_choice(scheme)
            self._window.resize(*size)
            self.settle()
            if isinstance(root, Dialog):
                root.fit()  # a dialog is opened in the size of its text
                self.settle()
            where = f"{self.language} {scheme} {scale} % {size[0]} {name}"
            self.faults += [f"{where}: {fault}" for fault in faults(root, self.language)]
            ground = (
                self._window.stack if root is self._window else root
            )  # above it may be the strip that names the vault
            place = ground.rect().adjusted(ground.width() - 2, 1, 0, 3 - ground.height())
            corner = QColor(ground.grab(place).toImage().pixel(0, 0))
            if (scheme, scale) == ("dark", 100):
                self.focused(name, root)
            if corner.name() != (DARK if scheme == "dark" else LIGHT).canvas:
                self.faults.append(f"{where}: the colour behind it is {corner.name()}")
        theme().set_scale(100)
        theme().set_choice("light")
        self.settle()
        self.listen(name, root)
        if self.language == "en":
            for act in sample((self.lengthen, self.translate, self.leave), 1, seed=name):
                act(name, root)

    def leave(self, name: str, root: QWidget) -> None:
        """As it is: of a sample, one scene in three."""

    def looks_of(self, name: str) -> list[tuple[str, int, tuple[int, int]]]:
        """The looks in which a scene is looked at; all of them are seen over the scenes of a sample."""
        taken = sample(LOOKS, 1, seed=f"{self.language} {name}")
        self.seen.update(taken)
        return taken

    def listen(self, name: str, root: QWidget) -> None:
        """Names, roles and the keyboard."""
        self.faults += [f"{name}: {fault}" for fault in (*speechless(root), *unreachable(root))]
        self.focused(name, root)

    def focused(self, name: str, root: QWidget) -> None:
        """The focus, on every kind of control."""
        kept = QApplication.focusWidget()
        self.faults += [f"{name}: {fault}" for fault in self.focus.unseen(root)]
        if kept is not None:
            kept.setFocus()

    def lengthen(self, name: str, root: QWidget) -> None:
        """Every text 40 % longer: whole and in its place."""
        longer = PseudoLocale()
        QApplication.installTranslator(longer)
        translations().retranslate()
        translations().finish()
        self.settle()
        if isinstance(root, Dialog):
            root.fit()
            self.settle()
        self.faults += [f"{name}, longer: {fault}" for fault in faults(root, self.language)]
        QApplication.removeTranslator(longer)
        translations().retranslate()
        translations().finish()
        self.settle()

    def translate(self, name: str, root: QWidget) -> None:
        """To Chinese and back while it is open: nothing stays behind, not in a table, a tooltip or a spoken name."""
        before = _plain(words(root))
        translations().set_choice("zh")
        translations().finish()
        self.settle()
        left = [word for word in words(root) if untranslated(word) and word not in OF_THE_SAMPLE]
        self.faults += [f"{name}, now in Chinese: {word!r}" for word in left]
        translations().set_choice("en")
        translations().finish()
        self.settle()
        self.faults += [f"{name}, in English again: {word!r}" for word in sorted(_plain(words(root)) - before)]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_scene_is_whole_in_every_look(
    first_window: Window,
    qapp: QApplication,
    language: str,
    tmp_path: Path,
    hermetic_home: Path,
    speak: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speak(first_window, language, "light")  # type: ignore[operator]
    never_lock(first_window)
    first_window.activateWindow()
    studio = Inspector(qapp, first_window, tmp_path, f"{language}-light", ())
    studio.faults, studio.scenes, studio.focus, studio.seen = [], 0, FocusWatch(), set()
    studio.watch_shown(monkeypatch)
    studio.run(hermetic_home / "countermark" / "vault", tmp_path)
    first_window.close()
    assert "\n".join(studio.faults) == ""
    assert studio.scenes >= 40
    assert studio.seen == set(LOOKS)
    assert studio.focus.looked_at >= 10


def test_the_eyes_see(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    root.resize(300, 200)
    choice = QComboBox(root)
    choice.addItem("a choice of its own")
    choice.setGeometry(0, 150, choice.fontMetrics().horizontalAdvance(choice.currentText()) + 10, 40)
    cut, over, under, out = (
        QLabel("a text that is far too long", root),
        *(QPushButton("Search", root) for _ in range(3)),
    )
    cut.setGeometry(0, 0, 30, 20)
    over.setGeometry(0, 60, 120, 40)
    under.setGeometry(60, 60, 120, 40)
    out.setGeometry(250, 120, 120, 40)
    root.show()
    found = faults(root, "zh")
    assert [fault.partition(":")[0] for fault in found] == [
        "cut off",
        "cut off",
        "beyond its place",
        "overlap",
        *["not translated"] * 3,
    ]


def test_the_ears_hear(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    nameless, unreached, blind = QLineEdit(root), QPushButton("Go", root), QCheckBox("Tick", root)
    unreached.setFocusPolicy(unreached.focusPolicy().NoFocus)
    blind.setStyleSheet("QCheckBox, QCheckBox:focus { border: none; outline: none; }")
    blind.setGeometry(0, 40, 80, 30)
    nameless.setAccessibleName("")
    root.show()
    root.activateWindow()
    assert [fault.partition(":")[0] for fault in speechless(root)] == ["no name"]
    assert [fault.partition(":")[0] for fault in unreachable(root)] == ["not by Tab"]
    assert words(root).count("Tick") == 1
