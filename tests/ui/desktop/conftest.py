"""A real window on a real vault, and the eyes of a picky reader: clipped texts, nameless controls, a longer language."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import PASSPHRASE as OF_CASELOAD
from caseload_samples import kept

from app import paths, resources
from app.caseload.students import Keeper
from app.domain.resume import Resume
from app.domain.resume_json import from_json
from app.render import typesetter
from app.services.caseload import Caseload, create_caseload
from app.services.vaults import create_vault
from app.vault.keys import keyring_slot
from benchmarks.waiting import in_sight
from tests.patience import HANG_MS, HANG_SECONDS
from ui.desktop.platform import file_dialogs
from ui.desktop.shell import app as desktop
from ui.desktop.shell import jobs
from ui.desktop.shell.i18n import Translations
from ui.desktop.shell.incremental_build import IncrementalBuild
from ui.desktop.shell.window import Window
from ui.desktop.theme.theme import Theme
from ui.desktop.widgets.safe_text import ElidedLabel

PASSPHRASE = "correct horse battery"
UNANSWERED_MS = 90_000
"""After which a question that a test opens counts as one that it does not answer."""
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractItemView, QTabBar)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> Iterator[None]:
    """Jobs end, deleted widgets go, and what one process has but once is as it was before the next test."""
    yield
    jobs.stop_all(HANG_SECONDS)
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.clipboard().clear()
    file_dialogs.forget_folders()
    typesetter._wanted = False  # the helper itself may serve the next window
    if Translations.running:
        Translations.running.set_choice("en")
    if Theme.running:
        if Theme.running.language != "en":
            Theme.running.set_language("en")
            Theme.running._fonts.timeout.emit()  # this one change comes by the event loop
        Theme.running.set_choice("light")
        Theme.running.set_scale(100)
        Theme.running.set_reduced_motion(False)


@pytest.fixture
def first_window(hermetic_home: Path, qapp: QApplication) -> Window:
    """The window as it stands on the very first start, in English and light."""
    (hermetic_home / "countermark").mkdir(parents=True)
    (hermetic_home / "countermark" / "settings.toml").write_text('language = "en"\ntheme = "light"\n', "utf-8")
    _, window = desktop.open_window()
    window.show()
    return window


@pytest.fixture(autouse=True)
def every_dialog_is_answered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A dialog that nobody answers is a failure, not a run that never ends."""
    from ui.desktop.dialogs.base import Dialog

    shown, left = Dialog.exec, list[str]()

    def leave(dialog: Dialog) -> None:
        left.append(type(dialog).__name__)
        dialog.done(0)

    def answered(dialog: Dialog) -> int:
        guard = QTimer(dialog, singleShot=True, interval=UNANSWERED_MS)
        guard.timeout.connect(lambda: leave(dialog))
        guard.start()
        return shown(dialog)

    monkeypatch.setattr(Dialog, "exec", answered)
    yield
    assert not left, "nobody answered"


@pytest.fixture
def window(first_window: Window, hermetic_home: Path) -> Iterator[Window]:
    """The window on an open, empty vault."""
    vault = create_vault(hermetic_home / "countermark" / "vault", PASSPHRASE, keyring=False)
    first_window.opened(vault)
    yield first_window
    first_window.close()


@pytest.fixture
def sample() -> Resume:
    """The shipped sample résumé."""
    return from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))


@pytest.fixture
def ready_window(window: Window, sample: Resume) -> Window:
    """The window on a vault that holds the sample résumé."""
    window.session.imports.accept(sample, note="sample")
    window.go("today")
    return window


class PatientBot(QtBot):
    """Waits as long as it takes: a busy machine fails nothing."""

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = HANG_MS) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The plugin's bot with our patience."""
    return PatientBot(request)


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], object]], None]:
    """Wait in the event loop until a condition holds ; jobs beside the window run meanwhile."""
    return lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=HANG_MS)


@pytest.fixture
def screenshot(qapp: QApplication) -> Callable[[Path, str], Path]:
    """Writes a picture on which a text stands."""

    def draw(path: Path, text: str) -> Path:
        picture, font = QImage(1500, 420, QImage.Format.Format_RGB32), QFont("Noto Sans")
        picture.fill(Qt.GlobalColor.white)
        font.setPixelSize(27)
        with QPainter(picture) as painter:
            painter.setFont(font)
            painter.drawText(picture.rect().adjusted(40, 40, -40, -40), int(Qt.TextFlag.TextWordWrap), text)
        assert picture.save(str(path))
        return path

    return draw


@pytest.fixture
def locked(until: Callable[[Callable[[], object]], None]) -> Callable[[Window], None]:
    """Lock a window and wait for the backup that is made then."""

    def lock(window: Window) -> None:
        window.lock()
        until(lambda: not window._last_work.place.busy)

    return lock


@pytest.fixture
def speak(qapp: QApplication) -> Callable[[Window, str, str, int], None]:
    """Put language, theme and text size in force."""

    def change(window: Window, language: str, theme: str, scale: int = 100) -> None:
        changed = dataclasses.replace(window.settings, language=language, theme=theme, text_scale=scale)
        window.change_settings(changed)
        qapp.processEvents()

    return change


def never_lock(window: Window) -> None:
    """Long walks press no key: on a busy machine ten minutes without one must not lock the vault under them."""
    window.change_settings(dataclasses.replace(window.settings, lock_minutes=0))


class PseudoLocale(QTranslator):
    """Every text 40 % longer, in brackets."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str = "", n: int = -1) -> str:  # type: ignore[override]
        return f"[{text}{'~' * max(2, round(len(text) * 0.4))}]"


@pytest.fixture
def pseudo_locale(qapp: QApplication) -> Iterator[PseudoLocale]:
    """The longer language, in force for one test."""
    translator = PseudoLocale()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


def _texts(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    for label in root.findChildren(QLabel):
        if label.text() and not isinstance(label, ElidedLabel):
            yield label, label.text()
    for button in root.findChildren(QAbstractButton):
        if button.text():
            yield button, button.text()


def _is_clipped(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        longest = max(re.split(r"[ \n\t\u200b]+", QLabel.text(widget)), key=len, default="")
        metrics = widget.fontMetrics()
        latin = longest.replace("\u00a0", "").isascii()
        too_narrow = latin and metrics.horizontalAdvance(longest) > widget.contentsRect().width() + 1
        return too_narrow or widget.heightForWidth(widget.width()) > widget.height() + 1
    hint = widget.sizeHint()
    return hint.width() > widget.width() + 1 or hint.height() > widget.height() + 1


@pytest.fixture
def clipped(qapp: QApplication, until: Callable[[Callable[[], object]], None]) -> Callable[[QWidget], list[str]]:
    """Texts under a widget that are cut off by their own widget, once no job is under way and every view in sight is built."""

    def look(root: QWidget) -> list[str]:
        until(lambda: not any(place.alive and place.busy for place in tuple(jobs._places)))
        until(lambda: not any(made.busy for made in root.findChildren(IncrementalBuild)))
        still, before = 0, list[object]()
        for _ in range(40):  # a change of text goes through every layout that holds it
            qapp.processEvents()
            now = [one.geometry().getRect() for one in in_sight(root)]
            still, before = (still + 1 if now == before else 0), now
            if still == 5:
                break
        return [text for widget, text in _texts(root) if widget.isVisible() and _is_clipped(widget)]

    return look


def _name_of(control: QWidget) -> str:
    if control.accessibleName():
        return control.accessibleName()
    return control.text() if isinstance(control, QAbstractButton) else ""


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """Visible controls without a name for assistive technology."""

    def look(root: QWidget) -> list[str]:
        found = []
        for kind in CONTROLS:
            for control in root.findChildren(kind):
                inner: QObject | None = control.parent()
                part = isinstance(inner, QComboBox | QAbstractItemView) or not control.isVisible()
                part = part or control.objectName().startswith("qt_") or isinstance(control, QTabBar)
                if not part and not _name_of(control).strip():
                    found.append(f"{type(control).__name__} in {type(inner).__name__}")
        return found

    return look


@pytest.fixture
def said_yes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A person who says yes to every question of the window; the titles of the questions, as they come."""
    from ui.desktop.models.question_texts import Question
    from ui.desktop.shell.messages import Messages

    titles: list[str] = []

    def ask(_: Messages, question: Question) -> bool:
        titles.append(question.title())
        return True

    monkeypatch.setattr(Messages, "ask", ask)
    return titles


@pytest.fixture
def answer() -> Callable[[str], None]:
    """A person who types this into the next short question and goes on, or closes it where that cannot be gone on with."""
    from ui.desktop.dialogs.short_questions import AskDialog, LineDialog, LinesDialog

    def look(text: str) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AskDialog)
        if isinstance(dialog, LineDialog):
            dialog.editor.setText(text)
        if isinstance(dialog, LinesDialog):
            dialog.editor.setPlainText(text)
        if dialog.yes.isEnabled() and text:
            dialog.yes.click()
        dialog.close()

    return lambda text: QTimer.singleShot(0, lambda: look(text))


@pytest.fixture
def memory_keyring(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keyring that keeps what it is given, as the system's own would."""
    kept: dict[str, str] = {}

    class Memory:
        def set_password(self, service: str, name: str, secret: str) -> None:
            kept[name] = secret

        def get_password(self, service: str, name: str) -> str | None:
            return kept.get(name)

        def delete_password(self, service: str, name: str) -> None:
            del kept[name]

    monkeypatch.setattr(keyring_slot, "_backend", Memory)
    return kept


@pytest.fixture
def caseload(first_window: Window) -> Iterator[Caseload]:
    """A caseload of two students: one whose vault is kept, one without a consent."""
    made = create_caseload(paths.default_caseload(), OF_CASELOAD)
    kept(made, "1", "王晓明")
    made.add("2", "Li Wei", Keeper.STUDENT)
    yield made
    made.vault.close()


@pytest.fixture
def office(caseload: Caseload, first_window: Window) -> Window:
    """The window on a caseload of two students."""
    first_window.show_folder(paths.default_caseload())
    first_window.opened(caseload.vault)
    return first_window
