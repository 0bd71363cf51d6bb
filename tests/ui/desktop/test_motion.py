"""Reduced motion as the system asks for it: through a real bus on Linux, and what the answers of the other two mean."""

from __future__ import annotations

import ctypes
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtDBus import QDBusVariant
from PySide6.QtGui import QGuiApplication

from tests.patience import HANG_SECONDS
from ui.desktop.platform import motion_macos, motion_portal, motion_windows
from ui.desktop.platform.motion import Motion

HERE = Path(__file__).parent


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("dbus-run-session"), reason="needs a D-Bus daemon"
)
def test_the_window_keeps_still_as_the_desktop_asks() -> None:
    """Through a real bus: no portal, one that does not know, one that says so at once, one that changes, one that is silent."""
    program = ["dbus-run-session", "--", sys.executable, str(HERE / "motion_program.py")]
    done = subprocess.run(program, capture_output=True, text=True, timeout=HANG_SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    assert [step for step in steps if step["still"] != step["wanted"]] == []
    assert [step["still"] for step in steps] == [False, False, True, False, True, False, False]


MOTION, ANIMATIONS = motion_portal.STILL


@pytest.mark.parametrize(
    ("setting", "values", "still"),
    [
        (MOTION, [QDBusVariant(QDBusVariant(1))], True),
        (MOTION, [QDBusVariant(1)], True),
        (MOTION, [0], False),
        (MOTION, [2], False),
        (MOTION, [True], False),
        (MOTION, ["1"], False),
        (MOTION, [], False),
        (ANIMATIONS, [False], True),
        (ANIMATIONS, [True], False),
        (ANIMATIONS, [0], False),
        (ANIMATIONS, [None], False),
    ],
)
def test_only_the_one_value_means_still(setting: tuple[str, str], values: list[object], still: bool) -> None:
    assert motion_portal.is_reduced_motion(setting, values) is still


@pytest.mark.parametrize(("said", "moving", "still"), [(1, 0, True), (1, 1, False), (0, 0, False)])
def test_what_windows_answers(said: int, moving: int, still: bool) -> None:
    class User32:
        def SystemParametersInfoW(self, action: int, size: int, into: object, flags: int) -> int:
            assert (action, size, flags) == (0x1042, 0, 0), "SPI_GETCLIENTAREAANIMATION, and nothing is set"
            ctypes.cast(into, ctypes.POINTER(ctypes.c_int))[0] = moving  # type: ignore[arg-type]
            return said

    assert motion_windows.prefers_reduced_motion(User32()) is still
    assert motion_windows.prefers_reduced_motion(None) is False


class Sender:
    """`objc_msgSend` declared for one kind of answer; knows one object and its one message."""

    argtypes: list[object]
    restype: object

    def __init__(self, reduces: bool) -> None:
        self._reduces = reduces

    def __call__(self, receiver: object, message: object) -> object:
        assert self.argtypes == [ctypes.c_void_p, ctypes.c_void_p], "else an address is cut to 32 bits"
        if (receiver, message) == (b"NSWorkspace", b"sharedWorkspace"):
            return 7 if self.restype is ctypes.c_void_p else None
        assert (receiver, message, self.restype) == (7, b"accessibilityDisplayShouldReduceMotion", ctypes.c_bool)
        return self._reduces


@pytest.mark.parametrize(("known", "reduces"), [(True, True), (True, False), (False, True)])
def test_what_macos_answers(known: bool, reduces: bool) -> None:
    """With a stand-in for the Objective-C runtime."""

    class Runtime:
        def objc_getClass(self, name: bytes) -> bytes | None:
            return name if known else None

        def sel_registerName(self, name: bytes) -> bytes:
            return name

        def __getitem__(self, name: str) -> Sender:
            assert name == "objc_msgSend"
            return Sender(reduces)

    assert motion_macos.prefers_reduced_motion(Runtime()) is (known and reduces)
    assert motion_macos.prefers_reduced_motion(None) is False


def test_a_system_that_tells_of_no_change_is_asked_when_the_person_comes_back(qapp: QGuiApplication) -> None:
    owner, told = QObject(), list[bool]()
    answers = iter((False, True))
    Motion(owner, told.append).watch(answers.__next__)
    for state in (Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationActive):
        qapp.applicationStateChanged.emit(state)
    assert told == [False, True]
