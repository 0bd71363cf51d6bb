"""The page of a counsellor's students, with invented persons."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from benchmarks.studio import Studio
    from ui.desktop.shell.window import Window

STUDENTS: Final = {
    "en": (("2026-014", "Rosalind Achebe"), ("2026-021", "Tomasz Kowal"), ("2026-033", "Ines Duarte")),
    "zh": (("2026014", "陆一鸣"), ("2026021", "沈知夏"), ("2026033", "闻人若溪")),
}
EMPLOYERS: Final = {
    "en": ("Northwind Logistics Ltd", "Quayside Freight"),
    "zh": ("恒通物流有限公司", "码头货运有限公司"),
}


def caseload(studio: Studio, window: Window, folder: Path) -> None:
    """Make a caseload of three students, the last without a consent yet, and take the picture of its page."""
    from app.caseload.students import Consent, Keeper, Purpose, Route
    from app.services.caseload import create_caseload

    made = create_caseload(folder, "correct horse battery")
    people, employers = STUDENTS[studio.language], EMPLOYERS[studio.language]
    for number, (student_id, name) in enumerate(people):
        student = made.add(student_id, name, Keeper.STUDENT)
        if number + 1 < len(people):
            purpose = (Purpose.FAIR, Purpose.ADVICE)[number]
            named = employers if purpose is Purpose.FAIR else ()
            terms = (Route.PACKAGE, purpose, "", named, (), "2026-11-01", "2027-06-30", "")
            consent = Consent(student_id.rjust(32, "0"), 1, *terms)
            made.store(replace(student, consent=consent, student_key=student_id.encode().hex().zfill(64)[-64:]))
    window.show_folder(folder)
    window.opened(made.vault)
    studio.shoot("students")
