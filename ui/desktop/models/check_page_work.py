"""Background work of the Check page: a posting in a file, a text, several pictures, or each message of a mail box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.errors import UserError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell.untrusted_input import PICTURES, UntrustedInput

if TYPE_CHECKING:
    from app.services.checks import CheckResult
    from ui.desktop.shell.session import Session

KINDS: Final = (".html", ".htm", ".mhtml", ".mht", ".txt", ".md", ".pdf", ".docx", ".eml", ".mbox", *PICTURES)
CHATS: Final = (".json", ".csv")
"""Exported chats and the JSON of boards: chosen as a posting, but a list or a résumé when dropped, until somebody looks inside."""
Pictures = Sequence[tuple[str, bytes]]
"""Names and bytes of the pictures that a posting was read from."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The result to be shown, and how the files were interpreted.

    The `pages` of one posting; the name of a file that is called a picture and is none; of a mail box how many
    `messages` it holds, and how many of them were `checked`.
    """

    result: CheckResult
    pages: tuple[UntrustedInput, ...] = ()
    no_picture: str = ""
    messages: int = 0
    checked: int = 0


def examine(
    session: Session,
    incoming: UntrustedInput,
    token: CancelToken,
    progress: Progress,
    *,
    employer: str = "",
    employers: Sequence[str] = (),
) -> Checked:
    """Check the input, and store the card, for an `employer` where it is known whose posting it is, or for that of the `employers` whom it names. Raises `UserError` where it cannot be read, and `Cancelled`."""
    from app.ingest.formats.sniff import is_picture
    from app.ingest.readings import read_texts
    from app.mail import mbox
    from app.services.checks import most_severe

    def check(data: bytes, name: str, pictures: Pictures = ()) -> CheckResult:
        return session.checks.check(
            data, name=name, pictures=pictures, employer=employer, employers=employers, cancel=token, progress=progress
        )

    if incoming.pages:
        return _pages(incoming, check, token, progress)
    data, name = incoming.data(), incoming.name
    if not data.strip():
        raise UserError("empty-file")
    if mbox.is_mbox_name(name) and (messages := mbox.split_messages(data)):
        result, checked = most_severe(name, messages, check)
        return Checked(result, messages=len(messages), checked=checked)
    if is_picture(data):  # a screenshot, whatever it is called: what can be read on it is checked
        progress("read", 0, 0)
        text = read_texts(name, data, cancel=token)[0]
        return Checked(check(text.encode(), f"{name}.txt", [(name, data)]))
    if incoming.suffix in PICTURES:
        return Checked(check(data, f"{name}.txt"), no_picture=name)
    return Checked(check(data, name))


def _pages(
    incoming: UntrustedInput,
    check: Callable[[bytes, str, Pictures], CheckResult],
    token: CancelToken,
    progress: Progress,
) -> Checked:
    from app.ingest.reading import read_text_pages

    progress("read", 0, 0)
    pages = [(one.name, one.data()) for one in incoming.pages]
    return Checked(check(read_text_pages(pages, cancel=token).encode(), incoming.title, pages), incoming.pages)
