"""Loads modules on a worker thread before somebody presses what needs them. Must import none of them itself."""

from __future__ import annotations

import gc
import importlib
from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from app.later_modules import put_off
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.platform import memory
from ui.desktop.shell.jobs import JobSlot, Outcomes

WARM_COUNSELLOR: Final = (
    "ui.desktop.dialogs.add_colleague",
    "ui.desktop.dialogs.caseload_report",
    "ui.desktop.dialogs.compared_resumes",
    "ui.desktop.dialogs.fair",
    "ui.desktop.dialogs.caseload_leaving",
    "ui.desktop.dialogs.caseload_notices",
    "ui.desktop.dialogs.office_students",
    "ui.desktop.dialogs.signed_lists",
    *(
        f"app.services.caseload_{name}"
        for name in (
            "batch",
            "handover",
            "notices_print",
            "notices",
            "reports",
            "roster",
            "sectors",
            "shared_matters",
            "trace",
            "trace_texts",
            "vaults",
        )
    ),
    "app.services.shared_lists",
    "checkers.rules.colleague_packs",
    "ui.shared_rules",
)
"""What the page of students needs beyond the rest: 13 MB, numpy among it, that nobody else has to have."""


ASKED_LATER: Final = ("ssl", "pydoc")
"""What these modules import and ask for nothing before a connection is made: 5 MB."""


def warm_up_counsellor(view: QWidget) -> None:
    """Load `WARM_COUNSELLOR`; ends early when `view` is gone."""
    JobSlot(view).start(
        lambda token, progress: import_modules(WARM_COUNSELLOR, token, progress),
        Outcomes(lambda _nothing: None, progress=exclude_loaded),
    )


def import_modules(names: Sequence[str], token: CancelToken, progress: Progress) -> None:
    """Import modules by name, and report after each, for `exclude_loaded`. Raises Cancelled."""
    for number, name in enumerate(names, 1):
        token.check()
        with put_off(*ASKED_LATER):
            importlib.import_module(name)
        progress("modules", number, len(names))
    memory.trim_heap()


def exclude_loaded(*_report: object) -> None:
    """Exclude all that is loaded by now from garbage collection, but for what a module threw away. Called in the window's thread.

    Often, while little is new: to look through all of it would hold the window for a tenth of a second.
    """
    gc.collect(0)
    gc.freeze()
