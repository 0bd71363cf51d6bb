"""Every scene that is photographed for the documents, in both languages, both themes and three text sizes, looked at by
a program: nothing cut off, nothing over something else, nothing left in English, and the right colours behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from benchmarks.eyes import faults
from benchmarks.screenshots import Studio
from benchmarks.waiting import rest
from ui.desktop.dialogs.base import Dialog
from ui.desktop.theme import theme
from ui.desktop.tokens import DARK, LIGHT
from ui.desktop.window import Window

LOOKS = [("light", 100), ("dark", 100), ("dark", 150), ("light", 150), ("light", 200), ("dark", 200)]
"""Each differs from the one before in one thing: every change restyles what is in sight."""


class Inspector(Studio):
    """A studio that looks instead of taking pictures."""

    faults: list[str]
    scenes: int

    def settle(self, seconds: float = 0.0) -> None:
        """Let events come until nothing that is seen moves any more."""
        before, still = list[tuple[int, ...]](), 0
        for _ in range(100):
            rest(0.001)
            seen = [widget for widget in self._window.findChildren(QWidget) if widget.isVisible()]
            now = [(id(widget), *widget.geometry().getRect()) for widget in seen]
            still = still + 1 if now == before else 0
            if still == 2:
                return
            before = now
        raise AssertionError("the window never comes to rest")

    def shoot(self, name: str, what: QWidget | None = None) -> None:
        root = what or self._window
        self.scenes += 1
        for scheme, scale in LOOKS:
            theme().set_scale(scale)
            theme().set_choice(scheme)
            self.settle()
            if isinstance(root, Dialog):
                root.fit()  # a dialog is opened in the size of its text
                self.settle()
            where = f"{self.language} {scheme} {scale} % {name}"
            found = faults(root, self.language)
            self.faults += [f"{where}: {fault}" for fault in found]
            corner = QColor(
                root.grab(root.rect().adjusted(root.width() - 2, 1, 0, 3 - root.height())).toImage().pixel(0, 0)
            )
            if corner.name() != (DARK if scheme == "dark" else LIGHT).canvas:
                self.faults.append(f"{where}: the colour behind it is {corner.name()}")
        theme().set_scale(100)
        theme().set_choice("light")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_scene_is_whole_in_every_look(
    first_window: Window, qapp: object, language: str, tmp_path: Path, hermetic_home: Path, speak: object
) -> None:
    speak(first_window, language, "light")  # type: ignore[operator]
    first_window.resize(1366, 768)
    studio = Inspector(qapp, first_window, tmp_path, f"{language}-light", ())  # type: ignore[arg-type]
    studio.faults, studio.scenes = [], 0
    studio.run(hermetic_home / "countermark" / "vault", tmp_path)
    first_window.close()
    assert studio.faults == []
    assert studio.scenes >= 40


def test_the_eyes_see(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    root.resize(300, 200)
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
        "beyond its place",
        "overlap",
        *["not translated"] * 3,
    ]
