"""Sentences of `countermark copy verify`: what was found in a file that should be withheld."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from app import messages
from app.domain.verification import Verification
from ui.commands.common import finding_line

_MAX_LINES: Final = 50
_BY_ENDING: Final = {
    ".pdf": "pdf",
    ".docx": "zip",
    ".odt": "zip",
    ".doc": "ole",
    ".rtf": "rtf",
    ".json": "json",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
}


def verify_sentences(report: Verification, file: str, language: str) -> tuple[str, ...]:
    """Return the verdict: nothing found, or what was found where; unread content is never called found or clean."""

    def say(code: str, **params: str | int) -> str:
        return messages.sentence(code, language, params)

    said: list[str] = []
    meant = _BY_ENDING.get(PurePath(file).suffix.lower(), report.format)
    codes = {finding.code for finding in report.findings}
    if meant != report.format and not codes & {"empty", "locked"}:
        said.append(say("verify-ending", ending=PurePath(file).suffix, kind=say(f"verify-kind-{report.format}")))
    if report.clean:
        return (*said, say("verify-clean", count=len(report.channels)))
    if report.held:
        said.append(say("verify-found", count=len(report.held)))
        said.extend(finding_line(finding) for finding in report.held[:_MAX_LINES])
    said.extend(say(f"verify-{code}") for code in sorted(codes & {"locked", "empty"}))
    for code in ("unreadable", "unproven"):
        unread = [finding for finding in report.findings if finding.code == code]
        if unread:
            said.append(say(f"verify-{code}", count=len({finding.channel for finding in unread})))
            said.extend(finding_line(finding) for finding in unread[:_MAX_LINES])
    return tuple(said)
