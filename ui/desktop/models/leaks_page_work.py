"""Background work of the Leaks page: compares what surfaced, or an example; every file gets a result."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app.clock import to_iso
from app.domain.incidents import Surfaced
from app.errors import UserError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.models.trace_report import TracedFile
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.untrusted_input import UntrustedInput, pages_sentence
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.domain.incidents import Comparison
    from app.domain.stored_records import Incident
    from ui.desktop.shell.session import Session

translate = QCoreApplication.translate

MANY: Final = 8
"""Most files that are named in one line."""
MOST_BYTES: Final = 256_000_000
"""Of all files of one incident: they are in memory together."""


@dataclass(frozen=True, slots=True)
class ComparisonResult:
    """The result of comparing everything that surfaced together.

    What was traced, files that could not be read with the reason, everything exactly as received, the result as an
    incident stores it, and the incident that holds the same files already. An example has none of the last three.
    With `pages` the first of `traced` is the text of these pictures together, and each of them follows. `left` are
    mail boxes with more messages than are compared: name, messages, how many were taken.
    """

    traced: tuple[TracedFile, ...]
    refused: tuple[tuple[str, UserError], ...] = ()
    surfaced: tuple[Surfaced, ...] = ()
    answer: Comparison | None = None
    known: Incident | None = None
    pages: tuple[UntrustedInput, ...] = ()
    left: tuple[tuple[str, int, int], ...] = ()

    @property
    def text(self) -> str:
        """The text of everything that surfaced."""
        return "\n".join(one.untrusted_text for one in (self.traced[:1] if self.pages else self.traced))


def compare(
    session: Session, incoming: UntrustedInput, token: CancelToken, progress: Progress, *, record: bool
) -> ComparisonResult:
    """Compare what came together with every copy, pictures one by one and as the pages of one text.

    `record` is off for a try. Raises the first `UserError` when nothing of it can be read, and `Cancelled`.
    """
    from app.mail.reading import read_parts
    from app.services.incidents import build_comparison
    from app.services.traces import judged_together  # here: it is much, and few sessions need it

    traced, refused, surfaced = list[TracedFile](), list[tuple[str, UserError]](), list[Surfaced]()
    left = list[tuple[str, int, int]]()
    room = MOST_BYTES
    for one in incoming.pages or (incoming, *incoming.more):
        try:
            data = one.data()
            if len(data) > room:
                raise UserError("too-large", limit=MOST_BYTES // 1_000_000)
            room -= len(data)
            surfaced.append(Surfaced(one.name, data))
            read = read_parts(one.name, data, cancel=token)
        except UserError as error:
            refused.append((one.name, error))
            continue
        if read.messages > read.taken:
            left.append((one.name, read.messages, read.taken))
        for name, part in read.parts:
            try:
                traced.append(_trace_file(session, name, part, token, progress, record=record))
            except UserError as error:
                refused.append((name, error))
    if not traced:
        raise refused[0][1]
    pages = incoming.pages if len(traced) > 1 else ()
    if pages:
        whole = "\n".join(one.untrusted_text for one in traced).encode()
        traced.insert(0, _trace_file(session, incoming.title, whole, token, progress, record=record))
    judged = judged_together([one.result for one in traced])
    together = tuple(replace(one, result=result) for one, result in zip(traced, judged, strict=True))
    if not record:
        return ComparisonResult(together, tuple(refused), pages=pages, left=tuple(left))
    answer = build_comparison([(one.untrusted_name, one.result) for one in together], to_iso(session.clock()))
    known = session.incidents.find_same(surfaced)
    return ComparisonResult(together, tuple(refused), tuple(surfaced), answer, known, pages, tuple(left))


def notes_on_files(found: ComparisonResult) -> str:
    """Return notes on how the files were interpreted, and what was left out; a sentence a line."""
    lines = list[str]()
    if found.pages:
        lines += [pages_sentence(found.pages), translate("comparing", "Each was compared by itself as well.")]
    for name, count, taken in found.left:
        lines.append(sentence("mail-box-left", {"name": one_line(name), "count": count, "taken": taken}))
    if found.refused:
        names = translate("comparing", ", ").join(one_line(name) for name, _ in found.refused[:MANY])
        if len(found.refused) > MANY:
            more = translate("comparing", "{names} and {count} more")
            names = more.format(names=names, count=len(found.refused) - MANY)
        lines.append(translate("comparing", "These files could not be read: {names}").format(names=names))
    return "\n".join(lines)


def compare_kept(session: Session, incident_id: str, token: CancelToken, progress: Progress) -> ComparisonResult:
    """Compare the files of an incident again. Raises like `compare`, and `UserError` `incident-unknown`."""
    incident = session.vault.incidents.get(incident_id)
    kept = session.incidents.surfaced(incident) if incident is not None else ()
    if not kept:
        raise UserError("incident-unknown", incident=incident_id)
    first, *more = [UntrustedInput(one.untrusted_name, untrusted_bytes=one.untrusted_data) for one in kept]
    return compare(session, replace(first, more=tuple(more)), token, progress, record=True)


def _trace_file(
    session: Session, name: str, data: bytes, token: CancelToken, progress: Progress, *, record: bool
) -> TracedFile:
    service = session.traces
    result = service.trace(name, data, cancel=token, progress=progress, record=record)
    whole = service.calculation(name, data, result, cancel=token)
    text = service.text(name, data, cancel=token)
    return TracedFile(name, hashlib.sha256(data).hexdigest(), result, whole, text)


def compare_sample(
    session: Session, names: Sequence[str], language: str, token: CancelToken, progress: Progress
) -> ComparisonResult:
    """An invented text compared with copies of an invented résumé; touches no vault. Raises `Cancelled`."""
    from app.services.leak_example import compare_example

    example = compare_example(names, language, compute=session.compute, cancel=token, progress=progress)
    digest = hashlib.sha256(example.text.encode()).hexdigest()
    return ComparisonResult((TracedFile("", digest, example.result, example.calculation, example.text),))
