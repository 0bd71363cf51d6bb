"""Start of the window: fonts, theme, language, then the first page; everything else is imported when needed."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from app import environment, messages, paths, settings
from app.reader_country import COUNTRIES
from app.vault.vault_file_names import DATABASE
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.platform import single_instance
from ui.desktop.shell import crash
from ui.desktop.shell.garbage import collector
from ui.desktop.shell.i18n import Translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.vault_switch import holds_caseload
from ui.desktop.shell.window import Window
from ui.desktop.theme import fonts
from ui.desktop.theme.theme import Theme

WARM: Final = (
    "app.services.vaults",
    *(
        f"ui.desktop.pages.{name}.page"
        for name in ("today", "resume", "check", "send", "applications", "leaks", "settings")
    ),
    "_strptime",
    "app.services.several_resumes",
    "app.services.applications",
    "app.services.sample_data",
    "ui.checking_child",
    "app.text.dates",
    "app.redact.policies",
    "app.services.copies",
    "app.render.preview",
    "app.render.qr",
    "checkers.online.registry",
    "ui.online_lookups",
    "app.services.alias_providers",
    "app.aliases.addy",
    "app.aliases.simplelogin",
    "app.services.remembered_choices",
    *(
        f"app.services.{name}"
        for name in (
            "alias_mail",
            "application_calendar",
            "application_insights",
            "application_warnings",
            "batch_texts",
            "caller_facts",
            "caseload_office",
            "caseload_office_texts",
            "caseload_student_sharing",
            "check_print",
            "checks",
            "checkup",
            "checkup_print",
            "confinement_check",
            "design_previews",
            "evidence",
            "evidence_sources",
            "evidence_stamp",
            "first_hour_print",
            "identifying_names",
            "ledgers",
            "letters",
            "meetings",
            "muted_recipients",
            "own_notes",
            "picture_redaction",
            "refusal_texts",
            "saved_filters",
            "traceability",
            "traces",
        )
    ),
    "app.incidents.first_hour",
    "checkers.country_offices",
    "ui.desktop.models.diagnostics",
    "ui.desktop.models.export_everything",
    "ui.desktop.models.help_places",
    "ui.desktop.shell.drop_overlay",
    "ui.desktop.shell.drops",
    "ui.desktop.pages.check.by_hand_card",
    "ui.desktop.pages.check.met_again_card",
    "ui.desktop.pages.applications.calendar_view",
    "ui.desktop.pages.applications.insights_view",
    *(
        f"ui.desktop.dialogs.{name}"
        for name in (
            "add_colleague",
            "all_letters",
            "allow_counsellor",
            "allowed_counsellors",
            "application",
            "checkup",
            "correct_incident_report",
            "counsellor_key",
            "cover_letter",
            "edited_copy",
            "employer_posting",
            "evidence",
            "first_hour",
            "help",
            "hide_picture_parts",
            "hide_words",
            "incident",
            "incident_report",
            "interview",
            "join_incidents",
            "letter",
            "mail",
            "meeting",
            "noted_answer",
            "noted_facts",
            "official_page_result",
            "own_note",
            "own_notes",
            "paper_consent",
            "past_applications",
            "photo",
            "platform",
            "search",
            "share_with_counsellor",
            "shared_matters",
            "signed_lists",
            "stored_picture",
            "suggestions",
        )
    ),
)
"""The pages first, in the order of the rail: a page whose modules are there opens in a fraction of the time. Then what the
services of a vault and the dialogs need: a press loads nothing."""
PICTURES_KIB: Final = 2048
"""What Qt may keep of small pictures drawn once (it would keep 10 MB)."""
TURN_MS: Final = 3
"""Between two actions after the first paint."""
TITLE_BAR: Final = 40
EDGE: Final = 8
"""What the system draws around a window, at most: it cannot be asked before the window is shown."""
_IMPORTED = time.monotonic()


def run(argv: Sequence[str]) -> int:
    """Run the window until it is closed and return the exit code. `--vault DIR` names another vault; with `--in-tray` it is not shown
    where the tray icon is on."""
    measured = os.environ.get("COUNTERMARK_EXIT_AFTER_PAINT") == "1"
    folder = _folder(argv)
    if not measured and single_instance.show_first(folder):
        return 0
    application, window = open_window(argv)
    crash.install(window, window.messages)
    if environment.IN_TRAY in argv:
        window.complete()
        if window.background.tray.active:
            fit_on_screen(window, application.primaryScreen().availableGeometry())
            _stand_by(window, folder)  # locked, until somebody asks for it
            return _serve(application)
    if measured:
        window.painted.connect(lambda: _report_paint(window))
    else:
        window.painted.connect(lambda: _stand_by(window, folder))
    fit_on_screen(window, application.primaryScreen().availableGeometry())
    window.showMaximized() if window.settings.maximised and not measured else window.show()
    return _serve(application)


def _serve(application: QApplication) -> int:
    """Run the event loop; return the exit code. Garbage, which `ui.main` left lying, is collected from here on."""
    collector().start()
    return application.exec()


def fit_on_screen(window: QWidget, available: QRect) -> None:
    """Resize and move a window that is not shown yet so that its title bar and bottom are on the screen.

    `available` is the screen without the system's bars, in logical pixels.
    """
    room = available.adjusted(EDGE, TITLE_BAR, -EDGE, -EDGE)
    place = QRect(room.topLeft(), window.size().boundedTo(room.size()).expandedTo(window.minimumSize()))
    place.moveCenter(room.center())
    place.moveTopLeft(QPoint(max(place.left(), room.left()), max(place.top(), room.top())))
    window.setGeometry(place)


def open_window(argv: Sequence[str] = ()) -> tuple[QApplication, Window]:
    """Return the application and its window, not yet shown."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["countermark", "-style", "fusion"])
    application.setApplicationName("Countermark")
    application.setDesktopFileName("countermark")
    loaded = settings.load(paths.settings_file())
    fonts.register()
    QPixmapCache.setCacheLimit(PICTURES_KIB)
    language = Translations.running or Translations(application, loaded.language)
    language.set_choice(loaded.language)
    look = Theme.running or Theme(application, loaded.theme, loaded.text_scale, language.language)
    look.set_language(language.language)
    look.set_choice(loaded.theme)
    look.set_scale(loaded.text_scale)
    look.set_reduced_motion(loaded.reduced_motion)
    return application, Window(_folder(argv), loaded)


def _folder(argv: Sequence[str]) -> Path:
    arguments = list(argv)
    if "--vault" in arguments[:-1]:
        return Path(arguments[arguments.index("--vault") + 1]).expanduser()
    own, students = paths.default_vault(), paths.default_caseload()
    return students if holds_caseload(students) and not (own / DATABASE).is_file() else own


def _try_keyring(window: Window) -> None:
    from ui.desktop.pages.gate.lock import LockPage

    if isinstance(window.gate, LockPage) and window.isVisible():
        window.gate.try_keyring()


def _stand_by(window: Window, folder: Path) -> None:
    """Begin what goes on beside the window, each in a turn of the event loop of its own: typing goes before."""

    def refresh_login_start() -> None:
        from app import login_start

        login_start.refresh()

    def watch_session() -> None:
        from ui.desktop.platform import session_lock

        session_lock.watch(window, window.lock)

    def load() -> None:
        from ui.desktop.platform import memory

        memory.limit_malloc_arenas()  # before there are threads
        _try_keyring(window)
        warm_up(window)

    actions: tuple[Callable[[], object], ...] = (
        watch_session,
        lambda: single_instance.answer(window, folder),
        lambda: window.inbox.begin(folder),
        refresh_login_start,
        load,
    )
    for number, action in enumerate(actions):
        QTimer.singleShot(number * TURN_MS, window, action)


def warm_up(window: Window) -> None:
    """Load on a worker thread the modules that opening a vault and the first preview need."""

    def load(token: CancelToken, progress: Progress) -> None:
        from app.services.vaults import preload
        from checkers.jurisdictions import country_title
        from ui.desktop.shell.warm_up import import_modules

        gc.freeze()  # else the collector would look through the window as well, which waits meanwhile
        preload()  # first: it is what the person waits for
        for language in messages.languages():
            messages.texts(language)
            for code in COUNTRIES:
                country_title(code, language)
        import_modules(WARM, token, progress)

    def exclude(*_report: object) -> None:
        from ui.desktop.shell.warm_up import exclude_loaded

        exclude_loaded()

    JobSlot(window).start(load, Outcomes(lambda _nothing: None, progress=exclude))


def _report_paint(window: Window) -> None:
    print(f"painted {round(_age() * 1000)}", flush=True)
    QApplication.exit()


def _age() -> float:
    """Return the seconds since the process started (since this module was imported where the system does not tell)."""
    try:
        started = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started
    except (OSError, ValueError, AttributeError):
        return time.monotonic() - _IMPORTED


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
