"""The work of the Leaks page beside the window: what surfaced, or an example, compared; every file with its answer."""

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
from ui.desktop.models.trace_report import Traced
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.untrusted_input import Incoming, told_pages
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.domain.incidents import Compared
    from app.domain.records import Incident
    from ui.desktop.shell.session import Session

translate = QCoreApplication.translate

MANY: Final = 8
"""Most files that are named in one line."""
MOST_BYTES: Final = 256_000_000
"""Of all files of one incident: they are in memory together."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was traced, files that could not be read with the reason, everything exactly as received, the answer as an
    incident keeps it, and the incident that keeps the same files already. An example has neither of the last three. With `pages`
    the first of `traced` is what these pictures say together, and each of them follows. `left` are mail boxes with more
    messages than are compared: name, messages, how many were taken."""

    traced: tuple[Traced, ...]
    refused: tuple[tuple[str, UserError], ...] = ()
    surfaced: tuple[Surfaced, ...] = ()
    answer: Compared | None = None
    known: Incident | None = None
    pages: tuple[Incoming, ...] = ()
    left: tuple[tuple[str, int, int], ...] = ()

    @property
    def text(self) -> str:
        """What all of it says."""
        return "\n".join(one.untrusted_text for one in (self.traced[:1] if self.pages else self.traced))


def compare(session: Session, incoming: Incoming, token: CancelToken, progress: Progress, *, record: bool) -> Found:
    """Compare what came together with every copy, pictures one by one and as the pages of one text; `record` is off for a try. Raises the first `UserError` when nothing of
    it can be read, and `Cancelled`."""
    from app.mail.reading import read_parts
    from app.services.incidents import compared
    from app.services.traces import judged_together  # here: it is much, and few sessions need it

    traced, refused, surfaced = list[Traced](), list[tuple[str, UserError]](), list[Surfaced]()
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
                traced.append(_traced(session, name, part, token, progress, record=record))
            except UserError as error:
                refused.append((name, error))
    if not traced:
        raise refused[0][1]
    pages = incoming.pages if len(traced) > 1 else ()
    if pages:
        whole = "\n".join(one.untrusted_text for one in traced).encode()
        traced.insert(0, _traced(session, incoming.title, whole, token, progress, record=record))
    judged = judged_together([one.result for one in traced])
    together = tuple(replace(one, result=result) for one, result in zip(traced, judged, strict=True))
    if not record:
        return Found(together, tuple(refused), pages=pages, left=tuple(left))
    answer = compared([(one.untrusted_name, one.result) for one in together], to_iso(session.clock()))
    known = session.incidents.same_as(surfaced)
    return Found(together, tuple(refused), tuple(surfaced), answer, known, pages, tuple(left))


def taken_for(found: Found) -> str:
    """What the files were taken for, and what was left, where that is not plain to see; a sentence a line."""
    lines = list[str]()
    if found.pages:
        lines += [told_pages(found.pages), translate("comparing", "Each was compared by itself as well.")]
    for name, count, taken in found.left:
        lines.append(sentence("mail-box-left", {"name": one_line(name), "count": count, "taken": taken}))
    if found.refused:
        names = translate("comparing", ", ").join(one_line(name) for name, _ in found.refused[:MANY])
        if len(found.refused) > MANY:
            more = translate("comparing", "{names} and {count} more")
            names = more.format(names=names, count=len(found.refused) - MANY)
        lines.append(translate("comparing", "These files could not be read: {names}").format(names=names))
    return "\n".join(lines)


def compare_kept(session: Session, incident_id: str, token: CancelToken, progress: Progress) -> Found:
    """Compare again what an incident keeps. Raises like `compare`, and `UserError` `incident-unknown`."""
    incident = session.vault.incidents.get(incident_id)
    kept = session.incidents.surfaced(incident) if incident is not None else ()
    if not kept:
        raise UserError("incident-unknown", incident=incident_id)
    first, *more = [Incoming(one.untrusted_name, untrusted_bytes=one.untrusted_data) for one in kept]
    return compare(session, replace(first, more=tuple(more)), token, progress, record=True)


def _traced(
    session: Session, name: str, data: bytes, token: CancelToken, progress: Progress, *, record: bool
) -> Traced:
    service = session.traces
    result = service.trace(name, data, cancel=token, progress=progress, record=record)
    whole = service.calculation(name, data, result, cancel=token)
    text = service.text(name, data, cancel=token)
    return Traced(name, hashlib.sha256(data).hexdigest(), result, whole, text)


def compare_sample(
    session: Session, names: Sequence[str], language: str, token: CancelToken, progress: Progress
) -> Found:
    """An invented text compared with copies of an invented résumé; touches no vault. Raises `Cancelled`."""
    from app.services.example import compare_example

    example = compare_example(names, language, compute=session.compute, cancel=token, progress=progress)
    digest = hashlib.sha256(example.text.encode()).hexdigest()
    return Found((Traced("", digest, example.result, example.calculation, example.text),))
