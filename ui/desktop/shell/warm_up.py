"""Loads modules on a worker thread before somebody presses what needs them. Must import none of them itself."""

from __future__ import annotations

import gc
import importlib
from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QWidget

from app.later_modules import put_off
from app.workers.cancellation import CancelToken
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
        lambda token, _progress: import_modules(WARM_COUNSELLOR, token), Outcomes(lambda _nothing: None)
    )


def import_modules(names: Iterable[str], token: CancelToken) -> None:
    """Import modules by name, and exclude all that is loaded by then from garbage collection. Raises Cancelled.

    Excluded after each: the collector would hold the window for a tenth of a second to look through all of it.
    """
    for name in names:
        token.check()
        with put_off(*ASKED_LATER):
            importlib.import_module(name)
        gc.collect(0)  # what a module threw away is not kept for good
        gc.freeze()
    memory.freeze_gc()
