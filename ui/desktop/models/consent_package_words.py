"""Lines that tell what a consent package says of itself, before anything of it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.sensitivity import Kind
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import short
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.caseload.consent_package import Label
    from app.services.caseload import Caseload
    from app.services.caseload_consent import Incoming


def label_lines(label: Label) -> Sequence[str]:
    """Return what a package says of itself, line by line."""
    if label.withdraws:
        return (sentence("consent-label-withdraws", {"id": label.withdraws}),)
    purpose = f"{sentence(f'purpose-{label.purpose.value}')} {one_line(label.purpose_text)}".strip()
    rows = (
        ("consent-student", one_line(label.student)),
        ("consent-purpose", purpose),
        ("consent-employers", ", ".join(map(one_line, label.employers))),
        ("consent-kinds", ", ".join(map(_kind_name, label.kinds))),
        ("consent-issued", short(label.issued)),
        ("consent-until", short(label.expires)),
    )
    line = QCoreApplication.translate("CaseloadView", "{name}: {text}")
    return tuple(line.format(name=sentence(code), text=text) for code, text in rows if text)


def incoming_lines(caseload: Caseload, incoming: Incoming, *, pseudonyms: bool) -> Sequence[str]:
    """Return what the counsellor reads before a package is taken; of one that ends a consent: whose, what goes, and what is left."""
    from app.services.caseload_consent import withdrawal_texts

    if incoming.label.withdraws and incoming.student is not None:
        name = incoming.student.pseudonym if pseudonyms else one_line(incoming.student.name)
        texts = withdrawal_texts(caseload, incoming.student, name)
        return tuple(sentence(code, dict(params)) for code, params in texts)
    if not incoming.first_contact:
        return label_lines(incoming.label)
    return (*label_lines(incoming.label), sentence("fingerprint-compare", {"fingerprint": incoming.fingerprint}))


def _kind_name(code: str) -> str:
    """Return the name of a kind of personal data; a newer program may know others."""
    try:
        return vocabulary.kind(Kind(code))
    except ValueError:
        return one_line(code)
