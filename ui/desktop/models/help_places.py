"""Which page of the guide is about what the window shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

HELP_PLACES: Final[Mapping[str, tuple[str, str]]] = {
    "FirstRun": ("start", ""),
    "LockPage": ("start", "unlock"),
    "ErasePage": ("settings", "delete"),
    "CaseloadView": ("counsellors", ""),
    "TodayPage": ("index", "today"),
    "ResumePage": ("resume", ""),
    "Review": ("resume", "review"),
    "NamesView": ("names", ""),
    "WordingsView": ("resume", "wordings"),
    "CheckPage": ("check", ""),
    "CardView": ("check", "card"),
    "SendPage": ("copy", ""),
    "MeterView": ("copy", "traceability"),
    "Done": ("copy", "hand-over"),
    "ApplicationsPage": ("applications", ""),
    "PlatformPage": ("platforms", ""),
    "LeaksPage": ("leaks", ""),
    "Answer": ("leaks", "answer"),
    "IncidentView": ("leaks", "incident"),
    "SettingsPage": ("settings", ""),
    "AllowDialog": ("counsellors", "student"),
    "CounsellorKeyDialog": ("counsellors", ""),
    "CounsellorsDialog": ("counsellors", "student"),
    "MattersDialog": ("counsellors", "together"),
    "OfficeDialog": ("office", "colleagues"),
    "OfficeStudentsDialog": ("office", "colleagues"),
    "AddColleagueDialog": ("office", "colleagues"),
    "LeavingDialog": ("office", "leaving"),
    "NoticesDialog": ("office", "duties"),
    "PaperConsentDialog": ("counsellors", "consent"),
    "ShareDialog": ("counsellors", "student"),
    "SuggestionsDialog": ("counsellors", "student"),
    "CheckUpDialog": ("platforms", "check-up"),
    "CoverLetterDialog": ("copy", "hand-over"),
    "DesignDialog": ("copy", "design"),
    "EraseDialog": ("settings", "delete"),
    "EvidenceDialog": ("leaks", "evidence"),
    "FirstHourDialog": ("leaks", "first-hour"),
    "GuidedDialog": ("check", "official"),
    "CorrectReportDialog": ("leaks", "incident"),
    "IncidentDialog": ("leaks", "incident"),
    "IncidentReportDialog": ("leaks", "log"),
    "JoinIncidentsDialog": ("leaks", "incident"),
    "LetterDialog": ("applications", "letters"),
    "LettersDialog": ("applications", "letters"),
    "MailDialog": ("leaks", "trace"),
    "MailboxDialog": ("leaks", "trace"),
    "MeetingDialog": ("check", "away"),
    "NewMasterDialog": ("resume", "masters"),
    "NotedAnswerDialog": ("check", "by-hand"),
    "NotedFactsDialog": ("check", "by-hand"),
    "OwnNoteDialog": ("check", "own-notes"),
    "OwnNotesDialog": ("check", "own-notes"),
    "PassphraseDialog": ("settings", "keys"),
    "PastDialog": ("applications", "before"),
    "PhotoDialog": ("resume", "photo"),
    "RegisterDialog": ("check", "official"),
    "ScanDialog": ("copy", "scan"),
    "SearchDialog": ("search", "find"),
}
"""Class of a page, of a part of one, or of a dialog → page and anchor of the guide."""


def help_place(shown: QWidget | None) -> tuple[str, str]:
    """Return page and anchor for the widget that fills the window: those of its innermost visible part that has some."""
    if shown is None:
        return ("index", "")
    parts = [shown, *(one for one in shown.findChildren(QWidget) if one.isVisibleTo(shown))]
    found = [place for one in parts if (place := HELP_PLACES.get(type(one).__name__))]
    return found[-1] if found else ("index", "")
